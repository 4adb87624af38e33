"""The narrative net by itself: branches, and what its analysis layer remembers."""

from __future__ import annotations

from dataclasses import replace

import pytest
import torch
from torch import Tensor

from audobon.models.sentence_memory import SentenceMemory
from audobon.models.story_net import StoryNet, StoryShape

SMALL = StoryShape(width=32, heads=4, feed_forward=32, dropout=0.0)
SENTENCES = ((0, 4), (4, 9), (9, 12))


def a_net(shape: StoryShape = SMALL) -> StoryNet:
    torch.manual_seed(0)
    return StoryNet(shape).eval()


def words(count: int = 12, *, seed: int = 1) -> Tensor:
    return torch.randn(count, 32, generator=torch.Generator().manual_seed(seed))


@torch.no_grad()
def read(net: StoryNet, *, seed: int = 1, past: SentenceMemory | None = None) -> tuple[Tensor, Tensor]:
    told, sentences = net(words(seed=seed), SENTENCES, past=past)
    return told, sentences


@pytest.mark.parametrize(
    "shape",
    [
        SMALL, replace(SMALL, t5_blocks=0), replace(SMALL, llama_blocks=0), replace(SMALL, gpt2_blocks=0),
        replace(SMALL, t5_blocks=2, llama_blocks=2, gpt2_blocks=2), replace(SMALL, t5_blocks=0, llama_blocks=0),
    ],
)  # fmt: skip
def test_every_word_and_sentence_has_a_state_with_any_branches(shape: StoryShape) -> None:
    told, sentences = read(a_net(shape))
    assert (told.shape, sentences.shape) == ((12, 32), (3, 32))
    assert torch.isfinite(told).all()


@pytest.mark.parametrize("branch", ["t5", "llama"])
@torch.no_grad()
def test_words_look_both_ways(branch: str) -> None:
    left_out = {"llama_blocks": 0} if branch == "t5" else {"t5_blocks": 0}
    net = a_net(replace(SMALL, gpt2_blocks=0, **left_out))
    for at, others in ((11, slice(0, 11)), (0, slice(1, 12))):
        changed = words()
        changed[at] += 5.0
        one, other = (net(given, ((0, 12),))[0] for given in (words(), changed))
        assert not torch.allclose(one[others], other[others], atol=1e-6)


def test_the_analysis_layer_looks_back_and_never_ahead() -> None:
    """Sentences see all words of their stretch, but of sentences only those before; what was read before counts."""
    net = a_net()
    past = SentenceMemory()
    first = read(net, past=past)[1]
    assert torch.allclose(first, read(net)[1], atol=1e-5)
    assert past.get_seq_length() == 3
    later = read(net, seed=2, past=past)[1]
    assert past.get_seq_length() == 6
    assert not torch.allclose(later, read(net, seed=2)[1], atol=1e-4)


def test_what_is_remembered_stays_within_its_bounds() -> None:
    net = a_net(replace(SMALL, gpt2_blocks=2))
    past = SentenceMemory()
    for seed in range(4):
        read(net, seed=seed, past=past)
        past.forget_oldest(keep=5)
        assert past.get_seq_length() <= 5
    told, _ = read(net, seed=9, past=past)
    assert torch.isfinite(told).all()


@pytest.mark.parametrize("length", [1, 2, 9, 40])
@torch.inference_mode()
def test_t5s_distances_worked_out_once_are_its_own(length: int) -> None:
    net = a_net(StoryShape(width=32, heads=4, feed_forward=32))
    attention = net.t5[0].layer[0].SelfAttention  # type: ignore[union-attr, index]
    assert torch.equal(net._places(length), attention.compute_bias(length, length))
