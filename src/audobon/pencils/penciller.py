"""The penciller: a panel's brief becomes one drawn set, and from it the draft and every map that steers the painter.

Knows: the order of work (words' room, figures, framing, set, light, plates, anchors).
Does not know: how a figure, a place or a prop is drawn, or anything of painting and lettering.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from audobon.comic.geometry import Box, Point
from audobon.comic.pencils import CharacterMask, ControlMap, FigureAnchors, Pencils
from audobon.comic.raster import Raster
from audobon.comic.storyboard import CastDesign, LetteringKind, PanelBrief, Placement, Shot
from audobon.errors import InputError
from audobon.pencils import balloon_space, ground_cover, weather
from audobon.pencils.figures import Moment, draw_figure
from audobon.pencils.framing import GRAMMAR, Framing, Ground, Stand, frame_panel
from audobon.pencils.hatching import hatch
from audobon.pencils.light import PAPER, Light, light_of
from audobon.pencils.meaning import Nearest
from audobon.pencils.model_sheet import draw_sheet
from audobon.pencils.places.catalogue import CATALOGUE, PlaceChoice
from audobon.pencils.places.choice import choose_place
from audobon.pencils.plates import Plates, pull_plates
from audobon.pencils.set_dressing import dress
from audobon.pencils.shapes import Figure, Points, Shape, ShapeKind, at_once
from audobon.pencils.skeleton_map import skeleton_map
from audobon.pencils.sketch import seeded
from audobon.pencils.stage import Stage

MOST_FIGURES = 8
SMALLEST_PX, LARGEST_PX = 64, 4096
GROWN_MAN_M = 1.75
_SPEAKING = (LetteringKind.SPEECH, LetteringKind.SHOUT, LetteringKind.WHISPER)
_GAZE = {"reader": (0.0, 0.0), "left": (-1.0, 0.0), "right": (1.0, 0.0), "up": (0.0, -1.0), "down": (0.0, 1.0)}


class ScenePenciller:
    """Draws panels and model sheets.

    Args:
        nearest: A lent sense of meaning, asked for places that no word of the lexicon names.
    """

    def __init__(self, *, nearest: Nearest | None = None) -> None:
        self._nearest = nearest

    def draw(self, brief: PanelBrief, cast: Sequence[CastDesign], *, width_px: int, height_px: int) -> Pencils:
        """Draw one panel and all its maps.

        Args:
            brief: What the panel holds; more than eight placements draw the first eight, with a warning.
            cast: Designs by character id; all placed characters must be among them.
            width_px: Frame width, 64..4096.
            height_px: Frame height, 64..4096.

        Raises:
            InputError: AUD-170 for a size out of range; AUD-171 for a placement whose character has no design.
        """
        _check_size(width_px, height_px)
        warnings: list[str] = []
        placements = _first_placements(brief, warnings)
        designs = _designs(brief, placements, cast)
        aspect = width_px / height_px
        sizes = balloon_space.balloon_sizes(
            brief.lettering, aspect=aspect, speakers={p.character: p.x for p in placements}
        )
        wished = balloon_space.place_balloons(sizes)
        figures = [
            draw_figure(
                design, _moment(brief, placement, design, placements=placements, designs=designs), nearest=self._nearest
            )
            for placement, design in zip(placements, designs, strict=True)
        ]
        for figure in figures:
            warnings += figure.warnings
        choice = choose_place(brief.place_kind, inside=brief.inside, place=brief.place, nearest=self._nearest)
        if choice.warning:
            warnings.append(choice.warning)
        choice = _seen_from(brief, choice, figures=len(placements))
        indoors = CATALOGUE[choice.kind].indoors
        set_scale = _set_scale(designs, indoors=indoors)
        framing = frame_panel(
            figures,
            placements,
            shot=brief.shot,
            camera=brief.camera,
            size_px=(width_px, height_px),
            head_room=balloon_space.head_room(wished),
            ground=Ground(
                set_scale=set_scale,
                room_height=CATALOGUE[choice.kind].room_height,
                deepest=CATALOGUE[choice.kind].deep,
                center=_center(brief, placements, set_scale=set_scale),
            ),
        )
        light = light_of(brief.time, brief.weather, indoors=indoors)
        stage = Stage(
            framing.view,
            light=light,
            seed=(choice.kind, brief.scene),
            set_scale=set_scale,
            indoors=indoors,
            season=brief.season,
        )
        CATALOGUE[choice.kind].build(stage)
        ground_cover.strew(stage)
        warnings += dress(
            stage,
            brief.props,
            keep_clear=[(stand.x, stand.z) for stand in framing.stands],
            already=CATALOGUE[choice.kind].has,
            nearest=self._nearest,
        )
        for placement, figure, stand in zip(placements, figures, framing.stands, strict=True):
            _stand_figure(stage, placement, figure, stand=stand, light=light)
        weather.fall(stage)
        plates = pull_plates(stage.shapes(), width_px=width_px, height_px=height_px, paper=light.on_set(PAPER))
        pen = hatch(plates.draft, plates.flat, plates.line, seed=int(seeded("hatch", brief.id).integers(2**31)))
        plates = replace(plates, draft=pen.draft, line=pen.line)
        return _pencils(brief, plates, placements, figures, framing=framing, wished=wished, warnings=warnings)

    def sheet(self, design: CastDesign) -> Raster:
        """A character's model sheet: turnaround, colours, expressions, action."""
        return draw_sheet(design, nearest=self._nearest)


