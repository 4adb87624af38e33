"""Counts of documents pooled into precision, recall and F1, with a bootstrap that draws whole documents.

Knows: how scorers add up.  Does not know: what was counted.

Source: Pradhan et al. 2014, ACL P14-2006 (numerators and denominators are summed over the documents before division);
Efron and Tibshirani 1993, section 13.3 (percentile interval).
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence, Set
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from audobon.evaluation.measure import NOT_MEASURED, Measure

_RESAMPLES = 1000

Statistic = Callable[[NDArray[np.float64]], NDArray[np.float64]]
"""Pooled counts (... 4: found, wanted, right, given) to a share (...), NaN where there is nothing to divide by."""


@dataclass(frozen=True, kw_only=True)
class Counts:
    """What one document gives to a figure.

    Attributes:
        found: How much of the wanted was given; the numerator of recall.
        wanted: The denominator of recall.
        right: How much of the given was wanted; the numerator of precision.
        given: The denominator of precision.
    """

    found: float
    wanted: float
    right: float
    given: float


def set_counts(wanted: Set[Hashable], given: Set[Hashable]) -> Counts:
    """Counts of two sets of things (spans with their kinds, token numbers) that are the same only if equal."""
    hits = len(wanted & given)
    return Counts(found=hits, wanted=len(wanted), right=hits, given=len(given))


def share_counts(hits: float, of: float) -> Counts:
    """Counts of a plain share, whose precision, recall and F1 are one."""
    return Counts(found=hits, wanted=of, right=hits, given=of)


def recall(counts: NDArray[np.float64]) -> NDArray[np.float64]:
    """Found over wanted."""
    return _divided(counts[..., 0], counts[..., 1])


def precision(counts: NDArray[np.float64]) -> NDArray[np.float64]:
    """Right over given; 0 where nothing was given though something was wanted."""
    share = _divided(counts[..., 2], counts[..., 3])
    return np.where((counts[..., 3] == 0) & (counts[..., 1] > 0), 0.0, share)


def f1(counts: NDArray[np.float64]) -> NDArray[np.float64]:
    """The harmonic mean of precision and recall; 0 where both are."""
    p, r = precision(counts), np.where(counts[..., 1] == 0, 0.0, recall(counts))
    mean = np.where(p + r > 0, 2 * p * r / np.where(p + r > 0, p + r, 1.0), 0.0)
    return np.where((counts[..., 1] == 0) & (counts[..., 3] == 0), np.nan, mean)


def pooled(documents: Sequence[Counts], statistic: Statistic = f1) -> Measure:
    """One figure over all documents; n is how many things were wanted."""
    return pooled_mean([(document,) for document in documents], statistic)


def pooled_mean(documents: Sequence[Sequence[Counts]], statistic: Statistic = f1) -> Measure:
    """The mean of several pooled figures, such as CoNLL's of MUC, B3 and CEAF.

    Args:
        documents: For each document the counts of each figure, in the same order.
        statistic: What is made of each figure's pooled counts before the mean is taken.

    Returns:
        n is the greatest number of things that one of the figures wanted (mentions, for coreference).
    """
    if not documents:
        return NOT_MEASURED
    table = np.array(
        [[(one.found, one.wanted, one.right, one.given) for one in document] for document in documents], np.float64
    )
    value = float(statistic(table.sum(axis=0)).mean())
    if np.isnan(value):
        return NOT_MEASURED
    draws = np.random.default_rng(0).integers(0, len(table), (_RESAMPLES, len(table)))
    drawn = statistic(table[draws].sum(axis=1)).mean(axis=-1)
    low, high = np.quantile(drawn[~np.isnan(drawn)], (0.025, 0.975))
    return Measure(value=value, low=float(low), high=float(high), n=int(table[..., 1].sum(axis=0).max()))


def _divided(above: NDArray[np.float64], below: NDArray[np.float64]) -> NDArray[np.float64]:
    return np.where(below > 0, above / np.where(below > 0, below, 1.0), np.nan)
