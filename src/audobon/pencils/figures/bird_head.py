"""Heads of birds: eyes, bill, crest, comb, wattles and the markings of the face, in three views.

Knows: a bird's head on its own sheet.  Does not know: bodies.
Sheet: one unit is the head's height, its middle at the origin, turned to the right, y down. The skull itself is drawn
with the body, in one outline.
"""

# ruff: noqa: RUF005  (points are arrays: `point + [x, y]` shifts them, it joins no lists)
from __future__ import annotations

from dataclasses import replace

import numpy as np

from audobon.pencils.figures.bird_bill import draw_bill
from audobon.pencils.figures.bird_build import Bird
from audobon.pencils.figures.expression import Acting
from audobon.pencils.figures.human_head import HIDDEN, HeadMarks
from audobon.pencils.figures.ink import Points, Sketch, array, darker, drawn_on, ellipse, lighter, tube
from audobon.pencils.figures.visage import Gaze, Sight, draw_cheek, draw_eyes
from audobon.pencils.shapes import smooth

_FLESH = "#c0392f"


def bird_eyes(bird: Bird, view: str) -> tuple[Sight, ...]:
    """Where the eyes are on the sheet, near first."""
    size = bird.eye
    if bird.mark("disc"):
        if view == "side":
            return ((0.0, -0.06, size, size * 1.06), (0.36, -0.07, size * 0.66, size))
        return ((-0.13, -0.05, size, size * 1.05), (0.27, -0.06, size * 0.9, size * 1.02))
    if view == "three":
        return ((0.0, -0.07, size, size * 1.10), (0.36, -0.09, size * 0.62, size * 1.0))
    return ((0.13, -0.08, size, size * 1.10),)


def draw_behind_head(sketch: Sketch, bird: Bird, acting: Acting, *, view: str, coat: str) -> None:
    """What the skull hides in part: crest, comb, and the bill of a bird that looks away."""
    if view == "back":
        draw_bill(sketch, bird, replace(acting, gape=0.0), root=array([0.16, 0.04]), short=0.62)
    if bird.mark("comb"):
        _comb(sketch, bird.mark("comb"), large=bird.tail == "sickle")
    if bird.crest:
        _crest(sketch, bird, coat=bird.crest_color or coat, view=view)


def draw_bird_face(sketch: Sketch, bird: Bird, acting: Acting, *, view: str, coat: str) -> HeadMarks:
    """The face on the skull; a bird that looks away shows none."""
    extent = array([(-0.5, -0.55), (0.55, 0.55)])
    if view == "back":
        return HeadMarks(nose=HIDDEN, mouth=array([0.2, 0.1]), eyes=(HIDDEN, HIDDEN), ears=(HIDDEN, HIDDEN),
            extent=extent)  # fmt: skip
    three = view == "three"
    frontal = bool(bird.mark("disc"))
    root, short = (array([0.26, 0.05]), 0.74) if three else (array([0.36, 0.04]), 1.0)
    if frontal:
        root, short = (array([0.02, 0.10]), 0.8) if three else (array([0.22, 0.10]), 0.9)
    eyes = bird_eyes(bird, view)
    gaze = Gaze(eyes=eyes, iris=bird.iris, rim=bird.mark("ring"), brow=1.85 if not frontal else 1.5)
    seen = draw_eyes(sketch, gaze, acting, coat=_ground(bird, coat), part="body")
    mouth, tip = draw_bill(sketch, bird, acting, root=root, short=short)
    draw_cheek(sketch, acting, (eyes[0][0] - 0.06, 0.16), 0.11, part="body")
    _flesh(sketch, bird, root)
    low = np.minimum(array([-0.5, -0.55]), tip - 0.02)
    high = np.maximum(array([0.52, 0.55]), np.maximum(tip, mouth) + 0.04)
    return HeadMarks(
        nose=root + array([bird.bill_size[0] * short * 0.3, -bird.bill_size[1] * 0.2]), mouth=mouth, eyes=seen,
        ears=(HIDDEN, HIDDEN), extent=np.stack([low, high]),
    )  # fmt: skip


