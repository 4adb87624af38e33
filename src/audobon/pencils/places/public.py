"""Rooms for many: a theatre's stage, a ballroom, a dining room, a hospital ward, a coffee-house.

Knows: these places' geometry.  Does not know: who stands in them.
"""

from __future__ import annotations

import numpy as np

from audobon.pencils import palette as pal
from audobon.pencils.light import mixed
from audobon.pencils.places import drawing_room, hall, land, outdoors, room
from audobon.pencils.props import buildings, furniture, kitchen_things, plants
from audobon.pencils.shapes import Shape, smooth
from audobon.pencils.sketch import PEN, Random, Sketch, curve, leafy, oval, pieces, rectangle
from audobon.pencils.stage import Stage


def theatre(stage: Stage) -> None:
    """On the boards: the painted cloth behind, wings of canvas trees, a red curtain drawn up."""
    room.surround(stage, "#8d5a4f")
    room.plank_floor(stage, color=pal.WOOD_PALE, back=6.0, half_width=14.0)
    s = stage.sketch("cloth", label="painting")
    s.form(rectangle(-6.5, -5.6, 6.5, 0), "#cfe0dc", part="cloth", ink=PEN)
    s.wash(rectangle(-6.5, -2.2, 6.5, -1.0), pal.CREAM, part="cloth", strength=0.9, soft=0.5)
    s.form(
        np.array([(-6.5, 0), (-6.5, -1.3), (-3, -2.4), (-1, -1.5), (1.6, -2.2), (4, -1.4), (6.5, -2.0), (6.5, 0)]),
        pal.LEAF_BLUE,
        ink=PEN * 0.7,
    )
    s.add(buildings.castle(stage.rng("painted castle")), x=1.4, y=-1.5, scale=0.2)
    s.form(
        smooth(np.array([(-6.5, 0), (-5, -0.8), (-1, -1.0), (3, -0.6), (6.5, -1.0), (6.5, 0)]), samples=4),
        pal.GRASS,
        ink=PEN * 0.7,
    )
    s.strokes([[(x, -5.6), (x + 0.05, 0)] for x in np.arange(-6, 6.5, 1.6)], width=PEN * 0.4, color="#a9b8ae")
    stage.put(s.shapes, x=0, z=6.0)
    for k, (z, x) in enumerate(((4.6, 3.7), (3.0, 4.2))):
        for side in (-1, 1):
            stage.put(_wing(stage.rng("wing", k, side)), x=side * x, z=z, mirror=side > 0)
    for side in (-1, 1):
        stage.put(_drape(stage.rng("drape", side)), x=side * 4.5, z=1.9, mirror=side > 0)
    front = stage.sketch("proscenium", label="wall")
    for side in (-1, 1):
        front.form(rectangle(min(side * 5.3, side * 20), -9, max(side * 5.3, side * 20), 0.1), "#a8695b", part="wall")
        front.form(rectangle(side * 5.5 - 0.32, -9, side * 5.5 + 0.32, 0.1), pal.BRASS, part=f"frame{side}")
        front.strokes(
            [[(side * 5.5 + d, -8), (side * 5.5 + d, -0.2)] for d in (-0.16, 0.0, 0.16)], width=PEN, taper=False
        )
    stage.put(front.shapes, x=0, z=1.85)
    border = stage.sketch("border", label="curtain")
    xs = np.arange(-7, 7.1, 0.875) * 0.76
    low = [(float(x), -3.55 + (0.42 if k % 2 else 0.0)) for k, x in enumerate(xs)]
    border.form(
        np.vstack([smooth(np.array(low), closed=False, samples=4), [(5.4, -9), (-5.4, -9)]]),
        pal.CLOTH_RED,
        part="border",
    )
    border.strokes([curve((x, -6), (x + 0.1, -4.6), (x, -3.6)) for x in xs], width=PEN * 0.8)
    border.stroke(smooth(np.array(low), closed=False, samples=4), width=PEN * 4, color=pal.BRASS, taper=False)
    stage.put(border.shapes, x=0, z=1.8)
    if stage.view.softness <= land.WIDEST:
        for cell in stage.cells(-1.3, width=0.5):
            lamp = stage.sketch("foot", cell, label="lamp")
            lamp.form(
                np.vstack([oval(0, -0.02, 0.22, 0.24, start=0.5, end=1.0, points=12), [(0.22, 0.06), (-0.22, 0.06)]]),
                pal.BRASS,
                part="shell",
            )
            lamp.form(oval(0, -0.02, 0.07, 0.09, points=10), pal.FLAME, ink=PEN * 0.5)
            stage.put(lamp.shapes, x=cell * 0.5, z=-1.3, scale=0.6)
    glow = stage.sketch("limelight")
    glow.light(oval(0, 1.2, 2.6, 1.3), part="*", strength=0.4, soft=0.3)
    stage.lay(glow.shapes, z=990.0)


