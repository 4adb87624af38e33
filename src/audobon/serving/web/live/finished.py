"""Panels and pages that are finished, as they lie in a book's folder: which there are, in the order of their marks.

Knows: marks and their times, where a job's book lies.  Does not know: logs, readers, how pictures are framed.

A mark is written when its picture is whole, and again when it is made anew. Its time and name are the place in the
stream: `1764331200123456789-p003`. The clock of a file system moves in steps of milliseconds, so of two marks of one
step either may come first; those of the last moment are left for the next look, when all of their step are there.
"""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from audobon.errors import InputError, JobError
from audobon.files import raster_from_png, small_webp
from audobon.live_preview import LONGEST_PX
from audobon.preview_frame import Format, Kind, PreviewFrame, frame_bytes
from audobon.project import SUFFIX, BookFolder
from audobon.serving.book_work import OUT
from audobon.serving.web.live.refusals import WrongPlaceError

SETTLED_S = 0.05
_PLACE = re.compile(r"([0-9]{1,20})-([^/\\\x00]{1,200})")


@dataclass(frozen=True, kw_only=True, order=True)
class Mark:
    """A finished panel or page: when its mark was written, in nanoseconds since 1970, and its name."""

    at_ns: int
    name: str

    @property
    def place(self) -> str:
        """Its place in the stream."""
        return f"{self.at_ns}-{self.name}"


BEGINNING = Mark(at_ns=-1, name="")


def mark_at(place: str) -> Mark:
    """The mark at a place; the beginning for an empty one.

    Raises:
        WrongPlaceError: AUD-768.
    """
    if not place:
        return BEGINNING
    found = _PLACE.fullmatch(place)
    if found is None:
        raise WrongPlaceError(
            "AUD-768", f"{place[:80]!r} is no place in the stream", hint="give the `place` of the last frame you have"
        )
    return Mark(at_ns=int(found[1]), name=found[2])


@dataclass(frozen=True, kw_only=True)
class Finished:
    """A kind of picture of a book: `kind` names it, `marks` says which are finished, `file` gives one's PNG file."""

    kind: str
    marks: Callable[[BookFolder], Mapping[str, int]]
    file: Callable[[BookFolder, str], bytes | None]


PANELS = Finished(
    kind="panel", marks=lambda folder: folder.finished_panels(), file=lambda folder, name: folder.art_file(name)
)
PAGES = Finished(
    kind="page",
    marks=lambda folder: {str(number): at for number, at in folder.pages.finished().items()},
    file=lambda folder, name: folder.pages.file(int(name)),
)


class FinishedPictures:
    """What one stream has to tell of a book.

    Args:
        job_folder: The job's folder.
        finished: The kind of picture.
        after: Where the stream goes on.
        clock: Seconds since 1970, as the file system has them.
    """

    def __init__(
        self, job_folder: Path, finished: Finished, *, after: Mark, clock: Callable[[], float] = time.time
    ) -> None:
        self._job_folder = job_folder
        self._finished = finished
        self._after = after
        self._clock = clock
        self._told: dict[str, int] = {}

    @property
    def kind(self) -> str:
        """What kind of picture."""
        return self._finished.kind

    def untold(self, *, is_last: bool) -> tuple[tuple[Mark, ...], bool]:
        """Marks that were not told yet, in order; and whether some are left for a next look soon.

        Args:
            is_last: Nothing more will be finished, so nothing is left for later.
        """
        folder = book_folder(self._job_folder)
        if folder is None:
            return (), False
        found = [Mark(at_ns=at, name=name) for name, at in self._finished.marks(folder).items()]
        new = sorted(mark for mark in found if mark > self._after and self._told.get(mark.name) != mark.at_ns)
        until = (self._clock() - SETTLED_S) * 1e9
        now = new if is_last else [mark for mark in new if mark.at_ns < until]
        return tuple(now), len(now) < len(new)

    def told(self, mark: Mark) -> bytes | None:
        """The PNG file of a mark, which counts as told from now on; None if it is being made anew just now."""
        self._told[mark.name] = mark.at_ns
        folder = book_folder(self._job_folder)
        return None if folder is None else self._finished.file(folder, mark.name)


def book_folder(job_folder: Path) -> BookFolder | None:
    """A job's book, if its making has come as far as a record of what was asked."""
    found: list[tuple[int, Path]] = []
    for path in (job_folder / OUT).glob(f"*{SUFFIX}/book.json"):
        try:
            found.append((path.stat().st_mtime_ns, path.parent))
        except OSError:
            continue  # removed meanwhile
    if not found:
        return None
    try:
        root = max(found)[1]
        record = BookFolder(root).record()
    except InputError:
        return None
    return None if record is None else BookFolder(root, is_draft=record.draft)


def finished_look(job_folder: Path, panel: str) -> bytes | None:
    """A finished panel as a preview frame, made small from the book's folder; None if it is being made anew."""
    folder = book_folder(job_folder)
    data = folder.art_file(panel) if folder is not None else None
    if data is None:
        return None
    try:
        picture = small_webp(raster_from_png(data, name=panel), longest_px=LONGEST_PX)
        return frame_bytes(PreviewFrame(kind=Kind.FINISHED, format=Format.WEBP, panel=panel, picture=picture))
    except (InputError, JobError):
        return None
