"""What else a house is furnished with: seats, desks, cradles, hearths, hangings, the wheel and the loom.

Knows: joinery, cloth, iron.  Does not know: where it stands.
"""

from __future__ import annotations

import numpy as np

from audobon.pencils import palette as pal
from audobon.pencils.light import mixed
from audobon.pencils.props.shaping import ball, bent, block, grain, ring, rod, studs, turned, volume
from audobon.pencils.shapes import Shape, smooth
from audobon.pencils.sketch import PEN, Random, Sketch, curve, oval, rectangle


def stool(rng: Random) -> list[Shape]:
    """A three-legged milking stool."""
    s = Sketch(rng, label="chair")
    for x, foot in ((0.02, 0.05), (-0.13, -0.22), (0.13, 0.21)):
        rod(s, (x, -0.40), (foot, 0.0), 0.026, pal.WOOD, tip=0.018)
    s.stroke([(-0.16, -0.16), (0.15, -0.16)], width=PEN * 2.2, color=pal.WOOD_DARK, taper=False)
    turned(s, [(0.22, -0.46), (0.23, -0.42), (0.21, -0.39)], pal.WOOD_RED, part="seat", inside=pal.WOOD_PALE)
    for share in (0.35, 0.65):
        s.stroke(oval(0, -0.46, 0.22 * share, 0.044 * share, points=14), width=PEN * 0.4, color="#8a6a46", closed=True)
    return s.shapes


def rocking_chair(rng: Random) -> list[Shape]:
    """A spindle-backed rocker with a patched cushion."""
    s = Sketch(rng, label="chair")
    bent(s, [(-0.46, -0.10), (-0.2, 0.0), (0.15, 0.0), (0.48, -0.13)], 0.022, pal.WOOD_DARK, part="far runner")
    rod(s, (-0.22, -0.42), (-0.30, -1.16), 0.022, pal.WOOD_RED)
    rod(s, (0.02, -0.42), (-0.06, -1.18), 0.022, pal.WOOD_RED)
    for t in (0.25, 0.5, 0.75):
        x = -0.22 + 0.24 * t
        s.stroke([(x, -0.44), (x - 0.08, -1.10)], width=PEN * 1.3, color=pal.WOOD_DARK, taper=False)
    volume(s, [(-0.36, -1.12), (-0.18, -1.24), (0.0, -1.14), (-0.02, -1.06), (-0.18, -1.12), (-0.33, -1.04)],
           pal.WOOD_RED, part="crest")  # fmt: skip
    for x, lean in ((-0.2, -0.04), (0.24, 0.06)):
        rod(s, (x, -0.42), (x + lean, -0.03), 0.022, pal.WOOD_RED)
    s.form(np.array([(-0.27, -0.40), (-0.20, -0.50), (0.26, -0.50), (0.31, -0.40)]), pal.WOOD_PALE, part="seat")
    volume(s, [(-0.24, -0.46), (-0.18, -0.55), (0.2, -0.56), (0.27, -0.47), (0.1, -0.43)], pal.CLOTH_ROSE, part="pad")
    s.strokes([[(-0.1, -0.53), (-0.08, -0.45)], [(0.08, -0.53), (0.1, -0.45)]], width=PEN * 0.5)
    bent(s, [(-0.24, -0.72), (0.05, -0.74), (0.24, -0.72), (0.30, -0.62)], 0.022, pal.WOOD_RED, part="arm")
    rod(s, (0.26, -0.68), (0.27, -0.42), 0.018, pal.WOOD_RED)
    bent(s, [(-0.52, -0.08), (-0.2, 0.03), (0.18, 0.03), (0.54, -0.11)], 0.024, pal.WOOD, part="runner")
    return s.shapes


