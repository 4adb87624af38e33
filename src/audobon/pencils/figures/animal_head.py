"""A beast's head in three views: outline, ears, horns, muzzle, nose, mouth, whiskers, eyes and brows that act.

Knows: how the parts that a species names are drawn.  Does not know: the tables (see `species`) or bodies.
"""

# ruff: noqa: RUF005  (points are arrays: `point + [x, y]` shifts them, it joins no lists)
from __future__ import annotations

import numpy as np

from audobon.pencils.figures.expression import Acting
from audobon.pencils.figures.eyes import Eye, brow_marks, draw_bead
from audobon.pencils.figures.human_head import HIDDEN, HeadMarks
from audobon.pencils.figures.ink import (
    Points,
    Sketch,
    array,
    darker,
    ellipse,
    inside,
    lighter,
    luminance,
    mix,
    tube,
    unit,
)
from audobon.pencils.figures.mouth import CAVE, TEETH, TONGUE
from audobon.pencils.figures.species import HeadSheet, Species
from audobon.pencils.shapes import smooth

PINK = "#d99a8c"
_BEHIND = ("long", "donkey", "prick", "pointed", "tufted", "knob")


def draw_beast_head(
    sketch: Sketch, species: Species, acting: Acting, *, view: str, coat: str, pale: str, iris: str
) -> HeadMarks:
    """The whole head on the current sheet; returns where its parts are."""
    if view == "back":
        return _draw_back(sketch, species, coat=coat)
    sheet = species.three if view == "three" else species.side
    line = darker(coat, 0.70)
    if "mane" in species.extras:
        _mane(sketch, coat, view=view)
    _ears(sketch, species, view=view, coat=coat, far=True)
    if species.ears in _BEHIND:
        _ears(sketch, species, view=view, coat=coat, far=False)
    _horns(sketch, species, view=view, far=True)
    outline = smooth(array(sheet.outline), samples=4)
    sketch.form(outline, coat, part="head", shade=0.32, width=0.17)
    _pale_parts(sketch, sheet, pale)
    if species.fur:
        _face_fur(sketch, outline, species, line=line)
    if "fleece" in species.extras:
        _fleece(sketch, coat, view=view)
    if "spots" in species.extras:
        for sx, sy, sr in ((-0.28, 0.0, 0.05), (-0.20, 0.12, 0.035), (0.05, -0.14, 0.04), (-0.34, 0.12, 0.03)):
            sketch.wash(ellipse((sx, sy), sr, sr * 0.8), darker(coat, 0.4), part="head", strength=0.6)
    if "stripes" in species.extras:
        _stripes(sketch, sheet, view=view, color=darker(coat, 0.45))
    if species.ears not in _BEHIND:
        _ears(sketch, species, view=view, coat=coat, far=False)
    _horns(sketch, species, view=view, far=False)
    _draw_eyes(sketch, sheet, acting, species, iris=iris, coat=coat, line=line)
    mouth = _draw_mouth(sketch, sheet, acting, species, coat=coat, line=line)
    _draw_nose(sketch, sheet, species, line=line, view=view)
    if "chin beard" in species.extras:
        _chin_beard(sketch, sheet, pale)
    if species.whiskers:
        _whiskers(sketch, sheet, line=line, view=view)
    return _marks(sheet, species, mouth, outline, view=view)


def _marks(sheet: HeadSheet, species: Species, mouth: Points, outline: Points, *, view: str) -> HeadMarks:
    eyes = [array(eye[:2]) for eye in sheet.eyes]
    ears = {"long": (-0.2, -0.75), "round": (-0.3, -0.42)}.get(species.ears, (-0.26, -0.4))
    return HeadMarks(
        nose=array(sheet.nose[:2]), mouth=mouth, eyes=(eyes[0], eyes[1] if view == "three" else HIDDEN),
        ears=(array(ears), array((-ears[0], ears[1])) if view == "three" else HIDDEN),
        extent=np.stack([outline.min(axis=0) - 0.02, outline.max(axis=0) + 0.02]),
    )  # fmt: skip


