"""A being of any kind, costumed as in a story of its own."""

from __future__ import annotations

import pytest

from audobon.comic.story import Age, Gender
from audobon.comic.storyboard import Sort
from audobon.staging.samples import sample_design


@pytest.mark.parametrize("species", ["rabbit", "fox", "crow", "frog"])
def test_animal_is_bare_or_clad_as_asked(species: str) -> None:
    bare, clad = (sample_design(species, sort=Sort.ANIMAL, dressed=dressed) for dressed in (False, True))
    assert (bare.dressed, bare.garments) == (False, ())
    assert clad.dressed
    assert clad.garments
    assert bare.species == clad.species == species


def test_people_of_all_ages_do_not_all_wear_one_colour() -> None:
    people = [
        sample_design("human", sort=Sort.HUMAN, dressed=True, gender=gender, age=age)
        for gender in (Gender.FEMALE, Gender.MALE)
        for age in (Age.CHILD, Age.YOUNG, Age.ADULT, Age.OLD)
    ]
    assert len({garment.color for one in people for garment in one.garments}) > 10
    assert [one.sort for one in people] == [Sort.HUMAN] * 8
