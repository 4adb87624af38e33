"""What is brought in to bear small things: a pedestal table in a room, a stump out of doors.

Knows: one turned leg, one sawn bole.  Does not know: what is put on them.
"""

from __future__ import annotations

import numpy as np

from audobon.pencils import palette as pal
from audobon.pencils.light import mixed
from audobon.pencils.shapes import Shape
from audobon.pencils.sketch import PEN, Random, Sketch, oval, rectangle

STAND_HEIGHT = 0.62


def side_table(rng: Random, *, width: float) -> list[Shape]:
    """A round top on a pedestal with three feet."""
    s = Sketch(rng, label="table")
    half = width / 2
    s.form(
        np.array([(-0.05, -STAND_HEIGHT), (-0.03, -0.12), (0.03, -0.12), (0.05, -STAND_HEIGHT)]),
        pal.WOOD_RED,
        part="stem",
    )
    s.form(oval(0, -0.35, 0.07, 0.09, points=14), pal.WOOD_RED, part="stem")
    s.shade(rectangle(0.01, -STAND_HEIGHT, 0.08, 0), part="stem", strength=0.4, soft=0.02)
    for end in (-0.26, 0.26, 0.04):
        s.form(
            np.array([(-0.03, -0.20), (end, 0.0), (end + 0.05, 0.0), (0.03, -0.20)]),
            mixed(pal.WOOD_RED, pal.WOOD_DARK, 0.3),
            ink=PEN * 0.7,
        )
    s.form(oval(0, -STAND_HEIGHT, half, 0.13, points=30), pal.WOOD_RED, part="top")
    s.form(
        oval(0, -STAND_HEIGHT - 0.03, half, 0.12, points=30),
        mixed(pal.WOOD_RED, pal.CREAM, 0.3),
        part="top",
        ink=PEN * 0.7,
    )
    s.light(oval(-0.3 * half, -STAND_HEIGHT - 0.05, 0.4 * half, 0.05), part="top", strength=0.5, soft=0.03)
    return s.shapes


def bearing_stump(rng: Random, *, width: float) -> list[Shape]:
    """A stump as wide as what it shall bear."""
    s = Sketch(rng, label="tree")
    half = width / 2
    s.form(
        np.array(
            [
                (-half * 0.9, -STAND_HEIGHT),
                (-half, -0.2),
                (-half * 1.15, 0.02),
                (half * 1.15, 0.03),
                (half, -0.2),
                (half * 0.9, -STAND_HEIGHT),
            ]
        ),
        pal.BARK,
        part="bark",
    )
    s.shade(rectangle(0.2 * half, -STAND_HEIGHT, half * 1.2, 0), part="bark", strength=0.45, soft=0.08)
    s.strokes(
        [
            [(x * half, -STAND_HEIGHT + 0.1), (x * half + 0.01, -0.3), (x * half * 1.08, -0.06)]
            for x in np.linspace(-0.85, 0.85, 8)
        ],
        width=PEN * 0.7,
    )
    s.form(oval(0, -STAND_HEIGHT - 0.01, half * 0.92, 0.13, points=26), pal.WOOD_PALE, part="top")
    for share in (0.3, 0.55, 0.78):
        s.stroke(
            oval(0, -STAND_HEIGHT - 0.01, half * 0.92 * share, 0.13 * share, points=16),
            width=PEN * 0.4,
            color="#8a6a46",
            taper=False,
            closed=True,
        )
    s.grass(0, 0.04, width=width * 1.2, height=0.14, blades=10, color="#75804b", pen=PEN * 0.7)
    return s.shapes
