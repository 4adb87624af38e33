"""Fresh water: a brook with stepping stones, a lake with a jetty, a marsh, a waterfall, on a bridge.

Knows: these places' geometry.  Does not know: who stands in them.
"""

from __future__ import annotations

import numpy as np

from audobon.pencils import palette as pal
from audobon.pencils.light import mixed
from audobon.pencils.places import forest, heights, land, outdoors, shore, trees
from audobon.pencils.places.room import near_edge
from audobon.pencils.props import joinery, plants, street_things
from audobon.pencils.shapes import Points, Shape, smooth
from audobon.pencils.sketch import PEN, Random, Sketch, blob, curve, leafy, oval, pieces, rectangle
from audobon.pencils.stage import Stage

RIPPLE = "#7d999b"


def brook(stage: Stage) -> None:
    """A small clear stream runs down the picture over stones between mossy banks, a willow bending across."""
    side = land.hand(stage)
    outdoors.sky(stage, clouds=2)
    outdoors.ground(stage, color=pal.GRASS)
    outdoors.tree_line(stage, z=22, height=7.0)
    outdoors.blotches(stage, colors=(pal.GRASS_PALE, pal.MOSS, pal.GRASS_DARK))
    zs = np.concatenate([np.linspace(near_edge(stage), 3, 8), np.linspace(4, 19, 10)])
    middle = side * (2.5 - 0.10 * zs + 0.55 * np.sin(zs * 0.75))
    half = 0.95 - 0.012 * zs
    s = stage.sketch("brook", label="water")
    _stream(s, middle, half, zs)
    stage.lay(s.shapes, z=985.0)
    for k, z in enumerate((3.6, 4.1, 4.6)):
        x = side * (2.5 - 0.10 * z + 0.55 * np.sin(z * 0.75)) + (k - 1) * 0.5
        stage.put(plants.rock(stage.rng("step", k), width=0.55, height=0.2), x=float(x), z=z)
    trees.grow(stage, "willow", "bank", x=side * 4.4, z=6.4, height=5.4, mirror=side > 0)
    trees.grow(stage, "birch", "far", x=-side * 3.8, z=8.0, height=6.0)
    trees.grow(stage, "beech", "far", x=-side * 6.2, z=11.0, height=6.4)
    for k, (x, z) in enumerate(((1.3, 4.9), (1.2, 6.4), (3.7, 3.0), (0.9, 8.2))):
        stage.put(plants.reeds(stage.rng("reeds", k), height=0.7), x=side * x, z=z)
    for k, (x, z) in enumerate(((-2.6, 3.6), (-3.6, 4.6), (3.9, 4.6))):
        stage.put(forest.fern(stage.rng("fern", k), height=0.55), x=side * x, z=z)
    outdoors.grass(stage, flowers=True)
    outdoors.front_grass(stage)


def _stream(s: Sketch, middle: Points, half: Points, zs: Points) -> None:
    """Banks, water, the bed's stones showing through, and the runs of the current."""
    rng = s.rng
    wobble = 1 + rng.normal(0, 0.08, (2, len(zs)))
    for grow, color, part in ((0.28, pal.EARTH, "bank"), (0.0, pal.WATER, "water")):
        left = np.stack([middle - half * wobble[0] - grow, zs], axis=1)
        right = np.stack([middle + half * wobble[1] + grow, zs], axis=1)
        s.form(np.vstack([left, right[::-1]]), color, ink=PEN * 0.7, part=part)
    s.shade(np.vstack([np.stack([middle + half * 0.5, zs], axis=1), np.stack([middle + half * 1.1, zs], axis=1)[::-1]]),
            part="water", strength=0.45, soft=0.08)  # fmt: skip
    bed = [oval(m + u * h, z, 0.09, 0.07, points=8) for m, h, z, u in zip(middle, half, zs, rng.uniform(-0.7, 0.7,
        len(zs)),
           strict=True)]  # fmt: skip
    s.wash(pieces(bed), pal.STONE_DARK, part="water", strength=0.5, soft=0.01)
    runs = []
    for m, h, z in zip(middle[:-1], half, zs, strict=False):
        for u in rng.uniform(-0.8, 0.8, 3):
            runs.append(curve((m + u * h, z), (m + u * h + 0.05, z + 0.3), (m + u * h * 0.95, z + 0.65)))
    s.strokes(runs, width=PEN * 0.8, color=RIPPLE)
    glints = [curve((m - 0.2, z), (m, z + 0.04), (m + 0.2, z)) for m, z in zip(middle, zs, strict=True)]
    s.strokes(glints, width=PEN * 0.9, color="#f4f6f0")


