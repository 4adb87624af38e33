"""Poses of every day: to stand, go, sit, talk, listen, think, show, hold; several bearings of the plainest.

Knows: their angles.  Does not know: bones' lengths, drawing, who takes which bearing.
"""

from __future__ import annotations

from audobon.pencils.figures.acting.pose import Limb, Pose, Reach
from audobon.pencils.figures.expression import Mouth

HAND_ON_HIP = Reach("waist", forward=0.10, out=0.66, up=-0.42, elbow_out=3.0)
BEHIND_BACK = Reach("waist", forward=-0.95, out=-0.02, up=-0.70, elbow_out=1.0)
FOLDED_OVER = Reach("chest", forward=0.78, out=-0.42, up=-0.32, elbow_out=1.4)
FOLDED_UNDER = Reach("chest", forward=0.62, out=-0.36, up=-0.55, elbow_out=1.4)
ON_LAP = Reach("waist", forward=0.78, out=-0.05, up=-0.62, elbow_out=0.9)
CLASPED = Reach("waist", forward=0.66, out=-0.17, up=-0.30, elbow_out=1.0)

_SIT_R = Limb(82, 10, 4, 4)
_SIT_L = Limb(86, 10, -8, 4)
_FREE_R, _BEARING_L = Limb(12, 9, -8, 5), Limb(-4, 3, -3, 2)
_BEARING_R, _FREE_L = Limb(-4, 3, -3, 2), Limb(14, 9, -6, 5)
_STRIDE_R, _STRIDE_L = Limb(27, 3, 12, 2, -16), Limb(-16, 3, -38, 2, 28)

STANDING = (
    Pose(
        lean=1, sway=-3.5, tilt=4, twist=6, right_arm=Limb(4, 13, 30, 2), left_arm=Limb(-8, 10, 14, 3),
        right_leg=_FREE_R, left_leg=_BEARING_L,
    ),
    Pose(
        lean=-1, sway=3, tilt=-4, twist=-8, right_arm=HAND_ON_HIP, left_arm=Limb(6, 11, 26, 3),
        hands=("fist", "relaxed"), right_leg=_BEARING_R, left_leg=_FREE_L,
    ),
    Pose(
        lean=-2, nod=3, twist=4, right_arm=CLASPED, left_arm=CLASPED, hands=("flat", "flat"),
        right_leg=Limb(-2, 5, -4, 3), left_leg=Limb(6, 7, -2, 4),
    ),
    Pose(
        lean=3, nod=-4, sway=-2, tilt=-5, right_arm=BEHIND_BACK, left_arm=BEHIND_BACK, right_leg=_BEARING_R,
        left_leg=Limb(10, 9, 2, 5),
    ),
    Pose(
        lean=-3, sway=3, tilt=5, twist=8, right_arm=FOLDED_OVER, left_arm=FOLDED_UNDER, hands=("flat", "flat"),
        right_leg=Limb(14, 8, 4, 4), left_leg=Limb(-6, 4, -5, 3),
    ),
)  # fmt: skip

WALKING = (
    Pose(
        lean=5, twist=7, right_leg=_STRIDE_R, left_leg=_STRIDE_L, right_arm=Limb(-26, 8, 2, 4),
        left_arm=Limb(26, 8, 54, 2),
    ),
    Pose(
        lean=3, nod=-3, twist=-7, right_leg=Limb(-18, 3, -42, 2, 30), left_leg=Limb(26, 3, 10, 2, -16),
        right_arm=Limb(34, 9, 72, 0), left_arm=Limb(-28, 10, -4, 4),
    ),
    Pose(
        lean=9, nod=4, twist=4, right_leg=Limb(34, 3, -8, 2, 4), left_leg=Limb(-10, 3, -22, 2, 16),
        right_arm=Limb(-18, 8, 20, 4), left_arm=Limb(16, 10, 84, -2),
    ),
)  # fmt: skip

