"""Mountains, a castle seen from its meadow, a courtyard, the open sky, a wide desert, a snowfield.

Knows: these places' geometry.  Does not know: who stands in them.
"""

from __future__ import annotations

import numpy as np

from audobon.pencils import palette as pal
from audobon.pencils.light import mixed
from audobon.pencils.places import land, outdoors, room, trees
from audobon.pencils.props import buildings, joinery, plants, street_things
from audobon.pencils.shapes import Shape, smooth
from audobon.pencils.sketch import PEN, Random, Sketch, curve, leafy, oval, rectangle
from audobon.pencils.stage import Stage


def peaks(stage: Stage, *, z: float, height: float, color: str, name: str, snow: bool = True) -> None:
    """A range of pointed mountains with facets and snow caps."""
    width = height * 1.15
    for cell in stage.cells(z, width=width):
        rng = stage.rng(name, cell)
        tall = height * rng.uniform(0.6, 1.1)
        stage.put(
            _peak(rng, half=width * rng.uniform(0.75, 1.0), tall=tall, color=color, snow=snow),
            x=(cell + rng.uniform(0.2, 0.8)) * width,
            z=z + rng.uniform(-1, 1),
        )


def _peak(rng: Random, *, half: float, tall: float, color: str, snow: bool) -> list[Shape]:
    s = Sketch(rng, label="mountain")
    lean = rng.uniform(-0.12, 0.12) * half
    left = [(-half + (half + lean) * t + rng.normal(0, 0.03) * half, -tall * t**1.15) for t in (0.25, 0.5, 0.72, 0.88)]
    right = [(half - (half - lean) * t + rng.normal(0, 0.03) * half, -tall * t**1.1) for t in (0.88, 0.7, 0.5, 0.25)]
    s.form(np.array([(-half, 0.5), *left, (lean, -tall), *right, (half, 0.5)]), color, part="rock", ink=PEN * 2)
    ridge = [
        (lean, -tall),
        (lean + 0.08 * half, -0.75 * tall),
        (lean - 0.02 * half, -0.5 * tall),
        (lean + 0.15 * half, -0.2 * tall),
    ]
    s.shade(np.array([*ridge, (half, 0.5), *right[::-1]]), part="rock", strength=0.42, soft=0.02 * tall)
    if snow:
        s.form(
            np.array(
                [
                    left[2],
                    left[3],
                    (lean, -tall),
                    right[0],
                    right[1],
                    (lean + 0.16 * half, -0.66 * tall),
                    (lean + 0.05 * half, -0.74 * tall),
                    (lean - 0.1 * half, -0.62 * tall),
                ]
            ),
            pal.SNOW,
            part="snow",
            ink=PEN * 1.2,
        )
        s.shade(
            np.array([*ridge[:2], (lean + 0.1 * half, -0.6 * tall), right[1], right[0]]),
            part="snow",
            strength=0.3,
            soft=0.02 * tall,
            color="#8a97ab",
        )
    s.stroke(np.array(ridge), width=PEN * 1.6)
    s.strokes(
        [
            [(x * half, -y * tall), ((x + 0.06) * half, -(y - 0.1) * tall), ((x + 0.03) * half, -(y - 0.2) * tall)]
            for x, y in ((-0.3, 0.5), (-0.45, 0.35), (0.35, 0.42), (0.5, 0.3), (-0.15, 0.4))
        ],
        width=PEN * 1.4,
    )
    return s.shapes


def mountain(stage: Stage) -> None:
    """A stony path along a mountainside: peaks, a ravine with firs, boulders, a waterfall far off."""
    outdoors.sky(stage, clouds=4)
    outdoors.ground(stage, color="#c3bd92")
    peaks(stage, z=70, height=26, color="#a9b0b4", name="far peaks")
    peaks(stage, z=42, height=11, color="#a3a695", name="near peaks", snow=False)
    outdoors.blotches(stage, colors=(pal.STONE_PALE, pal.MOSS, pal.SAND))
    outdoors.path(stage, color=pal.STONE_PALE, half_width=0.7, bend=2.2, far=26)
    for cell in stage.cells(17.0, width=2.6):
        rng = stage.rng("fir", cell)
        if rng.uniform() < 0.75:
            stage.put(
                plants.fir(rng, height=rng.uniform(3.5, 6.0), color=pal.FIR),
                x=(cell + rng.uniform()) * 2.6,
                z=rng.uniform(14, 19),
            )
    side = 1 if stage.rng("hand").uniform() < 0.5 else -1
    stage.put(crag(stage.rng("crag")), x=side * 4.6, z=5.0, mirror=side < 0)
    for k, (x, z) in enumerate(((-3.2, 4.2), (-2.4, 3.3), (-5.2, 5.5), (2.5, 2.9))):
        stage.put(plants.rock(stage.rng("rock", k), width=1.2 - 0.15 * k, height=0.8 - 0.1 * k), x=side * x, z=z)
    outdoors.grass(stage, density=0.6, flowers=True)
    outdoors.front_grass(stage)


