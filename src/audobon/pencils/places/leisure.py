"""Where people play: a park, a playground, a fair, a menagerie.

Knows: these places' geometry.  Does not know: who stands in them.
"""

from __future__ import annotations

import numpy as np

from audobon.pencils import palette as pal
from audobon.pencils.places import land, outdoors, towns, trees
from audobon.pencils.props import buildings, plants, street_things
from audobon.pencils.shapes import Shape, smooth
from audobon.pencils.sketch import PEN, Random, Sketch, curve, leafy, oval, pieces, rectangle
from audobon.pencils.stage import Stage


def park(stage: Stage) -> None:
    """A town park: an avenue of beeches, iron lamps and seats, a pond with a bandstand, railings and roofs behind."""
    side = land.hand(stage)
    lit = stage.light.lamps
    outdoors.sky(stage, clouds=4)
    outdoors.ground(stage, color=pal.GRASS)
    for cell in stage.cells(34.0, width=4.3):
        stage.put(towns.gabled(stage.rng("roof", cell), storeys=3, lit=lit, front=""), x=cell * 4.3, z=34.0)
    outdoors.tree_line(stage, z=28, height=4.6)
    outdoors.blotches(stage, colors=(pal.GRASS_PALE, pal.GRASS_DARK))
    outdoors.path(stage, half_width=1.5, bend=1.2, far=26, color=pal.CREAM)
    for cell in stage.cells(20.0, width=2.0):
        stage.put(land.railing(stage.rng("rail", cell), width=2.0), x=cell * 2.0, z=20.0)
    stage.put(_bandstand(stage.rng("band")), x=-side * 4.6, z=14.0)
    for k, z in enumerate((17.0, 12.0, 8.0, 4.9)):
        trees.grow(stage, "beech", k, x=side * (3.4 + 0.05 * z), z=z, height=6.2)
        if k < 2:
            trees.grow(stage, "beech", "left", k, x=-side * 2.9, z=z + 1.0, height=6.2)
    stage.put(street_things.bench(stage.rng("seat")), x=-side * 2.9, z=5.2)
    stage.put(street_things.lamp_post(stage.rng("lamp"), lit=lit), x=-side * 1.9, z=5.6)
    stage.put(street_things.lamp_post(stage.rng("lamp", 2), lit=lit), x=side * 2.1, z=11.0)
    for k, x in enumerate((-4.4, -3.6, -5.2)):
        stage.put(plants.bush(stage.rng("bed", k), width=1.1, height=0.6, flowers=pal.FLOWERS[k]), x=side * x, z=7.4)
    outdoors.grass(stage, flowers=True)
    outdoors.front_grass(stage)


def _bandstand(rng: Random) -> list[Shape]:
    s = Sketch(rng, label="building")
    s.box(-1.9, -0.7, 1.9, 0, pal.STONE_PALE, part="base")
    for x in (-1.7, -0.85, 0.0, 0.85, 1.7):
        s.box(x - 0.06, -2.9, x + 0.06, -0.7, pal.LINEN, ink=PEN * 0.8)
    s.strokes(
        [[(x, -1.3), (x, -0.72)] for x in np.arange(-1.7, 1.75, 0.17)] + [[(-1.75, -1.3), (1.75, -1.3)]],
        width=PEN * 1.3,
        color=pal.LINEN,
        taper=False,
    )
    roof = [(-2.3, -2.85), (-1.3, -3.4), (0, -4.3), (1.3, -3.4), (2.3, -2.85)]
    s.form(smooth(np.array(roof), samples=3), pal.CLOTH_GREEN, part="roof")
    s.strokes([[(0, -4.25), (x, -2.9)] for x in (-1.2, -0.4, 0.4, 1.2)], width=PEN)
    s.form(np.array([(-0.1, -4.2), (0, -4.8), (0.1, -4.2)]), pal.BRASS)
    return s.shapes


