"""What beings have besides a body: wings, tails, a halo, rays, a fish's or a wisp's lower half.

Knows: where each hangs on a skeleton.  Does not know: heads, clothes.
"""

# ruff: noqa: RUF005  (points are arrays: `point + [x, y]` shifts them, it joins no lists)
from __future__ import annotations

from itertools import pairwise

import numpy as np

from audobon.pencils.figures.ink import Points, Sketch, array, darker, ellipse, lighter, tube, unit
from audobon.pencils.figures.rig import Skeleton
from audobon.pencils.figures.trunk import Trunk
from audobon.pencils.shapes import smooth

GOLD = "#e9c862"


def draw_wings(sketch: Sketch, trunk: Trunk, *, kind: str, color: str) -> None:
    """A pair of wings from between the shoulder blades: `gauze`, `bat` or `feather`."""
    root = trunk.point(3.7, 180)
    for side in (-1, 1):
        if kind == "gauze":
            _gauze_wing(sketch, root, side, color)
        elif kind == "bat":
            _bat_wing(sketch, root, side, color)
        else:
            _feather_wing(sketch, root, side, color)


def _gauze_wing(sketch: Sketch, root: Points, side: int, color: str) -> None:
    for rise, reach, wide in ((-0.20, 0.27, 0.105), (0.13, 0.20, 0.078)):
        tip = root + [reach * side, rise]
        axis = [root, root * 0.5 + tip * 0.5 + [0.0, -0.03], tip]
        sketch.form(tube(axis, [0.012, wide, wide * 0.55], samples=7), color, part="wing", ink=0.7, shade=0.15)
        inner = tube([root * 0.7 + tip * 0.3, root * 0.3 + tip * 0.7, tip], [wide * 0.4, wide * 0.55, wide * 0.3])
        sketch.wash(inner, "#f6d9e2", part="wing", strength=0.5, softness=0.02)
        for turn in (-0.3, 0.0, 0.3):
            end = tip + [-0.03 * side, turn * wide * 2]
            sketch.curve([root, (root + end) / 2 + [0.0, -0.02], end], ink=0.45, color=darker(color, 0.45), part="wing")


def _bat_wing(sketch: Sketch, root: Points, side: int, color: str) -> None:
    bones = [array([0.16, -0.20]), array([0.36, -0.10]), array([0.33, 0.12]), array([0.20, 0.20])]
    tips = [root + bone * [side, 1.0] for bone in bones]
    edge = [root, tips[0] + [0.0, -0.02]]
    for a, b in pairwise(tips):
        edge += [a, (a + b) / 2 * 0.82 + root * 0.18, b]
    edge += [root + [0.02 * side, 0.10]]
    sketch.form(np.stack(edge), color, part="wing", ink=0.9, shade=0.35)
    for tip in tips:
        sketch.curve([root, (root + tip) / 2 + [0.0, -0.015], tip], ink=0.8, color=darker(color, 0.5), part="wing")


def _feather_wing(sketch: Sketch, root: Points, side: int, color: str) -> None:
    """An arm of the wing with three rows of feathers."""
    elbow, tip = root + [0.15 * side, -0.17], root + [0.30 * side, -0.06]
    for row, (long, count, shade) in enumerate(((0.26, 8, 0.12), (0.17, 7, 0.06), (0.10, 6, 0.0))):
        for k in range(count):
            share = k / (count - 1)
            base = root * (1 - share) + tip * share + (elbow - (root + tip) / 2) * 4 * share * (1 - share) * 0.5
            way = unit([side * (0.15 + 0.75 * share), 1.0 - 0.35 * share])
            end = base + way * long * (0.75 + 0.35 * share)
            middle = (base + end) / 2 + [0.01 * side, 0.0]
            feather = tube([base, middle, end], [0.018, 0.024 - 0.003 * row, 0.012], samples=3)
            sketch.form(feather, darker(color, shade), part="wing", ink=0.6, shade=0.15)
    sketch.form(tube([root, elbow, tip], [0.020, 0.026, 0.014], samples=5), color, part="wing", ink=0.8, shade=0.2)


def draw_nimbus(sketch: Sketch, head: Points, *, size: float, kind: str) -> None:
    """A halo over the head, or rays round it (drawn behind the head)."""
    if kind == "halo":
        ring = ellipse(head + [0.0, -size * 0.66], size * 0.34, size * 0.10, count=30)
        sketch.stroke(np.vstack([ring, ring[:2]]), ink=4.0, color=darker(GOLD, 0.35), part="nimbus", taper=False)
        sketch.stroke(np.vstack([ring, ring[:2]]), ink=2.6, color=lighter(GOLD, 0.2), part="nimbus", taper=False)
        return
    for k in range(18):
        a = 2 * np.pi * k / 18 - np.pi / 2
        way, across = array([np.cos(a), np.sin(a)]), array([-np.sin(a), np.cos(a)])
        reach = size * (0.98 if k % 2 else 1.22)
        spike = np.stack([head + way * size * 0.5 - across * size * 0.05, head + way * reach,
                          head + way * size * 0.5 + across * size * 0.05])  # fmt: skip
        sketch.form(spike, GOLD, part="nimbus", ink=0.5, shade=0)
    sketch.form(ellipse(head, size * 0.66, size * 0.66, count=36), lighter(GOLD, 0.45), part="nimbus", ink=0.6, shade=0)


