"""What little clothes creatures of any shape can wear: a hat, spectacles, a scarf; and what they carry.

Knows: putting these on a sheet where a body plan wants them.  Does not know: any body.
"""

# ruff: noqa: RUF005  (points are arrays: `point + [x, y]` shifts them, it joins no lists)
from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike

from audobon.pencils.figures.headwear import draw_headwear
from audobon.pencils.figures.held import draw_held
from audobon.pencils.figures.ink import Frame, Points, Sketch, array, darker, ellipse, tube
from audobon.pencils.figures.role import Role
from audobon.pencils.figures.visage import Sight

_RIM = "#5b4a34"
_GENEROUS = 1.3
"""How much larger than life a thing is that a small creature carries: it must be read in a panel."""


def put_on_hat(sketch: Sketch, role: Role, *, at: ArrayLike, scale: float, angle: float = 0.0) -> None:
    """The role's hat, if any, on the current sheet: `at` is the middle of a head `scale` high."""
    if not role.hat:
        return
    outer = sketch.frame
    sketch.frame = outer.child(at, scale=scale, angle=angle)
    draw_headwear(sketch, role.hat, role.wardrobe.color(role.hat), view=role.view, beast=False)
    sketch.frame = outer


def put_on_spectacles(sketch: Sketch, role: Role, eyes: tuple[Sight, ...], *, ear: tuple[float, float]) -> None:
    """Round rims before the eyes, a bridge, a wire to the ear."""
    if not role.spectacles or not eyes or role.view == "back":
        return
    for x, y, rx, ry in eyes:
        ring = ellipse((x, y + 0.01), rx * 1.45, ry * 1.4, count=22)
        sketch.light(ring, "#ffffff", part="eye", strength=0.14)
        sketch.stroke(np.vstack([ring, ring[:1]]), ink=1.2, color=_RIM, taper=False)
    x, y, rx, ry = eyes[0]
    if len(eyes) > 1:
        far = eyes[1]
        sketch.curve([(x + rx * 1.4, y), ((x + far[0]) / 2, y - ry * 0.4), (far[0] - far[2] * 1.4, far[1])], ink=1.2,
            color=_RIM, taper=False)  # fmt: skip
    sketch.stroke(array([(x - rx * 1.4, y), ear]), ink=1.0, color=_RIM, taper=False)


def neckwear(role: Role) -> str:
    """The colour of what goes round a neck, or empty."""
    return role.wardrobe.color("scarf", "bow tie", "collar", "shawl", "shirt", "jacket", "coat", "cloak", "dress")


def tie_scarf(sketch: Sketch, color: str, left: ArrayLike, right: ArrayLike, *, thick: float) -> None:
    """A scarf across a neck from one side to the other, its ends hanging at the right."""
    one, two = array(left), array(right)
    sag = array([0.0, thick * 0.8])
    for shift in (-0.5, 0.35):
        end = two + sag * 0.6 + [shift * thick * 1.2, thick * 2.6]
        sketch.form(tube([two + sag * 0.3, (two + end) / 2 + [thick * 0.2, 0], end], [thick * 0.45, thick * 0.5,
            thick * 0.55], round_end=False, samples=4), color, part="scarf", ink=0.8, shade=0.25)  # fmt: skip
    band = tube([one, (one + two) / 2 + sag, two], [thick * 0.6, thick * 0.8, thick * 0.6], samples=5, round_root=True)
    sketch.form(band, color, part="scarf", ink=0.9, shade=0.3)
    for at in (0.3, 0.6):
        spot = one + (two - one) * at + sag * 0.7
        sketch.curve([spot + [-thick * 0.2, -thick * 0.6], spot, spot + [thick * 0.1, thick * 0.5]], ink=0.6,
            color=darker(color, 0.5), part="scarf")  # fmt: skip


def carry(sketch: Sketch, role: Role, *, at: ArrayLike, scale: float, angle: float = 0.0) -> None:
    """The role's thing with its grip at `at` on the current sheet; `scale` is a grown person's stature there."""
    if not role.thing:
        return
    outer = sketch.frame
    sketch.frame = outer.child(at, scale=scale * _GENEROUS, angle=angle)
    draw_held(sketch, role.thing)
    sketch.frame = outer


def back_to(outer: Frame, inner: Frame, point: ArrayLike) -> Points:
    """A point of an inner sheet on an outer one."""
    placed: Points = (inner.apply(point) - outer.origin) @ np.linalg.inv(outer.matrix)
    return placed
