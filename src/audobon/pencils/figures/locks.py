"""Hair that is dressed: pigtails, ringlets, a topknot, a single plait, thin strands, a monk's ring.

Knows: a head's sheet in three views.  Does not know: the mass on the skull (see `hair`).
"""

# ruff: noqa: RUF005  (points are arrays: `point + [x, y]` shifts them, it joins no lists)
from __future__ import annotations

from audobon.pencils.figures.ink import Sketch, array, darker, ellipse, tube
from audobon.pencils.shapes import smooth

DRESSED = ("pigtails", "ringlets", "topknot", "plait", "thin", "tonsure")
"""Styles with something of their own beside the mass on the skull."""
RIBBON = "#b5493c"


def draw_locks_behind(sketch: Sketch, *, style: str, color: str, line: str, view: str) -> None:
    """What hangs behind the head."""
    if style == "pigtails" and view != "side":
        _bunch(sketch, 0.38, 1.0, color, line)
    if style == "ringlets":
        for x in (-0.38, -0.22, 0.30, 0.40) if view != "side" else (-0.42, -0.28):
            _ringlet(sketch, x, 0.10, 0.62, color, line)


def draw_locks(sketch: Sketch, *, style: str, color: str, line: str, view: str) -> None:
    """What lies over the mass on the skull."""
    if style == "pigtails":
        _bunch(sketch, {"three": -0.36, "side": -0.20, "back": -0.38}[view], -1.0, color, line)
    elif style == "ringlets":
        for x, low in ((-0.34, 0.52), (-0.26, 0.42)) if view == "three" else ((-0.16, 0.5), (-0.28, 0.58)):
            _ringlet(sketch, x, 0.0, low, color, line)
    elif style == "topknot":
        spot = array({"three": (-0.04, -0.62), "side": (-0.10, -0.62), "back": (0.0, -0.60)}[view])
        sketch.form(ellipse(spot, 0.15, 0.13), color, part="hair", shade=0.4)
        for turn in (0.35, 0.7):
            sketch.curve(ellipse(spot, 0.15 * turn, 0.13 * turn)[3:16], ink=0.6, color=line, part="hair")
        sketch.form(ellipse(spot + [0.0, 0.12], 0.09, 0.028, count=14), RIBBON, part="ribbon", ink=0.7, shade=0)
    elif style == "plait":
        _plait(sketch, {"three": -0.36, "side": -0.36, "back": 0.0}[view], color, line)


def draw_scant(sketch: Sketch, *, style: str, color: str, line: str, view: str) -> None:
    """Hair round a bare crown: a monk's ring, or the thin strands of age."""
    low = 0.16 if style == "tonsure" else 0.20
    high = -0.20 if style == "tonsure" else -0.06
    if view == "back":
        ring = [(-0.41, high + 0.02), (-0.2, high - 0.06), (0.0, high - 0.08), (0.2, high - 0.06), (0.41, high + 0.02),
                (0.37, low), (0.15, low + 0.10), (-0.15, low + 0.10), (-0.37, low)]  # fmt: skip
    elif view == "side":
        ring = [(-0.44, high), (-0.36, high - 0.12), (-0.10, high - 0.10), (0.10, high - 0.02), (0.06, high + 0.12),
                (-0.02, high + 0.12), (-0.08, -0.02), (-0.16, 0.08), (-0.18, low), (-0.34, low + 0.04)]  # fmt: skip
    else:
        inner = -0.24 if style == "tonsure" else -0.315
        ring = [(-0.415, high + 0.02), (-0.375, high - 0.10), (inner, high - 0.05), (inner + 0.02, 0.0), (-0.30, 0.05),
                (-0.32, low), (-0.375, low - 0.05)]  # fmt: skip
    sketch.form(smooth(array(ring), samples=4), color, part="hair", shade=0.3)
    if view == "three":
        far = [(0.31, high), (0.36, high + 0.02), (0.37, 0.02), (0.335, 0.02)]
        sketch.form(smooth(array(far), samples=3), color, part="hair", ink=0.8, shade=0.2)
    if style == "thin":
        for x in (-0.16, -0.04, 0.08):
            sketch.curve([(x, -0.46), (x + 0.10, -0.56), (x + 0.24, -0.48)], ink=0.8, color=darker(color, 0.3),
                         part="hair")  # fmt: skip
    for x in (-0.36, -0.32):
        sketch.curve([(x, high), (x - 0.02, low - 0.10), (x + 0.02, low - 0.02)], ink=0.5, color=line, part="hair")


def _bunch(sketch: Sketch, x: float, way: float, color: str, line: str) -> None:
    """One tied bunch that springs out and hangs."""
    path = [(x, 0.02), (x + 0.16 * way, -0.06), (x + 0.22 * way, 0.20), (x + 0.12 * way, 0.50)]
    sketch.form(tube(path, [0.05, 0.11, 0.11, 0.02], samples=5), color, part="hair", shade=0.38)
    for shift in (-0.04, 0.03):
        strand = [(x + 0.08 * way, 0.0), (x + (0.20 + shift) * way, 0.16), (x + (0.13 + shift) * way, 0.42)]
        sketch.curve(strand, ink=0.6, color=line, part="hair")
    knot = array([x + 0.03 * way, 0.0])
    for turn in (-1, 1):
        wing = array([(0.0, 0.0), (0.06, 0.07 * turn - 0.03), (0.10, 0.05 * turn)]) * [way, 1.0] + knot
        sketch.form(smooth(wing, samples=3), RIBBON, part="ribbon", ink=0.7, shade=0.15)


def _ringlet(sketch: Sketch, x: float, top: float, low: float, color: str, line: str) -> None:
    """One corkscrew of hair."""
    count = 4
    for k in range(count):
        y = top + (low - top) * (k + 0.5) / count
        size = 0.075 * (1.0 - 0.08 * k)
        sketch.form(ellipse((x + 0.012 * (-1) ** k, y), size, (low - top) / count * 0.62, count=16), color, part="hair",
                    ink=0.8, shade=0.3)  # fmt: skip
        sketch.curve([(x - size * 0.8, y - 0.02), (x, y + 0.03), (x + size * 0.8, y - 0.01)], ink=0.6, color=line,
                     part="hair")  # fmt: skip


def _plait(sketch: Sketch, x: float, color: str, line: str) -> None:
    """One thick plait down the back or over the shoulder."""
    path = [(x, 0.15), (x - 0.06, 0.45), (x - 0.02, 0.95), (x + 0.02, 1.10)]
    sketch.form(tube(path, [0.08, 0.09, 0.075, 0.03], samples=5), color, part="hair", shade=0.35)
    for k in range(6):
        y = 0.24 + 0.13 * k
        sketch.curve(
            [(x - 0.12, y - 0.03), (x - 0.04, y + 0.04), (x + 0.05, y - 0.03)], ink=0.7, color=line, part="hair"
        )
    sketch.form(ellipse((x, 1.0), 0.07, 0.03, count=14), RIBBON, part="ribbon", ink=0.7, shade=0)
