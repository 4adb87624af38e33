"""Words that no letterer would wish for: lettered with every hard rule kept, or refused by name and code."""

from __future__ import annotations

import json
import re
import zipfile
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path
from xml.etree import ElementTree

import numpy as np
import pypdfium2
import pytest

from audobon.comic.codec import to_json
from audobon.comic.raster import Raster
from audobon.comic.storyboard import (
    CastDesign,
    LetteringKind,
    LetteringLine,
    PagePlan,
    PanelBrief,
    Placement,
    Storyboard,
)
from audobon.comic.stress import unstressed
from audobon.errors import AudobonError
from audobon.evaluation.lettering import page_faults
from audobon.evaluation.pages_seen import pages_seen
from audobon.hire import hire_crew, hire_sense
from audobon.pencils.penciller import ScenePenciller
from audobon.pipeline import BookResult, MakeOptions, draw_board
from audobon.project import BookFolder
from tests.builders import a_board, a_brief, a_design, a_line

HARD = {"faces_covered", "overflow", "crossed_tails", "wrong_speaker_tails", "size_violations"}
SCRIPT = "<script>alert(\"x\")</script> & <b onclick='y'>bold</b> ]]> -- </text></svg> %s {{x}} \\n"
ZALGO = (
    "H\u0338\u0321\u032a\u032f\u0368\u034a\u033d\u0305\u033e\u030ee\u031b\u0322\u032f\u0340 "
    "c\u0315\u0322\u0341\u036f\u0321omes"
)
PROSE = "I walked down to the old mill by the river, and there I saw what nobody had seen before me."
STORY = (PROSE + " ").split() * 16
TWELVE = tuple(f"who{index:02d}" for index in range(12))


def spoken(text: str, *, kind: LetteringKind = LetteringKind.SPEECH) -> LetteringLine:
    return LetteringLine(kind=kind, text=text, speaker="anna" if kind is LetteringKind.SPEECH else None)


PANELS = {
    "sixty words": spoken(" ".join(STORY[:60])),
    "three hundred words": spoken(" ".join(STORY[:300])),
    "a word of forty letters": spoken("Oh, the Pneumonoultramicroscopicsilicovolcano!"),
    "a word of five hundred letters": spoken("A" * 500),
    "towers of marks": spoken(ZALGO),
    "mixed directions": spoken(
        "He said \u05e9\u05dc\u05d5\u05dd, \u0645\u0631\u062d\u0628\u0627 (12:30) and \u4f60\u597d!"
    ),
    "overrides": spoken("abc \u202edef\u202c \u2067ghi\u2069 \u200f!"),
    "markup": spoken(SCRIPT),
    "stars": spoken("** * *** *a *b* c* **d**"),
    "control characters": spoken("One\x00two\x1b[31m three\ttwo\nfour"),
    "a sound of sixty letters": spoken("KRA" + "A" * 56 + "K", kind=LetteringKind.SOUND),
    "a caption of two hundred words": spoken(" ".join(STORY[:200]), kind=LetteringKind.CAPTION),
    "marks alone": spoken("\u0301\u0301 ?!"),
    "a private character": spoken("a \ue000b\ue001 c"),
}


class PanelPenciller(ScenePenciller):
    """Draws panels alone: no word's place hangs on model sheets, and those of twelve take six seconds."""

    def sheet(self, design: CastDesign) -> Raster:
        return Raster(array=np.full((8, 8, 3), 255, np.uint8))


CREW = replace(hire_crew(draft=True), penciller=PanelPenciller(nearest=hire_sense()))


class Tags(HTMLParser):
    """The elements of a page and their attributes, as a browser would find them."""

    def __init__(self) -> None:
        super().__init__()
        self.seen: list[str] = []
        self.attributes: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen.append(tag)
        self.attributes += [name for name, _ in attrs]


def panel(number: int, *lines: LetteringLine, who: tuple[str, ...] = ("anna",)) -> PanelBrief:
    places = tuple(
        Placement(character=one, x=(index + 1) / (len(who) + 1), depth=0.2 * (index % 3))
        for index, one in enumerate(who)
    )
    return a_brief(f"p{number}", lettering=lines, placements=places)


def drawn(board: Storyboard, folder: Path, *, formats: tuple[str, ...] = ("cbz",)) -> BookResult:
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / "board.json"
    path.write_text(to_json(board), encoding="utf-8")
    return draw_board(path, folder / "out", options=MakeOptions(draft=True, dpi=72, formats=formats), crew=CREW)


def faults(book: BookResult) -> list[tuple[str, str]]:
    return sorted(
        {(one.fault, one.panel) for page in pages_seen(book.folder) for one in page_faults(page) if one.fault in HARD}
    )


def lettered(book: BookResult) -> str:
    kept = BookFolder(book.folder).lettered()
    assert kept is not None
    balloons = [balloon for page in kept.book.pages for balloon in page.balloons]
    return " ".join(line.text for balloon in balloons for line in balloon.lines)


