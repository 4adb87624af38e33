"""People of rank and trade, and beings of tale, are dressed as they are drawn."""

from __future__ import annotations

import pytest

from audobon.comic.storyboard import CastDesign, Sort
from audobon.hire import hire_customs
from audobon.staging.casting import Wardrobe
from audobon.staging.company import Company
from tests.unit.staging.builders import character, told

CUSTOMS = hire_customs()


@pytest.mark.parametrize(
    ("name", "gender", "trade"),
    [
        ("the wicked witch", "female", "witch"),
        ("the King of Hearts", "male", "king"),
        ("the emperor", "male", "king"),
        ("Queen Anne", "female", "queen"),
        ("Mr. Baker", "male", ""),
        ("Stephen King", "male", ""),
        ("the king's daughter", "female", "princess"),
        ("the king", "female", ""),
        ("Alice", "female", ""),
        ("a soldier with a wooden leg", "male", "soldier"),
        ("the maid", "male", ""),
    ],
)
def test_rank_and_trade_are_known_by_the_noun(name: str, gender: str, trade: str) -> None:
    assert CUSTOMS.trade(character("c1", name, kind="human", gender=gender)) == trade


def _cast(*beings: tuple[str, str, str]) -> tuple[CastDesign, ...]:
    cast = [character(f"c{n}", name, kind=kind, gender=sex) for n, (name, kind, sex) in enumerate(beings)]
    story = told("Once upon a time.", cast=cast)
    return Wardrobe("", story, Company(story), customs=CUSTOMS).designs([one.id for one in cast])


def test_a_costume_keeps_its_colours_and_the_second_wearer_has_another_cloth() -> None:
    first, second = _cast(("the policeman", "human", "male"), ("the other policeman", "human", "male"))
    worn = dict(CUSTOMS.costume_of("policeman", Sort.HUMAN) or ())
    assert {garment.name: garment.color for garment in first.garments} == worn
    assert [garment.name for garment in second.garments] == [garment.name for garment in first.garments]
    assert first.species == second.species == "policeman"
    changed = {a.name for a, b in zip(first.garments, second.garments, strict=True) if a.color != b.color}
    assert changed == {"uniform"}


def test_beings_of_tale_wear_their_own() -> None:
    fairy, ghost, goddess = _cast(
        ("the fairy", "creature:fairy", "female"),
        ("the ghost", "creature:ghost", "male"),
        ("the goddess", "creature:goddess", "female"),
    )
    assert [garment.name for garment in fairy.garments] == ["dress"]
    assert not ghost.garments
    assert {"drapery", "sandals"} <= {garment.name for garment in goddess.garments}


def test_stated_clothes_come_first() -> None:
    cast = [character("c1", "the witch", kind="human", gender="female", look=["a green dress"])]
    story = told("Once upon a time.", cast=cast)
    (witch,) = Wardrobe("", story, Company(story), customs=CUSTOMS).designs(["c1"])
    names = [garment.name for garment in witch.garments]
    assert names[0] == "dress"
    assert "witch's hat" in names
