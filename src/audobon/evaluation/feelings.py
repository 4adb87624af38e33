"""How well a Feeler feels: emotions of GoEmotions' short texts (Ekman's six and neutral), and EmoBank's sentences.

Knows: the two corpora's measures.  Does not know: their files, or which Feeler it scores.

Source: Demszky et al. 2020, GoEmotions, arXiv:2005.00547 (macro F1 over the labels); Buechel and Hahn 2017, EmoBank,
EACL (Pearson's r for valence, arousal and dominance).
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from audobon.comic.story import Emotion
from audobon.crew import Feeler
from audobon.evaluation.felt_texts import FeltTexts
from audobon.evaluation.measure import NOT_MEASURED, Measure

_RESAMPLES = 1000
VAD = ("vad_r", "vad_r_arousal", "vad_r_dominance")
Table = NDArray[np.float64]


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
