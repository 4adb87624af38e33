"""Dressing the set: a panel's own props, each where it belongs.

Knows: ground, table tops, wall and ceiling; that small things want something to stand on, that large ones stand behind,
that no thing hides a face, and that what is named must be seen.
Does not know: how a prop is drawn.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np

from audobon.comic.storyboard import Prop
from audobon.pencils.framing import Stand
from audobon.pencils.meaning import Nearest
from audobon.pencils.props.catalogue import CATALOGUE
from audobon.pencils.props.kind import PropKind, Rest, split_at_seat
from audobon.pencils.props.naming import prop_named
from audobon.pencils.props.seats import TOPS
from audobon.pencils.props.side_tables import STAND_HEIGHT, bearing_stump, side_table
from audobon.pencils.shapes import Shape
from audobon.pencils.stage import Stage

LARGE, HUGE = 0.5, 1.9
"""Half widths in metres: from the first on a thing stands behind the figures, from the second well behind."""
WALL_Z, DEEPEST_IN_ROOM, DEEPEST_OUTSIDE = 3.85, 3.3, 7.0
SHINING = {
    "candle": 0.9, "lamp": 1.2, "lantern": 1.3, "torch": 1.3, "fire": 2.0, "lamp post": 2.0, "fireplace": 1.8,
            "stove": 0.9,
    "oven": 1.2, "chandelier": 1.8, "bed lamp": 1.2, "flashlight": 0.7, "light bulb": 0.9,
}  # fmt: skip
"""Things that give light when lamps are lit, and how far, metres."""
_AT_HOME = {"fire": "fireplace"}
"""What a thing of the open air is called under a roof."""
_BODY = 0.30
"""Half of the width that a figure needs to itself, metres."""
_SEEN_ABOVE, _TOWERING = 0.93, 2.6
"""The share of the frame's height above which most of a thing has to be; the height of what may be cut by its top."""


@dataclass(frozen=True, kw_only=True)
class _Wanted:
    """One prop that can be put up."""

    prop: Prop
    name: str
    kind: PropKind
    number: int


@dataclass(frozen=True, kw_only=True)
class _Placed:
    """Something that stands: its middle, half width and depth, set metres."""

    x: float
    half_width: float
    z: float


@dataclass(kw_only=True)
class _Top:
    """A surface for small things: where it begins, where it ends, how far it is taken."""

    z: float
    height: float
    left: float
    right: float
    taken: float = 0.0

    @property
    def room(self) -> float:
        return self.right - self.left - self.taken


@dataclass(kw_only=True)
class _Floor:
    """The stage while it is being dressed."""

    stage: Stage
    figures: Sequence[tuple[float, float]]
    things: list[_Placed] = field(default_factory=list)
    tops: list[_Top] = field(default_factory=list)


def dress(
    stage: Stage,
    props: Sequence[Prop],
    *,
    keep_clear: Sequence[tuple[float, float]],
    already: Sequence[str],
    nearest: Nearest | None = None,
) -> list[str]:
    """Put the panel's props up.

    Args:
        stage: The set.
        props: `x` 0..1 across the frame, `depth` 0 near .. 1 far.
        keep_clear: World x and z of the figures, which props stand aside of; large props go behind them all.
        already: Names of props that the place has of itself; they are not put up twice.
        nearest: A lent sense of meaning for nouns that no kind answers to.

    Returns:
        A warning for every noun that is drawn as another thing, or left out.
    """
    warnings: list[str] = []
    wanted = _wanted(stage, props, warnings=warnings, already=already, nearest=nearest)
    floor = _Floor(stage=stage, figures=keep_clear)
    for item in sorted(wanted, key=lambda item: -item.kind.half_width):
        if item.kind.rest in (Rest.WALL, Rest.CEILING):
            _hang(floor, item)
        elif item.kind.rest is Rest.LYING:
            _lay_down(floor, item)
        elif item.kind.rest is Rest.GROUND:
            _stand(floor, item)
    _set_upon(floor, [item for item in wanted if item.kind.rest is Rest.TABLE])
    return warnings


