"""The present day: a flat with a view, a bathroom, a city of glass and traffic; and the wash-house of older days.

Knows: these places' geometry.  Does not know: who stands in them.
"""

from __future__ import annotations

import numpy as np

from audobon.pencils import palette as pal
from audobon.pencils.light import mixed
from audobon.pencils.places import drawing_room, land, outdoors, room, trees
from audobon.pencils.props import furniture, garden_things, kitchen_things, street_things
from audobon.pencils.shapes import Shape, smooth
from audobon.pencils.sketch import PEN, Random, Sketch, curve, oval, pieces, rectangle
from audobon.pencils.stage import Stage

GLASS_TOWERS = ("#c3d0d2", "#d5d3c6", "#b9c3c8", "#d9cdb9")


def skyline(rng: Random, *, left: float, right: float, low: float, high: float, lit: bool) -> list[Shape]:
    """Towers side by side with their windows in rows."""
    s = Sketch(rng, label="building")
    x = left
    k = 0
    while x < right:
        wide = rng.uniform(0.12, 0.22) * (right - left)
        top = -rng.uniform(0.45, 1.0) * (high - low) - low
        a, b = x, min(x + wide, right)
        s.form(rectangle(a, top, b, -low), GLASS_TOWERS[k % 4], ink=PEN * 0.7, part=f"tower{k}")
        s.shade(rectangle(a + 0.6 * (b - a), top, b, -low), part=f"tower{k}", strength=0.25, soft=0.02)
        step = 0.16 * (high - low) / 1.6
        panes = [rectangle(u, v, u + 0.5 * step, v + 0.5 * step) for u in np.arange(a + 0.3 * step, b - 0.5 * step,
            step)
                 for v in np.arange(top + 0.4 * step, -low - step, step)]  # fmt: skip
        if lit:
            panes = [pane for pane in panes if rng.uniform() < 0.6]
        if panes:
            s.form(pieces(panes), pal.FLAME if lit else "#9fb0b4", ink=0, part=f"panes{k}")
        x += wide * rng.uniform(0.8, 1.15)
        k += 1
    return s.shapes


def flat(stage: Stage) -> None:
    """A flat high up: a window wall on the city's towers, a low sofa, a lamp on an arc, shelves, a rubber plant."""
    side = land.hand(stage)
    back, half = 4.2, 4.6
    room.plank_floor(stage, color=pal.WOOD_PALE, back=back, half_width=half)
    room.walls(stage, color=pal.LINEN, back=back, half_width=half, height=2.8, ceiling=pal.LINEN)
    drawing_room.rug(stage, color=pal.CLOTH_BLUE)
    s = stage.sketch("window wall", label="window")
    light = stage.light
    a, b = (-1.3, 4.3) if side > 0 else (-4.3, 1.3)
    s.form(rectangle(a, -2.5, b, -0.25), mixed(light.sky_low, light.sky_top, 0.35), part="view", ink=PEN)
    s.add(skyline(stage.rng("city"), left=a, right=b, low=0.25, high=2.1, lit=light.lamps))
    s.label = "window"
    for x in np.linspace(a, b, 5):
        s.box(float(x) - 0.035, -2.5, float(x) + 0.035, -0.25, pal.STONE_PALE, ink=PEN * 0.7)
    s.box(a - 0.08, -0.3, b + 0.08, -0.2, pal.STONE_PALE)
    s.box(a - 0.08, -2.58, b + 0.08, -2.48, pal.STONE_PALE)
    stage.put(s.shapes, x=0, z=back - 0.01)
    room.window_light(stage, x=min(a, b) + 0.6, back=back, width=2.2)
    stage.shadow(x=side * 1.7, z=3.0, half_width=1.2)
    stage.put(_low_sofa(stage.rng("sofa")), x=side * 1.9, z=3.1, mirror=side < 0)
    stage.put(_arc_lamp(stage.rng("lamp"), lit=light.lamps), x=side * 3.6, z=3.4, mirror=side < 0)
    room.lamp_glow(stage, x=side * 2.6, height=1.9, z=3.3)
    stage.put(
        furniture.shelf(stage.rng("shelf"), width=1.5, rows=4, goods="mixed", color=pal.WOOD_PALE),
        x=-side * 2.6,
        z=back - 0.1,
    )
    stage.put(_screen_on_board(stage.rng("screen")), x=-side * 4.0, z=3.4)
    stage.put(furniture.picture(stage.rng("print"), width=0.6, height=0.42), x=-side * 2.6, z=back, lift=2.0)
    stage.put(_rubber_plant(stage.rng("plant")), x=-side * 1.5, z=3.7)


