"""Lamp posts, cabs, carts, signs, pumps, wells, walls: the furniture of roads.

Knows: wheels, iron and masonry out of doors.  Does not know: where they stand.
"""

from __future__ import annotations

import numpy as np

from audobon.pencils import palette as pal
from audobon.pencils.light import mixed
from audobon.pencils.shapes import Points, Shape, smooth
from audobon.pencils.sketch import PEN, Random, Sketch, curve, oval, pieces, rectangle


def lamp_post(rng: Random, *, lit: bool = False) -> list[Shape]:
    """A gas lamp on a cast-iron post."""
    s = Sketch(rng, label="lamp")
    profile = [
        (0.16, 0.0),
        (0.15, -0.14),
        (0.08, -0.22),
        (0.09, -0.55),
        (0.05, -0.65),
        (0.04, -2.5),
        (0.09, -2.58),
        (0.04, -2.66),
    ]
    s.form(np.array([*profile, *[(-x, y) for x, y in reversed(profile)]]), pal.IRON, part="post")
    s.light(rectangle(-0.08, -2.6, -0.01, 0), part="post", strength=0.35, soft=0.02)
    s.stroke([(-0.24, -2.5), (0.24, -2.5)], width=PEN * 2, color=pal.IRON, taper=False)
    s.form(
        np.array([(-0.10, -2.66), (-0.20, -3.10), (0.20, -3.10), (0.10, -2.66)]),
        pal.FLAME if lit else pal.GLASS,
        part="glass",
    )
    s.stroke([(0, -2.66), (0, -3.10)], width=PEN * 0.8, taper=False)
    s.form(np.array([(-0.24, -3.10), (-0.06, -3.30), (0.06, -3.30), (0.24, -3.10)]), pal.IRON)
    s.form(oval(0, -3.34, 0.05, 0.06, points=10), pal.IRON)
    return s.shapes


def wheel(s: Sketch, x: float, y: float, *, radius: float, spokes: int = 10, color: str = pal.WOOD_DARK) -> None:
    """A spoked wheel: tyre, felloe, hub; the gaps are left open."""
    for grow in (0.0, 0.13 * radius):
        s.stroke(
            oval(x, y, radius - grow, radius - grow, points=30),
            width=PEN * (2.4 if not grow else 1.0),
            color=pal.IRON if not grow else color,
            taper=False,
            closed=True,
        )
    angles = np.arange(spokes) * 2 * np.pi / spokes + 0.2
    s.strokes(
        [[(x, y), (x + 0.9 * radius * np.cos(a), y + 0.9 * radius * np.sin(a))] for a in angles],
        width=PEN * 1.5,
        color=color,
        taper=False,
    )
    s.form(oval(x, y, 0.15 * radius, 0.15 * radius, points=12), pal.BRASS, ink=PEN * 0.7)


def carriage(rng: Random, *, color: str = "#71604f") -> list[Shape]:
    """A hansom cab or brougham: body, window, lamp, driver's seat, two wheels, shafts."""
    s = Sketch(rng)
    wheel(s, 0.75, -0.42, radius=0.42)
    s.form(np.array([(0.7, -0.75), (2.3, -0.62), (2.3, -0.57), (0.7, -0.66)]), pal.WOOD_DARK, ink=PEN * 0.8)
    body = smooth(
        np.array(
            [
                (-0.85, -1.85),
                (-0.95, -1.2),
                (-0.70, -0.72),
                (0.55, -0.68),
                (0.80, -0.95),
                (0.78, -1.25),
                (0.62, -1.32),
                (0.66, -1.88),
            ]
        ),
        samples=3,
    )
    s.form(body, color, part="body")
    s.light(oval(-0.4, -1.65, 0.4, 0.2), part="body", strength=0.35, soft=0.12)
    s.shade(rectangle(-0.95, -1.0, 0.9, -0.6), part="body", strength=0.4, soft=0.12)
    s.form(
        np.array([(-0.95, -1.88), (-0.85, -2.0), (0.70, -2.0), (0.80, -1.86)]),
        mixed(color, pal.SOOT, 0.5),
        ink=PEN * 0.9,
    )
    s.form(rectangle(-0.35, -1.72, 0.35, -1.22), pal.GLASS, part="glass", ink=PEN * 0.8)
    s.strokes([[(-0.25, -1.35), (-0.05, -1.62)], [(-0.15, -1.3), (0.1, -1.64)]], width=PEN * 0.5, color="#8fa0a0")
    s.stroke(rectangle(-0.42, -1.16, 0.42, -0.78), width=PEN * 0.6, closed=True, taper=False)
    s.form(rectangle(0.70, -1.70, 0.84, -1.45), pal.BRASS, ink=PEN * 0.7)
    s.form(
        np.array([(-1.35, -2.05), (-1.32, -1.75), (-0.92, -1.72), (-0.90, -1.85), (-1.22, -1.88), (-1.22, -2.05)]),
        pal.CLOTH_BROWN,
        ink=PEN * 0.8,
    )
    wheel(s, -0.45, -0.52, radius=0.52)
    return s.shapes


