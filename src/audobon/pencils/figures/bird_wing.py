"""Wings: folded along the body, spread in flight, held out like an arm; quills in rows.

Knows: where feathers lie and how each outline differs.  Does not know: poses, kinds of birds.
"""

# ruff: noqa: RUF005  (points are arrays: `point + [x, y]` shifts them, it joins no lists)
from __future__ import annotations

from collections.abc import Callable

import numpy as np

from audobon.pencils.figures.bird_build import Bird
from audobon.pencils.figures.bird_stance import Stance
from audobon.pencils.figures.ink import Points, Sketch, array, darker, drawn_on, ellipse, lighter, sample, tube
from audobon.pencils.shapes import smooth

_TOP = ((0.64, 0.30), (0.24, 0.70), (-0.34, 0.58))
_LOW = ((0.66, 0.02), (0.34, -0.44), (-0.34, -0.42))
# Trailing edges of spread wings, from the tip (x 1) inward; y is towards the tail.
_HANDS: dict[str, tuple[tuple[tuple[float, float], ...], float]] = {
    "round": (((1.0, 0.02), (0.97, 0.22), (0.82, 0.42), (0.52, 0.52), (0.22, 0.50), (-0.02, 0.40)), 0.045),
    "slotted": (((1.04, -0.10), (1.04, 0.14), (0.90, 0.42), (0.54, 0.50), (0.22, 0.50), (-0.02, 0.40)), 0.16),
    "pointed": (((1.16, 0.22), (0.94, 0.27), (0.70, 0.32), (0.44, 0.34), (0.20, 0.34), (-0.02, 0.30)), 0.03),
    "sickle": (((1.22, 0.46), (0.96, 0.40), (0.70, 0.34), (0.44, 0.32), (0.20, 0.33), (-0.02, 0.30)), 0.025),
    "stub": (((0.72, 0.10), (0.66, 0.22), (0.52, 0.30), (0.34, 0.32), (0.16, 0.30), (-0.02, 0.24)), 0.03),
    "flipper": (((0.95, 0.10), (0.80, 0.22), (0.60, 0.24), (0.36, 0.22), (0.16, 0.20), (-0.02, 0.16)), 0.0),
    "plume": (((0.80, 0.06), (0.84, 0.30), (0.66, 0.52), (0.42, 0.58), (0.16, 0.54), (-0.02, 0.36)), 0.10),
}  # fmt: skip
_LEAD: dict[str, tuple[tuple[float, float], ...]] = {
    "sickle": ((-0.02, -0.06), (0.24, -0.16), (0.50, -0.10), (0.86, 0.10)),
    "pointed": ((-0.02, -0.06), (0.26, -0.17), (0.54, -0.12), (0.88, 0.03)),
    "flipper": ((-0.02, -0.08), (0.26, -0.12), (0.52, -0.10), (0.82, -0.02)),
    "stub": ((-0.02, -0.06), (0.18, -0.12), (0.38, -0.08), (0.58, 0.0)),
}
_LEAD_ELSE = ((-0.02, -0.06), (0.26, -0.17), (0.56, -0.15), (0.86, -0.10))


def draw_folded_wing(sketch: Sketch, bird: Bird, stance: Stance, *, side: float, color: str) -> None:
    """A wing at rest on one side of the body."""
    if bird.hand == "flipper":
        _flipper(sketch, stance, side=side, color=color)
        return
    tip = (-bird.wing, 0.14 - 0.10 * (bird.wing - 1.0))
    squat = 0.8 if bird.hand == "stub" or bird.down else 1.0
    top, low = (smooth(array(edge) * [1.0, tall], closed=False, samples=6)
        for edge, tall in (((*_TOP, tip), 1.0), ((*_LOW, tip), squat)))  # fmt: skip
    grid = np.linspace(0.0, 1.0, len(top))

    def at(a: float | Points, b: float | Points) -> Points:
        """A place on the wing: `a` from shoulder to tip, `b` from the back down."""
        along, across = np.broadcast_arrays(array(a), array(b))
        u0, v0, u1, v1 = (np.interp(along, grid, edge[:, k]) for edge in (top, low) for k in (0, 1))
        return stance.on(u0 + (u1 - u0) * across, v0 + (v1 - v0) * across, side)

    run = np.linspace(0, 1, 12)
    outline = np.vstack([at(run, 0.0), at(run[::-1], 1.0)])
    sketch.form(outline, color, part="wing", shade=0.30, width=stance.deep * 0.34)
    _paint_wing(sketch, bird, at)
    if bird.down:
        _fluff(sketch, at, color)
    else:
        _quills(sketch, at, color)


