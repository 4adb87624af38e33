"""The on/off table: each named part of painting switched off in turn, what that loses, and what the part costs.

Knows: recipes with a part left out, the measures.  Does not know: how a part works.
"""

from __future__ import annotations

import tempfile
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from audobon.crew import PaintOrder
from audobon.evaluation.adherence import colour_error, line_f1
from audobon.evaluation.art import (
    ArtTools,
    Tell,
    features_of,
    ink_control,
    paintings,
    real_features,
    real_pictures,
    recognitions,
    toned_control,
)
from audobon.evaluation.frechet import Features, frechet_ratio
from audobon.evaluation.held_back import HeldPanel, anchored_orders, held_back_orders
from audobon.evaluation.measure import Measure, mean_measure
from audobon.painting.parts import STEERING_PARTS
from audobon.painting.recipe import PaintingRecipe
from audobon.training.illustrations import held_back_split

PART_BOOKS, PART_PANELS = 4, 3
ANCHORED = 1.0
"""The strength at which anchors are measured; a recipe as it ships looks at none."""

Scores = NDArray[np.float64]


@dataclass(frozen=True, kw_only=True)
class _Painted:
    """Panels under one recipe.

    Attributes:
        features: N F, of all crops.
        books: For each book the features of its panels, a mean for each panel.
        line: Line F1 of each panel.
        colour: Colour error of each panel.
        known: For each figure seen in several panels of its book 1 where it is taken for itself, else 0.
        seconds: Of each panel.
    """

    features: Features
    books: tuple[Features, ...]
    line: Scores
    colour: Scores
    known: Scores
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
        part earns), `style_spread_off_over_on` (how far a book's panels lie apart in style without it over that with
        it), `line_f1_gain` and `character_top1_gain` (with less without), `colour_de_gain` (without less with),
        `seconds_cost` (with less without, a panel). `anchors` are switched on for it, at strength 1.
    """
    real = real_features(tools.transform, real_pictures(data, split=split or held_back_split(data)))
    orders = held_back_orders(tools.penciller, books=PART_BOOKS, panels=PART_PANELS)
    tell("all parts on")
    _painted(tools, orders[:1], replace(tools.recipe, steps=1))  # pays for loading, which is no part's to pay for
    whole = _painted(tools, orders, tools.recipe)
    table = {}
    for part, recipe in parts_off(tools.recipe).items():
        tell(f"without {part}")
        table[part] = _compared(whole, _painted(tools, orders, recipe), real)
    tell("with anchors")
    with tempfile.TemporaryDirectory() as folder:
        painter = tools.painter_of(tools.recipe)
        anchored = anchored_orders(orders, tools.penciller, painter, folder=Path(folder))
    held = _painted(tools, anchored, replace(tools.recipe, anchoring=ANCHORED))
    return {**table, "anchors": _compared(held, whole, real)}


def _painted(tools: ArtTools, orders: Sequence[tuple[str, PaintOrder]], recipe: PaintingRecipe) -> _Painted:
    """Paint the orders one by one under a recipe and measure them."""
    painter, panels, seconds = tools.painter_of(recipe), [], []
    for book, order in orders:
        started = time.perf_counter()
        (image,) = paintings(painter, [order], tell=lambda what: None)
        seconds.append(time.perf_counter() - started)
        panels.append(HeldPanel(book=book, order=order, painting=image))
    return _Painted(
        features=features_of(tools.transform, [panel.painting for panel in panels]),
        books=tuple(
            np.stack([features_of(tools.transform, [one.painting]).mean(axis=0) for one in panels if one.book == book])
            for book in dict.fromkeys(book for book, _ in orders)
        ),
        line=np.array([line_f1(panel.painting, ink_control(panel.order)) for panel in panels]),
        colour=np.array([colour_error(panel.painting, toned_control(panel.order)) for panel in panels]),
        known=np.array(recognitions(panels), np.float64),
        seconds=np.array(seconds),
    )


def style_spread(panels: Features, real: Features) -> float:
    """How far a book's panels (a row each) lie from their middle: root mean square, in deviations of real crops."""
    apart = (panels - panels.mean(axis=0)) / real.std(axis=0).clip(1e-6)
    return float(np.sqrt(np.square(apart).mean()))


def _compared(whole: _Painted, less: _Painted, real: Features) -> dict[str, Measure]:
    spreads = [
        style_spread(without, real) / max(style_spread(having, real), 1e-9)
        for having, without in zip(whole.books, less.books, strict=True)
    ]
    return {
        "frechet_off_over_on": frechet_ratio(less.features, whole.features, real),
        "style_spread_off_over_on": mean_measure(spreads),
        "line_f1_gain": mean_measure((whole.line - less.line).tolist()),
        "colour_de_gain": mean_measure((less.colour - whole.colour).tolist()),
        "character_top1_gain": mean_measure((whole.known - less.known).tolist()),
        "seconds_cost": mean_measure((whole.seconds - less.seconds).tolist()),
    }


def table_lines(table: Mapping[str, Mapping[str, Measure]]) -> Sequence[str]:
    """The table as lines of text, a part each."""
    names = list(next(iter(table.values())))
    rows = [f"{'part':<16}" + "".join(f"{name:>26}" for name in names)]
    for part, measures in table.items():
        rows.append(f"{part:<16}" + "".join(f"{measures[name].value or 0:>26.4f}" for name in names))
    return rows
