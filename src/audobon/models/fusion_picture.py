"""The picture's side of the shared space: a square picture as a grid of tokens.

Knows: images in [0, 1].  Does not know: words, comics, how a picture is brought to size.

Shapes: B pictures, S side in px (a multiple of 16), W the width of tokens.
"""

from __future__ import annotations

import torch
from torch import Tensor, nn

_STEM = 32
_STAGES = ((64, 2), (128, 3), (256, 3))
"""Width and residual blocks of each scale, the finest at a quarter of the picture's side."""


class PictureTower(nn.Module):
    """Residual blocks on three scales; the last grid has a token for each 16 x 16 px.

    Source: two convolutions a block, He et al. 2015, arXiv:1512.03385, figure 2; the last scale of each beginning at
        zero, Goyal et al. 2017, arXiv:1706.02677, section 5.1.
    """

    def __init__(self, width: int) -> None:
        super().__init__()
        layers: list[nn.Module] = [_layer(3, _STEM, stride=2)]
        before = _STEM
        for channels, blocks in _STAGES:
            layers.append(_layer(before, channels, stride=2))
            layers.extend(_Residual(channels) for _ in range(blocks))
            before = channels
        self.layers = nn.Sequential(*layers, nn.Conv2d(before, width, 1))

    def forward(self, pictures: Tensor) -> Tensor:
        """Tokens B (S/16)^2 W of pictures B 3 S S, row by row."""
        grid: Tensor = self.layers((pictures * 2 - 1).contiguous(memory_format=torch.channels_last))
        return grid.flatten(2).transpose(1, 2)


class _Residual(nn.Module):
    def __init__(self, channels: int) -> None:
        super().__init__()
        last = nn.BatchNorm2d(channels)
        nn.init.zeros_(last.weight)
        self.layers = nn.Sequential(
            _layer(channels, channels), nn.Conv2d(channels, channels, 3, padding=1, bias=False), last
        )

    def forward(self, grid: Tensor) -> Tensor:
        return nn.functional.relu(grid + self.layers(grid))


def _layer(before: int, after: int, *, stride: int = 1) -> nn.Module:
    return nn.Sequential(
        nn.Conv2d(before, after, 3, stride=stride, padding=1, bias=False), nn.BatchNorm2d(after), nn.ReLU()
    )
