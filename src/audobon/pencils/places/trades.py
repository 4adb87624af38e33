"""Rooms of work: a bakehouse, a smithy, a mill, a counting-house.

Knows: these places' geometry.  Does not know: who stands in them.
"""

from __future__ import annotations

import numpy as np

from audobon.pencils import palette as pal
from audobon.pencils.light import mixed
from audobon.pencils.places import kitchen, land, room
from audobon.pencils.props import furniture, joinery, kitchen_things, small_things, street_things
from audobon.pencils.shapes import Shape, smooth
from audobon.pencils.sketch import PEN, Random, Sketch, curve, oval, pieces, rectangle
from audobon.pencils.stage import Stage


def bakery(stage: Stage) -> None:
    """A vaulted brick oven with its fire, peels, racks of loaves, a kneading trough, sacks, a counter to the street."""
    side = land.hand(stage)
    room.flag_floor(stage, color=pal.SAND)
    room.walls(stage, color="#ecd9b4", ceiling=pal.CREAM, sides="bare")
    room.beams(stage, color=pal.WOOD)
    stage.put(oven(stage.rng("oven")), x=side * 1.7, z=room.BACK)
    room.lamp_glow(stage, x=side * 1.7, height=1.0, z=room.BACK, radius=1.5)
    peel = stage.sketch("peels")
    for k in range(3):
        x = 0.2 * k
        peel.stroke([(x, 0), (x + 0.22, -2.1)], width=PEN * 3, color=pal.WOOD, taper=False)
        peel.form(oval(x + 0.25, -2.3, 0.16, 0.26, points=16), pal.WOOD_PALE, ink=PEN * 0.7)
    stage.put(peel.shapes, x=side * 3.4, z=room.BACK - 0.1, mirror=side < 0)
    stage.put(bread_rack(stage.rng("rack")), x=-side * 2.9, z=room.BACK - 0.1)
    stage.put(
        room.window(stage, "bakery", width=1.2, height=1.0, sill=1.2, curtain=pal.CLOTH_RED), x=-side * 0.9, z=room.BACK
    )
    room.window_light(stage, x=-side * 1.2)
    stage.shadow(x=-side * 2.4, z=2.6, half_width=1.0)
    stage.put(_trough(stage.rng("trough")), x=-side * 2.5, z=2.7)
    for k, (x, z) in enumerate(((2.6, 3.0), (3.2, 2.8), (3.8, 3.1))):
        stage.put(kitchen_things.sack(stage.rng("flour", k)), x=side * x, z=z)
    stage.put(joinery.door(stage.rng("door"), color=pal.CLOTH_BLUE), x=-side * 4.3, z=room.BACK)
    stage.put(kitchen.strings(stage.rng("pretzels")), x=-side * 1.8, z=room.BACK - 0.1, lift=1.9)


