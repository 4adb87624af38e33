"""In the woods: the deep forest, a clearing, a birch wood, the jungle, and up among the boughs of a great tree.

Knows: these places' geometry.  Does not know: who stands in them.
"""

from __future__ import annotations

import numpy as np

from audobon.pencils import palette as pal
from audobon.pencils.light import mixed
from audobon.pencils.places import forest, land, outdoors, trees
from audobon.pencils.props import plants
from audobon.pencils.shapes import Shape, smooth
from audobon.pencils.sketch import PEN, Random, Sketch, blob, curve, oval, pieces
from audobon.pencils.stage import Stage


def deep_forest(stage: Stage) -> None:
    """Old oaks with roots like knees stand close, a roof of leaves shuts out the sky, one beam of sun falls in."""
    side = land.hand(stage)
    outdoors.sky(stage, clouds=0)
    outdoors.ground(stage, color="#a3986c", label="ground")
    outdoors.tree_line(stage, z=24, height=9.5, name="dusk of the wood", color="#93a284")
    outdoors.blotches(stage, colors=(pal.MOSS, pal.EARTH, "#8f8a5a"))
    for row, (z, width) in enumerate(((16.0, 1.9), (11.0, 2.4), (7.2, 2.9))):
        for cell in stage.cells(z, width=width):
            rng = stage.rng("rank", row, cell)
            x = (cell + rng.uniform(0.2, 0.8)) * width
            if row == 2 and abs(x) < 1.5:
                continue
            foot = rng.uniform(0.2, 0.38)
            stage.put(_column(rng, foot=foot, marks=row > 0), x=x, z=z + rng.uniform(-0.7, 0.7))
    land.canopy(stage, z=9.0, y=4.4, deep=2.6, width=2.8, color=pal.LEAF_DARK)
    land.canopy(stage, z=4.2, y=3.5, deep=2.0, width=2.2, color=pal.LEAF_DARK, name="low boughs")
    stage.put(rooted_giant(stage.rng("giant")), x=-side * 2.9, z=3.0, mirror=side > 0)
    stage.put(land.log(stage.rng("log"), length=2.4), x=side * 2.7, z=3.4, mirror=side > 0)
    for k, x in enumerate((1.7, 3.4, 4.3, -1.6, -4.4)):
        stage.put(forest.fern(stage.rng("fern", k), height=0.5 + 0.1 * (k % 3)), x=side * x, z=3.7 + 0.2 * (k % 2))
    stage.put(plants.toadstools(stage.rng("caps")), x=side * 1.9, z=3.1)
    land.shaft(stage, x=side * 0.9, z=2.6, lean=side * 2.4, width=0.8)
    outdoors.grass(stage, density=0.5)
    for k in (-1, 1):
        land.corner(stage, forest.fern(stage.rng("near fern", k), height=0.9), side=k)


def _column(rng: Random, *, foot: float, marks: bool) -> list[Shape]:
    """A trunk in the ranks that leaves the frame above."""
    s = Sketch(rng, label="tree")
    color = mixed(pal.BARK, pal.BARK_DARK, rng.uniform(0.1, 0.8))
    plants.trunk(s, height=8.0, foot=foot, top=foot * 0.75, lean=rng.normal(0, 0.15), color=color)
    if marks:
        s.wash(oval(-0.5 * foot, -0.5, foot * 0.6, 0.9), pal.MOSS, part="trunk", strength=0.6, soft=0.1)
    return s.shapes


