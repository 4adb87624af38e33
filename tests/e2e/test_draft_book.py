"""Prose in, a bound draft out, with the real trades."""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from lxml import etree
from PIL import Image
from pypdf import PdfReader

from audobon.checking import check_book
from audobon.comic.codec import from_json, to_json
from audobon.comic.span import Span
from audobon.comic.storyboard import LetteringKind, PanelBrief, Storyboard
from audobon.crew import Crew
from audobon.pipeline import BookResult, MakeOptions, make_book

OPTIONS = MakeOptions(draft=True, formats=("cbz",), dpi=72)


def board_of(result: BookResult) -> Storyboard:
    return from_json(Storyboard, (result.folder / "storyboard.json").read_text(), source="storyboard.json")


def file_of(result: BookResult, suffix: str) -> Path:
    return next(path for path in result.files if path.suffix == suffix)


def times(result: BookResult, pattern: str) -> dict[str, int]:
    return {path.parent.name: path.stat().st_mtime_ns for path in result.folder.glob(pattern)}


def test_cbz_holds_its_pages_in_order_and_says_what_it_is(draft_book: BookResult) -> None:
    with zipfile.ZipFile(file_of(draft_book, ".cbz")) as archive:
        assert archive.testzip() is None
        names = archive.namelist()
        info = etree.fromstring(archive.read("ComicInfo.xml"))
        pictures = [name for name in names if name.endswith((".png", ".jpg", ".jpeg", ".webp"))]
        first = Image.open(io.BytesIO(archive.read(pictures[0])))
        first.load()
    assert pictures == sorted(pictures)
    assert len(pictures) >= draft_book.report.pages
    assert info.findtext("Title") == "The Lost Kite"


def test_pdf_holds_the_words_as_text(draft_book: BookResult) -> None:
    reader = PdfReader(file_of(draft_book, ".pdf"))
    words = " ".join(page.extract_text() for page in reader.pages).upper()
    assert len(reader.pages) >= draft_book.report.pages
    assert "STRING BROKE" in " ".join(words.split())


def test_every_quotation_is_lettered_for_its_speaker(draft_book: BookResult) -> None:
    board = board_of(draft_book)
    names = {design.character: design.name for design in board.cast}
    said = {
        (names[line.speaker or ""], word)
        for brief in board.panels()
        for line in brief.lettering
        if line.kind in (LetteringKind.SPEECH, LetteringKind.SHOUT)
        for word in re.findall(r"[A-Z]+", line.text.upper())
    }
    assert {("Anna", "RUFUS"), ("Anna", "CHURCH"), ("Tom", "CRY"), ("Tom", "LANE")} <= said


def test_pages_are_pictures_with_ink_on_them(draft_book: BookResult) -> None:
    pages = sorted((draft_book.folder / "pages").glob("*.png"))
    assert len(pages) == draft_book.report.pages >= 1
    for path in pages:
        pixels = np.asarray(Image.open(path).convert("L"))
        assert pixels.std() > 15
        assert (pixels < 90).mean() > 0.005


def test_first_page_carries_the_title(draft_book: BookResult) -> None:
    assert board_of(draft_book).pages[0].heading == "The Lost Kite"


def test_report_has_no_error_of_the_page(draft_book: BookResult) -> None:
    assert [panel.panel for panel in draft_book.report.panel_reports if not panel.page_verdict.accepted] == []


def test_same_seed_gives_the_same_bytes(story: Path, crew: Crew, tmp_path: Path) -> None:
    one, other = (make_book(story, tmp_path / name, options=OPTIONS, crew=crew) for name in ("one", "other"))
    assert file_of(one, ".cbz").read_bytes() == file_of(other, ".cbz").read_bytes()
    for path in sorted((one.folder / "pages").glob("*.png")):
        assert path.read_bytes() == (other.folder / "pages" / path.name).read_bytes()


