"""Panels of many requests in shared calls of the net: the pixels are those of each panel alone."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from concurrent.futures import CancelledError, ThreadPoolExecutor
from dataclasses import dataclass, field, replace

import numpy as np
import pytest
import torch
from torch import Tensor

from audobon.comic.raster import Raster
from audobon.compute.budget import MemoryBudget
from audobon.compute.engine import Engine
from audobon.compute.plan import ComputePlan, plan_for_this_machine
from audobon.compute.step_queue import Priority
from audobon.crew import PaintOrder, Repaint
from audobon.errors import GenerationError, ResourceError
from audobon.models.painter_engines import PainterEngines, torch_engines
from audobon.models.text_encoder import TextEncoder
from audobon.models.zoo import EmbeddedPainterModel, load_ready_painter
from audobon.painting.denoise import DenoiseState, attempted_step, denoise, flow_times, start_state, step
from audobon.painting.feature_cache import FeatureCache
from audobon.painting.painter import EmbeddedPainter
from audobon.painting.recipe import PaintingRecipe
from audobon.painting.step_batching import StepBatching, lanes_of, request_of
from tests.unit.models.test_painter_engines import some_steering
from tests.unit.painting.test_painter import PLAN, an_order, encoder, model, painted

__all__ = ["encoder", "model"]

WAIT_S = 60.0
MEMORY = 10**9
Order = tuple[EmbeddedPainter, PaintOrder]


@dataclass
class Counted:
    """The tiny nets as engines that count rows a call, by what is called."""

    calls: list[tuple[str, int]] = field(default_factory=list)

    def engines(self, model: EmbeddedPainterModel) -> PainterEngines:
        plain = torch_engines(model.painter, model.autoencoder, PLAN)

        def counted(name: str, engine: Engine) -> Engine:
            def run(inputs: Mapping[str, Tensor]) -> tuple[Tensor, ...]:
                self.calls.append((name, len(inputs["latents"])))
                return engine(inputs)

            return run

        return PainterEngines(
            step=counted("whole", plain.step), shallow=counted("finest", plain.shallow),
            decode=counted("decode", plain.decode), label="counted",
        )  # fmt: skip


def painters_of(model: EmbeddedPainterModel, encoder: TextEncoder, plan: ComputePlan = PLAN) -> list[EmbeddedPainter]:
    """Painters of one model at several schedules, styles and ways to use deep levels again."""
    recipes = [
        PaintingRecipe(style="storybook", steps=2, close_up_px=0),
        PaintingRecipe(style="ink", steps=5, close_up_px=0, reuse=2),
        PaintingRecipe(style="storybook", steps=4, close_up_px=96),
    ]
    return [EmbeddedPainter(model, encoder, recipe=recipe, plan=plan) for recipe in recipes]


def mixed_orders(painters: Sequence[EmbeddedPainter], *, count: int = 9) -> list[Order]:
    sizes = ((64, 64), (72, 56))
    return [
        (
            painters[number % len(painters)],
            an_order(f"p{number}", width=sizes[number % 2][0], height=sizes[number % 2][1], seed=number),
        )
        for number in range(count)
    ]


def together(orders: Sequence[Order], *, plan: ComputePlan = PLAN) -> list[np.ndarray]:
    with StepBatching(plan, budget=MemoryBudget(MEMORY)) as batching:
        priorities = [list(Priority)[number % 4 != 1] for number in range(len(orders))]
        handles = [
            batching.submit(painter, order, priority=priority)
            for (painter, order), priority in zip(orders, priorities, strict=True)
        ]
        return [handle.result(WAIT_S).image.array for handle in handles]


def test_mixed_requests_share_calls_and_each_is_what_it_is_alone(
    model: EmbeddedPainterModel, encoder: TextEncoder
) -> None:
    counted = Counted()
    orders = mixed_orders(painters_of(replace(model, engines=counted.engines(model)), encoder))
    alone = [painted(painter, order)[0] for painter, order in orders]
    rows_alone = sum(rows for name, rows in counted.calls if name != "decode")
    counted.calls.clear()
    for one, other in zip(together(orders), alone, strict=True):
        assert np.abs(one.astype(np.int16) - other).max() <= 1  # torch rounds a batch's rows by a millionth otherwise
    steps = [rows for name, rows in counted.calls if name != "decode"]
    assert sum(steps) == rows_alone
    assert len(steps) < 0.8 * rows_alone
    assert {name for name, rows in counted.calls if rows > 1} >= {"whole", "finest"}


def test_by_the_engine_a_panel_is_to_the_bit_what_it_is_alone(encoder: TextEncoder) -> None:
    plan = replace(PLAN, precision=plan_for_this_machine("cpu").precision, workers=2)
    orders = mixed_orders(painters_of(load_ready_painter(plan), encoder, plan), count=8)
    alone = [painted(painter, order)[0] for painter, order in orders]
    assert all(np.array_equal(one, other) for one, other in zip(together(orders, plan=plan), alone, strict=True))
    mates = [*reversed(orders), *orders[:3]]
    found = together(mates, plan=plan)
    assert all(np.array_equal(one, other) for one, other in zip(reversed(found[: len(alone)]), alone, strict=True))


def test_orders_come_from_any_thread_and_repaints_go_with_them(
    model: EmbeddedPainterModel, encoder: TextEncoder
) -> None:
    painter = EmbeddedPainter(model, encoder, recipe=PaintingRecipe(steps=3, close_up_px=0), plan=PLAN)
    orders = [an_order(f"p{number}", seed=number) for number in range(6)]
    art = Raster(array=np.full((56, 72, 3), 90, np.uint8))
    mask = np.zeros((56, 72), np.uint8)
    mask[10:30, 10:40] = 255
    orders += [replace(an_order("p9"), repaint=Repaint(art=art, mask=Raster(array=mask)))]
    alone = [painted(painter, order)[0] for order in orders]
    with StepBatching(PLAN, budget=MemoryBudget(MEMORY)) as batching, ThreadPoolExecutor(4) as pool:
        handles = list(pool.map(lambda order: batching.submit(painter, order), orders))
        found = [handle.result(WAIT_S).image.array for handle in handles]
    assert all(np.abs(one.astype(np.int16) - other).max() <= 1 for one, other in zip(found, alone, strict=True))


def test_a_panel_given_up_leaves_its_mates_as_they_are(model: EmbeddedPainterModel, encoder: TextEncoder) -> None:
    painter = EmbeddedPainter(model, encoder, recipe=PaintingRecipe(steps=20, close_up_px=0), plan=PLAN)
    with StepBatching(PLAN, budget=MemoryBudget(MEMORY)) as batching:
        handles = [batching.submit(painter, an_order(f"p{number}", seed=number)) for number in range(3)]
        while not handles[1].progress[0]:
            pass
        assert handles[1].cancel()
        with pytest.raises(CancelledError):
            handles[1].result(WAIT_S)
        found = [handles[number].result(WAIT_S).image.array for number in (0, 2)]
    for number, one in zip((0, 2), found, strict=True):
        other = painted(painter, an_order(f"p{number}", seed=number))[0]
        assert np.abs(one.astype(np.int16) - other).max() <= 1
    assert handles[0].progress == (20, 20)


def test_numbers_that_overflow_in_one_panel_are_made_again_for_it_alone(
    model: EmbeddedPainterModel, encoder: TextEncoder
) -> None:
    plain = torch_engines(model.painter, model.autoencoder, PLAN)

    def overflowing(inputs: Mapping[str, Tensor]) -> tuple[Tensor, ...]:
        clean, deep = plain.step(inputs)
        bad = inputs["t"] < 0.5  # the second step of two alone
        return torch.where(bad[:, None, None, None], torch.nan, clean), deep

    engines = replace(plain, step=overflowing, label="overflowing")
    recipes = [PaintingRecipe(steps=steps, close_up_px=0, reuse=1) for steps in (1, 2)]
    broken = replace(model, engines=engines)
    painters = [EmbeddedPainter(broken, encoder, recipe=recipe, plan=PLAN) for recipe in recipes]
    orders = [(painters[number % 2], an_order(f"p{number}", seed=number)) for number in range(4)]
    exact = [EmbeddedPainter(model, encoder, recipe=recipe, plan=PLAN) for recipe in recipes]
    for number, one in enumerate(together(orders)):
        other = painted(exact[number % 2], orders[number][1])[0]
        assert np.abs(one.astype(np.int16) - other).max() <= 1


def test_nets_that_are_reached_into_are_painted_alone(model: EmbeddedPainterModel, encoder: TextEncoder) -> None:
    plain, reaching = (
        EmbeddedPainter(
            model, encoder, recipe=PaintingRecipe(steps=2, close_up_px=0, line_guidance=guidance), plan=PLAN
        )
        for guidance in (1.0, 2.0)
    )
    orders = [(one, an_order(f"p{number}", seed=number)) for number, one in enumerate([plain, reaching] * 2)]
    alone = [painted(painter, order)[0] for painter, order in orders]
    found = together(orders, plan=replace(PLAN, workers=2))
    assert all(np.abs(one.astype(np.int16) - other).max() <= 1 for one, other in zip(found, alone, strict=True))
    assert [request_of(painter, order, priority=Priority.BATCH).reaches_in for painter, order in orders[:2]] == [
        False,
        True,
    ]


def a_walk(model: EmbeddedPainterModel, engines: PainterEngines, *, seed: int, steps: int, every: int) -> DenoiseState:
    from audobon.models.engine_nets import prepared_step

    torch.manual_seed(seed)
    latents, steering = some_steering(model.painter)
    cache = FeatureCache(engines, prepared_step(model.painter, steering), every=every)
    return start_state(f"p{seed}", latents, predict=cache, times=flow_times(steps), seed=seed)


@torch.inference_mode()
def test_states_of_one_bucket_call_the_net_once_a_step_at_their_own_times(model: EmbeddedPainterModel) -> None:
    counted = Counted()
    engines = counted.engines(model)

    def walks() -> list[DenoiseState]:
        given = ((1, 2, 1), (2, 5, 1), (3, 4, 2), (4, 4, 2))
        return [a_walk(model, engines, seed=seed, steps=steps, every=every) for seed, steps, every in given]

    step(walks())
    assert counted.calls == [("whole", 4)]
    counted.calls.clear()
    step(step(walks()))
    assert sorted(counted.calls) == [("finest", 2), ("whole", 2), ("whole", 4)]
    for one, other in zip(denoise(walks()), walks(), strict=True):
        assert torch.allclose(one.latents, denoise([other])[0].latents, atol=2e-5)


@torch.inference_mode()
def test_a_failure_is_that_of_its_panel_alone(model: EmbeddedPainterModel) -> None:
    engines = torch_engines(model.painter, model.autoencoder, PLAN)
    states = [a_walk(model, engines, seed=seed, steps=3, every=1) for seed in (1, 2)]
    states[0] = replace(states[0], latents=states[0].latents * torch.nan)
    failed, moved = attempted_step(states)
    assert isinstance(failed, GenerationError)
    assert isinstance(moved, DenoiseState)
    assert moved.step == 1


def test_a_processor_steps_on_its_cores_and_a_gpu_in_large_batches() -> None:
    cpu, gpu = (lanes_of(replace(PLAN, device=one, workers=2), memory_bytes=10**11) for one in ("cpu", "cuda"))
    assert (cpu.steppers, cpu.finishers, gpu.finishers) == (2, 0, 1)
    assert cpu.rows(256 * 256) == 4
    assert cpu.rows(1024 * 1024) == 1
    assert gpu.rows(1024 * 1024) == 16
    assert cpu.rows(None) == 1


def test_batches_are_smaller_where_memory_is_short() -> None:
    rows = [
        lanes_of(PLAN, memory_bytes=panels * 500 * 256 * 256).rows(256 * 256) for panels in (0.5, 1.1, 2.1, 4.1, 99)
    ]
    assert rows == [1, 1, 2, 4, 4]


def test_a_panel_that_can_never_fit_is_refused_with_what_would(
    model: EmbeddedPainterModel, encoder: TextEncoder
) -> None:
    painter = EmbeddedPainter(model, encoder, recipe=PaintingRecipe(steps=1, close_up_px=0), plan=PLAN)
    with StepBatching(PLAN, budget=MemoryBudget(500 * 64 * 64 + 1000)) as batching:
        with pytest.raises(ResourceError, match=r"AUD-522: panel p7 of 8192 pixels .*up to 64 x 64 px fit"):
            batching.submit(painter, an_order("p7", width=128, height=64))
        fits = batching.submit(painter, an_order("p8", width=64, height=64))
        assert fits.result(WAIT_S).image.width_px == 64


def test_what_is_known_of_a_panel_counts_its_passes(model: EmbeddedPainterModel, encoder: TextEncoder) -> None:
    few, _, near = painters_of(model, encoder)
    first, second = (request_of(one, an_order(), priority=Priority.BATCH) for one in (few, near))
    assert (first.steps, second.steps) == (2, 8)
    assert first.kind == second.kind == 64 * 128
    assert 0 < first.length < second.length
    assert first.needed_bytes > 72 * 56