def _pale_parts(sketch: Sketch, sheet: HeadSheet, pale: str) -> None:
    x, y, rx, ry = sheet.patch
    sketch.wash(ellipse((x, y), rx, ry, angle=18), pale, part="head", strength=0.85, softness=0.03)
    jaw = sheet.outline[8:12]
    middle = array(jaw).mean(axis=0)
    sketch.wash(ellipse(middle + [0, -0.03], 0.17, 0.07), pale, part="head", strength=0.6, softness=0.035)


def _face_fur(sketch: Sketch, outline: Points, species: Species, *, line: str) -> None:
    """Fur marks that stream back from the nose, denser on the cheek and the crown."""
    nose = array(species.three.nose[:2])
    low, high = outline.min(axis=0), outline.max(axis=0)
    spots = low + sketch.rng.random((species.fur * 3, 2)) * (high - low)
    center = outline.mean(axis=0)
    inner = center + (outline - center) * 0.86
    for spot in spots[inside(spots, inner)][: species.fur]:
        away = unit(spot - nose + [0.0, -0.05])
        if np.hypot(*(spot - nose)) < 0.22:
            continue
        length = 0.05 + 0.03 * sketch.rng.random()
        side = np.array([-away[1], away[0]]) * 0.012
        sketch.stroke(
            np.stack([spot, spot + away * length * 0.5 + side, spot + away * length]), ink=0.55, color=line, part="head"
        )
    rim = outline[(outline[:, 0] < -0.12) & (outline[:, 1] > -0.05) & (outline[:, 1] < 0.42)][1::3]
    for spot in rim:
        sketch.curve([spot * 0.80, spot * 0.92 + [-0.004, 0.012], spot * 1.05 + [-0.006, 0.03]], ink=0.65, color=line)


def _stripes(sketch: Sketch, sheet: HeadSheet, *, view: str, color: str) -> None:
    shift = 0.0 if view == "three" else 0.02
    for x, bow in ((-0.02, -0.02), (0.08, 0.0), (0.18, 0.02)):
        body = tube(
            [(x + shift, -0.37), (x + bow + shift, -0.28), (x + bow * 1.4 + shift, -0.19)],
            [0.018, 0.022, 0.005],
            samples=4,
        )
        sketch.wash(body, color, part="head", strength=0.75)
    for y in (0.10, 0.19):
        body = tube([(-0.40, y - 0.04), (-0.30, y), (-0.20, y - 0.01)], [0.02, 0.02, 0.004], samples=4)
        sketch.wash(body, color, part="head", strength=0.7)


def _fleece(sketch: Sketch, coat: str, *, view: str) -> None:
    """A woolly cap of curls."""
    spots = [
        (-0.28, -0.30),
        (-0.15, -0.40),
        (0.0, -0.43),
        (0.13, -0.39),
        (-0.32, -0.15),
        (-0.05, -0.33),
        (0.08, -0.31),
        (-0.2, -0.27),
    ]
    shift = 0.0 if view == "three" else -0.08
    for x, y in spots:
        sketch.form(ellipse((x + shift, y), 0.105, 0.095), coat, part="wool", ink=0.7, shade=0.25)
        sketch.curve(ellipse((x + shift, y), 0.05, 0.045)[2:13], ink=0.5, color=darker(coat, 0.5), part="wool")


