"""A Feeler of word counts: logistic regression for emotions, ridge regression for valence, arousal and dominance.

Knows: which words stand in a text, weighed by how rare they are.  Does not know: their order or meaning.

Source: Salton and Buckley 1988 (tf-idf); Demszky et al. 2020, arXiv:2005.00547 (a label is given from 0.3 on).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize
from scipy.sparse import csr_matrix
from scipy.sparse.linalg import lsqr

from audobon.comic.annotation import Feeling
from audobon.comic.story import Emotion
from audobon.evaluation.felt_texts import FeltTexts

_WORD = re.compile(r"[^\W\d_]+(?:['\u2019][^\W\d_]+)?|[!?]+")
_LEAST_TEXTS = 3
_LEAST_SHARE = 0.3
_PENALTY = 1e-5
_DAMPING = 1.0
_STEPS = 60
_MIDDLE, _HALF_RANGE = 3.0, 2.0
Table = NDArray[np.float64]


class TfIdf:
    """Texts as rows of weighed word counts of length 1, over the words of the texts it was made from."""

    def __init__(self, texts: Sequence[str]) -> None:
        spread = Counter(word for text in texts for word in set(_words(text)))
        kept = sorted(word for word, count in spread.items() if count >= _LEAST_TEXTS)
        self._column = {word: at for at, word in enumerate(kept)}
        self._weight = np.array([np.log(len(texts) / spread[word]) + 1 for word in kept])

    def rows(self, texts: Sequence[str]) -> csr_matrix:
        """`N V`, the last column 1."""
        rows: list[int] = []
        columns: list[int] = []
        values: list[float] = []
        for row, text in enumerate(texts):
            counts = Counter(self._column[word] for word in _words(text) if word in self._column)
            weights = {column: (1 + np.log(count)) * self._weight[column] for column, count in counts.items()}
            length = np.sqrt(sum(weight * weight for weight in weights.values())) or 1.0
            rows += [row] * (len(weights) + 1)
            columns += [*weights, len(self._column)]
            values += [*(weight / length for weight in weights.values()), 1.0]
        return csr_matrix((values, (rows, columns)), shape=(len(texts), len(self._column) + 1))


class PlainFeeler:
    """Feels by the words that stood in texts of each feeling.

    Args:
        emotions: Texts with emotions (N L of 0 and 1) to learn from; None feels nothing but neutral.
        axes: Sentences with valence, arousal and dominance (N 3, 1..5) to learn from; None says 0 of each.
    """

    def __init__(self, *, emotions: FeltTexts | None, axes: FeltTexts | None) -> None:
        self._labels = () if emotions is None else tuple(Emotion(name) for name in emotions.names)
        self._words = TfIdf(emotions.texts if emotions else ())
        self._signs = np.zeros((0, 0)) if emotions is None else _logistic(self._words.rows(emotions.texts), emotions)
        self._axis_words = TfIdf(axes.texts if axes else ())
        self._slopes = np.zeros((0, 3)) if axes is None else _ridge(self._axis_words.rows(axes.texts), axes.values)

    def feel(self, sentences: Sequence[str]) -> tuple[Feeling, ...]:
        """How each sentence feels, read by itself."""
        told = [(Emotion.NEUTRAL,)] * len(sentences) if not self._labels else self._emotions(sentences)
        axes = np.zeros((len(sentences), 3))
        if len(self._slopes):
            axes = (self._axis_words.rows(sentences) @ self._slopes - _MIDDLE) / _HALF_RANGE
        return tuple(
            Feeling(emotions=emotions, valence=float(v), arousal=float(a), dominance=float(d))
            for emotions, (v, a, d) in zip(told, np.clip(axes, -1, 1), strict=True)
        )

    def _emotions(self, sentences: Sequence[str]) -> list[tuple[Emotion, ...]]:
        shares = _sigmoid(self._words.rows(sentences) @ self._signs)
        likely = [tuple(self._labels[at] for at in np.flatnonzero(row >= _LEAST_SHARE)) for row in shares]
        return [found or (self._labels[int(row.argmax())],) for found, row in zip(likely, shares, strict=True)]


def _words(text: str) -> list[str]:
    return [word.lower() for word in _WORD.findall(text)]


def _sigmoid(values: Table) -> Table:
    shares: Table = 1 / (1 + np.exp(-np.clip(values, -30, 30)))
    return shares


def _logistic(rows: csr_matrix, told: FeltTexts) -> Table:
    """`V L`: one against the rest for each label, with a small penalty on large weights."""
    wanted = told.values
    count, shape = len(wanted), (rows.shape[1], wanted.shape[1])

    def loss(flat: Table) -> tuple[float, Table]:
        weights = flat.reshape(shape)
        shares = _sigmoid(rows @ weights)
        cost = -np.mean(np.log(np.where(wanted > 0, shares, 1 - shares))) * shape[1] + _PENALTY * np.sum(weights**2)
        slope = rows.T @ (shares - wanted) / count + 2 * _PENALTY * weights
        return float(cost), slope.ravel()

    found = minimize(loss, np.zeros(shape).ravel(), jac=True, method="L-BFGS-B", options={"maxiter": _STEPS})
    weights: Table = found.x.reshape(shape)
    return weights


def _ridge(rows: csr_matrix, values: Table) -> Table:
    """`V 3`."""
    return np.stack([lsqr(rows, values[:, axis], damp=_DAMPING)[0] for axis in range(values.shape[1])], axis=1)
