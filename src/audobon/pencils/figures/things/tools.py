"""Small tools and worn things: brooms, spoons, pens, needles, scissors, mills, shoes, hats, coins.

Knows: hand-sized things on a thing's sheet.  Does not know: faces, limbs.
"""

from __future__ import annotations

import numpy as np

from audobon.pencils.figures.ink import Sketch, array, darker, ellipse, lighter
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
from audobon.pencils.shapes import smooth

STEEL = "#c3c8cc"


def _broom(s: Sketch, c: str) -> None:
    rod(s, [(0.0, -0.45), (0.01, -1.0)], [0.035], WOOD)
    soft(s, [(-0.09, -0.50), (0.09, -0.50), (0.22, -0.36), (0.30, -0.06), (0.20, 0.0), (0.0, -0.02), (-0.20, 0.0),
             (-0.30, -0.06), (-0.22, -0.36)], c)  # fmt: skip
    for x in np.linspace(-0.26, 0.26, 11):
        lines(s, [[(x * 0.35, 0.40), (x * 0.8, 0.2), (x, 0.01)]], c, ink=0.55)
    hoop(s, 0.43, 0.145, 0.022, "#a5453a")


def _spoon(s: Sketch, c: str) -> None:
    rod(s, [(0.0, -0.48), (0.0, -0.14), (0.0, 0.0)], [0.045, 0.036, 0.06], c)
    soft(s, [(0.0, -1.0), (0.19, -0.90), (0.22, -0.70), (0.12, -0.52), (0.0, -0.47), (-0.12, -0.52), (-0.22, -0.70),
             (-0.19, -0.90)], c)  # fmt: skip
    soft(s, [(0.0, -0.95), (0.14, -0.87), (0.165, -0.71), (0.08, -0.57), (-0.08, -0.57), (-0.165, -0.71),
             (-0.14, -0.87)], lighter(c, 0.25), shade=0.15, ink=0.6)  # fmt: skip


def _fork(s: Sketch, c: str) -> None:
    rod(s, [(0.0, -0.46), (0.0, 0.0)], [0.045, 0.055], c)
    for x in (-0.17, 0.0, 0.17):
        rod(s, [(x, -0.66), (x, -1.0)], [0.040, 0.026], c)
    soft(s, [(-0.21, -0.74), (0.21, -0.74), (0.20, -0.52), (0.0, -0.42), (-0.20, -0.52)], c)


def _knife(s: Sketch, c: str) -> None:
    soft(s, [(-0.08, -0.36), (-0.10, -0.90), (-0.04, -1.0), (0.10, -0.86), (0.16, -0.60), (0.12, -0.36)], STEEL)
    soft(s, [(-0.11, 0.0), (-0.09, -0.38), (0.12, -0.38), (0.10, 0.0)], c)
    for h in (0.10, 0.26):
        oval(s, (0.0, h), (0.02, 0.02), BRASS, ink=0.5)


def _pen(s: Sketch, c: str) -> None:
    soft(s, [(-0.02, -0.24), (-0.20, -0.44), (-0.22, -0.72), (-0.06, -0.95), (0.10, -1.0), (0.20, -0.80), (0.20, -0.50),
             (0.06, -0.26)], c)  # fmt: skip
    lines(s, [[(0.0, 0.02), (-0.02, 0.5), (0.08, 0.96)]], "#8a8070", ink=1.2)
    for h in np.linspace(0.32, 0.42, 3):
        lines(s, [[(-0.01, h), (-0.14, h + 0.06)], [(0.0, h), (0.12, h + 0.08)]], c, ink=0.55)
    rod(s, [(0.0, -0.26), (0.01, -0.06)], [0.022, 0.026], "#e9dcb8")
    soft(s, [(-0.03, -0.08), (0.04, -0.08), (0.01, 0.0)], "#33313a", shade=0)


def _pencil(s: Sketch, c: str) -> None:
    solid(s, [(-0.14, -0.22), (-0.14, -0.90), (0.14, -0.90), (0.14, -0.22)], c)
    soft(s, [(-0.14, -0.90), (-0.13, -0.99), (0.13, -0.99), (0.14, -0.90)], "#d88a86")
    hoop(s, 0.90, 0.145, 0.022, BRASS, sag=0.06)
    solid(s, [(-0.14, -0.22), (0.0, -0.25), (0.14, -0.22), (0.0, 0.0)], "#e9cfa0", shade=0.2)
    solid(s, [(-0.045, -0.07), (0.045, -0.07), (0.0, 0.0)], "#33313a", shade=0)


