"""Kinds of trees and flowers that are known by their shape: birch, willow, apple, palm; rose, tulip, sunflower, wheat.

Knows: how each grows.  Does not know: where it stands.
"""

from __future__ import annotations

import numpy as np

from audobon.pencils import palette as pal
from audobon.pencils.light import mixed
from audobon.pencils.props.plants import BARK_INK, LEAF_INK, blossom, branch, clump, leaf, trunk
from audobon.pencils.props.shaping import ball, bent, rod, studs, turned, volume
from audobon.pencils.shapes import Shape, smooth
from audobon.pencils.sketch import PEN, Random, Sketch, curve, oval, pieces

STEM = "#68744a"


def apple_tree(rng: Random) -> list[Shape]:
    """A low spreading tree with red apples, some in the grass."""
    s = Sketch(rng, label="tree")
    for k, x in enumerate((-0.95, 0.9)):
        clump(s, x, -1.9, 0.62, 0.5, color=pal.LEAF_DARK, part=f"dark{k}")
    trunk(s, height=1.5, foot=0.17, top=0.12, lean=0.05)
    for end in ((-0.9, -2.0), (0.85, -2.1), (0.1, -2.4)):
        branch(s, (0.05, -1.35), end, thick=0.09)
    for k, (x, y, rx, ry) in enumerate(((-0.75, -2.15, 0.68, 0.5), (0.72, -2.2, 0.7, 0.52), (0, -2.6, 0.78, 0.52),
                                        (0.02, -2.05, 0.6, 0.42))):  # fmt: skip
        clump(s, x, y, rx, ry, color=mixed(pal.LEAF, pal.LEAF_LIGHT, 0.3 * (k > 1)), part=f"leaf{k}")
    for x, y in ((-1.0, -2.0), (-0.55, -2.3), (-0.2, -2.0), (0.2, -2.55), (0.5, -2.1), (0.95, -2.25), (0.7, -1.9),
                 (-0.3, -2.65), (-0.5, -0.03), (0.6, -0.04)):  # fmt: skip
        ball(s, x, y, 0.075, pal.FLOWER_RED, part=f"apple{x}")
    s.grass(0, 0.03, width=0.8, height=0.14, blades=10, color="#6f7648", pen=PEN * 0.7)
    return s.shapes


def birch(rng: Random) -> list[Shape]:
    """A slim white trunk with black marks and light hanging leaves."""
    s = Sketch(rng, label="tree")
    for k, (x, y) in enumerate(((-0.5, -3.1), (0.55, -2.9))):
        clump(s, x, y, 0.5, 0.7, color=mixed(pal.LEAF_LIGHT, pal.LEAF_DARK, 0.4), part=f"dark{k}")
    trunk(s, height=3.8, foot=0.13, top=0.05, lean=0.12, color="#e4ddcd")
    marks = [curve((x, y), (x + 0.05, y + 0.012), (x + 0.11, y)) for x, y in (
        (-0.1, -0.4), (0.0, -0.75), (-0.07, -1.1), (0.02, -1.45), (-0.03, -1.8), (0.04, -2.15),
        (0.02, -2.6))]  # fmt: skip
    s.strokes(marks, width=PEN * 1.7, color="#4c453e")
    for end in ((-0.6, -3.0), (0.6, -2.8), (0.2, -3.9)):
        branch(s, (0.06, -2.1), end, thick=0.035, color="#cfc6b3")
    for k, (x, y, rx, ry) in enumerate(((-0.45, -2.75, 0.4, 0.55), (0.6, -2.6, 0.38, 0.5), (0.1, -3.5, 0.55, 0.7),
                                        (0.15, -2.85, 0.4, 0.4))):  # fmt: skip
        clump(s, x, y, rx, ry, color=pal.LEAF_LIGHT, part=f"leaf{k}")
    s.grass(0, 0.03, width=0.5, height=0.14, blades=8, color="#6f7648", pen=PEN * 0.7)
    return s.shapes


