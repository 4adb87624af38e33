"""A person's head in three views: three-quarter front, profile, from behind.

Knows: faces by age and gender, features, cheeks, ears, wrinkles.  Does not know: hair (see `hair`),
    hats (see `headwear`).
Sheet: one unit is the head's height, chin at y 0.5, crown at -0.5, the face turned to the right.
"""

# ruff: noqa: RUF005  (points are arrays: `point + [x, y]` shifts them, it joins no lists)
from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from audobon.pencils.figures.emotion_marks import draw_marks
from audobon.pencils.figures.expression import Acting
from audobon.pencils.figures.eyes import Eye, draw_almond, draw_brow, line_for
from audobon.pencils.figures.ink import Points, Sketch, array, darker, ellipse, mix
from audobon.pencils.figures.mouth import draw_mouth, draw_profile_mouth
from audobon.pencils.shapes import smooth

VIEWS = ("three", "side", "back")

_THREE_GROWN = array(
    [(0.02, -0.50), (0.22, -0.455), (0.335, -0.31), (0.345, -0.13), (0.322, -0.02), (0.345, 0.10), (0.315, 0.25),
     (0.235, 0.40), (0.145, 0.485), (0.02, 0.49), (-0.12, 0.40), (-0.235, 0.27), (-0.285, 0.08), (-0.355, -0.10),
     (-0.34, -0.31), (-0.20, -0.465)]
)  # fmt: skip
_THREE_YOUNG = array(
    [(0.02, -0.50), (0.24, -0.445), (0.37, -0.27), (0.375, -0.06), (0.348, 0.06), (0.378, 0.18), (0.335, 0.325),
     (0.225, 0.435), (0.125, 0.475), (0.0, 0.475), (-0.15, 0.41), (-0.275, 0.28), (-0.325, 0.10), (-0.40, -0.08),
     (-0.38, -0.31), (-0.22, -0.465)]
)  # fmt: skip
_SIDE_GROWN = array(
    [(0.0, -0.50), (0.20, -0.43), (0.305, -0.27), (0.325, -0.12), (0.318, -0.055), (0.295, 0.005), (0.338, 0.075),
     (0.405, 0.165), (0.385, 0.20), (0.325, 0.215), (0.345, 0.268), (0.318, 0.297), (0.335, 0.335), (0.302, 0.375),
     (0.318, 0.44), (0.255, 0.495), (0.10, 0.45), (-0.03, 0.355), (-0.09, 0.22), (-0.22, 0.24), (-0.38, 0.08),
     (-0.415, -0.14), (-0.32, -0.37), (-0.16, -0.475)]
)  # fmt: skip
_SIDE_YOUNG = array(
    [(0.0, -0.50), (0.22, -0.43), (0.35, -0.26), (0.372, -0.06), (0.352, 0.015), (0.325, 0.075), (0.350, 0.13),
     (0.402, 0.185), (0.388, 0.225), (0.340, 0.24), (0.352, 0.285), (0.325, 0.312), (0.336, 0.345), (0.300, 0.38),
     (0.296, 0.425), (0.225, 0.475), (0.08, 0.44), (-0.05, 0.36), (-0.10, 0.22), (-0.24, 0.24), (-0.41, 0.08),
     (-0.445, -0.13), (-0.34, -0.37), (-0.16, -0.475)]
)  # fmt: skip
_BACK = array(
    [(0.0, -0.50), (0.22, -0.455), (0.345, -0.28), (0.36, -0.04), (0.315, 0.16), (0.24, 0.34), (0.14, 0.42), (-0.14,
    0.42),
     (-0.24, 0.34), (-0.315, 0.16), (-0.36, -0.04), (-0.345, -0.28), (-0.22, -0.455)]
)  # fmt: skip


