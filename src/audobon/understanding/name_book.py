"""Names first: which named characters are known, so that two of them are never taken for one.

Knows: names as sets of words, nicknames, genders and numbers that words tell.  Does not know: nets or scores.
"""

from __future__ import annotations

from audobon.understanding.lexicon.people import NICKNAMES
from audobon.understanding.mention_facts import FEMALE, MALE, NAME, MentionFacts

_ONE, _MANY = "one", "many"
_OPPOSITE = {MALE: FEMALE, FEMALE: MALE, _ONE: _MANY, _MANY: _ONE}
_HE, _SHE, _THEY = 4, 5, 7
"""Classes of pronouns that tell how many are meant."""


class NameBook:
    """The names, genders and numbers of chains as they grow.

    Args:
        facts: Of all mentions.
    """

    def __init__(self, facts: MentionFacts) -> None:
        self._facts = facts
        self._names: dict[int, set[str]] = {}
        self._told: dict[int, set[int | str]] = {}

    def may_join(self, mention: int, chain: int) -> bool:
        """Whether a mention may become one of a chain: no other name, no other gender, not one for many.

        What a chain is told by both ways (an animal that is `he` and `she`) bars nobody.
        """
        names = self._names.get(chain)
        if self._facts.form[mention] == NAME and names:
            own = _plain(self._facts.names[mention])
            if own and own.isdisjoint(names):
                return False
        told = self._told.get(chain, set())
        return all(one in told or _OPPOSITE[one] not in told for one in self._tells(mention))

    def joined(self, mention: int, chain: int) -> None:
        """Keep in mind what a mention adds to its chain."""
        if self._facts.form[mention] == NAME:
            self._names.setdefault(chain, set()).update(_plain(self._facts.names[mention]))
        self._told.setdefault(chain, set()).update(self._tells(mention))

    def _tells(self, mention: int) -> set[int | str]:
        """The gender that a mention tells, and whether it is a pronoun for one or for many."""
        gender, pronoun = int(self._facts.gender[mention]), int(self._facts.pronoun[mention])
        told: set[int | str] = {gender} if gender in (MALE, FEMALE) else set()
        if pronoun in (_HE, _SHE):
            told.add(_ONE)
        elif pronoun == _THEY:
            told.add(_MANY)
        return told


def _plain(names: frozenset[str]) -> set[str]:
    """Names with nicknames undone."""
    return {NICKNAMES.get(name, name) for name in names}