def lake(stage: Stage) -> None:
    """A wide still lake: a wooden jetty runs out, mountains stand on their heads in it, an island with pines."""
    side = land.hand(stage)
    outdoors.sky(stage, clouds=5)
    outdoors.ground(stage, color=pal.GRASS)
    heights.peaks(stage, z=84, height=20, color="#a3afb8", name="lake peaks")
    outdoors.hills(stage, z=66, height=5.0)
    outdoors.tree_line(stage, z=56, height=4.0, name="far shore")
    shore.water(stage, near=3.2, far=54.0)
    mirror = stage.sketch("mirrored", label="water")
    for _ in range(7):
        x, reach = mirror.rng.uniform(-34, 34), mirror.rng.uniform(4, 9)
        mirror.shade(
            np.array([(x - reach, 53), (x + reach, 53), (x + 0.2 * reach, 22)]), part="*", strength=0.22, soft=0.6
        )
    mirror.light(np.array([(-4, 53), (7, 53), (2.5, 6), (0.5, 6)]), part="*", strength=0.35, soft=0.4)
    stage.lay(mirror.shapes, z=994.0)
    isle = stage.sketch("isle", label="ground")
    isle.form(
        smooth(np.array([(-4.5, 0.1), (-3, -0.7), (0, -1.1), (3, -0.7), (4.6, 0.1), (0, 0.4)]), samples=4), pal.MOSS
    )
    stage.put(isle.shapes, x=-side * 6.0, z=30.0)
    for k, x in enumerate((-7.6, -6.0, -4.8)):
        trees.grow(stage, "pine", k, x=side * x, z=29.8, height=5.0 - 0.7 * k)
    _jetty(stage, x=side * 2.4)
    stage.put(street_things.rowing_boat(stage.rng("boat")), x=-side * 2.9, z=4.6, mirror=side > 0)
    for k, (x, z) in enumerate(((-4.6, 3.4), (-5.4, 3.0), (4.4, 3.2), (5.2, 3.6))):
        stage.put(plants.reeds(stage.rng("reeds", k), height=1.2), x=side * x, z=z)
    outdoors.grass(stage, flowers=True, z_far=2.6)
    outdoors.front_grass(stage)


def _jetty(stage: Stage, *, x: float) -> None:
    """Planks on posts, running out over the water."""
    s = stage.sketch("jetty", label="floor")
    s.form(rectangle(x - 0.75, 1.6, x + 0.75, 9.0), pal.WOOD, part="deck", ink=PEN)
    s.strokes([[(x - 0.75, z), (x + 0.75, z + 0.02)] for z in np.arange(1.8, 9, 0.28)], width=PEN * 0.7,
        color="#6e5235",
              taper=False)  # fmt: skip
    s.shade(rectangle(x + 0.3, 1.6, x + 0.75, 9.0), part="deck", strength=0.3, soft=0.08)
    stage.lay(s.shapes, z=980.0)
    for z in (8.8, 6.4, 4.2):
        for edge in (-0.8, 0.8):
            post = stage.sketch("post", round(z), round(edge))
            post.box(-0.09, -0.75, 0.09, 0.35, pal.WOOD_DARK, part="post")
            post.shade(rectangle(0.0, -0.75, 0.1, 0.4), part="post", strength=0.4, soft=0.03)
            stage.put(post.shapes, x=x + edge, z=z)


