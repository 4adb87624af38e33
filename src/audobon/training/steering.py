"""From a batch of samples to what steers the net.

Knows: batches, word states, the style encoder, the patch transform.  Does not know: losses, the loop.
"""

from __future__ import annotations

import torch

from audobon.models.painter_net import Conditioning
from audobon.models.patch_autoencoder import PatchAutoencoder
from audobon.models.style_encoder import StyleEncoder
from audobon.training.painter_batch import PainterBatch
from audobon.training.word_bank import WordBank


def steering_of(
    given: PainterBatch, *, style: StyleEncoder, autoencoder: PatchAutoencoder, bank: WordBank, device: torch.device
) -> Conditioning:
    """All that steers a batch of B, on the device; the style encoder gets its gradient through it."""
    with torch.no_grad(), torch.autocast(device.type, enabled=False):
        flat = autoencoder.encode(given.flat.to(device))
    tokens, vector = style(given.reference.to(device))
    text, text_mask = bank.take(given.caption)
    region_states, _ = bank.take(given.region_words)
    return Conditioning(
        text=text, text_mask=text_mask, style_tokens=tokens, style_vector=vector, style_present=given.has_style,
        line=given.line, line_present=given.has_line, line_completeness=given.completeness,
        flat=flat, flat_present=given.has_flat, regions=given.regions, region_tokens=region_states,
    ).to(device)  # fmt: skip
