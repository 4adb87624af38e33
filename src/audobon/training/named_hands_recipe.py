"""The recipe `named_hands`: what tells the painter's named styles apart, measured on panels that it paints for it.

Knows: made-up scenes, the painter, statistics of pictures, the card.  Does not know: who asks.
"""

from __future__ import annotations

import io
import logging
import time
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray

from audobon.compute.plan import plan_for_this_machine
from audobon.crew import Painter, PaintOrder, Penciller
from audobon.evaluation.held_back import order_of
from audobon.evaluation.house_painters import painter_in
from audobon.files import write_bytes
from audobon.hire import hire_penciller, hire_studio, painting_plan
from audobon.models.style_zoo import NAMED_HANDS
from audobon.models.weights import fingerprint, save_weights
from audobon.models.zoo import load_ready_painter, packaged_models
from audobon.style.named_hands import NamedHands, hands_told_apart
from audobon.style.space import view_statistics
from audobon.training.cards import CardFacts, write_card
from audobon.training.checkpoint import Progress
from audobon.training.options import TrainingOptions
from audobon.training.random_briefs import random_cast, random_scene

SCENES = 64
HELD_SHARE = 0.25
SHRINKAGE = 0.3
_STREAM = 43
"""What is measured elsewhere draws its panels from other streams of random numbers."""
_SIZES_PX = ((448, 384), (384, 448), (512, 352), (416, 416), (640, 512), (480, 640), (832, 560), (560, 336))
_CAST = 4

FACTS = CardFacts(
    title="The named styles, told apart",
    what=(
        "Directions among the statistics of pictures (`style/statistics.py`) in which panels of the painter's named "
        "styles differ most for how much panels of one style differ, and where each style lies on them: a linear "
        "discriminant, in closed form. The editor refuses a panel that lies 1.6 times as far from its book's "
        "style as from another. They belong to the painter that `config.json` names, and are measured anew with "
        "another."
    ),
    data="Made-up scenes, drawn by our own pencils and painted by the painter itself in every one of its named styles.",
    limits="They know the painter's own styles alone; of any other hand they say only which of these it is nearest to.",
)

log = logging.getLogger(__name__)


def named_hands(options: TrainingOptions) -> Path:
    """Paint scenes in every named style and measure what tells the styles apart; `steps` are scenes (64).

    A run in `out` that was stopped goes on with the scenes that it has not painted.

    Returns:
        The folder with the numbers.
    """
    started = time.perf_counter()
    root = options.start or packaged_models()
    model = load_ready_painter(painting_plan(), folder=options.start)
    studio, names = hire_studio(model=model), tuple(sorted(model.styles))
    painters = [painter_in(studio, name) for name in names]
    scenes = _scenes(hire_penciller(), options.length.steps or SCENES, seed=options.seed)
    rows = []
    for number, order in enumerate(scenes):
        rows.append(_row(painters, order, kept=options.out / "scenes" / f"{options.seed}-{number:03d}.npy"))
        log.info("scene %d of %d painted in %d styles", number + 1, len(scenes), len(names))
    statistics = np.stack(rows).astype(np.float64)
    held = max(1, round(len(rows) * HELD_SHARE))
    right = _told_right(hands_told_apart(names, statistics[:-held], shrinkage=SHRINKAGE), statistics[-held:])
    found = hands_told_apart(names, statistics, shrinkage=SHRINKAGE)
    folder = options.out / "weights"
    save_weights(
        folder,
        {"directions": torch.from_numpy(found.directions), "means": torch.from_numpy(found.means)},
        config={"model": NAMED_HANDS, "names": list(names), "painter": fingerprint(root / "painter")},
    )
    progress = Progress(samples=len(rows) * len(names), seconds=time.perf_counter() - started)
    scores = {f"told right, {name}, {held} scenes held back": f"{share:.3f}" for name, share in right.items()}
    plan = plan_for_this_machine(options.device)
    write_card(folder / "MODEL_CARD.md", FACTS, plan=plan, progress=progress, scores=scores, beside="")
    return folder


def _scenes(penciller: Penciller, count: int, *, seed: int) -> list[PaintOrder]:
    orders = []
    for number in range(count):
        generator = np.random.default_rng((_STREAM, seed, number))
        cast = random_cast(generator, count=_CAST)
        shown = sorted(generator.permutation(_CAST)[: int(generator.integers(1, 4))])
        brief = replace(random_scene(generator, [cast[index] for index in shown], number=number), id=f"n{number:03d}")
        width, height = _SIZES_PX[number % len(_SIZES_PX)]
        orders.append(order_of(brief, penciller.draw(brief, cast, width_px=width, height_px=height)))
    return orders


def _row(painters: Sequence[Painter], order: PaintOrder, *, kept: Path) -> NDArray[np.float32]:
    """A scene's statistics S F in every style, painted now if they are not kept."""
    if not kept.is_file():
        made = io.BytesIO()
        np.save(made, np.stack([_statistics(painter, order) for painter in painters]))
        kept.parent.mkdir(parents=True, exist_ok=True)
        write_bytes(kept, made.getvalue())
    row: NDArray[np.float32] = np.load(kept, allow_pickle=False)
    return row


def _statistics(painter: Painter, order: PaintOrder) -> NDArray[np.float32]:
    (art,) = painter.paint([order], progress=lambda done, of: None)
    return np.asarray(view_statistics(np.asarray(art.image.array, np.uint8)).mean(axis=0), np.float32)


def _told_right(hands: NamedHands, statistics: NDArray[np.float64]) -> dict[str, float]:
    """Style -> the share of its panels that lie nearest to it."""
    shares = {}
    for column, name in enumerate(hands.names):
        told = [hands.told(row.astype(np.float32), name) for row in statistics[:, column]]
        shares[name] = float(np.mean([one.own < one.other for one in told]))
    return shares
