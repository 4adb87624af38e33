"""Serpents, lizards, dragons, frogs, insects, shells, fish and the rest: each from its own word, each acts."""

from __future__ import annotations

import itertools

import numpy as np
import pytest

from audobon.comic.story import Emotion
from audobon.comic.storyboard import CastDesign, Facing, Garment, Sort
from audobon.pencils.figures import POSES, Moment, draw_figure
from audobon.pencils.figures.bearing import MANNERS, bearing_of
from audobon.pencils.figures.mouth import CAVE
from audobon.pencils.figures.vocabulary.insects import CREEPING_KINDS, INSECT_KINDS
from audobon.pencils.figures.vocabulary.naming import kind_named
from audobon.pencils.figures.vocabulary.reptiles import REPTILE_KINDS
from audobon.pencils.figures.vocabulary.sea import SEA_KINDS
from audobon.pencils.shapes import Figure, ShapeKind

KINDS = (*REPTILE_KINDS, *INSECT_KINDS, *CREEPING_KINDS, *SEA_KINDS)
NAMES = [kind.name for kind in KINDS]


def creature(kind: str, *, garments: tuple[Garment, ...] = (), **changes: object) -> Figure:
    design = CastDesign(
        character=f"the-{kind}", name=kind, species=kind, dressed=False, gender="male", age="adult", height=0.4,
        build=0.5, skin="#7a8a4a", hair="#8a5a32", hair_style="short", garments=garments, features=(),
    )  # fmt: skip
    base: dict[str, object] = {
        "pose": "standing", "facing": Facing.RIGHT, "expression": Emotion.NEUTRAL, "intensity": 0.9,
        "gaze": (0.4, 0.0), "mouth_open": False, "holds": "", "seed": 3,
    }  # fmt: skip
    return draw_figure(design, Moment(**{**base, **changes}))  # type: ignore[arg-type]


def silhouette(figure: Figure) -> np.ndarray:
    """How far the figure reaches in 24 directions from the middle of its box, in shares of its height."""
    left, top, right, bottom = figure.body
    cloud = np.vstack([s.points for s in figure.shapes if s.kind is ShapeKind.FORM and s.label == "animal"])
    away = (cloud - [(left + right) / 2, (top + bottom) / 2]) / (bottom - top)
    sector = ((np.arctan2(away[:, 1], away[:, 0]) + np.pi) / (2 * np.pi) * 24).astype(int) % 24
    return np.array([np.hypot(*away[sector == k].T).max(initial=0.0) for k in range(24)])


@pytest.mark.parametrize("kind", NAMES)
def test_kind_draws_in_every_view_from_its_own_word(kind: str) -> None:
    poses = itertools.cycle(("standing", "jumping", "eating", "sleeping", "pointing", "running", "crying"))
    for facing, pose in zip(Facing, poses, strict=False):
        figure = creature(kind, facing=facing, pose=pose, mouth_open=True)
        assert not figure.warnings
        assert all(np.isfinite(shape.points).all() for shape in figure.shapes)
        left, top, right, bottom = figure.face
        assert left <= figure.mouth[0] <= right
        assert top <= figure.mouth[1] <= bottom
        assert -1.0 < figure.body[3] < 0.12


def test_no_two_kinds_have_one_silhouette() -> None:
    shapes = {kind: silhouette(creature(kind)) for kind in NAMES}
    for one, two in itertools.combinations(shapes, 2):
        assert np.abs(shapes[one] - shapes[two]).max() > 0.02, (one, two)


@pytest.mark.parametrize("kind", ["snake", "frog", "ant", "crab", "fish", "octopus", "tortoise", "spider", "dragon"])
def test_those_who_speak_in_fables_act(kind: str) -> None:
    shut, opened = creature(kind), creature(kind, mouth_open=True)
    assert CAVE in {s.color for s in opened.shapes}
    assert CAVE not in {s.color for s in shut.shapes}
    faces = {
        feeling: np.vstack([s.points for s in creature(kind, expression=feeling).shapes if s.part in ("eye", "brow")])
        for feeling in (Emotion.JOY, Emotion.ANGER, Emotion.SADNESS, Emotion.FEAR)
    }
    for one, two in itertools.combinations(faces.values(), 2):
        assert one.shape != two.shape or not np.allclose(one, two)
    boxes = {
        tuple(np.round(creature(kind, pose=pose).body, 2)) for pose in ("standing", "sleeping", "jumping", "eating")
    }
    assert len(boxes) >= 2


@pytest.mark.parametrize("kind", NAMES)
def test_creature_holds_a_thing_at_a_hand_or_the_mouth(kind: str) -> None:
    figure = creature(kind, pose="holding", holds="bag")
    thing = np.vstack([s.points for s in figure.shapes if s.part == "held"])
    grips = np.array([figure.mouth, *figure.hands])
    assert min(float(np.hypot(*(thing - grip).T).min()) for grip in grips) < 0.16


def test_hat_and_scarf_show_on_every_body() -> None:
    garments = (Garment(name="cap", color="#123456"), Garment(name="scarf", color="#654321"))
    for kind in NAMES:
        if kind in ("tadpole", "oyster", "jellyfish", "starfish"):
            continue
        colors = {s.color for s in creature(kind, garments=garments).shapes if s.kind is ShapeKind.FORM}
        assert {"#123456", "#654321"} <= colors, kind


def test_every_pose_has_a_bearing() -> None:
    assert {bearing_of(pose).manner for pose in POSES} <= set(MANNERS)


def test_dragon_is_a_creature_and_a_beast() -> None:
    for sort in (Sort.CREATURE, Sort.ANIMAL, Sort.ANY):
        assert kind_named("dragon", sort=sort) == (kind_named("dragon")[0], "")


def test_dragon_breathes_fire_in_anger() -> None:
    calm, angry = creature("dragon"), creature("dragon", expression=Emotion.ANGER, mouth_open=True)
    assert "flame" not in {s.part for s in calm.shapes}
    assert "flame" in {s.part for s in angry.shapes}
