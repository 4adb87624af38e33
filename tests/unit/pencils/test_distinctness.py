"""Everybody of a book can be told from everybody else by outline and colour."""

from __future__ import annotations

from dataclasses import replace

import pytest

from audobon.comic.storyboard import CastDesign
from audobon.pencils.distinctness import Likeness, likenesses
from audobon.staging.casting import Wardrobe
from audobon.staging.company import Company
from tests.builders import a_design
from tests.unit.staging.builders import character, told


def cast_of(*kinds: tuple[str, str, str]) -> tuple[CastDesign, ...]:
    """Designs for a cast given as (kind, gender, age), all leading and none described."""
    cast = [
        character(f"c{number}", f"person {chr(65 + number)}", kind=kind, gender=gender, age=age)
        for number, (kind, gender, age) in enumerate(kinds)
    ]
    text = "They all met in the garden."
    story = told(text, cast=cast)
    return Wardrobe(text, story, Company(story)).designs([one.id for one in cast])


def confusable(cast: tuple[CastDesign, ...]) -> list[Likeness]:
    return [pair for pair in likenesses(cast) if pair.confusable]


def test_twins_are_confusable_and_a_changed_coat_parts_them() -> None:
    anna, ben = a_design("anna"), a_design("ben")
    (pair,) = likenesses((anna, ben))
    assert pair.confusable
    assert pair.outline > 0.95
    assert pair.colors < 6
    (pair,) = likenesses((anna, replace(ben, garments=(replace(ben.garments[0], color="#b8342c"),))))
    assert not pair.confusable
    assert pair.colors > 25


def test_a_fox_and_a_girl_have_other_outlines() -> None:
    (pair,) = likenesses((a_design("anna"), replace(a_design("fox"), species="fox", dressed=False)))
    assert pair.outline < 0.5


CASTS = {
    "men": (("human", "male", "adult"),) * 7,
    "women": (("human", "female", "adult"),) * 6,
    "children": (("human", "male", "child"), ("human", "female", "child")) * 3,
    "old people": (("human", "male", "old"), ("human", "female", "old")) * 2,
    "wild mice": (("animal:mouse", "unknown", "adult"),) * 4,
    "rabbits": (("animal:rabbit", "female", "adult"), ("animal:rabbit", "male", "child")) * 2,
}


@pytest.mark.parametrize("name", CASTS)
def test_undescribed_characters_of_one_kind_are_made_distinct(name: str) -> None:
    assert confusable(cast_of(*CASTS[name])) == []
