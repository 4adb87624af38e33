"""PDF files: reading order, columns, what belongs to the page, paragraphs made whole, and the way back."""

from __future__ import annotations

import io
import re
from itertools import pairwise
from pathlib import Path

import fontpkg
import pytest
from pypdf import PdfReader, PdfWriter
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from audobon.comic.manuscript import Manuscript
from audobon.errors import InputError
from audobon.manuscript import open_manuscript
from audobon.manuscript import pdf as pdf_files
from tests.unit.manuscript.pdf_books import pdf

TALE = [
    f"{number} hares ran over the hill and far away, and {number} foxes ran after them as fast as they could, but the "
    f"hares were {'much ' * (number % 5)}faster, and so they came home before the night fell over the wood."
    for number in range(10, 34)
]
VERSE = "Over the hill\nThe hares ran still,\nAnd never a fox came near."


def opened(folder: Path, data: bytes, name: str = "book.pdf") -> Manuscript:
    path = folder / name
    path.write_bytes(data)
    return open_manuscript(path)


def refused(folder: Path, data: bytes) -> InputError:
    with pytest.raises(InputError) as caught:
        opened(folder, data)
    return caught.value


def drawn(*lines: tuple[float, float, str], size: float = 11) -> bytes:
    held = io.BytesIO()
    canvas = Canvas(held, pagesize=(420, 595))
    canvas.setFont("Times-Roman", size)
    for x, y, text in lines:
        canvas.drawString(x, y, text)
    canvas.save()
    return held.getvalue()


@pytest.mark.parametrize("columns", [1, 2])
@pytest.mark.parametrize("is_loose", [False, True])
@pytest.mark.parametrize("head", ["", "A TALE OF HARES"])
def test_paragraphs_come_back_whole_and_in_order(tmp_path: Path, columns: int, is_loose: bool, head: str) -> None:
    manuscript = opened(tmp_path, pdf(TALE, columns=columns, is_loose=is_loose, head=head))
    found = manuscript.text.split("\n\n")
    assert "".join(found).replace(" ", "") == "".join(TALE).replace(" ", "")
    # Without indents nothing parts two paragraphs where the column ends between them.
    assert len(set(TALE) & set(found)) >= (len(TALE) if not is_loose else len(TALE) - 4)


def test_title_and_author_are_the_files(tmp_path: Path) -> None:
    manuscript = opened(tmp_path, pdf(TALE))
    assert (manuscript.title, manuscript.author) == ("The Hare", "A. Writer")


def test_chapters_are_the_outlines(tmp_path: Path) -> None:
    manuscript = opened(
        tmp_path, pdf([("head", "Running"), *TALE[:9], ("head", "Coming home"), *TALE[9:]], head="HARES")
    )
    assert [(one.title, one.span.text(manuscript.text)) for one in manuscript.chapters] == [
        ("Running", "\n\n".join(TALE[:9])),
        ("Coming home", "\n\n".join(TALE[9:])),
    ]


def test_outline_names_chapters_that_have_no_heading(tmp_path: Path) -> None:
    held = io.BytesIO()
    canvas = Canvas(held, pagesize=(420, 595))
    for number, text in enumerate(("A hare ran.", "A fox came."), start=1):
        canvas.drawString(60, 500, text)
        canvas.bookmarkPage(str(number))
        canvas.addOutlineEntry(f"Part {number}", str(number), 0)
        canvas.showPage()
    canvas.save()
    manuscript = opened(tmp_path, held.getvalue())
    assert [(one.title, one.span.text(manuscript.text)) for one in manuscript.chapters] == [
        ("Part 1", "A hare ran."),
        ("Part 2", "A fox came."),
    ]


def test_larger_type_is_a_heading(tmp_path: Path) -> None:
    data = PdfWriter()
    for page in PdfReader(io.BytesIO(pdf([("head", "Running"), TALE[0], ("head", "Home"), TALE[1]]))).pages:
        data.add_page(page)
    held = io.BytesIO()
    data.write(held)
    assert [one.title for one in opened(tmp_path, held.getvalue()).chapters] == ["", "Home"]


def test_verse_keeps_its_lines(tmp_path: Path) -> None:
    assert VERSE in opened(tmp_path, pdf([TALE[0], ("verse", VERSE), TALE[1]])).text


def test_cut_words_are_made_whole_and_compounds_kept(tmp_path: Path) -> None:
    lines = [
        "The hare looked be-",
        "hind. He saw a sand-",
        "bank, and a sand-bank is home. Anglo-",
        "Saxon hares do so.",
    ]
    found = opened(tmp_path, drawn(*((60, 500 - 14 * number, text) for number, text in enumerate(lines)))).text
    assert found == "The hare looked behind. He saw a sand-bank, and a sand-bank is home. Anglo-Saxon hares do so."


def test_contents_lines_and_ligatures(tmp_path: Path) -> None:
    data = drawn((60, 540, "Chapter One ........ 7"), (60, 500, "A hare ran o\u0192 at once.".replace("\u0192", "ff")))
    assert opened(tmp_path, data).text == "A hare ran off at once."


