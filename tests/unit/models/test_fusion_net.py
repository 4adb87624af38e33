"""The nets of the shared space, at toy size."""

from __future__ import annotations

import pytest
import torch

from audobon.models.fusion_net import FusionNet, FusionShape


@pytest.fixture(scope="module")
def net() -> FusionNet:
    torch.manual_seed(0)
    return FusionNet(FusionShape(cues={"place": 7, "light": 5}, width=32, space=16, heads=2)).eval()


@torch.inference_mode()
def test_both_sides_answer_with_directions_of_one_space(net: FusionNet) -> None:
    pictures = net.picture_directions(torch.rand(3, 3, 64, 96))
    texts = net.text_directions(torch.randn(2, 9, 384), torch.ones(2, 9, dtype=torch.bool))
    assert pictures.shape == (3, 16)
    assert texts.shape == (2, 16)
    for directions in (pictures, texts):
        assert torch.allclose(directions.norm(dim=1), torch.ones(len(directions)), atol=1e-5)
    assert net.likeness(texts, pictures).shape == (2, 3)
    assert {sort: tuple(scores.shape) for sort, scores in net.cue_scores(texts).items()} == {
        "place": (2, 7), "light": (2, 5),
    }  # fmt: skip


@torch.inference_mode()
def test_what_is_padded_says_nothing(net: FusionNet) -> None:
    states = torch.randn(1, 6, 384)
    mask = torch.ones(1, 6, dtype=torch.bool)
    longer = torch.cat([states, torch.randn(1, 5, 384)], dim=1)
    longer_mask = torch.cat([mask, torch.zeros(1, 5, dtype=torch.bool)], dim=1)
    assert torch.allclose(net.text_directions(states, mask), net.text_directions(longer, longer_mask), atol=1e-5)
