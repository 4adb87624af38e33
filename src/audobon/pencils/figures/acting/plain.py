"""Poses: what people do all day: stand, go, sit, talk, show, hold.

Knows: their angles.  Does not know: bones' lengths, drawing.
"""

from __future__ import annotations

from audobon.pencils.figures.acting.pose import Limb, Pose, Reach

_SIT_R = Limb(82, 10, 4, 4)
_SIT_L = Limb(86, 10, -8, 4)
_STRIDE_R = Limb(24, 3, 10, 2, -14)
_STRIDE_L = Limb(-14, 3, -34, 2, 26)

PLAIN: dict[str, Pose] = {
    "standing": Pose(
        lean=1, sway=-2.5, tilt=3.5, twist=5, right_arm=Limb(2, 12, 26, 2), left_arm=Limb(-6, 9, 16, 3),
        right_leg=Limb(4, 9, -4, 5), left_leg=Limb(-3, 3, -3, 2),
    ),
    "walking": Pose(
        lean=5, twist=6, right_leg=_STRIDE_R, left_leg=_STRIDE_L,
        right_arm=Limb(-24, 7, 2, 4), left_arm=Limb(24, 7, 52, 2),
    ),
    "sitting": Pose(
        lean=2, curl=5, right_leg=_SIT_R, left_leg=_SIT_L, seat=True,
        right_arm=Limb(26, 8, 66, -8), left_arm=Limb(20, 8, 70, -6),
    ),
    "talking": Pose(
        lean=3, sway=-2, tilt=3, right_arm=Limb(16, 14, 82, 24), left_arm=Limb(8, 12, 58, 14), hands=("open",
            "relaxed"),
        right_leg=Limb(6, 4, 0, 2), left_leg=Limb(-4, 7, -6, 4),
    ),
    "listening": Pose(
        lean=5, tilt=10, right_arm=Reach("head", forward=-0.02, out=0.56, up=-0.10, elbow_out=1.0),
        left_arm=Limb(6, 10, 36, 2), hands=("open", "relaxed"),
    ),
    "thinking": Pose(
        nod=6, tilt=5, sway=2, right_arm=Reach("head", forward=0.46, out=-0.05, up=-0.62, elbow_out=0.3),
        left_arm=Reach("waist", forward=0.44, out=-0.20, up=0.34, elbow_out=0.9), hands=("fist", "flat"),
    ),
    "pointing": Pose(
        lean=4, twist=8, right_arm=Limb(6, 12, 36, 2), left_arm=Limb(88, 14, 92, 8), hands=("relaxed", "point"),
        right_leg=Limb(-8, 4, -12, 2), left_leg=Limb(10, 5, 4, 2),
    ),
    "waving": Pose(
        sway=-4, tilt=4, right_arm=Limb(2, 10, 20, 4), left_arm=Limb(104, 42, 168, 22), hands=("relaxed", "open"),
        right_leg=Limb(0, 4, -3, 2), left_leg=Limb(4, 8, -4, 4),
    ),
    "holding": Pose(
        right_arm=Limb(14, 12, 88, -10), left_arm=Limb(14, 10, 84, -12), hands=("grip", "grip"), nod=4,
    ),
    "carrying": Pose(
        lean=-5, right_arm=Limb(30, 10, 86, -16), left_arm=Limb(30, 10, 88, -16), hands=("grip", "grip"),
            wants="bundle",
        right_leg=Limb(16, 4, 6, 2), left_leg=Limb(-10, 4, -26, 2, 18),
    ),
    "reading": Pose(
        nod=16, right_arm=Limb(20, 10, 98, -12), left_arm=Limb(22, 8, 98, -12), hands=("grip", "grip"), wants="book",
    ),
    "reaching": Pose(
        lean=15, nod=-8, right_arm=Limb(62, 8, 84, 4), left_arm=Limb(96, 8, 112, 4), hands=("open", "open"),
        right_leg=Limb(-10, 4, -24, 2, 22), left_leg=Limb(20, 4, 0, 2),
    ),
}  # fmt: skip
