"""On the way: a railway station, a camp, a field of battle, a burning mountain.

Knows: these places' geometry.  Does not know: who stands in them.
"""

from __future__ import annotations

import numpy as np

from audobon.pencils import palette as pal
from audobon.pencils.light import mixed
from audobon.pencils.places import heights, land, outdoors, trees
from audobon.pencils.props import buildings, kitchen_things, small_things, street_things
from audobon.pencils.shapes import Shape, smooth
from audobon.pencils.sketch import PEN, Random, Sketch, curve, leafy, oval, pieces, rectangle
from audobon.pencils.stage import Stage


def station(stage: Stage) -> None:
    """A country station: the platform under its iron and glass canopy, an engine in steam, trunks on a barrow."""
    side = land.hand(stage)
    lit = stage.light.lamps
    outdoors.sky(stage, clouds=3)
    outdoors.ground(stage, color=pal.GRASS)
    outdoors.hills(stage, z=50, height=6.0)
    outdoors.tree_line(stage, z=20, height=5.0)
    bed = land.band(stage, "ballast", near=4.0, far=8.0, color=pal.STONE, z=994.0)
    ties = bed.rng
    track = stage.sketch("track", label="road")
    track.form(
        pieces([rectangle(x, 4.9, x + 0.3, 7.2) for x in np.arange(-14, 14, 0.75)]), pal.WOOD_DARK, ink=PEN * 0.6
    )
    for z in (5.3, 6.8):
        track.stroke([(-16, z), (16, z + 0.01 * float(ties.normal()))], width=PEN * 3, color=pal.STEEL, taper=False)
    stage.lay(track.shapes, z=985.0)
    stage.put(engine(stage.rng("engine")), x=-side * 1.6, z=6.2, mirror=side < 0)
    platform = land.band(stage, "platform", near=-4.0, far=4.1, color=pal.STONE_PALE, label="road", z=60.0)
    del platform
    edge = stage.sketch("edge", label="road")
    edge.form([(-16, 4.0), (16, 4.0), (16, 3.6), (-16, 3.6)], pal.LINEN, ink=PEN * 0.7)
    edge.strokes(
        [[(x, 3.6), (x * 0.8, -1.5)] for x in np.arange(-14, 14, 1.2)], width=PEN * 0.6, color="#a09682", taper=False
    )
    edge.strokes([[(-14, z), (14, z)] for z in (2.8, 1.8, 0.6)], width=PEN * 0.6, color="#a09682", taper=False)
    stage.lay(edge.shapes, z=59.0)
    roof = stage.sketch("canopy", label="ceiling")
    roof.form(rectangle(-14, -3.9, 14, -3.45), pal.CLOTH_GREEN, part="fascia")
    roof.form(
        pieces([np.array([(x, -3.46), (x + 0.14, -3.2), (x + 0.28, -3.46)]) for x in np.arange(-14, 14, 0.28)]),
        pal.LINEN,
        ink=PEN * 0.6,
    )
    stage.put(roof.shapes, x=0, z=3.6)
    for x in (-4.4, 3.6):
        post = stage.sketch("post", round(x), label="wall")
        post.box(-0.08, -3.5, 0.08, 0, pal.CLOTH_GREEN, ink=PEN * 0.8)
        for sign in (-1, 1):
            post.stroke(
                curve((0, -2.6), (0.3 * sign, -3.0), (0.9 * sign, -3.4)),
                width=PEN * 2.6,
                color=pal.CLOTH_GREEN,
                taper=False,
            )
        stage.put(post.shapes, x=side * x, z=3.3)
    clock = stage.sketch("clock")
    clock.stroke([(0, -3.4), (0, -3.0)], width=PEN * 2.4, color=pal.IRON, taper=False)
    clock.form(oval(0, -2.66, 0.36, 0.36, points=26), pal.IRON)
    clock.form(oval(0, -2.66, 0.29, 0.29, points=24), pal.LINEN, ink=PEN * 0.6)
    clock.strokes([[(0, -2.66), (0, -2.88)], [(0, -2.66), (0.16, -2.6)]], width=PEN * 1.4, taper=False)
    stage.put(clock.shapes, x=side * 1.5, z=3.2)
    stage.put(street_things.bench(stage.rng("seat")), x=side * 3.0, z=2.9)
    for k, (x, z, lift) in enumerate(((-2.9, 2.8, 0.0), (-2.8, 2.8, 0.5), (-3.7, 2.9, 0.0))):
        stage.put(small_things.chest(stage.rng("trunk", k)), x=side * x, z=z, lift=lift)
    stage.put(street_things.lamp_post(stage.rng("lamp"), lit=lit), x=-side * 5.2, z=3.0)


