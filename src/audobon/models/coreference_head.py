"""The coreference head: for two mentions, how far the later one speaks of the earlier one's entity.

Knows: states of words, spans as ranges of words, numbers about pairs.  Does not know: text, or what the numbers tell.

Shapes: L words, M mentions, P pairs, F numbers about a pair, D width of the states, E of the head.
"""

from __future__ import annotations

import torch
from torch import Tensor, nn
from torch.nn import functional


class MentionStates(nn.Module):
    """A state for each span of words: its first, its last, and those inside as they matter.

    Source: Lee et al. 2017, arXiv:1707.07045, section 4 (first, last and head-finding attention).
    """

    def __init__(self, width: int, *, kinds: int, own_width: int, dropout: float) -> None:
        super().__init__()
        self.weigh = nn.Linear(width, 1)
        self.join = nn.Linear(3 * width, own_width)
        self.by_kind = nn.Embedding(kinds + 1, own_width)
        self.norm = nn.LayerNorm(own_width)
        self.drop = nn.Dropout(dropout)

    def forward(self, words: Tensor, spans: Tensor, kinds: Tensor, *, longest: int | None = None) -> Tensor:
        """States `M E` of spans `M 2` (first word, one past the last) with their kinds M, from words L D.

        Args:
            words: Their states.
            spans: Ranges of words.
            kinds: A number each.
            longest: That no span is longer than so many words, where that is known; None looks at the spans.
        """
        firsts, lasts = spans[:, 0], spans[:, 1]
        if longest is None:
            longest = int((lasts - firsts).max()) if len(spans) else 1
        places = firsts[:, None] + torch.arange(longest, device=words.device)[None]
        inside = places < lasts[:, None]
        gathered = words[places.clamp(max=words.shape[0] - 1)]
        weights = self.weigh(gathered)[..., 0].float().masked_fill(~inside, float("-inf")).softmax(-1)
        heads = torch.einsum("mk,mkd->md", weights.to(gathered.dtype), gathered)
        joined = self.join(self.drop(torch.cat([words[firsts], words[lasts - 1], heads], dim=-1)))
        states: Tensor = self.norm(functional.gelu(joined) + self.by_kind(kinds))
        return states


class PairHead(nn.Module):
    """Scores of pairs from the states of both and from numbers about the two."""

    def __init__(self, left: int, right: int, *, numbers: int, own_width: int = 128, dropout: float = 0.2) -> None:
        super().__init__()
        self.left = nn.Linear(left, own_width)
        self.right = nn.Linear(right, own_width)
        self.alike_left = nn.Linear(left, 64)
        self.alike_right = nn.Linear(right, 64)
        self.alike = nn.Linear(64, own_width, bias=False)
        self.numbers = nn.Linear(numbers, own_width)
        self.deep = nn.Linear(own_width, own_width)
        self.out = nn.Linear(own_width, 1)
        self.drop = nn.Dropout(dropout)

    def forward(self, left: Tensor, right: Tensor, pairs: Tensor, numbers: Tensor) -> Tensor:
        """Scores P of pairs `P 2` (row of left A E, row of right B E') with their numbers `P F`.

        Source: Lee et al. 2017, arXiv:1707.07045, equation 4: both states, their product and features of the pair.
        """
        one, other = pairs[:, 0], pairs[:, 1]
        alike = self.alike_left(left)[one] * self.alike_right(right)[other]
        hidden = self.left(left)[one] + self.right(right)[other] + self.alike(alike) + self.numbers(numbers)
        hidden = self.drop(functional.gelu(hidden))
        scores: Tensor = self.out(functional.gelu(self.deep(hidden)))[:, 0]
        return scores.float()


def likeliest_loss(scores: Tensor, owners: Tensor, right: Tensor, *, count: int) -> Tensor:
    """Minus the log of the share that each of `count` mentions gives to its right answers, summed.

    Every mention may also answer "none before", whose score is 0 and which is right where no pair of it is.

    Args:
        scores: Of the pairs, P.
        owners: Which mention a pair belongs to, P.
        right: Whether its other side is a right answer, P bool.

    Source: Lee et al. 2017, arXiv:1707.07045, equation 7 (marginal likelihood of all right antecedents).
    """
    every = _log_sums(scores, owners, count=count)
    has_right = torch.zeros(count, device=scores.device).index_add_(0, owners, right.float()) > 0
    good = _log_sums(scores.masked_fill(~right, float("-inf")), owners, count=count, may_be_none=~has_right)
    loss: Tensor = (every - good).sum()
    return loss


def _log_sums(scores: Tensor, owners: Tensor, *, count: int, may_be_none: Tensor | None = None) -> Tensor:
    """For each owner the log of the sum of its pairs' exponentials, and of "none" where that may be answered."""
    none = torch.zeros(count, device=scores.device)
    if may_be_none is not None:
        none = none.masked_fill(~may_be_none, float("-inf"))
    most = none.scatter_reduce(0, owners, scores.detach(), reduce="amax", include_self=True)
    sums = (none - most).exp().index_add(0, owners, (scores - most[owners]).exp())
    return most + sums.log()
