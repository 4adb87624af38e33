"""The Reader: a manuscript goes in, a Story comes out.

Knows: the order of the reading steps and the Story's types.  Does not know: how any step decides.
"""

from __future__ import annotations

import hashlib
from bisect import bisect_left
from collections.abc import Callable, Container, Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from audobon.comic.annotation import Annotation
from audobon.comic.manuscript import Manuscript
from audobon.comic.span import Span
from audobon.comic.story import Beat, Character, Emotion, Event, Mood, Role, Scene, Story, Utterance
from audobon.crew import Feeler
from audobon.understanding.beats import Step, arc, find_beats, importance
from audobon.understanding.feeling import line_emotions, manner_of, mood_of
from audobon.understanding.figures import Figure
from audobon.understanding.lexicon.people import EPITHETS
from audobon.understanding.marks_in_story import sentence_texts, with_marks
from audobon.understanding.prose import Openings, parse_prose
from audobon.understanding.reading import Reading
from audobon.understanding.scenes import Stage, find_scenes, stage_span
from audobon.understanding.speech import read_speech
from audobon.understanding.traits import Portrait, portray


class Marks(Protocol):
    """Who marks words of a text that the rules have read."""

    def mark(self, reading: Reading) -> Annotation:
        """Entities, events and quotations."""


@dataclass
class HouseReader:
    """Reads English prose by rules and word lists, and asks MiniLM where they have no answer.

    The same manuscript always gives the same Story.

    Args:
        encoder_path: Folder of the text encoder; None takes the installed package's. Loaded at the first reading.
        uses_encoder: False reads by rules alone, for machines without the encoder.
        nets: Gives those who mark words and weigh sentences, asked for at the first reading. None leaves entities and
            sentences out of the Story, and takes valence from words for emotions alone.
        openings: Asked where paragraphs begin in a text that has lost them; None goes by the marks alone.
    """

    encoder_path: Path | None = None
    uses_encoder: bool = True
    nets: Callable[[], tuple[Marks, Feeler]] | None = None
    openings: Openings | None = None
    _cache: dict[str, NDArray[np.float32]] = field(default_factory=dict, init=False, repr=False)
    _encoder: object | None = field(default=None, init=False, repr=False)

    def read(self, manuscript: Manuscript) -> Story:
        """Understand a manuscript.

        Raises:
            WeightsError: AUD-301..304, the text encoder is missing or damaged; AUD-311..315, a net is.
        """
        vectors = self._vectors if self.uses_encoder else None
        prose = parse_prose(manuscript.text, openings=self.openings)
        reading = read_speech(prose, [chapter.span.start for chapter in manuscript.chapters])
        portraits = portray(reading, vectors)
        emotions = line_emotions(reading, vectors)
        stages = find_scenes(reading, manuscript.chapters, vectors)
        steps = find_beats(reading, stages, emotions)
        ids = _ids(reading, portraits)
        story = Story(
            title=manuscript.title,
            author=manuscript.author,
            language=manuscript.language,
            text_sha256=hashlib.sha256(manuscript.text.encode()).hexdigest(),
            cast=_cast(reading, portraits, ids),
            scenes=_scenes(reading, stages, steps, emotions, ids, importance(steps, portraits), portraits),
            arc=(),
            warnings=_warnings(reading, manuscript),
        )
        if self.nets is not None:
            marks, feeler = self.nets()
            with ThreadPoolExecutor(max_workers=1) as beside:
                feelings = beside.submit(feeler.feel, sentence_texts(reading.prose))
                story = with_marks(story, reading.prose, marks.mark(reading), feelings.result())
        return replace(story, arc=arc([beat.mood for scene in story.scenes for beat in scene.beats]))

    def _vectors(self, texts: Sequence[str]) -> NDArray[np.float32]:
        from audobon.models.text_encoder import TextEncoder, load_text_encoder, shared_text_encoder

        if not isinstance(self._encoder, TextEncoder):
            path = self.encoder_path
            self._encoder = shared_text_encoder() if path is None else load_text_encoder(path)
        missing = [text for text in dict.fromkeys(texts) if text not in self._cache]
        if missing:
            rows = self._encoder.sentence_vectors(missing).cpu().numpy().astype(np.float32)
            self._cache.update(zip(missing, rows, strict=True))
        table = np.stack([self._cache[text] for text in texts])
        if len(self._cache) > 4096:
            self._cache.clear()
        return table


def _ids(reading: Reading, portraits: dict[int, Portrait]) -> dict[int, str]:
    """Ids by first appearance, for everybody who is more than a passing word."""
    speakers = {line.speaker for line in reading.lines}
    known = [figure for figure in reading.figures if figure.key in portraits]
    kept = [figure for figure in known if _is_somebody(figure, portraits[figure.key], speakers)]
    kept.sort(key=lambda figure: (figure.mentions[0].first if figure.mentions else 0, figure.key))
    return {figure.key: f"c{number}" for number, figure in enumerate(kept, start=1)}


def _is_somebody(figure: Figure, portrait: Portrait, speakers: Container[int]) -> bool:
    """Rows of names are somebody of their own only where they speak as one."""
    if figure.members:
        return figure.key in speakers
    return bool(figure.words) and (figure.is_name or portrait.role is not Role.MENTIONED or len(figure.mentions) >= 2)


def _cast(reading: Reading, portraits: dict[int, Portrait], ids: dict[int, str]) -> tuple[Character, ...]:
    figures = {figure.key: figure for figure in reading.figures}
    return tuple(
        _character(figures[key], portraits[key], character_id, narrator=key == reading.narrator)
        for key, character_id in ids.items()
    )


