"""Named styles told apart: by what differs between them, whatever the scenes have in common."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from audobon.style.named_hands import hands_told_apart

NAMES = ("pen", "wash", "plate")


def statistics(seed: int, *, scenes: int = 60, numbers: int = 12, apart: float = 3.0) -> np.ndarray:
    """Scenes that differ much in all numbers, painted in styles that differ a little in the first few."""
    generator = np.random.default_rng(seed)
    of_scene = generator.normal(0, 3, (scenes, 1, numbers)) @ np.diag(np.linspace(0.1, 2, numbers))
    of_style = np.zeros((len(NAMES), numbers))
    of_style[:, :3] = apart * np.eye(3)
    return of_scene + of_style + generator.normal(0, 0.05, (scenes, len(NAMES), numbers))


@given(seed=st.integers(0, 1000))
def test_new_scenes_are_given_to_their_style(seed: int) -> None:
    hands = hands_told_apart(NAMES, statistics(seed), shrinkage=0.01)
    new = statistics(seed + 5000, scenes=10)
    told = [hands.told(new[scene, column].astype(np.float32), name)
            for scene in range(10) for column, name in enumerate(NAMES)]  # fmt: skip
    assert np.mean([one.own < one.other for one in told]) > 0.8


def test_the_nearest_other_is_named() -> None:
    rows = statistics(1, apart=20.0)
    hands = hands_told_apart(NAMES, rows, shrinkage=0.01)
    told = hands.told(rows[0, 1].astype(np.float32), "pen")
    assert (told.nearest_other, told.other < told.own) == ("wash", True)


def test_styles_that_do_not_differ_are_not_told_apart() -> None:
    hands = hands_told_apart(NAMES, statistics(1, apart=0.0), shrinkage=0.01)
    new = statistics(2, apart=0.0, scenes=60)
    right = [hands.told(row.astype(np.float32), "pen") for row in new[:, 0]]
    assert 0.1 < np.mean([one.own < one.other for one in right]) < 0.6


def test_what_cannot_be_told_is_refused() -> None:
    with pytest.raises(ValueError, match="two styles and two scenes are needed"):
        hands_told_apart(NAMES, statistics(1, scenes=1), shrinkage=0.1)
    with pytest.raises(ValueError, match="two styles"):
        hands_told_apart(("pen",), statistics(1)[:, :1], shrinkage=0.1)
    with pytest.raises(KeyError):
        hands_told_apart(NAMES, statistics(1), shrinkage=0.1).told(np.zeros(12, np.float32), "chalk")
