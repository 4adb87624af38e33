"""One person under two words: `Its name was Tock`, `said Anna, for that was her name`, `He was an old man`.

Knows: mentions and whose they are so far, the words between them.  Does not know: pronouns beyond the nearest they fit.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from audobon.comic.story import Gender
from audobon.understanding.lexicon.grammar import FEMALE_PRONOUNS, MALE_PRONOUNS, NEUTER_PRONOUNS
from audobon.understanding.lexicon.listing import listed
from audobon.understanding.lexicon.people import FEMALE_NOUNS, KIN_NOUNS, MALE_NOUNS, PERSON_NOUNS, TRADES
from audobon.understanding.mentions import Mention, MentionKind
from audobon.understanding.prose import Prose

_OWNERS = listed("his her its whose")
_THAT = listed("that this such")
_BEING = listed("was is")
_NEAR = 3
"""Within so many sentences somebody must have been told of to be named or described by a pronoun."""
_REACH = 40
"""And within so many mentions, for a sentence may be as long as a book."""


class SamePerson:
    """Pairs of mentions that mean one person, though their words differ.

    Args:
        prose: The text.
        mentions: All, in the order of the text.
        genders: What each mention's own figure is known to be.
    """

    def __init__(self, prose: Prose, mentions: Sequence[Mention], genders: Sequence[Gender]) -> None:
        self._prose = prose
        self._mentions = mentions
        self._genders = genders

    def pairs(self) -> Iterator[tuple[int, int]]:
        """(who was told of before, the name or description given to that one), as numbers of mentions."""
        for number, mention in enumerate(self._mentions):
            if mention.quote >= 0 or mention.plural or mention.kind is MentionKind.PRONOUN:
                continue
            if mention.kind is MentionKind.NAME:
                before = self._named(number, mention)
            else:
                before = self._described(number, mention)
            if before >= 0:
                yield before, number

    def _named(self, number: int, name: Mention) -> int:
        """Whom a sentence gives a name: `Its name was Tock`; `said Anna, for that was her name`."""
        tokens = self._prose.tokens
        before = [token.low for token in tokens[max(name.first - 3, 0) : name.first]]
        if len(before) == 3 and before[0] in _OWNERS and before[1] == "name" and before[2] in _BEING:
            return self._told_of(number, before[0], named=False)
        behind = [token.low for token in tokens[name.last : name.last + 6]]
        if behind[:2] == [",", "for"] and len(behind) == 6 and behind[2] in _THAT and behind[3] in _BEING:
            return self._told_of(number, behind[4], named=False) if behind[5] == "name" else -1
        return -1

    def _described(self, number: int, what: Mention) -> int:
        """Of whom something is said: `He was an old man`, `Mr. Feld was a clockmaker`."""
        if what.determiner not in ("a", "an") or not number or not _is_trade(what.head):
            return -1
        who = self._mentions[number - 1]
        between = [token.low for token in self._prose.tokens[who.last : what.first]]
        if who.quote >= 0 or who.sentence != what.sentence or len(between) != 1 or between[0] not in _BEING:
            return -1
        if who.kind is not MentionKind.PRONOUN:
            return number - 1 if not who.plural else -1
        return self._told_of(number - 1, who.head, named=True)

    def _told_of(self, number: int, pronoun: str, *, named: bool) -> int:
        """The nearest before a mention whom a pronoun fits; one without a name unless `named`."""
        sentence = self._mentions[number].sentence
        for before in range(number - 1, max(number - _REACH, -1), -1):
            mention = self._mentions[before]
            if sentence - mention.sentence > _NEAR:
                return -1
            is_open = mention.kind is MentionKind.NOMINAL or (named and mention.kind is MentionKind.NAME)
            is_open = is_open and mention.quote < 0 and not mention.plural and not mention.possessive
            if is_open and self._fits(before, pronoun):
                return before
        return -1

    def _fits(self, number: int, pronoun: str) -> bool:
        head, gender = self._mentions[number].head, self._genders[number]
        if pronoun in NEUTER_PRONOUNS:
            return gender is Gender.UNKNOWN and head not in PERSON_NOUNS
        if pronoun in MALE_PRONOUNS:
            return gender is not Gender.FEMALE and head not in FEMALE_NOUNS
        return pronoun not in FEMALE_PRONOUNS or (gender is not Gender.MALE and head not in MALE_NOUNS)


def _is_trade(noun: str) -> bool:
    """Whether a noun says what somebody is, rather than whose."""
    return noun in PERSON_NOUNS - KIN_NOUNS or noun.endswith(TRADES)
