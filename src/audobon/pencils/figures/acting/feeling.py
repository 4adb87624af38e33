"""Poses: feelings that take the whole body.

Knows: their angles.  Does not know: bones' lengths, drawing.
"""

from __future__ import annotations

from audobon.pencils.figures.acting.pose import Limb, Pose, Reach

FEELING: dict[str, Pose] = {
    "crying": Pose(
        lean=8, curl=12, nod=14, right_arm=Reach("head", forward=0.48, out=0.14, up=-0.12),
        left_arm=Reach("head", forward=0.48, out=0.14, up=-0.12), hands=("fist", "fist"), eyes_shut=True,
    ),
    "laughing": Pose(
        lean=-9, nod=-14, tilt=-4, right_arm=Reach("waist", forward=0.52, out=0.02, up=0.12, elbow_out=1.6),
        left_arm=Limb(30, 30, 96, 18), hands=("flat", "open"), right_leg=Limb(4, 6, -4, 3), left_leg=Limb(2, 9, -6, 5),
    ),
    "shouting": Pose(
        lean=9, nod=-10, left_arm=Reach("head", forward=0.60, out=0.34, up=-0.36, elbow_out=1.1),
        right_arm=Limb(-8, 24, 44, 14), hands=("fist", "open"), right_leg=Limb(-10, 5, -16, 3, 8), left_leg=Limb(14,
            6, 4, 3),
    ),
    "peeping": Pose(
        lean=24, sway=-5, nod=-10, tilt=7, right_leg=Limb(18, 5, -12, 2), left_leg=Limb(34, 5, -14, 2),
        right_arm=Limb(14, 8, 74, -4), left_arm=Limb(60, 8, 122, 2), hands=("relaxed", "open"),
    ),
}  # fmt: skip
