"""Tools of smith, carpenter, mower, ploughman, fisher, painter and seamstress.

Knows: iron on wood.  Does not know: the tools of a garden (see `garden_things.py`).
"""

from __future__ import annotations

import numpy as np

from audobon.pencils import palette as pal
from audobon.pencils.light import mixed
from audobon.pencils.props.shaping import ball, bent, block, grain, ring, rod, studs, turned, volume
from audobon.pencils.props.street_things import wheel
from audobon.pencils.shapes import Shape, smooth
from audobon.pencils.sketch import PEN, Random, Sketch, curve, oval, rectangle


def saw(rng: Random) -> list[Shape]:
    """A hand saw leaning on its teeth."""
    s = Sketch(rng)
    teeth = [(x, -0.02 + (0.014 if k % 2 else -0.004)) for k, x in enumerate(np.linspace(-0.3, 0.16, 24))]
    s.form(np.array([(0.18, -0.16), (-0.3, -0.07), *teeth]), pal.STEEL, part="blade", ink=PEN * 0.8)
    s.light(
        np.array([(0.1, -0.13), (-0.25, -0.06), (-0.25, -0.05), (0.1, -0.1)]), part="blade", strength=0.6, soft=0.01
    )
    grip = [(0.14, -0.18), (0.24, -0.2), (0.34, -0.15), (0.36, -0.04), (0.28, 0.0), (0.2, -0.02), (0.14, -0.06)]
    s.form(smooth(np.array(grip), samples=3), pal.WOOD_RED, part="grip")
    s.form(oval(0.26, -0.1, 0.045, 0.04), "#e9dfc8", ink=PEN * 0.7)
    studs(s, [(0.17, -0.14), (0.175, -0.08)], 0.008, pal.BRASS)
    return s.shapes


def anvil(rng: Random) -> list[Shape]:
    """An anvil on its block, a glowing horseshoe laid upon it."""
    s = Sketch(rng)
    turned(s, [(0.26, -0.42), (0.25, -0.2), (0.28, 0.0)], pal.BARK, part="block", inside=pal.WOOD_PALE, samples=1)
    ring(s, 0, -0.3, 0.255, color=pal.IRON, width=PEN * 2)
    body = [(-0.44, -0.72), (-0.16, -0.74), (0.26, -0.74), (0.26, -0.66), (0.12, -0.62), (0.1, -0.54), (0.2, -0.46),
            (0.2, -0.42), (-0.2, -0.42), (-0.2, -0.46), (-0.1, -0.54), (-0.14, -0.62), (-0.3, -0.66)]  # fmt: skip
    s.form(np.array(body), pal.IRON, part="iron")
    s.light(
        np.array([(-0.4, -0.72), (0.25, -0.735), (0.25, -0.71), (-0.3, -0.69)]), part="iron", strength=0.5, soft=0.012
    )
    s.shade(rectangle(-0.2, -0.62, 0.25, -0.42), part="iron", strength=0.4, soft=0.04)
    s.stroke(
        oval(0.02, -0.76, 0.09, 0.03, start=0.12, end=0.88, points=16), width=PEN * 2.6, color=pal.EMBER, taper=False
    )
    return s.shapes


def scythe(rng: Random) -> list[Shape]:
    """A scythe standing on its handle's foot, blade to the left."""
    s = Sketch(rng)
    bent(s, [(0.18, 0.0), (0.1, -0.6), (0.2, -1.2), (0.12, -1.62)], 0.02, pal.WOOD, part="snath")
    for y, x in ((-0.62, 0.1), (-1.02, 0.17)):
        rod(s, (x, y), (x + 0.13, y - 0.06), 0.014, pal.WOOD_DARK)
    blade = [(0.12, -1.66), (-0.2, -1.72), (-0.55, -1.52), (-0.72, -1.24), (-0.5, -1.44), (-0.16, -1.6), (0.12, -1.58)]
    s.form(smooth(np.array(blade), samples=4), pal.STEEL, part="blade")
    s.stroke(curve((0.08, -1.62), (-0.2, -1.66), (-0.52, -1.48), (-0.68, -1.28)), width=PEN * 0.6)
    return s.shapes