def playground(stage: Stage) -> None:
    """Swings, a slide and a see-saw on a sanded yard under lime trees, a fence of painted pales, a ball, a sand-pit."""
    side = land.hand(stage)
    outdoors.sky(stage, clouds=4)
    outdoors.ground(stage, color=pal.GRASS)
    outdoors.tree_line(stage, z=22, height=5.0)
    outdoors.blotches(stage, colors=(pal.GRASS_PALE, pal.SAND))
    yard = stage.sketch("sand", label="ground")
    yard.form(leafy(yard.rng, 0, 4.6, 5.6, 3.2, scallop=1.2), pal.SAND, ink=PEN * 0.6, part="sand")
    stage.lay(yard.shapes, z=985.0)
    for cell in stage.cells(11.0, width=1.6):
        pales = stage.sketch("pales", cell, label="fence")
        tint = (pal.CLOTH_RED, pal.CLOTH_MUSTARD, pal.CLOTH_BLUE, pal.CLOTH_GREEN)[cell % 4]
        pales.form(
            pieces(
                [
                    np.array([(x, 0), (x, -0.9), (x + 0.09, -1.02), (x + 0.18, -0.9), (x + 0.18, 0)])
                    for x in np.arange(-0.8, 0.7, 0.26)
                ]
            ),
            tint,
            ink=PEN * 0.7,
        )
        stage.put(pales.shapes, x=cell * 1.6, z=11.0)
    for k, x in enumerate((-6.6, 5.6)):
        trees.grow(stage, "beech", k, x=x, z=9.6, height=5.8)
    stage.put(_swings(stage.rng("swings")), x=-side * 3.1, z=5.6)
    stage.put(_slide(stage.rng("slide")), x=side * 3.2, z=5.2, mirror=side < 0)
    saw = stage.sketch("see-saw")
    saw.form(np.array([(-0.2, 0), (0, -0.45), (0.2, 0)]), pal.CLOTH_RED)
    saw.form(np.array([(-1.5, -0.15), (-1.5, -0.25), (1.5, -0.75), (1.5, -0.65)]), pal.WOOD_PALE)
    saw.strokes(
        [[(x, -0.45 - 0.165 * x), (x, -0.72 - 0.165 * x)] for x in (-1.2, 1.2)],
        width=PEN * 2.4,
        color=pal.IRON,
        taper=False,
    )
    stage.put(saw.shapes, x=side * 0.6, z=7.8)
    pit = stage.sketch("pit")
    pit.box(-0.9, -0.2, 0.9, 0, pal.WOOD)
    pit.form(
        smooth(np.array([(-0.8, -0.18), (-0.3, -0.34), (0.1, -0.24), (0.4, -0.4), (0.8, -0.18)]), samples=3),
        pal.SAND,
        ink=PEN * 0.8,
    )
    stage.put(pit.shapes, x=-side * 2.4, z=3.2)
    outdoors.grass(stage, density=0.6, flowers=True)
    outdoors.front_grass(stage)


def _swings(rng: Random) -> list[Shape]:
    s = Sketch(rng)
    for x in (-1.5, 1.5):
        s.strokes([[(x, -2.7), (x - 0.4, 0)], [(x, -2.7), (x + 0.4, 0)]], width=PEN * 4.5, color=pal.WOOD, taper=False)
    s.box(-1.7, -2.8, 1.7, -2.65, pal.WOOD)
    for x, sway in ((-0.7, -0.2), (0.7, 0.1)):
        s.strokes(
            [[(x - 0.2, -2.65), (x - 0.2 + sway, -0.55)], [(x + 0.2, -2.65), (x + 0.2 + sway, -0.55)]],
            width=PEN * 1.2,
            color="#8a744c",
            taper=False,
        )
        s.box(x - 0.28 + sway, -0.58, x + 0.28 + sway, -0.5, pal.CLOTH_RED)
    return s.shapes


def _slide(rng: Random) -> list[Shape]:
    s = Sketch(rng)
    s.strokes([[(0.9, 0), (0.5, -2.0)], [(1.3, 0), (0.9, -2.0)]] + [[(1.25 - 0.066 * k, -0.3 * k),
        (0.88 - 0.066 * k, -0.3 * k)] for k in range(1, 7)], width=PEN * 3,
              color=pal.IRON, taper=False)  # fmt: skip
    s.form(smooth(np.array([(0.9, -2.05), (0.4, -2.0), (-0.8, -0.7), (-1.6, -0.25), (-1.6, -0.12), (-0.7, -0.5),
        (0.45, -1.82), (0.9, -1.9)]), samples=3),
           pal.STEEL, part="chute")  # fmt: skip
    s.form(smooth(np.array([(0.5, -2.2), (0.36, -2.16), (-0.84, -0.86), (-1.6, -0.36), (-1.6, -0.26), (-0.8, -0.72),
        (0.42, -2.02), (0.5, -2.06)]), samples=3),
           pal.CLOTH_MUSTARD)  # fmt: skip
    s.strokes(
        [[(0.5, -2.0), (0.5, -2.6)], [(0.9, -2.0), (0.9, -2.6)], [(0.5, -2.6), (0.9, -2.6)]],
        width=PEN * 2.6,
        color=pal.CLOTH_RED,
        taper=False,
    )
    return s.shapes


