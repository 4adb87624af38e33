"""How well a Reader reads whole stories, of each story's counts: quotations, cast, scenes, and who is there.

Knows: the `story-gold/1` annotation and what is counted of it.  Does not know: which Reader it scores.

Quotations: over all annotated ones; speaker, emotion and manner of one that was not found with its exact borders count
as wrong. Cast: recall over the protagonists and major characters, and over all above `mentioned`; precision over the
read characters above `mentioned`; kinds over those that were found. A scene's place and time are those of the read
scene that has most of it. Who is there is asked at every sentence.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence

from audobon.comic.story import Scene, Story
from audobon.evaluation.gold import GoldStory, Matcher, pair, words_of
from audobon.evaluation.measure import Measure
from audobon.evaluation.pooling import Counts, f1, pooled, precision, recall, set_counts, share_counts
from audobon.evaluation.scene_scores import (
    TOLERANCE,
    border_counts,
    border_sentences,
    is_same_place_kind,
    sentence_starts,
    window_counts,
)

_MAJOR = ("protagonist", "major")
_F1 = ("scene_f1_exact", "scene_f1_relaxed", "quotation_f1")
SHARES = (
    "speaker_accuracy", "emotion_accuracy", "manner_accuracy", "cast_recall", "cast_recall_all", "cast_precision",
    "kind_accuracy", "present_recall", "present_precision", "place_kind_accuracy", "time_accuracy",
)  # fmt: skip
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
    starts = sentence_starts(gold.source)
    return {
        **_quotations(matcher),
        **_cast(matcher),
        **_borders(matcher, starts, window=window),
        **_stages(matcher),
        **_present(matcher, starts),
    }


def _quotations(matcher: Matcher) -> dict[str, Counts]:
    found = matcher.utterances()
    told = [(row, found.get(pair(row["span"]))) for row in matcher.quotes]
    heard = [(row, one) for row, one in told if one is not None]
    spoken = sum(any(matcher.same(who, one.speaker) for who in words_of(row, "speaker")) for row, one in heard)
    felt = sum(one.emotion.value == row["emotion"] for row, one in heard)
    manner = sum(one.manner.value == row["manner"] for row, one in heard)
    return {
        "quotation_f1": set_counts({pair(row["span"]) for row in matcher.quotes}, set(found)),
        "speaker_accuracy": share_counts(spoken, len(told)),
        "emotion_accuracy": share_counts(felt, len(told)),
        "manner_accuracy": share_counts(manner, len(told)),
    }


def _cast(matcher: Matcher) -> dict[str, Counts]:
    wanted = [row for row in matcher.characters if row["role"] != "mentioned"]
    found = [(row, who) for row in wanted if (who := matcher.matches(str(row["id"])))]
    major = sum(row["role"] in _MAJOR for row in wanted)
    # Of several, the one that is told most of.
    kinds = sum(max(who, key=lambda one: len(one.mentions)).kind == row["kind"] for row, who in found)
    read = [one for one in matcher.story.cast if one.role.value != "mentioned"]
    right = sum(any(matcher.same(str(row["id"]), one.id) for row in matcher.characters) for one in read)
    return {
        "cast_recall": share_counts(sum(row["role"] in _MAJOR for row, _ in found), major),
        "cast_recall_all": share_counts(len(found), len(wanted)),
        "cast_precision": share_counts(right, len(read)),
        "kind_accuracy": share_counts(kinds, len(found)),
    }


def _borders(matcher: Matcher, starts: Sequence[int], *, window: int) -> dict[str, Counts]:
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


def _present(matcher: Matcher, starts: Sequence[int]) -> dict[str, Counts]:
    """Who is there, sentence by sentence."""
    read = [(*matcher.span(scene.span.start, scene.span.end), scene.present) for scene in matcher.story.scenes]
    begins = [first for first, _, _ in read]
    found = right = wanted = given = 0
    for row in matcher.scenes:
        there = words_of(row, "present")
        start, end = pair(row["span"])
        for at in starts[bisect_left(starts, start) : bisect_left(starts, end)] or [start]:
            place = bisect_right(begins, at) - 1
            told = read[place][2] if place >= 0 and at < read[place][1] else ()
            found += sum(any(matcher.same(who, other) for other in told) for who in there)
            right += sum(any(matcher.same(who, other) for who in there) for other in told)
            wanted, given = wanted + len(there), given + len(told)
    return {"present_recall": share_counts(found, wanted), "present_precision": share_counts(right, given)}


def _most_of(matcher: Matcher, start: int, end: int) -> Scene | None:
    """The read scene that has most of a stretch of the source."""

    def shared(scene: Scene) -> int:
        first, last = matcher.span(scene.span.start, scene.span.end)
        return min(last, end) - max(first, start)

    best = max(matcher.story.scenes, key=shared, default=None)
    return best if best is not None and shared(best) > 0 else None
