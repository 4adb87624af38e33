"""Forest: tall trunks in ranks, firs behind, ferns, one great fir with a hole between its roots.

Knows: this place's geometry.  Does not know: who stands in it.
"""

from __future__ import annotations

import numpy as np

from audobon.pencils import palette as pal
from audobon.pencils.light import mixed
from audobon.pencils.places import outdoors
from audobon.pencils.props import plants
from audobon.pencils.shapes import Shape, smooth
from audobon.pencils.sketch import PEN, Random, Sketch, curve, oval
from audobon.pencils.stage import Stage


def forest(stage: Stage) -> None:
    outdoors.sky(stage, clouds=1)
    outdoors.ground(stage, color="#b9b183")
    outdoors.tree_line(stage, z=26, height=8.5, name="deep wood", color="#a9b394")
    outdoors.blotches(stage, colors=(pal.MOSS, pal.SAND, pal.EARTH))
    for row, (z, width) in enumerate(((17.0, 3.0), (12.0, 3.2), (8.0, 3.4))):
        for cell in stage.cells(z, width=width):
            rng = stage.rng("rank", row, cell)
            if row == 2 and abs(cell * width) < 1.2:
                continue
            x = (cell + rng.uniform(0.15, 0.85)) * width
            if rng.uniform() < 0.42:
                stage.put(plants.fir(rng, height=rng.uniform(5.5, 7.5)), x=x, z=z + rng.uniform(-0.8, 0.8))
            else:
                stage.put(bole(rng, height=7.5, foot=rng.uniform(0.16, 0.26)), x=x, z=z + rng.uniform(-0.8, 0.8))
    outdoors.path(stage, half_width=0.6, far=15.0, color=pal.SAND)
    side = 1 if stage.rng("side").uniform() < 0.5 else -1
    stage.put(burrow(stage.rng("burrow")), x=side * 2.25, z=3.2)
    stage.put(bole(stage.rng("near bole"), height=8.0, foot=0.36), x=-side * 2.9, z=2.6)
    for cell in stage.cells(4.5, width=1.7):
        rng = stage.rng("under", cell)
        x = (cell + rng.uniform()) * 1.7
        if abs(x) > 1.4:
            stage.put(fern(rng, height=rng.uniform(0.35, 0.6)), x=x, z=rng.uniform(3.2, 5.4))
    for cell in stage.cells(2.0, width=2.6):
        rng = stage.rng("floor things", cell)
        x = (cell + rng.uniform()) * 2.6
        if abs(x) > 1.6:
            stage.put(plants.toadstools(rng), x=x, z=rng.uniform(1.4, 2.4))
    outdoors.grass(stage, density=0.8)
    outdoors.front_grass(stage)


def bole(rng: Random, *, height: float, foot: float) -> list[Shape]:
    """A tall trunk that leaves the frame above, with stubs and ivy."""
    s = Sketch(rng, label="tree")
    color = (pal.BARK, pal.BARK_PALE, pal.BARK_DARK)[int(rng.integers(3))]
    plants.trunk(s, height=height, foot=foot, top=foot * 0.62, lean=rng.normal(0, 0.1), color=color)
    for _ in range(2):
        side = 1 if rng.uniform() < 0.5 else -1
        y = -height * rng.uniform(0.25, 0.55)
        plants.branch(
            s,
            (side * foot * 0.6, y),
            (side * (foot + rng.uniform(0.4, 1.0)), y - rng.uniform(0.3, 0.8)),
            thick=foot * 0.22,
            color=color,
        )
    if rng.uniform() < 0.5:
        for _ in range(9):
            x, y = rng.uniform(-0.8, 0.4) * foot, -rng.uniform(0.05, 1.3)
            plants.leaf(s, (x, y), (x + rng.normal(0, 0.09), y + rng.uniform(-0.12, 0.02)), width=0.04, color=pal.LEAF)
    for k, x in enumerate((-0.5, 0.55, 0.05)):
        plants.clump(
            s,
            x * height * 0.3,
            -height - 0.3 + 0.2 * k,
            0.2 * height,
            0.12 * height,
            color=pal.LEAVES[k],
            part=f"top{k}",
        )
    s.grass(0, 0.03, width=foot * 4, height=0.16, blades=8, color="#6f7648", pen=PEN * 0.7)
    return s.shapes