def _wanted(
    stage: Stage, props: Sequence[Prop], *, warnings: list[str], already: Sequence[str], nearest: Nearest | None
) -> list[_Wanted]:
    """What can be put up here of all that is asked for."""
    found = []
    for number, prop in enumerate(props):
        name, warning = prop_named(prop.name, nearest=nearest)
        if warning:
            warnings.append(warning)
        if stage.indoors:
            name = _AT_HOME.get(name, name)
        if not name or name in already:
            continue
        kind = CATALOGUE[name]
        if kind.outdoors and stage.indoors:
            warnings.append(f"prop `{prop.name}` has no place indoors; left out")
        elif kind.rest in (Rest.WALL, Rest.CEILING) and not stage.indoors:
            warnings.append(f"prop `{prop.name}` has no wall to be on here; left out")
        else:
            found.append(_Wanted(prop=prop, name=name, kind=kind, number=number))
    return found


def bear(stage: Stage, name: str, *, stand: Stand) -> None:
    """Put a thing under the figure that is on it: its far part behind the figure, its near part before."""
    kind = CATALOGUE[name]
    seat = kind.seat
    if seat is None:
        return
    behind, before = split_at_seat(kind.draw(stage.rng("bearer", name)), seat)
    x, z = (value / stage.set_scale for value in stage.view.to_set(stand.x, stand.z))
    x -= seat.x * stand.scale
    stage.shadow(x=x, z=z, half_width=kind.half_width * 0.8 * stand.scale)
    step = 0.03 / stage.set_scale
    stage.put(behind, x=x, z=z + step, scale=stand.scale)
    if before:
        stage.put(before, x=x, z=z - step, scale=stand.scale)


def _drawing(stage: Stage, item: _Wanted) -> list[Shape]:
    return item.kind.draw(stage.rng("prop", item.name, item.number))


def _tall(drawing: Sequence[Shape]) -> float:
    return max(-min(float(np.nanmin(shape.points[:, 1])) for shape in drawing), 0.05)


def _hang(floor: _Floor, item: _Wanted) -> None:
    z = WALL_Z if item.kind.rest is Rest.WALL else 2.4
    x = _free_x(floor, item.prop, half_width=item.kind.half_width, z=z)
    floor.stage.put(_drawing(floor.stage, item), x=x, z=z, lift=item.kind.lift)
    _shine(floor.stage, item, x=x, z=z, lift=item.kind.lift)


def _lay_down(floor: _Floor, item: _Wanted) -> None:
    """Flat on the floor, behind the feet that stand on it."""
    z = max((z / floor.stage.set_scale for _, z in floor.figures), default=0.6) + 0.06
    left, right = floor.stage.span(z)
    x = left + float(np.clip(item.prop.x, 0.1, 0.9)) * (right - left)
    floor.stage.put(_drawing(floor.stage, item), x=x, z=z)


def _stand(floor: _Floor, item: _Wanted) -> None:
    stage, half_width = floor.stage, item.kind.half_width
    drawing = _drawing(stage, item)
    z = _depth(floor, item.prop, half_width=half_width, tall=_tall(drawing))
    x = _free_x(floor, item.prop, half_width=half_width, z=z)
    stage.shadow(x=x, z=z, half_width=half_width * 0.8)
    stage.put(drawing, x=x, z=z)
    _shine(stage, item, x=x, z=z, lift=0.0)
    floor.things.append(_Placed(x=x, half_width=half_width, z=z))
    if item.name in TOPS:
        height, half_top = TOPS[item.name]
        floor.tops.append(_Top(z=z, height=height, left=x - half_top, right=x + half_top))


def _depth(floor: _Floor, prop: Prop, *, half_width: float, tall: float) -> float:
    """Set z: where it was asked for, behind the figures if large,
    and far enough off to be seen above the lower edge."""
    stage = floor.stage
    z = float(0.35 + np.clip(prop.depth, 0, 1) * 2.6)
    if half_width >= LARGE:
        behind = max((figure_z / stage.set_scale for _, figure_z in floor.figures), default=0.0)
        z = max(z, behind + 0.5, min(3.2 * half_width, 9.0) if half_width > HUGE else 0.0)
    deepest = DEEPEST_IN_ROOM if stage.indoors else max(DEEPEST_OUTSIDE, z)
    while z < deepest and not _in_sight(stage, z, tall=tall):
        z += 0.3
    return min(z, deepest)


