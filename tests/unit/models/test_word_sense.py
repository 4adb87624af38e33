"""Words near in meaning are found without the words being alike."""

from __future__ import annotations

import pytest

from audobon.models.text_encoder import load_text_encoder
from audobon.models.word_sense import WordSense


@pytest.fixture(scope="module")
def sense() -> WordSense:
    return WordSense(load_text_encoder)


@pytest.mark.parametrize(
    ("word", "candidates", "nearest"),
    [
        ("sprinting", ("running", "sleeping", "eating"), "running"),
        ("infirmary", ("hospital", "beach", "forest"), "hospital"),
        ("leopard", ("goat", "lion", "hen"), "lion"),
    ],
)
def test_nearest_word_is_found(sense: WordSense, word: str, candidates: tuple[str, ...], nearest: str) -> None:
    assert sense.nearest(word, candidates) == nearest


def test_strangers_are_not_taken(sense: WordSense) -> None:
    assert sense.nearest("xylophone", ("regret",)) == ""


def test_encoder_is_loaded_at_the_first_question_only() -> None:
    loads = []

    def load() -> object:
        loads.append(1)
        return load_text_encoder()

    sense = WordSense(load)  # type: ignore[arg-type]
    assert loads == []
    sense.nearest("dog", ("cat",))
    sense.nearest("cow", ("cat", "hen"))
    assert loads == [1]
