"""What grows and stands in a vegetable garden: rows, pots, tools, fences, gates.

Knows: cabbages, lettuces, beans, palings, barrows.  Does not know: where they stand.
"""

from __future__ import annotations

import numpy as np

from audobon.pencils import palette as pal
from audobon.pencils.light import mixed
from audobon.pencils.props import plants
from audobon.pencils.shapes import Points, Shape, smooth
from audobon.pencils.sketch import PEN, Random, Sketch, curve, leafy, oval, pieces, rectangle


def cabbage(rng: Random, *, size: float = 0.36, color: str = pal.LEAF_BLUE) -> list[Shape]:
    """A hearted cabbage: outer leaves with ribs, a round heart."""
    s = Sketch(rng, label="plant")
    for k, angle in enumerate((0.95, 0.05, 0.80, 0.20, 0.62, 0.38)):
        turn = -angle * np.pi
        cx, cy = 0.36 * size * np.cos(turn), -0.22 * size + 0.26 * size * np.sin(turn)
        part = f"leaf{k}"
        s.form(
            leafy(rng, cx, cy, 0.34 * size, 0.28 * size, scallop=0.09 * size),
            mixed(color, pal.LEAF_LIGHT, 0.12 * k),
            part=part,
            ink=PEN * 0.7,
            ink_color=plants.LEAF_INK,
        )
        s.shade(oval(cx * 0.6, cy + 0.12 * size, 0.22 * size, 0.12 * size), part=part, strength=0.4, soft=0.04 * size)
        s.strokes(
            [curve((0, -0.08 * size), (cx * 0.7, cy), (cx * 1.6, cy - 0.10 * size))], width=PEN * 0.5, color="#eef0d8"
        )
    s.form(
        leafy(rng, 0, -0.36 * size, 0.30 * size, 0.28 * size, scallop=0.1 * size),
        pal.LEAF_LIGHT,
        part="heart",
        ink=PEN * 0.7,
        ink_color=plants.LEAF_INK,
    )
    s.light(oval(-0.08 * size, -0.46 * size, 0.12 * size, 0.09 * size), part="heart", strength=0.5, soft=0.04 * size)
    s.strokes(
        [
            curve((0.02 * size, -0.12 * size), (0.0, -0.34 * size), (-0.1 * size, -0.56 * size)),
            curve((0.03 * size, -0.2 * size), (0.14 * size, -0.36 * size), (0.2 * size, -0.46 * size)),
        ],
        width=PEN * 0.5,
        color=plants.LEAF_INK,
    )
    return s.shapes


def lettuce(rng: Random, *, size: float = 0.28) -> list[Shape]:
    """An open lettuce of crinkled leaves."""
    s = Sketch(rng, label="plant")
    for k, angle in enumerate((0.97, 0.03, 0.80, 0.20, 0.64, 0.36, 0.5)):
        turn = -angle * np.pi
        tip = (0.62 * size * np.cos(turn), -0.12 * size + 0.72 * size * np.sin(turn))
        middle = (tip[0] * 0.62, tip[1] * 0.62)
        s.form(
            leafy(rng, middle[0], middle[1], 0.24 * size, 0.26 * size, scallop=0.08 * size),
            (pal.LEAF_YELLOW, pal.LEAF_LIGHT, pal.LEAF)[k % 3],
            ink=PEN * 0.6,
            ink_color=plants.LEAF_INK,
            part=f"l{k}",
        )
        s.stroke(
            curve((0, 0), (middle[0] * 0.6, middle[1] * 0.6), (tip[0] * 0.85, tip[1] * 0.85)),
            width=PEN * 0.5,
            color="#6d7647",
        )
    return s.shapes


