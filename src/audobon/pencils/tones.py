"""Tones: soft shade, light and washes laid into a window of a picture.

Knows: a soft mask's edge, multiplying, screening, painting over.  Does not know: which forms a tone falls on.
All arithmetic is in bytes, which costs a fifth of the same in floats and differs by one level at most.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

import cv2
import numpy as np
from numpy.typing import NDArray

from audobon.pencils.outlines import SUBPIXEL_BITS, fixed
from audobon.pencils.shapes import Points, ShapeKind

Picture = NDArray[np.uint8]
Packed = NDArray[np.uint32]

_COARSE_FROM_PX = 9.0
"""A softer edge than this is drawn at a quarter of the size and enlarged: nothing in it is sharper."""
_COARSE = 4


def soft_mask(pieces: Sequence[Points], *, width: int, height: int, softness: float) -> Picture:
    """Cover 0..255 of filled polygons with a soft edge; `pieces` in pixels of the window."""
    if softness < _COARSE_FROM_PX:
        cover = np.zeros((height, width), dtype=np.uint8)
        for piece in pieces:
            cv2.fillPoly(cover, [fixed(piece)], (255,), cv2.LINE_AA, SUBPIXEL_BITS)
        return _softened(cover, radius=softness)
    cover = np.zeros((height // _COARSE + 2, width // _COARSE + 2), dtype=np.uint8)
    for piece in pieces:
        cv2.fillPoly(cover, [fixed(piece / _COARSE)], (255,), cv2.LINE_AA, SUBPIXEL_BITS)
    soft = _softened(cover, radius=softness / _COARSE)
    rows, columns = cover.shape
    large = cv2.resize(soft, (columns * _COARSE, rows * _COARSE), interpolation=cv2.INTER_LINEAR)
    return np.ascontiguousarray(large[:height, :width], dtype=np.uint8)


def _softened(cover: Picture, *, radius: float) -> Picture:
    """Two box blurs: close to a Gaussian, and their cost does not grow with the radius."""
    if radius < 0.6:
        return cover
    side = 2 * max(round(radius * 0.8), 1) + 1
    once = cv2.blur(cover, (side, side), borderType=cv2.BORDER_REPLICATE)
    return np.asarray(cv2.blur(once, (side, side), borderType=cv2.BORDER_REPLICATE), dtype=np.uint8)


def lay_tone(window: Picture, cover: Picture, *, kind: ShapeKind, color: tuple[int, int, int], strength: float) -> None:
    """Multiply (SHADE), screen (LIGHT) or paint (WASH) a window H W 3 or 4 in place; a fourth channel stays."""
    strength = round(min(max(strength, 0.0), 1.0), 2)
    channels = window.shape[2]
    rest = _looked_up(cover, _rests(kind, color, strength), channels=channels)
    if kind is ShapeKind.LIGHT:
        window[:] = cv2.bitwise_not(cv2.multiply(cv2.bitwise_not(window), rest, scale=1 / 255))
        return
    toned = cv2.multiply(window, rest, scale=1 / 255)
    if kind is ShapeKind.WASH:
        toned = cv2.add(toned, _looked_up(cover, _paints(color, strength), channels=channels))
    window[:] = toned


def _looked_up(cover: Picture, table: Packed, *, channels: int) -> Picture:
    """The table's four bytes for every cover, H W 4, or their first three: one look-up costs half of one a channel."""
    found = np.take(table, cover).view(np.uint8).reshape(*cover.shape, 4)
    return found if channels == 4 else np.asarray(cv2.cvtColor(found, cv2.COLOR_RGBA2RGB), dtype=np.uint8)


@lru_cache(maxsize=4096)
def _rests(kind: ShapeKind, color: tuple[int, int, int], strength: float) -> Packed:
    """What is left of three channels for every cover; the fourth stays whole."""
    return _packed([*(_rest(kind, value, strength) for value in color), np.full(256, 255, dtype=np.uint8)])


@lru_cache(maxsize=4096)
def _paints(color: tuple[int, int, int], strength: float) -> Packed:
    """What a wash adds to three channels for every cover; the fourth gets nothing."""
    return _packed([*(_paint(value, strength) for value in color), np.zeros(256, dtype=np.uint8)])


def _packed(columns: Sequence[Picture]) -> Packed:
    """Four tables of 256 bytes as one of 256 words."""
    return np.ascontiguousarray(np.stack(columns, axis=1)).view(np.uint32)[:, 0].copy()


def _rest(kind: ShapeKind, value: int, strength: float) -> Picture:
    """For every cover, what is left of a channel (of what it lacks to white, under LIGHT)."""
    cover = np.arange(256) / 255 * strength
    share = {ShapeKind.SHADE: 1 - value / 255, ShapeKind.LIGHT: value / 255}.get(kind, 1.0)
    return np.asarray((255 * (1 - cover * share)).round(), dtype=np.uint8)


def _paint(value: int, strength: float) -> Picture:
    """For every cover, what a wash adds to a channel."""
    return np.asarray((np.arange(256) / 255 * strength * value).round(), dtype=np.uint8)
