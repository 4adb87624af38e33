"""What there is of a book in its job's folder: bound files, printed pages, panels, as far as they have come.

Knows: where a book's folder keeps what (see `project.py`), which marks say that a picture is whole.
Does not know: HTTP, or how any of it is made. It only reads, and takes no lock: a worker may be at work.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from audobon.project import BookFolder, read_storyboard
from audobon.serving.book_work import OUT
from audobon.serving.jobs.job import Job

MAX_FILES = 2_000
_PAGE = re.compile(r"[0-9]{3,6}")


@dataclass(frozen=True, kw_only=True)
class BoundFile:
    """A file that was bound, or one of a folder of them; `name` is relative to where the book's files are, with `/`."""

    name: str
    path: Path
    size_bytes: int


@dataclass(frozen=True, kw_only=True)
class PrintedPage:
    """A page whose picture is whole."""

    number: int
    path: Path


@dataclass(frozen=True, kw_only=True)
class PanelPictures:
    """A panel of the storyboard and its pictures, None where there is none yet.

    Attributes:
        art: The painted panel, or in a draft the pencils as they are.
        pencils: The draft that it is painted from.
    """

    id: str
    page: int
    art: Path | None
    pencils: Path | None


class MadeBook:
    """A job's book.

    Args:
        job: Whose.
        folder: The job's.
    """

    def __init__(self, job: Job, folder: Path) -> None:
        self._results = job.results
        self.out = folder / OUT
        self._job_folder = folder

    @property
    def folder(self) -> Path | None:
        """The book's folder; None before there is one."""
        return next(iter(sorted(self.out.glob("*.book"))), None)

    @property
    def opened(self) -> BookFolder | None:
        """The book's folder to be read; None before there is one."""
        return None if self.folder is None else BookFolder(self.folder)

    @property
    def is_bound(self) -> bool:
        """Whether it was bound when it was last done."""
        return any(not name.endswith(".book") for name in self._results)

    def files(self) -> tuple[BoundFile, ...]:
        """The bound files of a book that has been done, by name."""
        found = (one for name in self._results for one in self._files(self._job_folder / name))
        return tuple(sorted(found, key=lambda one: one.name))[:MAX_FILES]

    def pages(self) -> tuple[PrintedPage, ...]:
        """The printed pages, in order."""
        folder = self.folder
        paths = sorted(folder.glob("pages/*.png")) if folder is not None else []
        whole = (path for path in paths if _PAGE.fullmatch(path.stem) and path.with_suffix(".json").is_file())
        return tuple(PrintedPage(number=int(path.stem), path=path) for path in whole)

    def cover(self) -> Path | None:
        """The first page's picture; before there is one, the first panel's; None before that."""
        pages = self.pages()
        if pages:
            return pages[0].path
        panels = self.panels()
        painted = (one.art for one in panels if one.art is not None)
        return next(painted, next((one.pencils for one in panels if one.pencils is not None), None))

    def panels(self) -> tuple[PanelPictures, ...]:
        """The storyboard's panels, in reading order.

        Raises:
            InputError: 1xx, if a person has damaged the storyboard.
        """
        folder = self.folder
        if folder is None or not (folder / "storyboard.json").is_file():
            return ()
        board = read_storyboard(folder / "storyboard.json")
        return tuple(_pictures(folder, brief.id, page.number) for page in board.pages for brief in page.panels)

    def _files(self, path: Path) -> Iterator[BoundFile]:
        if path.suffix == ".book":
            return
        inside = sorted(path.rglob("*")) if path.is_dir() else [path]
        for file in inside[:MAX_FILES]:
            if file.is_file() and not file.is_symlink():
                name = file.relative_to(self.out).as_posix()
                yield BoundFile(name=name, path=file, size_bytes=file.stat().st_size)


def _pictures(folder: Path, panel: str, page: int) -> PanelPictures:
    place = folder / "panels" / panel
    art = _marked(place, "art") or _marked(place, "proof")
    return PanelPictures(id=panel, page=page, art=art, pencils=_marked(place, "draft", mark="pencils"))


def _marked(place: Path, stem: str, *, mark: str = "") -> Path | None:
    """A picture, if the record that says it is whole is there."""
    picture, record = place / f"{stem}.png", place / f"{mark or stem}.json"
    return picture if record.is_file() and picture.is_file() else None
