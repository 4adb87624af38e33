"""Places of work: a shop with its counter, a scholar's laboratory, a workshop, a stable.

Knows: these places' geometry.  Does not know: who stands in them.
"""

from __future__ import annotations

import numpy as np

from audobon.pencils import palette as pal
from audobon.pencils.light import mixed
from audobon.pencils.places import outdoors, room
from audobon.pencils.props import furniture, garden_things, joinery, kitchen_things, plants, small_things, street_things
from audobon.pencils.shapes import Shape
from audobon.pencils.sketch import PEN, Random, Sketch, curve, oval, rectangle
from audobon.pencils.stage import Stage


def shop(stage: Stage) -> None:
    side = 1.0 if stage.rng("hand").uniform() < 0.5 else -1.0
    room.plank_floor(stage)
    room.walls(stage, color=pal.PLASTER_GREEN)
    room.beams(stage, color=pal.WOOD)
    stage.put(shop_window(stage), x=-side * 2.4, z=room.BACK)
    room.window_light(stage, x=-side * 2.4)
    for k, (x, goods) in enumerate(((0.2, "jars"), (1.6, "bottles"), (3.0, "mixed"))):
        stage.put(
            furniture.shelf(stage.rng("shelf", k), width=1.35, rows=5, goods=goods), x=side * x, z=room.BACK - 0.1
        )
    stage.put(joinery.door(stage.rng("door"), color=pal.CLOTH_GREEN), x=-side * 4.2, z=room.BACK)
    stage.put(counter(stage.rng("counter")), x=side * 1.9, z=2.6)
    stage.put(scales(stage.rng("scales")), x=side * 1.4, z=2.55, lift=1.06)
    stage.put(kitchen_things.cheese(stage.rng("cheese")), x=side * 2.4, z=2.55, lift=1.06)
    stage.put(furniture.lamp(stage.rng("lamp"), lit=stage.light.lamps), x=side * 2.95, z=2.55, lift=1.06)
    room.lamp_glow(stage, x=side * 2.95, height=1.4, z=2.6)
    stage.put(kitchen_things.sack(stage.rng("sack")), x=-side * 2.6, z=2.9)
    stage.put(kitchen_things.barrel(stage.rng("barrel")), x=-side * 3.3, z=2.9)
    hanging = stage.sketch("hanging")
    for k in range(5):
        x = -1.0 + 0.5 * k
        hanging.stroke([(x, -0.75), (x, -0.4)], width=PEN * 0.7, taper=False)
        if k % 2:
            hanging.form(oval(x, -0.26, 0.11, 0.16, points=14), pal.CLOTH_RED, ink=PEN * 0.8)
        else:
            hanging.add(garden_things.basket(stage.rng("hung", k), size=0.3), x=x, y=-0.08)
    stage.put(hanging.shapes, x=-side * 0.4, z=room.BACK - 1.4, lift=2.2)


def shop_window(stage: Stage) -> list[Shape]:
    """A bow window of small panes with goods set out on its sill."""
    s = stage.sketch("goods")
    s.add(room.window(stage, "bow", width=1.9, height=1.5, sill=0.8, panes=(5, 4), frame=pal.LINEN))
    for k in range(5):
        furniture.bottle(
            s,
            -0.7 + 0.34 * k,
            -0.8,
            height=0.3 + 0.05 * (k % 2),
            color=(pal.GLASS_GREEN, pal.GLASS_BROWN, pal.CLOTH_BLUE)[k % 3],
        )
    return s.shapes


def counter(rng: Random, *, width: float = 2.6) -> list[Shape]:
    """A shop counter of drawers."""
    s = Sketch(rng, label="table")
    half = width / 2
    s.box(-half, -1.0, half, 0, pal.WOOD, part="front")
    for row in range(3):
        for k in range(5):
            x, y = -half + 0.08 + k * (width - 0.1) / 5, -0.92 + 0.29 * row
            s.box(x, y, x + (width - 0.1) / 5 - 0.06, y + 0.24, mixed(pal.WOOD, pal.CREAM, 0.16), ink=PEN * 0.6)
            s.form(oval(x + (width - 0.1) / 10 - 0.03, y + 0.12, 0.022, 0.022, points=8), pal.BRASS, ink=PEN * 0.5)
    s.shade(rectangle(-half, -1.0, half, -0.84), part="front", strength=0.4, soft=0.05)
    s.form(
        np.array([(-half - 0.1, -1.0), (-half, -1.16), (half, -1.16), (half + 0.1, -1.0)]), pal.WOOD_PALE, part="top"
    )
    s.box(-half - 0.1, -1.02, half + 0.1, -0.95, pal.WOOD)
    return s.shapes


