"""Insects who act: fore body raised, four feet on the ground, two hands to speak with, feelers that show the mood.

Knows: where balls, legs and feelers lie in a pose.  Does not know: measures (see `insect_build`), how wings are drawn.
One unit is the crown's height over the ground; x is the way the insect faces, y down. Dressed ants and grasshoppers
stand on two legs (see `upright`).
"""

# ruff: noqa: RUF005  (points are arrays: `point + [x, y]` shifts them, it joins no lists)
from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from audobon.comic.storyboard import CastDesign
from audobon.pencils.figures.anchors import finish
from audobon.pencils.figures.human_head import HIDDEN, HeadMarks
from audobon.pencils.figures.ink import Points, Sketch, array, darker, ellipse, lighter, mix, tube
from audobon.pencils.figures.insect_build import INSECTS, Insect
from audobon.pencils.figures.insect_wings import draw_cases, draw_insect_wings
from audobon.pencils.figures.moment import Moment
from audobon.pencils.figures.role import Role, open_sheet, take_role
from audobon.pencils.figures.trim import carry, neckwear, put_on_hat, put_on_spectacles, tie_scarf
from audobon.pencils.figures.upright import draw_upright
from audobon.pencils.figures.visage import Gaze, Sight, draw_cheek, draw_eyes, draw_lips
from audobon.pencils.figures.volumes import skin
from audobon.pencils.shapes import Figure, smooth

SHARE = 0.6
_UPRIGHT = ("ant", "grasshopper")
_LIFT = {"fly": 0.55, "leap": 0.40, "fall": 0.40, "climb": 0.30, "dance": 0.12}


@dataclass(frozen=True, kw_only=True)
class _Posed:
    head: Points
    chest: Points
    rear: Points
    nod: float
    lift: float
    planted: bool


def draw_insect(design: CastDesign, kind: str, moment: Moment) -> Figure:
    """An insect; dressed ants and grasshoppers stand up."""
    if design.dressed and kind in _UPRIGHT:
        return draw_upright(design, kind, moment)
    role, insect = take_role(design, moment), INSECTS[kind]
    sketch = open_sheet(role, moment, share=SHARE)
    posed = _pose(insect, role)
    coat = role.coat
    flying = posed.lift > 0.2 and insect.wings != "none"
    root = posed.chest + array([-0.03, -insect.chest * 0.75])
    sketch.depth = 0.2
    draw_insect_wings(sketch, insect, root=root + [0.05, 0.0], flying=flying, far=True, coat=coat, view=role.view)
    sketch.depth = 0.3
    _legs(sketch, insect, posed, coat=darker(coat, 0.25), far=True)
    far_hand = _hand(sketch, insect, posed, role, far=True)
    sketch.depth = 0.45
    _body(sketch, insect, posed, coat)
    sketch.depth = 0.6
    draw_insect_wings(sketch, insect, root=root, flying=flying, far=False, coat=coat, view=role.view)
    feet = _legs(sketch, insect, posed, coat=darker(coat, 0.12), far=False)
    scarf = neckwear(role)
    if scarf:
        neck = (posed.head + posed.chest) / 2
        tie_scarf(sketch, scarf, neck + [-insect.chest * 0.9, 0.0], neck + [insect.chest * 0.9, 0.04],
            thick=insect.chest * 0.42)  # fmt: skip
    body = sketch.frame
    head = body.child(posed.head, scale=insect.head * 2, angle=posed.nod)
    sketch.frame, sketch.depth = head, 0.75
    marks = _face(sketch, insect, role)
    sketch.frame, sketch.depth = body, 0.8
    hand = _hand(sketch, insect, posed, role, far=False)
    carry(sketch, role, at=hand, scale=0.75, angle=8)
    return finish(
        sketch, _joints(insect, posed, hand=hand, far_hand=far_hand, foot=feet), marks=marks, head=head,
        mirror=moment.mirror, warnings=role.warnings,
    )  # fmt: skip


