"""The benchmark of a GPU, its whole command at toy size on a processor: what it prints, refuses, and goes on with."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest
import torch
from typer.testing import CliRunner

from audobon.cli.app import app
from audobon.errors import InputError, ResourceError, SettingsError
from audobon.evaluation import bench_gpu as benchmark
from audobon.evaluation.bench_gpu import LESS, MANY_BEST, PLAIN, STOCK, bench_gpu, gpu_bench, rungs
from audobon.evaluation.gpu_nets import FULL, TINY, GpuNets, Way
from audobon.evaluation.gpu_pictures import Easel, operations
from audobon.evaluation.gpu_results import RESULTS, Results, Row

CPU = torch.device("cpu")
KEYS = {
    "roofline_bf16", "speedup_over_stock_diffusers", "speedup_with_fp8_and_cache", "images_per_minute_1024",
    "speedup_over_stock_diffusers_many_at_once", "speedup_with_fp8_and_cache_many_at_once", "peak_tera_ops",
}  # fmt: skip
ONLY_ON_A_GPU = {"peak_gb_b1", "peak_gb_b4_2cn", "allocations_per_step"}


@pytest.fixture(scope="module")
def printed(tmp_path_factory: pytest.TempPathFactory) -> tuple[dict[str, object], Path]:
    out = tmp_path_factory.mktemp("bench")
    arguments = ["bench", "gpu", "--size", "tiny", "--device", "cpu", "--json", "--out", str(out)]
    run = CliRunner().invoke(app, arguments)
    assert run.exit_code == 0, run.output
    found = json.loads(run.stdout[run.stdout.index("{") :])
    return found, out


def test_every_figure_has_its_name_and_those_that_a_processor_has_a_value(
    printed: tuple[dict[str, object], Path],
) -> None:
    found, _ = printed
    assert set(found) == {*KEYS, *ONLY_ON_A_GPU, "ladder"}
    values = {name: figure["value"] for name, figure in found.items() if name != "ladder"}  # type: ignore[index]
    assert all(values[name] > 0 for name in KEYS)
    assert all(values[name] is None for name in ONLY_ON_A_GPU)


def test_the_ladder_tells_of_every_way(printed: tuple[dict[str, object], Path]) -> None:
    ladder = printed[0]["ladder"]
    assert isinstance(ladder, dict)
    assert set(rungs(TINY)) < set(ladder)
    assert [name for name, row in ladder.items() if "failed" in row] == []
    moved = {name: ladder[name]["moved"]["value"] for name, rung in rungs(TINY).items() if rung.way.batch == 1}
    exact = {name for name, rung in rungs(TINY).items() if rung.way.is_exact and rung.way.batch == 1}
    assert all(moved[name] < 1e-3 for name in exact), "the stock pipeline's picture, too"
    assert all(moved[name] > 1e-3 for name in set(moved) - exact)
    assert ladder["a draft's latents found in memory"]["times_as_fast"]["value"] > 1


def test_a_run_that_was_killed_goes_on_and_one_that_came_to_its_end_begins_anew(
    printed: tuple[dict[str, object], Path], tmp_path: Path
) -> None:
    (tmp_path / "plain.safetensors").write_bytes((printed[1] / "plain.safetensors").read_bytes())
    assert json.loads((printed[1] / "answer.json").read_text("utf-8")) == printed[0]
    told = json.loads((printed[1] / RESULTS).read_text("utf-8"))
    assert told["whole"] is True
    last = "decoded one by one, many at once"
    del told["rows"][last]
    (tmp_path / RESULTS).write_text(json.dumps({**told, "whole": False}), "utf-8")
    said: list[str] = []
    found, _ = bench_gpu(gpu_bench(size="tiny", device="cpu", out=tmp_path), tell=said.append)
    assert said == [last, "a draft encoded"]
    assert found["peak_tera_ops"].value is not None
    assert Results(tmp_path, machine=told["machine"]).rows == {}
    (tmp_path / RESULTS).write_text(json.dumps({**told, "whole": False}), "utf-8")
    assert Results(tmp_path, machine="another").rows == {}
    assert set(Results(tmp_path, machine=told["machine"]).rows) == set(told["rows"])


def test_a_way_that_fails_is_told_and_the_others_go_on(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    broken, sound = Way(words_until=0.5, reuse=0), (STOCK, PLAIN, "decoded one by one, many at once")
    mostly_broken = {
        name: rung if name in sound else replace(rung, way=broken)
        for name, rung in rungs(TINY).items()
    }  # fmt: skip
    monkeypatch.setattr(benchmark, "rungs", lambda size: mostly_broken)
    found, ladder = bench_gpu(gpu_bench(size="tiny", device="cpu", out=tmp_path), tell=lambda what: None)
    assert "Error" in str(ladder[LESS]["failed"])
    assert found["speedup_with_fp8_and_cache"].value is None
    assert found["speedup_over_stock_diffusers"].value is not None


def test_a_run_that_has_just_begun_says_what_it_has(tmp_path: Path) -> None:
    results = Results(tmp_path, machine="m")
    results.keep(PLAIN, Row(seconds=(2.0,)))
    results.keep(STOCK, Row(seconds=(3.0,)))
    found = benchmark.figures(results, TINY, whole=1.0)
    assert found["speedup_over_stock_diffusers"].value == 1.5
    assert found["images_per_minute_1024"].value is None
    assert benchmark.ladder(results, TINY)[LESS] == {"failed": "not timed yet"}


@pytest.mark.parametrize("text", ["{", '{"machine": "m", "form": 1, "rows": 3}', '{"machine": "m", "form": 1}'])
def test_damaged_results_are_refused(tmp_path: Path, text: str) -> None:
    (tmp_path / RESULTS).write_text(text, "utf-8")
    with pytest.raises(InputError, match="AUD-189"):
        Results(tmp_path, machine="m")


def test_rows_are_kept_as_they_are(tmp_path: Path) -> None:
    row = Row(seconds=(1.5, 2.0), peak_gb=3.0, moved=0.25)
    Results(tmp_path, machine="m").keep("a", row)
    assert Results(tmp_path, machine="m").rows == {"a": row}
    assert Results(tmp_path, machine="m").latents() is None


def test_a_machine_without_a_gpu_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(torch.cuda, "is_available", lambda: False)
    for size, device in (("full", "cuda"), ("tiny", "cuda"), ("full", "cpu")):
        with pytest.raises(ResourceError, match="AUD-531: SDXL of the size"):
            gpu_bench(size=size, device=device, out=tmp_path)
    run = CliRunner().invoke(app, ["bench", "gpu", "--out", str(tmp_path)])
    assert run.exit_code == 2


@pytest.mark.parametrize(("size", "device"), [("huge", "cpu"), ("tiny", "tpu")])
def test_sizes_and_devices_that_there_are_not_are_refused(tmp_path: Path, size: str, device: str) -> None:
    with pytest.raises(SettingsError, match=f'AUD-286: the size "{size}" was asked for on "{device}"'):
        gpu_bench(size=size, device=device, out=tmp_path)


def test_operations_of_a_picture_are_those_that_are_published() -> None:
    """20 steps of 2 x 6.761 tera-operations and a decoding of 10.470, as counted for MLPerf's setting."""
    assert operations(FULL) / 1e12 == pytest.approx(20 * 2 * 6.761 + 10.470, rel=1e-3)


