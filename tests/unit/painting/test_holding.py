"""Holding a part of a picture while the rest is painted."""

import pytest
import torch
from torch import Tensor

from audobon.models.stable.schedulers import scheduler_choice, scheduler_for
from audobon.painting.denoise import DenoiseState, denoise, flow_times, start_noise, start_state
from audobon.painting.holding import HoldKnown, noise_of, on_latents, softly_grown
from audobon.painting.scheduler_solver import scheduler_solver
from tests.tiny_stable import SCHEDULER

KNOWN = torch.linspace(-1, 1, 64).reshape(1, 1, 8, 8)
LEFT = torch.cat([torch.ones(1, 1, 8, 4), torch.zeros(1, 1, 8, 4)], dim=3)


def a_state(*, start: float = 1.0) -> DenoiseState:
    def predict(latents: Tensor, t: Tensor) -> Tensor:
        return torch.full_like(latents, 5.0)

    return start_state("p", KNOWN, predict=predict, times=flow_times(4, start=start), seed=3)


def painted(*, until: float, start: float = 1.0) -> Tensor:
    state = a_state(start=start)
    hook = HoldKnown(known=KNOWN, noise=noise_of(state, KNOWN), where=LEFT, until=until)
    return denoise([state], hooks=[hook])[0].latents


@pytest.mark.parametrize("start", [0.3, 1.0])
def test_what_is_held_to_the_end_comes_out_as_it_was(start: float) -> None:
    latents = painted(until=0.0, start=start)
    assert torch.equal(latents[..., :4], KNOWN[..., :4])
    assert torch.allclose(latents[..., 4:], torch.full((1, 1, 8, 4), 5.0))


@pytest.mark.parametrize("name", ["ddim", "ddpm", "pndm", "euler", "euler_a", "dpmpp_2m", "unipc", "lcm", "tcd"])
@pytest.mark.parametrize("strength", [0.5, 1.0])
def test_every_scheduler_holds_to_the_end_what_is_held(name: str, strength: float) -> None:
    """A part that is held follows the scheduler's own path of noise, and ends where it began."""
    choice = scheduler_choice(name, config=SCHEDULER)
    solver = scheduler_solver(scheduler_for(choice, config=SCHEDULER, steps=6), strength=strength, seed=3)

    def predict(latents: Tensor, t: Tensor) -> Tensor:
        return torch.zeros_like(latents)

    known = torch.stack([KNOWN[0]] * 4, dim=1)
    state = start_state("p", known, predict=predict, times=solver.times, seed=3, solver=solver)
    hook = HoldKnown(known=known, noise=start_noise(known, seed=3), where=LEFT)
    (last,) = denoise([state], hooks=[hook])
    assert torch.equal(last.latents[..., :4], known[..., :4])
    assert not torch.equal(last.latents[..., 4:], known[..., 4:])


def test_what_is_let_go_half_way_is_painted_too() -> None:
    assert torch.allclose(painted(until=0.6), torch.full((1, 1, 8, 8), 5.0))


def test_noise_is_found_again_from_a_first_state() -> None:
    generator = torch.Generator().manual_seed(3)
    assert torch.allclose(noise_of(a_state(start=0.4), KNOWN), torch.randn(KNOWN.shape, generator=generator), atol=1e-5)


def test_a_mask_lies_on_the_latents_as_on_the_picture() -> None:
    mask = torch.zeros(1, 1, 20, 28)
    mask[..., :16] = 1
    on_grid = on_latents(mask, torch.zeros(1, 48, 8, 8))
    assert on_grid.shape == (1, 1, 8, 8)
    assert on_grid[0, 0, 0].tolist() == [1, 1, 0, 0, 0, 0, 0, 0]


def test_a_grown_mask_covers_the_old_one_and_falls_to_nothing() -> None:
    mask = torch.zeros(1, 1, 80, 80)
    mask[..., 40:42, 40:42] = 1
    grown = softly_grown(mask, rim_px=16)
    assert torch.equal(grown[mask == 1], torch.ones(4))
    assert float(grown[..., :22, :].max()) == float(grown[..., 60:, :].max()) == 0
    assert 0 < float(grown[..., 41, 30]) < 1
