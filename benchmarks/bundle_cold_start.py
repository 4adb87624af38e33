"""From opening the weights to the end of the first denoise step: a bundle against a folder of safetensors.

    PYTHONPATH=src python -m benchmarks.bundle_cold_start [--rounds 9] [--json] [--out benchmarks/results]

Every start is a fresh process that has imported all it needs before its clock runs, with no net loaded; ways take
turns, so that a busy moment meets all of them. Each runs with the files in the system's page cache (`warm`) and after
they were dropped from it (`dropped`).

- `folder`: safetensors shards, checked, their 8-bit integers restored to float32, quantised anew into the graphs,
  compiled; as the program does.
- `bundle`: the same from a bundle: checked, the graphs filled with stored integers as they lie in the file, compiled.
- `ready`: a bundle that also holds the graphs as the engine compiled them on this machine (`--ready`).

Knows: processes, clocks, what the system tells of memory.  Does not know: how anything is loaded.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path

os.environ.setdefault("OMP_NUM_THREADS", "1")

import torch

from audobon.evaluation.measure import median_measure
from audobon.export.bundle.building import build_bundle
from audobon.export.bundle.loading import load_from_bundle
from audobon.export.bundle.precisions import PRECISIONS
from audobon.export.bundle.reader import open_bundle
from audobon.hire import painting_plan
from audobon.models.engine_nets import step_example
from audobon.models.zoo import EmbeddedPainterModel, load_ready_painter, packaged_models
from benchmarks.pencils import machine

WAYS = ("folder", "bundle", "ready")
SIDE = 64
"""Of the latents: a panel of 512 x 512 px."""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=9)
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--out", type=Path, default=Path("benchmarks/results"))
    parser.add_argument("--start", nargs=2, metavar=("WAY", "FILE"), help=argparse.SUPPRESS)
    wanted = parser.parse_args()
    if wanted.start:
        print(json.dumps(start(wanted.start[0], Path(wanted.start[1]))))  # noqa: T201 - the parent reads it
        return
    found = measure(rounds=wanted.rounds)
    answer = {"benchmark": "bundle_cold_start", "date": date.today().isoformat(), "machine": machine(), **found}
    wanted.out.mkdir(parents=True, exist_ok=True)
    path = wanted.out / f"bundle-cold-start-{machine()['name']}-{date.today().isoformat()}.json"
    path.write_text(json.dumps(answer, indent=1) + "\n", encoding="utf-8")
    print(json.dumps(answer) if wanted.json else "\n".join(f"{key}: {value}" for key, value in found.items()))  # noqa: T201


def measure(*, rounds: int) -> dict[str, object]:
    """Seconds by way, and the ratios to the folder's within each round; sizes of bundles in every precision."""
    with tempfile.TemporaryDirectory(prefix="audobon-bundles-") as folder:
        files = {way: Path(folder) / f"{way}.audobon" for way in ("bundle", "ready")}
        build_bundle(files["bundle"])
        build_bundle(files["ready"], ready_for=painting_plan())
        found: dict[str, object] = {"bytes": _sizes(Path(folder)) | {"ready": files["ready"].stat().st_size}}
        for cache in ("warm", "dropped"):
            runs = [{way: _fresh(way, files, cache=cache) for way in WAYS} for _ in range(rounds)]
            found[cache] = _told(runs)
        found["read_bundle_s"] = _read_s(files["bundle"])
    return found


def _told(runs: list[dict[str, Mapping[str, float]]]) -> dict[str, object]:
    told: dict[str, object] = {}
    for way in WAYS:
        for figure in ("load_s", "first_step_s", "own_mb"):
            told[f"{way}_{figure}"] = median_measure([run[way][figure] for run in runs]).as_json()
    for way in WAYS[1:]:
        for figure in ("load_s", "first_step_s"):
            ratios = [run[way][figure] / run["folder"][figure] for run in runs]
            told[f"{way}_{figure}_over_folder"] = median_measure(ratios).as_json()
    return told


def _fresh(way: str, files: Mapping[str, Path], *, cache: str) -> Mapping[str, float]:
    """One start in a process of its own."""
    path = files.get(way, packaged_models())
    read = [path] if path.is_file() else sorted(path.rglob("*.safetensors"))
    for file in read:
        (_drop if cache == "dropped" else _touch)(file)
    command = [sys.executable, "-m", "benchmarks.bundle_cold_start", "--start", way, str(path)]
    run = subprocess.run(command, capture_output=True, text=True, check=True)
    answer: Mapping[str, float] = json.loads(run.stdout.splitlines()[-1])
    return answer


def start(way: str, path: Path) -> dict[str, float]:
    """Load and make one step in this process: seconds until each is done, and how much memory of its own it took."""
    import openvino

    plan = painting_plan()
    plan.apply()
    openvino.Core().get_property("CPU", "FULL_DEVICE_NAME")  # the engine's own library, which every way needs
    torch.zeros(1).add(1)
    before = _own_mb()
    started = time.perf_counter()
    model = load_ready_painter(plan) if way == "folder" else _from_bundle(path)
    loaded = time.perf_counter()
    _first_step(model)
    done = time.perf_counter()
    return {"load_s": loaded - started, "first_step_s": done - started, "own_mb": _own_mb() - before}


def _from_bundle(path: Path) -> EmbeddedPainterModel:
    with open_bundle(path) as bundle:
        return load_from_bundle(bundle, plan=painting_plan())


def _first_step(model: EmbeddedPainterModel) -> None:
    given = step_example(model.painter)
    for name in ("latents", "head", "hand"):
        rows, columns = given[name].shape[-2:]
        given[name] = given[name].repeat(1, 1, -(-SIDE // rows), -(-SIDE // columns))[..., :SIDE, :SIDE]
    assert model.engines is not None
    model.engines.step(given)


def _own_mb() -> float:
    """Memory that is this process's alone whoever else runs the same: pages that it has written, in MB."""
    told = Path("/proc/self/smaps_rollup").read_text(encoding="utf-8")
    (line,) = [line for line in told.splitlines() if line.startswith("Private_Dirty:")]
    return int(line.split()[1]) / 1000


def _drop(file: Path) -> None:
    with file.open("rb") as stream:
        os.posix_fadvise(stream.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)


def _touch(file: Path) -> None:
    file.read_bytes()


def _read_s(file: Path) -> float:
    started = time.perf_counter()
    _touch(file)
    return round(time.perf_counter() - started, 4)


def _sizes(folder: Path) -> dict[str, int]:
    sizes: dict[str, int] = {}
    each: Callable[[str], Path] = lambda precision: folder / f"{precision}.sized"  # noqa: E731
    for precision in PRECISIONS:
        build_bundle(each(precision), precision=precision)
        sizes[precision] = each(precision).stat().st_size
        each(precision).unlink()
    return sizes


if __name__ == "__main__":
    main()