def _ground(bird: Bird, coat: str) -> str:
    return bird.mark("hood", "head", "mask", "bare", "face") or coat


def draw_face_marks(sketch: Sketch, bird: Bird, *, view: str) -> None:
    """The coloured feathers of the head, under its ink."""
    if view == "back":
        _cap_marks(sketch, bird, shift=-0.06)
        return
    _face_marks(sketch, bird, shift=-0.10 if view == "three" else 0.0)
    if bird.mark("disc"):
        _disc(sketch, bird, view=view)


def _cap_marks(sketch: Sketch, bird: Bird, *, shift: float) -> None:
    cap = bird.mark("cap")
    if cap:
        sketch.wash(ellipse((-0.04 + shift, -0.34), 0.56, 0.28, angle=8, count=20), cap, part="body", strength=0.92,
            softness=0.02)  # fmt: skip


def _face_marks(sketch: Sketch, bird: Bird, *, shift: float) -> None:
    """Coloured feathers of the face: washes on the skull."""
    areas = {
        "face": (0.24, 0.10, 0.36, 0.44),
        "bib": (0.24, 0.46, 0.30, 0.34),
        "cheek": (-0.06, 0.20, 0.28, 0.22),
        "front": (0.40, -0.12, 0.18, 0.24),
    }
    for name, (x, y, rx, ry) in areas.items():
        if bird.mark(name):
            sketch.wash(ellipse((x + shift, y), rx, ry, count=20), bird.mark(name), part="body", strength=0.92,
                softness=0.03)  # fmt: skip
    _cap_marks(sketch, bird, shift=shift)
    if bird.mark("mask"):
        band = array([(0.46, -0.12), (0.18, -0.24), (-0.18, -0.22), (-0.52, -0.02), (-0.48, 0.10), (-0.1, 0.06),
            (0.16, 0.08), (0.46, 0.08)]) + [shift, 0.0]  # fmt: skip
        sketch.wash(smooth(band, samples=3), bird.mark("mask"), part="body", strength=0.9, softness=0.015)
    if bird.mark("brow"):
        stripe = array([(0.40, -0.14), (0.10, -0.28), (-0.22, -0.26), (-0.46, -0.10)]) + [shift, 0.0]
        sketch.wash(tube(stripe, [0.02, 0.05, 0.05, 0.02], samples=4), bird.mark("brow"), part="body", strength=0.95,
            softness=0.01)  # fmt: skip
    if bird.mark("moustache"):
        drop = array([(0.10, -0.02), (0.20, 0.10), (0.14, 0.42), (0.03, 0.48), (0.0, 0.16)]) + [shift, 0.0]
        sketch.wash(smooth(drop, samples=3), bird.mark("moustache"), part="body", strength=0.92, softness=0.01)


def _disc(sketch: Sketch, bird: Bird, *, view: str) -> None:
    """An owl's face: two pale dishes with a dark rim, fine rays round the eyes."""
    color = bird.mark("disc")
    line = darker(color, 0.45)
    for (x, y, rx, _), wide in zip(bird_eyes(bird, view), (0.30, 0.30 if view == "three" else 0.20), strict=True):
        dish = ellipse((x + (0.02 if x > 0.1 else -0.03), y + 0.05), wide, 0.36, count=24)
        sketch.wash(dish, color, part="body", strength=0.95, softness=0.01)
        sketch.stroke(np.vstack([dish[4:20]]), ink=0.8, color=line, part="body")
        for angle in np.radians(np.arange(20, 360, 40)):
            ray = array([np.cos(angle), np.sin(angle)])
            sketch.stroke(array([[x, y] + ray * rx * 1.45, [x, y] + ray * [wide * 0.86, 0.30]]), ink=0.45, color=line,
                part="body")  # fmt: skip