@dataclass(frozen=True, kw_only=True)
class FacePlan:
    """A face's measures: `youth` 0 (grown) .. 1 (small child); heights in heads; `nose`, `jaw`, `eye` are factors."""

    youth: float
    eye_y: float
    eye: float
    nose: float
    nose_y: float
    mouth_y: float
    mouth: float
    jaw: float
    female: bool
    old: bool


@dataclass(frozen=True, kw_only=True)
class HeadMarks:
    """Where a head's parts are on its sheet. NaN for a part that is turned away. `extent` are the front's extremes."""

    nose: Points
    mouth: Points
    eyes: tuple[Points, Points]
    ears: tuple[Points, Points]
    extent: Points


HIDDEN = np.array([np.nan, np.nan])


def plan_face(*, age: str, gender: str, seed: int) -> FacePlan:
    """The measures of one person's face; `seed` varies them a little so that two people differ."""
    rng = np.random.default_rng(seed)
    vary = rng.uniform(-1, 1, 5)
    youth = {"child": 1.0, "young": 0.45, "adult": 0.0, "old": 0.0}.get(age, 0.1)
    female = gender == "female"
    return FacePlan(
        youth=youth,
        eye_y=0.028 + 0.062 * youth + 0.010 * vary[0],
        eye=(1.0 if not female else 1.08) * (1 + 0.20 * youth) * (1 + 0.06 * vary[1]),
        nose=(1.0 - 0.42 * youth) * (0.78 if female else 1.05) * (1 + 0.16 * vary[2]) * (1.12 if age == "old" else 1.0),
        nose_y=0.190 + 0.030 * youth + 0.012 * vary[3],
        mouth_y=0.305 + 0.025 * youth,
        mouth=(0.100 - 0.018 * youth) * (0.92 if female else 1.0) * (1 + 0.08 * vary[4]),
        jaw=(0.93 if female else 1.04) + 0.03 * vary[3],
        female=female,
        old=age == "old",
    )


def _outline(grown: Points, young: Points, plan: FacePlan) -> Points:
    points = grown + (young - grown) * plan.youth
    jaw = np.where(points[:, 1] > 0.22, plan.jaw + (1 - plan.jaw) * plan.youth, 1.0)
    return np.stack([points[:, 0] * jaw + (1 - jaw) * 0.08, points[:, 1]], axis=1)


def draw_human_head(
    sketch: Sketch, plan: FacePlan, acting: Acting, *, view: str, skin: str, brows: str, iris: str
) -> HeadMarks:
    """The head without hair on the current sheet; returns where its parts are."""
    if view == "back":
        return _draw_back(sketch, skin=skin)
    if view == "side":
        return _draw_side(sketch, plan, acting, skin=skin, brows=brows, iris=iris)
    return _draw_three(sketch, plan, acting, skin=skin, brows=brows, iris=iris)


def _ear(sketch: Sketch, x: float, y: float, skin: str, *, mirror: bool = False) -> None:
    flip = array([-1.0 if mirror else 1.0, 1.0])
    shape = (
        array([(0.05, -0.07), (0.0, -0.10), (-0.06, -0.07), (-0.065, 0.0), (-0.03, 0.07), (0.015, 0.10), (0.045, 0.05)])
        * flip
    )
    sketch.form(smooth(shape + [x, y], samples=4), skin, part="head", ink=0.9, shade=0.25)
    inner = array([(0.02, -0.055), (-0.03, -0.06), (-0.04, -0.005), (-0.012, 0.03), (-0.02, 0.055)]) * flip
    sketch.curve(inner + [x, y], ink=0.65, color=darker(skin, 0.6))


def _blush(sketch: Sketch, acting: Acting, spots: list[tuple[float, float, float]], skin: str) -> None:
    tint = mix(skin, "#d9553f", 0.55)
    for x, y, size in spots:
        sketch.wash(
            ellipse((x, y), size, size * 0.78),
            tint,
            part="head",
            strength=0.22 + 0.33 * acting.blush,
            softness=size * 0.5,
        )


