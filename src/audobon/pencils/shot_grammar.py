"""The grammar of shots: how close each comes, where it may cut a body, how deep its stage is.

Knows: numbers of the trade.  Does not know: who stands in the frame.
Source: Mascelli 1965, The Five C's of Cinematography (shots, cutting heights, angles); Klein on head room.
"""

from __future__ import annotations

from dataclasses import dataclass

from audobon.comic.storyboard import Angle, Shot


@dataclass(frozen=True, kw_only=True)
class ShotGrammar:
    """One shot's rules.

    `body` is the share of the frame's height the tallest figure takes (0 where the crop decides), `feet` the row of its
    feet, `crop` what part of its height is shown from the crown, `face` the share of the frame's height a face takes.
    `distance` is metres to the lens for people of a grown man's size, `eye` the camera's height and `stage_depth` how
    far depth 1 lies behind depth 0, both in heights of the tallest; `head` the least room above the crown;
    `softness` how far the set falls back; `keep` the share of a body's width beside the face that stays in frame.
    `stagger` is how far one of two who stand level steps back, and `apart` how far neighbours stand from each other at
    most, both in heights of the tallest.
    """

    body: float = 0.0
    feet: float = 0.0
    crop: float = 1.0
    face: float = 0.0
    distance: float
    eye: float
    stage_depth: float
    head: float
    softness: float
    keep: float
    stagger: float
    apart: float


GRAMMAR: dict[Shot, ShotGrammar] = {
    Shot.EXTREME_WIDE: ShotGrammar(
        body=0.34, feet=0.90, distance=8.0, eye=1.45, stage_depth=2.4, head=0.1, softness=0, keep=1.0, stagger=0.85,
        apart=0.72,
    ),
    Shot.WIDE: ShotGrammar(
        body=0.58, feet=0.94, distance=5.0, eye=1.18, stage_depth=1.8, head=0.08, softness=0, keep=1.0, stagger=0.62,
        apart=0.58,
    ),
    Shot.FULL: ShotGrammar(
        body=0.80, feet=0.955, distance=4.0, eye=0.96, stage_depth=1.2, head=0.06, softness=0.1, keep=0.9,
        stagger=0.40, apart=0.52,
    ),
    Shot.MEDIUM: ShotGrammar(
        crop=0.56, distance=3.2, eye=0.88, stage_depth=0.7, head=0.08, softness=0.4, keep=0.45, stagger=0.24,
        apart=0.44,
    ),
    Shot.CLOSE_UP: ShotGrammar(
        crop=0.36, face=0.45, distance=2.9, eye=0.90, stage_depth=0.35, head=0.06, softness=0.8, keep=0.2,
        stagger=0.10, apart=0.34,
    ),
    Shot.EXTREME_CLOSE_UP: ShotGrammar(
        crop=0.16, face=0.80, distance=2.6, eye=0.92, stage_depth=0.2, head=0.03, softness=1.0, keep=0.0, stagger=0.06,
        apart=0.3,
    ),
}  # fmt: skip

CROPS = (0.36, 0.56, 0.66, 0.86, 1.06)
"""Where the frame may cut a body, from the crown: chest, thigh, above the knee, mid-shin, below the feet; no joint."""


@dataclass(frozen=True, kw_only=True)
class AngleGrammar:
    """What an angle does: the eye's height in heights of the tallest (a factor, and then a term), and how long heights
    come out; `feet` moves the row of the feet."""

    factor: float
    term: float
    rise: float
    feet: float = 0.0


ANGLES: dict[Angle, AngleGrammar] = {
    Angle.EYE: AngleGrammar(factor=1.0, term=0.0, rise=1.0),
    Angle.HIGH: AngleGrammar(factor=1.0, term=1.15, rise=0.86, feet=-0.03),
    Angle.LOW: AngleGrammar(factor=0.0, term=0.16, rise=1.05, feet=0.02),
}

CLOSE_TURN = 0.4
"""In shots that cut the body, an angle moves the eye by this share only: the face must stay a face."""
