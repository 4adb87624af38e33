"""What is eaten and gathered: apples, roots, mushrooms, bread, cakes, eggs, nuts.

Knows: fruit and baking on a thing's sheet.  Does not know: faces, limbs.
"""

from __future__ import annotations

import numpy as np

from audobon.pencils.figures.ink import Sketch, darker, ellipse, lighter
from audobon.pencils.figures.things.build import Thing
from audobon.pencils.figures.things.shaping import PART, glint, lathe, leaf, lines, oval, rod, soft, solid


def _apple(s: Sketch, c: str) -> None:
    rod(s, [(0.0, -0.84), (0.03, -1.0)], [0.025, 0.03], "#6f4a2c")
    leaf(s, (0.02, 0.92), (0.30, 1.0), wide=0.08)
    soft(s, [(0.0, -0.82), (0.22, -0.90), (0.45, -0.74), (0.48, -0.42), (0.34, -0.08), (0.12, 0.0), (0.0, -0.03),
             (-0.12, 0.0), (-0.34, -0.08), (-0.48, -0.42), (-0.45, -0.74), (-0.22, -0.90)], c)  # fmt: skip
    s.wash(ellipse((0.28, -0.42), 0.14, 0.30, count=18), "#e9c455", part=PART, strength=0.35, softness=0.09)
    glint(s, [(-0.26, 0.76), (-0.36, 0.6)], 0.04)


def _pear(s: Sketch, c: str) -> None:
    rod(s, [(0.0, -0.90), (0.04, -1.0)], [0.022, 0.028], "#6f4a2c")
    leaf(s, (0.02, 0.96), (0.28, 1.0), wide=0.07)
    solid(s, lathe((0.93, 0.03), (0.86, 0.16), (0.64, 0.22), (0.44, 0.38), (0.22, 0.44), (0.05, 0.28), (0.0, 0.0)), c)
    glint(s, [(-0.14, 0.76), (-0.24, 0.5)], 0.03)


def _potato(s: Sketch, c: str) -> None:
    soft(s, [(-0.10, -0.98), (0.22, -0.96), (0.42, -0.72), (0.40, -0.40), (0.46, -0.16), (0.22, 0.0), (-0.14, -0.02),
             (-0.40, -0.16), (-0.42, -0.50), (-0.36, -0.82)], c)  # fmt: skip
    for x, h in ((-0.26, 0.82), (0.20, 0.86), (-0.30, 0.22), (0.30, 0.18), (0.05, 0.08), (0.33, 0.62)):
        lines(s, [[(x - 0.03, h), (x, h - 0.012), (x + 0.03, h)]], c, ink=0.8)


def _carrot(s: Sketch, c: str) -> None:
    for x, h in ((-0.20, 1.0), (0.0, 1.06), (0.20, 1.0)):
        rod(s, [(0.0, -0.78), (x * 0.6, -0.9), (x, -h)], [0.018, 0.014], "#5f8f4a", ink=0.6)
        for k in (0.4, 0.65, 0.9):
            for side in (-1, 1):
                px, ph = x * k, 0.78 + (h - 0.78) * k
                leaf(s, (px, ph), (px + 0.08 * side, ph + 0.06), wide=0.025, ink=0.5)
    soft(s, [(0.0, -0.80), (0.20, -0.77), (0.27, -0.64), (0.20, -0.34), (0.07, -0.06), (0.0, 0.0), (-0.07, -0.08),
             (-0.20, -0.34), (-0.27, -0.64), (-0.20, -0.77)], c)  # fmt: skip
    lines(s, [[(-0.24, 0.70), (-0.14, 0.68)], [(0.10, 0.26), (0.18, 0.27)], [(-0.15, 0.20), (-0.06, 0.18)],
              [(0.14, 0.74), (0.23, 0.72)]], c)  # fmt: skip


def _turnip(s: Sketch, c: str) -> None:
    for x in (-0.24, 0.0, 0.24):
        leaf(s, (0.0, 0.74), (x, 1.02), wide=0.08)
    solid(s, lathe((0.78, 0.08), (0.72, 0.30), (0.50, 0.46), (0.26, 0.36), (0.10, 0.10), (0.0, 0.01)), c)
    s.wash(lathe((0.78, 0.08), (0.72, 0.30), (0.58, 0.44), (0.52, 0.30)), "#9c5f8c", part=PART, strength=0.55,
           softness=0.06)  # fmt: skip


def _onion(s: Sketch, c: str) -> None:
    for x in (-0.08, 0.03, 0.12):
        rod(s, [(0.0, -0.80), (x, -1.0)], [0.03, 0.015], "#b9a25f", ink=0.6)
    solid(s, lathe((0.88, 0.03), (0.76, 0.14), (0.60, 0.40), (0.34, 0.47), (0.10, 0.28), (0.0, 0.10)), c)
    lines(s, [[(x * 0.1, 0.84), (x, 0.45), (x * 0.4, 0.03)] for x in (-0.36, -0.18, 0.20, 0.38)], c, ink=0.5)


