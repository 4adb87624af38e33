"""Passages of books that nobody has annotated, for a trained model to mark.

Knows: LitBank's full texts.  Does not know: nets.
"""

from __future__ import annotations

import re
from pathlib import Path

import numpy as np

from audobon.errors import InputError
from audobon.evaluation.litbank import litbank_books

PASSAGE_CHARACTERS = 3900
"""About 850 words with their marks, so that a passage is read in one stretch."""
PASSAGES_A_BOOK = 24
ANNOTATED_CHARACTERS = 16000
"""A book's opening, in which its annotated words lie, is left out: there the right answers are known."""
_PARAGRAPH = re.compile(r"\n\s*\n")


def unmarked_passages(folder: Path, split: str, *, most: int = PASSAGES_A_BOOK) -> list[str]:
    """Passages from all over the full texts of a split's books under `folder/litbank/original`, paragraphs whole.

    Raises:
        InputError: AUD-122 or AUD-123, as for `litbank_books`; AUD-128, if there are no full texts.
    """
    texts = needed_texts(folder, split)
    return [passage for text in texts for passage in _passages(text[ANNOTATED_CHARACTERS:], most)]


def needed_texts(folder: Path, split: str) -> list[str]:
    """As `full_texts`, of which there is one at least.

    Raises:
        InputError: AUD-122 or AUD-123, as for `litbank_books`; AUD-128, if there are no full texts.
    """
    texts = full_texts(folder, split)
    if not texts:
        raise InputError(
            "AUD-128",
            f"{folder / 'litbank' / 'original'} holds no full texts of the books that are learnt from",
            hint="teachers and hidden words need texts that nobody has annotated: name a folder with them, or train "
            "without --teacher and --masked-steps",
        )
    return texts


def full_texts(folder: Path, split: str) -> list[str]:
    """The full texts of a split's books, as far as `folder/litbank/original` holds them."""
    files = (folder / "litbank" / "original" / f"{book.name}.txt" for book in litbank_books(folder / "litbank", split))
    return [file.read_text("utf-8", "replace") for file in files if file.is_file()]


def _passages(text: str, most: int) -> list[str]:
    whole: list[str] = []
    held: list[str] = []
    for paragraph in (one.strip() for one in _PARAGRAPH.split(text)):
        if held and sum(map(len, held)) + len(paragraph) > PASSAGE_CHARACTERS:
            whole.append("\n\n".join(held))
            held = []
        if len(paragraph) <= PASSAGE_CHARACTERS:
            held.append(paragraph)
    chosen = np.unique(np.linspace(0, len(whole) - 1, num=min(most, len(whole))).round().astype(int))
    return [whole[number] for number in chosen]
