"""Clothes on the trunk: shirts, jackets, coats, dresses, aprons, armour, cloaks, scarves, with what is sewn on them.

Knows: how each garment lies on the trunk's surface and hangs from it.  Does not know: limbs, heads.
"""

# ruff: noqa: RUF005  (points are arrays: `point + [x, y]` shifts them, it joins no lists)
from __future__ import annotations

import numpy as np

from audobon.pencils.figures.costume import draw_costume, draw_uniform
from audobon.pencils.figures.drape import Drape, draw_drape, draw_folds, hang, side_edge
from audobon.pencils.figures.ink import Sketch, array, darker, ellipse, lighter, tube, union
from audobon.pencils.figures.modern import draw_modern
from audobon.pencils.figures.patterns import print_bodice, print_skirt, stripe_waistcoat
from audobon.pencils.figures.rig import Skeleton
from audobon.pencils.figures.tailoring import BRASS, draw_belt, draw_bodice, draw_collar, draw_placket, draw_vee
from audobon.pencils.figures.trunk import NECK, SHOULDERS, WAIST, Trunk
from audobon.pencils.figures.wardrobe import OVER, Wardrobe
from audobon.pencils.shapes import smooth


def draw_clothes(
    sketch: Sketch, skeleton: Skeleton, trunk: Trunk, wardrobe: Wardrobe, *, bust: bool, number: int
) -> None:
    """Everything on the trunk from the skin outward, bar sleeves, cloak and headwear; `number` picks patterns."""
    back = skeleton.yaw > 100
    upper = wardrobe.color("shirt", "tunic")
    if upper:
        draw_bodice(sketch, trunk, upper, low=WAIST - 1.2, ease=0.006, part="shirt")
        if not back and not wardrobe.wears("waistcoat"):
            draw_placket(sketch, trunk, upper, levels=(4.4, 1.6), ease=0.006, buttons=3, part="shirt")
    draw_modern(sketch, trunk, wardrobe)
    draw_costume(sketch, skeleton, trunk, wardrobe)
    for name in [name for name in ("skirt", "tunic", "dress", "gown", "robe") if wardrobe.wears(name)]:
        _skirt_like(sketch, skeleton, trunk, name, wardrobe.color(name), bust=bust, number=number)
    if wardrobe.wears("armour"):
        _armour(sketch, skeleton, trunk, wardrobe.color("armour"), back=back)
    if wardrobe.wears("waistcoat"):
        _waistcoat(sketch, trunk, wardrobe.color("waistcoat"), shirt=upper, number=number)
    if wardrobe.wears("apron"):
        _apron(sketch, skeleton, trunk, wardrobe.color("apron"), back=back)
    if wardrobe.wears("belt"):
        draw_belt(sketch, trunk, wardrobe.color("belt"), back=back)
    for name in [name for name in ("coat", "jacket") if wardrobe.wears(name)][:1]:
        _coat(sketch, skeleton, trunk, wardrobe, name=name, back=back)
    if wardrobe.wears("uniform"):
        draw_uniform(sketch, skeleton, trunk, wardrobe.color("uniform"))
    _neckwear(sketch, trunk, wardrobe, back=back)


def _waistcoat(sketch: Sketch, trunk: Trunk, color: str, *, shirt: str, number: int) -> None:
    """A waistcoat, plain or striped, over the shirt."""
    draw_bodice(sketch, trunk, color, low=0.75, ease=0.010, part="waistcoat", top=4.25)
    stripe_waistcoat(sketch, trunk, color, number=number)
    if trunk.yaw <= 100:
        draw_vee(sketch, trunk, shirt or "#f4ecdc", low=3.1, ease=0.010, part="waistcoat")
        draw_placket(sketch, trunk, color, levels=(3.0, 0.9), ease=0.011, buttons=4, part="waistcoat")


