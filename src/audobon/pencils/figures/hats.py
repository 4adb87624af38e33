"""More hats: of straw, felt and fur, of trade and uniform, of magic and of sleep.

Knows: each piece on a head's sheet (brow about y -0.28), in three views.  Does not know: faces, hair.
"""

# ruff: noqa: RUF005  (points are arrays: `point + [x, y]` shifts them, it joins no lists)
from __future__ import annotations

from collections.abc import Callable

import numpy as np

from audobon.pencils.figures.ink import Points, Sketch, array, darker, ellipse, lighter, tube
from audobon.pencils.shapes import smooth

PART = "hat"
GOLD, LEAF = "#d8b25a", "#6f9a48"


def _form(
    sketch: Sketch, points: list[tuple[float, float]], color: str, *, shade: float = 0.35, ink: float = 1.0
) -> None:
    sketch.form(smooth(array(points), samples=4), color, part=PART, shade=shade, ink=ink)


def _brim(sketch: Sketch, color: str, *, y: float, rx: float, ry: float) -> None:
    sketch.form(ellipse((0.0, y), rx, ry, angle=4, count=30), color, part=PART, shade=0.35)


def _band(sketch: Sketch, color: str, *, y: float, half: float, thick: float = 0.045, sag: float = 0.06) -> None:
    path = [(-half, y), (-half * 0.5, y + sag * 0.8), (0.0, y + sag), (half * 0.5, y + sag * 0.8), (half, y)]
    sketch.form(tube(path, [thick], samples=4, round_end=False), color, part=PART, ink=0.8, shade=0.2)


def _straw_hat(sketch: Sketch, color: str, view: str) -> None:
    del view
    _brim(sketch, color, y=-0.26, rx=0.70, ry=0.15)
    for r in (0.60, 0.50):
        ring = ellipse((0.0, -0.26), r, r * 0.21, angle=4, count=30)
        sketch.stroke(ring[:18], ink=0.5, color=darker(color, 0.45), part=PART)
    _form(sketch, [(-0.40, -0.26), (-0.37, -0.52), (-0.2, -0.64), (0.2, -0.64), (0.37, -0.52), (0.40, -0.27),
                   (0.0, -0.20)], color)  # fmt: skip
    _band(sketch, "#a5453a", y=-0.33, half=0.395)
    for x, y in ((-0.2, -0.5), (0.0, -0.54), (0.2, -0.5), (-0.1, -0.58), (0.12, -0.58)):
        sketch.curve([(x - 0.05, y), (x, y - 0.015), (x + 0.05, y)], ink=0.5, color=darker(color, 0.45), part=PART)
    for x in (-0.68, 0.66):
        sketch.stroke(array([(x, -0.26), (x * 1.06, -0.22)]), ink=0.8, color=darker(color, 0.3), part=PART)


def _bowler(sketch: Sketch, color: str, view: str) -> None:
    del view
    _form(
        sketch,
        [
            (-0.52, -0.34),
            (-0.40, -0.26),
            (0.0, -0.20),
            (0.40, -0.26),
            (0.54, -0.34),
            (0.40, -0.32),
            (0.0, -0.28),
            (-0.40, -0.32),
        ],
        darker(color, 0.12),
    )
    _form(sketch, [(-0.38, -0.30), (-0.38, -0.50), (-0.24, -0.68), (0.0, -0.73), (0.24, -0.68), (0.38, -0.50),
                   (0.38, -0.30), (0.0, -0.23)], color)  # fmt: skip
    _band(sketch, darker(color, 0.5), y=-0.335, half=0.38, thick=0.04)


def _tricorne(sketch: Sketch, color: str, view: str) -> None:
    _form(sketch, [(-0.30, -0.40), (-0.20, -0.62), (0.0, -0.68), (0.2, -0.62), (0.30, -0.40)], darker(color, 0.1))
    peak = 0.10 if view == "three" else 0.25 if view == "side" else 0.0
    _form(sketch, [(-0.62, -0.42), (-0.30, -0.46), (0.0 + peak, -0.62), (0.30, -0.46), (0.64, -0.42), (0.38, -0.24),
                   (0.0, -0.20), (-0.38, -0.24)], color)  # fmt: skip
    sketch.curve([(-0.60, -0.43), (-0.30, -0.46), (peak, -0.61), (0.30, -0.46), (0.62, -0.43)], ink=2.0, color=GOLD,
                 part=PART, taper=False)  # fmt: skip