def marsh(stage: Stage) -> None:
    """Pools among tussocks under drowned trees, mist lying between, planks laid over the worst."""
    side = land.hand(stage)
    outdoors.sky(stage, clouds=3)
    outdoors.ground(stage, color="#a9a77a", label="ground")
    outdoors.tree_line(stage, z=34, height=3.4, color="#a3a98f")
    outdoors.blotches(stage, colors=(pal.MOSS, pal.EARTH, "#8d9166"))
    s = stage.sketch("pools", label="water")
    for k, (x, z, rx, rz) in enumerate(((-2.9, 4.2, 1.7, 0.7), (2.6, 5.4, 2.1, 0.9), (-0.6, 7.6, 1.6, 0.7), (-5.8,
        8.0, 2.4, 1.0),
                                        (5.6, 9.2, 2.4, 1.1), (0.4, 12.0, 3.0, 1.3), (3.4, 2.4, 1.1,
                                        0.4))):  # fmt: skip
        part = f"pool{k}"
        s.form(blob(s.rng, side * x, z, rx, rz, lobes=10, rough=0.12), "#9fb0a4", ink=PEN * 0.7, part=part)
        s.shade(oval(side * x + 0.3, z + 0.4 * rz, rx * 0.8, rz * 0.4), part=part, strength=0.45, soft=0.1)
        s.light(oval(side * x - 0.3 * rx, z - 0.2 * rz, rx * 0.5, rz * 0.25), part=part, strength=0.45, soft=0.08)
    stage.lay(s.shapes, z=985.0)
    for k, (x, z, high) in enumerate(((-4.2, 6.0, 4.4), (3.9, 7.4, 5.0), (-1.6, 11.0, 4.2), (7.0, 12.5, 5.2))):
        trees.grow(stage, "dead", k, x=side * x, z=z, height=high, mirror=k % 2 == 0)
    for k, z in enumerate((6.6, 10.0, 14.0)):
        mist = stage.sketch("mist", k)
        mist.light(
            oval(side * (1.5 - 2 * k), -0.5, 6.0 + z * 0.3, 0.45), part="*", strength=0.5, soft=0.3, color="#e4e4da"
        )
        stage.put(mist.shapes, x=0, z=z)
    for cell in stage.cells(3.4, width=1.1):
        rng = stage.rng("sedge", cell)
        if rng.uniform() < 0.7 and abs(cell) > 0:
            stage.put(
                plants.reeds(rng, height=rng.uniform(0.7, 1.3)), x=(cell + rng.uniform()) * 1.1, z=rng.uniform(3.0, 4.6)
            )
    outdoors.grass(stage, density=1.2)
    for k in (-1, 1):
        land.corner(stage, plants.reeds(stage.rng("near reeds", k), height=1.3), side=k)


