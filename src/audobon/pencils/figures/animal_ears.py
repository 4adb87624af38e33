"""Ears of beasts: leaves, points, saucers, flaps and fans, pricked, drooping or laid back.

Knows: each shape from its root to its tip on a head's sheet.  Does not know: species, faces.
"""

# ruff: noqa: RUF005  (points are arrays: `point + [x, y]` shifts them, it joins no lists)
from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from audobon.pencils.figures.head_form import HeadSheet
from audobon.pencils.figures.ink import Points, Sketch, array, darker, ellipse, lighter, mix, tube, unit
from audobon.pencils.shapes import smooth

PINK = "#d99a8c"
_HANGS_BACK = (-0.80, 0.34)


@dataclass(frozen=True, kw_only=True)
class Ear:
    """`shape`: leaf, point, saucer, flap, fan, feeler or none. `root` in head space (z of the near side), `long` and
    `wide` in head heights, `lean` backward and `splay` outward in degrees, `tuft` hair on the tip, `tip` its colour."""

    shape: str = "point"
    root: tuple[float, float, float] = (-0.06, -0.30, 0.22)
    long: float = 0.36
    wide: float = 0.15
    lean: float = 8.0
    splay: float = 20.0
    tuft: float = 0.0
    tip: str = ""
    color: str = ""

    @property
    def before(self) -> bool:
        """Whether the near ear lies over the head."""
        return self.shape in ("flap", "fan") or self.splay > 55


def draw_ear(sketch: Sketch, ear: Ear, sheet: HeadSheet, *, coat: str, far: bool, mood: float) -> None:
    """One ear; `mood` -1 lays it back, 1 pricks it."""
    if ear.shape == "none":
        return
    side = -1.0 if far else 1.0
    laid = max(-mood, 0.0)
    lean = np.radians(ear.lean + 46 * laid - 6 * max(mood, 0.0))
    splay = np.radians(min(ear.splay + 26 * laid, 96.0 if ear.splay < 96 else ear.splay))
    x, y, z = ear.root
    way = array([-np.sin(lean) * np.cos(splay * 0.5), -np.cos(lean) * np.cos(splay), np.sin(splay) * side])
    root, tip = sheet.place((x, y, z * side), tuple(array((x, y, z * side)) + way * ear.long))
    if sheet.name == "side":
        tip = _turned_back(root, tip, long=ear.long)
    color = ear.color or coat
    lining = mix(color, PINK, 0.55) if sheet.name != "back" else darker(color, 0.12)
    _SHAPES[ear.shape](sketch, ear, root, tip, color, lining, sheet)


def _turned_back(root: Points, tip: Points, *, long: float) -> Points:
    """An ear that stands out sideways would be seen end on in profile, as a dimple: it hangs back and a little down."""
    return tip if float(np.hypot(*(tip - root))) > 0.6 * long else root + array(_HANGS_BACK) * long


def _leaf(sketch: Sketch, ear: Ear, root: Points, tip: Points, color: str, lining: str, sheet: HeadSheet) -> None:
    """Long ears: rabbit, donkey, horse, goat, deer."""
    way = tip - root
    side = array([-way[1], way[0]]) * (0.10 if tip[0] > root[0] else -0.10)
    axis = array([root, root + way * 0.35 + side, root + way * 0.75 + side * 0.8, tip])
    wide = ear.wide * (0.86 if sheet.name == "side" else 1.0)
    body = tube(axis, [wide * 0.60, wide, wide * 0.80, wide * 0.12], samples=5)
    sketch.form(body, color, part="ear", shade=0.3)
    if ear.tip:
        cap = tube(axis[2:] + way * 0.02, [wide * 0.75, wide * 0.1], samples=4)
        sketch.wash(cap, ear.tip, part="ear", strength=0.92, softness=0.012)
    if sheet.name == "back":
        return
    inner = tube(axis * 0.82 + (root + way * 0.5) * 0.18 + [0.010, 0.0], [wide * 0.3, wide * 0.56, wide * 0.42, 0.01])
    sketch.form(inner, lining, part="ear", ink=0.35, shade=0.25)
    line = darker(color, 0.62)
    sketch.curve([root + way * 0.2, root + way * 0.5 + side * 0.6, root + way * 0.8], ink=0.5, color=line, part="ear")


