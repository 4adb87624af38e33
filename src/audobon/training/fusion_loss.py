"""What the shared space is taught by: pairs and cues.

Knows: the net's own terms.  Does not know: data, how training runs.

Shapes: B batch, D the width of the space, K cues of a sort.
"""

from __future__ import annotations

import torch
from torch import Tensor
from torch.nn import functional

from audobon.models.fusion_net import FusionNet
from audobon.training.fusion_shelf import ToldBatch

CUE_WEIGHT = {"place": 0.5, "light": 0.25, "weather": 0.15, "being": 0.4, "pose": 0.3, "expression": 0.15,
              "garment": 0.15, "prop": 0.15}  # fmt: skip
SINGLY = 0.2
_OF_TEXT = 0.5
"""A text leaves out much that its picture shows, so its cues weigh less."""


def fusion_loss(net: FusionNet, pictures: Tensor, told: ToldBatch) -> Tensor:
    """Whether each text tells of each picture, and which cues each picture shows and each text tells.

    Args:
        net: In training.
        pictures: Directions B D, on the net's device.
        told: What is told of them.
    """
    texts = net.text_directions(told.states.to(pictures.device), told.mask.to(pictures.device))
    loss = _pair_loss(net.likeness(texts, pictures))
    for directions, weight in ((pictures, 1.0), (texts, _OF_TEXT)):
        for sort, scores in net.cue_scores(directions).items():
            loss = loss + weight * CUE_WEIGHT[sort] * _cue_loss(scores, told.cues[sort].to(pictures.device))
    return loss


def _pair_loss(likeness: Tensor) -> Tensor:
    """Of log odds B B each text with its own picture, against all others one by one and against all together.

    One by one makes the odds mean something, all together makes a small batch teach fast.

    Source: the pairwise sigmoid loss, Zhai et al. 2023, arXiv:2303.15343, equation 1; Radford et al. 2021,
        arXiv:2103.00020, figure 3.
    """
    own = torch.arange(len(likeness), device=likeness.device)
    belongs = 2 * torch.eye(len(likeness), device=likeness.device) - 1
    singly = -functional.logsigmoid(belongs * likeness).sum() / len(likeness)
    together = (functional.cross_entropy(likeness, own) + functional.cross_entropy(likeness.T, own)) / 2
    return SINGLY * singly + together


def _cue_loss(scores: Tensor, marks: Tensor) -> Tensor:
    """The mean log share of the cues that are shown, of pictures that show one of this sort."""
    counts = marks.sum(dim=1)
    known = counts > 0
    shares = (scores.log_softmax(dim=1) * marks).sum(dim=1) / counts.clamp_min(1)
    return -(shares * known).sum() / known.sum().clamp_min(1)