def _seen_from(brief: PanelBrief, choice: PlaceChoice, *, figures: int) -> PlaceChoice:
    """A cramped place (a carriage) takes two people in a near shot; anything wider is seen from outside."""
    exterior = CATALOGUE[choice.kind].exterior
    roomy = brief.shot in (Shot.EXTREME_WIDE, Shot.WIDE, Shot.FULL) or figures > 2
    return PlaceChoice(kind=exterior) if exterior and roomy else choice


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
        designs.append(by_id[placement.character])
    return designs


def _moment(
    brief: PanelBrief,
    placement: Placement,
    design: CastDesign,
    *,
    placements: Sequence[Placement],
    designs: Sequence[CastDesign],
) -> Moment:
    speaks = any(line.speaker == placement.character and line.kind in _SPEAKING for line in brief.lettering)
    return Moment(
        pose=placement.pose,
        facing=placement.facing,
        expression=placement.expression,
        intensity=float(np.clip(placement.intensity, 0.0, 1.0)),
        gaze=_gaze(placement, design, placements=placements, designs=designs),
        mouth_open=speaks,
        holds=placement.holds,
        seed=int(seeded("figure", design.character).integers(2**31)),
    )


def _gaze(
    placement: Placement, design: CastDesign, *, placements: Sequence[Placement], designs: Sequence[CastDesign]
) -> tuple[float, float]:
    """Direction of the look, x right and y down, each -1..1; (0, 0) looks at the reader."""
    if placement.gaze in _GAZE:
        return _GAZE[placement.gaze]
    for other, other_design in zip(placements, designs, strict=True):
        if other.character == placement.gaze and other is not placement:
            across = other.x - placement.x
            rise = 0.5 * (design.height - other_design.height)
            length = max(float(np.hypot(across, rise)), 1e-3)
            return across / length, float(np.clip(rise / length, -0.7, 0.7))
    return 0.0, 0.0


def _set_scale(designs: Sequence[CastDesign], *, indoors: bool) -> float:
    """Rooms fit their dwellers (a mouse's kitchen is mouse-sized); the open land shrinks less.

    Steps are coarse, so that a scene keeps its size while figures come and go.
    """
    if not designs or any(design.species == "human" for design in designs):
        return 1.0
    tallest = max(design.height for design in designs)
    steps = (0.25, 0.4, 0.6, 0.8, 1.0, 1.35) if indoors else (0.5, 0.7, 1.0)
    return min(steps, key=lambda step: abs(float(np.log(step / max(tallest, 0.05)))))


