"""`audobon bench cpu`: how fast panels are painted on this processor, against plain torch, a public shape and its peak.

Knows: what is timed against what.  Does not know: how anything is painted.
Every figure is a ratio within one run, or says how many panels a minute are painted while nothing else runs.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import partial

import numpy as np
import torch
from torch import Tensor
from torch.utils.flop_counter import FlopCounterMode

from audobon.compute.plan import ComputePlan, cores
from audobon.crew import PaintOrder, Penciller
from audobon.evaluation.conv_peak import calls_per_s, peak_ops_per_s
from audobon.evaluation.held_back import Picture, order_of
from audobon.evaluation.measure import NOT_MEASURED, Measure, median_measure
from audobon.evaluation.painting_ladder import LadderTools, painting_ladder
from audobon.evaluation.turbo_shape import TurboShape
from audobon.models.engine_nets import LATENTS, StepNet, step_example
from audobon.models.painter_engines import PainterEngines
from audobon.models.painter_net import Conditioning, PainterNet
from audobon.models.patch_autoencoder import PATCH
from audobon.models.text_encoder import TextEncoder
from audobon.models.zoo import EmbeddedPainterModel
from audobon.painting.conditioning import panel_conditioning
from audobon.painting.denoise import DenoiseState, denoise, flow_times, start_state
from audobon.painting.painter import EmbeddedPainter
from audobon.painting.recipe import PaintingRecipe
from audobon.painting.stopping import IsLost
from audobon.training.random_briefs import random_brief

SIDE_PX = 512
PANELS, ROUNDS = 8, 3
PEAK_S = 2.0
FEW = PaintingRecipe(steps=4, close_up_px=0, reuse=1)
MANY = PaintingRecipe(steps=20, close_up_px=0, reuse=5)
Tell = Callable[[str], None]
RunAtOnce = Callable[[EmbeddedPainter, Sequence[PaintOrder]], list[Picture]]
"""Paints orders, as many at once as the painter can."""


@dataclass(frozen=True, kw_only=True)
class CpuTools:
    """What is timed: the painter's model as loaded, how it is made ready for the engine, words, who draws, and who sees
    half way that a panel is lost."""

    model: EmbeddedPainterModel
    ready: Callable[[ComputePlan], EmbeddedPainterModel]
    encoder: TextEncoder
    penciller: Penciller
    plan: ComputePlan
    run: RunAtOnce
    is_lost: IsLost


def bench_cpu(tools: CpuTools, *, tell: Tell) -> tuple[dict[str, Measure], dict[str, dict[str, Measure]]]:
    """The figures by name, and the ladder: each part of what makes painting fast, without it (`painting_ladder.py`)."""
    orders = square_orders(tools.penciller, count=PANELS)
    ready = tools.ready(tools.plan)
    ours = EmbeddedPainter(ready, tools.encoder, recipe=FEW, plan=tools.plan)
    tell("the first panel")
    found = {"first_panel_s": _first_panel(tools, orders[0])}
    tools.run(ours, orders)
    tell("plain torch, 4 steps")
    eager = [_eager(tools, order) for order in orders[:2]]
    ratios, rates = _against(partial(tools.run, ours, orders), [partial(one, 4) for one in eager], panels=PANELS)
    found["panels_per_minute_512"], found["speedup_over_torch_eager_fp32"] = rates, ratios
    tell("plain torch, 20 steps")
    many = EmbeddedPainter(ready, tools.encoder, recipe=MANY, plan=tools.plan)
    ratios, _ = _against(partial(tools.run, many, orders[:4]), [partial(eager[0], 20)], panels=4)
    found["speedup_with_cache_20_steps"] = ratios
    tell("the processor's peak")
    found["roofline_int8"] = _roofline(tools, ready)
    tell("each part without the others")
    rungs = LadderTools(
        model=tools.model, ready=tools.ready, encoder=tools.encoder, plan=tools.plan, run=tools.run, orders=orders,
        many=MANY, is_lost=tools.is_lost,
    )  # fmt: skip
    ladder = painting_ladder(rungs, timed=_times_as_fast)
    tell("a public one-step shape")
    found["speedup_over_turbo_shape"] = _over_turbo(tools, ours, orders)
    return found, ladder


def square_orders(penciller: Penciller, *, count: int) -> list[PaintOrder]:
    """Orders for panels of 512 x 512 px with casts and scenes of their own."""
    orders = []
    for number in range(count):
        brief, cast = random_brief(np.random.default_rng((61, number)), number=number)
        orders.append(order_of(brief, penciller.draw(brief, cast, width_px=SIDE_PX, height_px=SIDE_PX)))
    return orders


def _first_panel(tools: CpuTools, order: PaintOrder) -> Measure:
    """Seconds of a painter's very first panel, its nets compiled anew each time."""
    seconds = []
    for _ in range(ROUNDS):
        painter = EmbeddedPainter(tools.ready(tools.plan), tools.encoder, recipe=FEW, plan=tools.plan)
        seconds.append(_seconds(partial(painter.paint, [order], progress=_in_silence)))
    return median_measure(seconds)


