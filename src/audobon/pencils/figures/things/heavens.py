"""Sun, moon and weather, water, stone and fire: the great things that talk in tales.

Knows: their shapes on a thing's sheet.  Does not know: faces, limbs.
"""

from __future__ import annotations

import numpy as np

from audobon.pencils.figures.ink import Sketch, array, darker, ellipse, lighter
from audobon.pencils.figures.things.build import Thing
from audobon.pencils.figures.things.shaping import PART, glint, lines, oval, rod, soft, solid
from audobon.pencils.shapes import smooth


def _sun(s: Sketch, c: str) -> None:
    for k in range(16):
        a, long = 2 * np.pi * k / 16, 0.5 if k % 2 == 0 else 0.44
        way, across = array([np.cos(a), np.sin(a)]), array([-np.sin(a), np.cos(a)])
        root = array([0.0, -0.5]) + way * 0.32
        bend = across * (0.04 if k % 2 else 0.0)
        s.form(smooth(np.stack([root - across * 0.055, root + way * (long - 0.40) + bend - across * 0.03,
                                array([0.0, -0.5]) + way * long + bend * 0.4, root + way * (long - 0.40) + bend
                                + across * 0.03, root + across * 0.055]), samples=3),
               lighter(c, 0.1) if k % 2 else c, part=PART, ink=0.8, shade=0.15)  # fmt: skip
    oval(s, (0, 0.5), (0.34, 0.34), lighter(c, 0.22), shade=0.2)
    s.wash(ellipse((0.0, -0.5), 0.24, 0.24), "#fff1b8", part=PART, strength=0.5, softness=0.10)


def _moon(s: Sketch, c: str) -> None:
    turn = np.linspace(0.62, 2 * np.pi - 0.62, 40)
    outer = np.stack([0.08 + 0.5 * np.cos(turn), -0.5 + 0.5 * np.sin(turn)], axis=1)
    back = np.linspace(2 * np.pi - 0.98, 0.98, 30)
    inner = np.stack([0.27 + 0.36 * np.cos(back), -0.5 + 0.352 * np.sin(back)], axis=1)
    solid(s, np.vstack([outer, inner]), c, hatch=6)
    for x, h, r in ((-0.28, 0.76, 0.04), (-0.34, 0.30, 0.05), (-0.10, 0.12, 0.035)):
        s.shade(ellipse((x, -h), r, r * 0.9), darker(c, 0.5), part=PART, strength=0.25, softness=0.01)


def _star(s: Sketch, c: str) -> None:
    points = []
    for k in range(10):
        a, r = np.pi * k / 5 - np.pi / 2, 0.54 if k % 2 == 0 else 0.30
        points.append((r * np.cos(a), -0.48 + r * np.sin(a)))
    fine = array([p for a, b in zip(points, points[1:] + points[:1], strict=True) for p in (a, ((a[0] + b[0]) / 2,
                  (a[1] + b[1]) / 2))])  # fmt: skip
    solid(s, smooth(fine, samples=2), c)
    glint(s, [(-0.05, 0.92), (-0.12, 0.74)], 0.03)


def _cloud(s: Sketch, c: str) -> None:
    soft(s, [(-0.66, -0.20), (-0.80, -0.36), (-0.70, -0.56), (-0.52, -0.58), (-0.44, -0.80), (-0.20, -0.90),
             (-0.04, -0.80), (0.12, -1.0), (0.38, -0.94), (0.46, -0.70), (0.66, -0.66), (0.78, -0.42), (0.66, -0.22),
             (0.44, -0.14), (0.20, -0.22), (0.0, -0.08), (-0.24, -0.20), (-0.46, -0.10)], c, shade=0.30)  # fmt: skip
    for path in ([(-0.50, 0.56), (-0.38, 0.62), (-0.30, 0.54)], [(0.42, 0.70), (0.34, 0.76), (0.24, 0.72)],
                 [(-0.10, 0.78), (-0.14, 0.70)]):  # fmt: skip
        lines(s, [path], c, ink=0.7)


