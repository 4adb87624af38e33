"""What grows: trees by kind, bushes, roses and other flowers, ferns, grass, leaves.

Knows: stems, crowns, petals on a thing's sheet.  Does not know: faces, limbs.
"""

from __future__ import annotations

import numpy as np

from audobon.pencils.figures.ink import Sketch, array, darker, ellipse, lighter
from audobon.pencils.figures.things.build import Thing
from audobon.pencils.figures.things.shaping import LEAF, PART, leaf, lines, oval, petals, rod, soft, solid
from audobon.pencils.shapes import smooth

BARK = "#8a6a4c"


def clump(s: Sketch, x: float, height: float, rx: float, ry: float, color: str, *, bows: int = 13) -> None:
    """A mass of leaves with a scalloped edge, and leaf marks inside its lit and its shaded side."""
    points = []
    for k in range(bows):
        a = 2 * np.pi * (k + s.rng.uniform(-0.2, 0.2)) / bows
        for turn, reach in ((0.0, 0.93), (0.5 * 2 * np.pi / bows, 1.07)):
            points.append((x + rx * reach * np.cos(a + turn), -height + ry * reach * np.sin(a + turn)))
    s.form(smooth(array(points), samples=3), color, part=PART, shade=0.42, hatch=10)
    light, dark = lighter(color, 0.45), darker(color, 0.5)
    for _ in range(16):
        a, r = s.rng.uniform(0, 2 * np.pi), np.sqrt(s.rng.uniform(0.05, 0.75))
        spot = array([x + rx * r * np.cos(a), -height + ry * r * np.sin(a)])
        tint = light if (spot[0] - x) + (spot[1] + height) < 0 else dark
        size = 0.035
        s.curve(
            [spot + array([-size, size * 0.5]), spot + array([0, -size * 0.5]), spot + array([size, size * 0.5])],
            ink=0.7,
            color=tint,
            part=PART,
        )


def _trunk(s: Sketch, top: float, wide: float, color: str = BARK) -> None:
    """A trunk with roots and bark."""
    soft(s, [(-wide, -top), (-wide * 0.9, -top * 0.5), (-wide * 1.3, -0.08), (-wide * 2.3, 0.0), (-wide * 0.8, -0.02),
             (0.0, 0.0), (wide * 0.9, -0.02), (wide * 2.4, 0.0), (wide * 1.3, -0.08), (wide * 0.9, -top * 0.5),
             (wide, -top)], color)  # fmt: skip
    for x in (-0.7, -0.3, 0.6):
        lines(s, [[(x * wide, 0.04), (x * wide * 0.9, top * 0.25)]], color)


def _oak(s: Sketch, c: str) -> None:
    for x in (-0.34, 0.34):
        rod(s, [(0.0, -0.36), (x, -0.66)], [0.08, 0.05], BARK)
    clump(s, -0.30, 0.66, 0.28, 0.20, darker(c, 0.12))
    clump(s, 0.32, 0.66, 0.28, 0.20, darker(c, 0.12))
    clump(s, 0.0, 0.78, 0.36, 0.22, c)
    _trunk(s, 0.62, 0.17)
    clump(s, -0.20, 0.70, 0.16, 0.10, lighter(c, 0.08), bows=9)
    clump(s, 0.20, 0.71, 0.16, 0.10, c, bows=9)


def _pine(s: Sketch, c: str) -> None:
    _trunk(s, 0.3, 0.07)
    for k, (low, high, half) in enumerate(((0.14, 0.50, 0.42), (0.36, 0.72, 0.32), (0.58, 1.0, 0.22))):
        edge = [(0.0, -high)]
        for step in range(4):
            share = (step + 1) / 4
            edge += [(half * share, -high + (high - low) * share), (half * share * 0.8, -high + (high - low) * share
                     - 0.02)]  # fmt: skip
        right = edge[:-1]
        sag = [(x, -low + 0.02 + 0.015 * (i % 2)) for i, x in enumerate(np.linspace(half * 0.7, -half * 0.7, 6))]
        outline = [*right, *sag, *[(-x, y) for x, y in right[1:]][::-1]]
        solid(s, outline, darker(c, 0.10 * (2 - k)), hatch=8)
        for x in np.linspace(-half * 0.6, half * 0.6, 5):
            lines(s, [[(x, low + 0.02), (x * 0.85, low + 0.09)]], c, ink=0.6)


