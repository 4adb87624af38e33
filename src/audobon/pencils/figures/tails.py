"""Tails of beasts: scut, string, plume, brush, whip, stub, curl, tuft, switch.

Knows: a tail from its root on paper, streaming to the left and down.  Does not know: bodies.
"""

# ruff: noqa: RUF005  (points are arrays: `point + [x, y]` shifts them, it joins no lists)
from __future__ import annotations

import numpy as np

from audobon.pencils.figures.ink import Points, Sketch, array, darker, tube
from audobon.pencils.shapes import smooth

_PATHS: dict[str, tuple[list[tuple[float, float]], list[float]]] = {
    "string": ([(0, 0), (-0.12, 0.10), (-0.26, 0.05), (-0.34, -0.08), (-0.46, -0.06)], [0.014, 0.012, 0.009, 0.004]),
    "plume": ([(0, 0), (-0.12, 0.06), (-0.24, -0.02), (-0.28, -0.18), (-0.22, -0.32)], [0.030, 0.036, 0.036, 0.030,
        0.012]),
    "plume up": ([(0, 0), (-0.14, 0.02), (-0.24, -0.18), (-0.20, -0.42), (-0.34, -0.52), (-0.42, -0.42)], [0.035,
        0.075, 0.095, 0.09, 0.06, 0.02]),
    "brush": ([(0, 0), (-0.10, 0.07), (-0.20, 0.19), (-0.31, 0.27), (-0.43, 0.27)], [0.022, 0.040, 0.060, 0.055,
        0.012]),
    "whip": ([(0, 0), (-0.10, -0.02), (-0.20, -0.12), (-0.24, -0.24)], [0.026, 0.022, 0.016, 0.008]),
    "curl": ([(0, 0), (-0.05, -0.01), (-0.07, -0.05), (-0.035, -0.06), (-0.03, -0.025), (-0.085, -0.03)], [0.012,
        0.010, 0.008, 0.005]),
    "tuft": ([(0, 0), (-0.12, 0.10), (-0.24, 0.12), (-0.34, 0.02)], [0.020, 0.017, 0.014, 0.012]),
    "switch": ([(0, 0), (-0.05, 0.04), (-0.09, 0.16), (-0.11, 0.34)], [0.020, 0.030, 0.045, 0.012]),
}  # fmt: skip


def draw_tail(sketch: Sketch, kind: str, *, root: Points, coat: str, pale: str, scale: float = 1.0) -> None:
    """A tail at `root`, in body units."""
    if kind == "none":
        return
    line = darker(coat, 0.62)
    if kind in ("scut", "stub"):
        size = (0.055 if kind == "scut" else 0.040) * scale
        a = np.linspace(0, 2 * np.pi, 16, endpoint=False)
        radius = size * (1 + 0.12 * np.sin(5 * a + 1))
        color = pale if kind == "scut" else coat
        fluff = smooth(root + np.stack([np.cos(a) * radius - size * 0.5, np.sin(a) * radius], axis=1), samples=2)
        sketch.form(fluff, color, part="tail", shade=0.25)
        sketch.ticks(fluff, flow=(-1, 0.6), color=darker(color, 0.45), count=7, length=size * 0.5, ink=0.6, part="tail")
        return
    path, radii = _PATHS[kind]
    axis = root + array(path) * scale
    axis[:, 1] = np.minimum(axis[:, 1], -0.7 * max(radii) * scale)  # a tail lies on the ground, not in it
    body = tube(axis, array(radii) * scale, samples=6)
    color = {"string": "#c99b8b", "switch": darker(coat, 0.45)}.get(kind, coat)
    sketch.form(body, color, part="tail", shade=0.35)
    curve = smooth(axis, closed=False, samples=5)
    if kind in ("plume", "brush", "plume up", "switch"):
        for k in range(2, len(curve) - 2, 1):
            way = curve[k + 1] - curve[k - 1]
            side = array([-way[1], way[0]]) * (0.5 if k % 2 else -0.5)
            sketch.curve(
                [curve[k], curve[k] + way * 0.7 + side * 0.4, curve[k] + way * 1.3 + side],
                ink=0.6,
                color=line,
                part="tail",
            )
    if kind == "brush":
        tip = tube(axis[-2:], [radii[-2] * 0.85 * scale, radii[-1] * scale], samples=4)
        sketch.wash(tip, pale, part="tail", strength=0.9, softness=0.012 * scale)
    if kind == "tuft":
        end = axis[-1]
        tuft = array(
            [
                end + [0.02, 0.015],
                end + [-0.03, 0.02],
                end + [-0.075, -0.02],
                end + [-0.06, -0.09],
                end + [-0.01, -0.05],
            ]
        )
        sketch.form(smooth(tuft, samples=4), darker(coat, 0.5), part="tail", shade=0.3)
