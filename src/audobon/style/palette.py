"""The colours that a hand uses, and colours brought towards them: in CIELAB, where distances are as they are seen.

Knows: pixels whose paper is white.  Does not know: nets, panels, who asks.
A palette is taken as the normal distribution of hue's two coordinates, and the way from one to another is the one that
moves colours least.  Lightness stays, so light, time of day and legibility stay with the drawing; paper stays white and
ink black.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

Picture = NDArray[np.uint8]
Numbers = NDArray[np.float64]
Colours = NDArray[np.float32]

_STEP_PX = 3
_PAPER_FROM, _INK_BELOW = 94.0, 12.0
"""Lightness, 0..100, of what is paper and what is ink and has no hue to tell."""
_LEAST_SPREAD = 4.0
"""Of a palette's variance: a sheet of one hue is no reason to make all things that hue."""
_MOST_STRETCH = 2.0


@dataclass(frozen=True, kw_only=True)
class Palette:
    """Mean and covariance of CIELAB's a and b: (a, b) and (aa, ab, bb)."""

    mean: tuple[float, float]
    spread: tuple[float, float, float]


def palette_of(pictures: Sequence[Picture]) -> Palette:
    """The palette of pictures H W 3, their paper white; each counts alike.

    Raises:
        ValueError: if there are none.
    """
    if not pictures:
        raise ValueError("a palette is read off at least one picture")
    means, seconds = [], []
    for picture in pictures:
        lab = _lab(picture[::_STEP_PX, ::_STEP_PX].astype(np.float32)).reshape(-1, 3).astype(np.float64)
        inked = lab[(lab[:, 0] < _PAPER_FROM) & (lab[:, 0] > _INK_BELOW), 1:]
        inked = inked if len(inked) else np.zeros((1, 2))
        means.append(inked.mean(axis=0))
        seconds.append(inked.T @ inked / len(inked))
    mean = np.mean(means, axis=0)
    spread = np.mean(seconds, axis=0) - np.outer(mean, mean)
    return Palette(
        mean=(float(mean[0]), float(mean[1])),
        spread=(float(spread[0, 0]), float(spread[0, 1]), float(spread[1, 1])),
    )


def transported(colours: Colours, *, start: Palette, end: Palette, strength: float) -> Colours:
    """Colours H W 3 (sRGB, 0..255) brought `strength` (0..1) of the way from one palette to another.

    Source: the linear Monge-Kantorovitch map between normal distributions, Pitie and Kokaram 2007, The Linear
        Monge-Kantorovitch Linear Colour Mapping for Example-Based Colour Transfer, section 2.
    """
    if strength == 0:
        return colours
    lab = _lab(colours)
    hues = lab[..., 1:].astype(np.float64)
    moved = (hues - start.mean) @ _map(start, end).T + end.mean
    light = lab[..., :1] / 100
    share = strength * np.clip(8 * light * (1 - light), 0, 1)
    lab[..., 1:] = hues + share * (moved - hues)
    back = np.asarray(cv2.cvtColor(lab, cv2.COLOR_LAB2RGB), np.float32)
    return np.asarray(np.clip(back, 0, 1) * 255, np.float32)


def _map(start: Palette, end: Palette) -> Numbers:
    """The symmetric matrix 2 2 that takes one covariance to the other, no direction stretched more than twofold."""
    first, last = (_matrix(one.spread) for one in (start, end))
    root = _power(first, 0.5)
    back = _power(first, -0.5)
    stretch = back @ _power(root @ last @ root, 0.5) @ back
    values, vectors = np.linalg.eigh((stretch + stretch.T) / 2)
    return np.asarray((vectors * np.clip(values, 0, _MOST_STRETCH)) @ vectors.T, np.float64)


def _matrix(spread: tuple[float, float, float]) -> Numbers:
    return np.array([[spread[0], spread[1]], [spread[1], spread[2]]]) + _LEAST_SPREAD * np.eye(2)


def _power(matrix: Numbers, exponent: float) -> Numbers:
    values, vectors = np.linalg.eigh(matrix)
    return np.asarray((vectors * np.maximum(values, 1e-9) ** exponent) @ vectors.T, np.float64)


def _lab(colours: Colours) -> Colours:
    """CIELAB H W 3 (0..100, and about -100..100 twice) of sRGB 0..255."""
    scaled = np.ascontiguousarray(np.clip(colours, 0, 255) / 255, np.float32)
    return np.asarray(cv2.cvtColor(scaled, cv2.COLOR_RGB2LAB), np.float32)
