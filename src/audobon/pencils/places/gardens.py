"""Gardens for pleasure: a flower garden, a palace garden, a terrace over a lake.

Knows: these places' geometry.  Does not know: who stands in them.
"""

from __future__ import annotations

import numpy as np

from audobon.pencils import palette as pal
from audobon.pencils.places import heights, land, outdoors, room, towns
from audobon.pencils.props import buildings, furniture, plants, street_things
from audobon.pencils.shapes import Shape, smooth
from audobon.pencils.sketch import PEN, Random, Sketch, curve, leafy, oval, pieces, rectangle
from audobon.pencils.stage import Stage


def flower_garden(stage: Stage) -> None:
    """Borders in bloom along a brick path to a rose arch and a sundial, hollyhocks against an old wall, a seat."""
    side = land.hand(stage)
    outdoors.sky(stage, clouds=3)
    outdoors.ground(stage, color=pal.GRASS)
    outdoors.tree_line(stage, z=20, height=5.0)
    outdoors.blotches(stage, colors=(pal.GRASS_PALE, pal.GRASS_DARK))
    outdoors.path(stage, color=pal.BRICK_PALE, half_width=0.7, bend=0.0, far=9.0)
    for cell in stage.cells(11.0, width=2.4):
        stage.put(street_things.stone_wall(stage.rng("wall", cell), width=2.45, height=1.7), x=cell * 2.4, z=11.0)
    for cell in stage.cells(10.5, width=0.9):
        rng = stage.rng("hollyhock", cell)
        if rng.uniform() < 0.7 and abs(cell) > 1:
            stage.put(hollyhock(rng, height=rng.uniform(1.4, 2.2)), x=cell * 0.9, z=10.5)
    stage.put(rose_arch(stage.rng("arch")), x=0.0, z=8.6)
    for k, (z, reach) in enumerate(((7.0, 1.5), (5.4, 1.6), (4.0, 1.8), (3.0, 2.2))):
        for sign in (-1, 1):
            for j in range(4):
                rng = stage.rng("border", k, sign, j)
                x = sign * (reach + 1.0 * j + rng.uniform(-0.2, 0.2))
                if not stage.sees(x, z, half_width=0.6):
                    continue
                kind = (k + j) % 3
                if kind == 0:
                    stage.put(plants.bush(rng, width=1.1, height=0.75, flowers=pal.FLOWERS[(k + j) % 6]), x=x, z=z)
                elif kind == 1:
                    stage.put(plants.tuft(rng, height=0.6, flowers=pal.FLOWERS[(k + 2 * j) % 6]), x=x, z=z)
                else:
                    stage.put(plants.flower(rng, height=0.75, color=pal.FLOWERS[(k + j + 1) % 6]), x=x, z=z)
    stage.put(_sundial(stage.rng("dial")), x=side * 1.15, z=5.9)
    stage.put(street_things.bench(stage.rng("seat")), x=-side * 3.7, z=9.4)
    flies = stage.sketch("butterflies")
    wings = [np.array([(x, y), (x - 0.09, y - 0.1), (x - 0.1, y + 0.03), (x, y), (x + 0.09, y - 0.1), (x + 0.1,
        y + 0.03)]) for x, y in
             flies.rng.uniform((-2.6, -1.6), (2.6, -0.7), (5, 2))]  # fmt: skip
    flies.form(pieces(wings), pal.FLOWER_YELLOW, ink=PEN * 0.6)
    stage.put(flies.shapes, x=0, z=3.2)
    outdoors.grass(stage, density=0.6, flowers=True)
    outdoors.front_grass(stage)


def hollyhock(rng: Random, *, height: float) -> list[Shape]:
    """A tall spire of blooms."""
    s = Sketch(rng, label="plant")
    s.stroke(curve((0, 0), (0.03, -0.5 * height), (0, -height)), width=PEN * 1.3, color="#68744a", taper=False)
    leaves = [
        leafy(rng, 0.16 * sign, -0.12 * height * k - 0.1, 0.17, 0.12, scallop=0.09)
        for k in range(3)
        for sign in (-1, 1)
    ]
    s.form(pieces(leaves), pal.LEAF, ink=PEN * 0.6, ink_color=plants.LEAF_INK)
    color = (pal.FLOWER_ROSE, pal.FLOWER_RED, pal.FLOWER_WHITE, pal.FLOWER_LILAC)[int(rng.integers(4))]
    for k in range(6):
        plants.blossom(s, rng.normal(0, 0.05), -height * (0.36 + 0.1 * k), size=0.12 - 0.013 * k, color=color)
    return s.shapes


