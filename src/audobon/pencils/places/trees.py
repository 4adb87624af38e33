"""Trees by character: oak, beech, birch, willow, apple, poplar, pine, yew, a dead trunk, a palm.

Knows: each kind's stem, limbs, bark and masses of leaves.  Does not know: places, or how leaves turn and
fall (see `season.py`).
Shares of the height: x right, y up, the origin at the foot.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

import numpy as np

from audobon.comic.storyboard import Season
from audobon.pencils import palette as pal
from audobon.pencils.light import mixed
from audobon.pencils.props import plants
from audobon.pencils.shapes import Shape, smooth
from audobon.pencils.sketch import PEN, Random, Sketch, curve, leafy, oval, pieces
from audobon.pencils.stage import Stage

Mass = tuple[float, float, float, float]
"""A clump of leaves: x, y of its middle and its half axes, shares of the tree's height."""
EVERGREEN_INK = "#3c4230"
SMALL_PX = 70.0
"""A tree lower than this in the picture is drawn as masses alone."""


class Bark(StrEnum):
    FURROWS = "furrows"
    BANDS = "bands"
    RINGS = "rings"
    PLATES = "plates"


@dataclass(frozen=True, kw_only=True)
class Habit:
    """One kind's way of growing; `bole` and `foot` are shares of the height."""

    bole: float
    foot: float
    back: tuple[Mass, ...]
    front: tuple[Mass, ...]
    limbs: tuple[tuple[float, float], ...]
    leaves: str
    stem: str = pal.BARK
    bark: Bark = Bark.FURROWS
    lean: float = 0.0
    fruit: str = ""
    evergreen: bool = False
    hangs: bool = False


HABITS: dict[str, Habit] = {
    "oak": Habit(
        bole=0.34,
        foot=0.085,
        back=((-0.34, 0.56, 0.20, 0.14), (0.36, 0.58, 0.19, 0.14), (0.0, 0.82, 0.24, 0.15)),
        front=((-0.26, 0.70, 0.20, 0.15), (0.27, 0.72, 0.21, 0.15), (-0.42, 0.48, 0.13, 0.09), (0.44, 0.47, 0.13, 0.09),
               (0.02, 0.66, 0.19, 0.13), (0.06, 0.88, 0.18, 0.12)),
        limbs=((-0.40, 0.52), (-0.20, 0.72), (0.05, 0.82), (0.24, 0.70), (0.42, 0.50)),
        leaves=pal.LEAF,
    ),
    "beech": Habit(
        bole=0.46,
        foot=0.06,
        back=((-0.20, 0.62, 0.19, 0.17), (0.22, 0.64, 0.19, 0.17), (0.0, 0.80, 0.20, 0.16)),
        front=((-0.14, 0.72, 0.18, 0.15), (0.15, 0.76, 0.18, 0.15), (0.0, 0.60, 0.20, 0.12), (0.02, 0.90, 0.14, 0.10)),
        limbs=((-0.22, 0.72), (-0.08, 0.88), (0.10, 0.90), (0.24, 0.74)),
        leaves=pal.LEAF_LIGHT,
        stem=pal.BARK_PALE,
        bark=Bark.PLATES,
    ),
    "birch": Habit(
        bole=0.52,
        foot=0.028,
        back=((-0.10, 0.66, 0.12, 0.11), (0.12, 0.72, 0.12, 0.11)),
        front=((-0.13, 0.78, 0.09, 0.10), (0.10, 0.60, 0.10, 0.08), (0.08, 0.84, 0.10, 0.10), (-0.02, 0.94, 0.07,
        0.08)),
        limbs=((-0.16, 0.74), (0.14, 0.70), (-0.06, 0.86), (0.06, 0.92)),
        leaves=pal.LEAF_LIGHT,
        stem="#e6dfd0",
        bark=Bark.BANDS,
        lean=0.04,
    ),
    "willow": Habit(
        bole=0.36,
        foot=0.075,
        back=((-0.26, 0.70, 0.20, 0.14), (0.28, 0.68, 0.20, 0.14)),
        front=((0.0, 0.84, 0.26, 0.13), (-0.22, 0.74, 0.17, 0.12), (0.24, 0.74, 0.17, 0.12)),
        limbs=((-0.30, 0.72), (-0.10, 0.86), (0.12, 0.86), (0.32, 0.70)),
        leaves="#b3ba7d",
        stem=pal.BARK_DARK,
        lean=-0.05,
        hangs=True,
    ),
    "apple": Habit(
        bole=0.34,
        foot=0.06,
        back=((-0.26, 0.60, 0.20, 0.17), (0.26, 0.62, 0.20, 0.17)),
        front=((-0.18, 0.74, 0.20, 0.16), (0.20, 0.76, 0.20, 0.16), (0.0, 0.60, 0.20, 0.14), (0.0, 0.88, 0.18, 0.11)),
        limbs=((-0.32, 0.62), (-0.14, 0.80), (0.14, 0.82), (0.34, 0.60)),
        leaves=pal.LEAF,
        stem=pal.BARK_DARK,
        lean=0.05,
        fruit=pal.FLOWER_RED,
    ),
    "poplar": Habit(
        bole=0.16,
        foot=0.03,
        back=((-0.05, 0.34, 0.08, 0.15), (0.06, 0.54, 0.08, 0.17)),
        front=((0.04, 0.30, 0.08, 0.13), (-0.03, 0.50, 0.09, 0.15), (0.03, 0.70, 0.08, 0.14), (0.0, 0.88, 0.055, 0.12)),
        limbs=((-0.07, 0.5), (0.07, 0.6), (-0.04, 0.8), (0.03, 0.95)),
        leaves=pal.LEAF_BLUE,
    ),
    "pine": Habit(
        bole=0.64,
        foot=0.04,
        back=((-0.16, 0.70, 0.13, 0.05), (0.18, 0.76, 0.13, 0.05)),
        front=((-0.20, 0.82, 0.15, 0.06), (0.20, 0.86, 0.14, 0.06), (0.0, 0.94, 0.17, 0.07), (0.13, 0.66, 0.10, 0.04)),
        limbs=((-0.22, 0.80), (0.20, 0.84), (0.12, 0.66), (0.0, 0.95)),
        leaves=pal.FIR,
        stem="#b07a58",
        bark=Bark.PLATES,
        lean=-0.05,
        evergreen=True,
    ),
    "yew": Habit(
        bole=0.16,
        foot=0.10,
        back=((-0.24, 0.42, 0.20, 0.24), (0.24, 0.44, 0.20, 0.24)),
        front=((-0.14, 0.66, 0.20, 0.20), (0.16, 0.66, 0.20, 0.20), (0.0, 0.38, 0.22, 0.20), (0.0, 0.86, 0.14, 0.13)),
        limbs=((-0.2, 0.5), (0.0, 0.8), (0.2, 0.5)),
        leaves=pal.FIR_DARK,
        evergreen=True,
    ),
    "dead": Habit(
        bole=0.48,
        foot=0.08,
        back=(),
        front=(),
        limbs=((-0.38, 0.62), (-0.22, 0.84), (0.05, 0.98), (0.20, 0.76), (0.36, 0.56)),
        leaves=pal.LEAF,
        stem="#9a8d7c",
        lean=0.06,
    ),
}  # fmt: skip
"""Every broad-leaved or needled kind; the fir and the palm have drawings of their own kind below."""