def fair(stage: Stage) -> None:
    """A fair on the green: a roundabout with horses, a great striped tent, booths, balloons."""
    side = land.hand(stage)
    outdoors.sky(stage, clouds=3)
    outdoors.ground(stage, color=pal.GRASS_PALE)
    outdoors.hills(stage, z=60, height=5.0)
    outdoors.blotches(stage, colors=(pal.SAND, pal.GRASS, pal.EARTH))
    stage.put(big_top(stage.rng("tent")), x=-side * 6.0, z=19.0)
    stage.put(_wheel(stage.rng("wheel")), x=side * 8.5, z=26.0)
    stage.put(roundabout(stage.rng("horses"), lit=stage.light.lamps), x=side * 3.8, z=9.6)
    stage.put(towns.stall(stage.rng("booth"), color=pal.CLOTH_BLUE), x=-side * 4.3, z=7.0)
    stage.put(towns.stall(stage.rng("far booth"), color=pal.CLOTH_RED), x=-side * 0.6, z=13.0)
    land.bunting(stage, z=7.5, y=3.9, reach=6.0)
    balloons = stage.sketch("balloons")
    ends = [(-0.35, -2.0), (0.0, -2.3), (0.3, -1.9), (-0.1, -1.7), (0.55, -2.25)]
    balloons.strokes([curve((0, -0.9), (0.5 * x, -1.3), (x, y)) for x, y in ends], width=PEN * 0.7)
    for k, (x, y) in enumerate(ends):
        balloons.form(
            oval(x, y - 0.2, 0.18, 0.22, points=18),
            (pal.CLOTH_RED, pal.FLOWER_YELLOW, pal.CLOTH_BLUE, pal.LEAF_LIGHT, pal.FLOWER_ROSE)[k],
            part=f"b{k}",
        )
        balloons.light(oval(x - 0.06, y - 0.28, 0.05, 0.07), part=f"b{k}", strength=0.7, soft=0.03)
    balloons.box(-0.05, -0.95, 0.05, 0, pal.WOOD_DARK)
    stage.put(balloons.shapes, x=-side * 2.4, z=4.6)
    for cell in stage.cells(5.0, width=2.2):
        if cell % 2:
            stage.put(plants.tuft(stage.rng("tuft", cell), height=0.2), x=cell * 2.2, z=5.0)
    outdoors.grass(stage, density=0.5)


def big_top(rng: Random) -> list[Shape]:
    """A round tent in stripes with flags."""
    s = Sketch(rng, label="building")
    edges = np.linspace(-4.2, 4.2, 13)
    for k in range(12):
        a, b = edges[k], edges[k + 1]
        tint = (pal.CLOTH_RED, pal.LINEN)[k % 2]
        s.form(np.array([(a, 0), (b, 0), (b, -2.4), (a, -2.4)]), tint, ink=PEN * 0.8, part="side")
        s.form(
            np.array(
                [
                    (a * 1.08, -2.4),
                    (b * 1.08, -2.4),
                    (0.3 * b, -4.6),
                    (0.02 * b, -5.8),
                    (0.02 * a, -5.8),
                    (0.3 * a, -4.6),
                ]
            ),
            tint,
            ink=PEN * 0.8,
            part="top",
        )
    s.shade(rectangle(1.2, -6, 4.6, 0), part="top", strength=0.35, soft=0.5)
    s.shade(rectangle(1.2, -6, 4.6, 0), part="side", strength=0.35, soft=0.5)
    s.form(np.array([(-0.7, 0), (0, -1.9), (0.7, 0)]), pal.SOOT, ink=PEN)
    for x, y in ((0, -5.8), (-4.4, -2.4), (4.4, -2.4)):
        s.stroke([(x, y), (x, y - 0.9)], width=PEN * 1.6, taper=False)
        s.form(np.array([(x, y - 0.9), (x + 0.7, y - 0.7), (x, y - 0.5)]), pal.CLOTH_BLUE, ink=PEN * 0.8)
    return s.shapes


