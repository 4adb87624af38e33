"""Batches for the shared space, as numbers: which pictures, how each is looked at, and which of its texts is told.

Knows: the pack's blocks.  Does not know: nets, devices, the pictures themselves.

Shapes: B pictures over all blocks.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from audobon.training.fusion_pack import FusionBlock

Shares = tuple[int, int, int]
"""So many drawn scenes, panels of tales and real illustrations in a batch."""

_WINDOWS = (0.84, 0.84, 0.5)
"""The smallest share of a stored picture's side that is looked at, by kind of picture."""
_GAIN = (0.85, 1.1)
_TINT = 0.08
"""Paper and print give an illustration a tint, which tells nothing: so much of each channel may be gone."""
_GREY = 0.25
"""So often an illustration is looked at without colour."""


@dataclass(frozen=True, kw_only=True)
class FusionBatch:
    """Numbers of a batch.

    Attributes:
        rows: For each block the rows of its pictures that are shown.
        windows: B 3, left, top and side of what is looked at, as shares of the stored side.
        mirrored: B, whether left and right change places.
        gains: B 3, what each channel is multiplied by.
        grey: B, whether colour is left out.
        texts: For each block the numbers, in its bank, of the texts that are told.
        begins: B in 0..1, where in a long text the stretch begins that is told.
    """

    rows: tuple[Tensor, ...]
    windows: Tensor
    mirrored: Tensor
    gains: Tensor
    grey: Tensor
    texts: tuple[Tensor, ...]
    begins: Tensor


class FusionDrawing:
    """Draws batches from the blocks of a pack; a block that is smaller than its share gives all that it has.

    Args:
        blocks: Drawn scenes, panels of tales, illustrations.
        shares: How many of each.
    """

    def __init__(self, blocks: Sequence[FusionBlock], shares: Shares) -> None:
        self._blocks = tuple(blocks)
        self._shares = shares

    def batch(self, generator: np.random.Generator) -> FusionBatch:
        rows = [
            _chosen(len(block.firsts) - 1, share, generator)
            for block, share in zip(self._blocks, self._shares, strict=True)
        ]
        texts = [
            generator.integers(block.firsts[chosen], block.firsts[chosen + 1])
            for block, chosen in zip(self._blocks, rows, strict=True)
        ]
        counts = [len(chosen) for chosen in rows]
        real = np.repeat(np.array([False, False, True]), counts)
        sides = generator.uniform(np.repeat(_WINDOWS, counts), 1.0)
        corners = generator.uniform(0, 1, (len(sides), 2)) * (1 - sides[:, None])
        tints = 1 - _TINT * generator.uniform(0, 1, (len(sides), 3)) * real[:, None]
        return FusionBatch(
            rows=tuple(torch.from_numpy(chosen) for chosen in rows),
            windows=torch.from_numpy(np.column_stack([corners, sides])).float(),
            mirrored=torch.from_numpy(generator.random(len(sides)) < 0.5),
            gains=torch.from_numpy(generator.uniform(*_GAIN, (len(sides), 1)) * tints).float(),
            grey=torch.from_numpy((generator.random(len(sides)) < _GREY) & real),
            texts=tuple(torch.from_numpy(told) for told in texts),
            begins=torch.from_numpy(generator.random(len(sides))),
        )


def _chosen(count: int, share: int, generator: np.random.Generator) -> NDArray[np.int64]:
    """Rows of a block of `count` pictures."""
    return np.asarray(generator.choice(count, min(share, count), replace=False) if count else np.zeros(0), np.int64)
