"""Narrowed weights give what autocast gives."""

from __future__ import annotations

import torch
from torch import nn

from audobon.models.narrative_blocks import TransposedLinear
from audobon.models.narrowing import narrow


def a_net() -> nn.Module:
    torch.manual_seed(0)
    return nn.Sequential(nn.Linear(24, 16), nn.GELU(), nn.LayerNorm(16), TransposedLinear(16, 8)).eval()


@torch.inference_mode()
def test_under_autocast_a_narrowed_net_answers_alike() -> None:
    states = torch.randn(5, 24)
    plain, narrowed = a_net(), a_net()
    narrow(narrowed, "bfloat16")
    with torch.autocast("cpu", torch.bfloat16):
        assert torch.equal(plain(states), narrowed(states))
    assert {name: value.dtype for name, value in narrowed.named_parameters()}["2.weight"] is torch.float32
    assert narrowed[0].weight.dtype is torch.bfloat16  # type: ignore[index]


def test_other_precisions_leave_a_net_as_it_is() -> None:
    net = a_net()
    narrow(net, "float32")
    assert {value.dtype for value in net.parameters()} == {torch.float32}
