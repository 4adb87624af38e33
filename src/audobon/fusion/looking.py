"""How the shared space looks at a picture: whole, small, on white.

Knows: pixels.  Does not know: nets, what a picture shows.
"""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray

Picture = NDArray[np.uint8]

LOOK_PX = 160
"""The side of the square in which a picture is looked at."""


def looked_at(picture: Picture, *, side_px: int = LOOK_PX) -> Picture:
    """A picture H W 3 (sRGB), its long side brought to `side_px`, in the middle of a white square."""
    height, width = picture.shape[:2]
    factor = side_px / max(height, width)
    size = (max(1, round(width * factor)), max(1, round(height * factor)))
    small = cv2.resize(picture, size, interpolation=cv2.INTER_AREA if factor < 1 else cv2.INTER_CUBIC)
    square = np.full((side_px, side_px, 3), 255, np.uint8)
    top, left = (side_px - small.shape[0]) // 2, (side_px - small.shape[1]) // 2
    square[top : top + small.shape[0], left : left + small.shape[1]] = small
    return square
