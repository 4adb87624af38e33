"""The side of those who work: claim, say that one is alive, tell how far one is, end.

Knows: leases, whose turn it is, attempts.  Does not know: what the work is, or who asked for it.

A claim gives a lease. Whoever shows it may speak for the job until it runs out and somebody else has the job; a worker
that was thought dead and is not is told so (AUD-705) and its answer is not taken.
"""

from __future__ import annotations

import sqlite3
import uuid
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import PurePosixPath
from typing import Protocol

from audobon.errors import JobError
from audobon.serving.jobs.job import MAX_NAME_CHARS, MAX_RESULTS, MAX_SAID_CHARS, Job, JobFailure, JobState
from audobon.serving.jobs.queue import JobQueue
from audobon.serving.jobs.store import job_of
from audobon.serving.jobs.transitions import Change

PROGRESS = "progress"
"""The kind of events that are no change of state."""


@dataclass(frozen=True, kw_only=True)
class Progress:
    """How far the work is: `done` of `of` in this stage; `what` names the thing in hand."""

    stage: str
    done: int
    of: int
    what: str = ""


class Room(Protocol):
    """The memory that all who work on a queue share."""

    def reserve(self, connection: sqlite3.Connection, job: Job, *, now: float) -> bool:
        """Hold what a job that is about to be claimed needs, as long as its lease holds it; False if there is too
        little beside what runs."""
        ...


