"""Frogs, toads and tadpoles as nature made them: squatting, leaping, swimming; dressed ones stand up (see `upright`).

Knows: the squat body with its folded hind legs.  Does not know: how a head's jaw is drawn.
One unit is the crown's height over the ground when it sits; x is the way it faces, y down.
"""

# ruff: noqa: RUF005  (points are arrays: `point + [x, y]` shifts them, it joins no lists)
from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from audobon.comic.storyboard import CastDesign
from audobon.pencils.figures.anchors import finish
from audobon.pencils.figures.ink import Points, Sketch, array, darker, drawn_on, ellipse, mix, tube
from audobon.pencils.figures.moment import Moment
from audobon.pencils.figures.reptile_head import ReptileHead, draw_reptile_head, reptile_eyes
from audobon.pencils.figures.role import Role, open_sheet, take_role
from audobon.pencils.figures.trim import carry, neckwear, put_on_hat, put_on_spectacles, tie_scarf
from audobon.pencils.figures.upright import draw_upright
from audobon.pencils.figures.volumes import skin
from audobon.pencils.shapes import Figure, smooth

SHARE = 0.5
_FROG = ReptileHead(snout=0.58, tall=0.16, jaw=0.16, eye=0.17, eye_at=(0.04, -0.36), bulge=0.30, crown=0.72,
    corner=-0.26, iris="#d9a32e")  # fmt: skip
_TOAD = ReptileHead(snout=0.52, tall=0.20, jaw=0.20, eye=0.16, eye_at=(0.02, -0.32), bulge=0.34, crown=0.78,
    corner=-0.28, iris="#c8762e")  # fmt: skip


@dataclass(frozen=True, kw_only=True)
class _Squat:
    """A posed frog: chest, rump and head, hind legs (hip, knee, heel, toes) and arms (shoulder, elbow, hand)."""

    rump: Points
    chest: Points
    head: Points
    hind: Points
    near: Points
    far: Points
    nod: float


def draw_frog(design: CastDesign, kind: str, moment: Moment) -> Figure:
    """A frog, toad or tadpole; dressed ones on two legs."""
    if design.dressed and kind != "tadpole":
        return draw_upright(design, "frog", moment)
    role = take_role(design, moment)
    sketch = open_sheet(role, moment, share=SHARE)
    return (
        _tadpole(sketch, role, moment) if kind == "tadpole" else _squatting(sketch, role, moment, warty=kind == "toad")
    )


def _posed(role: Role, *, stout: float) -> _Squat:
    manner, bearing = role.bearing.manner, role.bearing
    air = {"leap": 0.42, "fly": 0.42, "fall": 0.36, "climb": 0.25, "dance": 0.14}.get(manner, 0.0)
    if manner in ("leap", "fly", "run", "swim", "fall"):
        up = air if manner != "run" else 0.22
        up = 0.10 if manner == "swim" else up
        tip = -0.5 if manner == "fall" else 1.0
        rump, chest = array([-0.26, -0.22 - up]), array([0.14, -0.36 * tip - up - (0.2 if tip < 0 else 0.0)])
        hind = rump + array([(0.0, 0.02), (-0.34, 0.10), (-0.62, -0.02), (-0.92, 0.10)])
        near = np.stack([chest + [0.06, 0.08], chest + [0.24, 0.18], chest + [0.44, 0.14]])
        return _Squat(rump=rump, chest=chest, head=chest + [0.28, -0.12 * tip], hind=hind, near=near,
            far=near + [0.08, -0.05], nod=0.0 if tip > 0 else 40.0)  # fmt: skip
    low = manner in ("sleep", "lie", "low", "bend")
    chest = array([0.16, -0.30 if low else -0.46]) - [0.0, air]
    rump = array([-0.28, -0.22]) - [0.0, air]
    head = chest + (array([0.26, -0.10]) if low else array([0.18, -0.27]))
    hind = array([(-0.26, -0.26), (0.08, -0.34), (-0.34, -0.06), (0.06, -0.02)]) - [0.0, air]
    planted = np.stack([chest + [0.04, 0.10], array([0.16, -0.18 - air]), array([0.30, -0.02 - air])])
    near = far = planted
    if bearing.gesture or role.thing:
        near, far = (_arm(chest + [0.06, 0.06], bones) for bones in (bearing.near, bearing.far))
        far = far + [0.06, -0.03] if bearing.far[1] > 60 else planted + [0.10, -0.02]
    else:
        far = planted + [0.10, -0.02]
    return _Squat(rump=rump, chest=chest, head=head, hind=hind, near=near, far=far,
        nod=bearing.nod + (26.0 if manner == "bend" else 4.0 if low else 0.0))  # fmt: skip


