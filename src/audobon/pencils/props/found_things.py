"""What is found out of doors: nests, webs, shells, bones, acorns, snowmen, puddles, burrows.

Knows: twigs, silk, pearl, snow.  Does not know: where it lies.
"""

from __future__ import annotations

import numpy as np

from audobon.pencils import palette as pal
from audobon.pencils.light import mixed
from audobon.pencils.props.plants import leaf
from audobon.pencils.props.shaping import ball, bent, rod, studs, turned, volume
from audobon.pencils.shapes import Shape, smooth
from audobon.pencils.sketch import PEN, Random, Sketch, blob, curve, oval, pieces

BONE = "#efe7d2"


def pebbles(rng: Random) -> list[Shape]:
    """A few round stones."""
    s = Sketch(rng, label="rock")
    for x, y, w, color in ((-0.12, -0.04, 0.09, pal.STONE), (0.1, -0.05, 0.11, pal.STONE_PALE),
            (0.0, -0.1, 0.08, pal.SLATE),
                           (0.22, -0.025, 0.05, pal.STONE_DARK)):  # fmt: skip
        volume(s, [(x - w, y), (x - 0.5 * w, y - 0.05), (x + 0.5 * w, y - 0.045), (x + w, y), (x + 0.5 * w, y + 0.04),
                   (x - 0.5 * w, y + 0.038)], color, part=f"stone{x}")  # fmt: skip
    return s.shapes


def puddle(rng: Random) -> list[Shape]:
    """Standing water with the sky in it and rings of drops."""
    s = Sketch(rng, label="water")
    s.form(
        blob(rng, 0, -0.08, 0.7, 0.11, lobes=9, rough=0.14),
        mixed(pal.WATER, pal.EARTH, 0.25),
        part="water",
        ink=PEN * 0.7,
    )
    s.light(oval(-0.15, -0.1, 0.3, 0.03), part="water", strength=0.7, soft=0.02)
    for x, y, r in ((-0.25, -0.06, 0.09), (0.2, -0.1, 0.07)):
        s.strokes(
            [oval(x, y, r, 0.3 * r, points=14), oval(x, y, 0.5 * r, 0.15 * r, points=12)],
            width=PEN * 0.6,
            color="#7d989a",
        )
    return s.shapes


def nest(rng: Random) -> list[Shape]:
    """A twig nest with three blue eggs."""
    s = Sketch(rng)
    s.form(oval(0, -0.12, 0.2, 0.06), pal.BARK_DARK, ink=PEN)
    for x, y in ((-0.07, -0.14), (0.07, -0.14), (0.0, -0.12)):
        ball(s, x, y, 0.05, "#b5cbd0", part=f"egg{x}", ry=0.06)
        studs(s, [(x - 0.015, y - 0.02), (x + 0.02, y + 0.01)], 0.005, "#8d9aa0")
    cup = np.vstack(
        [
            oval(0, -0.11, 0.22, 0.05, start=0.5, end=0.0, points=12),
            oval(0, -0.05, 0.17, 0.06, start=0.0, end=0.5, points=10),
        ]
    )
    s.form(cup, pal.BARK, part="cup")
    twigs = []
    for _ in range(26):
        x, y = rng.uniform(-0.2, 0.2), rng.uniform(-0.11, -0.01)
        twigs.append(curve((x - 0.1, y + rng.normal(0, 0.02)), (x, y + 0.012), (x + 0.1, y + rng.normal(0, 0.02))))
    s.strokes(twigs, width=PEN * 0.8, color="#5f4b35")
    leaf(s, (0.16, -0.08), (0.27, -0.13), width=0.025, color=pal.LEAF)
    return s.shapes


