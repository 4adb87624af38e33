"""Rooms under the roof and in towers: an attic, a nursery, a round tower room, the hall with its stairs.

Knows: these places' geometry.  Does not know: who stands in them.
"""

from __future__ import annotations

import itertools

import numpy as np

from audobon.pencils import palette as pal
from audobon.pencils.light import mixed
from audobon.pencils.places import drawing_room, land, room
from audobon.pencils.props import buildings, furniture, small_things, street_things
from audobon.pencils.shapes import Points, Shape, smooth
from audobon.pencils.sketch import PEN, Random, Sketch, curve, oval, pieces, rectangle
from audobon.pencils.stage import Stage


def attic(stage: Stage) -> None:
    """Under the rafters: the roof slopes down both sides, a round window in the gable, trunks, a cot, cobwebs."""
    side = land.hand(stage)
    room.surround(stage, pal.WOOD_DARK)
    room.plank_floor(stage, color=pal.WOOD, back=4.6)
    near = room.near_edge(stage)
    for sign in (-1, 1):
        _slope(stage, sign, near=near)
    gable = stage.sketch("gable", label="wall")
    gable.form(np.array([(-3.4, 0), (-3.4, -0.9), (0, -4.1), (3.4, -0.9), (3.4, 0)]), "#dccba4", part="gable", ink=PEN)
    gable.strokes([[(x, -(4.1 - abs(x) * 0.94) + 0.04), (x, 0)] for x in np.arange(-3.2, 3.3, 0.42)], width=PEN * 0.6,
                  color="#94784f", taper=False)  # fmt: skip
    gable.shade(np.array([(-3.4, -0.9), (0, -4.1), (3.4, -0.9), (2.6, -0.9), (0, -3.4), (-2.6, -0.9)]),
        part="gable", strength=0.35,
                soft=0.2)  # fmt: skip
    stage.put(gable.shapes, x=0, z=4.6)
    stage.put(round_window(stage), x=0, z=4.58, lift=1.55)
    room.window_light(stage, x=-0.7, back=4.6, width=1.4)
    stage.put(
        furniture.bed(stage.rng("cot"), length=1.7, quilt=pal.CLOTH_MUSTARD), x=-side * 2.3, z=3.6, mirror=side < 0
    )
    stage.put(small_things.chest(stage.rng("trunk")), x=side * 2.2, z=3.4, scale=1.3)
    stage.put(land.crate(stage.rng("crate")), x=side * 2.9, z=3.9)
    stage.put(furniture.mirror(stage.rng("glass")), x=side * 1.6, z=4.3, lift=0.5)
    stage.put(furniture.chair(stage.rng("chair")), x=side * 1.3, z=4.1, mirror=side > 0)
    stage.put(small_things.lantern(stage.rng("lantern")), x=side * 2.2, z=3.35, lift=0.62)
    web = stage.sketch("web")
    spokes = [np.array([(0, 0), (0.9 * np.cos(a), 0.9 * np.sin(a))]) for a in np.linspace(0.1, 1.45, 6)]
    rings = [np.array([(r * np.cos(a), r * np.sin(a) * (1 - 0.06 * k)) for k, a in enumerate(np.linspace(0.1, 1.45,
        6))]) for r in
             (0.3, 0.5, 0.7)]  # fmt: skip
    web.strokes(spokes + rings, width=PEN * 0.5, color="#a39a88", taper=False)
    stage.put(web.shapes, x=-2.0, z=4.4, lift=2.1)


