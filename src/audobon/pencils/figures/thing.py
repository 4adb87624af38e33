"""A thing that talks: rigid, with a face on it, slim arms and legs where it has any; layers back to front.

Knows: how a thing stands, leans and moves on the rig.  Does not know: how any single thing is drawn.
"""

# ruff: noqa: RUF005  (points are arrays: `point + [x, y]` shifts them, it joins no lists)
from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from audobon.comic.storyboard import CastDesign
from audobon.pencils.figures.anchors import STATURE_M, finish, open_sketch
from audobon.pencils.figures.bearers import draw_below, draw_over
from audobon.pencils.figures.body import bear, head_view, held_by, number_of
from audobon.pencils.figures.expression import Acting
from audobon.pencils.figures.hands import draw_hand
from audobon.pencils.figures.headwear import draw_headwear
from audobon.pencils.figures.held import TWO_HANDED, draw_held
from audobon.pencils.figures.human_head import HeadMarks
from audobon.pencils.figures.ink import Frame, Points, Sketch, array, darker, ellipse, lighter, luminance, mix, tube
from audobon.pencils.figures.limbs import draw_foot
from audobon.pencils.figures.moment import Moment
from audobon.pencils.figures.poses import Limb, Pose
from audobon.pencils.figures.rig import Proportions, Skeleton, build_skeleton
from audobon.pencils.figures.things.build import Thing
from audobon.pencils.figures.things.catalogue import THINGS
from audobon.pencils.figures.things.face import draw_thing_face, face_shift
from audobon.pencils.figures.things.shaping import LEAF, leaf
from audobon.pencils.figures.tint import own_or_said
from audobon.pencils.figures.tools import TOOLS
from audobon.pencils.figures.wardrobe import HEADWEAR, Wardrobe, dress_up
from audobon.pencils.figures.whole_limbs import (
    arm_in_front,
    holding_side,
    legs_back_to_front,
    put_in_hand,
)
from audobon.pencils.figures.wild import draw_mount
from audobon.pencils.shapes import Figure

_ARM_JOINTS = ("shoulder", "elbow", "wrist", "hand")
_LEG_JOINTS = ("hip", "knee", "ankle")
_BARK = "#7d6048"


@dataclass(frozen=True, kw_only=True)
class _Part:
    """Everything that the drawing of one thing shares."""

    thing: Thing
    design: CastDesign
    skeleton: Skeleton
    wardrobe: Wardrobe
    acting: Acting
    view: str
    color: str
    limb: str
    held: str


def draw_thing(design: CastDesign, name: str, moment: Moment) -> Figure:
    """The thing of that name."""
    thing = THINGS[name]
    wardrobe, warnings = dress_up(design, beast=True)
    pose, yaw = bear(design, moment)
    pose = _as_borne(thing, pose)
    stature = STATURE_M * design.height
    skeleton = build_skeleton(pose, _proportions(thing, lying=pose.lying), yaw=yaw, partner=moment.partner(stature))
    color = own_or_said(thing.color, design.skin, number=number_of(design))
    part = _Part(
        thing=thing,
        design=design,
        skeleton=skeleton,
        wardrobe=wardrobe,
        acting=moment.acting(eyes_shut=pose.eyes_shut),
        view=head_view(moment),
        color=color,
        limb=darker(color, 0.45) if luminance(color) > 0.40 else lighter(color, 0.30),
        held=held_by(pose, moment.holds),
    )
    sketch = open_sketch(stature, mirror=moment.mirror, label="prop", seed=number_of(design))
    marks, face = _draw_layers(sketch, part)
    figure = finish(sketch, _joints(part), marks=marks, head=face, mirror=moment.mirror, warnings=warnings)
    seat = sketch.frame.apply(skeleton.seat)
    return replace(figure, seat=(float(seat[0]), float(seat[1])))


def _as_borne(thing: Thing, pose: Pose) -> Pose:
    """The pose as a rigid, a rooted or a floating thing can take it."""
    pose = replace(pose, curl=pose.curl * 0.3, twist=0.0)
    if not (thing.floats or thing.rooted):
        return pose
    bound = 14.0 if thing.floats else 9.0
    still = Limb(0, 2, 0, 2)
    return replace(
        pose,
        lean=float(np.clip(pose.lean * 0.4, -bound, bound)),
        sway=float(np.clip(pose.sway, -bound, bound)),
        nod=0.0,
        follow=1.0,
        lift=0.26 + pose.lift if thing.floats else 0.0,
        lying=False,
        seat=False,
        mount=False,
        right_leg=still,
        left_leg=still,
    )


