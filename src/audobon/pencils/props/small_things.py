"""What is carried, read, measured and worn: books, letters, instruments, tools, treasure.

Knows: paper, brass, steel, rope.  Does not know: where it lies.
"""

from __future__ import annotations

import numpy as np

from audobon.pencils import palette as pal
from audobon.pencils.light import mixed
from audobon.pencils.shapes import Shape, smooth
from audobon.pencils.sketch import PEN, Random, Sketch, curve, oval, pieces, rectangle


def book(rng: Random) -> list[Shape]:
    """Two books, one lying, one open upon it."""
    s = Sketch(rng)
    s.box(-0.16, -0.05, 0.14, 0, pal.CLOTH_RED, ink=PEN * 0.7)
    s.form(rectangle(-0.14, -0.042, 0.145, -0.01), pal.LINEN, ink=PEN * 0.4)
    for side in (-1, 1):
        page = np.array(
            [
                (0, -0.06),
                (side * 0.07, -0.09),
                (side * 0.19, -0.075),
                (side * 0.17, -0.15),
                (side * 0.06, -0.165),
                (0, -0.13),
            ]
        )
        s.form(page, pal.LINEN, ink=PEN * 0.7, part=f"page{side}")
        s.strokes(
            [[(side * 0.03, -0.135 + 0.02 * k), (side * 0.15, -0.135 + 0.02 * k)] for k in range(3)],
            width=PEN * 0.4,
            color="#8a8078",
            taper=False,
        )
    s.shade(oval(0, -0.1, 0.02, 0.05), part="page1", strength=0.4, soft=0.01)
    return s.shapes


def letter(rng: Random) -> list[Shape]:
    """A folded letter with a wax seal."""
    s = Sketch(rng)
    s.form(np.array([(-0.14, 0), (-0.12, -0.11), (0.13, -0.12), (0.15, -0.01)]), pal.LINEN, ink=PEN * 0.7)
    s.strokes([[(-0.12, -0.11), (0.0, -0.05), (0.13, -0.12)]], width=PEN * 0.6, taper=False)
    s.form(oval(0.005, -0.05, 0.022, 0.018, points=10), pal.FLOWER_RED, ink=PEN * 0.6)
    return s.shapes


def microscope(rng: Random) -> list[Shape]:
    """A brass microscope: foot, limb, stage, mirror, tube."""
    s = Sketch(rng)
    s.form(np.array([(-0.12, 0), (-0.10, -0.03), (0.08, -0.03), (0.14, 0)]), pal.IRON, ink=PEN * 0.8)
    s.form(
        smooth(
            np.array([(-0.04, -0.03), (-0.10, -0.16), (-0.06, -0.30), (-0.02, -0.29), (-0.055, -0.16), (0.0, -0.03)]),
            samples=3,
        ),
        pal.BRASS,
        ink=PEN * 0.8,
    )
    s.box(-0.06, -0.145, 0.12, -0.125, pal.IRON, ink=PEN * 0.7)
    s.form(oval(0.045, -0.075, 0.03, 0.02, points=10), pal.GLASS, ink=PEN * 0.6)
    tube = np.array([(0.02, -0.16), (-0.08, -0.42), (-0.03, -0.44), (0.07, -0.18)])
    s.form(tube, pal.BRASS, part="tube")
    s.light(
        np.array([(0.025, -0.18), (-0.065, -0.41), (-0.055, -0.415), (0.04, -0.18)]),
        part="tube",
        strength=0.6,
        soft=0.008,
    )
    s.form(np.array([(-0.095, -0.41), (-0.11, -0.455), (-0.03, -0.485), (-0.015, -0.44)]), pal.IRON, ink=PEN * 0.7)
    s.form(oval(-0.085, -0.24, 0.02, 0.02, points=9), pal.BRASS, ink=PEN * 0.6)
    return s.shapes


