"""The span head: for every short stretch of words, whether it is a mention, and of what kind.

Knows: states of words.  Does not know: which kinds there are beyond their number.

Shapes: L words, K longest span in words, N kinds and one for none, D width of the states, E of the head.
"""

from __future__ import annotations

import torch
from torch import Tensor, nn
from torch.nn import functional


class SpanHead(nn.Module):
    """Scores of all spans of up to `longest` words; spans may lie in one another.

    Source: Yu et al. 2020, arXiv:2005.07150, section 3 (named entities as biaffine dependency parsing).
    """

    def __init__(self, width: int, *, kinds: int, longest: int, own_width: int = 160, dropout: float = 0.2) -> None:
        super().__init__()
        self.longest = longest
        self.begin = nn.Linear(width, own_width)
        self.end = nn.Linear(width, own_width)
        self.inside = nn.Linear(width, kinds + 1)
        self.by_length = nn.Embedding(longest, kinds + 1)
        self.pair = nn.Parameter(torch.randn(kinds + 1, own_width + 1, own_width + 1) * 0.02)
        self.drop = nn.Dropout(dropout)

    def forward(self, words: Tensor) -> Tensor:
        """Scores `L K N+1` of words L D: `[i, k]` is the span of the words i..i+k; column 0 is none.

        Spans that run past the last word have scores that mean nothing (see `fitting`).
        """
        dropped = self.drop(words)
        begins = functional.pad(functional.gelu(self.begin(dropped)), (0, 1), value=1.0)
        ends = functional.pad(functional.gelu(self.end(dropped)), (0, 1), value=1.0)
        reachable = functional.pad(ends, (0, 0, 0, self.longest - 1)).unfold(0, self.longest, 1).transpose(1, 2)
        turned = torch.einsum("ld,nde->lne", begins, self.pair)
        scores = torch.einsum("lne,lke->lkn", turned, reachable).float()
        # Running sums need all of float32's digits.
        sums = functional.pad(self.inside(dropped).float().cumsum(0), (0, 0, 1, 0))
        count = words.shape[0]
        firsts = torch.arange(count, device=words.device)
        lengths = torch.arange(1, self.longest + 1, device=words.device)
        lasts = (firsts[:, None] + lengths[None]).clamp(max=count)
        means = (sums[lasts] - sums[:-1, None]) / lengths[None, :, None]
        return scores + means + self.by_length.weight.float()[None]


def fitting(words: int, longest: int, *, device: torch.device | None = None) -> Tensor:
    """Which of the spans `words longest` end with the words."""
    firsts = torch.arange(words, device=device)
    lengths = torch.arange(1, longest + 1, device=device)
    return firsts[:, None] + lengths[None] <= words
