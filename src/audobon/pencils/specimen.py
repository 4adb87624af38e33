"""One thing drawn alone in a cell: a figure, a face, a thing, a prop.

Knows: how to fit shapes into a cell of so many pixels.  Does not know: which things there are, or sheets.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from audobon.comic.story import Emotion
from audobon.comic.storyboard import CastDesign, Facing
from audobon.pencils.figures import Moment
from audobon.pencils.light import PAPER
from audobon.pencils.plates import Picture, Plates, pull_masks, pull_plates
from audobon.pencils.shapes import Figure, Shape
from audobon.pencils.sketch import seeded

Bounds = tuple[float, float, float, float]
MARGIN = 0.06
_GROUND_ROOM_PX = 9.0
_SOMEBODY = "somebody"


def moment_of(
    design: CastDesign,
    *,
    pose: str = "standing",
    emotion: Emotion = Emotion.NEUTRAL,
    intensity: float = 0.5,
    holds: str = "",
    facing: Facing = Facing.FRONT,
) -> Moment:
    """What a specimen does: looks at the reader, mouth shut, unless the pose says otherwise."""
    return Moment(
        pose=pose,
        facing=facing,
        expression=emotion,
        intensity=intensity,
        gaze=(0.0, 0.0),
        mouth_open=False,
        holds=holds,
        seed=int(seeded("figure", design.character).integers(2**31)),
        bearing=0,
    )


def bounds_of(shapes: Sequence[Shape]) -> Bounds:
    """Left, top, right, bottom of all that is drawn."""
    points = np.vstack([shape.points for shape in shapes])
    low, high = np.nanmin(points, axis=0), np.nanmax(points, axis=0)
    return float(low[0]), float(low[1]), float(high[0]), float(high[1])


def drawn_whole(shapes: Sequence[Shape], *, width_px: int, height_px: int, largest: float) -> Picture:
    """Shapes fitted into a cell, standing on its floor in its middle.

    Args:
        shapes: In units of their own, y down.
        width_px: The cell's width.
        height_px: The cell's height.
        largest: The greatest enlargement, pixels a unit, so that small things stay small beside large ones.
    """
    if not shapes:
        return pull_plates((), width_px=width_px, height_px=height_px, paper=PAPER).draft
    return _pulled(_fitted(shapes, width_px, height_px, largest=largest), size_px=(width_px, height_px)).draft


def silhouette(shapes: Sequence[Shape], *, width_px: int, height_px: int, largest: float = 1e6) -> Picture:
    """The outline's inside, 0 or 255 a pixel, fitted into a cell as `drawn_whole` fits it."""
    owned = [shape.owned_by(_SOMEBODY) for shape in _fitted(shapes, width_px, height_px, largest=largest)]
    masks = pull_masks(owned, width_px=width_px, height_px=height_px)
    return masks.get(_SOMEBODY, np.zeros((height_px, width_px), dtype=np.uint8))


def drawn_face(figure: Figure, *, width_px: int, height_px: int, paper: str = PAPER) -> Picture:
    """A figure's head, filling the cell."""
    left, top, right, bottom = figure.face
    scale = 0.56 * min(width_px, height_px) / max(right - left, bottom - top, 0.02)
    dx = width_px / 2 - 0.5 * (left + right) * scale
    dy = 0.56 * height_px - 0.5 * (top + bottom) * scale
    placed = _moved(figure.shapes, scale=scale, dx=dx, dy=dy)
    return _pulled(placed, size_px=(width_px, height_px), paper=paper).draft


def _fitted(shapes: Sequence[Shape], width_px: int, height_px: int, *, largest: float) -> list[Shape]:
    left, top, right, bottom = bounds_of(shapes)
    wide, high = max(right - left, 1e-3), max(bottom - top, 1e-3)
    room = 1 - 2 * MARGIN
    scale = min(room * width_px / wide, (room * height_px - _GROUND_ROOM_PX) / high, largest)
    dx = width_px / 2 - 0.5 * (left + right) * scale
    dy = height_px * (1 - MARGIN) - _GROUND_ROOM_PX - bottom * scale
    return _moved(shapes, scale=scale, dx=dx, dy=dy)


def _moved(shapes: Sequence[Shape], *, scale: float, dx: float, dy: float) -> list[Shape]:
    """A finer pen for what is drawn large, as a draughtsman takes one."""
    pen = float(np.clip((230.0 / scale) ** 0.4, 0.45, 1.6))
    return [shape.moved(scale=scale, dx=dx, dy=dy, pen=pen) for shape in shapes]


def _pulled(shapes: Sequence[Shape], *, size_px: tuple[int, int], paper: str = PAPER) -> Plates:
    return pull_plates(shapes, width_px=size_px[0], height_px=size_px[1], paper=paper)
