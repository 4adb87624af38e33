"""Scoring an Annotator on LitBank's books."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from audobon.comic.annotation import Annotation, EventTrigger, Mention, MentionForm, Quotation
from audobon.comic.span import Span
from audobon.comic.story import EntityKind
from audobon.evaluation.litbank import LitbankBook, litbank_books
from audobon.evaluation.marking import score_annotator
from audobon.evaluation.plain_annotator import PlainAnnotator
from tests.litbank_folder import write_book

KEYS = ("entities_f1", "events_f1", "coref_conll", "coref_conll_gold_mentions", "quote_span_f1", "speaker_b3_gold")


class Answering:
    """Answers what it was given, whatever is asked, unless the mentions or quotations are known."""

    def __init__(self, marks: Annotation) -> None:
        self.marks = marks

    def annotate(
        self, text: str, *, mentions: Sequence[Span] | None = None, quotations: Sequence[Span] | None = None
    ) -> Annotation:
        told = self.marks.mentions
        return replace(self.marks, mentions=tuple(one for one in told if mentions is None or one.span in mentions))


@pytest.fixture
def book(tmp_path: Path) -> LitbankBook:
    write_book(tmp_path)
    (only,) = litbank_books(tmp_path)
    return only


def as_annotated(book: LitbankBook) -> Annotation:
    assert book.mentions is not None
    assert book.quotations is not None
    number = {one.entity: at for at, one in enumerate(book.mentions)}
    return Annotation(
        mentions=tuple(
            Mention(span=book.span(m.tokens), kind=m.kind, form=m.form, entity=number[m.entity], confidence=1.0)
            for m in book.mentions
        ),
        events=tuple(EventTrigger(span=book.tokens[at], confidence=1.0) for at in sorted(book.events or ())),
        quotations=tuple(
            Quotation(span=book.span(q.tokens), speaker=number[str(q.speaker)], confidence=1.0) for q in book.quotations
        ),
    )


def test_the_annotation_itself_scores_one(book: LitbankBook) -> None:
    scores = score_annotator(Answering(as_annotated(book)), [book])
    assert {name: scores[name].value for name in (*KEYS, "speaker_b3_joint")} == {
        name: 1.0 for name in (*KEYS, "speaker_b3_joint")
    }
    assert scores["coref_conll"].n == 5
    assert scores["entities_gpe_f1"].value == 1.0
    assert scores["entities_veh_f1"].value is None


def test_wrong_kind_is_a_wrong_entity_and_pronouns_are_none(book: LitbankBook) -> None:
    marks = as_annotated(book)
    bath = next(one for one in marks.mentions if one.kind is EntityKind.GEOPOLITICAL)
    others = tuple(one for one in marks.mentions if one is not bath)
    wrong = replace(marks, mentions=(*others, replace(bath, kind=EntityKind.LOCATION)))
    scores = score_annotator(Answering(wrong), [book])
    assert scores["entities_f1"].value == 0.75
    assert sum(one.form is MentionForm.PRONOUN for one in marks.mentions) == 1


def test_event_is_a_token(book: LitbankBook) -> None:
    marks = as_annotated(book)
    wide = Span(start=marks.events[0].span.start, end=marks.events[0].span.end + 2)
    events = (replace(marks.events[0], span=wide), *marks.events[1:])
    scores = score_annotator(Answering(replace(marks, events=events)), [book])
    assert (scores["events_recall"].value, scores["events_precision"].value) == (1.0, 0.75)


def test_missed_quotation_counts_in_joint_speakers(book: LitbankBook) -> None:
    marks = as_annotated(book)
    scores = score_annotator(Answering(replace(marks, quotations=marks.quotations[:1])), [book])
    assert scores["quote_span_recall"].value == 0.5
    assert scores["speaker_b3_joint_recall"].value == 0.5
    assert scores["speaker_b3_joint_precision"].value == 1.0


def test_absent_layers_are_not_measured(book: LitbankBook) -> None:
    bare = replace(book, mentions=None, events=None, quotations=None)
    scores = score_annotator(Answering(as_annotated(book)), [bare])
    assert scores["entities_f1"].value == 1.0
    assert scores["coref_conll"].value is None
    assert scores["events_f1"].value is None
    assert scores["speaker_b3_gold"].value is None


def test_without_books_nothing_is_measured() -> None:
    scores = score_annotator(PlainAnnotator(), [])
    assert {measure.value for measure in scores.values()} == {None}


def test_plain_annotator_marks_capitals_pasts_and_marks_of_speech(book: LitbankBook) -> None:
    marks = PlainAnnotator().annotate(book.text)
    names = [one.span.text(book.text) for one in marks.mentions if one.form is MentionForm.NAME]
    assert names == ["Bath"]
    assert [one.span.text(book.text) for one in marks.events] == ["met", "said", "laughed"]
    assert [one.span.text(book.text) for one in marks.quotations] == ['" Sit down , "', '" No ! "']
    assert marks.quotations[0].speaker == marks.mentions[0].entity
