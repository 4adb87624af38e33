"""Coreference scores of one document, as the CoNLL-2012 scorer (v8.01) counts them: MUC, B-cubed, CEAF-phi4.

Knows: clusters of things that can be told apart.  Does not know: text, or who clustered.

Mentions that only one side has count as that side's own (no mention is added or taken away), and a mention alone in its
cluster stays where the metric gives it weight. Counts are to be pooled over documents (see `pooling.py`).

Source: Pradhan et al. 2014, Scoring Coreference Partitions of Predicted Mentions, ACL P14-2006; Vilain et al. 1995
(MUC); Bagga and Baldwin 1998 (B-cubed); Luo 2005 (CEAF).
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping, Sequence

import numpy as np

from audobon.evaluation.pooling import Counts

Clusters = Sequence[frozenset[Hashable]]


def clusters_of(members: Iterable[tuple[Hashable, Hashable | None]]) -> Clusters:
    """Clusters from (mention, entity) pairs; a mention given twice counts once, and entity None stands alone."""
    found: dict[Hashable, list[Hashable]] = {}
    seen: set[Hashable] = set()
    for mention, entity in members:
        if mention in seen:
            continue
        seen.add(mention)
        found.setdefault(("alone", mention) if entity is None else ("with", entity), []).append(mention)
    return [frozenset(cluster) for cluster in found.values()]


def conll_counts(wanted: Clusters, given: Clusters) -> tuple[Counts, Counts, Counts]:
    """MUC, B-cubed and CEAF-phi4; the mean of their three pooled F1 is the CoNLL score."""
    return muc_counts(wanted, given), b_cubed_counts(wanted, given), ceaf_counts(wanted, given)


def muc_counts(wanted: Clusters, given: Clusters) -> Counts:
    """Links: a cluster of n members has n - 1, and each part that the other side cuts it into costs one.

    Source: Vilain et al. 1995; P14-2006, section 4.1.
    """
    found, links_wanted = _links(wanted, _home(given))
    right, links_given = _links(given, _home(wanted))
    return Counts(found=found, wanted=links_wanted, right=right, given=links_given)


def b_cubed_counts(wanted: Clusters, given: Clusters) -> Counts:
    """For each mention the share of its cluster that the other side has in one with it.

    Source: Bagga and Baldwin 1998; P14-2006, section 4.2.
    """
    overlap = _overlaps(wanted, given)
    return Counts(
        found=sum(both * both / len(wanted[row]) for (row, _), both in overlap.items()),
        wanted=sum(len(cluster) for cluster in wanted),
        right=sum(both * both / len(given[column]) for (_, column), both in overlap.items()),
        given=sum(len(cluster) for cluster in given),
    )


def ceaf_counts(wanted: Clusters, given: Clusters) -> Counts:
    """The best pairing of clusters, each pair worth phi4 = 2 |K and R| / (|K| + |R|), over the number of clusters.

    Source: Luo 2005, equation 9; P14-2006, section 4.3.
    """
    from scipy.optimize import linear_sum_assignment

    worth = np.zeros((len(wanted), len(given)))
    for (row, column), both in _overlaps(wanted, given).items():
        worth[row, column] = 2 * both / (len(wanted[row]) + len(given[column]))
    rows, columns = linear_sum_assignment(worth, maximize=True)
    total = float(worth[rows, columns].sum())
    return Counts(found=total, wanted=len(wanted), right=total, given=len(given))


def _home(clusters: Clusters) -> Mapping[Hashable, int]:
    return {mention: number for number, cluster in enumerate(clusters) for mention in cluster}


def _links(clusters: Clusters, other: Mapping[Hashable, int]) -> tuple[int, int]:
    """Links of these clusters that the other side has too, and all links."""
    kept = 0
    for cluster in clusters:
        homes = {other[mention] for mention in cluster if mention in other}
        alone = sum(mention not in other for mention in cluster)
        kept += len(cluster) - len(homes) - alone
    return kept, sum(len(cluster) - 1 for cluster in clusters)


def _overlaps(wanted: Clusters, given: Clusters) -> dict[tuple[int, int], int]:
    """How many mentions each pair of clusters shares, for pairs that share any."""
    home = _home(given)
    shared: dict[tuple[int, int], int] = {}
    for row, cluster in enumerate(wanted):
        for mention in cluster:
            if mention in home:
                shared[row, home[mention]] = shared.get((row, home[mention]), 0) + 1
    return shared
