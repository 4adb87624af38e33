"""The scroll: the strip's sections one under the other, cut into pictures as scrolling readers want them.

Knows: the largest slice they take, and where a cut hurts nobody.  Does not know: how strips are composed or lettered.

Source: the WEBTOON Canvas guide: slices 800 px wide, at most 1,280 px high and 2 MB each.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from audobon.binding.colophon import colophon_pages
from audobon.binding.pictures import check_pages, jpeg_bytes, no_art, remove_pages_after
from audobon.comic.book import Book
from audobon.comic.page import Page
from audobon.comic.raster import Raster
from audobon.crew import Artwork
from audobon.files import write_bytes
from audobon.typography.raster import paint_marks

MAX_SLICE_PX = 1280
MAX_SLICE_BYTES = 2_000_000
_LEAST_SLICE_PX = 240
_QUALITIES = (92, 85, 75, 60, 40, 20)
_LINE_PX = 4
"""Borders and outlines stand out so far over their boxes."""

Rows = tuple[int, int]
"""A stretch of rows: the first, and the one after the last."""


@dataclass(frozen=True, kw_only=True)
class Busy:
    """What a cut should spare: rows where anything stands, and rows where words do. Sorted, apart from each other."""

    anything: tuple[Rows, ...]
    words: tuple[Rows, ...]


class WebtoonBinder:
    """Writes `<slug>-webtoon/001.jpg` and so on."""

    def bind(self, book: Book, art: Callable[[str], Artwork], pages: Sequence[Artwork], out: Path) -> Path:
        """Cut the strip and the colophon: see `crew.Binder`.

        Args:
            book: The book as a strip: its pages are sections, all of one width.
            art: Not needed here: the sections are pictures already.
            pages: A picture a section, from the top down, all of one width.
            out: A folder.
        """
        check_pages(book, pages)
        folder = out / f"{book.slug}-webtoon"
        count = 0
        for count, piece in enumerate(_pieces(book, pages), start=1):
            write_bytes(folder / f"{count:03d}.jpg", slice_bytes(piece))
        remove_pages_after(folder, "jpg", last=count)
        return folder


def slice_bytes(piece: Raster) -> bytes:
    """A slice as JPEG of at most 2 MB, as fine as that allows."""
    data = b""
    for quality in _QUALITIES:
        data = jpeg_bytes(piece, quality=quality)
        if len(data) <= MAX_SLICE_BYTES:
            break
    return data


def busy_rows(sections: Sequence[Page], heights_px: Sequence[int], *, pixels_per_point: float) -> Busy:
    """The rows of the whole strip where pictures or words stand.

    Args:
        sections: From the top down.
        heights_px: Each section's height.
        pixels_per_point: The strip's scale.
    """
    anything: list[Rows] = []
    words: list[Rows] = []
    top = 0
    for section, height in zip(sections, heights_px, strict=True):
        said = [_rows(spread, top, scale=pixels_per_point) for spread in _word_spreads(section)]
        frames = [(frame.box.y, frame.box.bottom) for frame in section.frames]
        words += said
        anything += [*said, *(_rows(spread, top, scale=pixels_per_point) for spread in frames)]
        top += height
    return Busy(anything=_apart(anything), words=_apart(words))


def cuts(height_px: int, busy: Busy) -> tuple[int, ...]:
    """Where a strip is cut: rows, ascending, no two further apart than a slice is high.

    A cut falls in a gutter if there is one in reach, else through a picture where no words stand, and only where words
    fill more than a slice, through them.
    """
    found: list[int] = []
    start = 0
    while height_px - start > MAX_SLICE_PX:
        reach = (start + _LEAST_SLICE_PX, start + MAX_SLICE_PX)
        gutter = _last_gap(busy.anything, reach) or _rest_of_gutter(start, busy)
        start = (_last_gap(busy.words, reach) or reach)[1] if gutter is None else _in_gutter(gutter, busy)
        found.append(start)
    return tuple(found)


def _in_gutter(gutter: Rows, busy: Busy) -> int:
    """The middle of a gutter, so that both slices keep some of its time; lower where the next picture needs room."""
    following = _first_after(gutter, busy)
    wanted = 0 if following is None else following[1] - MAX_SLICE_PX
    return max((gutter[0] + gutter[1]) // 2, min(wanted, gutter[1]))


def _rest_of_gutter(start: int, busy: Busy) -> Rows | None:
    """What is left of a gutter for a short slice of bare paper, where that leaves the next picture whole."""
    gutter = _last_gap(busy.anything, (start + 1, start + MAX_SLICE_PX))
    following = _first_after(gutter, busy) if gutter is not None else None
    return gutter if following is not None and following[1] - following[0] <= MAX_SLICE_PX else None


def _first_after(gutter: Rows, busy: Busy) -> Rows | None:
    return next((stretch for stretch in busy.anything if stretch[0] >= gutter[1]), None)


def _pieces(book: Book, pages: Sequence[Artwork]) -> Iterator[Raster]:
    """The slices, from the top down; no more than two sections and a slice are held at once."""
    if not book.pages:
        return
    width_pt = book.pages[0].width_pt
    width_px = pages[0].pixels().width_px
    scale = width_px / width_pt
    heights = [round(section.height_pt * scale) for section in book.pages]
    borders = [*cuts(sum(heights), busy_rows(book.pages, heights, pixels_per_point=scale)), sum(heights)]
    held = np.zeros((0, width_px, 3), np.uint8)
    top = 0
    for page in pages:
        held = np.concatenate([held, page.pixels().array])
        while borders and borders[0] - top <= len(held):
            size = borders.pop(0) - top
            yield Raster(array=held[:size])
            held, top = held[size:], top + size
    height_pt = MAX_SLICE_PX / scale
    for marks in colophon_pages(book, width_pt=width_pt, height_pt=height_pt):
        yield paint_marks(marks, width_pt=width_pt, height_pt=height_pt, pixels_per_point=scale, art=no_art)


def _word_spreads(section: Page) -> Iterator[tuple[float, float]]:
    """From where to where words and their balloons reach, in points."""
    for heading in section.headings:
        lines = heading.lines
        yield lines[0].origin.y - lines[0].size_pt, lines[-1].origin.y + 0.3 * lines[-1].size_pt
    for balloon in section.balloons:
        ys = [point.y for outline in (balloon.outline, *balloon.extras) for point in outline.points]
        yield min(ys), max(ys)


def _rows(spread: tuple[float, float], top: int, *, scale: float) -> Rows:
    return top + int(spread[0] * scale) - _LINE_PX, top + int(spread[1] * scale) + 1 + _LINE_PX


def _apart(stretches: Iterable[Rows]) -> tuple[Rows, ...]:
    """Stretches that touch joined, in order."""
    joined: list[Rows] = []
    for low, high in sorted(stretches):
        if joined and low <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(joined[-1][1], high))
        else:
            joined.append((low, high))
    return tuple(joined)


def _last_gap(taken: Sequence[Rows], reach: Rows) -> Rows | None:
    """The lowest free stretch within reach; None if all of it is taken."""
    low, high = reach
    for first, after in reversed(taken):
        if first <= high < after:
            high = first
        elif after <= high:
            return (max(after, low), high) if max(after, low) <= high else None
    return (low, high) if low <= high else None
