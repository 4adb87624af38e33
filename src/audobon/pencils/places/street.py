"""Town street: terraced houses down both sides, cobbles, pavements, lamp posts, a cab far off.

Knows: this place's geometry.  Does not know: who stands in it.
"""

from __future__ import annotations

import numpy as np

from audobon.pencils import palette as pal
from audobon.pencils.light import mixed
from audobon.pencils.places import outdoors, towns
from audobon.pencils.places.room import near_edge
from audobon.pencils.props import buildings, street_things
from audobon.pencils.sketch import PEN, curve, oval
from audobon.pencils.stage import Stage

KERB = 3.0


def street(stage: Stage) -> None:
    lit = stage.light.lamps
    outdoors.sky(stage, clouds=3)
    outdoors.ground(stage, color=pal.STONE_PALE, label="road")
    cobbles(stage, half_width=KERB, far=34.0)
    _pavements(stage)
    _far_houses(stage, lit=lit)
    for side in (-1, 1):
        _side_terrace(stage, side, lit=lit)
    stage.put(street_things.carriage(stage.rng("cab")), x=1.3, z=19.0)
    for k, (x, z) in enumerate(((-KERB - 0.25, 4.2), (KERB + 0.25, 10.5), (-KERB - 0.25, 17.0))):
        stage.put(street_things.lamp_post(stage.rng("lamp", k), lit=lit), x=x, z=z)
        if lit:
            glow = stage.sketch("glow", k)
            glow.light(oval(0, -2.9, 1.5, 1.5), part="*", strength=0.5, soft=0.6, color="#e8b765")
            stage.put(glow.shapes, x=x, z=z - 0.1)


def cobbles(stage: Stage, *, half_width: float, far: float) -> None:
    """The roadway: a warm grey with rows of setts that thin out to the distance."""
    near = near_edge(stage)
    s = stage.sketch("cobbles", label="road")
    s.form(
        [(-half_width, far), (half_width, far), (half_width, near), (-half_width, near)],
        pal.STONE,
        ink=PEN * 0.6,
        part="road",
    )
    rng, runs = s.rng, []
    for row, z in enumerate(np.geomspace(1, far - near + 1, 26) + near - 1):
        step = 0.3 + 0.018 * row
        for x in np.arange(-half_width + 0.15 * (row % 2), half_width - step, step):
            if rng.uniform() < 0.40:
                d = 0.12 + 0.012 * row
                runs.append(curve((x, z), (x + step / 2, z + d), (x + step * 0.95, z)))
    s.strokes(runs, width=PEN * 0.6, color="#857a6b", taper=False)
    for x in (-0.9, 0.9):
        s.shade(
            [(x - 0.25, far), (x + 0.25, far), (x + 0.3, near), (x - 0.3, near)], part="road", strength=0.16, soft=0.06
        )
    stage.lay(s.shapes, z=998.0)


def _pavements(stage: Stage) -> None:
    near, far = near_edge(stage), 34.0
    for side in (-1, 1):
        s = stage.sketch("pavement", side, label="road")
        a, b = side * KERB, side * (KERB + 2.1)
        s.form([(a, far), (b, far), (b, near), (a, near)], pal.STONE_PALE, ink=PEN * 0.7, part="flags")
        s.strokes(
            [[(a, z), (b, z)] for z in np.geomspace(1, far - near + 1, 16) + near - 1],
            width=PEN * 0.5,
            color="#8d8272",
            taper=False,
        )
        s.strokes(
            [[(a + side * 0.16, far), (a + side * 0.16, near)], [((a + b) / 2, far), ((a + b) / 2, near)]],
            width=PEN * 0.6,
            color="#8d8272",
            taper=False,
        )
        stage.lay(s.shapes, z=997.0)


def _far_houses(stage: Stage, *, lit: bool) -> None:
    """The street's far end: houses across it, a church behind."""
    stage.put(buildings.church(stage.rng("church")), x=1.5, z=42.0)
    for cell in stage.cells(33.0, width=4.3):
        rng = stage.rng("far house", cell)
        if -1 <= cell <= 0:
            continue
        stage.put(towns.terrace_house(rng, storeys=2 + int(rng.integers(2)), lit=lit), x=(cell + 0.5) * 4.3, z=33.0)


def _side_terrace(stage: Stage, side: int, *, lit: bool) -> None:
    """Facades standing along the pavement, seen along the street in steep perspective."""
    edge = KERB + 2.1
    z = 32.0
    number = 0
    while z > 1.0:
        rng = stage.rng("terrace", side, number)
        width = 4.2
        build = buildings.town_house if z < 11.0 else towns.terrace_house
        drawing = build(rng, width=width, storeys=2 + int(rng.integers(2)), lit=lit)
        stage.side_wall([shape.moved(scale=1.0, dx=z - width / 2, dy=0.0) for shape in drawing], x=side * edge)
        z -= width + 0.05
        number += 1
    near = stage.sketch("near wall", side, label="building")
    wall = mixed(pal.PLASTER, pal.BRICK_PALE, 0.5 if side < 0 else 0.2)
    near.form([(near_edge(stage), 0), (z + 0.2, 0), (z + 0.2, -7), (near_edge(stage), -7)], wall, part="wall")
    stage.side_wall(near.shapes, x=side * edge)
