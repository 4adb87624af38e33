"""The soft and strange of the sea: octopus, jellyfish, seahorse, starfish.

Knows: how arms wave, bells pulse and tails curl.  Does not know: how faces are drawn.
One unit is the crown's height over the ground; x is the way they face, y down.
"""

# ruff: noqa: RUF005  (points are arrays: `point + [x, y]` shifts them, it joins no lists)
from __future__ import annotations

from dataclasses import replace

import numpy as np

from audobon.comic.storyboard import CastDesign
from audobon.pencils.figures.anchors import finish
from audobon.pencils.figures.human_head import HeadMarks
from audobon.pencils.figures.ink import Frame, Points, Sketch, array, darker, drawn_on, ellipse, lighter, mix, tube
from audobon.pencils.figures.moment import Moment
from audobon.pencils.figures.reptile_head import ReptileHead, draw_reptile_head, reptile_eyes
from audobon.pencils.figures.role import Role, open_sheet, take_role
from audobon.pencils.figures.soft_head import SoftFace, draw_soft_face, face_of
from audobon.pencils.figures.trim import carry, neckwear, put_on_hat, put_on_spectacles, tie_scarf
from audobon.pencils.shapes import Figure, smooth

SHARE = 0.6
_DOME = replace(face_of(-0.16, 0.06, 0.12, apart=0.36, mouth=0.20, round_head=True), hat=(0.0, -0.22), hat_size=0.8)
_BELL = replace(face_of(-0.18, 0.02, 0.12, apart=0.38, mouth=0.18, round_head=True), hat=(0.0, -0.20), hat_size=0.7)
_STAR = replace(face_of(-0.15, -0.10, 0.13, apart=0.34, mouth=0.22, round_head=True), hat=(0.0, -0.62), hat_size=0.7)
_HORSE = ReptileHead(snout=1.02, tall=0.06, jaw=0.06, eye=0.17, eye_at=(0.06, -0.12), nostril=False, corner=0.30,
    iris="#3a2a20")  # fmt: skip


def draw_sea_creature(design: CastDesign, kind: str, moment: Moment) -> Figure:
    """An octopus, jellyfish, seahorse or starfish."""
    role = take_role(design, moment)
    sketch = open_sheet(role, moment, share=SHARE)
    drawn = {"octopus": _octopus, "jellyfish": _jellyfish, "seahorse": _seahorse, "starfish": _starfish}[kind]
    joints, marks, head = drawn(sketch, role)
    return finish(sketch, joints, marks=marks, head=head, mirror=moment.mirror, warnings=role.warnings)


Drawn = tuple[dict[str, Points], HeadMarks, Frame]


def _lift(role: Role, rest: float = 0.0) -> float:
    return rest + {"fly": 0.35, "leap": 0.30, "swim": 0.25, "climb": 0.35, "fall": 0.30, "dance": 0.08}.get(
        role.bearing.manner, 0.0)  # fmt: skip


def _fleshy_face(
    sketch: Sketch, face: SoftFace, role: Role, *, at: Points, scale: float, coat: str
) -> tuple[HeadMarks, Frame]:
    body = sketch.frame
    sheet = body.child(at, scale=scale, angle=role.bearing.nod * 0.5)
    sketch.frame, sketch.depth = sheet, 0.75
    marks = draw_soft_face(sketch, face, role, coat=coat, part="body")
    sketch.frame = body
    return marks, sheet


def _tentacle(sketch: Sketch, path: Points, color: str, *, thick: float, suckers: bool, part: str) -> None:
    curve = smooth(path, closed=False, samples=6)
    sketch.form(tube(curve, [thick, thick * 0.86, thick * 0.6, thick * 0.24], samples=1, round_root=True), color,
        part=part, shade=0.32, hatch=3)  # fmt: skip
    if suckers:
        for k in range(3, len(curve) - 1, 2):
            r = thick * (1.0 - 0.75 * k / len(curve)) * 0.34
            step = curve[k] - curve[k - 1]
            side = array([-step[1], step[0]]) / max(float(np.hypot(*step)), 1e-6)
            spot = curve[k] + side * r * 1.2
            sketch.form(ellipse(spot, r, r * 0.85, count=10), lighter(color, 0.5), part=part, ink=0.45, shade=0)


