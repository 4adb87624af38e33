"""Word states of texts of any length, computed once and kept on disk one after the other.

Knows: the text encoder and a cache folder.  Does not know: where the texts come from.
"""

from __future__ import annotations

import hashlib
import json
import logging
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from audobon.models.text_encoder import STATE_WIDTH, load_text_encoder

log = logging.getLogger(__name__)

_AT_ONCE = 256
_TOLD_EVERY = 4096


@dataclass(frozen=True, kw_only=True)
class StateBank:
    """States T 384 (float16) of M texts one after the other, and where each begins: M + 1 numbers."""

    states: NDArray[np.float16]
    starts: NDArray[np.int64]


def state_bank(texts: Sequence[str], *, max_tokens: int, cache: Path, device: str = "cpu") -> StateBank:
    """The states of `texts`, each cut to `max_tokens`: from the cache if they are there, else computed on `device`."""
    key = hashlib.sha256(json.dumps([max_tokens, *texts]).encode()).hexdigest()[:16]
    index, body = cache / f"states-{key}.npy", cache / f"states-{key}.bin"
    if not index.is_file():
        cache.mkdir(parents=True, exist_ok=True)
        np.save(index, _written(texts, body, max_tokens=max_tokens, device=device))
    starts = np.load(index)
    shape = (int(starts[-1]), STATE_WIDTH)
    # An empty file cannot be mapped; torch warns of what cannot be written, so what is mapped is copied when it is.
    states = np.memmap(body, dtype=np.float16, mode="c", shape=shape) if shape[0] else np.zeros(shape, np.float16)
    return StateBank(states=states, starts=starts)


def _written(texts: Sequence[str], body: Path, *, max_tokens: int, device: str) -> NDArray[np.int64]:
    encoder = load_text_encoder(None).to(device)
    starts = [0]
    with body.open("wb") as file:
        for first in range(0, len(texts), _AT_ONCE):
            states, mask = encoder.token_states(texts[first : first + _AT_ONCE], max_tokens=max_tokens)
            for row, words in zip(states.half().cpu().numpy(), mask.cpu().numpy(), strict=True):
                file.write(np.ascontiguousarray(row[words]).tobytes())
                starts.append(starts[-1] + int(words.sum()))
            if first % _TOLD_EVERY == 0:
                log.info("words: %d of %d texts", first, len(texts))
    return np.array(starts, np.int64)