def _cone(sketch: Sketch, color: str, *, bend: float, top: float) -> None:
    """A tall soft cone that leans, with its creases."""
    tip = (0.16 + bend, top)
    _form(
        sketch,
        [
            (-0.40, -0.28),
            (-0.30, -0.56),
            (-0.12 + bend * 0.3, top * 0.62 - 0.2),
            tip,
            (tip[0] + 0.05, top + 0.05),
            (0.16 + bend * 0.3, top * 0.62 - 0.16),
            (0.30, -0.52),
            (0.40, -0.29),
            (0.0, -0.20),
        ],
        color,
    )
    line = darker(color, 0.55)
    for y in (-0.52, -0.74):
        sketch.curve([(-0.24, y), (-0.05, y + 0.05), (0.10, y + 0.02)], ink=0.7, color=line, part=PART)


def _witch_hat(sketch: Sketch, color: str, view: str) -> None:
    del view
    _brim(sketch, color, y=-0.26, rx=0.74, ry=0.13)
    _cone(sketch, color, bend=-0.42, top=-1.18)
    _band(sketch, "#7a5a8f", y=-0.335, half=0.385)
    sketch.form(array([(0.02, -0.36), (0.14, -0.36), (0.14, -0.24), (0.02, -0.24)]), GOLD, part=PART, ink=0.8, shade=0)


def _wizard_hat(sketch: Sketch, color: str, view: str) -> None:
    del view
    _cone(sketch, color, bend=0.05, top=-1.25)
    _band(sketch, lighter(color, 0.35), y=-0.30, half=0.40, thick=0.055)
    for x, y, r in ((-0.12, -0.50, 0.055), (0.14, -0.62, 0.045), (0.02, -0.82, 0.04)):
        star = [(x + r * (1.0 if k % 2 == 0 else 0.45) * np.sin(np.pi * k / 5), y - r * (1.0 if k % 2 == 0 else 0.45)
                 * np.cos(np.pi * k / 5)) for k in range(10)]  # fmt: skip
        sketch.form(array(star), "#f0d680", part=PART, ink=0.5, shade=0)


def _helmet(sketch: Sketch, color: str, view: str) -> None:
    """A knight's helm, its visor up, with a plume."""
    plume = [
        (0.0, -0.66),
        (-0.18, -0.94),
        (-0.48, -0.98),
        (-0.70, -0.72),
        (-0.74, -0.40),
        (-0.58, -0.58),
        (-0.40, -0.62),
        (-0.16, -0.60),
    ]
    _form(sketch, plume, "#b8342c", ink=0.9)
    for turn in (0.3, 0.6):
        sketch.curve([(-0.06, -0.66), (-0.34, -0.86 + 0.1 * turn), (-0.62, -0.62 + 0.2 * turn)], ink=0.6,
                     color="#7a2420", part=PART)  # fmt: skip
    if view == "back":
        shell = [(-0.42, 0.36), (-0.46, -0.2), (-0.30, -0.56), (0.0, -0.66), (0.30, -0.56), (0.46, -0.2), (0.42, 0.36),
                 (0.0, 0.44)]  # fmt: skip
    elif view == "side":
        shell = [
            (-0.36, 0.42),
            (-0.47, 0.0),
            (-0.42, -0.40),
            (-0.14, -0.64),
            (0.18, -0.58),
            (0.34, -0.34),
            (0.16, -0.26),
            (0.04, -0.02),
            (0.04, 0.26),
            (0.14, 0.46),
            (-0.1, 0.50),
        ]
    else:
        shell = [
            (-0.32, 0.40),
            (-0.45, 0.05),
            (-0.44, -0.34),
            (-0.22, -0.60),
            (0.06, -0.66),
            (0.32, -0.54),
            (0.42, -0.28),
            (0.40, -0.22),
            (0.1, -0.30),
            (-0.16, -0.24),
            (-0.24, 0.0),
            (-0.20, 0.28),
            (-0.06, 0.46),
            (-0.2, 0.48),
        ]
    sketch.form(smooth(array(shell), samples=4), color, part=PART, shade=0.45)
    sketch.light(ellipse((-0.26, -0.40), 0.07, 0.12, angle=-30), "#ffffff", part=PART, strength=0.7, softness=0.03)
    if view != "back":
        visor = [
            (-0.28, -0.32),
            (0.0, -0.40),
            (0.36, -0.36),
            (0.52, -0.46),
            (0.34, -0.60),
            (0.0, -0.62),
            (-0.26, -0.50),
        ]
        _form(sketch, visor, lighter(color, 0.12))
        for x in (-0.05, 0.09, 0.23):
            sketch.stroke(array([(x, -0.54), (x + 0.03, -0.43)]), ink=1.1, color=darker(color, 0.65), part=PART)
        sketch.form(ellipse((-0.27, -0.40), 0.05, 0.05, count=14), GOLD, part=PART, ink=0.7, shade=0.2)


