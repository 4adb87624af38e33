"""The drawn outlines: ovals with a hand in them, bursts, clouds, caption boxes, tails; balloon and tail made one path.

Knows: geometry and a seed taken from the words.  Does not know: where a balloon should stand.
"""

from __future__ import annotations

import math
import zlib

import numpy as np

from audobon.comic.geometry import Outline, Point
from audobon.comic.storyboard import LetteringKind
from audobon.lettering.bodies import NOTE_AIR_PT, NOTE_PT, Body
from audobon.typography.paths import Polygon, united

TAIL_WIDTH_PT = 6.4
"""Width of every tail where it leaves its balloon: about a capital O, the same on the whole page (Blambot)."""
_BUBBLES_PT = (4.2, 3.0, 2.0)
"""Half the height of each bubble of a thought, where the way is long enough."""
_OVAL_STEPS = 112
_LEAST_BOLT_PT, _MOST_JOG_PT = 16.0, 4.2
_TOOTH_PT, _TOOTH_HIGH_PT = 8.0, 3.2
"""From tooth to tooth along the rim of a voice over a wire, and how far they stand out."""


def body_polygon(body: Body, center: tuple[float, float], *, words: str) -> Polygon:
    """The closed outline of a body, without its tail."""
    rng = np.random.default_rng(zlib.crc32(words.encode("utf-8")))
    if body.kind in (LetteringKind.CAPTION, LetteringKind.SOUND):
        return _box(body, center)
    if body.kind is LetteringKind.SHOUT:
        return _burst(body, center, rng=rng)
    if body.kind is LetteringKind.THOUGHT:
        return _cloud(body, center, rng=rng)
    if body.kind is LetteringKind.RADIO:
        return _teeth(body, center)
    return _oval(body, center, rng=rng)


def joined(polygons: tuple[Polygon, ...]) -> Outline:
    """Polygons that touch, as one closed outline."""
    return outline_of(united(polygons)[0])


def outline_of(polygon: Polygon) -> Outline:
    """A polygon as the comic's type."""
    return Outline(points=tuple(Point(x=float(x), y=float(y)) for x, y in polygon))


def tail_polygon(center: tuple[float, float], edge: tuple[float, float], tip: tuple[float, float]) -> Polygon:
    """A curved tail that tapers from the balloon to its tip.

    It is rooted well inside the balloon, leaves it at full width and bends the way gravity would bend it.
    """
    root = np.array(center) * 0.45 + np.array(edge) * 0.55
    end = np.array(tip)
    along = end - root
    length = float(np.hypot(*along))
    if length < 1e-6:
        return ((tip[0], tip[1]), (tip[0] + 0.1, tip[1]), (tip[0], tip[1] + 0.1))
    side = np.array([-along[1], along[0]]) / length
    # The bend hangs below the straight line, so that a slanting tail leaves the balloon downwards and then turns.
    # One that hangs straight down still has a little swing, away from the side on which it leaves.
    if abs(along[0]) > 0.18 * length:
        bend = 0.13 * abs(float(along[0])) * (1 if side[1] > 0 else -1)
    else:
        bend = 0.07 * length * (1 if edge[0] >= center[0] else -1)
    control = root + 0.5 * along + side * bend
    share = float(np.hypot(*(np.array(edge) - root))) / length
    left, right = [], []
    for step in range(25):
        t = step / 24
        point = (1 - t) ** 2 * root + 2 * t * (1 - t) * control + t * t * end
        tangent = 2 * (1 - t) * (control - root) + 2 * t * (end - control)
        normal = np.array([-tangent[1], tangent[0]]) / max(float(np.hypot(*tangent)), 1e-9)
        # Full width at the balloon's edge, then a taper that stays full a little and ends in a point.
        outside = max(0.0, (t - share) / max(1 - share, 1e-6))
        half = TAIL_WIDTH_PT / 2 * (1 - outside) ** 0.85
        left.append(point + normal * half)
        right.append(point - normal * half)
    ring = left + right[-2::-1]
    return tuple((float(x), float(y)) for x, y in ring)


