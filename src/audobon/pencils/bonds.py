"""Who touches whom: partners of a pose, riders and those who are carried, sitters and their chairs become one group.

Knows: how a contact puts two figures, where a back, a pair of arms or a seat bears someone, drawing again with hands on
the partner.  Does not know: cameras, frames, how a figure or a thing is drawn.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

import numpy as np

from audobon.comic.storyboard import Facing, Placement
from audobon.pencils.figures import Moment
from audobon.pencils.figures.partner import partner_in
from audobon.pencils.figures.poses import Contact, Pose, nearest_pose, pose_named
from audobon.pencils.meaning import Nearest
from audobon.pencils.props.catalogue import CATALOGUE
from audobon.pencils.props.kind import Bearing
from audobon.pencils.props.naming import prop_named
from audobon.pencils.shapes import Figure, ShapeKind
from audobon.pencils.silhouette import Silhouette, silhouette_of, united

Draw = Callable[[int, Moment], Figure]
"""Draws the figure of this number in a moment."""

_STEPS_APART = 3
_BEFORE = 0.03
"""Metres by which one of two who touch is nearer the reader."""
_MUCH_SMALLER = 0.8
"""Of two who touch, one less than this share of the other's height is always drawn before it."""
_ARMS = ("carrying", "holding", "cradling", "lifting", "hugging", "dragging", "rescuing")
_NECK, _HIPS, _SHOULDERS = 1, (8, 11), (2, 5)
_WAIST, _ON_THE_WAY_UP = 1.2, 0.3
"""Who climbs a thing of less than this height, metres, is on the way up: at this share of it."""
_STILTS = {"branch": "tree", "bough": "tree", "back": ""}


@dataclass(frozen=True, kw_only=True)
class Member:
    """One figure of a group: its number, and where it stands from the group's origin in metres."""

    number: int
    dx: float = 0.0
    dz: float = 0.0
    lift: float = 0.0


@dataclass(frozen=True, kw_only=True)
class Bearer:
    """A thing that bears a member: the catalogue's name, and the member's number."""

    prop: str
    number: int


