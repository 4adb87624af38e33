"""The penciller: a panel's brief becomes one drawn set, and from it the draft and every map that steers the painter.

Knows: the order of work (words' room, figures, groups, framing, set, light, plates, anchors).
Does not know: how a figure, a place or a prop is drawn, or anything of painting and lettering.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from audobon.comic.pencils import Pencils
from audobon.comic.raster import Raster
from audobon.comic.storyboard import CastDesign, PanelBrief, Placement, Shot
from audobon.errors import InputError
from audobon.pencils import balloon_space, ground_cover, weather
from audobon.pencils.bonds import Group, Troupe, bind, facing_partners
from audobon.pencils.figures import Moment, draw_figure
from audobon.pencils.framing import Framing, Ground, Stand, Words, frame_panel
from audobon.pencils.handover import hand_over, in_frame
from audobon.pencils.hatching import hatch
from audobon.pencils.light import PAPER, Light, light_of
from audobon.pencils.meaning import Nearest
from audobon.pencils.model_sheet import draw_sheet
from audobon.pencils.places.catalogue import CATALOGUE, PlaceChoice
from audobon.pencils.places.choice import choose_place
from audobon.pencils.plates import pull_plates
from audobon.pencils.posing import moment_of, over_shoulder
from audobon.pencils.set_dressing import bear, dress
from audobon.pencils.shapes import Figure, Shape, ShapeKind, at_once
from audobon.pencils.shot_grammar import GRAMMAR
from audobon.pencils.sketch import seeded
from audobon.pencils.stage import Stage

MOST_FIGURES = 40
SMALLEST_PX, LARGEST_PX = 64, 4096
HEIGHTS = (0.01, 20.0)
"""Grown men's heights that a character can be drawn with."""
ANYWHERE = 1000.0
"""No position, angle or share is larger: beyond it is a slip of the pen."""


class ScenePenciller:
    """Draws panels and model sheets.

    Args:
        nearest: A lent sense of meaning, asked for places, poses and things that no word of the lexicon names.
    """

    def __init__(self, *, nearest: Nearest | None = None) -> None:
        self._nearest = nearest

    def draw(self, brief: PanelBrief, cast: Sequence[CastDesign], *, width_px: int, height_px: int) -> Pencils:
        """Draw one panel and all its maps.

        Args:
            brief: What the panel holds; more than forty placements draw the first forty, with a warning.
            cast: Designs by character id; all placed characters must be among them.
            width_px: Frame width, 64..4096.
            height_px: Frame height, 64..4096.

        Raises:
            InputError: AUD-170 for a size out of range; AUD-171 for a placement whose character has no design; AUD-172
                for a number that is not finite or absurd.
        """
        _check_size(width_px, height_px)
        warnings: list[str] = []
        placements, designs = self._company(brief, cast, warnings)
        wished = balloon_space.place_balloons(
            balloon_space.balloon_sizes(
                brief.lettering,
                aspect=width_px / height_px,
                speakers={p.character: p.x for p in placements},
                width_px=width_px,
            )
        )
        choice = choose_place(brief.place_kind, inside=brief.inside, place=brief.place, nearest=self._nearest)
        warnings += [choice.warning] if choice.warning else []
        choice = _seen_from(brief, choice)
        set_scale = _set_scale(designs, indoors=CATALOGUE[choice.kind].indoors)
        troupe = self._troupe(brief, placements, designs, set_scale=set_scale)
        warnings += [warning for figure in troupe.figures for warning in figure.warnings] + list(troupe.warnings)
        framing = frame_panel(
            [group.silhouette for group in troupe.groups],
            [_led(group, troupe, placements, brief.camera.over_shoulder) for group in troupe.groups],
            shot=brief.shot,
            camera=brief.camera,
            size_px=(width_px, height_px),
            words=Words(head_room=balloon_space.head_room(wished), band=balloon_space.open_band(wished)),
            ground=_ground(brief, choice, placements, set_scale=set_scale),
        )
        if framing.crowded:
            warnings.append(f"panel {brief.id}: {len(placements)} figures do not all fit with their faces clear")
        stands = _stands(troupe, framing, count=len(placements))
        stage = _set_up(brief, choice, framing, set_scale=set_scale)
        warnings += dress(
            stage,
            brief.props,
            keep_clear=[framing.view.to_set(stand.x, stand.z) for stand in stands],
            already=CATALOGUE[choice.kind].has,
            nearest=self._nearest,
        )
        for group in troupe.groups:
            for bearer in group.bearers:
                bear(stage, bearer.prop, stand=stands[bearer.number])
        for placement, figure, stand in zip(placements, troupe.figures, stands, strict=True):
            _stand_figure(stage, placement, figure, stand=stand, light=stage.light)
        weather.fall(stage)
        plates = pull_plates(stage.shapes(), width_px=width_px, height_px=height_px, paper=stage.light.on_set(PAPER))
        pen = hatch(plates.draft, plates.flat, plates.line, seed=int(seeded("hatch", brief.id).integers(2**31)))
        plates = replace(plates, draft=pen.draft, line=pen.line)
        pencils = hand_over(
            brief.id, plates, placements, troupe.figures, view=framing.view, stands=stands, wished=wished
        )
        return replace(pencils, warnings=tuple(dict.fromkeys(warnings)))

    def sheet(self, design: CastDesign) -> Raster:
        """A character's model sheet: turnaround, colours, expressions, action."""
        return draw_sheet(design, nearest=self._nearest)

    def _company(
        self, brief: PanelBrief, cast: Sequence[CastDesign], warnings: list[str]
    ) -> tuple[list[Placement], list[CastDesign]]:
        """Who is drawn, turned as the camera and their partners ask, and their designs."""
        placements = _first_placements(brief, warnings)
        designs = _designs(brief, placements, cast)
        _check_numbers(brief, placements, designs)
        near = brief.camera.over_shoulder
        if near and near not in {placement.character for placement in placements}:
            warnings.append(f"panel {brief.id}: camera.over_shoulder `{near}` is not in the panel; the view is free")
        placements = over_shoulder(facing_partners(placements, nearest=self._nearest), near)
        return placements, designs

    def _troupe(
        self, brief: PanelBrief, placements: Sequence[Placement], designs: Sequence[CastDesign], *, set_scale: float
    ) -> Troupe:
        def draw(number: int, moment: Moment) -> Figure:
            return draw_figure(designs[number], moment, nearest=self._nearest)

        moments = [
            moment_of(brief, placement, design, placements=placements, designs=designs)
            for placement, design in zip(placements, designs, strict=True)
        ]
        return bind(placements, moments, draw, set_scale=set_scale, nearest=self._nearest)


