"""What lies under the open sky in any place: sky, clouds, hills, tree lines, ground, grass, paths.

Knows: how to fill a frame of any width from numbered cells, so that a wider frame shows more of the same land.
Does not know: which place it is for.
"""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from numpy.typing import ArrayLike

from audobon.comic.storyboard import Season
from audobon.pencils import palette as pal
from audobon.pencils.light import mixed
from audobon.pencils.places import land
from audobon.pencils.props import plants
from audobon.pencils.shapes import Points, Shape, ShapeKind, smooth
from audobon.pencils.sketch import PEN, Random, Sketch, leafy, oval, pieces, rectangle
from audobon.pencils.stage import Stage


def sky(stage: Stage, *, clouds: int = 4) -> None:
    """A graded wash, paler to the horizon, with clouds by day and moon and stars by night."""
    view, light = stage.view, stage.light
    width, height = view.width_px, view.height_px
    horizon = float(np.clip(view.horizon_px, 0.15 * height, 1.1 * height))
    full = rectangle(-0.3 * width, -0.3 * height, 1.3 * width, 1.3 * height)
    shapes = [Shape(kind=ShapeKind.FORM, points=full, color=light.sky_low, part="sky", label="sky", depth=0.0)]
    band = rectangle(-0.3 * width, -0.3 * height, 1.3 * width, 0.42 * horizon)
    shapes.append(
        Shape(kind=ShapeKind.WASH, points=band, color=light.sky_top, part="sky", strength=0.85, softness=0.40 * horizon)
    )
    rng = stage.rng("sky")
    if light.name == "night":
        shapes += _moon_and_stars(stage, horizon=horizon)
    for k in range(clouds):
        x = (k + rng.uniform(0.1, 0.9)) / clouds * 1.2 * width - 0.1 * width
        y = horizon * rng.uniform(0.12, 0.72)
        size = width * rng.uniform(0.10, 0.2) * (0.5 + 0.5 * (1 - y / horizon))
        cloud = leafy(rng, x, y, size, size * 0.24, scallop=size * 0.4)
        shapes.append(
            Shape(kind=ShapeKind.WASH, points=cloud, color=light.cloud, part="sky", strength=0.85, softness=0.05 * size)
        )
        under = oval(x + 0.1 * size, y + 0.16 * size, size * 0.8, size * 0.07)
        shapes.append(
            Shape(
                kind=ShapeKind.WASH, points=under, color=light.sky_top, part="sky", strength=0.6, softness=0.05 * size
            )
        )
    stage.backdrop([_turned(stage, shape) for shape in shapes])


def _turned(stage: Stage, shape: Shape) -> Shape:
    return replace(shape, points=stage.view.tilted(shape.points))


def _moon_and_stars(stage: Stage, *, horizon: float) -> list[Shape]:
    rng = stage.rng("stars")
    width = stage.view.width_px
    size = 0.045 * min(width, stage.view.height_px)
    mx, my = width * rng.uniform(0.68, 0.88), horizon * 0.24
    stars = [
        _star(width * rng.uniform(0, 1), horizon * rng.uniform(0.02, 0.8), size * rng.uniform(0.04, 0.10))
        for _ in range(26)
    ]
    return [
        Shape(
            kind=ShapeKind.LIGHT,
            points=oval(mx, my, 3.2 * size, 3.2 * size),
            color="#b9b79a",
            part="sky",
            strength=0.55,
            softness=1.4 * size,
        ),
        Shape(kind=ShapeKind.FORM, points=pieces(stars), color="#e9e3c6", part="stars", label="sky", depth=0.0),
        Shape(
            kind=ShapeKind.FORM,
            points=oval(mx, my, size, size, points=28),
            color="#f0e7c4",
            part="moon",
            label="sky",
            depth=0.0,
            ink_width=1.0,
            ink_color="#8b8f97",
        ),
        Shape(
            kind=ShapeKind.SHADE,
            points=oval(mx + 0.3 * size, my - 0.2 * size, 0.3 * size, 0.24 * size),
            color="#a7a79a",
            part="moon",
            strength=0.5,
            softness=0.12 * size,
        ),
    ]


def _star(x: float, y: float, r: float) -> Points:
    r = max(r, 0.8)
    return np.array([(x, y - 2 * r), (x + 0.5 * r, y), (x, y + 2 * r), (x - 0.5 * r, y)])


