"""Out of this world: among the stars, on the moon, in a dream.

Knows: these places' geometry.  Does not know: who stands in them.
"""

from __future__ import annotations

import numpy as np

from audobon.pencils import palette as pal
from audobon.pencils.light import mixed
from audobon.pencils.places import land, outdoors, room
from audobon.pencils.places.vignette import vignette
from audobon.pencils.props import plants
from audobon.pencils.shapes import Points, Shape, ShapeKind
from audobon.pencils.sketch import PEN, blob, curve, leafy, oval, pieces, rectangle
from audobon.pencils.stage import Stage


def _heaven(stage: Stage, *, top: str, low: str, stars: int) -> None:
    """A sky of deep colour full of stars, whatever the hour."""
    width, height = stage.view.width_px, stage.view.height_px
    full = rectangle(-0.3 * width, -0.3 * height, 1.3 * width, 1.3 * height)
    rng = stage.rng("stars")
    marks = []
    for x, y, r in zip(
        rng.uniform(0, 1, stars) * width, rng.uniform(0, 1, stars) * height, rng.uniform(0.8, 2.6, stars), strict=True
    ):
        r *= max(width, 300) / 600
        marks.append(np.array([(x, y - 2 * r), (x + 0.5 * r, y - 0.5 * r), (x + 2 * r, y), (x + 0.5 * r,
            y + 0.5 * r), (x, y + 2 * r), (x - 0.5 * r, y + 0.5 * r),
                               (x - 2 * r, y), (x - 0.5 * r, y - 0.5 * r)]))  # fmt: skip
    stage.backdrop(
        [
            Shape(kind=ShapeKind.FORM, points=full, color=low, part="sky", label="sky"),
            room.tone(
                ShapeKind.WASH,
                rectangle(-width, -height, 2 * width, 0.45 * height),
                color=top,
                part="sky",
                strength=0.9,
                soft=0.35 * height,
            ),
            Shape(kind=ShapeKind.FORM, points=pieces(marks), color="#f0e8c8", part="stars", label="sky"),
        ]
    )


def _globe(stage: Stage, *, x: float, y: float, r: float, color: str, ring: str = "", land_color: str = "") -> None:
    """A planet in the sky, in shares of the frame."""
    width, height = stage.view.width_px, stage.view.height_px
    unit = min(width, height)
    cx, cy, rr = x * width, y * height, r * unit
    part = f"globe{x:.2f}"
    shapes = [
        Shape(
            kind=ShapeKind.FORM,
            points=oval(cx, cy, rr, rr, points=36),
            color=color,
            part=part,
            label="sky",
            ink_width=1.3,
        )
    ]
    if land_color:
        shapes.append(room.tone(ShapeKind.WASH, blob(stage.rng("lands"), cx - 0.2 * rr, cy - 0.1 * rr, 0.6 * rr,
            0.5 * rr, rough=0.35), color=land_color, part=part,
                                strength=0.9, soft=0.02 * rr))  # fmt: skip
    else:
        shapes.append(room.tone(ShapeKind.WASH, rectangle(cx - rr, cy - 0.2 * rr, cx + rr, cy + 0.1 * rr),
            color=mixed(color, pal.CREAM, 0.4), part=part, strength=0.7,
                                soft=0.08 * rr))  # fmt: skip
    shapes.append(
        room.tone(
            ShapeKind.SHADE,
            oval(cx + 0.5 * rr, cy + 0.35 * rr, 0.9 * rr, 0.9 * rr),
            color="#3d4460",
            part=part,
            strength=0.6,
            soft=0.3 * rr,
        )
    )
    if ring:
        points = oval(cx, cy, 1.8 * rr, 0.4 * rr, points=40, start=-0.06, end=0.56)
        shapes.append(
            Shape(
                kind=ShapeKind.STROKE,
                points=points,
                color=ring,
                ink_color=ring,
                ink_width=max(0.12 * rr, 1.5),
                closed=False,
            )
        )
    stage.backdrop(shapes)