def _wing(rng: Random) -> list[Shape]:
    """A flat of painted trees with its wooden edge."""
    s = Sketch(rng, label="painting")
    edge = np.vstack([leafy(rng, 0.1, -3.4, 1.2, 1.7, scallop=0.4)])
    s.form(np.array([(-1.2, 0), (-1.2, -3.4), (0.5, -3.4), (0.6, -2.0), (0.45, 0)]), pal.BARK_PALE, part="flat")
    s.form(edge, pal.LEAF, part="leaves", ink_color=plants.BARK_INK)
    s.shade(oval(0.4, -2.8, 1.1, 0.9), part="leaves", strength=0.4, soft=0.2)
    plants.leaf_marks(s, 0.1, -3.4, 1.1, 1.5, count=16, size=0.1)
    s.strokes(
        [curve((x, -0.1), (x + 0.1, -1.2), (x, -2.2)) for x in (-0.9, -0.5, -0.1, 0.3)],
        width=PEN * 0.8,
        color=plants.BARK_INK,
    )
    return s.shapes


def _drape(rng: Random) -> list[Shape]:
    """The great curtain gathered at one side."""
    s = Sketch(rng, label="curtain")
    outline = [(-1.6, -6.5), (1.3, -6.5), (0.9, -4.0), (0.15, -2.0), (0.5, -0.9), (0.4, 0.05), (-1.6, 0.05)]
    s.form(smooth(np.array(outline), samples=3), pal.CLOTH_RED, part="drape")
    folds = [
        curve((u, -6.4), (0.75 * u - 0.1, -4.0), (0.4 * u - 0.35, -2.0), (0.6 * u - 0.3, 0))
        for u in np.linspace(-1.3, 1.1, 9)
    ]
    s.strokes(folds, width=PEN * 0.9)
    for u in (-0.6, 0.5):
        s.shade(oval(u - 0.2, -3.0, 0.2, 3.0), part="drape", strength=0.4, soft=0.12)
    s.form(
        smooth(np.array([(-0.9, -2.15), (0.1, -2.1), (0.25, -1.95), (0.1, -1.85), (-0.9, -1.9)]), samples=3), pal.BRASS
    )
    s.strokes([[(0.15 + 0.05 * k, -1.9), (0.12 + 0.07 * k, -1.4)] for k in range(4)], width=PEN * 2, color=pal.BRASS)
    return s.shapes