def spider_web(rng: Random) -> list[Shape]:
    """A round web between two twigs, its spider in the corner."""
    s = Sketch(rng)
    bent(s, [(-0.4, 0.0), (-0.38, -0.4), (-0.3, -0.85)], 0.016, pal.BARK, part="left")
    bent(s, [(0.42, 0.0), (0.38, -0.5), (0.44, -0.88)], 0.014, pal.BARK, part="right")
    centre = np.array([0.0, -0.46])
    ways = [np.array([0.36 * np.cos(a), 0.38 * np.sin(a)]) for a in np.arange(10) * np.pi / 5 + 0.2]
    s.strokes([[tuple(centre), tuple(centre + way)] for way in ways], width=PEN * 0.5, color="#8b8880", taper=False)
    rings = []
    for share in (0.2, 0.38, 0.56, 0.74, 0.92):
        for one, two in zip(ways, [*ways[1:], ways[0]], strict=True):
            a, b = centre + share * one, centre + share * two
            middle = centre + 0.86 * share * (one + two) / 2
            rings.append(np.array([a, middle, b]))
    s.strokes(rings, width=PEN * 0.45, color="#8b8880", taper=False)
    s.stroke([(0.1, -0.4), (0.12, -0.2)], width=PEN * 0.4)
    ball(s, 0.12, -0.17, 0.028, pal.SOOT, part="spider")
    s.strokes([curve((0.12, -0.17), (0.12 + d * 0.05, -0.2 + e),
            (0.12 + d * 0.07, -0.14 + e)) for d in (-1, 1) for e in (-0.01, 0.01, 0.03)],
              width=PEN * 0.6)  # fmt: skip
    return s.shapes


def shell(rng: Random) -> list[Shape]:
    """A scallop and a whelk."""
    s = Sketch(rng)
    rim = [(0.12 * np.sin(a) * (1.0 if k % 2 else 0.93) - 0.06, -0.13 * np.cos(a) * (1.0 if k % 2 else 0.93) - 0.02)
           for k, a in enumerate(np.linspace(-1.35, 1.35, 15))]  # fmt: skip
    s.form(np.array([(-0.09, 0.0), *rim, (-0.03, 0.0)]), pal.FLOWER_ROSE, part="scallop")
    s.strokes([[(-0.06, -0.005), (x, y)] for x, y in rim[2:-2:2]], width=PEN * 0.6, color="#9a6a62")
    s.light(oval(-0.1, -0.1, 0.04, 0.03), part="scallop", strength=0.6, soft=0.02)
    whelk = [(0.08, -0.01), (0.06, -0.05), (0.1, -0.09), (0.15, -0.1), (0.24, -0.03), (0.16, 0.0)]
    volume(s, whelk, pal.CREAM, part="whelk", samples=4)
    s.strokes([curve((0.1, -0.09), (0.13, -0.05), (0.11, -0.01)), curve((0.15, -0.1), (0.175, -0.05), (0.16, -0.005)),
               curve((0.19, -0.07), (0.2, -0.04), (0.195, -0.01))], width=PEN * 0.7, color="#9a7d5c")  # fmt: skip
    return s.shapes


def bone(rng: Random) -> list[Shape]:
    """A dog's bone."""
    s = Sketch(rng)
    outline = [(-0.13, -0.03), (-0.17, -0.015), (-0.19, -0.045), (-0.165, -0.065), (-0.175, -0.095), (-0.14, -0.105),
            (-0.11, -0.075),
               (0.1, -0.09), (0.13, -0.12), (0.165, -0.105), (0.155, -0.075), (0.185, -0.055), (0.165, -0.025),
               (0.12, -0.045)]  # fmt: skip
    volume(s, outline, BONE, part="bone", samples=3)
    s.strokes([curve((-0.08, -0.055), (0.0, -0.06), (0.06, -0.065))], width=PEN * 0.5, color="#b3a484")
    return s.shapes


def skull(rng: Random) -> list[Shape]:
    """A skull on two crossed bones."""
    s = Sketch(rng)
    for a, b in (((-0.18, -0.02), (0.18, -0.1)), ((-0.18, -0.1), (0.18, -0.02))):
        rod(s, a, b, 0.016, BONE)
        for x, y in (a, b):
            studs(s, [(x, y - 0.014), (x, y + 0.014)], 0.018, BONE)
    head = [
        (-0.08, -0.12),
        (-0.115, -0.2),
        (-0.06, -0.28),
        (0.06, -0.28),
        (0.115, -0.2),
        (0.08, -0.12),
        (0.05, -0.06),
        (-0.05, -0.06),
    ]
    volume(s, head, BONE, part="skull", samples=3)
    for x in (-0.045, 0.045):
        s.form(oval(x, -0.18, 0.028, 0.032, points=14), pal.SOOT, ink=PEN * 0.6)
    s.form(np.array([(0, -0.14), (-0.012, -0.115), (0.012, -0.115)]), pal.SOOT, ink=0)
    s.strokes([[(x, -0.095), (x, -0.065)] for x in (-0.03, -0.01, 0.01, 0.03)], width=PEN * 0.6)
    return s.shapes


