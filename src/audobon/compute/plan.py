"""Where and how nets run: chosen once, passed in, recorded with every panel.

Knows: devices and precisions.  Does not know: which net runs or why.
"""

from __future__ import annotations

from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass

import torch


@dataclass(frozen=True, kw_only=True)
class ComputePlan:
    """`device` as torch writes it, `precision` of the arithmetic (`float32` or `bfloat16`), CPU `threads`."""

    device: str
    precision: str
    threads: int

    @property
    def label(self) -> str:
        """One line for the record."""
        return f"torch {torch.__version__} {self.device} {self.precision} {self.threads} threads"

    def apply(self) -> None:
        """Give torch this plan's thread count (a process-wide setting, so only the program's entry calls it)."""
        torch.set_num_threads(self.threads)

    def autocast(self) -> AbstractContextManager[object]:
        """The arithmetic context for a forward pass."""
        if self.precision == "bfloat16":
            return torch.autocast(self.device.split(":")[0], torch.bfloat16)
        return nullcontext()


def plan_for_this_machine(device: str | None = None) -> ComputePlan:
    """A GPU if torch sees one (or the device asked for), bfloat16 where the processor multiplies it natively.

    One core is left to the rest of the machine: threads that wait for each other at every layer lose far more to a
    single busy core than the last core gives (measured 10 to 20 times slower on two cores with a busy neighbour).
    """
    chosen = device or ("cuda" if torch.cuda.is_available() else "cpu")
    if chosen.startswith("cuda"):
        precision = "bfloat16" if torch.cuda.is_bf16_supported() else "float32"
    else:
        precision = "bfloat16" if torch.cpu._is_avx512_bf16_supported() else "float32"
    return ComputePlan(device=chosen, precision=precision, threads=max(1, torch.get_num_threads() - 1))
