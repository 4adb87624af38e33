"""A body that stands up: people, and beasts in clothes; skeleton, flesh, clothes, head and things back to front.

Knows: the order of layers.  Does not know: other ways of being built, how single parts are drawn.
Figures are always built turned to the right and mirrored for the left; the light stays where it is.
"""

from __future__ import annotations

from dataclasses import replace

from audobon.comic.storyboard import CastDesign
from audobon.pencils.figures.anchors import STATURE_M, finish, open_sketch
from audobon.pencils.figures.bearers import draw_below, draw_over
from audobon.pencils.figures.body import Body, embody
from audobon.pencils.figures.clothing import draw_cloak, draw_cloak_front
from audobon.pencils.figures.creatures.trappings import (
    draw_creature_tail,
    draw_fish_tail,
    draw_nimbus,
    draw_wings,
    draw_wisp,
)
from audobon.pencils.figures.hair import draw_hair_behind
from audobon.pencils.figures.human_head import HeadMarks
from audobon.pencils.figures.ink import Frame, Sketch, array, darker, lighter
from audobon.pencils.figures.moment import Moment
from audobon.pencils.figures.tails import draw_tail
from audobon.pencils.figures.torso import draw_torso
from audobon.pencils.figures.wardrobe import FULL
from audobon.pencils.figures.whole_head import draw_head
from audobon.pencils.figures.whole_limbs import (
    arm_in_front,
    draw_whole_arm,
    draw_whole_leg,
    legs_back_to_front,
)
from audobon.pencils.figures.wild import draw_mount
from audobon.pencils.shapes import Figure

_JOINTS = ("neck", "shoulder", "elbow", "wrist", "hand", "hip", "knee", "ankle")
_HEAD_SHIFT = {"three": 0.05, "side": 0.13, "back": 0.0}


def draw_upright(design: CastDesign, species: str, moment: Moment) -> Figure:
    """A person, or a beast (named by `species`) that stands up like one."""
    body = embody(design, species, moment)
    sketch = open_sketch(
        STATURE_M * design.height,
        mirror=moment.mirror,
        label="person" if body.species is None else "animal",
        seed=body.seed * 7919 + moment.seed,
    )
    marks, head_frame = _draw_layers(sketch, body)
    joints = {name: body.skeleton.flat(name) for name in body.skeleton.at if name.rsplit("_", 1)[0] in _JOINTS}
    figure = finish(sketch, joints, marks=marks, head=head_frame, mirror=moment.mirror, warnings=body.warnings)
    seat = sketch.frame.apply(body.skeleton.seat)
    return replace(figure, seat=(float(seat[0]), float(seat[1])))


def _draw_layers(sketch: Sketch, body: Body) -> tuple[HeadMarks, Frame]:
    """All marks of the figure, back to front; returns the head's marks and its sheet."""
    skeleton, trunk, wardrobe = body.skeleton, body.trunk, body.wardrobe
    head_frame = _head_sheet(sketch.frame, body)
    hooded = wardrobe.wears("hood") and not wardrobe.wears("coat", "jacket")
    cloak = wardrobe.color("cloak") or (wardrobe.color("hood") if hooded else "")
    behind = [side for side in ("l", "r") if not arm_in_front(skeleton, side)]
    before = [side for side in ("l", "r") if arm_in_front(skeleton, side)]
    sketch.depth = 0.05
    draw_below(sketch, skeleton)
    if not body.back:
        _draw_behind(sketch, body, cloak, head_frame)
    sketch.depth = 0.15
    for side in behind:
        draw_whole_arm(sketch, body, side)
    _draw_legs(sketch, body)
    sketch.depth = 0.45
    draw_torso(sketch, body)
    _draw_lower_half(sketch, body)
    if cloak and not body.back:
        draw_cloak_front(sketch, trunk, cloak)
    if body.back:
        _draw_back_things(sketch, body, cloak)
    if 50 < skeleton.yaw < 100 and "l" in before:
        before.remove("l")
        sketch.depth = 0.6
        draw_whole_arm(sketch, body, "l")
    sketch.depth = 0.65
    outer, sketch.frame = sketch.frame, head_frame
    marks = draw_head(sketch, body)
    sketch.frame = outer
    if body.creature is not None and body.creature.nimbus == "halo":
        draw_nimbus(sketch, skeleton.flat("head"), size=skeleton.proportions.head, kind="halo")
    for depth, side in zip((0.75, 0.9), before, strict=False):
        sketch.depth = depth
        draw_whole_arm(sketch, body, side)
    draw_over(sketch, skeleton)
    return marks, head_frame


