"""Nets and memory let go between the stages of a book.

Knows: who can rest, and how free memory goes back to the system.  Does not know: the stages.
"""

from __future__ import annotations

from audobon.crew import Painter, Resting


def rest_painter(painter: Painter) -> None:
    """Let go of what a painter needs only while it paints, if it has such; nobody may paint meanwhile."""
    if isinstance(painter, Resting):
        painter.rest()
    give_back_memory()


def give_back_memory() -> None:
    """Give free memory back to the system, when a stage that needed much of it has ended."""
    from audobon.compute.arenas import given_back

    given_back()
