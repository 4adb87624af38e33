"""Texts with what is felt in them: GoEmotions' and EmoBank's, as those corpora lay them out.

Knows: the two corpora's files.  Does not know: who is scored on them or trained with them.

Source: Demszky et al. 2020, GoEmotions, arXiv:2005.00547 (CC BY 4.0); Buechel and Hahn 2017, EmoBank, EACL
(CC BY-SA 4.0).
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from audobon.errors import InputError

_AXES = ("V", "A", "D")
Table = NDArray[np.float64]
T = TypeVar("T")


@dataclass(frozen=True, kw_only=True)
class FeltTexts:
    """N texts and what is annotated of each: N labels of 0 and 1, or N numbers, a column each as `names` says."""

    texts: tuple[str, ...]
    values: Table
    names: tuple[str, ...]


def emotion_texts(data: Path, split: str, *, grouping: str = "ekman", only: bool = False) -> FeltTexts | None:
    """GoEmotions' texts of a split with one grouping's emotions (N L); None where there are none.

    Args:
        data: Holds `goemotions/<grouping>` with `labels.txt` and tables of text, label numbers and id.
        split: `train`, `dev` or `all`; where the folder has no table of that name, all but `train` are taken.
        grouping: `ekman` or `original`.
        only: Take no other table than the split's own.

    Raises:
        InputError: AUD-125, a table cannot be read.
    """
    folder = data / "goemotions" / grouping
    files = {file.stem: file for file in sorted(folder.glob("*.tsv"))}
    if not files:
        return None
    labels = _text(folder / "labels.txt").split()
    texts: list[str] = []
    rows: list[list[float]] = []
    for file in _of_split(files, split, only=only):
        for number, line in enumerate(_text(file).split("\n"), start=1):
            if not line.strip():
                continue
            try:
                text, told = line.split("\t")[:2]
                marked = {labels[range(len(labels)).index(int(one))] for one in told.split(",")}
            except (ValueError, IndexError) as error:
                raise _unreadable(file, number) from error
            texts.append(text)
            rows.append([float(label in marked) for label in labels])
    return FeltTexts(texts=tuple(texts), values=np.array(rows), names=tuple(labels)) if texts else None


def vad_texts(data: Path, split: str, *, only: bool = False) -> FeltTexts | None:
    """EmoBank's sentences of a split with valence, arousal and dominance (N 3, 1..5); None where there are none.

    Args:
        data: Holds `emobank` with a table that has the columns V, A, D, text and, where it is split, split.
        split: As for `ekman_texts`, by the column.
        only: Likewise.

    Raises:
        InputError: AUD-125, the table cannot be read.
    """
    by_split: dict[str, list[tuple[str, list[float]]]] = {}
    for file in sorted((data / "emobank").glob("*.csv")):
        for number, row in enumerate(csv.DictReader(_text(file).splitlines()), start=2):
            if not {*_AXES, "text"} <= row.keys():
                break
            try:
                values = [float(row[axis]) for axis in _AXES]
            except (ValueError, TypeError) as error:
                raise _unreadable(file, row.get("id") or number) from error
            by_split.setdefault(row.get("split") or "all", []).append((row["text"], values))
    chosen = [row for rows in _of_split(by_split, split, only=only) for row in rows]
    if not chosen:
        return None
    return FeltTexts(
        texts=tuple(text for text, _ in chosen), values=np.array([values for _, values in chosen]), names=_AXES
    )


def _of_split(tables: Mapping[str, T], split: str, *, only: bool) -> Sequence[T]:
    """The tables of a split; where there is none of that name, all but `train`, or all if it is `train` that lacks."""
    if split in tables:
        return [tables[split]]
    if only:
        return []
    keep: Iterable[str] = tables if split in ("all", "train") else (name for name in tables if name != "train")
    return [tables[name] for name in keep]


def _unreadable(file: Path, row: object) -> InputError:
    return InputError("AUD-125", f"row {row} of {file} cannot be read", hint="compare the file with the corpus's own")


def _text(file: Path) -> str:
    try:
        return file.read_text("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise _unreadable(file, 1) from error
