"""A finished picture with more pixels: the learned upscaler, once or twice, in tiles that memory holds.

Knows: pictures, the upscaler, arithmetic.  Does not know: panels, pages, what the pixels are for.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import cv2
import numpy as np
import torch
from torch import Tensor

from audobon.comic.panel import WeightsUsed
from audobon.comic.raster import Raster
from audobon.compute.memory import with_less_memory
from audobon.compute.plan import ComputePlan
from audobon.errors import SettingsError
from audobon.models.upscaler import FACTOR, Upscaler
from audobon.models.zoo import EmbeddedUpscaler
from audobon.painting.conditioning import image_tensor

TILES_PX = (768, 384, 192, 96)
MOST_TIMES = 2


@dataclass(frozen=True, kw_only=True)
class Tile:
    """A piece of a picture: `inner` is kept, `outer` is what the net must see for it; (top, left, bottom, right)."""

    inner: tuple[int, int, int, int]
    outer: tuple[int, int, int, int]


def tiles(height: int, width: int, *, side: int, overlap: int) -> Iterator[Tile]:
    """Pieces whose inner parts cover a picture once; sides and overlap are even, so that the net's folding agrees."""
    for top in range(0, height, side):
        for left in range(0, width, side):
            bottom, right = min(top + side, height), min(left + side, width)
            outer = (max(0, top - overlap), max(0, left - overlap), bottom + overlap, right + overlap)
            yield Tile(
                inner=(top, left, bottom, right), outer=(*outer[:2], min(outer[2], height), min(outer[3], width))
            )


@torch.inference_mode()
def upscaled(net: Upscaler, image: Tensor, *, plan: ComputePlan) -> Tensor:
    """An image 1 3 h w as 1 3 2h 2w in [0, 1]; tiles overlap by the net's whole reach, so no seam can show.

    Raises:
        ResourceError: AUD-520, if memory does not suffice for the smallest tile.
    """

    def in_tiles(side: int) -> Tensor:
        height, width = image.shape[-2:]
        overlap = net.shape.reach_px + net.shape.reach_px % 2
        whole = torch.empty(1, 3, FACTOR * height, FACTOR * width)
        for tile in tiles(height, width, side=side, overlap=overlap):
            top, left, bottom, right = tile.outer
            with plan.autocast():
                added = net.added(image[..., top:bottom, left:right].to(plan.device)).cpu()
            up, down = (FACTOR * (tile.inner[index] - top) for index in (0, 2))
            start, end = (FACTOR * (tile.inner[index] - left) for index in (1, 3))
            into = [FACTOR * edge for edge in tile.inner]
            for channel, large in enumerate(_cubic_planes(image[..., top:bottom, left:right])):
                torch.add(
                    large[up:down, start:end],
                    added[0, channel, up:down, start:end],
                    out=whole[0, channel, into[0] : into[2], into[1] : into[3]],
                )
        return whole

    return with_less_memory(in_tiles, TILES_PX, what="enlarging a picture").clamp_(0, 1)


def cubic(image: Tensor) -> Tensor:
    """An image 1 3 h w as 1 3 2h 2w, bicubic: what `models.upscaler.bicubic` gives, up to 1e-6, thirteen times as fast
    on a processor."""
    return torch.stack(list(_cubic_planes(image)))[None]


def _cubic_planes(image: Tensor) -> Iterator[Tensor]:
    """The channels 2h 2w of an image 1 3 h w, enlarged one after the other."""
    planes = image[0].float().cpu().numpy()
    size = (FACTOR * planes.shape[2], FACTOR * planes.shape[1])
    for plane in planes:
        yield torch.from_numpy(cv2.resize(np.ascontiguousarray(plane), size, interpolation=cv2.INTER_CUBIC))


class LearnedEnlarger:
    """Enlarges pictures with the upscaler that this project trained.

    Args:
        upscaler: The net and its sha256.
        plan: Device and precision.
    """

    def __init__(self, upscaler: EmbeddedUpscaler, *, plan: ComputePlan) -> None:
        self._net = upscaler.net.to(plan.device)
        self._plan = plan
        self.weights = (WeightsUsed(name="upscaler", sha256=upscaler.fingerprint),)
        self.fingerprint = f"upscaler:{upscaler.fingerprint}; {plan.label}"

    @property
    def at_once(self) -> int:
        """All of the plan's workers: a call changes nothing that another one sees."""
        return self._plan.workers

    def enlarge(self, picture: Raster, *, long_side_px: int) -> Raster:
        """A picture H W 3 with its long side at `long_side_px`, or as near as two doublings bring it; never smaller.

        Raises:
            SettingsError: AUD-216, if `long_side_px` is not 1..16384.
            ResourceError: AUD-520, if memory does not suffice for the smallest tile.
        """
        if not 1 <= long_side_px <= 16384:
            raise SettingsError(
                "AUD-216", f"a picture of {long_side_px} px was asked for", hint="choose between 1 and 16384 px"
            )
        longest = max(picture.height_px, picture.width_px)
        image = image_tensor(picture)
        for _ in range(MOST_TIMES):
            if max(image.shape[-2:]) < long_side_px:
                image = self.doubled(image)
        wanted = max(longest, min(long_side_px, max(image.shape[-2:])))
        return _shrunk_to(picture_of(image), long_side_px=wanted) if wanted > longest else picture

    def doubled(self, image: Tensor) -> Tensor:
        """An image 1 3 h w as 1 3 2h 2w, both in [0, 1]."""
        return upscaled(self._net, image, plan=self._plan)


def picture_of(image: Tensor) -> Raster:
    """An image 1 3 h w in [0, 1] as a picture."""
    planes = image[0].float().clamp(0, 1).cpu().numpy()
    return Raster(array=np.asarray(cv2.merge([cv2.convertScaleAbs(plane, alpha=255.0) for plane in planes]), np.uint8))


def _shrunk_to(picture: Raster, *, long_side_px: int) -> Raster:
    longest = max(picture.height_px, picture.width_px)
    if longest <= long_side_px:
        return picture
    share = long_side_px / longest
    size = (max(1, round(picture.width_px * share)), max(1, round(picture.height_px * share)))
    return Raster(array=np.asarray(cv2.resize(picture.array, size, interpolation=cv2.INTER_AREA), np.uint8))