def _led(group: Group, troupe: Troupe, placements: Sequence[Placement], near: str) -> Placement:
    """The placement that stands for a group; it bears the name of the one over whose shoulder we look."""
    names = {placements[member.number].character for member in group.members}
    return replace(group.placement, character=near) if near in names else group.placement


def _stands(troupe: Troupe, framing: Framing, *, count: int) -> list[Stand]:
    """Each figure's own stand, from its group's."""
    stands = [Stand(x=0.0, z=0.0, scale=1.0)] * count
    for group, stand in zip(troupe.groups, framing.stands, strict=True):
        for member in group.members:
            stands[member.number] = Stand(
                x=stand.x + member.dx * stand.scale,
                z=stand.z + member.dz,
                scale=stand.scale,
                lift=stand.lift + member.lift * stand.scale,
            )
    return stands


def _ground(brief: PanelBrief, choice: PlaceChoice, placements: Sequence[Placement], *, set_scale: float) -> Ground:
    place = CATALOGUE[choice.kind]
    center, yaw = _point_of_view(brief, placements, indoors=place.indoors)
    return Ground(
        set_scale=set_scale,
        room_height=place.room_height,
        deepest=place.deep,
        center=center * set_scale,
        yaw_degrees=yaw,
    )


def _set_up(brief: PanelBrief, choice: PlaceChoice, framing: Framing, *, set_scale: float) -> Stage:
    """The place under its light, built on a stage."""
    place = CATALOGUE[choice.kind]
    stage = Stage(
        framing.view,
        light=light_of(brief.time, brief.weather, indoors=place.indoors, season=brief.season),
        seed=(choice.kind, brief.scene),
        set_scale=set_scale,
        indoors=place.indoors,
        season=brief.season,
    )
    place.build(stage)
    weather.in_the_sky(stage)
    ground_cover.strew(stage)
    weather.on_the_ground(stage)
    return stage


def _seen_from(brief: PanelBrief, choice: PlaceChoice) -> PlaceChoice:
    """A cramped place (a carriage) is shown from outside in the wide shot that opens a scene, and stays inside for
    the talk."""
    exterior = CATALOGUE[choice.kind].exterior
    return PlaceChoice(kind=exterior) if exterior and brief.shot in (Shot.EXTREME_WIDE, Shot.WIDE) else choice


def _check_size(width_px: int, height_px: int) -> None:
    if not (SMALLEST_PX <= width_px <= LARGEST_PX and SMALLEST_PX <= height_px <= LARGEST_PX):
        raise InputError(
            "AUD-170",
            f"panel size {width_px} x {height_px} px is outside {SMALLEST_PX}..{LARGEST_PX}",
            hint="Ask for a frame whose sides are within these bounds",
        )


def _first_placements(brief: PanelBrief, warnings: list[str]) -> list[Placement]:
    if len(brief.placements) > MOST_FIGURES:
        warnings.append(f"{len(brief.placements)} placements; the first {MOST_FIGURES} are drawn")
    return list(brief.placements[:MOST_FIGURES])