def willow(rng: Random) -> list[Shape]:
    """A weeping willow: a bent trunk under a curtain of withies."""
    s = Sketch(rng, label="tree")
    clump(s, 0.1, -2.7, 1.2, 0.75, color=pal.LEAF_BLUE, part="crown")
    trunk(s, height=2.3, foot=0.24, top=0.15, lean=0.25)
    for k, x in enumerate(np.linspace(-1.25, 1.4, 10)):
        top = -3.0 + 0.35 * abs(x) ** 1.5
        low = -0.7 - 0.5 * rng.uniform() - (0.6 if abs(x) < 0.5 else 0.0)
        strand = [(x * 0.8, top), (x - 0.16, (top + low) / 2), (x + 0.02, low), (x + 0.16, (top + low) / 2 + 0.1)]
        tint = (pal.LEAF_BLUE, pal.LEAF, pal.LEAF_LIGHT)[k % 3]
        s.form(smooth(np.array(strand), samples=4), tint, ink=PEN * 0.7, ink_color=LEAF_INK, part=f"strand{k}")
        s.strokes(
            [curve((x * 0.82, top + 0.2), (x, (top + low) / 2), (x + 0.02, low + 0.1))], width=PEN * 0.5, color=LEAF_INK
        )
    clump(s, 0.1, -2.95, 0.8, 0.4, color=pal.LEAF_LIGHT, part="top")
    return s.shapes


def palm(rng: Random) -> list[Shape]:
    """A leaning palm with ringed trunk and coconuts."""
    s = Sketch(rng, label="tree")
    bent(s, [(0.0, 0.0), (0.08, -1.3), (0.35, -2.5), (0.75, -3.4)], 0.11, pal.BARK_PALE, part="trunk")
    at = smooth(np.array([(0.0, 0.0), (0.08, -1.3), (0.35, -2.5), (0.75, -3.4)]), closed=False, samples=6)
    s.strokes([curve((x - 0.1, y - 0.02), (x, y + 0.04), (x + 0.1, y)) for x, y in at[1:-1]], width=PEN * 0.8)
    for k, (x, y) in enumerate(
        ((-1.3, 0.5), (-1.1, -0.35), (-0.5, -0.9), (0.3, -0.95), (1.1, -0.5), (1.3, 0.4), (0.7, 0.75))
    ):
        tip, mid = (0.75 + x, -3.4 + y), (0.75 + 0.55 * x, -3.4 + 0.55 * y - 0.4)
        frond = [(0.75, -3.4), (mid[0], mid[1] - 0.06), tip, (mid[0], mid[1] + 0.2)]
        s.form(smooth(np.array(frond), samples=5), (pal.LEAF, pal.LEAF_DARK)[k % 2], ink=PEN * 0.8, part=f"frond{k}")
        s.stroke(curve((0.75, -3.4), mid, tip), width=PEN * 0.7)
        cuts = [[(0.75 + u * x, -3.4 + u * y - 0.5 * u * (1.6 - u)), (0.75 + u * x - 0.03, -3.27 + u * y - 0.4 * u)]
                for u in (0.4, 0.55, 0.7, 0.85)]  # fmt: skip
        s.strokes(cuts, width=PEN * 0.5)
    for x, y in ((0.66, -3.28), (0.82, -3.26), (0.74, -3.2)):
        ball(s, x, y, 0.09, pal.BARK_DARK, part=f"nut{x}")
    return s.shapes


def poplar(rng: Random) -> list[Shape]:
    """A tall narrow poplar or cypress, leaves to the foot."""
    s = Sketch(rng, label="tree")
    trunk(s, height=0.9, foot=0.12, top=0.09)
    for k, (y, rx) in enumerate(
        ((-0.95, 0.34), (-1.6, 0.46), (-2.35, 0.47), (-3.1, 0.40), (-3.75, 0.29), (-4.25, 0.16))
    ):
        clump(s, 0.03 * (-1) ** k, y, rx, 0.52, color=mixed(pal.LEAF_DARK, pal.LEAF, 0.18 * k), part=f"tier{k}leaf")
    return s.shapes