def _proportions(thing: Thing, *, lying: bool) -> Proportions:
    """The rig of a thing: its body is trunk and head in one, shoulders at the height of its arms."""
    tall = 1.0 - thing.legs
    torso = tall * max(thing.arms, 0.35) / 0.825
    leg = max(thing.legs, 0.01)
    reach = 0.13 + 0.10 * thing.wide * tall
    broad = thing.wide * tall
    return Proportions(
        head=tall - torso, neck=0.0, torso=torso, thigh=leg * 0.44, shin=leg * 0.42, foot_height=leg * 0.14,
        foot=0.05 + 0.30 * thing.legs, upper_arm=reach, forearm=reach * 0.93, hand=0.085, shoulder=broad * 1.12,
        hip=min(broad * 0.62, 0.15), chest=0.05, waist=0.05, depth=broad * 0.9 if lying else 0.03, belly=0.0,
        thick=0.5,
    )  # fmt: skip


def _joints(part: _Part) -> dict[str, Points]:
    names = ["neck"]
    sides = [f"_{side}" for side in ("r", "l")]
    if part.thing.arms > 0:
        names += [name + side for name in _ARM_JOINTS for side in sides]
    if part.thing.legs > 0:
        names += [name + side for name in _LEG_JOINTS for side in sides]
    return {name: part.skeleton.flat(name) for name in names}


def _body_sheet(frame: Frame, part: _Part) -> Frame:
    """The thing's sheet: from the pelvis along the spine, never foreshortened."""
    base, top = part.skeleton.flat("pelvis"), part.skeleton.flat("head")
    way = top - base
    angle = float(np.degrees(np.arctan2(way[0], -way[1])))
    tall = 1.0 - part.thing.legs
    down = -way / max(float(np.hypot(*way)), 1e-9)
    return frame.child(base + down * 0.01, scale=tall, angle=angle)


def _draw_layers(sketch: Sketch, part: _Part) -> tuple[HeadMarks, Frame]:
    thing, skeleton = part.thing, part.skeleton
    has_arms = thing.arms > 0
    frontal = skeleton.yaw < 50
    before = [side for side in ("l", "r") if has_arms and (frontal or arm_in_front(skeleton, side))]
    behind = [side for side in ("l", "r") if has_arms and side not in before]
    sketch.depth = 0.05
    draw_below(sketch, skeleton)
    sketch.depth = 0.15
    for side in behind:
        _draw_arm(sketch, part, side)
    for depth, side in zip((0.25, 0.35), legs_back_to_front(skeleton), strict=True):
        sketch.depth = depth
        if thing.legs > 0:
            _draw_leg(sketch, part, side)
        if skeleton.pose.mount and depth < 0.3:
            draw_mount(sketch, seat=skeleton.flat("pelvis"))
    sketch.depth = 0.5
    outer = sketch.frame
    body = sketch.frame = _body_sheet(outer, part)
    thing.draw(sketch, part.color)
    sketch.depth = 0.65
    x, height, half = thing.face
    face = sketch.frame = body.child(array([x, -height]) + face_shift(part.view) * half, scale=half)
    marks = draw_thing_face(
        sketch, part.acting, view=part.view, color=_face_color(part), lashes=part.design.gender == "female",
        old=part.design.age == "old",
    )  # fmt: skip
    sketch.frame = body
    _draw_worn(sketch, part)
    sketch.frame = outer
    if part.held and not has_arms and part.held not in TOOLS:
        sketch.frame = body.child((thing.wide + 0.12, -0.30), scale=1.2)
        draw_held(sketch, part.held)
        sketch.frame = outer
    for depth, side in zip((0.75, 0.9), before, strict=False):
        sketch.depth = depth
        _draw_arm(sketch, part, side)
    draw_over(sketch, skeleton)
    return marks, face


def _face_color(part: _Part) -> str:
    """The colour under the face: a flower's eye, a clock's dial and a tree's bark are not the whole's colour."""
    return part.thing.ground or part.color


