"""Marks that a strong feeling leaves on a face: tears, sweat, a furrowed brow, a wrinkled nose, pallor.

Knows: one head's sheet and where its eyes, nose and brow are.  Does not know: the face's own features.
"""

from __future__ import annotations

import numpy as np

from audobon.pencils.figures.expression import Acting
from audobon.pencils.figures.eyes import Eye
from audobon.pencils.figures.ink import Points, Sketch, array, ellipse
from audobon.pencils.shapes import smooth

_WATER, _GLEAM = "#d4e8f1", "#ffffff"


def draw_marks(
    sketch: Sketch,
    acting: Acting,
    *,
    eyes: tuple[Eye, ...],
    nose: tuple[float, float],
    temple: tuple[float, float],
    line: str,
) -> None:
    """All marks of a face.

    Args:
        sketch: On the head's sheet.
        acting: The feeling.
        eyes: The eyes that show, the nearest first.
        nose: Its bridge, between the eyes.
        temple: Where sweat stands.
        line: The face's ink.
    """  # fmt: skip
    if acting.pallor > 0.05:
        low = max(eye.y for eye in eyes)
        sketch.wash(ellipse((eyes[0].x + 0.08, low - 0.22), 0.34, 0.16), "#b9c7c4", part="head",
                    strength=0.30 * acting.pallor, softness=0.08)  # fmt: skip
    if acting.crease > 0.15:
        _draw_furrow(sketch, acting, eyes, nose=nose, line=line)
    if acting.tears > 0.2:
        _draw_tears(sketch, acting, eyes)
    if acting.sweat > 0.2:
        _draw_sweat(sketch, acting, temple)


def _draw_furrow(
    sketch: Sketch, acting: Acting, eyes: tuple[Eye, ...], *, nose: tuple[float, float], line: str
) -> None:
    x, y = nose
    eye = eyes[0]
    if acting.brow_inner < 0.2:
        for side, tall in ((-1, 1.0), (1, 0.7)):
            top = (x + side * eye.rx * 0.34, y - eye.ry * (1.1 + 1.3 * tall))
            sketch.curve([top, (x + side * eye.rx * 0.16, y - eye.ry * (1.0 + 0.6 * tall)),
                          (x + side * eye.rx * 0.12, y - eye.ry * 0.8)], ink=0.5, color=line, part="head")  # fmt: skip
    if acting.squint > 0.4 and acting.smile < 0:
        for lift in (0.5, 1.1):
            low = y + eye.ry * (0.5 + lift)
            sketch.curve([(x - eye.rx * 0.35, low), (x, low - eye.ry * 0.35), (x + eye.rx * 0.3, low)], ink=0.7,
                         color=line, part="head")  # fmt: skip


def _draw_tears(sketch: Sketch, acting: Acting, eyes: tuple[Eye, ...]) -> None:
    """A brim of water along the lower lid; then drops, then streams."""
    for number, eye in enumerate(eyes):
        brim = array([(-0.8, 0.52), (0.0, 0.80), (0.8, 0.52), (0.0, 0.52)]) * array([eye.rx, eye.ry]) + array(
            [eye.x, eye.y]
        )
        sketch.form(smooth(brim, samples=4), _WATER, part="tear", ink=0.4, shade=0)
        if acting.tears < 0.7:
            if number == 0:
                _drop(sketch, array([eye.x + eye.outer * eye.rx * 0.55, eye.y + eye.ry * 1.5]), eye.ry * 0.46)
            continue
        x = eye.x + eye.outer * eye.rx * 0.4
        sway = array([0.0, 0.010, 0.004]) * eye.outer
        ys = array([eye.y + eye.ry * 0.7, eye.y + eye.ry * 2.0, eye.y + eye.ry * 3.4])
        axis = np.stack([x + sway, ys], axis=1)
        wide = eye.ry * 0.24
        stream = np.vstack([axis + array([-wide, 0.0]), (axis + array([wide, 0.0]))[::-1]])
        sketch.form(smooth(stream, samples=3), _WATER, part="tear", ink=0.4, shade=0)
        _drop(sketch, axis[-1] + array([0.0, eye.ry * 0.9]), eye.ry * 0.55)


def _draw_sweat(sketch: Sketch, acting: Acting, temple: tuple[float, float]) -> None:
    x, y = temple
    _drop(sketch, array([x, y]), 0.034)
    if acting.sweat > 0.7:
        _drop(sketch, array([x - 0.055, y + 0.085]), 0.026)
        _drop(sketch, array([x + 0.045, y - 0.085]), 0.024)


def _drop(sketch: Sketch, at: Points, size: float) -> None:
    drop = array([(0.0, -1.5), (0.55, -0.2), (0.62, 0.45), (0.0, 1.0), (-0.62, 0.45), (-0.55, -0.2)]) * size
    sketch.form(smooth(drop + at, samples=3), _WATER, part="tear", ink=0.55, shade=0)
    sketch.form(ellipse(at + array([-0.2, 0.2]) * size, size * 0.18, size * 0.26, count=8), _GLEAM, part="tear",
                ink=0.0, shade=0)  # fmt: skip
