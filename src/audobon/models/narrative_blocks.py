"""The narrative net's own blocks: T5's, Llama's and GPT-2's at the sizes that the house trains, under their own names.

Knows: states, positions.  Does not know: checkpoints (`checkpoint_blocks.py` has the library's own classes for them).
They are written here because the library that holds them takes two seconds to load, as long as a story takes to read.

Shapes: B batch, L words or sentences, D width, H heads, E width of a head.
"""

from __future__ import annotations

import math
from typing import Protocol

import torch
from torch import Tensor, nn
from torch.nn import functional

T5_BUCKETS, T5_FAR = 32, 128
"""Distances between words are told in so many kinds, and all from so far on are one."""
RMS_EPSILON = 1e-6
ROTARY_BASE = 10000.0


class Remembered(Protocol):
    """What GPT-2's blocks saw of earlier stretches."""

    def get_seq_length(self) -> int:
        """How many sentences."""
        ...

    def update(self, key_states: Tensor, value_states: Tensor, layer_idx: int) -> tuple[Tensor, Tensor]:
        """Add a block's keys and values `1 H S E`; gives all of them, `1 H T + S E`."""
        ...


class RmsNorm(nn.Module):
    """States by their root mean square (Zhang and Sennrich 2019, arXiv:1910.07467, equation 4)."""

    def __init__(self, width: int) -> None:
        super().__init__()
        self.weight = nn.Parameter(torch.ones(width))

    def forward(self, states: Tensor) -> Tensor:
        """States `... D`."""
        mean = states.to(torch.float32).pow(2).mean(-1, keepdim=True)
        return self.weight * (states.to(torch.float32) * torch.rsqrt(mean + RMS_EPSILON)).to(states.dtype)


class T5Norm(RmsNorm):
    """The same in T5, which keeps the digits of 32 bits before it weighs."""

    def forward(self, states: Tensor) -> Tensor:
        """States `... D`."""
        mean = states.to(torch.float32).pow(2).mean(-1, keepdim=True)
        return self.weight * (states * torch.rsqrt(mean + RMS_EPSILON))


class TransposedLinear(nn.Module):
    """A linear layer whose weight lies as GPT-2 keeps it, inputs by outputs."""

    def __init__(self, inputs: int, outputs: int) -> None:
        super().__init__()
        self.weight = nn.Parameter(torch.empty(inputs, outputs))
        self.bias = nn.Parameter(torch.zeros(outputs))
        nn.init.normal_(self.weight, std=0.02)

    def forward(self, states: Tensor) -> Tensor:
        """States `... outputs` of states `... inputs`."""
        rows = torch.addmm(self.bias, states.view(-1, states.shape[-1]), self.weight)
        return rows.view(*states.shape[:-1], self.weight.shape[1])


def _head_width(width: int, heads: int) -> int:
    """E.

    Raises:
        ValueError: where the heads cannot share the width, or not evenly enough to be turned by halves.
    """
    if heads < 1 or width % (2 * heads):
        raise ValueError(f"{heads} heads cannot share a width of {width}")
    return width // heads


def _heads(states: Tensor, width: int) -> Tensor:
    """States `B L H E` as `B H L E`."""
    return states.view(*states.shape[:-1], -1, width).transpose(1, 2)


def _joined(states: Tensor) -> Tensor:
    """States `B H L E` as `B L HE`."""
    return states.transpose(1, 2).flatten(2)


class T5Block(nn.Module):
    """An encoder block of T5 with gated GELU (Raffel et al. 2020, arXiv:1910.10683; Shazeer 2020, arXiv:2002.05202).

    Args:
        width: D.
        heads: H.
        inner: Of the feed-forward net.
        dropout: Its share.
        has_positions: Whether it keeps the bias for how far words are apart; a branch's first block does.
    """

    def __init__(self, width: int, *, heads: int, inner: int, dropout: float, has_positions: bool) -> None:
        super().__init__()
        looking = _T5Looking(width, heads=heads, dropout=dropout, has_positions=has_positions)
        self.layer = nn.ModuleList([looking, _T5FeedForward(width, inner=inner, dropout=dropout)])

    def forward(self, states: Tensor, position_bias: Tensor) -> tuple[Tensor, Tensor, None]:
        """States B L D, and the bias `1 H L L` that the next block goes by."""
        states = self.layer[0](states, position_bias)
        out: Tensor = self.layer[1](states)
        return out, position_bias, None


class _T5Looking(nn.Module):
    def __init__(self, width: int, *, heads: int, dropout: float, has_positions: bool) -> None:
        super().__init__()
        self.SelfAttention = T5Attention(width, heads=heads, dropout=dropout, has_positions=has_positions)
        self.layer_norm = T5Norm(width)
        self.dropout = nn.Dropout(dropout)

    def forward(self, states: Tensor, position_bias: Tensor) -> Tensor:
        looked: Tensor = self.SelfAttention(self.layer_norm(states), position_bias)
        out: Tensor = states + self.dropout(looked)
        return out


