"""Cloth that hangs from the body: skirts, coat tails, robes, cloaks.

Knows: that cloth falls from waist or shoulder over the thighs to a fluted hem,
    in every pose.  Does not know: colours' meaning.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from audobon.pencils.figures.ink import Points, Sketch, circle, darker, hull, softened, unit
from audobon.pencils.figures.rig import Skeleton
from audobon.pencils.figures.trunk import Trunk

_SIX = np.linspace(0.0, 1.0, 6)[:, None]
FLOOR = 0.03
"""Cloth that reaches the ground lies on it: no lower than this (statures)."""


@dataclass(frozen=True, kw_only=True)
class Drape:
    """A hung cloth's outline, its waist (left to right) and its hem (left to right), all N x 2 on paper."""

    outline: Points
    waist: Points
    hem: Points

    def rib(self, share: float, top: float = 0.0, bottom: float = 1.0, *, bow: float = 0.0) -> Points:
        """A line down the cloth at `share` 0..1 of its width, between two heights (0 waist, 1 hem)."""
        a = _along(self.waist, share)
        b = _along(self.hem, share)
        bulge = np.array([-(b - a)[1], (b - a)[0]]) * bow
        t = top + (bottom - top) * _SIX
        ribbed: Points = a + (b - a) * t + bulge * (t * (1 - t)) * 4
        return ribbed

    def panel(self, low: float, high: float, *, bottom: float = 1.0) -> Points:
        """The part of the cloth between two shares of its width, ending at `bottom` of its length."""
        left, right = self.rib(low, 0, bottom), self.rib(high, 0, bottom)
        waist, hem = (_along_all(line, np.linspace(low, high, 9)) for line in (self.waist, self.hem))
        inner = waist + (hem - waist) * bottom
        top = waist[::-2]
        return np.vstack([left[:-1], inner, right[::-1][1:], top])


def _along(line: Points, share: float) -> Points:
    place = min(max(share, 0.0), 1.0) * (len(line) - 1)
    low = min(int(place), len(line) - 2)
    between: Points = line[low] + (line[low + 1] - line[low]) * (place - low)
    return between


def _along_all(line: Points, shares: Points) -> Points:
    place = np.clip(shares, 0.0, 1.0) * (len(line) - 1)
    low = np.minimum(place.astype(int), len(line) - 2)
    between: Points = line[low] + (line[low + 1] - line[low]) * (place - low)[:, None]
    return between


def hang(
    skeleton: Skeleton, trunk: Trunk, *, level: float, length: float, flare: float, ease: float, flutes: int
) -> Drape:
    """Cloth from the trunk at `level` down the legs to `length` (0 hip, 0.5 knee, 1 ankle, 1.1 floor)."""
    thick = skeleton.proportions.thick
    left_top, right_top = side_edge(trunk, level, ease, -1), side_edge(trunk, level, ease, 1)
    cloud = [left_top[None], right_top[None]]
    for step in np.arange(np.ceil(level) - 1, -0.5, -1):
        cloud += [side_edge(trunk, float(step), ease, side)[None] for side in (-1, 1)]
    ends, ways = [], []
    for side in ("r", "l"):
        hip, knee, ankle = (skeleton.flat(f"{name}_{side}") for name in ("hip", "knee", "ankle"))
        if length > 0.5:
            cloud.append(circle(knee, 0.046 * thick + ease + flare * 0.25))
        stop = hip + (knee - hip) * min(length * 2, 1) + (ankle - knee) * max(length * 2 - 1, 0)
        way = ankle - knee if length > 0.5 else knee - hip
        cloud.append(circle(hip, 0.055 * thick + ease))
        cloud.append(circle(stop, 0.036 * thick + ease + flare, count=12))
        ends.append(stop)
        ways.append(unit(way))
    down = unit(ways[0] + ways[1] + np.array([0.0, 0.35]))
    body = hull(np.vstack(cloud))
    middle = (ends[0] + ends[1]) / 2
    level_line = np.array([down[1], -down[0]])
    apart = ends[1] - ends[0]
    edge = unit(apart * np.sign(apart @ level_line + 1e-9) + level_line * 0.10)
    down = np.array([-edge[1], edge[0]])
    across = -edge
    reach = (body - middle) @ down
    hips = [float((skeleton.flat(f"hip_{side}") - middle) @ down) for side in ("r", "l")]
    cut = max(*(float((end - middle) @ down) * 0.7 for end in ends), *(hip + 0.05 for hip in hips))
    keep = body[reach <= cut + 1e-6]
    low = [p for p in _cut_points(body, reach, cut)]
    ordered = sorted(low, key=lambda p: float(p @ across), reverse=True)
    start, end = ordered[0], ordered[-1]
    s = np.linspace(0, 1, 6 * flutes + 1)
    width = float(np.hypot(*(end - start)))
    wave = width * 0.022 * np.sin(2 * np.pi * flutes * s + 0.7) * np.sin(np.pi * s) ** 0.5
    hem = start + (end - start) * s[:, None] + down * (width * 0.075 * 4 * s * (1 - s) + wave)[:, None]
    around = np.vstack([keep, start, end])
    angle = np.arctan2((around - middle) @ across, -((around - middle) @ down))
    order = np.argsort(angle)
    side_points = around[order]
    outline = np.vstack([softened(side_points, count=26), hem])
    for line in (outline, hem):
        line[:, 1] = np.minimum(line[:, 1], FLOOR)
    return Drape(outline=outline, waist=np.stack([left_top, (left_top + right_top) / 2, right_top]), hem=hem)


