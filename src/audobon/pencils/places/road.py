"""Open roads: a highway with a finger post and stone walls, and a deep lane between hedges.

Knows: these places' geometry.  Does not know: who stands in them.
"""

from __future__ import annotations

import numpy as np

from audobon.pencils import palette as pal
from audobon.pencils.places import outdoors, trees
from audobon.pencils.props import buildings, plants, street_things
from audobon.pencils.stage import Stage


def road(stage: Stage) -> None:
    outdoors.sky(stage, clouds=5)
    outdoors.ground(stage, color=pal.GRASS_PALE)
    outdoors.hills(stage, z=66, height=8.0, color="#a7b3a6", name="far hills")
    outdoors.hills(stage, z=40, height=3.2)
    outdoors.blotches(stage, colors=(pal.GRASS, pal.LEAF_YELLOW, pal.SAND))
    outdoors.path(stage, half_width=1.7, bend=2.6, far=38)
    stage.put(buildings.cottage(stage.rng("cottage"), lit=stage.light.lamps), x=-7.5, z=26.0)
    for k, z in enumerate((24.0, 19.0, 14.5, 11.0)):
        trees.grow(stage, "poplar", k, x=4.0 + 0.22 * z, z=z, height=6.5)
    for cell in stage.cells(7.5, width=2.4):
        if cell * 2.4 < -2.6:
            stage.put(street_things.stone_wall(stage.rng("wall", cell), width=2.45), x=cell * 2.4, z=7.5)
    stage.shadow(x=2.6, z=3.6, half_width=0.4)
    stage.put(street_things.signpost(stage.rng("post")), x=2.6, z=3.6)
    stage.put(plants.rock(stage.rng("milestone"), width=0.5, height=0.6), x=-2.4, z=2.7)
    outdoors.grass(stage, flowers=True)
    outdoors.front_grass(stage)


def lane(stage: Stage) -> None:
    """Hedge banks close in on both sides; trees meet above the far bend."""
    outdoors.sky(stage, clouds=2)
    outdoors.ground(stage, color=pal.GRASS)
    outdoors.tree_line(stage, z=26, height=7.0)
    outdoors.path(stage, color=pal.SAND, half_width=1.25, bend=0.9, far=24)
    for side in (-1, 1):
        for k, z in enumerate(np.linspace(20, 2.0, 8)):
            rng = stage.rng("bank", side, k)
            x = side * (2.5 + 0.9 * rng.uniform()) + 0.9 * np.sin(z / 24 * 2.6)
            if not stage.sees(float(x + side * 0.8), float(z), half_width=1.6):
                continue
            stage.put(
                plants.hedge(rng, width=2.6, height=rng.uniform(1.3, 1.9), color=pal.LEAF),
                x=float(x + side * 0.8),
                z=float(z),
            )
            if k % 3 == 1:
                kind = ("oak", "beech", "birch")[int(rng.integers(3))]
                trees.grow(stage, kind, side, k, x=float(x + side * 1.9), z=float(z) + 0.6, height=6.0)
            stage.put(
                plants.tuft(rng, height=0.4, flowers=pal.FLOWERS[k % 6]), x=float(x - side * 0.75), z=float(z) - 0.3
            )
    outdoors.grass(stage, density=0.7, flowers=True)
    outdoors.front_grass(stage)
