"""Poses low and still: kneeling, praying, bowing, crouching, hiding, lying, sleeping.

Knows: their angles.  Does not know: bones' lengths, drawing.
"""

from __future__ import annotations

from audobon.comic.story import Emotion
from audobon.pencils.figures.acting.pose import Limb, Pose, Reach
from audobon.pencils.figures.expression import Mouth

_KNEE_R, _KNEE_L = Limb(8, 8, -86, 4, 165), Limb(0, 8, -88, 4, 165)
_SQUAT_R, _SQUAT_L = Limb(104, 8, -36, 4, 14), Limb(88, 10, -46, 4, 30)

RESTING: dict[str, Pose] = {
    "kneeling": Pose(
        lean=6, right_leg=Limb(2, 8, -88, 4, 165), left_leg=Limb(84, 8, 2, 3), right_arm=Limb(12, 10, 40, 2),
        left_arm=Reach("knee_l", forward=0.0, up=0.24, elbow_out=0.8), hands=("relaxed", "flat"),
    ),
    "praying": Pose(
        lean=5, nod=18, right_leg=_KNEE_R, left_leg=_KNEE_L, min_yaw=38, eyes_shut=True,
        right_arm=Reach("chest", forward=1.15, out=-0.20, up=0.20, elbow_out=0.5),
        left_arm=Reach("chest", forward=1.15, out=-0.20, up=0.20, elbow_out=0.5), hands=("flat", "flat"),
    ),
    "begging": Pose(
        mouth=Mouth.OPEN, feeling=(Emotion.SADNESS, 0.5),
        lean=15, curl=-6, nod=-26, right_leg=_KNEE_R, left_leg=_KNEE_L, min_yaw=48, right_arm=Limb(66, 10, 112, 2),
        left_arm=Limb(84, 10, 124, 2), hands=("open", "open"),
    ),
    "bowing": Pose(
        lean=56, curl=10, nod=14, min_yaw=56, right_leg=Limb(-8, 4, -10, 2), left_leg=Limb(14, 6, 4, 3),
        left_arm=Reach("waist", forward=0.72, out=-0.30, up=0.0, elbow_out=0.5), right_arm=Limb(-62, 22, -44, 16),
        hands=("relaxed", "flat"),
    ),
    "curtseying": Pose(
        lean=10, nod=16, tilt=5, right_leg=Limb(36, 10, -36, 5, 18), left_leg=Limb(20, 4, -58, 2, 44),
        right_arm=Limb(6, 34, 22, 30), left_arm=Limb(6, 36, 24, 32), hands=("grip", "grip"),
    ),
    "crouching": Pose(
        lean=36, curl=12, nod=-18, min_yaw=46, right_leg=_SQUAT_R, left_leg=_SQUAT_L, right_arm=Limb(30, 10, 64, 2),
        left_arm=Limb(34, 10, 14, 6), hands=("relaxed", "flat"),
    ),
    "gathering": Pose(
        lean=58, curl=16, nod=-4, min_yaw=54, right_leg=Limb(38, 7, -20, 4), left_leg=Limb(64, 8, -14, 4),
        right_arm=Limb(26, 8, 30, 2), left_arm=Limb(-6, 16, 44, 6), hands=("grip", "relaxed"),
    ),
    "cowering": Pose(
        feeling=(Emotion.FEAR, 0.9),
        lean=24, curl=34, nod=16, shrug=0.10, min_yaw=42, right_leg=Limb(108, 8, -38, 4, 10),
        left_leg=Limb(96, 10, -44, 4, 16), right_arm=Reach("head", forward=0.34, out=0.24, up=0.44, elbow_out=0.9),
        left_arm=Reach("head", forward=0.62, out=0.10, up=0.20, elbow_out=0.6), hands=("open", "open"),
    ),
    "hiding": Pose(
        feeling=(Emotion.FEAR, 0.4),
        lean=20, curl=22, nod=-6, min_yaw=42, right_leg=Limb(124, 8, -24, 4), left_leg=Limb(112, 10, -34, 4, 8),
        right_arm=Reach("knee_r", forward=0.10, out=-0.20, up=0.02, elbow_out=0.9),
        left_arm=Reach("knee_l", forward=0.14, out=-0.26, up=-0.05, elbow_out=0.9), hands=("flat", "flat"),
    ),
    "shivering": Pose(
        mouth=Mouth.TEETH, feeling=(Emotion.FEAR, 0.4),
        lean=10, curl=18, nod=8, shrug=0.14, right_leg=Limb(18, 2, -16, 2, 6), left_leg=Limb(12, 2, -20, 2, 10),
        right_arm=Reach("shoulder_l", forward=0.30, out=0.10, up=-0.35, elbow_out=0.3),
        left_arm=Reach("shoulder_r", forward=0.26, out=0.10, up=-0.55, elbow_out=0.3), hands=("flat", "flat"),
    ),
    "lying": Pose(
        lean=-80, follow=1.1, nod=20, min_yaw=68, lying=True, right_leg=Limb(124, 4, 44, 2, -14),
        left_leg=Limb(86, 5, 84, 3, -70), right_arm=Limb(62, 10, 112, -14), left_arm=Limb(-70, 30, -60, 14),
    ),
    "sleeping": Pose(
        lean=-84, follow=1.1, nod=14, min_yaw=70, lying=True, eyes_shut=True, right_leg=Limb(106, 4, 72, 2, -30),
        left_leg=Limb(88, 4, 84, 2, -70), right_arm=Limb(66, 8, 108, -16), left_arm=Limb(58, 4, 100, -16),
    ),
}  # fmt: skip
