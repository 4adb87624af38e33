"""Does a book's sequence of panels tell its story?

Knows: the story as it was read, panels' briefs in the book's order, coherence.  Does not know: pages, pixels.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from audobon.comic.story import Story
from audobon.comic.storyboard import PanelBrief
from audobon.comic.verdict import Finding, Remedy, Severity
from audobon.quality.coherence import coherence, seen_in, told_in

_SHUFFLES = 40


class LostThread:
    """The panels, in the order in which they stand, do not tell the story.

    What it sees: how well each panel shows the people, place, hour and feeling of the stretch of text that its place in
        the book tells (see `coherence.py`), against the same panels in forty shuffled orders, in deviations of these.
    Why it matters: a comic whose panels are in disorder, or stand for another story, tells nothing.
    Threshold: 3 deviations. Ten books of 10 to 34 panels in their right order lie at 4 to 15 (`audobon evaluate
        quality` asks the same of pairs of orders); shuffled ones lie about 0.
    Blind spots: books under six panels; two neighbours that changed places; what panels show is known by their briefs,
        so art that shows something else is left to the checks of panels.
    Remedy: none that painting has; the order stands in storyboard.json.
    """

    code = "AUD-Q301"
    least_deviations = 3.0
    least_panels = 6

    def findings(self, story: Story, briefs: Sequence[PanelBrief]) -> list[Finding]:
        """The fault of a book whose panels are given in its order; those that stand for no text are passed over."""
        return self.judged(self.deviations(story, briefs))

    def judged(self, deviations: float | None) -> list[Finding]:
        """What there is to say of a book whose order lies so far above shuffled ones."""
        if deviations is None or deviations >= self.least_deviations:
            return []
        return [
            Finding(
                code=self.code,
                message=(
                    "the panels do not tell the story in their order: they fit it no better than shuffled ones "
                    f"({deviations:.1f} deviations)"
                ),
                severity=Severity.ERROR,
                measured=deviations,
                threshold=self.least_deviations,
                remedy=Remedy.NONE,
            )
        ]

    def deviations(self, story: Story, briefs: Sequence[PanelBrief]) -> float | None:
        """How far the book's order lies above shuffled ones; None for a book that is too short to tell."""
        placed = [brief for brief in briefs if brief.span.end > brief.span.start]
        if len(placed) < self.least_panels:
            return None
        told = [told_in(story, span) for span in sorted((one.span for one in placed), key=lambda span: span.start)]
        seen = [seen_in(brief) for brief in placed]
        generator = np.random.default_rng(0)
        orders = [generator.permutation(len(seen)) for _ in range(_SHUFFLES)]
        shuffled = np.array([coherence(told, [seen[panel] for panel in order]) for order in orders])
        spread = float(shuffled.std())
        # Where every order tells as much (one person in one room), order is nothing that can be lost.
        return float((coherence(told, seen) - shuffled.mean()) / spread) if spread > 1e-9 else None
