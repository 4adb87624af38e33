"""What is eaten, drunk, cooked and stored: cups, pots, loaves, casks, bottles, sacks.

Knows: crockery, coopering, baking.  Does not know: where it stands.
"""

from __future__ import annotations

import numpy as np

from audobon.pencils import palette as pal
from audobon.pencils.light import mixed
from audobon.pencils.props import furniture
from audobon.pencils.shapes import Shape, smooth
from audobon.pencils.sketch import PEN, Random, Sketch, blob, curve, oval, rectangle


def barrel(rng: Random, *, height: float = 0.85) -> list[Shape]:
    """An upright barrel: bulging staves, four hoops."""
    s = Sketch(rng)
    h, mid, end = height, 0.40 * height, 0.32 * height
    s.form(
        smooth(np.array([(-end, 0), (-mid, -0.5 * h), (-end, -h), (end, -h), (mid, -0.5 * h), (end, 0)]), samples=5),
        pal.WOOD,
        part="staves",
    )
    s.strokes(
        [curve((u * end, -h), (u * mid, -0.5 * h), (u * end, 0)) for u in np.linspace(-0.75, 0.75, 6)],
        width=PEN * 0.6,
        taper=False,
    )
    s.shade(rectangle(0.1 * h, -h, mid, 0), part="staves", strength=0.5, soft=0.10 * h)
    s.light(rectangle(-0.26 * h, -0.95 * h, -0.12 * h, -0.05 * h), part="staves", strength=0.4, soft=0.05 * h)
    for t in (0.08, 0.28, 0.72, 0.92):
        half = end + (mid - end) * np.sin(np.pi * t)
        band = np.vstack(
            [
                curve((-half, -t * h), (0, -t * h + 0.05 * h), (half, -t * h)),
                curve((half, -t * h - 0.05 * h), (0, -t * h), (-half, -t * h - 0.05 * h)),
            ]
        )
        s.form(band, pal.IRON, ink=PEN * 0.5)
    s.form(oval(0, -h, end, 0.075 * h), mixed(pal.WOOD_DARK, pal.SOOT, 0.2), ink=PEN * 0.8)
    return s.shapes


def tun(rng: Random) -> list[Shape]:
    """A big cask lying on its cradle, its head towards the reader, with a tap."""
    s = Sketch(rng)
    s.form(oval(0.16, -0.88, 0.62, 0.66, points=30), pal.WOOD_DARK, part="back")
    s.form(oval(0, -0.84, 0.66, 0.70, points=34), pal.WOOD, part="rim")
    s.form(oval(0, -0.84, 0.57, 0.61, points=32), mixed(pal.WOOD, pal.CREAM, 0.15), part="head", ink=PEN * 0.8)
    s.strokes(
        [
            [(x, -0.84 - 0.61 * np.sqrt(1 - (x / 0.57) ** 2)), (x, -0.84 + 0.61 * np.sqrt(1 - (x / 0.57) ** 2))]
            for x in np.linspace(-0.4, 0.4, 5)
        ],
        width=PEN * 0.7,
        taper=False,
    )
    s.shade(oval(0.2, -0.6, 0.42, 0.42), part="head", strength=0.4, soft=0.12)
    s.form(rectangle(-0.5, -1.0, 0.5, -0.88), pal.WOOD_DARK, ink=PEN * 0.7)
    s.form(rectangle(-0.04, -0.5, 0.04, -0.36), pal.WOOD_PALE, ink=PEN * 0.7)
    s.form(rectangle(-0.08, -0.54, 0.08, -0.49), pal.WOOD_PALE, ink=PEN * 0.7)
    for side in (-1, 1):
        s.form(
            np.array([(side * 0.62, 0.02), (side * 0.72, -0.3), (side * 0.45, -0.22), (side * 0.3, 0.02)]),
            pal.WOOD_DARK,
            ink=PEN * 0.8,
        )
    return s.shapes


