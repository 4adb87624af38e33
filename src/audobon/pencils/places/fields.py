"""Tilled and open land: a field of corn, an orchard, a vineyard, a moor, a hill top, and what lies below it.

Knows: these places' geometry.  Does not know: who stands in them.
"""

from __future__ import annotations

import itertools

import numpy as np

from audobon.comic.storyboard import Season
from audobon.pencils import palette as pal
from audobon.pencils.light import mixed
from audobon.pencils.places import land, outdoors, trees
from audobon.pencils.places.room import near_edge
from audobon.pencils.props import buildings, garden_things, plants, small_things, street_things
from audobon.pencils.shapes import Shape, smooth
from audobon.pencils.sketch import PEN, Random, Sketch, curve, leafy, oval, pieces, rectangle
from audobon.pencils.stage import Stage


def corn_field(stage: Stage) -> None:
    """Harvest: standing corn to one side, stooks in rows over the stubble, a cart track, an oak at the far hedge."""
    side = land.hand(stage)
    outdoors.sky(stage)
    outdoors.ground(stage, color="#dcc588", label="field")
    outdoors.hills(stage, z=60, height=7.0)
    outdoors.tree_line(stage, z=34, height=3.6)
    outdoors.blotches(stage, colors=("#cfae66", "#e6d59d", pal.GRASS_PALE))
    stubble = stage.sketch("stubble", label="field")
    runs = [[(x, z), (x + 0.03, z + 0.12)] for z in np.geomspace(1, 12, 12) - 2.0 for x in
            np.arange(-7, 7, 0.35 + 0.05 * abs(float(z)))]  # fmt: skip
    stubble.strokes([np.array(r) + stubble.rng.normal(0, 0.05, (1, 2)) for r in runs], width=PEN * 0.9, color="#a6873f")
    stage.lay(stubble.shapes, z=990.0)
    trees.grow(stage, "oak", "hedge", x=-side * 7.0, z=17.0, height=6.0)
    for cell in stage.cells(19.0, width=2.6):
        stage.put(plants.hedge(stage.rng("hedge", cell), width=2.9, height=1.1), x=cell * 2.6, z=19.0)
    for k, (x, z) in enumerate(
        ((-2.6, 4.0), (-4.8, 4.8), (-1.6, 7.4), (-4.4, 8.4), (1.4, 9.6), (-8, 7.6), (-1.0, 12.5))
    ):
        stage.shadow(x=side * x, z=z, half_width=0.5)
        stage.put(land.sheaf(stage.rng("stook", k)), x=side * x, z=z)
    for row, z in enumerate((13.0, 9.0, 6.2, 4.2, 2.8)):
        for k in range(6):
            x = side * (2.3 + 0.16 * z + 0.95 * k)
            stage.put(land.crop(stage.rng("corn", row, k), width=1.15, height=1.05), x=x, z=z)
    for cell in stage.cells(3.0, width=1.6):
        rng = stage.rng("poppy", cell)
        stage.put(plants.tuft(rng, height=0.34, flowers=pal.FLOWER_RED), x=cell * 1.6 + rng.uniform(0, 0.8), z=2.2)
    for k in (-1, 1):
        land.corner(stage, land.crop(stage.rng("near corn", k), width=0.9, height=0.85), side=k, inset=0.15)