def test_places_are_lines_of_pages(tmp_path: Path) -> None:
    manuscript = opened(tmp_path, pdf(TALE, head="HARES"))
    at = manuscript.text.index("30 hares ran")
    place = manuscript.source_place(at)
    assert (place.part, place.counted) == ("page 2", "line")
    shown = PdfReader(tmp_path / "book.pdf").pages[1].extract_text()
    assert "30 hares ran" in shown
    numbers = [manuscript.source_place(offset) for offset in range(at, at + 400, 40)]
    assert all((a.part, a.offset) < (b.part, b.offset) for a, b in pairwise(numbers))


def test_scan_is_refused_with_the_way_out(tmp_path: Path) -> None:
    error = refused(tmp_path, drawn((60, 500, "12")))
    assert (error.code, "OCR" in error.hint) == ("AUD-118", True)


def test_letters_without_meaning_are_refused(tmp_path: Path) -> None:
    pdfmetrics.registerFont(TTFont("Delius", fontpkg.path("Delius")))
    held = io.BytesIO()
    canvas = Canvas(held, pageCompression=0)
    canvas.setFont("Delius", 12)
    canvas.drawString(60, 500, "A hare ran over the hill and far away.")
    canvas.save()
    assert opened(tmp_path, held.getvalue()).text.startswith("A hare")
    nameless = re.sub(rb"<00([2-7][0-9A-F])>", rb"<E0\1>", held.getvalue())
    assert refused(tmp_path, nameless).code == "AUD-118"


def test_some_pages_without_text_are_told(tmp_path: Path) -> None:
    held = io.BytesIO()
    canvas = Canvas(held)
    canvas.drawString(60, 500, "A hare ran over the hill.")
    canvas.showPage()
    canvas.rect(10, 10, 50, 50)
    canvas.showPage()
    canvas.save()
    assert opened(tmp_path, held.getvalue()).warnings == ("1 of 2 pages have no text",)


def test_locked_file_is_refused(tmp_path: Path) -> None:
    writer = PdfWriter(clone_from=io.BytesIO(pdf(TALE[:2])))
    writer.encrypt("secret", algorithm="RC4-128")
    held = io.BytesIO()
    writer.write(held)
    assert refused(tmp_path, held.getvalue()).code == "AUD-113"


@pytest.mark.parametrize(
    "data", [b"%PDF-1.7\n", b"%PDF-1.4\n" + b"\x00garbage" * 300, b"%PDF-1.4\ntrailer<</Root 1 0 R>>"]
)
def test_damaged_file_is_refused(tmp_path: Path, data: bytes) -> None:
    assert refused(tmp_path, data).code == "AUD-117"


@pytest.mark.parametrize("share", [0.1, 0.5, 0.9, 0.98])
def test_cut_off_file_is_read_or_refused(tmp_path: Path, share: float) -> None:
    data = pdf(TALE[:4])
    code = ""
    try:
        opened(tmp_path, data[: int(len(data) * share)])
    except InputError as error:
        code = error.code
    assert code in ("", "AUD-117", "AUD-118")


def test_file_without_pages_is_refused(tmp_path: Path) -> None:
    held = io.BytesIO()
    PdfWriter().write(held)
    assert refused(tmp_path, held.getvalue()).code == "AUD-117"


def test_stream_that_unpacks_without_end_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf_files, "MAX_STREAM_BYTES", 4_000_000)
    writer = PdfWriter(clone_from=io.BytesIO(drawn((60, 500, "A hare ran over the hill."))))
    contents = writer.pages[0].get_contents()
    assert contents is not None
    contents.set_data(b" " * 5_000_000 + contents.get_data())
    packed = contents.flate_encode()
    writer.pages[0].replace_contents(packed)
    held = io.BytesIO()
    writer.write(held)
    assert refused(tmp_path, held.getvalue()).code == "AUD-112"


def test_pages_and_characters_are_bounded(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf_files, "MAX_PAGES", 2)
    assert refused(tmp_path, pdf(TALE)).code == "AUD-104"
    monkeypatch.undo()
    monkeypatch.setattr(pdf_files, "MAX_CHARACTERS", 1000)
    assert refused(tmp_path, pdf(TALE)).code == "AUD-104"


def test_five_thousand_pages_are_read(tmp_path: Path) -> None:
    held = io.BytesIO()
    canvas = Canvas(held, pagesize=(300, 200))
    for number in range(5000):
        canvas.drawString(20, 100, f"Hare {number} ran over the hill.")
        canvas.drawString(20, 20, str(number + 1))
        canvas.showPage()
    canvas.save()
    manuscript = opened(tmp_path, held.getvalue())
    assert len(manuscript.source_parts) == 5000
    assert manuscript.text.count("ran over the hill.") == 5000
    assert manuscript.source_place(manuscript.text.index("Hare 4321 ")).part == "page 4322"
