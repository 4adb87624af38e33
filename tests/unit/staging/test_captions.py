"""Captions read aloud: whole sentences, nothing hanging in the air."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audobon.comic.span import Span
from audobon.comic.storyboard import LetteringKind, LetteringLine, Storyboard
from audobon.manuscript import read_manuscript
from audobon.staging import StoryboardDirector
from audobon.staging.captions import in_two
from audobon.understanding import HouseReader


def staged(text: str) -> Storyboard:
    manuscript = read_manuscript(text)
    return StoryboardDirector().stage(manuscript, HouseReader(uses_encoder=False).read(manuscript), pages=None)


def captions(text: str) -> list[list[str]]:
    return [
        [line.text for line in panel.lettering if line.kind is LetteringKind.CAPTION] for panel in staged(text).panels()
    ]


def told(text: str) -> list[str]:
    return [line for panel in captions(text) for line in panel]


def test_sentence_of_middle_length_does_not_run_on() -> None:
    sentence = "The old fox came slowly up the hill with his basket on his arm and sat down under the tallest fir."
    assert not any(line.startswith("...") or line.endswith("...") for line in told(f"{sentence} He slept."))


@pytest.mark.parametrize(
    ("sentence", "parts"),
    [
        (
            "The old fox came slowly up the hill with his basket on his arm, and he sat down at the edge of the wood"
            " under the tallest fir.",
            [
                "The old fox came slowly up the hill with his basket on his arm.",
                "He sat down at the edge of the wood under the tallest fir.",
            ],
        ),
        (
            "With a whirl of skirts and with the brilliant sparkle still in her eyes, the girl fluttered out the door"
            " and down the stairs to the street.",
            [
                "With a whirl of skirts and with the brilliant sparkle still in her eyes...",
                "...the girl fluttered out the door and down the stairs to the street.",
            ],
        ),
    ],
)
def test_sentence_of_more_than_25_words_is_told_in_two_captions_without_loss(sentence: str, parts: list[str]) -> None:
    """Source: the Dark Horse script guide, at most 25 words a balloon."""
    lines = told(f"{sentence} Night fell.")
    assert [line for line in lines if "Night" not in line] == parts


@pytest.mark.parametrize("opening", ["For ten seconds", "For the most part", "For a long while"])
def test_a_measure_of_time_keeps_its_for(opening: str) -> None:
    assert opening in " ".join(told(f"Anna stood in the garden. {opening} she looked at the sky."))


def a_caption(text: str) -> LetteringLine:
    return LetteringLine(kind=LetteringKind.CAPTION, text=text, speaker=None, spans=(Span(start=0, end=len(text)),))


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        (
            "Mr. McGregor came up with a sieve, which he intended to pop upon the top of Peter, but Peter wriggled out"
            " just in time, leaving his jacket behind him.",
            [
                "Mr. McGregor came up with a sieve, which he intended to pop upon the top of Peter.",
                "But Peter wriggled out just in time, leaving his jacket behind him.",
            ],
        ),
        (
            "So they fetched some in all haste, and put them inside him, and the mother sewed him up so quickly again"
            " that he was none the wiser.",
            [
                "So they fetched some in all haste, and put them inside him...",
                "...and the mother sewed him up so quickly again that he was none the wiser.",
            ],
        ),
        (
            "In the vestibule below was a letter-box into which no letter would go, and an electric button from which"
            " no mortal finger could coax a ring.",
            [
                "In the vestibule below was a letter-box into which no letter would go...",
                "...and an electric button from which no mortal finger could coax a ring.",
            ],
        ),
    ],
)
def test_long_caption_is_parted_where_its_second_half_stands_or_leads_on(text: str, parts: list[str]) -> None:
    assert [line.text for line in in_two(a_caption(text))] == parts


WORDS = st.sampled_from(["fox", "ran,", "the", "and", "he", "was", "who", "saw.", "So"])


@given(st.lists(WORDS, min_size=1, max_size=50))
def test_no_half_of_a_caption_has_more_than_25_words_and_none_is_lost(row: list[str]) -> None:
    parts = [line.text for line in in_two(a_caption(" ".join(row)))]
    assert len(parts) == (1 if len(row) <= 25 else 2)
    assert all(len(part.split()) <= 25 for part in parts)

    def bare(text: str) -> list[str]:
        return [word for word in re.findall(r"\w+", text.lower()) if word != "and"]

    assert bare(" ".join(parts)) == bare(" ".join(row))
