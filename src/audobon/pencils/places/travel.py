"""Inside what travels and floats: a railway carriage, a ship's cabin, the hold of a great fish.

Knows: these places' geometry.  Does not know: who stands in them.
"""

from __future__ import annotations

import numpy as np

from audobon.pencils import palette as pal
from audobon.pencils.light import mixed
from audobon.pencils.places import land, room
from audobon.pencils.props import furniture, kitchen_things, small_things
from audobon.pencils.shapes import Points, Shape, smooth
from audobon.pencils.sketch import PEN, Random, Sketch, blob, curve, oval, pieces, rectangle
from audobon.pencils.stage import Stage


def railway_carriage(stage: Stage) -> None:
    """Benches face each other across the aisle, one long window with the country flying by, racks of luggage."""
    side = land.hand(stage)
    back = 2.6
    room.plank_floor(stage, color=pal.WOOD, back=back, half_width=3.6)
    room.walls(stage, color=pal.WOOD_RED, back=back, half_width=3.6, height=2.7, ceiling=pal.CREAM, sides="boards")
    s = stage.sketch("wall", label="wall")
    s.form(rectangle(-3.6, -2.7, 3.6, 0), mixed(pal.WOOD_RED, pal.WOOD, 0.5), part="wall")
    s.strokes([[(x, -0.95), (x, 0)] for x in np.arange(-3.4, 3.6, 0.3)], width=PEN * 0.6, taper=False)
    light = stage.light
    for k, (a, b) in enumerate(((-3.2, -1.35), (-1.0, 1.0), (1.35, 3.2))):
        s.label = "window"
        s.box(a - 0.08, -2.0, b + 0.08, -0.92, pal.WOOD_DARK)
        s.form(rectangle(a, -1.92, b, -1.0), mixed(light.sky_low, light.sky_top, 0.35), part=f"view{k}", ink=PEN * 0.7)
        middle = (a + b) / 2
        s.wash(np.array([(a, -1.3), (middle - 0.2, -1.48), (b, -1.25), (b, -1.0), (a, -1.0)]),
            light.on_set(pal.LEAF_BLUE), part=f"view{k}", strength=0.8,
               soft=0.02)  # fmt: skip
        s.wash(rectangle(a, -1.14, b, -1.0), light.on_set(pal.GRASS), part=f"view{k}", strength=0.9, soft=0.02)
        s.strokes(
            [[(a + 0.1, -1.06), (b - 0.2, -1.06)], [(a + 0.3, -1.12), (b - 0.5, -1.12)]],
            width=PEN * 0.7,
            color="#7d8a5a",
        )
        if k != 1:
            s.wash(
                oval(middle + 0.3, -1.2, 0.22, 0.16),
                light.on_set(pal.LEAF_DARK),
                part=f"view{k}",
                strength=0.9,
                soft=0.02,
            )
        s.label = "curtain"
        for edge, sign in ((a, 1), (b, -1)):
            s.form(np.array([(edge, -1.98), (edge + sign * 0.28, -1.98), (edge + sign * 0.16, -1.5),
                (edge + sign * 0.2, -0.96), (edge, -0.96)]),
                   pal.CLOTH_GREEN, ink=PEN * 0.7)  # fmt: skip
    s.label = "shelf"
    s.strokes(
        [[(-3.5, -2.2), (3.5, -2.2)], [(-3.5, -2.34), (3.5, -2.34)]], width=PEN * 2.2, color=pal.BRASS, taper=False
    )
    net = [[(x, -2.34), (x + 0.12, -2.2)] for x in np.arange(-3.4, 3.4, 0.14)]
    s.strokes(net, width=PEN * 0.6, color=pal.BRASS, taper=False)
    for x, w, h, tint in (
        (-2.6, 0.36, 0.24, pal.CLOTH_BROWN),
        (-1.7, 0.26, 0.3, pal.CLOTH_RED),
        (0.6, 0.4, 0.22, pal.WOOD),
        (2.3, 0.3, 0.28, pal.CLOTH_BLUE),
    ):
        s.box(x - w, -2.36 - h, x + w, -2.34, tint, ink=PEN * 0.8)
        s.strokes(
            [[(x - 0.5 * w, -2.36 - h), (x - 0.5 * w, -2.36)], [(x + 0.5 * w, -2.36 - h), (x + 0.5 * w, -2.36)]],
            width=PEN * 1.4,
            taper=False,
        )
    stage.put(s.shapes, x=0, z=back - 0.01)
    for k, x in enumerate((-2.35, -0.95, 1.0, 2.4)):
        stage.put(_seat_end(stage.rng("seat", k)), x=x, z=1.9, mirror=k % 2 == 1)
    for sign in (-1, 1):
        stage.put(
            furniture.lamp(stage.rng("lamp", sign), lit=light.lamps), x=sign * 1.17, z=back - 0.05, lift=2.05, scale=0.5
        )
        room.lamp_glow(stage, x=sign * 1.17, height=2.3, z=back, radius=0.8)
    if stage.view.softness <= land.WIDEST:
        land.corner(stage, _seat_end(stage.rng("near seat")), side=-side, z=-0.8, inset=0.2)