def ballroom(stage: Stage) -> None:
    """Parquet in squares, tall arched windows between gilded pilasters, chandeliers, mirrors."""
    half, back, high = 7.0, 8.0, 6.0
    room.walls(stage, color="#efe3c8", half_width=half, back=back, height=high, ceiling=pal.LINEN)
    near = room.near_edge(stage)
    floor = stage.sketch("parquet", label="floor")
    floor.form([(-half, back), (half, back), (half, near), (-half, near)], pal.WOOD_PALE, ink=0, part="floor")
    dark = [rectangle(x, z, x + 0.9, z + 0.9) for i, x in enumerate(np.arange(-half, half, 0.9)) for j,
        z in enumerate(np.arange(near, back, 0.9))
            if (i + j) % 2]  # fmt: skip
    floor.form(pieces(dark), mixed(pal.WOOD_PALE, pal.WOOD_RED, 0.4), ink=PEN * 0.4, part="floor")
    floor.light(oval(0, 2.5, 3.4, 2.6), part="floor", strength=0.4, soft=0.5)
    stage.lay(floor.shapes)
    s = stage.sketch("front", label="wall")
    light = stage.light
    for x in (-4.8, -1.6, 1.6, 4.8):
        frame = np.vstack(
            [[(x - 0.95, -0.3)], oval(x, -3.3, 0.95, 0.95, start=0.5, end=1.0, points=14), [(x + 0.95, -0.3)]]
        )
        s.form(frame, pal.BRASS, ink=PEN * 0.8)
        pane = (frame - (x, -2.0)) * (0.86, 0.94) + (x, -2.0)
        s.form(pane, mixed(light.sky_low, light.sky_top, 0.4), part=f"view{x}", ink=PEN * 0.7)
        s.wash(oval(x, -0.5, 1.0, 0.6), light.on_set(pal.LEAF_BLUE), part=f"view{x}", strength=0.8, soft=0.15)
        bars = [[(x, -4.1), (x, -0.35)]] + [[(x - 0.8, y), (x + 0.8, y)] for y in (-1.3, -2.3, -3.3)]
        s.strokes(bars, width=PEN * 1.6, color=pal.LINEN, taper=False)
        room.curtains(s, left=x - 1.15, right=x + 1.15, top=-4.5, bottom=-0.1, color=pal.CLOTH_RED)
    for x in (-6.4, -3.2, 0.0, 3.2, 6.4):
        s.box(x - 0.22, -5.3, x + 0.22, 0, pal.LINEN, part=f"pilaster{x}")
        s.strokes(
            [[(x + d, -4.9), (x + d, -0.4)] for d in (-0.1, 0.0, 0.1)], width=PEN * 0.6, color=pal.BRASS, taper=False
        )
        s.form(
            np.array([(x - 0.24, -5.3), (x - 0.36, -5.6), (x + 0.36, -5.6), (x + 0.24, -5.3)]), pal.BRASS, ink=PEN * 0.8
        )
    s.box(-half, -6.0, half, -5.6, pal.CREAM)
    stage.put(s.shapes, x=0, z=back)
    for k, (x, z) in enumerate(((-2.6, 5.2), (2.6, 5.2), (0.0, 2.8))):
        stage.put(chandelier(stage.rng("lights", k)), x=x, z=z, lift=3.2 + 0.2 * (k == 2))
    for side in (-1, 1):
        stage.put(
            furniture.chair(stage.rng("gilt", side), color=pal.BRASS, seat=pal.CLOTH_RED),
            x=side * 4.4,
            z=5.4,
            mirror=side > 0,
        )
        stage.put(furniture.sofa(stage.rng("settee", side), color=pal.CLOTH_ROSE), x=side * 4.7, z=4.0)
        stage.put(hall.pillar(stage.rng("pillar", side)), x=side * 5.4, z=2.6)


