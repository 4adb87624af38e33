"""What bears a figure where the set has nothing for it: a stool, a branch, a small boat, water.

Knows: what a pose asks for below and round the body.  Does not know: horses (see `wild`), placed furniture.
"""

# ruff: noqa: RUF005  (points are arrays: `point + [x, y]` shifts them, it joins no lists)
from __future__ import annotations

import numpy as np

from audobon.pencils.figures.ink import Sketch, array, darker, ellipse, tube
from audobon.pencils.figures.rig import Skeleton
from audobon.pencils.figures.whole_limbs import draw_stool
from audobon.pencils.shapes import smooth

_BARK, _LEAF, _HULL, _WATER = "#7d5d40", "#6d8f45", "#8c6242", "#9fbcc6"


def draw_below(sketch: Sketch, skeleton: Skeleton) -> None:
    """What is behind the body: the stool it sits on, the branch it hangs from."""
    pose = skeleton.pose
    if pose.seat and not pose.boat:
        draw_stool(sketch, skeleton)
    if pose.hangs:
        _draw_branch(sketch, skeleton)
    if pose.leans:
        _draw_post(sketch, skeleton)


def draw_over(sketch: Sketch, skeleton: Skeleton) -> None:
    """What is before the body: the boat's side, the water."""
    pose = skeleton.pose
    if pose.boat:
        _draw_hull(sketch, skeleton)
    if pose.swims:
        _draw_water(sketch, skeleton)


def _draw_branch(sketch: Sketch, skeleton: Skeleton) -> None:
    label, sketch.label = sketch.label, "tree"
    x, y = skeleton.seat + array([0.0, 0.01])
    axis = array([(x - 0.42, y + 0.03), (x - 0.15, y + 0.005), (x + 0.12, y), (x + 0.46, y - 0.05)])
    for start, way in ((axis[0], (-0.05, -0.10)), (axis[3], (0.10, -0.06)), (axis[2] + [0.14, 0], (0.06, -0.12))):
        tip = start + array(way)
        sketch.form(tube(np.stack([start, tip]), [0.009, 0.004], samples=3), _BARK, part="branch", ink=0.7, shade=0.2)
        for turn in (-0.9, 0.0, 0.9):
            angle = np.arctan2(way[1], way[0]) + turn
            spot = tip + array([np.cos(angle), np.sin(angle)]) * 0.035
            sketch.form(ellipse(spot, 0.034, 0.016, angle=float(np.degrees(angle)), count=14), _LEAF, part="leaf",
                        ink=0.7, shade=0.2)  # fmt: skip
    sketch.form(tube(axis, [0.030, 0.026, 0.024, 0.016], samples=6), _BARK, part="branch", shade=0.4)
    for k in (-0.3, -0.08, 0.2):
        sketch.curve([(x + k, y - 0.006), (x + k + 0.05, y + 0.004), (x + k + 0.10, y - 0.004)], ink=0.6,
                     color=darker(_BARK, 0.5), part="branch")  # fmt: skip
    sketch.label = label


def _draw_post(sketch: Sketch, skeleton: Skeleton) -> None:
    """A post behind the shoulders of one who leans."""
    label, sketch.label = sketch.label, "furniture"
    x = float(skeleton.flat("chest")[0]) - skeleton.half_width(0.10, 0.12)
    post = array([(x - 0.052, -0.86), (x - 0.04, -0.885), (x + 0.016, -0.885), (x + 0.026, -0.86), (x + 0.026, 0.0),
                  (x - 0.052, 0.0)])  # fmt: skip
    sketch.form(post, "#94714c", part="post", shade=0.4)
    for k, low in ((-0.032, -0.2), (-0.012, -0.35), (0.008, -0.12)):
        grain = [(x + k, -0.80 + k), (x + k + 0.004, -0.5), (x + k - 0.002, low)]
        sketch.curve(grain, ink=0.5, color="#5b4430", part="post")
    sketch.label = label


def _draw_hull(sketch: Sketch, skeleton: Skeleton) -> None:
    label, sketch.label = sketch.label, "boat"
    x = float(skeleton.seat[0]) + 0.06
    rim = [(-0.52, -0.25), (-0.30, -0.20), (0.0, -0.175), (0.32, -0.20), (0.62, -0.30)]
    keel = [(0.50, -0.08), (0.36, 0.0), (-0.34, 0.0), (-0.47, -0.06)]
    hull = array(rim + keel) + [x, 0.0]
    sketch.form(np.vstack([smooth(hull[:5], closed=False, samples=5), smooth(hull[5:], closed=False, samples=4)]),
                _HULL, part="hull", shade=0.42)  # fmt: skip
    for share in (0.35, 0.68):
        line = [(a + x, b * (1 - share)) for a, b in ((-0.49, -0.24), (0.0, -0.175), (0.54, -0.27))]
        sketch.curve(line, ink=0.7, color=darker(_HULL, 0.5), part="hull")
    sketch.form(tube(array(rim) + [x, 0.0], [0.013], samples=5), darker(_HULL, 0.2), part="gunwale", ink=0.8, shade=0.2)
    sketch.label = label
    _ripples(sketch, x, 0.012, wide=0.72)


def _draw_water(sketch: Sketch, skeleton: Skeleton) -> None:
    """The surface over the lower half of one who swims."""
    label, sketch.label = sketch.label, "water"
    at = skeleton.flat("waist")
    xs = np.linspace(-0.70, 0.66, 17)
    share = np.sqrt(np.clip(1 - (xs / 0.72) ** 2, 0.0, 1.0))
    top = -0.050 * share + 0.010 * np.cos(np.arange(17) * 1.7)
    low = 0.11 * share
    pool = np.vstack([np.stack([xs, top], axis=1), np.stack([xs, low], axis=1)[::-1]])
    sketch.form(smooth(pool + at + [0.0, 0.055], samples=3), _WATER, part="water", ink=0.6, shade=0.1)
    sketch.label = label
    _ripples(sketch, float(at[0]), float(at[1]) + 0.06, wide=0.5)


def _ripples(sketch: Sketch, x: float, y: float, *, wide: float) -> None:
    label, sketch.label = sketch.label, "water"
    for k, (shift, span) in enumerate(((-0.55, 0.5), (0.25, 0.6), (-0.15, 0.4))):
        start, end, row = x + shift * wide, x + (shift + span) * wide, y + 0.022 * k
        points = [(start, row), ((start + end) / 2, row + 0.012), (end, row - 0.002)]
        sketch.curve(points, ink=0.8, color=darker(_WATER, 0.35), part="ripple")
    sketch.label = label
