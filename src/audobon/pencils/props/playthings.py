"""Toys and games: dolls, kites, tops, horses, bears, puppets, presents.

Knows: painted wood, cloth, paper.  Does not know: who plays.
"""

from __future__ import annotations

import numpy as np

from audobon.pencils import palette as pal
from audobon.pencils.light import mixed
from audobon.pencils.props.shaping import ball, bent, block, ring, rod, studs, turned, volume
from audobon.pencils.shapes import Shape, smooth
from audobon.pencils.sketch import PEN, Random, Sketch, curve, oval, rectangle

FACE = "#ecc9ab"


def _features(s: Sketch, x: float, y: float, size: float) -> None:
    """Two dots, a smile, red cheeks."""
    studs(s, [(x - 0.4 * size, y), (x + 0.4 * size, y)], 0.11 * size, pal.SOOT)
    s.stroke(
        curve((x - 0.28 * size, y + 0.36 * size), (x, y + 0.5 * size), (x + 0.28 * size, y + 0.36 * size)),
        width=PEN * 0.6,
    )
    for side in (-1, 1):
        s.form(oval(x + side * 0.55 * size, y + 0.3 * size, 0.15 * size, 0.1 * size, points=9), "#d99585", ink=0)


def doll(rng: Random) -> list[Shape]:
    """A rag doll with plaits and a checked frock."""
    s = Sketch(rng)
    for x in (-0.05, 0.05):
        rod(s, (x, -0.14), (1.4 * x, -0.02), 0.022, pal.LINEN)
        s.form(oval(1.6 * x, -0.02, 0.035, 0.022), pal.CLOTH_RED, ink=PEN * 0.7)
    for side in (-1, 1):
        rod(s, (side * 0.05, -0.3), (side * 0.16, -0.2), 0.02, FACE)
    frock = [(-0.05, -0.33), (-0.14, -0.1), (0.14, -0.1), (0.05, -0.33)]
    s.form(np.array(frock), pal.CLOTH_BLUE, part="frock")
    s.strokes([[(-0.02, -0.3), (-0.06, -0.11)], [(0.02, -0.3), (0.06, -0.11)], [(-0.09, -0.2), (0.09, -0.2)]],
            width=PEN * 0.6,
              color=pal.LINEN)  # fmt: skip
    for side in (-1, 1):
        bent(
            s,
            [(side * 0.08, -0.44), (side * 0.12, -0.36), (side * 0.1, -0.28)],
            0.018,
            pal.CLOTH_MUSTARD,
            part=f"plait{side}",
        )
        studs(s, [(side * 0.1, -0.28)], 0.018, pal.CLOTH_RED)
    ball(s, 0, -0.42, 0.09, FACE, part="head")
    hair = np.vstack([oval(0, -0.43, 0.1, 0.1, start=0.5, end=1.0, points=12), [(0.03, -0.47), (-0.03, -0.46)]])
    s.form(hair, pal.CLOTH_MUSTARD, ink=PEN * 0.8)
    _features(s, 0, -0.42, 0.07)
    return s.shapes


def teddy_bear(rng: Random) -> list[Shape]:
    """A sitting bear with a bow and stitched snout."""
    s = Sketch(rng)
    fur = "#b98f5e"
    for side in (-1, 1):
        ball(s, side * 0.08, -0.5, 0.045, fur, part=f"ear{side}")
    ball(s, 0, -0.17, 0.13, fur, part="body", ry=0.15)
    s.form(oval(0, -0.14, 0.07, 0.09), mixed(fur, pal.CREAM, 0.5), ink=PEN * 0.5)
    for side in (-1, 1):
        bent(s, [(side * 0.1, -0.27), (side * 0.18, -0.2), (side * 0.17, -0.13)], 0.035, fur, part=f"arm{side}")
        ball(s, side * 0.13, -0.05, 0.06, fur, part=f"leg{side}", ry=0.05)
        s.form(oval(side * 0.14, -0.05, 0.034, 0.03), mixed(fur, pal.CREAM, 0.5), ink=PEN * 0.5)
    ball(s, 0, -0.41, 0.115, fur, part="head", ry=0.105)
    s.form(oval(0, -0.375, 0.05, 0.04), mixed(fur, pal.CREAM, 0.6), ink=PEN * 0.5)
    studs(s, [(-0.045, -0.43), (0.045, -0.43)], 0.013, pal.SOOT)
    s.form(oval(0, -0.395, 0.018, 0.012, points=10), pal.SOOT, ink=0)
    s.strokes([[(0, -0.385), (0, -0.365)], curve((-0.02, -0.36), (0, -0.35), (0.02, -0.36))], width=PEN * 0.6)
    for side in (-1, 1):
        s.form(
            smooth(np.array([(0, -0.3), (side * 0.07, -0.33), (side * 0.07, -0.27)]), samples=3),
            pal.CLOTH_RED,
            ink=PEN * 0.7,
        )
    return s.shapes


