"""Control maps read off real illustrations: the line that was drawn and the flat colour under it.

Knows: pictures as arrays.  Does not know: nets, comics.
Lines stay true: a line is kept where it was drawn or left out whole, never simplified.  How much of the drawing is kept
is told to the net as `completeness`, so that it learns to add hatching and texture where fewer lines are given.
"""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray

Picture = NDArray[np.uint8]

CONTROLS_VERSION = 2
"""Raised when controls are read otherwise, so that packs made before are not used."""

COMPLETENESS = (1.0, 0.6, 0.3)
"""The levels at which lines are read: all ink, the clear lines, the main contours."""


def read_lines(image: Picture, *, completeness: float) -> Picture:
    """Ink of an illustration H W 3 as H W uint8, 0 paper to 255 ink.

    Ink is what is darker than the colour it lies on, and what is nearly black by itself; a dark wash is no line.  So
    lines read off a painting mean the same as lines drawn by a penciller.

    Args:
        image: sRGB picture.
        completeness: 1 keeps all ink, less keeps only long and strong lines.

    Source:
        Background estimation by grey closing: Soille 2003, Morphological Image Analysis, section 4.6 (top-hats).
    """
    grey = cv2.cvtColor(image, cv2.COLOR_RGB2GRAY).astype(np.float32) / 255.0
    ground = cv2.morphologyEx(grey, cv2.MORPH_CLOSE, cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (9, 9)))
    narrow = cv2.GaussianBlur(grey, (0, 0), 0.6)
    darkness = 1.0 - narrow / np.maximum(cv2.GaussianBlur(ground, (0, 0), 2.0), 0.08)
    threshold = 0.14 + 0.12 * (1.0 - completeness)
    ink = np.clip((darkness - threshold) * 5.0, 0.0, 1.0)
    ink = np.maximum(ink, np.clip((0.20 - narrow) * 8.0, 0.0, 1.0))
    if completeness < 1.0:
        ink *= _long_strokes(ink, smallest=int(30 + 170 * (1.0 - completeness)))
    drawn: Picture = (ink * 255.0).astype(np.uint8)
    return drawn


def _long_strokes(ink: NDArray[np.float32], *, smallest: int) -> NDArray[np.float32]:
    """1 where a connected stroke has at least `smallest` pixels."""
    strong = (ink > 0.35).astype(np.uint8)
    _, labels, statistics, _ = cv2.connectedComponentsWithStats(strong, connectivity=8)
    keep = statistics[:, cv2.CC_STAT_AREA] >= smallest
    keep[0] = False
    kept = keep[labels].astype(np.uint8)
    grown: NDArray[np.float32] = cv2.dilate(kept, np.ones((3, 3), np.uint8)).astype(np.float32)
    return grown


def read_flat(image: Picture) -> Picture:
    """Flat colour under the line, H W 3: ink filled from its sides, then regions made even.

    Source:
        Comaniciu and Meer 2002, mean shift, section 4.1; at half size for speed.
    """
    height, width = image.shape[:2]
    opened = cv2.morphologyEx(image, cv2.MORPH_CLOSE, cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (7, 7)))
    half = cv2.resize(
        cv2.medianBlur(opened, 7), (max(width // 2, 8), max(height // 2, 8)), interpolation=cv2.INTER_AREA
    )
    even = cv2.pyrMeanShiftFiltering(half, sp=10, sr=24, maxLevel=1)
    full = cv2.resize(even, (width, height), interpolation=cv2.INTER_LINEAR)
    flat: Picture = cv2.medianBlur(full, 9)
    return flat
