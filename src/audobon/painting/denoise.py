"""One denoise loop for every family of model, as a resumable step over many panels at once.

Knows: flow times, the step of a `Solver`, hooks.  Does not know: nets' insides, comics, devices.
How a family of models walks from noise to picture is its solver's business; guidance happens inside `predict`.  Every
feature (preview, cancel, cache) enters as a `Hook` or as an adapter on the net; please do not add branches here.

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
"""(latents as the solver shows them 1 C H W, time 1) -> the net's prediction 1 C H W, in the solver's own terms."""


class Solver(Protocol):
    """How one family of models walks from noise to picture. A solver is never changed: `advance` gives the next one."""

    def noised(self, clean: Tensor, noise: Tensor, *, time: float) -> Tensor:
        """Clean latents carried to `time` with standard normal noise, both 1 C H W."""
        ...

    def seen(self, latents: Tensor, *, time: float) -> Tensor:
        """The latents as the net is shown them."""
        ...

    def advance(self, latents: Tensor, predicted: Tensor, *, now: float, later: float) -> Advance:
        """One step from time `now` to `later`, by what the net predicted."""
        ...


@dataclass(frozen=True, kw_only=True)
class Advance:
    """After a step: the latents there, the clean picture as predicted (both 1 C H W), and the solver that goes on."""

    latents: Tensor
    clean: Tensor
    solver: Solver


@dataclass(frozen=True)
class FlowEuler:
    """Euler steps along straight paths, for nets that predict the clean latents x_0.

    Source:
        Lipman et al. 2022, arXiv:2210.02747: the velocity is (x_t - x_0) / t, so x_s = x_0 + (s / t)(x_t - x_0).
    """

    def noised(self, clean: Tensor, noise: Tensor, *, time: float) -> Tensor:
        return (1 - time) * clean + time * noise

    def seen(self, latents: Tensor, *, time: float) -> Tensor:
        return latents

    def advance(self, latents: Tensor, predicted: Tensor, *, now: float, later: float) -> Advance:
        return Advance(latents=predicted + (later / now) * (latents - predicted), clean=predicted, solver=self)


_FLOW = FlowEuler()


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
    solver: Solver = _FLOW
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


def start_noise(clean: Tensor, *, seed: int) -> Tensor:
    """Standard normal noise like `clean`, drawn on the CPU in float32, so that a seed means the same everywhere."""
    return torch.randn(clean.shape, generator=torch.Generator(device="cpu").manual_seed(seed)).to(clean)


def start_state(
    key: str,
    clean: Tensor,
    *,
    predict: Predict,
    times: tuple[float, ...],
    seed: int,
    solver: Solver = _FLOW,
) -> DenoiseState:
    """A panel's first state: `clean` latents (a draft's, 1 C H W) carried to `times[0]` with noise from `seed`."""
    latents = solver.noised(clean, start_noise(clean, seed=seed), time=times[0])
    return DenoiseState(key=key, latents=latents, times=times, predict=predict, solver=solver)


def solver_step(state: DenoiseState) -> DenoiseState:
    """One step of one panel, as its solver walks.

    Raises:
        GenerationError: AUD-601, if the prediction is not finite.
    """
    now, later = state.times[state.step], state.times[state.step + 1]
    seen = state.solver.seen(state.latents, time=now)
    predicted = state.predict(seen, torch.full((1,), now, device=state.latents.device)).to(state.latents.dtype)
    if not bool(torch.isfinite(predicted).all()):
        raise GenerationError(
            "AUD-601",
            f"the net gave numbers that are not finite for {state.key} at step {state.step + 1}",
            hint="try another seed, or float32 arithmetic",
        )
    moved = state.solver.advance(state.latents, predicted, now=now, later=later)
    return replace(state, latents=moved.latents, step=state.step + 1, preview=moved.clean, solver=moved.solver)


def step(states: Sequence[DenoiseState], *, hooks: Sequence[Hook] = ()) -> tuple[DenoiseState, ...]:
    """Every unfinished panel, one step on; finished ones as they are.

    Panels are stepped one by one: on a CPU a batch is no faster, and a panel's pixels must not depend on its
    batch-mates.
    """
    moved = []
    for state in states:
        if not state.is_done:
            state = solver_step(state)
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
