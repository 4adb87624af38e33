"""Our own picture features: how much energy a crop has in each patch component at three scales, and its palette.

Knows: images in [0, 1] and the patch transform.  Does not know: comics, nets that were trained to paint.
No part of them is learnt by gradient, so no painter can have been trained against them.

Shapes: B crops, F features.
"""

from __future__ import annotations

import torch
from torch import Tensor
from torch.nn import functional

from audobon.models.patch_autoencoder import PatchAutoencoder

CROP_PX = 128
SCALES = (1, 2, 4)


def crop_features(transform: PatchAutoencoder, crops: Tensor) -> Tensor:
    """Features B F of crops B 3 128 128.

    For each scale the logarithm of the mean square of each of the 48 components (the mean left out of the first
    three), then mean and deviation of each colour: F = 3 * 48 + 6.
    """
    parts = []
    for scale in SCALES:
        image = functional.avg_pool2d(crops, scale) if scale > 1 else crops
        components = transform.encode(image) * transform.whitening[None, :, None, None]
        centred = components - components.mean(dim=(2, 3), keepdim=True)
        parts.append((centred.square().mean(dim=(2, 3)) + 1e-4).log())
    parts += [4 * crops.mean(dim=(2, 3)), 4 * crops.std(dim=(2, 3))]
    return torch.cat(parts, dim=1)


def grid_crops(image: Tensor) -> Tensor:
    """All whole 128 px crops of an image 3 h w on a grid of 96 px, B 3 128 128; none if the image is smaller."""
    if min(image.shape[-2:]) < CROP_PX:
        return image.new_zeros(0, 3, CROP_PX, CROP_PX)
    windows = image.unfold(1, CROP_PX, 96).unfold(2, CROP_PX, 96)
    return windows.permute(1, 2, 0, 3, 4).reshape(-1, 3, CROP_PX, CROP_PX)
