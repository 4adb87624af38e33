"""Below and behind: a prison cell, the mouse's home under the floor, the halls of the underworld.

Knows: these places' geometry.  Does not know: who stands in them.
"""

from __future__ import annotations

import numpy as np

from audobon.pencils import palette as pal
from audobon.pencils.light import mixed
from audobon.pencils.places import barns, cellar, land, room
from audobon.pencils.props import joinery, kitchen_things, small_things
from audobon.pencils.shapes import Shape, ShapeKind, smooth
from audobon.pencils.sketch import PEN, Random, Sketch, blob, curve, oval, pieces, rectangle
from audobon.pencils.stage import Stage

STONE = "#a39a8c"


def prison(stage: Stage) -> None:
    """A cell: bars from floor to vault on the passage side, a high grated window with its beam."""
    side = land.hand(stage)
    back, half, high = 3.4, 3.6, 3.4
    room.flag_floor(stage, color="#a69d8e", back=back, half_width=half)
    room.walls(stage, color=STONE, back=back, half_width=half, height=high, ceiling="#857c70", sides="boards")
    wall = stage.sketch("stones", label="wall")
    joinery.masonry(wall, face=(-half, -high, half, 0), high=0.36, long=0.72, color=STONE, part="wall", keep=0.6)
    wall.form(
        rectangle(side * 0.3 - 0.5, -2.9, side * 0.3 + 0.5, -2.2), stage.light.sky_low, ink=PEN * 1.2, part="grate"
    )
    wall.strokes(
        [[(side * 0.3 + d, -2.9), (side * 0.3 + d, -2.2)] for d in (-0.3, -0.1, 0.1, 0.3)],
        width=PEN * 2.6,
        color=pal.IRON,
        taper=False,
    )
    tally = [
        [(-side * 1.6 + 0.08 * k + 0.5 * j, -1.6), (-side * 1.6 + 0.08 * k + 0.5 * j, -1.35)]
        for j in range(2)
        for k in range(4)
    ]
    wall.strokes([*tally, [(-side * 1.6 - 0.06, -1.42), (-side * 1.6 + 0.32, -1.55)]], width=PEN * 0.9, color="#6b6359")
    stage.put(wall.shapes, x=0, z=back - 0.01)
    if not stage.light.lamps:
        beam = stage.sketch("beam")
        beam.light(np.array([(-0.45, -2.8), (0.45, -2.8), (1.3, 0), (-0.2, 0)]), part="*", strength=0.3, soft=0.15)
        stage.put(beam.shapes, x=side * 0.3, z=2.8, mirror=side > 0)
    bars = stage.sketch("bars", label="fence")
    zs = np.arange(-1.4, 3.3, 0.26)
    bars.strokes([[(z, -high), (z, 0)] for z in zs], width=PEN * 3, color=pal.IRON, taper=False)
    bars.strokes([[(-1.5, y), (3.3, y)] for y in (-0.3, -1.5, -2.7)], width=PEN * 4, color=pal.IRON, taper=False)
    bars.form(rectangle(1.2, -1.5, 1.6, -1.15), pal.IRON, ink=PEN)
    stage.side_wall(bars.shapes, x=side * 2.9)
    bed = stage.sketch("plank bed", label="bed")
    bed.box(-1.1, -0.55, 1.1, -0.42, pal.WOOD_DARK, part="plank")
    bed.form(
        smooth(
            np.array([(-1.0, -0.55), (-0.9, -0.7), (0.2, -0.66), (1.0, -0.6), (1.0, -0.4), (-0.2, -0.3)]), samples=3
        ),
        pal.CLOTH_BROWN,
        part="rug",
    )
    for x in (-1.0, 1.0):
        links = [oval(x + 0.02 * k, -0.6 - 0.13 * k, 0.035 if k % 2 else 0.02, 0.075, points=9) for k in range(9)]
        for link in links:
            bed.stroke(link, width=PEN, color=pal.IRON, closed=True, taper=False)
    stage.put(bed.shapes, x=-side * 2.2, z=2.9)
    stage.put(small_things.chain(stage.rng("chain")), x=side * 1.5, z=3.0, scale=1.3)
    stage.put(kitchen_things.jug(stage.rng("jug")), x=-side * 0.9, z=2.8)
    barns.straw(stage, count=60, far=3.2)
    cellar.dusk(stage, strength=0.3)