def test_changed_words_letter_again_without_drawing(story: Path, crew: Crew, tmp_path: Path) -> None:
    first = make_book(story, tmp_path, options=OPTIONS, crew=crew)
    board = board_of(first)
    page_number, page, brief = next(
        (number, page, brief) for number, page in enumerate(board.pages) for brief in page.panels if brief.lettering
    )
    line = brief.lettering[0]
    lines = (replace(line, text=line.text.replace("A", "E", 1) + "!"), *brief.lettering[1:])
    panels = tuple(replace(one, lettering=lines) if one.id == brief.id else one for one in page.panels)
    pages = (*board.pages[:page_number], replace(page, panels=panels), *board.pages[page_number + 1 :])
    (first.folder / "storyboard.json").write_text(to_json(replace(board, pages=pages)))
    before = {path.name: path.read_bytes() for path in (first.folder / "pages").glob("*.png")}
    drawn = times(first, "panels/*/*.png")
    second = make_book(story, tmp_path, options=OPTIONS, crew=crew)
    changed = [name for name, data in before.items() if (second.folder / "pages" / name).read_bytes() != data]
    assert changed == [f"{page_number + 1:03d}.png"]
    assert times(second, "panels/*/*.png") == drawn


@pytest.mark.parametrize(("old", "new"), [("I can see it", "I saw it"), ("Do not cry", "Do not weep")])
def test_changed_story_draws_only_what_is_staged_anew(
    old: str, new: str, story: Path, crew: Crew, tmp_path: Path
) -> None:
    """The first change is of words alone; the second alters the feeling of the line, and so, rightly, the face of the
    one who speaks and where the page is cut."""
    text = tmp_path / "kite.txt"
    text.write_text(story.read_text())
    first = make_book(text, tmp_path, options=OPTIONS, crew=crew)
    drawn, before = times(first, "panels/*/proof.png"), board_of(first)
    text.write_text(story.read_text().replace(old, new))
    second = make_book(text, tmp_path, options=OPTIONS, crew=crew)
    after = times(second, "panels/*/proof.png")
    redrawn = {panel for panel, when in after.items() if drawn.get(panel) != when}
    speaking = {b.id for b in board_of(second).panels() for line in b.lettering if new in line.text}
    staged_anew = {b.id for b in board_of(second).panels() if _picture(b) not in map(_picture, before.panels())}
    assert len(speaking) == 1
    assert redrawn <= speaking | staged_anew
    assert old != "I can see it" or redrawn <= speaking


def _picture(brief: PanelBrief) -> PanelBrief:
    """What of a brief is drawn: neither the words nor where they stand in the text."""
    nowhere = Span(start=0, end=0)
    return replace(brief, lettering=(), span=nowhere, moment=nowhere)


def test_changed_brief_draws_that_panel_only(story: Path, crew: Crew, tmp_path: Path) -> None:
    first = make_book(story, tmp_path, options=OPTIONS, crew=crew)
    board = board_of(first)
    page = board.pages[0]
    target = page.panels[0]
    panels = (replace(target, place_kind="street" if target.place_kind != "street" else "kitchen"), *page.panels[1:])
    edited = replace(board, pages=(replace(page, panels=panels), *board.pages[1:]))
    (first.folder / "storyboard.json").write_text(to_json(edited))
    drawn = times(first, "panels/*/proof.png")
    second = make_book(story, tmp_path, options=OPTIONS, crew=crew)
    after = times(second, "panels/*/proof.png")
    assert [panel for panel, when in after.items() if drawn[panel] != when] == [target.id]


STORIES = {
    "one sentence": "A fox looked over the wall.",
    "no dialogue": "The rain fell on the town. An old man walked along the street. He went into the inn and sat down.",
    "German": 'Der Fuchs lief durch den Wald und sah das Haus. "Komm herein", sagte die alte Frau. Er ging nicht.',
}


@pytest.mark.parametrize("name", STORIES)
def test_unusual_story_still_becomes_a_comic(name: str, crew: Crew, tmp_path: Path) -> None:
    path = tmp_path / "story.txt"
    path.write_text(STORIES[name], encoding="utf-8")
    result = make_book(path, tmp_path / "out", options=OPTIONS, crew=crew)
    assert result.report.panels >= 1
    assert file_of(result, ".cbz").stat().st_size > 10_000
    assert any("German" in warning for warning in result.report.warnings) == (name == "German")


def test_book_and_its_files_pass_their_check(draft_book: BookResult) -> None:
    """Of a draft at 96 dots an inch it is only said that it is too coarse for print."""
    found = check_book(draft_book.folder, outside=False)
    assert {fault.code for fault in found.faults} == {"AUD-Q235"}
    assert found.pages == len(list(draft_book.folder.glob("pages/*.png")))
