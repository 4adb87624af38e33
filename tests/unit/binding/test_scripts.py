"""Books in other scripts, in every format: words are read in their own order, and stand as they are printed."""

from __future__ import annotations

import re
import zipfile
from dataclasses import replace
from pathlib import Path

import numpy as np
import pypdfium2
import pytest
from lxml import etree
from pypdf import PdfReader

from audobon.binding.epub import EpubBinder
from audobon.binding.pdf import PdfBinder
from audobon.binding.svg import SvgBinder
from audobon.binding.web_page import WebPageBinder
from audobon.comic.book import Book, LineTold, PanelTold
from audobon.comic.geometry import Point
from audobon.comic.page import Balloon, TextLine
from audobon.comic.storyboard import LetteringKind
from audobon.typography.faces import ARABIC, HEBREW, JAPANESE, SIMPLIFIED
from audobon.typography.marks import page_marks
from audobon.typography.raster import paint_marks
from audobon.typography.setting import measure
from tests.unit.binding.bound_book import a_book, a_set_balloon, art, art_raster, page_pictures

SVG = "{http://www.w3.org/2000/svg}"
HTML = "{http://www.w3.org/1999/xhtml}"
SPOKEN = {
    "he": (HEBREW, ("איחרתי אתמול!", "סליחה, אנה.")),
    "ar": (ARABIC, ("لماذا لم تأت", "أمس؟ انتظرتك")),
    "ja": (JAPANESE, ("12時まで待ったのに", "「どうして」って!?")),
    "zh-Hans": (SIMPLIFIED, ("你昨天为什么没有来", "我等了整整一个小时")),
}
COLUMNS = ("ja", "zh-Hans")
EVERY = pytest.mark.parametrize("language", list(SPOKEN))


def a_balloon(language: str) -> Balloon:
    font, texts = SPOKEN[language]
    vertical = language in COLUMNS
    lines = []
    for index, text in enumerate(texts):
        width = measure(text, font=font, size_pt=9.0, vertical=vertical)
        origin = Point(x=140.0 - 12 * index, y=120.0) if vertical else Point(x=100.0, y=130.0 + 14 * index)
        lines.append(TextLine(text=text, origin=origin, width_pt=width, size_pt=9.0, vertical=vertical))
    return replace(a_set_balloon(0), kind=LetteringKind.SPEECH, font=font, lines=tuple(lines))


def a_book_in(language: str) -> Book:
    book = a_book(pages=1, title=SPOKEN[language][1][0])
    page = replace(book.pages[0], balloons=(a_balloon(language),))
    told = LineTold(how="Anna says", text=" ".join(SPOKEN[language][1]))
    return replace(
        book, language=language, pages=(page,), told=(PanelTold(panel="p1", picture="A hill.", lines=(told,)),)
    )


@EVERY
def test_pdf_is_read_in_the_order_that_is_spoken(language: str, tmp_path: Path) -> None:
    path = PdfBinder().bind(a_book_in(language), art, page_pictures(1), tmp_path)
    if language in COLUMNS:  # in the order of the file; pdfium's order of columns hangs on what else is on a page
        read = PdfReader(path).pages[0].extract_text()
    else:
        read = pypdfium2.PdfDocument(path)[0].get_textpage().get_text_range()
    squeezed = "".join(read.split())
    places = [squeezed.find("".join(text.split())) for text in SPOKEN[language][1]]
    assert -1 not in places, read
    assert places == sorted(places)


@EVERY
def test_pdf_looks_as_it_is_printed(language: str, tmp_path: Path) -> None:
    book = a_book_in(language)
    path = PdfBinder().bind(book, art, page_pictures(1), tmp_path)
    marks = page_marks(book.pages[0])
    printed = paint_marks(marks, width_pt=477, height_pt=738, pixels_per_point=2.0, art=art_raster).array
    shown = pypdfium2.PdfDocument(path)[0].render(scale=2.0).to_numpy()[..., :3][..., ::-1]
    difference = np.abs(printed.astype(int) - shown.astype(int)).mean(axis=2)
    assert (difference > 140).mean() < 0.001


@EVERY
def test_pdf_is_small_for_it_holds_the_glyphs_in_use_alone(language: str, tmp_path: Path) -> None:
    path = PdfBinder().bind(a_book_in(language), art, page_pictures(1), tmp_path)
    assert path.stat().st_size < 200_000
    reader = PdfReader(path)
    assert reader.trailer["/Root"]["/Lang"] == language
    kinds = {
        font.get_object()["/DescendantFonts"][0].get_object()["/Subtype"]
        for font in reader.pages[0]["/Resources"]["/Font"].values()  # type: ignore[index]
    }
    assert ("/CIDFontType0" in kinds) is (language in COLUMNS)


