"""Musical instruments: strings, winds, keys, drums.

Knows: spruce, brass, gut.  Does not know: who plays them.
"""

from __future__ import annotations

import numpy as np

from audobon.pencils import palette as pal
from audobon.pencils.light import mixed
from audobon.pencils.props.shaping import ball, bent, ring, rod, studs, turned, volume
from audobon.pencils.shapes import Shape, smooth
from audobon.pencils.sketch import PEN, Random, Sketch, curve, oval, rectangle


def fiddle(rng: Random) -> list[Shape]:
    """A fiddle with its bow leaning by."""
    s = Sketch(rng)
    bent(s, [(0.2, -0.02), (0.24, -0.4), (0.21, -0.78)], 0.006, pal.WOOD_DARK, part="bow")
    s.stroke([(0.2, -0.02), (0.21, -0.78)], width=PEN * 0.5, color="#cfc5b0", taper=False)
    belly = [(0, 0.0), (-0.12, -0.04), (-0.12, -0.15), (-0.07, -0.21), (-0.1, -0.28), (-0.08, -0.36), (0, -0.38),
            (0.08, -0.36),
             (0.1, -0.28), (0.07, -0.21), (0.12, -0.15), (0.12, -0.04)]  # fmt: skip
    volume(s, belly, "#b0703f", part="belly", samples=3)
    for side in (-1, 1):
        s.stroke(
            curve((side * 0.045, -0.24), (side * 0.06, -0.2), (side * 0.04, -0.16), (side * 0.055, -0.12)), width=PEN
        )
    s.box(-0.016, -0.66, 0.016, -0.28, pal.SOOT, ink=PEN * 0.6)
    s.box(-0.03, -0.13, 0.03, -0.06, pal.SOOT, ink=PEN * 0.6)
    s.strokes(
        [[(x, -0.66), (1.5 * x, -0.1)] for x in (-0.009, -0.003, 0.003, 0.009)], width=PEN * 0.35, color=pal.LINEN
    )
    s.stroke(
        curve((0.0, -0.65), (-0.02, -0.72), (0.02, -0.76), (0.03, -0.72), (0.01, -0.71)), width=PEN * 2, color="#8d562f"
    )
    for y, side in ((-0.68, -1), (-0.7, 1)):
        studs(s, [(side * 0.035, y)], 0.013, pal.SOOT)
    return s.shapes


def guitar(rng: Random) -> list[Shape]:
    """A guitar with a rosette and a ribbon."""
    s = Sketch(rng)
    s.box(-0.028, -1.0, 0.028, -0.5, pal.WOOD_DARK, ink=PEN * 0.8)
    s.form(np.array([(-0.035, -1.0), (-0.05, -1.17), (0.05, -1.17), (0.035, -1.0)]), pal.WOOD_RED, ink=PEN * 0.8)
    studs(s, [(side * 0.058, y) for side in (-1, 1) for y in (-1.13, -1.08, -1.03)], 0.012, pal.BRASS)
    body = [(0, 0.0), (-0.19, -0.05), (-0.21, -0.2), (-0.13, -0.34), (-0.16, -0.46), (-0.1, -0.56), (0.1, -0.56),
            (0.16, -0.46),
            (0.13, -0.34), (0.21, -0.2), (0.19, -0.05)]  # fmt: skip
    volume(s, body, "#d2a15f", part="body", samples=3)
    s.form(oval(0, -0.36, 0.062, 0.062), pal.SOOT, ink=PEN * 0.8)
    s.stroke(oval(0, -0.36, 0.08, 0.08), width=PEN * 0.8, color=pal.CLOTH_RED, closed=True, taper=False)
    s.box(-0.08, -0.15, 0.08, -0.12, pal.WOOD_DARK, ink=PEN * 0.7)
    s.strokes([[(x, -1.0), (1.3 * x, -0.14)] for x in (-0.02, -0.007, 0.007, 0.02)], width=PEN * 0.35)
    s.strokes([[(-0.028, y), (0.028, y)] for y in np.linspace(-0.95, -0.56, 7)], width=PEN * 0.5, color=pal.BRASS)
    s.stroke(curve((0.05, -1.02), (0.16, -0.94), (0.12, -0.84), (0.2, -0.76)), width=PEN * 1.8, color=pal.CLOTH_BLUE)
    return s.shapes


