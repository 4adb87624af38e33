"""The pen and the brush: geometry of contours, and the sketch that collects a figure's marks back to front.

Knows: tubes, hulls, crescents of shade, runs of heavier ink, local frames.  Does not know: bodies, clothes, pixels.
Light falls from the upper left in drawing space, also on mirrored figures.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache

import cv2
import numpy as np
import pathops
from numpy.typing import ArrayLike, NDArray

from audobon.pencils.shapes import Points as Points
from audobon.pencils.shapes import Shape, ShapeKind, smooth

LIGHT = np.array([-0.55, -0.83])
INK = "#2b2320"


@lru_cache(maxsize=4096)
def mix(color: str, other: str, share: float) -> str:
    """`color` with `share` (0..1) of `other` in it; both `#rrggbb`."""
    one = [int(color[i : i + 2], 16) for i in (1, 3, 5)]
    two = [int(other[i : i + 2], 16) for i in (1, 3, 5)]
    return "#" + "".join(f"{round(a + (b - a) * share):02x}" for a, b in zip(one, two, strict=True))


def darker(color: str, share: float = 0.3) -> str:
    """Towards a warm dark brown, as a glaze would."""
    return mix(color, "#2a1c1a", share)


def lighter(color: str, share: float = 0.3) -> str:
    """Towards paper."""
    return mix(color, "#fffaf0", share)


def drawn_on(color: str) -> str:
    """The ink for strands and feathers on this colour: darker on light ones, a gleam on dark ones."""
    return darker(color, 0.6) if luminance(color) > 0.24 else lighter(color, 0.30)


def luminance(color: str) -> float:
    """Perceived lightness 0..1 of `#rrggbb` (Rec. 601 weights)."""
    red, green, blue = (int(color[i : i + 2], 16) / 255 for i in (1, 3, 5))
    return 0.299 * red + 0.587 * green + 0.114 * blue


def array(points: ArrayLike) -> Points:
    return np.asarray(points, dtype=np.float64)


def unit(vector: ArrayLike) -> Points:
    """`vector` at length one (unchanged if it has none)."""
    value = array(vector)
    length = float(np.dot(value, value)) ** 0.5
    return value / length if length > 1e-9 else value


def sample(values: ArrayLike, at: ArrayLike) -> Points:
    """A 1-D profile given at 0, 1, 2, ... read at fractional places `at` on a Catmull-Rom curve through its values."""
    data, places = array(values), array(at)
    if len(data) == 1:
        return np.full(len(places), data[0])
    padded = np.empty(len(data) + 2)
    padded[0], padded[1:-1], padded[-1] = 2 * data[0] - data[1], data, 2 * data[-1] - data[-2]
    low = np.minimum(np.maximum(places.astype(int), 0), len(data) - 2)
    t = places - low
    a, b, c, d = padded[low], padded[low + 1], padded[low + 2], padded[low + 3]
    ahead = 3 * (b - c) + d - a
    curve: Points = b + 0.5 * t * (c - a + t * (2 * a - 5 * b + 4 * c - d + t * ahead))
    return curve


@lru_cache(maxsize=512)
def _resampling(given: int, wanted: int) -> Points:
    """The matrix that reads a profile of `given` values at `wanted` even steps."""
    at = np.linspace(0, given - 1, wanted)
    return np.stack([sample(row, at) for row in np.eye(given)], axis=1)


def resample(values: ArrayLike, count: int) -> Points:
    """A 1-D profile of radii given at even steps, read at `count` even steps; never negative."""
    data = array(values)
    if len(data) == 1:
        return np.full(count, max(float(data[0]), 0.0))
    return np.maximum(_resampling(len(data), count) @ data, 0.0)


def softened(points: Points, *, count: int, rounds: int = 2) -> Points:
    """An open path at even steps with its corners worn off; its two ends stay."""
    step = np.hypot(*np.diff(points, axis=0).T)
    along = np.concatenate([[0.0], np.cumsum(step)])
    at = np.linspace(0, along[-1], count)
    path = np.stack([np.interp(at, along, points[:, k]) for k in range(2)], axis=1)
    for _ in range(rounds):
        path[1:-1] = (path[:-2] + 2 * path[1:-1] + path[2:]) / 4
    return path


def normals(curve: Points) -> Points:
    """Unit normals of an open curve, to the left of its direction on paper (y down)."""
    step = np.empty_like(curve)
    step[1:-1] = (curve[2:] - curve[:-2]) / 2
    step[0], step[-1] = curve[1] - curve[0], curve[-1] - curve[-2]
    length = np.maximum(np.hypot(step[:, 0], step[:, 1]), 1e-9)
    side = np.empty_like(curve)
    side[:, 0], side[:, 1] = step[:, 1] / length, -step[:, 0] / length
    return side


_TIP = np.stack([np.cos(a := np.array((0.6, 1.2, 1.9, 2.5))), np.sin(a)], axis=1)
_ROOT = np.stack([np.cos(a := np.array((0.3, 0.6, 0.92, 1.24, 1.57, 1.9, 2.22, 2.54, 2.84))), np.sin(a)], axis=1)
STRAIGHT = 0.995
"""Cosine between neighbouring normals of an axis that does not bend."""


def tube(
    axis: ArrayLike,
    left: ArrayLike,
    right: ArrayLike | None = None,
    *,
    round_end: bool = True,
    round_root: bool = False,
    samples: int = 6,
) -> Points:
    """The contour of a tapered volume round an axis.

    Args:
        axis: K x 2 control points from the root to the tip.
        left: Radii along the axis on the left of its direction, any number of them.
        right: Radii on the other side; the left ones if not given.
        round_end: Whether the tip is domed (a finger) or cut (a sleeve).
        round_root: The same for the root (a shoulder).
        samples: Points a span.

    Returns:
        Closed polygon, M x 2. Points of the inner side that fall inside the volume at a bend are dropped.
    """
    curve = smooth(array(axis), closed=False, samples=samples)
    if len(curve) < 3:
        curve = np.linspace(curve[0], curve[-1], samples + 1)
    count = len(curve)
    radius_left = resample(left, count)
    radius_right = radius_left if right is None else resample(right, count)
    side = normals(curve)
    one = curve + side * radius_left[:, None]
    two = curve - side * radius_right[:, None]
    radius = np.minimum(radius_left, radius_right)
    straight = float(np.einsum("ij,ij->i", side[1:], side[:-1]).min()) > STRAIGHT and float(side[0] @ side[-1]) > 0.9

    def kept(points: Points) -> Points:
        if straight:
            return points
        apart = np.hypot(points[:, None, 0] - curve[None, :, 0], points[:, None, 1] - curve[None, :, 1])
        clear: NDArray[np.bool_] = np.all(apart > radius[None, :] * 0.9, axis=1)
        clear[0] = clear[-1] = True
        return points[clear]

    parts = [kept(one)]
    if round_end:
        tip = unit(curve[-1] - curve[-2])
        span = (radius_left[-1] + radius_right[-1]) / 2
        mid = (one[-1] + two[-1]) / 2
        parts.append(mid + span * (_TIP @ np.stack([side[-1], tip])))
    parts.append(kept(two)[::-1])
    if round_root:
        root = unit(curve[0] - curve[1])
        span = (radius_left[0] + radius_right[0]) / 2
        mid = (one[0] + two[0]) / 2
        parts.append(mid + span * (_ROOT @ np.stack([-side[0], root])))
    return np.vstack(parts)


def hull(points: ArrayLike) -> Points:
    """Convex hull of a set of points, in order."""
    found = cv2.convexHull(array(points).astype(np.float32).reshape(-1, 1, 2))
    return array(found.reshape(-1, 2))


def union(*polygons: Points) -> Points:
    """One outline round overlapping closed polygons (the largest contour of their union)."""
    joined = _path(polygons[0])
    for polygon in polygons[1:]:
        joined = pathops.op(joined, _path(polygon), pathops.PathOp.UNION)
    return array(max((list(contour.points) for contour in joined.contours), key=len)) / _PRECISION


_PRECISION = 4096.0


def _path(polygon: Points) -> pathops.Path:
    path = pathops.Path()
    pen = path.getPen()
    scaled = (polygon * _PRECISION).tolist()
    pen.moveTo(scaled[0])
    for point in scaled[1:]:
        pen.lineTo(point)
    pen.closePath()
    return path


def circle(center: ArrayLike, radius: float, *, count: int = 10) -> Points:
    return ellipse(center, radius, radius, count=count)


@lru_cache(maxsize=64)
def _circle(count: int) -> Points:
    """The unit circle's points."""
    a = np.linspace(0, 2 * np.pi, count, endpoint=False)
    return np.stack([np.cos(a), np.sin(a)], axis=1)


