"""Control from beside: both nets on a tiny real painter, put on and taken off, saved and loaded."""

from collections.abc import Callable
from dataclasses import asdict, replace
from pathlib import Path

import pytest
import torch
from torch import Tensor

from audobon.errors import WeightsError
from audobon.models.painter_adapter import PainterAdapter, PainterAdapterShape
from audobon.models.painter_control import LINE_PLANES, UNetCall, attached, line_planes
from audobon.models.painter_controlnet import PainterControlNet, PainterControlNetShape
from audobon.models.painter_net import PainterNet
from audobon.models.weights import packed, save_weights
from audobon.models.zoo import CONTROL_NAMES, load_control, load_embedded_painter, packaged_models
from tests.tiny import tiny_painter_net
from tests.unit.models.test_painter_net import a_conditioning

Net = PainterControlNet | PainterAdapter
MAKE: dict[str, Callable[[PainterNet], Net]] = {
    "controlnet": lambda painter: PainterControlNet(painter, PainterControlNetShape(rank=2)),
    "adapter": lambda painter: PainterAdapter(painter, PainterAdapterShape(width=16, blocks=1)),
}


def a_net(name: str, painter: PainterNet, *, is_trained: bool = True) -> Net:
    torch.manual_seed(3)
    net = MAKE[name](painter).eval()
    if is_trained:
        with torch.no_grad():
            for parameter in net.parts().parameters():
                parameter.add_(0.05 * torch.randn_like(parameter))
    return net


def predicted(painter: PainterNet, net: Net | None, *, share: float = 1.0, ink: float = 1.0) -> Tensor:
    """One prediction without the concatenated line; the left half of the line map is inked."""
    line = torch.zeros(1, 1, 64, 64)
    line[..., :32] = ink
    conditioning = replace(a_conditioning(), line=line, line_present=torch.zeros(1))
    latents, t = torch.randn(1, 48, 8, 8, generator=torch.Generator().manual_seed(0)), torch.tensor([0.5])
    with torch.no_grad():
        if net is None:
            plain: Tensor = painter(latents, t, conditioning)
            return plain
        said = net.residuals_of(line_planes(line, torch.ones(1)))
        with attached(painter, said, share=torch.tensor([share])):
            steered: Tensor = painter(latents, t, conditioning)
        return steered


def test_planes_fold_the_line_and_say_how_complete_it_is() -> None:
    line = torch.rand(2, 1, 16, 24)
    planes = line_planes(line, torch.tensor([1.0, 0.3]))
    assert planes.shape == (2, LINE_PLANES, 2, 3)
    assert torch.equal(torch.nn.functional.pixel_shuffle(planes[:, :-1], 8), line)
    assert torch.allclose(planes[1, -1], torch.tensor(0.3))


@pytest.mark.parametrize("name", CONTROL_NAMES)
def test_an_untrained_control_changes_nothing(name: str) -> None:
    painter = tiny_painter_net()
    assert torch.equal(predicted(painter, a_net(name, painter, is_trained=False)), predicted(painter, None))


@pytest.mark.parametrize("name", CONTROL_NAMES)
def test_a_trained_control_says_the_line_by_its_weight(name: str) -> None:
    painter = tiny_painter_net()
    net = a_net(name, painter)
    plain, half, whole = predicted(painter, None), predicted(painter, net, share=0.5), predicted(painter, net)
    assert float((whole - plain).abs().max()) > 1e-3
    assert not torch.equal(half, whole)
    assert torch.equal(predicted(painter, net, share=0.0), plain)
    assert not torch.equal(predicted(painter, net, ink=0.0), whole)


@pytest.mark.parametrize("name", CONTROL_NAMES)
def test_attaching_and_detaching_leaves_the_painter_bit_identical(name: str) -> None:
    painter = tiny_painter_net()
    before = {key: value.clone() for key, value in painter.state_dict().items()}
    plain = predicted(painter, None)
    predicted(painter, a_net(name, painter))
    assert all(torch.equal(before[key], value) for key, value in painter.state_dict().items())
    assert torch.equal(predicted(painter, None), plain)