def rooted_giant(rng: Random) -> list[Shape]:
    """A huge old bole: writhing roots, a hollow like a mouth, ivy and shelves of fungus."""
    s = Sketch(rng, label="tree")
    foot = 0.8
    plants.trunk(s, height=7.5, foot=foot, top=0.6, color=pal.BARK_DARK)
    for k, (x, reach) in enumerate(((-0.5, -1.3), (0.1, 0.7), (0.5, 1.7), (-0.2, -0.5))):
        root = np.array([(x - 0.2, -1.0), (0.6 * x + 0.4 * reach, -0.5), (reach, 0.08), (reach * 0.75, 0.1),
                         (0.5 * x + 0.3 * reach, -0.12), (x + 0.25, -0.5)])  # fmt: skip
        s.form(
            smooth(root, samples=4), mixed(pal.BARK, pal.BARK_DARK, 0.3 * k), part=f"root{k}", ink_color=plants.BARK_INK
        )
        s.stroke(curve((x, -0.9), (0.6 * x + 0.4 * reach, -0.42), (reach * 0.9, 0.06)), width=PEN * 0.7,
                 color=plants.BARK_INK)  # fmt: skip
    s.form(smooth(np.array([(-0.1, -1.2), (-0.16, -1.75), (0.06, -2.1), (0.28, -1.8), (0.24, -1.25)]), samples=4),
        "#4e4034",
           part="hollow", ink=PEN)  # fmt: skip
    s.shade(oval(0.1, -1.8, 0.2, 0.3), part="hollow", strength=0.5, soft=0.06)
    shelves = [smooth(np.array([(0.5, y), (0.86, y - 0.03), (0.95, y + 0.05), (0.55, y + 0.1)]), samples=3) for y in
               (-0.9, -1.15, -1.36)]  # fmt: skip
    s.form(pieces(shelves), pal.SAND, ink=PEN * 0.7, part="fungus")
    for _ in range(11):
        x, y = rng.uniform(-0.7, 0.1), -rng.uniform(1.4, 3.6)
        plants.leaf(s, (x, y), (x + rng.normal(0, 0.1), y + 0.1), width=0.05, color=pal.LEAF)
    return s.shapes


def clearing(stage: Stage) -> None:
    """A sunny glade in a ring of mixed trees: a stump in the middle distance, tall flowers, butterflies of light."""
    side = land.hand(stage)
    outdoors.sky(stage, clouds=2)
    outdoors.ground(stage, color=pal.GRASS)
    outdoors.tree_line(stage, z=24, height=8.5, name="wood behind", color="#a4b08c")
    outdoors.blotches(stage, colors=(pal.GRASS_PALE, pal.MOSS, pal.GRASS_DARK))
    for cell in stage.cells(15.0, width=2.7):
        kind = ("oak", "fir", "birch", "beech")[(cell + 8) % 4]
        trees.grow(stage, kind, cell, x=cell * 2.7 + 0.6, z=15.0 + (cell % 3), height=6.0)
    for k, (kind, x, z) in enumerate(
        (("beech", -4.4, 6.6), ("birch", -3.3, 8.4), ("oak", 4.9, 7.2), ("birch", 3.6, 9.6))
    ):
        trees.grow(stage, kind, "edge", k, x=side * x, z=z, height=6.4 - 0.3 * k)
    glade = stage.sketch("glade")
    glade.light(oval(0.3, 4.6, 2.8, 2.2), part="*", strength=0.4, soft=0.4)
    stage.lay(glade.shapes, z=997.0)
    stage.put(land.log(stage.rng("log"), length=1.7), x=-side * 2.4, z=4.6)
    for k, x in enumerate((2.4, 3.1, -3.3, 4.4)):
        stage.put(
            plants.tuft(stage.rng("tall flowers", k), height=0.55, flowers=pal.FLOWERS[k]), x=side * x, z=3.4 + 0.4 * k
        )
    stage.put(plants.toadstools(stage.rng("ring")), x=-side * 1.7, z=3.9)
    outdoors.grass(stage, flowers=True)
    outdoors.front_grass(stage)
    outdoors.front_leaves(stage, side=side)


def birch_wood(stage: Stage) -> None:
    """White stems in a light wood, heather and bilberry between them, a winding path."""
    side = land.hand(stage)
    outdoors.sky(stage, clouds=2)
    outdoors.ground(stage, color=pal.GRASS_PALE)
    outdoors.tree_line(stage, z=26, height=7.0, name="light wood", color=pal.LEAF_LIGHT)
    outdoors.blotches(stage, colors=("#c3a9b5", pal.GRASS, pal.LEAF_YELLOW))
    outdoors.path(stage, half_width=0.55, bend=-side * 1.8, far=20, color=pal.SAND)
    for row, (z, width) in enumerate(((17.0, 2.3), (11.0, 2.9), (6.6, 3.3))):
        for cell in stage.cells(z, width=width):
            rng = stage.rng("stem", row, cell)
            x = (cell + rng.uniform(0.2, 0.8)) * width
            if row == 2 and abs(x) < 1.4:
                continue
            trees.grow(stage, "birch", row, cell, x=x, z=z + rng.uniform(-0.8, 0.8), height=rng.uniform(6.4, 8.0),
                       mirror=bool(cell % 2))  # fmt: skip
    trees.grow(stage, "birch", "near", x=-side * 2.7, z=3.0, height=7.6)
    stage.put(plants.rock(stage.rng("rock"), width=1.0, height=0.6), x=side * 2.5, z=3.4)
    for cell in stage.cells(4.0, width=1.5):
        if abs(cell) > 0:
            rng = stage.rng("bilberry", cell)
            stage.put(plants.tuft(rng, height=0.32, flowers=pal.FLOWER_LILAC), x=cell * 1.5, z=rng.uniform(3.2, 5.0))
    outdoors.grass(stage, density=0.8)
    outdoors.front_grass(stage)


