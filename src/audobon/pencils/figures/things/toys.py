"""Playthings and what rolls, sails and flies: balls, tops, kites, carts, trains, boats, paper birds, teddy bears.

Knows: toys and vehicles on a thing's sheet.  Does not know: faces, limbs.
"""

from __future__ import annotations

import numpy as np

from audobon.pencils.figures.ink import Sketch, darker, ellipse, lighter
from audobon.pencils.figures.things.build import Thing
from audobon.pencils.figures.things.shaping import (
    BRASS,
    IRON,
    PART,
    WOOD,
    box,
    glint,
    hoop,
    lathe,
    lines,
    oval,
    rod,
    soft,
    solid,
)


def wheel(s: Sketch, x: float, height: float, radius: float, color: str, *, spokes: int = 8) -> None:
    """A spoked wheel with rim and hub."""
    for k in range(spokes):
        a = 2 * np.pi * k / spokes
        rod(s, [(x, -height), (x + radius * 0.9 * np.cos(a), -height + radius * 0.9 * np.sin(a))], [radius * 0.06],
            color, ink=0.6, round_end=False)  # fmt: skip
    inner = ellipse((x, -height), radius * 0.84, radius * 0.84, count=30)
    outer = ellipse((x, -height), radius, radius, count=30)
    s.form(np.vstack([outer, outer[:1], inner[:1], inner[::-1]]), color, part=PART, ink=0.9, shade=0.2)
    oval(s, (x, height), (radius * 0.2, radius * 0.2), lighter(color, 0.15), shade=0.2)


def _ball(s: Sketch, c: str) -> None:
    oval(s, (0, 0.5), (0.5, 0.5), c, shade=0.4)
    for bend, tint in ((-0.18, "#f3e8cf"), (0.22, "#f3e8cf")):
        soft(s, [(bend - 0.05, -0.98), (bend * 2.0 - 0.06, -0.5), (bend - 0.05, -0.02), (bend + 0.06, -0.02),
                 (bend * 2.0 + 0.10, -0.5), (bend + 0.06, -0.98)], tint, shade=0.2, ink=0.7)  # fmt: skip
    oval(s, (0, 0.48), (0.34, 0.33), lighter(c, 0.12), shade=0.1, ink=0.6)
    glint(s, [(-0.28, 0.80), (-0.38, 0.64)], 0.04)


def _top(s: Sketch, c: str) -> None:
    rod(s, [(0.0, -0.80), (0.0, -1.0)], [0.05, 0.06], WOOD)
    solid(s, lathe((0.86, 0.08), (0.80, 0.30), (0.60, 0.47), (0.44, 0.44), (0.20, 0.18), (0.04, 0.03), (0.0, 0.02)), c)
    hoop(s, 0.64, 0.46, 0.03, "#efd9a0")
    hoop(s, 0.20, 0.18, 0.022, "#efd9a0")
    glint(s, [(-0.22, 0.78), (-0.32, 0.70)], 0.03)


def _kite(s: Sketch, c: str) -> None:
    s.curve([(0.0, 0.0), (-0.16, 0.14), (0.08, 0.30), (-0.10, 0.46)], ink=1.0, color="#6b5440", part=PART)
    for x, h in ((-0.10, -0.12), (0.02, -0.28), (-0.06, -0.42)):
        for side in (-1, 1):
            soft(
                s, [(x, -h), (x + 0.09 * side, -h - 0.05), (x + 0.09 * side, -h + 0.05)], "#e0b23c", shade=0.1, ink=0.6
            )
    solid(s, [(0.0, -1.0), (0.42, -0.62), (0.0, 0.0), (-0.42, -0.62)], c)
    solid(s, [(0.0, -1.0), (0.42, -0.62), (0.0, -0.62)], lighter(c, 0.3), shade=0)
    solid(s, [(0.0, 0.0), (-0.42, -0.62), (0.0, -0.62)], lighter(c, 0.3), shade=0)
    lines(s, [[(0.0, 1.0), (0.0, 0.0)], [(-0.42, 0.62), (0.42, 0.62)]], c, ink=0.7)


def _balloon(s: Sketch, c: str) -> None:
    s.curve([(0.0, -0.18), (0.04, -0.10), (-0.03, -0.04), (0.0, 0.06)], ink=0.9, color="#6b5440", part=PART)
    solid(s, lathe((1.0, 0.02), (0.93, 0.22), (0.70, 0.40), (0.48, 0.36), (0.28, 0.14), (0.21, 0.03)), c)
    soft(s, [(0.0, -0.23), (0.06, -0.16), (-0.06, -0.16)], darker(c, 0.15), shade=0, ink=0.8)
    glint(s, [(-0.20, 0.84), (-0.28, 0.70)], 0.04, strength=0.8)


