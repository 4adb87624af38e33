"""Does everybody look the same throughout the book?

Knows: what figures wear, panel by panel.  Does not know: who they are, how they were painted.
"""

from __future__ import annotations

from collections.abc import Sequence

from audobon.comic.verdict import Finding, Remedy, Severity
from audobon.quality.looks import Appearance


class ShiftingLook:
    """A figure is dressed like nobody that it is in the other panels.

    What it sees: the palette of each figure, whole and in three bands (see `looks.py`), against the likest palette of
        the same character in any other panel.
    Why it matters: readers know people by their clothes, and twenty panels are one story only if they stay on.
    Threshold: a likeness of 0.28. Of 145 figures of 25 painted books, by night and in rain too, 1 in 70 lies below; of
        the same figures in foreign colours 99 of 100 do.
    Blind spots: a character who is in one panel only; figures under 1 percent of their panel; someone who changes
        clothes as the story says; two who wear the same. Where a character is in two panels alone, both are named.
    Remedy: hold the figures to their pencils.
    """

    code = "AUD-Q302"
    least_likeness = 0.28

    def findings(self, appearances: Sequence[Appearance]) -> list[tuple[str, Finding]]:
        """(panel, fault) pairs, in the order of the appearances."""
        found = []
        for one in appearances:
            others = [
                float(other.embedding @ one.embedding)
                for other in appearances
                if other.character == one.character and other.panel != one.panel
            ]
            if others and max(others) < self.least_likeness:
                found.append((one.panel, self._finding(one, max(others))))
        return found

    def _finding(self, one: Appearance, likeness: float) -> Finding:
        return Finding(
            code=self.code,
            message=f"{one.character} looks like nobody that it is in other panels: at most by {likeness:.2f}",
            severity=Severity.ERROR,
            measured=likeness,
            threshold=self.least_likeness,
            remedy=Remedy.MORE_IDENTITY,
            character=one.character,
        )
