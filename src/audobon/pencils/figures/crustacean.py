"""Crabs and lobsters: a shell on jointed legs, eyes on stalks, two claws that speak.

Knows: how shell, legs and claws are put together.  Does not know: how a claw or a face is drawn.
One unit is the height of the eyes' tops over the ground; x is the way it faces, y down.
"""

# ruff: noqa: RUF005  (points are arrays: `point + [x, y]` shifts them, it joins no lists)
from __future__ import annotations

from dataclasses import replace

import numpy as np

from audobon.comic.storyboard import CastDesign
from audobon.pencils.figures.anchors import finish
from audobon.pencils.figures.claw import draw_claw
from audobon.pencils.figures.ink import Points, Sketch, array, darker, drawn_on, ellipse, lighter, mix, tube
from audobon.pencils.figures.moment import Moment
from audobon.pencils.figures.role import Role, open_sheet, take_role
from audobon.pencils.figures.soft_head import SoftFace, draw_soft_face
from audobon.pencils.figures.trim import carry, neckwear, tie_scarf
from audobon.pencils.shapes import Figure, smooth

SHARE = 0.45
_CRAB = SoftFace(
    eyes=((-0.20, -0.72, 0.15, 0.16), (0.22, -0.72, 0.14, 0.16)), side_eyes=((-0.10, -0.72, 0.15, 0.16), (0.26, -0.72,
        0.12, 0.15)), mouth=(0.02, -0.02, 0.22), side_mouth=(0.10, -0.02, 0.20), stalk=0.42, brow=1.7, hat=(0.02,
        -0.46),
    hat_size=0.46,
)  # fmt: skip
_LOBSTER = replace(
    _CRAB, eyes=((0.02, -0.56, 0.17, 0.18), (0.42, -0.56, 0.14, 0.17)), side_eyes=((0.14, -0.56, 0.17, 0.18),),
    mouth=(0.28, 0.04, 0.19), side_mouth=(0.34, 0.04, 0.16), stalk=0.28, hat=(-0.20, -0.16), hat_size=0.60,
)  # fmt: skip


def draw_crustacean(design: CastDesign, kind: str, moment: Moment) -> Figure:
    """A crab or a lobster."""
    role = take_role(design, moment)
    sketch = open_sheet(role, moment, share=SHARE)
    return _lobster(sketch, role, moment) if kind == "lobster" else _crab(sketch, role, moment)


def _height(role: Role) -> tuple[float, float]:
    """How far the body sinks, how far it is off the ground."""
    manner = role.bearing.manner
    sink = 0.16 if manner in ("sleep", "low", "lie") else 0.05 if manner in ("sit", "bend") else 0.0
    lift = {"leap": 0.35, "fall": 0.40, "fly": 0.35, "swim": 0.3, "climb": 0.25, "dance": 0.10}.get(manner, 0.0)
    return sink, lift


def _claws(role: Role) -> tuple[tuple[float, float], tuple[float, float]]:
    if role.bearing.gesture:
        near, far = ((max(a, 62.0), max(b, 92.0)) for a, b in (role.bearing.near, role.bearing.far))
        return near, far
    if role.bearing.manner in ("sleep", "low", "lie", "bend"):
        return (40.0, 96.0), (48.0, 100.0)
    return (96.0, 150.0), (96.0, 150.0)


