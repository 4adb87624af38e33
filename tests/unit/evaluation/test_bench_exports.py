"""How fast exports run: real exports in their own runtimes, against their nets."""

from __future__ import annotations

import json
import time
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pytest
from torch import Tensor, nn
from typer.testing import CliRunner

from audobon.cli.app import app
from audobon.evaluation.bench_exports import ROUNDS, bench_exports
from audobon.export.asked import Asked
from audobon.export.catalogue import exportable_nets
from audobon.export.exportable import ExportableNet
from audobon.export.exporting import FORMATS, export_net, manifests_in
from audobon.export.origins import with_origins
from audobon.export.samples import save_held_back


class Slowed(nn.Module):
    """A net that first waits, and keeps how many rows it was given."""

    def __init__(self, net: nn.Module, seconds: float) -> None:
        super().__init__()
        self.net, self.seconds, self.rows = net, seconds, []  # type: list[int]

    def forward(self, **inputs: Tensor) -> object:
        self.rows.append(next(iter(inputs.values())).shape[0])
        time.sleep(self.seconds)
        return self.net(**inputs)


@pytest.fixture(scope="module")
def valence() -> ExportableNet:
    (one,) = exportable_nets(("valence",))
    return one


@pytest.fixture(scope="module")
def exports(valence: ExportableNet, tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("exports")
    for name in ("onnx", "openvino"):
        export_net(valence, out, format=FORMATS[name], asked=Asked(dynamic_batch=True))
    return out


@pytest.fixture(autouse=True)
def short_turns(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("audobon.evaluation.bench_exports.ROUND_S", 0.01)


def test_every_export_is_timed_against_its_net(exports: Path) -> None:
    told: list[str] = []
    found = bench_exports(with_origins(manifests_in(exports), folder=None), calibration=None, tell=told.append)
    assert [one.form for one in found] == ["onnx-fp32", "openvino-fp32"]
    assert told == ["valence onnx-fp32", "valence openvino-fp32"]
    for one in found:
        assert one.net == "valence"
        assert one.target == "any"
        assert one.ms.n == ROUNDS
        assert (one.ms.value or 0) > 0
        assert one.size_mb == pytest.approx(2.3, rel=0.1)


def test_a_slower_net_makes_its_exports_faster_beside_it(exports: Path, valence: ExportableNet) -> None:
    (path, manifest), *_ = manifests_in(exports)
    slow = replace(valence, net=Slowed(valence.net, 0.02))
    plain, slowed = (
        bench_exports([(path, manifest, one)], calibration=None, tell=lambda what: None)[0] for one in (valence, slow)
    )
    assert (slowed.times_as_fast.value or 0) > 5 * (plain.times_as_fast.value or 0)


def test_samples_of_a_nets_work_are_what_it_is_timed_on(exports: Path, valence: ExportableNet, tmp_path: Path) -> None:
    sizes = valence.tried[0]
    samples: list[Mapping[str, Tensor]] = [valence.example(sizes, seed=seed) for seed in (1, 2)]
    save_held_back([valence.of_batch(one, 3) for one in samples], tmp_path / "valence")
    (path, manifest), *_ = manifests_in(exports)
    watched = Slowed(valence.net, 0.0)
    bench_exports([(path, manifest, replace(valence, net=watched))], calibration=tmp_path, tell=lambda what: None)
    assert set(watched.rows) == {1}, "one sample at a time"


def test_the_command_prints_a_row_for_each(exports: Path) -> None:
    run = CliRunner().invoke(app, ["bench", "exports", str(exports), "--json"])
    assert run.exit_code == 0, run.output
    rows = json.loads(run.stdout)
    assert [row["form"] for row in rows] == ["onnx-fp32", "openvino-fp32"]
    assert all(row["times_as_fast"]["value"] > 0 for row in rows)
