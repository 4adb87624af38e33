"""Under the ground: a vaulted cellar with casks, a dungeon, a cave, a burrow's parlour.

Knows: these places' geometry.  Does not know: who stands in them.
"""

from __future__ import annotations

import numpy as np

from audobon.pencils import palette as pal
from audobon.pencils.light import mixed
from audobon.pencils.places import outdoors, room
from audobon.pencils.props import furniture, joinery, kitchen_things, plants
from audobon.pencils.shapes import Points, Shape, ShapeKind, smooth
from audobon.pencils.sketch import PEN, Random, Sketch, curve, leafy, oval, pieces, rectangle
from audobon.pencils.stage import Stage

STONE = "#a79e8f"


def cellar(stage: Stage) -> None:
    """Two bays of round arches running back, casks on their cradles, a torch."""
    side = 1.0 if stage.rng("hand").uniform() < 0.5 else -1.0
    room.flag_floor(stage, color="#a99f8e", back=9.0, half_width=5.5)
    _end_wall(stage, z=9.0)
    for k, z in enumerate((7.4, 4.4)):
        stage.put(arcade(stage.rng("arch", k), spans=(-4.4, 0.0, 4.4), width=3.6, shade=0.35 - 0.12 * k), x=0, z=z)
    for k, (x, z) in enumerate(((-3.4, 6.2), (-1.9, 6.3), (3.2, 6.2), (4.6, 6.0), (-4.6, 3.6), (4.4, 3.4))):
        stage.put(kitchen_things.tun(stage.rng("tun", k)), x=x, z=z)
    stage.put(kitchen_things.barrel(stage.rng("cask")), x=side * 2.5, z=3.0)
    stage.put(kitchen_things.bottle_rack(stage.rng("rack")), x=-side * 2.75, z=3.5)
    stage.put(torch_bracket(stage.rng("torch")), x=-side * 2.15, z=4.35, lift=1.7)
    glow = stage.sketch("glow")
    glow.light(oval(0, -1.9, 2.3, 2.0), part="*", strength=0.42, soft=0.8, color="#e2ab62")
    stage.put(glow.shapes, x=-side * 2.15, z=2.4)
    dusk(stage)


def dusk(stage: Stage, *, strength: float = 0.42) -> None:
    """The dark that stands in the corners of an unlit place."""
    view = stage.view
    width, height = view.width_px, view.height_px
    shapes = []
    for points in (
        rectangle(-10, -10, width + 10, 0.14 * height),
        rectangle(-10, -10, 0.10 * width, height + 10),
        rectangle(0.9 * width, -10, width + 10, height + 10),
    ):
        shapes.append(
            room.tone(ShapeKind.SHADE, points, color="#4c4652", part="*", strength=strength, soft=0.10 * width)
        )
    stage.behind_figures(shapes)


def _end_wall(stage: Stage, *, z: float) -> None:
    s = stage.sketch("end", label="wall")
    joinery.masonry(
        s,
        face=(-8, -5, 8, 0),
        high=0.3,
        long=0.6,
        color=mixed(STONE, "#6a6258", 0.45),
        part="end",
        keep=0.3,
    )
    s.form(_arch(0, 1.3, 2.3), "#57504a", part="hole", ink=PEN)
    stage.put(s.shapes, x=0, z=z)


def _arch(x: float, half: float, spring: float) -> Points:
    return np.vstack(
        [
            [(x - half, 0), (x - half, -spring + half * 0.4)],
            oval(x, -spring + half * 0.4, half, half, start=0.5, end=1.0, points=16),
            [(x + half, 0)],
        ]
    )


def arcade(rng: Random, *, spans: tuple[float, ...], width: float, shade: float) -> list[Shape]:
    """A wall pierced by round arches: voussoirs, piers, and nothing drawn where one sees through."""
    s = Sketch(rng, label="wall")
    half, spring, top = width / 2, 2.2, -4.6
    color = mixed(STONE, "#6a6258", shade)
    edges = [spans[0] - 4.0, *[x for c in spans for x in (c - half, c + half)], spans[-1] + 4.0]
    outline: list[tuple[float, float]] = [(edges[0], top), (edges[-1], top), (edges[-1], 0.0)]
    for c in reversed(spans):
        outline.append((c + half, 0.0))
        outline += [
            (float(x), float(y)) for x, y in oval(c, -spring + 0.5, half, half * 0.95, start=1.0, end=0.5, points=18)
        ]
        outline.append((c - half, 0.0))
    outline.append((edges[0], 0.0))
    s.form(np.array(outline), color, part="wall", ink=PEN)
    for c in spans:
        stones = []
        for k in range(11):
            a0, a1 = np.pi + np.pi * k / 11 + 0.02, np.pi + np.pi * (k + 1) / 11 - 0.02
            ring = [
                (c + r * np.cos(a), -spring + 0.5 + 0.95 * r * np.sin(a))
                for r, a in ((half, a0), (half, a1), (half + 0.32, a1), (half + 0.32, a0))
            ]
            stones.append(np.array(ring))
        s.form(pieces(stones), mixed(color, pal.STONE_PALE, 0.4), ink=PEN * 0.6, part="voussoirs")
        s.shade(
            oval(c, -spring + 0.4, half + 0.5, half + 0.3, start=0.5, end=1.0), part="voussoirs", strength=0.2, soft=0.1
        )
    for a, b in zip(edges[2:-2:2], edges[3:-1:2], strict=True):
        blocks = joinery.courses(rng, face=(a, -spring + 0.3, b, 0), high=0.34, long=0.55, keep=0.75)
        if len(blocks):
            s.form(blocks, mixed(color, pal.STONE, 0.3), ink=PEN * 0.5, ink_color="#5d554c", part="wall")
        s.form(
            rectangle(a - 0.08, -spring + 0.32, b + 0.08, -spring + 0.5),
            mixed(color, pal.STONE_PALE, 0.4),
            ink=PEN * 0.7,
        )
        s.shade(rectangle((a + b) / 2, -spring, b, 0), part="wall", strength=0.4, soft=0.15)
    return s.shapes


