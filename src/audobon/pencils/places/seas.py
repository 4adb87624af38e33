"""Salt water and its edges: the open sea, under water, a harbour, an island, a cliff top, in a boat.

Knows: these places' geometry.  Does not know: who stands in them.
"""

from __future__ import annotations

import functools
from dataclasses import replace

import numpy as np

from audobon.pencils import palette as pal
from audobon.pencils.light import mixed
from audobon.pencils.places import fields, land, outdoors, room, shore, trees
from audobon.pencils.props import buildings, kitchen_things, plants, small_things, street_things
from audobon.pencils.shapes import Points, Shape, ShapeKind, smooth
from audobon.pencils.sketch import PEN, Random, Sketch, blob, curve, oval, pieces, rectangle
from audobon.pencils.stage import Stage

SEA = "#9dbcbd"


def gulls(stage: Stage, *, count: int = 6, z: float = 24.0) -> None:
    """A few birds on the wing, far off."""
    s = stage.sketch("gulls", label="sky")
    runs = []
    for _ in range(count):
        x, y, w = s.rng.uniform(-9, 9), -s.rng.uniform(4, 9), s.rng.uniform(0.3, 0.6)
        runs.append(curve((x - w, y - 0.1), (x - 0.5 * w, y - 0.3 * w), (x, y)))
        runs.append(curve((x, y), (x + 0.5 * w, y - 0.3 * w), (x + w, y - 0.1)))
    s.strokes(runs, width=PEN * 2)
    stage.put(s.shapes, x=0, z=z)


def open_sea(stage: Stage) -> None:
    """Nothing but swell to the horizon: rank behind rank of waves, the nearest before the figures; a sail, gulls."""
    side = land.hand(stage)
    outdoors.sky(stage, clouds=6)
    outdoors.ground(stage, color=SEA, label="water")
    shore.water(stage, near=-4.0, far=95.0, color=SEA)
    stage.put(shore.sail(stage.rng("sail")), x=side * 10, z=46.0)
    gulls(stage)
    for row, (z, width, high) in enumerate(((26.0, 6.0, 0.5), (16.0, 4.4, 0.45), (10.0, 3.4, 0.42), (6.4, 2.8,
        0.40), (4.0, 2.4, 0.36),
                                            (2.6, 2.2, 0.30))):  # fmt: skip
        tint = mixed(SEA, pal.WATER_DARK, 0.15 + 0.13 * row)
        for cell in stage.cells(z, width=width):
            rng = stage.rng("wave", row, cell)
            stage.put(land.wave(rng, width=width, height=high * rng.uniform(0.7, 1.2), color=tint),
                      x=(cell + 0.4 * (row % 2)) * width, z=z + rng.uniform(-0.3, 0.3))  # fmt: skip
    if stage.view.softness <= land.WIDEST:
        for cell in stage.cells(-0.9, width=1.9):
            rng = stage.rng("near wave", cell)
            stage.put(land.wave(rng, width=1.9, height=0.34, color=pal.WATER_DARK), x=(cell + 0.3) * 1.9, z=-0.9)


