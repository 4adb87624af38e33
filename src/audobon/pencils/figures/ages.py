"""How a body grows: proportions of a baby, a child of any height, a youth.

Knows: that heads stay large while limbs lengthen.  Does not know: build, gender, clothes.
Source: heads in a stature as drawing manuals have them: 4 in the first year, 5 at three, 6 at seven, 7 at fifteen.
"""

from __future__ import annotations

from dataclasses import fields, replace

import numpy as np

from audobon.pencils.figures.rig import CHILD, GROWN, Proportions

BABY = Proportions(
    head=0.275, neck=0.0, torso=0.375, thigh=0.165, shin=0.140, foot_height=0.045, foot=0.120, upper_arm=0.125,
    forearm=0.105, hand=0.075, shoulder=0.098, hip=0.088, chest=0.098, waist=0.105, depth=0.100, belly=0.030, thick=1.3,
)  # fmt: skip
YOUNG = replace(GROWN, head=0.165, torso=0.30, shin=0.225)
_BY_HEIGHT: tuple[tuple[float, Proportions], ...] = ((0.42, BABY), (0.66, CHILD), (0.92, YOUNG))
"""A body's measures at a height (1.0: a grown man); between them it grows evenly."""


def grown_to(height: float) -> Proportions:
    """A child's measures at its height."""
    heights = [at for at, _ in _BY_HEIGHT]
    measures = {
        field.name: float(np.interp(height, heights, [getattr(body, field.name) for _, body in _BY_HEIGHT]))
        for field in fields(Proportions)
    }
    return Proportions(**measures)
