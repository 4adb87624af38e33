"""Stressed words go from the source to the lines that say them, and capitals that are no stress do not."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from audobon.comic.page import Refusal
from audobon.comic.span import Span
from audobon.comic.storyboard import LetteringKind, LetteringLine
from audobon.manuscript import open_manuscript
from audobon.manuscript.opening import read_manuscript
from audobon.staging.relief import relieved
from audobon.staging.stress import stressed, stressed_words
from tests.builders import a_board, a_brief
from tests.unit.staging.builders import manuscript

WRAPPED = "It is _wholly\nand utterly_ gone, and all the lines are\nof one width so that they are joined\nagain here."


def words(text: str) -> list[str]:
    told = manuscript(text)
    return [span.text(text) for span in stressed_words(told)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ('"You MUST go," she said.', ["MUST"]),
        ('"NO! I will not," he said.', ["NO"]),
        ("They went to NASA in the USA.", []),
        ("King Henry VIII and Mr. T. saw it on TV.", []),
        ("MR. McGREGOR was on his hands.", []),
        ("ONCE UPON A TIME there lived a king.", []),
        ("The sign said STOP to all.", ["STOP"]),
        ("It was an ENORMOUS cat.", ["ENORMOUS"]),
        ("ALL IN CAPITALS", []),
        ("Come at 5 PM or B12.", []),
    ],
)
def test_capitals_within_a_sentence_are_stress(text: str, found: list[str]) -> None:
    assert words(text) == found


@pytest.mark.parametrize(
    ("text", "is_markdown", "found"),
    [
        ('"I _never_ said so," she said.', False, ["never"]),
        ('"I *never* said so," she said.', False, ["never"]),
        ('"I **never** said so," she said.', True, ["never"]),
        ('"I <em>never</em> said so," she said.', True, ["never"]),
        (WRAPPED, False, ["wholly", "and", "utterly"]),
    ],
)
def test_what_the_source_sets_apart_is_stressed(text: str, is_markdown: bool, found: list[str]) -> None:
    told = read_manuscript(text, is_markdown=is_markdown)
    assert [span.text(told.text) for span in stressed_words(told)] == found
    assert not set("*_<>") & set(told.text)


def a_line(text: str, source: str, *, kind: LetteringKind = LetteringKind.SPEECH) -> LetteringLine:
    return LetteringLine(kind=kind, text=text, speaker="anna", spans=(Span(start=0, end=len(source)),))


def marked(text: str, source: str, *, kind: LetteringKind = LetteringKind.SPEECH) -> str:
    board = a_board(pages=[[a_brief("p1", lettering=(a_line(text, source, kind=kind),))]])
    told = replace(manuscript(source), stressed=())
    return stressed(board, told).panels()[0].lettering[0].text


def test_words_are_found_again_in_the_line_that_says_them() -> None:
    source = "\u201cI must -- I MUST; must I not?\u201d"
    assert marked("I must -- I MUST, must I not?", source) == "I must -- I *MUST*, must I not?"


def test_a_line_that_is_shouted_whole_has_no_stress() -> None:
    assert marked("STOP THIEF!", '"STOP THIEF!" he cried.') == "STOP THIEF!"


def test_sounds_have_no_stress() -> None:
    assert marked("BANG", "The door went BANG ENORMOUSLY again.", kind=LetteringKind.SOUND) == "BANG"


def test_a_line_in_italics_from_end_to_end_stands_out_by_itself() -> None:
    source = "I wonder where they are."
    told = replace(manuscript(source), stressed=(Span(start=0, end=len(source)),))
    board = a_board(pages=[[a_brief("p1", lettering=(a_line(source, source),))]])
    assert stressed(board, told) == board


def test_a_line_that_is_parted_keeps_its_stress() -> None:
    words = "one two *three* four five *six* seven eight nine ten eleven twelve *thirteen* fourteen fifteen sixteen."
    brief = a_brief("p1", lettering=(a_line(words, words),))
    parts = relieved(brief, Refusal(panel="p1", reason="", words_that_fit=9))
    told = " ".join(line.text for part in parts for line in part.lettering)
    assert [word for word in told.split() if word.startswith("*")] == ["*three*", "*six*", "*thirteen*"]


def test_a_storys_stress_reaches_its_storyboard(tmp_path: Path) -> None:
    from audobon.hire import hired_nets
    from audobon.staging.director import StoryboardDirector
    from audobon.understanding import HouseReader

    story = tmp_path / "tale.txt"
    story.write_text('Anna came in. "I did _not_ take it," said Anna. "You DID take it," said Ben.\n')
    told = open_manuscript(story)
    board = StoryboardDirector().stage(told, HouseReader(nets=hired_nets).read(told), pages=None)
    texts = [line.text for panel in board.panels() for line in panel.lettering]
    assert any("I did *not* take it" in text for text in texts), texts
    assert any("You *DID* take it" in text for text in texts), texts