def _skirt_like(
    sketch: Sketch, skeleton: Skeleton, trunk: Trunk, name: str, color: str, *, bust: bool, number: int
) -> None:
    """A skirt, tunic, dress, gown or robe with its upper part."""
    back = trunk.yaw > 100
    length = {"skirt": 0.80, "tunic": 0.34, "dress": 0.84, "gown": 1.03, "robe": 1.03}[name]
    flare = {"skirt": 0.055, "tunic": 0.03, "dress": 0.060, "gown": 0.080, "robe": 0.045}[name]
    if skeleton.proportions.head > 0.19:
        length, flare = length * 0.86, flare * 0.9
    level = 1.75 if name != "tunic" else 1.5
    drape = hang(skeleton, trunk, level=level, length=length, flare=flare, ease=0.012, flutes=5)
    draw_drape(sketch, drape, color, part="skirt", folds=6 if name != "tunic" else 4)
    if name in ("dress", "gown", "skirt"):
        print_skirt(sketch, drape, color, number=number)
    if name in ("dress", "gown"):
        band = array([drape.rib(s, 0, 0.93)[-1] for s in np.linspace(0.02, 0.98, 31)])
        sketch.stroke(band, ink=0.7, color=darker(color, 0.5), part="skirt", taper=False)
    if name in ("dress", "gown", "robe"):
        draw_bodice(sketch, trunk, color, low=1.6, ease=0.008, part="bodice")
        if name != "robe":
            print_bodice(sketch, trunk, color, number=number)
        if bust and not back:
            sketch.curve([trunk.point(2.75, -40, ease=0.006), trunk.point(2.62, -22, ease=0.008), trunk.point(2.75,
                -4, ease=0.008)], ink=0.6,
                         color=darker(color, 0.55), part="bodice")  # fmt: skip
        if name == "robe" and not back:
            sketch.curve(
                trunk.line((4.6, 1.8), (-34, 10), ease=0.010)[::2], ink=0.9, color=darker(color, 0.6), part="bodice"
            )
        else:
            draw_collar(sketch, trunk, lighter(color, 0.75), back=back)
        sash = darker(color, 0.28) if name != "robe" else "#6b4a35"
        draw_belt(sketch, trunk, sash, back=back, buckle=False, level=1.82)
    elif name == "skirt":
        draw_belt(sketch, trunk, darker(color, 0.2), back=back, buckle=False, level=1.72)


def _apron(sketch: Sketch, skeleton: Skeleton, trunk: Trunk, color: str, *, back: bool) -> None:
    length = 0.70 if skeleton.proportions.head < 0.19 else 0.62
    drape = hang(skeleton, trunk, level=1.75, length=length, flare=0.040, ease=0.018, flutes=4)
    if back:
        bow = trunk.point(1.75, 180, ease=0.02)
        for side in (-1, 1):
            sketch.form(smooth(array([bow, bow + [0.06 * side, -0.03], bow + [0.07 * side, 0.02], bow + [0.02 * side,
                0.012]]), samples=4), color,
                        part="apron", ink=0.8, shade=0.2)  # fmt: skip
            sketch.form(smooth(array([bow, bow + [0.035 * side, 0.06], bow + [0.05 * side, 0.12], bow + [0.02 * side,
                0.11]]), samples=4), color,
                        part="apron", ink=0.8, shade=0.2)  # fmt: skip
        return
    turn = float(np.clip(skeleton.yaw / 90, 0, 1))
    low, high = 0.10 + 0.30 * turn, 0.90 + 0.10 * turn
    panel = Drape(outline=drape.panel(low, high), waist=array([drape.rib(s, 0, 0)[0] for s in np.linspace(low, high,
        4)]),
                  hem=array([drape.rib(s)[-1] for s in np.linspace(low, high, 13)]))  # fmt: skip
    draw_drape(sketch, panel, color, part="apron", folds=4)
    bib = [
        trunk.point(1.75, -42, ease=0.014),
        trunk.point(3.3, -30, ease=0.014),
        trunk.point(3.3, 30, ease=0.014),
        trunk.point(1.75, 42, ease=0.014),
    ]
    sketch.form(
        np.vstack([array(bib[:2]), trunk.line((3.3, 3.3), (-30, 30), ease=0.014), array(bib[2:])]),
        color,
        part="apron",
        ink=0.85,
        shade=0.15,
    )
    for angle in (-28, 28):
        strap = tube(
            trunk.line((3.25, 4.3), (angle, angle * 2.0), ease=0.012, count=5),
            [0.010, 0.009],
            round_end=False,
            samples=2,
        )
        sketch.form(strap, color, part="apron", ink=0.7, shade=0)
    draw_belt(sketch, trunk, darker(color, 0.06), back=False, buckle=False, level=1.82)


