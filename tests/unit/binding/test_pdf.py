"""PDF: words as text, balloons as vectors, fonts embedded, pages that look like the printed ones."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import numpy as np
import pypdfium2
import pytest
from lxml import etree
from pypdf import PdfReader
from pypdf.generic import DictionaryObject

from audobon.binding.pdf import PdfBinder
from audobon.comic.book import LineTold, PanelTold
from audobon.comic.geometry import Box
from audobon.errors import ShapeError
from audobon.typography.marks import page_marks
from audobon.typography.raster import paint_marks
from tests.unit.binding.bound_book import (
    a_book,
    a_book_with_a_double_page,
    a_page_with_an_inset,
    art,
    art_raster,
    page_pictures,
)


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return PdfBinder().bind(a_book(), art, page_pictures(), tmp_path_factory.mktemp("pdf"))


def test_pdf_has_a_sheet_a_page_and_a_colophon(path: Path) -> None:
    pages = PdfReader(path).pages
    assert len(pages) == 3
    assert [float(side) for side in pages[0].trimbox] == [9, 9, 9 + 477, 9 + 738]


def test_pdf_has_bleed_for_the_print_shop_and_shows_the_trim_on_screens(path: Path) -> None:
    for page in PdfReader(path).pages:
        assert page.cropbox == page.trimbox
        assert [float(side) for side in page.bleedbox] == [0, 0, 477 + 18, 738 + 18]
        assert page.mediabox == page.bleedbox


def test_art_that_bleeds_reaches_the_edge_of_the_bleed_and_is_told_within_the_trim(tmp_path: Path) -> None:
    book = a_book(pages=1)
    frame = replace(book.pages[0].frames[0], box=Box(x=-9, y=300, width=495, height=447))
    book = replace(book, pages=(replace(book.pages[0], frames=(frame,), balloons=(), folio=None),))
    path = PdfBinder().bind(book, art, page_pictures(1), tmp_path)
    page = pypdfium2.PdfDocument(path)[0]
    page.set_cropbox(*page.get_mediabox())
    seen = np.asarray(page.render(scale=1).to_pil().convert("L"))
    assert seen.shape == (756, 495)
    assert seen[700, 2] < 120 < 200 < seen[700, -3]  # the picture is a ramp from dark to light
    assert seen[754, 100] < 200
    (document,) = [PdfReader(path).trailer["/Root"]["/StructTreeRoot"]["/K"].get_object()]
    boxes = re.findall(r"'/BBox': \[([^]]*)\]", str([kids(panel)[0]["/A"] for panel in kids(kids(document)[0])[1:]]))
    assert boxes
    assert [float(side) for side in boxes[0].split(",")] == [9, 9, 9 + 477, 9 + 438]


def kids(element: DictionaryObject) -> list[DictionaryObject]:
    return [kid.get_object() for kid in element["/K"] if not isinstance(kid.get_object(), int)]


def test_pdf_is_tagged_in_reading_order_with_every_panel_told(tmp_path: Path) -> None:
    told = PanelTold(
        panel="p1",
        picture="Anna & <the bear> wave.",
        lines=(LineTold(how="Anna says", text="It is I, the waving Viking!"),),
    )
    book = replace(a_book(), told=(told,))
    root = PdfReader(PdfBinder().bind(book, art, page_pictures(), tmp_path)).trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"]
    (document,) = [root["/StructTreeRoot"]["/K"].get_object()]
    pages = kids(document)
    assert [page["/T"] for page in pages] == ["Page 1", "Page 2", "Colophon"]
    heading, panel = kids(pages[0])
    assert (heading["/S"], panel["/T"]) == ("/H1", "Panel 1")
    figure, *lines = kids(panel)
    assert (figure["/S"], figure["/Alt"], figure["/Lang"]) == ("/Figure", "Anna & <the bear> wave.", "en")
    assert [float(side) for side in figure["/A"]["/BBox"]] == pytest.approx([34, 367, 461, 667])
    assert [line["/ActualText"] for line in lines] == [
        "Anna says: It is I, the waving Viking!",
        "Whisper: HUSH... IT SAYS \u0428\u0428",
        "Caption: Once upon a time <there> & then lived a caf\u00e9 owner.",
        "Sound: CRASH!",
    ]
    assert [len(line["/K"]) for line in lines] == [2, 1, 2, 1]


def test_inset_is_drawn_over_its_host_and_told_after_it(tmp_path: Path) -> None:
    book = replace(a_book(), pages=(a_page_with_an_inset(), *a_book().pages[1:]))
    path = PdfBinder().bind(book, art, page_pictures(), tmp_path)
    root = PdfReader(path).trailer["/Root"]
    first = kids(kids(root["/StructTreeRoot"]["/K"].get_object())[0])
    assert [part["/T"] for part in first if "/T" in part] == ["Panel 1", "Panel 2"]
    marks = page_marks(book.pages[0])
    painted = paint_marks(marks, width_pt=477, height_pt=738, pixels_per_point=1.0, art=art_raster).array
    shown = pypdfium2.PdfDocument(path)[0].render(scale=1.0).to_numpy()[:, :, ::-1]
    inset = (slice(255, 365), slice(305, 435))
    assert np.abs(painted[inset].astype(int) - shown[inset]).mean() < 12
    gutter = (slice(247, 249), slice(300, 440))
    assert shown[gutter].min() > 220


def test_double_page_is_one_wide_sheet_with_the_numbers_of_two(tmp_path: Path) -> None:
    book = a_book_with_a_double_page()
    reader = PdfReader(PdfBinder().bind(book, art, page_pictures(3), tmp_path))
    assert reader.page_labels == ["1", "2-3", "4", "5"]
    wide = reader.pages[1]
    assert [float(side) for side in wide.trimbox] == [9, 9, 9 + 954, 9 + 738]
    assert [float(side) for side in wide.bleedbox] == [0, 0, 954 + 18, 738 + 18]
    assert [float(side) for side in reader.pages[2].trimbox] == [9, 9, 9 + 477, 9 + 738]
    document = reader.trailer["/Root"]["/StructTreeRoot"]["/K"].get_object()
    assert [page["/T"] for page in kids(document)] == ["Page 1", "Pages 2 and 3", "Page 4", "Colophon"]


def test_ground_of_a_cover_reaches_the_edge_of_the_bleed(tmp_path: Path) -> None:
    (first, *others) = a_book().pages
    covered = replace(a_book(), pages=(replace(first, ground="#334455"), *others))
    reader = PdfReader(PdfBinder().bind(covered, art, page_pictures(), tmp_path))
    content = reader.pages[0].get_contents()
    assert content is not None
    assert re.search(rb"\.2 \.266\d* \.333\d* rg\s+n -9 -9 495 756 re f", content.get_data())
    assert kids(reader.trailer["/Root"]["/StructTreeRoot"]["/K"].get_object())[0]["/T"] == "Cover"


def test_pdf_content_and_structure_agree(path: Path) -> None:
    reader = PdfReader(path)
    numbers = reader.trailer["/Root"]["/StructTreeRoot"]["/ParentTree"]["/Nums"]
    for index, page in enumerate(reader.pages):
        content = page.get_contents()
        assert content is not None
        drawn = content.get_data()
        assert drawn.count(b" BDC") + drawn.count(b" BMC") == drawn.count(b"EMC")
        marked = [int(number) for number in re.findall(rb"/MCID (\d+)>> BDC", drawn)]
        assert marked == list(range(len(marked)))
        assert (page["/StructParents"], numbers[2 * index]) == (index, index)
        assert len(numbers[2 * index + 1].get_object()) == len(marked)


def test_pdf_says_what_it_is_in_xmp(path: Path) -> None:
    root = PdfReader(path).trailer["/Root"]
    packet = etree.fromstring(root["/Metadata"].get_data())
    names = {"dc": "http://purl.org/dc/elements/1.1/", "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#"}
    assert packet.xpath("//dc:title//rdf:li/text()", namespaces=names) == ["A Winter Walk"]
    assert packet.xpath("//dc:creator//rdf:li/text()", namespaces=names) == ["A. Nobody & Daughters"]
    assert packet.xpath("//dc:language//rdf:li/text()", namespaces=names) == ["en"]
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]


@pytest.mark.parametrize(("right_to_left", "direction"), [(False, "/L2R"), (True, "/R2L")])
def test_pdf_turns_as_the_book_is_read(tmp_path: Path, right_to_left: bool, direction: str) -> None:
    book = replace(a_book(), right_to_left=right_to_left)
    root = PdfReader(PdfBinder().bind(book, art, page_pictures(), tmp_path)).trailer["/Root"]
    assert root["/ViewerPreferences"]["/Direction"] == direction


def test_pdf_says_who_wrote_what_in_which_language(path: Path) -> None:
    reader = PdfReader(path)
    assert reader.metadata is not None
    assert (reader.metadata.title, reader.metadata.author) == ("A Winter Walk", "A. Nobody & Daughters")
    assert reader.trailer["/Root"]["/Lang"] == "en"


def test_pdf_text_reads_back_as_it_was_lettered(path: Path) -> None:
    for number, page in enumerate(a_book().pages):
        text = PdfReader(path).pages[number].extract_text()
        lines = [line.text for balloon in page.balloons for line in balloon.lines]
        squeezed = "".join(text.split())
        places = [squeezed.find("".join(line.split())) for line in lines]
        assert -1 not in places
        assert places == sorted(places)


def test_pdf_text_keeps_its_spaces(path: Path) -> None:
    text = PdfReader(path).pages[0].extract_text()
    assert "IT IS I, THE" in text
    assert "A WINTER WALK" in text


def test_pdf_holds_its_pictures_as_plain_jpeg_each_once(path: Path) -> None:
    held = [page["/Resources"]["/XObject"] for page in list(PdfReader(path).pages)[:2]]  # type: ignore[index]
    (first,), (second,) = (list(pictures.values()) for pictures in held)
    assert first.idnum == second.idnum
    assert first.get_object()["/Filter"] == "/DCTDecode"
    assert first.get_object()._data.startswith(b"\xff\xd8")


def test_pdf_words_appear_once(path: Path) -> None:
    assert PdfReader(path).pages[0].extract_text().count("CRASH") == 1


def test_pdf_colophon_names_weights_licences_and_seed(path: Path) -> None:
    text = PdfReader(path).pages[2].extract_text()
    for word in ("Painter weights", "Apache-2.0", "0123456789abcdef", "seed 11", "Delius", "OFL-1.1", "Luckiest Guy"):
        assert word in text


def test_pdf_embeds_every_font_as_a_subset(path: Path) -> None:
    fonts = [
        font.get_object()
        for page in PdfReader(path).pages
        for font in page["/Resources"]["/Font"].values()  # type: ignore[index]
    ]
    assert fonts
    for font in fonts:
        (descendant,) = (each.get_object() for each in font["/DescendantFonts"])
        assert font["/BaseFont"][7] == "+"
        assert "/FontFile2" in descendant["/FontDescriptor"]
    assert path.stat().st_size < 400_000


def test_pdf_pages_look_like_the_printed_pages(path: Path) -> None:
    page = a_book().pages[0]
    scale = 2.0
    printed = paint_marks(page_marks(page), width_pt=477, height_pt=738, pixels_per_point=scale, art=art_raster).array
    shown = pypdfium2.PdfDocument(path)[0].render(scale=scale).to_numpy()[..., :3][..., ::-1]
    difference = np.abs(printed.astype(int) - shown.astype(int)).mean(axis=2)
    assert difference.mean() < 3.0
    # Letters stand where they are printed: misplaced ones would leave whole strokes of difference.
    assert (difference > 140).mean() < 0.002


def test_pdf_is_the_same_to_the_byte(path: Path, tmp_path: Path) -> None:
    assert PdfBinder().bind(a_book(), art, page_pictures(), tmp_path).read_bytes() == path.read_bytes()


def test_pdf_refuses_the_wrong_number_of_pictures(tmp_path: Path) -> None:
    with pytest.raises(ShapeError):
        PdfBinder().bind(a_book(), art, page_pictures(3), tmp_path)