def _mane(sketch: Sketch, coat: str, *, view: str) -> None:
    """A ring of flame-shaped locks behind the face."""
    color = mix(coat, "#7a4a20", 0.55)
    a = np.linspace(0, 2 * np.pi, 46, endpoint=False)
    center = array([-0.06 if view == "three" else -0.20, 0.02])
    radius = np.where(np.arange(46) % 2 == 0, 0.70, 0.54) * (1 + 0.06 * np.sin(a * 3 + 1))
    sketch.form(smooth(center + np.stack([np.cos(a) * radius * 0.98, np.sin(a) * radius * 1.05], axis=1), samples=3),
        color, part="mane",
                shade=0.35)  # fmt: skip
    line = darker(color, 0.55)
    for angle in np.linspace(0, 2 * np.pi, 30, endpoint=False):
        way = array([np.cos(angle), np.sin(angle)])
        turn = array([-way[1], way[0]]) * 0.05
        sketch.curve(
            [center + way * 0.40, center + way * 0.50 + turn, center + way * 0.62], ink=0.65, color=line, part="mane"
        )


def _leaf(base: Points, tip: Points, width: float, *, bow: float = 0.0) -> Points:
    """A leaf-shaped ear from base to tip."""
    way = tip - base
    side = np.array([-way[1], way[0]]) * bow
    return tube(
        [base, base + way * 0.35 + side, base + way * 0.75 + side * 0.8, tip],
        [width * 0.62, width, width * 0.8, width * 0.12],
        samples=5,
    )


_EARS: dict[str, dict[str, tuple[tuple[float, float], tuple[float, float], float, float]]] = {
    "long": {"near": ((-0.15, -0.38), (-0.27, -1.12), 0.112, -0.10), "far": ((0.07, -0.42), (0.16, -1.06), 0.092, 0.10),
             "side": ((-0.13, -0.38), (-0.36, -1.08), 0.110, -0.08), "side far": ((-0.05, -0.40), (-0.13, -1.10),
                 0.08, -0.08)},
    "donkey": {"near": ((-0.15, -0.40), (-0.33, -0.95), 0.085, -0.08), "far": ((0.04, -0.44), (0.18, -0.92), 0.070,
        0.08),
               "side": ((-0.16, -0.42), (-0.36, -0.94), 0.085, -0.05), "side far": ((-0.10, -0.43), (-0.18, -0.97),
                   0.07, -0.05)},
    "prick": {"near": ((-0.16, -0.42), (-0.21, -0.72), 0.070, 0.06), "far": ((0.02, -0.46), (0.07, -0.73), 0.055, 0.06),
              "side": ((-0.18, -0.42), (-0.22, -0.72), 0.065, 0.06), "side far": ((-0.10, -0.44), (-0.10, -0.71),
                  0.05, 0.06)},
    "side": {"near": ((-0.25, -0.22), (-0.58, -0.10), 0.085, 0.12), "far": ((0.24, -0.26), (0.47, -0.24), 0.060, -0.12),
             "side": ((-0.22, -0.24), (-0.50, -0.06), 0.08, 0.12), "side far": ((-0.12, -0.34), (-0.2, -0.5), 0.05,
                 0.0)},
    "leaf": {"near": ((-0.20, -0.36), (-0.32, -0.62), 0.125, 0.16), "far": ((0.16, -0.38), (0.30, -0.58), 0.095, -0.16),
             "side": ((-0.14, -0.36), (-0.12, -0.62), 0.12, 0.14), "side far": ((-0.02, -0.40), (0.06, -0.58), 0.09,
                 0.1)},
}  # fmt: skip