def mouse_home(stage: Stage) -> None:
    """Under the boards of a great house: joists overhead, light through the cracks, a cotton reel table, a thimble."""
    side = land.hand(stage)
    back, half, high = 3.6, 4.4, 2.7
    room.plank_floor(stage, color=pal.EARTH, back=back, half_width=half)
    room.walls(stage, color="#b79a74", back=back, half_width=half, height=high, ceiling=pal.WOOD, sides="boards")
    wall = stage.sketch("laths", label="wall")
    wall.form(rectangle(-half, -high, half, 0), "#bf9f75", part="wall")
    wall.strokes(
        [[(-half, y), (half, y + wall.rng.normal(0, 0.02))] for y in np.arange(-2.6, 0, 0.22)],
        width=PEN * 0.9,
        color="#85673f",
        taper=False,
    )
    gnawed = blob(wall.rng, side * 1.2, -0.5, 0.75, 0.72, lobes=13, rough=0.08)
    gnawed[:, 1] = np.minimum(gnawed[:, 1], 0)
    wall.form(gnawed, stage.light.sky_low, part="hole", ink=PEN * 1.3)
    wall.wash(rectangle(side * 1.2 - 1, -0.25, side * 1.2 + 1, 0), pal.WOOD_PALE, part="hole", strength=0.8, soft=0.03)
    wall.shade(oval(side * 1.2, -1.1, 0.7, 0.3), part="hole", strength=0.3, soft=0.1)
    stamp = rectangle(-0.34, -1.75, 0.34, -0.95) - (side * 0.9, 0)
    wall.form(stamp, pal.CLOTH_ROSE, ink=PEN * 0.8, part="stamp")
    wall.form(oval(-side * 0.9, -1.36, 0.16, 0.22, points=16), pal.CREAM, ink=PEN * 0.6)
    wall.stroke(rectangle(-0.3, -1.7, 0.3, -1.0) - (side * 0.9, 0), width=PEN * 0.6, closed=True)
    stage.put(wall.shapes, x=0, z=back - 0.01)
    for k, z in enumerate((3.3, 2.2, 1.1)):
        joist = stage.sketch("joist", k, label="ceiling")
        joist.box(-half, -high, half, -high + 0.5, pal.WOOD_DARK, part="joist")
        joist.shade(rectangle(-half, -high + 0.3, half, -high + 0.5), part="joist", strength=0.4, soft=0.06)
        joist.strokes(
            [
                [(x, -high + 0.15), (x + 0.6, -high + 0.2), (x + 1.1, -high + 0.14)]
                for x in joist.rng.uniform(-4, 3.4, 9)
            ],
            width=PEN * 0.6,
        )
        stage.put(joist.shapes, x=0, z=z)
    if not stage.light.lamps:
        for k, x in enumerate((-2.6, -0.4, 2.1)):
            crack = stage.sketch("crack", k)
            crack.light(np.array([(0, -2.6), (0.1, -2.6), (0.7, 0), (0.3, 0)]), part="*", strength=0.3, soft=0.05)
            stage.put(crack.shapes, x=x, z=2.4)
    stage.put(cotton_reel(stage.rng("reel")), x=-side * 2.4, z=2.6)
    stage.put(cotton_reel(stage.rng("stool"), size=0.5, thread=pal.CLOTH_BLUE), x=-side * 3.2, z=2.4)
    stage.put(kitchen_things.cheese(stage.rng("cheese")), x=-side * 2.4, z=2.55, lift=0.92)
    stage.put(_matchbox_bed(stage.rng("bed")), x=side * 3.0, z=2.8)
    thimble = stage.sketch("thimble")
    thimble.form(np.array([(-0.22, 0), (-0.17, -0.5), (0.17, -0.5), (0.22, 0)]), pal.TIN, part="thimble")
    thimble.form(oval(0, -0.5, 0.17, 0.06, points=14), pal.TIN, ink=PEN * 0.7)
    thimble.strokes(
        [[(x, y), (x + 0.015, y)] for x in np.linspace(-0.14, 0.14, 5) for y in (-0.12, -0.22, -0.32, -0.42)],
        width=PEN * 1.2,
    )
    stage.put(thimble.shapes, x=side * 1.9, z=2.2)
    button = stage.sketch("button", label="rug")
    button.form(oval(-side * 0.4, 2.2, 0.7, 0.5, points=26), pal.CLOTH_RED, ink=PEN * 0.8, part="button")
    button.form(
        pieces([oval(-side * 0.4 + d, 2.2 + e, 0.08, 0.06, points=9) for d in (-0.16, 0.16) for e in (-0.12, 0.12)]),
        pal.SOOT,
        ink=0,
    )
    stage.lay(button.shapes, z=890.0)
    needle = stage.sketch("needle")
    needle.stroke([(0, 0), (0.25, -2.0)], width=PEN * 2.2, color=pal.STEEL, taper=False)
    needle.stroke(curve((0.24, -1.9), (0.6, -1.5), (0.4, -0.8), (0.7, 0)), width=PEN * 1.2, color=pal.CLOTH_RED)
    stage.put(needle.shapes, x=side * 0.1, z=3.4)


