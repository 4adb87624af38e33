"""Things with wires, lenses and screens: telephones, lamps, computers, cameras, robots.

Knows: bakelite, glass, tin.  Does not know: how they work.
"""

from __future__ import annotations

import numpy as np

from audobon.pencils import palette as pal
from audobon.pencils.light import mixed
from audobon.pencils.props.shaping import ball, bent, block, ring, rod, studs, turned, volume
from audobon.pencils.shapes import Shape, smooth
from audobon.pencils.sketch import PEN, Random, Sketch, curve, oval, rectangle

BAKELITE = "#57504c"


def telephone(rng: Random) -> list[Shape]:
    """A dial telephone with its receiver on the cradle."""
    s = Sketch(rng)
    s.stroke(
        curve((-0.16, -0.02), (-0.26, -0.03), (-0.22, 0.0), (-0.32, 0.0)), width=PEN * 1.4, color=BAKELITE, taper=False
    )
    volume(s, [(-0.16, 0.0), (-0.1, -0.14), (0.1, -0.14), (0.16, 0.0)], BAKELITE, part="body", samples=2)
    for x in (-0.07, 0.07):
        s.box(x - 0.014, -0.17, x + 0.014, -0.13, BAKELITE, ink=PEN * 0.7)
    receiver = [(-0.17, -0.15), (-0.17, -0.2), (-0.1, -0.225), (0.1, -0.225), (0.17, -0.2), (0.17, -0.15),
            (0.11, -0.15), (0.09, -0.185),
                (-0.09, -0.185), (-0.11, -0.15)]  # fmt: skip
    volume(s, receiver, BAKELITE, part="receiver", samples=3)
    s.form(oval(0, -0.07, 0.058, 0.05), pal.TIN, ink=PEN * 0.8)
    studs(s, [(0.042 * np.cos(a), -0.07 + 0.036 * np.sin(a)) for a in np.linspace(0.6, 6.0, 9)], 0.009, pal.LINEN)
    s.form(oval(0, -0.07, 0.02, 0.018, points=12), pal.CREAM, ink=PEN * 0.5)
    return s.shapes


