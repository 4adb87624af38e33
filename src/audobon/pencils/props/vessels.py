"""What else stands in a kitchen: kettles, pans, bowls, jars, spoons, churns, and scales.

Knows: copper, iron, crockery and wood.  Does not know: food (see `victuals.py`).
"""

from __future__ import annotations

import numpy as np

from audobon.pencils import palette as pal
from audobon.pencils.light import mixed
from audobon.pencils.props.shaping import ball, bent, grain, ring, rod, studs, turned, volume
from audobon.pencils.shapes import Shape, smooth
from audobon.pencils.sketch import PEN, Random, Sketch, curve, oval, rectangle


def steam(s: Sketch, x: float, y: float, *, tall: float) -> None:
    """Two curls over something hot."""
    for k, lean in enumerate((-0.2, 0.25)):
        x0 = x + (k - 0.5) * 0.5 * tall
        s.stroke(
            curve((x0, y), (x0 - 0.22 * tall, y - 0.35 * tall), (x0 + 0.2 * tall, y - 0.65 * tall),
                  (x0 + lean * tall, y - tall)),
            width=PEN * 0.7, color="#a9a294",
        )  # fmt: skip


def kettle(rng: Random) -> list[Shape]:
    """A copper kettle with a swan's spout and a wooden grip, steaming."""
    s = Sketch(rng)
    spout = [(0.10, -0.08), (0.20, -0.12), (0.21, -0.20), (0.27, -0.23), (0.29, -0.19), (0.26, -0.10), (0.14, -0.02)]
    volume(s, spout, pal.COPPER, part="spout", ink=PEN * 0.9)
    bent(s, [(-0.13, -0.2), (-0.12, -0.34), (0.0, -0.38), (0.12, -0.34), (0.13, -0.2)], 0.012, pal.IRON, part="bail")
    bent(s, [(-0.07, -0.362), (0.0, -0.38), (0.07, -0.362)], 0.02, pal.WOOD_DARK, part="grip")
    turned(s, [(0.07, -0.24), (0.13, -0.2), (0.17, -0.09), (0.15, 0.0)], pal.COPPER, part="body")
    turned(s, [(0.02, -0.27), (0.08, -0.235)], mixed(pal.COPPER, pal.CREAM, 0.25), part="lid")
    ball(s, 0, -0.28, 0.018, pal.WOOD_DARK, part="knob")
    ring(s, 0, -0.03, 0.155, color="#8c5a34", width=PEN * 0.8)
    steam(s, 0.30, -0.24, tall=0.14)
    return s.shapes


def frying_pan(rng: Random) -> list[Shape]:
    """An iron pan with two eggs."""
    s = Sketch(rng)
    rod(s, (0.17, -0.04), (0.46, -0.07), 0.016, pal.WOOD_DARK)
    s.form(oval(0, -0.035, 0.2, 0.05), pal.IRON, part="pan")
    s.form(oval(0, -0.05, 0.18, 0.04), mixed(pal.IRON, pal.SOOT, 0.5), part="inside", ink=PEN * 0.7)
    for x, y in ((-0.07, -0.055), (0.06, -0.045)):
        s.form(smooth(oval(x, y, 0.065, 0.02, points=7) + s.rng.normal(0, 0.004, (7, 2)), samples=3), pal.LINEN,
               ink=PEN * 0.5)  # fmt: skip
        s.form(oval(x, y - 0.004, 0.024, 0.011, points=12), pal.FLOWER_YELLOW, ink=PEN * 0.5)
    return s.shapes


def bowl(rng: Random) -> list[Shape]:
    """A glazed bowl on its foot, with a painted sprig."""
    s = Sketch(rng)
    turned(s, [(0.15, -0.13), (0.135, -0.07), (0.07, -0.02), (0.07, 0.0)], pal.PLASTER_BLUE, part="bowl",
           inside=mixed(pal.LINEN, pal.STONE, 0.25))  # fmt: skip
    s.stroke(curve((-0.09, -0.07), (-0.02, -0.055), (0.05, -0.07)), width=PEN * 0.6, color="#5d7894")
    studs(s, [(-0.06, -0.075), (0.0, -0.07), (0.05, -0.085)], 0.008, pal.FLOWER_BLUE)
    return s.shapes