def stump(rng: Random) -> list[Shape]:
    """A sawn stump with rings, roots, and a shoot of leaves."""
    s = Sketch(rng, label="tree")
    side = [(-0.3, -0.36), (-0.34, -0.12), (-0.5, 0.02), (-0.25, -0.01), (-0.05, 0.04), (0.2, -0.01), (0.52, 0.03),
            (0.35, -0.12), (0.3, -0.36)]  # fmt: skip
    s.form(smooth(np.array(side), samples=3), pal.BARK, part="bark", ink_color=BARK_INK)
    s.shade([(0.05, -0.4), (0.4, -0.4), (0.5, 0.05), (0.1, 0.05)], part="bark", strength=0.5, soft=0.06)
    s.strokes([[(x, -0.3), (x * 1.04, -0.15), (x * 1.15, -0.04)] for x in np.linspace(-0.26, 0.26, 7)], width=PEN * 0.8)
    s.form(oval(0, -0.37, 0.3, 0.09), pal.WOOD_PALE, part="top")
    for share in (0.3, 0.55, 0.8):
        s.stroke(oval(-0.02, -0.37, 0.3 * share, 0.09 * share), width=PEN * 0.5, color="#8a6a46", closed=True)
    s.stroke([(-0.02, -0.37), (0.2, -0.34)], width=PEN * 0.7)
    for tip in ((-0.36, -0.62), (-0.2, -0.6), (-0.44, -0.5)):
        leaf(s, (-0.3, -0.38), tip, width=0.04, color=pal.LEAF)
    return s.shapes


def log(rng: Random) -> list[Shape]:
    """A fallen log with moss, a knot and two toadstools."""
    s = Sketch(rng, label="tree")
    body = [(-0.8, -0.32), (-0.2, -0.36), (0.6, -0.34), (0.78, -0.32), (0.78, -0.02), (0.1, 0.02), (-0.8, 0.0)]
    s.form(smooth(np.array(body), samples=2), pal.BARK, part="bark", ink_color=BARK_INK)
    s.shade(oval(0, 0.0, 0.85, 0.14), part="bark", strength=0.5, soft=0.05)
    s.wash(oval(-0.2, -0.34, 0.4, 0.06), pal.MOSS, part="bark", strength=0.8, soft=0.03)
    s.strokes([curve((x, y), (x + 0.14, y + 0.01), (x + 0.28, y - 0.01)) for x, y in (
        (-0.6, -0.22), (-0.2, -0.15), (0.2, -0.24), (0.4, -0.1), (-0.5, -0.07))],
        width=PEN * 0.8, color=BARK_INK)  # fmt: skip
    s.form(oval(0.1, -0.2, 0.05, 0.04), pal.BARK_DARK, ink=PEN * 0.7)
    rod(s, (-0.35, -0.33), (-0.45, -0.52), 0.04, pal.BARK, tip=0.03)
    s.form(oval(-0.8, -0.16, 0.08, 0.16), pal.WOOD_PALE, part="end")
    for share in (0.35, 0.7):
        s.stroke(
            oval(-0.8, -0.16, 0.08 * share, 0.16 * share, points=14), width=PEN * 0.5, color="#8a6a46", closed=True
        )
    for x, y in ((0.5, -0.34), (0.6, -0.33)):
        rod(s, (x, y), (x, y - 0.07), 0.012, pal.LINEN)
        s.form(oval(x, y - 0.07, 0.045, 0.04, start=0.5, end=1.0, points=9), pal.CLOTH_MUSTARD, ink=PEN * 0.7)
    s.grass(-0.1, 0.03, width=1.6, height=0.12, blades=16, color="#6f7648", pen=PEN * 0.7)
    return s.shapes


