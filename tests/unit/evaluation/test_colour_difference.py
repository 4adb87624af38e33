"""CIEDE2000 against its authors' test data."""

import numpy as np
import pytest

from audobon.evaluation.colour_difference import ciede2000, lab_of

PAIRS = (
    ((50.0, 2.6772, -79.7751), (50.0, 0.0, -82.7485), 2.0425),
    ((50.0, -1.0, 2.0), (50.0, 0.0, 0.0), 2.3669),
    ((50.0, 2.49, -0.001), (50.0, -2.49, 0.0009), 7.1792),
    ((50.0, 2.49, -0.001), (50.0, -2.49, 0.0011), 7.2195),
    ((50.0, 2.5, 0.0), (73.0, 25.0, -18.0), 27.1492),
    ((50.0, 2.5, 0.0), (56.0, -27.0, -3.0), 31.9030),
    ((60.2574, -34.0099, 36.2677), (60.4626, -34.1751, 39.4387), 1.2644),
    ((22.7233, 20.0904, -46.6940), (23.0331, 14.9730, -42.5619), 2.0373),
    ((2.0776, 0.0795, -1.1350), (0.9033, -0.0636, -0.5514), 0.9082),
)
"""Sharma, Wu and Dalal 2005, table 1."""


@pytest.mark.parametrize(("first", "second", "difference"), PAIRS)
def test_difference_is_that_of_the_published_pairs(first: object, second: object, difference: float) -> None:
    found = ciede2000(np.array(first), np.array(second))
    assert float(found) == pytest.approx(difference, abs=1e-4)


def test_white_and_black_lie_a_hundred_apart() -> None:
    ends = lab_of(np.array([[[255, 255, 255], [0, 0, 0]]], np.uint8))
    assert float(ciede2000(ends[0, 0], ends[0, 1])) == pytest.approx(100.0, abs=0.1)
