"""A worker: takes the job whose turn it is, stays alive to the queue while it works, and says how it ended.

Knows: leases, heartbeats, which errors end a job and which an attempt.  Does not know: the work (`book_work.py`).

The work is stopped where it tells how far it is, and where it asks whether to go on: a book tells after every panel and
asks after every step of a panel. What is finished by then is kept in the job's folder, and whoever gets the job next
goes on there.
"""

from __future__ import annotations

import contextlib
import logging
import os
import socket
import threading
from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from typing import Protocol

from audobon.errors import AudobonError, JobError, ResourceError
from audobon.files import telling_disk_errors
from audobon.serving.jobs.job import Job, JobFailure, JobState
from audobon.serving.jobs.leases import Leases, Progress, Room
from audobon.serving.jobs.log_reader import LogReader, Standing
from audobon.serving.jobs.queue import FILE_NAME, JobQueue
from audobon.serving.jobs.refusals import NoSuchJobError, QueueBusyError
from audobon.serving.stopping import Stop

HELD_ELSEWHERE = "AUD-553"
LOCK_WAIT_S = 1.0
BEATS_A_LEASE = 3
_CLOSED = "AUD-705"

log = logging.getLogger(__name__)


class Tell(Protocol):
    """How work tells how far it is, and asks whether to go on; from any thread."""

    def __call__(self, progress: Progress) -> None:
        """Tell how far the work is."""
        ...

    def check(self) -> None:
        """Raise if the work is to end; it costs microseconds, and may be asked as often as one likes."""
        ...


class Work(Protocol):
    def __call__(self, job: Job, folder: Path, *, tell: Tell) -> tuple[str, ...]:
        """Do a job in its folder; the results' paths relative to it.

        Whatever `tell` and its `check` raise is let through at once.
        """
        ...


class StoppedEarly(Exception):  # noqa: N818 - nothing went wrong
    """Raised by `tell` to end the work: it was cancelled, the worker is to go, or the job is another's by now."""


def worker_name(process_id: int | None = None) -> str:
    """Machine and process (this one if None), for logs, and to know the jobs of one that died."""
    return f"{socket.gethostname()}:{os.getpid() if process_id is None else process_id}"


class Worker:
    """Works on a queue's jobs, one after the other.

    Args:
        queue: Whose jobs.
        work: Does one.
        stop: Set to end the work in good order: the job in hand is given back.
        name: How it is called in the queue; machine and process if empty.
        room: The memory that it shares with others; a job is taken only if it fits.
    """

    def __init__(self, queue: JobQueue, work: Work, *, stop: Stop, name: str = "", room: Room | None = None) -> None:
        self._queue = queue
        self._leases = Leases(queue, room=room)
        self._work = work
        self._stop = stop
        self._name = name or worker_name()

    def run(self, *, idle_s: float = 1.0, until_idle: bool = False) -> None:
        """Work until `stop` is set; when nothing waits, look again every so many seconds, or end if `until_idle`."""
        while not self._stop.is_set():
            if self.run_one() is None:
                if until_idle:
                    return
                self._stop.wait(idle_s)

    def run_one(self) -> Job | None:
        """Do the job whose turn it is; the job as it is afterwards, None if none waited.

        Raises:
            KeyboardInterrupt: after the job was given back.
            AudobonError: if the queue itself cannot be used.
        """
        job = self._leases.claim(self._name)
        if job is None:
            return None
        with Pulse(self._leases, job, every_s=self._queue.limits.lease_s / BEATS_A_LEASE) as pulse:
            say = self._outcome(job, pulse)
            try:
                return say()
            except JobError as error:
                if error.code != _CLOSED:
                    raise
                return self._now(job)

    def _now(self, job: Job) -> Job:
        """A job that is another's by now, or has ended: nothing of ours counts. As it was, if it was deleted."""
        try:
            return self._queue.job(job.id)
        except NoSuchJobError:
            return job

    def _outcome(self, job: Job, pulse: Pulse) -> Callable[[], Job]:
        """Do the work; how to tell the queue what came of it."""
        leases = self._leases
        try:
            results = self._worked(job, pulse)
        except StoppedEarly:
            return lambda: leases.stop(job) if pulse.is_cancelled else leases.give_back(job)
        except KeyboardInterrupt:
            with contextlib.suppress(JobError):  # it may be another's by now
                leases.give_back(job)
            raise
        except MemoryError:
            failure = JobFailure(code="AUD-554", message="the memory is full", hint="ask for fewer pages at once")
            return lambda: leases.break_off(job, failure)
        except AudobonError as error:
            failure = JobFailure(code=error.code, message=error.message, hint=error.hint)
            may_pass = isinstance(error, ResourceError | QueueBusyError)
            return lambda: leases.break_off(job, failure) if may_pass else leases.fail(job, failure)
        except Exception as error:  # noqa: BLE001 - a fault of the program ends the attempt, not the worker
            fault = _fault(job, error)
            return lambda: leases.break_off(job, fault)
        return lambda: leases.finish(job, results=results)

    def _worked(self, job: Job, pulse: Pulse) -> tuple[str, ...]:
        """The results; waits for a lease's length where a worker that was thought dead still holds the folder."""
        folder = self._queue.folder(job.id)
        with telling_disk_errors(folder):
            folder.mkdir(parents=True, exist_ok=True)

        until = self._queue.clock() + self._queue.limits.lease_s
        with contextlib.closing(LogReader(self._queue.root / FILE_NAME)) as log_reader:
            tell = Telling(self._leases, job, pulse=pulse, log=log_reader, stop=self._stop)
            while True:
                try:
                    pulse.check(stop=self._stop)
                    return self._work(job, folder, tell=tell)
                except ResourceError as error:
                    if error.code != HELD_ELSEWHERE or self._queue.clock() >= until:
                        raise
                self._stop.wait(LOCK_WAIT_S)


