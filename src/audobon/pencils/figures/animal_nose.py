"""Noses of beasts: pads, buttons, snouts, nostrils, and an elephant's trunk.

Knows: each on a head's sheet.  Does not know: species' tables.
"""

# ruff: noqa: RUF005  (points are arrays: `point + [x, y]` shifts them, it joins no lists)
from __future__ import annotations

import numpy as np

from audobon.pencils.figures.beast_coat import Coat
from audobon.pencils.figures.head_form import HeadSheet
from audobon.pencils.figures.ink import Sketch, array, darker, ellipse, mix, tube, unit
from audobon.pencils.figures.species import Species
from audobon.pencils.shapes import smooth

_SOFT = {"button": "#c47f72", "small": "#c98a7c", "tip": "#d99a90"}


def draw_nose(
    sketch: Sketch, sheet: HeadSheet, species: Species, *, coat: Coat, line: str, raised: bool = False
) -> None:
    """The nose that the species names; an elephant's is `raised` when it calls."""
    kind = species.nose
    if kind == "trunk":
        draw_trunk(sketch, sheet, color=coat.color, raised=raised)
    elif kind == "snout":
        _snout(sketch, sheet, coat)
    elif kind == "wet":
        _wet(sketch, sheet)
    elif kind in ("slit", "none", "flat"):
        _nostrils(sketch, sheet, kind, line=line)
    else:
        _pad(sketch, sheet, kind, line=line)


def _pad(sketch: Sketch, sheet: HeadSheet, kind: str, *, line: str) -> None:
    """A pad with its light, and the line down to the lip."""
    x, y, r = sheet.nose
    wide = r * (1.25 if kind == "broad" else 1.0) * (1.0 if sheet.name == "three" else 0.80)
    shape = array(
        [(-wide, -r * 0.45), (0, -r * 0.68), (wide, -r * 0.45), (wide * 0.72, r * 0.18), (0, r * 0.66),
         (-wide * 0.72, r * 0.18)]
    )  # fmt: skip
    sketch.form(smooth(shape + [x, y], samples=4), _SOFT.get(kind, "#2f2725"), part="nose", ink=0.8, shade=0)
    sketch.light(
        ellipse((x - wide * 0.25, y - r * 0.35), wide * 0.4, r * 0.16), "#ffffff", part="nose", strength=0.6,
        softness=0.008,
    )  # fmt: skip
    front = sheet.mouth[int(np.argmin(sheet.back))]
    sketch.curve(
        [(x, y + r * 0.6), (x * 0.6 + front[0] * 0.4, (y + r * 0.6 + front[1]) / 2), (front[0], front[1])], ink=0.8,
        color=line, part="nose",
    )  # fmt: skip


def _snout(sketch: Sketch, sheet: HeadSheet, coat: Coat) -> None:
    """A pig's disc."""
    _x, _y, r = sheet.nose
    tip = sheet.form.muzzle[-1]
    middle = sheet.place((tip[0] + 0.055, tip[1], 0.0))[0]
    three = sheet.name == "three"
    disc = ellipse(middle, r * (0.92 if three else 0.42), r * 1.06, angle=-8)
    sketch.form(disc, mix(coat.color, "#d98a7a", 0.40), part="nose", shade=0.25)
    for shift in (-0.34, 0.36) if three else (0.05,):
        spot = ellipse(middle + [shift * r, -0.06 * r], r * 0.17, r * 0.30)
        sketch.form(spot, darker(coat.color, 0.62), part="nose", ink=0.3, shade=0)


def _wet(sketch: Sketch, sheet: HeadSheet) -> None:
    """A cow's broad wet nose with two nostrils."""
    tip = sheet.form.muzzle[-1]
    three = sheet.name == "three"
    middle = sheet.place((tip[0] + 0.07, tip[1] - tip[2] * 0.34, 0.0))[0]
    pad = ellipse(middle, tip[3] * (0.82 if three else 0.50), tip[2] * 0.52, angle=-14)
    sketch.wash(pad, "#b08078", part="head", strength=0.85, softness=0.010)
    for shift in (-0.44, 0.40) if three else (0.18,):
        spot = ellipse(middle + [shift * tip[3], 0.0], 0.024, 0.034, angle=20)
        sketch.form(spot, "#3c2826", part="nose", ink=0.3, shade=0)


def _nostrils(sketch: Sketch, sheet: HeadSheet, kind: str, *, line: str) -> None:
    x, y, r = sheet.nose
    tip = sheet.form.muzzle[-1]
    reach = tip[3] * (0.55 if kind == "slit" else 0.22)
    for side in sheet.sides:
        spot = sheet.place((tip[0] + (0.02 if kind == "slit" else 0.10), tip[1] - tip[2] * 0.30, reach * side))[0]
        if kind == "flat":
            spot = array([x, y]) + [-0.05 * side * (1 if sheet.name == "three" else 0), 0.0]
        curl = [spot + [-r * 0.5, -r * 0.15], spot + [0.0, -r * 0.4], spot + [r * 0.4, r * 0.1], spot + [0.0, r * 0.5]]
        sketch.curve(curl, ink=1.6, color="#4a3030" if kind != "none" else line, part="nose")


def draw_trunk(sketch: Sketch, sheet: HeadSheet, *, color: str, raised: bool) -> None:
    """An elephant's trunk, hanging with a curl at its tip or raised to call."""
    path = [
        (0.16, 0.06, 0.0),
        (0.36, 0.22, 0.0),
        (0.52, 0.52, 0.0),
        (0.52, 0.86, 0.0),
        (0.60, 1.12, 0.0),
        (0.78, 1.12, 0.0),
    ]
    if raised:
        path = [(0.16, 0.06, 0.0), (0.42, 0.20, 0.0), (0.68, 0.12, 0.0), (0.80, -0.20, 0.0), (0.78, -0.52, 0.0),
                (0.96, -0.70, 0.0)]  # fmt: skip
    axis = sheet.place(*path)
    radii = [0.20, 0.175, 0.135, 0.105, 0.082, 0.066]
    sketch.form(tube(axis, radii, samples=6, round_root=True), color, part="trunk nose", shade=0.36)
    blend = ellipse(axis[0], 0.19, 0.19)
    sketch.form(blend, color, part="head", ink=0.0, shade=0)
    curve = smooth(axis, closed=False, samples=4)
    width = np.interp(np.linspace(0, 1, len(curve)), np.linspace(0, 1, len(radii)), radii)
    for k in range(4, len(curve) - 2):
        way = unit(curve[k + 1] - curve[k])
        across = array([-way[1], way[0]]) * width[k] * 0.75
        sketch.curve(
            [curve[k] - across, curve[k] + way * 0.02, curve[k] + across * 0.2], ink=0.55, color=darker(color, 0.5),
            part="trunk nose",
        )  # fmt: skip
