"""What is minimised.

Knows: latents and times.  Does not know: nets' insides, data.
"""

from __future__ import annotations

import torch
from torch import Tensor
from torch.nn import functional


def sample_times(count: int, *, generator: torch.Generator) -> Tensor:
    """Flow times B in (0, 1]: logit-normal about 0.57, and 12 % at 1, where every picture starts.

    Source:
        Esser et al. 2024, arXiv:2403.03206, section 3.1 (logit-normal sampling).
    """
    times = torch.sigmoid(0.3 + torch.randn(count, generator=generator))
    return torch.where(torch.rand(count, generator=generator) < 0.12, torch.ones(count), times)


def noise_like(given: Tensor, *, generator: torch.Generator) -> Tensor:
    """Standard normal noise (float32) of a tensor's shape, where that lies.

    A GPU draws its own, seeded by the (CPU) generator: to draw millions of numbers on a CPU and carry them over would
    take longer than a step.  On one kind of device the same generator gives the same noise.
    """
    if given.device.type == "cpu":
        return torch.randn(given.shape, generator=generator)
    own = torch.Generator(device=given.device)
    own.manual_seed(int(torch.randint(2**62, (), generator=generator)))
    return torch.randn(given.shape, generator=own, device=given.device)


def noised(latents: Tensor, noise: Tensor, times: Tensor) -> Tensor:
    """x_t = (1 - t) x_0 + t e, for latents and noise B C H W and times B.

    Source:
        Lipman et al. 2022, arXiv:2210.02747, equation 22 (straight paths).
    """
    t = times[:, None, None, None]
    return (1 - t) * latents + t * noise


FINE_SHARE = 0.25
"""Weight of the error in latent units beside that in pixel units. Pixel units alone hardly see the fine components,
which carry the hand: paintings came out smoother than any illustration."""


def clean_latents_loss(predicted: Tensor, latents: Tensor, *, whitening: Tensor) -> Tensor:
    """Mean square error of the clean latents B C H W, in pixel units (the whitening C undone) and in latent units."""
    fine = (predicted.float() - latents).square().mean()
    return pixel_loss(predicted, latents, whitening=whitening) + FINE_SHARE * fine


def pixel_loss(predicted: Tensor, latents: Tensor, *, whitening: Tensor) -> Tensor:
    """Mean square error of the clean latents B C H W in pixel units alone: it leaves grain and fine stroke free."""
    return ((predicted.float() - latents) * whitening[None, :, None, None]).square().mean()


def broad_loss(predicted: Tensor, latents: Tensor, *, whitening: Tensor) -> Tensor:
    """Mean square error in pixel units of the means over two by two latents: broad colour, and nothing finer."""
    difference = (predicted.float() - latents) * whitening[None, :, None, None]
    return functional.avg_pool2d(difference, 2).square().mean()
