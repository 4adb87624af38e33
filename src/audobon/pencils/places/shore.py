"""By and on the water: a sea shore, a river bank, the deck of a ship.

Knows: these places' geometry.  Does not know: who stands in them.
"""

from __future__ import annotations

import numpy as np

from audobon.pencils import palette as pal
from audobon.pencils.light import mixed
from audobon.pencils.places import outdoors, room, trees
from audobon.pencils.props import buildings, kitchen_things, plants, small_things, street_things
from audobon.pencils.shapes import Shape, smooth
from audobon.pencils.sketch import PEN, Random, Sketch, blob, curve, oval, rectangle
from audobon.pencils.stage import Stage


def water(stage: Stage, *, near: float, far: float, color: str = pal.WATER, name: str = "water") -> None:
    """A level sheet from `near` to `far`: darker bands, glints, ripples that crowd to the distance."""
    left, right = stage.span(far)
    s = stage.sketch(name, label="water")
    s.form([(left, far), (right, far), (right, near), (left, near)], color, part="water", ink=0)
    rng = s.rng
    for z in np.geomspace(max(near, 0.0) + 0.6, far * 0.8, 7):
        reach = stage.span(float(z))
        x = rng.uniform(*reach)
        s.wash(
            oval(float(x), float(z), 0.3 * (reach[1] - reach[0]), 0.05 * float(z) + 0.1),
            pal.WATER_DARK,
            part="water",
            strength=0.4,
            soft=0.08,
        )
    s.light([(left, far), (right, far), (right, far * 0.5), (left, far * 0.5)], part="water", strength=0.4, soft=1.0)
    runs = []
    for z in np.geomspace(max(near, 0.0) + 0.3, far * 0.7, 14):
        reach = stage.span(float(z))
        for x in rng.uniform(*reach, 5):
            w = 0.25 + 0.05 * z
            runs.append(curve((x, z), (x + 0.3 * w, z + 0.02 * w), (x + 0.6 * w, z), (x + w, z + 0.015 * w)))
    s.strokes(runs, width=PEN * 0.9, color="#7d999b")
    stage.lay(s.shapes, z=995.0)


def shore(stage: Stage) -> None:
    """Sand, a line of foam, the sea with a far sail, rocks, gulls, a boat drawn up."""
    outdoors.sky(stage, clouds=5)
    outdoors.ground(stage, color=pal.SAND, label="ground")
    water(stage, near=6.0, far=90.0)
    s = stage.sketch("foam", label="water")
    left, right = stage.span(6.0)
    xs = np.linspace(left * 1.2, right * 1.2, 40)
    edge = 5.6 + 0.35 * np.sin(xs * 0.9) + s.rng.normal(0, 0.06, 40)
    s.form(
        np.vstack([np.stack([xs, edge], axis=1), [(right * 1.2, 6.6), (left * 1.2, 6.6)]]),
        mixed(pal.WATER, "#ffffff", 0.55),
        ink=PEN * 0.6,
        part="foam",
    )
    s.form(
        np.vstack([np.stack([xs, edge + 0.35], axis=1), [(right * 1.2, 7.4), (left * 1.2, 7.4)]]),
        pal.WATER,
        ink=PEN * 0.5,
        part="edge",
    )
    s.strokes(
        [np.stack([xs[a : a + 6], edge[a : a + 6] - 0.4], axis=1) for a in (2, 12, 22, 31)],
        width=PEN * 0.7,
        color="#a98f63",
    )
    pebbles = [
        oval(float(x), float(z), 0.05, 0.03, points=8)
        for x, z in zip(s.rng.uniform(-5, 5, 40), s.rng.uniform(-1, 5, 40), strict=True)
    ]
    s.strokes([p[:6] for p in pebbles], width=PEN * 0.7, color="#9a8258")
    stage.lay(s.shapes, z=990.0)
    side = 1 if stage.rng("hand").uniform() < 0.5 else -1
    stage.put(_headland(stage.rng("cliff")), x=side * 26, z=42.0, mirror=side < 0)
    stage.put(sail(stage.rng("ship")), x=-side * 9, z=48.0)
    stage.put(street_things.rowing_boat(stage.rng("boat")), x=-side * 3.0, z=4.2)
    stage.put(small_things.net(stage.rng("net")), x=side * 3.3, z=4.4)
    for k, (x, z) in enumerate(((2.3, 3.2), (3.9, 2.8), (5.0, 4.8))):
        stage.put(plants.rock(stage.rng("rock", k), width=0.9, height=0.5), x=side * x, z=z)
    gulls = stage.sketch("gulls", label="sky")
    for _ in range(6):
        x, y, w = gulls.rng.uniform(-9, 9), -gulls.rng.uniform(4, 9), gulls.rng.uniform(0.3, 0.6)
        gulls.strokes(
            [
                curve((x - w, y - 0.1), (x - 0.5 * w, y - 0.3 * w), (x, y)),
                curve((x, y), (x + 0.5 * w, y - 0.3 * w), (x + w, y - 0.1)),
            ],
            width=PEN * 2,
        )
    stage.put(gulls.shapes, x=0, z=24.0)
    for cell in stage.cells(1.5, width=2.6):
        if abs(cell) > 0:
            stage.put(plants.tuft(stage.rng("marram", cell), height=0.35), x=cell * 2.6 + 0.6, z=1.2)


