"""The Frechet distance and its ratio."""

import numpy as np
import pytest

from audobon.evaluation.frechet import frechet_distance, frechet_ratio


def some(count: int, *, shift: float, spread: float = 1.0, seed: int = 0) -> np.ndarray:
    return np.random.default_rng(seed).normal(shift, spread, (count, 4))


def test_distance_of_a_set_to_itself_is_nothing() -> None:
    features = some(500, shift=1.0)
    assert frechet_distance(features, features) == pytest.approx(0.0, abs=1e-3)


def test_distance_of_shifted_sets_is_the_squared_shift() -> None:
    features = some(500, shift=0.0)
    assert frechet_distance(features, features + 2.0) == pytest.approx(16.0, rel=1e-3)


def test_distance_of_wider_set_follows_the_closed_form() -> None:
    features = some(4000, shift=0.0)
    centred = features - features.mean(axis=0)
    expected = float(np.trace(np.cov(centred, rowvar=False))) * (3 - 1) ** 2
    assert frechet_distance(centred, 3 * centred) == pytest.approx(expected, rel=1e-2)


def test_ratio_is_below_one_when_painting_brings_drafts_nearer() -> None:
    real, drafts, painted = some(300, shift=0.0), some(200, shift=3.0, seed=1), some(200, shift=1.0, seed=1)
    measure = frechet_ratio(painted, drafts, real, resamples=10)
    assert measure.value is not None
    assert measure.low is not None
    assert measure.high is not None
    assert measure.low <= measure.value <= measure.high < 0.5
