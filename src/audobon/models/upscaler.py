"""The learned upscaler: twice as many pixels each way, lines kept sharp and the painter's weave taken away.

Knows: images in [0, 1].  Does not know: latents, comics, what the picture is of.
Bicubic enlargement carries the picture; the net adds to it what bicubic loses, and starts out adding nothing.

Shapes: B batch, H W height and width.
"""

from __future__ import annotations

from dataclasses import dataclass

import torch
from torch import Tensor, nn
from torch.nn import functional

FACTOR = 2
_FOLD = 2


@dataclass(frozen=True, kw_only=True)
class UpscalerShape:
    """Sizes of the net: features of its `blocks` residual blocks."""

    width: int = 48
    blocks: int = 4

    @property
    def reach_px(self) -> int:
        """How far a pixel of the picture can matter, in pixels of the small picture: what tiles must overlap by."""
        return _FOLD * (2 * self.blocks + 2) + 2


class _Block(nn.Module):
    def __init__(self, width: int) -> None:
        super().__init__()
        self.first = nn.Conv2d(width, width, 3, padding=1)
        self.second = nn.Conv2d(width, width, 3, padding=1)

    def forward(self, features: Tensor) -> Tensor:
        out: Tensor = features + self.second(functional.relu(self.first(features)))
        return out


class Upscaler(nn.Module):
    """Residual convolutions on a picture folded 2 x 2, unfolded 4 x 4 at the end.

    Folding makes each convolution four times as cheap and reach twice as far, which a laptop needs for a whole page.

    Source:
        Shi et al. 2016, arXiv:1609.05158 (sub-pixel convolution); Lim et al. 2017, arXiv:1707.02921 (residual blocks
        without normalisation).
    """

    def __init__(self, shape: UpscalerShape) -> None:
        super().__init__()
        self.shape = shape
        self.enter = nn.Conv2d(3 * _FOLD**2, shape.width, 3, padding=1)
        self.blocks = nn.Sequential(*(_Block(shape.width) for _ in range(shape.blocks)))
        self.leave = nn.Conv2d(shape.width, 3 * (FACTOR * _FOLD) ** 2, 3, padding=1)
        for parameter in self.leave.parameters():
            nn.init.zeros_(parameter)

    def forward(self, image: Tensor) -> Tensor:
        """The picture B 3 H W in [0, 1] as B 3 2H 2W, in [0, 1] up to small overshoot; any H and W from 1."""
        return bicubic(image) + self.added(image)

    def added(self, image: Tensor) -> Tensor:
        """What the enlarged picture has beyond the bicubic one, B 3 2H 2W."""
        height, width = image.shape[-2:]
        is_even = not (height % _FOLD or width % _FOLD)
        padding = (0, -width % _FOLD, 0, -height % _FOLD)
        even = image if is_even else functional.pad(image, padding, mode="replicate")
        entered = self.enter(functional.pixel_unshuffle(even, _FOLD))
        added = functional.pixel_shuffle(self.leave(entered + self.blocks(entered)), FACTOR * _FOLD)
        out: Tensor = added[..., : FACTOR * height, : FACTOR * width]
        return out


def bicubic(image: Tensor) -> Tensor:
    """Plain bicubic enlargement, B 3 H W to B 3 2H 2W: what the net adds to, and what it is measured against.

    Source: Keys 1981, Cubic convolution interpolation (a = -0.75, as torch has it).
    """
    return functional.interpolate(image.float(), scale_factor=float(FACTOR), mode="bicubic", align_corners=False)


def edge_planes(image: Tensor) -> Tensor:
    """Differences of neighbours across and down, B 6 H-1 W-1, of an image B 3 H W."""
    across = image[..., :-1, 1:] - image[..., :-1, :-1]
    down = image[..., 1:, :-1] - image[..., :-1, :-1]
    return torch.cat([across, down], dim=1)
