"""A drawn figure keeps its promises: joints and anchors in place, the same from the same design."""

from __future__ import annotations

import itertools

import numpy as np
import pytest

from audobon.comic.story import Emotion
from audobon.comic.storyboard import CastDesign, Facing, Garment, Sort
from audobon.pencils.figures import GARMENTS, HAIR_STYLES, HELD, POSES, SPECIES, STATURE_M, Moment, draw_figure
from audobon.pencils.figures.vocabulary.naming import KINDS, kind_named
from audobon.pencils.shapes import Figure, ShapeKind


def design(species: str = "human", **changes: object) -> CastDesign:
    base: dict[str, object] = {
        "character": f"the-{species}", "name": species, "species": species, "dressed": True, "gender": "female",
        "age": "adult",
        "height": 1.0, "build": 0.5, "skin": "#e8bd9a", "hair": "#8a5a32", "hair_style": "long",
        "garments": (Garment(name="dress", color="#7f93ad"),), "features": (),
    }  # fmt: skip
    return CastDesign(**{**base, **changes})  # type: ignore[arg-type]


def drawn(who: CastDesign, **changes: object) -> Figure:
    base: dict[str, object] = {
        "pose": "standing", "facing": Facing.FRONT, "expression": Emotion.NEUTRAL, "intensity": 0.5, "gaze": (0.0, 0.0),
        "mouth_open": False, "holds": "", "seed": 3,
    }  # fmt: skip
    return draw_figure(who, Moment(**{**base, **changes}))  # type: ignore[arg-type]


LEAST_JOINTS = {
    "thing": 1,
    "serpent": 3,
    "lizard": 13,
    "dragon": 13,
    "frog": 3,
    "insect": 13,
    "caterpillar": 10,
    "spider": 9,
    "shell": 1,
    "crustacean": 9,
    "fish": 4,
    "sea": 2,
}
"""How many of the 18 joints a body plan must show in any view; fewer where a body has no limbs."""


def assert_sound(figure: Figure, *, joints: int = 13) -> None:
    left, top, right, bottom = figure.body
    assert right > left
    assert bottom > top
    for shape in figure.shapes:
        lifts = np.isnan(shape.points).all(axis=1)  # where a stroke's pen is lifted
        assert np.isfinite(shape.points[~lifts]).all(), shape.part
        assert 0.0 <= shape.depth <= 1.0
    seen = figure.joints[~np.isnan(figure.joints).any(axis=1)]
    assert len(seen) >= joints
    assert (seen[:, 0] >= left).all()
    assert (seen[:, 0] <= right).all()
    assert (seen[:, 1] >= top).all()
    assert (seen[:, 1] <= bottom).all()
    face_left, face_top, face_right, face_bottom = figure.face
    assert face_left <= figure.mouth[0] <= face_right
    assert face_top <= figure.mouth[1] <= face_bottom


@pytest.mark.parametrize("species", SPECIES)
def test_every_species_is_sound_in_its_poses(species: str) -> None:
    facings = itertools.cycle(Facing)
    poses = POSES if species in ("human", "rabbit") else POSES[::7]
    for pose, facing in zip(poses, facings, strict=False):
        figure = drawn(design(species), pose=pose, facing=facing, gaze=(0.8, 0.1))
        assert_sound(figure, joints=LEAST_JOINTS.get(KINDS[species].plan, 13))


@pytest.mark.parametrize("species", ["rabbit", "wolf", "horse", "sheep", "frog"])
def test_undressed_beast_goes_on_four_legs(species: str) -> None:
    figure = drawn(design(species, dressed=False, garments=()), facing=Facing.RIGHT)
    assert_sound(figure)
    assert {shape.part for shape in figure.shapes} >= {"leg 0", "leg 1", "leg 2", "leg 3"}


@pytest.mark.parametrize("pose", POSES)
def test_figure_rests_on_or_above_the_ground(pose: str) -> None:
    figure = drawn(design(), pose=pose, facing=Facing.RIGHT)
    assert -1.2 < figure.body[3] < 0.12


def test_same_request_draws_the_same_points() -> None:
    first, second = drawn(design("fox")), drawn(design("fox"))
    assert len(first.shapes) == len(second.shapes)
    for one, two in zip(first.shapes, second.shapes, strict=True):
        assert np.array_equal(one.points, two.points)
        assert one.color == two.color


def test_standing_height_follows_the_design() -> None:
    for height in (0.5, 1.0, 1.2):
        figure = drawn(design(hair_style="bald", height=height, gender="male", garments=()))
        crown = -figure.face[1]
        assert crown == pytest.approx(height * STATURE_M, rel=0.06)


def test_left_is_the_mirror_of_right() -> None:
    right = drawn(design(), facing=Facing.RIGHT, gaze=(1.0, 0.0))
    left = drawn(design(), facing=Facing.LEFT, gaze=(-1.0, 0.0))
    assert right.mouth[0] == pytest.approx(-left.mouth[0])
    assert right.joints[2] == pytest.approx(left.joints[5] * [-1, 1])


def test_clothes_keep_their_colours_in_every_pose_and_facing() -> None:
    who = design("wolf", garments=(Garment(name="coat", color="#123456"),))
    for pose, facing in zip(("standing", "running", "sitting", "lying"), Facing, strict=True):
        colors = {s.color for s in drawn(who, pose=pose, facing=facing).shapes if s.kind is ShapeKind.FORM}
        assert "#123456" in colors


