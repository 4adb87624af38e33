"""The printed pages in a book's folder: pictures of its lettered pages, each marked with what it was printed from.

Knows: `pages/001.png` and `pages/001.json`, the mark that the picture is whole.
Does not know: what is on a page, or who prints it.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path

from audobon.comic.codec import to_json
from audobon.comic.raster import Raster
from audobon.files import png_bytes, raster_from_png, sha256_hex, telling_disk_errors, write_bytes, write_text
from audobon.kept_record import kept_record, mark_time, whole_bytes


@dataclass(frozen=True, kw_only=True)
class PageRecord:
    """A printed page as committed: the key of what it was printed from, and the sha256 of its file."""

    number: int
    key: str
    sha256: str


class PageFolder:
    """The printed pages of one book.

    Args:
        root: The book's folder.
    """

    def __init__(self, root: Path) -> None:
        self._folder = root / "pages"

    def path(self, number: int) -> Path:
        """Where the picture of a page lies."""
        return self._folder / f"{number:03d}.png"

    def holds(self, number: int, *, key: str) -> bool:
        """Whether the page is printed from this very thing, and whole."""
        record = kept_record(PageRecord, self._mark(number))
        return record is not None and record.key == key and self._agrees(record)

    def is_whole(self, number: int) -> bool:
        """Whether the page is printed, from whatever it was, and its picture is the one that was kept."""
        record = kept_record(PageRecord, self._mark(number))
        return record is not None and self._agrees(record)

    def finished(self) -> dict[int, int]:
        """Printed pages by number, each with the time of its mark in nanoseconds; others may be at work here."""
        marks = [mark for mark in self._folder.glob("*.json") if mark.stem.isascii() and mark.stem.isdigit()]
        return {int(mark.stem): at for mark in marks if (at := mark_time(mark)) is not None}

    def file(self, number: int) -> bytes | None:
        """The PNG file of a printed page; None if it is not whole just now."""
        record = kept_record(PageRecord, self._mark(number))
        return None if record is None else whole_bytes(self.path(number), record.sha256)

    def raster(self, number: int) -> Raster:
        """The pixels of a printed page."""
        path = self.path(number)
        with telling_disk_errors(path):
            return raster_from_png(path.read_bytes(), name=str(path))

    def keep(self, number: int, raster: Raster, *, key: str) -> None:
        """Commit a printed page (H W 3 uint8): the picture first, the record last."""
        data = png_bytes(raster)
        write_bytes(self.path(number), data, lasting=False)
        write_text(self._mark(number), to_json(PageRecord(number=number, key=key, sha256=sha256_hex(data))))

    def drop_others(self, numbers: Collection[int]) -> None:
        """Remove the pages that the book no longer has."""
        wanted = {path for number in numbers for path in (self.path(number), self._mark(number))}
        for path in sorted(self._folder.glob("*")):
            if path not in wanted:
                with telling_disk_errors(path):
                    path.unlink()

    def _agrees(self, record: PageRecord) -> bool:
        path = self.path(record.number)
        if not path.is_file():
            return False
        with telling_disk_errors(path):
            return record.sha256 == sha256_hex(path.read_bytes())

    def _mark(self, number: int) -> Path:
        return self.path(number).with_suffix(".json")
