"""`said his cousin`, `said the artist`: a word for somebody who is in the talk already, and has a name.

Knows: figures, who has talked lately.  Does not know: text or tags.
"""

from __future__ import annotations

from collections.abc import Container, Sequence

from audobon.comic.story import Gender
from audobon.understanding.figures import ROLE_NOUNS, Figure
from audobon.understanding.lexicon.grammar import MALE_PRONOUNS, OTHER_TITLES
from audobon.understanding.lexicon.people import FEMALE_NOUNS, KIN_NOUNS, MALE_NOUNS
from audobon.understanding.mentions import Mention, MentionKind

NOBODY = -1
_PASSING = 3
"""A description that is met no oftener brings nobody in."""


def named_party(
    mention: Mention,
    figures: Sequence[Figure],
    *,
    own: int,
    talk: Sequence[int],
    called: Sequence[int],
    barred: Container[int],
) -> int:
    """Whom a tag's description means among those who talk, `NOBODY` if it may well mean one of its own.

    Kin and roles that belong to a pronoun (`his cousin`, `her visitor`) are the latest of the talk who can be that,
    other than the owner. A passing `the artist`, never brought in as `an artist`, is whoever has a name and is
    to answer.

    Args:
        mention: The description.
        figures: All.
        own: The figure that the description has made, `NOBODY` for none.
        talk: Who has spoken or was spoken to, the latest first.
        called: Who is called by name in the words that are said.
        barred: Who cannot be meant.
    """
    if mention.kind is not MentionKind.NOMINAL or mention.plural or (own != NOBODY and figures[own].is_name):
        return NOBODY
    parties = [key for key in dict.fromkeys(talk) if key != NOBODY and key not in barred and key != own]
    if mention.owner in ("his", "her") and mention.head in KIN_NOUNS | ROLE_NOUNS:
        owner = _owner(mention.owner, figures, [*called, *talk])
        parties = [key for key in parties if key != owner]
        return next((key for key in parties if _can_be(figures[key], mention.head)), NOBODY)
    if own == NOBODY or not _is_passing(mention, figures[own]):
        return NOBODY
    # Not the one who has just spoken: a new word for him would come as a surprise.
    return next((key for key in parties[:2] if key != talk[0] and _can_be(figures[key], mention.head)), NOBODY)


def _owner(pronoun: str, figures: Sequence[Figure], near: Sequence[int]) -> int:
    """The nearest whom the pronoun fits."""
    wanted = Gender.MALE if pronoun in MALE_PRONOUNS else Gender.FEMALE
    fits = (wanted, Gender.UNKNOWN)
    return next((key for key in near if key != NOBODY and figures[key].gender in fits), NOBODY)


def _is_passing(mention: Mention, figure: Figure) -> bool:
    told = [one for one in figure.mentions if one.kind is MentionKind.NOMINAL]
    is_known = all(one.determiner == "the" for one in told) and not figure.apart
    return mention.determiner == "the" and mention.head not in KIN_NOUNS and is_known and len(told) <= _PASSING


def _can_be(figure: Figure, noun: str) -> bool:
    """Whether somebody with a name can be what a noun says: of its gender, and no other kin."""
    if figure.plural or figure.narrator or not (figure.is_name or noun in ROLE_NOUNS):
        return False
    kin = {word for one in figure.mentions for word in (one.head, one.title)} & KIN_NOUNS
    if noun in KIN_NOUNS and kin - {noun}:
        return False
    if noun in OTHER_TITLES - KIN_NOUNS and noun not in figure.titles:
        return False
    against = Gender.FEMALE if noun in MALE_NOUNS else Gender.MALE if noun in FEMALE_NOUNS else None
    return figure.gender is not against