def toy_soldier(rng: Random) -> list[Shape]:
    """A tin soldier with his musket."""
    s = Sketch(rng)
    s.form(oval(0, -0.015, 0.09, 0.022), pal.LEAF_DARK, ink=PEN * 0.8)
    for x in (-0.025, 0.025):
        rod(s, (x, -0.17), (x, -0.02), 0.02, "#5a6a8a")
    s.box(-0.055, -0.31, 0.055, -0.16, pal.CLOTH_RED, ink=PEN * 0.8, part="coat")
    s.strokes(
        [[(-0.055, -0.3), (0.055, -0.18)], [(0.055, -0.3), (-0.055, -0.18)]],
        width=PEN * 1.3,
        color=pal.LINEN,
        taper=False,
    )
    rod(s, (0.085, -0.05), (0.1, -0.48), 0.007, pal.WOOD_DARK)
    for side in (-1, 1):
        rod(s, (side * 0.055, -0.29), (side * 0.085, -0.19), 0.017, pal.CLOTH_RED)
    ball(s, 0, -0.345, 0.037, FACE, part="head")
    _features(s, 0, -0.345, 0.03)
    s.box(-0.04, -0.47, 0.04, -0.365, pal.SOOT, ink=PEN * 0.8, part="shako")
    s.stroke([(-0.04, -0.375), (0.04, -0.375)], width=PEN * 1.3, color=pal.BRASS, taper=False)
    volume(s, [(-0.01, -0.47), (-0.015, -0.52), (0.0, -0.54), (0.018, -0.51), (0.01, -0.47)], pal.LINEN, part="plume")
    return s.shapes


def kite(rng: Random) -> list[Shape]:
    """A diamond kite with a tail of bows."""
    s = Sketch(rng)
    s.stroke(curve((0.0, -0.62), (0.12, -0.4), (-0.06, -0.2), (0.08, 0.0)), width=PEN, color="#7c6a4e", taper=False)
    for x, y in ((0.09, -0.44), (-0.02, -0.25), (0.04, -0.06)):
        for side in (-1, 1):
            s.form(
                np.array([(x, y), (x + side * 0.06, y - 0.035), (x + side * 0.06, y + 0.03)]),
                pal.CLOTH_BLUE,
                ink=PEN * 0.6,
            )
    top, low, left, right = (0.02, -1.4), (0.0, -0.6), (-0.33, -1.1), (0.34, -1.08)
    s.form(np.array([top, right, low, left]), pal.CLOTH_RED, part="kite")
    s.form(np.array([top, (0.01, -1.09), left]), pal.FLOWER_YELLOW, ink=PEN * 0.6)
    s.form(np.array([(0.01, -1.09), right, low]), pal.FLOWER_YELLOW, ink=PEN * 0.6)
    s.strokes([[top, low], [left, right]], width=PEN * 1.4, color=pal.WOOD_DARK, taper=False)
    return s.shapes