def fern(rng: Random) -> list[Shape]:
    """Arching fronds with paired leaflets."""
    s = Sketch(rng, label="plant")
    for k, (x, y) in enumerate(((-0.5, -0.32), (0.5, -0.3), (-0.3, -0.6), (0.32, -0.58), (0.02, -0.72))):
        spine = curve((0, 0), (0.35 * x, 0.75 * y), (x, y))
        for t in range(2, len(spine) - 1):
            base, way = spine[t], spine[t + 1] - spine[t - 1]
            normal = np.array([-way[1], way[0]]) / max(float(np.hypot(*way)), 1e-6)
            size = 0.13 * np.sin(np.pi * min(t / len(spine) + 0.12, 1.0))
            for side in (-1, 1):
                tip = base + side * normal * size + 0.4 * way
                s.form(np.array([base, base + side * normal * size * 0.5 - way * 0.1, tip, base + way * 0.35]),
                       (pal.LEAF, pal.LEAF_DARK)[k % 2], ink=PEN * 0.4)  # fmt: skip
        s.stroke(spine, width=PEN * 0.8, color=LEAF_INK)
    return s.shapes


def water_lily(rng: Random) -> list[Shape]:
    """Two pads and an open flower on the water."""
    s = Sketch(rng, label="plant")
    for x, r in ((-0.2, 0.19), (0.2, 0.16)):
        pad = np.vstack([[(x, -0.04)], oval(x, -0.04, r, 0.3 * r, start=0.08, end=0.95, points=18)])
        s.form(pad, pal.LEAF, part=f"pad{x}", ink=PEN * 0.8)
        s.strokes([[(x, -0.04), (x + r * 0.8 * np.cos(a), -0.04 + 0.24 * r * np.sin(a))] for a in (1.2, 2.2, 3.2, 4.2,
                5.2)],
                  width=PEN * 0.4, color=LEAF_INK)  # fmt: skip
    for k, x in enumerate((-0.11, 0.11, -0.065, 0.065, 0.0)):
        petal = [(0.0, -0.05), (x - 0.03, -0.11), (1.2 * x, -0.16 - 0.05 * (k > 1)), (x + 0.03, -0.11)]
        s.form(smooth(np.array(petal), samples=4), (pal.FLOWER_ROSE, pal.FLOWER_WHITE)[k > 1], ink=PEN * 0.7)
    s.form(oval(0, -0.075, 0.022, 0.015, points=10), pal.FLOWER_YELLOW, ink=PEN * 0.5)
    return s.shapes


def rose(rng: Random) -> list[Shape]:
    """A long-stemmed rose with thorns and folded petals."""
    s = Sketch(rng, label="plant")
    s.stroke(curve((0, 0), (0.02, -0.2), (0, -0.38)), width=PEN * 1.6, color=STEM, taper=False)
    for y, side in ((-0.1, 1), (-0.16, -1), (-0.24, 1)):
        s.form(np.array([(0.012, y), (0.012 + side * 0.03, y - 0.012), (0.014, y - 0.025)]), STEM, ink=PEN * 0.4)
    leaf(s, (0.015, -0.2), (0.13, -0.27), width=0.035, color=pal.LEAF)
    leaf(s, (0.015, -0.14), (-0.1, -0.2), width=0.032, color=pal.LEAF_DARK)
    volume(s, [(0, -0.37), (-0.075, -0.42), (-0.07, -0.49), (0, -0.51), (0.07, -0.49), (0.075, -0.42)], pal.FLOWER_RED,
           part="bloom")  # fmt: skip
    s.strokes([curve((-0.07, -0.47), (0.0, -0.42), (0.07, -0.47)), curve((-0.04, -0.49), (0.0, -0.455), (0.04, -0.49)),
               curve((-0.015, -0.485), (0.01, -0.5), (0.012, -0.475), (-0.005, -0.47)), curve((-0.06, -0.43),
               (-0.01, -0.39), (0.03, -0.4))], width=PEN * 0.7, color="#6d2f2a")  # fmt: skip
    for x in (-0.03, 0.03):
        s.form(np.array([(0, -0.37), (2.2 * x, -0.4), (x, -0.365)]), pal.LEAF, ink=PEN * 0.5)
    return s.shapes


