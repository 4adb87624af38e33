"""Pairs of hands: who is held against whom, and how surely they are told apart."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from audobon.evaluation.hands import HandPairs, auc, equal_error, hand_pairs, painted_shares
from audobon.training.illustrations import Hand

scores = st.lists(st.integers(-5, 5), min_size=1, max_size=12)


def by(illustrator: str, book: int, medium: str = "ink") -> Hand:
    return Hand(illustrator=illustrator, book=book, medium=medium)


def axis(number: int) -> list[float]:
    return [float(place == number) for place in range(4)]


@settings(max_examples=60, deadline=None, derandomize=True)
@given(same=scores, other=scores)
def test_auc_is_the_share_of_pairs_in_order(same: list[int], other: list[int]) -> None:
    counted = np.mean([(a > b) + (a == b) / 2 for a in same for b in other])
    assert auc(np.array(same, np.float64), np.array(other, np.float64)) == pytest.approx(counted)


def test_pairs_are_of_one_medium_and_of_known_hands() -> None:
    hands = [by("A", 1), by("A", 1), by("A", 1, "wash"), by("A", 2), by("B", 3), by("unknown", 4)]
    directions = np.array([axis(0), axis(0), axis(1), axis(0), axis(2), axis(3)], np.float32)
    pairs = hand_pairs(hands, directions)
    assert {name: list(found) for name, found in pairs.within.items()} == {"1": [1.0]}
    assert {name: list(found) for name, found in pairs.across.items()} == {"A": [1.0, 1.0]}
    assert len(pairs.strangers)
    assert (pairs.strangers == 0).all()
    assert pairs.auc_within().value == pairs.auc_across().value == 1.0


def test_equal_error_lies_where_both_kinds_of_error_meet() -> None:
    rising = np.linspace(0, 1, 101)
    rate, level = equal_error(HandPairs(within={"1": rising}, across={}, strangers=rising - 0.5))
    assert rate == pytest.approx(0.25, abs=0.02)
    assert level == pytest.approx(0.25, abs=0.02)


def test_painted_panels_are_held_against_their_own_book_and_other_styles() -> None:
    ink = np.array([axis(0), axis(0), axis(1)], np.float32)
    wash = np.array([axis(1), axis(1)], np.float32)
    shares = painted_shares({"ink": {"a": ink}, "wash": {"b": wash}}, threshold=0.5)
    assert shares["book_same_style_share"].value == pytest.approx(2 / 4)
    assert shares["book_other_style_share"].value == pytest.approx(4 / 6)
    alone = painted_shares({"ink": {"a": ink}}, threshold=0.5)
    assert alone["book_other_style_share"].value is None