def under_water(stage: Stage) -> None:
    """The sea's floor: green light in beams, weed that sways, coral and shells on rippled sand, a sunk ship's ribs."""
    side = land.hand(stage)
    view, light = stage.view, stage.light
    width, height = view.width_px, view.height_px
    full = rectangle(-0.3 * width, -0.3 * height, 1.3 * width, 1.3 * height)
    deep = light.on_set("#5f99a3")
    beams = [
        np.array(
            [
                (x * width, -20),
                ((x + 0.07) * width, -20),
                ((x + 0.2) * width, 0.8 * height),
                ((x + 0.04) * width, 0.8 * height),
            ]
        )
        for x in stage.rng("beams").uniform(0, 0.9, 4)
    ]
    stage.backdrop(
        [
            Shape(kind=ShapeKind.FORM, points=full, color=light.on_set("#a9cfc8"), part="sea", label="water"),
            room.tone(ShapeKind.WASH, rectangle(-width, 0.35 * height, 2 * width, 0.85 * height), color=deep,
            part="sea",
                      strength=0.7, soft=0.3 * height),
            *(room.tone(ShapeKind.LIGHT, beam, color="#e9f5dc", part="sea", strength=0.35, soft=0.02 * width)
            for beam in beams),
        ]
    )  # fmt: skip
    outdoors.ground(stage, color="#d3cfa4", label="ground", far=24.0)
    outdoors.blotches(stage, colors=("#b9c3a4", "#e3dab2", "#a8bcab"))
    ripples = stage.sketch("ripples", label="ground")
    runs = [curve((x, z), (x + 0.3, z + 0.06), (x + 0.7, z)) for x, z in zip(ripples.rng.uniform(-7, 7, 44),
            ripples.rng.uniform(-1, 9, 44), strict=True)]  # fmt: skip
    ripples.strokes(runs, width=PEN * 0.8, color="#9a9a72")
    stage.lay(ripples.shapes, z=980.0)
    ribs = stage.sketch("ribs")
    for k in range(6):
        x = -3.0 + 1.2 * k
        ribs.stroke(curve((x, 0), (x - 0.7, -1.6 - 0.2 * k), (x + 0.2, -3.2 - 0.1 * k)), width=PEN * 8, color="#6d7d74")
    ribs.stroke(curve((-4, -0.3), (0, -0.7), (4.4, -0.4)), width=PEN * 9, color="#6d7d74")
    stage.put(ribs.shapes, x=-side * 4.0, z=14.0)
    for row, (z, step) in enumerate(((10.0, 2.2), (6.4, 2.0), (4.0, 2.0))):
        for cell in stage.cells(z, width=step):
            rng = stage.rng("growth", row, cell)
            x = (cell + rng.uniform(0.1, 0.9)) * step
            if abs(x) < 1.2 and row > 0:
                continue
            stage.put((kelp, coral, kelp)[(cell + row) % 3](rng), x=x, z=z + rng.uniform(-0.6, 0.6))
    for k, (x, z) in enumerate(((2.6, 3.4), (-3.0, 3.0), (4.2, 4.6))):
        stage.put(land.bare_rock(stage.rng("rock", k), width=1.2, height=0.7, color="#93a69c"), x=side * x, z=z)
    bubbles = stage.sketch("bubbles")
    rings = [oval(x, -y, r, r, points=12) for x, y, r in zip(bubbles.rng.uniform(-4, 4, 16),
        bubbles.rng.uniform(0.6, 4, 16),
             bubbles.rng.uniform(0.03, 0.1, 16), strict=True)]  # fmt: skip
    for ring in rings:
        bubbles.stroke(ring, width=PEN * 0.8, color="#e8f3ea", closed=True, taper=False)
    stage.put(bubbles.shapes, x=0, z=3.6)
    for k in (-1, 1):
        land.corner(stage, kelp(stage.rng("near kelp", k)), side=k, inset=0.2)


def kelp(rng: Random) -> list[Shape]:
    """Long ribbons of weed."""
    s = Sketch(rng, label="plant")
    for k in range(5):
        x, tall, sway = rng.normal(0, 0.22), rng.uniform(1.2, 2.6), rng.uniform(0.12, 0.3)
        ys = np.linspace(0, tall, 9)
        mid = x + sway * np.sin(ys * 2.2 + k)
        half = 0.085 * np.sin(np.linspace(0.25, 1, 9) * np.pi) + 0.012
        tint = ("#7f9a62", "#a3a866", "#6d8a6c", "#8f9b57", "#6f8f7f")[k]
        s.form(np.vstack([np.stack([mid - half, -ys], axis=1), np.stack([mid + half, -ys], axis=1)[::-1]]), tint,
               ink=PEN * 0.7, ink_color="#40553f")  # fmt: skip
        s.stroke(np.stack([mid, -ys], axis=1), width=PEN * 0.5, color="#40553f")
    return s.shapes


def coral(rng: Random) -> list[Shape]:
    """A branching coral beside a shell."""
    s = Sketch(rng, label="plant")
    color = ("#d28f80", "#d9b27e", "#c58fa4")[int(rng.integers(3))]
    for lean in (-0.5, -0.2, 0.1, 0.42):
        tip = (lean * 1.1, -0.8 - 0.3 * rng.uniform())
        s.stroke(curve((0, 0), (0.4 * lean, -0.4), tip), width=PEN * 9, color=color, taper=False)
        for sign in (-1, 1):
            s.stroke([(0.6 * tip[0], 0.6 * tip[1]), (0.6 * tip[0] + sign * 0.16, 0.6 * tip[1] - 0.26)], width=PEN * 6,
                     color=color, taper=False)  # fmt: skip
    fan = np.vstack([[(0.5, 0.0)], oval(0.62, -0.06, 0.2, 0.17, start=0.5, end=1.0, points=9), [(0.74, 0.0)]])
    s.form(fan, pal.LINEN, ink=PEN * 0.6)
    s.strokes([[(0.62, 0.0), (0.62 + 0.2 * np.cos(a), -0.06 - 0.15 * np.sin(a))] for a in (0.5, 1.1, 1.57, 2.1, 2.7)],
              width=PEN * 0.5)  # fmt: skip
    return s.shapes


