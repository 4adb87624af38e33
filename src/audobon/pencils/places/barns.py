"""Sheds and barns from inside: a great barn, a hen-house, a garden shed.

Knows: these places' geometry.  Does not know: who stands in them.
"""

from __future__ import annotations

import numpy as np

from audobon.pencils import palette as pal
from audobon.pencils.light import mixed
from audobon.pencils.places import land, room
from audobon.pencils.props import furniture, garden_things, kitchen_things, small_things, street_things
from audobon.pencils.shapes import Shape, smooth
from audobon.pencils.sketch import PEN, Random, Sketch, curve, oval, pieces, rectangle
from audobon.pencils.stage import Stage


def straw(stage: Stage, *, count: int = 80, far: float = 5.0) -> None:
    """Loose straw over a floor."""
    s = stage.sketch("straw", label="floor")
    spots = s.rng.uniform((-4.5, -0.6), (4.5, far), (count, 2))
    turn = s.rng.normal(0, 0.12, (count, 2))
    runs = [[(x, z), (x + 0.13, z + a), (x + 0.28, z + b)] for (x, z), (a, b) in zip(spots, turn, strict=True)]
    s.strokes(runs, width=PEN * 0.8, color="#a98e52")
    stage.lay(s.shapes, z=900.0)


def great_barn(stage: Stage) -> None:
    """A timber barn like a ship upside down: trusses one behind another, hay to the eaves."""
    side = land.hand(stage)
    back = 8.0
    room.plank_floor(stage, color="#c9ab76", back=back, half_width=5.2)
    room.walls(stage, color=pal.WOOD, back=back, half_width=5.2, height=5.4, ceiling=pal.BARK_DARK, sides="boards")
    wall = stage.sketch("end wall", label="wall")
    wall.form(rectangle(-5.2, -5.4, 5.2, 0), mixed(pal.WOOD, pal.WOOD_DARK, 0.35), part="wall")
    wall.strokes(
        [[(x, -5.4), (x, 0)] for x in np.arange(-5.1, 5.2, 0.3)], width=PEN * 0.7, color="#6b4f31", taper=False
    )
    light = stage.light
    wall.form(rectangle(-1.6, -3.4, 1.6, 0), mixed(light.sky_low, light.sky_top, 0.25), part="out", ink=PEN)
    wall.wash(np.array([(-1.6, -1.2), (-0.6, -1.5), (0.6, -1.15), (1.6, -1.4), (1.6, -0.7), (-1.6, -0.7)]),
        light.on_set(pal.LEAF_BLUE), part="out",
              strength=0.8, soft=0.03)  # fmt: skip
    wall.wash(rectangle(-1.6, -0.8, 1.6, 0), light.on_set(pal.GRASS), part="out", strength=0.9, soft=0.05)
    for sign in (-1, 1):
        wall.form(
            np.array([(sign * 1.6, -3.4), (sign * 2.5, -3.6), (sign * 2.5, 0.1), (sign * 1.6, 0)]),
            pal.WOOD_RED,
            part=f"leaf{sign}",
        )
        wall.strokes([[(sign * 1.65, -3.2), (sign * 2.45, -0.2)], [(sign * 1.65, -0.2), (sign * 2.45, -3.3)]],
            width=PEN * 2.4, color=pal.WOOD_DARK,
                     taper=False)  # fmt: skip
    stage.put(wall.shapes, x=0, z=back - 0.01)
    if not light.lamps:
        beam = stage.sketch("sun")
        beam.light([(-1.5, back), (1.5, back), (2.6, 2.0), (-1.6, 2.0)], part="*", strength=0.45, soft=0.2)
        stage.lay(beam.shapes, z=990.0)
    for k, z in enumerate((6.8, 4.6, 2.4)):
        stage.put(_truss(stage.rng("truss", k)), x=0, z=z)
    for sign, (x, z, scale) in ((-1, (-4.0, 5.6, 1.1)), (-1, (-3.6, 3.6, 0.9)), (1, (3.9, 5.0, 1.0))):
        stage.put(
            hay_mow(stage.rng("mow", round(10 * z)), high=2.6 if sign < 0 else 1.9),
            x=side * x,
            z=z,
            scale=scale,
            mirror=side < 0,
        )
    stage.put(street_things.cart(stage.rng("wain")), x=side * 3.6, z=3.4, scale=0.9, mirror=side < 0)
    stage.put(small_things.ladder(stage.rng("ladder")), x=-side * 2.3, z=4.2)
    stage.put(garden_things.long_tool(stage.rng("fork"), head="fork"), x=-side * 2.1, z=3.0)
    stage.put(kitchen_things.sack(stage.rng("sack")), x=side * 2.1, z=2.9)
    straw(stage)