def chandelier(rng: Random) -> list[Shape]:
    """Arms, candles and drops of glass on a chain; its foot is its lowest drop."""
    s = Sketch(rng, label="lamp")
    s.stroke([(0, -3.2), (0, -1.1)], width=PEN * 1.6, color=pal.BRASS, taper=False)
    s.form(
        smooth(
            np.array(
                [(-0.1, -1.1), (-0.06, -0.7), (-0.16, -0.45), (0, -0.2), (0.16, -0.45), (0.06, -0.7), (0.1, -1.1)]
            ),
            samples=3,
        ),
        pal.BRASS,
    )
    arms = [curve((0, -0.5), (0.5 * d, -0.28), (d, -0.62)) for d in (-0.95, -0.5, 0.5, 0.95)]
    s.strokes(arms, width=PEN * 2.4, color=pal.BRASS, taper=False)
    candles = [rectangle(d - 0.035, -0.9, d + 0.035, -0.64) for d in (-0.95, -0.5, 0.0, 0.5, 0.95)]
    s.form(pieces(candles), pal.LINEN, ink=PEN * 0.5)
    flames = [
        smooth(np.array([(d - 0.03, -0.9), (d, -1.04), (d + 0.03, -0.9)]), samples=4)
        for d in (-0.95, -0.5, 0.0, 0.5, 0.95)
    ]
    s.form(pieces(flames), pal.FLAME, ink=PEN * 0.4)
    drops = [
        oval(x, y, 0.03, 0.05, points=8)
        for x, y in ((-0.95, -0.5), (-0.7, -0.28), (-0.3, -0.16), (0, -0.08), (0.3, -0.16), (0.7, -0.28), (0.95, -0.5))
    ]
    s.form(pieces(drops), pal.GLASS, ink=PEN * 0.5)
    s.strokes(
        [curve((-0.95, -0.55), (-0.5, -0.14), (0, -0.12), (0.5, -0.14), (0.95, -0.55))],
        width=PEN * 0.6,
        color=pal.BRASS,
    )
    s.light(oval(0, -0.9, 1.5, 0.9), part="*", strength=0.3, soft=0.4)
    return s.shapes


def dining_room(stage: Stage) -> None:
    """A long laid table runs across under a lamp, chairs behind it, a sideboard with silver."""
    side = land.hand(stage)
    ground, figure = drawing_room.PAPERS[int(stage.rng("paper").integers(4))]
    room.plank_floor(stage, color=pal.WOOD, back=4.8)
    room.walls(stage, color=ground, back=4.8, height=3.4)
    stage.put(drawing_room.wallpaper(stage.rng("pattern"), color=figure), x=0, z=4.8)
    stage.put(room.wainscot(stage.rng("boards"), height=1.1, color=pal.WOOD_RED), x=0, z=4.8)
    for k, x in enumerate((-1.25, 0.0, 1.25)):
        stage.put(
            room.window(stage, "bay", k, width=1.0, height=1.7, sill=0.95, panes=(2, 3), frame=pal.LINEN),
            x=side * 1.2 + x,
            z=4.78,
        )
    drapes = stage.sketch("drapes")
    room.curtains(drapes, left=-2.1, right=2.1, top=-2.95, bottom=-0.2, color=pal.CLOTH_GREEN)
    stage.put(drapes.shapes, x=side * 1.2, z=4.7)
    room.window_light(stage, x=side * 0.6, back=4.8, width=1.8)
    stage.put(_sideboard(stage.rng("board")), x=-side * 2.9, z=4.5)
    stage.put(furniture.picture(stage.rng("still life"), width=1.3, height=0.8), x=-side * 2.9, z=4.78, lift=2.05)
    for k, x in enumerate(np.linspace(-2.0, 2.0, 5)):
        stage.put(furniture.chair(stage.rng("chair", k), seat=pal.CLOTH_RED), x=float(x), z=3.9, mirror=x > 0)
    stage.shadow(x=0, z=3.2, half_width=2.5)
    stage.put(furniture.table(stage.rng("table"), width=5.0, height=0.74, cloth=pal.LINEN), x=0, z=3.3)
    served = (kitchen_things.plate, kitchen_things.glass, furniture.candle, kitchen_things.pie, kitchen_things.jug,
        kitchen_things.plate, furniture.candle,
              kitchen_things.glass, kitchen_things.plate)  # fmt: skip
    for k, x in enumerate(np.linspace(-2.2, 2.2, len(served))):
        stage.put(served[k](stage.rng("served", k)), x=float(x), z=3.2, lift=0.82)
    stage.put(chandelier(stage.rng("lights")), x=0, z=3.3, lift=2.15, scale=0.7)


