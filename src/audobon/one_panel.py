"""One picture from a few words: they are read as a story of one panel, staged, and that panel is pencilled.

Knows: that words are retold, read and staged in this order; how a single picture is framed.
Does not know: painting, seeds, who asks.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from audobon.comic.codec import canonical
from audobon.comic.mirroring import mirrored_plan
from audobon.comic.pencils import ControlMap, Pencils
from audobon.comic.raster import Raster
from audobon.comic.storyboard import (
    Camera,
    CastDesign,
    Facing,
    PagePlan,
    PanelBrief,
    Placement,
    Prop,
    Season,
    Shot,
    Storyboard,
)
from audobon.crew import Look, Penciller
from audobon.errors import InputError
from audobon.hire import hire_props
from audobon.planning import looks_in, stage_text
from audobon.understanding.retold_prompt import View, retold

PANEL = "picture"
_NEAREST = 0.2
"""How deep the nearest figure of a picture stands: a picture alone has no page about it, and its figures are large."""
_MOST_THINGS = 4
_SHOTS = {View.NEAR: Shot.CLOSE_UP, View.WHOLE: Shot.FULL, View.FAR: Shot.EXTREME_WIDE}
_FEW = 2
_ON_THE_WAY = frozenset({"running", "walking", "marching", "tiptoeing", "skipping", "jumping", "flying", "swimming"})
_FIRST_SPOT, _LAST_SPOT = 0.24, 0.76
_BESIDE, _CLOSE_BEHIND = 0.14, 0.22
_OPEN_COUNTRY = "meadow"
_SPOTS = (0.84, 0.16, 0.66, 0.34, 0.5)


@dataclass(frozen=True, kw_only=True)
class PicturePlan:
    """What a picture will show.

    Attributes:
        brief: The panel.
        cast: Designs of those in it.
        looks: The same in words, for painters that hear words.
        is_turnable: Whether left and right may be exchanged: the words speak of neither.
    """

    brief: PanelBrief
    cast: tuple[CastDesign, ...]
    looks: tuple[Look, ...]
    is_turnable: bool = True

    def take(self, seed: int) -> PicturePlan:
        """The same picture once more: another seed has a set of its own, and every other one the sides exchanged."""
        brief = replace(self.brief, scene=f"take {seed}")
        if self.is_turnable and seed % 2:
            page = mirrored_plan(PagePlan(number=1, panels=(brief,)))
            brief = canonical(page.panels[0])
        return replace(self, brief=brief)


def plan_picture(words: str, *, without: str = "") -> PicturePlan:
    """Plan one picture.

    Args:
        words: What it should show: a sentence, a fragment, a few sentences.
        without: What it must not show: whoever and whatever these words name is taken out of the plan again.

    Raises:
        InputError: AUD-187, if the words tell nothing; 1xx, if they are no text.
    """
    told = retold(words)
    board = stage_text(told.prose, title=PANEL) if told.prose else None
    panels = _panels(board) if board is not None else ()
    if board is None or not panels:
        raise InputError(
            "AUD-187", "the words tell of nothing to draw", hint="say who or what is to be seen, and where"
        )
    best = max(panels, key=lambda panel: (len(panel.placements), -panels.index(panel)))
    brief = replace(best, id=PANEL, lettering=(), importance=1.0)
    beings = frozenset(noun for one in board.cast for noun in (one.species, *one.name.lower().split()))
    brief = _furnished(_on_ground(_framed(brief, told.view)), told.scene, beings=beings)
    brief = _spared(brief, board.cast, without)
    brief = canonical(brief)
    placed = {one.character for one in brief.placements}
    cast = tuple(design for design in board.cast if design.character in placed)
    is_turnable = not re.search(r"\b(?:left|right)\b", words, re.IGNORECASE)
    return PicturePlan(brief=brief, cast=cast, looks=looks_in(brief, cast), is_turnable=is_turnable)


def pencilled(plan: PicturePlan, penciller: Penciller, *, width_px: int, height_px: int) -> Pencils:
    """The planned picture's pencils at a size."""
    return penciller.draw(plan.brief, plan.cast, width_px=width_px, height_px=height_px)