def _truss(rng: Random) -> list[Shape]:
    """Two posts, a tie beam, curved braces and the rafters above."""
    s = Sketch(rng, label="wall")
    for x in (-2.9, 2.9):
        s.box(x - 0.15, -5.4, x + 0.15, 0, pal.WOOD_DARK, part=f"post{x}")
        s.shade(rectangle(x + 0.02, -5.4, x + 0.16, 0), part=f"post{x}", strength=0.4, soft=0.04)
        brace = [(x, -2.5), (x * 0.86, -3.1), (x * 0.6, -3.45), (x * 0.6, -3.65), (x * 0.9, -3.3), (x, -2.9)]
        s.form(smooth(np.array(brace), samples=3), pal.WOOD_DARK, ink=PEN * 0.8)
    s.box(-5.2, -3.9, 5.2, -3.6, pal.WOOD_DARK, part="tie")
    s.shade(rectangle(-5.2, -3.72, 5.2, -3.58), part="tie", strength=0.4, soft=0.04)
    for side in (-1, 1):
        s.form(np.array([(side * 5.2, -3.8), (0, -5.9), (0, -6.15), (side * 5.2, -4.05)]), pal.WOOD_DARK, ink=PEN * 0.8)
    return s.shapes


def hay_mow(rng: Random, *, high: float) -> list[Shape]:
    """A bank of hay."""
    s = Sketch(rng, label="field")
    outline = [
        (-1.5, 0.05),
        (-1.55, -0.7 * high),
        (-1.1, -high),
        (-0.3, -0.95 * high),
        (0.4, -0.72 * high),
        (1.0, -0.5 * high),
        (1.5, 0.06),
    ]
    s.form(smooth(np.array(outline), samples=4), pal.THATCH, part="hay")
    s.shade(oval(0.6, -0.2, 1.2, 0.5), part="hay", strength=0.4, soft=0.2)
    s.light(oval(-0.8, -0.85 * high, 0.6, 0.3), part="hay", strength=0.4, soft=0.15)
    runs = []
    for _ in range(46):
        x, y = rng.uniform(-1.35, 1.1), -rng.uniform(0.06, 0.9) * high
        if y < -high * (0.98 - 0.34 * max(x, 0)):
            continue
        runs.append(curve((x, y), (x + 0.12, y + rng.normal(0, 0.08)), (x + 0.28, y + rng.normal(0.03, 0.08))))
    s.strokes(runs, width=PEN * 0.8, color="#8f7637")
    return s.shapes