def bottle_rack(rng: Random) -> list[Shape]:
    """Niches full of bottles lying with their necks out."""
    s = Sketch(rng, label="shelf")
    s.box(-0.6, -1.25, 0.6, 0, mixed(pal.WOOD_DARK, pal.SOOT, 0.35), part="case")
    for row in range(4):
        for k in range(5):
            x, y = -0.46 + 0.23 * k, -0.16 - 0.29 * row
            if rng.uniform() < 0.85:
                s.form(
                    oval(x, y, 0.085, 0.085, points=14),
                    (pal.GLASS_GREEN, pal.GLASS_BROWN)[int(rng.integers(2))],
                    ink=PEN * 0.7,
                )
                s.form(oval(x, y, 0.032, 0.032, points=9), pal.WOOD_PALE, ink=PEN * 0.5)
    s.strokes(
        [[(-0.6, y), (0.6, y)] for y in (-0.30, -0.59, -0.88, -1.17)], width=PEN * 1.8, color=pal.WOOD, taper=False
    )
    s.strokes(
        [[(x, -1.25), (x, 0)] for x in (-0.345, -0.115, 0.115, 0.345)], width=PEN * 1.4, color=pal.WOOD, taper=False
    )
    return s.shapes


def bottle(rng: Random) -> list[Shape]:
    s = Sketch(rng)
    furniture.bottle(s, 0, 0, height=0.3, color=pal.GLASS_GREEN)
    return s.shapes


def glass(rng: Random) -> list[Shape]:
    """A stemmed wine glass, half full."""
    s = Sketch(rng)
    s.form(oval(0, -0.008, 0.045, 0.014, points=14), pal.GLASS, ink=PEN * 0.5)
    s.stroke([(0, -0.01), (0, -0.09)], width=PEN, color="#8fa0a0", taper=False)
    s.form(
        smooth(np.array([(-0.045, -0.2), (-0.05, -0.13), (0, -0.085), (0.05, -0.13), (0.045, -0.2)]), samples=3),
        pal.GLASS,
        ink=PEN * 0.6,
    )
    s.form(
        smooth(np.array([(-0.046, -0.155), (-0.04, -0.115), (0, -0.09), (0.04, -0.115), (0.046, -0.155)]), samples=3),
        pal.CLOTH_RED,
        ink=PEN * 0.3,
    )
    return s.shapes


def cup(rng: Random, *, color: str = pal.LINEN) -> list[Shape]:
    """A teacup on its saucer."""
    s = Sketch(rng)
    s.form(oval(0, -0.012, 0.095, 0.024, points=18), color, ink=PEN * 0.6)
    s.stroke(oval(0.07, -0.06, 0.03, 0.028, start=-0.3, end=0.3), width=PEN * 0.9, color="#7d8fa0", taper=False)
    s.form(
        smooth(
            np.array(
                [(-0.068, -0.10), (-0.055, -0.04), (-0.03, -0.015), (0.03, -0.015), (0.055, -0.04), (0.068, -0.10)]
            ),
            samples=3,
        ),
        color,
        part="cup",
        ink=PEN * 0.7,
    )
    s.shade(oval(0.035, -0.05, 0.03, 0.05), part="cup", strength=0.4, soft=0.015)
    s.form(oval(0, -0.10, 0.068, 0.017, points=16), "#c3a27a", ink=PEN * 0.5)
    s.strokes(
        [curve((-0.04, -0.06), (-0.02, -0.075), (0, -0.06), (0.02, -0.075), (0.04, -0.06))],
        width=PEN * 0.6,
        color="#7d8fa0",
        taper=False,
    )
    return s.shapes