def torch_bracket(rng: Random) -> list[Shape]:
    """A burning torch in an iron ring."""
    s = Sketch(rng, label="lamp")
    s.form(np.array([(-0.035, 0), (-0.06, -0.42), (0.06, -0.42), (0.035, 0)]), pal.WOOD_DARK, ink=PEN * 0.8)
    s.stroke([(-0.1, -0.2), (0.1, -0.2)], width=PEN * 2.2, color=pal.IRON, taper=False)
    s.form(
        smooth(
            np.array([(-0.09, -0.42), (-0.12, -0.58), (-0.03, -0.86), (0.04, -0.68), (0.12, -0.6), (0.09, -0.42)]),
            samples=4,
        ),
        pal.FLAME,
        ink=PEN * 0.5,
        ink_color="#b4743c",
    )
    s.form(smooth(np.array([(-0.05, -0.42), (0.0, -0.64), (0.05, -0.42)]), samples=4), pal.EMBER, ink=0)
    return s.shapes


def cave(stage: Stage) -> None:
    """A rocky mouth with daylight behind, boulders, stalactites, roots."""
    room.flag_floor(stage, color="#a3967f", back=10, half_width=9, size=1.1, label="ground")
    outside = stage.sketch("outside", label="sky")
    outside.form(rectangle(-4, -5, 4, 0.5), stage.light.sky_low, ink=0)
    stage.put(outside.shapes, x=0, z=14)
    stage.put(plants.bush(stage.rng("bush"), width=2.4, height=1.4), x=1.0, z=12.5)
    for k, (z, half, tint) in enumerate(((9.0, 1.9, 0.5), (6.0, 2.6, 0.3), (3.8, 3.5, 0.1))):
        stage.put(
            _rock_ring(stage.rng("ring", k), half=half, high=2.4 + 0.35 * k, color=mixed("#8f8577", "#5e574f", tint)),
            x=0,
            z=z,
        )
    for k, (x, z) in enumerate(((-2.6, 3.2), (2.8, 3.4), (3.6, 2.6), (-3.7, 2.7))):
        stage.put(plants.rock(stage.rng("rock", k), width=1.1, height=0.7), x=x, z=z)
    dusk(stage, strength=0.5)


def _rock_ring(rng: Random, *, half: float, high: float, color: str) -> list[Shape]:
    """A ragged arch of rock with facets and hanging spikes."""
    s = Sketch(rng, label="wall")
    turn = np.linspace(np.pi, 2 * np.pi, 17)
    inner = np.stack([half * np.cos(turn), high * np.sin(turn)], axis=1) * (1 + rng.normal(0, 0.05, (17, 1)))
    inner[::4, 1] += rng.uniform(0.1, 0.5, len(inner[::4]))
    outline = np.vstack([[(-12, 0.2), (-12, -8), (12, -8), (12, 0.2)], [(half, 0.2)], inner[::-1], [(-half, 0.2)]])
    s.form(outline, color, part="rock", ink=PEN * 1.2)
    for _ in range(26):
        a = rng.uniform(np.pi, 2 * np.pi)
        r = rng.uniform(1.08, 1.9)
        x, y = half * r * np.cos(a), high * r * np.sin(a)
        s.stroke(curve((x, y), (x + rng.normal(0, 0.2), y + 0.25), (x + rng.normal(0, 0.3), y + 0.5)), width=PEN * 0.8)
    s.shade(np.vstack([inner, inner[::-1] * 1.18]), part="rock", strength=0.4, soft=0.15)
    s.light(leafy(rng, -half * 1.25, -high * 0.6, 0.4, 0.6), part="rock", strength=0.25, soft=0.2)
    return s.shapes