def throne(rng: Random) -> list[Shape]:
    """A king's seat on a step: gilded back with a crest, red velvet, lion feet."""
    s = Sketch(rng, label="chair")
    block(s, (-0.62, -0.14, 0.62, 0.0), pal.STONE_PALE, part="step", back=(0.0, 0.06))
    crest = [(-0.40, -0.6), (-0.42, -1.72), (-0.22, -1.86), (0.0, -2.06), (0.22, -1.86), (0.42, -1.72), (0.40, -0.6)]
    s.form(smooth(np.array(crest), samples=3), pal.BRASS, part="back")
    s.shade(rectangle(0.2, -1.9, 0.5, -0.6), part="back", strength=0.4, soft=0.08)
    velvet = [(-0.30, -0.6), (-0.31, -1.58), (0.0, -1.78), (0.31, -1.58), (0.30, -0.6)]
    volume(s, velvet, pal.CLOTH_RED, part="velvet", samples=3)
    studs(s, [(x, y) for y in (-1.4, -1.16, -0.92) for x in (-0.15, 0.0, 0.15)], 0.014, pal.BRASS)
    ball(s, 0, -2.05, 0.06, pal.FLOWER_YELLOW, part="knob")
    for side in (-1, 1):
        turned(s, [(0.05, -1.86), (0.035, -1.78), (0.055, -1.70)], pal.BRASS, part=f"finial{side}", x=side * 0.42)
    s.box(-0.44, -0.62, 0.44, -0.24, pal.BRASS, part="front")
    s.strokes([rectangle(-0.34, -0.5, 0.34, -0.3)[[0, 1, 2, 3, 0]]], width=PEN * 0.7, color="#8f6c2a", taper=False)
    volume(s, [(-0.38, -0.58), (-0.36, -0.70), (0.36, -0.70), (0.38, -0.58)], pal.CLOTH_RED, part="cushion")
    for side in (-1, 1):
        volume(s, [(side * 0.38, -0.98), (side * 0.54, -1.0), (side * 0.56, -0.88), (side * 0.38, -0.88)], pal.BRASS,
               part=f"arm{side}")  # fmt: skip
        rod(s, (side * 0.48, -0.88), (side * 0.46, -0.24), 0.04, pal.BRASS)
        volume(s, [(side * 0.36, -0.12), (side * 0.38, -0.26), (side * 0.5, -0.26), (side * 0.58, -0.12)], pal.BRASS,
               part=f"paw{side}")  # fmt: skip
    return s.shapes


def cradle(rng: Random) -> list[Shape]:
    """A hooded cradle on rockers, with a quilt."""
    s = Sketch(rng, label="bed")
    volume(s, [(-0.44, -0.52), (-0.46, -0.86), (-0.30, -0.98), (-0.06, -0.92), (-0.10, -0.52)], pal.WOOD_RED,
           part="hood")  # fmt: skip
    s.form(smooth(np.array([(-0.14, -0.52), (-0.10, -0.86), (0.0, -0.8), (0.02, -0.52)]), samples=3),
           mixed(pal.WOOD_DARK, pal.SOOT, 0.4), part="dark")  # fmt: skip
    volume(s, [(-0.08, -0.5), (-0.02, -0.64), (0.16, -0.62), (0.18, -0.5)], pal.LINEN, part="pillow")
    quilt = [(0.06, -0.48), (0.1, -0.6), (0.34, -0.66), (0.48, -0.56), (0.5, -0.44), (0.2, -0.42)]
    volume(s, quilt, pal.CLOTH_BLUE, part="quilt")
    s.strokes([curve((x, -0.62), (x + 0.02, -0.54), (x + 0.01, -0.45)) for x in (0.2, 0.3, 0.4)], width=PEN * 0.5)
    body = np.array([(-0.48, -0.52), (0.52, -0.46), (0.44, -0.10), (-0.38, -0.10)])
    s.form(body, pal.WOOD_RED, part="body")
    s.shade(
        np.array([(-0.4, -0.2), (0.46, -0.22), (0.44, -0.08), (-0.38, -0.08)]), part="body", strength=0.4, soft=0.05
    )
    grain(s, -0.4, -0.45, 0.45, -0.15, count=7)
    heart = [(0.02, -0.24), (-0.05, -0.32), (-0.02, -0.37), (0.02, -0.34), (0.06, -0.37), (0.09, -0.32)]
    s.form(smooth(np.array(heart), samples=3), mixed(pal.WOOD_RED, pal.SOOT, 0.5), ink=PEN * 0.5)
    bent(s, [(-0.5, -0.10), (-0.25, 0.0), (0.25, 0.0), (0.54, -0.10)], 0.028, pal.WOOD_DARK, part="rocker")
    return s.shapes