def _slope(stage: Stage, sign: int, *, near: float) -> None:
    """One side of the roof: a low knee wall, then boards and rafters leaning in to the ridge."""
    s = stage.sketch("knee", sign, label="wall")
    s.form(
        [(near, 0), (4.6, 0), (4.6, -0.9), (near, -0.9)], mixed("#dccba4", "#7a7268", 0.25), part="knee", ink=PEN * 0.7
    )
    stage.side_wall(s.shapes, x=sign * 3.4)
    for k, (a, b) in enumerate(((0.0, 0.34), (0.34, 0.68), (0.68, 1.0))):
        boards = stage.sketch("boards", sign, k, label="ceiling")
        x0, x1 = sign * 3.4 * (1 - a), sign * 3.4 * (1 - b)
        boards.form(
            [(x0, 4.6), (x1, 4.6), (x1, near), (x0, near)],
            mixed(pal.WOOD, pal.WOOD_DARK, 0.25 + 0.12 * k),
            ink=PEN * 0.6,
        )
        stage.surface(boards.shapes, _under_the_roof, z=4.7)
    for k, z in enumerate((4.3, 3.1, 1.9, 0.5)):
        beam = stage.sketch("rafter", sign, k, label="ceiling")
        foot, head = np.array([sign * 3.4, -0.9]), np.array([0, -4.1])
        thick = np.array([-sign * 0.02, 0.24])
        beam.form(np.array([foot, head, head + thick, foot + thick]), pal.WOOD_DARK, part="beam", ink=PEN * 0.8)
        beam.shade(
            np.array([foot + 0.5 * thick, head + 0.5 * thick, head + thick, foot + thick]),
            part="beam",
            strength=0.4,
            soft=0.03,
        )
        stage.put(beam.shapes, x=0, z=z)


def _under_the_roof(points: Points) -> Points:
    """(x, z) on the leaning plane that rises from the knee walls to the ridge."""
    x, z = points[:, 0], points[:, 1]
    return np.stack([x, -0.9 - 0.94 * (3.4 - np.abs(x)), z], axis=1)


def round_window(stage: Stage) -> list[Shape]:
    """A round window with a cross of bars, sky and a roof or two outside."""
    s = stage.sketch("round window", label="window")
    s.form(oval(0, -0.6, 0.72, 0.72, points=30), pal.WOOD_DARK)
    s.form(
        oval(0, -0.6, 0.6, 0.6, points=30),
        mixed(stage.light.sky_low, stage.light.sky_top, 0.4),
        part="view",
        ink=PEN * 0.8,
    )
    s.wash(np.array([(-0.6, -0.1), (-0.6, -0.35), (-0.3, -0.55), (0.0, -0.3), (0.25, -0.5), (0.6, -0.25), (0.6,
        0.1)]), pal.SLATE,
           part="view", strength=0.8, soft=0.01)  # fmt: skip
    s.box(-0.03, -1.2, 0.03, 0, pal.WOOD, ink=PEN * 0.6)
    s.box(-0.6, -0.63, 0.6, -0.57, pal.WOOD, ink=PEN * 0.6)
    return s.shapes


def nursery(stage: Stage) -> None:
    """A children's room: a frieze of animals, a toy shelf, rocking horse, dolls' house, cradle, blocks on a rag rug."""
    side = land.hand(stage)
    room.plank_floor(stage)
    room.walls(stage, color=pal.PLASTER_BLUE)
    stage.put(_frieze(stage.rng("frieze")), x=0, z=room.BACK)
    stage.put(room.wainscot(stage.rng("boards"), height=0.8, color=pal.LINEN), x=0, z=room.BACK)
    drawing_room.rug(stage, color=pal.CLOTH_GREEN)
    stage.put(room.window(stage, "wide", width=1.9, height=1.2, sill=1.0, panes=(4, 3), frame=pal.LINEN,
        curtain=pal.CLOTH_ROSE),
              x=-side * 0.5, z=room.BACK)  # fmt: skip
    room.window_light(stage, x=-side * 0.9, width=1.7)
    stage.put(_toy_shelf(stage.rng("toys")), x=side * 1.9, z=room.BACK - 0.1)
    stage.put(cradle(stage.rng("cradle")), x=-side * 2.6, z=2.9)
    stage.put(_dolls_house(stage.rng("house")), x=side * 3.4, z=3.2)
    stage.put(furniture.picture(stage.rng("picture")), x=-side * 2.4, z=room.BACK, lift=1.35)
    stage.shadow(x=side * 2.2, z=2.3, half_width=0.6)
    stage.put(rocking_horse(stage.rng("horse")), x=side * 2.4, z=2.4, mirror=side > 0)
    blocks = stage.sketch("blocks")
    for k, (x, y) in enumerate(((0, 0), (0.2, 0), (0.1, -0.18), (0.55, 0), (-0.4, 0))):
        tint = (pal.CLOTH_RED, pal.CLOTH_MUSTARD, pal.CLOTH_BLUE, pal.CLOTH_GREEN, pal.WOOD_PALE)[k]
        blocks.box(x - 0.09, y - 0.18, x + 0.09, y, tint, ink=PEN * 0.7)
        blocks.stroke(
            curve((x - 0.04, y - 0.04), (x, y - 0.14), (x + 0.04, y - 0.04)), width=PEN * 0.7, color=pal.LINEN
        )
    stage.put(blocks.shapes, x=-side * 1.5, z=1.9)
    stage.put(small_things.ball(stage.rng("ball")), x=-side * 2.0, z=1.7)
    room.lamp_glow(stage, x=side * 1.9, height=1.6, z=room.BACK, radius=1.3)


