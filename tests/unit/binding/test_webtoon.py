"""The scroll: slices that scrolling readers take, cut in gutters, that make up the whole strip again."""

from __future__ import annotations

import io
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from audobon.binding.webtoon import MAX_SLICE_BYTES, MAX_SLICE_PX, Busy, WebtoonBinder, busy_rows, cuts, slice_bytes
from audobon.comic.book import Book
from audobon.comic.geometry import Box
from audobon.comic.page import Page
from audobon.comic.raster import Raster
from tests.unit.binding.bound_book import a_book, a_set_balloon, art, loose

SCALE = 800 / 360


def a_section(number: int, *, height_pt: float = 300.0) -> Page:
    (page,) = a_book(pages=1).pages
    frame = replace(page.frames[0], box=Box(x=14, y=54, width=332, height=height_pt - 54))
    return replace(
        page, number=number, width_pt=360, height_pt=height_pt, frames=(frame,), balloons=(), folio=None, headings=()
    )


def a_strip(*heights_pt: float) -> Book:
    sections = tuple(a_section(number, height_pt=height) for number, height in enumerate(heights_pt, start=1))
    return replace(a_book(), pages=sections)


def rasters(strip: Book) -> list[Raster]:
    shapes = [(round(section.height_pt * SCALE), 800, 3) for section in strip.pages]
    return [Raster(array=np.full(shape, 40 * index + 20, np.uint8)) for index, shape in enumerate(shapes)]


def slices(strip: Book, folder: Path) -> list[np.ndarray]:  # type: ignore[type-arg]
    made = WebtoonBinder().bind(strip, art, [loose(raster) for raster in rasters(strip)], folder)
    assert made.name == "a-winter-walk-webtoon"
    return [np.asarray(Image.open(path)) for path in sorted(made.iterdir())]


def test_slices_are_as_readers_want_them_and_make_up_the_strip(tmp_path: Path) -> None:
    strip = a_strip(300, 420, 200, 500, 150)
    found = slices(strip, tmp_path)
    assert all(piece.shape[1] == 800 and piece.shape[0] <= MAX_SLICE_PX for piece in found)
    whole = np.concatenate([raster.array for raster in rasters(strip)])
    story = np.concatenate(found[:-1])
    assert story.shape == whole.shape
    assert np.abs(story.astype(int) - whole).max() <= 4
    assert found[-1].min() < 120, "the colophon comes last"


def test_shorter_strip_leaves_no_slices_of_a_longer_one(tmp_path: Path) -> None:
    assert len(slices(a_strip(500, 500, 500), tmp_path)) > len(slices(a_strip(200), tmp_path)) == 2


def test_cuts_fall_into_gutters() -> None:
    strip = a_strip(300, 420, 200, 500, 150, 400)
    heights = [raster.height_px for raster in rasters(strip)]
    busy = busy_rows(strip.pages, heights, pixels_per_point=SCALE)
    found = cuts(sum(heights), busy)
    assert found
    assert all(not low < cut < high for cut in found for low, high in busy.anything)


def test_picture_that_just_fits_a_slice_is_left_whole() -> None:
    strip = a_strip(300, 54 + 553, 54 + 553, 300)
    heights = [raster.height_px for raster in rasters(strip)]
    busy = busy_rows(strip.pages, heights, pixels_per_point=SCALE)
    found = cuts(sum(heights), busy)
    assert all(not low < cut < high for cut in found for low, high in busy.anything)
    assert all(after - before <= MAX_SLICE_PX for before, after in pairwise([0, *found, sum(heights)]))


def test_picture_higher_than_a_slice_is_cut_where_no_words_stand() -> None:
    balloon = a_set_balloon(0)
    section = replace(a_section(1, height_pt=900.0), balloons=(balloon,))
    height = round(900 * SCALE)
    ys = [point.y * SCALE for point in balloon.outline.points]
    for offset in (0.0, MAX_SLICE_PX - (min(ys) + max(ys)) / 2):
        moved = tuple(replace(point, y=point.y + offset / SCALE) for point in balloon.outline.points)
        there = replace(section, balloons=(replace(balloon, outline=replace(balloon.outline, points=moved)),))
        busy = busy_rows((there,), (height,), pixels_per_point=SCALE)
        (cut,) = cuts(height, busy)
        assert not busy.words[0][0] < cut < busy.words[0][1]


@given(
    st.lists(st.tuples(st.integers(0, 9000), st.integers(1, 3000)), max_size=8),
    st.lists(st.tuples(st.integers(0, 9000), st.integers(1, 600)), max_size=8),
    st.integers(1, 9000),
)
def test_any_strip_is_cut_into_slices_that_fit(
    pictures: list[tuple[int, int]], words: list[tuple[int, int]], height: int
) -> None:
    def apart(spreads: list[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
        joined: list[tuple[int, int]] = []
        for low, size in sorted(spreads):
            if not joined or low > joined[-1][1]:
                joined.append((low, low + size))
        return tuple(joined)

    found = cuts(height, Busy(anything=apart(pictures), words=apart(words)))
    borders = [0, *found, height]
    assert all(0 < after - before <= MAX_SLICE_PX for before, after in pairwise(borders))


def test_slice_that_is_hard_to_pack_still_fits() -> None:
    noise = np.random.default_rng(1).integers(0, 256, (MAX_SLICE_PX, 800, 3), dtype=np.uint8)
    data = slice_bytes(Raster(array=noise))
    assert len(data) <= MAX_SLICE_BYTES
    assert Image.open(io.BytesIO(data)).size == (800, MAX_SLICE_PX)
