"""The trained reader of words with a toy model: whatever it is given, its answer is whole and in order."""

from __future__ import annotations

from itertools import pairwise

import pytest

from audobon.comic.span import Span
from audobon.understanding import story_annotator
from audobon.understanding.marking import StoryMarker
from audobon.understanding.story_annotator import StoryAnnotator
from tests.tiny_story import PLAN, tiny_encoder, tiny_story_model

TALE = 'Anna met the old man in Bath. "Sit down," he said. She laughed. "No!" said Anna.\n\nThe man went away.'


@pytest.fixture(scope="module")
def annotator() -> StoryAnnotator:
    encoder = tiny_encoder()
    return StoryAnnotator(StoryMarker(tiny_story_model(encoder), encoder, PLAN))


@pytest.mark.parametrize(
    "text",
    ["", " \n\n ", "Go", "!", TALE, "\U0001f600 \U0001f469\u200d\U0001f680 ran.", '"Yes." "No." "Yes."', TALE * 30,
     "and then he ran " * 228, "\u05e9\u05dc\u05d5\u05dd Anna", "\x00\x01 he \x02", "Anna\ud800 \udfff ran."],
    ids=["empty", "blank", "one word", "one mark", "tale", "emoji", "only quotations", "long", "one sentence",
         "right to left", "control characters",
         "lone surrogates"],
)  # fmt: skip
def test_every_span_lies_in_the_text_and_in_order(annotator: StoryAnnotator, text: str) -> None:
    found = annotator.annotate(text)
    for rows in (found.mentions, found.events, found.quotations):
        places = [(row.span.start, -row.span.end) for row in rows]
        assert places == sorted(places)
        assert all(0 <= row.span.start < row.span.end <= len(text) for row in rows)
        assert all(0 <= row.confidence <= 1 for row in rows)
    assert all(one.span.end <= other.span.start for one, other in pairwise(found.quotations))
    entities = {one.entity for one in found.mentions}
    assert {one.speaker for one in found.quotations} - {None} <= entities


def test_the_toy_marks_something_and_the_same_twice(annotator: StoryAnnotator) -> None:
    found = annotator.annotate(TALE)
    assert found.mentions
    assert annotator.annotate(TALE) == found


def test_given_spans_come_back_each_once(annotator: StoryAnnotator) -> None:
    names = [Span(start=at, end=at + 4) for at in (TALE.index("Anna"), TALE.rindex("Anna"))]
    man = Span(start=TALE.index("the old"), end=TALE.index(" in Bath"))
    speech = [Span(start=TALE.index('"Sit'), end=TALE.index(" he said"))]
    found = annotator.annotate(TALE, mentions=[names[1], man, names[0], man], quotations=speech)
    assert [one.span for one in found.mentions] == [names[0], man, names[1]]
    assert [one.span for one in found.quotations] == speech


def test_none_given_is_not_the_same_as_not_given(annotator: StoryAnnotator) -> None:
    found = annotator.annotate(TALE, mentions=[], quotations=[])
    assert found.mentions == ()
    assert found.quotations == ()
    assert found.events == annotator.annotate(TALE).events


def test_a_given_quotation_longer_than_a_stretch_comes_back_whole(annotator: StoryAnnotator) -> None:
    text = '"' + "and then he ran " * 228 + '" said Anna.'
    given = Span(start=0, end=text.rindex('"') + 1)
    assert [one.span for one in annotator.annotate(text, quotations=[given]).quotations] == [given]


def test_names_are_of_their_own_entities(annotator: StoryAnnotator) -> None:
    text = "We saw Anna and Robert. " * 5
    spans = [Span(start=at, end=at + len(name)) for name in ("Anna", "Robert") for at in range(len(text))
             if text.startswith(name, at)]  # fmt: skip
    found = annotator.annotate(text, mentions=spans)
    named = [{one.entity for one in found.mentions if one.span.text(text) == name} for name in ("Anna", "Robert")]
    assert named[0].isdisjoint(named[1])


def test_pairs_are_scored_alike_however_many_at_once(
    annotator: StoryAnnotator, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = " ".join(f"Anna met Tom at house {number}, and he told her of the old man." for number in range(40))
    whole = annotator.annotate(text)
    assert len(whole.mentions) > 30
    monkeypatch.setattr(story_annotator, "_MENTIONS_AT_ONCE", 7)
    again = annotator.annotate(text)
    assert [one.entity for one in again.mentions] == [one.entity for one in whole.mentions]
    assert [one.speaker for one in again.quotations] == [one.speaker for one in whole.quotations]