def jungle(stage: Stage) -> None:
    """Palms and lianas, leaves as large as shields, a warm mist between them."""
    side = land.hand(stage)
    outdoors.sky(stage, clouds=0)
    outdoors.ground(stage, color="#a4ab6c")
    outdoors.tree_line(stage, z=22, height=10.0, name="green wall", color="#a6bd96")
    outdoors.blotches(stage, colors=(pal.MOSS, pal.LEAF_DARK, pal.LEAF_YELLOW))
    for k, (x, z, high) in enumerate(((-5.2, 9.5, 5.6), (4.2, 8.6, 5.0), (7.2, 11.0, 6.0), (-1.4, 13.0, 6.2))):
        trees.grow(stage, "palm", k, x=side * x, z=z, height=high, mirror=k % 2 == 0)
    land.canopy(stage, z=7.0, y=4.3, deep=2.4, width=2.6, color=pal.LEAF)
    vines = stage.sketch("lianas", label="plant")
    for _ in range(8):
        x, low, d = vines.rng.uniform(-5, 5), vines.rng.uniform(1.2, 2.8), vines.rng.normal(0, 0.5)
        vines.stroke(curve((x, -5.2), (x + d, -low - 1.2), (x + 1.5 * d, -low)), width=PEN * 2.4, color="#6f6b3f")
        for t in (0.3, 0.6, 0.9):
            a = (x + d * t, -5.2 + (5.2 - low) * t)
            plants.leaf(vines, a, (a[0] + 0.22, a[1] + 0.16), width=0.07, color=pal.LEAF_LIGHT)
    stage.put(vines.shapes, x=0, z=6.0)
    for k, (x, z) in enumerate(((-3.0, 3.6), (3.2, 3.2), (4.6, 4.6), (-4.6, 4.8), (2.0, 5.4))):
        stage.put(great_leaves(stage.rng("leaves", k), height=1.3 + 0.15 * (k % 3)), x=side * x, z=z)
    outdoors.grass(stage, density=0.9, flowers=True)
    for k in (-1, 1):
        land.corner(stage, great_leaves(stage.rng("near leaves", k), height=1.4), side=k, inset=0.1)


def great_leaves(rng: Random, *, height: float) -> list[Shape]:
    """A plant of broad ribbed leaves, with one bright flower."""
    s = Sketch(rng, label="plant")
    for k, lean in enumerate((-1.0, 0.95, -0.5, 0.5, 0.05)):
        tip = np.array([lean * height * 0.8, -height * (1.05 - 0.4 * abs(lean))])
        spine = smooth(np.array([(0, 0), (0.25 * tip[0], 0.7 * tip[1]), tip]), closed=False, samples=7)
        along = np.gradient(spine, axis=0)
        normal = np.stack([-along[:, 1], along[:, 0]], axis=1) / np.maximum(np.hypot(*along.T)[:, None], 1e-6)
        reach = 0.17 * height * np.sin(np.linspace(0.0, 1.0, len(spine)) ** 0.9 * np.pi)[:, None]
        part = f"leaf{k}"
        tint = (pal.LEAF_DARK, pal.LEAF, pal.LEAF_LIGHT, pal.LEAF, pal.LEAF_LIGHT)[k]
        s.form(np.vstack([spine + normal * reach, (spine - normal * reach)[::-1]]), tint, ink=PEN * 0.8,
               ink_color="#3f4a2c", part=part)  # fmt: skip
        s.shade(np.vstack([spine, (spine - normal * reach)[::-1]]), part=part, strength=0.35, soft=0.02)
        ribs = [np.array([spine[i], spine[min(i + 2, len(spine) - 1)] + sign * normal[i] * reach[i] * 0.9])
                for i in range(2, len(spine) - 1, 2) for sign in (-1, 1)]  # fmt: skip
        s.strokes([spine, *ribs], width=PEN * 0.55, color="#3f4a2c")
    plants.blossom(s, 0.1 * height, -0.45 * height, size=0.10 * height, color=pal.FLOWER_RED)
    return s.shapes


