"""Numbers as English spells them."""

from __future__ import annotations

import pytest

from audobon.numerals import number_of


@pytest.mark.parametrize(
    ("word", "number"),
    [("zero", 0), ("four", 4), ("nineteen", 19), ("forty", 40), ("twenty-one", 21), ("ninety-nine", 99),
     ("hundred", 100), ("fourth", None), ("twenty-", None), ("four-one", None), ("twenty-zero", None), ("", None)],
)  # fmt: skip
def test_words_spell_numbers(word: str, number: int | None) -> None:
    assert number_of(word) == number
