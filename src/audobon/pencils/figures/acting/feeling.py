"""Poses of feelings that take the whole body: crying, laughing, cheering, shrugging, singing.

Knows: their angles.  Does not know: bones' lengths, drawing, faces.
"""

from __future__ import annotations

from audobon.comic.story import Emotion
from audobon.pencils.figures.acting.pose import Limb, Pose, Reach
from audobon.pencils.figures.expression import Mouth

FEELING: dict[str, Pose] = {
    "crying": Pose(
        feeling=(Emotion.SADNESS, 0.95),
        lean=12, curl=20, nod=16, shrug=0.08, right_arm=Reach("head", forward=0.52, out=0.16, up=-0.10, elbow_out=0.5),
        left_arm=Reach("head", forward=0.52, out=0.16, up=-0.10, elbow_out=0.5), hands=("fist", "fist"),
        eyes_shut=True, right_leg=Limb(10, 3, -12, 2), left_leg=Limb(4, 4, -10, 2),
    ),
    "laughing": Pose(
        feeling=(Emotion.JOY, 1.0),
        lean=-22, curl=-6, nod=-30, tilt=-5, shrug=0.08,
        right_arm=Reach("waist", forward=0.66, out=-0.06, up=0.05, elbow_out=1.8),
        left_arm=Reach("waist", forward=0.66, out=-0.12, up=-0.20, elbow_out=1.8), hands=("flat", "flat"),
        right_leg=Limb(40, 7, -8, 4), left_leg=Limb(24, 9, -16, 5),
    ),
    "shouting": Pose(
        mouth=Mouth.WIDE,
        lean=13, nod=-14, min_yaw=36, left_arm=Reach("head", forward=0.74, out=0.20, up=-0.32, elbow_out=1.3),
        right_arm=Reach("head", forward=0.68, out=0.22, up=-0.34, elbow_out=1.3), hands=("open", "open"),
        right_leg=Limb(-18, 6, -24, 3, 12), left_leg=Limb(22, 7, 2, 3),
    ),
    "cheering": Pose(
        mouth=Mouth.WIDE, feeling=(Emotion.JOY, 0.8),
        lean=-6, nod=-14, lift=0.03, right_arm=Limb(214, 44, 200, 26), left_arm=Limb(136, 40, 156, 20),
        hands=("fist", "fist"), right_leg=Limb(-2, 6, -6, 4, 36), left_leg=Limb(34, 10, -50, 6, 40),
    ),
    "shrugging": Pose(
        mouth=Mouth.CLOSED,
        lean=-3, tilt=10, nod=-2, shrug=0.20, right_arm=Limb(2, 26, 72, 54), left_arm=Limb(6, 26, 76, 52),
        hands=("open", "open"), right_leg=Limb(8, 8, 0, 5), left_leg=Limb(-4, 5, -6, 4),
    ),
    "clapping": Pose(
        feeling=(Emotion.JOY, 0.55),
        lean=2, nod=-4, sway=-3, right_arm=Reach("chest", forward=1.50, out=-0.20, up=0.42, elbow_out=1.1),
        left_arm=Reach("chest", forward=1.42, out=-0.14, up=0.18, elbow_out=1.1), hands=("flat", "open"),
        right_leg=Limb(10, 7, -4, 4), left_leg=Limb(-4, 5, -5, 4),
    ),
    "singing": Pose(
        mouth=Mouth.ROUND, feeling=(Emotion.JOY, 0.3),
        lean=-7, nod=-16, tilt=4, right_arm=Reach("chest", forward=0.70, out=-0.28, up=0.05, elbow_out=1.2),
        left_arm=Limb(58, 40, 112, 34), hands=("flat", "open"), right_leg=Limb(-4, 5, -6, 3),
        left_leg=Limb(14, 7, 2, 4),
    ),
    "peeping": Pose(
        lean=30, curl=6, nod=-16, tilt=8, min_yaw=44, right_leg=Limb(16, 5, -16, 2), left_leg=Limb(48, 6, -14, 3),
        right_arm=Limb(-6, 12, 34, 4), left_arm=Reach("head", forward=0.86, out=0.10, up=-0.44, elbow_out=0.9),
        hands=("relaxed", "open"),
    ),
}  # fmt: skip
