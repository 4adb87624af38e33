"""The company on stage: a group of the story becomes a handful of single figures.

Knows: how many of a group are drawn, what they are, and which of them speaks for all.  Does not know: clothes.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from audobon.comic.story import Character, Story
from audobon.comic.storyboard import Sort
from audobon.numerals import number_of
from audobon.staging.beings import animal_of, being_named, singulars
from audobon.staging.prose import words

MAX_MEMBERS = 7

_SIZES = {"both": 2, "pair": 2, "couple": 2, "twins": 2, "crowd": 6, "army": MAX_MEMBERS}
_SIZE_UNTOLD = 3
_DEFINITE = ("the ", "both ", "these ", "those ")
_REACH, _IN_APPOSITION = 700, 60
"""How many characters before a group those may be named who are it."""
_ANIMAL_ONLY_WITH_KIN = {"kids": "goat", "kid": "goat", "young": "", "chicks": "hen"}


class Company:
    """Who is drawn for whom.

    Args:
        story: The story whose cast is staged.
    """

    def __init__(self, story: Story) -> None:
        self._cast = {member.id: member for member in story.cast}
        self._kinds = {member.id: _kind(member, story.cast) for member in story.cast}
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
        return self._kinds[self.owner(character)][1]

    def sort(self, character: str) -> Sort:
        """What sort of being this character is."""
        return self._kinds[self.owner(character)][0]


def _members(member: Character, cast: Sequence[Character]) -> tuple[str, ...]:
    if member.kind != "group":
        return (member.id,)
    # `the Hatter and the March Hare` are no new faces.
    named = tuple(other.id for other in cast if other.kind != "group" and _bare(other.name) in member.name.lower())
    if len(named) > 1:
        return named[:MAX_MEMBERS]
    size = _size(member)
    known = _just_named(member, cast, size=size)
    if known:
        return known
    whole = next((other for other in cast if _is_part(member, of=other)), None)
    if whole is not None:
        # `the six swallowed kids` are six of `the seven kids`.
        return _members(whole, cast)[:size]
    # `the youngest kid` is one of them, and the last.
    single = [other.id for other in cast if other.kind != "group" and _noun(other) == _noun(member)][: size - 1]
    return (*(f"{member.id}.{number}" for number in range(1, size - len(single) + 1)), *single)


def _just_named(group: Character, cast: Sequence[Character], *, size: int) -> tuple[str, ...]:
    """Single characters of the group's kind who were named shortly before it: `the two Mice` are the Town Mouse and the
    Country Mouse; of `Flopsy and Mopsy, who were good little bunnies` nobody is new."""
    told = [span.start for span in group.mentions]
    if not told:
        return ()
    definite = group.name.lower().startswith(_DEFINITE) and any(map(_counted, words(group.name)))
    reach = _REACH if definite else _IN_APPOSITION
    kind = _kin(_kind(group, cast))
    if not definite and kind[0] is Sort.HUMAN:
        return ()
    near: dict[str, int] = {}
    for other in cast:
        before = [span.start for span in other.mentions if span.start < min(told)]
        if other.kind != "group" and before and min(told) - max(before) <= reach and _kin(_kind(other, cast)) == kind:
            near[other.id] = max(before)
    if len(near) < 2 or (definite and len(near) < size):
        return ()
    latest = sorted(near, key=lambda who: near[who])[-size:]
    return tuple(who for who in near if who in latest)


def _kin(kind: tuple[Sort, str]) -> tuple[Sort, str]:
    """A kind by the plainest noun that means the same."""
    sort, noun = kind
    return sort, (being_named(noun, sort).kin or noun) if sort is not Sort.HUMAN else noun


def _size(group: Character) -> int:
    """How many of a group are drawn."""
    said = [word.lower() for name in (group.name, *group.aliases) for word in words(name)]
    count = next(filter(None, map(_counted, said)), _SIZE_UNTOLD)
    if count == _SIZE_UNTOLD and " and " in f" {group.name} ":
        count = min(MAX_MEMBERS, max(2, len(re.split(r",|\band\b", group.name))))
    return count


def _counted(word: str) -> int:
    """How many are drawn where a word counts them; 0 where it counts nobody, or only one."""
    number = number_of(word.lower()) or _SIZES.get(word.lower(), 0)
    return min(number, MAX_MEMBERS) if number > 1 else 0


def _is_part(member: Character, *, of: Character) -> bool:
    """Whether a group is some of a larger one that bears the same noun."""
    return of.kind == "group" and of.id != member.id and _noun(of) == _noun(member) and _size(of) > _size(member)


def _noun(member: Character) -> str:
    """The last word of a name, in the singular."""
    called = words(member.name)
    return singulars(called[-1].lower())[-1] if called else ""


def _bare(name: str) -> str:
    return re.sub(r"^(?:the|an|a|some|old)\s+", "", name.lower())


def _kind(member: Character, cast: Sequence[Character]) -> tuple[Sort, str]:
    """A character's sort and its noun; of a group, those of its members."""
    name, _, what = member.kind.partition(":")
    if name == "group":
        return _kind_of_group(member, cast)
    if name in {Sort.ANIMAL.value, Sort.CREATURE.value, Sort.OBJECT.value}:
        return Sort(name), being_named(what, Sort(name)).noun
    return Sort.HUMAN, "human"


def _kind_of_group(group: Character, cast: Sequence[Character]) -> tuple[Sort, str]:
    """The kids of a tale with a goat are young goats; a group called by the noun of a known creature or talking thing
    is of that kind; all others are people."""
    kin = {being_named(other.kind.partition(":")[2], Sort.ANIMAL).noun for other in cast if _is(other, Sort.ANIMAL)}
    called = [word.lower() for name in (group.name, *group.aliases) for word in words(name)]
    for word in called:
        if word in _ANIMAL_ONLY_WITH_KIN:
            if _ANIMAL_ONLY_WITH_KIN[word] in kin:
                return Sort.ANIMAL, _ANIMAL_ONLY_WITH_KIN[word]
            continue
        animal = animal_of(word)
        if animal is not None:
            return Sort.ANIMAL, animal
    for other in cast:
        for sort in (Sort.CREATURE, Sort.OBJECT):
            what = other.kind.partition(":")[2]
            if _is(other, sort) and what and any(what.split()[-1] in singulars(word) for word in called):
                return sort, being_named(what, sort).noun
    for word in called:
        being = being_named(word, Sort.CREATURE)
        if being.noun in singulars(word) and being.noun != word:
            return Sort.CREATURE, being.noun
    return Sort.HUMAN, "human"


def _is(member: Character, sort: Sort) -> bool:
    return member.kind.partition(":")[0] == sort.value