def rose_arch(rng: Random) -> list[Shape]:
    """A trellis arch covered with climbing roses."""
    s = Sketch(rng, label="plant")
    for x in (-0.85, -0.65, 0.65, 0.85):
        s.stroke([(x, 0), (x, -1.7)], width=PEN * 3, color=pal.LINEN, taper=False)
    s.strokes(
        [[(side * 0.85, y), (side * 0.65, y - 0.12)] for side in (-1, 1) for y in np.arange(-0.2, -1.7, -0.25)],
        width=PEN * 1.4,
        color=pal.LINEN,
    )
    s.strokes(
        [oval(0, -1.7, r, r, start=0.5, end=1.0, points=14) for r in (0.85, 0.65)],
        width=PEN * 3,
        color=pal.LINEN,
        taper=False,
    )
    turn = np.linspace(np.pi, 2 * np.pi, 9)
    spots = [(0.78 * np.cos(a), -1.7 + 0.78 * np.sin(a)) for a in turn] + [
        (side * 0.76, y) for side in (-1, 1) for y in (-0.25, -0.7, -1.15, -1.5)
    ]
    s.form(
        pieces([leafy(rng, x, y, 0.24, 0.2, scallop=0.1) for x, y in spots]),
        pal.LEAF,
        ink=PEN * 0.6,
        ink_color=plants.LEAF_INK,
    )
    for x, y in spots[::2] + spots[9::3]:
        plants.blossom(s, x + rng.normal(0, 0.06), y + rng.normal(0, 0.06), size=0.1, color=pal.FLOWER_ROSE)
    return s.shapes


def _sundial(rng: Random) -> list[Shape]:
    s = Sketch(rng)
    s.form(
        np.array(
            [
                (-0.26, 0),
                (-0.2, -0.16),
                (-0.1, -0.24),
                (-0.13, -0.8),
                (0.13, -0.8),
                (0.1, -0.24),
                (0.2, -0.16),
                (0.26, 0),
            ]
        ),
        pal.STONE_PALE,
        part="stem",
    )
    s.shade(rectangle(0.02, -0.8, 0.2, 0), part="stem", strength=0.4, soft=0.04)
    s.form(oval(0, -0.84, 0.32, 0.09, points=22), pal.STONE)
    s.form(np.array([(-0.1, -0.85), (0.12, -0.85), (0.12, -1.08)]), pal.BRASS, ink=PEN * 0.7)
    return s.shapes


def palace_garden(stage: Stage) -> None:
    """Clipped yews and statues in ranks lead to a basin and a long white palace; gravel, balustrades, box hedges."""
    side = land.hand(stage)
    outdoors.sky(stage, clouds=4)
    outdoors.ground(stage, color=pal.GRASS)
    outdoors.tree_line(stage, z=44, height=8.0, color=pal.LEAF_DARK)
    walk = stage.sketch("gravel", label="road")
    near = room.near_edge(stage)
    walk.form([(-1.7, 24), (1.7, 24), (2.3, near), (-2.3, near)], pal.CREAM, ink=PEN * 0.7, part="walk")
    walk.form([(-14, 6.0), (14, 6.0), (14, 4.6), (-14, 4.6)], pal.CREAM, ink=PEN * 0.6, part="walk")
    dots = walk.rng.uniform((-1.9, near + 1), (1.9, 9), (60, 2))
    walk.strokes([[(x, z), (x + 0.05, z)] for x, z in dots], width=PEN * 0.9, color="#b3a37f")
    stage.lay(walk.shapes, z=985.0)
    stage.put(_palace(stage.rng("palace"), lit=stage.light.lamps), x=0, z=30.0)
    stage.put(towns.fountain(stage.rng("basin")), x=0, z=15.0, scale=1.4)
    for k, z in enumerate((20.0, 13.0, 8.4, 6.3)):
        for sign in (-1, 1):
            stage.put(cone_yew(stage.rng("yew", k, sign), height=2.0, ball=k % 2 == 1), x=sign * 3.0, z=z)
    for k, z in enumerate((17.0, 10.5, 4.2)):
        for sign in (-1, 1):
            stage.put(
                plants.hedge(stage.rng("box", k, sign), width=4.6, height=0.55, color=pal.LEAF_DARK), x=sign * 5.6, z=z
            )
    for sign in (-1, 1):
        stage.put(statue(stage.rng("statue", sign)), x=sign * 4.7, z=8.0, mirror=sign > 0)
        stage.put(_urn(stage.rng("urn", sign)), x=sign * 2.7, z=3.6)
    for k in range(4):
        stage.put(land.balustrade(stage.rng("rail", k)), x=side * (4.2 + 2.4 * k), z=3.4)
    outdoors.grass(stage, density=0.35, flowers=True)


