"""How often answers that were kept were found, and what all that is kept takes: every cache of a process, in one place.

Knows: caches and their levels by name.  Does not know: what is kept, or who asks for the counts.

Caches come and go with the books that they serve; what they did stays counted. What they hold is asked of those that
are alive.
"""

from __future__ import annotations

import threading
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Protocol
from weakref import WeakSet

MEMORY = "memory"
"""The level of caches that have only one."""


class Holding(Protocol):
    """A cache that says what it holds."""

    def held_bytes(self) -> Mapping[tuple[str, str], int]:
        """Bytes by cache and level."""
        ...


@dataclass(frozen=True, kw_only=True)
class MeterCounts:
    """What happened so far in a process: answers found, by cache and level; made, by cache; bytes held now."""

    hits: Mapping[tuple[str, str], int]
    misses: Mapping[str, int]
    held_bytes: Mapping[tuple[str, str], int]


class CacheMeter:
    """Counts for all caches of a process; from any thread."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._hits: Counter[tuple[str, str]] = Counter()
        self._misses: Counter[str] = Counter()
        self._holding: WeakSet[Holding] = WeakSet()

    def watch(self, cache: Holding) -> None:
        """Ask this one what it holds, as long as it is alive."""
        with self._lock:
            self._holding.add(cache)

    def hit(self, cache: str, level: str = MEMORY, *, times: int = 1) -> None:
        """So many answers were found."""
        with self._lock:
            self._hits[cache, level] += times

    def miss(self, cache: str, *, times: int = 1) -> None:
        """So many answers had to be made."""
        with self._lock:
            self._misses[cache] += times

    @property
    def counts(self) -> MeterCounts:
        """What happened so far."""
        with self._lock:
            holding = tuple(self._holding)
            hits, misses = dict(self._hits), dict(self._misses)
        held: Counter[tuple[str, str]] = Counter()
        for cache in holding:
            held.update(cache.held_bytes())
        return MeterCounts(hits=hits, misses=misses, held_bytes=dict(held))


METER = CacheMeter()
"""Of this process."""
