"""Spiders and scorpions: eight legs round a small fore body; the spider's round rear, the scorpion's claws and sting.

Knows: how eight legs stand, run, curl up and speak.  Does not know: how faces are drawn.
One unit is the crown's height over the ground; x is the way it faces, y down.
"""

# ruff: noqa: RUF005  (points are arrays: `point + [x, y]` shifts them, it joins no lists)
from __future__ import annotations

from dataclasses import replace

import numpy as np

from audobon.comic.storyboard import CastDesign
from audobon.pencils.figures.anchors import finish
from audobon.pencils.figures.claw import draw_claw
from audobon.pencils.figures.ink import Points, Sketch, array, darker, drawn_on, ellipse, lighter, tube
from audobon.pencils.figures.moment import Moment
from audobon.pencils.figures.role import Role, open_sheet, take_role
from audobon.pencils.figures.soft_head import draw_soft_face, face_of
from audobon.pencils.figures.trim import carry, neckwear, tie_scarf
from audobon.pencils.shapes import Figure, smooth

SHARE = 0.5
_FACE = replace(face_of(-0.16, -0.06, 0.19, apart=0.44, mouth=0.32), iris="#4a2a20", hat=(-0.04, -0.24), hat_size=0.8)


def draw_spider(design: CastDesign, kind: str, moment: Moment) -> Figure:
    """A spider or a scorpion."""
    role = take_role(design, moment)
    sketch = open_sheet(role, moment, share=SHARE)
    return _scorpion(sketch, role, moment) if kind == "scorpion" else _spider(sketch, role, moment)


def _lift(role: Role) -> float:
    return {"climb": 0.75, "fly": 0.75, "leap": 0.42, "fall": 0.45, "dance": 0.10}.get(role.bearing.manner, 0.0)


def _spider(sketch: Sketch, role: Role, moment: Moment) -> Figure:
    manner, coat = role.bearing.manner, role.coat
    lift = _lift(role)
    low = manner in ("sleep", "low", "lie")
    head = array([0.16, (-0.46 if low else -0.70) - lift])
    rear = array([-0.30, (-0.40 if low else -0.62) - lift])
    if manner in ("bend", "peep"):
        head = head + [0.06, 0.14]
    sketch.depth = 0.15
    if manner in ("climb", "fly", "fall"):
        top = rear + [0.0, -1.1]
        sketch.stroke(np.stack([top, rear + [0.0, -0.26]]), ink=0.9, color="#b9b4aa", taper=False)
    _legs(sketch, role, head, lift=lift, low=low, far=True)
    sketch.depth = 0.4
    _abdomen(sketch, rear, coat)
    sketch.depth = 0.5
    joint = tube([rear + [0.18, 0.02], head + [-0.10, 0.06]], [0.09, 0.12], samples=4)
    sketch.form(joint, coat, part="body", ink=0.9, shade=0.3)
    hands = _legs(sketch, role, head, lift=lift, low=low, far=False)
    scarf = neckwear(role)
    if scarf:
        tie_scarf(sketch, scarf, head + [-0.20, 0.16], head + [0.16, 0.22], thick=0.08)
    body = sketch.frame
    sheet = body.child(head, scale=0.56, angle=role.bearing.nod * 0.6 + (14.0 if manner == "bend" else 0.0))
    sketch.frame, sketch.depth = sheet, 0.75
    sketch.form(ellipse((0.0, 0.0), 0.50, 0.48, count=28), coat, part="head", shade=0.36, hatch=5)
    if role.view != "back":
        for x, y, size in ((-0.22, -0.34, 0.055), (-0.02, -0.40, 0.065), (0.20, -0.40, 0.06), (0.38, -0.32, 0.045)):
            sketch.form(ellipse((x, y), size, size, count=12), "#1f1a1c", part="eye", ink=0.6, shade=0)
            sketch.form(ellipse((x - 0.02, y - 0.02), size * 0.3, size * 0.3, count=6), "#ffffff", part="eye", ink=0.0,
                shade=0)  # fmt: skip
    marks = draw_soft_face(sketch, _FACE, role, coat=coat)
    sketch.frame = body
    carry(sketch, role, at=hands[0], scale=0.75, angle=6)
    return finish(sketch, _joints(head, rear, hands), marks=marks, head=sheet, mirror=moment.mirror,
        warnings=role.warnings)  # fmt: skip