def tree(rng: Random, kind: str, *, height: float, detail: bool = True, bears: bool = True) -> list[Shape]:
    """One tree of a kind in `HABITS`; without `detail` it keeps its masses and loses its marks."""
    habit = HABITS[kind]
    s = Sketch(rng, label="tree")
    bare = not habit.front
    ink = EVERGREEN_INK if habit.evergreen else plants.LEAF_INK
    lean = habit.lean * height
    for k, mass in enumerate(habit.back):
        tint = mixed(habit.leaves, pal.LEAF_DARK, 0.55)
        _mass(s, mass, height=height, color=tint, part=f"b{k}", ink=ink, detail=False)
    foot, bole = habit.foot * height, habit.bole * height
    plants.trunk(s, height=bole * 1.1, foot=foot, top=foot * 0.6, lean=lean, color=habit.stem)
    if detail:
        _bark(s, habit, foot=foot, bole=bole, lean=lean)
    for x, y in habit.limbs if bare or detail else ():
        _limb(s, (lean, -bole), (lean + x * height, -y * height), thick=foot * 0.42, color=habit.stem, bare=bare)
    if habit.hangs:
        _strands(s, height=height, color=habit.leaves)
    for k, mass in enumerate(habit.front):
        lit = mixed(habit.leaves, pal.LEAF_LIGHT, 0.6) if k % 2 == 0 and not habit.evergreen else habit.leaves
        _mass(s, mass, height=height, color=lit, part=f"f{k}", ink=ink, detail=detail)
    if habit.fruit and bears:
        _fruits(s, habit, height=height)
    s.grass(0, 0.03, width=foot * 4, height=0.14, blades=9, color="#6f7648", pen=PEN * 0.7)
    return s.shapes