def cotton_reel(rng: Random, *, size: float = 0.9, thread: str = pal.CLOTH_RED) -> list[Shape]:
    """A wooden reel standing on end, as a table or a stool."""
    s = Sketch(rng, label="table")
    w = 0.42 * size
    s.box(-w, -0.16 * size, w, 0, pal.WOOD_PALE)
    s.form(rectangle(-0.66 * w, -0.86 * size, 0.66 * w, -0.16 * size), thread, part="thread")
    s.strokes(
        [curve((-0.66 * w, y), (0, y + 0.03), (0.66 * w, y)) for y in np.linspace(-0.8, -0.22, 9) * size],
        width=PEN * 0.5,
        taper=False,
    )
    s.shade(rectangle(0.2 * w, -0.86 * size, 0.7 * w, 0), part="thread", strength=0.4, soft=0.05)
    s.form(np.array([(-w, -0.86 * size), (w, -0.86 * size), (w, -0.98 * size), (-w, -0.98 * size)]), pal.WOOD)
    s.form(oval(0, -0.98 * size, w, 0.1 * size, points=22), pal.WOOD_PALE)
    return s.shapes


def _matchbox_bed(rng: Random) -> list[Shape]:
    s = Sketch(rng, label="bed")
    s.form(
        smooth(
            np.array([(-0.8, -0.5), (-0.6, -0.72), (0.2, -0.66), (0.85, -0.56), (0.9, -0.3), (-0.8, -0.3)]), samples=3
        ),
        pal.CLOTH_MUSTARD,
        part="quilt",
    )
    s.form(oval(-0.6, -0.62, 0.22, 0.12, points=14), pal.LINEN, ink=PEN * 0.7)
    s.box(-0.95, -0.46, 0.95, 0, pal.CLOTH_BLUE, part="box")
    s.form(rectangle(-0.6, -0.4, 0.6, -0.08), pal.CREAM, ink=PEN * 0.7)
    s.form(
        smooth(np.array([(-0.1, -0.1), (-0.12, -0.24), (0, -0.38), (0.12, -0.24), (0.1, -0.1)]), samples=3),
        pal.EMBER,
        ink=PEN * 0.6,
    )
    return s.shapes


