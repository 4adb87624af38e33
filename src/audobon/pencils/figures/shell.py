"""Those who carry a house: tortoise and turtle, snail, oyster.

Knows: shells, what looks out of them, how they hide in them.  Does not know: how heads with a jaw are drawn.
One unit is the crown's height over the ground with the neck stretched; x is the way they face, y down.
"""

# ruff: noqa: RUF005  (points are arrays: `point + [x, y]` shifts them, it joins no lists)
from __future__ import annotations

from dataclasses import replace

import numpy as np

from audobon.comic.storyboard import CastDesign
from audobon.pencils.figures.anchors import finish
from audobon.pencils.figures.ink import Points, Sketch, array, darker, drawn_on, ellipse, inside, lighter, mix, tube
from audobon.pencils.figures.moment import Moment
from audobon.pencils.figures.reptile_head import ReptileHead, draw_reptile_head, reptile_eyes
from audobon.pencils.figures.role import Role, open_sheet, take_role
from audobon.pencils.figures.soft_head import SoftFace, draw_soft_face
from audobon.pencils.figures.trim import carry, neckwear, put_on_hat, put_on_spectacles, tie_scarf
from audobon.pencils.shapes import Figure, smooth

SHARE = 0.5
_TORTOISE = ReptileHead(snout=0.52, tall=0.22, jaw=0.15, eye=0.15, eye_at=(0.10, -0.14), iris="#4a3320", corner=-0.10)
_SNAIL = SoftFace(
    eyes=((-0.10, -0.86, 0.17, 0.18), (0.34, -0.82, 0.15, 0.17)), side_eyes=((0.04, -0.86, 0.17, 0.18), (0.36, -0.80,
        0.13, 0.15)), mouth=(0.18, 0.12, 0.22), side_mouth=(0.24, 0.12, 0.20), stalk=0.62, brow=1.6, hat=(-0.12,
        -0.20), hat_size=0.8,
)  # fmt: skip
_OYSTER = SoftFace(
    eyes=((-0.20, -0.18, 0.16, 0.17), (0.22, -0.18, 0.14, 0.17)), side_eyes=((-0.10, -0.18, 0.16, 0.17), (0.30, -0.18,
        0.12, 0.16)), mouth=(0.02, 0.14, 0.20), side_mouth=(0.14, 0.14, 0.20), hat=(0.0, -0.62),
)  # fmt: skip


def draw_shell(design: CastDesign, kind: str, moment: Moment) -> Figure:
    """A tortoise, turtle, snail or oyster."""
    role = take_role(design, moment)
    sketch = open_sheet(role, moment, share=SHARE)
    if kind == "snail":
        return _snail(sketch, role, moment)
    if kind == "oyster":
        return _oyster(sketch, role, moment)
    return _tortoise(sketch, role, moment, flippers=kind == "turtle")


