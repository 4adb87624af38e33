"""A text's words as columns of numbers: what the story model is told of each besides its letters.

Knows: prose as the rules read it.  Does not know: nets, or what they make of the numbers.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from audobon.comic.story import Cue
from audobon.understanding.lexicon.grammar import (
    FEMALE_PRONOUNS,
    FIRST_PLURAL_PRONOUNS,
    FIRST_PRONOUNS,
    MALE_PRONOUNS,
    NEUTER_PRONOUNS,
    PLURAL_PRONOUNS,
    SECOND_PRONOUNS,
)
from audobon.understanding.reading import Reading
from audobon.understanding.tokens import Token

CASES = ("lower", "Capital", "CAPITALS", "mIxed", "number", "mark")
MARKS = ("none", '"', "\u201c", "\u201d", "'\u2019", "\u2018", "\u2014-", "_", "other")
QUOTED = ("outside", "first", "inside", "last")
PRONOUN_CLASSES = (
    FIRST_PRONOUNS, FIRST_PLURAL_PRONOUNS, SECOND_PRONOUNS, MALE_PRONOUNS, FEMALE_PRONOUNS, NEUTER_PRONOUNS,
    PLURAL_PRONOUNS,
)  # fmt: skip
"""I, we, you, he, she, it, they: numbered from 1."""

CUES = tuple(Cue)
NOBODY = -1

Numbers = NDArray[np.int64]


@dataclass(frozen=True, kw_only=True)
class WordTable:
    """Columns over the L words of a text.

    Attributes:
        words: The words themselves.
        starts: Where each begins in the text.
        ends: Where each ends.
        sentence: Its sentence, counted over the text.
        case: Which of `CASES`.
        opens: Whether it opens a sentence or a speech.
        mark: Which of `MARKS`.
        quoted: Which of `QUOTED`, as the rules find quotations.
        frame: Quotations and the tellings between them, counted over the text.
        chain: 0, or a number that words which may name one entity share.
        figure: Whom a word names, as the rules read it; `NOBODY` for none.
        line: Which of the rules' quotations a word is in; `NOBODY` for none.
        lines: Of each of those, who says it by the rules, and which of `CUES` tells so.
    """

    words: tuple[str, ...]
    starts: Numbers
    ends: Numbers
    sentence: Numbers
    case: Numbers
    opens: Numbers
    mark: Numbers
    quoted: Numbers
    frame: Numbers
    chain: Numbers
    figure: Numbers
    line: Numbers
    lines: tuple[tuple[int, int], ...]

    def __len__(self) -> int:
        return len(self.words)

    def covering(self, start: int, end: int) -> tuple[int, int]:
        """The words `[first, last)` that the characters `[start, end)` of the text touch, one at the least."""
        first = min(int(np.searchsorted(self.ends, start, side="right")), len(self) - 1)
        return first, max(int(np.searchsorted(self.starts, end)), first + 1)


def word_table(reading: Reading) -> WordTable:
    """The table of a text's tokens; linear in their number."""
    prose = reading.prose
    tokens = prose.tokens
    quote = np.array([token.quote for token in tokens], dtype=np.int64)
    sentence = np.array([token.sentence for token in tokens], dtype=np.int64)
    return WordTable(
        words=tuple(token.text for token in tokens),
        starts=np.array([token.start for token in tokens], dtype=np.int64),
        ends=np.array([token.end for token in tokens], dtype=np.int64),
        sentence=sentence,
        case=np.array([case_of(token.text) for token in tokens], dtype=np.int64),
        opens=np.array([token.opens for token in tokens], dtype=np.int64),
        mark=np.array([mark_of(token.text) for token in tokens], dtype=np.int64),
        quoted=_quoted(quote),
        frame=_counted(quote),
        chain=_chains(tokens),
        figure=_figures(reading),
        line=quote,
        lines=tuple((line.speaker, CUES.index(line.cue)) for line in reading.lines),
    )


def part_of(table: WordTable, first: int, last: int) -> WordTable:
    """The rows `[first, last)` of a table."""
    rows = slice(first, last)
    return WordTable(
        words=table.words[rows], starts=table.starts[rows], ends=table.ends[rows], sentence=table.sentence[rows],
        case=table.case[rows], opens=table.opens[rows], mark=table.mark[rows], quoted=table.quoted[rows],
        frame=table.frame[rows], chain=table.chain[rows], figure=table.figure[rows],
        line=table.line[rows], lines=table.lines,
    )  # fmt: skip


def case_of(word: str) -> int:
    """Which of `CASES` a word is in."""
    if not any(letter.isalpha() for letter in word):
        return CASES.index("number" if any(letter.isdigit() for letter in word) else "mark")
    if word.islower():
        return CASES.index("lower")
    if word[0].isupper() and (len(word) == 1 or word[1:].islower()):
        return CASES.index("Capital")
    return CASES.index("CAPITALS" if word.isupper() else "mIxed")


def mark_of(word: str) -> int:
    """Which of `MARKS` a word is."""
    if word[0].isalnum():
        return 0
    for number, marks in enumerate(MARKS[1:-1], start=1):
        if word[0] in marks:
            return number
    return len(MARKS) - 1


def pronoun_class(word: str) -> int:
    """1 to 7 for the classes of pronouns, 0 for other words in lower case."""
    return next((number for number, words in enumerate(PRONOUN_CLASSES, start=1) if word in words), 0)


def _figures(reading: Reading) -> Numbers:
    """Whom each word names: the figures of mentions, the words of a later mention over those of one about it."""
    figure = np.full(len(reading.prose.tokens), NOBODY, dtype=np.int64)
    for mention, of in zip(reading.mentions, reading.of, strict=True):
        if of >= 0:
            figure[mention.first : mention.last] = of
    return figure


def _quoted(quote: Numbers) -> Numbers:
    """Which of `QUOTED` each word is, from the numbers of quotations."""
    inside = quote >= 0
    first = inside & (np.diff(quote, prepend=-2) != 0)
    last = inside & (np.diff(quote, append=-2) != 0)
    out = np.where(inside, 2, 0)
    out[last] = 3
    out[first] = 1
    return out.astype(np.int64)


def _counted(values: Numbers) -> Numbers:
    """Runs of equal values, counted from 0."""
    return np.cumsum(np.diff(values, prepend=values[:1]) != 0).astype(np.int64)


def _chains(tokens: tuple[Token, ...]) -> Numbers:
    """Pronouns by their class, names by their letters."""
    named = {token.low for token in tokens if token.text[0].isupper() and not token.opens and token.is_word}
    numbers: dict[str, int] = {}
    chains: list[int] = []
    for token in tokens:
        pronoun = pronoun_class(token.low)
        if pronoun:
            chains.append(pronoun)
        elif token.low in named and token.text[0].isupper():
            chains.append(numbers.setdefault(token.low, len(PRONOUN_CLASSES) + 1 + len(numbers)))
        else:
            chains.append(0)
    return np.array(chains, dtype=np.int64)
