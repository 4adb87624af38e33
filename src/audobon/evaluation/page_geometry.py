"""Shapes on a finished page: what lies in an outline, which outlines meet, how a page's frames are read.

Knows: points, polygons, boxes, in points of the page, y down.  Does not know: who placed them, or why; it shares no
geometry with the room that letters, so that a fault there is not a fault here too.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from audobon.comic.geometry import Box, Outline, Point
from audobon.comic.page import Frame

Points = NDArray[np.float64]
_SAMPLES = 24
_EPSILON_PT = 0.5


def points_of(outline: Outline) -> Points:
    """An outline's corners: N 2."""
    return np.array([(point.x, point.y) for point in outline.points], np.float64).reshape(-1, 2)


def inside(points: Points, outline: Outline) -> NDArray[np.bool_]:
    """Which points (N 2) lie in a closed outline, by the even-odd rule.

    Source:
        Shimrat 1962, Algorithm 112: position of point relative to polygon.
    """
    a = points_of(outline)
    b = np.roll(a, -1, axis=0)
    x, y = points[:, :1], points[:, 1:]
    spans = (a[:, 1] > y) != (b[:, 1] > y)
    rise = np.where(b[:, 1] == a[:, 1], 1.0, b[:, 1] - a[:, 1])
    at = a[:, 0] + (y - a[:, 1]) * (b[:, 0] - a[:, 0]) / rise
    return np.asarray((spans & (x < at)).sum(axis=1) % 2 == 1)


def samples(box: Box) -> Points:
    """A grid of points within a box, its borders left out: N 2."""
    steps = (np.arange(_SAMPLES) + 0.5) / _SAMPLES
    xs, ys = np.meshgrid(box.x + steps * box.width, box.y + steps * box.height)
    return np.stack([xs.ravel(), ys.ravel()], axis=1)


def within(points: Points, box: Box, *, slack_pt: float = 0.0) -> NDArray[np.bool_]:
    """Which points (N 2) lie in a box, or no farther than `slack_pt` outside."""
    x, y = points[:, 0], points[:, 1]
    across = (x >= box.x - slack_pt) & (x <= box.right + slack_pt)
    return np.asarray(across & (y >= box.y - slack_pt) & (y <= box.bottom + slack_pt))


def clipped(box: Box, to: Box) -> Box | None:
    """What of a box lies in another; None if nothing does."""
    left, top = max(box.x, to.x), max(box.y, to.y)
    right, bottom = min(box.right, to.right), min(box.bottom, to.bottom)
    return Box(x=left, y=top, width=right - left, height=bottom - top) if right > left and bottom > top else None


def meet(one: Outline, other: Outline) -> bool:
    """Whether two closed outlines cross, or one holds the other."""
    a, c = points_of(one), points_of(other)
    if (a.max(axis=0) < c.min(axis=0)).any() or (c.max(axis=0) < a.min(axis=0)).any():
        return False
    if inside(a[:1], other)[0] or inside(c[:1], one)[0]:
        return True
    b, d = np.roll(a, -1, axis=0), np.roll(c, -1, axis=0)
    sides = (
        _side(a[:, None], b[:, None], c[None]) * _side(a[:, None], b[:, None], d[None]),
        _side(c[None], d[None], a[:, None]) * _side(c[None], d[None], b[:, None]),
    )
    return bool(((sides[0] < 0) & (sides[1] < 0)).any())


def _side(a: Points, b: Points, p: Points) -> Points:
    """On which side of the line from `a` to `b` a point lies: the sign of the cross product."""
    ab, ap = b - a, p - a
    return np.asarray(ab[..., 0] * ap[..., 1] - ab[..., 1] * ap[..., 0])


def gap(one: Box, other: Box) -> float:
    """The shortest way from a box to another; 0 where they touch."""
    across = max(0.0, one.x - other.right, other.x - one.right)
    down = max(0.0, one.y - other.bottom, other.y - one.bottom)
    return math.hypot(across, down)


def farthest_out(outlines: Sequence[Outline], bodies: Sequence[Box]) -> Point | None:
    """The point of some outlines that lies farthest outside of all of some boxes; None if each lies within one."""
    points = np.concatenate([points_of(outline) for outline in outlines])
    far = np.full(len(points), np.inf)
    for body in bodies:
        across = np.maximum(np.maximum(body.x - points[:, 0], points[:, 0] - body.right), 0.0)
        down = np.maximum(np.maximum(body.y - points[:, 1], points[:, 1] - body.bottom), 0.0)
        far = np.minimum(far, np.hypot(across, down))
    at = int(far.argmax())
    return Point(x=float(points[at, 0]), y=float(points[at, 1])) if far[at] > _EPSILON_PT else None


def as_read(frames: Sequence[Frame], *, right_to_left: bool) -> tuple[str, ...]:
    """The panels of a page in the order that its frames are read: cut into tiers first, each tier into columns.

    A frame that lies in another (an inset) is read after it, or before it if it lies in the corner where reading
    begins. Other frames that no straight cut parts go by their tops, then across.

    Source:
        Cohn 2013, Navigating Comics: readers keep to rows, and go down a column only where a row is blocked.
    """
    within_another = insets(frames)
    if within_another:
        small = {one.panel for one, _ in within_another}
        order = list(as_read([one for one in frames if one.panel not in small], right_to_left=right_to_left))
        for one, host in within_another:
            to_left = one.box.center.x < host.box.center.x
            begins = one.box.center.y < host.box.center.y and to_left is not right_to_left
            order.insert(order.index(host.panel) + (not begins), one.panel)
        return tuple(order)
    if len(frames) < 2:
        return tuple(frame.panel for frame in frames)
    for upright in (False, True):
        groups = _parted(frames, upright=upright)
        if len(groups) > 1:
            ordered = groups[::-1] if upright and right_to_left else groups
            return tuple(panel for group in ordered for panel in as_read(group, right_to_left=right_to_left))
    sign = -1 if right_to_left else 1
    return tuple(frame.panel for frame in sorted(frames, key=lambda one: (one.box.y, sign * one.box.x)))


def insets(frames: Sequence[Frame]) -> list[tuple[Frame, Frame]]:
    """Every frame that lies wholly in another, with that other one."""
    return [
        (one, host)
        for one in frames
        for host in frames
        if one.panel != host.panel and one.box.area < host.box.area and within(_ends(one.box), host.box).all()
    ]


def _ends(box: Box) -> Points:
    """The upper left and the lower right corner: 2 2."""
    return np.array([(box.x, box.y), (box.right, box.bottom)])


def _parted(frames: Sequence[Frame], *, upright: bool) -> list[list[Frame]]:
    """Frames in groups with a straight gutter between each two, upright or level."""
    groups: list[list[Frame]] = []
    end = -math.inf
    for frame in sorted(frames, key=lambda one: one.box.x if upright else one.box.y):
        start = frame.box.x if upright else frame.box.y
        if start >= end - _EPSILON_PT:
            groups.append([])
        groups[-1].append(frame)
        end = max(end, frame.box.right if upright else frame.box.bottom)
    return groups
