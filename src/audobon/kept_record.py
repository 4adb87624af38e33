"""Records in a book's folder that say what was done and is whole: where one is damaged, the work is done again.

Knows: which records count.  Does not know: what any record is of.
"""

from __future__ import annotations

from pathlib import Path
from typing import TypeVar

from audobon.comic.codec import from_json
from audobon.errors import InputError
from audobon.files import read_text

Record = TypeVar("Record")


def kept_record(cls: type[Record], path: Path) -> Record | None:
    """The record in a file; None if there is none, or it cannot be read."""
    if not path.is_file():
        return None
    try:
        return from_json(cls, read_text(path, code="AUD-151", hint="delete it"), source=path.name)
    except InputError:
        return None
