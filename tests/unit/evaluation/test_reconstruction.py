"""What the autoencoder alone costs a picture."""

import numpy as np
import pytest

from audobon.evaluation.reconstruction import edge_error, psnr_db, reconstruction_measures, ssim
from tests.builders import a_picture
from tests.tiny import tiny_autoencoder

PICTURE = np.asarray(a_picture(width=97, height=70).array, np.uint8)


def test_a_picture_is_itself() -> None:
    assert (psnr_db(PICTURE, PICTURE), ssim(PICTURE, PICTURE), edge_error(PICTURE, PICTURE)) == (80.0, 1.0, 0.0)


def test_psnr_is_that_of_an_even_error() -> None:
    darker = np.clip(PICTURE.astype(int) - 10, 0, 255).astype(np.uint8)
    assert psnr_db(darker, PICTURE) == pytest.approx(20 * np.log10(255 / 10), abs=0.05)


def test_noise_costs_likeness_and_edges() -> None:
    noise = np.random.default_rng(0).integers(-40, 41, PICTURE.shape)
    noisy = np.clip(PICTURE.astype(int) + noise, 0, 255).astype(np.uint8)
    assert ssim(noisy, PICTURE) < 0.8
    assert edge_error(noisy, PICTURE) > 0.03


def test_sides_that_are_no_multiples_are_cut() -> None:
    found = reconstruction_measures(tiny_autoencoder(), [PICTURE, PICTURE])
    assert list(found) == ["autoencoder_psnr_db", "autoencoder_ssim", "autoencoder_edge_error"]
    assert all(measure.n == 2 for measure in found.values())
    assert (found["autoencoder_psnr_db"].value or 0) > 15
