"""The packaged painter in 8 bits: what it gives, for which weights, and what is said where it cannot be had."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

import pytest
import torch
from torch import Tensor, nn

from audobon.compute.plan import ComputePlan
from audobon.errors import WeightsError
from audobon.models import zoo
from audobon.models.engine_nets import ShallowNet, StepNet, prepared_step, step_lendings
from audobon.models.painter_engines import ENGINE, GRAPHS, PainterEngines, torch_engines, traced_from
from audobon.models.painter_net import PainterNet, Steering
from audobon.models.zoo import (
    EmbeddedPainterModel,
    graph_sources,
    load_embedded_painter,
    load_ready_painter,
    packaged_models,
    with_engines,
)
from tests.tiny import TINY_SHAPE, save_tiny_models, tiny_autoencoder, tiny_painter_net

PLAN = ComputePlan(device="cpu", precision="float32", threads=1)


@pytest.fixture(scope="module")
def model() -> EmbeddedPainterModel:
    return with_engines(load_embedded_painter(), PLAN)


def engines_of(model: EmbeddedPainterModel) -> PainterEngines:
    assert model.engines is not None
    return model.engines


def some_steering(painter: PainterNet) -> tuple[Tensor, Steering]:
    torch.manual_seed(2)
    channels = painter.shape.latent_channels
    steering = Steering(
        control=torch.rand(1, painter.unet.conv_in.in_channels - channels, 16, 24),
        tokens=torch.rand(1, 12, 384), mask=torch.arange(12)[None] < 9, vector=torch.rand(1, 256),
    )  # fmt: skip
    return torch.randn(1, channels, 16, 24), steering


@pytest.mark.parametrize("hand_width", [0, 12])
def test_a_step_prepared_is_the_nets_own(hand_width: int) -> None:
    torch.manual_seed(1)
    painter = PainterNet(replace(TINY_SHAPE, hand_width=hand_width)).eval()
    if painter.hand is not None:
        for layer in (painter.hand.color, painter.hand.leave, painter.hand.first, painter.hand.second):
            nn.init.normal_(layer.weight, std=0.05)
    latents, steering = some_steering(painter)
    nn.init.normal_(painter.flat_share)
    for time in (0.1, 0.9):
        t = torch.full((1,), time)
        with torch.inference_mode():
            expected = painter(latents, t, steering)
        engines = torch_engines(painter, tiny_autoencoder(), PLAN)
        prepared = prepared_step(painter, steering)
        found, deep = engines.predicted(latents, t, prepared)
        assert torch.allclose(found, expected, atol=1e-4)
        assert torch.allclose(engines.refined(latents, t, prepared, deep=deep), expected, atol=1e-4)


def test_making_a_step_leaves_the_net_as_it_was() -> None:
    painter = tiny_painter_net()
    before = {name: value.clone() for name, value in painter.state_dict().items()}
    StepNet(painter).enter.weight.zero_()
    assert set(painter.state_dict()) == set(before)
    assert all(torch.equal(value, before[name]) for name, value in painter.state_dict().items())


def test_a_step_in_eight_bits_is_near_the_nets(model: EmbeddedPainterModel) -> None:
    latents, steering = some_steering(model.painter)
    t = torch.full((1,), 0.6)
    with torch.inference_mode():
        exact = model.painter(latents, t, steering)
        prepared = prepared_step(model.painter, steering)
        found, deep = engines_of(model).predicted(latents, t, prepared)
        shallow = engines_of(model).refined(latents, t, prepared, deep=deep)
    for one in (found, shallow):
        assert float((one - exact).norm() / exact.norm()) < 0.12
        assert not torch.equal(one, exact)


def test_a_picture_decoded_in_eight_bits_is_near_the_nets(model: EmbeddedPainterModel) -> None:
    image = torch.nn.functional.interpolate(torch.rand(1, 3, 12, 8), scale_factor=16, mode="bicubic").clamp(0, 1)
    with torch.inference_mode():
        latents = model.autoencoder.encode(image)
        exact, found = model.autoencoder.decode(latents), engines_of(model).decoded(latents)
    assert float((found - exact).abs().mean()) < 2 / 255


def test_the_packaged_graphs_are_those_of_the_packaged_weights(model: EmbeddedPainterModel) -> None:
    for name in GRAPHS:
        assert traced_from(packaged_models() / ENGINE / name) == graph_sources(dict(model.fingerprints))[name]
    assert {name for name, _ in engines_of(model).fingerprints} == {f"engine {name}" for name in GRAPHS}


def test_other_weights_are_painted_by_torch(tmp_path: Path) -> None:
    root = save_tiny_models(tmp_path)
    assert with_engines(load_embedded_painter(root), PLAN, folder=root).engines is None


def test_graphs_beside_weights_that_they_are_not_of_are_refused(tmp_path: Path) -> None:
    root = save_tiny_models(tmp_path)
    shutil.copytree(packaged_models() / ENGINE, root / ENGINE)
    with pytest.raises(WeightsError, match="AUD-315.*graphs were traced from other weights"):
        with_engines(load_embedded_painter(root), PLAN, folder=root)


def test_a_copy_of_the_packaged_weights_has_the_packaged_graphs(tmp_path: Path) -> None:
    for name in ("autoencoder", "painter"):
        shutil.copytree(packaged_models() / name, tmp_path / name)
    assert with_engines(load_embedded_painter(tmp_path), PLAN, folder=tmp_path).engines is not None


def test_a_gpu_has_no_engine(model: EmbeddedPainterModel) -> None:
    plain = replace(model, engines=None)
    assert with_engines(plain, replace(PLAN, device="cuda")).engines is None


def test_a_machine_without_the_engine_paints_by_torch(
    model: EmbeddedPainterModel, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(zoo, "engine_runs", lambda: False)
    assert with_engines(replace(model, engines=None), PLAN).engines is None


@pytest.mark.parametrize("hand_width", [0, 12])
def test_what_steps_borrow_is_what_their_nets_hold(hand_width: int) -> None:
    painter = PainterNet(replace(TINY_SHAPE, hand_width=hand_width)).eval()
    lent = step_lendings(painter)
    for net in (StepNet(painter), ShallowNet(painter)):
        held = net.state_dict()
        assert all(torch.equal(value, lent[name]) for name, value in held.items())


def test_a_unet_that_is_built_late_is_the_same() -> None:
    painter = tiny_painter_net()
    unet = {name.removeprefix("unet."): v for name, v in painter.state_dict().items() if name.startswith("unet.")}
    late = PainterNet(painter.shape, unet_weights=unet).eval()
    late.load_state_dict({name: v for name, v in painter.state_dict().items() if not name.startswith("unet.")})
    latents, steering = some_steering(painter)
    before = late.lendings()
    prepared = [prepared_step(net, steering) for net in (painter, late)]
    assert torch.equal(prepared[0].inputs["head"], prepared[1].inputs["head"])
    assert "unet" not in late._modules
    t = torch.full((1,), 0.5)
    with torch.inference_mode():
        assert torch.equal(late(latents, t, steering), painter(latents, t, steering))
    assert before.keys() == late.lendings().keys() == painter.state_dict().keys()


def test_a_ready_painter_needs_no_unet(model: EmbeddedPainterModel) -> None:
    ready = load_ready_painter(PLAN)
    assert ready.engines is not None
    assert ready.fingerprints == model.fingerprints
    assert "unet" not in ready.painter._modules


def test_a_painter_without_graphs_is_built_whole_and_checked(tmp_path: Path) -> None:
    root = save_tiny_models(tmp_path)
    assert "unet" in load_ready_painter(PLAN, folder=root).painter._modules


def test_engines_that_have_rested_give_what_they_gave(model: EmbeddedPainterModel) -> None:
    latents, steering = some_steering(model.painter)
    prepared = prepared_step(model.painter, steering)
    before = engines_of(model).predicted(latents, torch.tensor([0.5]), prepared)
    engines_of(model).rest()
    after = engines_of(model).predicted(latents, torch.tensor([0.5]), prepared)
    assert all(torch.equal(one, other) for one, other in zip(before, after, strict=True))
