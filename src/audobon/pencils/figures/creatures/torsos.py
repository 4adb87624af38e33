"""Trunks that are not of flesh: a robot's chest, ribs, hewn stone, stuffed cloth, dough, shag.

Knows: a trunk's surface.  Does not know: who has them, limbs, heads.
"""

from __future__ import annotations

import numpy as np

from audobon.pencils.figures.ink import Points, Sketch, array, darker, ellipse, lighter, tube, unit
from audobon.pencils.figures.rig import Skeleton
from audobon.pencils.figures.trunk import Trunk
from audobon.pencils.shapes import smooth


def _spine(skeleton: Skeleton, low: float, high: float, trunk: Trunk) -> tuple[Points, Points, Points]:
    """Base, top and the unit across (to the right on paper) of the trunk between two levels."""
    base, top = trunk.center(low), trunk.center(high)
    up = unit(top - base)
    across = array([-up[1], up[0]])
    return base, top, across if across[0] > 0 else -across


def draw_robot_torso(sketch: Sketch, skeleton: Skeleton, trunk: Trunk, color: str) -> None:
    """A boiler-plate chest with dials and rivets on a narrower hip."""
    base, top, across = _spine(skeleton, 0.0, 4.7, trunk)
    wide = max(trunk.radius(4.0) * 0.95, trunk.radius(3.0))
    neck = tube(np.stack([trunk.center(4.6), skeleton.flat("head")]), [0.026], samples=4)
    sketch.form(neck, darker(color, 0.3), part="neck", ink=0.8, shade=0.3)
    hip = base + (top - base) * 0.20
    hips = np.stack([base - across * wide * 0.55, hip - across * wide * 0.75, hip + across * wide * 0.75,
                     base + across * wide * 0.55])  # fmt: skip
    sketch.form(hips, darker(color, 0.2), part="trunk", shade=0.35)
    low = base + (top - base) * 0.24
    chest = np.stack([low - across * wide * 0.86, top - across * wide, top + across * wide, low + across * wide * 0.86])
    sketch.form(chest, color, part="trunk", shade=0.42, hatch=10)
    up = top - low
    for k in (0.10, 0.90):
        for j in (-0.78, -0.26, 0.26, 0.78):
            spot = low + up * k + across * wide * j
            sketch.form(ellipse(spot, 0.007, 0.007, count=8), lighter(color, 0.35), part="trunk", ink=0.5, shade=0)
    if skeleton.yaw > 100:
        grid = low + up * 0.5
        for k in (-0.15, 0.0, 0.15):
            sketch.stroke(np.stack([grid + up * k - across * wide * 0.5, grid + up * k + across * wide * 0.5]),
                          ink=0.9, color=darker(color, 0.5), part="trunk", taper=False)  # fmt: skip
        return
    panel = low + up * 0.52
    plate = np.stack([panel - across * wide * 0.6 - up * 0.24, panel - across * wide * 0.6 + up * 0.24, panel + across
                      * wide * 0.6 + up * 0.24, panel + across * wide * 0.6 - up * 0.24])  # fmt: skip
    sketch.form(plate, lighter(color, 0.22), part="trunk", ink=0.8, shade=0.15)
    dial = panel - across * wide * 0.28 + up * 0.02
    sketch.form(ellipse(dial, wide * 0.22, wide * 0.22, count=20), "#f7f0dc", part="trunk", ink=0.8, shade=0)
    sketch.stroke(np.stack([dial, dial + up * 0.08 + across * wide * 0.08]), ink=1.0, color="#a5342c", part="trunk")
    for k, lamp in enumerate(("#d3503f", "#e9b84a", "#5f9a58")):
        spot = panel + across * wide * (0.18 + 0.0 * k) + up * (0.13 - 0.12 * k)
        sketch.form(ellipse(spot, wide * 0.09, wide * 0.09, count=14), lamp, part="trunk", ink=0.7, shade=0.15)
        sketch.stroke(np.stack([spot + across * wide * 0.14, spot + across * wide * 0.34]), ink=0.8,
                      color=darker(color, 0.5), part="trunk", taper=False)  # fmt: skip


