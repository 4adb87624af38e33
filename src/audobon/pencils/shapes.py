"""The drawn set's vocabulary: every figure, prop and place becomes a flat list of `Shape`s, back to front.

Knows: outlines, fills, ink, shade.  Does not know: cameras, pixels, comics.
Coordinates: local drawing units, x right, y DOWN. A figure's origin is the ground between its feet and one unit is one
metre, so a grown man's crown is near y = -1.75; a place is drawn straight in frame units (0..1 of the frame's height).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from itertools import accumulate

import numpy as np
from numpy.typing import NDArray

Points = NDArray[np.float64]


class ShapeKind(StrEnum):
    """What a shape does to each map.

    `FORM` fills: it covers what is behind it in the draft, line, flat, depth, segmentation and masks, and may be inked
    round its edge. `STROKE` is an open or closed ink line (fold, fur, leaf vein, plank): draft and line only.
    `SHADE` darkens and `LIGHT` lightens softly, clipped to the forms of the same `owner` and `part` group below them:
    draft only. `WASH` is a fill without edge that changes the flat colour too (cheeks, spots, puddles), clipped alike.
    """

    FORM = "form"
    STROKE = "stroke"
    SHADE = "shade"
    LIGHT = "light"
    WASH = "wash"


@dataclass(frozen=True, kw_only=True, eq=False)
class Shape:
    """One mark. `points` is N x 2; `color` is `#rrggbb`; widths are in the same units as the points.

    `ink_width` 0 leaves the edge without a line; `taper` thins a stroke towards both ends as a brush does.
    `strength` 0..1 is how much a SHADE, LIGHT or WASH shows; `softness` is its blur radius in units.
    `owner` is a character id (empty for the set); `part` groups forms for clipping (`head`, `coat`, `trunk`);
    `label` is the segmentation class (`person`, `animal`, `tree`, `ground`, `sky`, `wall`, `furniture`, ...).
    Rows of NaN separate pieces drawn alike (grass blades, bricks). `depth` is nearness, 0 far .. 1 near; `depth_top`,
    where given, is the nearness of the upper edge of a form that lies down (ground, floor). The part `*` of a SHADE,
    LIGHT or WASH clips to nothing: it falls on all that is below it.
    """

    kind: ShapeKind
    points: Points
    color: str
    ink_width: float = 0.0
    ink_color: str = "#2b2320"
    closed: bool = True
    taper: bool = False
    strength: float = 1.0
    softness: float = 0.0
    owner: str = ""
    part: str = ""
    label: str = ""
    depth: float = 0.5
    depth_top: float | None = None

    def moved(self, *, scale: float, dx: float, dy: float, mirror: bool = False, pen: float = 1.0) -> Shape:
        """This shape scaled about the origin (mirrored left-right first if asked), then shifted; `pen` is by how much
        its lines are made broader."""
        factors = np.array([-scale if mirror else scale, scale])
        return self._with(
            {
                "points": self.points * factors + np.array([dx, dy]),
                "ink_width": self.ink_width * scale * pen,
                "softness": self.softness * scale,
            }
        )

    def owned_by(self, owner: str) -> Shape:
        """This shape as somebody's."""
        return self._with({"owner": owner})

    def _with(self, changed: Mapping[str, object]) -> Shape:
        """What `dataclasses.replace` gives, in a sixth of its time: a sheet moves its figures' shapes 50,000 times."""
        other = object.__new__(Shape)
        vars(other).update(vars(self))
        vars(other).update(changed)
        return other


@dataclass(frozen=True, kw_only=True, eq=False)
class Figure:
    """A drawn character in its own units: shapes back to front, and where its parts are.

    `joints` are OpenPose COCO-18 points in order (nose, neck, right shoulder, elbow, wrist, left shoulder, elbow,
    wrist, right hip, knee, ankle, left hip, knee, ankle, right eye, left eye, right ear, left ear), 18 x 2, NaN where a
    joint does not exist or is hidden. `face` and `body` are (left, top, right, bottom).
    `seat` is the point that comes to lie on what bears the figure (saddle, chair, branch); None for one that has none.
    """

    shapes: tuple[Shape, ...]
    joints: Points
    mouth: tuple[float, float]
    eyes: tuple[float, float]
    hands: tuple[tuple[float, float], ...]
    face: tuple[float, float, float, float]
    body: tuple[float, float, float, float]
    seat: tuple[float, float] | None = None
    warnings: tuple[str, ...] = ()


def at_once(shapes: Sequence[Shape], place: Callable[[Points], Points]) -> list[Points]:
    """Every shape's points moved by `place`, which is called a single time for all of them."""
    if not shapes:
        return []
    moved = place(np.concatenate([shape.points for shape in shapes]))
    ends = list(accumulate(len(shape.points) for shape in shapes))
    return [moved[start:end] for start, end in zip([0, *ends], ends, strict=False)]


@lru_cache(maxsize=64)
def catmull_rom(samples: int) -> Points:
    """The weights of four neighbouring control points at `samples` even steps between the middle two, samples x 4.

    Source: Catmull and Rom 1974, uniform parametrisation, tension 0.5.
    """
    t = np.arange(samples) / samples
    weights = [-t + 2 * t**2 - t**3, 2 - 5 * t**2 + 3 * t**3, t + 4 * t**2 - 3 * t**3, t**3 - t**2]
    return np.asarray(0.5 * np.stack(weights, axis=1))


@lru_cache(maxsize=256)
def _neighbours(count: int, *, closed: bool) -> NDArray[np.intp]:
    """Which four of the (for open curves: padded) control points each span takes."""
    spans = count if closed else count - 1
    four = np.arange(spans)[:, None] + (np.arange(-1, 3) if closed else np.arange(4))
    return np.asarray(four % count if closed else four, dtype=np.intp)


def smooth(points: Points, *, closed: bool = True, samples: int = 8) -> Points:
    """A Catmull-Rom curve through N x 2 points, `samples` points a span."""
    control = np.asarray(points, dtype=np.float64)
    count = len(control)
    if count < 3:
        return control
    padded = control
    if not closed:
        padded = np.empty((count + 2, 2))
        padded[1:-1] = control
        padded[0], padded[-1] = 2 * control[0] - control[1], 2 * control[-1] - control[-2]
    curve = np.matmul(catmull_rom(samples), padded[_neighbours(count, closed=closed)]).reshape(-1, 2)
    return curve if closed else np.concatenate([curve, control[-1:]])
