"""Does a sequence of panels tell its story: the right people, in the right place, at the right hour, in the right mood?

Knows: a story as it was read, what panels show by their briefs, likenesses of prose and pictures.
Does not know: where a panel's own words lie; it is held to the stretch of text that its place in the book tells.

Shapes: P panels.  Units: agreements 0 (contradicts) to 1 (tells the same).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from audobon.comic.span import Span
from audobon.comic.story import DayTime, Emotion, Story
from audobon.comic.storyboard import PanelBrief

Plane = NDArray[np.float64]

WEIGHTS = {"presence": 0.4, "place": 0.2, "hour": 0.1, "feeling": 0.1, "picture": 0.2}
"""What each kind of agreement counts."""
UNKNOWN = 0.5
"""Where text or picture says nothing, nothing agrees and nothing contradicts."""
_PICTURE_SPREAD = 0.2
"""A cosine of prose and picture that lies so far above or below the mean of its panel is full or no agreement."""


@dataclass(frozen=True, kw_only=True)
class Told:
    """What a stretch of text tells: who acts or is spoken of, where, when, and how it feels."""

    names: frozenset[str]
    place: str
    time: DayTime
    feeling: Emotion


@dataclass(frozen=True, kw_only=True)
class Seen:
    """What a panel shows: who is drawn, where, when, and which feelings are in the faces."""

    names: frozenset[str]
    place: str
    time: DayTime
    feelings: frozenset[Emotion]


def told_in(story: Story, span: Span) -> Told:
    """What a stretch of a story tells."""
    scene = next((one for one in story.scenes if one.span.start <= span.start < one.span.end), None)
    names = {
        character.id
        for character in story.cast
        if not character.narrator and any(span.start <= mention.start < span.end for mention in character.mentions)
    }
    if scene is None:
        return Told(names=frozenset(names), place="", time=DayTime.UNKNOWN, feeling=Emotion.NEUTRAL)
    beats = [beat for beat in scene.beats if beat.span.start < span.end and beat.span.end > span.start]
    for beat in beats:
        names.update(said.speaker for said in beat.utterances if said.speaker and _meets(said.span, span))
        names.update(who for event in beat.events if _meets(event.span, span) for who in event.agents)
    felt = [beat.mood.emotion for beat in beats if beat.mood.emotion is not Emotion.NEUTRAL]
    place = "" if scene.place_kind == "unplaced" else scene.place_kind
    return Told(names=frozenset(names), place=place, time=scene.time, feeling=felt[0] if felt else Emotion.NEUTRAL)


def seen_in(brief: PanelBrief) -> Seen:
    """What a panel shows by its brief."""
    place = "" if brief.place_kind == "unplaced" else brief.place_kind
    faces = {one.expression for one in brief.placements} - {Emotion.NEUTRAL}
    return Seen(
        names=frozenset(one.character for one in brief.placements),
        place=place, time=brief.time, feelings=frozenset(faces),
    )  # fmt: skip


def agreements(told: Told, seen: Seen) -> dict[str, float]:
    """How well a panel shows what a stretch tells, by kind."""
    return {
        "presence": _presence(told.names, seen.names),
        "place": UNKNOWN if not told.place or not seen.place else float(told.place == seen.place),
        "hour": UNKNOWN if DayTime.UNKNOWN in (told.time, seen.time) else float(told.time is seen.time),
        "feeling": _feeling(told.feeling, seen.feelings),
    }


def coherence(told: Sequence[Told], seen: Sequence[Seen], likeness: Plane | None = None) -> float:
    """How well panels tell the stretches at whose places they stand, 0..1.

    Args:
        told: Of each place in the book, in the text's order.
        seen: The panels, in the book's order; as many.
        likeness: P P, the cosine of each stretch's prose (rows) with each panel's picture in the book's order; None
            leaves pictures out.
    """
    if not told:
        return UNKNOWN
    total = 0.0
    for place, (one, other) in enumerate(zip(told, seen, strict=True)):
        parts = agreements(one, other)
        parts["picture"] = UNKNOWN if likeness is None else _picture(likeness, place)
        total += sum(WEIGHTS[kind] * value for kind, value in parts.items())
    return total / len(told)


def _presence(told: frozenset[str], seen: frozenset[str]) -> float:
    """Whom both have, of all whom either has."""
    both = told | seen
    return len(told & seen) / len(both) if both else UNKNOWN


def _feeling(told: Emotion, seen: frozenset[Emotion]) -> float:
    if told is Emotion.NEUTRAL or not seen:
        return UNKNOWN
    return float(told in seen)


def _picture(likeness: Plane, place: int) -> float:
    """Where the panel at a place stands among all panels, by its stretch's prose."""
    row = likeness[place]
    return float(np.clip(0.5 + (row[place] - row.mean()) / (2 * _PICTURE_SPREAD), 0.0, 1.0))


def _meets(one: Span, other: Span) -> bool:
    return one.start < other.end and one.end > other.start
