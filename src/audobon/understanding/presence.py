"""Mentions that only speak of somebody: likenesses, what-ifs, and people of whom there are none.

Knows: the words before a mention.  Does not know: figures or scenes.
"""

from __future__ import annotations

from audobon.understanding.lexicon.grammar import PRONOUNS
from audobon.understanding.lexicon.listing import listed
from audobon.understanding.mentions import Mention
from audobon.understanding.prose import Prose

_LIKENESS = listed("like as than resembling unlike")
_ABSENT = _LIKENESS | listed("of about for from without concerning")
_TURNED_ROUND = listed("had were should")
_BEING = listed("was were is are be been being am")
_BRINGING_IN = listed("there here once time then now")
_SUPPOSING = listed("though if")


def is_unreal(prose: Prose, mention: Mention) -> bool:
    """Nobody who is there: `like a little cat`, `Had the king lived here`, `as if a giant came`, `no servants`."""
    if mention.determiner == "no":
        return True
    tokens = prose.tokens
    first = mention.first
    if not first or tokens[first - 1].sentence != mention.sentence:
        return False
    before = tokens[first - 1].low
    if before in _LIKENESS:
        # `as the king rode by` tells when; `as a king` likens.
        return before != "as" or mention.determiner in ("a", "an")
    if before in _TURNED_ROUND:
        return first == 1 or tokens[first - 2].sentence != mention.sentence
    return before in _SUPPOSING and first > 1 and tokens[first - 2].low == "as"


def is_predicate(prose: Prose, mention: Mention) -> bool:
    """What somebody is, not somebody else: `who were good little bunnies`, `he was a man to be feared`."""
    tokens = prose.tokens
    at = mention.first - 1
    if at < 1 or mention.determiner not in ("", "a", "an", "such") or tokens[at].low not in _BEING:
        return False
    before = tokens[at - 1]
    return before.sentence == mention.sentence and before.is_word and before.low not in _BRINGING_IN


def is_spoken_of(prose: Prose, mention: Mention) -> bool:
    """Talked, thought or heard about rather than there: `of the wolf`, `about cats`, and all that is unreal."""
    before = prose.tokens[mention.first - 1].low if mention.first else ""
    return before in _ABSENT or before in PRONOUNS & {"that"} or is_unreal(prose, mention)