def _wind(s: Sketch, c: str) -> None:
    for k, h in enumerate((0.84, 0.62, 0.22)):
        long = 1.06 - 0.16 * k
        rod(s, [(-0.20, -h), (-0.55, -h - 0.08), (-0.85, -h + 0.06), (-long, -h - 0.04)], [0.10, 0.08, 0.045, 0.01],
            lighter(c, 0.15), ink=0.7)  # fmt: skip
    soft(s, [(-0.28, -0.10), (-0.46, -0.40), (-0.40, -0.74), (-0.16, -0.96), (0.14, -1.0), (0.38, -0.86), (0.46, -0.58),
             (0.40, -0.26), (0.20, -0.06), (-0.05, -0.02)], c, shade=0.25)  # fmt: skip
    for path in ([(-0.30, 0.86), (-0.18, 0.94), (0.06, 0.93)], [(0.10, 0.93), (0.26, 0.88), (0.22, 0.80)],
                 [(-0.40, 0.60), (-0.46, 0.48), (-0.36, 0.44)]):  # fmt: skip
        lines(s, [path], c, ink=1.0)
    for h, bend in ((0.40, 0.06), (0.30, 0.0), (0.20, -0.06)):
        lines(s, [[(0.50, h), (0.74, h + bend), (0.96, h + bend * 0.4)]], "#8fa6b4", ink=0.9)


def _drop(s: Sketch, c: str) -> None:
    soft(s, [(0.0, -1.0), (0.10, -0.74), (0.32, -0.48), (0.38, -0.26), (0.26, -0.06), (0.0, 0.0), (-0.26, -0.06),
             (-0.38, -0.26), (-0.32, -0.48), (-0.10, -0.74)], c, shade=0.28)  # fmt: skip
    glint(s, [(-0.14, 0.58), (-0.26, 0.36)], 0.035, strength=0.8)


def _snowflake(s: Sketch, c: str) -> None:
    for k in range(6):
        a = np.pi * k / 3 + np.pi / 6
        way, across = array([np.cos(a), np.sin(a)]), array([-np.sin(a), np.cos(a)])
        mid = array([0.0, -0.5])
        rod(s, [mid + way * 0.2, mid + way * 0.5], [0.035, 0.028], c)
        for reach in (0.30, 0.40):
            for side in (-1, 1):
                spot = mid + way * reach
                rod(s, [spot, spot + way * 0.08 + across * side * 0.10], [0.022, 0.018], c, ink=0.7)
    hexagon = [(0.27 * np.cos(np.pi * k / 3), -0.5 + 0.27 * np.sin(np.pi * k / 3)) for k in range(6)]
    solid(s, hexagon, lighter(c, 0.3), shade=0.2)


def _icicle(s: Sketch, c: str) -> None:
    for x, low in ((-0.28, 0.46), (0.28, 0.36)):
        soft(s, [(x - 0.12, -0.95), (x, -low), (x + 0.12, -0.95)], darker(c, 0.06), shade=0.25)
    soft(
        s,
        [(-0.24, -0.96), (-0.22, -0.60), (-0.10, -0.24), (0.0, 0.0), (0.08, -0.24), (0.21, -0.60), (0.24, -0.96)],
        c,
        shade=0.28,
    )
    soft(s, [(-0.46, -0.90), (-0.40, -1.0), (0.0, -1.02), (0.40, -1.0), (0.46, -0.90), (0.2, -0.86), (0.0, -0.91),
             (-0.22, -0.86)], "#f4f8fa", shade=0.15)  # fmt: skip
    glint(s, [(-0.12, 0.72), (-0.08, 0.4)], 0.025, strength=0.9)