def _check_numbers(brief: PanelBrief, placements: Sequence[Placement], designs: Sequence[CastDesign]) -> None:
    anywhere = (-ANYWHERE, ANYWHERE)
    numbers = {"camera.tilt_degrees": (brief.camera.tilt_degrees, anywhere)}
    for number, placement in enumerate(placements):
        for field in ("x", "depth", "intensity"):
            numbers[f"placements[{number}].{field}"] = (getattr(placement, field), anywhere)
    for number, prop in enumerate(brief.props):
        numbers |= {f"props[{number}].x": (prop.x, anywhere), f"props[{number}].depth": (prop.depth, anywhere)}
    for design in designs:
        numbers |= {
            f"cast `{design.character}`.height": (design.height, HEIGHTS),
            f"cast `{design.character}`.build": (design.build, anywhere),
        }
    for field, (value, (low, high)) in numbers.items():
        if not (math.isfinite(value) and low <= value <= high):
            raise InputError(
                "AUD-172",
                f"panel {brief.id}: {field} is {value}",
                hint=f"Give a number from {low:g} to {high:g}",
            )


def _designs(brief: PanelBrief, placements: Sequence[Placement], cast: Sequence[CastDesign]) -> list[CastDesign]:
    by_id = {design.character: design for design in cast}
    designs = []
    for number, placement in enumerate(placements):
        if placement.character not in by_id:
            raise InputError(
                "AUD-171",
                f"panel {brief.id}: placements[{number}].character is `{placement.character}`, who has no design "
                f"(the cast has {', '.join(sorted(by_id)) or 'nobody'})",
                hint="Name a character of the storyboard's cast, or add a design for this one",
            )
        design = by_id[placement.character]
        build = design.build if math.isnan(design.build) else min(max(design.build, 0.0), 1.0)
        designs.append(replace(design, build=build))
    return designs


def _set_scale(designs: Sequence[CastDesign], *, indoors: bool) -> float:
    """Rooms fit their dwellers (a mouse's kitchen is mouse-sized); the open land shrinks less.

    Steps are coarse, so that a scene keeps its size while figures come and go.
    """
    if not designs or any(design.is_person for design in designs):
        return 1.0
    tallest = max(design.height for design in designs)
    steps = (0.25, 0.4, 0.6, 0.8, 1.0, 1.35) if indoors else (0.5, 0.7, 1.0)
    return min(steps, key=lambda step: abs(float(np.log(step / max(tallest, 0.05)))))


def _point_of_view(brief: PanelBrief, placements: Sequence[Placement], *, indoors: bool) -> tuple[float, float]:
    """How far beside the set's middle a panel looks, set metres, and how far the set is turned, degrees.

    Wide frames show the place nearly as it is, close ones each another part of it; the turn is small, so that left
    stays left for the whole scene.
    """
    if not placements:
        return 0.0, 0.0
    rng = seeded("look", brief.scene, brief.id)
    reach = 0.5 + 1.6 * min(1.3 * GRAMMAR[brief.shot].softness, 1.0)
    return float(rng.uniform(-reach, reach)), float(rng.uniform(-1, 1)) * (9.0 if indoors else 6.0)


def _stand_figure(stage: Stage, placement: Placement, figure: Figure, *, stand: Stand, light: Light) -> None:
    """Put one figure's shapes on the stage: lit, in the pen of its size, with a shadow at its feet."""
    view = stage.view
    left, top, right, bottom = figure.body
    size = max(bottom - top, 0.6 * (right - left), 0.05) * stand.scale
    true_px = view.scale_at(stand.z)
    reference = 0.70 * view.height_px / size
    pen = min((reference / true_px) ** 0.55, 2.2) if true_px > 0 else 1.0
    nearness = view.depth_of(stand.z)
    shapes = []
    factor = true_px * stand.scale
    placed = at_once(figure.shapes, lambda points: in_frame(points, stand, view=view))
    for shape, points in zip(figure.shapes, placed, strict=True):
        toned = shape.kind in (ShapeKind.SHADE, ShapeKind.LIGHT)
        ink = shape.ink_width * factor * pen
        shapes.append(
            Shape(
                kind=shape.kind,
                points=points,
                color=shape.color if toned else light.on_figure(shape.color),
                ink_width=max(ink, 0.55) if ink > 0 else 0.0,
                ink_color=light.on_figure(shape.ink_color),
                closed=shape.closed,
                taper=shape.taper,
                strength=shape.strength,
                softness=shape.softness * factor,
                owner=placement.character,
                part=shape.part,
                label=shape.label,
                depth=nearness,
            )
        )
    if stand.lift < 0.3 * size and stand.z > -0.3 * view.distance:
        x, z = view.to_set(stand.x + 0.5 * (left + right) * stand.scale, stand.z)
        half_width = 0.46 * (right - left) * stand.scale
        stage.shadow(x=x / stage.set_scale, z=z / stage.set_scale, half_width=half_width / stage.set_scale)
        stage.cast(shapes, foot_px=view.ground_px(stand.z))
    stage.figure(shapes, z=stand.z)
