"""A panel that is lost half way ends there, and any other is as if nobody had looked."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import torch
from torch import Tensor

from audobon.painting.denoise import DenoiseState, denoise, flow_times, start_state
from audobon.painting.stopping import Stopping
from audobon.quality.art_checks import is_lost

CLEAN = torch.rand(1, 3, 16, 16, generator=torch.Generator().manual_seed(0))


class Counting:
    """A net that answers with a picture, and counts."""

    def __init__(self, answer: Tensor) -> None:
        self.answer = answer
        self.calls = 0

    def __call__(self, latents: Tensor, time: Tensor) -> Tensor:
        self.calls += 1
        return self.answer


def run(net: Counting, *, lost: bool, steps: int = 6) -> DenoiseState:
    looks: list[np.ndarray] = []

    def sees(picture: np.ndarray) -> bool:
        looks.append(picture)
        return lost

    first = start_state("p", CLEAN, predict=net, times=flow_times(steps), seed=1)
    hook = Stopping(is_lost=sees, decode=lambda latents: latents, size_px=(15, 14))
    (state,) = denoise([first], hooks=[hook])
    assert len(looks) == 1
    assert looks[0].shape == (15, 14, 3)
    return state


def test_a_lost_panel_costs_half_the_steps() -> None:
    net = Counting(CLEAN)
    state = run(net, lost=True)
    assert net.calls == 3
    assert state.is_done
    assert torch.equal(state.latents, CLEAN)


def test_any_other_panel_is_painted_as_if_nobody_looked() -> None:
    net = Counting(CLEAN)
    state = run(net, lost=False)
    plain = start_state("p", CLEAN, predict=Counting(CLEAN), times=flow_times(6), seed=1)
    (unseen,) = denoise([plain])
    assert net.calls == 6
    assert torch.equal(state.latents, unseen.latents)
    assert replace(state, predict=plain.predict).step == unseen.step


def test_noise_and_nothing_are_lost_and_a_drawing_is_not() -> None:
    generator = np.random.default_rng(0)
    rows, columns = np.mgrid[:80, :90]
    drawing = np.repeat((np.sin(rows / 8) * np.cos(columns / 9) * 90 + 130)[..., None], 3, axis=2).astype(np.uint8)
    assert is_lost(generator.integers(0, 256, (80, 90, 3), np.uint8))
    assert is_lost(np.full((80, 90, 3), 200, np.uint8))
    assert not is_lost(drawing)