def harp(rng: Random) -> list[Shape]:
    """A carved harp with gut strings."""
    s = Sketch(rng)
    strings = [
        [(-0.34 + 0.068 * k, -1.5 + 0.55 * np.sin(0.32 * k) * 0.5), (-0.3 + 0.062 * k + 0.1, -0.14 - 0.09 * k)]
        for k in range(10)
    ]
    s.strokes(strings, width=PEN * 0.5, color="#8a7a5c", taper=False)
    volume(
        s,
        [(-0.32, 0.0), (-0.16, -0.02), (0.42, -1.12), (0.34, -1.18), (-0.3, -0.22)],
        pal.WOOD_RED,
        part="box",
        samples=2,
    )
    rod(s, (-0.42, -0.02), (-0.42, -1.55), 0.035, pal.BRASS, part="pillar")
    neck = [(-0.46, -1.66), (-0.34, -1.6), (-0.1, -1.36), (0.16, -1.42), (0.4, -1.22), (0.42, -1.1), (0.14, -1.28),
            (-0.12, -1.22),
            (-0.38, -1.46)]  # fmt: skip
    volume(s, neck, pal.BRASS, part="neck", samples=3)
    s.stroke(
        curve((-0.46, -1.62), (-0.52, -1.72), (-0.42, -1.76), (-0.38, -1.68), (-0.43, -1.66)),
        width=PEN * 2.2,
        color="#a17f37",
    )
    s.box(-0.5, -0.05, -0.1, 0.02, pal.BRASS, ink=PEN)
    return s.shapes


def lute(rng: Random) -> list[Shape]:
    """A pear-shaped lute with a bent head."""
    s = Sketch(rng)
    belly = [(0, 0.0), (-0.17, -0.1), (-0.18, -0.24), (-0.08, -0.42), (-0.03, -0.5), (0.03, -0.5), (0.08, -0.42),
            (0.18, -0.24),
             (0.17, -0.1)]  # fmt: skip
    volume(s, belly, "#c99a62", part="belly", samples=3)
    s.form(oval(0, -0.24, 0.05, 0.05), mixed("#c99a62", pal.SOOT, 0.6), ink=PEN * 0.7)
    for turn in np.arange(6) * np.pi / 3:
        s.form(
            oval(0.028 * np.cos(turn), -0.24 + 0.028 * np.sin(turn), 0.014, 0.014, points=8), pal.CREAM, ink=PEN * 0.3
        )
    s.box(-0.024, -0.74, 0.024, -0.44, pal.WOOD_DARK, ink=PEN * 0.7)
    s.form(np.array([(-0.024, -0.74), (0.024, -0.74), (0.16, -0.86), (0.13, -0.9)]), pal.WOOD_RED, ink=PEN * 0.8)
    s.box(-0.06, -0.1, 0.06, -0.075, pal.WOOD_DARK, ink=PEN * 0.6)
    s.strokes([[(x, -0.74), (1.8 * x, -0.09)] for x in (-0.016, 0.0, 0.016)], width=PEN * 0.35)
    return s.shapes


def flute(rng: Random) -> list[Shape]:
    """A wooden flute lying, with rings and holes."""
    s = Sketch(rng)
    rod(s, (-0.3, -0.025), (0.3, -0.04), 0.016, pal.WOOD_RED, part="flute")
    for x in (-0.29, -0.12, 0.05, 0.28):
        s.form(rectangle(x - 0.012, -0.055, x + 0.012, -0.01), pal.BRASS, ink=PEN * 0.6)
    studs(s, [(x, -0.036) for x in (-0.22, 0.1, 0.13, 0.16, 0.19, 0.22)], 0.007, pal.SOOT)
    return s.shapes


