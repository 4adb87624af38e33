"""A book that was made is bound again: to the same bytes, and in every format there is."""

from __future__ import annotations

import shutil
import zipfile
from pathlib import Path

from lxml import etree
from PIL import Image

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


def test_every_format_is_bound_with_every_word_of_the_story_in_it(
    draft_book: BookResult, crew: Crew, tmp_path: Path
) -> None:
    names = tuple(name for name, _ in crew.press.binders)
    bound = bind_book(draft_book.folder, formats=names, press=crew.press, out=tmp_path)
    assert len({path.name for path in bound.files}) == len(names)
    assert all(path.stat().st_size > 0 for path in bound.files)
    spoken = [line.text for panel in bound.book.told for line in panel.lines]
    assert "Look, Rufus!" in " ".join(spoken)
    with zipfile.ZipFile(next(path for path in bound.files if path.suffix == ".epub")) as archive:
        pages = sorted(name for name in archive.namelist() if "/page-" in name and name.endswith(".xhtml"))
        words = " ".join(" ".join(etree.fromstring(archive.read(name)).itertext()) for name in pages)
    places = [words.find(line) for line in spoken]
    assert -1 not in places
    assert places == sorted(places)
    strip = next(path for path in bound.files if path.name.endswith("-webtoon"))
    sizes = [Image.open(path).size for path in sorted(strip.iterdir())]
    assert all(width == 800 and height <= 1280 for width, height in sizes)
