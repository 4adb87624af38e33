"""Where the student's predictions begin: real pictures noised to any time, drafts walked down a painting's own steps.

Knows: batches, nets, the loop's steps.  Does not know: losses, the critic.
"""

from __future__ import annotations

import itertools
from dataclasses import dataclass

import torch
from torch import Tensor

from audobon.models.painter_net import Conditioning, PainterNet
from audobon.models.patch_autoencoder import PatchAutoencoder
from audobon.models.style_encoder import StyleEncoder
from audobon.painting.denoise import FlowEuler, flow_times
from audobon.painting.guidance import line_guided
from audobon.painting.recipe import PaintingRecipe
from audobon.training.losses import noise_like, noised, sample_times
from audobon.training.student_batch import StudentBatch
from audobon.training.word_bank import WordBank

TEACHER_GUIDANCE = 1.5
WALKS = (2, 4, 8)
"""How many steps a painting may take, of which the first ones are walked in training."""


@dataclass(frozen=True, kw_only=True)
class Studio:
    """What does not change while a student learns: teacher, style encoder, patch transform, words, device.

    `guidance` says how far beyond its prediction without the line the teacher's word on drafts goes; 1 not at all.
    """

    teacher: PainterNet
    style: StyleEncoder
    autoencoder: PatchAutoencoder
    bank: WordBank
    device: torch.device
    guidance: float = TEACHER_GUIDANCE


@torch.no_grad()
def beginnings(
    painter: PainterNet, studio: Studio, latents: Tensor, steering: Conditioning, *, batch: StudentBatch,
    noise: torch.Generator,
) -> tuple[Tensor, Tensor, Tensor]:  # fmt: skip
    """Noisy latents B C H W, their times B, and what the guided teacher says of the drafts' rows.

    Illustrations are noised to any time.  Drafts start where a painting starts and are walked by the given painter: the
    student itself, so that it learns where its own steps lead.
    """
    real = len(latents) - batch.drafts
    dots = noise_like(latents, generator=noise).to(latents)
    times = sample_times(len(latents), generator=noise).to(latents)
    noisy = noised(latents, dots, times)
    if batch.drafts:
        steps = WALKS[int(torch.randint(len(WALKS), (1,), generator=noise))]
        walked = int(torch.randint(min(3, steps), (1,), generator=noise))
        usual = PaintingRecipe()
        grid = flow_times(steps, start=usual.strength, shift=usual.shift)
        drafts = steering.rows(slice(real, None))
        state = noised(latents[real:], dots[real:], torch.full((batch.drafts,), grid[0]).to(latents))
        for now, later in itertools.pairwise(grid[: walked + 1]):
            said = painter(state, torch.full((batch.drafts,), now).to(latents), drafts).float()
            state = FlowEuler().advance(state, said, now=now, later=later).latents
        noisy[real:], times[real:] = state, grid[walked]
        told = line_guided(studio.teacher, state, times[real:], conditioning=drafts, scale=studio.guidance).float()
    else:
        told = latents[real:]
    return noisy.contiguous(memory_format=torch.channels_last), times, told
