"""The colour that steers the net: the pencils' flat colour under the draft's own light and shade, without the ink.

Knows: drafts and control maps as arrays.  Does not know: nets.
Flat colour read off a real illustration keeps its broad light and shade; flat colour drawn by a penciller has none, so
the draft's is laid over it here.
"""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray

Picture = NDArray[np.uint8]
Plane = NDArray[np.float32]

_SOFTNESS_PX = 3.0


def shade_of(draft: Picture, flat: Picture, ink: Picture) -> Plane:
    """Light and shade H W of a draft H W 3 over its flat colour H W 3, about 1; the ink H W (255 ink) is left out.

    Inked pixels are filled from their sides by normalised convolution.

    Source:
        Knutsson and Westin 1993, Normalized and Differential Convolution, section 3.
    """
    bright = cv2.cvtColor(draft, cv2.COLOR_RGB2GRAY).astype(np.float32) + 8.0
    even = cv2.cvtColor(flat, cv2.COLOR_RGB2GRAY).astype(np.float32) + 8.0
    clear = (cv2.dilate(ink, np.ones((3, 3), np.uint8)) < 40).astype(np.float32)
    weight = cv2.GaussianBlur(clear, (0, 0), _SOFTNESS_PX) + 1e-3
    ratio = np.clip(bright / even, 0.4, 1.5) * clear
    # Where there is ink all about, nothing is known of the shade, and it counts as none.
    shade: Plane = (cv2.GaussianBlur(ratio, (0, 0), _SOFTNESS_PX) + 1e-3) / weight
    return np.clip(shade, 0.5, 1.3).astype(np.float32)


def toned(draft: Picture, flat: Picture, ink: Picture) -> Picture:
    """Flat colour H W 3 with the draft's light and shade."""
    shaded = flat.astype(np.float32) * shade_of(draft, flat, ink)[..., None]
    picture: Picture = np.clip(shaded, 0, 255).astype(np.uint8)
    return picture
