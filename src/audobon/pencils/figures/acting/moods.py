"""What a feeling does to the whole body: a bowed back, clenched fists, hands thrown up.

Knows: how a plain pose looks in each mood.  Does not know: faces, who feels what.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from audobon.comic.story import Emotion
from audobon.pencils.figures.acting.plain import CLASPED, FOLDED_OVER, FOLDED_UNDER, HAND_ON_HIP
from audobon.pencils.figures.acting.pose import HANG_L, HANG_R, Arm, Limb, Pose, Reach

PLAIN_ENOUGH = ("standing", "talking", "listening")
"""Poses whose arms have nothing better to do than to show a feeling."""

MOVED = 0.5
"""From this strength on a feeling takes the arms."""


@dataclass(frozen=True, kw_only=True)
class Bent:
    """What a mood adds to a trunk (degrees; `shrug` in heads) at full strength."""

    lean: float = 0.0
    curl: float = 0.0
    nod: float = 0.0
    tilt: float = 0.0
    shrug: float = 0.0


@dataclass(frozen=True, kw_only=True)
class Gesture:
    """What the arms do in a mood: right and left, and the hands' shapes."""

    right: Arm
    left: Arm
    hands: tuple[str, str]


_BENT: dict[Emotion, Bent] = {
    Emotion.NEUTRAL: Bent(),
    Emotion.JOY: Bent(lean=-3, nod=-7, tilt=3),
    Emotion.SADNESS: Bent(lean=4, curl=14, nod=16, tilt=4, shrug=-0.03),
    Emotion.ANGER: Bent(lean=9, nod=4, shrug=0.05),
    Emotion.FEAR: Bent(lean=-8, curl=9, nod=4, shrug=0.12),
    Emotion.SURPRISE: Bent(lean=-8, nod=-6, shrug=0.05),
    Emotion.DISGUST: Bent(lean=-9, nod=6, tilt=-7),
}
_HEART = Reach("chest", forward=0.80, out=-0.22, up=0.10, elbow_out=1.2)
_TO_MOUTH = Reach("head", forward=0.60, out=-0.02, up=-0.46, elbow_out=0.6)
_TO_CHEEK = Reach("head", forward=0.36, out=0.36, up=-0.44, elbow_out=0.7)
_WARDING_R, _WARDING_L = Limb(34, 20, 104, 10), Limb(52, 16, 112, 6)

_GESTURES: dict[Emotion, tuple[Gesture, ...]] = {
    Emotion.JOY: (
        Gesture(right=_HEART, left=_HEART, hands=("flat", "flat")),
        Gesture(right=Limb(24, 40, 84, 52), left=Limb(30, 40, 100, 46), hands=("open", "open")),
        Gesture(right=HAND_ON_HIP, left=Limb(40, 36, 132, 22), hands=("fist", "open")),
    ),
    Emotion.SADNESS: (
        Gesture(right=Limb(2, 5, 6, 2), left=Limb(4, 5, 10, 2), hands=("relaxed", "relaxed")),
        Gesture(right=CLASPED, left=CLASPED, hands=("flat", "flat")),
        Gesture(right=_TO_CHEEK, left=Reach("waist", forward=0.6, out=-0.3, up=0.1), hands=("flat", "flat")),
    ),
    Emotion.ANGER: (
        Gesture(right=Limb(-16, 16, -4, 8), left=Limb(-10, 16, 6, 8), hands=("fist", "fist")),
        Gesture(right=HAND_ON_HIP, left=HAND_ON_HIP, hands=("fist", "fist")),
        Gesture(right=Limb(-12, 16, 10, 8), left=Limb(64, 20, 150, 6), hands=("fist", "fist")),
        Gesture(right=HAND_ON_HIP, left=Limb(82, 12, 96, 4), hands=("fist", "point")),
    ),
    Emotion.FEAR: (
        Gesture(right=_HEART, left=_HEART, hands=("fist", "fist")),
        Gesture(right=_HEART, left=_TO_MOUTH, hands=("fist", "fist")),
        Gesture(right=_WARDING_R, left=_WARDING_L, hands=("open", "open")),
        Gesture(right=_TO_CHEEK, left=_TO_CHEEK, hands=("flat", "flat")),
    ),
    Emotion.SURPRISE: (
        Gesture(right=Limb(14, 36, 112, 40), left=Limb(22, 34, 118, 36), hands=("open", "open")),
        Gesture(right=_TO_CHEEK, left=_TO_CHEEK, hands=("open", "open")),
        Gesture(right=HANG_R, left=_TO_MOUTH, hands=("open", "flat")),
    ),
    Emotion.DISGUST: (
        Gesture(right=HANG_R, left=_WARDING_L, hands=("relaxed", "open")),
        Gesture(right=FOLDED_OVER, left=FOLDED_UNDER, hands=("flat", "flat")),
        Gesture(right=_TO_MOUTH, left=HANG_L, hands=("flat", "relaxed")),
    ),
}


def in_mood(pose: Pose, name: str, emotion: Emotion, intensity: float, *, bearing: int, hands_free: bool) -> Pose:
    """The pose as somebody takes it who feels this.

    Args:
        pose: Of the name `name`.
        name: Plain poses give their arms to a strong feeling.
        emotion: The feeling.
        intensity: Its strength, 0..1.
        bearing: Which of a mood's gestures.
        hands_free: Whether nothing is held.
    """
    bent = _BENT[emotion]
    share = intensity * (0.3 if pose.lying or pose.contact else 1.0)
    moved = replace(
        pose,
        lean=pose.lean + bent.lean * share,
        curl=pose.curl + bent.curl * share,
        nod=pose.nod + bent.nod * share,
        tilt=pose.tilt + bent.tilt * share,
        shrug=pose.shrug + bent.shrug * share,
    )
    gestures = _GESTURES.get(emotion, ())
    if not (gestures and name in PLAIN_ENOUGH and intensity >= MOVED and hands_free):
        return moved
    gesture = gestures[bearing % len(gestures)]
    return replace(moved, right_arm=gesture.right, left_arm=gesture.left, hands=gesture.hands)
