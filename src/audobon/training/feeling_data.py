"""Sentences with their feelings: GoEmotions' and EmoBank's, as those corpora lay them out.

Knows: the corpora's files.  Does not know: nets.

Source: Demszky et al. 2020, arXiv:2005.00547 (GoEmotions, CC BY 4.0); Buechel and Hahn 2017, EACL, E17-2092 (EmoBank,
    CC BY-SA 4.0).
"""

from __future__ import annotations

import csv
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from audobon.errors import InputError

_MIDDLE, _REACH = 3.0, 2.0
"""EmoBank's scale runs from 1 to 5."""


@dataclass(frozen=True, kw_only=True)
class FeltSentences:
    """N sentences and their N E labels: which emotions are there (0 or 1), or dimensions from -1 to 1."""

    texts: tuple[str, ...]
    labels: NDArray[np.float32]


def emotions_of(folder: Path, grouping: str, split: str) -> FeltSentences:
    """GoEmotions' sentences of one split with one grouping's labels (`ekman`, `original`).

    Raises:
        InputError: AUD-127, if a file is missing or a line of it does not say what it should.
    """
    where = folder / "goemotions" / grouping
    names = _lines(where / "labels.txt")
    rows = [line.split("\t") for line in _lines(where / f"{split}.tsv")]
    labels = np.zeros((len(rows), len(names)), dtype=np.float32)
    try:
        for row, (_, numbers, *_rest) in enumerate(rows):
            for number in numbers.split(","):
                labels[row, _label(number, len(names))] = 1
    except (ValueError, IndexError) as error:
        raise _unread(where / f"{split}.tsv", f"line {row + 1}: {error}") from error
    return FeltSentences(texts=tuple(row[0] for row in rows), labels=labels)


def dimensions_of(folder: Path, split: str) -> FeltSentences:
    """EmoBank's sentences of one split with valence, arousal and dominance, each from -1 to 1.

    Raises:
        InputError: AUD-127, if no table is there, or a row of it does not say what it should.
    """
    tables = sorted((folder / "emobank").glob("*.csv"))
    if not tables:
        raise _unread(folder / "emobank", "there is no table")
    texts: list[str] = []
    labels: list[tuple[float, ...]] = []
    for table in tables:
        with table.open(encoding="utf-8", newline="") as file:
            try:
                for row in csv.DictReader(file):
                    if row["split"] == split:
                        texts.append(row["text"])
                        labels.append(tuple((float(row[name]) - _MIDDLE) / _REACH for name in "VAD"))
            except (KeyError, ValueError, TypeError, csv.Error) as error:
                raise _unread(table, str(error)) from error
    return FeltSentences(texts=tuple(texts), labels=np.array(labels, dtype=np.float32).reshape(-1, 3))


def _label(text: str, count: int) -> int:
    number = int(text)
    if not 0 <= number < count:
        raise ValueError(f"label {number} is none of {count}")
    return number


def _lines(file: Path) -> list[str]:
    if not file.is_file():
        raise _unread(file, "it is missing")
    try:
        return [line for line in file.read_text("utf-8").split("\n") if line]
    except UnicodeDecodeError as error:
        raise _unread(file, str(error)) from error


def _unread(file: Path, why: str) -> InputError:
    return InputError("AUD-127", f"{file} cannot be read: {why}", hint="name the folder of story data with --data")