def harbour(stage: Stage) -> None:
    """A stone quay: moored ships' masts and rigging, bollards, crates, gabled houses round the basin, a lighthouse."""
    side = land.hand(stage)
    lit = stage.light.lamps
    outdoors.sky(stage, clouds=5)
    outdoors.ground(stage, color=SEA, label="water")
    shore.water(stage, near=2.0, far=60.0, color=SEA)
    stage.put(lighthouse(stage.rng("light"), lit=lit), x=-side * 15, z=52.0)
    for cell in stage.cells(40.0, width=4.3):
        if cell * side > -1:
            rng = stage.rng("house", cell)
            stage.put(
                buildings.town_house(rng, storeys=2 + int(rng.integers(2)), lit=lit), x=(cell + 0.5) * 4.3, z=40.0
            )
    stage.put(moored_ship(stage.rng("brig")), x=side * 3.6, z=11.0, mirror=side < 0)
    stage.put(moored_ship(stage.rng("far ship")), x=-side * 7.0, z=20.0, mirror=side > 0)
    room.flag_floor(stage, color=pal.STONE_PALE, back=4.2, half_width=14, size=0.8, label="road")
    edge = stage.sketch("quay edge", label="ground")
    edge.box(-14, -0.02, 14, 0.12, pal.STONE, part="edge")
    stage.put(edge.shapes, x=0, z=4.25)
    stage.put(street_things.rowing_boat(stage.rng("boat")), x=-side * 3.4, z=6.2, lift=-0.5)
    for k, x in enumerate((-4.6, -1.5, 1.9, 5.0)):
        stage.put(land.bollard(stage.rng("bollard", k)), x=side * x, z=3.8)
    for k, (x, z, lift) in enumerate(((2.9, 3.1, 0.0), (3.7, 3.2, 0.0), (3.2, 3.15, 0.55))):
        stage.put(land.crate(stage.rng("crate", k)), x=side * x, z=z, lift=lift)
    stage.put(kitchen_things.barrel(stage.rng("barrel")), x=-side * 2.7, z=3.0)
    stage.put(small_things.rope(stage.rng("coil")), x=-side * 2.0, z=2.7, scale=1.2)
    stage.put(small_things.net(stage.rng("net")), x=-side * 3.9, z=3.1)
    gulls(stage, count=5)


def moored_ship(rng: Random) -> list[Shape]:
    """A two-masted merchant ship lying at the quay, sails furled."""
    s = Sketch(rng)
    hull = [
        (-4.4, -2.0),
        (-3.6, -1.7),
        (0, -1.45),
        (3.4, -1.7),
        (4.6, -2.3),
        (3.9, -0.6),
        (3.0, 0.3),
        (-3.2, 0.3),
        (-4.1, -0.6),
    ]
    s.form(smooth(np.array(hull), samples=3), pal.WOOD_DARK, part="hull", ink=PEN * 1.3)
    s.strokes([curve((-4.2, -1.5 + d), (0, -1.05 + d), (4.1, -1.5 + d)) for d in (0.0, 0.35, 0.7)], width=PEN)
    s.wash(rectangle(-4, -1.0, 4.2, -0.7), pal.CLOTH_MUSTARD, part="hull", strength=0.6, soft=0.05)
    s.shade(rectangle(-4, -0.5, 4.2, 0.4), part="hull", strength=0.4, soft=0.15)
    for x, high in ((-1.6, 8.0), (1.5, 7.2)):
        s.box(x - 0.1, -high, x + 0.1, -1.3, pal.WOOD, ink=PEN)
        for t in (0.5, 0.78):
            y, half = -high * t, 2.0 - 1.4 * (t - 0.4)
            furl = [(x - half, y), (x - 0.4 * half, y + 0.22), (x, y + 0.1), (x + 0.4 * half, y + 0.22), (x + half, y),
                    (x, y - 0.12)]  # fmt: skip
            s.form(smooth(np.array(furl), samples=3), pal.LINEN, ink=PEN * 0.8)
        s.strokes(
            [[(x, -high), (x + d, -1.4)] for d in (-1.5, -1.0, 1.0, 1.5)], width=PEN * 0.8, color="#6d5a3f", taper=False
        )
        s.form(np.array([(x, -high), (x + 0.7, -high + 0.14), (x, -high + 0.3)]), pal.CLOTH_RED, ink=PEN * 0.7)
    s.stroke([(4.4, -2.2), (6.4, -3.2)], width=PEN * 5, color=pal.WOOD, taper=False)
    s.strokes([[(6.4, -3.2), (1.5, -7.0)], [(1.5, -6.4), (-1.6, -7.9)], [(-1.6, -7.9), (-4.2, -2.0)]], width=PEN * 0.8,
              color="#6d5a3f", taper=False)  # fmt: skip
    return s.shapes