def porridge(rng: Random) -> list[Shape]:
    """A wooden bowl heaped with porridge, a spoon stuck in it, steam."""
    s = Sketch(rng)
    rod(s, (0.06, -0.13), (0.17, -0.34), 0.009, pal.WOOD_PALE)
    s.form(oval(0.175, -0.35, 0.014, 0.016, points=9), pal.WOOD_PALE, ink=PEN * 0.6)
    turned(s, [(0.17, -0.12), (0.15, -0.05), (0.08, 0.0)], pal.WOOD_RED, part="bowl", inside=pal.CREAM)
    volume(s, [(-0.13, -0.12), (-0.06, -0.165), (0.03, -0.16), (0.12, -0.12), (0.0, -0.1)], pal.CREAM, part="porridge",
           ink=PEN * 0.6)  # fmt: skip
    s.strokes([curve((-0.08, -0.13), (-0.03, -0.145), (0.02, -0.13))], width=PEN * 0.5, color="#b79b6a")
    steam(s, -0.03, -0.19, tall=0.15)
    return s.shapes


def spoon(rng: Random) -> list[Shape]:
    """A silver spoon lying with its bowl to the right."""
    s = Sketch(rng)
    rod(s, (-0.12, -0.012), (0.04, -0.016), 0.005, pal.STEEL, tip=0.004)
    s.form(oval(-0.125, -0.012, 0.013, 0.009, points=10), pal.STEEL, ink=PEN * 0.6)
    s.form(oval(0.075, -0.02, 0.042, 0.02), pal.STEEL, part="bowl", ink=PEN * 0.8)
    s.shade(oval(0.085, -0.016, 0.026, 0.01), part="bowl", strength=0.5, soft=0.006)
    s.light(oval(0.06, -0.026, 0.014, 0.006), part="bowl", strength=0.8, soft=0.003)
    return s.shapes


def fork(rng: Random) -> list[Shape]:
    """A table fork lying with its prongs to the right."""
    s = Sketch(rng)
    rod(s, (-0.13, -0.012), (0.04, -0.014), 0.007, pal.STEEL, tip=0.004)
    s.form(smooth(np.array([(0.03, -0.012), (0.05, -0.03), (0.075, -0.032), (0.075, 0.003), (0.05, 0.0)]), samples=3),
           pal.STEEL, ink=PEN * 0.7)  # fmt: skip
    for y in (-0.03, -0.02, -0.01, 0.0):
        rod(s, (0.07, y), (0.13, y - 0.002), 0.0028, pal.STEEL)
    return s.shapes


def ladle(rng: Random) -> list[Shape]:
    """A soup ladle hanging by its hook."""
    s = Sketch(rng)
    bent(s, [(-0.03, -0.36), (-0.005, -0.38), (0.005, -0.34), (0.0, -0.06)], 0.007, pal.TIN, part="stem")
    turned(s, [(0.055, -0.07), (0.05, -0.03), (0.02, 0.0)], pal.TIN, part="cup", x=0.05, inside=pal.EMBER)
    return s.shapes


def rolling_pin(rng: Random) -> list[Shape]:
    """A rolling pin on a floured board, with a little dough."""
    s = Sketch(rng)
    s.form(np.array([(-0.3, 0.0), (-0.22, -0.12), (0.24, -0.12), (0.32, 0.0)]), pal.WOOD_PALE, part="board")
    volume(s, [(-0.05, -0.03), (-0.1, -0.08), (0.02, -0.1), (0.14, -0.07), (0.1, -0.03)], pal.LINEN, part="dough")
    for x0, x1 in ((-0.3, -0.2), (0.14, 0.24)):
        rod(s, (x0, -0.085), (x1, -0.11 if x0 > 0 else -0.09), 0.014, pal.WOOD_RED)
    rod(s, (-0.21, -0.09), (0.16, -0.11), 0.036, pal.WOOD, part="pin")
    grain(s, -0.18, -0.12, 0.14, -0.08, count=5)
    return s.shapes