def ellipse(center: ArrayLike, rx: float, ry: float, *, angle: float = 0.0, count: int = 18) -> Points:
    """An ellipse with half axes `rx`, `ry`, turned by `angle` degrees."""
    flat = _circle(count) * (rx, ry)
    if not angle:
        return array(array(center) + flat)
    turn = np.radians(angle)
    spin = np.array([[np.cos(turn), np.sin(turn)], [-np.sin(turn), np.cos(turn)]])
    return array(array(center) + flat @ spin)


def inside(points: Points, polygon: Points) -> NDArray[np.bool_]:
    """Which of N x 2 `points` lie in the closed `polygon` (even-odd rule)."""
    x, y = points[:, :1], points[:, 1:]
    following = np.concatenate([polygon[1:], polygon[:1]])
    x0, y0, x1, y1 = polygon[None, :, 0], polygon[None, :, 1], following[None, :, 0], following[None, :, 1]
    rise = np.where(np.abs(y1 - y0) < 1e-12, 1e-12, y1 - y0)
    crossing = ((y0 > y) != (y1 > y)) & (x < (x1 - x0) * (y - y0) / rise + x0)
    odd: NDArray[np.bool_] = crossing.sum(axis=1) % 2 == 1
    return odd


def outward(polygon: Points) -> Points:
    """Unit normals of a closed polygon that point out of it."""
    ring = np.concatenate([polygon[-1:], polygon, polygon[:1]])
    step = ring[2:] - ring[:-2]
    length = np.maximum(np.hypot(step[:, 0], step[:, 1]), 1e-9)
    normal: Points = np.stack([step[:, 1], -step[:, 0]], axis=1) / length[:, None]
    x, y, after = polygon[:, 0], polygon[:, 1], ring[2:]
    area = float(x @ after[:, 1] - after[:, 0] @ y)
    return normal if area > 0 else -normal


