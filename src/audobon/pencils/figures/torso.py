"""Neck, trunk, hips and the clothes on them.

Knows: what shows of the body and what covers it.  Does not know: limbs, heads, the cut of a garment.
"""

from __future__ import annotations

import numpy as np

from audobon.pencils.figures.body import Body
from audobon.pencils.figures.clothing import draw_clothes
from audobon.pencils.figures.ink import Sketch, darker, tube
from audobon.pencils.figures.wardrobe import FULL


def draw_torso(sketch: Sketch, body: Body) -> None:
    trunk, wardrobe, beast = body.trunk, body.wardrobe, body.species
    size = body.skeleton.proportions.head
    neck = tube(
        np.stack([trunk.center(4.6), trunk.center(5.0), body.skeleton.flat("skull"), body.skeleton.flat("head")]),
        [0.24 * size, 0.20 * size, 0.19 * size, 0.2 * size], samples=4,
    )  # fmt: skip
    sketch.form(neck, body.skin, part="neck", shade=0.45)
    if beast is not None:
        coat = trunk.contour(0.1, 5.0, ease=0.004, neck_ease=0.02)
        sketch.form(coat, body.skin, part="trunk", shade=0.36)
        if not body.back:
            belly = np.vstack([trunk.line((0.5, 4.4), (-42, -30)), trunk.line((4.4, 0.5), (30, 42))])
            sketch.wash(belly, body.pale, part="trunk", strength=0.8, softness=0.02)
        if beast.fur:
            sketch.ticks(
                coat, flow=(0.15, 1.0), color=darker(body.skin, 0.5), count=34, length=0.024, ink=0.55, part="trunk"
            )
    hips = wardrobe.color("trousers", "breeches") or (wardrobe.color("armour") if beast is None else "")
    if hips:
        sketch.form(trunk.contour(0.15, 2.1, ease=0.012), hips, part="hips", shade=0.36)
        if not body.back and trunk.yaw < 80:
            sketch.curve(trunk.line((1.8, 0.6), (3, 3), ease=0.012)[::2], ink=0.7, color=darker(hips, 0.6), part="hips")
    elif beast is None:
        sketch.form(
            trunk.contour(0.15, 2.1, ease=0.002),
            wardrobe.color("skirt", "tunic", *FULL) or body.skin,
            part="hips",
            shade=0.3,
        )
    draw_clothes(
        sketch,
        body.skeleton,
        trunk,
        wardrobe,
        bust=body.female and beast is None and body.design.age != "child",
        number=body.seed,
    )
