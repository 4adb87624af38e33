"""Are the figures there, and is each the same person in every panel?

Knows: paintings, figures' masks, drafts.  Does not know: nets; nothing here is learnt.

Units: shares of a panel 0..1, correlations -1..1.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from audobon.evaluation.colour_difference import lab_of

Picture = NDArray[np.uint8]
Embedding = NDArray[np.float64]

SMALLEST_SHARE = 0.01
"""A figure that covers less of its panel is seen from too far to be told by its colours."""

FOUND_CORRELATION = 0.5
REACH_SHARE = 0.03
SOFTNESS_PX = 1.5


@dataclass(frozen=True, kw_only=True)
class Appearance:
    """One figure in one panel."""

    panel: str
    character: str
    embedding: Embedding


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


def figure_embedding(painting: Picture, mask: Picture) -> Embedding:
    """What colours a figure wears and where, as a unit vector: soft histograms of CIELAB under its mask (H W, 255
    inside), of all of it and of its upper, middle and lower third (by area, so that a cut figure has three as well).

    The outline is left out: ink is everybody's.

    Source:
        Swain and Ballard 1991, Color Indexing, section 2; Hellinger form (square roots), so that large even parts do
        not drown a scarf; Lazebnik, Schmid and Ponce 2006, Beyond Bags of Features, section 3 (a pyramid of parts).
    """
    inside = cv2.erode((mask > 127).astype(np.uint8), np.ones((3, 3), np.uint8)) > 0
    if not inside.any():
        inside = mask > 127
    colours = lab_of(painting)[inside]  # in reading order, so thirds of the rows are thirds of the figure
    parts = [_palette(part) for part in (colours, *np.array_split(colours, _BANDS))]
    vector = np.concatenate(parts)
    unit: Embedding = vector / max(float(np.linalg.norm(vector)), 1e-12)
    return unit


def _palette(colours: NDArray[np.float64]) -> Embedding:
    """The soft histogram of colours N 3 as a unit vector of square roots; zero for none."""
    positions = np.stack(
        [colours[:, 0] / 100 * (_LIGHT_BINS - 1), *((colours[:, 1:].T / (2 * _REACH_AB) + 0.5) * (_CHROMA_BINS - 1))]
    )
    shape = (_LIGHT_BINS, _CHROMA_BINS, _CHROMA_BINS)
    counts, _ = np.histogramdd(positions.T, bins=shape, range=[(-0.5, size - 0.5) for size in shape])
    for axis in range(3):
        counts = _spread(counts, axis)
    vector = np.sqrt(counts.ravel())
    unit: Embedding = vector / max(float(np.linalg.norm(vector)), 1e-12)
    return unit


_BANDS = 3
_LIGHT_BINS, _CHROMA_BINS, _REACH_AB = 9, 21, 60.0


def _spread(counts: NDArray[np.float64], axis: int) -> NDArray[np.float64]:
    """Half of each bin to its neighbours, so that a shade more or less is not another colour."""
    padded = np.pad(counts, [(1, 1) if one == axis else (0, 0) for one in range(counts.ndim)])
    before, after = (np.take(padded, range(first, first + counts.shape[axis]), axis=axis) for first in (0, 2))
    return 0.5 * counts + 0.25 * (before + after)


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
