"""Work on jobs, watched: counted in the queue's file, logged with the ids of book and request, traced.

Knows: steps, logs, traces, where they come from.  Does not know: the work.
"""

from __future__ import annotations

import contextlib
from collections.abc import Callable
from pathlib import Path

from structlog.contextvars import bound_contextvars

from audobon.errors import AudobonError
from audobon.report import Step, Watch
from audobon.serving.admission import lent_seconds
from audobon.serving.jobs.job import Job
from audobon.serving.jobs.leases import Progress
from audobon.serving.jobs.origins import NOWHERE, Origin, origin_of
from audobon.serving.jobs.queue import JobQueue
from audobon.serving.request_budget import Deadline
from audobon.serving.telemetry.book_facts import BookFacts, status_of
from audobon.serving.telemetry.logs import logger
from audobon.serving.telemetry.spans import Tracing
from audobon.serving.worker import StoppedEarly, Tell, Work

log = logger("audobon.serving.work")


class ObservedWork:
    """Does jobs as another work does, and tells of them; an attempt that takes too long is ended.

    Args:
        work_told: Gives the work, which tells every step to the watch that it is given.
        queue: Whose jobs.
        tracing: Where spans go.
    """

    def __init__(self, work_told: Callable[[Watch], Work], *, queue: JobQueue, tracing: Tracing) -> None:
        self._work = work_told(self._step)
        self._queue = queue
        self._facts = BookFacts(queue)
        self._tracing = tracing
        self._job: Job | None = None
        self._traced: Callable[[Step], None] | None = None

    def __call__(self, job: Job, folder: Path, *, tell: Tell) -> tuple[str, ...]:
        origin, seconds = self._known(job)
        told = _Bounded(tell, Deadline(seconds))
        with (
            bound_contextvars(book=job.id, attempt=job.attempts, request=origin.request or None),
            self._tracing.job(job, trace=origin.trace) as traced,
        ):
            self._job, self._traced = job, traced
            log.info("job begun")
            try:
                results = self._work(job, folder, tell=told)
            except StoppedEarly:
                log.info("job stopped")
                raise
            except AudobonError as error:
                log.warning("job failed", code=error.code)
                raise
            except Exception as error:
                log.error("job failed", error=type(error).__name__)
                raise
            finally:
                self._job = self._traced = None
            log.info("job done", files=len(results))
            return results

    def _step(self, step: Step) -> None:
        if self._job is None or self._traced is None:
            return
        fresh = self._facts.count(self._job, step)
        self._traced(step)
        for ended in step.ended:
            log.info("stage ended", stage=ended.stage, seconds=round(ended.seconds, 3))
        for panel in fresh:
            score, attempts = panel.kept.verdict.score, len(panel.attempts)
            log.info("panel whole", panel=panel.panel, status=status_of(panel), attempts=attempts, score=score)

    def _known(self, job: Job) -> tuple[Origin, int]:
        """Whose request the job came of, and how many seconds an attempt may take."""
        with contextlib.suppress(AudobonError), self._queue.store.transaction() as connection:
            return origin_of(connection, job.number), lent_seconds(connection)
        return NOWHERE, 0


class _Bounded:
    """Tells as another does, as long as there is time."""

    def __init__(self, tell: Tell, deadline: Deadline) -> None:
        self._tell = tell
        self._deadline = deadline

    def __call__(self, progress: Progress) -> None:
        self._tell(progress)
        self._deadline.check()

    def check(self) -> None:
        self._tell.check()
        self._deadline.check()
