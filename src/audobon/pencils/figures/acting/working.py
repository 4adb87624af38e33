"""Poses: hands at work and at table.

Knows: their angles.  Does not know: bones' lengths, drawing.
"""

from __future__ import annotations

from audobon.pencils.figures.acting.pose import Limb, Pose, Reach

WORKING: dict[str, Pose] = {
    "eating": Pose(
        nod=6, right_arm=Reach("head", forward=0.60, out=-0.10, up=-0.44, elbow_out=0.8), left_arm=Limb(16, 10, 78,
            -12),
        hands=("grip", "relaxed"), wants="bread",
    ),
    "drinking": Pose(
        nod=-8, right_arm=Reach("head", forward=0.64, out=-0.10, up=-0.40, elbow_out=1.0), left_arm=Limb(8, 10, 40, 2),
        hands=("grip", "relaxed"), wants="cup",
    ),
    "digging": Pose(
        lean=32, curl=8, nod=6, min_yaw=55, right_arm=Limb(34, 6, 44, 0), left_arm=Limb(66, 4, 46, -4), hands=("grip",
            "grip"),
        right_leg=Limb(-12, 6, -26, 3, 12), left_leg=Limb(48, 6, -8, 3), wants="spade",
    ),
    "knocking": Pose(
        lean=7, right_arm=Limb(6, 9, 26, 3), left_arm=Limb(72, 6, 128, 2), hands=("relaxed", "fist"), min_yaw=50,
        right_leg=Limb(-6, 4, -10, 2), left_leg=Limb(10, 4, 2, 2),
    ),
}  # fmt: skip