def test_tube(rng: Random) -> list[Shape]:
    """A rack of stoppered tubes, each with its own culture."""
    s = Sketch(rng)
    for x, color in ((-0.1, pal.FLOWER_BLUE), (-0.035, pal.LEAF_YELLOW), (0.03, pal.FLOWER_ROSE), (0.095, pal.GLASS)):
        s.form(
            np.array([(x - 0.018, -0.24), (x - 0.018, -0.05), (x, -0.03), (x + 0.018, -0.05), (x + 0.018, -0.24)]),
            pal.GLASS,
            ink=PEN * 0.6,
        )
        s.form(
            np.array([(x - 0.016, -0.14), (x - 0.016, -0.05), (x, -0.033), (x + 0.016, -0.05), (x + 0.016, -0.14)]),
            color,
            ink=0,
        )
        s.form(rectangle(x - 0.014, -0.265, x + 0.014, -0.235), pal.LINEN, ink=PEN * 0.5)
    s.box(-0.15, -0.17, 0.15, -0.14, pal.WOOD, ink=PEN * 0.7)
    s.box(-0.15, -0.03, 0.15, 0, pal.WOOD, ink=PEN * 0.7)
    for x in (-0.15, 0.135):
        s.box(x, -0.17, x + 0.015, 0, pal.WOOD, ink=PEN * 0.6)
    return s.shapes


def chest(rng: Random) -> list[Shape]:
    """A domed travelling chest with straps and lock."""
    s = Sketch(rng)
    s.box(-0.45, -0.36, 0.45, 0, pal.WOOD_RED, part="box")
    lid = np.vstack([[(-0.47, -0.36)], oval(0, -0.38, 0.47, 0.26, start=0.5, end=1.0, points=14), [(0.47, -0.36)]])
    s.form(lid, mixed(pal.WOOD_RED, pal.CREAM, 0.15), part="lid")
    s.shade(rectangle(0.1, -0.36, 0.5, 0), part="box", strength=0.35, soft=0.12)
    s.light(oval(-0.15, -0.55, 0.22, 0.06), part="lid", strength=0.45, soft=0.04)
    for x in (-0.3, 0.3):
        s.form(rectangle(x - 0.035, -0.56, x + 0.035, 0), pal.BARK_DARK, ink=PEN * 0.6)
    s.stroke([(-0.47, -0.36), (0.47, -0.36)], width=PEN * 1.6, taper=False)
    s.form(rectangle(-0.055, -0.41, 0.055, -0.27), pal.BRASS, ink=PEN * 0.7)
    s.form(oval(0, -0.34, 0.014, 0.02, points=8), pal.SOOT, ink=PEN * 0.3)
    return s.shapes


def coins(rng: Random) -> list[Shape]:
    """A little heap of money and one stack."""
    s = Sketch(rng)
    for k in range(7):
        s.form(oval(0.07, -0.012 - 0.015 * k, 0.032, 0.012, points=12), pal.BRASS, ink=PEN * 0.5)
    for x, y in ((-0.1, -0.01), (-0.04, -0.012), (-0.07, -0.026), (-0.13, -0.008), (0.0, -0.01), (-0.06, -0.04)):
        s.form(oval(x, y, 0.032, 0.014, points=12), (pal.BRASS, pal.FLOWER_YELLOW)[k % 2], ink=PEN * 0.5)
    return s.shapes


def watch(rng: Random) -> list[Shape]:
    """A pocket watch with its chain."""
    s = Sketch(rng)
    s.form(oval(0, -0.075, 0.065, 0.065, points=24), pal.BRASS)
    s.form(oval(0, -0.075, 0.052, 0.052, points=22), pal.LINEN, ink=PEN * 0.5)
    s.strokes([[(0, -0.075), (0.0, -0.115)], [(0, -0.075), (0.028, -0.065)]], width=PEN * 0.7, taper=False)
    s.form(oval(0, -0.155, 0.014, 0.016, points=9), pal.BRASS, ink=PEN * 0.6)
    s.stroke(
        curve((0, -0.17), (0.08, -0.17), (0.11, -0.08), (0.16, -0.02), (0.22, -0.01)),
        width=PEN * 1.1,
        color="#a07f38",
        taper=False,
    )
    return s.shapes


def comb(rng: Random) -> list[Shape]:
    """An ornamental comb with jewelled rim."""
    s = Sketch(rng)
    s.strokes([[(x, -0.07), (x * 0.94, 0.0)] for x in np.linspace(-0.1, 0.1, 12)], width=PEN * 0.9, color="#a06f3c")
    s.form(
        np.vstack([oval(0, -0.07, 0.12, 0.07, start=0.5, end=1.0, points=12), [(0.12, -0.055), (-0.12, -0.055)]]),
        "#b5824a",
        ink=PEN * 0.8,
    )
    for x in (-0.07, 0.0, 0.07):
        s.form(oval(x, -0.1 + abs(x) * 0.2, 0.012, 0.012, points=8), pal.FLOWER_BLUE, ink=PEN * 0.4)
    return s.shapes