def desk(rng: Random) -> list[Shape]:
    """A writing desk: slope, pigeon-holes, drawers with brass pulls."""
    s = Sketch(rng, label="table")
    s.box(-0.55, -1.22, 0.55, -0.92, mixed(pal.WOOD_RED, pal.WOOD_DARK, 0.6), part="holes")
    for x in (-0.32, -0.1, 0.12, 0.34):
        s.box(x - 0.015, -1.2, x + 0.015, -0.94, pal.WOOD_RED, ink=PEN * 0.5)
    for x, y, lean in ((-0.46, -1.0, 0.05), (-0.2, -0.98, -0.04), (0.22, -1.02, 0.03), (0.44, -0.98, 0.0)):
        s.form(np.array([(x - 0.06, -0.94), (x - 0.05 + lean, y - 0.1), (x + 0.05 + lean, y - 0.1), (x + 0.05, -0.94)]),
               pal.LINEN, ink=PEN * 0.45)  # fmt: skip
    s.box(-0.6, -1.26, 0.6, -1.2, pal.WOOD_RED, ink=PEN * 0.8)
    s.form(np.array([(-0.6, -0.74), (-0.54, -0.94), (0.54, -0.94), (0.6, -0.74)]), pal.WOOD_PALE, part="slope")
    s.form(np.array([(-0.3, -0.77), (-0.27, -0.9), (0.2, -0.9), (0.22, -0.77)]), pal.CLOTH_GREEN, ink=PEN * 0.5)
    s.form(np.array([(-0.12, -0.79), (-0.10, -0.88), (0.08, -0.87), (0.1, -0.78)]), pal.LINEN, ink=PEN * 0.5)
    for x0, x1 in ((-0.58, -0.2), (0.2, 0.58)):
        s.box(x0, -0.74, x1, -0.04, pal.WOOD_RED, part=f"stack{x0}")
        s.shade(rectangle(x1 - 0.12, -0.74, x1, 0), part=f"stack{x0}", strength=0.35, soft=0.05)
        for k in range(3):
            y = -0.70 + 0.22 * k
            s.box(x0 + 0.03, y, x1 - 0.03, y + 0.18, mixed(pal.WOOD_RED, pal.CREAM, 0.12), ink=PEN * 0.6)
            s.form(oval((x0 + x1) / 2, y + 0.09, 0.03, 0.018, points=10), pal.BRASS, ink=PEN * 0.5)
        for x in (x0 + 0.04, x1 - 0.04):
            s.box(x - 0.03, -0.05, x + 0.03, 0, pal.WOOD_DARK, ink=PEN * 0.6)
    s.box(-0.2, -0.74, 0.2, -0.58, mixed(pal.WOOD_RED, pal.CREAM, 0.1), ink=PEN * 0.7)
    s.form(oval(0, -0.66, 0.025, 0.02, points=8), pal.BRASS, ink=PEN * 0.5)
    return s.shapes


def cupboard(rng: Random) -> list[Shape]:
    """A low painted cupboard with panelled doors, jars on its top."""
    s = Sketch(rng, label="cabinet")
    for x, tall, color in ((-0.3, 0.22, pal.GLASS_GREEN), (-0.08, 0.3, pal.TILE), (0.24, 0.18, pal.LINEN)):
        turned(
            s,
            [(0.06, -0.96 - tall), (0.08, -0.96 - 0.7 * tall), (0.065, -0.95)],
            color,
            part=f"jar{x}",
            x=x,
            inside=pal.SOOT,
        )
    block(s, (-0.52, -0.94, 0.48, -0.06), pal.CLOTH_GREEN, part="case", back=(0.08, 0.06))
    for x0, x1 in ((-0.48, -0.04), (0.0, 0.44)):
        s.box(x0, -0.88, x1, -0.12, mixed(pal.CLOTH_GREEN, pal.CREAM, 0.18), ink=PEN * 0.8, part=f"door{x0}")
        s.box(x0 + 0.07, -0.80, x1 - 0.07, -0.2, mixed(pal.CLOTH_GREEN, pal.CREAM, 0.32), ink=PEN * 0.6)
        middle = (x0 + x1) / 2
        for angle in np.arange(4) * np.pi / 2:
            petal = oval(middle + 0.05 * np.cos(angle), -0.5 + 0.07 * np.sin(angle), 0.035, 0.045, points=9)
            s.form(petal, pal.FLOWER_RED, ink=PEN * 0.4)
    studs(s, [(-0.07, -0.5), (0.03, -0.5)], 0.022, pal.BRASS)
    for x in (-0.46, 0.42):
        s.box(x - 0.05, -0.07, x + 0.05, 0, pal.WOOD_DARK, ink=PEN * 0.7)
    return s.shapes