def orchard(stage: Stage) -> None:
    """Apple trees in ranks on mown grass, a ladder against one, baskets, hives along an old wall."""
    side = land.hand(stage)
    outdoors.sky(stage, clouds=3)
    outdoors.ground(stage, color=pal.GRASS)
    outdoors.hills(stage, z=50, height=4.0)
    outdoors.blotches(stage, colors=(pal.GRASS_PALE, pal.GRASS_DARK, pal.LEAF_YELLOW))
    for cell in stage.cells(15.0, width=2.4):
        stage.put(street_things.stone_wall(stage.rng("wall", cell), width=2.45, height=1.2), x=cell * 2.4, z=15.0)
    for row, (z, step) in enumerate(((12.5, 4.6), (8.4, 4.4), (5.0, 4.8))):
        for cell in stage.cells(z, width=step):
            x = (cell + 0.5) * step + 0.3 * row * side
            trees.grow(stage, "apple", row, cell, x=x, z=z, height=3.7, mirror=bool((cell + row) % 2))
    for k, x in enumerate((-1.3, 0.2, 1.4)):
        stage.put(hive(stage.rng("hive", k)), x=side * x, z=10.4)
    stage.put(small_things.ladder(stage.rng("ladder")), x=-side * 2.0, z=4.7, mirror=side < 0)
    for k, (x, z) in enumerate(((-1.5, 3.8), (2.9, 3.6))):
        stage.put(garden_things.basket(stage.rng("basket", k), size=0.5, filled=pal.FLOWER_RED), x=side * x, z=z)
    fallen = stage.sketch("windfalls", label="grass")
    spots = [oval(x, z, 0.05, 0.04, points=8) for x, z in fallen.rng.uniform((-4, 2.6), (4, 6), (16, 2))]
    fallen.form(pieces(spots), pal.FLOWER_RED, ink=PEN * 0.5)
    stage.lay(fallen.shapes, z=900.0)
    outdoors.grass(stage, flowers=True)
    outdoors.front_leaves(stage, side=side, color=pal.LEAF)
    outdoors.front_grass(stage)


def hive(rng: Random) -> list[Shape]:
    """A straw skep on its stool."""
    s = Sketch(rng)
    for x in (-0.3, 0.3):
        s.box(x - 0.04, -0.3, x + 0.04, 0, pal.WOOD_DARK, ink=PEN * 0.6)
    s.box(-0.45, -0.36, 0.45, -0.29, pal.WOOD)
    dome = [(-0.36, -0.36), (-0.38, -0.6), (-0.26, -0.9), (0, -1.02), (0.26, -0.9), (0.38, -0.6), (0.36, -0.36)]
    s.form(smooth(np.array(dome), samples=4), pal.THATCH, part="skep")
    s.shade(oval(0.2, -0.6, 0.2, 0.36), part="skep", strength=0.4, soft=0.05)
    s.strokes([curve((-0.37, y), (0, y + 0.05), (0.37, y)) for y in (-0.46, -0.56, -0.66, -0.76)], width=PEN * 0.6,
              color="#8a7135", taper=False)  # fmt: skip
    s.form(oval(0, -0.4, 0.07, 0.05, points=10), pal.SOOT, ink=PEN * 0.5)
    return s.shapes


def vineyard(stage: Stage) -> None:
    """Rows of vines on poles run up to a white house with cypresses on the ridge."""
    side = land.hand(stage)
    outdoors.sky(stage, clouds=3)
    outdoors.ground(stage, color="#d8c69a", label="field")
    outdoors.hills(stage, z=48, height=6.5, color=pal.LEAF_YELLOW)
    outdoors.blotches(stage, colors=(pal.EARTH, pal.GRASS_PALE, pal.SAND))
    stage.put(
        buildings.cottage(stage.rng("villa"), lit=stage.light.lamps, thatch=False), x=side * 4.5, z=30.0, scale=1.3
    )
    for k in range(4):
        trees.grow(stage, "poplar", k, x=side * (-0.5 - 1.6 * k), z=31.0, height=6.0 - 0.4 * k)
    near, bare = near_edge(stage), stage.season is Season.WINTER
    for row in range(-5, 5):
        x = 1.9 * row + 0.95
        stage.side_wall(_vine_row(stage.rng("row", row), near=near, far=24.0, bare=bare), x=x)
    stage.put(garden_things.basket(stage.rng("basket"), size=0.6, filled=pal.FLOWER_LILAC), x=-side * 0.4, z=4.4)
    outdoors.grass(stage, density=0.5)
    outdoors.front_grass(stage)