def _police_helmet(sketch: Sketch, color: str, view: str) -> None:
    del view
    _form(
        sketch,
        [
            (-0.48, -0.24),
            (-0.40, -0.32),
            (-0.36, -0.62),
            (-0.20, -0.84),
            (0.0, -0.90),
            (0.20, -0.84),
            (0.36, -0.62),
            (0.40, -0.32),
            (0.52, -0.25),
            (0.30, -0.20),
            (0.0, -0.18),
            (-0.30, -0.19),
        ],
        color,
    )
    sketch.form(ellipse((0.0, -0.92), 0.05, 0.045, count=14), "#c3c8cc", part=PART, ink=0.8, shade=0.2)
    _band(sketch, darker(color, 0.4), y=-0.31, half=0.385, thick=0.03)
    star = [(0.1 + 0.11 * (1.0 if k % 2 == 0 else 0.6) * np.sin(np.pi * k / 8), -0.52 - 0.11
             * (1.0 if k % 2 == 0 else 0.6) * np.cos(np.pi * k / 8)) for k in range(16)]  # fmt: skip
    sketch.form(array(star), "#c9cdd0", part=PART, ink=0.7, shade=0.15)


def _turban(sketch: Sketch, color: str, view: str) -> None:
    del view
    _form(sketch, [(-0.44, -0.18), (-0.52, -0.42), (-0.34, -0.68), (0.0, -0.76), (0.32, -0.68), (0.48, -0.44),
                   (0.42, -0.22), (0.1, -0.30), (-0.2, -0.26)], color)  # fmt: skip
    line = darker(color, 0.5)
    for shift in (0.0, 0.13, 0.26):
        sketch.curve([(-0.46, -0.26 - shift), (-0.1, -0.36 - shift), (0.14, -0.58 - shift * 0.5)], ink=0.8, color=line,
                     part=PART)  # fmt: skip
        sketch.curve([(0.44, -0.28 - shift), (0.28, -0.40 - shift * 0.8), (0.14, -0.58 - shift * 0.5)], ink=0.8,
                     color=line, part=PART)  # fmt: skip
    sketch.form(ellipse((0.14, -0.52), 0.06, 0.07, count=16), "#c4483a", part=PART, ink=0.8, shade=0.2)
    _form(sketch, [(0.14, -0.58), (0.06, -0.78), (0.16, -0.98), (0.24, -0.80)], "#f4efe2", shade=0.2, ink=0.8)