def skeleton(rng: Random) -> list[Shape]:
    """A skeleton hanging from a hook, as in a classroom."""
    s = Sketch(rng)
    rod(s, (0, -1.9), (0, -1.7), 0.012, pal.IRON)
    ball(s, 0, -1.58, 0.11, BONE, part="skull", ry=0.13)
    studs(s, [(-0.04, -1.59), (0.04, -1.59)], 0.026, pal.SOOT)
    s.strokes([[(x, -1.5), (x, -1.47)] for x in (-0.03, -0.01, 0.01, 0.03)], width=PEN * 0.6)
    s.strokes([[(0, y), (0, y - 0.045)] for y in np.arange(-0.9, -1.45, -0.06)], width=PEN * 3, color=BONE, taper=False)
    ribs = [curve((0, y), (side * 0.17, y + 0.0), (side * 0.15, y + 0.09),
            (side * 0.03, y + 0.08)) for y in (-1.38, -1.3, -1.22, -1.14)
            for side in (-1, 1)]  # fmt: skip
    s.strokes(ribs, width=PEN * 2, color="#d9cfb4", taper=False)
    s.strokes(ribs, width=PEN * 0.5)
    volume(s, [(-0.15, -0.98), (0, -0.9), (0.15, -0.98), (0.1, -0.82), (0, -0.8), (-0.1, -0.82)], BONE, part="pelvis")
    for side in (-1, 1):
        for a, b in (((0.05, -1.42), (0.2, -1.4)), ((0.2, -1.4), (0.24, -1.08)), ((0.24, -1.08), (0.22, -0.78)),
                ((0.08, -0.86), (0.1, -0.46)),
                     ((0.1, -0.46), (0.1, -0.06)), ((0.1, -0.04), (0.19, -0.02))):  # fmt: skip
            rod(s, (side * a[0], a[1]), (side * b[0], b[1]), 0.016, BONE)
        studs(s, [(side * 0.24, -1.08), (side * 0.1, -0.46)], 0.024, BONE)
        s.strokes(
            [[(side * 0.22, -0.78), (side * (0.2 + 0.02 * k), -0.68)] for k in range(3)],
            width=PEN * 1.4,
            color="#d9cfb4",
        )
    return s.shapes


def feather(rng: Random) -> list[Shape]:
    """A curled grey feather."""
    s = Sketch(rng)
    vane = [
        (-0.14, -0.02),
        (-0.04, -0.085),
        (0.08, -0.1),
        (0.17, -0.07),
        (0.1, -0.04),
        (0.06, -0.045),
        (0.0, -0.015),
        (-0.03, -0.03),
    ]
    volume(s, vane, "#a7a6a8", part="vane", samples=4)
    s.stroke(curve((-0.2, 0.0), (-0.06, -0.045), (0.15, -0.072)), width=PEN * 0.9)
    s.strokes(
        [[(x, -0.03 - 0.2 * (x + 0.1)), (x + 0.03, -0.065 - 0.2 * (x + 0.1))] for x in (-0.08, -0.04, 0.0, 0.04, 0.08)],
        width=PEN * 0.4,
    )
    return s.shapes


def acorn(rng: Random) -> list[Shape]:
    """Two acorns on an oak leaf."""
    s = Sketch(rng)
    lobes = [(-0.16, -0.01), (-0.1, -0.05), (-0.09, -0.02), (-0.02, -0.07), (0.0, -0.03), (0.08, -0.07), (0.1, -0.02),
            (0.18, -0.03),
             (0.1, 0.0), (0.06, 0.02), (0.0, 0.0), (-0.06, 0.02)]  # fmt: skip
    s.form(smooth(np.array(lobes), samples=3), pal.LEAF_YELLOW, ink=PEN * 0.7)
    for x, y in ((-0.05, -0.06), (0.05, -0.08)):
        volume(s, [(x - 0.028, y - 0.01), (x - 0.024, y + 0.03), (x, y + 0.055), (x + 0.024, y + 0.03),
                (x + 0.028, y - 0.01)], pal.WOOD_PALE,
               part=f"nut{x}", samples=3)  # fmt: skip
        volume(s, [(x - 0.034, y - 0.005), (x - 0.024, y - 0.035), (x + 0.024, y - 0.035), (x + 0.034, y - 0.005),
                (x, y + 0.005)], pal.BARK,
               part=f"cup{x}", samples=3)  # fmt: skip
        s.stroke([(x, y - 0.036), (x + 0.01, y - 0.06)], width=PEN, color=pal.BARK_DARK)
    return s.shapes


