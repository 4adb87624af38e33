"""Old stones and homesteads: a graveyard, ruins, a well, a windmill, a water-mill, a cottage in its garden, a hen-yard.

Knows: these places' geometry.  Does not know: who stands in them.
"""

from __future__ import annotations

import numpy as np

from audobon.pencils import palette as pal
from audobon.pencils.light import mixed
from audobon.pencils.places import forest, land, outdoors, trees
from audobon.pencils.props import buildings, garden_things, joinery, plants, street_things
from audobon.pencils.shapes import Shape, smooth
from audobon.pencils.sketch import PEN, Random, Sketch, curve, leafy, oval, pieces, rectangle
from audobon.pencils.stage import Stage


def graveyard(stage: Stage) -> None:
    """Leaning headstones in long grass, a black yew, the church close by, a lych-gate in the wall, crows."""
    side = land.hand(stage)
    outdoors.sky(stage, clouds=5)
    outdoors.ground(stage, color=pal.GRASS_DARK)
    outdoors.tree_line(stage, z=30, height=5.0)
    outdoors.blotches(stage, colors=(pal.GRASS, pal.MOSS, pal.GRASS_PALE))
    stage.put(buildings.church(stage.rng("church")), x=side * 3.6, z=15.0, mirror=side < 0)
    for cell in stage.cells(13.0, width=2.4):
        if abs(cell * 2.4 + side * 3.0) > 1.8:
            stage.put(street_things.stone_wall(stage.rng("wall", cell), width=2.45), x=cell * 2.4, z=13.0)
    stage.put(_lych_gate(stage.rng("gate")), x=-side * 3.0, z=12.8)
    trees.grow(stage, "yew", "old", x=-side * 5.4, z=8.4, height=5.4)
    trees.grow(stage, "dead", "bare", x=side * 5.6, z=7.0, height=4.6, mirror=side < 0)
    for k, (x, z) in enumerate(
        (
            (-2.7, 3.4),
            (2.4, 3.6),
            (3.7, 4.4),
            (-3.9, 4.6),
            (-1.6, 6.2),
            (1.4, 7.0),
            (4.4, 6.6),
            (-3.4, 7.4),
            (0.4, 9.0),
            (2.8, 9.4),
        )
    ):
        stage.put(headstone(stage.rng("stone", k), kind=k % 4), x=side * x, z=z)
    for k, x in enumerate((-2.7, 2.4)):
        stage.put(plants.tuft(stage.rng("flowers", k), height=0.3, flowers=pal.FLOWERS[k]), x=side * x, z=3.2)
    outdoors.grass(stage, density=1.2)
    outdoors.front_grass(stage)


def headstone(rng: Random, *, kind: int) -> list[Shape]:
    """A grave marker: round-headed, a cross, a slab on edge, or a wooden board."""
    s = Sketch(rng, label="rock")
    lean = rng.normal(0, 0.05)
    if kind == 1:
        arms = [(-0.11, 0), (-0.1, -0.62), (-0.36, -0.62), (-0.36, -0.84), (-0.1, -0.84), (-0.1, -1.2), (0.1, -1.2),
            (0.1, -0.84), (0.36, -0.84), (0.36, -0.62),
                (0.1, -0.62), (0.11, 0)]  # fmt: skip
        outline = np.array(arms)
    elif kind == 2:
        outline = np.array(
            [(-0.42, 0), (-0.42, -0.7), (-0.2, -0.86), (0, -0.74), (0.2, -0.86), (0.42, -0.7), (0.42, 0)]
        )
    else:
        outline = np.vstack(
            [[(-0.32, 0), (-0.32, -0.65)], oval(0, -0.65, 0.32, 0.3, start=0.5, end=1.0, points=10), [(0.32, 0)]]
        )
    outline = outline + np.stack([-outline[:, 1] * lean, np.zeros(len(outline))], axis=1)
    s.form(outline, pal.STONE, part="stone")
    s.shade(rectangle(0.08, -1.3, 0.5, 0.05), part="stone", strength=0.45, soft=0.06)
    s.wash(oval(-0.15, -0.1, 0.2, 0.14), pal.MOSS, part="stone", strength=0.7, soft=0.05)
    if kind != 1:
        s.strokes([[(-0.18, y), (0.16 - 0.06 * k, y)] for k, y in enumerate((-0.62, -0.52, -0.42))], width=PEN * 0.7)
    s.grass(0, 0.03, width=0.9, height=0.24, blades=13, color="#6f7648", pen=PEN * 0.8)
    return s.shapes


