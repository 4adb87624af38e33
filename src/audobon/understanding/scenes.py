"""Scenes: where the place, the time or the company changes, and what each scene's stage is.

Knows: place nouns, moving verbs, time cues, breaks.  Does not know: beats or pictures.
Source: Zehe et al. 2021, Detecting Scenes in Fiction (EACL): a scene is one place, one time, one company, one action.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from audobon.comic.manuscript import Chapter
from audobon.comic.span import Span
from audobon.comic.story import DayTime
from audobon.understanding.lexicon.grammar import POSSESSIVE_PRONOUNS
from audobon.understanding.lexicon.places import DAY_TIMES, INSIDE, TIME_JUMPS, TIME_LAPSES, WEATHER
from audobon.understanding.morphology import is_past_form
from audobon.understanding.narration import narration, narration_between
from audobon.understanding.place_words import PlaceWord, place_words
from audobon.understanding.presence import is_spoken_of, is_unreal
from audobon.understanding.prose import Prose
from audobon.understanding.reading import Reading
from audobon.understanding.scene_places import Spot, Standing, place_of, standing_after
from audobon.understanding.traits import SentenceVectors

_TIME_JUMP = re.compile(
    r"(?:^|[,;] )(?:and |but |so |then |now |thus )*(?:" + "|".join(TIME_JUMPS) + r")\b", re.IGNORECASE
)
_TIME_LAPSE = re.compile(TIME_LAPSES, re.IGNORECASE)
_OPENING = 200
_MIN_WORDS = 25
_WHEN = re.compile(
    r"(?:and |but |so |now |then |thus )*(?:when|as soon as|after|no sooner|as|while|before)\b", re.IGNORECASE
)
_NEXT = re.compile(
    r"(?:and |but |so |now )*(?:then|so|at last|at length|soon|presently|suddenly|finally|thereupon|thus|accordingly"
    r"|afterwards|meanwhile|again|in the end|all of a sudden|immediately|at once)\b",
    re.IGNORECASE,
)
_MOVING = re.compile(
    r"\b(?:went|came|returned|reached|arrived|entered|set (?:out|off)|rode|sailed|hastened|hurried|travell?ed|journeyed"
    r"|awoke|woke|drove|left|started|departed|got home|led|carried|brought|ran|flew|walked|wandered)\b",
    re.IGNORECASE,
)
_CLOCK = re.compile(
    r"\b(?:morning|evening|night|midnight|noon|dawn|day|days|week|weeks|month|months|year|years|winter|summer|spring|autumn"
    r"|hour|hours|sunset|sunrise|supper|dinner|breakfast)\b",
    re.IGNORECASE,
)
# Fitted by logistic regression to the scene borders of 32 annotated tales; in the order of `border_signs`.
_WEIGHTS = (-3.47, 1.59, 0.93, 0.47, 0.38, 0.49, 0.19, 1.26, 1.1, 0.2, 0.82, -3.46, 1.21, 0.52)
_THRESHOLD = -0.9
_DAY_TIMES = tuple((re.compile(pattern, re.IGNORECASE), DayTime(name)) for pattern, name in DAY_TIMES)
_WEATHER = tuple((re.compile(pattern, re.IGNORECASE), name) for pattern, name in WEATHER)
_PLUPERFECT = re.compile(
    r"\bhad (?:(?:\w+ly|not|never|already|just|all|both|long) )*(?P<verb>(?!gone\b|set\b|risen\b)\w+)[^.,;:!?]*",
    re.IGNORECASE,
)
_BY_NIGHT = re.compile(r"\b(?:night|evening|moon|stars|lamps?|candles?|lanterns?)\b", re.IGNORECASE)
_LIKENED = re.compile(
    r"\bas \w+ as (?:a|an|the)\b[^.,;:!?]*|\b(?<!looked )like (?:a|an|the)\b[^.,;:!?]*", re.IGNORECASE
)
# `She sang about rain`: weather that one only thinks of.
_ONLY_SPOKEN_OF = re.compile(
    r"\b(?:about|of|for|remember\w*|no|without|never|more|than)\s+(?:the\s+)?(?:rain|snow|storms?|fog|ice|frost)\b",
    re.IGNORECASE,
)
_ENOUGH = 3
_FEW_SENTENCES = 5


@dataclass(frozen=True, kw_only=True)
class Stage:
    """One scene's sentences `[first, last)` and where and when it plays; `present` holds figure keys."""

    first: int
    last: int
    place: str
    place_kind: str
    inside: bool
    time: DayTime
    weather: str
    present: tuple[int, ...]
    confidence: float


