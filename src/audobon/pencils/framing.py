"""Framing: how close the camera comes, how high it stands, and so where everybody comes out in the frame.

Knows: shots, angles, head room, crop lines between the joints, whose back we look over.
Does not know: the set, ink, or how a figure is drawn (only its silhouette in metres).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

import numpy as np

from audobon.comic.storyboard import Angle, Camera, Facing, Placement, Shot
from audobon.pencils.arrangement import CROWD, Lens, Standing, arrange, depths
from audobon.pencils.camera import View
from audobon.pencils.shot_grammar import ANGLES, CLOSE_TURN, CROPS, GRAMMAR, AngleGrammar
from audobon.pencils.silhouette import Silhouette

SMALLEST_WORLD = 1.30
"""Wider shots hold the set as for people at least this tall (set metres)."""
SMALLEST_SHARE = 0.34
LARGEST_CHEAT = 2.6
"""A figure less than this share of the tallest is drawn larger, by at most this much: a storybook's licence."""

_WORTH_STEPPING_ASIDE = 0.14
_NARROWEST_BAND = 0.58
_ATTEMPTS = 22
_STEP_BACK = 0.93
_ROAMING = {"running", "chasing", "fleeing", "jumping", "falling", "fighting", "dancing", "flying", "throwing"}
_SHOULDER_REACH = 0.42
_FACES_TO = 0.6
"""Share of the frame's width, from its side, that the one over whose shoulder we look may fill, above this row."""
_SHOULDER_AT = 0.15
"""Unit distance from the frame's side of the head over whose shoulder we look."""
_NEARER = 1.4
_SHOULDER_HEAD = 0.40
_SHOULDER_ROW = 0.50
"""How much larger than those it faces that figure comes out at least; its head's height, and the row of the head's
middle, in heights of the frame."""


@dataclass(frozen=True, kw_only=True)
class Stand:
    """Where one figure stands: the camera's x and z and the lift of its feet, metres, and how much larger than life it
    is drawn."""

    x: float
    z: float
    scale: float
    lift: float = 0.0


@dataclass(frozen=True, kw_only=True)
class Ground:
    """What framing must know of the set.

    `set_scale` is its size against a grown man's world (the lens keeps its distance in those units); `room_height`
    metres from floor to ceiling, None out of doors; `deepest` how many set metres behind the stage's front edge figures
    may stand; `center` the world x that the middle of the frame looks at; `yaw_degrees` how far the set is turned.
    """

    set_scale: float = 1.0
    room_height: float | None = None
    deepest: float = 4.0
    center: float = 0.0
    yaw_degrees: float = 0.0


@dataclass(frozen=True, kw_only=True)
class Words:
    """Room for balloons: the share of the frame's height, from the top, that they fill (0..0.6), and the unit left and
    right of the widest band that they leave free from top to bottom."""

    head_room: float = 0.0
    band: tuple[float, float] = (0.0, 1.0)


@dataclass(frozen=True, kw_only=True)
class Framing:
    """`crowded` is set where no step back could keep every face clear."""

    view: View
    stands: tuple[Stand, ...]
    crowded: bool = False


def frame_panel(
    silhouettes: Sequence[Silhouette],
    placements: Sequence[Placement],
    *,
    shot: Shot,
    camera: Camera,
    size_px: tuple[int, int],
    words: Words,
    ground: Ground,
) -> Framing:
    """Choose the camera and everybody's stand.

    Args:
        silhouettes: As drawn, metres.
        placements: One for each silhouette; `x` 0..1 and `depth` 0..1 are wishes that crowding may bend.
        shot: How close to come; more figures than fit make the camera step back.
        camera: Angle and tilt, and over whose shoulder it looks.
        size_px: Width and height of the frame.
        words: The room to keep free of heads for balloons.
        ground: The set's size and bounds.
    """
    over = next((i for i, p in enumerate(placements) if p.character == camera.over_shoulder), None)
    rest = [i for i in range(len(placements)) if i != over] if over is not None and len(placements) > 1 else None
    if rest is None or over is None:
        return _below_or_beside(
            words,
            lambda room: _shot_clear(
                shot, lambda one: _Take(silhouettes, placements, one, camera, size_px, room, ground)
            ),
        )
    left = over_left(placements, over)
    band = (_SHOULDER_REACH, 1.0) if left else (0.0, 1.0 - _SHOULDER_REACH)
    others, seen = [silhouettes[i] for i in rest], [placements[i] for i in rest]
    beside = replace(words, band=band)
    framing = _shot_clear(shot, lambda one: _Take(others, seen, one, camera, size_px, beside, ground))
    stands = dict(zip(rest, framing.stands, strict=True))
    stands[over] = _shoulder_stand(silhouettes[over], framing.view, left=left)
    return replace(framing, stands=tuple(stands[i] for i in range(len(placements))))


