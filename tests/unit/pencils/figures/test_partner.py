"""Two figures that do something together really touch."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from audobon.comic.story import Emotion
from audobon.comic.storyboard import CastDesign, Facing
from audobon.pencils.figures import STATURE_M, Moment, draw_figure
from audobon.pencils.figures.partner import Partner, partner_in
from audobon.pencils.figures.poses import POSES, Grasp, pose_named
from audobon.pencils.figures.rig import CHILD, GROWN, PALM, Skeleton, build_skeleton

TOUCHING = tuple(
    p for p in POSES if any(isinstance(pose_named(p).arm(side), Grasp) for side in "rl") and p != "dancing"
)


def partner_at(distance: float, *, height: float = 1.0) -> Partner:
    """A standing partner's points in statures."""

    def spot(x: float, y: float) -> tuple[float, float]:
        return distance + x, -y * height

    return Partner(
        head=spot(0, 0.92), mouth=spot(-0.06, 0.88), neck=spot(0, 0.82), shoulder=spot(-0.04, 0.78),
        far_shoulder=spot(0.06, 0.78), waist=spot(0, 0.60), hand=spot(-0.12, 0.50), far_hand=spot(0.06, 0.46),
        low_hand=spot(0.06, 0.46), high_hand=spot(-0.12, 0.50),
    )  # fmt: skip


def palm(body: Skeleton, side: str) -> np.ndarray:
    return np.asarray(body.flat(f"wrist_{side}") * (1 - PALM) + body.flat(f"hand_{side}") * PALM)


def goal(body: Skeleton, alone: Skeleton, arm: Grasp, partner: Partner, side: str) -> np.ndarray:
    point = np.array(getattr(partner, arm.point))
    if arm.meet:
        own = alone.flat(f"hand_{side}")
        point = np.array([(point[0] + own[0]) / 2, min(point[1], own[1])])
    head = body.proportions.head
    return point + np.array([np.sign(point[0]) * arm.beyond * head, -arm.up * head])


@pytest.mark.parametrize("name", TOUCHING)
@pytest.mark.parametrize("proportions", [GROWN, CHILD])
def test_hands_land_on_a_partner_of_like_size(name: str, proportions: object) -> None:
    pose = pose_named(name)
    assert pose.contact is not None
    partner = partner_at(pose.contact.gap)
    alone = build_skeleton(pose, proportions, yaw=66)  # type: ignore[arg-type]
    body = build_skeleton(pose, proportions, yaw=66, partner=partner)  # type: ignore[arg-type]
    for side in "rl":
        arm = pose.arm(side)
        if isinstance(arm, Grasp):
            miss = np.hypot(*(palm(body, side) - goal(body, alone, arm, partner, side)))
            assert miss * STATURE_M < 0.02, (name, side)


def drawn_pair(pose: str, answer: str) -> tuple[np.ndarray, np.ndarray]:
    """Hands of both, in the first one's metres."""
    design = CastDesign(
        character="a", name="a", species="human", dressed=True, gender="female", age="adult", height=1.0, build=0.5,
        skin="#e8bd9a", hair="#8a5a32", hair_style="short", garments=(), features=(),
    )  # fmt: skip
    base = Moment(
        pose=pose, facing=Facing.RIGHT, expression=Emotion.NEUTRAL, intensity=0.5, gaze=(1.0, 0.0), mouth_open=False,
        holds="", seed=1,
    )  # fmt: skip
    contact = pose_named(pose).contact
    assert contact is not None
    gap = contact.gap * STATURE_M
    other = replace(base, pose=answer, facing=Facing.LEFT, gaze=(-1.0, 0.0))
    first, second = draw_figure(design, base), draw_figure(design, other)
    met = (
        draw_figure(design, replace(base, partner_at=partner_in(second, dx=gap))),
        draw_figure(design, replace(other, partner_at=partner_in(first, dx=-gap))),
    )
    return np.array(met[0].hands), np.array(met[1].hands) + np.array([gap, 0.0])


@pytest.mark.parametrize(("pose", "answer"), [("greeting", "greeting"), ("handing", "taking"), ("dancing", "dancing")])
def test_two_drawn_hands_meet(pose: str, answer: str) -> None:
    mine, yours = drawn_pair(pose, answer)
    nearest = min(float(np.hypot(*(a - b))) for a in mine for b in yours)
    assert nearest < 0.16


def test_borne_figure_brings_no_stool_and_says_where_it_sits() -> None:
    design = CastDesign(
        character="a", name="a", species="human", dressed=True, gender="male", age="adult", height=1.0, build=0.5,
        skin="#e8bd9a", hair="#8a5a32", hair_style="short", garments=(), features=(),
    )  # fmt: skip
    moment = Moment(
        pose="sitting", facing=Facing.RIGHT, expression=Emotion.NEUTRAL, intensity=0.5, gaze=(0.0, 0.0),
        mouth_open=False, holds="", seed=1,
    )  # fmt: skip
    alone, borne = draw_figure(design, moment), draw_figure(design, replace(moment, borne="chair"))
    assert "stool" in {shape.part for shape in alone.shapes}
    assert "stool" not in {shape.part for shape in borne.shapes}
    assert borne.seat is not None
    assert -0.75 < borne.seat[1] < -0.3
