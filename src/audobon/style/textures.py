"""Textures in latents: how strong each kind is in pictures of a style, and a picture's brought towards that.

Knows: latents of the patch transform.  Does not know: comics, recipes, the loop.
A channel of the closed-form latents is one frequency of the patches of 8 x 8 pixels, of light or of hue.  So its
deviation over a picture says how strong one kind of texture is, and to scale it is adaptive instance normalisation.

Shapes: C latent channels, H W latent height and width.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor
from torch.nn import functional

from audobon.models.patch_autoencoder import PATCH, PatchAutoencoder
from audobon.style.paper import paper_cleared

Picture = NDArray[np.uint8]

MOST_GAIN = 1.2
"""In natural logarithms: no texture is made more than about three times stronger or weaker."""
_PIXELS = PATCH * PATCH
_LEAST_DEVIATION = 1e-4
_EVEN = 0.5
"""A channel is of light, or even, if more than so much of its energy is."""


def light_textures(autoencoder: PatchAutoencoder) -> Tensor:
    """Which channels C are textures of light: neither hue, nor a patch's mean tone."""
    basis = autoencoder.basis.reshape(-1, 3, _PIXELS)
    light = basis.mean(dim=1).square().sum(dim=1) * 3
    mean = basis.mean(dim=2).square().sum(dim=1) * _PIXELS
    return (light > _EVEN) & (mean < _EVEN)


@torch.inference_mode()
def log_deviations(pictures: Iterable[Picture], autoencoder: PatchAutoencoder) -> Tensor:
    """The mean over pictures H W 3, their paper made white, of each channel's log deviation: C.

    Raises:
        ValueError: if there are none.
    """
    device = autoencoder.basis.device
    found = []
    for picture in pictures:
        rows, columns = (max(side - side % PATCH, PATCH) for side in picture.shape[:2])
        image = torch.from_numpy(np.ascontiguousarray(paper_cleared(picture)[:rows, :columns]))
        latents = autoencoder.encode(image.permute(2, 0, 1)[None].float().div_(255).to(device))
        found.append(_log_deviation(latents)[0, :, 0, 0].cpu())
    if not found:
        raise ValueError("textures are read off at least one picture")
    return torch.stack(found).mean(dim=0)


def _log_deviation(latents: Tensor) -> Tensor:
    """1 C 1 1."""
    return latents.std(dim=(2, 3), keepdim=True).clamp_min(_LEAST_DEVIATION).log()


@dataclass(frozen=True, kw_only=True)
class Texturing:
    """Brings textures of light towards those of a style; hue, tone and what the picture shows where stay.

    Attributes:
        wanted: Log deviations C.
        channels: Which channels are touched, C bool.

    Source: Huang and Belongie 2017, arXiv:1703.06868, equation 8 (adaptive instance normalisation), with the means
        left as they are.
    """

    wanted: Tensor
    channels: Tensor

    def __call__(self, latents: Tensor, *, strength: float, size: tuple[int, int]) -> Tensor:
        """Latents 1 C H W with each texture's log deviation moved `strength` (0..1) of the way.

        Args:
            latents: Clean ones.
            strength: 0 gives back the very latents.
            size: Rows and columns that the picture fills; beyond them lies padding, which is not measured.
        """
        if strength == 0:
            return latents
        shown = latents[..., : size[0], : size[1]]
        wanted = self.wanted.to(latents)[None, :, None, None]
        gain = (strength * (wanted - _log_deviation(shown))).clamp(-MOST_GAIN, MOST_GAIN)
        gain = gain * self.channels.to(latents)[None, :, None, None]
        mean = shown.mean(dim=(2, 3), keepdim=True)
        return latents + (latents - mean) * gain.expm1()


@dataclass(frozen=True, kw_only=True)
class Greying:
    """Takes hue out of latents: the map of a picture onto its own light, as one matrix between latents.

    Attributes:
        matrix: C C.
        offset: C.
    """

    matrix: Tensor
    offset: Tensor

    def __call__(self, latents: Tensor) -> Tensor:
        """Latents 1 C H W of the picture in grey."""
        grey: Tensor = functional.conv2d(latents, self.matrix.to(latents)[..., None, None], self.offset.to(latents))
        return grey


def greying(autoencoder: PatchAutoencoder, *, luma: Sequence[float]) -> Greying:
    """The greying of one autoencoder; `luma` are the shares of red, green and blue in light."""
    mixed = torch.tensor(luma).repeat(3, 1)
    to_grey = torch.kron(mixed, torch.eye(_PIXELS)).to(autoencoder.basis)
    into = autoencoder.basis / autoencoder.whitening[:, None]
    out = (autoencoder.basis * autoencoder.whitening[:, None]).T
    return Greying(matrix=into @ to_grey @ out, offset=into @ (to_grey @ autoencoder.mean - autoencoder.mean))
