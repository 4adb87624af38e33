"""What the autoencoder alone costs a picture."""

import numpy as np
import pytest

from audobon.evaluation.reconstruction import reconstruction_measures
from tests.builders import a_picture
from tests.tiny import tiny_autoencoder

PICTURE = np.asarray(a_picture(width=97, height=70).array, np.uint8)


@pytest.mark.parametrize("small", [(1, 40), (15, 40), (7, 7)])
def test_sides_that_are_no_multiples_are_cut_and_specks_passed_over(small: tuple[int, int]) -> None:
    speck = np.zeros((*small, 3), np.uint8)
    found = reconstruction_measures(tiny_autoencoder(), [PICTURE, speck, PICTURE])
    assert list(found) == ["autoencoder_psnr_db", "autoencoder_ssim", "autoencoder_edge_error"]
    assert all(measure.n == 2 for measure in found.values())
    assert (found["autoencoder_psnr_db"].value or 0) > 15
