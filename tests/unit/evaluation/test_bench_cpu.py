"""The processor's benchmark at toy size: every figure is there, and is what its name says."""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from audobon.compute.plan import ComputePlan
from audobon.crew import PaintOrder
from audobon.evaluation import bench_cpu as room
from audobon.evaluation import conv_peak, turbo_shape
from audobon.evaluation.bench_cpu import CpuTools, bench_cpu, square_orders
from audobon.evaluation.conv_peak import calls_per_s, peak_ops_per_s
from audobon.evaluation.held_back import Picture
from audobon.hire import hire_penciller
from audobon.models.painter_engines import torch_engines
from audobon.models.text_encoder import load_text_encoder
from audobon.models.zoo import EmbeddedPainterModel, load_embedded_painter
from audobon.painting.painter import EmbeddedPainter
from audobon.quality.art_checks import is_lost
from tests.tiny import save_tiny_models

PLAN = ComputePlan(device="cpu", precision="float32", threads=1)


def in_turn(painter: EmbeddedPainter, orders: Sequence[PaintOrder]) -> list[Picture]:
    return [np.asarray(art.image.array, np.uint8) for art in painter.paint(orders, progress=lambda done, of: None)]


@pytest.mark.long
def test_every_figure_is_measured(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in (("SIDE_PX", 64), ("PANELS", 2), ("ROUNDS", 1), ("PEAK_S", 0.1)):
        monkeypatch.setattr(room, name, value)
    monkeypatch.setattr(turbo_shape, "CHANNELS", (32, 32, 64, 64))
    monkeypatch.setattr(turbo_shape, "HEADS", (2, 2, 4, 4))
    monkeypatch.setattr(turbo_shape, "LATENT_SIDE", 8)
    monkeypatch.setattr(conv_peak, "SIDE", 8)
    model = load_embedded_painter(save_tiny_models(tmp_path))

    def ready(plan: ComputePlan) -> EmbeddedPainterModel:
        return replace(model, engines=torch_engines(model.painter, model.autoencoder, plan))

    tools = CpuTools(
        model=model,
        ready=ready,
        encoder=load_text_encoder(),
        penciller=hire_penciller(),
        plan=PLAN,
        run=in_turn,
        is_lost=is_lost,
    )
    found, ladder = bench_cpu(tools, tell=lambda what: None)
    assert set(found) == {
        "first_panel_s", "panels_per_minute_512", "speedup_over_torch_eager_fp32", "speedup_with_cache_20_steps",
        "roofline_int8", "speedup_over_turbo_shape",
    }  # fmt: skip
    assert all(measure.value is not None and measure.value > 0 for measure in found.values())
    stages = {part.split(":")[0] for part in ladder if ":" in part}
    assert stages == {"input", "features", "output", "quality"}
    assert all(row["times_as_fast"].value for row in ladder.values())
    for part in ("input: words read once", "quality: a look half way"):
        assert ladder[part]["levels_moved"].value == 0, "it changes no pixel"
    assert ladder["features: deep levels used again"]["levels_moved"].value > 0  # type: ignore[operator]
    assert ladder["features: panels side by side"]["levels_moved"].value == 0


def test_orders_are_square_and_differ() -> None:
    orders = square_orders(hire_penciller(), count=2)
    assert {(order.pencils.draft.height_px, order.pencils.draft.width_px) for order in orders} == {(512, 512)}
    assert not np.array_equal(orders[0].pencils.draft.array, orders[1].pencils.draft.array)


def test_calls_of_all_workers_are_counted() -> None:
    alone, together = (calls_per_s(lambda: time.sleep(0.02), workers=workers, seconds=0.3) for workers in (1, 3))
    assert 20 < alone < 51
    assert 2 < together / alone < 4


def test_the_peak_grows_with_nothing_but_the_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(conv_peak, "SIDE", 16)
    assert peak_ops_per_s(PLAN, seconds=0.2) > 1e9
