"""A part of a picture painted again: what is cut out for it, and how it is laid back.

Knows: masks, boxes.  Does not know: nets, words.
Whoever the words name is drawn into the part that the mask shows, with some room about it.  Beyond the rim of 32 px
about the mask that the painter blends over, nothing changes.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from audobon.comic.raster import Raster
from audobon.crew import Repaint
from audobon.one_panel import Part
from audobon.serving.images.asked import GRAIN_PX, EditedPicture, ImageLimits
from audobon.serving.images.refusals import UnusableRequestError

ROOM_PX = 48
"""What is seen of the picture about the part, so that the one goes over into the other."""


@dataclass(frozen=True, kw_only=True)
class Cutting:
    """The part of a picture that is painted: its place, and it as a repaint of its own."""

    part: Part
    repaint: Repaint

    def laid_back(self, whole: Raster, painted: Raster) -> Raster:
        """The whole picture with the painted part in its place."""
        pixels = np.array(whole.array, np.uint8)
        rows = slice(self.part.top, self.part.top + self.part.height)
        pixels[rows, self.part.left : self.part.left + self.part.width] = painted.array
        return Raster(array=pixels)


def cutting_of(edited: EditedPicture, limits: ImageLimits) -> Cutting:
    """The part that is painted: the mask's box and room about it, at least as large as the smallest picture.

    Raises:
        UnusableRequestError: AUD-774, if the mask shows nothing, or more than a picture may have.
    """
    inside = np.asarray(edited.mask.array, np.uint8) > 0
    rows, columns = (np.flatnonzero(inside.any(axis=axis)) for axis in (1, 0))
    if not len(rows):
        raise UnusableRequestError(
            "AUD-774",
            "the mask leaves nothing to paint",
            hint="make the part that is to change transparent",
            param="mask",
        )
    top, bottom = _span(int(rows[0]), int(rows[-1]) + 1, inside.shape[0], least=limits.least_px)
    left, right = _span(int(columns[0]), int(columns[-1]) + 1, inside.shape[1], least=limits.least_px)
    if (bottom - top) * (right - left) > limits.picture_px:
        raise UnusableRequestError(
            "AUD-774",
            f"the mask reaches over {right - left} x {bottom - top} px",
            hint=f"paint {limits.picture_px} px at once at most",
            param="mask",
        )
    box = (slice(top, bottom), slice(left, right))
    art, mask = (np.array(one.array, np.uint8)[box] for one in (edited.art, edited.mask))
    whole_px = edited.art.width_px, edited.art.height_px
    part = Part(left=left, top=top, width=right - left, height=bottom - top, whole_px=whole_px)
    return Cutting(part=part, repaint=Repaint(art=Raster(array=art), mask=Raster(array=mask)))


def _span(first: int, end: int, of: int, *, least: int) -> tuple[int, int]:
    """From and to, with room, a multiple of the grain long where the picture allows."""
    length = min(of, max(least, -(-(end - first + 2 * ROOM_PX) // GRAIN_PX) * GRAIN_PX))
    start = max(0, min((first + end - length) // 2, of - length))
    return start, start + length