def autumn_leaf(rng: Random) -> list[Shape]:
    """Fallen leaves: maple, oak, lime."""
    s = Sketch(rng)
    for x, y, size, color in ((-0.1, -0.04, 0.09, "#b95a41"), (0.09, -0.03, 0.08, "#d9aa4c")):
        star = [(x + size * r * np.sin(a), y - 0.55 * size * r * np.cos(a)) for a, r in zip(np.linspace(-2.6, 2.6,
                11), (0.6, 0.5, 1.0, 0.55,
                1.05, 0.6, 1.05, 0.55, 1.0, 0.5, 0.6), strict=True)]  # fmt: skip
        s.form(np.array(star), color, ink=PEN * 0.7)
        s.strokes(
            [
                [(x, y + 0.02), (x + 0.7 * size * np.sin(a), y - 0.4 * size * np.cos(a))]
                for a in (-1.5, -0.7, 0, 0.7, 1.5)
            ],
            width=PEN * 0.4,
        )
        s.stroke([(x, y + 0.02), (x + 0.02, y + 0.05)], width=PEN, color="#7a5432")
    leaf(s, (-0.02, -0.08), (0.07, -0.13), width=0.035, color="#c97f3e")
    return s.shapes


def snowman(rng: Random) -> list[Shape]:
    """A snowman with a carrot, coals, a scarf, a hat and a broom."""
    s = Sketch(rng)
    rod(s, (0.52, -1.35), (0.56, -0.05), 0.018, pal.WOOD)
    s.form(np.array([(0.5, -1.34), (0.42, -1.66), (0.62, -1.68), (0.55, -1.34)]), pal.THATCH, part="besom")
    s.strokes([[(0.52, -1.36), (x, -1.64)] for x in (0.45, 0.5, 0.55, 0.6)], width=PEN * 0.6, color="#8d7040")
    ball(s, 0, -0.38, 0.44, pal.SNOW, part="foot", ry=0.4)
    ball(s, 0, -0.96, 0.32, pal.SNOW, part="middle", ry=0.3)
    ball(s, 0, -1.42, 0.23, pal.SNOW, part="head")
    for end in ((-0.62, -1.18), (0.6, -1.0)):
        bent(
            s,
            [(0.28 * np.sign(end[0]), -1.0), (0.6 * end[0] / 0.62 * 0.75, -1.04), end],
            0.016,
            pal.BARK_DARK,
            part=f"arm{end[0]}",
        )
    s.strokes([[(-0.56, -1.14), (-0.7, -1.14)], [(-0.56, -1.14), (-0.64, -1.28)]], width=PEN * 1.6, color=pal.BARK_DARK)
    studs(s, [(-0.08, -1.48), (0.08, -1.48), (0, -1.08), (0, -0.94), (0, -0.8)], 0.028, pal.SOOT)
    studs(s, [(x, -1.33 + 1.6 * x * -abs(x)) for x in (-0.08, -0.04, 0.0, 0.04, 0.08)], 0.011, pal.SOOT)
    s.form(np.array([(-0.02, -1.44), (-0.26, -1.39), (-0.01, -1.39)]), "#d0883f", ink=PEN * 0.8)
    bent(s, [(-0.2, -1.24), (0, -1.18), (0.2, -1.24)], 0.045, pal.CLOTH_RED, part="scarf")
    bent(s, [(0.1, -1.2), (0.16, -1.02), (0.12, -0.86)], 0.04, pal.CLOTH_RED, part="scarf end")
    s.form(oval(0, -1.61, 0.24, 0.045), pal.SOOT, ink=PEN)
    turned(s, [(0.15, -1.88), (0.14, -1.72), (0.15, -1.62)], pal.SOOT, part="hat", samples=1)
    s.strokes([curve((-0.5, 0.0), (0, 0.04), (0.5, 0.0))], width=PEN)
    return s.shapes


