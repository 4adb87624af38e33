"""Engines: every implementation gives what the net gives, and hands over tensors that are the caller's own."""

from __future__ import annotations

import builtins
import subprocess
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import openvino
import pytest
import torch
from torch import Tensor, nn

from audobon.compute import engine as room
from audobon.compute.engine import Engine, OpenVinoEngine, TorchEngine, engine_label, engine_runs
from audobon.compute.plan import ComputePlan

PLAN = ComputePlan(device="cpu", precision="float32", threads=1, workers=2)


class SmallNet(nn.Module):
    def __init__(self) -> None:
        super().__init__()
        torch.manual_seed(0)
        self.layer = nn.Conv2d(3, 4, 3, padding=1)

    def forward(self, image: Tensor, share: Tensor) -> tuple[Tensor, Tensor]:
        out: Tensor = self.layer(image) * share[:, None, None, None]
        return out, out.mean(dim=(2, 3))


def by_openvino(net: nn.Module) -> Engine:
    graph = openvino.convert_model(net, example_input={"image": torch.rand(1, 3, 8, 8), "share": torch.ones(1)})
    return OpenVinoEngine(graph, plan=PLAN)


def by_torch(net: nn.Module) -> Engine:
    return TorchEngine(net, plan=PLAN)


ENGINES = pytest.mark.parametrize("make", [by_torch, by_openvino], ids=["torch", "openvino"])


@ENGINES
@pytest.mark.parametrize(("height", "width"), [(8, 8), (5, 12), (16, 4)])
def test_an_engine_gives_what_the_net_gives_at_any_size(
    make: Callable[[nn.Module], Engine], height: int, width: int
) -> None:
    net = SmallNet().eval()
    inputs = {"image": torch.rand(2, 3, height, width), "share": torch.tensor([0.5, 2.0])}
    with torch.no_grad():
        assert all(
            torch.allclose(one, other, atol=1e-5) for one, other in zip(make(net)(inputs), net(**inputs), strict=True)
        )


@ENGINES
def test_an_answer_outlives_the_next(make: Callable[[nn.Module], Engine]) -> None:
    engine = make(SmallNet())
    first = engine({"image": torch.ones(1, 3, 8, 8), "share": torch.ones(1)})[0]
    kept = first.clone()
    engine({"image": torch.zeros(1, 3, 8, 8), "share": torch.ones(1)})
    assert torch.equal(first, kept)


@ENGINES
def test_inputs_may_lie_in_memory_in_any_order(make: Callable[[nn.Module], Engine]) -> None:
    engine, image = make(SmallNet()), torch.rand(1, 3, 8, 8)
    turned = image.to(memory_format=torch.channels_last)
    one, other = (engine({"image": given, "share": torch.ones(1)})[0] for given in (image, turned))
    assert torch.allclose(one, other, atol=1e-6)


def test_the_record_names_engine_and_precision() -> None:
    assert engine_label(PLAN) == f"openvino {openvino.__version__.split('-')[0]} cpu int8 in float32 1 threads"


def test_a_machine_without_the_engine_is_told_so(monkeypatch: pytest.MonkeyPatch) -> None:
    load = builtins.__import__

    def lacking(name: str, *given: Any, **named: Any) -> Any:
        if name == "openvino":
            raise ImportError("no wheel for this processor")
        return load(name, *given, **named)

    monkeypatch.setattr(builtins, "__import__", lacking)
    engine_runs.cache_clear()
    try:
        with pytest.warns(RuntimeWarning, match="OpenVINO does not load here .no wheel"):
            assert not room.engine_runs()
    finally:
        engine_runs.cache_clear()


def test_here_the_engine_runs() -> None:
    assert engine_runs()


@ENGINES
def test_threads_that_ask_at_once_get_their_own_answers(make: Callable[[nn.Module], Engine]) -> None:
    net = SmallNet().eval()
    engine = make(net)
    images = [torch.rand(1, 3, 32, 32 + 4 * number) for number in range(12)]
    with torch.no_grad():
        expected = [net(image=image, share=torch.ones(1))[0] for image in images]
    with ThreadPoolExecutor(4) as pool:
        found = list(pool.map(lambda image: engine({"image": image, "share": torch.ones(1)})[0], images * 4))
    assert all(torch.allclose(one, other, atol=1e-5) for one, other in zip(found, expected * 4, strict=True))


def test_an_engine_that_has_rested_gives_what_it_gave() -> None:
    engine = by_openvino(SmallNet())
    assert isinstance(engine, OpenVinoEngine)
    inputs = {"image": torch.rand(1, 3, 40, 24), "share": torch.ones(1)}
    before = engine(inputs)
    engine.rest()
    assert all(torch.equal(one, other) for one, other in zip(engine(inputs), before, strict=True))


KERNELS = """
import sys
import openvino
import torch
from torch import nn
from audobon.compute import engine as room
from audobon.compute.plan import ComputePlan

if sys.argv[1] == "unbound":
    room.KERNELS_KEPT = "5000"
net = nn.Sequential(*(nn.Conv2d(8 + one, 9 + one, 3, padding=1) for one in range(12)))
graph = openvino.convert_model(net, example_input=torch.rand(1, 8, 8, 8))
engine = room.OpenVinoEngine(graph, plan=ComputePlan(device="cpu", precision="float32", threads=1))
name = graph.inputs[0].any_name


def held_kb():
    lines = open("/proc/self/status").read().splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("VmRSS"))


def call(sides):
    for side in sides:
        engine({name: torch.ones(1, 8, side, 9)})


call(range(8, 16))
before = held_kb()
call(range(16, 76))
print(held_kb() - before)
"""


def grown_kb(how: str) -> int:
    run = subprocess.run([sys.executable, "-c", KERNELS, how], capture_output=True, text=True, check=True, timeout=120)
    return int(run.stdout)


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="other systems count a process's memory elsewhere")
def test_memory_does_not_grow_with_every_other_shape() -> None:
    assert 1.5 * grown_kb("bound") < grown_kb("unbound")