def _vine_row(rng: Random, *, near: float, far: float, bare: bool) -> list[Shape]:
    """One trellised row, in (z, y): posts, and leaf masses with grapes, or the bare stocks on their wires."""
    s = Sketch(rng, label="plant")
    zs = np.concatenate([np.arange(far, 6, -1.5), np.arange(6, near, -0.85)])
    s.strokes([[(z, 0), (z, -1.5)] for z in zs[::2]], width=PEN * 2.4, color=pal.WOOD_DARK, taper=False)
    if bare:
        stocks = [curve((z, 0), (z + 0.1, -0.4), (z - 0.06, -0.75), (z + 0.3, -1.05)) for z in zs]
        s.strokes(stocks, width=PEN * 2.4, color=pal.BARK_DARK)
        s.strokes([[(far, y), (near, y)] for y in (-0.8, -1.2)], width=PEN * 0.6, color=pal.IRON, taper=False)
        return s.shapes
    tints = [mixed(pal.LEAF, other, 0.4) for other in (pal.LEAF_LIGHT, pal.LEAF_DARK, pal.LEAF_YELLOW)]
    reach = np.where(zs > 6, 0.95, 0.6)
    masses = [leafy(rng, float(z), -0.95, float(rx), 0.46, scallop=0.2) for z, rx in zip(zs, reach, strict=True)]
    under = [oval(float(z), -0.66, float(rx), 0.25, points=10) for z, rx in zip(zs, reach, strict=True)]
    cuts = (0, int((zs > 12).sum()), int((zs > 6).sum()), int((zs > 2.5).sum()), len(zs))
    for a, b in itertools.pairwise(cuts):
        # Stretch by stretch, so that each is paled by its own distance.
        for k, tint in enumerate(tints):
            if masses[a:b][k::3]:
                s.form(pieces(masses[a:b][k::3]), tint, ink=PEN * 0.6, ink_color=plants.LEAF_INK, part=f"vines{a}")
        if under[a:b]:
            s.shade(pieces(under[a:b]), part=f"vines{a}", strength=0.4, soft=0.08)
    low = zs[zs < 7]
    berries = [oval(z + u, -0.62 + v, 0.045, 0.045, points=7) for z in low for u, v in
               ((-0.2, 0), (-0.12, 0), (-0.16, 0.08), (0.2, 0.05), (0.28, 0.05), (0.24, 0.13))]  # fmt: skip
    if berries:
        s.form(pieces(berries), "#7f6a8c", ink=PEN * 0.5, part="grapes")
    return s.shapes


def moor(stage: Stage) -> None:
    """Heather to the sky's edge, a ring of standing stones, a bent thorn, a dark tarn."""
    side = land.hand(stage)
    outdoors.sky(stage, clouds=7)
    outdoors.ground(stage, color="#bdae8c", label="ground")
    outdoors.hills(stage, z=58, height=5.0, color="#a79db0", name="far moor")
    outdoors.hills(stage, z=30, height=1.9, color="#b7a49c", name="near moor")
    outdoors.blotches(stage, colors=("#b58fa8", "#a8849c", pal.MOSS, "#c8b98d"), z_far=22)
    tarn = stage.sketch("tarn", label="water")
    rim = leafy(tarn.rng, side * 3.2, 8.0, 2.6, 1.0, scallop=0.7)
    tarn.form(rim, pal.WATER_DARK, ink=PEN * 0.7, part="water")
    tarn.light(oval(side * 2.6, 8.2, 1.4, 0.25), part="water", strength=0.5, soft=0.1)
    stage.lay(tarn.shapes, z=985.0)
    for k, (x, z, high) in enumerate(((-6.4, 13, 2.2), (-4.6, 14.4, 2.6), (-2.6, 14.6, 2.1), (-1.2, 13.2, 2.5),
        (-5.4, 11.4, 2.4),
                                      (-2.0, 11.2, 2.0))):  # fmt: skip
        stage.put(menhir(stage.rng("stone", k), height=high), x=side * x, z=z)
    trees.grow(stage, "dead", "thorn", x=-side * 3.3, z=4.6, height=3.4, mirror=side < 0)
    for row, z in enumerate((2.2, 3.6, 5.4)):
        for cell in stage.cells(z, width=1.3):
            rng = stage.rng("heather", row, cell)
            if rng.uniform() < 0.65:
                stage.put(heather(rng), x=(cell + rng.uniform()) * 1.3, z=z + rng.uniform(-0.4, 0.4))
    stage.put(plants.rock(stage.rng("rock"), width=1.1, height=0.6), x=side * 2.5, z=3.0)
    for k in (-1, 1):
        land.corner(stage, heather(stage.rng("near heather", k), size=1.4), side=k, inset=0.2)