def mortar(rng: Random) -> list[Shape]:
    """A stone mortar with its pestle and herbs."""
    s = Sketch(rng)
    for x, y in ((-0.06, -0.26), (-0.02, -0.29), (-0.1, -0.22)):
        s.form(smooth(np.array([(-0.03, -0.19), (x - 0.02, y + 0.02), (x, y - 0.03), (x + 0.025, y + 0.02)]),
                samples=3),
               pal.LEAF, ink=PEN * 0.5)  # fmt: skip
    rod(s, (0.02, -0.16), (0.16, -0.36), 0.018, pal.STONE_PALE, tip=0.024, part="pestle")
    turned(s, [(0.13, -0.2), (0.12, -0.12), (0.06, -0.05), (0.1, 0.0)], pal.STONE, part="mortar", inside=pal.STONE_DARK)
    return s.shapes


def jam_jar(rng: Random) -> list[Shape]:
    """A jar of jam under a checked cloth cap, with its label."""
    s = Sketch(rng)
    turned(s, [(0.06, -0.19), (0.08, -0.15), (0.08, 0.0)], pal.FLOWER_RED, part="jar")
    s.light(rectangle(-0.06, -0.16, -0.04, -0.02), part="jar", strength=0.6, soft=0.008)
    s.form(rectangle(-0.05, -0.11, 0.045, -0.04), pal.CREAM, ink=PEN * 0.5)
    s.strokes([[(-0.035, -0.085), (0.03, -0.085)], [(-0.03, -0.065), (0.02, -0.065)]], width=PEN * 0.4)
    frill = [(-0.1, -0.15), (-0.06, -0.145), (-0.02, -0.155), (0.02, -0.145), (0.06, -0.155), (0.1, -0.15),
            (0.06, -0.2),
             (0.04, -0.215), (-0.04, -0.215), (-0.06, -0.2)]  # fmt: skip
    s.form(smooth(np.array(frill), samples=3), pal.LINEN, part="cap", ink=PEN * 0.8)
    s.strokes(
        [[(x, -0.21), (x * 1.4, -0.15)] for x in (-0.05, -0.02, 0.02, 0.05)], width=PEN * 1.0, color=pal.CLOTH_RED
    )
    s.stroke([(-0.065, -0.19), (0.065, -0.19)], width=PEN * 1.2, color=pal.CLOTH_RED, taper=False)
    return s.shapes


def honey_pot(rng: Random) -> list[Shape]:
    """A round pot brimming with honey, a dipper in it."""
    s = Sketch(rng)
    rod(s, (0.03, -0.2), (0.11, -0.4), 0.008, pal.WOOD, part="dipper")
    turned(s, [(0.1, -0.23), (0.12, -0.2), (0.15, -0.1), (0.1, 0.0)], pal.TILE, part="pot", inside=pal.CLOTH_MUSTARD)
    drip = [(-0.1, -0.23), (0.1, -0.23), (0.11, -0.2), (0.07, -0.19), (0.06, -0.12), (0.03, -0.12), (0.02, -0.185),
            (-0.03, -0.18), (-0.04, -0.09), (-0.075, -0.09), (-0.08, -0.19), (-0.11, -0.2)]  # fmt: skip
    s.form(smooth(np.array(drip), samples=3), pal.FLOWER_YELLOW, part="honey", ink=PEN * 0.7)
    s.light(oval(-0.055, -0.12, 0.008, 0.02), part="honey", strength=0.8, soft=0.004)
    return s.shapes


