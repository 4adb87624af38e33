"""Readers that anybody could write in an hour: what a Reader must do better than.

Knows: recurring capitals, quotation marks, counting sentences, a few words of time and place.  Does not know: English.
"""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from itertools import pairwise

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
    Mood,
    Role,
    Scene,
    Story,
    Utterance,
)
from audobon.evaluation.plain_annotator import names_in, quotations_in
from audobon.evaluation.scene_scores import sentence_starts

Borders = Callable[[str], list[int]]
"""Where scenes begin after the first, as offsets into a text."""

_LEAST_NAMED = 2
_REACH = 600
_CUE = re.compile(
    r"[\"'\u201c\u2018]?(?:(?:and|but|so|now|then)\s)?(?:then|next|later|soon|presently|meanwhile|afterwards?|when|after|once"
    r"|at (?:last|length|night|noon|dawn)|one (?:day|morning|evening|night)|the (?:next|following)|there was"
    r"|(?:that|in the) (?:day|night|evening|morning)|by (?:and by|this time)"
    r"|(?:an?|two|three|some|many) (?:hour|day|week|month|year)s?"
    r"|(?:in|at|on|into|outside|inside|through|across) (?:the|a|his|her|their))\b",
    re.IGNORECASE,
)
_PARAGRAPH = re.compile(r"(?:^|\n\s*\n\s*)(?=\S)")


def every(sentences: int) -> Borders:
    """A border every so many sentences."""
    return lambda text: sentence_starts(text)[sentences::sentences]


def at_cues(text: str) -> list[int]:
    """A border before each paragraph that opens with a word of time or place."""
    starts = [match.end() for match in _PARAGRAPH.finditer(text)]
    return [start for start in starts[1:] if _CUE.match(text, start)]


class PlainReader:
    """Whoever is named twice is of the cast, there in the scenes that name them, and speaks what is quoted next.

    Args:
        borders: Where scenes begin.
        place_kind: Of every scene.
        time: Likewise.
    """

    def __init__(self, borders: Borders, *, place_kind: str, time: DayTime) -> None:
        self._borders = borders
        self._place_kind = place_kind
        self._time = time

    def read(self, manuscript: Manuscript) -> Story:
        """A Story with a cast, utterances and scenes; nothing in it is felt."""
        text = manuscript.text
        places: dict[str, list[Span]] = {}
        for span in names_in(text):
            places.setdefault(span.text(text), []).append(span)
        ids = {name: f"c{at}" for at, name in enumerate(sorted(places)) if len(places[name]) >= _LEAST_NAMED}
        named = {span: ids[name] for name in ids for span in places[name]}
        return Story(
            title=manuscript.title,
            author=manuscript.author,
            language=manuscript.language,
            text_sha256=hashlib.sha256(text.encode()).hexdigest(),
            cast=tuple(_character(key, name, places[name]) for name, key in ids.items()),
            scenes=self._scenes(text, named),
            arc=(),
        )

    def _scenes(self, text: str, named: Mapping[Span, str]) -> tuple[Scene, ...]:
        utterances = _utterances(text, named)
        borders = [0, *(border for border in self._borders(text) if border > 0), len(text)]
        return tuple(
            self._scene(number, Span(start=start, end=end), utterances, named)
            for number, (start, end) in enumerate(pairwise(borders), start=1)
            if end > start
        )

    def _scene(self, number: int, span: Span, utterances: Sequence[Utterance], named: Mapping[Span, str]) -> Scene:
        spoken = tuple(one for one in utterances if span.start <= one.span.start < span.end)
        beat = Beat(
            id=f"b{number}", span=span, utterances=spoken, events=(), present=(), mood=Mood(), importance=0.0
        )  # fmt: skip
        return Scene(
            id=f"s{number}",
            span=span,
            place="",
            place_kind=self._place_kind,
            inside=False,
            time=self._time,
            weather="",
            present=tuple(dict.fromkeys(who for place, who in named.items() if span.contains(place))),
            mood=Mood(),
            beats=(beat,),
            confidence=0.5,
        )


def majority(values: Sequence[str], *, otherwise: str) -> str:
    """The most frequent value, of equals the first in the alphabet."""
    counts = Counter(values)
    return min(counts, key=lambda value: (-counts[value], value)) if counts else otherwise


def _character(key: str, name: str, mentions: Sequence[Span]) -> Character:
    return Character(
        id=key,
        name=name,
        aliases=(),
        kind="human",
        gender=Gender.UNKNOWN,
        age=Age.UNKNOWN,
        role=Role.MINOR,
        narrator=False,
        look=(),
        mentions=tuple(mentions),
        confidence=0.5,
    )


def _utterances(text: str, named: Mapping[Span, str]) -> list[Utterance]:
    spans = sorted(named)
    found: list[Utterance] = []
    for number, span in enumerate(quotations_in(text), start=1):
        before = [one for one in spans if one.end <= span.start and span.start - one.end < _REACH]
        found.append(
            Utterance(
                id=f"u{number}",
                span=span,
                turn=number,
                speaker=named[before[-1]] if before else None,
                addressees=(),
                manner=Manner.SAID,
                emotion=Emotion.NEUTRAL,
                cue=Cue.IMPLICIT,
                confidence=0.5,
            )
        )
    return found
