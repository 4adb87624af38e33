"""Scores of scene borders, and places that are one."""

from __future__ import annotations

import pytest

from audobon.evaluation.pooling import f1, pooled, recall
from audobon.evaluation.scene_scores import (
    border_counts,
    border_sentences,
    is_same_place_kind,
    sentence_starts,
    window_counts,
)

TEXT = 'Mr. Fox ran off. "Stop!" cried J. Crow.\n\nHe did not\nstop... Then it rained.'


def test_sentences_begin_behind_marks_and_blank_lines_but_not_behind_titles() -> None:
    starts = sentence_starts(TEXT)
    assert [TEXT[start : start + 4] for start in starts] == ["Mr. ", '"Sto', "crie", "He d", "Then"]


def test_border_inside_a_sentence_is_that_sentences() -> None:
    starts = sentence_starts(TEXT)
    assert border_sentences(starts, [TEXT.index("not"), TEXT.index("He"), TEXT.index("Then")]) == [3, 4]


@pytest.mark.parametrize(("tolerance", "value"), [(0, 1 / 3), (3, 1.0)])
def test_relaxed_borders_may_be_three_sentences_off(tolerance: int, value: float) -> None:
    assert pooled([border_counts([5, 20, 40], [5, 23, 37], tolerance=tolerance)], f1).value == pytest.approx(value)


def test_one_border_is_matched_once() -> None:
    counts = border_counts([10, 12], [11], tolerance=3)
    assert (counts.found, counts.wanted, counts.given) == (1, 2, 1)


def test_earlier_border_does_not_take_a_later_ones_only_match() -> None:
    assert border_counts([4, 8], [1, 6], tolerance=3).found == 2


def test_windows_of_the_same_borders_never_differ() -> None:
    for counts in window_counts([3, 7], [3, 7], sentences=10, window=2):
        assert pooled([counts], recall).value == 0.0


def test_pk_and_window_diff_of_a_hand_worked_case() -> None:
    """Six sentences, window 2: the four windows hold borders of sentences 1-2, 2-3, 3-4, 4-5."""
    pk, diff = window_counts([2], [2, 3], sentences=6, window=2)
    assert pooled([pk], recall).value == 1 / 4
    assert pooled([diff], recall).value == 2 / 4


@pytest.mark.parametrize(
    ("wanted", "given", "is_same"),
    [
        ("street", "street", True),
        ("cottage interior", "cottage", True),
        ("palace hall", "hall", True),
        ("giant's house", "house", True),
        ("caf\u00e9", "cafe", True),
        ("cottage interior", "interior", False),
        ("forest", "garden", False),
        ("forest", "", False),
    ],
)
def test_places_are_one_by_their_nouns(wanted: str, given: str, is_same: bool) -> None:
    assert is_same_place_kind(wanted, given) is is_same
