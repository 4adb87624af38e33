"""A broad lens is looked through at a smaller size, and shows what it shows at the picture's own; means of colour."""

from __future__ import annotations

import cv2
import numpy as np
import pytest

from audobon.quality.agreement import mean_color, softened


@pytest.mark.parametrize("shape", [(300, 401), (513, 256, 3)])
@pytest.mark.parametrize("sigma_px", [2.0, 6.0, 11.0, 21.0])
def test_broad_lens_shows_what_the_whole_picture_would(shape: tuple[int, ...], sigma_px: float) -> None:
    picture = (255 * (np.random.default_rng(0).random(shape) < 0.3)).astype(np.uint8)
    picture[40:90, 30:200] = 255
    whole = cv2.GaussianBlur(picture.astype(np.float32), (0, 0), sigma_px)
    far = np.abs(softened(picture, sigma_px) - whole)
    assert softened(picture, sigma_px).shape == picture.shape
    assert far.mean() < 0.003 * 255
    assert far.max() < 0.04 * 255


def test_small_picture_is_looked_at_as_it_is() -> None:
    picture = np.random.default_rng(1).random((60, 60)).astype(np.float32)
    assert np.array_equal(softened(picture, 9.0), cv2.GaussianBlur(picture, (0, 0), 9.0))


@pytest.mark.parametrize("share", [0.02, 0.5, 1.0])
def test_mean_colour_is_that_of_the_pixels_within(share: float) -> None:
    generator = np.random.default_rng(2)
    lab = generator.normal(0, 60, (217, 333, 3)).astype(np.float32)
    inside = (generator.random(lab.shape[:2]) < share).astype(np.uint8)
    exact = lab.astype(np.float64)
    assert np.allclose(mean_color(lab), exact.mean(axis=(0, 1)), atol=1e-9)
    assert np.allclose(mean_color(lab, inside), exact[inside > 0].mean(axis=0), atol=1e-9)
