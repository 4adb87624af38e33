"""Printed and woven cloth: sprigs, border bands, stripes; one pattern a character, the same in every panel.

Knows: how a pattern follows a hung cloth and the trunk's surface.  Does not know: who wears it.
"""

from __future__ import annotations

import numpy as np

from audobon.pencils.figures.drape import Drape
from audobon.pencils.figures.ink import Sketch, array, darker, ellipse, lighter, luminance
from audobon.pencils.figures.trunk import Trunk


def contrast(color: str) -> str:
    """The pattern's colour on this cloth: paler on dark cloth, deeper on pale cloth."""
    return lighter(color, 0.55) if luminance(color) < 0.7 else darker(color, 0.30)


def print_skirt(sketch: Sketch, drape: Drape, color: str, *, number: int) -> None:
    """A skirt's pattern by `number`: plain, sprigs all over, or two bands above the hem."""
    tint = contrast(color)
    kind = number % 3
    if kind == 1:
        for row, height in enumerate((0.22, 0.42, 0.62, 0.82)):
            for share in np.linspace(0.10, 0.90, 5) + (0.08 if row % 2 else 0.0):
                spot = drape.rib(float(share), 0.0, height)[-1]
                sketch.wash(ellipse(spot, 0.0075, 0.0075, count=8), tint, part="skirt", strength=0.85)
    elif kind == 2:
        shares = np.linspace(0.0, 1.0, 25)
        for high, low in ((0.78, 0.82), (0.85, 0.91)):
            upper = array([drape.rib(float(s), 0.0, high)[-1] for s in shares])
            lower = array([drape.rib(float(s), 0.0, low)[-1] for s in shares])
            sketch.wash(np.vstack([upper, lower[::-1]]), tint, part="skirt", strength=0.7)


def print_bodice(sketch: Sketch, trunk: Trunk, color: str, *, number: int) -> None:
    """Sprigs on the bodice, where the skirt has them."""
    if number % 3 != 1:
        return
    tint = contrast(color)
    for level, angles in ((2.2, (-60, -20, 20, 60)), (2.9, (-40, 0, 40)), (3.6, (-60, -20, 20, 60))):
        for angle in angles:
            if np.cos(np.radians(angle + trunk.yaw)) > 0.25:
                spot = trunk.point(level, angle, ease=0.006)
                sketch.wash(ellipse(spot, 0.007, 0.007, count=8), tint, part="bodice", strength=0.85)


def stripe_waistcoat(sketch: Sketch, trunk: Trunk, color: str, *, number: int) -> None:
    """Fine stripes down a waistcoat, for half of the figures."""
    if number % 2:
        return
    tint = contrast(color)
    for angle in range(-70, 75, 20):
        if np.cos(np.radians(angle + trunk.yaw)) > 0.2:
            stripe = trunk.line((3.9, 0.95), (angle, angle), ease=0.007)
            sketch.stroke(stripe, ink=0.9, color=tint, part="waistcoat", taper=False)