def _octopus(sketch: Sketch, role: Role) -> Drawn:
    coat, lift = role.coat, _lift(role)
    low = 0.16 if role.bearing.manner in ("sleep", "low", "lie") else 0.0
    head = array([0.0, -0.66 - lift + low])
    hem = head + array([0.0, 0.30])
    hand, far_hand = hem, hem
    sketch.depth = 0.3
    airborne = lift > 0.2
    for k in (0, 7, 1, 6, 2, 5, 3, 4):
        x = (k - 3.5) / 3.5
        root = hem + array([x * 0.26, -0.02])
        acts = k in (6, 1) and (role.bearing.gesture or (bool(role.thing) and k == 6)) and role.view != "back"
        if acts:
            bones = role.bearing.near if k == 6 else role.bearing.far
            side = 1.0 if k == 6 else -1.0
            steps = [root]
            for pitch in bones:
                turn = np.radians(max(pitch, 35.0))
                steps.append(steps[-1] + array([side * np.sin(turn), np.cos(turn)]) * 0.30)
            curl = steps[-1] + array([side * 0.07, -0.05])
            path = array([*steps, curl])
            hand, far_hand = (steps[-1], far_hand) if k == 6 else (hand, steps[-1])
        elif airborne:
            path = array([root, root + [x * 0.08 - 0.06, 0.22], root + [x * 0.20 - 0.18, 0.42], root + [x * 0.12 - 0.30,
                0.58]])  # fmt: skip
        else:
            end = array([x * 0.86, -0.03])
            path = array([root, root * 0.5 + end * 0.5 + [x * 0.10, -0.05], end, end + [0.10 * np.sign(x), -0.08 - 0.03
                * (k % 3)], end + [0.03 * np.sign(x), -0.13]])  # fmt: skip
        _tentacle(sketch, path, darker(coat, 0.14 if k in (0, 7, 2, 5) else 0.0), thick=0.085, suckers=True,
            part=f"arm {k}")  # fmt: skip
    sketch.depth = 0.55
    dome = array([(-0.34, 0.34), (-0.36, 0.10), (-0.42, -0.10), (-0.30, -0.30), (0.0, -0.36), (0.30, -0.30), (0.42,
        -0.10),
        (0.36, 0.10), (0.34, 0.34), (0.0, 0.42)])  # fmt: skip
    sketch.form(smooth(head + dome, samples=5), coat, part="body", shade=0.42, width=0.18, hatch=8)
    for x, y, size in ((-0.26, -0.14, 0.04), (-0.12, -0.26, 0.05), (0.24, -0.20, 0.035), (0.30, -0.06, 0.028), (0.08,
        -0.30,
            0.03)):  # fmt: skip
        sketch.wash(ellipse(head + [x, y], size, size * 0.8, count=12), darker(coat, 0.3), part="body", strength=0.6)
    scarf = neckwear(role)
    if scarf:
        tie_scarf(sketch, scarf, head + [-0.36, 0.27], head + [0.34, 0.27], thick=0.08)
    marks, sheet = _fleshy_face(sketch, _DOME, role, at=head, scale=0.86, coat=coat)
    sketch.depth = 0.85
    carry(sketch, role, at=hand, scale=0.6, angle=6)
    joints = {"neck": hem, "shoulder_r": hem + array([0.2, 0.0]), "shoulder_l": hem - array([0.2, 0.0]),
        "wrist_r": hand,
        "wrist_l": far_hand, "hand_r": hand, "hand_l": far_hand}  # fmt: skip
    return joints, marks, sheet


