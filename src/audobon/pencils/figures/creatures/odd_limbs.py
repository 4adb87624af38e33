"""Arms and legs that are not of flesh: metal, bone, twig, bandage, dough, stone, fur.

Knows: how each stuff makes a limb of three joints, and its hands and feet.  Does not know: who has them.
"""

from __future__ import annotations

import numpy as np

from audobon.pencils.figures.ink import Points, Sketch, array, darker, ellipse, lighter, tube, unit
from audobon.pencils.shapes import smooth

_RADII = {
    "metal": 0.026,
    "bone": 0.013,
    "twig": 0.014,
    "wrap": 0.030,
    "dough": 0.050,
    "stone": 0.048,
    "fur": 0.042,
    "shroud": 0.036,
}
"""Half a limb's thickness by its stuff, in statures."""


def draw_odd_limb(sketch: Sketch, joints: Points, *, stuff: str, color: str, part: str, leg: bool) -> None:
    """Three joints (root, middle, end) in a stuff; a leg is a third thicker."""
    radius = _RADII[stuff] * (1.3 if leg else 1.0)
    for start, stop in ((joints[0], joints[1]), (joints[1], joints[2])):
        if stuff == "bone":
            _bone(sketch, start, stop, radius=radius, color=color, part=part)
        elif stuff in ("metal", "stone"):
            _segment(sketch, start, stop, radius=radius, color=color, part=part, square=stuff == "stone")
    if stuff in ("metal", "bone"):
        for joint in joints[:2]:
            knob = ellipse(joint, radius * 1.15, radius * 1.15, count=16)
            sketch.form(knob, darker(color, 0.18 if stuff == "metal" else 0.0), part=part, ink=0.8, shade=0.3)
    if stuff in ("twig", "wrap", "dough", "fur", "shroud"):
        ends = [radius * 1.2, radius, radius * 0.9]
        if stuff in ("dough", "shroud"):
            ends = [radius * 1.05, radius, radius * (1.0 if stuff == "dough" else 1.3)]
        limb = tube(joints, ends, samples=6, round_root=True)
        sketch.form(limb, color, part=part, shade=0.34)
        if stuff == "fur":
            flow = joints[2] - joints[0]
            sketch.ticks(limb, flow=flow, color=darker(color, 0.5), count=16, length=0.022, ink=0.55, part=part)
        if stuff == "wrap":
            _bands(sketch, joints, radius=radius, color=color, part=part)


def draw_odd_end(sketch: Sketch, start: Points, tip: Points, *, stuff: str, color: str, part: str, leg: bool) -> None:
    """The hand or the foot at a limb's end, from `start` to `tip`."""
    way = tip - start
    size = max(float(np.hypot(*way)), 0.05)
    along = unit(way)
    across = array([-along[1], along[0]])
    if stuff in ("twig",):
        for turn, reach in ((-0.5, 0.8), (0.0, 1.0), (0.5, 0.8)) if not leg else ((0.0, 0.9),):
            end = start + along * size * reach + across * size * turn
            sketch.form(tube([start, end], [0.011, 0.005], samples=3), color, part=part, ink=0.7, shade=0)
        return
    if stuff == "metal" and not leg:
        for turn in (-1, 1):
            claw = [start, start + along * size * 0.35 + across * size * 0.42 * turn, start + along * size * 0.9
                    + across * size * 0.30 * turn]  # fmt: skip
            sketch.form(
                tube(claw, [0.016, 0.016, 0.008], samples=4), darker(color, 0.12), part=part, ink=0.8, shade=0.2
            )
        sketch.form(ellipse(start, 0.024, 0.024, count=14), darker(color, 0.2), part=part, ink=0.8, shade=0.2)
        return
    if stuff == "bone":
        for turn in (-0.34, -0.12, 0.10, 0.32):
            end = start + along * size * (1.0 - abs(turn) * 0.4) + across * size * turn
            sketch.form(tube([start + across * size * turn * 0.4, (start + end) / 2 + across * size * turn * 0.5, end],
                             [0.007, 0.006], samples=3), color, part=part, ink=0.6, shade=0)  # fmt: skip
        return
    broad = _RADII[stuff] * (1.35 if leg else 1.15)
    if leg:
        foot = np.stack(
            [
                start - along * broad * 0.9,
                start - across * broad,
                start + along * size * 0.6 - across * broad * 0.55,
                start + along * size,
                start + along * size * 0.6 + across * broad * 0.75,
                start + across * broad,
            ]
        )
        sketch.form(smooth(foot, samples=3 if stuff != "stone" else 1), color, part=part, shade=0.34)
        return
    palm = ellipse(start + along * size * 0.35, max(size * 0.5, broad), broad, count=18,
                   angle=-float(np.degrees(np.arctan2(along[1], along[0]))))  # fmt: skip
    sketch.form(palm, color, part=part, ink=0.9, shade=0.28)
    thumb = start + along * size * 0.25 - across * broad * 1.2
    sketch.form(tube([start, thumb], [broad * 0.45, broad * 0.3], samples=3), color, part=part, ink=0.7, shade=0)
    if stuff == "fur":
        for turn in (-0.5, 0.0, 0.5):
            root = start + along * size * 0.8 + across * broad * turn
            sketch.form(tube([root, root + along * size * 0.30], [0.008, 0.002], samples=3), "#f1e6c8", part=part,
                        ink=0.6, shade=0)  # fmt: skip


