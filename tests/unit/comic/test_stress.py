"""Stressed words: marks and places are two ways of saying the same."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audobon.comic.stress import by_words, pieces_of_stress, stress_of, unstressed, with_stress


@pytest.mark.parametrize(
    ("text", "bare", "stressed"),
    [
        ("I said *no*!", "I said no!", ["no"]),
        ("*Never* say *never again*.", "Never say never again.", ["Never", "never again"]),
        ("2 * 3 * 4", "2 * 3 * 4", []),
        ("d**n it", "d**n it", []),
        ("a*b*c", "a*b*c", []),
        ("*open", "*open", []),
        ("* so *", "* so *", []),
        ("(*so*)", "(so)", ["so"]),
        ("**so**", "**so**", []),
        ("*\u05dc\u05d0*!", "\u05dc\u05d0!", ["\u05dc\u05d0"]),
        ("", "", []),
    ],
)
def test_stress_is_read_from_pairs_of_stars_at_the_edges_of_words(text: str, bare: str, stressed: list[str]) -> None:
    found, stretches = stress_of(text)
    assert (found, [found[start:end] for start, end in stretches]) == (bare, stressed)
    assert unstressed(text) == bare


@given(st.lists(st.tuples(st.text("abc'", min_size=1, max_size=6), st.booleans()), min_size=1, max_size=8))
def test_marks_and_places_are_two_ways_of_saying_the_same(words: list[tuple[str, bool]]) -> None:
    bare = " ".join(word for word, _ in words)
    stretches, at = [], 0
    for word, is_stressed in words:
        stretches += [(at, at + len(word))] if is_stressed else []
        at += len(word) + 1
    assert stress_of(with_stress(bare, stretches)) == (bare, tuple(stretches))


@given(st.text("ab* '.!-", max_size=30))
def test_pieces_are_the_whole_line(text: str) -> None:
    pieces = pieces_of_stress(text)
    assert "".join(piece for piece, _ in pieces) == unstressed(text)
    assert all(piece for piece, _ in pieces)


@given(st.text("ab* '.!-", max_size=30))
def test_stress_by_words_is_settled_at_once(text: str) -> None:
    assert by_words(by_words(text)) == by_words(text)


def test_stress_by_words_can_be_parted_between_words() -> None:
    assert by_words("It is *very, very* late*.") == "It is *very*, *very* late."