class T5Attention(nn.Module):
    """Self-attention that goes by how far words are apart, and does not scale."""

    def __init__(self, width: int, *, heads: int, dropout: float, has_positions: bool) -> None:
        super().__init__()
        self.head_width, self.drop = _head_width(width, heads), dropout
        self.q, self.k, self.v = (nn.Linear(width, width, bias=False) for _ in range(3))
        self.o = nn.Linear(width, width, bias=False)
        if has_positions:
            self.relative_attention_bias = nn.Embedding(T5_BUCKETS, heads)

    def compute_bias(self, query_length: int, key_length: int, *, past_seen_tokens: int = 0) -> Tensor:
        """The bias `1 H query key` for how far keys lie behind queries, of which the first has so many before it."""
        device = self.relative_attention_bias.weight.device
        queries = torch.arange(query_length, device=device)[:, None] + past_seen_tokens
        apart = torch.arange(key_length, device=device)[None, :] - queries
        bias: Tensor = self.relative_attention_bias(_bucket(apart))
        return bias.permute(2, 0, 1).unsqueeze(0)

    def forward(self, states: Tensor, position_bias: Tensor) -> Tensor:
        """States B L D."""
        query, key, value = (_heads(layer(states), self.head_width) for layer in (self.q, self.k, self.v))
        looked = functional.scaled_dot_product_attention(
            query, key, value, attn_mask=position_bias.contiguous(),
            dropout_p=self.drop if self.training else 0.0, scale=1.0,
        )  # fmt: skip
        out: Tensor = self.o(_joined(looked))
        return out


def _bucket(apart: Tensor) -> Tensor:
    """The kind of each distance: near ones each their own, farther ones by their logarithm; ahead beside behind."""
    side = T5_BUCKETS // 2
    near = side // 2
    far = apart.abs()
    grown = near + (torch.log(far.float() / near) / math.log(T5_FAR / near) * (side - near)).to(torch.long)
    grown = torch.min(grown, torch.full_like(grown, side - 1))
    return (apart > 0).to(torch.long) * side + torch.where(far < near, far, grown)


class _T5FeedForward(nn.Module):
    def __init__(self, width: int, *, inner: int, dropout: float) -> None:
        super().__init__()
        self.DenseReluDense = _T5Gated(width, inner=inner, dropout=dropout)
        self.layer_norm = T5Norm(width)
        self.dropout = nn.Dropout(dropout)

    def forward(self, states: Tensor) -> Tensor:
        out: Tensor = states + self.dropout(self.DenseReluDense(self.layer_norm(states)))
        return out


class _T5Gated(nn.Module):
    def __init__(self, width: int, *, inner: int, dropout: float) -> None:
        super().__init__()
        self.wi_0, self.wi_1 = (nn.Linear(width, inner, bias=False) for _ in range(2))
        self.wo = nn.Linear(inner, width, bias=False)
        self.dropout = nn.Dropout(dropout)

    def forward(self, states: Tensor) -> Tensor:
        passed: Tensor = self.dropout(gelu(self.wi_0(states)) * self.wi_1(states))
        out: Tensor = self.wo(passed.to(self.wo.weight.dtype))
        return out


def gelu(states: Tensor) -> Tensor:
    """GELU by its tangent (Hendrycks and Gimpel 2016, arXiv:1606.08415, section 2), term by term as T5 and GPT-2 do."""
    return 0.5 * states * (1.0 + torch.tanh(math.sqrt(2.0 / math.pi) * (states + 0.044715 * torch.pow(states, 3.0))))


class LlamaBlock(nn.Module):
    """A block of Llama 2 (Touvron et al. 2023, arXiv:2307.09288) that looks both ways.

    Args:
        width: D.
        heads: H, for keys as for queries.
        inner: Of the feed-forward net.
        dropout: Of attention.
    """

    def __init__(self, width: int, *, heads: int, inner: int, dropout: float) -> None:
        super().__init__()
        self.self_attn = _LlamaAttention(width, heads=heads, dropout=dropout)
        self.mlp = _LlamaFeedForward(width, inner=inner)
        self.input_layernorm = RmsNorm(width)
        self.post_attention_layernorm = RmsNorm(width)

    def forward(
        self, states: Tensor, *, position_embeddings: tuple[Tensor, Tensor], attention_mask: Tensor | None = None,
        is_causal: bool = False,
    ) -> Tensor:  # fmt: skip
        """States B L D, by the cosines and sines `1 L E` that their positions turn them by (see `Rotary`)."""
        states = states + self.self_attn(
            self.input_layernorm(states), position_embeddings, mask=attention_mask, is_causal=is_causal
        )
        out: Tensor = states + self.mlp(self.post_attention_layernorm(states))
        return out


