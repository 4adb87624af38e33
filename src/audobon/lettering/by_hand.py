"""Balloons where a person wants them: their place is kept, whatever rules it breaks; the others keep clear of them.

Knows: the wished place, and the nearest that lies in the frame.  Does not know: other lines, or the rules.
All in points on the page.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

import numpy as np

from audobon.comic.geometry import Point, point_in
from audobon.comic.storyboard import BalloonPlace
from audobon.lettering.bodies import Body
from audobon.lettering.panel_space import PanelSpace
from audobon.lettering.places import EDGE_PT, Array, Candidates, Placed, Wanted, norm
from audobon.lettering.tails import LEAST_TAIL_PT, TAIL_SHARE, with_tails


def width_asked(place: BalloonPlace | None, *, space: PanelSpace) -> float | None:
    """How wide a person lets a balloon grow; None where nobody has said."""
    return None if place is None or place.width <= 0 else place.width * space.panel.width


def placed_by_hand(wanted: Wanted, asked: BalloonPlace, *, space: PanelSpace) -> Placed:
    """The line in the body that is nearest to the asked width, as near to its asked place as the frame lets it stand.

    Args:
        wanted: The line; it has a body at least.
        asked: Where a person wants it, in unit coordinates of the panel.
        space: The panel.
    """
    body = _body(wanted.bodies, width_pt=width_asked(asked, space=space))
    center = _in_frame(point_in(space.panel, Point(x=asked.x, y=asked.y)), body, space=space)
    placed = Placed(wanted=wanted, body=body, center=center, edge=None, tip=None, mouth=None, cost=0.0)
    if wanted.speaker is None:
        return placed
    mouth = space.mouths.get(wanted.speaker)
    if asked.tip is not None:
        tip = point_in(space.panel, asked.tip)
        return replace(_tailed(placed, (tip.x, tip.y)), mouth=mouth)
    found = with_tails(_alone(wanted, body, center), space=space)
    if len(found.centers):
        return replace(found.placed(0), body=body)
    if mouth is None:
        return placed
    edge = _edge(placed, mouth)
    share = TAIL_SHARE[1]
    tip_at = (edge[0] + (mouth[0] - edge[0]) * share, edge[1] + (mouth[1] - edge[1]) * share)
    return replace(_tailed(placed, tip_at), mouth=mouth)


def _body(bodies: Sequence[Body], *, width_pt: float | None) -> Body:
    if width_pt is None:
        return min(bodies, key=lambda body: body.cost)
    return min(bodies, key=lambda body: (abs(2 * body.half_width * body.reach - width_pt), body.cost))


def _in_frame(wished: Point, body: Body, *, space: PanelSpace) -> tuple[float, float]:
    """The nearest middle at which the body stands clear of the frame; the frame's own where it is as wide as that."""
    frame = space.frame
    a, b = body.half_width * body.reach + EDGE_PT, body.half_height * body.reach + EDGE_PT
    middle = frame.center
    x = min(max(wished.x, frame.x + a), frame.right - a) if 2 * a <= frame.width else middle.x
    y = min(max(wished.y, frame.y + b), frame.bottom - b) if 2 * b <= frame.height else middle.y
    return x, y


def _alone(wanted: Wanted, body: Body, center: tuple[float, float]) -> Candidates:
    """The one place as candidates of one row."""
    return Candidates(
        wanted=replace(wanted, bodies=(body,)),
        body=np.zeros(1, dtype=np.int64),
        centers=np.array([center]),
        halves=np.array([(body.half_width * body.reach, body.half_height * body.reach)]),
        power=body.power,
        edges=None,
        tips=None,
        mouths=None,
        costs=np.zeros(1),
    )


def _edge(placed: Placed, to: tuple[float, float]) -> tuple[float, float]:
    """Where the way from a body's middle to a point leaves its outline; the point itself if that lies within."""
    dx, dy = to[0] - placed.center[0], to[1] - placed.center[1]
    halves = np.array([(placed.body.half_width, placed.body.half_height)])
    reach = float(norm(np.array([dx]), np.array([dy]), halves, placed.body.power)[0]) ** (1 / placed.body.power)
    scale = max(reach, 1.0)
    return placed.center[0] + dx / scale, placed.center[1] + dy / scale


def _tailed(placed: Placed, tip: tuple[float, float]) -> Placed:
    """With a tail to a point; without one where that would be too short to be seen."""
    edge = _edge(placed, tip)
    if np.hypot(tip[0] - edge[0], tip[1] - edge[1]) < LEAST_TAIL_PT:
        return placed
    return replace(placed, edge=edge, tip=tip)


def clear_of(found: Candidates, standing: Iterable[Placed], *, gap_pt: float) -> Candidates:
    """The places that keep clear of balloons that stand already, and of their tails."""
    for one in standing:
        a, b = one.body.half_width * one.body.reach, one.body.half_height * one.body.reach
        away = found.centers - np.array(one.center)
        half = found.halves + np.array([a + gap_pt, b + gap_pt])
        keep = norm(away[:, 0], away[:, 1], half, max(found.power, one.body.power)) > 1.0
        found = found.kept(keep & ~_under_tail(found, one, gap_pt=gap_pt))
    return found


def _under_tail(found: Candidates, one: Placed, *, gap_pt: float) -> np.ndarray[tuple[int, ...], np.dtype[np.bool_]]:
    """Whether a standing balloon's tail runs through a place."""
    met = np.zeros(len(found.centers), dtype=bool)
    if one.edge is None or one.tip is None:
        return met
    start, way = np.array(one.edge), np.array(one.tip) - np.array(one.edge)
    for share in np.linspace(0.0, 1.0, 9):
        at: Array = start + way * share - found.centers
        met |= norm(at[:, 0], at[:, 1], found.halves + gap_pt, found.power) <= 1.0
    return met
