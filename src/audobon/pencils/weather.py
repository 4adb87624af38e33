"""Rain, snow, wind and the lamps' glow: what falls before the whole picture.

Knows: strokes and flakes in pixels.  Does not know: places or figures.
"""

from __future__ import annotations

import numpy as np

from audobon.pencils.shapes import Shape, ShapeKind
from audobon.pencils.sketch import curve, oval, pieces
from audobon.pencils.stage import Stage


def fall(stage: Stage) -> None:
    """Draw the weather of the stage's light over the picture; nothing indoors."""
    if stage.indoors:
        return
    if stage.light.precipitation == "rain":
        stage.front([_rain(stage)])
    elif stage.light.precipitation == "snow":
        stage.front([_snow(stage)])
    if stage.light.windy:
        stage.front([_gusts(stage)])


def _rain(stage: Stage) -> Shape:
    width, height = stage.view.width_px, stage.view.height_px
    rng = stage.rng("rain")
    count = int(np.clip(width * height / 3600, 40, 190))
    x, y = rng.uniform(0, 1.1, count) * width, rng.uniform(-0.05, 1, count) * height
    length = rng.uniform(0.03, 0.075, count) * height
    runs = [[(a, b), (a - 0.11 * n, b + 0.5 * n), (a - 0.22 * n, b + n)] for a, b, n in zip(x, y, length, strict=True)]
    return Shape(
        kind=ShapeKind.STROKE, points=pieces(runs), color="#74828c", ink_color="#8e9aa2", ink_width=1.1, closed=False,
        taper=True, strength=0.62,
    )  # fmt: skip


def _snow(stage: Stage) -> Shape:
    width, height = stage.view.width_px, stage.view.height_px
    rng = stage.rng("snow")
    count = int(np.clip(width * height / 3200, 40, 190))
    size = rng.uniform(0.0030, 0.0085, count) * height
    flakes = [
        oval(x, y, r, r, points=8)
        for x, y, r in zip(rng.uniform(0, 1, count) * width, rng.uniform(0, 1, count) * height, size, strict=True)
    ]
    return Shape(kind=ShapeKind.WASH, points=pieces(flakes), color="#fbfbf8", part="*", strength=0.95, softness=0.7)


def _gusts(stage: Stage) -> Shape:
    width, height = stage.view.width_px, stage.view.height_px
    rng = stage.rng("gusts")
    runs = []
    for _ in range(7):
        x, y, n = rng.uniform(0, 0.8) * width, rng.uniform(0.06, 0.7) * height, rng.uniform(0.1, 0.24) * width
        runs.append(
            curve(
                (x, y),
                (x + 0.3 * n, y - 0.06 * n),
                (x + 0.6 * n, y + 0.03 * n),
                (x + n, y - 0.04 * n),
                (x + 0.98 * n, y - 0.12 * n),
            )
        )
    return Shape(
        kind=ShapeKind.STROKE, points=pieces(runs), color="#8b938f", ink_color="#8b938f", ink_width=1.2, closed=False,
        taper=True, strength=0.7,
    )  # fmt: skip
