"""Round bodies in space: sections along a spine or a limb, seen under a yaw, and the one outline round them on paper.

Knows: projecting, rings, lofts, contours.  Does not know: animals.
Space: x the way the body faces, y down, z towards the reader's side of a body seen in profile.
"""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass

import cv2
import numpy as np
import pathops
from numpy.typing import ArrayLike

from audobon.pencils.figures.ink import Points, array, hull, sample, unit
from audobon.pencils.shapes import smooth

_PRECISION = 4096.0
_RING = np.linspace(0, 2 * np.pi, 12, endpoint=False)
_COS, _SIN = np.cos(_RING), np.sin(_RING)
_TEN = np.linspace(0, 2 * np.pi, 10, endpoint=False)
_CIRCLE = np.stack([np.cos(_TEN), np.sin(_TEN)], axis=1)


@dataclass(frozen=True)
class View:
    """How a body is seen: `yaw` 0 in profile to the right, 90 facing the reader, negative turned away; what is one unit
    nearer lies `drop` lower on paper."""

    yaw: float
    drop: float = 0.0

    def flat(self, points: Points) -> Points:
        """Points in space (... x 3) on paper (... x 2)."""
        turn = np.radians(self.yaw)
        x, z = points[..., 0], points[..., 2]
        nearness = x * np.sin(turn) + z * np.cos(turn)
        return np.stack([x * np.cos(turn) - z * np.sin(turn), points[..., 1] + self.drop * nearness], axis=-1)

    def nearness(self, points: Points) -> Points:
        turn = np.radians(self.yaw)
        near: Points = points[..., 0] * np.sin(turn) + points[..., 2] * np.cos(turn)
        return near


@dataclass(frozen=True, eq=False)
class Loft:
    """Elliptic sections along a curve in the body's middle plane: `spine` K x 2 (x, y), half heights, half widths; its
    back is below where it lies `over`."""

    spine: Points
    tall: Points
    wide: Points
    side: float = 0.0
    over: bool = False

    @classmethod
    def through(
        cls, spine: Sequence[Points], tall: Sequence[float], wide: Sequence[float], *, samples: int = 2, side: float = 0
    ) -> Loft:
        """A smooth loft through a few sections."""
        points = array(spine)
        at = np.linspace(0, len(points) - 1, (len(points) - 1) * samples + 1)
        curve = np.stack([sample(points[:, 0], at), sample(points[:, 1], at)], axis=1)
        return cls(curve, np.maximum(sample(tall, at), 1e-4), np.maximum(sample(wide, at), 1e-4), side)

    def normals(self) -> Points:
        """The way up of each section."""
        step = np.gradient(self.spine, axis=0)
        length = np.maximum(np.hypot(step[:, 0], step[:, 1]), 1e-9) * (-1.0 if self.over else 1.0)
        return np.stack([step[:, 1], -step[:, 0]], axis=1) / length[:, None]

    def rings(self, view: View) -> Points:
        """Each section on paper, K x 12 x 2."""
        up = self.normals()
        flat = self.spine[:, None, :] + up[:, None, :] * (self.tall[:, None] * _COS)[:, :, None]
        z = self.side + self.wide[:, None] * _SIN
        return view.flat(np.concatenate([flat, z[:, :, None]], axis=2))

    def at(self, along: ArrayLike, around: ArrayLike) -> Points:
        """Points on the near skin: `along` 0 root .. 1 end, `around` degrees from the back (0) over the near flank (90)
        to the belly (180)."""
        places = np.clip(array(along), 0, 1) * (len(self.spine) - 1)
        knots = np.arange(len(self.spine))
        up = self.normals()
        turn = np.radians(array(around))
        columns = (*self.spine.T, *up.T, self.tall, self.wide)
        x, y, ux, uy, tall, wide = (np.interp(places, knots, column) for column in columns)
        lifted = tall * np.cos(turn)
        return np.stack([x + ux * lifted, y + uy * lifted, self.side + wide * np.sin(turn)], axis=1)


