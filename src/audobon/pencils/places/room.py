"""What any room is made of: floor, walls in perspective, windows with their light, doors, curtains, beams.

Knows: materials and openings.  Does not know: which room it becomes.
Wall drawings are in (x or z, y) metres, y down from the floor's 0.
"""

from __future__ import annotations

from typing import Literal

import numpy as np

from audobon.pencils import palette as pal
from audobon.pencils.light import mixed
from audobon.pencils.props import furniture
from audobon.pencils.shapes import Points, Shape, ShapeKind
from audobon.pencils.sketch import PEN, Random, Sketch, curve, oval, rectangle, wobbled
from audobon.pencils.stage import Stage

Sides = Literal["pictures", "boards", "bare"]
BACK = 3.9
HALF_WIDTH = 4.9
HEIGHT = 3.1


def near_edge(stage: Stage) -> float:
    """The nearest z (set metres) worth drawing a floor to."""
    return -0.70 * stage.view.distance / stage.set_scale


def plank_floor(
    stage: Stage, *, color: str = pal.WOOD_PALE, half_width: float = HALF_WIDTH, back: float = BACK
) -> None:
    """Boards running away from the reader, with joints, nails and grain."""
    near = near_edge(stage)
    s = stage.sketch("floor", label="floor")
    s.form(
        [(-half_width, back), (half_width, back), (half_width, near), (-half_width, near)], color, ink=0, part="floor"
    )
    rng = s.rng
    width = 0.34
    edges = np.arange(-half_width, half_width, width)
    for k, x in enumerate(edges):
        if rng.uniform() < 0.45:
            tint = mixed(color, (pal.WOOD, pal.WOOD_DARK, pal.CREAM)[k % 3], rng.uniform(0.08, 0.22))
            s.wash(
                [(x, back), (x + width, back), (x + width, near), (x, near)],
                tint,
                part="floor",
                strength=0.8,
                soft=0.01,
            )
    s.strokes([[(x, back), (x, 1.5), (x, near)] for x in edges], width=PEN * 0.6, color="#6e5235", taper=False)
    joints = [(x, rng.uniform(near, back)) for x in edges for _ in range(2)]
    s.strokes([[(x, z), (x + width, z)] for x, z in joints], width=PEN * 0.6, color="#6e5235", taper=False)
    grain = [(x + rng.uniform(0.06, 0.28), z0) for x in edges for z0 in rng.uniform(near, back, 2)]
    s.strokes([[(x, z), (x + 0.02, z + 0.3), (x, z + 0.7)] for x, z in grain], width=PEN * 0.35, color="#8a6a46")
    stage.lay(s.shapes)
    _floor_tones(stage, half_width=half_width, back=back, near=near)


def _floor_tones(stage: Stage, *, half_width: float, back: float, near: float) -> None:
    """Shade along the walls' feet and a pool of light in the middle."""
    s = stage.sketch("floor tones")
    s.shade(
        [(-half_width, back), (half_width, back), (half_width, back - 0.7), (-half_width, back - 0.7)],
        part="*",
        strength=0.34,
        soft=0.10,
    )
    s.light(oval(-0.4, 0.5, 2.2, 1.1), part="*", strength=0.30, soft=0.22)
    s.shade(
        [(-half_width, near + 1.0), (half_width, near + 1.0), (half_width, near), (-half_width, near)],
        part="*",
        strength=0.28,
        soft=0.10,
    )
    stage.lay(s.shapes, z=999.0)


def flag_floor(
    stage: Stage,
    *,
    color: str = pal.STONE_PALE,
    half_width: float = HALF_WIDTH,
    back: float = BACK,
    size: float = 0.62,
    label: str = "floor",
) -> None:
    """Stone flags in broken courses, some warmer, some cooler."""
    near = near_edge(stage)
    s = stage.sketch("flags", label=label)
    rng = s.rng
    s.form(
        [(-half_width, back), (half_width, back), (half_width, near), (-half_width, near)], color, ink=0, part="floor"
    )
    rows = np.arange(back, near, -size)
    cross, tints = [], []
    for k, z in enumerate(rows):
        cross.append(wobbled([(-half_width, z), (half_width, z)], rng, amount=0.015, step=1.2, closed=False))
        for x in np.arange(-half_width + (k % 2) * size * 0.6, half_width, size * 1.3):
            at = x + rng.normal(0, 0.05)
            cross.append(np.array([(at, z), (at + rng.normal(0, 0.02), z - size)]))
            if rng.uniform() < 0.3:
                tints.append(
                    (rectangle(at, z - size, at + size * 1.2, z), (pal.STONE, pal.SAND, pal.STONE_DARK)[k % 3])
                )
    for outline, tint in tints:
        s.wash(outline, tint, part="floor", strength=0.35, soft=0.02)
    s.strokes(cross, width=PEN * 0.7, color="#7d7264", taper=False)
    stage.lay(s.shapes)
    _floor_tones(stage, half_width=half_width, back=back, near=near)