def ground(stage: Stage, *, color: str, label: str = "grass", far: float = 70.0) -> None:
    """The land from the horizon to the reader's feet, a shade darker near, with a warm light band far off."""
    near = -0.70 * stage.view.distance / stage.set_scale
    left, right = stage.span(far)
    s = stage.sketch("ground", label=label)
    s.form([(left, far), (right, far), (right * 1.1, near), (left * 1.1, near)], color, ink=0, part="ground")
    if label != "water":
        turf(s, color=color, grassy=label == "grass", near=near)
    stage.lay(s.shapes)
    view = stage.view
    horizon, height, width = view.horizon_px, view.height_px, view.width_px
    depth = max(height - horizon, 0.2 * height)
    overlay = []
    for top, bottom, tone, strength in (
        (horizon - 2, horizon + 0.16 * depth, stage.light.haze, 0.75),
        (horizon + 0.75 * depth, height * 1.3, mixed(stage.light.on_set(color), "#5f6244", 0.45), 0.36),
    ):
        overlay.append(
            Shape(
                kind=ShapeKind.WASH,
                points=view.tilted(rectangle(-0.3 * width, top, 1.3 * width, bottom)),
                color=tone,
                part="ground",
                strength=strength,
                softness=0.14 * depth,
            )
        )
    stage.on_last(overlay)


def turf(s: Sketch, *, color: str, grassy: bool, near: float) -> None:
    """Small marks over the near ground, so that it is no empty field from above: ticks of grass, or pebbles."""
    x, z = s.rng.uniform((-9, near), (9, 8.5), (420, 2)).T
    z = near + (z - near) ** 2 / (8.5 - near)
    size = s.rng.uniform(0.7, 1.3, 420)
    tick = np.array([(-0.05, 0.12), (0.0, 0.0), (0.06, 0.13), (np.nan, np.nan)])
    crack = np.array([(-0.08, 0.02), (0.0, 0.0), (0.09, 0.03), (np.nan, np.nan)])
    marks = np.stack([x, z], axis=1)[:, None, :] + (tick if grassy else crack) * size[:, None, None]
    s.stroke(marks.reshape(-1, 2)[:-1], width=PEN * 0.6, color=mixed(color, "#565a34" if grassy else "#5f4d36", 0.5))
    spots = [oval(a, b, 0.035, 0.03, points=6) for a, b in zip(x[:60] + 0.2, z[:60], strict=True)]
    if grassy:
        s.form(pieces(spots[::2]), pal.FLOWER_WHITE, ink=PEN * 0.3, part="daisies")
    else:
        s.form(pieces(spots), mixed(color, pal.STONE_PALE, 0.6), ink=PEN * 0.4, part="pebbles")


def blotches(
    stage: Stage, *, colors: tuple[str, ...], z_far: float = 14.0, z_near: float = -1.5, each: float = 1.8
) -> None:
    """Loose puddles of wash over the ground, so that no stretch of it is one flat colour."""
    s = stage.sketch("blotches")
    for row, z in enumerate(np.geomspace(1.0, z_far - z_near + 1.0, 7) + z_near - 1.0):
        for cell in stage.cells(float(z), width=each * (1 + 0.25 * row)):
            rng = stage.rng("blotch", row, cell)
            if rng.uniform() < 0.55:
                continue
            x = (cell + rng.uniform()) * each * (1 + 0.25 * row)
            color = colors[int(rng.integers(len(colors)))]
            s.wash(
                leafy(rng, x, float(z), each * rng.uniform(0.3, 0.7), 0.16 + 0.05 * row, scallop=0.3),
                color,
                part="*",
                strength=0.34,
                soft=0.05,
            )
    stage.lay(s.shapes, z=999.0)


def grass(
    stage: Stage, *, z_near: float = -1.6, z_far: float = 9.0, density: float = 1.0, flowers: bool = False
) -> None:
    """Tufts over the ground, fewer and smaller to the distance; the middle stays calm for figures."""
    for row, z in enumerate(np.geomspace(1.0, z_far - z_near + 1.0, 9) + z_near - 1.0):
        if stage.pixels(0.15, float(z)) < 3:
            continue
        width = 0.85 + 0.28 * row
        s = stage.sketch("tufts", row, label="grass")
        blades: list[ArrayLike] = []
        for cell in stage.cells(float(z), width=width):
            rng = stage.rng("grass", row, cell)
            if rng.uniform() > 0.62 * density:
                continue
            x = (cell + rng.uniform()) * width
            if -0.4 < z < 1.6 and abs(x) < 1.3 and rng.uniform() < 0.6:
                continue
            tall = rng.uniform(0.08, 0.17)
            blades += _tuft(rng, x, tall=tall)
            if flowers and rng.uniform() < 0.35:
                color = pal.FLOWERS[int(rng.integers(len(pal.FLOWERS)))]
                for _ in range(3):
                    at = (x + rng.normal(0, tall), -rng.uniform(0.4, 1.1) * tall)
                    plants.blossom(s, *at, size=0.025, color=color)
        s.strokes(blades, width=PEN * 0.8, color="#75804b")
        stage.put(s.shapes, x=0, z=float(z))


