"""Meadow, field, countryside: rolling land, a path, a hedge, one great tree.

Knows: this place's geometry.  Does not know: who stands in it.
"""

from __future__ import annotations

from audobon.pencils import palette as pal
from audobon.pencils.places import outdoors, trees
from audobon.pencils.props import plants
from audobon.pencils.stage import Stage


def meadow(stage: Stage) -> None:
    outdoors.sky(stage)
    outdoors.ground(stage, color=pal.GRASS)
    outdoors.hills(stage, z=64, height=9.0, color="#a7b3a6", name="far hills")
    outdoors.hills(stage, z=44, height=4.5, color=pal.LEAF_BLUE)
    outdoors.tree_line(stage, z=30, height=3.6)
    outdoors.blotches(stage, colors=(pal.GRASS_PALE, pal.GRASS_DARK, pal.LEAF_YELLOW))
    outdoors.path(stage)
    for cell in stage.cells(11.0, width=2.6):
        if cell % 5:
            rng = stage.rng("hedge", cell)
            stage.put(plants.hedge(rng, width=2.9, height=rng.uniform(0.9, 1.3)), x=cell * 2.6, z=11.0)
    side = 1 if stage.rng("side").uniform() < 0.5 else -1
    trees.grow(stage, "oak", "great tree", x=side * 3.6, z=5.0, height=5.6)
    trees.grow(stage, "birch", "second tree", x=-side * 6.0, z=9.0, height=5.4)
    outdoors.grass(stage, flowers=True)
    outdoors.front_grass(stage)