def _boat(s: Sketch, c: str) -> None:
    rod(s, [(-0.02, -0.30), (-0.02, -1.0)], [0.026], WOOD)
    soft(s, [(0.02, -0.94), (0.30, -0.70), (0.46, -0.42), (0.04, -0.40)], "#f4ecd8", shade=0.25)
    soft(s, [(-0.06, -0.90), (-0.40, -0.52), (-0.44, -0.42), (-0.06, -0.40)], "#e9dfc6", shade=0.25)
    solid(s, [(-0.02, -1.0), (-0.20, -0.96), (-0.02, -0.92)], "#b8443c", shade=0)
    soft(s, [(-0.78, -0.50), (-0.40, -0.44), (0.4, -0.44), (0.88, -0.56), (0.70, -0.12), (0.40, 0.0), (-0.40, 0.0),
             (-0.64, -0.10)], c)  # fmt: skip
    lines(s, [[(-0.72, 0.42), (0.0, 0.38), (0.80, 0.47)]], c, ink=0.9)


def _paper_boat(s: Sketch, c: str) -> None:
    solid(s, [(-0.30, -0.36), (0.0, -1.0), (0.30, -0.36)], darker(c, 0.06), shade=0.25)
    solid(s, [(-0.86, -0.54), (-0.30, -0.30), (0.30, -0.30), (0.86, -0.54), (0.50, 0.0), (-0.50, 0.0)], c, shade=0.25)
    lines(s, [[(-0.84, 0.53), (-0.10, 0.02)], [(0.84, 0.53), (0.10, 0.02)]], "#a89c84", ink=0.6)


def _paper_crane(s: Sketch, c: str) -> None:
    solid(s, [(-0.18, -0.40), (-0.86, -0.74), (-0.30, -0.18)], darker(c, 0.06), shade=0.2)
    solid(s, [(0.18, -0.40), (0.62, -0.96), (0.36, -0.22)], c, shade=0.2)
    solid(s, [(0.62, -0.96), (0.86, -0.80), (0.58, -0.86)], darker(c, 0.08), shade=0)
    solid(s, [(-0.40, -0.34), (-0.12, -1.04), (0.16, -0.40)], darker(c, 0.14), shade=0.2)
    solid(s, [(-0.44, -0.42), (0.42, -0.42), (0.14, 0.0), (-0.14, 0.0)], c, shade=0.2)
    lines(s, [[(0.20, 0.40), (0.60, 0.94)], [(-0.22, 0.36), (-0.12, 1.0)], [(-0.40, 0.40), (-0.06, 0.02)]], "#a89c84",
          ink=0.6)  # fmt: skip


def _train(s: Sketch, c: str) -> None:
    rod(s, [(0.40, -0.62), (0.40, -0.92)], [0.08, 0.12], darker(c, 0.35), round_end=False)
    soft(s, [(-0.72, -0.24), (-0.72, -1.0), (-0.20, -1.0), (-0.20, -0.24)], darker(c, 0.1))
    solid(s, box(-0.80, 0.96, -0.12, 1.04), darker(c, 0.4))
    solid(s, box(-0.62, 0.60, -0.32, 0.88), "#f3e7c2", shade=0.2)
    soft(
        s, [(-0.22, -0.22), (-0.22, -0.68), (0.50, -0.68), (0.64, -0.58), (0.68, -0.42), (0.62, -0.26), (0.5, -0.20)], c
    )
    oval(s, (0.10, 0.74), (0.08, 0.08), BRASS, shade=0.2)
    for x in (-0.08, 0.50):
        rod(s, [(x, -0.22), (x, -0.67)], [0.016], BRASS, ink=0.6)
    for x, r in ((-0.50, 0.17), (-0.12, 0.14), (0.20, 0.14), (0.50, 0.14)):
        wheel(s, x, r, r, "#8a3a32", spokes=6)
    soft(s, [(0.62, -0.20), (0.90, -0.02), (0.56, -0.02)], IRON)
    for x, h, r in ((0.34, 1.06, 0.10), (0.20, 1.16, 0.13), (0.0, 1.24, 0.10)):
        oval(s, (x, h), (r, r * 0.8), "#e9e6e0", shade=0.2, ink=0.6)


