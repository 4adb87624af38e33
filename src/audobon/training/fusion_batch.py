"""Batches for the shared space: pictures as they may come to be looked at, a text of each, and its cues.

Knows: the pack's blocks.  Does not know: nets.

Shapes: B pictures, L word pieces of the longest text, K cues of a sort.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import cv2
import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor
from torch.nn import functional

from audobon.fusion.looking import LOOK_PX
from audobon.training.fusion_pack import CUES, FusionBlock

Picture = NDArray[np.uint8]

BATCH = (112, 32, 48)
"""So many drawn scenes, panels of tales and real illustrations in a batch."""
_WINDOWS = (0.84, 0.84, 0.6)
"""The smallest share of a stored picture's side that is looked at, by kind of picture."""
_GAIN = (0.85, 1.1)
_LONGEST_TEXT = 72
"""Of longer texts a stretch of so many word pieces is shown."""


@dataclass(frozen=True, kw_only=True)
class ToldBatch:
    """What is told of B pictures: word states B L 384 and mask B L, and for each sort its cues B K (1 where shown)."""

    states: Tensor
    mask: Tensor
    cues: Mapping[str, Tensor]


@dataclass(frozen=True, kw_only=True)
class FusionBatch:
    """Pictures B 3 128 128, and what is told of them."""

    pictures: Tensor
    told: ToldBatch


class FusionDrawing:
    """Draws batches from the blocks of a pack; a block that is smaller than its share gives all that it has.

    Args:
        blocks: Drawn scenes, panels of tales, illustrations.
    """

    def __init__(self, blocks: Sequence[FusionBlock]) -> None:
        self._blocks = tuple(blocks)

    def batch(self, generator: np.random.Generator) -> FusionBatch:
        chosen = _chosen(self._blocks, BATCH, generator)
        shown = [
            _varied(np.asarray(block.pictures[row]), window, generator)
            for block, rows, window in zip(self._blocks, chosen, _WINDOWS, strict=True)
            for row in rows
        ]
        pictures = torch.from_numpy(np.stack(shown)).permute(0, 3, 1, 2).float().div_(255)
        return FusionBatch(pictures=pictures, told=_told(self._blocks, chosen, generator))


def _chosen(
    blocks: Sequence[FusionBlock], shares: Sequence[int], generator: np.random.Generator
) -> list[NDArray[np.int64]]:
    """Rows of each block."""
    return [
        generator.choice(len(block.pictures), min(share, len(block.pictures)), replace=False).astype(np.int64)
        if len(block.pictures)
        else np.zeros(0, np.int64)
        for block, share in zip(blocks, shares, strict=True)
    ]


def _told(
    blocks: Sequence[FusionBlock], chosen: Sequence[NDArray[np.int64]], generator: np.random.Generator
) -> ToldBatch:
    """A text of each chosen picture, and its cues."""
    told: list[Tensor] = []
    known: list[Mapping[str, tuple[int, ...]] | None] = []
    for block, rows in zip(blocks, chosen, strict=True):
        for row in rows:
            several = block.texts[row]
            told.append(_part(block.bank.take(several[int(generator.integers(len(several)))]), generator))
            known.append(block.cues[row])
    longest = max(len(states) for states in told)
    return ToldBatch(
        states=torch.stack([functional.pad(states, (0, 0, 0, longest - len(states))) for states in told]),
        mask=torch.arange(longest)[None] < torch.tensor([len(states) for states in told])[:, None],
        cues={sort: _marks(sort, known) for sort in CUES},
    )


def _part(states: Tensor, generator: np.random.Generator) -> Tensor:
    """Word states L 384 as they are, or a stretch of them: a panel seldom stands for a long text."""
    begin = int(generator.integers(0, max(1, len(states) - _LONGEST_TEXT + 1)))
    return states[begin : begin + _LONGEST_TEXT]


def _marks(sort: str, known: Sequence[Mapping[str, tuple[int, ...]] | None]) -> Tensor:
    marks = torch.zeros(len(known), len(CUES[sort]))
    for row, cues in enumerate(known):
        if cues is not None:
            marks[row, list(cues[sort])] = 1.0
    return marks


def _varied(picture: Picture, least: float, generator: np.random.Generator) -> Picture:
    """Part of a stored picture S S 3 as 128 128 3, mirrored now and then, lighter or darker."""
    side = picture.shape[0]
    window = round(side * generator.uniform(least, 1.0))
    top, left = (int(generator.integers(0, side - window + 1)) for _ in range(2))
    cut = np.ascontiguousarray(picture[top : top + window, left : left + window])
    small = cv2.resize(cut, (LOOK_PX, LOOK_PX), interpolation=cv2.INTER_AREA)
    mirrored = small[:, ::-1] if generator.random() < 0.5 else small
    return np.asarray(np.clip(mirrored.astype(np.float32) * generator.uniform(*_GAIN), 0, 255), np.uint8)
