"""Eyes: almond eyes of people with lid, iris and light; round dark eyes of beasts; brows.

Knows: one eye on a head's sheet.  Does not know: where eyes sit in a face.
"""

# ruff: noqa: RUF005  (points are arrays: `point + [x, y]` shifts them, it joins no lists)
from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from audobon.pencils.figures.expression import Acting
from audobon.pencils.figures.ink import Points, Sketch, array, darker, ellipse, tube

WHITE = "#fdf9ee"
PUPIL = "#241a18"


@dataclass(frozen=True, kw_only=True)
class Eye:
    """Where and how large: half width and half height in head heights; `tilt` lifts the outer corner; `outer` is the
    side of the outer corner (-1 left, 1 right)."""

    x: float
    y: float
    rx: float
    ry: float
    outer: int
    tilt: float = 0.0


def draw_almond(sketch: Sketch, eye: Eye, acting: Acting, *, iris: str, line: str, lashes: bool) -> None:
    """A person's eye: open, shut in sleep, or shut by a laugh."""
    eye = replace(eye, rx=eye.rx * 1.08, ry=eye.ry * 1.22)
    center = np.array([eye.x, eye.y])
    across = np.linspace(-1, 1, 13)
    arch = np.clip(1 - across**2, 0, 1) ** 0.62
    slope = -eye.tilt * eye.outer * across * eye.ry
    if acting.lid < 0.12 or acting.squint > 0.88:
        _draw_shut(sketch, eye, across, arch, slope=slope, line=line, laughing=acting.lid >= 0.12)
        return
    inner = 0.5 - 0.5 * across * eye.outer
    slant = np.where(acting.brow_inner < 0, -acting.brow_inner * 0.50 * inner, acting.brow_inner * 0.34 * (1 - inner))
    drooping = slant if acting.lid < 1.15 else slant * 0.25
    top = -eye.ry * arch * np.clip(min(acting.lid, 1.45) - drooping, 0.12, None) + slope
    low = eye.ry * (0.66 - 0.46 * acting.squint + 0.10 * max(acting.lid - 1, 0)) * arch**1.3 + slope
    low = np.maximum(low, top + eye.ry * 0.05 * arch)
    xs = across * eye.rx
    outline = center + np.vstack([np.stack([xs, top], axis=1), np.stack([xs, low], axis=1)[::-1]])
    sketch.form(outline, WHITE, part="eye", ink=0.0, shade=0)
    _draw_iris(sketch, eye, acting, xs, top, low, iris=iris)
    lid_line = center + np.stack([xs * 1.06, top], axis=1)
    sketch.stroke(lid_line, ink=2.0, color=line)
    sketch.stroke(lid_line + [0.0, -eye.ry * 0.34], ink=0.5, color=line)
    sketch.stroke(center + np.stack([xs[3:11], low[3:11]], axis=1), ink=0.55 + 0.4 * acting.squint, color=line)
    if acting.squint > 0.4:
        pouch = center + np.stack([xs[2:11], low[2:11] + eye.ry * 0.42], axis=1)
        sketch.stroke(pouch, ink=0.5, color=line)
    if lashes:
        corner = lid_line[-2 if eye.outer > 0 else 1]
        for lift in (0.25, 0.6):
            sketch.stroke(array([corner, corner + [eye.outer * eye.rx * 0.42, -eye.ry * lift]]), ink=0.9, color=line)


def _draw_shut(
    sketch: Sketch, eye: Eye, across: Points, arch: Points, *, slope: Points, line: str, laughing: bool
) -> None:
    """A shut eye: a bowl with its lashes in sleep, an arch when a laugh shuts it."""
    rise = -0.62 * arch + 0.28 if laughing else 0.42 * arch + 0.15
    lid = array([eye.x, eye.y]) + np.stack([across * eye.rx * 1.05, rise * eye.ry + slope], axis=1)
    sketch.stroke(lid, ink=1.9, color=line)
    if laughing:
        corner = lid[-1 if eye.outer > 0 else 0]
        for way in (-0.3, 0.25):
            sketch.stroke(array([corner, corner + [eye.outer * eye.rx * 0.35, eye.ry * way]]), ink=0.7, color=line)
        return
    for k in (3, 6, 9):
        sketch.stroke(array([lid[k], lid[k] + [(k - 6) * eye.rx * 0.05, eye.ry * 0.4]]), ink=0.7, color=line)


def _draw_iris(sketch: Sketch, eye: Eye, acting: Acting, xs: Points, top: Points, low: Points, *, iris: str) -> None:
    """Iris and pupil turned to where the eye looks, and the light in them."""
    center = array([eye.x, eye.y])
    look = np.clip(acting.gaze, -1, 1)
    radius = min(eye.ry * 0.92, eye.rx * 0.74) * (0.62 + 0.38 * acting.pupil)
    middle = np.array([look[0] * eye.rx * 0.46, look[1] * eye.ry * 0.38 - eye.ry * 0.06])
    for size, color in ((1.0, iris), (0.58 * acting.pupil**0.5, PUPIL)):
        ring = ellipse(middle, radius * size * (0.92 if eye.rx < eye.ry * 1.3 else 1.0), radius * size, count=16)
        ring[:, 1] = np.clip(ring[:, 1], np.interp(ring[:, 0], xs, top), np.interp(ring[:, 0], xs, low))
        ring[:, 0] = np.clip(ring[:, 0], -eye.rx * 0.95, eye.rx * 0.95)
        sketch.form(center + ring, color, part="eye", ink=0.5 if size == 1.0 else 0.0, shade=0)
    lights = [(-0.34, -0.36, 0.28)]
    if acting.tears > 0.2 or acting.pupil > 1.05:
        lights.append((0.36, 0.30, 0.17))
    for x, y, size in lights:
        spot = middle + radius * array([x, y])
        spot[1] = max(spot[1], float(np.interp(spot[0], xs, top)) + radius * size)
        sketch.form(center + ellipse(spot, radius * size, radius * size, count=8), "#ffffff", part="eye", ink=0.0,
                    shade=0)  # fmt: skip


