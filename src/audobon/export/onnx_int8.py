"""An ONNX graph in 8-bit integers: ranges taken from samples, as pairs of QuantizeLinear and DequantizeLinear.

Knows: onnxruntime's static quantisation.  Does not know: which net it is.
Weights are symmetric, a scale a channel; what flows between layers has one scale a tensor.

Source: ONNX's QuantizeLinear-19; Jacob et al. 2018, arXiv:1712.05877, section 2.1.
"""

from __future__ import annotations

import logging
import re
import tempfile
import warnings
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from audobon.export.asked import Calibration
from audobon.export.missing import needed
from audobon.export.onnx_graph import LAYERS

FLOATING_ANSWERS = ("Gemm", "MatMul")
"""Kinds of layers whose answers are not rounded: onnxruntime multiplies integers and gives floating point there, and
only convolutions are run in integers from end to end."""


def quantise_graph(whole: Path, path: Path, calibration: Calibration, *, floating: Sequence[str] = ()) -> None:
    """Quantise the graph in a file into another.

    Args:
        whole: The graph in float32.
        path: Where the other is written.
        calibration: Inputs by name.
        floating: Patterns of the names of layers, or of their weights, that stay in floating point. So do convolutions
            without weights of their own: they are transforms that the graph works out.

    Raises:
        SettingsError: AUD-282, without the extra `export`.
    """
    onnx, quantisation = needed("onnx"), needed("onnxruntime.quantization")
    shapes = needed("onnxruntime.quantization.shape_inference")
    told = {prop.key: prop.value for prop in onnx.load(str(whole), load_external_data=False).metadata_props}
    with tempfile.TemporaryDirectory(dir=path.parent) as made, warnings.catch_warnings():
        warnings.simplefilter("ignore")
        log = logging.getLogger()
        level = log.level
        log.setLevel(logging.ERROR)
        try:
            ready = Path(made) / "ready.onnx"
            shapes.quant_pre_process(str(whole), str(ready), skip_symbolic_shape=True)
            quantisation.quantize_static(
                str(ready),
                str(path),
                _reader(quantisation, calibration, _inputs(onnx, ready)),
                quant_format=quantisation.QuantFormat.QDQ,
                op_types_to_quantize=list(LAYERS),
                nodes_to_exclude=_exempt(onnx, ready, floating),
                per_channel=True,
                activation_type=quantisation.QuantType.QUInt8,
                weight_type=quantisation.QuantType.QInt8,
                calibrate_method=quantisation.CalibrationMethod.MinMax,
                extra_options={
                    "MatMulConstBOnly": True,
                    "ActivationSymmetric": False,
                    "WeightSymmetric": True,
                    "OpTypesToExcludeOutputQuantization": list(FLOATING_ANSWERS),
                },
            )
        finally:
            log.setLevel(level)
    model = onnx.load(str(path))
    onnx.helper.set_model_props(model, told)
    onnx.save(model, str(path))


def _exempt(onnx: Any, path: Path, floating: Sequence[str]) -> list[str]:
    """Names of the layers that stay in floating point."""
    graph = onnx.load(str(path), load_external_data=False).graph
    weights = {one.name for one in graph.initializer}
    return [
        node.name
        for node in graph.node
        if node.op_type in LAYERS and _stays(node, [name for name in node.input if name in weights], floating)
    ]


def _stays(node: Any, weights: Sequence[str], floating: Sequence[str]) -> bool:
    if not weights:
        return bool(node.op_type == "Conv")
    return any(re.search(pattern, name) for name in (node.name, *weights) for pattern in floating)


def _inputs(onnx: Any, path: Path) -> set[str]:
    return {one.name for one in onnx.load(str(path), load_external_data=False).graph.input}


def _reader(quantisation: Any, calibration: Calibration, wanted: set[str]) -> Any:
    """The samples as onnxruntime reads them: one dictionary of arrays at a time, and None at the end."""

    class Reader(quantisation.CalibrationDataReader):  # type: ignore[misc]
        def __init__(self) -> None:
            self._rows: Iterator[dict[str, Any]] = (
                {name: value.numpy() for name, value in row.items() if name in wanted} for row in calibration
            )

        def get_next(self) -> dict[str, Any] | None:
            return next(self._rows, None)

    return Reader()