def _headscarf(sketch: Sketch, color: str, view: str) -> None:
    if view == "back":
        _form(sketch, [(0.0, -0.60), (0.34, -0.50), (0.46, -0.15), (0.34, 0.18), (0.0, 0.52), (-0.34, 0.18),
                       (-0.46, -0.15), (-0.34, -0.50)], color)  # fmt: skip
    else:
        cut = 0.0 if view == "three" else -0.10
        _form(sketch, [(0.36 + cut, -0.24), (0.28, -0.48), (0.0, -0.60), (-0.30, -0.52), (-0.48, -0.22), (-0.46, 0.14),
                       (-0.34, 0.36), (-0.04, 0.50), (0.06, 0.46), (-0.16, 0.30), (-0.27 + cut, 0.08),
                       (-0.24 + cut, -0.12), (-0.10 + cut, -0.28), (0.14 + cut, -0.33)], color)  # fmt: skip
        knot = array([0.06 if view == "three" else 0.12, 0.50])
        for way in (-1, 1):
            tail = tube(np.stack([knot, knot + [0.07 * way, 0.07], knot + [0.10 * way, 0.15]]), [0.02, 0.04, 0.03])
            sketch.form(tail, color, part=PART, ink=0.85, shade=0.25)
        sketch.form(ellipse(knot, 0.04, 0.035, count=14), darker(color, 0.1), part=PART, ink=0.8, shade=0)
    for x, y in ((-0.34, -0.30), (-0.14, -0.46), (0.12, -0.48), (-0.40, -0.02), (-0.30, -0.44), (0.26, -0.40)):
        sketch.wash(ellipse((x, y), 0.030, 0.030, count=10), lighter(color, 0.7), part=PART, strength=0.9)


def _chef_cap(sketch: Sketch, color: str, view: str) -> None:
    del view
    _form(sketch, [(-0.36, -0.50), (-0.56, -0.66), (-0.50, -0.90), (-0.26, -0.98), (0.0, -1.04), (0.28, -0.98),
                   (0.52, -0.88), (0.56, -0.64), (0.36, -0.50)], color)  # fmt: skip
    sketch.form(array([(-0.38, -0.28), (-0.37, -0.54), (0.37, -0.54), (0.38, -0.28), (0.15, -0.22), (-0.15, -0.22)]),
                color, part=PART, shade=0.3)  # fmt: skip
    for x in (-0.26, -0.08, 0.10, 0.27):
        sketch.curve([(x, -0.52), (x * 1.2, -0.68), (x * 1.3, -0.80)], ink=0.6, color=darker(color, 0.4), part=PART)


def _sock(sketch: Sketch, color: str, *, end: Points, rim: str) -> None:
    """A soft cap whose end hangs down with a bobble."""
    _form(sketch, [(-0.42, -0.24), (-0.46, -0.48), (-0.34, -0.70), (-0.10, -0.82), (0.20, -0.66), (0.38, -0.42),
                   (0.40, -0.26), (0.0, -0.20)], color)  # fmt: skip
    path = np.stack(
        [array([-0.16, -0.72]), array([-0.50, -0.66]), (array([-0.50, -0.66]) + end) / 2 + [-0.08, 0.0], end]
    )
    sketch.form(tube(path, [0.16, 0.14, 0.09, 0.035], samples=5), color, part=PART, shade=0.35)
    sketch.form(ellipse(end + [0.0, 0.05], 0.085, 0.085, count=18), rim, part=PART, ink=0.85, shade=0.25)
    _band(sketch, rim, y=-0.27, half=0.415, thick=0.065)


def _nightcap(sketch: Sketch, color: str, view: str) -> None:
    _sock(sketch, color, end=array([-0.62, 0.06 if view != "back" else -0.1]), rim=lighter(color, 0.6))


def _gnome_cap(sketch: Sketch, color: str, view: str) -> None:
    del view
    _cone(sketch, color, bend=-0.30, top=-1.12)
    _band(sketch, lighter(color, 0.25), y=-0.28, half=0.41, thick=0.06)


def _sailor_cap(sketch: Sketch, color: str, view: str) -> None:
    _form(sketch, [(-0.38, -0.42), (-0.56, -0.50), (-0.40, -0.64), (0.0, -0.69), (0.40, -0.64), (0.56, -0.50),
                   (0.38, -0.42)], color)  # fmt: skip
    _band(sketch, "#33487a", y=-0.33, half=0.385, thick=0.075)
    sketch.form(ellipse((0.0, -0.69), 0.05, 0.03, count=12), "#b8342c", part=PART, ink=0.7, shade=0)
    if view != "side":
        x = -0.38 if view == "three" else 0.1
        for k in (0.0, 0.06):
            sketch.form(tube([(x + k, -0.30), (x - 0.06 + k, -0.12), (x - 0.02 + k, 0.02)], [0.02, 0.026], samples=4,
                             round_end=False), "#33487a", part=PART, ink=0.7, shade=0)  # fmt: skip


