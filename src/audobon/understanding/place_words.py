"""Place nouns of narration: what kind of place each means, and whether somebody goes there.

Knows: the grammar about a place noun.  Does not know: which of several places a scene is in.
"""

from __future__ import annotations

from dataclasses import dataclass

from audobon.understanding.lexicon.grammar import AUXILIARIES, CONJUNCTIONS, DETERMINERS, PREPOSITIONS, PRONOUNS
from audobon.understanding.lexicon.listing import listed
from audobon.understanding.lexicon.people import ANIMALS, PERSON_NOUNS
from audobon.understanding.lexicon.places import ARRIVING, DRIVEN_ON, FURNITURE, NEEDS_ARTICLE, PLACE_KINDS, PLACE_NOUNS
from audobon.understanding.morphology import is_past_form, noun_base, verb_base
from audobon.understanding.prose import Prose, Sentence

_TOWARDS = listed("to into towards toward through up down onto upon out across over back home inside outside in at by")
_DWELLING = listed("lived live dwelt dwell inhabited lodged")


@dataclass(frozen=True, kw_only=True)
class PlaceWord:
    """A place noun in narration: its kind and plain noun, printed phrase, and whether somebody moves there."""

    kind: str
    noun: str
    phrase: str
    token: int
    is_goal: bool
    is_far: bool = False
    is_home: bool = False


def place_words(prose: Prose, sentence: Sentence) -> list[PlaceWord]:
    """Place nouns of a sentence's narration, in order."""
    tokens = prose.tokens
    found: list[PlaceWord] = []
    for at in range(sentence.first, sentence.last):
        token = tokens[at]
        if token.quote >= 0 or not token.is_word:
            continue
        low = _place_word(prose, at, sentence.first)
        if not low or _qualifies(prose, at):
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
        kind, noun = _meaning(prose, start, low)
        found.append(
            PlaceWord(
                kind=kind,
                noun=noun,
                phrase=prose.text[tokens[start].start : token.end],
                token=at,
                is_goal=_is_goal(prose, start, sentence.first),
                is_far=_is_far(prose, start, sentence.first),
                is_home=any(tokens[index].low in _DWELLING for index in range(max(start - 6, sentence.first), start)),
            )
        )
    return found


def _place_word(prose: Prose, at: int, first: int) -> str:
    """The word of the lexicon that a token is, or ends: `the hovels` a hovel, `the farm house` a farm-house."""
    low = prose.tokens[at].low
    alone = next((word for word in (low, noun_base(low)) if word in PLACE_KINDS), "")
    if alone and at > first and f"{prose.tokens[at - 1].low}-{alone}" in PLACE_KINDS:
        return f"{prose.tokens[at - 1].low}-{alone}"
    return alone


def _meaning(prose: Prose, start: int, word: str) -> tuple[str, str]:
    """The kind and plain noun a place word means here: `in front of the house` is not in it, nor is a cab outside."""
    kind = PLACE_KINDS[word]
    before = [token.low for token in prose.tokens[max(start - 2, 0) : start]]
    is_before = bool(before) and (before[-1] in ("outside", "behind", "beside") or before == ["front", "of"])
    if word in DRIVEN_ON and not {"in", "into", "inside", "aboard"} & set(before):
        return DRIVEN_ON[word], DRIVEN_ON[word]
    if is_before and kind in ("house", "cottage", "palace", "castle", "inn"):
        return "garden", "garden"
    return kind, PLACE_NOUNS[word]


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
