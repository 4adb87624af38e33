"""Tools that two hands work together: axe, oar, rod, needlework, jug and cup, bowl and spoon, pen and board, a ball.

Knows: each tool as it lies between the two fists, in the body's own frame (statures, y down).
Does not know: arms, poses.
"""

# ruff: noqa: RUF005  (points are arrays: `point + [x, y]` shifts them, it joins no lists)
from __future__ import annotations

from collections.abc import Callable

import numpy as np

from audobon.pencils.figures.ink import Points, Sketch, array, darker, ellipse, lighter, tube, unit
from audobon.pencils.shapes import smooth

_WOOD, _STEEL, _CLAY, _LINEN, _PAPER = "#9a7148", "#b9bfc4", "#b9774f", "#efe6d2", "#f7f0dd"


def _pole(s: Sketch, start: Points, end: Points, *, thick: float = 0.008, color: str = _WOOD) -> None:
    s.form(tube(np.stack([start, (start + end) / 2, end]), [thick], samples=4), color, part="held", ink=0.8, shade=0.3)


def _across(way: Points) -> Points:
    return np.array([-way[1], way[0]])


def _axe(s: Sketch, right: Points, left: Points) -> None:
    """Swung up behind the shoulder."""
    way = unit(array([-0.55, -0.83]))
    grip = (right + left) / 2
    head = grip + way * 0.30
    _pole(s, grip - way * 0.08, head + way * 0.03, thick=0.009)
    side = _across(way)
    blade = [head - way * 0.025, head + side * 0.07 - way * 0.07, head + side * 0.095 + way * 0.0,
             head + side * 0.07 + way * 0.07, head + way * 0.025, head - side * 0.022 + way * 0.022,
             head - side * 0.022 - way * 0.022]  # fmt: skip
    s.form(array(blade), _STEEL, part="held", ink=0.9, shade=0.35)
    s.stroke(array([blade[1] - side * 0.012, blade[2] - side * 0.012, blade[3] - side * 0.012]), ink=0.5, part="held")


def _oar(s: Sketch, right: Points, left: Points) -> None:
    """Held with both hands, its blade in the water astern."""
    grip = (right + left) / 2
    way = unit(array([-0.93, 0.46]))
    blade = grip + way * 0.80
    _pole(s, grip - way * 0.10, blade, thick=0.009)
    side = _across(way)
    leaf = [blade - way * 0.02 - side * 0.012, blade + way * 0.05 - side * 0.032, blade + way * 0.19 - side * 0.030,
            blade + way * 0.20 + side * 0.030, blade + way * 0.05 + side * 0.032,
            blade - way * 0.02 + side * 0.012]  # fmt: skip
    s.form(smooth(array(leaf), samples=3), lighter(_WOOD, 0.15), part="held", ink=0.8, shade=0.25)


def _rod(s: Sketch, right: Points, left: Points) -> None:
    way = unit(left - right) if np.hypot(*(left - right)) > 0.03 else unit(array([0.8, -0.6]))
    way = unit(way * 0.3 + unit(array([0.84, -0.54])))
    tip = right + way * 0.78
    bow = array([0.03, 0.05])
    s.form(tube(np.stack([right - way * 0.10, right + way * 0.35, tip + bow]), [0.008, 0.006, 0.002], samples=6), _WOOD,
           part="held", ink=0.7, shade=0.2)  # fmt: skip
    end = array([tip[0] + 0.10, -0.03])
    s.curve([tip + bow, (tip + end) / 2 + [0.05, -0.03], end], ink=0.5, part="held", taper=False)
    s.form(ellipse(end, 0.012, 0.016, count=10), "#c04a3c", part="held", ink=0.6, shade=0)


def _needlework(s: Sketch, right: Points, left: Points) -> None:
    """Cloth in the left hand, the needle drawn off with its thread by the right."""
    cloth = array([(-0.07, -0.035), (0.03, -0.050), (0.075, -0.02), (0.085, 0.06), (0.06, 0.135), (0.02, 0.115),
                   (-0.03, 0.145), (-0.075, 0.10)])  # fmt: skip
    s.form(smooth(left + cloth, samples=4), _LINEN, part="held", ink=0.85, shade=0.35)
    for x in (-0.035, 0.01, 0.05):
        s.curve(
            [left + [x, -0.01], left + [x + 0.012, 0.05], left + [x - 0.004, 0.10]],
            ink=0.5, color=darker(_LINEN, 0.4), part="held",
        )  # fmt: skip
    start = left + [-0.03, -0.02]
    s.curve([start, (start + right) / 2 + [0, 0.045], right], ink=0.8, color="#b3433a", part="held", taper=False)
    s.stroke(array([right + [-0.006, 0.014], right + [0.022, -0.055]]), ink=1.0, color="#6c7278", part="held")