def _tortoise(sketch: Sketch, role: Role, moment: Moment, *, flippers: bool) -> Figure:
    manner, coat = role.bearing.manner, role.coat
    skin = mix(coat, "#b7b07a", 0.45)
    low = manner in ("sleep", "low", "lie", "swim")
    lift = {"leap": 0.22, "fall": 0.35, "fly": 0.30, "swim": 0.30, "climb": 0.15, "dance": 0.06}.get(manner, 0.0)
    up = (0.28 if low else 0.40) + lift
    rears = role.bearing.gesture and not low
    tilt = -24.0 if rears else {"climb": -34.0, "fall": 150.0, "sit": -14.0}.get(manner, 0.0)
    middle = array([-0.10, -up])
    outer = sketch.frame
    sketch.frame = body = outer.child(middle + [0.0, -0.10 if rears else 0.0], angle=tilt)
    head_at = {"sleep": (0.62, 0.06), "low": (0.52, 0.06), "bend": (0.86, 0.14), "swim": (0.84, -0.12)}.get(manner,
        (0.76, -0.36))  # fmt: skip
    if tilt == -24.0:
        head_at = (0.74, -0.26)
    sketch.depth = 0.25
    feet, hands = _paddles(sketch, role, skin, low=low, flippers=flippers, rears=rears)
    sketch.form(tube([(-0.60, 0.12), (-0.74, 0.17), (-0.84, 0.22)], [0.06, 0.04, 0.01], samples=4), skin, part="tail",
        ink=0.85, shade=0.2)  # fmt: skip
    neck = array([(0.44, 0.02), (0.62, -0.02 + head_at[1] * 0.2), head_at])
    sketch.depth = 0.4
    sketch.form(tube(neck, [0.17, 0.125, 0.115], samples=6), skin, part="neck", shade=0.34)
    for k in (0.3, 0.5, 0.7):
        spot = neck[0] + (neck[2] - neck[0]) * k
        sketch.curve([spot + [-0.06, -0.08], spot + [0.02, 0.0], spot + [-0.02, 0.09]], ink=0.55, color=drawn_on(skin),
            part="neck")  # fmt: skip
    sketch.depth = 0.5
    _carapace(sketch, coat, flat=flippers)
    sketch.depth = 0.65
    near = _near_limbs(sketch, role, skin, low=low, flippers=flippers, rears=rears)
    scarf = neckwear(role)
    if scarf:
        spot = (neck[1] + neck[2]) / 2
        tie_scarf(sketch, scarf, spot + [-0.13, -0.02], spot + [0.12, 0.05], thick=0.07)
    head = body.child(head_at, scale=0.36, angle=role.bearing.nod - tilt * 0.8 + (24.0 if manner == "bend" else 0.0))
    if manner == "fall":
        head = body.child(head_at, scale=0.36)
    sketch.frame, sketch.depth = head, 0.75
    marks = draw_reptile_head(sketch, _TORTOISE, role.acting, view=role.view, coat=skin, pale=lighter(skin, 0.3))
    put_on_spectacles(sketch, role, reptile_eyes(_TORTOISE, role.view), ear=(-0.4, -0.1))
    put_on_hat(sketch, role, at=(-0.08, -0.10), scale=0.92, angle=-6)
    if not rears:
        carry(sketch, role, at=marks.mouth + array([0.05, 0.06]), scale=1.5, angle=12)
    sketch.frame = body
    if rears:
        carry(sketch, role, at=near, scale=0.7, angle=20)
    joints = {"neck": neck[1], "shoulder_r": array([0.42, 0.12]), "shoulder_l": array([0.48, 0.10]), "wrist_r": near,
        "hand_r": near, "wrist_l": hands, "hip_r": array([-0.46, 0.14]), "hip_l": array([-0.40, 0.12]), "ankle_r": feet,
        "ankle_l": feet + array([0.06, -0.02])}  # fmt: skip
    return finish(sketch, joints, marks=marks, head=head, mirror=moment.mirror, warnings=role.warnings)


