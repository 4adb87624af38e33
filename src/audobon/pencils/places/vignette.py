"""The neutral storybook vignette: cream paper, a soft wash behind the figures, a few grasses at their feet.

Knows: how a page without a place looks in an old picture book.  Does not know: who stands in it.
"""

from __future__ import annotations

from audobon.pencils import palette as pal
from audobon.pencils.light import PAPER, mixed
from audobon.pencils.places import outdoors
from audobon.pencils.shapes import Shape, ShapeKind
from audobon.pencils.sketch import leafy, oval, rectangle
from audobon.pencils.stage import Stage


def vignette(stage: Stage) -> None:
    view, light = stage.view, stage.light
    width, height = view.width_px, view.height_px
    rng = stage.rng("vignette")
    paper = light.on_set(PAPER)
    tint = (pal.PLASTER_BLUE, pal.PLASTER_GREEN, pal.PLASTER_ROSE, "#e8d8ae")[int(rng.integers(4))]
    cloud = leafy(rng, 0.5 * width, 0.46 * height, 0.44 * width, 0.38 * height, scallop=0.16 * width)
    core = leafy(rng, 0.46 * width, 0.5 * height, 0.30 * width, 0.28 * height, scallop=0.14 * width)
    shapes = [
        Shape(
            kind=ShapeKind.FORM,
            points=rectangle(-0.3 * width, -0.3 * height, 1.3 * width, 1.3 * height),
            color=paper,
            part="paper",
            label="wall",
            depth=0.0,
        ),
        Shape(
            kind=ShapeKind.WASH,
            points=cloud,
            color=light.on_set(tint),
            part="paper",
            strength=0.8,
            softness=0.045 * width,
        ),
        Shape(
            kind=ShapeKind.WASH,
            points=core,
            color=light.on_set(mixed(tint, pal.STONE, 0.25)),
            part="paper",
            strength=0.5,
            softness=0.05 * width,
        ),
    ]
    stage.backdrop(shapes)
    s = stage.sketch("floor wash", label="ground")
    s.wash(oval(0, 0.5, 2.6, 1.1, points=30), light.on_set("#d5c59b"), part="*", strength=0.75, soft=0.18)
    stage.lay(s.shapes, z=998.0)
    outdoors.grass(stage, z_near=-1.0, z_far=2.0, density=0.55)
