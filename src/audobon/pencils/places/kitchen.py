"""Cottage kitchen: a wide hearth with a kettle over the fire, a dresser, a window over the table.

Knows: this place's geometry.  Does not know: who stands in it.
"""

from __future__ import annotations

import numpy as np

from audobon.pencils import palette as pal
from audobon.pencils.light import mixed
from audobon.pencils.places import room
from audobon.pencils.props import furniture, joinery
from audobon.pencils.shapes import Shape, smooth
from audobon.pencils.sketch import PEN, Random, Sketch, curve, oval, rectangle
from audobon.pencils.stage import Stage


def kitchen(stage: Stage) -> None:
    side = 1.0 if stage.rng("hand").uniform() < 0.5 else -1.0
    room.flag_floor(stage, color=pal.SAND)
    room.walls(stage, color=pal.PLASTER, ceiling=pal.CREAM, sides="bare")
    room.beams(stage)
    stage.put(room.window(stage, "kitchen", curtain=pal.CLOTH_ROSE), x=-side * 0.75, z=room.BACK)
    room.window_light(stage, x=-side * 0.75)
    stage.put(hearth(stage.rng("hearth")), x=side * 1.75, z=room.BACK)
    room.lamp_glow(stage, x=side * 1.75, height=0.5, z=room.BACK, radius=1.7)
    stage.put(furniture.dresser(stage.rng("dresser")), x=-side * 2.65, z=room.BACK - 0.15)
    stage.put(joinery.door(stage.rng("door")), x=side * 3.9, z=room.BACK)
    stage.put(strings(stage.rng("onions")), x=-side * 1.75, z=room.BACK - 0.1, lift=1.75)
    stage.put(strings(stage.rng("herbs"), color=pal.MOSS), x=side * 0.55, z=room.BACK - 0.1, lift=1.9)
    stage.shadow(x=-side * 2.1, z=2.5, half_width=0.8)
    stage.put(furniture.table(stage.rng("table"), width=1.5), x=-side * 2.1, z=2.5)
    stage.put(furniture.chair(stage.rng("chair")), x=-side * 3.1, z=2.2, mirror=side > 0)
    stage.shadow(x=side * 2.7, z=2.6, half_width=0.4)
    stage.put(furniture.chair(stage.rng("fire chair")), x=side * 2.8, z=2.7, mirror=side > 0)


def hearth(rng: Random, *, width: float = 1.5, stone: str = pal.BRICK_PALE) -> list[Shape]:
    """A brick chimney breast with a mantel, an arched opening, a fire, a hanging kettle."""
    s = Sketch(rng, label="wall")
    half, top, mantel = width / 2, -3.1, -1.42
    joinery.masonry(
        s,
        face=(-half * 0.86, top, half * 0.86, mantel),
        high=0.14,
        long=0.34,
        color=mixed(stone, pal.PLASTER, 0.45),
        part="flue",
        keep=0.3,
    )
    joinery.masonry(s, face=(-half, mantel, half, 0), high=0.13, long=0.3, color=stone, part="breast", keep=0.6)
    arch = np.vstack(
        [
            [(-half * 0.66, 0), (-half * 0.66, -0.72)],
            oval(0, -0.72, half * 0.66, 0.34, start=0.5, end=1.0, points=12),
            [(half * 0.66, 0)],
        ]
    )
    s.form(arch, pal.SOOT, part="mouth", ink=PEN * 1.1)
    s.light(oval(0, -0.15, 0.5, 0.35), part="mouth", strength=0.6, soft=0.15, color="#d98a4e")
    s.stroke([(0.0, -1.02), (0.0, -0.72)], width=PEN * 1.1, color=pal.IRON, taper=False)
    kettle(s, 0.0, -0.46)
    for x in (-0.24, 0.02, 0.22):
        s.form(
            np.array([(x - 0.16, -0.02), (x + 0.12, -0.12), (x + 0.16, -0.08), (x - 0.12, 0.02)]),
            pal.BARK_DARK,
            ink=PEN * 0.7,
        )
    for x, tall in ((-0.18, 0.26), (0.03, 0.34), (0.2, 0.24)):
        s.form(
            smooth(
                np.array(
                    [
                        (x - 0.09, -0.04),
                        (x - 0.06, -0.5 * tall),
                        (x, -tall),
                        (x + 0.05, -0.55 * tall),
                        (x + 0.09, -0.04),
                    ]
                ),
                samples=4,
            ),
            pal.FLAME,
            ink=PEN * 0.5,
            ink_color="#b4743c",
        )
        s.form(smooth(np.array([(x - 0.04, -0.03), (x, -0.55 * tall), (x + 0.04, -0.03)]), samples=4), pal.EMBER, ink=0)
    s.label = "shelf"
    s.box(-half - 0.14, mantel - 0.08, half + 0.14, mantel + 0.03, pal.WOOD_DARK, part="mantel")
    s.light(rectangle(-half - 0.14, mantel - 0.08, half + 0.14, mantel - 0.04), part="mantel", strength=0.4, soft=0.02)
    _mantel_things(s, y=mantel - 0.08, half=half)
    s.label = "floor"
    s.box(-half - 0.1, -0.05, half + 0.1, 0.07, pal.STONE, part="stone")
    return s.shapes


