"""WebP: the pages in order, close to what was printed, within what the format can hold."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from audobon.binding.webp import WebpBinder, webp_bytes
from audobon.comic.raster import Raster
from audobon.errors import ShapeError
from tests.unit.binding.bound_book import a_book, art, page_pictures, page_rasters


def test_webp_pages_are_the_pictures_given_and_the_colophon(tmp_path: Path) -> None:
    WebpBinder().bind(a_book(pages=5), art, page_pictures(5), tmp_path)
    folder = WebpBinder().bind(a_book(), art, page_pictures(), tmp_path)
    files = sorted(folder.iterdir())
    assert [file.name for file in files] == ["001.webp", "002.webp", "003.webp"]
    for file, raster in zip(files, page_rasters(), strict=False):
        with Image.open(file) as picture:
            assert picture.format == "WEBP"
            assert np.abs(np.asarray(picture.convert("RGB")).astype(int) - raster.array).max() <= 6


def test_picture_beyond_the_format_is_refused() -> None:
    with pytest.raises(ShapeError, match="AUD-432: the picture is 4 x 16384 pixels"):
        webp_bytes(Raster(array=np.zeros((16_384, 4, 3), np.uint8)))
