"""Rooms for learning and looking: a schoolroom, a library, a gallery of pictures and casts.

Knows: these places' geometry.  Does not know: who stands in them.
"""

from __future__ import annotations

import numpy as np

from audobon.pencils import palette as pal
from audobon.pencils.light import mixed
from audobon.pencils.places import drawing_room, kitchen, land, room
from audobon.pencils.props import furniture, joinery, small_things
from audobon.pencils.shapes import Shape, smooth
from audobon.pencils.sketch import PEN, Random, Sketch, curve, oval, pieces, rectangle
from audobon.pencils.stage import Stage


def schoolroom(stage: Stage) -> None:
    """Blackboard and map on the back wall, the master's desk on its step, rows of forms."""
    side = land.hand(stage)
    back = 5.6
    room.plank_floor(stage, color=pal.WOOD, back=back, half_width=5.6)
    room.walls(stage, color="#e2dcc0", back=back, half_width=5.6, height=3.6)
    stage.put(
        room.wainscot(stage.rng("boards"), half_width=5.6, color=mixed(pal.CLOTH_GREEN, pal.WOOD, 0.4)), x=0, z=back
    )
    for k, z in enumerate((4.6, 2.9, 1.2)):
        pane = room.window(stage, "side", k, width=1.0, height=1.9, sill=1.1, panes=(2, 4))
        stage.side_wall([shape.moved(scale=1, dx=z, dy=0) for shape in pane], x=-side * 5.6)
    stage.put(blackboard(stage.rng("board")), x=side * 0.2, z=back - 0.05)
    stage.put(wall_map(stage.rng("map")), x=-side * 2.6, z=back, lift=1.2)
    stage.put(furniture.clock(stage.rng("clock")), x=side * 4.6, z=back - 0.2)
    stage.put(joinery.door(stage.rng("door")), x=side * 3.4, z=back)
    step = stage.sketch("step", label="floor")
    step.box(-1.2, -0.2, 1.2, 0, pal.WOOD_PALE, part="step")
    step.box(-0.8, -1.05, 0.8, -0.2, pal.WOOD_RED, part="desk")
    step.strokes(
        [rectangle(x, -0.92, x + 0.6, -0.34)[[0, 1, 2, 3, 0]] for x in (-0.7, 0.1)], width=PEN * 0.7, taper=False
    )
    step.form(
        np.array([(-0.9, -1.05), (-0.75, -1.25), (0.75, -1.25), (0.9, -1.05)]),
        mixed(pal.WOOD_RED, pal.CREAM, 0.25),
        part="top",
    )
    stage.put(step.shapes, x=side * 1.6, z=4.5)
    stage.put(small_things.globe(stage.rng("globe")), x=side * 2.0, z=4.45, lift=1.15)
    stage.put(small_things.book(stage.rng("book")), x=side * 1.3, z=4.45, lift=1.15)
    for k, (x, z) in enumerate(((-3.0, 3.9), (-3.2, 2.7), (3.2, 3.0), (3.4, 2.0))):
        stage.put(desk_and_form(stage.rng("form", k)), x=side * x, z=z)
    room.lamp_glow(stage, x=side * 1.6, height=1.5, z=4.4)


def blackboard(rng: Random) -> list[Shape]:
    """A framed blackboard with sums and a drawn house, a ledge of chalks."""
    s = Sketch(rng, label="painting")
    s.box(-1.35, -2.65, 1.35, -1.15, pal.WOOD, part="frame")
    s.form(rectangle(-1.26, -2.56, 1.26, -1.24), "#5d6b62", part="board", ink=PEN * 0.7)
    s.light(oval(-0.4, -2.2, 0.8, 0.3), part="board", strength=0.2, soft=0.2)
    x0 = -1.1
    marks = [curve((x0 + 0.16 * k, -2.4 + 0.3 * r), (x0 + 0.05 + 0.16 * k, -2.3 + 0.3 * r), (x0 + 0.16 * k,
        -2.2 + 0.3 * r)) for k in
             range(5) for r in range(3)]  # fmt: skip
    house = [np.array([(0.4, -1.45), (0.4, -1.9), (0.68, -2.2), (0.96, -1.9), (0.96, -1.45), (0.4, -1.45)]),
             np.array([(0.4, -1.9), (0.96, -1.9)]), np.array([(0.62, -1.45), (0.62, -1.7), (0.76, -1.7), (0.76,
             -1.45)])]  # fmt: skip
    s.strokes([*marks, *house, np.array([(-1.1, -1.5), (-0.2, -1.5)])], width=PEN * 1.1, color="#e8e6da", taper=False)
    s.box(-1.0, -1.15, 1.0, -1.08, pal.WOOD_DARK, ink=PEN * 0.7)
    return s.shapes