def _coat(sketch: Sketch, skeleton: Skeleton, trunk: Trunk, wardrobe: Wardrobe, *, name: str, back: bool) -> None:
    """A jacket or coat: body, skirts, open or buttoned front with lapels, pockets."""
    color = wardrobe.color(name)
    line = darker(color, 0.62)
    length = 0.50 if name == "coat" else 0.16
    if skeleton.proportions.head > 0.24:
        length = length * 0.7
    drape = hang(
        skeleton, trunk, level=1.7, length=length, flare=0.026 if name == "coat" else 0.012, ease=0.016, flutes=3
    )
    body = trunk.contour(1.2, NECK, ease=0.013, neck_ease=0.008)
    sketch.form(union(drape.outline, body), color, part=name, shade=0.40, width=trunk.radius(WAIST) * 0.5, hatch=14)
    draw_folds(sketch, drape, color, part=name, folds=3 if name == "coat" else 2)
    for angle, levels in ((-52, (2.9, 2.1)), (40, (2.6, 1.9)), (-24, (2.0, 1.4))):
        if np.cos(np.radians(angle + trunk.yaw)) > 0.1:
            sketch.curve(trunk.line(levels, (angle, angle * 0.6), ease=0.010)[::2], ink=0.7, color=line, part=name)
    if back:
        sketch.curve(trunk.line((4.7, 1.3), (180, 180), ease=0.012)[::2], ink=0.6, color=line, part=name)
        sketch.curve(
            [drape.rib(0.5, 0.25)[0], drape.rib(0.5, 0.25)[3], drape.rib(0.5, 0.25)[-1]], ink=0.9, color=line, part=name
        )
        draw_collar(sketch, trunk, darker(color, 0.15), back=True)
        return
    shirt = wardrobe.color("waistcoat", "shirt", "dress", "gown") or "#f6efe0"
    draw_vee(sketch, trunk, shirt, low=2.6, ease=0.014, part=name)
    hem = drape.rib(_front_share(drape, trunk), 0.0)
    front = np.vstack([trunk.line((2.7, 1.4), (2, 2), ease=0.015), hem[1:]])
    sketch.curve(front[::3], ink=1.0, color=line, part=name)
    for side in (1, -1):
        lapel = [trunk.point(4.85, 62 * side, ease=0.012), trunk.point(3.95, 44 * side, ease=0.016), trunk.point(3.75,
            36 * side, ease=0.016),
                 trunk.point(2.55, 3, ease=0.016), trunk.point(3.6, 13 * side, ease=0.016), trunk.point(4.85,
                     26 * side, ease=0.012)]  # fmt: skip
        sketch.form(array(lapel), lighter(color, 0.10), part=name, ink=0.85, shade=0.2)
    for level in np.linspace(2.35, 1.35, 3):
        sketch.form(
            ellipse(trunk.point(float(level), -12, ease=0.016), 0.0085, 0.009, count=12),
            BRASS,
            part=name,
            ink=0.6,
            shade=0,
        )
    for share in (0.20, 0.80):
        base = drape.rib(share, 0.22, 0.5)
        wide = (
            (drape.rib(min(share + 0.16, 0.97), 0.22, 0.5) - base)
            if share < 0.5
            else (base - drape.rib(share - 0.16, 0.22, 0.5))
        )
        sketch.form(array([base[0], base[0] + wide[0], base[0] + wide[0] + [0, 0.016], base[0] + [0, 0.016]]),
            darker(color, 0.08), part=name,
                    ink=0.7, shade=0)  # fmt: skip


