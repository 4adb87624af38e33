"""Photographs lit from one side, made even; pictures that tell nothing of the light, left as they are."""

from __future__ import annotations

import numpy as np
import pytest

from audobon.style.paper import evenly_lit
from tests.child_drawing import photographed, scrawl
from tests.hands_folder import drawn_by


def paper_of(picture: np.ndarray) -> np.ndarray:
    """The light of the paper in each sixteenth of a picture."""
    rows, columns = (side // 4 for side in picture.shape[:2])
    light = picture.astype(float).mean(axis=2)
    return np.array(
        [
            np.quantile(light[row * rows : (row + 1) * rows, column * columns : (column + 1) * columns], 0.8)
            for row in range(4)
            for column in range(4)
        ]
    )


@pytest.mark.parametrize("seed", range(4))
def test_a_photograph_lit_from_one_side_is_made_even(seed: int) -> None:
    photograph = photographed(scrawl(seed), seed)
    before, after = paper_of(photograph), paper_of(evenly_lit(photograph))
    assert np.ptp(before) > 35
    assert np.ptp(after) < 8


def test_lines_stay_dark() -> None:
    photograph = photographed(scrawl(1), 1)
    assert np.quantile(evenly_lit(photograph).mean(axis=2), 0.01) < 90


@pytest.mark.parametrize("hand", ["Striper", "Washer", "Crosser", "Dotter"])
def test_even_light_is_left_alone(hand: str) -> None:
    picture = drawn_by(hand, 3)
    assert evenly_lit(picture) is picture


def test_a_picture_without_paper_and_a_small_one_are_left_alone() -> None:
    busy = np.random.default_rng(0).integers(0, 255, (10, 12, 3)).astype(np.uint8)
    painted = busy.repeat(30, axis=0).repeat(30, axis=1)
    assert evenly_lit(painted) is painted
    small = np.full((60, 60, 3), 200, np.uint8)
    assert evenly_lit(small) is small
