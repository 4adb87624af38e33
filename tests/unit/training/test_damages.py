"""Ways to spoil a picture, learnt and unseen: nothing at level 0, more at a higher one, whatever the picture."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from audobon.evaluation.unseen_damages import UNSEEN
from audobon.training.damages import LEARNT

ALL = {**LEARNT, **UNSEEN}
CODED = {"compression", "few tones", "coarse coding"}
"""These lose something even at their best."""


def a_drawing(height: int = 160, width: int = 200) -> np.ndarray:
    rows, columns = np.mgrid[:height, :width]
    waves = np.stack([np.sin(rows / 9 + shift) + np.cos(columns / 7) for shift in (0, 1, 2)], axis=-1)
    picture = (waves * 50 + 140).astype(np.uint8)
    picture[::20] = 20
    picture[:, ::27] = 30
    return picture


def changed(one: np.ndarray, other: np.ndarray) -> float:
    return float(np.abs(one.astype(float) - other).mean())


def test_no_way_is_both_learnt_and_unseen() -> None:
    assert not set(LEARNT) & set(UNSEEN)
    assert not set(LEARNT.values()) & set(UNSEEN.values())


@pytest.mark.parametrize("name", ALL)
def test_nothing_at_level_0_and_more_at_a_higher_one(name: str) -> None:
    picture = a_drawing()
    before = picture.copy()
    none, little, much = (ALL[name](picture, level, np.random.default_rng(1)) for level in (0.0, 0.3, 1.0))
    assert np.array_equal(picture, before), "the picture itself stays"
    assert changed(none, picture) < (12 if name in CODED else 1.0)
    assert changed(much, picture) > changed(none, picture) + 1
    assert changed(much, picture) > changed(little, picture)


@pytest.mark.parametrize("name", ALL)
@given(height=st.integers(24, 90), width=st.integers(24, 90), level=st.floats(0, 1), seed=st.integers(0, 99))
@settings(max_examples=8, deadline=None)
def test_a_picture_of_any_size_stays_a_picture(name: str, height: int, width: int, level: float, seed: int) -> None:
    picture = a_drawing(height, width)
    spoilt = ALL[name](picture, level, np.random.default_rng(seed))
    assert spoilt.shape == picture.shape
    assert spoilt.dtype == np.uint8
