"""Beats: the smallest stretches worth a picture, and how much each of them matters.

Knows: sentences, turns of speech, events, moods.  Does not know: pages or panels.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from audobon.comic.story import Emotion, Mood, Role
from audobon.understanding.events import Deed, DeedFinder
from audobon.understanding.feeling import mood_of
from audobon.understanding.reading import Reading
from audobon.understanding.scenes import Stage
from audobon.understanding.traits import Portrait

_LONG = 55
_SHORT = 14
_SMOOTHING_BEATS = 2.0
_ROLE_WEIGHT = {Role.PROTAGONIST: 1.0, Role.MAJOR: 0.7, Role.MINOR: 0.35, Role.MENTIONED: 0.0}


@dataclass(frozen=True, kw_only=True)
class Step:
    """A beat before it gets its id: sentences `[first, last)`, numbers of its quotations, its events and mood."""

    scene: int
    first: int
    last: int
    lines: tuple[int, ...]
    deeds: tuple[Deed, ...]
    present: tuple[int, ...]
    mood: Mood
    words: int


def find_beats(reading: Reading, stages: Sequence[Stage], emotions: Sequence[Emotion]) -> list[Step]:
    """Beats of all scenes in order; each quotation lies in one beat."""
    finder = DeedFinder(reading)
    by_sentence = _quotations_by_sentence(reading)
    steps: list[Step] = []
    for scene, stage in enumerate(stages):
        for first, last in _groups(reading, stage, by_sentence):
            step = _step(reading, finder, scene, (first, last), by_sentence, emotions)
            steps.append(replace(step, present=_on_stage(reading, step, stage)))
    return steps


def _quotations_by_sentence(reading: Reading) -> dict[int, list[int]]:
    """Numbers of the quotations that begin in each sentence."""
    found: dict[int, list[int]] = {}
    for number, quotation in enumerate(reading.prose.quotations):
        found.setdefault(reading.prose.sentence_at(quotation.span.start), []).append(number)
    return found


def _groups(reading: Reading, stage: Stage, by_sentence: Mapping[int, Sequence[int]]) -> list[tuple[int, int]]:
    """Cut a scene's sentences into beats, never inside a quotation."""
    prose = reading.prose
    groups: list[tuple[int, int]] = []
    start, words = stage.first, 0
    for number in range(stage.first, stage.last):
        sentence = prose.sentences[number]
        count = sum(prose.tokens[at].is_word for at in range(sentence.first, sentence.last))
        if (
            number > start
            and _may_cut(reading, number)
            and _wants_cut(reading, start, number, words, count, by_sentence)
        ):
            groups.append((start, number))
            start, words = number, 0
        words += count
    if start < stage.last:
        groups.append((start, stage.last))
    return groups


def _may_cut(reading: Reading, number: int) -> bool:
    """Not where a quotation runs over the border."""
    border = reading.prose.sentences[number].start
    at = bisect_left(reading.quote_starts, border) - 1
    return at < 0 or reading.prose.quotations[at].span.end <= border


def _wants_cut(
    reading: Reading, start: int, number: int, words: int, count: int, by_sentence: Mapping[int, Sequence[int]]
) -> bool:
    prose = reading.prose
    new_paragraph = prose.sentences[number].paragraph != prose.sentences[number - 1].paragraph
    here = {reading.lines[n].speaker for n in by_sentence.get(number, ())}
    held = {reading.lines[n].speaker for at in range(start, number) for n in by_sentence.get(at, ())}
    if here and held and not here & held:
        return words >= 6
    if new_paragraph:
        return words >= _SHORT
    return words + count > _LONG and words >= _SHORT