def daisy(rng: Random) -> list[Shape]:
    """Three ox-eye daisies and a bud."""
    s = Sketch(rng, label="plant")
    for x, y, r in ((-0.12, -0.3, 0.07), (0.13, -0.26, 0.065), (0.01, -0.4, 0.075)):
        s.stroke(curve((0, 0), (0.3 * x, 0.5 * y), (x, y)), width=PEN * 1.0, color=STEM, taper=False)
        for angle in np.arange(11) * 2 * np.pi / 11:
            tip = (x + r * np.cos(angle), y + 0.8 * r * np.sin(angle))
            side = np.array([-np.sin(angle), 0.8 * np.cos(angle)]) * 0.016
            middle = np.array([x + 0.7 * r * np.cos(angle), y + 0.56 * r * np.sin(angle)])
            s.form(np.array([(x, y), middle + side, tip, middle - side]), pal.FLOWER_WHITE, ink=PEN * 0.4)
        ball(s, x, y, 0.32 * r, pal.FLOWER_YELLOW, part=f"eye{x}")
    for tip in ((-0.14, -0.08), (0.15, -0.07), (0.06, -0.12)):
        leaf(s, (0, 0), tip, width=0.018, color=pal.LEAF)
    return s.shapes


def tulip(rng: Random) -> list[Shape]:
    """Two tulips with broad blue-green leaves."""
    s = Sketch(rng, label="plant")
    for x, y, color in ((-0.06, -0.34, pal.FLOWER_YELLOW), (0.07, -0.42, pal.FLOWER_RED)):
        s.stroke([(0.3 * x, 0), (x, y)], width=PEN * 1.5, color=STEM, taper=False)
        cup = [(x, y + 0.03), (x - 0.055, y - 0.02), (x - 0.05, y - 0.11), (x - 0.02, y - 0.07), (x, y - 0.12),
               (x + 0.02, y - 0.07), (x + 0.05, y - 0.11), (x + 0.055, y - 0.02)]  # fmt: skip
        volume(s, cup, color, part=f"cup{x}", samples=3)
        s.strokes([curve((x - 0.02, y - 0.07), (x - 0.03, y - 0.02), (x - 0.01, y + 0.02)), curve((x + 0.02, y - 0.07),
                   (x + 0.03, y - 0.02), (x + 0.01, y + 0.02))], width=PEN * 0.6)  # fmt: skip
    for side in (-1, 1):
        blade = [(0, 0), (side * 0.07, -0.1), (side * 0.13, -0.26), (side * 0.03, -0.14)]
        s.form(smooth(np.array(blade), samples=4), pal.LEAF_BLUE, ink=PEN * 0.8)
        s.stroke(curve((0.005 * side, -0.02), (side * 0.05, -0.12), (side * 0.11, -0.22)), width=PEN * 0.5)
    return s.shapes


def sunflower(rng: Random) -> list[Shape]:
    """A tall sunflower."""
    s = Sketch(rng, label="plant")
    s.stroke(curve((0, 0), (0.03, -0.7), (0, -1.4)), width=PEN * 2.6, color=STEM, taper=False)
    for y, side in ((-0.4, 1), (-0.65, -1), (-0.9, 1)):
        leaf(s, (0.02, y), (side * 0.34, y - 0.14), width=0.1, color=pal.LEAF)
    for shift, r in ((0.0, 0.27), (0.2, 0.23)):
        for angle in np.arange(16) * np.pi / 8 + shift:
            tip = np.array([r * np.cos(angle), -1.45 + r * np.sin(angle)])
            across = np.array([-np.sin(angle), np.cos(angle)]) * 0.035
            mid = np.array([0.18 * np.cos(angle), -1.45 + 0.18 * np.sin(angle)])
            s.form(np.array([(0, -1.45), mid + across, tip, mid - across]), pal.FLOWER_YELLOW, ink=PEN * 0.5)
    ball(s, 0, -1.45, 0.14, pal.BARK_DARK, part="eye")
    studs(s, [(0.09 * np.sqrt(k / 14) * np.cos(2.4 * k),
            -1.45 + 0.09 * np.sqrt(k / 14) * np.sin(2.4 * k)) for k in range(14)],
          0.008, pal.BARK)  # fmt: skip
    return s.shapes


