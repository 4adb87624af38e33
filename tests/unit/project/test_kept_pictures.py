"""Printed pages and encoded pictures are kept by what they are made of, and count only while they are whole."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from audobon.artworks import FreshPages, KeptArtwork
from audobon.comic.raster import Raster
from audobon.crew import Encoding
from audobon.encoded_folder import EncodedFolder
from audobon.files import png_bytes, sha256_hex
from audobon.page_folder import PageFolder
from tests.builders import a_picture

ONE, OTHER = sha256_hex("one"), sha256_hex("other")


class Counted:
    """Encodes a picture as its own bytes, and counts how often."""

    def __init__(self) -> None:
        self.times = 0

    def __call__(self, raster: Raster) -> bytes:
        self.times += 1
        return raster.array.tobytes()


def test_page_counts_only_with_its_key(tmp_path: Path) -> None:
    pages = PageFolder(tmp_path)
    assert not pages.holds(1, key="a")
    pages.keep(1, a_picture(1), key="a")
    assert pages.holds(1, key="a")
    assert not pages.holds(1, key="b")
    assert not pages.holds(2, key="a")
    assert np.array_equal(pages.raster(1).array, a_picture(1).array)


@pytest.mark.parametrize("name", ["001.png", "001.json"])
def test_damaged_page_does_not_count(tmp_path: Path, name: str) -> None:
    pages = PageFolder(tmp_path)
    pages.keep(1, a_picture(1), key="a")
    (tmp_path / "pages" / name).write_bytes(png_bytes(a_picture(2)))
    assert not pages.holds(1, key="a")
    (tmp_path / "pages" / name).unlink()
    assert not pages.holds(1, key="a")


def test_pages_that_the_book_no_longer_has_are_removed(tmp_path: Path) -> None:
    pages = PageFolder(tmp_path)
    for number in (1, 2, 3):
        pages.keep(number, a_picture(number), key="a")
    pages.drop_others({1, 3})
    assert sorted(path.name for path in (tmp_path / "pages").iterdir()) == [
        "001.json",
        "001.png",
        "003.json",
        "003.png",
    ]


def test_picture_is_encoded_once_in_each_form(tmp_path: Path) -> None:
    plain, again = Counted(), Counted()
    forms = (Encoding(name="plain-1.0", encode=plain), Encoding(name="plain-1.1", encode=again))
    for _ in range(2):
        folder = EncodedFolder(tmp_path)
        for _ in range(2):
            for form in forms:
                kept = KeptArtwork(picture=ONE, draw=lambda: a_picture(1), forms=folder)
                assert kept.encoded(form) == a_picture(1).array.tobytes()
    assert (plain.times, again.times) == (1, 1)


def test_another_picture_is_encoded_for_itself(tmp_path: Path) -> None:
    form = Encoding(name="plain", encode=Counted())
    folder = EncodedFolder(tmp_path)
    assert KeptArtwork(picture=ONE, draw=lambda: a_picture(1), forms=folder).encoded(form)
    assert folder.data(OTHER, form) is None
    other = KeptArtwork(picture=OTHER, draw=lambda: a_picture(2), forms=folder)
    assert other.encoded(form) == a_picture(2).array.tobytes()


def test_damaged_form_is_made_again(tmp_path: Path) -> None:
    counted = Counted()
    form = Encoding(name="plain", encode=counted)
    artwork = KeptArtwork(picture=ONE, draw=lambda: a_picture(1), forms=EncodedFolder(tmp_path))
    whole = artwork.encoded(form)
    (path,) = (tmp_path / "encoded").iterdir()
    path.write_bytes(b"damaged")
    assert artwork.encoded(form) == whole
    path.unlink()
    assert artwork.encoded(form) == whole
    assert counted.times == 3


def test_forms_of_pictures_that_the_book_no_longer_has_are_removed(tmp_path: Path) -> None:
    form = Encoding(name="plain", encode=Counted())
    folder = EncodedFolder(tmp_path)
    for picture in (ONE, OTHER):
        folder.keep(picture, form, picture.encode())
    (tmp_path / "encoded" / "stray.txt").write_text("not ours")
    folder.drop_others([ONE])
    assert EncodedFolder(tmp_path).data(ONE, form) == ONE.encode()
    assert EncodedFolder(tmp_path).data(OTHER, form) is None
    assert len(list((tmp_path / "encoded").iterdir())) == 1


def test_fresh_pages_are_held_only_as_long_as_there_is_room(monkeypatch: pytest.MonkeyPatch) -> None:
    size = a_picture(1).array.nbytes
    monkeypatch.setattr("audobon.artworks._HELD_BYTES", 2 * size)
    fresh = FreshPages()
    for number in (1, 2, 3):
        fresh.hold(str(number), a_picture(number))
    assert [fresh.get(str(number)) is not None for number in (1, 2, 3)] == [True, True, False]