def _needle(s: Sketch, c: str) -> None:
    s.curve([(0.03, -0.93), (0.30, -0.98), (0.34, -0.60), (0.22, -0.30), (0.36, -0.05)], ink=1.2, color="#b8443c",
            part=PART, taper=False)  # fmt: skip
    soft(s, [(0.0, 0.0), (-0.07, -0.30), (-0.15, -0.60), (-0.15, -0.86), (-0.07, -0.98), (0.07, -0.98), (0.15, -0.86),
             (0.15, -0.60), (0.07, -0.30)], c)  # fmt: skip
    oval(s, (0.0, 0.91), (0.025, 0.05), "#5a5550", ink=0.7)
    glint(s, [(-0.07, 0.46), (-0.05, 0.30), (-0.02, 0.15)], 0.02, strength=0.8)


def _pin(s: Sketch, c: str) -> None:
    rod(s, [(0.0, -0.6), (0.0, -0.2), (0.0, 0.0)], [0.05, 0.04, 0.012], STEEL)
    oval(s, (0.0, 0.76), (0.25, 0.24), c, shade=0.4)
    glint(s, [(-0.13, 0.90), (-0.17, 0.80)], 0.03)


def _key(s: Sketch, c: str) -> None:
    for h, long in ((0.06, 0.24), (0.18, 0.18)):
        rod(s, [(0.0, -h), (long, -h)], [0.045], c, round_end=False)
    rod(s, [(0.0, 0.0), (0.0, -0.6)], [0.05], c)
    oval(s, (0.0, 0.76), (0.26, 0.24), c, shade=0.4)


def _scissors(s: Sketch, c: str) -> None:
    for side in (-1, 1):
        soft(s, [(-0.03 * side, -0.44), (0.09 * side, -0.48), (0.16 * side, -0.74), (0.14 * side, -1.0),
                 (0.02 * side, -0.70)], c)  # fmt: skip
    for side in (-1, 1):
        ring = ellipse((0.17 * side, -0.15), 0.15, 0.14, count=22)
        s.stroke(np.vstack([ring, ring[:2]]), ink=5.0, color=darker(c, 0.6), part=PART, taper=False)
        s.stroke(np.vstack([ring, ring[:2]]), ink=3.4, color=lighter(c, 0.1), part=PART, taper=False)
    soft(s, [(-0.17, -0.30), (0.17, -0.30), (0.19, -0.46), (0.0, -0.62), (-0.19, -0.46)], c)


def _mill(s: Sketch, c: str) -> None:
    rod(s, [(0.0, -0.90), (0.0, -1.0), (0.34, -1.02)], [0.022], IRON)
    rod(s, [(0.34, -1.02), (0.34, -1.12)], [0.035], WOOD)
    soft(s, [(-0.30, -0.74), (-0.20, -0.90), (0.20, -0.90), (0.30, -0.74), (0.22, -0.64), (-0.22, -0.64)], BRASS)
    solid(s, box(-0.34, 0.06, 0.34, 0.68), c, hatch=8)
    planks(s, c)
    solid(s, box(-0.40, 0.0, 0.40, 0.08), darker(c, 0.12))
    solid(s, box(-0.40, 0.64, 0.40, 0.72), darker(c, 0.12))
    solid(s, box(-0.20, 0.10, 0.20, 0.22), lighter(c, 0.15), shade=0.2)
    oval(s, (0.0, 0.16), (0.025, 0.025), BRASS, ink=0.6)


def planks(s: Sketch, c: str) -> None:
    """Two faint board edges across the mill's box."""
    lines(s, [[(-0.33, 0.26), (0.0, 0.262), (0.33, 0.26)], [(-0.33, 0.46), (0.0, 0.458), (0.33, 0.46)]], c, ink=0.4)


def _umbrella(s: Sketch, c: str) -> None:
    rod(s, [(0.0, -0.5), (0.0, -0.06), (0.05, 0.0), (0.12, -0.04)], [0.022], WOOD)
    dome = [(-0.62, -0.46), (-0.48, -0.74), (-0.22, -0.92), (0.0, -0.96), (0.22, -0.92), (0.48, -0.74), (0.62, -0.46),
            (0.40, -0.52), (0.20, -0.44), (0.0, -0.50), (-0.20, -0.44), (-0.40, -0.52)]  # fmt: skip
    soft(s, dome, c)
    lines(s, [[(0.0, 0.95), (x * 0.75, 0.78), (x, 0.47)] for x in (-0.40, 0.40)], c)
    rod(s, [(0.0, -0.95), (0.0, -1.02)], [0.018], IRON)


