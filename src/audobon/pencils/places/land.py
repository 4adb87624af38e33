"""Parts that open places share: near corners, bands across the land, walls of leaves, waves, posts and heaps.

Knows: how to fill a frame of any width; materials of land and water.  Does not know: which place they become.
"""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np

from audobon.pencils import palette as pal
from audobon.pencils.light import mixed
from audobon.pencils.props import plants
from audobon.pencils.shapes import Shape, ShapeKind, smooth
from audobon.pencils.sketch import PEN, Random, Sketch, curve, leafy, oval, pieces, rectangle
from audobon.pencils.stage import Stage

WIDEST = 0.2
"""Frames softer than this are close: nothing may stand between them and the faces."""


def corner(stage: Stage, drawing: Iterable[Shape], *, side: int, z: float = -1.2, inset: float = 0.3) -> None:
    """A thing before the figures at the frame's left or right edge; only in wider pictures."""
    if stage.view.softness > WIDEST:
        return
    left, right = stage.span(z)
    stage.put(drawing, x=left + inset if side < 0 else right - inset, z=z, mirror=side > 0)


def hand(stage: Stage) -> int:
    """Which way round the set is built, the same in every panel of the scene."""
    return 1 if stage.rng("hand").uniform() < 0.5 else -1


def band(
    stage: Stage, *words: str | int, near: float, far: float, color: str, label: str = "ground", z: float = 992.0
) -> Sketch:
    """A strip of ground across the whole frame with unsteady edges, laid; returns the pen for marks of the caller."""
    s = stage.sketch("band", *words, label=label)
    left, right = stage.span(far)
    xs = np.linspace(min(left * 1.2, -6), max(right * 1.2, 6), 26)
    sway = 0.06 * (far - near)
    upper = np.stack([xs, far + sway * np.sin(xs * 0.7) + s.rng.normal(0, 0.2 * sway, 26)], axis=1)
    lower = np.stack([xs, near + sway * np.sin(xs * 0.9 + 1) + s.rng.normal(0, 0.2 * sway, 26)], axis=1)
    s.form(np.vstack([lower, upper[::-1]]), color, ink=PEN * 0.6, part="band")
    stage.lay(s.shapes, z=z)
    return s


def canopy(
    stage: Stage, *, z: float, y: float, deep: float, width: float = 2.4, color: str = pal.LEAF, name: str = "canopy"
) -> None:
    """A ceiling of leaves seen against the sky: masses side by side, `deep` metres thick, their lower edge at y."""
    for cell in stage.cells(z, width=width):
        rng = stage.rng(name, cell)
        s = stage.sketch(name, cell, "mass", label="tree")
        tint = mixed(color, pal.LEAVES[int(rng.integers(len(pal.LEAVES)))], 0.35)
        high = deep * rng.uniform(0.8, 1.25)
        s.form(
            leafy(rng, 0, -y - 0.5 * high, 0.72 * width, 0.6 * high, scallop=0.34),
            tint,
            ink=PEN * 0.7,
            ink_color=plants.LEAF_INK,
            part="mass",
        )
        s.shade(oval(0.1 * width, -y, 0.7 * width, 0.35 * high), part="mass", strength=0.4, soft=0.2)
        plants.leaf_marks(s, 0, -y - 0.4 * high, 0.6 * width, 0.4 * high, count=9, size=0.08)
        stage.put(s.shapes, x=(cell + rng.uniform(0.3, 0.7)) * width, z=z + rng.uniform(-0.3, 0.3))


def shaft(stage: Stage, *, x: float, z: float, width: float = 0.9, lean: float = 2.0, strength: float = 0.3) -> None:
    """A slanting beam of sun through leaves or a window, by day."""
    if stage.light.lamps:
        return
    s = stage.sketch("shaft", round(x * 10))
    s.light(
        np.array([(-lean, -6.5), (-lean + width, -6.5), (width * 1.6, 0), (0, 0)]),
        part="*",
        strength=strength,
        soft=0.2,
    )
    stage.put(s.shapes, x=x, z=z)


def crop(rng: Random, *, width: float = 1.2, height: float = 1.0, color: str = "#b08f45") -> list[Shape]:
    """A length of standing corn: stalks and bowed ears."""
    s = Sketch(rng, label="field")
    s.form(
        np.vstack([[(-width * 0.52, 0)], [(-width * 0.52 + 0.1 * k * width, -height * rng.uniform(0.62, 0.76))
        for k in range(11)],
                   [(width * 0.52, 0)]]),
        mixed(color, pal.SAND, 0.45), ink=0, part="corn",
    )  # fmt: skip
    s.shade(rectangle(-width * 0.52, -0.3 * height, width * 0.52, 0), part="corn", strength=0.3, soft=0.1)
    xs = rng.uniform(-0.5, 0.5, 15) * width
    tops = -height * rng.uniform(0.75, 1.0, 15)
    lean = rng.normal(0.04, 0.04, 15)
    stalks = [[(x, 0), (x + 0.4 * d, 0.6 * y), (x + d, y)] for x, y, d in zip(xs, tops, lean, strict=True)]
    s.strokes(stalks, width=PEN * 0.8, color="#8d7134")
    ears = [oval(x + d + 0.02, y + 0.03, 0.028, 0.085, points=8) for x, y, d in zip(xs, tops, lean, strict=True)]
    s.form(pieces(ears), pal.CLOTH_MUSTARD, ink=PEN * 0.45, ink_color="#8d7134", part="ears")
    return s.shapes


