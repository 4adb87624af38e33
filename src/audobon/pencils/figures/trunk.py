"""The trunk as a round surface: sections from crotch to neck, so that cloth and buttons can be drawn on it.

Knows: where a point at a height and an angle round the body comes to lie, and the trunk's contour.
Does not know: what is worn.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from audobon.pencils.figures.ink import Points, array, sample, tube
from audobon.pencils.figures.rig import CAMERA_DROP, Skeleton

CROTCH, PELVIS, WAIST, CHEST, SHOULDERS, NECK = 0.0, 1.0, 2.0, 3.0, 4.0, 5.0


@dataclass(frozen=True)
class Trunk:
    """Six sections (`CROTCH` .. `NECK`): `centers` 6 x 3 in space, half `widths` and `depths`, `belly` forward."""

    centers: Points
    widths: Points
    depths: Points
    yaw: float
    front: Points
    back: Points

    def point(self, level: float, angle: float, *, ease: float = 0.0) -> Points:
        """A point on the surface: `level` 0 crotch .. 5 neck, `angle` 0 breastbone, 90 the figure's left, 180 spine."""
        found: Points = self._surface(np.array([level], dtype=float), np.array([angle], dtype=float), ease=ease)[0]
        return found

    def line(
        self, levels: tuple[float, float], angles: tuple[float, float], *, ease: float = 0.0, count: int = 7
    ) -> Points:
        """A line over the surface from one (level, angle) to another."""
        steps = np.arange(count) / max(count - 1, 1)
        return self._surface(
            levels[0] + (levels[1] - levels[0]) * steps, angles[0] + (angles[1] - angles[0]) * steps, ease=ease
        )

    @cached_property
    def _sections(self) -> Points:
        """All that is interpolated between sections, one row each."""
        return np.column_stack([self.centers, self.widths, self.depths, self.front])

    def _surface(self, levels: Points, angles: Points, *, ease: float) -> Points:
        """N x 2 points on the surface."""
        low = np.minimum(np.maximum(levels.astype(int), 0), 4)
        share = np.minimum(np.maximum(levels - low, 0.0), 1.0)
        table = self._sections
        x0, y0, z0, width, depth, forward = (table[low] + (table[low + 1] - table[low]) * share[:, None]).T
        around, turn = np.radians(angles), np.radians(self.yaw)
        ahead = np.cos(around) * (depth + ease + np.where(np.abs(angles) < 90, forward, 0.0))
        aside = np.sin(around) * (width + ease)
        x = x0 + ahead * np.sin(turn) + aside * np.cos(turn)
        z = z0 + ahead * np.cos(turn) - aside * np.sin(turn)
        return np.stack([x, y0 + CAMERA_DROP * z], axis=1)

    def contour(self, low: float, high: float, *, ease: float = 0.0, neck_ease: float = 0.0) -> Points:
        """The trunk's outline between two levels, `ease` wider than the body (less at the neck)."""
        levels = np.linspace(low, high, 9)
        turn = np.radians(self.yaw)
        half = np.hypot(self.widths * np.cos(turn), self.depths * np.sin(turn))
        lead = self.front * (np.sin(turn) + 0.4 * abs(np.cos(turn)))
        extra = np.where(np.arange(6) >= 5, neck_ease, ease)
        behind = sample(half + self.back * np.sin(turn) + extra, levels)
        ahead = sample(half + lead + extra, levels)
        axis = np.stack([sample(self.centers[:, 0], levels), self._drawn_y(levels)], axis=1)
        return tube(axis, behind, ahead, round_end=False, samples=4)

    def _drawn_y(self, levels: Points) -> Points:
        y = self.centers[:, 1] + CAMERA_DROP * self.centers[:, 2]
        return sample(y, levels)

    def radius(self, level: float) -> float:
        """Half width on paper at `level`."""
        turn = np.radians(self.yaw)
        width, depth = (float(np.interp(level, np.arange(6), v)) for v in (self.widths, self.depths))
        return float(np.hypot(width * np.cos(turn), depth * np.sin(turn)))

    def center(self, level: float) -> Points:
        """The middle of the section at `level`, on paper."""
        if level not in self._middles:
            x = float(np.interp(level, np.arange(6), self.centers[:, 0]))
            self._middles[level] = x, float(self._drawn_y(np.array([level]))[0])
        return np.array(self._middles[level])

    @cached_property
    def _middles(self) -> dict[float, tuple[float, float]]:
        """Middles found before: cloth asks for the same few levels again and again."""
        return {}


def build_trunk(skeleton: Skeleton, *, female: bool) -> Trunk:
    """The trunk of a skeleton, from its proportions."""
    at, body = skeleton.at, skeleton.proportions
    up = (at["waist"] - at["pelvis"]) / max(float(np.linalg.norm(at["waist"] - at["pelvis"])), 1e-9)
    top = (at["neck"] - at["chest"]) / max(float(np.linalg.norm(at["neck"] - at["chest"])), 1e-9)
    centers = np.stack(
        [
            at["pelvis"] - up * body.hip * 0.62,
            at["pelvis"] + up * 0.01,
            at["waist"],
            at["chest"],
            at["neck"] - top * body.torso * 0.12,
            at["neck"],
        ]
    )
    neck = 0.20 * body.head + 0.004
    widths = array([body.hip * 0.95, body.hip * 1.22, body.waist, body.chest, body.shoulder * 0.95, neck * 1.15])
    depths = array([0.78, 1.02, 0.95, 1.06, 0.74, 0.0]) * body.depth
    depths[5] = neck
    bust = 0.018 if female else 0.004
    front = array([body.belly * 0.3, body.belly * 0.9, body.belly * 1.1, bust + body.belly * 0.3, 0.0, 0.0])
    back = array([0.006, 0.014, -0.006, 0.004, 0.006, 0.0])
    return Trunk(centers=centers, widths=widths, depths=depths, yaw=skeleton.yaw, front=front, back=back)
