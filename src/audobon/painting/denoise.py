"""One denoise loop for every family of model, as a resumable step over many panels at once.

Knows: flow times, the step of a `Solver`, hooks.  Does not know: nets' insides, comics, devices.
How a family of models walks from noise to picture is its solver's business; guidance happens inside `predict`.  Every
feature (preview, cancel, cache) enters as a `Hook` or as an adapter on the net; please do not add branches here.

Shapes: B batch, C latent channels, H W latent height and width.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Generator, Hashable, Sequence
from dataclasses import dataclass, replace
from typing import Protocol, TypeVar

import torch
from torch import Tensor

from audobon.errors import GenerationError

Result = TypeVar("Result")
Predict = Callable[[Tensor, Tensor], Tensor]
"""(latents as the solver shows them 1 C H W, time 1) -> the net's prediction 1 C H W, in the solver's own terms."""


class JointPredict(ABC):
    """A `Predict` whose next call of the net can be made together with other panels', as one batch.

    What it gives must not hang on who its batch-mates are, beyond the rounding of the engine that runs the net.
    """

    @property
    @abstractmethod
    def bucket(self) -> Hashable:
        """What next calls must share to be made as one, besides their latents' shape: the net, its levels, shapes."""

    @abstractmethod
    def together(self, mates: Sequence[JointPredict], latents: Tensor, t: Tensor) -> Tensor:
        """The predictions B C H W of `mates` (this one among them, all of its bucket), from latents B C H W at times B.

        Row b is what the b-th mate alone would give, and the mate goes on as if it had been asked alone.
        """

    def __call__(self, latents: Tensor, t: Tensor) -> Tensor:
        return self.together([self], latents, t)


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
    `preview` is the last predicted clean picture, None before the first step; `hooks` are those of this panel alone.
    """

    key: str
    latents: Tensor
    times: tuple[float, ...]
    predict: Predict
    solver: Solver = _FLOW
    step: int = 0
    preview: Tensor | None = None
    hooks: tuple[Hook, ...] = ()

    @property
    def is_done(self) -> bool:
        return self.step >= len(self.times) - 1

    @property
    def bucket(self) -> Hashable | None:
        """What states must share for their next steps to call the net once; None for one that is stepped alone."""
        if self.is_done or not isinstance(self.predict, JointPredict):
            return None
        return (tuple(self.latents.shape), self.predict.bucket)


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


def step(states: Sequence[DenoiseState], *, hooks: Sequence[Hook] = ()) -> tuple[DenoiseState, ...]:
    """Every unfinished panel, one step on; finished ones as they are. Panels of one bucket call their net once.

    Args:
        states: Panels at any steps of any schedules, of any sizes.
        hooks: Called for every panel, after its own.

    Raises:
        GenerationError: AUD-601, if a prediction is not finite.
    """
    moved = []
    for outcome in attempted_step(states, hooks=hooks):
        if isinstance(outcome, Exception):
            raise outcome
        moved.append(outcome)
    return tuple(moved)


def attempted_step(
    states: Sequence[DenoiseState], *, hooks: Sequence[Hook] = ()
) -> tuple[DenoiseState | Exception, ...]:
    """The same, with what went wrong in place of a panel that failed, so that its batch-mates go on.

    What goes wrong while a net runs (no memory, say) went wrong for all of its batch, and is raised.
    """
    outcomes: list[DenoiseState | Exception] = list(states)
    for places in _buckets(states):
        for place, predicted in zip(places, _predictions([states[place] for place in places]), strict=True):
            outcomes[place] = _moved(states[place], predicted, hooks=hooks)
    return tuple(outcomes)


def _buckets(states: Sequence[DenoiseState]) -> list[list[int]]:
    """Places of the unfinished states, those together that call one net at once."""
    groups: dict[Hashable, list[int]] = {}
    for place, state in enumerate(states):
        if not state.is_done:
            groups.setdefault(state.bucket or ("alone", place), []).append(place)
    return list(groups.values())


def _predictions(states: Sequence[DenoiseState]) -> list[Tensor]:
    """What one call of the net says of states of one bucket, each 1 C H W."""
    nows = [state.times[state.step] for state in states]
    seen = [state.solver.seen(state.latents, time=now) for state, now in zip(states, nows, strict=True)]
    times = torch.tensor(nows, device=seen[0].device)
    predict, mates = states[0].predict, [one.predict for one in states if isinstance(one.predict, JointPredict)]
    if isinstance(predict, JointPredict) and len(states) > 1:
        return list(predict.together(mates, torch.cat(seen), times).chunk(len(mates)))
    return [predict(seen[0], times)]


def _moved(state: DenoiseState, predicted: Tensor, *, hooks: Sequence[Hook]) -> DenoiseState | Exception:
    try:
        state = _advanced(state, predicted.to(state.latents.dtype))
        for hook in (*state.hooks, *hooks):
            state = hook(state)
    except Exception as error:  # noqa: BLE001 - told to whoever paints the panel; its batch-mates go on
        return error
    return state


def _advanced(state: DenoiseState, predicted: Tensor) -> DenoiseState:
    """One step of one panel, as its solver walks."""
    if not bool(torch.isfinite(predicted).all()):
        raise GenerationError(
            "AUD-601",
            f"the net gave numbers that are not finite for {state.key} at step {state.step + 1}",
            hint="try another seed, or float32 arithmetic",
        )
    now, later = state.times[state.step], state.times[state.step + 1]
    moved = state.solver.advance(state.latents, predicted, now=now, later=later)
    return replace(state, latents=moved.latents, step=state.step + 1, preview=moved.clean, solver=moved.solver)


def denoise(states: Sequence[DenoiseState], *, hooks: Sequence[Hook] = ()) -> tuple[DenoiseState, ...]:
    """Step until every panel is done."""
    current = tuple(states)
    while not all(state.is_done for state in current):
        current = step(current, hooks=hooks)
    return current


Walks = Generator[DenoiseState, DenoiseState, Result]
"""Work that yields the first state of each of its walks from noise to picture, is sent the last, and gives a result.

Whoever drives it runs the loop between: alone (`walked`), or with other panels' steps in between.
"""


def walked(work: Walks[Result]) -> Result:
    """The result of work whose walks are done one after the other, at once; its errors are its own to catch."""
    try:
        state = next(work)
        while True:
            try:
                (done,) = denoise([state])
            except Exception as error:  # noqa: BLE001 - the work itself knows what can be done about it
                state = work.throw(error)
            else:
                state = work.send(done)
    except StopIteration as stop:
        result: Result = stop.value
        return result
