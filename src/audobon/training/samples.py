"""Samples of a trained painter on kept-out pictures, beside their control and the truth.

Knows: the loop, the nets, the pack.  Does not know: comics.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor

from audobon.models.painter_net import Conditioning, PainterNet
from audobon.models.patch_autoencoder import PatchAutoencoder
from audobon.models.style_encoder import StyleEncoder
from audobon.painting.denoise import denoise, flow_times, start_state
from audobon.painting.recipe import PaintingRecipe
from audobon.training.illustrations import IllustrationPack
from audobon.training.painter_batch import PainterBatch, collate, illustration_sample
from audobon.training.steering import steering_of
from audobon.training.word_bank import WordBank

USUAL_STEPS = PaintingRecipe().steps
"""What sheets are painted in: what a book is."""


@dataclass(frozen=True, kw_only=True)
class Nets:
    """What it takes to paint a crop."""

    painter: PainterNet
    style: StyleEncoder
    autoencoder: PatchAutoencoder


def fixed_batch(pack: IllustrationPack, *, size: int, count: int, seed: int) -> PainterBatch:
    """The same crops every time, all controls present."""
    generator = np.random.default_rng((seed, 11))
    samples = [illustration_sample(pack, size=size, generator=generator) for _ in range(count)]
    batch = collate(samples).ready(torch.device("cpu"))
    ones = torch.ones(count)
    return PainterBatch(
        image=batch.image, flat=batch.flat, line=batch.line, completeness=batch.completeness,
        reference=batch.reference, caption=batch.caption, has_line=ones, has_flat=ones, has_style=ones,
        regions=batch.regions, region_words=batch.region_words,
    )  # fmt: skip


@torch.inference_mode()
def paint_batch(nets: Nets, bank: WordBank, batch: PainterBatch, *, steps: int, seed: int) -> Tensor:
    """Paintings B 3 h w of a batch's controls, from pure noise."""
    steering = steering_of(batch, style=nets.style, autoencoder=nets.autoencoder, bank=bank, device=torch.device("cpu"))
    images = []
    for row in range(len(batch.flat)):
        conditioning = steering.rows(slice(row, row + 1))

        def predict(latents: Tensor, t: Tensor, given: Conditioning = conditioning) -> Tensor:
            predicted: Tensor = nets.painter(latents, t, given)
            return predicted

        start = start_state(str(row), conditioning.flat, predict=predict, times=flow_times(steps), seed=seed + row)
        (state,) = denoise([start])
        images.append(nets.autoencoder.decode(state.latents))
    return torch.cat(images)
