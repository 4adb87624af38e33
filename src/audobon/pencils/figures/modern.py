"""Clothes of today and of the seaside: t-shirts, jumpers, hoodies, dungarees, swimsuits.

Knows: how each lies on the trunk.  Does not know: sleeves and legs (see `whole_limbs`).
"""

# ruff: noqa: RUF005  (points are arrays: `point + [x, y]` shifts them, it joins no lists)
from __future__ import annotations

import numpy as np

from audobon.pencils.figures.drape import side_edge
from audobon.pencils.figures.ink import Sketch, array, darker, ellipse, lighter, tube
from audobon.pencils.figures.tailoring import BRASS, draw_bodice
from audobon.pencils.figures.trunk import Trunk
from audobon.pencils.figures.wardrobe import Wardrobe
from audobon.pencils.shapes import smooth


def draw_modern(sketch: Sketch, trunk: Trunk, wardrobe: Wardrobe) -> None:
    """Whatever of these is worn, from the skin outward."""
    back = trunk.yaw > 100
    if wardrobe.wears("swimsuit"):
        _swimsuit(sketch, trunk, wardrobe.color("swimsuit"), back=back)
    if wardrobe.wears("t-shirt"):
        color = wardrobe.color("t-shirt")
        draw_bodice(sketch, trunk, color, low=0.8, ease=0.010, part="shirt", top=4.85)
        _neckline(sketch, trunk, darker(color, 0.18), back=back)
        _hem(sketch, trunk, color, level=0.95, ease=0.011)
    if wardrobe.wears("jumper"):
        _jumper(sketch, trunk, wardrobe.color("jumper"), back=back)
    if wardrobe.wears("hoodie"):
        _hoodie(sketch, trunk, wardrobe.color("hoodie"), back=back)
    if wardrobe.wears("dungarees"):
        _bib(sketch, trunk, wardrobe.color("dungarees"), back=back)


def _neckline(sketch: Sketch, trunk: Trunk, color: str, *, back: bool) -> None:
    """A round ribbed neck."""
    left, right = side_edge(trunk, 4.85, 0.010, -1), side_edge(trunk, 4.85, 0.010, 1)
    sag = 0.004 if back else 0.026
    sketch.form(tube(np.stack([left, (left + right) / 2 + [0.0, sag], right]), [0.008], samples=5), color,
                part="collar", ink=0.7, shade=0)  # fmt: skip


def _hem(sketch: Sketch, trunk: Trunk, color: str, *, level: float, ease: float) -> None:
    band = trunk.line((level, level), (-85, 85), ease=ease, count=9)
    if trunk.yaw < 100:
        sketch.curve(band[::2], ink=0.6, color=darker(color, 0.5), part="shirt", taper=False)


def _jumper(sketch: Sketch, trunk: Trunk, color: str, *, back: bool) -> None:
    """A knitted jumper with ribs at neck and hem and a band of pattern."""
    draw_bodice(sketch, trunk, color, low=0.75, ease=0.014, part="shirt", top=4.9)
    line = darker(color, 0.5)
    for angle in range(-75, 80, 15):
        if np.cos(np.radians(angle + trunk.yaw)) > 0.12:
            sketch.stroke(trunk.line((1.15, 0.8), (angle, angle), ease=0.014, count=3), ink=0.6, color=line,
                          part="shirt")  # fmt: skip
    if not back:
        for level in (3.3, 3.0):
            zigzag = trunk.line((level, level), (-70, 70), ease=0.015, count=17)
            zigzag[1::2] += [0.0, 0.012]
            sketch.stroke(zigzag, ink=1.4, color=lighter(color, 0.6), part="shirt", taper=False)
    _neckline(sketch, trunk, darker(color, 0.12), back=back)


