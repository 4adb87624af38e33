"""What Stable Diffusion takes of a GPU's memory: counted on nets without weights, as their configs build them.

Knows: the published shapes of Stable Diffusion 1.5 and SDXL.  Does not know: devices.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import torch

from audobon.models.stable.shapes import SDXL_UNET, SDXL_VAE

HALF, SINGLE = 2, 4
GIGABYTE = 1_000_000_000
DECODE_MAPS, DECODE_CHANNELS, DECODE_PIXELS = 3, 256, 1_000_000
"""The widest moment of a decoding in float32: a residual block's input, output and skip at a panel's full size."""

SD_UNET = {"cross_attention_dim": 768}
_REFINER_UNET: Mapping[str, Any] = {
    "block_out_channels": (384, 768, 1536, 1536), "cross_attention_dim": 1280, "use_linear_projection": True,
    "attention_head_dim": (6, 12, 24, 24), "transformer_layers_per_block": 4, "addition_embed_type": "text_time",
    "addition_time_embed_dim": 256, "projection_class_embeddings_input_dim": 2560,
    "down_block_types": ("DownBlock2D", "CrossAttnDownBlock2D", "CrossAttnDownBlock2D", "DownBlock2D"),
    "up_block_types": ("UpBlock2D", "CrossAttnUpBlock2D", "CrossAttnUpBlock2D", "UpBlock2D"),
}  # fmt: skip
_CLIP_L: Mapping[str, Any] = {"hidden_size": 768, "intermediate_size": 3072, "num_hidden_layers": 12}
_CLIP_G: Mapping[str, Any] = {
    "hidden_size": 1280, "intermediate_size": 5120, "num_hidden_layers": 32, "projection_dim": 1280,
}  # fmt: skip


@dataclass(frozen=True, kw_only=True)
class Parts:
    """Parameters, in units, of a family's nets."""

    unet: int
    controlnet: int
    text: int
    vae: int
    refiner: int


def parts_of(family: str) -> Parts:
    """Count a family's parameters: `sd15` or `sdxl`. No weights are made."""
    from diffusers import AutoencoderKL, ControlNetModel, UNet2DConditionModel
    from transformers import CLIPTextConfig, CLIPTextModel, CLIPTextModelWithProjection

    large = family == "sdxl"
    shape = SDXL_UNET if large else SD_UNET
    with torch.device("meta"):
        unet = UNet2DConditionModel(**shape)
        controlnet = ControlNetModel.from_unet(unet, load_weights_from_unet=False)
        towers = [CLIPTextModel(CLIPTextConfig(**_CLIP_L))]
        towers += [CLIPTextModelWithProjection(CLIPTextConfig(**_CLIP_G))] if large else []
        return Parts(
            unet=_count(unet),
            controlnet=_count(controlnet),
            text=sum(_count(tower) for tower in towers),
            vae=_count(AutoencoderKL(**SDXL_VAE)),
            refiner=_count(UNet2DConditionModel(**_REFINER_UNET)) if large else 0,
        )


def needed_bytes(parts: Parts, *, controlnets: int = 0, refiner: bool = False) -> int:
    """Memory for the weights (16 bits; the autoencoder in 32) and the widest moment of decoding a megapixel."""
    half = parts.unet + parts.text + controlnets * parts.controlnet + (parts.refiner if refiner else 0)
    decoding = DECODE_MAPS * DECODE_CHANNELS * DECODE_PIXELS * SINGLE
    return HALF * half + SINGLE * parts.vae + decoding


def _count(net: Any) -> int:
    return sum(parameter.numel() for parameter in net.parameters())
