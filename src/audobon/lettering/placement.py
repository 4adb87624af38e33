"""Where balloons go in one panel: a beam search over places, hard rules first, taste second.

Knows: frames, faces, mouths, hands, reserved space, reading order, tails.  Does not know: outlines' wobble, pages.
All in points on the page. A region is a superellipse: |dx / a|^p + |dy / b|^p <= 1.

Sources: Kurlander, Skelly and Salesin, Comic Chat (1996), reading order as a hard constraint; Blambot and Klein on
tails and faces; Campbell's nearest-next rule.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from audobon.comic.geometry import Box
from audobon.comic.storyboard import LetteringKind
from audobon.lettering.bodies import BOX_POWER, Body
from audobon.lettering.panel_space import PanelSpace

Array = NDArray[np.float64]
Mask = NDArray[np.bool_]

EDGE_PT = 4.6
"""Least distance between a balloon and its frame: clear of the border, never kissing it."""
GAP_PT = 2.6
"""Least distance between two balloons."""
FACE_PT = 2.0
TAIL_SHARE = (0.40, 0.53, 0.60)
"""Where a tail ends between the balloon's edge and the mouth: least, wished, most (Blambot: 50-60 %)."""
LEAST_REACH_PT = 11.0
"""Least distance from a balloon's edge to the mouth it speaks for: a shorter tail does not read."""
MOST_OFF_PANEL_TAIL_PT = 70.0
_GRID = 13
_BEAM = 20
_TAIL_SAMPLES = np.linspace(0.0, 1.0, 9)


@dataclass(frozen=True, kw_only=True)
class Wanted:
    """A line to place: its possible bodies and who speaks it (None for captions and sounds)."""

    index: int
    kind: LetteringKind
    speaker: str | None
    bodies: tuple[Body, ...]
    first: bool
    last: bool


@dataclass(frozen=True, kw_only=True)
class Placed:
    """A body with its place: centre, the tail's way from the edge to the tip, and the mouth aimed at."""

    wanted: Wanted
    body: Body
    center: tuple[float, float]
    edge: tuple[float, float] | None
    tip: tuple[float, float] | None
    mouth: tuple[float, float] | None
    cost: float


@dataclass(frozen=True, kw_only=True, eq=False)
class _Candidates:
    """All places of one line that obey the rules of the panel alone. N rows."""

    wanted: Wanted
    body: NDArray[np.int64]
    xy_N2: Array
    half_N2: Array
    power: float
    edge_N2: Array | None
    tip_N2: Array | None
    mouth_N2: Array | None
    cost_N: Array

    def kept(self, keep: Mask | NDArray[np.int64]) -> _Candidates:
        def pick(rows: Array | None) -> Array | None:
            return None if rows is None else rows[keep]

        return _Candidates(
            wanted=self.wanted,
            body=self.body[keep],
            xy_N2=self.xy_N2[keep],
            half_N2=self.half_N2[keep],
            power=self.power,
            edge_N2=pick(self.edge_N2),
            tip_N2=pick(self.tip_N2),
            mouth_N2=pick(self.mouth_N2),
            cost_N=self.cost_N[keep],
        )

    def placed(self, row: int) -> Placed:
        def pair(rows: Array | None) -> tuple[float, float] | None:
            return None if rows is None else (float(rows[row, 0]), float(rows[row, 1]))

        center = (float(self.xy_N2[row, 0]), float(self.xy_N2[row, 1]))
        return Placed(
            wanted=self.wanted,
            body=self.wanted.bodies[int(self.body[row])],
            center=center,
            edge=pair(self.edge_N2),
            tip=pair(self.tip_N2),
            mouth=pair(self.mouth_N2),
            cost=float(self.cost_N[row]),
        )


