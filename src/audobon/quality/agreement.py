"""How far two pictures show the same where a mask says so.

Knows: arrays.  Does not know: panels, thresholds, what is done with an answer.

Units: luma and colours 0-255; correlations -1 to 1; lengths in px.
"""

from __future__ import annotations

from functools import cached_property

import cv2
import numpy as np
from numpy.typing import NDArray

Gray = NDArray[np.float32]

_BROAD_PX = 8
"""No line is as broad."""
_LEAST_REACH_PX = 3
_FINE_PX, _LEAST_TIMES, _LEAST_SMALL_PX = 3.0, 2, 64


def reach_of(shape: tuple[int, ...]) -> int:
    """A fiftieth of a picture's shorter side: a line redrawn so near to the old one is still the same line."""
    return max(_LEAST_REACH_PX, round(min(shape[:2]) / 50)) | 1


class Agreement:
    """How well a panel's art shows what its pencils show, asked for one mask after another.

    Planes are softened once for all masks, when the first is asked for.

    Args:
        draft: The pencils' picture H W 3.
        line: Their line map H W, 255 paper and 0 ink.
        art: The art H W 3, of the same size.
    """

    def __init__(self, draft: NDArray[np.generic], line: NDArray[np.generic], art: NDArray[np.generic]) -> None:
        self._draft, self._line, self._art = draft, line, art
        self._reach = reach_of(line.shape)

    def of(self, inside: NDArray[np.uint8]) -> float:
        """The best of what colours lie where, where outlines run, and how well narrow darks lie on the lines (-1 .. 1).

        Args:
            inside: 1 where a figure is; a rim around it counts too.  All is seen through a lens as coarse as a fiftieth
                of the picture, so that a redrawn line a few pixels beside the old one still counts as the same line.
        """
        rim = _rim(inside, self._reach)
        colors = [correlation(one[rim], other[rim]) for one, other in self._colors]
        return max(float(np.mean(colors)), *(correlation(one[rim], other[rim]) for one, other in self._drawing))

    @cached_property
    def _colors(self) -> list[tuple[Gray, Gray]]:
        """Draft's and art's channels, softened."""
        return [
            (softened(self._draft[..., channel], self._reach), softened(self._art[..., channel], self._reach))
            for channel in range(3)
        ]

    @cached_property
    def _drawing(self) -> list[tuple[Gray, Gray]]:
        """Both pictures' edges, softened; the map's lines and the art's narrow darks, softened."""
        edges = (softened(_edges(self._draft), self._reach), softened(_edges(self._art), self._reach))
        return [edges, _lines_and_darks(self._line, self._art, lens_px=max(2, round(self._reach / 3)))]


def edges_alike(
    draft: NDArray[np.generic], art: NDArray[np.generic], *, where: NDArray[np.bool_], lens_px: float
) -> float:
    """The correlation of two pictures' edges at some pixels, through a lens."""
    return correlation(softened(_edges(draft), lens_px)[where], softened(_edges(art), lens_px)[where])


def lines_alike(
    line: NDArray[np.generic],
    art: NDArray[np.generic],
    *,
    where: NDArray[np.bool_],
    lens_px: float,
    broad_px: float = _BROAD_PX,
) -> float:
    """The correlation of a map's lines and a picture's darks that are narrower than `broad_px`, through a lens."""
    lines, darks = _lines_and_darks(line, art, lens_px=lens_px, broad_px=broad_px)
    return correlation(lines[where], darks[where])


def _lines_and_darks(
    line: NDArray[np.generic], art: NDArray[np.generic], *, lens_px: float, broad_px: float = _BROAD_PX
) -> tuple[Gray, Gray]:
    luma = luma_of(art)
    darks = np.maximum(softened(luma, broad_px) - luma, 0)
    return softened(255 - line.astype(np.float32), lens_px), softened(darks, lens_px)


def luma_of(pixels: NDArray[np.generic]) -> Gray:
    """Luma H W of a picture H W 3 (or H W)."""
    if pixels.ndim == 2:
        return pixels.astype(np.float32)
    weights = np.array([0.299, 0.587, 0.114], np.float32)
    return np.asarray(pixels[..., :3].astype(np.float32) @ weights, np.float32)


def lab_of(pixels: NDArray[np.generic]) -> Gray:
    """CIELAB H W 3 of a softened picture."""
    soft = softened(pixels[..., :3], reach_of(pixels.shape)) / 255
    return np.asarray(cv2.cvtColor(soft, cv2.COLOR_RGB2LAB), np.float32)


def chroma_of(lab: Gray) -> float:
    """The mean chroma of a picture in CIELAB."""
    return float(np.hypot(lab[..., 1], lab[..., 2]).mean())


def mean_color(lab: Gray, inside: NDArray[np.uint8] | None = None) -> NDArray[np.float64]:
    """The mean of each of three channels H W 3, over all pixels or where a mask H W is not 0; what numpy's means give,
    up to the rounding of 32 bits, in a tenth of the time."""
    return np.array(cv2.mean(lab, mask=inside)[:3])


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


def softened(picture: NDArray[np.generic], sigma_px: float) -> Gray:
    """A picture H W or H W C through a Gaussian lens.

    A broad one is looked through at a smaller size, and what is seen laid out at the picture's own again: it is so soft
    that nothing is lost (on painted panels, agreement moves by less than 0.0004), in a fifth of the time.
    Shrinking by areas softens too, as a box of one small pixel does; so much less is left to the lens.
    """
    whole = picture.astype(np.float32)
    height, width = whole.shape[:2]
    times = int(min(sigma_px / _FINE_PX, min(height, width) / _LEAST_SMALL_PX))
    if times < _LEAST_TIMES:
        return np.asarray(cv2.GaussianBlur(whole, (0, 0), sigma_px), np.float32)
    small = cv2.resize(whole, (width // times, height // times), interpolation=cv2.INTER_AREA)
    across, down = (
        np.sqrt((sigma_px * few / many) ** 2 - 1 / 12)
        for few, many in zip((width // times, height // times), (width, height), strict=True)
    )
    small = cv2.GaussianBlur(small, (0, 0), sigmaX=across, sigmaY=down)
    return np.asarray(cv2.resize(small, (width, height), interpolation=cv2.INTER_LINEAR), np.float32)
