"""Coreference scores against published and hand-worked cases."""

from __future__ import annotations

import pytest

from audobon.evaluation.coreference_scores import (
    b_cubed_counts,
    ceaf_counts,
    clusters_of,
    conll_counts,
    muc_counts,
)
from audobon.evaluation.pooling import Counts, f1, pooled, pooled_mean, precision, recall, set_counts


def clusters(*words: str) -> list[frozenset[str]]:
    return [frozenset(word) for word in words]


def figures(counts: Counts) -> tuple[float | None, float | None, float | None]:
    """Recall, precision, F1."""
    return pooled([counts], recall).value, pooled([counts], precision).value, pooled([counts], f1).value


KEY = clusters("abc", "defg")
RESPONSE = clusters("ab", "cd", "fghi")


def test_muc_of_the_published_example() -> None:
    """Pradhan et al. 2014, section 4.1."""
    assert figures(muc_counts(KEY, RESPONSE)) == pytest.approx((0.40, 0.40, 0.40))


def test_b_cubed_of_the_published_example() -> None:
    """Pradhan et al. 2014, section 4.2: recall 35/84, precision 4/8."""
    assert figures(b_cubed_counts(KEY, RESPONSE)) == pytest.approx((35 / 84, 0.50, 10 / 22))


def test_ceaf_of_the_published_example() -> None:
    """Pradhan et al. 2014, section 4.3: the pairs are worth 0.80 and 0.50."""
    assert figures(ceaf_counts(KEY, RESPONSE)) == pytest.approx((0.65, 1.3 / 3, 0.52))


def test_same_clusters_score_one_with_singletons() -> None:
    alike = clusters("ab", "c")
    assert pooled_mean([conll_counts(alike, alike)]).value == 1.0


def test_singletons_weigh_in_b_cubed_and_ceaf_and_not_in_muc() -> None:
    wanted, given = clusters("a", "b", "cd"), clusters("cd")
    assert figures(muc_counts(wanted, given)) == (1.0, 1.0, 1.0)
    assert figures(b_cubed_counts(wanted, given))[:2] == (0.5, 1.0)
    assert figures(ceaf_counts(wanted, given))[:2] == pytest.approx((1 / 3, 1.0))


def test_all_in_one_cluster_has_full_recall() -> None:
    assert figures(b_cubed_counts(clusters("ab", "cd"), clusters("abcd"))) == pytest.approx((1.0, 0.5, 2 / 3))
    assert figures(muc_counts(clusters("ab", "cd"), clusters("abcd")))[:2] == pytest.approx((1.0, 2 / 3))


def test_nothing_given_scores_nought() -> None:
    assert pooled_mean([conll_counts(KEY, [])]).value == 0.0


def test_mention_given_twice_counts_once_and_nobodys_stand_alone() -> None:
    assert clusters_of([("m", 1), ("n", 1), ("m", 2), ("o", None), ("p", None)]) == clusters("mn", "o", "p")


def test_pooling_adds_before_it_divides() -> None:
    small, large = set_counts({1}, {1}), set_counts({1, 2, 3, 4}, {9})
    assert pooled([small, large], recall).value == pytest.approx(1 / 5)
    assert pooled([small, large], precision).value == pytest.approx(1 / 2)


def test_interval_draws_whole_documents() -> None:
    measure = pooled([set_counts({1}, {1}), set_counts({1}, {2})])
    assert (measure.low, measure.high, measure.n) == (0.0, 1.0, 2)


def test_what_nobody_wants_is_not_measured() -> None:
    assert pooled([set_counts(set(), set())]).value is None
    assert pooled([]).value is None