@dataclass(frozen=True, kw_only=True)
class Group:
    """Figures that stand as one; the first member leads."""

    members: tuple[Member, ...]
    silhouette: Silhouette
    placement: Placement
    bearers: tuple[Bearer, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Troupe:
    """All figures of a panel, drawn, and the groups they stand in."""

    figures: tuple[Figure, ...]
    groups: tuple[Group, ...]
    warnings: tuple[str, ...]


def facing_partners(placements: Sequence[Placement], *, nearest: Nearest | None = None) -> list[Placement]:
    """Those who do a pose together, turned to each other or the same way; who rides looks where the bearer goes."""
    turned = list(placements)
    numbers = {placement.character: number for number, placement in enumerate(placements)}
    for number, placement in enumerate(placements):
        bearer = placements[numbers[placement.on]] if placement.on in numbers else placement
        if bearer is not placement and bearer.pose not in _ARMS and bearer.facing is not Facing.FRONT:
            turned[number] = replace(turned[number], facing=bearer.facing)
    for actor, partner, contact in _pairs(placements, nearest=nearest):
        left, right = (actor, partner) if placements[actor].x <= placements[partner].x else (partner, actor)
        if contact.face_to_face:
            turned[left] = replace(turned[left], facing=Facing.RIGHT)
            turned[right] = replace(turned[right], facing=Facing.LEFT)
        else:
            way = Facing.RIGHT if (right == actor) == contact.ahead else Facing.LEFT
            turned[actor] = replace(turned[actor], facing=way)
            turned[partner] = replace(turned[partner], facing=way)
    return turned


def bind(
    placements: Sequence[Placement],
    moments: Sequence[Moment],
    draw: Draw,
    *,
    set_scale: float,
    nearest: Nearest | None = None,
) -> Troupe:
    """Draw everybody, and again those whose hands are to land on a partner or who are borne.

    Args:
        placements: As turned by `facing_partners`.
        moments: One for each placement.
        draw: How a figure is drawn.
        set_scale: Size of the set's things against a grown man's world.
        nearest: Asked for poses and things that no table knows.
    """
    ties = _Ties(placements, moments, draw, set_scale=set_scale, nearest=nearest)
    ties.hold_partners()
    ties.mount()
    return ties.troupe()


def _pairs(placements: Sequence[Placement], *, nearest: Nearest | None) -> list[tuple[int, int, Contact]]:
    """Actor, partner and their contact; nobody is in two pairs."""
    numbers = {placement.character: number for number, placement in enumerate(placements)}
    pairs: list[tuple[int, int, Contact]] = []
    taken: set[int] = set()
    for actor, placement in enumerate(placements):
        partner = numbers.get(placement.partner, actor) if placement.partner else actor
        contact = pose_of(placement, nearest=nearest).contact
        if partner == actor or contact is None or {actor, partner} & taken:
            continue
        if placement.on == placements[partner].character or placements[partner].on == placement.character:
            continue
        pairs.append((actor, partner, contact))
        taken |= {actor, partner}
    return pairs


def pose_of(placement: Placement, *, nearest: Nearest | None) -> Pose:
    return pose_named(nearest_pose(placement.pose, nearest=nearest)[0])


class _Ties:
    """Offsets of figures to those they are tied to."""

    def __init__(
        self,
        placements: Sequence[Placement],
        moments: Sequence[Moment],
        draw: Draw,
        *,
        set_scale: float,
        nearest: Nearest | None,
    ) -> None:
        self.placements, self.moments, self.draw = placements, list(moments), draw
        self.set_scale, self.nearest = set_scale, nearest
        self.numbers = {placement.character: number for number, placement in enumerate(placements)}
        self.figures = [draw(number, moment) for number, moment in enumerate(self.moments)]
        self.tied: dict[int, tuple[int, float, float, float]] = {}
        self.bearers: dict[int, str] = {}
        self.lifts: dict[int, float] = {}
        self.warnings: list[str] = []

    def redraw(self, number: int, moment: Moment) -> None:
        self.moments[number] = moment
        self.figures[number] = self.draw(number, moment)

    def hold_partners(self) -> None:
        for actor, partner, contact in _pairs(self.placements, nearest=self.nearest):
            heights = [figure.body[3] - figure.body[1] for figure in (self.figures[actor], self.figures[partner])]
            way = 1.0 if self.placements[actor].x <= self.placements[partner].x else -1.0
            ahead = _overhang(self.figures[actor], way) + _overhang(self.figures[partner], -way)
            dx = way * (contact.gap * max(max(heights), 0.2) + ahead)
            self._touch(actor, partner, dx=dx)
            for _ in range(_STEPS_APART):
                # Whoever bends or kneels to reach the other moves its own face.
                behind = _still_over(self.figures[actor], self.figures[partner], dx=dx, way=way)
                if behind <= 0:
                    break
                dx += way * behind
                self._touch(actor, partner, dx=dx)
            dx += way * max(_still_over(self.figures[actor], self.figures[partner], dx=dx, way=way), 0.0)
            actor_before = contact.front == "actor"
            if min(heights) < _MUCH_SMALLER * max(heights):
                # Before the other, or nothing would be seen of it.
                actor_before = heights[0] < heights[1]
            self.tied[partner] = (actor, dx, _BEFORE if actor_before else -_BEFORE, 0.0)

    def _touch(self, actor: int, partner: int, *, dx: float) -> None:
        """Draw both again with the other `dx` metres away."""
        at_partner = partner_in(self.figures[partner], dx=dx)
        at_actor = partner_in(self.figures[actor], dx=-dx)
        self.redraw(actor, replace(self.moments[actor], partner_at=at_partner))
        if pose_of(self.placements[partner], nearest=self.nearest).contact is not None:
            self.redraw(partner, replace(self.moments[partner], partner_at=at_actor))

    def mount(self) -> None:
        for number, placement in enumerate(self.placements):
            if not placement.on.strip():
                continue
            bearer = self.numbers.get(placement.on)
            if bearer is None:
                self._seat(number, placement)
            elif bearer != number and not self._bears(number, bearer):
                self._ride(number, bearer)

    def _bears(self, number: int, other: int) -> bool:
        """Whether `number` already bears `other`, however indirectly."""
        at = other
        for _ in range(len(self.placements)):
            if at == number:
                return True
            if at not in self.tied:
                return False
            at = self.tied[at][0]
        return True

    def _ride(self, number: int, bearer: int) -> None:
        """On a back, on shoulders, or in arms."""
        self.redraw(number, replace(self.moments[number], borne=self.placements[bearer].character))
        if self.moments[bearer].pose in _ARMS:
            self.redraw(bearer, replace(self.moments[bearer], bears=self.placements[number].character))
        x, height, before = _bearing_point(self.figures[bearer], self.placements[bearer], self.moments[bearer])
        seat_x, seat_height = _seat_point(self.figures[number])
        dx, lift = x - seat_x, height - seat_height
        lift += max(_must_rise(self.figures[bearer], self.figures[number], dx=dx, lift=lift), 0.0)
        self.tied[number] = (bearer, dx, -_BEFORE if before else _BEFORE, lift)

    def _seat(self, number: int, placement: Placement) -> None:
        """On a thing of the set."""
        pose = pose_of(placement, nearest=self.nearest)
        noun = placement.on.strip().lower()
        name = _STILTS[noun] if noun in _STILTS else prop_named(noun, nearest=self.nearest)[0]
        seat = CATALOGUE[name].seat if name else None
        if seat is None:
            if not pose.mount:
                self.warnings.append(f"placement `{placement.character}`: nothing is drawn for it to be on `{noun}`")
            return
        self.redraw(number, replace(self.moments[number], borne=name))
        height = seat.height * self.set_scale
        if pose.seat or pose.mount or pose.hangs:
            height -= _seat_point(self.figures[number])[1]
        elif seat.kind is Bearing.LIE and not pose.lying:
            height *= 0.9
        elif seat.kind is Bearing.SIT and seat.height < _WAIST and self.moments[number].pose == "climbing":
            height *= _ON_THE_WAY_UP
        self.lifts[number] = height
        self.bearers[number] = name

    def troupe(self) -> Troupe:
        roots = [number for number in range(len(self.placements)) if number not in self.tied]
        groups = [self._group(root) for root in roots]
        if len(groups) == 1 and len(self.placements) > 1:
            # All that there is to see belongs in the middle.
            groups = [replace(groups[0], placement=replace(groups[0].placement, x=0.5))]
        return Troupe(figures=tuple(self.figures), groups=tuple(groups), warnings=tuple(self.warnings))

    def _group(self, root: int) -> Group:
        members = [Member(number=root, lift=self.lifts.get(root, 0.0))]
        for at in members:
            for number, (to, dx, dz, lift) in self.tied.items():
                if to == at.number:
                    members.append(Member(number=number, dx=at.dx + dx, dz=at.dz + dz, lift=at.lift + lift))
        parts = [(silhouette_of(self.figures[m.number]), m.dx, m.lift) for m in members]
        numbers = [member.number for member in members]
        placements = [self.placements[number] for number in numbers]
        xs = [placement.x for placement in placements if not placement.on] or [placements[0].x]
        return Group(
            members=tuple(members),
            silhouette=united(parts),
            placement=replace(placements[0], x=float(np.mean(xs)), depth=min(p.depth for p in placements)),
            bearers=tuple(
                Bearer(prop=self.bearers[m.number], number=m.number) for m in members if m.number in self.bearers
            ),
        )


def _overhang(figure: Figure, way: float) -> float:
    """How far the head goes before the feet towards `way`: much on four legs, nothing in one who stands up."""
    left, _, right, _ = figure.face
    height = figure.body[3] - figure.body[1]
    return max(way * (left + right) / 2 - 0.3 * height, 0.0)


def _still_over(figure: Figure, other: Figure, *, dx: float, way: float) -> float:
    """How many metres `other`, standing `dx` away, must go on for the two faces to be clear of each other."""
    left, top, right, bottom = figure.face
    other_left, other_top, other_right, other_bottom = other.face
    if min(bottom, other_bottom) < max(top, other_top):
        return 0.0
    return right - (other_left + dx) if way > 0 else (other_right + dx) - left


def _must_rise(figure: Figure, other: Figure, *, dx: float, lift: float) -> float:
    """How many metres `other`'s face must rise to be clear of the figure's; 0 or less where it is."""
    left, top, right, bottom = figure.face
    other_left, other_top, other_right, other_bottom = other.face
    if min(right, other_right + dx) < max(left, other_left + dx) or bottom < other_top - lift:
        return 0.0
    return other_bottom - lift - top


def _bearing_point(figure: Figure, placement: Placement, moment: Moment) -> tuple[float, float, bool]:
    """Where a figure bears another: x, height, and whether the borne one is drawn before it."""
    joints = figure.joints
    hips = _mean(joints, _HIPS)
    shoulders = _mean(joints, _SHOULDERS)
    if shoulders is None:
        shoulders = _mean(joints, (_NECK,))
    if hips is not None and shoulders is not None and abs(hips[0] - shoulders[0]) > 0.8 * abs(hips[1] - shoulders[1]):
        x = 0.55 * hips[0] + 0.45 * shoulders[0]
        return x, _top_at(figure, x), True
    if figure.hands and placement.pose in _ARMS:
        hands = np.array(figure.hands)
        return float(hands[:, 0].mean()), -float(hands[:, 1].mean()), True
    if shoulders is not None and hips is not None:
        # Pick-a-back: behind the shoulders, so high that the face is seen over them.
        trunk = hips[1] - shoulders[1]
        return shoulders[0] - (-0.42 if moment.mirror else 0.42) * trunk, -hips[1] + 0.75 * trunk, False
    left, top, right, _ = figure.body
    x = (left + right) / 2
    return x, _top_at(figure, x) if figure.shapes else -top, True


def _mean(joints: np.ndarray, numbers: Sequence[int]) -> tuple[float, float] | None:
    points = joints[list(numbers)]
    points = points[~np.isnan(points[:, 0])]
    return (float(points[:, 0].mean()), float(points[:, 1].mean())) if len(points) else None


def _top_at(figure: Figure, x: float) -> float:
    """Height of the trunk's upper edge at this x: the widest filled shape there."""
    best, top = 0.0, -figure.body[1] * 0.6
    for shape in figure.shapes:
        if shape.kind is not ShapeKind.FORM:
            continue
        points = shape.points[~np.isnan(shape.points[:, 0])]
        width = float(np.ptp(points[:, 0])) if len(points) else 0.0
        near = points[np.abs(points[:, 0] - x) < 0.16 * max(width, 0.05)]
        if width > best and len(near) and points[:, 0].min() < x < points[:, 0].max():
            best, top = width, -float(near[:, 1].min())
    return top


def _seat_point(figure: Figure) -> tuple[float, float]:
    """The point, x and height, that comes to lie on what bears the figure."""
    if figure.seat is not None:
        return figure.seat[0], -figure.seat[1]
    left, _, right, bottom = figure.body
    return (left + right) / 2, -bottom