def tree_top(stage: Stage) -> None:
    """On a broad bough high in a great tree: leaves behind and below, a nest, the land far down."""
    side = land.hand(stage)
    outdoors.sky(stage, clouds=4)
    far = stage.sketch("land below", label="field")
    far.form([(-90, 120), (90, 120), (60, 9), (-60, 9)], pal.GRASS, ink=0, part="land")
    fields = [oval(x, z, 9, 4 + 0.05 * z, points=8) for x, z in ((-30, 60), (14, 44), (38, 80), (-12, 30), (-52, 95))]
    far.wash(pieces(fields), pal.GRASS_PALE, part="land", strength=0.7, soft=0.3)
    stage.ceiling(far.shapes, height=-11.0)
    for row, (z, y) in enumerate(((8.0, 1.2), (6.0, -0.7))):
        land.canopy(stage, z=z, y=y + 2.0 * (row == 0), deep=1.7, width=2.2, color=(pal.LEAF_LIGHT, pal.LEAF)[row],
                    name=f"boughs {row}")  # fmt: skip
    trunk = stage.sketch("stem", label="tree")
    plants.trunk(trunk, height=9.0, foot=0.95, top=0.7, color=pal.BARK)
    stage.put(trunk.shapes, x=-side * 3.4, z=3.6)
    land.canopy(stage, z=4.4, y=3.3, deep=1.8, width=2.0, color=pal.LEAF, name="over head")
    bough = stage.sketch("bough", label="tree")
    xs = np.linspace(-11, 11, 24)
    back, front = 2.7 + 0.18 * np.sin(xs * 1.1), -0.9 + 0.14 * np.sin(xs * 0.8 + 2)
    bough.form(
        np.vstack([np.stack([xs, back], axis=1), np.stack([xs, front], axis=1)[::-1]]), pal.BARK_PALE, part="bough"
    )
    bough.shade(np.vstack([np.stack([xs, front + 0.7], axis=1), np.stack([xs, front], axis=1)[::-1]]), part="bough",
                strength=0.5, soft=0.15)  # fmt: skip
    grain = [curve((x, z), (x + 0.6, z + 0.08), (x + 1.3, z)) for x, z in
             zip(bough.rng.uniform(-7, 6, 46), bough.rng.uniform(-0.7, 2.5, 46), strict=True)]  # fmt: skip
    bough.strokes(grain, width=PEN * 0.8, color=plants.BARK_INK)
    bough.wash(blob(bough.rng, side * 2.0, 1.7, 1.2, 0.5), pal.MOSS, part="bough", strength=0.6, soft=0.15)
    stage.lay(bough.shapes, z=5.0)
    stage.put(nest(stage.rng("nest")), x=side * 2.4, z=2.2)
    outdoors.front_leaves(stage, side=side)
    outdoors.front_leaves(stage, side=-side, color=pal.LEAF)


def nest(rng: Random) -> list[Shape]:
    """A cup of twigs with three eggs."""
    s = Sketch(rng)
    s.form(oval(0, -0.32, 0.62, 0.14, points=24), "#6d553a", part="inside")
    for k, x in enumerate((-0.22, 0.02, 0.26)):
        s.form(oval(x, -0.34, 0.12, 0.15, points=16), pal.PLASTER_BLUE, ink=PEN * 0.7, part=f"egg{k}")
    cup = np.vstack([oval(0, -0.32, 0.64, 0.12, start=0.0, end=0.5, points=14), [(-0.5, 0.0), (0, 0.08), (0.5, 0.0)]])
    s.form(cup, pal.BARK_PALE, part="cup")
    s.shade(oval(0.2, 0.0, 0.5, 0.14), part="cup", strength=0.45, soft=0.05)
    runs = []
    for _ in range(26):
        x, y = rng.uniform(-0.6, 0.5), -rng.uniform(0.02, 0.26)
        runs.append(curve((x, y), (x + 0.14, y + 0.05), (x + 0.3, y - rng.uniform(-0.06, 0.1))))
    s.strokes(runs, width=PEN * 0.8, color="#5a452e")
    return s.shapes


