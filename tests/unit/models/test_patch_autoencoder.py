"""The patch transform and its residual decoder."""

import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st

from audobon.errors import ShapeError
from audobon.models.patch_autoencoder import PatchAutoencoder, PatchAutoencoderShape, fit_transform
from tests.tiny import tiny_autoencoder


@settings(max_examples=10, deadline=None)
@given(height=st.integers(1, 6), width=st.integers(1, 6))
def test_latents_are_an_eighth_of_the_image(height: int, width: int) -> None:
    latents = tiny_autoencoder().encode(torch.rand(2, 3, 8 * height, 8 * width))
    assert latents.shape == (2, 48, height, width)


def test_all_components_give_the_image_back() -> None:
    autoencoder = PatchAutoencoder(PatchAutoencoderShape(channels=192))
    fit_transform(autoencoder, torch.rand(2000, 192))
    image = torch.rand(1, 3, 16, 24)
    assert torch.allclose(autoencoder.project_back(autoencoder.encode(image)), image, atol=1e-4)


def test_components_come_in_order_of_their_deviation() -> None:
    deviation = tiny_autoencoder().deviation
    assert bool((deviation[:-1] >= deviation[1:]).all())


def test_sides_that_are_no_multiple_of_eight_are_refused() -> None:
    with pytest.raises(ShapeError, match="AUD-401: the image is 20 x 16 px"):
        tiny_autoencoder().encode(torch.rand(1, 3, 16, 20))


def test_decoder_starts_as_the_transform_alone() -> None:
    autoencoder = tiny_autoencoder()
    latents = autoencoder.encode(torch.rand(1, 3, 32, 32))
    assert torch.allclose(autoencoder.decode(latents), autoencoder.project_back(latents), atol=1e-5)
