"""What a net is told of the words of a text that has lost its paragraphs, and where one may begin.

Knows: tokens, lines, where something is said.  Does not know: nets, or who says it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from audobon.comic.span import Span
from audobon.understanding.tokens import Token, tokens_between

FLAGS = 8
"""Word, capital first, all capitals, said, speech begins, speech ends, a line begins, a paragraph may begin."""
_PLAIN = {mark: '"' for mark in ("\u201c", "\u201d", "``", "''", "\u201e", "\u00ab", "\u00bb")} | {
    mark: "'" for mark in ("\u2018", "\u2019")
}


@dataclass(frozen=True, kw_only=True)
class ParagraphColumns:
    """Columns about L tokens, of which K may open a paragraph.

    Attributes:
        words: In small letters, one kind of quotation mark for all.
        flags: L 8, each true or false (see `FLAGS`).
        openings: Numbers of the tokens that may open a paragraph, in order.
        offsets: Where those stand in the text.
        beside_speech: Of each whether something is said between the one before and the next.
    """

    words: tuple[str, ...]
    flags: NDArray[np.bool_]
    openings: NDArray[np.int64]
    offsets: NDArray[np.int64]
    beside_speech: NDArray[np.bool_]


def paragraph_columns(text: str, quotations: Sequence[Span]) -> ParagraphColumns:
    """Columns about a text. A paragraph may begin with a line or a quotation, and with a capital behind one.

    Args:
        text: A sentence or so a line.
        quotations: What is said in it, in the order of the text.
    """
    tokens = tokens_between(text, 0, len(text))
    flags = _flags(text, tokens, quotations)
    openings = np.flatnonzero(flags[:, -1])
    parts = np.split(flags[:, 3], openings)
    says = np.array([part.any() for part in parts], dtype=bool)
    return ParagraphColumns(
        words=tuple(_PLAIN.get(token.text, token.low) for token in tokens),
        flags=flags,
        openings=openings,
        offsets=np.array([tokens[at].start for at in openings], dtype=np.int64),
        beside_speech=says[:-1] | says[1:],
    )


def _flags(text: str, tokens: Sequence[Token], quotations: Sequence[Span]) -> NDArray[np.bool_]:
    starts = np.array([token.start for token in tokens], dtype=np.int64)
    ends = np.array([token.end for token in tokens], dtype=np.int64)
    said_from = np.array([span.start for span in quotations], dtype=np.int64)
    said_to = np.array([span.end for span in quotations], dtype=np.int64)
    capital = np.array([token.text[:1].isupper() for token in tokens], dtype=bool)
    # How many quotations begin at a token or before it, and how many end there or before: more begun is within one.
    begun = np.searchsorted(said_from, starts, side="right")
    over = np.searchsorted(said_to, starts, side="right")
    opens_speech, ends_speech = np.isin(starts, said_from), np.isin(ends, said_to)
    opens_line = np.array([not token.start or text[token.start - 1] == "\n" for token in tokens], dtype=bool)
    behind_speech = np.concatenate([[False], ends_speech[:-1]]) if len(tokens) else ends_speech
    columns: list[NDArray[Any]] = [
        np.array([token.is_word for token in tokens], dtype=bool),
        capital,
        np.array([len(token.text) > 1 and token.text.isupper() for token in tokens], dtype=bool),
        begun > over,
        opens_speech,
        ends_speech,
        opens_line,
        opens_line | opens_speech | (behind_speech & capital),
    ]
    return np.stack(columns, axis=1) if len(tokens) else np.zeros((0, FLAGS), dtype=bool)
