"""Faults that every page of a bound book can have, whatever file holds it.

Knows: pages as they were measured.  Does not know: files.
"""

from __future__ import annotations

from collections.abc import Iterator
from statistics import median

from audobon.comic.inspection import Fault
from audobon.quality.art_checks import BrokenPicture
from audobon.quality.files.checking_parts import FileCheck, Way
from audobon.quality.files.page_pictures import BookPages, PageSeen, missing_numbers


class NoPages:
    """There is nothing to read.

    What it sees: how many pages the file has.
    Why it matters: a reader opens an empty book and takes the program for broken.
    Threshold: one page.
    Blind spots: pages that are there but say nothing (see BlankPage).
    Remedy: bind the book again.
    """

    code = "AUD-Q200"
    _way = Way(code=code, way_out="bind the book again")

    def faults(self, view: BookPages) -> Iterator[Fault]:
        if not view.pages:
            yield self._way.error("there is no page in it", measured=0, limit=1)


class UnreadablePage:
    """A page's picture cannot be decoded.

    What it sees: whether the whole picture decodes, to its last row, within 80 million pixels.
    Why it matters: readers show a grey half, an error, or nothing.
    Threshold: none: it decodes or it does not.
    Blind spots: a picture that was damaged before it was encoded.
    Remedy: bind the book again, or fetch the file again.
    """

    code = "AUD-Q201"
    _way = Way(code=code, way_out="bind the book again, or fetch the file again, whole")

    def faults(self, view: BookPages) -> Iterator[Fault]:
        for page in view.pages:
            if page.damage:
                yield self._way.error(f"the picture cannot be read: {page.damage}", page.name)


class BlankPage:
    """There is next to nothing on a page.

    What it sees: the standard deviation of luma over the page.
    Why it matters: an empty page reads as a printing fault.
    Threshold: 2 of 255. A colophon of small type, the palest page of a book, has 13 to 23; a flat page
        as JPEG below 0.5.
    Blind spots: a page that is meant to be empty, as an endpaper is; a page that is busy with the wrong thing.
    Remedy: print that page again.
    """

    code = "AUD-Q202"
    least_spread = 2.0
    _way = Way(code=code, way_out="print the page again; take it out if nothing is meant to be on it")

    def faults(self, view: BookPages) -> Iterator[Fault]:
        for page in seen_pages(view):
            if page.spread < self.least_spread:
                yield self._way.error(
                    f"the page is blank: luma spreads only {page.spread:.1f} of 255",
                    page.name, measured=page.spread, limit=self.least_spread,
                )  # fmt: skip


class NoisyPage:
    """A page is noise.

    What it sees: the correlation of neighbouring pixels, across or down, as the check of a panel does.
    Why it matters: a page of noise is a picture that broke where nobody looked.
    Threshold: 0.5, as for panels: drawn and painted pages lie above 0.9, white noise at 0.
    Blind spots: noise in one panel of a page.
    Remedy: print that page again.
    """

    code = "AUD-Q203"
    least_neighbours = BrokenPicture.least_neighbours
    _way = Way(code=code, way_out="paint and print the page again")

    def faults(self, view: BookPages) -> Iterator[Fault]:
        for page in seen_pages(view):
            if page.spread >= BlankPage.least_spread and page.neighbours < self.least_neighbours:
                yield self._way.error(
                    f"the page is noise: neighbouring pixels agree only to {page.neighbours:.2f}",
                    page.name, measured=page.neighbours, limit=self.least_neighbours,
                )  # fmt: skip


class UnequalPages:
    """A page is of another size than the others.

    What it sees: each page's height and proportion against the median's; in a strip, widths alone.
    Why it matters: a page that is larger or smaller jumps as one turns to it, and in print it is cut.
    Threshold: a twentieth. Pages of one book that this program binds are equal to the pixel; a double page, twice as
        wide at the same height, is no fault.
    Blind spots: a book whose every page is wrong.
    Remedy: print that page again at the size of the others.
    """

    code = "AUD-Q204"
    most_off = 0.05
    _way = Way(code=code, way_out="print the page at the size of the others")

    def faults(self, view: BookPages) -> Iterator[Fault]:
        pages = seen_pages(view)
        if not pages:
            return
        width = median(page.width for page in pages)
        height = median(page.height for page in pages)
        for page in pages:
            double = page.width / 2 if abs(page.width / width - 2) < 4 * self.most_off else page.width
            off = abs(double / width - 1)
            if not view.strip:
                off = max(off, abs(page.height / height - 1))
            if off > self.most_off:
                yield self._way.warning(
                    f"the page is {page.width:.0f} x {page.height:.0f} {view.unit}, "
                    f"the others are {width:.0f} x {height:.0f}",
                    page.name, measured=off, limit=self.most_off,
                )  # fmt: skip


class CoarsePage:
    """A page has too few pixels to be read.

    What it sees: the shorter side of the page's picture, in pixels; in a strip, its width.
    Why it matters: lettering of 8 points is a smear below that.
    Threshold: 450 px. The coarsest page that `audobon make` prints (72 dots an inch) is 477 px wide.
    Blind spots: a small picture that was blown up; pages of a PDF (see CoarseArt).
    Remedy: bind the book at more dots an inch.
    """

    code = "AUD-Q205"
    least_px = 450
    _way = Way(code=code, way_out="make the book at more dots an inch (--dpi)")

    def faults(self, view: BookPages) -> Iterator[Fault]:
        if view.unit != "px":
            return
        for page in seen_pages(view):
            side = page.width if view.strip else min(page.width, page.height)
            if side < self.least_px:
                yield self._way.warning(
                    f"the page is only {side:.0f} px across", page.name, measured=side, limit=self.least_px
                )


class MissingPage:
    """Pages are missing.

    What it sees: gaps in the numbers that pages' names count, and the number of pages against the number that the file
        says it has.
    Why it matters: a missing page is a hole in the story, and nothing else shows it.
    Threshold: none: every number is there or it is not.
    Blind spots: last pages of a file that counts nothing; names that do not count.
    Remedy: bind the book again; write the count anew where it is the count that is wrong.
    """

    code = "AUD-Q206"
    _way = Way(code=code, way_out="bind the book again, with all of its pages")

    def faults(self, view: BookPages) -> Iterator[Fault]:
        if view.counted is not None and view.counted != len(view.pages):
            yield self._way.error(
                f"the file says that it has {view.counted} pages, and {len(view.pages)} are in it",
                measured=len(view.pages), limit=view.counted,
            )  # fmt: skip
        numbers = missing_numbers(view.numbered)
        if numbers:
            told = ", ".join(str(number) for number in numbers[:8]) + (" ..." if len(numbers) > 8 else "")
            fact = f"the pages' names leave numbers out: {told}"
            found = self._way.warning if view.counted == len(view.pages) else self._way.error
            yield found(fact, measured=len(numbers), limit=0)


def seen_pages(view: BookPages) -> tuple[PageSeen, ...]:
    """The pages that decode."""
    return tuple(page for page in view.pages if not page.damage)


PIXEL_CHECKS: tuple[FileCheck[BookPages], ...] = (
    NoPages(), UnreadablePage(), BlankPage(), NoisyPage(), UnequalPages(), CoarsePage(), MissingPage(),
)  # fmt: skip
