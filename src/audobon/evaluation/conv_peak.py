"""What this processor's engine can do at most: convolutions of 8-bit integers, and nothing else.

Knows: OpenVINO's operations.  Does not know: any net of ours.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import numpy as np
import torch

from audobon.compute.engine import OpenVinoEngine
from audobon.compute.plan import ComputePlan

WIDTH, SIDE, LAYERS = 256, 64, 8
"""3 x 3 convolutions of 256 channels on 64 x 64: large enough to be held back by nothing but multiplying."""


def peak_ops_per_s(plan: ComputePlan, *, seconds: float = 2.0) -> float:
    """Multiplications and additions a second, all of the plan's workers together."""
    import openvino
    from openvino import opset13 as ops

    generator = np.random.default_rng(0)
    given = ops.parameter([1, WIDTH, SIDE, SIDE], dtype=np.float32, name="given")
    low, high, features = np.float32(-1), np.float32(1), given
    for _ in range(LAYERS):
        features = ops.fake_quantize(features, low, high, low, high, levels=256)
        integers = generator.integers(-127, 128, (WIDTH, WIDTH, 3, 3)).astype(np.int8)
        weights = ops.multiply(ops.convert(ops.constant(integers), "f32"), np.full((WIDTH, 1, 1, 1), 1e-4, np.float32))
        features = ops.convolution(
            features, weights, strides=[1, 1], pads_begin=[1, 1], pads_end=[1, 1], dilations=[1, 1]
        )
    given.output(0).get_tensor().set_names({"given"})
    engine = OpenVinoEngine(openvino.Model([features], [given]), plan=plan)
    inputs = {"given": torch.rand(1, WIDTH, SIDE, SIDE)}
    ops_a_call = 2 * LAYERS * WIDTH * WIDTH * 9 * SIDE * SIDE
    return ops_a_call * calls_per_s(lambda: engine(inputs), workers=plan.workers, seconds=seconds)


def calls_per_s(call: Callable[[], object], *, workers: int, seconds: float) -> float:
    """How often a call is done in a second by several threads that do nothing else."""

    def repeated(_: int) -> int:
        count, end = 0, time.perf_counter() + seconds
        while time.perf_counter() < end:
            call()
            count += 1
        return count

    with ThreadPoolExecutor(workers) as pool:
        list(pool.map(lambda _: call(), range(2 * workers)))  # the first calls pay for what is made once
        started = time.perf_counter()
        done = sum(pool.map(repeated, range(workers)))
        return done / (time.perf_counter() - started)