def engine(rng: Random) -> list[Shape]:
    """A small locomotive with its tender and the first carriage, steaming."""
    s = Sketch(rng)
    for k in range(6):
        s.wash(
            leafy(rng, 3.0 - 0.7 * k, -3.9 - 0.35 * k, 0.5 + 0.18 * k, 0.36 + 0.1 * k, scallop=0.3),
            "#f4f1e8",
            part="*",
            strength=0.75,
            soft=0.08,
        )
    s.box(-8.2, -3.1, -3.6, -0.8, pal.WOOD_RED, part="coach")
    s.form(pieces([rectangle(x, -2.7, x + 0.7, -1.9) for x in (-7.9, -6.9, -5.9, -4.9)]), buildings.GLASS_DAY, ink=PEN)
    s.form(rectangle(-8.4, -3.3, -3.4, -3.05), pal.SOOT)
    s.box(-3.2, -2.2, -1.6, -0.8, pal.CLOTH_GREEN, part="tender")
    s.form(smooth(np.array([(-3.1, -2.2), (-2.4, -2.5), (-1.7, -2.2)]), samples=4), pal.SOOT, ink=PEN)
    s.box(-1.5, -3.0, -0.2, -0.8, pal.CLOTH_GREEN, part="cab")
    s.form(rectangle(-1.2, -2.7, -0.5, -2.0), pal.SOOT, ink=PEN)
    s.form(rectangle(-1.7, -3.2, 0.0, -3.0), pal.SOOT)
    s.form(
        smooth(np.array([(-0.2, -2.3), (2.9, -2.3), (3.1, -1.7), (2.9, -1.0), (-0.2, -1.0)]), samples=3),
        pal.CLOTH_GREEN,
        part="boiler",
    )
    s.light(rectangle(-0.2, -2.2, 2.9, -2.0), part="boiler", strength=0.5, soft=0.06)
    s.shade(rectangle(-0.2, -1.4, 3.0, -1.0), part="boiler", strength=0.4, soft=0.1)
    s.strokes([[(x, -2.28), (x, -1.02)] for x in (0.5, 1.4, 2.3)], width=PEN * 2, color=pal.BRASS, taper=False)
    s.form(np.array([(2.3, -2.25), (2.35, -3.1), (2.2, -3.4), (2.9, -3.4), (2.75, -3.1), (2.8, -2.25)]), pal.SOOT)
    s.form(
        smooth(np.array([(0.8, -2.28), (0.85, -2.7), (1.1, -2.8), (1.35, -2.7), (1.4, -2.28)]), samples=3), pal.BRASS
    )
    s.form(np.array([(3.0, -0.9), (3.7, -0.2), (2.7, -0.2)]), pal.CLOTH_RED)
    s.box(-3.3, -0.95, 3.1, -0.75, pal.SOOT)
    for x, r in ((-7.2, 0.42), (-4.6, 0.42), (-2.8, 0.4), (-1.9, 0.4), (-0.7, 0.62), (0.8, 0.62), (2.4, 0.4)):
        street_things.wheel(s, x, -r, radius=r, spokes=8, color=pal.CLOTH_RED)
    s.stroke([(-0.7, -0.6), (0.8, -0.6), (2.3, -0.7)], width=PEN * 4, color=pal.STEEL, taper=False)
    return s.shapes


def bell_tent(rng: Random, *, color: str = pal.LINEN) -> list[Shape]:
    """A pointed tent with its flap open, ropes and a pennant."""
    s = Sketch(rng, label="building")
    s.form(np.array([(-1.5, 0), (-1.35, -0.7), (0, -2.9), (1.35, -0.7), (1.5, 0)]), color, part="tent")
    s.shade(np.array([(0.2, 0), (0, -2.9), (1.4, -0.7), (1.5, 0)]), part="tent", strength=0.4, soft=0.1)
    s.strokes([[(0, -2.85), (x, -0.7), (x * 1.05, 0)] for x in (-0.9, 0.95)], width=PEN * 0.7)
    s.form(np.array([(-0.4, 0), (0, -1.7), (0.4, 0)]), pal.SOOT, ink=PEN)
    s.form(np.array([(-0.4, 0), (0, -1.7), (-0.75, -0.1)]), mixed(color, pal.CREAM, 0.4), ink=PEN * 0.8)
    s.strokes([[(side * 1.35, -0.7), (side * 2.2, 0.05)] for side in (-1, 1)], width=PEN * 0.8, taper=False)
    s.stroke([(0, -2.9), (0, -3.5)], width=PEN * 1.6, taper=False)
    s.form(np.array([(0, -3.5), (0.7, -3.35), (0, -3.18)]), pal.CLOTH_RED, ink=PEN * 0.7)
    return s.shapes


