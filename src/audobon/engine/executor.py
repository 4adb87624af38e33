"""One door to wherever work runs.

Knows: how to run a task over many items, in order, and stop at once when asked.  Does not know: what the tasks are.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
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
    """Runs everything in this process, one item after the other.

    The nets inside a task use the machine's cores themselves, so a second process would only halve each one's share.
    """

    def map(self, task: Callable[[Item], Answer], items: Sequence[Item]) -> Iterator[Answer]:
        for item in items:
            yield task(item)
