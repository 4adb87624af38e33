"""Wings of insects: panes of clear skin, painted sails, hard cases, sheaths.

Knows: each cut on paper, at rest and in flight.  Does not know: bodies, poses.
"""

# ruff: noqa: RUF005  (points are arrays: `point + [x, y]` shifts them, it joins no lists)
from __future__ import annotations

import numpy as np

from audobon.pencils.figures.ink import Points, Sketch, array, darker, ellipse, lighter, mix, tube
from audobon.pencils.figures.insect_build import Insect
from audobon.pencils.shapes import smooth

_PANES: dict[str, list[tuple[list[tuple[float, float]], float]]] = {
    "clear": [([(0, 0), (0.16, -0.13), (0.46, -0.17), (0.64, -0.04), (0.54, 0.10), (0.24, 0.10)], 0.0),
        ([(0, 0), (0.14, -0.08), (0.36, -0.09), (0.44, 0.02), (0.32, 0.10), (0.10, 0.07)], 26.0)],
    "long": [([(0, 0), (0.20, -0.07), (0.62, -0.09), (0.86, 0.0), (0.62, 0.09), (0.20, 0.05)], 0.0),
        ([(0, 0), (0.2, -0.05), (0.48, -0.05), (0.60, 0.03), (0.40, 0.08), (0.12, 0.04)], 16.0)],
    "four": [([(0, 0), (0.20, -0.07), (0.66, -0.10), (0.98, -0.02), (0.90, 0.08), (0.40, 0.09)], 0.0),
        ([(0, 0), (0.20, -0.06), (0.60, -0.09), (0.88, 0.0), (0.76, 0.12), (0.30, 0.12)], 30.0)],
}  # fmt: skip
_SAILS = {
    "broad": ([(0, 0.02), (0.10, -0.34), (0.42, -0.66), (0.80, -0.74), (0.92, -0.58), (0.80, -0.28), (0.62, -0.06),
        (0.30, 0.04)],
        [(0, 0), (0.36, -0.04), (0.64, 0.04), (0.70, 0.28), (0.54, 0.50), (0.36, 0.46), (0.30, 0.62), (0.20, 0.42),
            (0.08, 0.24)]),
    "dusk": ([(0, 0.02), (0.14, -0.24), (0.44, -0.42), (0.84, -0.36), (0.78, -0.12), (0.66, 0.06), (0.30, 0.08)],
        [(0, 0.02), (0.34, 0.02), (0.62, 0.10), (0.58, 0.34), (0.34, 0.44), (0.14, 0.30)]),
}  # fmt: skip


def draw_insect_wings(
    sketch: Sketch, insect: Insect, *, root: Points, flying: bool, far: bool, coat: str, view: str
) -> None:
    """The wings of one side that stand off the body (cases and sheaths at rest lie on it: `draw_cases`)."""
    outer = sketch.frame
    if insect.wings in _SAILS:
        _sails(sketch, insect, root=root, flying=flying, far=far, coat=coat, view=view)
    elif insect.wings in _PANES or (flying and insect.wings in ("cases", "sheath")):
        lift = {"four": 150.0, "clear": 146.0, "long": 158.0}.get(insect.wings, 130.0)
        angle = (lift - 44.0 if flying else lift) - (24.0 if far else 0.0)
        if insect.wings == "four":
            angle = (118.0 if not far else 62.0) + (0.0 if flying else 14.0 if not far else 0.0)
        sketch.frame = outer.child(root, angle=-angle)
        for outline, fold in reversed(_PANES.get(insect.wings, _PANES["clear"])):
            inner = sketch.frame
            sketch.frame = inner.child((0.0, 0.0), angle=-fold if insect.wings != "four" or not far else fold)
            _pane(sketch, array(outline), insect.wing_color)
            sketch.frame = inner
    sketch.frame = outer


def _pane(sketch: Sketch, outline: Points, color: str) -> None:
    shape = smooth(outline, samples=4)
    sketch.form(shape, color, part="wing", ink=0.8, shade=0.12)
    line = darker(color, 0.4)
    tip = outline[3]
    for k in (1, 2, 4, 5):
        bend = outline[k] * 0.55 + tip * 0.15
        sketch.curve([outline[0], bend, outline[k] * 0.94], ink=0.45, color=line, part="wing")
    sketch.curve([outline[0], tip * 0.5 + [0.0, -0.01], tip * 0.95], ink=0.5, color=line, part="wing")
    sketch.light(ellipse(outline[2] * 0.8 + tip * 0.1, 0.08, 0.03, count=12), "#ffffff", part="wing", strength=0.6,
        softness=0.02)  # fmt: skip


