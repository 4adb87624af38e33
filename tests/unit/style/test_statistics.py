"""What a picture is drawn with: as many numbers for every picture, of any size, and nothing of where things are."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from audobon.style.statistics import picture_statistics
from tests.hands_folder import drawn_by

COUNT = len(picture_statistics(drawn_by("Dotter", 0)))


@settings(max_examples=25, deadline=None, derandomize=True)
@given(height=st.integers(1, 700), width=st.integers(1, 700), level=st.integers(0, 255), grain=st.integers(0, 120))
def test_every_picture_has_as_many_numbers_and_all_are_finite(height: int, width: int, level: int, grain: int) -> None:
    noise = np.random.default_rng(0).integers(-grain, grain + 1, (height, width, 3))
    picture = np.clip(level + noise, 0, 255).astype(np.uint8)
    found = picture_statistics(picture)
    assert found.shape == (COUNT,)
    assert found.dtype == np.float32
    assert np.isfinite(found).all()


def test_where_things_are_says_little() -> None:
    picture = drawn_by("Striper", 3)
    moved = np.roll(picture, (8 * 4, 8 * 7), axis=(0, 1))
    apart = np.abs(picture_statistics(picture) - picture_statistics(moved))
    others = np.abs(picture_statistics(picture) - picture_statistics(drawn_by("Dotter", 3)))
    assert np.median(apart) < 0.2 * np.median(others)


@pytest.mark.parametrize("hand", ["Striper", "Dotter", "Washer"])
def test_large_pictures_are_looked_at_from_as_far_as_small_ones(hand: str) -> None:
    picture = np.kron(drawn_by(hand, 5), np.ones((4, 4, 1), np.uint8))[:512, :512]
    larger = np.kron(picture, np.ones((2, 2, 1), np.uint8))
    apart = np.abs(picture_statistics(picture) - picture_statistics(larger))
    assert np.median(apart) < 0.05


@pytest.mark.parametrize("seed", range(3))
def test_tones_are_counted_as_a_histogram_counts_them(seed: int) -> None:
    picture = np.random.default_rng(seed).integers(0, 256, (120, 96, 3)).astype(np.uint8)
    light = (picture.astype(np.float32) / 255).mean(axis=2)
    counts = np.histogram(light, bins=16, range=(0.0, 1.0))[0] / light.size
    assert np.array_equal(picture_statistics(picture)[-16:], np.log(counts + 0.002).astype(np.float32))
