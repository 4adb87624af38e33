"""Great halls: a castle's throne hall, a church's nave, a tavern's taproom.

Knows: these places' geometry.  Does not know: who stands in them.
"""

from __future__ import annotations

import numpy as np

from audobon.pencils import palette as pal
from audobon.pencils.light import mixed
from audobon.pencils.places import kitchen, room
from audobon.pencils.props import buildings, furniture, joinery, kitchen_things
from audobon.pencils.shapes import Shape, smooth
from audobon.pencils.sketch import PEN, Random, Sketch, curve, oval, rectangle
from audobon.pencils.stage import Stage

BACK = 7.5
HALF = 7.0
HIGH = 6.2


def castle_hall(stage: Stage) -> None:
    """Pillars and banners leading to a throne under a canopy."""
    room.flag_floor(stage, color="#d6cbb4", back=BACK, half_width=HALF, size=0.9)
    room.walls(stage, color="#cfc4ae", half_width=HALF, back=BACK, height=HIGH, ceiling="#b7a88e")
    s = stage.sketch("back wall", label="wall")
    for x in (-4.6, 4.6):
        buildings.pointed(s, x, -1.8, width=1.3, height=3.0, color=stage.light.sky_low)
    blocks = joinery.courses(s.rng, face=(-HALF, -HIGH, HALF, 0), high=0.45, long=0.9, keep=0.16)
    s.form(blocks, "#bdb19a", ink=PEN * 0.5, ink_color="#8f8472")
    stage.put(s.shapes, x=0, z=BACK)
    carpet = stage.sketch("carpet", label="rug")
    near = room.near_edge(stage)
    carpet.form(
        [(-0.9, BACK - 0.8), (0.9, BACK - 0.8), (0.9, near), (-0.9, near)], pal.CLOTH_RED, part="carpet", ink=PEN * 0.7
    )
    carpet.strokes([[(x, BACK - 0.8), (x, near)] for x in (-0.76, 0.76)], width=PEN * 1.2, color=pal.BRASS, taper=False)
    stage.lay(carpet.shapes, z=900.0)
    stage.put(throne(stage.rng("throne")), x=0, z=BACK - 0.4)
    for k, z in enumerate((6.4, 4.0, 1.6)):
        for side in (-1, 1):
            stage.shadow(x=side * 3.5, z=z, half_width=0.4)
            stage.put(pillar(stage.rng("pillar", k, side)), x=side * 3.5, z=z)
            stage.put(
                banner(stage.rng("banner", k, side), color=(pal.CLOTH_BLUE, pal.CLOTH_RED, pal.CLOTH_MUSTARD)[k]),
                x=side * 2.55,
                z=z + 0.1,
                lift=2.3,
            )


def throne(rng: Random) -> list[Shape]:
    """A high-backed throne on three steps under a draped canopy."""
    s = Sketch(rng, label="chair")
    for k in range(3):
        half = 1.7 - 0.3 * k
        s.box(
            -half,
            -0.2 * (k + 1),
            half,
            -0.2 * k,
            mixed(pal.STONE_PALE, pal.CREAM, 0.15 * k),
            ink=PEN * 0.8,
            part=f"step{k}",
        )
    for side in (-1, 1):
        fold = smooth(
            np.array(
                [
                    (0, -4.6),
                    (side * 1.4, -3.9),
                    (side * 1.5, -2.2),
                    (side * 1.25, -0.6),
                    (side * 0.75, -0.6),
                    (side * 0.85, -2.2),
                    (side * 0.55, -3.6),
                ]
            ),
            samples=4,
        )
        s.form(fold, pal.CLOTH_RED, part=f"drape{side}")
        s.strokes(
            [
                curve(
                    (side * 0.3 * u, -4.4),
                    (side * (0.7 + 0.5 * u), -3.4),
                    (side * (0.85 + 0.45 * u), -2),
                    (side * (0.8 + 0.4 * u), -0.7),
                )
                for u in (0.2, 0.5, 0.8)
            ],
            width=PEN * 0.8,
        )
        s.shade(oval(side * 0.8, -2, 0.2, 1.3), part=f"drape{side}", strength=0.4, soft=0.12)
    s.form(np.array([(-0.3, -4.5), (0, -5.1), (0.3, -4.5)]), pal.BRASS)
    s.form(
        smooth(
            np.array([(-0.55, -0.7), (-0.6, -2.3), (-0.3, -2.6), (0, -2.85), (0.3, -2.6), (0.6, -2.3), (0.55, -0.7)]),
            samples=3,
        ),
        pal.BRASS,
        part="frame",
    )
    s.form(
        smooth(np.array([(-0.42, -0.9), (-0.45, -2.2), (0, -2.45), (0.45, -2.2), (0.42, -0.9)]), samples=3),
        pal.CLOTH_BLUE,
        part="back",
        ink=PEN * 0.8,
    )
    s.shade(oval(0.2, -1.5, 0.2, 0.7), part="back", strength=0.35, soft=0.1)
    s.form(rectangle(-0.6, -1.2, 0.6, -1.02), pal.CLOTH_BLUE, part="seat")
    s.form(rectangle(-0.62, -1.04, 0.62, -0.6), pal.BRASS, part="base")
    s.strokes([rectangle(-0.5, -0.95, 0.5, -0.7)[[0, 1, 2, 3, 0]]], width=PEN * 0.6, taper=False)
    for side in (-1, 1):
        s.form(
            np.array([(side * 0.5, -1.5), (side * 0.7, -1.5), (side * 0.7, -0.6), (side * 0.5, -0.6)]),
            pal.BRASS,
            part=f"arm{side}",
        )
        s.form(oval(side * 0.6, -1.55, 0.13, 0.1, points=14), pal.BRASS)
    return s.shapes