def hen_house(stage: Stage) -> None:
    """A low wooden house: nest boxes with eggs, roosting poles, a ramp to the pop-hole, wire and daylight."""
    side = land.hand(stage)
    room.plank_floor(stage, color="#cdb27e", half_width=3.8, back=3.2)
    room.walls(stage, color=pal.WOOD, half_width=3.8, back=3.2, height=2.5, ceiling=pal.WOOD_DARK, sides="boards")
    wall = stage.sketch("boards", label="wall")
    for k, y in enumerate(np.arange(-2.5, 0, 0.25)):
        wall.box(
            -3.8,
            float(y),
            3.8,
            float(y) + 0.25,
            mixed(pal.WOOD, pal.WOOD_DARK, 0.12 + 0.1 * (k % 3)),
            part=f"b{k}",
            ink=PEN * 0.6,
        )
    hatch = rectangle(-0.4, -0.85, 0.4, 0)
    wall.form(hatch + np.array([side * 2.6, 0]), stage.light.sky_low, part="hatch", ink=PEN)
    wall.wash(
        rectangle(-0.4, -0.3, 0.4, 0) + np.array([side * 2.6, 0]), pal.GRASS, part="hatch", strength=0.9, soft=0.02
    )
    wall.form(rectangle(-1.2, -2.2, 0.6, -1.55), stage.light.sky_low, part="wire", ink=PEN)
    mesh = [[(x, -2.2), (x + 0.3, -1.55)] for x in np.arange(-1.2, 0.4, 0.15)] + [
        [(x + 0.3, -2.2), (x, -1.55)] for x in np.arange(-1.2, 0.4, 0.15)
    ]
    wall.strokes(mesh, width=PEN * 0.6, color=pal.IRON, taper=False)
    stage.put(wall.shapes, x=0, z=3.19)
    ramp = stage.sketch("ramp", label="floor")
    ramp.form(
        [(side * 2.25, 3.1), (side * 2.95, 3.1), (side * 2.8, 1.9), (side * 2.0, 1.9)],
        pal.WOOD_PALE,
        ink=PEN,
        part="ramp",
    )
    ramp.strokes(
        [[(side * 2.1, z), (side * 2.9, z)] for z in (2.1, 2.4, 2.7, 3.0)],
        width=PEN * 1.6,
        color=pal.WOOD_DARK,
        taper=False,
    )
    stage.lay(ramp.shapes, z=880.0)
    stage.put(_nest_boxes(stage.rng("nests")), x=-side * 2.2, z=3.0)
    for k, (z, y) in enumerate(((2.7, 1.15), (2.9, 1.7))):
        pole = stage.sketch("pole", k)
        pole.box(-1.5, -0.1, 1.9, 0, pal.BARK_PALE, part="pole")
        pole.shade(rectangle(-1.5, -0.05, 1.9, 0), part="pole", strength=0.4, soft=0.02)
        stage.put(pole.shapes, x=side * 0.9, z=z, lift=y)
    stage.put(street_things.pail(stage.rng("corn")), x=side * 1.7, z=2.3)
    stage.put(_drinker(stage.rng("drink")), x=-side * 1.1, z=2.4)
    feathers = stage.sketch("feathers", label="floor")
    feathers.form(
        pieces([oval(x, z, 0.07, 0.025, points=8) for x, z in feathers.rng.uniform((-3, 0.2), (3, 3), (12, 2))]),
        pal.LINEN,
        ink=PEN * 0.5,
    )
    stage.lay(feathers.shapes, z=870.0)
    straw(stage, count=90, far=3.1)


def _nest_boxes(rng: Random) -> list[Shape]:
    s = Sketch(rng, label="furniture")
    for row, y in enumerate((-0.55, -1.25)):
        for k, x in enumerate((-0.62, 0.0, 0.62)):
            s.box(x - 0.31, y - 0.62, x + 0.31, y, pal.WOOD_PALE, ink=PEN * 0.8)
            s.form(
                rectangle(x - 0.25, y - 0.55, x + 0.25, y - 0.06),
                mixed(pal.SOOT, pal.WOOD, 0.35),
                ink=PEN * 0.5,
                part=f"in{row}{k}",
            )
            nest = [
                (x - 0.25, y - 0.06),
                (x - 0.24, y - 0.18),
                (x, y - 0.13),
                (x + 0.24, y - 0.19),
                (x + 0.25, y - 0.06),
            ]
            s.form(smooth(np.array(nest), samples=3), pal.THATCH, ink=PEN * 0.6)
            if (row + k) % 2 == 0:
                s.form(
                    pieces([oval(x + d, y - 0.19, 0.055, 0.07, points=12) for d in (-0.08, 0.06)]),
                    pal.LINEN,
                    ink=PEN * 0.6,
                )
    for x in (-0.9, 0.9):
        s.box(x - 0.05, -1.9, x + 0.05, 0, pal.WOOD_DARK, ink=PEN * 0.7)
    return s.shapes


