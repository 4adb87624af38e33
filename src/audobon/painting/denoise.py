"""One denoise loop for every family of model, as a resumable step over many panels at once.

Knows: flow times, the Euler solver, guidance, hooks.  Does not know: nets' insides, comics, devices.
Every feature (preview, cancel, cache) enters as a `Hook` or as an adapter on the net; please do not add branches here.

Shapes: B batch, C latent channels, H W latent height and width.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Protocol

import torch
from torch import Tensor

from audobon.errors import GenerationError

Predict = Callable[[Tensor, Tensor], Tensor]
"""(noisy latents 1 C H W, time 1) -> predicted clean latents 1 C H W."""


@dataclass(frozen=True, kw_only=True)
class DenoiseState:
    """One panel on its way: noisy `latents` 1 C H W at `times[step]`; done when `step` has reached the last time.

    `predict` closes over the panel's own conditioning, so panels of different sizes and styles share a loop.
    `preview` is the last predicted clean picture, None before the first step.
    """

    key: str
    latents: Tensor
    times: tuple[float, ...]
    predict: Predict
    step: int = 0
    preview: Tensor | None = None

    @property
    def is_done(self) -> bool:
        return self.step >= len(self.times) - 1


class Hook(Protocol):
    """Called after each panel's step with its new state; may return another state in its place."""

    def __call__(self, state: DenoiseState) -> DenoiseState: ...


def flow_times(steps: int, *, start: float = 1.0, shift: float = 1.0) -> tuple[float, ...]:
    """Times from `start` down to 0 in `steps` steps, bent towards the noisy end for shift > 1.

    Source:
        Esser et al. 2024, arXiv:2403.03206, equation 23 (timestep shifting).
    Checked against:
        diffusers FlowMatchEulerDiscreteScheduler (tests/parity/test_flow_matching.py).
    """
    grid = [start * (1 - index / steps) for index in range(steps)]
    return (*(shift * t / (1 + (shift - 1) * t) for t in grid), 0.0)


def start_state(key: str, clean: Tensor, *, predict: Predict, times: tuple[float, ...], seed: int) -> DenoiseState:
    """A panel's first state: `clean` latents (a draft's, 1 C H W) carried to `times[0]` with noise from `seed`.

    The noise is drawn on the CPU in float32, so that a seed means the same everywhere.
    """
    generator = torch.Generator(device="cpu").manual_seed(seed)
    noise = torch.randn(clean.shape, generator=generator).to(clean)
    return DenoiseState(key=key, latents=(1 - times[0]) * clean + times[0] * noise, times=times, predict=predict)


def euler_step(state: DenoiseState) -> DenoiseState:
    """One Euler step along the flow: x_s = x_0 + (s / t)(x_t - x_0), with x_0 as predicted at time t.

    Raises:
        GenerationError: AUD-601, if the prediction is not finite.

    Source:
        Lipman et al. 2022, arXiv:2210.02747, straight paths; the velocity is (x_t - x_0) / t.
    """
    now, later = state.times[state.step], state.times[state.step + 1]
    clean = state.predict(state.latents, torch.full((1,), now, device=state.latents.device)).to(state.latents.dtype)
    if not bool(torch.isfinite(clean).all()):
        raise GenerationError(
            "AUD-601",
            f"the net gave numbers that are not finite for {state.key} at step {state.step + 1}",
            hint="try another seed, or float32 arithmetic",
        )
    latents = clean + (later / now) * (state.latents - clean)
    return replace(state, latents=latents, step=state.step + 1, preview=clean)


def step(states: Sequence[DenoiseState], *, hooks: Sequence[Hook] = ()) -> tuple[DenoiseState, ...]:
    """Every unfinished panel, one step on; finished ones as they are.

    Panels are stepped one by one: on a CPU a batch is no faster, and a panel's pixels must not depend on its
    batch-mates.
    """
    moved = []
    for state in states:
        if not state.is_done:
            state = euler_step(state)
            for hook in hooks:
                state = hook(state)
        moved.append(state)
    return tuple(moved)


def denoise(states: Sequence[DenoiseState], *, hooks: Sequence[Hook] = ()) -> tuple[DenoiseState, ...]:
    """Step until every panel is done."""
    current = tuple(states)
    while not all(state.is_done for state in current):
        current = step(current, hooks=hooks)
    return current
