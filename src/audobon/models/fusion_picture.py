"""The picture's side of the shared space: a square picture as a grid of tokens.

Knows: images in [0, 1].  Does not know: words, comics, how a picture is brought to size.

Shapes: B pictures, S side in px (a multiple of 16), W the width of tokens.
"""

from __future__ import annotations

import torch
from torch import Tensor, nn

_WIDTHS = (48, 96, 192)


class PictureTower(nn.Module):
    """Bottlenecks on three scales over patches of 4 x 4 px; its last grid has a token for each 16 x 16 px.

    Source: bottlenecks before the addition, He et al. 2016, arXiv:1603.05027, figure 4e; patches first, Xiao et al.
        2021, arXiv:2106.14881, section 3.
    """

    def __init__(self, width: int) -> None:
        super().__init__()
        fine, middle, coarse = _WIDTHS
        self.layers = nn.Sequential(
            nn.Conv2d(3, fine, 4, stride=4),
            _Bottleneck(fine),
            _Bottleneck(fine),
            _halved(fine, middle),
            _Bottleneck(middle),
            _Bottleneck(middle),
            _Bottleneck(middle),
            _halved(middle, coarse),
            _Bottleneck(coarse),
            _Bottleneck(coarse),
            _Bottleneck(coarse),
            nn.GroupNorm(8, coarse),
            nn.SiLU(),
            nn.Conv2d(coarse, width, 1),
        )

    def forward(self, pictures: Tensor) -> Tensor:
        """Tokens B (S/16)^2 W of pictures B 3 S S, row by row."""
        grid: Tensor = self.layers((pictures * 2 - 1).contiguous(memory_format=torch.channels_last))
        return grid.flatten(2).transpose(1, 2)


class _Bottleneck(nn.Module):
    def __init__(self, channels: int) -> None:
        super().__init__()
        inner = channels // 2
        self.layers = nn.Sequential(
            nn.GroupNorm(8, channels),
            nn.SiLU(),
            nn.Conv2d(channels, inner, 1),
            nn.SiLU(),
            nn.Conv2d(inner, inner, 3, padding=1),
            nn.SiLU(),
            nn.Conv2d(inner, channels, 1),
        )

    def forward(self, grid: Tensor) -> Tensor:
        changed: Tensor = self.layers(grid)
        return grid + changed


def _halved(before: int, after: int) -> nn.Module:
    return nn.Sequential(nn.GroupNorm(8, before), nn.SiLU(), nn.Conv2d(before, after, 3, stride=2, padding=1))