def burrow_room(stage: Stage) -> None:
    """A snug hole in the earth: round walls, roots through the roof, a small hearth, shelves, a bed of leaves."""
    side = 1.0 if stage.rng("hand").uniform() < 0.5 else -1.0
    room.flag_floor(stage, color=pal.SAND, back=room.BACK, half_width=room.HALF_WIDTH)
    room.walls(stage, color="#c6a880", ceiling="#a98a64", sides="bare")
    s = stage.sketch("earth", label="wall")
    for _ in range(34):
        x, y = s.rng.uniform(-4.8, 4.8), -s.rng.uniform(0.2, 3.0)
        s.form(
            oval(x, y, s.rng.uniform(0.03, 0.08), s.rng.uniform(0.02, 0.05), points=8),
            pal.STONE if s.rng.uniform() < 0.5 else pal.EARTH_DARK,
            ink=PEN * 0.4,
        )
    for x in np.linspace(-4.4, 4.4, 9):
        d = s.rng.uniform(0.5, 1.3)
        root = curve((x, -3.15), (x + s.rng.normal(0, 0.2), -3.1 + 0.5 * d), (x + s.rng.normal(0, 0.35), -3.1 + d))
        s.stroke(root, width=PEN * 3.2, color=pal.BARK_DARK)
        s.stroke(
            curve(
                (float(root[5][0]), float(root[5][1])),
                (float(root[5][0]) + 0.2, float(root[5][1]) + 0.1),
                (float(root[5][0]) + 0.3, float(root[5][1]) + 0.3),
            ),
            width=PEN * 1.6,
            color=pal.BARK_DARK,
        )
    stage.put(s.shapes, x=0, z=room.BACK - 0.02)
    door = stage.sketch("round door", label="door")
    door.form(oval(0, -0.85, 0.92, 0.95, points=32), pal.WOOD_DARK)
    door.form(oval(0, -0.85, 0.80, 0.83, points=32), pal.CLOTH_GREEN, part="door")
    door.strokes(
        [
            [(x, -0.85 - 0.83 * np.sqrt(1 - (x / 0.8) ** 2)), (x, -0.85 + 0.83 * np.sqrt(1 - (x / 0.8) ** 2))]
            for x in (-0.5, -0.2, 0.1, 0.4)
        ],
        width=PEN * 0.7,
        taper=False,
    )
    door.shade(oval(0.4, -0.7, 0.4, 0.7), part="door", strength=0.35, soft=0.12)
    door.form(oval(0.5, -0.85, 0.05, 0.05, points=10), pal.BRASS, ink=PEN * 0.6)
    stage.put(door.shapes, x=-side * 0.7, z=room.BACK - 0.05)
    stage.put(
        furniture.shelf(stage.rng("jars"), width=1.2, rows=3, goods="jars"), x=side * 1.35, z=room.BACK - 0.1, lift=0.0
    )
    stage.put(furniture.bed(stage.rng("bed"), length=1.7, quilt=pal.CLOTH_ROSE), x=side * 3.1, z=3.1, mirror=side > 0)
    stage.put(furniture.table(stage.rng("table"), width=1.0), x=-side * 2.5, z=2.8)
    stage.put(furniture.candle(stage.rng("candle")), x=-side * 2.5, z=2.75, lift=0.8)
    room.lamp_glow(stage, x=-side * 2.5, height=1.1, z=2.8, radius=1.5)
    stage.put(furniture.chair(stage.rng("chair")), x=-side * 3.3, z=2.6, mirror=side > 0)


def catacomb(stage: Stage) -> None:
    """A dungeon or crypt: one heavy arch, a barred window high up, chains, straw."""
    room.flag_floor(stage, color="#9c9385", back=room.BACK + 1.5, half_width=room.HALF_WIDTH)
    s = stage.sketch("wall", label="wall")
    joinery.masonry(
        s,
        face=(-9, -4.5, 9, 0),
        high=0.36,
        long=0.7,
        color=mixed(STONE, "#6a6258", 0.25),
        part="wall",
        keep=0.55,
    )
    s.form(_arch(0.6, 1.0, 1.9), "#4f4842", part="niche", ink=PEN * 1.1)
    s.form(rectangle(-2.6, -3.0, -1.7, -2.3), stage.light.sky_low, ink=PEN)
    s.strokes(
        [[(x, -3.0), (x, -2.3)] for x in (-2.45, -2.25, -2.05, -1.85)], width=PEN * 2, color=pal.IRON, taper=False
    )
    s.light(np.array([(-2.6, -2.3), (-1.7, -2.3), (-0.6, 0), (-2.0, 0)]), part="wall", strength=0.35, soft=0.2)
    for x in (2.4, 3.0):
        links = [oval(x, -2.2 + 0.13 * k, 0.035 if k % 2 else 0.02, 0.075, points=10) for k in range(7)]
        for link in links:
            s.stroke(link, width=PEN, color=pal.IRON, closed=True, taper=False)
    stage.put(s.shapes, x=0, z=room.BACK + 1.5)
    stage.put(arcade(stage.rng("arch"), spans=(0.0,), width=6.4, shade=0.1), x=0, z=3.4)
    outdoors.grass(stage, z_near=1.0, z_far=3.5, density=0.4)
    stage.put(torch_bracket(stage.rng("torch")), x=-3.75, z=3.35, lift=1.5)
    glow = stage.sketch("glow")
    glow.light(oval(0, -1.8, 2.0, 1.8), part="*", strength=0.4, soft=0.7, color="#e2ab62")
    stage.put(glow.shapes, x=-3.75, z=3.0)
    dusk(stage)
