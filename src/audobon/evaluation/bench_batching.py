"""`audobon bench batching`: panels asked for at any time by many, against the same panels known beforehand and alone.

Knows: the mix of requests, when they arrive, what is timed against what.  Does not know: how anything is painted.
Everything is a ratio within one run.  The mix: three sizes by three numbers of steps, half of the panels for somebody
at a screen and half for a book, at Poisson arrivals.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

import numpy as np

from audobon.compute.budget import budget_for_this_machine
from audobon.compute.step_queue import Priority
from audobon.crew import PaintOrder
from audobon.engine.executor import ThreadedExecutor
from audobon.evaluation.bench_cpu import CpuTools
from audobon.evaluation.held_back import order_of
from audobon.evaluation.measure import Measure, median_measure, percentile_measure
from audobon.painting.painter import EmbeddedPainter
from audobon.painting.recipe import PaintingRecipe
from audobon.painting.step_batching import StepBatching
from audobon.training.random_briefs import random_brief

SIZES_PX = ((256, 256), (384, 256), (512, 512))
STEPS = (2, 4, 6)
PANELS, ROUNDS, SOLOS = 36, 5, 2
SATURATED, OFFERED = 2.0, 0.7
"""Arrivals for each panel that the machine paints when all are known beforehand: for throughput, and for latency."""
TAIL_PERCENT = 99.0
Tell = Callable[[str], None]


@dataclass(frozen=True, kw_only=True)
class Asked:
    """One request of the mix: who paints it, what, and who waits for it; requests of one `shape` are equally long."""

    painter: EmbeddedPainter
    order: PaintOrder
    priority: Priority
    shape: tuple[int, int, int]


@dataclass(frozen=True, kw_only=True)
class Served:
    """What became of a mix: seconds from each arrival to its picture, from the first arrival to the last picture, of
    the cores' own time, and how many rows a call of the net had."""

    latencies_s: tuple[float, ...]
    whole_s: float
    cores_s: float
    rows_per_call: float


def bench_batching(tools: CpuTools, *, tell: Tell) -> dict[str, Measure]:
    """The figures by name.

    `throughput_over_offline`: panels a second while more arrive than can be painted, over those of the same panels,
    known beforehand and painted side by side as in a book.  `p99_over_solo`: the 99th percentile, over those for
    somebody at a screen, of the time from arrival to picture over that of the same panel while nothing else runs, at
    seven tenths of that rate.  `offline_core_seconds_over_crowd`: the same as the first in the process's own seconds of
    the cores, which other programs on the machine add little to.
    """
    mix = mixed_requests(tools)
    tell("every shape once")
    serve(tools, list(_of_each_shape(mix).values()), [0.0] * len(_of_each_shape(mix)))
    found: dict[str, list[float]] = {name: [] for name in ("throughput", "cores", "offline", "rows")}
    slowdowns: dict[Priority, list[float]] = {priority: [] for priority in Priority}
    for number in range(ROUNDS):
        tell(f"round {number + 1} of {ROUNDS}")
        solo_s, before = _alone(tools, mix), _beforehand(tools, mix)
        rate = len(mix) / before.whole_s
        usual = serve(tools, mix, arrivals(len(mix), rate=OFFERED * rate, seed=ROUNDS + number))
        crowd = serve(tools, mix, arrivals(len(mix), rate=SATURATED * rate, seed=number))
        after = _beforehand(tools, mix)
        found["offline"].append(60 * len(mix) / before.whole_s)
        found["throughput"].append((before.whole_s + after.whole_s) / 2 / crowd.whole_s)
        found["cores"].append((before.cores_s + after.cores_s) / 2 / crowd.cores_s)
        found["rows"].append(crowd.rows_per_call)
        for one, latency_s in zip(mix, usual.latencies_s, strict=True):
            slowdowns[one.priority].append(latency_s / solo_s[one.shape])
    everybody = [value for values in slowdowns.values() for value in values]
    return {
        "throughput_over_offline": median_measure(found["throughput"]),
        "p99_over_solo": percentile_measure(slowdowns[Priority.INTERACTIVE], TAIL_PERCENT),
        "p99_over_solo_batch": percentile_measure(slowdowns[Priority.BATCH], TAIL_PERCENT),
        "p99_over_solo_all": percentile_measure(everybody, TAIL_PERCENT),
        "median_over_solo": median_measure(everybody),
        "offline_core_seconds_over_crowd": median_measure(found["cores"]),
        "offline_panels_per_minute": median_measure(found["offline"]),
        "rows_per_call": median_measure(found["rows"]),
        "offered_for_latency": Measure(value=OFFERED, low=None, high=None, n=len(everybody)),
        "offered_for_throughput": Measure(value=SATURATED, low=None, high=None, n=ROUNDS * len(mix)),
    }