def _draw_three(sketch: Sketch, plan: FacePlan, acting: Acting, *, skin: str, brows: str, iris: str) -> HeadMarks:
    line = line_for(skin)
    _ear(sketch, -0.285, plan.eye_y + 0.075, skin)
    sketch.form(
        smooth(_outline(_THREE_GROWN, _THREE_YOUNG, plan), samples=5), skin, part="head", shade=0.30, width=0.16
    )
    cheek = plan.eye_y + 0.16
    _blush(sketch, acting, [(-0.08, cheek, 0.085), (0.265, cheek, 0.055)], skin)
    _blush(sketch, acting, [(0.145, plan.nose_y, 0.045)], skin)
    near = Eye(x=-0.035, y=plan.eye_y, rx=0.070 * plan.eye, ry=0.050 * plan.eye, outer=-1, tilt=0.10)
    far = Eye(x=0.222, y=plan.eye_y, rx=0.052 * plan.eye, ry=0.049 * plan.eye, outer=1, tilt=0.08)
    for eye in (far, near):
        sketch.shade(
            ellipse((eye.x, eye.y - eye.ry * 0.4), eye.rx * 1.4, eye.ry * 1.7),
            darker(skin, 0.4),
            part="head",
            strength=0.08 if plan.female or plan.youth > 0.3 else 0.12,
            softness=0.03,
        )
        draw_almond(sketch, eye, acting, iris=iris, line=line, lashes=plan.female)
        draw_brow(
            sketch, eye, acting, color=brows, weight=0.20 if plan.female or plan.youth > 0.6 else 0.36, height=2.05
        )
    tip, size = np.array([0.175 + 0.03 * plan.nose, plan.nose_y]), plan.nose
    bridge = array([(0.135, plan.eye_y + 0.01), (0.150 + 0.01 * size, plan.nose_y - 0.09)])
    ridge = np.vstack([bridge, tip + [0.0, -0.025], tip + [0.006, 0.01], tip + [-0.03, 0.032 * size]])
    sketch.curve(ridge, ink=0.95, color=line)
    sketch.curve(
        [tip + [-0.075 * size - 0.01, -0.012], tip + [-0.085 * size, 0.018], tip + [-0.058 * size, 0.026]],
        ink=0.8,
        color=line,
    )
    sketch.shade(
        ellipse(tip + [-0.035, 0.04], 0.05 * size, 0.02), darker(skin, 0.5), part="head", strength=0.25, softness=0.012
    )
    sketch.light(ellipse(tip + [-0.012, -0.03], 0.016, 0.03), "#ffffff", part="head", strength=0.35, softness=0.012)
    center = (0.125, plan.mouth_y + 0.02 * (acting.gape > 0.1))
    lips = mix(skin, "#b8443c", 0.55 if plan.female else 0.38)
    draw_mouth(sketch, acting, center=center, half=plan.mouth, squeeze=0.28, skin=skin, lips=lips)
    sketch.shade(ellipse((0.09, 0.40), 0.07, 0.018), darker(skin, 0.4), part="head", strength=0.18, softness=0.012)
    if plan.old:
        _wrinkles(sketch, plan, line)
    bridge_at = (float(bridge[0, 0]), plan.eye_y - 0.02)
    draw_marks(sketch, acting, eyes=(near, far), nose=bridge_at, temple=(-0.24, plan.eye_y - 0.20), line=line)
    return HeadMarks(
        nose=tip, mouth=array(center), eyes=(array([near.x, near.y]), array([far.x, far.y])),
        ears=(array([-0.285, plan.eye_y + 0.075]), HIDDEN), extent=array([(-0.36, -0.5), (0.385, 0.5)]),
    )  # fmt: skip