def _low_sofa(rng: Random) -> list[Shape]:
    s = Sketch(rng, label="furniture")
    s.form(rectangle(-1.3, -0.82, 1.3, -0.2), pal.CLOTH_GREEN, part="back")
    for k, x in enumerate((-0.62, 0.62)):
        s.form(smooth(np.array([(x - 0.58, -0.34), (x - 0.56, -0.48), (x, -0.5), (x + 0.56, -0.48), (x + 0.58,
            -0.34)]), samples=3),
               mixed(pal.CLOTH_GREEN, pal.CREAM, 0.25), part=f"seat{k}")  # fmt: skip
        bag = [(x - 0.26, -0.5), (x - 0.22, -0.84), (x + 0.2, -0.86), (x + 0.26, -0.5)]
        s.form(smooth(np.array(bag), samples=3), (pal.CLOTH_MUSTARD, pal.CLOTH_ROSE)[k], ink=PEN * 0.8)
    s.form(rectangle(-1.3, -0.36, 1.3, -0.12), pal.CLOTH_GREEN, part="front")
    s.shade(rectangle(-1.3, -0.24, 1.3, -0.12), part="front", strength=0.35, soft=0.04)
    for x in (-1.36, 1.36):
        s.box(x - 0.12, -0.62, x + 0.12, -0.1, mixed(pal.CLOTH_GREEN, pal.SOOT, 0.15))
    s.strokes([[(x, -0.1), (x, 0)] for x in (-1.3, 1.3)], width=PEN * 3, color=pal.WOOD_DARK, taper=False)
    return s.shapes


def _arc_lamp(rng: Random, *, lit: bool) -> list[Shape]:
    s = Sketch(rng, label="lamp")
    s.form(oval(0, -0.02, 0.24, 0.07, points=18), pal.IRON)
    s.stroke(curve((0, -0.04), (0.1, -1.4), (-0.3, -2.25), (-0.95, -2.0)), width=PEN * 2.2, color=pal.IRON, taper=False)
    shade = np.vstack([oval(-0.95, -1.78, 0.26, 0.22, start=0.5, end=1.0, points=12)])
    s.form(shade, pal.FLAME if lit else pal.CLOTH_MUSTARD)
    return s.shapes


def _screen_on_board(rng: Random) -> list[Shape]:
    s = Sketch(rng, label="furniture")
    s.box(-0.8, -0.5, 0.8, -0.12, pal.WOOD, part="board")
    s.strokes([[(x, -0.48), (x, -0.14)] for x in (-0.27, 0.27)], width=PEN * 0.8, taper=False)
    s.form(rectangle(-0.62, -1.28, 0.62, -0.56), pal.SOOT, part="screen")
    s.light(
        np.array([(-0.55, -1.22), (-0.1, -1.22), (-0.4, -0.62), (-0.55, -0.62)]), part="screen", strength=0.3, soft=0.04
    )
    s.strokes([[(x, -0.12), (x, 0)] for x in (-0.7, 0.7)], width=PEN * 3, color=pal.WOOD_DARK, taper=False)
    return s.shapes


def _rubber_plant(rng: Random) -> list[Shape]:
    s = Sketch(rng, label="plant")
    s.form(np.array([(-0.2, -0.38), (0.2, -0.38), (0.15, 0), (-0.15, 0)]), pal.BRICK_PALE, part="pot")
    s.stroke(curve((0, -0.36), (0.03, -0.9), (-0.02, -1.6)), width=PEN * 2, color=pal.BARK, taper=False)
    for k in range(9):
        y = -0.55 - 0.12 * k
        turn = (1 if k % 2 else -1) * (0.34 - 0.018 * k)
        tip = (turn, y - 0.16)
        belly = np.array([(0, y), (0.55 * turn, y - 0.2), tip, (0.5 * turn, y + 0.02)])
        s.form(smooth(belly, samples=3), (pal.LEAF_DARK, pal.LEAF)[k % 2], ink=PEN * 0.6, ink_color="#3f4a2c")
    return s.shapes