def _lych_gate(rng: Random) -> list[Shape]:
    s = Sketch(rng, label="building")
    for x in (-0.95, 0.95):
        s.box(x - 0.1, -2.0, x + 0.1, 0, pal.WOOD_DARK)
    s.box(-0.85, -1.0, 0.85, -0.9, pal.WOOD)
    s.strokes(
        [[(x, -1.0), (x, -0.05)] for x in np.linspace(-0.75, 0.75, 8)], width=PEN * 2.4, color=pal.WOOD, taper=False
    )
    buildings.roof_tiles(s, np.array([(-1.6, -1.9), (0, -3.1), (1.6, -1.9)]), color=pal.TILE, part="roof")
    return s.shapes


def ruins(stage: Stage) -> None:
    """A broken abbey: one great window against the sky, stumps of columns, fallen drums, ivy."""
    side = land.hand(stage)
    outdoors.sky(stage, clouds=5)
    outdoors.ground(stage, color=pal.GRASS)
    outdoors.hills(stage, z=56, height=6.0)
    outdoors.tree_line(stage, z=26, height=5.0)
    outdoors.blotches(stage, colors=(pal.STONE_PALE, pal.GRASS_DARK, pal.MOSS))
    stage.put(broken_front(stage.rng("front")), x=side * 1.2, z=12.0, mirror=side < 0)
    for k, (x, z, high) in enumerate(
        ((-3.3, 7.4, 3.4), (3.8, 7.0, 2.2), (-3.4, 4.6, 1.5), (3.9, 4.4, 2.8), (-3.2, 10.0, 4.4))
    ):
        stage.shadow(x=side * x, z=z, half_width=0.5)
        stage.put(column(stage.rng("column", k), height=high), x=side * x, z=z)
    for k, (x, z) in enumerate(((2.4, 3.4), (-2.3, 3.2), (1.9, 5.6))):
        drum = stage.sketch("drum", k, label="rock")
        drum.form(
            smooth(
                np.array([(-0.5, -0.1), (-0.46, -0.55), (0.2, -0.6), (0.5, -0.5), (0.5, 0.0), (-0.3, 0.05)]), samples=3
            ),
            pal.STONE_PALE,
            part="drum",
        )
        drum.form(oval(-0.42, -0.28, 0.14, 0.28, points=18), pal.STONE, ink=PEN * 0.8)
        drum.shade(rectangle(-0.3, -0.22, 0.6, 0.1), part="drum", strength=0.4, soft=0.06)
        drum.strokes([[(-0.3, -0.42), (0.45, -0.38)], [(-0.3, -0.2), (0.48, -0.18)]], width=PEN * 0.7)
        drum.grass(0, 0.04, width=1.1, height=0.24, blades=12, color="#6f7648")
        stage.put(drum.shapes, x=side * x, z=z)
    trees.grow(stage, "birch", "nave", x=side * 4.9, z=9.0, height=5.6)
    outdoors.grass(stage, density=1.1, flowers=True)
    outdoors.front_grass(stage)