def teapot(rng: Random, *, color: str = pal.CLOTH_BLUE) -> list[Shape]:
    """A round teapot with a band of pattern."""
    s = Sketch(rng)
    s.stroke(oval(-0.14, -0.12, 0.06, 0.065, start=0.2, end=0.8), width=PEN * 2, color=color, taper=False)
    s.form(
        np.array([(0.10, -0.08), (0.2, -0.19), (0.235, -0.185), (0.225, -0.16), (0.12, -0.03)]), color, ink=PEN * 0.8
    )
    s.form(
        smooth(
            np.array([(-0.09, 0), (-0.15, -0.10), (-0.09, -0.2), (0.09, -0.2), (0.15, -0.10), (0.09, 0)]), samples=4
        ),
        color,
        part="pot",
    )
    s.shade(oval(0.08, -0.07, 0.06, 0.1), part="pot", strength=0.4, soft=0.03)
    s.light(oval(-0.06, -0.14, 0.035, 0.03), part="pot", strength=0.6, soft=0.015)
    s.form(oval(0, -0.2, 0.075, 0.025, points=14), mixed(color, pal.CREAM, 0.3), ink=PEN * 0.7)
    s.form(oval(0, -0.235, 0.018, 0.018, points=8), color, ink=PEN * 0.6)
    s.strokes(
        [curve((-0.12, -0.10), (-0.06, -0.125), (0, -0.10), (0.06, -0.125), (0.12, -0.10))],
        width=PEN * 0.6,
        color=pal.LINEN,
        taper=False,
    )
    return s.shapes


def plate(rng: Random, *, food: str = "") -> list[Shape]:
    """A plate seen at a slant; food of a colour on it where one is given."""
    s = Sketch(rng)
    s.form(oval(0, -0.02, 0.15, 0.042, points=24), pal.LINEN, ink=PEN * 0.7)
    s.stroke(oval(0, -0.024, 0.10, 0.026, points=20), width=PEN * 0.5, color="#7d8fa0", closed=True, taper=False)
    if food:
        s.form(blob(rng, 0, -0.05, 0.07, 0.035, lobes=7), food, ink=PEN * 0.6)
    return s.shapes


def loaf(rng: Random) -> list[Shape]:
    """A cottage loaf, slashed, on its board."""
    s = Sketch(rng)
    s.box(-0.2, -0.03, 0.2, 0, pal.WOOD_PALE, ink=PEN * 0.7)
    s.form(
        smooth(np.array([(-0.15, -0.03), (-0.16, -0.12), (0, -0.17), (0.16, -0.12), (0.15, -0.03)]), samples=4),
        "#c39559",
        part="loaf",
    )
    s.form(
        smooth(np.array([(-0.085, -0.14), (-0.07, -0.22), (0.07, -0.22), (0.085, -0.14), (0, -0.125)]), samples=4),
        "#cfa569",
        part="top",
        ink=PEN * 0.8,
    )
    s.light(oval(-0.03, -0.2, 0.03, 0.015), part="top", strength=0.5, soft=0.01)
    s.shade(oval(0.07, -0.07, 0.07, 0.05), part="loaf", strength=0.4, soft=0.02)
    s.strokes([[(-0.08, -0.11), (-0.04, -0.07)], [(0.0, -0.11), (0.04, -0.07)]], width=PEN * 0.7)
    return s.shapes


def cheese(rng: Random) -> list[Shape]:
    """A cut wheel of cheese."""
    s = Sketch(rng)
    s.form(
        np.vstack(
            [
                oval(0, -0.12, 0.16, 0.045, start=0.5, end=1.0, points=12),
                oval(0, -0.01, 0.16, 0.045, start=0.0, end=0.5, points=12),
            ]
        ),
        pal.FLOWER_YELLOW,
        part="side",
    )
    s.form(oval(0, -0.12, 0.16, 0.045, points=22), mixed(pal.FLOWER_YELLOW, pal.CREAM, 0.4), ink=PEN * 0.7)
    s.form(
        np.array([(0, -0.12), (0.08, -0.08), (0.08, 0.03), (0, -0.01)]),
        mixed(pal.FLOWER_YELLOW, pal.CREAM, 0.2),
        ink=PEN * 0.6,
    )
    for x, y, r in ((-0.08, -0.06, 0.016), (0.03, -0.04, 0.012), (-0.03, -0.035, 0.011), (0.055, -0.02, 0.009)):
        s.form(oval(x, y, r, r * 0.8, points=8), "#c09a48", ink=PEN * 0.4)
    return s.shapes