def lighthouse(rng: Random, *, lit: bool) -> list[Shape]:
    """A banded tower on a rock, its lantern lit by night."""
    s = Sketch(rng, label="building")
    s.form(blob(rng, 0, 0, 3.4, 1.2, lobes=11), pal.STONE, part="rock")
    s.form(np.array([(-1.2, -0.6), (-0.75, -9), (0.75, -9), (1.2, -0.6)]), pal.LINEN, part="tower", ink=PEN * 1.2)
    for y in (-2.2, -5.2):
        s.wash(rectangle(-1.3, y - 1.4, 1.3, y), pal.CLOTH_RED, part="tower", strength=0.9, soft=0.02)
    s.shade(rectangle(0.2, -9, 1.3, 0), part="tower", strength=0.4, soft=0.3)
    s.box(-1.0, -9.3, 1.0, -9.0, pal.IRON)
    s.box(-0.55, -10.4, 0.55, -9.3, pal.FLAME if lit else pal.GLASS)
    s.form(np.array([(-0.75, -10.4), (0, -11.3), (0.75, -10.4)]), pal.CLOTH_RED, part="roof")
    return s.shapes


def island(stage: Stage) -> None:
    """A little isle of sand with palms, the sea all round it, a reef of foam, a far peak with a plume."""
    side = land.hand(stage)
    outdoors.sky(stage, clouds=5)
    outdoors.ground(stage, color=SEA, label="water")
    shore.water(stage, near=-4.0, far=95.0, color=SEA)
    peak = stage.sketch("peak", label="mountain")
    peak.form(smooth(np.array([(-9, 0.4), (-4, -2.0), (-1.2, -5.2), (0.8, -5.0), (3.4, -2.4), (9, 0.4)]), samples=4),
              pal.LEAF_BLUE, part="peak")  # fmt: skip
    peak.shade(oval(3.4, -1.5, 3.6, 2.4), part="peak", strength=0.35, soft=0.8)
    stage.put(peak.shapes, x=side * 13, z=62.0)
    reef = stage.sketch("reef", label="water")
    xs = np.linspace(-22, 22, 50)
    reef.strokes([np.stack([xs[a : a + 9], 16 + 0.5 * np.sin(xs[a : a + 9])], axis=1) for a in range(0, 46, 11)],
                 width=PEN * 3, color="#f6f8f3")  # fmt: skip
    stage.lay(reef.shapes, z=990.0)
    isle = stage.sketch("isle", label="ground")
    for grow, color, part in ((0.55, mixed(SEA, "#ffffff", 0.5), "foam"), (0.0, pal.SAND, "sand")):
        isle.form(blob(stage.rng("isle rim"), 0, 1.9, 5.4 + grow, 3.6 + 0.8 * grow, lobes=12, rough=0.06), color,
                  ink=PEN * 0.6, part=part)  # fmt: skip
    isle.shade(oval(1.5, -0.6, 3.4, 0.6), part="sand", strength=0.25, soft=0.3)
    stage.lay(isle.shapes, z=985.0)
    for k, (x, z, high) in enumerate(((-2.7, 4.0, 4.6), (-3.5, 4.6, 3.8), (3.1, 4.4, 4.2))):
        trees.grow(stage, "palm", k, x=side * x, z=z, height=high, mirror=k == 1)
    for k, (x, z) in enumerate(((2.4, 3.4), (-1.9, 4.4), (3.9, 3.6))):
        stage.put(plants.rock(stage.rng("rock", k), width=0.8, height=0.45), x=side * x, z=z)
    for k, x in enumerate((-3.3, 1.6, 2.9)):
        stage.put(plants.tuft(stage.rng("grass", k), height=0.45), x=side * x, z=4.2)
    shells = stage.sketch("shells", label="ground")
    shells.form(pieces([oval(x, z, 0.06, 0.04, points=7) for x, z in zip(shells.rng.uniform(-3, 3, 12),
                shells.rng.uniform(0, 3.6, 12), strict=True)]), pal.LINEN, ink=PEN * 0.5)  # fmt: skip
    stage.lay(shells.shapes, z=900.0)
    gulls(stage, count=4)


