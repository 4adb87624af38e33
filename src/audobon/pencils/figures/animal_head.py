"""A beast's head in three views: outline, ears, horns, muzzle, nose, mouth, whiskers, eyes and brows that act.

Knows: how the parts that a species names are drawn.  Does not know: the tables (see `species`) or bodies.
"""

# ruff: noqa: RUF005  (points are arrays: `point + [x, y]` shifts them, it joins no lists)
from __future__ import annotations

import numpy as np

from audobon.pencils.figures.animal_ears import BEHIND, draw_ear, draw_ear_behind, draw_horn
from audobon.pencils.figures.beast_coat import Coat, draw_fleece, draw_head_coat, draw_mane
from audobon.pencils.figures.expression import Acting
from audobon.pencils.figures.eyes import Eye, brow_marks, draw_bead
from audobon.pencils.figures.human_head import HIDDEN, HeadMarks
from audobon.pencils.figures.ink import (
    Points,
    Sketch,
    array,
    darker,
    ellipse,
    lighter,
    luminance,
    mix,
)
from audobon.pencils.figures.mouth import CAVE, TEETH, TONGUE
from audobon.pencils.figures.species import HeadSheet, Species
from audobon.pencils.shapes import smooth


def draw_beast_head(sketch: Sketch, species: Species, acting: Acting, *, view: str, coat: Coat) -> HeadMarks:
    """The whole head on the current sheet; returns where its parts are."""
    if view == "back":
        return _draw_back(sketch, species, coat=coat.color)
    sheet = species.three if view == "three" else species.side
    line = darker(coat.color, 0.70) if luminance(coat.color) > 0.26 else lighter(coat.color, 0.38)
    if "mane" in species.extras:
        draw_mane(sketch, coat.color, view=view)
    draw_ear(sketch, species, view=view, coat=coat.color, far=True)
    if species.ears in BEHIND:
        draw_ear(sketch, species, view=view, coat=coat.color, far=False)
    draw_horn(sketch, species, view=view, far=True)
    outline = smooth(array(sheet.outline), samples=4)
    sketch.form(outline, coat.color, part="head", shade=0.32, width=0.17, hatch=6)
    draw_head_coat(sketch, species, sheet, outline=outline, view=view, coat=coat)
    if species.ears not in BEHIND:
        draw_ear(sketch, species, view=view, coat=coat.color, far=False)
    draw_horn(sketch, species, view=view, far=False)
    _draw_eyes(sketch, sheet, acting, species, coat=coat, line=line)
    mouth = _draw_mouth(sketch, sheet, acting, species, coat=coat.color, line=line)
    _draw_nose(sketch, sheet, species, line=line, view=view)
    if "chin beard" in species.extras:
        _chin_beard(sketch, sheet, coat.pale)
    if species.whiskers:
        _whiskers(sketch, sheet, line=line, view=view)
    return _marks(sheet, species, mouth, outline, view=view)


def _marks(sheet: HeadSheet, species: Species, mouth: Points, outline: Points, *, view: str) -> HeadMarks:
    eyes = [array(eye[:2]) for eye in sheet.eyes]
    ears = {"long": (-0.2, -0.75), "round": (-0.3, -0.42)}.get(species.ears, (-0.26, -0.4))
    nose, size = array(sheet.nose[:2]), sheet.nose[2]
    cloud = np.vstack([outline, nose - size, nose + size, mouth + array([0.0, 0.12])])
    return HeadMarks(
        nose=nose, mouth=mouth, eyes=(eyes[0], eyes[1] if view == "three" else HIDDEN),
        ears=(array(ears), array((-ears[0], ears[1])) if view == "three" else HIDDEN),
        extent=np.stack([cloud.min(axis=0) - 0.02, cloud.max(axis=0) + 0.02]),
    )  # fmt: skip


def _draw_eyes(sketch: Sketch, sheet: HeadSheet, acting: Acting, species: Species, *, coat: Coat, line: str) -> None:
    color = coat.color
    brow = darker(color, 0.72) if luminance(color) > 0.38 else lighter(color, 0.42)
    rim = mix(color, species.pale, 0.45) if luminance(color) < 0.62 else mix(color, "#8a6a4a", 0.3)
    for index in range(len(sheet.eyes) - 1, -1, -1):
        x, y, rx, ry = sheet.eyes[index]
        size = 0.86 if rx > 0.07 else 0.98
        eye = Eye(x=x, y=y, rx=rx * size, ry=ry * size, outer=1 if index == 1 else -1)
        if "pop eyes" in species.extras:
            sketch.form(ellipse((x, y + ry * 0.2), rx * 1.55, ry * 1.5), color, part="head", ink=0.9, shade=0.25)
            sketch.form(ellipse((x, y + ry * 1.5), rx * 1.45, ry * 0.9), color, part="head", ink=0.0, shade=0)
        sketch.shade(ellipse((x, y), rx * 1.7, ry * 1.6), darker(color, 0.5), part="head", strength=0.2, softness=0.035)
        draw_bead(sketch, eye, acting, color=coat.iris, rim=rim, line=line)
        sketch.stroke(
            smooth(brow_marks(eye, acting, height=1.8), closed=False, samples=5), ink=2.0, color=brow, part="head"
        )
        if coat.lashes and acting.lid > 0.12:
            corner = array([x + eye.outer * eye.rx * 0.85, y - eye.ry * 0.45])
            for lift in (0.10, 0.42, 0.75):
                tip = corner + array([eye.outer * eye.rx * (0.75 - lift * 0.3), -eye.ry * lift])
                sketch.curve([corner, (corner + tip) / 2 + [0.0, 0.008], tip], ink=0.9, color=line, part="head")
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
    path = path + np.concatenate([np.zeros((len(path), 1)), -(acting.smile * 0.10 - 0.012) * share**1.3], axis=1)
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
        draw_mane(sketch, coat, view="three")
    for mirror in (False, True):
        outer = sketch.frame
        if mirror:
            sketch.frame = outer.child((0.0, 0.0), mirror=True)
        draw_ear_behind(sketch, species, coat=coat, line=line)
        sketch.frame = outer
    draw_horn(sketch, species, view="three", far=False)
    draw_horn(sketch, species, view="three", far=True)
    outline = smooth(array([(0.0, -0.43), (0.20, -0.38), (0.345, -0.2), (0.385, 0.06), (0.33, 0.28), (0.17, 0.42),
        (-0.17, 0.42), (-0.33, 0.28),
                            (-0.385, 0.06), (-0.345, -0.2), (-0.20, -0.38)]), samples=4)  # fmt: skip
    sketch.form(
        outline, mix(coat, "#7a4a20", 0.5) if "mane" in species.extras else coat, part="head", shade=0.34, width=0.18
    )
    if "fleece" in species.extras:
        draw_fleece(sketch, coat, view="three")
    sketch.ticks(outline, flow=(0.05, 1.0), color=line, count=26, length=0.06, ink=0.6, part="head")
    return HeadMarks(
        nose=HIDDEN, mouth=array([0.08, 0.24]), eyes=(HIDDEN, HIDDEN), ears=(array([0.26, -0.4]), array([-0.26, -0.4])),
        extent=array([(-0.42, -0.5), (0.42, 0.46)]),
    )  # fmt: skip
