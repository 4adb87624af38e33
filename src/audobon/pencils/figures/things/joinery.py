"""Things made of boards, paper and glass: furniture, doors, houses, books, letters, mirrors, clocks, posts.

Knows: joined and folded work on a thing's sheet.  Does not know: faces, limbs.
"""

from __future__ import annotations

import numpy as np

from audobon.pencils.figures.ink import Sketch, darker, ellipse, lighter, tube
from audobon.pencils.figures.things.build import Thing
from audobon.pencils.figures.things.shaping import (
    BRASS,
    IRON,
    PART,
    box,
    glint,
    lines,
    oval,
    planks,
    rod,
    soft,
    solid,
)


def _chair(s: Sketch, c: str) -> None:
    for x, foot in ((-0.26, -0.32), (0.26, 0.32)):
        rod(s, [(x, -0.30), (foot, 0.0)], [0.032, 0.026], c)
    for x in (-0.27, 0.27):
        rod(s, [(x, -0.34), (x * 0.96, -0.70), (x * 1.05, -1.0)], [0.034, 0.030, 0.036], c)
    soft(s, [(-0.26, -0.98), (0.0, -1.02), (0.26, -0.98), (0.27, -0.56), (0.0, -0.52), (-0.27, -0.56)], lighter(c, 0.1))
    soft(s, [(-0.34, -0.38), (0.34, -0.38), (0.40, -0.28), (0.0, -0.24), (-0.40, -0.28)], lighter(c, 0.15))
    lines(s, [[(-0.30, 0.32), (0.0, 0.30), (0.30, 0.32)]], c)
    rod(s, [(-0.29, -0.14), (0.29, -0.14)], [0.018], c)


def _table(s: Sketch, c: str) -> None:
    for x in (-0.42, 0.42):
        rod(s, [(x, -0.70), (x * 0.96, -0.40), (x * 1.02, -0.20), (x, 0.0)], [0.06, 0.034, 0.05, 0.03], c)
    solid(s, box(-0.50, 0.42, 0.50, 0.80), lighter(c, 0.06))
    lines(s, [[(-0.46, 0.46), (0.0, 0.45), (0.46, 0.46)]], c, ink=0.5)
    soft(s, [(-0.62, -0.86), (-0.54, -0.96), (0.54, -0.96), (0.62, -0.86), (0.58, -0.80), (-0.58, -0.80)],
         lighter(c, 0.2))  # fmt: skip
    for h in (0.90, 0.93):
        lines(s, [[(-0.5, h), (-0.1, h + 0.01), (0.5, h)]], c, ink=0.45)


def _bed(s: Sketch, c: str) -> None:
    solid(s, box(-0.56, 0.05, 0.56, 1.0), darker(c, 0.1))
    planks(s, -0.56, 0.4, 0.56, 0.98, c, count=6)
    soft(s, [(-0.42, -0.70), (-0.20, -0.82), (0.20, -0.82), (0.42, -0.70), (0.40, -0.58), (-0.40, -0.58)], "#f7f1e4",
         shade=0.2)  # fmt: skip
    soft(s, [(-0.54, -0.62), (0.0, -0.66), (0.54, -0.62), (0.56, -0.12), (0.0, -0.08), (-0.56, -0.12)], "#8fa6b8")
    for k in range(1, 5):
        lines(s, [[(-0.54 + 0.216 * k, 0.62), (-0.55 + 0.22 * k, 0.12)]], "#8fa6b8", ink=0.5)
    for x in (-0.60, 0.60):
        rod(s, [(x, 0.0), (x, -1.0)], [0.05], c)
        oval(s, (x, 1.04), (0.065, 0.065), lighter(c, 0.1), shade=0.2)
    soft(s, [(-0.60, -0.34), (0.0, -0.38), (0.60, -0.34), (0.60, -0.06), (-0.60, -0.06)], c)


def _door(s: Sketch, c: str) -> None:
    soft(s, [(-0.40, 0.0), (-0.40, -0.76), (-0.30, -0.94), (0.0, -1.0), (0.30, -0.94), (0.40, -0.76), (0.40, 0.0)],
         "#b3aa9c")  # fmt: skip
    soft(s, [(-0.33, 0.0), (-0.33, -0.76), (-0.24, -0.88), (0.0, -0.93), (0.24, -0.88), (0.33, -0.76), (0.33, 0.0)], c)
    planks(s, -0.33, 0.02, 0.33, 0.86, c, count=5)
    for h in (0.18, 0.84):
        rod(s, [(-0.33, -h), (0.04, -h)], [0.020, 0.016, 0.030], IRON)
    oval(s, (0.25, 0.40), (0.035, 0.035), BRASS, shade=0.2)
    oval(s, (0.25, 0.33), (0.012, 0.018), "#2a2020", ink=0)


