"""Where scenes at sea and in the sky are drawn: nobody stands on water or on air."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audobon.staging.footing import footing
from audobon.staging.sets import settings_of
from tests.unit.staging.builders import character, told


def drawn(kind: str, text: str, *, being: str = "human") -> str:
    """Where one scene is drawn."""
    return footing(text, told(text, cast=[character("c1", "Jory", kind=being)], places=[kind]), 0)


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Jory crouched under his coat. Among the waves he saw a ship.", "shore"),
        ("Jory stood by the sea and called.", "shore"),
        ("Jory sailed for seven days over the sea.", "ship"),
        ("Jory stood on the deck of the ship.", "ship"),
        ("Jory sat in a little boat on the waves.", "boat"),
        ("Jory rowed out to sea.", "boat"),
        ("Jory drew up one fish after another, but could put out no anchor.", "ship"),
        ("Jory swam in the waves.", "sea"),
        ("Jory flew over the sea on a crane's back.", "sea"),
        ("The captain of the ship asked Jory whose the waves were.", "shore"),
    ],
)
def test_people_at_sea_stand_on_something_or_swim(text: str, place: str) -> None:
    assert drawn("sea", text) == place


def test_who_lives_in_the_sea_needs_no_shore() -> None:
    assert drawn("sea", "Jory looked about.", being="animal:whale") == "sea"
    assert drawn("sea", "Jory looked about.", being="animal:dog") == "shore"


def test_the_shore_is_the_one_that_was_told_of_last() -> None:
    text = "Jory went to the cliff.\n\nHe looked over the waves."
    story = told(text, cast=[character("c1", "Jory")], scene_starts=["He looked"], places=["cliff", "sea"])
    assert [setting.place_kind for setting in settings_of(text, story)] == ["cliff", "cliff"]


def test_nobody_walks_in_the_sky() -> None:
    text = "Jory slept in the barn.\n\nThe moon stood in the sky. Jory woke."
    for being, place in (("human", "barn"), ("animal:swallow", "sky")):
        story = told(
            text, cast=[character("c1", "Jory", kind=being)], scene_starts=["The moon"], places=["barn", "sky"]
        )
        assert footing(text, story, 1) == place
    assert drawn("sky", "Jory flew over the clouds.") == "sky"
    assert drawn("sky", "Jory went straight on up to the sky.") == "sky"


def test_a_ship_among_stars_is_on_no_sea() -> None:
    text = "Ines lived on Mars.\n\nA silver ship landed."
    for first, place in (("space", "space"), ("house", "ship")):
        story = told(text, cast=[character("c1", "Ines")], scene_starts=["A silver"], places=[first, "ship"])
        assert footing(text, story, 1) == place


@given(st.sampled_from(["meadow", "house", "river", "unplaced", "ship"]), st.text(max_size=60))
def test_other_places_stay_as_they_are(kind: str, text: str) -> None:
    story = told("Jory stood. " + text.replace('"', ""), cast=[character("c1", "Jory")], places=[kind])
    assert footing("Jory stood. " + text, story, 0) == kind