def _pose(insect: Insect, role: Role) -> _Posed:
    manner = role.bearing.manner
    lift = _LIFT.get(manner, 0.0)
    if insect.wings == "none" and not insect.leap:
        lift *= 0.5
    raised = {"run": 0.62, "walk": 0.8, "bend": 0.45, "low": 0.2, "sleep": 0.08, "lie": 0.15, "peep": 0.8,
        "fly": 0.35, "leap": 0.35, "swim": 0.2, "sit": 0.92, "fall": 0.2}.get(manner, 1.0)  # fmt: skip
    floor = max(insect.rear, 0.17) + 0.05 if manner not in ("sleep", "lie", "low", "sit") else insect.rear * 0.92
    floor += 0.16 if insect.wings in ("broad", "dusk") and manner in ("sleep", "lie", "low", "sit") else 0.0
    front = array([0.02, -floor - 0.14 * raised - insect.chest * 0.3 - lift])
    chest = front + array([0.12, -0.16 * raised])
    head_up = (
        (1.0 - insect.head - insect.low) if raised > 0.95 else -chest[1] - lift + insect.head * (0.2 + 1.1 * raised)
    )
    head = array([chest[0] + 0.10 + 0.16 * (1.0 - raised), -head_up - lift])
    slope = np.radians(insect.droop + (24.0 if manner == "climb" else 0.0))
    start = front + array([-insect.chest * 0.6 - insect.rear * 0.55, 0.02])
    reach = max(insect.long - insect.rear * 0.9, 0.12)
    end = start + array([-np.cos(slope), np.sin(slope)]) * reach
    end[1] = min(end[1], -insect.rear * 0.62 - lift)
    nod = role.bearing.nod + {"bend": 22.0, "sleep": 12.0, "fall": 40.0}.get(manner, 0.0)
    return _Posed(head=head, chest=chest, rear=np.linspace(start, end, 4), nod=nod, lift=lift, planted=lift < 0.2)


def _body(sketch: Sketch, insect: Insect, posed: _Posed, coat: str) -> None:
    """Rear, waist, chest."""
    r = insect.rear
    shape = array([0.74, 1.0, 0.94, 0.50]) if insect.long < 0.8 else array([1.0, 0.96, 0.86, 0.62])
    if "waist" in insect.marks:
        waist = [posed.rear[0], posed.chest + array([-insect.chest * 0.7, insect.chest * 0.4])]
        sketch.form(tube(waist, [0.05, 0.04], samples=4), coat, part="body", ink=0.8, shade=0.2)
    if "sting" in insect.marks:
        tip = posed.rear[-1] + (posed.rear[-1] - posed.rear[0]) * 0.42
        sketch.form(array([posed.rear[-1] + [0.0, -0.03], tip, posed.rear[-1] + [0.02, 0.04]]), "#3a2a20", part="sting",
            ink=0.7, shade=0)  # fmt: skip
    if "forks" in insect.marks:
        for dy in (-0.03, 0.03):
            sketch.curve([posed.rear[-1], posed.rear[-1] + [-0.20, dy], posed.rear[-1] + [-0.34, dy * 3]], ink=1.6,
                color=darker(coat, 0.2))  # fmt: skip
    outline = skin(posed.rear, shape * r, points=56)
    sketch.form(outline, coat, part="rear", shade=0.42, width=r * 0.55, hatch=7)
    _bands(sketch, insect, posed.rear, shape * r, coat)
    if insect.wings in ("cases", "sheath") and posed.planted:
        draw_cases(sketch, insect, posed.rear, r, coat=coat)
    chest_color = insect.second if "black head" in insect.marks else coat
    link = skin(np.stack([posed.rear[0] * 0.3 + posed.chest * 0.7, posed.chest]), array([0.92, 1.0]) * insect.chest,
        (np.stack([posed.chest, posed.head]), array([insect.chest * 0.6, insect.head * 0.5])), points=48)  # fmt: skip
    sketch.form(link, chest_color, part="chest", shade=0.38, hatch=5)
    if "down" in insect.marks:
        tone = lighter(coat, 0.35)
        for k in range(22):
            turn = 2 * np.pi * k / 22
            way = array([np.cos(turn), np.sin(turn)])
            spot = posed.chest + way * insect.chest * 0.92
            sketch.stroke(array([spot, spot + way * insect.chest * 0.26]), ink=0.9,
                color=tone if k % 2 else darker(coat,
                0.3))  # fmt: skip
    if "hairs" in insect.marks:
        for k in range(9):
            spot = outline[k * 6]
            sketch.stroke(
                array([spot, spot + (spot - posed.rear.mean(axis=0)) * 0.18]), ink=0.6, color=darker(coat, 0.5)
            )


