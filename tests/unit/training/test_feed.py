"""Batches are the same in the same order, whoever makes them, and errors reach the training loop."""

from collections.abc import Callable
from dataclasses import dataclass

import cv2
import numpy as np
import pytest
import torch
from torch import Tensor

from audobon.compute.plan import ComputePlan
from audobon.training.feed import Feed, ProcessFeed, ThreadFeed, feed_for


@dataclass(frozen=True, kw_only=True)
class _Batch:
    pictures: Tensor
    threads: int


def _by_thread(make: Callable[[np.random.Generator], _Batch], first: int) -> Feed[_Batch]:
    return ThreadFeed(make, seed=5, first=first)


def _by_processes(make: Callable[[np.random.Generator], _Batch], first: int) -> Feed[_Batch]:
    return ProcessFeed(make, seed=5, first=first, processes=2)


@pytest.mark.parametrize("feed_of", [_by_thread, _by_processes])
@pytest.mark.parametrize("first", [0, 7])
def test_a_batch_depends_on_seed_and_step_alone(
    feed_of: Callable[[Callable[[np.random.Generator], _Batch], int], Feed[_Batch]], first: int
) -> None:
    side = 4

    def make(generator: np.random.Generator) -> _Batch:
        pixels = generator.integers(0, 255, size=(2, side, side), dtype=np.uint8)
        return _Batch(pictures=torch.from_numpy(pixels), threads=torch.get_num_threads())

    feed = feed_of(make, first)
    try:
        for step in range(first, first + 12):
            assert torch.equal(feed.next().pictures, make(np.random.default_rng((5, step))).pictures)
    finally:
        feed.stop()


@pytest.mark.parametrize("feed_of", [_by_thread, _by_processes])
def test_what_goes_wrong_in_a_batch_is_raised_where_it_is_asked_for(
    feed_of: Callable[[Callable[[np.random.Generator], _Batch], int], Feed[_Batch]],
) -> None:
    def make(generator: np.random.Generator) -> _Batch:
        raise ValueError("no such picture")

    feed = feed_of(make, 0)
    try:
        with pytest.raises(ValueError, match="no such picture"):
            feed.next()
    finally:
        feed.stop()


def test_each_process_keeps_to_one_thread_and_leaves_torchs_generator_alone() -> None:
    def make(generator: np.random.Generator) -> _Batch:
        seen = torch.tensor([cv2.getNumThreads()])
        return _Batch(pictures=seen, threads=torch.get_num_threads())

    torch.manual_seed(3)
    expected = torch.rand(2)
    torch.manual_seed(3)
    feed = _by_processes(make, 0)
    try:
        batch = feed.next()
    finally:
        feed.stop()
    assert (batch.threads, int(batch.pictures[0])) == (1, 1)
    assert torch.equal(torch.rand(2), expected)


def test_a_plan_without_feeders_makes_batches_in_a_thread() -> None:
    def make(generator: np.random.Generator) -> _Batch:
        return _Batch(pictures=torch.zeros(1), threads=0)

    for feeders, kind in ((0, ThreadFeed), (2, ProcessFeed)):
        plan = ComputePlan(device="cpu", precision="float32", threads=1, feeders=feeders)
        feed = feed_for(plan, make, seed=0, first=0)
        try:
            assert isinstance(feed, kind)
            assert torch.equal(feed.next().pictures, torch.zeros(1))
        finally:
            feed.stop()