@pytest.mark.parametrize("name", list(PANELS))
def test_bad_words_are_lettered_with_every_hard_rule_kept(name: str, tmp_path: Path) -> None:
    assert faults(drawn(a_board(pages=[[panel(1, PANELS[name]), panel(2, a_line("Well."))]]), tmp_path)) == []


def test_no_word_of_a_long_speech_is_lost(tmp_path: Path) -> None:
    for name in ("sixty words", "three hundred words"):
        text = PANELS[name].text
        book = drawn(a_board(pages=[[panel(1, PANELS[name])]]), tmp_path / name)
        said = re.findall(r"[A-Z]+", lettered(book))
        assert said == re.findall(r"[A-Z]+", text.upper()), name


def test_an_empty_balloon_is_refused(tmp_path: Path) -> None:
    for text in ("", "   \n"):
        with pytest.raises(AudobonError, match="there are no words to letter") as caught:
            drawn(a_board(pages=[[panel(1, spoken(text))]]), tmp_path)
        assert caught.value.code.startswith("AUD-14")


@pytest.mark.parametrize("text", ["Hi \U0001f600", "\U0001f468\u200d\U0001f469\u200d\U0001f467", "\u0e01\u0e02"])
def test_what_no_face_draws_is_refused_by_name_before_anything_is_drawn(text: str, tmp_path: Path) -> None:
    with pytest.raises(AudobonError, match=r"AUD-512.*panel p1: no typeface here draws U\+") as caught:
        drawn(a_board(pages=[[panel(1, spoken(text))]]), tmp_path)
    assert caught.value.hint
    assert not list(tmp_path.rglob("*.cbz"))


def test_twelve_speakers_in_one_panel_are_all_heard(tmp_path: Path) -> None:
    lines = [LetteringLine(kind=LetteringKind.SPEECH, text=f"I am number {one[3:]}.", speaker=one) for one in TWELVE]
    board = replace(a_board(pages=[[panel(1, *lines, who=TWELVE)]]), cast=tuple(a_design(one) for one in TWELVE))
    book = drawn(board, tmp_path)
    assert faults(book) == []
    said = lettered(book)
    assert [one for one in TWELVE if f"NUMBER {one[3:]}." not in said] == []


@pytest.mark.parametrize(
    "title", ["The Long Tale of " * 12, "A" * 200, "\u05d0\u05d1\u05d2 " * 50, "\u732b" * 200, SCRIPT * 3]
)
def test_a_title_of_two_hundred_characters_stays_on_its_page(title: str, tmp_path: Path) -> None:
    board = a_board(pages=[[panel(1, a_line("Well."))]], title=title)
    plan = replace(board.pages[0], heading=title, byline="N. " * 60)
    book = drawn(replace(board, pages=(plan,)), tmp_path, formats=("pdf", "epub"))
    kept = BookFolder(book.folder).lettered()
    assert kept is not None
    page = kept.book.pages[0]
    for heading in page.headings:
        for line in heading.lines:
            assert line.origin.x > 0
            assert line.origin.x + line.width_pt < page.width_pt
            assert line.origin.y < min(frame.box.y for frame in page.frames)
    assert faults(book) == []


def test_markup_in_words_is_words_in_every_format(tmp_path: Path) -> None:
    board = a_board(pages=[[panel(1, spoken(SCRIPT), spoken(SCRIPT, kind=LetteringKind.CAPTION))]], title=SCRIPT)
    plan = PagePlan(number=1, panels=board.pages[0].panels, heading=SCRIPT, byline=SCRIPT)
    formats = ("cbz", "pdf", "epub", "html", "svg")
    book = drawn(replace(board, author=SCRIPT, pages=(plan,)), tmp_path, formats=formats)
    files = {path.suffix or path.name.rsplit("-", 1)[-1]: path for path in book.files}
    tags = Tags()
    tags.feed(files[".html"].read_text(encoding="utf-8"))
    assert (tags.seen.count("script"), tags.seen.count("b")) == (1, 0), "the reader's own script alone"
    assert not any(name.startswith("on") for name in tags.attributes)
    with zipfile.ZipFile(files[".epub"]) as archive:
        for name in archive.namelist():
            if name.endswith((".xhtml", ".opf", ".xml")):
                root = ElementTree.fromstring(archive.read(name))
                assert not [one for one in root.iter() if one.tag.endswith(("script", "}b"))], name
    for drawing in sorted(files["svg"].iterdir()):
        root = ElementTree.parse(drawing).getroot()
        assert not [one for one in root.iter() if one.tag.endswith(("script", "}b"))]
    with zipfile.ZipFile(files[".cbz"]) as archive:
        ElementTree.fromstring(archive.read("ComicInfo.xml"))
    assert "ALERT" in pypdfium2.PdfDocument(files[".pdf"])[0].get_textpage().get_text_range()
    json.loads((book.folder / "storyboard.json").read_text(encoding="utf-8"))
    assert unstressed(SCRIPT) == SCRIPT
