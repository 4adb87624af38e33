"""Words for animals that mean toys in a text: `her red kite`, a rocking-horse, a china dog are nobody.

Knows: the words about a noun.  Does not know: who is who.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from audobon.understanding.lexicon.grammar import DETERMINERS, INDEFINITE, PREPOSITIONS
from audobon.understanding.lexicon.listing import listed
from audobon.understanding.lexicon.people import ANIMALS
from audobon.understanding.lexicon.verbs import ACTIONS, SAYING
from audobon.understanding.morphology import is_past_form, noun_base, verb_base
from audobon.understanding.prose import Prose
from audobon.understanding.tokens import Token

_TOYS_TOO = listed("kite")
_OWNERS = listed("my your his her its our their")
_FLOWN = listed("fly launch hold make mend")
_PARTS = listed("string thread paper twine reel spool")
_NEAR = 4
_MADE_OF = listed(
    "toy wooden china tin glass stuffed plush velveteen velvet rag paper cardboard clockwork knitted plaster porcelain "
    "rubber stone marble bronze carved gingerbread chocolate marzipan rocking hobby teddy clothes"
)
"""What a beast is not made of. Golden birds and iron horses are: tales have them."""
_STILL = listed("stand lie sit hang fall lean rest stay remain wait get drop slide slip roll keep hold set lay break")
"""What things do as well."""
_REACH = 3


def playthings_in(prose: Prose) -> frozenset[int]:
    """Tokens that name an animal and mean a toy or an image of one.

    A kite is one throughout, where somebody owns or flies it, or its string is told of beside it. Of other nouns those
    with a word before them of what no beast is made of (`a wooden horse`), and then the same noun alone (`the horse`),
    unless a live one is brought in, too, or the toy itself acts or speaks: then it is somebody.
    """
    tokens = prose.tokens
    kites = _kites(tokens)
    nouns: dict[str, list[int]] = defaultdict(list)
    for index, token in enumerate(tokens):
        noun = _animal(token)
        if noun:
            nouns[noun].append(index)
    found = {index for index, token in enumerate(tokens) if noun_base(token.low) in kites}
    for places in nouns.values():
        made = {index for index in places if _is_made(tokens, index)}
        if not made:
            continue
        first = min(made)
        alive = {
            index
            for index in places
            if index < first or (index not in made and _determiner(tokens, index) in INDEFINITE)
        }
        if not any(_acts(tokens, index) for index in set(places) - alive):
            found |= made if alive else set(places)
    return frozenset(found)


def _kites(tokens: Sequence[Token]) -> set[str]:
    found: set[str] = set()
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
    return found


def _animal(token: Token) -> str:
    """The animal that a word is or ends in: `rocking-horse` a horse."""
    if not token.is_word:
        return ""
    last = noun_base(token.low).rpartition("-")[2]
    return last if last in ANIMALS else ""


def _is_made(tokens: Sequence[Token], index: int) -> bool:
    """Whether a word of the phrase before a noun says what the thing is made of, or is for."""
    if noun_base(tokens[index].low).partition("-")[0] in _MADE_OF:
        return True
    for at in range(index - 1, max(index - 1 - _REACH, -1), -1):
        if not tokens[at].is_word or tokens[at].low in DETERMINERS | PREPOSITIONS or is_past_form(tokens[at].low):
            return False
        if tokens[at].low in _MADE_OF:
            return True
    return False


def _determiner(tokens: Sequence[Token], index: int) -> str:
    """A noun's article: `a horse` beside `the wooden horse` is one that is alive."""
    at = _opening(tokens, index)
    return tokens[at].low if at >= 0 else ""


def _opening(tokens: Sequence[Token], index: int) -> int:
    """Where a noun's determiner stands, -1 if none is near."""
    for at in range(index - 1, max(index - 1 - _NEAR, -1), -1):
        if tokens[at].low in DETERMINERS:
            return at
        if not tokens[at].is_word or tokens[at].low in PREPOSITIONS:
            return -1
    return -1


def _acts(tokens: Sequence[Token], index: int) -> bool:
    """Whether a noun does what a thing cannot: `the rabbit hopped`, `said the horse`."""
    opening = _opening(tokens, index)
    before = tokens[opening - 1] if opening > 0 else None
    if before is not None and is_past_form(before.low) and verb_base(before.low) in SAYING:
        return True
    is_object = before is not None and (before.low in PREPOSITIONS or is_past_form(before.low))
    behind = tokens[index + 1] if index + 1 < len(tokens) else None
    if is_object or behind is None or not is_past_form(behind.low) or behind.low.endswith("en"):
        return False
    verb = verb_base(behind.low)
    return verb in SAYING or (verb in ACTIONS and verb not in _STILL)