def walls(
    stage: Stage,
    *,
    color: str,
    half_width: float = HALF_WIDTH,
    back: float = BACK,
    height: float = HEIGHT,
    ceiling: str = pal.CREAM,
    sides: Sides = "pictures",
) -> None:
    """Back wall, side walls in perspective (hung with pictures, boarded, or bare) and the ceiling."""
    near = near_edge(stage)
    s = stage.sketch("ceiling", label="ceiling")
    s.form(
        [(-half_width, back), (half_width, back), (half_width, near), (-half_width, near)],
        ceiling,
        ink=0,
        part="ceiling",
    )
    s.shade(
        [(-half_width, back), (half_width, back), (half_width, back - 1.1), (-half_width, back - 1.1)],
        part="ceiling",
        strength=0.30,
        soft=0.25,
    )
    s.strokes(
        [[(x, back), (x, 0.0), (x, near)] for x in np.arange(-half_width, half_width, 0.7)],
        width=PEN * 0.45,
        color=mixed(ceiling, "#8a7a62", 0.5),
        taper=False,
    )
    stage.ceiling(s.shapes, height=height)
    for side in (-1, 1):
        w = stage.sketch("side", side, label="wall")
        tone = mixed(color, "#7a7268", 0.16 if side < 0 else 0.26)
        w.form([(near, 0), (back, 0), (back, -height), (near, -height)], tone, part="side", ink=PEN * 0.7)
        w.shade([(near, 0), (back, 0), (back, -0.5), (near, -0.5)], part="side", strength=0.25, soft=0.15)
        _side_details(w, near=near, back=back, height=height, tone=tone, sides=sides)
        stage.side_wall(w.shapes, x=side * half_width)
    b = stage.sketch("back", label="wall")
    b.form(rectangle(-half_width, -height, half_width, 0.0), color, ink=PEN * 0.8, part="wall")
    b.shade(rectangle(-half_width, -height, half_width, -height + 0.5), part="wall", strength=0.22, soft=0.25)
    for side in (-1, 1):
        b.shade(
            rectangle(side * half_width - 0.7, -height, side * half_width + 0.7, 0),
            part="wall",
            strength=0.26,
            soft=0.35,
        )
    b.light(oval(-0.6, -1.5, 2.0, 1.1), part="wall", strength=0.25, soft=0.5)
    _plaster_marks(b, half_width=half_width, height=height)
    stage.put(b.shapes, x=0, z=back)


def _side_details(s: Sketch, *, near: float, back: float, height: float, tone: str, sides: Sides) -> None:
    """Skirting, a picture or two, and hatching where the wall turns away; in (z, y)."""
    s.form(rectangle(near, -0.16, back, 0.0), mixed(tone, pal.WOOD_DARK, 0.35), ink=PEN * 0.6)
    if sides == "boards":
        courses = [
            wobbled([(near, y), (back, y)], s.rng, amount=0.008, step=1.0, closed=False)
            for y in np.arange(-0.3, -height, -0.32)
        ]
        s.strokes(courses, width=PEN * 0.6, color=mixed(tone, "#4b3a2a", 0.5), taper=False)
    for z in np.arange(back - 1.5, near, -1.9) if sides == "pictures" else ():
        if z < -0.6 * abs(near):
            break
        s.add(furniture.picture(s.rng, width=0.62, height=0.5), x=float(z), y=-0.48 * height)
    s.hatch(back - 0.7, -height + 0.1, back - 0.05, -height + 1.1, count=9, color="#a08c70")


