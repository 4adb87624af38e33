"""Jobs' logs, read beside those who write: whether anything has changed, where a job stands, what its log says.

Knows: SQLite's snapshots.  Does not know: who wants to know, or how changes are made (`store.py`).

It opens the file for reading alone and takes no lock that a writer waits for: in WAL a reader sees the file as it was
when it began. Whether anybody has changed it is one number (`PRAGMA data_version`), so looking often costs next to
nothing. Source: https://www.sqlite.org/pragma.html#pragma_data_version
"""

from __future__ import annotations

import contextlib
import sqlite3
import threading
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from audobon.serving.jobs.job import Event, JobState
from audobon.serving.jobs.refusals import no_such_job
from audobon.serving.jobs.sqlite_errors import BUSY_S, sqlite_told
from audobon.serving.jobs.store import event_of, in_bounds

MAX_READ = 10_000


@dataclass(frozen=True, kw_only=True)
class Standing:
    """Where a job stands: its state, the lease that holds it (empty if none), and its log's last sequence number."""

    state: JobState
    lease: str
    last: int

    @property
    def has_ended(self) -> bool:
        """Whether nothing more will happen to it by itself."""
        return self.state.has_ended


@dataclass(frozen=True, kw_only=True)
class LogPage:
    """Lines of a job's log in order, and where the job stood when they were read."""

    standing: Standing
    events: tuple[Event, ...]


class LogReader:
    """A queue's file, open for reading. Threads may share one; it is opened at the first question.

    Args:
        path: The file; a `JobQueue` has made it.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._guard = threading.Lock()
        self._connection: sqlite3.Connection | None = None

    def close(self) -> None:
        with self._guard:
            if self._connection is not None:
                self._connection.close()
            self._connection = None

    def version(self) -> int:
        """A number that is another one after anybody has changed the file.

        Raises:
            QueueBusyError, BadQueueError, ResourceError: as `Store`.
        """
        with self._guard, sqlite_told(self._path):
            return int(self._opened().execute("PRAGMA data_version").fetchone()[0])

    def standing(self, id: str) -> Standing:
        """Where a job stands.

        Raises:
            NoSuchJobError: AUD-700.
            QueueBusyError, BadQueueError, ResourceError: as `Store`.
        """
        with self._snapshot() as connection:
            return _standing(connection, id)[1]

    def page(self, id: str, *, behind: int = 0, limit: int = 1000) -> LogPage:
        """A job's log from behind `behind` on, and where the job stands, as of one moment.

        Raises:
            NoSuchJobError: AUD-700.
            JobError: AUD-706, if a number is out of its range.
            QueueBusyError, BadQueueError, ResourceError: as `Store`.
        """
        in_bounds(behind, least=0, most=2**62, what="the place in the log")
        in_bounds(limit, least=1, most=MAX_READ, what="the number of events")
        with self._snapshot() as connection:
            number, standing = _standing(connection, id)
            rows = connection.execute(
                "SELECT * FROM event WHERE job = ? AND sequence > ? ORDER BY sequence LIMIT ?", (number, behind, limit)
            ).fetchall()
        return LogPage(standing=standing, events=tuple(event_of(row, job=id) for row in rows))

    @contextlib.contextmanager
    def _snapshot(self) -> Iterator[sqlite3.Connection]:
        """The file as it is at the first question within."""
        with self._guard, sqlite_told(self._path):
            connection = self._opened()
            connection.execute("BEGIN")
            try:
                yield connection
            finally:
                connection.execute("ROLLBACK")

    def _opened(self) -> sqlite3.Connection:
        if self._connection is None:
            # Threads take turns by `_guard`.
            self._connection = sqlite3.connect(
                f"{self._path.absolute().as_uri()}?mode=ro", uri=True, timeout=BUSY_S, isolation_level=None,
                check_same_thread=False,
            )  # fmt: skip
            self._connection.row_factory = sqlite3.Row
        return self._connection


def _standing(connection: sqlite3.Connection, id: str) -> tuple[int, Standing]:
    """A job's number, and where it stands."""
    row = connection.execute(
        "SELECT number, state, lease, (SELECT MAX(sequence) FROM event WHERE event.job = job.number) AS last"
        " FROM job WHERE id = ?",
        (id,),
    ).fetchone()
    if row is None:
        raise no_such_job(id)
    return row["number"], Standing(state=JobState(row["state"]), lease=row["lease"], last=row["last"] or 0)
