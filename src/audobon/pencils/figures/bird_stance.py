"""How a bird carries itself: where body, head, wings and legs go in a pose, seen from one side.

Knows: perching, pecking, flying, roosting, what a wing does for an arm.  Does not know: feathers, drawing.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from audobon.pencils.figures.bearing import Bearing
from audobon.pencils.figures.bird_build import Bird
from audobon.pencils.figures.ink import Points, array, unit
from audobon.pencils.figures.volumes import Turn

_YAW = {"side": 8.0, "three": 46.0, "back": -58.0}
_WINGS = {"fly": "open", "leap": "open", "fall": "open", "climb": "open", "strike": "half", "run": "half",
          "dance": "half"}  # fmt: skip
_LEGS = {"walk": "walk", "run": "run", "peep": "stand", "sit": "sit", "lie": "sit", "sleep": "sit", "low": "sit",
    "swim": "swim", "fly": "tuck", "leap": "tuck", "fall": "tuck", "climb": "tuck", "strike": "kick",
    "dance": "walk"}  # fmt: skip
_LIFT = {"fly": 0.38, "leap": 0.28, "fall": 0.30, "climb": 0.34, "strike": 0.12, "dance": 0.03}

_DIP = {"bend": 46.0, "peep": 8.0, "sleep": 16.0, "low": 6.0, "fly": 2.0, "strike": 6.0}
"""How far the head tips down, in degrees."""


@dataclass(frozen=True, kw_only=True)
class Stance:
    """A posed bird; pairs are (forward, up). `wings` is folded, open, half or arm; `roll` turns the whole bird."""

    turn: Turn
    body: Points
    axis: Points
    head: Points
    head_angle: float
    wings: str
    legs: str
    lift: float
    roll: float
    tucked: bool
    long: float
    deep: float

    @property
    def upward(self) -> Points:
        """The body's own up: towards its back."""
        return array([-self.axis[1], self.axis[0]])

    def on(self, u: ArrayLike, v: ArrayLike, side: float) -> Points:
        """Paper points of places on the body: `u` along it (1 the breast), `v` up (1 the back), on side 1, -1 or 0."""
        along, high = array(u), array(v)
        middle = self.body + along[..., None] * self.axis * self.long + high[..., None] * self.upward * self.deep
        bulge = np.sqrt(np.clip(1.0 - (0.80 * along) ** 2 - 0.72 * high**2, 0.05, 1.0)) * 0.94 * self.deep
        return self.turn.at(middle[..., 0], middle[..., 1], side * bulge)


def take_stance(bird: Bird, bearing: Bearing, *, view: str, dressed: bool) -> Stance:
    """The bird in a pose. A dressed bird stands up straighter and speaks with its wings."""
    manner = bearing.manner
    legs = _LEGS.get(manner, "stand")
    if legs == "swim" and not bird.water:
        legs = "sit"
    lift = _LIFT.get(manner, 0.0)
    pitch = _pitch(bird, manner, dressed=dressed)
    turn = np.radians(pitch)
    axis = array([np.cos(turn), np.sin(turn)])
    up = bird.middle + lift
    if legs in ("sit", "swim"):
        up = _half_height(bird, pitch) * (0.94 if legs == "sit" else 0.55)
    body = array([0.0, up])
    tucked = manner == "sleep"
    head = _head_place(bird, manner, body=body, axis=axis, pitch=pitch)
    wings = _WINGS.get(manner, "folded")
    if wings == "folded" and bearing.gesture and manner in ("stand", "walk", "peep"):
        wings = "arm"
    angle = bearing.nod + (_DIP.get(manner, 0.0) if bird.pitch < 70 else 0.5 * _DIP.get(manner, 0.0))
    return Stance(
        turn=Turn(_YAW[view]), body=body, axis=axis, head=head, head_angle=angle, wings=wings, legs=legs, lift=lift,
        roll=128.0 if manner == "fall" else 0.0, tucked=tucked, long=bird.long, deep=bird.deep,
    )  # fmt: skip


def _pitch(bird: Bird, manner: str, *, dressed: bool) -> float:
    pitch = bird.pitch
    if dressed:
        pitch = max(pitch, min(pitch + 26.0, 62.0))
    upright = bird.pitch > 70
    change = {"bend": -10.0 if upright else -34.0, "run": -8.0, "peep": -10.0, "strike": 16.0,
        "sleep": 0.0 if upright else -0.25 * pitch,
        "low": -0.5 * pitch, "sit": -0.2 * pitch, "dance": 10.0}.get(manner, 0.0)  # fmt: skip
    if manner in ("fly", "leap", "fall"):
        return 24.0 if manner == "leap" else 10.0
    if manner == "climb":
        return 52.0
    return pitch + change


def _half_height(bird: Bird, pitch: float) -> float:
    """Half the upright extent of a body that leans by `pitch`."""
    turn = np.radians(pitch)
    return float(np.hypot(bird.deep * np.cos(turn), bird.long * np.sin(turn)))


def _head_place(bird: Bird, manner: str, *, body: Points, axis: Points, pitch: float) -> Points:
    rest = array([bird.head, 1.0 - bird.skull - bird.low - bird.middle])
    swing = np.radians((pitch - bird.pitch) * 0.55)
    spun = array([rest[0] * np.cos(swing) - rest[1] * np.sin(swing), rest[0] * np.sin(swing) + rest[1] * np.cos(swing)])
    reach = float(np.hypot(*rest))
    upward = array([-axis[1], axis[0]])
    if manner == "bend":
        spot = array([max(bird.long * 0.95, reach * 0.72), bird.skull * 1.5 + 0.02]) - body
        return array(body + unit(spot) * min(float(np.hypot(*spot)), reach * 1.22))
    if manner == "sleep" and bird.pitch > 70:
        return array(body + rest + [0.03, -0.05])
    if manner == "sleep":
        return array(body + axis * bird.long * 0.42 + upward * (bird.deep * 0.62 + bird.skull * 0.55))
    if manner == "low":
        return array(body + axis * bird.long * 0.72 + upward * (bird.deep * 0.35 + bird.skull * 0.4))
    if manner in ("fly", "leap", "fall", "climb"):
        ahead = 0.30 if bird.curve < -0.1 else 0.86
        return array(body + axis * (bird.long * 0.72 + reach * ahead * 0.55) + upward * bird.deep * 0.45)
    if manner in ("run", "strike", "peep"):
        return array(body + spun + [reach * 0.16, -reach * 0.12])
    return array(body + spun)
