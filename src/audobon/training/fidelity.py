"""How near a picture comes to the truth: signal to noise, structure, and edges.

Knows: image tensors in [0, 1].  Does not know: nets, comics.

Shapes: B batch, H W height and width.
"""

from __future__ import annotations

import torch
from torch import Tensor
from torch.nn import functional

from audobon.models.upscaler import edge_planes

WINDOW_PX = 11
_SIGMA_PX = 1.5
_LUMA = (0.299, 0.587, 0.114)


def psnr_db(found: Tensor, truth: Tensor) -> Tensor:
    """Peak signal-to-noise ratio in dB of each image, B; images B 3 H W."""
    error = (found.clamp(0, 1) - truth).square().mean(dim=(1, 2, 3)).clamp_min(1e-8)
    return -10 * torch.log10(error)


def ssim(found: Tensor, truth: Tensor) -> Tensor:
    """Structural similarity of the luma of each image, B, at most 1; images B 3 H W with sides of 11 px or more.

    Source:
        Wang et al. 2004, Image Quality Assessment, equation 13; window 11, sigma 1.5, K 0.01 and 0.03.
    """
    a, b = _luma(found.clamp(0, 1)), _luma(truth)
    mean_a, mean_b = _windowed(a), _windowed(b)
    var_a = _windowed(a * a) - mean_a.square()
    var_b = _windowed(b * b) - mean_b.square()
    both = _windowed(a * b) - mean_a * mean_b
    light = (2 * mean_a * mean_b + 1e-4) / (mean_a.square() + mean_b.square() + 1e-4)
    shape = (2 * both + 9e-4) / (var_a + var_b + 9e-4)
    return (light * shape).mean(dim=(1, 2, 3))


def edge_error(found: Tensor, truth: Tensor) -> Tensor:
    """Mean absolute error of neighbour differences over the truth's own mean, B: 0 exact, about 1 for a blank."""
    missed = (edge_planes(found.clamp(0, 1)) - edge_planes(truth)).abs().mean(dim=(1, 2, 3))
    return missed / edge_planes(truth).abs().mean(dim=(1, 2, 3)).clamp_min(1e-6)


def _luma(image: Tensor) -> Tensor:
    return (image * image.new_tensor(_LUMA)[None, :, None, None]).sum(dim=1, keepdim=True)


def _windowed(plane: Tensor) -> Tensor:
    steps = torch.arange(WINDOW_PX, dtype=plane.dtype, device=plane.device) - WINDOW_PX // 2
    row = torch.exp(-steps.square() / (2 * _SIGMA_PX**2))
    row = (row / row.sum())[None, None, None]
    return functional.conv2d(functional.conv2d(plane, row), row.transpose(2, 3))