def waterfall(stage: Stage) -> None:
    """A white fall over a dark cliff into a pool; wet rocks, ferns, spray."""
    side = land.hand(stage)
    outdoors.sky(stage, clouds=2)
    outdoors.ground(stage, color=pal.MOSS)
    outdoors.tree_line(stage, z=20, height=11.0, name="wood above", color=pal.LEAF_DARK)
    stage.put(_fall(stage.rng("fall")), x=side * 0.9, z=10.5, mirror=side < 0)
    pool = stage.sketch("pool", label="water")
    rim = blob(pool.rng, side * 0.9, 7.2, 4.2, 2.6, lobes=13, rough=0.1)
    pool.form(rim, pal.WATER, part="water", ink=PEN * 0.8)
    pool.light(oval(side * 0.9, 9.0, 1.9, 0.6), part="water", strength=0.8, soft=0.25, color="#ffffff")
    pool.shade(oval(side * 2.6, 6.2, 2.0, 0.8), part="water", strength=0.4, soft=0.2)
    rings = [oval(side * 0.9, 8.8, r, 0.35 * r, points=22, start=0.55, end=0.98) for r in (1.6, 2.3, 3.0)]
    pool.strokes([*rings], width=PEN * 0.9, color=RIPPLE)
    stage.lay(pool.shapes, z=985.0)
    spray = stage.sketch("spray")
    spray.light(oval(0, -0.5, 1.7, 0.7), part="*", strength=0.7, soft=0.3, color="#ffffff")
    stage.put(spray.shapes, x=side * 0.9, z=9.6)
    for k, (x, z) in enumerate(
        ((-3.2, 5.6), (-2.5, 4.6), (4.0, 5.4), (3.3, 4.4), (-4.4, 7.0), (4.9, 7.6), (-1.4, 5.0))
    ):
        stage.put(plants.rock(stage.rng("rock", k), width=1.2 - 0.08 * k, height=0.75 - 0.05 * k), x=side * x, z=z)
    for k, (x, z) in enumerate(((-3.9, 4.2), (3.0, 3.4), (4.6, 4.0), (-2.6, 3.2))):
        stage.put(forest.fern(stage.rng("fern", k), height=0.7), x=side * x, z=z)
    outdoors.grass(stage, density=0.8, z_far=4.0)
    outdoors.front_leaves(stage, side=-side)
    outdoors.front_grass(stage)


def _fall(rng: Random) -> list[Shape]:
    """A cliff split by falling water."""
    s = Sketch(rng, label="rock")
    top = [(-44, 0.5), (-36, -2.0), (-24, -3.4), (-14, -6.5), (-9, -7.0), (-5, -6.2), (-2.4, -6.6), (-1.0, -6.0),
        (1.0, -6.0), (2.6, -6.8),
        (6, -6.2),
           (10, -7.2), (14, -6.6), (24, -3.2), (36, -2.2), (44, 0.5)]  # fmt: skip
    s.form(np.array(top), mixed(pal.STONE, pal.STONE_DARK, 0.4), part="cliff", ink=PEN * 1.3)
    for x, y, w, h in ((-7, -3.4, 2.2, 2.6), (-3.6, -4.2, 1.1, 1.8), (4.2, -3.8, 1.6, 2.2), (8.2, -4.2, 2.0, 2.4)):
        facet = np.array([(x - w, y - h), (x + 0.7 * w, y - 0.9 * h), (x + w, y + h), (x - 0.6 * w, y + 0.8 * h)])
        s.light(facet, part="cliff", strength=0.25, soft=0.1)
        s.stroke(facet[1:3], width=PEN * 1.1)
        s.stroke(facet[2:], width=PEN * 0.8)
    s.shade(rectangle(1.1, -6.4, 3.4, 0), part="cliff", strength=0.5, soft=0.5)
    cracks = [curve((x, y), (x + 0.2, y + 0.5), (x + 0.05, y + 1.1)) for x, y in
              zip(rng.uniform(-10, 10, 22), -rng.uniform(1.2, 6, 22), strict=True)]  # fmt: skip
    s.strokes(cracks, width=PEN * 1.2)
    s.wash(oval(-6, -6.6, 7, 0.7), pal.LEAF, part="cliff", strength=0.8, soft=0.15)
    s.wash(oval(7, -6.7, 6, 0.7), pal.LEAF, part="cliff", strength=0.8, soft=0.15)
    s.label = "water"
    sheet = [
        (-0.9, -6.1),
        (0.9, -6.1),
        (1.05, -3.2),
        (1.5, -2.9),
        (1.6, 0.1),
        (-1.5, 0.1),
        (-1.35, -2.6),
        (-0.95, -3.0),
    ]
    s.form(smooth(np.array(sheet), samples=3), "#e3eceb", part="fall", ink=PEN * 0.8, ink_color="#8fa6a9")
    runs = [curve((x, -6.0), (1.08 * x, -4.5), (1.3 * x, -2.6), (1.6 * x, -0.2)) for x in np.linspace(-0.8, 0.8, 11)]
    s.strokes(runs, width=PEN * 1.1, color="#a3bcbf")
    s.shade(rectangle(0.5, -6, 1.7, 0), part="fall", strength=0.3, soft=0.25, color="#8ea9b0")
    s.label = "rock"
    for x, y in ((-0.2, -3.1), (0.5, -2.2)):
        s.form(leafy(rng, x, y, 0.4, 0.22, scallop=0.2), pal.STONE_DARK, ink=PEN)
    return s.shapes


