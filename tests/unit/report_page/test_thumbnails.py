"""However many pictures there are, together they have no more bytes than they may."""

from __future__ import annotations

import io
from collections.abc import Callable

import numpy as np
import pytest
from PIL import Image

from audobon.comic.raster import Raster
from audobon.report_page.thumbnails import LONGEST_PX, SHORTEST_PX, thumbnails
from tests.builders import a_picture


def noise(seed: int) -> Callable[[], Raster]:
    """What takes most room of all."""
    pixels = np.random.default_rng(seed).integers(0, 256, (300, 400, 3), np.uint8)
    return lambda: Raster(array=pixels)


@pytest.mark.parametrize("most", [60_000, 120_000, 400_000])
def test_pictures_are_made_smaller_until_all_fit(most: int) -> None:
    made = thumbnails({f"{seed}": noise(seed) for seed in range(6)}, most_bytes=most)
    assert made.bytes <= most
    assert made.longest_px < 400
    sizes = {Image.open(io.BytesIO(data)).size for data in made.pictures.values()}
    assert {max(size) for size in sizes} == {made.longest_px}


def test_few_pictures_keep_all_that_one_may_have() -> None:
    made = thumbnails({"one": lambda: a_picture(width=1024, height=700)})
    assert made.longest_px == LONGEST_PX
    assert Image.open(io.BytesIO(made.pictures["one"])).size == (512, 350)


def test_no_picture_is_made_smaller_than_can_be_seen() -> None:
    made = thumbnails({"one": noise(1)}, most_bytes=10)
    assert made.longest_px == SHORTEST_PX


def test_lost_picture_is_left_out() -> None:
    assert list(thumbnails({"lost": lambda: None, "there": a_picture}).pictures) == ["there"]
