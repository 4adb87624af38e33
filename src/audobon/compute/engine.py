"""A net as a compiled graph, run by an engine made for this processor.

Knows: OpenVINO and its settings.  Does not know: which net runs or why.
"""

from __future__ import annotations

import threading
import warnings
from collections.abc import Mapping
from functools import cache
from typing import TYPE_CHECKING, Protocol

import numpy as np
import torch
from torch import Tensor, nn

from audobon.compute.plan import ComputePlan
from audobon.compute.signal_stack import signal_stack_kept
from audobon.compute.wide_results import wanted_channels, with_wide_results

if TYPE_CHECKING:
    import openvino

_HINTS = {"float32": "f32", "bfloat16": "bf16"}
KERNELS_KEPT = "64"
"""For every shape that a layer has met the engine keeps what it compiled, 5,000 of them a stream unless told otherwise.
A book has a shape for almost every panel: 200 of them came to a gigabyte. What a layer has just run is kept anyhow."""


class Engine(Protocol):
    """One net made ready to run."""

    def __call__(self, inputs: Mapping[str, Tensor]) -> tuple[Tensor, ...]:
        """The net's outputs for its inputs by name, in float32, and the caller's own."""
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
        graph: Traced from a net.
        plan: Precision of what the graph leaves in floating point, threads, and how many calls run at once.

    Raises:
        ImportError: Where there is no OpenVINO (see `engine_runs`).
    """

    def __init__(self, graph: openvino.Model, *, plan: ComputePlan) -> None:
        import openvino

        with signal_stack_kept():
            self._compiled = openvino.Core().compile_model(with_wide_results(graph), "CPU", _settings(plan))
        self._wanted = [wanted_channels(result) for result in self._compiled.outputs]
        self._own = threading.local()

    def __call__(self, inputs: Mapping[str, Tensor]) -> tuple[Tensor, ...]:
        given = {name: tensor.detach().contiguous().numpy() for name, tensor in inputs.items()}
        if not hasattr(self._own, "request"):  # a request serves one caller at a time
            self._own.request = self._compiled.create_infer_request()
        found = self._own.request.infer(given, share_inputs=True, share_outputs=True)
        # The engine writes its next outputs into the same memory.
        return tuple(
            torch.from_numpy(found[place])[:, :channels].clone(memory_format=torch.contiguous_format)
            if channels
            else torch.from_numpy(found[place]).clone()
            for place, channels in enumerate(self._wanted)
        )

    def exported(self) -> bytes:
        """The compiled graph, for a `ReadyEngine` on the same kind of machine (`engine_kind`)."""
        return bytes(self._compiled.export_model().getvalue())

    def rest(self) -> None:
        """Give back what is only needed while calls run; nobody may call meanwhile, and the next call takes it anew."""
        self._compiled.release_memory()


class ReadyEngine(OpenVinoEngine):
    """A graph that was compiled before, where the engine was of the same kind.

    Args:
        ready: As `OpenVinoEngine.exported` gave it, in memory that can be shared; it is not copied, and stays as it is.
        plan: Of the same precision; threads and calls at once may be others.

    Raises:
        RuntimeError: if the engine does not take it.
    """

    def __init__(self, ready: memoryview, *, plan: ComputePlan) -> None:
        import openvino

        self._ready = np.frombuffer(ready, np.uint8)  # held, for the graph's constants lie in it
        with signal_stack_kept():
            tensor = openvino.Tensor(self._ready, shared_memory=True)
            self._compiled = openvino.Core().import_model(tensor, "CPU", _settings(plan))
        self._wanted = [wanted_channels(result) for result in self._compiled.outputs]
        self._own = threading.local()


def engine_kind(plan: ComputePlan) -> str:
    """What a compiled graph hangs on: the engine's version, the processor, the precision of what is not 8 bits."""
    import openvino

    core = openvino.Core()
    processor = str(core.get_property("CPU", "FULL_DEVICE_NAME")).strip()
    does = " ".join(sorted(core.get_property("CPU", "OPTIMIZATION_CAPABILITIES")))
    return f"openvino {openvino.__version__}, {processor} ({does}), {plan.precision}"


def _settings(plan: ComputePlan) -> dict[str, str]:
    return {
        "PERFORMANCE_HINT": "LATENCY",
        "NUM_STREAMS": str(plan.workers),
        "INFERENCE_NUM_THREADS": str(plan.threads * plan.workers),
        "INFERENCE_PRECISION_HINT": _HINTS[plan.precision],
        "CPU_RUNTIME_CACHE_CAPACITY": KERNELS_KEPT,
    }


class TorchEngine:
    """A net run by torch itself, on the plan's device: what every other engine is held against.

    Args:
        net: Its inputs by name.
        plan: Device and precision.
    """

    def __init__(self, net: nn.Module, *, plan: ComputePlan) -> None:
        self._net = net.eval()
        self._plan = plan

    @torch.inference_mode()
    def __call__(self, inputs: Mapping[str, Tensor]) -> tuple[Tensor, ...]:
        with self._plan.autocast():
            found = self._net(**inputs)
        outputs = found if isinstance(found, tuple) else (found,)
        return tuple(output.float() for output in outputs)


def engine_label(plan: ComputePlan) -> str:
    """One line for the record."""
    import openvino

    version = openvino.__version__.split("-")[0]
    return f"openvino {version} {plan.device} int8 in {plan.precision} {plan.threads} threads"
