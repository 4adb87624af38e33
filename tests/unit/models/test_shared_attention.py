"""Self-attention that looks at references: what it changes, and that it leaves no trace."""

from __future__ import annotations

from typing import Any

import pytest
import torch
from torch import Tensor

from audobon.models.shared_attention import SELF_ATTENTION, Memory, SharedAttention
from tests.tiny import tiny_painter_net
from tests.tiny_stable import TEXT_WIDTH, a_unet

TIME = torch.tensor([500.0])


@pytest.fixture(scope="module", params=["embedded", "stable"])
def unet(request: pytest.FixtureRequest) -> Any:
    return tiny_painter_net().unet.eval() if request.param == "embedded" else a_unet()


def latents_of(unet: Any, *, seed: int, batch: int = 1, side: int = 16) -> Tensor:
    return torch.randn(batch, unet.config.in_channels, side, 16, generator=torch.Generator().manual_seed(seed))


@torch.no_grad()
def said(unet: Any, latents: Tensor) -> Tensor:
    vectors = torch.zeros(len(latents), 256) if unet.config.class_embed_type else None
    states = torch.full((len(latents), 3, TEXT_WIDTH if vectors is None else 384), 0.1)
    answer: Tensor = unet(latents, TIME, states, class_labels=vectors).sample
    return answer


def memory_of(shared: SharedAttention, unet: Any, *, seed: int = 9, side: int = 32) -> Memory:
    return shared.remembered(lambda: said(unet, latents_of(unet, seed=seed, side=side)))


def looked(unet: Any, latents: Tensor, *, strength: float = 1.0, seed: int = 9) -> Tensor:
    shared = SharedAttention(unet, strength=strength)
    with shared.attached():
        memory = memory_of(shared, unet, seed=seed)
        with shared.looking_at([memory]):
            return said(unet, latents)


def test_it_changes_the_answer_and_leaves_no_trace(unet: Any) -> None:
    latents = latents_of(unet, seed=1)
    plain, weights = said(unet, latents), {name: value.clone() for name, value in unet.state_dict().items()}
    processors = dict(unet.attn_processors)
    assert not torch.allclose(looked(unet, latents), plain, atol=1e-4)
    after = unet.state_dict()
    assert after.keys() == weights.keys()
    assert all(torch.equal(after[name], weights[name]) for name in weights)
    assert all(unet.attn_processors[name] is one for name, one in processors.items())
    assert torch.equal(said(unet, latents), plain)


def test_attaching_twice_attaches_once(unet: Any) -> None:
    shared, processors = SharedAttention(unet, strength=1.0), dict(unet.attn_processors)
    shared.attach()
    shared.attach()
    shared.detach()
    assert all(unet.attn_processors[name] is one for name, one in processors.items())


def test_what_fails_within_leaves_no_trace_either(unet: Any) -> None:
    processors = dict(unet.attn_processors)
    shared = SharedAttention(unet, strength=1.0)
    with pytest.raises(RuntimeError, match="stop"), shared.attached(), shared.looking_at([memory_of(shared, unet)]):
        raise RuntimeError("stop")
    assert all(unet.attn_processors[name] is one for name, one in processors.items())
    latents = latents_of(unet, seed=1)
    with shared.attached():
        assert torch.equal(said(unet, latents), said(unet, latents))


def test_remembering_and_looking_at_nothing_change_nothing(unet: Any) -> None:
    latents = latents_of(unet, seed=1)
    plain, shared = said(unet, latents), SharedAttention(unet, strength=1.0)
    answers: list[Tensor] = []
    with shared.attached(), shared.looking_at([]):
        memory = shared.remembered(lambda: answers.append(said(unet, latents)))
        answers.append(said(unet, latents))
    assert torch.equal(answers[0], plain)
    assert torch.equal(answers[1], plain)
    layers = [name for name, _ in unet.named_modules() if name.endswith(SELF_ATTENTION)]
    assert sorted(memory.layers) == sorted(layers)
    assert memory.size_bytes == sum(4 * seen.numel() for seen in memory.layers.values())


def test_a_picture_that_looks_at_itself_stays_as_it_is(unet: Any) -> None:
    """Every key twice gives every share half, and the sum of values the same."""
    latents = latents_of(unet, seed=9, side=32)
    for strength in (1.0, 3.0):
        assert torch.allclose(looked(unet, latents, strength=strength), said(unet, latents), atol=1e-5)


def test_strength_says_how_much_a_reference_counts(unet: Any) -> None:
    latents = latents_of(unet, seed=1)
    plain = said(unet, latents)
    changes = [float((looked(unet, latents, strength=one) - plain).abs().mean()) for one in (1e-6, 0.1, 1.0, 10.0)]
    assert changes[0] < 1e-5
    assert changes == sorted(changes)


def test_another_reference_is_another_answer(unet: Any) -> None:
    latents = latents_of(unet, seed=1)
    assert not torch.allclose(looked(unet, latents, seed=9), looked(unet, latents, seed=10), atol=1e-5)


def test_batch_mates_stay_strangers(unet: Any) -> None:
    both = latents_of(unet, seed=1, batch=2)
    together = looked(unet, both)
    for row in (0, 1):
        assert torch.allclose(together[row : row + 1], looked(unet, both[row : row + 1]), atol=1e-5)