def oven(rng: Random) -> list[Shape]:
    """A brick oven front: a low arch full of embers and loaves, an iron door, an ash hole, a hood."""
    s = Sketch(rng, label="wall")
    joinery.masonry(s, face=(-1.3, -1.9, 1.3, 0), high=0.14, long=0.32, color=pal.BRICK_PALE, part="front", keep=0.5)
    s.form(np.array([(-1.3, -1.9), (-0.8, -3.1), (0.8, -3.1), (1.3, -1.9)]), pal.PLASTER, part="hood")
    s.shade(np.array([(0.2, -1.9), (0.2, -3.1), (0.8, -3.1), (1.3, -1.9)]), part="hood", strength=0.3, soft=0.15)
    mouth = np.vstack([[(-0.62, -0.85)], oval(0, -1.0, 0.62, 0.5, start=0.5, end=1.0, points=14), [(0.62, -0.85)]])
    s.form(mouth, "#5a4438", part="mouth", ink=PEN * 1.2)
    s.light(oval(0, -0.95, 0.5, 0.3), part="mouth", strength=0.8, soft=0.12, color="#e2954e")
    for x in (-0.32, 0.0, 0.34):
        s.form(smooth(np.array([(x - 0.15, -0.87), (x - 0.12, -1.0), (x, -1.04), (x + 0.12, -1.0), (x + 0.15,
            -0.87)]), samples=3), pal.COPPER,
               ink=PEN * 0.7)  # fmt: skip
    stones = [np.array([((0.62 + g) * np.cos(a), -1.0 + (0.5 + g) * np.sin(a)) for g, a in ((0, b), (0, b + 0.3),
        (0.16, b + 0.3), (0.16, b))]) for b in
              np.linspace(np.pi, 2 * np.pi - 0.31, 9)]  # fmt: skip
    s.form(pieces(stones), pal.BRICK, ink=PEN * 0.7, part="arch")
    s.box(-0.95, -0.86, 0.95, -0.74, pal.STONE_PALE, part="sill")
    s.form(
        np.vstack([[(-0.26, -0.05)], oval(0, -0.36, 0.26, 0.2, start=0.5, end=1.0, points=10), [(0.26, -0.05)]]),
        pal.SOOT,
        ink=PEN,
    )
    s.form(oval(0, -0.12, 0.16, 0.06, points=12), pal.EMBER, ink=0)
    s.form(np.array([(0.66, -0.86), (1.15, -0.95), (1.15, -1.5), (0.66, -1.4)]), pal.IRON, part="leaf")
    s.stroke([(0.85, -1.15), (1.0, -1.17)], width=PEN * 2, color=pal.STEEL, taper=False)
    return s.shapes


def bread_rack(rng: Random) -> list[Shape]:
    """Shelves of loaves, rolls and plaits."""
    s = Sketch(rng, label="shelf")
    s.box(-0.9, -2.1, 0.9, 0, mixed(pal.WOOD, pal.WOOD_DARK, 0.6), part="case")
    for row, y in enumerate((-0.2, -0.68, -1.16, -1.64)):
        loaves = []
        step = (0.3, 0.22, 0.42, 0.26)[row]
        for x in np.arange(-0.76, 0.8, step):
            w, h = 0.46 * step, (0.18, 0.13, 0.2, 0.24)[row]
            loaves.append(
                smooth(
                    np.array(
                        [(x - w, y), (x - 0.9 * w, y - 0.7 * h), (x, y - h), (x + 0.9 * w, y - 0.7 * h), (x + w, y)]
                    ),
                    samples=3,
                )
            )
        s.form(pieces(loaves), (pal.COPPER, "#d8a763", "#b9854f", "#cf9a5a")[row], ink=PEN * 0.6, part=f"loaves{row}")
        cuts = [curve((x - 0.06, y - 0.1), (x, y - 0.13), (x + 0.06, y - 0.1)) for x in np.arange(-0.76, 0.8, step)]
        s.strokes(cuts, width=PEN * 0.5, color="#7a4f2c")
        s.box(-0.9, y, 0.9, y + 0.05, pal.WOOD, ink=PEN * 0.7)
    for x in (-0.9, 0.84):
        s.box(x, -2.15, x + 0.06, 0, pal.WOOD, ink=PEN * 0.7)
    return s.shapes


def _trough(rng: Random) -> list[Shape]:
    """A kneading trough on trestles with rising dough under a cloth."""
    s = Sketch(rng, label="table")
    for x in (-0.7, 0.7):
        s.strokes(
            [[(x, -0.6), (x - 0.16, 0)], [(x, -0.6), (x + 0.16, 0)]], width=PEN * 4, color=pal.WOOD_DARK, taper=False
        )
    s.form(
        smooth(np.array([(-0.85, -0.85), (-0.5, -1.06), (0, -0.98), (0.45, -1.1), (0.85, -0.85)]), samples=4),
        pal.LINEN,
        part="dough",
    )
    s.shade(oval(0.2, -0.85, 0.6, 0.08), part="dough", strength=0.35, soft=0.04)
    s.form(np.array([(-1.0, -0.88), (1.0, -0.88), (0.85, -0.5), (-0.85, -0.5)]), pal.WOOD_PALE, part="trough")
    s.shade(rectangle(-1, -0.62, 1, -0.5), part="trough", strength=0.4, soft=0.04)
    s.strokes([[(-0.95, -0.75), (0.95, -0.75)]], width=PEN * 0.6, taper=False)
    return s.shapes