def broken_front(rng: Random) -> list[Shape]:
    """A gable wall with an empty pointed window, its top broken away."""
    s = Sketch(rng, label="building")
    outer = [(-5, 0), (-5, -3.4), (-4.2, -3.2), (-3.9, -5.0), (-3.0, -5.4), (-2.6, -6.6), (-1.2, -7.4), (0.4, -8.0),
        (1.2, -7.2), (2.0, -7.4), (2.5, -5.6),
             (3.4, -5.0), (3.6, -3.0), (4.6, -2.4), (5.0, -1.2), (5.4, 0), (1.5, 0)]  # fmt: skip
    opening = np.vstack(
        [
            [(1.5, -1.4)],
            curve((1.5, -3.6), (1.1, -5.2), (0, -6.4)),
            curve((0, -6.4), (-1.1, -5.2), (-1.5, -3.6)),
            [(-1.5, -1.4), (1.4, -1.4)],
        ]
    )
    s.form(np.vstack([outer, [(1.5, -1.3)], opening, [(1.5, -1.3)]]), pal.STONE_PALE, part="front", ink=PEN * 1.1)
    blocks = [
        b
        for b in np.split(joinery.courses(rng, face=(-4.8, -5.2, 4.8, 0), high=0.36, long=0.7, keep=0.18), 1)
        if len(b)
    ]
    if blocks:
        keep = blocks[0]
        s.strokes([keep], width=PEN * 0.6, color="#8f8472", taper=False)
    s.shade(rectangle(2.0, -7, 5.4, 0), part="front", strength=0.35, soft=0.4)
    tracery = [
        curve((-0.5, -1.4), (-0.5, -4.0), (0, -5.2)),
        curve((0.5, -1.4), (0.5, -4.0), (0, -5.2)),
        curve((-1.4, -4.0), (-0.8, -5.0), (-0.5, -4.0)),
    ]
    s.strokes(tracery, width=PEN * 7, color=pal.STONE, taper=False)
    for x, y, rx, ry in ((-4.2, -2.4, 0.8, 1.1), (-3.4, -4.6, 0.6, 0.8), (3.6, -1.6, 0.8, 1.2), (2.2, -5.4, 0.5, 0.8)):
        plants.clump(s, x, y, rx, ry, color=pal.LEAF_DARK, part=f"ivy{x}")
    s.grass(0, 0.05, width=10, height=0.4, blades=60, color="#6f7648")
    return s.shapes


def column(rng: Random, *, height: float) -> list[Shape]:
    """A broken column on its base."""
    s = Sketch(rng, label="rock")
    top = [(-0.3, -height + 0.15), (-0.12, -height - 0.06), (0.06, -height + 0.12), (0.3, -height)]
    s.form(np.array([(-0.32, -0.3), *top, (0.32, -0.3)]), pal.STONE_PALE, part="shaft")
    s.shade(rectangle(0.05, -height, 0.35, 0), part="shaft", strength=0.45, soft=0.08)
    s.strokes([[(x, -height + 0.2), (x, -0.32)] for x in (-0.18, -0.06, 0.08, 0.2)], width=PEN * 0.6)
    s.box(-0.46, -0.3, 0.46, 0.02, pal.STONE)
    for _ in range(8):
        y = -rng.uniform(0.3, 0.8) * height
        plants.leaf(s, (-0.2, y), (-0.34, y + 0.12), width=0.05, color=pal.LEAF)
    s.grass(0, 0.04, width=1.2, height=0.26, blades=12, color="#6f7648")
    return s.shapes