def fireplace(rng: Random) -> list[Shape]:
    """A stone hearth with a beam for a mantel, logs alight, a hanging pot, a clock and two candlesticks above."""
    s = Sketch(rng, label="furniture")
    s.box(-0.85, -1.3, 0.85, 0, pal.STONE, part="breast")
    stones = [rectangle(x, y, x + 0.22, y + 0.13) for x, y in (
        (-0.82, -1.2), (-0.8, -0.9), (-0.83, -0.55), (-0.78, -0.25), (0.6, -1.12), (0.62, -0.8), (0.58, -0.45),
        (0.61, -0.2), (-0.3, -1.24), (0.15, -1.22))]  # fmt: skip
    for stone in stones:
        s.form(stone, pal.STONE_PALE, ink=PEN * 0.5, part="breast")
    s.shade(rectangle(0.3, -1.3, 0.9, 0), part="breast", strength=0.3, soft=0.2)
    mouth = [(-0.5, 0.0), (-0.5, -0.72), (-0.3, -0.92), (0.0, -0.98), (0.3, -0.92), (0.5, -0.72), (0.5, 0.0)]
    s.form(np.array(mouth), "#4d4138", part="mouth")
    s.light(oval(0, -0.2, 0.42, 0.4), part="mouth", strength=0.7, soft=0.12, color="#e0803f")
    s.stroke([(0, -0.96), (0, -0.68)], width=PEN * 1.2, color=pal.IRON, taper=False)
    turned(s, [(0.13, -0.68), (0.16, -0.58), (0.11, -0.48)], pal.IRON, part="pot", inside=pal.SOOT)
    for x, tall in ((-0.16, 0.26), (0.17, 0.24), (0.0, 0.36)):
        flame = [(x - 0.1, -0.1), (x - 0.07, -0.24), (x + 0.01, -0.1 - tall), (x + 0.08, -0.22), (x + 0.1, -0.1)]
        s.form(smooth(np.array(flame), samples=4), pal.FLAME, ink=PEN * 0.6)
        inner = [(x - 0.05, -0.1), (x, -0.08 - 0.6 * tall), (x + 0.05, -0.1)]
        s.form(smooth(np.array(inner), samples=4), pal.EMBER, ink=0)
    for a, b in (((-0.32, -0.06), (0.26, -0.13)), ((-0.24, -0.13), (0.32, -0.05))):
        rod(s, a, b, 0.05, pal.BARK_DARK)
        s.form(oval(b[0], b[1], 0.03, 0.05, points=10), pal.WOOD_PALE, ink=PEN * 0.6)
    block(s, (-0.98, -1.42, 0.98, -1.28), pal.WOOD, part="beam", back=(0.0, 0.05))
    grain(s, -0.95, -1.4, 0.95, -1.3, count=9)
    s.box(-0.95, -0.05, 0.95, 0.03, pal.STONE_DARK, ink=PEN * 0.8)
    for x in (-0.6, 0.6):
        s.form(rectangle(x - 0.022, -1.74, x + 0.022, -1.58), pal.LINEN, ink=PEN * 0.6)
        turned(s, [(0.05, -1.6), (0.025, -1.54), (0.03, -1.5), (0.08, -1.45)], pal.BRASS, part=f"stick{x}", x=x)
    return s.shapes


