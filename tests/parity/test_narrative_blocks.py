"""The narrative net's own blocks against transformers' blocks of the same sizes, with the same weights."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import nullcontext

import pytest
import torch
from torch import Tensor, nn
from transformers.cache_utils import DynamicCache

from audobon.models.checkpoint_blocks import parts_of
from audobon.models.sentence_memory import SentenceMemory
from audobon.models.story_branches import Branch, BranchParts, own_parts

WIDTH, HEADS, INNER = 32, 4, 48
SIZES: dict[Branch, dict[str, object]] = {
    Branch.T5: {
        "d_model": WIDTH, "d_kv": WIDTH // HEADS, "num_heads": HEADS, "d_ff": INNER, "feed_forward_proj": "gated-gelu",
    },
    Branch.LLAMA: {
        "hidden_size": WIDTH, "intermediate_size": INNER, "num_attention_heads": HEADS, "num_key_value_heads": HEADS,
    },
    Branch.GPT2: {"n_embd": WIDTH, "n_head": HEADS, "n_inner": INNER},
}  # fmt: skip


def _through(branch: Branch, parts: BranchParts, states: Tensor, past: DynamicCache | SentenceMemory) -> Tensor:
    """As the narrative net calls the blocks of each branch."""
    length = states.shape[1]
    if branch is Branch.T5:
        bias = parts.blocks[0].layer[0].SelfAttention.compute_bias(length, length)  # type: ignore[union-attr, index]
        for block in parts.blocks:
            states, bias, _ = block(states, position_bias=bias)
    elif branch is Branch.LLAMA:
        turned = parts.rotary(states, torch.arange(length)[None])
        for block in parts.blocks:
            states = block(states, attention_mask=None, position_embeddings=turned, is_causal=False)
    else:
        seen = past.get_seq_length()
        mask = torch.full((length, seen + length), -1e4).triu(seen + 1)[None, None]
        for block in parts.blocks:
            states = block(states, past_key_values=past, attention_mask=mask)
    out: Tensor = parts.norm(states)
    return out


@pytest.fixture(params=list(Branch))
def branch(request: pytest.FixtureRequest) -> Branch:
    return Branch(request.param)


def _both(branch: Branch, *, dropout: float = 0.0) -> tuple[BranchParts, BranchParts]:
    """Ours and the library's, each begun from the same seed."""
    made: list[Callable[[], BranchParts]] = [
        lambda: own_parts(branch, WIDTH, heads=HEADS, inner=INNER, count=2, dropout=dropout),
        lambda: parts_of(branch, SIZES[branch], count=2, dropout=dropout),
    ]
    parts = []
    for make in made:
        torch.manual_seed(5)
        parts.append(make())
        for part in (parts[-1].blocks, parts[-1].norm):
            part.eval()
    return parts[0], parts[1]


@pytest.mark.parametrize("length", [1, 2, 9, 150, 300])
@pytest.mark.parametrize("precision", ["float32", "bfloat16"])
@torch.inference_mode()
def test_states_are_to_the_bit_those_of_the_library(branch: Branch, length: int, precision: str) -> None:
    ours, theirs = _both(branch)
    theirs.blocks.load_state_dict(ours.blocks.state_dict(), strict=True)
    own, library = SentenceMemory(), DynamicCache()
    generator = torch.Generator().manual_seed(length)
    cast = torch.autocast("cpu", torch.bfloat16) if precision == "bfloat16" else nullcontext()
    with cast:
        for _ in range(2):  # the second time GPT-2 remembers the first
            states = torch.randn(1, length, WIDTH, generator=generator)
            found, expected = _through(branch, ours, states, own), _through(branch, theirs, states, library)
            assert found.dtype is expected.dtype
            assert torch.equal(found, expected)
    if branch is Branch.GPT2:
        assert own.get_seq_length() == library.get_seq_length() == 2 * length


def test_fresh_weights_are_named_and_drawn_as_the_librarys(branch: Branch) -> None:
    ours, theirs = _both(branch)
    own, library = ours.blocks.state_dict(), theirs.blocks.state_dict()
    assert set(own) == set(library)
    assert {name: value.shape for name, value in own.items()} == {name: one.shape for name, one in library.items()}
    if branch is not Branch.GPT2:  # whose layers are made twice for a checkpoint, with weights that it then fills
        assert all(torch.equal(value, library[name]) for name, value in own.items())


def test_training_drops_as_much_as_the_library_does(branch: Branch) -> None:
    ours, theirs = _both(branch, dropout=0.4)
    theirs.blocks.load_state_dict(ours.blocks.state_dict(), strict=True)
    states, found = torch.randn(1, 12, WIDTH, generator=torch.Generator().manual_seed(1)), []
    for parts in (ours, theirs):
        blocks: nn.Module = parts.blocks.train()
        torch.manual_seed(7)
        found.append(_through(branch, parts, states, SentenceMemory()))
        blocks.eval()
        assert not torch.equal(found[-1], _through(branch, parts, states, SentenceMemory()))
    assert torch.equal(*found)


@pytest.mark.parametrize("heads", [0, 3, 32])
def test_heads_that_cannot_share_the_width_are_refused(branch: Branch, heads: int) -> None:
    with pytest.raises(ValueError, match=f"{heads} heads cannot share a width of 32"):
        own_parts(branch, WIDTH, heads=heads, inner=INNER, count=1, dropout=0.0)
