"""What a person corrects of a reading: plain data, kept beside the story and applied after every new reading.

A character is meant by a name or an alias that it has in the reading, a place in the text by characters counted from 0;
so a correction outlives a reading that numbers its cast in another way.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from audobon.comic.span import Span
from audobon.comic.story import Age, DayTime, Gender
from audobon.comic.storyboard import CastDesign


@dataclass(frozen=True, kw_only=True)
class NewPerson:
    """Somebody whom the reading has missed; `kind` as a `Character` has it."""

    name: str
    kind: str = "human"
    gender: Gender = Gender.UNKNOWN
    age: Age = Age.UNKNOWN
    mentions: tuple[Span, ...] = ()


@dataclass(frozen=True, kw_only=True)
class SamePerson:
    """Two of the cast are one: `other` is `name` too."""

    name: str
    other: str


@dataclass(frozen=True, kw_only=True)
class PersonIs:
    """What somebody of the cast is; what is None stays as it was read."""

    name: str
    rename: str | None = None
    kind: str | None = None
    gender: Gender | None = None
    age: Age | None = None


@dataclass(frozen=True, kw_only=True)
class NoPerson:
    """What was taken for somebody is nobody."""

    name: str


@dataclass(frozen=True, kw_only=True)
class SpokenBy:
    """The words that touch this span are this one's; None where it should stay open who speaks."""

    span: Span
    speaker: str | None


@dataclass(frozen=True, kw_only=True)
class SceneStarts:
    """A scene begins with the sentence at this character; the rest of it keeps its place and time."""

    at: int


@dataclass(frozen=True, kw_only=True)
class SceneGoesOn:
    """The scene that begins at or about this character goes on from the one before: it is no new one."""

    at: int


@dataclass(frozen=True, kw_only=True)
class ScenePlace:
    """Where and when the scene at this character is; what is None stays as it was read."""

    at: int
    place_kind: str | None = None
    inside: bool | None = None
    time: DayTime | None = None
    weather: str | None = None


@dataclass(frozen=True, kw_only=True)
class LockedLook:
    """Somebody is drawn so and called so, whatever a later reading or plan makes of them."""

    name: str
    design: CastDesign


@dataclass(frozen=True, kw_only=True)
class Corrections:
    """All corrections of a reading, carried out in the order of these fields, and each kind in its own order.

    `locked` changes nothing of the story: it holds for the cast that is drawn from it.
    """

    new_people: tuple[NewPerson, ...] = ()
    same_people: tuple[SamePerson, ...] = ()
    people: tuple[PersonIs, ...] = ()
    no_people: tuple[NoPerson, ...] = ()
    speakers: tuple[SpokenBy, ...] = ()
    scene_starts: tuple[SceneStarts, ...] = ()
    scenes_going_on: tuple[SceneGoesOn, ...] = ()
    places: tuple[ScenePlace, ...] = ()
    locked: tuple[LockedLook, ...] = ()

    @property
    def of_reading(self) -> Corrections:
        """Those that change the story."""
        return replace(self, locked=())


UNCORRECTED = Corrections()
