"""Things: each its own drawing, found by its words, borne and bearing sanely."""

from __future__ import annotations

import numpy as np
import pytest

from audobon.pencils.props.catalogue import CATALOGUE, FAMILIES, PROPS
from audobon.pencils.props.kind import Bearing, split_at_seat
from audobon.pencils.props.naming import prop_named
from audobon.pencils.shapes import Points, Shape
from audobon.pencils.sketch import seeded

SIDE = 24


@pytest.fixture(scope="module")
def drawn() -> dict[str, list[Shape]]:
    return {name: kind.draw(seeded("prop")) for name, kind in CATALOGUE.items()}


def bounds(shapes: list[Shape]) -> tuple[Points, Points]:
    points = np.vstack([shape.points for shape in shapes])
    return np.nanmin(points, axis=0), np.nanmax(points, axis=0)


def make(shapes: list[Shape]) -> tuple[object, ...]:
    """What a drawing is made of, whatever its colours and its size: kinds of mark, and points of each mark by place."""
    low, high = bounds(shapes)
    size = max(float((high - low).max()), 1e-6)
    return tuple(
        (shape.kind, len(shape.points), tuple(np.nan_to_num((shape.points[:3] - low) / size).round(1).ravel().tolist()))
        for shape in shapes
    )


def test_every_prop_stands_on_its_foot(drawn: dict[str, list[Shape]]) -> None:
    for name, shapes in drawn.items():
        low, high = bounds(shapes)
        assert low[1] < -0.005, name
        assert high[1] < max(0.7, -0.2 * low[1]), name


def test_no_prop_is_another_in_a_new_colour(drawn: dict[str, list[Shape]]) -> None:
    makes: dict[tuple[object, ...], str] = {}
    for name, shapes in drawn.items():
        twin = makes.setdefault(make(shapes), name)
        assert twin == name
    assert len(drawn) == len(PROPS)


def test_own_words_find_their_thing_without_a_warning() -> None:
    for name, kind in CATALOGUE.items():
        for word in (name, *kind.words):
            assert prop_named(word) == (name, ""), word


def test_no_word_means_two_things() -> None:
    words = [word for name, kind in CATALOGUE.items() for word in {name, *kind.words}]
    assert len(words) == len(set(words)), sorted({word for word in words if words.count(word) > 1})


def test_seats_are_where_a_body_can_be(drawn: dict[str, list[Shape]]) -> None:
    for name, kind in CATALOGUE.items():
        if kind.seat is None:
            continue
        low, high = bounds(drawn[name])
        assert 0 <= kind.seat.height <= -low[1] + 0.05, name
        assert low[0] <= kind.seat.x - 0.5 * kind.seat.half_width, name
        assert kind.seat.x + 0.5 * kind.seat.half_width <= high[0], name
        behind, before = split_at_seat(drawn[name], kind.seat)
        assert behind, name
        assert bool(before) == bool(kind.seat.before), name


def test_beds_bear_the_lying() -> None:
    seat = CATALOGUE["bed"].seat
    assert seat is not None
    assert seat.kind is Bearing.LIE


@pytest.mark.parametrize(
    ("noun", "name"),
    [
        ("table", "table"),
        ("Watering-Can", "watering can"),
        ("the old flower pots", "flower pot"),
        ("loaves", "bread"),
        ("looking-glass", "mirror"),
        ("a sack of flour", "sack"),
        ("knives", "knife"),
    ],
)
def test_noun_finds_its_prop(noun: str, name: str) -> None:
    assert prop_named(noun) == (name, "")


def test_like_thing_stands_in_with_a_warning() -> None:
    assert prop_named("an old stagecoach") == ("cab", "prop 'an old stagecoach' is drawn as 'cab'")


@pytest.mark.parametrize("noun", ["flying saucer", ""])
def test_unknown_noun_is_left_out_with_a_warning(noun: str) -> None:
    name, warning = prop_named(noun)
    assert name == ""
    assert "left out" in warning


def test_lent_meaning_keeps_to_a_family() -> None:
    def nearest(word: str, candidates: tuple[str, ...]) -> str:
        return next((c for c in ("furniture", "sofa") if c in candidates), candidates[0])

    name, warning = prop_named("pouffe thing", nearest=nearest)
    assert name == "sofa"
    assert name in FAMILIES["furniture"]
    assert "sofa" in warning
    assert prop_named("pouffe thing", nearest=lambda word, candidates: "") == (
        "",
        "prop 'pouffe thing' has no drawing; left out",
    )