def _nurse_cap(sketch: Sketch, color: str, view: str) -> None:
    _form(sketch, [(-0.30, -0.36), (-0.34, -0.60), (0.0, -0.70), (0.34, -0.60), (0.30, -0.36), (0.0, -0.42)], color)
    if view != "back":
        for a, b in (((0.02, -0.62), (0.02, -0.48)), ((-0.05, -0.55), (0.09, -0.55))):
            sketch.stroke(array([a, b]), ink=3.2, color="#b8342c", part=PART, taper=False)


def _jester_cap(sketch: Sketch, color: str, view: str) -> None:
    del view
    other = "#e0b23c"
    for path, tint in (
        ([(-0.22, -0.48), (-0.50, -0.70), (-0.74, -0.44)], color),
        ([(0.22, -0.48), (0.50, -0.72), (0.74, -0.46)], other),
        ([(0.0, -0.52), (0.04, -0.86), (0.26, -0.98)], darker(color, 0.15)),
    ):
        sketch.form(tube(path, [0.22, 0.15, 0.04], samples=5), tint, part=PART, shade=0.3)
        sketch.form(ellipse(path[-1], 0.06, 0.06, count=16), GOLD, part=PART, ink=0.8, shade=0.25)
    _band(sketch, other, y=-0.30, half=0.40, thick=0.06)


def _feathered_hat(sketch: Sketch, color: str, view: str) -> None:
    del view
    _form(sketch, [(0.10, -0.40), (-0.16, -0.72), (-0.42, -0.94), (-0.62, -0.96), (-0.46, -0.78), (-0.22, -0.50)],
          "#c4483a", ink=0.85)  # fmt: skip
    sketch.curve([(0.02, -0.42), (-0.28, -0.74), (-0.56, -0.94)], ink=0.6, color="#7a2420", part=PART)
    _form(sketch, [(-0.34, -0.32), (-0.30, -0.56), (-0.06, -0.70), (0.20, -0.62), (0.36, -0.36), (0.0, -0.26)], color)
    _form(sketch, [(-0.56, -0.42), (-0.34, -0.36), (0.10, -0.30), (0.40, -0.30), (0.66, -0.20), (0.30, -0.18),
                   (-0.20, -0.20), (-0.46, -0.28)], darker(color, 0.1))  # fmt: skip


def _shako(sketch: Sketch, color: str, view: str) -> None:
    _form(sketch, [(-0.04, -0.92), (0.0, -1.18), (0.12, -1.22), (0.14, -0.92)], "#b8342c", ink=0.85)
    sketch.form(array([(-0.37, -0.28), (-0.40, -0.90), (0.40, -0.92), (0.38, -0.29), (0.15, -0.22), (-0.15, -0.22)]),
                color, part=PART, shade=0.42, width=0.2)  # fmt: skip
    sketch.form(ellipse((0.0, -0.91), 0.40, 0.06, count=26), lighter(color, 0.15), part=PART, ink=0.8, shade=0)
    _band(sketch, GOLD, y=-0.83, half=0.395, thick=0.03)
    if view != "back":
        sketch.form(ellipse((0.10, -0.58), 0.09, 0.11, count=18), GOLD, part=PART, ink=0.8, shade=0.25)
        _form(sketch, [(-0.06, -0.26), (0.2, -0.30), (0.42, -0.28), (0.50, -0.18), (0.3, -0.17), (0.1, -0.19)],
              darker(color, 0.3))  # fmt: skip
        sketch.curve([(-0.34, -0.26), (-0.20, 0.20), (0.02, 0.47)], ink=1.0, color=GOLD, part=PART, taper=False)