def _point(sketch: Sketch, ear: Ear, root: Points, tip: Points, color: str, lining: str, sheet: HeadSheet) -> None:
    """A cat's or a wolf's ear, a lynx's or a squirrel's with its tuft."""
    way = tip - root
    across = unit(array([-way[1], way[0]])) * ear.wide
    sink = way * -0.22
    outer = array(
        [root + sink - across, root + way * 0.42 - across * 0.98, tip - across * 0.06,
        root + way * 0.46 + across * 0.80,
         root + sink + across]
    )  # fmt: skip
    shape = smooth(outer, samples=4)
    sketch.form(shape, color, part="ear", shade=0.3)
    if ear.tip:
        sketch.wash(tube([root + way * 0.60, tip], [ear.wide * 0.8, ear.wide * 0.2]), ear.tip, part="ear", strength=0.9)
    if sheet.name != "back":
        center = root + way * 0.36
        sketch.form(center + (shape - center) * 0.60, lining, part="ear", ink=0.4, shade=0.25)
        for k in (-0.5, 0.05):
            base = root - way * 0.05 + across * k
            sketch.curve([base, base + way * 0.34, base + way * 0.58], ink=0.55, color=lighter(color, 0.45), part="ear")
    for k in (-0.5, 0.0, 0.5) if ear.tuft else ():
        end = tip + unit(way) * ear.tuft + across * k * 0.3
        sketch.curve([tip + across * k * 0.1, (tip + end) / 2, end], ink=1.0, color=darker(color, 0.75), part="ear")


def _saucer(sketch: Sketch, ear: Ear, root: Points, tip: Points, color: str, lining: str, sheet: HeadSheet) -> None:
    """A mouse's saucer, a bear's knob, a monkey's shell."""
    way = tip - root
    middle = root + way * 0.5
    tall = max(float(np.hypot(*way)) * 0.5, ear.wide * 0.8)
    wide = ear.wide * (0.88 if sheet.name == "side" else 1.0)
    sketch.form(ellipse(middle, wide, tall, count=22), color, part="ear", shade=0.3)
    if sheet.name == "back":
        return
    sketch.form(ellipse(middle + [0.014, 0.018], wide * 0.68, tall * 0.70), lining, part="ear", ink=0.4, shade=0.3)
    sketch.curve(
        [middle + [-wide * 0.2, tall * 0.5], middle + [-wide * 0.08, 0], middle + [wide * 0.2, -tall * 0.3]],
        ink=0.5, color=darker(color, 0.6), part="ear",
    )  # fmt: skip


def _flap(sketch: Sketch, ear: Ear, root: Points, tip: Points, color: str, lining: str, sheet: HeadSheet) -> None:
    """A hanging ear: a hound's, a pig's."""
    out = array([-1.0 if tip[0] <= root[0] + 0.06 else 1.0, 0.0])
    path = [root, root + out * ear.wide * 0.9 + [0, 0.02], (root + tip) / 2 + out * ear.wide * 0.9 + [0,
    ear.long * 0.2],
            root + out * ear.wide * 0.5 + [0, ear.long]]  # fmt: skip
    shade = color if ear.color else darker(color, 0.28)
    wide = ear.wide
    sketch.form(tube(path, [wide * 0.5, wide * 0.9, wide, wide * 0.5], samples=5), shade, part="ear", shade=0.35)
    sketch.curve(
        [path[0] + [0, 0.05], path[1] + [0.0, 0.10], path[2] + [0.0, 0.04]], ink=0.55, color=darker(shade, 0.6),
        part="ear",
    )  # fmt: skip


def _fan(sketch: Sketch, ear: Ear, root: Points, tip: Points, color: str, lining: str, sheet: HeadSheet) -> None:
    """An elephant's sail."""
    out = -1.0 if tip[0] <= root[0] else 1.0
    wide = max(abs(float(tip[0] - root[0])), ear.wide * (0.9 if sheet.name == "side" else 0.5))
    shape = array(
        [(0.0, -0.04), (out * wide * 0.45, -0.16), (out * wide * 0.95, -0.06), (out * wide * 1.04, 0.24),
         (out * wide * 0.80, 0.56), (out * wide * 0.48, 0.80), (out * wide * 0.22, 0.62), (out * wide * 0.02, 0.40)]
    ) * [1.0, ear.long] + root  # fmt: skip
    sketch.form(smooth(shape, samples=4), color, part="ear", shade=0.34)
    line = darker(color, 0.5)
    for k in (0.35, 0.55, 0.75):
        sketch.curve(
            [shape[0] + [out * 0.05, 0.04], shape[0] * (1 - k) + shape[3] * k + [0, -0.08 * k],
             shape[2] * (1 - k) + shape[4] * k],
            ink=0.6, color=line, part="ear",
        )  # fmt: skip
    inner = root + (smooth(shape, samples=4) - root) * [0.82, 0.84] + [0.0, 0.02]
    if sheet.name != "back":
        sketch.wash(inner, lining, part="ear", strength=0.35, softness=0.05)


def _feeler(sketch: Sketch, ear: Ear, root: Points, tip: Points, color: str, lining: str, sheet: HeadSheet) -> None:
    """An insect's feeler that rises from the brow and bends over."""
    lean = 1.0 if tip[0] >= root[0] or sheet.name == "side" else -1.0
    path = root + array([(0.0, 0.0), (0.08 * lean, -0.30), (0.22 * lean, -0.52), (0.38 * lean, -0.48)])
    sketch.form(tube(path, [0.020, 0.017, 0.014, 0.022], samples=6), darker(color, 0.5), part="ear", ink=0.6, shade=0)


_SHAPES = {"leaf": _leaf, "point": _point, "saucer": _saucer, "flap": _flap, "fan": _fan, "feeler": _feeler}