def stove(rng: Random) -> list[Shape]:
    """An iron kitchen range with its pipe, oven door and a kettle on top."""
    s = Sketch(rng, label="furniture")
    rod(s, (0.3, -1.0), (0.3, -2.1), 0.07, pal.IRON)
    ring(s, 0.3, -1.5, 0.075, color="#3b3733", width=PEN * 1.4)
    block(s, (-0.55, -0.88, 0.5, -0.14), pal.IRON, part="range", back=(0.08, 0.07))
    s.light(rectangle(-0.52, -0.86, -0.2, -0.4), part="range", strength=0.22, soft=0.12)
    s.box(-0.48, -0.78, 0.02, -0.26, mixed(pal.IRON, pal.STEEL, 0.3), part="oven", ink=PEN * 0.8)
    s.stroke([(-0.4, -0.7), (-0.06, -0.7)], width=PEN * 2.2, color=pal.BRASS, taper=False)
    s.box(0.1, -0.78, 0.42, -0.5, mixed(pal.IRON, pal.STEEL, 0.2), ink=PEN * 0.8)
    s.form(rectangle(0.14, -0.68, 0.38, -0.56), pal.EMBER, ink=PEN * 0.6)
    s.strokes([[(x, -0.69), (x, -0.55)] for x in (0.2, 0.26, 0.32)], width=PEN * 0.9, taper=False)
    s.form(oval(0.26, -0.38, 0.03, 0.03, points=10), pal.BRASS, ink=PEN * 0.5)
    for x in (-0.46, 0.42):
        volume(s, [(x - 0.05, -0.14), (x + 0.05, -0.14), (x + 0.08, 0.0), (x - 0.08, 0.0)], pal.IRON, part=f"foot{x}")
    turned(s, [(0.05, -1.16), (0.15, -1.08), (0.17, -0.93)], pal.COPPER, part="kettle", x=-0.26)
    bent(s, [(-0.38, -1.1), (-0.27, -1.28), (-0.14, -1.1)], 0.012, pal.WOOD_DARK, part="bail")
    s.form(np.array([(-0.12, -1.0), (0.02, -1.12), (0.04, -1.08), (-0.1, -0.94)]), pal.COPPER, ink=PEN * 0.8)
    return s.shapes


def rug(rng: Random) -> list[Shape]:
    """A fringed carpet seen at a slant, with a border and a medallion."""
    s = Sketch(rng, label="rug")
    s.form(np.array([(-0.95, 0.02), (-0.72, -0.34), (0.72, -0.34), (0.95, 0.02)]), pal.CLOTH_RED, part="rug")
    s.form(np.array([(-0.80, -0.02), (-0.64, -0.30), (0.64, -0.30), (0.80, -0.02)]), pal.CLOTH_MUSTARD, ink=PEN * 0.5)
    s.form(np.array([(-0.72, -0.04), (-0.58, -0.28), (0.58, -0.28), (0.72, -0.04)]), pal.CLOTH_BLUE, ink=PEN * 0.5)
    diamond = np.array([(-0.4, -0.16), (0, -0.27), (0.4, -0.16), (0, -0.05)])
    s.form(diamond, pal.CREAM, ink=PEN * 0.5)
    s.form(diamond * (0.5, 0.5) - (0, 0.08), pal.CLOTH_RED, ink=PEN * 0.4)
    fringe = [[(x, 0.02), (x * 1.02, 0.07)] for x in np.linspace(-0.94, 0.94, 34)]
    fringe += [[(x, -0.34), (x * 0.99, -0.37)] for x in np.linspace(-0.71, 0.71, 28)]
    s.strokes(fringe, width=PEN * 0.6, color="#8d7350")
    return s.shapes


