"""A net whose weights are kept in half as many bits, and widened when they are used.

Knows: layers' weights.  Does not know: which net they are of, or formats.
What flows between layers stays in float32, so such a net runs wherever the net itself does, and differs from it by the
rounding of its weights alone.
"""

from __future__ import annotations

import copy

import torch
from torch import Tensor, nn
from torch.nn.utils import parametrize

from audobon.export.asked import Precision

TYPES = {Precision.FP16: torch.float16, Precision.BF16: torch.bfloat16}
SMALLEST = 1024
"""Numbers in the smallest weight that is narrowed."""


class _Widened(nn.Module):
    """A weight as it is used, from how it is kept."""

    def forward(self, kept: Tensor) -> Tensor:
        """The weight in float32."""
        return kept.to(torch.float32)


def narrowed(net: nn.Module, precision: Precision) -> nn.Module:
    """A copy of a net, with every large weight in `fp16` or `bf16`; the net itself for other precisions.

    Recurrent layers stay as they are: torch hands all their weights to one operator, which takes no others.
    """
    kept_in = TYPES.get(precision)
    if kept_in is None:
        return net
    copied = copy.deepcopy(net)
    for module in list(copied.modules()):
        if isinstance(module, nn.RNNBase | parametrize.ParametrizationList):
            continue
        for name, weight in list(module.named_parameters(recurse=False)):
            if weight.dtype == torch.float32 and weight.numel() >= SMALLEST:
                parametrize.register_parametrization(module, name, _Widened())
                kept = module.parametrizations[name].original  # type: ignore[index, union-attr]
                kept.data = weight.detach().to(kept_in)
    return copied.eval().requires_grad_(False)
