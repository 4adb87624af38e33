"""The shared space of prose and pictures, and what is read off it.

Knows: word states, images in [0, 1].  Does not know: how text becomes states, comics, names of cues.

Shapes: B batch, L word pieces, P picture tokens, W the width of tokens, D the width of the space, K cues.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import torch
from torch import Tensor, nn
from torch.nn import functional

from audobon.models.fusion_picture import PictureTower
from audobon.models.text_encoder import STATE_WIDTH


@dataclass(frozen=True, kw_only=True)
class FusionShape:
    """Widths of tokens and of the space, and how many cues there are of each sort."""

    cues: Mapping[str, int]
    width: int = 256
    space: int = 192
    heads: int = 4


class FusionNet(nn.Module):
    """Two towers, an alignment network behind each, and cues as directions of the space.

    Source: two towers and the pairwise sigmoid loss, Zhai et al. 2023, arXiv:2303.15343, section 3.2.
    """

    def __init__(self, shape: FusionShape) -> None:
        super().__init__()
        self.shape = shape
        width = shape.width
        self.pictures = PictureTower(width)
        self.picture_block = _block(width, shape.heads)
        self.words_in = nn.Linear(STATE_WIDTH, width)
        self.word_block = _block(width, shape.heads)
        self.align_picture = Alignment(width, shape.space)
        self.align_text = Alignment(width, shape.space)
        self.cues = nn.ModuleDict({sort: nn.Linear(shape.space, count) for sort, count in shape.cues.items()})
        self.scale = nn.Parameter(torch.tensor(2.5))
        self.bias = nn.Parameter(torch.tensor(-5.0))

    def picture_tokens(self, pictures: Tensor) -> Tensor:
        """Tokens B P W of pictures B 3 S S."""
        tokens: Tensor = self.picture_block(self.pictures(pictures))
        return tokens

    def text_tokens(self, states: Tensor, mask: Tensor) -> Tensor:
        """Tokens B L W of word states B L 384; mask B L, true where there is a word."""
        tokens: Tensor = self.word_block(self.words_in(states), src_key_padding_mask=~mask)
        return tokens

    def picture_directions(self, pictures: Tensor) -> Tensor:
        """Directions B D, of length 1."""
        direction: Tensor = self.align_picture(self.picture_tokens(pictures))
        return direction

    def text_directions(self, states: Tensor, mask: Tensor) -> Tensor:
        """Directions B D, of length 1."""
        direction: Tensor = self.align_text(self.text_tokens(states, mask), mask)
        return direction

    def likeness(self, texts: Tensor, pictures: Tensor) -> Tensor:
        """Log odds that each text tells of each picture, B B', of directions B D and B' D."""
        return self.scale.exp() * texts @ pictures.T + self.bias

    def cue_scores(self, directions: Tensor) -> dict[str, Tensor]:
        """Sort -> log odds B K of its cues, of directions of either side."""
        return {sort: head(directions * self.shape.space**0.5) for sort, head in self.cues.items()}


class Alignment(nn.Module):
    """From one side's tokens to the direction that both share: learnt queries look them over, then two layers.

    Source: attention pooling, Lee et al. 2019, arXiv:1810.00825, equation 9.
    """

    def __init__(self, width: int, space: int, *, queries: int = 4) -> None:
        super().__init__()
        self.asks = nn.Linear(width, queries)
        self.layers = nn.Sequential(
            nn.LayerNorm(queries * width), nn.Linear(queries * width, 2 * space), nn.SiLU(), nn.Linear(2 * space, space)
        )

    def forward(self, tokens: Tensor, mask: Tensor | None = None) -> Tensor:
        """Directions B D of tokens B L W, of which `mask` B L (if given) says which count."""
        weights = self.asks(tokens)
        if mask is not None:
            weights = weights.masked_fill(~mask[..., None], -1e4)
        seen = torch.einsum("blq,blw->bqw", weights.softmax(dim=1), tokens).flatten(1)
        direction: Tensor = functional.normalize(self.layers(seen), dim=1)
        return direction


def _block(width: int, heads: int) -> nn.TransformerEncoderLayer:
    return nn.TransformerEncoderLayer(
        width, heads, dim_feedforward=2 * width, dropout=0.1, activation="gelu", batch_first=True, norm_first=True
    )