def trumpet(rng: Random) -> list[Shape]:
    """A brass trumpet with valves."""
    s = Sketch(rng)
    s.stroke(np.vstack([[(-0.28, -0.17), (0.06, -0.17)], oval(0.06, -0.11, 0.08, 0.06, start=-0.25, end=0.25,
            points=10),
                        [(-0.1, -0.05)], oval(-0.1, -0.1, 0.06, 0.05, start=0.25, end=0.5, points=6)]), width=PEN * 2,
             color=pal.BRASS, taper=False)  # fmt: skip
    for x in (-0.08, -0.035, 0.01):
        rod(s, (x, -0.06), (x, -0.22), 0.016, pal.BRASS)
        s.form(oval(x, -0.235, 0.018, 0.008, points=10), pal.STEEL, ink=PEN * 0.5)
    s.form(smooth(np.array([(-0.1, -0.12), (0.14, -0.125), (0.26, -0.21), (0.28, -0.1), (0.26, 0.0), (0.14, -0.09)]),
            samples=3),
           pal.BRASS, part="bell")  # fmt: skip
    s.light(oval(0.1, -0.12, 0.12, 0.01), part="bell", strength=0.7, soft=0.008)
    s.form(oval(0.275, -0.105, 0.03, 0.105), mixed(pal.BRASS, pal.SOOT, 0.4), ink=PEN * 0.8)
    s.form(np.array([(-0.28, -0.155), (-0.32, -0.195), (-0.32, -0.145), (-0.28, -0.185)]), pal.STEEL, ink=PEN * 0.6)
    return s.shapes


def horn(rng: Random) -> list[Shape]:
    """A hunting horn bound in silver."""
    s = Sketch(rng)
    s.stroke(curve((-0.22, -0.2), (-0.05, -0.36), (0.2, -0.2)), width=PEN, color=pal.CLOTH_GREEN, taper=False)
    body = [(-0.26, -0.2), (-0.2, -0.1), (-0.05, -0.04), (0.12, -0.1), (0.2, -0.22), (0.32, -0.16), (0.22, -0.02),
            (0.04, 0.04),
            (-0.16, -0.02), (-0.28, -0.17)]  # fmt: skip
    volume(s, [(x, min(y, 0.0)) for x, y in body], pal.CREAM, part="horn", samples=3)
    s.form(oval(0.26, -0.19, 0.066, 0.03), pal.WOOD_DARK, ink=PEN * 0.8)
    for a, b in (((-0.2, -0.09), (-0.22, -0.04)), ((0.14, -0.11), (0.2, -0.03))):
        s.stroke([a, b], width=PEN * 2.4, color=pal.STEEL, taper=False)
    return s.shapes


def piano(rng: Random) -> list[Shape]:
    """An upright piano: keys, candles, music on the stand."""
    s = Sketch(rng, label="furniture")
    s.box(-0.72, -1.25, 0.72, -0.08, pal.WOOD_DARK, part="case")
    s.box(-0.78, -1.31, 0.78, -1.24, pal.WOOD_RED, ink=PEN)
    s.strokes(
        [rectangle(x, -1.18, x + 0.4, -0.82)[[0, 1, 2, 3, 0]] for x in (-0.64, -0.2, 0.24)],
        width=PEN * 0.7,
        taper=False,
    )
    s.shade(rectangle(-0.7, -0.62, 0.7, -0.1), part="case", strength=0.4, soft=0.1)
    s.form(np.array([(-0.24, -1.16), (0.24, -1.16), (0.26, -0.86), (-0.26, -0.86)]), pal.LINEN, ink=PEN * 0.8)
    s.strokes([[(x, y), (x + 0.18, y)] for x in (-0.22, 0.03) for y in (-1.1, -1.04, -0.98, -0.92)], width=PEN * 0.4)
    s.form(np.array([(-0.76, -0.72), (-0.7, -0.84), (0.7, -0.84), (0.76, -0.72)]), pal.LINEN, part="keys")
    s.strokes([[(0.93 * x, -0.83), (x, -0.73)] for x in np.linspace(-0.7, 0.7, 29)], width=PEN * 0.4, taper=False)
    for k, x in enumerate(np.linspace(-0.66, 0.66, 27)):
        if k % 7 not in (2, 6):
            s.form(
                np.array(
                    [(x - 0.012, -0.78), (0.96 * x - 0.01, -0.835), (0.96 * x + 0.01, -0.835), (x + 0.012, -0.78)]
                ),
                pal.SOOT,
                ink=0,
            )
    s.box(-0.78, -0.73, 0.78, -0.64, pal.WOOD_RED, ink=PEN)
    for x in (-0.7, 0.7):
        turned(s, [(0.05, -0.64), (0.03, -0.4), (0.05, -0.2), (0.04, 0.0)], pal.WOOD_RED, part=f"leg{x}", x=x)
    for x in (-0.5, 0.5):
        turned(s, [(0.045, -0.98), (0.02, -0.94)], pal.BRASS, part=f"sconce{x}", x=x)
        s.form(rectangle(x - 0.018, -1.12, x + 0.018, -0.98), pal.CREAM, ink=PEN * 0.6)
    for x in (-0.06, 0.06):
        s.form(oval(x, -0.06, 0.035, 0.018), pal.BRASS, ink=PEN * 0.6)
    return s.shapes


