"""How the shared space looks at a picture."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from audobon.fusion.looking import LOOK_PX, looked_at


@given(height=st.integers(1, 700), width=st.integers(1, 700))
def test_any_picture_is_seen_whole_in_the_middle_of_a_white_square(height: int, width: int) -> None:
    seen = looked_at(np.zeros((height, width, 3), np.uint8))
    assert seen.shape == (LOOK_PX, LOOK_PX, 3)
    dark = seen.max(axis=2) < 128
    rows, columns = np.flatnonzero(dark.any(axis=1)), np.flatnonzero(dark.any(axis=0))
    assert max(len(rows), len(columns)) == LOOK_PX
    assert abs(int(rows[0]) - (LOOK_PX - 1 - int(rows[-1]))) <= 1
    assert abs(int(columns[0]) - (LOOK_PX - 1 - int(columns[-1]))) <= 1


def test_another_side_can_be_asked_for() -> None:
    assert looked_at(np.full((40, 80, 3), 9, np.uint8), side_px=16).shape == (16, 16, 3)
    assert looked_at(np.full((40, 80, 3), 9, np.uint8), side_px=16)[8, 8] == pytest.approx([9, 9, 9])
