"""Sun, clouds, lightning, rainbow; rain with its puddles, snow, mist, wind with its leaves.

Knows: strokes and flakes in pixels, what stands in the sky.  Does not know: places or figures.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import numpy as np

from audobon.comic.storyboard import Season
from audobon.pencils.light import mixed
from audobon.pencils.season import AUTUMN_LEAVES
from audobon.pencils.shapes import Points, Shape, ShapeKind, smooth
from audobon.pencils.sketch import curve, leafy, oval, pieces, rectangle
from audobon.pencils.stage import Stage

SLANT = 0.24
"""How far rain drives to the left per length of its fall, in a calm."""
_BOW = ("#c96f5f", "#dd9a58", "#e3cd77", "#8fb07a", "#7d9cc0", "#9a83ac")


def in_the_sky(stage: Stage) -> None:
    """Hang over the place's sky what its light asks for; a place without a sky has none."""
    draw = _SIGNS.get(stage.light.sky)
    if draw is not None and stage.has_sky:
        stage.backdrop(_tilted(stage, draw(stage)))


def on_the_ground(stage: Stage) -> None:
    """Puddles where it rains, mist where it lies; nothing indoors."""
    if stage.indoors:
        return
    if stage.light.precipitation == "rain":
        _puddles(stage)
    if stage.light.sky == "fog":
        _mist(stage)


def fall(stage: Stage) -> None:
    """Draw what falls and blows before the whole picture; nothing indoors."""
    if stage.indoors:
        return
    if stage.light.precipitation == "rain":
        stage.front([_rain(stage)])
    elif stage.light.precipitation == "snow":
        stage.front([_snow(stage)])
    if stage.light.wind > 0.3:
        stage.front([_gusts(stage), *_blown_leaves(stage)])


def _tilted(stage: Stage, shapes: list[Shape]) -> list[Shape]:
    if not stage.view.tilt_degrees:
        return shapes
    return [replace(shape, points=stage.view.tilted(shape.points)) for shape in shapes]


def _horizon(stage: Stage) -> float:
    return float(np.clip(stage.view.horizon_px, 0.12 * stage.view.height_px, 1.0 * stage.view.height_px))


def _glow(center: tuple[float, float], radius: float, color: str, strength: float) -> Shape:
    return Shape(
        kind=ShapeKind.LIGHT, points=oval(*center, radius, radius, points=28), color=color, part="*", strength=strength,
        softness=0.42 * radius,
    )  # fmt: skip


def _sky_wash(points: Points, color: str, *, strength: float, soft: float) -> Shape:
    return Shape(kind=ShapeKind.WASH, points=points, color=color, part="*", strength=strength, softness=soft)


def _sky_form(points: Points, color: str, *, ink: float = 0.0, ink_color: str = "#8b8f97") -> Shape:
    return Shape(
        kind=ShapeKind.FORM, points=points, color=color, ink_width=ink, ink_color=ink_color, label="sky", depth=0.0
    )


def _sun(stage: Stage) -> list[Shape]:
    """High by day, on the horizon at dawn and evening, with its glow and a few rays."""
    width, horizon = stage.view.width_px, _horizon(stage)
    low = stage.light.name in ("dawn", "evening")
    x, y = width * (0.24 if not low else 0.3), horizon * (0.2 if not low else 0.74)
    size = 0.05 * min(width, stage.view.height_px) * (1.25 if low else 1.0)
    core = "#fff3cf" if not low else "#ffd08a"
    shapes = [_glow((x, y), size * (5.0 if low else 3.4), "#8f6a3c" if low else "#6e6440", 0.75)]
    if not low:
        rays = [
            [
                (x + 1.5 * size * np.cos(a), y + 1.5 * size * np.sin(a)),
                (x + 2.1 * size * np.cos(a), y + 2.1 * size * np.sin(a)),
            ]
            for a in np.arange(12) * np.pi / 6
        ]
        shapes.append(
            Shape(
                kind=ShapeKind.STROKE,
                points=pieces(rays),
                color="#d9b45f",
                ink_color="#d9b45f",
                ink_width=1.6,
                closed=False,
                taper=True,
            )
        )
    shapes.append(_sky_form(oval(x, y, size, size, points=26), core, ink=1.0, ink_color="#c79a55"))
    return shapes


def _cloud_bank(stage: Stage, *, dark: str, pale: str, count: int, reach: float) -> list[Shape]:
    """Heavy clouds from the upper edge down to `reach` of the sky, dark below and paler above."""
    width, horizon = stage.view.width_px, _horizon(stage)
    rng = stage.rng("cloud bank")
    top = rectangle(-0.2 * width, -0.3 * horizon, 1.2 * width, 0.5 * reach * horizon)
    shapes = [_sky_wash(top, dark, strength=0.7, soft=0.2 * horizon)]
    for k in range(count):
        x = (k + rng.uniform(0.2, 0.8)) / count * 1.15 * width - 0.07 * width
        y = horizon * reach * rng.uniform(0.1, 0.85)
        size = width * rng.uniform(0.16, 0.28)
        body = leafy(rng, x, y, size, size * 0.26, scallop=size * 0.3)
        shapes.append(_sky_wash(body, pale, strength=0.75, soft=0.02 * size))
        under = leafy(rng, x + 0.06 * size, y + 0.1 * size, 0.9 * size, size * 0.17, scallop=size * 0.3)
        shapes.append(_sky_wash(under, dark, strength=0.6, soft=0.05 * size))
    return shapes