def find_scenes(reading: Reading, chapters: Sequence[Chapter], vectors: SentenceVectors | None) -> list[Stage]:
    """Scenes in order; together they hold every sentence that is not a drawn break."""
    prose = reading.prose
    places = [place_words(prose, sentence) for sentence in prose.sentences]
    starts = _starts(reading, chapters, places)
    stages: list[Stage] = []
    before = Standing()
    for index, start in enumerate(starts):
        stop = starts[index + 1] if index + 1 < len(starts) else len(prose.sentences)
        stop = next((at for at in range(start, stop) if prose.is_break(prose.sentences[at].paragraph)), stop)
        where = place_of(prose, start, stop, places, before, vectors)
        stages.append(_stage(reading, start, stop, where, stages[-1] if stages else None))
        before = standing_after(where[0], places[start:stop], before)
    return stages


def _starts(reading: Reading, chapters: Sequence[Chapter], places: Sequence[Sequence[PlaceWord]]) -> list[int]:
    """Numbers of the sentences that open a scene."""
    prose = reading.prose
    hard = {prose.sentence_at(chapter.span.start) for chapter in chapters}
    for number, sentence in enumerate(prose.sentences):
        if prose.is_break(sentence.paragraph):
            hard.add(number + 1)
    starts: list[int] = []
    kind, words = "", 0
    for number, sentence in enumerate(prose.sentences):
        if prose.is_break(sentence.paragraph):
            continue
        signs = border_signs(reading, number, places[number], kind, words)
        is_sure = float(np.dot(_WEIGHTS, signs)) >= _THRESHOLD and words >= _MIN_WORDS
        if not starts or number in hard or (is_sure and not _within_speech(prose, number)):
            starts.append(number)
            words = 0
        kind = _moved_to(places[number], kind)
        words += sum(prose.tokens[at].is_word for at in range(sentence.first, sentence.last))
    return starts


def _moved_to(places: Sequence[PlaceWord], kind: str) -> str:
    goals = [place.kind for place in places if place.is_goal]
    return goals[-1] if goals else kind or (places[-1].kind if places else "")


def _within_speech(prose: Prose, number: int) -> bool:
    first = prose.sentences[number].first
    return prose.tokens[first].quote >= 0 and first > 0 and prose.tokens[first - 1].quote == prose.tokens[first].quote


def border_signs(
    reading: Reading, number: int, places: Sequence[PlaceWord], kind: str, words: int
) -> tuple[float, ...]:
    """What speaks for a scene's start at a sentence, in the order of `_WEIGHTS`.

    Args:
        reading: The text, read.
        number: The sentence.
        places: Place words of its narration.
        kind: The place so far, "" if unknown.
        words: Words since the last border.
    """
    prose = reading.prose
    sentence = prose.sentences[number]
    told = narration(prose, sentence)
    head = told[:90]
    jump = _TIME_JUMP.search(head)
    is_told = prose.tokens[sentence.first].quote < 0
    moves = bool(_MOVING.search(told))
    return (
        1.0,
        float(number == 0 or prose.sentences[number - 1].paragraph != sentence.paragraph),
        float(bool(jump) and is_told and jump is not None and jump.start() < 4),
        float(bool(jump) and jump is not None and jump.start() >= 4),
        float(any(place.is_goal and place.kind != kind for place in places)),
        float(any(place.kind != kind for place in places)),
        _new_company(reading, number),
        float(is_told and bool(_WHEN.match(head))),
        float(moves),
        float(moves and is_told and bool(_NEXT.match(head))),
        float(is_told and bool(_NEXT.match(head))),
        float(not is_told),
        float(bool(_CLOCK.search(told))),
        float(np.log1p(words) - 4.0),
    )


def _new_company(reading: Reading, number: int) -> float:
    """1 if nobody named in this sentence was on the page in the last eight, and somebody is."""
    sentences = reading.prose.sentences
    here = _figures_between(reading, sentences[number].first, sentences[number].last)
    lately = _figures_between(reading, sentences[max(number - 8, 0)].first, sentences[number].first)
    return 1.0 if here and not here & lately else 0.0