def draw_rib_torso(sketch: Sketch, skeleton: Skeleton, trunk: Trunk, color: str) -> None:
    """Spine, ribs and pelvis."""
    base, top, across = _spine(skeleton, 0.6, 4.9, trunk)
    line = darker(color, 0.55)
    spine = tube(np.stack([trunk.center(level) for level in (0.6, 2.0, 3.2, 4.6)] + [skeleton.flat("head")]), [0.015],
                 samples=4)  # fmt: skip
    sketch.form(spine, color, part="neck", ink=0.85, shade=0.3)
    up = unit(top - base)
    for level in np.linspace(0.9, 4.6, 9):
        spot = trunk.center(float(level))
        sketch.stroke(np.stack([spot - across * 0.016, spot + across * 0.016]), ink=0.6, color=line, part="neck")
    wide = trunk.radius(1.0) * 0.95
    hip = trunk.center(0.7)
    for way in (-1, 1):
        blade = np.stack([hip, hip + across * wide * 0.7 * way + up * 0.045, hip + across * wide * way + up * 0.02,
                          hip + across * wide * 0.75 * way - up * 0.03, hip - up * 0.045])  # fmt: skip
        sketch.form(smooth(blade, samples=4), color, part="trunk", ink=0.9, shade=0.3)
    for k, level in enumerate((2.35, 2.75, 3.15, 3.55, 3.95)):
        spot = trunk.center(level)
        half = trunk.radius(min(level, 3.2)) * (0.80 + 0.05 * k if k < 3 else 0.88 - 0.10 * (k - 3))
        rib = np.stack([spot - across * half - up * 0.012, spot - across * half * 0.5 - up * 0.03, spot - up * 0.018,
                        spot + across * half * 0.5 - up * 0.03, spot + across * half - up * 0.012])  # fmt: skip
        sketch.form(tube(rib, [0.008, 0.010, 0.011, 0.010, 0.008], samples=4), color, part="trunk", ink=0.7, shade=0.15)
    shoulder = [skeleton.flat("shoulder_r"), trunk.center(4.55), skeleton.flat("shoulder_l")]
    sketch.form(tube(np.stack(shoulder), [0.014], samples=4), color, part="trunk", ink=0.8, shade=0.2)


def draw_stone_torso(sketch: Sketch, skeleton: Skeleton, trunk: Trunk, color: str) -> None:
    """Two hewn blocks with cracks and moss."""
    base, top, across = _spine(skeleton, -0.4, 4.8, trunk)
    up = top - base
    wide = trunk.radius(4.0)
    low = np.stack(
        [
            base - across * wide * 0.75,
            base + up * 0.36 - across * wide * 0.85,
            base + up * 0.38 + across * wide * 0.8,
            base + across * wide * 0.78,
        ]
    )
    sketch.form(low, darker(color, 0.1), part="trunk", shade=0.4, hatch=8)
    high = np.stack([base + up * 0.34 - across * wide * 0.8, base + up * 0.62 - across * wide * 1.12, base + up * 0.95
                     - across * wide * 1.05, top, base + up * 0.96 + across * wide * 1.08, base + up * 0.6 + across
                     * wide * 1.1, base + up * 0.33 + across * wide * 0.78])  # fmt: skip
    sketch.form(high, color, part="trunk", shade=0.42, hatch=12)
    line = darker(color, 0.6)
    crack = np.stack([base + up * 0.85 + across * wide * 0.4, base + up * 0.7 + across * wide * 0.25, base + up * 0.6
                      + across * wide * 0.35, base + up * 0.48 + across * wide * 0.2])  # fmt: skip
    sketch.stroke(crack, ink=0.9, color=line, part="trunk")
    for way in (-1, 1):
        moss = base + up * 0.95 + across * wide * 0.72 * way
        sketch.form(ellipse(moss, wide * 0.36, 0.022, count=16), "#7d9a58", part="trunk", ink=0.7, shade=0.2)