def curtain(rng: Random) -> list[Shape]:
    """A pair of curtains on a pole, drawn back with cords."""
    s = Sketch(rng, label="curtain")
    for side in (-1, 1):
        fall = [(side * 0.05, -2.0), (side * 0.62, -2.0), (side * 0.64, -1.0), (side * 0.66, 0.0), (side * 0.34, 0.0),
                (side * 0.44, -0.8), (side * 0.18, -1.5)]  # fmt: skip
        s.form(smooth(np.array(fall), samples=4), pal.CLOTH_RED, part=f"fall{side}")
        folds = [curve((side * a, -1.95), (side * b, -0.95), (side * c, -0.02))
                 for a, b, c in ((0.18, 0.47, 0.40), (0.32, 0.52, 0.47), (0.45, 0.57, 0.54),
                         (0.56, 0.61, 0.61))]  # fmt: skip
        s.strokes(folds, width=PEN * 0.7, color="#6b3730")
        for a, b, c in ((0.26, 0.5, 0.44), (0.5, 0.59, 0.58)):
            dark = np.vstack([curve((side * a, -1.95), (side * b, -0.95), (side * c, 0.0)),
                              curve((side * (a + 0.07), -1.95), (side * (b + 0.03), -0.95), (side * (c + 0.04),
                              0.0))[::-1]])  # fmt: skip
            s.shade(dark, part=f"fall{side}", strength=0.4, soft=0.03)
        bent(s, [(side * 0.38, -0.92), (side * 0.5, -0.84), (side * 0.66, -0.94)], 0.02, pal.BRASS, part=f"tie{side}")
    rod(s, (-0.78, -2.06), (0.78, -2.06), 0.025, pal.WOOD_DARK)
    for x in (-0.8, 0.8):
        ball(s, x, -2.06, 0.05, pal.BRASS, part=f"knob{x}")
    return s.shapes


def spinning_wheel(rng: Random) -> list[Shape]:
    """A flax wheel: the great wheel, treadle, distaff with a cloud of wool."""
    s = Sketch(rng, label="furniture")
    for a, b in (((-0.3, -0.42), (-0.42, 0.0)), ((-0.1, -0.46), (0.02, 0.0)), ((0.36, -0.6), (0.48, 0.0))):
        rod(s, a, b, 0.022, pal.WOOD)
    s.stroke(oval(0.26, -0.72, 0.36, 0.40, points=30), width=PEN * 3.6, color=pal.WOOD_RED, closed=True, taper=False)
    spokes = [[(0.26, -0.72), (0.26 + 0.34 * np.cos(a), -0.72 + 0.38 * np.sin(a))] for a in np.arange(10) * np.pi / 5]
    s.strokes(spokes, width=PEN * 1.2, color=pal.WOOD_DARK, taper=False)
    ball(s, 0.26, -0.72, 0.045, pal.WOOD_PALE, part="hub")
    s.form(np.array([(-0.5, -0.48), (-0.46, -0.54), (0.5, -0.68), (0.5, -0.6)]), pal.WOOD, part="bed")
    rod(s, (0.26, -0.66), (0.26, -0.74), 0.02, pal.WOOD)
    rod(s, (-0.34, -0.5), (-0.38, -0.92), 0.02, pal.WOOD)
    rod(s, (-0.12, -0.54), (-0.14, -1.1), 0.016, pal.WOOD)
    volume(s, [(-0.2, -1.1), (-0.26, -1.3), (-0.14, -1.48), (-0.03, -1.32), (-0.07, -1.1)], pal.LINEN, part="wool")
    s.strokes([curve((-0.2, -1.2), (-0.14, -1.28), (-0.08, -1.2)), curve((-0.2, -1.34), (-0.14, -1.4), (-0.08, -1.32))],
              width=PEN * 0.5, color="#9b8f7a")  # fmt: skip
    s.form(oval(-0.38, -0.86, 0.1, 0.04, points=14), pal.WOOD_PALE, ink=PEN * 0.7)
    s.strokes([[(-0.36, -0.9), (0.2, -1.1)], [(-0.36, -0.82), (0.2, -0.34)], curve((-0.16, -1.14), (-0.3, -1.0),
               (-0.38, -0.9))], width=PEN * 0.5, color="#8a7a60")  # fmt: skip
    s.form(np.array([(-0.28, -0.06), (-0.2, -0.11), (0.12, -0.11), (0.1, -0.06)]), pal.WOOD_DARK, ink=PEN * 0.7)
    return s.shapes