@dataclass(frozen=True, kw_only=True)
class Part:
    """A part of a picture: where it lies in a whole of `whole_px` (width, height), and its own size, in pixels."""

    left: int
    top: int
    width: int
    height: int
    whole_px: tuple[int, int]


def pencilled_part(plan: PicturePlan, penciller: Penciller, part: Part) -> Pencils:
    """Pencils for a part of a picture that is there already: the set as the whole picture would have it, so that
    horizons meet, and those whom the words name as large as the part allows."""
    wide, high = part.whole_px
    brief = plan.brief
    middle = (part.left + part.width / 2) / wide
    things = () if brief.placements else tuple(replace(one, x=round(middle, 3)) for one in brief.props)
    bare = replace(plan, brief=replace(brief, placements=(), props=things, shot=Shot.FULL), cast=())
    drawn = pencilled(bare, penciller, width_px=wide, height_px=high)
    ground = _cut(drawn.draft, part)
    behind = {one.name: _cut(one.image, part) for one in drawn.controls}
    if not brief.placements:
        controls = tuple(ControlMap(name=name, image=image) for name, image in behind.items())
        return replace(drawn, draft=ground, controls=controls, reserved=())
    figures = pencilled(plan, penciller, width_px=part.width, height_px=part.height)
    inside = np.max([np.asarray(one.image.array) for one in figures.masks], axis=0) > 0
    controls = tuple(replace(one, image=_before(one.image, behind[one.name], inside)) for one in figures.controls)
    return replace(figures, draft=_before(figures.draft, ground, inside), controls=controls)


def _cut(picture: Raster, part: Part) -> Raster:
    rows, columns = slice(part.top, part.top + part.height), slice(part.left, part.left + part.width)
    return Raster(array=picture.array[rows, columns].copy())


def _before(figures: Raster, ground: Raster, inside: NDArray[np.bool_]) -> Raster:
    """The ground with the figures where they are."""
    pixels = ground.array.copy()
    pixels[inside] = figures.array[inside]
    return Raster(array=pixels)


def _panels(board: Storyboard) -> tuple[PanelBrief, ...]:
    """What is told, without the cover."""
    return tuple(panel for page in board.pages if not page.ground for panel in page.panels)


def _framed(brief: PanelBrief, view: View) -> PanelBrief:
    """The panel as a picture by itself: whole figures near the reader, unless the words ask for another view."""
    if not brief.placements:
        return replace(brief, shot=_SHOTS.get(view, Shot.EXTREME_WIDE), camera=Camera())
    shot = _SHOTS.get(view) or (Shot.FULL if len(brief.placements) <= _FEW else Shot.WIDE)
    nearer = min(one.depth for one in brief.placements) - _NEAREST
    by = max(0.0, nearer) if view is not View.FAR else 0.0
    borne_by = {one.on for one in brief.placements}
    props = tuple(
        replace(one, depth=round(max(0.0, one.depth - by), 3)) for one in brief.props if one.name not in borne_by
    )
    nearer_ones = tuple(replace(one, depth=round(one.depth - by, 3)) for one in brief.placements)
    return replace(brief, shot=shot, camera=Camera(), placements=_going_together(_borne(nearer_ones)), props=props)


def _borne(placements: tuple[Placement, ...]) -> tuple[Placement, ...]:
    """Whoever bears another stands where that one is, and goes the same way."""
    riders = {one.on: one for one in placements if one.on}
    middle = 0.5 if len(placements) == _FEW and any(one.character in riders for one in placements) else None
    found = []
    for one in placements:
        rider = riders.get(one.character)
        if rider is not None:
            pose = "walking" if rider.pose == "riding" and one.pose == "standing" else one.pose
            one = replace(one, x=rider.x, facing=rider.facing, gaze="reader", pose=pose)
        found.append(one if middle is None else replace(one, x=middle))
    return tuple(found)


