"""Results that the engine lays out slowly: made wider for it, and as the net gives them for the caller."""

from __future__ import annotations

import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st
from torch import Tensor, nn

from audobon.compute.engine import OpenVinoEngine, ReadyEngine
from audobon.compute.plan import ComputePlan
from audobon.compute.wide_results import with_wide_results

openvino = pytest.importorskip("openvino")
EXACT = ComputePlan(device="cpu", precision="float32", threads=1)


class Three(nn.Module):
    """A result of 48 channels, one of 5, one without space."""

    def __init__(self) -> None:
        super().__init__()
        self.wide, self.narrow = nn.Conv2d(4, 48, 3, padding=1), nn.Conv2d(4, 5, 1)

    def forward(self, tensor: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        return self.wide(tensor), self.narrow(tensor), tensor.mean(dim=(2, 3))


@pytest.fixture(scope="module")
def three() -> tuple[nn.Module, openvino.Model]:
    torch.manual_seed(0)
    net = Three().eval()
    with torch.inference_mode():
        graph = openvino.convert_model(net, example_input={"tensor": torch.randn(1, 4, 6, 8)})
    return net, graph


def test_a_result_that_has_a_name_of_its_own_is_cut_all_the_same(three: tuple[nn.Module, openvino.Model]) -> None:
    net, graph = three[0], three[1].clone()
    graph.outputs[0].set_names({"hidden_states.269"})
    tensor = torch.randn(1, 4, 6, 8)
    with torch.inference_mode():
        wanted = net(tensor)
    assert torch.allclose(OpenVinoEngine(graph, plan=EXACT)({"tensor": tensor})[0], wanted[0], atol=1e-5)


def test_only_results_that_are_slow_are_made_wider(three: tuple[nn.Module, openvino.Model]) -> None:
    graph = three[1]
    assert [output.get_partial_shape()[1].get_length() for output in with_wide_results(graph).outputs] == [68, 5, 4]
    assert [output.get_partial_shape()[1].get_length() for output in graph.outputs] == [48, 5, 4], "it stays as it was"


@given(batch=st.integers(1, 3), height=st.integers(1, 24), width=st.integers(1, 24), seed=st.integers(0, 99))
@settings(max_examples=15, deadline=None)
def test_callers_see_the_nets_own_channels(
    three: tuple[nn.Module, openvino.Model],
    engines: list[OpenVinoEngine],
    batch: int,
    height: int,
    width: int,
    seed: int,
) -> None:
    tensor = torch.randn(batch, 4, height, width, generator=torch.Generator().manual_seed(seed))
    with torch.inference_mode():
        wanted = three[0](tensor)
    for engine in engines:
        found = engine({"tensor": tensor})
        assert all(torch.allclose(got, want, atol=1e-5) for got, want in zip(found, wanted, strict=True))
        assert all(got.is_contiguous() for got in found)


@pytest.fixture(scope="module")
def engines(three: tuple[nn.Module, openvino.Model]) -> list[OpenVinoEngine]:
    """The graph compiled, and taken from what another kept: the mark goes with it."""
    compiled = OpenVinoEngine(three[1], plan=EXACT)
    return [compiled, ReadyEngine(memoryview(bytearray(compiled.exported())), plan=EXACT)]