def _bone(sketch: Sketch, start: Points, stop: Points, *, radius: float, color: str, part: str) -> None:
    way = stop - start
    shaft = np.stack([start, start + way * 0.25, start + way * 0.75, stop])
    sketch.form(tube(shaft, [radius * 1.35, radius * 0.75, radius * 0.75, radius * 1.35], samples=3), color, part=part,
                ink=0.85, shade=0.3)  # fmt: skip


def _segment(
    sketch: Sketch, start: Points, stop: Points, *, radius: float, color: str, part: str, square: bool
) -> None:
    """A straight length of metal pipe or a hewn block."""
    gap = -0.06 if square else 0.12
    axis = np.stack([start + (stop - start) * gap, (start + stop) / 2, stop - (stop - start) * gap * 0.6])
    swell = [radius * 0.95, radius * 1.1, radius * 0.9] if square else [radius * 0.82, radius * 0.95, radius * 0.82]
    sketch.form(tube(axis, swell, samples=2 if square else 3, round_end=False), color, part=part, shade=0.4, hatch=5)
    across = unit(array([-(stop - start)[1], (stop - start)[0]])) * radius
    if square:
        spot = axis[1]
        sketch.curve([spot - across * 0.5, spot + (stop - start) * 0.1, spot + across * 0.2], ink=0.6,
                     color=darker(color, 0.55), part=part)  # fmt: skip
        return
    for share in (0.3, 0.7):
        spot = start + (stop - start) * share
        sketch.stroke(np.stack([spot - across * 0.9, spot + across * 0.9]), ink=0.6, color=darker(color, 0.5),
                      part=part, taper=False)  # fmt: skip
    sketch.light(tube(axis - across * 0.35, [radius * 0.18], samples=3), "#ffffff", part=part, strength=0.5,
                 softness=0.004)  # fmt: skip


def _bands(sketch: Sketch, joints: Points, *, radius: float, color: str, part: str) -> None:
    """Turns of bandage across a limb."""
    line = darker(color, 0.5)
    for start, stop in ((joints[0], joints[1]), (joints[1], joints[2])):
        along = unit(stop - start)
        across = array([-along[1], along[0]]) * radius
        for k, share in enumerate((0.15, 0.38, 0.60, 0.82)):
            spot = start + (stop - start) * share
            tilt = along * radius * (0.5 if k % 2 else -0.5)
            sketch.curve([spot - across - tilt, spot + along * radius * 0.25, spot + across + tilt], ink=0.65,
                         color=line, part=part)  # fmt: skip
    sketch.form(ellipse(joints[1], 0.004, 0.004, count=6), lighter(color, 0.1), part=part, ink=0.0, shade=0)
