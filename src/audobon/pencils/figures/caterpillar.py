"""A caterpillar: a row of soft balls, the fore ones raised, small hands to speak with.

Knows: how the row lies in a pose.  Does not know: how faces are drawn.
One unit is the crown's height over the ground with the fore body raised; x is the way it faces, y down.
"""

# ruff: noqa: RUF005  (points are arrays: `point + [x, y]` shifts them, it joins no lists)
from __future__ import annotations

from dataclasses import replace

import numpy as np

from audobon.comic.storyboard import CastDesign
from audobon.pencils.figures.anchors import finish
from audobon.pencils.figures.ink import Points, Sketch, array, darker, ellipse, lighter, tube
from audobon.pencils.figures.moment import Moment
from audobon.pencils.figures.role import Role, open_sheet, take_role
from audobon.pencils.figures.soft_head import draw_soft_face, face_of
from audobon.pencils.figures.trim import carry, neckwear, tie_scarf
from audobon.pencils.shapes import Figure, smooth

SHARE = 0.5
_FACE = replace(face_of(-0.10, -0.06, 0.17, apart=0.40, mouth=0.32), hat=(-0.04, -0.14), hat_size=0.86)


def draw_caterpillar(design: CastDesign, kind: str, moment: Moment) -> Figure:
    """A caterpillar."""
    role = take_role(design, moment)
    sketch = open_sheet(role, moment, share=SHARE)
    manner, coat = role.bearing.manner, role.coat
    lift = {"leap": 0.25, "fly": 0.25, "fall": 0.25, "dance": 0.08}.get(manner, 0.0)
    row, head = _row(manner)
    row, head = row - [0.0, lift], head - [0.0, lift]
    hands = []
    sketch.depth = 0.25
    hands.append(_arm(sketch, role, row[-2] + [0.10, 0.02], role.bearing.far, darker(coat, 0.25)))
    for k, spot in enumerate(row):
        size = 0.17 + 0.02 * np.sin(k)
        sketch.depth = 0.35 + 0.02 * k
        if spot[1] > -0.30 - lift:
            for dx in (-0.05, 0.06):
                foot = array([spot[0] + dx, -0.015 - lift])
                sketch.form(tube([spot + [dx, 0.10], foot], [0.05, 0.04], samples=3), darker(coat, 0.2),
                    part=f"foot {k}",
                    ink=0.8, shade=0.2)  # fmt: skip
        ring = ellipse(spot, size, size * 1.04, count=26)
        sketch.form(ring, coat if k % 2 else lighter(coat, 0.14), part=f"ball {k}", shade=0.38, hatch=3)
        sketch.wash(ellipse(spot + [-0.02, -0.05], 0.05, 0.045, count=12), "#e8b23c", part=f"ball {k}", strength=0.9)
        for turn in np.radians((60, 90, 120)):
            way = array([np.cos(turn), -np.sin(turn)])
            sketch.stroke(
                np.stack([spot + way * size * 0.95, spot + way * size * 1.35]), ink=0.7, color=darker(coat, 0.5)
            )
    scarf = neckwear(role)
    if scarf:
        tie_scarf(sketch, scarf, head + [-0.17, 0.17], head + [0.14, 0.19], thick=0.07)
    body = sketch.frame
    sheet = body.child(head, scale=0.46, angle=role.bearing.nod * 0.8 + (18.0 if manner == "bend" else 0.0))
    sketch.frame, sketch.depth = sheet, 0.75
    for x in (-0.16, 0.18):
        sketch.form(tube([(x, -0.40), (x * 1.3, -0.66), (x * 2.0, -0.76)], [0.035, 0.03, 0.025], samples=4),
            darker(coat, 0.3), part="feeler", ink=0.7, shade=0)  # fmt: skip
        sketch.form(ellipse((x * 2.1, -0.78), 0.07, 0.07, count=12), "#e8b23c", part="feeler", ink=0.7, shade=0.2)
    sketch.form(ellipse((0.0, 0.0), 0.50, 0.48, count=28), coat, part="head", shade=0.36, hatch=4)
    marks = draw_soft_face(sketch, _FACE, role, coat=coat)
    sketch.frame, sketch.depth = body, 0.85
    hand = _arm(sketch, role, row[-2] + [0.06, 0.06], role.bearing.near, darker(coat, 0.15))
    carry(sketch, role, at=hand, scale=0.7, angle=8)
    joints = {"neck": (row[-1] + head) / 2, "hip_r": row[1], "hip_l": row[1], "ankle_r": array([row[0][0], -0.02])}
    for side, palm in (("r", hand), ("l", hands[0])):
        joints |= {f"shoulder_{side}": row[-2], f"elbow_{side}": (row[-2] + palm) / 2, f"wrist_{side}": palm,
            f"hand_{side}": palm}  # fmt: skip
    return finish(sketch, joints, marks=marks, head=sheet, mirror=moment.mirror, warnings=role.warnings)


def _row(manner: str) -> tuple[Points, Points]:
    """The balls from the tail to the neck, and the head."""
    if manner in ("sleep", "lie", "low"):
        path = [(-1.05, -0.19), (-0.6, -0.20), (-0.15, -0.20), (0.30, -0.20)]
        head = array([0.50, -0.26])
    elif manner in ("walk", "run"):
        path = [(-0.95, -0.19), (-0.66, -0.34), (-0.36, -0.40 if manner == "walk" else -0.52), (-0.06, -0.28), (0.20,
            -0.22),
            (0.42, -0.32)]  # fmt: skip
        head = array([0.58, -0.48])
    elif manner == "climb":
        path = [(-0.20, -0.19), (-0.06, -0.50), (-0.12, -0.80), (0.02, -1.12)]
        head = array([0.10, -1.34])
    else:
        path = [(-0.95, -0.19), (-0.62, -0.20), (-0.28, -0.21), (0.04, -0.24), (0.16, -0.44), (0.14, -0.56)]
        head = array([0.22, -0.76]) if manner != "bend" else array([0.44, -0.52])
    curve = smooth(array(path), closed=False, samples=8)
    along = np.concatenate([[0.0], np.cumsum(np.hypot(*np.diff(curve, axis=0).T))])
    at = np.linspace(0, along[-1], max(5, round(float(along[-1]) / 0.215)))
    return np.stack([np.interp(at, along, curve[:, k]) for k in (0, 1)], axis=1), head


def _arm(sketch: Sketch, role: Role, root: Points, bones: tuple[float, float], color: str) -> Points:
    if not role.bearing.gesture and not role.thing:
        bones = (30.0, 70.0)
    steps = [root]
    for pitch in bones:
        turn = np.radians(pitch)
        steps.append(steps[-1] + array([np.sin(turn), np.cos(turn)]) * 0.15)
    sketch.form(tube(steps, [0.040, 0.036, 0.030], samples=5, round_root=True), color, part="arm", ink=0.85, shade=0.2)
    return steps[-1]