def _carapace(sketch: Sketch, coat: str, *, flat: bool) -> None:
    """The domed shell with its plates and rim."""
    high = 0.34 if flat else 0.46
    dome = array([(-0.66, 0.12), (-0.62, -0.08), (-0.42, -0.30 * high / 0.46), (-0.12, -high), (0.18, -high * 0.96),
        (0.44,
        -0.26 * high / 0.46), (0.60, -0.02), (0.62, 0.12), (0.30, 0.19), (-0.30, 0.19)])  # fmt: skip
    outline = smooth(dome, samples=5)
    sketch.form(outline, coat, part="shell", shade=0.44, width=0.18, hatch=9)
    dark, pale = darker(coat, 0.5), mix(coat, "#e6d08a", 0.5)
    plates = (((-0.40, -0.10), 0.15), ((-0.08, -0.19), 0.19), ((0.26, -0.12), 0.16))
    for (x, y), size in plates:
        turn = np.radians(np.arange(30, 390, 60))
        ring = array([x, y * high / 0.46]) + np.stack([np.cos(turn) * size, np.sin(turn) * size * 0.92], axis=1)
        sketch.wash(ring, pale, part="shell", strength=0.55, softness=0.012)
        inner = (ring - ring.mean(axis=0)) * 0.55 + ring.mean(axis=0)
        sketch.stroke(np.vstack([ring, ring[:1]]), ink=0.9, color=dark, part="shell", taper=False)
        sketch.stroke(np.vstack([inner, inner[:1]]), ink=0.5, color=dark, part="shell", taper=False)
        for point in ring[[1, 2, 3, 4, 5]]:
            way = point - ring.mean(axis=0)
            spoke = np.stack([point, point + way * 0.7])
            if inside(spoke, outline).all():
                sketch.stroke(spoke, ink=0.7, color=dark, part="shell")
    rim = tube([(-0.68, 0.11), (-0.3, 0.18), (0.0, 0.19), (0.3, 0.18), (0.64, 0.11)], [0.05, 0.055, 0.05], samples=5,
        round_root=True)  # fmt: skip
    sketch.form(rim, mix(coat, "#e6d08a", 0.3), part="rim", shade=0.3)
    for x in np.linspace(-0.55, 0.5, 8):
        y = 0.19 - 0.16 * x * x
        sketch.stroke(array([(x, y - 0.05), (x + 0.015, y + 0.045)]), ink=0.6, color=dark, part="rim")


def _paddles(sketch: Sketch, role: Role, skin: str, *, low: bool, flippers: bool, rears: bool) -> tuple[Points, Points]:
    """Far limbs; returns the hind foot's and the far hand's place."""
    tone = darker(skin, 0.16)
    stride = {"walk": 0.10, "run": 0.18}.get(role.bearing.manner, 0.0)
    hind = array([-0.34 + stride, 0.22 if low else 0.37])
    fore = array([0.52 - stride, 0.20 if low else 0.37])
    if rears and role.bearing.far[1] > 60:
        fore = _palm(array([0.50, 0.06]), role.bearing.far)
    for root, foot in ((array([-0.38, 0.10]), hind), (array([0.46, 0.08]), fore)):
        _limb(sketch, root, foot, tone, flippers=flippers)
    return hind, fore


def _near_limbs(sketch: Sketch, role: Role, skin: str, *, low: bool, flippers: bool, rears: bool) -> Points:
    stride = {"walk": 0.10, "run": 0.18}.get(role.bearing.manner, 0.0)
    hind = array([-0.50 - stride, 0.24 if low else 0.39])
    fore = array([0.40 + stride, 0.22 if low else 0.39])
    if rears:
        fore = _palm(array([0.40, 0.10]), role.bearing.near)
    _limb(sketch, array([-0.46, 0.14]), hind, skin, flippers=flippers)
    _limb(sketch, array([0.38, 0.12]), fore, skin, flippers=flippers)
    return fore


def _palm(root: Points, bones: tuple[float, float]) -> Points:
    turn = np.radians(0.4 * bones[0] + 0.6 * bones[1] + 14.0)
    return array(root + array([np.sin(turn), np.cos(turn)]) * 0.36)


def _limb(sketch: Sketch, root: Points, foot: Points, color: str, *, flippers: bool) -> None:
    middle = (root + foot) / 2 + array([0.03, 0.0])
    if flippers:
        tip = foot + (foot - root) * 0.35 + array([-0.10, 0.02])
        sketch.form(tube([root, middle, tip], [0.09, 0.10, 0.02], samples=5, round_root=True), color, part="leg",
            shade=0.3)  # fmt: skip
    else:
        sketch.form(tube([root, middle, foot], [0.12, 0.10, 0.085], samples=5, round_root=True), color, part="leg",
            shade=0.32)  # fmt: skip
        for x in (-0.03, 0.02, 0.07):
            sketch.form(
                ellipse(foot + [x + 0.02, 0.005], 0.026, 0.022, count=8), "#efe6d0", part="leg", ink=0.5, shade=0
            )
    for k in (0.35, 0.6, 0.8):
        for dx in (-0.04, 0.03):
            spot = root + (foot - root) * k + array([dx, 0.01])
            sketch.curve([spot + [-0.03, 0.0], spot + [0.0, 0.02], spot + [0.03, 0.0]], ink=0.5, color=drawn_on(color),
                part="leg")  # fmt: skip