def heather(rng: Random, *, size: float = 1.0) -> list[Shape]:
    """A cushion of heather in bloom."""
    s = Sketch(rng, label="plant")
    w, h = 0.4 * size, 0.26 * size
    s.form(
        leafy(rng, 0, -0.4 * h, w, 0.6 * h, scallop=0.1 * size),
        "#93906a",
        ink=PEN * 0.6,
        ink_color="#5a4a50",
        part="cushion",
    )
    x, y = rng.uniform(-0.9, 0.9, 22) * w, -rng.uniform(0.25, 1.1, 22) * h
    s.form(
        pieces([oval(a, b, 0.026 * size, 0.04 * size, points=6) for a, b in zip(x, y, strict=True)]), "#b383a6", ink=0
    )
    s.grass(0, 0, width=1.7 * w, height=1.25 * h, blades=9, color="#6b5a55", pen=PEN * 0.6)
    return s.shapes


def menhir(rng: Random, *, height: float) -> list[Shape]:
    """A standing stone, leaning and lichened."""
    s = Sketch(rng, label="rock")
    lean, half = rng.normal(0, 0.12), height * rng.uniform(0.18, 0.26)
    outline = [(-half, 0.04), (-0.95 * half + lean * 0.5, -0.6 * height), (-0.55 * half + lean, -height),
        (0.4 * half + lean,
               -0.94 * height), (0.85 * half + lean * 0.5, -0.5 * height), (half, 0.04)]  # fmt: skip
    s.form(np.array(outline), pal.STONE, part="stone")
    s.shade(rectangle(0.1 * half, -height, 1.3 * half + lean, 0.1), part="stone", strength=0.5, soft=0.12)
    s.wash(
        oval(-0.4 * half, -0.55 * height, 0.3 * half, 0.14 * height), pal.MOSS, part="stone", strength=0.6, soft=0.06
    )
    s.strokes([curve((-0.3 * half, -0.8 * height), (0, -0.55 * height), (-0.1 * half, -0.3 * height))], width=PEN * 0.8)
    s.hatch(0.2 * half, -0.6 * height, 0.8 * half, -0.1 * height, count=6)
    s.grass(0, 0.04, width=2.6 * half, height=0.3, blades=12, color="#77754c")
    return s.shapes


def hill_top(stage: Stage) -> None:
    """The rounded top of a hill under a great sky; the patchwork of fields, a river and a steeple lie far below."""
    side = land.hand(stage)
    outdoors.sky(stage, clouds=7)
    lowland(stage, depth=5.0)
    crest(stage, far=4.4, color=pal.GRASS)
    outdoors.blotches(stage, colors=(pal.GRASS_PALE, pal.GRASS_DARK), z_far=3.6)
    trees.grow(stage, "pine", "lone", x=side * 2.7, z=3.6, height=5.6, mirror=side < 0)
    for k, (x, z) in enumerate(((-2.9, 3.2), (-2.2, 3.6), (-3.8, 3.0))):
        stage.put(plants.rock(stage.rng("rock", k), width=0.9 - 0.1 * k, height=0.55 - 0.06 * k), x=side * x, z=z)
    for cell in stage.cells(3.6, width=1.1):
        rng = stage.rng("edge grass", cell)
        stage.put(plants.tuft(rng, height=rng.uniform(0.2, 0.4), flowers=pal.FLOWERS[cell % 6]), x=cell * 1.1, z=3.9)
    outdoors.grass(stage, z_far=3.6, flowers=True)
    outdoors.front_grass(stage)


