"""Records in a book's folder that say what was done and is whole: where one is damaged, the work is done again.

Knows: which records count.  Does not know: what any record is of.
"""

from __future__ import annotations

from pathlib import Path
from typing import TypeVar

from audobon.comic.codec import from_json
from audobon.errors import InputError
from audobon.files import read_text, sha256_hex

Record = TypeVar("Record")


def kept_record(cls: type[Record], path: Path) -> Record | None:
    """The record in a file; None if there is none, or it cannot be read."""
    if not path.is_file():
        return None
    try:
        return from_json(cls, read_text(path, code="AUD-151", hint="delete it"), source=path.name)
    except InputError:
        return None


def mark_time(path: Path) -> int | None:
    """When a record was written, in nanoseconds since 1970; None if there is none."""
    try:
        return path.stat().st_mtime_ns
    except OSError:
        return None


def whole_bytes(path: Path, sha256: str) -> bytes | None:
    """A file's bytes, if they are those that a record speaks of (`files.sha256_hex`)."""
    try:
        data = path.read_bytes()
    except OSError:
        return None
    return data if sha256_hex(data) == sha256 else None
