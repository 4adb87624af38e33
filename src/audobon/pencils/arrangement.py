"""Who stands where in the frame: depth rows, overlaps that keep every face clear, groups huddled, room to look into.

Knows: silhouettes in metres, pixels per metre for each.  Does not know: shots, sets, how a figure is drawn.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from audobon.pencils.shapes import Points
from audobon.pencils.silhouette import Face, Silhouette

FACE_MARGIN = 0.10
"""Air beside a face, in its widths."""
MOST_OVERLAP = 0.55
"""Share of two bodies' widths that may lie over each other."""
CROWD = 7
"""From this many on, figures stand in rows behind one another."""
PER_ROW = 5


@dataclass(frozen=True, kw_only=True)
class Standing:
    """One figure (or pair, or rider and mount) before it is placed.

    `wish` is the unit x it would like, `depth` metres behind the stage's front edge, `looks` -1 to the left, 1 to the
    right, 0 to the reader; `roams` is set for one who runs or chases: it needs room.
    """

    silhouette: Silhouette
    wish: float
    depth: float
    looks: int
    roams: bool = False


@dataclass(frozen=True, kw_only=True)
class Lens:
    """How each figure comes out: pixels per metre across and up, and the row of its ground; `lean` is the sine of the
    camera's tilt, whatever its side: boxes around tilted faces are wider, and come nearer to each other."""

    across: Points
    up: Points
    ground: Points
    lean: float = 0.0


def depths(wishes: Sequence[float], heights: Sequence[float], xs: Sequence[float], *, stagger: float) -> list[float]:
    """Metres behind the front edge: wished differences kept, those who stand level staggered into a triangle or rows.

    Args:
        wishes: Metres of depth as the brief has them.
        heights: How tall each is, metres; the taller of two steps back.
        xs: Wished unit x.
        stagger: Metres of one step back.
    """
    count = len(wishes)
    if not count:
        return []
    nearest = min(wishes)
    order = sorted(range(count), key=lambda i: (xs[i], i))
    back = _rows(order, heights) if count < CROWD else _crowd_rows(order, heights)
    # The tiny last term makes every depth different, so that it is settled who is drawn over whom.
    return [wishes[i] - nearest + stagger * back[i] + 1e-3 * order.index(i) for i in range(count)]