def smithy(stage: Stage) -> None:
    """The forge glows under its hood, bellows beside it; an anvil on its block, shoes on the beam."""
    side = land.hand(stage)
    room.flag_floor(stage, color="#b5a68c", size=0.8)
    room.walls(stage, color="#b9a17c", ceiling=pal.WOOD_DARK, sides="boards")
    wall = stage.sketch("stones", label="wall")
    joinery.masonry(wall, face=(-4.9, -3.1, 4.9, 0), high=0.34, long=0.7, color="#bfae90", part="wall", keep=0.4)
    stage.put(wall.shapes, x=0, z=room.BACK - 0.01)
    room.beams(stage)
    stage.put(_doorway(stage), x=-side * 2.7, z=room.BACK - 0.02)
    stage.put(forge(stage.rng("forge")), x=side * 1.8, z=room.BACK - 0.05, mirror=side < 0)
    glow = stage.sketch("glow")
    glow.light(oval(0, -1.1, 1.9, 1.4), part="*", strength=0.45, soft=0.6, color="#e79a4d")
    stage.put(glow.shapes, x=side * 1.6, z=3.0)
    shoes = stage.sketch("shoes")
    for k, x in enumerate(np.arange(-1.6, 1.7, 0.36)):
        shoes.stroke(
            oval(x, -0.14, 0.1, 0.13, start=0.62, end=1.88, points=12) * (1, -1) - (0, 0.28),
            width=PEN * 3.2,
            color=pal.IRON,
            taper=False,
        )
        shoes.stroke([(x, -0.32), (x, -0.24 - 0.02 * (k % 2))], width=PEN, taper=False)
    stage.put(shoes.shapes, x=side * 0.2, z=room.BACK - 1.55, lift=2.45)
    stage.put(_tongs(stage.rng("tongs")), x=-side * 0.75, z=room.BACK - 0.06, lift=1.3)
    stage.shadow(x=-side * 1.9, z=2.4, half_width=0.5)
    stage.put(anvil(stage.rng("anvil")), x=-side * 2.0, z=2.4, mirror=side < 0)
    stage.put(kitchen_things.tub(stage.rng("trough")), x=side * 2.9, z=2.7)
    stage.put(street_things.cart(stage.rng("wheels"), hay=False), x=-side * 3.3, z=8.0)
    stage.put(small_things.hammer(stage.rng("hammer")), x=-side * 1.45, z=2.3, lift=0.0)


def _doorway(stage: Stage) -> list[Shape]:
    """Wide open doors with the lane outside."""
    s = stage.sketch("doorway", label="door")
    light = stage.light
    s.box(-1.3, -2.7, 1.3, 0, pal.WOOD_DARK)
    s.form(rectangle(-1.18, -2.58, 1.18, 0), mixed(light.sky_low, light.sky_top, 0.3), part="out", ink=PEN * 0.7)
    s.wash(np.array([(-1.2, -0.9), (-0.4, -1.2), (0.5, -0.95), (1.2, -1.15), (1.2, -0.4), (-1.2, -0.4)]),
        light.on_set(pal.LEAF), part="out",
           strength=0.85, soft=0.03)  # fmt: skip
    s.wash(
        np.array([(-1.2, -0.5), (1.2, -0.5), (1.2, 0), (-1.2, 0)]),
        light.on_set(pal.PATH),
        part="out",
        strength=0.9,
        soft=0.04,
    )
    for side in (-1, 1):
        leaf = np.array([(side * 1.18, -2.58), (side * 1.75, -2.75), (side * 1.75, 0.1), (side * 1.18, 0)])
        s.form(leaf, pal.WOOD, part=f"leaf{side}")
        s.strokes(
            [[(side * x, -2.6 - 0.3 * (x - 1.18)), (side * x, 0.05)] for x in (1.32, 1.46, 1.6)],
            width=PEN * 0.7,
            taper=False,
        )
        s.strokes([[(side * 1.2, -2.3), (side * 1.73, -0.4)]], width=PEN * 2, color=pal.WOOD_DARK, taper=False)
    return s.shapes


