"""8-bit integers as nets are at work: what harms most stays in floating point, and others' samples judge."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest
import torch
from hypothesis import given
from hypothesis import strategies as st
from torch import Tensor, nn

from audobon.errors import WeightsError
from audobon.export.asked import Asked, Calibration, Precision
from audobon.export.exportable import ExportableNet, Provenance
from audobon.export.exporting import FORMATS, checked, export_net, manifests_in
from audobon.export.harm import Harm, harm_of_layers
from audobon.export.int8_search import BAR, LIMIT, least_floating
from audobon.export.ports import BATCH, Axis, Port, normal
from audobon.export.samples import digest_of, load_held_back, load_samples, save_held_back, save_samples

WIDTH = 24


class Lopsided(nn.Module):
    """Two layers: what flows into the second has one channel a thousand times as large as the others, which do not
    count for it, so that 8 bits of that range leave nothing of the rest."""

    def __init__(self) -> None:
        super().__init__()
        torch.manual_seed(3)
        self.gentle, self.harmful = nn.Linear(WIDTH, WIDTH), nn.Linear(WIDTH, WIDTH)
        with torch.no_grad():
            self.gentle.bias[0] = 3000.0
            self.harmful.weight[:, 0] *= 1e-6

    def forward(self, given: Tensor) -> Tensor:
        out: Tensor = self.harmful(self.gentle(given))
        return out


def a_net() -> ExportableNet:
    rows = Axis(name=BATCH, tried=(1, 3, 5))
    told = Provenance(weights=(("toy", "0" * 64),), card="toy", licence="none", version="0")
    return ExportableNet(
        name="toy", what="A toy.", net=Lopsided().eval().requires_grad_(False),
        inputs=(Port(name="given", shape=(rows, WIDTH), draw=normal),), outputs=("found",), before={}, after={},
        provenance=told,
    )  # fmt: skip


def work(count: int, *, seed: int) -> Calibration:
    generator = torch.Generator().manual_seed(seed)
    return [{"given": torch.randn(4, WIDTH, generator=generator)} for _ in range(count)]


ASKED = Asked(precision=Precision.INT8, dynamic_batch=True, calibration=work(8, seed=1), held_back=work(4, seed=2))


def test_layer_that_harms_most_comes_first_and_the_net_is_left_as_it_was() -> None:
    one = a_net()
    before = {name: value.clone() for name, value in one.net.state_dict().items()}
    first, second = harm_of_layers(one, ASKED.calibration)
    assert (first.layer, second.layer) == ("harmful", "gentle")
    assert first.share > LIMIT > second.share > 0
    assert all(torch.equal(value, before[name]) for name, value in one.net.state_dict().items())
    assert torch.equal(one.run(ASKED.calibration[0])["found"], one.run(ASKED.calibration[0])["found"])


@pytest.mark.parametrize("format", ["onnx", "openvino"])
def test_net_passes_with_the_harmful_layer_alone_in_floating_point(format: str, tmp_path: Path) -> None:
    whole = export_net(
        a_net(), tmp_path / "whole", format=FORMATS[format], asked=replace(ASKED, calibration=(), held_back=())
    )
    assert whole.parity.worst.relative_l2 > LIMIT
    made = export_net(a_net(), tmp_path, format=FORMATS[format], asked=ASKED)
    told = json.loads((made.folder / "export.json").read_text("utf-8"))["int8"]
    assert told["floating_by_harm"] == ["harmful"]
    assert told["measured_layers"] == 2
    assert 0 < told["relative_l2_in_calibration"] <= BAR
    assert made.parity.passes
    assert {one.sizes["samples"] for one in made.parity.deviations} == {4}
    assert made.parity.worst.relative_l2 > 1e-4
    assert {path.name for path in made.folder.iterdir()} >= {"export.json", "parity.json"}
    assert not any(path.is_dir() for path in made.folder.iterdir())


def test_export_is_checked_with_the_samples_that_judged_it_and_no_others(tmp_path: Path) -> None:
    export_net(a_net(), tmp_path, format=FORMATS["onnx"], asked=ASKED)
    ((folder, manifest),) = manifests_in(tmp_path)
    assert checked(folder, manifest, a_net(), held_back=ASKED.held_back).parity.passes
    with pytest.raises(WeightsError, match="AUD-391: .*were not given here"):
        checked(folder, manifest, a_net())
    with pytest.raises(WeightsError, match="AUD-391: .*others than those given"):
        checked(folder, manifest, a_net(), held_back=work(4, seed=3))


def test_samples_come_back_as_they_were_kept(tmp_path: Path) -> None:
    save_samples(ASKED.calibration, tmp_path / "toy")
    assert load_held_back(tmp_path / "toy") == ()
    save_held_back(ASKED.held_back, tmp_path / "toy")
    assert digest_of(load_samples(tmp_path / "toy")) == digest_of(ASKED.calibration)
    assert digest_of(load_held_back(tmp_path / "toy")) == digest_of(ASKED.held_back) != digest_of(ASKED.calibration)
    assert digest_of(()) == ""


def test_samples_are_cut_to_the_only_batch_that_an_export_takes(tmp_path: Path) -> None:
    made = export_net(a_net(), tmp_path, format=FORMATS["onnx"], asked=replace(ASKED, dynamic_batch=False, batch=6))
    assert made.parity.passes
    rows = a_net().of_batch({"given": torch.arange(2.0)[:, None].expand(2, WIDTH)}, 5)
    assert rows["given"][:, 0].tolist() == [0, 1, 0, 1, 0]


@given(st.lists(st.floats(0, 1), max_size=12), st.floats(0, 2))
def test_as_few_layers_stay_as_will_do(shares: list[float], most: float) -> None:
    harms = [Harm(layer=str(number), share=share) for number, share in enumerate(sorted(shares, reverse=True))]
    kept = least_floating(harms, most=most)
    assert kept == tuple(harm.layer for harm in harms[: len(kept)])

    def rest(count: int) -> float:
        return sum(harm.share**2 for harm in harms[count:])

    assert rest(len(kept)) <= most**2 + 1e-9
    assert not kept or rest(len(kept) - 1) > most**2 - 1e-9