def _house(s: Sketch, c: str) -> None:
    solid(s, box(0.18, 0.80, 0.30, 1.0), "#9c5a48")
    solid(s, box(-0.44, 0.0, 0.44, 0.62), c, hatch=8)
    for x, h in ((-0.36, 0.10), (0.30, 0.52), (-0.34, 0.50), (0.33, 0.12)):
        lines(s, [[(x - 0.04, h), (x + 0.04, h)], [(x, h - 0.04), (x + 0.06, h - 0.04)]], c, ink=0.5)
    solid(s, [(-0.56, -0.58), (0.0, -0.97), (0.56, -0.58), (0.50, -0.53), (-0.50, -0.53)], "#a8563f", hatch=8)
    for row in range(4):
        h, half = 0.60 + 0.08 * row, 0.44 - 0.11 * row
        for x in np.arange(-half, half, 0.10):
            lines(s, [[(x, h + 0.015), (x + 0.05, h - 0.01), (x + 0.10, h + 0.015)]], "#a8563f", ink=0.5)
    soft(s, [(-0.09, 0.0), (-0.09, -0.10), (0.0, -0.16), (0.09, -0.10), (0.09, 0.0)], "#7a5236", shade=0.2)


def _book(s: Sketch, c: str) -> None:
    solid(s, box(-0.34, 0.0, 0.40, 0.96), "#f3ead4", shade=0.2)
    for x in (0.36, 0.38):
        lines(s, [[(x, 0.02), (x, 0.94)]], "#cabd9c", ink=0.5)
    solid(s, box(-0.38, 0.0, 0.34, 1.0), c, hatch=8)
    solid(s, box(-0.42, 0.0, -0.30, 1.0), darker(c, 0.2), shade=0.2)
    for h in (0.14, 0.86):
        rod(s, [(-0.42, -h), (-0.30, -h)], [0.014], BRASS, ink=0.6)
    frame = [(-0.24, -0.90), (0.28, -0.90), (0.28, -0.10), (-0.24, -0.10), (-0.24, -0.90)]
    s.stroke(frame, ink=1.2, color=BRASS, part=PART, taper=False)


def _letter(s: Sketch, c: str) -> None:
    solid(s, box(-0.62, 0.04, 0.62, 0.96), c, shade=0.2, hatch=6)
    lines(s, [[(-0.62, 0.04), (-0.16, 0.46)], [(0.62, 0.04), (0.16, 0.46)]], "#b3a78c", ink=0.7)
    solid(s, [(-0.62, -0.96), (0.62, -0.96), (0.06, -0.62), (-0.06, -0.62)], lighter(c, 0.3), shade=0.15)
    oval(s, (0.0, 0.66), (0.085, 0.085), "#b3433a", shade=0.3)


def _paper(s: Sketch, c: str) -> None:
    solid(s, [(-0.36, 0.0), (-0.38, -1.0), (0.26, -1.0), (0.38, -0.88), (0.36, 0.0)], c, shade=0.15)
    solid(s, [(0.26, -1.0), (0.38, -0.88), (0.27, -0.86)], darker(c, 0.12), shade=0)
    for h in (0.20, 0.15, 0.10):
        lines(s, [[(-0.28, h), (0.0, h + 0.004), (0.26, h)]], "#8a8070", ink=0.6)


def _card(s: Sketch, c: str) -> None:
    soft(s, [(-0.36, -0.02), (-0.36, -0.98), (-0.33, -1.0), (0.33, -1.0), (0.36, -0.98), (0.36, -0.02), (0.33, 0.0),
             (-0.33, 0.0)], c, shade=0.15)  # fmt: skip
    red = "#b8362f"
    for x, h, turn in ((-0.26, 0.88, 1), (0.26, 0.12, -1)):
        heart = [
            (x, -h + 0.07 * turn),
            (x - 0.07, -h - 0.01 * turn),
            (x - 0.04, -h - 0.06 * turn),
            (x, -h - 0.03 * turn),
            (x + 0.04, -h - 0.06 * turn),
            (x + 0.07, -h - 0.01 * turn),
        ]
        soft(s, heart, red, shade=0, ink=0.5)