SITTING = (
    Pose(
        lean=2, curl=5, right_leg=_SIT_R, left_leg=_SIT_L, seat=True, right_arm=Limb(26, 8, 66, -8),
        left_arm=Limb(20, 8, 70, -6),
    ),
    Pose(
        lean=-9, nod=4, seat=True, right_leg=Limb(84, 6, 28, 4), left_leg=Limb(88, 10, -4, 4),
        right_arm=Limb(-24, 16, 10, 8), left_arm=ON_LAP, hands=("flat", "relaxed"),
    ),
    Pose(
        lean=14, curl=10, nod=-4, seat=True, right_leg=Limb(80, 12, -8, 5), left_leg=Limb(84, 12, 6, 4),
        right_arm=Reach("knee_r", forward=0.05, up=0.25, elbow_out=1.2), left_arm=Limb(36, 8, 78, -6),
        hands=("flat", "relaxed"),
    ),
    Pose(
        lean=0, nod=2, tilt=4, seat=True, right_leg=Limb(92, 2, 30, -6, 14), left_leg=Limb(82, 8, -6, 4),
        right_arm=ON_LAP, left_arm=ON_LAP, hands=("flat", "flat"),
    ),
)  # fmt: skip

TALKING = (
    Pose(
        lean=3, sway=-2, tilt=3, right_arm=Limb(18, 16, 96, 30), left_arm=Limb(4, 12, 44, 12),
        hands=("open", "relaxed"), right_leg=Limb(8, 6, 0, 3), left_leg=_BEARING_L,
    ),
    Pose(
        lean=6, nod=-2, tilt=-4, twist=6, right_arm=HAND_ON_HIP, left_arm=Limb(30, 18, 118, 22),
        hands=("fist", "open"), right_leg=_BEARING_R, left_leg=_FREE_L,
    ),
    Pose(
        lean=5, sway=2, tilt=5, right_arm=Limb(26, 26, 84, 46), left_arm=Limb(24, 28, 88, 40), hands=("open", "open"),
        right_leg=Limb(-6, 6, -8, 4), left_leg=Limb(10, 8, 0, 4),
    ),
    Pose(
        lean=0, sway=-3, tilt=-3, right_arm=Reach("chest", forward=0.72, out=-0.30, up=0.05, elbow_out=1.3),
        left_arm=Limb(8, 16, 66, 24), hands=("flat", "open"), right_leg=_FREE_R, left_leg=_BEARING_L,
    ),
)  # fmt: skip

LISTENING = (
    Pose(
        lean=8, tilt=11, right_arm=Reach("head", forward=-0.06, out=0.60, up=-0.06, elbow_out=1.0),
        left_arm=Limb(6, 12, 40, 4), hands=("open", "relaxed"), right_leg=_FREE_R, left_leg=_BEARING_L,
    ),
    Pose(
        lean=4, nod=4, tilt=9, right_arm=CLASPED, left_arm=CLASPED, hands=("flat", "flat"), right_leg=_BEARING_R,
        left_leg=_FREE_L,
    ),
    Pose(
        lean=-2, nod=5, tilt=-7, sway=3, right_arm=FOLDED_OVER, left_arm=FOLDED_UNDER, hands=("flat", "flat"),
        right_leg=Limb(12, 8, 2, 4), left_leg=_BEARING_L,
    ),
    Pose(
        lean=7, nod=2, tilt=8, twist=-6, right_arm=BEHIND_BACK, left_arm=Limb(10, 12, 36, 4), right_leg=_BEARING_R,
        left_leg=Limb(16, 8, 4, 4),
    ),
)  # fmt: skip

BEARINGS: dict[str, tuple[Pose, ...]] = {
    "standing": STANDING, "walking": WALKING, "sitting": SITTING, "talking": TALKING, "listening": LISTENING,
}  # fmt: skip
"""The bearings of the plain poses; the first is the pose itself."""

