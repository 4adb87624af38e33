"""A painter who leaves the pencils as they are: what `--draft` shows.

Knows: nothing but the draft.  Does not know: nets, seeds or styles.
"""

from __future__ import annotations

from collections.abc import Sequence

from audobon.comic.panel import PanelArt, Provenance
from audobon.crew import PaintOrder, Progress


class DraftPainter:
    """Hands every panel on as it was pencilled, so that a book's plan can be looked at in seconds."""

    @property
    def fingerprint(self) -> str:
        return "draft"

    @property
    def at_once(self) -> int:
        """One: there is nothing to gain."""
        return 1

    def paint(self, orders: Sequence[PaintOrder], *, progress: Progress) -> tuple[PanelArt, ...]:
        arts = []
        for done, order in enumerate(orders, start=1):
            provenance = Provenance(seed=order.seed, recipe="draft", weights=(), compute="none", seconds=0.0)
            arts.append(PanelArt(panel=order.brief.id, image=order.pencils.draft, provenance=provenance, attempts=()))
            progress(done, len(orders))
        return tuple(arts)