def bathroom(stage: Stage) -> None:
    """White tiles to the shoulder, a footed tub with taps, a basin under a glass, towels on a rail, a mat."""
    side = land.hand(stage)
    back, half = 3.2, 3.6
    near = room.near_edge(stage)
    room.walls(stage, color=pal.PLASTER_BLUE, back=back, half_width=half, height=2.8, sides="bare")
    floor = stage.sketch("tiles", label="floor")
    floor.form([(-half, back), (half, back), (half, near), (-half, near)], pal.LINEN, ink=0, part="floor")
    dark = [rectangle(x, z, x + 0.3, z + 0.3) for i, x in enumerate(np.arange(-half, half, 0.3)) for j,
        z in enumerate(np.arange(near, back - 0.1, 0.3))
            if (i + j) % 2]  # fmt: skip
    floor.form(pieces(dark), pal.CLOTH_BLUE, ink=PEN * 0.4, part="floor")
    floor.form(rectangle(-0.9, 1.2, 0.9, 2.1), pal.CLOTH_ROSE, ink=PEN * 0.8, part="mat")
    stage.lay(floor.shapes)
    wall = stage.sketch("wall tiles", label="wall")
    wall.form(rectangle(-half, -1.5, half, 0), pal.LINEN, part="tiles", ink=PEN * 0.7)
    grid = [[(x, -1.5), (x, 0)] for x in np.arange(-half, half, 0.24)] + [
        [(-half, y), (half, y)] for y in np.arange(-1.44, 0, 0.24)
    ]
    wall.strokes(grid, width=PEN * 0.4, color="#b7bdb6", taper=False)
    wall.form(rectangle(-half, -1.62, half, -1.5), pal.CLOTH_BLUE, ink=PEN * 0.6)
    stage.put(wall.shapes, x=0, z=back - 0.01)
    stage.put(
        room.window(
            stage, "bath", width=0.9, height=0.8, sill=1.75, panes=(2, 1), frame=pal.LINEN, curtain=pal.CLOTH_ROSE
        ),
        x=-side * 0.3,
        z=back - 0.02,
    )
    room.window_light(stage, x=-0.6, back=back)
    stage.put(_tub(stage.rng("tub")), x=-side * 1.9, z=2.5, mirror=side < 0)
    stage.put(_basin(stage.rng("basin")), x=side * 1.4, z=back - 0.1)
    stage.put(furniture.mirror(stage.rng("glass")), x=side * 1.4, z=back - 0.02, lift=1.3)
    rail = stage.sketch("towels", label="curtain")
    rail.stroke([(-0.5, -1.3), (0.5, -1.3)], width=PEN * 3, color=pal.BRASS, taper=False)
    for x, tint in ((-0.25, pal.CLOTH_MUSTARD), (0.22, pal.LINEN)):
        rail.form(rectangle(x - 0.2, -1.32, x + 0.2, -0.6), tint, ink=PEN * 0.8, part=f"t{x}")
        rail.strokes(
            [curve((x + d, -1.28), (x + d + 0.02, -1.0), (x + d, -0.64)) for d in (-0.1, 0.06)], width=PEN * 0.5
        )
        rail.stroke([(x - 0.2, -0.72), (x + 0.2, -0.72)], width=PEN * 1.6, color=pal.CLOTH_RED, taper=False)
    stage.put(rail.shapes, x=side * 2.7, z=back - 0.05)
    stage.put(kitchen_things.jug(stage.rng("ewer")), x=side * 2.2, z=2.6)


def _tub(rng: Random) -> list[Shape]:
    """A footed bath full of suds, with taps."""
    s = Sketch(rng, label="furniture")
    s.stroke(
        curve((0.86, -0.6), (0.9, -1.05), (0.66, -1.08), (0.62, -0.92)), width=PEN * 3.4, color=pal.BRASS, taper=False
    )
    suds = [oval(x, -0.68 - 0.05 * np.cos(3 * x), 0.15, 0.12, points=12) for x in np.linspace(-0.75, 0.6, 10)]
    s.form(pieces(suds), "#f4f5ef", ink=PEN * 0.6, ink_color="#97a5a8")
    body = [(-1.1, -0.66), (-1.0, -0.3), (-0.7, -0.12), (0.6, -0.12), (0.86, -0.3), (0.95, -0.66)]
    s.form(smooth(np.array(body), closed=True, samples=3), pal.LINEN, part="tub")
    s.shade(oval(0.2, -0.18, 0.8, 0.14), part="tub", strength=0.4, soft=0.05)
    s.form(np.array([(-1.18, -0.7), (1.02, -0.7), (1.0, -0.6), (-1.14, -0.6)]), pal.LINEN, ink=PEN)
    for x in (-0.7, 0.6):
        s.form(
            smooth(np.array([(x - 0.1, -0.16), (x - 0.16, 0.0), (x + 0.06, 0.02), (x + 0.1, -0.14)]), samples=3),
            pal.BRASS,
            ink=PEN * 0.7,
        )
    return s.shapes


