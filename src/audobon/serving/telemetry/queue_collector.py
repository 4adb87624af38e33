"""The queue's facts as Prometheus metrics, read from its file whenever somebody asks.

Knows: the queue's tables, Prometheus' forms.  Does not know: who counted.

Books are made in other processes, which end and begin anew; so nothing of them is counted here. What they wrote in the
transactions that made it true is read in one snapshot, through a connection that can write nothing and waits for
nobody.
"""

from __future__ import annotations

import math
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass

from prometheus_client.core import CounterMetricFamily, GaugeMetricFamily, HistogramMetricFamily, Metric
from prometheus_client.registry import Collector

from audobon.serving.admission import held_bytes, lent_bytes
from audobon.serving.jobs.job import JobState
from audobon.serving.jobs.presence import WORKER, Present, present
from audobon.serving.jobs.queue import FILE_NAME, JobQueue
from audobon.serving.jobs.tallies import BOUNDS, Tallied, Tally, tallies
from audobon.serving.jobs.transitions import Change
from audobon.serving.telemetry.book_facts import STATUSES
from audobon.serving.telemetry.cache_facts import cache_metrics

RETRIED = (Change.BREAK, Change.LOSE, Change.RETRY)
"""Changes after which a job is begun again that had been begun."""
ENDED = (Change.FINISH, Change.FAIL, Change.QUARANTINE, Change.STOP)
_TIMEOUT_S = 5.0


@dataclass(frozen=True, kw_only=True)
class QueueSnapshot:
    """The queue at one moment: jobs by state, facts, who is at work, memory that is given to jobs and that there is."""

    states: dict[str, int]
    tallies: tuple[Tally, ...]
    present: tuple[Present, ...]
    reserved_bytes: int
    lent_bytes: int


def snapshot(queue: JobQueue) -> QueueSnapshot:
    """Read all of it in one transaction that only reads.

    Raises:
        sqlite3.Error: if the file cannot be read.
    """
    with closing(reader(queue)) as connection:
        connection.execute("BEGIN")
        states = dict(connection.execute("SELECT state, COUNT(*) FROM job GROUP BY state").fetchall())
        return QueueSnapshot(
            states=states,
            tallies=tallies(connection),
            present=present(connection, now=queue.clock()),
            reserved_bytes=held_bytes(connection),
            lent_bytes=lent_bytes(connection),
        )


def reader(queue: JobQueue) -> sqlite3.Connection:
    """A connection to a queue's file that only reads."""
    path = (queue.root / FILE_NAME).resolve()
    return sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True, timeout=_TIMEOUT_S, isolation_level=None)


class QueueCollector(Collector):
    """Gives a queue's metrics.

    Args:
        queue: Whose file is read.
    """

    def __init__(self, queue: JobQueue) -> None:
        self._queue = queue

    def describe(self) -> Iterable[Metric]:
        """Nothing: names are known when it is asked, and it need not be asked to be registered."""
        return ()

    def collect(self) -> Iterator[Metric]:
        try:
            found = snapshot(self._queue)
        except sqlite3.Error:
            yield _gauge("audobon_queue_up", "Whether the queue's file can be read.", 0)
            return
        yield _gauge("audobon_queue_up", "Whether the queue's file can be read.", 1)
        yield from _now(found)
        by_kind: dict[Tallied, dict[str, Tally]] = {}
        for tally in found.tallies:
            by_kind.setdefault(tally.what, {})[tally.label] = tally
        yield from _counts(by_kind)
        yield from cache_metrics(found.tallies, found.present)
        yield from _histograms(by_kind)


def _now(found: QueueSnapshot) -> Iterator[Metric]:
    running = found.states.get(JobState.RUNNING.value, 0) + found.states.get(JobState.CANCELLING.value, 0)
    workers = sum(one.role == WORKER for one in found.present)
    yield _gauge("audobon_jobs_running", "Jobs that a worker has.", running)
    yield _gauge("audobon_jobs_waiting", "Jobs that wait for a worker.", found.states.get(JobState.QUEUED.value, 0))
    yield _gauge("audobon_workers", "Worker processes that are alive.", workers)
    yield _gauge("audobon_memory_reserved_bytes", "Memory given to running jobs.", found.reserved_bytes)
    yield _gauge("audobon_memory_budget_bytes", "Memory that jobs and resident nets may take.", found.lent_bytes)


def _counts(facts: dict[Tallied, dict[str, Tally]]) -> Iterator[Metric]:
    changes = facts.get(Tallied.CHANGES, {})
    jobs = CounterMetricFamily("audobon_jobs", "Jobs that were submitted, and what became of them.", labels=["change"])
    for name in ("submit", *(change.value for change in ENDED)):
        jobs.add_metric([name], _count(changes, name))
    yield jobs
    retries = CounterMetricFamily("audobon_retries", "Times that a job was to be begun again.", labels=["reason"])
    for change in RETRIED:
        retries.add_metric([change.value], _count(changes, change.value))
    yield retries
    panels = CounterMetricFamily("audobon_panels", "Panels that are painted and kept.", labels=["status"])
    for status in STATUSES:
        panels.add_metric([status], _count(facts.get(Tallied.PANELS, {}), status))
    yield panels
    attempts = CounterMetricFamily("audobon_panel_attempts", "Attempts at those panels.")
    attempts.add_metric([], _count(facts.get(Tallied.ATTEMPTS, {}), ""))
    yield attempts


def _histograms(facts: dict[Tallied, dict[str, Tally]]) -> Iterator[Metric]:
    shapes: tuple[tuple[Tallied, str, str, str], ...] = (
        (Tallied.QUEUE_S, "audobon_queue_seconds", "Seconds that jobs waited before they were begun.", ""),
        (Tallied.JOB_S, "audobon_job_seconds", "Seconds of an attempt at a job, by what ended it.", "end"),
        (Tallied.STAGE_S, "audobon_stage_seconds", "Seconds of a book's stages.", "stage"),
        (Tallied.SCORES, "audobon_quality_score", "Scores of kept panels, 0 to 10.", ""),
    )
    for what, name, words, label in shapes:
        family = HistogramMetricFamily(name, words, labels=[label] if label else [])
        found = facts.get(what, {})
        for key, tally in found.items() or ([] if label else [("", Tally(what=what, label="", counts=(), total=0.0))]):
            bounds = (*BOUNDS[what], math.inf)
            buckets = [("+Inf" if math.isinf(bound) else f"{bound:g}", tally.up_to(bound)) for bound in bounds]
            family.add_metric([key] if label else [], buckets=buckets, sum_value=tally.total)
        yield family


def _count(found: dict[str, Tally], label: str) -> int:
    tally = found.get(label)
    return 0 if tally is None else tally.count


def _gauge(name: str, words: str, value: float) -> GaugeMetricFamily:
    return GaugeMetricFamily(name, words, value=value)
