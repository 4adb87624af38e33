"""Where balloons go in one panel: a beam search over places, hard rules first, taste second.

Knows: frames, faces, mouths, hands, reserved space, reading order, tails.  Does not know: outlines' wobble, pages.
All in points on the page. A region is a superellipse: |dx / a|^p + |dy / b|^p <= 1.

Sources: Kurlander, Skelly and Salesin, Comic Chat (1996), reading order as a hard constraint; Blambot and Klein on
tails and faces; Campbell's nearest-next rule.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from audobon.comic.geometry import Box
from audobon.comic.storyboard import LetteringKind
from audobon.lettering.by_hand import clear_of, placed_by_hand
from audobon.lettering.order import SLACK_PT, box_gap
from audobon.lettering.panel_space import PanelSpace
from audobon.lettering.places import Array, Candidates, Mask, Placed, Wanted, norm, places, with_taste
from audobon.lettering.tails import tail_points, with_tails

GAP_PT = 2.6
"""Least distance between two balloons."""
NARROW_BEAM, WIDE_BEAM = 26, 110
"""Arrangements kept from line to line: at first, and where the narrow search found none."""
JUMP_COST = 6.0
"""What it costs if the eye goes to the wrong balloon across a border: more than any matter of taste."""
_CELLS = 5
_CELL_SHARE = 9
"""A cell of the frame, a fifth wide and high, may hold the newest line of a ninth of the arrangements kept."""

_State = tuple[float, tuple[Placed, ...]]


def place_lines(lines: Sequence[Wanted], *, space: PanelSpace, beam: int) -> tuple[tuple[Placed, ...], ...]:
    """The best arrangements of a panel's lines, best first; empty if no arrangement keeps every hard rule.

    Lines that a person has placed stand first, and are held to no rule. Places that are good for one line may be bad
    for the next: so the arrangements kept differ in where the newest line stands, not only in their cost.
    """
    states: list[_State] = [(0.0, ())]
    by_hand = {one.index: placed_by_hand(one, one.asked, space=space) for one in lines if one.asked is not None}
    for wanted in lines:
        if wanted.index in by_hand:
            states = [(cost, (*placed, by_hand[wanted.index])) for cost, placed in states]
            continue
        free = clear_of(places(wanted, space=space), by_hand.values(), gap_pt=GAP_PT)
        candidates = with_taste(with_tails(free, space=space), space=space)
        cells = _cells(candidates, space=space)
        grown: list[tuple[float, tuple[Placed, ...], int]] = []
        for cost, placed in states:
            found_places = [one for one in placed if one.wanted.asked is None]
            extra = _joint_cost(candidates, found_places, space=space)
            grown += [(cost + float(extra[row]), placed, row) for row in _best_rows(extra, cells, beam=beam)]
        grown.sort(key=lambda state: state[0])
        kept: list[_State] = []
        crowd: Counter[int] = Counter()
        for cost, placed, row in grown:
            cell = int(cells[row])
            if crowd[cell] < max(3, beam // _CELL_SHARE) and len(kept) < beam:
                crowd[cell] += 1
                kept.append((cost, (*placed, candidates.placed(row))))
        states = kept
    return tuple(placed for _, placed in states)


def _cells(found: Candidates, *, space: PanelSpace) -> NDArray[np.int64]:
    """Which cell of the frame each place's centre lies in."""
    across = (found.centers[:, 0] - space.frame.x) / space.frame.width
    down = (found.centers[:, 1] - space.frame.y) / space.frame.height
    return np.asarray((down * _CELLS).astype(np.int64) * _CELLS + (across * _CELLS).astype(np.int64))