def _headland(rng: Random) -> list[Shape]:
    s = Sketch(rng, label="mountain")
    s.form(
        smooth(
            np.array([(-16, 0.5), (-13, -2.0), (-9, -3.2), (-5, -6.2), (2, -8), (14, -9), (22, -8), (22, 0.8)]),
            samples=3,
        ),
        pal.STONE,
        part="cliff",
    )
    s.wash(oval(6, -8, 14, 1.6), pal.LEAF, part="cliff", strength=0.8, soft=0.3)
    s.strokes(
        [
            curve((x, -y), (x + 0.4, -0.6 * y), (x, -0.15 * y))
            for x, y in ((-10, 2.6), (-7, 4), (-4, 6), (-1, 6.5), (3, 7), (7, 7.5))
        ],
        width=PEN * 2,
    )
    s.shade(oval(4, -2, 9, 2.5), part="cliff", strength=0.4, soft=0.8)
    return s.shapes


def sail(rng: Random) -> list[Shape]:
    """A small ship under sail, far off."""
    s = Sketch(rng)
    s.form(
        smooth(np.array([(-2.2, -1.0), (2.4, -1.2), (1.8, 0.0), (-1.7, 0.0)]), samples=3), pal.WOOD_DARK, ink=PEN * 2
    )
    s.stroke([(0, -1.0), (0.05, -6.2)], width=PEN * 4, color=pal.WOOD_DARK, taper=False)
    s.form(smooth(np.array([(0.1, -6.0), (1.9, -3.2), (2.1, -1.6), (0.1, -1.6)]), samples=3), pal.LINEN, ink=PEN * 2)
    s.form(
        smooth(np.array([(-0.1, -5.6), (-1.6, -2.6), (-1.7, -1.5), (-0.1, -1.6)]), samples=3), pal.CREAM, ink=PEN * 2
    )
    return s.shapes