def _sails(sketch: Sketch, insect: Insect, *, root: Points, flying: bool, far: bool, coat: str, view: str) -> None:
    """A butterfly's or moth's fore and hind wing, painted."""
    outer = sketch.frame
    front = view != "side"
    mirror = front != far if front else True
    if front:
        sketch.frame = outer.child(root, scale=0.86 if far else 0.95, angle=8.0 if not far else -8.0, mirror=not far)
    else:
        spread = (24.0 if far else -12.0) if flying else (6.0 if far else -8.0)
        sketch.frame = outer.child(root, scale=0.95 if far else 1.0, angle=spread, mirror=mirror)
    fore, hind = _SAILS[insect.wings]
    tone = darker(coat, 0.16) if far and not front else coat
    for outline, color in ((hind, mix(tone, "#f2d08a", 0.18)), (fore, tone)):
        shape = smooth(array(outline), samples=5)
        sketch.form(shape, color, part="wing", shade=0.22, width=0.08)
        middle = shape.mean(axis=0)
        rim = np.vstack([shape, shape[:1], ((shape - middle) * 0.84 + middle)[:1], ((shape - middle) * 0.84
            + middle)[::-1]])  # fmt: skip
        sketch.wash(rim, insect.second or darker(color, 0.5), part="wing", strength=0.85)
        for k in range(2, len(outline) - 1):
            sketch.curve([array(outline[0]) + [0.02, 0.0], array(outline[k]) * 0.5 + middle * 0.15, array(outline[k])
                * 0.9], ink=0.5, color=darker(color, 0.5), part="wing")  # fmt: skip
        spot = middle * 1.15
        for share, hue in ((1.0, lighter(color, 0.6)), (0.55, insect.second or darker(color, 0.5))):
            sketch.wash(ellipse(spot, 0.085 * share, 0.075 * share, count=14), hue, part="wing", strength=0.9)
        if "scallops" in insect.marks:
            for point in ((shape - middle) * 0.90 + middle)[8:-4:4]:
                sketch.wash(ellipse(point, 0.022, 0.022, count=8), "#fbf3df", part="wing", strength=0.95)
    sketch.frame = outer


def draw_cases(sketch: Sketch, insect: Insect, rear: Points, radius: float, *, coat: str) -> None:
    """Wing cases of a beetle or the sheathed wings of a grasshopper, over the rear; `rear` runs from front to tip."""
    along = rear[-1] - rear[0]
    length = max(float(np.hypot(*along)), 1e-6)
    up = array([along[1], -along[0]]) / length
    up = up if up[1] < 0 else -up
    if insect.wings == "sheath":
        path = array([rear[0] + up * radius * 0.7 - along * 0.06, rear[0] * 0.5 + rear[-1] * 0.5 + up * radius * 0.62,
            rear[-1] + along * 0.14 + up * radius * 0.35])  # fmt: skip
        tone = mix(coat, "#7a5a34", 0.30)
        sketch.form(tube(path, [radius * 0.62, radius * 0.56, radius * 0.12], samples=6, round_root=True), tone,
            part="wing", shade=0.3)  # fmt: skip
        for shift in (-0.25, 0.0, 0.25):
            sketch.curve(path + up * radius * shift * array([[1.0], [0.8], [0.2]]), ink=0.5, color=darker(tone, 0.5),
                part="wing")  # fmt: skip
        return
    middle = (rear[0] + rear[-1]) / 2
    turn = np.degrees(np.arctan2(-along[1], along[0]))
    dome = ellipse(middle + up * radius * 0.10, length * 0.5 + radius * 0.74, radius * 1.04, angle=turn, count=32)
    shell = dome[(dome - middle) @ up > -radius * 0.42]
    sketch.form(shell, coat, part="wing", shade=0.40, width=radius * 0.5, hatch=6)
    seam = array([rear[0] + up * radius * 0.86, middle + up * radius * 1.0, rear[-1] + up * radius * 0.70])
    sketch.curve(seam + up * -radius * 0.12, ink=1.1, color=darker(coat, 0.6), part="wing")
    if "spots" in insect.marks:
        for a, b, size in ((0.10, 0.48, 0.19), (0.5, 0.66, 0.17), (0.90, 0.34, 0.18), (0.36, 0.10, 0.19), (0.74, -0.08,
                0.17), (0.02, -0.06, 0.14)):  # fmt: skip
            sketch.wash(ellipse(rear[0] + along * a + up * radius * b, radius * size, radius * size * 0.9, count=14),
                insect.second, part="wing", strength=0.95)  # fmt: skip
    else:
        for shift in (0.55, 0.25, -0.05):
            sketch.curve([rear[0] + up * radius * shift, middle + up * radius * (shift + 0.06), rear[-1] + up * radius
                * shift * 0.8], ink=0.55, color=darker(coat, 0.5), part="wing")  # fmt: skip
    gleam = ellipse(middle + up * radius * 0.66 - along * 0.16, length * 0.22, radius * 0.13, angle=turn, count=16)
    sketch.light(gleam, "#ffffff", part="wing", strength=0.5, softness=radius * 0.06)