def _jellyfish(sketch: Sketch, role: Role) -> Drawn:
    coat, lift = role.coat, _lift(role, 0.06)
    head = array([0.0, -0.74 - lift])
    sketch.depth = 0.3
    for k in range(9):
        x = (k - 4) / 4
        wave = 0.07 * (-1) ** k
        path = head + array([(x * 0.30, 0.10), (x * 0.32 + wave, 0.32), (x * 0.30 - wave, 0.50),
            (x * 0.36 + wave * 0.6, 0.70
            - 0.05 * (k % 3))])  # fmt: skip
        wide = 0.045 if k % 2 else 0.022
        _tentacle(
            sketch, path, mix(coat, "#ffffff", 0.18 if k % 2 else 0.0), thick=wide, suckers=False, part=f"arm {k}"
        )
    sketch.depth = 0.55
    rim = [(x, 0.12 + 0.035 * np.cos(x * 30)) for x in np.linspace(0.44, -0.44, 11)]
    bell = np.vstack([smooth(array([(-0.46, 0.10), (-0.44, -0.10), (-0.26, -0.28), (0.0, -0.33), (0.26, -0.28),
        (0.44, -0.10),
        (0.46, 0.10)]), closed=False, samples=5), array(rim)])  # fmt: skip
    sketch.form(head + bell, coat, part="body", shade=0.34, width=0.16, hatch=6)
    sketch.wash(head + bell * array([0.78, 0.7]), lighter(coat, 0.35), part="body", strength=0.5, softness=0.06)
    for x in (-0.28, -0.1, 0.1, 0.28):
        sketch.curve([head + [x * 0.7, -0.24], head + [x * 1.1, -0.06], head + [x * 1.15, 0.12]], ink=0.5,
            color=drawn_on(coat), part="body")  # fmt: skip
    marks, sheet = _fleshy_face(sketch, _BELL, role, at=head + [0.0, -0.04], scale=0.78, coat=coat)
    carry(sketch, role, at=head + [0.30, 0.34], scale=0.6, angle=6)
    joints = {"neck": head + array([0.0, 0.12]), "hip_r": head + array([0.0, 0.3])}
    return joints, marks, sheet


def _starfish(sketch: Sketch, role: Role) -> Drawn:
    """Five arms: two to stand on, two to speak with, one for a crown."""
    coat, lift = role.coat, _lift(role)
    middle = array([0.0, -0.46 - lift])
    turn = {"sleep": 24.0, "fall": 150.0, "run": 14.0, "walk": 7.0, "low": 10.0}.get(role.bearing.manner, 0.0)
    near, far = (0.4 * b[0] + 0.6 * b[1] for b in (role.bearing.near, role.bearing.far))
    right, left = (near, far) if role.bearing.gesture else (88.0, 88.0)
    outer = sketch.frame
    sketch.frame = body = outer.child(middle, angle=turn)
    angles = np.radians([90.0, np.clip(right, 60, 128) - 90.0, -62.0, -118.0, 270.0 - np.clip(left, 60, 128)])
    angles[[1, 4]] = np.radians([np.clip(right, 60, 128) - 78.0, 258.0 - np.clip(left, 60, 128)])
    tips = np.stack([np.cos(angles), -np.sin(angles)], axis=1) * 0.52
    order = [0, 1, 2, 3, 4]
    points = []
    for k in order:
        a, b = angles[k], angles[(k + 1) % 5]
        gap = (a - b) % (2 * np.pi)
        inner = a - gap / 2
        way = tips[k] / 0.52
        side = array([-way[1], way[0]])
        points += [tips[k] * 0.86 - side * 0.075, tips[k], tips[k] * 0.86 + side * 0.075, array([np.cos(inner),
            -np.sin(inner)]) * 0.21]  # fmt: skip
    sketch.depth = 0.5
    outline = smooth(array(points), samples=4)
    sketch.form(outline, coat, part="body", shade=0.42, width=0.10, hatch=6)
    for k in order:
        for share in np.linspace(0.45, 0.92, 4):
            spot = tips[k] * share
            size = 0.034 * (1.25 - share)
            sketch.form(ellipse(spot, size, size, count=10), lighter(coat, 0.45), part="body", ink=0.45, shade=0)
        way = array([-tips[k][1], tips[k][0]])
        for flip in (-0.16, 0.16):
            sketch.wash(ellipse(tips[k] * 0.62 + way * flip, 0.014, 0.014, count=8), darker(coat, 0.35), part="body",
                strength=0.7)  # fmt: skip
    marks, sheet = _fleshy_face(sketch, _STAR, role, at=array([0.0, 0.0]), scale=0.62, coat=coat)
    carry(sketch, role, at=tips[1] * 0.95, scale=0.6, angle=6)
    sketch.frame = body
    joints = {"neck": array([0.0, -0.16]), "wrist_r": tips[1], "hand_r": tips[1], "wrist_l": tips[4], "hand_l": tips[4],
        "ankle_r": tips[2], "ankle_l": tips[3]}  # fmt: skip
    return joints, marks, sheet


