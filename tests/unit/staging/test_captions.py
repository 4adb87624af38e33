"""Captions read aloud: whole sentences, nothing hanging in the air."""

from __future__ import annotations

import pytest

from audobon.comic.storyboard import LetteringKind, Storyboard
from audobon.manuscript import read_manuscript
from audobon.staging import StoryboardDirector
from audobon.understanding import HouseReader


def staged(text: str) -> Storyboard:
    manuscript = read_manuscript(text)
    return StoryboardDirector().stage(manuscript, HouseReader(uses_encoder=False).read(manuscript), pages=None)


def captions(text: str) -> list[list[str]]:
    return [
        [line.text for line in panel.lettering if line.kind is LetteringKind.CAPTION] for panel in staged(text).panels()
    ]


def test_sentence_of_middle_length_stays_in_one_caption() -> None:
    sentence = (
        "The old fox came slowly up the hill with his basket on his arm, and he sat down at the edge of the wood"
        " under the tallest fir."
    )
    told = [line for panel in captions(f"{sentence} He slept.") for line in panel]
    assert not any(line.startswith("...") or line.endswith("...") for line in told)


@pytest.mark.parametrize("opening", ["For ten seconds", "For the most part", "For a long while"])
def test_a_measure_of_time_keeps_its_for(opening: str) -> None:
    told = " ".join(
        line for panel in captions(f"Anna stood in the garden. {opening} she looked at the sky.") for line in panel
    )
    assert opening in told