def _plaster_marks(s: Sketch, *, half_width: float, height: float) -> None:
    """Hair cracks and short hatching in the corners."""
    for _ in range(5):
        x, y = s.rng.uniform(-half_width, half_width), -s.rng.uniform(1.6, height)
        s.stroke(curve((x, y), (x + 0.1, y + 0.16), (x + 0.04, y + 0.34)), width=PEN * 0.4, color="#a08c70")
    for side in (-1, 1):
        s.hatch(
            side * (half_width - 0.5) - 0.3,
            -height + 0.1,
            side * (half_width - 0.5) + 0.3,
            -height + 0.9,
            count=9,
            color="#a08c70",
        )


def wainscot(
    rng: Random, *, half_width: float = HALF_WIDTH, height: float = 0.95, color: str = pal.WOOD
) -> list[Shape]:
    """Boarding along the lower wall, with a rail and a skirting board."""
    s = Sketch(rng, label="wall")
    s.form(rectangle(-half_width, -height, half_width, 0), color, ink=PEN * 0.7, part="boards")
    xs = np.arange(-half_width, half_width, 0.24)
    s.strokes(
        [[(x, -height), (x + rng.normal(0, 0.005), 0)] for x in xs], width=PEN * 0.5, color="#735537", taper=False
    )
    s.shade(rectangle(-half_width, -0.22, half_width, 0), part="boards", strength=0.35, soft=0.08)
    s.box(-half_width, -height - 0.05, half_width, -height + 0.03, mixed(color, pal.CREAM, 0.25), ink=PEN * 0.7)
    s.box(-half_width, -0.14, half_width, 0, mixed(color, pal.WOOD_DARK, 0.3), ink=PEN * 0.7)
    return s.shapes


def beams(
    stage: Stage,
    *,
    back: float = BACK,
    half_width: float = HALF_WIDTH,
    height: float = HEIGHT,
    color: str = pal.WOOD_DARK,
) -> None:
    """Ceiling beams: a face below each, seen across the room."""
    for k, z in enumerate((back - 0.25, back - 1.6, back - 2.9)):
        s = stage.sketch("beam", k, label="ceiling")
        s.box(-half_width, -height, half_width, -height + 0.20, color, part="beam")
        s.shade(
            rectangle(-half_width, -height + 0.11, half_width, -height + 0.21), part="beam", strength=0.4, soft=0.03
        )
        grain = [
            [(x, -height + 0.06), (x + 0.5, -height + 0.08), (x + 0.9, -height + 0.06)]
            for x in s.rng.uniform(-half_width, half_width, 12)
        ]
        s.strokes(grain, width=PEN * 0.4)
        stage.put(s.shapes, x=0, z=z)


def window(
    stage: Stage,
    *words: str | int,
    width: float = 1.15,
    height: float = 1.25,
    sill: float = 1.0,
    frame: str = pal.WOOD_PALE,
    panes: tuple[int, int] = (2, 3),
    curtain: str = "",
) -> list[Shape]:
    """A casement with what lies outside: land and sky by day, the moon by night; curtains where a colour is given."""
    s = stage.sketch("window", *words, label="window")
    left, right, top, bottom = -width / 2, width / 2, -sill - height, -sill
    light = stage.light
    s.box(left - 0.09, top - 0.09, right + 0.09, bottom + 0.05, frame)
    s.form(rectangle(left, top, right, bottom), mixed(light.sky_low, light.sky_top, 0.35), ink=PEN * 0.7, part="view")
    s.wash(
        rectangle(left, top, right, top + 0.4 * height), light.sky_top, part="view", strength=0.8, soft=0.15 * height
    )
    if light.name == "night":
        s.form(oval(right - 0.25 * width, top + 0.25 * height, 0.06, 0.06), "#f0e7c4", ink=PEN * 0.4)
    else:
        ridge = [
            (left, bottom - 0.30 * height),
            (left + 0.35 * width, bottom - 0.42 * height),
            (right, bottom - 0.26 * height),
        ]
        s.wash(
            [*ridge, (right, bottom), (left, bottom)],
            light.on_set(pal.LEAF_BLUE),
            part="view",
            strength=0.75,
            soft=0.01,
        )
        s.wash(
            oval(left + 0.7 * width, bottom - 0.2 * height, 0.2 * width, 0.2 * height),
            light.on_set(pal.LEAF),
            part="view",
            strength=0.8,
            soft=0.02,
        )
    columns, rows = panes
    for k in range(1, columns):
        x = left + k * width / columns
        s.box(x - 0.022, top, x + 0.022, bottom, frame, ink=PEN * 0.6)
    for k in range(1, rows):
        y = top + k * height / rows
        s.box(left, y - 0.018, right, y + 0.018, frame, ink=PEN * 0.6)
    s.strokes(
        [[(left + 0.08, top + 0.3), (left + 0.22, top + 0.12)], [(left + 0.10, top + 0.42), (left + 0.32, top + 0.14)]],
        width=PEN * 0.4,
        color="#8fa0a0",
    )
    s.box(left - 0.16, bottom + 0.03, right + 0.16, bottom + 0.11, mixed(frame, pal.WOOD, 0.3))
    if curtain:
        curtains(s, left=left - 0.22, right=right + 0.22, top=top - 0.16, bottom=bottom + 0.30, color=curtain)
    return s.shapes