def well_place(stage: Stage) -> None:
    """The old well in the middle distance under a lime tree, worn flags round it, a trough, jars."""
    side = land.hand(stage)
    outdoors.sky(stage, clouds=3)
    outdoors.ground(stage, color=pal.GRASS)
    outdoors.tree_line(stage, z=22, height=7.0, color=pal.LEAF_DARK)
    for cell in stage.cells(13.0, width=2.8):
        trees.grow(
            stage, ("fir", "oak", "fir", "beech")[(cell + 8) % 4], cell, x=cell * 2.8, z=13.0 + (cell % 2), height=6.0
        )
    outdoors.blotches(stage, colors=(pal.GRASS_PALE, pal.GRASS_DARK))
    flags = stage.sketch("flags", label="road")
    stones = [
        leafy(flags.rng, side * 1.9 + x, 4.6 + z, 0.42, 0.3, scallop=0.5)
        for x in np.arange(-1.8, 1.9, 0.72)
        for z in np.arange(-1.2, 1.3, 0.56)
    ]
    flags.form(pieces(stones), pal.STONE_PALE, ink=PEN * 0.6)
    stage.lay(flags.shapes, z=960.0)
    outdoors.path(stage, half_width=0.55, bend=-side * 1.4, far=12, color=pal.SAND)
    trees.grow(stage, "beech", "lime", x=side * 4.2, z=6.4, height=6.2)
    stage.shadow(x=side * 1.9, z=4.7, half_width=1.0)
    stage.put(street_things.well(stage.rng("well")), x=side * 1.9, z=4.7, scale=1.15)
    stage.put(street_things.pail(stage.rng("pail")), x=side * 3.0, z=3.8)
    trough = stage.sketch("trough", label="rock")
    trough.form(np.array([(-0.9, -0.5), (0.9, -0.5), (0.8, 0.02), (-0.8, 0.02)]), pal.STONE, part="trough")
    trough.form(np.array([(-0.9, -0.5), (-0.8, -0.62), (0.8, -0.62), (0.9, -0.5)]), pal.WATER, ink=PEN * 0.8)
    trough.wash(oval(-0.4, -0.1, 0.4, 0.14), pal.MOSS, part="trough", strength=0.7, soft=0.05)
    stage.put(trough.shapes, x=-side * 2.6, z=4.4)
    for k, x in enumerate((-3.6, -1.9)):
        stage.put(forest.fern(stage.rng("fern", k), height=0.5), x=side * x, z=4.0)
    outdoors.grass(stage, flowers=True)
    outdoors.front_grass(stage)


def windmill(stage: Stage) -> None:
    """A windmill on its mound: boarded body, lattice sails with their cloth, a tail pole, the miller's cart."""
    side = land.hand(stage)
    outdoors.sky(stage, clouds=7)
    outdoors.ground(stage, color=pal.GRASS)
    outdoors.hills(stage, z=60, height=4.0)
    outdoors.tree_line(stage, z=36, height=2.6)
    outdoors.blotches(stage, colors=(pal.GRASS_PALE, "#d9c489", pal.GRASS_DARK), z_far=20)
    outdoors.path(stage, half_width=0.9, bend=-side * 2.0, far=14, color=pal.SAND)
    mound = stage.sketch("mound", label="ground")
    mound.form(
        smooth(np.array([(-5.5, 0.1), (-3, -0.9), (0, -1.3), (3, -0.9), (5.5, 0.1), (0, 0.4)]), samples=4),
        pal.GRASS_DARK,
        part="mound",
    )
    mound.shade(oval(2.4, -0.2, 2.6, 0.6), part="mound", strength=0.35, soft=0.2)
    stage.put(mound.shapes, x=side * 2.6, z=12.0)
    stage.put(mill_tower(stage.rng("mill"), lit=stage.light.lamps), x=side * 2.6, z=11.9, lift=1.1, mirror=side < 0)
    stage.put(street_things.cart(stage.rng("cart"), hay=False), x=-side * 2.9, z=6.6)
    for cell in stage.cells(8.0, width=2.2):
        if cell * side < -1:
            stage.put(garden_things.paling(stage.rng("fence", cell), width=2.22), x=cell * 2.2, z=8.0)
    stage.put(plants.rock(stage.rng("stone"), width=0.9, height=0.5), x=side * 2.4, z=3.4)
    outdoors.grass(stage, flowers=True)
    outdoors.front_grass(stage)


