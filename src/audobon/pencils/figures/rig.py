"""The skeleton: proportions by age, build and species, and forward kinematics in space.

Knows: bones, joint angles, where the body touches the ground, turning and projecting.  Does not know: flesh, cloth,
    ink.
Space: x right, y down, z towards the reader; one unit is the figure's stature. Yaw 0 faces the reader, 90 faces right.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from math import cos, radians, sin

import numpy as np

from audobon.pencils.figures.acting.pose import Arm, Grasp, Limb, Pose, Reach
from audobon.pencils.figures.ink import Points, array, unit
from audobon.pencils.figures.partner import Partner

SIDES = ("r", "l")
CAMERA_DROP = 0.10
"""A point one unit nearer the reader lies this much lower on paper: the eye is a little above."""

PALM = 0.6
"""How far along the hand its palm lies."""

MOUNT_HEIGHT = 0.72
"""How high a rider's pelvis sits over the ground, in statures."""


@dataclass(frozen=True, kw_only=True)
class Proportions:
    """Bone lengths and widths in units of stature, sole to crown."""

    head: float
    neck: float
    torso: float
    thigh: float
    shin: float
    foot_height: float
    foot: float
    upper_arm: float
    forearm: float
    hand: float
    shoulder: float
    hip: float
    chest: float
    waist: float
    depth: float
    belly: float
    thick: float


GROWN = Proportions(
    head=0.152, neck=0.022, torso=0.305, thigh=0.240, shin=0.230, foot_height=0.045, foot=0.135, upper_arm=0.165,
    forearm=0.145, hand=0.085, shoulder=0.112, hip=0.070, chest=0.088, waist=0.070, depth=0.070, belly=0.010, thick=1.0,
)  # fmt: skip
CHILD = Proportions(
    head=0.215, neck=0.006, torso=0.300, thigh=0.205, shin=0.213, foot_height=0.045, foot=0.125, upper_arm=0.140,
    forearm=0.125, hand=0.080, shoulder=0.094, hip=0.070, chest=0.084, waist=0.080, depth=0.078, belly=0.016,
        thick=1.05,
)  # fmt: skip
BEAST = Proportions(
    head=0.290, neck=-0.030, torso=0.370, thigh=0.170, shin=0.155, foot_height=0.045, foot=0.180, upper_arm=0.130,
    forearm=0.120, hand=0.070, shoulder=0.088, hip=0.098, chest=0.104, waist=0.120, depth=0.118, belly=0.030,
        thick=1.05,
)  # fmt: skip
TALL_BEAST = Proportions(
    head=0.220, neck=0.000, torso=0.345, thigh=0.200, shin=0.190, foot_height=0.040, foot=0.140, upper_arm=0.155,
    forearm=0.140, hand=0.080, shoulder=0.112, hip=0.078, chest=0.105, waist=0.090, depth=0.092, belly=0.015, thick=1.1,
)  # fmt: skip
STOUT_BEAST = replace(
    TALL_BEAST, head=0.245, neck=-0.020, torso=0.37, thigh=0.170, shin=0.165, foot_height=0.045, chest=0.125,
        waist=0.135,
    hip=0.105, shoulder=0.125, depth=0.125, belly=0.045, thick=1.35,
)  # fmt: skip


def fitted(base: Proportions, *, build: float, gender: str, age: str) -> Proportions:
    """`base` made stouter or thinner (`build` 0..1, 0.5 as it is) and fitted to gender and age."""
    girth = 0.80 + 0.40 * build
    stout = max(build - 0.5, 0.0)
    body = replace(
        base,
        chest=base.chest * (0.3 + 0.7 * girth) * (1 + 0.35 * stout),
        hip=base.hip * (0.5 + 0.5 * girth) * (1 + 0.5 * stout),
        waist=base.waist * girth * (1 + 1.0 * stout),
        depth=base.depth * girth,
        belly=base.belly + 0.14 * stout,
        thick=base.thick * (0.35 + 0.65 * girth),
    )
    if gender == "female" and age != "child":
        body = replace(body, shoulder=body.shoulder * 0.90, waist=body.waist * 0.88, hip=body.hip * 1.08)
    if age == "old":
        body = replace(body, belly=body.belly + 0.012, neck=body.neck * 0.8)
    return body