def _car(s: Sketch, c: str) -> None:
    soft(s, [(-0.54, -0.48), (-0.38, -0.94), (0.0, -1.0), (0.28, -0.90), (0.46, -0.50)], lighter(c, 0.05))
    soft(s, [(-0.40, -0.54), (-0.30, -0.84), (-0.06, -0.88), (-0.06, -0.54)], "#d5e6ec", shade=0.15)
    soft(s, [(0.02, -0.54), (0.02, -0.88), (0.20, -0.82), (0.34, -0.54)], "#d5e6ec", shade=0.15)
    soft(s, [(-0.84, -0.14), (-0.86, -0.42), (-0.54, -0.54), (0.46, -0.54), (0.80, -0.46), (0.92, -0.30), (0.90, -0.14),
             (0.0, -0.10)], c)  # fmt: skip
    oval(s, (0.86, 0.36), (0.05, 0.06), "#f6e3a0", shade=0.1)
    for x in (-0.48, 0.54):
        oval(s, (x, 0.18), (0.18, 0.18), "#3a3638", shade=0.2)
        oval(s, (x, 0.18), (0.09, 0.09), "#c9cdd0", shade=0.1)


def _plane(s: Sketch, c: str) -> None:
    soft(s, [(-0.10, -0.62), (-0.52, -0.98), (-0.68, -0.96), (-0.34, -0.56)], darker(c, 0.18))
    soft(s, [(-0.70, -0.44), (-0.96, -0.96), (-0.78, -0.94), (-0.52, -0.52)], darker(c, 0.1))
    soft(s, [(-0.90, -0.44), (-0.40, -0.68), (0.30, -0.74), (0.70, -0.62), (0.78, -0.40), (0.60, -0.22), (0.0, -0.16),
             (-0.60, -0.30)], c)  # fmt: skip
    soft(s, [(-0.10, -0.70), (0.0, -0.90), (0.24, -0.88), (0.32, -0.72)], "#d5e6ec", shade=0.15)
    soft(s, [(-0.06, -0.30), (-0.46, 0.0), (-0.22, 0.0), (0.24, -0.26)], darker(c, 0.12))
    soft(s, [(0.82, -0.40), (0.88, -0.86), (0.92, -0.40), (0.88, 0.02)], "#d9c49a", shade=0.1)
    oval(s, (0.84, 0.42), (0.07, 0.08), BRASS, shade=0.2)


def _cart(s: Sketch, c: str) -> None:
    rod(s, [(0.60, -0.34), (1.0, -0.26), (1.12, -0.30)], [0.03], c)
    soft(s, [(-0.70, -0.34), (-0.78, -0.92), (0.74, -0.92), (0.64, -0.34)], c)
    lines(s, [[(-0.74, 0.80), (0.0, 0.79), (0.70, 0.80)], [(-0.70, 0.46), (-0.1, 0.45), (0.66, 0.46)]], c)
    solid(s, box(-0.84, 0.90, 0.80, 1.0), darker(c, 0.12))
    for x in (-0.44, 0.42):
        wheel(s, x, 0.26, 0.26, darker(c, 0.2))


def _wheel(s: Sketch, c: str) -> None:
    wheel(s, 0.0, 0.5, 0.5, c, spokes=10)
    oval(s, (0.0, 0.5), (0.30, 0.30), lighter(c, 0.12), shade=0.3)


def _spinning_wheel(s: Sketch, c: str) -> None:
    for x, foot in ((-0.38, -0.50), (0.34, 0.46), (0.0, 0.02)):
        rod(s, [(x, -0.34), (foot, 0.0)], [0.034, 0.026], darker(c, 0.1))
    soft(s, [(-0.60, -0.32), (-0.56, -0.42), (0.60, -0.32), (0.58, -0.24)], c)
    wheel(s, 0.20, 0.62, 0.36, c, spokes=10)
    rod(s, [(-0.46, -0.38), (-0.50, -0.86)], [0.024], c)
    soft(s, [(-0.50, -1.06), (-0.38, -0.94), (-0.42, -0.74), (-0.50, -0.68), (-0.60, -0.76), (-0.62, -0.96)], "#f3ead6",
         shade=0.2)  # fmt: skip
    s.curve([(-0.44, -0.74), (-0.30, -0.56), (-0.12, -0.60)], ink=0.7, color="#a89c84", part=PART)
    oval(s, (0.20, 0.62), (0.21, 0.21), lighter(c, 0.15), shade=0.3)


def _teddy(s: Sketch, c: str) -> None:
    for x in (-0.30, 0.30):
        oval(s, (x, 0.92), (0.115, 0.105), c, shade=0.3)
        oval(s, (x, 0.915), (0.06, 0.055), lighter(c, 0.35), ink=0.5)
    soft(s, [(-0.26, 0.0), (-0.36, -0.22), (-0.26, -0.46), (0.26, -0.46), (0.36, -0.22), (0.26, 0.0)], c)
    oval(s, (0.02, 0.20), (0.20, 0.18), lighter(c, 0.35), shade=0.15, ink=0.6)
    oval(s, (0, 0.68), (0.38, 0.30), c, shade=0.35)
    outline = ellipse((0, -0.68), 0.36, 0.28, count=26)
    s.ticks(outline, flow=(0.1, 1.0), color=darker(c, 0.5), count=26, length=0.04, ink=0.5, part=PART)
    oval(s, (0.03, 0.58), (0.17, 0.13), lighter(c, 0.45), shade=0.15, ink=0.5)
    soft(s, [(-0.04, -0.67), (0.10, -0.67), (0.03, -0.60)], "#3a2c28", shade=0, ink=0.6)
    for side in (-1, 1):
        soft(s, [(0.02, -0.42), (0.20 * side, -0.50), (0.21 * side, -0.35)], "#a5453a", shade=0.15, ink=0.7)