def loom(rng: Random) -> list[Shape]:
    """An upright loom with a half-woven striped cloth and a shuttle."""
    s = Sketch(rng, label="furniture")
    for x in (-0.68, 0.68):
        s.box(x - 0.05, -1.65, x + 0.05, 0, pal.WOOD, part=f"post{x}")
        s.shade(rectangle(x, -1.65, x + 0.06, 0), part=f"post{x}", strength=0.4, soft=0.02)
        s.box(x - 0.14, -0.05, x + 0.14, 0.02, pal.WOOD_DARK, ink=PEN * 0.8)
    s.strokes([[(x, -1.5), (x, -0.4)] for x in np.linspace(-0.55, 0.55, 27)], width=PEN * 0.5, color="#b3a488")
    bands = (pal.CLOTH_RED, pal.LINEN, pal.CLOTH_BLUE, pal.CLOTH_MUSTARD, pal.LINEN, pal.CLOTH_RED)
    for k, color in enumerate(bands):
        s.form(rectangle(-0.56, -0.86 + 0.085 * k, 0.56, -0.775 + 0.085 * k), color, ink=PEN * 0.4, part="cloth")
    s.strokes([curve((-0.56, -0.86 + 0.085 * k), (0, -0.85 + 0.085 * k), (0.56, -0.86 + 0.085 * k)) for k in range(6)],
              width=PEN * 0.5)  # fmt: skip
    for y, thick in ((-1.55, 0.055), (-1.12, 0.022), (-0.3, 0.06)):
        rod(s, (-0.74, y), (0.74, y), thick, pal.WOOD_RED)
    volume(s, [(0.1, -0.93), (0.25, -0.98), (0.42, -0.93), (0.25, -0.89)], pal.WOOD_PALE, part="shuttle")
    s.form(rectangle(0.2, -0.95, 0.3, -0.92), pal.CLOTH_BLUE, ink=PEN * 0.4)
    return s.shapes


def hammock(rng: Random) -> list[Shape]:
    """A striped hammock slung between two posts."""
    s = Sketch(rng, label="furniture")
    for x in (-1.2, 1.2):
        rod(s, (x, -1.5), (x, 0.0), 0.05, pal.BARK)
    far = [(-0.8, -0.82), (0, -0.52), (0.8, -0.82)]
    near = [(-0.8, -0.78), (0, -0.28), (0.8, -0.78)]
    s.strokes([[(-1.2, -1.2), (x, y)] for x, y in ((-0.8, -0.84), (-0.8, -0.76))], width=PEN, color="#8d7a55")
    s.strokes([[(1.2, -1.2), (x, y)] for x, y in ((0.8, -0.84), (0.8, -0.76))], width=PEN, color="#8d7a55")
    s.form(
        np.vstack([curve(*far), curve(*far)[::-1] + np.array([0.0, 0.12])]),
        mixed(pal.LINEN, pal.SOOT, 0.25),
        part="inside",
    )
    sling = np.vstack([curve((-0.8, -0.8), (0, -0.46), (0.8, -0.8)), curve(*near)[::-1]])
    s.form(sling, pal.LINEN, part="cloth")
    for t in (0.25, 0.55, 0.85):
        s.stroke(curve((-0.8, -0.79), (0, -0.46 + 0.18 * t), (0.8, -0.79)), width=PEN * 2.2, color=pal.CLOTH_BLUE)
    s.shade(oval(0.1, -0.34, 0.5, 0.09), part="cloth", strength=0.4, soft=0.05)
    return s.shapes