def _abdomen(sketch: Sketch, rear: Points, coat: str) -> None:
    """The round rear with a cross of pale spots and short hair."""
    sketch.form(ellipse(rear, 0.36, 0.33, angle=12, count=34), coat, part="rear", shade=0.42, hatch=9)
    pale = lighter(coat, 0.55)
    for x, y, size in ((-0.02, -0.20, 0.045), (-0.04, -0.06, 0.055), (-0.06, 0.08, 0.045), (-0.16, -0.08, 0.035), (0.09,
            -0.05, 0.035)):  # fmt: skip
        sketch.wash(ellipse(rear + [x, y], size, size * 1.2, count=12), pale, part="rear", strength=0.85)
    for turn in np.linspace(0.3, 5.9, 18):
        way = array([np.cos(turn), np.sin(turn)])
        spot = rear + way * array([0.35, 0.32])
        sketch.stroke(np.stack([spot, spot + way * 0.045]), ink=0.7, color=drawn_on(coat))


def _legs(sketch: Sketch, role: Role, head: Points, *, lift: float, low: bool, far: bool) -> tuple[Points, Points]:
    """Four legs of one side; the foremost is an arm where there is something to say. Returns the two fore feet."""
    color = darker(role.coat, 0.22 if far else 0.06)
    root = head + array([-0.08, 0.12])
    spread = (0.70, 0.30, -0.42, -0.86) if not far else (0.86, 0.46, -0.28, -0.70)
    stride = {"run": 0.16, "walk": 0.08}.get(role.bearing.manner, 0.0) * (1 if far else -1)
    feet = []
    for k, x in enumerate(spread):
        acts = k == 0 and (role.bearing.gesture or bool(role.thing)) and not low
        foot = array([head[0] * 0.4 + x + stride * (-1) ** k, -0.012])
        if lift > 0.2:
            foot = array([head[0] + x * 0.62, head[1] + 0.50 + 0.06 * k])
        knee = (root + foot) / 2 + array([x * 0.16, -0.36 if not low else -0.22])
        if acts:
            bones = role.bearing.far if far else role.bearing.near
            steps = [root + array([0.06, 0.0])]
            for pitch in bones:
                turn = np.radians(max(pitch, 20.0))
                steps.append(steps[-1] + array([np.sin(turn), np.cos(turn)]) * 0.34)
            knee, foot = steps[1], steps[2]
        path = smooth(np.stack([root, knee, foot * 0.8 + knee * 0.2 + [0.02, 0.0], foot]), closed=False, samples=5)
        sketch.form(tube(path, [0.040, 0.034, 0.024, 0.012], samples=1), color, part=f"leg {k}", ink=0.85, shade=0.25)
        for share in (0.35, 0.55, 0.75):
            spot = path[int(share * (len(path) - 1))]
            sketch.stroke(array([spot, spot + [0.02 * np.sign(x), -0.035]]), ink=0.6, color=color)
        feet.append(foot)
    return feet[0], feet[-1]


