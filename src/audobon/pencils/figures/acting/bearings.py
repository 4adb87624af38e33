"""Other ways to do what many do at once: to run, jump, dance, cry, laugh, cheer, shout, think, point, handle, sleep.

Knows: their angles.  Does not know: bones' lengths, drawing, who takes which.
"""

from __future__ import annotations

from dataclasses import replace

from audobon.pencils.figures.acting.feeling import FEELING
from audobon.pencils.figures.acting.moving import MOVING
from audobon.pencils.figures.acting.plain import BEHIND_BACK, FOLDED_OVER, FOLDED_UNDER, HAND_ON_HIP, PLAIN
from audobon.pencils.figures.acting.pose import HANG_R, Grasp, Limb, Pose, Reach
from audobon.pencils.figures.acting.resting import RESTING
from audobon.pencils.figures.acting.together import TOGETHER

_RUN, _CRY, _LAUGH, _CHEER, _SHOUT, _THINK, _POINT, _SLEEP = (
    MOVING["running"], FEELING["crying"], FEELING["laughing"], FEELING["cheering"], FEELING["shouting"],
    PLAIN["thinking"], PLAIN["pointing"], RESTING["sleeping"],
)  # fmt: skip
_DANCE, _JUMP, _PUT = TOGETHER["dancing"], MOVING["jumping"], PLAIN["putting"]
_ON_BELLY = Reach("waist", forward=0.66, out=-0.10, up=-0.05, elbow_out=1.6)

OTHER_BEARINGS: dict[str, tuple[Pose, ...]] = {
    "running": (
        _RUN,
        replace(
            _RUN, lean=15, nod=-6, twist=-14, right_leg=Limb(-30, 3, -84, 2, 36), left_leg=Limb(74, 4, 18, 2, -22),
            right_arm=Limb(48, 10, 130, 0), left_arm=Limb(-58, 14, 24, 6),
        ),
        replace(
            _RUN, lean=27, nod=-18, lift=0.07, right_leg=Limb(58, 3, 44, 2, -16), left_leg=Limb(-44, 3, -64, 2, 44),
            right_arm=Limb(66, 14, 92, 4), left_arm=Limb(96, 14, 112, 6), hands=("open", "open"),
        ),
    ),
    "crying": (
        _CRY,
        replace(
            _CRY, lean=8, tilt=6, left_arm=Limb(-2, 8, 12, 3), hands=("flat", "relaxed"),
            right_arm=Reach("head", forward=0.56, out=0.08, up=-0.30, elbow_out=0.6),
        ),
        replace(
            _CRY, lean=16, curl=24, right_leg=Limb(8, 8, -86, 4, 165), left_leg=Limb(0, 8, -88, 4, 165),
        ),
    ),
    "laughing": (
        _LAUGH,
        replace(
            _LAUGH, lean=24, curl=16, nod=6, right_arm=_ON_BELLY, hands=("flat", "flat"),
            left_arm=Reach("knee_l", forward=0.05, up=0.28, elbow_out=1.0),
        ),
        replace(
            _LAUGH, lean=-10, nod=-16, tilt=8, right_arm=HAND_ON_HIP, left_arm=Limb(58, 22, 96, 10),
            hands=("fist", "point"),
        ),
    ),
    "cheering": (
        _CHEER,
        replace(
            _CHEER, lift=0.10, left_arm=Limb(150, 20, 172, 6), right_arm=HAND_ON_HIP, hands=("fist", "fist"),
            right_leg=Limb(-20, 7, -80, 4, 46), left_leg=Limb(-8, 8, -60, 5, 46),
        ),
        replace(
            _CHEER, lift=0.0, lean=2, right_leg=Limb(-8, 8, -10, 4), left_leg=Limb(14, 9, 2, 5), hands=("open", "open"),
        ),
    ),
    "shouting": (
        _SHOUT,
        replace(_SHOUT, right_arm=Limb(-14, 18, 2, 8), hands=("fist", "open")),
        replace(
            _SHOUT, lean=18, right_arm=Limb(-20, 16, -8, 8), left_arm=Limb(74, 20, 150, 6), hands=("fist", "fist")
        ),
    ),
    "thinking": (
        _THINK,
        replace(
            _THINK, nod=-12, tilt=-6, right_arm=HANG_R, hands=("relaxed", "relaxed"),
            left_arm=Reach("head", forward=0.10, out=0.36, up=0.34, elbow_out=1.4),
        ),
        replace(_THINK, nod=14, lean=3, right_arm=BEHIND_BACK, left_arm=BEHIND_BACK),
        replace(_THINK, nod=-8, tilt=8, right_arm=FOLDED_OVER, left_arm=FOLDED_UNDER, hands=("flat", "flat")),
    ),
    "pointing": (
        _POINT,
        replace(_POINT, right_arm=Limb(-8, 12, 14, 4), left_arm=Limb(76, 20, 82, 12), hands=("relaxed", "point")),
        replace(_POINT, lean=2, nod=-12, left_arm=Limb(124, 14, 130, 6), right_arm=Limb(-6, 14, 20, 6)),
    ),
    "dancing": (
        _DANCE,
        replace(
            _DANCE, sway=-7, tilt=7, lift=0.05, right_leg=Limb(36, 18, -40, 12, 36), left_leg=Limb(-6, 6, -14, 4, 40),
            right_arm=Grasp("low_hand", Limb(206, 40, 196, 14), meet=True, near=0.03, elbow_out=0.9),
            left_arm=Grasp("high_hand", Limb(30, 56, 66, 56), meet=True, elbow_out=0.9),
        ),
        replace(
            _DANCE, lean=4, nod=-6, right_leg=Limb(-16, 6, -60, 4, 40), left_leg=Limb(12, 6, -6, 3, 8),
            right_arm=Grasp("low_hand", HAND_ON_HIP, meet=True, near=0.03, elbow_out=0.9),
            left_arm=Grasp("high_hand", Limb(96, 30, 168, 6), meet=True, elbow_out=0.9),
        ),
    ),
    "jumping": (
        _JUMP,
        replace(
            _JUMP, lean=-4, nod=-8, right_leg=Limb(10, 30, -14, 22, 40), left_leg=Limb(16, 30, -8, 22, 40),
            right_arm=Limb(204, 48, 190, 34), left_arm=Limb(150, 44, 164, 30),
        ),
        replace(
            _JUMP, lean=18, curl=8, nod=-16, right_leg=Limb(96, 8, -6, 5, 10), left_leg=Limb(84, 8, -20, 5, 14),
            right_arm=Limb(86, 16, 104, 8), left_arm=Limb(104, 14, 118, 6),
        ),
    ),
    "putting": (
        _PUT,
        replace(_PUT, lean=20, nod=8, right_arm=Limb(46, 10, 60, 0), left_arm=Limb(52, 10, 66, -2)),
        replace(_PUT, lean=6, nod=18, right_arm=Limb(20, 14, 94, -8), left_arm=Limb(24, 12, 88, -14)),
    ),
    "sleeping": (
        _SLEEP,
        replace(_SLEEP, right_leg=Limb(126, 4, 46, 2, -20), left_arm=Limb(-70, 30, -60, 14)),
        replace(_SLEEP, right_leg=Limb(92, 6, 84, 3, -60), right_arm=Limb(40, 14, 70, 4)),
    ),
}  # fmt: skip
