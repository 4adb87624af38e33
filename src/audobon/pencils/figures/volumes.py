"""Bodies as strings of balls: the outline round them, seen from any side, and cloth cut to fit.

Knows: spheres, outlines, turning a body about its upright axis.  Does not know: any animal.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

import cv2
import numpy as np
import pathops
from numpy.typing import ArrayLike

from audobon.pencils.figures.ink import Points, array

_FINE = 8192.0
_RING = np.linspace(0, 2 * np.pi, 18, endpoint=False)
_UNIT_RING = np.stack([np.cos(_RING), np.sin(_RING)], axis=1)
_TILT = 0.10
"""How far what is nearer stands lower on paper: a low camera's look down on the ground."""


@dataclass(frozen=True)
class Turn:
    """A body's turn about its upright axis: 0 faces right, positive degrees towards the reader, negative away."""

    degrees: float

    def at(self, forward: ArrayLike, up: ArrayLike, side: ArrayLike = 0.0) -> Points:
        """Points of the body (`side` positive on its near, right hand) on paper, y down."""
        turn = np.radians(self.degrees)
        ahead, high, aside = np.broadcast_arrays(array(forward), array(up), array(side))
        near = ahead * np.sin(turn) + aside * np.cos(turn)
        return np.stack([ahead * np.cos(turn) - aside * np.sin(turn), -high + near * _TILT], axis=-1)


def skin(centers: ArrayLike, radii: ArrayLike, *more: tuple[ArrayLike, ArrayLike], points: int = 72) -> Points:
    """One outline round strings of balls.

    Args:
        centers: K x 2, the balls in order; neighbours are joined by their common tangents.
        radii: K.
        more: Further strings (a neck, a tail) that melt into the first.
        points: Of the outline, at even steps; the grooves where strings meet are a little filled.
    """
    path = pathops.Path()
    pen = path.getPen()
    for middles, sizes in ((centers, radii), *more):
        balls = array(middles)[:, None, :] + _UNIT_RING[None] * array(sizes)[:, None, None]
        for first, second in pairwise(balls):
            both = np.vstack([first, second]).astype(np.float32).reshape(-1, 1, 2)
            _trace(pen, array(cv2.convexHull(both, clockwise=True).reshape(-1, 2)))
    path.simplify(fix_winding=True, keep_starting_points=False)
    return even(_largest(path), points)


def cut(shape: Points, within: Points, *, without: Points | None = None) -> Points:
    """The part of a closed polygon that lies within another and without a third (empty, 0 x 2, if none does)."""
    found = pathops.op(_path(shape), _path(within), pathops.PathOp.INTERSECTION)
    if without is not None:
        found = pathops.op(found, _path(without), pathops.PathOp.DIFFERENCE)
    return _largest(found)


def even(polygon: Points, count: int) -> Points:
    """A closed polygon at even steps with its corners worn a little."""
    if len(polygon) < 3:
        return polygon
    ring = np.vstack([polygon, polygon[:1]])
    along = np.concatenate([[0.0], np.cumsum(np.hypot(*np.diff(ring, axis=0).T))])
    at = np.linspace(0, along[-1], count, endpoint=False)
    spaced = np.stack([np.interp(at, along, ring[:, k]) for k in range(2)], axis=1)
    worn: Points = (np.roll(spaced, 1, axis=0) + 2 * spaced + np.roll(spaced, -1, axis=0)) / 4
    return worn


def swollen(polygon: Points, by: float) -> Points:
    """A convex-ish polygon grown from its middle by about `by`: cloth lies on a body, not in it."""
    middle = polygon.mean(axis=0)
    away = polygon - middle
    length = np.maximum(np.hypot(away[:, 0], away[:, 1]), 1e-9)
    grown: Points = polygon + away / length[:, None] * by
    return grown


def _path(polygon: Points) -> pathops.Path:
    path = pathops.Path()
    _trace(path.getPen(), polygon)
    return path


def _trace(pen: pathops.PathPen, polygon: Points) -> None:
    scaled = (polygon * _FINE).tolist()
    pen.moveTo(scaled[0])
    for point in scaled[1:]:
        pen.lineTo(point)
    pen.closePath()


def _largest(path: pathops.Path) -> Points:
    contours = [list(contour.points) for contour in path.contours]
    if not contours:
        return np.zeros((0, 2))
    return array(max(contours, key=_area)) / _FINE


def _area(points: list[tuple[float, float]]) -> float:
    ring = array(points)
    after = np.roll(ring, -1, axis=0)
    return abs(float(ring[:, 0] @ after[:, 1] - after[:, 0] @ ring[:, 1]))