def cliff_top(stage: Stage) -> None:
    """The brink: turf ends in the air, the sea shines far below, another headland stands out white."""
    side = land.hand(stage)
    outdoors.sky(stage, clouds=6)
    _sea_below(stage)
    stage.put(_white_cliff(stage.rng("headland")), x=side * 15, z=40.0, lift=-7.0, scale=0.6, mirror=side < 0)
    stage.put(shore.sail(stage.rng("sail")), x=-side * 12, z=52.0, lift=-7.0)
    fields.crest(stage, far=4.6, color=pal.GRASS, name="brink")
    outdoors.blotches(stage, colors=(pal.GRASS_PALE, pal.GRASS_DARK, pal.STONE_PALE), z_far=3.4)
    for k, (x, z) in enumerate(((-3.4, 3.6), (2.7, 3.8), (-2.4, 3.2))):
        stage.put(plants.rock(stage.rng("rock", k), width=1.0 - 0.2 * k, height=0.55 - 0.1 * k), x=side * x, z=z)
    trees.grow(stage, "dead", "wind", x=-side * 4.2, z=3.2, height=2.6, mirror=side > 0)
    for cell in stage.cells(3.6, width=0.9):
        rng = stage.rng("thrift", cell)
        stage.put(plants.tuft(rng, height=0.24, flowers=pal.FLOWER_ROSE), x=(cell + rng.uniform()) * 0.9, z=3.7)
    gulls(stage, count=7, z=14.0)
    outdoors.grass(stage, z_far=3.5)
    outdoors.front_grass(stage)


def _sea_below(stage: Stage) -> None:
    """The sea from far above: from the horizon down, dark and clear near, lost in light far off."""
    view, light = stage.view, stage.light
    width, height, horizon = view.width_px, view.height_px, view.horizon_px
    sea = light.on_set("#83aeb3")
    far = rectangle(-0.3 * width, horizon - 0.02 * height, 1.3 * width, horizon + 0.05 * height)
    rng = stage.rng("far waves")
    runs = []
    for y in np.geomspace(0.02, 0.6, 12) * height:
        for x in rng.uniform(0, 1, 5) * width:
            w = 0.25 * y + 3
            runs.append(curve((x, horizon + y), (x + 0.5 * w, horizon + y + 0.06 * w), (x + w, horizon + y)))
    full = rectangle(-0.3 * width, horizon, 1.3 * width, 1.4 * height)
    ripple = mixed(sea, "#4f7f88", 0.5)
    shapes = [
        Shape(kind=ShapeKind.FORM, points=full, color=sea, part="far sea", label="water"),
        room.tone(ShapeKind.WASH, far, color=light.haze, part="far sea", strength=0.8, soft=0.03 * height),
        Shape(kind=ShapeKind.STROKE, points=pieces(runs), color=ripple, ink_color=ripple, ink_width=1.1, closed=False),
    ]
    stage.backdrop([replace(shape, points=view.tilted(shape.points)) for shape in shapes])


def _white_cliff(rng: Random) -> list[Shape]:
    s = Sketch(rng, label="rock")
    face = [(-12, 0), (-11, -8), (-8.5, -13), (-5, -16.5), (2, -18), (20, -18.5), (20, 0.5)]
    s.form(np.array(face), pal.STONE_PALE, part="cliff", ink=PEN * 1.5)
    s.wash(oval(6, -18.4, 16, 1.5), pal.GRASS, part="cliff", strength=0.9, soft=0.3)
    s.shade(rectangle(-2, -18, 20, 0), part="cliff", strength=0.35, soft=2.0)
    cracks = [curve((x, y), (x + 0.6, y + 2), (x - 0.2, y + 5)) for x, y in zip(rng.uniform(-9, 14, 14),
              -rng.uniform(7, 16, 14), strict=True)]  # fmt: skip
    s.strokes(cracks, width=PEN * 2)
    s.light(oval(-11, -0.4, 5, 0.8), part="*", strength=0.8, soft=0.3, color="#ffffff")
    return s.shapes


