"""The story model with a toy backbone: windows join without a seam, and what is delivered is not its own."""

from __future__ import annotations

import pytest
import torch

from audobon.models.low_rank import adapted, is_delta, merge
from audobon.models.span_head import SpanHead, fitting
from audobon.models.story_model import StoryModel
from audobon.models.text_encoder import TextEncoder
from tests.tiny_story import tiny_encoder, tiny_feeling_net, tiny_story_model


@pytest.fixture(scope="module")
def encoder() -> TextEncoder:
    return tiny_encoder()


@pytest.fixture(scope="module")
def model(encoder: TextEncoder) -> StoryModel:
    return tiny_story_model(encoder)


@pytest.mark.parametrize("count", [1, 2, 31, 63, 64, 65, 255, 256, 257, 448, 449, 510, 511, 765, 766, 1200])
@torch.inference_mode()
def test_every_piece_gets_a_state(model: StoryModel, count: int) -> None:
    below = model.below([1000 + at for at in range(count)])
    assert below.shape == (count, 384)
    states = model.pieces(below)
    assert states.shape == (count, 384)
    assert torch.isfinite(states).all()


@torch.inference_mode()
def test_a_short_text_is_read_in_one_window(model: StoryModel, encoder: TextEncoder) -> None:
    pieces = list(range(2000, 2100))
    ids = torch.tensor([[encoder.piece_id("[CLS]"), *pieces, encoder.piece_id("[SEP]")]])
    net = encoder.net
    plain = net.layers[0](net.embeddings(input_ids=ids))[0, 1:-1]
    below = model.below(pieces)
    assert torch.allclose(below, plain, atol=1e-5)
    states = [below[None]]
    for layer in model.layers:
        states.append(layer(states[-1]))
    assert torch.allclose(model.pieces(below), torch.stack(states).mean(0)[0], atol=1e-4)


def test_its_own_state_holds_nothing_delivered(model: StoryModel) -> None:
    own = model.own_state()
    assert all(is_delta(name) for name in own if name.startswith("layers."))
    assert not any("base" in name or "_below" in name for name in own)
    assert "mix" in own


def test_a_delta_adds_nothing_until_it_is_trained_and_merges_to_the_same() -> None:
    torch.manual_seed(0)
    layer = torch.nn.Sequential(torch.nn.Linear(8, 6), torch.nn.GELU(), torch.nn.Linear(6, 5, bias=False))
    kept = {name: value.clone() for name, value in layer.state_dict().items()}
    net = adapted([layer], rank=2)
    states = torch.randn(3, 8)
    assert torch.equal(net[0](states), layer(states))
    assert {name for name, weight in net.named_parameters() if weight.requires_grad} == {
        name for name in net.state_dict() if is_delta(name)
    }
    for name, weight in net.named_parameters():
        if is_delta(name):
            torch.nn.init.normal_(weight)
    changed = net[0](states)
    assert not torch.allclose(changed, layer(states), atol=1e-2)
    merge(net)
    assert torch.allclose(net[0](states), changed, atol=1e-4)
    assert all(torch.equal(value, kept[name]) for name, value in layer.state_dict().items())


@torch.inference_mode()
def test_span_scores_are_those_of_each_span_alone() -> None:
    torch.manual_seed(0)
    head = SpanHead(8, kinds=2, longest=3, own_width=4, dropout=0.0).eval()
    words = torch.randn(6, 8)
    scores = head(words)
    fits = fitting(6, 3)
    for first in range(6):
        for length in range(1, 4):
            assert bool(fits[first, length - 1]) == (first + length <= 6)
            if first + length > 6:
                continue
            one = torch.cat([torch.nn.functional.gelu(head.begin(words[first])), torch.ones(1)])
            other = torch.cat([torch.nn.functional.gelu(head.end(words[first + length - 1])), torch.ones(1)])
            naive = torch.einsum("d,nde,e->n", one, head.pair, other) + head.by_length.weight[length - 1]
            naive = naive + head.inside(words[first : first + length]).mean(0)
            assert torch.allclose(scores[first, length - 1], naive, atol=1e-5)
    assert torch.allclose(head(words[:4])[:2], scores[:2], atol=1e-5)


@torch.inference_mode()
def test_a_mention_does_not_hang_on_the_others_asked_about(model: StoryModel) -> None:
    words = torch.randn(9, 32)
    spans, kinds = torch.tensor([[0, 1], [2, 9], [8, 9]]), torch.tensor([1, 2, 3])
    together = model.mention(words, spans, kinds)
    for row in range(3):
        alone = model.mention(words, spans[row : row + 1], kinds[row : row + 1])
        assert torch.allclose(together[row], alone[0], atol=1e-5)
    assert model.mention(words, spans[:0], kinds[:0]).shape == (0, 32)


@torch.inference_mode()
def test_a_sentence_feels_the_same_beside_longer_ones(encoder: TextEncoder) -> None:
    net = tiny_feeling_net(encoder)
    pieces = torch.randint(1000, 2000, (2, 12))
    mask = torch.ones(2, 12, dtype=torch.long)
    mask[0, 5:] = 0
    together, fine = net(pieces, mask)
    alone, _ = net(pieces[:1, :5], mask[:1, :5])
    assert fine.shape == (2, 28)
    assert torch.allclose(together[:1], alone, atol=1e-5)
    assert net.felt(pieces, mask)[1].shape == (2, net.features)