def pillar(rng: Random, *, height: float = HIGH) -> list[Shape]:
    """A round stone pillar with base and carved capital."""
    s = Sketch(rng, label="wall")
    s.form(rectangle(-0.3, -height, 0.3, -0.3), pal.STONE_PALE, part="shaft")
    s.shade(rectangle(0.04, -height, 0.34, 0), part="shaft", strength=0.45, soft=0.10)
    s.light(rectangle(-0.24, -height, -0.1, -0.3), part="shaft", strength=0.4, soft=0.06)
    s.strokes(
        [[(-0.3, y), (0.3, y + 0.02)] for y in np.arange(-height + 1.1, -0.4, 1.05)], width=PEN * 0.5, taper=False
    )
    s.box(-0.44, -0.18, 0.44, 0, pal.STONE, part="base")
    s.box(-0.37, -0.32, 0.37, -0.18, pal.STONE_PALE)
    s.form(
        np.array(
            [
                (-0.3, -height + 0.9),
                (-0.5, -height + 0.35),
                (-0.5, -height),
                (0.5, -height),
                (0.5, -height + 0.35),
                (0.3, -height + 0.9),
            ]
        ),
        pal.STONE,
        part="capital",
    )
    s.strokes(
        [
            curve((x, -height + 0.85), (x * 1.5, -height + 0.6), (x * 1.2, -height + 0.42))
            for x in (-0.24, -0.1, 0.1, 0.24)
        ],
        width=PEN * 0.7,
    )
    return s.shapes


def banner(rng: Random, *, color: str) -> list[Shape]:
    """A hanging banner, swallow-tailed, with a lozenge."""
    s = Sketch(rng, label="curtain")
    s.stroke([(-0.42, -2.0), (0.42, -2.0)], width=PEN * 2, color=pal.WOOD_DARK, taper=False)
    s.form(np.array([(-0.36, -2.0), (0.36, -2.0), (0.36, -0.1), (0.0, -0.4), (-0.36, -0.1)]), color, part="cloth")
    s.shade(rectangle(0.1, -2, 0.36, 0), part="cloth", strength=0.3, soft=0.08)
    s.strokes([curve((x, -1.95), (x + 0.02, -1.2), (x - 0.01, -0.45)) for x in (-0.18, 0.17)], width=PEN * 0.6)
    s.form(np.array([(0, -1.6), (0.2, -1.25), (0, -0.9), (-0.2, -1.25)]), pal.BRASS, ink=PEN * 0.7)
    return s.shapes


def nave(stage: Stage) -> None:
    """A church: pillars, pews, tall coloured windows, an altar with candles."""
    room.flag_floor(stage, color="#d9d0bd", back=BACK, half_width=HALF, size=0.8)
    room.walls(stage, color="#e2dac6", half_width=HALF, back=BACK, height=HIGH, ceiling="#cfc5ae", sides="bare")
    s = stage.sketch("east", label="wall")
    buildings.pointed(s, 0, -1.9, width=2.2, height=3.8, color=stage.light.sky_low)
    coloured_glass(s, x=0.0, sill=-1.9, width=2.2, height=3.8)
    for x in (-4.4, 4.4):
        buildings.pointed(s, x, -1.8, width=1.1, height=2.8, color=stage.light.sky_low)
        coloured_glass(s, x=x, sill=-1.8, width=1.1, height=2.8)
    stage.put(s.shapes, x=0, z=BACK)
    altar = stage.sketch("altar", label="table")
    altar.box(-1.1, -1.0, 1.1, 0, pal.STONE_PALE)
    altar.form(np.array([(-1.2, -1.05), (1.2, -1.05), (1.2, -0.35), (-1.2, -0.35)]), pal.LINEN, part="cloth")
    altar.strokes([[(x, -1.0), (x, -0.38)] for x in np.linspace(-1.1, 1.1, 12)], width=PEN * 0.5)
    stage.put(altar.shapes, x=0, z=BACK - 0.7)
    for x in (-0.8, 0.8):
        stage.put(furniture.candle(stage.rng("candle", round(x))), x=x, z=BACK - 0.72, lift=1.05, scale=1.6)
    for k, z in enumerate((6.0, 3.4)):
        for side in (-1, 1):
            stage.put(pillar(stage.rng("pillar", k, side)), x=side * 4.2, z=z)
    for k, z in enumerate((5.2, 4.2, 3.2, 2.2)):
        for side in (-1, 1):
            stage.put(pew(stage.rng("pew", k, side)), x=side * 2.75, z=z)