def bridge(stage: Stage) -> None:
    """On an old stone bridge: its parapet behind the figures, the river and its willows beyond, a lamp."""
    side = land.hand(stage)
    outdoors.sky(stage, clouds=4)
    outdoors.ground(stage, color=pal.GRASS)
    outdoors.hills(stage, z=60, height=6.0)
    outdoors.tree_line(stage, z=34, height=5.0)
    zs = np.linspace(2.5, 46, 16)
    way = side * 2.6 * np.sin(zs / 13.0)
    width = 4.6 - 0.02 * zs
    s = stage.sketch("river", label="water")
    for grow, color, part in ((0.5, pal.EARTH, "bank"), (0.0, pal.WATER, "water")):
        s.form(np.vstack([np.stack([way - width - grow, zs], axis=1), np.stack([way + width + grow, zs],
            axis=1)[::-1]]), color,
               ink=PEN * 0.7, part=part)  # fmt: skip
    s.shade(np.vstack([np.stack([way + 0.5 * width, zs], axis=1), np.stack([way + width, zs], axis=1)[::-1]]),
        part="water",
            strength=0.4, soft=0.4)  # fmt: skip
    runs = [curve((x, z), (x + 0.5, z + 0.06), (x + 1.1, z)) for x, z in zip(s.rng.uniform(-3.6, 3, 26),
            s.rng.uniform(4, 22, 26), strict=True)]  # fmt: skip
    s.strokes(runs, width=PEN, color=RIPPLE)
    stage.lay(s.shapes, z=985.0)
    for k, (kind, x, z) in enumerate(
        (("willow", -6.8, 12.0), ("willow", 7.4, 15.0), ("poplar", -8.5, 21.0), ("poplar", -10, 22.0))
    ):
        trees.grow(stage, kind, k, x=side * x, z=z, height=5.6, mirror=x > 0)
    stage.put(street_things.rowing_boat(stage.rng("boat")), x=side * 1.2, z=13.0, scale=0.9)
    deck = land.band(stage, "deck", near=-4.0, far=2.9, color=pal.STONE_PALE, label="road", z=60.0)
    setts = deck.rng
    runs = [curve((x, z), (x + 0.15, z + 0.05), (x + 0.3, z)) for x, z in zip(setts.uniform(-8, 8, 130),
            setts.uniform(-1.6, 2.4, 130), strict=True)]  # fmt: skip
    stones = stage.sketch("setts", label="road")
    stones.strokes(runs, width=PEN * 0.7, color="#8d8272", taper=False)
    stage.lay(stones.shapes, z=59.0)
    wall = stage.sketch("parapet", label="fence")
    joinery.masonry(wall, face=(-12, -0.85, 12, 0), high=0.22, long=0.5, color=pal.STONE, part="wall", keep=0.4)
    wall.box(-12, -1.0, 12, -0.83, pal.STONE_PALE, part="coping")
    wall.strokes([[(x, -1.0), (x, -0.84)] for x in np.arange(-12, 12, 0.9)], width=PEN * 0.7, taper=False)
    wall.wash(oval(-side * 3.0, -0.5, 0.8, 0.3), pal.MOSS, part="wall", strength=0.6, soft=0.1)
    stage.put(wall.shapes, x=0, z=2.9)
    stage.put(street_things.lamp_post(stage.rng("lamp"), lit=stage.light.lamps), x=-side * 2.7, z=2.7)
