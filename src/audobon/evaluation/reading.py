"""How well a Reader reads: its Story against hand-annotated stories.

Knows: the `story-gold/1` annotation, matching of names and spans, bootstrap intervals.
Does not know: which Reader it scores, or how that one works.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np

from audobon.comic.manuscript import Manuscript
from audobon.comic.story import Story, Utterance
from audobon.crew import Reader
from audobon.evaluation.gold import GoldStory, annotated, gold_names, pair, read_names, words_of
from audobon.evaluation.measure import NOT_MEASURED, Measure

_RESAMPLES = 1000
_BORDER_TOLERANCE = 3


@dataclass
class Tally:
    """Counts of one story, by figure: hits, and what they are a share of (wanted, given)."""

    hits: dict[str, float] = field(default_factory=dict)
    wanted: dict[str, float] = field(default_factory=dict)
    given: dict[str, float] = field(default_factory=dict)

    def add(self, name: str, *, hits: float, wanted: float, given: float) -> None:
        """Count one figure's cases; for a plain share `wanted` equals `given`."""
        for table, value in ((self.hits, hits), (self.wanted, wanted), (self.given, given)):
            table[name] = table.get(name, 0.0) + value


def score_reader(
    reader: Reader, folder: Path, *, open_story: Callable[[Path], Manuscript], seed: int = 0
) -> dict[str, Measure]:
    """Score a Reader on every annotated story of a folder.

    Figures: `quotation_f1` (exact spans), `speaker_accuracy` (over all annotated quotations; one that was not found
    counts as wrong), `cast_recall` and `cast_precision` (roles above `mentioned`), `kind_accuracy` (over matched
    characters), `scene_border_f1` (borders within 3 sentences), `emotion_accuracy`, `manner_accuracy`,
    `present_recall` and `present_precision` (who is there, sentence by sentence).

    Args:
        reader: Who reads.
        folder: Holds `<stem>.json` (schema `story-gold/1`) and the text file each of them names.
        open_story: Opens a text file as a Manuscript.
        seed: Of the bootstrap, which draws whole stories.

    Raises:
        InputError: AUD-120 the folder has no annotated story; AUD-121 an annotation cannot be read.
    """
    tallies = [score_story(gold, reader.read(gold.manuscript)) for gold in annotated(folder, open_story)]
    return measured(tallies, seed=seed)


def measured(tallies: Sequence[Tally], *, seed: int = 0) -> dict[str, Measure]:
    """Each figure over all stories, with the interval of a bootstrap that draws whole stories."""
    names = sorted({name for tally in tallies for name in tally.wanted})
    rng = np.random.default_rng(seed)
    draws = rng.integers(0, len(tallies), size=(_RESAMPLES, len(tallies)))
    return {name: _measure(name, tallies, draws) for name in names}


def _measure(name: str, tallies: Sequence[Tally], draws: np.ndarray) -> Measure:
    table = np.array(
        [[tally.hits.get(name, 0.0), tally.wanted.get(name, 0.0), tally.given.get(name, 0.0)] for tally in tallies]
    )
    total = table.sum(0)
    if total[1] + total[2] == 0:
        return NOT_MEASURED
    sums = table[draws].sum(1)
    sums = sums[sums[:, 1] + sums[:, 2] > 0]
    low, high = np.quantile(2 * sums[:, 0] / (sums[:, 1] + sums[:, 2]), (0.025, 0.975))
    value = 2 * total[0] / (total[1] + total[2])
    return Measure(value=float(value), low=float(low), high=float(high), n=int(total[1]))


def score_story(gold: GoldStory, story: Story) -> Tally:
    """Count one story's hits. Spans are compared in the source's offsets."""
    matcher = Matcher(gold, story)
    tally = Tally()
    _score_quotations(tally, matcher)
    _score_cast(tally, matcher)
    _score_scenes(tally, matcher, gold.source)
    return tally


