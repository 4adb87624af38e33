"""Directions of a pack's pictures that stay as they are while words are brought to them.

Knows: the shelf, the net's side of pictures.  Does not know: texts, losses.

Shapes: N pictures of a block, D the width of the space.
"""

from __future__ import annotations

from collections.abc import Sequence

import torch
from torch import Tensor

from audobon.models.fusion_net import FusionNet
from audobon.training.fusion_batch import FusionBatch
from audobon.training.fusion_pack import FusionBlock
from audobon.training.fusion_shelf import FusionShelf

_AT_ONCE = 64


class HeldDirections:
    """Each picture's direction, whole and mirrored, seen once by a net that learns nothing of pictures any more.

    Source: a picture tower held fast while the tower of texts is tuned to it, Zhai et al. 2022, arXiv:2111.07991.

    Args:
        net: On the shelf's device, in evaluation.
        shelf: The blocks as they are laid out.
        blocks: The same blocks.
    """

    def __init__(self, net: FusionNet, shelf: FusionShelf, blocks: Sequence[FusionBlock]) -> None:
        self._views = [
            torch.stack([_directions(net, shelf, blocks, number, mirrored) for mirrored in (False, True)])
            for number in range(len(blocks))
        ]

    def of(self, batch: FusionBatch) -> Tensor:
        """Directions B D of a batch's pictures; what a batch says of windows and colours is not looked at."""
        mirrored = torch.split(batch.mirrored.long(), [len(rows) for rows in batch.rows])
        return torch.cat(
            [
                views[turned.to(views.device), rows.to(views.device)]
                for views, turned, rows in zip(self._views, mirrored, batch.rows, strict=True)
            ]
        )


@torch.inference_mode()
def _directions(
    net: FusionNet, shelf: FusionShelf, blocks: Sequence[FusionBlock], number: int, mirrored: bool
) -> Tensor:
    """Directions N D of one block."""
    count = len(blocks[number].firsts) - 1
    found = []
    for first in range(0, count, _AT_ONCE):
        rows = torch.arange(first, min(first + _AT_ONCE, count))
        found.append(net.picture_directions(shelf.shown(_plain(blocks, number, rows, mirrored))))
    return torch.cat(found) if found else torch.zeros(0, net.shape.space)


def _plain(blocks: Sequence[FusionBlock], number: int, rows: Tensor, mirrored: bool) -> FusionBatch:
    """A batch of whole pictures of one block, with none of the others."""
    nothing = torch.zeros(0, dtype=torch.int64)
    count = len(rows)
    return FusionBatch(
        rows=tuple(rows if one == number else nothing for one in range(len(blocks))),
        windows=torch.tensor([[0.0, 0.0, 1.0]]).expand(count, 3),
        mirrored=torch.full((count,), mirrored),
        gains=torch.ones(count, 3),
        grey=torch.zeros(count, dtype=torch.bool),
        texts=tuple(nothing for _ in blocks),
        begins=torch.zeros(count),
    )