def _draw_worn(sketch: Sketch, part: _Part) -> None:
    """A hat on top, a bow or a scarf under the chin, where the design gives them."""
    x, height, half = part.thing.face
    wardrobe, outer = part.wardrobe, sketch.frame
    neck = wardrobe.color("bow tie", "scarf")
    if neck and part.view != "back":
        spot = array([x, -height + half * 1.12])
        for side in (-1, 1):
            wing = array([spot, spot + [0.62 * half * side, -0.30 * half], spot + [0.62 * half * side, 0.30 * half]])
            sketch.form(wing, neck, part="tie", ink=0.85, shade=0.2)
        sketch.form(ellipse(spot, half * 0.15, half * 0.18, count=12), darker(neck, 0.15), part="tie", ink=0.8, shade=0)
    hat = next((name for name in HEADWEAR if wardrobe.wears(name)), "")
    if hat:
        scale = half * 1.9
        top = min(height + half * 1.6, 1.0)
        sketch.frame = outer.child((x * 0.6, -top + 0.30 * scale), scale=scale)
        draw_headwear(sketch, hat, wardrobe.color(hat), view=part.view, beast=False)
        sketch.frame = outer


def _draw_leg(sketch: Sketch, part: _Part, side: str) -> None:
    skeleton, name = part.skeleton, f"leg {side}"
    boots = part.wardrobe.color("boots", "shoes") or darker(part.limb, 0.35)
    draw_foot(sketch, skeleton, side=side, kind="shoe", color=boots, part=name)
    joints = np.stack([skeleton.flat(f"{joint}_{side}") for joint in _LEG_JOINTS])
    sketch.form(tube(joints, [0.024, 0.020, 0.018], samples=5, round_root=True), part.limb, part=name, shade=0.3)


def _draw_arm(sketch: Sketch, part: _Part, side: str) -> None:
    skeleton, thing, name = part.skeleton, part.thing, f"arm {side}"
    joints = np.stack([skeleton.flat(f"{joint}_{side}") for joint in _ARM_JOINTS[:3]])
    wrist, tip = joints[2], skeleton.flat(f"hand_{side}")
    way = tip - wrist
    length = max(float(np.hypot(*way)), skeleton.proportions.hand * 0.62)
    tip = wrist + way / max(float(np.hypot(*way)), 1e-6) * length
    holder = holding_side(skeleton.pose)
    held = bool(part.held) and (side == holder or part.held in TWO_HANDED)
    if part.held and (side == holder if part.held not in TWO_HANDED else side == "r"):
        put_in_hand(sketch, skeleton, part.held, side=holder, scale=1.1)
    if thing.limbs == "leaf":
        sketch.form(tube(joints, [0.013, 0.011], samples=5, round_root=True), LEAF, part=name, ink=0.8, shade=0.2)
        end = wrist + way / max(float(np.hypot(*way)), 1e-6) * length * 1.5
        leaf(sketch, (wrist[0], -wrist[1]), (end[0], -end[1]), wide=0.042)
        return
    if thing.limbs == "twig":
        sketch.form(tube(joints, [0.034, 0.022, 0.014], samples=5, round_root=True), _BARK, part=name, shade=0.35)
        _draw_twigs(sketch, wrist, tip, name)
        return
    sketch.form(tube(joints, [0.022, 0.019, 0.017], samples=5, round_root=True), part.limb, part=name, shade=0.3)
    shape = "grip" if held else skeleton.pose.hand(side)
    color = mix(part.limb, "#f6e9d2", 0.72)
    draw_hand(sketch, wrist=wrist, tip=tip, shape=shape, color=color, thumb_up=True, part=f"hand {side}")


def _draw_twigs(sketch: Sketch, wrist: Points, tip: Points, name: str) -> None:
    """Three twig fingers, two of them with a leaf."""
    way = tip - wrist
    across = array([-way[1], way[0]])
    for turn, reach in ((-0.55, 0.9), (0.0, 1.15), (0.5, 0.85)):
        end = wrist + way * reach + across * turn
        sketch.form(tube([wrist, (wrist + end) / 2 + across * turn * 0.1, end], [0.012, 0.006], samples=3), _BARK,
                    part=name, ink=0.7, shade=0)  # fmt: skip
        if turn:
            out = end + way * 0.25 + across * turn * 0.5
            leaf(sketch, (end[0], -end[1]), (out[0], -out[1]), wide=0.016, ink=0.6)
