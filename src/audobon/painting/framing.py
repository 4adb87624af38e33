"""Pencils cut out and at another size: what the net is given for a part of a panel, or for all of it smaller.

Knows: pencils as pictures.  Does not know: nets, why a part is wanted.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

import cv2
import numpy as np
from numpy.typing import NDArray

from audobon.comic.pencils import Pencils
from audobon.comic.raster import Raster

STEERING_MAPS = ("line", "flat")


@dataclass(frozen=True, kw_only=True)
class Cut:
    """A part of a panel in whole pixels: rows `top` to `bottom`, columns `left` to `right`."""

    top: int
    left: int
    bottom: int
    right: int

    @property
    def box(self) -> tuple[slice, slice]:
        """Rows and columns."""
        return slice(self.top, self.bottom), slice(self.left, self.right)

    @property
    def height_px(self) -> int:
        return self.bottom - self.top

    @property
    def width_px(self) -> int:
        return self.right - self.left


def cut_pencils(pencils: Pencils, cut: Cut) -> Pencils:
    """Draft, line, flat colour and masks of a part of a panel. Anchors and reserved boxes are left out."""
    return _changed(pencils, lambda raster: Raster(array=raster.array[cut.box]))


def resized_pencils(pencils: Pencils, *, width_px: int, height_px: int) -> Pencils:
    """Draft, line, flat colour and masks at another size; averaged when smaller, interpolated when larger."""
    return _changed(pencils, lambda raster: Raster(array=_resized(raster.array, width_px, height_px)))


def _changed(pencils: Pencils, change: Callable[[Raster], Raster]) -> Pencils:
    return replace(
        pencils,
        draft=change(pencils.draft),
        controls=tuple(
            replace(control, image=change(control.image))
            for control in pencils.controls
            if control.name in STEERING_MAPS
        ),
        masks=tuple(replace(mask, image=change(mask.image)) for mask in pencils.masks),
        anchors=(),
        reserved=(),
    )


def _resized(pixels: NDArray[np.generic], width_px: int, height_px: int) -> NDArray[np.uint8]:
    smaller = width_px * height_px < pixels.shape[0] * pixels.shape[1]
    method = cv2.INTER_AREA if smaller else cv2.INTER_CUBIC
    return np.asarray(cv2.resize(np.ascontiguousarray(pixels), (width_px, height_px), interpolation=method), np.uint8)