def blade(rng: Random, *, length: float = 0.26) -> list[Shape]:
    """A knife or sword standing on its point."""
    s = Sketch(rng)
    grip = 0.3 * length
    s.form(
        np.array(
            [
                (0, 0),
                (-0.07 * length, -0.16 * length),
                (-0.07 * length, -length + grip),
                (0.07 * length, -length + grip),
                (0.05 * length, -0.12 * length),
            ]
        ),
        pal.STEEL,
        ink=PEN * 0.7,
    )
    s.stroke([(0, -0.15 * length), (0, -length + grip)], width=PEN * 0.4)
    s.box(-0.16 * length, -length + grip - 0.05 * length, 0.16 * length, -length + grip, pal.BRASS, ink=PEN * 0.6)
    s.box(-0.055 * length, -length, 0.055 * length, -length + grip - 0.05 * length, pal.WOOD_DARK, ink=PEN * 0.7)
    s.form(oval(0, -length, 0.07 * length, 0.06 * length, points=10), pal.BRASS, ink=PEN * 0.6)
    return s.shapes


def scissors(rng: Random) -> list[Shape]:
    s = Sketch(rng)
    for side in (-1, 1):
        s.form(
            np.array([(0, -0.12), (side * 0.045, 0.0), (side * 0.02, -0.01), (-side * 0.012, -0.11)]),
            pal.STEEL,
            ink=PEN * 0.7,
        )
        s.stroke(oval(side * 0.04, -0.2, 0.032, 0.042), width=PEN * 1.5, color=pal.IRON, closed=True, taper=False)
        s.stroke([(0, -0.11), (side * 0.03, -0.165)], width=PEN * 1.5, color=pal.IRON, taper=False)
    s.form(oval(0, -0.115, 0.01, 0.01, points=8), pal.BRASS, ink=PEN * 0.4)
    return s.shapes


def rope(rng: Random) -> list[Shape]:
    """A coil of rope."""
    s = Sketch(rng)
    for k, y in enumerate((-0.04, -0.085, -0.13)):
        s.stroke(
            oval(0.005 * k, y, 0.22 - 0.01 * k, 0.07, points=26),
            width=PEN * 4.2,
            color="#c3a774",
            closed=True,
            taper=False,
        )
        s.stroke(
            oval(0.005 * k, y + 0.025, 0.225 - 0.01 * k, 0.07, points=26), width=PEN * 0.6, closed=True, taper=False
        )
        s.strokes(
            [
                [
                    (0.22 * np.cos(a) - 0.012, y + 0.07 * np.sin(a) - 0.012),
                    (0.22 * np.cos(a) + 0.012, y + 0.07 * np.sin(a) + 0.016),
                ]
                for a in np.linspace(0.2, 3.0, 11)
            ],
            width=PEN * 0.5,
        )
    s.stroke(curve((0.2, -0.12), (0.32, -0.06), (0.36, 0.0)), width=PEN * 3.6, color="#c3a774", taper=False)
    return s.shapes


def net(rng: Random) -> list[Shape]:
    """A fishing net hung over two stakes."""
    s = Sketch(rng)
    for x in (-0.7, 0.7):
        s.box(x - 0.03, -1.1, x + 0.03, 0, pal.BARK, ink=PEN * 0.8)
    runs = []
    for k in range(15):
        u = -0.7 + 0.1 * k
        runs.append(curve((u, _sag(u)), (u + 0.03, _sag(u) + 0.35), (u + 0.02, _sag(u) + 0.7)))
    for t in np.linspace(0, 0.7, 8):
        runs.append(curve((-0.7, _sag(-0.7) + t), (-0.3, _sag(-0.3) + t), (0.3, _sag(0.3) + t), (0.7, _sag(0.7) + t)))
    s.strokes(runs, width=PEN * 0.6, color="#7f7256", taper=False)
    s.form(
        pieces([oval(u, _sag(u), 0.035, 0.03, points=9) for u in (-0.5, -0.25, 0.0, 0.25, 0.5)]),
        pal.WOOD_PALE,
        ink=PEN * 0.6,
    )
    return s.shapes


def _sag(u: float) -> float:
    return -1.05 + 0.22 * (1 - (u / 0.7) ** 2)


