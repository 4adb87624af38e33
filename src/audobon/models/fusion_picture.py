"""The picture's side of the shared space: a square picture as a grid of tokens.

Knows: images in [0, 1].  Does not know: words, comics, how a picture is brought to size.

Shapes: B pictures, S side in px (a multiple of 16), W the width of tokens.
"""

from __future__ import annotations

import torch
from torch import Tensor, nn

from audobon.models.residual import Residual, convolution

_STEM = 32
_STAGES = ((64, 2), (128, 3), (256, 3))
"""Width and residual blocks of each scale, the finest at a quarter of the picture's side."""


class PictureTower(nn.Module):
    """Residual blocks on three scales; the last grid has a token for each 16 x 16 px.

    Source: He et al. 2015, arXiv:1512.03385, figure 2.
    """

    def __init__(self, width: int) -> None:
        super().__init__()
        layers: list[nn.Module] = [convolution(3, _STEM, stride=2)]
        before = _STEM
        for channels, blocks in _STAGES:
            layers.append(convolution(before, channels, stride=2))
            layers.extend(Residual(channels) for _ in range(blocks))
            before = channels
        self.layers = nn.Sequential(*layers, nn.Conv2d(before, width, 1))

    def forward(self, pictures: Tensor) -> Tensor:
        """Tokens B (S/16)^2 W of pictures B 3 S S, row by row."""
        grid: Tensor = self.layers((pictures * 2 - 1).contiguous(memory_format=torch.channels_last))
        return grid.flatten(2).transpose(1, 2)