def camp(stage: Stage) -> None:
    """A camp on a heath: rows of tents, a fire with a pot on its tripod, stacked spears, a standard."""
    side = land.hand(stage)
    outdoors.sky(stage, clouds=4)
    outdoors.ground(stage, color=pal.GRASS_PALE)
    outdoors.hills(stage, z=56, height=6.0)
    outdoors.tree_line(stage, z=34, height=4.0)
    outdoors.blotches(stage, colors=(pal.SAND, pal.GRASS_DARK, pal.EARTH), z_far=20)
    for row, z in enumerate((22.0, 15.0)):
        for cell in stage.cells(z, width=4.2):
            stage.put(
                bell_tent(
                    stage.rng("tent", row, cell), color=(pal.LINEN, pal.CREAM, pal.PLASTER_ROSE)[(cell + row) % 3]
                ),
                x=cell * 4.2 + 1.6 * row,
                z=z,
            )
    stage.put(bell_tent(stage.rng("near tent"), color=pal.CLOTH_MUSTARD), x=-side * 3.9, z=7.0, scale=1.15)
    stage.put(street_things.cart(stage.rng("waggon")), x=side * 4.9, z=9.0)
    stage.shadow(x=side * 2.4, z=4.4, half_width=0.7)
    stage.put(small_things.campfire(stage.rng("fire")), x=side * 2.4, z=4.4)
    tripod = stage.sketch("tripod")
    tripod.strokes(
        [[(0, -1.6), (-0.7, 0)], [(0, -1.6), (0.7, 0)], [(0, -1.6), (0.15, -0.1)]],
        width=PEN * 3,
        color=pal.WOOD_DARK,
        taper=False,
    )
    tripod.stroke([(0, -1.55), (0, -1.0)], width=PEN, taper=False)
    tripod.add(kitchen_things.cooking_pot(stage.rng("pot")), y=-0.62, scale=0.8)
    stage.put(tripod.shapes, x=side * 2.4, z=4.35)
    glow = stage.sketch("glow")
    glow.light(
        oval(0, -0.6, 1.6, 1.1), part="*", strength=0.4 if stage.light.lamps else 0.15, soft=0.5, color="#e79a4d"
    )
    stage.put(glow.shapes, x=side * 2.4, z=4.0)
    stage.put(_spears(stage.rng("spears")), x=-side * 2.2, z=5.2)
    stage.put(standard(stage.rng("standard"), color=pal.CLOTH_RED), x=side * 3.7, z=6.4)
    stage.put(land.log(stage.rng("seat"), length=1.5), x=side * 3.5, z=3.4)
    outdoors.grass(stage, density=0.8)
    outdoors.front_grass(stage)


def _spears(rng: Random) -> list[Shape]:
    s = Sketch(rng)
    for x in (-0.5, -0.2, 0.15, 0.5):
        s.stroke([(x, 0), (-0.4 * x, -2.2)], width=PEN * 2, color=pal.WOOD, taper=False)
        tip = np.array([-0.4 * x, -2.2])
        s.form(
            np.array([tip + np.array([-0.05, 0]), tip + np.array([-0.02 - 0.05 * x, -0.3]), tip + np.array([0.05, 0])]),
            pal.STEEL,
            ink=PEN * 0.7,
        )
    s.form(oval(0.35, -0.42, 0.36, 0.4, points=22), pal.CLOTH_BLUE, part="shield")
    s.form(oval(0.35, -0.42, 0.1, 0.1, points=12), pal.BRASS)
    s.strokes(
        [[(0.35, -0.8), (0.35, -0.04)], [(0.0, -0.42), (0.7, -0.42)]], width=PEN * 1.6, color=pal.LINEN, taper=False
    )
    return s.shapes


