"""How far apart two answers are, and what passes."""

from __future__ import annotations

import math

import pytest
import torch
from hypothesis import given
from hypothesis import strategies as st

from audobon.export.asked import Precision
from audobon.export.parity import GATES, Parity, deviation

NUMBERS = st.lists(st.floats(-100, 100, width=32), min_size=1, max_size=30)


@given(numbers=NUMBERS)
def test_answer_equals_itself(numbers: list[float]) -> None:
    value = torch.tensor(numbers)
    found = deviation(value, value.clone(), {}, "out")
    assert (found.max_abs, found.relative, found.relative_l2) == (0, 0, 0)
    assert found.cosine == pytest.approx(1.0, abs=1e-6)


@given(numbers=NUMBERS, share=st.floats(1e-6, 0.5))
def test_what_is_measured_is_what_was_changed(numbers: list[float], share: float) -> None:
    value = torch.tensor([*numbers, 50.0], dtype=torch.float64)
    found = deviation(value, value * (1 + share), {}, "out")
    assert found.relative == pytest.approx(share, rel=1e-6)
    assert found.relative_l2 == pytest.approx(share, rel=1e-6)
    assert found.max_abs == pytest.approx(share * float(value.abs().max()), rel=1e-6)


@pytest.mark.parametrize("precision", list(Precision))
def test_gate_divides_what_passes_from_what_does_not(precision: Precision) -> None:
    value = torch.linspace(1, 2, 50, dtype=torch.float64)
    limit = GATES[precision][1]
    near, far = (Parity(precision=precision, deviations=(deviation(value, value * (1 + share * limit), {}, "out"),))
                 for share in (0.9, 1.1))  # fmt: skip
    assert near.passes
    assert not far.passes
    assert near.as_json()["passes"] is True


@pytest.mark.parametrize("given_back", [torch.tensor([math.nan, 1.0]), torch.ones(3), torch.tensor([math.inf, 1.0])])
def test_no_number_or_another_shape_never_passes(given_back: torch.Tensor) -> None:
    found = Parity(
        precision=Precision.NONE,
        deviations=(deviation(torch.ones(2), torch.ones(2), {}, "a"), deviation(torch.ones(2), given_back, {}, "b")),
    )
    assert not found.passes
    assert found.worst.output == "b"


def test_masks_must_be_equal() -> None:
    mask = torch.tensor([True, False, True])
    assert deviation(mask, mask, {}, "mask").relative == 0
    assert deviation(mask, ~mask, {}, "mask").relative == 1


def test_nothing_where_nothing_is_wanted_is_equal_and_anything_is_not() -> None:
    assert deviation(torch.zeros(3), torch.zeros(3), {}, "out").relative == 0
    assert deviation(torch.zeros(3), torch.full((3,), 1e-9), {}, "out").relative == math.inf