def _clouds(stage: Stage) -> list[Shape]:
    light = stage.light
    return _cloud_bank(
        stage, dark=mixed(light.sky_top, "#7b8890", 0.35), pale=mixed(light.cloud, "#ffffff", 0.15), count=6, reach=0.85
    )


def _storm(stage: Stage) -> list[Shape]:
    """A black bank and a forked flash down to the horizon."""
    light, width, horizon = stage.light, stage.view.width_px, _horizon(stage)
    shapes = _cloud_bank(
        stage, dark=mixed(light.sky_top, "#2f3644", 0.6), pale=mixed(light.cloud, "#59636f", 0.4), count=6, reach=0.8
    )
    rng = stage.rng("lightning")
    x = width * (0.2 + 0.6 * rng.uniform())
    rows = np.linspace(0.22, 1.0, 7) * horizon
    bends = x + np.cumsum(rng.choice([-1.0, 1.0], 7) * rng.uniform(0.015, 0.05, 7)) * width
    thick = np.linspace(0.0075, 0.0015, 7) * min(width, stage.view.height_px)
    bolt = np.vstack([np.stack([bends + thick, rows], axis=1), np.stack([bends - thick, rows], axis=1)[::-1]])
    fork = [(bends[3], rows[3]), (bends[3] - 0.06 * width, rows[4]), (bends[3] - 0.05 * width, rows[5])]
    shapes.append(_glow((float(bends[2]), float(rows[2])), 0.5 * horizon, "#8a8f78", 0.8))
    shapes.append(_sky_form(bolt, "#fbf4cf", ink=1.0, ink_color="#b9a868"))
    shapes.append(
        Shape(
            kind=ShapeKind.STROKE,
            points=np.array(fork),
            color="#fbf4cf",
            ink_color="#fbf4cf",
            ink_width=2.0,
            closed=False,
            taper=True,
        )
    )
    return shapes


def _rainbow(stage: Stage) -> list[Shape]:
    """Six bands, the outer one pale red, from behind the land; a broken cloud beside it."""
    width, horizon = stage.view.width_px, _horizon(stage)
    center, radius = (0.62 * width, horizon * 1.12), 0.95 * max(horizon, 0.45 * width)
    band = 0.028 * radius
    shapes = _cloud_bank(
        stage, dark=mixed(stage.light.sky_top, "#7f8f9a", 0.5), pale=stage.light.cloud, count=3, reach=0.5
    )
    for k, color in enumerate(_BOW):
        outer, inner = radius - k * band, radius - (k + 1.25) * band
        arc = np.vstack(
            [
                oval(*center, outer, outer, points=40, start=0.5, end=1.0),
                oval(*center, inner, inner, points=40, start=0.5, end=1.0)[::-1],
            ]
        )
        shapes.append(_sky_wash(arc, color, strength=0.62, soft=0.25 * band))
    return shapes


_SIGNS: dict[str, Callable[[Stage], list[Shape]]] = {
    "sun": _sun, "clouds": _clouds, "storm": _storm, "rainbow": _rainbow,
}  # fmt: skip


def _puddles(stage: Stage) -> None:
    """Standing water on the land, with rings and little crowns where drops strike."""
    s = stage.sketch("puddles", label="water")
    water, rings = [], []
    for row, z in enumerate((-0.8, 0.4, 1.9, 4.0)):
        for cell in stage.cells(z, width=2.2 + 0.4 * row):
            rng = stage.rng("puddle", row, cell)
            if rng.uniform() < 0.45:
                continue
            x, reach = (cell + rng.uniform()) * (2.2 + 0.4 * row), rng.uniform(0.3, 0.62)
            outline = smooth(oval(x, z, reach, 0.16 + 0.05 * row, points=9) + rng.normal(0, 0.05, (9, 2)), samples=3)
            water.append(outline)
            rings += [oval(x + d * reach, z, 0.09, 0.05, points=12) for d in (-0.4, 0.3)]
    if not water:
        return
    s.wash(pieces(water), mixed(stage.light.sky_low, "#8fa3ad", 0.45), part="land", strength=0.72, soft=0.012)
    stage.on_land(s.shapes)
    marks = stage.sketch("rings", label="water")
    marks.strokes(rings, width=0.006, color="#74858c", taper=False)
    stage.lay(marks.shapes, z=997.0)