def draw_brow(sketch: Sketch, eye: Eye, acting: Acting, *, color: str, weight: float, height: float) -> None:
    """A brow over an eye: a tapered body of hair; `height` above the eye in eye half heights."""
    inner, outer = -eye.outer * eye.rx * 1.05, eye.outer * eye.rx * 1.25
    base = eye.y - eye.ry * height
    lift = eye.ry * 1.15
    points = array(
        [
            (eye.x + inner, base - acting.brow_inner * lift + eye.ry * 0.10),
            (eye.x + (inner + outer) / 2, base - (acting.brow_inner + acting.brow_outer) / 2 * lift - eye.ry * 0.30),
            (eye.x + outer, base - acting.brow_outer * lift + eye.ry * 0.20),
        ]
    )
    thick = eye.ry * weight
    sketch.form(
        tube(points, [thick * 0.8, thick, thick * 0.75, thick * 0.25], samples=5), color, part="brow", ink=0.35, shade=0
    )


def draw_bead(sketch: Sketch, eye: Eye, acting: Acting, *, color: str, rim: str, line: str) -> None:
    """A beast's eye: a dark or coloured iris that nearly fills it, a rim, a lid that tells the feeling, a light."""
    center = np.array([eye.x, eye.y])
    if acting.lid < 0.12 or acting.squint > 0.88:
        across = np.linspace(-1, 1, 9)
        rise = 0.5 if acting.lid < 0.12 else -0.7
        lid = center + np.stack([across * eye.rx * 1.1, (1 - across**2) * eye.ry * rise], axis=1)
        sketch.stroke(lid, ink=1.6, color=line)
        return
    opened = min(acting.lid, 1.25)
    sketch.form(center + ellipse((0, 0), eye.rx * 1.14, eye.ry * 1.14, count=20), rim, part="eye", ink=0.5, shade=0)
    ball = ellipse((0, 0), eye.rx, eye.ry, count=22)
    inner = -eye.outer
    slant = (ball[:, 0] / eye.rx) * inner
    lid_height = -eye.ry * (
        0.78 * opened + 0.28 * acting.brow_inner * slant + (0.12 if acting.brow_inner > -0.3 else -0.12)
    )
    ball[:, 1] = np.maximum(ball[:, 1], lid_height)
    ball[:, 1] = np.minimum(ball[:, 1], eye.ry * (1.0 - 0.42 * acting.squint))
    white = acting.lid > 1.15
    sketch.form(center + ball, WHITE if white else color, part="eye", ink=0.9, shade=0)
    look = np.clip(acting.gaze, -1, 1) * array([eye.rx * 0.28, eye.ry * 0.24])
    iris = 0.68 * (0.55 + 0.45 * acting.pupil)
    if white:
        sketch.form(
            center + look * 1.4 + ellipse((0, 0), eye.rx * iris, eye.ry * iris, count=16),
            color,
            part="eye",
            ink=0.0,
            shade=0,
        )
    small = min(0.55 + 0.45 * acting.pupil, 1.0)
    pupil = ellipse(look, eye.rx * 0.55 * small, eye.ry * 0.6 * small, count=14)
    pupil[:, 1] = np.maximum(pupil[:, 1], lid_height.max() if not white else -eye.ry)
    sketch.form(center + pupil, PUPIL, part="eye", ink=0.0, shade=0)
    spark = center + look + array([-eye.rx * 0.30, -eye.ry * 0.30])
    sketch.form(ellipse(spark, eye.rx * 0.22, eye.ry * 0.24, count=8), "#ffffff", part="eye", ink=0.0, shade=0)
    order = np.argsort(ball[:, 0])
    upper = ball[order][ball[order][:, 1] < 0.0]
    if len(upper) >= 3:
        sketch.stroke(center + upper, ink=1.6, color=line)


def brow_marks(eye: Eye, acting: Acting, *, height: float) -> Points:
    """A beast's brow as one line of three points over the eye."""
    inner, outer = -eye.outer * eye.rx * 1.1, eye.outer * eye.rx * 1.2
    base, lift = eye.y - eye.ry * height, eye.ry * 0.9
    return array(
        [
            (eye.x + inner, base - acting.brow_inner * lift),
            (eye.x, base - (acting.brow_inner + acting.brow_outer) / 2 * lift - eye.ry * 0.35),
            (eye.x + outer, base - acting.brow_outer * lift + eye.ry * 0.25),
        ]
    )


def line_for(color: str) -> str:
    """The ink that suits a face of this colour."""
    return darker(color, 0.74)
