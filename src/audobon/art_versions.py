"""Earlier paintings of a panel, put by when a person asked for another, and brought back by their key.

Knows: `versions/<the key's first letters>/` and `repaints/` in a panel's folder, and how many are kept.
Does not know: what decides a key, or whether a panel is to be painted.

    panels/<id>/versions/<key>/ art.png art.json    (files as they lay in the panel's folder; the record is the mark)
    panels/<id>/repaints/<sha256>.png               (masks of parts that a person had painted again)
"""

from __future__ import annotations

import shutil
from pathlib import Path

from audobon.comic.codec import to_json
from audobon.comic.raster import Raster
from audobon.files import (
    png_bytes,
    png_size,
    raster_from_png,
    sha256_hex,
    telling_disk_errors,
    write_bytes,
    write_text,
)
from audobon.kept_record import kept_record
from audobon.panel_records import ArtRecord

MAX_VERSIONS = 8
"""Of one panel; the oldest goes when there are more."""
_KEY_LETTERS = 16


class ArtVersions:
    """The art of one panel and its versions.

    Args:
        folder: The panel's.
        stem: Of the names of its art and of the record that marks it as whole.
    """

    def __init__(self, folder: Path, *, stem: str) -> None:
        self._panel = folder
        self._stem = stem

    def records(self) -> tuple[ArtRecord, ...]:
        """Of the art that the panel has, if any, and of its earlier paintings, the latest first."""
        found = [self._record(path) for path in (self._panel, *self._folders())]
        return tuple({one.key: one for one in found if one is not None}.values())

    def image(self, key: str) -> Raster | None:
        """The pixels of the art with this key, or of an earlier painting; None if there is none."""
        path = self.picture(key)
        if path is None:
            return None
        with telling_disk_errors(path):
            return raster_from_png(path.read_bytes(), name=str(path))

    def size(self, key: str) -> tuple[int, int] | None:
        """Width and height of that in pixels; None if there is none."""
        path = self.picture(key)
        return None if path is None else png_size(path)

    def put_by(self) -> None:
        """Keep the panel's art, if it has any, before another takes its place; the oldest beyond the most go.

        Raises:
            ResourceError: AUD-551, AUD-552, if it cannot be written.
        """
        record = self._record(self._panel)
        if record is None:
            return
        into = self._folder(record.key)
        with telling_disk_errors(into):
            _drop(into, mark=self._mark(into))
            for file in (record.image, *record.tries):
                if (self._panel / file.name).is_file():
                    write_bytes(into / file.name, (self._panel / file.name).read_bytes())
            write_text(self._mark(into), to_json(record))
            for old in self._folders()[MAX_VERSIONS:]:
                _drop(old, mark=self._mark(old))

    def bring_back(self, key: str) -> ArtRecord | None:
        """Put an earlier painting in place of the present one, which is put by; None if it is not there, whole.

        Raises:
            ResourceError: AUD-551, AUD-552, if it cannot be written.
        """
        folder = self._folder(key)
        record = self._record(folder)
        if record is None or record.key != key:
            return None
        files = (record.image, *record.tries)
        with telling_disk_errors(folder):
            found = {file: (folder / file.name).read_bytes() for file in files if (folder / file.name).is_file()}
        if any(sha256_hex(found.get(file, b"")) != file.sha256 for file in files):
            return None
        self.put_by()
        for file in files:
            write_bytes(self._panel / file.name, found[file])
        write_text(self._mark(self._panel), to_json(record))
        return record

    def keep_mask(self, mask: Raster) -> str:
        """Keep the mask of a repaint (H W uint8); the sha256 of its file."""
        data = png_bytes(mask)
        digest = sha256_hex(data)
        write_bytes(self._mask_file(digest), data)
        return digest

    def mask(self, digest: str) -> Raster | None:
        """The mask whose file has this sha256; None if it is lost or damaged."""
        path = self._mask_file(digest)
        if not path.is_file():
            return None
        with telling_disk_errors(path):
            data = path.read_bytes()
        return raster_from_png(data, name=str(path)) if sha256_hex(data) == digest else None

    def _folders(self) -> tuple[Path, ...]:
        """Of all versions that are whole, the latest first."""
        found = [path for path in (self._panel / "versions").glob("*") if self._mark(path).is_file()]
        return tuple(sorted(found, key=lambda path: (-self._mark(path).stat().st_mtime_ns, path.name)))

    def picture(self, key: str) -> Path | None:
        """The file of the art with this key, or of an earlier painting; None if there is none."""
        for folder in (self._panel, self._folder(key)):
            record = self._record(folder)
            if record is not None and record.key == key and (folder / record.image.name).is_file():
                return folder / record.image.name
        return None

    def _record(self, folder: Path) -> ArtRecord | None:
        return kept_record(ArtRecord, self._mark(folder))

    def _folder(self, key: str) -> Path:
        return self._panel / "versions" / key[:_KEY_LETTERS]

    def _mark(self, folder: Path) -> Path:
        return folder / f"{self._stem}.json"

    def _mask_file(self, digest: str) -> Path:
        return self._panel / "repaints" / f"{digest[:_KEY_LETTERS]}.png"


def _drop(folder: Path, *, mark: Path) -> None:
    """Remove a version, its record first, so that what is left of a half-removed one counts for nothing."""
    mark.unlink(missing_ok=True)
    if folder.exists():
        shutil.rmtree(folder)