class Leases:
    """What workers may do to a queue's jobs.

    Args:
        queue: Whose jobs.
        room: A job is claimed only if it fits; whatever their size, if None.
    """

    def __init__(self, queue: JobQueue, *, room: Room | None = None) -> None:
        self._queue = queue
        self._room = room
        self._store = queue.store
        self._limits = queue.limits

    def claim(self, worker: str) -> Job | None:
        """Take the job whose turn it is; None if none waits, or if there is no room for it now.

        Interactive ones first; within a priority the client that was served longest ago; of a client the oldest.
        One that does not fit keeps its turn: a smaller one that overtook it might do so for ever.
        Leases that have run out are ended before.
        """
        now = self._queue.clock()
        with self._store.transaction() as connection:
            self._expire(connection, now)
            row = connection.execute(
                """
                SELECT job.* FROM job WHERE number = (
                    SELECT (
                        SELECT MIN(number) FROM job
                        WHERE state = 'queued' AND priority = turn.priority AND client = turn.client
                    ) AS first
                    FROM turn WHERE first IS NOT NULL ORDER BY turn.priority, turn.served, turn.rowid LIMIT 1
                )
                """
            ).fetchone()
            if row is None:
                return None
            job = job_of(row)
            job = replace(
                job,
                attempts=job.attempts + 1,
                claimed=now,
                worker=worker[:MAX_NAME_CHARS],
                lease=uuid.uuid4().hex,
                lease_until=now + self._limits.lease_s,
            )
            if self._room is not None and not self._room.reserve(connection, job, now=now):
                return None
            connection.execute(
                "UPDATE turn SET served = (SELECT MAX(served) FROM turn) + 1 WHERE priority = ? AND client = ?",
                (int(job.priority), job.client),
            )
            return self._store.apply(connection, job, Change.CLAIM, now=now)

    def expire(self) -> int:
        """Give the jobs of silent workers back to the queue, or end them; how many."""
        with self._store.transaction() as connection:
            return self._expire(connection, self._queue.clock())

    def lose(self, worker: str) -> int:
        """End the leases of a worker that is known to be dead, without waiting until they run out; how many."""
        now = self._queue.clock()
        with self._store.transaction() as connection:
            connection.execute(
                "UPDATE job SET lease_until = ? WHERE state IN ('running', 'cancelling') AND worker = ?", (-1.0, worker)
            )
            return self._expire(connection, now)

    def holders(self) -> tuple[str, ...]:
        """The names of all workers that hold a job."""
        with self._store.transaction() as connection:
            rows = connection.execute(
                "SELECT DISTINCT worker FROM job WHERE state IN ('running', 'cancelling') ORDER BY worker"
            ).fetchall()
        return tuple(row["worker"] for row in rows)

    def heartbeat(self, job: Job) -> Job:
        """Say that its worker is alive; the job as it is now, which may be CANCELLING.

        Raises:
            JobError: AUD-705, if it is another's by now.
        """
        with self._store.transaction() as connection:
            held = replace(self._held(connection, job), lease_until=self._queue.clock() + self._limits.lease_s)
            self._store.write(connection, held)
            return held

    def progress(self, job: Job, progress: Progress) -> Job:
        """Tell how far the work is, into the job's log as long as it has room; this is a heartbeat as well.

        Raises:
            JobError: AUD-705.
        """
        now = self._queue.clock()
        with self._store.transaction() as connection:
            held = replace(
                self._held(connection, job),
                stage=progress.stage[:MAX_NAME_CHARS], done=progress.done, of=progress.of,
                what=progress.what[:MAX_SAID_CHARS], changed=now, lease_until=now + self._limits.lease_s,
            )  # fmt: skip
            self._store.write(connection, held)
            last = connection.execute("SELECT MAX(sequence) FROM event WHERE job = ?", (held.number,)).fetchone()[0]
            if last < self._limits.events:
                self._store.tell(connection, held, PROGRESS)
            return held

    def finish(self, job: Job, *, results: Sequence[str]) -> Job:
        """The work is done: its results as paths relative to the job's folder, with `/`.

        Raises:
            JobError: AUD-704, if a path leads out of the folder or there are too many; AUD-705.
        """
        if len(results) > MAX_RESULTS:
            raise JobError("AUD-704", f"{len(results)} results", hint=f"{MAX_RESULTS} at most")
        for name in results:
            path = PurePosixPath(name)
            if not name or path.is_absolute() or ".." in path.parts or "\\" in name or "\0" in name:
                raise JobError(
                    "AUD-704", f"{name[:80]!r} is no path of a result", hint="give it relative to the job's folder"
                )
        return self._ended(job, Change.FINISH, results=tuple(results))

    def fail(self, job: Job, failure: JobFailure) -> Job:
        """No attempt at this can succeed.

        Raises:
            JobError: AUD-705.
        """
        return self._ended(job, Change.FAIL, failure=failure)

    def break_off(self, job: Job, failure: JobFailure) -> Job:
        """This attempt came to nothing, another may not; after the last the job is quarantined.

        Raises:
            JobError: AUD-705.
        """
        with self._store.transaction() as connection:
            held = replace(self._held(connection, job), error=failure)
            change = Change.QUARANTINE if held.attempts >= self._limits.attempts else Change.BREAK
            return self._store.apply(connection, held, change, now=self._queue.clock())

    def give_back(self, job: Job) -> Job:
        """Stop in good order: the job waits again, and the attempt is not counted.

        Raises:
            JobError: AUD-705.
        """
        return self._ended(job, Change.GIVE_BACK, counted=False)

    def stop(self, job: Job) -> Job:
        """The worker has stopped, because the job was cancelled.

        Raises:
            JobError: AUD-701, if it was not; AUD-705.
        """
        return self._ended(job, Change.STOP)

    def _ended(
        self,
        job: Job,
        change: Change,
        *,
        results: tuple[str, ...] = (),
        failure: JobFailure | None = None,
        counted: bool = True,
    ) -> Job:
        with self._store.transaction() as connection:
            held = self._held(connection, job)
            attempts = held.attempts if counted else held.attempts - 1
            held = replace(held, error=failure or held.error, attempts=attempts)
            if change is Change.FINISH:
                held = replace(held, results=results, error=None)
            return self._store.apply(connection, held, change, now=self._queue.clock())

    def _held(self, connection: sqlite3.Connection, job: Job) -> Job:
        """The job as it is now, if this lease still holds it. A lease that has run out holds until somebody asks."""
        row = connection.execute("SELECT * FROM job WHERE id = ?", (job.id,)).fetchone()
        if row is None or not job.lease or row["lease"] != job.lease:
            raise JobError(
                "AUD-705",
                f"job {job.id} is no longer held by {job.worker or 'this worker'}",
                hint="stop working on it: the lease ran out, or the job has ended",
            )
        return job_of(row)

    def _expire(self, connection: sqlite3.Connection, now: float) -> int:
        rows = connection.execute(
            "SELECT * FROM job WHERE state IN ('running', 'cancelling') AND lease_until < ? ORDER BY number", (now,)
        ).fetchall()
        for job in map(job_of, rows):
            failure = JobFailure(
                code="AUD-715",
                message=f"the worker {job.worker} died or fell silent in attempt {job.attempts}",
                hint="try it again; if it happens again, look into the worker's log",
            )
            last = job.state is JobState.RUNNING and job.attempts >= self._limits.attempts
            change = Change.QUARANTINE if last else Change.LOSE
            self._store.apply(connection, replace(job, error=failure), change, now=now)
        return len(rows)
