"""Framing: how close the camera comes, where each figure stands, and where its body meets the frame's edge.

Knows: shots, head room, look room, crop lines between the joints, faces kept apart and in frame.
Does not know: the set, ink, or how a figure is drawn (only its extents in metres).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from audobon.comic.storyboard import Angle, Camera, Facing, Placement, Shot
from audobon.pencils.camera import View
from audobon.pencils.shapes import Figure


@dataclass(frozen=True, kw_only=True)
class ShotGrammar:
    """One shot's rules.

    `body` is the share of the frame's height the tallest figure takes (0 where the crop decides), `feet` the row of its
    feet, `crop` what part of its height is shown from the crown, `face` the share of the frame's height a face takes.
    `distance` is metres to the lens for people of a grown man's size, `eye` the camera's height and `stage_depth` how
    far depth 1 lies behind depth 0, both in heights of the tallest; `head` the least room above the crown;
    `softness` how far the set falls back; `keep` the share of a body's width beside the face that stays in frame.
    """

    body: float
    feet: float
    crop: float
    face: float
    distance: float
    eye: float
    stage_depth: float
    head: float
    softness: float
    keep: float


GRAMMAR: dict[Shot, ShotGrammar] = {
    Shot.EXTREME_WIDE: ShotGrammar(
        body=0.30, feet=0.86, crop=1, face=0, distance=9.0, eye=1.30, stage_depth=3.2, head=0.1, softness=0, keep=1.0
    ),
    Shot.WIDE: ShotGrammar(
        body=0.48, feet=0.89, crop=1, face=0, distance=6.5, eye=0.98, stage_depth=2.4, head=0.1, softness=0, keep=1.0
    ),
    Shot.FULL: ShotGrammar(
        body=0.74, feet=0.93, crop=1, face=0, distance=4.8, eye=0.80, stage_depth=1.5, head=0.09, softness=0.1, keep=1.0
    ),
    Shot.MEDIUM: ShotGrammar(
        body=0, feet=0, crop=0.62, face=0, distance=3.7, eye=0.82, stage_depth=0.7, head=0.10, softness=0.4, keep=0.7
    ),
    Shot.CLOSE_UP: ShotGrammar(
        body=0,
        feet=0,
        crop=0.36,
        face=0.42,
        distance=3.0,
        eye=0.88,
        stage_depth=0.35,
        head=0.07,
        softness=0.8,
        keep=0.25,
    ),
    Shot.EXTREME_CLOSE_UP: ShotGrammar(
        body=0, feet=0, crop=0.16, face=0.74, distance=2.6, eye=0.90, stage_depth=0.2, head=0.04, softness=1.0, keep=0.0
    ),
}

CROPS = (0.36, 0.62, 0.86, 1.08)
"""Where the frame may cut a body, from the crown: chest, mid-thigh, mid-shin, below the feet; never a joint."""

SMALLEST_WORLD = 1.42
"""Wider shots hold the set as for people at least this tall (set metres)."""

SMALLEST_SHARE = 0.30
LARGEST_CHEAT = 2.6
"""A figure less than this share of the tallest is drawn larger, by at most this much: a storybook's licence."""


@dataclass(frozen=True, kw_only=True)
class Stand:
    """Where one figure stands: world x and z, metres, and how much larger than life it is drawn."""

    x: float
    z: float
    scale: float


@dataclass(frozen=True, kw_only=True)
class Ground:
    """What framing must know of the set.

    `set_scale` is its size against a grown man's world (the lens keeps its distance in those units); `room_height`
    metres from floor to ceiling, None out of doors; `deepest` how many set metres behind the stage's front edge figures
    may stand; `center` the world x that the middle of the frame looks at.
    """

    set_scale: float = 1.0
    room_height: float | None = None
    deepest: float = 4.0
    center: float = 0.0


@dataclass(frozen=True, kw_only=True)
class Framing:
    view: View
    stands: tuple[Stand, ...]


@dataclass(frozen=True, kw_only=True)
class _Extent:
    """A figure's measures in metres, its cheat included: heights above ground are positive."""

    crown: float
    left: float
    right: float
    face_left: float
    face_right: float
    face_top: float
    face_bottom: float
    cheat: float

    @property
    def face_height(self) -> float:
        return max(self.face_top - self.face_bottom, 0.02)