def _bands(sketch: Sketch, insect: Insect, rear: Points, radii: Points, coat: str) -> None:
    along = rear[-1] - rear[0]
    length = max(float(np.hypot(*along)), 1e-6)
    across = array([along[1], -along[0]]) / length
    lines = "rings" in insect.marks or "bands" not in insect.marks
    for share in np.linspace(-0.05, 1.05, 6 if lines else 4):
        spot = rear[0] + along * share
        r = float(np.interp(np.clip(share, 0, 1) * 3, range(4), radii)) * 1.05
        arc = array([spot - across * r, spot + along / length * r * 0.28, spot + across * r])
        if lines:
            sketch.curve(arc, ink=0.6, color=darker(coat, 0.5), part="rear")
        else:
            sketch.wash(tube(arc, [0.055 * (0.5 + insect.long * 0.6)], samples=5), insect.second, part="rear",
                strength=0.95)  # fmt: skip


def _legs(sketch: Sketch, insect: Insect, posed: _Posed, *, coat: str, far: bool) -> Points:
    """Middle and hind leg of one side; returns the hind foot."""
    w = insect.leg
    shift = array([0.07, -0.03]) if far else array([0.0, 0.0])
    foot = posed.chest
    for hind in (True, False):
        root = (
            posed.chest * (0.35 if hind else 0.7) + posed.rear[0] * (0.65 if hind else 0.3) + [0.0, insect.chest * 0.5]
        )
        ground = -0.012 - posed.lift * 0.62
        if hind and insect.leap:
            knee = root + array([-0.30, -0.44 if posed.planted else -0.10])
            foot = array([root[0] - (0.40 if posed.planted else 0.86), ground if posed.planted else root[1] + 0.16])
            thigh = tube([root, (root + knee) / 2, knee] + shift, [w * 2.0, w * 2.8, w * 1.1], samples=5,
                round_root=True)  # fmt: skip
            sketch.form(tube(np.stack([knee, foot]) + shift, [w * 1.0, w * 0.7], samples=4), coat, part="legs", ink=0.8,
                shade=0.2)  # fmt: skip
            for k in (0.3, 0.5, 0.7):
                spot = knee + (foot - knee) * k + shift
                sketch.stroke(array([spot, spot + [-0.03, -0.015]]), ink=0.7, color=darker(coat, 0.4), part="legs")
            sketch.form(thigh, coat, part="legs", ink=0.9, shade=0.3)
        else:
            reach = -0.30 if hind else 0.16
            foot = array([root[0] + reach, ground])
            knee = array([root[0] + reach * 0.72, root[1] - 0.05 if posed.planted else root[1] + 0.10])
            leg = np.stack([root, knee, foot * 0.85 + knee * 0.15, foot]) + shift
            sketch.form(tube(leg, [w * 1.3, w, w * 0.7, w * 0.6], samples=4), coat, part="legs", ink=0.8, shade=0.2)
        toe = foot + shift
        sketch.form(
            tube([toe, toe + [0.055, 0.006]], [w * 0.7, w * 0.4], samples=3), coat, part="legs", ink=0.7, shade=0
        )
    return foot + shift


