"""Does a painting keep to the line and the colour that steered it?

Knows: paintings and control maps as arrays.  Does not know: nets, how panels are painted.
"""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray

from audobon.evaluation.colour_difference import ciede2000, lab_of
from audobon.training.controls import read_flat, read_lines

Picture = NDArray[np.uint8]

LINE_TOLERANCE_PX = 2
READ_COMPLETENESS = 0.6
"""Lines are read back as they are given: long and strong strokes. What a hand adds in short strokes is its own."""

INK = 128


def line_f1(painting: Picture, line: Picture) -> float:
    """F1 of the ink read back from a painting H W 3 against the line control H W (0 paper .. 255 ink).

    A pixel of ink counts as right if the other side has ink within 2 px (in a disc). 1 where neither has any.

    Source:
        Martin, Fowlkes and Malik 2004, Learning to Detect Natural Image Boundaries, section IV (precision and recall
        of boundaries under a tolerance), with the nearest pixel in place of a one-to-one match.
    """
    found, wanted = read_lines(painting, completeness=READ_COMPLETENESS) >= INK, line >= INK
    if not found.any() and not wanted.any():
        return 1.0
    precision, recall = _share_near(found, wanted), _share_near(wanted, found)
    return 2 * precision * recall / (precision + recall) if precision + recall > 0 else 0.0


def _share_near(ink: NDArray[np.bool_], other: NDArray[np.bool_]) -> float:
    """Share of `ink` that lies within the tolerance of `other`; 0 where there is none."""
    reach = 2 * LINE_TOLERANCE_PX + 1
    near = cv2.dilate(other.astype(np.uint8), cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (reach, reach)))
    return float(near[ink].mean()) if ink.any() else 0.0


def colour_error(painting: Picture, flat: Picture) -> float:
    """Mean CIEDE2000 of the flat colour read back from a painting H W 3 against the colour control H W 3."""
    return float(ciede2000(lab_of(read_flat(painting)), lab_of(flat)).mean())