def _shot_clear(shot: Shot, take: Callable[[Shot], _Take]) -> Framing:
    """The shot asked for; where it cannot keep every face clear, the nearest wider one that can."""
    for one in list(Shot)[list(Shot).index(shot) :: -1]:
        framing = take(one).shoot()
        if not framing.crowded:
            return framing
    return framing


def _below_or_beside(words: Words, shoot: Callable[[Words], Framing]) -> Framing:
    """Heads below the balloons, or beside them where that lets the camera come closer."""
    below = shoot(replace(words, band=(0.0, 1.0)))
    left, right = words.band
    if words.head_room < _WORTH_STEPPING_ASIDE or not _NARROWEST_BAND < right - left < 1.0:
        return below
    beside = shoot(Words(head_room=0.0, band=words.band))
    closer = beside.view.scale_px > 1.04 * below.view.scale_px or below.crowded
    return beside if closer and not beside.crowded else below


def over_left(placements: Sequence[Placement], over: int) -> bool:
    """Whether the one over whose shoulder we look stands at the frame's left: the side it was wished."""
    others = [p.x for i, p in enumerate(placements) if i != over]
    return placements[over].x <= float(np.mean(others))


def _shoulder_stand(shape: Silhouette, view: View, *, left: bool, share: float = 1.0) -> Stand:
    """Large and near the lens (`share` of the wished size), cropped at one side, its head in the middle rows."""
    face = shape.faces[0]
    wanted = share * max(_SHOULDER_HEAD * view.height_px / (face.height * view.rise), _NEARER * view.scale_px)
    z = max(view.distance * (view.scale_px / wanted - 1), -0.72 * view.distance)
    size = max(wanted, 1e-3) / view.scale_at(z)
    head = (face.top + face.bottom) / 2 * size
    row = view.ground_px(z) - head * view.scale_at(z) * view.rise
    lift = (row - _SHOULDER_ROW * view.height_px) / (view.scale_at(z) * view.rise)
    scale = view.scale_at(z)
    middle = (face.left + face.right) / 2 * size * scale
    # However broad its head and neck are, they leave the rest of the frame to those it looks at.
    low, high = (_row_height(view, row, z=z) - lift for row in (_FACES_TO, 0.0))
    seen = shape.between(low / size, high / size)
    seen = min(seen[0], face.left), max(seen[1], face.right)
    aside = _SHOULDER_AT * view.width_px
    inner = (seen[1] * size * scale - middle) if left else (middle - seen[0] * size * scale)
    room = _SHOULDER_REACH * view.width_px
    if share == 1.0 and inner > room - 0.5 * aside:
        return _shoulder_stand(shape, view, left=left, share=max((room - 0.5 * aside) / inner, 0.15))
    aside = max(min(aside, room - inner), 0.5 * aside)
    at = (aside if left else view.width_px - aside) - middle
    return Stand(x=view.center + (at - view.width_px / 2) / scale, z=z, scale=size, lift=lift)


def _row_height(view: View, row: float, *, z: float) -> float:
    """Metres above the ground at depth `z` that come out at this row (share of the frame's height)."""
    return (view.ground_px(z) - row * view.height_px) / (view.scale_at(z) * view.rise)


@dataclass(frozen=True, kw_only=True)
class _Grip:
    """What the frame holds: its height in metres (of heights) at z = 0, and the row (share of the height) of the
    ground there."""

    metres: float
    ground: float


