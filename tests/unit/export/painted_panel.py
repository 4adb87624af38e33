"""A panel painted by toy nets through the real loop, and those nets with samples to export them with."""

from __future__ import annotations

import warnings
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import torch
from torch import Tensor, nn

from audobon.compute.plan import ComputePlan
from audobon.export.panel import DECODE_NET, SHALLOW_NET, STEP_NET, ExportedPanel
from audobon.models.engine_nets import DecodeNet, ShallowNet, StepNet, prepared_step
from audobon.models.painter_engines import torch_engines
from audobon.models.painter_net import TOKEN_WIDTH, PainterNet, Steering
from audobon.models.style_encoder import STYLE_VECTOR_WIDTH
from audobon.painting.denoise import denoise, flow_times, start_state
from audobon.painting.feature_cache import FeatureCache
from tests.tiny import tiny_autoencoder, tiny_painter_net

HEIGHT_PX, WIDTH_PX = 120, 190
TOKENS = 11
EXACT = ComputePlan(device="cpu", precision="float32", threads=1)


@dataclass(frozen=True, kw_only=True)
class PaintedPanel:
    """A panel, its picture 1 3 h w, and the nets that painted it with samples of their inputs."""

    panel: ExportedPanel
    picture: Tensor
    nets: dict[str, tuple[nn.Module, dict[str, Tensor], tuple[str, ...]]]


@torch.no_grad()
def painted_panel(*, every: int = 2, steps: int = 4) -> PaintedPanel:
    painter, autoencoder = tiny_painter_net().requires_grad_(False), tiny_autoencoder().requires_grad_(False)
    engines = torch_engines(painter, autoencoder, EXACT)
    channels = painter.shape.latent_channels
    generator = torch.Generator().manual_seed(5)
    prepared = prepared_step(painter, _steering(painter, generator))
    clean = torch.randn(1, channels, 16, 24, generator=generator)
    state = start_state(
        "p1", clean, predict=FeatureCache(engines, prepared, every=every), times=flow_times(steps, start=0.9), seed=3
    )
    (done,) = denoise([state])
    picture = engines.decoded(done.latents).clamp(0, 1)[..., :HEIGHT_PX, :WIDTH_PX]
    panel = ExportedPanel(
        prepared=prepared, latents=state.latents, times=state.times, height_px=HEIGHT_PX, width_px=WIDTH_PX, every=every
    )
    return PaintedPanel(panel=panel, picture=picture, nets=_nets(painter, panel, DecodeNet(autoencoder)))


def _steering(painter: PainterNet, generator: torch.Generator) -> Steering:
    return Steering(
        control=torch.rand(1, painter.shape.control_channels, 16, 24, generator=generator),
        tokens=torch.randn(1, TOKENS, TOKEN_WIDTH, generator=generator),
        mask=torch.arange(TOKENS)[None] < TOKENS - 2,
        vector=torch.randn(1, STYLE_VECTOR_WIDTH, generator=generator),
    )


def _nets(
    painter: PainterNet, panel: ExportedPanel, decoder: nn.Module
) -> dict[str, tuple[nn.Module, dict[str, Tensor], tuple[str, ...]]]:
    batch = 2
    inputs = {name: _several(value, batch) for name, value in panel.prepared.inputs.items()}
    own = {"latents": _several(panel.latents, batch), "t": torch.full((batch,), 0.5)}
    _, deep = StepNet(painter)(**own, **inputs)
    shallow = {name: inputs[name] for name in panel.prepared.shallow} | {"deep": deep}
    return {
        STEP_NET: (StepNet(painter), own | inputs, ("predicted", "deep")),
        SHALLOW_NET: (ShallowNet(painter), own | shallow, ("predicted",)),
        DECODE_NET: (decoder, {"latents": own["latents"]}, ("image",)),
    }


def write_onnx_nets(made: PaintedPanel, folder: Path, names: Sequence[str]) -> None:
    """Some of a panel's nets in ONNX, where `audobon export` would put them."""
    for name in names:
        net, inputs, outputs = made.nets[name]
        single = {key: value[:1] for key, value in inputs.items()}
        with torch.no_grad(), warnings.catch_warnings():
            warnings.simplefilter("ignore")
            program = torch.onnx.export(
                net.eval(), (), kwargs=single, input_names=list(single), output_names=list(outputs), dynamo=True,
                verbose=False,
            )  # fmt: skip
        assert program is not None
        own = folder / name / "onnx-fp32"
        own.mkdir(parents=True)
        program.save(str(own / "model.onnx"))


def _several(value: Tensor, batch: int) -> Tensor:
    """A sample that is no inference tensor, and of a batch that is not one, which graphs would keep."""
    return value.clone().repeat(batch, *[1] * (value.dim() - 1))