def _mirror(s: Sketch, c: str) -> None:
    for x in (-0.14, 0.14):
        soft(s, [(x, -0.93), (x * 2.2, -0.99), (x * 2.4, -0.88), (x * 1.4, -0.86)], c)
    oval(s, (0, 0.47), (0.40, 0.47), c, shade=0.35)
    for k in range(22):
        a = 2 * np.pi * k / 22
        oval(s, (0.37 * np.cos(a), 0.47 + 0.435 * np.sin(a)), (0.026, 0.026), lighter(c, 0.2), ink=0.5)
    soft(s, [(0.0, -1.03), (0.07, -0.96), (0.0, -0.88), (-0.07, -0.96)], lighter(c, 0.25))
    oval(s, (0, 0.47), (0.31, 0.37), "#dbe8ee", shade=0.15)
    for x in (-0.18, -0.12):
        s.light(tube([(x - 0.06, -0.40), (x + 0.12, -0.72)], [0.022], samples=3), "#ffffff", part=PART, strength=0.8,
                softness=0.01)  # fmt: skip


def _picture(s: Sketch, c: str) -> None:
    solid(s, box(-0.42, 0.0, 0.42, 1.0), c)
    solid(s, box(-0.32, 0.10, 0.32, 0.90), "#d9cdae", shade=0.2)
    for x, y in ((-0.42, 0), (0.42, 0), (-0.42, 1), (0.42, 1)):
        lines(s, [[(x, y), (x * 0.76, 0.1 + 0.8 * y)]], c, ink=0.8)


def _computer(s: Sketch, c: str) -> None:
    solid(s, [(-0.40, 0.0), (-0.34, -0.10), (0.34, -0.10), (0.40, 0.0)], darker(c, 0.12), shade=0.25)
    lines(s, [[(x, 0.025), (x * 0.92, 0.075)] for x in (-0.30, -0.20, -0.10, 0.0, 0.10, 0.20, 0.30)], darker(c, 0.5))
    solid(s, box(-0.09, 0.10, 0.09, 0.24), darker(c, 0.25))
    soft(s, [(-0.40, -0.24), (-0.42, -0.60), (-0.40, -0.97), (0.0, -1.0), (0.40, -0.97), (0.42, -0.60), (0.40, -0.24),
             (0.0, -0.22)], c)  # fmt: skip
    soft(s, [(-0.33, -0.33), (-0.34, -0.62), (-0.33, -0.90), (0.0, -0.92), (0.33, -0.90), (0.34, -0.62), (0.33, -0.33),
             (0.0, -0.31)], "#cfe3dd", shade=0.12)  # fmt: skip
    oval(s, (0.33, 0.275), (0.014, 0.014), "#7fb36a")


def _clock(s: Sketch, c: str) -> None:
    solid(s, box(-0.30, 0.0, 0.30, 0.10), darker(c, 0.1))
    solid(s, box(-0.22, 0.08, 0.22, 0.60), c, hatch=8)
    solid(s, box(-0.13, 0.14, 0.13, 0.54), darker(c, 0.45), shade=0.2)
    rod(s, [(0.0, -0.54), (0.03, -0.26)], [0.010], BRASS, ink=0.6)
    oval(s, (0.035, 0.23), (0.06, 0.06), BRASS, shade=0.3)
    soft(s, [(-0.29, -0.56), (-0.31, -0.86), (-0.20, -0.96), (0.0, -1.0), (0.20, -0.96), (0.31, -0.86), (0.29, -0.56)],
         c)  # fmt: skip
    oval(s, (0, 0.76), (0.215, 0.215), "#f7f0dc", shade=0.1)
    for k in range(12):
        a = 2 * np.pi * k / 12
        x, y = np.sin(a), np.cos(a)
        s.stroke([(0.175 * x, -0.76 - 0.175 * y), (0.20 * x, -0.76 - 0.20 * y)], ink=0.9, part=PART)


