"""What there is to judge of a finished book: its pages, and its strip if it was bound as one, as a reader sees them.

Knows: where a book keeps its layers, its print and its anchors.  Does not know: what is right or wrong.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from audobon.bindery import STRIP_FORMATS, Bindery, press_for
from audobon.comic.geometry import Box, Point, point_in
from audobon.comic.page import Balloon, Frame, Page
from audobon.comic.raster import Raster
from audobon.comic.storyboard import LetteringKind
from audobon.errors import InputError
from audobon.evaluation.page_geometry import clipped
from audobon.project import BookFolder, BookRecord, Lettered, book_record
from audobon.report import unwatched


@dataclass(frozen=True, kw_only=True)
class Fault:
    """Something wrong, and where: `measured` is the length, size or ratio that is wrong, None for a plain fact."""

    book: str
    page: int
    panel: str
    fault: str
    words: str
    measured: float | None = None

    def as_json(self) -> dict[str, str | int | float | None]:
        """The fields by name."""
        return {
            "book": self.book, "page": self.page, "panel": self.panel, "fault": self.fault, "words": self.words,
            "measured": None if self.measured is None else round(self.measured, 3),
        }  # fmt: skip


@dataclass(frozen=True, kw_only=True)
class PageSeen:
    """A finished page as it is judged: its layers, its print, and where faces and mouths are, in points.

    `panels` are its panels in the order of the story; faces and mouths are by panel, then by character, those out of
    frame left out.  Of a strip, a page is a section, and its frame is the picture with the air above and below it,
    where balloons hang as well.
    """

    book: str
    page: Page
    panels: tuple[str, ...]
    print: Raster
    faces: Mapping[str, Mapping[str, Box]]
    mouths: Mapping[str, Mapping[str, Point]]
    right_to_left: bool
    is_strip: bool = False

    def frame(self, panel: str) -> Box:
        """Where a panel lies on the page."""
        return next(frame.box for frame in self.page.frames if frame.panel == panel)

    def told(self, panel: str | None = None, *, sounds: bool = False) -> list[Balloon]:
        """The balloons of a panel, or of the page, in the order that they are told."""
        kept = [one for one in self.page.balloons if panel in (None, one.panel)]
        kept = [one for one in kept if sounds or one.kind is not LetteringKind.SOUND]
        return sorted(kept, key=lambda one: (self.panels.index(one.panel), one.order))

    def fault(self, balloon: Balloon, fault: str, measured: float | None = None) -> Fault:
        """A fault of one balloon."""
        return Fault(
            book=self.book, page=self.page.number, panel=balloon.panel, fault=fault, words=words_said(balloon),
            measured=measured,
        )  # fmt: skip


def words_said(balloon: Balloon) -> str:
    """A balloon's words, as they are set."""
    return " ".join(line.text for line in balloon.lines)


def pages_seen(root: Path) -> Iterator[PageSeen]:
    """A finished book's lettered pages, one at a time, and then the sections of its strip if it was bound as one.

    Raises:
        InputError: AUD-129, AUD-154.
        GenerationError: AUD-653, if a panel's words fit on no strip.
    """
    record = book_record(root)
    folder = BookFolder(root, is_draft=record.draft)
    lettered = folder.lettered()
    if lettered is None:
        raise InputError(
            "AUD-129",
            f"{root} has no lettered pages",
            hint="`audobon bind BOOK` letters a finished book from its records",
        )
    told = {plan.number: tuple(brief.id for brief in plan.panels) for plan in lettered.plans}
    for page in lettered.book.pages:
        laid = tuple(frame.panel for frame in page.frames)
        faces, mouths = _figures(folder, page)
        yield PageSeen(
            book=root.name, page=page, panels=told.get(page.number, laid), print=folder.pages.raster(page.number),
            faces=faces, mouths=mouths, right_to_left=lettered.book.right_to_left,
        )  # fmt: skip
    if set(record.formats) & set(STRIP_FORMATS):
        yield from _sections_seen(folder, record, lettered)


def _sections_seen(folder: BookFolder, record: BookRecord, lettered: Lettered) -> Iterator[PageSeen]:
    """The strip's sections, lettered and printed as they are when it is bound."""
    bindery = Bindery(folder, record, press=press_for(record, STRIP_FORMATS), watch=unwatched)
    strip, printed = bindery.strip(lettered)
    for section, picture in zip(strip.pages, printed, strict=True):
        faces, mouths = _figures(folder, section)
        # Balloons hang in the air above and below a picture too.
        hung = tuple(
            Frame(panel=one.panel, box=replace(one.box, y=0.0, height=section.height_pt)) for one in section.frames
        )
        yield PageSeen(
            book=f"{folder.root.name} as a strip", page=replace(section, frames=hung),
            panels=tuple(frame.panel for frame in hung), print=picture.pixels(), faces=faces, mouths=mouths,
            right_to_left=False, is_strip=True,
        )  # fmt: skip


def _figures(
    folder: BookFolder, page: Page
) -> tuple[Mapping[str, Mapping[str, Box]], Mapping[str, Mapping[str, Point]]]:
    """Where faces and mouths are on a page, in points, by panel and character."""
    faces: dict[str, dict[str, Box]] = {}
    mouths: dict[str, dict[str, Point]] = {}
    unit = Box(x=0.0, y=0.0, width=1.0, height=1.0)
    for frame in page.frames:
        pencils = folder.pencils_record(frame.panel)
        if pencils is None:
            continue
        shown = {one.character: clipped(one.face, unit) for one in pencils.anchors}
        faces[frame.panel] = {who: face.placed_in(frame.box) for who, face in shown.items() if face is not None}
        mouths[frame.panel] = {
            one.character: point_in(frame.box, one.mouth) for one in pencils.anchors if unit.contains(one.mouth)
        }
    return faces, mouths