def _ears(sketch: Sketch, species: Species, *, view: str, coat: str, far: bool) -> None:
    """One ear: those that rise behind the brow are drawn before the head, those at its side over it."""
    kind = species.ears
    if kind in ("none", "antennae"):
        if kind == "antennae":
            _antenna(sketch, view=view, far=far, line=darker(coat, 0.5))
        return
    lining = mix(coat, PINK, 0.6)
    line = darker(coat, 0.62)
    which = ("far" if far else "near") if view == "three" else ("side far" if far else "side")
    if kind in _EARS:
        base, tip, width, bow = (array(v) if isinstance(v, tuple) else v for v in _EARS[kind][which])
        outer = _leaf(array(base), array(tip), float(width), bow=float(bow))
        sketch.form(outer, coat, part="ear", shade=0.3)
        way = array(tip) - array(base)
        inner = _leaf(
            array(base) + way * 0.16 + [0.012, 0],
            array(base) + way * 0.90 + [0.008, 0],
            float(width) * 0.55,
            bow=float(bow),
        )
        sketch.form(inner, lining, part="ear", ink=0.35, shade=0.25)
        sketch.curve(
            [array(base) + way * 0.2, array(base) + way * 0.5 + [0.01, 0], array(base) + way * 0.8],
            ink=0.5,
            color=line,
            part="ear",
        )
        return
    if kind == "round":
        x, y, r = {
            "near": (-0.33, -0.40, 0.255),
            "far": (0.20, -0.46, 0.20),
            "side": (-0.20, -0.42, 0.255),
            "side far": (0.0, -0.46, 0.18),
        }[which]
        sketch.form(ellipse((x, y), r, r * 1.05, count=24), coat, part="ear", shade=0.3)
        sketch.form(ellipse((x + 0.02, y + 0.02), r * 0.72, r * 0.76, count=22), lining, part="ear", ink=0.4, shade=0.3)
        sketch.curve(
            [(x - r * 0.3, y + r * 0.5), (x - r * 0.1, y - r * 0.05), (x + r * 0.15, y - r * 0.35)],
            ink=0.5,
            color=line,
            part="ear",
        )
        return
    if kind == "knob":
        x, y, r = {
            "near": (-0.29, -0.37, 0.125),
            "far": (0.22, -0.38, 0.10),
            "side": (-0.17, -0.41, 0.125),
            "side far": (0.02, -0.43, 0.09),
        }[which]
        sketch.form(ellipse((x, y), r, r, count=18), coat, part="ear", shade=0.3)
        sketch.form(ellipse((x + 0.01, y + 0.015), r * 0.6, r * 0.6), lining, part="ear", ink=0.4, shade=0.25)
        return
    if kind == "flop":
        path = {"near": [(-0.22, -0.34), (-0.42, -0.26), (-0.46, 0.02), (-0.36, 0.22)], "far": [(0.22, -0.32),
            (0.36, -0.24), (0.39, -0.05), (0.34, 0.06)],
                "side": [(-0.10, -0.34), (-0.24, -0.24), (-0.26, 0.06), (-0.14, 0.26)], "side far": [(0.0, -0.4),
                    (0.06, -0.3), (0.08, -0.2)]}[which]  # fmt: skip
        color = darker(coat, 0.28)
        sketch.form(tube(path, [0.06, 0.12, 0.135, 0.07], samples=5), color, part="ear", shade=0.35)
        if not far:
            start = array(path[0])
            sketch.curve(
                [start + [-0.04, 0.04], array(path[1]) + [0.03, 0.1], array(path[2]) + [0.02, 0.1]],
                ink=0.55,
                color=darker(color, 0.6),
                part="ear",
            )
        return
    corners = {"near": [(-0.34, -0.20), (-0.36, -0.46), (-0.31, -0.66), (-0.17, -0.54), (-0.03, -0.38)],
               "far": [(0.10, -0.38), (0.17, -0.54), (0.27, -0.64), (0.31, -0.44), (0.29, -0.22)],
               "side": [(-0.28, -0.26), (-0.32, -0.48), (-0.28, -0.68), (-0.12, -0.55), (0.02, -0.37)],
               "side far": [(-0.04, -0.38), (0.0, -0.52), (0.06, -0.60), (0.12, -0.45), (0.13,
                   -0.34)]}[which]  # fmt: skip
    outer = array(corners)
    sketch.form(smooth(outer, samples=3), coat, part="ear", shade=0.3)
    center = outer.mean(axis=0) + [0.0, 0.03]
    sketch.form(smooth(center + (outer - center) * 0.58, samples=3), lining, part="ear", ink=0.4, shade=0.25)
    for k in (0.3, 0.55):
        root = outer[0] * (1 - k) + outer[-1] * k
        sketch.curve(
            [root, root * 0.6 + outer[2] * 0.4, root * 0.35 + outer[2] * 0.65],
            ink=0.55,
            color=lighter(coat, 0.4),
            part="ear",
        )
    if kind == "tufted":
        for k in (-0.03, 0.0, 0.03):
            sketch.curve(
                [outer[2] + [k * 0.4, 0.02], outer[2] + [k, -0.08], outer[2] + [k * 1.6, -0.14]],
                ink=0.9,
                color=line,
                part="ear",
            )


