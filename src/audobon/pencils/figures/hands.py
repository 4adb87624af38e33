"""Hands and paws: a palm, a thumb and fingers, in the few shapes that gestures need.

Knows: a hand's local sheet (x along the fingers, y towards the little finger).  Does not know: arms, what is held.
"""

from __future__ import annotations

import numpy as np

from audobon.pencils.figures.ink import Frame, Points, Sketch, array, darker, tube
from audobon.pencils.shapes import smooth

HAND_SHAPES = ("relaxed", "point", "open", "fist", "grip", "flat")

# Palm and mitten outlines in hand lengths; the thumb is drawn apart, over or under the palm.
_MITTEN: dict[str, list[tuple[float, float]]] = {
    "relaxed": [(-0.10, -0.17), (0.20, -0.26), (0.52, -0.25), (0.80, -0.16), (0.97, 0.02), (0.93, 0.15), (0.72, 0.22),
                (0.42, 0.25), (0.12, 0.22), (-0.10, 0.17)],
    "flat": [(-0.10, -0.16), (0.2, -0.24), (0.55, -0.22), (0.90, -0.15), (1.04, -0.03), (1.0, 0.09), (0.8, 0.19),
             (0.4, 0.24), (0.1, 0.21), (-0.10, 0.16)],
    "fist": [(-0.10, -0.17), (0.16, -0.27), (0.42, -0.30), (0.60, -0.22), (0.66, -0.02), (0.62, 0.20), (0.44, 0.29),
             (0.14, 0.25), (-0.10, 0.17)],
    "grip": [(-0.10, -0.17), (0.16, -0.26), (0.44, -0.29), (0.63, -0.20), (0.69, 0.0), (0.63, 0.20), (0.44, 0.28),
             (0.14, 0.25), (-0.10, 0.17)],
    "point": [(-0.10, -0.17), (0.16, -0.26), (0.42, -0.27), (0.56, -0.16), (0.62, 0.04), (0.58, 0.20), (0.42, 0.27),
              (0.14, 0.24), (-0.10, 0.17)],
    "open": [(-0.10, -0.17), (0.14, -0.27), (0.40, -0.29), (0.54, -0.22), (0.58, 0.0), (0.52, 0.20), (0.36, 0.27),
             (0.12, 0.24), (-0.10, 0.17)],
}  # fmt: skip
_KNUCKLES: dict[str, list[list[tuple[float, float]]]] = {
    "relaxed": [[(0.50, -0.08), (0.74, -0.05), (0.92, 0.03)], [(0.48, 0.06), (0.70, 0.09), (0.86, 0.13)]],
    "flat": [[(0.55, -0.09), (0.8, -0.06), (0.99, -0.03)], [(0.52, 0.05), (0.8, 0.07), (0.96, 0.06)]],
    "fist": [[(0.60, -0.10), (0.46, -0.09), (0.38, -0.10)], [(0.64, 0.05), (0.48, 0.05), (0.40, 0.03)],
             [(0.58, 0.17), (0.46, 0.17), (0.40, 0.15)]],
    "grip": [[(0.62, -0.10), (0.48, -0.09), (0.40, -0.10)], [(0.66, 0.04), (0.50, 0.04), (0.42, 0.03)],
             [(0.60, 0.16), (0.48, 0.16), (0.42, 0.15)]],
    "point": [[(0.56, 0.06), (0.44, 0.05), (0.36, 0.03)], [(0.54, 0.16), (0.44, 0.16), (0.38, 0.14)]],
    "open": [],
}  # fmt: skip
_FINGERS = ((-0.20, -15.0, 0.50), (-0.07, -4.0, 0.58), (0.07, 7.0, 0.54), (0.18, 20.0, 0.42))