def sickle(rng: Random) -> list[Shape]:
    """A reaping hook."""
    s = Sketch(rng)
    hook = [(0.02, -0.12), (0.1, -0.2), (0.1, -0.32), (0.0, -0.4), (-0.14, -0.38), (-0.2, -0.3), (-0.12, -0.345),
            (0.0, -0.35),
            (0.06, -0.29), (0.05, -0.2), (0.0, -0.14)]  # fmt: skip
    s.form(smooth(np.array(hook), samples=3), pal.STEEL, part="blade")
    rod(s, (-0.04, 0.0), (0.015, -0.14), 0.018, pal.WOOD_RED)
    return s.shapes


def plough(rng: Random) -> list[Shape]:
    """A wooden plough with an iron share and two stilts."""
    s = Sketch(rng)
    rod(s, (-0.9, -0.5), (0.55, -0.3), 0.045, pal.WOOD)
    for x, y in ((1.1, -0.95), (1.22, -0.86)):
        bent(s, [(0.2, -0.12), (0.7, -0.5), (x, y)], 0.026, pal.WOOD_RED, part=f"stilt{x}")
    rod(s, (0.72, -0.5), (0.82, -0.58), 0.018, pal.WOOD_DARK)
    board = [(-0.25, -0.02), (0.0, -0.32), (0.34, -0.34), (0.42, -0.08), (0.1, 0.02)]
    volume(s, board, pal.STEEL, part="board")
    s.form(np.array([(-0.45, 0.04), (-0.2, -0.1), (0.05, 0.03)]), pal.IRON, part="share")
    rod(s, (-0.28, -0.45), (-0.36, -0.02), 0.018, pal.IRON)
    wheel(s, -0.82, -0.24, radius=0.24, spokes=8)
    s.grass(0.2, 0.05, width=1.4, height=0.1, blades=9, color="#7c6a4a", pen=PEN * 0.8)
    return s.shapes


def pickaxe(rng: Random) -> list[Shape]:
    """A pick standing on its head's points."""
    s = Sketch(rng)
    rod(s, (0, -0.95), (0, -0.06), 0.024, pal.WOOD)
    head = [
        (-0.36, 0.0),
        (-0.2, -0.12),
        (0.0, -0.15),
        (0.2, -0.12),
        (0.37, 0.0),
        (0.18, -0.05),
        (0.0, -0.07),
        (-0.18, -0.05),
    ]
    s.form(smooth(np.array(head), samples=3), pal.IRON, part="head")
    s.light(oval(-0.1, -0.12, 0.12, 0.012), part="head", strength=0.5, soft=0.01)
    s.box(-0.045, -0.17, 0.045, -0.05, pal.IRON, ink=PEN * 0.8)
    return s.shapes


def tongs(rng: Random) -> list[Shape]:
    """A smith's tongs."""
    s = Sketch(rng)
    for side in (-1, 1):
        bent(s, [(side * 0.07, 0.0), (side * 0.03, -0.2), (-side * 0.03, -0.36), (-side * 0.015, -0.48)],
                0.011, pal.IRON,
             part=f"arm{side}")  # fmt: skip
    studs(s, [(0.0, -0.275)], 0.018, pal.STEEL)
    return s.shapes


def bellows(rng: Random) -> list[Shape]:
    """Hand bellows with a studded leaf."""
    s = Sketch(rng)
    turned(s, [(0.012, -0.5), (0.02, -0.36)], pal.BRASS, part="nozzle", samples=1)
    leather = [(0, -0.38), (-0.13, -0.26), (-0.16, -0.14), (-0.06, -0.06), (0.06, -0.06), (0.16, -0.14), (0.13, -0.26)]
    s.form(smooth(np.array(leather), samples=3), pal.CLOTH_BROWN, ink=PEN)
    volume(s, np.array(leather) * (0.86, 0.9) - (0, 0.02), pal.WOOD, part="leaf", samples=3)
    studs(s, [(x * 0.78, y * 0.9 - 0.02) for x, y in leather[1:]], 0.009, pal.BRASS)
    for x in (-0.03, 0.03):
        rod(s, (x, -0.09), (x * 1.6, 0.0), 0.015, pal.WOOD_RED)
    return s.shapes