def _in_sight(stage: Stage, z: float, *, tall: float) -> bool:
    """Whether a thing's upper two thirds are above the frame's lower edge at this depth, and its top in the frame."""
    view, world_z = stage.view, z * stage.set_scale
    foot, size = view.ground_px(world_z), tall * stage.set_scale * view.scale_at(world_z)
    return foot - 0.34 * size < _SEEN_ABOVE * view.height_px and (tall > _TOWERING or foot - size > 0)


def _free_x(floor: _Floor, prop: Prop, *, half_width: float, z: float) -> float:
    """Set x nearest to the wish where nobody and nothing else is seen; figures count before things."""
    stage = floor.stage
    left, right = stage.span(z)
    wish = left + float(np.clip(prop.x, 0.03, 0.97)) * (right - left)
    half = min(half_width, 1.2)
    people = [(_seen_at(stage, x, figure_z, z=z), half + _BODY) for x, figure_z in floor.figures]
    things = [
        (_seen_at(stage, one.x * stage.set_scale, one.z * stage.set_scale, z=z), half + 0.9 * min(one.half_width, 1.2))
        for one in floor.things
    ]
    inner = 0.6 * half
    low, high = min(left + inner, wish), max(right - inner, wish)
    for kept in ([*people, *things], people):
        spots = [wish, *(at + way * (need + 0.01) for at, need in kept for way in (-1, 1))]
        good = [x for x in spots if low <= x <= high and all(abs(x - at) >= need for at, need in kept)]
        if good:
            return min(good, key=lambda x: abs(x - wish))
    return max((low, high), key=lambda x: min((abs(x - at) for at, _ in people), default=0.0))


def _seen_at(stage: Stage, x: float, world_z: float, *, z: float) -> float:
    """Set x at depth z of what is seen there before it: things must be apart on paper, not only on the ground."""
    nearer = max(world_z, -0.5 * stage.view.distance)
    share = stage.view.scale_at(nearer) / stage.view.scale_at(z * stage.set_scale)
    return (stage.view.center + (x - stage.view.center) * share) / stage.set_scale


def _set_upon(floor: _Floor, small: Sequence[_Wanted]) -> None:
    """Small things on what the panel has to bear them; a table (a stump out of doors) is brought for the rest."""
    homeless = []
    for item in small:
        top = next((top for top in floor.tops if top.room >= _breadth(item)), None)
        if top is None:
            homeless.append(item)
        else:
            _put_on(floor.stage, item, top)
    if not homeless:
        return
    stage = floor.stage
    width = max(sum(_breadth(item) for item in homeless) + 0.2, 0.62)
    z = _depth(floor, homeless[0].prop, half_width=min(width / 2, 0.9 * LARGE), tall=STAND_HEIGHT + 0.25)
    x = _free_x(floor, homeless[0].prop, half_width=width / 2, z=z)
    rng = stage.rng("stand")
    stage.shadow(x=x, z=z, half_width=width / 2)
    stage.put(side_table(rng, width=width) if stage.indoors else bearing_stump(rng, width=width), x=x, z=z)
    top = _Top(z=z, height=STAND_HEIGHT + 0.03, left=x - width / 2 + 0.1, right=x + width / 2)
    for item in homeless:
        _put_on(stage, item, top)


def _breadth(item: _Wanted) -> float:
    return 2.3 * item.kind.half_width + 0.06


def _put_on(stage: Stage, item: _Wanted, top: _Top) -> None:
    x = top.left + top.taken + _breadth(item) / 2
    top.taken += _breadth(item)
    stage.put(_drawing(stage, item), x=x, z=top.z - 0.01, lift=top.height)
    _shine(stage, item, x=x, z=top.z, lift=top.height)


def _shine(stage: Stage, item: _Wanted, *, x: float, z: float, lift: float) -> None:
    if item.name in SHINING and stage.light.lamps:
        stage.glow(x=x, z=z, lift=lift + 0.5 * _tall(_drawing(stage, item)), radius=SHINING[item.name])
