"""Texts that have lost their paragraphs: where one may begin, what the net is told, and what is made of its answer."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from audobon.comic.span import Span
from audobon.understanding import paragrapher
from audobon.understanding.paragraph_columns import paragraph_columns
from audobon.understanding.paragrapher import Paragrapher
from audobon.understanding.prose import parse_prose
from audobon.understanding.speech import read_speech
from tests.tiny_story import PLAN, tiny_encoder, tiny_paragraph_net

TEXT = 'It was late , and cold .\n" Go ! " said Ann . Ben went , and sat .\n" I am here . " " So am I . "'


@pytest.fixture(scope="module")
def told() -> Paragrapher:
    encoder = tiny_encoder()
    return Paragrapher(tiny_paragraph_net(encoder), encoder, PLAN)


def spans_of(text: str) -> list[Span]:
    return [quotation.span for quotation in parse_prose(text).quotations]


def test_a_paragraph_may_begin_with_a_line_a_quotation_or_behind_one() -> None:
    columns = paragraph_columns(TEXT, spans_of(TEXT))
    assert [TEXT[offset : offset + 6] for offset in columns.offsets] == ["It was", '" Go !', '" I am', '" So a']
    assert columns.beside_speech.tolist() == [False, True, True, True]
    text = 'He came , and sat , and ate .\n" Go ! " Ben went .'
    assert text[paragraph_columns(text, spans_of(text)).offsets[-1] :] == "Ben went ."


def test_flags_tell_speech_case_and_lines() -> None:
    text = '" GO home , " said Ann .'
    columns = paragraph_columns(text, [Span(start=0, end=13)])
    rows = dict(zip(columns.words, columns.flags.astype(int).tolist(), strict=True))
    assert rows["go"] == [1, 1, 1, 1, 0, 0, 0, 0]
    assert rows["said"] == [1, 0, 0, 0, 0, 0, 0, 0]
    assert columns.flags[0].astype(int).tolist() == [0, 0, 0, 1, 1, 0, 1, 1]
    assert columns.flags[4].astype(int).tolist() == [0, 0, 0, 1, 0, 1, 0, 0]


@given(
    st.lists(st.sampled_from(['"', "\u201c", "\u201d", "'", ",", ".", "\n", "Go", "she", "said", "'s", "\U0001f600"]))
)
def test_every_place_is_where_a_token_begins_in_order(words: list[str]) -> None:
    text = " ".join(words)
    columns = paragraph_columns(text, spans_of(text))
    assert sorted(set(columns.offsets.tolist())) == columns.offsets.tolist()
    assert all(not text[offset].isspace() for offset in columns.offsets)
    assert len(columns.flags) == len(columns.words)


def test_every_place_is_answered_once_however_long_the_text(told: Paragrapher, monkeypatch: pytest.MonkeyPatch) -> None:
    text = "\n".join(TEXT for _ in range(12))
    spans = spans_of(text)
    whole = told(text, spans)
    monkeypatch.setattr(paragrapher, "WINDOW", 64)
    monkeypatch.setattr(paragrapher, "HALO", 16)
    parts = told(text, spans)
    places = paragraph_columns(text, spans).offsets.tolist()
    assert list(whole) == list(parts) == places
    assert all(math.isfinite(odds) for odds in parts.values())
    assert told("", []) == {}


def test_the_answer_cuts_paragraphs_and_is_remembered() -> None:
    asked: list[str] = []

    def answer(text: str, quotations: Sequence[Span]) -> Mapping[int, float]:
        asked.append(text)
        return {text.index('" Go'): 4.0, text.index('" I am'): -4.0, text.index('" So'): 3.0}

    prose = parse_prose(TEXT, openings=answer)
    assert [TEXT[one.start : one.start + 4] for one in prose.paragraphs] == ["It w", '" Go', '" So']
    assert [quotation.paragraph for quotation in prose.quotations] == [1, 1, 2]
    first, second, third = (quotation.span for quotation in prose.quotations)
    assert prose.parted(first.end, second.start) == pytest.approx(1 / (1 + math.exp(4)))
    assert prose.parted(first.end, third.start) == pytest.approx(
        1 - (1 - 1 / (1 + math.exp(4))) * (1 - 1 / (1 + math.exp(-3)))
    )
    assert prose.parted(0, 5) == 0.0
    assert asked == [TEXT]


def test_nobody_is_asked_about_a_text_with_paragraphs() -> None:
    def answer(text: str, quotations: Sequence[Span]) -> Mapping[int, float]:
        raise AssertionError("asked")

    prose = parse_prose('"Go," said he, "at once."\n\nAnd he went, and she went.', openings=answer)
    assert prose.parted(0, 20) is None
    assert parse_prose(TEXT).parted(0, 20) is None


@pytest.mark.parametrize(("odds", "same"), [(6.0, False), (-6.0, True)])
def test_a_line_behind_narration_is_another_speakers_where_a_paragraph_begins(odds: float, same: bool) -> None:
    text = (
        'Ann met Ben , and they sat , and drank .\n" Good day , " said Ann .\n" Good day , " said Ben .\n'
        '" It is late , " said Ann .\nThe clock struck .\n" I know . "'
    )
    reading = read_speech(parse_prose(text, openings=lambda text, spans: {text.index('" I know'): odds}))
    speakers = [line.speaker for line in reading.lines]
    assert (speakers[3] == speakers[2]) is same


def test_pieces_of_words_are_looked_up() -> None:
    encoder = tiny_encoder()
    pieces = paragrapher.WordPieces(encoder).of(["the", "untranslatable", "\u2603\ufe0f"])
    assert pieces.dtype == np.int64
    assert pieces.shape == (3, 2)
    assert pieces[0, 0] == pieces[0, 1] == encoder.piece_id("the")
    assert pieces[1, 0] != pieces[1, 1]