def _seahorse(sketch: Sketch, role: Role) -> Drawn:
    coat, lift = role.coat, _lift(role)
    manner = role.bearing.manner
    head = array([0.10, -0.84 - lift]) + (
        array([0.06, 0.08]) if manner in ("bend", "peep", "sleep") else array([0.0, 0.0])
    )
    path = array([head + [-0.06, 0.06], head + [-0.16, 0.22], array([0.02, -0.48 - lift]), array([0.06, -0.28 - lift]),
        array([-0.06, -0.12 - lift])])  # fmt: skip
    curl = array(
        [(-0.06, -0.12), (-0.16, -0.04), (-0.06, 0.0), (0.05, -0.03), (0.06, -0.10), (0.0, -0.13), (-0.03, -0.09)]
    )
    spine = smooth(np.vstack([path[:-1], curl - [0.0, lift + 0.015]]), closed=False, samples=5)
    radii = np.interp(np.linspace(0, 1, len(spine)), [0, 0.12, 0.26, 0.36, 0.5, 0.7, 1.0], [0.085, 0.095, 0.135,
        0.14, 0.085,
        0.042, 0.014])  # fmt: skip
    sketch.depth = 0.35
    fin = array([(-0.14, -0.52), (-0.30, -0.60), (-0.34, -0.46), (-0.26, -0.36), (-0.10, -0.38)]) - [0.0, lift]
    sketch.form(smooth(fin, samples=4), mix(coat, "#fff2d0", 0.45), part="fin", shade=0.2)
    for k in range(4):
        sketch.stroke(array([(-0.12, -0.50 + 0.03 * k - lift), (-0.31, -0.56 + 0.05 * k - lift)]), ink=0.5,
            color=darker(coat, 0.4), part="fin")  # fmt: skip
    sketch.depth = 0.5
    sketch.form(tube(spine, radii, samples=1), coat, part="body", shade=0.40, width=0.08, hatch=8)
    for k in range(2, len(spine) - 2, 2):
        step = spine[k + 1] - spine[k - 1]
        side = array([-step[1], step[0]]) / max(float(np.hypot(*step)), 1e-6) * radii[k] * 0.94
        sketch.curve(
            [spine[k] - side, spine[k] + step * 0.35, spine[k] + side], ink=0.6, color=drawn_on(coat), part="body"
        )
    scarf = neckwear(role)
    if scarf:
        tie_scarf(sketch, scarf, spine[3] + [-0.10, 0.0], spine[3] + [0.09, 0.03], thick=0.05)
    body = sketch.frame
    sheet = body.child(head, scale=0.25, angle=role.bearing.nod + 10.0 + (20.0 if manner == "bend" else 0.0))
    sketch.frame, sketch.depth = sheet, 0.75
    for x, y in ((-0.10, -0.72), (-0.30, -0.62), (0.10, -0.66)):
        sketch.form(array([(x - 0.08, -0.36), (x, y), (x + 0.10, -0.36)]), coat, part="crest", ink=0.8, shade=0.2)
    marks = draw_reptile_head(sketch, _HORSE, role.acting, view=role.view, coat=coat, pale=lighter(coat, 0.3))
    put_on_spectacles(sketch, role, reptile_eyes(_HORSE, role.view), ear=(-0.4, -0.1))
    put_on_hat(sketch, role, at=(-0.08, -0.12), scale=0.9)
    carry(sketch, role, at=marks.mouth + array([0.10, 0.08]), scale=1.8, angle=10)
    sketch.frame = body
    joints = {"neck": spine[2], "shoulder_r": spine[8], "hip_r": spine[14], "ankle_r": spine[-1]}
    return joints, marks, sheet
