"""Scoring a Reader on annotated stories."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

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


def annotated_otherwise(gold: GoldStory, change: Callable[[dict[str, Any]], None]) -> GoldStory:
    file = json.loads(json.dumps(dict(gold.annotation)))
    change(file)
    return GoldStory(annotation=file, manuscript=gold.manuscript, source=gold.source)


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
    other = annotated_otherwise(gold, lambda file: file["quotes"][0].update(span=[0, 4]))
    both = [count_story(one, story, window=1)["speaker_accuracy"].found for one in (gold, other)]
    assert both[0] - both[1] == 1


@pytest.mark.parametrize(
    ("figure", "rows", "change"),
    [
        ("emotion_accuracy", "quotes", {"emotion": "anger"}),
        ("manner_accuracy", "quotes", {"manner": "whispered"}),
        ("kind_accuracy", "characters", {"kind": "animal:fox"}),
        ("quotation_f1", "quotes", {"span": [0, 4]}),
        ("cast_recall_all", "characters", {"name": "Nora", "role": "minor"}),
    ],
)
def test_what_the_annotation_says_otherwise_is_wrong(
    gold: GoldStory, figure: str, rows: str, change: dict[str, object]
) -> None:
    story = story_of(gold, HouseReader(uses_encoder=False).read(gold.manuscript))
    other = annotated_otherwise(gold, lambda file: file[rows][0].update(change))
    assert values(gold_measures([count_story(other, story, window=1)]))[figure] == 0.5


def test_major_characters_are_recalled_apart_from_all(gold: GoldStory) -> None:
    story = story_of(gold, HouseReader(uses_encoder=False).read(gold.manuscript))
    other = annotated_otherwise(gold, lambda file: file["characters"][0].update(name="Nora", role="minor"))
    scores = values(gold_measures([count_story(other, story, window=1)]))
    assert scores["cast_recall"] == 1.0


def test_who_is_there_is_asked_at_every_sentence(gold: GoldStory) -> None:
    story = story_of(gold, HouseReader(uses_encoder=False).read(gold.manuscript))
    other = annotated_otherwise(gold, lambda file: file["scenes"][0].update(present=["c1"]))
    counts = count_story(other, story, window=1)
    assert (counts["present_recall"].found, counts["present_recall"].wanted) == (9, 9)
    assert (counts["present_precision"].right, counts["present_precision"].given) == (9, 12)
