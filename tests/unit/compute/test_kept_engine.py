"""A graph is compiled once: what is kept gives what it gave, and whatever cannot be taken is made anew."""

from __future__ import annotations

from pathlib import Path

import openvino
import pytest
import torch
from torch import Tensor, nn

from audobon.compute.disk_level import DiskLevel
from audobon.compute.engine import OpenVinoEngine
from audobon.compute.kept_engine import kept_engine
from audobon.compute.plan import ComputePlan

PLAN = ComputePlan(device="cpu", precision="float32", threads=1)


class Blur(nn.Module):
    def __init__(self) -> None:
        super().__init__()
        torch.manual_seed(3)
        self.layer = nn.Conv2d(3, 4, 3, padding=1)

    def forward(self, image: Tensor) -> Tensor:
        return torch.tanh(self.layer(image))


IMAGE = torch.rand(1, 3, 12, 9)


class Compiler:
    """Gives the graph, and counts how often it is asked."""

    def __init__(self) -> None:
        self.asked = 0

    def __call__(self) -> openvino.Model:
        self.asked += 1
        return openvino.convert_model(Blur().eval(), example_input={"image": torch.rand(1, 3, 8, 8)})


def answer(engine: OpenVinoEngine) -> Tensor:
    (found,) = engine({"image": IMAGE})
    return found


@pytest.fixture
def kept(tmp_path: Path) -> DiskLevel:
    return DiskLevel(tmp_path / "engine", room_bytes=10_000_000)


def test_what_was_compiled_before_is_taken_and_gives_the_same(kept: DiskLevel) -> None:
    make = Compiler()
    first, second = (answer(kept_engine(make, made_of="blur", plan=PLAN, kept=kept)) for _ in range(2))
    assert make.asked == 1
    assert torch.equal(first, second)
    assert torch.allclose(first, Blur()(IMAGE), atol=1e-5)


@pytest.mark.parametrize("what", ["weights", "precision", "threads"])
def test_another_net_or_plan_is_compiled_for_itself(kept: DiskLevel, what: str) -> None:
    make = Compiler()
    kept_engine(make, made_of="blur", plan=PLAN, kept=kept)
    plan = {
        "precision": ComputePlan(device="cpu", precision="bfloat16", threads=1),
        "threads": ComputePlan(device="cpu", precision="float32", threads=2),
    }.get(what, PLAN)
    kept_engine(make, made_of="other" if what == "weights" else "blur", plan=plan, kept=kept)
    assert (make.asked, kept.values) == (2, 2)


def test_a_damaged_file_is_made_anew(kept: DiskLevel, tmp_path: Path) -> None:
    make = Compiler()
    first = answer(kept_engine(make, made_of="blur", plan=PLAN, kept=kept))
    (file,) = (tmp_path / "engine").glob("*/*.safetensors")
    data = bytearray(file.read_bytes())
    data[-10] ^= 1
    file.write_bytes(data)
    again = answer(kept_engine(make, made_of="blur", plan=PLAN, kept=kept))
    assert (make.asked, kept.damaged) == (2, 1)
    assert torch.equal(first, again)


def test_what_the_engine_does_not_take_is_made_anew(kept: DiskLevel, monkeypatch: pytest.MonkeyPatch) -> None:
    make = Compiler()
    kept_engine(make, made_of="blur", plan=PLAN, kept=kept)
    monkeypatch.setattr("audobon.compute.kept_engine.ReadyEngine", refusing)
    assert torch.allclose(answer(kept_engine(make, made_of="blur", plan=PLAN, kept=kept)), Blur()(IMAGE), atol=1e-5)
    assert (make.asked, kept.values) == (2, 1)


def refusing(ready: memoryview, *, plan: ComputePlan) -> OpenVinoEngine:
    raise RuntimeError("compiled by another engine")


def test_without_a_place_nothing_is_kept() -> None:
    make = Compiler()
    for _ in range(2):
        kept_engine(make, made_of="blur", plan=PLAN, kept=None)
    assert make.asked == 2