def _match(s: Sketch, c: str) -> None:
    soft(s, [(-0.11, 0.0), (-0.10, -0.80), (0.10, -0.80), (0.11, 0.0)], "#e6c98f")
    lines(s, [[(-0.04, 0.05), (-0.04, 0.3)], [(0.05, 0.1), (0.05, 0.34)]], "#e6c98f", ink=0.5)
    oval(s, (0.0, 0.86), (0.16, 0.15), c, shade=0.35)


def _boot(s: Sketch, c: str) -> None:
    soft(s, [(-0.30, -0.08), (-0.30, -0.50), (-0.28, -0.96), (0.16, -0.96), (0.18, -0.55), (0.30, -0.40), (0.56, -0.30),
             (0.62, -0.10), (0.0, -0.06)], c)  # fmt: skip
    soft(s, [(-0.33, -0.90), (-0.32, -1.0), (0.20, -1.0), (0.21, -0.90), (0.0, -0.87)], lighter(c, 0.18))
    solid(s, smooth(array([(-0.33, 0.0), (-0.33, -0.09), (0.0, -0.07), (0.62, -0.10), (0.64, -0.02), (0.0, 0.0)]),
                    samples=3), darker(c, 0.5), shade=0.1)  # fmt: skip
    lines(s, [[(0.20, 0.40), (0.24, 0.30), (0.22, 0.14)], [(-0.28, 0.22), (-0.20, 0.18), (-0.18, 0.1)]], c)
    glint(s, [(0.36, 0.30), (0.50, 0.24)], 0.025)


def _shoe(s: Sketch, c: str) -> None:
    soft(
        s,
        [
            (-0.50, -0.10),
            (-0.52, -0.60),
            (-0.40, -0.96),
            (-0.10, -0.98),
            (0.02, -0.72),
            (0.30, -0.56),
            (0.62, -0.42),
            (0.70, -0.16),
            (0.40, -0.08),
            (-0.2, -0.08),
        ],
        c,
    )
    soft(s, [(-0.44, -0.98), (-0.25, -1.02), (-0.06, -0.98), (-0.12, -0.86), (-0.36, -0.86)], darker(c, 0.55), shade=0)
    solid(s, [(-0.52, 0.0), (-0.52, -0.12), (-0.2, -0.10), (-0.18, 0.0)], darker(c, 0.5), shade=0)
    solid(s, smooth(array([(-0.2, -0.02), (-0.2, -0.10), (0.3, -0.08), (0.72, -0.16), (0.68, -0.04), (0.3, 0.0)]),
                    samples=3), darker(c, 0.5), shade=0)  # fmt: skip
    for k in range(3):
        x, h = 0.02 + 0.10 * k, 0.74 - 0.08 * k
        lines(s, [[(x - 0.10, h - 0.08), (x, h), (x + 0.04, h - 0.02)]], c, ink=1.2)
    glint(s, [(0.44, 0.42), (0.60, 0.30)], 0.025)


def _hat(s: Sketch, c: str) -> None:
    oval(s, (0, 0.10), (0.60, 0.10), darker(c, 0.12), shade=0.3)
    solid(s, lathe((0.97, 0.38), (0.95, 0.39), (0.5, 0.34), (0.12, 0.35), (0.05, 0.34)), c, hatch=10)
    oval(s, (0, 0.96), (0.385, 0.055), lighter(c, 0.15))
    hoop(s, 0.16, 0.35, 0.05, "#8f3a36")
    glint(s, [(-0.26, 0.84), (-0.25, 0.5), (-0.25, 0.3)], 0.03)


def _collar(s: Sketch, c: str) -> None:
    for side in (-1, 1):
        soft(s, [(0.0, -0.14), (0.10 * side, -0.06), (0.52 * side, 0.0), (0.58 * side, -0.50), (0.44 * side, -0.96),
                 (0.20 * side, -0.90), (0.0, -0.80)], c)  # fmt: skip
        lines(s, [[(0.50 * side, 0.06), (0.54 * side, 0.5), (0.42 * side, 0.9)]], "#b8ae98", ink=0.6)
    oval(s, (0.0, 0.10), (0.05, 0.05), BRASS, shade=0.2)


def _coin(s: Sketch, c: str) -> None:
    oval(s, (0.03, 0.5), (0.50, 0.50), darker(c, 0.35), shade=0.2)
    oval(s, (0, 0.5), (0.48, 0.50), c, shade=0.35)
    oval(s, (0, 0.5), (0.40, 0.415), lighter(c, 0.12), ink=0.6)
    for k in range(30):
        a = 2 * np.pi * k / 30
        s.stroke([(0.43 * np.cos(a), -0.5 - 0.445 * np.sin(a)), (0.465 * np.cos(a), -0.5 - 0.485 * np.sin(a))],
                 ink=0.6, color=darker(c, 0.5), part=PART)  # fmt: skip
    glint(s, [(-0.30, 0.74), (-0.36, 0.6)], 0.03)