def underworld(stage: Stage) -> None:
    """The nether world: pillars of rock to a roof unseen, a dark river with a landing, blue fires."""
    side = land.hand(stage)
    view = stage.view
    full = rectangle(-0.3 * view.width_px, -0.3 * view.height_px, 1.3 * view.width_px, 1.3 * view.height_px)
    stage.backdrop([Shape(kind=ShapeKind.FORM, points=full, color="#6d6674", part="dark", label="wall")])
    ground = stage.sketch("rock floor", label="ground")
    near = room.near_edge(stage)
    ground.form([(-22, 22), (22, 22), (22, near), (-22, near)], "#8d8489", ink=0, part="floor")
    zs = np.linspace(4.2, 20, 12)
    way = side * (1.2 - 0.25 * zs)
    ground.form(
        np.vstack([np.stack([way - 3.4, zs], axis=1), np.stack([way + 2.6, zs], axis=1)[::-1]]),
        "#5f6b7d",
        ink=PEN,
        part="river",
    )
    spots = ground.rng.uniform((-3, 4.6), (3, 15), (26, 2))
    ground.strokes([curve((x + side * (1.2 - 0.25 * z), z), (x + 0.5 + side * (1.2 - 0.25 * z), z + 0.1),
        (x + 1.1 + side * (1.2 - 0.25 * z), z)) for x, z in spots],
                   width=PEN, color="#8f9bb0")  # fmt: skip
    cracks = ground.rng.uniform((-6, -1), (6, 4), (14, 2))
    ground.strokes(
        [curve((x, z), (x + 0.4, z + 0.2), (x + 0.5, z + 0.5)) for x, z in cracks], width=PEN * 0.8, color="#5b545c"
    )
    stage.lay(ground.shapes)
    gate = stage.sketch("gate", label="building")
    gate.form(
        np.array([(-3, 0), (-2.6, -5), (-1.6, -6.2), (0, -6.8), (1.6, -6.2), (2.6, -5), (3, 0)]),
        "#57505a",
        part="gate",
        ink=PEN * 1.4,
    )
    gate.form(
        np.vstack([[(-1.1, 0)], oval(0, -2.8, 1.1, 1.5, start=0.5, end=1.0, points=16), [(1.1, 0)]]),
        pal.FLAME,
        part="fire",
    )
    gate.light(oval(0, -2.2, 3.2, 3.0), part="*", strength=0.4, soft=1.0, color="#e2a860")
    stage.put(gate.shapes, x=-side * 3.0, z=20.0)
    for k, (x, z, w) in enumerate(
        ((-7.0, 14.0, 1.3), (4.6, 12.0, 1.2), (-5.4, 8.0, 1.0), (7.4, 8.4, 1.4), (-3.9, 3.8, 0.8), (4.4, 4.4, 0.9))
    ):
        stage.put(_rock_pillar(stage.rng("pillar", k), half=w), x=side * x, z=z)
    for k, (x, z) in enumerate(((2.7, 3.4), (-2.4, 5.6), (6.0, 10.0))):
        fire = stage.sketch("fire", k, label="lamp")
        fire.form(np.array([(-0.35, -0.5), (0.35, -0.5), (0.16, 0), (-0.16, 0)]), pal.IRON)
        fire.form(smooth(np.array([(-0.26, -0.5), (-0.3, -0.85), (-0.06, -1.3), (0.06, -0.95), (0.26, -1.1), (0.28,
            -0.5)]), samples=4), "#a9c3d6", ink=PEN * 0.6,
                  ink_color="#6b87a0")  # fmt: skip
        fire.light(oval(0, -0.8, 1.2, 1.1), part="*", strength=0.4, soft=0.5, color="#a9c6e0")
        stage.put(fire.shapes, x=side * x, z=z)
    cellar.dusk(stage, strength=0.4)


def _rock_pillar(rng: Random, *, half: float) -> list[Shape]:
    """A stalagmite grown together with what hangs above it."""
    s = Sketch(rng, label="rock")
    ys = np.array([0.1, -0.8, -2.0, -3.2, -4.4, -5.6, -7.5])
    reach = half * np.array([1.3, 0.95, 0.7, 0.55, 0.65, 0.95, 1.6]) * rng.uniform(0.85, 1.15, 7)
    left, right = np.stack([-reach, ys], axis=1), np.stack([reach * rng.uniform(0.85, 1.1, 7), ys], axis=1)
    outline = np.vstack([smooth(left, closed=False, samples=3), smooth(right, closed=False, samples=3)[::-1]])
    color = mixed("#8a8089", "#5b545c", float(np.round(rng.uniform(0.1, 0.6), 2)))
    s.form(outline, color, part="rock", ink=PEN * 1.2)
    s.shade(rectangle(0.2 * half, -7.5, 2 * half, 0.1), part="rock", strength=0.45, soft=0.2 * half)
    s.strokes(
        [
            curve((x * half, y), (x * half + 0.1, y + 0.5), (x * half, y + 1.1))
            for x, y in rng.uniform((-0.6, -5.5), (0.5, -1.2), (9, 2))
        ],
        width=PEN * 0.9,
    )
    return s.shapes
