"""Our MiniLM against transformers' BERT, with the weights that ship."""

from __future__ import annotations

import pytest
import torch
from transformers import BertConfig, BertModel

from audobon.models.minilm import MiniLm, MiniLmShape
from audobon.models.text_encoder import TextEncoder, load_text_encoder


@pytest.fixture(scope="module")
def encoder() -> TextEncoder:
    return load_text_encoder()


@pytest.fixture(scope="module")
def reference(encoder: TextEncoder) -> BertModel:
    shape = encoder.net.shape
    config = BertConfig(
        vocab_size=shape.vocab_size, hidden_size=shape.hidden_size, num_hidden_layers=shape.num_hidden_layers,
        num_attention_heads=shape.num_attention_heads, intermediate_size=shape.intermediate_size,
        layer_norm_eps=shape.layer_norm_eps,
    )  # fmt: skip
    net = BertModel(config, add_pooling_layer=False).eval()
    net.load_state_dict(encoder.net.state_dict(), strict=True)
    return net


@torch.inference_mode()
@pytest.mark.parametrize("length", [1, 2, 17, 128, 512])
def test_states_are_those_of_bert(encoder: TextEncoder, reference: BertModel, length: int) -> None:
    generator = torch.Generator().manual_seed(length)
    ids = torch.randint(1000, 30000, (3, length), generator=generator)
    mask = torch.arange(length)[None] < torch.tensor([[length], [max(1, length // 2)], [1]])
    found = encoder.net(ids, mask)
    expected = reference(input_ids=ids, attention_mask=mask.long()).last_hidden_state
    assert torch.allclose(found[mask], expected[mask], atol=2e-5)


@torch.inference_mode()
def test_single_layers_are_those_of_bert(encoder: TextEncoder, reference: BertModel) -> None:
    states = encoder.net.embeddings(torch.arange(1000, 1040)[None])
    assert torch.allclose(states, reference.embeddings(input_ids=torch.arange(1000, 1040)[None]), atol=1e-6)
    for ours, theirs in zip(encoder.net.layers, reference.encoder.layer, strict=True):
        assert torch.allclose(ours(states), theirs(states), atol=1e-5)
        states = ours(states)


def test_learning_drops_at_random_and_reading_does_not() -> None:
    torch.manual_seed(0)
    net = MiniLm(MiniLmShape(vocab_size=50, hidden_size=24, num_hidden_layers=2, intermediate_size=32))
    ids, mask = torch.arange(8)[None], torch.ones(1, 8, dtype=torch.bool)
    assert not torch.equal(net.train()(ids, mask), net(ids, mask))
    assert torch.equal(net.eval()(ids, mask), net(ids, mask))
