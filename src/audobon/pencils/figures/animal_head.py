"""A beast's head in three views: ears, horns, muzzle, nose, mouth, whiskers, eyes and brows that act.

Knows: how the parts that a species names are drawn.  Does not know: the tables (see `menagerie`) or bodies.
"""

# ruff: noqa: RUF005  (points are arrays: `point + [x, y]` shifts them, it joins no lists)
from __future__ import annotations

import numpy as np

from audobon.pencils.figures.animal_ears import draw_ear
from audobon.pencils.figures.animal_nose import draw_nose
from audobon.pencils.figures.beast_coat import Coat, draw_head_coat
from audobon.pencils.figures.beast_hair import draw_hair_before, draw_hair_behind
from audobon.pencils.figures.expression import Acting
from audobon.pencils.figures.eyes import Eye, brow_marks, draw_bead
from audobon.pencils.figures.head_form import HeadSheet, head_sheet
from audobon.pencils.figures.horns import draw_horns
from audobon.pencils.figures.human_head import HIDDEN, HeadMarks
from audobon.pencils.figures.ink import (
    LIGHT,
    Points,
    Sketch,
    array,
    darker,
    ellipse,
    inside,
    lighter,
    longest_run,
    luminance,
    mix,
    outward,
)
from audobon.pencils.figures.mouth import CAVE, TEETH, TONGUE
from audobon.pencils.figures.species import Species
from audobon.pencils.shapes import smooth


def draw_beast_head(
    sketch: Sketch,
    species: Species,
    acting: Acting,
    *,
    view: str,
    coat: Coat,
    ears: float = 0.0,
    neck: Points | None = None,
) -> HeadMarks:
    """The whole head on the current sheet; returns where its parts are.

    `ears` adds to what feeling does to them; where the nape lies within `neck` (a contour on the sheet) the head melts
    into it.
    """
    sheet = head_sheet(species.head, view)
    mood = float(np.clip(ears + 0.8 * min(acting.smile, 0.0) + 0.5 * max(acting.brow_outer, 0.0), -1.0, 1.0))
    draw_hair_behind(sketch, species, sheet, coat)
    for far in (True, False):
        if far or not species.ear.before:
            draw_ear(sketch, species.ear, sheet, coat=coat.color, far=far, mood=mood)
        draw_horns(sketch, species.horns, sheet, over=False, far=far)
    if view != "side":
        draw_horns(sketch, species.horns, sheet, over=True, far=True)
    _draw_skull(sketch, sheet, coat.color, neck=neck)
    draw_head_coat(sketch, species, sheet, coat)
    draw_hair_before(sketch, species, sheet, coat)
    if species.ear.before:
        draw_ear(sketch, species.ear, sheet, coat=coat.color, far=False, mood=mood)
    if view == "back":
        draw_horns(sketch, species.horns, sheet, over=True, far=False)
        return _hidden(sheet)
    line = darker(coat.color, 0.70) if luminance(coat.color) > 0.26 else lighter(coat.color, 0.38)
    _draw_eyes(sketch, sheet, acting, species, coat=coat, line=line)
    mouth = _draw_mouth(sketch, sheet, acting, species, coat=coat, line=line)
    draw_nose(sketch, sheet, species, coat=coat, line=line, raised=acting.gape > 0.3)
    draw_horns(sketch, species.horns, sheet, over=True, far=False)
    if species.whiskers:
        _whiskers(sketch, sheet, line=line)
    return _marks(sheet, species, mouth)


def _draw_skull(sketch: Sketch, sheet: HeadSheet, color: str, *, neck: Points | None) -> None:
    """The head's volume, its contour open where the nape melts into the neck."""
    contour = sheet.outline
    kept = np.ones(len(contour), bool)
    if neck is not None:
        reach = sheet.form.skull[0] - 0.30 * sheet.form.skull[2]
        kept = ~(inside(contour, neck) & (contour[:, 0] < reach) & (contour[:, 1] < 0.24))
    run = longest_run(kept)
    if kept.all() or len(run) < 8:
        sketch.form(contour, color, part="head", shade=0.32, width=0.17, hatch=5)
        return
    sketch.form(contour, color, part="head", ink=0.0, shade=0.26, width=0.15, hatch=5)
    line = mix(color, "#241613", 0.80)
    sketch.stroke(contour[run], ink=1.0, color=line, part="head")
    lit = longest_run((outward(contour)[run] @ -LIGHT) > 0.25)
    if len(lit) >= 4:
        sketch.stroke(contour[run][np.sort(lit)], ink=1.7, color=line, part="head")


