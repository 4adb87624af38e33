"""What happened to all jobs, counted in the queue's own file: counts and histograms that outlive jobs and processes.

Knows: the tally's table, bounds of buckets.  Does not know: who reads it, or in what form it is shown.

A fact is counted in the transaction that makes it true, so that it is counted once, whoever is killed when; and it
stays counted when its job is deleted, so that a counter never falls.
"""

from __future__ import annotations

import math
import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from audobon.serving.jobs.job import Job
from audobon.serving.jobs.transitions import Change

SECONDS = (0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0, 30.0, 60.0, 120.0, 300.0, 600.0, 1800.0, 3600.0, 7200.0, 21600.0)
SCORES = (1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0, 8.0, 9.0, 10.0)
SUBMIT = "submit"


class Tallied(StrEnum):
    """What is counted; the label says of which kind.

    CHANGES of jobs' states, by change; QUEUE_S seconds between a job's being queued and its claim; JOB_S seconds
    between a claim and what ended it, by change; STAGE_S seconds of a book's stages, by stage; PANELS that are whole,
    by status; ATTEMPTS at them; SCORES 0 to 10 that the kept attempts got; CACHE_HITS, answers of nets that processes
    found in their caches, by role, cache and level, and CACHE_MISSES, that they had to make, by role and cache.
    """

    CHANGES = "changes"
    QUEUE_S = "queue_s"
    JOB_S = "job_s"
    STAGE_S = "stage_s"
    PANELS = "panels"
    ATTEMPTS = "attempts"
    SCORES = "scores"
    CACHE_HITS = "cache_hits"
    CACHE_MISSES = "cache_misses"


BOUNDS: dict[Tallied, tuple[float, ...]] = {
    Tallied.QUEUE_S: SECONDS,
    Tallied.JOB_S: SECONDS,
    Tallied.STAGE_S: SECONDS,
    Tallied.SCORES: SCORES,
}
"""Upper bounds of what is kept as a histogram; the rest is counted only."""


@dataclass(frozen=True, kw_only=True)
class Tally:
    """Facts of one kind: how many had at most each of the bounds and more than the one before, and their sum."""

    what: Tallied
    label: str
    counts: tuple[tuple[float, int], ...]
    total: float

    @property
    def count(self) -> int:
        return sum(count for _, count in self.counts)

    def up_to(self, bound: float) -> int:
        """How many had at most so much; whatever bounds they were counted by."""
        return sum(count for own, count in self.counts if own <= bound)


def counted(connection: sqlite3.Connection, what: Tallied, label: str, *values: float) -> None:
    """Count one fact for each value."""
    for value in values:
        bound = next((bound for bound in BOUNDS.get(what, ()) if value <= bound), math.inf)
        connection.execute(
            """
            INSERT INTO tally (what, label, bound, count, total) VALUES (?1, ?2, ?3, 1, ?4)
            ON CONFLICT DO UPDATE SET count = count + 1, total = total + ?4
            """,
            (what.value, label, bound, value),
        )


def added(connection: sqlite3.Connection, what: Tallied, label: str, times: int) -> None:
    """Count so many facts that have no value."""
    connection.execute(
        """
        INSERT INTO tally (what, label, bound, count, total) VALUES (?1, ?2, ?3, ?4, ?4)
        ON CONFLICT DO UPDATE SET count = count + ?4, total = total + ?4
        """,
        (what.value, label, math.inf, times),
    )


def change_counted(connection: sqlite3.Connection, before: Job, change: Change, *, now: float) -> None:
    """Count a change of a job that is still in its state before; a clock that was turned back gives no seconds."""
    counted(connection, Tallied.CHANGES, change.value, 1.0)
    if change is Change.CLAIM:
        counted(connection, Tallied.QUEUE_S, "", max(0.0, now - before.changed))
    elif before.state.is_held and change is not Change.CANCEL:
        counted(connection, Tallied.JOB_S, change.value, max(0.0, now - before.claimed))


def tallies(connection: sqlite3.Connection) -> tuple[Tally, ...]:
    """All that was counted; kinds of a newer program are left out."""
    rows = connection.execute("SELECT what, label, bound, count, total FROM tally ORDER BY what, label, bound")
    kinds: dict[tuple[str, str], list[tuple[float, int, float]]] = {}
    for what, label, bound, count, total in rows:
        if what in _KNOWN:
            kinds.setdefault((what, label), []).append((bound, count, total))
    return tuple(_tally(Tallied(what), label, found) for (what, label), found in kinds.items())


_KNOWN = frozenset(one.value for one in Tallied)


def _tally(what: Tallied, label: str, found: Iterable[tuple[float, int, float]]) -> Tally:
    buckets = tuple(found)
    counts = tuple((bound, count) for bound, count, _ in buckets)
    return Tally(what=what, label=label, counts=counts, total=sum(total for _, _, total in buckets))
