"""How each thing of the set is held: where the fist closes, how large it is in a hand, how it is turned.

Knows: the drawings of props in metres, and the grip on each.  Does not know: hands, arms, poses.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache

import numpy as np

from audobon.pencils.props.catalogue import CATALOGUE
from audobon.pencils.props.kind import Rest
from audobon.pencils.shapes import Shape
from audobon.pencils.sketch import seeded

LARGEST_M, SMALLEST_M = 0.42, 0.16
"""What has no grip of its own is never drawn larger in a hand; and nothing so small that a reader would miss it."""
_OVER_THE_FIST_M = 0.035


@dataclass(frozen=True, kw_only=True)
class Grip:
    """One hold.

    `at` is where the fist closes, in the prop's own metres; `scale` shrinks what stands larger than life on a table;
    `turn` turns it clockwise, in degrees. `both` hands hold it; `long` lies along both arms; `hangs` from a straight
    arm; else it stands upright in a bent one.
    """

    at: tuple[float, float]
    scale: float = 1.0
    turn: float = 0.0
    both: bool = False
    long: bool = False
    hangs: bool = False


def _hold(x: float, y: float, scale: float = 1.0, turn: float = 0.0) -> Grip:
    return Grip(at=(x, y), scale=scale, turn=turn)


def _hang(x: float, y: float, scale: float = 1.0) -> Grip:
    return Grip(at=(x, y), scale=scale, hangs=True)


def _both(x: float, y: float, scale: float = 1.0) -> Grip:
    return Grip(at=(x, y), scale=scale, both=True)


def _long(x: float, y: float) -> Grip:
    return Grip(at=(x, y), both=True, long=True)


GRIPS: dict[str, Grip] = {
    "bell": _hold(0, -0.30, 0.6), "drum": _both(0, -0.12), "flute": _both(0.05, -0.03), "fiddle": _hold(0, -0.56, 0.9),
    "trumpet": _hold(-0.04, -0.14, 0.9), "horn": _hold(-0.06, -0.06, 0.8), "guitar": _hold(0, -0.72, 0.9, 24),
    "lute": _hold(0, -0.5, 1.0, 20), "tambourine": _hold(-0.15, -0.16), "accordion": _both(0, -0.1),
    "kettle": _hang(0, -0.38, 0.75), "frying pan": _hold(0.40, -0.065, 0.8), "teapot": _hold(-0.2, -0.12, 0.7),
    "jug": _hold(0.1, -0.14, 0.8), "glass": _hold(0, -0.06, 0.75), "goblet": _hold(0, -0.09, 0.8),
    "bowl": _hold(0, -0.01, 0.7), "porridge": _hold(0, -0.01, 0.75), "spoon": _hold(-0.11, -0.012, 0.9, -65),
    "fork": _hold(-0.11, -0.012, 0.9, -65), "ladle": _hold(0, -0.3, 1.0, 180),
    "rolling pin": _hold(-0.24, -0.09, 0.9, -50),
    "jam": _hold(0, -0.02, 0.7), "honey": _hold(0, -0.02, 0.8), "milk can": _hang(0, -0.68, 0.55),
    "pot": _hang(0, -0.42, 0.6),
    "pie": _both(0, -0.02, 0.9), "cake": _both(0, -0.01, 0.9), "plate": _hold(0, -0.01, 0.8), 
    "apple": _hold(0, -0.03, 0.9), "pear": _hold(0, -0.03, 0.8), "plum": _hold(0, -0.02, 0.8),
    "orange": _hold(0, -0.03, 0.7),
    "grapes": _hang(0, -0.22, 0.8), "cherry": _hang(0.0, -0.14, 0.7), "strawberry": _hold(0, -0.11, 0.6),
    "banana": _hold(-0.1, -0.19, 0.9), "lemon": _hold(0, -0.02, 0.7), "nut": _hold(0, 0.0, 0.5),
    "onion": _hang(0, -0.2, 0.7),
    "turnip": _hang(0, -0.24, 0.7), "pumpkin": _both(0, -0.06, 0.8), "cabbage": _both(0, -0.06, 0.75),
    "lettuce": _both(0, -0.05, 0.8), "potato": _hold(0, 0.0, 0.6), "corn": _hold(0, -0.04, 0.8),
    "pea": _hold(-0.1, -0.02, 0.8),
    "melon": _both(0, -0.06, 0.8), "meat": _hold(0.24, -0.13, 0.8), "sausage": _hang(-0.22, -0.04, 0.7),
    "biscuit": _hold(0, -0.01, 0.7), "candy": _hold(0.02, -0.05, 0.7), "mushroom": _hold(0, -0.05, 0.5),
    "rose": _hold(0, -0.12, 0.75), "daisy": _hold(0, -0.04, 0.6), "tulip": _hold(0, -0.05, 0.7),
    "sunflower": _hold(0, -0.6, 0.6),
    "bouquet": _hold(0, -0.08, 0.75), "wheat": _hold(0, -0.42, 0.6), "leaf": _hold(-0.08, 0.02, 0.7),
    "vase": _both(0, -0.06),
    "axe": _hold(0, -0.2, 0.75), "hammer": _hold(0, -0.08, 0.8), "saw": _hold(0.27, -0.1, 0.9),
    "sickle": _hold(-0.03, -0.05), "trowel": _hold(0, -0.28, 0.7, 180),
    "pitchfork": _long(0, -0.85), "scythe": _long(0.13, -0.85), "pickaxe": Grip(at=(0, -0.65), turn=180),
    "stick": _hold(0.01, -0.85),
    "spear": _hold(0, -0.95), "bow": _hold(-0.17, -0.72, 0.85), "shield": _hold(0, -0.46, 0.75),
    "gun": _hold(0.02, -0.42, 0.9, 20),
    "dagger": _hold(-0.01, -0.27, 0.8, 180), "helmet": _hold(0, -0.04, 0.8), "torch": _hold(0, -0.22, 0.7),
    "tray": _both(0, -0.02, 0.9), "candle": _hold(0, -0.01, 0.7), "lamp": _hold(0, -0.06, 0.6),
    "flashlight": _hold(-0.06, -0.048), "light bulb": _hold(0, -0.01, 0.6),
    "crown": _both(0, -0.02, 0.7), "ring": _hold(0, -0.03, 0.35), "purse": _hang(0, -0.16, 0.75),
    "necklace": _hang(0, -0.15, 0.7),
    "jewel": _hold(0, -0.01, 0.5), "coins": _hold(0, -0.01, 0.5), "key": _hold(-0.1, -0.04, 0.7, -30),
    "magic lamp": _hold(-0.17, -0.1, 0.8),
    "wand": _hold(-0.12, -0.05, 0.9), "crystal ball": _both(0, -0.02, 0.8), "hourglass": _hold(0, -0.03, 0.7),
    "scroll": _hold(0, -0.04, 0.7), "map": _both(0, -0.03, 0.9), "globe": _both(0, -0.02, 0.8),
    "watch": _hang(0, -0.17, 0.5),
    "hat": _hold(0.18, -0.02, 0.8), "straw hat": _hold(0.2, -0.03, 0.8), "boots": _hang(0, -0.42, 0.75),
    "shoe": _hold(-0.1, -0.08, 0.7),
    "mittens": _hang(0, -0.3, 0.7), "coat": _hang(0, -0.96, 0.8), "dress": _hang(0, -1.26, 0.7),
    "mask": _hold(0.16, -0.04, 0.8),
    "spectacles": _hold(0, -0.06, 0.7), "pipe": _hold(0.1, -0.05, 0.6), "fan": _hold(0, -0.01, 0.8),
    "comb": _hold(0, -0.12, 0.6, 180),
    "suitcase": _hang(0, -0.47, 0.85), "backpack": _hang(0, -0.46, 0.8), "handbag": _hang(0, -0.34, 0.75),
    "doll": _hold(0, -0.26, 0.8), "teddy bear": _hold(0, -0.2, 0.8), "toy soldier": _hold(0, -0.1, 0.6),
    "kite": _hold(0.07, -0.02, 0.7),
    "top": _hold(0, -0.26, 0.6), "balloon": _hold(0, -0.06, 0.8), "ball": _hold(0, -0.03, 0.7),
    "puppet": _hang(0, -1.0, 0.8),
    "present": _both(0, -0.02, 0.9), "parcel": _both(0, -0.02, 0.9), "hoop": _hold(0.34, -0.4),
    "cards": _hold(0, -0.03, 0.7),
    "robot": _hold(0, -0.2, 0.6), "paper boat": _hold(0, -0.01, 0.6), "jack-in-the-box": _both(0, -0.02, 0.8),
    "bucket": _hang(0, -0.42, 0.7), "watering can": _hang(-0.05, -0.36, 0.7), "sieve": _both(0, -0.28, 0.8),
    "rope": _hang(0, -0.17, 0.7),
    "chain": _hang(-0.2, -0.04, 0.8), "cage": _hang(0, -0.63, 0.6), "nest": _both(0, -0.03, 0.8),
    "scissors": _hold(0, -0.2, 0.6, 180),
    "fishing rod": _hold(-0.44, -0.12, 0.85), "paintbrush": _hold(0, -0.02, 0.7), "bellows": _hold(0, -0.05, 0.7),
    "tongs": _hold(0, -0.06, 0.9), "needle": _hold(0.24, -0.11, 0.6), "feather": _hold(-0.16, -0.01, 0.9, -50),
    "bone": _hold(-0.12, -0.06, 0.9),
    "shell": _hold(0, 0.0, 0.6), "acorn": _hold(0, 0.0, 0.6), "skull": _hold(0, -0.03, 0.8),
    "pebble": _hold(0, 0.0, 0.4),
    "rock": _both(0, -0.08, 0.5), "cushion": _both(0, -0.08, 0.9), "log": _both(0, -0.1, 0.5),
    "chest": _both(0, -0.1, 0.55),
    "crate": _both(0, -0.1, 0.6), "sack": _hang(0, -0.55, 0.7), "magnifying glass": _hold(0.13, -0.03, 0.8, 0),
    "binoculars": _both(0, -0.08, 0.8),
    "camera": _both(0, -0.03, 0.8), "telephone": _both(0, -0.03, 0.8), "mobile phone": _hold(0, -0.03, 0.8),
    "compass": _hold(0, -0.02, 0.7),
    "flag": _hold(0, -0.5, 0.5), "bottle": _hold(0, -0.1, 0.8), "microscope": _both(0, -0.02, 0.8),
}  # fmt: skip
"""Things of the catalogue with a hold of their own; any other that is small enough rests on the palm."""


def grip_of(prop: str) -> Grip | None:
    """How a thing of the catalogue is held; None for what no hand can hold."""
    if prop in GRIPS:
        return GRIPS[prop]
    kind = CATALOGUE.get(prop)
    if kind is None or kind.rest is not Rest.TABLE:
        return None
    low, high = _bounds(prop)
    size = float(max(high[0] - low[0], high[1] - low[1]))
    return Grip(at=(0.0, float(high[1] - 0.12 * (high[1] - low[1]))), scale=min(0.8, LARGEST_M / size))


def gripped(prop: str, grip: Grip) -> tuple[Shape, ...]:
    """A prop's drawing with its grip at the origin, turned and sized for a hand; metres."""
    low, high = _bounds(prop)
    size = max(high[0] - low[0], high[1] - low[1])
    scale = max(grip.scale, SMALLEST_M / size)
    turn = np.radians(grip.turn)
    spin = np.array([[np.cos(turn), np.sin(turn)], [-np.sin(turn), np.cos(turn)]]) * scale
    origin = np.array(grip.at)
    if not grip.turn and grip.at[1] > high[1] - 0.3 * (high[1] - low[1]) and size * scale < LARGEST_M:
        origin[1] = high[1] + _OVER_THE_FIST_M / scale
    return tuple(
        replace(
            shape,
            points=(shape.points - origin) @ spin,
            softness=shape.softness * scale,
        )
        for shape in CATALOGUE[prop].draw(seeded("held", prop))
    )


@lru_cache(maxsize=512)
def _bounds(prop: str) -> tuple[tuple[float, ...], tuple[float, ...]]:
    points = np.vstack([shape.points for shape in CATALOGUE[prop].draw(seeded("held", prop))])
    return tuple(np.nanmin(points, axis=0).tolist()), tuple(np.nanmax(points, axis=0).tolist())
