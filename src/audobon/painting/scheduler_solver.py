"""A diffusers scheduler as a solver of the one loop: noise or velocity predicted, walked as the model's config says.

Knows: diffusers' scheduler interface.  Does not know: nets, prompts, comics.
A scheduler keeps its place and its history inside itself; here every step works on a copy, so that a state can be
stepped again, kept, or gone on with, and gives the same latents each time.

Shapes: C latent channels, H W latent height and width.
"""

from __future__ import annotations

from copy import deepcopy
from dataclasses import dataclass
from inspect import signature
from typing import TYPE_CHECKING

import torch
from torch import Tensor

from audobon.painting.denoise import Advance

if TYPE_CHECKING:
    from diffusers import SchedulerMixin

_STRIDE = 0x9E3779B97F4A7C15
_SEED_BITS = 0x7FFFFFFFFFFFFFFF


@dataclass(frozen=True, eq=False)
class SchedulerSolver:
    """Walks as `scheduler` does, from its timestep number `index`; `seed` gives the noise of schedulers that add some.

    The prediction is what the scheduler's `prediction_type` says: epsilon, v or the clean latents.
    """

    scheduler: SchedulerMixin
    index: int
    seed: int

    @property
    def times(self) -> tuple[float, ...]:
        """The timesteps from here on (about 999 .. 0), and a last 0 where the picture is done."""
        return (*(float(t) for t in self.scheduler.timesteps[self.index :]), 0.0)

    def noised(self, clean: Tensor, noise: Tensor, *, time: float) -> Tensor:
        if self.index >= len(self.scheduler.timesteps):
            return clean
        walker = deepcopy(self.scheduler)
        latents: Tensor = walker.add_noise(clean, noise, self.scheduler.timesteps[self.index : self.index + 1])
        return latents

    def seen(self, latents: Tensor, *, time: float) -> Tensor:
        scaled: Tensor = deepcopy(self.scheduler).scale_model_input(latents, self._timestep)
        return scaled

    def advance(self, latents: Tensor, predicted: Tensor, *, now: float, later: float) -> Advance:
        walker = deepcopy(self.scheduler)
        walker.scale_model_input(latents, self._timestep)
        if "generator" in signature(walker.step).parameters:
            generator = torch.Generator(device="cpu").manual_seed(step_seed(self.seed, self.index))
            answer = walker.step(predicted, self._timestep, latents, generator=generator)
        else:
            answer = walker.step(predicted, self._timestep, latents)
        return Advance(
            latents=answer.prev_sample,
            clean=_clean(walker, answer, latents, predicted, self._timestep),
            solver=SchedulerSolver(walker, self.index + 1, self.seed),
        )

    @property
    def _timestep(self) -> Tensor:
        timestep: Tensor = self.scheduler.timesteps[self.index]
        return timestep


def scheduler_solver(scheduler: SchedulerMixin, *, strength: float, seed: int) -> SchedulerSolver:
    """A solver over the last `strength` (0..1) of a scheduler's timesteps, at least one of them.

    Args:
        scheduler: With its timesteps set.
        strength: 1 starts from (nearly) pure noise, less from the draft with less noise.
        seed: Of the noise that the walk itself adds.
    """
    count = len(scheduler.timesteps)
    return _solver_from(scheduler, count - max(1, round(count * strength)), seed=seed)


def noised_and_seen(scheduler: SchedulerMixin, clean: Tensor, noise: Tensor, *, time: float) -> Tensor:
    """Clean latents 1 C H W carried to one of a scheduler's timesteps with noise, as the net is shown them."""
    solver = _solver_from(scheduler, [float(t) for t in scheduler.timesteps].index(time), seed=0)
    return solver.seen(solver.noised(clean, noise, time=time), time=time)


def _solver_from(scheduler: SchedulerMixin, begin: int, *, seed: int) -> SchedulerSolver:
    walker = deepcopy(scheduler)
    if hasattr(walker, "set_begin_index"):
        walker.set_begin_index(begin)
    return SchedulerSolver(walker, begin, seed)


def step_seed(seed: int, index: int) -> int:
    """The seed (63 bits) of the noise of one step: its own, so that a walk can go on from any step."""
    return (seed + (index + 1) * _STRIDE) & _SEED_BITS


def _clean(walker: SchedulerMixin, answer: object, latents: Tensor, predicted: Tensor, timestep: Tensor) -> Tensor:
    """The clean latents that a step saw: as the scheduler gives them, or by the definition of what was predicted."""
    for name in ("pred_original_sample", "denoised"):
        given = getattr(answer, name, None)
        if isinstance(given, Tensor):
            return given
    history = getattr(walker, "model_outputs", None)
    if history and isinstance(history[-1], Tensor):
        return history[-1]
    alpha = walker.alphas_cumprod[timestep.long()].to(latents)
    kind = walker.config.prediction_type
    if kind == "epsilon":
        clean: Tensor = (latents - (1 - alpha).sqrt() * predicted) / alpha.sqrt()
        return clean
    if kind == "v_prediction":
        turned: Tensor = alpha.sqrt() * latents - (1 - alpha).sqrt() * predicted
        return turned
    return predicted