def test_every_way_leaves_the_nets_as_they_were() -> None:
    nets = GpuNets(TINY, CPU, torch.float32)
    before = {name: value.clone() for name, value in nets.unet.state_dict().items()}
    layers = [id(module) for module in nets.unet.modules() if isinstance(module, torch.nn.Linear)]
    for way in (Way(last=True, fused=True, eight=True), Way(sliced=True, tiled=True), Way(reuse=2, words_until=0.5)):
        with nets.ready(way):
            Easel(nets, replace(way, batch=2)).paint()
    after = nets.unet.state_dict()
    assert before.keys() == after.keys()
    assert all(torch.equal(before[name], value) for name, value in after.items())
    assert [id(module) for module in nets.unet.modules() if isinstance(module, torch.nn.Linear)] == layers


def test_pictures_at_once_are_those_alone() -> None:
    nets = GpuNets(TINY, CPU, torch.float32)
    many = Easel(nets, Way(batch=2)).paint().latents
    gated = Easel(nets, Way(batch=2, reuse=2, words_until=0.5)).paint().latents
    one = Easel(nets, Way()).paint().latents
    assert many.shape == gated.shape == (2, *one.shape[1:])
    assert not torch.allclose(many[0], many[1], atol=1e-2)


def test_the_best_way_is_an_exact_one() -> None:
    rows = {name: Row(seconds=(1.0,)) for name in rungs(TINY)} | {LESS: Row(seconds=(0.1,))}
    rows[MANY_BEST] = Row(failed="no compiler")
    assert benchmark._best(rows, TINY, batch=1) != LESS
    assert benchmark._best(rows, TINY, batch=TINY.batch) == "decoded one by one, many at once"
