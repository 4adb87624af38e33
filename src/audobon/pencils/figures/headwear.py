"""Hats, bonnets, caps, crowns and hoods, on a person's crown or between a beast's ears.

Knows: each piece on a head's sheet, in three views.  Does not know: faces, hair.
"""

# ruff: noqa: RUF005  (points are arrays: `point + [x, y]` shifts them, it joins no lists)
from __future__ import annotations

import numpy as np

from audobon.pencils.figures.hats import HATS
from audobon.pencils.figures.ink import Sketch, array, darker, ellipse, lighter
from audobon.pencils.shapes import smooth


def draw_headwear(sketch: Sketch, name: str, color: str, *, view: str, beast: bool) -> None:
    """One piece of headwear; a beast's sits smaller, between its ears."""
    outer = sketch.frame
    shift = {"three": -0.01, "side": -0.07, "back": 0.0}[view]
    if beast:
        sketch.frame = outer.child((shift, -0.02), scale=0.80, angle=-4)
    else:
        sketch.frame = outer.child((shift, 0.0), angle=-3 if view != "back" else 0)
    _DRAWN[name](sketch, color, view)
    sketch.frame = outer


def _brim(sketch: Sketch, color: str, *, y: float, rx: float, ry: float, angle: float) -> None:
    sketch.form(ellipse((0.0, y), rx, ry, angle=angle, count=30), color, part="hat", shade=0.35)


def _hat(sketch: Sketch, color: str, view: str) -> None:
    """A soft round-crowned hat with a wide brim and a ribbon."""
    _brim(sketch, color, y=-0.27, rx=0.66, ry=0.135, angle=4 if view != "back" else 0)
    crown = smooth(array([(-0.40, -0.27), (-0.38, -0.50), (-0.26, -0.70), (0.0, -0.765), (0.25, -0.70), (0.37, -0.50),
        (0.39, -0.29),
                          (0.2, -0.215), (-0.2, -0.205)]), samples=4)  # fmt: skip
    sketch.form(crown, color, part="hat", shade=0.35)
    band = smooth(
        array(
            [
                (-0.405, -0.37),
                (-0.2, -0.32),
                (0.2, -0.325),
                (0.388, -0.375),
                (0.395, -0.27),
                (0.2, -0.215),
                (-0.2, -0.205),
                (-0.40, -0.26),
            ]
        ),
        samples=3,
    )
    sketch.form(band, darker(color, 0.45), part="hat", ink=0.7, shade=0.2)
    line = darker(color, 0.6)
    for x in (-0.18, 0.02, 0.2):
        sketch.curve([(x, -0.42), (x * 0.9 + 0.02, -0.55), (x * 0.6, -0.66)], ink=0.55, color=line, part="hat")
    sketch.curve([(-0.56, -0.25), (-0.3, -0.175), (0.1, -0.165)], ink=0.55, color=line, part="hat")


def _top_hat(sketch: Sketch, color: str, view: str) -> None:
    _brim(sketch, color, y=-0.33, rx=0.53, ry=0.10, angle=3 if view != "back" else 0)
    sketch.form(array([(-0.34, -0.34), (-0.345, -0.7), (-0.39, -0.98), (-0.2, -1.01), (0.2, -1.01), (0.39, -0.98),
        (0.345, -0.7), (0.34, -0.34),
                       (0.15, -0.285), (-0.15, -0.285)]), color, part="hat", shade=0.45, width=0.22)  # fmt: skip
    sketch.form(ellipse((0.0, -0.985), 0.39, 0.065, count=26), lighter(color, 0.12), part="hat", ink=0.8, shade=0)
    sketch.form(array([(-0.34, -0.45), (0.34, -0.45), (0.34, -0.34), (0.15, -0.285), (-0.15, -0.285), (-0.34,
        -0.34)]), darker(color, 0.5),
                part="hat", ink=0.6, shade=0.2)  # fmt: skip
    sketch.light(
        array([(-0.24, -0.92), (-0.15, -0.92), (-0.14, -0.48), (-0.22, -0.48)]),
        "#ffffff",
        part="hat",
        strength=0.4,
        softness=0.03,
    )