def wall_map(rng: Random) -> list[Shape]:
    """A map on rollers: two continents in a pale sea."""
    s = Sketch(rng, label="painting")
    s.box(-0.7, -1.3, 0.7, 0, pal.PLASTER_BLUE, part="map")
    lands = [smooth(np.array(p), samples=3) for p in (
        [(-0.5, -1.1), (-0.2, -1.15), (-0.1, -0.85), (-0.3, -0.6), (-0.22, -0.2), (-0.4, -0.3), (-0.52, -0.7)],
        [(0.05, -1.1), (0.5, -1.12), (0.58, -0.8), (0.36, -0.6), (0.4, -0.3), (0.2, -0.25), (0.1, -0.7)])]  # fmt: skip
    s.form(lands[0], pal.LEAF_YELLOW, ink=PEN * 0.6)
    s.form(lands[1], pal.CLOTH_ROSE, ink=PEN * 0.6)
    for y in (-1.3, 0.0):
        s.stroke([(-0.76, y), (0.76, y)], width=PEN * 2.6, color=pal.WOOD_DARK, taper=False)
    return s.shapes


def desk_and_form(rng: Random) -> list[Shape]:
    """A slanting school desk for two with its bench before it, an inkwell, a slate."""
    s = Sketch(rng, label="furniture")
    s.form(np.array([(-0.85, -0.66), (0.85, -0.66), (0.78, -0.86), (-0.78, -0.86)]), pal.WOOD, part="top")
    s.box(-0.85, -0.66, 0.85, -0.54, mixed(pal.WOOD, pal.WOOD_DARK, 0.35), part="edge")
    s.form(np.array([(-0.5, -0.7), (-0.14, -0.7), (-0.16, -0.82), (-0.48, -0.82)]), pal.SLATE, ink=PEN * 0.6)
    s.form(oval(0.55, -0.83, 0.05, 0.03, points=9), pal.IRON, ink=PEN * 0.5)
    for x in (-0.72, 0.72):
        s.box(x - 0.05, -0.55, x + 0.05, 0, pal.IRON, ink=PEN * 0.7)
    s.box(-0.9, -0.36, 0.9, -0.28, pal.WOOD_PALE, part="bench")
    for x in (-0.8, 0.8):
        s.box(x - 0.05, -0.28, x + 0.05, 0.03, pal.WOOD_DARK, ink=PEN * 0.7)
    return s.shapes


def library(stage: Stage) -> None:
    """Books to the ceiling on three sides, a gallery with a rail, a ladder, a fire."""
    side = land.hand(stage)
    back, half, high = 5.4, 4.6, 4.6
    room.plank_floor(stage, color=pal.WOOD, back=back, half_width=half)
    room.walls(stage, color=pal.WOOD, back=back, half_width=half, height=high, ceiling=pal.CREAM, sides="bare")
    drawing_room.rug(stage, color=pal.CLOTH_GREEN)
    for sign in (-1, 1):
        stage.side_wall(
            books_wall(stage.rng("wall", sign), left=0.2, right=back - 0.1, high=high - 0.3), x=sign * (half - 0.02)
        )
    stage.put(books_wall(stage.rng("left"), left=-half + 0.1, right=-1.1, high=high - 0.3), x=0, z=back - 0.05)
    stage.put(books_wall(stage.rng("right"), left=1.1, right=half - 0.1, high=high - 0.3), x=0, z=back - 0.05)
    stage.put(kitchen.hearth(stage.rng("hearth"), width=1.6, stone=pal.STONE_PALE), x=0, z=back, scale=1.2)
    room.lamp_glow(stage, x=0, height=0.6, z=back, radius=1.7)
    stage.put(furniture.picture(stage.rng("portrait"), width=0.8, height=1.0), x=0, z=back - 0.05, lift=2.3)
    rail = stage.sketch("gallery", label="fence")
    rail.box(-half, -2.62, half, -2.5, pal.WOOD_DARK, part="floor")
    xs = np.arange(-half, half, 0.22)
    rail.strokes(
        [[(x, -3.35), (x, -2.6)] for x in xs if abs(x) > 1.2], width=PEN * 1.6, color=pal.WOOD_DARK, taper=False
    )
    for a, b in ((-half, -1.15), (1.15, half)):
        rail.box(a, -3.42, b, -3.34, pal.WOOD_RED, ink=PEN * 0.7)
    stage.put(rail.shapes, x=0, z=back - 0.55)
    stage.put(small_things.ladder(stage.rng("ladder")), x=side * 3.2, z=back - 0.7)
    stage.put(furniture.armchair(stage.rng("chair"), color=pal.CLOTH_RED), x=-side * 2.4, z=3.4, mirror=side > 0)
    stage.shadow(x=side * 2.5, z=2.5, half_width=0.8)
    stage.put(furniture.table(stage.rng("table"), width=1.5, color=pal.WOOD_RED), x=side * 2.5, z=2.7)
    stage.put(furniture.lamp(stage.rng("lamp"), lit=stage.light.lamps), x=side * 2.8, z=2.65, lift=0.82)
    stage.put(small_things.book(stage.rng("open")), x=side * 2.2, z=2.65, lift=0.82)
    stage.put(small_things.globe(stage.rng("globe")), x=-side * 3.7, z=2.8, scale=1.5)
    room.lamp_glow(stage, x=side * 2.8, height=1.3, z=2.7)