def _rows(order: Sequence[int], heights: Sequence[float]) -> dict[int, float]:
    """A few figures: the taller of two steps back, the tallest of three, the taller half of more; the outer ones a
    little further than the inner, so that they do not stand in line."""
    if len(order) == 1:
        return {order[0]: 0.0}
    if len(order) == 2:
        first, second = order
        taller = first if heights[first] >= heights[second] else second
        return {first: float(first == taller), second: float(second == taller)}
    behind = set(sorted(order, key=lambda i: (-heights[i], i))[: len(order) // 2 if len(order) != 3 else 1])
    return {i: (1.0 if i in behind else 0.0) + 0.12 * abs(k - len(order) // 2) for k, i in enumerate(order)}


def _crowd_rows(order: Sequence[int], heights: Sequence[float]) -> dict[int, float]:
    """A crowd: short ones in the front row, each row spread over the whole width."""
    rows = int(np.ceil(len(order) / PER_ROW))
    back: dict[int, float] = {}
    for start in range(0, len(order), rows):
        column = sorted(order[start : start + rows], key=lambda i: (heights[i], i))
        shift = (start // rows) % 2 * 0.35
        for row, i in enumerate(column):
            back[i] = 2.2 * row + shift
    return back


def arrange(
    standing: Sequence[Standing], lens: Lens, *, band_px: tuple[float, float], keep: float, apart: float
) -> list[float] | None:
    """Pixel x of each figure's origin, or None where the frame is too narrow.

    Args:
        standing: In the brief's order; nobody changes sides.
        lens: How large each comes out.
        band_px: Left and right of the frame, or of the part of it that is free for figures.
        keep: Share of a body's width beside the face that must stay in frame.
        apart: Most distance between neighbours who do not roam, in heights of them.
    """
    if not standing:
        return []
    left, right = band_px
    width_px = right - left
    lows, highs = _bounds(standing, lens, width_px=width_px, keep=keep)
    if (lows > highs).any():
        return None
    order = sorted(range(len(standing)), key=lambda i: (standing[i].wish, i))
    gaps = _gaps(standing, lens, order)
    wished = np.array([float(np.clip(person.wish, 0.04, 0.96)) * width_px for person in standing])
    for tightness in (1.0, 0.5, 0.0):
        at = _spread(standing, order, gaps, wished=wished, loose=apart * lens.across, ease=tightness)
        middle = _middle(standing, order, at=at, wished=wished, width_px=width_px)
        shift = _shift(at, order, lows=lows, highs=highs, wanted=middle)
        if shift is not None:
            placed = [0.0] * len(standing)
            for k, i in enumerate(order):
                placed[i] = left + at[k] + shift
            return placed
    return None


def _bounds(standing: Sequence[Standing], lens: Lens, *, width_px: float, keep: float) -> tuple[Points, Points]:
    """Least and greatest pixel x of each origin: faces inside the frame, and so much of the body as is to be kept."""
    lows, highs = [], []
    for person, across in zip(standing, lens.across, strict=True):
        shape = person.silhouette
        face_left, face_right = min(f.left for f in shape.faces), max(f.right for f in shape.faces)
        margin = 0.06 * (face_right - face_left)
        left = face_left - margin - keep * max(face_left - shape.left, 0.0)
        right = face_right + margin + keep * max(shape.right - face_right, 0.0)
        lows.append(-left * across + 0.012 * width_px)
        highs.append(width_px - right * across - 0.012 * width_px)
    return np.array(lows), np.array(highs)


def _gaps(standing: Sequence[Standing], lens: Lens, order: Sequence[int]) -> Points:
    """Least distance of origins for every two in order, left one first."""
    count = len(order)
    gaps = np.zeros((count, count))
    for a in range(count):
        for b in range(a + 1, count):
            gaps[a, b] = _least_gap(standing, lens, order[a], order[b])
    return gaps


def _least_gap(standing: Sequence[Standing], lens: Lens, left: int, right: int) -> float:
    """Faces beside each other, no face behind the nearer one's body, and bodies not wholly over each other."""
    a, b = standing[left].silhouette, standing[right].silhouette
    core = (1 - MOST_OVERLAP) * (a.core[1] * lens.across[left] - b.core[0] * lens.across[right])
    least = max(core, 0.0)
    near, far = (left, right) if standing[left].depth <= standing[right].depth else (right, left)
    for face in standing[far].silhouette.faces:
        least = max(least, _cover(standing, lens, near=near, far=far, face=face, near_is_left=near == left))
    for one in a.faces:
        for other in b.faces:
            if _rows_meet(lens, one, left, other, right):
                air = FACE_MARGIN * ((one.right - one.left) * lens.across[left])
                air += lens.lean * (
                    (one.top - one.bottom) * lens.up[left] + (other.top - other.bottom) * lens.up[right]
                )
                least = max(least, one.right * lens.across[left] - other.left * lens.across[right] + air)
    return float(least)


def _cover(standing: Sequence[Standing], lens: Lens, *, near: int, far: int, face: Face, near_is_left: bool) -> float:
    """The gap at which the nearer figure's body ends beside the farther one's face."""
    # The face's rows, as heights in the nearer figure's metres.
    top, bottom = (
        (lens.ground[near] - (lens.ground[far] - height * lens.up[far])) / lens.up[near]
        for height in (face.top, face.bottom)
    )
    reach_left, reach_right = standing[near].silhouette.between(bottom, top)
    if not np.isfinite(reach_left):
        return 0.0
    air = FACE_MARGIN * (face.right - face.left) * lens.across[far]
    if near_is_left:
        return float(reach_right * lens.across[near] - face.left * lens.across[far] + air)
    return float(face.right * lens.across[far] - reach_left * lens.across[near] + air)


def _rows_meet(lens: Lens, one: Face, i: int, other: Face, j: int) -> bool:
    """Whether two faces lie at the same height of the frame."""
    tops = lens.ground[i] - one.top * lens.up[i], lens.ground[j] - other.top * lens.up[j]
    feet = lens.ground[i] - one.bottom * lens.up[i], lens.ground[j] - other.bottom * lens.up[j]
    tilted = lens.lean * (one.right - one.left + other.right - other.left) * max(lens.across[i], lens.across[j])
    return bool(max(tops) < min(feet) + 2.0 + tilted)


def _spread(
    standing: Sequence[Standing],
    order: Sequence[int],
    gaps: Points,
    *,
    wished: Points,
    loose: Points,
    ease: float,
) -> list[float]:
    """Positions from left to right: wished distances, but no wider than `loose` and no narrower than the least gaps."""
    at = [0.0]
    for k in range(1, len(order)):
        i, before = order[k], order[k - 1]
        least = float(max(at[j] + gaps[j, k] for j in range(k))) - at[-1]
        tall = 0.5 * (standing[i].silhouette.crown * loose[i] + standing[before].silhouette.crown * loose[before])
        room = tall * (2.4 if standing[i].roams or standing[before].roams else 1.0)
        wish = min(float(wished[i] - wished[before]), max(room, 1.06 * least))
        at.append(at[-1] + max(least + ease * max(wish - least, 0.0), least))
    return at


def _middle(
    standing: Sequence[Standing], order: Sequence[int], *, at: Sequence[float], wished: Points, width_px: float
) -> float:
    """Where the group's first should come so that it stands where it was wished, with room to look into."""
    looks = float(np.mean([person.looks for person in standing]))
    middle = float(wished.mean()) - 0.07 * looks * width_px
    if len(order) > 1:
        # A group belongs nearer to the frame's middle than its single members.
        middle = 0.5 * middle + 0.25 * width_px
    return middle - (at[0] + at[-1]) / 2


def _shift(at: Sequence[float], order: Sequence[int], *, lows: Points, highs: Points, wanted: float) -> float | None:
    """How far to move the whole group to stay within bounds, as near to `wanted` as can be."""
    least = max(lows[i] - x for i, x in zip(order, at, strict=True))
    most = min(highs[i] - x for i, x in zip(order, at, strict=True))
    return float(np.clip(wanted, least, most)) if least <= most + 1e-6 else None
