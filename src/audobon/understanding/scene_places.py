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
    FURNITURE,
    GENERAL_ROOMS,
    HOME_PARTS,
    INSIDE,
    LAID_TABLE,
    OUTDOOR_PARTS,
    SMALL_HOMES,
    WIDE,
)
from audobon.understanding.narration import narration_between
from audobon.understanding.place_words import PlaceWord
from audobon.understanding.prose import Prose
from audobon.understanding.traits import SentenceVectors

_KIND_LIKENESS = 0.45
_GROUNDS = listed("garden farmyard")
# What stands in a garden or a yard: behind its door are the grounds again.
_OF_GROUNDS = listed("shed barn lake door gate")
_LAID_TABLE = re.compile(LAID_TABLE, re.IGNORECASE)
TEA_TABLE = "tea table"


@dataclass(frozen=True, kw_only=True)
class Standing:
    """Where the telling stands between two scenes: at the last place reached; and the home that was named."""

    place: str = ""
    kind: str = "unplaced"
    home: tuple[str, str] = ("", "")
    grounds: tuple[str, str] = ("", "")


def standing_after(place: str, kind: str, places: Sequence[Sequence[PlaceWord]], before: Standing) -> Standing:
    """Where the next scene begins if it does not say: at the last place that was reached in this one.

    Args:
        place: Of the scene that ends, in the text's words.
        kind: Likewise, its kind.
        places: Place words of its sentences.
        before: Where it began.
    """
    words = [word for row in places for word in row]
    reached = [
        word for word in words if word.is_goal and not word.is_far and word.kind not in {*GENERAL_ROOMS, *OUTDOOR_PARTS}
    ]
    homes = [(word.phrase, word.kind) for word in words if word.is_home and INSIDE[word.kind]]
    if reached:
        place, kind = reached[-1].phrase, reached[-1].kind
    if kind == "lake" and before.kind == "garden":
        # A pond in the garden is left for the garden.
        place, kind = before.place, before.kind
    grounds = (place, kind) if kind in _GROUNDS else before.grounds if kind in _OF_GROUNDS else ("", "")
    return Standing(
        place=place,
        kind=kind,
        grounds=grounds,
        home=before.home if before.home[1] else (homes or [("", "")])[0],
    )


def place_of(
    prose: Prose,
    start: int,
    stop: int,
    places: Sequence[Sequence[PlaceWord]],
    before: Standing,
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
    told = narration_between(prose, start, stop)
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


def _settled(kind: str, phrase: str, before: Standing) -> tuple[str, str] | None:
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
    told = narration_between(prose, start, min(stop, start + 4)).strip()
    if vectors is None or len(told.split()) < 8:
        return "", "unplaced", 0.2
    kinds = sorted(INSIDE)
    table = vectors([*(f"a scene in or at a {kind}" for kind in kinds), told])
    scores = table[:-1] @ table[-1]
    best = int(np.argmax(scores))
    return ("", kinds[best], 0.3) if scores[best] >= _KIND_LIKENESS else ("", "unplaced", 0.2)
