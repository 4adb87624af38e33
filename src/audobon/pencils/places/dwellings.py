"""Doorsteps and small dwellings: before a cottage's door, inside a log hut, in a carriage, on a stage.

Knows: these places' geometry.  Does not know: who stands in them.
"""

from __future__ import annotations

import numpy as np

from audobon.pencils import palette as pal
from audobon.pencils.light import mixed
from audobon.pencils.places import kitchen, outdoors, room
from audobon.pencils.props import buildings, furniture, garden_things, joinery, plants, small_things
from audobon.pencils.sketch import PEN, blob, curve, oval, rectangle
from audobon.pencils.stage import Stage


def doorstep(stage: Stage) -> None:
    """A house front close by: its door in the middle, windows, roses, pots, a flagged path."""
    outdoors.sky(stage, clouds=2)
    outdoors.ground(stage, color=pal.GRASS)
    outdoors.tree_line(stage, z=16, height=5.0)
    outdoors.path(stage, color=pal.STONE_PALE, half_width=0.75, bend=0.0, far=4.6)
    stage.put(buildings.cottage(stage.rng("house"), width=8.4, lit=stage.light.lamps), x=0, z=4.8, scale=1.12)
    for cell in stage.cells(4.2, width=1.2):
        if 1.0 < abs(cell * 1.2) < 4.6:
            rng = stage.rng("border", cell)
            stage.put(plants.bush(rng, width=1.1, height=0.6, flowers=pal.FLOWERS[cell % 6]), x=cell * 1.2, z=4.3)
    for side in (-1, 1):
        stage.put(garden_things.flower_pot(stage.rng("pot", side)), x=side * 1.05, z=4.1)
        for k in range(3):
            stage.put(garden_things.paling(stage.rng("fence", side, k), width=2.2), x=side * (6.1 + 2.2 * k), z=4.7)
    outdoors.grass(stage, flowers=True)
    outdoors.front_grass(stage)


def hut(stage: Stage) -> None:
    """A log cabin or lodge inside: log walls, a fire in the middle of the back wall, furs, a low bed, herbs."""
    side = 1.0 if stage.rng("hand").uniform() < 0.5 else -1.0
    room.plank_floor(stage, color=pal.EARTH)
    room.walls(stage, color=pal.WOOD, ceiling=pal.WOOD_DARK, sides="boards")
    logs = stage.sketch("logs", label="wall")
    for k, y in enumerate(np.arange(-room.HEIGHT, 0, 0.28)):
        tint = mixed(pal.WOOD, (pal.WOOD_DARK, pal.BARK_PALE, pal.BARK)[k % 3], 0.4)
        logs.box(-room.HALF_WIDTH, float(y), room.HALF_WIDTH, float(y) + 0.28, tint, part=f"log{k}", ink=PEN * 0.8)
        logs.shade(
            rectangle(-room.HALF_WIDTH, float(y) + 0.17, room.HALF_WIDTH, float(y) + 0.28),
            part=f"log{k}",
            strength=0.4,
            soft=0.04,
        )
        grain = [[(x, y + 0.1), (x + 0.4, y + 0.13), (x + 0.8, y + 0.1)] for x in logs.rng.uniform(-4.8, 4, 5)]
        logs.strokes(grain, width=PEN * 0.5)
    stage.put(logs.shapes, x=0, z=room.BACK - 0.01)
    room.beams(stage)
    stage.put(
        room.window(stage, "small", width=0.8, height=0.7, sill=1.3, panes=(2, 2), frame=pal.WOOD_DARK),
        x=-side * 1.3,
        z=room.BACK - 0.02,
    )
    stage.put(kitchen.hearth(stage.rng("hearth"), width=1.5, stone=pal.STONE), x=side * 0.9, z=room.BACK - 0.03)
    room.lamp_glow(stage, x=side * 0.9, height=0.5, z=room.BACK, radius=1.9)
    stage.put(furniture.bed(stage.rng("bed"), length=1.8, quilt=pal.CLOTH_BROWN), x=-side * 3.2, z=3.2, mirror=side < 0)
    stage.put(joinery.door(stage.rng("door"), color=pal.WOOD_DARK), x=side * 3.6, z=room.BACK - 0.03)
    hide = stage.sketch("hide", label="rug")
    hide.form(blob(hide.rng, 0.2, 1.7, 1.5, 0.7, lobes=11, rough=0.14), pal.BARK_PALE, part="hide", ink=PEN * 0.8)
    hide.wash(oval(0.2, 1.7, 0.9, 0.3), pal.BARK, part="hide", strength=0.5, soft=0.15)
    stage.lay(hide.shapes, z=900.0)
    stage.put(furniture.table(stage.rng("table"), width=1.1, color=pal.WOOD_DARK), x=side * 2.7, z=2.7)
    stage.put(small_things.lantern(stage.rng("lantern")), x=side * 2.6, z=2.65, lift=0.82)
    stage.put(kitchen.strings(stage.rng("herbs"), color=pal.MOSS), x=-side * 0.4, z=room.BACK - 0.2, lift=2.0)
    stage.put(kitchen.strings(stage.rng("onions")), x=side * 2.2, z=room.BACK - 0.2, lift=1.9)


def carriage_inside(stage: Stage) -> None:
    """Inside a coach: buttoned seat back, two windows with the road going by, tassels."""
    room.plank_floor(stage, color=pal.CLOTH_BROWN, back=1.9)
    room.walls(
        stage, color=pal.CLOTH_GREEN, back=1.9, half_width=2.6, height=2.3, ceiling=pal.CLOTH_BROWN, sides="boards"
    )
    for x in (-1.5, 1.5):
        stage.put(
            room.window(
                stage,
                "coach",
                round(x),
                width=1.05,
                height=0.85,
                sill=1.15,
                panes=(1, 1),
                frame=pal.WOOD_RED,
                curtain=pal.CLOTH_RED,
            ),
            x=x,
            z=1.9,
        )
    s = stage.sketch("seat", label="furniture")
    s.form(rectangle(-2.6, -1.12, 2.6, -0.42), pal.CLOTH_RED, part="back")
    s.shade(rectangle(-2.6, -0.6, 2.6, -0.42), part="back", strength=0.45, soft=0.05)
    buttons = [(x, y) for k, y in enumerate((-0.95, -0.78, -0.62)) for x in np.arange(-2.4 + 0.2 * (k % 2), 2.5, 0.4)]
    s.strokes([curve((x - 0.09, y + 0.07), (x, y), (x + 0.09, y + 0.07)) for x, y in buttons], width=PEN * 0.7)
    s.form(rectangle(-2.6, -0.5, 2.6, -0.36), mixed(pal.CLOTH_RED, pal.CREAM, 0.2), part="cushion")
    s.form(rectangle(-2.6, -0.36, 2.6, 0), mixed(pal.CLOTH_RED, pal.SOOT, 0.35), part="front")
    stage.put(s.shapes, x=0, z=1.85)
    for x in (-0.35, 0.35):
        tassel = stage.sketch("tassel", round(x * 10))
        tassel.stroke(curve((0, -2.0), (0.03, -1.75), (0, -1.5)), width=PEN * 1.6, color=pal.BRASS, taper=False)
        tassel.strokes([[(0.01 * k, -1.5), (0.025 * k, -1.34)] for k in range(-2, 3)], width=PEN, color=pal.BRASS)
        stage.put(tassel.shapes, x=x, z=1.8)