def forge(rng: Random) -> list[Shape]:
    """A brick hearth with coals, a hood to the chimney, and the great bellows."""
    s = Sketch(rng, label="wall")
    s.form(np.array([(-1.0, -1.75), (-0.5, -3.1), (0.5, -3.1), (1.0, -1.75)]), "#8d7460", part="hood")
    s.shade(np.array([(-1.0, -1.75), (0.0, -2.2), (0.5, -3.1), (1.0, -1.75)]), part="hood", strength=0.45, soft=0.2)
    s.form(rectangle(-0.85, -1.75, 0.85, -0.85), pal.SOOT, part="mouth", ink=PEN * 0.7)
    s.light(oval(0, -1.0, 0.8, 0.5), part="mouth", strength=0.8, soft=0.2, color="#e48a45")
    coals = [oval(x, -0.9 - 0.1 * np.cos(x * 2.2), 0.1, 0.08, points=8) for x in np.linspace(-0.6, 0.6, 9)]
    s.form(pieces(coals), pal.EMBER, ink=PEN * 0.6)
    s.form(smooth(np.array([(-0.2, -0.95), (-0.14, -1.25), (0.0, -1.5), (0.1, -1.25), (0.2, -0.95)]), samples=4),
        pal.FLAME, ink=PEN * 0.5,
           ink_color="#b4743c")  # fmt: skip
    joinery.masonry(s, face=(-1.1, -0.86, 1.1, 0), high=0.14, long=0.34, color=pal.BRICK, part="hearth", keep=0.55)
    s.form(np.array([(-1.15, -0.94), (1.15, -0.94), (1.15, -0.84), (-1.15, -0.84)]), pal.STONE, part="edge")
    s.label = "prop"
    bag = [(1.0, -1.05), (1.25, -1.35), (2.0, -1.55), (2.1, -1.05), (2.0, -0.6), (1.25, -0.8)]
    s.form(np.array(bag), pal.CLOTH_BROWN, part="bellows")
    s.strokes([[(1.3, -0.85 - 0.08 * k), (2.05, -0.75 - 0.17 * k)] for k in range(1, 5)], width=PEN * 0.8)
    s.strokes(
        [[(1.22, -1.36), (2.2, -1.62)], [(1.22, -0.78), (2.2, -0.55)]], width=PEN * 4, color=pal.WOOD_DARK, taper=False
    )
    s.strokes([[(1.5, -0.7), (1.4, 0)], [(1.9, -0.62), (2.0, 0)]], width=PEN * 4, color=pal.WOOD_DARK, taper=False)
    return s.shapes


def anvil(rng: Random) -> list[Shape]:
    """An anvil on an oak block."""
    s = Sketch(rng)
    s.form(np.array([(-0.32, -0.5), (-0.36, 0.02), (0.36, 0.02), (0.32, -0.5)]), pal.BARK, part="block")
    s.shade(rectangle(0.05, -0.5, 0.36, 0), part="block", strength=0.4, soft=0.06)
    s.form(oval(0, -0.5, 0.32, 0.07, points=18), pal.WOOD_PALE, ink=PEN * 0.7)
    body = [(-0.6, -0.84), (-0.2, -0.92), (0.34, -0.92), (0.36, -0.8), (0.12, -0.76), (0.1, -0.64), (0.24, -0.52),
        (-0.24, -0.52), (-0.1, -0.64),
            (-0.14, -0.76)]  # fmt: skip
    s.form(np.array(body), pal.IRON, part="anvil")
    s.light(
        np.array([(-0.55, -0.85), (-0.2, -0.92), (0.34, -0.92), (0.34, -0.88), (-0.2, -0.88)]),
        part="anvil",
        strength=0.6,
        soft=0.02,
    )
    return s.shapes