def _seat_end(rng: Random) -> list[Shape]:
    """A buttoned bench seen from its end: the back leans to the left."""
    s = Sketch(rng, label="furniture")
    s.form(
        smooth(np.array([(-0.5, -1.3), (-0.36, -1.36), (-0.2, -1.25), (-0.12, -0.5), (-0.34, -0.5)]), samples=3),
        pal.CLOTH_RED,
        part="back",
    )
    s.strokes([curve((-0.38, y), (-0.3, y + 0.04), (-0.22, y)) for y in (-1.15, -0.95, -0.75)], width=PEN * 0.8)
    s.form(
        smooth(np.array([(-0.3, -0.42), (-0.24, -0.58), (0.34, -0.56), (0.42, -0.46), (0.36, -0.38)]), samples=3),
        pal.CLOTH_RED,
        part="cushion",
    )
    s.form(np.array([(-0.42, -0.42), (0.36, -0.42), (0.3, 0), (-0.36, 0)]), pal.WOOD_DARK, part="box")
    s.shade(rectangle(0.0, -0.42, 0.4, 0), part="box", strength=0.35, soft=0.06)
    s.stroke(curve((-0.3, -0.75), (0.0, -0.85), (0.3, -0.74)), width=PEN * 4, color=pal.WOOD_DARK, taper=False)
    return s.shapes


def cabin(stage: Stage) -> None:
    """A ship's cabin: curving ribs, a row of stern windows on the wake, a bunk built in, a chart table."""
    side = land.hand(stage)
    back, half, high = 3.7, 3.7, 2.6
    room.plank_floor(stage, color=pal.WOOD, back=back, half_width=half)
    room.walls(stage, color=pal.WOOD, back=back, half_width=half, height=high, ceiling=pal.WOOD_PALE, sides="boards")
    for k, z in enumerate((3.5, 2.5, 1.5, 0.4)):
        beam = stage.sketch("deck beam", k, label="ceiling")
        beam.form(
            np.vstack([curve((-half, -2.3), (0, -2.55), (half, -2.3)), curve((half, -2.6), (0, -2.78), (-half, -2.6))]),
            pal.WOOD_DARK,
            part="beam",
        )
        for sign in (-1, 1):
            knee = [
                (sign * half, -1.5),
                (sign * 3.45, -2.1),
                (sign * 2.9, -2.36),
                (sign * 3.2, -2.5),
                (sign * half, -2.4),
            ]
            beam.form(smooth(np.array(knee), samples=3), pal.WOOD_DARK, ink=PEN * 0.8)
        stage.put(beam.shapes, x=0, z=z)
    s = stage.sketch("stern", label="wall")
    s.form(rectangle(-half, -high, half, 0), mixed(pal.WOOD, pal.CREAM, 0.15), part="stern")
    s.strokes(
        [curve((-half, y), (0, y - 0.06), (half, y)) for y in np.arange(-2.4, 0, 0.3)],
        width=PEN * 0.6,
        color="#735537",
        taper=False,
    )
    light = stage.light
    for k, x in enumerate((-1.75, -0.6, 0.6, 1.75)):
        s.label = "window"
        s.form(
            np.array([(x - 0.5, -1.05), (x - 0.46, -2.1), (x + 0.46, -2.1), (x + 0.5, -1.05)]), pal.WOOD_DARK, ink=PEN
        )
        pane = np.array([(x - 0.42, -1.12), (x - 0.39, -2.03), (x + 0.39, -2.03), (x + 0.42, -1.12)])
        s.form(pane, mixed(light.sky_low, light.sky_top, 0.3), part=f"pane{k}", ink=PEN * 0.6)
        s.wash(
            rectangle(x - 0.5, -1.5, x + 0.5, -1.1),
            light.on_set(pal.WATER_DARK),
            part=f"pane{k}",
            strength=0.9,
            soft=0.01,
        )
        s.strokes([curve((x - 0.3, -1.3), (x - 0.1, -1.34), (x + 0.1, -1.3))], width=PEN * 0.7, color="#eef3f0")
        bars = [[(x + d, -2.05), (x + d, -1.1)] for d in (-0.14, 0.14)] + [
            [(x - 0.42, y), (x + 0.42, y)] for y in (-1.42, -1.74)
        ]
        s.strokes(bars, width=PEN * 1.1, color=pal.WOOD_DARK, taper=False)
    s.label = "furniture"
    s.box(-2.4, -0.62, 2.4, -0.5, pal.CLOTH_GREEN, part="cushion")
    s.box(-2.4, -0.5, 2.4, 0, pal.WOOD_DARK, part="locker")
    stage.put(s.shapes, x=0, z=back - 0.01)
    room.window_light(stage, x=-1.4, back=back, width=1.8)
    stage.put(_bunk(stage.rng("bunk")), x=-side * 2.75, z=2.9)
    stage.put(furniture.table(stage.rng("table"), width=1.3, color=pal.WOOD_RED), x=side * 1.9, z=2.6)
    chart = stage.sketch("chart")
    chart.form(np.array([(-0.5, 0), (0.4, 0), (0.5, -0.14), (-0.36, -0.14)]), pal.CREAM, ink=PEN * 0.7)
    chart.strokes(
        [curve((-0.3, -0.04), (0.0, -0.1), (0.3, -0.05)), [(0.1, -0.02), (0.14, -0.12)]],
        width=PEN * 0.7,
        color=pal.CLOTH_BLUE,
    )
    stage.put(chart.shapes, x=side * 1.8, z=2.55, lift=0.82)
    stage.put(small_things.globe(stage.rng("globe")), x=side * 2.4, z=2.6, lift=0.82)
    stage.put(small_things.chest(stage.rng("chest")), x=side * 3.0, z=2.2)
    hung = stage.sketch("hung")
    hung.stroke([(0, -0.9), (0, -0.4)], width=PEN * 1.4, taper=False)
    hung.add(small_things.lantern(stage.rng("lantern"), lit=light.lamps), y=0.0)
    stage.put(hung.shapes, x=side * 0.3, z=2.4, lift=1.75)
    room.lamp_glow(stage, x=side * 0.3, height=1.95, z=2.4, radius=1.5)
    stage.put(kitchen_things.barrel(stage.rng("cask"), height=0.7), x=-side * 1.6, z=3.2)


