"""Paper is taken out of pictures, whatever its colour, and night stays night."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from audobon.style.paper import paper_cleared
from tests.hands_folder import drawn_by


@settings(max_examples=30, deadline=None, derandomize=True)
@given(paper=st.tuples(st.integers(170, 255), st.integers(160, 255), st.integers(130, 255)))
def test_any_paper_becomes_white(paper: tuple[int, int, int]) -> None:
    plain, aged = drawn_by("Striper", 1), drawn_by("Striper", 1, paper=paper)
    cleared = paper_cleared(aged)
    assert tuple(np.median(cleared.reshape(-1, 3), axis=0)) == (255, 255, 255)
    assert np.abs(cleared.astype(int) - plain.astype(int)).max() <= 2


@pytest.mark.parametrize("level", [0, 12, 60])
def test_night_stays_dark(level: int) -> None:
    night = np.full((80, 90, 3), level, np.uint8)
    assert paper_cleared(night).max() <= level * 255 / 90 + 1