def _paint_wing(sketch: Sketch, bird: Bird, at: Callable[[Points, Points], Points]) -> None:
    """Bars and patches of colour on a folded wing."""

    def patch(a0: float, a1: float, b0: float, b1: float, color: str, strength: float = 0.9) -> None:
        a, b = np.linspace(a0, a1, 5), np.linspace(b0, b1, 5)
        ring = np.vstack([at(a, np.full(5, b0)), at(np.full(5, a1), b), at(a[::-1], np.full(5, b1)),
            at(np.full(5, a0), b[::-1])])  # fmt: skip
        sketch.wash(ring, color, part="wing", strength=strength, softness=0.006)

    if bird.wing_tip:
        patch(0.66, 1.0, 0.0, 1.0, bird.wing_tip)
    if bird.mark("patch"):
        patch(0.04, 0.44, 0.02, 0.5, bird.mark("patch"))
    if bird.mark("bar"):
        patch(0.30, 0.38, 0.1, 1.0, bird.mark("bar"))
        patch(0.50, 0.56, 0.1, 1.0, bird.mark("bar"))
    if bird.mark("speculum"):
        patch(0.52, 0.70, 0.52, 0.94, bird.mark("speculum"))
    if bird.mark("dots"):
        for a, b in ((0.2, 0.3), (0.3, 0.62), (0.42, 0.3), (0.44, 0.8), (0.56, 0.5), (0.7, 0.4)):
            sketch.wash(ellipse(at(array([a]), array([b]))[0], 0.016, 0.012, count=10), bird.mark("dots"),
                part="wing", strength=0.9)  # fmt: skip


def _quills(sketch: Sketch, at: Callable[[Points, Points], Points], color: str) -> None:
    """Scallops on the shoulder, then secondaries and primaries as long lines."""
    line = drawn_on(color)
    for row, a in enumerate((0.15, 0.27, 0.39)):
        cells = 3 + (row > 0)
        for k in range(cells):
            b = np.array([0.14, 0.5, 0.86]) / cells + k / cells + 0.04 * (row % 2)
            arc = at(a + np.array([0.0, 0.055, 0.0]), np.clip(b, 0.02, 0.98))
            sketch.curve(arc, ink=0.6, color=line, part="wing")
    for k, start in enumerate(np.linspace(0.12, 0.92, 6)):
        run = np.linspace(0.47, 0.70 + 0.05 * (k % 2), 4)
        sketch.curve(at(run, start + 0.04 * (run - 0.5)), ink=0.6, color=line, part="wing")
    for height in (0.2, 0.42, 0.64, 0.84):
        run = np.linspace(0.70, 0.97, 4)
        sketch.curve(at(run, np.full(4, height)), ink=0.75, color=line, part="wing")
    edge = np.linspace(0.44, 0.47, 2)
    sketch.stroke(np.vstack([at(edge, np.full(2, 0.06)), at(edge + 0.03, np.full(2, 0.5)), at(edge, np.full(2, 0.95))]),
        ink=0.9, color=line, part="wing")  # fmt: skip


def _fluff(sketch: Sketch, at: Callable[[Points, Points], Points], color: str) -> None:
    line = darker(color, 0.45)
    for a, b in ((0.25, 0.3), (0.3, 0.7), (0.45, 0.45), (0.55, 0.75), (0.65, 0.5)):
        spot = at(array([a, a + 0.10, a + 0.16]), array([b, b + 0.05, b - 0.06]))
        sketch.curve(spot, ink=0.6, color=line, part="wing")


def _flipper(sketch: Sketch, stance: Stance, *, side: float, color: str) -> None:
    """A penguin's wing hangs from the shoulder, a little off the body."""
    root = stance.on(0.62, 0.25, side)
    low = stance.on(-0.42, 0.30, side) + array([-0.05 * side if abs(stance.turn.degrees) > 20 else -0.04, 0.0])
    mid = (root + low) / 2 + array([-0.03, 0.0])
    sketch.form(tube([root, mid, low], [0.055, 0.062, 0.02], samples=6, round_root=True), color, part="wing",
        shade=0.3)  # fmt: skip
    sketch.curve([root + [0.015, 0.05], mid + [0.03, 0.02], low + [0.012, -0.05]], ink=0.6, color=drawn_on(color),
        part="wing")  # fmt: skip