def bolt_polygon(center: tuple[float, float], edge: tuple[float, float], tip: tuple[float, float]) -> Polygon:
    """A tail like a bolt of lightning, straight with one sharp jog, for voices over a wire.

    One that is too short for a jog is as any other's.
    """
    root = np.array(center) * 0.4 + np.array(edge) * 0.6
    along = np.array(tip) - root
    length = float(np.hypot(*along))
    outside = math.hypot(tip[0] - edge[0], tip[1] - edge[1])
    if outside < _LEAST_BOLT_PT:
        return tail_polygon(center, edge, tip)
    side = np.array([-along[1], along[0]]) / length
    first = 1 - outside / length
    jog = min(_MOST_JOG_PT, 0.16 * outside)
    half = TAIL_WIDTH_PT / 2
    # Shares of the way, how far off it, and half the width there.
    joints = (
        (0.0, 0.0, half),
        (first + 0.44 * (1 - first), jog, 0.72 * half),
        (first + 0.54 * (1 - first), -jog, 0.6 * half),
    )
    left = [root + along * share + side * (off + width) for share, off, width in joints]
    right = [root + along * share + side * (off - width) for share, off, width in joints]
    return tuple((float(x), float(y)) for x, y in (*left, np.array(tip), *right[::-1]))


def notes(body: Body, center: tuple[float, float]) -> tuple[Polygon, ...]:
    """Two quavers inside a song's balloon, before its words and behind them."""
    x, y = center
    off = body.half_width - NOTE_AIR_PT - NOTE_PT / 2
    return (_quaver((x - off, y)), _quaver((x + off, y)))


def _quaver(center: tuple[float, float]) -> Polygon:
    """A note with its stem and flag, as one outline."""
    x, y = center
    unit = NOTE_PT / 5
    head = [(-0.7 + u, 3.2 + v) for u, v in _tilted(1.75, 1.3, degrees=-20)]
    stem = [(0.45, 3.2), (0.45, -4.2), (1.05, -4.2), (1.05, 3.2)]
    flag = [(0.5, -4.2), (1.05, -4.2), (1.5, -2.8), (2.6, -1.6), (2.5, 0.6), (2.0, -0.8), (1.0, -1.7)]
    shapes = [tuple((x + u * unit, y + v * unit) for u, v in part) for part in (head, stem, flag)]
    return united(tuple(shapes))[0]


def _tilted(half_width: float, half_height: float, *, degrees: float) -> list[tuple[float, float]]:
    turn = math.radians(degrees)
    cos, sin = math.cos(turn), math.sin(turn)
    flat = [
        (half_width * math.cos(a), half_height * math.sin(a)) for a in np.linspace(0, 2 * math.pi, 24, endpoint=False)
    ]
    return [(u * cos - v * sin, u * sin + v * cos) for u, v in flat]


def thought_bubbles(edge: tuple[float, float], tip: tuple[float, float]) -> tuple[Polygon, ...]:
    """Three bubbles, smaller and smaller, from a cloud to its thinker."""
    start, end = np.array(edge), np.array(tip)
    length = float(np.hypot(*(end - start)))
    scale = min(1.0, 0.17 * length / _BUBBLES_PT[0])
    sizes = [scale * each for each in _BUBBLES_PT]
    places = (0.24, 0.62, 0.94)
    return tuple(
        _ellipse(tuple((start + place * (end - start)).tolist()), size * 1.12, size)
        for place, size in zip(places, sizes, strict=True)
    )


def _ellipse(center: tuple[float, ...], half_width: float, half_height: float) -> Polygon:
    angles = np.linspace(0, 2 * math.pi, 40, endpoint=False)
    return tuple(
        (float(center[0] + half_width * math.cos(a)), float(center[1] + half_height * math.sin(a))) for a in angles
    )


def _oval(body: Body, center: tuple[float, float], *, rng: np.random.Generator) -> Polygon:
    """A superellipse whose radius sways by one part in a hundred, so that no two balloons are the same."""
    phases = rng.uniform(0, 2 * math.pi, 2)
    points = []
    for angle in np.linspace(0, 2 * math.pi, _OVAL_STEPS, endpoint=False):
        x, y = _on_superellipse(body, float(angle))
        sway = 1 + 0.009 * math.sin(2 * angle + phases[0]) + 0.006 * math.sin(3 * angle + phases[1])
        points.append((center[0] + x * sway, center[1] + y * sway))
    return tuple(points)