def _antenna(sketch: Sketch, *, view: str, far: bool, line: str) -> None:
    """A feeler that rises from the brow and bends over."""
    x = {"three": -0.10, "side": 0.06}[view] + (0.20 if far and view == "three" else 0.06 if far else 0.0)
    lean = 1.0 if far or view == "side" else -1.0
    path = array([(x, -0.36), (x + 0.08 * lean, -0.66), (x + 0.22 * lean, -0.88), (x + 0.38 * lean, -0.84)])
    sketch.form(tube(path, [0.020, 0.017, 0.014, 0.022], samples=6), line, part="ear", ink=0.6, shade=0)


def _horns(sketch: Sketch, species: Species, *, view: str, far: bool) -> None:
    """Curved, ringed horns of goats and cows."""
    if "goat horns" in species.extras:
        path = {("three", False): [(-0.10, -0.38), (-0.14, -0.62), (-0.27, -0.82), (-0.44, -0.88)],
                ("three", True): [(0.07, -0.40), (0.11, -0.63), (0.10, -0.82), (0.0, -0.93)],
                ("side", False): [(-0.10, -0.38), (-0.16, -0.64), (-0.34, -0.82), (-0.54, -0.82)],
                ("side", True): [(-0.04, -0.40), (-0.08, -0.66), (-0.24, -0.86), (-0.42, -0.90)]}[(view,
                far)]  # fmt: skip
        radii = [0.062, 0.052, 0.036, 0.010]
    elif "cow horns" in species.extras:
        path = {("three", False): [(-0.16, -0.36), (-0.38, -0.44), (-0.44, -0.62)], ("three", True): [(0.16, -0.36),
            (0.33, -0.44), (0.36, -0.60)],
                ("side", False): [(-0.12, -0.38), (-0.10, -0.56), (0.04, -0.68)], ("side", True): [(-0.06, -0.40),
                (0.0, -0.55), (0.12, -0.62)]}[(view, far)]  # fmt: skip
        radii = [0.058, 0.042, 0.010]
    else:
        return
    color = "#cdb992"
    sketch.form(tube(path, radii, samples=5), color, part="horn", shade=0.4)
    curve = smooth(array(path), closed=False, samples=4)
    for k in range(1, len(curve) - 3, 2):
        way = unit(curve[k + 1] - curve[k])
        across = array([-way[1], way[0]]) * 0.045 * (1 - k / len(curve))
        sketch.curve(
            [curve[k] - across, curve[k] + way * 0.02, curve[k] + across],
            ink=0.55,
            color=darker(color, 0.55),
            part="horn",
        )


