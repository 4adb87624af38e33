"""A book that was made is bound again to the same bytes, from its kept layers and from its records alone."""

from __future__ import annotations

import shutil
from pathlib import Path

from audobon.bindery import bind_book
from audobon.crew import Crew
from audobon.pipeline import BookResult


def test_book_bound_again_is_the_same_to_the_byte(draft_book: BookResult, crew: Crew, tmp_path: Path) -> None:
    folder = tmp_path / draft_book.folder.name
    shutil.copytree(draft_book.folder, folder)
    whole = {path.name: path.read_bytes() for path in draft_book.files if path.is_file()}
    assert len(whole) == 2
    for lettered_again in (False, True):
        bound = bind_book(folder, press=crew.press, out=tmp_path / "again")
        assert bound.lettered_again is lettered_again
        assert {path.name: path.read_bytes() for path in bound.files if path.is_file()} == whole
        (folder / "lettered.json").unlink()
