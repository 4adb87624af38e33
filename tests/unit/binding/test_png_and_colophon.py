"""PNG pages, the colophon's setting, and the list of formats."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from audobon.binding.colophon import colophon_pages
from audobon.binding.formats import BINDERS
from audobon.binding.png import PngBinder
from audobon.comic.book import Credit
from audobon.typography.marks import Words
from tests.unit.binding.bound_book import a_book, art, page_pictures, page_rasters


def test_png_pages_are_lossless_and_in_order(tmp_path: Path) -> None:
    folder = PngBinder().bind(a_book(), art, page_pictures(), tmp_path)
    files = sorted(folder.iterdir())
    assert [file.name for file in files] == ["001.png", "002.png"]
    for file, raster in zip(files, page_rasters(), strict=True):
        assert (np.asarray(Image.open(file)) == raster.array).all()


def test_png_binder_takes_away_pages_of_an_earlier_longer_book(tmp_path: Path) -> None:
    PngBinder().bind(a_book(pages=3), art, page_pictures(3), tmp_path)
    folder = PngBinder().bind(a_book(pages=1), art, page_pictures(1), tmp_path)
    assert [file.name for file in folder.iterdir()] == ["001.png"]


@pytest.mark.parametrize("credits", [0, 3, 40])
def test_colophon_takes_as_many_pages_as_it_needs(credits: int) -> None:
    long = Credit(what="Weights of the painter", licence="Apache-2.0", detail="sha256 " + "0123456789abcdef" * 4)
    book = replace(a_book(title="A Title of Many Words " * 4), colophon=(long,) * credits)
    pages = colophon_pages(book, width_pt=477, height_pt=738)
    lines = [mark.line for page in pages for mark in page if isinstance(mark, Words)]
    assert all(line.origin.x >= 20 and line.origin.x + line.width_pt <= 457 for line in lines)
    assert all(20 < line.origin.y <= 718 for line in lines)
    assert sum(line.text.startswith("Weights of the painter") for line in lines) == credits
    assert (len(pages) > 1) == (credits == 40)


def test_every_format_binds_into_the_folder(tmp_path: Path) -> None:
    for name, binder in BINDERS:
        path = binder().bind(a_book(), art, page_pictures(), tmp_path)
        assert path.parent == tmp_path
        assert name in path.name or path.is_dir()
