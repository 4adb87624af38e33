"""Whether two names can be one person's: their titles, their parts, and whether the text sets them side by side.

Knows: names as titles and lower-case heads, the sentences that each stands in.  Does not know: figures or pronouns.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from audobon.comic.story import Gender
from audobon.understanding.known_names import plain_part
from audobon.understanding.lexicon.grammar import FEMALE_TITLES, MALE_TITLES
from audobon.understanding.lexicon.listing import listed

_FULL_TITLES = {"mme": "madame", "mlle": "mademoiselle", "capt": "captain", "prof": "professor", "col": "colonel"}
_WIVES = listed("mrs mme madame frau")
_GROWN = listed("mr mrs")
_OFTEN = 3
_MAIDENS = listed("miss mlle mademoiselle fraulein")


@dataclass(frozen=True, kw_only=True)
class Bearer:
    """Somebody by the names known so far: heads in lower case, titles, and the gender that they tell."""

    heads: AbstractSet[str]
    titles: AbstractSet[str]
    gender: Gender


class NameCompany:
    """In which sentences of the telling each name stands.

    Args:
        sentences: By title and head.
    """

    def __init__(self, sentences: Mapping[tuple[str, str], Iterable[int]]) -> None:
        self._titled: dict[tuple[str, str], frozenset[int]] = {key: frozenset(row) for key, row in sentences.items()}
        self._plain: dict[str, set[int]] = defaultdict(set)
        for (title, head), row in self._titled.items():
            if not title:
                self._plain[head] |= row

    def stands_alone(self, given: str, *, times: int = 1) -> bool:
        """Whether a given name is used without title and surname in so many sentences."""
        return len(self._plain.get(given, ())) >= times

    def meet(self, title: str, surname: str, heads: AbstractSet[str]) -> bool:
        """Whether `Mrs. Lennox` is told of beside `Mary`, so that she is not `Mary Lennox`.

        They are two if one sentence names both, or if the telling has `Mrs.` or `Mr.` for the one and mostly the bare
        given name for the other.

        Args:
            title: Of the one who is named by title and surname.
            surname: One word.
            heads: Of the other; those that end in the surname count, and their given names.
        """
        own = self._titled.get((title, surname), frozenset())
        for head in heads:
            given, *rest = head.split()
            if not rest or rest[-1] != surname:
                continue
            if own & (self._plain.get(head, set()) | self._plain.get(given, set())):
                return True
            if own and title in _GROWN and self.stands_alone(given, times=_OFTEN):
                return True
        return False


def formal(title: str) -> str:
    """A title in full: `Mme.` is `Madame`."""
    return _FULL_TITLES.get(title, title)


def title_gender(titles: AbstractSet[str]) -> Gender:
    """The gender that titles tell."""
    male, female = bool(titles & MALE_TITLES), bool(titles & FEMALE_TITLES)
    if male == female:
        return Gender.UNKNOWN
    return Gender.MALE if male else Gender.FEMALE


def names_agree(known: Bearer, title: str, head: str) -> bool:
    """Whether a name can be the bearer's: the same, or a part of it, under titles that agree."""
    if not _titles_agree(known, title):
        return False
    parts = [plain_part(part) for part in head.split()]
    for other in known.heads:
        other_parts = [plain_part(part) for part in other.split()]
        if parts == other_parts or "".join(parts) == "".join(other_parts):
            return True
        short, long = sorted((parts, other_parts), key=len)
        if len(long) > len(short) and all(part in long for part in short):
            is_inner = not title and len(short) == 1
            return not (title or known.titles) or is_inner or short[-1] == long[-1] or short[0] == long[0]
    return False


def is_surname_of(head: str, heads: AbstractSet[str]) -> bool:
    """Whether a name of one word ends a longer one and is none of the names itself."""
    return head not in heads and any(known.split()[-1] == head for known in heads)


def is_short_form(one: Sequence[str], other: Sequence[str]) -> bool:
    """`Dell` for `Della`: one name that goes one or two letters further than the other."""
    if len(one) != 1 or len(other) != 1:
        return False
    short, long = sorted((one[0], other[0]), key=len)
    return len(short) >= 4 and long.startswith(short) and 0 < len(long) - len(short) <= 2


def _titles_agree(known: Bearer, title: str) -> bool:
    """`Mr.` and `Mrs.` never agree, nor `Mrs.` and `Miss`, nor `Mrs. Rabbit` with a man's name."""
    own = {formal(title)}
    others = {formal(word) for word in known.titles}
    if (own & _WIVES and others & _MAIDENS) or (own & _MAIDENS and others & _WIVES):
        return False
    new = title_gender({title}) if title else Gender.UNKNOWN
    old = title_gender(known.titles)
    if old is Gender.UNKNOWN:
        old = known.gender
    return Gender.UNKNOWN in (new, old) or new is old