@pytest.mark.parametrize("name", CONTROL_NAMES)
def test_an_error_on_the_way_takes_the_control_off(name: str) -> None:
    painter = tiny_painter_net()
    net = a_net(name, painter)
    said = net.residuals_of(torch.zeros(1, LINE_PLANES, 8, 8))
    with pytest.raises(KeyError), attached(painter, said, share=torch.ones(1)):
        raise KeyError
    assert torch.equal(predicted(painter, None), predicted(tiny_painter_net(), None))


def test_the_adapter_reads_a_map_once_and_the_controlnet_at_every_step() -> None:
    painter = tiny_painter_net()
    call = UNetCall(
        sample=torch.randn(1, painter.unet.config.in_channels, 8, 8), timestep=torch.tensor([500.0]),
        tokens=torch.randn(1, 8, 384), vector=torch.randn(1, 256),
    )  # fmt: skip
    later = replace(call, timestep=torch.tensor([100.0]))
    planes = torch.rand(1, LINE_PLANES, 8, 8)
    with torch.no_grad():
        once = a_net("adapter", painter).residuals_of(planes)
        assert once(call) is once(later)
        each = a_net("controlnet", painter).residuals_of(planes)
        assert not torch.equal(each(call).mid, each(later).mid)


def test_the_merged_controlnet_says_the_same() -> None:
    painter = tiny_painter_net()
    net = a_net("controlnet", painter)
    assert isinstance(net, PainterControlNet)
    whole = predicted(painter, net)
    assert torch.allclose(predicted(painter, net.merged()), whole, atol=1e-5)


def test_the_low_rank_change_goes_on_top_of_whatever_the_painter_is() -> None:
    painter, other = tiny_painter_net(), tiny_painter_net()
    with torch.no_grad():
        other.unet.conv_in.weight.mul_(1.5)
    one, two = (MAKE["controlnet"](net) for net in (painter, other))
    two.parts().load_state_dict(one.parts().state_dict())
    assert isinstance(one, PainterControlNet)
    assert isinstance(two, PainterControlNet)
    weights = [net.merged().net.conv_in.weight for net in (one, two)]
    assert torch.allclose(weights[1], weights[0] * 1.5)


def saved(root: Path, name: str, net: Net, *, shape: object) -> Path:
    config = {"model": name, "shape": shape}
    save_weights(root / name, packed(dict(net.parts().state_dict()), eight_bit=False), config=config)
    return root


@pytest.mark.parametrize("name", CONTROL_NAMES)
def test_a_control_comes_back_from_disk(name: str, tmp_path: Path) -> None:
    painter = tiny_painter_net()
    net = a_net(name, painter)
    loaded = load_control(name, painter, saved(tmp_path, name, net, shape=asdict(net.shape)))
    assert loaded.name == name
    assert isinstance(loaded.net, PainterControlNet | PainterAdapter)
    assert not any(parameter.requires_grad for parameter in loaded.net.parameters())
    assert torch.allclose(predicted(painter, loaded.net), predicted(painter, net), atol=0.05)


@pytest.mark.parametrize("name", CONTROL_NAMES)
def test_missing_weights_and_weights_of_another_shape_are_refused(name: str, tmp_path: Path) -> None:
    painter = tiny_painter_net()
    with pytest.raises(WeightsError, match="AUD-311"):
        load_control(name, painter, tmp_path)
    other = {"rank": 3, "width": 24, "blocks": 1}
    for shape in (None, other):
        with pytest.raises(WeightsError, match="AUD-315"):
            load_control(name, painter, saved(tmp_path, name, a_net(name, painter), shape=shape))


def test_the_packaged_controls_fit_the_packaged_painter_and_are_small() -> None:
    painter = load_embedded_painter().painter
    for name in CONTROL_NAMES:
        load_control(name, painter)
    shards = [path for name in CONTROL_NAMES for path in (packaged_models() / name).glob("*.safetensors")]
    assert sum(path.stat().st_size for path in shards) <= 1_200_000
