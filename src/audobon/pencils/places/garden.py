"""Vegetable garden: beds of cabbage and lettuce either side of a path, bean poles, palings, a gate, pots.

Knows: this place's geometry.  Does not know: who stands in it.
"""

from __future__ import annotations

import numpy as np

from audobon.pencils import palette as pal
from audobon.pencils.places import outdoors, trees
from audobon.pencils.props import garden_things, plants
from audobon.pencils.sketch import PEN, oval, pieces
from audobon.pencils.stage import Stage


def garden(stage: Stage) -> None:
    outdoors.sky(stage)
    outdoors.ground(stage, color=pal.GRASS)
    outdoors.hills(stage, z=50, height=5.0)
    outdoors.tree_line(stage, z=17, height=3.8)
    outdoors.path(stage, half_width=0.75, bend=0.5, far=10.5)
    outdoors.blotches(stage, colors=(pal.GRASS_PALE, pal.GRASS_DARK))
    side = 1 if stage.rng("hand").uniform() < 0.5 else -1
    gate_x = 0.5
    for cell in stage.cells(9.0, width=2.0):
        x = cell * 2.0 + 1.0 + gate_x + 0.62
        if cell == -1:
            continue
        stage.put(garden_things.paling(stage.rng("fence", cell), width=2.02), x=x, z=9.0)
    stage.put(garden_things.gate(stage.rng("gate"), width=1.5), x=gate_x - 0.37, z=8.95)
    for bed, (z, kind) in enumerate(((7.2, "beans"), (5.9, "cabbage"), (4.7, "lettuce"), (3.6, "cabbage"))):
        _bed(stage, z=z, kind=kind, number=bed)
    stage.put(plants.bush(stage.rng("currant"), width=1.5, height=1.2, flowers=pal.FLOWER_RED), x=side * 3.6, z=3.0)
    trees.grow(stage, "apple", x=-side * 4.4, z=7.9, height=4.2)
    stage.shadow(x=-side * 2.3, z=2.5, half_width=0.25)
    stage.put(garden_things.flower_pot(stage.rng("pot")), x=-side * 2.25, z=2.5)
    stage.put(garden_things.flower_pot(stage.rng("pot", 2), size=0.22, plant=False), x=-side * 2.62, z=2.4)
    stage.put(garden_things.long_tool(stage.rng("rake"), head="rake"), x=side * 2.5, z=6.3)
    outdoors.grass(stage, density=0.85, flowers=True)
    outdoors.front_grass(stage)


def _bed(stage: Stage, *, z: float, kind: str, number: int) -> None:
    """A strip of dug earth on both sides of the path, planted in a row."""
    half_path = 1.0
    left, right = stage.span(z)
    for sign, reach in ((-1, min(left * 1.2, -3.0)), (1, max(right * 1.2, 3.0))):
        s = stage.sketch("bed", number, sign, label="ground")
        a, b = sign * half_path, reach
        s.form(
            [(a, z - 0.42), (b, z - 0.42), (b, z + 0.36), (a, z + 0.36)],
            pal.EARTH,
            ink=PEN * 0.6,
            part="bed",
            ink_color="#6f5b41",
        )
        s.shade([(a, z - 0.42), (b, z - 0.42), (b, z - 0.2), (a, z - 0.2)], part="bed", strength=0.3, soft=0.05)
        clods = [
            oval(x, z + d, 0.05, 0.03, points=7)
            for x, d in zip(s.rng.uniform(min(a, b), max(a, b), 26), s.rng.uniform(-0.36, 0.3, 26), strict=True)
        ]
        s.form(pieces(clods), pal.EARTH_DARK, ink=PEN * 0.35, part="clods")
        stage.lay(s.shapes, z=900.0 - number)
    step = {"beans": 1.15, "cabbage": 0.72, "lettuce": 0.62}[kind]
    for cell in stage.cells(z, width=step):
        x = cell * step
        if abs(x) < half_path + 0.2 or abs(x) > 11 or not stage.sees(x, z, half_width=0.4):
            continue
        rng = stage.rng(kind, number, cell)
        if kind == "beans":
            drawing = garden_things.bean_row(rng)
        elif kind == "cabbage":
            drawing = garden_things.cabbage(rng, size=rng.uniform(0.36, 0.46))
        else:
            drawing = garden_things.lettuce(rng, size=rng.uniform(0.26, 0.34))
        stage.put(drawing, x=x + float(np.round(rng.normal(0, 0.03), 3)), z=z)