def _pumpkin(s: Sketch, c: str) -> None:
    rod(s, [(0.0, -0.80), (0.04, -0.92), (0.14, -1.0)], [0.06, 0.045, 0.055], "#6f8a46")
    for x, r in ((-0.36, 0.24), (0.36, 0.24), (-0.19, 0.27), (0.19, 0.27)):
        oval(s, (x, 0.41), (r, 0.40), c, shade=0.35)
    oval(s, (0.0, 0.42), (0.26, 0.42), c, shade=0.25)
    glint(s, [(-0.42, 0.62), (-0.48, 0.45)], 0.035)


def _mushroom(s: Sketch, c: str) -> None:
    soft(s, [(-0.20, -0.56), (-0.19, -0.25), (-0.25, -0.05), (0.0, 0.0), (0.25, -0.05), (0.19, -0.25), (0.20, -0.56)],
         "#f1e6cf")  # fmt: skip
    soft(s, [(-0.20, -0.48), (0.0, -0.42), (0.20, -0.48), (0.24, -0.38), (0.0, -0.32), (-0.24, -0.38)], "#e3d3b2",
         shade=0.15, ink=0.7)  # fmt: skip
    soft(s, [(-0.54, -0.54), (-0.48, -0.78), (-0.26, -0.96), (0.0, -1.0), (0.26, -0.96), (0.48, -0.78), (0.54, -0.54),
             (0.26, -0.47), (-0.26, -0.47)], c)  # fmt: skip
    for x, h, r in ((-0.34, 0.68, 0.06), (-0.08, 0.86, 0.075), (0.22, 0.74, 0.065), (0.40, 0.60, 0.04),
                    (-0.08, 0.58, 0.04)):  # fmt: skip
        oval(s, (x, h), (r, r * 0.8), "#faf3e2", ink=0.6)


def _loaf(s: Sketch, c: str) -> None:
    soft(s, [(-0.58, -0.10), (-0.62, -0.50), (-0.44, -0.86), (0.0, -1.0), (0.44, -0.86), (0.62, -0.50), (0.58, -0.10),
             (0.30, 0.0), (-0.30, 0.0)], c)  # fmt: skip
    for x in (-0.30, 0.0, 0.30):
        soft(s, [(x - 0.10, -0.90), (x + 0.04, -0.80), (x + 0.12, -0.66), (x + 0.02, -0.74)], lighter(c, 0.5), shade=0,
             ink=0.5)  # fmt: skip


def _cake(s: Sketch, c: str) -> None:
    oval(s, (0, 0.06), (0.66, 0.08), "#e6e0d2", shade=0.2)
    solid(s, lathe((0.68, 0.50), (0.68, 0.50), (0.10, 0.50), (0.05, 0.42)), c)
    hoop = [(-0.50, -0.70)]
    for k in range(9):
        x = -0.44 + 0.11 * k
        hoop += [(x - 0.055, -0.52), (x, -0.46 - 0.05 * (k % 2)), (x + 0.055, -0.54)]
    soft(s, [*hoop, (0.50, -0.70), (0.0, -0.64)], "#fbeee6", shade=0.15)
    oval(s, (0, 0.70), (0.50, 0.10), "#fbeee6")
    for x in (-0.30, -0.10, 0.12, 0.32):
        rod(s, [(x, -0.72), (x, -0.88)], [0.022], "#8fb0c9", ink=0.6)
        soft(s, [(x, -1.0), (x + 0.03, -0.93), (x, -0.89), (x - 0.03, -0.93)], "#f4b63f", shade=0, ink=0.5)


def _egg(s: Sketch, c: str) -> None:
    solid(s, lathe((1.0, 0.02), (0.93, 0.18), (0.70, 0.34), (0.40, 0.42), (0.14, 0.33), (0.02, 0.14), (0.0, 0.0)), c,
          hatch=8)  # fmt: skip
    glint(s, [(-0.18, 0.82), (-0.27, 0.62)], 0.035, strength=0.8)


def _acorn(s: Sketch, c: str) -> None:
    rod(s, [(0.0, -0.88), (0.06, -1.02)], [0.035, 0.03], "#6f4f30")
    solid(s, lathe((0.62, 0.38), (0.40, 0.36), (0.16, 0.20), (0.05, 0.06), (0.0, 0.01)), c)
    soft(s, [(-0.44, -0.56), (-0.40, -0.80), (0.0, -0.94), (0.40, -0.80), (0.44, -0.56), (0.0, -0.50)], "#8a6a42")
    for row, h in enumerate((0.62, 0.71, 0.80)):
        for x in np.linspace(-0.34, 0.34, 7 - row):
            lines(s, [[(x - 0.03, h), (x, h - 0.03), (x + 0.03, h)]], "#8a6a42", ink=0.6)
    glint(s, [(-0.20, 0.46), (-0.20, 0.3)], 0.025)