def curtains(s: Sketch, *, left: float, right: float, top: float, bottom: float, color: str) -> None:
    """Two hangings gathered at the sides, a rod, folds."""
    before, s.label = s.label, "curtain"
    s.stroke([(left - 0.1, top), (right + 0.1, top)], width=PEN * 2.2, color=pal.WOOD_DARK, taper=False)
    width = (right - left) * 0.27
    for side, edge in ((1, left), (-1, right)):
        tie = top + 0.68 * (bottom - top)
        inner = [
            (edge + side * width * 1.25, top),
            (edge + side * width * 1.05, top + 0.35 * (bottom - top)),
            (edge + side * width * 0.45, tie),
            (edge + side * width * 0.85, bottom),
        ]
        part = f"curtain{side}"
        s.form(np.array([(edge, top), *inner, (edge - side * 0.03, bottom)]), color, part=part)
        folds = [
            curve(
                (edge + side * width * u, top),
                (edge + side * width * u * 0.8, top + 0.35 * (bottom - top)),
                (edge + side * width * u * 0.40, tie),
                (edge + side * width * u * 0.7, bottom),
            )
            for u in (0.2, 0.45, 0.7, 0.95)
        ]
        s.strokes(folds, width=PEN * 0.6)
        s.shade(
            oval(edge + side * width * 0.2, tie, width * 0.25, 0.4 * (bottom - top)), part=part, strength=0.4, soft=0.08
        )
        s.light(
            oval(edge + side * width * 0.7, top + 0.25 * (bottom - top), width * 0.2, 0.25 * (bottom - top)),
            part=part,
            strength=0.35,
            soft=0.06,
        )
        s.box(
            edge - 0.02, tie - 0.03, edge + side * width * 0.5, tie + 0.03, mixed(color, pal.CREAM, 0.4), ink=PEN * 0.6
        )
    s.label = before


def window_light(stage: Stage, *, x: float, back: float = BACK, width: float = 1.1) -> None:
    """The bright patch a window throws on the floor by day."""
    if stage.light.lamps:
        return
    s = stage.sketch("patch", round(x * 10))
    patch = [(x, back - 0.5), (x + width, back - 0.5), (x + 1.9 * width, back - 2.3), (x + 0.7 * width, back - 2.3)]
    s.light(patch, part="*", strength=0.42, soft=0.05)
    stage.lay(s.shapes, z=998.0)


def lamp_glow(stage: Stage, *, x: float, height: float, z: float, radius: float = 1.3) -> None:
    """Warm light round a flame by evening and night, over all that is near it."""
    if not stage.light.lamps:
        return
    s = stage.sketch("glow", round(x * 10), round(height * 10))
    s.light(oval(0, -height, radius, radius), part="*", strength=0.50, soft=0.5 * radius, color="#e8b765")
    stage.put(s.shapes, x=x, z=z - 0.4)


def tone(kind: ShapeKind, points: Points, *, color: str, part: str, strength: float, soft: float) -> Shape:
    """One soft mark outside a sketch."""
    return Shape(kind=kind, points=points, color=color, part=part, strength=strength, softness=soft)


def surround(stage: Stage, color: str, *, label: str = "wall") -> None:
    """What shows where a round or narrow place ends and a very wide frame does not: one dark tone behind all."""
    view = stage.view
    full = rectangle(-0.3 * view.width_px, -0.3 * view.height_px, 1.3 * view.width_px, 1.3 * view.height_px)
    tint = stage.light.on_set(color)
    stage.backdrop([Shape(kind=ShapeKind.FORM, points=full, color=tint, part="surround", label=label)])
