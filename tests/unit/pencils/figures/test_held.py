"""Things in hands: their words, their size, their warnings."""

from __future__ import annotations

import numpy as np
import pytest

from audobon.pencils.figures.grips import GRIPS, grip_of, gripped
from audobon.pencils.figures.held import HANGING, HELD, TWO_HANDED, held_named
from audobon.pencils.props.catalogue import CATALOGUE


def test_hands_hold_many_things_by_their_own_names() -> None:
    assert len(HELD) >= 150
    for thing in HELD:
        assert held_named(thing) == (thing, "")
    assert set(GRIPS) <= set(CATALOGUE)
    assert {*TWO_HANDED, *HANGING} <= set(HELD)


def test_nothing_in_a_hand_is_larger_than_its_holder() -> None:
    for prop, kind in CATALOGUE.items():
        grip = grip_of(prop)
        if grip is None:
            assert kind.rest.value != "table", prop
            continue
        points = np.vstack([shape.points for shape in gripped(prop, grip)])
        low, high = np.nanmin(points, axis=0), np.nanmax(points, axis=0)
        assert (high - low).max() < 2.3, prop
        assert (low < 0.15).all(), prop
        assert (high > -0.15).all(), prop


@pytest.mark.parametrize(
    ("word", "thing"),
    [
        ("a pair of scissors", "scissors"),
        ("walking stick", "stick"),
        ("loaf", "bread"),
        ("violins", "fiddle"),
        ("pen", "quill"),
    ],
)
def test_words_find_what_is_held(word: str, thing: str) -> None:
    assert held_named(word) == (thing, "")


def test_unknown_thing_is_the_nearest_in_meaning_and_says_so() -> None:
    assert held_named("astrolabe")[0] == "bundle"
    thing, warning = held_named(
        "astrolabe", nearest=lambda word, some: next((n for n in ("science", "compass") if n in some), "")
    )
    assert thing == "compass"
    assert "compass" in warning
