"""`audobon bench ...`: how fast the program is on this machine, as one JSON object or a table.

Knows: the benchmarks' names and options.  Does not know: how anything is timed.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from audobon.cli.evaluate import show_measures
from audobon.cli.outcome import reported

if TYPE_CHECKING:
    from audobon.crew import PaintOrder
    from audobon.evaluation.bench_cpu import CpuTools
    from audobon.evaluation.held_back import Picture
    from audobon.evaluation.measure import Measure
    from audobon.painting.painter import EmbeddedPainter

bench_app = typer.Typer(name="bench", help="Time the program on this machine.", no_args_is_help=True)

StoryArgument = Annotated[Path, typer.Argument(metavar="STORY", help="What a whole book is made of.")]
MaybeStoryArgument = Annotated[
    Path | None, typer.Argument(metavar="STORY", help="Also make a whole book of this story, from start to end.")
]
SizeOption = Annotated[str, typer.Option("--size", metavar="SIZE", help="full, or tiny to see that everything runs.")]
DeviceOption = Annotated[str, typer.Option("--device", metavar="DEVICE", help="cuda; or cpu, for the tiny size.")]
OutOption = Annotated[
    Path | None, typer.Option("--out", metavar="DIR", help="Where what was found is kept, so that a run can go on.")
]
ExportsArgument = Annotated[Path, typer.Argument(metavar="DIR", help="A folder that `audobon export -o` wrote.")]
WorkOption = Annotated[
    Path | None,
    typer.Option("--calibration", metavar="DIR", help="Time on samples of the nets' own work (`export --samples`)."),
]
JsonOption = Annotated[bool, typer.Option("--json", help="Print one JSON object.")]


@bench_app.command()
def cpu(story: MaybeStoryArgument = None, as_json: JsonOption = False) -> None:
    """Panels painted on the processor: against plain torch, a public one-step shape and the processor's own peak.

    Let nothing else run meanwhile; it takes some minutes, and 10 GB of memory for the public shape.
    """
    with reported(as_json=as_json):
        from audobon.evaluation.bench_cpu import bench_cpu

        # A new process is counted with what its parent holds, so the book comes before the large nets.
        book = {} if story is None else _pipeline(story)
        found, ladder = bench_cpu(_cpu_tools(), tell=_say)
        found |= book
        if as_json:
            rows = {part: {name: one.as_json() for name, one in row.items()} for part, row in ladder.items()}
            print(json.dumps({**{name: one.as_json() for name, one in found.items()}, "ladder": rows}, indent=2))
            return
        show_measures(found, as_json=False)
        for part, row in ladder.items():
            print(f"{part}:")
            show_measures(row, as_json=False)


@bench_app.command()
def pipeline(story: StoryArgument, as_json: JsonOption = False) -> None:
    """A whole book with the usual settings, start, redraws and bindings included: panels a minute, peak memory."""
    with reported(as_json=as_json):
        show_measures(_pipeline(story), as_json=as_json)


@bench_app.command()
def gpu(
    size: SizeOption = "full", device: DeviceOption = "cuda", out: OutOption = None, as_json: JsonOption = False
) -> None:
    """SDXL's shapes on a GPU: against diffusers' own pipeline and the device's peak, each part on and off.

    It takes some ten minutes; a run that is stopped goes on where it was.
    """
    with reported(as_json=as_json):
        from audobon.evaluation.bench_gpu import as_told, bench_gpu, gpu_bench
        from audobon.settings import load_settings

        folder = load_settings().cache / "bench_gpu" if out is None else out
        found, ladder = bench_gpu(gpu_bench(size=size, device=device, out=folder), tell=_say)
        if as_json:
            print(json.dumps(as_told(found, ladder), indent=2))
            return
        show_measures(found, as_json=False)
        for way, row in ladder.items():
            print(f"{way}: {json.dumps(row)}")


@bench_app.command()
def batching(as_json: JsonOption = False) -> None:
    """Panels asked for at any time, by many: throughput against a book's, and waiting against a panel alone.

    Let nothing else run meanwhile; it takes some minutes.
    """
    with reported(as_json=as_json):
        from audobon.evaluation.bench_batching import bench_batching

        show_measures(bench_batching(_cpu_tools(), tell=_say), as_json=as_json)


@bench_app.command()
def exports(folder: ExportsArgument, calibration: WorkOption = None, as_json: JsonOption = False) -> None:
    """Exported nets in their own runtimes: milliseconds of a call, and how many times as fast as plain torch."""
    with reported(as_json=as_json):
        from audobon.evaluation.bench_exports import bench_exports
        from audobon.export.exporting import manifests_in
        from audobon.export.origins import with_origins
        from audobon.models_shelf import models_folder

        every = with_origins(manifests_in(folder), folder=models_folder())
        found = bench_exports(every, calibration=calibration, tell=_say)
        if as_json:
            print(json.dumps([one.as_json() for one in found], indent=2))
            return
        for one in found:
            name = f"{one.net} {one.form} for {one.target}"
            print(f"{name:<48} {one.ms.value:10.2f} ms  {one.times_as_fast.value:6.2f} x  {one.size_mb:8.2f} MB")


def _cpu_tools() -> CpuTools:
    import numpy as np

    from audobon.evaluation.bench_cpu import CpuTools
    from audobon.hire import hire_executor, hire_lookout, hire_penciller, painting_plan
    from audobon.models.text_encoder import load_text_encoder
    from audobon.models.zoo import load_embedded_painter, with_engines
    from audobon.models_shelf import models_folder

    folder, plan = models_folder(), painting_plan()
    plan.apply()
    model = load_embedded_painter(folder)

    def run(painter: EmbeddedPainter, orders: Sequence[PaintOrder]) -> list[Picture]:
        painted = hire_executor(painter.at_once).map(
            lambda order: painter.paint([order], progress=lambda done, of: None), orders
        )
        return [np.asarray(art.image.array, np.uint8) for arts in painted for art in arts]

    return CpuTools(
        model=model, ready=lambda plan: with_engines(model, plan, folder=folder), encoder=load_text_encoder(),
        penciller=hire_penciller(), plan=plan, run=run, is_lost=hire_lookout(),
    )  # fmt: skip


def _pipeline(story: Path) -> dict[str, Measure]:
    from audobon.evaluation.bench_pipeline import bench_pipeline

    _say("a whole book")
    return bench_pipeline(story)


def _say(what: str) -> None:
    typer.echo(what, err=True)