def _frieze(rng: Random) -> list[Shape]:
    """A painted border: ducks and hares marching round the wall."""
    s = Sketch(rng, label="wall")
    s.form(rectangle(-4.9, -2.95, 4.9, -2.5), pal.CREAM, ink=PEN * 0.6, part="border")
    for k, x in enumerate(np.arange(-4.6, 4.7, 0.58)):
        body = oval(x, -2.66, 0.15, 0.09, points=14)
        head = oval(x + 0.15, -2.78, 0.065, 0.06, points=12)
        tint = (pal.CLOTH_MUSTARD, pal.CLOTH_BROWN)[k % 2]
        s.form(pieces([body, head]), tint, ink=PEN * 0.5)
        mark = [(x + 0.2, -2.78), (x + 0.28, -2.76)] if k % 2 == 0 else [(x + 0.14, -2.83), (x + 0.1, -2.93)]
        s.strokes(
            [mark, [(x - 0.05, -2.58), (x - 0.05, -2.53)], [(x + 0.05, -2.58), (x + 0.05, -2.53)]], width=PEN * 0.9
        )
    return s.shapes


def _toy_shelf(rng: Random) -> list[Shape]:
    """Open shelves with a doll, a drum, a bear, a boat, books."""
    s = Sketch(rng, label="shelf")
    s.box(-0.75, -1.9, 0.75, 0, mixed(pal.WOOD, pal.WOOD_DARK, 0.5), part="case")
    for y in (-0.06, -0.68, -1.28):
        s.box(-0.75, y, 0.75, y + 0.06, pal.WOOD_PALE, ink=PEN * 0.7)
    s.add(small_things.drum(rng), x=-0.42, y=-0.7, scale=0.8)
    s.add(furniture.shelf(rng, width=0.6, rows=1, goods="books"), x=0.36, y=-0.02, scale=0.9)
    s.add(small_things.ball(rng, color=pal.CLOTH_BLUE), x=-0.45, y=-0.08, scale=0.9)
    bear = pieces([oval(0.35, -0.84, 0.15, 0.16), oval(0.35, -1.06, 0.12, 0.11), oval(0.26, -1.15, 0.04, 0.04,
        points=9),
                   oval(0.44, -1.15, 0.04, 0.04, points=9)])  # fmt: skip
    s.form(bear, pal.CLOTH_BROWN, ink=PEN * 0.7)
    s.form(
        pieces([oval(0.31, -1.07, 0.013, 0.016, points=7), oval(0.39, -1.07, 0.013, 0.016, points=7)]), pal.SOOT, ink=0
    )
    hull = [(-0.6, -1.38), (-0.1, -1.38), (-0.18, -1.28), (-0.52, -1.28)]
    s.form(np.array(hull), pal.CLOTH_RED, ink=PEN * 0.7)
    s.form(np.array([(-0.35, -1.4), (-0.35, -1.8), (-0.12, -1.45)]), pal.LINEN, ink=PEN * 0.7)
    s.form(pieces([oval(0.3, -1.36, 0.1, 0.08), oval(0.3, -1.56, 0.1, 0.11)]), pal.CLOTH_ROSE, ink=PEN * 0.7)
    s.box(-0.8, -1.95, 0.8, -1.86, pal.WOOD)
    return s.shapes