def _snail(sketch: Sketch, role: Role, moment: Moment) -> Figure:
    manner, coat = role.bearing.manner, role.coat
    flesh = mix(coat, "#d9c6a4", 0.55)
    lift = {"leap": 0.25, "fall": 0.30, "fly": 0.25, "climb": 0.2}.get(manner, 0.0)
    hidden = manner in ("sleep", "low")
    head = array([0.52, -0.22]) if hidden else array([0.62, -0.50 if manner not in ("bend", "run") else -0.34])
    head = head - [0.0, lift]
    foot = array([(-0.92, -0.03), (-0.60, -0.10), (-0.10, -0.12), (0.34, -0.13), (0.52, -0.22), (0.6, -0.3)]) - [
        0.0,
        lift,
    ]
    foot[-1] = head
    sketch.depth = 0.35
    sketch.form(
        tube(foot, [0.012, 0.075, 0.115, 0.125, 0.14, 0.13], samples=6), flesh, part="foot", shade=0.36, hatch=6
    )
    sketch.wash(tube(foot[:4] + [0.0, 0.07], [0.02, 0.03], samples=4), lighter(flesh, 0.4), part="foot", strength=0.7)
    for x in np.linspace(-0.6, 0.45, 9):
        sketch.curve([(x, -0.13 - lift), (x + 0.02, -0.07 - lift), (x - 0.01, -0.02 - lift)], ink=0.5,
            color=drawn_on(flesh), part="foot")  # fmt: skip
    sketch.depth = 0.55
    _spiral(sketch, array([-0.18, -0.44 - lift]), coat)
    scarf = neckwear(role)
    if scarf:
        tie_scarf(sketch, scarf, head + [-0.16, 0.14], head + [0.12, 0.18], thick=0.07)
    body = sketch.frame
    sheet = body.child(head, scale=0.38, angle=role.bearing.nod * 0.7)
    sketch.frame, sketch.depth = sheet, 0.75
    sketch.form(ellipse((0.06, 0.02), 0.44, 0.42, count=26), flesh, part="head", shade=0.34, hatch=3)
    face = (
        replace(_SNAIL, stalk=0.3, eyes=tuple((x, y * 0.62, rx, ry) for x, y, rx, ry in _SNAIL.eyes))
        if hidden
        else _SNAIL
    )
    marks = draw_soft_face(sketch, face, role, coat=flesh)
    carry(sketch, role, at=marks.mouth + array([0.10, 0.10]), scale=1.5, angle=10)
    sketch.frame = body
    joints = {"neck": (foot[-2] + head) / 2, "shoulder_r": foot[3], "hip_r": foot[1], "ankle_r": foot[0]}
    return finish(sketch, joints, marks=marks, head=sheet, mirror=moment.mirror, warnings=role.warnings)


