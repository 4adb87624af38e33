"""The queue's one file: opened, checked, and changed in transactions that are whole or did not happen.

Knows: SQLite, rows, and the one place where a job's state is written (`Store.apply`).
Does not know: when which change is due (`queue.py`, `leases.py`).

Several processes may have the file open. Each transaction takes the write lock at its start (BEGIN IMMEDIATE), so what
it reads stays true until it writes. A commit is on the disk before it is answered (WAL, synchronous FULL).
"""

from __future__ import annotations

import contextlib
import json
import sqlite3
import threading
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from audobon.errors import JobError
from audobon.files import telling_disk_errors
from audobon.serving.jobs.job import MAX_SAID_CHARS, Event, Job, JobFailure, JobState, Priority
from audobon.serving.jobs.origins import origin_noted
from audobon.serving.jobs.refusals import BadQueueError, no_such_job
from audobon.serving.jobs.schema import APPLICATION_ID, OLDEST_SQLITE, SCRIPTS
from audobon.serving.jobs.sqlite_errors import BUSY_S, bad_queue, sqlite_told
from audobon.serving.jobs.tallies import change_counted
from audobon.serving.jobs.transitions import QUEUED_ANEW, Change, after

SYNCHRONOUS = "FULL"
"""SQLite waits for the disk at each commit. Source: https://www.sqlite.org/pragma.html#pragma_synchronous"""


class Store:
    """An open queue file. Threads may share one; processes open their own.

    Args:
        path: The file; it and its folder are made if they are not there.
        scripts: The schema's versions, for tests of migration.

    Raises:
        BadQueueError: AUD-708 if the file is damaged or no queue, AUD-709 if a newer program made it, AUD-710 if this
            machine's SQLite is too old.
        ResourceError: AUD-551, AUD-552.
    """

    def __init__(self, path: Path, *, scripts: tuple[tuple[str, ...], ...] = SCRIPTS) -> None:
        if sqlite3.sqlite_version_info < OLDEST_SQLITE:
            raise BadQueueError(
                "AUD-710", f"SQLite {sqlite3.sqlite_version} is too old", hint="the queue takes SQLite 3.37 or newer"
            )
        self._path = path
        self._guard = threading.Lock()
        with telling_disk_errors(path):
            path.parent.mkdir(parents=True, exist_ok=True)
        with sqlite_told(self._path):
            # Threads take turns by `_guard`.
            self._connection = sqlite3.connect(path, timeout=BUSY_S, isolation_level=None, check_same_thread=False)
        try:
            self._prepare(scripts)
        except BaseException:
            self._connection.close()
            raise

    def close(self) -> None:
        with self._guard:
            self._connection.close()

    @contextlib.contextmanager
    def transaction(self) -> Iterator[sqlite3.Connection]:
        """A block that is committed at its end, or undone if it raises.

        Raises:
            QueueBusyError: AUD-707, if others kept the file for `BUSY_S`.
            BadQueueError, ResourceError: as when it is opened.
        """
        with self._guard, sqlite_told(self._path):
            self._connection.execute("BEGIN IMMEDIATE")
            try:
                yield self._connection
                self._connection.execute("COMMIT")
            except BaseException:
                if self._connection.in_transaction:
                    self._connection.execute("ROLLBACK")
                raise

    def job(self, connection: sqlite3.Connection, id: str) -> Job:
        """The job of this id.

        Raises:
            NoSuchJobError: AUD-700.
        """
        row = connection.execute("SELECT * FROM job WHERE id = ?", (id,)).fetchone()
        if row is None:
            raise no_such_job(id)
        return job_of(row)

    def apply(self, connection: sqlite3.Connection, job: Job, change: Change, *, now: float) -> Job:
        """Write a job that undergoes a change, and the change into its log: the one place where states change.

        Args:
            job: In its state before, its other fields as they are to be.

        Raises:
            JobError: AUD-701, if the change is impossible in its state.
        """
        state = after(job.state, change)
        change_counted(connection, job, change, now=now)
        if change in QUEUED_ANEW:
            origin_noted(connection, job.number)
        if not state.is_held:
            job = replace(job, lease="", lease_until=0.0, worker="")
        job = replace(job, state=state, changed=now)
        self.write(connection, job)
        failure = job.error if change in (Change.FAIL, Change.BREAK, Change.LOSE, Change.QUARANTINE) else None
        self.tell(connection, job, change.value, failure=failure)
        return job

    def write(self, connection: sqlite3.Connection, job: Job) -> None:
        """Write what may differ from what the file says of a job."""
        error = job.error
        connection.execute(
            """
            UPDATE job SET state = ?, changed = ?, attempts = ?, claimed = ?, worker = ?, lease = ?, lease_until = ?,
                stage = ?, done = ?, total = ?, what = ?, error_code = ?, error_message = ?, error_hint = ?, results = ?
            WHERE number = ?
            """,
            (
                job.state.value, job.changed, job.attempts, job.claimed, job.worker, job.lease, job.lease_until,
                job.stage, job.done, job.of, job.what[:MAX_SAID_CHARS], error and error.code,
                error and error.message[:MAX_SAID_CHARS], error and error.hint[:MAX_SAID_CHARS],
                json.dumps(job.results), job.number,
            ),
        )  # fmt: skip

    def tell(self, connection: sqlite3.Connection, job: Job, kind: str, *, failure: JobFailure | None = None) -> None:
        """Add a line to a job's log, as of `job.changed`."""
        connection.execute(
            """
            INSERT INTO event SELECT ?, COALESCE(MAX(sequence), 0) + 1, ?, ?, ?, ?, ?, ?, ?, ?, ?
            FROM event WHERE job = ?
            """,
            (
                job.number, job.changed, kind, job.state.value, job.stage, job.done, job.of, job.what[:MAX_SAID_CHARS],
                failure.code if failure else "", failure.message[:MAX_SAID_CHARS] if failure else "", job.number,
            ),
        )  # fmt: skip

    def _prepare(self, scripts: tuple[tuple[str, ...], ...]) -> None:
        self._connection.row_factory = sqlite3.Row
        with sqlite_told(self._path):
            self._connection.execute("PRAGMA foreign_keys = ON")
            self._check(len(scripts))
            self._connection.execute("PRAGMA journal_mode = WAL")
            self._connection.execute(f"PRAGMA synchronous = {SYNCHRONOUS}")
        with self.transaction() as connection:
            version = self._check(len(scripts))  # again: another process may have been faster
            for script in scripts[version:]:
                for statement in script:
                    connection.execute(statement)
            if version < len(scripts):
                connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
                connection.execute(f"PRAGMA user_version = {len(scripts)}")

    def _check(self, newest: int) -> int:
        """The file's version: 0 if it is empty."""
        application = self._connection.execute("PRAGMA application_id").fetchone()[0]
        version: int = self._connection.execute("PRAGMA user_version").fetchone()[0]
        is_empty = self._connection.execute("SELECT COUNT(*) FROM sqlite_master").fetchone()[0] == 0
        if not is_empty and (application != APPLICATION_ID or version < 1):
            raise bad_queue(self._path, "it is no queue of this program")
        if version > newest:
            raise BadQueueError(
                "AUD-709",
                f"{self._path} is of version {version}, and this program knows {newest}",
                hint="use the newer program that made it, or move the file away to begin anew",
            )
        return version


