"""Those who work: leases, attempts, quarantine, whose turn it is."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from audobon.errors import JobError
from audobon.serving.jobs.job import Job, JobFailure, JobState, Limits, Priority, Submission
from audobon.serving.jobs.leases import Leases, Progress
from audobon.serving.jobs.queue import JobQueue
from tests.unit.serving.clocks import HandClock, asked, queue_at

BROKEN = JobFailure(code="AUD-551", message="the disk is full", hint="free some space")


@pytest.fixture
def clock() -> HandClock:
    return HandClock()


@pytest.fixture
def both(tmp_path: Path, clock: HandClock) -> Iterator[tuple[JobQueue, Leases]]:
    limits = Limits(waiting=2000, waiting_of_client=2000, attempts=3, lease_s=10)
    queue, leases = queue_at(tmp_path, clock, limits=limits)
    yield queue, leases
    queue.close()


Both = tuple[JobQueue, Leases]


def claimed(leases: Leases, worker: str = "w") -> Job:
    job = leases.claim(worker)
    assert job is not None
    return job


def test_silent_worker_loses_its_job_to_another(both: Both, clock: HandClock) -> None:
    queue, leases = both
    queue.submit(asked())
    first = claimed(leases, "one")
    clock.now += 9
    leases.heartbeat(first)
    clock.now += 9
    assert leases.claim("two") is None
    clock.now += 2
    second = claimed(leases, "two")
    assert (second.id, second.attempts, second.worker) == (first.id, 2, "two")
    for speak in (
        lambda: leases.heartbeat(first),
        lambda: leases.progress(first, Progress(stage="painting", done=1, of=2)),
        lambda: leases.finish(first, results=()),
        lambda: leases.fail(first, BROKEN),
        lambda: leases.break_off(first, BROKEN),
        lambda: leases.give_back(first),
        lambda: leases.stop(first),
    ):
        with pytest.raises(JobError, match="AUD-705"):
            speak()
    assert leases.finish(second, results=()).state is JobState.DONE
    with pytest.raises(JobError, match="AUD-705"):
        leases.heartbeat(second)
    assert [event.code for event in queue.events(first.id) if event.kind == "lose"] == ["AUD-715"]


def test_late_worker_may_go_on_while_nobody_else_asked(both: Both, clock: HandClock) -> None:
    queue, leases = both
    queue.submit(asked())
    job = claimed(leases)
    clock.now += 60
    assert leases.heartbeat(job).lease_until == clock.now + 10
    assert leases.expire() == 0


def test_job_that_kills_its_workers_is_quarantined_with_its_last_error(both: Both, clock: HandClock) -> None:
    queue, leases = both
    poison = queue.submit(asked("poison"))
    for attempt in (1, 2, 3):
        assert claimed(leases).attempts == attempt
        clock.now += 11
    assert leases.claim("w") is None
    job = queue.job(poison.id)
    assert job.state is JobState.QUARANTINED
    assert job.error is not None
    assert job.error.code == "AUD-715"
    assert "attempt 3" in job.error.message


def test_job_that_breaks_is_tried_thrice(both: Both) -> None:
    queue, leases = both
    queue.submit(asked())
    for _ in range(2):
        job = leases.break_off(claimed(leases), BROKEN)
        assert (job.state, job.error) == (JobState.QUEUED, BROKEN)
    job = leases.break_off(claimed(leases), BROKEN)
    assert (job.state, job.error, job.attempts) == (JobState.QUARANTINED, BROKEN, 3)
    assert queue.retry(job.id).attempts == 0


def test_attempt_given_back_in_good_order_does_not_count(both: Both) -> None:
    queue, leases = both
    queue.submit(asked())
    for _ in range(5):
        job = leases.give_back(claimed(leases))
        assert (job.state, job.attempts, job.lease) == (JobState.QUEUED, 0, "")


def test_cancelled_job_of_a_dead_worker_is_cancelled(both: Both, clock: HandClock) -> None:
    queue, leases = both
    queue.submit(asked())
    job = claimed(leases)
    queue.cancel(job.id)
    clock.now += 11
    assert leases.expire() == 1
    assert queue.job(job.id).state is JobState.CANCELLED


def test_nobody_stops_what_was_not_cancelled(both: Both) -> None:
    queue, leases = both
    queue.submit(asked())
    with pytest.raises(JobError, match="AUD-701"):
        leases.stop(claimed(leases))


def test_results_lie_in_the_jobs_folder(both: Both) -> None:
    queue, leases = both
    queue.submit(asked())
    job = claimed(leases)
    for wrong in ("/etc/passwd", "../x", "a/../../x", "", "a\\b", "a\0"):
        with pytest.raises(JobError, match="AUD-704"):
            leases.finish(job, results=(wrong,))
    with pytest.raises(JobError, match="AUD-704"):
        leases.finish(job, results=("x",) * 2001)
    assert leases.finish(job, results=("out/kite.cbz", "out/kite.book")).results == ("out/kite.cbz", "out/kite.book")


def test_many_jobs_of_one_client_do_not_starve_one_of_another(both: Both) -> None:
    queue, leases = both
    for number in range(1000):
        queue.submit(asked(str(number), client="greedy"))
    assert claimed(leases).body == "0"
    queue.submit(asked("mine", client="late"))
    queue.submit(asked("ours", client="later"))
    assert [claimed(leases).body for _ in range(4)] == ["mine", "ours", "1", "2"]


def test_clients_take_turns(both: Both) -> None:
    queue, leases = both
    for client in ("a", "b", "c"):
        for number in range(3):
            queue.submit(asked(str(number), client=client))
    assert [claimed(leases).client for _ in range(9)] == list("abcabcabc")


def test_who_waits_at_a_screen_goes_first(both: Both) -> None:
    queue, leases = both
    queue.submit(asked("book", client="a"))
    queue.submit(Submission(client="a", body="panel", priority=Priority.INTERACTIVE))
    assert [claimed(leases).body for _ in range(2)] == ["panel", "book"]


def test_dead_workers_jobs_wait_again_at_once_and_others_are_left(both: Both) -> None:
    queue, leases = both
    ids = [queue.submit(asked(str(number))).id for number in range(2)]
    dead, alive = leases.claim("dead"), leases.claim("alive")
    assert leases.holders() == ("alive", "dead")
    assert leases.lose("dead") == 1
    assert leases.lose("nobody") == 0
    assert [queue.job(id).state for id in ids] == [JobState.QUEUED, JobState.RUNNING]
    assert leases.holders() == ("alive",)
    assert dead is not None
    assert alive is not None
    with pytest.raises(JobError, match="AUD-705"):
        leases.finish(dead, results=())
    leases.finish(alive, results=())
