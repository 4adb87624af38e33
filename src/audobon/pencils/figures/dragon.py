"""Dragons: four legs, wings of skin, horns, a crest of spikes, a spade at the tail's end, smoke and flame.

Knows: what makes a saurian body a dragon.  Does not know: how a hide or a jaw is drawn.
"""

# ruff: noqa: RUF005  (points are arrays: `point + [x, y]` shifts them, it joins no lists)
from __future__ import annotations

from itertools import pairwise

import numpy as np

from audobon.comic.storyboard import CastDesign
from audobon.pencils.figures.anchors import finish
from audobon.pencils.figures.ink import Points, Sketch, array, darker, ellipse, lighter, mix, tube
from audobon.pencils.figures.lizard import limb_joints, scarf_on_neck
from audobon.pencils.figures.moment import Moment
from audobon.pencils.figures.reptile_head import ReptileHead, draw_reptile_head, reptile_eyes
from audobon.pencils.figures.role import Role, open_sheet, take_role
from audobon.pencils.figures.saurian import Posture, Saurian, draw_hide, draw_limb, pale_of, take_posture
from audobon.pencils.figures.trim import carry, put_on_hat, put_on_spectacles
from audobon.pencils.shapes import Figure, smooth

SHARE = 0.8
_FIRE = ("#e8662e", "#f2a531", "#f9e08a")
_BODY = Saurian(name="dragon", hip=0.46, long=0.46, deep=0.165, neck=(0.26, 0.34), head=0.27, tail=0.98, leg=0.066,
    neck_thick=0.52, marks=("spikes", "scales", "claws"))  # fmt: skip
_HEAD = ReptileHead(snout=0.88, tall=0.22, jaw=0.15, eye=0.145, eye_at=(0.10, -0.20), bulge=0.12, teeth=3, crown=0.94)


def draw_dragon(design: CastDesign, kind: str, moment: Moment) -> Figure:
    """A dragon."""
    role = take_role(design, moment)
    sketch = open_sheet(role, moment, share=SHARE)
    posture = take_posture(_BODY, role.bearing)
    coat, pale = role.coat, pale_of(role.coat)
    high = role.bearing.manner in ("fly", "leap", "fall", "strike", "dance") or role.pose in ("shouting", "cheering")
    sketch.depth = 0.15
    _wing(sketch, posture, coat=darker(coat, 0.18), high=high, far=True)
    _spade(sketch, posture, coat)
    sketch.depth = 0.3
    for limb in (1, 3):
        draw_limb(sketch, _BODY, posture.limbs[limb], color=darker(coat, 0.16), part=f"leg {limb}",
            hand=posture.reared and limb == 1)  # fmt: skip
    sketch.depth = 0.45
    draw_hide(sketch, _BODY, posture, coat=coat, pale=pale)
    sketch.depth = 0.6
    _wing(sketch, posture, coat=coat, high=high, far=False)
    draw_limb(sketch, _BODY, posture.limbs[2], color=coat, part="leg 2")
    scarf_on_neck(sketch, role, posture)
    body = sketch.frame
    head = body.child(posture.head + array([0.03, -0.02]), scale=_BODY.head, angle=posture.nod)
    sketch.frame, sketch.depth = head, 0.75
    _horns(sketch, role.view, coat, far=True)
    marks = draw_reptile_head(sketch, _HEAD, role.acting, view=role.view, coat=coat, pale=pale)
    _horns(sketch, role.view, coat, far=False)
    _breath(sketch, role)
    put_on_spectacles(sketch, role, reptile_eyes(_HEAD, role.view), ear=(-0.4, -0.1))
    put_on_hat(sketch, role, at=(-0.10, -0.12), scale=0.80, angle=-6)
    if not posture.reared:
        carry(sketch, role, at=marks.mouth + array([0.04, 0.06]), scale=0.55 / _BODY.head, angle=15)
    sketch.frame, sketch.depth = body, 0.8
    draw_limb(sketch, _BODY, posture.limbs[0], color=coat, part="leg 0", hand=posture.reared)
    if posture.reared:
        carry(sketch, role, at=posture.limbs[0][2], scale=0.7, angle=6)
    return finish(
        sketch, limb_joints(posture), marks=marks, head=head, mirror=moment.mirror, warnings=role.warnings
    )  # fmt: skip