def bouquet(rng: Random) -> list[Shape]:
    """A bunch of mixed flowers in paper, tied with a ribbon."""
    s = Sketch(rng, label="plant")
    for x, y in ((-0.16, -0.4), (0.17, -0.38), (-0.08, -0.48), (0.1, -0.47), (0.0, -0.52)):
        leaf(s, (0.2 * x, -0.22), (1.15 * x, y - 0.02), width=0.03, color=pal.LEAF)
    s.form(np.array([(-0.17, -0.36), (-0.03, -0.02), (0.03, -0.02), (0.18, -0.35), (0.05, -0.26), (-0.05, -0.27)]),
           pal.CREAM, part="paper")  # fmt: skip
    s.strokes([[(-0.02, -0.06), (-0.1, -0.3)], [(0.02, -0.06), (0.1, -0.3)]], width=PEN * 0.6)
    for k, (x, y) in enumerate(((-0.11, -0.35), (0.0, -0.33), (0.11, -0.34), (-0.06, -0.42), (0.06, -0.43))):
        blossom(s, x, y, size=0.055, color=pal.FLOWERS[k])
    for side in (-1, 1):
        s.form(smooth(np.array([(0, -0.11), (side * 0.08, -0.15), (side * 0.07, -0.08)]), samples=4), pal.CLOTH_BLUE,
               ink=PEN * 0.7)  # fmt: skip
        s.stroke(curve((0, -0.1), (side * 0.04, -0.04), (side * 0.07, -0.01)), width=PEN * 1.6, color=pal.CLOTH_BLUE)
    return s.shapes


def vase(rng: Random) -> list[Shape]:
    """A blue vase of tulips and twigs."""
    s = Sketch(rng, label="plant")
    for x, y in ((-0.14, -0.5), (0.15, -0.46)):
        s.stroke(curve((0, -0.24), (0.5 * x, -0.38), (x, y)), width=PEN, color=STEM)
        for t in (0.5, 0.75, 1.0):
            leaf(s, (t * x, -0.24 + t * (y + 0.24)), (t * x + 0.04, -0.3 + t * (y + 0.24)), width=0.014, color=pal.LEAF)
    for x, y, color in (
        (-0.06, -0.44, pal.FLOWER_ROSE),
        (0.06, -0.48, pal.FLOWER_YELLOW),
        (0.0, -0.38, pal.FLOWER_WHITE),
    ):
        s.stroke([(0, -0.22), (x, y)], width=PEN * 1.1, color=STEM)
        blossom(s, x, y, size=0.055, color=color)
    turned(s, [(0.05, -0.26), (0.035, -0.22), (0.1, -0.11), (0.05, 0.0)], pal.CLOTH_BLUE, part="vase", inside=pal.SLATE)
    s.stroke(curve((-0.08, -0.12), (0, -0.09), (0.08, -0.12)), width=PEN, color=pal.LINEN)
    return s.shapes


