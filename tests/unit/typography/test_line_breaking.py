"""Line breaking: lens, block, hyphens."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audobon.typography.line_breaking import block_profile, break_lines, lens_profile
from audobon.typography.pieces import split_words

SENTENCE = re.split(" ", "now my dears you may go into the fields or down the lane but do not go in")


def width_of(text: str) -> float:
    return float(len(text))


@given(
    words=st.lists(st.text("abcdefgh", min_size=1, max_size=9), min_size=1, max_size=25),
    count=st.integers(1, 9),
    limit=st.floats(9, 60),
)
def test_break_lines_keeps_all_words_and_the_limit(words: list[str], count: int, limit: float) -> None:
    stack = break_lines(words, count, width_of=width_of, profile=lens_profile(count), limit_pt=limit)
    if stack is not None:
        assert " ".join(stack.lines).split() == words
        assert len(stack.lines) == count
        assert max(stack.widths_pt) <= limit


def test_break_lines_finds_the_least_deviation() -> None:
    words = ["aaaa", "bb", "cc", "dddd", "ee", "fff"]
    found = break_lines(words, 3, width_of=width_of, profile=block_profile(3), limit_pt=50)
    costs = []
    for first in range(1, 5):
        for second in range(first + 1, 6):
            parts = [words[:first], words[first:second], words[second:]]
            widths = [len(" ".join(part)) for part in parts]
            unit = sum(widths) / 3
            lonely = 0.5 * ((len(parts[0]) == 1) + (len(parts[2]) == 1))
            short = 0.12 if widths[2] < 0.34 * unit else 0
            costs.append((sum(((width - unit) / unit) ** 2 for width in widths) + lonely + short) / 3)
    assert found is not None
    assert found.cost == pytest.approx(min(costs))


def test_break_lines_makes_a_lens() -> None:
    stack = break_lines(SENTENCE, 5, width_of=width_of, profile=lens_profile(5), limit_pt=100)
    assert stack is not None
    assert max(stack.widths_pt) in stack.widths_pt[1:4]
    assert stack.widths_pt[0] < stack.widths_pt[2] > stack.widths_pt[4]


def test_break_lines_avoids_one_word_first_and_last_lines() -> None:
    for count in range(2, 6):
        stack = break_lines(SENTENCE, count, width_of=width_of, profile=lens_profile(count), limit_pt=100)
        assert stack is not None
        assert len(stack.lines[0].split()) > 1
        assert len(stack.lines[-1].split()) > 1


def test_break_lines_says_when_it_cannot() -> None:
    assert break_lines(["abc", "def"], 1, width_of=width_of, profile=(1.0,), limit_pt=5) is None
    assert break_lines(["abc"], 2, width_of=width_of, profile=(1.0, 1.0), limit_pt=50) is None


def test_split_words_hyphenates_only_what_is_too_wide() -> None:
    words = split_words("a wonderfullylongword b", width_of=width_of, limit_pt=10)
    assert words == ("a", "wonderful-", "lylongword", "b")


def test_split_words_prefers_a_hyphen_that_is_there() -> None:
    assert split_words("cotton-tailed", width_of=width_of, limit_pt=10) == ("cotton-", "tailed")


@given(st.text("abc-", min_size=1, max_size=60), st.integers(3, 12))
def test_split_words_always_fits_and_loses_no_letter(word: str, limit: int) -> None:
    parts = split_words(word, width_of=width_of, limit_pt=limit)
    assert all(len(part) <= limit for part in parts)
    assert "".join(parts).replace("-", "") == word.replace("-", "")
