"""The embedded model's autoencoder: a closed-form patch transform with a small learned residual decoder.

Knows: images in [0, 1] and latents.  Does not know: denoising, comics.
The Karhunen-Loeve transform of 8 x 8 x 3 patches keeps the components of greatest variance; each is softly whitened
(divided by the square root of its deviation), so that fine detail is neither drowned nor blown up in the latents.

Shapes: B batch, C latent channels, H W latent height and width (image 8H x 8W).
"""

from __future__ import annotations

from dataclasses import dataclass

import torch
from torch import Tensor, nn
from torch.nn import functional

from audobon.errors import ShapeError

PATCH = 8


@dataclass(frozen=True, kw_only=True)
class PatchAutoencoderShape:
    """Sizes of the autoencoder: latent `channels`, and the residual decoder's width and depth."""

    channels: int = 48
    decoder_width: int = 96
    decoder_blocks: int = 3


class _ResidualBlock(nn.Module):
    def __init__(self, width: int) -> None:
        super().__init__()
        self.first = nn.Conv2d(width, width, 3, padding=1)
        self.second = nn.Conv2d(width, width, 3, padding=1)

    def forward(self, features: Tensor) -> Tensor:
        out: Tensor = features + self.second(functional.silu(self.first(functional.silu(features))))
        return out


class PatchAutoencoder(nn.Module):
    """Encode by projection, decode by its transpose plus what the residual decoder adds against blocking.

    Source: Karhunen-Loeve transform; see Jolliffe 2002, Principal Component Analysis, ch. 2.
    """

    basis: Tensor
    mean: Tensor
    deviation: Tensor

    def __init__(self, shape: PatchAutoencoderShape) -> None:
        super().__init__()
        self.shape = shape
        values = 3 * PATCH * PATCH
        self.register_buffer("basis", torch.zeros(shape.channels, values))
        self.register_buffer("mean", torch.zeros(values))
        self.register_buffer("deviation", torch.ones(shape.channels))
        self.enter = nn.Conv2d(shape.channels, shape.decoder_width, 3, padding=1)
        self.blocks = nn.Sequential(*(_ResidualBlock(shape.decoder_width) for _ in range(shape.decoder_blocks)))
        self.leave = nn.Conv2d(shape.decoder_width, 12 * 16, 3, padding=1)
        last = nn.Conv2d(24, 12, 3, padding=1)
        for parameter in last.parameters():
            nn.init.zeros_(parameter)
        first, second = nn.Conv2d(24, 24, 3, padding=1), nn.Conv2d(24, 24, 3, padding=1)
        self.blend = nn.Sequential(first, nn.SiLU(), second, nn.SiLU(), last)

    @property
    def whitening(self) -> Tensor:
        """Per-channel divisor of the latents, C."""
        return self.deviation.sqrt()

    def encode(self, image: Tensor) -> Tensor:
        """Latents B C H W of an image B 3 8H 8W in [0, 1].

        Raises:
            ShapeError: AUD-401, if the image's sides are not multiples of 8.
        """
        if image.shape[-1] % PATCH or image.shape[-2] % PATCH:
            raise ShapeError(
                "AUD-401",
                f"the image is {image.shape[-1]} x {image.shape[-2]} px, but both sides must be multiples of {PATCH}",
                hint="pad or crop the image before encoding",
            )
        patches = functional.pixel_unshuffle(image, PATCH) - self.mean[None, :, None, None]
        weights = (self.basis / self.whitening[:, None])[:, :, None, None]
        return functional.conv2d(patches, weights)

    def project_back(self, latents: Tensor) -> Tensor:
        """The transform's own inverse, without the learned decoder: image B 3 8H 8W."""
        weights = (self.basis * self.whitening[:, None]).T[:, :, None, None]
        patches = functional.conv2d(latents, weights) + self.mean[None, :, None, None]
        return functional.pixel_shuffle(patches, PATCH)

    def decode(self, latents: Tensor) -> Tensor:
        """Image B 3 8H 8W, in [0, 1] up to small overshoot, of latents B C H W."""
        coarse = self.project_back(latents)
        features = functional.pixel_shuffle(self.leave(self.blocks(self.enter(latents))), 4)
        half = torch.cat([functional.pixel_unshuffle(coarse, 2), features], dim=1)
        return coarse + functional.pixel_shuffle(self.blend(half), 2)


def fit_transform(autoencoder: PatchAutoencoder, patches: Tensor) -> None:
    """Fit the closed-form part to patches N x 192 in [0, 1], pixel-unshuffle order; nothing else changes."""
    mean = patches.mean(dim=0)
    centred = (patches - mean).double()
    covariance = centred.T @ centred / len(patches)
    variances, vectors = torch.linalg.eigh(covariance)
    order = torch.argsort(variances, descending=True)[: autoencoder.shape.channels]
    autoencoder.mean.copy_(mean)
    autoencoder.basis.copy_(vectors[:, order].T.float())
    autoencoder.deviation.copy_(variances[order].clamp_min(1e-8).sqrt().float())