def longest_run(flags: NDArray[np.bool_]) -> NDArray[np.intp]:
    """Indices of the longest circular run of True."""
    if flags.all():
        return np.arange(len(flags))
    start = int(np.argmin(flags))
    order = np.roll(np.arange(len(flags)), -start)
    rolled = flags[order]
    edges = np.flatnonzero(np.diff(np.concatenate([[0], rolled.astype(np.int8), [0]])))
    if len(edges) == 0:
        return np.arange(0)
    begins, ends = edges[::2], edges[1::2]
    best = int(np.argmax(ends - begins))
    return order[begins[best] : ends[best]]


@dataclass(frozen=True)
class Frame:
    """A local sheet of paper: `matrix` (2 x 2) and `origin` take local points into drawing space."""

    matrix: Points
    origin: Points

    def apply(self, points: ArrayLike) -> Points:
        moved: Points = array(points) @ self.matrix + self.origin
        return moved

    def child(self, origin: ArrayLike, *, scale: float = 1.0, angle: float = 0.0, mirror: bool = False) -> Frame:
        """A sheet laid on this one: scaled, mirrored left-right, turned by `angle` degrees (clockwise on paper)."""
        turn = np.radians(angle)
        spin = np.array([[np.cos(turn), np.sin(turn)], [-np.sin(turn), np.cos(turn)]])
        flip = np.array([[-scale if mirror else scale, 0.0], [0.0, scale]])
        return Frame(flip @ spin @ self.matrix, self.apply(origin))

    @property
    def scale(self) -> float:
        return float(np.hypot(self.matrix[0, 0], self.matrix[0, 1]))