def _tongs(rng: Random) -> list[Shape]:
    s = Sketch(rng)
    s.box(-0.5, -0.9, 0.5, -0.82, pal.WOOD_DARK)
    for x in (-0.36, -0.12, 0.12, 0.36):
        s.strokes([curve((x - 0.03, -0.84), (x, -0.4), (x - 0.05, -0.1)), curve((x + 0.03, -0.84), (x, -0.4),
            (x + 0.05, -0.12))], width=PEN * 1.8,
                  color=pal.IRON, taper=False)  # fmt: skip
    return s.shapes


def mill(stage: Stage) -> None:
    """Inside a mill: the stones in their tub on a stage, hopper above, the great toothed wheel, shaft and sacks."""
    side = land.hand(stage)
    room.plank_floor(stage, color=pal.WOOD, back=4.6)
    room.walls(stage, color="#cdb88c", back=4.6, height=3.8, ceiling=pal.WOOD_DARK, sides="boards")
    room.beams(stage, back=4.6, height=3.8)
    stage.put(great_wheel(stage.rng("wheel")), x=side * 2.5, z=4.3)
    stage.put(
        room.window(stage, "mill", width=0.8, height=0.9, sill=1.5, panes=(2, 2), frame=pal.WOOD), x=-side * 1.1, z=4.6
    )
    room.window_light(stage, x=-side * 1.3, back=4.6)
    stage.put(millstones(stage.rng("stones")), x=side * 0.5, z=3.7)
    stair = stage.sketch("stair")
    for k in range(9):
        stair.box(-0.42, -0.34 * (k + 1), 0.42, -0.34 * (k + 1) + 0.07, pal.WOOD_PALE, ink=PEN * 0.7)
    for x in (-0.46, 0.46):
        stair.stroke([(x, 0), (x * 0.96, -3.3)], width=PEN * 6, color=pal.WOOD_DARK, taper=False)
    stage.put(stair.shapes, x=-side * 2.4, z=4.0)
    for k, (x, z, lift) in enumerate(((-3.5, 3.6, 0), (-4.1, 3.4, 0), (-3.0, 3.1, 0), (-3.7, 3.5, 0.5), (3.4, 2.8, 0))):
        stage.put(kitchen_things.sack(stage.rng("sack", k)), x=side * x, z=z, lift=lift)
    stage.put(joinery.door(stage.rng("door")), x=-side * 4.3, z=4.58)
    stage.put(street_things.pail(stage.rng("scoop")), x=side * 1.9, z=2.9)
    dust = stage.sketch("dust")
    dust.light(oval(0, -1.2, 1.4, 0.9), part="*", strength=0.25, soft=0.5, color="#fff6df")
    stage.put(dust.shapes, x=side * 0.4, z=3.0)


