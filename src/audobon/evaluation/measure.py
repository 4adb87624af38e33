"""One figure with its 95 % interval and the number of things it was measured on."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

import numpy as np
from numpy.typing import NDArray


@dataclass(frozen=True, kw_only=True)
class Measure:
    """`value` with `low` and `high` (95 % interval) over `n` things; all None where nothing was measured."""

    value: float | None
    low: float | None
    high: float | None
    n: int

    def as_json(self) -> dict[str, float | int | None]:
        """The four fields, rounded to six places."""
        rounded = {
            name: None if number is None else round(number, 6)
            for name, number in (("value", self.value), ("low", self.low), ("high", self.high))
        }
        return {**rounded, "n": self.n}


NOT_MEASURED = Measure(value=None, low=None, high=None, n=0)


def mean_measure(values: Sequence[float], *, resamples: int = 1000) -> Measure:
    """The mean and its bootstrap interval."""
    return _bootstrapped(values, np.mean, resamples=resamples)


def median_measure(values: Sequence[float], *, resamples: int = 1000) -> Measure:
    """The median and its bootstrap interval."""
    return _bootstrapped(values, np.median, resamples=resamples)


def percentile_measure(values: Sequence[float], percent: float, *, resamples: int = 1000) -> Measure:
    """What `percent` of the values lie below, and its bootstrap interval."""
    return _bootstrapped(values, partial(np.percentile, q=percent), resamples=resamples)


def ratio_measure(less: Sequence[float], more: Sequence[float], *, resamples: int = 1000) -> Measure:
    """1 less the ratio of two means over the same things: by what share the first lies below the second.

    The interval draws things anew; nothing is measured where all of `more` is zero.
    """
    if not more or not any(more):
        return NOT_MEASURED
    below, above = np.asarray(less, np.float64), np.asarray(more, np.float64)
    rows = np.random.default_rng(0).integers(0, len(above), (resamples, len(above)))
    draws = 1 - below[rows].sum(axis=1) / above[rows].sum(axis=1).clip(1e-12)
    low, high = np.percentile(draws, (2.5, 97.5))
    return Measure(value=float(1 - below.sum() / above.sum()), low=float(low), high=float(high), n=len(above))


def more_measure(more: Sequence[float], less: Sequence[float]) -> Measure:
    """The ratio of two means over the same things, less 1: by what share the first lies above the second."""
    below = ratio_measure(more, less)
    if below.value is None or below.low is None or below.high is None:
        return NOT_MEASURED
    return Measure(value=-below.value, low=-below.high, high=-below.low, n=below.n)


def max_measure(values: Sequence[float], *, resamples: int = 1000) -> Measure:
    """The greatest value and its bootstrap interval (which can only reach down)."""
    return _bootstrapped(values, np.max, resamples=resamples)


def clustered_measure(groups: Sequence[Sequence[float]], *, resamples: int = 1000) -> Measure:
    """The mean of answers given as lists that belong together (of one picture).

    The interval draws whole lists anew, for answers of one picture are not independent; n counts the answers.
    """
    return _mean_of_classes([groups], resamples=resamples)


def balanced_measure(
    first: Sequence[Sequence[float]], second: Sequence[Sequence[float]], *, resamples: int = 1000
) -> Measure:
    """The mean of two classes' means, each class given as lists of answers that belong together, drawn as such."""
    return _mean_of_classes([first, second], resamples=resamples)


def _mean_of_classes(classes: Sequence[Sequence[Sequence[float]]], *, resamples: int) -> Measure:
    if not all(classes):
        return NOT_MEASURED
    generator = np.random.default_rng(0)
    sides = [
        (np.array([np.sum(one) for one in side], np.float64), np.array([len(one) for one in side], np.float64))
        for side in classes
    ]
    draws = np.zeros(resamples)
    for sums, counts in sides:
        rows = generator.integers(0, len(sums), (resamples, len(sums)))
        draws += sums[rows].sum(axis=1) / counts[rows].sum(axis=1) / len(sides)
    low, high = np.percentile(draws, (2.5, 97.5))
    value = sum(float(sums.sum() / counts.sum()) for sums, counts in sides) / len(sides)
    return Measure(value=value, low=float(low), high=float(high), n=int(sum(counts.sum() for _, counts in sides)))


def _bootstrapped(values: Sequence[float], statistic: Callable[..., NDArray[np.float64]], *, resamples: int) -> Measure:
    """A statistic with its percentile interval over seeded resamples.

    Source:
        Efron and Tibshirani 1993, An Introduction to the Bootstrap, section 13.3 (percentile interval).
    """
    if not values:
        return NOT_MEASURED
    numbers = np.asarray(values, np.float64)
    generator = np.random.default_rng(0)
    draws = statistic(numbers[generator.integers(0, len(numbers), (resamples, len(numbers)))], axis=1)
    low, high = np.percentile(draws, (2.5, 97.5))
    return Measure(value=float(statistic(numbers)), low=float(low), high=float(high), n=len(numbers))