def scales(rng: Random) -> list[Shape]:
    """A brass balance."""
    s = Sketch(rng)
    s.form(
        np.array([(-0.09, 0), (-0.02, -0.04), (-0.015, -0.36), (0.015, -0.36), (0.02, -0.04), (0.09, 0)]),
        pal.BRASS,
        ink=PEN * 0.8,
    )
    s.stroke(curve((-0.22, -0.32), (0, -0.36), (0.22, -0.34)), width=PEN * 1.8, color="#a07f38", taper=False)
    for x, y in ((-0.22, -0.32), (0.22, -0.34)):
        s.strokes([[(x, y), (x - 0.09, y + 0.2)], [(x, y), (x + 0.09, y + 0.2)]], width=PEN * 0.5, taper=False)
        s.form(oval(x, y + 0.2, 0.1, 0.035, start=0.0, end=0.5, points=12), pal.BRASS, ink=PEN * 0.7)
    return s.shapes


def laboratory(stage: Stage) -> None:
    """A laboratory: shelves of bottles and books, a long bench with instruments, charts."""
    side = 1.0 if stage.rng("hand").uniform() < 0.5 else -1.0
    room.plank_floor(stage, color=pal.WOOD)
    room.walls(stage, color="#dfd6bd")
    stage.put(room.wainscot(stage.rng("boards"), color=pal.WOOD), x=0, z=room.BACK)
    stage.put(room.window(stage, "north", width=1.3, height=1.5, sill=1.05, panes=(3, 4)), x=side * 1.3, z=room.BACK)
    room.window_light(stage, x=side * 1.0)
    for k, (x, goods) in enumerate(((-3.7, "books"), (-2.2, "bottles"))):
        stage.put(furniture.shelf(stage.rng("shelf", k), width=1.4, rows=5, goods=goods), x=side * x, z=room.BACK - 0.1)
    stage.put(chart(stage.rng("chart")), x=-side * 0.55, z=room.BACK, lift=1.35)
    stage.put(joinery.door(stage.rng("door"), color=pal.WOOD_RED), x=side * 3.6, z=room.BACK)
    stage.shadow(x=side * 2.1, z=2.6, half_width=1.1)
    stage.put(furniture.table(stage.rng("bench"), width=2.2, height=0.86), x=side * 2.1, z=2.8)
    for k, (x, thing) in enumerate(
        ((1.45, small_things.microscope), (1.95, small_things.test_tube), (2.45, retort), (2.95, kitchen_things.bottle))
    ):
        stage.put(thing(stage.rng("instrument", k)), x=side * x, z=2.75, lift=0.93, scale=0.9)
    stage.put(small_things.globe(stage.rng("globe")), x=-side * 2.3, z=2.6, lift=0.72)
    stage.put(furniture.table(stage.rng("stand"), width=0.8, height=0.64), x=-side * 2.3, z=2.7)
    stage.put(small_things.globe(stage.rng("globe")), x=-side * 2.3, z=2.6, lift=0.72)
    stage.put(furniture.armchair(stage.rng("chair"), color=pal.CLOTH_BROWN), x=-side * 3.4, z=2.5)
    room.lamp_glow(stage, x=side * 2.1, height=1.4, z=2.8, radius=1.4)


