"""Clothes on birds: shawls, jackets, aprons, waistcoats, cloaks and gowns cut to the body, a scarf at the neck.

Knows: which part of a bird each covers.  Does not know: poses, hats (see `trim`).
"""

# ruff: noqa: RUF005  (points are arrays: `point + [x, y]` shifts them, it joins no lists)
from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from audobon.pencils.figures.bird_stance import Stance
from audobon.pencils.figures.ink import Points, Sketch, array, darker, drawn_on, ellipse, hull, lighter, unit
from audobon.pencils.figures.trim import tie_scarf
from audobon.pencils.figures.volumes import cut, even, swollen
from audobon.pencils.figures.wardrobe import Wardrobe


@dataclass(frozen=True)
class Cut:
    """A garment's reach on the body: from `u0` (towards the tail) to `u1` (the neck), from `v0` (belly) to `v1`."""

    u0: float
    u1: float
    v0: float = -1.6
    v1: float = 1.6
    slant: float = 0.0


_CUTS = {
    "dress": Cut(-0.86, 1.02, slant=-0.1), "gown": Cut(-0.95, 1.02, slant=-0.1), "robe": Cut(-0.9, 1.02, slant=-0.1),
    "skirt": Cut(-0.9, 0.10), "tunic": Cut(-0.6, 1.0), "shirt": Cut(-0.30, 1.0), "waistcoat": Cut(-0.34, 0.86),
    "jacket": Cut(-0.44, 1.0, slant=0.16), "coat": Cut(-0.80, 1.02, slant=0.16), "armour": Cut(-0.5, 0.95),
    "apron": Cut(-0.72, 0.52, v1=-0.02), "cloak": Cut(-1.0, 1.06, v0=-0.35), "shawl": Cut(0.20, 1.06, slant=-0.28),
}  # fmt: skip
_ORDER = ("shirt", "dress", "gown", "robe", "skirt", "tunic", "waistcoat", "armour", "jacket", "coat", "apron",
    "cloak", "shawl")  # fmt: skip


def hides_wings(wardrobe: Wardrobe) -> bool:
    """Whether sleeves or a cloak lie over the folded wings."""
    return wardrobe.wears("cloak", "coat", "jacket", "shawl", "dress", "gown", "robe")


def dress_bird(sketch: Sketch, wardrobe: Wardrobe, stance: Stance, outline: Points, *, face: Points, view: str) -> None:
    """All garments below the neck, undermost first; `outline` is the body's on paper, `face` what stays bare."""
    body = swollen(outline, stance.deep * 0.05)
    for name in _ORDER:
        if wardrobe.wears(name):
            _garment(sketch, name, wardrobe.color(name), stance, body, face=face, view=view)


def _garment(sketch: Sketch, name: str, color: str, stance: Stance, body: Points, *, face: Points, view: str) -> None:
    plan = _CUTS[name]
    sides = (1.0, -1.0) if name != "apron" or view == "three" else (1.0, 0.0)
    corners = np.vstack([
        stance.on(array([plan.u0 + plan.slant, plan.u0 - plan.slant, plan.u1, plan.u1]),
            array([plan.v0, plan.v1, plan.v1, plan.v0]), side) for side in sides
    ])  # fmt: skip
    if view == "back" and name == "apron":
        _bow(sketch, stance, color)
        return
    piece = cut(hull(corners), body, without=face)
    if len(piece) < 5:
        return
    piece = even(piece, 56)
    sketch.form(piece, color, part=f"cloth {name}", shade=0.36, width=stance.deep * 0.5, hatch=8)
    _seams(sketch, name, color, stance, plan, view=view)


def _seams(sketch: Sketch, name: str, color: str, stance: Stance, plan: Cut, *, view: str) -> None:
    """What makes it a garment: folds, lapels, buttons, hems, fringes."""
    line, part = drawn_on(color), f"cloth {name}"
    front = 0.0 if view == "three" else 1.0
    if name in ("dress", "gown", "robe", "skirt", "cloak", "coat"):
        for v in (-0.6, -0.2, 0.25, 0.65):
            run = array([plan.u0 + 0.06, plan.u0 * 0.5, -0.02])
            sketch.curve(stance.on(run, array([v, v * 0.9, v * 0.7]), 1.0), ink=0.7, color=line, part=part)
    if name in ("dress", "gown", "skirt", "apron", "shawl"):
        across = np.linspace(-0.95, 0.95, 9)
        hem = stance.on(plan.u0 + 0.09 - plan.slant * across, across, 1.0)
        sketch.stroke(hem, ink=0.8, color=lighter(color, 0.55), part=part, taper=False)
    if name in ("jacket", "coat", "waistcoat", "shirt") and view != "back":
        _opening(sketch, name, color, stance, plan, front=front)
    if name == "shawl":
        _fringe(sketch, line, stance, plan)
    if name == "apron":
        _apron(sketch, color, stance, front=front, tied=view == "side")