def _river(s: Sketch, c: str) -> None:
    soft(
        s,
        [
            (-1.0, 0.0),
            (-1.05, -0.16),
            (-0.7, -0.24),
            (-0.46, -0.52),
            (-0.34, -0.86),
            (0.0, -1.0),
            (0.30, -0.90),
            (0.42, -0.66),
            (0.30, -0.60),
            (0.40, -0.40),
            (0.62, -0.24),
            (1.0, -0.18),
            (1.05, 0.0),
        ],
        c,
        shade=0.25,
    )
    soft(s, [(0.0, -1.0), (0.30, -0.92), (0.46, -0.72), (0.42, -0.58), (0.32, -0.62), (0.26, -0.76), (0.08, -0.88),
             (-0.20, -0.92)], "#f2f8fa", shade=0.1, ink=0.8)  # fmt: skip
    for path in (
        [(-0.95, 0.10), (-0.7, 0.14), (-0.5, 0.10)],
        [(0.45, 0.10), (0.7, 0.14), (0.95, 0.09)],
        [(-0.60, 0.24), (-0.44, 0.34), (-0.36, 0.48)],
        [(-0.40, 0.06), (-0.1, 0.10), (0.2, 0.06)],
    ):
        lines(s, [path], c, ink=0.8)
    for x, h in ((0.52, 0.66), (0.58, 0.54), (-0.52, 0.70)):
        oval(s, (x, h), (0.03, 0.035), "#eaf4f8", ink=0.6)


def _mountain(s: Sketch, c: str) -> None:
    solid(s, smooth(array([(-0.98, 0.0), (-0.74, -0.30), (-0.56, -0.42), (-0.34, -0.78), (-0.14, -0.94), (0.02, -1.0),
                           (0.18, -0.90), (0.40, -0.62), (0.56, -0.50), (0.80, -0.18), (1.0, 0.0)]), samples=2), c,
          hatch=16)  # fmt: skip
    soft(s, [(0.02, -1.0), (0.18, -0.90), (0.30, -0.74), (0.20, -0.76), (0.12, -0.68), (0.02, -0.80), (-0.12, -0.70),
             (-0.20, -0.78), (-0.30, -0.72), (-0.14, -0.94)], "#f7f8f6", shade=0.12)  # fmt: skip
    for x, h in ((-0.64, 0.10), (-0.52, 0.14), (0.62, 0.10), (0.72, 0.06), (-0.78, 0.06)):
        soft(s, [(x, -h - 0.16), (x + 0.06, -h), (x - 0.06, -h)], "#4f7a4c", shade=0.2, ink=0.7)
    lines(s, [[(-0.44, 0.58), (-0.36, 0.40), (-0.40, 0.26)], [(0.40, 0.56), (0.44, 0.36)], [(0.24, 0.70),
              (0.32, 0.5)]], c)  # fmt: skip


def _stone(s: Sketch, c: str) -> None:
    soft(s, [(-0.62, -0.06), (-0.66, -0.42), (-0.46, -0.82), (-0.10, -1.0), (0.34, -0.90), (0.60, -0.56), (0.66, -0.16),
             (0.50, 0.0), (-0.45, 0.0)], c, shade=0.42)  # fmt: skip
    lines(s, [[(0.30, 0.88), (0.40, 0.68), (0.36, 0.56)], [(-0.56, 0.36), (-0.46, 0.24), (-0.5, 0.12)],
              [(0.44, 0.22), (0.5, 0.12)]], c)  # fmt: skip
    for x in (-0.50, -0.36, 0.42):
        soft(s, [(x - 0.10, 0.0), (x - 0.06, -0.10), (x + 0.08, -0.08), (x + 0.10, 0.0)], "#7d9a58", shade=0.1, ink=0.6)


def _fire(s: Sketch, c: str) -> None:
    for turn in (-1, 1):
        rod(s, [(-0.42 * turn, -0.03), (0.42 * turn, -0.12)], [0.065], "#7a5236")
    soft(
        s,
        [
            (0.0, -1.0),
            (0.14, -0.80),
            (0.22, -0.66),
            (0.30, -0.80),
            (0.42, -0.46),
            (0.34, -0.16),
            (0.0, -0.06),
            (-0.34, -0.16),
            (-0.42, -0.44),
            (-0.34, -0.74),
            (-0.22, -0.62),
            (-0.14, -0.80),
        ],
        c,
        shade=0.15,
    )
    soft(
        s,
        [(0.02, -0.74), (0.20, -0.50), (0.26, -0.28), (0.0, -0.10), (-0.26, -0.26), (-0.20, -0.50)],
        "#f8cf5a",
        shade=0.0,
        ink=0.6,
    )