def _front_share(drape: Drape, trunk: Trunk) -> float:
    """Where the garment's front edge stands between its left and right contour."""
    spot = trunk.point(1.7, 2, ease=0.014)
    left, right = drape.waist[0], drape.waist[-1]
    span = max(float(np.hypot(*(right - left))), 1e-6)
    return float(np.clip(float((spot - left) @ (right - left)) / span**2, 0.05, 0.97))


def _armour(sketch: Sketch, skeleton: Skeleton, trunk: Trunk, color: str, *, back: bool) -> None:
    """A breastplate with a ridge and a skirt of plates."""
    drape = hang(skeleton, trunk, level=1.6, length=0.26, flare=0.02, ease=0.016, flutes=2)
    draw_drape(sketch, drape, darker(color, 0.12), part="armour", folds=0)
    for height in (0.35, 0.7):
        sketch.stroke(
            array([drape.rib(s, 0, height)[-1] for s in np.linspace(0.02, 0.98, 10)]),
            ink=0.8,
            color=darker(color, 0.6),
            part="armour",
        )
    sketch.form(trunk.contour(1.4, 4.75, ease=0.014), color, part="armour", shade=0.5)
    if not back:
        sketch.curve(trunk.line((4.5, 1.5), (0, 0), ease=0.016)[::2], ink=0.9, color=darker(color, 0.6), part="armour")
    glint = np.vstack([trunk.line((4.2, 2.0), (-40, -40), ease=0.012), trunk.line((2.0, 4.2), (-25, -25), ease=0.012)])
    sketch.light(glint, "#ffffff", part="armour", strength=0.6, softness=0.01)
    for level in (4.3, 3.0, 1.8):
        for angle in (-60, 55):
            sketch.form(
                ellipse(trunk.point(level, angle, ease=0.014), 0.005, 0.005, count=8),
                BRASS,
                part="armour",
                ink=0.4,
                shade=0,
            )


def _neckwear(sketch: Sketch, trunk: Trunk, wardrobe: Wardrobe, *, back: bool) -> None:
    upper = wardrobe.color("shirt", "tunic")
    if upper and not wardrobe.wears(*OVER, "scarf", "sailor collar"):
        draw_collar(sketch, trunk, lighter(upper, 0.35), back=back)
    if wardrobe.wears("collar"):
        draw_collar(sketch, trunk, wardrobe.color("collar"), back=back)
    if wardrobe.wears("shawl"):
        _shawl(sketch, trunk, wardrobe.color("shawl"), back=back)
    if wardrobe.wears("scarf"):
        _scarf(sketch, trunk, wardrobe.color("scarf"), back=back)
    if wardrobe.wears("tie") and not back:
        _tie(sketch, trunk, wardrobe.color("tie"))
    if wardrobe.wears("bow tie") and not back:
        color = wardrobe.color("bow tie")
        spot = trunk.point(4.55, 0, ease=0.018)
        for side in (-1, 1):
            wing = array([spot, spot + [0.034 * side, -0.020], spot + [0.038 * side, 0.020]])
            sketch.form(smooth(np.vstack([wing, spot[None]]), samples=3), color, part="tie", ink=0.85, shade=0.2)
        sketch.form(ellipse(spot, 0.009, 0.011, count=10), darker(color, 0.15), part="tie", ink=0.8, shade=0)


def _scarf(sketch: Sketch, trunk: Trunk, color: str, *, back: bool) -> None:
    """Two rolls round the neck and a fringed end."""
    for level, ease in ((4.72, 0.016), (4.95, 0.012)):
        left, right = side_edge(trunk, level, ease, -1), side_edge(trunk, level, ease, 1)
        roll = tube(array([left, (left + right) / 2 + [0, 0.016], right]), [0.014, 0.020, 0.014], samples=4)
        sketch.form(roll, color, part="scarf", ink=0.9, shade=0.3)
    if not back:
        start = trunk.point(4.5, -30, ease=0.02)
        tail = tube(
            array([start, start + [0.006, 0.06], start + [-0.006, 0.13]]),
            [0.014, 0.020, 0.024],
            round_end=False,
            samples=4,
        )
        sketch.form(tail, color, part="scarf", ink=0.9, shade=0.3)
        for k in (-0.014, 0.0, 0.014):
            sketch.stroke(
                array([start + [-0.006 + k, 0.125], start + [-0.007 + k, 0.145]]),
                ink=0.8,
                color=darker(color, 0.5),
                part="scarf",
            )


