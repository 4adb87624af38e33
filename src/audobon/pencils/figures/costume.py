"""Costume of rank and need: uniforms, night-shirts, rags, the drapery of gods, sailor collars.

Knows: how each lies on and hangs from the trunk.  Does not know: sleeves and legs (see `whole_limbs`).
"""

# ruff: noqa: RUF005  (points are arrays: `point + [x, y]` shifts them, it joins no lists)
from __future__ import annotations

import numpy as np

from audobon.pencils.figures.drape import Drape, draw_drape, draw_folds, hang, side_edge
from audobon.pencils.figures.ink import Sketch, array, darker, ellipse, lighter, tube, union
from audobon.pencils.figures.rig import Skeleton
from audobon.pencils.figures.tailoring import BRASS, draw_belt, draw_bodice, draw_collar, draw_placket
from audobon.pencils.figures.trunk import NECK, WAIST, Trunk
from audobon.pencils.figures.wardrobe import Wardrobe
from audobon.pencils.shapes import smooth


def draw_costume(sketch: Sketch, skeleton: Skeleton, trunk: Trunk, wardrobe: Wardrobe) -> None:
    """Whatever of these is worn, from the skin outward (bar the uniform, see `draw_uniform`)."""
    if wardrobe.wears("rags"):
        _rags(sketch, skeleton, trunk, wardrobe.color("rags"))
    if wardrobe.wears("nightshirt"):
        _nightshirt(sketch, skeleton, trunk, wardrobe.color("nightshirt"))
    if wardrobe.wears("drapery"):
        _drapery(sketch, skeleton, trunk, wardrobe.color("drapery"))
    if wardrobe.wears("sailor collar"):
        _sailor_collar(sketch, trunk, wardrobe.color("sailor collar"))


def _ragged(drape: Drape, depth: float) -> Drape:
    """The cloth with its hem torn into points."""
    count = len(drape.hem)
    tear = np.where(np.arange(count) % 2 == 0, 0.0, depth) * (0.6 + 0.4 * ((np.arange(count) * 7) % 5) / 4)
    hem = drape.hem + np.stack([np.zeros(count), -tear], axis=1)
    return Drape(outline=np.vstack([drape.outline[: -len(drape.hem)], hem]), waist=drape.waist, hem=hem)


def _rags(sketch: Sketch, skeleton: Skeleton, trunk: Trunk, color: str) -> None:
    """A torn smock with patches and a rope."""
    back = trunk.yaw > 100
    drape = hang(skeleton, trunk, level=1.5, length=0.40, flare=0.03, ease=0.014, flutes=4)
    draw_drape(sketch, _ragged(drape, 0.035), color, part="skirt", folds=4)
    draw_bodice(sketch, trunk, color, low=1.4, ease=0.010, part="shirt", top=4.8)
    patches = ((2.6, -30, lighter(color, 0.25)), (3.4, 28, darker(color, 0.2)))
    for level, angle, tint in patches if not back else ():
        spot = trunk.point(level, angle, ease=0.012)
        patch = array([(-0.022, -0.020), (0.020, -0.024), (0.024, 0.020), (-0.018, 0.022)]) + spot
        sketch.form(patch, tint, part="shirt", ink=0.7, shade=0)
        for k in (-0.012, 0.0, 0.012):
            for y in (-0.022, 0.022):
                sketch.stroke(array([(k, y - 0.006), (k, y + 0.006)]) + spot, ink=0.5, color=darker(color, 0.6),
                              part="shirt")  # fmt: skip
    draw_belt(sketch, trunk, "#b59a68", back=back, buckle=False, level=1.6)


def _nightshirt(sketch: Sketch, skeleton: Skeleton, trunk: Trunk, color: str) -> None:
    """A loose shirt to the calf with a small collar and a slit."""
    back = trunk.yaw > 100
    drape = hang(skeleton, trunk, level=3.0, length=0.80, flare=0.045, ease=0.018, flutes=4)
    body = trunk.contour(2.4, NECK, ease=0.010)
    sketch.form(union(drape.outline, body), color, part="skirt", shade=0.36, hatch=10)
    draw_folds(sketch, drape, color, part="skirt", folds=5)
    for share in (0.25, 0.5, 0.75):
        stripe = drape.rib(share, 0.0, 0.97)
        sketch.stroke(stripe, ink=0.9, color=lighter(darker(color, 0.25), 0.1), part="skirt", taper=False)
    if not back:
        draw_placket(sketch, trunk, color, levels=(4.5, 3.0), ease=0.012, buttons=2, part="skirt")
    draw_collar(sketch, trunk, lighter(color, 0.3), back=back)