def trap(rng: Random) -> list[Shape]:
    """A wooden mousetrap box with a raised door, or gin of iron jaws on a plate."""
    s = Sketch(rng)
    s.form(oval(0, -0.02, 0.30, 0.06, points=22), pal.IRON, ink=PEN * 0.8)
    for side in (-1, 1):
        jaw = oval(0, -0.03, 0.26, 0.24, start=0.5, end=1.0, points=16) * np.array([1.0, 1.0 if side < 0 else 0.55])
        s.stroke(jaw, width=PEN * 2.6, color=pal.IRON, taper=False)
        teeth = [[(x, y), (x * 0.86, y + 0.05)] for x, y in jaw[1:-1]]
        s.strokes(teeth, width=PEN * 1.2, color=pal.IRON)
    s.form(oval(0, -0.035, 0.09, 0.025, points=12), pal.STEEL, ink=PEN * 0.6)
    s.stroke(curve((0.3, -0.02), (0.42, -0.05), (0.52, 0.0)), width=PEN * 1.6, color=pal.IRON, taper=False)
    return s.shapes


def umbrella(rng: Random, *, color: str = pal.CLOTH_GREEN) -> list[Shape]:
    """An open umbrella resting on its rim."""
    s = Sketch(rng)
    s.stroke([(0.0, -0.75), (0.18, -0.06)], width=PEN * 1.8, color=pal.WOOD_DARK, taper=False)
    s.stroke(oval(0.22, -0.06, 0.045, 0.05, start=0.0, end=0.5), width=PEN * 1.8, color=pal.WOOD_DARK, taper=False)
    dome = np.vstack([oval(-0.02, -0.45, 0.62, 0.42, start=0.5, end=1.0, points=18)])
    scallop = [(0.6 - 0.155 * k, -0.45 + (0.0 if k % 2 == 0 else -0.06)) for k in range(9)]
    s.form(np.vstack([dome, scallop]), color, part="dome")
    s.shade(rectangle(0.15, -0.9, 0.65, -0.35), part="dome", strength=0.4, soft=0.1)
    s.light(oval(-0.25, -0.72, 0.15, 0.1), part="dome", strength=0.4, soft=0.06)
    s.strokes(
        [
            curve((-0.02, -0.87), (-0.02 + 0.6 * u * 0.8, -0.75 + 0.1 * abs(u)), (0.6 * u - 0.02, -0.45))
            for u in (-0.75, -0.4, 0.0, 0.4, 0.75)
        ],
        width=PEN * 0.7,
        taper=False,
    )
    s.stroke([(-0.02, -0.87), (-0.02, -0.94)], width=PEN * 1.6, color=pal.WOOD_DARK, taper=False)
    return s.shapes


def lantern(rng: Random, *, lit: bool = True) -> list[Shape]:
    """A stable lantern with a candle in it."""
    s = Sketch(rng, label="lamp")
    s.stroke(oval(0, -0.4, 0.09, 0.1, start=0.5, end=1.0, points=10), width=PEN * 1.2, color=pal.IRON, taper=False)
    s.form(np.array([(-0.12, -0.30), (-0.05, -0.40), (0.05, -0.40), (0.12, -0.30)]), pal.IRON, ink=PEN * 0.8)
    s.form(rectangle(-0.10, -0.30, 0.10, -0.05), pal.FLAME if lit else pal.GLASS, part="glass", ink=PEN * 0.8)
    s.form(rectangle(-0.02, -0.16, 0.02, -0.05), pal.LINEN, ink=PEN * 0.5)
    s.strokes([[(-0.10, -0.17), (0.10, -0.17)], [(0, -0.30), (0, -0.22)]], width=PEN * 0.9, color=pal.IRON, taper=False)
    s.form(rectangle(-0.13, -0.05, 0.13, 0), pal.IRON, ink=PEN * 0.8)
    return s.shapes


def torch(rng: Random) -> list[Shape]:
    """A burning brand stuck in the ground."""
    s = Sketch(rng, label="lamp")
    s.form(np.array([(-0.02, 0), (-0.035, -0.75), (0.035, -0.75), (0.02, 0)]), pal.BARK, ink=PEN * 0.8)
    s.form(oval(0, -0.78, 0.06, 0.09, points=12), pal.THATCH, ink=PEN * 0.7)
    s.form(
        smooth(
            np.array([(-0.07, -0.78), (-0.1, -0.92), (-0.02, -1.18), (0.03, -1.02), (0.09, -0.95), (0.07, -0.78)]),
            samples=4,
        ),
        pal.FLAME,
        ink=PEN * 0.5,
        ink_color="#b4743c",
    )
    s.form(smooth(np.array([(-0.035, -0.8), (0.0, -1.0), (0.04, -0.8)]), samples=4), pal.EMBER, ink=0)
    return s.shapes


