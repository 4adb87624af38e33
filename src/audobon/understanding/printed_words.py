"""How a mention reads in print: with what belongs to it before and behind its own words.

Knows: titles, owners, capitals.  Does not know: who is meant.
"""

from __future__ import annotations

from audobon.understanding.lexicon.grammar import DETERMINERS
from audobon.understanding.lexicon.listing import listed
from audobon.understanding.mentions import Mention, MentionKind
from audobon.understanding.prose import Prose

_SHORT_IS = listed("it that he she there here what who where let how")


def _with_of(prose: Prose, mention: Mention) -> int:
    """Where a title's words end: `the Lord of the Great Mountain`."""
    tokens = prose.tokens
    at = mention.last
    if at + 1 >= len(tokens) or tokens[at].low != "of" or mention.kind is not MentionKind.NOMINAL:
        return mention.span.end
    at += 2 if tokens[at + 1].low == "the" else 1
    end = mention.span.end
    while at < len(tokens) and tokens[at].is_word and tokens[at].text[0].isupper() and not tokens[at].is_clitic:
        end = tokens[at].end
        at += 1
    return end


def printed(prose: Prose, mention: Mention) -> str:
    """How a mention reads in print, an adjective such as `old` before a title included."""
    tokens = prose.tokens
    first = mention.first
    if mention.kind is MentionKind.NAME and first and tokens[first - 1].low in ("old", "little", "young", "poor"):
        first -= 1
    if first > 1 and tokens[first - 1].is_clitic and tokens[first - 2].low not in _SHORT_IS:
        # `the farmer's wife`: the owner belongs to the words.
        first -= 2
        while (
            first and tokens[first].low not in DETERMINERS and mention.first - first < 6 and tokens[first - 1].is_word
        ):
            if tokens[first].text[0].isupper():
                break
            first -= 1
    text = prose.text[tokens[first].start : _with_of(prose, mention)]
    if text.isupper() and len(text) > 1:
        return text.title()
    letters = [word for word in text.split() if word]
    return " ".join(word.title() if word.isupper() and len(word) > 2 else word for word in letters)
