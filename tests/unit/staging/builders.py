"""Stories made by hand, and stories made from annotation files, for tests and for looking at storyboards."""

from __future__ import annotations

import hashlib
import itertools
import json
import re
from collections.abc import Sequence
from pathlib import Path

from audobon.comic.manuscript import Manuscript, SourceRun
from audobon.comic.span import Span
from audobon.comic.story import (
    Age,
    Beat,
    Character,
    Cue,
    DayTime,
    Emotion,
    Event,
    Gender,
    Manner,
    Mood,
    Role,
    Scene,
    Story,
    Trait,
    Utterance,
)


def manuscript(text: str, *, title: str = "A Tale", language: str = "en") -> Manuscript:
    """A manuscript whose source is its text."""
    return Manuscript(
        text=text,
        title=title,
        author="Nobody",
        language=language,
        chapters=(),
        source_runs=(SourceRun(text_start=0, source_start=0, length=len(text)),),
        source_name="tale.txt",
        source_sha256=hashlib.sha256(text.encode()).hexdigest(),
    )


def character(who: str, name: str, **facts: object) -> Character:
    """A member of the cast; `facts` may set kind, gender, age, role, look (strings) and aliases."""
    look = tuple(Trait(text=str(item), span=Span(start=0, end=0)) for item in facts.get("look", ()))  # type: ignore[attr-defined]
    return Character(
        id=who,
        name=name,
        aliases=tuple(facts.get("aliases", ())),  # type: ignore[arg-type]
        kind=str(facts.get("kind", "human")),
        gender=Gender(facts.get("gender", "unknown")),
        age=Age(facts.get("age", "adult")),
        role=Role(facts.get("role", "major")),
        narrator=False,
        look=look,
        mentions=(),
        confidence=1.0,
    )


def told(
    text: str,
    *,
    cast: Sequence[Character],
    speakers: Sequence[str | None] = (),
    scene_starts: Sequence[str] = (),
    events: Sequence[tuple[str, str, str, str | None]] = (),
    places: Sequence[str] = ("garden",),
    manners: Sequence[Manner] = (),
    emotions: Sequence[Emotion] = (),
) -> Story:
    """A story from plain prose.

    Args:
        text: The prose, straight double quotation marks.
        cast: Who is in it; all are present everywhere.
        speakers: The speaker of each quotation in order (None: nobody known).
        scene_starts: The words each later scene starts with.
        events: (words of the text, verb, agent, patient or None).
        places: One place kind for each scene.
        manners: The manner of each quotation; said where the row is too short.
        emotions: The emotion of each quotation; neutral where the row is too short.
    """
    utterances = []
    for number, match in enumerate(re.finditer(r'"[^"]*"', text)):
        speaker = speakers[number] if number < len(speakers) else None
        turn = number
        if (
            utterances
            and utterances[-1].speaker == speaker
            and "\n\n" not in text[utterances[-1].span.end : match.start()]
        ):
            turn = utterances[-1].turn
        others = tuple(member.id for member in cast if member.id != speaker)
        utterances.append(
            Utterance(
                id=f"u{number + 1}",
                span=Span(start=match.start(), end=match.end()),
                turn=turn,
                speaker=speaker,
                addressees=others[:1],
                manner=manners[number] if number < len(manners) else Manner.SAID,
                emotion=emotions[number] if number < len(emotions) else Emotion.NEUTRAL,
                cue=Cue.EXPLICIT,
                confidence=1.0,
            )
        )
    acts = [
        Event(
            span=Span(start=text.index(words), end=text.index(words) + len(words)),
            verb=verb,
            agents=(agent,),
            patients=(patient,) if patient else (),
            objects=tuple(words.split()[1:]),
            confidence=1.0,
        )
        for words, verb, agent, patient in events
    ]
    cuts = [0, *(text.index(words) for words in scene_starts), len(text)]
    scenes = []
    for index, (start, end) in enumerate(itertools.pairwise(cuts)):
        place = places[min(index, len(places) - 1)]
        span = Span(start=start, end=end)
        beats = _beats(text, span, utterances, acts, [member.id for member in cast], prefix=f"s{index + 1}")
        scenes.append(
            Scene(
                id=f"s{index + 1}",
                span=span,
                place=f"the {place}",
                place_kind=place,
                inside=False,
                time=DayTime.DAY,
                weather="unknown",
                present=tuple(member.id for member in cast),
                mood=Mood(),
                beats=beats,
                confidence=1.0,
            )
        )
    return Story(
        title="A Tale",
        author="Nobody",
        language="en",
        text_sha256=hashlib.sha256(text.encode()).hexdigest(),
        cast=tuple(cast),
        scenes=tuple(scenes),
        arc=(0.0,),
    )