def cradle(rng: Random) -> list[Shape]:
    """A hooded cradle on rockers."""
    s = Sketch(rng, label="bed")
    s.stroke(curve((-0.5, -0.06), (0, 0.03), (0.5, -0.06)), width=PEN * 4, color=pal.WOOD_DARK, taper=False)
    s.form(smooth(np.array([(-0.62, -0.62), (-0.7, -1.05), (-0.36, -1.2), (-0.1, -1.0), (-0.08, -0.6)]), samples=4),
        pal.WOOD,
           part="hood")  # fmt: skip
    s.form(oval(-0.16, -0.72, 0.18, 0.09, points=14), pal.LINEN, ink=PEN * 0.7)
    s.form(
        smooth(np.array([(-0.1, -0.62), (0.1, -0.78), (0.5, -0.74), (0.64, -0.6)]), samples=4),
        pal.CLOTH_BLUE,
        part="quilt",
    )
    s.form(np.array([(-0.66, -0.64), (0.7, -0.64), (0.56, -0.1), (-0.54, -0.1)]), pal.WOOD, part="side")
    s.shade(rectangle(-0.7, -0.25, 0.7, 0), part="side", strength=0.35, soft=0.06)
    s.strokes([[(-0.62, -0.46), (0.65, -0.46)], [(-0.58, -0.28), (0.6, -0.28)]], width=PEN * 0.6, taper=False)
    s.form(oval(0.0, -0.37, 0.09, 0.08, points=12), pal.CLOTH_RED, ink=PEN * 0.6)
    return s.shapes


def rocking_horse(rng: Random) -> list[Shape]:
    """A dappled rocking horse with a red saddle."""
    s = Sketch(rng)
    s.stroke(curve((-0.62, -0.12), (0, 0.02), (0.62, -0.12)), width=PEN * 4.5, color=pal.CLOTH_RED, taper=False)
    for a, b in (
        ((-0.32, -0.5), (-0.42, -0.06)),
        ((0.3, -0.5), (0.42, -0.06)),
        ((-0.2, -0.5), (-0.1, -0.04)),
        ((0.2, -0.5), (0.12, -0.04)),
    ):
        s.stroke([a, b], width=PEN * 5, color=pal.STONE, taper=False)
    body = [(-0.44, -0.62), (-0.36, -0.78), (0.1, -0.74), (0.3, -0.92), (0.36, -1.1), (0.46, -1.16), (0.64, -0.96),
        (0.6, -0.88),
            (0.46, -0.9), (0.42, -0.6), (0.2, -0.46), (-0.3, -0.46)]  # fmt: skip
    s.form(smooth(np.array(body), samples=4), pal.LINEN, part="body")
    s.shade(oval(0, -0.48, 0.45, 0.12), part="body", strength=0.4, soft=0.05)
    s.form(pieces([oval(x, y, 0.04, 0.035, points=8) for x, y in ((-0.3, -0.66), (-0.36, -0.56), (0.28, -0.7), (0.3,
        -0.56))]), pal.STONE,
           ink=0)  # fmt: skip
    s.form(
        smooth(np.array([(0.24, -0.84), (0.28, -1.08), (0.42, -1.2), (0.34, -1.0), (0.32, -0.8)]), samples=3),
        pal.WOOD_DARK,
        ink=PEN * 0.6,
    )
    s.stroke(curve((-0.42, -0.7), (-0.6, -0.6), (-0.56, -0.36)), width=PEN * 5, color=pal.WOOD_DARK)
    s.form(
        smooth(np.array([(-0.2, -0.78), (0.08, -0.76), (0.04, -0.56), (-0.16, -0.56)]), samples=3),
        pal.CLOTH_RED,
        ink=PEN * 0.7,
    )
    s.form(oval(0.5, -1.04, 0.018, 0.02, points=8), pal.SOOT, ink=0)
    return s.shapes


