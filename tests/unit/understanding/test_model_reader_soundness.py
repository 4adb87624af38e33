"""Whatever a language model says of a text in the text's own words, the story that comes of it is sound."""

from __future__ import annotations

import json
import random
import re
from pathlib import Path
from typing import Any

import pytest

from audobon.comic.codec import canonical
from audobon.comic.manuscript import Manuscript
from audobon.comic.soundness import check_storyboard
from audobon.comic.span import Span
from audobon.comic.story import Story
from audobon.manuscript import open_manuscript, read_manuscript
from audobon.staging import StoryboardDirector
from audobon.understanding import HouseReader
from audobon.understanding.model_reader import ModelReader
from audobon.understanding.stretch_question import PLACES
from tests.sound_story import utterances
from tests.unit.understanding.test_reader import EXAMPLES, TALE, assert_sound

Read = tuple[Manuscript, Story]


class Remembered:
    """A reader who has read already."""

    def __init__(self, story: Story) -> None:
        self._story = story

    def read(self, manuscript: Manuscript) -> Story:
        return self._story


class Rambling:
    """A model that says anything of people, scenes and speech, in words that stand in the text."""

    def __init__(self, seed: int, read: Read) -> None:
        self._random = random.Random(seed)
        self._manuscript, self._story = read

    def ask(self, system: str, question: str, schema: dict[str, object]) -> str:
        asked = json.loads(question)
        if self._random.random() < 0.15:
            return "{}"
        text = asked["text"]
        start = self._manuscript.text.index(text)
        within = Span(start=start, end=start + len(text))
        people = self._people(asked)
        ids = [one["id"] for one in (*asked["cast_so_far"], *people)]
        lines = [said.span for said in utterances(self._story) if within.contains(said.span)]
        return json.dumps(
            {
                "people": people,
                "scenes": self._scenes(text, ids, may_go_on=not asked["part"].startswith("1 ")),
                "quotations": [
                    {
                        "words": span.text(self._manuscript.text),
                        "speaker": self._random.choice([*ids, None]),
                        "addressees": self._some(ids),
                    }
                    for span in lines
                    if self._random.random() < 0.8
                ],
                "moments": [{"words": text.split(".")[0], "emotion": "joy", "importance": self._random.random()}],
            }
        )

    def _people(self, asked: dict[str, Any]) -> list[dict[str, Any]]:
        names = re.findall(r"\b[A-Z][a-z]+\b", asked["text"])
        ids = {f"n{number}" for number in range(self._random.randint(0, 4))}
        ids |= {one["id"] for one in asked["cast_so_far"] if self._random.random() < 0.3}
        return [{"id": one, "name": self._random.choice(names)} for one in sorted(ids)] if names else []

    def _scenes(self, text: str, ids: list[str], *, may_go_on: bool) -> list[dict[str, Any]]:
        borders = [match.end() for match in re.finditer(r"\n\n(?=\w)", text)]
        starts = [0, *sorted(self._random.sample(borders, min(len(borders), self._random.randint(0, 3))))]
        return [
            {
                "opening": " ".join(text[at:].split()[:9]),
                "goes_on": may_go_on and not at and self._random.random() < 0.5,
                "place_kind": self._random.choice(PLACES),
                "present": self._some(ids),
            }
            for at in starts
        ]

    def _some(self, ids: list[str]) -> list[str]:
        return self._random.sample(ids, min(len(ids), self._random.randint(0, 3)))


@pytest.fixture(scope="module")
def read() -> Read:
    manuscript = open_manuscript(Path(EXAMPLES / "06_stolen_bacillus.txt"))
    return manuscript, HouseReader(uses_encoder=False).read(manuscript)


@pytest.mark.parametrize("seed", range(6))
def test_any_answer_gives_a_sound_story(seed: int, read: Read) -> None:
    manuscript, ours = read
    reader = ModelReader(Rambling(seed, read).ask, house=Remembered(ours), most_chars=(700, 2_000, 9_000)[seed % 3])
    story = canonical(reader.read(manuscript))
    assert_sound(manuscript, story)
    assert [said.span for said in utterances(story)] == [said.span for said in utterances(ours)]
    assert len({one.id for one in story.cast}) == len(story.cast)
    for scene in story.scenes:
        assert {who for beat in scene.beats for who in beat.present} <= set(scene.present)
    check_storyboard(StoryboardDirector().stage(manuscript, story, pages=None), source="the plan")


def test_namesake_that_the_question_no_longer_shows_is_the_same_person() -> None:
    crowd = [f"{first}{second}" for first in ("Ba", "Ko", "Li", "Mu") for second in "bdfghjklmnprstvwz"]
    first = " ".join(f"{name}o came in." for name in crowd)
    text = f"Peter came in. {first}\n\n***\n\nPeter came in again, and everybody was glad of it."

    def ask(system: str, question: str, schema: dict[str, object]) -> str:
        asked = json.loads(question)
        names = dict.fromkeys(re.findall(r"\b[A-Z][a-z]+\b", asked["text"]))
        people = [{"id": f"new{number}", "name": name} for number, name in enumerate(names)]
        opening = {"opening": " ".join(asked["text"].split()[:3])}
        return json.dumps({"people": people[::-1], "scenes": [opening], "quotations": []})

    manuscript = read_manuscript(text)
    reader = ModelReader(ask, house=HouseReader(uses_encoder=False), most_chars=len(text) - 30)
    story = reader.read(manuscript)
    assert story.warnings == ()
    (peter,) = [one for one in story.cast if one.name == "Peter"]
    assert len(peter.mentions) == 2


def test_tale_read_as_the_house_reads_it_stays_as_it_is() -> None:
    manuscript = read_manuscript(TALE)
    ours = HouseReader(uses_encoder=False).read(manuscript)
    names = {one.id: one.name for one in ours.cast}

    def ask(system: str, question: str, schema: dict[str, object]) -> str:
        people = [
            {"id": one.id, "name": one.aliases[0], "aliases": list(one.aliases), "kind": one.kind} for one in ours.cast
        ]
        scenes = [
            {
                "opening": " ".join(scene.span.text(TALE).split()[:6]),
                "place_kind": scene.place_kind,
                "present": list(scene.present),
            }
            for scene in ours.scenes
        ]
        lines = [{"words": said.span.text(TALE), "speaker": said.speaker} for said in utterances(ours)]
        return json.dumps({"people": people, "scenes": scenes, "quotations": lines})

    story = ModelReader(ask, house=Remembered(ours)).read(manuscript)
    assert story.warnings == ()
    assert [scene.span for scene in story.scenes] == [scene.span for scene in ours.scenes]
    assert {one.name: one.role for one in story.cast} == {one.name: one.role for one in ours.cast}
    assert [story.character(said.speaker).name for said in utterances(story)] == [
        names[said.speaker] for said in utterances(ours)
    ]