def _bunk(rng: Random) -> list[Shape]:
    """A built-in bunk with drawers below and a curtain."""
    s = Sketch(rng, label="bed")
    s.box(-0.95, -0.8, 0.95, 0, pal.WOOD_DARK, part="chest")
    s.strokes(
        [rectangle(x, y, x + 0.8, y + 0.28)[[0, 1, 2, 3, 0]] for x in (-0.88, 0.06) for y in (-0.7, -0.36)],
        width=PEN * 0.8,
        taper=False,
    )
    s.form(
        pieces([oval(x, y, 0.035, 0.035, points=8) for x in (-0.48, 0.46) for y in (-0.56, -0.22)]),
        pal.BRASS,
        ink=PEN * 0.5,
    )
    s.form(
        smooth(np.array([(-0.92, -0.8), (-0.9, -1.0), (-0.3, -1.08), (0.9, -0.98), (0.95, -0.8)]), samples=3),
        pal.CLOTH_BLUE,
        part="quilt",
    )
    s.form(oval(-0.6, -1.05, 0.26, 0.1, points=16), pal.LINEN, ink=PEN * 0.7)
    s.box(-0.98, -0.92, 0.98, -0.78, pal.WOOD, ink=PEN * 0.8)
    for x in (-0.95, 0.95):
        s.box(x - 0.06, -2.3, x + 0.06, 0, pal.WOOD, ink=PEN * 0.8)
    hang = [(0.9, -2.25), (0.35, -2.25), (0.5, -1.5), (0.7, -0.9), (0.9, -0.9)]
    s.form(np.array(hang), pal.CLOTH_RED, part="curtain")
    s.strokes([curve((x, -2.2), (x + 0.08, -1.5), (0.8, -0.95)) for x in (0.45, 0.6, 0.75)], width=PEN * 0.6)
    s.stroke([(-0.95, -2.26), (0.95, -2.26)], width=PEN * 2, color=pal.BRASS, taper=False)
    return s.shapes