def crag(rng: Random) -> list[Shape]:
    """A near wall of rock rising out of frame."""
    s = Sketch(rng, label="rock")
    s.form(
        np.array(
            [
                (-2.3, 0.1),
                (-1.9, -1.2),
                (-2.1, -1.8),
                (-1.4, -3.0),
                (-1.5, -4.2),
                (-0.6, -5.6),
                (-0.4, -8.5),
                (6, -8.5),
                (6, 0.2),
            ]
        ),
        pal.STONE,
        part="crag",
    )
    for points in (
        ((-1.9, -1.2), (-0.9, -1.5), (-0.7, -3.3), (-1.4, -3.0)),
        ((-0.9, -1.5), (0.8, -1.1), (1.2, -3.0), (-0.7, -3.3)),
        ((-1.5, -4.2), (0.1, -4.4), (0.4, -6.5), (-0.6, -5.6)),
    ):
        s.light(np.array(points), part="crag", strength=0.3, soft=0.1)
        s.stroke(np.array(points), width=PEN)
    s.shade(rectangle(1.0, -8.5, 6, 0.2), part="crag", strength=0.45, soft=0.8)
    for _ in range(14):
        x, y = rng.uniform(-1.5, 3.5), -rng.uniform(0.3, 6.5)
        s.stroke(curve((x, y), (x + 0.2, y + 0.3), (x + 0.1, y + 0.7)), width=PEN * 0.9)
    for x, y in ((-1.8, -1.75), (-1.3, -3.05), (-0.5, -5.6)):
        s.grass(x, y, width=0.4, height=0.3, blades=8, color="#75804b")
    return s.shapes


def castle_grounds(stage: Stage) -> None:
    """A castle on its rock beyond a meadow, a winding road to its gate."""
    outdoors.sky(stage)
    outdoors.ground(stage, color=pal.GRASS)
    peaks(stage, z=80, height=14, color="#b3babb", name="range")
    outdoors.hills(stage, z=60, height=6)
    outdoors.tree_line(stage, z=40, height=5)
    outdoors.blotches(stage, colors=(pal.GRASS_PALE, pal.GRASS_DARK))
    outdoors.path(stage, half_width=1.1, bend=1.6, far=26)
    side = 1 if stage.rng("hand").uniform() < 0.5 else -1
    stage.put(buildings.castle(stage.rng("castle"), lit=stage.light.lamps), x=side * 2.0, z=28.0, scale=1.25)
    for k, (x, z) in enumerate(((-6.0, 9.5), (6.8, 11.0), (-10, 13))):
        trees.grow(stage, ("oak", "beech", "pine")[k], k, x=-side * x, z=z, height=5.2)
    outdoors.grass(stage, flowers=True)
    outdoors.front_grass(stage)


def courtyard(stage: Stage) -> None:
    """Inside the walls: paved yard, arcade, stairs, a well, a gate tower."""
    outdoors.sky(stage, clouds=3)
    outdoors.ground(stage, color=pal.STONE_PALE, label="ground")
    room.flag_floor(stage, color=pal.STONE_PALE, back=11, half_width=14, size=0.9, label="ground")
    s = stage.sketch("wall", label="building")
    joinery.masonry(s, face=(-15, -5.2, 15, 0), high=0.36, long=0.7, color="#cfc4ae", part="wall", keep=0.16)
    buildings.battlement(s, left=-15, right=15, y=-5.2, color="#cfc4ae")
    for x in (-8, -5.5, 5.5, 8):
        buildings.pointed(s, x, 0, width=1.5, height=2.4, color="#6d6258")
        s.form(rectangle(x - 0.2, -4.0, x + 0.2, -3.3), pal.FLAME if stage.light.lamps else pal.SOOT, ink=PEN * 0.8)
    buildings.tower(s, -2.6, width=2.4, height=8.0, cap=True, lit=stage.light.lamps)
    buildings.tower(s, 2.6, width=2.4, height=7.2, cap=True, lit=stage.light.lamps)
    buildings.pointed(s, 0, 0, width=2.0, height=3.3, color=pal.WOOD_DARK)
    stage.put(s.shapes, x=0, z=11.0)
    side = 1 if stage.rng("hand").uniform() < 0.5 else -1
    stage.put(street_things.well(stage.rng("well")), x=side * 2.9, z=4.8)
    stage.put(street_things.cart(stage.rng("cart")), x=-side * 3.9, z=7.0)
    stage.put(street_things.pail(stage.rng("pail")), x=side * 1.9, z=3.6)
    outdoors.grass(stage, density=0.15)