@dataclass
class Sketch:
    """Marks in the order they are made. `ink` is the pen's width in drawing units; `depth` goes on every mark."""

    frame: Frame
    ink: float
    label: str
    rng: np.random.Generator
    shapes: list[Shape] = field(default_factory=list)
    depth: float = 0.5

    def form(
        self,
        points: ArrayLike,
        color: str,
        *,
        part: str,
        ink: float = 1.0,
        shade: float = 0.3,
        width: float = 0.0,
        hatch: int = 0,
    ) -> None:
        """A filled volume with its contour, its shaded side and a heavier line under it.

        Args:
            points: Closed polygon in the current frame, dense enough to be drawn as it is.
            color: Fill.
            part: Clipping group.
            ink: Line width in pens; 0 leaves the edge open.
            shade: Strength of the shaded side, 0 for none.
            width: How far the shade reaches in (frame units); a quarter of the smaller extent if 0.
            hatch: How many pen strokes, at most, model the shaded side.
        """
        outline = self.frame.apply(points)
        line = mix(color, "#241613", 0.80)
        self.shapes.append(
            Shape(
                kind=ShapeKind.FORM,
                points=outline,
                color=color,
                ink_width=self.ink * ink,
                ink_color=line,
                part=part,
                label=self.label,
                depth=self.depth,
            )
        )
        if shade <= 0 or len(outline) < 5:
            return
        normal = outward(outline)
        facing = normal @ -LIGHT
        reach = width * self.frame.scale or 0.26 * float(np.ptp(outline, axis=0).min())
        inner = outline - normal * (reach * np.clip(facing, 0, 1))[:, None]
        crescent = np.vstack([outline, outline[:1], inner[:1], inner[::-1]])
        depth = reach * 0.35
        dark = darker(color, 0.55)
        self.shapes.append(
            Shape(
                kind=ShapeKind.SHADE,
                points=crescent,
                color=dark,
                strength=shade,
                softness=depth,
                part=part,
                label=self.label,
                depth=self.depth,
            )
        )
        if hatch:
            self._hatch(outline, normal, facing, reach=reach, count=hatch, color=darker(color, 0.62), part=part)
        if ink >= 0.9:
            run = longest_run(facing > 0.25)
            if len(run) >= 4:
                self._line(outline[run], ink=ink * 1.9, color=line, part=part)

    def _hatch(
        self, outline: Points, normal: Points, facing: Points, *, reach: float, count: int, color: str, part: str
    ) -> None:
        """Parallel pen strokes from the shaded edge inward, in drawing space."""
        run = longest_run(facing > 0.30)
        if len(run) < 4:
            return
        edge = outline[run]
        along = np.concatenate([[0.0], np.cumsum(np.hypot(*np.diff(edge, axis=0).T))])
        number = int(min(count, along[-1] / (self.ink * 3.2)))
        if number < 2:
            return
        at = np.linspace(along[-1] * 0.06, along[-1] * 0.94, number)
        starts = np.stack([np.interp(at, along, edge[:, k]) for k in range(2)], axis=1)
        inward = -np.stack([np.interp(at, along, normal[run][:, k]) for k in range(2)], axis=1)
        slant = np.array([-0.86, -0.50])
        way = inward * 0.45 + slant
        way /= np.maximum(np.hypot(way[:, 0], way[:, 1]), 1e-9)[:, None]
        length = reach * self.rng.uniform(0.45, 0.95, number)
        gap = self.ink * 0.8
        ends = starts + way * (length + gap)[:, None]
        good = inside(ends, outline) & ((inward * way).sum(axis=1) > 0.25)
        for start, end, go in zip(starts[good], ends[good], way[good], strict=True):
            middle = (start + end) / 2 + np.array([go[1], -go[0]]) * float(np.hypot(*(end - start))) * 0.06
            points = np.stack([start + go * gap, middle, end])
            self._line(points, ink=0.5, color=color, part=part)

    def contour(self, points: Points, color: str, *, part: str, ink: float = 1.0) -> None:
        """A form's edge once more, where a wash has run over it."""
        line = mix(color, "#241613", 0.80)
        self._line(self.frame.apply(np.vstack([points, points[:1]])), ink=ink, color=line, part=part, taper=False)

    def stroke(
        self, points: ArrayLike, *, ink: float = 1.0, color: str = INK, part: str = "", taper: bool = True
    ) -> None:
        """An open line, tapered as a brush leaves it."""
        self._line(self.frame.apply(points), ink=ink, color=color, part=part, taper=taper)

    def curve(
        self, points: ArrayLike, *, ink: float = 1.0, color: str = INK, part: str = "", taper: bool = True
    ) -> None:
        """A stroke through a few control points."""
        self.stroke(smooth(array(points), closed=False, samples=5), ink=ink, color=color, part=part, taper=taper)

    def soft(
        self, points: ArrayLike, color: str, *, part: str, kind: ShapeKind, strength: float, softness: float = 0.0
    ) -> None:
        """A SHADE, LIGHT or WASH; `softness` in frame units."""
        blur = softness * self.frame.scale
        self.shapes.append(
            Shape(
                kind=kind,
                points=self.frame.apply(points),
                color=color,
                strength=strength,
                softness=blur,
                part=part,
                label=self.label,
                depth=self.depth,
            )
        )

    def wash(self, points: ArrayLike, color: str, *, part: str, strength: float, softness: float = 0.0) -> None:
        self.soft(points, color, part=part, kind=ShapeKind.WASH, strength=strength, softness=softness)

    def shade(self, points: ArrayLike, color: str, *, part: str, strength: float, softness: float = 0.0) -> None:
        self.soft(points, color, part=part, kind=ShapeKind.SHADE, strength=strength, softness=softness)

    def light(self, points: ArrayLike, color: str, *, part: str, strength: float, softness: float = 0.0) -> None:
        self.soft(points, color, part=part, kind=ShapeKind.LIGHT, strength=strength, softness=softness)

    def ticks(
        self,
        polygon: Points,
        *,
        flow: ArrayLike,
        color: str,
        count: int,
        length: float,
        ink: float = 0.6,
        part: str = "",
    ) -> None:
        """Short fur marks inside a closed polygon, along `flow` (one direction, frame units), a little unruly."""
        low, high = polygon.min(axis=0), polygon.max(axis=0)
        spots = low + self.rng.random((count * 2, 2)) * (high - low)
        way = unit(flow)
        tips = spots + way * length * 1.4
        fits = inside(spots - way * length * 0.4, polygon) & inside(tips, polygon)
        for spot in spots[fits][:count]:
            turn = self.rng.normal(0, 0.28)
            along = np.array([way[0] - way[1] * turn, way[1] + way[0] * turn]) * length * self.rng.uniform(0.6, 1.2)
            bow = np.array([-along[1], along[0]]) * self.rng.normal(0, 0.12)
            self.stroke(np.array([spot, spot + along * 0.5 + bow, spot + along]), ink=ink, color=color, part=part)

    def _line(self, points: Points, *, ink: float, color: str, part: str, taper: bool = True) -> None:
        """A stroke whose points are in drawing space already."""
        self.shapes.append(
            Shape(
                kind=ShapeKind.STROKE,
                points=points,
                color=color,
                ink_width=self.ink * ink,
                ink_color=color,
                closed=False,
                taper=taper,
                part=part,
                label=self.label,
                depth=self.depth,
            )
        )