def grindstone(rng: Random) -> list[Shape]:
    """A grindstone with a crank on its trestle."""
    s = Sketch(rng)
    for x, foot in ((-0.1, -0.26), (0.12, 0.3)):
        rod(s, (x, -0.56), (foot, 0.0), 0.03, pal.WOOD)
    s.form(oval(0, -0.6, 0.3, 0.3, points=30), pal.STONE, part="stone")
    s.shade(oval(0.1, -0.5, 0.22, 0.22), part="stone", strength=0.4, soft=0.08)
    s.stroke(oval(0, -0.6, 0.24, 0.24), width=PEN * 0.5, closed=True)
    s.form(np.array([(-0.44, -0.56), (0.44, -0.56), (0.44, -0.48), (-0.44, -0.48)]), pal.WOOD_PALE, part="rail")
    bent(s, [(0, -0.6), (0.14, -0.6), (0.16, -0.78), (0.24, -0.78)], 0.016, pal.IRON, part="crank")
    ball(s, 0, -0.6, 0.035, pal.IRON, part="hub")
    return s.shapes


def needle_and_thread(rng: Random) -> list[Shape]:
    """A reel of blue thread with its needle, a thimble beside."""
    s = Sketch(rng)
    turned(s, [(0.05, -0.13), (0.05, -0.115), (0.035, -0.11)], pal.WOOD_PALE, part="top", inside=pal.WOOD, samples=1)
    turned(s, [(0.04, -0.11), (0.045, -0.06), (0.04, -0.02)], pal.FLOWER_BLUE, part="thread")
    for y in np.linspace(-0.1, -0.03, 6):
        ring(s, 0, y, 0.043, color="#5d6c94", width=PEN * 0.5)
    turned(s, [(0.036, -0.02), (0.052, -0.015), (0.052, 0.0)], pal.WOOD_PALE, part="foot", samples=1)
    s.stroke(curve((0.04, -0.06), (0.1, -0.1), (0.14, -0.03), (0.2, -0.07)), width=PEN * 0.8, color="#5d6c94")
    rod(s, (0.12, -0.004), (0.25, -0.12), 0.003, pal.STEEL, tip=0.001)
    turned(s, [(0.018, -0.055), (0.03, 0.0)], pal.TIN, part="thimble", x=-0.12)
    studs(s, [(-0.13, -0.035), (-0.12, -0.02), (-0.11, -0.035)], 0.003, pal.STEEL)
    return s.shapes


def easel(rng: Random) -> list[Shape]:
    """An easel with a landscape begun, a palette hung on it."""
    s = Sketch(rng)
    for a, b in (((0.0, -1.7), (0.02, -0.1)), ((-0.06, -1.65), (-0.4, 0.0)), ((0.06, -1.65), (0.42, 0.0))):
        rod(s, a, b, 0.022, pal.WOOD_PALE)
    s.box(-0.42, -1.5, 0.42, -0.82, pal.LINEN, part="canvas")
    s.wash(rectangle(-0.4, -1.48, 0.4, -1.15), "#bcd3dc", part="canvas", strength=0.9, soft=0.03)
    s.wash(oval(-0.1, -0.95, 0.36, 0.14), pal.LEAF, part="canvas", strength=0.9, soft=0.03)
    s.wash(oval(0.22, -1.12, 0.12, 0.1), pal.LEAF_DARK, part="canvas", strength=0.9, soft=0.02)
    s.form(oval(-0.2, -1.36, 0.05, 0.05, points=14), pal.FLOWER_YELLOW, ink=PEN * 0.4)
    rod(s, (-0.46, -0.8), (0.46, -0.8), 0.024, pal.WOOD)
    palette_shape = [
        (0.3, -0.78),
        (0.42, -0.86),
        (0.6, -0.8),
        (0.62, -0.64),
        (0.48, -0.58),
        (0.42, -0.66),
        (0.32, -0.66),
    ]
    s.form(smooth(np.array(palette_shape), samples=4), pal.WOOD_RED, ink=PEN)
    for k, (x, y) in enumerate(((0.4, -0.78), (0.48, -0.8), (0.55, -0.76), (0.56, -0.68))):
        s.form(oval(x, y, 0.025, 0.02, points=9), pal.FLOWERS[k], ink=PEN * 0.4)
    return s.shapes