def _wing(sketch: Sketch, posture: Posture, *, coat: str, high: bool, far: bool) -> None:
    """Skin between long fingers, folded half up when at rest."""
    first, last = posture.trunk
    root = posture.spine[last] * 0.75 + posture.spine[first] * 0.25 + array([0.0, -0.09])
    size = 0.92 if high else 0.62
    turn = (16.0 if far else 0.0) + (0.0 if high else -26.0)
    outer = sketch.frame
    sketch.frame = outer.child(root + array([0.06 if far else 0.0, 0.0]), scale=size, angle=turn)
    wrist, tips = array([-0.10, -0.62]), array([(-0.30, -1.02), (-0.74, -0.86), (-0.98, -0.46), (-0.86, -0.06)])
    edge = [array([0.0, 0.02]), array([0.12, -0.34]), wrist + [0.02, -0.02]]
    for tip, after in pairwise(tips):
        edge += [tip, (tip + after) / 2 * 0.86 + wrist * 0.10]
    edge += [tips[-1], array([-0.42, -0.02]), array([-0.20, 0.10])]
    membrane = mix(coat, "#e0a060", 0.34)
    sketch.form(array(edge), membrane, part="wing", shade=0.34, width=0.14, hatch=8)
    for tip in tips:
        sketch.form(tube([wrist, (wrist + tip) / 2 + [-0.02, -0.03], tip], [0.028, 0.020, 0.008], samples=5), coat,
            part="wing", ink=0.8, shade=0.2)  # fmt: skip
        for share in (0.45, 0.75):
            spot = wrist + (tip - wrist) * share
            sketch.curve([spot, spot + [0.02, 0.07], spot + [0.02, 0.14]], ink=0.5, color=darker(membrane, 0.4),
                part="wing")  # fmt: skip
    arm = [(0.0, 0.02), (0.10, -0.34), tuple(wrist)]
    sketch.form(tube(arm, [0.055, 0.042, 0.032], samples=5, round_root=True), coat, part="wing", shade=0.25)
    sketch.form(array([wrist + [-0.02, -0.02], wrist + [0.07, -0.12], wrist + [0.03, 0.0]]), "#efe6d0", part="wing",
        ink=0.7, shade=0)  # fmt: skip
    sketch.frame = outer


def _spade(sketch: Sketch, posture: Posture, coat: str) -> None:
    tip = posture.spine[0]
    way = tip - posture.spine[2]
    way = way / max(float(np.hypot(*way)), 1e-6)
    side = array([-way[1], way[0]])
    blade = [tip - way * 0.02, tip + side * 0.075 + way * 0.02, tip + way * 0.16, tip - side * 0.075 + way * 0.02]
    sketch.form(smooth(array(blade), samples=3), darker(coat, 0.2), part="spade", shade=0.25)


def _horns(sketch: Sketch, view: str, coat: str, *, far: bool) -> None:
    """Two horns swept back and an ear-like frill."""
    if far and view == "side":
        return
    shift = array([0.24, -0.02]) if far else array([0.0, 0.0])
    if view == "back":
        shift = array([0.20, 0.0]) if far else array([-0.06, 0.0])
    horn = array([(-0.10, -0.40), (-0.28, -0.62), (-0.58, -0.70), (-0.74, -0.60)]) + shift
    sketch.form(tube(horn, [0.085, 0.07, 0.045, 0.012], samples=5), "#e6d7b2", part="horn", shade=0.3)
    for k in (0.25, 0.45, 0.65):
        spot = horn[0] + (horn[2] - horn[0]) * k + [0.0, -0.05]
        sketch.curve([spot + [-0.03, -0.05], spot + [0.01, 0.0], spot + [0.02, 0.06]], ink=0.6, color="#8a744a",
            part="horn")  # fmt: skip
    if not far:
        frill = array([(-0.36, -0.20), (-0.66, -0.26), (-0.56, -0.10), (-0.72, 0.02), (-0.52, 0.06), (-0.58, 0.22),
            (-0.34, 0.16)])  # fmt: skip
        sketch.form(frill, lighter(mix(coat, "#e0a060", 0.34), 0.1), part="frill", ink=0.85, shade=0.25)


def _breath(sketch: Sketch, role: Role) -> None:
    """Flame when it rages with an open mouth; else two rings of smoke from the nostrils."""
    if role.view == "back" or role.acting.lid < 0.1:
        return
    reach = _HEAD.snout * (0.86 if role.view == "three" else 1.0)
    fierce = role.acting.gape > 0.2 and (role.acting.brow_inner < -0.4 or role.pose in ("shouting", "fighting"))
    label, sketch.label = sketch.label, "prop"
    if fierce:
        for color, size in zip(_FIRE, (1.0, 0.74, 0.46), strict=True):
            flame = array([(0.0, -0.05), (0.4, -0.26), (0.62, -0.20), (1.05, -0.42), (0.96, -0.10), (1.45, 0.04), (1.0,
                0.16), (1.12, 0.44), (0.62, 0.26), (0.36, 0.26), (0.0, 0.10)]) * size  # fmt: skip
            sketch.form(smooth(flame + [reach * 0.86, 0.18], samples=3), color, part="flame",
                ink=0.7 if size == 1.0 else 0.0, shade=0)  # fmt: skip
    else:
        _smoke(sketch, array([reach - 0.02, -_HEAD.tall - 0.02]))
    sketch.label = label


def _smoke(sketch: Sketch, at: Points) -> None:
    for k, (x, y, size) in enumerate(((0.06, -0.10, 0.05), (0.12, -0.24, 0.08), (0.04, -0.42, 0.11))):
        turn = np.linspace(0.6, 5.6 + 0.2 * k, 10)
        curl = (
            at
            + array([x, y])
            + np.stack([np.cos(turn), np.sin(turn)], axis=1) * size * np.linspace(1, 0.5, 10)[:, None]
        )
        sketch.stroke(curl, ink=0.9, color="#8f8a86", part="smoke")
        sketch.light(
            ellipse(at + [x, y], size, size * 0.9, count=12), "#ffffff", part="*", strength=0.35, softness=0.05
        )
