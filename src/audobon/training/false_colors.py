"""Flat colour that cannot be trusted, so that the style must be: what a batch is given in place of the true one.

Knows: pictures as arrays.  Does not know: nets, packs.
A pen drawing's own flat colour is bare paper.  Given that, a net learns to follow the colour and needs no style; but a
penciller's flat colour is always coloured, whatever the style.  So pen drawings are dyed at random here and the net is
asked for the drawing, and paintings are tinted a little and the net is asked for the painting.
"""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray

Picture = NDArray[np.uint8]
Plane = NDArray[np.float32]

_CELLS_PX = 96
_MONOCHROME = 7.0
_HATCH_PX = 6.0


def is_monochrome(image: Picture) -> bool:
    """Whether a picture H W 3 has one hue at most, that of its paper: the spread of its chroma is small."""
    pixels = image[::4, ::4].reshape(-1, 3).astype(np.float32)
    chroma = pixels - pixels.mean(axis=1, keepdims=True)
    return bool(chroma.std(axis=0).mean() < _MONOCHROME)


def dyed(image: Picture, flat: Picture, *, generator: np.random.Generator) -> Picture:
    """Flat colour H W 3 for a pen drawing: its tone, hatching seen from afar included, in random dyes cell by cell."""
    height, width = flat.shape[:2]
    under = cv2.cvtColor(flat, cv2.COLOR_RGB2GRAY).astype(np.float32) / 255.0
    afar = cv2.GaussianBlur(cv2.cvtColor(image, cv2.COLOR_RGB2GRAY).astype(np.float32) / 255.0, (0, 0), _HATCH_PX)
    share = float(generator.uniform(0.2, 1.0))
    tone = (1 - share) * under + share * afar
    tone = np.clip(tone / max(float(np.quantile(tone, 0.95)), 0.3), 0.0, 1.0)
    dyes = _dyes(generator, count=int(generator.integers(3, 10)))
    cells = _cells(tone, count=len(dyes), generator=generator)
    cells = cv2.resize(cells, (width, height), interpolation=cv2.INTER_NEAREST)
    colour = cv2.GaussianBlur(dyes[cells], (0, 0), 1.5) * tone[..., None]
    out: Picture = (np.clip(colour, 0, 1) * 255).astype(np.uint8)
    return out


def _dyes(generator: np.random.Generator, *, count: int) -> Plane:
    """Colours count 3 in 0..1, muted; about a quarter of them undyed."""
    value = generator.uniform(0.5, 1.0, size=(count, 1))
    tint = generator.uniform(0.3, 1.0, size=(count, 3))
    tint = tint / tint.max(axis=1, keepdims=True)
    strength = generator.uniform(0.2, 1.0, size=(count, 1)) * (generator.random((count, 1)) > 0.25)
    return np.asarray(value * (1 - strength + strength * tint), np.float32)


def _cells(tone: Plane, *, count: int, generator: np.random.Generator) -> NDArray[np.uint8]:
    """Which of `count` seeds is nearest in place and tone, 96 x 96."""
    small = cv2.resize(tone, (_CELLS_PX, _CELLS_PX), interpolation=cv2.INTER_AREA)
    rows, columns = np.mgrid[0:_CELLS_PX, 0:_CELLS_PX].astype(np.float32) / _CELLS_PX
    at = generator.integers(0, _CELLS_PX, size=(count, 2))
    seeds = [(rows[r, c], columns[r, c], small[r, c]) for r, c in at]
    apart = [(rows - y) ** 2 + (columns - x) ** 2 + 1.5 * (small - level) ** 2 for y, x, level in seeds]
    nearest: NDArray[np.uint8] = np.argmin(np.stack(apart), axis=0).astype(np.uint8)
    return nearest


def tinted(flat: Picture, *, generator: np.random.Generator) -> Picture:
    """Flat colour H W 3 of a painting with its chroma turned and scaled and its light changed a little."""
    pixels = flat.astype(np.float32)
    grey = pixels.mean(axis=2, keepdims=True)
    chroma = pixels - grey
    turn = float(generator.normal(0.0, 0.12))
    turned = chroma + turn * (np.roll(chroma, 1, axis=2) - np.roll(chroma, -1, axis=2))
    light = float(generator.uniform(0.85, 1.08))
    out: Picture = np.clip(grey * light + turned * float(generator.uniform(0.5, 1.6)), 0, 255).astype(np.uint8)
    return out


def coarsened(flat: Picture, *, generator: np.random.Generator) -> Picture:
    """Flat colour H W 3 known only every 8 to 24 px."""
    height, width = flat.shape[:2]
    cell = int(generator.integers(8, 25))
    small = cv2.resize(flat, (max(width // cell, 2), max(height // cell, 2)), interpolation=cv2.INTER_AREA)
    out: Picture = cv2.resize(small, (width, height), interpolation=cv2.INTER_LINEAR).astype(np.uint8)
    return out


def without_hatching(line: Picture, *, dense: float = 0.40) -> Picture:
    """A line map H W (255 ink) with the thin strokes of dense patches left out whole; contours and solid blacks stay.

    Args:
        line: Ink as read off a drawing.
        dense: Share of ink, over a few pixels about, from which a patch counts as hatched.
    """
    about = cv2.GaussianBlur(line, (0, 0), 5.0).astype(np.float32) / 255.0
    solid = cv2.morphologyEx(line, cv2.MORPH_OPEN, cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (5, 5)))
    kept = np.where(about > dense, solid, line)
    out: Picture = kept.astype(np.uint8)
    return out