def _flesh(sketch: Sketch, bird: Bird, root: Points) -> None:
    """Bare and red: wattles, snood, frontal shield."""
    if bird.mark("wattle"):
        large = 1.25 if bird.tail == "sickle" else 1.0
        for shift in (-0.07, 0.04):
            lobe = root + array([(-0.06, 0.12), (0.06, 0.14), (0.10, 0.34), (0.02, 0.46), (-0.08, 0.36)]) * large
            sketch.form(smooth(lobe + [shift, 0.0], samples=4), bird.mark("wattle"), part="comb", ink=0.8, shade=0.25)
    if bird.mark("snood"):
        hang = root + array([(0.02, -0.14), (0.12, -0.10), (0.18, 0.10), (0.15, 0.34)])
        sketch.form(tube(hang, [0.05, 0.055, 0.05, 0.035], samples=4), bird.mark("snood"), part="comb", shade=0.2)
    if bird.mark("shield"):
        plate = root + array([(-0.02, -0.06), (0.10, -0.12), (0.06, -0.32), (-0.10, -0.44), (-0.18, -0.34), (-0.10,
            -0.16)])  # fmt: skip
        sketch.form(smooth(plate, samples=4), bird.mark("shield"), part="comb", ink=0.8, shade=0.2)


def _comb(sketch: Sketch, color: str, *, large: bool) -> None:
    points = [(-0.34, -0.30), (-0.46, -0.50), (-0.30, -0.52), (-0.26, -0.76), (-0.10, -0.60), (0.0, -0.86), (0.10,
        -0.60), (0.24, -0.74), (0.28, -0.50), (0.42, -0.50), (0.36, -0.24), (0.0, -0.30)]  # fmt: skip
    comb = array(points) * (array([1.15, 1.28]) if large else array([0.85, 0.92]))
    sketch.form(smooth(comb, samples=3), color or _FLESH, part="comb", shade=0.25)


def _crest(sketch: Sketch, bird: Bird, *, coat: str, view: str) -> None:
    """Feathers that stand on the head."""
    blades: list[tuple[tuple[float, float], tuple[float, float], tuple[float, float]]] = {
        "peak": [((0.05, -0.40), (-0.06, -0.66), (-0.26, -0.80)), ((-0.1, -0.38), (-0.24, -0.60), (-0.44, -0.68)),
            ((-0.22, -0.30), (-0.40, -0.46), (-0.56, -0.50))],
        "swept": [((0.1, -0.42), (-0.16, -0.58), (-0.48, -0.54)), ((-0.1, -0.38), (-0.32, -0.46), (-0.60, -0.36)),
            ((-0.2, -0.24), (-0.42, -0.3), (-0.62, -0.18))],
        "plume": [((0.1, -0.34), (-0.5, -0.52), (-1.5, -0.06)), ((0.0, -0.3), (-0.5, -0.40), (-1.25, 0.14))],
        "tufts": [((-0.30, -0.34), (-0.40, -0.54), (-0.52, -0.70)), ((0.22, -0.38), (0.32, -0.54), (0.42, -0.68))],
        "curl": [((0.0, -0.4), (0.10, -0.66), (-0.10, -0.74)), ((-0.1, -0.4), (-0.06, -0.64), (-0.26, -0.66))],
    }.get(bird.crest, [])  # fmt: skip
    if bird.crest == "coronet":
        for angle in np.radians(np.linspace(60, 140, 6)):
            tip = array([np.cos(angle), -np.sin(angle)]) * [1.0, 1.35]
            sketch.stroke(array([tip * 0.3, tip]), ink=0.8, color=darker(coat, 0.4))
            sketch.form(ellipse(tip, 0.10, 0.13, count=12), coat, part="crest", ink=0.6, shade=0.2)
        return
    wide = 0.12 if bird.crest == "tufts" else 0.07
    squeeze = array([0.7, 1.0]) if view != "side" and bird.crest != "tufts" else array([1.0, 1.0])
    for blade in blades:
        bow = array(blade) * squeeze
        sketch.form(tube(bow, [wide * 1.2, wide, wide * 0.12], samples=4), coat,
            part="crest", ink=0.85, shade=0.22)  # fmt: skip
        sketch.curve(bow * 0.96, ink=0.5, color=drawn_on(coat), part="crest")
    if bird.crest == "tufts":
        for blade in blades:
            sketch.stroke(array([blade[0], blade[2]]) * 0.9, ink=0.7, color=lighter(coat, 0.3), part="crest")