def _sideboard(rng: Random) -> list[Shape]:
    s = Sketch(rng, label="cabinet")
    s.box(-1.1, -0.98, 1.1, -0.1, pal.WOOD_RED, part="body")
    s.strokes(
        [rectangle(x, -0.85, x + 0.62, -0.2)[[0, 1, 2, 3, 0]] for x in (-1.02, -0.31, 0.4)],
        width=PEN * 0.8,
        taper=False,
    )
    s.form(pieces([oval(x, -0.55, 0.03, 0.03, points=8) for x in (-0.46, 0.25, 0.46)]), pal.BRASS, ink=PEN * 0.5)
    s.box(-1.2, -1.06, 1.2, -0.96, mixed(pal.WOOD_RED, pal.WOOD_DARK, 0.4))
    for x, w, h in ((-0.8, 0.16, 0.34), (-0.35, 0.22, 0.16), (0.2, 0.1, 0.42), (0.75, 0.2, 0.24)):
        cup = [(x - 0.4 * w, -1.06), (x - 0.2 * w, -1.06 - 0.3 * h), (x - w, -1.06 - 0.6 * h), (x - 0.8 * w,
            -1.06 - h), (x + 0.8 * w, -1.06 - h),
               (x + w, -1.06 - 0.6 * h), (x + 0.2 * w, -1.06 - 0.3 * h), (x + 0.4 * w, -1.06)]  # fmt: skip
        s.form(smooth(np.array(cup), samples=3), pal.TIN, ink=PEN * 0.7)
    for x in (-1.0, 1.0):
        s.box(x - 0.06, -0.1, x + 0.06, 0, pal.WOOD_DARK, ink=PEN * 0.7)
    return s.shapes


def ward(stage: Stage) -> None:
    """A hospital ward: iron beds in a row under high windows, a screen, charts at the bed-feet, a stove."""
    side = land.hand(stage)
    back, half = 5.0, 6.4
    room.plank_floor(stage, color="#d9c8a2", back=back, half_width=half)
    room.walls(stage, color="#e4e6d8", back=back, half_width=half, height=3.8, sides="bare")
    dado = stage.sketch("dado", label="wall")
    dado.form(rectangle(-half, -1.2, half, 0), pal.PLASTER_GREEN, ink=PEN * 0.7)
    stage.put(dado.shapes, x=0, z=back)
    for k, x in enumerate((-4.2, -1.4, 1.4, 4.2)):
        stage.put(
            room.window(stage, "ward", k, width=0.95, height=1.6, sill=1.7, panes=(2, 4), frame=pal.LINEN), x=x, z=back
        )
    room.window_light(stage, x=-1.8, back=back, width=1.4)
    for k, x in enumerate((-4.3, -2.9, -0.9, 1.0, 2.9, 4.4)):
        if (k + (side > 0)) % 6 != 2:
            stage.put(iron_bed(stage.rng("bed", k)), x=x, z=back - 0.9)
    stage.put(_screen(stage.rng("screen")), x=side * 3.5, z=3.2)
    stage.put(furniture.table(stage.rng("stand"), width=0.7, height=0.74, color=pal.LINEN), x=-side * 3.4, z=2.9)
    for k, x in enumerate((-3.6, -3.4, -3.2)):
        stage.put(
            (kitchen_things.bottle, kitchen_things.jug, kitchen_things.glass)[k](stage.rng("physic", k)),
            x=side * x,
            z=2.85,
            lift=0.82,
        )
    stage.put(furniture.chair(stage.rng("visitor")), x=-side * 2.4, z=3.0, mirror=side < 0)
    for sign in (-1, 1):
        for k, z in enumerate((3.6, 1.6)):
            pane = room.window(stage, "side", sign, k, width=0.95, height=1.6, sill=1.7, panes=(2, 4), frame=pal.LINEN)
            stage.side_wall([shape.moved(scale=1, dx=z, dy=0) for shape in pane], x=sign * half)