def campfire(rng: Random) -> list[Shape]:
    """Crossed logs, stones, flames."""
    s = Sketch(rng)
    for a, b in (((-0.4, -0.02), (0.25, -0.2)), ((0.4, -0.02), (-0.25, -0.2)), ((-0.1, 0.02), (0.12, -0.22))):
        normal = np.array([0.02, 0.055])
        s.form(
            np.array([np.array(a) + normal, np.array(a) - normal, np.array(b) - normal, np.array(b) + normal]),
            pal.BARK_DARK,
            ink=PEN * 0.8,
        )
    for x, tall in ((-0.16, 0.42), (0.0, 0.62), (0.16, 0.4)):
        s.form(
            smooth(
                np.array(
                    [(x - 0.13, -0.08), (x - 0.1, -0.5 * tall), (x, -tall), (x + 0.06, -0.55 * tall), (x + 0.13, -0.08)]
                ),
                samples=4,
            ),
            pal.FLAME,
            ink=PEN * 0.6,
            ink_color="#b4743c",
        )
        s.form(smooth(np.array([(x - 0.06, -0.08), (x, -0.5 * tall), (x + 0.06, -0.08)]), samples=4), pal.EMBER, ink=0)
    for x in np.linspace(-0.5, 0.5, 8):
        s.form(oval(x, 0.05 - 0.1 * (abs(x) / 0.5) ** 2, 0.08, 0.055, points=9), pal.STONE, ink=PEN * 0.7)
    return s.shapes


def trowel(rng: Random) -> list[Shape]:
    """A mason's trowel on its point."""
    s = Sketch(rng)
    s.form(np.array([(0, 0), (-0.07, -0.14), (0, -0.17), (0.07, -0.14)]), pal.STEEL, ink=PEN * 0.8)
    s.stroke([(0, -0.16), (0.03, -0.2), (0.0, -0.23)], width=PEN * 1.2, color=pal.IRON, taper=False)
    s.box(-0.016, -0.33, 0.016, -0.23, pal.WOOD, ink=PEN * 0.7)
    return s.shapes


def hammer(rng: Random, *, axe: bool = False) -> list[Shape]:
    """A hammer or an axe leaning, head up."""
    s = Sketch(rng)
    tall = 0.75 if axe else 0.42
    s.form(np.array([(-0.018, 0), (-0.014, -tall), (0.014, -tall), (0.018, 0)]), pal.WOOD_PALE, ink=PEN * 0.8)
    if axe:
        s.form(
            smooth(
                np.array(
                    [
                        (-0.03, -tall + 0.02),
                        (0.16, -tall - 0.06),
                        (0.19, -tall + 0.06),
                        (0.15, -tall + 0.16),
                        (-0.03, -tall + 0.12),
                    ]
                ),
                samples=3,
            ),
            pal.STEEL,
            ink=PEN * 0.9,
        )
    else:
        s.box(-0.09, -tall - 0.03, 0.11, -tall + 0.045, pal.IRON, ink=PEN * 0.8)
    return s.shapes


def ladder(rng: Random) -> list[Shape]:
    s = Sketch(rng)
    for side in (-1, 1):
        s.form(
            np.array(
                [
                    (side * 0.24 - 0.03, 0),
                    (side * 0.19 - 0.025, -2.4),
                    (side * 0.19 + 0.025, -2.4),
                    (side * 0.24 + 0.03, 0),
                ]
            ),
            pal.WOOD_PALE,
            ink=PEN * 0.8,
        )
    for k in range(8):
        y = -0.2 - 0.29 * k
        half = 0.235 - 0.006 * k
        s.box(-half, y - 0.022, half, y + 0.022, pal.WOOD, ink=PEN * 0.7)
    return s.shapes


