"""Words for animals that mean toys in a text: `her red kite` is nobody.

Knows: the words about a noun.  Does not know: who is who.
"""

from __future__ import annotations

from audobon.understanding.lexicon.listing import listed
from audobon.understanding.morphology import noun_base, verb_base
from audobon.understanding.prose import Prose

_TOYS_TOO = listed("kite")
_OWNERS = listed("my your his her its our their")
_FLOWN = listed("fly launch hold make mend")
_PARTS = listed("string thread paper twine reel spool")
_NEAR = 4


def playthings_in(prose: Prose) -> frozenset[str]:
    """Which of these words mean a toy throughout: somebody owns or flies it, or its string is told of beside it."""
    found: set[str] = set()
    tokens = prose.tokens
    for index, token in enumerate(tokens):
        word = noun_base(token.low)
        if word not in _TOYS_TOO:
            continue
        before = tokens[max(0, index - _NEAR) : index]
        about = tokens[max(0, index - 3 * _NEAR) : index + 3 * _NEAR]
        is_owned = any(one.low in _OWNERS or one.is_clitic for one in before)
        is_flown = any(verb_base(one.low) in _FLOWN for one in before)
        if is_owned or is_flown or any(noun_base(one.low) in _PARTS for one in about):
            found.add(word)
    return frozenset(found)