def _rainbow(s: Sketch, c: str) -> None:
    for r, tint in ((1.0, c), (0.90, "#e8a33c"), (0.80, "#efd95c"), (0.70, "#7fae5c"), (0.60, "#5f8fc4")):
        turn = np.linspace(np.pi, 2 * np.pi, 30)
        outer = np.stack([r * np.cos(turn), r * np.sin(turn)], axis=1)
        solid(s, np.vstack([outer, outer[::-1] * ((r - 0.1) / r)]), tint, shade=0.1, ink=0.7)
    for x in (-0.75, 0.75):
        soft(s, [(x - 0.34, 0.0), (x - 0.34, -0.14), (x - 0.12, -0.26), (x + 0.14, -0.24), (x + 0.34, -0.12), (x + 0.32,
                 0.0)], "#f5f5f2", shade=0.2)  # fmt: skip


HEAVENS: tuple[Thing, ...] = (
    Thing(name="sun", draw=_sun, color="#eab03a", face=(0.0, 0.50, 0.235), wide=0.34, arms=-1.0, legs=0.0, floats=True),
    Thing(
        name="moon", draw=_moon, color="#efe2ae", face=(-0.20, 0.50, 0.18), wide=0.3, arms=-1.0, legs=0.0, floats=True
    ),
    Thing(name="star", draw=_star, color="#f0cf62", face=(0.0, 0.49, 0.21), wide=0.26, arms=0.40, legs=0.16),
    Thing(
        name="cloud", draw=_cloud, color="#eef2f4", face=(0.0, 0.46, 0.28), wide=0.6, arms=-1.0, legs=0.0, floats=True
    ),
    Thing(
        name="wind", draw=_wind, color="#d5e2e8", face=(0.06, 0.46, 0.29), wide=0.4, arms=-1.0, legs=0.0, floats=True
    ),
    Thing(name="raindrop", draw=_drop, color="#9cc3dc", face=(0.0, 0.30, 0.22), wide=0.34, arms=0.32),
    Thing(
        name="snowflake",
        draw=_snowflake,
        color="#d9e9f2",
        face=(0.0, 0.50, 0.185),
        wide=0.24,
        arms=-1.0,
        legs=0.0,
        floats=True,
    ),
    Thing(
        name="icicle",
        draw=_icicle,
        color="#cfe4ee",
        face=(0.0, 0.66, 0.155),
        wide=0.2,
        arms=-1.0,
        legs=0.0,
        floats=True,
    ),
    Thing(
        name="river", draw=_river, color="#7fb0cf", face=(0.02, 0.46, 0.24), wide=0.36, arms=0.34, legs=0.0, rooted=True
    ),
    Thing(
        name="mountain",
        draw=_mountain,
        color="#93909a",
        face=(0.0, 0.38, 0.23),
        wide=0.44,
        arms=-1.0,
        legs=0.0,
        rooted=True,
    ),
    Thing(name="stone", draw=_stone, color="#9b978f", face=(0.02, 0.46, 0.30), wide=0.6, arms=0.42, legs=0.10),
    Thing(
        name="fire",
        ground="#f8cf5a",
        draw=_fire,
        color="#e8762c",
        face=(0.0, 0.32, 0.19),
        wide=0.34,
        arms=-1.0,
        legs=0.0,
        rooted=True,
    ),
    Thing(
        name="rainbow",
        ground="#7fae5c",
        draw=_rainbow,
        color="#d2574a",
        face=(0.0, 0.78, 0.14),
        wide=0.5,
        arms=-1.0,
        legs=0.0,
        floats=True,
    ),
)
