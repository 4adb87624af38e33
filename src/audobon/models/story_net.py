"""The narrative net: states of words in, states of words and sentences that know the story so far out.

Knows: states, ties between words, sentences as ranges of words.  Does not know: text, labels, or what heads ask.
The understanding layer (T5 encoder blocks, then LLaMA blocks that look both ways) works on words under narrative
masks; the analysis layer (GPT-2 blocks, causal) works on sentences; words and sentences look at each other, and the
words' own states go round it all.

Shapes: B batch (1: a stretch is read by itself), L words, S sentences, D width.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import torch
from torch import Tensor, nn
from torch.nn import functional
from transformers import GPT2Config, LlamaConfig, T5Config
from transformers.cache_utils import DynamicCache
from transformers.models.gpt2.modeling_gpt2 import GPT2Block
from transformers.models.llama.modeling_llama import LlamaDecoderLayer, LlamaRMSNorm, LlamaRotaryEmbedding
from transformers.models.t5.modeling_t5 import T5Block, T5LayerNorm

from audobon.models.narrative_masks import BLOCKED, Ties, narrative_mask

MOST_SENTENCES = 256
"""The analysis layer looks back over so many sentences, across stretches."""


@dataclass(frozen=True, kw_only=True)
class StoryShape:
    """Sizes of the narrative net; a branch without blocks is left out."""

    width: int = 256
    heads: int = 4
    t5_blocks: int = 1
    llama_blocks: int = 1
    gpt2_blocks: int = 1
    feed_forward: int = 512
    dropout: float = 0.2
    masked: bool = True


class StoryNet(nn.Module):
    """The understanding and analysis layers with what joins them.

    Source: Raffel et al. 2020, arXiv:1910.10683 (T5: relative position bias); Touvron et al. 2023, arXiv:2307.09288
        (LLaMA 2: RMSNorm, rotary positions, SwiGLU); Radford et al. 2019 (GPT-2); Tan and Bansal 2019,
        arXiv:1908.07490, section 2.2 (cross-attention both ways).
    """

    def __init__(self, shape: StoryShape) -> None:
        super().__init__()
        self.shape = shape
        width, heads = shape.width, shape.heads
        t5 = T5Config(
            d_model=width, d_kv=width // heads, num_heads=heads, d_ff=shape.feed_forward, dropout_rate=shape.dropout,
            feed_forward_proj="gated-gelu", is_encoder_decoder=False, use_cache=False, attn_implementation="eager",
        )  # fmt: skip
        llama = LlamaConfig(
            hidden_size=width, intermediate_size=shape.feed_forward, num_attention_heads=heads, vocab_size=1,
            num_key_value_heads=heads, attn_implementation="eager", attention_dropout=shape.dropout,
        )  # fmt: skip
        gpt2 = GPT2Config(
            n_embd=width, n_head=heads, n_inner=shape.feed_forward, vocab_size=1, n_positions=MOST_SENTENCES,
            attn_pdrop=shape.dropout, resid_pdrop=shape.dropout, attn_implementation="eager",
        )  # fmt: skip
        self.t5 = nn.ModuleList(T5Block(t5, has_relative_attention_bias=n == 0) for n in range(shape.t5_blocks))
        self.t5_norm = T5LayerNorm(width)
        self.llama = nn.ModuleList(LlamaDecoderLayer(llama, layer_idx=n) for n in range(shape.llama_blocks))
        self.llama_norm = LlamaRMSNorm(width)
        self.rotary = LlamaRotaryEmbedding(llama)
        self.gpt2 = nn.ModuleList(GPT2Block(gpt2, layer_idx=n) for n in range(shape.gpt2_blocks))
        if shape.gpt2_blocks:
            self.words_to_sentences = nn.MultiheadAttention(width, heads, dropout=shape.dropout, batch_first=True)
            self.sentences_to_words = nn.MultiheadAttention(width, heads, dropout=shape.dropout, batch_first=True)
            self.norms = nn.ModuleList(nn.LayerNorm(width) for _ in range(3))
        self.out = nn.LayerNorm(width)
        self.drop = nn.Dropout(shape.dropout)

    def forward(
        self, words: Tensor, ties: Ties, sentences: Sequence[tuple[int, int]], *, past: DynamicCache | None = None
    ) -> tuple[Tensor, Tensor]:
        """Read one stretch.

        Args:
            words: States L D.
            ties: Of the L words.
            sentences: S ranges `[first, last)` of words, in order, none empty.
            past: What the analysis layer saw of earlier stretches; this stretch is added to it.

        Returns:
            States of words L D and of sentences S D.
        """
        understood = self._understood(words[None], ties)
        averages = torch.stack([understood[0, first:last].mean(0) for first, last in sentences])
        if not self.shape.gpt2_blocks:
            return self.out(words + self.drop(understood[0])), averages
        told = self._told(averages[None], understood, past=past)
        looked, _ = self.sentences_to_words(self.norms[2](understood), told, told, need_weights=False)
        joined: Tensor = self.out(words[None] + self.drop(understood) + self.drop(looked))[0]
        return joined, told[0]

    def _understood(self, words: Tensor, ties: Ties) -> Tensor:
        """Words `1 L D` after the T5 and LLaMA blocks."""
        length = words.shape[1]
        mask = None
        if self.shape.masked:
            mask = narrative_mask(ties, heads=self.shape.heads).to(words.dtype)
        states, bias = words, None
        for block in self.t5:
            states, bias, _ = block(states, attention_mask=mask, position_bias=bias)
        if len(self.t5):
            states = self.t5_norm(states)
        if len(self.llama):
            places = torch.arange(length, device=words.device)[None]
            turned = self.rotary(states, places)
            for block in self.llama:
                states = block(states, attention_mask=mask, position_embeddings=turned)
            states = self.llama_norm(states)
        return states

    def _told(self, sentences: Tensor, words: Tensor, *, past: DynamicCache | None) -> Tensor:
        """Sentences `1 S D` that have looked at the words and at the sentences before them."""
        looked, _ = self.words_to_sentences(self.norms[0](sentences), words, words, need_weights=False)
        states = sentences + looked
        seen = 0 if past is None else past.get_seq_length()
        count = states.shape[1]
        after = (
            torch.arange(seen + count, device=states.device)[None]
            > torch.arange(seen, seen + count, device=states.device)[:, None]
        )
        causal = torch.zeros(after.shape, device=states.device, dtype=states.dtype).masked_fill_(after, BLOCKED)
        for block in self.gpt2:
            states = block(states, past_key_values=past, attention_mask=causal[None, None])
        out: Tensor = self.norms[1](states)
        return out


def forget_oldest(past: DynamicCache, *, keep: int) -> None:
    """Keep only the last `keep` sentences that an analysis layer remembers."""
    for layer in past.layers:
        if layer.keys is not None and layer.values is not None:
            layer.keys, layer.values = layer.keys[..., -keep:, :], layer.values[..., -keep:, :]


def mixed(layers: Sequence[Tensor], weights: Tensor) -> Tensor:
    """A weighted mean of layers' states, the weights through a softmax (ELMo: Peters et al. 2018, equation 1)."""
    shares = functional.softmax(weights.float(), dim=0)
    return torch.stack([share * layer for share, layer in zip(shares, layers, strict=True)]).sum(0)