def place_lines(lines: Sequence[Wanted], *, space: PanelSpace) -> tuple[tuple[Placed, ...], ...]:
    """The best arrangements of a panel's lines, best first; empty if no arrangement keeps every hard rule."""
    states: list[tuple[float, tuple[Placed, ...]]] = [(0.0, ())]
    for wanted in lines:
        candidates = _candidates(wanted, space=space)
        grown: list[tuple[float, tuple[Placed, ...], int]] = []
        for cost, placed in states:
            extra = _joint_cost(candidates, placed)
            rows = np.flatnonzero(np.isfinite(extra))
            ranked = rows[np.argsort(extra[rows], kind="stable")][: 2 * _BEAM]
            grown += [(cost + float(extra[row]), placed, int(row)) for row in ranked]
        grown.sort(key=lambda state: state[0])
        states = [(cost, (*placed, candidates.placed(row))) for cost, placed, row in _varied(grown, candidates)]
    return tuple(placed for _, placed in states)


def _varied(
    grown: list[tuple[float, tuple[Placed, ...], int]], candidates: _Candidates
) -> list[tuple[float, tuple[Placed, ...], int]]:
    """The best states for the next round, at most a few of which have the new line in the same corner of the panel."""
    kept: list[tuple[float, tuple[Placed, ...], int]] = []
    crowd: dict[tuple[int, int], int] = {}
    for state in grown:
        x, y = candidates.xy_N2[state[2]]
        cell = (int(x // 26), int(y // 26))
        if crowd.get(cell, 0) < 4:
            crowd[cell] = crowd.get(cell, 0) + 1
            kept.append(state)
        if len(kept) == _BEAM:
            break
    return kept


def _candidates(wanted: Wanted, *, space: PanelSpace) -> _Candidates:
    """Every grid place of every body, less those that break a rule on their own."""
    rows = [_grid(body, space=space) for body in wanted.bodies]
    xy = np.concatenate(rows) if rows else np.zeros((0, 2))
    body = np.concatenate([np.full(len(each), index) for index, each in enumerate(rows)]) if rows else np.zeros(0, int)
    half = np.array([(each.half_width * each.reach, each.half_height * each.reach) for each in wanted.bodies])
    half_N2 = half[body] if len(half) else np.zeros((0, 2))
    power = wanted.bodies[0].power if wanted.bodies else BOX_POWER
    base = np.array([each.cost for each in wanted.bodies])
    found = _Candidates(
        wanted=wanted,
        body=body,
        xy_N2=xy,
        half_N2=half_N2,
        power=power,
        edge_N2=None,
        tip_N2=None,
        mouth_N2=None,
        cost_N=base[body] if len(base) else np.zeros(0),
    )
    found = found.kept(~_covers_a_face(found, space=space))
    found = _with_tails(found, space=space)
    return _with_taste(found, space=space)


def _grid(body: Body, *, space: PanelSpace) -> Array:
    """Centres that keep the body inside the frame: a grid, the reserved boxes, and places above the speaker."""
    frame = space.frame
    a, b = body.half_width * body.reach, body.half_height * body.reach
    left, right = frame.x + EDGE_PT + a, frame.right - EDGE_PT - a
    top, bottom = frame.y + EDGE_PT + b, frame.bottom - EDGE_PT - b
    if right < left or bottom < top:
        return np.zeros((0, 2))
    xs = np.unique(np.linspace(left, right, _GRID if right - left > 12 else 3))
    ys = np.unique(np.linspace(top, bottom, _GRID if bottom - top > 12 else 3))
    grid = np.stack(np.meshgrid(xs, ys), axis=-1).reshape(-1, 2)
    more = [(box.center.x, box.center.y) for box in space.reserved]
    more += [(mouth[0], top) for mouth in space.mouths.values()]
    extra = np.array(more).reshape(-1, 2)
    extra = np.stack([np.clip(extra[:, 0], left, right), np.clip(extra[:, 1], top, bottom)], axis=1)
    return np.concatenate([grid, extra])


def _covers_a_face(found: _Candidates, *, space: PanelSpace) -> Mask:
    covered = np.zeros(len(found.xy_N2), dtype=bool)
    for face in space.faces.values():
        covered |= _meets_box(found, face, grow=FACE_PT)
    return covered


def _meets_box(found: _Candidates, box: Box, *, grow: float) -> Mask:
    """Whether a body's region meets a box grown by `grow` points (exact: the nearest point per axis)."""
    x, y = found.xy_N2[:, 0], found.xy_N2[:, 1]
    dx = np.clip(x, box.x - grow, box.right + grow) - x
    dy = np.clip(y, box.y - grow, box.bottom + grow) - y
    return np.asarray(_norm(dx, dy, found.half_N2, found.power) <= 1.0)


def _norm(dx: Array, dy: Array, half_N2: Array, power: float) -> Array:
    return np.asarray((np.abs(dx) / half_N2[:, 0]) ** power + (np.abs(dy) / half_N2[:, 1]) ** power)


def _with_tails(found: _Candidates, *, space: PanelSpace) -> _Candidates:
    """Give every place its tail; drop places whose tail would be too short or would cross a face."""
    speaker = found.wanted.speaker
    if speaker is None or found.wanted.kind in (LetteringKind.CAPTION, LetteringKind.SOUND):
        return found
    mouth = space.mouths.get(speaker)
    if mouth is None:
        return _off_panel(found, space=space, side=space.sides.get(speaker))
    # The tail belongs to the drawn oval, not to the region that spikes and puffs take.
    reach = np.array([body.reach for body in found.wanted.bodies])[found.body][:, None]
    to_mouth = np.array(mouth) - found.xy_N2
    norm = _norm(to_mouth[:, 0], to_mouth[:, 1], found.half_N2 / reach, found.power) ** (1 / found.power)
    distance = np.hypot(to_mouth[:, 0], to_mouth[:, 1])
    reach_pt = distance * (1 - 1 / np.maximum(norm, 1e-9))
    clear = (norm > 1.0) & (reach_pt >= LEAST_REACH_PT)
    found, to_mouth, norm, reach_pt = found.kept(clear), to_mouth[clear], norm[clear], reach_pt[clear]
    edge = found.xy_N2 + to_mouth / norm[:, None]
    share = _tail_share(edge, mouth, space.faces.get(speaker))
    tip = edge + (np.array(mouth) - edge) * share[:, None]
    cost = found.cost_N + _tail_cost(edge, tip, mouth, reach_pt=reach_pt, space=space, speaker=speaker)
    found = _tailed(found, edge=edge, tip=tip, mouth=np.broadcast_to(mouth, edge.shape).copy(), cost=cost)
    return found.kept(~_tail_meets_faces(found, space=space, but=speaker))


def _tailed(found: _Candidates, *, edge: Array, tip: Array, mouth: Array | None, cost: Array) -> _Candidates:
    return _Candidates(
        wanted=found.wanted,
        body=found.body,
        xy_N2=found.xy_N2,
        half_N2=found.half_N2,
        power=found.power,
        edge_N2=edge,
        tip_N2=tip,
        mouth_N2=mouth,
        cost_N=cost,
    )


def _tail_share(edge_N2: Array, mouth: tuple[float, float], face: Box | None) -> Array:
    """How far each tail goes to the mouth: as wished, but stopping short of the speaker's own face if it can."""
    share = np.full(len(edge_N2), TAIL_SHARE[1])
    if face is None:
        return share
    for step in np.linspace(TAIL_SHARE[1], TAIL_SHARE[0], 6):
        tip = edge_N2 + (np.array(mouth) - edge_N2) * share[:, None]
        inside = (tip[:, 0] > face.x) & (tip[:, 0] < face.right) & (tip[:, 1] > face.y) & (tip[:, 1] < face.bottom)
        share = np.where(inside, step, share)
    return share


def _tail_cost(
    edge: Array, tip: Array, mouth: tuple[float, float], *, reach_pt: Array, space: PanelSpace, speaker: str
) -> Array:
    cost = 0.0045 * np.maximum(0.0, reach_pt - 34.0) + 0.02 * np.maximum(0.0, 20.0 - reach_pt)
    away = np.array(mouth) - edge
    slant = np.abs(away[:, 0]) / np.maximum(np.hypot(away[:, 0], away[:, 1]), 1e-9)
    cost += 0.55 * slant**2 + np.where(away[:, 1] < 0, 0.5, 0.0)
    own = space.faces.get(speaker)
    if own is not None:
        inside = (tip[:, 0] > own.x) & (tip[:, 0] < own.right) & (tip[:, 1] > own.y) & (tip[:, 1] < own.bottom)
        cost += np.where(inside, 0.9, 0.0)
    for name, other in space.mouths.items():
        if name != speaker:
            nearer = np.hypot(*(edge - np.array(other)).T) < reach_pt
            cost += np.where(nearer, 0.9, 0.0)
    return np.asarray(cost)


def _off_panel(found: _Candidates, *, space: PanelSpace, side: str | None) -> _Candidates:
    """Tails that butt the frame's border, towards the side where the speaker is, or the nearer one."""
    frame = space.frame
    x, y = found.xy_N2[:, 0], found.xy_N2[:, 1]
    to_left = x - frame.x < frame.right - x if side is None else np.full(len(x), side == "left")
    b = found.half_N2[:, 1]
    across = np.where(to_left, x - frame.x, frame.right - x) - found.half_N2[:, 0]
    tip = np.stack(
        [
            np.where(to_left, frame.x + 0.7, frame.right - 0.7),
            np.clip(y + 0.35 * b + 0.3 * across, frame.y + 8, frame.bottom - 8),
        ],
        axis=1,
    )
    reach = np.array([body.reach for body in found.wanted.bodies])[found.body][:, None]
    way = tip - found.xy_N2
    norm = _norm(way[:, 0], way[:, 1], found.half_N2 / reach, found.power) ** (1 / found.power)
    edge = found.xy_N2 + way / np.maximum(norm, 1e-9)[:, None]
    length = np.hypot(*(tip - edge).T)
    cost = found.cost_N + 0.02 * np.maximum(0.0, length - 22.0) + 0.05 * np.maximum(0.0, 9.0 - length)
    found = _tailed(found, edge=edge, tip=tip, mouth=None, cost=cost)
    found = found.kept((norm > 1.0) & (length <= MOST_OFF_PANEL_TAIL_PT))
    return found.kept(~_tail_meets_faces(found, space=space, but=None))


def _tail_points(edge_N2: Array, tip_N2: Array) -> Array:
    """Points along each tail: N S 2."""
    return edge_N2[:, None, :] + (tip_N2 - edge_N2)[:, None, :] * _TAIL_SAMPLES[None, :, None]


def _tail_meets_faces(found: _Candidates, *, space: PanelSpace, but: str | None) -> Mask:
    met = np.zeros(len(found.xy_N2), dtype=bool)
    if found.edge_N2 is None or found.tip_N2 is None:
        return met
    points = _tail_points(found.edge_N2, found.tip_N2)
    for name, face in space.faces.items():
        if name != but:
            inside = (points[..., 0] > face.x - 4) & (points[..., 0] < face.right + 4)
            inside &= (points[..., 1] > face.y - 4) & (points[..., 1] < face.bottom + 4)
            met |= inside.any(axis=1)
    return met


def _with_taste(found: _Candidates, *, space: PanelSpace) -> _Candidates:
    """Costs of a place by itself: hands, bodies, reserved calm, height in the frame, corners."""
    frame = space.frame
    x, y = found.xy_N2[:, 0], found.xy_N2[:, 1]
    a, b = found.half_N2[:, 0], found.half_N2[:, 1]
    cost = found.cost_N.copy()
    for hand in space.hands:
        cost += np.where(_norm(hand[0] - x, hand[1] - y, found.half_N2 * 1.08, found.power) <= 1, 0.7, 0.0)
    for body in space.bodies:
        cost += 0.9 * _shared(found, body)
    calm = np.zeros(len(x))
    for box in space.reserved:
        calm = np.maximum(calm, _shared(found, box))
    cost -= 0.8 * calm
    height = (y - frame.y) / frame.height
    to_side = np.minimum(x - a - frame.x, frame.right - x - a) - EDGE_PT
    to_end = np.minimum(y - b - frame.y, frame.bottom - y - b) - EDGE_PT
    if found.wanted.kind is LetteringKind.CAPTION:
        cost += 0.014 * to_side + 0.03 * to_end
        if found.wanted.first:
            cost += 0.9 * height + 0.3 * (x - frame.x) / frame.width
        elif found.wanted.last:
            cost += 0.9 * (1 - height) + 0.3 * (frame.right - x) / frame.width
    elif found.wanted.kind is not LetteringKind.SOUND:
        cost += 0.8 * height
        to_top = y - b - frame.y - EDGE_PT
        cost += 0.05 * np.minimum(to_top, 6.0) / 6.0
    return _tailed_cost(found, cost)


def _tailed_cost(found: _Candidates, cost: Array) -> _Candidates:
    return _Candidates(
        wanted=found.wanted,
        body=found.body,
        xy_N2=found.xy_N2,
        half_N2=found.half_N2,
        power=found.power,
        edge_N2=found.edge_N2,
        tip_N2=found.tip_N2,
        mouth_N2=found.mouth_N2,
        cost_N=cost,
    )


def _shared(found: _Candidates, box: Box) -> Array:
    """The share of each body's bounding box that lies in a box."""
    x, y = found.xy_N2[:, 0], found.xy_N2[:, 1]
    a, b = found.half_N2[:, 0], found.half_N2[:, 1]
    width = np.clip(np.minimum(x + a, box.right) - np.maximum(x - a, box.x), 0, None)
    height = np.clip(np.minimum(y + b, box.bottom) - np.maximum(y - b, box.y), 0, None)
    return np.asarray(width * height / (4 * a * b))


def _joint_cost(found: _Candidates, placed: Sequence[Placed]) -> Array:
    """Each place's cost beside what already stands; infinite where a hard rule breaks."""
    cost = found.cost_N.copy()
    bad = np.zeros(len(cost), dtype=bool)
    for earlier in placed:
        bad |= _overlaps(found, earlier)
        bad |= _out_of_order(found, earlier)
        bad |= _tails_meet(found, earlier)
    bad |= _jumps_the_queue(found, placed)
    if placed and found.wanted.kind is not LetteringKind.SOUND:
        last = placed[-1]
        if last.wanted.kind is not LetteringKind.SOUND:
            cost += 0.003 * np.maximum(0.0, _gap(found, last) - 20.0)
    cost[bad] = math.inf
    return cost


def _half(placed: Placed) -> tuple[float, float]:
    return placed.body.half_width * placed.body.reach, placed.body.half_height * placed.body.reach


def _overlaps(found: _Candidates, earlier: Placed) -> Mask:
    """Whether the regions come nearer than the gap: the sum of two superellipses is nearly one again."""
    a, b = _half(earlier)
    dx = found.xy_N2[:, 0] - earlier.center[0]
    dy = found.xy_N2[:, 1] - earlier.center[1]
    half = found.half_N2 + np.array([a + GAP_PT, b + GAP_PT])
    return np.asarray(_norm(dx, dy, half, max(found.power, earlier.body.power)) <= 1.0)


def _gap(found: _Candidates, earlier: Placed) -> Array:
    """Distance between bounding boxes, in points."""
    a, b = _half(earlier)
    dx = np.maximum(0.0, np.abs(found.xy_N2[:, 0] - earlier.center[0]) - found.half_N2[:, 0] - a)
    dy = np.maximum(0.0, np.abs(found.xy_N2[:, 1] - earlier.center[1]) - found.half_N2[:, 1] - b)
    return np.hypot(dx, dy)


def _out_of_order(found: _Candidates, earlier: Placed) -> Mask:
    """Whether an eye that goes left to right and down would meet the later line first."""
    if LetteringKind.SOUND in (found.wanted.kind, earlier.wanted.kind):
        return np.zeros(len(found.xy_N2), dtype=bool)
    _, b = _half(earlier)
    x, y = found.xy_N2[:, 0], found.xy_N2[:, 1]
    shorter = np.minimum(found.half_N2[:, 1], b)
    too_high = (y - found.half_N2[:, 1] < earlier.center[1] - b - 0.5 * shorter) | (y < earlier.center[1] - shorter)
    beside = y - found.half_N2[:, 1] < earlier.center[1] + b - 0.5 * shorter
    return np.where(x > earlier.center[0], too_high | (beside & ~_right_of(found, earlier)), beside)


def _right_of(found: _Candidates, earlier: Placed) -> Mask:
    """Clearly to the right: the bodies share less than a third of the narrower one's width."""
    a, _ = _half(earlier)
    shared = earlier.center[0] + a - (found.xy_N2[:, 0] - found.half_N2[:, 0])
    return np.asarray(shared < 0.66 * np.minimum(found.half_N2[:, 0], a))


def _jumps_the_queue(found: _Candidates, placed: Sequence[Placed]) -> Mask:
    """Whether the new line would stand nearer to an earlier one than that one's own successor does (Campbell)."""
    bad = np.zeros(len(found.xy_N2), dtype=bool)
    if found.wanted.kind is LetteringKind.SOUND:
        return bad
    queue = [each for each in placed if each.wanted.kind is not LetteringKind.SOUND]
    for earlier, successor in zip(queue, queue[1:], strict=False):
        bad |= _gap(found, earlier) < box_gap(earlier, successor) - 3.0
    return bad


def box_gap(one: Placed, other: Placed) -> float:
    """Distance between two placed bodies' bounding boxes, in points."""
    (a, b), (c, d) = _half(one), _half(other)
    dx = max(0.0, abs(one.center[0] - other.center[0]) - a - c)
    dy = max(0.0, abs(one.center[1] - other.center[1]) - b - d)
    return math.hypot(dx, dy)


def _tails_meet(found: _Candidates, earlier: Placed) -> Mask:
    """Whether a tail would run through another balloon, or two tails would cross."""
    bad = np.zeros(len(found.xy_N2), dtype=bool)
    if earlier.edge is not None and earlier.tip is not None:
        way = np.array(earlier.tip) - np.array(earlier.edge)
        for share in np.linspace(0.0, 1.1, 9):
            x, y = np.array(earlier.edge) + way * share
            bad |= _norm(x - found.xy_N2[:, 0], y - found.xy_N2[:, 1], found.half_N2 + 3.4, found.power) <= 1.0
    if found.edge_N2 is None or found.tip_N2 is None:
        return bad
    a, b = _half(earlier)
    points = _tail_points(found.edge_N2, found.tip_N2 + 0.1 * (found.tip_N2 - found.edge_N2))
    dx = np.abs(points[..., 0] - earlier.center[0]) / (a + 3.4)
    dy = np.abs(points[..., 1] - earlier.center[1]) / (b + 3.4)
    bad |= (dx**earlier.body.power + dy**earlier.body.power <= 1.0).any(axis=1)
    if earlier.edge is not None and earlier.tip is not None:
        bad |= _near(points, earlier.edge, earlier.tip)
    return bad


def _near(points_NS2: Array, edge: tuple[float, float], tip: tuple[float, float]) -> Mask:
    """Whether any point comes within a tail's width of a segment."""
    start = np.array(edge)
    way = (np.array(tip) - start) * 1.1
    along = np.clip(((points_NS2 - start) @ way) / max(float(way @ way), 1e-9), 0.0, 1.0)
    nearest = start + along[..., None] * way
    return np.asarray((np.hypot(*np.moveaxis(points_NS2 - nearest, -1, 0)) < 6.5).any(axis=1))
