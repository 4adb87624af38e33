"""Who tells where paragraphs begin in a text that has lost them.

Knows: the paragraph net, windows of words.  Does not know: what is cut there, or who speaks.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache

import numpy as np
import torch
from numpy.typing import NDArray

from audobon.comic.span import Span
from audobon.compute.plan import ComputePlan
from audobon.models.paragraph_net import ParagraphNet
from audobon.models.text_encoder import TextEncoder
from audobon.understanding.paragraph_columns import ParagraphColumns, paragraph_columns

WINDOW = 4096
"""Words that are read together."""
HALO = 512
"""Of a window so many on each side only lend context, where the text goes on there."""
_KNOWN_WORDS = 65536
_UNKNOWN = "[UNK]"


class Paragrapher:
    """Runs the paragraph net.

    Args:
        net: The net, in eval mode.
        encoder: Cuts words into pieces.
        plan: On what and how it is run.
    """

    def __init__(self, net: ParagraphNet, encoder: TextEncoder, plan: ComputePlan) -> None:
        self._net, self._plan = net, plan
        self._pieces = WordPieces(encoder)

    @torch.inference_mode()
    def __call__(self, text: str, quotations: Sequence[Span]) -> Mapping[int, float]:
        """The logarithm of the odds that a paragraph begins at each offset where one may; linear in the text."""
        columns = paragraph_columns(text, quotations)
        pieces = self._pieces.of(columns.words)
        odds: dict[int, float] = {}
        for first in range(0, max(len(pieces), 1), WINDOW - 2 * HALO):
            odds |= self._window(columns, pieces, first)
            if first + WINDOW >= len(pieces):
                break
        return odds

    def _window(self, columns: ParagraphColumns, pieces: NDArray[np.int64], first: int) -> dict[int, float]:
        """Odds of the places in the middle of a window, up to the text's own ends."""
        last = min(first + WINDOW, len(pieces))
        rows = np.flatnonzero((columns.openings >= first) & (columns.openings < last))
        if not len(rows):
            return {}
        with self._plan.autocast():
            said = self._net(
                torch.from_numpy(pieces[first:last]).to(self._plan.device),
                torch.from_numpy(columns.flags[first:last]).to(self._plan.device),
                torch.from_numpy(columns.openings[rows] - first).to(self._plan.device),
            )
        from_word = first + HALO if first else 0
        to_word = last - HALO if last < len(pieces) else last
        return {
            int(columns.offsets[row]): float(one)
            for row, one in zip(rows, said.cpu().tolist(), strict=True)
            if from_word <= columns.openings[row] < to_word
        }


class WordPieces:
    """First and last word piece of words; the commonest are looked up once.

    Args:
        encoder: Cuts words into pieces.
    """

    def __init__(self, encoder: TextEncoder) -> None:
        self._encoder = encoder
        self._unknown = encoder.piece_id(_UNKNOWN)
        self._of = lru_cache(maxsize=_KNOWN_WORDS)(self._looked_up)

    def of(self, words: Sequence[str]) -> NDArray[np.int64]:
        """Numbers of pieces, L 2."""
        return np.array([self._of(word) for word in words], dtype=np.int64).reshape(-1, 2)

    def _looked_up(self, word: str) -> tuple[int, int]:
        ids = self._encoder.tokenizer.encode(word, add_special_tokens=False).ids or [self._unknown]
        return ids[0], ids[-1]