def in_boat(stage: Stage) -> None:
    """Aboard an open boat: her planked bottom and thwarts run to the bow, water on both sides, an oar."""
    side = land.hand(stage)
    outdoors.sky(stage, clouds=5)
    outdoors.ground(stage, color=pal.WATER, label="water")
    outdoors.hills(stage, z=70, height=5.0, name="coast")
    shore.water(stage, near=-4.0, far=66.0)
    near = room.near_edge(stage)
    zs = np.linspace(near, 5.2, 14)
    half = _half_beam(zs)
    hull = stage.sketch("hull")
    hull.form(
        np.vstack([np.stack([-half, zs], axis=1), np.stack([half, zs], axis=1)[::-1]]), pal.WOOD_PALE, part="floor"
    )
    hull.strokes([np.stack([u * half, zs], axis=1) for u in np.linspace(-0.85, 0.85, 9)], width=PEN * 0.7,
        color="#6e5235",
                 taper=False)  # fmt: skip
    hull.shade(np.vstack([np.stack([0.6 * half, zs], axis=1), np.stack([half, zs], axis=1)[::-1]]), part="floor",
        strength=0.4,
               soft=0.1)  # fmt: skip
    stage.lay(hull.shapes, z=60.0)
    for sign in (-1, 1):
        strake = stage.sketch("strake", sign, label="fence")
        side_z = np.linspace(near, 5.2, 14)
        strake.form(np.vstack([np.stack([side_z, np.zeros(14)], axis=1), np.stack([side_z, np.ones(14)],
            axis=1)[::-1]]),
                    pal.WOOD, part="side")  # fmt: skip
        level = [np.stack([side_z, np.full(14, t)], axis=1) for t in (0.3, 0.6)]
        strake.strokes(level, width=PEN * 0.7, color="#5b452e", taper=False)
        strake.form(np.vstack([np.stack([side_z, np.ones(14)], axis=1), np.stack([side_z, np.full(14, 1.14)],
            axis=1)[::-1]]),
                    pal.WOOD_RED, part="rim")  # fmt: skip
        stage.surface(strake.shapes, functools.partial(_boat_side, sign), z=5.6)
    thwart = stage.sketch("thwart", label="furniture")
    thwart.box(-1.2, -0.42, 1.2, -0.33, pal.WOOD, part="thwart")
    stage.put(thwart.shapes, x=0, z=3.4)
    stem = stage.sketch("stem")
    stem.form(
        smooth(np.array([(-0.12, 0.1), (-0.1, -0.7), (0, -1.0), (0.1, -0.7), (0.12, 0.1)]), samples=3), pal.WOOD_DARK
    )
    stage.put(stem.shapes, x=0, z=5.25)
    oar = stage.sketch("oar")
    oar.stroke([(0, -0.5), (2.4, -0.1)], width=PEN * 5, color=pal.WOOD_PALE, taper=False)
    oar.form(smooth(np.array([(2.2, -0.2), (3.1, -0.08), (3.2, 0.1), (2.3, -0.02)]), samples=3), pal.WOOD_PALE)
    stage.put(oar.shapes, x=side * 1.7, z=2.6, mirror=side < 0)
    stage.put(small_things.rope(stage.rng("coil")), x=-side * 0.5, z=4.1)
    gulls(stage, count=5)


def _half_beam(z: Points) -> Points:
    """How wide the boat's bottom is to each side, this far towards the bow."""
    return np.asarray(2.1 * np.sqrt(np.clip((5.3 - z) / 6.0, 0, 1.6)).clip(0.0, 1.35))


def _boat_side(sign: int, points: Points) -> Points:
    """(z, share of the side's height) on the flaring side of the boat."""
    z, up = points[:, 0], points[:, 1]
    return np.stack([sign * (_half_beam(z) * (1 + 0.12 * up) + 0.05 * up), -0.55 * up, z], axis=1)