def _tie(sketch: Sketch, trunk: Trunk, color: str) -> None:
    """A long tie with its knot, tucked in at the waist."""
    blade = np.vstack([trunk.line((4.3, 2.3), (-1, -7), ease=0.018), [trunk.point(2.05, 0, ease=0.018)],
                       trunk.line((2.3, 4.3), (7, 1), ease=0.018)])  # fmt: skip
    sketch.form(blade, color, part="tie", ink=0.8, shade=0.2)
    spot = trunk.point(4.5, 0, ease=0.018)
    knot = array([(-0.014, -0.012), (0.014, -0.012), (0.009, 0.016), (-0.009, 0.016)]) + spot
    sketch.form(knot, darker(color, 0.1), part="tie", ink=0.8, shade=0)


def _shawl(sketch: Sketch, trunk: Trunk, color: str, *, back: bool) -> None:
    left, right = side_edge(trunk, 3.4, 0.016, -1), side_edge(trunk, 3.4, 0.016, 1)
    top_left, top_right = side_edge(trunk, 4.9, 0.010, -1), side_edge(trunk, 4.9, 0.010, 1)
    tip = trunk.point(1.9, 180 if back else 6, ease=0.02)
    shoulder_left, shoulder_right = side_edge(trunk, 4.15, 0.014, -1), side_edge(trunk, 4.15, 0.014, 1)
    outline = smooth(array([top_left, shoulder_left, left, tip, right, shoulder_right, top_right]), samples=4)
    sketch.form(outline, color, part="shawl", shade=0.38)
    line = darker(color, 0.55)
    for k in (0.25, 0.5, 0.75):
        start = top_left * (1 - k) + top_right * k
        sketch.curve(
            [start + [0, 0.03], (start + tip) / 2 + [(k - 0.5) * 0.08, 0], tip + [(k - 0.5) * 0.05, -0.02]],
            ink=0.65,
            color=line,
            part="shawl",
        )
    for s in np.linspace(0.05, 0.95, 9):
        for a, b in ((left, tip), (tip, right)):
            spot = a * (1 - s) + b * s
            sketch.stroke(array([spot, spot + [0.0, 0.016]]), ink=0.6, color=line, part="shawl")


def draw_cloak(sketch: Sketch, skeleton: Skeleton, trunk: Trunk, color: str, *, over: bool) -> None:
    """A cloak: behind the body from the front, over it from behind (`over`)."""
    drape = hang(skeleton, trunk, level=SHOULDERS + 0.35, length=0.84, flare=0.105, ease=0.030, flutes=5)
    draw_drape(sketch, drape, color if over else darker(color, 0.22), part="cloak", folds=7)


def draw_cloak_front(sketch: Sketch, trunk: Trunk, color: str) -> None:
    """The cloak's shoulders and clasp, seen from the front."""
    for side in (-1, 1):
        top = side_edge(trunk, 4.95, 0.006, side)
        outer, low = side_edge(trunk, 4.1, 0.036, side), side_edge(trunk, 3.0, 0.045, side)
        inner = trunk.point(3.4, 58 * side, ease=0.02)
        throat = trunk.point(4.55, 8 * side, ease=0.018)
        sketch.form(smooth(array([top, outer, low, inner, throat]), samples=4), color, part="cloak front", shade=0.32)
        line = darker(color, 0.55)
        sketch.curve(
            [top * 0.5 + throat * 0.5, (outer + inner) / 2, (low + inner) / 2], ink=0.7, color=line, part="cloak front"
        )
    sketch.form(
        ellipse(trunk.point(4.5, 2, ease=0.022), 0.012, 0.012, count=12), BRASS, part="clasp", ink=0.8, shade=0.2
    )
