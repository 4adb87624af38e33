"""Faces of small creatures: bright eyes with brows, cheeks, tears, a soft mouth or a hinged jaw.

Knows: how feelings move them on any head's sheet.  Does not know: whose head it is.
Sheet: one unit is the head's height, the face turned to the right, y down.
"""

# ruff: noqa: RUF005  (points are arrays: `point + [x, y]` shifts them, it joins no lists)
from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from audobon.pencils.figures.expression import Acting
from audobon.pencils.figures.eyes import Eye, brow_marks, draw_bead
from audobon.pencils.figures.human_head import HIDDEN
from audobon.pencils.figures.ink import (
    Points,
    Sketch,
    array,
    darker,
    drawn_on,
    ellipse,
    lighter,
    luminance,
    tube,
)
from audobon.pencils.figures.mouth import CAVE, TONGUE
from audobon.pencils.shapes import smooth

Sight = tuple[float, float, float, float]
"""An eye: x, y, half width, half height."""


@dataclass(frozen=True, kw_only=True)
class Gaze:
    """A face's eyes, near first; `brow` is the brows' height above them in eye half heights; `iris`, `rim` colours
    (an empty rim follows the coat)."""

    eyes: tuple[Sight, ...]
    iris: str = "#2a2020"
    rim: str = ""
    brow: float = 1.75
    weight: float = 0.16


def draw_eyes(sketch: Sketch, gaze: Gaze, acting: Acting, *, coat: str, part: str = "head") -> tuple[Points, Points]:
    """Eyes with brows; returns where they are, near first."""
    dark = luminance(coat) < 0.42
    rim = gaze.rim or (lighter(coat, 0.42) if dark else lighter(coat, 0.45))
    found = [HIDDEN, HIDDEN]
    for index, (x, y, rx, ry) in enumerate(gaze.eyes):
        outer = -1 if index == 0 else 1
        eye = Eye(x=x, y=y, rx=rx, ry=ry, outer=outer)
        draw_bead(sketch, eye, acting, color=gaze.iris, rim=rim, line=darker(coat, 0.75))
        if gaze.brow > 0:
            marks = brow_marks(eye, acting, height=gaze.brow)
            thick = ry * gaze.weight
            brow = tube(marks, [thick * 0.5, thick, thick * 0.4], samples=4)
            sketch.form(brow, drawn_on(coat), part="brow", ink=0.4, shade=0)
        if acting.tears > 0:
            drop = array([x + outer * rx * 0.3, y + ry * 1.5])
            shape = array([drop + [0, -ry * 0.6], drop + [ry * 0.32, ry * 0.1], drop + [0, ry * 0.4],
                drop + [-ry * 0.32, ry * 0.1]])  # fmt: skip
            sketch.form(smooth(shape, samples=4), "#cfe6f2", part="tear", ink=0.6, shade=0)
        found[index] = array([x, y])
    return found[0], found[1]


def draw_cheek(sketch: Sketch, acting: Acting, at: tuple[float, float], size: float, *, part: str) -> None:
    """A blush."""
    spot = ellipse(at, size, size * 0.7, count=14)
    sketch.wash(spot, "#e0705f", part=part, strength=0.16 + 0.34 * acting.blush, softness=size * 0.5)


def draw_lips(
    sketch: Sketch, acting: Acting, *, at: tuple[float, float], half: float, coat: str, squeeze: float = 0.0
) -> Points:
    """A soft mouth seen from the front, `half` wide; `squeeze` 0..1 shortens its far half. Returns its middle."""
    x, y = at
    line = drawn_on(coat)
    wide = half * (1 + 0.25 * acting.stretch + 0.12 * max(acting.smile, 0.0))
    left, right = x - wide, x + wide * (1 - squeeze)
    corner = y - acting.smile * half * 0.42
    if acting.gape < 0.08:
        dip = y + acting.smile * half * 0.16
        sketch.curve([(left, corner), (x - wide * 0.4, dip), (x + wide * 0.3 * (1 - squeeze), dip), (right, corner)],
            ink=1.5, color=line, part="head")  # fmt: skip
        for end, way in ((left, -1), (right, 1)):
            sketch.curve([(end - way * half * 0.05, corner - half * 0.16), (end + way * half * 0.1, corner),
                (end - way * half * 0.02, corner + half * 0.14)], ink=0.8, color=line, part="head")  # fmt: skip
        return array([x, y])
    drop = half * (0.35 + 1.25 * acting.gape)
    top = y - half * 0.10
    cave = smooth(array([(left, corner), (x - wide * 0.4, top), (x + wide * 0.3 * (1 - squeeze), top), (right, corner),
        (x + wide * 0.55 * (1 - squeeze), y + drop * 0.7), (x, y + drop), (x - wide * 0.6, y + drop * 0.7)]),
        samples=4)  # fmt: skip
    sketch.form(cave, CAVE, part="mouth", ink=1.1, shade=0)
    tongue = cave.copy()
    tongue[:, 1] = np.maximum(tongue[:, 1], y + drop * 0.5)
    sketch.form(tongue * array([0.9, 1]) + array([x * 0.1, 0]), TONGUE, part="mouth", ink=0.3, shade=0)
    return array([x, y + drop * 0.4])


def swung(points: Points, hinge: Points, degrees: float) -> Points:
    """Points turned clockwise on paper about a hinge: a jaw drops by positive degrees on a head that faces right."""
    turn = np.radians(degrees)
    spin = np.array([[np.cos(turn), np.sin(turn)], [-np.sin(turn), np.cos(turn)]])
    moved: Points = hinge + (points - hinge) @ spin
    return moved


def draw_jaw(
    sketch: Sketch, acting: Acting, lower: Points, *, hinge: tuple[float, float], color: str, teeth: int = 0
) -> float:
    """A lower jaw that drops about its hinge, with the throat's cave and a tongue behind; draw the upper jaw after it.

    Args:
        lower: The shut jaw's outline; its upper edge is the mouth's line.
        hinge: The mouth's corner.
        color: Of the jaw.
        teeth: How many teeth stand along it.

    Returns:
        Degrees it is open.
    """
    pivot = array(hinge)
    opened = 34.0 * acting.gape if acting.gape >= 0.08 else 0.0
    jaw = swung(lower, pivot, opened)
    reach = float(np.hypot(*(lower - pivot).T).max())
    if opened:
        tip = swung(pivot + array([[reach * 0.86, 0.02]]), pivot, opened)[0]
        cave = array([pivot + [-0.05, -0.05], pivot + [reach * 0.84, 0.0], tip, pivot + [0.0, 0.09]])
        sketch.form(cave, CAVE, part="mouth", ink=0.5, shade=0)
        licks = [pivot + [0.02, 0.03], swung(pivot + array([[reach * 0.4, -0.01]]), pivot, opened * 0.8)[0],
            swung(pivot + array([[reach * 0.72, -0.01]]), pivot, opened * 0.72)[0]]  # fmt: skip
        sketch.form(tube(licks, [0.045, 0.05, 0.025], samples=4), TONGUE, part="mouth", ink=0.5, shade=0.15)
    sketch.form(jaw, color, part="jaw", ink=1.0, shade=0.3)
    for at in np.linspace(0.35, 0.92, teeth):
        root = swung(pivot + array([[reach * at, 0.0]]), pivot, opened)[0]
        tooth = array([root + [-0.022, 0.015], root + [0.004, -0.055], root + [0.024, 0.015]])
        sketch.form(tooth, "#fbf6ea", part="mouth", ink=0.5, shade=0)
    return opened
