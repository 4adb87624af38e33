"""Panels that no story asked for: random casts, poses, places and shots from the penciller's own vocabulary.

Knows: the vocabulary and the storyboard's types.  Does not know: how anything is drawn or painted.
"""

from __future__ import annotations

import colorsys
from collections.abc import Sequence
from typing import TypeVar

import numpy as np

from audobon.comic.span import Span
from audobon.comic.story import DayTime, Emotion
from audobon.comic.storyboard import (
    Angle,
    Camera,
    CastDesign,
    Facing,
    Garment,
    PanelBrief,
    Placement,
    Prop,
    Shot,
)
from audobon.pencils.figures import FEATURES, GARMENTS, HAIR_STYLES, POSES, SPECIES
from audobon.pencils.places.catalogue import PLACES
from audobon.pencils.props.catalogue import PROPS

Choice = TypeVar("Choice")

SHOT_WEIGHTS = {
    Shot.EXTREME_WIDE: 0.08,
    Shot.WIDE: 0.22,
    Shot.FULL: 0.28,
    Shot.MEDIUM: 0.25,
    Shot.CLOSE_UP: 0.14,
    Shot.EXTREME_CLOSE_UP: 0.03,
}


def random_brief(generator: np.random.Generator, *, number: int) -> tuple[PanelBrief, tuple[CastDesign, ...]]:
    """A panel brief with up to three figures, and their designs."""
    cast = random_cast(generator, count=int(generator.choice(4, p=(0.12, 0.4, 0.33, 0.15))))
    return random_scene(generator, cast, number=number), cast


def random_cast(generator: np.random.Generator, *, count: int) -> tuple[CastDesign, ...]:
    """Designs of `count` characters, `c0`, `c1` ..."""
    return tuple(_design(generator, name=f"c{index}") for index in range(count))


def random_scene(generator: np.random.Generator, cast: Sequence[CastDesign], *, number: int) -> PanelBrief:
    """A panel brief with these characters somewhere, doing something."""
    count = len(cast)
    place = _one(generator, PLACES)
    placements = tuple(_placement(generator, design, x=(index + 1) / (count + 1)) for index, design in enumerate(cast))
    props = tuple(
        Prop(
            name=_one(generator, PROPS),
            x=float(generator.uniform(0.05, 0.95)),
            depth=float(generator.uniform(0.1, 0.6)),
        )
        for _ in range(int(generator.integers(0, 4)))
    )
    emotion = _one(generator, tuple(Emotion))
    shots = tuple(SHOT_WEIGHTS)
    return PanelBrief(
        id=f"r{number:04d}",
        span=Span(start=0, end=0),
        scene=f"s{int(generator.integers(1000))}",
        shot=shots[int(generator.choice(len(shots), p=list(SHOT_WEIGHTS.values())))],
        camera=Camera(angle=_one(generator, tuple(Angle))),
        placements=placements,
        place=place,
        place_kind=place,
        inside=bool(generator.random() < 0.4),
        time=_one(generator, tuple(DayTime)),
        weather=_one(generator, ("unknown", "unknown", "sun", "rain", "snow", "fog")),
        props=props,
        lettering=(),
        prompt=_prompt(cast, placements, place),
        emotion=emotion,
        importance=0.5,
    )


def _one(generator: np.random.Generator, choices: Sequence[Choice]) -> Choice:
    return choices[int(generator.integers(len(choices)))]


def _color(generator: np.random.Generator, *, hues: tuple[float, float] = (0.0, 1.0), dullest: float = 0.15) -> str:
    """A muted colour such as cloth or fur has."""
    hue, saturation = generator.uniform(*hues) % 1.0, generator.uniform(dullest, 0.6)
    red, green, blue = (int(255 * part) for part in colorsys.hsv_to_rgb(hue, saturation, generator.uniform(0.3, 0.9)))
    return f"#{red:02x}{green:02x}{blue:02x}"


def _design(generator: np.random.Generator, *, name: str) -> CastDesign:
    species = "human" if generator.random() < 0.5 else _one(generator, SPECIES)
    age = _one(generator, ("child", "young", "adult", "adult", "old"))
    garments = tuple(
        Garment(name=_one(generator, GARMENTS), color=_color(generator)) for _ in range(int(generator.integers(1, 4)))
    )
    shade = float(generator.uniform(0.35, 1.0))
    human_skin = "#" + "".join(f"{int(255 * part * shade):02x}" for part in (0.96, 0.80, 0.68))
    return CastDesign(
        character=name,
        name=name,
        species=species,
        dressed=bool(species == "human" or generator.random() < 0.7),
        gender=_one(generator, ("male", "female")),
        age=age,
        height=float(generator.uniform(0.55, 0.75) if age == "child" else generator.uniform(0.85, 1.1)),
        build=float(generator.random()),
        skin=human_skin if species == "human" else _color(generator, hues=(0.03, 0.11)),
        hair=_color(generator, hues=(0.02, 0.12)),
        hair_style=_one(generator, HAIR_STYLES),
        garments=garments,
        features=tuple({_one(generator, FEATURES) for _ in range(int(generator.integers(0, 2)))}),
    )


def _placement(generator: np.random.Generator, design: CastDesign, *, x: float) -> Placement:
    return Placement(
        character=design.character,
        x=float(np.clip(x + generator.normal(0, 0.05), 0.05, 0.95)),
        depth=float(generator.uniform(0.0, 0.4)),
        facing=_one(generator, tuple(Facing)),
        pose=_one(generator, POSES),
        gaze=_one(generator, ("reader", "left", "right", "up", "down")),
        expression=_one(generator, tuple(Emotion)),
        intensity=float(generator.random()),
    )


def _prompt(cast: Sequence[CastDesign], placements: Sequence[Placement], place: str) -> str:
    """One plain sentence for the picture."""
    if not cast:
        return f"An empty {place}."
    who = [
        f"a {design.age} {design.species if design.species != 'human' else design.gender} {placement.pose}"
        for design, placement in zip(cast, placements, strict=True)
    ]
    return f"{' and '.join(who).capitalize()} in a {place}."