def study(stage: Stage) -> None:
    """A scholar's own room: his desk before the window, papers and piled books about it, a fire, a deep chair."""
    side = land.hand(stage)
    back = 4.0
    room.plank_floor(stage, color=pal.WOOD, back=back, half_width=4.2)
    room.walls(stage, color="#d8c9a4", back=back, half_width=4.2)
    stage.put(room.wainscot(stage.rng("boards"), half_width=4.2, color=pal.WOOD_RED), x=0, z=back)
    drawing_room.rug(stage, color=pal.CLOTH_MUSTARD)
    view = room.window(
        stage, "study", width=1.5, height=1.6, sill=0.95, panes=(3, 4), frame=pal.WOOD_DARK, curtain=pal.CLOTH_GREEN
    )
    stage.put(view, x=side * 0.9, z=back - 0.01)
    room.window_light(stage, x=side * 0.4, back=back, width=1.4)
    stage.put(books_wall(stage.rng("books"), left=-1.0, right=1.0, high=2.6), x=-side * 1.45, z=back - 0.05)
    stage.put(kitchen.hearth(stage.rng("hearth"), width=1.3, stone=pal.STONE), x=-side * 3.4, z=back)
    room.lamp_glow(stage, x=-side * 3.4, height=0.5, z=back, radius=1.4)
    stage.put(wall_map(stage.rng("map")), x=side * 2.9, z=back - 0.02, lift=1.25)
    stage.put(joinery.door(stage.rng("door"), color=pal.WOOD_DARK), x=side * 3.7, z=back)
    stage.put(furniture.chair(stage.rng("chair")), x=side * 1.0, z=3.5)
    stage.shadow(x=side * 1.0, z=2.8, half_width=1.0)
    stage.put(furniture.table(stage.rng("desk"), width=1.9, color=pal.WOOD_RED), x=side * 1.2, z=3.0)
    for k, (x, lift) in enumerate(((0.5, 0.82), (0.52, 0.9), (0.48, 0.98), (1.9, 0.82))):
        stage.put(small_things.book(stage.rng("book", k)), x=side * x, z=2.95, lift=lift)
    stage.put(small_things.letter(stage.rng("letter")), x=side * 1.25, z=2.92, lift=0.82)
    stage.put(furniture.lamp(stage.rng("lamp"), lit=stage.light.lamps), x=side * 1.6, z=2.95, lift=0.82)
    room.lamp_glow(stage, x=side * 1.6, height=1.3, z=3.0)
    stage.put(furniture.armchair(stage.rng("deep chair"), color=pal.CLOTH_BROWN), x=-side * 2.5, z=2.7, mirror=side > 0)
    piles = stage.sketch("piles")
    for k, (x, y) in enumerate(((0, 0), (0.02, -0.09), (-0.02, -0.18), (0.4, 0), (0.38, -0.09))):
        tint = (pal.CLOTH_RED, pal.CLOTH_GREEN, pal.CLOTH_BLUE, pal.CLOTH_BROWN, pal.CLOTH_MUSTARD)[k]
        piles.box(x - 0.2, y - 0.09, x + 0.18, y, tint, ink=PEN * 0.8)
    stage.put(piles.shapes, x=side * 2.6, z=2.9)