def _bonnet(sketch: Sketch, color: str, view: str) -> None:
    """A mob cap: a full gathered crown and a frill round the face."""
    crown = smooth(array([(-0.46, -0.10), (-0.53, -0.35), (-0.36, -0.62), (-0.02, -0.70), (0.28, -0.60), (0.39,
        -0.36), (0.33, -0.26),
                          (-0.05, -0.30), (-0.28, -0.06)]), samples=5)  # fmt: skip
    if view == "back":
        crown = smooth(
            array(
                [
                    (-0.46, 0.08),
                    (-0.55, -0.25),
                    (-0.36, -0.62),
                    (0, -0.70),
                    (0.36, -0.62),
                    (0.55, -0.25),
                    (0.46, 0.08),
                    (0, 0.2),
                ]
            ),
            samples=5,
        )
    sketch.form(crown, color, part="hat", shade=0.34)
    line = darker(color, 0.5)
    edge = array([(0.36, -0.24), (0.24, -0.335), (0.05, -0.335), (-0.12, -0.25), (-0.24, -0.08), (-0.30, 0.12)])
    if view == "side":
        edge = edge * [0.9, 1.0] + [-0.03, 0.0]
    if view == "back":
        edge = array([(-0.46, 0.08), (-0.2, 0.20), (0.2, 0.20), (0.46, 0.08)])
    curve = smooth(edge, closed=False, samples=4)
    for point in curve[::1]:
        sketch.form(ellipse(point, 0.055, 0.055, count=10), lighter(color, 0.3), part="frill", ink=0.55, shade=0.15)
    ribbon = "#7f9bb5"
    sketch.stroke(curve + [-0.03, -0.045], ink=2.6, color=ribbon, part="hat", taper=False)
    for k in range(2, len(curve) - 2, 2):
        way = array([-0.08, -0.36]) - curve[k]
        sketch.curve(
            [curve[k] + way * 0.2, curve[k] + way * 0.45 + [0.01, 0], curve[k] + way * 0.62],
            ink=0.55,
            color=line,
            part="hat",
        )


def _cap(sketch: Sketch, color: str, view: str) -> None:
    """A soft cap with a peak in front."""
    dome = smooth(
        array(
            [
                (-0.42, -0.26),
                (-0.46, -0.44),
                (-0.30, -0.62),
                (0.0, -0.665),
                (0.28, -0.60),
                (0.40, -0.43),
                (0.37, -0.29),
                (0.0, -0.235),
            ]
        ),
        samples=5,
    )
    sketch.form(dome, color, part="hat", shade=0.36)
    line = darker(color, 0.6)
    if view != "back":
        peak = smooth(
            array([(0.02, -0.27), (0.24, -0.325), (0.44, -0.31), (0.56, -0.22), (0.36, -0.20), (0.15, -0.22)]),
            samples=4,
        )
        sketch.form(peak, darker(color, 0.25), part="hat", shade=0.25)
    sketch.form(ellipse((0.0, -0.665), 0.035, 0.022, count=10), darker(color, 0.2), part="hat", ink=0.7, shade=0)
    for x in (-0.26, 0.0, 0.22):
        sketch.curve([(0.0, -0.65), (x * 0.7, -0.5), (x, -0.29)], ink=0.6, color=line, part="hat")


