"""A long text cut into stretches that the story model reads one by one, each ready as tensors.

Knows: word tables, word pieces.  Does not know: what the model answers.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor

from audobon.models.story_model import Stretch
from audobon.models.text_encoder import TextEncoder
from audobon.understanding.word_table import Numbers, WordTable

MOST_WORDS = 900
WORDS_AT_ONCE = 4096
"""What the tokenizer tells of a word takes a thousand times its letters, so a novel's words are not cut all at once."""
UNKNOWN_PIECE = "[UNK]"


@dataclass(frozen=True, kw_only=True)
class Pieces:
    """The word pieces of L words: ids, and the range of each word among them, L 2."""

    ids: list[int]
    ranges: Numbers


def word_pieces(table: WordTable, encoder: TextEncoder) -> Pieces:
    """Every word by itself in pieces; one that has none is the unknown piece."""
    encoder.tokenizer.no_truncation()
    unknown = encoder.piece_id(UNKNOWN_PIECE)
    ids: list[int] = []
    ranges = np.zeros((len(table), 2), dtype=np.int64)
    words = [word.encode("utf-8", "replace").decode() for word in table.words]  # half a character is none
    for first in range(0, len(words), WORDS_AT_ONCE):
        some = encoder.tokenizer.encode_batch(words[first : first + WORDS_AT_ONCE], add_special_tokens=False)
        for row, encoding in enumerate(some, start=first):
            own = encoding.ids or [unknown]
            ranges[row] = len(ids), len(ids) + len(own)
            ids += own
    return Pieces(ids=ids, ranges=ranges)


def stretch_borders(table: WordTable, *, most: int = MOST_WORDS) -> Iterator[tuple[int, int]]:
    """Ranges of words that tile a text, none longer than `most`.

    A stretch ends where a sentence ends outside of speech, as late as it can; failing that where a sentence ends;
    failing that anywhere.
    """
    count = len(table)
    ends = np.flatnonzero(np.diff(table.sentence)) + 1
    silent = ends[(table.quoted[ends - 1] % 3 == 0) & (table.quoted[ends] <= 1)]
    first = 0
    while first < count:
        last = min(first + most, count)
        if last < count:
            for choice in (silent, ends):
                place = int(np.searchsorted(choice, last, side="right")) - 1
                if place >= 0 and choice[place] > first + most // 2:
                    last = int(choice[place])
                    break
        yield first, last
        first = last


def stretch_of(table: WordTable, first: int, last: int) -> Stretch:
    """What the narrative net is told of the words `[first, last)`."""

    def column(values: Numbers) -> Tensor:
        return torch.from_numpy(values[first:last])

    borders = np.flatnonzero(np.diff(table.sentence[first:last])) + 1
    edges = [0, *borders.tolist(), last - first]
    return Stretch(
        columns=tuple(column(values) for values in (table.case, table.opens, table.mark, table.quoted)),
        sentences=tuple((edges[place], edges[place + 1]) for place in range(len(edges) - 1)),
    )