PLAIN: dict[str, Pose] = {
    **{name: bearings[0] for name, bearings in BEARINGS.items()},
    "thinking": Pose(
        nod=8, tilt=6, sway=3, lean=-2, right_arm=Reach("head", forward=0.44, out=-0.06, up=-0.66, elbow_out=0.3),
        left_arm=Reach("waist", forward=0.62, out=-0.42, up=0.42, elbow_out=0.9), hands=("fist", "flat"),
        right_leg=_FREE_R, left_leg=_BEARING_L,
    ),
    "pointing": Pose(
        lean=7, twist=12, min_yaw=44, right_arm=HAND_ON_HIP, left_arm=Limb(90, 12, 94, 6), hands=("fist", "point"),
        right_leg=Limb(-16, 5, -20, 3, 8), left_leg=Limb(20, 6, 6, 3),
    ),
    "waving": Pose(
        sway=-5, tilt=6, lean=-2, right_arm=Limb(2, 12, 24, 4), left_arm=Limb(118, 40, 172, 16),
        hands=("relaxed", "open"), right_leg=_BEARING_R, left_leg=Limb(12, 9, -8, 5, 10),
    ),
    "holding": Pose(
        right_arm=Limb(10, 13, 90, -8), left_arm=Limb(14, 11, 84, -12), hands=("grip", "grip"), nod=5, lean=-2,
        right_leg=_FREE_R, left_leg=_BEARING_L,
    ),
    "carrying": Pose(
        lean=-9, nod=4, right_arm=Limb(26, 10, 88, -16), left_arm=Limb(26, 10, 90, -16), hands=("grip", "grip"),
        wants="bundle", right_leg=Limb(24, 4, 4, 2, -6), left_leg=Limb(-12, 4, -32, 2, 22),
    ),
    "reading": Pose(
        nod=18, lean=2, right_arm=Limb(16, 12, 100, -12), left_arm=Limb(20, 9, 98, -12), hands=("grip", "grip"),
        wants="book", right_leg=_FREE_R, left_leg=_BEARING_L,
    ),
    "reaching": Pose(
        lean=7, nod=-22, sway=-4, min_yaw=40, right_arm=Limb(-14, 14, 12, 6), left_arm=Limb(138, 12, 146, 4),
        hands=("relaxed", "open"), right_leg=Limb(2, 4, -4, 2, 34), left_leg=Limb(-14, 5, -44, 3, 50),
    ),
    "putting": Pose(
        lean=12, curl=4, nod=14, min_yaw=40, right_arm=Limb(34, 10, 66, -2), left_arm=Limb(20, 14, 46, 2),
        hands=("grip", "relaxed"), right_leg=Limb(10, 7, -4, 4), left_leg=Limb(-8, 4, -10, 3, 8),
    ),
    "opening": Pose(
        lean=7, nod=2, min_yaw=46, right_arm=Limb(40, 8, 76, 0), left_arm=Limb(-16, 12, 14, 6),
        hands=("grip", "relaxed"), right_leg=Limb(20, 4, 6, 2, -8), left_leg=Limb(-14, 4, -26, 2, 16),
    ),
    "leaning": Pose(
        lean=-15, nod=12, curl=4, min_yaw=42, leans=True, right_arm=FOLDED_OVER, left_arm=FOLDED_UNDER,
        hands=("flat", "flat"),
        right_leg=Limb(26, 2, 32, -4, 6), left_leg=Limb(17, 4, 10, 3),
    ),
    "stretching": Pose(
        mouth=Mouth.ROUND,
        lean=-8, curl=-14, nod=-16, sway=-3, right_arm=Limb(204, 34, 226, 10), left_arm=Limb(150, 34, 162, 24),
        hands=("fist", "fist"), right_leg=Limb(-4, 8, -5, 4, 20), left_leg=Limb(8, 8, 0, 4, 18), eyes_shut=True,
    ),
    "searching": Pose(
        lean=17, nod=-8, min_yaw=42, right_arm=Limb(-4, 18, 60, 14), left_arm=Reach("head", forward=0.62, out=0.16,
        up=0.14, elbow_out=1.6), hands=("relaxed", "flat"), right_leg=Limb(-14, 5, -22, 3, 14),
        left_leg=Limb(26, 6, -4, 3),
    ),
}  # fmt: skip