def _beats(
    text: str,
    scene: Span,
    utterances: Sequence[Utterance],
    events: Sequence[Event],
    present: Sequence[str],
    *,
    prefix: str,
    moments: Sequence[tuple[Span, float]] = (),
    mood: Mood | None = None,
) -> tuple[Beat, ...]:
    """One beat a paragraph."""
    beats = []
    for number, match in enumerate(re.finditer(r"\S(?:.|\n(?!\n))*", text[scene.start : scene.end])):
        span = Span(start=scene.start + match.start(), end=scene.start + match.end())
        inside = tuple(one for one in utterances if span.start <= one.span.start < span.end)
        peak = max((value for where, value in moments if where.overlaps(span)), default=0.3)
        beats.append(
            Beat(
                id=f"{prefix}b{number + 1}",
                span=span,
                utterances=inside,
                events=tuple(event for event in events if span.contains(event.span)),
                present=tuple(present),
                mood=mood or Mood(arousal=0.3),
                importance=peak,
            )
        )
    return tuple(beats)


def annotated(path: Path) -> tuple[Manuscript, Story]:
    """A story from an annotation file (`<stem>.json` beside `<stem>.txt`), with names as mentions and no events."""
    gold = json.loads(path.read_text())
    raw = path.with_suffix(".txt").read_bytes().decode()
    cast = tuple(_member(entry, raw) for entry in gold["characters"])
    utterances = [
        Utterance(
            id=f"u{number}",
            span=Span(start=entry["span"][0], end=entry["span"][1]),
            turn=entry["turn"],
            speaker=entry["speaker"],
            addressees=tuple(entry["addressees"]),
            manner=Manner(entry["manner"]),
            emotion=Emotion(entry["emotion"]) if entry["emotion"] in set(Emotion) else Emotion.NEUTRAL,
            cue=Cue(entry["cue"]),
            confidence=1.0,
        )
        for number, entry in enumerate(gold["quotes"], start=1)
    ]
    moments = [
        (Span(start=entry["span"][0], end=entry["span"][1]), 1.0 - 0.04 * entry["rank"]) for entry in gold["moments"]
    ]
    scenes = tuple(
        _scene(raw, entry, utterances, moments, number=number) for number, entry in enumerate(gold["scenes"], start=1)
    )
    story = Story(
        title=gold["title"],
        author=gold["author"],
        language="en",
        text_sha256=gold["text_sha256"],
        cast=cast,
        scenes=scenes,
        arc=(0.0,),
    )
    return manuscript(raw, title=gold["title"]), story


def _member(entry: dict[str, object], raw: str) -> Character:
    names = [str(entry["name"]), *(str(alias) for alias in entry["aliases"])]  # type: ignore[attr-defined]
    mentions = {(match.start(), match.end()) for name in names for match in re.finditer(rf"\b{re.escape(name)}\b", raw)}
    return Character(
        id=str(entry["id"]),
        name=str(entry["name"]),
        aliases=tuple(names[1:]),
        kind=str(entry["kind"]),
        gender=Gender(str(entry["gender"])),
        age=Age(str(entry["age"])),
        role=Role(str(entry["role"])),
        narrator=bool(entry["narrator"]),
        look=tuple(Trait(text=str(item), span=Span(start=0, end=0)) for item in entry["look"]),  # type: ignore[attr-defined]
        mentions=tuple(Span(start=start, end=end) for start, end in sorted(mentions)),
        confidence=1.0,
    )


def _scene(
    raw: str,
    entry: dict[str, object],
    utterances: Sequence[Utterance],
    moments: Sequence[tuple[Span, float]],
    *,
    number: int,
) -> Scene:
    start, end = entry["span"]  # type: ignore[misc]
    span = Span(start=start, end=end)
    emotion = Emotion(str(entry["mood"])) if entry["mood"] in set(Emotion) else Emotion.NEUTRAL
    mood = Mood(arousal=0.5 if emotion is not Emotion.NEUTRAL else 0.3, emotion=emotion)
    present = [str(who) for who in entry["present"]]  # type: ignore[attr-defined]
    return Scene(
        id=f"s{number}",
        span=span,
        place=str(entry["place"]),
        place_kind=str(entry["place_kind"]),
        inside=bool(entry["inside"]),
        time=DayTime(str(entry["time"])),
        weather=str(entry["weather"]),
        present=tuple(present),
        mood=mood,
        beats=_beats(raw, span, utterances, (), present, prefix=f"s{number}", moments=moments, mood=mood),
        confidence=1.0,
    )