def starry_space(stage: Stage) -> None:
    """Among the stars: planets with rings, a comet, a river of light, a small round world to stand on."""
    side = land.hand(stage)
    _heaven(stage, top="#27304d", low="#56608a", stars=90)
    width, height = stage.view.width_px, stage.view.height_px
    river = np.stack(
        [np.linspace(-0.1, 1.1, 9) * width, (0.55 - 0.35 * np.linspace(0, 1, 9) * side) * height + 0.05 * height],
        axis=1,
    )
    lower = river + np.array([0.0, 0.16 * height])
    milky = np.vstack([river, lower[::-1]])
    stage.backdrop([room.tone(ShapeKind.LIGHT, milky, color="#c8cbe4", part="*", strength=0.3, soft=0.05 * height)])
    _globe(stage, x=0.5 + 0.3 * side, y=0.22, r=0.11, color="#c98f6e", ring="#e5d2a4")
    _globe(stage, x=0.5 - 0.34 * side, y=0.4, r=0.06, color="#8ea9bd")
    comet = np.array(
        [(0.5 - 0.12 * side, 0.12), (0.5 - 0.36 * side, 0.05), (0.5 - 0.36 * side, 0.09), (0.5 - 0.12 * side, 0.135)]
    ) * (width, height)
    stage.backdrop([room.tone(ShapeKind.LIGHT, comet, color="#f6edc9", part="*", strength=0.8, soft=2.0)])
    world = stage.sketch("small world", label="ground")
    world.form(blob(world.rng, 0, 1.0, 5.2, 2.6, lobes=16, rough=0.05), "#8d8fa6", part="world", ink=PEN)
    world.light(oval(-1.6, 1.8, 2.2, 0.9), part="world", strength=0.4, soft=0.4)
    for x, z, r in ((-2.6, 1.4, 0.5), (2.2, 2.2, 0.6), (2.8, 0.2, 0.4), (-1.0, 2.9, 0.35)):
        world.form(oval(side * x, z, r, 0.6 * r, points=16), "#75778f", ink=PEN * 0.7, part=f"pit{x}")
    stage.lay(world.shapes, z=60.0)
    for k, (x, z) in enumerate(((2.6, 2.9), (-2.9, 2.6))):
        stage.put(land.bare_rock(stage.rng("rock", k), width=0.8, height=0.6, color="#8d8fa6"), x=side * x, z=z)


def moonscape(stage: Stage) -> None:
    """On the moon: grey plains of craters, sharp hills, a black sky with the earth hanging blue in it."""
    side = land.hand(stage)
    _heaven(stage, top="#262b40", low="#3f465f", stars=80)
    _globe(stage, x=0.5 + 0.28 * side, y=0.2, r=0.13, color="#8fb3c4", land_color=pal.LEAF)
    outdoors.ground(stage, color="#c4c2b8", label="ground")
    ridge = stage.sketch("ridge", label="mountain")
    xs = np.linspace(-90, 90, 37)
    tops = -ridge.rng.uniform(1.5, 9.0, 37)
    ridge.form(np.vstack([np.stack([xs, tops], axis=1), [(90, 1), (-90, 1)]]), "#a5a39c", part="ridge", ink=PEN * 1.6)
    ridge.strokes(
        [[(x, y), (x + 1.4, 0.4 * y), (x + 1.0, 0)] for x, y in zip(xs[::2], tops[::2], strict=True)], width=PEN * 2
    )
    stage.put(ridge.shapes, x=0, z=50.0)
    pits = stage.sketch("craters", label="ground")
    for k, (x, z, r) in enumerate(
        (
            (-2.8, 3.6, 1.1),
            (3.0, 4.8, 1.5),
            (-5.6, 8.0, 2.2),
            (1.0, 9.6, 1.8),
            (6.6, 11.0, 2.4),
            (-1.4, 14.0, 2.6),
            (2.6, 1.6, 0.6),
            (-9.0, 17, 3.4),
        )
    ):
        pits.form(oval(side * x, z, r, 0.55 * r, points=26), "#dad7cb", ink=PEN * 0.8, part=f"rim{k}")
        pits.form(
            oval(side * x + 0.04 * r, z - 0.03 * r, 0.8 * r, 0.42 * r, points=24),
            "#98968f",
            ink=PEN * 0.6,
            part=f"pit{k}",
        )
        pits.light(oval(side * x + 0.35 * r, z + 0.2 * r, 0.4 * r, 0.15 * r), part=f"pit{k}", strength=0.4, soft=0.1)
    dust = pits.rng.uniform((-5, -1), (5, 5), (50, 2))
    pits.strokes(
        [curve((x, z), (x + 0.08, z + 0.02), (x + 0.16, z)) for x, z in dust], width=PEN * 0.7, color="#85837c"
    )
    stage.lay(pits.shapes, z=985.0)
    for k, (x, z) in enumerate(((2.4, 3.0), (-2.4, 2.8), (4.2, 3.8), (-4.4, 5.2))):
        stage.put(
            land.bare_rock(stage.rng("rock", k), width=0.9 - 0.1 * k, height=0.7, color="#b3b1a8"), x=side * x, z=z
        )