def draw_hand(sketch: Sketch, *, wrist: Points, tip: Points, shape: str, color: str, thumb_up: bool, part: str) -> None:
    """A human hand from `wrist` towards `tip` (body units); `thumb_up` puts the thumb on the left of that direction."""
    sheet = _sheet(sketch.frame, wrist, tip, flip=not thumb_up)
    outer, sketch.frame = sketch.frame, sheet
    line = darker(color, 0.62)
    if shape == "open":
        for root, angle, length in _FINGERS:
            a = np.radians(angle)
            start = np.array([0.42, root])
            end = start + np.array([np.cos(a), np.sin(a)]) * length
            sketch.form(
                tube([start, (start + end) / 2, end], [0.085, 0.08, 0.062], samples=3),
                color,
                part=part,
                ink=0.75,
                shade=0,
            )
    sketch.form(smooth(array(_MITTEN[shape]), samples=4), color, part=part, ink=0.85, shade=0.28)
    if shape == "open":
        sketch.form(smooth(array([(0.02, -0.15), (0.3, -0.22), (0.47, -0.2), (0.5, 0.15), (0.3, 0.2), (0.02, 0.15)]),
            samples=3),
                    color, part=part, ink=0.0, shade=0)  # fmt: skip
    if shape == "point":
        sketch.form(
            tube([(0.40, -0.19), (0.7, -0.2), (1.08, -0.2)], [0.09, 0.085, 0.06], samples=3),
            color,
            part=part,
            ink=0.85,
            shade=0,
        )
        sketch.form(
            smooth(array([(0.25, -0.2), (0.47, -0.23), (0.5, -0.12), (0.3, -0.08)]), samples=3),
            color,
            part=part,
            ink=0.0,
            shade=0,
        )
    for mark in _KNUCKLES[shape]:
        sketch.curve(mark, ink=0.55, color=line, part=part)
    thumb = {
        "open": [(0.10, -0.20), (0.26, -0.40), (0.40, -0.56)],
        "flat": [(0.10, -0.18), (0.32, -0.32), (0.54, -0.34)],
        "relaxed": [(0.08, -0.14), (0.34, -0.24), (0.56, -0.22)],
        "point": [(0.08, -0.10), (0.30, -0.10), (0.50, -0.02)],
    }.get(shape, [(0.06, -0.14), (0.30, -0.22), (0.54, -0.12)])
    sketch.form(tube(thumb, [0.10, 0.095, 0.065], samples=4), color, part=part, ink=0.75, shade=0)
    sketch.frame = outer


def draw_paw(sketch: Sketch, *, wrist: Points, tip: Points, shape: str, color: str, thumb_up: bool, part: str) -> None:
    """A paw: a soft mitten with three toes marked; pointing and waving paws reach a little further."""
    sheet = _sheet(sketch.frame, wrist, tip, flip=not thumb_up)
    outer, sketch.frame = sketch.frame, sheet
    reach = {"point": 1.08, "open": 1.05, "flat": 1.0, "relaxed": 0.98}.get(shape, 0.82)
    spread = 0.40 if shape == "open" else 0.33
    outline = array(
        [(-0.15, -0.26), (0.2, -spread * 0.92), (0.55, -spread), (reach * 0.86, -spread * 0.66), (reach, -0.02),
         (reach * 0.88, spread * 0.62), (0.55, spread), (0.2, spread * 0.92), (-0.15, 0.26)]
    )  # fmt: skip
    sketch.form(smooth(outline, samples=4), color, part=part, ink=0.85, shade=0.3)
    line = darker(color, 0.6)
    for y in (-0.11, 0.10):
        sketch.curve(
            [(reach * 0.62, y * 0.9), (reach * 0.8, y), (reach * 0.95, y * 1.15)], ink=0.6, color=line, part=part
        )
    if shape in ("grip", "fist", "open", "point"):
        sketch.form(
            tube([(0.12, -0.2), (0.3, -0.34), (0.5, -0.3)], [0.12, 0.11, 0.07], samples=3),
            color,
            part=part,
            ink=0.7,
            shade=0,
        )
    sketch.frame = outer


def draw_hoof(sketch: Sketch, *, wrist: Points, tip: Points, color: str, part: str) -> None:
    """A cloven hoof at the end of a foreleg."""
    sheet = _sheet(sketch.frame, wrist, tip, flip=False)
    outer, sketch.frame = sketch.frame, sheet
    outline = array(
        [
            (-0.12, -0.28),
            (0.3, -0.3),
            (0.72, -0.36),
            (0.84, -0.1),
            (0.84, 0.12),
            (0.72, 0.36),
            (0.3, 0.3),
            (-0.12, 0.28),
        ]
    )
    sketch.form(smooth(outline, samples=3), color, part=part, ink=0.85, shade=0.35)
    sketch.curve([(0.42, 0.03), (0.62, 0.02), (0.86, 0.04)], ink=0.8, color=darker(color, 0.7), part=part)
    sketch.frame = outer


def _sheet(frame: Frame, wrist: Points, tip: Points, *, flip: bool) -> Frame:
    """The hand's sheet; a strongly foreshortened hand still shows at two thirds of its length."""
    way = tip - wrist
    length = float(np.hypot(*way))
    x = way / max(length, 1e-9)
    y = np.array([-x[1], x[0]]) * (-1.0 if flip else 1.0)
    return Frame(np.stack([x, y]) * max(length, 1e-3) @ frame.matrix, frame.apply(wrist))
