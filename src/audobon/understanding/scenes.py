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
from audobon.understanding.lexicon.grammar import (
    AUXILIARIES,
    CONJUNCTIONS,
    DETERMINERS,
    POSSESSIVE_PRONOUNS,
    PREPOSITIONS,
    PRONOUNS,
)
from audobon.understanding.lexicon.listing import listed
from audobon.understanding.lexicon.people import ANIMALS, PERSON_NOUNS
from audobon.understanding.lexicon.places import (
    ARRIVING,
    DAY_TIMES,
    DRIVEN_ON,
    FURNITURE,
    GENERAL_ROOMS,
    HOME_PARTS,
    INSIDE,
    LAID_TABLE,
    NEEDS_ARTICLE,
    OUTDOOR_PARTS,
    PLACE_KINDS,
    SMALL_HOMES,
    TIME_JUMPS,
    WEATHER,
    WIDE,
)
from audobon.understanding.morphology import is_past_form, noun_base, verb_base
from audobon.understanding.presence import is_spoken_of, is_unreal
from audobon.understanding.prose import Prose, Sentence
from audobon.understanding.speech import Reading
from audobon.understanding.traits import SentenceVectors

_TIME_JUMP = re.compile(
    r"(?:^|[,;] )(?:and |but |so |then |now |thus )*(?:" + "|".join(TIME_JUMPS) + r")\b", re.IGNORECASE
)
_TOWARDS = listed("to into towards toward through up down onto upon out across over back home inside outside in at by")
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
_KIND_LIKENESS = 0.45
_GROUNDS = listed("garden farmyard")
# What stands in a garden or a yard: behind its door are the grounds again.
_OF_GROUNDS = listed("shed barn lake door gate")
_ENOUGH = 3
_FEW_SENTENCES = 5
_LAID_TABLE = re.compile(LAID_TABLE, re.IGNORECASE)
TEA_TABLE = "tea table"
_DWELLING = listed("lived live dwelt dwell inhabited lodged")


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


@dataclass(frozen=True, kw_only=True)
class _PlaceWord:
    """A place noun in narration: its kind, printed phrase, and whether somebody moves there."""

    kind: str
    phrase: str
    token: int
    is_goal: bool
    is_far: bool = False
    is_home: bool = False


@dataclass(frozen=True, kw_only=True)
class _Standing:
    """Where and when the telling stands between two scenes: the last place reached, and the home that was named."""

    place: str = ""
    kind: str = "unplaced"
    time: DayTime = DayTime.UNKNOWN
    home: tuple[str, str] = ("", "")
    present: tuple[int, ...] = ()
    grounds: tuple[str, str] = ("", "")


def find_scenes(reading: Reading, chapters: Sequence[Chapter], vectors: SentenceVectors | None) -> list[Stage]:
    """Scenes in order; together they hold every sentence that is not a drawn break."""
    prose = reading.prose
    places = [_places(prose, sentence) for sentence in prose.sentences]
    starts = _starts(reading, chapters, places)
    stages: list[Stage] = []
    before = _Standing()
    for index, start in enumerate(starts):
        stop = starts[index + 1] if index + 1 < len(starts) else len(prose.sentences)
        stop = next((at for at in range(start, stop) if prose.is_break(prose.sentences[at].paragraph)), stop)
        stage = _stage(reading, start, stop, places, before, vectors)
        before = _after(stage, places[start:stop], before)
        stages.append(stage)
    return stages


