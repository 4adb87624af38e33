"""Bodies and faces act: every pose holds on every body, every feeling shows in three strengths."""

from __future__ import annotations

import itertools
from dataclasses import replace

import numpy as np
import pytest

from audobon.comic.story import Emotion
from audobon.comic.storyboard import CastDesign, Facing, Sort
from audobon.pencils.figures import Moment, draw_figure
from audobon.pencils.figures.acting.moods import in_mood
from audobon.pencils.figures.expression import Acting, Mouth, Voice, act
from audobon.pencils.figures.poses import POSES, pose_named
from audobon.pencils.figures.rig import BEAST, CHILD, GROWN, SIDES, Proportions, build_skeleton, fitted

BODIES = {
    "child": CHILD,
    "woman": fitted(GROWN, build=0.5, gender="female", age="adult"),
    "stout man": fitted(GROWN, build=0.95, gender="male", age="adult"),
    "rabbit": BEAST,
}
UNDER_M, STATURE_M = 0.03, 1.75
LIMBS = (("shoulder", "elbow", "upper_arm"), ("elbow", "wrist", "forearm"), ("wrist", "hand", "hand"),
         ("hip", "knee", "thigh"), ("knee", "ankle", "shin"))  # fmt: skip


@pytest.mark.parametrize("body", BODIES.values(), ids=BODIES)
@pytest.mark.parametrize("name", POSES)
def test_every_pose_is_a_whole_body_on_the_ground(name: str, body: Proportions) -> None:
    pose = pose_named(name)
    skeleton = build_skeleton(pose, body, yaw=60)
    for (start, end, bone), side in itertools.product(LIMBS, SIDES):
        length = np.linalg.norm(skeleton.at[f"{end}_{side}"] - skeleton.at[f"{start}_{side}"])
        assert length == pytest.approx(getattr(body, bone), rel=0.02), (start, side)
    feet = [float(skeleton.at[f"{part}_{side}"][1]) for part in ("toe", "heel") for side in SIDES]
    assert all(np.isfinite(point).all() for point in skeleton.at.values())
    if not pose.lying:
        assert max(feet) * STATURE_M < UNDER_M


def test_no_two_poses_are_the_same_body() -> None:
    shapes = {}
    for name in POSES:
        at = build_skeleton(pose_named(name), GROWN, yaw=60).at
        shapes[name] = np.vstack([at[f"{joint}_{side}"] for joint in ("wrist", "knee", "ankle") for side in SIDES])
    for one, two in itertools.combinations(POSES, 2):
        assert np.abs(shapes[one] - shapes[two]).max() * STATURE_M > 0.05, (one, two)


def muscles(face: Acting) -> np.ndarray:
    return np.array([face.brow_inner, face.brow_outer, face.lid, face.squint, face.smile, face.gape, face.stretch,
                     face.skew, face.tears, face.pupil])  # fmt: skip


def felt(emotion: Emotion, intensity: float, **speech: object) -> Acting:
    asked = {"eyes_shut": False, "gaze": (0.0, 0.0), **speech}
    return act(emotion, intensity=intensity, **asked)  # type: ignore[arg-type]


def test_feelings_and_their_strengths_are_different_faces() -> None:
    faces = {(e, i): muscles(felt(e, i)) for e in Emotion if e is not Emotion.NEUTRAL for i in (0.2, 0.6, 1.0)}
    faces[(Emotion.NEUTRAL, 0.0)] = muscles(felt(Emotion.NEUTRAL, 0.0))
    for one, two in itertools.combinations(faces, 2):
        assert np.abs(faces[one] - faces[two]).sum() > 0.4, (one, two)


def test_a_whisper_opens_the_mouth_less_than_speech_and_a_shout_more() -> None:
    whisper, speech, shout = (
        felt(Emotion.NEUTRAL, 0.5, voice=voice).gape for voice in (Voice.WHISPER, Voice.SPEECH, Voice.SHOUT)
    )
    assert 0.0 < whisper < speech < shout


def test_a_deed_shapes_a_silent_mouth_only() -> None:
    assert felt(Emotion.NEUTRAL, 0.5, mouth=Mouth.ROUND).mouth is Mouth.ROUND
    assert felt(Emotion.NEUTRAL, 0.5, mouth=Mouth.ROUND, voice=Voice.WHISPER).mouth is Mouth.SMALL


def test_a_strong_feeling_takes_the_arms_of_those_who_stand_idle() -> None:
    standing = pose_named("standing")
    for emotion in Emotion:
        moved = in_mood(standing, "standing", emotion, 0.9, bearing=1, hands_free=True)
        assert (moved.right_arm, moved.left_arm) != (standing.right_arm, standing.left_arm) or (
            emotion is Emotion.NEUTRAL
        )
        busy = in_mood(standing, "standing", emotion, 0.9, bearing=1, hands_free=False)
        assert (busy.right_arm, busy.left_arm) == (standing.right_arm, standing.left_arm)


def test_a_beast_howls_where_a_person_shouts() -> None:
    wolf = CastDesign(character="w", name="w", species="wolf", sort=Sort.ANIMAL, dressed=False, garments=())
    base = Moment(
        pose="howling", facing=Facing.RIGHT, expression=Emotion.NEUTRAL, intensity=0.5, gaze=(1.0, 0.0),
        mouth_open=False, holds="", seed=1,
    )  # fmt: skip
    howls, shouts = draw_figure(wolf, base), draw_figure(wolf, replace(base, pose="shouting"))
    assert howls.face != shouts.face


def test_a_look_down_lowers_the_head() -> None:
    who = CastDesign(character="a", name="a")
    base = Moment(
        pose="standing", facing=Facing.RIGHT, expression=Emotion.NEUTRAL, intensity=0.5, gaze=(0.7, -0.7),
        mouth_open=False, holds="", seed=1,
    )  # fmt: skip
    up, down = draw_figure(who, base), draw_figure(who, replace(base, gaze=(0.7, 0.7)))
    assert up.eyes[1] < down.eyes[1]