def _palace(rng: Random, *, lit: bool) -> list[Shape]:
    """A long front of tall windows with a domed middle."""
    s = Sketch(rng, label="building")
    s.form(rectangle(-15, -6.2, 15, 0), pal.LINEN, part="front", ink=PEN * 1.2)
    s.shade(rectangle(7, -6.2, 15, 0), part="front", strength=0.25, soft=0.8)
    buildings.roof_tiles(
        s, np.array([(-15.4, -6.2), (-14.2, -8), (14.2, -8), (15.4, -6.2)]), color=pal.SLATE, part="roof", row=0.5
    )
    s.form(rectangle(-3.2, -7.6, 3.2, 0), pal.CREAM, part="middle", ink=PEN * 1.2)
    dome = np.vstack([[(-2.8, -7.6)], oval(0, -8.0, 2.8, 2.4, start=0.5, end=1.0, points=18), [(2.8, -7.6)]])
    s.form(dome, pal.LEAF_BLUE, part="dome", ink=PEN * 1.2)
    s.shade(oval(1.2, -8.6, 1.4, 1.8), part="dome", strength=0.4, soft=0.4)
    s.form(np.array([(-0.3, -10.3), (0, -11.6), (0.3, -10.3)]), pal.BRASS)
    columns = [rectangle(x - 0.16, -6.0, x + 0.16, -0.6) for x in (-2.6, -1.6, 1.6, 2.6)]
    s.form(pieces(columns), pal.LINEN, ink=PEN * 0.8)
    s.form(np.array([(-3.4, -6.1), (0, -7.5), (3.4, -6.1)]), pal.LINEN, ink=PEN)
    glass = [
        rectangle(x - 0.5, y - 1.9, x + 0.5, y) for x in np.arange(-13.8, 14, 1.9) if abs(x) > 3.4 for y in (-0.7, -3.6)
    ]
    s.form(pieces(glass), pal.FLAME if lit else buildings.GLASS_DAY, ink=PEN * 0.9, part="glass")
    s.form(
        np.vstack([[(-0.8, -0.3)], oval(0, -2.6, 0.8, 0.9, start=0.5, end=1.0, points=12), [(0.8, -0.3)]]),
        pal.WOOD_DARK,
        ink=PEN,
    )
    s.form(
        pieces([rectangle(-2.4 - 0.3 * k, -0.6 + 0.2 * k, 2.4 + 0.3 * k, -0.4 + 0.2 * k) for k in range(3)]),
        pal.STONE_PALE,
        ink=PEN * 0.7,
    )
    return s.shapes


def cone_yew(rng: Random, *, height: float, ball: bool) -> list[Shape]:
    """A yew clipped to a cone, or to balls one on another."""
    s = Sketch(rng, label="plant")
    s.box(-0.06, -0.3, 0.06, 0, pal.BARK, ink=PEN * 0.7)
    if ball:
        for k, (y, r) in enumerate(
            ((-0.3 * height, 0.3 * height), (-0.72 * height, 0.2 * height), (-0.98 * height, 0.11 * height))
        ):
            s.form(
                leafy(rng, 0, y, r, r * 0.95, scallop=0.1), pal.FIR, ink=PEN * 0.7, ink_color="#3c4230", part=f"ball{k}"
            )
            s.shade(oval(0.4 * r, y + 0.2 * r, 0.7 * r, 0.8 * r), part=f"ball{k}", strength=0.4, soft=0.1)
        return s.shapes
    s.form(np.array([(-0.5, -0.2), (-0.28, -0.55 * height), (0, -height), (0.28, -0.55 * height), (0.5, -0.2), (0,
        -0.12)]), pal.FIR, ink_color="#3c4230",
           part="cone")  # fmt: skip
    s.shade(np.array([(0.08, -0.15), (0.02, -height), (0.5, -0.2)]), part="cone", strength=0.45, soft=0.1)
    plants.leaf_marks(s, 0, -0.4 * height, 0.35, 0.4 * height, count=12, size=0.05)
    return s.shapes