def great_wheel(rng: Random) -> list[Shape]:
    """A spur wheel taller than a man, half sunk below the floor, with its upright shaft and lantern pinion."""
    s = Sketch(rng)
    s.box(-1.75, -3.8, -1.45, 0, pal.WOOD_DARK, part="shaft")
    s.shade(rectangle(-1.58, -3.8, -1.44, 0), part="shaft", strength=0.4, soft=0.04)
    teeth = [np.array([((1.5 + g) * np.cos(a + d), -0.9 + (1.5 + g) * np.sin(a + d)) for g, d in ((0, -0.05), (0.16,
        -0.035), (0.16, 0.035), (0, 0.05))]) for
             a in np.linspace(np.pi, 2 * np.pi, 19)]  # fmt: skip
    s.form(pieces(teeth), pal.WOOD_PALE, ink=PEN * 0.7)
    ring = np.vstack([oval(0, -0.9, 1.5, 1.5, start=0.5, end=1.0, points=28), [(1.5, 0), (1.2, 0)],
                      oval(0, -0.9, 1.2, 1.2, start=1.0, end=0.5, points=24), [(-1.2, 0), (-1.5, 0)]])  # fmt: skip
    s.form(ring, pal.WOOD, part="ring", ink=PEN * 1.1)
    for a in (np.pi * 1.15, np.pi * 1.5, np.pi * 1.85):
        s.stroke(
            [(0, -0.9), (1.25 * np.cos(a), -0.9 + 1.25 * np.sin(a))], width=PEN * 9, color=pal.WOOD_DARK, taper=False
        )
    s.form(oval(0, -0.9, 0.24, 0.24, points=18), pal.IRON)
    s.shade(oval(0.8, -0.5, 0.7, 0.8), part="ring", strength=0.35, soft=0.15)
    for y in (-2.5, -2.05):
        s.form(oval(-1.6, y, 0.3, 0.09, points=18), pal.WOOD, ink=PEN * 0.8)
    s.strokes(
        [[(-1.6 + x, -2.48), (-1.6 + x, -2.06)] for x in (-0.24, -0.12, 0.0, 0.12, 0.24)],
        width=PEN * 2.6,
        color=pal.WOOD_PALE,
        taper=False,
    )
    return s.shapes


def millstones(rng: Random) -> list[Shape]:
    """The stones in a wooden tub on a stand, the hopper over them, a spout with flour running to a bin."""
    s = Sketch(rng)
    for x in (-0.8, 0.8):
        s.box(x - 0.1, -0.8, x + 0.1, 0, pal.WOOD_DARK, ink=PEN * 0.8)
    s.box(-1.0, -0.86, 1.0, -0.72, pal.WOOD)
    s.form(np.vstack([[(-0.85, -0.86)], [(-0.85, -1.4)], oval(0, -1.4, 0.85, 0.14, start=0.5, end=1.0, points=12),
        [(0.85, -1.4), (0.85, -0.86)]]),
           pal.WOOD_PALE, part="tub")  # fmt: skip
    s.strokes([[(x, -1.36), (x, -0.88)] for x in np.linspace(-0.7, 0.7, 9)], width=PEN * 0.6, taper=False)
    s.strokes(
        [curve((-0.85, y), (0, y + 0.08), (0.85, y)) for y in (-1.28, -0.98)],
        width=PEN * 1.8,
        color=pal.IRON,
        taper=False,
    )
    s.shade(rectangle(0.2, -1.5, 0.9, -0.8), part="tub", strength=0.35, soft=0.15)
    s.form(oval(0, -1.42, 0.5, 0.1, points=20), pal.STONE, ink=PEN * 0.7)
    s.form(np.array([(-0.62, -2.5), (0.62, -2.5), (0.16, -1.75), (-0.16, -1.75)]), pal.WOOD, part="hopper")
    s.shade(np.array([(0.1, -2.5), (0.62, -2.5), (0.16, -1.75)]), part="hopper", strength=0.4, soft=0.06)
    s.form(oval(0, -2.5, 0.62, 0.12, points=20), pal.CLOTH_MUSTARD, ink=PEN * 0.8)
    s.strokes(
        [[(-0.5, -2.3), (-0.75, -1.4)], [(0.5, -2.3), (0.75, -1.4)]], width=PEN * 3, color=pal.WOOD_DARK, taper=False
    )
    s.form(np.array([(-0.16, -0.95), (0.16, -0.95), (0.1, -0.45), (-0.1, -0.45)]), pal.WOOD, ink=PEN * 0.8)
    s.form(np.array([(-0.08, -0.45), (0.08, -0.45), (0.14, -0.2), (-0.14, -0.2)]), pal.LINEN, ink=PEN * 0.5)
    s.box(-0.45, -0.3, 0.45, 0.02, pal.WOOD_PALE, part="bin")
    return s.shapes


