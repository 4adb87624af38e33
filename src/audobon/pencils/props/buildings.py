"""Houses, cottages, barns, churches, castles from outside, as facades in metres.

Knows: walls, roofs, windows, doors, chimneys.  Does not know: streets or villages.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike

from audobon.pencils import palette as pal
from audobon.pencils.light import mixed
from audobon.pencils.props import joinery, plants
from audobon.pencils.shapes import Points, Shape, smooth
from audobon.pencils.sketch import PEN, Random, Sketch, blob, curve, leafy, oval, pieces, rectangle, wobbled

GLASS_DAY = "#b9c7c6"
ROOFS = (pal.TILE, pal.SLATE, pal.BRICK, "#a58a78")
WALLS = (pal.PLASTER, pal.BRICK_PALE, pal.PLASTER_ROSE, pal.STONE_PALE, "#e3d3a8")


def pane_window(s: Sketch, x: float, y: float, *, width: float, height: float, lit: bool, shutters: str = "") -> None:
    """A sash window whose sill is at y; lit panes glow."""
    half = width / 2
    s.label = "window"
    if shutters:
        for side in (-1, 1):
            a, b = sorted((x + side * half, x + side * (half + 0.5 * width)))
            s.form(rectangle(a, y - height, b, y), shutters, ink=PEN * 0.7)
            s.strokes(
                [[(a + 0.02, y - height * t), (b - 0.02, y - height * t)] for t in np.linspace(0.1, 0.9, 7)],
                width=PEN * 0.4,
                taper=False,
            )
    s.form(rectangle(x - half - 0.06, y - height - 0.06, x + half + 0.06, y + 0.05), pal.LINEN, ink=PEN * 0.7)
    glass = pal.FLAME if lit else GLASS_DAY
    s.form(rectangle(x - half, y - height, x + half, y), glass, ink=PEN * 0.5, part=f"glass{x:.2f}{y:.2f}")
    s.shade(
        rectangle(x - half, y - height, x + half, y - 0.75 * height),
        part=f"glass{x:.2f}{y:.2f}",
        strength=0.4,
        soft=0.05,
    )
    s.strokes(
        [
            [(x, y - height), (x, y)],
            [(x - half, y - 0.5 * height), (x + half, y - 0.5 * height)],
            [(x - half, y - 0.75 * height), (x + half, y - 0.75 * height)],
            [(x - half, y - 0.25 * height), (x + half, y - 0.25 * height)],
        ],
        width=PEN * 0.8,
        color="#8b7d68",
        taper=False,
    )
    s.form(rectangle(x - half - 0.1, y + 0.02, x + half + 0.1, y + 0.09), pal.STONE, ink=PEN * 0.6)
    s.label = "building"


def roof_tiles(s: Sketch, outline: Points, *, color: str, part: str, row: float = 0.22, thatch: bool = False) -> None:
    """A roof plane with rows of tiles (or combed straw) suggested here and there."""
    s.form(outline, color, part=part, ink=PEN)
    low, high = outline.min(axis=0), outline.max(axis=0)
    s.shade(
        rectangle(low[0], high[1] - 0.25 * (high[1] - low[1]), high[0], high[1]), part=part, strength=0.35, soft=0.12
    )
    s.light(
        rectangle(low[0], low[1], low[0] + 0.45 * (high[0] - low[0]), low[1] + 0.5 * (high[1] - low[1])),
        part=part,
        strength=0.25,
        soft=0.25,
    )
    rng = s.rng
    runs: list[ArrayLike] = []
    for y in np.arange(low[1] + row, high[1], row):
        left, right = _across(outline, y)
        for x in np.arange(left + 0.1, right - 0.2, row * 1.1):
            if rng.uniform() > (0.9 if thatch else 0.42):
                continue
            if thatch:
                runs.append([(x, y - 0.6 * row), (x + 0.02, y), (x + 0.01, y + 0.35 * row)])
            else:
                runs.append(curve((x, y - 0.05), (x + 0.5 * row, y + 0.06), (x + row, y - 0.05)))
    s.strokes(runs, width=PEN * 0.5, color="#6b5646", taper=thatch)


def _across(outline: Points, y: float) -> tuple[float, float]:
    """Where a level line enters and leaves an outline."""
    after = np.roll(outline, -1, axis=0)
    hits = [
        float(a[0] + (b[0] - a[0]) * (y - a[1]) / (b[1] - a[1]))
        for a, b in zip(outline, after, strict=True)
        if (a[1] - y) * (b[1] - y) < 0
    ]
    return (min(hits), max(hits)) if hits else (0.0, 0.0)


def chimney(s: Sketch, x: float, top: float, *, width: float = 0.5, height: float = 0.9, smoke: bool = False) -> None:
    """A brick stack with pots; `top` is the roof's height there."""
    part = f"stack{x:.2f}"
    if smoke:
        for k in range(4):
            s.wash(
                leafy(
                    s.rng,
                    x + 0.25 * k + 0.1,
                    top - height - 0.4 - 0.38 * k,
                    0.2 + 0.09 * k,
                    0.16 + 0.06 * k,
                    scallop=0.12,
                ),
                "#e4ddd0",
                part="*",
                strength=0.55,
                soft=0.06,
            )
    joinery.masonry(
        s,
        face=(x - width / 2, top - height, x + width / 2, top + 0.3),
        high=0.12,
        long=0.26,
        color=pal.BRICK,
        part=part,
    )
    s.form(
        rectangle(x - width / 2 - 0.06, top - height - 0.09, x + width / 2 + 0.06, top - height),
        pal.BRICK_PALE,
        ink=PEN * 0.7,
    )
    for dx in (-0.12, 0.12):
        s.form(
            np.array(
                [
                    (x + dx - 0.07, top - height - 0.09),
                    (x + dx - 0.05, top - height - 0.34),
                    (x + dx + 0.05, top - height - 0.34),
                    (x + dx + 0.07, top - height - 0.09),
                ]
            ),
            pal.BRICK,
            ink=PEN * 0.6,
        )


