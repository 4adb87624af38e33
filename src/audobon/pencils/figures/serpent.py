"""Long bodies without limbs: snakes, cobras, eels and worms, coiled, creeping, rising, striking.

Knows: where such a body lies in a pose, how it is patterned; the tail's tip serves for a hand.
Does not know: other bodies.
One unit is the crown's height over the ground when coiled with the head up; x is the way it faces, y down.
"""

# ruff: noqa: RUF005  (points are arrays: `point + [x, y]` shifts them, it joins no lists)
from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from audobon.comic.storyboard import CastDesign
from audobon.pencils.figures.anchors import finish
from audobon.pencils.figures.ink import (
    Points,
    Sketch,
    array,
    darker,
    drawn_on,
    ellipse,
    lighter,
    mix,
    normals,
    resample,
    tube,
)
from audobon.pencils.figures.moment import Moment
from audobon.pencils.figures.reptile_head import ReptileHead, draw_reptile_head, reptile_eyes
from audobon.pencils.figures.role import Role, open_sheet, take_role
from audobon.pencils.figures.trim import carry, neckwear, put_on_hat, put_on_spectacles, tie_scarf
from audobon.pencils.shapes import Figure, smooth

SHARE = 0.5


@dataclass(frozen=True, kw_only=True)
class Serpent:
    """`thick` is the body's radius, `head` the head's height, `pattern` the back's marking."""

    name: str
    thick: float
    head: float
    face: ReptileHead
    pattern: str
    hood: bool = False
    tongue: bool = True


_SNAKE = Serpent(name="snake", thick=0.085, head=0.30, pattern="diamonds",
    face=ReptileHead(snout=0.66, tall=0.16, jaw=0.13, eye=0.15, eye_at=(0.10, -0.18)))  # fmt: skip
SERPENTS: dict[str, Serpent] = {
    s.name: s
    for s in (
        _SNAKE,
        replace(_SNAKE, name="cobra", thick=0.075, head=0.27, pattern="bands", hood=True),
        replace(_SNAKE, name="eel", thick=0.080, head=0.25, pattern="fin", tongue=False,
            face=ReptileHead(snout=0.78, tall=0.14, jaw=0.20, eye=0.13, eye_at=(0.16, -0.16), crown=0.85)),
        replace(_SNAKE, name="worm", thick=0.100, head=0.27, pattern="rings", tongue=False,
            face=ReptileHead(snout=0.46, tall=0.30, jaw=0.16, eye=0.14, eye_at=(0.08, -0.14), iris="#3a2420",
                nostril=False)),
    )
}  # fmt: skip

# Head's place and the neck's way to it from the coil's top, by manner.
_NECKS: dict[str, list[tuple[float, float]]] = {
    "stand": [(-0.06, -0.26), (0.10, -0.36), (-0.10, -0.56), (0.06, -0.80)],
    "sit": [(-0.06, -0.26), (0.08, -0.34), (-0.06, -0.50), (0.08, -0.70)],
    "peep": [(-0.06, -0.26), (0.02, -0.44), (0.16, -0.62), (0.36, -0.72)],
    "strike": [(-0.06, -0.26), (-0.26, -0.46), (0.06, -0.74), (0.50, -0.70)],
    "bend": [(-0.06, -0.26), (0.10, -0.56), (0.42, -0.52), (0.56, -0.22)],
    "dance": [(-0.06, -0.26), (0.18, -0.42), (-0.20, -0.62), (0.10, -0.90)],
    "low": [(-0.04, -0.26), (0.06, -0.30), (0.14, -0.34), (0.22, -0.36)],
    "sleep": [(-0.16, -0.26), (-0.04, -0.34), (0.08, -0.36), (0.18, -0.37)],
}
_WHOLE: dict[str, list[tuple[float, float]]] = {
    "walk": [
        (-1.05, -0.02),
        (-0.86, -0.10),
        (-0.62, -0.03),
        (-0.36, -0.12),
        (-0.08, -0.05),
        (0.20, -0.12),
        (0.42, -0.26),
        (0.50, -0.46),
    ],
    "run": [
        (-1.15, -0.04),
        (-0.92, -0.16),
        (-0.66, -0.03),
        (-0.38, -0.18),
        (-0.08, -0.06),
        (0.24, -0.16),
        (0.52, -0.28),
        (0.72, -0.36),
    ],
    "lie": [
        (-1.05, -0.05),
        (-0.80, -0.12),
        (-0.50, -0.06),
        (-0.18, -0.12),
        (0.14, -0.07),
        (0.42, -0.10),
        (0.62, -0.13),
    ],
    "climb": [
        (-0.30, -0.05),
        (0.16, -0.16),
        (-0.18, -0.42),
        (0.18, -0.70),
        (-0.16, -0.98),
        (0.12, -1.22),
        (0.14, -1.46),
    ],
    "leap": [(-0.92, -0.22), (-0.66, -0.50), (-0.34, -0.40), (-0.02, -0.64), (0.28, -0.58), (0.52, -0.78)],
    "fall": [(-0.42, -1.20), (-0.10, -1.02), (-0.38, -0.80), (0.02, -0.66), (-0.12, -0.44), (0.22, -0.36)],
}
_WHOLE["fly"] = _WHOLE["leap"]
_WHOLE["swim"] = _WHOLE["run"]