def _bean(s: Sketch, c: str) -> None:
    soft(s, [(-0.10, -1.0), (0.22, -0.92), (0.32, -0.66), (0.22, -0.44), (0.32, -0.18), (0.14, 0.0), (-0.18, -0.08),
             (-0.32, -0.36), (-0.32, -0.72)], c)  # fmt: skip
    glint(s, [(-0.16, 0.82), (-0.22, 0.6)], 0.03)


def _pancake(s: Sketch, c: str) -> None:
    oval(s, (0.0, 0.48), (0.55, 0.48), darker(c, 0.25), shade=0.2)
    soft(s, [(-0.52, -0.55), (-0.34, -0.94), (0.0, -1.0), (0.36, -0.92), (0.54, -0.52), (0.40, -0.12), (0.0, -0.04),
             (-0.38, -0.12)], c)  # fmt: skip
    for x, h in ((-0.36, 0.62), (0.34, 0.30), (0.28, 0.80), (-0.22, 0.16), (0.02, 0.90)):
        s.wash(ellipse((x, -h), 0.07, 0.05, count=12), darker(c, 0.4), part=PART, strength=0.45, softness=0.02)


def _cheese(s: Sketch, c: str) -> None:
    solid(s, [(-0.60, -0.56), (0.58, -0.80), (0.62, -0.62), (0.62, -0.06), (-0.58, 0.0)], c)
    solid(s, [(-0.60, -0.56), (0.10, -1.0), (0.58, -0.80), (0.62, -0.66)], lighter(c, 0.2), shade=0.1)
    for x, h, r in (
        (-0.40, 0.14, 0.06),
        (0.44, 0.20, 0.07),
        (0.42, 0.56, 0.05),
        (-0.1, 0.10, 0.04),
        (0.16, 0.80, 0.05),
    ):
        oval(s, (x, h), (r, r * 0.8), darker(c, 0.25), ink=0.6)


FOOD: tuple[Thing, ...] = (
    Thing(name="apple", draw=_apple, color="#c4493c", face=(0.0, 0.46, 0.27), wide=0.44, arms=0.42),
    Thing(name="pear", draw=_pear, color="#b9b24f", face=(0.0, 0.34, 0.25), wide=0.38, arms=0.40),
    Thing(name="potato", draw=_potato, color="#b58f5c", face=(0.02, 0.52, 0.24), wide=0.40, arms=0.40),
    Thing(name="carrot", draw=_carrot, color="#de8136", face=(0.0, 0.54, 0.165), wide=0.22, arms=0.42),
    Thing(name="turnip", draw=_turnip, color="#efe6da", face=(0.0, 0.44, 0.25), wide=0.42, arms=0.40),
    Thing(name="onion", draw=_onion, color="#c98f4f", face=(0.0, 0.40, 0.26), wide=0.42, arms=0.40),
    Thing(name="pumpkin", draw=_pumpkin, color="#dd8434", face=(0.0, 0.42, 0.30), wide=0.56, arms=0.42, legs=0.16),
    Thing(name="mushroom", draw=_mushroom, color="#c4483a", face=(0.0, 0.23, 0.165), wide=0.20, arms=0.24, legs=0.14),
    Thing(name="loaf", draw=_loaf, color="#c08a4a", face=(0.0, 0.38, 0.28), wide=0.58, arms=0.38, legs=0.18),
    Thing(name="cake", draw=_cake, color="#d9a15f", face=(0.0, 0.30, 0.22), wide=0.50, arms=0.34, legs=0.16),
    Thing(name="egg", draw=_egg, color="#f2e7d2", face=(0.0, 0.46, 0.24), wide=0.40, arms=0.36),
    Thing(name="acorn", draw=_acorn, color="#b98a4a", face=(0.0, 0.36, 0.22), wide=0.36, arms=0.34),
    Thing(name="bean", draw=_bean, color="#8fae5a", face=(-0.03, 0.62, 0.20), wide=0.28, arms=0.40),
    Thing(name="pancake", draw=_pancake, color="#dcb067", face=(0.0, 0.50, 0.29), wide=0.52, arms=0.46),
    Thing(name="cheese", draw=_cheese, color="#e6bf55", face=(0.02, 0.36, 0.24), wide=0.56, arms=0.34, legs=0.16),
)
