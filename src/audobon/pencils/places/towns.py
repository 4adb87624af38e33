"""Streets of other kinds: a market, a square, a steep alley, a city gate, the roof-tops.

Knows: these places' geometry.  Does not know: who stands in them.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from audobon.pencils import palette as pal
from audobon.pencils.light import mixed
from audobon.pencils.places import land, outdoors, room, trees
from audobon.pencils.props import buildings, garden_things, joinery, kitchen_things, street_things
from audobon.pencils.shapes import Shape, smooth
from audobon.pencils.sketch import PEN, Random, Sketch, curve, oval, pieces, rectangle
from audobon.pencils.stage import Stage

AWNINGS = (pal.CLOTH_RED, pal.CLOTH_GREEN, pal.CLOTH_MUSTARD, pal.CLOTH_BLUE)


def gabled(rng: Random, *, width: float = 3.6, storeys: int = 3, lit: bool = False, front: str = "door") -> list[Shape]:
    """A narrow timbered house, its gable to the street; `front` is a door, an arcade, or nothing where none is seen."""
    s = Sketch(rng, label="building")
    half, top = width / 2, -2.4 * storeys
    wall = (pal.PLASTER, pal.PLASTER_ROSE, "#e6d3a8", pal.BRICK_PALE)[int(rng.integers(4))]
    peak = top - 0.62 * width
    s.form(np.array([(-half, 0), (-half, top), (0, peak), (half, top), (half, 0)]), wall, part="wall")
    s.shade(rectangle(half * 0.4, peak, half, 0), part="wall", strength=0.3, soft=0.3)
    for side in (-1, 1):
        eave = np.array(
            [(side * (half + 0.22), top + 0.18), (0, peak - 0.12), (0, peak - 0.4), (side * (half + 0.3), top - 0.05)]
        )
        s.form(eave, pal.TILE, part=f"roof{side}", ink=PEN * 0.9)
    timber = mixed(pal.WOOD_DARK, wall, 0.15)
    floors = [rectangle(-half, -2.4 * f - 0.07, half, -2.4 * f + 0.07) for f in range(1, storeys + 1)]
    s.form(pieces(floors), timber, ink=PEN * 0.6)
    braces = [np.array([(x, -2.4 * f), (x + 0.5, -2.4 * f - 0.9), (x + 0.62, -2.4 * f - 0.9), (x + 0.12, -2.4 * f)])
              for f in range(1, storeys) for x in (-half, half - 0.62)]  # fmt: skip
    if braces:
        s.form(pieces(braces), timber, ink=PEN * 0.5)
    spots = [(x, -2.4 * f - 0.6) for f in range(1, storeys) for x in (-0.24 * width, 0.24 * width)]
    casements(s, [*spots, (0.0, top - 0.15)], lit=lit)
    if front == "arcade":
        for x in (-0.27 * width, 0.27 * width):
            arch = np.vstack([[(x - 0.7, 0)], oval(x, -1.3, 0.7, 0.7, start=0.5, end=1.0, points=12), [(x + 0.7, 0)]])
            s.form(arch, mixed(pal.SOOT, wall, 0.25), ink=PEN, part=f"arch{x:.1f}")
    elif front == "door":
        s.add(joinery.door(rng, height=1.9, color=AWNINGS[int(rng.integers(4))]), x=-0.22 * width)
        casements(s, [(0.24 * width, -0.8)], lit=lit)
    return s.shapes


def terrace_house(rng: Random, *, width: float = 4.2, storeys: int = 3, lit: bool = False) -> list[Shape]:
    """A house of a terrace as it is seen from afar: the same front as its neighbours in a few shapes."""
    s = Sketch(rng, label="building")
    half, top = width / 2, -2.5 * storeys
    wall = buildings.WALLS[int(rng.integers(len(buildings.WALLS)))]
    roof = buildings.ROOFS[int(rng.integers(len(buildings.ROOFS)))]
    gable = np.array([(-half - 0.1, top), (-half + 0.5, top - 1.3), (half - 0.5, top - 1.3), (half + 0.1, top)])
    s.form(gable, roof, part="roof")
    s.form(rectangle(-half + 0.55, top - 2.0, -half + 1.05, top - 0.8), pal.BRICK, ink=PEN * 0.8)
    s.form(rectangle(-half, top, half, 0), wall, part="wall")
    s.shade(rectangle(half - 0.7, top, half, 0), part="wall", strength=0.3, soft=0.3)
    bands = [rectangle(-half - 0.12, top - 0.14, half + 0.12, top + 0.1), rectangle(-half, -2.58, half, -2.44)]
    s.form(pieces(bands), mixed(wall, pal.LINEN, 0.6), ink=PEN * 0.7)
    side = -1 if rng.uniform() < 0.5 else 1
    spots = [(x, -2.5 * f - 0.85) for f in range(1, storeys) for x in (-0.3 * width, 0.0, 0.3 * width)]
    casements(s, [*spots, (-side * 0.28 * width, -0.85)], lit=lit)
    s.form(rectangle(side * 0.28 * width - 0.45, -2.2, side * 0.28 * width + 0.45, 0), AWNINGS[int(rng.integers(4))])
    return s.shapes


def casements(s: Sketch, spots: Sequence[tuple[float, float]], *, lit: bool) -> None:
    """Small-paned windows with their sills at these points, as few shapes as a distant front needs."""
    glass = [rectangle(x - 0.36, y - 1.05, x + 0.36, y) for x, y in spots]
    bars = [np.array([(x, y - 1.05), (x, y)]) for x, y in spots]
    bars += [np.array([(x - 0.36, y - r), (x + 0.36, y - r)]) for x, y in spots for r in (0.35, 0.7)]
    s.label = "window"
    s.form(pieces([rectangle(x - 0.43, y - 1.12, x + 0.43, y + 0.06) for x, y in spots]), pal.LINEN, ink=PEN * 0.7)
    shine = s.rng.uniform(size=len(spots)) < 0.55
    for burning, color in ((False, buildings.GLASS_DAY), (True, pal.FLAME)):
        panes = [pane for pane, on in zip(glass, shine, strict=True) if (lit and on) == burning]
        if panes:
            s.form(pieces(panes), color, ink=PEN * 0.5, part=f"glass{burning}")
    s.strokes(bars, width=PEN * 0.8, color="#8b7d68", taper=False)
    s.label = "building"


def _row(stage: Stage, *, z: float, arcade: bool, gap: float = 0.0, width: float = 3.6) -> None:
    """Gabled houses shoulder to shoulder across the picture, leaving `gap` metres free in the middle."""
    for cell in stage.cells(z, width=width):
        x = (cell + 0.5) * width
        if abs(x) < gap:
            continue
        rng = stage.rng("gable", cell)
        stage.put(
            gabled(rng, storeys=2 + int(rng.integers(2)), lit=stage.light.lamps, front="arcade" if arcade else "door"),
            x=x,
            z=z,
        )


def market(stage: Stage) -> None:
    """Striped awnings over heaped stalls on both sides, baskets and geese-crates before them, gables behind."""
    side = land.hand(stage)
    outdoors.sky(stage, clouds=3)
    outdoors.ground(stage, color=pal.STONE_PALE, label="road")
    room.flag_floor(stage, color=pal.STONE_PALE, back=16, half_width=16, size=0.8, label="road")
    stage.put(buildings.church(stage.rng("minster")), x=side * 3.0, z=30.0, scale=1.3)
    _row(stage, z=16.0, arcade=True, gap=1.0)
    land.bunting(stage, z=9.0, y=4.3)
    for k, (x, z) in enumerate(((-5.4, 9.6), (5.2, 9.2), (-3.7, 6.0), (3.8, 5.4))):
        stage.shadow(x=side * x, z=z, half_width=1.2)
        stage.put(stall(stage.rng("stall", k), color=AWNINGS[k]), x=side * x, z=z)
    for k, (x, z, fill) in enumerate(((-2.3, 4.4, pal.FLOWER_RED), (-2.9, 4.1, pal.LEAF_LIGHT), (2.4, 3.9, pal.COPPER),
                                      (3.0, 3.6, pal.FLOWER_YELLOW))):  # fmt: skip
        stage.put(garden_things.basket(stage.rng("basket", k), size=0.55, filled=fill), x=side * x, z=z)
    stage.put(kitchen_things.barrel(stage.rng("barrel")), x=-side * 4.6, z=4.4)
    stage.put(kitchen_things.sack(stage.rng("sack")), x=side * 4.6, z=4.0)
    stage.put(street_things.cart(stage.rng("cart"), hay=False), x=-side * 0.6, z=12.5)
    land.corner(stage, land.crate(stage.rng("near crate")), side=-side)


def stall(rng: Random, *, color: str) -> list[Shape]:
    """A trestle under a striped awning, heaped with fruit and loaves."""
    s = Sketch(rng)
    for x in (-1.25, 1.25):
        s.box(x - 0.05, -2.5, x + 0.05, 0, pal.WOOD_DARK, ink=PEN * 0.7)
    s.form(rectangle(-1.25, -2.2, 1.25, -1.0), mixed(pal.SOOT, pal.WOOD, 0.55), part="dark", ink=0)
    s.form(np.array([(-1.35, -1.05), (-1.2, -1.25), (1.2, -1.25), (1.35, -1.05)]), pal.WOOD_PALE, part="top")
    for row, (y, tints) in enumerate(((-1.2, (pal.FLOWER_RED, pal.LEAF_LIGHT, pal.COPPER)), (-1.08,
        (pal.FLOWER_YELLOW, pal.BRICK,
                                      pal.LEAF)))):  # fmt: skip
        for k, tint in enumerate(tints):
            x0 = -1.05 + 0.75 * k + 0.1 * row
            balls = [
                oval(x0 + 0.13 * i + 0.06 * j, y - 0.1 * j, 0.08, 0.08, points=9)
                for j in range(3)
                for i in range(4 - j)
            ]
            s.form(pieces(balls), tint, ink=PEN * 0.55, part=f"heap{row}{k}")
    s.form(rectangle(-1.35, -1.05, 1.35, -0.2), pal.LINEN, part="cloth")
    s.strokes([curve((x, -1.03), (x + 0.05, -0.6), (x, -0.22)) for x in np.linspace(-1.2, 1.2, 9)], width=PEN * 0.5)
    s.shade(rectangle(-1.35, -1.05, 1.35, -0.85), part="cloth", strength=0.35, soft=0.06)
    edge = [(-1.5, -2.25), *[(-1.5 + 0.3 * k, -2.25 + (0.14 if k % 2 else 0.0)) for k in range(1, 10)], (1.5, -2.25)]
    s.form(np.array([(-1.2, -2.95), (1.2, -2.95), *edge[::-1]]), pal.LINEN, part="awning")
    stripes = [np.array([(-1.2 + 0.48 * k, -2.95), (-0.96 + 0.48 * k, -2.95), (-1.2 + 0.6 * k, -2.2),
        (-1.5 + 0.6 * k, -2.2)])
               for k in range(5)]  # fmt: skip
    s.wash(pieces(stripes), color, part="awning", strength=0.95, soft=0.01)
    s.shade(rectangle(-1.5, -2.45, 1.5, -2.1), part="awning", strength=0.3, soft=0.08)
    return s.shapes


def square(stage: Stage) -> None:
    """A wide square: a fountain with a figure, the town hall and its clock behind, arcades, plane trees, pigeons."""
    side = land.hand(stage)
    lit = stage.light.lamps
    outdoors.sky(stage, clouds=4)
    outdoors.ground(stage, color=pal.STONE_PALE, label="road")
    room.flag_floor(stage, color="#d8cdb6", back=20, half_width=20, size=1.1, label="road")
    _row(stage, z=21.0, arcade=True, gap=4.0, width=3.8)
    stage.put(town_hall(stage.rng("hall"), lit=lit), x=0, z=20.0)
    for k, x in enumerate((-7.6, 7.8)):
        trees.grow(stage, "beech", k, x=x, z=13.0, height=5.4)
    stage.shadow(x=side * 2.2, z=7.0, half_width=2.0)
    stage.put(fountain(stage.rng("fountain")), x=side * 2.2, z=7.0)
    stage.put(street_things.lamp_post(stage.rng("lamp"), lit=lit), x=-side * 3.0, z=5.0)
    stage.put(street_things.bench(stage.rng("bench")), x=-side * 3.8, z=6.2)
    birds = stage.sketch("pigeons", label="animal")
    for k in range(7):
        x = -1.2 + 0.42 * k + birds.rng.uniform(-0.1, 0.1)
        body = [(x - 0.14, -0.06), (x - 0.02, -0.15), (x + 0.07, -0.2), (x + 0.12, -0.17), (x + 0.1, -0.05), (x, -0.02)]
        birds.form(smooth(np.array(body), samples=3), (pal.SLATE, pal.STONE_DARK, pal.LINEN)[k % 3], ink=PEN * 0.7)
        birds.strokes([[(x, -0.03), (x, 0.02)], [(x + 0.04, -0.03), (x + 0.05, 0.02)]], width=PEN * 0.6)
    stage.put(birds.shapes, x=-side * 1.6, z=4.4)


def town_hall(rng: Random, *, lit: bool) -> list[Shape]:
    """A stone front with arches below, tall windows, a flight of steps and a clock turret."""
    s = Sketch(rng, label="building")
    buildings.roof_tiles(
        s, np.array([(-4.2, -6.2), (-3.2, -8.4), (3.2, -8.4), (4.2, -6.2)]), color=pal.SLATE, part="roof"
    )
    joinery.masonry(s, face=(-4, -6.3, 4, 0), high=0.34, long=0.8, color="#dccfb0", part="front", keep=0.12)
    s.shade(rectangle(2.4, -6.3, 4, 0), part="front", strength=0.25, soft=0.4)
    for x in (-3.0, -1.5, 1.5, 3.0):
        buildings.pane_window(s, x, -3.2, width=0.85, height=2.0, lit=lit)
        arch = np.vstack([[(x - 0.5, 0)], oval(x, -1.7, 0.5, 0.5, start=0.5, end=1.0, points=10), [(x + 0.5, 0)]])
        s.form(arch, "#7d7060", ink=PEN * 0.8)
    buildings.pointed(s, 0, 0, width=1.4, height=2.5, color=pal.WOOD_DARK)
    joinery.masonry(s, face=(-0.9, -10.2, 0.9, -6.2), high=0.34, long=0.6, color="#dccfb0", part="turret", keep=0.15)
    s.form(oval(0, -8.9, 0.66, 0.66, points=26), pal.LINEN, part="clock")
    s.strokes([[(0, -8.9), (0, -9.38)], [(0, -8.9), (0.3, -8.75)]], width=PEN * 2, taper=False)
    ticks = [[(0.56 * np.cos(a), -8.9 + 0.56 * np.sin(a)), (0.64 * np.cos(a), -8.9 + 0.64 * np.sin(a))] for a in
             np.linspace(0, 2 * np.pi, 12, endpoint=False)]  # fmt: skip
    s.strokes(ticks, width=PEN, taper=False)
    s.form(
        smooth(np.array([(-1.1, -10.2), (-0.8, -11.2), (0, -12.6), (0.8, -11.2), (1.1, -10.2)]), samples=3),
        pal.TILE,
        part="roof2",
    )
    for k in range(3):
        s.box(
            -1.6 - 0.25 * k,
            -0.16 * (3 - k) + 0.05,
            1.6 + 0.25 * k,
            -0.16 * (2 - k) + 0.05,
            pal.STONE_PALE,
            ink=PEN * 0.8,
        )
    return s.shapes


def fountain(rng: Random) -> list[Shape]:
    """A round basin, a column, a stone child with a fish, four arcs of water."""
    s = Sketch(rng, label="building")
    s.form(oval(0, -0.62, 1.9, 0.34, points=32), pal.STONE, part="rim")
    s.form(oval(0, -0.6, 1.7, 0.27, points=32), pal.WATER, part="pool", ink=PEN * 0.7)
    s.shade(oval(0.4, -0.7, 1.2, 0.16), part="pool", strength=0.4, soft=0.06)
    s.form(np.array([(-0.22, -0.5), (-0.16, -1.6), (-0.4, -1.75), (0.4, -1.75), (0.16, -1.6), (0.22, -0.5)]),
        pal.STONE_PALE,
           part="column")  # fmt: skip
    s.form(oval(0, -1.8, 0.75, 0.14, points=24), pal.STONE_PALE, part="bowl")
    body = [(-0.2, -1.85), (-0.24, -2.3), (-0.12, -2.55), (0.12, -2.55), (0.24, -2.3), (0.2, -1.85)]
    s.form(smooth(np.array(body), samples=4), pal.STONE_PALE, part="statue")
    s.form(oval(0, -2.72, 0.17, 0.19, points=18), pal.STONE_PALE, part="statue")
    s.form(
        smooth(np.array([(0.1, -2.4), (0.4, -2.66), (0.6, -2.6), (0.46, -2.46), (0.2, -2.26)]), samples=3),
        pal.STONE,
        part="fish",
    )
    s.shade(rectangle(0.04, -2.9, 0.6, -1.8), part="statue", strength=0.4, soft=0.06)
    arcs = [curve((0.3 * d, -1.85), (0.8 * d, -2.1), (1.2 * d, -1.5), (1.35 * d, -0.62)) for d in (-1, -0.7, 0.7, 1)]
    s.strokes(arcs, width=PEN * 2, color="#e7f0ee")
    s.strokes(arcs, width=PEN * 0.6, color="#8fa9ad")
    front = np.vstack([oval(0, -0.62, 1.9, 0.34, start=0.0, end=0.5, points=18), [(-1.9, -0.1)],
                       oval(0, -0.05, 1.9, 0.3, start=0.5, end=0.0, points=18), [(1.9, -0.1)]])  # fmt: skip
    s.form(front, pal.STONE_PALE, part="basin")
    s.shade(rectangle(0.6, -0.7, 2, 0.4), part="basin", strength=0.35, soft=0.3)
    s.strokes([[(x, -0.62 + 0.3 * np.sqrt(1 - (x / 1.9) ** 2)), (x, -0.08 + 0.3 * np.sqrt(1 - (x / 1.9) ** 2))] for x in
               np.linspace(-1.6, 1.6, 9)], width=PEN * 0.7, taper=False)  # fmt: skip
    return s.shapes


def alley(stage: Stage) -> None:
    """A narrow alley climbs by steps between old houses; washing across it, pots on sills, an arch at the top."""
    outdoors.sky(stage, clouds=1)
    outdoors.ground(stage, color=pal.STONE, label="road")
    room.flag_floor(stage, color="#cfc3aa", back=9.5, half_width=2.4, size=0.5, label="road")
    near = -0.77 * stage.view.distance / stage.set_scale
    for k in range(5):
        step = stage.sketch("step", k, label="road")
        step.box(-2.4, -0.2 * (k + 1), 2.4, -0.2 * k, mixed(pal.STONE_PALE, pal.STONE, 0.12 * k), part="riser")
        step.shade(rectangle(-2.4, -0.2 * (k + 1) + 0.08, 2.4, -0.2 * k), part="riser", strength=0.35, soft=0.03)
        stage.put(step.shapes, x=0, z=9.4 + 0.5 * k)
    head = stage.sketch("arch", label="building")
    head.form(rectangle(-5, -8, 5, 0), pal.PLASTER_ROSE, part="wall")
    head.form(np.vstack([[(-1.1, 0)], oval(0, -1.7, 1.1, 1.0, start=0.5, end=1.0, points=14), [(1.1, 0)]]),
        stage.light.sky_low,
              part="through")  # fmt: skip
    head.wash(oval(0.3, -0.4, 1.0, 0.7), pal.LEAF_BLUE, part="through", strength=0.8, soft=0.1)
    buildings.pane_window(head, 0, -3.4, width=0.9, height=1.1, lit=stage.light.lamps, shutters=pal.CLOTH_GREEN)
    stage.put(head.shapes, x=0, z=12.0, lift=0.9)
    for side in (-1, 1):
        stage.side_wall(_alley_side(stage, side, near=near), x=side * 2.4)
    for k, (z, y) in enumerate(((8.2, 3.6), (5.4, 3.4))):
        stage.put(washing(stage.rng("washing", k)), x=0, z=z, lift=y)
    stage.put(kitchen_things.barrel(stage.rng("butt")), x=-1.9, z=4.4)
    stage.put(garden_things.flower_pot(stage.rng("pot")), x=1.95, z=3.6)
    stage.put(garden_things.flower_pot(stage.rng("pot", 2), size=0.22), x=2.0, z=5.0)
    stage.put(street_things.lamp_post(stage.rng("lamp"), lit=stage.light.lamps), x=1.85, z=8.4, scale=0.9)


def _alley_side(stage: Stage, side: int, *, near: float) -> list[Shape]:
    """One wall of the alley in (z, y): doors, shuttered windows, flaking plaster, pots."""
    s = stage.sketch("side", side, label="building")
    wall = (pal.PLASTER, "#e6d0a2")[side > 0]
    for k, (a, b) in enumerate(((12.0, 7.6), (7.6, 3.6), (3.6, near))):
        tint = mixed(wall, (pal.PLASTER_ROSE, pal.PLASTER_GREEN, pal.BRICK_PALE)[(k + (side > 0)) % 3], 0.55)
        s.form(rectangle(b, -9, a, 0), mixed(tint, "#7a7268", 0.12 if side < 0 else 0.24), part=f"house{k}")
        s.shade(rectangle(b, -1.2, a, 0), part=f"house{k}", strength=0.3, soft=0.4)
        middle = (a + b) / 2 if b > -1 else a - 1.9
        s.add(joinery.door(s.rng, height=1.9, color=AWNINGS[k]), x=middle + 0.9)
        for x, y in ((middle - 0.9, -0.95), (middle - 0.9, -3.4), (middle + 0.9, -3.4)):
            buildings.pane_window(s, x, y, width=0.8, height=1.1, lit=stage.light.lamps, shutters=AWNINGS[(k + 1) % 4])
            s.label = "building"
        bricks = joinery.courses(s.rng, face=(b, -3.0, a, -0.2), high=0.16, long=0.4, keep=0.07)
        s.form(bricks, pal.BRICK_PALE, ink=PEN * 0.4, ink_color="#8d7260")
    return s.shapes


def washing(rng: Random) -> list[Shape]:
    """A line of shirts and sheets from wall to wall."""
    s = Sketch(rng, label="curtain")
    s.stroke(curve((-2.4, -0.3), (0, 0.0), (2.4, -0.3)), width=PEN * 0.9, taper=False)
    for k, x in enumerate((-1.6, -0.8, 0.05, 0.9, 1.6)):
        w, h = (0.3, 0.62) if k % 2 else (0.24, 0.46)
        y = -0.3 * (x / 2.4) ** 2
        cloth = [(x - w, y), (x + w, y), (x + w + 0.04, y + h), (x, y + h + 0.05), (x - w + 0.03, y + h)]
        s.form(np.array(cloth), (pal.LINEN, pal.CLOTH_ROSE, pal.CREAM, pal.CLOTH_BLUE, pal.LINEN)[k], part=f"cloth{k}")
        s.shade(rectangle(x + 0.3 * w, y, x + 1.2 * w, y + h), part=f"cloth{k}", strength=0.3, soft=0.05)
        s.strokes([curve((x - 0.4 * w, y), (x - 0.3 * w, y + 0.5 * h), (x - 0.45 * w, y + h))], width=PEN * 0.5)
    return s.shapes


def city_gate(stage: Stage) -> None:
    """Before a walled town: twin drum towers, portcullis and bridge, the wall going off both ways, roofs above it."""
    side = land.hand(stage)
    lit = stage.light.lamps
    outdoors.sky(stage, clouds=4)
    outdoors.ground(stage, color=pal.GRASS)
    outdoors.hills(stage, z=60, height=6.0)
    stage.put(buildings.church(stage.rng("steeple")), x=side * 7.0, z=24.0, lift=1.4)
    for k, x in enumerate((-10.0, -5.5, 4.5, 11.5)):
        stage.put(gabled(stage.rng("roof", k), storeys=3, lit=lit, front=""), x=x, z=19.0)
    outdoors.path(stage, half_width=1.6, bend=0.0, far=13.8, color=pal.SAND)
    s = stage.sketch("gate", label="building")
    joinery.masonry(s, face=(-36, -4.4, 36, 0), high=0.4, long=0.8, color="#c9bd9f", part="wall", keep=0.14)
    buildings.battlement(s, left=-36, right=36, y=-4.4, color="#c9bd9f")
    for x in (-2.9, 2.9):
        buildings.tower(s, x, width=2.6, height=7.6, cap=False, lit=lit)
    joinery.masonry(s, face=(-1.7, -6.0, 1.7, 0), high=0.4, long=0.7, color="#d3c7a8", part="house", keep=0.2)
    buildings.battlement(s, left=-1.7, right=1.7, y=-6.0, color="#d3c7a8")
    s.form(
        np.vstack([[(-1.2, 0)], oval(0, -2.2, 1.2, 1.2, start=0.5, end=1.0, points=16), [(1.2, 0)]]),
        "#6a5e50",
        part="arch",
    )
    s.light(oval(0, -0.2, 0.7, 1.0), part="arch", strength=0.5, soft=0.2)
    bars = [[(x, -3.3), (x, -2.2)] for x in np.linspace(-1.0, 1.0, 9)] + [
        [(-1.1, y), (1.1, y)] for y in (-3.0, -2.6, -2.3)
    ]
    s.strokes(bars, width=PEN * 2.4, color=pal.IRON, taper=False)
    s.form(np.array([(-0.6, -4.4), (0.6, -4.4), (0.6, -3.9), (0, -3.5), (-0.6, -3.9)]), pal.CLOTH_RED, part="shield")
    s.form(oval(0, -4.08, 0.2, 0.2, points=12), pal.BRASS, ink=PEN * 0.7)
    stage.put(s.shapes, x=0, z=14.0)
    for x in (-1.9, 1.9):
        wall = street_things.stone_wall(stage.rng("bridge wall", round(x)), width=2.4)
        stage.put(wall, x=x * 1.6, z=9.4)
    trees.grow(stage, "oak", "gate", x=-side * 6.4, z=9.0, height=5.4)
    stage.put(street_things.cart(stage.rng("cart")), x=side * 4.6, z=7.6)
    outdoors.blotches(stage, colors=(pal.GRASS_PALE, pal.GRASS_DARK))
    outdoors.grass(stage, flowers=True)
    outdoors.front_grass(stage)


def roof_tops(stage: Stage) -> None:
    """High on the tiles: chimney stacks with pots, dormers, ridge beyond ridge, a weathercock against the sky."""
    side = land.hand(stage)
    lit = stage.light.lamps
    outdoors.sky(stage, clouds=5)
    stage.put(buildings.church(stage.rng("spire")), x=-side * 6.0, z=34.0, lift=-2.6, scale=1.1)
    for row, (z, lift) in enumerate(((21.0, -5.4), (12.0, -5.2))):
        for cell in stage.cells(z, width=4.0):
            rng = stage.rng("roof", row, cell)
            house = gabled(rng, storeys=2, lit=lit, width=(3.2, 4.3)[(cell + row) % 2], front="")
            stage.put(house, x=(cell + 0.5 * (row % 2)) * 4.0, z=z, lift=lift + rng.uniform(-0.6, 0.6))
    near = room.near_edge(stage)
    s = stage.sketch("tiles", label="floor")
    s.form([(-14, 3.4), (14, 3.4), (14, near), (-14, near)], pal.TILE, part="roof", ink=PEN)
    runs = []
    for k, z in enumerate(np.arange(3.2, near, -0.34)):
        step = 0.36
        for x in np.arange(-9 + 0.18 * (k % 2), 9, step):
            if s.rng.uniform() < 0.55:
                runs.append(curve((x, z), (x + step / 2, z - 0.12), (x + step, z)))
    s.strokes(runs, width=PEN * 0.7, color="#7d5840", taper=False)
    s.light(oval(-2, 1.0, 3.4, 1.4), part="roof", strength=0.25, soft=0.4)
    stage.lay(s.shapes, z=6.0)
    ridge = stage.sketch("ridge", label="building")
    caps = [smooth(np.array([(x, 0.05), (x + 0.04, -0.16), (x + 0.25, -0.2), (x + 0.46, -0.16), (x + 0.5, 0.05)]),
        samples=3) for x in
            np.arange(-13, 13, 0.5)]  # fmt: skip
    ridge.form(pieces(caps), mixed(pal.TILE, pal.BRICK, 0.5), ink=PEN * 0.7)
    stage.put(ridge.shapes, x=0, z=3.4)
    for k, (x, z) in enumerate(((2.9, 3.0), (-3.4, 3.3))):
        stack = stage.sketch("stack", k, label="building")
        buildings.chimney(stack, 0, 0, width=0.95, height=1.7, smoke=k == 0)
        stage.put(stack.shapes, x=side * x, z=z)
    vane = stage.sketch("vane")
    vane.stroke([(0, 0), (0, -1.7)], width=PEN * 2.4, color=pal.IRON, taper=False)
    cock = [(-0.5, -2.25), (-0.36, -2.4), (-0.3, -2.15), (-0.12, -1.98), (0.08, -2.02), (0.16, -2.3), (0.24, -2.38),
        (0.3, -2.28),
            (0.4, -2.22), (0.3, -2.16), (0.28, -1.9), (0.1, -1.72), (-0.1, -1.7), (-0.3, -1.9), (-0.42,
            -2.1)]  # fmt: skip
    vane.form(np.array(cock), pal.BRASS)
    vane.stroke([(-0.3, -1.4), (0.4, -1.4)], width=PEN * 2, color=pal.IRON, taper=False)
    stage.put(vane.shapes, x=-side * 1.4, z=3.3)
