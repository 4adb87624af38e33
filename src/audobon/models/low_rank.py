"""Low-rank deltas: what training adds to a linear layer that itself stays as delivered.

Knows: linear layers.  Does not know: which net they are of, or what is learnt.

Source: Hu et al. 2021, arXiv:2106.09685, section 4.1: y = W x + b + (alpha / rank) U V x.
"""

from __future__ import annotations

import copy
import math
from collections.abc import Sequence

from torch import Tensor, nn

ALPHA = 2.0
"""The delta is scaled by this over the root of its rank (rsLoRA: Kalajdzievski 2023, arXiv:2312.03732, theorem 3.2)."""


class LowRankLinear(nn.Module):
    """A frozen linear layer and a delta of low rank, which adds nothing until it is trained.

    Args:
        base: The layer; its weights get no gradient.
        rank: Of the delta.
    """

    def __init__(self, base: nn.Linear, *, rank: int) -> None:
        super().__init__()
        self.base = base.requires_grad_(False)
        self.down = nn.Linear(base.in_features, rank, bias=False)
        self.up = nn.Linear(rank, base.out_features, bias=False)
        self.scale = ALPHA / math.sqrt(rank)
        nn.init.kaiming_uniform_(self.down.weight, a=math.sqrt(5))
        nn.init.zeros_(self.up.weight)

    def forward(self, states: Tensor) -> Tensor:
        """States `... out` of states `... in`."""
        added: Tensor = self.base(states) + self.up(self.down(states)) * self.scale
        return added

    def merged(self) -> nn.Linear:
        """One linear layer that gives the same: what inference runs."""
        layer = nn.Linear(self.base.in_features, self.base.out_features, bias=self.base.bias is not None)
        layer.weight.data = self.base.weight.data + self.scale * self.up.weight.data @ self.down.weight.data
        if self.base.bias is not None:
            layer.bias.data = self.base.bias.data.clone()
        return layer.requires_grad_(False)


def adapted(layers: Sequence[nn.Module], *, rank: int) -> nn.ModuleList:
    """Copies of layers, frozen, every linear layer within them with a delta; the layers given stay as they are."""
    copies = nn.ModuleList(copy.deepcopy(layer) for layer in layers).requires_grad_(False)
    _adapt(copies, rank=rank)
    return copies


def is_delta(name: str) -> bool:
    """Whether a tensor of adapted layers is a delta's, by its name in their state."""
    return name.endswith((".down.weight", ".up.weight"))


def _adapt(net: nn.Module, *, rank: int) -> None:
    for name, child in list(net.named_children()):
        if isinstance(child, nn.Linear):
            setattr(net, name, LowRankLinear(child, rank=rank))
        else:
            _adapt(child, rank=rank)


def merge(net: nn.Module) -> None:
    """Fold every delta within a net into its layer, in place."""
    for name, child in list(net.named_children()):
        if isinstance(child, LowRankLinear):
            setattr(net, name, child.merged())
        else:
            merge(child)
