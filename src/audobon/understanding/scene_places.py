"""Where a scene plays: of its place words the one it is in, else what stands there, else where the telling was.

Knows: how place words weigh, which places hold others.  Does not know: where scenes begin.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from audobon.understanding.lexicon.listing import listed
from audobon.understanding.lexicon.places import (
    DWELLINGS,
    FURNITURE,
    GENERAL_ROOMS,
    HOME_PARTS,
    INSIDE,
    KIND_OF,
    LAID_TABLE,
    OUTDOOR_PARTS,
    SMALL_HOMES,
    WIDE,
)
from audobon.understanding.narration import narration_between
from audobon.understanding.place_words import PlaceWord, Way
from audobon.understanding.prose import Prose
from audobon.understanding.traits import SentenceVectors

_KIND_LIKENESS = 0.45
_GROUNDS = listed("garden farmyard")
# What stands in a garden or a yard: behind its door are the grounds again.
_OF_GROUNDS = listed("shed barn lake door gate")
_LAID_TABLE = re.compile(LAID_TABLE, re.IGNORECASE)
# What a place word speaks for its place, tuned on 32 annotated tales; and what more where a scene opens with it.
_WEIGHT = {Way.SAID: 1, Way.AT: 1, Way.GOAL: 3}
_EARLY, _OPENING_SENTENCES = 1, 3
# Kinds that a text names where it means them.
_BEYOND = listed("underworld fairyland")
TEA_TABLE = "tea table"
UNPLACED = "unplaced"


@dataclass(frozen=True, kw_only=True)
class Spot:
    """A place: its kind, its plain noun (`hut` of the cottages), and the text's words for it."""

    kind: str = UNPLACED
    noun: str = UNPLACED
    phrase: str = ""


@dataclass(frozen=True, kw_only=True)
class Standing:
    """Where the telling stands between two scenes: at the last place reached; and the home that was named."""

    spot: Spot = Spot()
    home: Spot | None = None
    grounds: Spot | None = None


def standing_after(spot: Spot, places: Sequence[Sequence[PlaceWord]], before: Standing) -> Standing:
    """Where the next scene begins if it does not say: at the last place that was reached in this one.

    Args:
        spot: Where the scene that ends was.
        places: Place words of its sentences.
        before: Where it began.
    """
    words = [word for row in places for word in row]
    reached = [word for word in words if word.is_goal and word.kind not in {*GENERAL_ROOMS, *OUTDOOR_PARTS}]
    home = next((_spot(word) for word in words if word.is_home and INSIDE[word.kind]), None)
    if reached:
        spot = _spot(reached[-1])
    if spot.kind == "lake" and before.spot.kind == "garden":
        # A pond in the garden is left for the garden.
        spot = before.spot
    grounds = spot if spot.kind in _GROUNDS else before.grounds if spot.kind in _OF_GROUNDS else None
    return Standing(spot=spot, grounds=grounds, home=before.home or home)


def place_of(
    prose: Prose,
    start: int,
    stop: int,
    places: Sequence[Sequence[PlaceWord]],
    before: Standing,
    vectors: SentenceVectors | None,
) -> tuple[Spot, float]:
    """The place of a scene: where somebody goes at its start, else its commonest place word, else what stands there.

    A general word (`the room`) yields to what stands in it and to the place where the scene before ended.

    Args:
        prose: The text.
        start: The scene's first sentence.
        stop: The sentence behind its last.
        places: Place words of every sentence of the text.
        before: Where the telling was.
        vectors: Gives sentences their vectors; None asks no net.

    Returns:
        The place, and how sure it is, 0 to 1.
    """
    spot = _spoken_of(prose, start, stop, places)
    was, kind = before.spot, spot.kind if spot else ""
    told = narration_between(prose, start, stop)
    if not INSIDE.get(kind or was.kind, False) and _LAID_TABLE.search(told):
        return Spot(kind=TEA_TABLE, noun=TEA_TABLE, phrase=spot.phrase if spot else "a table under a tree"), 0.6
    stands = _furniture(prose, start, stop)
    if kind in GENERAL_ROOMS or not kind:
        special = next((thing for thing in stands if thing not in GENERAL_ROOMS), "")
        is_free = was.kind in (UNPLACED, *GENERAL_ROOMS)
        if special and (INSIDE[special] and (is_free or INSIDE.get(was.kind, False)) if kind else is_free):
            return _standing_there(special), 0.5
    if spot is not None:
        settled = _settled(spot, before)
        return (settled, 0.5) if settled is not None else (spot, 0.7)
    if was.kind != UNPLACED:
        return was, 0.4
    if stands:
        return _standing_there(stands[0]), 0.5
    dwelling = _dwelling(prose, start, stop)
    if dwelling:
        return Spot(kind=KIND_OF[dwelling], noun=dwelling), 0.3
    return _likened_place(prose, start, stop, vectors)


