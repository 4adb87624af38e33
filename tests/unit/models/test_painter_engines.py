"""The packaged painter in 8 bits: what it gives, for which weights, and what is said where it cannot be had."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

import pytest
import torch

from audobon.compute.plan import ComputePlan
from audobon.errors import WeightsError
from audobon.models import zoo
from audobon.models.engine_nets import DECODE, STEP, step_example, step_inputs
from audobon.models.painter_engines import ENGINE, GRAPHS, PainterEngines, traced_from
from audobon.models.painter_net import Steering
from audobon.models.zoo import EmbeddedPainterModel, graph_sources, load_embedded_painter, packaged_models, with_engines
from tests.tiny import save_tiny_models

PLAN = ComputePlan(device="cpu", precision="float32", threads=1)


@pytest.fixture(scope="module")
def model() -> EmbeddedPainterModel:
    return with_engines(load_embedded_painter(), PLAN)


def engines_of(model: EmbeddedPainterModel) -> PainterEngines:
    assert model.engines is not None
    return model.engines


def some_steering(model: EmbeddedPainterModel) -> tuple[torch.Tensor, Steering]:
    torch.manual_seed(2)
    example = step_example(model.painter)
    steering = Steering(**{name: example[name] for name in ("control", "tokens", "mask", "vector")})
    return example["latents"], steering


def test_a_step_in_eight_bits_is_near_the_nets(model: EmbeddedPainterModel) -> None:
    latents, steering = some_steering(model)
    t = torch.full((1,), 0.6)
    with torch.inference_mode():
        exact = model.painter(latents, t, steering)
        found = engines_of(model).predicted(latents, t, steering)
    assert float((found - exact).norm() / exact.norm()) < 0.12
    assert not torch.equal(found, exact)


def test_a_picture_decoded_in_eight_bits_is_near_the_nets(model: EmbeddedPainterModel) -> None:
    image = torch.nn.functional.interpolate(torch.rand(1, 3, 12, 8), scale_factor=16, mode="bicubic").clamp(0, 1)
    with torch.inference_mode():
        latents = model.autoencoder.encode(image)
        exact, found = model.autoencoder.decode(latents), engines_of(model).decoded(latents)
    assert float((found - exact).abs().mean()) < 2 / 255


def test_the_packaged_graphs_are_those_of_the_packaged_weights(model: EmbeddedPainterModel) -> None:
    for name in GRAPHS:
        assert traced_from(packaged_models() / ENGINE / name) == graph_sources(model)[name]
    assert {name for name, _ in engines_of(model).fingerprints} == {f"engine {STEP}", f"engine {DECODE}"}


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


def test_inputs_go_by_the_names_that_the_graph_has(model: EmbeddedPainterModel) -> None:
    latents, steering = some_steering(model)
    assert set(step_inputs(latents, torch.zeros(1), steering)) == set(step_example(model.painter))