def paintbrush(rng: Random) -> list[Shape]:
    """Brushes in a pot."""
    s = Sketch(rng)
    for x, y, color in ((-0.06, -0.34, pal.FLOWER_RED), (0.0, -0.4, pal.FLOWER_BLUE), (0.07, -0.36, pal.LEAF)):
        rod(s, (0.4 * x, -0.1), (x, y + 0.07), 0.008, pal.WOOD_PALE)
        rod(s, (0.92 * x, y + 0.09), (x, y + 0.05), 0.011, pal.TIN)
        tuft = [
            (x - 0.014, y + 0.05),
            (x - 0.016, y + 0.02),
            (x, y - 0.03),
            (x + 0.016, y + 0.02),
            (x + 0.014, y + 0.05),
        ]
        s.form(np.array(tuft), color, ink=PEN * 0.7)
    turned(s, [(0.07, -0.16), (0.06, 0.0)], pal.TILE, part="pot", inside=pal.SOOT, samples=1)
    s.form(smooth(np.array([(-0.05, -0.14), (-0.02, -0.06), (0.0, -0.12), (0.02, -0.08), (0.03, -0.14)]), samples=3),
           pal.FLOWER_BLUE, ink=0, part="drip")  # fmt: skip
    return s.shapes


def fishing_rod(rng: Random) -> list[Shape]:
    """A rod with reel, line, float and hook."""
    s = Sketch(rng)
    bent(s, [(-0.5, 0.0), (-0.1, -0.8), (0.25, -1.4), (0.6, -1.7)], 0.011, pal.WOOD, part="rod")
    rod(s, (-0.5, 0.0), (-0.38, -0.24), 0.02, pal.WOOD_PALE)
    s.form(oval(-0.32, -0.24, 0.055, 0.055), pal.BRASS, ink=PEN * 0.8)
    s.form(oval(-0.32, -0.24, 0.02, 0.02, points=9), pal.IRON, ink=PEN * 0.5)
    s.stroke(curve((0.6, -1.7), (0.7, -1.1), (0.62, -0.5)), width=PEN * 0.5)
    ball(s, 0.63, -0.46, 0.03, pal.FLOWER_RED, part="float", ry=0.045)
    s.stroke([(0.63, -0.42), (0.635, -0.2)], width=PEN * 0.5)
    s.stroke(
        curve((0.635, -0.2), (0.64, -0.1), (0.6, -0.08), (0.595, -0.13)), width=PEN * 1.1, color=pal.IRON, taper=False
    )
    return s.shapes


def birdcage(rng: Random) -> list[Shape]:
    """A domed wire cage with a perch and a yellow bird."""
    s = Sketch(rng)
    s.form(np.vstack([oval(0, -0.34, 0.2, 0.22, start=0.5, end=1.0, points=16), [(0.2, -0.05), (-0.2, -0.05)]]),
           mixed(pal.CREAM, pal.GLASS, 0.6), part="inside", ink=0)  # fmt: skip
    s.stroke([(-0.14, -0.22), (0.14, -0.22)], width=PEN * 1.8, color=pal.WOOD, taper=False)
    bird = [(-0.07, -0.3), (-0.03, -0.36), (0.02, -0.33), (0.05, -0.27), (0.12, -0.2), (0.02, -0.225), (-0.04, -0.24)]
    volume(s, bird, pal.FLOWER_YELLOW, part="bird", ink=PEN * 0.8)
    s.form(np.array([(-0.07, -0.315), (-0.1, -0.3), (-0.065, -0.295)]), pal.EMBER, ink=PEN * 0.4)
    studs(s, [(-0.045, -0.322)], 0.005, pal.SOOT)
    bars = [curve((0, -0.56), (0.85 * x, -0.48), (x, -0.34), (x, -0.05)) for x in np.linspace(-0.2, 0.2, 9)]
    s.strokes(bars, width=PEN * 0.9, color="#9a7a38", taper=False)
    ring(s, 0, -0.34, 0.2, color=pal.BRASS, width=PEN * 1.6)
    turned(s, [(0.22, -0.06), (0.23, 0.0)], pal.BRASS, part="base", samples=1)
    s.stroke(oval(0, -0.6, 0.03, 0.04), width=PEN * 1.4, color=pal.BRASS, closed=True, taper=False)
    return s.shapes