def _step(
    reading: Reading,
    finder: DeedFinder,
    scene: int,
    group: tuple[int, int],
    by_sentence: Mapping[int, Sequence[int]],
    emotions: Sequence[Emotion],
) -> Step:
    prose = reading.prose
    first, last = group
    lines = tuple(n for at in range(first, last) for n in by_sentence.get(at, ()))
    deeds = tuple(deed for at in range(first, last) for deed in finder.deeds(prose.sentences[at]))
    told = [
        prose.tokens[at]
        for at in range(prose.sentences[first].first, prose.sentences[last - 1].last)
        if prose.tokens[at].is_word
    ]
    mood = mood_of((token.low for token in told if token.quote < 0), (emotions[n] for n in lines))
    return Step(
        scene=scene,
        first=first,
        last=last,
        lines=lines,
        deeds=deeds,
        present=_present(reading, lines, deeds),
        mood=mood,
        words=len(told),
    )


def _present(reading: Reading, lines: Sequence[int], deeds: Sequence[Deed]) -> tuple[int, ...]:
    """Who acts, is acted on, speaks, or is spoken to in a beat."""
    found: dict[int, None] = {}
    for deed in deeds:
        found.update(dict.fromkeys((*deed.agents, *deed.patients)))
    for number in lines:
        line = reading.lines[number]
        if line.speaker >= 0:
            found[line.speaker] = None
        found.update(dict.fromkeys(line.addressees))
    return tuple(dict.fromkeys(who for figure in found for who in reading.figures[figure].members or (figure,)))


def _on_stage(reading: Reading, step: Step, stage: Stage) -> tuple[int, ...]:
    """Without those whom the scene only speaks of: who is not in the scene is in none of its beats, unless heard or
    seen to do something there: one who looks in for a moment is in that moment's picture."""
    here = {reading.lines[number].speaker for number in step.lines}
    for deed in step.deeds:
        if deed.is_seen:
            here.update(who for agent in deed.agents for who in reading.figures[agent].members or (agent,))
    return tuple(who for who in step.present if who in stage.present or who in here)


def importance(steps: Sequence[Step], portraits: Mapping[int, Portrait]) -> list[float]:
    """How much each beat matters in its story, 0..1: deeds, feeling, whom it is about, newcomers, and the climax."""
    if not steps:
        return []
    seen: set[int] = set()
    raw: list[float] = []
    for index, step in enumerate(steps):
        deed = max((deed.weight for deed in step.deeds), default=0.0)
        second = sorted((deed.weight for deed in step.deeds), reverse=True)[1:2]
        who = max((_ROLE_WEIGHT[portraits[figure].role] for figure in step.present if figure in portraits), default=0.0)
        new = sum(
            _ROLE_WEIGHT[portraits[figure].role]
            for figure in step.present
            if figure in portraits and figure not in seen
        )
        seen.update(step.present)
        at = index / max(len(steps) - 1, 1)
        climax = float(np.exp(-(((at - 0.78) / 0.18) ** 2)))
        value = 0.9 * deed + 0.25 * sum(second) + 0.35 * who + 0.3 * min(new, 1.0)
        value += 0.5 * abs(step.mood.valence) + 0.3 * step.mood.arousal + 0.15 * bool(step.lines) + 0.25 * climax
        value += 0.3 * (index == 0) + 0.2 * (index == len(steps) - 1)
        raw.append(value * min(1.0, 0.4 + step.words / 20))
    values = np.asarray(raw)
    spread = float(values.max() - values.min())
    scaled = (values - values.min()) / spread if spread > 0 else np.full_like(values, 0.5)
    return [round(float(value), 4) for value in scaled]


def arc(moods: Sequence[Mood]) -> tuple[float, ...]:
    """The story's rise and fall: each beat's valence, smoothed over its neighbours, -1..1."""
    if not moods:
        return ()
    valence: NDArray[np.float64] = np.array([mood.valence for mood in moods])
    at = np.arange(len(moods))
    reach = int(np.ceil(3 * _SMOOTHING_BEATS))
    smooth: list[float] = []
    for index in range(len(moods)):
        near = slice(max(0, index - reach), index + reach + 1)
        weights = np.exp(-0.5 * ((at[near] - index) / _SMOOTHING_BEATS) ** 2)
        smooth.append(round(float((weights * valence[near]).sum() / weights.sum()), 4))
    return tuple(smooth)
