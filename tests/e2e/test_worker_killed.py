"""The worker of a book is killed, another is told to go, a third ends it: no finished panel is drawn twice."""

from __future__ import annotations

import signal
import threading
import time
from pathlib import Path

from audobon.crew import Crew
from audobon.pipeline import make_book
from audobon.serving.book_work import BookWork, book_asked
from audobon.serving.jobs.job import JobState
from audobon.serving.jobs.queue import JobQueue
from audobon.serving.worker import Worker
from benchmarks.queue_drills import LIMITS, book_queued, finished_panels, stopped


def test_book_survives_its_workers(story: Path, crew: Crew, tmp_path: Path) -> None:
    id = book_queued(tmp_path, story=story.read_text(encoding="utf-8"))
    folder = tmp_path / "jobs" / id
    assert stopped(tmp_path, number=signal.SIGKILL, panels=2) == (-9, JobState.RUNNING, 1)
    killed = finished_panels(folder)
    assert len(killed) >= 2
    assert stopped(tmp_path, number=signal.SIGTERM, panels=len(killed) + 1) == (0, JobState.QUEUED, 1)
    told = finished_panels(folder)
    assert len(told) > len(killed)
    # The killed worker's attempt counts, the one given back does not.
    queue = JobQueue(tmp_path, limits=LIMITS, clock=lambda: time.time() + 10)
    job = Worker(queue, BookWork(crew=crew), stop=threading.Event()).run_one()
    queue.close()
    assert job is not None
    assert (job.state, job.attempts) == (JobState.DONE, 2)
    whole = finished_panels(folder)
    assert len(whole) > len(told)
    assert {panel: whole[panel] for panel in told} == told
    assert {panel: told[panel] for panel in killed} == killed
    undisturbed = make_book(
        folder / "source" / "kite.txt", tmp_path / "whole", options=book_asked(job).options, crew=crew
    )
    assert [path.read_bytes() for path in folder.glob("out/*.cbz")] == [path.read_bytes() for path in undisturbed.files]
