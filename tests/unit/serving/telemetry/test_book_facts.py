"""Panels and stages are counted once each, however often the work on a book is begun."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from audobon.comic.panel import Attempt
from audobon.comic.verdict import Finding, Remedy, Severity, Verdict
from audobon.report import PanelWhole, StageTime, Step
from audobon.serving.admission import lend
from audobon.serving.jobs.job import JobState
from audobon.serving.jobs.queue import JobQueue
from audobon.serving.jobs.tallies import Tallied, Tally, tallies
from audobon.serving.telemetry.book_facts import BookFacts, status_of
from tests.unit.serving.clocks import HandClock, asked, queue_at
from tests.unit.serving.telemetry.books import PANELS, book_asked, observed, worked


@pytest.fixture
def queue(tmp_path: Path) -> Iterator[JobQueue]:
    queue, _ = queue_at(tmp_path / "queue", HandClock())
    yield queue
    queue.close()


def facts(queue: JobQueue) -> dict[tuple[Tallied, str], Tally]:
    with queue.store.transaction() as connection:
        return {(tally.what, tally.label): tally for tally in tallies(connection)}


def attempt(*, faults: int, score: float | None = None, number: int = 0) -> Attempt:
    finding = Finding(
        code="AUD-Q001", message="", severity=Severity.ERROR, measured=1, threshold=0, remedy=Remedy.OTHER_SEED
    )
    verdict = Verdict(panel="p1", findings=(finding,) * faults, score=score)
    return Attempt(number=number, seed=0, seconds=1.0, verdict=verdict)


def whole(*attempts: Attempt, key: str = "k") -> PanelWhole:
    return PanelWhole(panel="p1", key=key, attempts=attempts)


def test_status_is_that_of_the_attempt_that_was_kept() -> None:
    good, bad = attempt(faults=0, score=6), attempt(faults=2, score=9)
    assert status_of(whole(good)) == "accepted"
    assert status_of(whole(bad, good)) == "redrawn"
    assert status_of(whole(bad, attempt(faults=1))) == "flawed"
    assert whole(bad, good, attempt(faults=0, score=8, number=2)).kept.number == 2


def test_book_is_counted_panel_by_panel_and_stage_by_stage(queue: JobQueue) -> None:
    book_asked(queue)
    assert worked(queue, observed(queue)).state is JobState.DONE
    found = facts(queue)
    assert found[Tallied.PANELS, "accepted"].count == PANELS
    assert found[Tallied.ATTEMPTS, ""].count == PANELS
    stages = {label for what, label in found if what is Tallied.STAGE_S}
    assert stages == {"reading", "staging", "pencilling", "cast", "painting", "printing", "binding"}
    assert found[Tallied.STAGE_S, "painting"].count == 1


@pytest.mark.parametrize("last", ["p1", "p3", "p5"])
def test_book_that_goes_on_is_not_counted_twice_nor_lost(queue: JobQueue, last: str) -> None:
    id = book_asked(queue).id
    stop = threading.Event()
    work = observed(queue, shown=lambda step: stop.set() if last in step.what else None)
    assert worked(queue, work, stop=stop).state is JobState.QUEUED
    assert facts(queue)[Tallied.PANELS, "accepted"].count >= int(last[1])
    with queue.store.transaction() as connection:  # as of a worker that was killed before it could count its last panel
        connection.execute("DELETE FROM panel_told WHERE panel = ?", (last,))
        connection.execute("UPDATE tally SET count = count - 1 WHERE what IN ('panels', 'attempts')")
    assert worked(queue, observed(queue)).state is JobState.DONE
    assert facts(queue)[Tallied.PANELS, "accepted"].count == PANELS
    queue.delete(id)
    assert facts(queue)[Tallied.PANELS, "accepted"].count == PANELS


def test_panel_that_is_drawn_anew_counts_again_and_scores_are_kept(queue: JobQueue) -> None:
    job = queue.submit(asked())
    counting = BookFacts(queue)
    first = whole(attempt(faults=0, score=6.5))
    for panel in (first, first, whole(attempt(faults=1), attempt(faults=0, score=8.0), key="other")):
        counting.count(job, Step(stage="painting", done=1, of=1, panels=(panel,)))
    found = facts(queue)
    assert {label: tally.count for (what, label), tally in found.items() if what is Tallied.PANELS} == {
        "accepted": 1, "redrawn": 1,
    }  # fmt: skip
    scores = found[Tallied.SCORES, ""]
    assert (scores.count, scores.total, scores.up_to(7.0)) == (2, 14.5, 1)
    assert found[Tallied.ATTEMPTS, ""].count == 3


def test_stage_that_nobody_knows_is_another_and_a_deleted_job_counts_nothing(queue: JobQueue) -> None:
    job = queue.submit(asked())
    step = Step(stage="x", done=0, of=1, ended=(StageTime(stage="daydreaming", seconds=2.0),))
    assert BookFacts(queue).count(job, step) == ()
    queue.cancel(job.id)
    queue.delete(job.id)
    BookFacts(queue).count(job, step)
    assert facts(queue)[Tallied.STAGE_S, "other"].total == 2.0


def test_attempt_that_takes_too_long_is_ended(queue: JobQueue, monkeypatch: pytest.MonkeyPatch) -> None:
    from audobon.serving.telemetry import observed_work

    class Hasty(observed_work.Deadline):
        def __init__(self, seconds: float) -> None:
            assert seconds == 7
            super().__init__(1e-9)

    monkeypatch.setattr(observed_work, "Deadline", Hasty)
    lend(queue, memory_bytes=1, work_s=7)
    book_asked(queue)
    job = worked(queue, observed(queue))
    assert job.error is not None
    assert (job.state, job.error.code) == (JobState.FAILED, "AUD-791")
