"""What a figure wears: its palette and where it wears it, as a direction.

Knows: pictures and masks as arrays.  Does not know: nets; nothing here is learnt.

Shapes: H W the panel.
"""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from audobon.comic.pencils import Pencils
from audobon.comic.raster import Raster

Picture = NDArray[np.uint8]
Embedding = NDArray[np.float64]

SMALLEST_SHARE = 0.01
"""A figure that covers less of its panel is seen from too far to be told by its colours."""


@dataclass(frozen=True, kw_only=True)
class Appearance:
    """One figure in one panel."""

    panel: str
    character: str
    embedding: Embedding


def appearances_in(pencils: Pencils, art: Raster) -> list[Appearance]:
    """Everybody in a panel who is large enough to be told by colours; none in art of another size or without colour."""
    pixels = np.asarray(art.array, np.uint8)
    if pixels.shape != pencils.draft.array.shape or pixels.ndim != 3:
        return []
    masks = [(mask.character, np.asarray(mask.image.array, np.uint8)) for mask in pencils.masks]
    return [
        Appearance(panel=pencils.panel, character=character, embedding=figure_embedding(pixels, mask))
        for character, mask in masks
        if float((mask > 127).mean()) >= SMALLEST_SHARE
    ]


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
    colours = _lab(painting)[inside]  # in reading order, so thirds of the rows are thirds of the figure
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
    # A deep blue lies beyond the last bin, and counts as the bluest that there is.
    positions = np.clip(positions, 0, np.array(shape)[:, None] - 1)
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


def _lab(picture: Picture) -> NDArray[np.float64]:
    """CIELAB H W 3 (L 0..100)."""
    return np.asarray(cv2.cvtColor(picture.astype(np.float32) / 255, cv2.COLOR_RGB2LAB), np.float64)