def pie(rng: Random) -> list[Shape]:
    """A pie in its dish, crimped edge, steam from the vent."""
    s = Sketch(rng)
    s.form(np.array([(-0.19, -0.08), (-0.14, 0), (0.14, 0), (0.19, -0.08)]), pal.TIN, ink=PEN * 0.8)
    s.form(
        smooth(
            np.array([(-0.2, -0.075), (-0.13, -0.14), (0, -0.16), (0.13, -0.14), (0.2, -0.075), (0, -0.055)]), samples=4
        ),
        "#cda061",
        part="crust",
    )
    s.light(oval(-0.05, -0.13, 0.06, 0.02), part="crust", strength=0.5, soft=0.015)
    s.strokes(
        [oval(x, -0.075, 0.02, 0.016, start=0.5, end=1.0, points=6) for x in np.linspace(-0.17, 0.17, 9)],
        width=PEN * 0.6,
        taper=False,
    )
    s.strokes([[(-0.04, -0.13), (-0.01, -0.105)], [(0.04, -0.13), (0.01, -0.105)]], width=PEN * 0.7)
    s.strokes(
        [curve((x, -0.18), (x + 0.02, -0.23), (x - 0.01, -0.28), (x + 0.015, -0.33)) for x in (-0.05, 0.04)],
        width=PEN * 0.5,
        color="#a39c90",
    )
    return s.shapes


def cake(rng: Random) -> list[Shape]:
    """An iced cake on a stand."""
    s = Sketch(rng)
    s.form(
        np.array([(-0.09, 0), (-0.025, -0.02), (-0.025, -0.08), (0.025, -0.08), (0.025, -0.02), (0.09, 0)]),
        pal.LINEN,
        ink=PEN * 0.7,
    )
    s.form(oval(0, -0.085, 0.2, 0.03, points=20), pal.LINEN, ink=PEN * 0.7)
    s.form(rectangle(-0.15, -0.23, 0.15, -0.09), "#cf9f6c", part="cake")
    s.shade(rectangle(0.03, -0.23, 0.16, -0.09), part="cake", strength=0.3, soft=0.03)
    drip = [(-0.155 + 0.031 * k, -0.17 + (0.03 if k % 2 else 0.0)) for k in range(11)]
    s.form(
        np.vstack(
            [
                [(-0.155, -0.24)],
                oval(0, -0.24, 0.155, 0.03, start=0.5, end=1.0, points=10),
                [(0.155, -0.24)],
                drip[::-1],
            ]
        ),
        pal.CREAM,
        ink=PEN * 0.7,
    )
    for x in (-0.08, 0.0, 0.08):
        s.form(oval(x, -0.27, 0.018, 0.018, points=8), pal.FLOWER_RED, ink=PEN * 0.5)
    return s.shapes


def fruit(rng: Random, *, color: str = pal.FLOWER_RED, size: float = 0.09) -> list[Shape]:
    """An apple or orange with stalk and leaf."""
    s = Sketch(rng)
    s.form(
        smooth(
            np.array(
                [
                    (0, -0.9),
                    (-0.38, -0.98),
                    (-0.52, -0.6),
                    (-0.34, -0.08),
                    (0, -0.03),
                    (0.34, -0.08),
                    (0.52, -0.6),
                    (0.38, -0.98),
                ]
            )
            * size,
            samples=4,
        ),
        color,
        part="fruit",
        ink=PEN * 0.8,
    )
    s.shade(oval(0.2 * size, -0.35 * size, 0.28 * size, 0.35 * size), part="fruit", strength=0.4, soft=0.1 * size)
    s.light(oval(-0.2 * size, -0.65 * size, 0.12 * size, 0.14 * size), part="fruit", strength=0.6, soft=0.05 * size)
    s.stroke(
        curve((0, -0.9 * size), (0.03 * size, -1.08 * size), (0.1 * size, -1.2 * size)),
        width=PEN * 0.9,
        color=pal.BARK_DARK,
    )
    return s.shapes


