"""Doors, presses, brick and stone faces: what joiners and masons leave behind.

Knows: planks, panels, courses.  Does not know: rooms or houses.
"""

from __future__ import annotations

import numpy as np

from audobon.pencils import palette as pal
from audobon.pencils.light import mixed
from audobon.pencils.shapes import Points, Shape
from audobon.pencils.sketch import PEN, Random, Sketch, oval, pieces, rectangle, wobbled


def door(
    rng: Random, *, width: float = 0.95, height: float = 2.05, color: str = pal.WOOD, frame: str = pal.WOOD_DARK
) -> list[Shape]:
    """A ledged plank door with strap hinges and a latch."""
    s = Sketch(rng, label="door")
    s.box(-width / 2 - 0.1, -height - 0.1, width / 2 + 0.1, 0, frame)
    s.box(-width / 2, -height, width / 2, 0, color, part="door")
    count = 5
    xs = -width / 2 + np.arange(1, count) * width / count
    s.strokes(
        [wobbled([(x, -height), (x, 0)], rng, amount=0.006, step=0.5, closed=False) for x in xs],
        width=PEN * 0.7,
        taper=False,
    )
    s.shade(rectangle(width * 0.22, -height, width / 2, 0), part="door", strength=0.3, soft=0.07)
    s.light(rectangle(-width / 2, -height, -width * 0.28, 0), part="door", strength=0.3, soft=0.06)
    for y in (-0.3 * height, -0.78 * height):
        s.form(
            np.array(
                [
                    (-width / 2, y - 0.035),
                    (width * 0.18, y - 0.018),
                    (width * 0.25, y),
                    (width * 0.18, y + 0.018),
                    (-width / 2, y + 0.035),
                ]
            ),
            pal.IRON,
            ink=PEN * 0.6,
        )
    s.form(oval(width * 0.36, -0.48 * height, 0.035, 0.035, points=10), pal.BRASS, ink=PEN * 0.6)
    grain = [
        [(x, y), (x + 0.01, y + 0.12), (x, y + 0.26)]
        for x, y in zip(rng.uniform(-0.45, 0.45, 12) * width, -rng.uniform(0.2, 0.95, 12) * height, strict=True)
    ]
    s.strokes(grain, width=PEN * 0.35)
    s.box(-width / 2 - 0.15, -0.05, width / 2 + 0.15, 0.03, pal.STONE)
    return s.shapes


Face = tuple[float, float, float, float]
"""Left, top, right, bottom of an upright surface, metres, y down."""


def courses(rng: Random, *, face: Face, high: float, long: float, keep: float = 1.0) -> Points:
    """Bricks or stones of a wall as separate pieces; `keep` is the share that is drawn."""
    left, top, right, bottom = face
    outlines = []
    for row, y in enumerate(np.arange(bottom, top, -high)):
        for x in np.arange(left - (row % 2) * long / 2, right, long):
            a, b = max(x, left), min(x + long, right)
            if b - a < 0.25 * long or rng.uniform() > keep:
                continue
            gap = 0.06 * high
            outline = rectangle(a + gap, max(y - high, top) + gap, b - gap, y - gap)
            outlines.append(outline + rng.normal(0, 0.035 * high, outline.shape))
    return pieces(outlines)


def masonry(s: Sketch, *, face: Face, high: float, long: float, color: str, part: str, keep: float = 0.45) -> None:
    """A stone or brick face: mortar ground, some stones picked out in three tints, shade low and right."""
    left, top, right, bottom = face
    s.form(rectangle(left, top, right, bottom), color, part=part, ink=PEN * 0.8)
    for k, tint in enumerate(
        (mixed(color, pal.CREAM, 0.3), mixed(color, pal.STONE_DARK, 0.28), mixed(color, pal.SAND, 0.4))
    ):
        stones = courses(s.rng, face=face, high=high, long=long, keep=keep / (1 + 0.5 * k))
        if len(stones):
            s.form(stones, tint, ink=PEN * 0.45, ink_color="#6f6254", part=part)
    s.shade(
        rectangle(left, bottom - 0.28 * (bottom - top), right, bottom),
        part=part,
        strength=0.28,
        soft=0.10 * (bottom - top),
    )


def wardrobe(rng: Random) -> list[Shape]:
    """A clothes press with two panelled doors and a drawer."""
    s = Sketch(rng, label="cabinet")
    s.box(-0.62, -2.05, 0.62, -0.08, pal.WOOD_RED, part="case")
    s.shade(rectangle(0.2, -2.05, 0.62, 0), part="case", strength=0.3, soft=0.15)
    for side in (-1, 1):
        a, b = sorted((side * 0.03, side * 0.56))
        s.box(a, -1.95, b, -0.55, mixed(pal.WOOD_RED, pal.CREAM, 0.14), ink=PEN * 0.7)
        for y0, y1 in ((-1.85, -1.25), (-1.15, -0.65)):
            s.stroke(rectangle(a + 0.08, y0, b - 0.08, y1), width=PEN * 0.6, closed=True, taper=False)
        s.form(oval(side * 0.09, -1.2, 0.025, 0.025, points=8), pal.BRASS, ink=PEN * 0.5)
    s.box(-0.56, -0.48, 0.56, -0.18, mixed(pal.WOOD_RED, pal.CREAM, 0.1), ink=PEN * 0.7)
    s.form(np.array([(-0.72, -2.05), (-0.6, -2.2), (0.6, -2.2), (0.72, -2.05)]), pal.WOOD_RED)
    s.box(-0.66, -0.1, 0.66, 0, pal.WOOD_DARK)
    return s.shapes
