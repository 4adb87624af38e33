"""Paper taken out of a picture: what it is printed on says nothing of who drew it.

Knows: pixels.  Does not know: nets, styles.
Scans of old books are yellow, grey or pink as their paper aged; one book's pictures would be told by that alone.
"""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray

Picture = NDArray[np.uint8]
Numbers = NDArray[np.float64]

_BRIGHT_SHARE = 0.1
"""The brightest tenth of a picture is taken for its paper."""
_DARKEST_PAPER = 90
"""No paper is darker: a night scene stays one."""
_STEP_PX = 4
_BLOCK_PX = 24
_NEAR = 0.05
"""In natural logarithms: so near to the light's surface a block is paper."""
_PAPER_SHARE = 0.6
"""So many blocks must be paper, or nothing is known of the light."""
_ROUNDS = 8
_DARKEST_LIGHT = 0.3
"""Against the brightest; a surface that falls further is no lamp's."""


def paper_cleared(picture: Picture) -> Picture:
    """A picture H W 3 with its paper made white: each channel divided by that of the paper.

    Args:
        picture: sRGB, 0..255.

    Returns:
        A new picture of the same size.

    Source: von Kries' scaling by the white of a scene, Fairchild 2013, Color Appearance Models, section 9.2.
    """
    seen = picture[::_STEP_PX, ::_STEP_PX].reshape(-1, 3).astype(np.float32)
    light = seen.mean(axis=1)
    paper = np.median(seen[light >= np.quantile(light, 1 - _BRIGHT_SHARE)], axis=0)
    # By a table: a picture has a quarter of a million pixels, a channel has 256 values.
    table = np.arange(256, dtype=np.float32)[:, None] * (255 / np.maximum(paper, _DARKEST_PAPER))
    levels = np.clip(table.round(), 0, 255).astype(np.uint8)
    return np.asarray(cv2.LUT(np.ascontiguousarray(picture), levels[None]), np.uint8)


def evenly_lit(picture: Picture) -> Picture:
    """A photograph H W 3 of a drawing as if its paper had been lit evenly; a picture whose paper tells nothing of the
    light, or that is even already, comes back as it is.

    The brightest part of each block is paper if a drawing leaves most of it bare.  A surface of the second degree is
    laid through them, blocks that lie below it are left out, and again.

    Source: least squares on what is not below, after the asymmetric weights of Eilers 2003, A Perfect Smoother; light
        divides out as in retinex, Land and McCann 1971.
    """
    rows, columns = (side // _BLOCK_PX for side in picture.shape[:2])
    if min(rows, columns) < 3:
        return picture
    light = picture[: rows * _BLOCK_PX, : columns * _BLOCK_PX].astype(np.float64).mean(axis=2)
    blocks = light.reshape(rows, _BLOCK_PX, columns, _BLOCK_PX).transpose(0, 2, 1, 3).reshape(rows * columns, -1)
    levels = np.log(np.maximum(np.quantile(blocks, 0.8, axis=1), 1.0))
    down, across = ((np.arange(count) + 0.5) / count for count in (rows, columns))
    terms = _terms(*np.meshgrid(down, across, indexing="ij")).reshape(-1, 6)
    paper = np.ones(len(levels), bool)
    for _ in range(_ROUNDS):
        surface = np.linalg.lstsq(terms[paper], levels[paper], rcond=None)[0]
        paper = levels > terms @ surface - _NEAR / 2
        if paper.sum() < len(terms[0]):
            return picture
    near = np.abs(levels - terms @ surface) < _NEAR
    height, width = picture.shape[:2]
    scale = (rows * _BLOCK_PX, columns * _BLOCK_PX)
    grid = np.meshgrid((np.arange(height) + 0.5) / scale[0], (np.arange(width) + 0.5) / scale[1], indexing="ij")
    lamp = np.exp(_terms(*grid) @ surface)
    if near.mean() < _PAPER_SHARE or not _DARKEST_LIGHT < lamp.min() / lamp.max() < 1 - _NEAR:
        return picture
    return np.asarray(np.clip(picture * (lamp.max() / lamp)[..., None], 0, 255).round(), np.uint8)


def _terms(down: Numbers, across: Numbers) -> Numbers:
    """Those of a surface of the second degree: ... 6."""
    return np.stack([np.ones_like(down), down, across, down * down, across * across, down * across], axis=-1)
