"""Is a panel in its book's style?

Knows: the book's style plate, the style space.  Does not know: how either came about, other panels.
A panel is held to the plate alone, never to its neighbours, so a verdict hangs on no order and no other panel.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from audobon.comic.raster import Raster
from audobon.comic.verdict import Finding, Remedy, Severity
from audobon.quality.art_checks import ArtView
from audobon.style.space import Direction, StyleSpace, likeness

_LEAST_SIDE_PX = 64


@dataclass(frozen=True, kw_only=True)
class StrayStyle:
    """A panel looks as if another hand had drawn it.

    What it sees: the likeness, in the style space, of panel and style plate.
    Why it matters: a book is one hand's throughout; a reader sees at once where another takes the pen.
    Threshold: 0.25. Of 142 held-back panels in their book's style, night, rain and snow among them, the least lies at
        0.30; of ten panels in each of the six other styles half lie below.
    Blind spots: styles that lie near each other (storybook and watercolour, pen and engraving); a panel under 64 px.
    Remedy: another seed.

    Attributes:
        plate: Where the book's style plate lies in the space.
        space: The space.
    """

    plate: Direction
    space: StyleSpace

    code = "AUD-Q005"
    least_likeness = 0.25

    def findings(self, view: ArtView) -> list[Finding]:
        pixels = view.art.image.array
        if min(pixels.shape[:2]) < _LEAST_SIDE_PX or pixels.ndim != 3:
            return []
        found = likeness(self.space.directions([np.asarray(pixels, np.uint8)])[0], self.plate)
        if found >= self.least_likeness:
            return []
        return [
            Finding(
                code=self.code,
                message=f"the panel strays from the book's style: it is like the style plate only to {found:.2f}",
                severity=Severity.ERROR,
                measured=found,
                threshold=self.least_likeness,
                remedy=Remedy.OTHER_SEED,
            )
        ]


def stray_style(plate: Raster, space: StyleSpace) -> StrayStyle:
    """The check for a book of this style plate."""
    return StrayStyle(plate=space.directions([np.asarray(plate.array, np.uint8)])[0], space=space)