def inside_whale(stage: Stage) -> None:
    """In the belly of a great fish: ribs arch over like a nave, a dark gullet with far teeth and light."""
    side = land.hand(stage)
    room.surround(stage, "#a07570")
    floor = stage.sketch("floor", label="ground")
    near = room.near_edge(stage)
    floor.form([(-22, 12), (22, 12), (22, near), (-22, near)], "#b98d86", ink=0, part="floor")
    folds = [curve((-6, z), (-2, z + 0.12), (2, z - 0.1), (6, z + 0.06)) for z in np.geomspace(1, 13, 16) - 2]
    floor.strokes(folds, width=PEN, color="#8d625f")
    pool = blob(floor.rng, side * 1.6, 3.6, 2.6, 0.9, lobes=11)
    floor.form(pool, "#7f9a9a", ink=PEN * 0.8, part="pool")
    floor.light(oval(side * 1.2, 3.8, 1.2, 0.25), part="pool", strength=0.5, soft=0.1)
    stage.lay(floor.shapes)
    back = stage.sketch("gullet", label="wall")
    back.form(rectangle(-30, -12, 30, 0.2), "#8f6763", part="back", ink=0)
    back.form(oval(0, -1.5, 1.9, 1.7, points=30), "#4f3a3c", part="gullet", ink=PEN * 1.4)
    back.form(oval(0, -1.2, 1.0, 0.7, points=24), stage.light.sky_low, part="mouth", ink=PEN)
    teeth = [
        np.array([(x - 0.09, -1.86 + 0.4 * x * x), (x, -1.58 + 0.3 * x * x), (x + 0.09, -1.86 + 0.4 * x * x)])
        for x in np.linspace(-0.75, 0.75, 8)
    ]
    teeth += [
        np.array([(x - 0.09, -0.52 - 0.4 * x * x), (x, -0.8 - 0.3 * x * x), (x + 0.09, -0.52 - 0.4 * x * x)])
        for x in np.linspace(-0.75, 0.75, 8)
    ]
    back.form(pieces(teeth), pal.LINEN, ink=PEN * 0.8)
    stage.put(back.shapes, x=0, z=11.5)
    for k, z in enumerate((10.0, 8.0, 6.2, 4.6, 3.2)):
        stage.put(_rib(stage.rng("rib", k), half=3.3 + 0.1 * k), x=0, z=z)
    stage.put(kitchen_things.barrel(stage.rng("barrel")), x=-side * 2.6, z=3.4)
    stage.put(small_things.chest(stage.rng("chest")), x=-side * 1.7, z=4.6)
    stage.put(land.crate(stage.rng("crate")), x=side * 3.0, z=3.0)
    plank = stage.sketch("spars")
    plank.form(np.array([(-1.2, -0.05), (1.1, -0.7), (1.16, -0.55), (-1.1, 0.1)]), pal.WOOD_DARK)
    plank.form(np.array([(-0.6, -0.3), (-0.45, -1.4), (-0.3, -1.38), (-0.4, -0.3)]), pal.WOOD)
    stage.put(plank.shapes, x=side * 2.1, z=4.4)
    stage.put(small_things.lantern(stage.rng("lantern")), x=-side * 2.2, z=3.2, lift=0.0)
    glow = stage.sketch("glow")
    glow.light(oval(0, -0.8, 1.7, 1.4), part="*", strength=0.4, soft=0.6, color="#e8b765")
    stage.put(glow.shapes, x=-side * 2.2, z=2.8)


def _rib(rng: Random, *, half: float) -> list[Shape]:
    """One pale rib over the whole width, and the wall of flesh beyond it."""
    s = Sketch(rng, label="wall")

    def arch(grow: float) -> Points:
        return np.vstack(
            [
                [(-half - grow, 0.1)],
                oval(0, -1.6, half + grow, 2.5 + grow, start=0.5, end=1.0, points=24),
                [(half + grow, 0.1)],
            ]
        )

    wall = np.vstack([arch(0.2), [(half + 24, 0.1), (half + 24, -14), (-half - 24, -14), (-half - 24, 0.1)]])
    s.form(wall, "#a87b76", part="flesh", ink=0)
    s.shade(np.vstack([arch(0.2), arch(1.6)[::-1]]), part="flesh", strength=0.4, soft=0.3)
    s.form(np.vstack([arch(0.0), arch(0.34)[::-1]]), "#e2d6c0", part="rib", ink=PEN * 1.1)
    s.shade(np.vstack([arch(0.2), arch(0.36)[::-1]]), part="rib", strength=0.35, soft=0.05)
    return s.shapes