def _hand(sketch: Sketch, insect: Insect, posed: _Posed, role: Role, *, far: bool) -> Points:
    """A fore leg that serves for an arm."""
    bearing = role.bearing
    bones = bearing.far if far else bearing.near
    if not bearing.gesture and not role.thing:
        bones = (58.0, 142.0) if posed.planted else (60.0, 20.0)
    if bearing.manner in ("walk", "run") and not bearing.gesture:
        bones = (30.0 if far else 60.0, 4.0 if far else 30.0)
    root = posed.chest + array([insect.chest * 0.45 + (0.05 if far else 0.0), insect.chest * 0.25])
    steps = [root]
    for pitch in bones:
        turn = np.radians(pitch)
        steps.append(steps[-1] + array([np.sin(turn), np.cos(turn)]) * 0.21)
    color = darker(role.coat, 0.25 if far else 0.12)
    w = insect.leg
    sketch.form(tube(steps, [w * 1.4, w * 1.1, w * 0.85], samples=5, round_root=True), color, part="arm", ink=0.85,
        shade=0.2)  # fmt: skip
    for spread in (-0.5, 0.1, 0.6):
        turn = np.radians(90 - bones[1]) + spread
        tip = steps[-1] + array([np.cos(turn), np.sin(turn)]) * 0.055
        sketch.form(tube([steps[-1], tip], [w * 0.55, w * 0.4], samples=3), color, part="arm", ink=0.7, shade=0)
    return steps[-1]


def insect_eyes(insect: Insect, view: str) -> tuple[Sight, ...]:
    """Where the eyes are, near first."""
    size = insect.eye
    if view == "side":
        return ((0.14, -0.06, size * 0.86, size * 1.06),)
    return ((-0.06, -0.06, size * 0.86, size * 1.06), (0.34, -0.07, size * 0.56, size * 0.98))


def _face(sketch: Sketch, insect: Insect, role: Role) -> HeadMarks:
    """A round head with large eyes, a soft mouth and feelers."""
    coat = insect.second if "black head" in insect.marks else role.coat
    away = role.view == "back"
    _feelers(sketch, insect, role, coat)
    if "jaws" in insect.marks and not away:
        for dy, dx in ((0.20, 0.50), (0.30, 0.42)):
            sketch.form(tube([(0.26, dy), (dx + 0.08, dy + 0.02), (dx + 0.06, dy + 0.16)], [0.07, 0.055, 0.015],
                samples=4),
                darker(coat, 0.2), part="jaw", ink=0.8, shade=0.2)  # fmt: skip
    if "needle" in insect.marks and not away:
        sketch.form(tube([(0.34, 0.22), (0.80, 0.56), (1.20, 0.92)], [0.05, 0.03, 0.01], samples=4), darker(coat, 0.2),
            part="needle", ink=0.8, shade=0)  # fmt: skip
    oval = ellipse((0.0, 0.0), 0.48, 0.50, count=30)
    if insect.wings == "sheath":
        oval = smooth(array([(0.05, -0.5), (0.36, -0.36), (0.46, -0.02), (0.40, 0.40), (0.18, 0.60), (-0.08, 0.50),
            (-0.38, 0.20), (-0.42, -0.16), (-0.24, -0.42)]), samples=4)  # fmt: skip
    sketch.form(oval, coat, part="head", shade=0.36, width=0.26, hatch=5)
    if away:
        return HeadMarks(nose=HIDDEN, mouth=array([0.1, 0.2]), eyes=(HIDDEN, HIDDEN), ears=(HIDDEN, HIDDEN),
            extent=array([(-0.5, -0.5), (0.5, 0.5)]))  # fmt: skip
    eyes = insect_eyes(insect, role.view)
    if "black head" in insect.marks:
        sketch.wash(ellipse((0.20, 0.14), 0.30, 0.34, count=18), "#f4efe2", part="head", strength=0.9, softness=0.02)
    near, far = draw_eyes(sketch, Gaze(eyes=eyes, iris=insect.iris, brow=1.5), role.acting, coat=coat)
    squeeze = 0.4 if role.view == "three" else 0.55
    face = mix(coat, "#f4efe2", 0.8) if "black head" in insect.marks else coat
    mouth = draw_lips(sketch, role.acting, at=(0.16 if role.view == "three" else 0.26, 0.28), half=0.18, coat=face,
        squeeze=squeeze)  # fmt: skip
    draw_cheek(sketch, role.acting, (-0.12, 0.22), 0.10, part="head")
    put_on_spectacles(sketch, role, eyes, ear=(-0.42, -0.06))
    put_on_hat(sketch, role, at=(-0.05, -0.10), scale=0.88)
    return HeadMarks(nose=array([0.30, 0.12]), mouth=mouth, eyes=(near, far), ears=(HIDDEN, HIDDEN),
        extent=array([(-0.5, -0.52), (0.52, 0.58)]))  # fmt: skip


