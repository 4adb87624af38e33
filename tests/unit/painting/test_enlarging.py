"""Enlarging finished pictures."""

import numpy as np
import pytest
import torch
from torch import Tensor, nn

from audobon.comic.raster import Raster
from audobon.compute.plan import ComputePlan
from audobon.errors import ResourceError, SettingsError
from audobon.models.upscaler import Upscaler, bicubic
from audobon.models.zoo import EmbeddedUpscaler
from audobon.painting import enlarging
from audobon.painting.enlarging import LearnedEnlarger, cubic, picture_of, tiles, upscaled
from tests.tiny import tiny_upscaler

PLAN = ComputePlan(device="cpu", precision="float32", threads=1)


def an_enlarger(net: Upscaler | None = None) -> LearnedEnlarger:
    return LearnedEnlarger(EmbeddedUpscaler(net=net or tiny_upscaler(), fingerprint="f"), plan=PLAN)


def a_picture(width: int, height: int) -> Raster:
    return Raster(array=np.random.default_rng(0).integers(0, 256, (height, width, 3)).astype(np.uint8))


@pytest.mark.parametrize(("height", "width", "side"), [(1, 1, 96), (97, 40, 96), (200, 301, 64), (96, 192, 96)])
def test_tiles_cover_a_picture_once(height: int, width: int, side: int) -> None:
    seen = np.zeros((height, width), int)
    for tile in tiles(height, width, side=side, overlap=10):
        top, left, bottom, right = tile.inner
        seen[top:bottom, left:right] += 1
        assert tile.outer[0] % 2 == tile.outer[1] % 2 == 0
        assert tile.outer[0] <= top
        assert bottom <= tile.outer[2] <= height
    assert (seen == 1).all()


def test_tiles_leave_no_seam(monkeypatch: pytest.MonkeyPatch) -> None:
    image = torch.rand(1, 3, 53, 70)
    whole = upscaled(tiny_upscaler(), image, plan=PLAN)
    monkeypatch.setattr(enlarging, "TILES_PX", (16,))
    assert torch.allclose(upscaled(tiny_upscaler(), image, plan=PLAN), whole, atol=1e-5)


class Hungry(Upscaler):
    """An upscaler on a machine that holds only so many pixels."""

    holds_px = 0

    def added(self, image: Tensor) -> Tensor:
        if image.shape[-1] * image.shape[-2] > self.holds_px:
            raise RuntimeError("DefaultCPUAllocator: not enough memory: you tried to allocate 1 bytes")
        out: Tensor = nn.functional.interpolate(image, scale_factor=2.0, mode="nearest")
        return out


def test_where_memory_is_short_tiles_are_smaller() -> None:
    net = Hungry(tiny_upscaler().shape)
    net.holds_px = 250 * 250
    assert upscaled(net, torch.rand(1, 3, 300, 300), plan=PLAN).shape[-1] == 600


def test_where_no_tile_fits_it_is_said() -> None:
    with pytest.raises(ResourceError, match="AUD-520: memory ran out while enlarging a picture"):
        an_enlarger(Hungry(tiny_upscaler().shape)).enlarge(a_picture(30, 20), long_side_px=50)


@pytest.mark.parametrize(("asked", "comes"), [(10, 30), (30, 30), (45, 45), (61, 61), (120, 120), (500, 120)])
def test_the_long_side_comes_out_as_asked_within_two_doublings(asked: int, comes: int) -> None:
    large = an_enlarger().enlarge(a_picture(20, 30), long_side_px=asked)
    assert (large.height_px, large.width_px) == (comes, round(comes * 2 / 3))


@pytest.mark.parametrize("asked", [0, 20000])
def test_sizes_beyond_reason_are_refused(asked: int) -> None:
    with pytest.raises(SettingsError, match=f"AUD-216: a picture of {asked} px"):
        an_enlarger().enlarge(a_picture(8, 8), long_side_px=asked)


def test_fingerprint_names_weights_and_arithmetic() -> None:
    assert an_enlarger().fingerprint == f"upscaler:f; {PLAN.label}"


@pytest.mark.parametrize(("height", "width"), [(1, 1), (1, 7), (2, 3), (65, 40)])
def test_cubic_enlargement_is_the_nets_own(height: int, width: int) -> None:
    image = torch.rand(1, 3, height, width, generator=torch.Generator().manual_seed(0))
    assert torch.allclose(cubic(image), bicubic(image), atol=2e-6)


def test_picture_has_the_nearest_of_256_levels() -> None:
    values = torch.cat([torch.linspace(-0.1, 1.1, 4000), (torch.arange(255) + 0.5) / 255])
    image = values[None, None, None].expand(1, 3, 2, -1)
    wanted = (image[0].clamp(0, 1) * 255).round().byte().permute(1, 2, 0).numpy()
    assert np.array_equal(picture_of(image).array, wanted)