def crest(stage: Stage, *, far: float, color: str, label: str = "grass", name: str = "crest") -> None:
    """Ground that ends `far` metres off in a rounded edge; what lies below it shows beyond."""
    left, right = stage.span(far)
    xs = np.linspace(min(left * 1.3, -8), max(right * 1.3, 8), 28)
    edge = far - 0.022 * xs**2 + 0.16 * np.sin(xs * 1.3)
    near = near_edge(stage)
    s = stage.sketch(name, label=label)
    s.form(np.vstack([np.stack([xs, np.maximum(edge, near + 0.5)], axis=1), [(xs[-1], near), (xs[0], near)]]), color,
           ink=PEN, part="crest")  # fmt: skip
    outdoors.turf(s, color=color, grassy=label == "grass", near=near)
    s.light(np.vstack([np.stack([xs, edge], axis=1), np.stack([xs, edge - 0.8], axis=1)[::-1]]), part="crest",
        strength=0.35,
            soft=0.12)  # fmt: skip
    s.shade(rectangle(-20, near, 20, near + 1.6), part="crest", strength=0.25, soft=0.2)
    stage.lay(s.shapes, z=20.0)


def lowland(stage: Stage, *, depth: float) -> None:
    """Fields, hedges, a winding river and a village `depth` metres below, small, out to the haze."""
    for k, (a, b) in enumerate(((90.0, 140.0), (62.0, 90.0), (42.0, 62.0), (14.0, 42.0))):
        s = stage.sketch("lowland", k, label="field")
        s.form([(-2 * b, b), (2 * b, b), (2 * b, a), (-2 * b, a)], pal.GRASS_PALE, ink=0, part="land")
        for x in np.arange(-1.1 * a, 1.1 * a, 0.22 * a):
            w, skew = 0.11 * a, s.rng.uniform(-4, 4)
            tint = (pal.GRASS_DARK, "#d9c489", pal.LEAF_YELLOW, pal.GRASS)[int(s.rng.integers(4))]
            plot = [(x - w, a + 0.08 * (b - a)), (x + w, a), (x + w + skew, b - 0.12 * (b - a)), (x - w + skew, b)]
            s.form(np.array(plot), tint, ink=PEN * 0.7, ink_color="#7d8758", part="land")
        zs = np.linspace(a, b, 6)
        way, half = 10 * np.sin(zs / 16.0) + 2, 0.7 + 0.02 * zs
        banks = np.vstack([np.stack([way - half, zs], axis=1), np.stack([way + half, zs], axis=1)[::-1]])
        s.form(banks, pal.WATER, ink=PEN * 0.5, part="water")
        stage.ceiling(s.shapes, height=-depth)
    for k in range(14):
        row = stage.sketch("far trees", k, label="tree")
        z = float(row.rng.uniform(34, 86))
        masses = [leafy(row.rng, 0.9 * j, -0.5, 0.65, 0.6, scallop=0.4) for j in range(int(row.rng.integers(3, 7)))]
        row.form(pieces(masses), pal.LEAF, ink=PEN, ink_color=plants.LEAF_INK)
        stage.put(row.shapes, x=float(row.rng.uniform(-0.7, 0.6) * z), z=z, lift=-depth)
    stage.put(buildings.church(stage.rng("steeple")), x=-7.0, z=44.0, lift=-depth, scale=0.32)
    for k, x in enumerate((-9.4, -5.0, -11.4)):
        stage.put(
            buildings.cottage(stage.rng("far cottage", k), thatch=k == 1), x=x, z=43.0 + k, lift=-depth, scale=0.36
        )
    stage.put(_rim(stage.rng("rim")), x=0, z=138.0, lift=-depth)


def _rim(rng: Random) -> list[Shape]:
    """The hills at the edge of the low land."""
    s = Sketch(rng, label="mountain")
    xs = np.arange(-220, 221, 22)
    tops = rng.uniform(5, 13, len(xs))
    ridge = smooth(np.stack([xs, -tops], axis=1), closed=False, samples=4)
    s.form(np.vstack([ridge, [(220, 2), (-220, 2)]]), pal.LEAF_BLUE, ink=PEN * 2, part="ridge")
    return s.shapes
