"""Contact sheets: everything that can be drawn, by name, straight from the registries.

Knows: the registries of kinds, poses, feelings, places, props and held things, and which of them go on which sheet.
Does not know: how any of them is drawn, costumes (a function that comes in), or files.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from audobon.comic.raster import Raster
from audobon.comic.span import Span
from audobon.comic.story import Age, DayTime, Emotion, Gender
from audobon.comic.storyboard import (
    Camera,
    CastDesign,
    Facing,
    PanelBrief,
    Placement,
    Season,
    Shot,
    Sort,
)
from audobon.pencils.contact_paper import Cell, Sheet, laid_out
from audobon.pencils.figures import draw_figure
from audobon.pencils.figures.held import HELD
from audobon.pencils.figures.poses import POSES, pose_named
from audobon.pencils.figures.vocabulary.naming import KINDS
from audobon.pencils.penciller import ScenePenciller
from audobon.pencils.places.catalogue import CATALOGUE as PLACES
from audobon.pencils.plates import Picture
from audobon.pencils.props.catalogue import CATALOGUE as PROPS
from audobon.pencils.sketch import seeded
from audobon.pencils.specimen import drawn_face, drawn_whole, moment_of

Costume = Callable[..., CastDesign]
"""`costume(species, sort=..., dressed=..., gender=..., age=...)`: a design for somebody of this kind."""

_FIGURE_PX, _FACE_PX, _PROP_PX, _SCENE_PX = (198, 214), (176, 168), (158, 150), (316, 226)
_GROWN = (Age.YOUNG, Age.OLD)
_AGES = {"human": (Age.CHILD, Age.YOUNG, Age.ADULT, Age.OLD), "baby": (Age.CHILD,)}
"""Ages at which a person is shown; people of rank and trade are grown."""
_INTENSITIES = (0.15, 0.5, 1.0)
_WEATHERS = ("", "rain", "snow", "fog", "wind", "storm")
_HOURS = (DayTime.DAWN, DayTime.MORNING, DayTime.DAY, DayTime.EVENING, DayTime.NIGHT)
_SEASONS = (Season.SPRING, Season.SUMMER, Season.AUTUMN, Season.WINTER)


@dataclass(frozen=True, kw_only=True)
class ContactSheets:
    """Draws the sheets, one at a time.

    Attributes:
        costume: Who gives a being of any kind its coat and its clothes.
    """

    costume: Costume

    def sheets(self, only: Sequence[str] = ()) -> Iterator[tuple[str, Raster]]:
        """Every sheet's name (`figures-1`) and picture, about 1600 pixels wide.

        Args:
            only: Names of `SECTIONS`; all of them if empty.
        """
        for name in only or SECTIONS:
            for number, raster in enumerate(laid_out(SECTIONS[name](self)), start=1):
                yield f"{name}-{number}", raster

    # --- the sections ---

    def figures(self) -> Sheet:
        """Every kind: people by sex, age, rank and trade; animals as nature made them and in clothes."""
        cells = []
        for kind in KINDS.values():
            if kind.sort is Sort.HUMAN:
                cells += [
                    self._figure_cell(f"{kind.name}, {gender.value} {age.value}", self._person(kind.name, gender, age))
                    for gender in (Gender.FEMALE, Gender.MALE)
                    for age in _AGES.get(kind.name, _GROWN)
                    if kind.sex in ("", gender.value)
                ]
                continue
            for dressed in (False, True) if kind.sort is Sort.ANIMAL else (True,):
                design = self.costume(kind.name, sort=kind.sort, dressed=dressed)
                label = f"{kind.name}, dressed" if dressed and kind.sort is Sort.ANIMAL else kind.name
                cells.append(self._figure_cell(label, design))
        return Sheet(title="Figures", size_px=_FIGURE_PX, cells=tuple(cells))

    def poses(self) -> Sheet:
        """Every pose, by a person, by a beast on its hind legs, by a beast on all fours."""
        woman = self._person("human", Gender.FEMALE, Age.YOUNG)
        man = self._person("human", Gender.MALE, Age.ADULT)
        upright = self.costume("rabbit", sort=Sort.ANIMAL, dressed=True)
        beast = self.costume("fox", sort=Sort.ANIMAL, dressed=False)
        cells = []
        for number, pose in enumerate(POSES):
            actors = ((woman if number % 2 else man), upright, beast)
            for design, who in zip(actors, ("", "dressed rabbit", "fox"), strict=True):
                cells.append(self._figure_cell(f"{pose}, {who}" if who else pose, design, pose=pose))
        return Sheet(title="Poses", size_px=_FIGURE_PX, cells=tuple(cells), columns=6)

    def expressions(self) -> Sheet:
        """Every feeling, faint, half and full, on a person, a dressed beast and one on four legs."""
        actors = (
            ("woman", self._person("human", Gender.FEMALE, Age.YOUNG)),
            ("dressed rabbit", self.costume("rabbit", sort=Sort.ANIMAL, dressed=True)),
            ("fox", self.costume("fox", sort=Sort.ANIMAL, dressed=False)),
        )
        cells = []
        for emotion in Emotion:
            for who, design in actors:
                for intensity in _INTENSITIES:
                    label = f"{emotion.value} {intensity:g}, {who}"
                    cells.append(Cell(label=label, draw=_face_of(design, emotion, intensity)))
        return Sheet(title="Expressions", size_px=_FACE_PX, cells=tuple(cells), columns=9)

    def places(self) -> Sheet:
        """Every place, empty."""
        wide = {kind: Shot.FULL if place.exterior else Shot.WIDE for kind, place in PLACES.items()}
        cells = [self._scene_cell(kind, _brief(place=kind, shot=shot)) for kind, shot in wide.items()]
        return Sheet(title="Places", size_px=_SCENE_PX, cells=tuple(cells))

    def props(self) -> Sheet:
        """Every prop, small things enlarged."""
        cells = [Cell(label=name, draw=_prop(name)) for name in PROPS]
        return Sheet(title="Props", size_px=_PROP_PX, cells=tuple(cells))

    def held(self) -> Sheet:
        """Everything that a hand can hold, in a hand."""
        woman = self._person("human", Gender.FEMALE, Age.YOUNG)
        cells = [self._figure_cell(thing, woman, pose="holding", holds=thing) for thing in HELD]
        return Sheet(title="Held things", size_px=_FIGURE_PX, cells=tuple(cells))

    def weather(self) -> Sheet:
        """Hours, weathers and seasons over one meadow, with somebody in it."""
        girl = self._person("human", Gender.FEMALE, Age.CHILD)
        plain = _brief(place="meadow", shot=Shot.FULL, placements=(Placement(character=girl.character, x=0.36),))
        briefs = [(hour.value, replace(plain, time=hour)) for hour in _HOURS]
        briefs += [(word, replace(plain, weather=word)) for word in _WEATHERS if word]
        briefs += [(season.value, replace(plain, season=season)) for season in _SEASONS]
        briefs += [("night, rain", replace(plain, time=DayTime.NIGHT, weather="rain"))]
        briefs += [("winter, snow", replace(plain, season=Season.WINTER, weather="snow"))]
        cells = [self._scene_cell(label, brief, girl) for label, brief in briefs]
        return Sheet(title="Hours, weathers, seasons", size_px=_SCENE_PX, cells=tuple(cells))

    def interactions(self) -> Sheet:
        """Every pose that is done with a partner: two people, and a person with a beast."""
        woman = self._person("human", Gender.FEMALE, Age.YOUNG)
        man = self._person("human", Gender.MALE, Age.ADULT)
        rabbit = self.costume("rabbit", sort=Sort.ANIMAL, dressed=True)
        horse = self.costume("horse", sort=Sort.ANIMAL, dressed=False)
        cells = []
        for pose in POSES:
            if pose_named(pose).contact is not None:
                for actor, partner, who in ((woman, man, "two people"), (rabbit, woman, "rabbit and woman")):
                    cells.append(self._scene_cell(f"{pose}: {who}", _pair(pose, actor, partner), actor, partner))
        riding = replace(
            _pair("riding", woman, horse),
            placements=(
                Placement(
                    character=woman.character,
                    x=0.5,
                    facing=Facing.RIGHT,
                    pose="riding",
                    on=horse.character,
                    gaze="right",
                ),
                Placement(character=horse.character, x=0.5, facing=Facing.RIGHT, pose="walking", gaze="right"),
            ),
        )
        cells.append(self._scene_cell("riding: woman on a horse", riding, woman, horse))
        return Sheet(title="Two figures", size_px=_SCENE_PX, cells=tuple(cells))

    # --- what is in a cell ---

    def _person(self, species: str, gender: Gender, age: Age) -> CastDesign:
        return self.costume(species, sort=Sort.HUMAN, dressed=True, gender=gender, age=age)

    def _figure_cell(self, label: str, design: CastDesign, *, pose: str = "standing", holds: str = "") -> Cell:
        def draw(width_px: int, height_px: int) -> Picture:
            figure = draw_figure(design, moment_of(design, pose=pose, holds=holds))
            largest = height_px / 1.75 / max(design.height, 0.35)
            return drawn_whole(figure.shapes, width_px=width_px, height_px=height_px, largest=largest)

        return Cell(label=label, draw=draw)

    def _scene_cell(self, label: str, brief: PanelBrief, *cast: CastDesign) -> Cell:
        def draw(width_px: int, height_px: int) -> Picture:
            pencils = ScenePenciller().draw(brief, cast, width_px=width_px, height_px=height_px)
            picture: Picture = pencils.draft.array.astype("uint8")
            return picture

        return Cell(label=label, draw=draw)


SECTIONS: dict[str, Callable[[ContactSheets], Sheet]] = {
    "figures": ContactSheets.figures,
    "poses": ContactSheets.poses,
    "expressions": ContactSheets.expressions,
    "places": ContactSheets.places,
    "props": ContactSheets.props,
    "held": ContactSheets.held,
    "weather": ContactSheets.weather,
    "interactions": ContactSheets.interactions,
}


def _face_of(design: CastDesign, emotion: Emotion, intensity: float) -> Callable[[int, int], Picture]:
    def draw(width_px: int, height_px: int) -> Picture:
        figure = draw_figure(design, moment_of(design, emotion=emotion, intensity=intensity))
        return drawn_face(figure, width_px=width_px, height_px=height_px)

    return draw


def _prop(name: str) -> Callable[[int, int], Picture]:
    def draw(width_px: int, height_px: int) -> Picture:
        shapes = PROPS[name].draw(seeded("contact", name))
        return drawn_whole(shapes, width_px=width_px, height_px=height_px, largest=6.0 * height_px)

    return draw


def _pair(pose: str, actor: CastDesign, partner: CastDesign) -> PanelBrief:
    placements = (
        Placement(
            character=actor.character,
            x=0.38,
            facing=Facing.RIGHT,
            pose=pose,
            gaze=partner.character,
            partner=partner.character,
        ),
        Placement(character=partner.character, x=0.62, facing=Facing.LEFT, pose=pose, gaze=actor.character),
    )
    return _brief(place="unplaced", shot=Shot.FULL, placements=placements)


def _brief(*, place: str, shot: Shot = Shot.WIDE, placements: tuple[Placement, ...] = ()) -> PanelBrief:
    return PanelBrief(
        id=place.replace(" ", "-"),
        span=Span(start=0, end=0),
        scene="contact",
        shot=shot,
        camera=Camera(),
        placements=placements,
        place=place,
        place_kind=place,
        inside=PLACES[place].indoors,
        time=DayTime.DAY,
        weather="",
        props=(),
        lettering=(),
        prompt="",
        emotion=Emotion.NEUTRAL,
        importance=0.5,
    )
