"""How well a Feeler feels: emotions of GoEmotions' short texts (Ekman's six and neutral), and EmoBank's sentences.

Knows: the two corpora's files and measures.  Does not know: which Feeler it scores.

Source: Demszky et al. 2020, GoEmotions, arXiv:2005.00547 (macro F1 over the labels); Buechel and Hahn 2017, EmoBank,
EACL (Pearson's r for valence, arousal and dominance).
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from audobon.comic.story import Emotion
from audobon.crew import Feeler
from audobon.errors import InputError
from audobon.evaluation.measure import NOT_MEASURED, Measure

_RESAMPLES = 1000
_AXES = ("V", "A", "D")
VAD = ("vad_r", "vad_r_arousal", "vad_r_dominance")
Table = NDArray[np.float64]
T = TypeVar("T")


@dataclass(frozen=True, kw_only=True)
class FeltTexts:
    """N texts and what is annotated of each: N labels of 0 and 1, or N numbers, a column each as `names` says."""

    texts: tuple[str, ...]
    values: Table
    names: tuple[str, ...]


def ekman_texts(data: Path, split: str, *, only: bool = False) -> FeltTexts | None:
    """GoEmotions' texts of a split with Ekman's emotions (N L); None where there are none.

    Args:
        data: Holds `goemotions/ekman` with `labels.txt` and tables of text, label numbers and id.
        split: `train`, `dev` or `all`; where the folder has no table of that name, all but `train` are taken.
        only: Take no other table than the split's own.

    Raises:
        InputError: AUD-125, a table cannot be read.
    """
    folder = data / "goemotions/ekman"
    files = {file.stem: file for file in sorted(folder.glob("*.tsv"))}
    if not files:
        return None
    labels = (folder / "labels.txt").read_text("utf-8").split()
    texts: list[str] = []
    rows: list[list[float]] = []
    for file in _of_split(files, split, only=only):
        for number, line in enumerate(file.read_text("utf-8").split("\n"), start=1):
            if not line.strip():
                continue
            try:
                text, told = line.split("\t")[:2]
                marked = {labels[int(one)] for one in told.split(",")}
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
        with file.open(encoding="utf-8", newline="") as lines:
            for row in csv.DictReader(lines):
                if not {*_AXES, "text"} <= row.keys():
                    break
                try:
                    values = [float(row[axis]) for axis in _AXES]
                except ValueError as error:
                    raise _unreadable(file, row.get("id", "?")) from error
                by_split.setdefault(row.get("split") or "all", []).append((row["text"], values))
    chosen = [row for rows in _of_split(by_split, split, only=only) for row in rows]
    if not chosen:
        return None
    return FeltTexts(
        texts=tuple(text for text, _ in chosen), values=np.array([values for _, values in chosen]), names=_AXES
    )


def ekman_measures(feeler: Feeler | None, told: FeltTexts | None) -> dict[str, Measure]:
    """Macro F1 and each emotion's own; not measured without a Feeler or texts."""
    names = [f"ekman_{emotion.value}_f1" for emotion in sorted(Emotion, key=str)]
    if feeler is None or told is None:
        return dict.fromkeys(("ekman_macro_f1", *names), NOT_MEASURED)
    felt = np.array([[name in feeling.emotions for name in told.names] for feeling in feeler.feel(told.texts)], float)
    scores = _label_f1(told.values, felt)
    count = len(told.texts)
    measures = {"ekman_macro_f1": _interval(scores.mean(axis=1), count)}
    own = {f"ekman_{name}_f1": _interval(scores[:, at], count) for at, name in enumerate(told.names)}
    return measures | {name: own.get(name, NOT_MEASURED) for name in names}


def vad_measures(feeler: Feeler | None, told: FeltTexts | None) -> dict[str, Measure]:
    """Pearson's r of each axis; not measured without a Feeler or texts, nor where a Feeler always says the same."""
    if feeler is None or told is None:
        return dict.fromkeys(VAD, NOT_MEASURED)
    felt = np.array([[one.valence, one.arousal, one.dominance] for one in feeler.feel(told.texts)])
    count = len(told.texts)
    return {name: _interval(_pearson(told.values[:, at], felt[:, at]), count) for at, name in enumerate(VAD)}


def _label_f1(wanted: Table, given: Table) -> Table:
    """F1 of each label (columns), over all texts (row 0) and over each drawing of texts (the other rows)."""
    weights = _weights(len(wanted))
    hits, sums = weights @ (wanted * given), weights @ (wanted + given)
    return np.where(sums > 0, 2 * hits / np.where(sums > 0, sums, 1.0), 0.0)


def _pearson(wanted: Table, given: Table) -> Table:
    """Pearson's r over all texts and over each drawing; NaN where a side does not vary."""
    weights = _weights(len(wanted))
    x, y = wanted - wanted.mean(), given - given.mean()
    total = weights.sum(axis=1)
    mean_x, mean_y = weights @ x / total, weights @ y / total
    spread = (weights @ (x * x) / total - mean_x**2) * (weights @ (y * y) / total - mean_y**2)
    together = weights @ (x * y) / total - mean_x * mean_y
    return np.where(spread > 1e-12, together / np.sqrt(np.where(spread > 1e-12, spread, 1.0)), np.nan)


def _weights(count: int) -> Table:
    """How often each text counts: once in row 0, as drawn with replacement in the other rows."""
    rng = np.random.default_rng(0)
    drawn = rng.multinomial(count, np.full(count, 1 / count), size=_RESAMPLES)
    return np.vstack([np.ones((1, count)), drawn]).astype(np.float64)


def _interval(values: Table, count: int) -> Measure:
    """The first value with the interval of the others."""
    if np.isnan(values[0]):
        return NOT_MEASURED
    low, high = np.nanquantile(values[1:], (0.025, 0.975))
    return Measure(value=float(values[0]), low=float(low), high=float(high), n=count)


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