def _spiral(sketch: Sketch, middle: Points, coat: str) -> None:
    """The snail's house: a wound tube, ring on ring."""
    sketch.form(ellipse(middle, 0.44, 0.41, angle=10, count=36), coat, part="shell", shade=0.44, width=0.18, hatch=9)
    turns = np.linspace(0.0, 4.9 * np.pi, 60)
    radius = 0.40 * (1 - turns / (5.3 * np.pi))
    coil = middle + np.stack([np.cos(turns + 0.9) * radius * 1.04, np.sin(turns + 0.9) * radius * 0.98], axis=1)
    sketch.stroke(coil, ink=1.8, color=darker(coat, 0.6), part="shell", taper=False)
    band = middle + (coil - middle) * array([0.86])
    sketch.wash(tube(band[:34], [0.035, 0.03, 0.02], samples=1), darker(coat, 0.35), part="shell", strength=0.5)
    for k in range(2, 40, 2):
        out = (coil[k] - middle) * 0.22
        sketch.curve([coil[k], coil[k] - out * 0.5 + [0.008, 0.0], coil[k] - out], ink=0.5, color=darker(coat, 0.5),
            part="shell")  # fmt: skip
    sketch.light(ellipse(middle + [-0.16, -0.20], 0.13, 0.06, angle=36, count=16), "#ffffff", part="shell",
        strength=0.5,
        softness=0.03)  # fmt: skip


def _oyster(sketch: Sketch, role: Role, moment: Moment) -> Figure:
    """Two valves; the upper one lifts like a bonnet, the face looks out between."""
    coat = role.coat
    shut = role.bearing.manner in ("sleep", "low")
    lift = {"leap": 0.25, "fall": 0.30, "fly": 0.25, "dance": 0.10}.get(role.bearing.manner, 0.0)
    middle = array([0.0, -0.36 - lift])
    sketch.depth = 0.3
    ring = ellipse((0.0, 0.0), 0.62, 0.40, count=26)
    ring *= 1.0 + 0.04 * np.cos(np.arange(26) * 2.4)[:, None]
    outer = sketch.frame
    opened = 14.0 if shut else 30.0 + 22.0 * role.acting.gape
    sketch.frame = outer.child(middle + [-0.50, -0.04], angle=-opened)
    _valve(sketch, ring * array([1.0, 0.86]) + [0.52, -0.20], coat, inner=role.view != "back")
    sketch.frame = outer
    sketch.depth = 0.5
    flesh = mix(coat, "#f1dcc9", 0.72)
    body = sketch.frame
    sheet = body.child(middle + [0.06, 0.04 if shut else -0.12], scale=0.60)
    sketch.frame, sketch.depth = sheet, 0.6
    soft = ellipse((0.04, 0.06), 0.60, 0.40 if shut else 0.46, count=24)
    soft = soft * (1.0 + 0.05 * np.cos(np.arange(24) * 1.8))[:, None]
    sketch.form(smooth(soft, samples=2), flesh, part="head", shade=0.3)
    marks = draw_soft_face(sketch, _OYSTER, role, coat=flesh)
    carry(sketch, role, at=marks.mouth + array([0.2, 0.12]), scale=1.0, angle=10)
    sketch.frame, sketch.depth = body, 0.8
    lower = ring[(ring[:, 1] > -0.10)]
    order = np.argsort(lower[:, 0])
    bowl = np.vstack([lower[order], array([(0.5, 0.02), (0.0, 0.10), (-0.5, 0.02)])])
    _valve(sketch, middle + bowl * array([1.02, 0.9]), coat, inner=False)
    joints = {"neck": middle + array([0.06, 0.20])}
    return finish(sketch, joints, marks=marks, head=sheet, mirror=moment.mirror, warnings=role.warnings)


def _valve(sketch: Sketch, outline: Points, coat: str, *, inner: bool) -> None:
    sketch.form(outline, mix(coat, "#f3ece4", 0.75) if inner else coat, part="valve", shade=0.4, width=0.10, hatch=6)
    middle = outline.mean(axis=0)
    for share in (0.86, 0.70, 0.52, 0.34):
        ring = middle + (outline - middle) * share + array([-0.04 * (1 - share), 0.0])
        sketch.stroke(smooth(ring[: len(ring) * 3 // 4], closed=False, samples=3), ink=0.6, color=darker(coat, 0.45),
            part="valve")  # fmt: skip