def test_every_meaning_of_a_glyph_is_read_back(tmp_path: Path) -> None:
    # The same bowl, with dots of its own below or above, is four letters.
    letters = "بتثن"
    text = " ".join(letter + letter for letter in letters)
    line = replace(a_balloon("ar").lines[0], text=text, width_pt=measure(text, font=ARABIC, size_pt=9.0))
    book = a_book_in("ar")
    page = replace(book.pages[0], balloons=(replace(a_balloon("ar"), lines=(line,)),))
    path = PdfBinder().bind(replace(book, pages=(page,)), art, page_pictures(1), tmp_path)
    assert text in pypdfium2.PdfDocument(path)[0].get_textpage().get_text_range()


def words_of(path: Path) -> list[etree._Element]:
    root = etree.parse(str(sorted(path.iterdir())[0])).getroot()
    (layer,) = [group for group in root.iter(f"{SVG}g") if group.get("id") == "text"]
    return [text for text in layer.iter(f"{SVG}text") if set("".join(text.itertext())) - set("1")]


@pytest.mark.parametrize(("language", "first"), [("he", "איחרתי אתמול!"), ("ar", "لماذا لم تأت")])
def test_drawing_has_live_words_that_run_from_their_right(language: str, first: str, tmp_path: Path) -> None:
    book = a_book_in(language)
    texts = words_of(SvgBinder().bind(book, art, page_pictures(1), tmp_path))
    (text,) = [each for each in texts if "".join(each.itertext()) == first]
    line = book.pages[0].balloons[0].lines[0]
    assert text.get("direction") == "rtl"
    assert float(text.get("x", "")) == pytest.approx(line.origin.x + line.width_pt, abs=0.01)


def test_drawing_has_columns_cut_where_figures_stand_across(tmp_path: Path) -> None:
    texts = words_of(SvgBinder().bind(a_book_in("ja"), art, page_pictures(1), tmp_path))
    told = [("".join(text.itertext()), text.get("writing-mode")) for text in texts]
    assert ("12", None) in told
    assert ("時まで待ったのに", "tb") in told
    assert told.index(("12", None)) < told.index(("時まで待ったのに", "tb"))


def test_drawing_tells_whose_forms_are_meant(tmp_path: Path) -> None:
    texts = words_of(SvgBinder().bind(a_book_in("zh-Hans"), art, page_pictures(1), tmp_path))
    told = {span.get("{http://www.w3.org/XML/1998/namespace}lang") for text in texts for span in text}
    assert "zh-Hans" in told


@EVERY
def test_e_book_says_which_way_its_words_run(language: str, tmp_path: Path) -> None:
    path = EpubBinder().bind(a_book_in(language), art, page_pictures(1), tmp_path)
    with zipfile.ZipFile(path) as archive:
        page = etree.fromstring(archive.read("EPUB/page-001.xhtml"))
        package = etree.fromstring(archive.read("EPUB/package.opf"))
    (line,) = [each for each in page.iter(f"{HTML}p") if "Anna says" in "".join(each.itertext())]
    way = "rtl" if language in ("he", "ar") else None
    assert (line.get("dir"), page.get("dir"), package.get("dir")) == (way, way, way)
    assert page.get("lang") == language
    assert ("columns" in (line.get("class") or "").split()) is (language in COLUMNS)
    assert "".join(line.itertext()) == "Anna says: " + " ".join(SPOKEN[language][1])


@EVERY
def test_web_page_says_which_way_its_words_run(language: str, tmp_path: Path) -> None:
    path = WebPageBinder().bind(a_book_in(language), art, page_pictures(1), tmp_path)
    html = path.read_text(encoding="utf-8")
    told = re.search(r"<p([^>]*)><span[^>]*>Anna says: </span>", html)
    assert told is not None
    assert ('dir="rtl"' in told.group(1)) is (language in ("he", "ar"))
    assert f'<html lang="{language}">' in html


def test_stressed_words_are_told_in_every_format(tmp_path: Path) -> None:
    book = a_book(pages=1)
    text = "I DID NOT"
    line = TextLine(text=text, origin=Point(x=100, y=130), width_pt=60, size_pt=9, stressed=((2, 5),))
    balloon = replace(a_set_balloon(0), lines=(line,))
    told = LineTold(how="Anna says", text="I *did* not")
    page = replace(book.pages[0], balloons=(balloon,))
    book = replace(book, pages=(page,), told=(PanelTold(panel="p1", picture="", lines=(told,)),))
    pdf = PdfReader(PdfBinder().bind(book, art, page_pictures(1), tmp_path))
    assert text in pdf.pages[0].extract_text()
    fonts = [font.get_object()["/BaseFont"] for font in pdf.pages[0]["/Resources"]["/Font"].values()]  # type: ignore[index]
    assert any("AudobonBoldItalic" in name for name in fonts)
    texts = words_of(SvgBinder().bind(book, art, page_pictures(1), tmp_path))
    assert "D" in "".join(
        span.text or "" for each in texts for span in each if "Bold Italic" in span.get("font-family", "")
    )
    html = WebPageBinder().bind(book, art, page_pictures(1), tmp_path).read_text(encoding="utf-8")
    assert "<span>I <em>did</em> not</span>" in html
    with zipfile.ZipFile(EpubBinder().bind(book, art, page_pictures(1), tmp_path)) as archive:
        assert b"I <em>did</em> not" in archive.read("EPUB/page-001.xhtml")
