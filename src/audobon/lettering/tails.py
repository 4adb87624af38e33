"""Tails: from a balloon's edge towards the mouth that speaks, or to the border for a speaker out of view.

Knows: how far a tail goes, what it may not cross, how it is priced.  Does not know: its drawn curve.

Sources: Blambot, Comic Book Grammar & Tradition (a tail ends 50-60 % of the way to the mouth); Klein, Balloon
Placement.
"""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from audobon.comic.geometry import Box
from audobon.comic.storyboard import LetteringKind
from audobon.lettering.panel_space import PanelSpace
from audobon.lettering.places import Array, Candidates, Mask, norm

TAIL_SHARE = (0.40, 0.53, 0.60)
"""Where a tail ends between the balloon's edge and the mouth: least, wished, most."""
LEAST_REACH_PT = 15.0
"""Least distance from a balloon's edge to the mouth it speaks for: a shorter tail does not read."""
SHORT_TAIL_COST = 4.0
"""What it costs, a whole way to the mouth, that a tail ends sooner than it should, for a face is in its way."""
LEAST_TAIL_PT = 6.0
"""A tail shorter than this is no tail."""
OWN_FACE_AIR_PT = 1.5
OTHER_FACE_AIR_PT = 4.0
OWN_MOUTH_LEAD = 1.1
"""How many times farther than its own mouth any other mouth must be from a tail's tip."""
MOST_OFF_PANEL_TAIL_PT = 70.0
_TAIL_SAMPLES = np.linspace(0.0, 1.0, 9)
_FINE_SAMPLES = np.linspace(0.0, 1.0, 16)


def with_tails(found: Candidates, *, space: PanelSpace) -> Candidates:
    """Give every place its tail; drop places whose tail would be too short or would cross a face."""
    speaker = found.wanted.speaker
    if speaker is None or found.wanted.kind in (LetteringKind.CAPTION, LetteringKind.SOUND):
        return found
    mouth = space.mouths.get(speaker)
    if mouth is None:
        return _off_panel(found, space=space, side=space.sides.get(speaker))
    # The tail belongs to the drawn oval, not to the region that spikes and puffs take.
    reach = np.array([body.reach for body in found.wanted.bodies])[found.body][:, None]
    to_mouth = np.array(mouth) - found.centers
    scale = norm(to_mouth[:, 0], to_mouth[:, 1], found.halves / reach, found.power) ** (1 / found.power)
    distance = np.hypot(to_mouth[:, 0], to_mouth[:, 1])
    reach_pt = distance * (1 - 1 / np.maximum(scale, 1e-9))
    clear = (scale > 1.0) & (reach_pt >= LEAST_REACH_PT)
    found, to_mouth, scale, reach_pt = found.kept(clear), to_mouth[clear], scale[clear], reach_pt[clear]
    edge = found.centers + to_mouth / scale[:, None]
    share = _tail_share(edge, mouth, face=space.faces.get(speaker), head=space.heads.get(speaker))
    tip = edge + (np.array(mouth) - edge) * share[:, None]
    long = share * reach_pt
    cost = found.costs + _tail_cost(edge, tip, mouth, reach_pt=reach_pt, space=space, speaker=speaker)
    cost += SHORT_TAIL_COST * np.maximum(0.0, TAIL_SHARE[0] - share)
    found = replace(found, edges=edge, tips=tip, mouths=np.broadcast_to(mouth, edge.shape).copy(), costs=cost)
    found = found.kept(long >= LEAST_TAIL_PT)
    found = found.kept(~_nearer_to_another(found, space=space, but=speaker))
    return found.kept(~_tail_meets_faces(found, space=space, own=speaker))


def _nearer_to_another(found: Candidates, *, space: PanelSpace, but: str) -> Mask:
    """Whether the tip lies nearer to the mouth of somebody else than to the one it is meant for."""
    wrong = np.zeros(len(found.centers), dtype=bool)
    if found.tips is None or found.mouths is None:
        return wrong
    own = np.hypot(*(found.tips - found.mouths).T)
    for name, mouth in space.mouths.items():
        if name != but:
            wrong |= np.hypot(*(found.tips - np.array(mouth)).T) < OWN_MOUTH_LEAD * own
    return wrong


def _tail_share(edges: Array, mouth: tuple[float, float], *, face: Box | None, head: Box | None) -> Array:
    """How far each tail goes to the mouth: as wished, less if that spares hair or hat, and never onto the own face."""
    wished, least = TAIL_SHARE[1], TAIL_SHARE[0]
    share = np.full(len(edges), wished)
    if head is not None:
        share = _stopped(share, np.linspace(wished, least, 6), edges, mouth, before=head)
        on_head = _within(edges + (np.array(mouth) - edges) * share[:, None], head, slack_pt=0.0)
        share = np.where(on_head, wished, share)
    if face is not None:
        share = _stopped(share, np.linspace(wished, least, 6), edges, mouth, before=face)
        share = _stopped(share, np.linspace(least, 0.1, 16), edges, mouth, before=face)
    return share


def _stopped(share: Array, steps: Array, edges: Array, mouth: tuple[float, float], *, before: Box) -> Array:
    """Shares taken down the steps while their tips lie in a box."""
    for step in steps:
        tip = edges + (np.array(mouth) - edges) * share[:, None]
        share = np.where(_within(tip, before, slack_pt=OWN_FACE_AIR_PT), np.minimum(share, step), share)
    return share


