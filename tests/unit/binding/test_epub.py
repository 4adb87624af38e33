"""EPUB: fixed pages whose words are live, told panel by panel, with everything a reading system asks for."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from lxml import etree
from PIL import Image

from audobon.binding.epub import EpubBinder
from audobon.comic.book import Book, LineTold, PanelTold
from tests.unit.binding.bound_book import a_book, a_book_with_a_double_page, art, page_pictures, page_rasters

NAMES = {
    "h": "http://www.w3.org/1999/xhtml",
    "o": "http://www.idpf.org/2007/opf",
    "dc": "http://purl.org/dc/elements/1.1/",
    "epub": "http://www.idpf.org/2007/ops",
}
TOLD = PanelTold(
    panel="p1",
    picture="In the garden. Anna <is> waving & \u0007smiling.",
    lines=(
        LineTold(how="Anna says", text="It is I, the waving Viking!"),
        LineTold(how="Anna says", text="(words that the letterer left out)"),
        LineTold(how="Anna whispers", text="Hush... it says \u0448\u0448"),
        LineTold(how="Caption", text="Once upon a time <there> & then lived a caf\u00e9 owner."),
    ),
)


def told_book(**changes: object) -> Book:
    return replace(a_book(), told=(TOLD,), **changes)  # type: ignore[arg-type]


def bound(tmp_path: Path, book: Book) -> zipfile.ZipFile:
    return zipfile.ZipFile(EpubBinder().bind(book, art, page_pictures(len(book.pages)), tmp_path))


def tree(archive: zipfile.ZipFile, name: str) -> etree._Element:
    return etree.fromstring(archive.read(f"EPUB/{name}"))


def found(root: etree._Element, path: str) -> list:  # type: ignore[type-arg]
    return root.xpath(path, namespaces=NAMES)


def test_epub_opens_with_its_kind_uncompressed(tmp_path: Path) -> None:
    archive = bound(tmp_path, a_book())
    first = archive.infolist()[0]
    assert (first.filename, first.compress_type, first.extra) == ("mimetype", zipfile.ZIP_STORED, b"")
    assert archive.read("mimetype") == b"application/epub+zip"
    assert archive.testzip() is None
    assert b"EPUB/package.opf" in archive.read("META-INF/container.xml")


def test_package_lists_every_file_and_reads_the_pages_in_order(tmp_path: Path) -> None:
    archive = bound(tmp_path, a_book(pages=3))
    package = tree(archive, "package.opf")
    listed = set(found(package, "//o:item/@href"))
    assert listed | {"package.opf"} == {
        name.removeprefix("EPUB/") for name in archive.namelist() if name.startswith("EPUB/")
    }
    assert found(package, "//o:itemref/@idref") == ["page-001", "page-002", "page-003", "colophon-1"]
    assert found(package, "//o:item[@properties='cover-image']/@href") == ["page-001.jpg"]


def test_package_says_what_the_book_is(tmp_path: Path) -> None:
    package = tree(bound(tmp_path, told_book(modified="2026-11-26T18:00:00Z")), "package.opf")
    assert found(package, "//dc:title/text()") == ["A Winter Walk"]
    assert found(package, "//dc:creator/text()") == ["A. Nobody & Daughters"]
    assert found(package, "//dc:language/text()") == ["en"]
    assert found(package, "//o:meta[@property='dcterms:modified']/text()") == ["2026-11-26T18:00:00Z"]
    assert found(package, "//o:meta[@property='rendition:layout']/text()") == ["pre-paginated"]
    assert "alternativeText" in found(package, "//o:meta[@property='schema:accessibilityFeature']/text()")
    assert found(package, "//o:meta[@property='schema:accessMode']/text()") == ["visual", "textual"]
    assert "described in words" in found(package, "//o:meta[@property='schema:accessibilitySummary']/text()")[0]


@pytest.mark.parametrize(("right_to_left", "direction", "first"), [(False, "ltr", "right"), (True, "rtl", "left")])
def test_spine_turns_as_the_book_is_read(tmp_path: Path, right_to_left: bool, direction: str, first: str) -> None:
    package = tree(bound(tmp_path, told_book(right_to_left=right_to_left)), "package.opf")
    assert found(package, "//o:spine/@page-progression-direction") == [direction]
    assert found(package, "//o:itemref/@properties")[0] == f"page-spread-{first}"
    assert len(set(found(package, "//o:itemref/@properties")[:2])) == 2


@pytest.mark.parametrize("right_to_left", [False, True])
def test_double_page_lies_across_the_fold_and_counts_as_two(tmp_path: Path, right_to_left: bool) -> None:
    book = replace(a_book_with_a_double_page(), right_to_left=right_to_left)
    archive = bound(tmp_path, book)
    package = tree(archive, "package.opf")
    odd, even = ("left", "right") if right_to_left else ("right", "left")
    places = [f"page-spread-{odd}", "rendition:page-spread-center", f"page-spread-{even}", f"page-spread-{odd}"]
    assert found(package, "//o:itemref/@properties") == places
    assert found(package, "//o:meta[@property='rendition:spread']/text()") == ["landscape"]
    listed = tree(archive, "nav.xhtml").xpath("//h:nav[@epub:type='page-list']//h:a", namespaces=NAMES)
    assert [(one.text, one.get("href")) for one in listed] == [
        ("1", "page-001.xhtml"), ("2", "page-002.xhtml"), ("3", "page-002.xhtml"), ("4", "page-003.xhtml"),
    ]  # fmt: skip


def test_wide_pages_stand_alone_on_the_screen(tmp_path: Path) -> None:
    wide = replace(a_book(), pages=tuple(replace(page, width_pt=960, height_pt=540) for page in a_book().pages))
    for book, spread in ((a_book(), "landscape"), (wide, "none")):
        package = tree(bound(tmp_path, book), "package.opf")
        assert found(package, "//o:meta[@property='rendition:spread']/text()") == [spread]


def test_page_has_the_viewport_of_its_picture(tmp_path: Path) -> None:
    archive = bound(tmp_path, a_book())
    with Image.open(io.BytesIO(archive.read("EPUB/page-002.jpg"))) as picture:
        assert found(tree(archive, "page-002.xhtml"), "//h:meta[@name='viewport']/@content") == [
            f"width={picture.width}, height={picture.height}"
        ]
        assert np.abs(np.asarray(picture).astype(int) - page_rasters()[1].array).max() <= 3


def test_panels_are_told_and_their_lines_stand_on_their_balloons_in_order(tmp_path: Path) -> None:
    book = told_book()
    page = tree(bound(tmp_path, book), "page-001.xhtml")
    assert found(page, "//h:div[@role='img']/@aria-label") == ["In the garden. Anna <is> waving & smiling."]
    lines = ["".join(line.itertext()) for line in found(page, "//h:p[@class='line']")]
    assert lines == [
        "Anna says: It is I, the waving Viking!",
        "Anna whispers: Hush... it says \u0448\u0448",
        "Caption: Once upon a time <there> & then lived a caf\u00e9 owner.",
        "Sound: CRASH!",
    ]
    scale = 80 / 477
    for style, balloon in zip(found(page, "//h:p[@class='line']/@style"), book.pages[0].balloons, strict=True):
        assert f"left:{balloon.body.x * scale:.1f}px;top:{balloon.body.y * scale:.1f}px" in style
    assert found(page, "//h:h1/text()") == ["A WINTER WALK"]


def test_every_document_has_one_heading_of_the_first_level_and_one_main_part(tmp_path: Path) -> None:
    archive = bound(tmp_path, told_book())
    titles = {"page-001": "A WINTER WALK", "page-002": "Page 2", "colophon-1": "Colophon", "nav": "A Winter Walk"}
    for name, title in titles.items():
        root = tree(archive, f"{name}.xhtml")
        assert found(root, "//h:main//h:h1/text()") == [title]
        assert len(found(root, "/h:html/h:body/*")) == len(found(root, "//h:main")) == 1


def test_markup_in_titles_is_words(tmp_path: Path) -> None:
    archive = bound(tmp_path, replace(a_book(title='"><script>alert(1)</script>'), author="<b>\x00", language=""))
    for name in archive.namelist():
        if name.endswith(("xhtml", "opf")):
            root = etree.fromstring(archive.read(name))
            assert [element for element in root.iter() if "script" in str(element.tag)] == []
    assert found(tree(archive, "nav.xhtml"), "//h:h1/text()") == ['"><script>alert(1)</script>']
    assert found(tree(archive, "package.opf"), "//dc:language/text()") == ["und"]


def test_navigation_leads_to_every_page_and_the_colophon(tmp_path: Path) -> None:
    navigation = tree(bound(tmp_path, a_book()), "nav.xhtml")
    assert found(navigation, "//h:nav[@epub:type='toc']//h:a/text()") == ["Page 1", "Page 2", "Colophon"]
    assert found(navigation, "//h:nav[@epub:type='page-list']//h:a/@href") == ["page-001.xhtml", "page-002.xhtml"]


def test_colophon_is_live_text(tmp_path: Path) -> None:
    page = tree(bound(tmp_path, a_book()), "colophon-1.xhtml")
    words = " ".join("".join(line.itertext()) for line in found(page, "//h:p"))
    assert "Painter weights" in words
    assert "seed 11" in words


def test_epub_is_the_same_to_the_byte(tmp_path: Path) -> None:
    one, two = (EpubBinder().bind(told_book(), art, page_pictures(), tmp_path / name) for name in ("one", "two"))
    assert one.read_bytes() == two.read_bytes()