def root_vegetable(rng: Random, *, color: str = "#d0925a", length: float = 0.22, round_: bool = False) -> list[Shape]:
    """A pulled carrot (long) or radish (round), lying tip down with its leaves up."""
    s = Sketch(rng, label="plant")
    top = -length
    if round_:
        s.form(
            smooth(
                np.array(
                    [
                        (0, 0),
                        (-0.012, -0.3 * length),
                        (-0.30 * length, -0.6 * length),
                        (-0.2 * length, -0.98 * length),
                        (0.2 * length, -0.98 * length),
                        (0.30 * length, -0.6 * length),
                        (0.012, -0.3 * length),
                    ]
                ),
                samples=4,
            ),
            color,
            part="root",
            ink=PEN * 0.8,
        )
    else:
        s.form(
            smooth(
                np.array(
                    [
                        (0, 0),
                        (-0.14 * length, -0.55 * length),
                        (-0.2 * length, -0.97 * length),
                        (0, -1.03 * length),
                        (0.2 * length, -0.97 * length),
                        (0.13 * length, -0.5 * length),
                    ]
                ),
                samples=4,
            ),
            color,
            part="root",
            ink=PEN * 0.8,
        )
        s.strokes(
            [[(-0.13 * length, t * top), (-0.02 * length, t * top + 0.01)] for t in (0.4, 0.6, 0.8)], width=PEN * 0.5
        )
    s.shade(
        oval(0.13 * length, -0.6 * length, 0.08 * length, 0.4 * length), part="root", strength=0.4, soft=0.03 * length
    )
    for lean in (-0.5, 0.5, -0.2, 0.2, 0.0):
        plants.leaf(
            s,
            (0, top),
            (lean * length, top - length * (1.0 - 0.4 * abs(lean))),
            width=0.09 * length,
            color=pal.LEAF if lean else pal.LEAF_LIGHT,
        )
    return s.shapes


def bean_row(rng: Random, *, height: float = 1.9) -> list[Shape]:
    """Crossed bean poles with climbing leaves and red flowers."""
    s = Sketch(rng, label="plant")
    for x in (-0.32, 0.34):
        s.stroke(
            [(x, 0.0), (x * 0.2, -0.6 * height), (-x * 0.4, -height)], width=PEN * 1.7, color=pal.BARK, taper=False
        )
    leaves: list[list[Points]] = [[] for _ in range(3)]
    ribs, pods = [], []
    for k in range(30):
        t = (k + rng.uniform(0, 1)) / 30
        root = np.array([(0.32 if k % 2 else -0.32) * (1 - 1.4 * t) + rng.normal(0, 0.03), -t * height])
        way = np.array([0.19 if rng.uniform() < 0.5 else -0.19, rng.uniform(-0.06, 0.12)])
        side = np.array([-way[1], way[0]]) / np.hypot(*way) * 0.07
        belly = root + 0.45 * way
        leaves[k % 3].append(smooth(np.array([root, belly + side, root + way, belly - side]), samples=4))
        ribs.append(np.array([root, belly, root + 0.92 * way]))
        if k % 3 == 1:
            pod = root + np.array([(0, 0), (0.03, 0.07), (0.012, 0.2), (-0.014, 0.1)])
            pods.append(smooth(pod, samples=3))
    for color, some in zip((pal.LEAF, pal.LEAF_LIGHT, pal.LEAF_DARK), leaves, strict=True):
        s.form(pieces(some), color, ink=PEN * 0.6, ink_color=plants.LEAF_INK, part="leaves")
    s.strokes(ribs, width=PEN * 0.4, color=plants.LEAF_INK)
    s.form(pieces(pods), mixed(pal.LEAF_LIGHT, pal.LEAF_YELLOW, 0.5), ink=PEN * 0.7)
    for x, t in ((0.2, 0.25), (-0.12, 0.45), (0.1, 0.62)):
        plants.blossom(s, x, -t * height, size=0.045, color=pal.FLOWER_RED)
    return s.shapes


def paling(rng: Random, *, width: float = 2.0, height: float = 1.05, color: str = pal.WOOD_PALE) -> list[Shape]:
    """A length of wooden fence: pointed pales on two rails, one of them askew."""
    s = Sketch(rng, label="fence")
    half = width / 2
    for y in (-0.28 * height, -0.74 * height):
        s.box(-half, y - 0.035, half, y + 0.035, mixed(color, pal.WOOD_DARK, 0.35), ink=PEN * 0.7)
    count = max(int(width / 0.16), 2)
    step = width / count
    for k in range(count):
        x = -half + (k + 0.5) * step
        tall = height * rng.uniform(0.95, 1.04)
        lean = rng.normal(0, 0.008)
        tint = mixed(color, (pal.WOOD, pal.STONE_PALE, pal.CREAM)[k % 3], rng.uniform(0.05, 0.35))
        w = 0.36 * step
        s.form(
            np.array(
                [
                    (x - w, 0.02),
                    (x - w + lean, -tall + 0.07),
                    (x + lean, -tall),
                    (x + w + lean, -tall + 0.07),
                    (x + w, 0.02),
                ]
            ),
            tint,
            ink=PEN * 0.75,
            part=f"pale{k}",
        )
        if k % 2:
            s.shade(rectangle(x, -tall, x + w * 1.2, 0), part=f"pale{k}", strength=0.35, soft=0.015)
    s.strokes(
        [
            [(x, y), (x + 0.01, y + 0.15)]
            for x, y in zip(
                rng.uniform(-half, half, count * 2), -rng.uniform(0.2, 0.9, count * 2) * height, strict=True
            )
        ],
        width=PEN * 0.35,
    )
    s.grass(0, 0.03, width=width, height=0.16, blades=int(width * 12), color="#75804b", pen=PEN * 0.7)
    return s.shapes