def _stove(s: Sketch, c: str) -> None:
    rod(s, [(0.14, -0.80), (0.14, -1.0)], [0.075], darker(c, 0.15), round_end=False)
    for x in (-0.34, 0.34):
        rod(s, [(x, -0.08), (x * 1.1, 0.0)], [0.05, 0.06], darker(c, 0.2))
    soft(s, [(-0.40, -0.06), (-0.43, -0.40), (-0.40, -0.78), (0.40, -0.78), (0.43, -0.40), (0.40, -0.06)], c)
    solid(s, box(-0.48, 0.76, 0.48, 0.84), darker(c, 0.1))
    solid(s, box(-0.26, 0.10, 0.26, 0.26), darker(c, 0.4), shade=0.2)
    soft(s, [(-0.2, -0.10), (-0.12, -0.20), (-0.06, -0.14), (0.02, -0.23), (0.10, -0.14), (0.16, -0.2), (0.2, -0.10)],
         "#f08a2c", shade=0, ink=0.5)  # fmt: skip
    for x in (-0.13, 0.0, 0.13):
        rod(s, [(x, -0.10), (x, -0.26)], [0.012], IRON, ink=0.5)
    glint(s, [(-0.36, 0.70), (-0.38, 0.5), (-0.37, 0.3)], 0.02)


def _chest(s: Sketch, c: str) -> None:
    solid(s, box(-0.62, 0.0, 0.62, 0.66), c)
    planks(s, -0.62, 0.02, 0.62, 0.64, c, count=6)
    soft(s, [(-0.64, -0.64), (-0.62, -0.88), (-0.40, -1.0), (0.40, -1.0), (0.62, -0.88), (0.64, -0.64)],
         lighter(c, 0.08))  # fmt: skip
    for x in (-0.44, 0.44):
        rod(s, [(x, 0.0), (x, -0.98)], [0.035], IRON, round_end=False)
    soft(s, [(-0.07, -0.74), (0.07, -0.74), (0.06, -0.60), (0.0, -0.56), (-0.06, -0.60)], BRASS, shade=0.2)


def _post(s: Sketch, c: str) -> None:
    soft(s, [(-0.15, 0.0), (-0.16, -0.60), (-0.14, -0.90), (-0.06, -1.0), (0.08, -0.97), (0.15, -0.88), (0.16, -0.4),
             (0.17, 0.0)], c)  # fmt: skip
    lines(s, [[(-0.08, 0.05), (-0.10, 0.35)], [(0.06, 0.08), (0.09, 0.30), (0.07, 0.36)], [(0.10, 0.80), (0.09, 0.9)],
              [(-0.10, 0.78), (-0.11, 0.9)]], c)  # fmt: skip
    knot = ellipse((0.05, -0.20), 0.03, 0.045, count=12)
    s.stroke(np.vstack([knot, knot[:1]]), ink=0.6, color=darker(c, 0.5), part=PART)
    for x in (-0.26, -0.18, 0.17, 0.25):
        soft(s, [(x, 0.0), (x - 0.03, -0.14), (x + 0.03, -0.02)], "#6f9a4c", shade=0.1, ink=0.6)


def _signpost(s: Sketch, c: str) -> None:
    rod(s, [(0.0, 0.0), (0.0, -1.0)], [0.06], c)
    soft(s, [(-0.52, -0.66), (-0.44, -0.54), (0.40, -0.54), (0.56, -0.70), (0.40, -0.88), (-0.44, -0.88)],
         lighter(c, 0.15))  # fmt: skip
    lines(s, [[(-0.42, 0.60), (0.0, 0.585), (0.40, 0.60)]], c, ink=0.5)


def _rail(s: Sketch, c: str) -> None:
    for x in (-0.66, 0.66):
        soft(s, [(x - 0.07, 0.0), (x - 0.07, -0.96), (x, -1.02), (x + 0.07, -0.96), (x + 0.07, 0.0)], darker(c, 0.15))
    soft(s, [(-0.86, -0.52), (-0.84, -0.80), (0.0, -0.83), (0.84, -0.80), (0.86, -0.52), (0.0, -0.50)], c)
    lines(s, [[(-0.8, 0.74), (-0.4, 0.76)], [(0.5, 0.57), (0.8, 0.58)], [(-0.7, 0.57), (-0.5, 0.56)]], c)
    for x in (-0.66, 0.66):
        oval(s, (x, 0.66), (0.025, 0.025), IRON, ink=0.5)


