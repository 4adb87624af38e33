"""In which order the eye meets balloons: from each to the nearest that is unread, whatever border lies between.

Knows: balloons' boxes, frames that stand side by side.  Does not know: words, or how balloons are placed.

Sources: Campbell 2007, The last word in speech balloons (rule 3); Cohn 2013, Navigating Comics: readers finish a tier
before they go down, so only balloons of one tier are held against each other.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from audobon.comic.geometry import Box

SLACK_PT = 1.5
"""By so little the eye cannot tell which of two is nearer."""


@dataclass(frozen=True, kw_only=True)
class Told:
    """A balloon of a page, and the frame that it stands in."""

    frame: Box
    body: Box


def tier_of(frame: Box, told: Sequence[Told]) -> tuple[Box, ...]:
    """Those of some balloons that stand in a frame's tier."""
    return tuple(one.body for one in told if _share_a_tier(frame, one.frame))


def jumps_in(told: Sequence[Told]) -> int:
    """After how many of a page's balloons the eye goes to another than the one that is told next."""
    jumps = 0
    for at, one in enumerate(told[:-1]):
        if _share_a_tier(one.frame, told[at + 1].frame):
            following, *others = tier_of(one.frame, told[at + 1 :])
            near = box_gap(one.body, following) - SLACK_PT
            jumps += any(box_gap(one.body, other) < near for other in others)
    return jumps


def box_gap(one: Box, other: Box) -> float:
    """Distance between two boxes, in points."""
    dx = max(0.0, one.x - other.right, other.x - one.right)
    dy = max(0.0, one.y - other.bottom, other.y - one.bottom)
    return math.hypot(dx, dy)


def _share_a_tier(one: Box, other: Box) -> bool:
    """Whether frames stand side by side: they share more than half of the lower one's height."""
    shared = min(one.bottom, other.bottom) - max(one.y, other.y)
    return shared > 0.5 * min(one.height, other.height)
