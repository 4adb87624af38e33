"""Our own picture features."""

import torch

from audobon.evaluation.features import crop_features, grid_crops
from tests.tiny import tiny_autoencoder


def test_crops_tile_a_picture_with_overlap() -> None:
    assert grid_crops(torch.rand(3, 128 + 96, 128)).shape == (2, 3, 128, 128)


def test_a_picture_smaller_than_a_crop_has_none() -> None:
    assert len(grid_crops(torch.rand(3, 100, 300))) == 0


def test_grain_moves_the_features_further_than_a_shift_does() -> None:
    transform = tiny_autoencoder()
    generator = torch.Generator().manual_seed(0)
    smooth = torch.nn.functional.interpolate(torch.rand(4, 3, 8, 8, generator=generator), size=(128, 128))
    grainy = (smooth + 0.1 * torch.randn(smooth.shape, generator=generator)).clamp(0, 1)
    shifted = smooth.roll(16, dims=3)
    plain = crop_features(transform, smooth)
    moved_by_grain = (crop_features(transform, grainy) - plain).norm()
    assert moved_by_grain > 3 * (crop_features(transform, shifted) - plain).norm()