def coloured_glass(s: Sketch, *, x: float, sill: float, width: float, height: float) -> None:
    """Lozenges of coloured glass in a leaded lattice, within a pointed window."""
    step = width / 5
    for row in range(int(0.94 * height / step)):
        y = sill - (row + 0.6) * step
        rise = max((sill - y) / height - 0.55, 0.0) / 0.45
        half = 0.47 * width * (1 - rise**1.6)
        for k in range(-2, 3):
            at = x + (k + 0.5 * (row % 2)) * step
            if abs(at - x) + 0.4 * step > half:
                continue
            color = pal.FLOWERS[int(s.rng.integers(len(pal.FLOWERS)))]
            lozenge = [(at, y - 0.62 * step), (at + 0.46 * step, y), (at, y + 0.62 * step), (at - 0.46 * step, y)]
            s.form(np.array(lozenge), mixed(color, pal.CREAM, 0.25), ink=PEN * 0.8)


def pew(rng: Random) -> list[Shape]:
    s = Sketch(rng, label="furniture")
    s.box(-1.1, -0.95, 1.1, 0, pal.WOOD, part="back")
    s.shade(rectangle(-1.1, -0.45, 1.1, 0), part="back", strength=0.3, soft=0.12)
    s.strokes([[(x, -0.88), (x, -0.05)] for x in np.linspace(-0.9, 0.9, 7)], width=PEN * 0.5, taper=False)
    s.box(-1.12, -1.0, 1.12, -0.9, mixed(pal.WOOD, pal.CREAM, 0.2), ink=PEN * 0.8)
    for x in (-1.1, 1.1):
        s.form(
            np.array([(x - 0.06, 0), (x - 0.06, -1.1), (x, -1.18), (x + 0.06, -1.1), (x + 0.06, 0)]),
            pal.WOOD_DARK,
            ink=PEN * 0.8,
        )
    return s.shapes


def tavern(stage: Stage) -> None:
    """An inn's taproom: timbered walls, a counter with casks behind it, a big hearth, long table and benches."""
    side = 1.0 if stage.rng("hand").uniform() < 0.5 else -1.0
    room.plank_floor(stage, color=pal.WOOD)
    room.walls(stage, color="#e6d3a8", ceiling="#d8c193")
    room.beams(stage)
    s = stage.sketch("timbers", label="wall")
    for x in (-4.4, -2.2, 0.0, 2.2, 4.4):
        s.box(x - 0.09, -3.1, x + 0.09, 0, pal.WOOD_DARK, part=f"t{x}")
    for a, b in ((-4.4, -2.2), (2.2, 4.4)):
        s.form(np.array([(a, -1.5), (b, -3.0), (b, -2.8), (a, -1.3)]), pal.WOOD_DARK)
    s.box(-4.9, -1.62, 4.9, -1.46, pal.WOOD_DARK)
    stage.put(s.shapes, x=0, z=room.BACK)
    stage.put(kitchen.hearth(stage.rng("hearth"), width=1.7, stone=pal.STONE), x=-side * 2.6, z=room.BACK)
    room.lamp_glow(stage, x=-side * 2.6, height=0.5, z=room.BACK, radius=1.6)
    stage.put(
        room.window(stage, "bottle panes", width=1.1, height=0.95, sill=1.2, panes=(4, 4)), x=-side * 0.6, z=room.BACK
    )
    for k, x in enumerate((1.15, 2.45, 3.75)):
        stage.put(kitchen_things.tun(stage.rng("tun", k)), x=side * x, z=room.BACK - 0.4, lift=0.3, scale=0.8)
    counter = stage.sketch("counter", label="table")
    counter.box(-1.7, -1.05, 1.7, 0, pal.WOOD, part="front")
    counter.strokes(
        [rectangle(x, -0.92, x + 0.7, -0.14)[[0, 1, 2, 3, 0]] for x in (-1.6, -0.8, 0.0, 0.8)],
        width=PEN * 0.7,
        taper=False,
    )
    counter.shade(rectangle(-1.7, -1.05, 1.7, -0.85), part="front", strength=0.4, soft=0.05)
    counter.box(-1.82, -1.14, 1.82, -1.03, pal.WOOD_PALE)
    stage.put(counter.shapes, x=side * 2.7, z=room.BACK - 1.1)
    for k, x in enumerate((1.6, 2.1, 3.5)):
        drawing = (kitchen_things.jug, kitchen_things.glass, kitchen_things.bottle)[k](stage.rng("on bar", k))
        stage.put(drawing, x=side * x, z=room.BACK - 1.12, lift=1.14)
    stage.shadow(x=-side * 2.7, z=1.9, half_width=1.0)
    stage.put(furniture.table(stage.rng("table"), width=1.7, color=pal.WOOD_RED), x=-side * 2.7, z=2.1)
    stage.put(kitchen_things.cooking_pot(stage.rng("stew")), x=-side * 2.6, z=2.05, lift=0.82, scale=0.6)
    stage.put(furniture.chair(stage.rng("chair")), x=-side * 3.9, z=2.0, mirror=side > 0)