def butter_churn(rng: Random) -> list[Shape]:
    """A tall staved churn with its plunger."""
    s = Sketch(rng)
    rod(s, (0, -1.1), (0, -0.7), 0.016, pal.WOOD_PALE)
    rod(s, (-0.07, -1.1), (0.07, -1.1), 0.018, pal.WOOD_PALE)
    turned(s, [(0.13, -0.76), (0.15, -0.7), (0.22, 0.0)], pal.WOOD, part="churn", inside=pal.WOOD_PALE, samples=1)
    s.strokes([[(u * 0.14, -0.72), (u * 0.21, 0.02)] for u in np.linspace(-0.8, 0.8, 7)], width=PEN * 0.5, taper=False)
    for y, half in ((-0.6, 0.162), (-0.3, 0.19), (-0.06, 0.215)):
        ring(s, 0, y, half, color=pal.IRON, width=PEN * 2)
    return s.shapes


def milk_can(rng: Random) -> list[Shape]:
    """A tin milk can with a lid and two ears."""
    s = Sketch(rng)
    for side in (-1, 1):
        s.stroke(oval(side * 0.16, -0.5, 0.05, 0.06), width=PEN * 1.8, color=pal.IRON, closed=True, taper=False)
    turned(s, [(0.1, -0.64), (0.1, -0.56), (0.18, -0.46), (0.19, 0.0)], pal.TIN, part="can")
    turned(s, [(0.12, -0.70), (0.13, -0.66), (0.1, -0.62)], mixed(pal.TIN, pal.CREAM, 0.3), part="lid", inside=pal.TIN)
    ring(s, 0, -0.06, 0.19, color=pal.STEEL, width=PEN * 1.4)
    return s.shapes


def scales(rng: Random) -> list[Shape]:
    """A shopkeeper's balance: beam, chains, two pans, a weight and an apple."""
    s = Sketch(rng)
    turned(s, [(0.02, -0.5), (0.018, -0.1), (0.1, -0.03), (0.12, 0.0)], pal.BRASS, part="stand")
    bent(s, [(-0.26, -0.42), (0, -0.5), (0.26, -0.47)], 0.011, pal.BRASS, part="beam")
    ball(s, 0, -0.52, 0.024, pal.BRASS, part="knob")
    for x, y in ((-0.25, -0.42), (0.25, -0.47)):
        s.strokes([[(x, y), (x + d, y + 0.26)] for d in (-0.1, 0.0, 0.1)], width=PEN * 0.5)
        bowl_line = oval(x, y + 0.26, 0.12, 0.05, start=0.0, end=0.5, points=12)
        s.form(bowl_line, pal.BRASS, part=f"pan{x}", ink=PEN * 0.8)
    turned(s, [(0.015, -0.26), (0.04, -0.22), (0.04, -0.17)], pal.IRON, part="weight", x=-0.25)
    ball(s, 0.25, -0.25, 0.045, pal.FLOWER_RED, part="apple")
    return s.shapes


def tea_tray(rng: Random) -> list[Shape]:
    """A tray with a pot, two cups and a plate of biscuits."""
    s = Sketch(rng)
    s.form(oval(0, -0.02, 0.34, 0.09), pal.WOOD_RED, part="tray")
    s.form(oval(0, -0.03, 0.3, 0.075), mixed(pal.WOOD_RED, pal.CREAM, 0.3), ink=PEN * 0.6)
    volume(s, [(0.03, -0.12), (0.12, -0.17), (0.13, -0.14), (0.06, -0.08)], pal.CLOTH_ROSE, part="spout", ink=PEN * 0.8)
    s.stroke(oval(-0.12, -0.14, 0.05, 0.05), width=PEN * 1.6, color=pal.CLOTH_ROSE, closed=True, taper=False)
    turned(s, [(0.05, -0.21), (0.09, -0.14), (0.06, -0.06)], pal.CLOTH_ROSE, part="pot", x=-0.04)
    ball(s, -0.04, -0.22, 0.014, pal.BRASS, part="knob")
    for x, y in ((0.2, -0.02), (-0.22, -0.01)):
        s.form(oval(x, y, 0.07, 0.02), pal.LINEN, ink=PEN * 0.6)
        turned(s, [(0.042, y - 0.07), (0.02, y - 0.01)], pal.LINEN, part=f"cup{x}", x=x, inside="#b58a5e")
    for x in (0.0, 0.04, 0.08):
        s.form(oval(x, 0.005 - 0.2 * x, 0.032, 0.012, points=12), pal.THATCH, ink=PEN * 0.5)
    return s.shapes


