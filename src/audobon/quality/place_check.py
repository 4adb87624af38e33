"""Is the place behind the figures there?

Knows: the pencils, the art, how well two pictures agree.  Does not know: what the place means.
"""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray

from audobon.comic.verdict import Finding, Remedy, Severity
from audobon.quality.agreement import edges_alike, lines_alike, reach_of
from audobon.quality.art_checks import ArtView


class MissingPlace:
    """The place that was pencilled is not to be found in the art.

    What it sees: outside all figures, through a lens of a two-hundredth of the panel, how far the art's edges agree
        with the draft's and its narrow darks with the pencilled lines; the better of both.
    Why it matters: a reader who loses the place loses the scene; and a painter that fails by halves fails there first,
        where nothing holds it but lines.
    Threshold: 0.48. Of 75 painted panels in seven styles that have a place to judge two in a hundred lie below (night
        in engraving); all that had their place painted out or changed for another's, and 92 of 100 whose place was
        washed out to soft colour (`audobon evaluate quality`).
    Blind spots: places of less than 15 percent of the panel, or with next to no line in them (a bare wall, fog), are
        not judged; nor is a place that is there but wrong in the pencils too.
    Remedy: hold the whole panel harder to its pencils.
    """

    code = "AUD-Q006"
    least_agreement = 0.48
    least_share = 0.15
    least_lines = 0.02

    def findings(self, view: ArtView) -> list[Finding]:
        draft, art = view.pencils.draft.array, view.art.image.array
        if art.shape[:2] != draft.shape[:2]:
            return []
        around = outside_figures(view)
        line = view.pencils.control("line").array
        if around.mean() < self.least_share or (line[around] < 128).mean() < self.least_lines:
            return []
        lens = max(2.0, min(draft.shape[:2]) / 200)
        agreement = max(
            edges_alike(draft, art, where=around, lens_px=lens), lines_alike(line, art, where=around, lens_px=lens)
        )
        if agreement >= self.least_agreement:
            return []
        return [
            Finding(
                code=self.code,
                message=f"the place is hard to find: the art agrees with the pencils only to {agreement:.2f}",
                severity=Severity.ERROR,
                measured=agreement,
                threshold=self.least_agreement,
                remedy=Remedy.MORE_CONTROL,
            )
        ]


def outside_figures(view: ArtView) -> NDArray[np.bool_]:
    """True where no figure and no figure's outline is, H W."""
    shape = view.pencils.draft.array.shape[:2]
    figures = np.zeros(shape, np.uint8)
    for mask in view.pencils.masks:
        figures |= (mask.image.array > 127).astype(np.uint8)
    reach = reach_of(shape)
    return np.asarray(cv2.dilate(figures, np.ones((2 * reach + 1, 2 * reach + 1), np.uint8)) == 0)