def open_sky(stage: Stage) -> None:
    """High in the air: banks of cloud near and far, the land a map below, birds."""
    outdoors.sky(stage, clouds=3)
    view = stage.view
    width, height = view.width_px, view.height_px
    shapes: list[Shape] = []
    rng = stage.rng("banks")
    for row, (y, size) in enumerate(((0.60, 0.20), (0.74, 0.28), (0.90, 0.40))):
        for k in range(5 - row):
            x = (k + rng.uniform(0.1, 0.9)) / (5 - row) * 1.2 * width - 0.1 * width
            part = f"bank{row}{k}"
            radius = size * 0.62 * width * rng.uniform(0.7, 1.1)
            top = y * height + rng.normal(0, 0.02) * height
            outline = leafy(rng, x, top + 0.5 * radius, radius, 0.5 * radius, scallop=0.45 * radius)
            tint = mixed(stage.light.cloud, stage.light.sky_top, 0.35 - 0.15 * row)
            s = Sketch(rng, label="sky")
            s.form(outline, tint, part=part, ink=1.2, ink_color="#9aa6ac")
            s.shade(
                oval(x + 0.2 * radius, top + 0.85 * radius, radius, 0.4 * radius),
                part=part,
                strength=0.35,
                soft=0.15 * radius,
                color="#8c9aa8",
            )
            s.light(
                oval(x - 0.3 * radius, top + 0.15 * radius, 0.5 * radius, 0.2 * radius),
                part=part,
                strength=0.6,
                soft=0.1 * radius,
            )
            shapes += s.shapes
    stage.backdrop(shapes)


def desert(stage: Stage) -> None:
    """Dunes, far mesas, a few palms and stones."""
    outdoors.sky(stage, clouds=1)
    outdoors.ground(stage, color=pal.SAND, label="ground")
    outdoors.hills(stage, z=60, height=5.0, color="#d9be92", name="mesas")
    outdoors.hills(stage, z=26, height=1.8, color="#dcc493", name="dunes")
    outdoors.blotches(stage, colors=("#d2b27c", "#eadab0"))
    ripples = stage.sketch("ripples", label="ground")
    runs = [
        curve((x, z), (x + 0.5, z + 0.08), (x + 1.1, z + 0.02), (x + 1.6, z + 0.1))
        for x, z in zip(ripples.rng.uniform(-9, 9, 40), ripples.rng.uniform(-1, 12, 40), strict=True)
    ]
    ripples.strokes(runs, width=PEN * 0.8, color="#b3935c")
    stage.lay(ripples.shapes, z=990.0)
    for k, (x, z) in enumerate(((-5.0, 9.0), (-4.0, 10.0), (6.0, 12.0))):
        trees.grow(stage, "palm", k, x=x, z=z, height=4.0 + 0.4 * k, mirror=k == 1)
    for k, x in enumerate((-2.8, 2.9, 4.2)):
        stage.put(land.bare_rock(stage.rng("rock", k), width=0.8, color=pal.SAND), x=x, z=3.4)


def snowfield(stage: Stage) -> None:
    """Winter land: drifts, bare trees, firs under snow, far white hills."""
    outdoors.sky(stage, clouds=4)
    outdoors.ground(stage, color=pal.SNOW, label="ground")
    peaks(stage, z=70, height=12, color="#b9c1c9", name="white range")
    outdoors.hills(stage, z=44, height=4.0, color="#dfe3e4")
    outdoors.blotches(stage, colors=("#d5dde3", "#e4e4dd"))
    for cell in stage.cells(14.0, width=3.2):
        rng = stage.rng("fir", cell)
        if rng.uniform() < 0.8:
            stage.put(snowy_fir(rng, height=rng.uniform(3.5, 6)), x=(cell + rng.uniform()) * 3.2, z=rng.uniform(11, 16))
    side = 1 if stage.rng("hand").uniform() < 0.5 else -1
    trees.grow(stage, "dead", "bare", x=side * 3.6, z=5.5, height=4.6)
    drift = stage.sketch("drifts", label="ground")
    for _ in range(9):
        x, z = drift.rng.uniform(-7, 7), drift.rng.uniform(-0.5, 7)
        drift.strokes(
            [curve((x, z), (x + 0.6, z + 0.12), (x + 1.3, z + 0.05), (x + 1.9, z - 0.05))],
            width=PEN * 0.8,
            color="#9fabb8",
        )
    stage.lay(drift.shapes, z=990.0)


def snowy_fir(rng: Random, *, height: float) -> list[Shape]:
    shapes = plants.fir(rng, height=height, color=pal.FIR)
    s = Sketch(rng, label="tree")
    for k in range(5):
        t = k / 5
        y, half = -0.20 * height - t * 0.66 * height, (0.25 - 0.2 * t) * height
        s.form(
            smooth(
                np.array(
                    [
                        (-0.8 * half, y),
                        (-0.3 * half, y - 0.09 * height),
                        (0.35 * half, y - 0.09 * height),
                        (0.75 * half, y - 0.01 * height),
                        (0.3 * half, y - 0.03 * height),
                        (-0.2 * half, y - 0.025 * height),
                    ]
                ),
                samples=3,
            ),
            pal.SNOW,
            ink=PEN * 0.7,
            ink_color="#8794a3",
        )
    return [*shapes, *s.shapes]