def _feelers(sketch: Sketch, insect: Insect, role: Role, coat: str) -> None:
    """Feelers: up in joy and wonder, drooping in sorrow."""
    mood = 0.5 * (role.acting.brow_inner + role.acting.brow_outer) - 0.35 * min(role.acting.smile, 0.0) * -1.0
    rise = float(np.clip(0.75 + 0.35 * mood, 0.15, 1.1)) if role.acting.lid > 0.1 else 0.2
    length = {"short": 0.34, "long": 1.7, "comb": 0.62, "club": 0.80, "elbow": 0.72}.get(insect.feelers, 0.95)
    color = darker(coat, 0.35)
    for x, sweep in ((-0.12, 0.16), (0.18, 0.62)):
        root = array([x, -0.42])
        if insect.feelers == "elbow":
            bend = root + array([0.02 + 0.1 * sweep, -0.36 * rise - 0.06])
            path = [root, bend, bend + array([0.36 * (0.4 + sweep), -0.26 * (rise - 0.4)])]
        else:
            back = -1.0 if insect.feelers == "long" else 1.0
            path = [root, root + array([0.22 * sweep * back, -0.5 * rise]) * length, root + array([(0.30 + 0.5 * sweep)
                * back, -0.86 * rise + 0.1]) * length]  # fmt: skip
        sketch.form(tube(path, [0.035, 0.028, 0.018], samples=5), color, part="feeler", ink=0.7, shade=0)
        end = array(path[-1])
        if insect.feelers in ("club", "short", "elbow"):
            size = 0.055 if insect.feelers != "elbow" else 0.04
            sketch.form(ellipse(end, size, size * 0.9, count=12), color, part="feeler", ink=0.7, shade=0.2)
        if insect.feelers == "comb":
            for k in np.linspace(0.25, 1.0, 6):
                spot = array(path[0]) + (end - array(path[0])) * k
                for flip in (-1, 1):
                    sketch.stroke(array([spot, spot + [0.10 * flip, -0.07]]), ink=0.8, color=color)


def _joints(insect: Insect, posed: _Posed, *, hand: Points, far_hand: Points, foot: Points) -> dict[str, Points]:
    joints = {"neck": (posed.chest + posed.head) / 2}
    for side, palm in (("r", hand), ("l", far_hand)):
        shoulder = posed.chest + array([insect.chest * 0.4, insect.chest * 0.2])
        hip = posed.rear[0] + array([0.0, insect.chest * 0.4])
        joints |= {
            f"shoulder_{side}": shoulder, f"elbow_{side}": (shoulder + palm) / 2, f"wrist_{side}": palm,
            f"hand_{side}": palm, f"hip_{side}": hip, f"knee_{side}": (hip + foot) / 2, f"ankle_{side}": foot,
        }  # fmt: skip
    return joints