def _after(stage: Stage, places: Sequence[Sequence[_PlaceWord]], before: _Standing) -> _Standing:
    """Where the next scene begins if it does not say: at the last place that was reached in this one."""
    words = [word for row in places for word in row]
    reached = [
        word for word in words if word.is_goal and not word.is_far and word.kind not in {*GENERAL_ROOMS, *OUTDOOR_PARTS}
    ]
    homes = [(word.phrase, word.kind) for word in words if word.is_home and INSIDE[word.kind]]
    place, kind = (reached[-1].phrase, reached[-1].kind) if reached else (stage.place, stage.place_kind)
    if kind == "lake" and before.kind == "garden":
        # A pond in the garden is left for the garden.
        place, kind = before.place, before.kind
    grounds = (place, kind) if kind in _GROUNDS else before.grounds if kind in _OF_GROUNDS else ("", "")
    return _Standing(
        place=place,
        kind=kind,
        time=stage.time,
        present=stage.present,
        grounds=grounds,
        home=before.home if before.home[1] else (homes or [("", "")])[0],
    )


def _starts(reading: Reading, chapters: Sequence[Chapter], places: Sequence[Sequence[_PlaceWord]]) -> list[int]:
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


def _moved_to(places: Sequence[_PlaceWord], kind: str) -> str:
    goals = [place.kind for place in places if place.is_goal]
    return goals[-1] if goals else kind or (places[-1].kind if places else "")


def _within_speech(prose: Prose, number: int) -> bool:
    first = prose.sentences[number].first
    return prose.tokens[first].quote >= 0 and first > 0 and prose.tokens[first - 1].quote == prose.tokens[first].quote