def mill_tower(rng: Random, *, lit: bool) -> list[Shape]:
    """A smock mill with four sails."""
    s = Sketch(rng, label="building")
    s.form(np.array([(-1.7, 0), (-1.1, -5.0), (1.1, -5.0), (1.7, 0)]), pal.PLASTER, part="body", ink=PEN * 1.1)
    s.strokes(
        [curve((-1.7 + 0.12 * k, -k), (0, -k + 0.1), (1.7 - 0.12 * k, -k)) for k in range(1, 5)],
        width=PEN * 0.8,
        color="#a59673",
    )
    s.shade(np.array([(0.5, 0), (0.3, -5), (1.2, -5), (1.8, 0)]), part="body", strength=0.4, soft=0.25)
    s.add(joinery.door(rng, height=1.8, color=pal.CLOTH_BLUE), x=0)
    for y in (-2.6, -4.0):
        s.box(-0.3, y - 0.6, 0.3, y, pal.FLAME if lit else buildings.GLASS_DAY, ink=PEN)
    s.form(
        smooth(np.array([(-1.3, -4.95), (-0.9, -5.9), (0, -6.3), (0.9, -5.9), (1.3, -4.95)]), samples=4),
        pal.WOOD_RED,
        part="roof",
    )
    s.form(oval(0, -5.3, 0.22, 0.22, points=14), pal.WOOD_DARK)
    for turn in (0.5, 2.07, 3.64, 5.21):
        d = np.array([np.cos(turn), np.sin(turn)])
        n = np.array([-d[1], d[0]])
        hub = np.array([0.0, -5.3])
        frame = np.array([hub + 0.6 * d, hub + 4.0 * d, hub + 4.0 * d + 0.85 * n, hub + 0.8 * d + 0.75 * n])
        s.form(frame, mixed(pal.LINEN, pal.THATCH, 0.3), part=f"sail{turn:.1f}", ink=PEN * 0.8)
        bars = [[hub + r * d, hub + r * d + 0.8 * n] for r in np.arange(0.9, 4.0, 0.44)]
        s.strokes(
            [*bars, [hub + 0.7 * d + 0.4 * n, hub + 4.0 * d + 0.42 * n]], width=PEN * 0.8, color="#6b563a", taper=False
        )
        s.stroke([hub, hub + 4.1 * d], width=PEN * 5, color=pal.WOOD_DARK, taper=False)
    return s.shapes


def water_mill(stage: Stage) -> None:
    """A mill by its race: the great wet wheel against the wall, mossy paddles, the mill-pond spilling, willows."""
    side = land.hand(stage)
    outdoors.sky(stage, clouds=3)
    outdoors.ground(stage, color=pal.GRASS)
    outdoors.hills(stage, z=50, height=6.0)
    outdoors.tree_line(stage, z=22, height=6.0)
    outdoors.blotches(stage, colors=(pal.GRASS_PALE, pal.GRASS_DARK))
    stage.put(_mill_house(stage.rng("house"), lit=stage.light.lamps), x=-side * 2.6, z=9.0, mirror=side > 0)
    race = stage.sketch("race", label="water")
    xs = np.linspace(-12, 12, 26)
    near_bank, far_bank = 4.0 + 0.25 * np.sin(xs * 0.8), 8.2 + 0.3 * np.sin(xs * 0.6)
    for grow, color, part in ((0.3, pal.EARTH, "bank"), (0.0, pal.WATER, "water")):
        race.form(
            np.vstack([np.stack([xs, near_bank - grow], axis=1), np.stack([xs, far_bank + grow], axis=1)[::-1]]),
            color,
            ink=PEN * 0.7,
            part=part,
        )
    race.shade(
        np.vstack([np.stack([xs, far_bank], axis=1), np.stack([xs, far_bank - 1.2], axis=1)[::-1]]),
        part="water",
        strength=0.5,
        soft=0.15,
    )
    race.light(oval(side * 0.4, 7.0, 1.6, 0.6), part="water", strength=0.8, soft=0.2, color="#ffffff")
    race.strokes(
        [curve((x, z), (x + 0.3, z + 0.05), (x + 0.7, z)) for x, z in race.rng.uniform((-7, 4.6), (7, 7.6), (30, 2))],
        width=PEN * 0.8,
        color="#7d999b",
    )
    stage.lay(race.shapes, z=985.0)
    stage.put(paddle_wheel(stage.rng("wheel")), x=side * 0.5, z=8.0)
    trees.grow(stage, "willow", "race", x=side * 4.6, z=9.4, height=5.4)
    trees.grow(stage, "beech", "yard", x=-side * 7.4, z=11.0, height=6.0)
    for k, (x, z) in enumerate(((-4.6, 3.9), (3.2, 3.8), (4.6, 4.0), (-2.9, 4.0))):
        stage.put(plants.reeds(stage.rng("reeds", k), height=0.9), x=side * x, z=z)
    stage.put(plants.rock(stage.rng("rock"), width=0.9, height=0.45), x=side * 2.2, z=3.5)
    outdoors.grass(stage, flowers=True, z_far=3.4)
    outdoors.front_grass(stage)


