"""A training run on disk: everything to go on from, in safetensors and JSON, written so that a kill loses nothing.

Knows: nets, their average, the optimiser's moments.  Does not know: data or losses.
"""

from __future__ import annotations

import json
import os
from dataclasses import dataclass, field
from pathlib import Path

import torch
from safetensors.torch import load_file, save_file
from torch import Tensor, nn

from audobon.errors import WeightsError


@dataclass(kw_only=True)
class Progress:
    """Where a run stands: steps and samples done, seconds of compute spent, and the loss curve (step, loss)."""

    step: int = 0
    samples: int = 0
    seconds: float = 0.0
    curve: list[tuple[int, float]] = field(default_factory=list)


class Average:
    """Exponential moving average of a net's parameters, warmed up so that early steps do not linger.

    Source: Karras et al. 2022, arXiv:2206.00364, appendix F.1 (EMA), with the usual warm-up.
    """

    def __init__(self, net: nn.Module, *, decay: float) -> None:
        self.decay = decay
        self.state = {name: value.detach().clone() for name, value in net.state_dict().items()}

    def update(self, net: nn.Module, *, step: int) -> None:
        """Move the average towards the net's present values."""
        decay = min(self.decay, (1 + step) / (10 + step))
        live = net.state_dict()
        names = [name for name, value in live.items() if value.is_floating_point()]
        with torch.no_grad():
            torch._foreach_lerp_([self.state[n] for n in names], [live[n] for n in names], 1 - decay)


def save_checkpoint(
    folder: Path, net: nn.Module, average: Average, optimizer: torch.optim.AdamW, *, progress: Progress
) -> None:
    """Write `checkpoint.safetensors` and `progress.json`; the old pair stays until the new one is whole."""
    tensors: dict[str, Tensor] = {f"net.{name}": value.contiguous() for name, value in net.state_dict().items()}
    tensors |= {f"average.{name}": value.contiguous() for name, value in average.state.items()}
    names = [name for name, _ in net.named_parameters()]
    for index, moments in optimizer.state_dict()["state"].items():
        tensors[f"first.{names[index]}"] = moments["exp_avg"].contiguous()
        tensors[f"second.{names[index]}"] = moments["exp_avg_sq"].contiguous()
    folder.mkdir(parents=True, exist_ok=True)
    record = {
        "step": str(progress.step),
        "samples": str(progress.samples),
        "seconds": str(progress.seconds),
        "curve": json.dumps(progress.curve),
    }
    partial = folder / "checkpoint.partial"
    save_file({name: value.clone() for name, value in tensors.items()}, partial, metadata=record)
    os.replace(partial, folder / "checkpoint.safetensors")


def load_checkpoint(folder: Path, net: nn.Module, average: Average, optimizer: torch.optim.AdamW) -> Progress:
    """Put a stopped run back into net, average and optimiser; a fresh `Progress` if there is none.

    Raises:
        WeightsError: AUD-318, if the run trained a net of another shape.
    """
    path = folder / "checkpoint.safetensors"
    if not path.is_file():
        return Progress()
    from safetensors import safe_open

    with safe_open(path, framework="pt") as file:
        record = file.metadata()
    tensors = load_file(path)
    try:
        net.load_state_dict({name[4:]: value for name, value in tensors.items() if name.startswith("net.")})
    except RuntimeError as error:
        raise WeightsError(
            "AUD-318",
            f"the run in {folder} trained a net of another shape: {str(error).splitlines()[-1].strip()}",
            hint="go on with the options that it was begun with, or begin another with --out",
        ) from error
    average.state = {name[8:]: value for name, value in tensors.items() if name.startswith("average.")}
    step = int(record["step"])
    _restore_moments(optimizer, net, tensors, step=step)
    curve = [(int(s), float(loss)) for s, loss in json.loads(record["curve"])]
    return Progress(step=step, samples=int(record["samples"]), seconds=float(record["seconds"]), curve=curve)


def _restore_moments(optimizer: torch.optim.AdamW, net: nn.Module, tensors: dict[str, Tensor], *, step: int) -> None:
    state = optimizer.state_dict()
    for index, (name, weight) in enumerate(net.named_parameters()):
        if f"first.{name}" in tensors:
            state["state"][index] = {
                "step": torch.tensor(float(step)),
                "exp_avg": _laid_out_as(weight, tensors[f"first.{name}"]),
                "exp_avg_sq": _laid_out_as(weight, tensors[f"second.{name}"]),
            }
    optimizer.load_state_dict(state)


def _laid_out_as(weight: Tensor, moment: Tensor) -> Tensor:
    """A moment in its weight's memory format: the fused optimiser reads both end to end, whatever their strides."""
    return torch.empty_like(weight, requires_grad=False).copy_(moment)