def cave_mouth(stage: Stage) -> None:
    """Before a cave: a rock wall split by a black mouth, roots hanging over it, boulders, a trodden path in."""
    side = land.hand(stage)
    outdoors.sky(stage, clouds=3)
    outdoors.ground(stage, color="#bdb286", label="ground")
    outdoors.tree_line(stage, z=22, height=9.5, color=pal.LEAF_DARK)
    for k, x in enumerate((-7.0, -4.2, 4.4, 7.4)):
        trees.grow(stage, "fir", "above", k, x=side * x, z=13.0, height=8.0)
    outdoors.blotches(stage, colors=(pal.MOSS, pal.SAND, pal.STONE_PALE))
    outdoors.path(stage, half_width=0.7, bend=side * 0.5, far=8.6, color=pal.SAND)
    stage.put(_rock_face(stage.rng("face")), x=side * 0.9, z=9.0, mirror=side < 0)
    for k, (x, z) in enumerate(((-2.4, 7.4), (3.4, 7.0), (-3.4, 5.0), (2.9, 4.0), (4.6, 5.4))):
        stage.put(plants.rock(stage.rng("rock", k), width=1.4 - 0.12 * k, height=0.9 - 0.08 * k), x=side * x, z=z)
    for k, (x, z) in enumerate(((-2.6, 4.2), (3.8, 6.2), (-4.4, 6.6))):
        stage.put(forest.fern(stage.rng("fern", k), height=0.6), x=side * x, z=z)
    trees.grow(stage, "dead", "thorn", x=-side * 4.4, z=7.4, height=3.8)
    outdoors.grass(stage, density=0.7)
    outdoors.front_grass(stage)


def _rock_face(rng: Random) -> list[Shape]:
    """A wall of rock with the way into the dark."""
    s = Sketch(rng, label="rock")
    ridge = [(-44, 0.2), (-34, -0.8), (-22, -1.2), (-14, -2.0), (-9, -2.6), (-6.4, -3.6), (-3.6, -3.9), (-1.4,
        -5.0), (1.2, -4.8), (3.6,
        -4.2), (6, -4.6), (9, -3.0), (14, -2.4), (24, -1.1), (44, 0.2)]  # fmt: skip
    s.form(np.array(ridge), pal.STONE, part="face", ink=PEN * 1.3)
    s.wash(oval(-1, -4.7, 6, 0.7), pal.MOSS, part="face", strength=0.7, soft=0.2)
    for x, y, w, h in (
        (-5.2, -1.8, 1.3, 1.5),
        (-8.6, -1.2, 1.6, 1.0),
        (4.6, -2.2, 1.3, 1.7),
        (8.0, -1.4, 1.6, 1.0),
        (2.8, -3.4, 0.8, 0.8),
    ):
        facet = np.array([(x - w, y - 0.8 * h), (x + 0.6 * w, y - h), (x + w, y + h), (x - 0.6 * w, y + 0.8 * h)])
        s.light(facet, part="face", strength=0.3, soft=0.1)
        s.stroke(facet[1:3], width=PEN * 1.1)
        s.stroke(facet[2:] - (0.1, 0.1 * h), width=PEN * 0.8)
    mouth = [
        (-1.6, 0.05),
        (-1.75, -1.1),
        (-1.2, -2.3),
        (-0.3, -2.9),
        (0.6, -2.7),
        (1.4, -1.9),
        (1.6, -0.8),
        (1.5, 0.05),
    ]
    s.form(smooth(np.array(mouth), samples=3), "#4c443d", part="mouth", ink=PEN * 1.6)
    s.shade(oval(0, -1.9, 1.1, 1.0), part="mouth", strength=0.6, soft=0.3)
    s.light(oval(-0.2, -0.1, 1.1, 0.3), part="mouth", strength=0.3, soft=0.15)
    roots = [
        curve((x, -3.0), (x + d, -2.4), (x + 0.5 * d, -1.9 + 0.3 * abs(x)))
        for x, d in ((-1.0, 0.2), (-0.4, -0.2), (0.3, 0.25), (0.9, -0.15))
    ]
    s.strokes(roots, width=PEN * 2.4, color=pal.BARK_DARK)
    cracks = [
        curve((x, y), (x + 0.2, y + 0.4), (x + 0.1, y + 0.9))
        for x, y in rng.uniform((-9, -2.6), (9, -0.6), (18, 2))
        if abs(x) > 1.9
    ]
    s.strokes(cracks, width=PEN)
    s.grass(0, 0.06, width=18, height=0.35, blades=70, color="#75804b")
    return s.shapes