def mobile_phone(rng: Random) -> list[Shape]:
    """A hand telephone with a lit screen."""
    s = Sketch(rng)
    s.box(-0.042, -0.165, 0.042, 0.0, BAKELITE, part="case", ink=PEN * 0.8)

    s.form(rectangle(-0.033, -0.148, 0.033, -0.02), "#bcd6dc", part="screen", ink=PEN * 0.5)
    s.light(
        np.array([(-0.033, -0.1), (0.0, -0.148), (0.02, -0.148), (-0.033, -0.07)]),
        part="screen",
        strength=0.8,
        soft=0.004,
    )
    for k, color in enumerate((pal.FLOWER_RED, pal.FLOWER_YELLOW, pal.LEAF, pal.FLOWER_BLUE)):
        x, y = -0.018 + 0.024 * (k % 2), -0.07 + 0.026 * (k // 2)
        s.form(rectangle(x, y, x + 0.015, y + 0.016), color, ink=PEN * 0.3)
    return s.shapes


def computer(rng: Random) -> list[Shape]:
    """A screen with its keyboard and mouse."""
    s = Sketch(rng)
    s.form(np.array([(-0.09, 0.0), (-0.05, -0.12), (0.05, -0.12), (0.09, 0.0)]), pal.TIN, ink=PEN)
    block(s, (-0.28, -0.5, 0.28, -0.1), pal.CREAM, part="case", back=(0.04, 0.03))
    s.form(rectangle(-0.24, -0.46, 0.24, -0.15), "#7f9aa6", part="screen", ink=PEN * 0.8)
    s.light(
        np.array([(-0.24, -0.3), (-0.1, -0.46), (0.02, -0.46), (-0.24, -0.18)]), part="screen", strength=0.4, soft=0.02
    )
    s.strokes([[(-0.2, y), (-0.2 + w, y)] for y, w in ((-0.4, 0.22), (-0.35, 0.3), (-0.3, 0.16), (-0.25, 0.26))],
            width=PEN * 0.9,
              color="#e8efe9", taper=False)  # fmt: skip
    s.form(np.array([(-0.3, 0.06), (-0.26, -0.01), (0.2, -0.01), (0.23, 0.06)]), pal.CREAM, part="keys")
    s.strokes([[(-0.27, y), (0.2, y)] for y in (0.005, 0.022, 0.042)] + [[(x, -0.005),
            (1.06 * x, 0.055)] for x in np.linspace(-0.24, 0.18, 11)],
              width=PEN * 0.5)  # fmt: skip
    s.stroke(curve((0.2, -0.03), (0.3, -0.03), (0.32, 0.01)), width=PEN * 0.7, taper=False)
    ball(s, 0.33, 0.03, 0.036, pal.CREAM, part="mouse", ry=0.025)
    return s.shapes


def laptop(rng: Random) -> list[Shape]:
    """A folding computer, open."""
    s = Sketch(rng)
    s.form(np.array([(-0.2, -0.05), (-0.22, -0.3), (0.22, -0.3), (0.2, -0.05)]), pal.TIN, part="lid")
    s.form(
        np.array([(-0.18, -0.07), (-0.195, -0.28), (0.195, -0.28), (0.18, -0.07)]),
        "#8fb0bb",
        ink=PEN * 0.6,
        part="screen",
    )
    s.form(
        smooth(np.array([(-0.15, -0.09), (-0.02, -0.2), (0.08, -0.12), (0.15, -0.16), (0.16, -0.08)]), samples=3),
        pal.LEAF,
        ink=0,
    )
    s.form(oval(0.1, -0.23, 0.022, 0.022, points=12), pal.FLOWER_YELLOW, ink=0)
    s.form(
        np.array([(-0.2, -0.05), (0.2, -0.05), (0.27, 0.03), (-0.27, 0.03)]),
        mixed(pal.TIN, pal.CREAM, 0.3),
        part="base",
    )
    s.strokes(
        [[(-0.18 - 0.02 * k, -0.04 + 0.016 * k), (0.18 + 0.02 * k, -0.04 + 0.016 * k)] for k in range(3)],
        width=PEN * 0.8,
        color="#5d625f",
    )
    return s.shapes


def television(rng: Random) -> list[Shape]:
    """A wooden set on legs, with rabbit-ear aerials."""
    s = Sketch(rng, label="furniture")
    for x in (-0.26, 0.26):
        rod(s, (x, -0.22), (1.25 * x, 0.0), 0.02, pal.WOOD_DARK, tip=0.014)
    for end in ((-0.22, -1.12), (0.2, -1.15)):
        s.stroke([(0.0, -0.78), end], width=PEN * 1.3, color=pal.STEEL, taper=False)
    block(s, (-0.42, -0.76, 0.38, -0.2), pal.WOOD, part="case", back=(0.07, 0.05))
    screen = [
        (-0.36, -0.48),
        (-0.34, -0.7),
        (-0.1, -0.72),
        (0.12, -0.7),
        (0.14, -0.48),
        (0.12, -0.28),
        (-0.1, -0.26),
        (-0.34, -0.28),
    ]
    s.form(smooth(np.array(screen), samples=3), "#9db3b4", part="screen")
    s.light(
        np.array([(-0.34, -0.5), (-0.2, -0.7), (-0.08, -0.7), (-0.33, -0.36)]), part="screen", strength=0.6, soft=0.03
    )
    for y in (-0.64, -0.52):
        s.form(oval(0.26, y, 0.045, 0.045, points=14), pal.BRASS, ink=PEN * 0.7)
        s.stroke([(0.26, y), (0.28, y - 0.03)], width=PEN * 0.8)
    s.strokes([[(0.2, y), (0.32, y)] for y in (-0.42, -0.38, -0.34, -0.3, -0.26)], width=PEN * 0.8, taper=False)
    return s.shapes


def radio(rng: Random) -> list[Shape]:
    """A round-shouldered wireless."""
    s = Sketch(rng)
    case = np.vstack(
        [
            [(-0.2, 0.0), (-0.2, -0.14)],
            oval(0, -0.15, 0.2, 0.17, start=0.5, end=1.0, points=12)[1:-1],
            [(0.2, -0.14), (0.2, 0.0)],
        ]
    )
    s.form(case, pal.WOOD_RED, part="case")
    s.light(oval(-0.08, -0.24, 0.08, 0.03), part="case", strength=0.5, soft=0.03)
    s.form(oval(0, -0.19, 0.1, 0.09), pal.CLOTH_MUSTARD, ink=PEN * 0.8)
    s.strokes([[(x, -0.19 - 0.08 * np.cos(10 * x)), (x, -0.19 + 0.08 * np.cos(10 * x))] for x in (-0.06, -0.03, 0.0,
            0.03, 0.06)],
              width=PEN * 1.2, color=pal.WOOD_DARK, taper=False)  # fmt: skip
    s.form(rectangle(-0.08, -0.08, 0.08, -0.04), pal.CREAM, ink=PEN * 0.6)
    s.stroke([(0.02, -0.08), (0.02, -0.04)], width=PEN * 0.8, color=pal.FLOWER_RED, taper=False)
    studs(s, [(-0.14, -0.05), (0.14, -0.05)], 0.026, pal.BRASS)
    return s.shapes


def gramophone(rng: Random) -> list[Shape]:
    """A gramophone with its brass horn."""
    s = Sketch(rng)
    horn = [
        (0.02, -0.26),
        (0.0, -0.34),
        (-0.1, -0.4),
        (-0.3, -0.66),
        (-0.12, -0.72),
        (0.06, -0.66),
        (0.12, -0.54),
        (0.06, -0.38),
    ]
    volume(s, horn, pal.BRASS, part="horn", samples=3)
    s.form(smooth(np.array([(-0.32, -0.62), (-0.2, -0.74), (0.0, -0.72), (0.12, -0.56), (-0.02, -0.5), (-0.2, -0.5)]),
            samples=4),
           mixed(pal.BRASS, pal.SOOT, 0.35), part="mouth")  # fmt: skip
    s.strokes([curve((-0.05, -0.44), (-0.12, -0.54), (x, y)) for x, y in ((-0.28, -0.62), (-0.14, -0.71),
            (0.02, -0.68), (0.09, -0.57))],
              width=PEN * 0.6)  # fmt: skip
    s.form(oval(0, -0.2, 0.18, 0.035), BAKELITE, ink=PEN * 0.8)
    s.form(oval(0, -0.2, 0.05, 0.012, points=12), pal.CLOTH_RED, ink=PEN * 0.5)
    block(s, (-0.2, -0.18, 0.2, 0.0), pal.WOOD_RED, part="box", back=(0.05, 0.03))
    bent(s, [(0.24, -0.1), (0.32, -0.1), (0.33, -0.02)], 0.01, pal.STEEL, part="crank")
    bent(s, [(0.04, -0.26), (0.1, -0.27), (0.12, -0.22)], 0.012, pal.STEEL, part="arm")
    return s.shapes


def robot(rng: Random) -> list[Shape]:
    """A tin robot with a key in its back, dials and an aerial."""
    s = Sketch(rng)
    s.stroke([(0.0, -0.56), (0.0, -0.66)], width=PEN, taper=False)
    ball(s, 0, -0.67, 0.02, pal.FLOWER_RED, part="aerial")
    for side in (-1, 1):
        rod(s, (side * 0.06, -0.18), (side * 0.07, -0.05), 0.035, pal.STEEL)
        s.box(side * 0.08 - 0.06, -0.06, side * 0.08 + 0.06, 0.0, pal.CLOTH_RED, ink=PEN * 0.8)
        bent(s, [(side * 0.13, -0.34), (side * 0.21, -0.3), (side * 0.2, -0.2)], 0.024, pal.STEEL, part=f"arm{side}")
        s.stroke(
            oval(side * 0.2, -0.17, 0.03, 0.03, start=-0.1, end=0.6, points=9),
            width=PEN * 2,
            color=pal.CLOTH_RED,
            taper=False,
        )
        s.form(oval(side * 0.12, -0.47, 0.022, 0.035, points=12), pal.CLOTH_RED, ink=PEN * 0.7)
    s.box(-0.14, -0.38, 0.14, -0.16, pal.TIN, part="body")
    s.shade(rectangle(0.04, -0.38, 0.14, -0.16), part="body", strength=0.4, soft=0.03)
    for x, color in ((-0.07, pal.FLOWER_YELLOW), (0.0, pal.FLOWER_RED), (0.07, pal.FLOWER_BLUE)):
        s.form(oval(x, -0.31, 0.022, 0.022, points=12), color, ink=PEN * 0.6)
    s.strokes([[(-0.09, y), (0.09, y)] for y in (-0.24, -0.21)], width=PEN * 0.8, taper=False)
    s.box(-0.11, -0.56, 0.11, -0.39, pal.TIN, part="head")
    for x in (-0.045, 0.045):
        s.form(oval(x, -0.49, 0.026, 0.026), pal.FLOWER_YELLOW, ink=PEN * 0.8)
        s.form(oval(x, -0.49, 0.01, 0.01, points=9), pal.SOOT, ink=0)
    s.strokes(
        [[(-0.05, -0.43), (0.05, -0.43)], *[[(x, -0.44), (x, -0.42)] for x in (-0.03, -0.01, 0.01, 0.03)]],
        width=PEN * 0.7,
        taper=False,
    )
    return s.shapes


def camera(rng: Random) -> list[Shape]:
    """A bellows camera on a tripod."""
    s = Sketch(rng)
    for x in (-0.34, 0.36, 0.05):
        rod(s, (0.02, -0.98), (x, 0.0), 0.018, pal.WOOD)
    s.box(-0.2, -1.3, 0.06, -1.0, pal.WOOD_RED, part="back")
    folds = [(0.06 + 0.025 * k, -1.27 + 0.012 * k + (0.012 if k % 2 else 0)) for k in range(8)]
    low = [(x, -2.3 - y) for x, y in folds]
    s.form(np.array([*folds, *low[::-1]]), BAKELITE, part="bellows")
    s.strokes([[a, b] for a, b in zip(folds, low, strict=True)], width=PEN * 0.6, color="#8a827c", taper=False)
    s.box(0.24, -1.26, 0.29, -1.04, pal.WOOD_RED, ink=PEN * 0.8)
    rod(s, (0.29, -1.15), (0.36, -1.15), 0.055, pal.BRASS)
    s.form(oval(0.36, -1.15, 0.02, 0.05), pal.GLASS, ink=PEN * 0.8)
    volume(
        s,
        [(-0.22, -1.32), (-0.08, -1.36), (0.04, -1.32), (-0.1, -1.2), (-0.24, -0.86), (-0.3, -0.9)],
        BAKELITE,
        part="cloth",
        samples=3,
    )
    return s.shapes


def photo_camera(rng: Random) -> list[Shape]:
    """A little hand camera on its strap."""
    s = Sketch(rng)
    s.stroke(curve((-0.12, -0.12), (-0.2, -0.02), (-0.06, 0.01), (0.12, 0.0), (0.2, -0.03), (0.12, -0.12)),
            width=PEN * 1.6,
             color=pal.WOOD_DARK, taper=False)  # fmt: skip
    s.box(-0.05, -0.19, 0.05, -0.15, pal.TIN, ink=PEN * 0.8)
    s.box(-0.13, -0.16, 0.13, 0.0, BAKELITE, part="body")
    s.form(rectangle(-0.13, -0.16, 0.13, -0.13), pal.TIN, ink=PEN * 0.7)
    ball(s, 0, -0.07, 0.055, pal.STEEL, part="ring")
    s.form(oval(0, -0.07, 0.036, 0.036), "#46606b", part="lens", ink=PEN * 0.7)
    s.light(oval(-0.012, -0.083, 0.012, 0.01), part="lens", strength=1.0, soft=0.004)
    studs(s, [(0.09, -0.17)], 0.014, pal.FLOWER_RED)
    return s.shapes


def telescope(rng: Random) -> list[Shape]:
    """A brass telescope on a tripod, aimed at the sky."""
    s = Sketch(rng)
    for x in (-0.34, 0.34, 0.02):
        rod(s, (0.0, -0.95), (x, 0.0), 0.02, pal.WOOD_RED)
    ball(s, 0, -0.98, 0.05, pal.BRASS, part="joint")
    rod(s, (-0.5, -0.78), (-0.16, -0.98), 0.035, pal.BRASS)
    rod(s, (-0.2, -0.955), (0.5, -1.36), 0.06, pal.BRASS, part="tube")
    rod(s, (0.46, -1.335), (0.58, -1.405), 0.075, mixed(pal.BRASS, pal.SOOT, 0.3))
    rod(s, (-0.53, -0.765), (-0.48, -0.795), 0.045, pal.SOOT)
    s.stroke([(-0.1, -1.06), (0.42, -1.36)], width=PEN * 1.6, color="#f0dca0")
    return s.shapes


def binoculars(rng: Random) -> list[Shape]:
    """Field glasses standing on their lenses."""
    s = Sketch(rng)
    for x in (-0.06, 0.06):
        turned(s, [(0.028, -0.19), (0.032, -0.14), (0.05, -0.1), (0.055, 0.0)], BAKELITE, part=f"barrel{x}", x=x)
        ring(s, x, -0.14, 0.034, color=pal.BRASS, width=PEN * 1.2)
    s.box(-0.03, -0.14, 0.03, -0.1, pal.BRASS, ink=PEN * 0.7)
    return s.shapes


def magnifying_glass(rng: Random) -> list[Shape]:
    """A reading glass."""
    s = Sketch(rng)
    rod(s, (0.06, -0.07), (0.16, 0.0), 0.016, pal.WOOD_RED, part="handle")
    s.form(oval(0, -0.13, 0.09, 0.09), pal.GLASS, part="lens", ink=0)
    s.light(oval(-0.03, -0.165, 0.03, 0.02), part="lens", strength=1.0, soft=0.01)
    s.stroke(oval(0, -0.13, 0.09, 0.09, points=30), width=PEN * 2.2, color=pal.BRASS, closed=True, taper=False)
    return s.shapes


def compass(rng: Random) -> list[Shape]:
    """A pocket compass with its lid up."""
    s = Sketch(rng)
    s.form(oval(0, -0.16, 0.085, 0.06), pal.BRASS, part="lid")
    s.form(oval(0, -0.05, 0.09, 0.05), pal.BRASS, part="case")
    s.form(oval(0, -0.055, 0.075, 0.038), pal.LINEN, ink=PEN * 0.7)
    s.form(np.array([(-0.045, -0.035), (0.0, -0.062), (0.006, -0.05)]), pal.FLOWER_RED, ink=PEN * 0.4)
    s.form(np.array([(0.045, -0.075), (0.0, -0.062), (0.006, -0.05)]), pal.SLATE, ink=PEN * 0.4)
    s.strokes([[(0, -0.092), (0, -0.084)], [(0, -0.026), (0, -0.018)], [(-0.074, -0.055), (-0.062, -0.055)],
            [(0.062, -0.055), (0.074, -0.055)]],
              width=PEN * 0.8, taper=False)  # fmt: skip
    return s.shapes


def bedside_lamp(rng: Random) -> list[Shape]:
    """An electric lamp with a pull cord."""
    s = Sketch(rng, label="lamp")
    turned(s, [(0.012, -0.3), (0.012, -0.1), (0.06, -0.06), (0.08, 0.0)], pal.CLOTH_BLUE, part="foot")
    s.stroke([(0.05, -0.26), (0.05, -0.16)], width=PEN * 0.7, taper=False)
    studs(s, [(0.05, -0.15)], 0.009, pal.BRASS)
    shade = [(-0.07, -0.46), (0.07, -0.46), (0.14, -0.26), (-0.14, -0.26)]
    s.form(np.array(shade), pal.FLAME, part="shade")
    s.light(oval(0, -0.34, 0.06, 0.06), part="shade", strength=0.8, soft=0.03)
    s.strokes(
        [[(-0.07, -0.44), (0.07, -0.44)], [(-0.13, -0.28), (0.13, -0.28)]],
        width=PEN * 1.2,
        color=pal.CLOTH_RED,
        taper=False,
    )
    return s.shapes


def torchlight(rng: Random) -> list[Shape]:
    """An electric torch with its beam."""
    s = Sketch(rng)
    s.form(np.array([(0.12, -0.075), (0.34, -0.14), (0.34, 0.03), (0.12, -0.02)]), pal.FLAME, part="beam", ink=0)
    s.light(np.array([(0.12, -0.07), (0.3, -0.12), (0.3, 0.02), (0.12, -0.02)]), part="beam", strength=0.6, soft=0.03)
    rod(s, (-0.16, -0.048), (0.06, -0.048), 0.024, pal.CLOTH_RED, part="tube")
    s.form(np.array([(0.05, -0.07), (0.12, -0.09), (0.12, -0.005), (0.05, -0.026)]), pal.STEEL, ink=PEN * 0.8)
    s.form(oval(0.12, -0.048, 0.012, 0.042), pal.GLASS, ink=PEN * 0.7)
    studs(s, [(-0.03, -0.06)], 0.01, pal.STEEL)
    return s.shapes


def light_bulb(rng: Random) -> list[Shape]:
    """A bulb with its filament."""
    s = Sketch(rng)
    bulb = [(-0.025, -0.06), (-0.06, -0.12), (-0.045, -0.18), (0, -0.2), (0.045, -0.18), (0.06, -0.12), (0.025, -0.06)]
    volume(s, bulb, "#f4e6b4", part="glass", samples=4)
    s.strokes(
        [curve((-0.012, -0.06), (-0.02, -0.11), (0.0, -0.13), (0.02, -0.11), (0.012, -0.06))],
        width=PEN * 0.8,
        color="#b9822f",
    )
    turned(s, [(0.026, -0.06), (0.026, -0.012), (0.01, 0.0)], pal.TIN, part="cap", samples=1)
    for y in (-0.046, -0.032, -0.018):
        ring(s, 0, y, 0.026, color="#5d625f", width=PEN * 0.7)
    s.strokes([[(0.1 * np.cos(a), -0.13 + 0.1 * np.sin(a)), (0.13 * np.cos(a),
            -0.13 + 0.13 * np.sin(a))] for a in (3.4, 4.0, 4.7, 5.4, 6.0)],
              width=PEN * 0.8, color="#b99a45")  # fmt: skip
    return s.shapes


def typewriter(rng: Random) -> list[Shape]:
    """A typewriter with a page begun."""
    s = Sketch(rng)
    s.form(np.array([(-0.12, -0.2), (-0.13, -0.4), (0.13, -0.4), (0.12, -0.2)]), pal.LINEN, ink=PEN * 0.8)
    s.strokes([[(-0.09, y), (0.08, y)] for y in (-0.35, -0.32, -0.29)], width=PEN * 0.5)
    rod(s, (-0.22, -0.21), (0.22, -0.21), 0.026, BAKELITE)
    volume(
        s,
        [(-0.18, -0.19), (0.18, -0.19), (0.22, -0.02), (0.2, 0.0), (-0.2, 0.0), (-0.22, -0.02)],
        BAKELITE,
        part="body",
        samples=2,
    )
    for row in range(3):
        y = -0.1 + 0.035 * row
        studs(s, [(x + 0.01 * row, y) for x in np.linspace(-0.15 - 0.01 * row, 0.13 + 0.01 * row, 8)], 0.012, pal.CREAM)
    studs(s, [(-0.24, -0.21), (0.24, -0.21)], 0.026, pal.STEEL)
    return s.shapes


def sewing_machine(rng: Random) -> list[Shape]:
    """A treadle sewing machine's head with cloth under the needle."""
    s = Sketch(rng)
    s.box(-0.26, -0.04, 0.26, 0.0, pal.WOOD, part="base")
    s.form(
        smooth(np.array([(-0.3, -0.03), (-0.12, -0.06), (0.02, -0.05), (-0.02, 0.03), (-0.26, 0.05)]), samples=3),
        pal.CLOTH_BLUE,
        ink=PEN * 0.8,
    )
    arm = [(0.1, -0.04), (0.1, -0.22), (-0.12, -0.24), (-0.13, -0.1), (-0.17, -0.1), (-0.18, -0.28), (-0.1, -0.32),
            (0.16, -0.31), (0.2, -0.24),
           (0.2, -0.04)]  # fmt: skip
    volume(s, arm, BAKELITE, part="arm", samples=2)
    s.stroke(curve((-0.08, -0.28), (0.02, -0.27), (0.1, -0.28)), width=PEN * 1.2, color=pal.BRASS)
    s.stroke([(-0.15, -0.1), (-0.15, -0.03)], width=PEN, color=pal.STEEL, taper=False)
    s.stroke(oval(0.23, -0.2, 0.03, 0.08), width=PEN * 2.4, color=pal.STEEL, closed=True, taper=False)
    turned(s, [(0.02, -0.4), (0.024, -0.35), (0.02, -0.31)], pal.CLOTH_RED, part="reel", x=0.05)
    return s.shapes


def alarm_clock(rng: Random) -> list[Shape]:
    """A twin-bell alarm clock."""
    s = Sketch(rng)
    for x in (-0.05, 0.05):
        rod(s, (x, -0.04), (1.4 * x, 0.0), 0.01, pal.STEEL)
        s.form(oval(1.1 * x, -0.205, 0.04, 0.034, start=0.5, end=1.0, points=10), pal.BRASS, ink=PEN * 0.8)
    s.stroke(curve((-0.03, -0.23), (0, -0.26), (0.03, -0.23)), width=PEN * 1.4, color=pal.STEEL, taper=False)
    ball(s, 0, -0.11, 0.1, pal.CLOTH_RED, part="case")
    s.form(oval(0, -0.11, 0.078, 0.078), pal.LINEN, ink=PEN * 0.7)
    s.strokes([[(0.06 * np.cos(a), -0.11 + 0.06 * np.sin(a)), (0.07 * np.cos(a),
            -0.11 + 0.07 * np.sin(a))] for a in np.arange(12) * np.pi / 6],
              width=PEN * 0.7, taper=False)  # fmt: skip
    s.strokes([[(0, -0.11), (0, -0.165)], [(0, -0.11), (0.035, -0.095)]], width=PEN, taper=False)
    return s.shapes


def cuckoo_clock(rng: Random) -> list[Shape]:
    """A carved cuckoo clock with weights."""
    s = Sketch(rng, label="furniture")
    s.strokes(
        [[(x, -0.34), (x, -0.06 - y)] for x, y in ((-0.06, 0.0), (0.07, 0.08))],
        width=PEN * 0.7,
        color="#a17f37",
        taper=False,
    )
    for x, y in ((-0.06, 0.0), (0.07, -0.08)):
        turned(s, [(0.012, y - 0.1), (0.026, y - 0.06), (0.02, y)], pal.WOOD_DARK, part=f"weight{x}", x=x)
    s.box(-0.16, -0.66, 0.16, -0.32, pal.WOOD_RED, part="case")
    s.form(
        np.array([(-0.26, -0.6), (0.0, -0.9), (0.26, -0.6), (0.2, -0.58), (0.0, -0.8), (-0.2, -0.58)]),
        pal.WOOD_DARK,
        part="gable",
    )
    s.form(np.array([(-0.05, -0.6), (-0.05, -0.72), (0.05, -0.72), (0.05, -0.6)]), pal.SOOT, ink=PEN * 0.7)
    volume(
        s,
        [(-0.04, -0.62), (-0.02, -0.7), (0.03, -0.68), (0.09, -0.665), (0.03, -0.62)],
        pal.CLOTH_BLUE,
        part="cuckoo",
        ink=PEN * 0.7,
    )
    s.form(oval(0, -0.47, 0.1, 0.1), pal.CREAM, ink=PEN * 0.8)
    s.strokes([[(0.078 * np.cos(a), -0.47 + 0.078 * np.sin(a)), (0.092 * np.cos(a),
            -0.47 + 0.092 * np.sin(a))] for a in np.arange(12) * np.pi / 6],
              width=PEN * 0.7, taper=False)  # fmt: skip
    s.strokes([[(0, -0.47), (-0.05, -0.5)], [(0, -0.47), (0.03, -0.54)]], width=PEN, taper=False)
    for side in (-1, 1):
        volume(
            s,
            [(side * 0.14, -0.34), (side * 0.22, -0.42), (side * 0.2, -0.3), (side * 0.1, -0.28)],
            pal.LEAF,
            part=f"leaf{side}",
            ink=PEN * 0.7,
        )
    return s.shapes