def _mist(stage: Stage) -> None:
    """Veils of mist between the depths, thickest low down."""
    view = stage.view
    for k, z in enumerate((12.0, 6.0, 2.6)):
        row = view.ground_px(z * stage.set_scale)
        rng = stage.rng("mist", k)
        tall = 0.2 * view.height_px
        x = np.linspace(-0.1, 1.1, 7) * view.width_px
        upper = np.stack([x, row - tall * rng.uniform(0.5, 1.1, 7)], axis=1)
        lower = np.stack([x[::-1], row + 0.25 * tall * rng.uniform(0.5, 1.1, 7)], axis=1)
        veil = smooth(np.vstack([upper, lower]), samples=4)
        color = mixed(stage.light.haze, "#ffffff", 0.15)
        shape = Shape(kind=ShapeKind.WASH, points=veil, color=color, part="*", strength=0.5, softness=0.3 * tall)
        stage.veil([shape], z=z)


def _rain(stage: Stage) -> Shape:
    width, height = stage.view.width_px, stage.view.height_px
    rng = stage.rng("rain")
    wind = stage.light.wind
    count = int(np.clip(width * height / 3600 * (1 + 0.8 * wind), 40, 320))
    x, y = rng.uniform(-0.1, 1.2, count) * width, rng.uniform(-0.05, 1, count) * height
    length = rng.uniform(0.03, 0.075, count) * height * (1 + 0.5 * wind)
    # The wind blows to the right, and trees lean with it.
    drive = SLANT * (wind * 3.2 - 1.0) if wind > 0.4 else -SLANT
    runs = [
        [(a, b), (a + 0.5 * drive * n, b + 0.5 * n), (a + drive * n, b + n)]
        for a, b, n in zip(x, y, length, strict=True)
    ]
    return Shape(
        kind=ShapeKind.STROKE, points=pieces(runs), color="#74828c", ink_color="#8e9aa2", ink_width=1.1, closed=False,
        taper=True, strength=0.62,
    )  # fmt: skip


def _snow(stage: Stage) -> Shape:
    """Small flakes far off, a few large ones near."""
    width, height = stage.view.width_px, stage.view.height_px
    rng = stage.rng("snow")
    flakes = []
    for share, low, high in ((1.0, 0.0028, 0.006), (0.16, 0.008, 0.013)):
        count = int(np.clip(width * height / 3200, 40, 190) * share)
        size = rng.uniform(low, high, count) * height
        flakes += [
            oval(x, y, r, r, points=8)
            for x, y, r in zip(rng.uniform(0, 1, count) * width, rng.uniform(0, 1, count) * height, size, strict=True)
        ]
    return Shape(kind=ShapeKind.WASH, points=pieces(flakes), color="#fbfbf8", part="*", strength=0.92, softness=0.5)


def _gusts(stage: Stage) -> Shape:
    width, height = stage.view.width_px, stage.view.height_px
    rng = stage.rng("gusts")
    runs = []
    for _ in range(7):
        x, y, n = rng.uniform(0, 0.8) * width, rng.uniform(0.06, 0.7) * height, rng.uniform(0.1, 0.24) * width
        runs.append(
            curve(
                (x, y),
                (x + 0.3 * n, y - 0.06 * n),
                (x + 0.6 * n, y + 0.03 * n),
                (x + n, y - 0.04 * n),
                (x + 0.98 * n, y - 0.12 * n),
            )
        )
    return Shape(
        kind=ShapeKind.STROKE, points=pieces(runs), color="#8b938f", ink_color="#8b938f", ink_width=1.2, closed=False,
        taper=True, strength=0.7,
    )  # fmt: skip


def _blown_leaves(stage: Stage) -> list[Shape]:
    """Leaves in the air: gold in autumn, green else, none in winter."""
    if stage.season is Season.WINTER:
        return []
    width, height = stage.view.width_px, stage.view.height_px
    rng = stage.rng("blown")
    colors = AUTUMN_LEAVES[:3] if stage.season is Season.AUTUMN else ("#8da05f", "#a9b574")
    size = 0.0085 * min(width, height)
    result = []
    for color in colors:
        leaves = []
        for _ in range(int(16 / len(colors)) + 2):
            x, y, turn = rng.uniform(0, 1) * width, rng.uniform(0.08, 0.9) * height, rng.uniform(0, np.pi)
            blade = np.array([(-1.6, 0.0), (-0.3, -0.7), (1.6, 0.1), (0.0, 0.75)]) * size
            spin = np.array([[np.cos(turn), np.sin(turn)], [-np.sin(turn), np.cos(turn)]])
            leaves.append(smooth(blade @ spin, samples=3) + np.array([x, y]))
        lit = stage.light.on_set(color)
        result.append(
            Shape(
                kind=ShapeKind.FORM, points=pieces(leaves), color=lit, ink_width=0.8, ink_color="#5d4a34", label="plant"
            )
        )
    return result
