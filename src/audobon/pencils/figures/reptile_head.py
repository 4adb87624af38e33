"""Heads with a jaw and a snout: snakes, lizards, crocodiles, tortoises, dragons, frogs; from the side, turned, away.

Knows: one head that measures turn into any of these.  Does not know: bodies, horns, hoods.
Sheet: one unit is the skull's height, its middle at the origin, turned to the right, y down.
"""

# ruff: noqa: RUF005  (points are arrays: `point + [x, y]` shifts them, it joins no lists)
from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from audobon.pencils.figures.expression import Acting
from audobon.pencils.figures.human_head import HIDDEN, HeadMarks
from audobon.pencils.figures.ink import Points, Sketch, array, darker, drawn_on, ellipse, lighter
from audobon.pencils.figures.visage import Gaze, Sight, draw_cheek, draw_eyes, draw_jaw, swung
from audobon.pencils.shapes import smooth


@dataclass(frozen=True, kw_only=True)
class ReptileHead:
    """`snout` is where its tip is, `tall` its height, `jaw` the lower jaw's depth, `crown` the skull's flatness (1 a
    full dome); `eye` the eye's radius at `eye_at`; `bulge` lifts the eyes on bumps; `corner` is the mouth's end."""

    snout: float
    tall: float
    jaw: float
    eye: float = 0.13
    eye_at: tuple[float, float] = (0.06, -0.16)
    crown: float = 1.0
    bulge: float = 0.0
    corner: float = -0.14
    teeth: int = 0
    iris: str = "#d9a32e"
    nostril: bool = True


def reptile_eyes(head: ReptileHead, view: str) -> tuple[Sight, ...]:
    """Where the eyes are on the sheet, near first."""
    x, y = head.eye_at
    near = (x, y, head.eye, head.eye * 1.05)
    if view == "side":
        return (near,)
    return ((x - 0.04, y, head.eye, head.eye * 1.05), (x + 0.30, y - 0.03, head.eye * 0.72, head.eye))


def draw_reptile_head(
    sketch: Sketch, head: ReptileHead, acting: Acting, *, view: str, coat: str, pale: str
) -> HeadMarks:
    """The head on the current sheet; `pale` is the throat's colour."""
    if view == "back":
        return _away(sketch, head, coat)
    reach = head.snout * (0.86 if view == "three" else 1.0)
    eyes = reptile_eyes(head, view)
    upper, lower = _jaws(head, reach)
    if view == "three":
        _socket(sketch, eyes[1], coat, bulge=head.bulge)
    opened = draw_jaw(sketch, acting, lower, hinge=(head.corner, 0.15), color=pale, teeth=head.teeth)
    lifted = swung(upper, array([head.corner - 0.2, 0.10]), -opened * 0.28)
    sketch.form(lifted, coat, part="head", shade=0.34, width=0.26, hatch=5)
    _upper_marks(sketch, head, acting, reach=reach, opened=opened, coat=coat)
    if head.bulge:
        _socket(sketch, eyes[0], coat, bulge=head.bulge)
    far = draw_eyes(sketch, _gaze(head, eyes[1:]), acting, coat=coat)[0]
    near = draw_eyes(sketch, _gaze(head, eyes[:1]), acting, coat=coat)[0]
    draw_cheek(sketch, acting, (eyes[0][0] - 0.10, 0.06), 0.10, part="head")
    tip = swung(array([[reach * 0.9, 0.10]]), array([head.corner, 0.15]), opened)[0]
    return HeadMarks(
        nose=array([reach - 0.04, -head.tall * 0.5]), mouth=array([reach * 0.7, 0.10 + 0.006 * opened]),
        eyes=(near, far), ears=(HIDDEN, HIDDEN),
        extent=array([(-0.52, -0.55), (reach + 0.02, max(0.45 + head.jaw * 0.4, float(tip[1]) + head.jaw))]),
    )  # fmt: skip


def _gaze(head: ReptileHead, eyes: tuple[Sight, ...]) -> Gaze:
    return Gaze(eyes=eyes, iris=head.iris, brow=1.7, weight=0.20)