def burrow(rng: Random) -> list[Shape]:
    """The foot of a very big fir, roots like arms round a dark hole with a trodden sill."""
    s = Sketch(rng, label="tree")
    height, foot = 7.0, 0.62
    bank = smooth(
        np.array([(-1.7, 0.05), (-1.35, -0.30), (-0.6, -0.50), (0.5, -0.52), (1.3, -0.34), (1.75, 0.05), (0, 0.12)]),
        samples=4,
    )
    s.form(bank, pal.MOSS, part="bank", ink=PEN * 0.9)
    s.shade(oval(0.5, -0.02, 1.2, 0.2), part="bank", strength=0.4, soft=0.08)
    plants.trunk(s, height=height, foot=foot, top=foot * 0.7, color=pal.BARK)
    for side in (-1, 1):
        root = np.array(
            [
                (side * 0.36, -0.75),
                (side * 0.72, -0.42),
                (side * 1.25, -0.14),
                (side * 1.62, 0.06),
                (side * 1.1, 0.02),
                (side * 0.62, -0.12),
                (side * 0.40, -0.05),
                (side * 0.30, -0.30),
            ]
        )
        part = f"root{side}"
        s.form(
            smooth(root, samples=4),
            pal.BARK if side < 0 else mixed(pal.BARK, pal.BARK_DARK, 0.4),
            part=part,
            ink_color=plants.BARK_INK,
        )
        s.strokes(
            [
                curve((side * 0.45, -0.60), (side * 0.85, -0.30), (side * 1.3, -0.07)),
                curve((side * 0.42, -0.42), (side * 0.75, -0.20), (side * 1.1, -0.03)),
            ],
            width=PEN * 0.6,
            color=plants.BARK_INK,
        )
        s.light(oval(side * 0.8, -0.36, 0.3, 0.06), part=part, strength=0.4, soft=0.04)
    hole = smooth(
        np.array([(-0.34, 0.04), (-0.36, -0.30), (-0.14, -0.56), (0.12, -0.57), (0.34, -0.32), (0.33, 0.04)]), samples=5
    )
    s.form(hole, "#5b4a3c", part="hole", ink=PEN * 1.2)
    s.shade(oval(0, -0.38, 0.3, 0.22), part="hole", strength=0.6, soft=0.08)
    s.light(oval(0, 0.02, 0.26, 0.08), part="hole", strength=0.35, soft=0.05)
    s.form(
        smooth(np.array([(-0.5, 0.10), (-0.3, 0.0), (0.3, 0.0), (0.5, 0.10), (0.0, 0.14)]), samples=4),
        pal.SAND,
        ink=PEN * 0.6,
    )
    for x in (-1.3, -0.85, 0.9, 1.35):
        s.grass(x, 0.06, width=0.22, height=0.24, blades=7, color="#6f7648", pen=PEN * 0.7)
    return s.shapes


def fern(rng: Random, *, height: float) -> list[Shape]:
    """Arching fronds from one crown."""
    s = Sketch(rng, label="plant")
    for k, lean in enumerate((-1.0, 0.9, -0.55, 0.45, 0.0)):
        tip = np.array([lean * height * 0.95, -height * (1.0 - 0.35 * abs(lean))])
        spine = curve((0, 0), (float(tip[0]) * 0.35, float(tip[1]) * 0.75), (float(tip[0]), float(tip[1])))
        along = np.gradient(spine, axis=0)
        normal = np.stack([-along[:, 1], along[:, 0]], axis=1) / np.maximum(np.hypot(*along.T)[:, None], 1e-6)
        reach = 0.20 * height * np.sin(np.linspace(0.25, 0.98, len(spine)) * np.pi)[:, None]
        saw = np.where(np.arange(len(spine)) % 2 == 0, 1.0, 0.45)[:, None]
        s.form(
            np.vstack([spine + normal * reach * saw, (spine - normal * reach * saw)[::-1]]),
            (pal.LEAF, pal.LEAF_LIGHT, pal.LEAF_DARK, pal.LEAF_YELLOW, pal.LEAF)[k],
            ink=PEN * 0.5,
            ink_color=plants.LEAF_INK,
        )
        s.stroke(spine, width=PEN * 0.5, color=plants.LEAF_INK)
    return s.shapes
