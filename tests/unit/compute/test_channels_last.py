"""Graphs whose norms keep channels last: the same answers, by other operators."""

from __future__ import annotations

from collections import Counter

import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st
from torch import Tensor, nn

from audobon.compute.channels_last import with_channels_last
from audobon.compute.engine import OpenVinoEngine
from audobon.compute.plan import ComputePlan

openvino = pytest.importorskip("openvino")
EXACT = ComputePlan(device="cpu", precision="float32", threads=1)


class Block(nn.Module):
    """What a denoiser's block does: two norms, a vector that tells it something, a vector that scales it."""

    def __init__(self, channels: int = 12, groups: int = 4) -> None:
        super().__init__()
        self.first, self.second = nn.GroupNorm(groups, channels), nn.GroupNorm(groups, channels, eps=1e-3)
        self.enter, self.leave = nn.Conv2d(channels, channels, 3, padding=1), nn.Conv2d(channels, 5, 1)
        self.told = nn.Linear(7, channels)
        for norm in (self.first, self.second):
            nn.init.normal_(norm.weight, 1.0, 0.3)
            nn.init.normal_(norm.bias)

    def forward(self, tensor: Tensor, vector: Tensor) -> Tensor:
        told = self.told(vector)[..., None, None]
        inner = self.enter(nn.functional.silu(self.first(tensor))) + told
        out: Tensor = self.leave(nn.functional.silu(self.second(inner) * (1 + told)))
        return out


def graphs(net: nn.Module, example: dict[str, Tensor]) -> tuple[OpenVinoEngine, OpenVinoEngine, Counter[str]]:
    """A net's graph as it is traced, the same with channels last, and the latter's operators."""
    with torch.inference_mode():
        plain, changed = (openvino.convert_model(net, example_input=example) for _ in range(2))
    changed = with_channels_last(changed)
    kinds = Counter(node.get_type_name() for node in changed.get_ops())
    return OpenVinoEngine(plain, plan=EXACT), OpenVinoEngine(changed, plan=EXACT), kinds


@pytest.fixture(scope="module")
def block() -> tuple[nn.Module, OpenVinoEngine, OpenVinoEngine, Counter[str]]:
    torch.manual_seed(0)
    net = Block().eval()
    example = {"tensor": torch.randn(2, 12, 6, 4), "vector": torch.randn(2, 7)}
    return net, *graphs(net, example)


def test_norms_are_means_and_vectors_are_led_once_each(
    block: tuple[nn.Module, OpenVinoEngine, OpenVinoEngine, Counter[str]],
) -> None:
    kinds = block[3]
    assert kinds["GroupNormalization"] == 0
    assert kinds["SquaredDifference"] == 2
    assert kinds["GroupConvolution"] == 2 * 2 + 2, "two means a norm, and two vectors"


@given(batch=st.integers(1, 3), height=st.integers(1, 9), width=st.integers(2, 9), seed=st.integers(0, 99))
@settings(max_examples=25, deadline=None)
def test_answers_are_the_same_at_every_size(
    block: tuple[nn.Module, OpenVinoEngine, OpenVinoEngine, Counter[str]],
    batch: int, height: int, width: int, seed: int,
) -> None:  # fmt: skip
    net, plain, changed, _ = block
    generator = torch.Generator().manual_seed(seed)
    inputs = {
        "tensor": torch.randn(batch, 12, height, width, generator=generator),
        "vector": torch.randn(batch, 7, generator=generator),
    }
    with torch.inference_mode():
        wanted = net(**inputs)
    for engine in (plain, changed):
        assert torch.allclose(engine(inputs)[0], wanted, atol=2e-4, rtol=1e-4)


@pytest.mark.parametrize("level", [0.0, 300.0])
def test_a_level_far_from_zero_and_one_without_spread_are_no_trouble(
    block: tuple[nn.Module, OpenVinoEngine, OpenVinoEngine, Counter[str]], level: float
) -> None:
    net, _, changed, _ = block
    flat = torch.full((1, 12, 8, 8), level)
    textured = flat + torch.randn(1, 12, 8, 8, generator=torch.Generator().manual_seed(1))
    for tensor in (flat, textured):
        inputs = {"tensor": tensor, "vector": torch.zeros(1, 7)}
        with torch.inference_mode():
            wanted = net(**inputs)
        assert torch.allclose(changed(inputs)[0], wanted, atol=5e-3)


def test_norms_of_other_tensors_stay_as_they_are() -> None:
    class Rows(nn.Module):
        def __init__(self) -> None:
            super().__init__()
            self.norm = nn.GroupNorm(2, 6)

        def forward(self, rows: Tensor) -> Tensor:
            out: Tensor = self.norm(rows)
            return out

    net = Rows().eval()
    rows = torch.randn(3, 6, 5)
    plain, changed, kinds = graphs(net, {"rows": rows})
    assert kinds["SquaredDifference"] == 0
    assert torch.equal(plain({"rows": rows})[0], changed({"rows": rows})[0])