class _Take:
    """One framing being found: the camera steps back until every face is in the frame and clear."""

    def __init__(
        self,
        silhouettes: Sequence[Silhouette],
        placements: Sequence[Placement],
        shot: Shot,
        camera: Camera,
        size_px: tuple[int, int],
        words: Words,
        ground: Ground,
    ) -> None:
        self.grammar, self.angle = GRAMMAR[shot], _angle(camera.angle, shot)
        self.camera, self.ground, self.head_room = camera, ground, words.head_room
        self.band_px = words.band[0] * size_px[0], words.band[1] * size_px[0]
        self.width_px, self.height_px = size_px
        tallest = max((s.crown for s in silhouettes), default=1.75)
        self.cheats = [float(np.clip(SMALLEST_SHARE * tallest / s.crown, 1.0, LARGEST_CHEAT)) for s in silhouettes]
        self.shapes = [s.scaled(cheat) for s, cheat in zip(silhouettes, self.cheats, strict=True)]
        # One who lies down is as tall as half his length.
        self.reach = max((max(s.crown, 0.5 * (s.right - s.left)) for s in self.shapes), default=1.75)
        wishes = [float(np.clip(p.depth, 0, 1)) * self.grammar.stage_depth * self.reach for p in placements]
        back = depths(
            wishes,
            # Who stretches out an arm goes behind as the tall do: it would lie over the others' faces.
            [s.crown + 0.5 * max(s.right - s.left - (s.core[1] - s.core[0]), 0.0) for s in self.shapes],
            [p.x for p in placements],
            stagger=self.grammar.stagger * self.reach,
        )
        farthest = max(back, default=0.0)
        bound = ground.deepest * ground.set_scale
        self.depths = [z * min(1.0, bound / farthest) if farthest > 0 else z for z in back]
        # Who stands further back comes out smaller: it is the picture that is to be filled.
        distance = self.grammar.distance * ground.set_scale
        seen = [s.crown * distance / (distance + z) for s, z in zip(self.shapes, self.depths, strict=True)]
        self.fill = self.reach * max(seen, default=1.0) / max((s.crown for s in self.shapes), default=1.0)
        self.standing = [
            Standing(silhouette=s, wish=p.x, depth=z, looks=_looks(p), roams=p.pose in _ROAMING)
            for s, p, z in zip(self.shapes, placements, self.depths, strict=True)
        ]

    def shoot(self) -> Framing:
        for attempt in range(_ATTEMPTS):
            view = self._view(attempt)
            lens = self._lens(view)
            keep = self.grammar.keep if attempt < 8 else 0.0
            centers = arrange(self.standing, lens, band_px=self.band_px, keep=keep, apart=self.grammar.apart)
            if centers is not None and (not self.shapes or self._readable(lens)):
                return Framing(view=view, stands=self._stands(centers, view))
        count = len(self.shapes)
        order = sorted(range(count), key=lambda i: (self.standing[i].wish, i))
        spread = [self.width_px * (order.index(i) + 0.5) / count for i in range(count)]
        return Framing(view=view, stands=self._stands(centers or spread, view), crowded=True)

    def _view(self, attempt: int) -> View:
        ground, height_px = self.ground, self.height_px
        grip = self._bounded(self._grip(attempt), attempt=attempt)
        scale_px = height_px / grip.metres
        eye = self._eye(grip)
        smaller = min(self.width_px, height_px)
        return View(
            width_px=self.width_px,
            height_px=height_px,
            scale_px=scale_px,
            distance=self.grammar.distance * ground.set_scale,
            eye=eye,
            horizon_px=height_px * grip.ground - eye * scale_px,
            center=ground.center,
            tilt_degrees=float(np.clip(self.camera.tilt_degrees, -20, 20)),
            pen_px=1.75 * smaller / 768 if smaller > 400 else 1.15,
            softness=self.grammar.softness,
            yaw_degrees=ground.yaw_degrees,
            rise=self.angle.rise,
        )

    def _grip(self, back: int) -> _Grip:
        """How much the frame holds when the camera has stepped back `back` times."""
        grammar, reach = self.grammar, self.reach * self.angle.rise
        crown_row = max(grammar.head, self.head_room + 0.02)
        if grammar.body:
            feet = grammar.feet + self.angle.feet
            body = min(grammar.body, feet - crown_row) * _STEP_BACK**back
            return _Grip(metres=self.fill * self.angle.rise / max(body, 0.10), ground=feet)
        if grammar.face and back == 0 and self.shapes:
            lead = max(self.shapes, key=lambda shape: shape.crown)
            top = max(lead.faces, key=lambda face: face.top)
            face = min(grammar.face, 0.86 * (1 - crown_row))
            metres = top.height * self.angle.rise / face
            hat = min(lead.crown - top.top, 0.35 * top.height)
            return _Grip(metres=metres, ground=crown_row + (hat + top.top) * self.angle.rise / metres)
        wanted = [crop for crop in CROPS if crop > grammar.crop + 1e-6 or (back == 0 and crop >= grammar.crop)]
        number = max(back - 1, 0) if grammar.face or back else 0
        crop = wanted[min(number, len(wanted) - 1)]
        metres = reach * crop / ((0.96 if crop > 1 else 1.0) - crown_row) / _STEP_BACK ** max(back - len(wanted), 0)
        ground = crown_row + reach / metres
        return _Grip(metres=metres, ground=max(ground, 0.94) if crop > 1 else ground)

    def _bounded(self, grip: _Grip, *, attempt: int) -> _Grip:
        """Small people in a large world stay small; and no frame shows much more than the room."""
        if not self.grammar.body:
            return grip
        ground = self.ground
        metres = max(grip.metres, SMALLEST_WORLD / self.grammar.body * ground.set_scale)
        if ground.room_height is not None:
            metres = min(metres, 1.25 * ground.room_height * ground.set_scale / _STEP_BACK**attempt)
        return _Grip(metres=metres, ground=grip.ground)

    def _eye(self, grip: _Grip) -> float:
        """The lens's height in metres; a crowd is seen from above its heads."""
        eye = self.angle.factor * self.grammar.eye + self.angle.term
        if len(self.shapes) >= CROWD and self.camera.angle is not Angle.LOW:
            eye = max(eye, 1.7)
        # So low that the ground still reaches the frame's lower edge.
        lowest = max(0.1 * self.reach, 0.56 * (1 - grip.ground) * grip.metres)
        return max(eye * min(self.reach, 0.9 * grip.metres if self.grammar.body else self.reach), lowest)

    def _lens(self, view: View) -> Lens:
        across = np.array([view.scale_at(z) for z in self.depths])
        ground = np.array([view.ground_px(z) for z in self.depths])
        lean = abs(float(np.sin(np.radians(view.tilt_degrees))))
        return Lens(across=across, up=across * view.rise, ground=ground, lean=lean)

    def _readable(self, lens: Lens) -> bool:
        """Whether every face lies inside the frame, below the words."""
        roof = (self.head_room - 0.01) * self.height_px if self.head_room else 0.0
        for person, up, ground in zip(self.standing, lens.up, lens.ground, strict=True):
            if self.grammar.body and ground - person.silhouette.crown * up < 0.0:
                return False
            for face in person.silhouette.faces:
                if ground - face.top * up < roof or ground - face.bottom * up > 0.97 * self.height_px:
                    return False
        return True

    def _stands(self, centers: Sequence[float], view: View) -> tuple[Stand, ...]:
        return tuple(
            Stand(x=view.center + (px - view.width_px / 2) / view.scale_at(z), z=z, scale=cheat)
            for px, z, cheat in zip(centers, self.depths, self.cheats, strict=True)
        )


def _looks(placement: Placement) -> int:
    return {Facing.LEFT: -1, Facing.RIGHT: 1}.get(placement.facing, 0)


def _angle(angle: Angle, shot: Shot) -> AngleGrammar:
    """The angle's rules, gentler in shots that cut the body."""
    full, level = ANGLES[angle], ANGLES[Angle.EYE]
    if GRAMMAR[shot].body:
        return full
    share = CLOSE_TURN

    def part(whole: float, plain: float) -> float:
        return plain + share * (whole - plain)

    return AngleGrammar(
        factor=part(full.factor, level.factor),
        term=part(full.term, level.term),
        rise=part(full.rise, level.rise),
    )