def _wreath(sketch: Sketch, color: str, view: str) -> None:
    del view
    for k, x in enumerate(np.linspace(-0.40, 0.38, 9)):
        y = -0.36 + 0.10 * (1 - (x / 0.42) ** 2)
        for way in (-1, 1):
            end = array([x + 0.09 * way * (0.4 if k % 2 else 1.0), y - 0.11 * (1.0 if way > 0 else 0.4)])
            sketch.form(
                tube(np.stack([array([x, y]), (array([x, y]) + end) / 2, end]), [0.012, 0.034, 0.006], samples=3),
                color,
                part=PART,
                ink=0.65,
                shade=0.2,
            )
    for x in (-0.26, 0.02, 0.28):
        y = -0.38 + 0.10 * (1 - (x / 0.42) ** 2)
        sketch.form(ellipse((x, y), 0.045, 0.045, count=12), "#e9d7dd", part=PART, ink=0.6, shade=0.15)


def _veil(sketch: Sketch, color: str, view: str) -> None:
    if view == "back":
        _form(sketch, [(0.0, -0.60), (0.36, -0.48), (0.50, -0.1), (0.56, 0.9), (0.0, 1.0), (-0.56, 0.9), (-0.50, -0.1),
                       (-0.36, -0.48)], color)  # fmt: skip
        return
    cut = 0.0 if view == "three" else -0.10
    _form(sketch, [(0.34 + cut, -0.30), (0.22, -0.52), (0.0, -0.60), (-0.30, -0.52), (-0.50, -0.20), (-0.56, 0.30),
                   (-0.60, 0.90), (-0.30, 0.94), (-0.28, 0.40), (-0.29 + cut, 0.05), (-0.22 + cut, -0.16),
                   (-0.06 + cut, -0.30), (0.14 + cut, -0.36)], color)  # fmt: skip
    if view == "three":
        _form(sketch, [(0.36, 0.10), (0.44, 0.40), (0.46, 0.86), (0.30, 0.84), (0.30, 0.45)], color)
    for x in (-0.46, -0.38):
        sketch.curve(
            [(x + 0.06, -0.2), (x - 0.02, 0.3), (x - 0.04, 0.84)], ink=0.6, color=darker(color, 0.4), part=PART
        )
    _band(sketch, lighter(color, 0.35), y=-0.35, half=0.36, thick=0.04)


def _beret(sketch: Sketch, color: str, view: str) -> None:
    del view
    _form(sketch, [(-0.40, -0.30), (-0.58, -0.48), (-0.44, -0.66), (-0.06, -0.70), (0.30, -0.58), (0.40, -0.38),
                   (0.36, -0.28), (0.0, -0.26)], color)  # fmt: skip
    sketch.stroke(array([(-0.10, -0.69), (-0.12, -0.77)]), ink=1.8, color=darker(color, 0.2), part=PART)
    _band(sketch, darker(color, 0.25), y=-0.29, half=0.38, thick=0.03)


def _hair_bow(sketch: Sketch, color: str, view: str) -> None:
    spot = array([{"three": -0.22, "side": -0.26, "back": 0.0}[view], -0.46])
    for way in (-1, 1):
        wing = np.stack([spot, spot + [0.20 * way, -0.15], spot + [0.24 * way, 0.06]])
        sketch.form(smooth(wing, samples=4), color, part=PART, ink=0.9, shade=0.3)
        sketch.curve([spot, spot + [0.12 * way, -0.03]], ink=0.6, color=darker(color, 0.5), part=PART)
    sketch.form(ellipse(spot, 0.05, 0.055, count=14), darker(color, 0.12), part=PART, ink=0.8, shade=0.2)


HATS: dict[str, Callable[[Sketch, str, str], None]] = {
    "straw hat": _straw_hat, "bowler": _bowler, "tricorne": _tricorne, "witch's hat": _witch_hat,
    "wizard's hat": _wizard_hat, "helmet": _helmet, "police helmet": _police_helmet, "turban": _turban,
    "headscarf": _headscarf, "chef's cap": _chef_cap, "nightcap": _nightcap, "gnome's cap": _gnome_cap,
    "sailor's cap": _sailor_cap, "nurse's cap": _nurse_cap, "jester's cap": _jester_cap,
    "feathered hat": _feathered_hat, "shako": _shako, "wreath": _wreath, "veil": _veil, "beret": _beret,
    "hair bow": _hair_bow,
}  # fmt: skip