def beehive(rng: Random) -> list[Shape]:
    """A straw skep on its stand, with bees."""
    s = Sketch(rng)
    for x in (-0.28, 0.28):
        rod(s, (x, -0.3), (1.15 * x, 0.0), 0.03, pal.WOOD_DARK)
    block(s, (-0.42, -0.34, 0.42, -0.28), pal.WOOD, part="board", back=(0.0, 0.06))
    turned(s, [(0.03, -1.0), (0.18, -0.94), (0.3, -0.72), (0.34, -0.4)], pal.THATCH, part="skep")
    for y, half in ((-0.88, 0.235), (-0.78, 0.285), (-0.68, 0.31), (-0.58, 0.325), (-0.48, 0.335)):
        ring(s, 0, y, half, color="#8a6f3a", width=PEN * 0.9)
    s.form(oval(0, -0.43, 0.06, 0.05, start=0.5, end=1.0, points=10), pal.SOOT, ink=PEN * 0.7)
    for x, y in ((-0.42, -0.7), (0.4, -0.85), (0.18, -0.36), (-0.3, -1.0)):
        s.form(oval(x - 0.012, y - 0.02, 0.02, 0.014, points=9), pal.LINEN, ink=PEN * 0.4)
        s.form(oval(x, y, 0.028, 0.018, points=10), pal.FLOWER_YELLOW, ink=PEN * 0.5)
        s.strokes([[(x + d, y - 0.016), (x + d, y + 0.016)] for d in (-0.008, 0.01)], width=PEN * 0.6)
    return s.shapes


def scarecrow(rng: Random) -> list[Shape]:
    """A scarecrow: cross of poles, patched coat, straw hands, turnip head under a battered hat."""
    s = Sketch(rng)
    rod(s, (0, -1.6), (0, 0.0), 0.035, pal.WOOD_DARK)
    rod(s, (-0.72, -1.28), (0.72, -1.3), 0.028, pal.WOOD_DARK)
    for side in (-1, 1):
        s.strokes([[(side * 0.62, -1.29), (side * (0.8 + d), -1.29 + 4 * e)] for d, e in ((0.05, 0.02), (0.08, 0.0),
                (0.04,
                   -0.025), (0.0, 0.04))], width=PEN * 1.3, color="#b4934c")  # fmt: skip
    coat = [(-0.1, -1.42), (-0.62, -1.4), (-0.64, -1.2), (-0.26, -1.14), (-0.3, -0.6), (0.3, -0.58), (0.26, -1.14),
            (0.64, -1.2), (0.62, -1.42), (0.1, -1.42)]  # fmt: skip
    volume(s, coat, pal.CLOTH_BLUE, part="coat", samples=2)
    s.form(rectangle(-0.2, -0.95, -0.06, -0.8), pal.CLOTH_RED, ink=PEN * 0.6)
    s.form(rectangle(0.38, -1.38, 0.5, -1.26), pal.CLOTH_MUSTARD, ink=PEN * 0.6)
    studs(s, [(0.0, y) for y in (-1.25, -1.05, -0.85)], 0.022, pal.BRASS)
    s.grass(0, -0.56, width=0.5, height=-0.14, blades=12, color="#b4934c")
    ball(s, 0, -1.62, 0.18, pal.CREAM, part="head", ry=0.2)
    studs(s, [(-0.07, -1.66), (0.07, -1.66)], 0.022, pal.SOOT)
    s.form(np.array([(0, -1.64), (-0.03, -1.57), (0.03, -1.57)]), pal.EMBER, ink=PEN * 0.5)
    s.stroke(curve((-0.09, -1.54), (0, -1.5), (0.1, -1.55)), width=PEN * 0.8)
    s.form(oval(0, -1.76, 0.3, 0.06), pal.CLOTH_BROWN, ink=PEN * 0.9)
    volume(s, [(-0.16, -1.77), (-0.12, -2.0), (0.06, -2.04), (0.15, -1.77)], pal.CLOTH_BROWN, part="hat", samples=2)
    grain(s, -0.1, -1.95, 0.1, -1.8, count=4)
    return s.shapes
