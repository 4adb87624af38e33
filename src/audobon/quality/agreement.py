"""How far two pictures show the same where a mask says so.

Knows: arrays.  Does not know: panels, thresholds, what is done with an answer.

Units: luma and colours 0-255; correlations -1 to 1; lengths in px.
"""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray

Gray = NDArray[np.float32]

_BROAD_PX = 8
"""No line is as broad."""
_LEAST_REACH_PX = 3


def reach_of(shape: tuple[int, ...]) -> int:
    """A fiftieth of a picture's shorter side: a line redrawn so near to the old one is still the same line."""
    return max(_LEAST_REACH_PX, round(min(shape[:2]) / 50)) | 1


def picture_agreement(draft: NDArray[np.generic], art: NDArray[np.generic], *, inside: NDArray[np.uint8]) -> float:
    """How well `art` shows what `draft` shows where `inside` is 1 and just around it (-1 .. 1).

    The best of what colours lie where, and where outlines run; both seen through a lens as coarse as a fiftieth of the
    picture, so that a redrawn line a few pixels beside the old one still counts as the same line.
    """
    reach = reach_of(inside.shape)
    rim = _rim(inside, reach)
    colors = [
        correlation(_soft(draft[..., channel], reach)[rim], _soft(art[..., channel], reach)[rim])
        for channel in range(3)
    ]
    return max(float(np.mean(colors)), edges_alike(draft, art, where=rim, lens_px=reach))


def line_agreement(line: NDArray[np.generic], art: NDArray[np.generic], *, inside: NDArray[np.uint8]) -> float:
    """How well the narrow darks of `art` lie on the lines of a map (255 paper, 0 ink) where `inside` is 1 and around it
    (-1 .. 1)."""
    reach = reach_of(inside.shape)
    return lines_alike(line, art, where=_rim(inside, reach), lens_px=max(2, round(reach / 3)), broad_px=_BROAD_PX)


def edges_alike(
    draft: NDArray[np.generic], art: NDArray[np.generic], *, where: NDArray[np.bool_], lens_px: float
) -> float:
    """The correlation of two pictures' edges at some pixels, through a lens."""
    return correlation(_soft(_edges(draft), lens_px)[where], _soft(_edges(art), lens_px)[where])


def lines_alike(
    line: NDArray[np.generic],
    art: NDArray[np.generic],
    *,
    where: NDArray[np.bool_],
    lens_px: float,
    broad_px: float = _BROAD_PX,
) -> float:
    """The correlation of a map's lines and a picture's darks that are narrower than `broad_px`, through a lens."""
    luma = luma_of(art)
    darks = np.maximum(_soft(luma, broad_px) - luma, 0)
    return correlation(_soft(255 - line.astype(np.float32), lens_px)[where], _soft(darks, lens_px)[where])


def luma_of(pixels: NDArray[np.generic]) -> Gray:
    """Luma H W of a picture H W 3 (or H W)."""
    if pixels.ndim == 2:
        return pixels.astype(np.float32)
    weights = np.array([0.299, 0.587, 0.114], np.float32)
    return np.asarray(pixels[..., :3].astype(np.float32) @ weights, np.float32)


def lab_of(pixels: NDArray[np.generic]) -> Gray:
    """CIELAB H W 3 of a softened picture."""
    scaled = np.ascontiguousarray(pixels[..., :3].astype(np.float32) / 255)
    softened = cv2.GaussianBlur(scaled, (0, 0), reach_of(pixels.shape))
    return np.asarray(cv2.cvtColor(softened, cv2.COLOR_RGB2LAB), np.float32)


def chroma_of(lab: Gray) -> float:
    """The mean chroma of a picture in CIELAB."""
    return float(np.hypot(lab[..., 1], lab[..., 2]).mean())


def correlation(one: Gray, other: Gray) -> float:
    """Pearson's r; 0 where one side does not vary."""
    a = one.ravel() - one.mean()
    b = other.ravel() - other.mean()
    length = float(np.sqrt((a * a).sum() * (b * b).sum()))
    return float((a * b).sum()) / length if length > 1e-6 else 0.0


def _rim(inside: NDArray[np.uint8], reach: int) -> NDArray[np.bool_]:
    """Where a mask grown by `reach` is."""
    grown = cv2.dilate(inside, np.ones((2 * reach + 1, 2 * reach + 1), np.uint8))
    return np.asarray(grown > 0)


def _edges(pixels: NDArray[np.generic]) -> Gray:
    luma = luma_of(pixels)
    across = np.asarray(cv2.Sobel(luma, cv2.CV_32F, 1, 0), np.float32)
    down = np.asarray(cv2.Sobel(luma, cv2.CV_32F, 0, 1), np.float32)
    return np.asarray(np.hypot(across, down), np.float32)


def _soft(plane: NDArray[np.generic], sigma_px: float) -> Gray:
    return np.asarray(cv2.GaussianBlur(plane.astype(np.float32), (0, 0), sigma_px), np.float32)