@pytest.mark.parametrize("emotion", [e for e in Emotion if e is not Emotion.NEUTRAL])
def test_every_feeling_changes_the_face(emotion: Emotion) -> None:
    for species in ("human", "cat"):
        calm = drawn(design(species))
        moved = drawn(design(species), expression=emotion, intensity=1.0)
        before = np.vstack([s.points for s in calm.shapes if s.depth == 0.65])
        after = np.vstack([s.points for s in moved.shapes if s.depth == 0.65])
        assert before.shape != after.shape or not np.allclose(before, after)


def test_mouth_opens_when_speaking() -> None:
    parts = {s.part for s in drawn(design(), mouth_open=True).shapes}
    assert "mouth" in parts
    assert "mouth" not in {s.part for s in drawn(design()).shapes}


def test_gaze_moves_the_iris() -> None:
    left, right = (drawn(design(), gaze=(x, 0.0), facing=Facing.RIGHT) for x in (0.0, 0.2))
    eyes = [np.vstack([s.points for s in f.shapes if s.part == "eye"]) for f in (left, right)]
    assert not np.allclose(eyes[0], eyes[1])


@pytest.mark.parametrize(("word", "known"), [(k.near[0], k.name) for k in KINDS.values() if k.near])
def test_being_without_its_own_drawing_is_drawn_as_the_nearest_with_a_warning(word: str, known: str) -> None:
    kind, warning = kind_named(word, sort=KINDS[known].sort)
    assert kind.name == known
    assert f"'{word}' is drawn as '{known}'" in warning


@pytest.mark.parametrize(("word", "known"), [(k.words[0], k.name) for k in KINDS.values() if k.words])
def test_other_word_for_a_kind_is_drawn_without_a_warning(word: str, known: str) -> None:
    kind, warning = kind_named(word, sort=KINDS[known].sort)
    assert (kind.name, warning) == (known, "")


def test_being_never_leaves_its_sort() -> None:
    kind, warning = kind_named("quagga", sort=Sort.ANIMAL, nearest=lambda word, known: "human")
    assert kind.sort is Sort.ANIMAL
    assert "'quagga' is drawn as" in warning


def test_unknown_words_leave_warnings() -> None:
    figure = drawn(design(garments=(Garment(name="zorble", color="#aabbcc"),)), pose="yodelling", holds="gizmo")
    text = " ".join(figure.warnings)
    assert "zorble" in text
    assert "yodelling" in text
    assert "gizmo" in text


def test_known_words_leave_no_warning() -> None:
    for species in SPECIES:
        assert not drawn(design(species), pose="dancing").warnings


@pytest.mark.parametrize("thing", HELD[::3])
def test_held_thing_is_in_the_picture_near_a_hand(thing: str) -> None:
    figure = drawn(design(), holds=thing, pose="holding")
    held = np.vstack([s.points for s in figure.shapes if s.part.startswith("held")])
    reach = min(float(np.nanmin(np.hypot(*(held - np.array(hand)).T))) for hand in figure.hands)
    assert reach < 0.25


@pytest.mark.parametrize("garment", GARMENTS)
def test_every_garment_shows_its_colour(garment: str) -> None:
    figure = drawn(design(garments=(Garment(name=garment, color="#3355aa"),)))
    blues = {
        s.color
        for s in figure.shapes
        if s.kind is ShapeKind.FORM and int(s.color[5:7], 16) > int(s.color[1:3], 16) + 20
    }
    assert blues


@pytest.mark.parametrize("style", HAIR_STYLES)
def test_every_hair_style_is_sound_in_all_views(style: str) -> None:
    for facing in Facing:
        assert_sound(drawn(design(hair_style=style, age="child"), facing=facing, gaze=(0.5, 0.0)))


def test_two_people_of_one_kind_have_different_faces() -> None:
    one, two = drawn(design(character="anna")), drawn(design(character="berta"))
    assert one.eyes != two.eyes


def test_face_box_encloses_muzzle_and_nose() -> None:
    for species in ("wolf", "pig", "horse", "crow"):
        figure = drawn(design(species), facing=Facing.RIGHT, mouth_open=True, gaze=(1.0, 0.0))
        snout = np.vstack([s.points for s in figure.shapes if s.part in ("nose", "mouth", "beak")])
        left, top, right, bottom = figure.face
        assert snout[:, 0].min() >= left
        assert snout[:, 0].max() <= right + 0.02
        assert snout[:, 1].min() >= top
        assert snout[:, 1].max() <= bottom + 0.02


def test_cloth_keeps_its_pattern_whatever_the_seed() -> None:
    prints = [
        sum(s.kind is ShapeKind.WASH and s.part == "skirt" for s in drawn(design(character="ida"), seed=seed).shapes)
        for seed in (1, 2, 99)
    ]
    assert len(set(prints)) == 1


def test_rider_sits_on_a_horse_that_is_not_the_rider() -> None:
    figure = drawn(design(), pose="riding", facing=Facing.RIGHT)
    mount = [s for s in figure.shapes if s.part.startswith("mount ")]
    assert mount
    lowest = max(float(s.points[:, 1].max()) for s in mount)
    assert lowest > figure.body[3]


@pytest.mark.parametrize("species", ["fox", "cow", "mouse", "squirrel", "cat"])
def test_tail_lies_on_the_ground_and_not_in_it(species: str) -> None:
    for pose, dressed in itertools.product(("lying", "sitting", "hiding"), (True, False)):
        figure = drawn(design(species, dressed=dressed), pose=pose, facing=Facing.RIGHT)
        assert figure.body[3] < 0.15