def _drinker(rng: Random) -> list[Shape]:
    s = Sketch(rng)
    s.form(oval(0, -0.06, 0.3, 0.08, points=18), pal.TIN)
    s.form(oval(0, -0.08, 0.24, 0.05, points=18), pal.WATER, ink=PEN * 0.5)
    s.form(np.array([(-0.14, -0.08), (-0.13, -0.4), (0, -0.5), (0.13, -0.4), (0.14, -0.08)]), pal.TIN, part="tin")
    s.shade(rectangle(0.03, -0.5, 0.15, 0), part="tin", strength=0.4, soft=0.03)
    return s.shapes


def shed(stage: Stage) -> None:
    """A tool-shed: a cobwebbed window over the potting bench, tools on nails, a water-can, pots in towers, a sieve."""
    side = land.hand(stage)
    room.plank_floor(stage, color=pal.EARTH, half_width=3.4, back=2.9)
    room.walls(stage, color="#b39a70", half_width=3.4, back=2.9, height=2.6, ceiling=pal.WOOD_DARK, sides="boards")
    wall = stage.sketch("planks", label="wall")
    wall.form(rectangle(-3.4, -2.6, 3.4, 0), "#bda47a", part="wall", ink=PEN)
    wall.strokes(
        [[(x, -2.6), (x + 0.01, 0)] for x in np.arange(-3.2, 3.4, 0.28)], width=PEN * 0.7, color="#75583a", taper=False
    )
    wall.shade(rectangle(-3.4, -0.5, 3.4, 0), part="wall", strength=0.35, soft=0.15)
    stage.put(wall.shapes, x=0, z=2.89)
    stage.put(
        room.window(stage, "shed", width=1.4, height=0.85, sill=1.15, panes=(4, 2), frame=pal.WOOD),
        x=-side * 0.5,
        z=2.88,
    )
    room.window_light(stage, x=-side * 0.7, back=2.9, width=1.3)
    bench = stage.sketch("bench", label="table")
    bench.box(-1.3, -0.92, 1.3, -0.8, pal.WOOD_PALE, part="top")
    for x in (-1.15, 1.15):
        bench.box(x - 0.07, -0.8, x + 0.07, 0, pal.WOOD_DARK, ink=PEN * 0.8)
    bench.box(-1.2, -0.36, 1.2, -0.28, pal.WOOD, ink=PEN * 0.8)
    stage.put(bench.shapes, x=-side * 0.6, z=2.5)
    for k, x in enumerate((-1.5, -1.0, -0.4, 0.1)):
        lift = 0.92
        stage.put(
            garden_things.flower_pot(stage.rng("pot", k), size=0.2 + 0.04 * (k % 2), plant=k % 3 == 0),
            x=side * x,
            z=2.45,
            lift=lift,
        )
    for j in range(4):
        stage.put(
            garden_things.flower_pot(stage.rng("tower", j), size=0.24, plant=False), x=side * 1.35, z=2.4, lift=0.13 * j
        )
    for k, head in enumerate(("rake", "fork", "spade", "hoe")):
        stage.put(garden_things.long_tool(stage.rng("tool", k), head=head), x=side * (1.8 + 0.36 * k), z=2.75)
    stage.put(garden_things.watering_can(stage.rng("can")), x=-side * 1.9, z=2.1)
    stage.put(garden_things.sieve(stage.rng("sieve")), x=-side * 2.0, z=2.85, lift=1.35)
    stage.put(small_things.rope(stage.rng("twine")), x=-side * 2.7, z=2.6, scale=0.8)
    stage.put(kitchen_things.sack(stage.rng("bulbs")), x=-side * 2.6, z=2.3)
    stage.put(garden_things.basket(stage.rng("trug"), size=0.45), x=side * 2.5, z=2.0)
    shelf = stage.sketch("shelf", label="shelf")
    shelf.box(-0.9, -0.06, 0.9, 0, pal.WOOD_DARK)
    for k in range(6):
        furniture.bottle(
            shelf,
            -0.75 + 0.3 * k,
            -0.06,
            height=0.24 + 0.06 * (k % 2),
            color=(pal.GLASS_GREEN, pal.GLASS_BROWN, pal.TIN)[k % 3],
        )
    stage.put(shelf.shapes, x=side * 2.1, z=2.86, lift=1.95)
