"""The feeling nets: a sentence to its emotions, and to valence, arousal and dominance.

Knows: word pieces.  Does not know: text, or what the emotions are called.
The first is MiniLM with a low-rank delta and a small head; the second is a head on the first one's states, a file of
its own, for it learnt from data under another licence.

Shapes: B sentences, L word pieces, E emotions, F features of a sentence.
"""

from __future__ import annotations

from dataclasses import dataclass

import torch
from torch import Tensor, nn
from torch.nn import functional

from audobon.models.blocking import BLOCKED
from audobon.models.low_rank import adapted, is_delta
from audobon.models.text_encoder import STATE_WIDTH, TextEncoder

DIMENSIONS = 3
"""Valence, arousal, dominance."""


@dataclass(frozen=True, kw_only=True)
class FeelingShape:
    """Sizes: layers of the backbone that stay as delivered, rank of the delta on the others, width of the head, and how
    many emotions are told apart, coarsely and finely."""

    frozen_layers: int = 1
    rank: int = 24
    width: int = 256
    emotions: int = 7
    fine_emotions: int = 28
    dropout: float = 0.2


class FeelingNet(nn.Module):
    """Emotions of sentences, each read by itself.

    Args:
        encoder: The backbone; its weights stay as they are and are no part of this net's own.
        shape: Sizes.

    Source: Demszky et al. 2020, arXiv:2005.00547, section 5.1 (an encoder fine-tuned with one output an emotion), here
        with coarse and fine emotions together.
    """

    def __init__(self, encoder: TextEncoder, shape: FeelingShape) -> None:
        super().__init__()
        self.shape = shape
        layers = encoder.net.layers
        self._below = (encoder.net.embeddings, *layers[: shape.frozen_layers])
        self.layers = adapted(layers[shape.frozen_layers :], rank=shape.rank)
        self.weigh = nn.Linear(STATE_WIDTH, 1)
        self.join = nn.Linear(2 * STATE_WIDTH, shape.width)
        self.emotions = nn.Linear(shape.width, shape.emotions)
        self.fine = nn.Linear(shape.width, shape.fine_emotions)
        self.drop = nn.Dropout(shape.dropout)

    @property
    def features(self) -> int:
        """How many features `felt` gives of a sentence."""
        return len(self.layers) * STATE_WIDTH + self.shape.width + self.shape.emotions

    def forward(self, pieces: Tensor, mask: Tensor) -> tuple[Tensor, Tensor]:
        """Logits of coarse `B E` and fine emotions, of ids `B L` and a mask `B L` that is 1 for a piece."""
        hidden, _ = self._hidden(pieces, mask)
        dropped = self.drop(hidden)
        return self.emotions(dropped).float(), self.fine(dropped).float()

    def felt(self, pieces: Tensor, mask: Tensor) -> tuple[Tensor, Tensor]:
        """Logits `B E`, and features `B F`: every layer's mean state, the head's own, and the logits."""
        hidden, means = self._hidden(pieces, mask)
        logits = self.emotions(hidden).float()
        return logits, torch.cat([*means, hidden.float(), logits], dim=-1)

    def own_state(self) -> dict[str, Tensor]:
        """The weights that are trained here: everything but the backbone's."""
        return {
            name: value for name, value in self.state_dict().items() if is_delta(name) or not name.startswith("layers.")
        }

    def _hidden(self, pieces: Tensor, mask: Tensor) -> tuple[Tensor, list[Tensor]]:
        blocked = (1 - mask.float())[:, None, None] * BLOCKED
        embeddings, *frozen = self._below
        with torch.no_grad():
            states = embeddings(input_ids=pieces)
            for layer in frozen:
                states = layer(states, blocked.to(states.dtype))
        means: list[Tensor] = []
        counts = mask.float().sum(1, keepdim=True)
        for layer in self.layers:
            states = layer(states, blocked.to(states.dtype))
            means.append((states.float() * mask[..., None]).sum(1) / counts)
        weights = (self.weigh(states)[..., 0].float() + blocked[:, 0, 0]).softmax(-1)
        weighed = torch.einsum("bl,bld->bd", weights, states.float())
        return functional.gelu(self.join(self.drop(torch.cat([means[-1], weighed], dim=-1)))), means


class ValenceNet(nn.Module):
    """Valence, arousal and dominance, each -1 to 1, from the features that `FeelingNet` gives.

    Source: Buechel and Hahn 2017, EACL, E17-2092 (the three dimensions and their scale).
    """

    def __init__(self, features: int, *, width: int = 256, dropout: float = 0.5) -> None:
        super().__init__()
        self.mean = nn.Buffer(torch.zeros(features))
        self.spread = nn.Buffer(torch.ones(features))
        self.layers = nn.Sequential(
            nn.Dropout(dropout),
            nn.Linear(features, width),
            nn.GELU(),
            nn.Dropout(dropout),
            nn.Linear(width, DIMENSIONS),
        )

    def forward(self, features: Tensor) -> Tensor:
        """Dimensions `B 3` of features `B F`."""
        dimensions: Tensor = self.layers((features - self.mean) / self.spread)
        return dimensions
