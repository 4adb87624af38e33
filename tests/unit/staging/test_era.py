"""When a story plays: our day is known by its things, and changes rooms, streets and clothes."""

from __future__ import annotations

from dataclasses import replace

import pytest

from audobon.comic.story import Story
from audobon.staging.casting import Wardrobe
from audobon.staging.company import Company
from audobon.staging.era import is_modern, place_in_its_world
from audobon.staging.sets import settings_of
from tests.unit.staging.builders import character

TODAY = "Mia shut her laptop. Her brother was watching television in the flat."
LONG_AGO = "Della lit the gas in the flat and counted her pennies behind the folding screen."

COURT = "The king and the queen sat in the hall of their palace."


@pytest.mark.parametrize(
    ("text", "modern"),
    [
        (TODAY, True),
        (LONG_AGO, False),
        ("A robot, a robot, robots!", False),
        ("The smoke alarm began to scream, for the toaster burned.", True),
        ("A girl in Mrs. Patel's class ran out into the playground.", True),
    ],
)
def test_two_things_of_today_make_a_story_modern(text: str, *, modern: bool) -> None:
    assert is_modern(text) is modern


def test_rooms_look_as_the_world_of_the_story_has_them() -> None:
    today, long_ago, court = (place_in_its_world(text) for text in (TODAY, LONG_AGO, COURT))
    assert [today(kind) for kind in ("flat", "hall", "meadow")] == ["modern flat", "hall", "meadow"]
    assert [long_ago(kind) for kind in ("flat", "hall")] == ["flat", "hall"]
    assert court("hall") == "castle hall"


def test_settings_and_clothes_follow_the_day(tale: Story) -> None:
    people = tuple(character(name, name, kind="human", gender=sex) for name, sex in (("p1", "male"), ("p2", "female")))
    scenes = tuple(replace(scene, place_kind="flat", inside=True) for scene in tale.scenes)
    home = replace(tale, scenes=scenes, cast=people)
    assert {one.place_kind for one in settings_of(TODAY, home)} == {"modern flat"}
    assert {one.place_kind for one in settings_of(LONG_AGO, home)} == {"flat"}
    old, new = (
        {garment.name for design in Wardrobe(text, home, Company(home)).designs(["p1", "p2"])
         for garment in design.garments}
        for text in (LONG_AGO, TODAY)
    )  # fmt: skip
    assert not old & {"t-shirt", "hoodie", "jumper"}
    assert not new & {"breeches", "bonnet", "cloak", "waistcoat", "shawl", "gown"}
