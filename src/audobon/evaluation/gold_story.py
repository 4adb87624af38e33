"""A Story as the annotator read it, so that what is made of a story can be judged apart from how well it was read.

Knows: cast, scenes and quotations from the annotation; beats, events and moods from a Reader, laid over them.
Does not know: staging, or any figure.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from audobon.comic.manuscript import Manuscript
from audobon.comic.span import Span
from audobon.comic.story import (
    Age,
    Beat,
    Character,
    Cue,
    DayTime,
    Emotion,
    Gender,
    Manner,
    Role,
    Scene,
    Story,
    Trait,
    Utterance,
)
from audobon.evaluation.gold import GoldStory, Row, gold_names, pair, read_names, words_of


class SourceMap:
    """Offsets of the source file brought into the manuscript's text."""

    def __init__(self, manuscript: Manuscript) -> None:
        self._length = len(manuscript.text)
        self._offsets = [manuscript.source_offset(at) for at in range(self._length + 1)]

    def span(self, start: int, end: int) -> Span:
        """The text's stretch that came from `[start, end)` of the source."""
        first = min(bisect_left(self._offsets, start), self._length)
        return Span(start=first, end=max(first, min(bisect_left(self._offsets, end), self._length)))


def story_of(gold: GoldStory, read: Story) -> Story:
    """The annotated story.

    Args:
        gold: The annotation, which gives cast, scenes, who is there, and every quotation with speaker and feeling.
        read: What a Reader made of the same manuscript; it gives the beats with their events, moods and importance,
            its characters renamed to the annotated ones. A beat that runs over an annotated scene border is cut.
    """
    places = SourceMap(gold.manuscript)
    cast = tuple(_character(row, gold, read) for row in gold.rows("characters"))
    alias = _renamed(gold, read)
    quotes = _quotes(gold, places)
    told = [beat for scene in read.scenes for beat in scene.beats]
    scenes = tuple(
        _scene(row, number, places=places, told=told, quotes=quotes, cast=cast, alias=alias)
        for number, row in enumerate(gold.rows("scenes"), start=1)
    )
    return replace(read, cast=cast, scenes=scenes)


def _character(row: Row, gold: GoldStory, read: Story) -> Character:
    names = (str(row["name"]), *words_of(row, "aliases"))
    text = gold.manuscript.text
    told = {span for other in read.cast if read_names(other) & gold_names(row) for span in other.mentions}
    for name in names:
        told |= {Span(start=m.start(), end=m.end()) for m in re.finditer(rf"(?<!\w){re.escape(name)}(?!\w)", text)}
    nowhere = Span(start=0, end=0)
    return Character(
        id=str(row["id"]),
        name=names[0],
        aliases=tuple(dict.fromkeys(names[1:])),
        kind=str(row["kind"]),
        gender=Gender(str(row.get("gender", "unknown"))),
        age=Age(str(row.get("age", "unknown"))),
        role=Role(str(row["role"])),
        narrator=bool(row.get("narrator")),
        look=tuple(Trait(text=fact, span=nowhere) for fact in words_of(row, "look")),
        mentions=tuple(sorted(told)),
        confidence=1.0,
    )


def _renamed(gold: GoldStory, read: Story) -> dict[str, str]:
    """For each read character the annotated one whose names it shares most of."""
    named = {str(row["id"]): gold_names(row) for row in gold.rows("characters")}
    renamed: dict[str, str] = {}
    for character in read.cast:
        own = read_names(character)
        best = max(named, key=lambda who: len(named[who] & own), default=None)
        if best is not None and named[best] & own:
            renamed[character.id] = best
    return renamed


def _quotes(gold: GoldStory, places: SourceMap) -> list[Utterance]:
    quotes: list[Utterance] = []
    for number, row in enumerate(gold.rows("quotes"), start=1):
        speakers = words_of(row, "speaker")
        quotes.append(
            Utterance(
                id=f"u{number}",
                span=places.span(*pair(row["span"])),
                turn=int(str(row["turn"])),
                speaker=speakers[0] if speakers else None,
                addressees=words_of(row, "addressees"),
                manner=Manner(str(row["manner"])),
                emotion=Emotion(str(row["emotion"])),
                cue=Cue(str(row["cue"])),
                confidence=1.0,
            )
        )
    return sorted(quotes, key=lambda quote: quote.span)


def _scene(
    row: Row,
    number: int,
    *,
    places: SourceMap,
    told: Sequence[Beat],
    quotes: Sequence[Utterance],
    cast: Sequence[Character],
    alias: Mapping[str, str],
) -> Scene:
    span = places.span(*pair(row["span"]))
    present = words_of(row, "present")
    here = [beat for beat in told if beat.span.overlaps(span)]
    beats = tuple(
        _beat(beat, part, quotes=quotes, present=present, cast=cast, alias=alias) for beat, part in _tiled(here, span)
    )
    moods = [beat.mood for beat in beats]
    return Scene(
        id=f"s{number}",
        span=span,
        place=str(row["place"]),
        place_kind=str(row["place_kind"]),
        inside=bool(row["inside"]),
        time=DayTime(str(row.get("time", "unknown"))),
        weather=str(row.get("weather", "unknown")),
        present=present,
        mood=max(moods, key=lambda mood: mood.arousal) if moods else told[0].mood,
        beats=beats,
        confidence=1.0,
    )


def _tiled(beats: Sequence[Beat], scene: Span) -> Iterator[tuple[Beat, Span]]:
    """Each beat with the part of it that lies in the scene; the first and last reach to the scene's borders."""
    for index, beat in enumerate(beats):
        start = scene.start if index == 0 else max(scene.start, beat.span.start)
        end = scene.end if index == len(beats) - 1 else min(scene.end, beat.span.end)
        if end > start:
            yield beat, Span(start=start, end=end)


def _beat(
    beat: Beat,
    part: Span,
    *,
    quotes: Sequence[Utterance],
    present: Sequence[str],
    cast: Sequence[Character],
    alias: Mapping[str, str],
) -> Beat:
    def known(read: Sequence[str]) -> tuple[str, ...]:
        return tuple(dict.fromkeys(alias[who] for who in read if who in alias))

    spoken = tuple(quote for quote in quotes if part.start <= quote.span.start < part.end)
    events = tuple(
        replace(event, agents=known(event.agents), patients=known(event.patients))
        for event in beat.events
        if part.start <= event.span.start < part.end
    )
    named = [member.id for member in cast if any(part.contains(span) for span in member.mentions)]
    doing = [who for event in events for who in (*event.agents, *event.patients)]
    saying = [who for quote in spoken for who in (quote.speaker, *quote.addressees) if who is not None]
    there = tuple(who for who in dict.fromkeys((*saying, *doing, *known(beat.present), *named)) if who in present)
    return replace(beat, id=f"{beat.id}@{part.start}", span=part, utterances=spoken, events=events, present=there)
