"""Village and farmyard: cottages round a green, a well, a church; a barn, a cart, a haystack, a dung-heap wall.

Knows: these places' geometry.  Does not know: who stands in them.
"""

from __future__ import annotations

from audobon.pencils import palette as pal
from audobon.pencils.places import outdoors, trees
from audobon.pencils.props import buildings, garden_things, street_things
from audobon.pencils.stage import Stage


def village(stage: Stage) -> None:
    lit = stage.light.lamps
    outdoors.sky(stage)
    outdoors.ground(stage, color=pal.GRASS)
    outdoors.hills(stage, z=60, height=8.0)
    outdoors.tree_line(stage, z=32, height=4.5)
    outdoors.blotches(stage, colors=(pal.GRASS_PALE, pal.SAND, pal.GRASS_DARK))
    outdoors.path(stage, half_width=1.1, bend=1.2, far=22)
    stage.put(buildings.church(stage.rng("church")), x=-1.5, z=24.0)
    for k, (x, z, thatch) in enumerate(
        ((-6.3, 9.5, True), (6.0, 10.5, False), (-11.5, 14.0, False), (11.8, 15.0, True), (4.6, 19.0, True))
    ):
        stage.put(buildings.cottage(stage.rng("cottage", k), lit=lit, thatch=thatch), x=x, z=z)
    side = 1 if stage.rng("hand").uniform() < 0.5 else -1
    stage.shadow(x=side * 2.7, z=5.4, half_width=0.8)
    stage.put(street_things.well(stage.rng("well")), x=side * 2.7, z=5.4)
    trees.grow(stage, "beech", "green tree", x=-side * 3.6, z=7.2, height=5.2)
    stage.put(street_things.bench(stage.rng("bench")), x=-side * 3.2, z=6.2)
    outdoors.grass(stage, flowers=True)
    outdoors.front_grass(stage)


def farmyard(stage: Stage) -> None:
    outdoors.sky(stage)
    outdoors.ground(stage, color=pal.SAND, label="ground")
    outdoors.hills(stage, z=50, height=6.0)
    outdoors.tree_line(stage, z=24, height=5.0)
    outdoors.blotches(stage, colors=(pal.EARTH, pal.PATH, pal.THATCH, pal.GRASS))
    side = 1 if stage.rng("hand").uniform() < 0.5 else -1
    stage.put(buildings.barn(stage.rng("barn")), x=side * 3.6, z=10.5)
    stage.put(buildings.cottage(stage.rng("farmhouse"), lit=stage.light.lamps, thatch=False), x=-side * 5.2, z=12.0)
    stage.put(street_things.haystack(stage.rng("stack")), x=side * 9.0, z=11.5)
    for cell in stage.cells(8.8, width=2.4):
        if abs(cell) > 1:
            stage.put(street_things.stone_wall(stage.rng("wall", cell), width=2.45), x=cell * 2.4, z=8.8)
    stage.shadow(x=-side * 2.6, z=5.0, half_width=1.2)
    stage.put(street_things.cart(stage.rng("cart")), x=-side * 2.9, z=5.0, mirror=side > 0)
    stage.put(street_things.pail(stage.rng("pail")), x=side * 2.2, z=3.6)
    stage.put(garden_things.long_tool(stage.rng("fork"), head="fork"), x=side * 1.5, z=9.6)
    for cell in stage.cells(3.0, width=1.1):
        s = stage.sketch("straw", cell, label="ground")
        for _ in range(5):
            x, z = s.rng.uniform(0, 1.1), s.rng.uniform(-0.8, 5)
            s.stroke(
                [
                    (x, z),
                    (x + s.rng.normal(0, 0.15), z + 0.1),
                    (x + s.rng.normal(0, 0.25), z + s.rng.uniform(-0.1, 0.3)),
                ],
                width=0.007,
                color="#a98e52",
            )
        stage.lay([shape.moved(scale=1, dx=cell * 1.1, dy=0) for shape in s.shapes], z=900.0)
    outdoors.grass(stage, density=0.35)
