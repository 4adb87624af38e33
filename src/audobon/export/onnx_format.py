"""ONNX: written, checked, quantised, and run by onnxruntime.

Knows: onnx's checker, onnxruntime.  Does not know: how a graph is traced.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import torch
from torch import Tensor

from audobon.errors import ShapeError
from audobon.export.asked import Asked, Precision, Target
from audobon.export.exportable import ExportableNet
from audobon.export.formats import Format, Runner, calibration_of
from audobon.export.missing import needed
from audobon.export.narrow import narrowed
from audobon.export.onnx_graph import onnx_graph
from audobon.export.onnx_int8 import quantise_graph
from audobon.export.onnx_targets import check_for_browsers, computed_in_float16, optimised_for_processors

FILE = "model.onnx"
LARGEST_INSIDE = 2**31 - 2**26
"""Bytes of weights that leave room for the graph in a protobuf message, which holds 2**31 - 1."""


def write(one: ExportableNet, folder: Path, asked: Asked) -> None:
    """Write a net.

    Raises:
        SettingsError: AUD-282, without the extra `export`; AUD-284, if a browser cannot take it.
        ShapeError: AUD-442, if an axis does not stay free; AUD-443, if the graph does not pass ONNX's own checker.
    """
    path = folder / FILE
    is_computed_so = asked.precision is Precision.FP16 and asked.target is Target.CUDA
    net = one.net if is_computed_so else narrowed(one.net, asked.precision)
    exported = onnx_graph(replace(one, net=net), batch=asked.fixed_batch)
    saved(exported, path, largest=LARGEST_INSIDE)
    if is_computed_so:
        computed_in_float16(path)
    _finish(one, folder, asked)


def quantise(one: ExportableNet, whole: Path, folder: Path, asked: Asked) -> None:
    """Write a net in 8-bit integers, from its export in float32.

    Raises:
        SettingsError: AUD-282, AUD-284, as `write`.
        ShapeError: AUD-443, likewise.
        InputError: AUD-136, if the samples are no inputs of the net's.
    """
    quantise_graph(whole / FILE, folder / FILE, calibration_of(one, asked), floating=one.floating)
    _finish(one, folder, asked)


def _finish(one: ExportableNet, folder: Path, asked: Asked) -> None:
    """What is seen to whatever the precision: what it will run on, and ONNX's own checker."""
    path = folder / FILE
    if asked.target is Target.WEB:
        check_for_browsers(path, net=one.name)
    check_graph(path)
    if asked.target is Target.CPU and not any(file != path for file in folder.iterdir()):
        optimised_for_processors(path)


def check_graph(path: Path) -> None:
    """See that a graph passes ONNX's own checker, shapes and types included.

    Raises:
        SettingsError: AUD-282, without the extra `export`.
        ShapeError: AUD-443, if it does not.
    """
    onnx = needed("onnx")
    try:
        onnx.checker.check_model(str(path), full_check=True)
    except (onnx.checker.ValidationError, onnx.shape_inference.InferenceError) as error:
        message = f"{path.name} does not pass ONNX's checker: {error}"
        raise ShapeError("AUD-443", message, hint="ask for another precision") from error


def saved(exported: Any, path: Path, *, largest: int) -> None:
    """Write a graph, its weights inside where they are not too large, and else in `model.onnx.data` beside it."""
    weights = sum(value.const_value.nbytes for value in exported.model.graph.initializers.values())
    exported.save(path, external_data=weights > largest)


def opened(folder: Path, inputs: tuple[str, ...], outputs: tuple[str, ...]) -> Runner:
    """A graph in onnxruntime, on the processor."""
    runtime = needed("onnxruntime")
    options = runtime.SessionOptions()
    options.intra_op_num_threads = torch.get_num_threads()
    options.log_severity_level = 3
    session = runtime.InferenceSession(str(folder / FILE), options, providers=["CPUExecutionProvider"])
    wanted = {one.name for one in session.get_inputs()}

    def run(given: Mapping[str, Tensor]) -> dict[str, Tensor]:
        found = session.run(list(outputs), {name: value.numpy() for name, value in given.items() if name in wanted})
        return {name: torch.from_numpy(value) for name, value in zip(outputs, found, strict=True)}

    return run


ONNX = Format(
    name="onnx",
    file=FILE,
    write=write,
    opened=opened,
    precisions=tuple(Precision),
    targets=tuple(Target),
    quantise=quantise,
)