def _marks(sheet: HeadSheet, species: Species, mouth: Points) -> HeadMarks:
    eyes = [array(eye[:2]) for eye in sheet.eyes]
    x, y, z = species.ear.root
    near, far = sheet.place((x, y - species.ear.long * 0.4, z), (x, y - species.ear.long * 0.4, -z))
    nose, size = array(sheet.nose[:2]), sheet.nose[2]
    cloud = np.vstack([sheet.outline, nose - size, nose + size, mouth + array([0.0, 0.12])])
    three = sheet.name == "three"
    return HeadMarks(
        nose=nose, mouth=mouth, eyes=(eyes[0], eyes[1] if three else HIDDEN), ears=(near, far if three else HIDDEN),
        extent=np.stack([cloud.min(axis=0) - 0.02, cloud.max(axis=0) + 0.02]),
    )  # fmt: skip


def _hidden(sheet: HeadSheet) -> HeadMarks:
    """A head seen from behind."""
    low, high = sheet.outline.min(axis=0), sheet.outline.max(axis=0)
    ears = sheet.place((-0.06, -0.4, 0.24), (-0.06, -0.4, -0.24))
    return HeadMarks(
        nose=HIDDEN, mouth=array(sheet.patch[:2]), eyes=(HIDDEN, HIDDEN), ears=(ears[0], ears[1]),
        extent=np.stack([low - 0.02, high + 0.02]),
    )  # fmt: skip


def _draw_eyes(sketch: Sketch, sheet: HeadSheet, acting: Acting, species: Species, *, coat: Coat, line: str) -> None:
    color = coat.color
    brow = darker(color, 0.72) if luminance(color) > 0.38 else lighter(color, 0.28)
    rim = mix(color, species.pale, 0.45) if luminance(color) < 0.62 else mix(color, "#8a6a4a", 0.3)
    if species.marks & {"panda", "mask", "badger"}:
        brow, rim = lighter(species.dark, 0.35), lighter(species.dark, 0.5)
    for index in range(len(sheet.eyes) - 1, -1, -1):
        x, y, rx, ry = sheet.eyes[index]
        eye = Eye(x=x, y=y, rx=rx, ry=ry, outer=1 if index == 1 else -1)
        if "pop eyes" in species.extras:
            sketch.form(ellipse((x, y + ry * 0.2), rx * 1.55, ry * 1.5), color, part="head", ink=0.9, shade=0.25)
            sketch.form(ellipse((x, y + ry * 1.5), rx * 1.45, ry * 0.9), color, part="head", ink=0.0, shade=0)
        sketch.shade(ellipse((x, y), rx * 1.7, ry * 1.6), darker(color, 0.5), part="head", strength=0.2, softness=0.035)
        draw_bead(sketch, eye, acting, color=coat.iris, rim=rim, line=line)
        lid = Eye(x=x, y=y, rx=max(rx, 0.05), ry=max(ry, 0.05), outer=eye.outer)
        sketch.stroke(
            smooth(
                brow_marks(lid, acting, height=1.25 if "pop eyes" in species.extras else 1.85), closed=False, samples=5
            ),
            ink=2.0,
            color=brow,
            part="head",
        )
        if coat.lashes and acting.lid > 0.12:
            _lashes(sketch, eye, line=line)
        if acting.tears > 0.5:
            drop = array([(0, -0.03), (0.018, 0.014), (0.0, 0.034), (-0.018, 0.014)]) + [x, y + ry * 1.5]
            sketch.form(smooth(drop, samples=3), "#cfe4ee", part="tear", ink=0.5, shade=0)


def _lashes(sketch: Sketch, eye: Eye, *, line: str) -> None:
    corner = array([eye.x + eye.outer * eye.rx * 0.85, eye.y - eye.ry * 0.45])
    for lift in (0.10, 0.42, 0.75):
        tip = corner + array([eye.outer * eye.rx * (0.75 - lift * 0.3), -eye.ry * lift])
        sketch.curve([corner, (corner + tip) / 2 + [0.0, 0.008], tip], ink=0.9, color=line, part="head")


