"""The service's metrics under one roof, and their exposition.

Knows: the registry and what is registered.  Does not know: who asks.

The registry is the service's own and not the library's global one, so that several services in one process, as in
tests, count apart.
"""

from __future__ import annotations

from prometheus_client import CollectorRegistry, ProcessCollector
from prometheus_client.exposition import choose_encoder
from prometheus_client.registry import Collector

from audobon.serving.jobs.queue import JobQueue
from audobon.serving.telemetry.http_metrics import HttpMetrics
from audobon.serving.telemetry.process_collector import ProcessesCollector
from audobon.serving.telemetry.queue_collector import QueueCollector


class Metrics:
    """Metrics of one service: of its requests, its process, and once it has one, of its queue."""

    def __init__(self) -> None:
        self._registry = CollectorRegistry(auto_describe=False)
        self.http = HttpMetrics(self._registry)
        ProcessCollector(registry=self._registry)

    def watch(self, collector: Collector) -> None:
        """Have something else told as well."""
        self._registry.register(collector)

    def watch_queue(self, queue: JobQueue) -> None:
        """Have a queue told, and the processes that work on it."""
        self.watch(QueueCollector(queue))
        self.watch(ProcessesCollector(queue))

    def exposition(self, accept: str) -> tuple[bytes, str]:
        """All metrics now, and the form's media type: OpenMetrics to those who accept it, Prometheus' text to others.

        Sources: OpenMetrics 1.0.0; Prometheus, "Exposition formats" (0.0.4).
        """
        encoder, kind = choose_encoder(accept)
        return encoder(self._registry), kind