def _willow(s: Sketch, c: str) -> None:
    clump(s, 0.0, 0.80, 0.44, 0.19, darker(c, 0.1))
    _trunk(s, 0.70, 0.14)
    for x in (-0.50, -0.38, -0.27, 0.27, 0.38, 0.50):
        rod(s, [(x * 0.6, -0.88), (x * 0.95, -0.64), (x, -0.24 - 0.1 * abs(x))], [0.05, 0.055, 0.012], c, ink=0.7)
        lines(s, [[(x * 0.9, 0.66), (x * 0.98, 0.4)]], c, ink=0.5)


def _apple_tree(s: Sketch, c: str) -> None:
    clump(s, 0.0, 0.74, 0.44, 0.26, c, bows=15)
    _trunk(s, 0.58, 0.16)
    for x, h in ((-0.30, 0.78), (0.28, 0.84), (-0.10, 0.90), (0.34, 0.64), (-0.34, 0.62), (0.10, 0.76)):
        oval(s, (x, h), (0.045, 0.045), "#c4493c", shade=0.3, ink=0.7)


def _bare_tree(s: Sketch, c: str) -> None:
    for path in (
        [(0.0, -0.5), (-0.20, -0.74), (-0.40, -0.86)], [(0.0, -0.5), (0.18, -0.76), (0.40, -0.90)],
        [(0.0, -0.5), (0.02, -0.8), (-0.06, -1.0)], [(-0.16, -0.70), (-0.20, -0.88)], [(0.16, -0.74), (0.12, -0.94)],
        [(0.28, -0.82), (0.42, -0.76)],
    ):  # fmt: skip
        rod(s, path, [0.06, 0.03, 0.010], c)
    _trunk(s, 0.62, 0.17, c)


def _stump(s: Sketch, c: str) -> None:
    _trunk(s, 0.86, 0.40, c)
    oval(s, (0, 0.86), (0.41, 0.13), "#d9bd8c")
    for r in (0.28, 0.16):
        ring = ellipse((0, -0.86), r, r * 0.30, count=20)
        s.stroke(np.vstack([ring, ring[:1]]), ink=0.6, color="#8a6a42", part=PART)


def _bush(s: Sketch, c: str) -> None:
    clump(s, -0.34, 0.34, 0.30, 0.32, darker(c, 0.12))
    clump(s, 0.34, 0.34, 0.30, 0.32, darker(c, 0.12))
    clump(s, 0.0, 0.52, 0.46, 0.46, c, bows=16)


def _bloom(s: Sketch, x: float, h: float, r: float, c: str) -> None:
    """One rose seen from the side: whorled petals."""
    for k in range(5):
        a = 2 * np.pi * k / 5 + 0.3
        oval(s, (x + r * 0.5 * np.cos(a), h + r * 0.45 * np.sin(a)), (r * 0.62, r * 0.56), c, shade=0.25, ink=0.7)
    oval(s, (x, h), (r * 0.62, r * 0.58), lighter(c, 0.08), shade=0.2, ink=0.6)
    turn = np.linspace(0, 3.6 * np.pi, 26)
    spiral = np.stack([x + r * 0.04 * turn * np.cos(turn), -h + r * 0.038 * turn * np.sin(turn)], axis=1)
    s.stroke(spiral, ink=0.6, color=darker(c, 0.5), part=PART)


def _rose_tree(s: Sketch, c: str) -> None:
    rod(s, [(0.0, 0.0), (0.03, -0.3), (0.0, -0.55)], [0.05, 0.04], BARK)
    clump(s, 0.0, 0.70, 0.40, 0.30, LEAF, bows=15)
    for x, h in ((-0.28, 0.80), (0.0, 0.93), (0.28, 0.82), (-0.32, 0.58), (0.33, 0.58), (0.0, 0.45)):
        _bloom(s, x, h, 0.075, c)


def _rose(s: Sketch, c: str) -> None:
    rod(s, [(0.0, 0.0), (0.03, -0.3), (0.0, -0.56)], [0.026, 0.022], LEAF)
    leaf(s, (0.02, 0.20), (0.28, 0.36), wide=0.07)
    leaf(s, (0.02, 0.12), (-0.26, 0.26), wide=0.07)
    for k in range(7):
        a = 2 * np.pi * k / 7 + 0.2
        oval(s, (0.20 * np.cos(a), 0.76 + 0.155 * np.sin(a)), (0.14, 0.12), darker(c, 0.08), shade=0.3, ink=0.8)
    oval(s, (0.0, 0.76), (0.22, 0.18), c, shade=0.2)
    for side in (-1, 1):
        soft(s, [(0.0, -0.54), (0.16 * side, -0.60), (0.26 * side, -0.56), (0.10 * side, -0.52)], LEAF, ink=0.7)