def orange(rng: Random) -> list[Shape]:
    """A whole orange and a cut half, its segments showing."""
    s = Sketch(rng)
    s.form(oval(-0.025, -0.05, 0.05, 0.05, points=22), "#d89a55", part="whole", ink=PEN * 0.8)
    s.shade(oval(-0.01, -0.03, 0.03, 0.03), part="whole", strength=0.4, soft=0.012)
    s.strokes(
        [
            [(-0.045 + 0.012 * k, -0.06 + 0.009 * (k % 3)), (-0.043 + 0.012 * k, -0.057 + 0.009 * (k % 3))]
            for k in range(4)
        ],
        width=PEN * 0.5,
        color="#a8703a",
    )
    s.form(oval(0.045, -0.035, 0.036, 0.036, points=20), "#d89a55", ink=PEN * 0.8)
    s.form(oval(0.045, -0.035, 0.029, 0.029, points=18), "#ecc68c", ink=PEN * 0.4)
    s.strokes(
        [[(0.045, -0.035), (0.045 + 0.029 * np.cos(a), -0.035 + 0.029 * np.sin(a))] for a in np.arange(8) * np.pi / 4],
        width=PEN * 0.5,
        color="#c58c4a",
        taper=False,
    )
    return s.shapes


def jug(rng: Random) -> list[Shape]:
    """A milk jug with a blue band."""
    s = Sketch(rng)
    bow = oval(-0.085, -0.14, 0.055, 0.07, start=0.2, end=0.8)
    s.stroke(bow, width=PEN * 2.6, taper=False)
    s.stroke(bow, width=PEN * 1.5, color=pal.LINEN, taper=False)
    s.form(
        smooth(
            np.array(
                [
                    (-0.06, 0),
                    (-0.09, -0.08),
                    (-0.055, -0.18),
                    (-0.06, -0.24),
                    (0.09, -0.26),
                    (0.055, -0.18),
                    (0.09, -0.08),
                    (0.06, 0),
                ]
            ),
            samples=4,
        ),
        pal.LINEN,
        part="jug",
    )
    s.shade(oval(0.05, -0.09, 0.04, 0.1), part="jug", strength=0.35, soft=0.02)
    s.strokes(
        [curve((-0.085, -0.10), (0, -0.085), (0.085, -0.10)), curve((-0.083, -0.075), (0, -0.06), (0.083, -0.075))],
        width=PEN,
        color="#7d8fa0",
        taper=False,
    )
    return s.shapes


def cooking_pot(rng: Random) -> list[Shape]:
    """An iron pot on three feet, with its lid."""
    s = Sketch(rng)
    for x in (-0.15, 0.15, 0.0):
        s.form(
            np.array([(x - 0.02, -0.07), (x - 0.015, 0), (x + 0.015, 0), (x + 0.02, -0.07)]), pal.IRON, ink=PEN * 0.6
        )
    s.form(
        smooth(
            np.array([(-0.16, -0.05), (-0.24, -0.2), (-0.19, -0.34), (0.19, -0.34), (0.24, -0.2), (0.16, -0.05)]),
            samples=4,
        ),
        pal.IRON,
        part="pot",
    )
    s.light(oval(-0.1, -0.22, 0.05, 0.06), part="pot", strength=0.5, soft=0.025)
    s.form(oval(0, -0.34, 0.2, 0.05, points=20), mixed(pal.IRON, pal.STEEL, 0.3), ink=PEN * 0.8)
    s.form(oval(0, -0.39, 0.03, 0.025, points=8), pal.IRON, ink=PEN * 0.6)
    s.stroke(oval(0, -0.34, 0.2, 0.22, start=0.5, end=1.0, points=12), width=PEN * 1.1, color=pal.IRON, taper=False)
    return s.shapes


