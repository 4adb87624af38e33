"""Who may work now: pieces of work are let in by the memory that they are foreseen to need.

Knows: bytes, threads that wait.  Does not know: what the work is.
"""

from __future__ import annotations

import os
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

SHARE = 0.6
"""Of the memory that is free when a budget is made; the rest is for everything else on the machine."""


class MemoryBudget:
    """Lets pieces of work in while what they need together fits; one that is too large for it goes in alone.

    Args:
        total_bytes: What all that work at once may need.
    """

    def __init__(self, total_bytes: int) -> None:
        self._total = max(1, total_bytes)
        self._held = 0
        self._changed = threading.Condition()

    @contextmanager
    def reserved(self, needed_bytes: int) -> Iterator[None]:
        """Wait until so much is free, and hold it until the block is left."""
        wanted = min(max(0, needed_bytes), self._total)
        with self._changed:
            self._changed.wait_for(lambda: self._held + wanted <= self._total)
            self._held += wanted
        try:
            yield
        finally:
            self.given_back(wanted)

    @property
    def total_bytes(self) -> int:
        """What all work at once may need."""
        return self._total

    def taken(self, needed_bytes: int) -> bool:
        """Hold so much from now on if it is free, without waiting; it is `given_back` later."""
        wanted = min(max(0, needed_bytes), self._total)
        with self._changed:
            fits = self._held + wanted <= self._total
            self._held += wanted if fits else 0
            return fits

    def given_back(self, needed_bytes: int) -> None:
        """Hold so much less, which was `taken`."""
        with self._changed:
            self._held -= min(max(0, needed_bytes), self._total)
            self._changed.notify_all()

    @contextmanager
    def alone(self) -> Iterator[None]:
        """Wait until nobody works, and let nobody in until the block is left."""
        with self.reserved(self._total):
            yield


def free_bytes() -> int:
    """Memory that is free now, or that the system would free for whoever asks; half of all where it does not tell."""
    told = Path("/proc/meminfo")
    lines = told.read_text(encoding="ascii").splitlines() if told.is_file() else []
    for line in lines:
        if line.startswith("MemAvailable:"):
            return int(line.split()[1]) * 1024
    return os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") // 2


CONTROL_GROUP = Path("/sys/fs/cgroup/memory.max")
"""What a container may take, where there is one. Source: Linux, Documentation/admin-guide/cgroup-v2.rst"""


def machine_bytes(*, limit: Path = CONTROL_GROUP) -> int:
    """All memory that this machine has, or its container may take, whoever holds it now.

    Args:
        limit: The file that tells a container's.
    """
    whole = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")
    told = limit.read_text(encoding="ascii").strip() if limit.is_file() else ""
    return min(whole, int(told)) if told.isdigit() else whole


def budget_for_this_machine() -> MemoryBudget:
    """A budget of what is free now."""
    return MemoryBudget(int(SHARE * free_bytes()))
