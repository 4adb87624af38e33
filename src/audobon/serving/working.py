"""A worker process put together: books made, watched, within the memory that all share.

Knows: who is needed for it.  Does not know: commands, signals, how any part does its own.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from audobon.compute.budget import machine_bytes
from audobon.engine.executor import Executor
from audobon.errors import AudobonError
from audobon.foreseen_memory import PROCESS_BYTES, book_bytes
from audobon.report import Watch
from audobon.serving.admission import LENT_SHARE, MemoryRoom
from audobon.serving.book_work import BookWork, book_asked
from audobon.serving.jobs.job import Job
from audobon.serving.jobs.presence import WORKER, Presence
from audobon.serving.jobs.queue import JobQueue
from audobon.serving.stopping import Stop
from audobon.serving.telemetry.cache_facts import CacheFacts
from audobon.serving.telemetry.observed_work import ObservedWork
from audobon.serving.telemetry.spans import Tracing
from audobon.serving.worker import Worker, worker_name


def job_bytes(job: Job) -> int:
    """The most memory that a job is foreseen to take; of one that asks for no book what the program itself takes."""
    try:
        return book_bytes(book_asked(job).options)
    except AudobonError:
        return PROCESS_BYTES  # it will be told why when it is tried


@contextmanager
def book_worker(
    queue: JobQueue, *, shown: Watch, stop: Stop, tracing: Tracing, executor: Executor | None = None
) -> Iterator[Worker]:
    """A worker that makes books, and says that it is there as long as the block lasts.

    Args:
        queue: Whose jobs.
        shown: Told of every step.
        stop: Ends it in good order.
        tracing: Where spans go.
        executor: Where panels are painted; this process if None.
    """
    work = ObservedWork(
        lambda noted: BookWork(shown=shown, noted=noted, executor=executor), queue=queue, tracing=tracing
    )
    room = MemoryRoom(job_bytes, total_bytes=int(LENT_SHARE * machine_bytes()))
    caches = CacheFacts(queue, name=worker_name(), role=WORKER)
    with Presence(queue, name=worker_name(), role=WORKER, besides=caches.tell):
        yield Worker(queue, work, stop=stop, room=room)