def _flower(s: Sketch, c: str) -> None:
    rod(s, [(0.0, 0.0), (-0.03, -0.3), (0.0, -0.5)], [0.026, 0.022], LEAF)
    leaf(s, (-0.02, 0.16), (0.26, 0.34), wide=0.07)
    leaf(s, (-0.02, 0.10), (-0.28, 0.24), wide=0.07)
    petals(s, (0.0, 0.70), count=8, inner=0.13, length=0.17, wide=0.085, color=c)
    oval(s, (0.0, 0.70), (0.175, 0.175), "#e8b94a", shade=0.25)


def _daisy(s: Sketch, c: str) -> None:
    rod(s, [(0.0, 0.0), (0.03, -0.3), (0.0, -0.5)], [0.022, 0.018], LEAF)
    leaf(s, (0.02, 0.06), (0.24, 0.18), wide=0.06)
    leaf(s, (0.02, 0.04), (-0.24, 0.16), wide=0.06)
    petals(s, (0.0, 0.70), count=16, inner=0.14, length=0.16, wide=0.040, color=c)
    oval(s, (0.0, 0.70), (0.17, 0.17), "#e5b33f", shade=0.25)


def _sunflower(s: Sketch, c: str) -> None:
    rod(s, [(0.0, 0.0), (0.02, -0.3), (0.0, -0.55)], [0.03, 0.026], LEAF)
    leaf(s, (0.02, 0.28), (0.34, 0.40), wide=0.10)
    leaf(s, (0.02, 0.18), (-0.34, 0.32), wide=0.10)
    petals(s, (0.0, 0.74), count=18, inner=0.18, length=0.13, wide=0.05, color=c)
    oval(s, (0.0, 0.74), (0.20, 0.20), "#8a5f38", shade=0.25)


def _tulip(s: Sketch, c: str) -> None:
    rod(s, [(0.0, 0.0), (0.0, -0.5)], [0.026, 0.024], LEAF)
    leaf(s, (0.0, 0.02), (0.20, 0.48), wide=0.07, bow=-0.2)
    leaf(s, (0.0, 0.02), (-0.22, 0.42), wide=0.07, bow=0.2)
    for x in (-0.15, 0.15):
        soft(s, [(0.0, -0.46), (x * 1.7, -0.60), (x * 1.8, -0.82), (x * 1.1, -1.0), (0.0, -0.8)], darker(c, 0.1))
    soft(s, [(0.0, -0.46), (0.20, -0.58), (0.21, -0.80), (0.0, -1.0), (-0.21, -0.80), (-0.20, -0.58)], c)


def _flax(s: Sketch, c: str) -> None:
    for x, h in ((-0.22, 0.66), (0.24, 0.60), (0.0, 0.6)):
        rod(s, [(0.0, 0.0), (x * 0.5, -0.3), (x, -h)], [0.014, 0.012], "#7d9a55", ink=0.6)
        for k in (0.3, 0.5, 0.7):
            leaf(s, (x * k, h * k), (x * k + 0.10, h * k + 0.08), wide=0.018, color="#7d9a55", ink=0.5)
            leaf(s, (x * k, h * k), (x * k - 0.10, h * k + 0.08), wide=0.018, color="#7d9a55", ink=0.5)
    for x, h, r in ((-0.24, 0.70, 0.6), (0.26, 0.64, 0.6)):
        petals(s, (x, h), count=5, inner=0.03, length=0.09 * r + 0.03, wide=0.05, color=c)
        oval(s, (x, h), (0.025, 0.025), "#e8d27c", ink=0.5)
    petals(s, (0.0, 0.80), count=5, inner=0.10, length=0.14, wide=0.12, color=c)
    oval(s, (0.0, 0.80), (0.155, 0.15), lighter(c, 0.45), shade=0.2)


def _thistle(s: Sketch, c: str) -> None:
    rod(s, [(0.0, 0.0), (0.0, -0.5)], [0.026], "#7b9460")
    for h, side in ((0.10, 1), (0.18, -1), (0.30, 1), (0.36, -1)):
        soft(s, [(0.0, -h), (0.12 * side, -h - 0.10), (0.13 * side, -h - 0.03), (0.22 * side, -h - 0.10),
                 (0.20 * side, -h), (0.10 * side, -h + 0.02)], "#7b9460", ink=0.7)  # fmt: skip
    for x in np.linspace(-0.20, 0.20, 9):
        rod(s, [(x * 0.5, -0.74), (x, -1.0 + abs(x) * 0.3)], [0.03, 0.012], c, ink=0.6)
    oval(s, (0.0, 0.62), (0.20, 0.18), "#7b9460", shade=0.3)


