"""The one denoise loop."""

import itertools

import pytest
import torch
from torch import Tensor

from audobon.errors import GenerationError
from audobon.painting.denoise import DenoiseState, denoise, flow_times, start_state, step


def a_state(key: str = "p1", *, seed: int = 0, steps: int = 4, size: int = 4) -> DenoiseState:
    def predict(latents: Tensor, t: Tensor) -> Tensor:
        return latents * 0.5 * (1 - t)

    return start_state(key, torch.ones(1, 3, size, size), predict=predict, times=flow_times(steps), seed=seed)


def test_times_fall_from_start_to_zero() -> None:
    times = flow_times(5, start=0.9, shift=2.0)
    assert times[-1] == 0.0
    assert all(a > b for a, b in itertools.pairwise(times))


def test_an_exact_net_gives_the_clean_picture_in_one_step() -> None:
    truth = torch.full((1, 3, 4, 4), 0.25)
    state = start_state("p", truth, predict=lambda latents, t: truth, times=flow_times(1), seed=0)
    assert torch.allclose(denoise([state])[0].latents, truth)


def test_stopping_between_steps_changes_nothing() -> None:
    whole = denoise([a_state()])[0]
    halfway = step(step([a_state()]))
    assert torch.equal(denoise(halfway)[0].latents, whole.latents)


def test_a_panel_does_not_depend_on_its_batch_mates() -> None:
    alone = denoise([a_state("p1", seed=5)])[0]
    together = denoise([a_state("p0", seed=1, size=6), a_state("p1", seed=5), a_state("p2", steps=9)])[1]
    assert torch.equal(alone.latents, together.latents)


def test_finished_panels_are_left_alone() -> None:
    done = denoise([a_state(steps=1)])
    assert step(done)[0] is done[0]


def test_hooks_see_every_step_and_may_replace_the_state() -> None:
    seen: list[int] = []

    def watch(state: DenoiseState) -> DenoiseState:
        seen.append(state.step)
        return state

    denoise([a_state(steps=3)], hooks=[watch])
    assert seen == [1, 2, 3]


def test_other_seeds_give_other_pictures() -> None:
    assert not torch.equal(denoise([a_state(seed=1)])[0].latents, denoise([a_state(seed=2)])[0].latents)


def test_numbers_that_are_not_finite_are_an_error() -> None:
    state = start_state(
        "p9", torch.ones(1, 3, 4, 4), predict=lambda latents, t: latents * float("nan"), times=flow_times(2), seed=0
    )
    with pytest.raises(GenerationError, match=r"AUD-601: .*p9 at step 1"):
        denoise([state])