def _scorpion(sketch: Sketch, role: Role, moment: Moment) -> Figure:
    manner, coat = role.bearing.manner, role.coat
    lift = _lift(role) * 0.6
    low = 0.14 if manner in ("sleep", "low", "lie") else 0.0
    head = array([0.34, -0.44 + low - lift])
    root = head + array([-0.30, 0.10])
    sketch.depth = 0.15
    for far in (True, False):
        if not far:
            _sting(sketch, root, coat, struck=manner == "strike")
        sketch.depth = 0.2 if far else 0.5
        tone = darker(coat, 0.22 if far else 0.08)
        for k in range(4):
            base = root + array([0.16 - 0.16 * k + (0.06 if far else 0.0), 0.04])
            foot = array([base[0] - 0.16 + 0.05 * k * -1, -0.012 - lift * 0.7])
            knee = (base + foot) / 2 + array([-0.14, -0.10])
            sketch.form(tube([base, knee, foot], [0.034, 0.028, 0.012], samples=4), tone, part=f"leg {k}", ink=0.8,
                shade=0.2)  # fmt: skip
    bones = (role.bearing.near, role.bearing.far) if role.bearing.gesture else ((70.0, 104.0), (80.0, 120.0))
    far_hand = draw_claw(sketch, head + [0.10, 0.10], bones[1], reach=0.34, size=0.17, color=darker(coat, 0.18))
    sketch.depth = 0.6
    for k, (x, size) in enumerate(((-0.52, 0.10), (-0.36, 0.135), (-0.18, 0.16), (0.02, 0.17))):
        sketch.form(ellipse(head + [x, 0.14], 0.14, size, count=20), coat, part=f"plate {k}", shade=0.36, hatch=3)
    body = sketch.frame
    scarf = neckwear(role)
    if scarf:
        tie_scarf(sketch, scarf, head + [-0.22, 0.12], head + [0.14, 0.18], thick=0.07)
    sheet = body.child(head, scale=0.46, angle=role.bearing.nod * 0.6)
    sketch.frame, sketch.depth = sheet, 0.75
    sketch.form(ellipse((0.0, 0.04), 0.52, 0.46, count=28), coat, part="head", shade=0.36, hatch=4)
    marks = draw_soft_face(sketch, _FACE, role, coat=coat)
    sketch.frame = body
    hand = draw_claw(sketch, head + [0.04, 0.14], bones[0], reach=0.34, size=0.20, color=coat)
    carry(sketch, role, at=hand, scale=0.75, angle=6)
    return finish(sketch, _joints(head, root, (hand, far_hand)), marks=marks, head=sheet, mirror=moment.mirror,
        warnings=role.warnings)  # fmt: skip


def _sting(sketch: Sketch, root: Points, coat: str, *, struck: bool) -> None:
    """The tail's beads arched over the back, the sting at the end."""
    arch = [
        (-0.34, 0.04),
        (-0.48, -0.04),
        (-0.58, -0.17),
        (-0.62, -0.32),
        (-0.58, -0.46),
        (-0.46, -0.57),
        (-0.32, -0.61),
    ]
    if struck:
        arch = [
            (-0.34, 0.0),
            (-0.42, -0.16),
            (-0.40, -0.32),
            (-0.28, -0.46),
            (-0.12, -0.55),
            (0.06, -0.58),
            (0.24, -0.53),
        ]
    way = array(arch[-1]) - array(arch[-2])
    tip = root + arch[-1]
    sting = [tip + way * 0.2, tip + way * 0.8 + [0.04, 0.02], tip + way * 0.9 + [0.09, 0.12]]
    beads = smooth(array(arch) + root, closed=False, samples=4)
    sketch.form(tube(beads, [0.085, 0.05], samples=1, round_root=True), darker(coat, 0.2), part="tail", shade=0.2)
    for k, spot in enumerate(arch):
        sketch.form(ellipse(root + spot, 0.105 - 0.007 * k, 0.095 - 0.007 * k, count=18), coat, part=f"tail {k}",
            shade=0.34,
            hatch=2)  # fmt: skip
    sketch.form(tube(sting, [0.055, 0.045, 0.008], samples=5, round_root=True), darker(coat, 0.35), part="sting",
        shade=0.2)  # fmt: skip


def _joints(head: Points, rear: Points, hands: tuple[Points, Points]) -> dict[str, Points]:
    joints = {"neck": head + array([-0.05, 0.2])}
    for side, hand in zip(("r", "l"), hands, strict=True):
        joints |= {f"shoulder_{side}": head + array([0.0, 0.12]), f"elbow_{side}": (head + hand) / 2,
            f"wrist_{side}": hand, f"hand_{side}": hand, f"hip_{side}": rear}  # fmt: skip
    return joints