def job_of(row: sqlite3.Row) -> Job:
    """A job out of a row of its table."""
    error = None
    if row["error_code"] is not None:
        error = JobFailure(code=row["error_code"], message=row["error_message"], hint=row["error_hint"])
    return Job(
        number=row["number"], id=row["id"], client=row["client"], priority=Priority(row["priority"]),
        state=JobState(row["state"]), body=row["body"], key=row["key"] or "", submitted=row["submitted"],
        changed=row["changed"], attempts=row["attempts"], claimed=row["claimed"], worker=row["worker"],
        lease=row["lease"], lease_until=row["lease_until"], stage=row["stage"], done=row["done"], of=row["total"],
        what=row["what"], error=error, results=tuple(json.loads(row["results"])),
        first_body_sha256=row["first_body_sha256"],
    )  # fmt: skip


def event_of(row: sqlite3.Row, *, job: str) -> Event:
    """A line of a job's log out of a row of its table."""
    return Event(
        job=job, sequence=row["sequence"], at=row["at"], kind=row["kind"], state=JobState(row["state"]),
        stage=row["stage"], done=row["done"], of=row["total"], what=row["what"], code=row["code"],
        message=row["message"],
    )  # fmt: skip


def in_bounds(number: int, *, least: int, most: int, what: str) -> int:
    """The number, if it is allowed.

    Raises:
        JobError: AUD-706.
    """
    if not least <= number <= most:
        raise JobError("AUD-706", f"{what} is {number}", hint=f"give {least} to {most}")
    return number
