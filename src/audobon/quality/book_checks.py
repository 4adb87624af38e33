"""Faults of a book's folder: parts that are missing, or that are not what the book says.

Knows: a book's parts as they were found.  Does not know: folders, or how any part is made.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from audobon.comic.inspection import Fault
from audobon.quality.files.checking_parts import FileCheck, Way


@dataclass(frozen=True, kw_only=True)
class PanelPart:
    """A panel by its place, and what of it is missing or damaged; empty if nothing is."""

    panel: str
    page: int
    lacks: str


@dataclass(frozen=True, kw_only=True)
class PrintedPart:
    """A printed page: whether its picture is the one that was kept, its size, and the size it should have."""

    page: int
    is_whole: bool
    size_px: tuple[int, int]
    due_px: tuple[int, int]


@dataclass(frozen=True, kw_only=True)
class BoundPart:
    """A file that was bound from the book: its pages, and the fewest that it must have."""

    name: str
    pages: int
    due: int


@dataclass(frozen=True, kw_only=True)
class BookParts:
    """What a book's folder was found to hold; `unfinished` says why the book is none that a run has finished."""

    panels: tuple[PanelPart, ...]
    printed: tuple[PrintedPart, ...]
    bound: tuple[BoundPart, ...]
    unfinished: tuple[str, ...]


class PanelParts:
    """A panel is not there, or damaged.

    What it sees: for every panel of the storyboard, whether its pencils and its art are there and agree with the sha256
        that was kept of them.
    Why it matters: what is missing cannot be bound again, and what has changed is not what was judged.
    Threshold: none: the sum agrees or it does not.
    Blind spots: a record and a picture that were changed together.
    Remedy: run the command that makes the book again; it goes on where it was.
    """

    code = "AUD-Q280"
    _way = Way(code=code, way_out="run the command that makes the book again; it paints what is missing")

    def faults(self, view: BookParts) -> Iterator[Fault]:
        for part in view.panels:
            if part.lacks:
                yield self._way.error(part.lacks, f"page {part.page}, panel {part.panel}")


class FinishedBook:
    """The book is not finished.

    What it sees: whether the last run ended, whether the lettered pages are kept, and whether every panel is as that
        run left it.
    Why it matters: files that lie beside it are of an earlier state.
    Threshold: none.
    Blind spots: none known.
    Remedy: run the command that makes the book again.
    """

    code = "AUD-Q281"
    _way = Way(code=code, way_out="run the command that makes the book again; it goes on where it was")

    def faults(self, view: BookParts) -> Iterator[Fault]:
        for reason in view.unfinished:
            yield self._way.error(reason)


class PrintedPages:
    """A printed page is not the one that was kept.

    What it sees: the sha256 of every page's picture, and its size against the sheet at the book's dots an inch.
    Why it matters: archive and e-book are bound from these pictures.
    Threshold: 1 px, for rounding.
    Blind spots: what is on the page (the first stage looks at that).
    Remedy: bind the book again; pages that are not whole are printed anew.
    """

    code = "AUD-Q282"
    most_off_px = 1
    _way = Way(code=code, way_out="run `audobon bind` on the book; it prints such pages anew")

    def faults(self, view: BookParts) -> Iterator[Fault]:
        for part in view.printed:
            where = f"page {part.page}"
            if not part.is_whole:
                yield self._way.error("the page's picture is not there, or not the one that was kept", where)
                continue
            off = max(abs(one - due) for one, due in zip(part.size_px, part.due_px, strict=True))
            if off > self.most_off_px:
                fact = f"the page is {_size(part.size_px)} px, and should be {_size(part.due_px)}"
                yield self._way.error(fact, where, measured=off, limit=self.most_off_px)


class ShortFile:
    """A bound file has fewer pages than the book.

    What it sees: the pages of each file beside the book's folder, against the book's own (and a colophon).
    Why it matters: the file is of an earlier state, or has lost pages.
    Threshold: none.
    Blind spots: a file of as many other pages; strips, which have no pages.
    Remedy: bind the book again.
    """

    code = "AUD-Q283"
    _way = Way(code=code, way_out="run `audobon bind` on the book")

    def faults(self, view: BookParts) -> Iterator[Fault]:
        for part in view.bound:
            if part.pages < part.due:
                fact = f"it has {part.pages} pages, and the book should give it {part.due}"
                yield self._way.error(fact, part.name, measured=part.pages, limit=part.due)


PANEL_CHECKS: tuple[FileCheck[BookParts], ...] = (PanelParts(),)
FOLDER_CHECKS: tuple[FileCheck[BookParts], ...] = (FinishedBook(), PrintedPages())
WHOLE_CHECKS: tuple[FileCheck[BookParts], ...] = (ShortFile(),)


def _size(size: tuple[int, int]) -> str:
    return f"{size[0]} x {size[1]}"
