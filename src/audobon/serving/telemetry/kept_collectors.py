"""What the server's own process keeps in memory: resident nets.

Knows: their counts.  Does not know: which nets.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from prometheus_client.core import CounterMetricFamily, GaugeMetricFamily, Metric
from prometheus_client.registry import Collector

from audobon.serving.residency import ResidencyCounts


class ResidencyCollector(Collector):
    """Gives the metrics of nets in memory.

    Args:
        counts: Tells what happened so far (`Residency.counts`).
    """

    def __init__(self, counts: Callable[[], ResidencyCounts]) -> None:
        self._counts = counts

    def describe(self) -> Iterable[Metric]:
        return ()

    def collect(self) -> Iterator[Metric]:
        found = self._counts()
        yield GaugeMetricFamily("audobon_nets_resident", "Nets in memory.", value=len(found.resident))
        yield GaugeMetricFamily("audobon_nets_resident_bytes", "Memory that they hold.", value=found.held_bytes)
        yield GaugeMetricFamily("audobon_nets_limit_bytes", "Memory that they may hold.", value=found.limit_bytes)
        for name, words, value in (
            ("hits", "Times that a net was in memory when it was wanted.", found.hits),
            ("loads", "Times that a net was loaded.", found.loads),
            ("evictions", "Nets that made room for others.", found.evictions),
        ):
            yield CounterMetricFamily(f"audobon_net_{name}", words, value=value)