def iron_bed(rng: Random) -> list[Shape]:
    """A white iron bed seen from its foot, with a chart."""
    s = Sketch(rng, label="bed")
    s.strokes(
        [[(x, -1.15), (x, -0.5)] for x in np.linspace(-0.42, 0.42, 7)], width=PEN * 1.6, color="#8d9496", taper=False
    )
    s.stroke(
        curve((-0.46, -0.4), (-0.46, -1.1), (0, -1.25), (0.46, -1.1), (0.46, -0.4)),
        width=PEN * 2.6,
        color="#8d9496",
        taper=False,
    )
    s.form(
        smooth(np.array([(-0.36, -0.72), (-0.3, -0.95), (0.3, -0.95), (0.36, -0.72)]), samples=4),
        pal.LINEN,
        part="pillow",
    )
    s.form(np.array([(-0.44, -0.74), (0.44, -0.74), (0.54, -0.18), (-0.54, -0.18)]), (pal.CLOTH_BLUE, pal.LINEN,
        pal.CLOTH_ROSE)[int(rng.integers(3))],
           part="cover")  # fmt: skip
    s.form(np.array([(-0.44, -0.76), (0.44, -0.76), (0.47, -0.6), (-0.47, -0.6)]), pal.LINEN, part="sheet")
    s.strokes([curve((x, -0.58), (1.1 * x, -0.4), (1.2 * x, -0.2)) for x in (-0.25, 0.05, 0.3)], width=PEN * 0.6)
    s.strokes([[(x, -0.62), (x, 0.02)] for x in (-0.54, 0.54)] + [[(-0.54, -0.6), (0.54, -0.6)], [(-0.54, -0.12),
        (0.54, -0.12)]], width=PEN * 2.6,
              color="#8d9496", taper=False)  # fmt: skip
    s.strokes(
        [[(x, -0.6), (x, -0.12)] for x in np.linspace(-0.36, 0.36, 5)], width=PEN * 1.4, color="#8d9496", taper=False
    )
    s.box(-0.14, -0.52, 0.14, -0.22, pal.CREAM, ink=PEN * 0.6)
    s.strokes([[(-0.1, -0.3), (-0.04, -0.4), (0.02, -0.34), (0.1, -0.46)]], width=PEN * 0.7, color=pal.CLOTH_RED)
    return s.shapes


def _screen(rng: Random) -> list[Shape]:
    s = Sketch(rng, label="furniture")
    for k, (x, dy) in enumerate(((-0.6, 0.0), (0.0, 0.08), (0.6, 0.0))):
        panel = np.array(
            [(x - 0.3, -1.7 + dy), (x + 0.3, -1.7 + 0.08 - dy), (x + 0.3, 0.0 + 0.04 - 0.5 * dy), (x - 0.3, 0.5 * dy)]
        )
        s.form(panel, pal.LINEN, part=f"panel{k}")
        s.shade(rectangle(x + 0.05, -1.7, x + 0.3, 0.1), part=f"panel{k}", strength=0.25 + 0.1 * (k == 1), soft=0.08)
        s.strokes(
            [curve((x + d, -1.6), (x + d + 0.02, -0.9), (x + d, -0.1)) for d in (-0.15, 0.02, 0.17)], width=PEN * 0.5
        )
    return s.shapes