@dataclass(frozen=True, kw_only=True)
class Skeleton:
    """Joints in space by name (`pelvis waist chest neck head`, and `shoulder_r`, `knee_l`, ... ), and the body's yaw.

    `flat(name)` is the joint on paper. `lean` is the torso's 3-D up vector; `head_angle` degrees clockwise on paper.
    """

    at: dict[str, Points]
    yaw: float
    proportions: Proportions
    pose: Pose
    head_angle: float

    def flat(self, name: str) -> Points:
        x, y, z = self.at[name]
        return np.array([x, y + CAMERA_DROP * z])

    def near(self, name: str) -> float:
        """How near the joint is to the reader (z)."""
        return float(self.at[name][2])

    @property
    def seat(self) -> Points:
        """Where on paper the body rests on what bears it: below the pelvis, or in the hands of one who hangs."""
        hands: Points = (self.flat("hand_r") + self.flat("hand_l")) / 2
        below: Points = self.flat("pelvis") + np.array([0.0, self.proportions.depth * 0.95])
        return hands if self.pose.hangs else below

    def half_width(self, width: float, depth: float) -> float:
        """A body section's half width on paper, from its half width and half depth."""
        turn = np.radians(self.yaw)
        return float(np.hypot(width * np.cos(turn), depth * np.sin(turn)))


@dataclass(frozen=True)
class _Axes:
    forward: Points
    left: Points

    def direction(self, pitch: float, out: float, *, side: str) -> Points:
        """A limb's direction: `pitch` 0 down, 90 forward, 180 up; `out` degrees away from the middle."""
        p, o = radians(pitch), radians(out)
        ahead, aside = sin(p) * cos(o), sin(o) if side == "l" else -sin(o)
        fx, _, fz = self.forward
        lx, _, lz = self.left
        return np.array([fx * ahead + lx * aside, cos(p) * cos(o), fz * ahead + lz * aside])


def _axes(yaw: float) -> _Axes:
    turn = np.radians(yaw)
    return _Axes(
        forward=np.array([np.sin(turn), 0.0, np.cos(turn)]),
        left=np.array([np.cos(turn), 0.0, -np.sin(turn)]),
    )


def bend(root: Points, target: Points, *, lengths: tuple[float, float], pole: Points) -> tuple[Points, Points]:
    """Two-bone reach: the middle joint and the end, bent towards `pole`; the end stops short if out of reach."""
    first, second = lengths
    line = target - root
    span = float(np.clip(np.linalg.norm(line), abs(first - second) + 1e-3, (first + second) * 0.995))
    way = unit(line)
    along = (first**2 - second**2 + span**2) / (2 * span)
    height = np.sqrt(max(first**2 - along**2, 0.0))
    across = unit(pole - way * float(pole @ way))
    return root + way * along + across * height, root + way * span


def build_skeleton(pose: Pose, proportions: Proportions, *, yaw: float, partner: Partner | None = None) -> Skeleton:
    """Joint positions of `pose`, standing on y = 0 (or above it by the pose's lift), middle of the feet at x = 0.

    Args:
        pose: Angles, and where hands go.
        proportions: The body.
        yaw: Degrees; 0 faces the reader, 90 right.
        partner: Points to touch, in statures of this body turned to the right; the trunk bends so as to reach them.
    """
    alone = _posed(pose, proportions, yaw=yaw)
    if partner is not None and pose.kneels and partner.head[1] - alone.flat("head")[1] > MUCH_LOWER:
        pose = replace(pose, right_leg=Limb(2, 8, -88, 4, 165), left_leg=Limb(84, 8, 2, 3))
        alone = _posed(pose, proportions, yaw=yaw)
    if partner is None or not (pose.head_to or Grasp in (type(pose.right_arm), type(pose.left_arm))):
        return alone
    meetings = _meetings(alone, partner)
    best, least = alone, _missed(alone, meetings, partner)
    for extra in _BENDS:
        if least < NEAR_ENOUGH:
            break
        bent = _posed(replace(pose, lean=pose.lean + extra), proportions, yaw=yaw)
        miss = _missed(bent, meetings, partner) + 0.0012 * abs(extra)
        if miss < least:
            best, least = bent, miss
    for side, (target, arm) in meetings.items():
        _grasp(best, target, arm, side=side)
    return best


MUCH_LOWER = 0.26
"""A partner's head so much lower than one's own (statures) belongs to a child or a small beast."""

NEAR_ENOUGH = 0.005
"""Hands and head that come so near (statures, all misses together) need no further bending."""

_BENDS = (-8.0, 8.0, 16.0, 26.0, 38.0)
"""How many degrees further the trunk may tip to bring hands and head to a partner."""


_HIGH = ("head", "mouth", "neck", "shoulder", "far_shoulder")