def _fern(s: Sketch, c: str) -> None:
    for lean, tall in ((-0.40, 0.74), (0.40, 0.74), (-0.20, 0.92), (0.22, 0.90), (0.0, 1.0)):
        path = [array([0.0, 0.0]), array([lean * 0.5, -tall * 0.6]), array([lean, -tall])]
        curve = smooth(np.stack(path), closed=False, samples=6)
        for k, spot in enumerate(curve[3:-1]):
            size = 0.13 * (1 - k / 14)
            for side in (-1, 1):
                tip = (spot[0] + side * size, -spot[1] + size * 0.45)
                leaf(s, (spot[0], -spot[1]), tip, wide=size * 0.16, color=c, ink=0.5)
        s.stroke(curve, ink=1.1, color=darker(c, 0.4), part=PART)
    clump(s, 0.0, 0.22, 0.24, 0.21, darker(c, 0.1))


def _grass(s: Sketch, c: str) -> None:
    for x, lean, tall in ((-0.26, -0.22, 0.66), (-0.14, -0.10, 0.86), (0.26, 0.24, 0.70), (0.14, 0.12, 0.92),
                          (0.0, 0.02, 1.0)):  # fmt: skip
        soft(s, [(x - 0.09, 0.0), (x - 0.08 + lean * 0.4, -tall * 0.6), (x + lean, -tall), (x + 0.06 + lean * 0.3,
             -tall * 0.5), (x + 0.09, 0.0)], c, ink=0.8)  # fmt: skip
    soft(s, [(-0.24, 0.0), (-0.22, -0.50), (0.0, -0.60), (0.22, -0.50), (0.24, 0.0)], lighter(c, 0.12), shade=0.2)


def _corn(s: Sketch, c: str) -> None:
    rod(s, [(0.0, 0.0), (0.0, -0.5)], [0.02], "#c2a655")
    leaf(s, (0.0, 0.14), (0.22, 0.44), wide=0.03, color="#b7a95a", bow=-0.15)
    for k in range(5):
        h = 0.52 + 0.10 * k
        for side in (-1, 1):
            leaf(s, (0.0, h), (0.20 * side, h + 0.12), wide=0.055, color=c, bow=-0.1 * side, ink=0.7)
            rod(s, [(0.18 * side, -h - 0.10), (0.26 * side, -h - 0.28)], [0.006], c, ink=0.4)
    oval(s, (0.0, 0.70), (0.15, 0.17), c, shade=0.25)


def _leaf(s: Sketch, c: str) -> None:
    rod(s, [(0.0, 0.0), (0.0, -0.18)], [0.025, 0.03], darker(c, 0.3))
    points = [(0.0, -0.14)]
    for side in (1, -1):
        part = [(0.26, -0.18), (0.24, -0.28), (0.42, -0.36), (0.36, -0.48), (0.44, -0.62), (0.30, -0.68), (0.28, -0.84),
                (0.14, -0.84)]  # fmt: skip
        points += [(x * side, y) for x, y in (part if side > 0 else part[::-1])]
        if side > 0:
            points.append((0.0, -1.0))
    soft(s, points, c)
    lines(s, [[(0.0, 0.16), (0.01, 0.5), (0.0, 0.96)]], c, ink=0.9)
    for h in (0.26, 0.74):
        for side in (-1, 1):
            lines(s, [[(0.0, h), (0.22 * side, h + 0.10)]], c, ink=0.6)


