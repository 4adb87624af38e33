"""One door to wherever work runs.

Knows: how to run a task over many items, in order, and stop at once when asked.  Does not know: what the tasks are.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Protocol, TypeVar

Item = TypeVar("Item")
Answer = TypeVar("Answer")


class Executor(Protocol):
    def map(self, task: Callable[[Item], Answer], items: Sequence[Item]) -> Iterator[Answer]:
        """Run `task` on each item and yield the answers in the items' order, each as soon as it is ready.

        Closing the iterator (or an interrupt) lets the task in hand end or die, and starts no other.
        """
        ...


class LocalExecutor:
    """Runs everything on the thread that asks, one item after the other."""

    def map(self, task: Callable[[Item], Answer], items: Sequence[Item]) -> Iterator[Answer]:
        for item in items:
            yield task(item)


class ThreadedExecutor:
    """Runs several items at once in this process, for tasks that spend their time outside the interpreter.

    Nets, encoders and picture libraries let the interpreter go while they work; threads that each have a core of their
    own never wait for one another, as the threads inside one net do at every layer.

    Args:
        at_once: How many items run at the same time.
        begin: Called on each thread before its first item.
    """

    def __init__(self, at_once: int, *, begin: Callable[[], None]) -> None:
        self._at_once = at_once
        self._begin = begin

    def map(self, task: Callable[[Item], Answer], items: Sequence[Item]) -> Iterator[Answer]:
        waiting: deque[Future[Answer]] = deque()
        with ThreadPoolExecutor(max_workers=self._at_once, initializer=self._begin) as pool:
            try:
                for item in items:
                    waiting.append(pool.submit(task, item))
                    if (
                        len(waiting) > self._at_once
                    ):  # one more than run, so that no thread idles while an answer is used
                        yield waiting.popleft().result()
                while waiting:
                    yield waiting.popleft().result()
            finally:
                for future in waiting:
                    future.cancel()