def _basin(rng: Random) -> list[Shape]:
    s = Sketch(rng, label="furniture")
    s.form(np.array([(-0.12, -0.75), (0.12, -0.75), (0.16, 0), (-0.16, 0)]), pal.LINEN, part="foot")
    s.shade(rectangle(0.02, -0.75, 0.16, 0), part="foot", strength=0.3, soft=0.03)
    s.form(
        smooth(np.array([(-0.4, -0.9), (-0.3, -0.72), (0, -0.66), (0.3, -0.72), (0.4, -0.9)]), samples=3),
        pal.LINEN,
        part="bowl",
    )
    s.form(oval(0, -0.9, 0.4, 0.07, points=22), pal.LINEN)
    s.form(oval(0, -0.9, 0.3, 0.045, points=20), pal.WATER, ink=PEN * 0.5)
    s.strokes(
        [curve((d, -0.94), (d, -1.05), (0.5 * d, -1.03)) for d in (-0.16, 0.16)],
        width=PEN * 2,
        color=pal.BRASS,
        taper=False,
    )
    return s.shapes


def wash_house(stage: Stage) -> None:
    """Stone floor and whitewash, a copper on its brick fire, tubs and a mangle, linen on lines under the ceiling."""
    side = land.hand(stage)
    room.flag_floor(stage, color=pal.STONE_PALE)
    room.walls(stage, color=pal.LINEN, ceiling=pal.WOOD, sides="bare")
    room.beams(stage)
    copper = stage.sketch("copper", label="furniture")
    copper.form(np.array([(-0.75, 0), (-0.7, -0.95), (0.7, -0.95), (0.75, 0)]), pal.BRICK_PALE, part="brick")
    copper.strokes(
        [[(-0.72, y), (0.72, y)] for y in (-0.2, -0.4, -0.6, -0.8)], width=PEN * 0.6, color="#8d7260", taper=False
    )
    copper.form(
        np.vstack([[(-0.22, -0.05)], oval(0, -0.28, 0.22, 0.2, start=0.5, end=1.0, points=10), [(0.22, -0.05)]]),
        pal.SOOT,
        ink=PEN,
    )
    copper.form(
        smooth(np.array([(-0.12, -0.06), (-0.05, -0.24), (0.03, -0.34), (0.12, -0.06)]), samples=3),
        pal.FLAME,
        ink=PEN * 0.4,
    )
    copper.form(oval(0, -0.98, 0.64, 0.13, points=24), pal.COPPER)
    copper.form(oval(0, -1.0, 0.54, 0.09, points=22), pal.WATER, ink=PEN * 0.6)
    for k in range(3):
        copper.wash(
            oval(-0.2 + 0.2 * k, -1.35 - 0.25 * k, 0.3 + 0.1 * k, 0.18), "#f2f2ea", part="*", strength=0.5, soft=0.1
        )
    stage.put(copper.shapes, x=side * 2.6, z=3.4)
    room.lamp_glow(stage, x=side * 2.6, height=0.3, z=3.4)
    stage.put(room.window(stage, "wash", width=1.1, height=1.0, sill=1.3, panes=(3, 2)), x=-side * 0.5, z=room.BACK)
    room.window_light(stage, x=-0.9)
    linen = stage.sketch("linen", label="curtain")
    linen.stroke([(-4.4, -0.9), (4.4, -0.9)], width=PEN * 0.9, taper=False)
    for k, x in enumerate((-3.6, -2.4, -1.2, 0.9, 2.0, 3.3)):
        w, h = (0.5, 0.75) if k % 2 else (0.36, 0.5)
        linen.form(np.array([(x - w, -0.9), (x + w, -0.9), (x + w, -0.9 + h), (x, -0.86 + h), (x - w, -0.9 + h)]),
            (pal.LINEN, pal.CLOTH_ROSE, pal.CREAM)[k % 3],
                   part=f"c{k}")  # fmt: skip
        linen.strokes(
            [curve((x + d * w, -0.88), (x + d * w + 0.03, -0.6), (x + d * w, -0.94 + h)) for d in (-0.4, 0.3)],
            width=PEN * 0.5,
        )
    stage.put(linen.shapes, x=0, z=3.2, lift=1.75)
    for k, (x, z) in enumerate(((-2.2, 2.6), (-3.1, 2.9))):
        stage.put(kitchen_things.tub(stage.rng("tub", k)), x=side * x, z=z, scale=1.2)
    stage.put(_mangle(stage.rng("mangle")), x=-side * 3.6, z=3.6)
    stage.put(garden_things.basket(stage.rng("basket"), size=0.6, filled=pal.LINEN), x=side * 1.3, z=2.8)
    stage.put(street_things.pail(stage.rng("pail")), x=side * 3.6, z=2.6)