def _eager(tools: CpuTools, order: PaintOrder) -> Callable[[int], Tensor]:
    """A panel by plain torch in 32 bits on all cores, what steers it made before: the loop and the decoder alone."""
    model = tools.model
    steering = panel_conditioning(order.brief, order.pencils, model=model, encoder=tools.encoder, recipe=FEW)

    def paint(steps: int) -> Tensor:
        torch.set_num_threads(cores())
        try:
            return _eager_panel(model, steering, steps=steps)
        finally:
            tools.plan.apply()

    return paint


@torch.inference_mode()
def _eager_panel(model: EmbeddedPainterModel, steering: Conditioning, *, steps: int) -> Tensor:
    times = flow_times(steps, start=FEW.strength, shift=FEW.shift)
    first: DenoiseState = start_state(
        "eager", steering.flat, predict=lambda latents, t: model.painter(latents, t, steering), times=times, seed=1
    )
    (state,) = denoise([first])
    image: Tensor = model.autoencoder.decode(state.latents)
    return image


def _against(
    ours: Callable[[], object], theirs: Sequence[Callable[[], object]], *, panels: int
) -> tuple[Measure, Measure]:
    """How many times as fast ours is a panel as theirs, taking turns; and panels a minute of ours."""
    ratios, rates = [], []
    for call in theirs:
        call()
    for _ in range(ROUNDS):
        mine = _seconds(ours) / panels
        other = np.mean([_seconds(call) for call in theirs])
        ratios.append(float(other) / mine)
        rates.append(60 / mine)
    return median_measure(ratios), median_measure(rates)


def _times_as_fast(ours: Callable[[], object], theirs: Sequence[Callable[[], object]]) -> Measure:
    return _against(ours, theirs, panels=1)[0]


def _roofline(tools: CpuTools, ready: EmbeddedPainterModel) -> Measure:
    """Share of the engine's peak for 8-bit convolutions that whole calls of the denoiser reach, all workers at work."""
    inputs = _step_inputs(tools.model.painter)
    with FlopCounterMode(display=False) as counted, torch.inference_mode():
        StepNet(tools.model.painter)(**inputs)
    engines, shares = ready.engines, []
    if engines is None:
        return NOT_MEASURED
    for _ in range(ROUNDS):
        calls = calls_per_s(lambda: engines.step(inputs), workers=tools.plan.workers, seconds=PEAK_S)
        shares.append(counted.get_total_flops() * calls / peak_ops_per_s(tools.plan, seconds=PEAK_S))
    return median_measure(shares)


def _step_inputs(painter: PainterNet) -> dict[str, Tensor]:
    """What a whole call of the denoiser is given for a panel of 512 x 512 px."""
    side = SIDE_PX // PATCH
    return {
        name: torch.nn.functional.interpolate(value, size=(side, side)) if value.dim() == 4 else value
        for name, value in step_example(painter).items()
    }


def quick_rate(painter: PainterNet, engines: PainterEngines, plan: ComputePlan, *, seconds: float = 1.0) -> float:
    """Panels of 512 x 512 px a minute by the usual recipe, as far as the denoiser and the decoder go: a guess."""
    usual, inputs = PaintingRecipe(), _step_inputs(painter)
    _, deep = engines.step(inputs)
    shallow = {name: value for name, value in inputs.items() if name not in ("tokens", "mask")} | {"deep": deep}

    def spent(call: Callable[[], object]) -> float:
        return 1 / calls_per_s(call, workers=plan.workers, seconds=seconds)

    whole = len(range(0, usual.steps, usual.reuse))
    steps = whole * spent(lambda: engines.step(inputs))
    steps += (usual.steps - whole) * spent(lambda: engines.shallow(shallow))
    return 60 / (steps + spent(lambda: engines.decode({LATENTS: inputs[LATENTS]})))


def _over_turbo(tools: CpuTools, ours: EmbeddedPainter, orders: Sequence[PaintOrder]) -> Measure:
    """How many times as fast a panel of ours in four steps is as one of the public shape in one step."""
    turbo = TurboShape(replace(tools.plan, workers=1, threads=tools.plan.workers * tools.plan.threads))
    ratios, _ = _against(partial(tools.run, ours, orders), [turbo.panel], panels=len(orders))
    return ratios


def _seconds(work: Callable[[], object]) -> float:
    started = time.perf_counter()
    work()
    return time.perf_counter() - started


def _in_silence(done: int, of: int) -> None:
    """Timed work is not told of."""