def books_wall(rng: Random, *, left: float, right: float, high: float) -> list[Shape]:
    """A wall of shelved books: each shelf a few rows of spines drawn as one shape a colour."""
    s = Sketch(rng, label="shelf")
    s.form(rectangle(left, -high, right, 0), mixed(pal.WOOD_DARK, pal.SOOT, 0.35), part="case", ink=PEN * 0.8)
    tints = (pal.CLOTH_RED, pal.CLOTH_GREEN, pal.CLOTH_BROWN, pal.CLOTH_BLUE, pal.CLOTH_MUSTARD, pal.LINEN)
    spines: list[list[np.ndarray]] = [[] for _ in tints]
    bands = []
    step = 0.42
    for y in np.arange(-0.12, -high + 0.3, -step):
        x = left + 0.05
        while x < right - 0.08:
            wide, tall = rng.uniform(0.05, 0.1), rng.uniform(0.24, 0.35)
            spines[int(rng.integers(len(tints)))].append(rectangle(x, y - tall, x + wide, y))
            bands.append(np.array([(x, y - 0.75 * tall), (x + wide, y - 0.75 * tall)]))
            x += wide + (0.08 if rng.uniform() < 0.06 else 0.004)
    for tint, run in zip(tints, spines, strict=True):
        if run:
            s.form(pieces(run), tint, ink=PEN * 0.4, part="spines")
    s.strokes(bands[::2], width=PEN * 0.5, color=pal.BRASS, taper=False)
    boards = [rectangle(left, y, right, y + 0.05) for y in np.arange(-0.12, -high, -step)]
    uprights = [
        rectangle(x, -high, x + 0.07, 0)
        for x in np.arange(left, right, max((right - left) / max(round((right - left) / 1.2), 1), 0.6))
    ]
    s.form(
        pieces([*boards, *uprights, rectangle(right - 0.07, -high, right, 0)]), pal.WOOD, ink=PEN * 0.5, part="boards"
    )
    s.shade(rectangle(left, -high, right, -high + 0.6), part="spines", strength=0.3, soft=0.2)
    s.form(rectangle(left - 0.06, -high - 0.16, right + 0.06, -high), pal.WOOD, ink=PEN * 0.7)
    return s.shapes


def museum(stage: Stage) -> None:
    """A long gallery: gilt frames on red walls, busts on plinths, a glass case, a bench, light from above."""
    side = land.hand(stage)
    back, half, high = 6.6, 5.4, 5.0
    room.plank_floor(stage, color=pal.WOOD_PALE, back=back, half_width=half)
    room.walls(stage, color="#bd8474", back=back, half_width=half, height=high, ceiling=pal.LINEN)
    cornice = stage.sketch("cornice", label="wall")
    cornice.form(rectangle(-half, -high, half, -high + 0.4), pal.LINEN, ink=PEN * 0.7)
    cornice.form(rectangle(-half, -0.5, half, 0), pal.WOOD, ink=PEN * 0.7)
    stage.put(cornice.shapes, x=0, z=back)
    skylight = stage.sketch("skylight", label="window")
    skylight.form(rectangle(-1.8, 1.0, 1.8, 5.6), stage.light.sky_low, ink=PEN)
    skylight.strokes([[(x, 1.0), (x, 5.6)] for x in (-0.9, 0, 0.9)] + [[(-1.8, z), (1.8, z)] for z in (2.2, 3.4,
        4.6)], width=PEN * 1.4,
                     color="#8b7d68", taper=False)  # fmt: skip
    stage.ceiling(skylight.shapes, height=high - 0.02)
    for k, (x, y, w, h) in enumerate(((-0.1, 1.4, 2.0, 1.5), (-2.6, 1.5, 1.1, 1.4), (2.4, 1.4, 1.2, 0.9), (2.4, 2.6,
        0.9, 0.8), (-4.2, 1.7, 0.9, 1.1),
                                      (4.1, 1.5, 1.0, 1.3))):  # fmt: skip
        stage.put(furniture.picture(stage.rng("frame", k), width=w, height=h), x=side * x, z=back, lift=y)
    for k, z in enumerate((5.2, 3.4, 1.5)):
        framed = furniture.picture(stage.rng("side", k), width=1.2, height=1.1)
        for sign in (-1, 1):
            stage.side_wall([shape.moved(scale=1, dx=z, dy=-1.5) for shape in framed], x=sign * (half - 0.02))
    for k, (x, z) in enumerate(((-3.2, 4.6), (3.4, 4.2), (-3.9, 2.7))):
        stage.shadow(x=side * x, z=z, half_width=0.35)
        stage.put(bust(stage.rng("bust", k)), x=side * x, z=z)
    stage.put(_glass_case(stage.rng("case")), x=side * 3.0, z=2.6)
    seat = stage.sketch("seat", label="furniture")
    seat.form(
        smooth(
            np.array([(-0.9, -0.48), (-0.8, -0.58), (0.8, -0.58), (0.9, -0.48), (0.9, -0.38), (-0.9, -0.38)]), samples=3
        ),
        pal.CLOTH_GREEN,
    )
    for x in (-0.75, 0.75):
        seat.box(x - 0.05, -0.38, x + 0.05, 0, pal.WOOD_DARK, ink=PEN * 0.7)
    stage.put(seat.shapes, x=-side * 1.2, z=4.4)


