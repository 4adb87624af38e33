"""The narrative net's three branches: the block classes of T5, Llama and GPT-2 at any sizes, ours or a checkpoint's.

Knows: transformers' blocks and the sizes that their configs name.  Does not know: where checkpoints lie, what is read.

Shapes: B batch, L words or sentences, D width of the narrative net, E width of a branch.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from huggingface_hub.errors import StrictDataclassError
from torch import Tensor, nn
from transformers import GPT2Config, LlamaConfig, T5Config
from transformers.models.gpt2.modeling_gpt2 import GPT2Block
from transformers.models.llama.modeling_llama import LlamaDecoderLayer, LlamaRMSNorm, LlamaRotaryEmbedding
from transformers.models.t5.modeling_t5 import T5Block, T5LayerNorm

_NO_WORDS: Mapping[str, Any] = {"vocab_size": 1, "bos_token_id": None, "eos_token_id": None}
"""Blocks are fed states, so of a config's vocabulary nothing is needed."""
UNBUILT = (TypeError, ValueError, KeyError, AttributeError, ZeroDivisionError, RuntimeError, StrictDataclassError)
"""What transformers raises for configs that make no net."""
MOST_SENTENCES = 256
"""The analysis layer looks back over so many sentences, across stretches."""


class Branch(StrEnum):
    """By the name that its model goes by in a config's `model_type`."""

    T5 = "t5"
    LLAMA = "llama"
    GPT2 = "gpt2"


SIZES: Mapping[Branch, tuple[str, ...]] = {
    Branch.T5: (
        "d_model", "d_kv", "num_heads", "d_ff", "relative_attention_num_buckets", "relative_attention_max_distance",
        "layer_norm_epsilon", "feed_forward_proj",
    ),
    Branch.LLAMA: (
        "hidden_size", "intermediate_size", "num_attention_heads", "num_key_value_heads", "head_dim", "hidden_act",
        "rms_norm_eps", "rope_parameters", "attention_bias", "mlp_bias", "max_position_embeddings",
    ),
    Branch.GPT2: (
        "n_embd", "n_head", "n_inner", "activation_function", "layer_norm_epsilon", "scale_attn_weights",
        "scale_attn_by_inverse_layer_idx", "reorder_and_upcast_attn",
    ),
}  # fmt: skip
"""What of a config makes a block what it is."""


@dataclass(frozen=True, kw_only=True)
class GivenBranch:
    """A branch that was begun from a published checkpoint.

    Attributes:
        sizes: Of its config, those of `SIZES`.
        first: Its first block's number in the checkpoint, from 0.
        source: The folder or the hub id that it came from.
        sha256: Over the checkpoint's weights files.
        frozen: Whether its blocks stay as they came, and are read from there instead of being saved.
    """

    sizes: Mapping[str, object]
    first: int
    source: str
    sha256: str
    frozen: bool

    def __post_init__(self) -> None:
        if not isinstance(self.first, int) or not isinstance(self.source, str):
            raise TypeError("a given branch has a block's number and a source")


@dataclass(frozen=True, kw_only=True)
class BranchParts:
    """A branch's blocks, the norm behind them, and the positions that Llama's blocks turn by (nothing elsewhere).

    `width` E is the branch's own.
    """

    blocks: nn.ModuleList
    norm: nn.Module
    width: int
    rotary: nn.Module = field(default_factory=nn.Identity)


class Passage(nn.Module):
    """The way into a branch and back: linear where its width is its own, and nothing where it is the net's.

    Args:
        width: D.
        own: E.
    """

    def __init__(self, width: int, own: int) -> None:
        super().__init__()
        self.into = nn.Identity() if own == width else nn.Linear(width, own)
        self.back = nn.Identity() if own == width else nn.Linear(own, width)

    def through(self, states: Tensor, run: Callable[[Tensor], Tensor]) -> Tensor:
        """States `B L D` that went in, through `run` (`B L E` to `B L E`), and came back."""
        out: Tensor = self.back(run(self.into(states)))
        return out


def parts_of(branch: Branch, sizes: Mapping[str, object], *, count: int, dropout: float, first: int = 0) -> BranchParts:
    """A branch's blocks with fresh weights.

    Args:
        branch: Which.
        sizes: Of the config (see `SIZES`); what is not named is as in transformers' own default.
        count: How many blocks.
        dropout: Its share.
        first: The first block's number where it comes from, which some GPT-2 scale their attention by.

    Raises:
        ValueError: for sizes that make no block.
    """
    try:
        if branch is Branch.T5:
            return _t5(sizes, count=count, dropout=dropout)
        if branch is Branch.LLAMA:
            return _llama(sizes, count=count, dropout=dropout)
        return _gpt2(sizes, count=count, dropout=dropout, first=first)
    except UNBUILT as error:
        raise ValueError(f"no {branch} block has these sizes: {last_line(error)}") from error


def last_line(error: Exception) -> str:
    """What a library's error says in its last line, or of what kind it is if it says nothing."""
    lines = str(error).strip().splitlines()
    return lines[-1].strip() if lines else type(error).__name__


def _t5(sizes: Mapping[str, object], *, count: int, dropout: float) -> BranchParts:
    config = T5Config(
        **sizes, dropout_rate=dropout, is_encoder_decoder=False, use_cache=False, attn_implementation="sdpa"
    )
    return BranchParts(
        blocks=nn.ModuleList(T5Block(config, has_relative_attention_bias=n == 0) for n in range(count)),
        norm=T5LayerNorm(config.d_model, eps=config.layer_norm_epsilon),
        width=config.d_model,
    )


def _llama(sizes: Mapping[str, object], *, count: int, dropout: float) -> BranchParts:
    config = LlamaConfig(**sizes, **_NO_WORDS, attention_dropout=dropout, attn_implementation="sdpa")
    if config.num_attention_heads % config.num_key_value_heads or config.head_dim % 2:
        raise ValueError(
            f"{config.num_attention_heads} heads of {config.head_dim} cannot share {config.num_key_value_heads} keys"
        )
    return BranchParts(
        blocks=nn.ModuleList(LlamaDecoderLayer(config, layer_idx=n) for n in range(count)),
        norm=LlamaRMSNorm(config.hidden_size, eps=config.rms_norm_eps),
        width=config.hidden_size,
        rotary=LlamaRotaryEmbedding(config),
    )


def _gpt2(sizes: Mapping[str, object], *, count: int, dropout: float, first: int) -> BranchParts:
    config = GPT2Config(
        **sizes, **_NO_WORDS, n_positions=MOST_SENTENCES, attn_pdrop=dropout, resid_pdrop=dropout,
        attn_implementation="eager",
    )  # fmt: skip
    blocks = nn.ModuleList(GPT2Block(config, layer_idx=n) for n in range(count))
    if config.scale_attn_by_inverse_layer_idx:
        # A block counts its keys from the branch's first block, but its scale from the checkpoint's.
        for n, block in enumerate(blocks):
            attention: Any = block.attn
            attention.scaling *= (n + 1) / (first + n + 1)
    return BranchParts(
        blocks=blocks,
        norm=nn.LayerNorm(config.n_embd, eps=config.layer_norm_epsilon),
        width=config.n_embd,
    )
