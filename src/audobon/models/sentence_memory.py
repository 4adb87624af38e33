"""What the analysis layer remembers of earlier stretches: its blocks' keys and values, a bounded number of sentences.

Knows: keys, values.  Does not know: the net, text.

Shapes: H heads, S sentences of a stretch, T remembered ones, E width of a head.
"""

from __future__ import annotations

import torch
from torch import Tensor


class SentenceMemory:
    """Begins empty, and grows by what the blocks add (the methods' names are those that transformers' blocks call)."""

    def __init__(self) -> None:
        self._blocks: dict[int, tuple[Tensor, Tensor]] = {}

    def get_seq_length(self) -> int:
        """T."""
        return next((keys.shape[-2] for keys, _ in self._blocks.values()), 0)

    def update(self, key_states: Tensor, value_states: Tensor, layer_idx: int) -> tuple[Tensor, Tensor]:
        """Add a block's keys and values `1 H S E`; gives all of them, `1 H T + S E`."""
        before = self._blocks.get(layer_idx)
        if before is not None:
            key_states = torch.cat([before[0], key_states], dim=-2)
            value_states = torch.cat([before[1], value_states], dim=-2)
        self._blocks[layer_idx] = (key_states, value_states)
        return key_states, value_states

    def remembered(self) -> tuple[list[Tensor], list[Tensor]]:
        """Keys and values `1 H T E` of every block, in order."""
        rows = [self._blocks[block] for block in sorted(self._blocks)]
        return [keys for keys, _ in rows], [values for _, values in rows]

    def forget_oldest(self, *, keep: int) -> None:
        """Keep only the last `keep` sentences."""
        for block, (keys, values) in self._blocks.items():
            self._blocks[block] = (keys[..., -keep:, :], values[..., -keep:, :])
