"""The published shapes of SDXL, and nets of a shape filled with random numbers: for measuring speed and memory.

Knows: configurations as their authors publish them.  Does not know: trained weights.  How fast a net runs and how much
room it takes does not hang on its numbers.

Source: Podell et al. 2023, arXiv:2307.01952, and the configurations of stabilityai/stable-diffusion-xl-base-1.0.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import torch
from torch import nn

SDXL_UNET: Mapping[str, Any] = {
    "sample_size": 128, "block_out_channels": (320, 640, 1280), "cross_attention_dim": 2048,
    "use_linear_projection": True, "attention_head_dim": (5, 10, 20), "transformer_layers_per_block": (1, 2, 10),
    "addition_embed_type": "text_time", "addition_time_embed_dim": 256, "projection_class_embeddings_input_dim": 2816,
    "down_block_types": ("DownBlock2D", "CrossAttnDownBlock2D", "CrossAttnDownBlock2D"),
    "up_block_types": ("CrossAttnUpBlock2D", "CrossAttnUpBlock2D", "UpBlock2D"),
}  # fmt: skip
SDXL_VAE: Mapping[str, Any] = {
    "sample_size": 1024, "block_out_channels": (128, 256, 512, 512), "layers_per_block": 2, "latent_channels": 4,
    "down_block_types": ("DownEncoderBlock2D",) * 4, "up_block_types": ("UpDecoderBlock2D",) * 4,
    "scaling_factor": 0.13025,
}  # fmt: skip
SDXL_SCHEDULER: Mapping[str, Any] = {
    "_class_name": "EulerDiscreteScheduler", "beta_schedule": "scaled_linear", "beta_start": 0.00085,
    "beta_end": 0.012, "num_train_timesteps": 1000, "prediction_type": "epsilon", "steps_offset": 1,
    "timestep_spacing": "leading",
}  # fmt: skip
SMALL_UNET: Mapping[str, Any] = {
    **SDXL_UNET, "sample_size": 8, "layers_per_block": 1, "block_out_channels": (32, 64, 64), "cross_attention_dim": 64,
    "attention_head_dim": (1, 2, 2), "transformer_layers_per_block": (1, 1, 1), "addition_time_embed_dim": 8,
    "projection_class_embeddings_input_dim": 32 + 6 * 8,
}  # fmt: skip
"""SDXL's own blocks, narrow: for seeing whether everything runs."""
SMALL_VAE: Mapping[str, Any] = {
    **SDXL_VAE, "sample_size": 64, "block_out_channels": (32, 32, 32, 32), "layers_per_block": 1,
}  # fmt: skip


def random_unet(config: Mapping[str, Any], device: torch.device, dtype: torch.dtype) -> Any:
    """A UNet of a shape, its numbers drawn on the device; no copy of it is ever made anywhere else."""
    from diffusers import UNet2DConditionModel

    with torch.device("meta"):
        net = UNet2DConditionModel(**config)
    return drawn(net, device, dtype)


def random_vae(config: Mapping[str, Any], device: torch.device, dtype: torch.dtype) -> Any:
    """An autoencoder of a shape, its numbers drawn on the device."""
    from diffusers import AutoencoderKL

    with torch.device("meta"):
        net = AutoencoderKL(**config)
    return drawn(net, device, dtype)


def random_controlnet(unet: Any, device: torch.device, dtype: torch.dtype) -> Any:
    """A ControlNet for a UNet, its numbers drawn on the device."""
    from diffusers import ControlNetModel

    with torch.device("meta"):
        net = ControlNetModel.from_unet(unet, load_weights_from_unet=False)
    return drawn(net, device, dtype)


def drawn(net: nn.Module, device: torch.device, dtype: torch.dtype, *, seed: int = 0) -> Any:
    """A net made on no device at all, laid on one and filled so that answers are about as large as what is given."""
    net.to(dtype).eval().requires_grad_(False)
    if device.type == "meta":
        return net
    net.to_empty(device=device)
    generator = torch.Generator(device=device).manual_seed(seed)
    with torch.no_grad():
        for name, parameter in net.named_parameters():
            if name.endswith("bias"):
                parameter.zero_()
            elif parameter.dim() == 1:
                parameter.fill_(1.0)
            else:
                inputs = parameter.numel() / parameter.shape[0]
                parameter.normal_(std=inputs**-0.5, generator=generator)
    return net