def town_house(rng: Random, *, width: float = 4.2, storeys: int = 3, lit: bool = False) -> list[Shape]:
    """A terraced house: panelled door up two steps, sash windows, cornice, roof with dormer and stacks."""
    s = Sketch(rng, label="building")
    half, storey = width / 2, 2.5
    wall = WALLS[int(rng.integers(len(WALLS)))]
    roof = ROOFS[int(rng.integers(len(ROOFS)))]
    top = -storey * storeys
    roof_tiles(
        s,
        np.array([(-half - 0.1, top), (-half + 0.5, top - 1.3), (half - 0.5, top - 1.3), (half + 0.1, top)]),
        color=roof,
        part="roof",
    )
    chimney(s, -half + 0.8, top - 1.1)
    s.form(rectangle(-half, top, half, 0), wall, part="wall")
    if wall in (pal.BRICK_PALE, pal.STONE_PALE):
        bricks = joinery.courses(rng, face=(-half, top, half, 0), high=0.16, long=0.38, keep=0.11)
        s.form(bricks, mixed(wall, pal.BRICK, 0.4), ink=PEN * 0.35, ink_color="#8d7260", part="wall")
    s.shade(rectangle(half - 0.7, top, half, 0), part="wall", strength=0.3, soft=0.3)
    s.light(rectangle(-half, top, -half + 1.0, -1), part="wall", strength=0.25, soft=0.4)
    s.form(rectangle(-half - 0.12, top - 0.14, half + 0.12, top + 0.1), mixed(wall, pal.LINEN, 0.6), ink=PEN * 0.8)
    s.form(rectangle(-half, -storey - 0.08, half, -storey + 0.06), mixed(wall, pal.LINEN, 0.5), ink=PEN * 0.5)
    door_x = (-1 if rng.uniform() < 0.5 else 1) * 0.28 * width
    shutters = (pal.CLOTH_GREEN, pal.CLOTH_BLUE, "", pal.CLOTH_RED)[int(rng.integers(4))]
    for floor in range(storeys):
        sill = -floor * storey - 0.85
        for x in (-0.30 * width, 0.0, 0.30 * width):
            if floor == 0 and abs(x - door_x) < 0.25 * width:
                continue
            if floor == 0 and x == 0.0:
                continue
            glow = lit and rng.uniform() < 0.45
            pane_window(s, x, sill, width=0.78, height=1.25 - 0.1 * floor, lit=glow, shutters=shutters if floor else "")
    front_door(s, door_x, color=(pal.CLOTH_RED, pal.CLOTH_GREEN, pal.CLOTH_BLUE, pal.WOOD_RED)[int(rng.integers(4))])
    return s.shapes