class _LlamaAttention(nn.Module):
    def __init__(self, width: int, *, heads: int, dropout: float) -> None:
        super().__init__()
        self.head_width, self.drop = _head_width(width, heads), dropout
        self.q_proj, self.k_proj, self.v_proj, self.o_proj = (nn.Linear(width, width, bias=False) for _ in range(4))

    def forward(self, states: Tensor, turned: tuple[Tensor, Tensor], *, mask: Tensor | None, is_causal: bool) -> Tensor:
        query, key, value = (
            _heads(layer(states), self.head_width) for layer in (self.q_proj, self.k_proj, self.v_proj)
        )
        looked = functional.scaled_dot_product_attention(
            _turned(query, *turned), _turned(key, *turned), value, attn_mask=mask,
            dropout_p=self.drop if self.training else 0.0, scale=self.head_width**-0.5, is_causal=is_causal,
        )  # fmt: skip
        out: Tensor = self.o_proj(_joined(looked))
        return out


def _turned(states: Tensor, cosines: Tensor, sines: Tensor) -> Tensor:
    """Queries or keys `B H L E`, each turned by its position."""
    half = states.shape[-1] // 2
    crossed = torch.cat([-states[..., half:], states[..., :half]], dim=-1)
    return states * cosines.unsqueeze(1) + crossed * sines.unsqueeze(1)


class _LlamaFeedForward(nn.Module):
    def __init__(self, width: int, *, inner: int) -> None:
        super().__init__()
        self.gate_proj, self.up_proj = (nn.Linear(width, inner, bias=False) for _ in range(2))
        self.down_proj = nn.Linear(inner, width, bias=False)

    def forward(self, states: Tensor) -> Tensor:
        out: Tensor = self.down_proj(functional.silu(self.gate_proj(states)) * self.up_proj(states))
        return out


class Rotary(nn.Module):
    """What positions turn queries and keys by (Su et al. 2021, arXiv:2104.09864, equation 34).

    Args:
        head_width: E.
    """

    def __init__(self, head_width: int) -> None:
        super().__init__()
        turns = 1.0 / ROTARY_BASE ** (torch.arange(0, head_width, 2, dtype=torch.float) / head_width)
        self.register_buffer("inv_freq", turns, persistent=False)

    @torch.no_grad()
    def forward(self, states: Tensor, positions: Tensor) -> tuple[Tensor, Tensor]:
        """Cosines and sines `1 L E`, in the precision of the states, of positions `1 L`."""
        turns: Tensor = self.get_buffer("inv_freq")
        angles = positions[..., None].float() * turns.to(device=states.device, dtype=torch.float)
        both = torch.cat([angles, angles], dim=-1)
        return both.cos().to(states.dtype), both.sin().to(states.dtype)


class Gpt2Block(nn.Module):
    """A block of GPT-2 (Radford et al. 2019).

    Args:
        width: D.
        heads: H.
        inner: Of the feed-forward net.
        dropout: Its share.
        number: The block's in its branch, under which it remembers.
    """

    def __init__(self, width: int, *, heads: int, inner: int, dropout: float, number: int) -> None:
        super().__init__()
        self.ln_1 = nn.LayerNorm(width)
        self.attn = _Gpt2Attention(width, heads=heads, dropout=dropout, number=number)
        self.ln_2 = nn.LayerNorm(width)
        self.mlp = _Gpt2FeedForward(width, inner=inner, dropout=dropout)

    def forward(self, states: Tensor, *, attention_mask: Tensor, past_key_values: Remembered | None = None) -> Tensor:
        """States B L D; the mask `1 1 L T + L` is added to attention's scores, T of them for what is remembered."""
        states = self.attn(self.ln_1(states), attention_mask, past_key_values) + states
        out: Tensor = states + self.mlp(self.ln_2(states))
        return out


class _Gpt2Attention(nn.Module):
    def __init__(self, width: int, *, heads: int, dropout: float, number: int) -> None:
        super().__init__()
        self.num_heads, self.head_dim, self.number = heads, _head_width(width, heads), number
        self.c_attn = TransposedLinear(width, 3 * width)
        self.c_proj = TransposedLinear(width, width)
        self.attn_dropout, self.resid_dropout = nn.Dropout(dropout), nn.Dropout(dropout)

    def forward(self, states: Tensor, mask: Tensor, past: Remembered | None) -> Tensor:
        query, key, value = (_heads(one, self.head_dim) for one in self.c_attn(states).chunk(3, dim=2))
        if past is not None:
            key, value = past.update(key, value, self.number)
        scores = torch.matmul(query, key.transpose(-1, -2)) * self.head_dim**-0.5 + mask
        shares: Tensor = self.attn_dropout(functional.softmax(scores, dim=-1).type(value.dtype))
        out: Tensor = self.resid_dropout(self.c_proj(_joined(torch.matmul(shares, value)).contiguous()))
        return out


class _Gpt2FeedForward(nn.Module):
    def __init__(self, width: int, *, inner: int, dropout: float) -> None:
        super().__init__()
        self.c_fc, self.c_proj = TransposedLinear(width, inner), TransposedLinear(inner, width)
        self.dropout = nn.Dropout(dropout)

    def forward(self, states: Tensor) -> Tensor:
        out: Tensor = self.dropout(self.c_proj(gelu(self.c_fc(states))))
        return out