def _fault(job: Job, error: Exception) -> JobFailure:
    """What the job's record says of a fault of the program: nothing of the inside, which the worker's log tells."""
    log.error("job %s", job.id, exc_info=error)
    return JobFailure(
        code="AUD-716",
        message=f"the program failed at this ({type(error).__name__})",
        hint="this is a fault of the program; what it was working on is kept in the job's folder",
    )


class Telling:
    """What a job's work is given to tell and to ask: into the queue, and whether the job is still this worker's to do.

    Args:
        leases: Where it is told.
        job: As it was claimed.
        pulse: Knows whether the job was cancelled or lost.
        log: Shows what became of the job since.
        stop: Set to end the work in good order.
    """

    def __init__(self, leases: Leases, job: Job, *, pulse: Pulse, log: LogReader, stop: Stop) -> None:
        self._leases = leases
        self._job = job
        self._pulse = pulse
        self._log = log
        self._stop = stop
        self._version = -1

    def __call__(self, progress: Progress) -> None:
        self._pulse.check(stop=self._stop)
        self._pulse.heard(self._leases.progress(self._job, progress))
        self._pulse.check(stop=self._stop)

    def check(self) -> None:
        """Look whether somebody changed the queue, and if so, whether the job is still to be done.

        Raises:
            StoppedEarly: if it is not.
        """
        with contextlib.suppress(ResourceError, QueueBusyError):  # the next look may succeed, and so may the heartbeat
            version = self._log.version()
            if version != self._version:
                self._pulse.seen(self._standing())
                self._version = version
        self._pulse.check(stop=self._stop)

    def _standing(self) -> Standing | None:
        try:
            return self._log.standing(self._job.id)
        except NoSuchJobError:
            return None


class Pulse:
    """Renews a lease from a thread while the work goes on, and hears whether the job was cancelled."""

    def __init__(self, leases: Leases, job: Job, *, every_s: float) -> None:
        self._leases = leases
        self._job = job
        self._every_s = every_s
        self._over = threading.Event()
        self._lost = False
        self.is_cancelled = False
        self._thread = threading.Thread(target=self._beat, name=f"pulse of {job.id}", daemon=True)

    def __enter__(self) -> Pulse:
        self._thread.start()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._over.set()
        self._thread.join()

    def heard(self, job: Job) -> None:
        """Take in what the queue says of the job."""
        self.is_cancelled = self.is_cancelled or job.state is JobState.CANCELLING

    def seen(self, standing: Standing | None) -> None:
        """Take in where the job stands; None if it is no longer there."""
        if standing is None or standing.lease != self._job.lease:
            self._lost = True
        elif standing.state is JobState.CANCELLING:
            self.is_cancelled = True

    def check(self, *, stop: Stop) -> None:
        """Go on only if the job is still ours to do.

        Raises:
            StoppedEarly: if it is not.
        """
        if self.is_cancelled or self._lost or stop.is_set():
            raise StoppedEarly

    def _beat(self) -> None:
        while not self._over.wait(self._every_s):
            try:
                self.heard(self._leases.heartbeat(self._job))
            except JobError as error:
                if error.code == _CLOSED:
                    self._lost = True
                    return
            except AudobonError:
                continue  # the disk is full or the file is busy: the next beat may come through
