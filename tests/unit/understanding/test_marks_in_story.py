"""What the nets add to a Story, with the weights that ship and with marks made by hand."""

from __future__ import annotations

from functools import cache

from hypothesis import given
from hypothesis import strategies as st

from audobon.comic.annotation import Annotation, EventTrigger, Feeling, Mention, MentionForm
from audobon.comic.codec import from_json, to_json
from audobon.comic.manuscript import Manuscript
from audobon.comic.span import Span
from audobon.comic.story import Cue, Emotion, EntityKind, Manner, Mood, Sentence, Story, Utterance
from audobon.hire import hire_reader
from audobon.manuscript import read_manuscript
from audobon.understanding import HouseReader
from audobon.understanding.beats import arc
from audobon.understanding.marks_in_story import entities_of, mean_valence, sentences_of, spoken_moods
from audobon.understanding.prose import parse_prose

TALE = (
    "Anna walked from London to the old mill. The mill stood empty.\n\n"
    '"I hate this wretched place!" she cried in anger. Tom laughed for joy. "What a wonderful day!" he said.'
)


@cache
def read() -> tuple[Manuscript, Story]:
    manuscript = read_manuscript(TALE)
    return manuscript, hire_reader().read(manuscript)


def test_sentences_tell_how_they_feel_and_what_happens() -> None:
    manuscript, story = read()
    words = [one.span.text(manuscript.text) for one in story.sentences]
    assert words[0] == "Anna walked from London to the old mill."
    assert [one.span.text(manuscript.text) for one in story.sentences[0].happenings] == ["walked"]
    cross = next(one for one in story.sentences if "wretched" in one.span.text(manuscript.text))
    glad = next(one for one in story.sentences if "wonderful" in one.span.text(manuscript.text))
    assert cross.mood.valence < 0 < glad.mood.valence
    assert glad.mood.emotion is Emotion.JOY
    assert all(0 <= one.confidence <= 1 and 0 <= one.mood.arousal <= 1 for one in story.sentences)


def test_places_are_entities_and_people_are_not() -> None:
    _, story = read()
    kinds = {one.name: one.kind for one in story.entities}
    assert kinds["London"] is EntityKind.GEOPOLITICAL
    assert "Anna" not in kinds
    assert [one.id for one in story.entities] == [f"e{number}" for number in range(1, len(kinds) + 1)]


def test_valence_goes_from_sentences_to_beats_and_speakers() -> None:
    manuscript, story = read()
    moods = {one.name: one.mood for one in story.cast}
    assert moods["Anna"] is not None
    assert moods["Tom"] is not None
    assert moods["Anna"].valence < moods["Tom"].valence
    plain = HouseReader().read(manuscript)
    assert plain.sentences == plain.entities == ()
    for told in (plain, story):
        assert told.arc == arc([beat.mood for scene in told.scenes for beat in scene.beats])
    assert len(plain.arc) == len(story.arc)
    assert plain.arc != story.arc
    assert [one.mood.emotion for one in plain.scenes] == [one.mood.emotion for one in story.scenes]


def test_a_story_with_marks_is_written_and_read_again() -> None:
    _, story = read()
    written = to_json(story)
    assert to_json(from_json(Story, written, source="story.json")) == written


def mention(text: str, words: str, entity: int, kind: EntityKind, form: MentionForm) -> Mention:
    start = text.index(words)
    return Mention(
        span=Span(start=start, end=start + len(words)), kind=kind, form=form, entity=entity, confidence=0.5
    )  # fmt: skip


def test_an_entity_goes_by_its_name_and_one_without_words_of_its_own_is_left_out() -> None:
    text = "the town , Bath it she they"
    place, person = EntityKind.GEOPOLITICAL, EntityKind.PERSON
    chains = [
        mention(text, "the town", 0, place, MentionForm.NOUN),
        mention(text, "Bath", 0, place, MentionForm.NAME),
        mention(text, "it", 0, place, MentionForm.PRONOUN),
        mention(text, "she", 1, person, MentionForm.NAME),
        mention(text, "they", 2, place, MentionForm.PRONOUN),
    ]
    (found,) = entities_of(text, chains)
    assert (found.name, found.kind, len(found.mentions)) == ("Bath", place, 3)


@given(st.lists(st.tuples(st.integers(1, 40), st.floats(-1, 1)), min_size=1, max_size=8))
def test_a_mean_valence_lies_between_its_sentences(parts: list[tuple[int, float]]) -> None:
    sentences = [
        Sentence(span=Span(start=0, end=length), mood=Mood(valence=valence), happenings=(), confidence=1.0)
        for length, valence in parts
    ]
    values = [valence for _, valence in parts]
    assert min(values) - 1e-4 <= mean_valence(sentences) <= max(values) + 1e-4


def test_a_speaker_feels_what_is_in_a_quarter_of_what_they_say() -> None:
    text = '"Go!" "Stay!" "No!" "Ha!" "Yes!"'
    prose = parse_prose(text)
    feelings = [Feeling(emotions=(Emotion.NEUTRAL,), valence=0.2, arousal=0.0, dominance=0.0)] * len(prose.sentences)
    told = (EventTrigger(span=Span(start=1, end=3), confidence=0.9),)
    sentences = sentences_of(prose, feelings, Annotation(mentions=(), events=told, quotations=()))
    assert len(sentences[0].happenings) == 1
    angry = [said(at, Emotion.ANGER if at < 2 else Emotion.NEUTRAL) for at in range(5)]
    assert spoken_moods(sentences, angry)["c1"] == Mood(valence=0.2, arousal=0.5, emotion=Emotion.ANGER)
    once = [said(at, Emotion.ANGER if at < 1 else Emotion.NEUTRAL) for at in range(5)]
    assert spoken_moods(sentences, once)["c1"].emotion is Emotion.NEUTRAL


def said(at: int, emotion: Emotion) -> Utterance:
    return Utterance(
        id=f"u{at}", span=Span(start=6 * at, end=6 * at + 5), turn=at, speaker="c1", addressees=(), manner=Manner.SAID,
        emotion=emotion, cue=Cue.EXPLICIT, confidence=1.0,
    )  # fmt: skip
