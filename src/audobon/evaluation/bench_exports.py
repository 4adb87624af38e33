"""`audobon bench exports`: exported nets in their own runtimes, against the nets that they came from in plain torch.

Knows: a folder of exports, what is timed against what.  Does not know: formats, how anything was exported.
Both are given the same inputs in turn, and what is compared are ratios within a round.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from torch import Tensor

from audobon.evaluation.measure import Measure, median_measure
from audobon.export.artefact import Manifest
from audobon.export.exportable import ExportableNet
from audobon.export.exporting import format_named
from audobon.export.formats import Runner, tried_sizes_of
from audobon.export.samples import load_held_back

ROUNDS, ROUND_S = 7, 0.3
"""How often the two take turns, and how long each turn at least is."""


@dataclass(frozen=True, kw_only=True)
class Timed:
    """One export as it runs on this machine.

    Attributes:
        net, form, target: What it is of; its format and precision; what it was made to run on.
        ms: Milliseconds of a call.
        times_as_fast: As the net in torch, float32, not compiled, on as many threads.
        size_mb: Its files.
    """

    net: str
    form: str
    target: str
    ms: Measure
    times_as_fast: Measure
    size_mb: float

    def as_json(self) -> dict[str, object]:
        """The figures, with what they are of."""
        return {
            "net": self.net,
            "form": self.form,
            "target": self.target,
            "ms": self.ms.as_json(),
            "times_as_fast": self.times_as_fast.as_json(),
            "size_mb": round(self.size_mb, 3),
        }


def bench_exports(
    exports: Iterable[tuple[Path, Manifest, ExportableNet]], *, calibration: Path | None, tell: Callable[[str], None]
) -> list[Timed]:
    """Time exports.

    Args:
        exports: Folders with what they say of themselves and the nets that they came from (`export.origins`).
        calibration: Samples of the nets' work (`export.samples`); an export is timed on the largest of those held back.
            Where there is none it is timed at the largest size at which it was held against its net.
        tell: Called with what is being timed.

    Raises:
        InputError: AUD-135, if a sample cannot be read.
        SettingsError: AUD-287, for a format that is not known here.
    """
    found = []
    for folder, manifest, one in exports:
        tell(f"{manifest.net} {folder.name}")
        run = format_named(manifest.format).opened(folder, manifest.inputs, manifest.outputs)
        own, plain = _turns(one, run, _inputs(one, manifest, calibration))
        found.append(_timed(folder, manifest, own=own, plain=plain))
    return found


def _inputs(one: ExportableNet, manifest: Manifest, calibration: Path | None) -> Mapping[str, Tensor]:
    held_back = load_held_back(calibration / one.name) if calibration is not None else ()
    if held_back:
        largest = max(held_back, key=lambda sample: sum(value.numel() for value in sample.values()))
        return one.of_batch(largest, 1) if one.has_batch else dict(largest)
    sizes = max(tried_sizes_of(one, manifest.asked), key=lambda tried: sum(tried.values()))
    return one.example(sizes, seed=0)


def _turns(one: ExportableNet, run: Runner, inputs: Mapping[str, Tensor]) -> tuple[list[float], list[float]]:
    """Seconds of a call in each round: the export's, and torch's."""
    ways: tuple[Runner, Runner] = (run, one.run)
    seconds: tuple[list[float], list[float]] = ([], [])
    for way in ways:  # whatever is done once
        way(inputs)
    for _ in range(ROUNDS):
        for way, kept in zip(ways, seconds, strict=True):
            kept.append(_seconds(way, inputs))
    return seconds


def _seconds(way: Runner, inputs: Mapping[str, Tensor]) -> float:
    calls, began = 0, time.perf_counter()
    while (spent := time.perf_counter() - began) < ROUND_S or calls == 0:
        way(inputs)
        calls += 1
    return spent / calls


def _timed(folder: Path, manifest: Manifest, *, own: list[float], plain: list[float]) -> Timed:
    return Timed(
        net=manifest.net,
        form=folder.name,
        target=str(manifest.asked.target),
        ms=median_measure([1000 * second for second in own]),
        times_as_fast=median_measure([torchs / export for export, torchs in zip(own, plain, strict=True)]),
        size_mb=sum((folder / name).stat().st_size for name in manifest.files) / 1e6,
    )
