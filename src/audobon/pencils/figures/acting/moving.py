"""Poses of a whole body on its way: running, leaping, climbing, swimming, flying, throwing, falling.

Knows: their angles.  Does not know: bones' lengths, drawing.
"""

from __future__ import annotations

from audobon.comic.story import Emotion
from audobon.pencils.figures.acting.pose import Limb, Pose, Reach
from audobon.pencils.figures.expression import Mouth

MOVING: dict[str, Pose] = {
    "running": Pose(
        lean=21, nod=-10, twist=14, lift=0.045, min_yaw=46, right_leg=Limb(70, 3, 14, 2, -22),
        left_leg=Limb(-36, 3, -92, 2, 40), right_arm=Limb(-62, 12, 26, 4), left_arm=Limb(44, 8, 128, 0),
        hands=("fist", "fist"),
    ),
    "tiptoeing": Pose(
        lean=13, curl=10, nod=-6, min_yaw=48, right_leg=Limb(54, 4, -30, 2, 46), left_leg=Limb(0, 4, -18, 2, 46),
        right_arm=Limb(34, 14, 106, 8), left_arm=Limb(58, 10, 128, 4), hands=("relaxed", "open"),
    ),
    "crawling": Pose(
        lean=80, curl=-6, nod=-46, follow=0.15, min_yaw=64, right_leg=Limb(24, 5, -84, 3, 170),
        left_leg=Limb(-12, 5, -88, 3, 170), right_arm=Limb(-6, 6, 10, 4), left_arm=Limb(26, 6, 14, 4),
        hands=("flat", "flat"),
    ),
    "climbing": Pose(
        lean=12, nod=-22, min_yaw=58, lift=0.12, right_leg=Limb(98, 8, -12, 4, 10), left_leg=Limb(10, 4, -26, 3, 34),
        right_arm=Limb(100, 10, 144, 4), left_arm=Limb(154, 8, 168, 4), hands=("grip", "grip"),
    ),
    "hanging": Pose(
        feeling=(Emotion.FEAR, 0.5),
        lean=-3, nod=-6, lift=0.20, hangs=True, right_leg=Limb(14, 5, -18, 3, 52), left_leg=Limb(-4, 6, -30, 3, 58),
        right_arm=Limb(200, 14, 188, 4), left_arm=Limb(156, 14, 170, 4), hands=("grip", "grip"),
    ),
    "jumping": Pose(
        lean=12, nod=-14, lift=0.20, min_yaw=44, right_leg=Limb(74, 8, 8, 4, 26), left_leg=Limb(-24, 7, -92, 4, 46),
        right_arm=Limb(-58, 34, -96, 26), left_arm=Limb(118, 24, 140, 12), hands=("open", "open"),
    ),
    "falling": Pose(
        feeling=(Emotion.FEAR, 1.0),
        lean=-46, curl=14, nod=20, lift=0.22, min_yaw=56, right_leg=Limb(106, 10, 52, 6, -10),
        left_leg=Limb(64, 14, 20, 8, -20), right_arm=Limb(-64, 44, -110, 34), left_arm=Limb(140, 30, 168, 18),
        hands=("open", "open"),
    ),
    "fainting": Pose(
        mouth=Mouth.SMALL,
        lean=-30, curl=-10, nod=-14, tilt=14, min_yaw=48, eyes_shut=True, right_leg=Limb(46, 7, -22, 4),
        left_leg=Limb(62, 8, -10, 5), right_arm=Limb(-30, 18, -18, 14),
        left_arm=Reach("head", forward=0.30, out=0.05, up=0.42, elbow_out=1.2), hands=("relaxed", "relaxed"),
    ),
    "swimming": Pose(
        lean=74, curl=-10, nod=-30, follow=0.0, lift=0.10, min_yaw=66, swims=True, right_leg=Limb(-78, 6, -98, 4, 70),
        left_leg=Limb(-100, 6, -84, 4, 76), right_arm=Limb(-52, 16, -76, 12), left_arm=Limb(128, 12, 100, 4),
        hands=("flat", "flat"),
    ),
    "flying": Pose(
        feeling=(Emotion.JOY, 0.3),
        lean=58, curl=-12, nod=-36, follow=0.2, lift=0.34, min_yaw=52, right_leg=Limb(-46, 4, -116, 2, 70),
        left_leg=Limb(-60, 6, -66, 4, 78), right_arm=Limb(-36, 40, -58, 40), left_arm=Limb(112, 12, 118, 8),
        hands=("open", "open"),
    ),
    "throwing": Pose(
        lean=-14, nod=4, twist=26, min_yaw=48, right_leg=Limb(4, 6, -30, 4, 6), left_leg=Limb(56, 6, 16, 3, -18),
        right_arm=Limb(-84, 20, -166, 14), left_arm=Limb(88, 12, 98, 6), hands=("grip", "open"), wants="ball",
    ),
    "kicking": Pose(
        lean=-19, nod=12, twist=-10, min_yaw=54, right_leg=Limb(86, 5, 74, 3, 24), left_leg=Limb(-2, 5, -14, 3),
        right_arm=Limb(-52, 30, -26, 24), left_arm=Limb(58, 34, 92, 24), hands=("fist", "fist"),
    ),
    "riding": Pose(
        lean=-2, right_leg=Limb(58, 20, -12, 4, -6), left_leg=Limb(58, 20, -12, 4, -6), min_yaw=75, mount=True,
        right_arm=Limb(22, 6, 76, -6), left_arm=Limb(24, 6, 78, -6), hands=("grip", "grip"),
    ),
    "rowing": Pose(
        lean=24, curl=6, nod=-12, min_yaw=66, seat=True, boat=True, wants="oar", right_leg=Limb(78, 8, 24, 4, -20),
        left_leg=Limb(84, 8, 30, 4, -20), right_arm=Limb(50, 10, 74, -2), left_arm=Limb(62, 8, 82, -4),
        hands=("grip", "grip"),
    ),
}  # fmt: skip