def retort(rng: Random) -> list[Shape]:
    """A round flask over a spirit lamp."""
    s = Sketch(rng)
    s.strokes(
        [[(-0.1, 0), (-0.07, -0.18)], [(0.1, 0), (0.07, -0.18)], [(-0.1, -0.18), (0.1, -0.18)]],
        width=PEN * 1.2,
        color=pal.IRON,
        taper=False,
    )
    s.form(oval(0, -0.03, 0.04, 0.03, points=12), pal.GLASS, ink=PEN * 0.6)
    s.form(np.array([(-0.015, -0.06), (0, -0.12), (0.015, -0.06)]), pal.FLAME, ink=PEN * 0.4)
    s.form(oval(0, -0.27, 0.1, 0.095, points=20), pal.GLASS, part="flask", ink=PEN * 0.7)
    s.form(oval(0, -0.235, 0.088, 0.055, points=16), pal.LEAF_YELLOW, ink=PEN * 0.3)
    s.form(np.array([(-0.02, -0.35), (-0.02, -0.46), (0.02, -0.46), (0.02, -0.35)]), pal.GLASS, ink=PEN * 0.6)
    s.stroke(
        curve((0.02, -0.45), (0.14, -0.42), (0.2, -0.3), (0.22, -0.2)), width=PEN * 1.4, color="#8fa0a0", taper=False
    )
    return s.shapes


def chart(rng: Random) -> list[Shape]:
    """A hanging chart of plants, rolled at the foot."""
    s = Sketch(rng, label="painting")
    s.box(-0.42, -1.15, 0.42, -0.05, pal.LINEN, part="chart")
    s.stroke([(-0.46, -1.15), (0.46, -1.15)], width=PEN * 2.4, color=pal.WOOD_DARK, taper=False)
    s.stroke([(-0.46, -0.05), (0.46, -0.05)], width=PEN * 2.4, color=pal.WOOD_DARK, taper=False)
    for x, tall in ((-0.2, 0.7), (0.18, 0.55)):
        s.stroke(
            curve((x, -0.2), (x + 0.02, -0.2 - 0.5 * tall), (x, -0.2 - tall)), width=PEN, color="#68744a", taper=False
        )
        for k in range(3):
            y = -0.3 - 0.2 * k * tall
            plants.leaf(s, (x, y), (x + (0.14 if k % 2 else -0.14), y - 0.08), width=0.03, color=pal.LEAF)
        plants.blossom(s, x, -0.2 - tall, size=0.07, color=pal.FLOWER_ROSE)
    return s.shapes


def workshop(stage: Stage) -> None:
    """A craftsman's shop: a long bench under the window, tools on the wall, shavings, planks, a last in work."""
    side = 1.0 if stage.rng("hand").uniform() < 0.5 else -1.0
    room.plank_floor(stage, color=pal.WOOD)
    room.walls(stage, color="#e3d2ac", sides="boards")
    room.beams(stage)
    stage.put(room.window(stage, "work", width=1.7, height=1.15, sill=1.1, panes=(4, 3)), x=side * 0.8, z=room.BACK)
    room.window_light(stage, x=side * 0.5)
    wall = stage.sketch("tools")
    wall.box(-1.2, -0.06, 1.2, 0, pal.WOOD_DARK)
    for k in range(7):
        x = -1.05 + 0.35 * k
        wall.stroke([(x, -0.05), (x, 0.06)], width=PEN, taper=False)
        wall.add(
            small_things.hammer(stage.rng("tool", k), axe=k % 3 == 1)
            if k % 2 == 0
            else small_things.scissors(stage.rng("tool", k)),
            x=x,
            y=0.52 if k % 2 == 0 else 0.3,
            scale=0.9,
        )
    stage.put(wall.shapes, x=-side * 1.9, z=room.BACK - 0.05, lift=2.15)
    stage.put(furniture.table(stage.rng("bench"), width=2.4, height=0.85, color=pal.WOOD_PALE), x=side * 1.1, z=3.0)
    stage.put(small_things.shoe(stage.rng("shoe")), x=side * 0.6, z=2.95, lift=0.95)
    stage.put(street_things.pail(stage.rng("pail")), x=-side * 2.6, z=2.8)
    stage.put(furniture.shelf(stage.rng("shelf"), width=1.2, rows=4, goods="mixed"), x=side * 3.3, z=room.BACK - 0.1)
    for k in range(5):
        plank = stage.sketch("plank", k)
        plank.form(
            np.array(
                [
                    (0.12 * k, 0),
                    (0.3 + 0.12 * k, -2.2 + 0.1 * k),
                    (0.42 + 0.12 * k, -2.18 + 0.1 * k),
                    (0.13 + 0.12 * k, 0),
                ]
            ),
            (pal.WOOD, pal.WOOD_PALE)[k % 2],
            ink=PEN * 0.8,
        )
        stage.put(plank.shapes, x=-side * 3.9 - 0.4, z=room.BACK - 0.3)
    stage.put(furniture.chair(stage.rng("stool")), x=-side * 0.7, z=3.0)
    shavings = stage.sketch("shavings", label="floor")
    runs = [
        curve((x, z), (x + 0.06, z + 0.05), (x + 0.1, z), (x + 0.05, z - 0.03))
        for x, z in zip(shavings.rng.uniform(-2.5, 2.5, 40), shavings.rng.uniform(1.2, 3.4, 40), strict=True)
    ]
    shavings.strokes(runs, width=PEN * 0.8, color="#a9855a")
    stage.lay(shavings.shapes, z=900.0)