def _draw_eyes(
    sketch: Sketch, sheet: HeadSheet, acting: Acting, species: Species, *, iris: str, coat: str, line: str
) -> None:
    rim = mix(coat, species.pale, 0.45) if luminance(coat) < 0.62 else mix(coat, "#8a6a4a", 0.3)
    for index in range(len(sheet.eyes) - 1, -1, -1):
        x, y, rx, ry = sheet.eyes[index]
        eye = Eye(x=x, y=y, rx=rx * 0.86, ry=ry * 0.86, outer=1 if index == 1 else -1)
        if "pop eyes" in species.extras:
            sketch.form(ellipse((x, y + ry * 0.2), rx * 1.55, ry * 1.5), coat, part="head", ink=0.9, shade=0.25)
            sketch.form(ellipse((x, y + ry * 1.5), rx * 1.45, ry * 0.9), coat, part="head", ink=0.0, shade=0)
        sketch.shade(ellipse((x, y), rx * 1.7, ry * 1.6), darker(coat, 0.5), part="head", strength=0.2, softness=0.035)
        draw_bead(sketch, eye, acting, color=iris, rim=rim, line=line)
        sketch.stroke(
            smooth(brow_marks(eye, acting, height=1.75), closed=False, samples=5), ink=1.5, color=line, part="head"
        )
        if acting.tears > 0.5:
            drop = array([(0, -0.03), (0.018, 0.014), (0.0, 0.034), (-0.018, 0.014)]) + [x, y + ry * 1.5]
            sketch.form(smooth(drop, samples=3), "#cfe4ee", part="tear", ink=0.5, shade=0)


def _draw_nose(sketch: Sketch, sheet: HeadSheet, species: Species, *, line: str, view: str) -> None:
    x, y, r = sheet.nose
    if species.nose == "none":
        for shift in (-0.03, 0.05) if view == "three" else (0.0,):
            sketch.curve(
                [(x + shift, y - r), (x + shift + r * 0.5, y), (x + shift, y + r * 0.6)],
                ink=1.2,
                color=line,
                part="nose",
            )
        return
    if species.nose == "snout":
        disc = ellipse((x, y), r * (0.72 if view == "three" else 0.36), r, angle=-12)
        sketch.form(disc, mix(species.coat, "#d98a7a", 0.4), part="nose", shade=0.25)
        for shift in (-0.28, 0.30) if view == "three" else (0.0,):
            sketch.form(ellipse((x + shift * r, y), r * 0.15, r * 0.28), "#7a4038", part="nose", ink=0.3, shade=0)
        return
    if species.nose == "slit":
        for shift in (-0.95, 0.45) if view == "three" else (-0.2,):
            nostril = [
                (x + shift * r - r * 0.3, y - r * 0.2),
                (x + shift * r, y - r * 0.3),
                (x + shift * r + r * 0.2, y + r * 0.12),
            ]
            sketch.curve(nostril, ink=1.7, color="#4a3030", part="nose")
        return
    dark = species.nose in ("pad", "broad")
    color = "#2f2725" if dark else "#c47f72"
    wide = r * (1.25 if species.nose == "broad" else 1.0) * (1.0 if view == "three" else 0.78)
    shape = array(
        [
            (-wide, -r * 0.45),
            (0, -r * 0.68),
            (wide, -r * 0.45),
            (wide * 0.72, r * 0.18),
            (0, r * 0.66),
            (-wide * 0.72, r * 0.18),
        ]
    )
    sketch.form(smooth(shape + [x, y], samples=4), color, part="nose", ink=0.8, shade=0)
    sketch.light(
        ellipse((x - wide * 0.25, y - r * 0.35), wide * 0.4, r * 0.16),
        "#ffffff",
        part="nose",
        strength=0.6,
        softness=0.008,
    )
    front = array(sheet.mouth[0]) if view != "three" or len(sheet.mouth) > 3 else array(sheet.mouth[1])
    if species.nose != "pad" and view == "three":
        front = array(sheet.mouth[0 if species.name in ("rabbit", "mouse", "squirrel") else 1])
    sketch.curve(
        [(x, y + r * 0.6), (x * 0.6 + front[0] * 0.4, (y + r * 0.6 + front[1]) / 2), (front[0], front[1])],
        ink=0.8,
        color=line,
        part="nose",
    )


