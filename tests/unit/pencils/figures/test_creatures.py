"""Beings of tale and fable: never a plain person in another colour, and never half drawn in any pose."""

from __future__ import annotations

import itertools

import cv2
import numpy as np
import pytest

from audobon.comic.story import Emotion
from audobon.comic.storyboard import Facing, Garment, Sort
from audobon.pencils.figures import POSES
from audobon.pencils.figures.creatures.catalogue import CREATURES
from audobon.pencils.figures.creatures.roles import ROLES
from audobon.pencils.figures.vocabulary.naming import KINDS, kind_named
from audobon.pencils.shapes import Figure, ShapeKind
from tests.unit.pencils.figures.test_figure import assert_sound, design, drawn

_TRADES = {role.name for role in ROLES}
_BEINGS = [name for name in CREATURES if name not in _TRADES]


def silhouette(figure: Figure) -> np.ndarray:
    """The figure's black shape, 64 pixels to its stature."""
    canvas = np.zeros((150, 200), np.uint8)
    for shape in figure.shapes:
        if shape.kind is ShapeKind.FORM:
            cv2.fillPoly(canvas, [(shape.points * 64 + [100, 140]).astype(np.int32)], 1)
    return canvas


@pytest.mark.parametrize("name", CREATURES)
def test_being_survives_its_poses_and_turns(name: str) -> None:
    turns = itertools.product(POSES[::9], Facing)
    for (pose, facing), emotion in zip(itertools.islice(turns, 0, None, 5), itertools.cycle(Emotion), strict=False):
        figure = drawn(design(name, garments=()), pose=pose, facing=facing, expression=emotion, mouth_open=True)
        assert_sound(figure)
        assert figure.warnings == ()


@pytest.mark.parametrize("name", _BEINGS)
def test_being_has_a_shape_of_its_own(name: str) -> None:
    person = silhouette(drawn(design("human", garments=(), hair_style="short")))
    being = silhouette(drawn(design(name, garments=(), hair_style="short")))
    apart = float((person != being).sum()) / float((person | being).sum())
    assert apart > 0.10


@pytest.mark.parametrize("name", sorted(_TRADES))
def test_noun_alone_brings_its_dress_but_stated_clothes_win(name: str) -> None:
    plain, noun = drawn(design("human", garments=())), drawn(design(name, garments=()))
    assert {s.color for s in noun.shapes} - {s.color for s in plain.shapes}
    stated = drawn(
        design(name, garments=(Garment(name="cap", color="#13579b"), Garment(name="dress", color="#2468ac")))
    )
    assert {"#13579b", "#2468ac"} <= {s.color for s in stated.shapes if s.kind is ShapeKind.FORM}


def test_ghost_and_mermaid_have_no_legs() -> None:
    for name in ("ghost", "mermaid"):
        assert not any(shape.part.startswith("leg") for shape in drawn(design(name, garments=())).shapes)


@pytest.mark.parametrize(
    ("word", "sort", "known"),
    [
        ("queen", Sort.HUMAN, "queen"),
        ("old miller", Sort.HUMAN, "human"),
        ("tin soldier", Sort.OBJECT, "tin soldier"),
        ("tin soldier", Sort.CREATURE, "tin soldier"),
        ("paper doll", Sort.CREATURE, "paper doll"),
        ("soldier", Sort.HUMAN, "soldier"),
        ("pine-tree spirit", Sort.CREATURE, "tree spirit"),
        ("snow-man", Sort.OBJECT, "snowman"),
        ("wicked witch", Sort.CREATURE, "witch"),
    ],
)
def test_noun_leads_to_its_being_within_its_sort(word: str, sort: Sort, known: str) -> None:
    assert kind_named(word, sort=sort) == (KINDS[known], "")


def test_unknown_creature_is_a_creature() -> None:
    kind, warning = kind_named("snark", sort=Sort.CREATURE, nearest=lambda word, within: "human")
    assert kind.sort is Sort.CREATURE
    assert "'snark' is drawn as" in warning