def river(stage: Stage) -> None:
    """A stream winding across a meadow: grassy near bank with reeds, a bridge, willows on the far bank."""
    outdoors.sky(stage)
    outdoors.ground(stage, color=pal.GRASS)
    outdoors.hills(stage, z=54, height=5.5)
    outdoors.tree_line(stage, z=24, height=4.6)
    outdoors.blotches(stage, colors=(pal.GRASS_PALE, pal.GRASS_DARK))
    left, right = stage.span(9.0)
    s = stage.sketch("stream", label="water")
    xs = np.linspace(min(left * 1.3, -12), max(right * 1.3, 12), 30)
    near_bank = 3.3 + 0.5 * np.sin(xs * 0.55) + s.rng.normal(0, 0.05, 30)
    far_bank = 8.0 + 0.9 * np.sin(xs * 0.35 + 1)
    s.form(
        np.vstack([np.stack([xs, near_bank - 0.22], axis=1), np.stack([xs, far_bank + 0.35], axis=1)[::-1]]),
        pal.EARTH,
        ink=PEN * 0.8,
        part="banks",
    )
    s.form(
        np.vstack([np.stack([xs, near_bank], axis=1), np.stack([xs, far_bank], axis=1)[::-1]]),
        pal.WATER,
        ink=PEN * 0.6,
        part="water",
    )
    s.shade(
        np.vstack([np.stack([xs, far_bank], axis=1), np.stack([xs, far_bank - 1.0], axis=1)[::-1]]),
        part="water",
        strength=0.5,
        soft=0.12,
    )
    runs = [
        curve((x, z), (x + 0.3, z + 0.04), (x + 0.6, z), (x + 0.95, z + 0.03))
        for x, z in zip(s.rng.uniform(-9, 9, 34), s.rng.uniform(4.2, 7.0, 34), strict=True)
    ]
    s.strokes(runs, width=PEN * 0.8, color="#7d999b")
    stage.lay(s.shapes, z=990.0)
    side = 1 if stage.rng("hand").uniform() < 0.5 else -1
    stage.put(street_things.bridge(stage.rng("bridge")), x=-side * 4.4, z=7.4)
    for k, (x, z) in enumerate(((2.8, 9.6), (6.5, 10.4), (-8.5, 10.2))):
        trees.grow(stage, ("willow", "beech", "willow")[k], k, x=side * x, z=z, height=5.0, mirror=k == 2)
    for k, x in enumerate((-4.6, -2.9, 2.6, 3.6, 5.2)):
        stage.put(plants.reeds(stage.rng("reeds", k), height=1.0 + 0.2 * (k % 2)), x=side * x, z=3.05)
    stage.put(plants.rock(stage.rng("stone"), width=0.8, height=0.4), x=side * 2.0, z=2.9)
    outdoors.grass(stage, flowers=True, z_far=3.0)
    outdoors.front_grass(stage)


def ship(stage: Stage) -> None:
    """The deck of a sailing ship: planks to the bulwark, mast with furled sail, ropes, a wheel, the open sea."""
    outdoors.sky(stage, clouds=5)
    water(stage, near=4.6, far=90.0)
    room.plank_floor(stage, half_width=9.0, back=4.4, color=pal.WOOD_PALE)
    rail = stage.sketch("bulwark", label="fence")
    rail.box(-12, -0.95, 12, 0, pal.WOOD, part="side")
    rail.strokes([[(-12, -0.32), (12, -0.32)], [(-12, -0.63), (12, -0.63)]], width=PEN * 0.8, taper=False)
    rail.shade(rectangle(-12, -0.3, 12, 0), part="side", strength=0.35, soft=0.1)
    for x in np.arange(-11, 12, 1.6):
        rail.box(x - 0.07, -1.1, x + 0.07, 0, pal.WOOD_DARK, ink=PEN * 0.8)
    rail.box(-12, -1.08, 12, -0.95, pal.WOOD_RED)
    stage.put(rail.shapes, x=0, z=4.4)
    side = 1 if stage.rng("hand").uniform() < 0.5 else -1
    mast = stage.sketch("mast")
    mast.form(np.array([(-0.2, 0), (-0.16, -8), (0.16, -8), (0.2, 0)]), pal.WOOD, part="mast")
    mast.shade(rectangle(0.02, -8, 0.25, 0), part="mast", strength=0.45, soft=0.05)
    mast.form(
        smooth(
            np.array(
                [(-4.2, -3.9), (-2, -3.55), (0, -3.7), (2, -3.55), (4.2, -3.9), (2, -4.25), (0, -4.2), (-2, -4.25)]
            ),
            samples=3,
        ),
        pal.LINEN,
        part="furl",
    )
    mast.shade(rectangle(-4.2, -3.8, 4.2, -3.5), part="furl", strength=0.35, soft=0.06)
    mast.strokes(
        [curve((x, -4.2), (x + 0.06, -3.9), (x, -3.6)) for x in np.linspace(-3.6, 3.6, 12)],
        width=PEN * 1.4,
        color="#8a7550",
    )
    mast.box(-4.4, -4.42, 4.4, -4.25, pal.WOOD_DARK)
    stage.put(mast.shapes, x=-side * 1.7, z=3.0)
    shrouds = stage.sketch("shrouds")
    lines = [[(x, -1.0), (1.6, -8.0)] for x in (0.0, 0.5, 1.0, 1.5)]
    rungs = [[(1.6 * t, -1.0 - 7 * t), (1.5 + 0.1 * t, -1.0 - 7 * t)] for t in np.linspace(0.06, 0.9, 15)]
    shrouds.strokes(lines + rungs, width=PEN * 1.3, color="#6d5a3f", taper=False)
    stage.put(shrouds.shapes, x=side * 2.2, z=4.3, mirror=side < 0)
    wheel = stage.sketch("wheel")
    wheel.box(-0.09, -0.8, 0.09, 0, pal.WOOD_DARK)
    street_things.wheel(wheel, 0, -0.95, radius=0.55, spokes=8, color=pal.WOOD_RED)
    stage.put(wheel.shapes, x=side * 3.2, z=2.6)
    stage.put(kitchen_things.barrel(stage.rng("barrel")), x=-side * 3.3, z=3.3)
    stage.put(small_things.rope(stage.rng("coil")), x=-side * 2.6, z=2.6, scale=1.2)
    stage.put(small_things.chest(stage.rng("chest")), x=side * 2.1, z=3.6)


