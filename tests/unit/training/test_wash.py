"""Washes by rule over pencils."""

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from audobon.training.wash import random_settings, washed


def a_sheet() -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    flat = np.full((96, 128, 3), (180, 140, 110), np.uint8)
    flat[:, 64:] = (90, 130, 160)
    line = np.zeros((96, 128), np.uint8)
    line[:, 63:65] = 255
    draft = flat.copy()
    draft[line > 0] = 30
    return draft, flat, line


@settings(max_examples=15, deadline=None)
@given(seed=st.integers(0, 10_000))
def test_a_wash_keeps_the_colours_apart_and_the_line_dark(seed: int) -> None:
    draft, flat, line = a_sheet()
    sheet = washed(draft, flat, line, settings=random_settings(np.random.default_rng(seed))).astype(float)
    left, right = sheet[:, 5:55].mean(axis=(0, 1)), sheet[:, 72:120].mean(axis=(0, 1))
    assert left[0] > right[0]
    assert sheet[:, 63:65].mean() < min(left.mean(), right.mean())


def test_the_same_settings_give_the_same_sheet_and_others_do_not() -> None:
    one, two = (random_settings(np.random.default_rng(seed)) for seed in (1, 2))
    sheet = a_sheet()
    assert np.array_equal(washed(*sheet, settings=one), washed(*sheet, settings=one))
    assert not np.array_equal(washed(*sheet, settings=one), washed(*sheet, settings=two))


def test_a_wash_is_not_the_draft() -> None:
    draft, flat, line = a_sheet()
    sheet = washed(draft, flat, line, settings=random_settings(np.random.default_rng(3)))
    even = sheet[10:80, 5:55].astype(float)
    assert even.std(axis=(0, 1)).max() > 0.5 > draft[10:80, 5:55].std(axis=(0, 1)).max()
