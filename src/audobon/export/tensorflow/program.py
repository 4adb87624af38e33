"""An exported program made ready for the table: broken down to core operators, without what is only asserted.

Knows: torch.export.  Does not know: TensorFlow.
"""

from __future__ import annotations

import torch
from torch.export import ExportedProgram
from torch.fx import Node

from audobon.errors import InputError
from audobon.export.tensorflow.standing_in import standing_in
from audobon.export.tensorflow.table import OPERATORS, operator_name

_ASSERTIONS = (
    "aten._assert_async.msg",
    "aten._assert_scalar.default",
    "aten._assert_tensor_metadata.default",
    "aten.sym_constrain_range.default",
    "aten.sym_constrain_range_for_size.default",
)


def made_ready(program: ExportedProgram) -> ExportedProgram:
    """The program in core operators, or in larger ones that the table has.

    Larger ones are kept whole where taken apart they would fix a length (recurrence) or take many more operators.
    """
    kept = dict(torch.export.default_decompositions())
    for operator in _kept_whole():
        kept.pop(operator, None)
    with standing_in(program):
        ready: ExportedProgram = program.run_decompositions(kept)
    graph = ready.graph_module.graph
    for node in list(graph.nodes):
        if node.op == "call_function" and operator_name(node.target) in _ASSERTIONS:
            graph.erase_node(node)
    graph.eliminate_dead_code()
    return ready


def unknown_operators(program: ExportedProgram) -> tuple[str, ...]:
    """Names of all operators of a program (see `made_ready`) that the table does not have, in order."""
    nodes = [node for node in program.graph_module.graph.nodes if node.op not in ("placeholder", "output")]
    return tuple(sorted({_name(node) for node in nodes} - set(OPERATORS)))


def refuse_unknown(program: ExportedProgram, *, net: str) -> None:
    """Raise if the table lacks an operator, or the program changes its own weights.

    Raises:
        InputError: AUD-195, naming every one of them.
    """
    unknown = unknown_operators(program)
    if unknown:
        raise InputError(
            "AUD-195",
            f"{net} needs operators that cannot be said in TensorFlow: {', '.join(unknown)}",
            hint="export it as ONNX, or build the net from other layers",
        )
    changed = sorted(program.graph_signature.buffers_to_mutate.values())
    if changed:
        raise InputError(
            "AUD-195",
            f"{net} changes its own weights when it runs, which a SavedModel of ours cannot: {', '.join(changed)}",
            hint="export the net in eval mode",
        )


def _name(node: Node) -> str:
    return operator_name(node.target) if node.op == "call_function" else f"{node.op} {node.target}"


def _kept_whole() -> tuple[torch._ops.OpOverload, ...]:
    aten = torch.ops.aten
    return (
        aten.scaled_dot_product_attention.default,
        aten.upsample_bicubic2d.vec,
        aten._upsample_bilinear2d_aa.vec,
        aten._upsample_bicubic2d_aa.vec,
        aten.pixel_shuffle.default,
        aten.pixel_unshuffle.default,
    )