def crown(rng: Random) -> list[Shape]:
    """A king's crown on a cushion."""
    s = Sketch(rng)
    s.form(
        smooth(
            np.array([(-0.22, 0), (-0.26, -0.06), (-0.18, -0.13), (0.18, -0.13), (0.26, -0.06), (0.22, 0)]), samples=4
        ),
        pal.CLOTH_RED,
        part="cushion",
    )
    s.shade(oval(0.1, -0.03, 0.12, 0.04), part="cushion", strength=0.4, soft=0.02)
    s.form(
        np.array(
            [(-0.11, -0.13), (-0.14, -0.27), (-0.07, -0.20), (0, -0.30), (0.07, -0.20), (0.14, -0.27), (0.11, -0.13)]
        ),
        pal.BRASS,
        part="crown",
    )
    for x, y in ((-0.14, -0.28), (0, -0.31), (0.14, -0.28)):
        s.form(oval(x, y, 0.016, 0.016, points=8), pal.FLOWER_BLUE, ink=PEN * 0.5)
    s.stroke([(-0.115, -0.155), (0.115, -0.155)], width=PEN * 0.8, taper=False)
    return s.shapes


def globe(rng: Random) -> list[Shape]:
    """A terrestrial globe on its stand."""
    s = Sketch(rng)
    s.form(
        np.array([(-0.12, 0), (-0.03, -0.05), (-0.03, -0.14), (0.03, -0.14), (0.03, -0.05), (0.12, 0)]),
        pal.WOOD_RED,
        ink=PEN * 0.8,
    )
    s.form(oval(0, -0.31, 0.17, 0.17, points=28), pal.WATER, part="globe")
    for x, y, rx, ry in ((-0.06, -0.36, 0.07, 0.05), (0.07, -0.28, 0.05, 0.07), (-0.02, -0.22, 0.05, 0.03)):
        s.wash(oval(x, y, rx, ry), pal.LEAF_YELLOW, part="globe", strength=0.9, soft=0.006)
    s.strokes(
        [
            curve((-0.17, -0.31), (0, -0.28), (0.17, -0.31)),
            curve((0, -0.48), (0.07, -0.31), (0, -0.14)),
            curve((0, -0.48), (-0.09, -0.31), (0, -0.14)),
        ],
        width=PEN * 0.4,
        taper=False,
    )
    s.stroke(oval(0, -0.31, 0.2, 0.2, start=-0.25, end=0.25, points=14), width=PEN * 1.6, color=pal.BRASS, taper=False)
    return s.shapes


def ball(rng: Random, *, color: str = pal.CLOTH_RED) -> list[Shape]:
    s = Sketch(rng)
    s.form(oval(0, -0.14, 0.14, 0.14, points=24), color, part="ball")
    s.shade(oval(0.05, -0.08, 0.08, 0.07), part="ball", strength=0.4, soft=0.03)
    s.light(oval(-0.05, -0.19, 0.035, 0.03), part="ball", strength=0.6, soft=0.015)
    s.strokes(
        [curve((-0.13, -0.17), (0, -0.12), (0.13, -0.17)), curve((-0.13, -0.10), (0, -0.05), (0.13, -0.10))],
        width=PEN * 0.9,
        color=pal.LINEN,
        taper=False,
    )
    return s.shapes


def hat(rng: Random) -> list[Shape]:
    """A tall hat lying on its brim."""
    s = Sketch(rng)
    s.form(oval(0, -0.02, 0.2, 0.045, points=22), pal.SOOT, ink=PEN * 0.8)
    s.form(np.array([(-0.115, -0.03), (-0.125, -0.24), (0.125, -0.24), (0.115, -0.03)]), pal.SOOT, part="hat")
    s.light(rectangle(-0.09, -0.23, -0.05, -0.05), part="hat", strength=0.35, soft=0.015)
    s.form(oval(0, -0.24, 0.125, 0.03, points=18), mixed(pal.SOOT, pal.STONE, 0.25), ink=PEN * 0.7)
    s.form(
        np.array([(-0.116, -0.045), (-0.118, -0.085), (0.118, -0.085), (0.116, -0.045)]), pal.CLOTH_RED, ink=PEN * 0.5
    )
    return s.shapes


def shoe(rng: Random) -> list[Shape]:
    """A pair of buckled shoes."""
    s = Sketch(rng)
    for x in (-0.12, 0.1):
        s.form(
            smooth(
                np.array(
                    [
                        (x - 0.07, -0.02),
                        (x - 0.065, -0.12),
                        (x + 0.0, -0.11),
                        (x + 0.04, -0.065),
                        (x + 0.12, -0.045),
                        (x + 0.125, -0.015),
                    ]
                ),
                samples=4,
            ),
            pal.CLOTH_BROWN,
            part=f"shoe{x}",
            ink=PEN * 0.8,
        )
        s.stroke([(x - 0.075, -0.01), (x + 0.13, -0.01)], width=PEN * 1.6, taper=False)
        s.form(rectangle(x + 0.015, -0.1, x + 0.05, -0.07), pal.BRASS, ink=PEN * 0.5)
    return s.shapes