def accordion(rng: Random) -> list[Shape]:
    """A squeeze-box."""
    s = Sketch(rng)
    folds = [(-0.12 + 0.024 * k, -0.02 - 0.02 * (k % 2)) for k in range(11)]
    roof = [(x, -0.3 - 0.02 * (k % 2)) for k, (x, _) in enumerate(folds)]
    s.form(np.array([*roof, *folds[::-1]]), pal.CLOTH_RED, part="folds")
    s.strokes([[a, b] for a, b in zip(roof, folds, strict=True)], width=PEN * 0.8, taper=False)
    s.box(-0.22, -0.33, -0.12, 0.0, pal.SOOT, part="left")
    s.box(0.12, -0.33, 0.24, 0.0, pal.SOOT, part="right")
    s.form(rectangle(0.14, -0.31, 0.19, -0.02), pal.LINEN, ink=PEN * 0.6)
    s.strokes([[(0.14, y), (0.19, y)] for y in np.linspace(-0.28, -0.05, 8)], width=PEN * 0.5, taper=False)
    studs(s, [(-0.19 + 0.03 * (k % 2), -0.29 + 0.05 * (k // 2)) for k in range(12)], 0.01, pal.LINEN)
    return s.shapes


def tambourine(rng: Random) -> list[Shape]:
    """A tambourine with jingles and ribbons."""
    s = Sketch(rng)
    for k, color in enumerate((pal.CLOTH_RED, pal.CLOTH_BLUE, pal.FLOWER_YELLOW)):
        s.stroke(
            curve((0.1 + 0.03 * k, -0.06), (0.16 + 0.05 * k, 0.0), (0.15 + 0.07 * k, 0.06)),
            width=PEN * 1.8,
            color=color,
        )
    s.form(oval(0, -0.16, 0.17, 0.16, points=28), pal.WOOD, part="rim")
    s.form(oval(0, -0.16, 0.14, 0.13, points=26), pal.CREAM, part="skin", ink=PEN * 0.8)
    s.shade(oval(0.05, -0.12, 0.09, 0.08), part="skin", strength=0.3, soft=0.03)
    studs(s, [(0.155 * np.cos(a), -0.16 + 0.145 * np.sin(a)) for a in np.arange(8) * np.pi / 4 + 0.3], 0.018, pal.BRASS)
    return s.shapes


def gong(rng: Random) -> list[Shape]:
    """A bronze gong in its frame."""
    s = Sketch(rng)
    for x in (-0.5, 0.5):
        rod(s, (x, -1.2), (x, -0.02), 0.035, pal.CLOTH_RED)
        s.box(x - 0.16, -0.05, x + 0.16, 0.0, pal.CLOTH_RED, ink=PEN)
    bent(s, [(-0.68, -1.16), (0, -1.24), (0.68, -1.16)], 0.035, pal.CLOTH_RED, part="beam")
    s.strokes([[(-0.2, -1.2), (-0.2, -0.95)], [(0.2, -1.2), (0.2, -0.95)]], width=PEN, color="#c3a774", taper=False)
    ball(s, 0, -0.66, 0.38, pal.BRASS, part="gong")
    for r in (0.3, 0.12):
        s.stroke(oval(0, -0.66, r, r, points=28), width=PEN * 0.8, color="#8d6d2d", closed=True, taper=False)
    ring(s, 0, -0.66, 0.12, flat=1.0, color="#8d6d2d")
    return s.shapes