def _dolls_house(rng: Random) -> list[Shape]:
    s = Sketch(rng)
    s.box(-0.55, -0.95, 0.55, -0.05, pal.PLASTER_ROSE, part="front")
    buildings.roof_tiles(
        s, np.array([(-0.65, -0.95), (0, -1.45), (0.65, -0.95)]), color=pal.CLOTH_RED, part="roof", row=0.09
    )
    for x in (-0.33, 0.33):
        for y in (-0.55, -0.12):
            buildings.pane_window(s, x, y, width=0.2, height=0.26, lit=False)
    s.form(rectangle(-0.1, -0.38, 0.1, -0.05), pal.CLOTH_GREEN, ink=PEN * 0.7)
    s.box(-0.65, -0.06, 0.65, 0, pal.WOOD)
    return s.shapes


def tower_room(stage: Stage) -> None:
    """High in a round tower: curving stone, a deep arched window, a spinning wheel, a curtained bed."""
    side = land.hand(stage)
    room.flag_floor(stage, color="#c9bea6", back=5.2, half_width=4.4, size=0.55)
    room.surround(stage, "#7d746a")
    near = room.near_edge(stage)
    for sign in (-1, 1):
        turn = stage.sketch("turn", sign, label="wall")
        turn.form(rectangle(near, -7.0, 2.4, 0), "#7d746a", ink=0, part="turn")
        turn.shade(rectangle(near, -7.0, 0.5, 0), part="turn", strength=0.35, soft=0.5)
        stage.side_wall(turn.shapes, x=sign * 4.28)
    _round_wall(stage)
    window = stage.sketch("window", label="window")
    buildings.pointed(window, 0, 0, width=1.1, height=1.9, color=mixed(stage.light.sky_low, stage.light.sky_top, 0.4))
    window.wash(oval(0.1, -0.1, 0.5, 0.3), pal.LEAF_BLUE, part="", strength=0.5, soft=0.05)
    window.strokes(
        [[(-0.5, -0.6), (0.5, -0.6)], [(-0.5, -1.1), (0.5, -1.1)]], width=PEN * 1.4, color="#6d6258", taper=False
    )
    window.box(-0.8, 0, 0.8, 0.12, pal.STONE_PALE)
    stage.put(window.shapes, x=side * 0.5, z=5.1, lift=1.15)
    room.window_light(stage, x=side * 0.4, back=5.0)
    stage.put(_curtained_bed(stage.rng("bed")), x=-side * 2.5, z=3.7)
    stage.put(spinning_wheel(stage.rng("wheel")), x=side * 2.1, z=3.2, mirror=side < 0)
    stage.put(furniture.chair(stage.rng("stool")), x=side * 2.9, z=3.1, mirror=side > 0)
    stage.put(furniture.picture(stage.rng("tapestry"), width=0.9, height=1.2), x=side * 2.1, z=4.4, lift=1.4)
    stage.put(furniture.candle(stage.rng("candle")), x=-side * 0.7, z=4.9, lift=1.2)
    room.lamp_glow(stage, x=-side * 0.7, height=1.5, z=4.9)
    drawing_room.rug(stage, color=pal.CLOTH_MUSTARD)


def _round_wall(stage: Stage) -> None:
    """A round wall in upright strips, darker as they turn away, with a few of their stones; drawn in (turn, y)."""
    edges = np.linspace(-1.0, 1.0, 17)
    for a, b in itertools.pairwise(edges):
        s = stage.sketch("strip", round(float(a) * 100), label="wall")
        dark = 0.10 + 0.42 * abs((a + b) / 2 + 0.06) ** 1.5
        s.form(rectangle(a, -7.0, b, 0), mixed("#cfc4ae", "#6f675e", round(float(dark), 2)), ink=0, part="strip")
        lines = []
        for y in np.arange(-0.4, -6.9, -0.4):
            u, v = sorted(s.rng.uniform(0, 1, 2))
            if s.rng.uniform() < 0.6:
                lines.append(np.array([(a + u * (b - a), y), (a + max(v, u + 0.4) * (b - a), y)]))
                lines.append(np.array([(a + u * (b - a), y), (a + u * (b - a), y - 0.38)]))
        s.strokes(lines, width=PEN * 0.7, color="#7d7264", taper=False)
        stage.surface(s.shapes, _round, z=5.3)


