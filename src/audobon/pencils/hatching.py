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

STROKES_PER_HEIGHT = 85
_LAYERS = ((0.9, 0.07), (2.2, 0.28))
"""(direction in radians, darkness from which it is laid): a first slanting layer, and a crossing one in deep shade."""

_INK = (58, 46, 40)
_STRENGTH = 0.62
_DARKEST = 1.6
"""Darkness that a byte's 255 stands for."""
_PRESSURE = 2.0
"""Pressure of the pen that a byte's 255 stands for."""
_WIDEST = 0.42
"""Most of a stroke's period that ink covers."""


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
    levels = np.arange(256) / 255
    rest = cv2.LUT(strokes, _bytes(255 * (1 - _STRENGTH * levels)))
    ink = [cv2.LUT(strokes, _bytes(value * _STRENGTH * levels)) for value in _INK]
    inked = cv2.add(cv2.multiply(draft, cv2.merge([rest, rest, rest]), scale=1 / 255), cv2.merge(ink))
    drawn = cv2.min(line, cv2.LUT(strokes, _bytes(255 - 235 * levels)))
    return Hatched(draft=inked, line=drawn)


def _bytes(values: NDArray[np.float64]) -> Picture:
    return np.asarray(np.clip(values, 0, 255).round(), dtype=np.uint8)


def _darkness(draft: Picture, flat: Picture) -> Picture:
    """Shade of the draft over its flat colour, and the depth of the colour itself; 255 is `_DARKEST`."""
    # Closing fills thin ink from its sides, so that outlines do not count as shade.
    bright = cv2.morphologyEx(cv2.cvtColor(draft, cv2.COLOR_RGB2GRAY), cv2.MORPH_CLOSE, np.ones((7, 7), np.uint8))
    even = cv2.cvtColor(flat, cv2.COLOR_RGB2GRAY)
    lit = cv2.divide(cv2.add(bright, _scalar(8)), cv2.add(even, _scalar(8)), scale=0.97 * 200)
    shade = cv2.subtract(_scalar(0.97 * 0.97 * 200), lit)
    depth = cv2.LUT(even, _bytes(255 / _DARKEST * 0.45 * np.clip(0.45 - np.arange(256) / 255, 0, 1)))
    dark = cv2.addWeighted(shade, 255 / _DARKEST * 1.5 / (0.97 * 200), depth, 1.0, 0)
    return np.asarray(cv2.GaussianBlur(dark, (0, 0), 1.5), dtype=np.uint8)


def _scalar(value: float) -> tuple[float, float, float, float]:
    return (value, 0.0, 0.0, 0.0)


def _strokes(darkness: Picture, *, seed: int) -> Picture:
    """Cover 0..255 of all strokes, H W. A stroke's phase is a byte: it runs over at every period by itself."""
    height, width = darkness.shape
    generator = np.random.default_rng(seed)
    period = max(height / STROKES_PER_HEIGHT, 4.0)
    unsteady = _noise(height, width, cell=9.0, generator=generator)
    pressure = cv2.convertScaleAbs(cv2.max(unsteady, _scalar(-1.6)), alpha=0.6 * 255 / _PRESSURE, beta=255 / _PRESSURE)
    cover: Picture = np.zeros((height, width), np.uint8)
    for angle, threshold in _LAYERS:
        levels = 0.9 * 255 * (np.arange(256) / 255 * _DARKEST - threshold)
        share = cv2.multiply(cv2.LUT(darkness, _bytes(levels)), pressure, scale=_PRESSURE / 255)
        share = cv2.LUT(share, _bytes(np.where(np.arange(256) > 8, np.minimum(np.arange(256), _WIDEST * 255), 0)))
        middle = cv2.LUT(_phase(height, width, angle=angle, period=period, generator=generator), _FROM_MIDDLE)
        cover = cv2.max(cover, cv2.convertScaleAbs(cv2.subtract(share, middle), alpha=period * 0.8))
    return cover


_FROM_MIDDLE = _bytes(np.abs(np.arange(256) - 127.5) * 2)


def _phase(height: int, width: int, *, angle: float, period: float, generator: np.random.Generator) -> Picture:
    """Where in a stroke's period each pixel lies: slanting lines that sway a little."""
    sway = _noise(height, width, cell=60.0, generator=generator, deviation=0.9 * 256)
    sway += _noise(height, width, cell=14.0, generator=generator, deviation=0.12 * 256)
    phase = sway.astype(np.int32).astype(np.uint8)
    phase += _run_over(height, np.sin(angle) / period)[:, None]
    phase += _run_over(width, np.cos(angle) / period)
    return phase


def _run_over(count: int, step: float) -> Picture:
    """0, step, 2 step ... in bytes that run over at 1."""
    return (np.arange(count) * (256 * step)).astype(np.int64).astype(np.uint8)


def _noise(
    height: int, width: int, *, cell: float, generator: np.random.Generator, deviation: float = 1.0
) -> NDArray[np.float32]:
    """Smooth noise of mean 0, with features of `cell` pixels."""
    shape = (int(height / cell) + 3, int(width / cell) + 3)
    coarse = (deviation * generator.normal(size=shape)).astype(np.float32)
    return np.asarray(cv2.resize(coarse, (width, height), interpolation=cv2.INTER_LINEAR), dtype=np.float32)