def wheat(rng: Random) -> list[Shape]:
    """A bound sheaf of wheat."""
    s = Sketch(rng, label="plant")
    for x in np.linspace(-0.3, 0.3, 15):
        tip, foot = (1.25 * x, -0.85 + 0.25 * abs(x)), (0.85 * x, 0.0)
        s.stroke(curve(foot, (0.3 * x, -0.42), tip), width=PEN * 1.3, color="#b8954e", taper=False)
    for x in np.linspace(-0.3, 0.3, 15):
        tx, ty = 1.25 * x, -0.85 + 0.25 * abs(x)
        ear = [(tx, ty + 0.04), (tx - 0.03, ty - 0.04), (tx + 0.3 * x, ty - 0.16), (tx + 0.035, ty - 0.04)]
        s.form(smooth(np.array(ear), samples=3), pal.CLOTH_MUSTARD, ink=PEN * 0.6)
        s.strokes([[(tx + 0.2 * x, ty - 0.1), (tx + 0.5 * x + d, ty - 0.24)] for d in (-0.02, 0.02)], width=PEN * 0.4,
                  color="#8f7237")  # fmt: skip
    bent(s, [(-0.13, -0.44), (0, -0.4), (0.13, -0.44)], 0.032, pal.THATCH, part="band")
    s.strokes([curve((0.02, -0.42), (0.1, -0.34), (0.08, -0.28))], width=PEN * 1.4, color="#a98a48")
    return s.shapes


def cactus(rng: Random) -> list[Shape]:
    """A saguaro with two arms, a flower and spines."""
    s = Sketch(rng, label="plant")
    for arm, part in (([(-0.12, -0.7), (-0.4, -0.72), (-0.42, -1.15)], "left"), ([(0.1, -0.95), (0.36, -0.96),
            (0.38, -1.35)],
                      "right")):  # fmt: skip
        bent(s, arm, 0.09, pal.LEAF_DARK, part=part)
        ball(s, arm[-1][0], arm[-1][1], 0.09, pal.LEAF_DARK, part=f"{part} tip")
    turned(s, [(0.02, -1.75), (0.12, -1.68), (0.16, -1.4), (0.16, 0.0)], pal.LEAF_DARK, part="body")
    s.strokes([[(x, -1.6), (x, -0.05)] for x in (-0.09, -0.03, 0.04, 0.1)], width=PEN * 0.6)
    spines = [[(x, y), (x + 0.03, y - 0.03)] for y in np.arange(-1.5, -0.1, 0.2) for x in (-0.12, 0.01, 0.08)]
    s.strokes(spines, width=PEN * 0.5, color="#efe6c8")
    blossom(s, 0, -1.77, size=0.08, color=pal.FLOWER_ROSE)
    return s.shapes


def vine(rng: Random) -> list[Shape]:
    """A vine on its trellis with two bunches."""
    s = Sketch(rng, label="plant")
    for x in (-0.5, 0.0, 0.5):
        rod(s, (x, -1.5), (x, 0.0), 0.02, pal.WOOD_PALE)
    for y in (-1.3, -0.8):
        rod(s, (-0.55, y), (0.55, y), 0.016, pal.WOOD_PALE)
    s.stroke(curve((0.05, 0), (-0.15, -0.5), (0.1, -0.9), (-0.2, -1.3)), width=PEN * 3, color=pal.BARK, taper=True)
    s.stroke(curve((0.0, -0.7), (0.3, -0.9), (0.5, -1.3)), width=PEN * 2, color=pal.BARK)
    for x, y in ((-0.35, -1.3), (0.05, -1.38), (0.4, -1.3), (-0.25, -0.85), (0.3, -0.8), (0.0, -1.05), (-0.42, -1.05)):
        clump(s, x, y, 0.17, 0.13, color=pal.LEAF, part=f"leaf{x}{y}")
    for x, y in ((-0.12, -0.86), (0.36, -1.06)):
        dots = [oval(x + dx, y + dy, 0.035, 0.035, points=10) for dx, dy in (
            (0, 0.18), (-0.03, 0.12), (0.04, 0.12), (-0.06, 0.05), (0.0, 0.06), (0.06, 0.05))]  # fmt: skip
        s.form(pieces(dots), "#7a6a92", ink=PEN * 0.6)
    return s.shapes
