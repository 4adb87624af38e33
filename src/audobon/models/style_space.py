"""The style space: statistics of pictures as directions, near each other where one hand drew both.

Knows: numbers.  Does not know: pictures, how they are looked at, books, thresholds.

Shapes: B pictures, F statistics, D the width of the space.
"""

from __future__ import annotations

from dataclasses import dataclass

import torch
from torch import Tensor, nn
from torch.nn import functional


@dataclass(frozen=True, kw_only=True)
class StyleSpaceShape:
    """Statistics in, the width of the hidden layers, and that of the space."""

    statistics: int
    hidden: int = 512
    space: int = 64
    dropout: float = 0.5


class StyleSpaceNet(nn.Module):
    """Directions of pictures.

    Statistics are brought to mean 0 and deviation 1 over the pictures that it was trained on; far outliers are cut.
    """

    mean: Tensor
    spread: Tensor

    def __init__(self, shape: StyleSpaceShape) -> None:
        super().__init__()
        self.shape = shape
        self.register_buffer("mean", torch.zeros(shape.statistics))
        self.register_buffer("spread", torch.ones(shape.statistics))
        self.layers = nn.Sequential(
            nn.Dropout(shape.dropout / 2),
            nn.Linear(shape.statistics, shape.hidden),
            nn.LayerNorm(shape.hidden),
            nn.SiLU(),
            nn.Dropout(shape.dropout),
            nn.Linear(shape.hidden, shape.hidden),
            nn.SiLU(),
            nn.Dropout(shape.dropout),
            nn.Linear(shape.hidden, shape.space),
        )

    def forward(self, statistics: Tensor) -> Tensor:
        """Directions B D of length 1, of statistics B F."""
        level = ((statistics - self.mean) / self.spread).clamp(-5, 5)
        direction: Tensor = functional.normalize(self.layers(level), dim=1)
        return direction