def coat_stand(rng: Random) -> list[Shape]:
    """A coat, a scarf and a hat on a stand with pegs."""
    s = Sketch(rng, label="furniture")
    for x in (-0.26, 0.26, 0.06):
        bent(s, [(0, -0.24), (0.6 * x, -0.1), (x, 0.0)], 0.022, pal.WOOD_DARK, part=f"foot{x}")
    rod(s, (0, -1.85), (0, -0.1), 0.028, pal.WOOD_RED)
    coat = [(-0.06, -1.6), (-0.30, -1.48), (-0.42, -0.92), (-0.32, -0.88), (-0.26, -1.2), (-0.28, -0.45), (0.2, -0.42),
            (0.16, -1.2), (0.26, -0.9), (0.34, -0.96), (0.2, -1.46)]  # fmt: skip
    volume(s, coat, pal.CLOTH_BROWN, part="coat", samples=3)
    s.strokes([[(-0.05, -1.5), (-0.06, -0.46)], curve((-0.2, -1.2), (-0.2, -0.8), (-0.22, -0.5)), curve((0.08, -1.1),
               (0.1, -0.8), (0.12, -0.46))], width=PEN * 0.7)  # fmt: skip
    studs(s, [(-0.02, y) for y in (-1.3, -1.1, -0.9, -0.7)], 0.018, pal.BRASS)
    bent(s, [(0.1, -1.66), (0.16, -1.4), (0.12, -1.0)], 0.04, pal.CLOTH_RED, part="scarf")
    s.strokes([[(0.09 + 0.02 * k, -1.0), (0.09 + 0.02 * k, -0.94)] for k in range(4)], width=PEN * 0.7, color="#7a3b32")
    for x in (-0.16, 0.16):
        bent(s, [(0, -1.68), (0.7 * x, -1.66), (x, -1.78)], 0.016, pal.WOOD_DARK, part=f"peg{x}")
    s.form(oval(0.2, -1.76, 0.17, 0.045), pal.CLOTH_GREEN, ink=PEN * 0.8)
    turned(s, [(0.06, -1.9), (0.1, -1.87), (0.1, -1.77)], pal.CLOTH_GREEN, part="hat", x=0.2)
    ring(s, 0.2, -1.79, 0.1, color=pal.CLOTH_RED, width=PEN * 2.4)
    ball(s, 0, -1.87, 0.045, pal.WOOD_RED, part="knob")
    return s.shapes


def cushion(rng: Random) -> list[Shape]:
    """A plump cushion with tassels."""
    s = Sketch(rng)
    plump = [(-0.24, -0.03), (-0.27, -0.17), (-0.12, -0.21), (0.12, -0.21), (0.27, -0.18), (0.24, -0.03), (0.0, 0.0)]
    volume(s, plump, pal.CLOTH_MUSTARD, part="cushion")
    for x, y, way in ((-0.26, -0.18, -1), (0.26, -0.18, 1), (-0.24, -0.02, -1), (0.24, -0.02, 1)):
        s.strokes([[(x, y), (x + way * 0.05, y + d)] for d in (0.0, 0.02, 0.04)], width=PEN * 0.8, color="#8d4a3a")
    s.form(oval(0, -0.11, 0.016, 0.012, points=8), pal.CLOTH_RED, ink=PEN * 0.4)
    s.strokes([curve((0.02, -0.11), (0.1, -0.13), (0.16, -0.16)), curve((-0.02, -0.11), (-0.1, -0.08), (-0.17, -0.07)),
               curve((0.02, -0.1), (0.08, -0.06), (0.15, -0.05))], width=PEN * 0.5, color="#7c5f28")  # fmt: skip
    return s.shapes


def chandelier(rng: Random) -> list[Shape]:
    """A brass crown of candles on a chain."""
    s = Sketch(rng, label="lamp")
    s.stroke([(0, -1.1), (0, -0.6)], width=PEN * 1.8, color=pal.BRASS, taper=False)
    turned(s, [(0.03, -0.62), (0.08, -0.5), (0.03, -0.36), (0.1, -0.22), (0.02, -0.02)], pal.BRASS, part="stem")
    for x in (-0.5, -0.26, 0.26, 0.5):
        bent(s, [(0, -0.2), (0.5 * x, -0.02), (x, -0.12), (x, -0.24)], 0.014, pal.BRASS, part=f"arm{x}")
        s.form(oval(x, -0.25, 0.06, 0.02, points=12), pal.BRASS, ink=PEN * 0.6)
        s.form(rectangle(x - 0.02, -0.42, x + 0.02, -0.26), pal.LINEN, ink=PEN * 0.5)
        flame = [(x - 0.02, -0.43), (x, -0.55), (x + 0.022, -0.43), (x, -0.41)]
        s.form(smooth(np.array(flame), samples=3), pal.FLAME, ink=PEN * 0.5)
    return s.shapes