def top(rng: Random) -> list[Shape]:
    """A painted humming top."""
    s = Sketch(rng)
    rod(s, (0, -0.26), (0, -0.18), 0.008, pal.WOOD)
    turned(s, [(0.02, -0.2), (0.08, -0.17), (0.12, -0.12), (0.07, -0.05), (0.008, 0.0)], pal.CLOTH_RED, part="top")
    for y, half, color in ((-0.15, 0.098, pal.FLOWER_YELLOW), (-0.1, 0.115, pal.CLOTH_BLUE), (-0.06, 0.08, pal.LINEN)):
        ring(s, 0, y, half, color=color, width=PEN * 2.2)
    ball(s, 0, -0.27, 0.018, pal.WOOD_PALE, part="knob")
    s.strokes(
        [curve((-0.2, -0.02), (-0.12, 0.01), (-0.04, 0.005)), curve((0.05, 0.01), (0.13, 0.01), (0.2, -0.02))],
        width=PEN * 0.6,
    )
    return s.shapes


def balloon(rng: Random) -> list[Shape]:
    """Three toy balloons on strings."""
    s = Sketch(rng)
    for x, y, color in ((-0.16, -1.2, pal.FLOWER_BLUE), (0.17, -1.15, pal.FLOWER_YELLOW), (0.0, -1.42, pal.FLOWER_RED)):
        s.stroke(curve((0, -0.05), (0.3 * x + 0.03, -0.5), (x, y + 0.17)), width=PEN * 0.6, taper=False)
        s.form(np.array([(x, y + 0.15), (x - 0.02, y + 0.185), (x + 0.02, y + 0.185)]), color, ink=PEN * 0.6)
        ball(s, x, y, 0.135, color, part=f"balloon{x}", ry=0.16)
    s.form(oval(0, -0.03, 0.02, 0.03), pal.WOOD, ink=PEN * 0.6)
    return s.shapes


def rocking_horse(rng: Random) -> list[Shape]:
    """A dappled rocking horse with a red saddle."""
    s = Sketch(rng)
    for x0, x1, y in ((-0.28, -0.44, -0.42), (0.24, 0.44, -0.42)):
        rod(s, (x0 + 0.08, y), (x1 + 0.06, -0.12), 0.032, "#c9c2b4", tip=0.022)
    bent(s, [(-0.42, -0.62), (-0.56, -0.56), (-0.6, -0.36)], 0.035, "#8a6f52", part="tail")
    body = [(-0.44, -0.5), (-0.36, -0.68), (0.0, -0.64), (0.2, -0.74), (0.34, -1.02), (0.44, -1.06), (0.62, -0.88),
            (0.58, -0.82),
            (0.46, -0.86), (0.4, -0.6), (0.3, -0.42), (-0.1, -0.4), (-0.38, -0.4)]  # fmt: skip
    volume(s, body, "#ddd6c8", part="horse", samples=3)
    for x, y in ((-0.3, -0.58), (-0.16, -0.5), (0.05, -0.48), (0.24, -0.58), (-0.28, -0.46)):
        s.wash(oval(x, y, 0.035, 0.028), "#a9a397", part="horse", strength=0.8, soft=0.008)
    mane = [(0.32, -1.06), (0.2, -0.96), (0.14, -0.76), (0.24, -0.72), (0.3, -0.9)]
    volume(s, mane, "#8a6f52", part="mane", samples=3)
    s.form(np.array([(0.36, -1.04), (0.37, -1.13), (0.42, -1.05)]), "#ddd6c8", ink=PEN * 0.8)
    studs(s, [(0.46, -0.96)], 0.016, pal.SOOT)
    s.strokes(
        [[(0.42, -1.04), (0.46, -0.86)], curve((0.46, -0.9), (0.3, -0.8), (0.1, -0.7))],
        width=PEN * 1.3,
        color=pal.CLOTH_RED,
    )
    volume(s, [(-0.16, -0.66), (-0.1, -0.76), (0.02, -0.7), (0.1, -0.72), (0.1, -0.52), (-0.12, -0.52)],
            pal.CLOTH_RED, part="saddle",
           samples=3)  # fmt: skip
    for x0, x1 in ((-0.3, -0.46), (0.24, 0.4)):
        rod(s, (x0, -0.46), (x1, -0.1), 0.036, "#ddd6c8", tip=0.024)
    bent(s, [(-0.78, -0.2), (-0.4, -0.05), (0.4, -0.05), (0.78, -0.2)], 0.03, pal.CLOTH_GREEN, part="rocker")
    return s.shapes


