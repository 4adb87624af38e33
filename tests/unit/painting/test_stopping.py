"""A panel that is lost half way ends there, and any other is as if nobody had looked."""

from __future__ import annotations

from dataclasses import replace

import cv2
import numpy as np
import pytest
import torch
from torch import Tensor

from audobon.models.zoo import load_embedded_painter
from audobon.painting.denoise import DenoiseState, denoise, flow_times, start_state
from audobon.painting.enlarging import picture_of
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


def run(net: Counting, *, lost: bool, maybe: bool = True, steps: int = 6) -> DenoiseState:
    """A pass that is looked at; lost pictures are light, so that it shows which of the two ways back was taken."""
    looks: list[tuple[bool, float]] = []

    def sees(picture: np.ndarray, *, maybe: bool = False) -> bool:
        assert picture.shape == (15, 14, 3)
        looks.append((maybe, float(picture.max())))
        return may_be if maybe else lost

    may_be = maybe
    first = start_state("p", CLEAN, predict=net, times=flow_times(steps), seed=1)
    hook = Stopping(is_lost=sees, glance=torch.zeros_like, decode=torch.ones_like, size_px=(15, 14))
    (state,) = denoise([first], hooks=[hook])
    assert looks == [(True, 0.0), (False, 255.0)][: 1 + maybe]
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


def test_a_panel_that_is_plainly_sound_is_not_decoded() -> None:
    net = Counting(CLEAN)
    assert torch.equal(run(net, lost=True, maybe=False).latents, run(Counting(CLEAN), lost=False).latents)
    assert net.calls == 6


def test_noise_and_nothing_are_lost_and_a_drawing_is_not() -> None:
    generator = np.random.default_rng(0)
    rows, columns = np.mgrid[:80, :90]
    drawing = np.repeat((np.sin(rows / 8) * np.cos(columns / 9) * 90 + 130)[..., None], 3, axis=2).astype(np.uint8)
    assert is_lost(generator.integers(0, 256, (80, 90, 3), np.uint8))
    assert is_lost(np.full((80, 90, 3), 200, np.uint8))
    assert not is_lost(drawing)
    assert not is_lost(drawing, maybe=True)


def _drawing() -> np.ndarray:
    """A panel: sky and ground, a figure with its outline, hatching."""
    panel = np.full((160, 128, 3), (236, 226, 205), np.uint8)
    panel[100:] = (150, 170, 120)
    cv2.ellipse(panel, (64, 80), (26, 44), 0, 0, 360, (190, 90, 70), -1)
    cv2.ellipse(panel, (64, 80), (26, 44), 0, 0, 360, (25, 20, 20), 2)
    for row in range(104, 158, 6):
        cv2.line(panel, (4, row), (60, row + 2), (60, 70, 50), 1)
    return panel


def _planted(drawing: np.ndarray) -> list[np.ndarray]:
    """The drawing with every fault that a panel is lost by, from a trace of it to all of it."""
    art, generator = drawing.astype(np.float32), np.random.default_rng(0)
    noise = generator.integers(0, 256, drawing.shape).astype(np.float32)
    pale = [np.clip(tone + (art - 128) * left, 0, 255) for tone in (0, 130, 200, 255) for left in (0, 0.02, 0.1)]
    noisy = [(1 - share) * art + share * noise for share in (0.5, 0.7, 0.8, 1)]
    ends = [np.where(np.arange(160)[:, None, None] < rows, art, end) for rows in (3, 12, 30) for end in (0.0, 255.0)]
    return [*pale, *noisy, *ends]


@pytest.fixture(scope="module")
def both_ways() -> list[tuple[np.ndarray, np.ndarray]]:
    """Pictures with planted faults as a glance shows them and as they are decoded, half-way noise on some."""
    autoencoder = load_embedded_painter().autoencoder
    seen = []
    with torch.inference_mode():
        for number, fault in enumerate([_drawing(), *_planted(_drawing())]):
            image = torch.from_numpy(fault.astype(np.float32) / 255).permute(2, 0, 1)[None]
            generator = torch.Generator().manual_seed(number)
            for unrest in (0.0, 1.0):
                latents = autoencoder.encode(image)
                latents = latents + unrest * torch.randn(latents.shape, generator=generator)
                ways = (autoencoder.project_back(latents), autoencoder.decode(latents))
                glance, whole = (np.asarray(picture_of(way.clamp(0, 1)).array, np.uint8) for way in ways)
                seen.append((glance, whole))
    return seen


def test_a_glance_lets_no_panel_through_that_is_lost(both_ways: list[tuple[np.ndarray, np.ndarray]]) -> None:
    lost = [(glance, whole) for glance, whole in both_ways if is_lost(whole)]
    assert len(lost) > len(both_ways) / 4
    assert all(is_lost(glance, maybe=True) for glance, _ in lost)


def test_a_glance_spares_a_sound_drawing_the_decoder(both_ways: list[tuple[np.ndarray, np.ndarray]]) -> None:
    glance, _ = both_ways[0]
    assert not is_lost(glance, maybe=True)