def draw_creature_tail(sketch: Sketch, trunk: Trunk, *, kind: str, skin: str) -> None:
    """A long tail with a tuft (trolls) or a dart (devils)."""
    root = trunk.point(0.8, 180, ease=-0.01)
    path = np.stack([root, root + [-0.10, 0.12], root + [-0.20, 0.20], root + [-0.30, 0.10], root + [-0.29, -0.02]])
    sketch.form(tube(path, [0.026, 0.020, 0.016, 0.012, 0.010], samples=5), skin, part="tail", ink=0.9, shade=0.3)
    end = path[-1]
    if kind == "dart":
        tip = array([(-0.042, 0.0), (0.0, -0.075), (0.042, 0.0), (0.0, -0.014)]) + end
        sketch.form(tip, darker(skin, 0.25), part="tail", ink=0.9, shade=0.2)
        return
    tuft = array([(-0.02, 0.01), (-0.055, -0.05), (-0.03, -0.06), (-0.02, -0.11), (0.01, -0.07), (0.045, -0.08),
                  (0.03, -0.03), (0.018, 0.012)]) + end  # fmt: skip
    sketch.form(smooth(tuft, samples=3), "#5a4636", part="tail", ink=0.9, shade=0.3)


def draw_fish_tail(sketch: Sketch, skeleton: Skeleton, trunk: Trunk, *, color: str) -> None:
    """A mermaid's tail along both legs: scales, a fringe at the hip, two flukes."""
    hip, knee, ankle = (
        (skeleton.flat(f"{joint}_r") + skeleton.flat(f"{joint}_l")) / 2 for joint in ("hip", "knee", "ankle")
    )
    top = trunk.center(1.9)
    way = unit(ankle - knee)
    across = array([-way[1], way[0]])
    end = ankle + way * 0.02
    for turn in (-1, 1):
        fluke = np.stack([end - way * 0.03, end + way * 0.05 + across * 0.09 * turn, end + way * 0.13 + across * 0.15
                          * turn, end + way * 0.09 + across * 0.04 * turn, end + way * 0.02])  # fmt: skip
        sketch.form(smooth(fluke, samples=4), lighter(color, 0.15), part="tail", ink=0.9, shade=0.3)
        for k in (0.35, 0.7):
            tip = end + way * 0.11 + across * 0.12 * turn * k
            sketch.curve([end, (end + tip) / 2, tip], ink=0.5, color=darker(color, 0.5), part="tail")
    wide = trunk.radius(1.2)
    body = tube(np.stack([top, hip, knee, end]), [trunk.radius(1.9) * 1.02, wide * 1.10, wide * 0.72, 0.022], samples=7,
                round_end=False)  # fmt: skip
    sketch.form(body, color, part="tail", shade=0.4, hatch=8)
    axis = smooth(np.stack([hip, knee, end]), closed=False, samples=7)
    line = darker(color, 0.5)
    for k, spot in enumerate(axis[:-2]):
        step = unit(axis[k + 1] - spot)
        side = array([-step[1], step[0]])
        half = wide * (1.0 - 0.065 * k)
        for j in (-0.6, -0.2, 0.2, 0.6):
            mid = spot + side * half * (j + (0.2 if k % 2 else 0.0)) * 0.9
            scale = np.stack([mid - side * half * 0.18, mid + step * 0.022, mid + side * half * 0.18])
            sketch.curve(scale, ink=0.5, color=line, part="tail")


def draw_wisp(sketch: Sketch, skeleton: Skeleton, trunk: Trunk, *, color: str) -> None:
    """A ghost's lower half: a drape that thins to a curl instead of feet."""
    top = trunk.center(2.2)
    knee = (skeleton.flat("knee_r") + skeleton.flat("knee_l")) / 2
    ankle = (skeleton.flat("ankle_r") + skeleton.flat("ankle_l")) / 2
    wide = max(trunk.radius(1.2) * 1.35, 0.09)
    path = np.stack([top, trunk.center(0.6), knee, ankle + [-0.05, -0.04], ankle + [-0.17, 0.005]])
    sketch.form(tube(path, [wide * 0.8, wide, wide * 0.85, wide * 0.42, 0.008], samples=6), color, part="wisp", ink=0.8,
                shade=0.28)  # fmt: skip
    line = darker(color, 0.35)
    for shift in (-0.5, 0.0, 0.5):
        sketch.curve([path[0] + [wide * 0.6 * shift, 0.05], path[2] + [wide * 0.5 * shift, 0.0], path[3]], ink=0.6,
                     color=line, part="wisp")  # fmt: skip