def building_blocks(rng: Random) -> list[Shape]:
    """A tower of lettered blocks."""
    s = Sketch(rng)
    for k, (x, y, color) in enumerate(
        ((-0.12, 0.0, pal.CLOTH_BLUE), (0.06, 0.0, pal.CLOTH_MUSTARD), (-0.03, -0.15, pal.CLOTH_RED))
    ):
        block(s, (x - 0.07, y - 0.14, x + 0.07, y), color, part=f"block{k}", back=(0.04, 0.03))
        s.box(x - 0.05, y - 0.12, x + 0.05, y - 0.02, pal.CREAM, ink=PEN * 0.5)
        a = (x, y - 0.07)
        letters = (([(-0.025, 0.035), (0, -0.035), (0.025, 0.035)], [(-0.014, 0.008), (0.014, 0.008)]),
                   ([(-0.018, 0.035), (-0.018, -0.035), (0.02, -0.018), (-0.018, 0.0), (0.022, 0.018),
                   (-0.018, 0.035)],),
                   ([(0.022, -0.025), (-0.005, -0.036), (-0.022, 0.0), (-0.005, 0.036),
                   (0.022, 0.025)],))[k]  # fmt: skip
        s.strokes([np.array(line) + a for line in letters], width=PEN * 1.1, color="#5b4a3c", taper=False)
    return s.shapes


def jack_in_the_box(rng: Random) -> list[Shape]:
    """A grinning jack sprung from his box."""
    s = Sketch(rng)
    s.form(np.array([(-0.16, -0.28), (-0.3, -0.52), (-0.06, -0.54), (0.04, -0.3)]), pal.CLOTH_BLUE, part="lid")
    coil = [(0.05 * (-1) ** k, -0.28 - 0.03 * k) for k in range(9)]
    s.stroke(smooth(np.array(coil), closed=False, samples=4), width=PEN * 1.6, color=pal.STEEL, taper=False)
    for side in (-1, 1):
        rod(s, (side * 0.05, -0.5), (side * 0.17, -0.58), 0.02, pal.CLOTH_RED)
        ball(s, side * 0.18, -0.59, 0.024, FACE, part=f"hand{side}")
    ball(s, 0, -0.64, 0.085, FACE, part="head")
    _features(s, 0, -0.65, 0.07)
    volume(
        s,
        [(-0.09, -0.68), (-0.02, -0.84), (0.12, -0.86), (0.07, -0.76), (0.09, -0.68), (0, -0.71)],
        pal.CLOTH_GREEN,
        part="cap",
    )
    ball(s, 0.13, -0.86, 0.02, pal.BRASS, part="bell")
    ruff = smooth(np.array([(0.12 * np.cos(a), -0.545 + (0.03 if k % 2 else 0.045) * np.sin(a)) for k, a in
                            enumerate(np.arange(16) * np.pi / 8)]), samples=2)  # fmt: skip
    s.form(ruff, pal.FLOWER_YELLOW, ink=PEN * 0.7)
    block(s, (-0.17, -0.3, 0.15, 0.0), pal.CLOTH_MUSTARD, part="box", back=(0.05, 0.02))
    s.form(np.array([(-0.01, -0.25), (0.1, -0.15), (-0.01, -0.05), (-0.12, -0.15)]), pal.CLOTH_RED, ink=PEN * 0.6)
    return s.shapes