def _jug(s: Sketch, right: Points, left: Points) -> None:
    """Tipped by the right hand over a cup in the left."""
    cup = left + array([0.02, -0.02])
    s.form(cup + array([(-0.036, -0.045), (0.036, -0.045), (0.026, 0.03), (-0.026, 0.03)]), "#eef1ee", part="held",
           ink=0.85, shade=0.3)  # fmt: skip
    turn = np.radians(58.0)
    turned = np.array([[np.cos(turn), np.sin(turn)], [-np.sin(turn), np.cos(turn)]])
    body = array([(-0.035, -0.085), (0.035, -0.085), (0.028, -0.05), (0.058, 0.0), (0.045, 0.06), (-0.045, 0.06),
                  (-0.058, 0.0), (-0.028, -0.05)])  # fmt: skip
    middle = right + array([0.055, -0.01])
    spout = middle + array([(0.05, -0.075)])[0] @ turned
    stream = array([spout, [(spout[0] + cup[0]) / 2 + 0.012, spout[1] + 0.03], cup + [0.006, -0.045]])
    s.curve(stream, ink=2.4, color="#8fb0bf", part="held", taper=False)
    s.form(smooth(middle + body @ turned, samples=4), _CLAY, part="held", ink=0.9, shade=0.4)
    s.curve(middle + array([(-0.035, -0.07), (-0.085, -0.05), (-0.055, 0.03)]) @ turned, ink=2.0,
            color=darker(_CLAY, 0.3), part="held", taper=False)  # fmt: skip


def _bowl(s: Sketch, right: Points, left: Points) -> None:
    """Held against the body, a spoon going round in it."""
    rim = (left + array([0.02, -0.02])) * 0.75 + right * 0.25
    s.form(tube(np.stack([rim + [0.0, 0.01], right + [0.0, -0.03]]), [0.007], samples=3), _WOOD, part="held", ink=0.8,
           shade=0.2)  # fmt: skip
    hull = array([(-0.10, -0.005), (0.10, -0.005), (0.085, 0.055), (0.045, 0.085), (-0.045, 0.085), (-0.085, 0.055)])
    s.form(smooth(rim + hull, samples=3), "#d9c8a0", part="held", ink=0.9, shade=0.4)
    s.form(ellipse(rim, 0.10, 0.020, count=20), "#f3ead0", part="held", ink=0.8, shade=0)
    s.stroke(rim + array([(-0.09, 0.022), (0.0, 0.036), (0.09, 0.022)]), ink=0.9, color="#7d96a8", part="held")


def _board(s: Sketch, right: Points, left: Points) -> None:
    """A board with a sheet on the knees under the left hand, a quill in the right."""
    middle = (right + left) / 2 + array([0.03, 0.03])
    board = array([(-0.13, 0.02), (0.10, -0.015), (0.15, 0.025), (-0.08, 0.065)])
    s.form(middle + board, darker(_WOOD, 0.1), part="held", ink=0.85, shade=0.2)
    s.form(middle + array([(-0.075, 0.018), (0.075, -0.004), (0.10, 0.018), (-0.05, 0.042)]), _PAPER, part="held",
           ink=0.6, shade=0)  # fmt: skip
    nib = right + array([0.02, 0.03])
    plume = [nib, right + [0.0, -0.03], right + [-0.045, -0.12], right + [-0.015, -0.13], right + [0.014, -0.04]]
    s.form(smooth(array(plume), samples=3), "#fbf8ee", part="held", ink=0.75, shade=0.15)


def _ball(s: Sketch, right: Points, left: Points) -> None:
    s.form(ellipse(right + array([-0.012, -0.035]), 0.032, 0.032, count=18), "#c0583c", part="held", shade=0.4)


def _brush(s: Sketch, right: Points, left: Points) -> None:
    """Pressed flat to the floor, a pail beside it."""
    pail = array([right[0] + 0.20, -0.005])
    s.curve(pail + array([(-0.062, -0.11), (0.0, -0.175), (0.062, -0.11)]), ink=1.0, part="held", taper=False)
    s.form(pail + array([(-0.066, -0.115), (0.066, -0.115), (0.05, 0.0), (-0.05, 0.0)]), "#9aa3a6", part="held",
           ink=0.9, shade=0.35)  # fmt: skip
    s.form(pail + ellipse((0.0, -0.115), 0.066, 0.014, count=16), "#cfe0e6", part="held", ink=0.7, shade=0)
    low = right + array([0.03, 0.02])
    s.form(low + array([(-0.06, -0.012), (0.06, -0.012), (0.055, 0.03), (-0.055, 0.03)]), "#d8c49a", part="held",
           ink=0.7, shade=0.2)  # fmt: skip
    s.form(low + array([(-0.065, -0.028), (0.065, -0.028), (0.065, -0.006), (-0.065, -0.006)]), _WOOD, part="held",
           ink=0.8, shade=0.2)  # fmt: skip


_DRAWN: dict[str, Callable[[Sketch, Points, Points], None]] = {
    "axe": _axe, "oar": _oar, "fishing rod": _rod, "needlework": _needlework, "jug": _jug, "mixing bowl": _bowl,
    "writing board": _board, "ball": _ball,
    "scrubbing brush": _brush,
}  # fmt: skip
TOOLS: tuple[str, ...] = tuple(_DRAWN)


def draw_tool(sketch: Sketch, name: str, *, right: Points, left: Points) -> None:
    """A tool on the body's sheet, lying as the two fists have it."""
    label, sketch.label = sketch.label, "prop"
    _DRAWN[name](sketch, right, left)
    sketch.label = label