def coffee_house(stage: Stage) -> None:
    """Small round tables with cups, bentwood chairs, a great window to the street with letters on it."""
    side = land.hand(stage)
    room.walls(stage, color="#e4d3a6", back=4.4, height=3.5)
    near = room.near_edge(stage)
    floor = stage.sketch("tiles", label="floor")
    floor.form([(-4.9, 4.4), (4.9, 4.4), (4.9, near), (-4.9, near)], pal.CREAM, ink=0, part="floor")
    dark = [
        np.array([(x, z), (x + 0.25, z + 0.25), (x, z + 0.5), (x - 0.25, z + 0.25)])
        for x in np.arange(-4.6, 4.9, 0.5)
        for z in np.arange(near, 4, 0.5)
    ]
    floor.form(pieces(dark), mixed(pal.CLOTH_BROWN, pal.STONE, 0.35), ink=PEN * 0.4, part="floor")
    stage.lay(floor.shapes)
    stage.put(room.wainscot(stage.rng("boards"), color=pal.WOOD_DARK), x=0, z=4.4)
    stage.put(
        room.window(
            stage, "street", width=3.0, height=1.75, sill=0.95, panes=(3, 1), frame=pal.WOOD_RED, curtain=pal.CLOTH_RED
        ),
        x=-side * 1.6,
        z=4.38,
    )
    room.window_light(stage, x=-side * 2.4, back=4.4, width=2.2)
    bar = stage.sketch("bar", label="table")
    bar.box(-1.5, -1.08, 1.5, 0, pal.WOOD_RED, part="front")
    bar.strokes(
        [rectangle(x, -0.92, x + 0.6, -0.16)[[0, 1, 2, 3, 0]] for x in (-1.35, -0.65, 0.05, 0.75)],
        width=PEN * 0.8,
        taper=False,
    )
    bar.box(-1.6, -1.18, 1.6, -1.06, pal.STONE_PALE)
    urn = [(-0.14, -1.18), (-0.24, -1.45), (-0.2, -1.75), (0, -1.86), (0.2, -1.75), (0.24, -1.45), (0.14, -1.18)]
    bar.form(smooth(np.array(urn), samples=4), pal.COPPER, part="urn")
    bar.light(oval(-0.08, -1.55, 0.06, 0.18), part="urn", strength=0.6, soft=0.04)
    stage.put(bar.shapes, x=side * 2.9, z=3.6)
    for k, x in enumerate((2.0, 2.35, 3.7)):
        stage.put(kitchen_things.cup(stage.rng("on bar", k)), x=side * x, z=3.55, lift=1.18)
    stage.put(furniture.mirror(stage.rng("glass")), x=side * 2.9, z=4.36, lift=1.5, scale=1.5)
    stage.put(furniture.shelf(stage.rng("bottles"), width=1.0, rows=2, goods="bottles"), x=side * 4.2, z=4.3, lift=1.3)
    for k, (x, z) in enumerate(((-3.1, 3.0), (-1.5, 3.3), (3.3, 2.2))):
        stage.shadow(x=side * x, z=z, half_width=0.5)
        for d in (-0.62, 0.62):
            stage.put(
                furniture.chair(stage.rng("chair", k, round(d)), height=0.9), x=side * x + d, z=z + 0.08, mirror=d > 0
            )
        stage.put(_cafe_table(stage.rng("table", k)), x=side * x, z=z)
    for k, (x, y) in enumerate(((-3.6, 2.7), (0.6, 2.7))):
        stage.put(
            furniture.lamp(stage.rng("lamp", k), lit=stage.light.lamps), x=side * x, z=4.3, lift=y - 0.5, scale=0.8
        )
        room.lamp_glow(stage, x=side * x, height=y, z=4.3)


def _cafe_table(rng: Random) -> list[Shape]:
    s = Sketch(rng, label="table")
    s.stroke([(0, -0.7), (0, -0.05)], width=PEN * 5, color=pal.IRON, taper=False)
    s.strokes(
        [curve((0, -0.16), (0.16 * d, -0.05), (0.3 * d, 0.02)) for d in (-1, 1)],
        width=PEN * 3,
        color=pal.IRON,
        taper=False,
    )
    s.form(oval(0, -0.7, 0.42, 0.1, points=24), pal.WOOD_DARK)
    s.form(oval(0, -0.73, 0.42, 0.1, points=24), pal.LINEN, part="top", ink=PEN * 0.7)
    s.add(kitchen_things.cup(rng), x=-0.12, y=-0.74, scale=0.9)
    s.add(kitchen_things.cup(rng, color=pal.CLOTH_BLUE), x=0.18, y=-0.72, scale=0.9)
    return s.shapes