def _on_superellipse(body: Body, angle: float) -> tuple[float, float]:
    cos, sin = math.cos(angle), math.sin(angle)
    exponent = 2 / body.power
    return (
        body.half_width * math.copysign(abs(cos) ** exponent, cos),
        body.half_height * math.copysign(abs(sin) ** exponent, sin),
    )


def _burst(body: Body, center: tuple[float, float], *, rng: np.random.Generator) -> Polygon:
    """A shout: uneven spikes around the oval, valleys slightly curved in."""
    around = math.pi * (body.half_width + body.half_height)
    count = max(12, round(around / 17))
    points: list[tuple[float, float]] = []
    angles = np.sort(np.linspace(0, 2 * math.pi, count, endpoint=False) + rng.uniform(-0.25, 0.25, count) * 2 / count)
    peaks = rng.uniform(1.13, body.reach, count)
    for index in range(count):
        here, there = float(angles[index]), float(angles[(index + 1) % count])
        if there < here:
            there += 2 * math.pi
        peak = _scaled(body, center, here, float(peaks[index]))
        following = _scaled(body, center, there, float(peaks[(index + 1) % count]))
        valley = _scaled(body, center, (here + there) / 2, 0.955)
        for step in range(8):
            t = step / 8
            a, b, c = (1 - t) ** 2, 2 * t * (1 - t), t * t
            points.append(
                (a * peak[0] + b * valley[0] + c * following[0], a * peak[1] + b * valley[1] + c * following[1])
            )
    return tuple(points)


def _teeth(body: Body, center: tuple[float, float]) -> Polygon:
    """A voice over a wire: even teeth around the oval, straight-sided, as an electric crackle is drawn."""
    rim = np.array([_on_superellipse(body, a) for a in np.linspace(0, 2 * math.pi, 1441)])
    along = np.concatenate([[0.0], np.cumsum(np.hypot(*np.diff(rim, axis=0).T))])
    count = max(14, round(float(along[-1]) / _TOOTH_PT))
    stand = min(_TOOTH_HIGH_PT, (body.reach - 1) * min(body.half_width, body.half_height))
    points = []
    for index in range(2 * count):
        place = index / (2 * count) * float(along[-1])
        x, y = float(np.interp(place, along, rim[:, 0])), float(np.interp(place, along, rim[:, 1]))
        out = 1 + stand / max(math.hypot(x, y), 1e-6) if index % 2 else 1.0
        points.append((center[0] + x * out, center[1] + y * out))
    return tuple(points)


def _scaled(body: Body, center: tuple[float, float], angle: float, scale: float) -> tuple[float, float]:
    x, y = _on_superellipse(body, angle)
    return (center[0] + x * scale, center[1] + y * scale)


def _cloud(body: Body, center: tuple[float, float], *, rng: np.random.Generator) -> Polygon:
    """A thought: puffs along the oval, united with it."""
    around = math.pi * (body.half_width + body.half_height)
    count = max(9, round(around / 19))
    rim = np.array([_on_superellipse(body, a) for a in np.linspace(0, 2 * math.pi, 721)])
    along = np.concatenate([[0.0], np.cumsum(np.hypot(*np.diff(rim, axis=0).T))])
    polygons = [tuple((center[0] + float(x) * 0.98, center[1] + float(y) * 0.98) for x, y in rim[:-1:6])]
    offset = float(rng.uniform())
    most = (body.reach - 1) * min(body.half_width, body.half_height)
    for index in range(count):
        place = (index + offset) % count / count * float(along[-1])
        x, y = float(np.interp(place, along, rim[:, 0])), float(np.interp(place, along, rim[:, 1]))
        radius = float(along[-1]) / count * 0.58 * float(rng.uniform(0.9, 1.08))
        # The puff's middle lies inside the rim, so that it stands out by no more than the body's reach.
        inward = max(0.0, radius - most) / max(math.hypot(x, y), 1e-6)
        polygons.append(_ellipse((center[0] + x * (1 - inward), center[1] + y * (1 - inward)), radius, radius))
    return united(tuple(polygons))[0]


def _box(body: Body, center: tuple[float, float]) -> Polygon:
    x, y = center
    a, b = body.half_width, body.half_height
    if body.rotation_degrees:
        return _ellipse(center, a, b)
    return ((x - a, y - b), (x + a, y - b), (x + a, y + b), (x - a, y + b))
