"""What a drawn panel shows, as plain facts; and the words that mean each of them.

Knows: the penciller's vocabulary and its synonyms.  Does not know: sentences, pictures, nets.
"""

from __future__ import annotations

import zlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from functools import lru_cache

from audobon.comic.story import DayTime, Emotion
from audobon.comic.storyboard import CastDesign, PanelBrief, Shot
from audobon.pencils.figures.acting.synonyms import SYNONYMS
from audobon.pencils.figures.vocabulary.naming import KINDS, kind_named
from audobon.pencils.places.catalogue import CATALOGUE as PLACES
from audobon.pencils.places.choice import UNPLACED, choose_place
from audobon.pencils.places.lexicon import INDOORS, OUTDOORS
from audobon.pencils.props.catalogue import CATALOGUE as PROPS
from audobon.pencils.props.naming import prop_named

NEAR_SHOTS = (Shot.CLOSE_UP, Shot.EXTREME_CLOSE_UP)
_KEPT_BACK_SHARE = 4
"""One word in so many is kept back."""


class Wording(Enum):
    """Which words and sentences may be used: those that are learnt from, or those kept back for measuring."""

    LEARNT = "learnt"
    KEPT_BACK = "kept back"


@dataclass(frozen=True, kw_only=True)
class FigureFacts:
    """One figure: the kind that is drawn, `male`, `female` or empty, child or old, what it wears, does and feels."""

    kind: str
    gender: str = ""
    age: str = "adult"
    garment: str = ""
    color: str = ""
    pose: str
    feeling: Emotion = Emotion.NEUTRAL


@dataclass(frozen=True, kw_only=True)
class SceneFacts:
    """A panel's facts; `place` is the kind that is drawn, empty for none, `is_near` a view of faces."""

    place: str = ""
    time: DayTime = DayTime.UNKNOWN
    weather: str = ""
    figures: tuple[FigureFacts, ...] = ()
    props: tuple[str, ...] = ()
    is_near: bool = False


def facts_of(brief: PanelBrief, cast: Sequence[CastDesign]) -> SceneFacts:
    """What the penciller draws for a brief."""
    designs = {design.character: design for design in cast}
    place = choose_place(brief.place_kind, inside=brief.inside, place=brief.place).kind
    under_roof = place != UNPLACED and PLACES[place].indoors
    return SceneFacts(
        place="" if place == UNPLACED else place,
        time=brief.time,
        weather="" if under_roof or brief.weather == "unknown" else brief.weather,
        figures=tuple(
            _figure(designs[one.character], pose=one.pose, feeling=one.expression)
            for one in brief.placements
            if one.character in designs
        ),
        props=tuple(dict.fromkeys(name for prop in brief.props if (name := prop_named(prop.name)[0]))),
        is_near=brief.shot in NEAR_SHOTS,
    )


def _figure(design: CastDesign, *, pose: str, feeling: Emotion) -> FigureFacts:
    garment = design.garments[0] if design.dressed and design.garments else None
    return FigureFacts(
        kind=kind_named(design.species, sort=design.sort)[0].name,
        gender=design.gender if design.is_person and design.gender in ("male", "female") else "",
        age=design.age,
        garment=garment.name if garment is not None else "",
        color=garment.color if garment is not None else "",
        pose=SYNONYMS.get(pose, pose),
        feeling=feeling,
    )


def is_kept_back(word: str) -> bool:
    """Whether a word is never learnt from."""
    return zlib.crc32(word.encode()) % _KEPT_BACK_SHARE == 0


def words_for(meaning: str, words: Sequence[str], wording: Wording) -> tuple[str, ...]:
    """Words for one meaning: learnt ones with its own name; or those kept back, and its name where there is none."""
    others = [word for word in dict.fromkeys(words) if word != meaning]
    if wording is Wording.LEARNT:
        return (meaning, *(word for word in others if not is_kept_back(word)))
    return tuple(word for word in others if is_kept_back(word)) or (meaning,)


@lru_cache(maxsize=1)
def place_words() -> Mapping[str, tuple[str, ...]]:
    """Kind of place -> the nouns that mean it and no other kind on its side of the wall."""
    found: dict[str, tuple[str, ...]] = {}
    for kind, entry in PLACES.items():
        listed = (INDOORS if entry.indoors else OUTDOORS).get(kind, "")
        nouns = [noun.strip() for noun in listed.split(",") if noun.strip()]
        found[kind] = tuple(noun for noun in nouns if choose_place(noun, inside=entry.indoors).kind == kind)
    return found


@lru_cache(maxsize=1)
def being_words() -> Mapping[str, tuple[str, ...]]:
    """Kind of being -> the nouns that mean it."""
    return {
        name: tuple(
            word for one in kind.words if kind_named(word := one.replace("-", " "), sort=kind.sort)[0].name == name
        )
        for name, kind in KINDS.items()
    }


@lru_cache(maxsize=1)
def pose_words() -> Mapping[str, tuple[str, ...]]:
    """Pose -> the words in -ing form that mean it."""
    found: dict[str, tuple[str, ...]] = {}
    for word, pose in SYNONYMS.items():
        found[pose] = (*found.get(pose, ()), word.replace("-", " "))
    return found


@lru_cache(maxsize=1)
def prop_words() -> Mapping[str, tuple[str, ...]]:
    """Thing -> the nouns that mean it."""
    return {name: tuple(word for word in kind.words if prop_named(word)[0] == name) for name, kind in PROPS.items()}