def _crab(sketch: Sketch, role: Role, moment: Moment) -> Figure:
    """A crab faces the reader: it goes sideways."""
    coat, away = role.coat, role.view == "back"
    sink, lift = _height(role)
    shell = array([0.0, -0.40 + sink - lift])
    sketch.depth = 0.2
    stride = 0.08 if role.bearing.manner in ("walk", "run") else 0.0
    for side in (-1.0, 1.0):
        for k in range(4):
            root = shell + array([side * (0.40 - 0.06 * k), 0.06 + 0.03 * k])
            foot = array([side * (0.86 - 0.15 * k) + stride * (-1) ** k, -0.012 - lift * 0.8])
            knee = (root + foot) / 2 + array([side * 0.12, -0.16 + 0.02 * k])
            path = [root, knee, foot]
            sketch.form(tube(path, [0.055, 0.050, 0.012], samples=4), darker(coat, 0.06 + 0.05 * k), part=f"leg {k}",
                ink=0.85, shade=0.25)  # fmt: skip
    near, far = _claws(role)
    outer = sketch.frame
    root = array([0.40, 0.02])
    sketch.depth = 0.3
    sketch.frame = outer.child(shell, mirror=True)
    hand_far = draw_claw(sketch, root, near, reach=0.42, size=0.22, color=darker(coat, 0.04))
    sketch.frame = outer
    hand_far = shell + hand_far * [-1.0, 1.0]
    hand = draw_claw(sketch, shell + root, far, reach=0.42, size=0.25, color=coat)
    sketch.depth = 0.55
    dome = array([(-0.56, -0.04), (-0.44, -0.24), (-0.18, -0.33), (0.0, -0.34), (0.18, -0.33), (0.44, -0.24), (0.56,
        -0.04), (0.42, 0.20), (0.16, 0.30), (-0.16, 0.30), (-0.42, 0.20)])  # fmt: skip
    sketch.form(smooth(shell + dome, samples=4), coat, part="shell", shade=0.42, width=0.18, hatch=8)
    if not away:
        sketch.wash(ellipse(shell + [0.0, 0.17], 0.42, 0.17, count=24), mix(coat, "#f4e4c4", 0.55), part="shell",
            strength=0.8, softness=0.04)  # fmt: skip
    for x, y in (
        (-0.36, -0.10),
        (-0.22, -0.22),
        (0.0, -0.26),
        (0.24, -0.22),
        (0.38, -0.08),
        (-0.40, 0.04),
        (0.42, 0.06),
    ):
        sketch.wash(ellipse(shell + [x, y], 0.035, 0.026, count=10), darker(coat, 0.4), part="shell", strength=0.6)
    sketch.light(ellipse(shell + [-0.18, -0.22], 0.16, 0.05, angle=12, count=16), "#ffffff", part="shell", strength=0.4,
        softness=0.03)  # fmt: skip
    return _faced(sketch, role, moment, _CRAB, at=shell + [0.0, 0.02], scale=0.62, hands=(hand, hand_far))


def _lobster(sketch: Sketch, role: Role, moment: Moment) -> Figure:
    """A lobster in profile, its tail's fan behind, the fore body raised."""
    coat = role.coat
    sink, lift = _height(role)
    chest = array([0.10, -0.34 + sink - lift])
    head = chest + array([0.22, -0.12])
    sketch.depth = 0.2
    bones = _claws(role)
    hand_far = draw_claw(sketch, chest + [0.26, 0.02], (bones[1][0] * 0.9, bones[1][1] * 0.86), reach=0.44, size=0.22,
        color=darker(coat, 0.18))  # fmt: skip
    for far in (True, False):
        for k in range(4):
            root = chest + array([0.14 - 0.12 * k + (0.05 if far else 0.0), 0.12])
            foot = array([root[0] + 0.04 - 0.06 * k, -0.012 - lift * 0.8])
            knee = (root + foot) / 2 + array([0.07 if k < 2 else -0.08, -0.02])
            sketch.form(tube([root, knee, foot], [0.032, 0.026, 0.010], samples=4), darker(coat, 0.24 if far else 0.08),
                part=f"leg {k}", ink=0.8, shade=0.2)  # fmt: skip
    _tail(sketch, chest, coat, curled=role.bearing.manner in ("sleep", "sit", "leap", "fall"))
    sketch.depth = 0.55
    shell = array([(-0.36, -0.10), (-0.20, -0.24), (0.08, -0.30), (0.34, -0.28), (0.56, -0.20), (0.44, 0.0), (0.30,
        0.14),
        (0.0, 0.19), (-0.30, 0.14)])  # fmt: skip
    sketch.form(smooth(chest + shell, samples=4), coat, part="shell", shade=0.42, width=0.14, hatch=7)
    sketch.curve(
        chest + array([(0.02, -0.29), (-0.06, -0.08), (0.02, 0.17)]), ink=0.9, color=drawn_on(coat), part="shell"
    )
    for x, y in ((-0.2, -0.1), (-0.12, 0.02), (-0.24, 0.04), (0.14, -0.18), (0.22, -0.04), (-0.06, -0.18)):
        sketch.wash(ellipse(chest + [x, y], 0.022, 0.018, count=8), darker(coat, 0.4), part="shell", strength=0.6)
    for dy, reach in ((-0.02, 1.0), (0.03, 0.8)):
        sketch.curve([head + [0.22, -0.06 + dy], head + [0.50 * reach, -0.62], head + [-0.10, -0.98 * reach], head
            + [-0.62 * reach, -0.80]], ink=1.7, color=darker(coat, 0.25))  # fmt: skip
    figure_hand = (array([0.0, 0.0]), hand_far)
    sketch.depth = 0.8
    hand = draw_claw(sketch, chest + [0.20, 0.08], bones[0], reach=0.42, size=0.25, color=coat)
    figure_hand = (hand, hand_far)
    return _faced(sketch, role, moment, _LOBSTER, at=head, scale=0.46, hands=figure_hand)