def frame_panel(
    figures: Sequence[Figure],
    placements: Sequence[Placement],
    *,
    shot: Shot,
    camera: Camera,
    size_px: tuple[int, int],
    head_room: float,
    ground: Ground,
) -> Framing:
    """Choose the camera and everybody's stand.

    Args:
        figures: As drawn, metres.
        placements: One for each figure; `x` 0..1 and `depth` 0..1 are wishes that crowding may bend.
        shot: How close to come; more figures than fit make the camera step back.
        camera: Angle and tilt.
        size_px: Width and height of the frame.
        head_room: Share of the frame's height, from the top, to keep free of heads (for balloons), 0..0.6.
        ground: The set's size and bounds.
    """
    extents = _extents(figures)
    grammar, set_scale = GRAMMAR[shot], ground.set_scale
    width_px, height_px = size_px
    reach = _tallest(extents)
    for attempt in range(14):
        grip = _grip(extents, grammar, shot=shot, head_room=head_room, back=attempt)
        most = None if ground.room_height is None else 1.25 * ground.room_height * set_scale / 0.90**attempt
        grip = _bounded(grip, grammar, set_scale=set_scale, most=most)
        scale_px = height_px / grip.metres
        depths = [min(p.depth * grammar.stage_depth * reach, ground.deepest * set_scale) for p in placements]
        distance = grammar.distance * set_scale
        shrink = [distance / (distance + z) for z in depths]
        centers = _apart(extents, placements, scale_px=scale_px, shrink=shrink, keep=grammar.keep, width_px=width_px)
        horizon = _horizon(grip, grammar, camera=camera, reach=reach, height_px=height_px)
        view = View(
            width_px=width_px,
            height_px=height_px,
            scale_px=scale_px,
            distance=distance,
            eye=horizon[0],
            horizon_px=horizon[1],
            center=ground.center,
            tilt_degrees=float(np.clip(camera.tilt_degrees, -20, 20)),
            pen_px=1.75 * min(width_px, height_px) / 768 if min(width_px, height_px) > 400 else 1.15,
            softness=grammar.softness,
        )
        stands = _stands(extents, centers, depths=depths, view=view)
        if not extents or (centers is not None and _readable(extents, stands, view=view)):
            break
    return Framing(view=view, stands=stands)


@dataclass(frozen=True, kw_only=True)
class _Grip:
    """What the frame holds: its height in metres at z = 0 and the row (share of the height) of the ground there."""

    metres: float
    ground: float


def _extents(figures: Sequence[Figure]) -> list[_Extent]:
    crowns = [max(-figure.body[1], -figure.face[1], 0.05) for figure in figures]
    tallest = max(crowns, default=1.75)
    result = []
    for figure, crown in zip(figures, crowns, strict=True):
        cheat = float(np.clip(SMALLEST_SHARE * tallest / crown, 1.0, LARGEST_CHEAT))
        left, _, right, _ = figure.body
        face = figure.face
        result.append(
            _Extent(
                crown=crown * cheat,
                left=left * cheat,
                right=right * cheat,
                face_left=face[0] * cheat,
                face_right=face[2] * cheat,
                face_top=-face[1] * cheat,
                face_bottom=-face[3] * cheat,
                cheat=cheat,
            )
        )
    return result


def _tallest(extents: Sequence[_Extent]) -> float:
    """The height that rules the frame; one who lies down is as tall as half his length."""
    return max((max(e.crown, 0.5 * (e.right - e.left)) for e in extents), default=1.75)


def _grip(extents: Sequence[_Extent], grammar: ShotGrammar, *, shot: Shot, head_room: float, back: int) -> _Grip:
    """How much the frame holds when the camera has stepped back `back` times."""
    reach = _tallest(extents)
    crown_row = max(grammar.head, head_room + 0.02)
    if grammar.body:
        body = min(grammar.body, grammar.feet - crown_row) * 0.90**back
        feet = grammar.feet if shot is not Shot.FULL else min(0.95, crown_row + body + 0.03 if back == 0 else 0.93)
        return _Grip(metres=reach / max(body, 0.12), ground=max(feet, 0.80))
    if grammar.face and back == 0 and extents:
        face = min(grammar.face, 0.86 * (1 - crown_row))
        lead = max(extents, key=lambda e: e.crown)
        metres = lead.face_height / face
        return _Grip(metres=metres, ground=crown_row + _hat(lead) / metres + lead.face_top / metres)
    wanted = [crop for crop in CROPS if crop > grammar.crop + 1e-6 or (back == 0 and crop >= grammar.crop)]
    crop = wanted[min(max(back - 1, 0), len(wanted) - 1)] if back else wanted[0]
    extra = max(back - len(wanted), 0)
    shown = 0.96 if crop > 1 else 1.0
    metres = reach * crop / (shown - crown_row) / 0.90**extra
    return _Grip(metres=metres, ground=crown_row + reach / metres)


def _bounded(grip: _Grip, grammar: ShotGrammar, *, set_scale: float, most: float | None) -> _Grip:
    """Small people in a large world stay small; and no frame shows much more than the room."""
    if not grammar.body:
        return grip
    metres = max(grip.metres, SMALLEST_WORLD / grammar.body * set_scale)
    return _Grip(metres=metres if most is None else min(metres, most), ground=grip.ground)


