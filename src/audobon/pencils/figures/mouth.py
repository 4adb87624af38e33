"""Mouths of people in all their forms, from the facial actions.

Knows: lips, teeth, tongue on a head's sheet.  Does not know: muzzles and beaks (see `animal_head`, `bird`).
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from audobon.pencils.figures.expression import Acting, Mouth
from audobon.pencils.figures.ink import Points, Sketch, array, darker
from audobon.pencils.shapes import smooth

CAVE, TONGUE, TEETH = "#6a2a2a", "#cf6d64", "#fdf9ee"


@dataclass(frozen=True, kw_only=True)
class _Form:
    """An open mouth in half widths: `wide` its width; lips' middles lie `up` over and `low` under the corners' line;
    `flat` 1 is a lens, 2 an ellipse, 3 nearly a box; `teeth` show from above and below as shares of the opening."""

    wide: float
    up: float
    low: float
    flat: float
    teeth: tuple[float, float] = (0.0, 0.0)
    tongue: float = 0.0


_FORMS: dict[Mouth, _Form] = {
    Mouth.SMALL: _Form(wide=0.62, up=0.16, low=0.34, flat=2.0),
    Mouth.OPEN: _Form(wide=0.86, up=0.22, low=0.74, flat=2.1, teeth=(0.24, 0.0), tongue=0.40),
    Mouth.WIDE: _Form(wide=1.12, up=0.26, low=1.24, flat=2.3, teeth=(0.22, 0.0), tongue=0.42),
    Mouth.ROUND: _Form(wide=0.62, up=0.54, low=0.74, flat=2.0, tongue=0.30),
    Mouth.TEETH: _Form(wide=1.02, up=0.26, low=0.40, flat=3.0, teeth=(0.52, 0.48)),
}


def draw_mouth(
    sketch: Sketch, acting: Acting, *, center: tuple[float, float], half: float, squeeze: float, skin: str, lips: str
) -> None:
    """A mouth seen three-quarter: `half` its half width in heads, `squeeze` (0..1) shortens the far half."""
    line = darker(skin, 0.72)
    form = _form(acting)
    width = half * 1.12 * (1 + 0.26 * acting.stretch + 0.12 * max(acting.smile, 0)) * (form.wide if form else 1.0)
    x0, x1 = center[0] - width, center[0] + width * (1 - squeeze)
    if form is None:
        corner = _draw_closed(sketch, acting, (x0, x1), y=center[1], half=half, line=line, lips=lips)
    else:
        corner = _draw_open(sketch, acting, form, (x0, x1), y=center[1], half=half, lips=lips)
    if acting.mouth not in (Mouth.ROUND, Mouth.SMALL):
        _draw_corners(sketch, acting, (x0, x1), corner, size=half * 0.15, line=line)


def _form(acting: Acting) -> _Form | None:
    """The open mouth's form, or None for closed lips."""
    if acting.gape < 0.08:
        return None
    return _FORMS.get(acting.mouth, _FORMS[Mouth.OPEN])


def _draw_closed(
    sketch: Sketch, acting: Acting, ends: tuple[float, float], *, y: float, half: float, line: str, lips: str
) -> float:
    """Closed lips: the line between them, both lips' colour, the shade under the lower one; returns the corners' y."""
    x0, x1 = ends
    wide, mid = (x1 - x0) / 2, (x0 + x1) / 2 + (x1 - x0) * 0.05
    bend = acting.smile * half
    corner, sneer = y - bend * 0.42, acting.skew * half * 0.45
    bow = [(x0, corner - sneer), ((x0 + mid) / 2, y + bend * 0.14 - sneer * 0.7), (mid, y + bend * 0.24),
           ((x1 + mid) / 2, y + bend * 0.14), (x1, corner)]  # fmt: skip
    full = 1.0 - 0.45 * acting.crease
    lower = [(x0 + wide * 0.45, y + bend * 0.16 + half * 0.04), (mid, y + bend * 0.24 + half * 0.36 * full),
             (x1 - wide * 0.35, y + bend * 0.16 + half * 0.04), (mid, y + bend * 0.24)]  # fmt: skip
    sketch.wash(smooth(array(lower), samples=4), lips, part="head", strength=0.6)
    upper = [(x0 + wide * 0.35, y), (mid - wide * 0.16, y - half * 0.16 * full), (mid, y - half * 0.10),
             (mid + wide * 0.16, y - half * 0.16 * full), (x1 - wide * 0.3, y), (mid, y + bend * 0.24)]  # fmt: skip
    sketch.wash(smooth(array(upper), samples=4), lips, part="head", strength=0.5)
    sketch.curve(bow, ink=1.5, color=line, part="head")
    under = y + bend * 0.24 + half * 0.58
    sketch.curve([(mid - wide * 0.26, under - half * 0.04), (mid, under), (mid + wide * 0.22, under - half * 0.04)],
                 ink=0.6, color=line, part="head")  # fmt: skip
    return corner


