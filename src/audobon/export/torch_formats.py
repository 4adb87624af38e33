"""torch's own formats: `.pt2` (torch.export) and TorchScript, which its makers no longer develop.

Knows: how torch saves and loads them.  Does not know: which net it is.
TorchScript holds code, so a file of it is opened only where its sha256 has been checked (see `artefact.py`).
"""

from __future__ import annotations

import warnings
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

import torch
from torch import Tensor

from audobon.export.asked import Asked, Precision, Target
from audobon.export.exportable import ExportableNet, exact_layers, exported_program
from audobon.export.formats import Format, Runner
from audobon.export.narrow import narrowed
from audobon.export.ports import BATCH, traced_sizes

PT2_FILE, SCRIPT_FILE = "model.pt2", "model.ts"


def write_pt2(one: ExportableNet, folder: Path, asked: Asked) -> None:
    """Write a net's graph.

    Raises:
        ShapeError: AUD-442, if an axis does not stay free.
    """
    program = exported_program(replace(one, net=narrowed(one.net, asked.precision)), batch=asked.fixed_batch)
    with _quietly():
        torch.export.save(program, folder / PT2_FILE)


def open_pt2(folder: Path, inputs: tuple[str, ...], outputs: tuple[str, ...]) -> Runner:
    """A graph as torch runs it."""
    with _quietly():
        graph: Any = torch.export.load(folder / PT2_FILE).module()
    return _runner(graph, outputs)


def write_script(one: ExportableNet, folder: Path, asked: Asked) -> None:
    """Write a net as TorchScript, traced."""
    sizes = traced_sizes(one.inputs)
    if asked.fixed_batch is not None and one.has_batch:
        sizes |= {BATCH: asked.fixed_batch}
    net = narrowed(one.net, asked.precision)
    with exact_layers(), torch.no_grad(), _quietly():
        traced: Any = torch.jit.trace(  # type: ignore[no-untyped-call]
            net, example_kwarg_inputs=one.example(sizes, seed=0), check_trace=False, strict=False
        )
        if asked.precision is Precision.NONE:  # freezing drops what is unused, and would widen weights
            traced = torch.jit.freeze(traced.eval(), optimize_numerics=False)
        torch.jit.save(traced, folder / SCRIPT_FILE)


def open_script(folder: Path, inputs: tuple[str, ...], outputs: tuple[str, ...]) -> Runner:
    """TorchScript as torch runs it."""
    with _quietly():
        script: Any = torch.jit.load(folder / SCRIPT_FILE, map_location="cpu")  # type: ignore[no-untyped-call]
        return _runner(script, outputs)


def _runner(graph: Callable[..., Any], outputs: tuple[str, ...]) -> Runner:
    def run(given: Mapping[str, Tensor]) -> dict[str, Tensor]:
        with torch.no_grad():
            found = graph(**given)
        return dict(zip(outputs, found if isinstance(found, tuple) else (found,), strict=True))

    return run


@contextmanager
def _quietly() -> Iterator[None]:
    """torch warns of its own plans for TorchScript, and of shapes that tracing takes for fixed, which parity checks."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        yield


_HALVES = (Precision.NONE, Precision.FP16, Precision.BF16)
PT2 = Format(
    name="pt2",
    file=PT2_FILE,
    write=write_pt2,
    opened=open_pt2,
    precisions=_HALVES,
    targets=(Target.ANY, Target.CPU, Target.CUDA),
)
TORCHSCRIPT = Format(
    name="torchscript",
    file=SCRIPT_FILE,
    write=write_script,
    opened=open_script,
    precisions=_HALVES,
    targets=(Target.ANY, Target.CPU, Target.CUDA),
    is_legacy=True,
)
