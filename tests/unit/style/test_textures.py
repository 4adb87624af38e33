"""Textures in latents: measured, brought towards a style's, and hue taken out."""

from __future__ import annotations

import numpy as np
import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st

from audobon.models.patch_autoencoder import PatchAutoencoder
from audobon.models.zoo import load_autoencoder
from audobon.painting.manners import LUMA
from audobon.style.textures import MOST_GAIN, Texturing, greying, light_textures, log_deviations
from tests.hands_folder import drawn_by
from tests.tiny import tiny_autoencoder


@pytest.fixture(scope="module")
def autoencoder() -> PatchAutoencoder:
    return load_autoencoder()


def latents_of(picture: np.ndarray, autoencoder: PatchAutoencoder) -> torch.Tensor:
    return autoencoder.encode(torch.from_numpy(picture).permute(2, 0, 1)[None].float() / 255)


def test_textures_of_light_are_neither_hue_nor_mean_tone(autoencoder: PatchAutoencoder) -> None:
    channels = light_textures(autoencoder)
    assert channels.sum() > 30
    rows = autoencoder.basis.reshape(-1, 3, 64)
    assert not channels[rows.mean(dim=(1, 2)).abs().argmax()], "the mean tone"
    assert (rows[channels].std(dim=1).mean(dim=1) < 0.05).all(), "alike in red, green and blue"


def test_a_picture_is_brought_to_the_very_deviations(autoencoder: PatchAutoencoder) -> None:
    wanted = log_deviations([drawn_by("Striper", 1)], autoencoder)
    found = latents_of(drawn_by("Striper", 2), autoencoder)
    texturing = Texturing(wanted=wanted, channels=light_textures(autoencoder))
    size = (found.shape[-2], found.shape[-1])
    made = texturing(found, strength=1.0, size=size)
    reached, before = (one.std(dim=(2, 3))[0].log() for one in (made, found))
    near = texturing.channels & ((wanted - before).abs() < MOST_GAIN)
    assert near.sum() > 20
    assert torch.allclose(reached[near], wanted[near], atol=1e-4)
    assert torch.equal(made[:, ~texturing.channels], found[:, ~texturing.channels])
    assert torch.allclose(made.mean(dim=(2, 3)), found.mean(dim=(2, 3)), atol=1e-5)


@settings(deadline=None, max_examples=20)
@given(strength=st.floats(0, 1), seed=st.integers(0, 2**16))
def test_no_texture_grows_or_shrinks_beyond_bounds(strength: float, seed: int) -> None:
    generator = torch.Generator().manual_seed(seed)
    latents = torch.randn(1, 48, 6, 6, generator=generator) * 10 ** torch.randn(1, 48, 1, 1, generator=generator)
    texturing = Texturing(wanted=torch.randn(48, generator=generator) * 5, channels=torch.ones(48, dtype=torch.bool))
    change = texturing(latents, strength=strength, size=(6, 6)).std(dim=(2, 3)).log() - latents.std(dim=(2, 3)).log()
    assert (change.abs() <= MOST_GAIN + 1e-3).all()


def test_no_strength_gives_back_the_very_latents() -> None:
    latents = torch.randn(1, 48, 4, 4)
    texturing = Texturing(wanted=torch.zeros(48), channels=torch.ones(48, dtype=torch.bool))
    assert texturing(latents, strength=0.0, size=(4, 4)) is latents


def test_padding_is_not_measured() -> None:
    latents = torch.randn(1, 48, 8, 8)
    texturing = Texturing(wanted=torch.zeros(48), channels=torch.ones(48, dtype=torch.bool))
    padded = torch.nn.functional.pad(latents, (0, 4, 0, 4), value=3.0)
    shown = texturing(padded, strength=0.5, size=(8, 8))[..., :8, :8]
    assert torch.allclose(shown, texturing(latents, strength=0.5, size=(8, 8)), atol=1e-6)


def test_textures_need_a_picture() -> None:
    with pytest.raises(ValueError, match="at least one picture"):
        log_deviations([], tiny_autoencoder())


def test_greying_is_what_greying_the_picture_is(autoencoder: PatchAutoencoder) -> None:
    picture = drawn_by("Washer", 3)
    grey = np.repeat((picture.astype(np.float32) @ LUMA)[..., None], 3, axis=2)
    made = greying(autoencoder, luma=LUMA.tolist())(latents_of(picture, autoencoder))
    seen = autoencoder.project_back(made)
    assert float((seen.amax(dim=1) - seen.amin(dim=1)).mean()) < 0.01
    again = autoencoder.project_back(latents_of(grey, autoencoder))
    assert float((seen - again).abs().mean()) < 0.01
