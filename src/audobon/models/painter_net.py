"""The embedded denoiser: diffusers' conditional UNet in patch latents, steered by line, flat colour, style and words.

Knows: the conditioning contract.  Does not know: solvers, images, comics.
Everything that steers has a presence flag, and everything may be absent: training drops each at random.

Shapes: B batch, C latent channels, H W latent height and width, L text tokens, N regions, R tokens a region.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from typing import TYPE_CHECKING

import torch
from torch import Tensor, nn
from torch.nn import functional

from audobon.models.patch_autoencoder import PATCH
from audobon.models.style_encoder import STYLE_TOKENS, STYLE_VECTOR_WIDTH
from audobon.models.style_hand import StyleHand

if TYPE_CHECKING:
    from diffusers import UNet2DConditionModel

TOKEN_WIDTH = 384
REGION_CHANNELS = 32
PRESENCE_CHANNELS = 3


@dataclass(frozen=True, kw_only=True)
class Conditioning:
    """All that steers one batch.

    Attributes:
        text: Word states, B L 384.
        text_mask: Which of them are words, B L bool; an all-false row means no text.
        style_tokens: B 8 384.
        style_vector: B 256.
        style_present: B, 0 or 1.
        line: B 1 8H 8W, 1 ink and 0 paper.
        line_present: B, 0 or 1.
        line_completeness: B, 0..1; 1 says that all ink there will be is drawn, less invites hatching and texture.
        flat: Flat colour in latents, B C H W.
        flat_present: B, 0 or 1.
        regions: B N H W masks in 0..1.
        region_tokens: B N R 384 word states for each region; zeros where a region says nothing.
    """

    text: Tensor
    text_mask: Tensor
    style_tokens: Tensor
    style_vector: Tensor
    style_present: Tensor
    line: Tensor
    line_present: Tensor
    line_completeness: Tensor
    flat: Tensor
    flat_present: Tensor
    regions: Tensor
    region_tokens: Tensor

    def to(self, device: torch.device) -> Conditioning:
        """The same on another device."""
        return replace(self, **{field.name: getattr(self, field.name).to(device) for field in fields(self)})

    def lineless(self) -> Conditioning:
        """The same with its line map said to be absent."""
        return replace(self, line_present=torch.zeros_like(self.line_present))

    def rows(self, which: slice) -> Conditioning:
        """What steers some samples of the batch alone."""
        return replace(self, **{field.name: getattr(self, field.name)[which] for field in fields(self)})


@dataclass(frozen=True, kw_only=True)
class Steering:
    """What steers, as the net's layers take it: the same at every step of a painting, so it is made once.

    Attributes:
        control: Flat latents (the first C), unshuffled line, painted regions and presence planes, B K H W.
        tokens: Style tokens then text tokens, B T 384.
        mask: Which of them to look at, B T bool.
        vector: Style vector, B 256.
    """

    control: Tensor
    tokens: Tensor
    mask: Tensor
    vector: Tensor


@dataclass(frozen=True, kw_only=True)
class PainterNetShape:
    """Sizes of the net.

    `block_channels` from the finest level to the coarsest; attention in the two coarsest.  `hand_width` is the width of
    the style's hand (`StyleHand`); 0 is a net without one.
    """

    latent_channels: int = 48
    block_channels: tuple[int, ...] = (80, 128, 192, 240)
    layers_per_block: int = 1
    groups: int = 16
    head_width: int = 8
    hand_width: int = 0

    @property
    def control_channels(self) -> int:
        """Planes K that steer, beside the noisy latents."""
        return self.latent_channels + PATCH * PATCH + REGION_CHANNELS + PRESENCE_CHANNELS


def _unet(shape: PainterNetShape) -> UNet2DConditionModel:
    from diffusers import UNet2DConditionModel

    levels = len(shape.block_channels)
    has_attention = [level >= levels - 2 for level in range(levels)]
    return UNet2DConditionModel(
        sample_size=64,
        in_channels=shape.latent_channels + shape.control_channels,
        out_channels=shape.latent_channels,
        block_out_channels=shape.block_channels,
        layers_per_block=shape.layers_per_block,
        down_block_types=tuple("CrossAttnDownBlock2D" if a else "DownBlock2D" for a in has_attention),
        up_block_types=tuple("CrossAttnUpBlock2D" if a else "UpBlock2D" for a in reversed(has_attention)),
        cross_attention_dim=TOKEN_WIDTH,
        attention_head_dim=shape.head_width,
        norm_num_groups=shape.groups,
        class_embed_type="projection",
        projection_class_embeddings_input_dim=STYLE_VECTOR_WIDTH,
    )


class PainterNet(nn.Module):
    """Predicts the clean latents x_0 from noisy ones at time t (0 clean .. 1 noise).

    The flat colour map enters twice: concatenated, and as a learnt per-channel share of the output, so that broad
    colour passes untouched by the normalisations and the net's capacity goes into the hand.

    Args:
        shape: Sizes.
        unet_weights: The UNet's own, known to fit: it is built from them when torch is first asked to run it, for an
            engine may never need it and its library takes seconds to load. None builds it now.
    """

    def __init__(self, shape: PainterNetShape, *, unet_weights: Mapping[str, Tensor] | None = None) -> None:
        super().__init__()
        self.shape = shape
        self._unet_weights = unet_weights
        if unet_weights is None:
            self._modules["unet"] = _unet(shape)
        control_channels = shape.control_channels
        self.text_in = nn.Linear(TOKEN_WIDTH, TOKEN_WIDTH)
        self.region_in = nn.Linear(TOKEN_WIDTH, REGION_CHANNELS)
        # Zero until it is trained, so that a net that never saw regions is not disturbed by them.
        nn.init.zeros_(self.region_in.weight)
        nn.init.zeros_(self.region_in.bias)
        self.no_style_tokens = nn.Parameter(torch.zeros(1, STYLE_TOKENS, TOKEN_WIDTH))
        self.no_style_vector = nn.Parameter(torch.zeros(1, STYLE_VECTOR_WIDTH))
        self.flat_share = nn.Parameter(torch.ones(shape.latent_channels))
        self.hand = (
            StyleHand(latent_channels=shape.latent_channels, control_channels=control_channels, width=shape.hand_width)
            if shape.hand_width
            else None
        )

    def forward(self, latents: Tensor, t: Tensor, steering: Conditioning | Steering) -> Tensor:
        """Predicted clean latents B C H W, from noisy latents B C H W at times t (B, 0..1)."""
        given = steering if isinstance(steering, Steering) else self.steering(steering)
        out = self.unet(
            torch.cat([latents, given.control], dim=1),
            t * 1000.0,
            given.tokens,
            class_labels=given.vector,
            encoder_attention_mask=given.mask,
        ).sample
        flat = given.control[:, : self.shape.latent_channels]
        predicted: Tensor = out + self.flat_share[None, :, None, None] * flat
        if self.hand is None:
            return predicted
        bent: Tensor = self.hand(predicted, latents, t=t, control=given.control, vector=given.vector)
        return bent

    def steering(self, conditioning: Conditioning) -> Steering:
        """A conditioning as the layers take it."""
        given = conditioning
        flags = torch.stack([given.line_present, given.line_completeness, given.flat_present], dim=1)
        tokens, mask, vector = self.heard(
            text=given.text, text_mask=given.text_mask, style_tokens=given.style_tokens,
            style_vector=given.style_vector, style_present=given.style_present,
        )  # fmt: skip
        control = self.control_planes(
            line=given.line, flat=given.flat, regions=given.regions, region_tokens=given.region_tokens, flags=flags
        )
        return Steering(control=control, tokens=tokens, mask=mask, vector=vector)

    def heard(
        self, *, text: Tensor, text_mask: Tensor, style_tokens: Tensor, style_vector: Tensor, style_present: Tensor
    ) -> tuple[Tensor, Tensor, Tensor]:
        """Style tokens then text tokens, B (8 + L) 384, which of them to look at, and the style vector B 256.

        The arguments are a `Conditioning`'s.
        """
        present = style_present[:, None, None]
        style = present * style_tokens + (1 - present) * self.no_style_tokens
        words = self.text_in(text) * text_mask[..., None]
        always = torch.ones(text.shape[0], STYLE_TOKENS, dtype=torch.bool, device=words.device)
        vector = present[..., 0] * style_vector + (1 - present[..., 0]) * self.no_style_vector
        return torch.cat([style, words.to(style.dtype)], dim=1), torch.cat([always, text_mask], dim=1), vector

    def control_planes(
        self, *, line: Tensor, flat: Tensor, regions: Tensor, region_tokens: Tensor, flags: Tensor
    ) -> Tensor:
        """Flat latents, unshuffled line, painted regions and presence planes, concatenated: B K H W.

        The arguments are a `Conditioning`'s, `flags` B 3 its line_present, line_completeness and flat_present.
        """
        line_present, completeness, flat_present = flags.unbind(1)
        flat = flat * flat_present[:, None, None, None]
        folded = functional.pixel_unshuffle(line * line_present[:, None, None, None], PATCH)
        height, width = flat.shape[-2:]
        said = torch.stack([line_present, line_present * completeness, flat_present], dim=1)
        planes = said[:, :, None, None].expand(-1, -1, height, width)
        return torch.cat([flat, folded, self._painted(regions, region_tokens), planes], dim=1)

    @property
    def unet(self) -> UNet2DConditionModel:
        """The UNet, built now if it was not yet."""
        if "unet" not in self._modules:
            unet = _unet(self.shape)
            unet.load_state_dict(dict(self._unet_weights or {}))
            self._modules["unet"] = unet.to(self.flat_share.device).eval().requires_grad_(False)
            self._unet_weights = None
        return self._modules["unet"]

    @property
    def entry(self) -> tuple[Tensor, Tensor]:
        """Weights D (C + K) 3 3 and bias D of the UNet's first convolution, which need no UNet."""
        if "unet" not in self._modules and self._unet_weights is not None:
            device = self.flat_share.device
            return tuple(self._unet_weights[f"conv_in.{name}"].to(device) for name in ("weight", "bias"))  # type: ignore[return-value]
        return self.unet.conv_in.weight.detach(), self.unet.conv_in.bias.detach()

    def lendings(self) -> dict[str, Tensor]:
        """All weights by name, those of a UNet that is not built yet among them."""
        waiting = {} if "unet" in self._modules else dict(self._unet_weights or {})
        return self.state_dict() | {f"unet.{name}": value for name, value in waiting.items()}

    def line_reading(self) -> tuple[Tensor, Tensor]:
        """How the first convolution reads a line map: weights D 65 3 3 on the unshuffled line and its completeness,
        and a bias D that says it is there."""
        weight = self.unet.conv_in.weight.detach()
        first = 2 * self.shape.latent_channels
        present = first + PATCH * PATCH + REGION_CHANNELS
        completeness = weight[:, present + 1 : present + 2]
        line = weight[:, first : first + PATCH * PATCH]
        return torch.cat([line, completeness], dim=1), weight[:, present].sum(dim=(1, 2))

    def _painted(self, regions: Tensor, tokens: Tensor) -> Tensor:
        """Each region's words, pooled and painted into its mask: B 32 H W."""
        spoken = (tokens.abs().sum(dim=-1, keepdim=True) > 0).to(tokens.dtype)
        pooled = (tokens * spoken).sum(dim=2) / spoken.sum(dim=2).clamp_min(1)
        colors = self.region_in(pooled) * (spoken.amax(dim=2) > 0)
        return torch.einsum("bnhw,bnc->bchw", regions.to(colors.dtype), colors)