def drum(rng: Random) -> list[Shape]:
    """A toy drum with sticks."""
    s = Sketch(rng)
    s.form(rectangle(-0.18, -0.26, 0.18, 0.0), pal.CLOTH_RED, part="drum")
    s.shade(rectangle(0.05, -0.26, 0.18, 0), part="drum", strength=0.35, soft=0.05)
    s.strokes(
        [[(-0.18 + 0.09 * k, -0.24), (-0.135 + 0.09 * k, -0.02), (-0.09 + 0.09 * k, -0.24)] for k in range(4)],
        width=PEN * 0.9,
        color=pal.LINEN,
        taper=False,
    )
    for y in (-0.26, 0.0):
        s.stroke([(-0.185, y), (0.185, y)], width=PEN * 2.2, color=pal.BRASS, taper=False)
    s.form(oval(0, -0.26, 0.18, 0.045, points=20), pal.LINEN, ink=PEN * 0.8)
    s.strokes(
        [[(-0.12, -0.3), (0.1, -0.27)], [(0.14, -0.32), (-0.05, -0.265)]], width=PEN * 1.4, color=pal.WOOD, taper=False
    )
    return s.shapes


def bell(rng: Random) -> list[Shape]:
    """A hand bell on its rim."""
    s = Sketch(rng)
    s.form(np.array([(-0.014, -0.24), (-0.02, -0.34), (0.02, -0.34), (0.014, -0.24)]), pal.WOOD_DARK, ink=PEN * 0.7)
    dome = [
        (-0.13, 0),
        (-0.1, -0.05),
        (-0.075, -0.17),
        (-0.03, -0.24),
        (0.03, -0.24),
        (0.075, -0.17),
        (0.1, -0.05),
        (0.13, 0),
    ]
    s.form(np.array(dome), pal.BRASS, part="bell")
    s.shade(rectangle(0.03, -0.24, 0.13, 0), part="bell", strength=0.4, soft=0.03)
    s.light(rectangle(-0.06, -0.2, -0.03, -0.03), part="bell", strength=0.6, soft=0.015)
    s.stroke([(-0.105, -0.045), (0.105, -0.045)], width=PEN * 0.7, taper=False)
    return s.shapes


def key(rng: Random) -> list[Shape]:
    """An old iron key lying down."""
    s = Sketch(rng)
    s.stroke(oval(-0.1, -0.04, 0.04, 0.036), width=PEN * 1.9, color=pal.IRON, closed=True, taper=False)
    s.stroke([(-0.06, -0.04), (0.12, -0.03)], width=PEN * 2.0, color=pal.IRON, taper=False)
    s.form(
        np.array(
            [
                (0.075, -0.035),
                (0.075, 0.012),
                (0.092, 0.012),
                (0.092, -0.008),
                (0.102, -0.008),
                (0.102, 0.014),
                (0.12, 0.014),
                (0.12, -0.03),
            ]
        ),
        pal.IRON,
        ink=PEN * 0.5,
    )
    return s.shapes


def stick(rng: Random) -> list[Shape]:
    """A knotty walking stick, standing."""
    s = Sketch(rng)
    s.stroke(
        curve((0.05, 0), (0.02, -0.45), (0.0, -0.85), (0.06, -0.95), (0.13, -0.9)),
        width=PEN * 3.2,
        color=pal.WOOD_DARK,
        taper=False,
    )
    for y in (-0.25, -0.55):
        s.form(oval(0.03, y, 0.022, 0.018, points=8), pal.WOOD_DARK, ink=PEN * 0.5)
    return s.shapes


def chain(rng: Random) -> list[Shape]:
    """A heap of iron links."""
    s = Sketch(rng)
    for k in range(11):
        x, y = -0.27 + 0.053 * k, -0.035 - 0.02 * (k % 2) - 0.07 * np.sin(k * 0.7) ** 2
        link = oval(x, float(y), 0.045, 0.024 if k % 2 else 0.016)
        s.stroke(link, width=PEN * 2.3, closed=True, taper=False)
        s.stroke(link, width=PEN * 1.2, color=pal.STEEL, closed=True, taper=False)
    return s.shapes