def _tuft(rng: Random, x: float, *, tall: float) -> list[ArrayLike]:
    """Blades fanning from a short foot line."""
    count = int(rng.integers(5, 9))
    foot = x + rng.uniform(-0.8, 0.8, count) * tall
    foot_y = rng.uniform(-0.06, 0.06)
    lean = (foot - x) * 0.9 + rng.normal(0, 0.22, count) * tall
    top = tall * rng.uniform(0.55, 1.0, count)
    return [
        [(f, foot_y), (f + 0.25 * d, foot_y - 0.6 * h), (f + 0.8 * d, foot_y - h)]
        for f, d, h in zip(foot, lean, top, strict=True)
    ]


def hills(
    stage: Stage, *, z: float = 60.0, height: float = 7.0, color: str = pal.LEAF_BLUE, name: str = "hills"
) -> None:
    """A far ridge with fields and a hedge line or two."""
    left, right = stage.span(z)
    cell_width = 14.0
    xs = np.array([cell * cell_width for cell in stage.cells(z, width=cell_width)])
    tops = np.array([height * stage.rng(name, round(x)).uniform(0.35, 1.0) for x in xs])
    ridge = smooth(np.stack([xs, -tops], axis=1), closed=False, samples=5)
    s = stage.sketch(name, label="mountain")
    s.form(np.vstack([ridge, [(right * 1.3, 1.0), (left * 1.3, 1.0)]]), color, ink=PEN * 1.2, part="ridge")
    for x, top in zip(xs[::2], tops[::2], strict=True):
        s.shade(oval(x + 4, -0.4 * top, 5, 0.5 * top), part="ridge", strength=0.3, soft=1.2)
        s.wash(oval(x - 3, -0.3 * top, 4, 0.18 * top), pal.GRASS_PALE, part="ridge", strength=0.7, soft=0.3)
    stage.put(s.shapes, x=0, z=z)


def tree_line(
    stage: Stage, *, z: float = 30.0, height: float = 4.0, name: str = "treeline", color: str = pal.LEAF
) -> None:
    """A far row of round trees, drawn as masses; their marks where they are large enough to be read."""
    width = 0.75 * height
    near = stage.pixels(height, z) > 120
    for cell in stage.cells(z, width=width):
        rng = stage.rng(name, cell)
        tall = height * rng.uniform(0.55, 1.1)
        x = (cell + rng.uniform(0.2, 0.8)) * width
        depth = z + rng.uniform(-1, 1)
        if not stage.sees(x, depth, half_width=0.5 * tall):
            continue
        s = stage.sketch(name, "mass", cell, label="tree")
        tint = mixed(color, pal.LEAVES[int(rng.integers(len(pal.LEAVES)))], 0.4)
        if near:
            plants.clump(s, 0, -0.5 * tall, 0.48 * tall, 0.52 * tall, color=tint, part="mass")
        else:
            edge = leafy(s.rng, 0, -0.5 * tall, 0.48 * tall, 0.52 * tall, scallop=0.09 * tall)
            s.form(edge, tint, ink=PEN * 0.75, ink_color=plants.LEAF_INK, part="mass")
            s.shade(
                oval(0.13 * tall, -0.22 * tall, 0.45 * tall, 0.32 * tall), part="mass", strength=0.42, soft=0.1 * tall
            )
        stage.put(s.shapes, x=x, z=depth)


def path(stage: Stage, *, color: str = pal.PATH, half_width: float = 0.8, bend: float = 1.5, far: float = 26.0) -> None:
    """A winding track from the reader to the distance, with ruts and worn edges."""
    near = -0.66 * stage.view.distance / stage.set_scale
    z = np.concatenate([np.linspace(near, 3, 9), np.linspace(4, far, 12)])
    middle = bend * np.sin(z / far * 2.6) * (0.25 + z.clip(0) / far * 2.4)
    rng = stage.rng("path")
    edge = half_width * (1 + rng.normal(0, 0.07, (2, len(z))))
    s = stage.sketch("path", label="road")
    left, right = np.stack([middle - edge[0], z], axis=1), np.stack([middle + edge[1], z], axis=1)
    s.form(np.vstack([left, right[::-1]]), color, ink=PEN * 0.6, part="path", ink_color="#84714f")
    s.shade(np.vstack([right, (right - (0.35 * half_width, 0))[::-1]]), part="path", strength=0.25, soft=0.08)
    for side in (-0.45, 0.42):
        rut = np.stack([middle + side * half_width, z], axis=1)
        s.strokes([rut[2:8], rut[9:13], rut[14:19]], width=PEN * 0.9, color="#9b835c")
    stones = [
        oval(m + rng.uniform(-1, 1) * half_width, d, 0.05, 0.03, points=8)
        for m, d in zip(middle[3:14], z[3:14], strict=True)
    ]
    s.form(pieces(stones), pal.STONE_PALE, ink=PEN * 0.4, part="stones")
    stage.lay(s.shapes)