def _best_rows(cost: Array, cells: NDArray[np.int64], *, beam: int) -> list[int]:
    """The cheapest rows, and the cheapest one of every cell; infinite ones left out."""
    ranked = np.argsort(cost, kind="stable")
    ranked = ranked[np.isfinite(cost[ranked])]
    _, firsts = np.unique(cells[ranked], return_index=True)
    return [int(row) for row in ranked[np.union1d(np.arange(min(beam // 3, len(ranked))), firsts)]]


def _joint_cost(found: Candidates, placed: Sequence[Placed], *, space: PanelSpace) -> Array:
    """Each place's cost beside what already stands; infinite where a hard rule breaks."""
    cost = found.costs.copy()
    bad = np.zeros(len(cost), dtype=bool)
    for earlier in placed:
        bad |= _overlaps(found, earlier)
        bad |= _out_of_order(found, earlier)
        bad |= _tails_meet(found, earlier)
    if found.wanted.kind is not LetteringKind.SOUND:
        queue = [_drawn_box(each) for each in placed if each.wanted.kind is not LetteringKind.SOUND]
        bad |= _jumps(found, queue) > 0
        cost += JUMP_COST * (_jumps(found, [*space.read, *queue[:1]]) + _overtaken(found, queue, space=space))
    if placed and found.wanted.kind is not LetteringKind.SOUND:
        last = placed[-1]
        if last.wanted.kind is not LetteringKind.SOUND:
            gap = _gap(found, last)
            cost += 0.003 * np.maximum(0.0, gap - 20.0)
            if is_one_voice(found.wanted, last.wanted):
                cost += 0.02 * np.minimum(np.maximum(0.0, gap - 4.0), 40.0)
    cost[bad] = math.inf
    return cost


def is_one_voice(one: Wanted, other: Wanted) -> bool:
    """Whether two neighbours are one speaker's, so that they can be joined if they stand near."""
    return bool(one.speaker) and one.speaker == other.speaker and one.kind is other.kind is LetteringKind.SPEECH


def _half(placed: Placed) -> tuple[float, float]:
    return placed.body.half_width * placed.body.reach, placed.body.half_height * placed.body.reach


def _overlaps(found: Candidates, earlier: Placed) -> Mask:
    """Whether the regions come nearer than the gap: the sum of two superellipses is nearly one again."""
    a, b = _half(earlier)
    dx = found.centers[:, 0] - earlier.center[0]
    dy = found.centers[:, 1] - earlier.center[1]
    half = found.halves + np.array([a + GAP_PT, b + GAP_PT])
    return np.asarray(norm(dx, dy, half, max(found.power, earlier.body.power)) <= 1.0)


def _gap(found: Candidates, earlier: Placed) -> Array:
    """Distance between bounding boxes, in points."""
    a, b = _half(earlier)
    dx = np.maximum(0.0, np.abs(found.centers[:, 0] - earlier.center[0]) - found.halves[:, 0] - a)
    dy = np.maximum(0.0, np.abs(found.centers[:, 1] - earlier.center[1]) - found.halves[:, 1] - b)
    return np.hypot(dx, dy)


def _out_of_order(found: Candidates, earlier: Placed) -> Mask:
    """Whether an eye that goes left to right and down would meet the later line first."""
    if LetteringKind.SOUND in (found.wanted.kind, earlier.wanted.kind):
        return np.zeros(len(found.centers), dtype=bool)
    _, b = _half(earlier)
    x, y = found.centers[:, 0], found.centers[:, 1]
    shorter = np.minimum(found.halves[:, 1], b)
    too_high = (y - found.halves[:, 1] < earlier.center[1] - b - 0.5 * shorter) | (
        y < earlier.center[1] - 0.75 * shorter
    )
    beside = y - found.halves[:, 1] < earlier.center[1] + b - 0.5 * shorter
    return np.where(x > earlier.center[0], too_high | (beside & ~_right_of(found, earlier)), beside)


def _right_of(found: Candidates, earlier: Placed) -> Mask:
    """Clearly to the right: the bodies share less than a third of the narrower one's width."""
    a, _ = _half(earlier)
    shared = earlier.center[0] + a - (found.centers[:, 0] - found.halves[:, 0])
    return np.asarray(shared < 0.66 * np.minimum(found.halves[:, 0], a))


def _jumps(found: Candidates, queue: Sequence[Box]) -> NDArray[np.int64]:
    """How often the new line would stand nearer to one of a queue than that one's own successor does (`order.py`)."""
    times = np.zeros(len(found.centers), dtype=np.int64)
    for earlier, successor in pairwise(queue):
        times += _gap_to(found, earlier) < box_gap(earlier, successor) - SLACK_PT
    return times


def _overtaken(found: Candidates, queue: Sequence[Box], *, space: PanelSpace) -> NDArray[np.int64]:
    """How often a balloon of a later panel is nearer to the new line, or to the one before it, than its successor."""
    times = np.zeros(len(found.centers), dtype=np.int64)
    if not space.unread:
        return times
    if queue:
        nearest = min(box_gap(queue[-1], later) for later in space.unread)
        times += _gap_to(found, queue[-1]) > nearest + SLACK_PT
    if found.wanted.last:
        following, *others = (_gap_to(found, later) for later in space.unread)
        times += np.any([other < following - SLACK_PT for other in others], axis=0) if others else 0
    return times


def _gap_to(found: Candidates, box: Box) -> Array:
    """Distance of what each place's outline fills, without its spikes, to a box, in points."""
    halves = np.array([(each.half_width, each.half_height) for each in found.wanted.bodies])[found.body]
    dx = np.abs(found.centers[:, 0] - box.center.x) - halves[:, 0] - box.width / 2
    dy = np.abs(found.centers[:, 1] - box.center.y) - halves[:, 1] - box.height / 2
    return np.asarray(np.hypot(np.maximum(0.0, dx), np.maximum(0.0, dy)))


def _drawn_box(placed: Placed) -> Box:
    """What a placed body's outline fills, without its spikes."""
    (x, y), body = placed.center, placed.body
    return Box(x=x - body.half_width, y=y - body.half_height, width=2 * body.half_width, height=2 * body.half_height)


def _tails_meet(found: Candidates, earlier: Placed) -> Mask:
    """Whether a tail would run through another balloon, or two tails would cross."""
    bad = np.zeros(len(found.centers), dtype=bool)
    if earlier.edge is not None and earlier.tip is not None:
        way = np.array(earlier.tip) - np.array(earlier.edge)
        for share in np.linspace(0.0, 1.1, 9):
            x, y = np.array(earlier.edge) + way * share
            bad |= norm(x - found.centers[:, 0], y - found.centers[:, 1], found.halves + 3.4, found.power) <= 1.0
    if found.edges is None or found.tips is None:
        return bad
    a, b = _half(earlier)
    points = tail_points(found.edges, found.tips + 0.1 * (found.tips - found.edges))
    dx = np.abs(points[..., 0] - earlier.center[0]) / (a + 3.4)
    dy = np.abs(points[..., 1] - earlier.center[1]) / (b + 3.4)
    bad |= (dx**earlier.body.power + dy**earlier.body.power <= 1.0).any(axis=1)
    if earlier.edge is not None and earlier.tip is not None:
        bad |= _near(points, earlier.edge, earlier.tip)
    return bad


def _near(points: Array, edge: tuple[float, float], tip: tuple[float, float]) -> Mask:
    """Whether any point comes within a tail's width of a segment."""
    start = np.array(edge)
    way = (np.array(tip) - start) * 1.1
    along = np.clip(((points - start) @ way) / max(float(way @ way), 1e-9), 0.0, 1.0)
    nearest = start + along[..., None] * way
    return np.asarray((np.hypot(*np.moveaxis(points - nearest, -1, 0)) < 6.5).any(axis=1))