def _mantel_things(s: Sketch, *, y: float, half: float) -> None:
    for x in (-half * 0.8, half * 0.8):
        s.form(
            np.array(
                [
                    (x - 0.05, y),
                    (x - 0.02, y - 0.05),
                    (x - 0.02, y - 0.12),
                    (x + 0.02, y - 0.12),
                    (x + 0.02, y - 0.05),
                    (x + 0.05, y),
                ]
            ),
            pal.BRASS,
            ink=PEN * 0.7,
        )
        s.form(rectangle(x - 0.018, y - 0.27, x + 0.018, y - 0.12), pal.LINEN, ink=PEN * 0.6)
    s.form(np.array([(-0.16, y), (-0.15, y - 0.26), (0.0, y - 0.36), (0.15, y - 0.26), (0.16, y)]), pal.WOOD_RED)
    s.form(oval(0, y - 0.19, 0.095, 0.095), pal.CREAM, ink=PEN * 0.6)
    s.strokes([[(0, y - 0.19), (0.03, y - 0.22)], [(0, y - 0.19), (-0.01, y - 0.26)]], width=PEN * 0.7, taper=False)
    for x, color in ((-0.34, pal.CLOTH_BLUE), (0.34, pal.CLOTH_ROSE)):
        s.form(
            smooth(
                np.array(
                    [
                        (x - 0.05, y),
                        (x - 0.07, y - 0.09),
                        (x - 0.03, y - 0.17),
                        (x + 0.03, y - 0.17),
                        (x + 0.07, y - 0.09),
                        (x + 0.05, y),
                    ]
                ),
                samples=3,
            ),
            color,
            ink=PEN * 0.7,
        )


def kettle(s: Sketch, x: float, y: float) -> None:
    """A black kettle hanging by its bail."""
    s.stroke(oval(x, y - 0.16, 0.13, 0.14, start=0.5, end=1.0, points=10), width=PEN * 1.2, color=pal.IRON, taper=False)
    s.form(
        smooth(
            np.array([(x - 0.15, y), (x - 0.17, y - 0.13), (x, y - 0.19), (x + 0.17, y - 0.13), (x + 0.15, y)]),
            samples=4,
        ),
        pal.IRON,
        part="kettle",
    )
    s.form(np.array([(x + 0.13, y - 0.07), (x + 0.26, y - 0.16), (x + 0.28, y - 0.13), (x + 0.15, y - 0.01)]), pal.IRON)
    s.light(oval(x - 0.06, y - 0.12, 0.05, 0.03), part="kettle", strength=0.6, soft=0.02)
    s.form(oval(x, y - 0.20, 0.025, 0.02, points=8), pal.IRON)


def strings(rng: Random, *, color: str = pal.COPPER) -> list[Shape]:
    """A string of onions or a bunch of herbs hanging from a nail; the foot is its lowest point."""
    s = Sketch(rng)
    s.stroke([(0, -0.78), (0, -0.5)], width=PEN * 0.6, taper=False)
    if color == pal.MOSS:
        s.grass(0, -0.52, width=0.10, height=-0.45, blades=13, color="#6d7a45")
        s.form(rectangle(-0.03, -0.55, 0.03, -0.49), pal.THATCH, ink=PEN * 0.5)
        return s.shapes
    for k in range(9):
        y, x = -0.52 + 0.055 * k, 0.055 * (1 if k % 2 else -1) * (1.0 if k < 7 else 0.4)
        s.form(oval(x, y, 0.055, 0.05, points=12), color, ink=PEN * 0.6, part=f"onion{k}")
        s.strokes([curve((x - 0.02, y - 0.04), (x - 0.035, y), (x - 0.015, y + 0.04))], width=PEN * 0.35)
    return s.shapes