def _going_together(placements: tuple[Placement, ...]) -> tuple[Placement, ...]:
    """Those who do the same on their way go the same way, apart from each other."""
    poses = {one.pose for one in placements}
    if len(placements) < _FEW or len(poses) != 1 or not poses & _ON_THE_WAY or any(one.partner for one in placements):
        return placements
    gap = (_LAST_SPOT - _FIRST_SPOT) / (len(placements) - 1)
    facing = placements[0].facing if placements[0].facing in (Facing.LEFT, Facing.RIGHT) else Facing.RIGHT
    return tuple(
        replace(one, x=round(_FIRST_SPOT + number * gap, 3), facing=facing, gaze=facing.value)
        for number, one in enumerate(placements)
    )


def _on_ground(brief: PanelBrief) -> PanelBrief:
    """Weather needs a ground to lie on: where the words name no place, it is open country."""
    is_bare = brief.place_kind == "unplaced" and (brief.weather != "unknown" or brief.season is not Season.UNKNOWN)
    return replace(brief, place="the open country", place_kind=_OPEN_COUNTRY) if is_bare else brief


def _furnished(brief: PanelBrief, scene: str, *, beings: frozenset[str]) -> PanelBrief:
    """The panel with things that the words name and the director had no use for, as far as they can be drawn.

    Args:
        brief: The panel as framed.
        scene: What happens, in words.
        beings: Words for those in it: they are drawn as themselves.
    """
    if brief.shot in (Shot.CLOSE_UP, Shot.EXTREME_CLOSE_UP):
        return brief
    thing_of = hire_props()
    there = {one.name for one in brief.props} | {brief.place_kind}
    there |= {name for one in brief.placements for name in (one.holds, one.on)}
    known = {thing_of(name) for name in there if name}
    nouns = [noun for noun in _nouns(scene) if noun not in beings]
    named = [thing for thing in dict.fromkeys(map(thing_of, nouns)) if thing and thing not in known]
    props = list(brief.props)
    taken = [one.x for one in brief.placements] + [one.x for one in props]
    far = max((one.depth for one in brief.placements), default=0.6) + 0.3
    for thing in named[: max(0, _MOST_THINGS - len(props))]:
        spot = max(_SPOTS, key=lambda x: min((abs(x - other) for other in taken), default=1 - abs(x - 0.5)))
        taken.append(spot)
        props.append(Prop(name=thing, x=spot, depth=round(min(1.0, far), 3)))
    return replace(brief, props=tuple(_over_heads(one, brief, scene) for one in props))


def _over_heads(prop: Prop, brief: PanelBrief, scene: str) -> Prop:
    """A thing that somebody is said to be under, close behind the first of them."""
    under = re.search(rf"\b(?:under|beneath|below)\s+(?:\w+\s+){{0,2}}{re.escape(prop.name)}", scene, re.IGNORECASE)
    if under is None or not brief.placements:
        return prop
    first = brief.placements[0]
    return replace(prop, x=round(first.x - _BESIDE, 3), depth=round(min(1.0, first.depth + _CLOSE_BEHIND), 3))


def _nouns(words: str) -> list[str]:
    return [word.strip(".,;:!?\"'()").lower() for word in words.split()]


def _spared(brief: PanelBrief, cast: tuple[CastDesign, ...], without: str) -> PanelBrief:
    """The panel without what must not be seen."""
    if not without.strip():
        return brief
    thing_of = hire_props()
    nouns = set(_nouns(without))
    nouns |= {noun.removesuffix("s") for noun in nouns}
    things = {thing_of(noun) for noun in nouns} - {""} | nouns
    unseen = {one.character for one in cast if {one.species, *one.name.lower().split()} & nouns}
    placements = tuple(
        replace(
            one,
            holds="" if one.holds in things else one.holds,
            on="" if one.on in unseen | things else one.on,
            partner="" if one.partner in unseen else one.partner,
            gaze="reader" if one.gaze in unseen else one.gaze,
        )
        for one in brief.placements
        if one.character not in unseen
    )
    props = tuple(one for one in brief.props if one.name not in things)
    weather = "unknown" if brief.weather in nouns else brief.weather
    return replace(brief, placements=placements, props=props, weather=weather)
