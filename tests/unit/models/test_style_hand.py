"""The style's hand on the denoiser."""

from dataclasses import replace

import torch

from audobon.models.painter_net import PainterNet
from tests.tiny import TINY_SHAPE, tiny_painter_net
from tests.unit.models.test_painter_net import a_conditioning


def a_net_with_a_hand() -> PainterNet:
    net = PainterNet(replace(TINY_SHAPE, hand_width=8)).eval()
    net.load_state_dict(tiny_painter_net().state_dict(), strict=False)
    return net


def trained(net: PainterNet) -> PainterNet:
    assert net.hand is not None
    generator = torch.Generator().manual_seed(4)
    for parameter in net.hand.parameters():
        parameter.data = 0.1 * torch.randn(parameter.shape, generator=generator)
    return net


def painted(net: PainterNet, style: torch.Tensor, *, present: float = 1.0) -> torch.Tensor:
    given = replace(a_conditioning(), style_vector=style, style_present=torch.full((1,), present))
    with torch.no_grad():
        out: torch.Tensor = net(torch.zeros(1, 48, 8, 8), torch.tensor([0.5]), given)
    return out


def test_an_untrained_hand_changes_nothing() -> None:
    style = torch.randn(1, 256, generator=torch.Generator().manual_seed(1))
    assert torch.equal(painted(a_net_with_a_hand(), style), painted(tiny_painter_net(), style))


def test_a_trained_hand_has_a_say_of_its_own_for_each_style() -> None:
    first, second = torch.randn(2, 1, 256, generator=torch.Generator().manual_seed(1)).unbind(0)
    without = painted(tiny_painter_net(), first) - painted(tiny_painter_net(), second)
    with_hand = painted(trained(a_net_with_a_hand()), first) - painted(trained(a_net_with_a_hand()), second)
    assert float(with_hand.norm()) > 2 * float(without.norm())


def test_an_absent_style_has_no_say_through_the_hand() -> None:
    first, second = torch.randn(2, 1, 256, generator=torch.Generator().manual_seed(1)).unbind(0)
    net = trained(a_net_with_a_hand())
    assert torch.equal(painted(net, first, present=0.0), painted(net, second, present=0.0))