def _draw_legs(sketch: Sketch, body: Body) -> None:
    """Both legs, the far one first, with a rider's mount between them."""
    skeleton = body.skeleton
    for depth, side in zip((0.25, 0.35), legs_back_to_front(skeleton), strict=True):
        sketch.depth = depth
        if body.walks:
            draw_whole_leg(sketch, body, side)
        if skeleton.pose.mount and depth < 0.3:
            draw_mount(sketch, seat=skeleton.flat("pelvis"))


def _draw_behind(sketch: Sketch, body: Body, cloak: str, head: Frame) -> None:
    """What hangs behind a figure that is seen from the front: wings, cloak, hair, tail."""
    _draw_own_behind(sketch, body)
    if cloak:
        draw_cloak(sketch, body.skeleton, body.trunk, cloak, over=False)
    if body.species is not None:
        _draw_tail(sketch, body)
        return
    if body.creature is not None and body.creature.head is not None:
        return
    outer, sketch.frame = sketch.frame, head
    draw_hair_behind(sketch, style=body.style, color=body.hair, view=body.view)
    sketch.frame = outer


def _head_sheet(frame: Frame, body: Body) -> Frame:
    size = body.skeleton.proportions.head
    shift = _HEAD_SHIFT[body.view] * size * (1.0 if body.species is None else 0.8)
    return frame.child(
        body.skeleton.flat("head") + array([shift, size * 0.02]), scale=size, angle=body.skeleton.head_angle * 0.85
    )


def _draw_back_things(sketch: Sketch, body: Body, cloak: str) -> None:
    _draw_own_behind(sketch, body)
    if body.species is not None:
        _draw_tail(sketch, body)
    if cloak:
        draw_cloak(sketch, body.skeleton, body.trunk, cloak, over=True)


def _draw_own_behind(sketch: Sketch, body: Body) -> None:
    """Wings, a tail and rays of a being that has them."""
    own = body.creature
    if own is None:
        return
    if own.nimbus == "rays":
        draw_nimbus(sketch, body.skeleton.flat("head"), size=body.skeleton.proportions.head, kind="rays")
    if own.wings:
        cloth = lighter(body.wardrobe.color(*FULL, "tunic") or body.skin, 0.7)
        color = {"gauze": cloth, "bat": darker(body.skin, 0.35), "feather": "#f6f2e8"}[own.wings]
        draw_wings(sketch, body.trunk, kind=own.wings, color=color)
    if own.tail:
        draw_creature_tail(sketch, body.trunk, kind=own.tail, skin=body.skin)


def _draw_lower_half(sketch: Sketch, body: Body) -> None:
    """A wisp's curl or a fish's tail in place of legs."""
    legs = body.creature.legs if body.creature is not None else "legs"
    if legs == "wisp":
        color = body.wardrobe.color(*FULL) or body.skin
        draw_wisp(sketch, body.skeleton, body.trunk, color=color)
    elif legs == "fish":
        draw_fish_tail(sketch, body.skeleton, body.trunk, color="#5fa59a")


def _draw_tail(sketch: Sketch, body: Body) -> None:
    assert body.species is not None
    if body.wardrobe.wears(*FULL) and body.species.tail in ("scut", "stub", "curl"):
        return
    root = body.trunk.point(0.7, 180, ease=-0.01)
    draw_tail(sketch, body.species.tail, root=root, coat=body.skin, pale=body.pale)
