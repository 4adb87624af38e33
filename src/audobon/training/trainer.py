"""One training loop for every recipe: timed, resumable at any minute, seeded by step.

Knows: a net, a way to a batch's loss, a clock.  Does not know: what is learnt.
"""

from __future__ import annotations

import logging
import math
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Generic, TypeVar

import numpy as np
import torch
from torch import Tensor, nn

from audobon.compute.plan import ComputePlan
from audobon.training.checkpoint import Average, Progress, load_checkpoint, save_checkpoint
from audobon.training.feed import feed_for
from audobon.training.length import Length

log = logging.getLogger(__name__)

Batch = TypeVar("Batch")


@dataclass(frozen=True, kw_only=True)
class Schedule:
    """How to train: learning rate with a warm-up, then flat, then down to a tenth over the run's last part."""

    learning_rate: float
    batch_size: int
    warmup_steps: int = 200
    decay_share: float = 0.35
    average_decay: float = 0.9990
    weight_decay: float = 0.01
    clip_norm: float = 1.0
    checkpoint_s: float = 120.0

    def rate(self, *, step: int, share: float) -> float:
        """Learning rate at a step, when `share` (0..1) of this run is gone."""
        warm = min(1.0, (step + 1) / self.warmup_steps)
        late = max(0.0, (share - (1 - self.decay_share)) / self.decay_share)
        return self.learning_rate * warm * (0.1 + 0.9 * 0.5 * (1 + math.cos(math.pi * min(late, 1.0))))


@dataclass(frozen=True, kw_only=True)
class Schedules:
    """A recipe's schedule on a CPU, and on a GPU, whose batches are large because small ones leave it idle."""

    cpu: Schedule
    gpu: Schedule

    def on(self, device: str) -> Schedule:
        """The one for a device as torch writes it."""
        return self.gpu if device.startswith("cuda") else self.cpu


@dataclass(frozen=True, kw_only=True)
class Task(Generic[Batch]):
    """What to learn: the net, batches from a generator, and a batch's loss."""

    net: nn.Module
    batch: Callable[[np.random.Generator], Batch]
    loss: Callable[[Batch, torch.Generator], Tensor]


def train(
    task: Task[Batch], schedule: Schedule, *, plan: ComputePlan, length: Length, out: Path, seed: int
) -> tuple[Average, Progress]:
    """Train on from wherever `out` stands, for as long as `length` says; returns the averaged weights and the progress.

    A step's batch and noise depend on (seed, step) alone, so a run that was stopped and resumed sees the same data.
    """
    device = torch.device(plan.device)
    net = task.net.to(device)
    optimizer = torch.optim.AdamW(
        net.parameters(), lr=schedule.learning_rate, weight_decay=schedule.weight_decay, betas=(0.9, 0.99), fused=True
    )
    average = Average(net, decay=schedule.average_decay)
    progress = load_checkpoint(out, net, average, optimizer)
    average.state = {name: value.to(device) for name, value in average.state.items()}
    feed = feed_for(plan, task.batch, seed=seed, first=progress.step)
    started = last_saved = last_told = time.monotonic()
    before = progress.seconds
    recent: list[Tensor] = []
    try:
        while not length.is_over(step=progress.step, elapsed_s=(elapsed := time.monotonic() - started)):
            for group in optimizer.param_groups:
                share = length.share(step=progress.step, elapsed_s=elapsed)
                group["lr"] = schedule.rate(step=progress.step, share=share)
            noise = torch.Generator(device="cpu").manual_seed(seed * 1_000_003 + progress.step)
            with plan.autocast():
                loss = task.loss(feed.next(), noise)
            optimizer.zero_grad(set_to_none=True)
            torch.autograd.backward(loss)
            nn.utils.clip_grad_norm_(net.parameters(), schedule.clip_norm)
            optimizer.step()
            average.update(net, step=progress.step)
            # Read every 50 steps alone: to read a number is to wait for the GPU.
            recent.append(loss.detach())
            progress.step += 1
            progress.samples += schedule.batch_size
            progress.seconds = before + time.monotonic() - started
            if progress.step % 50 == 0:
                progress.curve.append((progress.step, float(torch.stack(recent).double().mean())))
                recent.clear()
            if time.monotonic() - last_told > 20 and progress.curve:
                last_told = time.monotonic()
                log.info("step %d, %d samples, loss %.5f", progress.step, progress.samples, progress.curve[-1][1])
            if time.monotonic() - last_saved > schedule.checkpoint_s:
                save_checkpoint(out, net, average, optimizer, progress=progress)
                last_saved = time.monotonic()
    finally:
        feed.stop()
        save_checkpoint(out, net, average, optimizer, progress=progress)
    return average, progress
