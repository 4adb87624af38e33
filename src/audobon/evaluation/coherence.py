"""Is a book in its right order found more coherent than the same book in a wrong one?

Knows: books as texts, reading and planning by their doors, the shared space, the coherence of panels.
Does not know: nets.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from audobon.comic.story import Story
from audobon.comic.storyboard import Storyboard
from audobon.crew import Penciller
from audobon.fusion.space import SharedSpace
from audobon.quality.coherence import Plane, Seen, Told, coherence, seen_in, told_in

Read = Callable[[str], tuple[Story, Storyboard]]
"""Reads and plans a text."""

OPENING_CHARACTERS = 6000
WRONG_ORDERS = 12
"""Of each book: half of them shuffled altogether, half with two panels of different scenes or pages changed about."""
LEAST_PANELS = 6
_SIZE_PX = (320, 256)
_STREAM = 71


@dataclass(frozen=True, kw_only=True)
class PanelSequence:
    """A book's panels in their right order: what each stretch tells, what each panel shows, and how alike they are."""

    told: tuple[Told, ...]
    seen: tuple[Seen, ...]
    likeness: Plane


def sequence_of(text: str, read: Read, *, penciller: Penciller, space: SharedSpace) -> PanelSequence | None:
    """The panels of a text's opening, pencilled; None if it has too few."""
    text = text[:OPENING_CHARACTERS]
    story, board = read(text)
    briefs = [brief for brief in board.panels() if brief.span.end > brief.span.start]
    if len(briefs) < LEAST_PANELS:
        return None
    pictures = [
        np.asarray(penciller.draw(brief, board.cast, width_px=_SIZE_PX[0], height_px=_SIZE_PX[1]).draft.array, np.uint8)
        for brief in briefs
    ]
    prose = space.texts([text[brief.span.start : brief.span.end] for brief in briefs])
    return PanelSequence(
        told=tuple(told_in(story, brief.span) for brief in briefs),
        seen=tuple(seen_in(brief) for brief in briefs),
        likeness=(prose @ space.pictures(pictures).T).astype(np.float64),
    )


def right_order_preferred(book: PanelSequence, number: int) -> list[float]:
    """For each wrong order of a book whether the right one is found more coherent; equal counts as not.

    Args:
        book: Its panels.
        number: Decides the wrong orders.
    """
    generator = np.random.default_rng((_STREAM, number))
    right = coherence(book.told, book.seen, book.likeness)
    return [float(_of_order(book, order) < right) for order in wrong_orders(len(book.seen), generator)]


def wrong_orders(count: int, generator: np.random.Generator) -> list[list[int]]:
    """Orders of `count` panels, each but the right one: shuffled, then with two panels changed about."""
    found: list[list[int]] = []
    while len(found) < WRONG_ORDERS // 2:
        order = generator.permutation(count).tolist()
        if order != list(range(count)):
            found.append(order)
    for _ in range(WRONG_ORDERS - len(found)):
        one, other = generator.permutation(count)[:2]
        order = list(range(count))
        order[one], order[other] = order[other], order[one]
        found.append(order)
    return found


def _of_order(book: PanelSequence, order: Sequence[int]) -> float:
    return coherence(book.told, [book.seen[panel] for panel in order], book.likeness[:, order])