def draw_spread_wing(
    sketch: Sketch, bird: Bird, *, root: Points, angle: float, size: float, mirror: bool, color: str
) -> Points:
    """A wing held out from `root` along `angle` (clockwise on paper from the right); returns the hand's place."""
    outer = sketch.frame
    sketch.frame = outer.child(root, scale=size, angle=angle, mirror=mirror)
    edge, notch = _HANDS[bird.hand]
    lead = array(_LEAD.get(bird.hand, _LEAD_ELSE))
    count = 13 if notch else 7
    trail = array(edge)
    at = np.linspace(0, len(trail) - 1, count)
    tips = np.stack([sample(trail[:, k], at) for k in (0, 1)], axis=1)
    bone = np.stack([np.linspace(0.80, 0.02, count), np.linspace(-0.05, 0.02, count)], axis=1)
    depth = notch * np.linspace(1.0, 0.25, count - 1)[:, None]
    middles = (tips[:-1] + tips[1:]) / 2
    hollows = middles + (((bone[:-1] + bone[1:]) / 2) - middles) * depth * 2.2
    fingers = np.empty((2 * count - 1, 2))
    fingers[::2], fingers[1::2] = tips, hollows
    outline = smooth(np.vstack([lead, fingers]), samples=3)
    sketch.form(outline, color, part="wing", shade=0.30, width=0.12)
    _paint_spread(sketch, bird, tips=tips, bone=bone)
    _spread_quills(sketch, tips, bone, color=color, lead=lead)
    hand = sketch.frame.apply(array([0.78, 0.02]))
    sketch.frame = outer
    place: Points = (hand - outer.origin) @ np.linalg.inv(outer.matrix)
    return place


def _paint_spread(sketch: Sketch, bird: Bird, *, tips: Points, bone: Points) -> None:
    if bird.wing_tip:
        end = len(tips) // 2
        ring = np.vstack([tips[:end], (tips[:end] * 0.42 + bone[:end] * 0.58)[::-1]])
        sketch.wash(ring, bird.wing_tip, part="wing", strength=0.92, softness=0.01)
    bar = bird.mark("bar", "speculum")
    if bar:
        ring = np.vstack([tips * 0.55 + bone * 0.45, (tips * 0.40 + bone * 0.60)[::-1]])
        sketch.wash(ring, bar, part="wing", strength=0.8, softness=0.01)
    if bird.mark("patch"):
        ring = np.vstack([tips[4:] * 0.42 + bone[4:] * 0.58, bone[4:][::-1] + array([0.0, -0.08])])
        sketch.wash(ring, bird.mark("patch"), part="wing", strength=0.85, softness=0.02)


def _spread_quills(sketch: Sketch, tips: Points, bone: Points, *, color: str, lead: Points) -> None:
    line = drawn_on(color)
    if len(tips) < 9:
        sketch.curve([(0.1, 0.02), (0.4, 0.04), (0.72, 0.05)], ink=0.7, color=line, part="wing")
        return
    for k in range(len(tips) - 1):
        start = bone[k] * 0.66 + tips[k] * 0.34
        end = (tips[k] + tips[k + 1]) / 2 * 0.93 + bone[k] * 0.07
        sketch.curve([start, (start + end) / 2 + [0.012, -0.004], end], ink=0.62, color=line, part="wing")
    for share, step in ((0.34, 1), (0.18, 1)):
        row = bone + (tips - bone) * share
        for k in range(0, len(row) - 1, step):
            dip = (row[k] + row[k + 1]) / 2 + (tips[k] - bone[k]) * 0.07
            sketch.curve([row[k], dip, row[k + 1]], ink=0.55, color=line, part="wing")
    sketch.light(tube(lead * array([0.96, 1.0]) + [0.0, 0.045], [0.02, 0.03, 0.025, 0.01], samples=3),
        lighter(color, 0.5), part="wing", strength=0.35, softness=0.02)  # fmt: skip
