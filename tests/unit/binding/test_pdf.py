"""PDF: words as text, balloons as vectors, fonts embedded, pages that look like the printed ones."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pypdfium2
import pytest
from pypdf import PdfReader

from audobon.binding.pdf import PdfBinder
from audobon.errors import ShapeError
from audobon.typography.marks import page_marks
from audobon.typography.raster import paint_marks
from tests.unit.binding.bound_book import a_book, art, page_pictures


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return PdfBinder().bind(a_book(), art, page_pictures(), tmp_path_factory.mktemp("pdf"))


def test_pdf_has_a_sheet_a_page_and_a_colophon(path: Path) -> None:
    pages = PdfReader(path).pages
    assert len(pages) == 3
    assert [float(side) for side in pages[0].mediabox] == [0, 0, 477, 738]


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
        assert font["/BaseFont"][7] == "+"
        assert "/FontFile2" in font["/FontDescriptor"]
    assert path.stat().st_size < 400_000


def test_pdf_pages_look_like_the_printed_pages(path: Path) -> None:
    page = a_book().pages[0]
    scale = 2.0
    printed = paint_marks(page_marks(page), width_pt=477, height_pt=738, pixels_per_point=scale, art=art).array
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
