"""What the season strews on the ground: petals, daisies, fallen leaves, drifts of snow.

Knows: the land that a place has laid, and how thick each season lies on it.
Does not know: places; water and floors stay clean because only land is strewn.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from audobon.comic.storyboard import Season
from audobon.pencils import palette as pal
from audobon.pencils.season import AUTUMN_LEAVES, BLOSSOM
from audobon.pencils.shapes import Points
from audobon.pencils.sketch import Random, Sketch, blob, oval, pieces
from audobon.pencils.stage import Stage

_ROWS = (-1.3, -0.5, 0.3, 1.3, 2.6, 4.4, 7.0)


def strew(stage: Stage) -> None:
    """Lay the season's cover on the land of the stage; nothing indoors or in a season that nobody has named."""
    if stage.indoors or stage.season not in _COVERS:
        return
    _COVERS[stage.season](stage)


def _scattered(stage: Stage, name: str, *, each: int, size: float, narrow: float = 0.45) -> list[Points]:
    """Small lying ovals in every cell of the land, smaller in number to the distance."""
    found: list[Points] = []
    for row, z in enumerate(_ROWS):
        if stage.pixels(size, z) < 1.1:
            break
        width = 1.0 + 0.35 * row
        for cell in stage.cells(z, width=width):
            rng = stage.rng(name, row, cell)
            for _ in range(int(rng.integers(0, each + 1))):
                x, depth = (cell + rng.uniform()) * width, z + rng.uniform(-0.5, 0.5) * (0.8 + 0.4 * row)
                found.append(_leaf(rng, x, depth, size=size * rng.uniform(0.7, 1.2), narrow=narrow))
    return found


def _leaf(rng: Random, x: float, z: float, *, size: float, narrow: float) -> Points:
    """A lying leaf turned any way; depth is stretched, as the eye is low."""
    turn = rng.uniform(0, np.pi)
    outline = oval(0, 0, size, size * narrow, points=8)
    spin = np.array([[np.cos(turn), np.sin(turn)], [-np.sin(turn), np.cos(turn)]])
    leaf: Points = outline @ spin * (1.0, 1.7) + (x, z)
    return leaf


def _leaves(stage: Stage) -> None:
    s = Sketch(stage.rng("fallen"), label="ground")
    leaves = _scattered(stage, "fallen", each=5, size=0.065)
    for k, color in enumerate(AUTUMN_LEAVES):
        if leaves[k :: len(AUTUMN_LEAVES)]:
            s.wash(pieces(leaves[k :: len(AUTUMN_LEAVES)]), color, part="land", strength=0.95, soft=0.0)
    stage.on_land(s.shapes)


def _petals(stage: Stage) -> None:
    s = Sketch(stage.rng("petals"), label="ground")
    dots = _scattered(stage, "petals", each=3, size=0.035, narrow=0.8)
    for k, color in enumerate((*BLOSSOM, pal.FLOWER_YELLOW)):
        if dots[k::4]:
            s.wash(pieces(dots[k::4]), color, part="land", strength=0.95, soft=0.0)
    stage.on_land(s.shapes)


def _drifts(stage: Stage) -> None:
    """Soft hollows of blue in the white."""
    s = Sketch(stage.rng("drifts"), label="ground")
    blue = []
    for row, z in enumerate(_ROWS):
        width = 1.8 + 0.6 * row
        for cell in stage.cells(z, width=width):
            rng = stage.rng("drift", row, cell)
            x, reach = (cell + rng.uniform()) * width, width * rng.uniform(0.25, 0.5)
            blue.append(blob(rng, x, z, reach, 0.11 + 0.04 * row, lobes=7))
    s.wash(pieces(blue), "#c9d3dd", part="land", strength=0.5, soft=0.04)
    stage.on_land(s.shapes)


_COVERS: dict[Season, Callable[[Stage], None]] = {
    Season.SPRING: _petals,
    Season.AUTUMN: _leaves,
    Season.WINTER: _drifts,
}