def _mangle(rng: Random) -> list[Shape]:
    s = Sketch(rng, label="furniture")
    for x in (-0.55, 0.55):
        s.box(x - 0.07, -1.5, x + 0.07, 0, pal.CLOTH_GREEN)
    for y in (-1.15, -0.92):
        s.box(-0.5, y - 0.1, 0.5, y + 0.1, pal.WOOD_PALE, part=f"roll{y}")
        s.shade(rectangle(-0.5, y, 0.5, y + 0.1), part=f"roll{y}", strength=0.4, soft=0.03)
    s.form(np.array([(-0.3, -1.02), (0.3, -1.02), (0.34, -0.4), (-0.28, -0.45)]), pal.LINEN, part="sheet")
    street_things.wheel(s, 0.75, -1.05, radius=0.42, spokes=6, color=pal.IRON)
    return s.shapes


def city(stage: Stage) -> None:
    """A street of the present: towers of glass, shop fronts with awnings, cars, lamps and a crossing."""
    side = land.hand(stage)
    lit = stage.light.lamps
    outdoors.sky(stage, clouds=3)
    outdoors.ground(stage, color="#b9b6ad", label="road")
    near = room.near_edge(stage)
    stage.put(skyline(stage.rng("far"), left=-26, right=26, low=0, high=21, lit=lit), x=0, z=44.0)
    road = stage.sketch("asphalt", label="road")
    road.form([(-3.2, 40), (3.2, 40), (3.2, near), (-3.2, near)], "#a09e99", part="road", ink=PEN * 0.6)
    road.form(pieces([rectangle(-0.07, z, 0.07, z + 1.2) for z in np.arange(5, 36, 2.6)]), pal.LINEN, ink=0)
    road.form(pieces([rectangle(x, 2.6, x + 0.4, 4.4) for x in np.arange(-3.0, 3.0, 0.8)]), pal.LINEN, ink=0)
    for side_walk in (-1, 1):
        x = float(side_walk)
        road.form(
            [(x * 3.2, 40), (x * 5.4, 40), (x * 5.4, near), (x * 3.2, near)],
            pal.STONE_PALE,
            ink=PEN * 0.7,
            part="pavement",
        )
        road.strokes(
            [[(x * 3.2, z), (x * 5.4, z)] for z in np.geomspace(1, 40, 14) + near - 1],
            width=PEN * 0.5,
            color="#8d8272",
            taper=False,
        )
    stage.lay(road.shapes, z=998.0)
    for sign in (-1, 1):
        for number, z in enumerate(np.arange(36.0, 1.0, -5.7)):
            front = _glass_front(
                stage.rng("front", sign, number),
                width=5.6,
                storeys=5 + number % 3,
                lit=lit,
                awning=(pal.CLOTH_RED, pal.CLOTH_GREEN, pal.CLOTH_BLUE)[number % 3],
            )
            stage.side_wall([shape.moved(scale=1, dx=float(z) - 2.8, dy=0) for shape in front], x=sign * 5.4)
    for k, (x, z) in enumerate(((4.1, 9.0), (-4.1, 13.0), (4.1, 18.0))):
        trees.grow(stage, "beech", k, x=side * x, z=z, height=4.2)
    stage.put(car(stage.rng("car"), color=pal.CLOTH_RED), x=side * 1.6, z=9.5)
    stage.put(car(stage.rng("far car"), color=pal.CLOTH_BLUE), x=-side * 1.6, z=17.0, mirror=True)
    signal = stage.sketch("signal", label="lamp")
    signal.box(-0.05, -2.6, 0.05, 0, pal.IRON, ink=PEN * 0.7)
    signal.box(-0.16, -3.3, 0.16, -2.5, pal.SOOT)
    for k, tint in enumerate((pal.CLOTH_RED, pal.FLAME, pal.LEAF)):
        signal.form(oval(0, -3.14 + 0.24 * k, 0.09, 0.09, points=14), tint, ink=PEN * 0.6)
    stage.put(signal.shapes, x=-side * 3.5, z=4.8)


