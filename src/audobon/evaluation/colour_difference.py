"""How unlike two colours look: CIEDE2000.

Knows: arrays of colour.  Does not know: pictures' meaning.
"""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray

Lab = NDArray[np.float64]

_TWENTY_FIVE_TO_SEVENTH = 25.0**7


def lab_of(image: NDArray[np.uint8]) -> Lab:
    """CIELAB (D65; L 0..100) of an sRGB picture H W 3."""
    return np.asarray(cv2.cvtColor(image.astype(np.float32) / 255.0, cv2.COLOR_RGB2LAB), np.float64)


def ciede2000(first: Lab, second: Lab) -> NDArray[np.float64]:
    """Colour differences ... of CIELAB colours ... x 3, all three weights 1; about 1 is just seen side by side.

    Source:
        Sharma, Wu and Dalal 2005, The CIEDE2000 color-difference formula, equations 2 to 22.
    Checked against:
        The test data of the same paper (tests/unit/evaluation/test_colour_difference.py).
    """
    mean_chroma = (np.hypot(first[..., 1], first[..., 2]) + np.hypot(second[..., 1], second[..., 2])) / 2
    stretch = 1.5 - 0.5 * np.sqrt(mean_chroma**7 / (mean_chroma**7 + _TWENTY_FIVE_TO_SEVENTH))
    (chroma_1, hue_1), (chroma_2, hue_2) = (_polar(lab, stretch) for lab in (first, second))
    product = chroma_1 * chroma_2
    turn = np.where(product > 0, (hue_2 - hue_1 + 180) % 360 - 180, 0.0)
    lightness = second[..., 0] - first[..., 0]
    chroma = chroma_2 - chroma_1
    hue = 2 * np.sqrt(product) * np.sin(np.radians(turn) / 2)
    middle = (first[..., 0] + second[..., 0]) / 2
    around = (chroma_1 + chroma_2) / 2
    angle = np.where(product > 0, _mean_hue(hue_1, hue_2), hue_1 + hue_2)
    s_l = 1 + 0.015 * (middle - 50) ** 2 / np.sqrt(20 + (middle - 50) ** 2)
    s_c = 1 + 0.045 * around
    s_h = 1 + 0.015 * around * _hue_weight(angle)
    rotation = (
        -2
        * np.sqrt(around**7 / (around**7 + _TWENTY_FIVE_TO_SEVENTH))
        * np.sin(np.radians(60 * np.exp(-(((angle - 275) / 25) ** 2))))
    )
    squared = (lightness / s_l) ** 2 + (chroma / s_c) ** 2 + (hue / s_h) ** 2
    difference: NDArray[np.float64] = np.sqrt(np.maximum(squared + rotation * (chroma / s_c) * (hue / s_h), 0.0))
    return difference


def _polar(lab: Lab, stretch: NDArray[np.float64]) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Chroma and hue (degrees, 0..360) with the red-green axis stretched."""
    across = lab[..., 1] * stretch
    return np.hypot(across, lab[..., 2]), np.degrees(np.arctan2(lab[..., 2], across)) % 360


def _mean_hue(first: NDArray[np.float64], second: NDArray[np.float64]) -> NDArray[np.float64]:
    """The hue halfway along the shorter arc, degrees."""
    total = first + second
    far = np.abs(first - second) > 180
    return np.where(far, np.where(total < 360, total + 360, total - 360), total) / 2


def _hue_weight(angle: NDArray[np.float64]) -> NDArray[np.float64]:
    weight: NDArray[np.float64] = (
        1
        - 0.17 * np.cos(np.radians(angle - 30))
        + 0.24 * np.cos(np.radians(2 * angle))
        + 0.32 * np.cos(np.radians(3 * angle + 6))
        - 0.20 * np.cos(np.radians(4 * angle - 63))
    )
    return weight