def _mill_house(rng: Random, *, lit: bool) -> list[Shape]:
    s = Sketch(rng, label="house")
    joinery.masonry(s, face=(-3.0, -2.2, 2.6, 0), high=0.26, long=0.55, color=pal.STONE_PALE, part="base", keep=0.35)
    s.form(rectangle(-3.0, -4.6, 2.6, -2.1), pal.WOOD, part="boards")
    s.strokes(
        [[(-3.0, y), (2.6, y)] for y in np.arange(-4.4, -2.1, 0.26)], width=PEN * 0.7, color="#735537", taper=False
    )
    s.shade(rectangle(1.0, -4.6, 2.6, 0), part="boards", strength=0.35, soft=0.3)
    buildings.roof_tiles(
        s, np.array([(-3.4, -4.5), (-2.2, -6.8), (1.8, -6.8), (3.0, -4.5)]), color=pal.TILE, part="roof"
    )
    for x, y in ((-2.0, -2.9), (-0.2, -2.9), (-2.0, -0.8)):
        buildings.pane_window(s, x, y, width=0.7, height=0.9, lit=lit)
        s.label = "house"
    s.add(joinery.door(rng, height=1.9, color=pal.CLOTH_GREEN), x=-0.4)
    s.form(np.array([(-0.8, -5.0), (0, -5.7), (0.8, -5.0), (0.8, -4.5), (-0.8, -4.5)]), pal.WOOD_DARK, ink=PEN)
    s.form(rectangle(-0.35, -5.0, 0.35, -4.5), pal.SOOT, ink=PEN * 0.8)
    return s.shapes


def paddle_wheel(rng: Random) -> list[Shape]:
    """A water wheel: two rims, paddles, spokes, moss and running water."""
    s = Sketch(rng)
    paddles = [np.array([((1.7 + g) * np.cos(a + d), -1.5 + (1.7 + g) * np.sin(a + d)) for g, d in ((-0.3, -0.03),
        (0.16, -0.03), (0.16, 0.04), (-0.3, 0.04))]) for a in
               np.linspace(0, 2 * np.pi, 18, endpoint=False)]  # fmt: skip
    s.form(pieces(paddles), pal.WOOD_DARK, ink=PEN * 0.8)
    for r in (1.7, 1.42):
        s.stroke(oval(0, -1.5, r, r, points=40), width=PEN * 5, color=pal.WOOD, closed=True, taper=False)
    s.strokes([[(0, -1.5), (1.45 * np.cos(a), -1.5 + 1.45 * np.sin(a))] for a in np.linspace(0, 2 * np.pi, 8,
        endpoint=False)], width=PEN * 5, color=pal.WOOD_DARK,
              taper=False)  # fmt: skip
    s.form(oval(0, -1.5, 0.24, 0.24, points=18), pal.IRON)
    falls = [curve((x, -2.9 + 0.4 * abs(x)), (x + 0.5, -1.6), (x + 0.4, -0.1)) for x in (0.9, 1.1, 1.3, 1.5)]
    s.strokes(falls, width=PEN * 2, color="#e4efee")
    return s.shapes


