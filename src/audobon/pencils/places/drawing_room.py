"""House rooms: a papered drawing-room with couch, lamp and pictures; a bedroom; a plain room.

Knows: these places' geometry.  Does not know: who stands in them.
"""

from __future__ import annotations

import numpy as np

from audobon.pencils import palette as pal
from audobon.pencils.light import mixed
from audobon.pencils.places import kitchen, room
from audobon.pencils.props import furniture, garden_things, joinery, plants
from audobon.pencils.shapes import Shape
from audobon.pencils.sketch import PEN, Random, Sketch, curve, oval, pieces, rectangle
from audobon.pencils.stage import Stage

PAPERS = (
    (pal.PLASTER_GREEN, "#aebb95"),
    (pal.PLASTER_ROSE, "#d0a594"),
    (pal.PLASTER_BLUE, "#a5b5ba"),
    ("#ecdcb4", "#c7a970"),
)


def drawing_room(stage: Stage) -> None:
    ground, figure = PAPERS[int(stage.rng("paper").integers(len(PAPERS)))]
    side = 1.0 if stage.rng("hand").uniform() < 0.5 else -1.0
    room.plank_floor(stage)
    room.walls(stage, color=ground)
    stage.put(wallpaper(stage.rng("pattern"), color=figure), x=0, z=room.BACK)
    stage.put(room.wainscot(stage.rng("boards"), color=mixed(pal.WOOD, pal.CREAM, 0.35)), x=0, z=room.BACK)
    rug(stage)
    stage.put(
        room.window(stage, "tall", width=1.2, height=1.75, sill=0.62, curtain=pal.CLOTH_MUSTARD, panes=(2, 4)),
        x=side * 1.75,
        z=room.BACK,
    )
    room.window_light(stage, x=side * 1.2)
    stage.put(kitchen.hearth(stage.rng("hearth"), width=1.4, stone=pal.STONE_PALE), x=-side * 3.3, z=room.BACK)
    room.lamp_glow(stage, x=-side * 3.3, height=0.5, z=room.BACK, radius=1.3)
    stage.put(furniture.picture(stage.rng("picture"), width=0.85, height=0.62), x=-side * 1.5, z=room.BACK, lift=1.62)
    stage.put(furniture.picture(stage.rng("small"), width=0.4, height=0.5), x=-side * 0.55, z=room.BACK, lift=1.72)
    stage.put(furniture.mirror(stage.rng("glass")), x=side * 3.4, z=room.BACK, lift=1.35)
    stage.shadow(x=-side * 1.15, z=3.0, half_width=1.0)
    stage.put(
        furniture.sofa(
            stage.rng("sofa"),
            color=(pal.CLOTH_ROSE, pal.CLOTH_GREEN, pal.CLOTH_BLUE)[int(stage.rng("cloth").integers(3))],
        ),
        x=-side * 1.15,
        z=3.2,
    )
    stage.put(furniture.clock(stage.rng("clock")), x=side * 0.35, z=room.BACK - 0.2)
    stage.shadow(x=side * 3.3, z=2.8, half_width=0.4)
    stage.put(furniture.table(stage.rng("side table"), width=0.7, color=pal.WOOD_RED), x=side * 3.3, z=2.9)
    stage.put(furniture.lamp(stage.rng("lamp"), lit=stage.light.lamps), x=side * 3.3, z=2.88, lift=0.8)
    room.lamp_glow(stage, x=side * 3.3, height=1.1, z=2.9, radius=1.1)


def wallpaper(rng: Random, *, color: str) -> list[Shape]:
    """Stripes with a sprig between them, faint, above the wainscot."""
    s = Sketch(rng, label="wall")
    top, low = -room.HEIGHT + 0.16, -1.0
    stripes = np.arange(-room.HALF_WIDTH + 0.2, room.HALF_WIDTH, 0.52)
    s.strokes([[(x, top), (x, low)] for x in stripes], width=PEN * 0.7, color=color, taper=False)
    stems, petals = [], []
    for k, x in enumerate(stripes + 0.26):
        for y in np.arange(top + 0.2 + 0.2 * (k % 2), low, 0.42):
            stems.append(curve((x + 0.02, y + 0.09), (x - 0.01, y + 0.04), (x, y)))
            petals += [oval(x, y - 0.012, 0.026, 0.024, points=9), oval(x + 0.035, y + 0.05, 0.022, 0.010, points=7)]
            petals.append(oval(x - 0.032, y + 0.065, 0.020, 0.009, points=7))
    s.strokes(stems, width=PEN * 0.6, color=color)
    s.form(pieces(petals), color, ink=0)
    s.form(rectangle(-room.HALF_WIDTH, -room.HEIGHT, room.HALF_WIDTH, -room.HEIGHT + 0.14), pal.LINEN, ink=PEN * 0.7)
    return s.shapes


