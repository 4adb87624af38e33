"""The company on stage: a group of the story becomes a handful of single figures.

Knows: how many of a group are drawn, what they are, and which of them speaks for all.  Does not know: clothes.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from audobon.comic.story import Character, Story
from audobon.staging.nouns import species_of
from audobon.staging.prose import words

MAX_MEMBERS = 4

_NUMBERS = {
    "two": 2, "both": 2, "pair": 2, "couple": 2, "twins": 2, "three": 3, "four": 4, "five": 4, "six": 4, "seven": 4,
    "eight": 4, "nine": 4, "ten": 4, "eleven": 4, "twelve": 4, "hundred": 4, "army": 4, "crowd": 4,
}  # fmt: skip
_ANIMAL_ONLY_WITH_KIN = {"kids": "goat", "kid": "goat", "young": "", "chicks": "hen"}


class Company:
    """Who is drawn for whom.

    Args:
        story: The story whose cast is staged.
    """

    def __init__(self, story: Story) -> None:
        self._cast = {member.id: member for member in story.cast}
        kin = {member.kind.partition(":")[2] for member in story.cast if member.kind.startswith("animal")}
        self._species = {member.id: _species(member, kin) for member in story.cast}
        self._members = {member.id: _members(member, story.cast) for member in story.cast}

    def __contains__(self, character: str) -> bool:
        return character in self._cast

    def character(self, character: str) -> Character:
        """The character of the story behind a drawn id (`kids.2` -> the kids)."""
        return self._cast[self.owner(character)]

    def owner(self, drawn: str) -> str:
        """The story's id for a drawn id."""
        if drawn in self._cast:
            return drawn
        return drawn.rpartition(".")[0]

    def members(self, character: str) -> tuple[str, ...]:
        """The drawn ids of a character: itself, or the members of a group."""
        return self._members[character]

    def lead(self, character: str) -> str:
        """The drawn id that speaks and acts for a character."""
        return self._members[character][0]

    def speaks_for(self, speaker: str | None, character: str) -> bool:
        """Whether words of `speaker` come from this character too: itself, or one of a group that is named by name."""
        return speaker == character or (speaker in self._cast and character in self._members[speaker or ""])

    def species(self, character: str) -> str:
        """`human`, or the noun of what this character is."""
        return self._species[self.owner(character)]


def _members(member: Character, cast: Sequence[Character]) -> tuple[str, ...]:
    if member.kind != "group":
        return (member.id,)
    # `the Hatter and the March Hare` are no new faces.
    named = tuple(other.id for other in cast if other.kind != "group" and _bare(other.name) in member.name.lower())
    if len(named) > 1:
        return named[:MAX_MEMBERS]
    said = [word.lower() for name in (member.name, *member.aliases) for word in words(name)]
    count = next((_NUMBERS[word] for word in said if word in _NUMBERS), 3)
    if count == 3 and " and " in f" {member.name} ":
        count = min(MAX_MEMBERS, max(2, len(re.split(r",|\band\b", member.name))))
    return tuple(f"{member.id}.{number}" for number in range(1, count + 1))


def _bare(name: str) -> str:
    return re.sub(r"^(?:the|an|a|some|old)\s+", "", name.lower())


def _species(member: Character, kin: set[str]) -> str:
    sort, _, what = member.kind.partition(":")
    if sort == "animal":
        return species_of(what) or what or "dog"
    if sort in {"creature", "object"}:
        return what or "human"
    if sort == "group":
        for word in (word.lower() for name in (member.name, *member.aliases) for word in words(name)):
            if word in _ANIMAL_ONLY_WITH_KIN:
                if _ANIMAL_ONLY_WITH_KIN[word] in kin:
                    return _ANIMAL_ONLY_WITH_KIN[word]
                continue
            species = species_of(word)
            if species is not None:
                return species
    return "human"
