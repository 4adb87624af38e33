"""The share folder: where finished books are put for others to find, as a synced or a network folder.

Knows: whose folder is whose there, copies that are whole, what is told when it cannot be.
Does not know: HTTP, or how a book is made.

    SHARE/<slug>/                  a book's files, under the names that they were bound under
    SHARE/<slug>/.audobon-book     the book's id; a folder without it, or with another, is somebody else's and stays

The folder is a setting of the service, and every name in it comes of the book: no client names a path. No link is
followed there, for others may write to it as well.
"""

from __future__ import annotations

import contextlib
import os
import shutil
import tempfile
import threading
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from audobon.errors import ResourceError
from audobon.files import TEMPORARY_PREFIX, adopted, telling_disk_errors, whole_file, write_text
from audobon.serving.made_book import BoundFile
from audobon.serving.refusals import NoShareError

MARK = ".audobon-book"
MAX_MARK_BYTES = 200
MOST_NAMESAKES = 1000
_HINTS = {
    "AUD-551": "free some space there, or start the service with another folder for --share",
    "AUD-552": "let the service's user write there, or start it with another folder for --share",
}


@dataclass(frozen=True, kw_only=True)
class SharedBook:
    """A book that was put there: its folder, and the names of its files in it, with `/`."""

    folder: Path
    files: tuple[str, ...]


class ShareFolder:
    """One share folder; one book at a time is put there.

    Args:
        root: The folder. It need not be there yet: a disk or a network may come later.
    """

    def __init__(self, root: Path) -> None:
        self.root = root.absolute()
        self._lock = threading.Lock()

    def put(self, files: Sequence[BoundFile], *, book: str, slug: str) -> SharedBook:
        """Copy a book's files there, each whole or not at all; what an earlier binding left under the same names is
        replaced, and folders of pages as wholes.

        Args:
            files: The bound files.
            book: The book's id.
            slug: What the book is called in names of files.

        Raises:
            NoShareError: AUD-799, if the folder is not there.
            ResourceError: AUD-551 if it is full, AUD-552 if it cannot be written to.
        """
        if not self.root.is_dir():
            raise NoShareError(
                "AUD-799", f"the share folder {self.root} is not there",
                hint="connect the disk or the network that it is on, or make it",
            )  # fmt: skip
        with self._lock, _told_of_sharing(self.root):
            place = self._place_of(book, slug)
            _sweep(place)
            for name in dict.fromkeys(file.name.partition("/")[0] for file in files):
                _put(name, [file for file in files if file.name.partition("/")[0] == name], into=place)
        return SharedBook(folder=place, files=tuple(file.name for file in files))

    def _place_of(self, book: str, slug: str) -> Path:
        """The book's own folder: the one that it had before, else a new one, `slug-2` where `slug` is another's."""
        for number in range(1, MOST_NAMESAKES):
            place = self.root / (slug if number == 1 else f"{slug}-{number}")
            if not os.path.lexists(place):
                place.mkdir()
                write_text(place / MARK, book + "\n")
                return place
            if _owner(place) == book:
                return place
        raise ResourceError(
            "AUD-552", f"{self.root} has {MOST_NAMESAKES} books called {slug}", hint="give the book another title"
        )


def _owner(place: Path) -> str:
    """Whose folder it is; empty if it is no folder, or nobody's book."""
    if place.is_symlink() or not place.is_dir():
        return ""
    try:
        handle = os.open(place / MARK, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC)
    except OSError:
        return ""
    with os.fdopen(handle, "rb") as stream:
        return stream.read(MAX_MARK_BYTES).decode("ascii", "replace").strip()


def _put(name: str, files: Sequence[BoundFile], *, into: Path) -> None:
    """A file, or a folder of files, under a name."""
    if [file.name for file in files] == [name]:
        _copy(files[0].path, into / name)
        return
    with tempfile.TemporaryDirectory(prefix=TEMPORARY_PREFIX, dir=into) as half:
        made = Path(half) / name
        for file in files:
            _copy(file.path, Path(half) / file.name)
        adopted(made, into=into)


def _copy(source: Path, target: Path) -> None:
    with source.open("rb") as stream, whole_file(target) as whole:
        shutil.copyfileobj(stream, whole, 1 << 20)


def _sweep(place: Path) -> None:
    """Remove what a service that was killed left half-copied."""
    for path in place.glob(TEMPORARY_PREFIX + "*"):
        if path.is_dir() and not path.is_symlink():
            shutil.rmtree(path, ignore_errors=True)
        else:
            path.unlink(missing_ok=True)


@contextlib.contextmanager
def _told_of_sharing(root: Path) -> Iterator[None]:
    """Errors of the disk, with the way out of these."""
    try:
        with telling_disk_errors(root):
            yield
    except ResourceError as error:
        raise ResourceError(error.code, error.message, hint=_HINTS.get(error.code, error.hint)) from error