def standard(rng: Random, *, color: str) -> list[Shape]:
    """A banner on a pole, blowing."""
    s = Sketch(rng)
    s.stroke([(0, 0), (0, -3.6)], width=PEN * 3, color=pal.WOOD_DARK, taper=False)
    s.form(oval(0, -3.68, 0.08, 0.08, points=10), pal.BRASS)
    cloth = [
        (0, -3.5),
        (0.5, -3.62),
        (1.1, -3.4),
        (1.6, -3.5),
        (1.4, -3.1),
        (1.6, -2.7),
        (1.0, -2.6),
        (0.5, -2.75),
        (0, -2.6),
    ]
    s.form(smooth(np.array(cloth), samples=3), color, part="cloth")
    s.strokes([curve((x, -3.5), (x + 0.06, -3.1), (x - 0.02, -2.68)) for x in (0.45, 0.9, 1.25)], width=PEN * 0.7)
    s.form(oval(0.6, -3.1, 0.2, 0.22, points=16), pal.BRASS, ink=PEN * 0.7)
    return s.shapes


def battlefield(stage: Stage) -> None:
    """After the charge: trampled ground, a broken wheel, shields and spears stuck in the earth, torn banners, smoke."""
    side = land.hand(stage)
    outdoors.sky(stage, clouds=6)
    outdoors.ground(stage, color="#bfae82", label="ground")
    outdoors.hills(stage, z=56, height=5.0)
    outdoors.blotches(stage, colors=(pal.EARTH, pal.EARTH_DARK, pal.GRASS_DARK), z_far=20)
    ranks = stage.sketch("ranks")
    for k, x in enumerate(np.arange(-16, 16, 0.55)):
        if ranks.rng.uniform() < 0.75:
            ranks.form(
                pieces([oval(x, -1.0, 0.2, 0.6, points=10), oval(x, -1.72, 0.13, 0.15, points=9)]),
                (pal.CLOTH_RED, pal.CLOTH_BLUE)[int(x * side > 0)],
                ink=PEN,
            )
            if k % 3 == 0:
                ranks.stroke([(x + 0.2, -0.4), (x + 0.35, -3.2)], width=PEN * 1.6, taper=False)
    stage.put(ranks.shapes, x=0, z=26.0)
    for k, (x, z) in enumerate(((-6.0, 18.0), (4.4, 15.0), (9.0, 20.0))):
        smoke = stage.sketch("smoke", k)
        for j in range(4):
            smoke.wash(
                leafy(smoke.rng, 0.5 * j, -0.8 - 0.9 * j, 0.8 + 0.3 * j, 0.6 + 0.15 * j, scallop=0.4),
                "#cfc8bb",
                part="*",
                strength=0.55,
                soft=0.2,
            )
        stage.put(smoke.shapes, x=side * x, z=z)
    broken = stage.sketch("broken cart")
    street_things.wheel(broken, 0.3, -0.62, radius=0.62, spokes=8, color=pal.WOOD)
    broken.form(np.array([(-1.6, -0.1), (-0.2, -0.95), (0.2, -0.8), (-1.3, 0.08)]), pal.WOOD_DARK)
    broken.strokes([[(-1.5, -0.6), (-0.6, 0)], [(0.9, -0.9), (1.5, 0.0)]], width=PEN * 5, color=pal.WOOD, taper=False)
    stage.put(broken.shapes, x=side * 3.1, z=4.8)
    stage.put(standard(stage.rng("torn"), color=pal.CLOTH_BLUE), x=-side * 2.9, z=5.4)
    for k, (x, z, lean) in enumerate(
        ((-3.8, 3.6, 0.5), (-2.2, 4.2, -0.3), (2.3, 3.4, 0.35), (4.4, 6.6, -0.4), (-1.4, 8.0, 0.2), (1.2, 9.4, -0.2))
    ):
        shaft = stage.sketch("shaft", k)
        shaft.stroke([(0, 0), (lean, -1.7)], width=PEN * 2, color=pal.WOOD, taper=False)
        shaft.form(
            np.array([(lean - 0.05, -1.66), (lean * 1.1, -1.95), (lean + 0.06, -1.66)]), pal.STEEL, ink=PEN * 0.7
        )
        if k % 2 == 0:
            shaft.form(
                oval(0.5, -0.2, 0.4, 0.2, points=20),
                (pal.CLOTH_RED, pal.CLOTH_MUSTARD, pal.CLOTH_BLUE)[k // 2],
                part="shield",
            )
            shaft.form(oval(0.5, -0.22, 0.1, 0.06, points=10), pal.BRASS, ink=PEN * 0.6)
        stage.put(shaft.shapes, x=side * x, z=z)
    trees.grow(stage, "dead", "burnt", x=-side * 5.6, z=8.4, height=4.6)
    outdoors.grass(stage, density=0.7)


def volcano(stage: Stage) -> None:
    """Under a burning mountain: the cone with its fire and cloud, streams of lava down it, black rocks."""
    side = land.hand(stage)
    outdoors.sky(stage, clouds=2)
    outdoors.ground(stage, color="#a39688", label="ground")
    heights.peaks(stage, z=86, height=12, color="#a8a3a0", name="dark range", snow=False)
    stage.put(_cone(stage.rng("cone")), x=side * 3.0, z=52.0, scale=0.7)
    outdoors.blotches(stage, colors=("#8d8076", "#b7a998", "#7d716a"), z_far=20)
    flow = stage.sketch("lava", label="ground")
    zs = np.linspace(5.5, 26, 14)
    way = side * (3.4 + 1.0 * np.sin(zs / 4.0))
    half = 0.5 + 0.02 * zs
    for grow, color, part in ((0.35, "#6d5f58", "crust"), (0.0, pal.EMBER, "lava"), (-0.22, pal.FLAME, "heart")):
        flow.form(
            np.vstack([np.stack([way - half - grow, zs], axis=1), np.stack([way + half + grow, zs], axis=1)[::-1]]),
            color,
            ink=PEN * 0.7,
            part=part,
        )
    stage.lay(flow.shapes, z=985.0)
    for k, (x, z) in enumerate(
        ((-2.8, 3.4), (2.6, 3.2), (-4.0, 5.0), (4.8, 4.6), (-1.8, 6.6), (-6.4, 8.4), (1.0, 9.0))
    ):
        stage.put(
            land.bare_rock(stage.rng("rock", k), width=1.3 - 0.08 * k, height=0.9 - 0.06 * k, color="#7f746c"),
            x=side * x,
            z=z,
        )
    trees.grow(stage, "dead", "charred", x=-side * 4.4, z=7.0, height=4.4)
    ash = stage.sketch("ash")
    ash.form(
        pieces([oval(x, y, 0.02, 0.02, points=6) for x, y in ash.rng.uniform((-5, -4), (5, -0.2), (50, 2))]),
        "#6d645e",
        ink=0,
    )
    stage.put(ash.shapes, x=0, z=3.8)


def _cone(rng: Random) -> list[Shape]:
    s = Sketch(rng, label="mountain")
    for k in range(7):
        s.wash(leafy(rng, 0.8 * k - 1.2, -19 - 2.0 * k, 3.0 + 0.9 * k, 2.0 + 0.5 * k, scallop=1.2), ("#8d827d",
            "#a89c94", "#beb2a8")[k % 3], part="*", strength=0.8,
               soft=0.4)  # fmt: skip
    outline = [
        (-20, 0.5),
        (-13, -4.5),
        (-7, -10.5),
        (-3.4, -16),
        (-1.6, -15.2),
        (0.4, -15.6),
        (2.2, -15.1),
        (3.6, -16.2),
        (7.6, -10),
        (13, -4.6),
        (20, 0.5),
    ]
    s.form(np.array(outline), "#8f857e", part="cone", ink=PEN * 2)
    s.shade(
        np.array([(1, 0.5), (2, -15.2), (3.6, -16.2), (7.6, -10), (13, -4.6), (20, 0.5)]),
        part="cone",
        strength=0.45,
        soft=0.8,
    )
    s.form(
        smooth(np.array([(-2.0, -15.5), (-1.2, -18), (-0.2, -16.8), (0.6, -19), (1.4, -17), (2.4, -15.4)]), samples=4),
        pal.FLAME,
        ink=PEN,
        ink_color="#b4743c",
    )
    for x, d in ((-1.0, -1.6), (0.8, 0.6), (2.0, 2.6)):
        lava = np.vstack(
            [
                curve((x - 0.4, -15.3), (x - 0.4 + d, -9), (x - 0.3 + 2 * d, -2)),
                curve((x + 0.3 + 2 * d, -2), (x + 0.4 + d, -9), (x + 0.3, -15.3)),
            ]
        )
        s.form(lava, pal.EMBER, ink=PEN, ink_color="#8f4f33")
    s.strokes(
        [
            curve((x, y), (x + 0.6 * np.sign(x), y + 2), (x + 1.6 * np.sign(x), y + 4.4))
            for x, y in ((-4, -13), (-6, -9), (-9, -6), (5, -12), (8, -7.5))
        ],
        width=PEN * 2,
    )
    return s.shapes
