"""An operator that stands in for torch's GRU while a program is broken down, so that it comes out whole.

torch works out the shapes of a GRU by unrolling it over its input, which fixes the length of what it reads; an operator
of our own says its shapes itself.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache

import torch
from torch import Tensor
from torch.export import ExportedProgram

_NAME = "audobon::gru"
_SCHEMA = (
    "(Tensor read, Tensor states, Tensor[] weights, bool biases, int layers, float dropout, bool train, bool both, "
    "bool batch_first) -> (Tensor, Tensor)"
)


@contextmanager
def standing_in(program: ExportedProgram) -> Iterator[None]:
    """Within, a program's GRUs are operators `audobon.gru.default`; they are torch's own again afterwards."""
    own = torch.ops.aten.gru.input
    nodes = [node for node in program.graph_module.graph.nodes if node.target is own]
    for node in nodes:
        node.target = _stand_in()
    try:
        yield
    finally:
        for node in nodes:
            node.target = own


@cache
def _stand_in() -> torch._ops.OpOverload:
    torch.library.define(_NAME, _SCHEMA)
    torch.library.register_fake(_NAME, _shapes)
    found: torch._ops.OpOverload = torch.ops.audobon.gru.default
    return found


def _shapes(*given: object) -> tuple[Tensor, Tensor]:
    """States of all steps, B T E (both directions side by side), and the last ones, as torch's operator gives them."""
    read, states, both = given[0], given[1], given[7]
    assert isinstance(read, Tensor), "a GRU reads a tensor"
    assert isinstance(states, Tensor), "a GRU begins with states"
    width = states.shape[-1] * (2 if both else 1)
    return read.new_empty(*read.shape[:2], width), torch.empty_like(states)
