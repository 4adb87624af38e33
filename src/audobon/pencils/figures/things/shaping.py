"""Outlines that many things share: turned on a lathe, cut from a board, petals and rays round a middle.

Knows: points and marks on a thing's sheet.  Does not know: which thing it is.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import ArrayLike

from audobon.pencils.figures.ink import Points, Sketch, array, darker, ellipse, tube
from audobon.pencils.shapes import smooth

PART = "thing"
WOOD, IRON, BRASS, PAPER, LEAF = "#9a6b40", "#4b4a4f", "#d0a048", "#f5eedc", "#5f8f4a"
Pair = tuple[float, float]


def lathe(*profile: Pair, samples: int = 5) -> Points:
    """The contour of a turned thing from (height, radius) pairs, top first; a pair given twice makes a sharp edge."""
    side = smooth(array([(r, -h) for h, r in profile]), closed=False, samples=samples)
    return np.vstack([side, (side * [-1.0, 1.0])[::-1]])


def box(left: float, low: float, right: float, high: float) -> Points:
    """A board's four corners, heights positive upward."""
    return array([(left, -low), (left, -high), (right, -high), (right, -low)])


def solid(
    sketch: Sketch, points: ArrayLike, color: str, *, shade: float = 0.36, ink: float = 1.0, hatch: int = 0
) -> None:
    """A volume of the thing with its points as they are."""
    sketch.form(points, color, part=PART, shade=shade, ink=ink, hatch=hatch)


def soft(sketch: Sketch, points: ArrayLike, color: str, *, shade: float = 0.36, ink: float = 1.0) -> None:
    """A volume through a few points, rounded."""
    sketch.form(smooth(array(points), samples=5), color, part=PART, shade=shade, ink=ink)


def rod(
    sketch: Sketch, path: ArrayLike, radii: Sequence[float], color: str, *, ink: float = 0.9, round_end: bool = True
) -> None:
    """A bent bar: handle, spout, stem."""
    sketch.form(
        tube(path, radii, samples=5, round_end=round_end, round_root=round_end), color, part=PART, ink=ink, shade=0.3
    )


def oval(sketch: Sketch, at: Pair, radii: Pair, color: str, *, shade: float = 0.0, ink: float = 0.9) -> None:
    """An ellipse with its middle `at` (x, height)."""
    sketch.form(ellipse((at[0], -at[1]), *radii, count=26), color, part=PART, ink=ink, shade=shade)


def lines(sketch: Sketch, paths: Sequence[Sequence[Pair]], color: str, *, ink: float = 0.7) -> None:
    """Thin marks on the thing, (x, height) pairs."""
    for path in paths:
        sketch.curve([(x, -h) for x, h in path], ink=ink, color=darker(color, 0.55), part=PART)


def hoop(sketch: Sketch, height: float, radius: float, thick: float, color: str, *, sag: float = 0.12) -> None:
    """A band round a turned thing, seen from a little above."""
    sketch.form(
        tube(
            [(-radius, -height), (-radius * 0.5, -height + radius * sag * 0.8), (0, -height + radius * sag),
             (radius * 0.5, -height + radius * sag * 0.8), (radius, -height)],
            [thick], samples=4, round_end=False,
        ),
        color, part=PART, ink=0.7, shade=0.2,
    )  # fmt: skip


def glint(sketch: Sketch, path: Sequence[Pair], radius: float, *, strength: float = 0.55) -> None:
    """A soft light on the upper left."""
    spot = tube([(x, -h) for x, h in path], [radius * 0.6, radius, radius * 0.6], samples=4)
    sketch.light(spot, "#fffdf2", part=PART, strength=strength, softness=radius * 0.7)


def planks(sketch: Sketch, left: float, low: float, right: float, high: float, color: str, *, count: int) -> None:
    """Upright boards with a little grain."""
    line = darker(color, 0.55)
    for k in range(1, count):
        x = left + (right - left) * k / count
        sketch.stroke(array([(x, -low), (x, -high)]), ink=0.7, color=line, part=PART, taper=False)
    step = (right - left) / count
    for k in range(count):
        x, start = left + step * (k + 0.5), low + (high - low) * (0.15 + 0.5 * ((k * 7) % 5) / 5)
        tall = (high - low) * 0.22
        sketch.curve(
            [(x, -start), (x + step * 0.12, -start - tall * 0.5), (x - step * 0.05, -start - tall)],
            ink=0.5,
            color=line,
            part=PART,
        )


def petals(sketch: Sketch, at: Pair, *, count: int, inner: float, length: float, wide: float, color: str) -> None:
    """Petals or rays round a middle, each with its crease."""
    for k in range(count):
        turn = 2 * np.pi * (k + 0.5) / count
        way, across = array([np.cos(turn), np.sin(turn)]), array([-np.sin(turn), np.cos(turn)])
        root = array([at[0], -at[1]]) + way * inner
        tip = root + way * length
        outline = smooth(
            array([root - across * wide * 0.45, (root + tip) / 2 - across * wide, tip - across * wide * 0.25,
                   tip + way * wide * 0.2, tip + across * wide * 0.25, (root + tip) / 2 + across * wide,
                   root + across * wide * 0.45]), samples=3,
        )  # fmt: skip
        sketch.form(outline, color, part=PART, ink=0.8, shade=0.22)
        sketch.curve([root, (root + tip) / 2, tip - way * length * 0.2], ink=0.5, color=darker(color, 0.5), part=PART)


def leaf(
    sketch: Sketch, root: Pair, tip: Pair, *, wide: float, color: str = LEAF, bow: float = 0.15, ink: float = 0.85
) -> None:
    """One leaf with its midrib and veins; (x, height) pairs."""
    a, b = array([root[0], -root[1]]), array([tip[0], -tip[1]])
    way = b - a
    across = array([-way[1], way[0]])
    mid = (a + b) / 2 + across * bow
    side = across / max(float(np.hypot(*across)), 1e-9) * wide
    sketch.form(
        smooth(np.stack([a, mid * 0.7 + a * 0.3 + side, mid * 0.6 + b * 0.4 + side * 0.7, b,
                         mid * 0.6 + b * 0.4 - side * 0.7, mid * 0.7 + a * 0.3 - side]), samples=4),
        color, part=PART, ink=ink, shade=0.3,
    )  # fmt: skip
    line = darker(color, 0.5)
    sketch.curve([a, mid, b], ink=0.6, color=line, part=PART)
    for share in (0.35, 0.55, 0.72) if wide > 0.03 else ():
        spot = a * (1 - share) + b * share + across * bow * 4 * share * (1 - share)
        for turn in (1, -1):
            sketch.stroke(np.stack([spot, spot + side * turn * 0.5 + way * 0.10]), ink=0.45, color=line, part=PART)
