"""The anchors in a book's folder: pictures painted once, for the panels to look at; no page shows them.

Knows: `anchors/<name>.png` and `anchors/<name>.json`, the mark that the picture is whole.
Does not know: what is on an anchor, or who paints it.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path

from audobon.comic.codec import to_json
from audobon.comic.panel import PanelArt, Provenance
from audobon.comic.raster import Raster
from audobon.files import (
    png_bytes,
    raster_from_png,
    sha256_hex,
    telling_disk_errors,
    write_bytes,
    write_text,
)
from audobon.kept_record import kept_record


@dataclass(frozen=True, kw_only=True)
class AnchorRecord:
    """An anchor as committed: the key of what it was painted from, the sha256 of its file, and where it came from."""

    name: str
    key: str
    sha256: str
    provenance: Provenance


class AnchorFolder:
    """The anchors of one book.

    Args:
        root: The book's folder.
    """

    def __init__(self, root: Path) -> None:
        self._folder = root / "anchors"

    def record(self, name: str, *, key: str | None = None) -> AnchorRecord | None:
        """The anchor as committed; None if there is none, or none with this key, or it is damaged."""
        record = kept_record(AnchorRecord, self._folder / f"{name}.json")
        if record is None or (key is not None and record.key != key):
            return None
        return record if self._is_whole(record) else None

    def image(self, name: str) -> Raster:
        """The pixels of a committed anchor."""
        path = self._folder / f"{name}.png"
        with telling_disk_errors(path):
            return raster_from_png(path.read_bytes(), name=str(path))

    def keep(self, name: str, art: PanelArt, *, key: str) -> AnchorRecord:
        """Commit an anchor: the picture first, the record last."""
        data = png_bytes(art.image)
        write_bytes(self._folder / f"{name}.png", data)
        record = AnchorRecord(name=name, key=key, sha256=sha256_hex(data), provenance=art.provenance)
        write_text(self._folder / f"{name}.json", to_json(record))
        return record

    def drop_others(self, names: Collection[str]) -> None:
        """Remove the anchors of characters that the book no longer has."""
        for path in sorted(self._folder.glob("*")):
            if path.stem not in names:
                with telling_disk_errors(path):
                    path.unlink()

    def _is_whole(self, record: AnchorRecord) -> bool:
        path = self._folder / f"{record.name}.png"
        with telling_disk_errors(path):
            return path.is_file() and sha256_hex(path.read_bytes()) == record.sha256
