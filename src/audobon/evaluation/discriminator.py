"""A fresh discriminator by a fixed recipe: can a net that is trained to do so tell two kinds of pictures apart?

Knows: pictures in groups (books).  Does not know: what the two kinds are.
Near 0.5 it can not.  It is trained anew at every call, from a fixed seed, on some groups, and asked about others: what
is measured is a difference in kind, not the memory of a book.

Shapes: B patches of 3 x 128 x 128 in [0, 1].
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn
from torch.nn import functional

from audobon.errors import InputError
from audobon.evaluation.measure import Measure, balanced_measure
from audobon.training.texture_critic import surface

Picture = NDArray[np.uint8]
Pictures = Mapping[str, Sequence[Picture]]
"""Group (a book) -> its pictures H W 3."""

PATCH_PX = 128
BUSY_DEVIATION = 12.0
"""A patch whose grey values spread less is bare paper or even wash, and tells nothing of the hand."""

FOLDS = 3
"""Every group is kept out once; a net is trained for each fold."""

STEPS = 160
BATCH = 24
LEARNING_RATE = 2e-3
WEIGHT_DECAY = 0.05
TEST_PATCHES = 8
"""Patches of each kept-out picture."""

FINE_GAIN = 8.0
SETTLING_BATCHES = 8
TRIES = 20


class PatchJudge(nn.Module):
    """A small strided convolutional net: patches B 3 128 128 to logits B, above 0 for the second kind.

    It is given each patch less its soft copy, so that it asks about line, stroke and grain.  Broad colour is hidden: a
    palette is a book's own, and a net that learns the palettes of a few books answers worse than chance on others.
    What is finer than about three pixels it is given magnified: grain and the edge of a line are faint beside all
    else, and a short training would hardly find them.
    """

    def __init__(self, widths: tuple[int, ...] = (16, 32, 64, 96)) -> None:
        super().__init__()
        layers: list[nn.Module] = []
        before = 6
        for width in widths:
            layers += [nn.Conv2d(before, width, 4, stride=2, padding=1), nn.BatchNorm2d(width), nn.SiLU()]
            before = width
        self.body = nn.Sequential(*layers)
        self.head = nn.Linear(before, 1)

    def forward(self, patches: Tensor) -> Tensor:
        fine = patches - functional.avg_pool2d(patches, 3, stride=1, padding=1, count_include_pad=False)
        seen = torch.cat([surface(patches), fine * FINE_GAIN], dim=1)
        logits: Tensor = self.head(self.body(seen).mean(dim=(2, 3)))[:, 0]
        return logits


@dataclass(frozen=True, kw_only=True)
class Divided:
    """Pictures to learn from and pictures kept out, of other groups."""

    learnt: tuple[Picture, ...]
    kept_out: tuple[Picture, ...]


def divided(pictures: Pictures, *, fold: int) -> Divided:
    """Every third group kept out, beginning with the fold's (of two groups, one at a time).

    Raises:
        InputError: AUD-162, if there are fewer than two groups with a picture of 128 px a side.
    """
    groups = [[one for one in group if min(one.shape[:2]) >= PATCH_PX] for group in pictures.values()]
    groups = [group for group in groups if group]
    if len(groups) < 2:
        raise InputError(
            "AUD-162",
            f"{len(groups)} group(s) of pictures of {PATCH_PX} px and more: a discriminator learns from some "
            "and is asked about others",
            hint="give more panels, or a data folder with more books",
        )
    folds = min(FOLDS, len(groups))
    kept_out = [index % folds == fold % folds for index in range(len(groups))]
    return Divided(
        learnt=tuple(p for group, kept in zip(groups, kept_out, strict=True) if not kept for p in group),
        kept_out=tuple(p for group, kept in zip(groups, kept_out, strict=True) if kept for p in group),
    )


def discriminator_accuracy(first: Pictures, second: Pictures, *, seed: int = 0) -> Measure:
    """Balanced accuracy on patches of kept-out groups, each kept out once, with an interval over their pictures."""
    return balanced_measure(*over_folds(first, second, seed=seed))


def over_folds(first: Pictures, second: Pictures, *, seed: int) -> tuple[list[list[float]], list[list[float]]]:
    """The answers of `told_apart` for every fold, put together."""
    answers: tuple[list[list[float]], list[list[float]]] = ([], [])
    for fold in range(min(FOLDS, len(first), len(second))):
        found = told_apart(divided(first, fold=fold), divided(second, fold=fold), seed=seed * FOLDS + fold)
        for total, more in zip(answers, found, strict=True):
            total += more
    return answers


def told_apart(first: Divided, second: Divided, *, seed: int) -> tuple[list[list[float]], list[list[float]]]:
    """Train, then ask: 1 for each right, 0 for each wrong answer, a list for each kept-out picture of either kind."""
    torch.manual_seed(seed)
    generator = np.random.default_rng((seed, 53))
    judge = PatchJudge()
    optimizer = torch.optim.AdamW(judge.parameters(), lr=LEARNING_RATE, weight_decay=WEIGHT_DECAY)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimizer, LEARNING_RATE, total_steps=STEPS)
    truth = torch.cat([torch.zeros(BATCH // 2), torch.ones(BATCH // 2)])

    def batch() -> Tensor:
        sides = [side.learnt for side in (first, second) for _ in range(BATCH // 2)]
        return _batch([_patch(side[int(generator.integers(len(side)))], generator) for side in sides])

    for _ in range(STEPS):
        loss = functional.binary_cross_entropy_with_logits(judge(batch()), truth)
        optimizer.zero_grad(set_to_none=True)
        torch.autograd.backward(loss)
        optimizer.step()
        schedule.step()
    _settle(judge, [batch() for _ in range(SETTLING_BATCHES)])
    judge.eval()
    answers = [
        [_answers(judge, picture, is_second=is_second, generator=generator) for picture in side.kept_out]
        for is_second, side in enumerate((first, second))
    ]
    return answers[0], answers[1]


@torch.no_grad()
def _settle(judge: PatchJudge, batches: Sequence[Tensor]) -> None:
    """Give the normalisations the statistics of the trained net: those gathered on the way lag behind a short training.

    Source:
        Wu and Johnson 2021, arXiv:2105.07576, section 3 (precise batch normalisation).
    """
    for layer in judge.modules():
        if isinstance(layer, nn.BatchNorm2d):
            layer.reset_running_stats()
            layer.momentum = None  # the plain mean over all batches
    for patches in batches:
        judge(patches)


@torch.inference_mode()
def _answers(judge: PatchJudge, picture: Picture, *, is_second: int, generator: np.random.Generator) -> list[float]:
    patches = [_patch(picture, generator) for _ in range(TEST_PATCHES)]
    said = judge(_batch(patches)) > 0
    return [float(answer == bool(is_second)) for answer in said.tolist()]


def _patch(picture: Picture, generator: np.random.Generator) -> Picture:
    """A random window, flipped or not; a busy one if some tries find any, else the busiest seen."""
    best, most = picture[:PATCH_PX, :PATCH_PX], -1.0
    for _ in range(TRIES):
        top = int(generator.integers(picture.shape[0] - PATCH_PX + 1))
        left = int(generator.integers(picture.shape[1] - PATCH_PX + 1))
        window = picture[top : top + PATCH_PX, left : left + PATCH_PX]
        spread = float(window[::4, ::4].mean(axis=2).std())
        if spread > most:
            best, most = window, spread
        if spread >= BUSY_DEVIATION:
            break
    return best[:, ::-1] if generator.random() < 0.5 else best


def _batch(patches: Sequence[Picture]) -> Tensor:
    return torch.from_numpy(np.ascontiguousarray(np.stack(patches))).permute(0, 3, 1, 2).float().div_(255)


def real_against_real(books: Pictures, *, seeds: Sequence[int] = (0, 1)) -> Measure:
    """What the recipe reaches where there is nothing to find: half of the real books against the other half.

    Averaged over several ways to halve them, for one half may happen to be in another medium.
    """
    answers: tuple[list[list[float]], list[list[float]]] = ([], [])
    for seed in seeds:
        names = [sorted(books)[index] for index in np.random.default_rng((seed, 59)).permutation(len(books))]
        halves = [{name: books[name] for name in names[start::2]} for start in (0, 1)]
        for total, found in zip(answers, over_folds(*halves, seed=seed), strict=True):
            total += found
    return balanced_measure(*answers)
