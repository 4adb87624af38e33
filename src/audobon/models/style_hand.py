"""The hand: how a style bends a prediction, by scale and shift at the latents' own size.

Knows: a style vector and what the denoiser saw and said.  Does not know: solvers, images, comics.
The denoiser looks at its style tokens in its two coarsest levels alone; strokes live in the finest.  Here the style
decides, channel by channel, how much of the flat colour passes (a pen drawing lets none of the hue through), what the
paper adds, and which of a small net's features are drawn.

Shapes: B batch, C latent channels, K control planes, H W latent height and width.
"""

from __future__ import annotations

import torch
from torch import Tensor, nn
from torch.nn import functional

from audobon.models.style_encoder import STYLE_VECTOR_WIDTH


class StyleHand(nn.Module):
    """Adds a style's strokes to predicted latents; adds nothing until it is trained.

    Source:
        Feature-wise scale and shift: Perez et al. 2018, arXiv:1709.07871, equation 2; zero at the start as in Peebles
        and Xie 2023, arXiv:2212.09748, section 3.2 (adaLN-Zero).
    """

    def __init__(self, *, latent_channels: int, control_channels: int, width: int) -> None:
        super().__init__()
        self.color = nn.Linear(STYLE_VECTOR_WIDTH, 2 * latent_channels)
        self.enter = nn.Conv2d(2 * latent_channels + control_channels + 1, width, 3, padding=1)
        self.first = nn.Linear(STYLE_VECTOR_WIDTH, 2 * width)
        self.middle = nn.Conv2d(width, width, 3, padding=1)
        self.second = nn.Linear(STYLE_VECTOR_WIDTH, 2 * width)
        self.leave = nn.Conv2d(width, latent_channels, 3, padding=1)
        for layer in (self.color, self.leave, self.first, self.second):
            nn.init.zeros_(layer.weight)
            if layer.bias is not None:
                nn.init.zeros_(layer.bias)

    def forward(self, predicted: Tensor, latents: Tensor, *, t: Tensor, control: Tensor, vector: Tensor) -> Tensor:
        """Predicted clean latents B C H W, in this hand.

        Args:
            predicted: What the denoiser says, B C H W.
            latents: The noisy latents that it saw, B C H W.
            t: Flow times B, 0..1.
            control: The control planes that it saw, B K H W, the flat colour's C latents first.
            vector: Style vector B 256.
        """
        share, tone = self.color(vector)[..., None, None].chunk(2, dim=1)
        times = t[:, None, None, None].to(predicted.dtype).expand(-1, 1, *predicted.shape[-2:])
        features = self.enter(torch.cat([predicted, latents.to(predicted.dtype), control, times], dim=1))
        out: Tensor = predicted + share * control[:, : predicted.shape[1]] + tone + self.strokes(features, vector)
        return out

    def strokes(self, features: Tensor, vector: Tensor) -> Tensor:
        """What the hand adds, B C H W, from what its first convolution makes, B E H W, in a style B 256."""
        features = functional.silu(_bent(features, self.first(vector)))
        features = functional.silu(_bent(self.middle(features), self.second(vector)))
        strokes: Tensor = self.leave(features)
        return strokes


def _bent(features: Tensor, by: Tensor) -> Tensor:
    """Features B D H W scaled and shifted by B 2D."""
    scale, shift = by[..., None, None].chunk(2, dim=1)
    return features * (1 + scale) + shift