def front_grass(stage: Stage) -> None:
    """Tall grasses and flowers in one lower corner or both, or a stone: the near frame of a wider picture."""
    view = stage.view
    if view.softness > 0.2:
        return
    unit = 0.17 * min(view.height_px, view.width_px)
    bare = int(stage.rng("near corner").integers(-1, 2))
    if bare:
        land.corner(stage, plants.rock(stage.rng("near stone"), width=0.9, height=0.5), side=bare, z=-1.3, inset=0.15)
    for side, base in ((-1, 0.0), (1, float(view.width_px))):
        if side == bare:
            continue
        s = stage.sketch("front grass", side, label="grass")
        for row, (color, share) in enumerate(((pal.GRASS_DARK, 1.0), (pal.LEAF_DARK, 0.72))):
            for k in range(7):
                x = base - side * unit * (0.10 + 0.19 * k) * s.rng.uniform(0.8, 1.1)
                tall = unit * share * (1.15 - 0.12 * k) * s.rng.uniform(0.7, 1.05)
                lean = -side * unit * s.rng.uniform(0.0, 0.5) * share
                foot = view.height_px + 0.1 * unit
                blade = [(x - 0.035 * unit, foot), (x + 0.3 * lean, foot - 0.6 * tall), (x + lean, foot - tall),
                         (x + 0.3 * lean + 0.05 * unit, foot - 0.55 * tall), (x + 0.04 * unit, foot)]  # fmt: skip
                tint = mixed(stage.light.on_set(color), stage.light.on_set(pal.GRASS), s.rng.uniform(0, 0.45))
                s.form(smooth(np.array(blade), samples=3), tint, ink=1.0, part=f"blade{row}{k}", ink_color="#4d5232")
        color = stage.light.on_set(pal.FLOWERS[int(s.rng.integers(len(pal.FLOWERS)))])
        for k in range(2):
            x, y = base - side * unit * (0.35 + 0.4 * k), view.height_px - unit * (0.75 - 0.25 * k)
            s.stroke([(x - 0.05 * unit, view.height_px + 2.0), (x, y)], width=1.6, color="#5d6a40", taper=False)
            turn = np.linspace(0, 2 * np.pi, 26)
            reach = 0.085 * unit * (0.7 + 0.3 * np.abs(np.cos(2.5 * turn)))
            s.form(np.stack([x + reach * np.cos(turn), y + 0.8 * reach * np.sin(turn)], axis=1), color, ink=1.0)
            s.form(oval(x, y, 0.025 * unit, 0.02 * unit, points=8), stage.light.on_set(pal.FLOWER_YELLOW), ink=0.6)
        stage.front(s.shapes)


def front_leaves(stage: Stage, *, side: int, color: str = pal.LEAF_DARK) -> None:
    """A spray of leaves reaching in at an upper corner: the near frame of the picture while there are leaves."""
    if stage.season is Season.WINTER:
        return
    view = stage.view
    unit = 0.16 * min(view.height_px, view.width_px)
    s = stage.sketch("spray", side, label="plant")
    tint = stage.light.on_set(color)
    base_x, sign = (0.0, 1.0) if side < 0 else (float(view.width_px), -1.0)
    for k in range(3):
        start = (base_x - sign * 0.2 * unit, (0.1 + 0.5 * k) * unit)
        tip = (base_x + sign * (1.1 - 0.3 * k) * unit, (0.35 + 0.62 * k) * unit)
        s.stroke(
            [start, ((start[0] + tip[0]) / 2, (start[1] + tip[1]) / 2 - 0.1 * unit), tip],
            width=1.8,
            color=plants.BARK_INK,
        )
        for j in range(5):
            at = 0.25 + 0.18 * j
            x, y = start[0] + (tip[0] - start[0]) * at, start[1] + (tip[1] - start[1]) * at
            turn = (1 if j % 2 else -1) * s.rng.uniform(0.5, 1.0)
            end = (x + sign * 0.28 * unit, y + turn * 0.2 * unit)
            shade = mixed(tint, stage.light.on_set(pal.LEAF_LIGHT), s.rng.uniform(0, 0.5))
            _front_leaf(s, (x, y), end, width=0.07 * unit, color=shade)
    stage.front(s.shapes)


def _front_leaf(s: Sketch, start: tuple[float, float], end: tuple[float, float], *, width: float, color: str) -> None:
    a, b = np.array(start), np.array(end)
    normal = np.array([-(b - a)[1], (b - a)[0]]) / max(float(np.hypot(*(b - a))), 1e-6)
    belly = a + 0.45 * (b - a)
    s.form(smooth(np.array([a, belly + normal * width, b, belly - normal * width]), samples=4), color, ink=1.2)
    s.stroke(np.array([a, belly, a + 0.9 * (b - a)]), width=0.8)
