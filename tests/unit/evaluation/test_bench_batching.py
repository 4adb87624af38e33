"""The benchmark of step-level batching at toy size: every figure is there, and is what its name says."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from audobon.compute.plan import ComputePlan
from audobon.compute.step_queue import Priority
from audobon.evaluation import bench_batching as room
from audobon.evaluation.bench_batching import arrivals, bench_batching, mixed_requests, serve
from audobon.evaluation.bench_cpu import CpuTools
from audobon.hire import hire_penciller
from audobon.models.painter_engines import torch_engines
from audobon.models.text_encoder import load_text_encoder
from audobon.models.zoo import EmbeddedPainterModel, load_embedded_painter
from audobon.quality.art_checks import is_lost
from tests.tiny import save_tiny_models
from tests.unit.evaluation.test_bench_cpu import in_turn

PLAN = ComputePlan(device="cpu", precision="float32", threads=1, workers=2)


@pytest.fixture
def tools(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> CpuTools:
    toy = (("SIZES_PX", ((64, 64), (128, 64))), ("STEPS", (1, 3)), ("PANELS", 10), ("ROUNDS", 1), ("SOLOS", 1))
    for name, value in toy:
        monkeypatch.setattr(room, name, value)
    model = load_embedded_painter(save_tiny_models(tmp_path))

    def ready(plan: ComputePlan) -> EmbeddedPainterModel:
        return replace(model, engines=torch_engines(model.painter, model.autoencoder, plan))

    return CpuTools(
        model=model,
        ready=ready,
        encoder=load_text_encoder(),
        penciller=hire_penciller(),
        plan=PLAN,
        run=in_turn,
        is_lost=is_lost,
    )


def test_every_figure_is_measured(tools: CpuTools) -> None:
    found = bench_batching(tools, tell=lambda what: None)
    assert {"throughput_over_offline", "p99_over_solo"} < set(found)
    assert all(measure.value is not None and measure.value > 0 for measure in found.values())
    assert (found["p99_over_solo_all"].n, found["offered_for_latency"].value) == (10, room.OFFERED)
    assert found["p99_over_solo"].n + found["p99_over_solo_batch"].n == 10
    assert (found["median_over_solo"].value or 0) <= (found["p99_over_solo_all"].value or 0)


def test_the_mix_has_every_shape_for_everybody(tools: CpuTools) -> None:
    mix = mixed_requests(tools)
    assert {(*one.shape, one.priority) for one in mix[:8]} == {
        (*size, steps, priority) for size in room.SIZES_PX for steps in room.STEPS for priority in Priority
    }
    assert {(one.order.pencils.draft.width_px, one.order.pencils.draft.height_px) for one in mix} == set(room.SIZES_PX)
    assert len({one.order.seed for one in mix} | {one.order.brief.id for one in mix}) > 1


def test_latency_is_counted_from_the_arrival_on(tools: CpuTools) -> None:
    mix = mixed_requests(tools)[:3]
    served = serve(tools, mix, [0.0, 0.1, 0.6])
    assert all(0 < latency < served.whole_s for latency in served.latencies_s)
    assert served.whole_s > 0.6
    assert served.rows_per_call >= 1


def test_arrivals_come_at_their_rate_and_no_two_seeds_alike() -> None:
    one, other = (arrivals(4000, rate=20.0, seed=seed) for seed in (1, 2))
    gaps = np.diff(one)
    assert one == sorted(one)
    assert gaps.mean() == pytest.approx(1 / 20, rel=0.1)
    assert gaps.std() == pytest.approx(1 / 20, rel=0.1)  # an exponential's deviation is its mean
    assert one != other
    assert one == arrivals(4000, rate=20.0, seed=1)