def _crown(sketch: Sketch, color: str, view: str) -> None:
    """A gold circlet with points and stones."""
    del view
    xs = np.linspace(-0.37, 0.36, 11)
    tops = [-0.62, -0.45, -0.70, -0.46, -0.74, -0.47, -0.75, -0.46, -0.70, -0.45, -0.62]
    lows = -0.30 + 0.035 * (1 - (xs / 0.37) ** 2)
    sketch.form(
        np.vstack([np.stack([xs * 1.06, tops], axis=1), np.stack([xs, lows], axis=1)[::-1]]),
        color,
        part="hat",
        shade=0.35,
    )
    sketch.stroke(np.stack([xs, lows - 0.10], axis=1), ink=0.8, color=darker(color, 0.55), part="hat", taper=False)
    for k in (2, 4, 6, 8):
        sketch.form(
            ellipse((xs[k] * 1.06, tops[k]), 0.030, 0.030, count=10), lighter(color, 0.35), part="hat", ink=0.7, shade=0
        )
    for k, stone in ((2, "#b8403c"), (5, "#3f6e9c"), (8, "#b8403c")):
        sketch.form(ellipse((xs[k], lows[k] - 0.05), 0.028, 0.030, count=10), stone, part="hat", ink=0.6, shade=0)
    sketch.light(
        array([(-0.28, -0.44), (-0.18, -0.44), (-0.18, -0.33), (-0.28, -0.33)]),
        "#fffbe0",
        part="hat",
        strength=0.6,
        softness=0.02,
    )


def _hood(sketch: Sketch, color: str, view: str) -> None:
    """A hood round the face; from behind it covers the head."""
    if view == "back":
        shape = [
            (0.0, -0.70),
            (0.30, -0.58),
            (0.48, -0.22),
            (0.46, 0.24),
            (0.40, 0.56),
            (-0.40, 0.56),
            (-0.46, 0.24),
            (-0.48, -0.22),
            (-0.30, -0.58),
        ]
        sketch.form(smooth(array(shape), samples=5), color, part="hat", shade=0.4)
        for x in (-0.2, 0.05, 0.24):
            sketch.curve([(x * 0.4, -0.5), (x, -0.1), (x * 1.2, 0.4)], ink=0.65, color=darker(color, 0.55), part="hat")
        return
    if view == "side":
        shape = [(0.27, -0.40), (0.10, -0.62), (-0.20, -0.68), (-0.48, -0.48), (-0.56, -0.05), (-0.46, 0.36), (-0.34,
            0.60), (0.06, 0.60),
                 (0.07, 0.40), (-0.01, 0.18), (0.0, -0.06), (0.08, -0.27), (0.22, -0.34)]  # fmt: skip
    else:
        shape = [(0.395, -0.10), (0.385, -0.36), (0.26, -0.58), (0.0, -0.68), (-0.28, -0.60), (-0.47, -0.34), (-0.50,
            0.02), (-0.44, 0.34),
                 (-0.36, 0.58), (-0.04, 0.62), (-0.16, 0.42), (-0.275, 0.20), (-0.285, -0.05), (-0.20, -0.27), (-0.02,
                 -0.40), (0.18, -0.41),
                 (0.31, -0.30)]  # fmt: skip
    sketch.form(smooth(array(shape), samples=5), color, part="hat", shade=0.36, width=0.12)
    line = darker(color, 0.58)
    for marks in (
        [(-0.40, -0.30), (-0.43, 0.0), (-0.37, 0.3)],
        [(-0.33, -0.38), (-0.37, -0.05), (-0.34, 0.2)],
        [(-0.30, 0.32), (-0.25, 0.45), (-0.18, 0.54)],
    ):
        sketch.curve(marks, ink=0.7, color=line, part="hat")
    if view == "three":
        sketch.form(smooth(array([(0.36, 0.22), (0.40, 0.0), (0.42, 0.28), (0.36, 0.52), (0.24, 0.60), (0.20, 0.52),
            (0.31, 0.38)]), samples=4), color,
                    part="hat", shade=0.25)  # fmt: skip


_DRAWN = {
    "top hat": _top_hat,
    "hat": _hat,
    "bonnet": _bonnet,
    "cap": _cap,
    "crown": _crown,
    "hood": _hood,
    **HATS,
}
COVERING = (
    "bonnet",
    "hood",
    "cap",
    "top hat",
    "hat",
    "straw hat",
    "bowler",
    "tricorne",
    "witch's hat",
    "wizard's hat",
    "helmet",
    "police helmet",
    "turban",
    "headscarf",
    "chef's cap",
    "nightcap",
    "gnome's cap",
    "shako",
    "veil",
    "jester's cap",
)
"""Headwear under which hair lies flat."""
