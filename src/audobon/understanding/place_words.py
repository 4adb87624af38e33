"""Place nouns of narration: what kind of place each means, and whether somebody goes there.

Knows: the grammar about a place noun.  Does not know: which of several places a scene is in.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum

from audobon.understanding.lexicon.grammar import (
    AUXILIARIES,
    CONJUNCTIONS,
    DETERMINERS,
    NUMBERS,
    PREPOSITIONS,
    PRONOUNS,
)
from audobon.understanding.lexicon.listing import listed
from audobon.understanding.lexicon.people import ANIMALS, PERSON_NOUNS
from audobon.understanding.lexicon.places import (
    ARRIVING,
    DRIVEN_ON,
    FITTINGS,
    FURNITURE,
    LEAVING,
    NEEDS_ARTICLE,
    ONLY_ON,
    OUTSIDE_OF,
    PLACE_KINDS,
    PLACE_NOUNS,
    REACHING,
    TRADES,
)
from audobon.understanding.morphology import is_past_form, noun_base, verb_base
from audobon.understanding.prose import Prose, Sentence

_TOWARDS = listed("to into towards toward through up down onto upon out across over back home inside outside in at by")
_AT = listed(
    "in into at on upon onto by near under beneath within inside aboard through across along amid among beside"
)
_ON = listed("on onto upon")
_FURNISHED = listed("kitchen bedroom school office shop inn")
_OUTSIDE = listed("outside behind beside by near")
_AWAY = listed("from like as than toward towards unlike")
_UNREAL = listed("not never would could should might if")
_STANDING = listed("stood lay was is stands lies")
_DWELLING = listed("lived live dwelt dwell inhabited lodged")
_ADJECTIVES = listed("flat plain common fair green")
# What is made or painted in the likeness of a place, to play with.
_MOCK = listed("paper toy cardboard pasteboard painted tin doll's sugar gingerbread")


class Way(IntEnum):
    """How a place word stands in its sentence, the weakest first."""

    FAR = 0
    """Come from, left, likened, or only meant to be gone to."""
    SAID = 1
    """Spoken of: `the castle had a tower`."""
    AT = 2
    """Something is or happens there: `in the castle`."""
    GOAL = 3
    """Somebody comes there: `reached the castle`, `ran into it`."""


@dataclass(frozen=True, kw_only=True)
class PlaceWord:
    """A place noun in narration: its kind and plain noun, printed phrase, and how it stands in its sentence."""

    kind: str
    noun: str
    phrase: str
    token: int
    way: Way
    is_home: bool = False

    @property
    def is_goal(self) -> bool:
        """Whether somebody comes to the place."""
        return self.way is Way.GOAL


def place_words(prose: Prose, sentence: Sentence) -> list[PlaceWord]:
    """Place nouns of a sentence's narration, in order."""
    tokens = prose.tokens
    found: list[PlaceWord] = []
    for at in range(sentence.first, sentence.last):
        token = tokens[at]
        if token.quote >= 0 or not token.is_word:
            continue
        low = _place_word(prose, at, sentence.first)
        if not low and token.low in TRADES:
            found += _at_a_trade(prose, at, sentence.first)
        if not low or _qualifies(prose, at):
            continue
        start = _phrase_start(prose, at, sentence.first)
        if _MOCK & {tokens[index].low for index in range(start, at)}:
            continue
        if start == at and (low in NEEDS_ARTICLE or is_past_form(token.low)):
            continue
        if low in ONLY_ON and (start == sentence.first or tokens[start - 1].low not in _ON):
            continue
        if (
            start == at
            and token.low not in ("home", "indoors", "heaven")
            and not _after_preposition(prose, at, sentence.first)
        ):
            continue
        way = _way(prose, start, sentence.first)
        if (low in FITTINGS and way is Way.SAID) or _is_measure(prose, at):
            continue
        kind, noun = _meaning(prose, start, low)
        found.append(
            PlaceWord(
                kind=kind,
                noun=noun,
                phrase=prose.text[tokens[start].start : token.end],
                token=at,
                way=way,
                is_home=any(tokens[index].low in _DWELLING for index in range(max(start - 6, sentence.first), start)),
            )
        )
    return found


def _at_a_trade(prose: Prose, at: int, first: int) -> list[PlaceWord]:
    """`He ran to the miller`: the mill; nothing where nobody goes there."""
    tokens = prose.tokens
    start = _phrase_start(prose, at, first)
    if start == at or tokens[start - 1].low != "to" or _way(prose, start, first) is not Way.GOAL:
        return []
    noun = TRADES[tokens[at].low]
    phrase = prose.text[tokens[start].start : tokens[at].end]
    return [PlaceWord(kind=PLACE_KINDS[noun], noun=PLACE_NOUNS[noun], phrase=phrase, token=at, way=Way.GOAL)]