def front_door(s: Sketch, x: float, *, color: str, height: float = 1.95) -> None:
    """A panelled street door with fanlight, pilasters and steps."""
    s.label = "door"
    s.form(rectangle(x - 0.62, -height - 0.72, x + 0.62, 0), pal.LINEN, ink=PEN * 0.7, part=f"case{x:.2f}")
    s.form(oval(x, -height - 0.08, 0.42, 0.40, start=0.5, end=1.0, points=12), GLASS_DAY, ink=PEN * 0.7)
    s.strokes(
        [[(x, -height - 0.08), (x + 0.42 * np.cos(a), -height - 0.08 - 0.40 * np.sin(a))] for a in (0.7, 1.57, 2.44)],
        width=PEN * 0.6,
        taper=False,
    )
    part = f"door{x:.2f}"
    s.form(rectangle(x - 0.43, -height, x + 0.43, -0.22), color, part=part, ink=PEN * 0.8)
    s.shade(rectangle(x + 0.15, -height, x + 0.45, -0.2), part=part, strength=0.3, soft=0.1)
    for a, b in ((-0.36, -0.05), (0.05, 0.36)):
        for y0, y1 in ((-1.8, -1.15), (-1.05, -0.4)):
            s.stroke(rectangle(x + a, y0, x + b, y1), width=PEN * 0.5, closed=True, taper=False)
    s.form(oval(x + 0.3, -1.1, 0.035, 0.035, points=8), pal.BRASS, ink=PEN * 0.4)
    s.form(rectangle(x - 0.62, -0.22, x + 0.62, -0.11), pal.STONE_PALE, ink=PEN * 0.7)
    s.form(rectangle(x - 0.75, -0.11, x + 0.75, 0.02), pal.STONE, ink=PEN * 0.7)
    s.label = "building"


def cottage(rng: Random, *, width: float = 5.0, lit: bool = False, thatch: bool = True) -> list[Shape]:
    """A low cottage under thatch or tile: door with a porch of roses, two windows, a smoking stack."""
    s = Sketch(rng, label="house")
    half, eaves = width / 2, -2.2
    wall = (pal.PLASTER, pal.PLASTER_ROSE, pal.STONE_PALE)[int(rng.integers(3))]
    chimney(s, half * 0.55, eaves - 1.7, smoke=True)
    s.form(rectangle(-half, eaves - 0.1, half, 0), wall, part="wall")
    s.shade(rectangle(-half, eaves - 0.1, half, eaves + 0.4), part="wall", strength=0.45, soft=0.12)
    s.shade(rectangle(half * 0.7, eaves, half, 0), part="wall", strength=0.25, soft=0.3)
    stones = joinery.courses(rng, face=(-half, -0.5, half, 0), high=0.18, long=0.36, keep=0.55)
    s.form(stones, mixed(wall, pal.STONE, 0.5), ink=PEN * 0.4, ink_color="#8d7c66", part="wall")
    for x in (-0.30 * width, 0.30 * width):
        pane_window(s, x, -0.85, width=0.8, height=0.85, lit=lit, shutters=pal.CLOTH_GREEN)
    s.add(joinery.door(rng, height=1.85, color=(pal.WOOD, pal.CLOTH_GREEN, pal.CLOTH_BLUE)[int(rng.integers(3))]), x=0)
    if thatch:
        top = np.array(
            [
                (-half - 0.45, eaves + 0.15),
                (-half + 0.1, eaves - 0.9),
                (-half + 0.75, eaves - 1.85),
                (0, eaves - 1.95),
                (half - 0.75, eaves - 1.85),
                (half - 0.1, eaves - 0.9),
                (half + 0.45, eaves + 0.15),
                (half * 0.5, eaves + 0.02),
                (0, eaves - 0.12),
                (-half * 0.5, eaves + 0.02),
            ]
        )
        roof_tiles(s, smooth(top, samples=4), color=pal.THATCH, part="roof", thatch=True)
        ridge = [
            curve((x, eaves - 1.80), (x + 0.15, eaves - 1.62), (x + 0.3, eaves - 1.80))
            for x in np.arange(-half + 0.8, half - 0.9, 0.3)
        ]
        s.strokes(ridge, width=PEN * 0.7, color="#7a6337", taper=False)
    else:
        roof_tiles(
            s,
            np.array(
                [(-half - 0.3, eaves), (-half + 0.6, eaves - 1.7), (half - 0.6, eaves - 1.7), (half + 0.3, eaves)]
            ),
            color=pal.TILE,
            part="roof",
        )
    for side in (-1, 1):
        for _ in range(11):
            x, y = side * (0.66 + rng.normal(0, 0.09)), -rng.uniform(0.1, 2.1)
            plants.leaf(
                s, (x, y), (x + rng.normal(0, 0.13), y - 0.1), width=0.05, color=pal.LEAVES[int(rng.integers(4))]
            )
        for _ in range(4):
            plants.blossom(
                s, side * (0.66 + rng.normal(0, 0.1)), -rng.uniform(0.4, 2.0), size=0.08, color=pal.FLOWER_ROSE
            )
    s.grass(0, 0.04, width=width, height=0.22, blades=int(width * 9), color="#75804b", pen=PEN * 0.8)
    return s.shapes


