"""A net as an ONNX graph: traced by torch.export, simplified, its axes and metadata named.

Knows: torch.onnx, onnx_ir's models.  Does not know: runtimes, quantisation, where files lie.

Source: ONNX's specification, opset 20; simplified by onnxscript's optimizer, which folds constants, drops what is
    unused and rewrites known patterns.
"""

from __future__ import annotations

import ast
import contextlib
import io
import json
import logging
import warnings
from collections import Counter
from collections.abc import Iterator
from typing import Any

import sympy
import torch
from torch.export import ExportedProgram

from audobon.export.exportable import ExportableNet, exported_program
from audobon.export.missing import needed
from audobon.export.ports import Along
from audobon.export.recurrent import whole_recurrent_layers

OPSET = 20
LAYERS = ("Conv", "Gemm", "MatMul")
"""Kinds of layers that multiply by weights."""


def onnx_graph(one: ExportableNet, *, batch: int | None) -> Any:
    """A net's ONNX program, with `model` (onnx_ir's) and `save`.

    Args:
        one: The net.
        batch: The only batch that it takes; None for any.

    Raises:
        SettingsError: AUD-282, without the extra `export`.
        ShapeError: AUD-442, if an axis does not stay free.
    """
    for name in ("onnx", "onnxscript"):
        needed(name)
    program = exported_program(one, batch=batch)
    with _quietly(), whole_recurrent_layers():
        exported: Any = torch.onnx.export(
            program,
            dynamo=True,
            input_names=[port.name for port in one.inputs],
            output_names=list(one.outputs),
            opset_version=OPSET,
            optimize=True,
            verbose=False,
            custom_translation_table={torch.ops.aten.gru.input: _gru},
        )
    _name_axes(exported.model, one, program)
    _name_layers(exported.model)
    _describe(exported.model, one)
    return exported


def metadata(one: ExportableNet) -> dict[str, str]:
    """What a graph says of itself, by ONNX's own keys for strings."""
    told = one.provenance
    return {
        "audobon.net": one.name,
        "audobon.what": one.what,
        "audobon.version": told.version,
        "audobon.weights": json.dumps(dict(told.weights), sort_keys=True),
        "audobon.licence": told.licence,
        "audobon.before": json.dumps(one.before),
        "audobon.after": json.dumps(one.after),
    }


def _describe(model: Any, one: ExportableNet) -> None:
    model.graph.name = one.name
    model.graph.doc_string = one.what
    model.metadata_props.clear()
    model.metadata_props.update(metadata(one))


def _name_axes(model: Any, one: ExportableNet, program: ExportedProgram) -> None:
    """Give every dimension that differs the name that the net's ports have for it, also where it is worked out."""
    known: dict[sympy.Symbol, sympy.Expr] = {}
    for port, value in zip(one.inputs, model.graph.inputs, strict=True):
        for place, along in port.dynamic().items():
            dimension = value.shape[place]
            if isinstance(dimension, int):
                continue
            known |= _symbols_of(str(dimension), along)
    for value in (*model.graph.inputs, *model.graph.outputs):
        for place, dimension in enumerate(value.shape or ()):
            if not isinstance(dimension, int):
                value.shape[place] = str(sympy.sympify(str(dimension)).subs(known)).replace(" ", "")
    for node in model.graph:
        for value in node.outputs:
            if value not in model.graph.outputs:
                value.shape = None


def _name_layers(model: Any) -> None:
    """Call each layer that multiplies after the module that it is of, `module.path/kind`, as OpenVINO does."""
    taken: Counter[str] = Counter()
    for node in model.graph:
        scopes = node.metadata_props.get(_SCOPES)
        if scopes is None or node.op_type not in LAYERS:
            continue
        every = ast.literal_eval(scopes)
        name = f"{every[-2] if len(every) > 1 else ''}/{node.op_type}"
        node.name = f"{name}_{taken[name]}" if taken[name] else name
        taken[name] += 1


_SCOPES = "pkg.torch.onnx.name_scopes"
"""Under this key torch's exporter writes the modules about a node, from the outermost, and the node's own name."""


def _symbols_of(written: str, along: Along) -> dict[sympy.Symbol, sympy.Expr]:
    """What torch's own symbol stands for, from one dimension as torch writes it."""
    expression = sympy.sympify(written)
    (symbol,) = expression.free_symbols
    axis = sympy.Symbol(along.axis.name, integer=True, positive=True)
    return {symbol: axis * along.times / expression.coeff(symbol)}


def _gru(
    read: Any, states: Any, weights: Any, has_biases: bool, layers: int, dropout: float, *rest: bool
) -> tuple[Any, Any]:
    """One layer of a GRU as ONNX has it.

    torch orders the gates reset, update, new, and ONNX update, reset, new; torch applies the reset after the product.
    The library's own translation fixes the length of what is read.

    Source: ONNX's GRU-14, `linear_before_reset`.
    """
    from onnxscript import opset20 as op

    assert has_biases
    assert layers == 1
    _, is_bidirectional, is_batch_first = rest
    sides = [weights[start : start + 4] for start in range(0, len(weights), 4)]
    inward, again, bias = [], [], []
    for side in sides:
        own_in, own_again, bias_in, bias_again = (_gates(op, weight) for weight in side)
        inward.append(op.Unsqueeze(own_in, [0]))
        again.append(op.Unsqueeze(own_again, [0]))
        bias.append(op.Unsqueeze(op.Concat(bias_in, bias_again, axis=0), [0]))
    told, last = op.GRU(
        op.Transpose(read, perm=[1, 0, 2]) if is_batch_first else read,
        op.Concat(*inward, axis=0),
        op.Concat(*again, axis=0),
        op.Concat(*bias, axis=0),
        None,
        states,
        direction="bidirectional" if is_bidirectional else "forward",
        hidden_size=int(states.shape[-1]),
        linear_before_reset=1,
    )
    together = op.Transpose(told, perm=[2, 0, 1, 3] if is_batch_first else [0, 2, 1, 3])
    return op.Reshape(together, [0, 0, -1]), last


def _gates(op: Any, weight: Any) -> Any:
    """A weight's gates in ONNX's order."""
    reset, update, new = op.Split(weight, num_outputs=3, axis=0)
    return op.Concat(update, reset, new, axis=0)


@contextlib.contextmanager
def _quietly() -> Iterator[None]:
    """The exporter prints its progress, and warns of its own insides."""
    logs = [logging.getLogger(name) for name in ("torch.onnx", "onnxscript", "onnx_ir")]
    levels = [log.level for log in logs]
    try:
        for log in logs:
            log.setLevel(logging.ERROR)
        with warnings.catch_warnings(), contextlib.redirect_stdout(io.StringIO()):
            warnings.simplefilter("ignore")
            yield
    finally:
        for log, level in zip(logs, levels, strict=True):
            log.setLevel(level)