def _drapery(sketch: Sketch, skeleton: Skeleton, trunk: Trunk, color: str) -> None:
    """Cloth hung from one shoulder, gathered at the waist, falling in long folds."""
    back = trunk.yaw > 100
    small = skeleton.proportions.head > 0.24
    drape = hang(skeleton, trunk, level=1.8, length=0.42 if small else 1.0, flare=0.045, ease=0.012, flutes=6)
    draw_drape(sketch, drape, color, part="skirt", folds=7)
    turn = -1 if back else 1
    shoulder, other = side_edge(trunk, 4.3, 0.014, -1), side_edge(trunk, 2.9, 0.012, 1)
    low_left, low_right = side_edge(trunk, 1.7, 0.014, -1), side_edge(trunk, 1.7, 0.014, 1)
    neck = trunk.point(4.75, (140 if back else -45), ease=0.008)
    sash = smooth(np.stack([shoulder, neck, (neck + other) / 2 + [0.0, 0.02], other, low_right, low_left,
                            side_edge(trunk, 3.0, 0.012, -1)]), samples=3)  # fmt: skip
    sketch.form(sash, color, part="bodice", shade=0.34, hatch=6)
    line = darker(color, 0.5)
    for share in (0.2, 0.45, 0.7):
        end = low_left * (1 - share) + low_right * share
        start = shoulder * (1 - share * 0.4) + neck * share * 0.4
        sketch.curve([start, (start + end) / 2 + [0.012 * turn, 0.0], end], ink=0.7, color=line, part="bodice")
    clasp = (shoulder + neck) / 2
    sketch.form(ellipse(clasp, 0.013, 0.013, count=14), BRASS, part="bodice", ink=0.7, shade=0.2)
    draw_belt(sketch, trunk, BRASS, back=back, buckle=False, level=1.8)


def _sailor_collar(sketch: Sketch, trunk: Trunk, color: str) -> None:
    """A broad square collar with a white line and a knotted tie."""
    if trunk.yaw > 100:
        flap = np.stack(
            [
                trunk.point(4.9, 110),
                trunk.point(4.3, 118, ease=0.012),
                trunk.point(3.2, 135, ease=0.014),
                trunk.point(3.2, 225, ease=0.014),
                trunk.point(4.3, 242, ease=0.012),
                trunk.point(4.9, 250),
            ]
        )
        sketch.form(flap, color, part="collar", ink=0.9, shade=0.2)
        sketch.stroke(flap[1:5] * 0.9 + flap.mean(axis=0) * 0.1, ink=1.2, color="#f6f3ea", part="collar", taper=False)
        return
    for side in (-1, 1):
        lapel = np.stack([trunk.point(4.95, 40 * side), trunk.point(4.3, 78 * side, ease=0.012), trunk.point(3.7, 62
                          * side, ease=0.014), trunk.point(3.05, 2, ease=0.016), trunk.point(4.4, 16 * side,
                          ease=0.012)])  # fmt: skip
        sketch.form(lapel, color, part="collar", ink=0.9, shade=0.2)
        sketch.stroke(lapel[1:4] * 0.86 + lapel.mean(axis=0) * 0.14, ink=1.1, color="#f6f3ea", part="collar",
                      taper=False)  # fmt: skip
    knot = trunk.point(3.05, 1, ease=0.018)
    for side in (-1, 1):
        end = knot + [0.022 * side, 0.06]
        sketch.form(tube(np.stack([knot, end]), [0.008, 0.014], samples=3, round_end=False), darker(color, 0.1),
                    part="collar", ink=0.8, shade=0)  # fmt: skip
    sketch.form(ellipse(knot, 0.012, 0.012, count=12), darker(color, 0.15), part="collar", ink=0.8, shade=0)


def draw_uniform(sketch: Sketch, skeleton: Skeleton, trunk: Trunk, color: str) -> None:
    """A buttoned tunic with a stand-up collar, shoulder straps, braid and a belt."""
    back = trunk.yaw > 100
    short = skeleton.proportions.head > 0.22
    drape = hang(skeleton, trunk, level=1.7, length=0.20 if not short else 0.14, flare=0.016, ease=0.016, flutes=3)
    body = trunk.contour(1.2, NECK, ease=0.012, neck_ease=0.010)
    sketch.form(union(drape.outline, body), color, part="uniform", shade=0.40, width=trunk.radius(WAIST) * 0.5,
                hatch=12)  # fmt: skip
    draw_folds(sketch, drape, color, part="uniform", folds=2)
    left, right = side_edge(trunk, 4.92, 0.012, -1), side_edge(trunk, 4.92, 0.012, 1)
    stand = tube(np.stack([left, (left + right) / 2 + [0.0, 0.008 if back else 0.016], right]), [0.018], samples=4,
                 round_end=False)  # fmt: skip
    sketch.form(stand, darker(color, 0.25), part="uniform", ink=0.9, shade=0.2)
    if not back and trunk.yaw < 85:
        sketch.curve(trunk.line((4.7, 0.9), (1, 1), ease=0.014)[::2], ink=0.9, color=darker(color, 0.6), part="uniform")
        for level in np.linspace(4.2, 2.0, 5):
            for angle in (-15, 15):
                sketch.form(ellipse(trunk.point(float(level), angle, ease=0.014), 0.008, 0.008, count=10), BRASS,
                            part="uniform", ink=0.5, shade=0)  # fmt: skip
            sketch.stroke(trunk.line((float(level), float(level)), (-12, 12), ease=0.014, count=3), ink=1.0,
                          color=BRASS, part="uniform", taper=False)  # fmt: skip
    for side in (-1, 1):
        spot = side_edge(trunk, 4.35, 0.012, side)
        pad = tube(np.stack([spot + [-0.040 * side, -0.020], spot + [0.012 * side, 0.004]]), [0.016, 0.020], samples=3)
        sketch.form(pad, BRASS, part="uniform", ink=0.8, shade=0.25)
        for k in range(4):
            base = spot + [(0.022 - 0.010 * k) * side, 0.014 - 0.002 * k]
            sketch.stroke(np.stack([base, base + [0.0, 0.018]]), ink=0.8, color=darker(BRASS, 0.2), part="uniform")
    draw_belt(sketch, trunk, "#3a2e28", back=back, level=1.75)
