"""Pen hatching: where the draft is in shade or a colour is deep, strokes lie side by side as an illustrator lays them.

Knows: the pulled plates as pictures.  Does not know: shapes, cameras, comics.
Hatching goes into the draft and the line map alike, so the painter meets it as ink that was drawn.
"""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

Picture = NDArray[np.uint8]
Plane = NDArray[np.float32]

STROKES_PER_HEIGHT = 85
_LAYERS = ((0.9, 0.07), (2.2, 0.28))
"""(direction in radians, darkness from which it is laid): a first slanting layer, and a crossing one in deep shade."""

_INK = np.array([58.0, 46.0, 40.0], np.float32)
_STRENGTH = 0.62


@dataclass(frozen=True, kw_only=True)
class Hatched:
    """Draft H W 3 and line H W (255 paper) with hatching in them."""

    draft: Picture
    line: Picture


def hatch(draft: Picture, flat: Picture, line: Picture, *, seed: int) -> Hatched:
    """Lay hatching over a draft H W 3 by its own shade; `flat` H W 3 and `line` H W (255 paper) are of the same panel.

    Source:
        Tone by stroke width and crossing layers: Winkenbach and Salesin 1994, Computer-Generated Pen-and-Ink
        Illustration, section 3.
    """
    strokes = _strokes(_darkness(draft, flat), seed=seed)
    cover = (strokes * _STRENGTH)[..., None]
    inked = draft.astype(np.float32) * (1 - cover) + _INK * cover
    drawn = np.minimum(line, (255.0 - 235.0 * strokes).astype(np.uint8))
    return Hatched(draft=inked.astype(np.uint8), line=drawn)


def _darkness(draft: Picture, flat: Picture) -> Plane:
    """0 (light) to 1: shade of the draft over its flat colour, and the depth of the colour itself."""
    # Closing fills thin ink from its sides, so that outlines do not count as shade.
    bright = cv2.morphologyEx(cv2.cvtColor(draft, cv2.COLOR_RGB2GRAY), cv2.MORPH_CLOSE, np.ones((7, 7), np.uint8))
    even = cv2.cvtColor(flat, cv2.COLOR_RGB2GRAY).astype(np.float32)
    shade = np.clip(0.97 - (bright.astype(np.float32) + 8.0) / (even + 8.0), 0.0, 1.0)
    depth = np.clip(0.45 - even / 255.0, 0.0, 1.0)
    darkness: Plane = cv2.GaussianBlur(1.5 * shade + 0.45 * depth, (0, 0), 1.5)
    return darkness


def _strokes(darkness: Plane, *, seed: int) -> Plane:
    """Cover 0..1 of all strokes, H W."""
    height, width = darkness.shape
    generator = np.random.default_rng(seed)
    period = max(height / STROKES_PER_HEIGHT, 4.0)
    down, across = np.mgrid[0:height, 0:width].astype(np.float32)
    pressure = np.clip(1.0 + 0.6 * _noise(height, width, cell=9.0, generator=generator), 0.0, 1.6)
    cover = np.zeros((height, width), np.float32)
    for angle, threshold in _LAYERS:
        sway = 0.9 * _noise(height, width, cell=60.0, generator=generator)
        sway += 0.12 * _noise(height, width, cell=14.0, generator=generator)
        phase = (across * np.cos(angle) + down * np.sin(angle)) / period + sway
        from_middle = np.abs(phase - np.floor(phase) - 0.5) * 2.0
        width_share = np.clip((darkness - threshold) * pressure * 0.9, 0.0, 0.42)
        stroke = np.clip((width_share - from_middle) * period * 0.8, 0.0, 1.0) * (width_share > 0.03)
        cover = np.maximum(cover, stroke.astype(np.float32))
    return cover


def _noise(height: int, width: int, *, cell: float, generator: np.random.Generator) -> Plane:
    """Smooth noise of mean 0 and deviation about 1, with features of `cell` pixels."""
    coarse = generator.normal(size=(int(height / cell) + 3, int(width / cell) + 3)).astype(np.float32)
    noise: Plane = cv2.resize(coarse, (width, height), interpolation=cv2.INTER_CUBIC)
    return noise