def _round(points: Points) -> Points:
    turn, y = points[:, 0], points[:, 1]
    return np.stack([4.3 * np.sin(turn * 1.45), y, 5.2 - 5.4 * (1 - np.cos(turn * 1.1))], axis=1)


def spinning_wheel(rng: Random) -> list[Shape]:
    """A spinning wheel with its distaff."""
    s = Sketch(rng)
    street_things.wheel(s, 0.22, -0.62, radius=0.46, spokes=10, color=pal.WOOD)
    s.form(np.array([(-0.62, -0.46), (0.62, -0.3), (0.62, -0.24), (-0.62, -0.39)]), pal.WOOD_DARK)
    for a, b in (
        ((-0.5, -0.4), (-0.6, 0)),
        ((-0.2, -0.36), (-0.1, 0)),
        ((0.5, -0.28), (0.6, 0)),
        ((0.05, -0.34), (0.22, -0.62)),
    ):
        s.stroke([a, b], width=PEN * 3.4, color=pal.WOOD_DARK, taper=False)
    s.stroke([(-0.5, -0.42), (-0.5, -1.25)], width=PEN * 2.6, color=pal.WOOD, taper=False)
    s.form(
        smooth(np.array([(-0.5, -1.5), (-0.63, -1.22), (-0.5, -0.95), (-0.38, -1.22)]), samples=4),
        pal.CREAM,
        ink=PEN * 0.7,
    )
    s.stroke(curve((-0.45, -1.1), (-0.36, -0.8), (-0.3, -0.52)), width=PEN * 0.6, color="#a3977c")
    return s.shapes


def _curtained_bed(rng: Random) -> list[Shape]:
    """A bed in its own tent of curtains."""
    s = Sketch(rng, label="bed")
    s.form(rectangle(-0.85, -2.3, 0.85, -0.6), mixed(pal.CLOTH_RED, pal.SOOT, 0.5), part="inside")
    s.form(rectangle(-0.95, -0.72, 0.95, -0.2), pal.LINEN, part="sheet")
    s.form(smooth(np.array([(-0.95, -0.62), (-0.2, -0.8), (0.5, -0.72), (0.95, -0.66), (0.98, -0.2), (-0.95,
        -0.2)]), samples=3),
           pal.CLOTH_BLUE, part="quilt")  # fmt: skip
    s.form(oval(-0.55, -0.84, 0.3, 0.13, points=16), pal.LINEN, ink=PEN * 0.7)
    s.box(-1.0, -0.22, 1.0, -0.06, pal.WOOD_DARK)
    for side in (-1, 1):
        hang = [
            (side * 1.0, -2.35),
            (side * 0.45, -2.35),
            (side * 0.6, -1.5),
            (side * 0.82, -0.9),
            (side * 0.75, -0.1),
            (side * 1.05, -0.1),
        ]
        s.form(np.array(hang), pal.CLOTH_RED, part=f"hang{side}")
        s.strokes(
            [curve((side * u, -2.3), (side * (u + 0.1), -1.4), (side * 0.93, -0.2)) for u in (0.6, 0.75, 0.9)],
            width=PEN * 0.6,
        )
        s.shade(oval(side * 0.9, -1.0, 0.12, 0.9), part=f"hang{side}", strength=0.35, soft=0.06)
    s.form(np.array([(-1.1, -2.3), (-0.9, -2.65), (0.9, -2.65), (1.1, -2.3)]), pal.CLOTH_MUSTARD, part="valance")
    s.strokes([[(x, -2.62), (x * 1.08, -2.32)] for x in np.linspace(-0.85, 0.85, 11)], width=PEN * 0.6)
    return s.shapes