def rug(stage: Stage, *, color: str = pal.CLOTH_RED) -> None:
    """A bordered carpet with fringes, lying before the reader."""
    s = stage.sketch("rug", label="rug")
    for grow, tint, ink in (
        (0.0, color, PEN * 0.8),
        (-0.16, mixed(color, pal.CREAM, 0.5), PEN * 0.5),
        (-0.26, mixed(color, pal.CLOTH_BLUE, 0.25), PEN * 0.5),
    ):
        s.form(rectangle(-2.0 - grow, 0.1 - grow * 0.8, 2.0 + grow, 2.5 + grow * 0.8), tint, ink=ink, part="rug")
    s.form(
        np.array([(0, 0.65), (0.7, 1.3), (0, 1.95), (-0.7, 1.3)]),
        mixed(color, pal.CREAM, 0.45),
        ink=PEN * 0.5,
        part="rug",
    )
    motifs = [
        np.array([(x, z - 0.13), (x + 0.12, z), (x, z + 0.13), (x - 0.12, z)])
        for x, z in [(u, v) for v in (0.42, 2.18) for u in np.arange(-1.5, 1.6, 0.5)]
        + [(u, 1.3) for u in (-1.45, -1.05, 1.05, 1.45)]
    ]
    s.form(pieces(motifs), mixed(color, pal.CLOTH_MUSTARD, 0.55), ink=PEN * 0.4, part="rug")
    s.strokes(
        [[(side * 2.0, z), (side * 2.12, z)] for side in (-1, 1) for z in np.linspace(0.15, 2.45, 20)],
        width=PEN * 0.7,
        color=pal.THATCH,
        taper=False,
    )
    stage.lay(s.shapes, z=900.0)


def bedroom(stage: Stage) -> None:
    ground, figure = PAPERS[int(stage.rng("paper").integers(len(PAPERS)))]
    side = 1.0 if stage.rng("hand").uniform() < 0.5 else -1.0
    room.plank_floor(stage, color=pal.WOOD)
    room.walls(stage, color=ground)
    stage.put(wallpaper(stage.rng("pattern"), color=figure), x=0, z=room.BACK)
    stage.put(room.wainscot(stage.rng("skirting"), height=0.22, color=pal.LINEN), x=0, z=room.BACK)
    rug(stage, color=pal.CLOTH_BLUE)
    stage.put(
        room.window(stage, "bed", width=1.0, height=1.35, sill=0.85, curtain=pal.LINEN), x=side * 1.2, z=room.BACK
    )
    room.window_light(stage, x=side * 0.7)
    stage.shadow(x=-side * 1.9, z=3.0, half_width=1.1)
    stage.put(furniture.bed(stage.rng("bed"), length=2.1), x=-side * 1.9, z=3.1, mirror=side < 0)
    stage.put(furniture.picture(stage.rng("picture")), x=-side * 1.6, z=room.BACK, lift=1.7)
    stage.put(furniture.table(stage.rng("stand"), width=0.55), x=-side * 0.45, z=3.2)
    stage.put(furniture.candle(stage.rng("candle")), x=-side * 0.45, z=3.18, lift=0.8)
    room.lamp_glow(stage, x=-side * 0.45, height=1.1, z=3.2)
    stage.put(joinery.wardrobe(stage.rng("press")), x=side * 2.9, z=room.BACK - 0.2)
    stage.put(furniture.chair(stage.rng("chair")), x=side * 2.0, z=2.9, mirror=side < 0)


def plain_room(stage: Stage) -> None:
    """A bare, whitewashed room: window, door, table and chair, a plant on the sill."""
    side = 1.0 if stage.rng("hand").uniform() < 0.5 else -1.0
    room.plank_floor(stage)
    room.walls(stage, color=(pal.PLASTER, pal.PLASTER_ROSE, pal.PLASTER_GREEN)[int(stage.rng("wash").integers(3))])
    stage.put(room.wainscot(stage.rng("boards"), color=mixed(pal.WOOD, pal.CREAM, 0.2)), x=0, z=room.BACK)
    stage.put(room.window(stage, "plain", curtain=pal.LINEN), x=side * 1.3, z=room.BACK)
    stage.put(garden_things.flower_pot(stage.rng("pot"), size=0.2), x=side * 1.5, z=room.BACK - 0.1, lift=1.0)
    room.window_light(stage, x=side * 0.9)
    stage.put(joinery.door(stage.rng("door")), x=-side * 1.6, z=room.BACK)
    stage.put(furniture.shelf(stage.rng("shelf"), rows=4, goods="books"), x=-side * 3.4, z=room.BACK - 0.1)
    stage.put(furniture.picture(stage.rng("picture")), x=-side * 0.25, z=room.BACK, lift=1.6)
    stage.shadow(x=side * 2.7, z=2.7, half_width=0.8)
    stage.put(furniture.table(stage.rng("table"), width=1.3, cloth=pal.LINEN), x=side * 2.7, z=2.8)
    stage.put(furniture.chair(stage.rng("chair")), x=side * 1.7, z=2.8, mirror=side < 0)
    vase = stage.sketch("vase", label="plant")
    vase.add(plants.flower(stage.rng("stems"), height=0.32, color=pal.FLOWER_RED), y=-0.14)
    vase.form(
        np.array([(-0.06, 0), (-0.08, -0.1), (-0.04, -0.18), (0.04, -0.18), (0.08, -0.1), (0.06, 0)]),
        pal.CLOTH_BLUE,
        ink=PEN * 0.7,
    )
    stage.put(vase.shapes, x=side * 2.8, z=2.75, lift=0.82)
