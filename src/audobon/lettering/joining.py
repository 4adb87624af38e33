"""Joined balloons: what one speaker says in two breaths stands in two lobes of one outline, with one tail.

Knows: which balloons belong together, and the neck between them.  Does not know: where balloons stand.
Source: Blambot, Comic Book Grammar & Tradition ("joined" and "connecting" balloons).
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

import numpy as np

from audobon.comic.page import Balloon
from audobon.lettering.outlines import body_polygon, joined, outline_of, tail_polygon
from audobon.lettering.placement import is_one_voice
from audobon.lettering.places import Placed
from audobon.typography.paths import Polygon

MOST_NECK_PT = 26.0
"""Balloons farther apart stay two."""
NECK_PT = 9.0
"""Width of a neck where it leaves its balloons; it is a fifth narrower in its middle."""


def join_turns(balloons: Sequence[Balloon], placed: Sequence[Placed]) -> list[Balloon]:
    """The same balloons, neighbours of one speaker joined where they stand near each other.

    The first of each group holds the outline of all, and the tail that is shortest; the others keep their own lobes as
    outlines, which are not drawn, and say whose outline they stand in.

    Args:
        balloons: Of one panel, in reading order.
        placed: Their places, one each.
    """
    out = list(balloons)
    for group in _groups(placed):
        first, members = group[0], [placed[index] for index in group]
        lobes = [body_polygon(one.body, one.center, words=" ".join(one.body.stack.lines)) for one in members]
        necks = [_neck(one, other) for one, other in pairwise(members)]
        tailed = min((one for one in members if one.edge is not None), key=_tail_pt, default=None)
        tails = [] if tailed is None else [tail_polygon(tailed.center, _held(tailed.edge), _held(tailed.tip))]
        out[first] = replace(out[first], outline=joined((*lobes, *necks, *tails)))
        for index, lobe in zip(group[1:], lobes[1:], strict=True):
            out[index] = replace(out[index], outline=outline_of(lobe), joined=out[first].order, mouth=None)
    return out


def _groups(placed: Sequence[Placed]) -> list[list[int]]:
    """Runs of neighbours that are to be joined, by their places in the order; single ones left out."""
    groups: list[list[int]] = []
    for index, (one, other) in enumerate(pairwise(placed)):
        if not _belong_together(one, other):
            continue
        if groups and groups[-1][-1] == index:
            groups[-1].append(index + 1)
        else:
            groups.append([index, index + 1])
    return groups


def _belong_together(one: Placed, other: Placed) -> bool:
    return is_one_voice(one.wanted, other.wanted) and _between_pt(one, other) <= MOST_NECK_PT


def _between_pt(one: Placed, other: Placed) -> float:
    """How far two ovals are from each other on the line between their centres."""
    way = np.array(other.center) - np.array(one.center)
    return float(np.hypot(*way)) - _reach_pt(one, way) - _reach_pt(other, way)


def _reach_pt(one: Placed, way: np.ndarray[tuple[int], np.dtype[np.float64]]) -> float:
    """From an oval's centre to its rim, in a direction."""
    length = float(np.hypot(*way))
    x, y = abs(float(way[0])) / length / one.body.half_width, abs(float(way[1])) / length / one.body.half_height
    return float((x**one.body.power + y**one.body.power) ** (-1 / one.body.power))


def _neck(one: Placed, other: Placed) -> Polygon:
    """A band between two ovals, rooted well inside both, a little narrower where it is free."""
    start, end = np.array(one.center), np.array(other.center)
    along = end - start
    length = float(np.hypot(*along))
    side = np.array([-along[1], along[0]]) / length
    shares = np.linspace(0.0, 1.0, 17)
    halves = NECK_PT / 2 * (1 - 0.2 * np.sin(math.pi * shares) ** 4)
    left = [start + along * share + side * half for share, half in zip(shares, halves, strict=True)]
    right = [start + along * share - side * half for share, half in zip(shares, halves, strict=True)]
    return tuple((float(x), float(y)) for x, y in (*left, *right[::-1]))


def _tail_pt(one: Placed) -> float:
    edge, tip = _held(one.edge), _held(one.tip)
    return math.hypot(tip[0] - edge[0], tip[1] - edge[1])


def _held(point: tuple[float, float] | None) -> tuple[float, float]:
    if point is None:
        raise ValueError("a balloon with a tail has an edge and a tip")
    return point
