"""Scoring a Reader on annotated stories."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from audobon.comic.story import DayTime
from audobon.evaluation.gold import GoldStory, annotated
from audobon.evaluation.gold_reading import count_story, gold_measures, scene_length
from audobon.evaluation.gold_story import story_of
from audobon.evaluation.measure import Measure
from audobon.evaluation.plain_reader import PlainReader, at_cues, every, majority
from audobon.manuscript import open_manuscript
from audobon.understanding import HouseReader
from tests.gold_folder import TEXT, write_story


@pytest.fixture
def gold(tmp_path: Path) -> GoldStory:
    write_story(tmp_path)
    (only,) = annotated(tmp_path, open_manuscript)
    return only


def plain(every_sentences: int = 2) -> PlainReader:
    return PlainReader(every(every_sentences), place_kind="garden", time=DayTime.DAY)


def values(measures: dict[str, Measure]) -> dict[str, float | None]:
    return {name: measure.value for name, measure in measures.items()}


def test_the_annotation_itself_scores_one_and_has_no_errors(gold: GoldStory) -> None:
    story = story_of(gold, HouseReader(uses_encoder=False).read(gold.manuscript))
    scores = values(gold_measures([count_story(gold, story, window=1)]))
    errors = {"scene_pk": 0.0, "scene_window_diff": 0.0}
    assert scores == {name: errors.get(name, 1.0) for name in scores}


def test_plain_reader_knows_who_is_named_twice_and_speaks_behind_the_name(gold: GoldStory) -> None:
    story = plain().read(gold.manuscript)
    assert {character.name for character in story.cast} == {"Anna", "Max"}
    scores = values(gold_measures([count_story(gold, story, window=1)]))
    assert scores["cast_recall"] == 1.0
    assert scores["speaker_accuracy"] == 0.5
    assert scores["place_kind_accuracy"] == 0.5
    assert scores["time_accuracy"] == 0.5


def test_borders_every_so_many_sentences() -> None:
    assert [TEXT[at : at + 6] for at in every(2)(TEXT)] == ["Max di", '"Anna ']


def test_borders_at_words_of_time() -> None:
    assert [TEXT[at : at + 8] for at in at_cues(TEXT)] == ["At night"]


def test_scene_has_a_length_in_sentences(gold: GoldStory) -> None:
    assert scene_length([gold]) == 3
    assert scene_length([]) == 2


def test_majority_is_the_most_frequent() -> None:
    assert majority(["b", "a", "b"], otherwise="c") == "b"
    assert majority([], otherwise="c") == "c"


def test_without_stories_nothing_is_measured() -> None:
    assert set(values(gold_measures([])).values()) == {None}


def test_speaker_of_a_quotation_that_was_not_found_is_wrong(gold: GoldStory) -> None:
    story = HouseReader(uses_encoder=False).read(gold.manuscript)
    file = json.loads(json.dumps(dict(gold.annotation)))
    file["quotes"][0]["span"][1] -= 1
    other = GoldStory(annotation=file, manuscript=gold.manuscript, source=gold.source)
    both = [count_story(one, story, window=1)["speaker_accuracy"].found for one in (gold, other)]
    assert both[0] - both[1] == 1