def _mass(s: Sketch, mass: Mass, *, height: float, color: str, part: str, ink: str, detail: bool) -> None:
    """A clump of leaves, lit from the upper left; its marks where it is seen near."""
    x, y, rx, ry = (share * height for share in mass)
    x += s.rng.normal(0, 0.012) * height
    y += s.rng.normal(0, 0.012) * height
    leaf = float(np.clip(0.30 * min(rx, ry), 0.05, 0.22))
    s.form(leafy(s.rng, x, -y, rx, ry, scallop=leaf), color, ink=PEN * 0.75, ink_color=ink, part=part)
    s.shade(oval(x + 0.28 * rx, -y + 0.55 * ry, 0.95 * rx, 0.62 * ry), part=part, strength=0.42, soft=0.2 * ry)
    if detail:
        s.light(oval(x - 0.35 * rx, -y - 0.45 * ry, 0.55 * rx, 0.42 * ry), part=part, strength=0.45, soft=0.2 * ry)
        count = int(np.clip(rx * ry * 26, 5, 18))
        plants.leaf_marks(s, x, -y, rx, ry, count=count, size=leaf * 0.42)


def _limb(
    s: Sketch, start: tuple[float, float], end: tuple[float, float], *, thick: float, color: str, bare: bool
) -> None:
    """A limb; out of leaf it forks into twigs."""
    plants.branch(s, start, end, thick=thick, color=color)
    if not bare:
        return
    a, b = np.array(start), np.array(end)
    along = b - a
    length = float(np.hypot(*along))
    runs = []
    for t in (0.42, 0.6, 0.76, 0.9):
        root = a + along * t
        turn = s.rng.uniform(0.5, 0.95) * (1 if s.rng.uniform() < 0.5 else -1)
        cos, sin = np.cos(turn), np.sin(turn)
        twig = np.array([along[0] * cos - along[1] * sin, along[0] * sin + along[1] * cos]) * 0.42 * (1.2 - 0.6 * t)
        twig[1] -= 0.10 * length
        runs.append([root, root + 0.5 * twig, root + twig])
        side = np.array([-twig[1], twig[0]]) * 0.45 * np.sign(turn)
        runs.append([root + 0.5 * twig, root + 0.75 * twig + 0.5 * side, root + 0.9 * twig + side])
    s.strokes(runs, width=max(thick * 0.5, PEN * 1.4), color=mixed(color, plants.BARK_INK, 0.7))


def _bark(s: Sketch, habit: Habit, *, foot: float, bole: float, lean: float) -> None:
    """Marks of the bark: black bands on a birch, plates on a pine, knots and ivy elsewhere."""
    rng = s.rng
    along = rng.uniform(0.08, 0.95, 9)
    middle, half = lean * np.clip(2 * along - 1, 0, 1), foot * (1 - 0.4 * along) * 0.8
    if habit.bark is Bark.BANDS:
        left = rng.uniform(-1, 0.1, 9)
        bands = [
            oval(m + (u + 0.4) * h, -v * bole, 0.45 * h, 0.010 * bole, points=8)
            for m, h, u, v in zip(middle, half, left, along, strict=True)
        ]
        s.form(pieces(bands), "#5d5348", ink=0, part="bands")
    elif habit.bark is Bark.PLATES:
        runs = [
            [
                (m + u * h, -v * bole),
                (m + (u + 0.35) * h, -v * bole + 0.04 * bole),
                (m + u * h, -v * bole + 0.09 * bole),
            ]
            for m, h, u, v in zip(middle, half, rng.uniform(-0.8, 0.5, 9), along, strict=True)
        ]
        s.strokes(runs, width=PEN * 0.6, color=plants.BARK_INK)
    else:
        y = -0.55 * bole
        s.form(oval(lean * 0.55 - 0.1 * foot, y, 0.26 * foot, 0.34 * foot, points=12), "#5f4d3c", ink=PEN * 0.6)
        s.stroke(oval(lean * 0.55 - 0.1 * foot, y, 0.42 * foot, 0.52 * foot, points=12), width=PEN * 0.6,
                 color=plants.BARK_INK, closed=True)  # fmt: skip


