"""Is a style a hand of its own: is each painting of one panel given to its style by what it is beside the others?

Knows: pictures by style and panel, our own picture features.  Does not know: how anything is painted.

Shapes: P panels, S styles, F features.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from audobon.errors import InputError
from audobon.evaluation.measure import Measure, clustered_measure

Features = NDArray[np.float64]


def told_styles(features: Mapping[str, Sequence[Features]]) -> dict[str, list[str]]:
    """For each style, the style that each of its paintings is taken for.

    What a panel shows is taken away first: of each painting's features those of the panel's mean over its styles.  What
    is left is compared with the mean of every style over all other panels, divided by the deviation within a style, and
    given to the nearest.

    Args:
        features: Style -> features F of the paintings of P panels, the panels in the same order in every style.

    Raises:
        InputError: AUD-164, if there are fewer than two styles or three panels.
    """
    table = np.stack([np.stack(list(rows)) for rows in features.values()]) if features else np.zeros((0, 0, 0))
    if table.shape[0] < 2 or table.shape[1] < 3:
        raise InputError(
            "AUD-164",
            f"{table.shape[0]} style(s) of {table.shape[1]} panel(s): styles are told by what other panels look like",
            hint="give two styles and three panels or more",
        )
    table = table - table.mean(axis=0)
    names = list(features)
    told: dict[str, list[str]] = {name: [] for name in names}
    for panel in range(table.shape[1]):
        others = np.delete(table, panel, axis=1)
        means = others.mean(axis=1)
        spread = np.sqrt(((others - means[:, None]) ** 2).mean(axis=(0, 1))) + 1e-6
        for name, row in zip(names, table[:, panel], strict=True):
            distances = (((row - means) / spread) ** 2).mean(axis=1)
            told[name].append(names[int(distances.argmin())])
    return told


def told_apart(features: Mapping[str, Sequence[Features]]) -> Measure:
    """The share of paintings that are given to their own style; chance is one over the number of styles.

    Raises:
        InputError: AUD-164, as `told_styles` does.
    """
    told = told_styles(features)
    panels = range(len(next(iter(told.values()))))
    return clustered_measure([[float(told[name][panel] == name) for name in told] for panel in panels])