def _draw_mouth(sketch: Sketch, sheet: HeadSheet, acting: Acting, species: Species, *, coat: str, line: str) -> Points:
    """The mouth line with its smile, or an open mouth with tongue and teeth; returns its middle."""
    path = array(sheet.mouth)
    share = np.linspace(0, 1, len(path))[:, None]
    path = path + np.concatenate([np.zeros((len(path), 1)), -acting.smile * 0.06 * share**1.5], axis=1)
    middle = path[: max(len(path) - 1, 2)].mean(axis=0)
    if acting.gape < 0.08:
        sketch.curve(path, ink=1.15, color=line, part="head")
        corner = path[-1]
        sketch.curve(
            [corner + [0.012, -0.03], corner + [-0.012, 0.0], corner + [0.008, 0.03]], ink=0.7, color=line, part="head"
        )
        return array(middle)
    span = float(np.ptp(path[:, 0]))
    drop = (0.10 + 0.42 * acting.gape) * max(span, 0.16)
    falls = np.array([0.72, 1.0, 0.85, 0.0]) if len(path) == 4 else np.array([0.75, 1.0, 0.0])
    lower = path + np.stack([np.full(len(path), -0.02), falls * drop], axis=1) * array([1.0, 1.0])
    jaw = np.vstack([path[:1], lower[:-1] + array([0.0, 0.075]), path[-1:] + [-0.03, 0.0]])
    sketch.form(smooth(jaw, samples=4), mix(coat, species.pale, 0.7), part="jaw", ink=0.9, shade=0.3)
    upper = smooth(path, closed=False, samples=4)
    under = smooth(np.vstack([lower[:-1], path[-1:]]), closed=False, samples=4)
    cave = np.vstack([upper, under[::-1]])
    sketch.form(cave, CAVE, part="mouth", ink=0.9, shade=0)
    tongue = cave.copy()
    tongue[:, 1] = np.maximum(tongue[:, 1], np.interp(tongue[:, 0], upper[::-1, 0], upper[::-1, 1]) + drop * 0.5)
    sketch.form(tongue, TONGUE, part="mouth", ink=0.35, shade=0)
    _teeth(sketch, species, upper, drop=drop, fierce=acting.teeth > 0.6 and acting.smile < 0)
    return array(cave.mean(axis=0))