def gate(rng: Random, *, width: float = 1.1, height: float = 1.15, color: str = pal.WOOD) -> list[Shape]:
    """A garden gate between two posts, with its brace and latch."""
    s = Sketch(rng, label="fence")
    half = width / 2
    for y in (-0.22 * height, -0.80 * height):
        s.box(-half, y - 0.04, half, y + 0.04, mixed(color, pal.WOOD_DARK, 0.3), ink=PEN * 0.7)
    s.form(
        np.array(
            [
                (-half, -0.22 * height),
                (-half + 0.08, -0.22 * height),
                (half, -0.80 * height),
                (half - 0.08, -0.80 * height),
            ]
        ),
        mixed(color, pal.WOOD_DARK, 0.3),
        ink=PEN * 0.7,
    )
    for k in range(6):
        x = -half + 0.08 + k * (width - 0.16) / 5
        arch = height * (0.92 + 0.10 * np.sin(np.pi * k / 5))
        s.form(
            np.array(
                [
                    (x - 0.045, -0.06),
                    (x - 0.045, -arch + 0.04),
                    (x, -arch),
                    (x + 0.045, -arch + 0.04),
                    (x + 0.045, -0.06),
                ]
            ),
            mixed(color, pal.CREAM, 0.12 + 0.1 * (k % 2)),
            ink=PEN * 0.75,
            part=f"bar{k}",
        )
    for x in (-half - 0.09, half + 0.09):
        s.box(x - 0.08, -height * 1.18, x + 0.08, 0.02, mixed(color, pal.WOOD_DARK, 0.2), part=f"post{x}")
        s.shade(rectangle(x, -height * 1.2, x + 0.1, 0), part=f"post{x}", strength=0.4, soft=0.03)
        s.form(oval(x, -height * 1.22, 0.10, 0.07, points=14), mixed(color, pal.CREAM, 0.2))
    s.box(half - 0.12, -0.6 * height, half + 0.1, -0.56 * height, pal.IRON, ink=PEN * 0.5)
    return s.shapes


def flower_pot(rng: Random, *, size: float = 0.28, plant: bool = True) -> list[Shape]:
    """A clay pot, its rim and foot, with a geranium in it."""
    s = Sketch(rng)
    if plant:
        for k, lean in enumerate((-0.5, 0.5, -0.15, 0.2)):
            x, y = lean * size, -size * (1.35 + 0.2 * (k % 2))
            plants.clump(s, x, y, 0.36 * size, 0.28 * size, color=pal.LEAVES[k % 3], part=f"leaf{k}")
        for x, y in ((-0.25, -1.75), (0.2, -1.9), (0.5, -1.6)):
            plants.blossom(s, x * size, y * size, size=0.14 * size, color=pal.FLOWER_RED)
    s.form(
        np.array([(-0.42 * size, -0.86 * size), (-0.28 * size, 0), (0.28 * size, 0), (0.42 * size, -0.86 * size)]),
        pal.BRICK,
        part="pot",
    )
    s.box(-0.48 * size, -1.06 * size, 0.48 * size, -0.82 * size, mixed(pal.BRICK, pal.CREAM, 0.15), part="rim")
    s.shade(rectangle(0.08 * size, -size, 0.6 * size, 0), part="pot", strength=0.5, soft=0.08 * size)
    s.light(
        rectangle(-0.34 * size, -0.8 * size, -0.18 * size, -0.1 * size), part="pot", strength=0.35, soft=0.06 * size
    )
    return s.shapes


