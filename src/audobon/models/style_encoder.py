"""From a reference picture to style tokens and a style vector.

Knows: images in [0, 1].  Does not know: names of styles, books, comics.
Trained together with the painter's net: the reference is another crop of the same hand, so only what crops share
(paper, line, wash, hatching, palette) can be of use.

Shapes: B batch, S references a sample.
"""

from __future__ import annotations

import itertools

import torch
from torch import Tensor, nn

STYLE_TOKENS = 8
STYLE_TOKEN_WIDTH = 384
STYLE_VECTOR_WIDTH = 256


class StyleEncoder(nn.Module):
    """A small convolutional net whose channel means and deviations become tokens and a vector.

    Source: channel statistics as style: Huang and Belongie 2017, arXiv:1703.06868, section 4.
    """

    def __init__(self) -> None:
        super().__init__()
        widths = (24, 48, 96, 160)
        layers: list[nn.Module] = [nn.Conv2d(3, widths[0], 4, stride=4), nn.SiLU()]
        for before, after in itertools.pairwise(widths):
            layers += [nn.Conv2d(before, after, 3, stride=2, padding=1), nn.GroupNorm(8, after), nn.SiLU()]
        self.trunk = nn.Sequential(*layers)
        self.vector = nn.Sequential(nn.Linear(2 * widths[-1] + 6, 384), nn.SiLU(), nn.Linear(384, STYLE_VECTOR_WIDTH))
        self.tokens = nn.Linear(STYLE_VECTOR_WIDTH, STYLE_TOKENS * STYLE_TOKEN_WIDTH)

    def forward(self, references: Tensor) -> tuple[Tensor, Tensor]:
        """Style tokens B 8 384 and style vector B 256 of reference images B 3 h w (sides multiples of 32)."""
        features = self.trunk(references * 2 - 1)
        statistics = torch.cat(
            [
                features.mean(dim=(2, 3)),
                features.std(dim=(2, 3)),
                references.mean(dim=(2, 3)),
                references.std(dim=(2, 3)),
            ],
            dim=1,
        )
        vector = torch.nn.functional.layer_norm(self.vector(statistics), (STYLE_VECTOR_WIDTH,))
        return self.tokens_of(vector), vector

    def tokens_of(self, vector: Tensor) -> Tensor:
        """Style tokens B 8 384 of a style vector B 256."""
        tokens: Tensor = self.tokens(vector)
        return tokens.reshape(-1, STYLE_TOKENS, STYLE_TOKEN_WIDTH)
