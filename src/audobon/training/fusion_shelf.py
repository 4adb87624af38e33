"""What the shared space learns from, laid out on the device that learns: pictures as they are looked at, and words.

Knows: the pack's blocks, batches of numbers.  Does not know: nets, losses.

Shapes: B pictures over all blocks, S side in px, L word pieces of the longest text, K cues of a sort.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import torch
from torch import Tensor
from torch.nn import functional

from audobon.fusion.looking import LOOK_PX
from audobon.training.fusion_batch import FusionBatch
from audobon.training.fusion_pack import CUES, FusionBlock

_LONGEST_TEXT = 72
"""Of longer texts a stretch of so many word pieces is told: a panel seldom stands for a long text."""
_UNHEARD = 0.1
"""So many words are left out, so that no single one is leant on."""
_LUMA = (0.299, 0.587, 0.114)


@dataclass(frozen=True, kw_only=True)
class ToldBatch:
    """What is told of B pictures: word states B L 384 and mask B L, and for each sort its cues B K (1 where shown)."""

    states: Tensor
    mask: Tensor
    cues: Mapping[str, Tensor]


class FusionShelf:
    """Blocks of a pack on a device.

    Args:
        blocks: Drawn scenes, panels of tales, illustrations.
        device: Where everything is laid; on a CPU pictures and states stay in their files.
    """

    def __init__(self, blocks: Sequence[FusionBlock], device: torch.device) -> None:
        self._device = device
        self._pictures = [torch.from_numpy(block.pictures).to(device) for block in blocks]
        self._states = [torch.from_numpy(block.bank.states).to(device) for block in blocks]
        self._starts = [torch.from_numpy(block.bank.starts).to(device) for block in blocks]
        self._cues = [{sort: torch.from_numpy(block.cues[sort]).to(device) for sort in CUES} for block in blocks]

    def shown(self, batch: FusionBatch) -> Tensor:
        """Pictures B 3 160 160 in [0, 1] of a batch."""
        with torch.autocast(self._device.type, enabled=False):
            return self._shown(batch)

    def _shown(self, batch: FusionBatch) -> Tensor:
        rows = [chosen.to(self._device) for chosen in batch.rows]
        stored = torch.cat([pictures[chosen] for pictures, chosen in zip(self._pictures, rows, strict=True)])
        whole = stored.permute(0, 3, 1, 2).float().div_(255)
        left, top, side = batch.windows.to(self._device).unbind(1)
        sign = 1 - 2 * batch.mirrored.to(self._device).float()
        zero = torch.zeros_like(side)
        across = torch.stack([sign * side, zero, 2 * left + side - 1], dim=1)
        down = torch.stack([zero, side, 2 * top + side - 1], dim=1)
        grid = functional.affine_grid(
            torch.stack([across, down], dim=1), [len(whole), 3, LOOK_PX, LOOK_PX], align_corners=False
        )
        cut = functional.grid_sample(whole, grid, padding_mode="border", align_corners=False)
        luma = torch.einsum("bchw,c->bhw", cut, torch.tensor(_LUMA, device=self._device))[:, None]
        cut = torch.where(batch.grey.to(self._device)[:, None, None, None], luma, cut)
        return (cut * batch.gains.to(self._device)[..., None, None]).clamp(0, 1)

    def told(self, batch: FusionBatch) -> ToldBatch:
        """A text of each picture of a batch, some of its words left out, and the picture's cues."""
        begins = torch.split(batch.begins.to(self._device), [len(chosen) for chosen in batch.rows])
        several = [self._words(block, texts.to(self._device), begins[block]) for block, texts in enumerate(batch.texts)]
        longest = max(mask.shape[1] for _, mask in several)
        mask = torch.cat([functional.pad(mask, (0, longest - mask.shape[1])) for _, mask in several])
        states = torch.cat([functional.pad(one, (0, 0, 0, longest - one.shape[1])) for one, _ in several])
        heard = torch.rand(mask.shape, device=self._device) >= _UNHEARD
        heard[:, 0] = True
        mask = mask & heard
        rows = [chosen.to(self._device) for chosen in batch.rows]
        cues = {
            sort: torch.cat([of[sort][chosen] for of, chosen in zip(self._cues, rows, strict=True)]) for sort in CUES
        }
        return ToldBatch(states=states.float() * mask[..., None], mask=mask, cues=cues)

    def _words(self, block: int, texts: Tensor, begins: Tensor) -> tuple[Tensor, Tensor]:
        """States B L 384 of one block's texts, or of a stretch of each, and the mask B L."""
        starts = self._starts[block]
        if not len(texts):
            return torch.zeros(0, 1, self._states[block].shape[1], device=self._device), texts[:, None].bool()
        first, lengths = starts[texts], starts[texts + 1] - starts[texts]
        spare = (lengths - _LONGEST_TEXT).clamp_min(0)
        first = first + (begins * (spare + 1)).floor().long()
        lengths = lengths.clamp_max(_LONGEST_TEXT)
        steps = torch.arange(int(lengths.max()), device=self._device)
        mask = steps[None] < lengths[:, None]
        places = (first[:, None] + steps[None]).clamp_max(len(self._states[block]) - 1)
        return self._states[block][places].float(), mask