def bust(rng: Random) -> list[Shape]:
    """A marble head on a plinth."""
    s = Sketch(rng)
    s.box(-0.3, -1.05, 0.3, 0, pal.STONE_PALE, part="plinth")
    s.shade(rectangle(0.05, -1.05, 0.3, 0), part="plinth", strength=0.35, soft=0.08)
    s.box(-0.36, -1.12, 0.36, -1.02, pal.STONE)
    s.box(-0.36, -0.14, 0.36, 0, pal.STONE)
    shoulders = [(-0.1, -1.12), (-0.12, -1.24), (-0.34, -1.34), (-0.3, -1.46), (-0.1, -1.5), (-0.1, -1.62), (0.1,
        -1.62), (0.1, -1.5), (0.3, -1.46),
                 (0.34, -1.34), (0.12, -1.24), (0.1, -1.12)]  # fmt: skip
    s.form(smooth(np.array(shoulders), samples=3), pal.LINEN, part="bust")
    s.form(smooth(np.array([(-0.15, -1.7), (-0.13, -1.56), (0, -1.48), (0.13, -1.56), (0.15, -1.72), (0.1, -1.9),
        (-0.1, -1.9)]), samples=4), pal.LINEN,
           part="bust")  # fmt: skip
    s.shade(rectangle(0.03, -2, 0.4, -1.1), part="bust", strength=0.4, soft=0.06)
    s.strokes([curve((-0.08, -1.74), (-0.04, -1.76), (-0.01, -1.73)), curve((0.03, -1.73), (0.06, -1.76), (0.1,
        -1.74)), curve((0.01, -1.73),
               (0.03, -1.65), (0, -1.64)), curve((-0.05, -1.57), (0, -1.56), (0.05, -1.58))],
               width=PEN * 0.7)  # fmt: skip
    curls = [oval(x, -1.88 + 0.5 * x * x, 0.05, 0.045, points=9) for x in np.linspace(-0.12, 0.12, 5)]
    s.form(pieces(curls), pal.STONE_PALE, ink=PEN * 0.6)
    return s.shapes


def _glass_case(rng: Random) -> list[Shape]:
    s = Sketch(rng, label="furniture")
    s.box(-0.7, -0.85, 0.7, 0, pal.WOOD_RED, part="base")
    s.strokes(
        [rectangle(x, -0.72, x + 0.55, -0.14)[[0, 1, 2, 3, 0]] for x in (-0.62, 0.07)], width=PEN * 0.7, taper=False
    )
    s.form(rectangle(-0.7, -1.3, 0.7, -0.85), pal.GLASS, part="glass")
    for k, x in enumerate((-0.42, 0.0, 0.42)):
        s.form(oval(x, -0.96, 0.12, 0.09, points=14), (pal.BRASS, pal.COPPER, pal.CLOTH_BLUE)[k], ink=PEN * 0.6)
    s.strokes([[(-0.6, -1.0), (-0.35, -1.25)], [(-0.5, -0.95), (-0.2, -1.25)]], width=PEN * 0.6, color="#8fa0a0")
    s.box(-0.74, -1.36, 0.74, -1.28, pal.WOOD_RED, ink=PEN * 0.7)
    return s.shapes