def sheaf(rng: Random, *, height: float = 1.25) -> list[Shape]:
    """A stook: sheaves leaning together, tied, the ears spreading above."""
    s = Sketch(rng, label="field")
    outline = [(-0.5, 0), (-0.22, -0.62 * height), (-0.4, -0.95 * height), (0, -1.05 * height), (0.4, -0.95 * height),
               (0.22, -0.62 * height), (0.5, 0), (0, 0.05)]  # fmt: skip
    s.form(smooth(np.array(outline), samples=3), pal.THATCH, part="sheaf")
    s.shade(oval(0.25, -0.35 * height, 0.25, 0.4 * height), part="sheaf", strength=0.4, soft=0.08)
    runs = [[(0.45 * u, 0), (0.18 * u, -0.62 * height), (0.38 * u, -0.98 * height)] for u in np.linspace(-1, 1, 9)]
    s.strokes(runs, width=PEN * 0.6, color="#8a7135")
    s.form(rectangle(-0.23, -0.66 * height, 0.23, -0.58 * height), "#a58a48", ink=PEN * 0.6)
    ears = [oval(0.42 * u, -1.0 * height + 0.08 * u * u, 0.035, 0.07, points=7) for u in np.linspace(-1, 1, 11)]
    s.form(pieces(ears), pal.CLOTH_MUSTARD, ink=PEN * 0.4, ink_color="#8a7135")
    return s.shapes


def wave(rng: Random, *, width: float, height: float, color: str) -> list[Shape]:
    """One swell: a lifted crest that dies away to both sides, light along it, streaks down its face."""
    s = Sketch(rng, label="water")
    u = np.linspace(-1, 1, 15)
    rise = np.cos(u * np.pi / 2) ** 1.3 * (0.75 + 0.25 * np.cos(u * 5 + rng.uniform(-1, 1)))
    crest = smooth(np.stack([u * 0.72 * width, -height * rise], axis=1), closed=False, samples=2)
    foot = np.stack([crest[::-1, 0], 0.9 * height * np.cos(crest[::-1, 0] / (0.72 * width) * np.pi / 2)], axis=1)
    s.form(np.vstack([crest, foot]), color, ink=0, part="wave")
    s.stroke(crest, width=PEN * 0.9, color="#5d7d84")
    s.light(
        np.vstack([crest, crest[::-1] + np.array([0, 0.25 * height])]), part="wave", strength=0.55, soft=0.05 * height
    )
    s.shade(
        np.vstack([crest + np.array([0, 0.5 * height]), crest[::-1] + np.array([0, 1.1 * height])]),
        part="wave",
        strength=0.3,
        soft=0.08,
    )
    streaks = [
        curve((x, y + 0.15 * height), (x + 0.06 * width, y + 0.34 * height), (x + 0.16 * width, y + 0.4 * height))
        for x, y in crest[6:-8:5]
    ]
    s.strokes(streaks, width=PEN * 0.8, color="#6d9096")
    return s.shapes


def bollard(rng: Random) -> list[Shape]:
    """An iron mooring post with a turn of rope."""
    s = Sketch(rng)
    s.form(np.array([(-0.16, 0.03), (-0.12, -0.5), (0.12, -0.5), (0.16, 0.03)]), pal.IRON, part="post")
    s.form(oval(0, -0.52, 0.19, 0.09, points=16), mixed(pal.IRON, pal.STEEL, 0.3))
    s.light(rectangle(-0.1, -0.48, -0.04, 0), part="post", strength=0.4, soft=0.03)
    for y in (-0.22, -0.29, -0.36):
        s.stroke(curve((-0.16, y), (0, y + 0.06), (0.16, y - 0.01)), width=PEN * 2.2, color="#b69a66", taper=False)
    return s.shapes


def crate(rng: Random, *, width: float = 0.7, height: float = 0.55) -> list[Shape]:
    """A wooden packing case."""
    s = Sketch(rng)
    half = width / 2
    s.box(-half, -height, half, 0, pal.WOOD_PALE, part="case")
    s.form(
        np.array([(half, -height), (half + 0.14, -height - 0.1), (half + 0.14, -0.12), (half, 0)]), pal.WOOD, part="end"
    )
    s.form(np.array([(-half, -height), (-half + 0.14, -height - 0.1), (half + 0.14, -height - 0.1), (half, -height)]),
           mixed(pal.WOOD_PALE, pal.CREAM, 0.3), part="lid")  # fmt: skip
    s.strokes([[(-half, -height * t), (half, -height * t)] for t in (0.33, 0.66)], width=PEN * 0.6, taper=False)
    for x in (-half, half - 0.08):
        s.box(x, -height, x + 0.08, 0, pal.WOOD, ink=PEN * 0.7)
    return s.shapes