def dream(stage: Stage) -> None:
    """A dream: the vignette's wash with a crescent to sit on, stars on threads, drifting clouds and sleepy flowers."""
    side = land.hand(stage)
    vignette(stage)
    width, height = stage.view.width_px, stage.view.height_px
    unit = min(width, height)
    light = stage.light
    shapes = []
    cx, cy, r = (0.5 + 0.3 * side) * width, 0.24 * height, 0.12 * unit
    outer = oval(cx, cy, r, r, points=26, start=0.12, end=0.88)
    inner = oval(cx + 0.45 * r, cy, 0.82 * r, 0.86 * r, points=22, start=0.82, end=0.18)
    shapes.append(
        Shape(
            kind=ShapeKind.FORM,
            points=np.vstack([outer, inner]),
            color=light.on_set("#f0dfa6"),
            ink_width=1.4,
            part="moon",
            label="sky",
        )
    )
    for k, (x, y, long) in enumerate(
        ((0.16, 0.3, 0.3), (0.3, 0.2, 0.2), (0.42, 0.34, 0.34), (0.62, 0.16, 0.16), (0.9, 0.36, 0.36))
    ):
        px, py = (x if side > 0 else 1 - x) * width, y * height
        shapes.append(
            Shape(
                kind=ShapeKind.STROKE,
                points=np.array([(px, py - long * height), (px, py)]),
                color="#b9ab8c",
                ink_color="#b9ab8c",
                ink_width=0.8,
                closed=False,
            )
        )
        shapes.append(Shape(kind=ShapeKind.FORM, points=_star(px, py + 0.03 * unit, 0.035 * unit),
            color=light.on_set(pal.FLOWER_YELLOW), ink_width=1.1,
                            part=f"star{k}", label="sky"))  # fmt: skip
    rng = stage.rng("clouds")
    for k, (x, y, size) in enumerate(((0.08, 0.62, 0.16), (0.92, 0.6, 0.18), (0.7, 0.44, 0.1))):
        cloud = leafy(rng, x * width, y * height, size * width, 0.36 * size * width, scallop=0.5 * size * width)
        tint = light.on_set((pal.PLASTER_BLUE, pal.PLASTER_ROSE, pal.LINEN)[k])
        shapes.append(
            Shape(
                kind=ShapeKind.FORM,
                points=cloud,
                color=tint,
                ink_width=1.1,
                ink_color="#b3a48c",
                part=f"cloud{k}",
                label="sky",
            )
        )
        shapes.append(room.tone(ShapeKind.SHADE, oval(x * width, (y + 0.04) * height, size * width,
            0.2 * size * width), color="#8d93a8", part=f"cloud{k}", strength=0.3,
                                soft=0.06 * size * width))  # fmt: skip
    stage.backdrop(shapes)
    for k, x in enumerate((-2.4, -3.2, 2.5, 3.4)):
        stage.put(plants.flower(stage.rng("poppy", k), height=0.9, color=pal.FLOWERS[k]), x=side * x, z=1.6)


def _star(x: float, y: float, r: float) -> Points:
    turn = np.linspace(0, 2 * np.pi, 10, endpoint=False) - np.pi / 2
    reach = np.where(np.arange(10) % 2 == 0, r, 0.45 * r)
    return np.stack([x + reach * np.cos(turn), y + reach * np.sin(turn)], axis=1)