def stable(stage: Stage) -> None:
    """A stable or barn inside: posts and beams, stalls, hay, a half-door with daylight."""
    side = 1.0 if stage.rng("hand").uniform() < 0.5 else -1.0
    room.flag_floor(stage, color="#c9b184", label="floor", size=0.9)
    room.walls(stage, color=pal.WOOD, ceiling=pal.WOOD_DARK, sides="boards")
    stage.put(room.wainscot(stage.rng("boards"), height=2.9, color=pal.WOOD), x=0, z=room.BACK)
    room.beams(stage)
    stage.put(
        room.window(stage, "half door", width=1.15, height=1.15, sill=1.0, panes=(1, 1)), x=side * 0.4, z=room.BACK
    )
    lower = stage.sketch("half door", label="door")
    lower.box(-0.6, -1.0, 0.6, 0, pal.WOOD_RED)
    lower.strokes(
        [[(-0.55, -0.95), (0.55, -0.05)], [(-0.55, -0.05), (0.55, -0.95)]],
        width=PEN * 1.6,
        color=pal.WOOD_DARK,
        taper=False,
    )
    stage.put(lower.shapes, x=side * 0.4, z=room.BACK - 0.02)
    for k, x in enumerate((-3.4, -1.6, 2.4, 4.0)):
        stall = stage.sketch("stall", k, label="fence")
        stall.box(-0.09, -2.9, 0.09, 0, pal.WOOD_DARK, part="post")
        stall.form(np.array([(0.05, -1.3), (0.85, -1.0), (0.85, 0), (0.05, 0)]), pal.WOOD, part="rail")
        stall.strokes(
            [[(0.05, -1.3 + 0.33 * j), (0.85, -1.0 + 0.25 * j)] for j in range(1, 4)], width=PEN * 0.7, taper=False
        )
        stage.put(stall.shapes, x=side * x, z=3.3, mirror=side < 0)
    stage.put(street_things.haystack(stage.rng("hay")), x=-side * 3.0, z=2.9, scale=0.62)
    stage.put(garden_things.long_tool(stage.rng("fork"), head="fork"), x=-side * 1.9, z=3.2)
    stage.put(street_things.pail(stage.rng("pail")), x=side * 2.4, z=2.6)
    stage.put(kitchen_things.sack(stage.rng("sack")), x=side * 3.3, z=2.7)
    straw = stage.sketch("straw", label="floor")
    straw.strokes(
        [
            [(x, z), (x + 0.12, z + d), (x + 0.26, z)]
            for x, z, d in zip(
                straw.rng.uniform(-4, 4, 70),
                straw.rng.uniform(0.2, 3.6, 70),
                straw.rng.uniform(-0.1, 0.1, 70),
                strict=True,
            )
        ],
        width=PEN * 0.7,
        color="#a98e52",
    )
    stage.lay(straw.shapes, z=900.0)
    outdoors.grass(stage, z_near=2.8, z_far=3.4, density=0.0)