def log(rng: Random, *, length: float = 1.8, thick: float = 0.22) -> list[Shape]:
    """A fallen trunk with moss and its sawn end."""
    s = Sketch(rng, label="tree")
    half = length / 2
    s.form(smooth(np.array([(-half, -2 * thick), (0, -2.1 * thick), (half, -1.9 * thick), (half, 0), (0, 0.05),
        (-half, 0.03)]),
                  samples=3), pal.BARK, part="log")  # fmt: skip
    s.shade(rectangle(-half, -0.8 * thick, half, 0.1), part="log", strength=0.45, soft=0.06)
    s.wash(oval(0.1, -1.9 * thick, 0.5 * half, 0.5 * thick), pal.MOSS, part="log", strength=0.8, soft=0.04)
    runs = [[(x, y), (x + 0.2, y + 0.02), (x + 0.4, y)] for x, y in zip(rng.uniform(-half, half - 0.4, 9),
            -rng.uniform(0.2, 1.8, 9) * thick, strict=True)]  # fmt: skip
    s.strokes(runs, width=PEN * 0.7, color=plants.BARK_INK)
    for share in (1.0, 0.62, 0.3):
        s.form(oval(-half, -thick, 0.55 * thick * share, thick * share, points=16), mixed(pal.WOOD_PALE, pal.WOOD,
            1 - share),
               ink=PEN * 0.7)  # fmt: skip
    s.grass(0.3 * half, 0.05, width=half, height=0.2, blades=9, color="#6f7648", pen=PEN * 0.7)
    return s.shapes


def railing(rng: Random, *, width: float = 2.0, height: float = 1.1, color: str = pal.IRON) -> list[Shape]:
    """Iron railings with spear heads."""
    s = Sketch(rng, label="fence")
    xs = np.linspace(-width / 2, width / 2, int(width / 0.16) + 1)
    s.strokes([[(x, 0), (x, -height)] for x in xs], width=PEN * 1.7, color=color, taper=False)
    s.strokes(
        [[(-width / 2, y), (width / 2, y)] for y in (-0.16, -height + 0.16)], width=PEN * 2.2, color=color, taper=False
    )
    heads = [np.array([(x - 0.03, -height), (x, -height - 0.13), (x + 0.03, -height)]) for x in xs]
    s.form(pieces(heads), color, ink=PEN * 0.4)
    return s.shapes


def balustrade(rng: Random, *, width: float = 2.4, height: float = 0.9) -> list[Shape]:
    """A stone balustrade with turned balusters and an end pier."""
    s = Sketch(rng, label="fence")
    half = width / 2
    s.box(-half, -0.14, half, 0, pal.STONE_PALE, ink=PEN * 0.7)
    shape = np.array([(-0.05, -0.14), (-0.1, -0.3), (-0.09, -0.42), (-0.045, -0.58), (-0.07, -0.72), (0.07, -0.72),
                      (0.045, -0.58), (0.09, -0.42), (0.1, -0.3), (0.05, -0.14)]) * (1, height / 0.86)  # fmt: skip
    s.form(pieces([shape + np.array([x, 0]) for x in np.arange(-half + 0.2, half - 0.3, 0.28)]), pal.STONE_PALE,
        ink=PEN * 0.6,
           part="balusters")  # fmt: skip
    s.box(-half, -height, half, -height + 0.14, pal.STONE_PALE, part="rail")
    s.box(half - 0.3, -height - 0.05, half, 0, pal.STONE_PALE, part="pier")
    s.shade(rectangle(half - 0.12, -height, half, 0), part="pier", strength=0.35, soft=0.05)
    s.form(oval(half - 0.15, -height - 0.2, 0.16, 0.16, points=18), pal.STONE, part="ball")
    return s.shapes


def bunting(stage: Stage, *, z: float, y: float, sag: float = 0.5, reach: float = 5.0) -> None:
    """A line of little flags across the picture."""
    s = stage.sketch("bunting", round(z * 10), label="prop")
    xs = np.linspace(-reach, reach, 25)
    ys = -y + sag * np.cos(xs / reach * np.pi / 2)
    s.stroke(np.stack([xs, ys], axis=1), width=PEN * 0.8, taper=False)
    for k, color in enumerate((pal.CLOTH_RED, pal.CLOTH_MUSTARD, pal.CLOTH_BLUE, pal.CLOTH_GREEN)):
        flags = [
            np.array([(x - 0.15, v), (x + 0.15, v), (x, v + 0.36)]) for x, v in zip(xs[k::4], ys[k::4], strict=True)
        ]
        s.form(pieces(flags), color, ink=PEN * 0.6)
    stage.put(s.shapes, x=0, z=z)


def bare_rock(rng: Random, *, width: float = 0.8, height: float = 0.5, color: str = pal.STONE) -> list[Shape]:
    """A boulder where nothing grows: no moss, no grass at its foot."""
    drawing = plants.rock(rng, width=width, height=height, color=color)
    return [shape for shape in drawing if shape.kind is not ShapeKind.WASH and shape.color != "#6f7648"]