def ball(center: Sequence[float] | Points, radii: tuple[float, float, float], view: View) -> Points:
    """An ellipsoid on paper."""
    turn = np.radians(view.yaw)
    wide = float(np.hypot(radii[0] * np.cos(turn), radii[2] * np.sin(turn)))
    return view.flat(array(center)) + np.stack([wide * _COS, radii[1] * _SIN], axis=1)


def discs(centers: Points, radii: Points) -> Points:
    """Circles on paper, K x 10 x 2."""
    return array(centers[:, None, :] + radii[:, None, None] * _CIRCLE[None])


def outline(*chains: Points | Sequence[Points], count: int = 90, rounds: int = 1) -> Points:
    """The contour round chains of convex sections; each section is joined to the next of its chain.

    `rounds` wears off the creases where volumes meet, as skin does.
    """
    path = pathops.Path()
    for chain in chains:
        pieces = [np.concatenate([a, b]) for a, b in itertools.pairwise(chain)] or [chain[0]]
        for piece in pieces:
            ring = cv2.convexHull((piece * _PRECISION).astype(np.float32)[:, None, :])[:, 0, :].tolist()
            path.moveTo(*ring[0])
            for point in ring[1:]:
                path.lineTo(*point)
            path.close()
    path.simplify(fix_winding=False)
    contours = [array(list(contour.points)) for contour in path.contours]
    largest = max(contours, key=lambda points: float(np.prod(np.ptp(points, axis=0))))
    return rounded(largest / _PRECISION, count=count, rounds=rounds)


def lump(*pieces: Points, count: int = 36) -> Points:
    """The contour round convex pieces taken together."""
    return rounded(hull(np.concatenate(pieces)), count=count, rounds=1)


def ribbon(path: Points, radii: ArrayLike, *, samples: int = 4) -> Points:
    """A band round a path that bends little: cheaper than a tube, with plain ends."""
    curve = smooth(path, closed=False, samples=samples)
    count = len(curve)
    wide = np.interp(np.linspace(0, 1, count), np.linspace(0, 1, len(array(radii))), array(radii))
    step = np.empty_like(curve)
    step[1:-1], step[0], step[-1] = curve[2:] - curve[:-2], curve[1] - curve[0], curve[-1] - curve[-2]
    length = np.maximum(np.hypot(step[:, 0], step[:, 1]), 1e-9)
    side = np.stack([step[:, 1], -step[:, 0]], axis=1) * (wide / length)[:, None]
    return np.concatenate([curve + side, (curve - side)[::-1]])


def rounded(polygon: Points, *, count: int, rounds: int) -> Points:
    """A closed polygon at even steps, its corners worn off."""
    ring = np.concatenate([polygon, polygon[:1]])
    step = np.hypot(*np.diff(ring, axis=0).T)
    along = np.concatenate([[0.0], np.cumsum(step)])
    at = np.linspace(0, along[-1], count, endpoint=False)
    path = np.stack([np.interp(at, along, ring[:, k]) for k in range(2)], axis=1)
    for _ in range(rounds):
        path = (np.roll(path, 1, axis=0) + 2 * path + np.roll(path, -1, axis=0)) / 4
    return path


def reach(root: Points, target: Points, *, lengths: tuple[float, float], forward: bool) -> tuple[Points, Points]:
    """Two bones in a plane from `root` to `target`: the joint between (bent forward or back) and the end."""
    first, second = lengths
    line = target - root
    span = float(np.clip(np.hypot(*line), abs(first - second) + 1e-4, (first + second) * 0.998))
    way = unit(line)
    along = (first**2 - second**2 + span**2) / (2 * span)
    height = float(np.sqrt(max(first**2 - along**2, 0.0)))
    across = array([way[1], -way[0]])
    return root + way * along + across * (height if forward else -height), root + way * span