def _fringe(sketch: Sketch, line: str, stance: Stance, plan: Cut) -> None:
    across = np.linspace(-0.85, 0.9, 12)
    for spot in stance.on(plan.u0 - plan.slant * across * 0.9, across, 1.0):
        sketch.stroke(array([spot, spot + [-0.012, 0.035]]), ink=0.6, color=line, part="fringe")


def _opening(sketch: Sketch, name: str, color: str, stance: Stance, plan: Cut, *, front: float) -> None:
    """A front that buttons; lapels on a jacket or coat."""
    part = f"cloth {name}"
    edge = stance.on(array([0.95, 0.5, 0.1, plan.u0 + 0.05]), array([-0.55, -0.86, -0.9, -0.8]), front)
    sketch.curve(edge, ink=1.1, color=darker(color, 0.6), part=part)
    for share in (0.55, 0.25, -0.05):
        spot = stance.on(array([share]), array([-0.74]), front)[0]
        sketch.form(ellipse(spot, 0.014, 0.014, count=10), "#e2c26a", part=part, ink=0.5, shade=0)
    if name in ("jacket", "coat"):
        lapel = stance.on(array([0.98, 0.52, 0.86]), array([-0.5, -0.84, -0.10]), front)
        sketch.form(even(lapel, 12), lighter(color, 0.16), part=part, ink=0.7, shade=0.15)


def _apron(sketch: Sketch, color: str, stance: Stance, *, front: float, tied: bool) -> None:
    band = stance.on(np.full(5, 0.42), np.linspace(-0.7, 0.8, 5), 1.0)
    sketch.stroke(band, ink=1.5, color=lighter(color, 0.25), part="apron string", taper=False)
    pocket = stance.on(array([-0.10, -0.10, -0.36, -0.36]), array([-0.70, -0.35, -0.35, -0.70]), front)
    sketch.stroke(np.vstack([pocket, pocket[:1]]), ink=0.7, color=darker(color, 0.4), part="cloth apron")
    if tied:
        _bow(sketch, stance, color)


def _bow(sketch: Sketch, stance: Stance, color: str) -> None:
    """Apron strings tied at the back."""
    knot = stance.on(array([0.10]), array([0.92]), 1.0 if stance.turn.degrees > -20 else 0.2)[0]
    for dx, dy in ((-0.07, -0.03), (-0.055, 0.05)):
        loop = array([knot, knot + [dx, dy - 0.028], knot + [dx * 1.25, dy + 0.012]])
        sketch.form(even(loop, 10), color, part="apron bow", ink=0.7, shade=0.2)


def dress_neck(sketch: Sketch, wardrobe: Wardrobe, stance: Stance, *, head: Points, radius: float) -> None:
    """A scarf, a bow tie or a white collar, `radius` the neck's."""
    base = stance.turn.at(*(stance.body + stance.axis * stance.long * 0.62))
    spot = base * 0.48 + head * 0.52
    way = unit(head - base)
    across = array([-way[1], way[0]]) * radius
    scarf = wardrobe.color("scarf")
    if scarf:
        tie_scarf(sketch, scarf, spot - across * 1.06, spot + across * 1.06, thick=radius * 0.42)
    collar = wardrobe.color("collar") or ("#f6f1e4" if wardrobe.wears("bow tie") else "")
    if collar:
        sketch.form(even(np.vstack([spot - across * 1.1, spot - way * radius * 0.5, spot + across * 1.1,
            spot + across * 0.95 - way * radius * 0.7, spot - way * radius * 1.05, spot - across * 0.95 - way * radius
            * 0.6]), 18), collar, part="collar", ink=0.8, shade=0.15)  # fmt: skip
    bow = wardrobe.color("bow tie")
    if bow:
        front = spot + across * 0.75 - way * radius * 0.7
        size = max(radius * 0.55, 0.03)
        for flip in (-1, 1):
            wing = array([front, front + [flip * size, -size * 0.7], front + [flip * size, size * 0.7]])
            sketch.form(even(wing, 9), bow, part="bow tie", ink=0.8, shade=0.2)
        sketch.form(ellipse(front, size * 0.3, size * 0.35, count=10), darker(bow, 0.15), part="bow tie", ink=0.7,
            shade=0)  # fmt: skip
