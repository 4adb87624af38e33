"""The baseline: a picture by diffusers' own pipeline, as its documentation says, from the same nets.

Knows: diffusers' pipeline for SDXL.  Does not know: our loop.  The pipeline stays in here; nothing but tensors leaves.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import torch
from torch import Tensor


class StockPipeline:
    """Diffusers' pipeline for SDXL over nets that are there already, without text towers.

    Args:
        unet: The denoiser.
        vae: The autoencoder.
        scheduler: A scheduler's config.
    """

    def __init__(self, unet: Any, vae: Any, scheduler: Mapping[str, Any]) -> None:
        from diffusers import EulerDiscreteScheduler, StableDiffusionXLPipeline

        plain = {name: value for name, value in scheduler.items() if not name.startswith("_")}
        self._pipeline = StableDiffusionXLPipeline(
            vae=vae, text_encoder=None, text_encoder_2=None, tokenizer=None, tokenizer_2=None, unet=unet,
            scheduler=EulerDiscreteScheduler.from_config(plain), add_watermarker=False,
        )  # fmt: skip
        self._pipeline.set_progress_bar_config(disable=True)

    @torch.inference_mode()
    def pictures(
        self, latents: Tensor, states: Tensor, pooled: Tensor, *, steps: int, guidance: float
    ) -> tuple[Tensor, Tensor]:
        """Pictures B 3 8H 8W in 0..1 and the latents B 4 H W that they were decoded from.

        Args:
            latents: Standard normal noise B 4 H W.
            states: Word states 2B L W: of unwanted words, then of wanted ones.
            pooled: Pooled states 2B P, likewise.
            steps: Solver steps.
            guidance: Classifier-free guidance.
        """
        kept: list[Tensor] = []

        def keep(pipeline: Any, step: int, time: Any, given: dict[str, Tensor]) -> dict[str, Tensor]:
            kept[:] = [given["latents"]]
            return given

        against, wanted = states.chunk(2)
        pooled_against, pooled_wanted = pooled.chunk(2)
        height, width = (8 * side for side in latents.shape[-2:])
        images: Tensor = self._pipeline(
            height=height, width=width, num_inference_steps=steps, guidance_scale=guidance, latents=latents,
            prompt_embeds=wanted, negative_prompt_embeds=against, pooled_prompt_embeds=pooled_wanted,
            negative_pooled_prompt_embeds=pooled_against, output_type="pt", callback_on_step_end=keep,
        ).images  # fmt: skip
        return images, kept[0]