def _lips(acting: Acting, form: _Form, ends: tuple[float, float], *, y: float, half: float) -> tuple[Points, Points]:
    """The upper and the lower edge of an open mouth, both left to right."""
    s = np.linspace(-1.0, 1.0, 17)
    body = np.clip(1 - np.abs(s) ** form.flat, 0.0, 1.0) ** (1 / form.flat)
    open_by = 0.55 + 0.62 * acting.gape
    corner = -acting.smile * half * 0.46 * min(form.wide, 1.0)
    up = -half * form.up * open_by - min(acting.smile, 0.0) * -half * 0.35
    low = half * form.low * open_by
    if acting.smile > 0.2:
        up = corner * 0.35 + half * 0.06
    x = (ends[0] + ends[1]) / 2 + s * (ends[1] - ends[0]) / 2
    top = y + corner + (up - corner) * body
    bottom = y + corner + (low - corner) * body
    dip = half * 0.07 * np.exp(-((s - 0.08) ** 2) / 0.02)
    return np.stack([x, top + dip], axis=1), np.stack([x, bottom], axis=1)


def _draw_open(
    sketch: Sketch, acting: Acting, form: _Form, ends: tuple[float, float], *, y: float, half: float, lips: str
) -> float:
    """Lips, the dark inside, teeth and tongue; returns the corners' y."""
    top, bottom = _lips(acting, form, ends, y=y, half=half)
    outline = np.vstack([top, bottom[::-1][1:-1]])
    middle = outline.mean(axis=0)
    sketch.form((outline - middle) * array([1.08, 1.13]) + middle, lips, part="mouth", ink=0.8, shade=0)
    sketch.form(outline, CAVE, part="mouth", ink=0.9, shade=0)
    opening = bottom[:, 1] - top[:, 1]
    above, below = form.teeth if acting.teeth > 0.25 or acting.mouth is Mouth.TEETH else (0.0, 0.0)
    if form.tongue:
        s = np.linspace(0.16, 0.84, 11)
        floor = np.stack([np.interp(s, np.linspace(0, 1, 17), bottom[:, k]) for k in range(2)], axis=1)
        height = opening.max() * form.tongue * np.sin(np.pi * np.linspace(0, 1, 11)) ** 0.6
        sketch.form(np.vstack([floor - np.stack([0 * s, height], axis=1), floor[::-1]]), TONGUE, part="mouth", ink=0.4,
                    shade=0)  # fmt: skip
    if acting.tongue > 0.5:
        _put_out_tongue(sketch, bottom, size=half)
    if above:
        sketch.form(np.vstack([top, (top + np.stack([0 * opening, opening * above], axis=1))[::-1]]), TEETH,
                    part="mouth", ink=0.0, shade=0)  # fmt: skip
    if below:
        edge = bottom - np.stack([0 * opening, opening * below], axis=1)
        sketch.form(np.vstack([edge, bottom[::-1]]), TEETH, part="mouth", ink=0.0, shade=0)
        for k in (5, 8, 11):
            sketch.stroke(array([top[k], bottom[k]]), ink=0.35, color="#a89a8c", part="mouth")
    return float(top[0, 1])


