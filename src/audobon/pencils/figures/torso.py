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
    """Everything between the neck and the legs."""
    trunk, wardrobe, beast, own = body.trunk, body.wardrobe, body.species, body.creature
    if own is not None and own.torso is not None:
        own.torso(sketch, body.skeleton, trunk, body.skin)
    else:
        _draw_flesh(sketch, body)
    hips = wardrobe.color("trousers", "breeches") or (wardrobe.color("armour") if beast is None else "")
    if hips:
        sketch.form(trunk.contour(0.15, 2.1, ease=0.012), hips, part="hips", shade=0.36)
        if not body.back and trunk.yaw < 80:
            sketch.curve(trunk.line((1.8, 0.6), (3, 3), ease=0.012)[::2], ink=0.7, color=darker(hips, 0.6), part="hips")
    elif beast is None and (own is None or own.torso is None):
        cloth = wardrobe.color("skirt", "tunic", "rags", *FULL)
        sketch.form(trunk.contour(0.15, 2.1, ease=0.002), cloth or body.skin, part="hips", shade=0.3)
    bust = body.female and beast is None and body.design.age != "child"
    draw_clothes(sketch, body.skeleton, trunk, wardrobe, bust=bust, number=body.seed)


def _draw_flesh(sketch: Sketch, body: Body) -> None:
    """Neck and, where no clothes are sure to hide it, the trunk of a person or a beast."""
    trunk, beast, size = body.trunk, body.species, body.skeleton.proportions.head
    neck = tube(
        np.stack([trunk.center(4.6), trunk.center(5.0), body.skeleton.flat("skull"), body.skeleton.flat("head")]),
        [0.24 * size, 0.20 * size, 0.19 * size, 0.2 * size], samples=4,
    )  # fmt: skip
    sketch.form(neck, body.skin, part="neck", shade=0.45)
    if beast is None:
        if body.wardrobe.wears("swimsuit", "drapery", "dungarees") or (
            body.creature is not None and body.creature.bare
        ):
            sketch.form(trunk.contour(0.1, 5.0, ease=0.0, neck_ease=0.004), body.skin, part="trunk", shade=0.36)
            if not body.back and not body.female:
                _draw_chest(sketch, body)
        return
    coat = trunk.contour(0.1, 5.0, ease=0.004, neck_ease=0.02)
    sketch.form(coat, body.skin, part="trunk", shade=0.36)
    if not body.back:
        belly = np.vstack([trunk.line((0.5, 4.4), (-42, -30)), trunk.line((4.4, 0.5), (30, 42))])
        sketch.wash(belly, body.pale, part="trunk", strength=0.8, softness=0.02)
    if beast.fur:
        sketch.ticks(
            coat, flow=(0.15, 1.0), color=darker(body.skin, 0.5), count=34, length=0.024, ink=0.55, part="trunk"
        )


def _draw_chest(sketch: Sketch, body: Body) -> None:
    """Collarbone, breast and navel of a bare trunk."""
    trunk, line = body.trunk, darker(body.skin, 0.5)
    for levels, angles in (((4.5, 4.6), (-10, -55)), ((4.5, 4.6), (10, 55)), ((3.0, 3.2), (-12, -50)),
                           ((3.0, 3.2), (12, 50)), ((1.7, 1.5), (1, 1))):  # fmt: skip
        sketch.curve(trunk.line(levels, angles, ease=0.001)[::2], ink=0.6, color=line, part="trunk")
