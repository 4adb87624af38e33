"""Which place an unknown word means: the shared space is asked for places, another sense for everything else."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

import numpy as np
from numpy.typing import NDArray

from audobon.fusion.sense import PlaceSense
from audobon.fusion.space import SharedSpace
from audobon.hire import hire_shared_space
from audobon.models.text_encoder import TextEncoder, load_text_encoder


@cache
def space() -> SharedSpace:
    return hire_shared_space()


@cache
def encoder() -> TextEncoder:
    return load_text_encoder(None)


def vectors(texts: Sequence[str]) -> NDArray[np.float32]:
    return np.asarray(encoder().sentence_vectors(texts).numpy(), np.float32)


def other(word: str, candidates: tuple[str, ...]) -> str:
    return f"other {word} of {len(candidates)}"


def test_a_word_for_a_place_finds_its_kind() -> None:
    sense = PlaceSense(space, vectors=vectors, other=other)
    assert sense.nearest("dark woods", ("kitchen", "deep forest", "ship")) == "deep forest"
    assert sense.nearest("scullery", ("kitchen", "deep forest", "ship")) == "kitchen"


def test_whatever_is_no_place_is_asked_of_the_other_sense() -> None:
    sense = PlaceSense(space, vectors=vectors, other=other)
    assert sense.nearest("goblet", ("cup", "plate")) == "other goblet of 2"
    assert sense.nearest("running", ("a gloss; another",)) == "other running of 1"
    assert sense.nearest("x", ()) == "other x of 0"


def test_a_place_that_the_other_sense_finds_near_nothing_stays_unknown() -> None:
    sense = PlaceSense(space, vectors=vectors, other=lambda word, candidates: "")
    assert sense.nearest("qwrt", ("kitchen", "ship")) == ""


def test_an_answer_is_remembered() -> None:
    asked: list[str] = []

    def counted(word: str, candidates: tuple[str, ...]) -> str:
        asked.append(word)
        return ""

    sense = PlaceSense(space, vectors=vectors, other=counted)
    assert sense.nearest("goblet", ("cup", "plate")) == sense.nearest("goblet", ("cup", "plate")) == ""
    assert asked == ["goblet"]
