"""How well a Reader reads whole stories: speakers, cast, scene borders, places and times, of each story's counts.

Knows: the `story-gold/1` annotation and what is counted of it.  Does not know: which Reader it scores.

Speakers: over all annotated quotations; one that was not found with its exact borders counts as wrong. Cast: recall
over the protagonists and major characters; precision over the read characters above `mentioned`. A scene's place and
time are those of the read scene that has most of it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from audobon.comic.story import Scene, Story
from audobon.evaluation.gold import GoldStory, pair, words_of
from audobon.evaluation.measure import Measure
from audobon.evaluation.pooling import Counts, f1, pooled, precision, recall, share_counts
from audobon.evaluation.reading import Matcher
from audobon.evaluation.scene_scores import (
    TOLERANCE,
    border_counts,
    border_sentences,
    is_same_place_kind,
    sentence_starts,
    window_counts,
)

_MAJOR = ("protagonist", "major")
_F1 = ("scene_f1_exact", "scene_f1_relaxed")
SHARES = ("speaker_accuracy", "cast_recall", "cast_precision", "place_kind_accuracy", "time_accuracy")
ERRORS = ("scene_pk", "scene_window_diff")
"""Figures of which less is better."""


def gold_measures(counted: Sequence[Mapping[str, Counts]]) -> dict[str, Measure]:
    """All figures over stories, each with the interval of a bootstrap over whole stories."""
    measures = {name: pooled([story[name] for story in counted], recall) for name in (*SHARES, *ERRORS)}
    for name in _F1:
        rows = [story[name] for story in counted]
        measures[name] = pooled(rows, f1)
        measures[name.replace("_f1", "_precision")] = pooled(rows, precision)
        measures[name.replace("_f1", "_recall")] = pooled(rows, recall)
    return measures


def scene_length(golds: Sequence[GoldStory]) -> int:
    """The mean length of the annotated scenes, in sentences; at least 2."""
    sentences = sum(len(sentence_starts(gold.source)) for gold in golds)
    scenes = sum(len(gold.rows("scenes")) for gold in golds)
    return max(round(sentences / scenes), 2) if scenes else 2


def count_story(gold: GoldStory, story: Story, *, window: int) -> dict[str, Counts]:
    """What one story gives to each figure.

    Args:
        gold: The annotation.
        story: What was read.
        window: Of Pk and WindowDiff, in sentences: half the mean length of a scene.
    """
    matcher = Matcher(gold, story)
    return {
        "speaker_accuracy": _speakers(matcher),
        **_cast(matcher),
        **_borders(matcher, gold.source, window=window),
        **_stages(matcher),
    }


def _speakers(matcher: Matcher) -> Counts:
    told = {span: utterance.speaker for span, utterance in matcher.utterances().items()}
    right = sum(
        any(matcher.same(who, told.get(pair(row["span"]))) for who in words_of(row, "speaker"))
        for row in matcher.quotes
    )
    return share_counts(right, len(matcher.quotes))


def _cast(matcher: Matcher) -> dict[str, Counts]:
    major = [row for row in matcher.characters if row["role"] in _MAJOR]
    found = sum(any(matcher.same(str(row["id"]), one.id) for one in matcher.story.cast) for row in major)
    read = [one for one in matcher.story.cast if one.role.value != "mentioned"]
    right = sum(any(matcher.same(str(row["id"]), one.id) for row in matcher.characters) for one in read)
    return {"cast_recall": share_counts(found, len(major)), "cast_precision": share_counts(right, len(read))}


def _borders(matcher: Matcher, source: str, *, window: int) -> dict[str, Counts]:
    starts = sentence_starts(source)
    wanted = border_sentences(starts, [pair(row["span"])[0] for row in matcher.scenes[1:]])
    read = matcher.story.scenes[1:]
    given = border_sentences(starts, [matcher.manuscript.source_offset(scene.span.start) for scene in read])
    pk, diff = window_counts(wanted, given, sentences=len(starts), window=window)
    return {
        "scene_f1_exact": border_counts(wanted, given, tolerance=0),
        "scene_f1_relaxed": border_counts(wanted, given, tolerance=TOLERANCE),
        "scene_pk": pk,
        "scene_window_diff": diff,
    }


def _stages(matcher: Matcher) -> dict[str, Counts]:
    places = times = 0
    for row in matcher.scenes:
        scene = _most_of(matcher, *pair(row["span"]))
        places += scene is not None and is_same_place_kind(str(row["place_kind"]), scene.place_kind)
        times += scene is not None and scene.time.value == str(row.get("time", "unknown"))
    count = len(matcher.scenes)
    return {"place_kind_accuracy": share_counts(places, count), "time_accuracy": share_counts(times, count)}


def _most_of(matcher: Matcher, start: int, end: int) -> Scene | None:
    """The read scene that has most of a stretch of the source."""

    def shared(scene: Scene) -> int:
        first, last = matcher.span(scene.span.start, scene.span.end)
        return min(last, end) - max(first, start)

    best = max(matcher.story.scenes, key=shared, default=None)
    return best if best is not None and shared(best) > 0 else None
