"""How volumes are drawn: turned vessels, rods, blocks, balls, planks, folds.

Knows: light from the upper left, shade at the right and below.  Does not know: what thing it is.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import ArrayLike

from audobon.pencils.light import mixed
from audobon.pencils.shapes import Points, smooth
from audobon.pencils.sketch import PEN, Sketch, oval, rectangle

Spot = tuple[float, float]
Face = tuple[float, float, float, float]
"""Left, top, right, bottom."""


def turned(
    s: Sketch,
    profile: Sequence[Spot],
    color: str,
    *,
    part: str,
    x: float = 0.0,
    inside: str = "",
    samples: int = 4,
) -> None:
    """A body turned on a lathe or a potter's wheel.

    Args:
        s: Where it is drawn.
        profile: Half widths and heights (y) from the top to the foot.
        color: Of its skin.
        part: Clipping group.
        x: Its axis.
        inside: Colour seen through the mouth; empty where it is closed.
        samples: Points a span; 1 keeps the corners.
    """
    curve = smooth(np.array(profile, dtype=np.float64), closed=False, samples=samples)
    half, y = np.maximum(curve[:, 0], 0.0), curve[:, 1]
    widest = float(half.max())
    flat, ink = (0.24 if widest < 0.3 else 0.2 if widest < 0.8 else 0.08), _pen_for(widest)
    foot = oval(x, y[-1], half[-1], half[-1] * flat, start=0.02, end=0.48, points=9)
    right, left = np.stack([x + half, y], axis=1), np.stack([x - half, y], axis=1)
    s.form(np.vstack([right, foot, left[::-1]]), color, part=part, ink=ink)
    shadow = np.vstack([np.stack([x + 0.30 * half, y], axis=1), np.stack([x + 1.1 * half, y], axis=1)[::-1]])
    s.shade(shadow, part=part, strength=0.45, soft=0.22 * widest)
    gleam = np.vstack([np.stack([x - 0.70 * half, y], axis=1), np.stack([x - 0.42 * half, y], axis=1)[::-1]])
    s.light(gleam, part=part, strength=0.5, soft=0.12 * widest)
    if inside:
        s.form(oval(x, y[0], half[0], half[0] * flat, points=20), inside, part=f"{part} mouth", ink=ink * 0.8)


def _pen_for(size: float) -> float:
    """A finer contour round what is small."""
    return PEN * (1.0 if size > 0.03 else 0.7)


def ring(s: Sketch, x: float, y: float, half: float, *, flat: float = 0.2, color: str, width: float = PEN) -> None:
    """The near half of a ring round a turned body: hoop, painted band, stitch."""
    s.stroke(oval(x, y, half, half * flat, start=0.02, end=0.48, points=12), width=width, color=color, taper=False)


def rod(
    s: Sketch, start: Spot, end: Spot, thick: float, color: str, *, tip: float | None = None, part: str = ""
) -> None:
    """A straight bar of this half thickness (`tip` at its end), shaded along its lower side."""
    a, b = np.array(start), np.array(end)
    side = _across(a, b)
    last = thick if tip is None else tip
    name = part or f"rod{start[0]:.3f}{start[1]:.3f}{end[0]:.3f}{end[1]:.3f}"
    outline = np.array([a + side * thick, b + side * last, b - side * last, a - side * thick])
    s.form(outline, color, part=name, ink=PEN * 0.8)
    s.shade(np.array([a, b, b + side * last, a + side * thick]), part=name, strength=0.4, soft=thick * 0.4)


def _across(a: Points, b: Points) -> Points:
    """The unit normal of a line that points down, or right for an upright one."""
    way = (b - a) / max(float(np.hypot(*(b - a))), 1e-9)
    normal: Points = np.array([-way[1], way[0]])
    return normal if normal[1] > 0.05 or (abs(normal[1]) <= 0.05 and normal[0] > 0) else -normal


def bent(s: Sketch, axis: Sequence[Spot], thick: float, color: str, *, part: str, ink: float = PEN * 0.8) -> None:
    """A bar of even thickness along a curve: handle, runner, pipe."""
    line = smooth(np.array(axis, dtype=np.float64), closed=False, samples=5)
    step = np.gradient(line, axis=0)
    normal = np.stack([-step[:, 1], step[:, 0]], axis=1) / np.maximum(np.hypot(*step.T), 1e-9)[:, None]
    s.form(np.vstack([line + normal * thick, (line - normal * thick)[::-1]]), color, part=part, ink=ink)


def block(s: Sketch, face: Face, color: str, *, part: str, back: Spot = (0.1, 0.07), ink: float = PEN) -> None:
    """A box seen a little from above and the left of its front: lit lid, front, dark side."""
    left, top, right, bottom = face
    dx, dy = back
    lid = np.array([(left, top), (left + dx, top - dy), (right + dx, top - dy), (right, top)])
    side = np.array([(right, top), (right + dx, top - dy), (right + dx, bottom - dy), (right, bottom)])
    s.form(side, mixed(color, "#4a4048", 0.30), part=f"{part} side", ink=ink * 0.9)
    s.form(lid, mixed(color, "#fff6e0", 0.35), part=f"{part} lid", ink=ink * 0.9)
    s.box(left, top, right, bottom, color, part=part, ink=ink)
    low = bottom - 0.35 * (bottom - top)
    s.shade(rectangle(left, low, right, bottom), part=part, strength=0.28, soft=0.25 * (bottom - top))


def ball(s: Sketch, x: float, y: float, r: float, color: str, *, part: str, ry: float = 0.0) -> None:
    """A round body: gleam at the upper left, shade at the lower right."""
    tall = ry or r
    s.form(oval(x, y, r, tall, points=26), color, part=part, ink=_pen_for(r))
    s.shade(oval(x + 0.38 * r, y + 0.42 * tall, 0.75 * r, 0.70 * tall), part=part, strength=0.42, soft=0.28 * r)
    s.light(oval(x - 0.36 * r, y - 0.42 * tall, 0.30 * r, 0.24 * tall), part=part, strength=0.65, soft=0.12 * r)


def volume(s: Sketch, outline: ArrayLike, color: str, *, part: str, ink: float = PEN, samples: int = 4) -> None:
    """Any rounded body through these points, lit from the upper left (1 sample keeps its corners)."""
    points = np.asarray(outline, dtype=np.float64)
    edge = smooth(points, samples=samples) if samples > 1 else points
    low, high = edge.min(axis=0), edge.max(axis=0)
    size, middle = high - low, (low + high) / 2
    s.form(edge, color, part=part, ink=ink)
    soft = 0.14 * float(size.min())
    dark, bright = (0.26 * size[0], 0.26 * size[1]), (0.20 * size[0], 0.22 * size[1])
    s.shade(
        oval(middle[0] + dark[0], middle[1] + dark[1], 0.42 * size[0], 0.36 * size[1]), part=part, strength=0.42,
        soft=soft,
    )  # fmt: skip
    s.light(
        oval(middle[0] - bright[0], middle[1] - bright[1], 0.22 * size[0], 0.16 * size[1]), part=part, strength=0.45,
        soft=soft,
    )  # fmt: skip


def grain(
    s: Sketch, left: float, top: float, right: float, bottom: float, *, count: int, upright: bool = False
) -> None:
    """The run of the wood: a few broken lines along a plank."""
    runs = []
    for _ in range(count):
        u, v, length = s.rng.uniform(0.05, 0.95), s.rng.uniform(0, 0.6), s.rng.uniform(0.2, 0.4)
        if upright:
            x, y, tall = left + u * (right - left), top + v * (bottom - top), length * (bottom - top)
            runs.append([(x, y), (x + 0.01 * tall, y + 0.5 * tall), (x, y + tall)])
        else:
            x, y, wide = left + v * (right - left), top + u * (bottom - top), length * (right - left)
            runs.append([(x, y), (x + 0.5 * wide, y + 0.01 * wide), (x + wide, y)])
    s.strokes(runs, width=PEN * 0.45, color="#6f5334")


def studs(s: Sketch, spots: Sequence[Spot], size: float, color: str) -> None:
    """Nail heads, buttons, rivets."""
    for x, y in spots:
        s.form(oval(x, y, size, size, points=8), color, ink=PEN * 0.45)
