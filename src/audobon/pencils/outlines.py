"""Outlines: the points of all shapes at once become polygons that a rasteriser can fill.

Knows: pieces between gaps, the boxes they fill, the brush's ribbon along a line, sub-pixel integers.
Does not know: colours, pictures, what a shape means.
One pass over all points of a panel costs a tenth of a pass a shape.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from audobon.pencils.shapes import Points, Shape, ShapeKind

SUBPIXEL_BITS = 4
_SUBPIXEL = 1 << SUBPIXEL_BITS
_FAR_OUT_PX = 12_000.0
_EDGE_SPREAD_PX = 0.85
"""How much an antialiased polygon grows: its edge is drawn as a line one pixel wide around the fill."""

Polygon = NDArray[np.int32]
Numbers = NDArray[np.intp]


class Outlines:
    """All shapes' pieces as polygons, and the brush ribbons of those that are inked.

    Args:
        shapes: In pixel coordinates, NaN rows between the pieces of one shape.
        width_px: Frame width.
        height_px: Frame height.
    """

    def __init__(self, shapes: Sequence[Shape], *, width_px: int, height_px: int) -> None:
        rows = np.concatenate([shape.points for shape in shapes]) if shapes else np.empty((0, 2))
        shape_of = np.repeat(np.arange(len(shapes)), [len(shape.points) for shape in shapes])
        gap = np.isnan(rows[:, 0])
        run = np.cumsum(gap | (np.diff(shape_of, prepend=-1) != 0))[~gap]
        self._points: Points = rows[~gap]
        self._starts: Numbers = np.flatnonzero(np.diff(run, prepend=-1) != 0)
        self._ends: Numbers = np.append(self._starts[1:], len(self._points))[: len(self._starts)]
        self._piece_shape = shape_of[~gap][self._starts]
        self._first = np.searchsorted(self._piece_shape, np.arange(len(shapes) + 1)).tolist()
        self.boxes = self._boxes(len(shapes))
        reach = np.array([shape.ink_width + 2 * shape.softness + 1 for shape in shapes])
        self._seen(reach, width_px=width_px, height_px=height_px)
        brush = _ribbons(self._points, shapes, self._piece_shape, self._starts, self._ends)
        self._fills, self._ribbons = fixed(self._points), fixed(brush)
        self._far = {k: brush for k in self._reaching_far()}
        self._spans = list(zip(self._starts.tolist(), self._ends.tolist(), strict=True))

    def _boxes(self, count: int) -> Points:
        """Left, top, right, bottom of each shape; NaN for one without points."""
        boxes = np.full((count, 4), np.nan)
        if len(self._points):
            self._low = np.minimum.reduceat(self._points, self._starts)
            self._high = np.maximum.reduceat(self._points, self._starts)
            inside, first = np.unique(self._piece_shape, return_index=True)
            boxes[inside, :2] = np.minimum.reduceat(self._low, first)
            boxes[inside, 2:] = np.maximum.reduceat(self._high, first)
        return boxes

    def _seen(self, reach: Points, *, width_px: int, height_px: int) -> None:
        """Which pieces, and so which shapes, can touch the frame."""
        self.visible: list[int] = []
        self._in_frame: list[bool] = []
        if not len(self._points):
            return
        margin = reach[self._piece_shape]
        inside = (self._low[:, 0] - margin < width_px) & (self._low[:, 1] - margin < height_px)
        inside &= (self._high[:, 0] + margin > 0) & (self._high[:, 1] + margin > 0)
        self.visible = np.unique(self._piece_shape[inside]).tolist()
        self._in_frame = inside.tolist()

    def _reaching_far(self) -> list[int]:
        """Numbers of the pieces that reach so far out of the frame that a rasteriser would lose count."""
        if not len(self._points):
            return []
        return np.flatnonzero((self._low < -_FAR_OUT_PX).any(axis=1) | (self._high > _FAR_OUT_PX).any(axis=1)).tolist()

    def pieces(self, number: int) -> list[int]:
        """Numbers of a shape's pieces in the frame."""
        return [k for k in range(self._first[number], self._first[number + 1]) if self._in_frame[k]]

    def fill(self, piece: int) -> Polygon:
        """The piece itself as a polygon."""
        start, end = self._spans[piece]
        if piece in self._far:
            return fixed(_cropped(self._points[start:end]))
        return self._fills[start:end]

    def rings(self, piece: int) -> list[Polygon]:
        """The brush round a closed piece: two rings, so that the even-odd rule leaves the middle free."""
        start, end = self._spans[piece]
        if piece in self._far:
            sides = self._far[piece]
            return [fixed(_cropped(side)) for side in (sides[2 * start : start + end], sides[start + end : 2 * end])]
        return [self._ribbons[2 * start : start + end], self._ribbons[start + end : 2 * end]]

    def ribbon(self, piece: int) -> Polygon:
        """The brush along an open piece, there and back."""
        start, end = self._spans[piece]
        if piece in self._far:
            return fixed(_cropped(self._far[piece][2 * start : 2 * end]))
        return self._ribbons[2 * start : 2 * end]

    def points(self, piece: int) -> Points:
        """The piece in pixels."""
        start, end = self._spans[piece]
        return self._points[start:end]