def _within(points: Array, box: Box, *, slack_pt: float) -> Mask:
    """Which points, `... 2`, lie in a box that is so much larger on every side."""
    x, y = points[..., 0], points[..., 1]
    inside = (x > box.x - slack_pt) & (x < box.right + slack_pt)
    return np.asarray(inside & (y > box.y - slack_pt) & (y < box.bottom + slack_pt))


def _tail_cost(
    edge: Array, tip: Array, mouth: tuple[float, float], *, reach_pt: Array, space: PanelSpace, speaker: str
) -> Array:
    cost = 0.0045 * np.maximum(0.0, reach_pt - 36.0) + 0.045 * np.maximum(0.0, 28.0 - reach_pt)
    away = np.array(mouth) - edge
    slant = np.abs(away[:, 0]) / np.maximum(np.hypot(away[:, 0], away[:, 1]), 1e-9)
    cost += 0.55 * slant**2 + np.where(away[:, 1] < 0, 0.9, 0.0)
    if speaker in space.heads:
        cost += 2.5 * _depth_in(space.faces[speaker], tip)
        cost += 1.5 * _share_in(space.heads[speaker], edge, tip)
        # Best seen from where nothing of the head lies between the tail and the mouth: the side that is faced.
        across = _share_in(space.heads[speaker], edge, np.broadcast_to(mouth, edge.shape)) * reach_pt
        cost += 0.5 * across / space.faces[speaker].height
    own = np.hypot(*(tip - np.array(mouth)).T)
    for name, other in space.mouths.items():
        if name != speaker:
            nearer = np.hypot(*(edge - np.array(other)).T) < reach_pt
            cost += np.where(nearer, 0.9, 0.0)
            cost += 2.0 * np.maximum(0.0, own / np.maximum(np.hypot(*(tip - np.array(other)).T), 1e-6) - 0.6)
    for body in space.bodies:
        cost += 0.35 * _share_in(body, edge, tip)
    return np.asarray(cost)


def _depth_in(face: Box, tip: Array) -> Array:
    """How deep each tip lies in a face: 0 outside and at its edge, 1 in its middle."""
    middle = face.center
    across = 1 - np.abs(tip[:, 0] - middle.x) / max(face.width / 2, 1e-6)
    down = 1 - np.abs(tip[:, 1] - middle.y) / max(face.height / 2, 1e-6)
    return np.asarray(np.clip(np.minimum(across, down), 0.0, 1.0))


def _share_in(box: Box, start: Array, end: Array) -> Array:
    """The share of each segment that lies in a box."""
    points = start[:, None, :] + (end - start)[:, None, :] * _FINE_SAMPLES[None, :, None]
    inside = (points[..., 0] > box.x) & (points[..., 0] < box.right)
    inside &= (points[..., 1] > box.y) & (points[..., 1] < box.bottom)
    return np.asarray(inside.mean(axis=1))


def _off_panel(found: Candidates, *, space: PanelSpace, side: str | None) -> Candidates:
    """Tails that butt the frame's border, towards the side where the speaker is, or the nearer one."""
    frame = space.frame
    x, y = found.centers[:, 0], found.centers[:, 1]
    to_left = x - frame.x < frame.right - x if side is None else np.full(len(x), side == "left")
    b = found.halves[:, 1]
    across = np.where(to_left, x - frame.x, frame.right - x) - found.halves[:, 0]
    # A tail butts the border; the last bubble of a thought is round and must stay clear of it.
    inset = 6.0 if found.wanted.kind is LetteringKind.THOUGHT else 0.7
    tip = np.stack(
        [
            np.where(to_left, frame.x + inset, frame.right - inset),
            np.clip(y + 0.35 * b + 0.3 * across, frame.y + 8, frame.bottom - 8),
        ],
        axis=1,
    )
    reach = np.array([body.reach for body in found.wanted.bodies])[found.body][:, None]
    way = tip - found.centers
    scale = norm(way[:, 0], way[:, 1], found.halves / reach, found.power) ** (1 / found.power)
    edge = found.centers + way / np.maximum(scale, 1e-9)[:, None]
    length = np.hypot(*(tip - edge).T)
    cost = found.costs + 0.02 * np.maximum(0.0, length - 22.0) + 0.05 * np.maximum(0.0, 9.0 - length)
    found = replace(found, edges=edge, tips=tip, costs=cost)
    found = found.kept((scale > 1.0) & (length <= MOST_OFF_PANEL_TAIL_PT))
    return found.kept(~_tail_meets_faces(found, space=space, own=None))


def tail_points(edges: Array, tips: Array) -> Array:
    """Points along each tail: N S 2."""
    return edges[:, None, :] + (tips - edges)[:, None, :] * _TAIL_SAMPLES[None, :, None]


def _tail_meets_faces(found: Candidates, *, space: PanelSpace, own: str | None) -> Mask:
    """Whether a tail crosses a face or what else is taken; it may come nearer to its own speaker's face than to
    another's."""
    met = np.zeros(len(found.centers), dtype=bool)
    if found.edges is None or found.tips is None:
        return met
    points = tail_points(found.edges, found.tips)
    for name, face in space.faces.items():
        met |= _within(points, face, slack_pt=0.5 if name == own else OTHER_FACE_AIR_PT).any(axis=1)
    for box in space.taken:
        met |= _within(points, box, slack_pt=OTHER_FACE_AIR_PT).any(axis=1)
    return met
