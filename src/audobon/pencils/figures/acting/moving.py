"""Poses: the whole body on its way: running, leaping, climbing, falling, riding.

Knows: their angles.  Does not know: bones' lengths, drawing.
"""

from __future__ import annotations

from audobon.pencils.figures.acting.pose import Limb, Pose

MOVING: dict[str, Pose] = {
    "running": Pose(
        lean=19, nod=-8, twist=12, lift=0.02, min_yaw=42,
        right_leg=Limb(62, 3, -2, 2, -16), left_leg=Limb(-34, 3, -92, 2, 30),
        right_arm=Limb(-52, 10, 30, 6), left_arm=Limb(42, 8, 128, 0), hands=("fist", "fist"),
    ),
    "climbing": Pose(
        lean=8, nod=-16, min_yaw=58, lift=0.10, right_leg=Limb(84, 8, -8, 4, 6), left_leg=Limb(8, 4, -22, 3, 26),
        right_arm=Limb(128, 8, 150, 4), left_arm=Limb(158, 8, 172, 4), hands=("grip", "grip"),
    ),
    "jumping": Pose(
        lean=8, nod=-8, lift=0.17, right_leg=Limb(58, 10, -34, 6, 24), left_leg=Limb(22, 8, -62, 5, 30),
        right_arm=Limb(126, 34, 152, 26), left_arm=Limb(118, 38, 150, 24), hands=("open", "open"),
    ),
    "falling": Pose(
        lean=-40, curl=14, nod=16, lift=0.24, min_yaw=56, right_leg=Limb(100, 10, 58, 6, -10),
        left_leg=Limb(62, 14, 14, 8, -16), right_arm=Limb(-70, 44, -108, 34), left_arm=Limb(138, 30, 164, 18),
        hands=("open", "open"),
    ),
    "riding": Pose(
        lean=-2, right_leg=Limb(58, 20, -12, 4, -6), left_leg=Limb(58, 20, -12, 4, -6), min_yaw=75, mount=True,
        right_arm=Limb(22, 6, 76, -6), left_arm=Limb(24, 6, 78, -6), hands=("grip", "grip"),
    ),
}  # fmt: skip
