"""Tails of beasts: scuts, brushes, plumes, strings, tufts, paddles.

Knows: a tail from its root on paper, streaming to the left and down.  Does not know: bodies.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from audobon.pencils.figures.ink import Points, Sketch, array, darker, lighter, luminance, tube, unit
from audobon.pencils.shapes import smooth


@dataclass(frozen=True, kw_only=True)
class Tail:
    """A tail's axis and radii, in body units. `color` is its own, or `dark` for the species' dark; `bushy` has hair
    along it; `end` is how it ends: `pale`, `dark`, `tuft`, `switch`, `flukes` or plain; `rings` are dark bands."""

    axis: tuple[tuple[float, float], ...]
    radii: tuple[float, ...]
    color: str = ""
    bushy: bool = False
    end: str = ""
    rings: int = 0


_FALL = ((0.0, 0.0), (-0.05, 0.05), (-0.10, 0.18), (-0.12, 0.34))
TAILS: dict[str, Tail] = {
    "string": Tail(axis=((0, 0), (-0.12, 0.10), (-0.26, 0.05), (-0.34, -0.08), (-0.46, -0.06)),
                   radii=(0.016, 0.013, 0.010, 0.004), color="#c99b8b"),
    "string fur": Tail(axis=((0, 0), (-0.10, 0.08), (-0.22, 0.10), (-0.34, 0.06)), radii=(0.022, 0.022, 0.020, 0.008)),
    "black tip": Tail(axis=((0, 0), (-0.12, 0.08), (-0.26, 0.06), (-0.38, -0.02)), radii=(0.022, 0.022, 0.026, 0.010),
                      end="dark"),
    "plume": Tail(axis=((0, 0), (-0.12, 0.06), (-0.24, -0.02), (-0.28, -0.18), (-0.22, -0.32)),
                  radii=(0.030, 0.034, 0.034, 0.030, 0.014), bushy=True),
    "long": Tail(axis=((0, 0), (-0.08, 0.12), (-0.18, 0.24), (-0.32, 0.22), (-0.42, 0.12), (-0.50, 0.16)),
                 radii=(0.028, 0.026, 0.025, 0.026, 0.026, 0.014)),
    "banded": Tail(axis=((0, 0), (-0.08, 0.12), (-0.18, 0.24), (-0.32, 0.22), (-0.42, 0.10)),
                   radii=(0.030, 0.028, 0.027, 0.026, 0.014), rings=5),
    "plume up": Tail(axis=((0, 0), (-0.13, 0.0), (-0.22, -0.16), (-0.19, -0.36), (-0.29, -0.47), (-0.38, -0.40)),
                     radii=(0.035, 0.078, 0.100, 0.098, 0.070, 0.025), bushy=True),
    "brush": Tail(axis=((0, 0), (-0.07, 0.07), (-0.14, 0.19), (-0.20, 0.32)), radii=(0.026, 0.050, 0.058, 0.014),
                  bushy=True),
    "full brush": Tail(axis=((0, 0), (-0.10, 0.06), (-0.20, 0.15), (-0.32, 0.20), (-0.44, 0.16)),
                       radii=(0.022, 0.046, 0.066, 0.060, 0.010), bushy=True, end="pale"),
    "bottle": Tail(axis=((0, 0), (-0.10, 0.05), (-0.20, 0.02), (-0.28, -0.08)), radii=(0.020, 0.032, 0.036, 0.016),
                   bushy=True),
    "scrub": Tail(axis=((0, 0), (-0.06, 0.05), (-0.12, 0.10), (-0.19, 0.12)), radii=(0.028, 0.034, 0.030, 0.012),
    bushy=True),
    "ringed": Tail(axis=((0, 0), (-0.09, 0.05), (-0.18, 0.12), (-0.30, 0.12), (-0.38, 0.04)),
                   radii=(0.026, 0.048, 0.056, 0.052, 0.022), bushy=True, rings=4, end="dark"),
    "whip": Tail(axis=((0, 0), (-0.10, -0.02), (-0.20, -0.12), (-0.24, -0.24)), radii=(0.028, 0.024, 0.018, 0.008)),
    "up": Tail(axis=((0, 0), (-0.03, -0.07), (-0.05, -0.14), (-0.02, -0.20)), radii=(0.034, 0.032, 0.026, 0.012),
    bushy=True),
    "curl": Tail(axis=((0, 0), (-0.05, -0.01), (-0.07, -0.05), (-0.035, -0.06), (-0.03, -0.025), (-0.085, -0.03)),
                 radii=(0.012, 0.010, 0.008, 0.005)),
    "tuft": Tail(axis=((0, 0), (-0.07, 0.09), (-0.16, 0.17), (-0.28, 0.15)), radii=(0.020, 0.017, 0.014, 0.012),
    end="tuft"),
    "cow": Tail(axis=((0, 0), (-0.035, 0.05), (-0.05, 0.18), (-0.065, 0.34)), radii=(0.018, 0.014, 0.011, 0.012),
                end="switch"),
    "lion": Tail(axis=((0, 0), (-0.07, 0.02), (-0.13, 0.12), (-0.20, 0.20), (-0.28, 0.14)), radii=(0.016, 0.013,
    0.012, 0.012),
                 end="tuft"),
    "switch": Tail(axis=_FALL, radii=(0.020, 0.026, 0.036, 0.012), color="dark", bushy=True),
    "horse": Tail(axis=((0, 0), (-0.06, 0.02), (-0.11, 0.14), (-0.12, 0.30), (-0.15, 0.42)),
                  radii=(0.024, 0.044, 0.064, 0.056, 0.008), color="dark", bushy=True),
    "paddle": Tail(axis=((0, 0), (-0.10, 0.10), (-0.24, 0.15), (-0.38, 0.15)), radii=(0.040, 0.056, 0.066, 0.040),
                   color="#5a4238"),
    "rudder": Tail(axis=((0, 0), (-0.14, 0.10), (-0.28, 0.16), (-0.42, 0.14)), radii=(0.062, 0.048, 0.030, 0.008)),
    "thick": Tail(axis=((0.02, 0.02), (-0.08, 0.14), (-0.20, 0.22), (-0.34, 0.23)), radii=(0.062, 0.052, 0.034, 0.010)),
    "monkey": Tail(axis=((0, 0), (-0.12, 0.02), (-0.24, -0.10), (-0.24, -0.30), (-0.14, -0.36), (-0.11, -0.27),
    (-0.17, -0.25)),
                   radii=(0.020, 0.018, 0.017, 0.016, 0.015, 0.013, 0.010)),
    "fluke": Tail(axis=((0.05, 0.03), (-0.04, 0.09), (-0.12, 0.11), (-0.17, 0.10)), radii=(0.060, 0.044, 0.030, 0.022),
                  end="flukes"),
}  # fmt: skip


@dataclass(frozen=True, kw_only=True)
class Hang:
    """How a tail hangs in a drawing: its size, how much a turned view shortens it, how far it is raised (degrees), and
    the species' dark colour."""

    scale: float = 1.0
    squash: float = 1.0
    lift: float = 0.0
    dark: str = ""


