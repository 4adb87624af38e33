"""Convolutions with batch normalisation, alone and in residual blocks.

Knows: grids B C H W.  Does not know: what they show.
"""

from __future__ import annotations

from torch import Tensor, nn


class Residual(nn.Module):
    """Two convolutions a block; the last scale begins at zero.

    Source: He et al. 2015, arXiv:1512.03385, figure 2; Goyal et al. 2017, arXiv:1706.02677, section 5.1.
    """

    def __init__(self, channels: int) -> None:
        super().__init__()
        last = nn.BatchNorm2d(channels)
        nn.init.zeros_(last.weight)
        self.layers = nn.Sequential(
            convolution(channels, channels), nn.Conv2d(channels, channels, 3, padding=1, bias=False), last
        )

    def forward(self, grid: Tensor) -> Tensor:
        return nn.functional.relu(grid + self.layers(grid))


def convolution(before: int, after: int, *, stride: int = 1) -> nn.Module:
    """A 3 x 3 convolution, normalised and rectified."""
    return nn.Sequential(
        nn.Conv2d(before, after, 3, stride=stride, padding=1, bias=False), nn.BatchNorm2d(after), nn.ReLU()
    )
