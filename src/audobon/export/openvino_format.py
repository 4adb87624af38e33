"""OpenVINO's intermediate representation: layers as XML, constants as bytes.

Knows: OpenVINO's converter and NNCF.  Does not know: which net it is.
"""

from __future__ import annotations

import contextlib
import io
import json
import logging
import re
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import torch

from audobon.compute.engine import OpenVinoEngine
from audobon.compute.plan import ComputePlan
from audobon.compute.signal_stack import signal_stack_kept
from audobon.export.asked import Asked, Calibration, Precision, Target
from audobon.export.exportable import ExportableNet, exact_layers
from audobon.export.formats import Format, Runner, calibration_of
from audobon.export.missing import needed
from audobon.export.narrow import narrowed
from audobon.export.onnx_graph import metadata
from audobon.export.ports import BATCH, Port, traced_sizes
from audobon.files import write_text

FILE, HINTS = "model.xml", "compile.json"
_MULTIPLYING = ("Convolution", "GroupConvolution", "ConvolutionBackpropData", "MatMul")
_STEPS_TO_WEIGHTS = 5
"""Weights are widened, scaled, folded or turned on their way into a layer."""
_ROOT, _OF_NOBODY = "__module.", "aten::_convolution/"
"""How the converter names the layers of a net's modules, and convolutions that no module has."""


def write(one: ExportableNet, folder: Path, asked: Asked) -> None:
    """Write a net.

    Raises:
        SettingsError: AUD-282, without OpenVINO.
    """
    openvino = needed("openvino")
    precision = asked.precision
    halved = Precision.NONE if precision is Precision.FP16 else precision  # it has a way of its own for fp16
    graph = _converted(openvino, replace(one, net=narrowed(one.net, halved)), asked)
    _save(one, graph, folder, is_halved=precision is Precision.FP16)
    _hint(folder, asked)


def quantise(one: ExportableNet, whole: Path, folder: Path, asked: Asked) -> None:
    """Write a net in 8-bit integers, from its export in float32.

    Raises:
        SettingsError: AUD-282, without OpenVINO or the extra `engine`.
        InputError: AUD-136, if the samples are no inputs of the net's.
    """
    graph = needed("openvino").Core().read_model(whole / FILE)
    _save(one, _quantised(graph, calibration_of(one, asked), floating=one.floating), folder, is_halved=False)
    _hint(folder, asked)


def _hint(folder: Path, asked: Asked) -> None:
    """For processors, how the graph is best compiled: one call at a time, and in bfloat16 where it was asked for and
    the processor has it."""
    if asked.target is Target.CPU:
        kind = "bf16" if asked.precision is Precision.BF16 else "f32"
        told = {"PERFORMANCE_HINT": "LATENCY", "INFERENCE_PRECISION_HINT": kind}
        write_text(folder / HINTS, json.dumps(told, indent=1) + "\n")


def _save(one: ExportableNet, graph: Any, folder: Path, *, is_halved: bool) -> None:
    for key, value in metadata(one).items():
        graph.set_rt_info(value, key.split("."))
    needed("openvino").save_model(graph, folder / FILE, compress_to_fp16=is_halved)


def opened(folder: Path, inputs: tuple[str, ...], outputs: tuple[str, ...]) -> Runner:
    """A graph compiled for this processor, in float32 where it is in floating point and no hint says otherwise."""
    graph = needed("openvino").Core().read_model(folder / FILE)
    hints = json.loads((folder / HINTS).read_text(encoding="utf-8")) if (folder / HINTS).is_file() else {}
    kind = "bfloat16" if hints.get("INFERENCE_PRECISION_HINT") == "bf16" else "float32"
    plan = ComputePlan(device="cpu", precision=kind, threads=torch.get_num_threads())
    engine = OpenVinoEngine(graph, plan=plan)
    return lambda given: dict(zip(outputs, engine(given), strict=True))


def _converted(openvino: Any, one: ExportableNet, asked: Asked) -> Any:
    sizes = traced_sizes(one.inputs)
    batch = asked.fixed_batch if one.has_batch else None
    if batch is not None:
        sizes |= {BATCH: batch}
    with exact_layers(), torch.no_grad(), signal_stack_kept():
        graph = openvino.convert_model(one.net, example_input=one.example(sizes, seed=0))
    ports = {port.name: port for port in one.inputs}
    named = [next((name for name in value.get_names() if name in ports), "") for value in graph.inputs]
    rest = iter([name for name in ports if name not in named])
    names = [name or next(rest) for name in named]
    for value, name in zip(graph.inputs, names, strict=True):
        value.get_tensor().set_names({name})
    for value, name in zip(graph.outputs, one.outputs, strict=True):
        value.get_tensor().set_names({name})
    graph.reshape({name: _shape(openvino, ports[name], batch) for name in names})
    graph.set_friendly_name(one.name)
    return graph


def _shape(openvino: Any, port: Port, batch: int | None) -> Any:
    """A port's shape, -1 for what may differ."""
    fixed = {BATCH: batch} if batch is not None else {}
    dynamic = port.dynamic()
    sizes = [fixed.get(dynamic[n].axis.name, -1) if n in dynamic else size for n, size in enumerate(port.shape)]
    return openvino.PartialShape(sizes)


def _quantised(graph: Any, calibration: Calibration, *, floating: Sequence[str]) -> Any:
    """A graph whose layers multiply 8-bit integers, but for those whose names have a pattern; ranges are taken from the
    samples."""
    nncf = needed("nncf")
    nncf.set_log_level(logging.ERROR)
    wanted = [value.get_any_name() for value in graph.inputs]
    rows = [{name: row[name].numpy() for name in wanted} for row in calibration]
    every = [node for node in graph.get_ops() if node.get_type_name() in _MULTIPLYING]
    exempt = [node.get_friendly_name() for node in every if _stays(node, floating)]
    if len(exempt) == len(every):
        return graph
    others = sorted({node.get_type_name() for node in graph.get_ops()} - set(_MULTIPLYING))
    scope = nncf.IgnoredScope(types=others, names=exempt, validate=False)
    with signal_stack_kept(), contextlib.redirect_stdout(io.StringIO()):
        return nncf.quantize(graph, nncf.Dataset(rows), subset_size=len(rows), ignored_scope=scope)


def _stays(node: Any, floating: Sequence[str]) -> bool:
    """Whether a layer stays in floating point: by its name, as a product of two activations, or as a convolution that
    no module has: that is a transform that the graph works out."""
    name = node.get_friendly_name()
    if name.startswith(_OF_NOBODY) or any(re.search(one, name.removeprefix(_ROOT)) for one in floating):
        return True
    return not any(_is_constant(value.get_node()) for value in node.input_values())


def _is_constant(node: Any, steps: int = _STEPS_TO_WEIGHTS) -> bool:
    """Whether a node gives the same numbers at every call: a constant, or what a few steps make of constants alone."""
    if node.get_type_name() == "Constant":
        return True
    given = node.input_values()
    return steps > 0 and bool(given) and all(_is_constant(value.get_node(), steps - 1) for value in given)


OPENVINO = Format(
    name="openvino",
    file=FILE,
    write=write,
    opened=opened,
    precisions=tuple(Precision),
    targets=(Target.ANY, Target.CPU),
    quantise=quantise,
)