def border_signs(
    reading: Reading, number: int, places: Sequence[_PlaceWord], kind: str, words: int
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
    told = _narration(prose, sentence)
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


def _narration(prose: Prose, sentence: Sentence) -> str:
    words = [prose.tokens[at] for at in range(sentence.first, sentence.last) if prose.tokens[at].quote < 0]
    if not words:
        return ""
    return prose.text[words[0].start : words[-1].end]


def _places(prose: Prose, sentence: Sentence) -> list[_PlaceWord]:
    """Place nouns of a sentence's narration, in order."""
    tokens = prose.tokens
    found: list[_PlaceWord] = []
    for at in range(sentence.first, sentence.last):
        token = tokens[at]
        if token.quote >= 0 or not token.is_word:
            continue
        low = token.low if token.low in PLACE_KINDS else noun_base(token.low)
        if low not in PLACE_KINDS or _qualifies(prose, at):
            continue
        start = _phrase_start(prose, at, sentence.first)
        if start == at and (low in NEEDS_ARTICLE or is_past_form(token.low)):
            continue
        if (
            start == at
            and token.low not in ("home", "indoors", "heaven")
            and not _after_preposition(prose, at, sentence.first)
        ):
            continue
        found.append(
            _PlaceWord(
                kind=_kind_at(prose, start, low),
                phrase=prose.text[tokens[start].start : token.end],
                token=at,
                is_goal=_is_goal(prose, start, sentence.first),
                is_far=_is_far(prose, start, sentence.first),
                is_home=any(tokens[index].low in _DWELLING for index in range(max(start - 6, sentence.first), start)),
            )
        )
    return found


def _kind_at(prose: Prose, start: int, word: str) -> str:
    """The kind a place word means here: `in front of the house` is not in it, nor is a cab that drives past."""
    kind = PLACE_KINDS[word]
    before = [token.low for token in prose.tokens[max(start - 2, 0) : start]]
    is_before = bool(before) and (before[-1] in ("outside", "behind", "beside") or before == ["front", "of"])
    if word in DRIVEN_ON and not {"in", "into", "inside", "aboard"} & set(before):
        return DRIVEN_ON[word]
    return "garden" if is_before and kind in ("house", "cottage", "palace", "castle", "inn") else kind


def _is_far(prose: Prose, start: int, first: int) -> bool:
    """A place come from, or one that somebody only means to go to: `back from the wood`, `she had to go to town`."""
    tokens = prose.tokens
    if start == first:
        return False
    if tokens[start - 1].low in ("from", "like", "as", "than", "toward", "towards"):
        return True
    if tokens[start - 1].low not in _TOWARDS:
        return False
    for at in range(start - 1, max(start - 7, first) - 1, -1):
        if not tokens[at].is_word:
            return False
        if tokens[at].is_word and verb_base(tokens[at].low) in ARRIVING and tokens[at].low not in PREPOSITIONS:
            before = [tokens[index].low for index in range(max(first, at - 3), at)]
            return bool(before) and (before[-1] == "to" or bool({"would", "could", "should", "not"} & set(before)))
    return False


def _qualifies(prose: Prose, at: int) -> bool:
    """A place word that only qualifies the noun behind it: `the green meadows`, `the kitchen table`."""
    following = prose.tokens[at + 1] if at + 1 < len(prose.tokens) else None
    if following is None or not following.is_word or following.is_clitic:
        return False
    if prose.tokens[at].low in ("flat", "plain", "common", "fair", "green"):
        return following.low not in PREPOSITIONS | CONJUNCTIONS | AUXILIARIES | PRONOUNS
    return following.low in PLACE_KINDS or following.low in FURNITURE or following.low in ANIMALS | PERSON_NOUNS


def _after_preposition(prose: Prose, at: int, first: int) -> bool:
    return at > first and prose.tokens[at - 1].low in PREPOSITIONS


def _phrase_start(prose: Prose, at: int, first: int) -> int:
    """Where the noun phrase that ends at a token begins: at its determiner, if it has one near."""
    for start in range(at - 1, max(at - 6, first) - 1, -1):
        token = prose.tokens[start]
        if token.low in DETERMINERS:
            return start if token.low not in ("that", "no") else at
        is_outside = token.low in PREPOSITIONS | CONJUNCTIONS | AUXILIARIES | PRONOUNS or is_past_form(token.low)
        if is_outside or (not token.is_word and not token.is_clitic):
            return at
    return at


def _is_goal(prose: Prose, start: int, first: int) -> bool:
    """Whether somebody moves to, or is found at, the place: `ran to the mill`, `when they came into the meadow`."""
    tokens = prose.tokens
    if start == first or (tokens[start - 1].low not in _TOWARDS and tokens[start].low != "home"):
        return False
    for at in range(start - 1, max(start - 9, first) - 1, -1):
        if tokens[at].text in (";", ".", ":") or tokens[at].quote >= 0:
            return False
        if tokens[at].is_word and verb_base(tokens[at].low) in ARRIVING and tokens[at].low not in PREPOSITIONS:
            before = {tokens[index].low for index in range(max(first, at - 3), at)}
            return not before & {"not", "never", "would", "could", "to", "if", "had"}
    return False


def _stage(
    reading: Reading,
    start: int,
    stop: int,
    places: Sequence[Sequence[_PlaceWord]],
    before: _Standing,
    vectors: SentenceVectors | None,
) -> Stage:
    prose = reading.prose
    told = " ".join(_narration(prose, prose.sentences[at]) for at in range(start, stop))
    place, kind, sure = _where(prose, start, stop, places, before, vectors)
    time = next((name for pattern, name in _DAY_TIMES if pattern.search(told)), DayTime.UNKNOWN)
    if time is DayTime.UNKNOWN and not _TIME_JUMP.search(told[:90]):
        time = before.time
    weather = next((name for pattern, name in _WEATHER if pattern.search(told)), "unknown")
    return Stage(
        first=start,
        last=stop,
        place=place,
        place_kind=kind,
        inside=INSIDE.get(kind, False),
        time=time,
        weather=weather,
        present=_present(reading, start, stop, before.present),
        confidence=sure,
    )


def _where(
    prose: Prose,
    start: int,
    stop: int,
    places: Sequence[Sequence[_PlaceWord]],
    before: _Standing,
    vectors: SentenceVectors | None,
) -> tuple[str, str, float]:
    """The place of a scene: where somebody goes at its start, else its commonest place word, else what stands there.

    A general word (`the room`) yields to what stands in it and to the place where the scene before ended.
    """
    words = [word for at in range(start, stop) for word in places[at]]
    near = [word for word in words if not word.is_far]
    votes: Counter[str] = Counter()
    for word in near:
        early = word.token < prose.sentences[min(start + 2, stop - 1)].last
        votes[word.kind] += (3 if word.is_goal else 1) + int(early)
    kind, phrase, sure = "", "", 0.7
    if votes:
        kind = _leading(votes)
        phrase = next(word.phrase for word in near if word.kind == kind)
    told = " ".join(_narration(prose, prose.sentences[at]) for at in range(start, stop))
    if not INSIDE.get(kind or before.kind, False) and _LAID_TABLE.search(told):
        return phrase or "a table under a tree", TEA_TABLE, 0.6
    stands = _furniture(prose, start, stop)
    if kind in GENERAL_ROOMS or not kind:
        special = next((thing for thing in stands if thing not in GENERAL_ROOMS), "")
        is_free = before.kind in ("unplaced", *GENERAL_ROOMS)
        if special and (INSIDE[special] and (is_free or INSIDE.get(before.kind, False)) if kind else is_free):
            return f"the {special}", special, 0.5
    settled = _settled(kind, phrase, before)
    if settled is not None:
        return settled[0], settled[1], 0.5
    if kind:
        return phrase, kind, sure
    if before.kind != "unplaced":
        return before.place, before.kind, 0.4
    if stands:
        return f"the {stands[0]}", stands[0], 0.5
    return _likened_place(prose, start, stop, vectors)


def _leading(votes: Counter[str]) -> str:
    """The kind most spoken for; a wide one (`the town`, `the room`) gives way to a nearer one that is."""
    kind = votes.most_common(1)[0][0]
    nearer = [other for other, count in votes.most_common() if other not in WIDE and count >= 2 and other != "carriage"]
    return nearer[0] if kind in WIDE and nearer else kind


def _settled(kind: str, phrase: str, before: _Standing) -> tuple[str, str] | None:
    """The place that a general word or a mere part of a place stands for, given where the telling was."""
    if kind == "house" and "home" in phrase.lower().split() and before.home[1]:
        return before.home
    if kind in HOME_PARTS and before.kind in SMALL_HOMES:
        return before.place, before.kind
    if kind == "room" and INSIDE.get(before.kind, False) and before.kind != "carriage":
        return before.place, before.kind
    if before.grounds[1] in OUTDOOR_PARTS.get(kind, frozenset()) and before.kind in _OF_GROUNDS:
        return before.grounds
    if before.kind in OUTDOOR_PARTS.get(kind, frozenset()):
        return before.place, before.kind
    if kind == "garden" and before.kind == TEA_TABLE:
        return before.place, before.kind
    return None


def _furniture(prose: Prose, start: int, stop: int) -> list[str]:
    """Kinds of place that things and doings of a scene's narration speak for, the most telling first."""
    votes: Counter[str] = Counter()
    for at in range(prose.sentences[start].first, prose.sentences[stop - 1].last):
        token = prose.tokens[at]
        if token.quote < 0 and token.low in FURNITURE:
            votes[FURNITURE[token.low]] += 1
    return [kind for kind, _ in votes.most_common()]


def _likened_place(prose: Prose, start: int, stop: int, vectors: SentenceVectors | None) -> tuple[str, str, float]:
    """The place kind a scene's narration is nearest to, if any is near at all."""
    told = " ".join(_narration(prose, prose.sentences[at]) for at in range(start, min(stop, start + 4))).strip()
    if vectors is None or len(told.split()) < 8:
        return "", "unplaced", 0.2
    kinds = sorted(INSIDE)
    table = vectors([*(f"a scene in or at a {kind}" for kind in kinds), told])
    scores = table[:-1] @ table[-1]
    best = int(np.argmax(scores))
    return ("", kinds[best], 0.3) if scores[best] >= _KIND_LIKENESS else ("", "unplaced", 0.2)


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
