"""The side of those who ask: submit, look, cancel, try again, delete, read the log.

Knows: keys of requests, bounds, paging, jobs' folders.  Does not know: workers and their leases (`leases.py`).

    ROOT/queue.sqlite        (and SQLite's own files beside it)
    ROOT/jobs/<id>/          a job's folder: what it was given, what it makes
"""

from __future__ import annotations

import contextlib
import shutil
import sqlite3
import time
import uuid
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from audobon.files import sha256_hex, telling_disk_errors
from audobon.serving.jobs.job import Event, Job, JobState, Limits, Listing, Submission, check_body
from audobon.serving.jobs.origins import origin_noted
from audobon.serving.jobs.refusals import OtherBodyError, QueueFullError
from audobon.serving.jobs.store import Store, event_of, in_bounds, job_of
from audobon.serving.jobs.tallies import SUBMIT, Tallied, counted
from audobon.serving.jobs.transitions import Change, after, refusal

Clock = Callable[[], float]
"""Seconds since 1970. Leases are compared between processes and after restarts, which a monotonic clock cannot be."""
FILE_NAME = "queue.sqlite"
MAX_PAGE = 200
_LAST_CLAIMS = 20
_UNKNOWN_WAIT_S, _LONGEST_WAIT_S = 60, 3600


