"""Styles told apart by what other panels look like."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from audobon.errors import InputError
from audobon.evaluation.style_verifier import told_apart, told_styles

Rows = list[np.ndarray[tuple[int, ...], np.dtype[np.float64]]]


def _rows(seed: int, *, shift: float, panels: int = 6) -> Rows:
    """Features of panels: what is in them, the same for every style, and a style's own shift of one feature."""
    content = np.random.default_rng(0).normal(0, 1, (panels, 5))
    grain = np.random.default_rng(seed).normal(0, 0.1, (panels, 5))
    grain[:, 2] += shift
    return list(content * np.array([1, 1, 0.1, 1, 1]) + grain)


def test_hands_are_told_apart_whatever_is_painted() -> None:
    found = {"ink": _rows(1, shift=-3), "wash": _rows(2, shift=0), "plate": _rows(3, shift=3)}
    measure = told_apart(found)
    assert measure.value == 1
    assert measure.n == 18
    assert told_styles(found)["wash"] == ["wash"] * 6


def test_one_hand_under_two_names_is_not() -> None:
    values = [told_apart({"a": _rows(2 * s + 1, shift=0), "b": _rows(2 * s + 2, shift=0)}).value for s in range(20)]
    assert 0.3 < float(np.mean([value for value in values if value is not None])) < 0.7


@given(st.permutations(range(3)))
def test_the_order_of_styles_is_of_no_account(order: list[int]) -> None:
    found = {f"style {n}": _rows(n, shift=2.0 * n) for n in range(3)}
    assert told_apart({f"style {n}": found[f"style {n}"] for n in order}) == told_apart(found)


@pytest.mark.parametrize(("styles", "panels"), [(0, 3), (1, 5), (3, 2)])
def test_too_few_are_refused(styles: int, panels: int) -> None:
    rows = {str(n): _rows(n, shift=1, panels=panels) for n in range(styles)}
    with pytest.raises(InputError, match=r"AUD-164: \d style\(s\) of \d panel\(s\)"):
        told_apart(rows)
