"""Poses that are done with a partner: embraces, gifts, fights, walks hand in hand.

Knows: where each hand goes on the partner, and how the two stand.  Does not know: who the partner is.
"""

from __future__ import annotations

from audobon.comic.story import Emotion
from audobon.pencils.figures.acting.pose import Contact, Grasp, Limb, Pose, Reach
from audobon.pencils.figures.expression import Mouth

_BRACED_R = Limb(-18, 7, -34, 4, 18)
_BRACED_L = Limb(34, 7, 0, 3)
_EASY_R = Limb(-4, 5, -10, 3)
_EASY_L = Limb(9, 5, 2, 3)

TOGETHER: dict[str, Pose] = {
    "hugging": Pose(
        feeling=(Emotion.JOY, 0.45),
        lean=9, tilt=9, nod=4, min_yaw=52, contact=Contact(gap=0.19),
        right_arm=Grasp("neck", Limb(58, 44, 96, 30), beyond=0.35, up=-0.75, near=0.10, elbow_out=0.9),
        left_arm=Grasp("waist", Limb(76, 40, 112, 26), beyond=0.45, up=0.35, near=-0.02, elbow_out=0.5),
        hands=("flat", "flat"), kneels=True, right_leg=_EASY_R, left_leg=_EASY_L,
    ),
    "kissing": Pose(
        mouth=Mouth.CLOSED, feeling=(Emotion.JOY, 0.3),
        lean=7, tilt=7, nod=2, min_yaw=56, contact=Contact(gap=0.22), head_to="mouth", eyes_shut=True,
        right_arm=Grasp("shoulder", Reach("head", forward=0.66, out=0.02, up=-0.42, elbow_out=0.8), up=-0.1, near=0.08),
        left_arm=Grasp("waist", Limb(-6, 14, 14, 6), near=0.02), hands=("flat", "flat"), kneels=True,
        right_leg=Limb(-8, 4, -30, 2, 26), left_leg=_EASY_L,
    ),
    "comforting": Pose(
        feeling=(Emotion.SADNESS, 0.2),
        lean=7, tilt=9, nod=8, min_yaw=34, contact=Contact(gap=0.21, face_to_face=False, front="partner"),
        right_arm=Grasp("hand", Limb(12, 10, 50, 2), meet=True, near=0.06),
        left_arm=Grasp("far_shoulder", Limb(62, 30, 80, 20), up=0.02, near=-0.04, elbow_out=0.2),
        hands=("flat", "flat"), kneels=True,
    ),
    "handing": Pose(
        feeling=(Emotion.JOY, 0.2),
        lean=8, nod=2, min_yaw=50, contact=Contact(gap=0.52), wants="bundle", hands=("grip", "relaxed"),
        right_arm=Grasp("hand", Limb(50, 6, 84, 0), meet=True, near=0.05, up=0.06),
        left_arm=Limb(-8, 12, 26, 6), right_leg=_EASY_L, left_leg=_EASY_R,
    ),
    "taking": Pose(
        lean=6, min_yaw=50, contact=Contact(gap=0.52, front="partner"), hands=("open", "open"),
        right_arm=Grasp("hand", Limb(42, 8, 82, -2), meet=True, near=0.06, up=-0.06), left_arm=Limb(10, 12, 40, 4),
        right_leg=_EASY_L, left_leg=_EASY_R,
    ),
    "greeting": Pose(
        feeling=(Emotion.JOY, 0.4),
        lean=8, nod=4, min_yaw=50, contact=Contact(gap=0.50), hands=("grip", "relaxed"),
        right_arm=Grasp("hand", Limb(44, 6, 76, 0), meet=True, near=0.05), left_arm=Limb(-4, 12, 22, 4),
        right_leg=_EASY_L, left_leg=_EASY_R,
    ),
    "fighting": Pose(
        feeling=(Emotion.ANGER, 0.6),
        lean=11, twist=16, min_yaw=42, contact=Contact(gap=0.40), hands=("fist", "fist"),
        right_arm=Limb(18, 14, 128, 4), left_arm=Grasp("neck", Limb(66, 6, 100, 2), up=-0.2),
        right_leg=Limb(-20, 8, -38, 5, 16), left_leg=Limb(36, 8, -2, 3),
    ),
    "striking": Pose(
        feeling=(Emotion.ANGER, 0.8),
        lean=14, nod=-4, twist=20, min_yaw=46, contact=Contact(gap=0.56), hands=("fist", "fist"),
        right_arm=Limb(192, 20, 240, 10), left_arm=Limb(48, 10, 92, 2),
        right_leg=Limb(-26, 6, -46, 4, 26), left_leg=Limb(42, 6, -4, 3),
    ),
    "shielding": Pose(
        feeling=(Emotion.FEAR, 0.6),
        lean=-10, nod=12, twist=-8, min_yaw=40, contact=Contact(gap=0.56, front="partner"), hands=("open", "open"),
        right_arm=Reach("head", forward=0.85, out=0.1, up=0.25, elbow_out=0.9),
        left_arm=Reach("head", forward=0.75, out=0.2, up=0.62, elbow_out=0.9),
        right_leg=Limb(10, 6, -26, 3, 10), left_leg=Limb(36, 7, -6, 4),
    ),
    "seizing": Pose(
        feeling=(Emotion.ANGER, 0.4),
        lean=14, nod=-4, min_yaw=48, contact=Contact(gap=0.40), hands=("grip", "grip"),
        right_arm=Grasp("hand", Limb(30, 12, 62, 2), near=0.05), left_arm=Grasp("shoulder", Limb(92, 12, 116, 4)),
        right_leg=_BRACED_R, left_leg=_BRACED_L,
    ),
    "leading": Pose(
        lean=4, twist=-10, min_yaw=52, contact=Contact(gap=0.42, face_to_face=False, ahead=True),
        hands=("grip", "relaxed"),
        right_arm=Grasp("hand", Limb(-40, 12, -28, 8), meet=True, near=0.02, elbow_out=0.1),
        left_arm=Limb(22, 7, 48, 2),
        right_leg=Limb(24, 3, 10, 2, -14), left_leg=Limb(-14, 3, -34, 2, 26),
    ),
    "following": Pose(
        lean=4, min_yaw=52, contact=Contact(gap=0.42, face_to_face=False, front="partner"), hands=("relaxed", "grip"),
        left_arm=Grasp("hand", Limb(38, 8, 62, 2), meet=True, near=0.02, elbow_out=0.1), right_arm=Limb(-20, 7, 4, 4),
        right_leg=Limb(20, 3, 8, 2, -12), left_leg=Limb(-12, 3, -30, 2, 24),
    ),
    "pulling": Pose(
        mouth=Mouth.TEETH,
        lean=-12, nod=10, min_yaw=56, contact=Contact(gap=0.33), hands=("grip", "grip"),
        right_arm=Grasp("hand", Limb(62, 5, 78, -6), near=0.04), left_arm=Grasp("hand", Limb(70, 5, 82, -10), up=0.1),
        right_leg=Limb(40, 7, -22, 4), left_leg=Limb(64, 7, 24, 4, -8),
    ),
    "pushing": Pose(
        mouth=Mouth.TEETH,
        lean=34, nod=-18, min_yaw=58, contact=Contact(gap=0.40), hands=("open", "open"),
        right_arm=Grasp("shoulder", Limb(72, 8, 104, 2), up=-0.7, near=0.05),
        left_arm=Grasp("shoulder", Limb(84, 8, 110, 2), up=-0.3),
        right_leg=Limb(-24, 6, -44, 4, 30), left_leg=Limb(46, 7, -22, 4, 6),
    ),
    "whispering": Pose(
        mouth=Mouth.SMALL,
        lean=13, nod=-2, tilt=4, min_yaw=50, contact=Contact(gap=0.24), head_to="ear", hands=("flat", "relaxed"),
        right_arm=Reach("head", forward=0.62, out=0.02, up=-0.22, elbow_out=0.9),
        left_arm=Grasp("shoulder", Limb(30, 12, 70, 0)), right_leg=_EASY_R, left_leg=Limb(14, 5, 0, 3), kneels=True,
    ),
    "feeding": Pose(
        feeling=(Emotion.JOY, 0.25),
        lean=12, nod=6, min_yaw=50, contact=Contact(gap=0.40), wants="bread", hands=("grip", "relaxed"),
        right_arm=Grasp("mouth", Limb(58, 6, 92, 0), beyond=-0.2, up=-0.1, near=0.05), left_arm=Limb(14, 10, 64, -6),
        right_leg=_EASY_L, left_leg=_EASY_R,
    ),
    "dancing": Pose(
        feeling=(Emotion.JOY, 0.5),
        lean=-4, sway=7, tilt=-7, contact=Contact(gap=0.40), hands=("open", "open"),
        right_arm=Grasp("low_hand", Limb(34, 52, 60, 50), meet=True, near=0.03, elbow_out=0.9),
        left_arm=Grasp("high_hand", Limb(124, 40, 150, 16), meet=True, elbow_out=0.9),
        right_leg=Limb(0, 6, -6, 3, 14), left_leg=Limb(64, 20, -44, 10, 40),
    ),
    "cradling": Pose(
        feeling=(Emotion.JOY, 0.25),
        lean=-3, nod=18, tilt=8, contact=Contact(gap=0.06), wants="bundle", hands=("flat", "grip"), min_yaw=30,
        right_arm=Reach("waist", forward=1.0, out=-0.34, up=0.62, elbow_out=1.0),
        left_arm=Reach("waist", forward=1.05, out=-0.12, up=0.30, elbow_out=1.0),
    ),
    "scolding": Pose(
        mouth=Mouth.OPEN, feeling=(Emotion.ANGER, 0.55),
        lean=12, nod=2, twist=6, min_yaw=44, contact=Contact(gap=0.52), hands=("fist", "point"),
        right_arm=Reach("waist", forward=0.05, out=0.70, up=-0.35, elbow_out=2.4), left_arm=Limb(64, 10, 128, 2),
        right_leg=_EASY_R, left_leg=_EASY_L,
    ),
}  # fmt: skip
