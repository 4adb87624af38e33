"""Poses: low and still: kneeling, lying, sleeping, hiding.

Knows: their angles.  Does not know: bones' lengths, drawing.
"""

from __future__ import annotations

from audobon.pencils.figures.acting.pose import Limb, Pose, Reach

RESTING: dict[str, Pose] = {
    "kneeling": Pose(
        lean=8, right_leg=Limb(6, 8, -86, 4, 165), left_leg=Limb(80, 8, 2, 3),
        right_arm=Limb(28, 8, 60, -4), left_arm=Limb(40, 6, 66, -2),
    ),
    "lying": Pose(
        lean=-82, follow=1.1, nod=18, min_yaw=68, lying=True, right_leg=Limb(112, 4, 62, 2, -20), left_leg=Limb(86,
        5, 84, 3, -70),
        right_arm=Limb(62, 10, 112, -14), left_arm=Limb(-70, 30, -60, 14),
    ),
    "sleeping": Pose(
        lean=-84, follow=1.1, nod=12, min_yaw=70, lying=True, eyes_shut=True,
        right_leg=Limb(108, 4, 70, 2, -30), left_leg=Limb(88, 4, 84, 2, -70),
        right_arm=Limb(66, 8, 108, -16), left_arm=Limb(58, 4, 100, -16),
    ),
    "hiding": Pose(
        lean=30, curl=26, nod=6, right_leg=Limb(112, 8, -34, 4), left_leg=Limb(104, 10, -38, 4, 6), min_yaw=36,
        right_arm=Reach("head", forward=0.40, out=0.10, up=0.16), left_arm=Reach("head", forward=0.44, out=0.1,
            up=-0.30),
        hands=("open", "open"),
    ),
}  # fmt: skip