def _character(figure: Figure, portrait: Portrait, character_id: str, *, narrator: bool) -> Character:
    aliases = tuple(word for word, _ in sorted(figure.words.items(), key=lambda item: (-item[1], item[0])) if word)
    return Character(
        id=character_id,
        name=_display_name(figure),
        aliases=aliases,
        kind=portrait.kind,
        gender=portrait.gender,
        age=portrait.age,
        role=portrait.role,
        narrator=narrator,
        look=portrait.look,
        mentions=tuple(mention.span for mention in sorted(figure.mentions, key=lambda mention: mention.first)),
        confidence=portrait.confidence,
    )


def _display_name(figure: Figure) -> str:
    """The fullest of the common ways the text refers to a figure, an indefinite article made definite."""
    words = {word: count for word, count in figure.words.items() if word and word.lower() not in EPITHETS}
    words = words or {word: count for word, count in figure.words.items() if word}

    def rank(word: str) -> tuple[bool, bool, int, int, str]:
        first = word.split()[0].lower()
        is_own = first not in (
            "his",
            "her",
            "their",
            "my",
            "your",
            "our",
            "its",
            "a",
            "an",
            "another",
            "some",
            "this",
            "that",
        )
        is_capital = figure.is_name and word.split()[-1][0].isupper()
        return (is_capital, is_own, words[word], len(word), word)

    best = max(words, key=rank)
    first, _, rest = best.partition(" ")
    if first.lower() in ("a", "an", "another", "some", "the") and rest:
        return f"the {rest}"
    return best


def _scenes(
    reading: Reading,
    stages: Sequence[Stage],
    steps: Sequence[Step],
    emotions: Sequence[Emotion],
    ids: dict[int, str],
    weights: Sequence[float],
    portraits: dict[int, Portrait],
) -> tuple[Scene, ...]:
    beats: dict[int, list[Beat]] = {}
    for number, (step, weight) in enumerate(zip(steps, weights, strict=True), start=1):
        beats.setdefault(step.scene, []).append(_beat(reading, step, emotions, ids, f"b{number}", weight))
    scenes: list[Scene] = []
    for number, stage in enumerate(stages):
        scenes.append(
            Scene(
                id=f"s{number + 1}",
                span=stage_span(reading.prose, stage),
                place=stage.place,
                place_kind=stage.place_kind,
                inside=stage.inside,
                time=stage.time,
                weather=stage.weather,
                present=_named(reading, (key for key in stage.present if _is_staged(portraits, key)), ids),
                mood=_scene_mood(reading, stage, emotions),
                beats=tuple(beats.get(number, ())),
                confidence=stage.confidence,
            )
        )
    return tuple(scenes)


def _scene_mood(reading: Reading, stage: Stage, emotions: Sequence[Emotion]) -> Mood:
    prose = reading.prose
    span = stage_span(prose, stage)
    tokens = prose.tokens[prose.sentences[stage.first].first : prose.sentences[stage.last - 1].last]
    first, stop = bisect_left(reading.quote_starts, span.start), bisect_left(reading.quote_starts, span.end)
    spoken = emotions[first:stop]
    return mood_of((token.low for token in tokens if token.is_word and token.quote < 0), spoken)


def _beat(
    reading: Reading, step: Step, emotions: Sequence[Emotion], ids: dict[int, str], beat_id: str, weight: float
) -> Beat:
    prose = reading.prose
    span = Span(start=prose.sentences[step.first].start, end=prose.sentences[step.last - 1].end)
    return Beat(
        id=beat_id,
        span=span,
        utterances=tuple(_utterance(reading, number, emotions, ids, within=span) for number in step.lines),
        events=tuple(
            Event(
                span=deed.span,
                verb=deed.verb,
                agents=_named(reading, deed.agents, ids),
                patients=_named(reading, deed.patients, ids),
                objects=deed.objects,
                confidence=deed.confidence,
            )
            for deed in step.deeds
        ),
        present=_named(reading, step.present, ids),
        mood=step.mood,
        importance=weight,
    )


def _named(reading: Reading, figures: Iterable[int], ids: dict[int, str]) -> tuple[str, ...]:
    """The ids of figures, a row that has none of its own as its members."""
    found: dict[str, None] = {}
    for key in figures:
        for who in (key,) if key in ids else reading.figures[key].members:
            if who in ids:
                found[ids[who]] = None
    return tuple(found)


def _is_staged(portraits: dict[int, Portrait], key: int) -> bool:
    return key in portraits and portraits[key].role is not Role.MENTIONED


def _utterance(
    reading: Reading, number: int, emotions: Sequence[Emotion], ids: dict[int, str], *, within: Span
) -> Utterance:
    line = reading.lines[number]
    quoted = reading.prose.quotations[number].span
    return Utterance(
        id=f"u{number + 1}",
        # A mark that stands by itself behind the last sentence may close what that sentence left open.
        span=Span(start=quoted.start, end=min(quoted.end, within.end)),
        turn=line.turn,
        speaker=ids.get(line.speaker),
        addressees=_named(reading, line.addressees, ids),
        manner=manner_of(reading, number),
        emotion=emotions[number],
        cue=line.cue,
        confidence=line.confidence,
    )


def _warnings(reading: Reading, manuscript: Manuscript) -> tuple[str, ...]:
    warnings = list(manuscript.warnings)
    unknown = sum(line.speaker < 0 for line in reading.lines)
    if unknown:
        warnings.append(unnamed_speakers(unknown, len(reading.lines)))
    return tuple(warnings)


def unnamed_speakers(unknown: int, of: int) -> str:
    """The warning that nobody knows who says some of the quotations."""
    return f"{unknown} of {of} quotations have no speaker that could be named"
