"""Scenes told in literary prose, learnt wording and kept-back wording apart."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from audobon.comic.story import DayTime, Emotion
from audobon.training import literary_turns as turns
from audobon.training import literary_words as said
from audobon.training.literary import literary_prose
from audobon.training.literary_beings import BEINGS_SAID
from audobon.training.random_briefs import random_brief
from audobon.training.scene_facts import (
    FigureFacts,
    SceneFacts,
    Wording,
    being_words,
    facts_of,
    is_kept_back,
    place_words,
    pose_words,
    prop_words,
    words_for,
)

FOX = FigureFacts(kind="fox", age="young", garment="cloak", color="#b8342c", pose="running", feeling=Emotion.FEAR)
WOOD = SceneFacts(place="forest", time=DayTime.NIGHT, weather="snow", figures=(FOX,), props=("lantern",))


def tables() -> list[said.Phrases]:
    found = [said.PLACES, said.FIGURES, said.IDLE, said.THINGS, said.WEARING, said.FILLERS]
    maps: list[Mapping[object, said.Phrases]] = [said.TIMES, said.WEATHERS, said.FEELINGS, said.PERSONS, said.AGES]  # type: ignore[list-item]
    return found + [phrases for table in maps for phrases in table.values()]


def test_no_phrase_is_both_learnt_and_kept_back() -> None:
    for learnt, kept_back in tables():
        assert learnt
        assert kept_back
        assert not set(learnt) & set(kept_back)


def test_what_is_learnt_uses_no_telling_word_of_what_is_kept_back() -> None:
    """A phrase that is kept back measures nothing if its telling words are learnt in another one."""
    learnt = " ".join(
        text
        for table in (turns.HOURS, turns.HOUR_CLAUSES, turns.SKIES, turns.NOUNS, turns.FURTHER_FEELINGS)
        for texts in table.values()
        for text in texts
    )
    words = set(re.findall(r"[a-z]+", learnt.lower()))
    telling = (
        "rim glimmer midday lingered west lamps eventide owls bedtime shower downpour soaked snowstorm whirled vapours "
        "contented spirits weep woefully misery wrath frowning fury dread frightened thunderstruck curled revolted "
        "schoolboy laddie schoolgirl lassie grown chap dame stripling damsel greybeard crone ancient youngster"
    )
    kept = " ".join(phrase for _, kept_back in tables() for phrase in kept_back).lower()
    assert all(word in kept for word in telling.split())
    assert not words.intersection(telling.split())


def test_hour_and_place_are_told_within_figures_sentences_too() -> None:
    proses = [literary_prose(WOOD, np.random.default_rng(seed)) for seed in range(300)]
    hours = turns.HOURS[DayTime.NIGHT]
    assert any(hour in prose.lower() for prose in proses for hour in hours)
    assert not any(hour in told for told in map(kept_back_prose, range(100)) for hour in hours)


def kept_back_prose(seed: int) -> str:
    return literary_prose(WOOD, np.random.default_rng(seed), wording=Wording.KEPT_BACK)


@given(seed=st.integers(0, 2**32 - 1), kept_back=st.booleans())
def test_any_scene_is_told_without_gaps(seed: int, kept_back: bool) -> None:
    generator = np.random.default_rng(seed)
    brief, cast = random_brief(generator, number=0)
    prose = literary_prose(facts_of(brief, cast), generator, wording=Wording.KEPT_BACK if kept_back else Wording.LEARNT)
    assert prose
    assert not re.search(r"[{}]|  |,\.|,,|\bNone\b", prose), prose


def test_prose_is_a_function_of_the_generator_and_differs_each_time() -> None:
    once, again, other = (literary_prose(WOOD, np.random.default_rng(seed)) for seed in (1, 1, 2))
    assert once == again
    assert once != other


def test_kept_back_words_are_never_learnt_from() -> None:
    for table in (place_words(), being_words(), pose_words(), prop_words()):
        for meaning, words in table.items():
            learnt = set(words_for(meaning, words, Wording.LEARNT)) - {meaning}
            kept = set(words_for(meaning, words, Wording.KEPT_BACK)) - {meaning}
            assert not learnt & kept
            assert all(is_kept_back(word) for word in kept)
    shares = [is_kept_back(word) for words in place_words().values() for word in words]
    assert 0.15 < np.mean(shares) < 0.35


def test_prose_tells_what_is_shown() -> None:
    proses = [literary_prose(WOOD, np.random.default_rng(seed)) for seed in range(40)]
    foxes = {*words_for("fox", being_words()["fox"], Wording.LEARNT), *BEINGS_SAID["fox"]}
    assert all(any(fox in prose for fox in foxes) for prose in proses)
    assert sum("lantern" in prose for prose in proses) > 10
    assert sum("cloak" in prose for prose in proses) > 10
    empty = literary_prose(SceneFacts(), np.random.default_rng(0))
    assert empty in said.FILLERS[0]


@pytest.mark.parametrize(("inside", "place"), [(True, "kitchen"), (False, "doorstep")])
def test_facts_are_of_what_is_drawn(inside: bool, place: str) -> None:
    generator = np.random.default_rng(3)
    brief, cast = random_brief(generator, number=0)
    facts = facts_of(replace(brief, place="kitchen", place_kind="kitchen", inside=inside, weather="rain"), cast)
    assert (facts.place == place) or not inside
    assert facts.weather == ("" if inside else "rain"), "no weather under a roof"
    assert len(facts.figures) == len(brief.placements)