def _wheel(rng: Random) -> list[Shape]:
    s = Sketch(rng, label="building")
    s.strokes([[(0, -4.4), (-2.0, 0)], [(0, -4.4), (2.0, 0)]], width=PEN * 6, color=pal.CLOTH_RED, taper=False)
    for r in (3.4, 3.1):
        s.stroke(oval(0, -4.4, r, r, points=40), width=PEN * 3, color=pal.IRON, closed=True, taper=False)
    turns = np.linspace(0, 2 * np.pi, 10, endpoint=False)
    s.strokes(
        [[(0, -4.4), (3.4 * np.cos(a), -4.4 + 3.4 * np.sin(a))] for a in turns],
        width=PEN * 1.8,
        color=pal.IRON,
        taper=False,
    )
    for k, a in enumerate(turns):
        x, y = 3.4 * np.cos(a), -4.4 + 3.4 * np.sin(a)
        s.form(
            np.array([(x - 0.4, y + 0.1), (x + 0.4, y + 0.1), (x + 0.3, y + 0.6), (x - 0.3, y + 0.6)]),
            towns.AWNINGS[k % 4],
            ink=PEN * 1.2,
        )
    return s.shapes


def roundabout(rng: Random, *, lit: bool) -> list[Shape]:
    """A carousel: painted crown, mirrors, horses on twisted poles."""
    s = Sketch(rng, label="building")
    s.form(oval(0, -0.12, 2.7, 0.3, points=30), pal.WOOD_PALE, part="floor")
    s.box(-0.6, -2.7, 0.6, -0.2, pal.CLOTH_BLUE, part="middle")
    s.form(pieces([oval(x, -1.5, 0.16, 0.4, points=16) for x in (-0.3, 0.3)]), pal.GLASS, ink=PEN * 0.8)
    for k, x in enumerate((-2.1, -1.1, 1.2, 2.2)):
        y = -0.75 - 0.2 * (k % 2)
        s.stroke([(x, -2.7), (x, -0.15)], width=PEN * 2.4, color=pal.BRASS, taper=False)
        horse = [
            (x - 0.45, y),
            (x - 0.4, y - 0.22),
            (x + 0.1, y - 0.2),
            (x + 0.28, y - 0.5),
            (x + 0.5, y - 0.42),
            (x + 0.48, y - 0.32),
            (x + 0.36, y - 0.3),
            (x + 0.3, y),
            (x + 0.4, y + 0.32),
            (x + 0.26, y + 0.32),
            (x + 0.12, y + 0.06),
            (x - 0.25, y + 0.06),
            (x - 0.42, y + 0.34),
            (x - 0.54, y + 0.32),
        ]
        s.form(np.array(horse), (pal.LINEN, pal.CLOTH_BROWN, pal.STONE, pal.LINEN)[k], part=f"horse{k}")
        s.form(rectangle(x - 0.16, y - 0.24, x + 0.1, y - 0.06), pal.CLOTH_RED, ink=PEN * 0.7)
    crown = [(-2.9, -2.6), (-2.3, -3.2), (0, -4.2), (2.3, -3.2), (2.9, -2.6)]
    s.form(np.array(crown), pal.CLOTH_RED, part="roof")
    s.form(pieces([np.array([(u * 2.9, -2.6), ((u + 0.16) * 2.9, -2.6), ((u + 0.16) * 0.2, -4.1), (u * 0.2, -4.1)])
        for u in np.arange(-0.95, 0.9, 0.34)]), pal.CREAM,
           ink=PEN * 0.5, part="roof stripes")  # fmt: skip
    s.form(
        pieces([oval(x, -2.55, 0.24, 0.2, points=12) for x in np.arange(-2.7, 2.8, 0.45)]),
        pal.CLOTH_MUSTARD,
        ink=PEN * 0.7,
    )
    s.form(
        pieces([oval(x, -2.55, 0.07, 0.07, points=9) for x in np.arange(-2.7, 2.8, 0.45)]),
        pal.FLAME if lit else pal.LINEN,
        ink=PEN * 0.4,
        part="lamps",
    )
    s.form(np.array([(0, -4.9), (0.6, -4.75), (0, -4.55)]), pal.CLOTH_BLUE, ink=PEN * 0.8)
    s.stroke([(0, -4.2), (0, -4.9)], width=PEN * 1.4, taper=False)
    return s.shapes