def statue(rng: Random) -> list[Shape]:
    """A draped stone figure on a pedestal."""
    s = Sketch(rng)
    s.box(-0.36, -0.9, 0.36, 0, pal.STONE_PALE, part="base")
    s.box(-0.42, -1.0, 0.42, -0.88, pal.STONE)
    robe = [
        (-0.3, -1.0),
        (-0.26, -1.6),
        (-0.2, -2.0),
        (-0.24, -2.2),
        (0.0, -2.32),
        (0.2, -2.2),
        (0.44, -2.5),
        (0.5, -2.42),
        (0.3, -2.0),
        (0.2, -1.7),
        (0.32, -1.0),
    ]
    s.form(smooth(np.array(robe), samples=3), pal.LINEN, part="figure")
    s.form(oval(0, -2.46, 0.12, 0.15, points=16), pal.LINEN, part="figure")
    s.shade(rectangle(0.04, -2.7, 0.5, -1), part="figure", strength=0.4, soft=0.06)
    s.strokes([curve((x, -1.9), (x + 0.04, -1.5), (1.5 * x, -1.05)) for x in (-0.12, 0.0, 0.12)], width=PEN * 0.6)
    return s.shapes


def _urn(rng: Random) -> list[Shape]:
    s = Sketch(rng)
    s.box(-0.3, -0.5, 0.3, 0, pal.STONE_PALE, part="base")
    s.form(smooth(np.array([(-0.12, -0.5), (-0.16, -0.62), (-0.36, -0.82), (-0.4, -1.02), (0.4, -1.02), (0.36,
        -0.82), (0.16, -0.62), (0.12, -0.5)]), samples=3),
           pal.STONE_PALE, part="urn")  # fmt: skip
    s.shade(rectangle(0.05, -1.1, 0.4, 0), part="urn", strength=0.4, soft=0.06)
    s.form(leafy(rng, 0, -1.16, 0.42, 0.22, scallop=0.12), pal.LEAF, ink=PEN * 0.6, ink_color=plants.LEAF_INK)
    for x in (-0.24, 0.02, 0.26):
        plants.blossom(s, x, -1.2 - 0.08 * (x == 0.02), size=0.09, color=pal.FLOWER_RED)
    return s.shapes


def terrace(stage: Stage) -> None:
    """A balcony of the house: balustrade along the back, the lake and mountains beyond, a vine on a pergola."""
    side = land.hand(stage)
    outdoors.sky(stage, clouds=4)
    outdoors.ground(stage, color=pal.WATER, label="water")
    heights.peaks(stage, z=70, height=16, color="#a9b3ba", name="beyond")
    outdoors.hills(stage, z=44, height=4.0)
    outdoors.tree_line(stage, z=12, height=1.9, name="tops below")
    room.flag_floor(stage, color="#dccfb4", back=4.0, half_width=9, size=0.7, label="road")
    for cell in stage.cells(4.0, width=2.4):
        stage.put(land.balustrade(stage.rng("rail", cell)), x=cell * 2.4, z=4.0)
    for k, x in enumerate((-3.6, 3.4)):
        post = stage.sketch("post", k, label="wall")
        post.box(-0.14, -3.3, 0.14, 0, pal.LINEN, part="post")
        post.shade(rectangle(0.02, -3.3, 0.15, 0), part="post", strength=0.35, soft=0.03)
        stage.put(post.shapes, x=x, z=3.7)
    beam = stage.sketch("pergola", label="wall")
    beam.box(-7, -3.45, 7, -3.25, pal.WOOD_PALE)
    beam.form(pieces([rectangle(x, -3.6, x + 0.12, -3.1) for x in np.arange(-6.6, 6.6, 0.8)]), pal.WOOD, ink=PEN * 0.7)
    stage.put(beam.shapes, x=0, z=3.7)
    land.canopy(stage, z=3.6, y=2.9, deep=0.6, width=1.3, color=pal.LEAF_LIGHT, name="vine")
    stage.put(_urn(stage.rng("urn")), x=-side * 2.4, z=3.3)
    stage.put(_urn(stage.rng("urn", 2)), x=side * 4.4, z=3.3)
    stage.put(furniture.table(stage.rng("table"), width=1.0, cloth=pal.LINEN), x=side * 2.7, z=2.7)
    stage.put(furniture.chair(stage.rng("chair"), color=pal.LINEN), x=side * 1.9, z=2.8, mirror=side < 0)
    stage.put(furniture.chair(stage.rng("chair", 2), color=pal.LINEN), x=side * 3.5, z=2.8, mirror=side > 0)
