"""Small books made through a queue, watched as a worker's are."""

from __future__ import annotations

import threading
from dataclasses import replace

from audobon.pipeline import MakeOptions
from audobon.plan_asked import Sheet
from audobon.report import Watch, unwatched
from audobon.serving.book_work import BookAsked, BookWork, story_put
from audobon.serving.jobs.job import Job, Submission
from audobon.serving.jobs.queue import JobQueue
from audobon.serving.telemetry.observed_work import ObservedWork
from audobon.serving.telemetry.spans import Tracing
from audobon.serving.telemetry.tracing import NO_TRACES
from audobon.serving.worker import Worker
from tests.builders import SmallBinder, a_crew

SECRET = "Xanthippe"
TEXT = f"Anna walked to the garden. {SECRET} saw a bird. The bird sang to her. It began to rain. They went home."
OPTIONS = MakeOptions(formats=("cbz",), dpi=72, cover=False, sheet=Sheet(trim="a5"))
PANELS = 5


def book_asked(queue: JobQueue, *, source: str = "walk.txt", client: str = "anna") -> Job:
    asked = BookAsked(source=source, source_sha256="0" * 64, options=OPTIONS)
    return queue.submit(Submission(client=client, body=asked.body()), put=story_put("walk.txt", TEXT.encode()))


def observed(queue: JobQueue, *, tracing: Tracing = NO_TRACES, shown: Watch = unwatched) -> ObservedWork:
    crew = replace(a_crew(), binders=(("cbz", SmallBinder()),))
    return ObservedWork(lambda noted: BookWork(crew=crew, shown=shown, noted=noted), queue=queue, tracing=tracing)


def worked(queue: JobQueue, work: ObservedWork, *, stop: threading.Event | None = None) -> Job:
    job = Worker(queue, work, stop=stop or threading.Event(), name="w").run_one()
    assert job is not None
    return job
