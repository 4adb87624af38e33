"""Where and how nets run: chosen once, passed in, recorded with every panel.

Knows: devices and precisions.  Does not know: which net runs or why.
"""

from __future__ import annotations

import os
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, replace

import torch


@dataclass(frozen=True, kw_only=True)
class ComputePlan:
    """`device` as torch writes it, `precision` of the arithmetic (`float32` or `bfloat16`), CPU `threads`.

    `workers` pieces of work go on at once, each with `threads` threads of its own.
    `feeders` are processes that make batches while a GPU learns from them; a CPU has none: it learns with its cores.
    """

    device: str
    precision: str
    threads: int
    workers: int = 1
    feeders: int = 0

    @property
    def label(self) -> str:
        """One line for the record."""
        return f"torch {torch.__version__} {self.device} {self.precision} {self.threads} threads"

    @property
    def is_gpu(self) -> bool:
        """Whether the arithmetic is done on a GPU by CUDA."""
        return self.device.startswith("cuda")

    def apply(self) -> None:
        """Give torch this plan's thread count (a process-wide setting, so only the program's entry calls it)."""
        torch.set_num_threads(self.threads)

    def hasten(self) -> None:
        """Let a GPU multiply in TF32 and choose its convolutions by trial (process-wide; for training alone).

        Which convolution wins the trial can differ from run to run, so pictures are never painted so.
        """
        if self.is_gpu:
            torch.set_float32_matmul_precision("high")
            torch.backends.cudnn.benchmark = True

    def autocast(self) -> AbstractContextManager[object]:
        """The arithmetic context for a forward pass."""
        if self.precision == "bfloat16":
            return torch.autocast(self.device.split(":")[0], torch.bfloat16)
        return nullcontext()


MOST_FEEDERS = 14
MOST_WORKERS = 8


def cores() -> int:
    """How many cores this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else (os.cpu_count() or 1)


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
    feeders = max(1, min(cores() - 2, MOST_FEEDERS)) if chosen.startswith("cuda") else 0
    return ComputePlan(
        device=chosen, precision=precision, threads=max(1, torch.get_num_threads() - 1), feeders=feeders
    )  # fmt: skip


def side_by_side(plan: ComputePlan, *, threads: int) -> ComputePlan:
    """A processor's plan for many like pieces of work, on so many threads in all: as few threads for each as can be.

    Threads of different pieces do not wait for each other, so here every core can be used. A GPU's plan stays as it is.
    """
    if plan.is_gpu:
        return plan
    workers = min(max(1, threads), MOST_WORKERS)
    return replace(plan, workers=workers, threads=max(1, threads // workers))
