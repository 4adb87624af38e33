"""What the wind bends: trees, bushes, reeds and grass lean away from it, the more the higher.

Knows: which classes of thing give way.  Does not know: rain or leaves in the air (see `weather.py`).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

import numpy as np

from audobon.pencils.shapes import Points, Shape

_BENDS = {"tree": 0.16, "plant": 0.26, "grass": 0.55}
"""How far the top of a thing goes to leeward in a gale, as a share of its height."""
_TALLEST_M = 5.0


def leaning(drawing: Iterable[Shape], wind: float) -> list[Shape]:
    """A drawing (metres, foot at the origin) in this much wind, 0 calm .. 1 gale, blowing to the right."""
    return [
        replace(shape, points=_bent(shape.points, wind * _BENDS[shape.label])) if shape.label in _BENDS else shape
        for shape in drawing
    ]


def _bent(points: Points, share: float) -> Points:
    height = np.clip(-points[:, 1], 0.0, _TALLEST_M)
    top = max(float(np.nanmax(height)), 0.3)
    moved: Points = points.copy()
    moved[:, 0] += share * height * np.sqrt(height / top)
    moved[:, 1] += 0.25 * share * height * (height / top)
    return moved
