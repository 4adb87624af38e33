"""Names first: which named characters are known, so that two of them are never taken for one.

Knows: names as sets of words, titles' genders, nicknames.  Does not know: nets or scores.
"""

from __future__ import annotations

from audobon.understanding.lexicon.people import NICKNAMES
from audobon.understanding.mention_facts import FEMALE, MALE, NAME, PRONOUN, MentionFacts


class NameBook:
    """The names and genders of chains as they grow.

    Args:
        facts: Of all mentions.
    """

    def __init__(self, facts: MentionFacts) -> None:
        self._facts = facts
        self._names: dict[int, set[str]] = {}
        self._genders: dict[int, int] = {}

    def may_join(self, mention: int, chain: int) -> bool:
        """Whether a mention may become one of a chain: no other name, no other gender that is told outright."""
        names = self._names.get(chain)
        if self._facts.form[mention] == NAME and names:
            own = _plain(self._facts.names[mention])
            if own and own.isdisjoint(names):
                return False
        gender, known = int(self._facts.gender[mention]), self._genders.get(chain, 0)
        return not (gender in (MALE, FEMALE) and known in (MALE, FEMALE) and gender != known)

    def joined(self, mention: int, chain: int) -> None:
        """Keep in mind what a mention adds to its chain."""
        if self._facts.form[mention] == NAME:
            self._names.setdefault(chain, set()).update(_plain(self._facts.names[mention]))
        gender = int(self._facts.gender[mention])
        if self._facts.form[mention] != PRONOUN and gender in (MALE, FEMALE):
            self._genders.setdefault(chain, gender)


def _plain(names: frozenset[str]) -> set[str]:
    """Names with nicknames undone."""
    return {NICKNAMES.get(name, name) for name in names}
