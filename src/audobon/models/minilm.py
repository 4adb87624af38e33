"""MiniLM's encoder: BERT's layers under BERT's own names, so that its published weights fill them.

Knows: word pieces as numbers.  Does not know: texts, tokenizers, files.
It is written here because the library that holds BERT takes two seconds to load, longer than a panel takes to paint.

Shapes: B texts, L tokens, D width, N heads.
"""

from __future__ import annotations

from dataclasses import dataclass

import torch
from torch import Tensor, nn
from torch.nn import functional


@dataclass(frozen=True, kw_only=True)
class MiniLmShape:
    """Sizes as BERT's `config.json` names them."""

    vocab_size: int = 30522
    hidden_size: int = 384
    num_hidden_layers: int = 6
    num_attention_heads: int = 12
    intermediate_size: int = 1536
    max_position_embeddings: int = 512
    type_vocab_size: int = 2
    layer_norm_eps: float = 1e-12
    dropout: float = 0.1


class MiniLm(nn.Module):
    """Word pieces to their states.

    Source: Devlin et al. 2018, arXiv:1810.04805, section 3; Wang et al. 2020, MiniLM, arXiv:2002.10957.
    Checked against: transformers' BertModel (tests/parity/test_minilm.py).
    """

    def __init__(self, shape: MiniLmShape) -> None:
        super().__init__()
        self.shape = shape
        self.embeddings = Embeddings(shape)
        self.encoder = nn.ModuleDict({"layer": nn.ModuleList(Layer(shape) for _ in range(shape.num_hidden_layers))})

    @property
    def layers(self) -> list[Layer]:
        """The layers, from the lowest."""
        return [layer for layer in self.encoder["layer"].children() if isinstance(layer, Layer)]

    def forward(self, ids: Tensor, mask: Tensor) -> Tensor:
        """Last-layer states B L D of ids B L; `mask` B L bool says which are real tokens."""
        states: Tensor = self.embeddings(ids)
        blocked = torch.zeros_like(mask, dtype=states.dtype).masked_fill_(~mask, torch.finfo(states.dtype).min)
        for layer in self.layers:
            states = layer(states, blocked[:, None, None, :])
        return states


class Embeddings(nn.Module):
    """Vectors of word pieces at their positions, all of one segment."""

    def __init__(self, shape: MiniLmShape) -> None:
        super().__init__()
        self.word_embeddings = _table(shape.vocab_size, shape.hidden_size)
        self.position_embeddings = _table(shape.max_position_embeddings, shape.hidden_size)
        self.token_type_embeddings = _table(shape.type_vocab_size, shape.hidden_size)
        self.LayerNorm = nn.LayerNorm(shape.hidden_size, eps=shape.layer_norm_eps)
        self.dropout = nn.Dropout(shape.dropout)

    def forward(self, input_ids: Tensor) -> Tensor:
        """Vectors B L D of ids B L."""
        places = torch.arange(input_ids.shape[1], device=input_ids.device)
        vectors = self.word_embeddings(input_ids) + self.token_type_embeddings.weight[0]
        out: Tensor = self.dropout(self.LayerNorm(vectors + self.position_embeddings(places)))
        return out


def _table(rows: int, width: int) -> nn.Embedding:
    """Vectors drawn as BERT's are; on the meta device none are, for torch would load its compiler to do so."""
    weight = torch.empty(rows, width)
    if not weight.is_meta:
        nn.init.normal_(weight, std=0.02)
    return nn.Embedding(rows, width, _weight=weight)


class Layer(nn.Module):
    """Self-attention and a feed-forward net, each added to what it read and normed."""

    def __init__(self, shape: MiniLmShape) -> None:
        super().__init__()
        self.attention = nn.ModuleDict({"self": _Attention(shape), "output": _Added(shape, shape.hidden_size)})
        self.intermediate = nn.ModuleDict({"dense": nn.Linear(shape.hidden_size, shape.intermediate_size)})
        self.output = _Added(shape, shape.intermediate_size)

    def forward(self, states: Tensor, mask: Tensor | None = None) -> Tensor:
        """States B L D of the next layer; `mask` B 1 1 L is added to attention's scores."""
        looked = self.attention["output"](self.attention["self"](states, mask), states)
        out: Tensor = self.output(functional.gelu(self.intermediate["dense"](looked)), looked)
        return out


class _Attention(nn.Module):
    def __init__(self, shape: MiniLmShape) -> None:
        super().__init__()
        self.heads, self.drop = shape.num_attention_heads, shape.dropout
        self.query, self.key, self.value = (nn.Linear(shape.hidden_size, shape.hidden_size) for _ in range(3))

    def forward(self, states: Tensor, mask: Tensor | None) -> Tensor:
        query, key, value = (
            layer(states).unflatten(-1, (self.heads, -1)).transpose(1, 2)
            for layer in (self.query, self.key, self.value)
        )
        looked = functional.scaled_dot_product_attention(
            query, key, value, attn_mask=mask, dropout_p=self.drop if self.training else 0.0
        )
        return looked.transpose(1, 2).flatten(2)


class _Added(nn.Module):
    def __init__(self, shape: MiniLmShape, width: int) -> None:
        super().__init__()
        self.dense = nn.Linear(width, shape.hidden_size)
        self.LayerNorm = nn.LayerNorm(shape.hidden_size, eps=shape.layer_norm_eps)
        self.dropout = nn.Dropout(shape.dropout)

    def forward(self, states: Tensor, read: Tensor) -> Tensor:
        out: Tensor = self.LayerNorm(self.dropout(self.dense(states)) + read)
        return out
