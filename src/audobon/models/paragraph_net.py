"""The paragraph net: where paragraphs begin in a text that has lost them.

Knows: vectors of word pieces, flags of words.  Does not know: text, or what the flags mean.
Small and quick, for it is run before a text is read at all: the backbone's word vectors without its layers, gated
convolutions over words, and one pass each way over the places where a paragraph may begin.

Shapes: L words, K places where a paragraph may begin.
"""

from __future__ import annotations

from dataclasses import dataclass

import torch
from torch import Tensor, nn

from audobon.models.text_encoder import STATE_WIDTH, TextEncoder


@dataclass(frozen=True, kw_only=True)
class ParagraphShape:
    """Sizes: of words' states, of places' states each way, of flags, and how far apart each convolution's words are."""

    width: int = 128
    place_width: int = 128
    flags: int = 8
    dilations: tuple[int, ...] = (1, 2, 4, 8, 16, 32, 1)
    dropout: float = 0.2


class ParagraphNet(nn.Module):
    """Log-odds that a paragraph begins at each place where one may.

    Args:
        encoder: Lends the vectors of its word pieces, which stay as they are and are no part of this net's own.
        shape: Sizes.

    Source: Dauphin et al. 2017, arXiv:1612.08083, equation 1 (gated convolutions); van den Oord et al. 2016,
        arXiv:1609.03499, section 2.1 (ever wider dilation); Cho et al. 2014, arXiv:1406.1078, section 2.3 (GRU).
    """

    def __init__(self, encoder: TextEncoder, shape: ParagraphShape) -> None:
        super().__init__()
        self.shape = shape
        width = shape.width
        table: nn.Embedding = encoder.net.embeddings.word_embeddings
        self._vectors = (table, float(table.weight.detach().float().std()))
        self.enter = nn.Linear(2 * STATE_WIDTH, width)
        self.flags = nn.Linear(shape.flags, width)
        self.norms = nn.ModuleList(nn.LayerNorm(width) for _ in shape.dilations)
        self.convolutions = nn.ModuleList(
            nn.Conv1d(width, 2 * width, 3, padding=dilation, dilation=dilation) for dilation in shape.dilations
        )
        self.places = nn.GRU(3 * width, shape.place_width, batch_first=True, bidirectional=True)
        self.answer = nn.Linear(2 * shape.place_width, 1)
        self.drop = nn.Dropout(shape.dropout)

    def forward(self, pieces: Tensor, flags: Tensor, openings: Tensor) -> Tensor:
        """Log-odds K.

        Args:
            pieces: First and last word piece of each word, L 2.
            flags: 0 or 1, L 8.
            openings: Numbers of the words that may open a paragraph, K, in order; at least one.
        """
        table, spread = self._vectors
        vectors = table(pieces).flatten(1).to(self.enter.weight.dtype) / spread
        states = self.drop(self.enter(vectors) + self.flags(flags.to(vectors.dtype)))
        for norm, convolution in zip(self.norms, self.convolutions, strict=True):
            value, gate = convolution(norm(states).T[None])[0].T.chunk(2, dim=-1)
            states = states + self.drop(value * torch.sigmoid(gate))
        places, _ = self.places(self.drop(_of_places(states, openings))[None])
        answers: Tensor = self.answer(self.drop(places))[0, :, 0].float()
        return answers


def _of_places(states: Tensor, openings: Tensor) -> Tensor:
    """States of places: of the word, of the one before it, and the mean up to the next place."""
    sums = torch.cat([states.new_zeros(1, states.shape[1], dtype=torch.float32), states.float().cumsum(0)])
    ends = torch.cat([openings, openings.new_full((1,), states.shape[0])])[1:]
    means = (sums[ends] - sums[openings]) / (ends - openings)[:, None]
    return torch.cat([states[openings], states[(openings - 1).clamp(min=0)], means.to(states.dtype)], dim=-1)
