"""Panels painted with the setting `models` at a bundle, beside those of the folder that it was made of.

    python -m benchmarks.bundle_as_models [--json] [--panels N]

Each way is a process of its own, which hires the house's painter as `audobon make` does: the packaged folder and a
bundle as it is stored, each with a new cache and with the one that was left by the first, and a bundle in 8 bits.
Seconds are of the process's own cores: from when panels are drawn to the painter at hand, and to the first panel's end.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import numpy as np


def _painted(out: Path, panels: int) -> None:
    """In a process of its own: paint, and leave pictures and seconds."""
    from audobon.evaluation.held_back import held_back_orders
    from audobon.hire import hire_painter, hire_penciller

    orders = [order for _, order in held_back_orders(hire_penciller(), books=panels, panels=1)]
    drawn_s = time.process_time()
    painter = hire_painter(style="storybook", draft=False)
    loaded_s = time.process_time()
    pictures = []
    for order in orders:
        (art,) = painter.paint([order], progress=lambda done, of: None)
        pictures.append(np.asarray(art.image.array))
        if len(pictures) == 1:
            first_s = time.process_time()
    np.savez(out, *pictures)
    told = {"load_s": loaded_s - drawn_s, "first_panel_s": first_s - drawn_s}
    out.with_suffix(".json").write_text(json.dumps(told), "utf-8")


def measured(panels: int) -> dict[str, object]:
    """All ways, each held against the folder."""
    from audobon.export.bundle.building import build_bundle

    with tempfile.TemporaryDirectory() as made:
        root = Path(made)
        stored, small = root / "stored.audobon", root / "int8.audobon"
        build_bundle(stored)
        build_bundle(small, precision="int8")
        ways = {
            "folder_first": ("", "a"), "folder_again": ("", "a"), "bundle_first": (str(stored), "b"),
            "bundle_again": (str(stored), "b"), "bundle_int8": (str(small), "c"),
        }  # fmt: skip
        found: dict[str, dict[str, object]] = {}
        truth: list[np.ndarray] = []
        for name, (models, home) in ways.items():
            out = root / f"{name}.npz"
            environment = {**os.environ, "AUDOBON_MODELS": models, "AUDOBON_HOME": str(root / home)}
            command = [sys.executable, "-m", "benchmarks.bundle_as_models", "--panels", str(panels), "--out", str(out)]
            subprocess.run(command, env=environment, check=True, stdout=subprocess.DEVNULL)
            with np.load(out, allow_pickle=False) as arrays:
                pictures = [arrays[key] for key in arrays.files]
            truth = truth or pictures
            levels = [float(np.abs(one.astype(int) - other).mean()) for one, other in zip(pictures, truth, strict=True)]
            times = json.loads(out.with_suffix(".json").read_text("utf-8"))
            found[name] = {"levels_of_255": float(np.mean(levels)), "most_levels": max(levels)} | times
        sizes = {"stored": stored.stat().st_size, "int8": small.stat().st_size}
        return {"panels": panels, "bytes": sizes, "ways": found}


def main() -> None:
    """Measure, and print one JSON object, or a line a way."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--panels", type=int, default=2)
    parser.add_argument("--out", type=Path)
    asked = parser.parse_args()
    if asked.out is not None:
        _painted(asked.out, asked.panels)
        return
    found = measured(asked.panels)
    if asked.json:
        print(json.dumps(found, indent=2))  # noqa: T201
        return
    ways = found["ways"]
    assert isinstance(ways, dict)
    for name, figures in ways.items():
        print(name, figures)  # noqa: T201


if __name__ == "__main__":
    main()
