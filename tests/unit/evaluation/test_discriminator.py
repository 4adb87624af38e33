"""A fresh discriminator: sure where there is a difference in kind, at a loss where there is none."""

import numpy as np
import pytest
from numpy.typing import NDArray

from audobon.errors import InputError
from audobon.evaluation import discriminator
from audobon.evaluation.discriminator import discriminator_accuracy, real_against_real

Picture = NDArray[np.uint8]


@pytest.fixture(autouse=True)
def few_steps(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(discriminator, "STEPS", 30)
    monkeypatch.setattr(discriminator, "BATCH", 8)
    monkeypatch.setattr(discriminator, "TEST_PATCHES", 4)


def sheets(*, books: int, grain: int, seed: int) -> dict[str, list[Picture]]:
    generator = np.random.default_rng(seed)
    ramp = np.linspace(60, 200, 160)[None, :, None]
    return {
        f"b{book}": [
            np.clip(ramp + generator.normal(0, grain, (160, 160, 3)), 0, 255).astype(np.uint8) for _ in range(2)
        ]
        for book in range(books)
    }


def test_grain_is_told_from_none() -> None:
    found = discriminator_accuracy(sheets(books=3, grain=0, seed=0), sheets(books=3, grain=25, seed=1))
    assert (found.value or 0) > 0.9
    assert found.n == 3 * 2 * 2 * discriminator.TEST_PATCHES  # every book is kept out once


def test_the_same_seed_gives_the_same_answer(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(discriminator, "STEPS", 3)
    sides = sheets(books=2, grain=10, seed=0), sheets(books=2, grain=14, seed=1)
    assert discriminator_accuracy(*sides) == discriminator_accuracy(*sides)


def test_books_of_one_kind_are_not_told_apart() -> None:
    found = real_against_real(sheets(books=8, grain=20, seed=2), seeds=(0,))
    assert 0.2 < (found.value or 0) < 0.8


def test_one_group_is_too_few() -> None:
    with pytest.raises(InputError, match="AUD-162"):
        discriminator_accuracy(sheets(books=1, grain=0, seed=0), sheets(books=3, grain=9, seed=1))
