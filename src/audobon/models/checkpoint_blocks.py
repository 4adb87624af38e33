"""Blocks of published T5, Llama and GPT-2 checkpoints, at any sizes: the classes of the library that they came with.

Knows: transformers' blocks and the sizes that their configs name.  Does not know: where checkpoints lie, what is read.

Shapes: B batch, L words or sentences, E width of a branch.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from huggingface_hub.errors import StrictDataclassError
from torch import nn
from transformers import GPT2Config, LlamaConfig, T5Config
from transformers.models.gpt2.modeling_gpt2 import GPT2Block
from transformers.models.llama.modeling_llama import LlamaDecoderLayer, LlamaRMSNorm, LlamaRotaryEmbedding
from transformers.models.t5.modeling_t5 import T5Block, T5LayerNorm
from transformers.pytorch_utils import Conv1D

from audobon.models.narrative_blocks import TransposedLinear
from audobon.models.story_branches import MOST_SENTENCES, Branch, BranchParts

_NO_WORDS: Mapping[str, Any] = {"vocab_size": 1, "bos_token_id": None, "eos_token_id": None}
"""Blocks are fed states, so of a config's vocabulary nothing is needed."""
UNBUILT = (TypeError, ValueError, KeyError, AttributeError, ZeroDivisionError, RuntimeError, StrictDataclassError)
"""What transformers raises for configs that make no net."""

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
    for block in blocks:
        _with_house_layers(block)
    return BranchParts(
        blocks=blocks,
        norm=nn.LayerNorm(config.n_embd, eps=config.layer_norm_epsilon),
        width=config.n_embd,
    )


def _with_house_layers(net: nn.Module) -> None:
    """Put the house's own kind of GPT-2's layers, which others know how to narrow, in the place of the library's."""
    for name, child in list(net.named_children()):
        if isinstance(child, Conv1D):
            setattr(net, name, TransposedLinear(child.nx, child.nf))
        else:
            _with_house_layers(child)