def watering_can(rng: Random) -> list[Shape]:
    """A tin can with spout, rose and bail."""
    s = Sketch(rng)
    s.form(np.array([(0.16, -0.08), (0.42, -0.36), (0.46, -0.33), (0.18, 0.0)]), pal.TIN, part="spout")
    s.form(
        np.array([(0.38, -0.40), (0.50, -0.42), (0.50, -0.30), (0.42, -0.30)]),
        mixed(pal.TIN, pal.CREAM, 0.3),
        ink=PEN * 0.8,
    )
    s.stroke(
        oval(-0.16, -0.22, 0.15, 0.15, start=0.22, end=0.78, points=12), width=PEN * 1.8, color=pal.SLATE, taper=False
    )
    s.stroke(oval(0.0, -0.34, 0.13, 0.15, start=0.5, end=1.0, points=12), width=PEN * 1.8, color=pal.SLATE, taper=False)
    s.form(np.array([(-0.18, -0.34), (-0.20, 0.0), (0.20, 0.0), (0.18, -0.34)]), pal.TIN, part="can")
    s.form(oval(0, -0.34, 0.18, 0.045), mixed(pal.TIN, pal.SOOT, 0.45))
    s.shade(rectangle(0.06, -0.34, 0.2, 0), part="can", strength=0.45, soft=0.04)
    s.light(rectangle(-0.14, -0.3, -0.07, -0.03), part="can", strength=0.6, soft=0.02)
    s.strokes([[(-0.19, -0.24), (0.19, -0.24)], [(-0.195, -0.06), (0.195, -0.06)]], width=PEN * 0.5, taper=False)
    return s.shapes


def wheelbarrow(rng: Random) -> list[Shape]:
    """A wooden barrow on one spoked wheel."""
    s = Sketch(rng)
    for y, x in ((-0.34, 0.0), (-0.30, 0.05)):
        s.form(
            np.array([(-0.86 + x, y - 0.08), (0.55, y + 0.06), (0.55, y + 0.10), (-0.86 + x, y - 0.03)]),
            pal.WOOD_DARK,
            ink=PEN * 0.8,
        )
    for x in (-0.22, -0.14):
        s.form(np.array([(x, -0.3), (x - 0.06, 0), (x - 0.01, 0), (x + 0.06, -0.3)]), pal.WOOD, ink=PEN * 0.8)
    s.form(np.array([(-0.42, -0.72), (-0.26, -0.34), (0.34, -0.30), (0.52, -0.64)]), pal.WOOD, part="tray")
    s.strokes([[(-0.37, -0.60), (0.46, -0.54)], [(-0.32, -0.47), (0.40, -0.42)]], width=PEN * 0.6, taper=False)
    s.shade(
        np.array([(-0.3, -0.45), (0.4, -0.4), (0.34, -0.28), (-0.28, -0.32)]), part="tray", strength=0.45, soft=0.04
    )
    s.form(
        np.array([(-0.42, -0.72), (-0.34, -0.80), (0.46, -0.72), (0.52, -0.64)]),
        mixed(pal.WOOD, pal.SOOT, 0.35),
        ink=PEN * 0.8,
    )
    s.form(oval(0.55, -0.20, 0.20, 0.20, points=26), pal.WOOD_DARK)
    s.form(oval(0.55, -0.20, 0.15, 0.15, points=22), mixed(pal.GRASS, pal.STONE, 0.4), ink=PEN * 0.7)
    s.strokes(
        [[(0.55, -0.20), (0.55 + 0.16 * np.cos(a), -0.20 + 0.16 * np.sin(a))] for a in np.arange(6) * np.pi / 3],
        width=PEN * 1.2,
        color=pal.WOOD_DARK,
        taper=False,
    )
    s.form(oval(0.55, -0.20, 0.035, 0.035, points=10), pal.IRON)
    return s.shapes