def cart(rng: Random, *, hay: bool = True) -> list[Shape]:
    """A two-wheeled farm cart with slatted sides, loaded with hay."""
    s = Sketch(rng)
    s.form(np.array([(0.8, -0.78), (2.1, -0.70), (2.1, -0.64), (0.8, -0.68)]), pal.WOOD_DARK, ink=PEN * 0.8)
    if hay:
        load = smooth(
            np.array(
                [(-1.05, -1.10), (-1.1, -1.5), (-0.6, -1.85), (0.0, -1.95), (0.6, -1.8), (1.05, -1.45), (1.0, -1.1)]
            ),
            samples=4,
        )
        s.form(load, pal.THATCH, part="hay")
        s.shade(oval(0.4, -1.3, 0.6, 0.35), part="hay", strength=0.35, soft=0.12)
        for x in np.linspace(-0.9, 0.9, 8):
            s.grass(x, -1.15 - 0.3 * (1 - abs(x)), width=0.3, height=0.25, blades=6, color="#8d7440", pen=PEN * 0.6)
    s.form(
        np.array(
            [
                (-1.05, -1.25),
                (-0.95, -0.68),
                (0.95, -0.68),
                (1.05, -1.25),
                (1.0, -1.25),
                (0.9, -1.2),
                (-0.9, -1.2),
                (-1.0, -1.25),
            ]
        ),
        pal.WOOD,
        part="side",
    )
    s.strokes([[(-0.98, -1.05), (0.98, -1.05)], [(-0.96, -0.86), (0.96, -0.86)]], width=PEN * 0.7, taper=False)
    s.strokes(
        [[(x, -1.22), (x * 0.95, -0.70)] for x in np.linspace(-0.8, 0.8, 6)],
        width=PEN * 0.9,
        color=pal.WOOD_DARK,
        taper=False,
    )
    s.shade(rectangle(-1, -0.85, 1, -0.68), part="side", strength=0.4, soft=0.05)
    wheel(s, 0.0, -0.55, radius=0.55, spokes=12)
    return s.shapes


