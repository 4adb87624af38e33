"""Mouths of people, closed and open, from the facial actions.

Knows: lips, teeth, tongue on a head's sheet.  Does not know: muzzles and beaks (see `animal_head`, `bird`).
"""

from __future__ import annotations

import numpy as np

from audobon.pencils.figures.expression import Acting
from audobon.pencils.figures.ink import Sketch, array, darker
from audobon.pencils.shapes import smooth

CAVE, TONGUE, TEETH = "#6a2a2a", "#c8685f", "#fbf6ea"


def draw_mouth(
    sketch: Sketch, acting: Acting, *, center: tuple[float, float], half: float, squeeze: float, skin: str, lips: str
) -> None:
    """A mouth seen three-quarter: `half` its half width in heads, `squeeze` (0..1) shortens the far half."""
    line = darker(skin, 0.72)
    wide = half * (1 + 0.32 * acting.stretch + 0.14 * max(acting.smile, 0))
    x0, x1 = center[0] - wide, center[0] + wide * (1 - squeeze)
    mid = center[0] + wide * 0.08
    y = center[1]
    corner = y - acting.smile * half * 0.34
    dip = half * 0.10
    if acting.gape < 0.08:
        bow = [(x0, corner), ((x0 + mid) / 2, y + acting.smile * half * 0.10), (mid,
            y + dip * (0.4 + 0.6 * acting.smile)),
               ((x1 + mid) / 2, y + acting.smile * half * 0.10), (x1, corner)]  # fmt: skip
        lower = [(x0 + wide * 0.45, y + half * 0.26), (mid, y + half * 0.42), (x1 - wide * 0.3, y + half * 0.26),
                 (mid, y + dip)]  # fmt: skip
        sketch.wash(smooth(array(lower), samples=4), lips, part="head", strength=0.55)
        upper = [(x0 + wide * 0.4, y - half * 0.02), (mid - wide * 0.16, y - half * 0.17), (mid, y - half * 0.11),
                 (mid + wide * 0.14, y - half * 0.17), (x1 - wide * 0.3, y - half * 0.02), (mid, y + dip)]  # fmt: skip
        sketch.wash(smooth(array(upper), samples=4), lips, part="head", strength=0.45)
        sketch.curve(bow, ink=1.25, color=line, part="head")
        sketch.curve([(mid - wide * 0.28, y + half * 0.52), (mid, y + half * 0.57), (mid + wide * 0.25,
            y + half * 0.52)],
                     ink=0.6, color=line, part="head")  # fmt: skip
    else:
        drop = half * (0.30 + 1.35 * acting.gape)
        top = y - half * 0.12 - half * 0.10 * acting.gape
        cave = array([(x0, corner), (mid - wide * 0.4, top), (mid, top + dip * 0.5), (mid + wide * 0.35, top), (x1,
            corner),
                      (mid + wide * 0.5, y + drop * 0.66), (mid, y + drop), (mid - wide * 0.55,
                      y + drop * 0.66)])  # fmt: skip
        outline = smooth(cave, samples=4)
        lip = (outline - outline.mean(axis=0)) * array([1.10, 1.16]) + outline.mean(axis=0)
        sketch.form(lip, lips, part="mouth", ink=0.7, shade=0)
        sketch.form(outline, CAVE, part="mouth", ink=0.9, shade=0)
        if acting.teeth > 0.3 or acting.gape < 0.5:
            teeth = outline.copy()
            teeth[:, 1] = np.minimum(teeth[:, 1], top + drop * 0.26 + half * 0.05)
            sketch.form(teeth, TEETH, part="mouth", ink=0.4, shade=0)
        tongue = outline.copy()
        tongue[:, 1] = np.maximum(tongue[:, 1], y + drop * 0.52)
        sketch.form(tongue * array([0.92, 1]) + array([mid * 0.08, 0]), TONGUE, part="mouth", ink=0.35, shade=0)
    for side, x in ((-1, x0), (1, x1)):
        size = half * 0.14
        sketch.curve([(x + side * size * 0.2, corner - size), (x + side * size * 0.7, corner), (x + side * size * 0.1,
            corner + size)],
                     ink=0.7, color=line, part="head")  # fmt: skip


def draw_profile_mouth(
    sketch: Sketch, acting: Acting, *, lip: tuple[float, float], half: float, skin: str, lips: str
) -> None:
    """A mouth in profile, its lips at `lip` on the face's front edge, running back into the cheek."""
    line = darker(skin, 0.72)
    x, y = lip
    wide = half * (1.1 + 0.25 * acting.stretch + 0.2 * max(acting.smile, 0))
    corner = (x - wide, y - acting.smile * half * 0.42)
    if acting.gape < 0.08:
        sketch.curve([(x, y), (x - wide * 0.5, y + half * 0.08), corner], ink=1.25, color=line, part="head")
        pad = [
            (x + 0.004, y),
            (x + 0.012, y + half * 0.22),
            (x - wide * 0.25, y + half * 0.30),
            (x - wide * 0.5, y + half * 0.1),
        ]
        sketch.wash(smooth(array(pad), samples=3), lips, part="head", strength=0.5)
    else:
        drop = half * (0.35 + 1.2 * acting.gape)
        cave = [
            (x + 0.012, y - half * 0.12),
            corner,
            (x - wide * 0.7, y + drop * 0.6),
            (x - half * 0.15, y + drop),
            (x - 0.01, y + drop * 0.8),
        ]
        outline = np.vstack([smooth(array(cave), closed=False, samples=4), array([cave[0]])])
        sketch.form(outline, CAVE, part="mouth", ink=0.9, shade=0)
        teeth = outline.copy()
        teeth[:, 1] = np.minimum(teeth[:, 1], y + half * 0.10)
        sketch.form(teeth, TEETH, part="mouth", ink=0.35, shade=0)
    sketch.curve([(corner[0] - half * 0.05, corner[1] - half * 0.18), (corner[0] - half * 0.16, corner[1]),
                  (corner[0] - half * 0.04, corner[1] + half * 0.16)], ink=0.7, color=line, part="head")  # fmt: skip