def _arm(root: Points, bones: tuple[float, float]) -> Points:
    steps = [root]
    for pitch in bones:
        turn = np.radians(pitch)
        steps.append(steps[-1] + array([np.sin(turn), np.cos(turn)]) * 0.21)
    return np.stack(steps)


def _squatting(sketch: Sketch, role: Role, moment: Moment, *, warty: bool) -> Figure:
    stout = 1.16 if warty else 1.0
    squat = _posed(role, stout=stout)
    coat, pale = role.coat, mix(role.coat, "#f4ecc8", 0.7)
    sketch.depth = 0.25
    _hind(sketch, squat.hind + [0.10, -0.03], darker(coat, 0.18), part="leg 3")
    _fore(sketch, squat.far, darker(coat, 0.16), part="leg 1")
    sketch.depth = 0.45
    middles = np.linspace(squat.rump, squat.chest, 4)
    outline = skin(middles, array([0.17, 0.235, 0.25, 0.22]) * stout,
        (np.stack([squat.chest, squat.head]), array([0.20, 0.16]) * stout), points=64)  # fmt: skip
    sketch.form(outline, coat, part="body", shade=0.40, width=0.14, hatch=8)
    _hide(sketch, squat, coat, pale, warty=warty, away=role.view == "back")
    sketch.contour(outline, coat, part="body")
    sketch.depth = 0.6
    _hind(sketch, squat.hind, coat, part="leg 2")
    scarf = neckwear(role)
    if scarf:
        tie_scarf(sketch, scarf, squat.chest + [-0.16, -0.14], squat.chest + [0.22, -0.02], thick=0.07)
    body = sketch.frame
    face = _TOAD if warty else _FROG
    head = body.child(squat.head, scale=0.44 * (1.06 if warty else 1.0), angle=squat.nod)
    sketch.frame, sketch.depth = head, 0.75
    marks = draw_reptile_head(sketch, face, role.acting, view=role.view, coat=coat, pale=pale)
    put_on_spectacles(sketch, role, reptile_eyes(face, role.view), ear=(-0.4, -0.1))
    put_on_hat(sketch, role, at=(-0.16, -0.34), scale=0.66, angle=-14)
    sketch.frame, sketch.depth = body, 0.8
    _fore(sketch, squat.near, coat, part="leg 0")
    carry(sketch, role, at=squat.near[2], scale=0.62, angle=8)
    joints = {"neck": squat.chest * 0.5 + squat.head * 0.5}
    for side, arm, shift in (("r", squat.near, 0.0), ("l", squat.far, 0.10)):
        joints |= {f"shoulder_{side}": arm[0], f"elbow_{side}": arm[1], f"wrist_{side}": arm[2], f"hand_{side}": arm[2]}
        leg = squat.hind + [shift, -shift * 0.3]
        joints |= {f"hip_{side}": leg[0], f"knee_{side}": leg[1], f"ankle_{side}": leg[2]}
    return finish(sketch, joints, marks=marks, head=head, mirror=moment.mirror, warnings=role.warnings)


def _hind(sketch: Sketch, leg: Points, color: str, *, part: str) -> None:
    """A folded hind leg: shank and long foot first, the thigh over them."""
    sketch.form(tube(leg[1:3], [0.075, 0.05], samples=5, round_root=True), color, part=part, shade=0.3)
    foot = leg[3]
    for spread, reach in ((-0.05, 0.9), (0.0, 1.0), (0.045, 0.86)):
        tip = foot + array([0.10 * reach, spread * 0.5 + 0.01])
        sketch.form(tube([leg[2], (leg[2] + foot) / 2, tip], [0.036, 0.030, 0.016], samples=4), color, part=part,
            ink=0.8, shade=0.15)  # fmt: skip
        sketch.form(ellipse(tip, 0.022, 0.016, count=10), color, part=part, ink=0.7, shade=0)
    sketch.form(tube(leg[:2], [0.15, 0.10], samples=6, round_root=True), color, part=part, shade=0.34, hatch=4)
    for k in (0.3, 0.6):
        spot = leg[0] + (leg[1] - leg[0]) * k
        sketch.wash(ellipse(spot + [0.0, -0.03], 0.05, 0.028, angle=20, count=12), darker(color, 0.35), part=part,
            strength=0.7)  # fmt: skip


