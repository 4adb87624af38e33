"""A call recorded as a CUDA graph: the same kernels on the same memory, started by one command.

Knows: how torch records and replays.  Does not know: what is called.
Whatever a recorded call reads and writes lies at fixed places, so in steady state nothing is allocated, and the
processor does not wait upon thousands of small commands.

Source: PyTorch documentation, CUDA semantics, section "CUDA Graphs".
"""

from __future__ import annotations

from collections.abc import Callable

import torch
from torch import Tensor

WARM_UPS = 3
"""Libraries choose their ways in a call's first runs, which must not be recorded."""


class GraphedCall:
    """A call of tensors to one tensor, recorded for the shapes of its example.

    Args:
        call: Does the same for the same shapes, reads no number back to the processor, and changes nothing it is given.
        example: Inputs on a CUDA device.
    """

    def __init__(self, call: Callable[..., Tensor], example: tuple[Tensor, ...]) -> None:
        self._inputs = tuple(one.clone() for one in example)
        beside = torch.cuda.Stream()  # type: ignore[no-untyped-call]
        beside.wait_stream(torch.cuda.current_stream())
        with torch.cuda.stream(beside):
            for _ in range(WARM_UPS):
                call(*self._inputs)
        torch.cuda.current_stream().wait_stream(beside)
        self._graph = torch.cuda.CUDAGraph()
        with torch.cuda.graph(self._graph):
            self._output = call(*self._inputs)

    def __call__(self, *inputs: Tensor) -> Tensor:
        """The call's answer, which the next call overwrites."""
        for place, given in zip(self._inputs, inputs, strict=True):
            place.copy_(given)
        self._graph.replay()
        return self._output