def side_edge(trunk: Trunk, level: float, ease: float, side: int) -> Points:
    """The trunk's contour at `level`, left (-1) or right (1) on paper, `ease` outside the body."""
    center = trunk.center(level)
    above, below = trunk.center(min(level + 0.5, 5.0)), trunk.center(max(level - 0.5, 0.0))
    axis = unit(above - below)
    across = np.array([-axis[1], axis[0]])
    if across[0] < 0:
        across = -across
    turn = np.radians(trunk.yaw)
    lead = float(np.interp(level, np.arange(6), trunk.front if side > 0 else trunk.back)) * np.sin(turn)
    edge: Points = center + across * side * (trunk.radius(level) + ease + lead)
    return edge


def _cut_points(body: Points, reach: Points, cut: float) -> list[Points]:
    """Where the hull crosses the hem line."""
    following, beyond = np.roll(body, -1, axis=0), np.roll(reach, -1)
    crossing = np.flatnonzero((reach > cut) != (beyond > cut))
    points = [body[i] + (following[i] - body[i]) * ((cut - reach[i]) / (beyond[i] - reach[i])) for i in crossing]
    return points if len(points) >= 2 else [body[int(np.argmin(body[:, 0]))], body[int(np.argmax(body[:, 0]))]]


def draw_drape(sketch: Sketch, drape: Drape, color: str, *, part: str, folds: int) -> None:
    """The cloth with its light, its folds and the shade inside them."""
    sketch.form(drape.outline, color, part=part, shade=0.40, hatch=12)
    draw_folds(sketch, drape, color, part=part, folds=folds)


def draw_folds(sketch: Sketch, drape: Drape, color: str, *, part: str, folds: int) -> None:
    """Folds from waist to hem, each with its shade, and a lit ridge."""
    line = darker(color, 0.6)
    for k in range(folds):
        share = (k + 0.7) / (folds + 0.4)
        top = (0.10, 0.42, 0.22, 0.55, 0.3)[k % 5]
        bow = 0.03 * (share - 0.5) * (-1 if k % 2 else 1)
        rib = drape.rib(share, top, 0.985, bow=bow)
        wide = drape.rib(min(share + 0.35 / folds, 1.0), top, 0.985, bow=bow)
        sketch.shade(np.vstack([rib, wide[::-1][:3]]), darker(color, 0.5), part=part, strength=0.30, softness=0.006)
        sketch.curve(rib, ink=0.75 if k % 2 else 0.95, color=line, part=part)
    lit = np.vstack([drape.rib(0.16, 0.08, 0.9), drape.rib(0.34, 0.08, 0.9)[::-1]])
    sketch.light(lit, "#fffdf2", part=part, strength=0.22, softness=0.014)