def cottage_garden(stage: Stage) -> None:
    """A thatched cottage set back in its garden: wicket and paling in front, a path between flowers, an apple tree."""
    side = land.hand(stage)
    outdoors.sky(stage, clouds=3)
    outdoors.ground(stage, color=pal.GRASS)
    outdoors.hills(stage, z=50, height=6.0)
    outdoors.tree_line(stage, z=20, height=6.4)
    outdoors.blotches(stage, colors=(pal.GRASS_PALE, pal.GRASS_DARK))
    outdoors.path(stage, half_width=0.6, bend=side * 0.9, far=10.6, color=pal.SAND)
    stage.put(buildings.cottage(stage.rng("cottage"), width=5.6, lit=stage.light.lamps), x=side * 1.6, z=10.8)
    trees.grow(stage, "apple", "by the house", x=-side * 3.2, z=9.4, height=4.0)
    trees.grow(stage, "oak", "behind", x=side * 6.4, z=13.0, height=6.4)
    for k in range(8):
        for sign in (-1, 1):
            rng = stage.rng("border", k, sign)
            z = 9.6 - 0.55 * k
            x = side * 0.9 * np.sin(z / 10.6 * 2.6) * (0.25 + z / 10.6 * 2.4) + sign * 1.0
            stage.put(plants.tuft(rng, height=0.4, flowers=pal.FLOWERS[(k + (sign > 0)) % 6]), x=float(x), z=float(z))
    for cell in stage.cells(5.0, width=2.0):
        x = cell * 2.0 + 1.0
        if abs(x - side * 0.6) > 1.4:
            stage.put(garden_things.paling(stage.rng("fence", cell), width=2.02), x=x, z=5.0)
    stage.put(garden_things.gate(stage.rng("gate"), width=1.2), x=side * 0.7, z=5.0)
    stage.put(garden_things.wheelbarrow(stage.rng("barrow")), x=-side * 3.0, z=6.6)
    for k, x in enumerate((-4.9, -5.8)):
        stage.put(street_things.haystack(stage.rng("rick", k)), x=side * x, z=9.0, scale=0.7)
    for k, x in enumerate((-2.7, -3.5, 2.6, 3.5)):
        stage.put(plants.bush(stage.rng("bush", k), width=1.1, height=0.7, flowers=pal.FLOWERS[k]), x=side * x, z=4.4)
    outdoors.grass(stage, flowers=True)
    outdoors.front_grass(stage)


def hen_yard(stage: Stage) -> None:
    """A poultry yard: the hen-house on legs with its ramp, wire run, a muddy duck pond, a dung-heap, a pump."""
    side = land.hand(stage)
    outdoors.sky(stage, clouds=3)
    outdoors.ground(stage, color="#cfb98a", label="ground")
    outdoors.tree_line(stage, z=22, height=5.0)
    outdoors.blotches(stage, colors=(pal.EARTH, pal.GRASS, pal.SAND))
    stage.put(buildings.barn(stage.rng("barn")), x=-side * 6.0, z=17.0)
    for cell in stage.cells(12.0, width=2.2):
        stage.put(garden_things.paling(stage.rng("fence", cell), width=2.22), x=cell * 2.2, z=12.0)
    for k in range(5):
        stage.put(_sunflower(stage.rng("sun", k), height=2.0 + 0.15 * (k % 3)), x=side * (2.2 + 0.7 * k), z=11.6)
    stage.shadow(x=side * 3.1, z=6.4, half_width=1.4)
    stage.put(_hen_hut(stage.rng("hut")), x=side * 3.1, z=6.4, mirror=side < 0)
    stage.put(plants.pond(stage.rng("duck pond"), width=3.4), x=-side * 2.9, z=5.2)
    stage.put(street_things.haystack(stage.rng("heap")), x=-side * 4.6, z=9.0, scale=0.6)
    stage.put(_pump(stage.rng("pump")), x=-side * 1.4, z=8.0)
    stage.put(street_things.pail(stage.rng("pail")), x=side * 1.6, z=4.0)
    stage.put(land.crate(stage.rng("coop")), x=side * 2.6, z=3.6)
    corn = stage.sketch("corn", label="ground")
    corn.form(
        pieces([oval(x, z, 0.03, 0.022, points=6) for x, z in corn.rng.uniform((-2.4, 0.4), (2.4, 4), (50, 2))]),
        pal.CLOTH_MUSTARD,
        ink=PEN * 0.3,
    )
    stage.lay(corn.shapes, z=900.0)
    outdoors.grass(stage, density=0.5)
    outdoors.front_grass(stage)


