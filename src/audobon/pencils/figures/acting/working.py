"""Poses of hands at work and at table: digging, chopping, sewing, stirring, eating.

Knows: their angles and the tool each wants.  Does not know: bones' lengths, how a tool is drawn.
"""

from __future__ import annotations

from audobon.pencils.figures.acting.pose import Limb, Pose, Reach
from audobon.pencils.figures.expression import Mouth

_SIT_R, _SIT_L = Limb(82, 9, 4, 4), Limb(86, 9, -8, 4)
_APART_R, _APART_L = Limb(-14, 9, -20, 5, 8), Limb(24, 9, 0, 5)

WORKING: dict[str, Pose] = {
    "eating": Pose(
        mouth=Mouth.SMALL,
        nod=8, lean=4, right_arm=Reach("head", forward=0.74, out=0.06, up=-0.62, elbow_out=1.0),
        left_arm=Limb(16, 12, 84, -12), hands=("grip", "relaxed"), wants="bread",
    ),
    "drinking": Pose(
        mouth=Mouth.SMALL,
        nod=-14, lean=-5, right_arm=Reach("head", forward=0.86, out=0.10, up=-0.56, elbow_out=1.2),
        left_arm=Limb(4, 12, 36, 4), hands=("grip", "relaxed"), wants="cup",
    ),
    "pouring": Pose(
        lean=7, nod=12, min_yaw=42, right_arm=Limb(74, 14, 108, 2), left_arm=Limb(34, 10, 66, -6),
        hands=("grip", "grip"), wants="jug", right_leg=Limb(8, 6, 0, 3), left_leg=Limb(-6, 5, -8, 3),
    ),
    "stirring": Pose(
        lean=9, nod=16, right_arm=Limb(58, 26, 92, -14), left_arm=Limb(16, 14, 76, -26), hands=("grip", "flat"),
        wants="mixing bowl", right_leg=Limb(10, 7, 0, 4), left_leg=Limb(-6, 5, -8, 4),
    ),
    "sewing": Pose(
        lean=7, curl=9, nod=20, seat=True, right_leg=_SIT_R, left_leg=_SIT_L, right_arm=Limb(34, 26, 112, 10),
        left_arm=Limb(28, 10, 74, -12), hands=("grip", "grip"), wants="needlework",
    ),
    "writing": Pose(
        lean=15, curl=10, nod=18, seat=True, right_leg=_SIT_R, left_leg=_SIT_L, right_arm=Limb(26, 14, 76, -6),
        left_arm=Limb(20, 12, 66, -14), hands=("grip", "flat"), wants="writing board",
    ),
    "fishing": Pose(
        lean=-2, nod=4, seat=True, min_yaw=58, right_leg=Limb(80, 8, 10, 4), left_leg=Limb(84, 9, -6, 4),
        right_arm=Limb(20, 10, 76, -6), left_arm=Limb(36, 8, 88, -8), hands=("grip", "grip"), wants="fishing rod",
    ),
    "digging": Pose(
        lean=34, curl=8, nod=4, min_yaw=55, right_arm=Limb(28, 10, 52, 0), left_arm=Limb(52, 6, 34, -4),
        hands=("grip", "grip"), right_leg=Limb(-14, 6, -30, 3, 14), left_leg=Limb(54, 6, -10, 3), wants="spade",
    ),
    "sweeping": Pose(
        lean=17, nod=8, twist=10, min_yaw=48, right_arm=Limb(34, 14, 92, -8), left_arm=Limb(40, 10, 34, -6),
        hands=("grip", "grip"), right_leg=_APART_R, left_leg=_APART_L, wants="broom",
    ),
    "chopping": Pose(
        mouth=Mouth.TEETH,
        lean=-10, nod=4, curl=-6, min_yaw=52, right_arm=Limb(188, 14, 222, -4), left_arm=Limb(174, 12, 214, -8),
        hands=("grip", "grip"), right_leg=Limb(-18, 9, -26, 5, 10), left_leg=Limb(30, 9, -2, 5), wants="axe",
    ),
    "lifting": Pose(
        mouth=Mouth.TEETH,
        lean=44, curl=-4, nod=-16, min_yaw=52, right_arm=Limb(20, 9, 28, -6), left_arm=Limb(28, 9, 34, -8),
        hands=("grip", "grip"), right_leg=Limb(70, 12, -40, 6, 8), left_leg=Limb(80, 12, -30, 6), wants="bundle",
    ),
    "scrubbing": Pose(
        lean=66, curl=4, nod=-22, follow=0.15, min_yaw=60, right_leg=Limb(30, 6, -84, 3, 170),
        left_leg=Limb(16, 6, -88, 3, 170), right_arm=Limb(46, 6, 30, 2), left_arm=Limb(20, 8, 4, 4),
        hands=("fist", "flat"), wants="scrubbing brush",
    ),
    "knocking": Pose(
        lean=11, nod=-4, min_yaw=52, right_arm=Limb(-6, 12, 24, 6), left_arm=Limb(76, 8, 132, 2),
        hands=("relaxed", "fist"), right_leg=Limb(-14, 5, -20, 3, 10), left_leg=Limb(18, 6, 2, 3),
    ),
}  # fmt: skip
