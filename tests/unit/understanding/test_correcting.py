"""A correction is carried through all of a story, and whatever is corrected the story stays whole."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audobon.comic.codec import from_json, to_json
from audobon.comic.corrections import (
    UNCORRECTED,
    Corrections,
    NewPerson,
    NoPerson,
    PersonIs,
    SamePerson,
    SceneGoesOn,
    ScenePlace,
    SceneStarts,
    SpokenBy,
)
from audobon.comic.span import Span
from audobon.comic.story import Age, DayTime, Gender, Story, Utterance
from audobon.manuscript import read_manuscript
from audobon.understanding.correcting import character_named, corrected
from audobon.understanding.reader import HouseReader

PAGE = (Path(__file__).parents[3] / "docs" / "corrections.md").read_text("utf-8")
TEXT = """The Two Boys

Tom and Ben walked to the mill. "It is late," said Tom. "We must go home."

"Not yet," said Ben.

In the kitchen old Anna lit the lamp. "Who is there?" she asked. Ben laughed. "It is only us."
"""


@pytest.fixture(scope="module")
def story() -> Story:
    return HouseReader(uses_encoder=False).read(read_manuscript(TEXT))


@pytest.fixture(scope="module")
def text() -> str:
    return read_manuscript(TEXT).text


def said(story: Story) -> list[Utterance]:
    return [one for scene in story.scenes for beat in scene.beats for one in beat.utterances]


def speakers(story: Story) -> list[str | None]:
    return [None if one.speaker is None else story.character(one.speaker).name for one in said(story)]


def span_of(words: str, text: str) -> Span:
    start = text.index(words)
    return Span(start=start, end=start + len(words))


def check_whole(story: Story, before: Story) -> None:
    """Scenes and beats tile the same text, everybody who is named is in the cast, nothing said or done is lost."""
    ids = {one.id for one in story.cast}
    assert [one.span.start for one in story.scenes[1:]] == [one.span.end for one in story.scenes[:-1]]
    assert (story.scenes[0].span.start, story.scenes[-1].span.end) == (
        before.scenes[0].span.start,
        before.scenes[-1].span.end,
    )
    assert [one.id for one in story.scenes] == [f"s{number + 1}" for number in range(len(story.scenes))]
    beats = [beat for scene in story.scenes for beat in scene.beats]
    assert len({beat.id for beat in beats}) == len(beats) == len(story.arc)
    for scene in story.scenes:
        assert all(scene.span.contains(beat.span) for beat in scene.beats)
        assert set(scene.present) <= ids
    for beat in beats:
        assert set(beat.present) <= ids
        assert all(beat.span.start <= one.span.start < beat.span.end for one in (*beat.utterances, *beat.events))
        for event in beat.events:
            assert set(event.agents) | set(event.patients) <= ids
    assert {one.speaker for one in said(story)} - {None} <= ids
    assert [one.id for one in said(story)] == [one.id for one in said(before)]
    assert from_json(Story, to_json(story), source="story")


def test_nothing_to_correct_changes_nothing(story: Story) -> None:
    assert corrected(story, UNCORRECTED) == story


def test_a_speech_gets_its_speaker_with_all_its_parts(story: Story, text: str) -> None:
    line = SpokenBy(span=span_of("It is late", text), speaker="ben")
    now = corrected(story, Corrections(speakers=(line,)))
    assert speakers(now)[:2] == ["Ben", "Ben"]
    assert speakers(now)[2:] == speakers(story)[2:]
    assert said(now)[0].confidence == 1.0
    check_whole(now, story)


def test_it_may_stay_open_who_speaks(story: Story, text: str) -> None:
    line = SpokenBy(span=span_of("Not yet", text), speaker=None)
    assert speakers(corrected(story, Corrections(speakers=(line,))))[2] is None


def test_two_become_one_everywhere(story: Story) -> None:
    now = corrected(story, Corrections(same_people=(SamePerson(name="Tom", other="Ben"),)))
    assert "Ben" not in [one.name for one in now.cast]
    assert character_named(now, "BEN") == character_named(now, "Tom")
    assert "Ben" not in speakers(now)
    check_whole(now, story)


def test_somebody_is_described_anew(story: Story) -> None:
    now = corrected(story, Corrections(people=(PersonIs(name="Ben", rename="Benjamin", age=Age.OLD),)))
    ben = character_named(now, "Ben")
    assert ben is not None
    assert (ben.name, ben.age) == ("Benjamin", Age.OLD)
    assert ben.gender == story.character(ben.id).gender


def test_nobody_speaks_no_more(story: Story) -> None:
    now = corrected(story, Corrections(no_people=(NoPerson(name="Ben"),)))
    assert character_named(now, "Ben") is None
    assert "Ben" not in speakers(now)
    check_whole(now, story)


def test_somebody_new_can_speak(story: Story, text: str) -> None:
    new = NewPerson(name="the cat", kind="animal:cat", gender=Gender.FEMALE, mentions=(span_of("lamp", text),))
    line = SpokenBy(span=span_of("It is only us", text), speaker="the cat")
    now = corrected(story, Corrections(new_people=(new,), speakers=(line,)))
    assert speakers(now)[-1] == "the cat"
    check_whole(now, story)


def test_a_scene_begins_where_it_is_told_and_goes_on_again(story: Story, text: str) -> None:
    at = text.index("Ben laughed") + 4
    now = corrected(story, Corrections(scene_starts=(SceneStarts(at=at),)))
    assert len(now.scenes) == len(story.scenes) + 1
    check_whole(now, story)
    last = now.scenes[-1].span.start
    back = corrected(now, Corrections(scenes_going_on=(SceneGoesOn(at=last),)))
    assert [one.span for one in back.scenes] == [one.span for one in story.scenes]
    check_whole(back, story)


def test_a_scene_is_elsewhere(story: Story, text: str) -> None:
    place = ScenePlace(at=text.index("lamp"), place_kind="attic", inside=True, time=DayTime.NIGHT)
    scene = corrected(story, Corrections(places=(place,))).scenes[-1]
    assert (scene.place_kind, scene.inside, scene.time) == ("attic", True, DayTime.NIGHT)


@pytest.mark.parametrize(
    ("corrections", "said"),
    [
        (Corrections(same_people=(SamePerson(name="Tom", other="Zoe"),)), '"Zoe" is nobody in the cast'),
        (Corrections(people=(PersonIs(name="Zoe"),)), '"Zoe" is nobody in the cast'),
        (Corrections(no_people=(NoPerson(name="Zoe"),)), '"Zoe" is nobody in the cast already'),
        (Corrections(new_people=(NewPerson(name="Tom"),)), '"Tom" is in the cast already'),
        (Corrections(speakers=(SpokenBy(span=Span(start=0, end=1), speaker="Tom"),)), "nobody speaks at 0 to 1"),
        (Corrections(speakers=(SpokenBy(span=Span(start=0, end=1), speaker="Zoe"),)), '"Zoe" is nobody'),
        (Corrections(scene_starts=(SceneStarts(at=10**6),)), "no scene holds character 1000000"),
        (Corrections(scenes_going_on=(SceneGoesOn(at=0),)), "no scene goes on at character 0"),
        (Corrections(places=(ScenePlace(at=10**6),)), "no scene holds character 1000000"),
    ],
)
def test_what_finds_no_place_is_told(story: Story, corrections: Corrections, said: str) -> None:
    now = corrected(story, corrections)
    assert said in now.warnings[-1]
    assert replace(now, warnings=story.warnings) == story


NAMES = st.sampled_from(["Tom", "ben", "Anna", "Zoe", "the mill", ""])
PLACES = st.integers(0, len(TEXT) + 20)
SPANS = st.tuples(PLACES, st.integers(0, 40)).map(lambda pair: Span(start=pair[0], end=sum(pair)))


@given(
    corrections=st.builds(
        Corrections,
        new_people=st.lists(st.builds(NewPerson, name=NAMES, mentions=st.tuples(SPANS)), max_size=2).map(tuple),
        same_people=st.lists(st.builds(SamePerson, name=NAMES, other=NAMES), max_size=2).map(tuple),
        people=st.lists(st.builds(PersonIs, name=NAMES, rename=st.none() | NAMES), max_size=2).map(tuple),
        no_people=st.lists(st.builds(NoPerson, name=NAMES), max_size=2).map(tuple),
        speakers=st.lists(st.builds(SpokenBy, span=SPANS, speaker=st.none() | NAMES), max_size=3).map(tuple),
        scene_starts=st.lists(st.builds(SceneStarts, at=PLACES), max_size=3).map(tuple),
        scenes_going_on=st.lists(st.builds(SceneGoesOn, at=PLACES), max_size=3).map(tuple),
        places=st.lists(st.builds(ScenePlace, at=PLACES), max_size=2).map(tuple),
    )
)
def test_whatever_is_corrected_the_story_stays_whole(story: Story, corrections: Corrections) -> None:
    check_whole(corrected(story, corrections), story)


def test_the_page_says_what_is_done() -> None:
    (text,) = re.findall(r"```text\n(.*?)```", PAGE, flags=re.DOTALL)
    (example,) = re.findall(r"```json\n(.*?)```", PAGE, flags=re.DOTALL)
    story = HouseReader(uses_encoder=False).read(read_manuscript(text))
    now = corrected(story, from_json(Corrections, example, source="example"))
    assert now.warnings == story.warnings
    assert character_named(now, "the stranger") == character_named(now, "Mr. Grey")
    assert speakers(now) == ["Tom", "Tom", "Mr. Grey", "Aunt Anna"]
    assert [scene.place_kind for scene in now.scenes] == ["mill", "kitchen"]
    check_whole(now, story)