def menagerie(stage: Stage) -> None:
    """A zoo: barred dens with rocks inside on both sides of a walk, a bear pit's wall, a pole with perches, signs."""
    side = land.hand(stage)
    outdoors.sky(stage, clouds=3)
    outdoors.ground(stage, color=pal.GRASS)
    outdoors.tree_line(stage, z=26, height=6.0)
    outdoors.path(stage, half_width=1.7, bend=0.6, far=22, color=pal.CREAM)
    for k, (x, z) in enumerate(((-5.4, 11.0), (5.2, 10.0), (-3.9, 6.2), (4.2, 5.6))):
        stage.put(den(stage.rng("den", k)), x=side * x, z=z)
    pit = stage.sketch("pit", label="fence")
    pit.form(oval(0, -0.7, 2.2, 0.4, points=30), pal.STONE_PALE)
    pit.form(oval(0, -0.68, 1.95, 0.3, points=28), pal.EARTH_DARK, part="hole", ink=PEN * 0.8)
    rim = np.vstack(
        [
            oval(0, -0.7, 2.2, 0.4, start=0.0, end=0.5, points=18),
            [(-2.2, 0)],
            oval(0, 0.0, 2.2, 0.36, start=0.5, end=0.0, points=18),
        ]
    )
    pit.form(rim, pal.STONE, part="rim")
    pit.strokes(
        [
            [(x, -0.7 + 0.36 * np.sqrt(1 - (x / 2.2) ** 2)), (x, 0.3 * np.sqrt(1 - (x / 2.2) ** 2))]
            for x in np.linspace(-1.8, 1.8, 10)
        ],
        width=PEN * 0.7,
    )
    pit.stroke([(0.2, -0.7), (0.3, -3.2)], width=PEN * 8, color=pal.BARK, taper=False)
    pit.strokes([[(0.28, -1.8), (0.9, -2.2)], [(0.28, -2.4), (-0.3, -2.7)]], width=PEN * 5, color=pal.BARK, taper=False)
    stage.put(pit.shapes, x=side * 0.8, z=14.0)
    for k, (x, z) in enumerate(((-7.4, 14.0), (7.8, 13.0))):
        trees.grow(stage, "palm", k, x=side * x, z=z, height=4.6)
    stage.put(street_things.signpost(stage.rng("sign")), x=-side * 2.3, z=4.4)
    stage.put(street_things.bench(stage.rng("seat")), x=side * 2.7, z=8.2)
    outdoors.grass(stage, density=0.8, flowers=True)
    outdoors.front_grass(stage)


def den(rng: Random) -> list[Shape]:
    """A barred den with a rock, a branch and a water bowl inside."""
    s = Sketch(rng, label="building")
    s.box(-1.9, -2.6, 1.9, 0, pal.STONE_PALE, part="house")
    s.form(rectangle(-1.65, -2.2, 1.65, -0.3), "#8b7d6a", part="inside", ink=PEN)
    s.shade(rectangle(-1.65, -2.2, 1.65, -1.6), part="inside", strength=0.4, soft=0.15)
    s.form(
        smooth(np.array([(-1.3, -0.3), (-1.1, -0.8), (-0.5, -1.0), (0.0, -0.7), (0.3, -0.3)]), samples=4),
        pal.STONE,
        part="rock",
    )
    s.stroke(curve((0.2, -0.4), (0.7, -1.2), (1.4, -1.7)), width=PEN * 5, color=pal.BARK, taper=False)
    s.form(oval(1.1, -0.38, 0.28, 0.07, points=14), pal.WATER, ink=PEN * 0.7)
    s.strokes(
        [[(x, -2.2), (x, -0.3)] for x in np.arange(-1.6, 1.65, 0.2)], width=PEN * 2.2, color=pal.IRON, taper=False
    )
    s.strokes([[(-1.65, y), (1.65, y)] for y in (-0.6, -1.9)], width=PEN * 2.6, color=pal.IRON, taper=False)
    buildings.roof_tiles(
        s, np.array([(-2.1, -2.55), (-1.6, -3.3), (1.6, -3.3), (2.1, -2.55)]), color=pal.CLOTH_GREEN, part="roof"
    )
    s.box(-0.45, -2.55, 0.45, -2.25, pal.CREAM, ink=PEN * 0.7)
    s.strokes([[(-0.3, -2.4), (0.3, -2.4)]], width=PEN * 1.4, taper=False)
    return s.shapes
