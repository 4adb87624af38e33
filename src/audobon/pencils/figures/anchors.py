"""A figure's frame at the start and its anchors at the end: joints, face, mouth, eyes, hands, boxes.

Knows: COCO-18 order, mirroring.  Does not know: how anything is drawn.
"""

from __future__ import annotations

import numpy as np

from audobon.pencils.figures.human_head import HeadMarks
from audobon.pencils.figures.ink import Frame, Points, Sketch, array
from audobon.pencils.shapes import Figure, Shape, ShapeKind

STATURE_M = 1.75
"""Metres from sole to crown (ears, horns and hats not counted) of a figure whose design has height 1."""

_BODY = ("shoulder", "elbow", "wrist"), ("hip", "knee", "ankle")


def open_sketch(stature: float, *, mirror: bool, label: str, seed: int) -> Sketch:
    """An empty sketch whose unit is the figure's stature (metres), mirrored for figures that face left.

    The pen grows a little slower than the figure, so that small and large figures look drawn with one pen.
    """
    frame = Frame(np.array([[-stature if mirror else stature, 0.0], [0.0, stature]]), np.zeros(2))
    return Sketch(frame, 0.0042 * stature**0.8, label, np.random.default_rng(seed))


def finish(
    sketch: Sketch, joints: dict[str, Points], *, marks: HeadMarks, head: Frame, mirror: bool, warnings: tuple[str, ...]
) -> Figure:
    """The figure from its sketch; `joints` by name (`neck`, `shoulder_r`, ...) in the sketch's frame."""
    frame = sketch.frame
    right, left = ("l", "r") if mirror else ("r", "l")
    placed = np.full((18, 2), np.nan)
    names = ["neck", *[f"{n}_{s}" for group in _BODY for s in (right, left) for n in group]]
    for index, name in enumerate(names, start=1):
        if name in joints:
            placed[index] = frame.apply(joints[name])
    placed[0] = head.apply(marks.nose)
    for base, (near, far) in zip((14, 16), (marks.eyes, marks.ears), strict=True):
        first, second = (far, near) if mirror else (near, far)
        placed[base], placed[base + 1] = head.apply(first), head.apply(second)
    corners = head.apply(array([(x, y) for x in marks.extent[:, 0] for y in marks.extent[:, 1]]))
    low, high = bounds(sketch.shapes, label=sketch.label)
    face_low, face_high = corners.min(axis=0), corners.max(axis=0)
    seen = [head.apply(eye) for eye in marks.eyes if not np.isnan(eye).any()]
    eyes = np.mean(seen, axis=0) if seen else (face_low + face_high) / 2
    mouth = np.clip(head.apply(marks.mouth), face_low, face_high)
    hands = [frame.apply(joints[f"hand_{s}"]) for s in (right, left) if f"hand_{s}" in joints]
    return Figure(
        shapes=tuple(sketch.shapes),
        joints=np.clip(placed, low, high),
        mouth=(float(mouth[0]), float(mouth[1])),
        eyes=(float(eyes[0]), float(eyes[1])),
        hands=tuple((float(p[0]), float(p[1])) for p in hands),
        face=(float(face_low[0]), float(face_low[1]), float(face_high[0]), float(face_high[1])),
        body=(float(low[0]), float(low[1]), float(high[0]), float(high[1])),
        warnings=warnings,
    )


def bounds(shapes: list[Shape], *, label: str) -> tuple[Points, Points]:
    """Corners of the box round all forms of the figure itself (not of what it sits on, rides or holds)."""
    forms = [
        s.points for s in shapes if s.kind is ShapeKind.FORM and s.label == label and not s.part.startswith("mount ")
    ]
    cloud = np.vstack(forms)
    return cloud.min(axis=0), cloud.max(axis=0)