def _hat(lead: _Extent) -> float:
    """How far the crown (ears, hat) stands above the face, as far as a close frame wants to keep it."""
    return min(lead.crown - lead.face_top, 0.35 * lead.face_height)


def _horizon(grip: _Grip, grammar: ShotGrammar, *, camera: Camera, reach: float, height_px: int) -> tuple[float, float]:
    """Eye height in metres and the horizon's row in pixels."""
    turn = {Angle.EYE: 0.0, Angle.HIGH: 0.50, Angle.LOW: -0.42}[camera.angle]
    eye = max(grammar.eye * reach + turn * min(grip.metres, 2.2 * reach), 0.10 * reach)
    return eye, height_px * grip.ground - eye * height_px / grip.metres


def _apart(
    extents: Sequence[_Extent],
    placements: Sequence[Placement],
    *,
    scale_px: float,
    shrink: Sequence[float],
    keep: float,
    width_px: int,
) -> list[float] | None:
    """Pixel x of each figure's origin with faces clear of each other, or None where the frame is too narrow."""
    if not extents:
        return []
    centers = [_looking_room(p, alone=len(placements) == 1) * width_px for p in placements]
    order = sorted(range(len(extents)), key=lambda i: (placements[i].x, i))
    lows, highs = [], []
    for i, extent in enumerate(extents):
        factor = scale_px * shrink[i]
        margin = 0.06 * (extent.face_right - extent.face_left)
        reach_left = -extent.face_left + margin + keep * max(extent.face_left - extent.left, 0.0)
        reach_right = extent.face_right + margin + keep * max(extent.right - extent.face_right, 0.0)
        lows.append(reach_left * factor + 0.015 * width_px)
        highs.append(width_px - reach_right * factor - 0.015 * width_px)
        if lows[i] > highs[i]:
            return None
    gaps = [
        _least_gap(extents[a], extents[b], factor_a=scale_px * shrink[a], factor_b=scale_px * shrink[b])
        for a, b in pairwise(order)
    ]
    at = [float(np.clip(centers[i], lows[i], highs[i])) for i in order]
    for k, gap in enumerate(gaps):
        at[k + 1] = max(at[k + 1], at[k] + gap)
    for k in range(len(at) - 1, -1, -1):
        limit = highs[order[k]] if k == len(at) - 1 else min(highs[order[k]], at[k + 1] - gaps[k])
        at[k] = min(at[k], limit)
        if at[k] < lows[order[k]] - 1e-6:
            return None
    placed = [0.0] * len(extents)
    for k, i in enumerate(order):
        placed[i] = at[k]
    return placed


def _least_gap(left: _Extent, right: _Extent, *, factor_a: float, factor_b: float) -> float:
    """Distance between two neighbours' origins: no face covered by the other's body, bodies overlap a third at most."""
    body = 0.66 * (left.right * factor_a - right.left * factor_b)
    faces = 1.08 * (left.face_right * factor_a - right.face_left * factor_b)
    cover = max(
        left.right * factor_a - right.face_left * factor_b,
        left.face_right * factor_a - right.left * factor_b,
    )
    apart_in_height = (
        left.crown * factor_a < right.face_bottom * factor_b or right.crown * factor_b < left.face_bottom * factor_a
    )
    return max(body, 0.0) if apart_in_height else max(body, faces, cover)


def _looking_room(placement: Placement, *, alone: bool) -> float:
    """Somebody alone and near the middle stands a little off it, away from where he looks."""
    x = float(np.clip(placement.x, 0.04, 0.96))
    if alone and 0.40 <= x <= 0.60:
        if placement.facing is Facing.LEFT:
            return max(x, 0.56)
        if placement.facing is Facing.RIGHT:
            return min(x, 0.44)
    return x


def _stands(
    extents: Sequence[_Extent], centers: Sequence[float] | None, *, depths: Sequence[float], view: View
) -> tuple[Stand, ...]:
    if centers is None:
        count = len(extents)
        centers = [view.width_px * (k + 0.5) / count for k in range(count)]
    return tuple(
        Stand(x=view.center + (px - view.width_px / 2) / view.scale_at(z), z=z, scale=extent.cheat)
        for px, z, extent in zip(centers, depths, extents, strict=True)
    )


def _readable(extents: Sequence[_Extent], stands: Sequence[Stand], *, view: View) -> bool:
    """Whether every face lies inside the frame."""
    for extent, stand in zip(extents, stands, strict=True):
        ground, scale = view.ground_px(stand.z), view.scale_at(stand.z)
        top, bottom = ground - extent.face_top * scale, ground - extent.face_bottom * scale
        if top < 0.0 or bottom > 0.97 * view.height_px:
            return False
    return True
