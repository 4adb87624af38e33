"""Pairs of pictures of one hand and of two, and how surely likeness tells them apart.

Knows: who drew what, directions in the style space.  Does not know: how a picture is looked at, or painted.

Shapes: P pictures, D the width of the style space.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

import numpy as np
from numpy.typing import NDArray

from audobon.evaluation.measure import NOT_MEASURED, Measure, clustered_measure, mean_measure
from audobon.training.illustrations import Hand

Direction = NDArray[np.float32]
Scores = NDArray[np.float64]

MOST_PAIRS = 400
"""Pairs that are looked at of one book or illustrator."""
STRANGERS = 20_000
"""Pairs of different hands."""


@dataclass(frozen=True, kw_only=True)
class HandPairs:
    """Likenesses of pairs: for each book those of its own pictures in one medium, for each illustrator those of
    pictures of different books in one medium, and those of different illustrators."""

    within: Mapping[str, Scores]
    across: Mapping[str, Scores]
    strangers: Scores

    def auc_within(self) -> Measure:
        """The chance that two pictures of one book are more alike than two of different hands; n counts books."""
        return mean_measure([auc(scores, self.strangers) for scores in self.within.values()])

    def auc_across(self) -> Measure:
        """The same of two books of one illustrator; n counts illustrators."""
        return mean_measure([auc(scores, self.strangers) for scores in self.across.values()])


def hand_pairs(hands: Sequence[Hand], directions: Direction) -> HandPairs:
    """The pairs of some pictures. A picture counts in each medium by itself: a book may hold pen and colour.

    Args:
        hands: Who drew each.
        directions: P D, of length 1.
    """
    generator = np.random.default_rng(0)
    of_book: dict[tuple[int, str], list[int]] = {}
    for row, hand in enumerate(hands):
        of_book.setdefault((hand.book, hand.medium), []).append(row)
    within: dict[str, list[tuple[int, int]]] = {}
    for (book, _), rows in of_book.items():
        within.setdefault(str(book), []).extend(combinations(rows, 2))
    across: dict[str, list[tuple[int, int]]] = {}
    for (book, medium), rows in of_book.items():
        hand = hands[rows[0]]
        for (other, its_medium), others in of_book.items():
            same = hand.is_known and hands[others[0]].illustrator == hand.illustrator and medium == its_medium
            if same and other > book:
                across.setdefault(hand.illustrator, []).extend((a, b) for a in rows for b in others)
    return HandPairs(
        within={name: _scores(directions, pairs, generator) for name, pairs in within.items() if pairs},
        across={name: _scores(directions, pairs, generator) for name, pairs in across.items() if pairs},
        strangers=_strangers(hands, directions, list(of_book.values()), generator),
    )


def _scores(directions: Direction, pairs: Sequence[tuple[int, int]], generator: np.random.Generator) -> Scores:
    kept = generator.permutation(len(pairs))[:MOST_PAIRS]
    chosen: NDArray[np.int64] = np.array(pairs)[kept]
    return np.asarray((directions[chosen[:, 0]] * directions[chosen[:, 1]]).sum(axis=1), np.float64)


def _strangers(
    hands: Sequence[Hand], directions: Direction, groups: Sequence[Sequence[int]], generator: np.random.Generator
) -> Scores:
    """Likenesses of pictures of different illustrators' books, every book and medium as often as any other."""
    one, other = (generator.integers(0, len(groups), STRANGERS) for _ in range(2))
    rows = [
        (groups[a][int(generator.integers(len(groups[a])))], groups[b][int(generator.integers(len(groups[b])))])
        for a, b in zip(one, other, strict=True)
        if _are_strangers(hands[groups[a][0]], hands[groups[b][0]])
    ]
    chosen: NDArray[np.int64] = np.array(rows).reshape(-1, 2)
    return np.asarray((directions[chosen[:, 0]] * directions[chosen[:, 1]]).sum(axis=1), np.float64)


def _are_strangers(one: Hand, other: Hand) -> bool:
    """Whether two pictures are surely of different hands: an unknown illustrator may be anybody."""
    return one.book != other.book and one.is_known and other.is_known and one.illustrator != other.illustrator


def auc(same: Scores, other: Scores) -> float:
    """The chance that one of `same` is greater than one of `other`, ties counted half.

    Source: Hanley and McNeil 1982, The Meaning and Use of the Area under a ROC Curve, page 31.
    """
    order = np.sort(other)
    below = np.searchsorted(order, same, side="left") + np.searchsorted(order, same, side="right")
    return float(below.mean() / 2 / len(order))


def equal_error(pairs: HandPairs) -> tuple[float, float]:
    """The rate at which as many pairs of one book are called two styles as pairs of two hands are called one, every
    book counting alike, and the likeness at which that is so."""
    levels = np.unique(np.quantile(np.concatenate([*pairs.within.values(), pairs.strangers]), np.linspace(0, 1, 2001)))
    missed = np.mean([np.searchsorted(np.sort(one), levels) / len(one) for one in pairs.within.values()], axis=0)
    taken = 1 - np.searchsorted(np.sort(pairs.strangers), levels) / len(pairs.strangers)
    at = int(np.abs(missed - taken).argmin())
    return float((missed[at] + taken[at]) / 2), float(levels[at])


def painted_shares(painted: Mapping[str, Mapping[str, Direction]], *, threshold: float) -> dict[str, Measure]:
    """How painted books keep to their styles.

    Args:
        painted: Style -> book -> directions P D of its panels.
        threshold: From which likeness on two pictures are one style.

    Returns:
        `book_same_style_share`: of pairs of panels of one book, those that are called one style.
        `book_other_style_share`: of pairs of panels in two styles, those that are called two.
    """
    same = [
        [float(score >= threshold) for score in _pair_scores(rows)]
        for books in painted.values()
        for rows in books.values()
        if len(rows) > 1
    ]
    by_style = {style: np.concatenate(list(books.values())) for style, books in painted.items() if books}
    other = [
        [float(score < threshold) for score in (by_style[one] @ by_style[two].T).ravel()]
        for one, two in combinations(by_style, 2)
    ]
    return {
        "book_same_style_share": clustered_measure(same) if same else NOT_MEASURED,
        "book_other_style_share": clustered_measure(other) if other else NOT_MEASURED,
    }


def _pair_scores(rows: Direction) -> Scores:
    first, second = np.triu_indices(len(rows), k=1)
    return np.asarray((rows[first] * rows[second]).sum(axis=1), np.float64)