def _button(s: Sketch, c: str) -> None:
    oval(s, (0, 0.5), (0.50, 0.50), c, shade=0.4)
    oval(s, (0, 0.5), (0.40, 0.40), lighter(c, 0.1), ink=0.6)
    for x, h in ((-0.08, 0.84), (0.08, 0.84)):
        oval(s, (x, h), (0.03, 0.03), darker(c, 0.6), ink=0.4)


def _ring(s: Sketch, c: str) -> None:
    inner = ellipse((0, -0.26), 0.20, 0.20, count=26)
    outer = ellipse((0, -0.26), 0.30, 0.26, count=26)
    solid(s, np.vstack([outer, outer[:1], inner[:1], inner[::-1]]), c, shade=0.3)
    solid(s, [(-0.30, -0.86), (-0.18, -1.0), (0.18, -1.0), (0.30, -0.86), (0.24, -0.56), (0.0, -0.42), (-0.24, -0.56)],
          "#9fd0dc", shade=0.25)  # fmt: skip
    for x in (-0.14, 0.14):
        lines(s, [[(x * 2.1, 0.86), (x, 0.86), (x * 0.6, 1.0)]], "#9fd0dc", ink=0.6)
    for x in (-0.2, 0.2):
        rod(s, [(x, -0.44), (x * 1.1, -0.60)], [0.03], c, ink=0.7)


TOOLS: tuple[Thing, ...] = (
    Thing(name="broom", draw=_broom, color="#d0a657", face=(0.0, 0.23, 0.155), wide=0.20, arms=0.34, legs=0.16),
    Thing(name="spoon", draw=_spoon, color="#c4c4c0", face=(0.0, 0.73, 0.145), wide=0.06, arms=0.38),
    Thing(name="fork", draw=_fork, color="#c4c4c0", face=(0.0, 0.63, 0.16), wide=0.06, arms=0.34),
    Thing(name="knife", draw=_knife, color="#7a5236", face=(0.02, 0.62, 0.105), wide=0.10, arms=0.30),
    Thing(name="pen", draw=_pen, color="#f0ece0", face=(0.0, 0.66, 0.16), wide=0.05, arms=0.22, legs=0.18),
    Thing(name="pencil", draw=_pencil, color="#e0b23c", face=(0.0, 0.62, 0.125), wide=0.14, arms=0.40, legs=0.18),
    Thing(name="needle", draw=_needle, color="#c9cdd0", face=(0.0, 0.70, 0.115), wide=0.10, arms=0.46, legs=0.18),
    Thing(name="pin", draw=_pin, color="#b8443c", face=(0.0, 0.74, 0.17), wide=0.05, arms=0.44, legs=0.18),
    Thing(name="key", draw=_key, color="#c79a42", face=(0.0, 0.76, 0.18), wide=0.05, arms=0.44),
    Thing(name="scissors", draw=_scissors, color="#c3c8cc", face=(0.0, 0.44, 0.13), wide=0.18, arms=0.34, legs=0.18),
    Thing(name="hand-mill", draw=_mill, color="#a3703f", face=(0.0, 0.44, 0.21), wide=0.36, arms=0.46),
    Thing(name="umbrella", draw=_umbrella, color="#56755a", face=(0.0, 0.68, 0.20), wide=0.03, arms=0.34, legs=0.16),
    Thing(name="match", draw=_match, color="#b8443c", face=(0.0, 0.60, 0.095), wide=0.10, arms=0.40),
    Thing(name="boot", draw=_boot, color="#6b4a35", face=(-0.06, 0.60, 0.19), wide=0.26, arms=0.44, legs=0.16),
    Thing(name="shoe", draw=_shoe, color="#8a5a3a", face=(0.18, 0.34, 0.20), wide=0.42, arms=0.40, legs=0.16),
    Thing(name="hat", draw=_hat, color="#4a4650", face=(0.0, 0.56, 0.25), wide=0.36, arms=0.40),
    Thing(name="collar", draw=_collar, color="#f4f0e4", face=(0.0, 0.46, 0.24), wide=0.50, arms=0.46),
    Thing(name="coin", draw=_coin, color="#cfa245", face=(0.0, 0.50, 0.27), wide=0.46, arms=0.46),
    Thing(name="button", draw=_button, color="#7c8fa8", face=(0.0, 0.47, 0.25), wide=0.46, arms=0.46),
    Thing(name="ring", draw=_ring, color="#d6ab48", face=(0.0, 0.71, 0.20), wide=0.27, arms=0.34, ground="#9fd0dc"),
)
