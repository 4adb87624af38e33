"""The conditioning contract of the denoiser."""

from dataclasses import replace

import pytest
import torch

from audobon.models.painter_net import Conditioning
from tests.tiny import tiny_painter_net


def a_conditioning(*, batch: int = 1, height: int = 8, width: int = 8) -> Conditioning:
    generator = torch.Generator().manual_seed(3)

    def some(*shape: int) -> torch.Tensor:
        return torch.rand(*shape, generator=generator)

    return Conditioning(
        text=some(batch, 5, 384), text_mask=torch.ones(batch, 5, dtype=torch.bool),
        style_tokens=some(batch, 8, 384), style_vector=some(batch, 256), style_present=torch.ones(batch),
        line=some(batch, 1, 8 * height, 8 * width), line_present=torch.ones(batch),
        line_completeness=torch.ones(batch), flat=some(batch, 48, height, width), flat_present=torch.ones(batch),
        regions=some(batch, 2, height, width), region_tokens=some(batch, 2, 4, 384),
    )  # fmt: skip


def painted(conditioning: Conditioning) -> torch.Tensor:
    net = tiny_painter_net()
    with torch.no_grad():
        out: torch.Tensor = net(torch.zeros(1, 48, 8, 8), torch.tensor([0.5]), conditioning)
    return out


def test_prediction_has_the_latents_shape() -> None:
    assert painted(a_conditioning()).shape == (1, 48, 8, 8)


@pytest.mark.parametrize("steer", ["text", "style_tokens", "style_vector", "line", "flat", "line_completeness"])
def test_every_steer_changes_the_prediction(steer: str) -> None:
    given = a_conditioning()
    other = replace(given, **{steer: getattr(given, steer) * 0.3})
    assert not torch.allclose(painted(given), painted(other), atol=1e-6)


@pytest.mark.parametrize(
    ("flag", "steer"), [("line_present", "line"), ("flat_present", "flat"), ("style_present", "style_vector")]
)
def test_an_absent_steer_has_no_say(flag: str, steer: str) -> None:
    absent = replace(a_conditioning(), **{flag: torch.zeros(1)})
    other = replace(absent, **{steer: getattr(absent, steer) * 0.3})
    assert torch.allclose(painted(absent), painted(other), atol=1e-6)


def test_masked_words_have_no_say() -> None:
    silent = replace(a_conditioning(), text_mask=torch.zeros(1, 5, dtype=torch.bool))
    other = replace(silent, text=silent.text * 0.3)
    assert torch.allclose(painted(silent), painted(other), atol=1e-6)


def test_regions_paint_their_words_inside_their_masks_only() -> None:
    net = tiny_painter_net()
    torch.nn.init.normal_(net.region_in.weight)
    mask = torch.zeros(1, 1, 8, 8)
    mask[..., :4] = 1
    given = replace(a_conditioning(), regions=mask, region_tokens=torch.rand(1, 1, 4, 384))
    planes = net._painted(given.regions, given.region_tokens)
    assert bool((planes[..., 4:] == 0).all())
    assert bool((planes[..., :4] != 0).any())
