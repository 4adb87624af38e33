"""Who of one reader's cast is who of another's, by the names that both have found in the text.

Knows: names, descriptions, narrators.  Does not know: how either came by its cast.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from audobon.comic.story import Character
from audobon.understanding.lexicon.grammar import PRONOUNS
from audobon.understanding.stretch_check import Person, is_proper

_NAME, _DESCRIPTION, _NARRATOR = 10, 1, 100
"""What it counts that two share a proper name, a description, or the telling."""


def same_people(house: Iterable[Character], people: Sequence[Person]) -> dict[str, str]:
    """From a character's id to the key of the person that it is; who shares no name with anybody is not in it."""
    bearers: dict[str, list[Person]] = {}
    for person in people:
        for name in _names(person.names):
            bearers.setdefault(name, []).append(person)
    found: dict[str, str] = {}
    for character in house:
        votes: dict[str, int] = {}
        if character.narrator:
            votes.update({person.key: _NARRATOR for person in people if person.narrator})
        for name, given in _names((character.name, *character.aliases)).items():
            for person in bearers.get(name, ()):
                votes[person.key] = votes.get(person.key, 0) + (_NAME if is_proper(given) else _DESCRIPTION)
        if votes:
            found[character.id] = max(votes, key=lambda key: votes[key])
    return found


def _names(given: Iterable[str]) -> dict[str, str]:
    """Names without articles and capitals, each with how it was given; pronouns name nobody."""
    found: dict[str, str] = {}
    for name in given:
        words = name.split()
        if len(words) > 1 and words[0].lower() in ("the", "a", "an"):
            words = words[1:]
        plain = " ".join(words).lower()
        if plain and plain not in PRONOUNS:
            found.setdefault(plain, name)
    return found
