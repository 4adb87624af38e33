"""How fast is one panel drawn?  All maps at 768 x 768 on one core, against a vector library and the memory's speed.

    python -m benchmarks.pencils [--repeats 3] [--out benchmarks/results]

Knows: the panel set, clocks, one core.  Does not know: how anything is drawn.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import time
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

os.environ.setdefault("OMP_NUM_THREADS", "1")

import aggdraw
import cv2
import numpy as np

from audobon.comic.pencils import Pencils
from audobon.pencils import penciller
from audobon.pencils.shapes import Shape, ShapeKind
from benchmarks.panel_set import panels

SIZE_PX = 768
RESAMPLES = 2000


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--repeats", type=int, default=3)
    parser.add_argument("--out", type=Path, default=Path("benchmarks/results"))
    wanted = parser.parse_args()
    answer = measure(repeats=wanted.repeats)
    wanted.out.mkdir(parents=True, exist_ok=True)
    path = wanted.out / f"{machine()['name']}-{answer['date']}.json"
    path.write_text(json.dumps(answer, indent=1) + "\n", encoding="utf-8")
    print(json.dumps(answer))  # noqa: T201 - the command's answer


def measure(*, repeats: int) -> dict[str, object]:
    one_core()
    crew = penciller.ScenePenciller()
    briefs = panels()
    kept: list[list[Shape]] = []
    whole, plates, agg = [], [], []
    pull = penciller.pull_plates
    penciller.pull_plates = lambda shapes, **size: (kept.append(list(shapes)), pull(shapes, **size))[1]
    drawn = [crew.draw(brief, cast, width_px=SIZE_PX, height_px=SIZE_PX) for brief, cast in briefs]
    penciller.pull_plates = pull
    for (brief, cast), shapes in zip(briefs, kept, strict=True):
        draw = lambda b=brief, c=cast: crew.draw(b, c, width_px=SIZE_PX, height_px=SIZE_PX)  # noqa: E731
        whole.append(best_ms(draw, repeats))
        plates.append(best_ms(lambda s=shapes: pull(s, width_px=SIZE_PX, height_px=SIZE_PX, paper="#f7f0e1"), repeats))
        agg.append(best_ms(lambda s=shapes: draw_by_agg(s), repeats))
    copy = copy_ms(drawn)
    return {
        "benchmark": "pencils",
        "date": date.today().isoformat(),
        "machine": machine(),
        "size_px": [SIZE_PX, SIZE_PX],
        "median_ms": interval(whole, 50),
        "p95_ms": interval(whole, 95),
        "plates_median_ms": interval(plates, 50),
        "agg_draft_median_ms": interval(agg, 50),
        "plates_over_agg_draft": interval(np.array(plates) / np.array(agg), 50),
        "whole_over_copy_of_its_maps": interval(np.array(whole) / np.array(copy), 50),
    }


def one_core() -> None:
    cv2.setNumThreads(1)
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {max(os.sched_getaffinity(0))})


def best_ms(work: Callable[[], object], repeats: int) -> float:
    """The least core time of a few: other programs on the machine can only add to it."""
    times = []
    for _ in range(repeats):
        start = time.process_time()
        work()
        times.append(time.process_time() - start)
    return 1e3 * min(times)


def interval(values: Sequence[float] | np.ndarray, percent: float) -> dict[str, float]:
    """A percentile over the panels and its 95 % interval by resampling."""
    sample = np.asarray(values, dtype=float)
    generator = np.random.default_rng(7)
    again = np.percentile(generator.choice(sample, (RESAMPLES, len(sample))), percent, axis=1)
    low, high = np.percentile(again, [2.5, 97.5])
    value = np.percentile(sample, percent)
    return {"value": round(value, 3), "low": round(low, 3), "high": round(high, 3), "n": len(sample)}


def copy_ms(drawn: Sequence[Pencils]) -> list[float]:
    """What it would cost at least: every byte of a panel's maps written once from memory."""
    times = []
    for pencils in drawn:
        maps = [
            pencils.draft.array,
            *(c.image.array for c in pencils.controls),
            *(m.image.array for m in pencils.masks),
        ]
        targets = [np.empty_like(array) for array in maps]
        times.append(best_ms(lambda m=maps, t=targets: [np.copyto(b, a) for a, b in zip(m, t, strict=True)], 9))
    return times


def draw_by_agg(shapes: Sequence[Shape]) -> None:
    """The baseline: the draft alone, fills and lines of even width without tones, by a general vector library."""
    canvas = aggdraw.Draw("RGB", (SIZE_PX, SIZE_PX), "#f7f0e1")
    for shape in shapes:
        if shape.kind in (ShapeKind.FORM, ShapeKind.STROKE):
            filled = aggdraw.Brush(shape.color) if shape.kind is ShapeKind.FORM else None
            pen = aggdraw.Pen(shape.ink_color, shape.ink_width) if shape.ink_width > 0 else None
            for piece in np.split(shape.points, np.flatnonzero(np.isnan(shape.points[:, 0]))):
                run = piece[~np.isnan(piece[:, 0])].ravel().tolist()
                if len(run) >= 6 and filled is not None:
                    canvas.polygon(run, pen, filled)
                elif len(run) >= 4 and pen is not None:
                    canvas.line(run, pen)
    canvas.flush()


def machine() -> dict[str, object]:
    model = platform.processor() or platform.machine()
    info = Path("/proc/cpuinfo")
    if info.is_file():
        lines = [line for line in info.read_text(encoding="utf-8").splitlines() if line.startswith("model name")]
        model = lines[0].split(":", 1)[1].strip() if lines else model
    name = "-".join(model.lower().replace("(r)", "").replace("(tm)", "").replace("@", " ").replace(".", "").split())
    load = round(os.getloadavg()[0], 2) if hasattr(os, "getloadavg") else None
    return {"name": name[:48], "cores": os.cpu_count(), "load_average": load, "python": platform.python_version()}


if __name__ == "__main__":
    main()