def _spot(word: PlaceWord) -> Spot:
    return Spot(kind=word.kind, noun=word.noun, phrase=word.phrase)


def _standing_there(kind: str) -> Spot:
    return Spot(kind=kind, noun=kind, phrase=f"the {kind}")


def _spoken_of(prose: Prose, start: int, stop: int, places: Sequence[Sequence[PlaceWord]]) -> Spot | None:
    """The place that most of a scene's place words speak for, by its kind and then its noun; None if no word does."""
    votes: Counter[str] = Counter()
    nouns: Counter[tuple[str, str]] = Counter()
    phrases: dict[tuple[str, str], str] = {}
    for number in range(start, stop):
        for word in places[number]:
            if word.way is Way.FAR:
                continue
            weight = _weight(word, number - start, of=stop - start)
            votes[word.kind] += weight
            nouns[word.kind, word.noun] += weight
            phrases.setdefault((word.kind, word.noun), word.phrase)
    if not votes:
        return None
    kind = _leading(votes)
    best = max((key for key in nouns if key[0] == kind), key=lambda key: nouns[key])
    return Spot(kind=kind, noun=best[1], phrase=phrases[best])


def _weight(word: PlaceWord, number: int, *, of: int) -> int:
    """What a place word speaks for its place in sentence `number` of a scene's `of`: where somebody comes only in its
    second half, most of it was elsewhere; stairs are passed more often than they are a place."""
    is_late = 2 * number >= of and number >= _OPENING_SENTENCES
    if word.way is Way.GOAL and (is_late or word.noun == "staircase"):
        return _WEIGHT[Way.SAID]
    return _WEIGHT[word.way] + (_EARLY if number < _OPENING_SENTENCES and word.way is not Way.SAID else 0)


def _leading(votes: Counter[str]) -> str:
    """The kind most spoken for; a wide one (`the town`, `the room`) gives way to a nearer one that is."""
    kind = votes.most_common(1)[0][0]
    nearer = [other for other, count in votes.most_common() if other not in WIDE and count >= 2 and other != "carriage"]
    return nearer[0] if kind in WIDE and nearer else kind


def _settled(spot: Spot, before: Standing) -> Spot | None:
    """The place that a general word or a mere part of a place stands for, given where the telling was."""
    was, grounds = before.spot, before.grounds
    if spot.kind == "house" and "home" in spot.phrase.lower().split() and before.home is not None:
        return before.home
    if spot.kind in HOME_PARTS and was.kind in SMALL_HOMES:
        return was
    if spot.noun == "room" and INSIDE.get(was.kind, False) and was.kind != "carriage":
        return was
    if grounds is not None and grounds.kind in OUTDOOR_PARTS.get(spot.kind, frozenset()) and was.kind in _OF_GROUNDS:
        return grounds
    if was.kind in OUTDOOR_PARTS.get(spot.kind, frozenset()):
        return was
    if spot.kind == "garden" and was.kind == TEA_TABLE:
        return was
    return None


def _furniture(prose: Prose, start: int, stop: int) -> list[str]:
    """Kinds of place that things and doings of a scene's narration speak for, the most telling first."""
    votes: Counter[str] = Counter()
    for at in range(prose.sentences[start].first, prose.sentences[stop - 1].last):
        token = prose.tokens[at]
        if token.quote < 0 and token.low in FURNITURE:
            votes[FURNITURE[token.low]] += 1
    return [kind for kind, _ in votes.most_common()]


def _dwelling(prose: Prose, start: int, stop: int) -> str:
    """The dwelling of the first person told of whose calling has one; "" if there is none."""
    tokens = prose.tokens[prose.sentences[start].first : prose.sentences[stop - 1].last]
    return next((DWELLINGS[token.low] for token in tokens if token.quote < 0 and token.low in DWELLINGS), "")


def _likened_place(prose: Prose, start: int, stop: int, vectors: SentenceVectors | None) -> tuple[Spot, float]:
    """The place kind a scene's narration is nearest to, if any is near at all."""
    told = narration_between(prose, start, min(stop, start + 4)).strip()
    if vectors is None or len(told.split()) < 8:
        return Spot(), 0.2
    kinds = sorted(set(KIND_OF.values()) - _BEYOND)
    table = vectors([*(f"a scene in or at a {kind}" for kind in kinds), told])
    scores = table[:-1] @ table[-1]
    best = int(np.argmax(scores))
    return (Spot(kind=kinds[best], noun=kinds[best]), 0.3) if scores[best] >= _KIND_LIKENESS else (Spot(), 0.2)