def mixed_requests(tools: CpuTools) -> list[Asked]:
    """Panels with casts and scenes of their own, every size by every number of steps by everybody who waits in turn."""
    ready, draws = tools.ready(tools.plan), np.random.default_rng(62)
    painters = {
        steps: EmbeddedPainter(ready, tools.encoder, recipe=PaintingRecipe(steps=steps, close_up_px=0), plan=tools.plan)
        for steps in STEPS
    }
    shapes = [(*size, steps, priority) for size in SIZES_PX for steps in STEPS for priority in Priority]
    rounds = range(-(-PANELS // len(shapes)))
    drawn = [shapes[place] for _ in rounds for place in draws.permutation(len(shapes))][:PANELS]
    mix = []
    for number, (width, height, steps, priority) in enumerate(drawn):
        brief, cast = random_brief(np.random.default_rng((61, number)), number=number)
        pencils = tools.penciller.draw(brief, cast, width_px=width, height_px=height)
        mix.append(
            Asked(
                painter=painters[steps],
                order=order_of(brief, pencils),
                priority=priority,
                shape=(width, height, steps),
            )
        )
    return mix


def arrivals(count: int, *, rate: float, seed: int) -> list[float]:
    """Seconds from the start at which so many requests arrive, as a Poisson process of `rate` a second."""
    gaps = np.random.default_rng((63, seed)).exponential(1 / rate, count)
    return [float(at) for at in np.cumsum(gaps)]


def serve(tools: CpuTools, mix: Sequence[Asked], at_s: Sequence[float]) -> Served:
    """Ask for each panel when it arrives, and wait for all."""
    finished, cores_s = [0.0] * len(mix), time.process_time()
    with StepBatching(tools.plan, budget=budget_for_this_machine()) as batching:
        begun, handles = time.perf_counter(), []
        for number, (one, arrival_s) in enumerate(zip(mix, at_s, strict=True)):
            time.sleep(max(0.0, begun + arrival_s - time.perf_counter()))
            handle = batching.submit(one.painter, one.order, priority=one.priority)
            handle.future.add_done_callback(partial(_note, finished, number))
            handles.append(handle)
        for handle in handles:
            handle.result()
        tally = batching.tally
    return Served(
        latencies_s=tuple(end - begun - arrival_s for end, arrival_s in zip(finished, at_s, strict=True)),
        whole_s=max(finished) - begun - at_s[0],
        cores_s=time.process_time() - cores_s,
        rows_per_call=tally.rows / max(1, tally.calls),
    )


def _note(finished: list[float], number: int, _: object) -> None:
    """Write down when a request was finished."""
    finished[number] = time.perf_counter()


def _of_each_shape(mix: Sequence[Asked]) -> dict[tuple[int, int, int], Asked]:
    """One request of each shape."""
    return {one.shape: one for one in reversed(mix)}


def _alone(tools: CpuTools, mix: Sequence[Asked]) -> dict[tuple[int, int, int], float]:
    """Seconds of one panel of each shape while nothing else is asked for, the median of some."""
    return {
        shape: float(np.median([serve(tools, [one], [0.0]).latencies_s[0] for _ in range(SOLOS)]))
        for shape, one in _of_each_shape(mix).items()
    }


def _beforehand(tools: CpuTools, mix: Sequence[Asked]) -> Served:
    """All panels, known beforehand, painted side by side as those of a book are, one row a call."""
    executor = ThreadedExecutor(tools.plan.workers, begin=tools.plan.apply)
    started, cores_s = time.perf_counter(), time.process_time()
    for _ in executor.map(lambda one: one.painter.paint([one.order], progress=_in_silence), mix):
        pass
    return Served(
        latencies_s=(),
        whole_s=time.perf_counter() - started,
        cores_s=time.process_time() - cores_s,
        rows_per_call=1.0,
    )


def _in_silence(done: int, of: int) -> None:
    """Timed work is not told of."""