def _center(brief: PanelBrief, placements: Sequence[Placement], *, set_scale: float) -> float:
    """Close frames look at another part of the same set for each one they show."""
    softness = GRAMMAR[brief.shot].softness
    if not placements or softness < 0.2:
        return 0.0
    lead = placements[0]
    drift = seeded("look", brief.scene, lead.character).uniform(-1.5, 1.5)
    return float(drift * min(softness * 1.3, 1.0) * set_scale)


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
    placed = at_once(figure.shapes, lambda points: view.upright(points, x=stand.x, z=stand.z, scale=stand.scale))
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
    stage.shadow(
        x=(stand.x + 0.5 * (left + right) * stand.scale) / stage.set_scale,
        z=stand.z / stage.set_scale,
        half_width=0.46 * (right - left) * stand.scale / stage.set_scale,
    )
    stage.figure(shapes, z=stand.z)


def _pencils(
    brief: PanelBrief,
    plates: Plates,
    placements: Sequence[Placement],
    figures: Sequence[Figure],
    *,
    framing: Framing,
    wished: Sequence[Box],
    warnings: Sequence[str],
) -> Pencils:
    view = framing.view
    anchors = tuple(
        _anchors(placement, figure, stand=stand, framing=framing)
        for placement, figure, stand in zip(placements, figures, framing.stands, strict=True)
    )
    far_first = sorted(range(len(figures)), key=lambda i: -framing.stands[i].z)
    skeletons = [_in_frame(figures[i].joints, framing.stands[i], framing=framing) for i in far_first]
    pose = skeleton_map(skeletons, width_px=view.width_px, height_px=view.height_px)
    empty = np.zeros((view.height_px, view.width_px), dtype=np.uint8)
    return Pencils(
        panel=brief.id,
        draft=Raster(array=plates.draft),
        controls=(
            ControlMap(name="line", image=Raster(array=plates.line)),
            ControlMap(name="flat", image=Raster(array=plates.flat)),
            ControlMap(name="depth", image=Raster(array=plates.depth)),
            ControlMap(name="pose", image=Raster(array=pose)),
            ControlMap(name="segmentation", image=Raster(array=plates.segmentation)),
        ),
        masks=tuple(
            CharacterMask(character=p.character, image=Raster(array=plates.masks.get(p.character, empty)))
            for p in placements
        ),
        anchors=anchors,
        reserved=balloon_space.clear_of_faces(wished, [anchor.face for anchor in anchors]),
        warnings=tuple(dict.fromkeys(warnings)),
    )


def _in_frame(points: Points, stand: Stand, *, framing: Framing) -> Points:
    """Figure metres to pixels, NaN kept."""
    return framing.view.upright(points, x=stand.x, z=stand.z, scale=stand.scale)


def _anchors(placement: Placement, figure: Figure, *, stand: Stand, framing: Framing) -> FigureAnchors:
    view = framing.view
    size = np.array([view.width_px, view.height_px])

    def unit(points: Sequence[tuple[float, float]]) -> Points:
        placed: Points = _in_frame(np.array(points, dtype=np.float64).reshape(-1, 2), stand, framing=framing) / size
        return placed

    mouth, eyes = unit([figure.mouth, figure.eyes])
    return FigureAnchors(
        character=placement.character,
        mouth=Point(x=float(mouth[0]), y=float(mouth[1])),
        eyes=Point(x=float(eyes[0]), y=float(eyes[1])),
        face=_bounds(unit(_corners(figure.face))),
        body=_bounds(unit(_corners(figure.body))),
        hands=tuple(Point(x=float(x), y=float(y)) for x, y in unit(figure.hands)),
        depth=float(np.clip(placement.depth, 0.0, 1.0)),
    )


def _corners(box: tuple[float, float, float, float]) -> list[tuple[float, float]]:
    left, top, right, bottom = box
    return [(left, top), (right, top), (right, bottom), (left, bottom)]


def _bounds(points: Points) -> Box:
    low, high = points.min(axis=0), points.max(axis=0)
    return Box(x=float(low[0]), y=float(low[1]), width=float(high[0] - low[0]), height=float(high[1] - low[1]))