def _hoodie(sketch: Sketch, trunk: Trunk, color: str, *, back: bool) -> None:
    """A hooded top: the hood on the shoulders, a pouch, two cords."""
    draw_bodice(sketch, trunk, color, low=0.75, ease=0.016, part="shirt", top=4.9)
    left, right = side_edge(trunk, 4.6, 0.020, -1), side_edge(trunk, 4.6, 0.020, 1)
    middle = (left + right) / 2
    drop = 0.07 if back else 0.035
    hood = smooth(
        np.stack(
            [
                left + [-0.006, 0.012],
                middle + [0.0, drop],
                right + [0.006, 0.012],
                right + [-0.004, -0.03],
                middle + [0.0, -0.012 if not back else -0.04],
                left + [0.004, -0.03],
            ]
        ),
        samples=4,
    )
    sketch.form(hood, darker(color, 0.08), part="collar", ink=0.9, shade=0.3)
    if back:
        return
    pouch = np.vstack([trunk.line((1.9, 1.9), (-30, 30), ease=0.017, count=5), trunk.line((1.1, 1.1), (46, -46),
                       ease=0.017, count=5)])  # fmt: skip
    sketch.form(pouch, color, part="shirt", ink=0.8, shade=0.15)
    for angle in (-7, 7):
        sketch.stroke(trunk.line((4.35, 3.6), (angle, angle), ease=0.018, count=3), ink=1.3, color=lighter(color, 0.7),
                      part="shirt")  # fmt: skip


def _bib(sketch: Sketch, trunk: Trunk, color: str, *, back: bool) -> None:
    """The bib and straps of dungarees."""
    sketch.form(trunk.contour(0.1, 1.9, ease=0.013), color, part="hips", shade=0.36)
    if back:
        for turn in (-1, 1):
            strap = tube(trunk.line((1.8, 4.5), (180 - 14 * turn, 180 + 34 * turn), ease=0.014, count=5), [0.013],
                         round_end=False, samples=2)  # fmt: skip
            sketch.form(strap, color, part="bib", ink=0.8, shade=0)
        return
    bib = np.vstack([trunk.line((1.7, 3.5), (-50, -32), ease=0.014, count=4), trunk.line((3.5, 3.5), (-20, 20),
                     ease=0.014, count=3), trunk.line((3.5, 1.7), (32, 50), ease=0.014, count=4)])  # fmt: skip
    sketch.form(bib, color, part="bib", ink=0.95, shade=0.25)
    pocket = np.vstack([trunk.line((3.0, 3.0), (-16, 16), ease=0.015, count=3), trunk.line((2.3, 2.3), (14, -14),
                        ease=0.015, count=3)])  # fmt: skip
    sketch.form(pocket, darker(color, 0.06), part="bib", ink=0.7, shade=0)
    for turn in (-1, 1):
        strap = tube(trunk.line((3.4, 4.6), (27 * turn, 52 * turn), ease=0.014, count=5), [0.013], round_end=False,
                     samples=2)  # fmt: skip
        sketch.form(strap, color, part="bib", ink=0.8, shade=0)
        sketch.form(ellipse(trunk.point(3.4, 27 * turn, ease=0.016), 0.009, 0.009, count=12), BRASS, part="bib",
                    ink=0.6, shade=0)  # fmt: skip


def _swimsuit(sketch: Sketch, trunk: Trunk, color: str, *, back: bool) -> None:
    """A striped bathing suit with straps."""
    outline = trunk.contour(0.0, 3.9, ease=0.005)
    sketch.form(outline, color, part="suit", shade=0.36)
    for level in (0.9, 1.7, 2.5, 3.3):
        stripe = trunk.line((level, level), (-88, 88), ease=0.006, count=9)
        if not back:
            sketch.stroke(stripe, ink=1.8, color=lighter(color, 0.6), part="suit", taper=False)
    for turn in (-1, 1):
        angles = (180 - 30 * turn, 180 - 45 * turn) if back else (30 * turn, 48 * turn)
        strap = tube(trunk.line((3.7, 4.7), angles, ease=0.006, count=4), [0.010], round_end=False, samples=2)
        sketch.form(strap, color, part="suit", ink=0.8, shade=0)
    sketch.form(array([trunk.point(0.2, -60), trunk.point(0.2, 60), trunk.center(-0.2)]), color, part="suit", ink=0.6,
                shade=0)  # fmt: skip