def counting_house(stage: Stage) -> None:
    """An office: high desks and stools, a rail with a gate, ledgers, pigeon-holes, an iron safe, a clock."""
    side = land.hand(stage)
    room.plank_floor(stage, color=pal.WOOD_PALE)
    room.walls(stage, color=pal.PLASTER_GREEN)
    stage.put(room.wainscot(stage.rng("boards"), height=1.15, color=pal.WOOD_RED), x=0, z=room.BACK)
    stage.put(
        room.window(stage, "office", width=1.5, height=1.4, sill=1.25, panes=(3, 2), frame=pal.WOOD_RED),
        x=side * 0.2,
        z=room.BACK,
    )
    room.window_light(stage, x=-0.4)
    stage.put(pigeon_holes(stage.rng("holes")), x=-side * 1.75, z=room.BACK - 0.1)
    stage.put(furniture.shelf(stage.rng("ledgers"), width=1.3, rows=5, goods="books"), x=-side * 3.3, z=room.BACK - 0.1)
    stage.put(safe(stage.rng("safe")), x=side * 2.0, z=room.BACK - 0.2)
    face = stage.sketch("dial")
    face.form(oval(0, -0.26, 0.28, 0.28, points=24), pal.WOOD_DARK)
    face.form(oval(0, -0.26, 0.22, 0.22, points=22), pal.LINEN, ink=PEN * 0.6)
    face.strokes([[(0, -0.26), (0.0, -0.43)], [(0, -0.26), (0.12, -0.2)]], width=PEN, taper=False)
    stage.put(face.shapes, x=side * 2.0, z=room.BACK, lift=2.0)
    stage.put(joinery.door(stage.rng("door"), color=pal.WOOD_RED), x=side * 3.5, z=room.BACK)
    for k, (x, z) in enumerate(((-2.7, 2.7), (2.5, 2.5))):
        stage.shadow(x=side * x, z=z, half_width=0.7)
        stage.put(
            clerks_desk(stage.rng("desk", k), lit=stage.light.lamps), x=side * x, z=z, mirror=(x < 0) == (side > 0)
        )
        room.lamp_glow(stage, x=side * x, height=1.7, z=z, radius=1.0)
    rail = stage.sketch("rail", label="fence")
    for a, b in ((-5.0, -1.2), (1.3, 5.0)):
        rail.box(a, -0.86, b, -0.78, pal.WOOD_RED, ink=PEN * 0.8)
        rail.strokes(
            [[(x, -0.8), (x, 0)] for x in np.arange(a + 0.1, b, 0.24)], width=PEN * 2.2, color=pal.WOOD_RED, taper=False
        )
    stage.put(rail.shapes, x=0, z=3.35)


def pigeon_holes(rng: Random) -> list[Shape]:
    """A bureau of pigeon-holes stuffed with papers."""
    s = Sketch(rng, label="cabinet")
    s.box(-0.7, -0.95, 0.7, 0, pal.WOOD, part="drawers")
    s.strokes(
        [rectangle(x, y, x + 0.62, y + 0.24)[[0, 1, 2, 3, 0]] for x in (-0.66, 0.04) for y in (-0.88, -0.6, -0.32)],
        width=PEN * 0.7,
        taper=False,
    )
    s.form(
        pieces([oval(x, y, 0.03, 0.03, points=8) for x in (-0.35, 0.35) for y in (-0.76, -0.48, -0.2)]),
        pal.BRASS,
        ink=PEN * 0.5,
    )
    s.box(-0.7, -2.0, 0.7, -0.95, pal.WOOD_DARK, part="holes")
    papers, ribbons = [], []
    for x in np.arange(-0.62, 0.6, 0.25):
        for y in (-1.02, -1.36, -1.7):
            tall = rng.uniform(0.12, 0.26)
            papers.append(rectangle(x + 0.03, y - tall, x + 0.19, y))
            ribbons.append(np.array([(x + 0.03, y - 0.5 * tall), (x + 0.19, y - 0.5 * tall)]))
    s.form(pieces(papers), pal.LINEN, ink=PEN * 0.5)
    s.strokes(ribbons, width=PEN * 0.8, color=pal.CLOTH_RED, taper=False)
    s.strokes([[(x, -2.0), (x, -0.95)] for x in np.arange(-0.62, 0.7, 0.25)] + [[(-0.7, y), (0.7, y)]
        for y in (-1.0, -1.34, -1.68)], width=PEN * 2.2,
              color=pal.WOOD, taper=False)  # fmt: skip
    return s.shapes


