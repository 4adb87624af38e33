"""Thirty panels that a book could hold: one to six figures, indoors and out, all shots, angles, hours and weathers.

Knows: the storyboard's types and the names of kinds, poses and places.  Does not know: how anything is drawn or timed.
"""

from __future__ import annotations

from audobon.comic.span import Span
from audobon.comic.story import DayTime, Emotion
from audobon.comic.storyboard import (
    Angle,
    Camera,
    CastDesign,
    Facing,
    Garment,
    LetteringKind,
    LetteringLine,
    PanelBrief,
    Placement,
    Prop,
    Shot,
)

_SHOTS = tuple(Shot)
_OUTDOORS = ("garden", "forest", "village", "street", "meadow", "road", "shore", "castle", "farmyard", "river")
_INDOORS = ("kitchen", "room", "drawing room", "castle hall", "shop", "cellar")
_HOURS = (DayTime.DAY, DayTime.NIGHT, DayTime.EVENING, DayTime.MORNING)
_WEATHERS = ("", "rain", "", "snow", "", "fog", "wind")
_POSES = (
    "talking",
    "running",
    "listening",
    "sitting",
    "pointing",
    "walking",
    "laughing",
    "holding",
    "reading",
    "waving",
)
_SPECIES = ("human", "rabbit", "human", "fox", "human", "cat", "human", "bear", "wolf", "hen", "human", "horse")
_GARMENTS = (
    ("dress", "#b1584c"), ("jacket", "#5f7f9a"), ("coat", "#6a5a3c"), ("apron", "#ddd5c0"), ("cloak", "#7a2f3a"),
    ("waistcoat", "#4f6a4a"),
)  # fmt: skip
_COUNTS = (1, 2, 3, 2, 1, 4, 2, 3, 5, 6)
COUNT = 30


def panels() -> tuple[tuple[PanelBrief, tuple[CastDesign, ...]], ...]:
    """Briefs with their casts; the same at every call."""
    return tuple(_panel(number) for number in range(COUNT))


def _panel(number: int) -> tuple[PanelBrief, tuple[CastDesign, ...]]:
    shot = _SHOTS[number % len(_SHOTS)]
    wanted = _COUNTS[number % len(_COUNTS)]
    count = 1 if shot is Shot.EXTREME_CLOSE_UP else min(wanted, 2) if shot is Shot.CLOSE_UP else wanted
    inside = number % 5 in (1, 3)
    places = _INDOORS if inside else _OUTDOORS
    place = places[number // 2 % len(places)]
    cast = tuple(_design(number, index) for index in range(count))
    brief = PanelBrief(
        id=f"b{number:02d}",
        span=Span(start=0, end=0),
        scene=f"s{number}",
        shot=shot,
        camera=Camera(angle=tuple(Angle)[number // 4 % 3], tilt_degrees=6.0 if number % 11 == 3 else 0.0),
        placements=tuple(_placement(number, index, count=count) for index in range(count)),
        place=place,
        place_kind=place,
        inside=inside,
        time=_HOURS[number % len(_HOURS)],
        weather=_WEATHERS[number % len(_WEATHERS)],
        props=tuple(Prop(name=name, x=0.2 + 0.3 * k, depth=0.4) for k, name in enumerate(("table", "basket", "lamp"))),
        lettering=_words(cast[: min(count, 2)]),
        prompt="",
        emotion=Emotion.NEUTRAL,
        importance=0.5,
    )
    return brief, cast


def _words(cast: tuple[CastDesign, ...]) -> tuple[LetteringLine, ...]:
    text = "Good morning, my dear neighbour. Where do you go so early?"
    return tuple(
        LetteringLine(kind=LetteringKind.SPEECH, text=text, speaker=design.character, spans=()) for design in cast
    )


def _design(number: int, index: int) -> CastDesign:
    species = _SPECIES[(3 * number + index) % len(_SPECIES)]
    human = species == "human"
    garments = tuple(
        Garment(name=name, color=color)
        for name, color in (_GARMENTS[(number + index) % 6], _GARMENTS[(number + index + 2) % 6])
    )
    return CastDesign(
        character=f"c{index}",
        name=f"C{index}",
        species=species,
        dressed=human or (number + index) % 3 > 0,
        gender="female" if (number + index) % 2 else "male",
        age=("adult", "child", "old", "young")[(number + index) % 4],
        height=(1.0, 0.68, 0.95, 0.8)[(number + index) % 4],
        build=0.25 + 0.13 * index,
        skin="#ecc9a8" if human else ("#b0703c", "#8a6a4a", "#6f6a66")[index % 3],
        hair="#7a4a2c",
        hair_style=("long", "short", "curly", "bun")[index % 4],
        garments=garments,
        features=("hat",) if (number + index) % 4 == 1 else (),
    )


def _placement(number: int, index: int, *, count: int) -> Placement:
    return Placement(
        character=f"c{index}",
        x=(index + 1) / (count + 1),
        depth=0.15 * (index % 3),
        facing=(Facing.RIGHT if index < count / 2 else Facing.LEFT) if count > 1 else tuple(Facing)[number % 3],
        pose=_POSES[(number + index) % len(_POSES)],
        gaze=f"c{(index + 1) % count}" if count > 1 else "reader",
        expression=tuple(Emotion)[(number + index) % len(tuple(Emotion))],
        intensity=0.7,
    )
