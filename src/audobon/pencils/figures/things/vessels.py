"""Things that hold and things that shine: kettles, pots, cups, barrels, bells, candles, lanterns.

Knows: turned and beaten ware on a thing's sheet.  Does not know: faces, limbs.
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
    planks,
    rod,
    soft,
    solid,
)


def _kettle(s: Sketch, c: str) -> None:
    rod(s, [(-0.30, -0.60), (-0.22, -0.93), (0.0, -1.0), (0.22, -0.93), (0.30, -0.60)], [0.030], darker(c, 0.35))
    rod(s, [(0.34, -0.24), (0.52, -0.40), (0.58, -0.62), (0.68, -0.66)], [0.10, 0.07, 0.045, 0.050], c, round_end=False)
    solid(s, lathe((0.68, 0.0), (0.66, 0.16), (0.58, 0.33), (0.38, 0.47), (0.14, 0.45), (0.02, 0.34), (0.0, 0.30)), c,
          hatch=10)  # fmt: skip
    solid(s, lathe((0.76, 0.0), (0.73, 0.10), (0.66, 0.22), (0.62, 0.20)), lighter(c, 0.12))
    oval(s, (0, 0.79), (0.045, 0.045), darker(c, 0.4), shade=0.2)
    glint(s, [(-0.30, 0.52), (-0.38, 0.38), (-0.36, 0.24)], 0.035)
    lines(s, [[(-0.40, 0.08), (0.0, 0.03), (0.40, 0.08)]], c)


def _teapot(s: Sketch, c: str) -> None:
    rod(s, [(-0.40, -0.62), (-0.66, -0.66), (-0.68, -0.36), (-0.40, -0.22)], [0.040], c)
    rod(s, [(0.36, -0.26), (0.54, -0.40), (0.60, -0.62), (0.72, -0.72)], [0.11, 0.075, 0.05, 0.055], c, round_end=False)
    solid(s, lathe((0.74, 0.18), (0.68, 0.32), (0.42, 0.48), (0.16, 0.38), (0.06, 0.22), (0.06, 0.22), (0.0, 0.26)), c,
          hatch=10)  # fmt: skip
    solid(s, lathe((0.90, 0.0), (0.86, 0.14), (0.76, 0.26), (0.72, 0.25)), lighter(c, 0.1))
    oval(s, (0, 0.94), (0.055, 0.055), lighter(c, 0.25), shade=0.2)
    hoop(s, 0.14, 0.36, 0.016, darker(c, 0.35))
    for x in (-0.30, 0.32):
        for k in range(5):
            a = 2 * np.pi * k / 5
            oval(s, (x + 0.035 * np.cos(a), 0.22 + 0.035 * np.sin(a)), (0.022, 0.022), "#c2564f", ink=0.4)
        oval(s, (x, 0.22), (0.018, 0.018), "#e6c25a", ink=0.4)
    glint(s, [(-0.28, 0.62), (-0.38, 0.46), (-0.36, 0.30)], 0.035)


def _pot(s: Sketch, c: str) -> None:
    for x in (-0.22, 0.22):
        rod(s, [(x, -0.12), (x * 1.3, 0.0)], [0.05, 0.035], darker(c, 0.2))
    rod(s, [(-0.42, -0.80), (-0.36, -0.98), (0.0, -1.04), (0.36, -0.98), (0.42, -0.80)], [0.022], darker(c, 0.25))
    solid(s, lathe((0.86, 0.40), (0.74, 0.38), (0.56, 0.48), (0.32, 0.50), (0.12, 0.36), (0.05, 0.0)), c, hatch=12)
    oval(s, (0, 0.86), (0.42, 0.085), lighter(c, 0.12))
    oval(s, (0, 0.855), (0.36, 0.06), darker(c, 0.55))
    soft(s, [(-0.30, -0.86), (-0.15, -0.91), (0.1, -0.88), (0.28, -0.87), (0.1, -0.83), (-0.15, -0.83)], "#c98d4a",
         shade=0.1, ink=0.5)  # fmt: skip
    glint(s, [(-0.34, 0.62), (-0.42, 0.46), (-0.38, 0.28)], 0.03)


def _pan(s: Sketch, c: str) -> None:
    rod(s, [(0.0, -0.56), (0.0, -1.0)], [0.050, 0.040, 0.055], WOOD)
    oval(s, (0, 0.95), (0.018, 0.018), darker(WOOD, 0.6))
    oval(s, (0, 0.32), (0.37, 0.32), darker(c, 0.12), shade=0.35)
    oval(s, (0, 0.32), (0.31, 0.265), lighter(c, 0.15))
    glint(s, [(-0.20, 0.45), (-0.25, 0.32), (-0.20, 0.18)], 0.03)


def _cup(s: Sketch, c: str) -> None:
    rod(s, [(0.42, -0.72), (0.70, -0.70), (0.66, -0.34), (0.34, -0.30)], [0.042], c)
    solid(s, lathe((0.92, 0.48), (0.62, 0.47), (0.30, 0.36), (0.10, 0.22), (0.06, 0.24), (0.0, 0.26)), c, hatch=8)
    oval(s, (0, 0.92), (0.48, 0.085), lighter(c, 0.3))
    oval(s, (0, 0.91), (0.42, 0.06), "#8a5a35")
    hoop(s, 0.82, 0.475, 0.012, BRASS)
    glint(s, [(-0.34, 0.76), (-0.37, 0.56), (-0.30, 0.34)], 0.03)
    for y in (1.0, 1.06):
        lines(s, [[(-0.12, y - 0.02), (-0.06, y + 0.03), (-0.12, y + 0.08)], [(0.1, y - 0.02), (0.16, y + 0.03),
            (0.1, y + 0.08)]], "#b8b0a4", ink=0.6)  # fmt: skip


def _jug(s: Sketch, c: str) -> None:
    rod(s, [(-0.24, -0.82), (-0.58, -0.80), (-0.56, -0.44), (-0.34, -0.30)], [0.04], c)
    solid(s, lathe((0.98, 0.26), (0.84, 0.20), (0.70, 0.24), (0.48, 0.42), (0.22, 0.42), (0.04, 0.28), (0.0, 0.26)), c,
          hatch=10)  # fmt: skip
    soft(s, [(-0.26, -0.98), (0.1, -1.02), (0.42, -1.02), (0.24, -0.90), (0.0, -0.92)], lighter(c, 0.2))
    hoop(s, 0.66, 0.27, 0.018, "#4f78a8")
    hoop(s, 0.16, 0.40, 0.018, "#4f78a8")
    glint(s, [(-0.26, 0.58), (-0.33, 0.42), (-0.30, 0.26)], 0.03)


def _bottle(s: Sketch, c: str) -> None:
    solid(s, lathe((0.94, 0.09), (0.94, 0.09), (0.72, 0.09), (0.60, 0.24), (0.52, 0.27), (0.06, 0.27), (0.0, 0.22)), c,
          hatch=8)  # fmt: skip
    solid(s, box(-0.07, 0.93, 0.07, 1.0), "#c49a68", shade=0.2)
    hoop(s, 0.90, 0.10, 0.02, darker(c, 0.3))
    glint(s, [(-0.17, 0.54), (-0.19, 0.34), (-0.18, 0.1)], 0.03, strength=0.7)


def _barrel(s: Sketch, c: str) -> None:
    solid(s, lathe((0.97, 0.34), (0.75, 0.42), (0.48, 0.46), (0.24, 0.42), (0.02, 0.34), (0.0, 0.33)), c, hatch=12)
    for x in (-0.30, -0.15, 0.0, 0.15, 0.30):
        lines(s, [[(x * 0.78, 0.94), (x * 1.1, 0.5), (x * 0.78, 0.0)]], c)
    oval(s, (0, 0.97), (0.34, 0.07), lighter(c, 0.2))
    lines(s, [[(-0.15, 0.94), (-0.15, 1.0)], [(0.1, 0.92), (0.1, 1.01)]], c, ink=0.5)
    for h, r in ((0.84, 0.405), (0.68, 0.445), (0.20, 0.42), (0.07, 0.375)):
        hoop(s, h, r, 0.022, IRON)
    glint(s, [(-0.28, 0.62), (-0.32, 0.5), (-0.30, 0.34)], 0.03, strength=0.3)


def _bucket(s: Sketch, c: str) -> None:
    rod(s, [(-0.42, -0.80), (-0.32, -1.0), (0.32, -1.0), (0.42, -0.80)], [0.014], IRON)
    solid(s, lathe((0.82, 0.44), (0.82, 0.44), (0.03, 0.31), (0.0, 0.29)), c)
    planks(s, -0.34, 0.02, 0.34, 0.76, c, count=5)
    oval(s, (0, 0.82), (0.44, 0.08), lighter(c, 0.15))
    oval(s, (0, 0.81), (0.38, 0.06), darker(c, 0.5))
    hoop(s, 0.70, 0.425, 0.022, IRON)
    hoop(s, 0.12, 0.33, 0.022, IRON)


def _bell(s: Sketch, c: str) -> None:
    oval(s, (0, 0.04), (0.10, 0.075), darker(c, 0.35), shade=0.3)
    rod(s, [(-0.07, -0.88), (-0.07, -0.98), (0.07, -0.98), (0.07, -0.88)], [0.026], darker(c, 0.2))
    solid(s, lathe((0.90, 0.0), (0.88, 0.12), (0.78, 0.24), (0.50, 0.30), (0.26, 0.38), (0.12, 0.52), (0.07, 0.50)), c,
          hatch=10)  # fmt: skip
    hoop(s, 0.20, 0.43, 0.018, darker(c, 0.25))
    hoop(s, 0.74, 0.255, 0.012, darker(c, 0.25))
    glint(s, [(-0.16, 0.76), (-0.22, 0.52), (-0.28, 0.3)], 0.035)


def _candle(s: Sketch, c: str) -> None:
    soft(s, [(0.0, -1.0), (0.075, -0.89), (0.06, -0.80), (0.0, -0.775), (-0.06, -0.80), (-0.07, -0.87)], "#f4b63f",
         shade=0, ink=0.7)  # fmt: skip
    soft(s, [(0.0, -0.92), (0.035, -0.84), (0.0, -0.79), (-0.03, -0.84)], "#fdf0a8", shade=0, ink=0)
    lines(s, [[(0.0, 0.74), (0.01, 0.80)]], "#2a2020", ink=1.2)
    rod(s, [(0.24, -0.06), (0.42, -0.10), (0.42, -0.20), (0.28, -0.20)], [0.022], BRASS)
    oval(s, (0, 0.04), (0.36, 0.055), BRASS, shade=0.35)
    solid(s, lathe((0.75, 0.165), (0.70, 0.18), (0.06, 0.18), (0.04, 0.17)), c, hatch=6)
    soft(s, [(-0.17, -0.74), (0.0, -0.79), (0.17, -0.74), (0.18, -0.64), (0.14, -0.56), (0.11, -0.66), (0.0, -0.70),
             (-0.09, -0.64), (-0.12, -0.46), (-0.165, -0.62)], lighter(c, 0.4), shade=0.15, ink=0.7)  # fmt: skip


def _lantern(s: Sketch, c: str) -> None:
    ring = ellipse((0, -0.92), 0.10, 0.08, count=20)
    s.stroke(np.vstack([ring, ring[:1]]), ink=2.2, color=darker(c, 0.2), part=PART, taper=False)
    solid(s, box(-0.26, 0.14, 0.26, 0.66), "#fbe7a4", shade=0.15)
    s.light(ellipse((0, -0.40), 0.20, 0.24, count=18), "#fffbe0", part=PART, strength=0.7, softness=0.08)
    soft(s, [(-0.34, -0.66), (-0.20, -0.78), (-0.08, -0.88), (0.08, -0.88), (0.20, -0.78), (0.34, -0.66), (0.0, -0.64)],
         c)  # fmt: skip
    for x in (-0.27, 0.27):
        rod(s, [(x, -0.12), (x, -0.66)], [0.022], darker(c, 0.1))
    soft(s, [(-0.34, 0.0), (-0.32, -0.10), (-0.26, -0.15), (0.26, -0.15), (0.32, -0.10), (0.34, 0.0)], c)


def _lamp(s: Sketch, c: str) -> None:
    solid(s, lathe((0.46, 0.07), (0.36, 0.06), (0.22, 0.20), (0.10, 0.17), (0.05, 0.26), (0.0, 0.28)), BRASS, hatch=6)
    solid(s, lathe((0.98, 0.20), (0.98, 0.20), (0.46, 0.44), (0.43, 0.42)), c)
    lines(s, [[(x * 0.45, 0.96), (x, 0.46)] for x in (-0.34, -0.17, 0.0, 0.17, 0.34)], c, ink=0.55)
    for k in range(9):
        oval(s, (-0.40 + 0.1 * k, 0.44), (0.045, 0.035), lighter(c, 0.35), ink=0.5)


def _street_lamp(s: Sketch, c: str) -> None:
    solid(s, lathe((0.64, 0.04), (0.20, 0.05), (0.14, 0.09), (0.06, 0.10), (0.04, 0.16), (0.0, 0.17)), c)
    rod(s, [(-0.14, -0.60), (0.14, -0.60)], [0.018], c)
    solid(s, [(-0.10, -0.66), (-0.20, -0.90), (0.20, -0.90), (0.10, -0.66)], "#fbe7a4", shade=0.12)
    soft(s, [(-0.24, -0.89), (-0.10, -0.96), (0.0, -1.0), (0.10, -0.96), (0.24, -0.89), (0.0, -0.87)], darker(c, 0.1))
    rod(s, [(-0.12, -0.655), (0.12, -0.655)], [0.02], c)


def _drum(s: Sketch, c: str) -> None:
    solid(s, lathe((0.92, 0.48), (0.92, 0.48), (0.06, 0.48), (0.02, 0.44)), c, hatch=8)
    for k in range(6):
        x = -0.44 + 0.176 * k
        lines(s, [[(x, 0.88), (x + 0.088, 0.12), (x + 0.176, 0.86)]], "#f3e8cf", ink=0.9)
    hoop(s, 0.88, 0.485, 0.034, BRASS)
    hoop(s, 0.10, 0.485, 0.034, BRASS)
    oval(s, (0, 0.93), (0.48, 0.085), "#f6eeda")
    rod(s, [(-0.30, -0.94), (0.05, -1.06)], [0.014, 0.014, 0.03], WOOD)
    rod(s, [(0.30, -0.93), (-0.02, -1.08)], [0.014, 0.014, 0.03], WOOD)


VESSELS: tuple[Thing, ...] = (
    Thing(name="kettle", draw=_kettle, color="#b9793f", face=(0.04, 0.34, 0.27), wide=0.42, arms=0.36),
    Thing(name="teapot", draw=_teapot, color="#e9dfc6", face=(0.0, 0.44, 0.28), wide=0.44, arms=0.36),
    Thing(name="pot", draw=_pot, color="#56565c", face=(0.0, 0.46, 0.30), wide=0.46, arms=0.48),
    Thing(name="pan", draw=_pan, color="#5c5a5e", face=(0.0, 0.33, 0.22), wide=0.34, arms=0.30),
    Thing(name="cup", draw=_cup, color="#e8e2d4", face=(-0.02, 0.50, 0.29), wide=0.40, arms=0.44),
    Thing(name="jug", draw=_jug, color="#d9c7a0", face=(0.02, 0.40, 0.26), wide=0.38, arms=0.44),
    Thing(name="bottle", draw=_bottle, color="#5e8a64", face=(0.0, 0.36, 0.20), wide=0.25, arms=0.34),
    Thing(name="barrel", draw=_barrel, color="#a5713f", face=(0.02, 0.48, 0.27), wide=0.42, arms=0.46),
    Thing(name="bucket", draw=_bucket, color="#b08a55", face=(0.0, 0.44, 0.26), wide=0.36, arms=0.44),
    Thing(name="bell", draw=_bell, color="#cf9f45", face=(0.02, 0.44, 0.22), wide=0.32, arms=0.46),
    Thing(name="candle", draw=_candle, color="#f3e9cf", face=(0.0, 0.38, 0.155), wide=0.17, arms=0.32),
    Thing(
        name="lantern", ground="#fbe7a4", draw=_lantern, color="#5b5348", face=(0.0, 0.40, 0.21), wide=0.29, arms=0.40
    ),
    Thing(name="lamp", draw=_lamp, color="#d98f6a", face=(0.0, 0.66, 0.24), wide=0.16, arms=0.26),
    Thing(
        name="street lamp",
        ground="#fbe7a4",
        draw=_street_lamp,
        color="#3f4a46",
        face=(0.0, 0.78, 0.135),
        wide=0.05,
        arms=0.56,
        legs=0.10,
    ),
    Thing(name="drum", draw=_drum, color="#b5443a", face=(0.0, 0.48, 0.28), wide=0.46, arms=0.50),
)