def safe(rng: Random) -> list[Shape]:
    """An iron safe with rivets and a wheel."""
    s = Sketch(rng, label="furniture")
    s.box(-0.5, -1.15, 0.5, -0.06, mixed(pal.CLOTH_GREEN, pal.IRON, 0.5), part="body")
    s.shade(rectangle(0.15, -1.15, 0.5, 0), part="body", strength=0.35, soft=0.1)
    s.stroke(rectangle(-0.4, -1.05, 0.4, -0.16), width=PEN, closed=True, taper=False)
    s.form(
        pieces([oval(x, y, 0.022, 0.022, points=7) for x in (-0.45, 0.45) for y in np.linspace(-1.08, -0.14, 6)]),
        pal.STEEL,
        ink=PEN * 0.4,
    )
    s.stroke(oval(0.12, -0.62, 0.13, 0.13, points=18), width=PEN * 2, color=pal.BRASS, closed=True, taper=False)
    s.strokes(
        [[(0.12, -0.75), (0.12, -0.49)], [(-0.01, -0.62), (0.25, -0.62)]], width=PEN * 1.8, color=pal.BRASS, taper=False
    )
    for x in (-0.4, 0.4):
        s.box(x - 0.07, -0.08, x + 0.07, 0, pal.IRON, ink=PEN * 0.7)
    return s.shapes


def clerks_desk(rng: Random, *, lit: bool) -> list[Shape]:
    """A tall sloping desk with ledger, pen and lamp, and its three-legged stool."""
    s = Sketch(rng, label="table")
    for x in (-0.6, 0.55):
        s.box(x - 0.05, -1.05, x + 0.05, 0, pal.WOOD_DARK, ink=PEN * 0.8)
    s.box(-0.62, -0.22, 0.58, -0.14, pal.WOOD_DARK, ink=PEN * 0.7)
    s.form(np.array([(-0.72, -1.05), (0.66, -1.05), (0.66, -1.42), (-0.72, -1.2)]), pal.WOOD_RED, part="desk")
    s.form(np.array([(-0.5, -1.22), (0.3, -1.36), (0.26, -1.46), (-0.46, -1.3)]), pal.LINEN, ink=PEN * 0.7)
    s.strokes(
        [[(-0.1, -1.29), (-0.08, -1.38)], [(-0.4, -1.26), (-0.15, -1.31)], [(0.0, -1.34), (0.24, -1.38)]],
        width=PEN * 0.6,
    )
    s.add(furniture.lamp(rng, lit=lit), x=0.48, y=-1.4, scale=0.7)
    s.stroke([(0.1, -1.4), (0.2, -1.66)], width=PEN * 1.2, color=pal.LINEN)
    for d in (-0.16, 0.0, 0.16):
        s.stroke([(-1.05 + 0.5 * d, -0.68), (-1.05 + d * 1.4, 0)], width=PEN * 2.8, color=pal.WOOD_DARK, taper=False)
    s.form(oval(-1.05, -0.72, 0.22, 0.07, points=18), pal.CLOTH_GREEN)
    return s.shapes