def _put_out_tongue(sketch: Sketch, bottom: Points, *, size: float) -> None:
    x, y = bottom[9]
    out = array([(-0.34, -0.42), (0.34, -0.42), (0.36, 0.18), (0.0, 0.46), (-0.36, 0.18)]) * size + array([x, y])
    sketch.form(smooth(out, samples=4), TONGUE, part="mouth", ink=0.8, shade=0.2)
    sketch.stroke(array([(x, y - size * 0.3), (x, y + size * 0.15)]), ink=0.5, part="mouth")


def _draw_corners(
    sketch: Sketch, acting: Acting, ends: tuple[float, float], corner: float, *, size: float, line: str
) -> None:
    """The crease at each corner; a broad smile pushes it into the cheek."""
    push = 1.0 + 0.9 * max(acting.smile - 0.3, 0.0)
    for side, x in zip((-1, 1), ends, strict=True):
        marks = [(x + side * size * 0.1, corner - size * push), (x + side * size * 0.7 * push, corner - size * 0.1),
                 (x + side * size * 0.15, corner + size * 0.9)]  # fmt: skip
        sketch.curve(marks, ink=0.8, color=line, part="head")


def draw_profile_mouth(
    sketch: Sketch, acting: Acting, *, lip: tuple[float, float], half: float, skin: str, lips: str
) -> None:
    """A mouth in profile, its lips at `lip` on the face's front edge, running back into the cheek."""
    line = darker(skin, 0.72)
    x, y = lip
    form = _form(acting)
    wide = half * (1.15 + 0.28 * acting.stretch + 0.2 * max(acting.smile, 0)) * (form.wide if form else 1.0)
    corner = (x - wide, y - acting.smile * half * 0.46)
    if form is None:
        sketch.curve([(x, y), (x - wide * 0.5, y + acting.smile * half * 0.22), corner], ink=1.5, color=line,
                     part="head")  # fmt: skip
        pad = [
            (x + 0.004, y),
            (x + 0.012, y + half * 0.24),
            (x - wide * 0.25, y + half * 0.32),
            (x - wide * 0.5, y + half * 0.1),
        ]
        sketch.wash(smooth(array(pad), samples=3), lips, part="head", strength=0.55)
    else:
        open_by = 0.55 + 0.62 * acting.gape
        drop, rise = half * form.low * open_by, half * (form.up * 0.5 + 0.06) * open_by
        cave = [(x + 0.012, y - rise), (x - wide * 0.5, y - rise * 0.7 - acting.smile * half * 0.14), corner,
                (x - wide * 0.78, y + drop * 0.62), (x - half * 0.25, y + drop * 1.02),
                (x - 0.012, y + drop * 0.86)]  # fmt: skip
        outline = np.vstack([smooth(array(cave), closed=False, samples=4), array([cave[0]])])
        sketch.form((outline - outline.mean(axis=0)) * 1.08 + outline.mean(axis=0), lips, part="mouth", ink=0.8,
                    shade=0)  # fmt: skip
        sketch.form(outline, CAVE, part="mouth", ink=0.9, shade=0)
        if form.tongue:
            tongue = outline.copy()
            tongue[:, 1] = np.maximum(tongue[:, 1], y + drop * (1 - form.tongue))
            sketch.form(tongue, TONGUE, part="mouth", ink=0.35, shade=0)
        teeth = outline.copy()
        teeth[:, 1] = np.minimum(
            teeth[:, 1], y - rise + (drop + rise) * (0.95 if acting.mouth is Mouth.TEETH else 0.26)
        )
        if acting.teeth > 0.25 or acting.mouth is Mouth.TEETH:
            sketch.form(teeth, TEETH, part="mouth", ink=0.4, shade=0)
        if acting.mouth is Mouth.TEETH:
            sketch.curve([(x, y + drop * 0.3), corner], ink=0.5, color="#8a7a6c", part="mouth")
    if acting.mouth not in (Mouth.ROUND, Mouth.SMALL):
        x, y = corner
        marks = [(x - half * 0.05, y - half * 0.2), (x - half * 0.18, y), (x - half * 0.04, y + half * 0.16)]
        sketch.curve(marks, ink=0.8, color=line, part="head")
