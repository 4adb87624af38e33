"""How a character looks, in words."""

from __future__ import annotations

from dataclasses import replace

import pytest

from audobon.comic.storyboard import CastDesign, Garment, Sort
from audobon.planning import looks_in
from audobon.staging.looks import look_in_words
from tests.builders import a_brief, a_design


def test_who_comes_first_then_clothes_hair_features_and_skin() -> None:
    design = replace(a_design(), features=("glasses", "freckles"))
    assert look_in_words(design) == "little girl, blue dress, long brown hair, glasses, freckles, fair skin"


def test_a_trade_is_said_in_place_of_a_person() -> None:
    witch = CastDesign(
        character="w", name="Mombi", species="witch", sort=Sort.HUMAN, age="old", hair="#d9d6d0", hair_style="bun",
        garments=(Garment(name="cloak", color="#2e2a2b"),), skin="#4f8a48", build=0.1,
    )  # fmt: skip
    assert look_in_words(witch) == "old witch, black cloak, white hair in a bun, thin, green skin"


def test_a_beast_has_its_coat_and_no_hair() -> None:
    fox = CastDesign(character="f", name="Reynard", species="fox", sort=Sort.ANIMAL, skin="#d97b2a", dressed=False)
    assert look_in_words(fox) == "orange fox"
    clad = replace(fox, dressed=True, age="young", garments=(Garment(name="jacket", color="#3f6cae"),))
    assert look_in_words(clad) == "young orange fox, blue jacket"


@pytest.mark.parametrize(
    ("skin", "said"), [("#f3d3b8", "fair"), ("#d39a6f", "tanned"), ("#a8734c", "brown"), ("#5e3d2a", "dark brown")]
)
def test_every_tone_of_skin_is_said(skin: str, said: str) -> None:
    assert look_in_words(a_design(skin=skin)).endswith(f", {said} skin")


@pytest.mark.parametrize(
    ("style", "hair", "said"),
    [("bald", "#553311", "bald"), ("", "#d8b25c", "blond hair"), ("braids", "#2f2522", "black hair in braids")],
)
def test_hair_is_said_as_people_say_it(style: str, hair: str, said: str) -> None:
    assert f", {said}, " in look_in_words(replace(a_design(), hair_style=style, hair=hair))


def test_no_name_is_said_and_build_only_once() -> None:
    stout = replace(a_design("bob"), build=0.9)
    assert "stout" in look_in_words(stout)
    assert look_in_words(replace(stout, features=("stout",))).count("stout") == 1
    assert "bob" not in look_in_words(stout).lower()


def test_only_those_in_the_panel_are_told_of() -> None:
    (look,) = looks_in(a_brief(), [a_design("bob"), a_design("anna")])
    assert look.character == "anna"