def pond_garden(stage: Stage) -> None:
    """A pond in a meadow, with rushes and lilies, ringed by bushes."""
    outdoors.sky(stage)
    outdoors.ground(stage, color=pal.GRASS)
    outdoors.hills(stage, z=54, height=5.0)
    outdoors.tree_line(stage, z=18, height=4.2)
    outdoors.blotches(stage, colors=(pal.GRASS_PALE, pal.GRASS_DARK))
    s = stage.sketch("pond", label="water")
    rim = blob(s.rng, 0, 4.6, 5.2, 1.9, lobes=13, rough=0.08)
    s.form(rim, pal.MOSS, ink=PEN * 0.7, part="rim")
    s.form((rim - (0, 4.6)) * (0.93, 0.9) + (0, 4.6), pal.WATER, ink=PEN * 0.6, part="water")
    s.shade(oval(0.5, 5.9, 4.0, 0.7), part="water", strength=0.5, soft=0.25)
    s.light(oval(-1.2, 4.0, 1.6, 0.3), part="water", strength=0.4, soft=0.15)
    s.strokes(
        [
            curve((x, z), (x + 0.3, z + 0.03), (x + 0.7, z))
            for x, z in zip(s.rng.uniform(-3.4, 3, 18), s.rng.uniform(3.4, 5.8, 18), strict=True)
        ],
        width=PEN * 0.7,
        color="#7d999b",
    )
    for x, z in ((-2.2, 4.4), (-1.6, 4.9), (1.8, 4.0), (2.5, 4.6), (0.4, 5.4)):
        s.form(oval(x, z, 0.3, 0.17, start=0.05, end=0.95, points=16), pal.LEAF, ink=PEN * 0.7)
    stage.lay(s.shapes, z=990.0)
    for k, (x, z) in enumerate(((-4.6, 5.2), (-3.8, 6.2), (4.2, 5.8), (4.9, 4.6), (-5.1, 3.8))):
        stage.put(plants.reeds(stage.rng("reeds", k), height=1.3), x=x, z=z)
    for k, (x, z) in enumerate(((-7, 8.5), (-3, 9), (2.4, 9), (6.4, 8.4))):
        stage.put(
            plants.bush(stage.rng("bush", k), width=2.2, height=1.5, flowers=pal.FLOWER_WHITE if k % 2 else ""),
            x=x,
            z=z,
        )
    stage.put(buildings.cottage(stage.rng("cottage"), lit=stage.light.lamps), x=7.5, z=16.0)
    outdoors.grass(stage, flowers=True, z_far=2.8)
    outdoors.front_grass(stage)
