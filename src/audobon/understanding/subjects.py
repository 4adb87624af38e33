"""Which mentions are subjects: before their verb, or behind it where English turns a clause round.

Knows: the words around a mention.  Does not know: who is meant.
"""

from __future__ import annotations

from audobon.understanding.lexicon.grammar import AUXILIARIES, CONJUNCTIONS, PREPOSITIONS, PRONOUNS
from audobon.understanding.lexicon.listing import listed
from audobon.understanding.lexicon.people import PERSON_ADJECTIVES
from audobon.understanding.mentions import Mention, MentionKind
from audobon.understanding.morphology import is_past_form, is_saying, verb_base
from audobon.understanding.prose import Prose
from audobon.understanding.tokens import Token

_STOP = PREPOSITIONS | CONJUNCTIONS | AUXILIARIES | PRONOUNS


def is_subject(prose: Prose, mention: Mention) -> bool:
    """Whether a mention stands where a subject stands: not after a preposition or a verb, and a verb comes after it."""
    tokens = prose.tokens
    if mention.possessive or (mention.kind is MentionKind.PRONOUN and mention.head in _NEVER_SUBJECT):
        return False
    if mention.kind is MentionKind.PRONOUN and mention.head in _ALWAYS_SUBJECT:
        return True
    at = mention.first - 1
    while at > 0 and mention.kind is MentionKind.NAME and tokens[at].low in PERSON_ADJECTIVES:
        at -= 1
    before = tokens[at] if at >= 0 else None
    if before is not None and before.sentence == mention.sentence and before.is_word:
        if before.low in PREPOSITIONS and not (before.low in CONJUNCTIONS and _verb_follows(tokens, mention, reach=2)):
            return False
        if before.low not in CONJUNCTIONS and (is_past_form(before.low) or before.low in AUXILIARIES):
            is_turned = _is_inverted(tokens, at) or _is_found_there(prose, mention, at)
            return is_turned or _is_singled_out(tokens, mention, at)
        if before.low.endswith("ing") and verb_base(before.low) != before.low and before.low not in _ING_NOUNS:
            return False
    return _verb_follows(tokens, mention, reach=12)


def _verb_follows(tokens: tuple[Token, ...], mention: Mention, *, reach: int) -> bool:
    """Whether a finite verb stands behind a mention, before another clause begins."""
    for at in range(mention.last, min(mention.last + reach, len(tokens))):
        token = tokens[at]
        if token.sentence != mention.sentence or token.text in (";", ":") or token.quote != mention.quote:
            return False
        if token.low in _ALWAYS_SUBJECT or (at == mention.last and token.low in _NEW_CLAUSE):
            return False
        if token.is_word and (is_past_form(token.low) or token.low in AUXILIARIES):
            return True
        if mention.quote >= 0 and token.is_word and at == mention.last and token.low not in _STOP:
            return True
    return False


_ING_NOUNS = listed("morning evening king thing nothing something spring wing ring string being during")
_ALWAYS_SUBJECT = listed("he she they i we")
_NEW_CLAUSE = listed("until till because although though unless than")
_NEVER_SUBJECT = listed("him his her hers them their theirs me my mine us our ours its")


def _is_inverted(tokens: tuple[Token, ...], verb: int) -> bool:
    """`said the wolf` after speech; `off went the wolf`, `there stood the man` after an adverb."""
    if verb == 0:
        return False
    before = tokens[verb - 1]
    return before.quote >= 0 or before.low in _INVERTING or (not before.is_word and is_saying(tokens[verb].low))


def _is_found_there(prose: Prose, mention: Mention, verb: int) -> bool:
    """`In the tree sat a cat`: a place first, then who is found in it, who has not been told of before."""
    tokens = prose.tokens
    opening = prose.sentences[mention.sentence].first
    if tokens[verb].low not in _FOUND or not mention.is_indefinite or tokens[opening].low not in PREPOSITIONS:
        return False
    before = tokens[opening:verb]
    return not any(token.low in _ALWAYS_SUBJECT or is_past_form(token.low) or token.quote >= 0 for token in before)


def _is_singled_out(tokens: tuple[Token, ...], mention: Mention, verb: int) -> bool:
    """`It was Owen, who had jumped onto his chair`: he does what the clause tells."""
    behind = [token.low for token in tokens[mention.last : mention.last + 2]]
    return verb > 0 and tokens[verb - 1].low == "it" and (behind[:1] == ["who"] or behind == [",", "who"])


_FOUND = listed("stood sat lay hung lived dwelt knelt crouched slept came")
_INVERTING = listed("there here off out away up down then in so")