def staircase(stage: Stage) -> None:
    """An entrance hall: a broad stair climbs along the back wall to a landing, newels and balusters, a front door."""
    side = land.hand(stage)
    room.flag_floor(stage, color=pal.CREAM, back=4.6, size=0.5)
    room.walls(stage, color=pal.PLASTER_GREEN, back=4.6, height=4.4)
    stage.put(_stair(stage.rng("stair")), x=side * 0.6, z=4.2, mirror=side < 0)
    for k, (x, lift) in enumerate(((0.2, 2.3), (1.3, 2.75), (2.4, 3.2))):
        stage.put(furniture.picture(stage.rng("ancestor", k), width=0.5, height=0.62), x=side * x, z=4.6, lift=lift)
    door = stage.sketch("street door", label="door")
    buildings.front_door(door, 0, color=pal.CLOTH_BLUE, height=2.1)
    stage.put(door.shapes, x=-side * 3.2, z=4.6)
    room.window_light(stage, x=-side * 3.4, back=4.6)
    stage.put(furniture.clock(stage.rng("clock")), x=-side * 1.7, z=4.4)
    stage.put(furniture.table(stage.rng("hall table"), width=0.9, color=pal.WOOD_RED), x=-side * 4.3, z=3.6)
    stage.put(furniture.lamp(stage.rng("lamp"), lit=stage.light.lamps), x=-side * 4.3, z=3.55, lift=0.82)
    room.lamp_glow(stage, x=-side * 4.3, height=1.2, z=3.6)
    drawing_room.rug(stage)


def _stair(rng: Random) -> list[Shape]:
    """A flight seen from the side: strings, treads with carpet, turned balusters, the landing's rail."""
    s = Sketch(rng)
    rise, run, count = 0.19, 0.29, 11
    foot = -0.6
    top_x, top_y = foot + run * count, -rise * count
    under = [(foot, 0), *[(foot + run * k, -rise * (k + j)) for k in range(count) for j in (0, 1)], (top_x, top_y),
        (top_x + 2.2, top_y),
             (top_x + 2.2, top_y + 0.28), (top_x, top_y + 0.3), (foot + run * 3, 0)]  # fmt: skip
    s.form(np.array(under), pal.WOOD, part="string")
    s.form(np.array([(foot + run * 3, 0), (top_x, top_y + 0.3), (top_x + 2.2, top_y + 0.28), (top_x + 2.2, 0)]),
           mixed(pal.WOOD, pal.CREAM, 0.45), part="panel")  # fmt: skip
    for k in range(3):
        a = foot + run * (4.6 + 2.2 * k)
        high = max(0.35, (a - foot) / run * rise - 0.62)
        s.stroke(
            np.array([(a, -0.14), (a + 0.5, -0.14), (a + 0.5, -high - 0.26), (a, -high + 0.06)]),
            width=PEN * 0.8,
            closed=True,
            taper=False,
        )
    s.shade(np.array([(foot + run * 3, 0), (top_x, top_y + 0.3), (top_x + 2.2, top_y + 0.28), (top_x + 2.2,
        top_y + 0.8), (foot + run * 4, 0)]),
            part="panel", strength=0.35, soft=0.1)  # fmt: skip
    treads = [
        rectangle(foot + run * k - 0.03, -rise * (k + 1) - 0.03, foot + run * (k + 1), -rise * (k + 1) + 0.02)
        for k in range(count)
    ]
    s.form(pieces(treads), pal.CLOTH_RED, ink=PEN * 0.6, part="treads")
    posts = [rectangle(foot + run * (k + 0.35) - 0.02, -rise * (k + 1) - 0.85, foot + run * (k + 0.35) + 0.02,
        -rise * (k + 1)) for k in
             range(count)]  # fmt: skip
    posts += [rectangle(x - 0.02, top_y - 0.85, x + 0.02, top_y) for x in np.arange(top_x + 0.1, top_x + 2.2, 0.2)]
    s.form(pieces(posts), pal.LINEN, ink=PEN * 0.6, part="balusters")
    rail = np.array([(foot, -0.98), (top_x, top_y - 0.98), (top_x + 2.2, top_y - 0.98), (top_x + 2.2, top_y - 0.86),
        (top_x, top_y - 0.86),
                     (foot, -0.86)])  # fmt: skip
    s.form(rail, pal.WOOD_RED, part="rail")
    s.box(foot - 0.12, -1.15, foot + 0.06, 0, pal.WOOD_RED, part="newel")
    s.form(oval(foot - 0.03, -1.25, 0.12, 0.12, points=16), pal.WOOD_RED)
    return s.shapes