class Matcher:
    """Gold and read characters brought together by the names they share."""

    def __init__(self, gold: GoldStory, story: Story) -> None:
        self.story = story
        self.manuscript = gold.manuscript
        self.characters = gold.rows("characters")
        self.quotes = gold.rows("quotes")
        self.scenes = gold.rows("scenes")
        self.names = {str(row["id"]): gold_names(row) for row in self.characters}
        self.read_names = {character.id: read_names(character) for character in story.cast}

    def same(self, gold_id: str, read_id: str | None) -> bool:
        """Whether a read character is a gold one: they share a name or alias, or both tell the story."""
        return read_id is not None and bool(self.names.get(gold_id, set()) & self.read_names.get(read_id, set()))

    def span(self, start: int, end: int) -> tuple[int, int]:
        """A span of the manuscript in the source's offsets."""
        return self.manuscript.source_offset(start), self.manuscript.source_offset(max(end - 1, start)) + 1

    def utterances(self) -> dict[tuple[int, int], Utterance]:
        """What is said, by its borders in the source."""
        return {
            self.span(utterance.span.start, utterance.span.end): utterance
            for scene in self.story.scenes
            for beat in scene.beats
            for utterance in beat.utterances
        }


def _score_quotations(tally: Tally, matcher: Matcher) -> None:
    utterances = matcher.utterances()
    gold_spans = {pair(row["span"]) for row in matcher.quotes}
    tally.add("quotation_f1", hits=len(gold_spans & set(utterances)), wanted=len(gold_spans), given=len(utterances))
    for row in matcher.quotes:
        utterance = utterances.get(pair(row["span"]))
        speakers = words_of(row, "speaker")
        is_right = utterance is not None and any(matcher.same(speaker, utterance.speaker) for speaker in speakers)
        tally.add("speaker_accuracy", hits=is_right, wanted=1, given=1)
        is_felt = utterance is not None and utterance.emotion.value == row["emotion"]
        tally.add("emotion_accuracy", hits=is_felt, wanted=1, given=1)
        is_manner = utterance is not None and utterance.manner.value == row["manner"]
        tally.add("manner_accuracy", hits=is_manner, wanted=1, given=1)


def _score_cast(tally: Tally, matcher: Matcher) -> None:
    wanted = [row for row in matcher.characters if row["role"] != "mentioned"]
    read = [character for character in matcher.story.cast if character.role.value != "mentioned"]
    found = [
        row for row in wanted if any(matcher.same(str(row["id"]), character.id) for character in matcher.story.cast)
    ]
    tally.add("cast_recall", hits=len(found), wanted=len(wanted), given=len(wanted))
    right = [c for c in read if any(matcher.same(str(row["id"]), c.id) for row in matcher.characters)]
    tally.add("cast_precision", hits=len(right), wanted=len(read), given=len(read))
    for row in found:
        matches = [character for character in matcher.story.cast if matcher.same(str(row["id"]), character.id)]
        best = max(matches, key=lambda character: len(character.mentions))
        tally.add("kind_accuracy", hits=best.kind == row["kind"], wanted=1, given=1)


def _score_scenes(tally: Tally, matcher: Matcher, source: str) -> None:
    borders = [pair(row["span"])[0] for row in matcher.scenes[1:]]
    read = [matcher.manuscript.source_offset(scene.span.start) for scene in matcher.story.scenes[1:]]
    sentences = [match.end() for match in re.finditer(r"[.!?][\"'\u201d\u2019]?\s+", source)]
    hits = _near(borders, read, sentences)
    tally.add("scene_border_f1", hits=hits, wanted=len(borders), given=len(read))
    for row in matcher.scenes:
        start, end = pair(row["span"])
        for at in [offset for offset in sentences if start <= offset < end] or [start]:
            _score_present(tally, matcher, row, at)


def _near(borders: Sequence[int], read: Sequence[int], sentences: Sequence[int]) -> int:
    """How many borders have a read border of their own within the tolerance, in sentences."""
    places = np.searchsorted(sentences, read)
    free = list(places)
    hits = 0
    for border in np.searchsorted(sentences, borders):
        near = [place for place in free if abs(int(place) - int(border)) <= _BORDER_TOLERANCE]
        if near:
            free.remove(min(near, key=lambda place: abs(int(place) - int(border))))
            hits += 1
    return hits


def _score_present(tally: Tally, matcher: Matcher, row: Mapping[str, object], offset: int) -> None:
    scene = next(
        (
            scene
            for scene in matcher.story.scenes
            if matcher.manuscript.source_offset(scene.span.start)
            <= offset
            <= matcher.manuscript.source_offset(scene.span.end - 1)
        ),
        None,
    )
    present = words_of(row, "present")
    read = scene.present if scene is not None else ()
    found = sum(any(matcher.same(who, other) for other in read) for who in present)
    right = sum(any(matcher.same(who, other) for who in present) for other in read)
    tally.add("present_recall", hits=found, wanted=len(present), given=len(present))
    tally.add("present_precision", hits=right, wanted=len(read), given=len(read))
