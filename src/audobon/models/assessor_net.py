"""How good a picture looks, from views of it at three scales.

Knows: images in [0, 1].  Does not know: comics, how views are cut, what a score means.

Shapes: B pictures, V views of each, S side of a view in px (a multiple of 16), W the width of what a view tells.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import torch
from torch import Tensor, nn

from audobon.models.residual import Residual, convolution

SCALES = 3
"""The picture as it is kept, at half its size, and as a whole."""


@dataclass(frozen=True, kw_only=True)
class AssessorShape:
    """Widths of the stages, and of the last layers."""

    widths: tuple[int, ...] = (24, 48, 80, 112)
    hidden: int = 96


class AssessorNet(nn.Module):
    """One tower for all views; the mean and the worst of each scale's views are weighed by two layers.

    Source: views at several scales in one judgement, Ke et al. 2021, arXiv:2108.05997.
    """

    def __init__(self, shape: AssessorShape) -> None:
        super().__init__()
        self.shape = shape
        layers: list[nn.Module] = [convolution(3, shape.widths[0], stride=2)]
        for before, after in zip(shape.widths[:-1], shape.widths[1:], strict=True):
            layers += [convolution(before, after, stride=2), Residual(after)]
        self.layers = nn.Sequential(*layers)
        self.tells = nn.Linear(2 * shape.widths[-1], shape.hidden)
        self.scale = nn.Embedding(SCALES, shape.hidden)
        self.weighs = nn.Sequential(
            nn.Linear(2 * SCALES * shape.hidden, shape.hidden), nn.SiLU(), nn.Dropout(0.1), nn.Linear(shape.hidden, 1)
        )

    def forward(self, views: Tensor, scales: Tensor) -> Tensor:
        """How good, B (about 1 as printed in a book, less for less; not yet calibrated).

        Args:
            views: B V 3 S S.
            scales: V numbers, 0 for a piece of the picture as it is kept, 1 of it at half size, 2 for the whole.
        """
        told = self.told(views, scales)
        return self.judged([told[:, scales == scale] for scale in range(SCALES)])

    def told(self, views: Tensor, scales: Tensor) -> Tensor:
        """What each view tells, B V W (see `forward`)."""
        count, many = views.shape[:2]
        grid = self.layers((views.flatten(0, 1) * 2 - 1).contiguous(memory_format=torch.channels_last))
        # The mean says what the surface is like, the spread how even it is.
        told = self.tells(torch.cat([grid.mean(dim=(2, 3)), grid.std(dim=(2, 3))], dim=1))
        return nn.functional.silu(told.unflatten(0, (count, many)) + self.scale(scales))

    def judged(self, several: Sequence[Tensor]) -> Tensor:
        """How good, B, by what the views of each scale tell, B V W."""
        pooled = [part for one in several for part in (one.mean(dim=1), one.amax(dim=1))]
        good: Tensor = self.weighs(torch.cat(pooled, dim=1))[:, 0]
        return good
