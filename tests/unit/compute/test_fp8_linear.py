"""Linear layers in 8-bit floating point: near to what they were, hooks and all, and gone without a trace."""

from __future__ import annotations

import pytest
import torch
from torch import Tensor, nn

from audobon.compute.fp8_linear import Fp8Linear, Fp8Linears, scaled
from audobon.errors import ResourceError


def a_net() -> nn.Module:
    torch.manual_seed(0)
    return nn.Sequential(
        nn.Linear(64, 96), nn.SiLU(), nn.ModuleDict({"odd": nn.Linear(96, 50)})["odd"], nn.Linear(50, 8)
    )


GIVEN = torch.randn(5, 7, 64, generator=torch.Generator().manual_seed(1))


def test_only_layers_that_fit_change_and_the_answer_is_near() -> None:
    net = a_net()
    truth = net(GIVEN)
    eight = Fp8Linears(net)
    assert eight.attach() == eight.attach() == 1
    assert [type(one).__name__ for one in net] == ["Fp8Linear", "SiLU", "Linear", "Linear"]  # type: ignore[union-attr]
    found = net(GIVEN)
    assert found.shape == truth.shape
    assert 0 < float((found - truth).norm() / truth.norm()) < 0.06
    eight.detach()
    assert torch.equal(net(GIVEN), truth)


def test_detached_layers_are_the_very_objects_to_the_bit() -> None:
    net = a_net()
    before = {name: value.clone() for name, value in net.state_dict().items()}
    layers = list(net.modules())
    with Fp8Linears(net).attached():
        assert list(net.modules()) != layers
    assert all(one is other for one, other in zip(net.modules(), layers, strict=True))
    assert all(torch.equal(before[name], value) for name, value in net.state_dict().items())


def test_skipped_layers_stay() -> None:
    net = nn.ModuleDict({"a": nn.Linear(16, 16), "conv_in": nn.Linear(16, 16)})
    with Fp8Linears(net, skip=("conv_in",)).attached():
        assert isinstance(net["a"], Fp8Linear)
        assert isinstance(net["conv_in"], nn.Linear)


def test_hooks_run_as_ever() -> None:
    layer = nn.Linear(16, 16)
    net = nn.Sequential(layer)
    layer.register_forward_hook(lambda layer, given, answer: answer + 100)
    with Fp8Linears(net).attached(), torch.no_grad():
        assert float(net(torch.ones(1, 16)).mean()) > 90


@pytest.mark.parametrize("by_row", [True, False])
@pytest.mark.parametrize("kind", [torch.float32, torch.bfloat16])
def test_numbers_keep_their_place_whatever_their_size(by_row: bool, kind: torch.dtype) -> None:
    x = (torch.randn(6, 32, generator=torch.Generator().manual_seed(2)) * 10.0 ** torch.arange(-3, 3)[:, None]).to(kind)
    x[0] = 0
    numbers, scale = scaled(x, by_row=by_row)
    assert scale.shape == ((6, 1) if by_row else ())
    back = numbers.float() * scale
    assert bool(torch.isfinite(back).all())
    error: Tensor = (back - x.float()).abs().amax(dim=1) / x.float().abs().amax()
    assert float(error.max()) < 0.05


def test_a_gpu_that_multiplies_no_such_numbers_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    from audobon.compute import fp8_linear

    monkeypatch.setattr(torch.cuda, "get_device_capability", lambda device: (8, 0))
    monkeypatch.setattr(torch.cuda, "get_device_name", lambda device: "A100")
    with pytest.raises(ResourceError, match=r"AUD-530: A100 \(compute capability 8\.0\) multiplies no 8-bit"):
        fp8_linear.check_fp8(torch.device("cuda"))
    fp8_linear.check_fp8(torch.device("cpu"))