def fixed(points: Points) -> Polygon:
    """Sub-pixel integers; a pixel's centre is at its half, where a rasteriser counts it whole."""
    units = (points - 0.5) * _SUBPIXEL
    np.minimum(units, _FAR_OUT_PX * _SUBPIXEL, out=units)
    np.maximum(units, -_FAR_OUT_PX * _SUBPIXEL, out=units)
    return np.rint(units, out=units).astype(np.int32)


def _cropped(polygon: Points) -> Points:
    """What of a polygon lies within `_FAR_OUT_PX` of the frame's corner: its corners must not merely be moved there,
    that would turn its edges (Sutherland and Hodgman, Reentrant Polygon Clipping, 1974)."""
    for axis in (0, 1):
        for sign in (-1.0, 1.0):
            depth = _FAR_OUT_PX - sign * polygon[:, axis]
            kept: list[Points] = []
            for k in range(len(polygon)):
                a, b = depth[k - 1], depth[k]
                if (a >= 0) != (b >= 0):
                    kept.append(polygon[k - 1] + (polygon[k] - polygon[k - 1]) * a / (a - b))
                if b >= 0:
                    kept.append(polygon[k])
            polygon = np.array(kept).reshape(-1, 2)
    return polygon


def _ribbons(points: Points, shapes: Sequence[Shape], piece_shape: Numbers, starts: Numbers, ends: Numbers) -> Points:
    """Every line as a brush draws it: for each piece its two sides, one after the other where closed, there and back
    where open; heavier on the shaded side where closed, thinner to the ends where tapered."""
    if not len(points):
        return np.empty((0, 2))
    closed = np.array([shape.kind is ShapeKind.FORM or shape.closed for shape in shapes])[piece_shape]
    tapers = np.array([shape.kind is ShapeKind.STROKE and shape.taper for shape in shapes])[piece_shape] & ~closed
    widths = np.array([shape.ink_width for shape in shapes])[piece_shape]
    counts = ends - starts
    piece = np.repeat(np.arange(len(starts)), counts)
    here, first, last = np.arange(len(points)), starts[piece], ends[piece] - 1
    ring = closed[piece]
    after = np.where(here < last, here + 1, np.where(ring, first, last))
    before = np.where(here > first, here - 1, np.where(ring, last, first))
    along = points[after] - points[before]
    length = np.hypot(along[:, 0], along[:, 1])
    length[length == 0] = 1.0
    normal = np.stack([-along[:, 1], along[:, 0]], axis=1) / length[:, None]
    cross = points[:, 0] * points[after, 1] - points[after, 0] * points[:, 1]
    turn = np.where(np.add.reduceat(cross, starts) < 0, 1.0, -1.0)
    lit = (normal[:, 0] * 0.5 + normal[:, 1] * 0.7) * turn[piece]
    half = np.maximum(widths - _EDGE_SPREAD_PX, 0.1)[piece] / 2
    half = np.where(ring, half * (1.0 + 0.45 * lit), half)
    way = (here - first) / np.maximum(counts - 1, 1)[piece]
    half = np.where(tapers[piece], half * np.sin((0.12 + 0.82 * way) * np.pi) ** 0.7, half)
    offset = normal * half[:, None]
    sides = np.empty((2 * len(points), 2))
    sides[first + here] = points + offset
    back = np.where(ring, last + 1 + here, first + 2 * last + 1 - here)
    sides[back] = points - offset
    return sides
