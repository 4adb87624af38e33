"""What a careful reader knows after reading: cast, places, scenes, who says what, how it feels."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from audobon.comic.span import Span


class Emotion(StrEnum):
    NEUTRAL = "neutral"
    JOY = "joy"
    SADNESS = "sadness"
    ANGER = "anger"
    FEAR = "fear"
    SURPRISE = "surprise"
    DISGUST = "disgust"


class Gender(StrEnum):
    MALE = "male"
    FEMALE = "female"
    NEUTRAL = "neutral"
    UNKNOWN = "unknown"


class Age(StrEnum):
    CHILD = "child"
    YOUNG = "young"
    ADULT = "adult"
    OLD = "old"
    UNKNOWN = "unknown"


class Role(StrEnum):
    PROTAGONIST = "protagonist"
    MAJOR = "major"
    MINOR = "minor"
    MENTIONED = "mentioned"


class Manner(StrEnum):
    """How an utterance is given."""

    SAID = "said"
    SHOUT = "shout"
    WHISPER = "whisper"
    THOUGHT = "thought"
    SONG = "song"
    READING = "reading"
    RADIO = "radio"


class Cue(StrEnum):
    """What tells the reader who speaks: a name, a pronoun or description, or only the turn-taking."""

    EXPLICIT = "explicit"
    ANAPHORIC = "anaphoric"
    IMPLICIT = "implicit"


class DayTime(StrEnum):
    DAWN = "dawn"
    MORNING = "morning"
    DAY = "day"
    EVENING = "evening"
    NIGHT = "night"
    UNKNOWN = "unknown"


class EntityKind(StrEnum):
    """ACE's six: people and beasts told of as people, buildings, states and towns, places, vehicles, bodies."""

    PERSON = "PER"
    FACILITY = "FAC"
    GEOPOLITICAL = "GPE"
    LOCATION = "LOC"
    VEHICLE = "VEH"
    ORGANIZATION = "ORG"


@dataclass(frozen=True, kw_only=True)
class Mood:
    """Feeling of a stretch of text: valence -1 (bad) to 1 (good), arousal 0 (calm) to 1 (stirred)."""

    valence: float = 0.0
    arousal: float = 0.0
    emotion: Emotion = Emotion.NEUTRAL


@dataclass(frozen=True, kw_only=True)
class Trait:
    """A stated visual fact about a character, in the text's own words (`blue jacket with brass buttons`)."""

    text: str
    span: Span


@dataclass(frozen=True, kw_only=True)
class Character:
    """Someone who speaks or acts.

    `kind` is `human`, `group`, `animal:<species>`, `creature:<what>` or `object:<what>`, in lower case. `mood` is
    that of what they say, None where they say nothing or nobody weighed it.
    """

    id: str
    name: str
    aliases: tuple[str, ...]
    kind: str
    gender: Gender
    age: Age
    role: Role
    narrator: bool
    look: tuple[Trait, ...]
    mentions: tuple[Span, ...]
    confidence: float
    mood: Mood | None = None


@dataclass(frozen=True, kw_only=True)
class Entity:
    """A place, building, town, country, vehicle or body that the text speaks of; people are in the cast.

    `name` is the fullest of its names, or of its descriptions where it has no name.
    """

    id: str
    name: str
    kind: EntityKind
    mentions: tuple[Span, ...]
    confidence: float


@dataclass(frozen=True, kw_only=True)
class Happening:
    """A word by which the text asserts that something happens (not one that denies, asks, supposes or foretells it).

    Source: Sims et al. 2019, ACL, P19-1353 (realis events in fiction).
    """

    span: Span
    confidence: float


@dataclass(frozen=True, kw_only=True)
class Sentence:
    """A sentence: how it feels, read by itself, and what it says has happened.

    `confidence` is in the mood's emotion.
    """

    span: Span
    mood: Mood
    happenings: tuple[Happening, ...]
    confidence: float


@dataclass(frozen=True, kw_only=True)
class Utterance:
    """One quotation, its marks included in `span`. Parts of one speech share `turn`.

    `speaker` is None where nobody of the cast can be named with any ground.
    """

    id: str
    span: Span
    turn: int
    speaker: str | None
    addressees: tuple[str, ...]
    manner: Manner
    emotion: Emotion
    cue: Cue
    confidence: float


@dataclass(frozen=True, kw_only=True)
class Event:
    """Something that happens on stage: the verb's lemma, who does it, to whom or what."""

    span: Span
    verb: str
    agents: tuple[str, ...]
    patients: tuple[str, ...]
    objects: tuple[str, ...]
    confidence: float


@dataclass(frozen=True, kw_only=True)
class Beat:
    """The smallest thing worth a picture: usually a sentence or two, or one exchange of speech.

    Beats tile their scene in order. `importance` is 0..1 within the story. `present` may hold one who looks in for a
    single deed and whom the scene's own list leaves out.
    """

    id: str
    span: Span
    utterances: tuple[Utterance, ...]
    events: tuple[Event, ...]
    present: tuple[str, ...]
    mood: Mood
    importance: float


@dataclass(frozen=True, kw_only=True)
class Scene:
    """One place, one time, one company. Scenes tile the narrative in order.

    `place` is the text's own words; `place_kind` one plain noun (`garden`, `street`), `unplaced` for summary.
    """

    id: str
    span: Span
    place: str
    place_kind: str
    inside: bool
    time: DayTime
    weather: str
    present: tuple[str, ...]
    mood: Mood
    beats: tuple[Beat, ...]
    confidence: float


@dataclass(frozen=True, kw_only=True)
class Story:
    """The Reader's whole answer.

    `arc` is derived: each beat's valence, smoothed over its neighbours. `entities` and `sentences` are empty where the
    reader has no nets to find them with.
    """

    title: str
    author: str
    language: str
    text_sha256: str
    cast: tuple[Character, ...]
    scenes: tuple[Scene, ...]
    arc: tuple[float, ...]
    warnings: tuple[str, ...] = ()
    entities: tuple[Entity, ...] = ()
    sentences: tuple[Sentence, ...] = ()

    def character(self, character_id: str) -> Character:
        """The member of the cast with this id; KeyError if there is none."""
        for character in self.cast:
            if character.id == character_id:
                return character
        raise KeyError(character_id)
