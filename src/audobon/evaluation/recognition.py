"""Are the figures there, and is each the same person in every panel?

Knows: paintings, figures' masks, drafts.  Does not know: nets; nothing here is learnt.

Units: shares of a panel 0..1, correlations -1..1.
"""

from __future__ import annotations

from collections.abc import Sequence

import cv2
import numpy as np
from numpy.typing import NDArray

from audobon.quality.looks import SMALLEST_SHARE, Appearance, figure_embedding

Picture = NDArray[np.uint8]

FOUND_CORRELATION = 0.5
REACH_SHARE = 0.03
SOFTNESS_PX = 1.5


def is_found(painting: Picture, draft: Picture, mask: Picture) -> bool:
    """Does a painting show the figure that its draft has under `mask` (H W, 255 inside)?

    The figure's inside and outline, as drafted, are laid over the painting at every place within 3 % of the panel's
    shorter side; it is found if grey values there correlate by at least 0.5.

    Source:
        Lewis 1995, Fast Normalized Cross-Correlation, equation 2, under a mask.
    """
    return figure_correlation(painting, draft, mask) >= FOUND_CORRELATION


def figure_correlation(painting: Picture, draft: Picture, mask: Picture) -> float:
    """The best correlation of `is_found`; -1 for an empty mask."""
    reach = max(2, round(REACH_SHARE * min(mask.shape)))
    grown = cv2.dilate((mask > 127).astype(np.float32), np.ones((5, 5), np.uint8))
    left, top, width, height = cv2.boundingRect((grown > 0).astype(np.uint8))
    if not width or not height:
        return -1.0
    inside = grown[top : top + height, left : left + width]
    template = _soft(draft)[top : top + height, left : left + width]
    field = cv2.copyMakeBorder(_soft(painting), reach, reach, reach, reach, cv2.BORDER_REPLICATE)
    window = field[top : top + height + 2 * reach, left : left + width + 2 * reach]
    scores = cv2.matchTemplate(window, template, cv2.TM_CCOEFF_NORMED, mask=inside)
    return float(np.nan_to_num(scores, nan=-1.0, posinf=-1.0, neginf=-1.0).max())


def _soft(image: Picture) -> NDArray[np.float32]:
    grey = cv2.cvtColor(image, cv2.COLOR_RGB2GRAY).astype(np.float32)
    return np.asarray(cv2.GaussianBlur(grey, (0, 0), SOFTNESS_PX), np.float32)


def large_enough(mask: Picture) -> bool:
    """Whether a figure (H W, 255 inside) covers enough of its panel to be told by its colours."""
    return float((mask > 127).mean()) >= SMALLEST_SHARE


def appearance_of(painting: Picture, mask: Picture, *, panel: str, character: str) -> Appearance:
    """What a figure wears in a painting H W 3, under its mask."""
    return Appearance(panel=panel, character=character, embedding=figure_embedding(painting, mask))


def recognised(appearances: Sequence[Appearance]) -> list[bool]:
    """For each figure that also appears in another panel: is the likest figure of all other panels the same character?

    A character is as near as its likest appearance: a mean of a close view and a far one is like neither.
    """
    verdicts = []
    for one in appearances:
        others = [other for other in appearances if other.panel != one.panel]
        cast = sorted({other.character for other in others})
        if one.character not in cast or len(cast) < 2:
            continue
        likeness = {
            name: max(float(other.embedding @ one.embedding) for other in others if other.character == name)
            for name in cast
        }
        verdicts.append(max(cast, key=lambda name: likeness[name]) == one.character)
    return verdicts
