"""Tracing recurrent layers as one operator each, whatever the length of what they read.

Knows: torch's GRU operator and how torch works out shapes.  Does not know: any net.
torch finds the shape of a GRU's answer by unrolling it over its input, which fixes the length in the graph; told the
shape, it leaves the operator whole, and every runtime has one of its own.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import torch
from torch import Tensor
from torch._decomp import decomposition_table


@contextmanager
def whole_recurrent_layers() -> Iterator[None]:
    """Within, graphs that are traced keep a GRU as it is; torch's own way of running it is back afterwards."""
    operator = torch.ops.aten.gru.input
    kernels, decomposition = dict(operator.py_kernels), decomposition_table[operator]
    operator.py_kernels.update(dict.fromkeys(kernels, _gru_shapes))
    decomposition_table[operator] = _gru_shapes
    operator._dispatch_cache.clear()
    try:
        yield
    finally:
        operator.py_kernels.update(kernels)
        decomposition_table[operator] = decomposition
        operator._dispatch_cache.clear()


def _gru_shapes(*given: object) -> tuple[Tensor, Tensor]:
    """The shapes of a GRU's answer, B L D, and of its last states, as torch's operator takes its arguments."""
    read, states, bidirectional = given[0], given[1], given[7]
    assert isinstance(read, Tensor)
    assert isinstance(states, Tensor)
    width = states.shape[-1] * (2 if bidirectional else 1)
    return read.new_empty(read.shape[0], read.shape[1], width), states.new_empty(states.shape)
