"""Bound files under other people's programs: poppler draws the PDF, qpdf checks it, unzip tests the CBZ, EPUBCheck."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from audobon.checking import check_book
from audobon.comic.inspection import StageName
from audobon.evaluation.planted_files import entries, packed
from audobon.pipeline import BookResult, MakeOptions, draw_board, make_book
from tests.system.programs import epubcheck, run

FORMATS = ("cbz", "pdf", "epub")

pytestmark = pytest.mark.system

COARSE = ("AUD-Q235",)
"""Drafts at few dots an inch are too coarse for print, and the check says so."""

STORY = """A Kite
by A. Walker

Anna ran into the garden with her red kite. "Look!" cried Anna. "It flies as high as the church!"

Suddenly the string broke, and the kite sailed over the wall. "Oh no," said Anna sadly.
"""


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> BookResult:
    folder = tmp_path_factory.mktemp("system")
    (folder / "kite.txt").write_text(STORY, encoding="utf-8")
    return make_book(folder / "kite.txt", folder, options=MakeOptions(draft=True, dpi=96, formats=FORMATS))


def bound(book: BookResult, suffix: str) -> Path:
    return next(path for path in book.files if path.suffix == suffix)


def test_qpdf_finds_no_fault_in_the_pdf(book: BookResult) -> None:
    assert "No syntax or stream encoding errors" in run("qpdf", "--check", bound(book, ".pdf"))


def test_poppler_draws_the_page_that_we_printed(book: BookResult, tmp_path: Path) -> None:
    run("pdftoppm", "-png", "-cropbox", "-r", "96", "-f", "1", "-l", "1", bound(book, ".pdf"), tmp_path / "page")
    with Image.open(next(tmp_path.glob("page*.png"))) as drawn, Image.open(book.folder / "pages/001.png") as ours:
        theirs = np.asarray(drawn.convert("L").resize((120, 180), Image.Resampling.BOX), np.float64)
        mine = np.asarray(ours.convert("L").resize((120, 180), Image.Resampling.BOX), np.float64)
    assert np.abs(theirs - mine).mean() < 6.0
    assert np.corrcoef(theirs.ravel(), mine.ravel())[0, 1] > 0.95


def test_poppler_reads_the_words_of_the_pdf(book: BookResult) -> None:
    words = run("pdftotext", bound(book, ".pdf"), "-").upper()
    assert "HIGH AS" in " ".join(words.split())


def test_poppler_reads_the_panels_of_the_pdf_in_order(book: BookResult) -> None:
    told = " ".join(run("pdfinfo", "-struct-text", bound(book, ".pdf")).split())
    places = [told.find(words) for words in ('Sect "Cover"', "Figure", 'Sect "Page 2"', 'Sect "Panel 2"')]
    assert -1 not in places, told[:2000]
    assert places == sorted(places)
    assert "Tagged: yes" in " ".join(run("pdfinfo", bound(book, ".pdf")).split())


def test_epubcheck_finds_no_fault_in_the_epub(book: BookResult) -> None:
    assert "No errors or warnings detected" in epubcheck(bound(book, ".epub"))


@pytest.mark.parametrize("suffix", [".cbz", ".pdf", ".epub"])
def test_our_own_check_passes_the_files_and_asks_epubcheck(book: BookResult, suffix: str) -> None:
    found = check_book(bound(book, suffix))
    assert [fault for fault in found.faults if fault.code not in COARSE] == []
    assert ("AUD-Q258" in found.stage(StageName.TERTIARY).checked) is (suffix == ".epub")


def test_epubcheck_is_heard_through_our_own_check(book: BookResult, tmp_path: Path) -> None:
    members = entries(bound(book, ".epub").read_bytes())
    wrong = [(name, data.replace(b"<main", b"<p><main").replace(b"</main>", b"</main></p>")) for name, data in members]
    (tmp_path / "wrong.epub").write_bytes(packed(wrong))
    assert "AUD-Q258" in {fault.code for fault in check_book(tmp_path / "wrong.epub").faults}


def test_unzip_finds_no_fault_in_the_cbz(book: BookResult) -> None:
    assert "No errors detected" in run("unzip", "-t", bound(book, ".cbz"))
    assert "ComicInfo.xml" in run("unzip", "-Z1", bound(book, ".cbz")).splitlines()


def test_board_that_was_planned_by_the_command_is_drawn(book: BookResult, tmp_path: Path) -> None:
    again = draw_board(book.folder / "storyboard.json", tmp_path, options=MakeOptions(draft=True, dpi=96))
    assert (again.folder / "pages/001.png").read_bytes() == (book.folder / "pages/001.png").read_bytes()