def _meetings(alone: Skeleton, partner: Partner) -> dict[str, tuple[Points, Grasp]]:
    """Where on paper each grasping hand goes."""
    found: dict[str, tuple[Points, Grasp]] = {}
    for side in SIDES:
        arm = alone.pose.arm(side)
        if not isinstance(arm, Grasp):
            continue
        point = array(getattr(partner, arm.point))
        if arm.point in _HIGH and alone.flat(f"shoulder_{side}")[1] - point[1] > _reach_of(alone.proportions):
            point = array(partner.waist)
        if arm.meet:
            own = alone.flat(f"hand_{side}")
            point = np.array([(own[0] + point[0]) / 2, min(own[1], point[1])])
        head = alone.proportions.head
        away = np.sign(point[0]) or 1.0
        found[side] = (point + array([away * arm.beyond * head, -arm.up * head]), arm)
    return found


def _missed(body: Skeleton, meetings: dict[str, tuple[Points, Grasp]], partner: Partner) -> float:
    """By how much hands and head fall short of where they go (statures)."""
    miss = 0.0
    for side, (target, arm) in meetings.items():
        goal = _in_space(body, target, arm, side=side)
        span = float(np.linalg.norm(goal - body.at[f"shoulder_{side}"]))
        miss += max(span - _reach_of(body.proportions), 0.0)
    if body.pose.head_to:
        point = array(partner.mouth if body.pose.head_to == "mouth" else partner.head)
        mouth = body.flat("head") + array([0.42, 0.22]) * body.proportions.head
        miss += float(np.hypot(*(point - mouth)))
    return miss


def _reach_of(body: Proportions) -> float:
    return (body.upper_arm + body.forearm + body.hand * PALM) * 0.99


def _in_space(body: Skeleton, target: Points, arm: Grasp, *, side: str) -> Points:
    """A point on paper at the depth of the shoulder, or nearer the reader."""
    z = body.near(f"shoulder_{side}") + arm.near
    return np.array([target[0], target[1] - CAMERA_DROP * z, z])


def _grasp(body: Skeleton, target: Points, arm: Grasp, *, side: str) -> None:
    axes, sign = _axes(body.yaw + body.pose.twist), 1.0 if side == "l" else -1.0
    pole = axes.left * sign * arm.elbow_out + np.array([0.0, 1.0, 0.0]) - axes.forward * 0.25
    _arm_to(body.at, _in_space(body, target, arm, side=side), pole=pole, body=body.proportions, side=side)


def _arm_to(at: dict[str, Points], target: Points, *, pole: Points, body: Proportions, side: str) -> None:
    """Lay one arm so that its palm comes to `target`, or as near as it can."""
    lengths = (body.upper_arm, body.forearm + body.hand * PALM)
    elbow, palm = bend(at[f"shoulder_{side}"], target, lengths=lengths, pole=pole)
    way = unit(palm - elbow)
    at[f"elbow_{side}"], at[f"wrist_{side}"] = elbow, elbow + way * body.forearm
    at[f"hand_{side}"] = elbow + way * (body.forearm + body.hand)


def _posed(pose: Pose, proportions: Proportions, *, yaw: float) -> Skeleton:
    """The body alone."""
    axes = _axes(yaw)
    body = proportions
    up = -axes.direction(-pose.lean, 0.0, side="l")
    up = unit(up + axes.left * np.sin(np.radians(pose.sway)))
    upper = -axes.direction(-(pose.lean + pose.curl), 0.0, side="l")
    upper = unit(upper + axes.left * np.sin(np.radians(pose.sway)))
    at: dict[str, Points] = {"pelvis": np.zeros(3)}
    at["waist"] = up * body.torso * 0.38
    at["chest"] = at["waist"] + unit(up + upper) * body.torso * 0.34
    at["neck"] = at["chest"] + upper * body.torso * 0.28
    head_up = unit(
        -axes.direction(-(pose.lean * 0.35 + pose.curl * 0.4 + pose.nod), 0.0, side="l")
        + axes.left * np.sin(np.radians(pose.sway * 0.5 + pose.tilt))
        + upper * pose.follow
    )
    at["skull"] = at["neck"] + unit(head_up + upper) * body.neck
    at["head"] = at["skull"] + head_up * body.head * 0.5
    chest_axes = _axes(yaw + pose.twist)
    drop = pose.shrug * body.head - body.torso * 0.175
    for side in SIDES:
        sign = 1.0 if side == "l" else -1.0
        at[f"shoulder_{side}"] = at["neck"] + chest_axes.left * sign * body.shoulder * 0.84 + upper * drop
        at[f"hip_{side}"] = at["pelvis"] + axes.left * sign * body.hip * 0.72
        _leg(at, pose.leg(side), body=body, axes=axes, side=side)
    for side in SIDES:
        _arm(at, pose.arm(side), body=body, axes=chest_axes, side=side)
    _stand(at, pose, body=body)
    if pose.lift == 0.0 and not (pose.lying or pose.mount):
        _plant(at, body=body, axes=axes)
    screen = head_up @ np.array([[1, 0], [0, 1], [0, CAMERA_DROP]])
    angle = float(np.degrees(np.arctan2(screen[0], -screen[1])))
    return Skeleton(at=at, yaw=yaw, proportions=body, pose=pose, head_angle=angle)