def _place_word(prose: Prose, at: int, first: int) -> str:
    """The word of the lexicon that a token is, or ends: `the hovels` a hovel, `the farm house` a farm-house."""
    low = prose.tokens[at].low
    alone = next((word for word in (low, noun_base(low)) if word in PLACE_KINDS), "")
    if alone and at > first and f"{prose.tokens[at - 1].low}-{alone}" in PLACE_KINDS:
        return f"{prose.tokens[at - 1].low}-{alone}"
    # Of a compound the last part says what it is: `the coal-cellar`.
    last = low.rpartition("-")[2] if not alone else ""
    return last if last in PLACE_KINDS and last not in NEEDS_ARTICLE else alone


def _is_measure(prose: Prose, at: int) -> bool:
    """A length: `nine yards long`."""
    return prose.tokens[at].low == "yards" and at > 0 and prose.tokens[at - 1].low in (*NUMBERS, "several", "few")


def _meaning(prose: Prose, start: int, word: str) -> tuple[str, str]:
    """The kind and plain noun a place word means here: `in front of the house` is not in it, nor is a cab outside."""
    kind = PLACE_KINDS[word]
    before = [token.low for token in prose.tokens[max(start - 2, 0) : start]]
    is_before = bool(before) and (before[-1] in _OUTSIDE or before == ["front", "of"])
    if word in DRIVEN_ON and not {"in", "into", "inside", "aboard"} & set(before):
        return DRIVEN_ON[word], DRIVEN_ON[word]
    if is_before and kind in OUTSIDE_OF:
        outside = OUTSIDE_OF[kind]
        return PLACE_KINDS[outside], outside
    return kind, PLACE_NOUNS[word]


def _way(prose: Prose, start: int, first: int) -> Way:
    """How the noun phrase that begins at a token stands in its sentence."""
    tokens = prose.tokens
    if start == first:
        return Way.SAID
    before = tokens[start - 1]
    if before.low in _AWAY or _is_across(prose, start, first):
        return Way.FAR
    if verb_base(before.low) in REACHING:
        return _going(prose, start - 1, first)
    if verb_base(before.low) in LEAVING:
        return Way.FAR
    if before.low in _TOWARDS or tokens[start].low == "home":
        for at in range(start - 1, max(start - 7, first) - 1, -1):
            if tokens[at].text in (";", ".", ":") or tokens[at].quote >= 0:
                break
            if tokens[at].is_word and verb_base(tokens[at].low) in ARRIVING and tokens[at].low not in PREPOSITIONS:
                return _going(prose, at, first)
    is_at = before.low in _AT and not _holds_a_place(prose, start - 1, first)
    return Way.AT if is_at else Way.SAID


def _is_across(prose: Prose, start: int, first: int) -> bool:
    """`on the other side of the street`: over there."""
    before = [token.low for token in prose.tokens[max(first, start - 3) : start]]
    return before == ["other", "side", "of"]


def _holds_a_place(prose: Prose, preposition: int, first: int) -> bool:
    """`his shop stood in a narrow street`: the street only says where the shop is."""
    tokens = prose.tokens
    if preposition - 2 < first or tokens[preposition - 1].low not in _STANDING:
        return False
    return tokens[preposition - 2].low in PLACE_KINDS


def _going(prose: Prose, verb: int, first: int) -> Way:
    """Whether the going of a verb is told as done: not `had to go to town`, `would reach the mill`, `had gone home`."""
    tokens = prose.tokens
    before = [tokens[at].low for at in range(max(first, verb - 3), verb)]
    if before and (before[-1] == "to" or _UNREAL & set(before)):
        return Way.FAR
    return Way.SAID if "had" in before else Way.GOAL


def _qualifies(prose: Prose, at: int) -> bool:
    """A place word that only qualifies the noun behind it: `the green meadows`, `the kitchen table`."""
    following = prose.tokens[at + 1] if at + 1 < len(prose.tokens) else None
    if following is not None and following.quote >= 0 and prose.tokens[at].low in _ADJECTIVES:
        return True
    if following is None or not following.is_word or following.is_clitic:
        return False
    if prose.tokens[at].low in _ADJECTIVES:
        return following.low not in PREPOSITIONS | CONJUNCTIONS | AUXILIARIES | PRONOUNS
    if FURNITURE.get(noun_base(following.low)) == "room" and PLACE_KINDS.get(prose.tokens[at].low) in _FURNISHED:
        return False  # `on the kitchen table`: whoever is there is in the kitchen
    is_thing = noun_base(following.low) in PLACE_KINDS or following.low in FURNITURE
    return is_thing or following.low in ANIMALS | PERSON_NOUNS


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
