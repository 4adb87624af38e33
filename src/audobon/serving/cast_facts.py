"""The cast of a book as it is drawn now: its designs, edited and locked ones among them.

Knows: which design goes before which, and how a lock is kept.  Does not know: HTTP.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from audobon.cast_locks import drawn_as, name_for_lock, with_locks
from audobon.comic.codec import to_json
from audobon.comic.corrections import Corrections, LockedLook
from audobon.comic.storyboard import CastDesign
from audobon.files import write_text
from audobon.project import BookFolder


@dataclass(frozen=True, kw_only=True)
class DrawnCast:
    """Designs by character, in the storyboard's order, and whose look is locked."""

    designs: Mapping[str, CastDesign]
    locked: frozenset[str]


def drawn_cast(folder: BookFolder, *, locks: bool = True) -> DrawnCast:
    """Everybody who is drawn: as locked, else as edited by hand, else as the storyboard has it.

    Args:
        folder: A planned book's.
        locks: Whether locks hold; False for the cast without them.
    """
    cast = [
        folder.cast.design(one.character) if folder.cast.design_path(one.character).is_file() else one
        for one in folder.storyboard().cast
    ]
    corrections = folder.corrections().locked if locks else ()
    held = with_locks(cast, corrections, story=folder.story() if corrections else None)
    return DrawnCast(designs={one.character: one for one in held.cast}, locked=held.locked)


def lock(folder: BookFolder, character: str) -> None:
    """Have somebody of the cast look as now from now on."""
    design = drawn_cast(folder).designs[character]
    name = name_for_lock(design, story=folder.story())
    others = _of_others(folder, character)
    _keep(folder, replace(others, locked=(*others.locked, LockedLook(name=name, design=design))))


def release(folder: BookFolder, character: str) -> None:
    """Take somebody's lock away; without one nothing changes."""
    others = _of_others(folder, character)
    if others != folder.corrections():
        _keep(folder, others)


def _of_others(folder: BookFolder, character: str) -> Corrections:
    """The corrections without this one's locks."""
    corrections, story = folder.corrections(), folder.story()
    cast = tuple(drawn_cast(folder, locks=False).designs.values())
    found = [(one, drawn_as(one.name, cast, story=story)) for one in corrections.locked]
    left = tuple(one for one, who in found if who is None or who.character != character)
    return replace(corrections, locked=left)


def _keep(folder: BookFolder, corrections: Corrections) -> None:
    write_text(folder.root / "corrections.json", to_json(corrections))
