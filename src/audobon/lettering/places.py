"""The places one line could take in its panel: a grid, less what breaks a rule, priced by taste.

Knows: frames, faces, hands, calm places.  Does not know: other lines.
All in points on the page. A region is a superellipse: |dx / a|^p + |dy / b|^p <= 1. Rows of arrays are places.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from audobon.comic.geometry import Box
from audobon.comic.storyboard import BalloonPlace, LetteringKind
from audobon.lettering.bodies import BOX_POWER, Body
from audobon.lettering.panel_space import PanelSpace

Array = NDArray[np.float64]
Mask = NDArray[np.bool_]

EDGE_PT = 4.6
"""Least distance between a balloon and its frame: clear of the border, never kissing it."""
FACE_PT = 2.0
"""Least distance between a balloon and a face's box."""
TAKEN_PT = 2.0
"""Least distance between a balloon and the paper around an inset, or the strip about a fold."""
_GRID = 13


@dataclass(frozen=True, kw_only=True)
class Wanted:
    """A line to place: its possible bodies and who speaks it (None for captions and sounds).

    `asked` is where a person wants it.
    """

    index: int
    kind: LetteringKind
    speaker: str | None
    bodies: tuple[Body, ...]
    first: bool
    last: bool
    asked: BalloonPlace | None = None


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
class Candidates:
    """All places of one line that obey the rules of the panel alone. N rows."""

    wanted: Wanted
    body: NDArray[np.int64]
    centers: Array
    halves: Array
    power: float
    edges: Array | None
    tips: Array | None
    mouths: Array | None
    costs: Array

    def kept(self, keep: Mask | NDArray[np.int64]) -> Candidates:
        def pick(rows: Array | None) -> Array | None:
            return None if rows is None else rows[keep]

        return replace(
            self,
            body=self.body[keep],
            centers=self.centers[keep],
            halves=self.halves[keep],
            edges=pick(self.edges),
            tips=pick(self.tips),
            mouths=pick(self.mouths),
            costs=self.costs[keep],
        )

    def placed(self, row: int) -> Placed:
        def pair(rows: Array | None) -> tuple[float, float] | None:
            return None if rows is None else (float(rows[row, 0]), float(rows[row, 1]))

        center = (float(self.centers[row, 0]), float(self.centers[row, 1]))
        return Placed(
            wanted=self.wanted,
            body=self.wanted.bodies[int(self.body[row])],
            center=center,
            edge=pair(self.edges),
            tip=pair(self.tips),
            mouth=pair(self.mouths),
            cost=float(self.costs[row]),
        )


def places(wanted: Wanted, *, space: PanelSpace) -> Candidates:
    """Every grid place of every body, less those that cover a face, an inset or the fold."""
    rows = [_grid(body, space=space) for body in wanted.bodies]
    xy = np.concatenate(rows) if rows else np.zeros((0, 2))
    body = np.concatenate([np.full(len(each), index) for index, each in enumerate(rows)]) if rows else np.zeros(0, int)
    half = np.array([(each.half_width * each.reach, each.half_height * each.reach) for each in wanted.bodies])
    halves = half[body] if len(half) else np.zeros((0, 2))
    power = wanted.bodies[0].power if wanted.bodies else BOX_POWER
    base = np.array([each.cost for each in wanted.bodies])
    found = Candidates(
        wanted=wanted,
        body=body,
        centers=xy,
        halves=halves,
        power=power,
        edges=None,
        tips=None,
        mouths=None,
        costs=base[body] if len(base) else np.zeros(0),
    )
    found = found.kept(~_covers_a_face(found, space=space))
    return found.kept(~_covers_what_is_taken(found, space=space))


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


def _covers_a_face(found: Candidates, *, space: PanelSpace) -> Mask:
    covered = np.zeros(len(found.centers), dtype=bool)
    for face in space.faces.values():
        covered |= _meets_box(found, face, grow=FACE_PT)
    return covered


def _covers_what_is_taken(found: Candidates, *, space: PanelSpace) -> Mask:
    covered = np.zeros(len(found.centers), dtype=bool)
    for box in space.taken:
        covered |= _meets_box(found, box, grow=TAKEN_PT)
    return covered


def _meets_box(found: Candidates, box: Box, *, grow: float) -> Mask:
    """Whether a body's region meets a box grown by `grow` points (exact: the nearest point per axis)."""
    x, y = found.centers[:, 0], found.centers[:, 1]
    dx = np.clip(x, box.x - grow, box.right + grow) - x
    dy = np.clip(y, box.y - grow, box.bottom + grow) - y
    return np.asarray(norm(dx, dy, found.halves, found.power) <= 1.0)


def norm(dx: Array, dy: Array, halves: Array, power: float) -> Array:
    return np.asarray((np.abs(dx) / halves[:, 0]) ** power + (np.abs(dy) / halves[:, 1]) ** power)


def with_taste(found: Candidates, *, space: PanelSpace) -> Candidates:
    """Costs of a place by itself: hands, bodies, reserved calm, height in the frame, corners."""
    frame = space.frame
    x, y = found.centers[:, 0], found.centers[:, 1]
    a, b = found.halves[:, 0], found.halves[:, 1]
    cost = found.costs.copy()
    for hand in space.hands:
        cost += np.where(norm(hand[0] - x, hand[1] - y, found.halves * 1.08, found.power) <= 1, 0.7, 0.0)
    for body in space.bodies:
        cost += _shared(found, body) * (1.0 + 2.2 * 4 * a * b / max(body.area, 1.0))
    for head in space.heads.values():
        cost += 1.6 * np.minimum(1.0, _shared(found, head) * 4 * a * b / max(head.area, 1.0))
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
    return replace(found, costs=cost)


def _shared(found: Candidates, box: Box) -> Array:
    """The share of each body's bounding box that lies in a box."""
    x, y = found.centers[:, 0], found.centers[:, 1]
    a, b = found.halves[:, 0], found.halves[:, 1]
    width = np.clip(np.minimum(x + a, box.right) - np.maximum(x - a, box.x), 0, None)
    height = np.clip(np.minimum(y + b, box.bottom) - np.maximum(y - b, box.y), 0, None)
    return np.asarray(width * height / (4 * a * b))
