"""The parts of the embedded painter that an engine runs: tensors in, one tensor out.

Knows: what is traced and by which names its inputs go.  Does not know: engines, quantisation.

Shapes: B batch, C latent channels, K control planes, H W latent height and width (multiples of 8), T tokens.
"""

from __future__ import annotations

import torch
from torch import Tensor, nn

from audobon.models.painter_net import TOKEN_WIDTH, PainterNet, Steering
from audobon.models.patch_autoencoder import PatchAutoencoder
from audobon.models.style_encoder import STYLE_TOKENS, STYLE_VECTOR_WIDTH

STEP, DECODE = "step", "decode"
LATENTS = "latents"
_TRACED_SIZE, _TRACED_TOKENS = (24, 16), STYLE_TOKENS + 6


class StepNet(nn.Module):
    """One call of the denoiser."""

    def __init__(self, painter: PainterNet) -> None:
        super().__init__()
        self.painter = painter

    def forward(
        self, latents: Tensor, t: Tensor, control: Tensor, tokens: Tensor, mask: Tensor, vector: Tensor
    ) -> Tensor:
        """Predicted clean latents B C H W; see `Steering` for what steers."""
        steering = Steering(control=control, tokens=tokens, mask=mask, vector=vector)
        predicted: Tensor = self.painter(latents, t, steering)
        return predicted


class DecodeNet(nn.Module):
    """The autoencoder's decoder."""

    def __init__(self, autoencoder: PatchAutoencoder) -> None:
        super().__init__()
        self.autoencoder = autoencoder

    def forward(self, latents: Tensor) -> Tensor:
        """Image B 3 8H 8W of latents B C H W."""
        return self.autoencoder.decode(latents)


def step_inputs(latents: Tensor, t: Tensor, steering: Steering) -> dict[str, Tensor]:
    """What `StepNet` takes, by name."""
    return {
        LATENTS: latents, "t": t, "control": steering.control,
        "tokens": steering.tokens, "mask": steering.mask, "vector": steering.vector,
    }  # fmt: skip


def step_example(painter: PainterNet) -> dict[str, Tensor]:
    """Inputs of the right kinds and widths, to trace with."""
    channels, control = painter.shape.latent_channels, painter.unet.conv_in.in_channels - painter.shape.latent_channels
    steering = Steering(
        control=torch.rand(1, control, *_TRACED_SIZE),
        tokens=torch.rand(1, _TRACED_TOKENS, TOKEN_WIDTH),
        mask=torch.ones(1, _TRACED_TOKENS, dtype=torch.bool),
        vector=torch.rand(1, STYLE_VECTOR_WIDTH),
    )
    return step_inputs(torch.rand(1, channels, *_TRACED_SIZE), torch.full((1,), 0.5), steering)


def decode_example(autoencoder: PatchAutoencoder) -> dict[str, Tensor]:
    """Latents of the right width, to trace with."""
    return {LATENTS: torch.rand(1, autoencoder.shape.channels, *_TRACED_SIZE)}