def puppet(rng: Random) -> list[Shape]:
    """A wooden marionette hanging from its cross."""
    s = Sketch(rng)
    rod(s, (-0.2, -1.0), (0.2, -1.0), 0.014, pal.WOOD)
    rod(s, (0, -1.06), (0, -0.94), 0.014, pal.WOOD)
    s.strokes(
        [[(-0.18, -1.0), (-0.18, -0.4)], [(0.18, -1.0), (0.18, -0.36)], [(0, -1.0), (0, -0.7)]],
        width=PEN * 0.5,
        taper=False,
    )
    for side, knee in ((-1, -0.08), (1, 0.1)):
        rod(s, (side * 0.04, -0.3), (knee, -0.16), 0.02, pal.WOOD_PALE)
        rod(s, (knee, -0.16), (1.1 * knee + side * 0.02, -0.03), 0.018, pal.WOOD_PALE)
        s.form(oval(1.1 * knee + side * 0.04, -0.02, 0.04, 0.02), pal.CLOTH_RED, ink=PEN * 0.7)
        rod(s, (side * 0.06, -0.48), (side * 0.12, -0.38), 0.017, pal.WOOD_PALE)
        rod(s, (side * 0.12, -0.38), (side * 0.18, -0.4), 0.015, pal.WOOD_PALE)
    s.box(-0.07, -0.5, 0.07, -0.28, pal.CLOTH_GREEN, ink=PEN * 0.8, part="jerkin")
    studs(s, [(0, -0.44), (0, -0.38), (0, -0.32)], 0.01, pal.BRASS)
    ball(s, 0, -0.6, 0.08, FACE, part="head")
    _features(s, 0, -0.61, 0.065)
    rod(s, (0.0, -0.585), (0.1, -0.57), 0.01, FACE, tip=0.007)
    s.form(np.array([(-0.09, -0.64), (0.0, -0.78), (0.09, -0.64)]), pal.CLOTH_RED, ink=PEN * 0.8)
    return s.shapes


def present(rng: Random) -> list[Shape]:
    """A wrapped present with a great bow."""
    s = Sketch(rng)
    block(s, (-0.18, -0.24, 0.15, 0.0), pal.CLOTH_GREEN, part="box", back=(0.07, 0.05))
    s.form(rectangle(-0.05, -0.24, 0.02, 0.0), pal.CLOTH_RED, ink=PEN * 0.6)
    s.form(np.array([(-0.05, -0.24), (0.02, -0.29), (0.09, -0.29), (0.02, -0.24)]), pal.CLOTH_RED, ink=PEN * 0.6)
    for side in (-1, 1):
        loop = [(0.02, -0.28), (0.02 + side * 0.05, -0.37), (0.02 + side * 0.14, -0.38), (0.02 + side * 0.1, -0.29)]
        volume(s, loop, pal.CLOTH_RED, part=f"loop{side}")
    ball(s, 0.02, -0.29, 0.024, pal.CLOTH_RED, part="knot")
    return s.shapes


def parcel(rng: Random) -> list[Shape]:
    """A brown-paper parcel tied with string, addressed."""
    s = Sketch(rng)
    block(s, (-0.24, -0.2, 0.18, 0.0), "#c3a174", part="parcel", back=(0.08, 0.06))
    s.strokes([[(-0.06, -0.2), (-0.06, 0.0)], [(-0.06, -0.2), (0.02, -0.26)], [(-0.24, -0.1), (0.18, -0.1),
            (0.26, -0.16)]],
              width=PEN * 1.1, color="#efe3c4", taper=False)  # fmt: skip
    s.strokes([curve((0.0, -0.25), (-0.05, -0.31), (-0.08, -0.27), (0.0, -0.24)), curve((0.0, -0.25), (0.05, -0.31),
            (0.08, -0.27),
               (0.0, -0.24))], width=PEN * 1.1, color="#efe3c4", taper=False)  # fmt: skip
    s.strokes([[(0.0, -0.07), (0.13, -0.07)], [(0.02, -0.045), (0.12, -0.045)]], width=PEN * 0.7)
    s.form(rectangle(-0.21, -0.18, -0.14, -0.11), pal.FLOWER_ROSE, ink=PEN * 0.6)
    return s.shapes


def dice(rng: Random) -> list[Shape]:
    """A pair of dice."""
    s = Sketch(rng)
    for x, dots in ((-0.06, ((-0.025, -0.025), (0, 0), (0.025, 0.025))), (0.06, ((-0.02, -0.02), (0.02, 0.02),
            (-0.02, 0.02),
                    (0.02, -0.02), (0, 0)))):  # fmt: skip
        block(s, (x - 0.04, -0.08, x + 0.04, 0.0), pal.LINEN, part=f"die{x}", back=(0.025, 0.02))
        studs(s, [(x + dx, -0.04 + dy) for dx, dy in dots], 0.007, pal.SOOT)
    return s.shapes