def barn(rng: Random, *, width: float = 6.5) -> list[Shape]:
    """A weatherboarded barn with great doors and a hayloft."""
    s = Sketch(rng, label="building")
    half, eaves = width / 2, -3.0
    s.form(np.array([(-half, 0), (-half, eaves), (0, eaves - 2.0), (half, eaves), (half, 0)]), pal.WOOD, part="wall")
    s.strokes(
        [
            wobbled([(x, 0), (x, eaves - 2.0 * (1 - abs(x) / half))], rng, amount=0.01, step=1, closed=False)
            for x in np.arange(-half + 0.25, half, 0.25)
        ],
        width=PEN * 0.5,
        color="#735537",
        taper=False,
    )
    s.shade(rectangle(half * 0.4, eaves - 2, half, 0), part="wall", strength=0.3, soft=0.4)
    for a, b in (((-half - 0.35, eaves + 0.25), (0, eaves - 2.05)), ((half + 0.35, eaves + 0.25), (0, eaves - 2.05))):
        thick = np.array([0, -0.28])
        s.form(np.array([a, b, np.array(b) + thick, np.array(a) + thick]), pal.TILE, part=f"eave{a[0]:.1f}")
    s.form(rectangle(-1.3, -2.3, 1.3, 0), mixed(pal.WOOD_DARK, pal.SOOT, 0.4), part="dark")
    for side in (-1, 1):
        s.form(
            np.array([(side * 1.3, -2.3), (side * 2.15, -2.2), (side * 2.15, 0.05), (side * 1.3, 0)]),
            pal.WOOD_RED,
            part=f"leaf{side}",
        )
        s.strokes(
            [[(side * 1.3, -2.2), (side * 2.1, -0.1)], [(side * 1.3, -0.1), (side * 2.1, -2.1)]],
            width=PEN * 1.4,
            color=pal.WOOD_DARK,
            taper=False,
        )
    s.form(rectangle(-0.55, eaves - 0.9, 0.55, eaves), pal.SOOT, ink=PEN)
    s.form(
        smooth(
            np.array(
                [
                    (-0.5, eaves),
                    (-0.4, eaves - 0.35),
                    (0.0, eaves - 0.45),
                    (0.45, eaves - 0.3),
                    (0.5, eaves + 0.1),
                    (0.1, eaves + 0.2),
                    (-0.3, eaves + 0.12),
                ]
            ),
            samples=3,
        ),
        pal.THATCH,
        ink=PEN * 0.7,
    )
    s.grass(0, 0.04, width=width, height=0.24, blades=50, color="#75804b", pen=PEN * 0.8)
    return s.shapes


def church(rng: Random) -> list[Shape]:
    """A small church: nave, square tower, spire, pointed windows."""
    s = Sketch(rng, label="building")
    roof_tiles(s, np.array([(-0.6, -3.0), (-0.2, -4.9), (4.8, -4.9), (5.3, -3.0)]), color=pal.SLATE, part="roof")
    joinery.masonry(s, face=(-0.4, -3.1, 5.0, 0), high=0.25, long=0.5, color=pal.STONE_PALE, part="nave", keep=0.2)
    for x in (1.6, 2.8, 4.0):
        pointed(s, x, -0.9, width=0.55, height=1.6, color=GLASS_DAY)
    s.form(np.array([(-2.3, -5.8), (-1.3, -9.4), (-0.3, -5.8)]), pal.SLATE, part="spire")
    s.shade(np.array([(-1.2, -5.8), (-1.3, -9.4), (-0.3, -5.8)]), part="spire", strength=0.4, soft=0.1)
    s.strokes([[(-1.3, -9.4), (-1.3, -10.0)], [(-1.5, -9.8), (-1.1, -9.8)]], width=PEN * 1.2, taper=False)
    joinery.masonry(s, face=(-2.2, -5.8, -0.4, 0), high=0.27, long=0.5, color=pal.STONE, part="tower", keep=0.25)
    s.shade(rectangle(-0.9, -5.8, -0.3, 0), part="tower", strength=0.35, soft=0.2)
    pointed(s, -1.3, -4.0, width=0.6, height=1.1, color=pal.SOOT)
    pointed(s, -1.3, 0.0, width=0.95, height=1.7, color=pal.WOOD_DARK)
    return s.shapes


