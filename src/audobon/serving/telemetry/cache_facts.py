"""What the caches of a service's processes do and hold: told by each into the queue's file, read from there as metrics.

Knows: the process's meter, tallies, presence.  Does not know: which caches there are, or what is in them.

What was found and made is counted for good, as everything else that happens in processes which end and begin anew; what
is held is told with a process's presence and goes with it.
"""

from __future__ import annotations

import contextlib
import json
from collections import Counter
from collections.abc import Iterable, Iterator

from prometheus_client.core import CounterMetricFamily, GaugeMetricFamily, Metric

from audobon.compute.cache_meter import METER, CacheMeter
from audobon.serving.jobs.presence import Present
from audobon.serving.jobs.queue import JobQueue
from audobon.serving.jobs.tallies import Tallied, Tally, added

_BETWEEN = "/"


class CacheFacts:
    """Tells what this process's caches did since it last told; what they did before it was made is not told.

    Args:
        queue: In whose file.
        name: The process's name there, as its presence has it.
        role: SERVER or WORKER.
        meter: Knows what they did.
    """

    def __init__(self, queue: JobQueue, *, name: str, role: str, meter: CacheMeter = METER) -> None:
        self._store = queue.store
        self._name = name
        self._role = role
        self._meter = meter
        self._told = meter.counts

    def tell(self) -> None:
        """Tell it now.

        Raises:
            AudobonError: if the queue cannot be used; then it is told the next time.
        """
        now, before = self._meter.counts, self._told
        if now == before:
            return
        held = [[cache, level, size] for (cache, level), size in sorted(now.held_bytes.items())]
        with self._store.transaction() as connection:
            for (cache, level), times in now.hits.items():
                if times > before.hits.get((cache, level), 0):
                    label = _BETWEEN.join((self._role, cache, level))
                    added(connection, Tallied.CACHE_HITS, label, times - before.hits.get((cache, level), 0))
            for cache, times in now.misses.items():
                if times > before.misses.get(cache, 0):
                    label = _BETWEEN.join((self._role, cache))
                    added(connection, Tallied.CACHE_MISSES, label, times - before.misses.get(cache, 0))
            connection.execute("UPDATE presence SET caches = ? WHERE name = ?", (json.dumps(held), self._name))
        self._told = now


def cache_metrics(tallies: Iterable[Tally], present: Iterable[Present]) -> Iterator[Metric]:
    """The metrics of all processes' caches."""
    labels = ["role", "cache", "level"]
    hits = CounterMetricFamily("audobon_cache_hits", "Answers of nets that were found, by level.", labels=labels)
    misses = CounterMetricFamily("audobon_cache_misses", "Answers of nets that had to be made.", labels=labels[:2])
    families = {Tallied.CACHE_HITS: (hits, 3), Tallied.CACHE_MISSES: (misses, 2)}
    for tally in tallies:
        family, parts = families.get(tally.what, (hits, 0))
        values = tally.label.split(_BETWEEN)
        if len(values) == parts:
            family.add_metric(values, tally.count)
    held = GaugeMetricFamily(
        "audobon_cache_held_bytes", "What levels hold, in all of a role's processes.", labels=labels
    )
    for place, size in _held(present).items():
        held.add_metric(place, size)
    yield from (hits, misses, held)


def _held(present: Iterable[Present]) -> Counter[tuple[str, str, str]]:
    """Bytes by role, cache and level; what a process of another version says otherwise is left out."""
    held: Counter[tuple[str, str, str]] = Counter()
    for one in present:
        with contextlib.suppress(ValueError, TypeError):
            for cache, level, size in json.loads(one.caches):
                held[one.role, str(cache), str(level)] += int(size)
    return held
