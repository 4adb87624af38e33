"""Guidance by the line map."""

import torch

from audobon.painting.guidance import line_guided
from tests.tiny import tiny_painter_net
from tests.unit.models.test_painter_net import a_conditioning


def guided(scale: float) -> torch.Tensor:
    with torch.no_grad():
        return line_guided(
            tiny_painter_net(),
            torch.zeros(1, 48, 8, 8),
            torch.tensor([0.5]),
            conditioning=a_conditioning(),
            scale=scale,
        )


def test_scale_one_is_the_plain_prediction() -> None:
    with torch.no_grad():
        plain = tiny_painter_net()(torch.zeros(1, 48, 8, 8), torch.tensor([0.5]), a_conditioning())
    assert torch.equal(guided(1.0), plain)


def test_guidance_goes_further_along_what_the_line_adds() -> None:
    one, two, three = guided(1.0), guided(2.0), guided(3.0)
    assert torch.allclose(three - two, two - one, atol=1e-4)
    assert float((two - one).abs().max()) > 1e-4