def _snowman(s: Sketch, c: str) -> None:
    oval(s, (0, 0.24), (0.33, 0.25), c, shade=0.35)
    oval(s, (0, 0.55), (0.25, 0.20), c, shade=0.32)
    for h in (0.60, 0.50, 0.30):
        oval(s, (0.03, h), (0.024, 0.024), "#3a3438", ink=0.5)
    oval(s, (0, 0.82), (0.19, 0.17), c, shade=0.28)
    solid(s, [(-0.14, -0.94), (-0.13, -1.14), (0.13, -1.14), (0.14, -0.94)], "#3f3b46", shade=0.35)
    oval(s, (0, 0.945), (0.22, 0.035), "#3f3b46", shade=0.2)
    hoop(s, 0.99, 0.138, 0.022, "#a5342c")
    hoop(s, 0.69, 0.18, 0.035, "#b8443c")
    soft(s, [(-0.12, -0.68), (-0.05, -0.66), (-0.08, -0.46), (-0.17, -0.47)], "#b8443c", shade=0.2)
    rod(s, [(0.03, -0.81), (0.17, -0.78)], [0.032, 0.008], "#dd8434", ink=0.7)


TOYS: tuple[Thing, ...] = (
    Thing(name="ball", draw=_ball, color="#c44d42", face=(0.0, 0.48, 0.26), wide=0.46, arms=0.44),
    Thing(name="top", draw=_top, color="#5f8fae", face=(0.0, 0.46, 0.22), wide=0.42, arms=0.52, legs=0.12),
    Thing(name="kite", draw=_kite, color="#c4574a", face=(0.0, 0.58, 0.19), wide=0.3, arms=-1.0, legs=0.0, floats=True),
    Thing(
        name="balloon",
        draw=_balloon,
        color="#cf4f4a",
        face=(0.0, 0.64, 0.24),
        wide=0.36,
        arms=-1.0,
        legs=0.0,
        floats=True,
    ),
    Thing(
        name="boat", draw=_boat, color="#9a5f3c", face=(0.06, 0.20, 0.18), wide=0.6, arms=-1.0, legs=0.0, rooted=True
    ),
    Thing(name="paper boat", draw=_paper_boat, color="#f6f1e2", face=(0.0, 0.18, 0.17), wide=0.5, arms=0.20, legs=0.12),
    Thing(
        name="paper crane", draw=_paper_crane, color="#f0dfe0", face=(0.0, 0.24, 0.15), wide=0.3, arms=-1.0, legs=0.12
    ),
    Thing(
        name="train", draw=_train, color="#3f6b58", face=(0.28, 0.45, 0.20), wide=0.5, arms=-1.0, legs=0.0, rooted=True
    ),
    Thing(name="car", draw=_car, color="#b8483c", face=(0.22, 0.34, 0.17), wide=0.7, arms=-1.0, legs=0.0, rooted=True),
    Thing(
        name="plane", draw=_plane, color="#d9b24a", face=(0.38, 0.46, 0.19), wide=0.5, arms=-1.0, legs=0.0, floats=True
    ),
    Thing(
        name="cart", draw=_cart, color="#a3743f", face=(0.0, 0.62, 0.24), wide=0.66, arms=-1.0, legs=0.0, rooted=True
    ),
    Thing(name="wheel", draw=_wheel, color="#9a6b40", face=(0.0, 0.50, 0.22), wide=0.46, arms=0.46, legs=0.18),
    Thing(
        name="spinning wheel",
        draw=_spinning_wheel,
        color="#9a6b40",
        face=(0.20, 0.62, 0.155),
        wide=0.3,
        arms=0.36,
        legs=0.0,
        rooted=True,
    ),
    Thing(name="teddy", draw=_teddy, color="#b98a54", face=(0.02, 0.66, 0.22), wide=0.30, arms=0.36, legs=0.16),
    Thing(
        name="snowman",
        draw=_snowman,
        color="#f4f6f8",
        face=(0.02, 0.82, 0.145),
        wide=0.24,
        arms=0.60,
        legs=0.0,
        limbs="twig",
    ),
)