def _glass_front(rng: Random, *, width: float, storeys: int, lit: bool, awning: str) -> list[Shape]:
    """A modern front: a shop below its awning, bands of windows above."""
    s = Sketch(rng, label="building")
    half, top = width / 2, -3.0 * storeys
    tint = GLASS_TOWERS[int(rng.integers(4))]
    s.form(rectangle(-half, top, half, 0), tint, part="front")
    s.shade(rectangle(0.2 * half, top, half, 0), part="front", strength=0.2, soft=0.5)
    rows = [(x, -3.0 * f - 0.5) for f in range(1, storeys) for x in np.linspace(-half + 0.4, half - 1.4, 4)]
    shine = rng.uniform(size=len(rows)) < 0.5
    for burning, color in ((False, "#9db1b6"), (True, pal.FLAME)):
        panes = [
            rectangle(x, y - 1.7, x + 1.0, y) for (x, y), on in zip(rows, shine, strict=True) if (lit and on) == burning
        ]
        if panes:
            s.form(pieces(panes), color, ink=PEN * 0.6, part=f"panes{burning}")
    s.form(rectangle(-half + 0.3, -2.3, half - 1.5, -0.4), pal.FLAME if lit else pal.GLASS, ink=PEN, part="shop")
    s.form(rectangle(half - 1.3, -2.3, half - 0.4, 0), pal.WOOD_DARK, ink=PEN)
    s.form(
        np.array([(-half + 0.2, -2.7), (half - 1.4, -2.7), (half - 1.2, -2.1), (-half, -2.1)]), awning, part="awning"
    )
    s.strokes(
        [[(x, -2.68), (x - 0.05, -2.12)] for x in np.arange(-half + 0.5, half - 1.4, 0.4)],
        width=PEN,
        color=pal.LINEN,
        taper=False,
    )
    return s.shapes


def car(rng: Random, *, color: str) -> list[Shape]:
    """A small car from the side and front, lamps and all."""
    s = Sketch(rng)
    s.form(
        smooth(np.array([(-0.62, -0.82), (-0.5, -1.36), (0, -1.45), (0.5, -1.36), (0.62, -0.82)]), samples=4),
        pal.GLASS,
        part="glass",
    )
    s.stroke([(0, -1.44), (0, -0.85)], width=PEN * 1.4, taper=False)
    s.form(
        smooth(
            np.array([(-0.85, -0.2), (-0.86, -0.72), (-0.6, -0.88), (0.6, -0.88), (0.86, -0.72), (0.85, -0.2)]),
            samples=3,
        ),
        color,
        part="body",
    )
    s.light(oval(0, -0.8, 0.5, 0.06), part="body", strength=0.5, soft=0.03)
    for x in (-0.62, 0.62):
        s.form(oval(x, -0.56, 0.13, 0.12, points=14), pal.FLAME, ink=PEN * 0.7)
        s.form(rectangle(x - 0.14, -0.24, x + 0.14, 0.02), pal.SOOT, ink=PEN * 0.7)
    s.form(rectangle(-0.4, -0.62, 0.4, -0.44), pal.STEEL, ink=PEN * 0.7)
    s.strokes([[(-0.38, y), (0.38, y)] for y in (-0.57, -0.52, -0.48)], width=PEN * 0.6, taper=False)
    s.form(rectangle(-0.84, -0.32, 0.84, -0.22), pal.STEEL, ink=PEN * 0.7)
    return s.shapes