def pointed(
    s: Sketch, x: float, y: float, *, width: float, height: float, color: str, frame: str = pal.STONE_PALE
) -> None:
    """A pointed (gothic) opening whose sill is at y."""
    for grow, tint in ((0.1, frame), (0.0, color)):
        half = width / 2 + grow
        top = y - height - grow * 1.5
        shoulder = y - 0.55 * height
        outline = np.vstack(
            [
                [(x - half, y)],
                curve((x - half, shoulder), (x - 0.7 * half, shoulder - 0.30 * height), (x, top)),
                curve((x, top), (x + 0.7 * half, shoulder - 0.30 * height), (x + half, shoulder)),
                [(x + half, y)],
            ]
        )
        s.form(outline, tint, ink=PEN * 0.7)
    s.strokes([[(x, y), (x, y - 0.9 * height)]], width=PEN * 0.6, taper=False)


def castle(rng: Random, *, lit: bool = False) -> list[Shape]:
    """A castle on its rock: round towers with pointed caps, a keep, a gate, banners."""
    s = Sketch(rng, label="building")
    crag = blob(rng, 0, 0.15, 8.0, 1.0, lobes=17, rough=0.07)
    s.form(crag, mixed(pal.STONE, pal.MOSS, 0.45), part="crag")
    s.shade(oval(2.5, 0.7, 6, 0.6), part="crag", strength=0.35, soft=0.3)
    s.light(oval(-3.5, 0.0, 3, 0.4), part="crag", strength=0.3, soft=0.2)
    cracks = [[(x, -0.1), (x + 0.25, 0.3), (x + 0.1, 0.75)] for x in np.arange(-6.4, 6.6, 0.9)]
    s.strokes(cracks, width=PEN * 1.2)
    for x, w, h in ((0.5, 3.4, 8.0), (-3.4, 1.6, 7.0), (4.2, 1.7, 6.0), (-1.6, 1.2, 9.6)):
        tower(s, x, width=w, height=h, cap=w < 2.0, lit=lit)
    joinery.masonry(s, face=(-5.6, -3.2, 5.8, 0), high=0.4, long=0.8, color=pal.STONE_PALE, part="curtain", keep=0.15)
    battlement(s, left=-5.6, right=5.8, y=-3.2, color=pal.STONE_PALE)
    for x in (-5.8, 5.9):
        tower(s, x, width=1.8, height=5.0, cap=True, lit=lit)
    pointed(s, 0.2, 0.0, width=1.8, height=2.6, color=pal.WOOD_DARK)
    return s.shapes


def tower(s: Sketch, x: float, *, width: float, height: float, cap: bool, lit: bool) -> None:
    half = width / 2
    part = f"tower{x:.1f}"
    joinery.masonry(
        s,
        face=(x - half, -height, x + half, 0),
        high=0.35,
        long=0.6,
        color=pal.STONE_PALE,
        part=part,
        keep=0.13,
    )
    s.shade(rectangle(x + 0.1 * half, -height, x + half, 0), part=part, strength=0.4, soft=0.3 * half)
    if cap:
        top = np.array(
            [(x - half * 1.25, -height + 0.1), (x, -height - 2.2 * half - 0.8), (x + half * 1.25, -height + 0.1)]
        )
        s.form(top, pal.TILE, part=f"cap{x:.1f}")
        s.shade(
            np.array([(x + 0.1, -height + 0.1), (x, -height - 2.2 * half - 0.8), (x + half * 1.25, -height + 0.1)]),
            part=f"cap{x:.1f}",
            strength=0.4,
            soft=0.1,
        )
        peak = -height - 2.2 * half - 0.8
        s.stroke([(x, peak), (x, peak - 0.7)], width=PEN, taper=False)
        s.form(np.array([(x, peak - 0.7), (x + 0.7, peak - 0.55), (x, peak - 0.38)]), pal.CLOTH_RED, ink=PEN * 0.7)
    else:
        battlement(s, left=x - half, right=x + half, y=-height, color=pal.STONE_PALE)
    s.form(
        rectangle(x - 0.14, -0.75 * height - 0.6, x + 0.14, -0.75 * height),
        pal.FLAME if lit else pal.SOOT,
        ink=PEN * 0.6,
    )


def battlement(s: Sketch, *, left: float, right: float, y: float, color: str) -> None:
    merlons = [rectangle(x, y - 0.5, min(x + 0.45, right), y + 0.05) for x in np.arange(left, right, 0.8)]
    s.form(pieces(merlons), color, ink=PEN * 0.8)


def house_window(rng: Random) -> list[Shape]:
    """One sash window; its foot is its sill."""
    s = Sketch(rng, label="window")
    pane_window(s, 0.0, 0.0, width=0.9, height=1.15, lit=False)
    return s.shapes
