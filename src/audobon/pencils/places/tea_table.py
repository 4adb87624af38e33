"""A long table laid for tea under a spreading tree before a house.

Knows: this place's geometry.  Does not know: who sits at it.
"""

from __future__ import annotations

import numpy as np

from audobon.pencils import palette as pal
from audobon.pencils.places import outdoors, trees
from audobon.pencils.props import buildings, furniture, kitchen_things, plants
from audobon.pencils.stage import Stage


def tea_table(stage: Stage) -> None:
    outdoors.sky(stage)
    outdoors.ground(stage, color=pal.GRASS)
    outdoors.hills(stage, z=50, height=5.0)
    outdoors.tree_line(stage, z=20, height=4.2)
    outdoors.blotches(stage, colors=(pal.GRASS_PALE, pal.GRASS_DARK, pal.LEAF_YELLOW))
    side = 1 if stage.rng("hand").uniform() < 0.5 else -1
    stage.put(buildings.cottage(stage.rng("house"), lit=stage.light.lamps), x=-side * 4.6, z=13.0)
    for cell in stage.cells(10.0, width=2.2):
        if not 0 < cell * -side * 2.2 < 7:
            stage.put(
                plants.bush(stage.rng("rose", cell), width=1.9, height=1.3, flowers=pal.FLOWER_ROSE),
                x=cell * 2.2,
                z=10.0,
            )
    trees.grow(stage, "oak", "great tree", x=side * 2.4, z=4.6, height=6.4)
    for k, x in enumerate((-2.4, -1.2, 0.2, 1.5, 2.7)):
        stage.put(furniture.chair(stage.rng("chair", k), seat=pal.CLOTH_RED), x=x, z=3.5, mirror=k % 2 == 0)
    table = furniture.table(stage.rng("table"), width=5.8, height=0.72, cloth=pal.LINEN)
    stage.shadow(x=0, z=2.8, half_width=2.9)
    stage.put(table, x=0, z=2.9)
    things = (kitchen_things.cup, kitchen_things.teapot, kitchen_things.plate, kitchen_things.cake, kitchen_things.cup,
              kitchen_things.jug, kitchen_things.loaf, kitchen_things.cup, kitchen_things.plate)  # fmt: skip
    for k, x in enumerate(np.linspace(-2.5, 2.5, len(things))):
        stage.put(things[k](stage.rng("tea", k)), x=float(x), z=2.8, lift=0.80, scale=1.15)
    outdoors.grass(stage, flowers=True)
    outdoors.front_grass(stage)
    outdoors.front_leaves(stage, side=side)
