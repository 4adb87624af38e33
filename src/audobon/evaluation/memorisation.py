"""Is a painting a stored picture? The likeliest source of each of its patches among the training pictures.

Knows: pictures as arrays.  Does not know: nets.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import cv2
import numpy as np
from numpy.typing import NDArray

Grey = NDArray[np.uint8]

PATCH_PX = 64
COARSE = 4
FLAT_DEVIATION = 12.0
"""Patches with less contrast than this (grey levels) are paper or even wash, and resemble everything."""

LEAST_CROSS_GRADIENT = 0.15
"""Least share of the gradient's energy across its main direction: below it a patch is one straight edge, which also
resembles every other straight edge."""


CELL_PX = 16
CELL_DEVIATION = 5.0
LEAST_DRAWN_CELLS = 0.5
"""A patch is flat if fewer than half of its cells hold any drawing: a lone blob on paper resembles every other blob."""


def is_drawn(patch: Grey) -> bool:
    """Does a patch hold more than even tone, one straight edge, or a lone mark on even tone?

    Source:
        Structure tensor: Foerstner and Guelch 1987, the ratio of its eigenvalues.
    """
    cells = patch.reshape(PATCH_PX // CELL_PX, CELL_PX, PATCH_PX // CELL_PX, CELL_PX)
    if (
        float(patch.std()) < FLAT_DEVIATION
        or float((cells.std(axis=(1, 3)) >= CELL_DEVIATION).mean()) < LEAST_DRAWN_CELLS
    ):
        return False
    smooth = cv2.GaussianBlur(patch.astype(np.float32), (0, 0), 1.5)
    across, down = cv2.Sobel(smooth, cv2.CV_32F, 1, 0), cv2.Sobel(smooth, cv2.CV_32F, 0, 1)
    tensor = np.array([[np.mean(across**2), np.mean(across * down)], [np.mean(across * down), np.mean(down**2)]])
    smaller, larger = np.linalg.eigvalsh(tensor)
    return bool(smaller >= LEAST_CROSS_GRADIENT * larger)


def busy_patches(images: Sequence[Grey], *, count: int, seed: int) -> list[Grey]:
    """Up to `count` random 64 px patches that are drawn (`is_drawn`), from grey images H W."""
    generator = np.random.default_rng(seed)
    patches: list[Grey] = []
    for _ in range(count * 40):
        image = images[int(generator.integers(len(images)))]
        if min(image.shape) < PATCH_PX:
            continue
        top = int(generator.integers(0, image.shape[0] - PATCH_PX + 1))
        left = int(generator.integers(0, image.shape[1] - PATCH_PX + 1))
        patch = image[top : top + PATCH_PX, left : left + PATCH_PX]
        if is_drawn(patch):
            patches.append(patch)
        if len(patches) == count:
            break
    return patches


def nearest_correlations(patches: Sequence[Grey], training: Iterable[Grey]) -> NDArray[np.float64]:
    """For each patch the highest normalised cross-correlation with any place of any training picture.

    The search runs at quarter size over every place; the best place of each picture that comes within reach is then
    measured at full size, two coarse pixels about it.

    Source:
        Lewis 1995, Fast Normalized Cross-Correlation, equation 2.
    """
    small = [cv2.resize(patch, None, fx=1 / COARSE, fy=1 / COARSE, interpolation=cv2.INTER_AREA) for patch in patches]
    best = np.full(len(patches), -1.0)
    for picture in training:
        if min(picture.shape) < PATCH_PX + COARSE:
            continue
        coarse = cv2.resize(picture, None, fx=1 / COARSE, fy=1 / COARSE, interpolation=cv2.INTER_AREA)
        for index, template in enumerate(small):
            scores = np.nan_to_num(cv2.matchTemplate(coarse, template, cv2.TM_CCOEFF_NORMED), posinf=-1, neginf=-1)
            row, column = np.unravel_index(int(scores.argmax()), scores.shape)
            if scores[row, column] > max(0.6, best[index]):
                fine = _fine_score(picture, patches[index], row=int(row) * COARSE, column=int(column) * COARSE)
                best[index] = max(best[index], fine)
            elif best[index] < 0:
                best[index] = max(best[index], min(float(scores[row, column]), 0.6))
    return best


def _fine_score(picture: Grey, patch: Grey, *, row: int, column: int) -> float:
    reach = 2 * COARSE
    top, left = max(row - reach, 0), max(column - reach, 0)
    window = picture[top : row + PATCH_PX + reach, left : column + PATCH_PX + reach]
    if min(window.shape) < PATCH_PX or window.std() < 1:
        return -1.0
    return float(np.nan_to_num(cv2.matchTemplate(window, patch, cv2.TM_CCOEFF_NORMED), posinf=-1, neginf=-1).max())