def _fore(sketch: Sketch, arm: Points, color: str, *, part: str) -> None:
    sketch.form(tube(arm, [0.062, 0.048, 0.036], samples=5, round_root=True), color, part=part, shade=0.3)
    way = arm[2] - arm[1]
    base = float(np.arctan2(way[1], way[0])) if way[1] < 0.10 else 0.15
    for spread in (-0.55, -0.1, 0.4):
        tip = arm[2] + array([np.cos(base + spread), np.sin(base + spread)]) * 0.085
        sketch.form(tube([arm[2], tip], [0.022, 0.014], samples=3), color, part=part, ink=0.8, shade=0)
        sketch.form(ellipse(tip, 0.020, 0.018, count=10), color, part=part, ink=0.7, shade=0)


def _hide(sketch: Sketch, squat: _Squat, coat: str, pale: str, *, warty: bool, away: bool) -> None:
    if not away:
        belly = tube([squat.rump + [0.12, 0.14], squat.chest + [0.06, 0.14], squat.head + [0.06, 0.14]], [0.10, 0.15,
            0.08], samples=4)  # fmt: skip
        sketch.wash(belly, pale, part="body", strength=0.9, softness=0.03)
    back = squat.chest - squat.rump
    over = array([back[1], -back[0]])
    over = over / max(float(np.hypot(*over)), 1e-6)
    over = over if over[1] < 0 else -over
    dark = darker(coat, 0.4)
    for k, (along, high) in enumerate(((0.1, 0.14), (0.32, 0.19), (0.55, 0.17), (0.78, 0.18), (0.22, 0.06), (0.66,
            0.05), (0.0, 0.04), (0.9, 0.08))):  # fmt: skip
        spot = squat.rump + back * along + over * high
        size = 0.026 if warty else 0.040 - 0.003 * k
        if warty:
            sketch.form(ellipse(spot, size, size * 0.85, count=12), mix(coat, "#d9c08a", 0.25), part="body", ink=0.55,
                shade=0.2)  # fmt: skip
        else:
            sketch.wash(ellipse(spot, size, size * 0.7, count=12), dark, part="body", strength=0.7)
    sketch.curve([squat.rump + over * 0.20, squat.rump + back * 0.5 + over * 0.21, squat.chest + over * 0.20], ink=0.7,
        color=drawn_on(coat), part="body")  # fmt: skip


def _tadpole(sketch: Sketch, role: Role, moment: Moment) -> Figure:
    """All head and tail."""
    coat, pale = role.coat, mix(role.coat, "#f4ecc8", 0.5)
    wave = array([(-0.2, -0.52), (-0.5, -0.42), (-0.8, -0.58), (-1.12, -0.50)])
    sketch.depth = 0.4
    fin = tube(wave, [0.20, 0.17, 0.15, 0.02], samples=6)
    sketch.form(fin, mix(coat, "#cfd8c0", 0.4), part="tail", ink=0.8, shade=0.2)
    sketch.form(tube(wave, [0.12, 0.07, 0.05, 0.01], samples=6), coat, part="tail", ink=0.7, shade=0.25)
    body = sketch.frame
    head = body.child((0.06, -0.52), scale=0.86)
    sketch.frame, sketch.depth = head, 0.7
    face = ReptileHead(snout=0.52, tall=0.26, jaw=0.16, eye=0.17, eye_at=(0.14, -0.12), nostril=False, iris="#2a2020")
    marks = draw_reptile_head(sketch, face, role.acting, view=role.view, coat=coat, pale=pale)
    put_on_hat(sketch, role, at=(-0.12, -0.12), scale=0.86)
    carry(sketch, role, at=marks.mouth + array([0.05, 0.05]), scale=0.8, angle=10)
    sketch.frame = body
    joints = {"neck": array([-0.2, -0.52]), "hip_r": wave[1], "ankle_r": smooth(wave, closed=False)[-1]}
    return finish(sketch, joints, marks=marks, head=head, mirror=moment.mirror, warnings=role.warnings)
