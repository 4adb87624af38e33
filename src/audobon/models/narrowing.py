"""Weights kept in the precision that they are multiplied in.

Knows: layers that multiply by a matrix.  Does not know: which net they are of, or which machine runs it.
Autocast casts the weights of such layers anew at every call; cast once, they give the same answers sooner.
"""

from __future__ import annotations

import torch
from torch import nn

from audobon.models.narrative_blocks import TransposedLinear


def narrow(net: nn.Module, precision: str) -> None:
    """Cast the weights of a net's linear layers in place, for a net that runs under autocast in this precision.

    Args:
        net: Norms and embeddings in it stay as they are.
        precision: `bfloat16`; anything else leaves the net as it is.
    """
    if precision != "bfloat16":
        return
    for layer in net.modules():
        if isinstance(layer, nn.Linear | TransposedLinear):
            layer.to(torch.bfloat16)
