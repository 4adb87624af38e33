"""The narrative net: states of words in, states of words and sentences that know the story so far out.

Knows: states, sentences as ranges of words.  Does not know: text, labels, or what heads ask.
The understanding layer (T5 encoder blocks, then LLaMA blocks that look both ways) works on words; the analysis layer
(GPT-2 blocks, each sentence sees those before it, also of earlier stretches) works on sentences; words and sentences
look at each other, and the words' own states go round it all.

Shapes: B batch (1: a stretch is read by itself), L words, S sentences, D width.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import torch
from torch import Tensor, nn
from torch.nn import functional

from audobon.models.blocking import BLOCKED
from audobon.models.narrative_blocks import Remembered
from audobon.models.story_branches import Branch, BranchParts, GivenBranch, Passage, own_parts


@dataclass(frozen=True, kw_only=True)
class StoryShape:
    """Sizes of the narrative net; a branch without blocks is left out, a given one has sizes of its own."""

    width: int = 256
    heads: int = 4
    t5_blocks: int = 1
    llama_blocks: int = 1
    gpt2_blocks: int = 1
    feed_forward: int = 512
    dropout: float = 0.2
    t5: GivenBranch | None = None
    llama: GivenBranch | None = None
    gpt2: GivenBranch | None = None

    def given(self) -> dict[Branch, GivenBranch]:
        """The branches that were begun from checkpoints."""
        every = {Branch.T5: self.t5, Branch.LLAMA: self.llama, Branch.GPT2: self.gpt2}
        return {branch: one for branch, one in every.items() if one is not None}

    def blocks_of(self, branch: Branch) -> int:
        """How many blocks a branch has."""
        return {Branch.T5: self.t5_blocks, Branch.LLAMA: self.llama_blocks, Branch.GPT2: self.gpt2_blocks}[branch]


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
        t5, llama, gpt2 = (_parts(shape, branch) for branch in Branch)
        self.t5, self.t5_norm = t5.blocks, t5.norm
        self.llama, self.llama_norm, self.rotary = llama.blocks, llama.norm, llama.rotary
        self.gpt2 = gpt2.blocks
        self.gpt2_norm = gpt2.norm if shape.gpt2 else nn.Identity()
        self.passages = nn.ModuleDict(
            {branch: Passage(width, parts.width) for branch, parts in zip(Branch, (t5, llama, gpt2), strict=True)}
        )
        if shape.gpt2_blocks:
            self.words_to_sentences = nn.MultiheadAttention(width, heads, dropout=shape.dropout, batch_first=True)
            self.sentences_to_words = nn.MultiheadAttention(width, heads, dropout=shape.dropout, batch_first=True)
            self.norms = nn.ModuleList(nn.LayerNorm(width) for _ in range(3))
        self.out = nn.LayerNorm(width)
        self.drop = nn.Dropout(shape.dropout)

    def forward(
        self, words: Tensor, sentences: Sequence[tuple[int, int]], *, past: Remembered | None = None
    ) -> tuple[Tensor, Tensor]:
        """Read one stretch.

        Args:
            words: States L D.
            sentences: S ranges `[first, last)` of words, in order, none empty.
            past: What the analysis layer saw of earlier stretches; this stretch is added to it.

        Returns:
            States of words L D and of sentences S D.
        """
        understood = self.understood(words)
        averages = torch.stack([understood[first:last].mean(0) for first, last in sentences])
        return self.joined(words, understood, averages, past=past)

    def joined(
        self, words: Tensor, understood: Tensor, averages: Tensor, *, past: Remembered | None = None,
        blank: Tensor | None = None,
    ) -> tuple[Tensor, Tensor]:  # fmt: skip
        """States of words L D and of sentences S D, once they have looked at each other.

        Args:
            words: States L D as they came.
            understood: The same after the understanding layer.
            averages: Of each sentence's words, S D.
            past: What the analysis layer saw of earlier stretches; this stretch is added to it.
            blank: Which of those T sentences are none, T bool; None says that all are.
        """
        if not self.shape.gpt2_blocks:
            return self.out(words + self.drop(understood)), averages
        told = self._told(averages[None], understood[None], past=past, blank=blank)
        looked, _ = self.sentences_to_words(self.norms[2](understood[None]), told, told, need_weights=False)
        joined: Tensor = self.out(words[None] + self.drop(understood[None]) + self.drop(looked))[0]
        return joined, told[0]

    def frozen(self, name: str) -> bool:
        """Whether a tensor of the net's is a frozen branch's, by its name in the net's state."""
        owner = name.split(".", 1)[0].removesuffix("_norm")
        return any(owner == branch and one.frozen for branch, one in self.shape.given().items())

    def understood(self, words: Tensor) -> Tensor:
        """Words L D after the T5 and LLaMA blocks."""
        runs = {branch: run for branch, run in self._runs().items() if self.shape.blocks_of(branch)}
        states = words[None]
        for branch, run in runs.items():
            passage: Passage = self.passages[branch]  # type: ignore[assignment]
            states = passage.through(states, run)
        return states[0]

    def _runs(self) -> dict[Branch, Callable[[Tensor], Tensor]]:
        """The branches of the understanding layer, in their order."""
        return {Branch.T5: self._t5, Branch.LLAMA: self._llama}

    def _t5(self, states: Tensor) -> Tensor:
        bias = self._places(states.shape[1])
        for block in self.t5:
            states, bias, _ = block(states, position_bias=bias)
        out: Tensor = self.t5_norm(states)
        return out

    def _places(self, length: int) -> Tensor:
        """T5's bias `1 H L L` for how far words are apart.

        The distances are worked out once each, `2 L - 1` of them, and not for all `L L` pairs of words.
        """
        attention = self.t5[0].layer[0].SelfAttention  # type: ignore[union-attr, index]
        apart = attention.compute_bias(1, 2 * length - 1, past_seen_tokens=length - 1)[0, :, 0]
        places = torch.arange(length, device=apart.device)
        bias: Tensor = apart[:, places[None] - places[:, None] + length - 1][None]
        return bias

    def _llama(self, states: Tensor) -> Tensor:
        turned = self.rotary(states, torch.arange(states.shape[1], device=states.device)[None])
        for block in self.llama:
            # Without a mask the library's attention would take the block for one that only looks back.
            states = block(states, attention_mask=None, position_embeddings=turned, is_causal=False)
        out: Tensor = self.llama_norm(states)
        return out

    def _told(self, sentences: Tensor, words: Tensor, *, past: Remembered | None, blank: Tensor | None) -> Tensor:
        """Sentences `1 S D` that have looked at the words and at the sentences before them."""
        looked, _ = self.words_to_sentences(self.norms[0](sentences), words, words, need_weights=False)
        states = sentences + looked
        seen = 0 if past is None else past.get_seq_length()
        count = states.shape[1]
        after = (
            torch.arange(seen + count, device=states.device)[None]
            > torch.arange(seen, seen + count, device=states.device)[:, None]
        )
        if blank is not None:
            after = after | functional.pad(blank, (0, count))
        causal = torch.zeros(after.shape, device=states.device, dtype=states.dtype).masked_fill_(after, BLOCKED)

        def run(own: Tensor) -> Tensor:
            for block in self.gpt2:
                own = block(own, past_key_values=past, attention_mask=causal[None, None])
            normed: Tensor = self.gpt2_norm(own)
            return normed

        passage: Passage = self.passages[Branch.GPT2]  # type: ignore[assignment]
        out: Tensor = self.norms[1](passage.through(states, run))
        return out


def _parts(shape: StoryShape, branch: Branch) -> BranchParts:
    """A branch's parts, of its own sizes or the net's."""
    given = shape.given().get(branch)
    count = shape.blocks_of(branch)
    if given is not None:
        # The library that holds a checkpoint's blocks is slow to load, and few nets have a checkpoint's.
        from audobon.models.checkpoint_blocks import parts_of

        return parts_of(branch, given.sizes, count=count, dropout=shape.dropout, first=given.first)
    return own_parts(
        branch, shape.width, heads=shape.heads, inner=shape.feed_forward, count=count, dropout=shape.dropout
    )


def mixed(layers: Sequence[Tensor], weights: Tensor) -> Tensor:
    """A weighted mean of layers' states, the weights through a softmax (ELMo: Peters et al. 2018, equation 1)."""
    shares = functional.softmax(weights.float(), dim=0)
    return torch.stack([share * layer for share, layer in zip(shares, layers, strict=True)]).sum(0)
