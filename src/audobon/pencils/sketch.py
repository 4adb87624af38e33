"""The penciller's pen: a growing list of shapes, with the marks a set is built from.

Knows: how a hand draws a line, an oval, a blob of leaves, a tuft of grass.  Does not know: which thing it draws.
Coordinates: metres, x right, y DOWN, the origin on the ground; so the height of a thing is negative y.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Sequence
from functools import lru_cache

import numpy as np
from numpy.typing import ArrayLike

from audobon.pencils.shapes import Points, Shape, ShapeKind, smooth

Random = np.random.Generator

INK = "#3a2c24"
PEN = 0.012
"""The ordinary line, in metres at full-figure distance."""
_GAP = np.full((1, 2), np.nan)
HATCH_SLOPE = 0.35
"""How far hatching leans to the left, per unit of its height."""


def seeded(*words: str | int) -> Random:
    """A generator that depends on these words alone."""
    return np.random.default_rng(zlib.crc32("\x1f".join(str(word) for word in words).encode()))


def pieces(runs: Iterable[ArrayLike]) -> Points:
    """Several runs of points as one array, NaN rows between them."""
    rows: list[Points] = []
    for run in runs:
        rows += [_GAP, np.asarray(run, dtype=np.float64).reshape(-1, 2)]
    return np.concatenate(rows[1:]) if rows else np.empty((0, 2))


def rectangle(left: float, top: float, right: float, bottom: float) -> Points:
    return np.array([(left, top), (right, top), (right, bottom), (left, bottom)], dtype=np.float64)


def oval(x: float, y: float, rx: float, ry: float, *, points: int = 20, start: float = 0.0, end: float = 1.0) -> Points:
    """An ellipse or an arc of it; `start` and `end` are turns, 0 at the right, clockwise on the page."""
    return np.array((x, y)) + np.array((rx, ry)) * _circle(points, start, end)


@lru_cache(maxsize=512)
def _circle(points: int, start: float, end: float) -> Points:
    """Points on the unit circle, or on an arc of it."""
    turn = np.linspace(start, end, points, endpoint=end - start < 1) * 2 * np.pi
    return np.stack([np.cos(turn), np.sin(turn)], axis=1)


def blob(rng: Random, x: float, y: float, rx: float, ry: float, *, lobes: int = 9, rough: float = 0.16) -> Points:
    """A lumpy round outline, as a clump of leaves or a stone has."""
    turn = (np.arange(lobes) + rng.uniform(-0.25, 0.25, lobes)) / lobes * 2 * np.pi
    reach = 1 + rng.uniform(-rough, rough, lobes)
    return smooth(np.stack([x + rx * reach * np.cos(turn), y + ry * reach * np.sin(turn)], axis=1), samples=4)


def leafy(rng: Random, x: float, y: float, rx: float, ry: float, *, scallop: float = 0.22) -> Points:
    """A round outline of small outward bows: the edge of foliage."""
    round_length = np.pi * (rx + ry)
    count = int(min(max(round_length / max(scallop, 1e-3), 7), 34))
    turn = np.sort((np.arange(count) + rng.uniform(-0.3, 0.3, count)) / count) * 2 * np.pi
    reach = 1 + rng.uniform(-0.13, 0.10, count)
    inner = np.stack([x + rx * reach * np.cos(turn), y + ry * reach * np.sin(turn)], axis=1)
    after = np.concatenate([inner[1:], inner[:1]])
    span = after - inner
    normal = np.stack([span[:, 1], -span[:, 0]], axis=1) * rng.uniform(0.30, 0.5, (count, 1))
    return np.stack([inner, inner + 0.28 * span + normal * 0.8, inner + 0.72 * span + normal * 0.8], axis=1).reshape(
        -1, 2
    )


_STEPS = {count: np.linspace(0, 1, count, endpoint=False)[:, None] for count in range(1, 9)}


def wobbled(points: ArrayLike, rng: Random, *, amount: float, step: float = 0.5, closed: bool = True) -> Points:
    """Straight edges as a hand draws them: cut every `step`, each cut a little off the line."""
    corner = np.asarray(points, dtype=np.float64)
    after = np.concatenate([corner[1:], corner[:1]]) if closed else corner[1:]
    rows: list[Points] = []
    for start, end in zip(corner, after, strict=False):
        length = float(np.hypot(*(end - start)))
        count = int(min(max(length / step, 1), 8))
        row = start + (end - start) * _STEPS[count]
        row[1:] += rng.normal(0, amount, (count - 1, 2))
        row[0] += rng.normal(0, amount * 0.5, 2)
        rows.append(row)
    if not closed:
        rows.append(corner[-1:])
    return np.vstack(rows)


def curve(*points: tuple[float, float]) -> Points:
    """An open smooth line through these points."""
    return smooth(np.array(points, dtype=np.float64), closed=False, samples=5)


class Sketch:
    """Shapes drawn one after another, back to front.

    Args:
        rng: Where the hand's unsteadiness comes from.
        label: Segmentation class of what is drawn, until `label` is changed.
    """

    def __init__(self, rng: Random, *, label: str = "prop") -> None:
        self.rng = rng
        self.label = label
        self.shapes: list[Shape] = []

    def form(self, points: ArrayLike, color: str, *, ink: float = PEN, part: str = "", ink_color: str = INK) -> None:
        """A filled shape, inked round its edge; `ink` 0 leaves it without a line."""
        self.shapes.append(
            Shape(
                kind=ShapeKind.FORM,
                points=np.asarray(points, dtype=np.float64),
                color=color,
                ink_width=ink,
                ink_color=ink_color,
                part=part,
                label=self.label,
            )
        )

    def box(
        self, left: float, top: float, right: float, bottom: float, color: str, *, ink: float = PEN, part: str = ""
    ) -> None:
        """An upright rectangle with hand-drawn edges."""
        edge = max(abs(right - left), abs(bottom - top))
        amount = min(0.006, 0.01 * edge)
        points = wobbled(rectangle(left, top, right, bottom), self.rng, amount=amount, step=max(edge / 3, 0.05))
        self.form(points, color, ink=ink, part=part)

    def stroke(
        self, points: ArrayLike, *, width: float = PEN * 0.7, color: str = INK, taper: bool = True, closed: bool = False
    ) -> None:
        """A line of ink: fold, crack, vein, plank edge."""
        self.shapes.append(
            Shape(
                kind=ShapeKind.STROKE,
                points=np.asarray(points, dtype=np.float64),
                color=color,
                ink_width=width,
                ink_color=color,
                closed=closed,
                taper=taper,
                label=self.label,
            )
        )

    def strokes(
        self, runs: Sequence[ArrayLike], *, width: float = PEN * 0.6, color: str = INK, taper: bool = True
    ) -> None:
        """Many lines of the same ink as one shape."""
        if runs:
            self.stroke(pieces(runs), width=width, color=color, taper=taper)

    def shade(
        self, points: ArrayLike, *, part: str, strength: float = 0.35, soft: float = 0.05, color: str = "#54505e"
    ) -> None:
        """A soft shadow on the forms of `part`."""
        self._tone(ShapeKind.SHADE, points, color=color, part=part, strength=strength, soft=soft)

    def light(
        self, points: ArrayLike, *, part: str, strength: float = 0.4, soft: float = 0.05, color: str = "#fff3d2"
    ) -> None:
        """A soft light on the forms of `part`."""
        self._tone(ShapeKind.LIGHT, points, color=color, part=part, strength=strength, soft=soft)

    def wash(self, points: ArrayLike, color: str, *, part: str, strength: float = 0.6, soft: float = 0.03) -> None:
        """A stain of colour without an edge on the forms of `part`; the flat colour takes it too."""
        self._tone(ShapeKind.WASH, points, color=color, part=part, strength=strength, soft=soft)

    def _tone(self, kind: ShapeKind, points: ArrayLike, *, color: str, part: str, strength: float, soft: float) -> None:
        self.shapes.append(
            Shape(
                kind=kind,
                points=np.asarray(points, dtype=np.float64),
                color=color,
                part=part,
                strength=strength,
                softness=soft,
                label=self.label,
            )
        )

    def add(self, shapes: Iterable[Shape], *, x: float = 0.0, y: float = 0.0, scale: float = 1.0) -> None:
        """Another drawing, set into this one."""
        self.shapes.extend(shape.moved(scale=scale, dx=x, dy=y) for shape in shapes)

    def grass(
        self, x: float, y: float, *, width: float, height: float, blades: int, color: str = "#6d7a45", pen: float = PEN
    ) -> None:
        """A tuft: blades fanning from a short foot line."""
        roots = self.rng.uniform(-0.5, 0.5, blades)
        lean = roots * min(1.2, 1.6 * abs(height) / width) + self.rng.normal(0, 0.22, blades) * min(
            1.0, 1.5 * abs(height) / width
        )
        tall = height * self.rng.uniform(0.55, 1.0, blades)
        runs = [
            [
                (x + r * width, y),
                (x + (r + s * 0.25) * width, y - t * 0.6),
                (x + (r + s * 0.8) * width, y - t),
            ]
            for r, s, t in zip(roots, lean, tall, strict=True)
        ]
        self.strokes(runs, width=pen, color=color)

    def hatch(
        self,
        left: float,
        top: float,
        right: float,
        bottom: float,
        *,
        count: int,
        color: str = INK,
    ) -> None:
        """Loose parallel strokes over a region, as an illustrator shades a corner."""
        if count < 1:
            return
        across = np.linspace(left, right, count) + self.rng.normal(0, (right - left) / count * 0.2, count)
        jitter = self.rng.uniform(0, 0.25, (count, 2)) * (bottom - top)
        runs = [
            [
                (x, top + a),
                (x - HATCH_SLOPE * (bottom - top) * 0.5, (top + bottom) / 2),
                (x - HATCH_SLOPE * (bottom - top), bottom - b),
            ]
            for x, (a, b) in zip(across, jitter, strict=True)
        ]
        self.strokes(runs, width=PEN * 0.4, color=color)