def long_tool(rng: Random, *, head: str) -> list[Shape]:
    """A rake, hoe, spade, broom or fork standing on its head, handle up."""
    s = Sketch(rng)
    s.form(np.array([(-0.018, -0.12), (-0.014, -1.42), (0.014, -1.42), (0.018, -0.12)]), pal.WOOD_PALE, ink=PEN * 0.8)
    if head == "rake":
        s.box(-0.24, -0.13, 0.24, -0.08, pal.WOOD, ink=PEN * 0.8)
        s.strokes(
            [[(x, -0.08), (x + 0.005, 0.0)] for x in np.linspace(-0.22, 0.22, 9)],
            width=PEN * 1.1,
            color=pal.WOOD_DARK,
            taper=False,
        )
    elif head == "hoe":
        s.form(np.array([(-0.03, -0.16), (-0.12, -0.02), (0.12, 0.0), (0.03, -0.16)]), pal.STEEL)
    elif head == "spade":
        s.form(
            smooth(np.array([(-0.10, -0.30), (-0.10, -0.06), (0.0, 0.0), (0.10, -0.06), (0.10, -0.30)]), samples=3),
            pal.STEEL,
        )
        s.form(rectangle(-0.07, -1.46, 0.07, -1.40), pal.WOOD, ink=PEN * 0.7)
    elif head == "broom":
        s.form(
            smooth(np.array([(-0.04, -0.42), (-0.16, -0.02), (0.16, 0.0), (0.04, -0.42)]), samples=3),
            pal.THATCH,
            part="straw",
        )
        s.strokes([[(0.02 * k, -0.38), (0.05 * k, -0.02)] for k in range(-3, 4)], width=PEN * 0.6, color="#7a5f33")
        s.strokes(
            [[(-0.05, -0.34), (0.05, -0.34)], [(-0.07, -0.28), (0.07, -0.28)]],
            width=PEN,
            color=pal.CLOTH_RED,
            taper=False,
        )
    else:
        s.stroke([(-0.12, 0), (-0.12, -0.26), (0.12, -0.26), (0.12, 0)], width=PEN * 1.6, color=pal.IRON, taper=False)
        s.stroke([(0, -0.3), (0, 0)], width=PEN * 1.6, color=pal.IRON, taper=False)
    return s.shapes


def sieve(rng: Random) -> list[Shape]:
    """A round garden sieve leaning on its rim."""
    s = Sketch(rng)
    s.form(oval(0, -0.28, 0.30, 0.28, points=30), pal.WOOD_PALE)
    s.form(oval(0.02, -0.27, 0.25, 0.235, points=30), mixed(pal.STONE_PALE, pal.SOOT, 0.15), ink=PEN * 0.7, part="mesh")
    runs = []
    for t in np.linspace(-0.85, 0.85, 9):
        reach = np.sqrt(1 - t * t)
        runs.append([(0.02 + 0.25 * t, -0.27 - 0.235 * reach), (0.02 + 0.25 * t, -0.27 + 0.235 * reach)])
        runs.append([(0.02 - 0.25 * reach, -0.27 + 0.235 * t), (0.02 + 0.25 * reach, -0.27 + 0.235 * t)])
    s.strokes(runs, width=PEN * 0.4, taper=False)
    return s.shapes


def basket(rng: Random, *, size: float = 0.4, filled: str = "") -> list[Shape]:
    """A woven basket with a hoop handle; filled with things of a colour where one is given."""
    s = Sketch(rng)
    s.stroke(
        oval(0, -0.62 * size, 0.42 * size, 0.55 * size, start=0.5, end=1.0, points=16),
        width=PEN * 2.2,
        color=pal.WOOD_DARK,
        taper=False,
    )
    s.form(oval(0, -0.62 * size, 0.52 * size, 0.13 * size), mixed(pal.THATCH, pal.SOOT, 0.4))
    if filled:
        for x in (-0.3, 0.28, -0.1, 0.12):
            s.form(oval(x * size, -0.70 * size, 0.13 * size, 0.12 * size, points=12), filled, ink=PEN * 0.6)
    bowl = np.array(
        [(-0.52 * size, -0.62 * size), (-0.42 * size, -0.02), (0.42 * size, -0.02), (0.52 * size, -0.62 * size)]
    )
    s.form(bowl, pal.THATCH, part="weave")
    runs = []
    for row in range(5):
        y = -0.08 * size - row * 0.125 * size
        half = (0.43 + 0.02 * row) * size
        for k in range(8):
            x = -half + (k + 0.5 * (row % 2)) * half / 4
            runs.append(curve((x, y), (x + 0.06 * size, y - 0.06 * size), (x + 0.12 * size, y)))
    s.strokes(runs, width=PEN * 0.5, color="#7a5f33", taper=False)
    s.shade(rectangle(0.1 * size, -0.62 * size, 0.6 * size, 0), part="weave", strength=0.4, soft=0.08 * size)
    s.stroke(
        [(-0.53 * size, -0.62 * size), (0.53 * size, -0.62 * size)], width=PEN * 2, color=pal.WOOD_DARK, taper=False
    )
    return s.shapes