def _teeth(sketch: Sketch, species: Species, upper: Points, *, drop: float, fierce: bool) -> None:
    count = len(upper)
    if species.name in ("rabbit", "mouse", "squirrel"):
        spot = upper[0] + [-0.03, 0.0]
        sketch.form(array([spot + [-0.028, -0.004], spot + [0.028, -0.004], spot + [0.024, 0.05], spot + [-0.024,
            0.05]]), TEETH, part="mouth",
                    ink=0.5, shade=0)  # fmt: skip
        sketch.stroke(array([spot, spot + [0.0, 0.05]]), ink=0.4, part="mouth")
        return
    if "fangs" in species.extras or fierce:
        for k in (1, count // 3, count // 2, 2 * count // 3):
            size = min(drop * 0.45, 0.055) * (1.2 if k == 1 else 0.8)
            spot = upper[k]
            sketch.form(
                array([spot + [-0.022, -0.004], spot + [0.022, -0.004], spot + [0.0, size]]),
                TEETH,
                part="mouth",
                ink=0.5,
                shade=0,
            )


def _chin_beard(sketch: Sketch, sheet: HeadSheet, pale: str) -> None:
    chin = array(sheet.outline[8]) + [-0.02, -0.02]
    tuft = array(
        [
            chin + [-0.07, -0.02],
            chin + [-0.06, 0.12],
            chin + [-0.03, 0.24],
            chin + [0.01, 0.34],
            chin + [0.03, 0.2],
            chin + [0.07, 0.02],
        ]
    )
    sketch.form(smooth(tuft, samples=4), lighter(pale, 0.2), part="beard", shade=0.3)
    for k in (-0.03, 0.0, 0.03):
        sketch.curve(
            [chin + [k, 0.0], chin + [k * 0.9, 0.12], chin + [k * 0.3 + 0.0, 0.26]],
            ink=0.55,
            color=darker(pale, 0.5),
            part="beard",
        )


def _whiskers(sketch: Sketch, sheet: HeadSheet, *, line: str, view: str) -> None:
    x, y, _, _ = sheet.patch
    color = mix(line, "#d8cbb4", 0.25)
    for k, lift in enumerate((-0.05, 0.02, 0.09)):
        sketch.curve(
            [(x - 0.06, y - 0.03 + k * 0.03), (x - 0.25, y - 0.06 + lift), (x - 0.46, y - 0.04 + lift * 2.4)],
            ink=0.5,
            color=color,
        )
        if view == "three":
            sketch.curve(
                [(x + 0.10, y - 0.03 + k * 0.03), (x + 0.24, y - 0.06 + lift), (x + 0.36, y - 0.05 + lift * 2.0)],
                ink=0.5,
                color=color,
            )


def _draw_back(sketch: Sketch, species: Species, *, coat: str) -> HeadMarks:
    line = darker(coat, 0.65)
    if "mane" in species.extras:
        _mane(sketch, coat, view="three")
    for mirror in (False, True):
        outer = sketch.frame
        if mirror:
            sketch.frame = outer.child((0.0, 0.0), mirror=True)
        _back_ear(sketch, species, coat=coat, line=line)
        sketch.frame = outer
    _horns(sketch, species, view="three", far=False)
    _horns(sketch, species, view="three", far=True)
    outline = smooth(array([(0.0, -0.43), (0.20, -0.38), (0.345, -0.2), (0.385, 0.06), (0.33, 0.28), (0.17, 0.42),
        (-0.17, 0.42), (-0.33, 0.28),
                            (-0.385, 0.06), (-0.345, -0.2), (-0.20, -0.38)]), samples=4)  # fmt: skip
    sketch.form(
        outline, mix(coat, "#7a4a20", 0.5) if "mane" in species.extras else coat, part="head", shade=0.34, width=0.18
    )
    if "fleece" in species.extras:
        _fleece(sketch, coat, view="three")
    sketch.ticks(outline, flow=(0.05, 1.0), color=line, count=26, length=0.06, ink=0.6, part="head")
    return HeadMarks(
        nose=HIDDEN, mouth=array([0.08, 0.24]), eyes=(HIDDEN, HIDDEN), ears=(array([0.26, -0.4]), array([-0.26, -0.4])),
        extent=array([(-0.42, -0.5), (0.42, 0.46)]),
    )  # fmt: skip


def _back_ear(sketch: Sketch, species: Species, *, coat: str, line: str) -> None:
    kind = species.ears
    if kind in ("none", "antennae"):
        if kind == "antennae":
            _antenna(sketch, view="three", far=False, line=line)
        return
    if kind in _EARS:
        base, tip, width, bow = _EARS[kind]["near"]
        sketch.form(_leaf(array(base), array(tip), width * 1.05, bow=bow), coat, part="ear", shade=0.3)
        way = array(tip) - array(base)
        sketch.curve(
            [array(base) + way * 0.2, array(base) + way * 0.5, array(base) + way * 0.8],
            ink=0.55,
            color=line,
            part="ear",
        )
    elif kind in ("round", "knob"):
        r = 0.24 if kind == "round" else 0.125
        sketch.form(ellipse((-0.28, -0.40), r, r, count=20), coat, part="ear", shade=0.3)
    elif kind == "flop":
        sketch.form(
            tube([(-0.22, -0.34), (-0.42, -0.26), (-0.46, 0.02), (-0.36, 0.22)], [0.06, 0.12, 0.13, 0.07]),
            darker(coat, 0.28),
            part="ear",
        )
    else:
        sketch.form(
            smooth(array([(-0.34, -0.20), (-0.36, -0.46), (-0.31, -0.66), (-0.17, -0.54), (-0.03, -0.38)]), samples=3),
            coat,
            part="ear",
        )
