"""Figures with intervals."""

from hypothesis import given
from hypothesis import strategies as st

from audobon.evaluation.measure import NOT_MEASURED, balanced_measure, max_measure, mean_measure


@given(st.lists(st.floats(0, 1), min_size=1, max_size=20))
def test_the_interval_holds_the_mean(values: list[float]) -> None:
    measure = mean_measure(values, resamples=200)
    assert measure.value is not None
    assert measure.low is not None
    assert measure.high is not None
    assert measure.low - 1e-9 <= measure.value <= measure.high + 1e-9 or len(values) > 1


def test_nothing_measured_is_null() -> None:
    assert mean_measure([]) is NOT_MEASURED
    assert NOT_MEASURED.as_json() == {"value": None, "low": None, "high": None, "n": 0}


def test_the_maximum_is_its_own_upper_bound() -> None:
    measure = max_measure([0.1, 0.7, 0.3])
    assert measure.value == measure.high == 0.7


def test_balanced_measure_weighs_both_classes_alike() -> None:
    found = balanced_measure([[1.0] * 8, [1.0] * 8], [[0.0, 1.0]])
    assert found.value == 0.75
    assert found.n == 18


def test_balanced_measure_of_nothing_is_not_measured() -> None:
    assert balanced_measure([], [[1.0]]) == NOT_MEASURED
