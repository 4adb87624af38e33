"""Beasts on four legs: each its own, in every view and posture, its young rounder, its feet on the ground."""

from __future__ import annotations

import itertools
from functools import cache

import cv2
import numpy as np
import pytest
from numpy.typing import NDArray

from audobon.comic.story import Emotion
from audobon.comic.storyboard import CastDesign, Facing
from audobon.pencils.figures import POSES, Moment, draw_figure
from audobon.pencils.figures.beast_posture import knows_deed
from audobon.pencils.figures.menagerie import BEASTS
from audobon.pencils.figures.vocabulary.beasts import BEAST_KINDS
from audobon.pencils.figures.vocabulary.naming import kind_named
from audobon.pencils.shapes import Figure, ShapeKind

KINDS = tuple(kind.name for kind in BEAST_KINDS if kind.name not in ("frog", "ant", "grasshopper"))


def drawn(species: str, *, pose: str = "standing", facing: Facing = Facing.RIGHT, age: str = "adult") -> Figure:
    design = CastDesign(
        character=species, name=species, species=species, dressed=False, gender="female", age=age, height=1.0,
        build=0.5,
        skin=BEASTS[species].coat, hair="#5a3b23", hair_style="short", garments=(), features=(),
    )  # fmt: skip
    moment = Moment(
        pose=pose, facing=facing, expression=Emotion.NEUTRAL, intensity=0.5, gaze=(0.9, 0.0), mouth_open=False,
        holds="",
        seed=3,
    )  # fmt: skip
    return draw_figure(design, moment)


@cache
def outline_of(species: str, *, age: str = "adult") -> NDArray[np.bool_]:
    """The filled outline in profile, fitted to a square."""
    figure = drawn(species, age=age)
    forms = [s.points for s in figure.shapes if s.kind is ShapeKind.FORM]
    cloud = np.vstack(forms)
    low, high = cloud.min(axis=0), cloud.max(axis=0)
    mask = np.zeros((64, 64), np.uint8)
    for points in forms:
        cv2.fillPoly(mask, [np.round((points - low) / (high - low) * 63).astype(np.int32)], 1)
    return mask.astype(bool)


@pytest.mark.parametrize("species", KINDS)
def test_every_beast_is_sound_in_its_views_and_postures(species: str) -> None:
    number = KINDS.index(species)
    for step, facing in enumerate(Facing):
        figure = drawn(species, pose=POSES[(number * 4 + step) % len(POSES)], facing=facing)
        left, top, right, bottom = figure.body
        assert not figure.warnings
        assert all(np.isfinite(shape.points).all() and 0 <= shape.depth <= 1 for shape in figure.shapes)
        seen = figure.joints[~np.isnan(figure.joints).any(axis=1)]
        assert len(seen) >= 13
        assert (seen >= [left, top]).all()
        assert (seen <= [right, bottom]).all()
        assert figure.face[0] <= figure.mouth[0] <= figure.face[2]
        assert figure.face[1] <= figure.mouth[1] <= figure.face[3]


def test_no_two_beasts_share_an_outline() -> None:
    for one, two in itertools.combinations(KINDS, 2):
        a, b = outline_of(one), outline_of(two)
        assert (a & b).sum() / (a | b).sum() < 0.95, (one, two)


def test_no_word_means_two_beasts() -> None:
    words = [word for kind in BEAST_KINDS for word in (kind.name, *kind.words, *kind.near)]
    assert len(words) == len(set(words))


@pytest.mark.parametrize(
    ("word", "name"),
    [("vixen", "fox"), ("tabby", "cat"), ("nag", "horse"), ("kid", "kid"), ("leveret", "hare"), ("polar bear",
    "polar bear"),
     ("old grey donkey", "donkey"), ("hart", "stag"), ("hippo", "hippopotamus"), ("wild boar", "boar"), ("ermine",
     "stoat")],
)  # fmt: skip
def test_storybook_words_find_their_beast(word: str, name: str) -> None:
    assert (kind_named(word)[0].name, kind_named(word)[1]) == (name, "")


@pytest.mark.parametrize("species", ["wolf", "rabbit", "bear", "horse", "elephant", "kangaroo"])
def test_feet_stand_on_the_ground(species: str) -> None:
    for pose in ("standing", "walking", "sitting", "lying", "eating"):
        if (species, pose) in {("rabbit", "walking"), ("kangaroo", "walking")}:
            continue
        assert abs(drawn(species, pose=pose).body[3]) < 0.09, pose
    assert drawn(species, pose="falling").body[3] < 0.09


def test_postures_show_in_the_body() -> None:
    standing, lying = drawn("wolf"), drawn("wolf", pose="lying")
    assert lying.face[1] > standing.face[1] * 0.85
    assert drawn("horse", pose="grazing").mouth[1] > drawn("horse").mouth[1] * 0.35
    assert drawn("fox", pose="jumping").body[3] < -0.15
    howling = drawn("wolf", pose="howling")
    assert howling.mouth[1] < howling.eyes[1]
    rolling = drawn("cat", pose="rolling")
    paws = [point[1] for point in rolling.hands]
    assert max(paws) < (rolling.body[1] + rolling.body[3]) / 2


def test_words_only_beasts_know_leave_people_a_warning() -> None:
    assert knows_deed("howling")
    assert not drawn("wolf", pose="howling").warnings


def test_young_have_bigger_heads() -> None:
    for species in ("fox", "horse", "elephant", "pig"):
        grown, child = drawn(species), drawn(species, age="child")

        def share(figure: Figure) -> float:
            return (figure.face[3] - figure.face[1]) / (figure.body[3] - figure.body[1])

        assert share(child) > share(grown) * 1.05


def test_marks_stay_when_the_seed_changes() -> None:
    def spots(seed: int) -> list[tuple[float, float]]:
        design = CastDesign(
            character="leo", name="leo", species="leopard", dressed=False, gender="male", age="adult", height=1.0,
            build=0.5,
            skin="#d6a95a", hair="#5a3b23", hair_style="short", garments=(), features=(),
        )  # fmt: skip
        moment = Moment(
            pose="standing", facing=Facing.RIGHT, expression=Emotion.NEUTRAL, intensity=0.5, gaze=(1.0, 0.0),
            mouth_open=False, holds="", seed=seed,
        )  # fmt: skip
        washes = [s for s in draw_figure(design, moment).shapes if s.kind is ShapeKind.WASH and s.part == "trunk"]
        return [(float(s.points[0, 0]), float(s.points[0, 1])) for s in washes]

    assert spots(1) == spots(2)