def well(rng: Random) -> list[Shape]:
    """A stone well with a little tiled roof, windlass and bucket."""
    s = Sketch(rng, label="building")
    for x in (-0.62, 0.62):
        s.box(x - 0.06, -1.9, x + 0.06, -0.6, pal.WOOD, part=f"post{x}")
    s.form(oval(0, -0.78, 0.72, 0.17, points=26), mixed(pal.SOOT, pal.STONE, 0.25), part="mouth")
    s.form(rectangle(-0.58, -1.45, 0.58, -1.33), pal.WOOD_PALE, ink=PEN * 0.8)
    s.strokes(
        [[(x, -1.45), (x + 0.03, -1.33)] for x in np.linspace(-0.15, 0.15, 6)], width=PEN, color=pal.THATCH, taper=False
    )
    s.stroke([(0, -1.33), (0, -1.02)], width=PEN, color=pal.THATCH, taper=False)
    bucket(s, 0, -0.78, size=0.26)
    wall = np.vstack(
        [
            [(-0.72, -0.78)],
            oval(0, -0.78, 0.72, 0.17, start=0.5, end=0.0, points=14),
            [(0.70, -0.05)],
            oval(0, -0.05, 0.70, 0.15, start=0.0, end=0.5, points=14),
        ]
    )
    s.form(wall, pal.STONE, part="ring")
    stones = []
    for row in range(3):
        for k in range(6):
            u = -0.62 + 0.22 * k + 0.1 * (row % 2)
            y = -0.08 - 0.22 * row + 0.13 * (1 - (u / 0.72) ** 2)
            if abs(u + 0.1) < 0.62:
                stones.append(rectangle(u, y - 0.17, u + 0.19, y - 0.01) + rng.normal(0, 0.012, (4, 2)))
    s.form(pieces(stones), pal.STONE_PALE, ink=PEN * 0.5, part="ring")
    s.shade(rectangle(0.15, -0.8, 0.75, 0.1), part="ring", strength=0.45, soft=0.12)
    s.form(np.array([(-0.95, -1.85), (-0.62, -2.45), (0.62, -2.45), (0.95, -1.85)]), pal.TILE, part="roof")
    s.strokes(
        [
            curve((x, y), (x + 0.08, y + 0.06), (x + 0.16, y))
            for y in (-2.28, -2.1, -1.95)
            for x in np.arange(-0.7, 0.6, 0.17)
        ],
        width=PEN * 0.5,
        color="#6b5646",
        taper=False,
    )
    s.grass(0, 0.14, width=1.5, height=0.2, blades=16, color="#75804b", pen=PEN * 0.7)
    return s.shapes


def bucket(s: Sketch, x: float, y: float, *, size: float = 0.3) -> None:
    """A coopered pail with iron hoops and bail; its foot is at y."""
    s.stroke(
        oval(x, y - size, 0.48 * size, 0.5 * size, start=0.5, end=1.0, points=12),
        width=PEN,
        color=pal.IRON,
        taper=False,
    )
    part = f"pail{x:.1f}{y:.1f}"
    s.form(
        np.array([(x - 0.5 * size, y - size), (x - 0.38 * size, y), (x + 0.38 * size, y), (x + 0.5 * size, y - size)]),
        pal.WOOD_PALE,
        part=part,
        ink=PEN * 0.8,
    )
    s.shade(rectangle(x + 0.1 * size, y - size, x + 0.5 * size, y), part=part, strength=0.4, soft=0.05 * size)
    s.strokes(
        [[(x + u * 0.5 * size, y - size), (x + u * 0.4 * size, y)] for u in (-0.6, -0.2, 0.2, 0.6)],
        width=PEN * 0.4,
        taper=False,
    )
    for t in (0.2, 0.8):
        half = (0.38 + 0.12 * t) * size
        s.stroke([(x - half, y - t * size), (x + half, y - t * size)], width=PEN * 1.5, color=pal.IRON, taper=False)
    s.form(oval(x, y - size, 0.5 * size, 0.13 * size, points=18), mixed(pal.WOOD_DARK, pal.SOOT, 0.3), ink=PEN * 0.7)


def pail(rng: Random) -> list[Shape]:
    s = Sketch(rng)
    bucket(s, 0, 0, size=0.32)
    return s.shapes


_PEBBLE = np.array([(-1, -0.3), (-0.72, -0.9), (0.1, -1), (0.8, -0.8), (1, -0.1), (0.86, 0.75), (0, 1), (-0.8, 0.8)])
"""The outline of one stone, half axes 1."""