_PLAIN = Hang()


def draw_tail(sketch: Sketch, kind: str, *, root: Points, coat: str, pale: str, hang: Hang = _PLAIN) -> None:
    """A tail at `root`, in body units."""
    if kind == "none":
        return
    if kind in ("scut", "stub", "bob", "up stub"):
        _draw_tuft(sketch, kind, root=root, coat=coat, pale=pale, scale=hang.scale)
        return
    tail, scale = TAILS[kind], hang.scale
    axis = root + _turned(array(tail.axis), hang.lift) * [hang.squash, 1.0] * scale
    radii = array(tail.radii) * scale
    axis[:, 1] = np.minimum(axis[:, 1], -0.7 * max(tail.radii) * scale)  # a tail lies on the ground, not in it
    dark = hang.dark or darker(coat, 0.6)
    color = {"": coat, "dark": dark}.get(tail.color, tail.color)
    body = tube(axis, radii, samples=6)
    sketch.form(body, color, part="tail", shade=0.35)
    curve = smooth(axis, closed=False, samples=5)
    for k in range(tail.rings):
        at = int((0.22 + 0.62 * k / tail.rings) * (len(curve) - 2))
        wide = float(np.interp(at / len(curve), np.linspace(0, 1, len(radii)), radii)) * 1.1
        way = unit(curve[at + 1] - curve[at])
        across = array([-way[1], way[0]]) * wide
        sketch.wash(tube([curve[at] - across, curve[at] + way * 0.01, curve[at] + across], [0.018 * scale] * 2), dark,
                    part="tail", strength=0.85)  # fmt: skip
    if tail.bushy:
        _hair(sketch, curve, color=color)
    if kind == "paddle":
        _scales(sketch, curve, radii, color=darker(color, 0.5))
    _draw_end(sketch, tail, axis, radii, pale=pale, dark=dark, color=coat)


def _turned(axis: Points, lift: float) -> Points:
    """The axis turned upward at its root (clockwise on paper, for it streams to the left)."""
    turn = np.radians(lift)
    spin = np.array([[np.cos(turn), np.sin(turn)], [-np.sin(turn), np.cos(turn)]])
    return array(axis @ spin)


