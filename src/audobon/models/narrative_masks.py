"""Narrative masks: which words may look at which, one kind of tie for each head of attention.

Knows: numbers that group words.  Does not know: words, quotations or characters; who groups them says what they mean.

Shapes: B batch, H heads, L words.
"""

from __future__ import annotations

from dataclasses import dataclass

import torch
from torch import Tensor

BLOCKED = -1e4
"""Added to a score before the softmax; finite, so that a word without ties still looks at itself."""
CHAIN_REACH = 2
"""An entity's chain takes in so many words on either side of where it is named."""


@dataclass(frozen=True, kw_only=True)
class Ties:
    """What ties the words of one stretch together; each a long tensor of L numbers.

    `scene`: the scene that a word lies in.  `frame`: the quotation or the stretch of telling, counted from 0 in the
    order of the text.  `chain`: the name, noun or pronoun that a word may be, 0 for none.
    """

    scene: Tensor
    frame: Tensor
    chain: Tensor


def narrative_mask(ties: Ties, *, heads: int) -> Tensor:
    """An additive mask `1 H L L`: a quarter of the heads each for scene, quotation and frame, entity chain, and all.

    Heads that four do not divide see all.

    Source: masked heads by document structure: Beltagy et al. 2020, arXiv:2004.05150, section 3 (local and global
        attention); here the ties are a narrative's.
    """
    everything = torch.ones(len(ties.scene), len(ties.scene), dtype=torch.bool, device=ties.scene.device)
    kinds = torch.stack([same_scene(ties), framed(ties), chained(ties), everything])
    mask = torch.zeros(kinds.shape, device=ties.scene.device).masked_fill_(~kinds, BLOCKED)
    each = heads // len(kinds)
    shares = torch.tensor([each, each, each, heads - 3 * each], device=mask.device)
    return mask.repeat_interleave(shares, dim=0)[None]


def same_scene(ties: Ties) -> Tensor:
    """Whether two words lie in one scene, L L."""
    return ties.scene[:, None] == ties.scene[None]


def framed(ties: Ties) -> Tensor:
    """Whether two words lie in one quotation or telling, or in two that touch, L L."""
    return (ties.frame[:, None] - ties.frame[None]).abs() <= 1


def chained(ties: Ties) -> Tensor:
    """Whether two words may speak of one entity, or stand right beside such; and every word with itself, L L."""
    same = (ties.chain[:, None] == ties.chain[None]) & (ties.chain[:, None] > 0)
    near = same.clone()
    for shift in range(1, CHAIN_REACH + 1):
        near[:, shift:] |= same[:, :-shift]
        near[:, :-shift] |= same[:, shift:]
    near.fill_diagonal_(True)
    return near