def tent(stage: Stage) -> None:
    """Under canvas: the cloth runs up to a pole, stripes and seams, a flap open on the camp, rugs, cushions."""
    side = land.hand(stage)
    outdoors.ground(stage, color=pal.SAND, label="floor", far=6.0)
    drawing_room.rug(stage, color=pal.CLOTH_RED)
    light = stage.light
    room.surround(stage, mixed(pal.CLOTH_MUSTARD, pal.CREAM, 0.45))
    s = stage.sketch("canvas", label="wall")
    edges = np.linspace(-15.0, 15.0, 31)
    for k in range(30):
        a, b = edges[k], edges[k + 1]
        strip = np.array([(a, 0.1), (b, 0.1), (0.9 * b, -1.7), (0.03 * b, -4.4), (0.03 * a, -4.4), (0.9 * a, -1.7)])
        tint = pal.LINEN if k % 2 else pal.CLOTH_MUSTARD
        s.form(strip, mixed(tint, "#7a7268", 0.012 * abs(k - 14.0)), part=f"strip{k}", ink=PEN * 0.7)
    s.strokes([curve((x * 0.9, -1.7), (x * 0.95, -1.0), (x, 0)) for x in edges[1:-1]], width=PEN * 0.6)
    flap = np.array([(side * 0.3, 0.1), (side * 2.3, 0.1), (side * 1.2, -2.3)])
    s.form(flap, mixed(light.sky_low, light.sky_top, 0.2), part="out", ink=PEN)
    s.wash(oval(side * 1.3, -0.1, 1.2, 0.55), light.on_set(pal.GRASS), part="out", strength=0.9, soft=0.05)
    s.form(
        np.array([(side * 1.5, -0.1), (side * 1.75, -0.7), (side * 2.0, -0.1)]),
        light.on_set(pal.LINEN),
        ink=PEN * 0.7,
        part="far tent",
    )
    fold = np.array([(side * 0.3, 0.1), (side * 1.2, -2.3), (side * 0.5, -1.4), (side * -0.1, 0.1)])
    s.form(fold, pal.CREAM, part="fold")
    valance = [(-14.0 + 0.56 * k, -1.75 + (0.28 if k % 2 else 0.0)) for k in range(51)]
    s.form(np.vstack([np.array(valance), [(14, -1.9), (-14, -1.9)]]), pal.CLOTH_RED, ink=PEN * 0.7)
    stage.put(s.shapes, x=0, z=4.4)
    pole = stage.sketch("pole")
    pole.box(-0.08, -4.4, 0.08, 0, pal.WOOD, part="pole")
    pole.shade(rectangle(0.02, -4.4, 0.09, 0), part="pole", strength=0.4, soft=0.02)
    pole.add(furniture.lamp(stage.rng("hung"), lit=light.lamps), x=-side * 0.3, y=-1.9, scale=0.9)
    pole.stroke([(0, -2.9), (-side * 0.3, -2.75), (-side * 0.3, -2.5)], width=PEN * 1.4, taper=False)
    stage.put(pole.shapes, x=-side * 0.9, z=3.4)
    room.lamp_glow(stage, x=-side * 1.2, height=2.1, z=3.4, radius=1.6)
    stage.put(
        furniture.bed(stage.rng("camp bed"), length=1.8, quilt=pal.CLOTH_RED), x=-side * 2.9, z=3.2, mirror=side < 0
    )
    cushions = stage.sketch("cushions", label="furniture")
    for k, (x, y) in enumerate(((-0.5, 0), (0.15, 0), (-0.2, -0.3), (0.75, 0))):
        tint = (pal.CLOTH_BLUE, pal.CLOTH_MUSTARD, pal.CLOTH_ROSE, pal.CLOTH_GREEN)[k]
        bag = [
            (x - 0.36, y - 0.06),
            (x - 0.3, y - 0.34),
            (x, y - 0.28),
            (x + 0.3, y - 0.34),
            (x + 0.36, y - 0.04),
            (x, y - 0.02),
        ]
        cushions.form(smooth(np.array(bag), samples=3), tint, part=f"c{k}")
        cushions.shade(oval(x + 0.15, y - 0.08, 0.2, 0.08), part=f"c{k}", strength=0.4, soft=0.04)
    stage.put(cushions.shapes, x=side * 3.0, z=2.9)
    stage.put(kitchen_things.jug(stage.rng("ewer")), x=side * 2.1, z=2.6, scale=1.3)
