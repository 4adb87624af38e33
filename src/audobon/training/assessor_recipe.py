"""The recipe `assessor`: how good a picture looks, learnt from real illustrations and from ways to spoil them.

Knows: the batches, the net, its calibration and card.  Does not know: the command line, who asks for scores.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from itertools import pairwise
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor
from torch.nn import functional

from audobon.compute.plan import plan_for_this_machine
from audobon.evaluation.art_pictures import pixels_of
from audobon.evaluation.house_painters import plain_painter
from audobon.evaluation.measure import mean_measure, percentile_measure
from audobon.evaluation.scores import unseen_damage
from audobon.hire import hire_penciller, hire_studio
from audobon.models.assessor_net import AssessorNet, AssessorShape
from audobon.models.assessor_zoo import ASSESSOR, LoadedAssessor, load_assessor_in
from audobon.models.weights import packed, save_weights
from audobon.models.zoo import load_embedded_painter
from audobon.quality.assessor import Assessor
from audobon.quality.views import at_kept_size
from audobon.training.assessor_batch import SCALES, AssessorBatch, AssessorDrawing, Counts, spoilt_series
from audobon.training.assessor_pack import Studio, decoded, own_pictures
from audobon.training.cards import CURVE, CardFacts, write_card
from audobon.training.illustrations import picture_files, pictures_by_book
from audobon.training.options import TrainingOptions
from audobon.training.pictures import draw_curve
from audobon.training.recipes import cache_of
from audobon.training.trainer import Schedule, Schedules, Task, train


@dataclass(frozen=True, kw_only=True)
class Amounts:
    """Our own pictures that are learnt from, pictures that the calibration is read off, and those that the card scores:
    as they are, and spoilt."""

    drafts: int = 240
    panels: int = 40
    calibrated_on: int = 120
    scored: int = 100
    spoilt: int = 20


AMOUNTS = Amounts()
COUNTS = Counts()
SCHEDULES = Schedules(
    cpu=Schedule(
        learning_rate=2e-3, batch_size=3 * COUNTS.real + COUNTS.drafts + 2 * COUNTS.painted, warmup_steps=50,
        average_decay=0.99, decay_share=0.6, weight_decay=0.05,
    ),
    gpu=Schedule(
        learning_rate=2e-3, batch_size=3 * COUNTS.real + COUNTS.drafts + 2 * COUNTS.painted, warmup_steps=200,
        average_decay=0.999, decay_share=0.6, weight_decay=0.05,
    ),
)  # fmt: skip
PAIR_WEIGHT = 0.3
PAIR_STEEPNESS = 8.0
KEPT_FROM_LEARNING = 10
"""One book in so many of the train split is not learnt from: the calibration is read off it."""
BEST, WORST = 9.8, 0.5
"""The score that three of four published illustrations reach, and that of one that is spoilt altogether."""
QUARTER = 25.0
_LEAST_STEP = 1e-3


def assessor(options: TrainingOptions) -> Path:
    """Train the assessor on the train split.

    Its own pictures are drawn by the house's penciller and painted by the painter of `options.start`, or the packaged
    one.

    Returns:
        The folder with the weights.
    """
    by_book = pictures_by_book(options.data, split="train")
    kept = {book for place, book in enumerate(sorted(by_book)) if place % KEPT_FROM_LEARNING == 0 and len(by_book) > 1}
    learnt = [path for book, paths in by_book.items() if book not in kept for path in paths]
    apart = [path for book, paths in by_book.items() if book in kept or len(by_book) == 1 for path in paths]
    own = own_pictures(_studio(options), drafts=AMOUNTS.drafts, panels=AMOUNTS.panels, cache=cache_of(options))
    torch.manual_seed(options.seed)
    net = AssessorNet(AssessorShape())
    plan = plan_for_this_machine(options.device)
    device = torch.device(plan.device)
    net.train()
    average, progress = train(
        Task(
            net=net,
            batch=AssessorDrawing(learnt, own, COUNTS).batch,
            loss=lambda batch, noise: assessor_loss(net, batch, device),
        ),
        SCHEDULES.on(plan.device), plan=plan, length=options.length, out=options.out, seed=options.seed,
    )  # fmt: skip
    net.load_state_dict(average.state)
    net.cpu().eval()
    points = calibration(net, _spread(apart, AMOUNTS.calibrated_on))
    folder = options.out / "weights"
    save_weights(
        folder,
        packed({name: value.detach() for name, value in net.state_dict().items()}, eight_bit=True),
        config={"model": ASSESSOR, "shape": asdict(net.shape), "calibration": points},
    )
    draw_curve(folder / "curve.png", progress.curve, title="assessor: loss")
    scores = _scores(folder, options.data, own.drafts)
    write_card(folder / "MODEL_CARD.md", FACTS, plan=plan, progress=progress, scores=scores, beside=CURVE)
    return folder


def _scores(folder: Path, data: Path, drafts: Sequence[bytes]) -> dict[str, str]:
    """What the stored weights score on books that were not learnt from, and on ways to spoil them that never were."""
    judge = Assessor(load_assessor_in(folder))
    files = picture_files(data, split="dev")
    if not files:
        return {}
    real = [judge.score(pixels_of(path)) for path in _spread(files, AMOUNTS.scored)]
    unseen = unseen_damage([pixels_of(path) for path in _spread(files, AMOUNTS.spoilt)], judge.score)
    together, alone = unseen["spearman_unseen_damage"], unseen["spearman_within_pictures"]
    drafted = [judge.score(decoded(one)) for one in drafts[: AMOUNTS.scored]]
    shown = {
        f"mean of {len(real)} illustrations of dev books": mean_measure(real),
        "what nine of ten of them reach": percentile_measure(real, 10),
        "mean of drafts that it learnt from": mean_measure(drafted),
        "rank correlation with nine kinds of damage never learnt, all pictures together": together,
        "the same, each picture's levels by themselves": alone,
    }
    return {name: f"{figure.value:.3f}" for name, figure in shown.items() if figure.value is not None}


def _spread(files: Sequence[Path], count: int) -> list[Path]:
    return list(files[:: max(1, len(files) // count)])[:count]


def assessor_loss(net: AssessorNet, batch: AssessorBatch, device: torch.device) -> Tensor:
    """How far each picture is spoilt, where that is known; and which of two looks better.

    Source: ranking by the logistic loss, Burges et al. 2005, Learning to Rank using Gradient Descent, equation 3.
    """
    views = batch.views.to(device).permute(0, 1, 4, 2, 3).float().div_(255)
    good = net(views, torch.from_numpy(SCALES).to(device)).float()
    levels = batch.levels.to(device)
    known = ~levels.isnan()
    loss = functional.smooth_l1_loss(good[known], 1 - levels[known], beta=0.1)
    better, worse = batch.pairs.to(device).unbind(1)
    return loss + PAIR_WEIGHT * functional.softplus(PAIR_STEEPNESS * (good[worse] - good[better])).mean()


def calibration(net: AssessorNet, files: Sequence[Path]) -> list[list[float]]:
    """Points (what the net gives, the score that this is), rising, read off pictures and what spoils them.

    Scores fall evenly with the level of damage, from that of published illustration to that of a picture spoilt
    altogether.
    """
    judge = Assessor(LoadedAssessor(net=net, calibration=((0.0, 0.0), (1.0, 10.0)), fingerprint=""))
    generator = np.random.default_rng(0)
    pictures, levels = [], []
    for path in files:
        for picture, level in spoilt_series(at_kept_size(pixels_of(path)), generator):
            pictures.append(picture)
            levels.append(level)
    return rising_points(judge.given(pictures), np.array(levels))


def rising_points(given: NDArray[np.float64], levels: NDArray[np.float64]) -> list[list[float]]:
    """Calibration's points from what the net gave at which levels.

    What three of four pictures as they are reach is the score of published illustration; below, what the net gives in
    the middle at some levels of damage is the score of these levels. Points that do not fall are left out.
    """
    edges = np.array([1e-6, 0.25, 0.45, 0.65, 0.85, 1.01])
    falling = [(float(np.percentile(given[levels == 0], QUARTER)), BEST)]
    for low, high in pairwise(edges):
        inside = (levels >= low) & (levels < high)
        if inside.any():
            point = float(np.median(given[inside]))
            score = BEST - (BEST - WORST) * float(levels[inside].mean())
            if point < falling[-1][0] - _LEAST_STEP and score < falling[-1][1]:
                falling.append((point, score))
    top, bottom = falling[0][0] + 0.1, falling[-1][0] - 0.2
    rising = [(bottom, 0.0), *reversed(falling), (top, 10.0)]
    return [[round(point, 5), round(score, 4)] for point, score in rising]


def _studio(options: TrainingOptions) -> Studio:
    return Studio(
        penciller=hire_penciller(),
        model=load_embedded_painter(options.start),
        painter_of=lambda model: plain_painter(hire_studio(model=model)),
    )


FACTS = CardFacts(
    title="The assessor: how good a picture looks",
    what=(
        "One convolutional tower over fourteen views of a picture of 512 px (nine pieces, four at half size, and the "
        "whole), whose means and extremes are weighed by two layers; and a calibration to scores of 0 to 10, where "
        "10 is the level of published illustration."
    ),
    data=(
        "Real story illustrations from public-domain books (train split by book), as they are and spoilt in twenty-one "
        "ways by known degrees; drafts of our own pencils; and panels painted by this program's painter with more and "
        "more noise on its weights. A tenth of the books is kept from learning, for the calibration. The pictures "
        "carry the prejudices of their day."
    ),
    limits=(
        "It knows surfaces, lines and light far better than drawing: an arm too many in a clean hand costs little. "
        "Other checks look for figures, colours and places. It knows old book illustration; photographs are "
        "judged by rules that are not theirs."
    ),
)
