"""The reading nets with the weights that ship: what anybody would mark and feel."""

from __future__ import annotations

from functools import cache

from audobon.comic.annotation import MentionForm
from audobon.comic.story import Emotion, EntityKind
from audobon.crew import Annotator, Feeler
from audobon.hire import hire_annotator, hire_feeler, told_openings
from audobon.understanding.prose import parse_prose
from audobon.understanding.rule_annotator import RuleAnnotator
from audobon.understanding.rule_feeler import RuleFeeler

TEXT = (
    "Elizabeth Bennet walked to London with her sister. The old house stood empty.\n\n"
    '"Where is Mr. Darcy?" asked Elizabeth. "He left the house," said her sister, and she sighed.'
)


@cache
def annotator() -> Annotator:
    return hire_annotator()


LOST = (
    "It was late , and the two of them sat by the fire .\n"
    '" Where have you been ? " asked Mary .\n'
    '" In the town . "\nHe put down his hat , and then he took off his coat .\n" It is cold out there . "\n'
    '" I thought so , " said Mary , and she gave him a cup of tea .\nThe clock struck ten .\n'
    '" And now I am going to bed , " said John .'
)


def test_a_text_that_has_lost_its_paragraphs_is_given_likely_ones() -> None:
    quotations = [quotation.span for quotation in parse_prose(LOST).quotations]
    odds = told_openings(LOST, quotations)
    assert [odds[span.start] > 0 for span in quotations] == [True, True, False, True, True]
    prose = parse_prose(LOST, openings=told_openings)
    assert prose.quotations[1].paragraph == prose.quotations[2].paragraph > prose.quotations[0].paragraph
    assert prose.parted(quotations[0].end, quotations[1].start) > 0.9


@cache
def feeler() -> Feeler:
    return hire_feeler()


def test_people_places_events_and_speech_are_marked() -> None:
    marks = annotator().annotate(TEXT)
    kinds = {mention.span.text(TEXT): mention.kind for mention in marks.mentions}
    assert kinds["Elizabeth Bennet"] is kinds["Mr. Darcy"] is EntityKind.PERSON
    assert kinds["London"] is EntityKind.GEOPOLITICAL
    assert {"walked", "asked", "said"} <= {event.span.text(TEXT) for event in marks.events}
    assert [quotation.span.text(TEXT) for quotation in marks.quotations] == [
        '"Where is Mr. Darcy?"', '"He left the house,"',
    ]  # fmt: skip


def test_mentions_of_one_are_one_and_speakers_are_among_them() -> None:
    marks = annotator().annotate(TEXT)
    by_text: dict[str, set[int]] = {}
    for mention in marks.mentions:
        by_text.setdefault(mention.span.text(TEXT), set()).add(mention.entity)
    assert by_text["Elizabeth Bennet"] == by_text["Elizabeth"]
    assert by_text["Elizabeth"].isdisjoint(by_text["Mr. Darcy"])
    first, second = marks.quotations
    assert first.speaker in by_text["Elizabeth"]
    assert second.speaker is not None
    assert second.speaker != first.speaker
    assert {mention.form for mention in marks.mentions} == set(MentionForm)


def test_glad_and_bad_sentences_are_told_apart() -> None:
    glad, bad, afraid = feeler().feel(
        ("I am so happy, this is wonderful!", "I hate you, you vile liar!", "She was terrified and trembled with fear.")
    )
    assert Emotion.JOY in glad.emotions
    assert Emotion.ANGER in bad.emotions
    assert Emotion.FEAR in afraid.emotions
    assert glad.valence > 0.2 > bad.valence
    assert afraid.valence < glad.valence


def test_the_rules_can_be_asked_instead() -> None:
    assert isinstance(hire_annotator(by_rules=True), RuleAnnotator)
    assert isinstance(hire_feeler(by_rules=True), RuleFeeler)