def bread_oven(rng: Random) -> list[Shape]:
    """A domed brick oven with embers, a peel leaning on it."""
    s = Sketch(rng, label="furniture")
    dome = [(-0.85, -0.5), (-0.8, -1.05), (-0.4, -1.42), (0.1, -1.5), (0.6, -1.3), (0.85, -0.9), (0.88, -0.5)]
    volume(s, dome, pal.BRICK_PALE, part="dome", samples=4)
    s.box(-0.92, -0.56, 0.95, 0, pal.BRICK, part="base")
    runs = [[(x, y), (x + 0.16, y)] for x, y in ((-0.8, -0.4), (-0.5, -0.2), (0.5, -0.42), (0.3, -0.14), (0.7, -0.25),
                                                 (-0.5, -1.15), (0.1, -1.35), (0.5, -1.0))]  # fmt: skip
    s.strokes(runs, width=PEN * 0.6, color="#8a5a44", taper=False)
    mouth = [(-0.34, -0.52), (-0.34, -0.8), (-0.05, -0.98), (0.24, -0.8), (0.24, -0.52)]
    s.form(smooth(np.array(mouth), samples=3), "#4d4138", part="mouth")
    s.light(oval(-0.05, -0.58, 0.26, 0.18), part="mouth", strength=0.8, soft=0.06, color="#e0803f")
    volume(s, [(-0.14, -0.56), (-0.05, -0.68), (0.06, -0.56)], "#c98f4e", part="loaf", ink=PEN * 0.8)
    rod(s, (0.62, -0.1), (0.72, -1.7), 0.02, pal.WOOD_PALE)
    s.form(np.array([(0.53, -0.1), (0.55, -0.4), (0.72, -0.4), (0.73, -0.1), (0.64, 0.02)]), pal.WOOD_PALE, part="peel")
    return s.shapes


def kitchen_knife(rng: Random) -> list[Shape]:
    """A broad cook's knife on a board, with a cut loaf's crumbs."""
    s = Sketch(rng)
    s.form(np.array([(-0.26, 0.0), (-0.2, -0.08), (0.2, -0.08), (0.26, 0.0)]), pal.WOOD_PALE, part="board")
    grain(s, -0.2, -0.07, 0.2, -0.01, count=5)
    blade = [(-0.02, -0.075), (-0.14, -0.07), (-0.21, -0.045), (-0.14, -0.035), (-0.02, -0.035)]
    s.form(np.array(blade), pal.STEEL, part="blade", ink=PEN * 0.8)
    s.light(
        np.array([(-0.03, -0.07), (-0.13, -0.065), (-0.1, -0.05), (-0.03, -0.055)]),
        part="blade",
        strength=0.7,
        soft=0.006,
    )
    s.form(
        np.array([(-0.02, -0.078), (0.13, -0.078), (0.15, -0.062), (0.12, -0.052), (-0.02, -0.052)]),
        pal.WOOD_DARK,
        ink=PEN * 0.8,
    )
    studs(s, [(0.01, -0.065), (0.05, -0.065), (0.09, -0.065)], 0.006, pal.BRASS)
    return s.shapes
