"""Batches for the assessor: pictures as they are and spoilt, drafts, and panels by painters that know less.

Knows: files of pictures, damages, our own pictures.  Does not know: nets.

Shapes: N pictures, V views of each, S their side.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from audobon.evaluation.art_pictures import pixels_of
from audobon.quality.views import Picture, at_kept_size, random_views
from audobon.training.assessor_pack import OwnPictures, decoded
from audobon.training.damages import LEARNT, Damage

VIEWS = (3, 1, 1)
"""So many views of each scale."""
SCALES = np.repeat(np.arange(3), VIEWS)
DRAFT_LEVEL = 0.6
"""A draft counts as spoilt by as much."""
_LEAST_CHANGE = 1.0
"""A damage that changes a picture's pixels by less in the mean is none: a pure pen drawing knows no saturation."""
_TWICE = 0.2
"""How often a second damage lies over the first."""


@dataclass(frozen=True, kw_only=True)
class Counts:
    """Of a batch: real pictures (each as it is and spoilt by two levels), drafts, painted panels (each by two nets)."""

    real: int = 7
    drafts: int = 2
    painted: int = 2


@dataclass(frozen=True, kw_only=True)
class AssessorBatch:
    """A batch.

    Attributes:
        views: N V S S 3, bytes.
        levels: N, how far each picture is spoilt; NaN where nobody can say.
        pairs: P 2, rows of which the first looks better.
    """

    views: Tensor
    levels: Tensor
    pairs: Tensor


class AssessorDrawing:
    """Draws batches.

    Args:
        files: Real pictures.
        own: Our own.
        counts: How many of each.
    """

    def __init__(self, files: Sequence[Path], own: OwnPictures, counts: Counts) -> None:
        self._files = tuple(files)
        self._own = own
        self._counts = counts

    def batch(self, generator: np.random.Generator) -> AssessorBatch:
        pictures: list[Picture] = []
        levels: list[float] = []
        pairs: list[tuple[int, int]] = []
        for _ in range(self._counts.real):
            first = len(pictures)
            for picture, level in spoilt_series(self._real(generator), generator):
                pictures.append(picture)
                levels.append(level)
            pairs += [(one, other) for one in range(first, len(pictures)) for other in range(one + 1, len(pictures))]
        for _ in range(self._counts.drafts):
            pictures.append(decoded(self._own.drafts[int(generator.integers(len(self._own.drafts)))]))
            levels.append(DRAFT_LEVEL)
        for _ in range(self._counts.painted):
            panel = self._own.painted[int(generator.integers(len(self._own.painted)))]
            better, worse = sorted(generator.permutation(len(panel))[:2])
            pairs.append((len(pictures), len(pictures) + 1))
            pictures += [decoded(panel[better]), decoded(panel[worse])]
            levels += [np.nan, np.nan]
        mirrored = generator.random(len(pictures)) < 0.5
        views = [
            random_views(picture[:, ::-1] if turned else picture, VIEWS, generator)
            for picture, turned in zip(pictures, mirrored, strict=True)
        ]
        return AssessorBatch(
            views=torch.from_numpy(np.stack(views)), levels=torch.tensor(levels, dtype=torch.float32),
            pairs=torch.tensor(pairs),
        )  # fmt: skip

    def _real(self, generator: np.random.Generator) -> Picture:
        return at_kept_size(pixels_of(self._files[int(generator.integers(len(self._files)))]))


def spoilt_series(picture: Picture, generator: np.random.Generator) -> list[tuple[Picture, float]]:
    """A picture as it is, and spoilt in one way by two levels, the lesser first; with the levels."""
    names = tuple(LEARNT)
    while True:
        damage = LEARNT[names[int(generator.integers(len(names)))]]
        lesser, greater = sorted(generator.uniform(0.05, 1.0, 2).tolist())
        seed = int(generator.integers(2**31))
        worst = _spoilt(picture, damage, greater, seed)
        if _changed(picture, worst) >= _LEAST_CHANGE:
            break
    series = [(picture, 0.0), (_spoilt(picture, damage, lesser, seed), lesser), (worst, greater)]
    if generator.random() < _TWICE:
        other = LEARNT[names[int(generator.integers(len(names)))]]
        more = float(generator.uniform(0.05, 0.6))
        series[2] = (_spoilt(worst, other, more, seed + 1), min(1.0, greater + 0.5 * more))
    return series


def _spoilt(picture: Picture, damage: Damage, level: float, seed: int) -> Picture:
    """The same damage by any level: only its strength differs."""
    return damage(picture, level, np.random.default_rng(seed))


def _changed(one: Picture, other: Picture) -> float:
    difference: NDArray[np.int16] = np.abs(one.astype(np.int16) - other.astype(np.int16))
    return float(difference.mean())