def _leg(at: dict[str, Points], limb: Limb, *, body: Proportions, axes: _Axes, side: str) -> None:
    hip = at[f"hip_{side}"]
    knee = hip + axes.direction(limb.pitch, limb.out, side=side) * body.thigh
    ankle = knee + axes.direction(limb.bend, limb.bend_out, side=side) * body.shin
    toe = ankle + axes.direction(90.0 - limb.tip, 16.0 + limb.out * 0.5, side=side) * body.foot * 0.72
    heel = ankle - (toe - ankle) * 0.38
    lift = axes.direction(-limb.tip, 0.0, side=side) * body.foot_height
    at[f"knee_{side}"], at[f"ankle_{side}"] = knee, ankle
    at[f"toe_{side}"], at[f"heel_{side}"] = toe + lift, heel + lift


def _arm(at: dict[str, Points], arm: Arm, *, body: Proportions, axes: _Axes, side: str) -> None:
    shoulder = at[f"shoulder_{side}"]
    if isinstance(arm, Grasp):
        arm = arm.alone
    if isinstance(arm, Reach):
        sign = 1.0 if side == "l" else -1.0
        target = (
            at[arm.target]
            + axes.forward * arm.forward * body.head
            + axes.left * sign * arm.out * body.head
            - np.array([0.0, arm.up * body.head, 0.0])
        )
        pole = axes.left * sign * arm.elbow_out + np.array([0.0, 1.0, 0.0]) - axes.forward * 0.25
        _arm_to(at, target, pole=pole, body=body, side=side)
        return
    elbow = shoulder + axes.direction(arm.pitch, arm.out, side=side) * body.upper_arm
    wrist = elbow + axes.direction(arm.bend, arm.bend_out, side=side) * body.forearm
    at[f"elbow_{side}"], at[f"wrist_{side}"] = elbow, wrist
    at[f"hand_{side}"] = wrist + unit(wrist - elbow) * body.hand


HOVER = 0.085
"""A foot no higher than this over the ground is meant to stand on it (statures)."""


def _plant(at: dict[str, Points], *, body: Proportions, axes: _Axes) -> None:
    """Bend or straighten a leg whose foot hovers just over the ground, so that both feet bear weight."""
    for side in SIDES:
        over = -max(float(at[f"toe_{side}"][1]), float(at[f"heel_{side}"][1]))
        if not 0.003 < over < HOVER or float(at[f"knee_{side}"][1]) > -0.05:
            continue
        hip, ankle = at[f"hip_{side}"], at[f"ankle_{side}"]
        down = ankle + np.array([0.0, over, 0.0])
        pole = at[f"knee_{side}"] - (hip + ankle) / 2 + axes.forward * 0.02
        knee, foot = bend(hip, down, lengths=(body.thigh, body.shin), pole=pole)
        at[f"knee_{side}"], at[f"ankle_{side}"] = knee, foot
        for name in ("toe", "heel"):
            at[f"{name}_{side}"] = at[f"{name}_{side}"] + foot - ankle


def _stand(at: dict[str, Points], pose: Pose, *, body: Proportions) -> None:
    """Shift all joints so that the lowest one that bears weight rests on the ground."""
    rest = {"pelvis": body.depth * 0.95, "neck": body.depth * 0.9, "head": body.head * 0.42, "chest": body.depth}
    for side in SIDES:
        rest |= {
            f"toe_{side}": 0.0,
            f"heel_{side}": 0.0,
            f"knee_{side}": 0.04,
            f"hand_{side}": 0.0,
            f"elbow_{side}": 0.03,
        }
    lowest = max(float(at[name][1]) + margin for name, margin in rest.items())
    if pose.lying:
        middle = (at["head"] + at["toe_r"]) / 2
    else:
        middle = (at["heel_r"] + at["toe_r"] + at["heel_l"] + at["toe_l"]) / 4
        if pose.lift > 0:
            middle = at["pelvis"]
        middle = middle * 0.6 + at["pelvis"] * 0.4
    if pose.mount:
        lowest, middle = float(at["pelvis"][1]) + MOUNT_HEIGHT, at["pelvis"]
    shift = array([-middle[0], -lowest - pose.lift, -middle[2]])
    for name in at:
        at[name] = at[name] + shift
