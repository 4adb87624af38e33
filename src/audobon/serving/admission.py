"""Who is let in: by the memory that the work is foreseen to take, and by how long it would have to wait.

Knows: the budget that all processes on one queue share, reservations, measured rates.
Does not know: how much a piece of work needs (it is told), or what it is.

A job is taken by a worker only if it fits beside what runs; a reservation is made in the transaction of the claim, and
holds as long as the claim's lease does. So whatever becomes of a worker, no memory stays given away, and two workers
never both take the last of it. A job that is too large even for all of it goes in alone.
"""

from __future__ import annotations

import math
import sqlite3
from collections.abc import Callable
from dataclasses import dataclass

from audobon.serving.jobs.job import Job, JobState
from audobon.serving.jobs.presence import WORKER, present
from audobon.serving.jobs.queue import JobQueue
from audobon.serving.turned_away import BusyError, NeverFitsError

MEGABYTE = 1_000_000
LENT_SHARE = 0.8
"""Of a machine's memory, where nothing else was said."""
_LENT, _WORK = "memory_bytes", "work_s"
_LAST_JOBS = 20
_LONGEST_RETRY_S = 3600


def lend(queue: JobQueue, *, memory_bytes: int, work_s: int = 0) -> None:
    """Say in the queue's file what all processes on it may take.

    Args:
        queue: The queue.
        memory_bytes: Memory, all of them together.
        work_s: Seconds, each attempt at a job; 0 for any.
    """
    with queue.store.transaction() as connection:
        for name, value in ((_LENT, memory_bytes), (_WORK, work_s)):
            connection.execute("INSERT OR REPLACE INTO shared (name, value) VALUES (?, ?)", (name, value))


def lent_bytes(connection: sqlite3.Connection) -> int:
    """How much memory all processes may take together; 0 if nobody has said."""
    return _shared(connection, _LENT)


def lent_seconds(connection: sqlite3.Connection) -> int:
    """How long an attempt at a job may take; 0 for as long as it likes."""
    return _shared(connection, _WORK)


def _shared(connection: sqlite3.Connection, name: str) -> int:
    row = connection.execute("SELECT value FROM shared WHERE name = ?", (name,)).fetchone()
    return 0 if row is None else int(row[0])


def held_bytes(connection: sqlite3.Connection) -> int:
    """The memory that is given to running jobs; a reservation whose lease is void counts no more."""
    return int(
        connection.execute(
            """
            SELECT COALESCE(SUM(bytes), 0) FROM reservation
            JOIN job ON job.number = reservation.job AND job.lease = reservation.lease
            WHERE job.state IN ('running', 'cancelling')
            """
        ).fetchone()[0]
    )


class MemoryRoom:
    """The memory shared by all who work on a queue: a `Room`.

    Args:
        foreseen: The most memory that a job will take, in bytes.
        total_bytes: What is lent if the queue's file does not say.
    """

    def __init__(self, foreseen: Callable[[Job], int], *, total_bytes: int) -> None:
        self._foreseen = foreseen
        self._total_bytes = total_bytes

    def reserve(self, connection: sqlite3.Connection, job: Job, *, now: float) -> bool:
        needed = self._foreseen(job)
        held = held_bytes(connection)
        resident = sum(one.held_bytes for one in present(connection, now=now))
        total = lent_bytes(connection) or self._total_bytes
        if held and held + resident + needed > total:
            return False
        connection.execute(
            "INSERT OR REPLACE INTO reservation (job, lease, bytes) VALUES (?, ?, ?)", (job.number, job.lease, needed)
        )
        return True


@dataclass(frozen=True, kw_only=True)
class Rate:
    """How the queue goes: jobs that wait, workers that are alive, seconds that a job takes one (None if unknown)."""

    waiting: int
    workers: int
    job_s: float | None

    @property
    def wait_s(self) -> float | None:
        """Seconds until one more job would be begun; None if nothing was measured yet, or nobody works."""
        if self.job_s is None or not self.workers:
            return None
        return self.waiting * self.job_s / self.workers


def rate_of(queue: JobQueue) -> Rate:
    """How the queue goes, by the last jobs that ended."""
    with queue.store.transaction() as connection:
        (waiting,) = connection.execute("SELECT COUNT(*) FROM job WHERE state = ?", (JobState.QUEUED.value,)).fetchone()
        rows = connection.execute(
            "SELECT changed - claimed FROM job WHERE claimed > 0 AND state IN ('done', 'failed', 'quarantined')"
            " ORDER BY claimed DESC LIMIT ?",
            (_LAST_JOBS,),
        ).fetchall()
        workers = sum(one.role == WORKER for one in present(connection, now=queue.clock()))
    seconds = [max(0.0, float(row[0])) for row in rows]
    return Rate(waiting=waiting, workers=workers, job_s=sum(seconds) / len(seconds) if seconds else None)


class Admission:
    """Says at once what cannot be done, or not soon, so that nobody waits for it in vain.

    Args:
        queue: What waits, and how fast it goes.
        memory_bytes: What all work may take.
        longest_wait_s: A job that would wait longer before it is begun is turned away.
    """

    def __init__(self, queue: JobQueue, *, memory_bytes: int, longest_wait_s: float) -> None:
        self._queue = queue
        self._memory_bytes = memory_bytes
        self._longest_wait_s = longest_wait_s

    def check(self, needed_bytes: int) -> None:
        """Let a job in, or tell why not.

        Args:
            needed_bytes: The most memory that it is foreseen to take.

        Raises:
            NeverFitsError: AUD-785.
            BusyError: AUD-786.
        """
        if needed_bytes > self._memory_bytes:
            raise NeverFitsError(
                "AUD-785",
                f"this takes {needed_bytes // MEGABYTE} MB of memory as foreseen,"
                f" and {self._memory_bytes // MEGABYTE} MB are lent",
                hint="ask for fewer dots an inch, or a smaller model; or give the service more memory",
            )
        rate = rate_of(self._queue)
        wait_s = rate.wait_s
        if wait_s is not None and wait_s > self._longest_wait_s:
            over = math.ceil(wait_s - self._longest_wait_s)
            seconds = min(_LONGEST_RETRY_S, max(1, over))
            raise BusyError(
                "AUD-786",
                f"{rate.waiting} jobs wait, and one more would be begun in {round(wait_s)} s",
                hint=f"try again in {seconds} s",
                retry_after_s=seconds,
            )