def _draw_mouth(sketch: Sketch, sheet: HeadSheet, acting: Acting, species: Species, *, coat: Coat, line: str) -> Points:
    """The lips' line with its smile, or an open mouth with tongue and teeth; returns its middle."""
    path, back = sheet.mouth, sheet.back
    span = max(float(np.ptp(path[:, 0])), 0.18)
    lift = (acting.smile * 0.10 - 0.012) * min(span / 0.30, 1.0) * back**1.3
    path = path - np.stack([np.zeros(len(path)), lift], axis=1)
    front = int(np.argmin(back))
    if acting.gape < 0.08:
        sketch.curve(path, ink=1.15, color=line, part="head")
        corner = path[-1]
        sketch.curve(
            [corner + [0.012, -0.03], corner + [-0.012, 0.0], corner + [0.008, 0.03]], ink=0.7, color=line, part="head"
        )
        return array((path[front] + path[-1]) / 2)
    drop = (0.10 + 0.42 * acting.gape) * min(max(span, 0.24), 0.50)
    falls = (1.0 - back) ** 0.75
    lower = path + np.stack([-0.04 * falls, falls * drop], axis=1)
    thick = 0.075 + 0.05 * min(span, 0.5)
    chin = np.stack([np.zeros(len(path)), thick * np.clip(falls * 1.6, 0.25, 1.0)], axis=1)
    jaw = np.vstack([path[-1:] + [-0.05, 0.0], smooth(path, closed=False, samples=3),
                     smooth(lower + chin, closed=False, samples=3)[::-1]])  # fmt: skip
    jaw_color = coat.pale if "pale muzzle" in species.marks else mix(coat.color, species.pale, 0.30)
    sketch.form(jaw[1:], jaw_color, part="jaw", ink=0.9, shade=0.3)
    upper = smooth(path, closed=False, samples=4)
    under = smooth(lower, closed=False, samples=4)
    cave = np.vstack([upper, under[::-1]])
    sketch.form(cave, CAVE, part="mouth", ink=0.9, shade=0)
    tongue = np.vstack([upper * 0.42 + under * 0.58, under[::-1]])
    middle = tongue.mean(axis=0)
    sketch.form(middle + (tongue - middle) * [0.86, 0.92], TONGUE, part="mouth", ink=0.35, shade=0)
    _teeth(sketch, species, upper, drop=drop, front=front * 4, fierce=acting.teeth > 0.6 and acting.smile < 0)
    return array(cave.mean(axis=0))


def _teeth(sketch: Sketch, species: Species, upper: Points, *, drop: float, front: int, fierce: bool) -> None:
    if species.extras & {"buck teeth", "buck teeth out"}:
        spot = upper[front] + [-0.03, 0.0]
        tooth = array([spot + [-0.032, -0.004], spot + [0.032, -0.004], spot + [0.026, 0.06], spot + [-0.026, 0.06]])
        sketch.form(tooth, TEETH, part="mouth", ink=0.5, shade=0)
        sketch.stroke(array([spot, spot + [0.0, 0.055]]), ink=0.4, part="mouth")
        return
    if "fangs" in species.extras or fierce:
        count = len(upper) - front
        for k in (1, count // 3, count // 2, 2 * count // 3):
            size = min(drop * 0.45, 0.060) * (1.3 if k == 1 else 0.8)
            spot = upper[front + k]
            sketch.form(
                array([spot + [-0.022, -0.004], spot + [0.022, -0.004], spot + [0.0, size]]), TEETH, part="mouth",
                ink=0.5, shade=0,
            )  # fmt: skip


def _whiskers(sketch: Sketch, sheet: HeadSheet, *, line: str) -> None:
    tip = sheet.form.muzzle[-1]
    color = mix(line, "#d8cbb4", 0.25)
    for side in sheet.sides:
        root = sheet.place((tip[0] - 0.04, tip[1] + tip[2] * 0.10, tip[3] * 0.9 * side))[0]
        out = -1.0 if side > 0 else 1.0
        for k, lift in enumerate((-0.10, 0.0, 0.10)):
            start = root + [0.0, 0.025 * (k - 1)]
            sketch.curve(
                [start, start + [0.17 * out, lift * 0.5 - 0.02], start + [0.34 * out, lift * 1.5 + 0.02]], ink=0.5,
                color=color,
            )  # fmt: skip
