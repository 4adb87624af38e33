"""Asked to go: the first signal ends work in good order, the second at once.

Knows: SIGTERM and SIGINT.  Does not know: what is being worked on.
"""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType
from typing import Protocol

SLICE_S = 0.1


class Stop(Protocol):
    """Whether to end; a `threading.Event` is one."""

    def is_set(self) -> bool:
        """Whether to end."""
        ...

    def wait(self, timeout: float) -> bool:
        """Wait so many seconds, or until it is set; whether it is."""
        ...


class Stopper:
    """Whether a signal came, and which; or whether the process that this one works for has died.

    No `threading.Event`: its lock may be held by the very thread that a signal interrupts, which would wait for itself.
    """

    def __init__(self, *, parent: int = 0) -> None:
        self.signal = 0
        self._parent = parent

    def is_set(self) -> bool:
        return self.signal != 0 or self.is_orphan

    @property
    def is_orphan(self) -> bool:
        """Whether the process that this one belongs to, if any, is no more: its parent is another by now."""
        return self._parent != 0 and os.getppid() != self._parent

    def wait(self, timeout: float) -> bool:
        until = time.monotonic() + timeout
        while not self.is_set() and (left := until - time.monotonic()) > 0:
            time.sleep(min(left, SLICE_S))
        return self.is_set()

    def hear(self, number: int, frame: FrameType | None) -> None:
        """Handle a signal.

        Raises:
            KeyboardInterrupt: at the second one.
        """
        again = self.signal != 0
        self.signal = number
        if again:
            raise KeyboardInterrupt


@contextmanager
def signals_heard(*, parent: int = 0) -> Iterator[Stopper]:
    """Within, SIGTERM and SIGINT set the stopper; afterwards they do what they did. For the main thread.

    Args:
        parent: It is set as well when this process has lost the parent of this id; 0 for none.
    """
    stopper = Stopper(parent=parent)
    before = {number: signal.signal(number, stopper.hear) for number in (signal.SIGTERM, signal.SIGINT)}
    try:
        yield stopper
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