def _figures_between(reading: Reading, first: int, last: int) -> set[int]:
    numbers = reading.mentions_in(first, last)
    return {reading.of[n] for n in numbers if reading.of[n] >= 0 and reading.mentions[n].quote < 0}


def _stage(reading: Reading, start: int, stop: int, where: tuple[Spot, float], before: Stage | None) -> Stage:
    spot, sure = where
    told = _now(narration_between(reading.prose, start, stop))
    time = _time(told, before.time if before is not None else DayTime.UNKNOWN)
    seen = _ONLY_SPOKEN_OF.sub(" ", told)
    weather = next((name for pattern, name in _WEATHER if pattern.search(seen)), "unknown")
    return Stage(
        first=start,
        last=stop,
        place=spot.phrase,
        place_kind=spot.noun,
        inside=INSIDE.get(spot.kind, False),
        time=time,
        weather=weather,
        present=_present(reading, start, stop, before.present if before is not None else ()),
        confidence=sure,
    )


def _now(told: str) -> str:
    """Narration without the night before it, and what things are likened to: `it had rained all night`, `as round as
    the moon`; an afternoon that is over is mostly this day's."""

    def without(clause: re.Match[str]) -> str:
        verb = clause.groupdict().get("verb")
        is_other = verb is None or is_past_form(verb.lower())
        return "" if is_other and _BY_NIGHT.search(clause.group()) else clause.group()

    return _LIKENED.sub(without, _PLUPERFECT.sub(without, told))


def _time(told: str, before: DayTime) -> DayTime:
    """The hour a scene's narration tells most often, else that of the scene before, if no time has gone by since."""
    said = Counter({name: len(pattern.findall(told)) for pattern, name in _DAY_TIMES if pattern.search(told)})
    time = said.most_common(1)[0][0] if said else DayTime.UNKNOWN
    has_passed = _TIME_JUMP.search(told[:90]) or _TIME_LAPSE.search(told[:_OPENING])
    return before if time is DayTime.UNKNOWN and not has_passed else time


def _present(reading: Reading, start: int, stop: int, before: Sequence[int]) -> tuple[int, ...]:
    """Who is bodily there: speaks, acts, or is met in narration. In order of appearance; a pair gives its members."""
    prose = reading.prose
    first, last = prose.sentences[start].first, prose.sentences[stop - 1].last
    seen: Counter[int] = Counter()
    order: dict[int, int] = {}
    for number in reading.mentions_in(first, last):
        mention, figure = reading.mentions[number], reading.of[number]
        if figure < 0 or mention.quote >= 0:
            continue
        is_owner = mention.possessive or mention.head in POSSESSIVE_PRONOUNS
        order.setdefault(figure, mention.first)
        if is_unreal(prose, mention):
            continue
        if reading.subjects[number]:
            seen[figure] += 2
        elif not is_owner and not is_spoken_of(prose, mention):
            seen[figure] += 1
    opening, closing = prose.sentences[start].start, prose.sentences[stop - 1].end
    for number in range(*_between(reading.quote_starts, opening, closing)):
        line = reading.lines[number]
        if line.speaker >= 0:
            seen[line.speaker] += 3
            order.setdefault(line.speaker, first)
        for hearer in line.addressees:
            seen[hearer] += 1
            order.setdefault(hearer, last)
    # Who was there a scene ago needs less to be there still; in a few sentences nobody is told of often.
    enough = _ENOUGH if stop - start > _FEW_SENTENCES else _ENOUGH - 1
    there = sorted(
        (figure for figure, count in seen.items() if count >= min(enough, 2 if figure in before else enough)),
        key=lambda key: (order[key], key),
    )
    return tuple(dict.fromkeys(who for figure in there for who in reading.figures[figure].members or (figure,)))


def _between(starts: Sequence[int], opening: int, closing: int) -> tuple[int, int]:
    return bisect_left(starts, opening), bisect_left(starts, closing)


def stage_span(prose: Prose, stage: Stage) -> Span:
    """The characters from a scene's first sentence to its last."""
    return Span(start=prose.sentences[stage.first].start, end=prose.sentences[stage.last - 1].end)