def draw_dough_torso(sketch: Sketch, skeleton: Skeleton, trunk: Trunk, color: str) -> None:
    """A flat biscuit body with icing buttons and hems."""
    neck = tube(np.stack([trunk.center(4.2), skeleton.flat("head")]), [0.07], samples=4)
    sketch.form(neck, color, part="neck", ink=0.8, shade=0.2)
    sketch.form(trunk.contour(0.0, 4.9, ease=0.016), color, part="trunk", shade=0.36)
    if skeleton.yaw > 100:
        return
    for level, tint in ((3.6, "#c4483a"), (2.7, "#5f8f4a"), (1.8, "#c4483a")):
        sketch.form(ellipse(trunk.point(level, 0, ease=0.016), 0.018, 0.018, count=14), tint, part="trunk", ink=0.7,
                    shade=0.2)  # fmt: skip
    for level in (0.7, 4.3):
        band = trunk.line((level, level), (-70, 70), ease=0.016, count=13)
        band[1::2] += [0.0, 0.014]
        sketch.curve(band, ink=1.6, color="#fbf3e6", part="trunk", taper=False)


def draw_shag_torso(sketch: Sketch, skeleton: Skeleton, trunk: Trunk, color: str) -> None:
    """A shaggy pear of a body with a paler belly."""
    neck = tube(np.stack([trunk.center(4.2), skeleton.flat("head")]), [trunk.radius(4.0) * 0.6], samples=4)
    sketch.form(neck, color, part="neck", ink=0.8, shade=0.2)
    outline = trunk.contour(-0.1, 4.95, ease=0.03)
    sketch.form(outline, color, part="trunk", shade=0.4)
    if skeleton.yaw < 100:
        belly = np.vstack([trunk.line((0.4, 4.0), (-50, -35)), trunk.line((4.0, 0.4), (35, 50))])
        sketch.wash(belly, lighter(color, 0.35), part="trunk", strength=0.8, softness=0.02)
    sketch.ticks(outline, flow=(0.1, 1.0), color=darker(color, 0.5), count=60, length=0.032, ink=0.6, part="trunk")


def draw_wrapped_torso(sketch: Sketch, skeleton: Skeleton, trunk: Trunk, color: str) -> None:
    """A trunk in turns of bandage."""
    neck = tube(np.stack([trunk.center(4.6), skeleton.flat("head")]), [0.034], samples=4)
    sketch.form(neck, color, part="neck", shade=0.35)
    sketch.form(trunk.contour(0.0, 5.0, ease=0.006), color, part="trunk", shade=0.38, hatch=8)
    line = darker(color, 0.5)
    for k, level in enumerate(np.linspace(0.4, 4.6, 10)):
        tilt = 0.22 if k % 2 else -0.22
        turns = trunk.line((float(level) + tilt, float(level) - tilt), (-80, 80), ease=0.006, count=7)
        sketch.curve(turns, ink=0.7, color=line, part="trunk")


def draw_shroud_torso(sketch: Sketch, skeleton: Skeleton, trunk: Trunk, color: str) -> None:
    """A drape over shoulders and breast."""
    neck = tube(np.stack([trunk.center(4.3), skeleton.flat("head")]), [trunk.radius(4.0) * 0.55], samples=4)
    sketch.form(neck, color, part="neck", ink=0.0, shade=0)
    sketch.form(trunk.contour(0.9, 4.95, ease=0.02), color, part="trunk", ink=0.8, shade=0.26)
    line = darker(color, 0.35)
    for angle in (-50, -10, 35):
        if np.cos(np.radians(angle + trunk.yaw)) > 0.1:
            sketch.curve(trunk.line((4.2, 1.4), (angle, angle * 0.5), ease=0.015)[::2], ink=0.6, color=line,
                         part="trunk")  # fmt: skip