def _draw_side(sketch: Sketch, plan: FacePlan, acting: Acting, *, skin: str, brows: str, iris: str) -> HeadMarks:
    line = line_for(skin)
    outline = _outline(_SIDE_GROWN, _SIDE_YOUNG, plan)
    nose = outline[6:9] - outline[5]
    outline[6:9] = outline[5] + nose * array([0.55 + 0.45 * plan.nose, 1.0])
    sketch.form(smooth(outline, samples=5), skin, part="head", shade=0.30, width=0.15)
    _blush(sketch, acting, [(0.16, plan.eye_y + 0.16, 0.085)], skin)
    eye = Eye(x=0.225, y=plan.eye_y, rx=0.046 * plan.eye, ry=0.048 * plan.eye, outer=-1, tilt=0.05)
    draw_almond(sketch, eye, acting, iris=iris, line=line, lashes=plan.female)
    draw_brow(sketch, eye, acting, color=brows, weight=0.20 if plan.female or plan.youth > 0.6 else 0.36, height=2.0)
    tip = outline[7]
    sketch.curve([tip + [-0.075, 0.0], tip + [-0.082, 0.03], tip + [-0.05, 0.038]], ink=0.85, color=line)
    lip = outline[11]
    lips = mix(skin, "#b8443c", 0.55 if plan.female else 0.38)
    draw_profile_mouth(sketch, acting, lip=(float(lip[0]), float(lip[1])), half=plan.mouth * 0.85, skin=skin, lips=lips)
    _ear(sketch, -0.085, plan.eye_y + 0.06, skin)
    if plan.old:
        sketch.curve([(0.16, plan.eye_y - 0.02), (0.12, plan.eye_y - 0.03)], ink=0.6, color=line)
        sketch.curve([(0.16, plan.eye_y + 0.015), (0.12, plan.eye_y + 0.03)], ink=0.6, color=line)
        sketch.curve(
            [(0.30, plan.nose_y + 0.02), (0.24, plan.mouth_y - 0.02), (0.23, plan.mouth_y + 0.03)], ink=0.7, color=line
        )
    at = (eye.x + 0.09, plan.eye_y - 0.02)
    draw_marks(sketch, acting, eyes=(eye,), nose=at, temple=(0.02, plan.eye_y - 0.20), line=line)
    return HeadMarks(
        nose=tip, mouth=lip + array([-0.03, 0.0]), eyes=(array([eye.x, eye.y]), HIDDEN),
        ears=(array([-0.085, plan.eye_y + 0.06]), HIDDEN), extent=array([(-0.44, -0.5), (0.43, 0.5)]),
    )  # fmt: skip


def _draw_back(sketch: Sketch, *, skin: str) -> HeadMarks:
    _ear(sketch, -0.345, 0.08, skin)
    _ear(sketch, 0.345, 0.08, skin, mirror=True)
    sketch.form(smooth(_BACK, samples=5), skin, part="head", shade=0.3)
    return HeadMarks(
        nose=HIDDEN, mouth=array([0.10, 0.30]), eyes=(HIDDEN, HIDDEN),
        ears=(array([0.345, 0.08]), array([-0.345, 0.08])), extent=array([(-0.38, -0.5), (0.38, 0.5)]),
    )  # fmt: skip


def _wrinkles(sketch: Sketch, plan: FacePlan, line: str) -> None:
    y = plan.eye_y
    for marks in (
        [(-0.13, y - 0.02), (-0.165, y - 0.045)],
        [(-0.13, y + 0.01), (-0.17, y + 0.02)],
        [(-0.075, y + 0.085), (-0.03, y + 0.098), (0.02, y + 0.085)],
        [(0.075, plan.nose_y + 0.01), (0.025, plan.mouth_y - 0.03), (0.005, plan.mouth_y + 0.03)],
        [(0.245, plan.nose_y + 0.02), (0.262, plan.mouth_y)],
        [(-0.06, y - 0.20), (0.06, y - 0.215), (0.16, y - 0.20)],
    ):
        sketch.curve(marks, ink=0.6, color=line)