def _jaws(head: ReptileHead, s: float) -> tuple[Points, Points]:
    t, j, top = head.tall, head.jaw, head.crown
    middle = 0.24 + (s - 0.24) * 0.5
    upper = [(-0.46, 0.16), (-0.52, -0.12), (-0.34, -0.42 * top), (0.0, -0.50 * top), (0.22, -0.36 * top),
        (middle, -t * 0.92), (s - 0.08, -t), (s, -t * 0.45), (s - 0.01, 0.06), (s * 0.6, 0.12), (0.0, 0.17),
        (-0.25, 0.22)]  # fmt: skip
    lower = [(-0.44, 0.12), (0.0, 0.16), (s * 0.6, 0.11), (s - 0.03, 0.06), (s - 0.09, 0.06 + j * 0.7),
        (s * 0.5, 0.12 + j), (-0.10, 0.22 + j), (-0.42, 0.36)]  # fmt: skip
    return smooth(array(upper), samples=4), smooth(array(lower), samples=4)


def _upper_marks(sketch: Sketch, head: ReptileHead, acting: Acting, *, reach: float, opened: float, coat: str) -> None:
    """The mouth's line with its smile, nostril, teeth of the upper jaw, a gleam on the snout."""
    line = drawn_on(coat)
    corner = array([head.corner, 0.16 - acting.smile * 0.11])
    if not opened:
        sketch.curve(np.vstack([array([(reach - 0.02, 0.06), (reach * 0.6, 0.13), (0.05, 0.19)]), corner[None]]),
            ink=1.4, color=darker(coat, 0.7),
            part="head")  # fmt: skip
    sketch.curve([corner + [-0.02, -0.06], corner + [-0.05, 0.0], corner + [-0.01, 0.05]], ink=0.9, color=line,
        part="head")  # fmt: skip
    for at in np.linspace(0.25, 0.94, head.teeth):
        x = head.corner + (reach - head.corner) * at
        y = 0.15 - 0.08 * at
        tooth = array([(x - 0.024, y - 0.01), (x, y + 0.055), (x + 0.024, y - 0.012)])
        sketch.form(tooth, "#fbf6ea", part="mouth", ink=0.5, shade=0)
    if head.nostril:
        spot = (reach - 0.10, -head.tall * 0.62)
        sketch.form(ellipse(spot, 0.030, 0.020, angle=20, count=10), darker(coat, 0.7), part="head", ink=0.0, shade=0)
    sketch.light(ellipse((reach * 0.6, -head.tall * 0.72), reach * 0.16, 0.03, angle=10, count=12), lighter(coat, 0.6),
        part="head", strength=0.45, softness=0.02)  # fmt: skip
    for x, y in ((-0.30, -0.05), (-0.36, 0.06), (-0.22, 0.04), (-0.30, -0.2), (-0.15, -0.32)):
        sketch.curve([(x - 0.03, y), (x, y - 0.025), (x + 0.03, y)], ink=0.5, color=line, part="head")


def _socket(sketch: Sketch, eye: Sight, coat: str, *, bulge: float) -> None:
    x, y, rx, ry = eye
    sketch.form(ellipse((x, y - ry * 0.1), rx * (1.25 + bulge), ry * (1.2 + bulge), count=20), coat, part="head",
        shade=0.22, ink=0.9)  # fmt: skip


def _away(sketch: Sketch, head: ReptileHead, coat: str) -> HeadMarks:
    if head.bulge:
        for x in (-0.24, 0.24):
            _socket(sketch, (x, head.eye_at[1], head.eye, head.eye), coat, bulge=head.bulge)
    sketch.form(ellipse((0.0, -0.02), 0.46, 0.46 * max(head.crown, 0.8), count=26), coat, part="head", shade=0.34,
        hatch=5)  # fmt: skip
    line = drawn_on(coat)
    for x, y in ((0.0, -0.2), (-0.16, -0.08), (0.16, -0.08), (0.0, 0.06), (-0.18, 0.14), (0.18, 0.14)):
        sketch.curve([(x - 0.06, y), (x, y + 0.04), (x + 0.06, y)], ink=0.55, color=line, part="head")
    return HeadMarks(nose=HIDDEN, mouth=array([0.1, 0.1]), eyes=(HIDDEN, HIDDEN), ears=(HIDDEN, HIDDEN),
        extent=array([(-0.5, -0.5), (0.5, 0.5)]))  # fmt: skip
