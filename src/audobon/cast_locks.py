"""Looks that a person has locked: who of the cast keeps one, whatever a later reading or plan makes of them.

Knows: that somebody is found by a name of the story, for ids are given anew with each reading.
Does not know: how anybody is drawn, or where locks lie.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from audobon.comic.corrections import LockedLook
from audobon.comic.story import Story
from audobon.comic.storyboard import CastDesign
from audobon.understanding.correcting import character_named


@dataclass(frozen=True, kw_only=True)
class HeldCast:
    """A cast with its locked looks, who has one (by id), and what there is to warn of."""

    cast: tuple[CastDesign, ...]
    locked: frozenset[str]
    warnings: tuple[str, ...]


def with_locks(cast: Sequence[CastDesign], locks: Sequence[LockedLook], *, story: Story | None) -> HeldCast:
    """The cast with the looks that are locked; a warning tells of each lock of somebody who is not in it.

    Args:
        cast: As it is drawn without locks.
        locks: A later one goes before an earlier one of the same person.
        story: Whose names tell who is meant; the designs' own names do where there is none, or it has nobody so called.
    """
    held: dict[str, CastDesign] = {}
    warnings = []
    for lock in locks:
        one = drawn_as(lock.name, cast, story=story)
        if one is None:
            warnings.append(f'"{lock.name}" is nobody who is drawn: their look cannot be locked')
        else:
            held[one.character] = replace(lock.design, character=one.character)
    return HeldCast(
        cast=tuple(held.get(one.character, one) for one in cast), locked=frozenset(held), warnings=tuple(warnings)
    )


def drawn_as(name: str, cast: Sequence[CastDesign], *, story: Story | None) -> CastDesign | None:
    """Who of a cast is meant by a name or an alias in the story, or by the name of a design."""
    person = None if story is None else character_named(story, name)
    if person is not None:
        found = next((one for one in cast if one.character == person.id), None)
        if found is not None:
            return found
    wanted = name.strip().casefold()
    return next((one for one in cast if one.name.casefold() == wanted), None)


def name_for_lock(design: CastDesign, *, story: Story | None) -> str:
    """By which name a lock finds somebody again: the story's, or else the design's own."""
    person = None if story is None else next((one for one in story.cast if one.id == design.character), None)
    return design.name if person is None else person.name