PLANTS: tuple[Thing, ...] = (
    Thing(
        name="tree",
        ground=BARK,
        draw=_oak,
        color="#5f8a45",
        face=(0.0, 0.34, 0.145),
        wide=0.15,
        arms=0.40,
        legs=0.0,
        limbs="twig",
        rooted=True,
    ),
    Thing(
        name="pine",
        draw=_pine,
        color="#3f6b4a",
        face=(0.0, 0.44, 0.16),
        wide=0.26,
        arms=0.36,
        legs=0.0,
        limbs="twig",
        rooted=True,
    ),
    Thing(
        name="willow",
        ground=BARK,
        draw=_willow,
        color="#8fa85c",
        face=(0.0, 0.42, 0.125),
        wide=0.13,
        arms=0.36,
        legs=0.0,
        limbs="twig",
        rooted=True,
    ),
    Thing(
        name="apple tree",
        ground=BARK,
        draw=_apple_tree,
        color="#6f9a48",
        face=(0.0, 0.32, 0.14),
        wide=0.14,
        arms=0.36,
        legs=0.0,
        limbs="twig",
        rooted=True,
    ),
    Thing(
        name="bare tree",
        draw=_bare_tree,
        color="#7d6650",
        face=(0.0, 0.34, 0.15),
        wide=0.15,
        arms=0.44,
        legs=0.0,
        limbs="twig",
        rooted=True,
    ),
    Thing(
        name="stump",
        draw=_stump,
        color="#8f6f4e",
        face=(0.0, 0.44, 0.25),
        wide=0.38,
        arms=0.44,
        legs=0.0,
        limbs="twig",
        rooted=True,
    ),
    Thing(
        name="bush",
        draw=_bush,
        color="#5f8f4a",
        face=(0.0, 0.48, 0.26),
        wide=0.46,
        arms=0.44,
        legs=0.0,
        limbs="leaf",
        rooted=True,
    ),
    Thing(
        name="rose-tree",
        ground=LEAF,
        draw=_rose_tree,
        color="#c9525e",
        face=(0.0, 0.69, 0.17),
        wide=0.30,
        arms=0.50,
        legs=0.0,
        limbs="leaf",
        rooted=True,
    ),
    Thing(
        name="rose",
        draw=_rose,
        color="#c8414e",
        face=(0.0, 0.76, 0.17),
        wide=0.03,
        arms=0.42,
        legs=0.0,
        limbs="leaf",
        rooted=True,
    ),
    Thing(
        name="flower",
        ground="#e8b94a",
        draw=_flower,
        color="#8f7fc0",
        face=(0.0, 0.70, 0.145),
        wide=0.03,
        arms=0.38,
        legs=0.0,
        limbs="leaf",
        rooted=True,
    ),
    Thing(
        name="daisy",
        ground="#e5b33f",
        draw=_daisy,
        color="#f7f3e8",
        face=(0.0, 0.70, 0.14),
        wide=0.03,
        arms=0.36,
        legs=0.0,
        limbs="leaf",
        rooted=True,
    ),
    Thing(
        name="sunflower",
        ground="#a87a4c",
        draw=_sunflower,
        color="#e6b030",
        face=(0.0, 0.74, 0.17),
        wide=0.03,
        arms=0.42,
        legs=0.0,
        limbs="leaf",
        rooted=True,
    ),
    Thing(
        name="tulip",
        draw=_tulip,
        color="#d3564a",
        face=(0.0, 0.70, 0.16),
        wide=0.03,
        arms=0.38,
        legs=0.0,
        limbs="leaf",
        rooted=True,
    ),
    Thing(
        name="flax",
        ground="#c3d2ea",
        draw=_flax,
        color="#7f9fd6",
        face=(0.0, 0.80, 0.125),
        wide=0.03,
        arms=0.44,
        legs=0.0,
        limbs="leaf",
        rooted=True,
    ),
    Thing(
        name="thistle",
        ground="#7b9460",
        draw=_thistle,
        color="#9a6fb0",
        face=(0.0, 0.62, 0.15),
        wide=0.03,
        arms=0.34,
        legs=0.0,
        limbs="leaf",
        rooted=True,
    ),
    Thing(
        name="fern",
        draw=_fern,
        color="#5f9450",
        face=(0.0, 0.23, 0.16),
        wide=0.16,
        arms=0.30,
        legs=0.0,
        limbs="leaf",
        rooted=True,
    ),
    Thing(
        name="grass",
        draw=_grass,
        color="#7fae4f",
        face=(0.0, 0.30, 0.18),
        wide=0.22,
        arms=0.34,
        legs=0.0,
        limbs="leaf",
        rooted=True,
    ),
    Thing(
        name="corn",
        draw=_corn,
        color="#dcbb5a",
        face=(0.0, 0.70, 0.12),
        wide=0.03,
        arms=0.36,
        legs=0.0,
        limbs="leaf",
        rooted=True,
    ),
    Thing(name="leaf", draw=_leaf, color="#7a9a4a", face=(0.0, 0.50, 0.22), wide=0.36, arms=0.42, legs=0.16),
)