def stone_wall(rng: Random, *, width: float = 2.4, height: float = 0.9) -> list[Shape]:
    """A length of dry-stone wall with cope stones and moss."""
    s = Sketch(rng, label="wall")
    half = width / 2
    s.form(rectangle(-half, -height, half, 0.02), pal.STONE_DARK, part="wall", ink=PEN * 0.8)
    row_high = height / 4.4
    tints = (pal.STONE, pal.STONE_PALE, mixed(pal.STONE, pal.SAND, 0.5), mixed(pal.STONE, pal.MOSS, 0.35))
    stones: list[list[Points]] = [[] for _ in tints]
    for row in range(4):
        x = -half - rng.uniform(0, 0.2)
        while x < half:
            long = rng.uniform(0.2, 0.46)
            a, b = max(x, -half), min(x + long, half)
            if b - a > 0.08:
                middle, size = (a + b) / 2, np.array([(b - a) * 0.54, row_high * 0.55])
                stones[int(rng.integers(4))].append((middle, -(row + 0.5) * row_high) + _PEBBLE * size)
            x += long
    for tint, outlines in zip(tints, stones, strict=True):
        if outlines:
            s.form(
                pieces(outlines) + rng.normal(0, 0.008, (len(outlines) * 9 - 1, 2)), tint, ink=PEN * 0.6, part="stone"
            )
    cope = [(x, -height + 0.02) + _PEBBLE * (0.14, 0.13) for x in np.arange(-half + 0.12, half, 0.25)]
    s.form(pieces(cope), pal.STONE_PALE, ink=PEN * 0.6, part="stone")
    s.shade(rectangle(-half, -0.4 * height, half, 0), part="stone", strength=0.35, soft=0.12)
    s.grass(0, 0.04, width=width, height=0.24, blades=int(width * 10), color="#75804b", pen=PEN * 0.7)
    return s.shapes


def signpost(rng: Random) -> list[Shape]:
    """A finger post at a crossroads; the fingers carry no words."""
    s = Sketch(rng)
    s.box(-0.06, -2.3, 0.06, 0.02, pal.WOOD_PALE, part="post")
    s.shade(rectangle(0.0, -2.3, 0.07, 0), part="post", strength=0.4, soft=0.02)
    for side, y in ((1, -2.05), (-1, -1.75)):
        s.form(
            np.array(
                [
                    (-0.1 * side, y - 0.12),
                    (0.75 * side, y - 0.12),
                    (0.92 * side, y),
                    (0.75 * side, y + 0.12),
                    (-0.1 * side, y + 0.12),
                ]
            ),
            pal.LINEN,
            ink=PEN * 0.9,
        )
        s.strokes([[(0.05 * side, y), (0.6 * side, y)]], width=PEN * 0.5)
    s.grass(0, 0.03, width=0.5, height=0.25, blades=9, color="#75804b", pen=PEN * 0.7)
    return s.shapes


def bench(rng: Random, *, width: float = 1.5) -> list[Shape]:
    """A garden bench with slats."""
    s = Sketch(rng, label="furniture")
    half = width / 2
    for y in (-0.92, -0.76, -0.60):
        s.box(-half, y - 0.05, half, y + 0.05, pal.WOOD, ink=PEN * 0.7)
    for x in (-half + 0.08, half - 0.08):
        s.box(x - 0.035, -1.0, x + 0.035, 0, pal.WOOD_DARK, ink=PEN * 0.8)
    s.form(
        np.array([(-half, -0.42), (-half - 0.06, -0.34), (half + 0.06, -0.34), (half, -0.42)]),
        pal.WOOD_PALE,
        part="seat",
    )
    s.box(-half - 0.06, -0.34, half + 0.06, -0.28, pal.WOOD, ink=PEN * 0.8)
    for x in (-half, half):
        s.box(x - 0.04, -0.3, x + 0.04, 0.03, pal.WOOD, ink=PEN * 0.8)
    return s.shapes


