"""Work of many like pieces over the machine's cores, in order.

Knows: processes and how many cores there are.  Does not know: the work.
"""

from __future__ import annotations

import multiprocessing
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from typing import Any, TypeVar

import cv2
import torch

from audobon.compute.plan import cores

FEWEST_EACH = 32
"""Fewer pieces than this for each process are done sooner by fewer processes, for each takes a while to start."""

Given = TypeVar("Given")
Made = TypeVar("Made")

_work: Callable[[Any], Any] | None = None


def processes_for(pieces: int) -> int:
    """How many processes are worth starting for so many pieces of work: at most one for each core."""
    return max(1, min(cores(), pieces // FEWEST_EACH))


def in_order(make: Callable[[Given], Made], given: Iterable[Given], *, processes: int) -> Iterator[Made]:
    """What `make` gives for each thing, in the order of the things, from so many processes (1: from this one).

    The processes are forked, so `make` may be any closure; things and what is made of them travel pickled.  An error
    in one is raised here.
    """
    if processes <= 1:
        yield from map(make, given)
        return
    lone_threads_from_here()
    forked = multiprocessing.get_context("fork")
    with ProcessPoolExecutor(processes, mp_context=forked, initializer=partial(_take_up, make)) as pool:
        try:
            yield from pool.map(_made, given)
        finally:
            pool.shutdown(wait=False, cancel_futures=True)


def _take_up(make: Callable[[Any], Any]) -> None:
    global _work
    lone_thread()
    _work = make


def _made(given: Any) -> Any:
    assert _work is not None, "a process takes up its work before it is given anything"
    return _work(given)


def lone_threads_from_here() -> None:
    """Before a fork: let OpenCV end its pool of threads, which a forked process would wait for and not find."""
    cv2.setNumThreads(0)


def lone_thread() -> None:
    """In a forked process: one thread and no more, for there is a process for each core."""
    cv2.setNumThreads(0)
    torch.set_num_threads(1)
