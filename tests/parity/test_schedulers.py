"""Our loop over a diffusers scheduler against diffusers' own way of calling it, bit for bit.

The net is a plain function; what is compared is scaling, order, history, noise and where a walk begins.
"""

from copy import deepcopy
from inspect import signature

import pytest
import torch
from torch import Tensor

from audobon.models.stable.schedulers import SCHEDULERS, scheduler_choice, scheduler_for
from audobon.painting.denoise import DenoiseState, denoise, start_state, step
from audobon.painting.scheduler_solver import SchedulerSolver, scheduler_solver, step_seed

CONFIG = {"beta_schedule": "scaled_linear", "beta_start": 0.00085, "beta_end": 0.012, "num_train_timesteps": 1000}
CLEAN = torch.linspace(-1, 1, 4 * 8 * 8).reshape(1, 4, 8, 8)


def net(latents: Tensor, t: Tensor) -> Tensor:
    return torch.tanh(latents) * (0.5 + t / 2000)


def a_solver(name: str, *, steps: int = 6, strength: float = 1.0, kind: str = "epsilon") -> SchedulerSolver:
    config = {**CONFIG, "prediction_type": kind}
    scheduler = scheduler_for(scheduler_choice(name, config=config), config=config, steps=steps)
    return scheduler_solver(scheduler, strength=strength, seed=7)


def a_state(solver: SchedulerSolver) -> DenoiseState:
    return start_state("p", CLEAN, predict=net, times=solver.times, seed=3, solver=solver)


@pytest.mark.parametrize("kind", ["epsilon", "v_prediction"])
@pytest.mark.parametrize("name", SCHEDULERS)
def test_loop_equals_diffusers(name: str, kind: str) -> None:
    solver = a_solver(name, kind=kind)
    theirs = deepcopy(solver.scheduler)
    takes_noise = "generator" in signature(theirs.step).parameters
    latents, ours = a_state(solver).latents, a_state(solver)
    for index, timestep in enumerate(theirs.timesteps):
        predicted = net(theirs.scale_model_input(latents, timestep), timestep[None].float())
        if takes_noise:
            generator = torch.Generator().manual_seed(step_seed(7, index))
            latents = theirs.step(predicted, timestep, latents, generator=generator).prev_sample
        else:
            latents = theirs.step(predicted, timestep, latents).prev_sample
        (ours,) = step([ours])
        assert torch.equal(ours.latents, latents), f"step {ours.step}"
    assert ours.is_done


@pytest.mark.parametrize("name", SCHEDULERS)
def test_a_state_can_be_stepped_again(name: str) -> None:
    state = step([a_state(a_solver(name, steps=4))])[0]
    assert torch.equal(denoise([state])[0].latents, denoise([state])[0].latents)


@pytest.mark.parametrize("name", SCHEDULERS)
def test_an_exact_net_comes_back_to_the_clean_picture(name: str) -> None:
    """A net that knows the picture: whatever the schedule, the clean latents seen at each step are the picture."""
    solver = a_solver(name, steps=4)
    alphas = solver.scheduler.alphas_cumprod
    is_sigma = name.startswith("euler") or name in ("turbo", "lightning")

    def exact(latents: Tensor, t: Tensor) -> Tensor:
        alpha = alphas[t.long()].reshape(1, 1, 1, 1)
        noise: Tensor = (latents - alpha.sqrt() * CLEAN) / (1 - alpha).sqrt()
        return noise

    state = start_state("p", CLEAN, predict=exact, times=solver.times, seed=3, solver=solver)
    done = denoise([state])[0]
    assert done.preview is not None
    tolerance = 0.1 if is_sigma else 0.02
    assert torch.allclose(done.preview, CLEAN, atol=tolerance)


def test_less_strength_walks_only_the_last_of_the_way() -> None:
    whole, half = a_solver("ddim", steps=10), a_solver("ddim", steps=10, strength=0.5)
    assert half.times == whole.times[5:]
    assert len(a_solver("ddim", steps=4, strength=0.01).times) == 2


def test_less_strength_keeps_more_of_the_draft() -> None:
    near = a_state(a_solver("euler", steps=10, strength=0.2)).latents
    far = a_state(a_solver("euler", steps=10, strength=0.9)).latents
    assert (near - CLEAN).abs().mean() < (far - CLEAN).abs().mean()
