"""Marks on a text by the reader by rules."""

from __future__ import annotations

from audobon.comic.annotation import Annotation, MentionForm
from audobon.comic.span import Span
from audobon.understanding.rule_annotator import RuleAnnotator

TEXT = 'Anna met the old fox. "I am hungry," said the fox. She ran into the garden. "Help!" cried Anna.'


def spans(*words: str) -> list[Span]:
    return [Span(start=TEXT.index(word), end=TEXT.index(word) + len(word)) for word in words]


def named(marks: Annotation, *words: str) -> list[int]:
    """The entities of these words where they first stand."""
    by_place = {mention.span: mention.entity for mention in marks.mentions}
    return [by_place[span] for span in spans(*words)]


def test_figures_with_their_pronouns_are_marked() -> None:
    marks = RuleAnnotator().annotate(TEXT)
    anna, fox, she = named(marks, "Anna", "the old fox", "She")
    assert anna != fox
    assert she == anna
    forms = {mention.span.text(TEXT): mention.form for mention in marks.mentions}
    assert (forms["Anna"], forms["the old fox"], forms["She"]) == tuple(MentionForm)


def test_i_in_speech_is_who_speaks() -> None:
    marks = RuleAnnotator().annotate(TEXT)
    speaker, fox = named(marks, "I", "the fox")
    assert speaker == fox


def test_speakers_are_entities_of_mentions() -> None:
    marks = RuleAnnotator().annotate(TEXT)
    fox, anna = named(marks, "the fox", "Anna")
    assert [quotation.speaker for quotation in marks.quotations] == [fox, anna]


def test_events_are_single_words() -> None:
    assert [event.span.text(TEXT) for event in RuleAnnotator().annotate(TEXT).events] == ["met", "said", "ran", "cried"]


def test_known_mentions_are_marked_each_once_and_no_others() -> None:
    known = spans("Anna", "old fox", "the garden")
    marks = RuleAnnotator().annotate(TEXT, mentions=[*known, known[0]])
    assert [mention.span for mention in marks.mentions] == known
    entities = [mention.entity for mention in marks.mentions]
    assert len(set(entities)) == 3
    assert entities[:2] == named(RuleAnnotator().annotate(TEXT), "Anna", "the old fox")


def test_known_quotations_are_the_only_ones() -> None:
    (known,) = spans('"Help!"')
    (quotation,) = RuleAnnotator().annotate(TEXT, quotations=[known]).quotations
    assert quotation.span == known
    assert quotation.speaker == named(RuleAnnotator().annotate(TEXT), "Anna")[0]


def test_empty_text_has_no_marks() -> None:
    assert RuleAnnotator().annotate("") == Annotation(mentions=(), events=(), quotations=())