def _draw_tuft(sketch: Sketch, kind: str, *, root: Points, coat: str, pale: str, scale: float) -> None:
    """A short tail: a rabbit's cotton, a bear's stump, a goat's flag."""
    size = {"scut": 0.055, "bob": 0.055}.get(kind, 0.040) * scale
    a = np.linspace(0, 2 * np.pi, 16, endpoint=False)
    radius = size * (1 + 0.12 * np.sin(5 * a + 1))
    color = pale if kind == "scut" else coat
    shape = np.stack([np.cos(a) * radius * 0.9 - size * 0.5, np.sin(a) * radius], axis=1)
    if kind == "up stub":
        shape = shape * [0.8, 1.5] + [0.0, -size * 0.9]
    fluff = smooth(root + shape, samples=2)
    sketch.form(fluff, color, part="tail", shade=0.25)
    sketch.ticks(fluff, flow=(-1, 0.6), color=darker(color, 0.45), count=7, length=size * 0.5, ink=0.6, part="tail")
    if kind == "bob":
        sketch.wash(_outer_half(root, size), darker(coat, 0.75), part="tail", strength=0.9)


def _outer_half(root: Points, size: float) -> Points:
    """The outer half of a short tail."""
    a = np.linspace(0, 2 * np.pi, 12, endpoint=False)
    return root + np.stack([np.cos(a) * size * 0.6 - size * 1.2, np.sin(a) * size * 0.9], axis=1)


def _hair(sketch: Sketch, curve: Points, *, color: str) -> None:
    line = darker(color, 0.62) if luminance(color) > 0.22 else lighter(color, 0.25)
    for k in range(2, len(curve) - 2):
        way = curve[k + 1] - curve[k - 1]
        side = array([-way[1], way[0]]) * (0.5 if k % 2 else -0.5)
        sketch.curve(
            [curve[k], curve[k] + way * 0.7 + side * 0.4, curve[k] + way * 1.3 + side], ink=0.6, color=line, part="tail"
        )


def _scales(sketch: Sketch, curve: Points, radii: Points, *, color: str) -> None:
    """Cross-hatching of a beaver's paddle."""
    width = np.interp(np.linspace(0, 1, len(curve)), np.linspace(0, 1, len(radii)), radii)
    for k in range(3, len(curve) - 2):
        way = unit(curve[k + 1] - curve[k])
        across = array([-way[1], way[0]]) * width[k] * 0.8
        for slant in (1, -1):
            sketch.stroke(np.stack([curve[k] - across, curve[k] + way * 0.03 * slant, curve[k] + across]), ink=0.5,
                          color=color, part="tail")  # fmt: skip


def _draw_end(
    sketch: Sketch, tail: Tail, axis: Points, radii: Points, *, pale: str, dark: str, color: str
) -> None:  # fmt: skip
    end, way = axis[-1], unit(axis[-1] - axis[-2])
    side = array([-way[1], way[0]])
    size = float(radii.max())
    if tail.end in ("pale", "dark"):
        tip = tube(axis[-2:], [radii[-2] * 1.02, radii[-1] * 1.2], samples=4)
        sketch.wash(tip, pale if tail.end == "pale" else dark, part="tail", strength=0.95, softness=size * 0.12)
    elif tail.end in ("tuft", "switch"):
        long = size * (5.0 if tail.end == "tuft" else 7.5)
        wide = size * 1.5
        shape = array([end - way * size - side * size * 0.5, end + way * long * 0.45 - side * wide, end + way * long,
                       end + way * long * 0.4 + side * wide, end - way * size + side * size * 0.5])  # fmt: skip
        shape[:, 1] = np.minimum(shape[:, 1], 0.0)
        sketch.form(smooth(shape, samples=4), dark, part="tail", ink=0.8, shade=0.3)
    elif tail.end == "flukes":
        for turn in (0.9, -0.15):
            out = way * np.cos(turn) + array([0.0, -1.0]) * np.sin(turn)
            lean = array([-out[1], out[0]]) * size * 0.7
            shape = array([end - way * size * 0.5 - lean * 0.4, end + out * size * 1.6 - lean, end + out * size * 2.6,
                           end + out * size * 1.5 + lean, end - way * size * 0.4 + lean * 0.4])  # fmt: skip
            shape[:, 1] = np.minimum(shape[:, 1], -0.004)
            sketch.form(smooth(shape, samples=4), darker(color, 0.1), part="tail", shade=0.3)