def rowing_boat(rng: Random) -> list[Shape]:
    """A clinker-built boat lying on an even keel, oars shipped."""
    s = Sketch(rng)
    s.form(
        smooth(
            np.array([(-1.6, -0.62), (-0.8, -0.52), (0.5, -0.52), (1.75, -0.72), (0.6, -0.60), (-0.7, -0.60)]),
            samples=4,
        ),
        mixed(pal.WOOD_DARK, pal.SOOT, 0.3),
        part="inside",
    )
    s.strokes(
        [[(-0.5, -0.58), (-0.42, -0.5)], [(0.4, -0.58), (0.5, -0.5)]], width=PEN * 3, color=pal.WOOD_PALE, taper=False
    )
    hull = smooth(
        np.array(
            [
                (-1.62, -0.62),
                (-0.8, -0.50),
                (0.5, -0.50),
                (1.78, -0.74),
                (1.35, -0.22),
                (0.7, 0.0),
                (-0.9, 0.02),
                (-1.4, -0.15),
            ]
        ),
        samples=4,
    )
    s.form(hull, pal.WOOD, part="hull")
    for t in (0.28, 0.52, 0.76):
        s.stroke(
            curve(
                (-1.6 + 0.2 * t, -0.62 + 0.5 * t),
                (-0.8, -0.50 + 0.5 * t),
                (0.5, -0.50 + 0.48 * t),
                (1.72 - 0.45 * t, -0.70 + 0.5 * t),
            ),
            width=PEN * 0.7,
            taper=False,
        )
    s.shade(oval(0.1, 0.0, 1.4, 0.2), part="hull", strength=0.45, soft=0.08)
    s.stroke(
        curve((-1.62, -0.62), (-0.8, -0.51), (0.5, -0.51), (1.78, -0.74)),
        width=PEN * 2.6,
        color=pal.CLOTH_BLUE,
        taper=False,
    )
    for x in (-0.2, 0.1):
        s.stroke([(x, -0.66), (x - 1.4, -0.1)], width=PEN * 2, color=pal.WOOD_PALE, taper=False)
    return s.shapes


def haystack(rng: Random) -> list[Shape]:
    """A round stack with a combed top."""
    s = Sketch(rng, label="field")
    s.form(
        smooth(
            np.array([(-1.1, 0), (-1.25, -0.9), (-0.9, -1.7), (0, -2.4), (0.9, -1.7), (1.25, -0.9), (1.1, 0.02)]),
            samples=4,
        ),
        pal.THATCH,
        part="hay",
    )
    s.shade(oval(0.6, -0.9, 0.6, 1.1), part="hay", strength=0.4, soft=0.2)
    s.light(oval(-0.5, -1.5, 0.4, 0.6), part="hay", strength=0.4, soft=0.2)
    for y in (-0.3, -0.8, -1.3, -1.8):
        for x in np.linspace(-1, 1, 7) * (1.15 + 0.45 * y / 2):
            s.strokes(
                [[(x, y), (x * 1.02, y + 0.2)], [(x + 0.05, y - 0.03), (x * 1.02 + 0.07, y + 0.14)]],
                width=PEN * 0.5,
                color="#8d7440",
            )
    s.grass(0, 0.03, width=2.4, height=0.2, blades=20, color="#8d7440", pen=PEN * 0.7)
    return s.shapes


def bridge(rng: Random) -> list[Shape]:
    """A little humped stone bridge of one arch."""
    s = Sketch(rng, label="building")
    deck = curve((-2.6, -0.5), (-1.3, -1.15), (0, -1.4), (1.3, -1.15), (2.6, -0.5))
    arch = oval(0, 0.0, 1.15, 0.95, start=1.0, end=0.5, points=16)
    s.form(np.vstack([deck, [(2.7, 0.1), (1.15, 0.1)], arch, [(-1.15, 0.1), (-2.7, 0.1)]]), pal.STONE, part="face")
    for k in range(9):
        a0, a1 = np.pi * (1 + k / 9) + 0.02, np.pi * (1 + (k + 1) / 9) - 0.02
        ring = [(r * np.cos(a), 0.82 * r * np.sin(a)) for r, a in ((1.15, a0), (1.15, a1), (1.42, a1), (1.42, a0))]
        s.form(np.array(ring), pal.STONE_PALE, ink=PEN * 0.6, part="face")
    s.shade(oval(0.6, -0.1, 1.6, 0.5), part="face", strength=0.3, soft=0.2)
    s.form(np.vstack([deck - np.array([0.0, 0.42]), deck[::-1]]), pal.STONE_PALE, part="parapet")
    s.strokes(
        [[(float(x), float(y) - 0.42), (float(x), float(y))] for x, y in deck[1::3]], width=PEN * 0.6, taper=False
    )
    s.form(np.vstack([deck - np.array([0.0, 0.52]), (deck - np.array([0.0, 0.42]))[::-1]]), pal.STONE, ink=PEN * 0.7)
    return s.shapes
