"""A net as a compiled graph, run by an engine made for this processor.

Knows: OpenVINO and its settings.  Does not know: which net runs or why.
"""

from __future__ import annotations

import warnings
from collections.abc import Mapping
from functools import cache
from typing import TYPE_CHECKING, Protocol

import torch
from torch import Tensor, nn

from audobon.compute.plan import ComputePlan

if TYPE_CHECKING:
    import openvino

_HINTS = {"float32": "f32", "bfloat16": "bf16"}


class Engine(Protocol):
    """One net made ready to run."""

    def __call__(self, inputs: Mapping[str, Tensor]) -> Tensor:
        """The net's only output for its inputs by name; on the CPU, in float32, and the caller's own."""
        ...


@cache
def engine_runs() -> bool:
    """Whether this machine has the engine; where it does not, a warning says so once."""
    try:
        import openvino  # noqa: F401 - only whether it is there
    except ImportError as error:
        warnings.warn(
            f"OpenVINO does not load here ({error}); nets are run by torch, two to three times slower",
            RuntimeWarning,
            stacklevel=2,
        )
        return False
    return True


class OpenVinoEngine:
    """A graph compiled for this processor.

    Args:
        graph: A graph of one output.
        plan: Precision of what the graph leaves in floating point, and threads.

    Raises:
        ImportError: Where there is no OpenVINO (see `engine_runs`).
    """

    def __init__(self, graph: openvino.Model, *, plan: ComputePlan) -> None:
        import openvino

        settings = {
            "PERFORMANCE_HINT": "LATENCY",
            "NUM_STREAMS": "1",
            "INFERENCE_NUM_THREADS": str(plan.threads),
            "INFERENCE_PRECISION_HINT": _HINTS[plan.precision],
        }
        self._request = openvino.Core().compile_model(graph, "CPU", settings).create_infer_request()

    def __call__(self, inputs: Mapping[str, Tensor]) -> Tensor:
        given = {name: tensor.detach().contiguous().numpy() for name, tensor in inputs.items()}
        found = self._request.infer(given, share_inputs=True, share_outputs=True)
        # The engine writes its next output into the same memory.
        return torch.from_numpy(found[0]).clone()


class TorchEngine:
    """A net run by torch itself, as it is: what every other engine is held against.

    Args:
        net: Its inputs by name, one output.
    """

    def __init__(self, net: nn.Module) -> None:
        self._net = net.eval()

    @torch.inference_mode()
    def __call__(self, inputs: Mapping[str, Tensor]) -> Tensor:
        found: Tensor = self._net(**inputs)
        return found.float()


def engine_label(plan: ComputePlan) -> str:
    """One line for the record."""
    import openvino

    version = openvino.__version__.split("-")[0]
    return f"openvino {version} {plan.device} int8 in {plan.precision} {plan.threads} threads"