class JobQueue:
    """A durable queue of jobs in a folder.

    Args:
        root: The queue's folder, on a disk of this machine: SQLite's WAL does not work over a network.
        limits: What it bears.
        clock: Tells the time.

    Raises:
        BadQueueError, ResourceError: as `Store`.
    """

    def __init__(self, root: Path, *, limits: Limits | None = None, clock: Clock = time.time) -> None:
        self.root = root
        self.limits = limits or Limits()
        self.clock = clock
        self.store = Store(root / FILE_NAME)

    def close(self) -> None:
        self.store.close()

    def folder(self, id: str) -> Path:
        """A job's folder."""
        return self.root / "jobs" / id

    def submit(self, asked: Submission, *, put: Callable[[Path], None] | None = None) -> Job:
        """Queue a job; the one that is there already, if the same was asked under the same key.

        Args:
            put: Puts what the job needs into its folder, before anybody can see the job.

        Raises:
            OtherBodyError: AUD-702, if the key stands for another body.
            QueueFullError: AUD-703, if too many wait.
        """
        with self.store.transaction() as connection:  # no folder is made for what will be refused
            known = self._known(connection, asked)
            if known is not None:
                return known
            self._check_room(connection, asked)
        id = uuid.uuid4().hex
        try:
            if put is not None:
                put(self._made_folder(id))
            with self.store.transaction() as connection:
                job = self._known(connection, asked) or self._inserted(connection, asked, id=id)
        except BaseException:
            shutil.rmtree(self.folder(id), ignore_errors=True)
            raise
        if job.id != id:  # another process was faster
            shutil.rmtree(self.folder(id), ignore_errors=True)
        return job

    def job(self, id: str) -> Job:
        """The job of this id.

        Raises:
            NoSuchJobError: AUD-700.
        """
        with self.store.transaction() as connection:
            return self.store.job(connection, id)

    def known(self, client: str, key: str) -> Job | None:
        """The job that this client asked for under this key; None if there is none."""
        with self.store.transaction() as connection:
            return self._by_key(connection, client, key)

    def listing(
        self, *, client: str | None = None, state: JobState | None = None, before: int | None = None, limit: int = 50
    ) -> Listing:
        """A page of jobs, the newest first.

        Args:
            before: Only jobs with a smaller number: the last page's `before`.
            limit: At most so many, 1 to 200.

        Raises:
            JobError: AUD-706.
        """
        in_bounds(limit, least=1, most=MAX_PAGE, what="the page's length")
        if before is not None:
            in_bounds(before, least=0, most=2**62, what="the page's beginning")
        with self.store.transaction() as connection:
            rows = connection.execute(
                """
                SELECT * FROM job WHERE (?1 IS NULL OR client = ?1) AND (?2 IS NULL OR state = ?2)
                AND (?3 IS NULL OR number < ?3) ORDER BY number DESC LIMIT ?4
                """,
                (client, state.value if state else None, before, limit + 1),
            ).fetchall()
        jobs = tuple(job_of(row) for row in rows[:limit])
        return Listing(jobs=jobs, before=jobs[-1].number if len(rows) > limit else None)

    def count(self, state: JobState) -> int:
        """How many jobs are in this state."""
        with self.store.transaction() as connection:
            return _number(connection, "SELECT COUNT(*) FROM job WHERE state = ?", state.value)

    def events(self, id: str, *, behind: int = 0, limit: int = 1000) -> tuple[Event, ...]:
        """A job's log from behind `behind` on, in order; asked again with the last sequence read, it goes on there.

        Raises:
            NoSuchJobError: AUD-700.
            JobError: AUD-706.
        """
        in_bounds(behind, least=0, most=2**62, what="the place in the log")
        in_bounds(limit, least=1, most=10_000, what="the number of events")
        with self.store.transaction() as connection:
            job = self.store.job(connection, id)
            rows = connection.execute(
                "SELECT * FROM event WHERE job = ? AND sequence > ? ORDER BY sequence LIMIT ?",
                (job.number, behind, limit),
            ).fetchall()
        return tuple(event_of(row, job=id) for row in rows)

    def note(self, id: str, kind: str) -> None:
        """Add a line of one's own to a job's log; its state stays.

        Raises:
            NoSuchJobError: AUD-700.
        """
        with self.store.transaction() as connection:
            job = self.store.job(connection, id)
            self.store.tell(connection, replace(job, changed=self.clock()), kind)

    def last_kind(self, id: str) -> str:
        """What the last line of a job's log is about.

        Raises:
            NoSuchJobError: AUD-700.
        """
        with self.store.transaction() as connection:
            job = self.store.job(connection, id)
            row = connection.execute(
                "SELECT kind FROM event WHERE job = ? ORDER BY sequence DESC LIMIT 1", (job.number,)
            ).fetchone()
        return str(row["kind"])

    def cancel(self, id: str) -> Job:
        """Cancel a job: at once if it waits; if it is being worked on, its worker is asked to stop.

        Raises:
            NoSuchJobError: AUD-700.
            JobError: AUD-701, if it has ended otherwise.
        """
        with self.store.transaction() as connection:
            job = self.store.job(connection, id)
            if job.state in (JobState.CANCELLED, JobState.CANCELLING):
                return job
            return self.store.apply(connection, job, Change.CANCEL, now=self.clock())

    def retry(self, id: str) -> Job:
        """Queue a job again that failed, was quarantined or cancelled; its attempts are counted anew.

        Raises:
            NoSuchJobError: AUD-700.
            JobError: AUD-701, if it is in another state.
            QueueFullError: AUD-703.
        """
        with self.store.transaction() as connection:
            job = self.store.job(connection, id)
            after(job.state, Change.RETRY)  # what cannot be is told before what does not fit
            self._check_room(connection, Submission(client=job.client, body="", priority=job.priority))
            job = replace(job, attempts=0, error=None, stage="", done=0, of=0, what="")
            return self.store.apply(connection, job, Change.RETRY, now=self.clock())

    def revise(self, id: str, body: str, *, put: Callable[[Path], None] | None = None) -> Job:
        """Queue a job again that has ended, to do something else in the same folder; its log goes on.

        What it made before stays its result until it is done anew.

        Args:
            body: What is asked now.
            put: Changes what is in the job's folder, while no worker can have it.

        Raises:
            NoSuchJobError: AUD-700.
            JobError: AUD-701, if it has not ended; AUD-704, if the body is too long.
            QueueFullError: AUD-703.
        """
        check_body(body)
        with self.store.transaction() as connection:
            job = self.store.job(connection, id)
            after(job.state, Change.REVISE)
            self._check_room(connection, Submission(client=job.client, body="", priority=job.priority))
            if put is not None:
                put(self.folder(id))
            first = job.first_body_sha256 or sha256_hex(job.body)
            connection.execute(
                "UPDATE job SET body = ?, first_body_sha256 = ? WHERE number = ?", (body, first, job.number)
            )
            job = replace(
                job, body=body, first_body_sha256=first, attempts=0, error=None, stage="", done=0, of=0, what=""
            )
            return self.store.apply(connection, job, Change.REVISE, now=self.clock())

    def change(self, id: str, put: Callable[[Path], None]) -> None:
        """Change what is in the folder of a job that has ended, while no worker can have it; nothing is queued.

        Raises:
            NoSuchJobError: AUD-700.
            JobError: AUD-701, if it has not ended.
        """
        with self.store.transaction() as connection:
            job = self.store.job(connection, id)
            after(job.state, Change.REVISE)
            put(self.folder(id))

    def delete(self, id: str) -> None:
        """Forget a job that has ended: its log, its key and its folder.

        Raises:
            NoSuchJobError: AUD-700.
            JobError: AUD-701, if it has not ended.
        """
        with self.store.transaction() as connection:
            job = self.store.job(connection, id)
            if not job.state.has_ended:
                raise refusal(job.state, "delete")
            connection.execute("DELETE FROM job WHERE number = ?", (job.number,))
        shutil.rmtree(self.folder(id), ignore_errors=True)

    def sweep_folders(self, *, older_than_s: float = 3600.0) -> tuple[str, ...]:
        """Remove folders of no job: of a process that died between making one and queueing its job, or deleting it.

        Args:
            older_than_s: Younger ones may be of a job that is about to be queued.
        """
        swept = []
        for path in sorted((self.root / "jobs").glob("*")):
            with contextlib.suppress(OSError), self.store.transaction() as connection:
                is_known = _number(connection, "SELECT COUNT(*) FROM job WHERE id = ?", path.name) > 0
                if not is_known and self.clock() - path.stat().st_mtime > older_than_s:
                    shutil.rmtree(path, ignore_errors=True)
                    swept.append(path.name)
        return tuple(swept)

    # --- parts of submit ---

    def _by_key(self, connection: sqlite3.Connection, client: str, key: str) -> Job | None:
        row = connection.execute("SELECT * FROM job WHERE client = ? AND key = ?", (client, key)).fetchone()
        return None if row is None else job_of(row)

    def _known(self, connection: sqlite3.Connection, asked: Submission) -> Job | None:
        job = self._by_key(connection, asked.client, asked.key) if asked.key else None
        if job is None:
            return None
        first = job.first_body_sha256
        is_same = first == sha256_hex(asked.body) if first else job.body == asked.body
        if not is_same or job.priority is not asked.priority:
            raise OtherBodyError(
                "AUD-702",
                f'the key "{asked.key}" was given to another request (job {job.id})',
                hint="use a new key for a new request",
            )
        return job

    def _check_room(self, connection: sqlite3.Connection, asked: Submission) -> None:
        waiting = _number(connection, "SELECT COUNT(*) FROM job WHERE state = 'queued'")
        own = _number(connection, "SELECT COUNT(*) FROM job WHERE state = 'queued' AND client = ?", asked.client)
        for count, most, whose in (
            (waiting, self.limits.waiting, "jobs"),
            (own, self.limits.waiting_of_client, "jobs of this client"),
        ):
            if count >= most:
                seconds = self._wait_for_a_place(connection)
                raise QueueFullError(
                    "AUD-703", f"{count} {whose} are waiting", hint=f"try again in {seconds} s", retry_after_s=seconds
                )

    def _wait_for_a_place(self, connection: sqlite3.Connection) -> int:
        """Whole seconds between claims of late; a place is free at each of them."""
        count, first, last = connection.execute(
            "SELECT COUNT(*), MIN(claimed), MAX(claimed) FROM"
            " (SELECT claimed FROM job WHERE claimed > 0 ORDER BY claimed DESC LIMIT ?)",
            (_LAST_CLAIMS,),
        ).fetchone()
        if count < 2:
            return _UNKNOWN_WAIT_S
        return int(min(_LONGEST_WAIT_S, max(1, round((last - first) / (count - 1)))))

    def _inserted(self, connection: sqlite3.Connection, asked: Submission, *, id: str) -> Job:
        self._check_room(connection, asked)
        now = self.clock()
        connection.execute(
            "INSERT INTO job (id, client, priority, state, body, key, submitted, changed)"
            " VALUES (?, ?, ?, 'queued', ?, ?, ?, ?)",
            (id, asked.client, int(asked.priority), asked.body, asked.key or None, now, now),
        )
        connection.execute(
            "INSERT OR IGNORE INTO turn (priority, client, served) VALUES (?, ?, 0)",
            (int(asked.priority), asked.client),
        )
        job = self.store.job(connection, id)
        self.store.tell(connection, job, SUBMIT)
        counted(connection, Tallied.CHANGES, SUBMIT, 1.0)
        origin_noted(connection, job.number)
        return job

    def _made_folder(self, id: str) -> Path:
        folder = self.folder(id)
        with telling_disk_errors(folder):
            folder.mkdir(parents=True)
        return folder


def _number(connection: sqlite3.Connection, question: str, *values: str) -> int:
    return int(connection.execute(question, values).fetchone()[0])
