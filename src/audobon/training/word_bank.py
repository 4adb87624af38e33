"""Word states of many short texts, computed once and kept on disk.

Knows: the text encoder and a cache folder.  Does not know: where the texts come from.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import torch
from safetensors.torch import load_file, save_file
from torch import Tensor

from audobon.models.text_encoder import load_text_encoder

BANK_TOKENS = 24


@dataclass(frozen=True, kw_only=True)
class WordBank:
    """States M 24 384 (float16) and mask M 24 of M texts."""

    states: Tensor
    mask: Tensor

    def to(self, device: torch.device) -> WordBank:
        """The same on a device; where the nets are, nobody waits for words."""
        return WordBank(states=self.states.to(device), mask=self.mask.to(device))

    def take(self, index: Tensor) -> tuple[Tensor, Tensor]:
        """States ... 24 384 (float32) and mask ... 24 for indices of any shape; -1 gives zeros and an empty mask."""
        here = index.to(self.states.device)
        present, safe = here >= 0, here.clamp_min(0)
        states = self.states[safe].float() * present[..., None, None]
        return states.to(index.device), (self.mask[safe] & present[..., None]).to(index.device)


def word_bank(texts: Sequence[str], *, cache: Path) -> WordBank:
    """The states of `texts`, from the cache if they were computed before."""
    key = hashlib.sha256(json.dumps([BANK_TOKENS, *texts]).encode()).hexdigest()[:16]
    path = cache / f"words-{key}.safetensors"
    if not path.is_file():
        cache.mkdir(parents=True, exist_ok=True)
        save_file(_encoded(texts), path)
    stored = load_file(path)
    return WordBank(states=stored["states"], mask=stored["mask"])


def _encoded(texts: Sequence[str]) -> dict[str, Tensor]:
    encoder = load_text_encoder(None)
    states = torch.zeros(len(texts), BANK_TOKENS, 384, dtype=torch.float16)
    mask = torch.zeros(len(texts), BANK_TOKENS, dtype=torch.bool)
    for start in range(0, len(texts), 256):
        batch, batch_mask = encoder.token_states(texts[start : start + 256], max_tokens=BANK_TOKENS)
        states[start : start + len(batch), : batch.shape[1]] = batch.half()
        mask[start : start + len(batch), : batch.shape[1]] = batch_mask
    return {"states": states, "mask": mask}