def burrow(rng: Random) -> list[Shape]:
    """A hole in a grassy bank, roots over its mouth."""
    s = Sketch(rng, label="ground")
    bank = [(-0.95, 0.02), (-0.7, -0.4), (-0.2, -0.66), (0.3, -0.62), (0.75, -0.36), (1.0, 0.02)]
    s.form(np.vstack([smooth(np.array(bank), closed=False, samples=4), [(0.0, 0.06)]]), pal.MOSS, part="bank")
    s.shade(oval(0.4, -0.1, 0.6, 0.3), part="bank", strength=0.35, soft=0.15)
    mouth = [(-0.32, 0.02), (-0.34, -0.22), (-0.16, -0.42), (0.1, -0.42), (0.26, -0.22), (0.26, 0.02)]
    s.form(smooth(np.array(mouth), samples=3), pal.EARTH_DARK, part="rim")
    inner = np.array(mouth) * (0.78, 0.8)
    s.form(smooth(inner, samples=3), "#4a3d33", ink=PEN * 0.8)
    s.strokes([curve((-0.2, -0.44), (-0.16, -0.32), (-0.2, -0.2)), curve((0.05, -0.46), (0.04, -0.34), (0.1, -0.26))],
            width=PEN * 1.6,
              color=pal.BARK)  # fmt: skip
    for x, y in ((-0.6, -0.44), (-0.1, -0.64), (0.45, -0.54)):
        s.grass(x, y, width=0.3, height=0.16, blades=9, color="#6f7648", pen=PEN * 0.8)
    s.form(pieces([oval(x, 0.0, 0.05, 0.025, points=8) for x in (-0.45, 0.4, 0.55)]), pal.EARTH, ink=PEN * 0.6)
    return s.shapes


def anthill(rng: Random) -> list[Shape]:
    """A heap of needles with ants on it."""
    s = Sketch(rng, label="ground")
    heap = [(-0.5, 0.02), (-0.3, -0.26), (0.0, -0.44), (0.28, -0.28), (0.5, 0.02)]
    s.form(np.vstack([smooth(np.array(heap), closed=False, samples=4), [(0.0, 0.05)]]), pal.EARTH, part="heap")
    s.shade(oval(0.22, -0.08, 0.26, 0.2), part="heap", strength=0.4, soft=0.08)
    needles = []
    for _ in range(34):
        u, v = rng.uniform(-0.8, 0.8), rng.uniform(0.05, 0.85)
        x, y = 0.5 * u * (1 - 0.8 * v), -0.42 * v
        needles.append([(x, y), (x + rng.normal(0, 0.04), y + rng.normal(0, 0.025))])
    s.strokes(needles, width=PEN * 0.6, color="#6a5434")
    for x, y in ((-0.2, -0.12), (0.1, -0.3), (0.05, -0.08), (0.3, -0.1), (-0.42, 0.03)):
        s.form(pieces([oval(x + d, y, 0.012, 0.01, points=8) for d in (-0.02, 0.0, 0.022)]), pal.SOOT, ink=0)
    return s.shapes


def icicles(rng: Random) -> list[Shape]:
    """A row of icicles."""
    s = Sketch(rng)
    s.form(np.array([(-0.4, -0.46), (0.4, -0.46), (0.4, -0.4), (-0.4, -0.4)]), pal.SNOW, ink=PEN * 0.8)
    for k, x in enumerate(np.linspace(-0.34, 0.34, 8)):
        tall = (0.3, 0.2, 0.38, 0.16, 0.26, 0.34, 0.18, 0.28)[k]
        s.form(np.array([(x - 0.03, -0.41), (x + 0.03, -0.41), (x + 0.004, -0.4 + tall), (x - 0.004, -0.4 + tall)]),
                "#cfdde2",
               part=f"icicle{k}", ink=PEN * 0.7)  # fmt: skip
        s.light(oval(x - 0.008, -0.34, 0.006, 0.06), part=f"icicle{k}", strength=0.9, soft=0.005)
    return s.shapes