def _hen_hut(rng: Random) -> list[Shape]:
    s = Sketch(rng, label="building")
    for x in (-1.2, 1.2):
        s.box(x - 0.09, -0.7, x + 0.09, 0, pal.WOOD_DARK)
    s.box(-1.4, -2.0, 1.4, -0.6, pal.WOOD, part="body")
    s.strokes(
        [[(x, -2.0), (x, -0.6)] for x in np.arange(-1.2, 1.4, 0.24)], width=PEN * 0.7, color="#735537", taper=False
    )
    s.shade(rectangle(0.5, -2, 1.4, -0.6), part="body", strength=0.35, soft=0.2)
    s.form(rectangle(-0.9, -1.35, -0.35, -0.62), pal.SOOT, ink=PEN)
    s.form(np.array([(-0.85, -0.66), (-0.4, -0.66), (-1.5, 0.05), (-2.0, 0.0)]), pal.WOOD_PALE)
    s.strokes(
        [[(-0.98 - 0.2 * k, -0.55 + 0.12 * k), (-0.55 - 0.2 * k, -0.55 + 0.12 * k)] for k in range(5)],
        width=PEN * 1.4,
        color=pal.WOOD_DARK,
        taper=False,
    )
    s.box(0.2, -1.7, 1.0, -1.1, mixed(pal.SOOT, pal.WOOD, 0.3), ink=PEN)
    s.strokes([[(x, -1.7), (x + 0.2, -1.1)] for x in np.arange(0.2, 0.9, 0.12)] + [[(x + 0.2, -1.7), (x, -1.1)]
        for x in np.arange(0.2, 0.9, 0.12)], width=PEN * 0.6,
              color=pal.STEEL, taper=False)  # fmt: skip
    buildings.roof_tiles(
        s,
        np.array([(-1.7, -1.95), (-1.2, -2.7), (1.2, -2.7), (1.7, -1.95)]),
        color=pal.CLOTH_RED,
        part="roof",
        row=0.18,
    )
    return s.shapes


def _sunflower(rng: Random, *, height: float) -> list[Shape]:
    s = Sketch(rng, label="plant")
    s.stroke(curve((0, 0), (0.04, -0.6 * height), (0, -height)), width=PEN * 2, color="#68744a", taper=False)
    for k, sign in enumerate((-1, 1, -1)):
        plants.leaf(
            s, (0, -height * (0.25 + 0.2 * k)), (sign * 0.3, -height * (0.28 + 0.2 * k)), width=0.09, color=pal.LEAF
        )
    turn = np.linspace(0, 2 * np.pi, 33)
    reach = 0.24 * (0.74 + 0.26 * np.abs(np.cos(turn * 8)))
    s.form(np.stack([reach * np.cos(turn), -height + reach * np.sin(turn)], axis=1), pal.FLOWER_YELLOW, ink=PEN * 0.6)
    s.form(oval(0, -height, 0.11, 0.11, points=16), pal.BARK_DARK, ink=PEN * 0.6)
    return s.shapes


def _pump(rng: Random) -> list[Shape]:
    s = Sketch(rng)
    s.box(-0.12, -1.3, 0.12, 0, pal.CLOTH_GREEN, part="pump")
    s.form(np.array([(-0.18, -1.3), (0, -1.55), (0.18, -1.3)]), pal.CLOTH_GREEN)
    s.stroke(curve((0.1, -1.0), (0.36, -1.0), (0.4, -0.8)), width=PEN * 4, color=pal.IRON, taper=False)
    s.stroke(curve((-0.1, -1.2), (-0.5, -1.3), (-0.55, -0.7)), width=PEN * 3, color=pal.IRON, taper=False)
    return s.shapes
