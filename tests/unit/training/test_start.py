"""What a fresh run begins with."""

from dataclasses import replace
from pathlib import Path

import pytest
import torch

from audobon.errors import WeightsError
from audobon.models.painter_net import PainterNet
from audobon.models.style_encoder import StyleEncoder
from audobon.models.zoo import load_embedded_painter
from audobon.training.start import begin_from, blended, given_autoencoder
from tests.tiny import TINY_SHAPE, save_tiny_models


def test_a_net_begins_with_earlier_weights_and_an_idle_hand(tmp_path: Path) -> None:
    save_tiny_models(tmp_path)
    net, style = PainterNet(replace(TINY_SHAPE, hand_width=8)), StyleEncoder()
    autoencoder = begin_from(tmp_path, net, style)
    given = load_embedded_painter(tmp_path)
    assert torch.equal(net.unet.conv_in.weight, given.painter.unet.conv_in.weight)
    assert torch.equal(style.tokens.weight, given.style.tokens.weight)
    assert torch.equal(autoencoder.basis, given.autoencoder.basis)
    assert net.hand is not None
    assert not bool(net.hand.leave.weight.any())


def test_weights_of_another_shape_are_refused(tmp_path: Path) -> None:
    save_tiny_models(tmp_path)
    wider = PainterNet(replace(TINY_SHAPE, block_channels=(16, 16, 32, 32)))
    with pytest.raises(WeightsError, match="AUD-316"):
        begin_from(tmp_path, wider, StyleEncoder())


def test_an_autoencoder_can_be_trained_on(tmp_path: Path) -> None:
    save_tiny_models(tmp_path)
    assert all(parameter.requires_grad for parameter in given_autoencoder(tmp_path).parameters())


def test_blended_weights_lie_between_those_given_and_those_trained(tmp_path: Path) -> None:
    save_tiny_models(tmp_path)
    net = PainterNet(replace(TINY_SHAPE, hand_width=8))
    begin_from(tmp_path, net, StyleEncoder())
    given = load_embedded_painter(tmp_path).painter
    with torch.no_grad():
        for parameter in net.parameters():
            parameter.add_(0.5)
    found = blended(net, given, share=0.75)
    torch.testing.assert_close(found["unet.conv_in.weight"], given.unet.conv_in.weight + 0.375)
    assert net.hand is not None
    torch.testing.assert_close(found["hand.leave.weight"], 0.75 * net.hand.leave.weight)
    assert set(found) == set(net.state_dict())
