"""How well is the line kept, and at what cost, by every way in which it can steer the embedded painter?

    python -m benchmarks.control_ways --data DIR [--count 32] [--books 12] [--json] [--out benchmarks/results]

The usual recipe paints held-back illustrations again from the line and flat colour read off them, and panels of
held-back pencils: without the line, with it concatenated, through the ControlNet, and through the T2I-Adapter.

Knows: held-back pictures and pencils, recipes, measures.  Does not know: how a way works.
"""

from __future__ import annotations

import argparse
import json
import os
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

os.environ.setdefault("OMP_NUM_THREADS", "1")

import numpy as np

from audobon.crew import Painter, PaintOrder
from audobon.evaluation.adherence import READ_COMPLETENESS, colour_error, line_f1
from audobon.evaluation.art import COLOUR_MEDIA, REPAINTED_PX, ink_control, toned_control
from audobon.evaluation.held_back import held_back_crops, held_back_orders, repainting_order
from audobon.evaluation.measure import mean_measure
from audobon.hire import hire_penciller, hire_studio
from audobon.painting.line_control import WAYS, line_control
from audobon.painting.recipe import PaintingRecipe
from audobon.training.illustrations import held_back_split, pictures_by_book
from benchmarks.pencils import machine

Figures = Mapping[str, Mapping[str, float | int | None]]
Answer = Mapping[str, Mapping[str, Figures]]
PANELS = 2


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--count", type=int, default=32, help="illustrations painted again")
    parser.add_argument("--books", type=int, default=12, help=f"made-up books of {PANELS} panels each")
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--out", type=Path, default=Path("benchmarks/results"))
    wanted = parser.parse_args()
    subjects = {
        "illustrations": illustrations(wanted.data, count=wanted.count),
        "pencils": [order for _, order in held_back_orders(hire_penciller(), books=wanted.books, panels=PANELS)],
    }
    ways = measure(hire_studio(), subjects)
    found = {
        "benchmark": "control_ways", "date": date.today().isoformat(), "machine": machine(),
        "recipe": PaintingRecipe().label, "ways": ways,
    }  # fmt: skip
    wanted.out.mkdir(parents=True, exist_ok=True)
    path = wanted.out / f"control-ways-{machine()['name']}-{date.today().isoformat()}.json"
    path.write_text(json.dumps(found, indent=1) + "\n", encoding="utf-8")
    print(json.dumps(found) if wanted.json else table(ways))  # noqa: T201 - the command's answer


def illustrations(data: Path, *, count: int) -> list[PaintOrder]:
    """Orders to paint crops of held-back colour illustrations again."""
    by_book = pictures_by_book(data, split=held_back_split(data), media=COLOUR_MEDIA)
    return [
        repainting_order(crop, name=f"illustration {index}", completeness=READ_COMPLETENESS)
        for index, crop in enumerate(held_back_crops(by_book, count=count, side_px=REPAINTED_PX))
    ]


def recipes() -> dict[str, PaintingRecipe]:
    """Way -> the usual recipe by that way; `none` leaves the line out."""
    usual = PaintingRecipe()
    return {"none": replace(usual, parts_off=("line",))} | {
        way: replace(usual, line_by=line_control(way)) for way in WAYS
    }


def measure(
    studio: Callable[[PaintingRecipe], Painter], subjects: Mapping[str, Sequence[PaintOrder]]
) -> dict[str, dict[str, Figures]]:
    """Way -> what was painted -> figures."""
    return {
        way: {name: painted_by(studio(recipe), orders) for name, orders in subjects.items()}
        for way, recipe in recipes().items()
    }


def painted_by(painter: Painter, orders: Sequence[PaintOrder]) -> Figures:
    """Line F1 within 2 px, colour error in dE, and the core's own seconds a panel."""
    painter.paint(orders[:1], progress=lambda done, of: None)  # the first painting pays for what is made once
    pairs, seconds = [], []
    for order in orders:
        started = time.process_time()
        (art,) = painter.paint([order], progress=lambda done, of: None)
        seconds.append(time.process_time() - started)
        pairs.append((np.asarray(art.image.array, np.uint8), order))
    return {
        "line_f1": mean_measure([line_f1(image, ink_control(order)) for image, order in pairs]).as_json(),
        "colour_de": mean_measure([colour_error(image, toned_control(order)) for image, order in pairs]).as_json(),
        "seconds": mean_measure(seconds).as_json(),
    }


def table(ways: Answer) -> str:
    """The figures as a Markdown table, a row for each way, values with half the width of their 95 % interval."""
    subjects = list(next(iter(ways.values())))
    figures = list(next(iter(next(iter(ways.values())).values())))
    columns = [(subject, figure) for subject in subjects for figure in figures]
    lines = [
        "| line | " + " | ".join(f"{subject}: {figure}" for subject, figure in columns) + " |",
        "| --- |" + " --- |" * len(columns),
    ]
    for way, found in ways.items():
        lines.append(f"| {way} | " + " | ".join(_cell(found[subject][figure]) for subject, figure in columns) + " |")
    return "\n".join(lines)


def _cell(measure: Mapping[str, float | int | None]) -> str:
    value, low, high = measure["value"], measure["low"], measure["high"]
    if value is None:
        return "not measured"
    return f"{value:.3f}" if low is None or high is None else f"{value:.3f} +- {(high - low) / 2:.3f}"


if __name__ == "__main__":
    main()