def _strands(s: Sketch, *, height: float, color: str) -> None:
    """A willow's hair: long strands of leaves falling from the crown."""
    rng = s.rng
    for k, x in enumerate(np.linspace(-0.44, 0.44, 15)):
        top = 0.72 + 0.10 * np.cos(3 * x) + rng.normal(0, 0.02)
        low = rng.uniform(0.16, 0.34) + 0.2 * (1 - abs(x) / 0.44)
        sway = 0.03 * np.sign(x) + rng.normal(0, 0.012)
        a, b = np.array([x * 0.85, -top]) * height, np.array([x + sway, -low]) * height
        middle = (a + b) / 2 + (0.03 * np.sign(x) * height, 0)
        half = 0.03 * height
        outline = smooth(
            np.array([a - (half, 0), middle - (half, 0), b, middle + np.array([half, 0]), a + np.array([half, 0])]),
            samples=3,
        )
        tint = mixed(color, (pal.LEAF_LIGHT, pal.LEAF_DARK)[k % 2], 0.3)
        s.form(outline, tint, ink=PEN * 0.5, ink_color=plants.LEAF_INK, part=f"strand{k}")
        runs = [
            curve((a[0] + d, a[1]), (middle[0] + d, middle[1]), (b[0] + 0.4 * d, b[1] - 0.02 * height))
            for d in (-0.4 * half, 0.3 * half)
        ]
        s.strokes(runs, width=PEN * 0.5, color=plants.LEAF_INK)


def _fruits(s: Sketch, habit: Habit, *, height: float) -> None:
    spots = [(x + u * rx, y + v * ry) for x, y, rx, ry in habit.front for u, v in s.rng.uniform(-0.7, 0.6, (3, 2))]
    apples = [oval(x * height, -y * height, 0.018 * height, 0.018 * height, points=10) for x, y in spots]
    s.form(pieces(apples), habit.fruit, ink=PEN * 0.6, part="apples")


def grow(stage: Stage, kind: str, *words: str | int, x: float, z: float, height: float, mirror: bool = False) -> None:
    """Stand one tree on the stage, with its shadow where it is near; nothing where the frame does not show it."""
    if not stage.sees(x, z, half_width=0.6 * height):
        return
    detail = stage.pixels(height, z) >= SMALL_PX
    rng = stage.rng(kind, *words)
    if kind == "fir":
        drawing = plants.fir(rng, height=height)
    elif kind == "palm":
        drawing = palm(rng, height=height)
    else:
        bears = stage.season not in (Season.WINTER, Season.SPRING)
        drawing = tree(rng, kind, height=height, detail=detail, bears=bears)
    if detail and z < 12:
        stage.shadow(x=x, z=z, half_width=0.28 * height)
    stage.put(drawing, x=x, z=z, mirror=mirror)


def palm(rng: Random, *, height: float = 4.0) -> list[Shape]:
    """A date palm: a ringed, leaning stem and a burst of fronds."""
    s = Sketch(rng, label="tree")
    k = height / 4.0
    stem = np.vstack([curve((-0.16, 0), (-0.05, -2), (0.25, -4)), curve((0.42, -4), (0.16, -2), (0.16, 0))]) * k
    s.form(stem, pal.BARK_PALE, part="stem")
    s.shade(np.vstack([curve((0.05, 0), (0.1, -2), (0.36, -4)), curve((0.5, -4), (0.3, -2), (0.3, 0))]) * k,
        part="stem",
            strength=0.4, soft=0.05)  # fmt: skip
    rings = [
        np.array([(-0.12 + 0.36 * t, -4 * t), (0.02 + 0.3 * t, -4 * t + 0.06), (0.14 + 0.24 * t, -4 * t - 0.02)]) * k
        for t in np.linspace(0.05, 0.95, 14)
    ]
    s.strokes(rings, width=PEN * 0.9)
    for number, angle in enumerate(np.linspace(-2.9, -0.2, 9)):
        tip = np.array([0.33 + 1.7 * np.cos(angle), -3.1 + 1.0 * np.sin(angle)])
        middle = np.array([0.33 + 0.9 * np.cos(angle), -4.0 + 1.1 * np.sin(angle)])
        spine = smooth(np.array([(0.33, -4.0), middle, tip]), closed=False, samples=6)
        along = np.gradient(spine, axis=0)
        normal = np.stack([-along[:, 1], along[:, 0]], axis=1) / np.maximum(np.hypot(*along.T)[:, None], 1e-6)
        saw = np.where(np.arange(len(spine)) % 2 == 0, 0.17, 0.08)[:, None]
        saw[0] = saw[-1] = 0.0
        s.form(np.vstack([spine + normal * saw, (spine - normal * saw)[::-1]]) * k, pal.LEAVES[number % 3],
               ink=PEN * 0.8, ink_color=plants.LEAF_INK)  # fmt: skip
        s.stroke(spine * k, width=PEN * 0.6, color=plants.LEAF_INK)
    nuts = [oval(0.33 + d, -3.92, 0.08, 0.1, points=10) * k for d in (-0.12, 0.0, 0.12)]
    s.form(pieces(nuts), pal.COPPER, ink=PEN * 0.6)
    return s.shapes
