"""How long the comic is, and what gives way when it must be shorter than the story.

Knows: pages against words, whose speech is kept to the last.  Does not know: pictures.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from audobon.comic.page_room import PageRoom
from audobon.comic.story import Role, Story
from audobon.staging.atoms import Atom
from audobon.staging.prose import word_count
from audobon.staging.rhythm import cut_into_panels, fewest_panels

MOST_PAGES = 160


@dataclass(frozen=True, kw_only=True)
class Cut:
    """The panels' atoms, how many pages they are meant for, and what was said about it."""

    groups: tuple[tuple[Atom, ...], ...]
    pages: int
    warnings: tuple[str, ...]


def cut_to_budget(text: str, story: Story, atoms: Sequence[Atom], *, pages: int | None, room: PageRoom) -> Cut:
    """Group the atoms into panels for the wanted number of pages, or for as many as the text asks."""
    if pages is None:
        return _free(text, story, atoms, room=room)
    return _fixed(story, atoms, pages=pages, room=room)


def _free(text: str, story: Story, atoms: Sequence[Atom], *, room: PageRoom) -> Cut:
    length = word_count(text[story.scenes[0].span.start : story.scenes[-1].span.end]) if story.scenes else 0
    wanted = max(1, round(length / room.story_words))
    if length > 700:
        wanted = max(4, wanted)
    needed = math.ceil(fewest_panels(atoms) / room.densest)
    if needed > wanted:
        # Much talk: a little more room, and only then the cutting of speeches.
        wanted = min(needed, max(wanted, math.ceil(length / (room.story_words * 150 / 165))))
    if wanted > MOST_PAGES:
        return _fixed(story, atoms, pages=MOST_PAGES, room=room)
    kept, dropped = _thinned(story, atoms, panels=math.floor(wanted * room.densest))
    groups = cut_into_panels(kept, target=max(1, round(wanted * room.panels)))
    return Cut(groups=groups, pages=_pages_for(len(groups), wanted, room=room), warnings=_left_out(dropped, story))


def _fixed(story: Story, atoms: Sequence[Atom], *, pages: int, room: PageRoom) -> Cut:
    kept, dropped = _thinned(story, atoms, panels=pages * room.most)
    target = round(pages * room.panels)
    groups = cut_into_panels(kept, target=max(1, target))
    warnings = list(_left_out(dropped, story))
    if len(groups) < pages:
        warnings.append(f"{pages} pages were asked for, but the story fills only {len(groups)} panels: one to a page")
    return Cut(groups=groups, pages=min(pages, len(groups)), warnings=tuple(warnings))


def _pages_for(panels: int, wanted: int, *, room: PageRoom) -> int:
    """Keep to as many panels a page as look well: on a US comic page between three and five."""
    return max(1, min(max(wanted, math.ceil(panels / room.many)), max(1, panels // room.few)))


def _thinned(story: Story, atoms: Sequence[Atom], *, panels: int) -> tuple[list[Atom], list[Atom]]:
    """Leave out the atoms the story needs least until the rest fits into `panels` panels."""
    kept = list(atoms)
    dropped: list[Atom] = []
    while len(kept) > 1 and (needed := fewest_panels(kept)) > panels:
        ranked = sorted(range(len(kept)), key=lambda index: _need(kept[index], story))
        share = max(1, min(len(kept) // 8, needed - panels))
        gone = set(ranked[:share])
        dropped.extend(kept[index] for index in sorted(gone))
        kept = [atom for index, atom in enumerate(kept) if index not in gone]
    return kept, dropped


def _need(atom: Atom, story: Story) -> float:
    """What the story would lose: the first words of a major speaker are given up last."""
    if atom.utterance is None:
        return 0.6 + atom.weight
    role = next((member.role for member in story.cast if member.id == atom.speaker), Role.MINOR)
    voice = {Role.PROTAGONIST: 1.0, Role.MAJOR: 0.9, Role.MINOR: 0.35, Role.MENTIONED: 0.2}[role]
    return voice * (1.0 if atom.weight > 0.6 else 0.45) + 0.6 * atom.weight


def _left_out(dropped: Sequence[Atom], story: Story) -> tuple[str, ...]:
    lines = [atom for atom in dropped if atom.is_speech]
    if not dropped:
        return ()
    names = {member.id: member.name for member in story.cast}
    who = sorted({names.get(atom.speaker or "", "an unnamed voice") for atom in lines})
    detail = f", among them words of {', '.join(who[:6])}" if who else ""
    return (f"{len(dropped)} passages were left out to keep to the pages{detail}",)