def draw_serpent(design: CastDesign, kind: str, moment: Moment) -> Figure:
    """A snake, cobra, eel or worm."""
    role, serpent = take_role(design, moment), SERPENTS[kind]
    sketch = open_sheet(role, moment, share=SHARE)
    manner = role.bearing.manner
    whole = _WHOLE.get(manner)
    hand = None
    sketch.depth = 0.3
    if whole:
        path = softened_path(array(whole))
        _trunk(sketch, serpent, path, role.coat)
        if role.thing:
            hand = path[0]
    else:
        hand = _coil(sketch, serpent, role)
        path = softened_path(array(_NECKS[manner]))
        sketch.depth = 0.5
        _trunk(sketch, serpent, path, role.coat, rising=True)
    return _finished(sketch, serpent, role, moment, path=path, hand=hand, whole=bool(whole))


def softened_path(points: Points) -> Points:
    return smooth(points, closed=False, samples=7)


def _finished(
    sketch: Sketch, serpent: Serpent, role: Role, moment: Moment, *, path: Points, hand: Points | None, whole: bool
) -> Figure:
    body = sketch.frame
    at = path[-1]
    collar = neckwear(role)
    if collar:
        side = normals(path)[-6] * serpent.thick * 1.1
        tie_scarf(sketch, collar, path[-6] + side * np.sign(side[0] or 1) * -1, path[-6] + side * np.sign(side[0] or 1),
            thick=serpent.thick * 0.7)  # fmt: skip
    if serpent.hood:
        _hood(sketch, at, role.coat, serpent.thick)
    head = body.child(at + array([0.05, -0.02]), scale=serpent.head, angle=role.bearing.nod * 0.7)
    sketch.frame, sketch.depth = head, 0.75
    if serpent.tongue and role.view != "back" and role.acting.lid > 0.1:
        _tongue(sketch, serpent.face.snout * (0.86 if role.view == "three" else 1.0))
    marks = draw_reptile_head(sketch, serpent.face, role.acting, view=role.view, coat=role.coat, pale=_pale(role.coat))
    put_on_spectacles(sketch, role, reptile_eyes(serpent.face, role.view), ear=(-0.4, -0.1))
    put_on_hat(sketch, role, at=(-0.08, -0.14), scale=0.94, angle=-6)
    if role.thing and hand is None:
        carry(sketch, role, at=marks.mouth + array([0.06, 0.06]), scale=0.42 / serpent.head, angle=12)
    sketch.frame = body
    joints = {"neck": path[-8], "hip_r": path[len(path) // 3], "shoulder_r": path[len(path) * 2 // 3]}
    if hand is not None:
        joints |= {"wrist_r": hand, "hand_r": hand}
        if role.thing:
            carry(sketch, role, at=hand, scale=0.5, angle=8)
    elif whole:
        joints["ankle_r"] = path[0]
    return finish(sketch, joints, marks=marks, head=head, mirror=moment.mirror, warnings=role.warnings)


def _pale(coat: str) -> str:
    return mix(coat, "#f0e6c8", 0.62)


def _coil(sketch: Sketch, serpent: Serpent, role: Role) -> Points | None:
    """Rings lying on one another, the lowest first; returns the tail's tip where it is raised to speak or hold."""
    r = serpent.thick
    raised = role.bearing.gesture or bool(role.thing)
    pitch = np.radians(max(0.35 * role.bearing.near[0] + 0.65 * role.bearing.near[1], 95.0))
    if raised:
        end = array([0.46, -0.16]) + array([np.sin(pitch), np.cos(pitch)]) * array([0.26, 0.30]) * 0.9
        tail = np.vstack([array([(0.20, -0.05), (0.44, -0.05), (0.54, -0.14)]), end[None]])
    else:
        tail = array([[0.16, -0.05], [0.46, -0.05], [0.64, -0.03], [0.80, -0.06]])
    for level, (wide, high) in enumerate(((0.42, -0.155), (0.33, -0.235), (0.23, -0.31))):
        ring = ellipse((-0.04 + 0.01 * level, high), wide, r * 0.85, count=24)
        thick = r * (1.0 - 0.06 * level)
        back, front = ring[12:], np.vstack([ring[:13]])
        for half in (back, front):
            sketch.form(tube(half, [thick], samples=2, round_root=True), role.coat, part=f"coil {level}", shade=0.34,
                hatch=4)  # fmt: skip
        _pattern(sketch, serpent, front, np.full(len(front), thick), role.coat, part=f"coil {level}", count=5)
    taper = [r, r * 0.8, r * 0.5, r * 0.14]
    sketch.form(tube(tail, taper, samples=6, round_root=True), role.coat, part="coil 0", shade=0.3)
    return tail[-1] if raised else None


def _trunk(sketch: Sketch, serpent: Serpent, path: Points, coat: str, *, rising: bool = False) -> None:
    """A body along a path from the tail (or the coil) to the head."""
    r = serpent.thick
    profile = [r * 1.02, r * 1.0, r * 0.94, r * 0.86] if rising else [r * 0.12, r * 0.75, r, r * 1.05, r, r * 0.86]
    radii = resample(profile, len(path))
    if serpent.pattern == "fin":
        _fin(sketch, path, radii, coat)
    sketch.form(tube(path, radii, samples=1, round_root=rising), coat, part="body", shade=0.38, hatch=10)
    belly = path + normals(path) * -radii[:, None] * 0.55
    if serpent.pattern != "rings":
        sketch.wash(tube(belly, radii * 0.5, samples=1), _pale(coat), part="body", strength=0.75, softness=r * 0.15)
        for k in range(3, len(path) - 2, 2):
            across = normals(path)[k] * -radii[k]
            sketch.stroke(np.stack([path[k] + across * 0.18, path[k] + across * 0.95]), ink=0.5, color=drawn_on(coat),
                part="body")  # fmt: skip
    _pattern(sketch, serpent, path, radii, coat, part="body", count=9)


def _pattern(
    sketch: Sketch, serpent: Serpent, path: Points, radii: Points, coat: str, *, part: str, count: int
) -> None:
    side = normals(path)
    dark = darker(coat, 0.45)
    if serpent.pattern == "rings":
        for k in np.linspace(1, len(path) - 2, count + 4).astype(int):
            across = side[k] * radii[k] * 0.92
            bow = (path[k] - path[k - 1]) * 0.5
            sketch.curve([path[k] - across, path[k] + bow, path[k] + across], ink=0.7, color=dark, part=part)
        if part == "body":
            band = path[len(path) // 2 : len(path) // 2 + 5]
            sketch.wash(tube(band, [float(radii.max())], samples=2), mix(coat, "#c0524a", 0.4), part=part, strength=0.7)
        return
    for k in np.linspace(1, len(path) - 3, count).astype(int):
        along = (path[k + 1] - path[k - 1]) * 0.8
        along = along / max(float(np.hypot(*along)), 1e-6) * radii[k] * (0.8 if serpent.pattern == "diamonds" else 0.35)
        up = side[k] * radii[k]
        if serpent.pattern == "diamonds":
            mark = array([path[k] + up * 0.1 - along, path[k] + up * 0.85, path[k] + up * 0.1 + along,
                path[k] - up * 0.35])  # fmt: skip
        else:
            mark = array([path[k] - along + up, path[k] + along + up, path[k] + along - up * 0.1,
                path[k] - along - up * 0.1])  # fmt: skip
        sketch.wash(mark, dark if serpent.pattern != "fin" else lighter(coat, 0.2), part=part,
            strength=0.75 if serpent.pattern != "fin" else 0.4, softness=0.004)  # fmt: skip
        if serpent.pattern == "diamonds":
            sketch.stroke(np.vstack([mark, mark[:1]]), ink=0.5, color=lighter(coat, 0.45), part=part)


def _fin(sketch: Sketch, path: Points, radii: Points, coat: str) -> None:
    """An eel's low fin along the back."""
    run = slice(1, len(path) * 2 // 3)
    crest = path[run] + normals(path)[run] * (radii[run] + 0.05)[:, None]
    sketch.form(np.vstack([path[run], crest[::-1]]), lighter(coat, 0.18), part="fin", ink=0.8, shade=0.2)


def _hood(sketch: Sketch, at: Points, coat: str, r: float) -> None:
    """A cobra's spread neck behind the head, with its spectacle mark."""
    shape = array([(0.0, -0.16), (0.15, -0.08), (0.20, 0.08), (0.13, 0.26), (0.02, 0.38), (-0.12, 0.28), (-0.20, 0.08),
        (-0.15, -0.08)])  # fmt: skip
    hood = smooth(at + shape + [-0.02, 0.04], samples=5)
    sketch.form(hood, coat, part="hood", shade=0.34, hatch=6)
    inner = at + (shape + [-0.02, 0.04]) * array([0.55, 0.8])
    sketch.wash(smooth(inner, samples=4), _pale(coat), part="hood", strength=0.8, softness=r * 0.2)
    for k in range(5):
        y = 0.06 + 0.055 * k
        sketch.curve([at + [-0.09 + 0.01 * k, y], at + [0.0, y + 0.018], at + [0.08 - 0.01 * k, y]], ink=0.6,
            color=drawn_on(coat), part="hood")  # fmt: skip


def _tongue(sketch: Sketch, snout: float) -> None:
    sketch.curve([(snout - 0.1, 0.09), (snout + 0.14, 0.12), (snout + 0.24, 0.08)], ink=1.6, color="#c0392f")
    for y in (0.0, 0.16):
        sketch.curve([(snout + 0.24, 0.08), (snout + 0.33, y + 0.03), (snout + 0.38, y)], ink=1.1, color="#c0392f")
