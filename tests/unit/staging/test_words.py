"""Cutting prose, and making it fit for lettering."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audobon.comic.span import Span
from audobon.staging.condense import condensed
from audobon.staging.lettering_text import bare_speech, closed_line, lettered, sentence_cased
from audobon.staging.prose import clauses, cut_to_words, sentences, word_count


def _whole(text: str) -> Span:
    return Span(start=0, end=len(text))


def _pieces(text: str, spans: tuple[Span, ...]) -> list[str]:
    return [span.text(text) for span in spans]


def test_sentences_do_not_end_at_a_title() -> None:
    text = "Mr. Brown met Dr. J. Black. They spoke."
    assert _pieces(text, sentences(text, _whole(text))) == ["Mr. Brown met Dr. J. Black.", "They spoke."]


def test_sentences_go_on_after_an_exclamation_in_speech() -> None:
    text = '"Oh!" said the mouse. It ran.'
    assert _pieces(text, sentences(text, _whole(text))) == ['"Oh!" said the mouse.', "It ran."]


def test_clauses_do_not_part_two_names() -> None:
    text = "the March Hare and the Hatter were having tea, but nobody came"
    assert _pieces(text, clauses(text, _whole(text))) == [
        "the March Hare and the Hatter were having tea,",
        "but nobody came",
    ]


@given(st.text(alphabet="abc ,.;!?\n\u3002\u4e00", max_size=300), st.integers(min_value=3, max_value=30))
def test_cut_pieces_are_short_and_in_order(text: str, limit: int) -> None:
    pieces = cut_to_words(text, _whole(text), limit=limit)
    assert all(one.end <= other.start for one, other in itertools.pairwise(pieces))
    assert all(word_count(piece.text(text)) <= limit for piece in pieces)


def test_cut_to_words_loses_no_word() -> None:
    text = "I will go, and you will stay; we shall meet again when the moon is full and the owls are calling. Farewell!"
    assert " ".join(_pieces(text, cut_to_words(text, _whole(text), limit=8))).split() == text.split()


@pytest.mark.parametrize(
    ("prose", "line"),
    [
        ("Wait\u2014no", "Wait-- no"),
        ("Well \u2014 yes", "Well-- yes"),
        ("And so\u2026", "And so..."),
        ("And so. . . . .", "And so..."),
        ("I came; I saw; I left", "I came, I saw, I left"),
        ("\u2018Tis _very_ cold", "'Tis very cold"),
        ("riddles.--I believe", "riddles. I believe"),
        ("you know----", "you know--"),
        ("one\n  two", "one two"),
    ],
)
def test_lettered_follows_the_letterers_marks(prose: str, line: str) -> None:
    assert lettered(prose) == line


@given(st.text(max_size=120))
def test_lettered_settles_at_once_on_dots_and_semicolons(text: str) -> None:
    line = lettered(text)
    assert ";" not in line
    assert "\u2014" not in line
    assert "\u2026" not in line


def test_bare_speech_keeps_an_elision() -> None:
    assert bare_speech("\u201cCome in\u201d") == "Come in"
    assert bare_speech("'Tis late") == "'Tis late"


def test_closed_line_turns_the_tags_comma_into_a_stop() -> None:
    assert closed_line("I am here,", goes_on=False) == "I am here."
    assert closed_line("I am here,", goes_on=True) == "I am here,"


def test_sentence_cased_spells_names_as_the_story_does() -> None:
    assert sentence_cased("MR. McGREGOR was cross", ["Mr. McGregor"]) == "Mr. McGregor was cross"
    assert sentence_cased("ONCE upon a time", []) == "Once upon a time"
    assert sentence_cased("I saw it", []) == "I saw it"


def test_condensed_keeps_a_short_sentence_whole() -> None:
    text = "The king went home."
    assert _pieces(text, condensed(text, _whole(text), limit=10)) == [text]


def test_condensed_drops_an_aside_before_the_main_clause() -> None:
    text = "The king, who had not slept for a week and a day, went home to his wife."
    kept = " ".join(_pieces(text, condensed(text, _whole(text), limit=12)))
    assert kept.replace(" ,", ",") == "The king went home to his wife."


def test_condensed_drops_an_aside_before_the_full_stop() -> None:
    text = (
        "There was a hook sticking out of the side of the moon, this way (and he drew it on the ground with a stick)."
    )
    kept = " ".join(_pieces(text, condensed(text, _whole(text), limit=16)))
    assert lettered(kept).endswith("this way.")


def test_condensed_never_ends_on_an_opening_clause() -> None:
    text = "When the king came home that night, tired and wet and very hungry indeed, he called for his supper at once."
    kept = " ".join(_pieces(text, condensed(text, _whole(text), limit=9)))
    assert not kept.startswith("When")


def test_condensed_answers_within_its_limit() -> None:
    text = "He ran. She sat down by the fire and wept, for she had lost her ring. The dog barked at the moon all night."
    for limit in range(2, 25):
        kept = " ".join(_pieces(text, condensed(text, _whole(text), limit=limit)))
        assert word_count(kept) <= limit


def test_sentence_that_points_back_goes_with_the_one_before() -> None:
    text = (
        "He ran on four legs and went faster than before, past the beds. He was caught in the large net by the buttons"
        " of his jacket. It was a blue jacket, quite new."
    )
    kept = " ".join(_pieces(text, condensed(text, _whole(text), limit=20)))
    assert "It was a blue jacket" not in kept or "buttons" in kept
    assert kept
