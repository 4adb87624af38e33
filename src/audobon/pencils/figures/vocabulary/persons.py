"""People."""

from __future__ import annotations

from audobon.comic.storyboard import Sort
from audobon.pencils.figures.vocabulary.kind import Kind, being

PERSONS: tuple[Kind, ...] = (
    being(
        "human",
        "upright",
        sort=Sort.HUMAN,
        words="man woman boy girl person people child giant dwarf witch fairy wizard king queen prince princess elf "
        "ogre troll ghost robot knight angel mermaid group",
    ),
)
