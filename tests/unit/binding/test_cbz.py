"""CBZ: an archive that readers open, with valid metadata, the same bytes every time."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree

import numpy as np
import pytest
from lxml import etree
from PIL import Image

from audobon.binding.cbz import CbzBinder
from audobon.comic.raster import Raster
from audobon.errors import ResourceError, ShapeError
from audobon.lettering.paint_page import PagePrinter
from tests.unit.binding.bound_book import (
    a_book,
    a_book_with_a_double_page,
    art,
    art_raster,
    loose,
    page_pictures,
    page_rasters,
)

XSD = Path(__file__).parents[2] / "data" / "comicinfo" / "ComicInfo-v2.0.xsd"


def bound(tmp_path: Path, *, pages: int = 2, title: str = "A Winter Walk") -> zipfile.ZipFile:
    return zipfile.ZipFile(CbzBinder().bind(a_book(pages=pages, title=title), art, page_pictures(pages), tmp_path))


def test_cbz_is_named_after_the_book_and_sound(tmp_path: Path) -> None:
    archive = bound(tmp_path)
    assert Path(str(archive.filename)).name == "a-winter-walk.cbz"
    assert archive.testzip() is None


def test_cbz_lists_metadata_then_pages_in_reading_order(tmp_path: Path) -> None:
    names = bound(tmp_path, pages=11).namelist()
    assert names[0] == "ComicInfo.xml"
    assert names[1:] == sorted(names[1:])
    assert names[1:] == [f"{index:03d}.jpg" for index in range(1, 13)]


def test_cbz_metadata_is_valid_against_the_schema(tmp_path: Path) -> None:
    schema = etree.XMLSchema(etree.parse(str(XSD)))
    document = etree.fromstring(bound(tmp_path, title="<script>&\x07\ufffe").read("ComicInfo.xml"))
    assert schema.validate(document), schema.error_log


def test_cbz_metadata_says_what_the_book_is(tmp_path: Path) -> None:
    root = ElementTree.fromstring(bound(tmp_path).read("ComicInfo.xml"))
    found = {child.tag: child.text for child in root}
    assert found["Title"] == "A Winter Walk"
    assert found["Writer"] == "A. Nobody & Daughters"
    assert (found["Year"], found["LanguageISO"], found["Manga"], found["PageCount"]) == ("2026", "en", "No", "3")
    assert found["Characters"] == "Anna, Bear  the"


def test_cbz_metadata_names_places_and_the_way_of_reading(tmp_path: Path) -> None:
    book = replace(a_book(), places=("the garden", "a lane, long"), right_to_left=True)
    archive = zipfile.ZipFile(CbzBinder().bind(book, art, page_pictures(), tmp_path))
    document = etree.fromstring(archive.read("ComicInfo.xml"))
    assert etree.XMLSchema(etree.parse(str(XSD))).validate(document)
    found = {child.tag: child.text for child in document}
    assert (found["Locations"], found["Letterer"]) == ("the garden, a lane  long", "Audobon")
    assert found["Manga"] == "YesAndRightToLeft"


def test_cbz_metadata_knows_double_pages(tmp_path: Path) -> None:
    pictures = [page_pictures(1)[0], loose(Raster(array=np.full((123, 160, 3), 90, np.uint8)))]
    archive = zipfile.ZipFile(CbzBinder().bind(a_book(), art, pictures, tmp_path))
    listed = ElementTree.fromstring(archive.read("ComicInfo.xml")).findall("Pages/Page")
    assert [page.get("DoublePage") for page in listed] == ["false", "true", "false"]


def test_cbz_metadata_gives_a_double_page_its_size(tmp_path: Path) -> None:
    book = a_book_with_a_double_page()
    rasters = [PagePrinter().raster(page, art_raster, dpi=72) for page in book.pages]
    archive = zipfile.ZipFile(CbzBinder().bind(book, art, [loose(raster) for raster in rasters], tmp_path))
    listed = ElementTree.fromstring(archive.read("ComicInfo.xml")).findall("Pages/Page")
    assert [(page.get("DoublePage"), page.get("ImageWidth")) for page in listed[:3]] == [
        ("false", "477"),
        ("true", "954"),
        ("false", "477"),
    ]


def test_cbz_metadata_takes_no_book_of_wide_pages_for_double_pages(tmp_path: Path) -> None:
    wide = tuple(replace(page, width_pt=960, height_pt=540) for page in a_book().pages)
    pictures = [loose(Raster(array=np.full((90, 160, 3), 90, np.uint8)))] * 2
    archive = zipfile.ZipFile(CbzBinder().bind(replace(a_book(), pages=wide), art, pictures, tmp_path))
    listed = ElementTree.fromstring(archive.read("ComicInfo.xml")).findall("Pages/Page")
    assert {page.get("DoublePage") for page in listed} == {"false"}


def test_cbz_metadata_measures_every_page(tmp_path: Path) -> None:
    archive = bound(tmp_path)
    listed = ElementTree.fromstring(archive.read("ComicInfo.xml")).findall("Pages/Page")
    assert [page.get("Type") for page in listed] == ["Story", "Story", "Editorial"]
    for page, name in zip(listed, archive.namelist()[1:], strict=True):
        data = archive.read(name)
        with Image.open(io.BytesIO(data)) as image:
            assert (page.get("ImageWidth"), page.get("ImageHeight")) == (str(image.width), str(image.height))
        assert page.get("ImageSize") == str(len(data))


def test_cbz_pages_are_the_pictures_given(tmp_path: Path) -> None:
    archive = bound(tmp_path)
    for name, raster in zip(archive.namelist()[1:3], page_rasters(), strict=True):
        with Image.open(io.BytesIO(archive.read(name))) as image:
            assert np.abs(np.asarray(image).astype(int) - raster.array).max() <= 3


def test_cbz_ends_with_a_colophon_of_the_same_size(tmp_path: Path) -> None:
    archive = bound(tmp_path)
    with Image.open(io.BytesIO(archive.read("003.jpg"))) as image:
        assert abs(image.width - 80) <= 1
        assert np.asarray(image.convert("L")).min() < 120


def test_cbz_is_the_same_to_the_byte(tmp_path: Path) -> None:
    first = CbzBinder().bind(a_book(), art, page_pictures(), tmp_path / "one").read_bytes()
    assert first == CbzBinder().bind(a_book(), art, page_pictures(), tmp_path / "two").read_bytes()


def test_cbz_refuses_the_wrong_number_of_pictures(tmp_path: Path) -> None:
    with pytest.raises(ShapeError, match="2 pages, but 1"):
        CbzBinder().bind(a_book(), art, page_pictures(1), tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_cbz_in_an_unwritable_place_is_a_coded_error(tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("in the way")
    with pytest.raises(ResourceError) as caught:
        CbzBinder().bind(a_book(), art, page_pictures(), blocked)
    assert caught.value.code.startswith("AUD-5")


def test_cbz_metadata_knows_the_cover_and_that_a_wide_sheet_is_no_double_page(tmp_path: Path) -> None:
    book = a_book()
    covered = replace(book, pages=(replace(book.pages[0], ground="#112233"), *book.pages[1:]))
    wide = [loose(Raster(array=np.full((50, 80, 3), 200, dtype=np.uint8))) for _ in covered.pages]
    archive = zipfile.ZipFile(CbzBinder().bind(covered, art, wide, tmp_path))
    listed = ElementTree.fromstring(archive.read("ComicInfo.xml")).findall("Pages/Page")
    assert [page.get("Type") for page in listed] == ["FrontCover", "Story", "Editorial"]
    assert {page.get("DoublePage") for page in listed} == {"false"}
