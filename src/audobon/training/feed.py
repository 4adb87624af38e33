"""Batches for a training loop, made ahead in step order: in a thread, or in processes where a GPU waits for them.

Knows: a function from a generator to a batch, seeds, processes.  Does not know: what a batch holds, nets.
A batch is made of (seed, step) alone, so it is the same from a thread, from any number of processes, and in a run that
was stopped and went on.
"""

from __future__ import annotations

import queue
import sys
import threading
from collections.abc import Callable, Iterator
from typing import Generic, Protocol, TypeVar

import numpy as np
import torch
from torch.utils.data import DataLoader, Dataset

from audobon.compute.plan import ComputePlan
from audobon.training.cores import lone_thread, lone_threads_from_here

Batch = TypeVar("Batch")
Yielded = TypeVar("Yielded", covariant=True)
Make = Callable[[np.random.Generator], Batch]

AHEAD = 4
"""How many batches a thread makes ahead."""
AHEAD_EACH = 2
"""How many batches each process makes ahead."""


class Feed(Protocol[Yielded]):
    """Batches in step order."""

    def next(self) -> Yielded:
        """The next step's batch; what went wrong while it was made is raised here."""
        ...

    def stop(self) -> None:
        """Make no more."""
        ...


def feed_for(plan: ComputePlan, make: Make[Batch], *, seed: int, first: int) -> Feed[Batch]:
    """Batches from step `first` on, by as many processes as the plan sets aside, or by a thread if it has none.

    What the processes make lies in pinned memory if it knows how to (`pin_memory`), so that it travels to the GPU
    while that computes.
    """
    if plan.feeders:
        return ProcessFeed(make, seed=seed, first=first, processes=plan.feeders, pinned=plan.is_gpu)
    return ThreadFeed(make, seed=seed, first=first)


class ThreadFeed(Generic[Batch]):
    """Batches made a few steps ahead in a thread of this process."""

    def __init__(self, make: Make[Batch], *, seed: int, first: int) -> None:
        self._queue: queue.Queue[Batch | BaseException] = queue.Queue(maxsize=AHEAD)
        self._stopped = threading.Event()
        self._thread = threading.Thread(target=self._run, args=(make, seed, first), daemon=True)
        self._thread.start()

    def _run(self, make: Make[Batch], seed: int, step: int) -> None:
        while not self._stopped.is_set():
            item: Batch | BaseException
            try:
                item = make(np.random.default_rng((seed, step)))
            except Exception as error:  # noqa: BLE001 - handed to the training thread, which raises it
                item = error
            while not self._stopped.is_set():
                try:
                    self._queue.put(item, timeout=0.5)
                    break
                except queue.Full:
                    continue
            step += 1

    def next(self) -> Batch:
        """The next step's batch."""
        item = self._queue.get()
        if isinstance(item, BaseException):
            raise item
        return item

    def stop(self) -> None:
        """End the thread."""
        self._stopped.set()
        self._thread.join()


class _Steps(Dataset[Batch]):
    """Step -> its batch."""

    def __init__(self, make: Make[Batch], *, seed: int) -> None:
        self._make, self._seed = make, seed

    def __getitem__(self, step: int) -> Batch:
        return self._make(np.random.default_rng((self._seed, step)))


class ProcessFeed(Generic[Batch]):
    """Batches made ahead in processes forked from this one, in step order; none of them may touch a GPU.

    Tensors come by shared memory under torch's usual strategy of file descriptors: a batch holds about a dozen, so all
    that are made ahead stay far below the limit of open files, and nothing is left behind by a process that is killed.
    """

    def __init__(self, make: Make[Batch], *, seed: int, first: int, processes: int, pinned: bool = False) -> None:
        lone_threads_from_here()
        loader = DataLoader(
            _Steps(make, seed=seed),
            sampler=range(first, sys.maxsize),
            batch_size=None,
            collate_fn=_as_made,
            num_workers=processes,
            prefetch_factor=AHEAD_EACH,
            multiprocessing_context="fork",
            worker_init_fn=_begin,
            pin_memory=pinned,
            # Its own, so that torch's common generator is left alone.
            generator=torch.Generator(),
        )
        self._batches: Iterator[Batch] | None = iter(loader)

    def next(self) -> Batch:
        """The next step's batch."""
        assert self._batches is not None, "a feed that was stopped has no next batch"
        return next(self._batches)

    def stop(self) -> None:
        """End the processes."""
        self._batches = None


def _as_made(batch: Batch) -> Batch:
    return batch


def _begin(_: int) -> None:
    lone_thread()