def _gate(s: Sketch, c: str) -> None:
    for x in (-0.58, 0.58):
        rod(s, [(x, 0.0), (x, -1.0)], [0.06], darker(c, 0.15))
    for k in range(6):
        x = -0.43 + 0.172 * k
        solid(s, [(x - 0.06, -0.06), (x - 0.06, -0.86), (x, -0.94), (x + 0.06, -0.86), (x + 0.06, -0.06)], c)
    for low, high in ((0.16, 0.28), (0.48, 0.82)):
        solid(s, box(-0.54, low, 0.54, high), lighter(c, 0.1))
    lines(s, [[(-0.5, 0.24), (0.0, 0.235), (0.5, 0.24)], [(-0.5, 0.53), (-0.3, 0.535)]], c, ink=0.5)


JOINERY: tuple[Thing, ...] = (
    Thing(name="chair", draw=_chair, color="#a3703f", face=(0.0, 0.77, 0.21), wide=0.28, arms=0.52, legs=0.0),
    Thing(name="table", draw=_table, color="#a9774a", face=(0.0, 0.62, 0.22), wide=0.50, arms=0.62, legs=0.0),
    Thing(name="bed", draw=_bed, color="#8f6036", face=(0.0, 0.36, 0.24), wide=0.58, arms=0.36, legs=0.0),
    Thing(name="door", draw=_door, color="#7d5a3c", face=(-0.01, 0.58, 0.25), wide=0.40, arms=0.44, legs=0.10),
    Thing(name="house", draw=_house, color="#e9dcc0", face=(0.0, 0.38, 0.26), wide=0.44, arms=0.34, legs=0.08),
    Thing(name="book", draw=_book, color="#9c3f3a", face=(0.02, 0.52, 0.24), wide=0.38, arms=0.42),
    Thing(name="letter", draw=_letter, color="#f3ead4", face=(0.0, 0.30, 0.26), wide=0.60, arms=0.42),
    Thing(name="paper", draw=_paper, color="#f7f2e2", face=(0.0, 0.56, 0.28), wide=0.36, arms=0.42),
    Thing(name="card", draw=_card, color="#f9f5e8", face=(0.0, 0.52, 0.24), wide=0.35, arms=0.40),
    Thing(
        name="mirror",
        ground="#dbe8ee",
        draw=_mirror,
        color="#c99a45",
        face=(0.0, 0.47, 0.25),
        wide=0.39,
        arms=0.40,
        legs=0.14,
    ),
    Thing(
        name="picture",
        ground="#d9cdae",
        draw=_picture,
        color="#c2913f",
        face=(0.0, 0.50, 0.24),
        wide=0.42,
        arms=0.40,
        legs=0.10,
    ),
    Thing(
        name="computer",
        ground="#cfe3dd",
        draw=_computer,
        color="#c9c6ba",
        face=(0.0, 0.62, 0.22),
        wide=0.41,
        arms=0.42,
        legs=0.12,
    ),
    Thing(
        name="clock",
        ground="#f7f0dc",
        draw=_clock,
        color="#8c5a35",
        face=(0.0, 0.755, 0.16),
        wide=0.24,
        arms=0.46,
        legs=0.10,
    ),
    Thing(name="stove", draw=_stove, color="#5d5a5c", face=(0.0, 0.52, 0.27), wide=0.43, arms=0.48, legs=0.08),
    Thing(name="chest", draw=_chest, color="#94643a", face=(0.0, 0.36, 0.26), wide=0.62, arms=0.40, legs=0.12),
    Thing(
        name="post", draw=_post, color="#a58a68", face=(0.0, 0.60, 0.15), wide=0.15, arms=0.40, legs=0.0, rooted=True
    ),
    Thing(
        name="signpost",
        draw=_signpost,
        color="#a3825a",
        face=(-0.02, 0.715, 0.16),
        wide=0.10,
        arms=0.44,
        legs=0.0,
        rooted=True,
    ),
    Thing(
        name="fence rail",
        draw=_rail,
        color="#b39468",
        face=(0.0, 0.665, 0.16),
        wide=0.30,
        arms=0.52,
        legs=0.0,
        rooted=True,
    ),
    Thing(
        name="gate", draw=_gate, color="#b89a6e", face=(0.0, 0.65, 0.20), wide=0.52, arms=0.52, legs=0.0, rooted=True
    ),
)