def chessboard(rng: Random) -> list[Shape]:
    """A chessboard with a few men standing."""
    s = Sketch(rng)

    def spot(u: float, v: float) -> tuple[float, float]:
        return (u - 4) * (0.075 - 0.0022 * v), -0.02 - 0.024 * v

    s.form(np.array([(-0.33, 0.0), (-0.26, -0.235), (0.26, -0.235), (0.33, 0.0)]), pal.WOOD_DARK, part="board")
    squares = [
        np.array([spot(u, v), spot(u + 1, v), spot(u + 1, v + 1), spot(u, v + 1)]) for u in range(8) for v in range(8)
    ]
    for k, square in enumerate(squares):
        s.form(square, (pal.CREAM, pal.WOOD_RED)[(k // 8 + k) % 2], ink=0)
    for u, v, color, tall in ((1, 6, pal.SOOT, 0.12), (4, 6.5, pal.SOOT, 0.17), (6, 5, pal.SOOT, 0.1),
            (2, 2, pal.LINEN, 0.12),
                              (5, 1.2, pal.LINEN, 0.18), (3, 3.4, pal.LINEN, 0.1)):  # fmt: skip
        x, y = spot(u + 0.5, v + 0.3)
        turned(s, [(0.008, y - tall), (0.016, y - 0.8 * tall), (0.01, y - 0.6 * tall), (0.024, y)],
                color, part=f"man{u}", x=x)  # fmt: skip
        ball(s, x, y - tall, 0.017, color, part=f"head{u}")
    return s.shapes


def playing_cards(rng: Random) -> list[Shape]:
    """A fan of cards."""
    s = Sketch(rng)
    for k, turn in enumerate((-0.5, -0.25, 0.0, 0.25, 0.5)):
        way = np.array([np.sin(turn), -np.cos(turn)])
        side = np.array([np.cos(turn), np.sin(turn)])
        base = np.array([0.0, -0.02])
        card = [base - 0.04 * side + 0.05 * way, base - 0.04 * side + 0.2 * way, base + 0.04 * side + 0.2 * way,
                base + 0.04 * side + 0.05 * way]  # fmt: skip
        s.form(np.array(card), pal.LINEN, ink=PEN * 0.8)
        pip = base - 0.024 * side + 0.175 * way
        s.form(np.array([pip + 0.014 * way, pip + 0.01 * side, pip - 0.014 * way, pip - 0.01 * side]),
               (pal.FLOWER_RED, pal.SOOT)[k % 2], ink=0)  # fmt: skip
        heart = base + 0.125 * way
        s.form(oval(float(heart[0]), float(heart[1]), 0.014, 0.017, points=9), (pal.FLOWER_RED, pal.SOOT)[k % 2], ink=0)
    return s.shapes


def hoop(rng: Random) -> list[Shape]:
    """A wooden hoop with its stick."""
    s = Sketch(rng)
    s.stroke(oval(0, -0.4, 0.38, 0.39, points=36), width=PEN * 2.6, color=pal.WOOD, closed=True, taper=False)
    s.stroke(oval(0, -0.4, 0.4, 0.41, points=36), width=PEN * 0.6, closed=True)
    s.stroke(oval(0, -0.4, 0.36, 0.37, points=36), width=PEN * 0.6, closed=True)
    rod(s, (0.2, -0.02), (0.62, -0.5), 0.013, pal.WOOD_RED)
    return s.shapes


def toy_boat(rng: Random) -> list[Shape]:
    """A paper boat."""
    s = Sketch(rng)
    s.form(np.array([(-0.12, -0.08), (0.0, -0.24), (0.12, -0.08)]), pal.CREAM, part="sail")
    s.shade(np.array([(0, -0.24), (0.12, -0.08), (0.02, -0.08)]), part="sail", strength=0.35, soft=0.01)
    s.form(np.array([(-0.22, -0.13), (0.0, -0.07), (0.22, -0.13), (0.14, 0.0), (-0.14, 0.0)]), pal.LINEN, part="hull")
    s.shade(np.array([(0.0, -0.07), (0.22, -0.13), (0.14, 0.0), (0.03, 0.0)]), part="hull", strength=0.3, soft=0.01)
    s.strokes([[(0, -0.24), (0.0, -0.08)], [(-0.14, 0.0), (-0.06, -0.085)]], width=PEN * 0.5)
    return s.shapes
