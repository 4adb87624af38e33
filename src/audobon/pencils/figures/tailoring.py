"""The pieces garments are cut from: bodices, button bands, openings, belts, collars.

Knows: how each lies on the trunk's surface.  Does not know: which garment it belongs to.
"""

# ruff: noqa: RUF005  (points are arrays: `point + [x, y]` shifts them, it joins no lists)
from __future__ import annotations

import numpy as np

from audobon.pencils.figures.drape import side_edge
from audobon.pencils.figures.ink import Sketch, array, darker, ellipse, luminance, unit
from audobon.pencils.figures.trunk import NECK, Trunk
from audobon.pencils.shapes import smooth

BRASS = "#d8b25a"


def draw_bodice(
    sketch: Sketch, trunk: Trunk, color: str, *, low: float, ease: float, part: str, top: float = NECK
) -> None:
    """A close-fitting upper garment with folds that pull from armpit and waist."""
    sketch.form(trunk.contour(low, top, ease=ease, neck_ease=0.004), color, part=part, shade=0.38, hatch=7)
    line = darker(color, 0.58)
    for angle, levels in ((-48, (2.9, 2.2)), (42, (2.7, 2.1)), (-20, (1.9, 1.5)), (18, (2.0, 1.6)), (-60, (2.1, 1.7))):
        if np.cos(np.radians(angle + trunk.yaw)) > 0.1:
            fold = trunk.line(levels, (angle, angle * 0.6), ease=ease * 0.9)
            sketch.curve(fold[::2], ink=0.6, color=line, part=part)


def draw_placket(
    sketch: Sketch, trunk: Trunk, color: str, *, levels: tuple[float, float], ease: float, buttons: int, part: str
) -> None:
    """A button band down the front."""
    if trunk.yaw > 85:
        return
    line = darker(color, 0.6)
    sketch.curve(trunk.line(levels, (4, 4), ease=ease)[::2], ink=0.7, color=line, part=part)
    brass = BRASS if luminance(color) < 0.75 else darker(color, 0.35)
    for level in np.linspace(levels[0] - 0.35, levels[1] + 0.25, buttons):
        sketch.form(
            ellipse(trunk.point(float(level), -3, ease=ease), 0.0065, 0.0068, count=10),
            brass,
            part=part,
            ink=0.5,
            shade=0,
        )


def draw_vee(sketch: Sketch, trunk: Trunk, color: str, *, low: float, ease: float, part: str) -> None:
    """The shirt that shows in a garment's opening."""
    points = [trunk.point(4.75, -50, ease=ease), trunk.point(4.1, -16, ease=ease), trunk.point(low, 2, ease=ease),
              trunk.point(4.1, 20, ease=ease), trunk.point(4.75, 50, ease=ease), trunk.point(4.9, 0,
                  ease=ease)]  # fmt: skip
    sketch.form(array(points), color, part=part, ink=0.7, shade=0)


def draw_belt(sketch: Sketch, trunk: Trunk, color: str, *, back: bool, buckle: bool = True, level: float = 1.6) -> None:
    """A band round the waist, curved as a hoop seen from a little above."""
    left = side_edge(trunk, level, 0.014, -1)
    right = side_edge(trunk, level, 0.014, 1)
    axis = unit(trunk.center(level - 0.5) - trunk.center(level + 0.5))
    low, sag = axis * 0.022, axis * 0.008
    band = np.vstack([smooth(array([left, (left + right) / 2 + sag, right]), closed=False, samples=4),
                      smooth(array([right + low, (left + right) / 2 + sag + low, left + low]), closed=False,
                          samples=4)])  # fmt: skip
    sketch.form(band, color, part="belt", ink=0.8, shade=0.2)
    if buckle and not back and trunk.yaw < 80:
        spot = trunk.point(level, 2, ease=0.016) + [0.0, 0.018]
        sketch.form(array([spot + [-0.014, -0.014], spot + [0.014, -0.014], spot + [0.014, 0.014], spot + [-0.014,
            0.014]]), BRASS, part="belt",
                    ink=0.7, shade=0.2)  # fmt: skip


def draw_collar(sketch: Sketch, trunk: Trunk, color: str, *, back: bool) -> None:
    """A round turned-down collar in two halves."""
    if back:
        points = [trunk.point(4.95, 100), trunk.point(4.2, 130, ease=0.012), trunk.point(4.1, 180, ease=0.012),
            trunk.point(4.2, 230, ease=0.012),
                  trunk.point(4.95, 260)]  # fmt: skip
        sketch.form(smooth(array(points), samples=4), color, part="collar", ink=0.8, shade=0.25)
        return
    for side in (1, -1):
        points = [trunk.point(4.98, 8 * side), trunk.point(4.15, 6 * side, ease=0.012), trunk.point(4.0, 38 * side,
            ease=0.012),
                  trunk.point(4.35, 75 * side, ease=0.010), trunk.point(4.98, 80 * side)]  # fmt: skip
        sketch.form(smooth(array(points), samples=4), color, part="collar", ink=0.8, shade=0.22)
