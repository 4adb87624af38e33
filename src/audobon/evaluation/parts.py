"""The on/off table: each named part of painting switched off in turn, what that loses, and what the part costs.

Knows: recipes with a part left out, the measures.  Does not know: how a part works.
"""

from __future__ import annotations

import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from audobon.evaluation.adherence import colour_error, line_f1
from audobon.evaluation.art import (
    ArtTools,
    Tell,
    features_of,
    ink_control,
    paintings,
    real_features,
    real_pictures,
    toned_control,
)
from audobon.evaluation.frechet import Features, frechet_ratio
from audobon.evaluation.held_back import held_back_orders
from audobon.evaluation.measure import Measure, mean_measure
from audobon.painting.parts import STEERING_PARTS
from audobon.painting.recipe import PaintingRecipe
from audobon.training.illustrations import held_back_split

PART_BOOKS, PART_PANELS = 4, 2

Scores = NDArray[np.float64]


@dataclass(frozen=True, kw_only=True)
class _Painted:
    """Panels under one recipe: features N F, and for each panel line F1, colour error and seconds."""

    features: Features
    line: Scores
    colour: Scores
    seconds: Scores


def parts_off(recipe: PaintingRecipe) -> dict[str, PaintingRecipe]:
    """Part -> the recipe without it: the line's guidance, the start from the draft, close-ups, and all that steers."""
    return {
        "line_guidance": replace(recipe, line_guidance=1.0),
        "draft_start": replace(recipe, strength=1.0),
        "close_ups": replace(recipe, close_up_px=0),
        **{part: replace(recipe, parts_off=(part,)) for part in STEERING_PARTS},
    }


def evaluate_parts(*, data: Path, split: str, tools: ArtTools, tell: Tell) -> dict[str, dict[str, Measure]]:
    """What each part is worth, on the same held-back pencils and seeds.

    Returns:
        Part -> `frechet_off_over_on` (distance to real illustrations without the part over that with it: above 1 the
        part earns), `line_f1_gain` (with less without), `colour_de_gain` (without less with), `seconds_cost` (with less
        without, a panel).
    """
    real = real_features(tools.transform, real_pictures(data, split=split or held_back_split(data)))
    orders = [order for _, order in held_back_orders(tools.penciller, books=PART_BOOKS, panels=PART_PANELS)]

    def painted(recipe: PaintingRecipe) -> _Painted:
        painter, images, seconds = tools.painter_of(recipe), [], []
        for order in orders:
            started = time.perf_counter()
            images += paintings(painter, [order], tell=lambda what: None)
            seconds.append(time.perf_counter() - started)
        pairs = list(zip(images, orders, strict=True))
        return _Painted(
            features=features_of(tools.transform, images),
            line=np.array([line_f1(image, ink_control(order)) for image, order in pairs]),
            colour=np.array([colour_error(image, toned_control(order)) for image, order in pairs]),
            seconds=np.array(seconds),
        )

    tell("all parts on")
    painted(replace(tools.recipe, steps=1))  # the first painting pays for loading, and would be charged to no part
    whole = painted(tools.recipe)
    table = {}
    for part, recipe in parts_off(tools.recipe).items():
        tell(f"without {part}")
        table[part] = _compared(whole, painted(recipe), real)
    return table


def _compared(whole: _Painted, less: _Painted, real: Features) -> dict[str, Measure]:
    return {
        "frechet_off_over_on": frechet_ratio(less.features, whole.features, real),
        "line_f1_gain": mean_measure((whole.line - less.line).tolist()),
        "colour_de_gain": mean_measure((less.colour - whole.colour).tolist()),
        "seconds_cost": mean_measure((whole.seconds - less.seconds).tolist()),
    }


def table_lines(table: Mapping[str, Mapping[str, Measure]]) -> Sequence[str]:
    """The table as lines of text, a part each."""
    names = list(next(iter(table.values())))
    rows = [f"{'part':<16}" + "".join(f"{name:>22}" for name in names)]
    for part, measures in table.items():
        rows.append(f"{part:<16}" + "".join(f"{measures[name].value or 0:>22.4f}" for name in names))
    return rows