def _tail(sketch: Sketch, chest: Points, coat: str, *, curled: bool) -> None:
    """Bands and the fan."""
    places = [(-0.42, 0.0), (-0.58, 0.03), (-0.73, 0.07), (-0.86, 0.12), (-0.97, 0.17)]
    if curled:
        places = [(-0.40, 0.0), (-0.54, 0.04), (-0.63, 0.12), (-0.62, 0.21), (-0.54, 0.26)]
    tip = chest + places[-1]
    for k, turn in enumerate((140, 165, 190, 215) if not curled else (20, 45, 70, 95)):
        way = array([np.cos(np.radians(turn)), np.sin(np.radians(turn)) * 0.6])
        blade = tube([tip, tip + way * 0.14, tip + way * 0.24], [0.03, 0.065, 0.05], samples=4)
        sketch.form(blade, lighter(coat, 0.06 * k), part="fan", ink=0.85, shade=0.25)
        sketch.stroke(np.stack([tip, tip + way * 0.22]), ink=0.5, color=darker(coat, 0.5), part="fan")
    for k in range(len(places) - 1, -1, -1):
        size = 0.16 - 0.016 * k
        sketch.form(ellipse(chest + places[k], size * 0.72, size, angle=-8.0 * k, count=20), coat, part=f"band {k}",
            shade=0.36, hatch=2)  # fmt: skip


def _faced(
    sketch: Sketch, role: Role, moment: Moment, face: SoftFace, *, at: Points, scale: float,
    hands: tuple[Points, Points]
) -> Figure:  # fmt: skip
    scarf = neckwear(role)
    if scarf:
        tie_scarf(sketch, scarf, at + [-0.26, 0.10], at + [0.24, 0.10], thick=0.08)
    body = sketch.frame
    sheet = body.child(at, scale=scale, angle=role.bearing.nod * 0.3)
    sketch.frame, sketch.depth = sheet, 0.75
    marks = draw_soft_face(sketch, face, role, coat=role.coat, part="shell")
    sketch.frame = body
    carry(sketch, role, at=hands[0], scale=0.85, angle=6)
    joints = {"neck": at + array([0.0, 0.16])}
    for side, hand, x in (("r", hands[0], 0.2), ("l", hands[1], -0.2)):
        joints |= {f"shoulder_{side}": at + array([x, 0.08]), f"elbow_{side}": (at + hand) / 2,
            f"wrist_{side}": hand, f"hand_{side}": hand, f"hip_{side}": at + array([x, 0.22])}  # fmt: skip
    return finish(sketch, joints, marks=marks, head=sheet, mirror=moment.mirror, warnings=role.warnings)