def sack(rng: Random, *, full: bool = True) -> list[Shape]:
    """A tied sack of meal or corn."""
    s = Sketch(rng)
    outline = np.array(
        [
            (-0.26, 0),
            (-0.32, -0.25),
            (-0.24, -0.55),
            (-0.07, -0.66),
            (-0.14, -0.80),
            (0.02, -0.77),
            (0.15, -0.82),
            (0.07, -0.66),
            (0.25, -0.54),
            (0.32, -0.24),
            (0.27, 0),
        ]
    )
    s.form(smooth(outline, samples=4), "#cdb68b", part="sack")
    s.shade(oval(0.17, -0.25, 0.14, 0.3), part="sack", strength=0.4, soft=0.07)
    s.light(oval(-0.12, -0.38, 0.08, 0.14), part="sack", strength=0.35, soft=0.05)
    s.stroke(curve((-0.085, -0.66), (0, -0.64), (0.085, -0.66)), width=PEN * 2, color=pal.BARK_DARK, taper=False)
    s.strokes(
        [
            curve((-0.05, -0.62), (-0.12, -0.5), (-0.15, -0.35)),
            curve((0.03, -0.62), (0.06, -0.48), (0.05, -0.36)),
            curve((0.16, -0.1), (0.2, -0.2), (0.18, -0.3)),
            curve((-0.2, -0.05), (-0.22, -0.14), (-0.19, -0.2)),
        ],
        width=PEN * 0.7,
    )
    return s.shapes


def onion(rng: Random) -> list[Shape]:
    """Two onions with dry tops."""
    s = Sketch(rng)
    for x, size in ((-0.05, 0.06), (0.06, 0.05)):
        bulb = np.array([(0, 0), (-0.9, -0.35), (-0.75, -1.2), (0, -1.75), (0.75, -1.2), (0.9, -0.35)]) * size + (x, 0)
        s.form(smooth(bulb, samples=4), pal.COPPER, part=f"bulb{x}", ink=PEN * 0.7)
        s.strokes(
            [
                curve(
                    (x + u * 0.2 * size, -1.6 * size), (x + u * size, -0.8 * size), (x + u * 0.3 * size, -0.05 * size)
                )
                for u in (-0.6, 0.0, 0.6)
            ],
            width=PEN * 0.4,
        )
        s.stroke(curve((x, -1.7 * size), (x + 0.01, -2.3 * size), (x + 0.03, -2.8 * size)), width=PEN, color="#a98e52")
    return s.shapes


def berries(rng: Random) -> list[Shape]:
    """A bowl heaped with berries."""
    s = Sketch(rng)
    for row, count in enumerate((6, 5, 3)):
        for k in range(count):
            x, y = (k - (count - 1) / 2) * 0.036, -0.085 - 0.028 * row
            s.form(
                oval(x, y, 0.02, 0.02, points=9),
                (pal.FLOWER_LILAC, "#6f6585", pal.CLOTH_RED)[(k + row) % 3],
                ink=PEN * 0.5,
            )
    s.form(
        smooth(np.array([(-0.13, -0.08), (-0.09, -0.015), (0.09, -0.015), (0.13, -0.08)]), samples=3),
        pal.LINEN,
        part="bowl",
    )
    s.shade(oval(0.06, -0.04, 0.06, 0.04), part="bowl", strength=0.35, soft=0.02)
    s.form(rectangle(-0.05, -0.015, 0.05, 0), pal.LINEN, ink=PEN * 0.6)
    return s.shapes


def tub(rng: Random) -> list[Shape]:
    """A wooden washtub with hoops and two ears."""
    s = Sketch(rng)
    s.form(oval(0, -0.42, 0.48, 0.11), mixed(pal.WATER, pal.WOOD, 0.2), part="water")
    side = np.vstack(
        [
            oval(0, -0.42, 0.48, 0.11, start=0.5, end=0.0, points=16),
            [(0.4, -0.02)],
            oval(0, -0.02, 0.4, 0.07, start=0.0, end=0.5, points=12),
        ]
    )
    s.form(side, pal.WOOD_PALE, part="staves")
    s.shade(rectangle(0.1, -0.45, 0.5, 0.1), part="staves", strength=0.45, soft=0.1)
    s.strokes(
        [[(u * 0.47, -0.33 + 0.02 * abs(u)), (u * 0.4, 0.02)] for u in np.linspace(-0.85, 0.85, 8)],
        width=PEN * 0.5,
        taper=False,
    )
    for y, rx in ((-0.27, 0.45), (-0.1, 0.42)):
        s.stroke(oval(0, y, rx, 0.1, start=0.0, end=0.5, points=14), width=PEN * 2, color=pal.IRON, taper=False)
    return s.shapes
