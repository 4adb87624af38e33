"""Work is let in by the memory that it is foreseen to take, and nobody waits in vain."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from audobon.pipeline import MakeOptions
from audobon.serving.admission import Admission, MemoryRoom, held_bytes, lend, rate_of
from audobon.serving.jobs.job import Job, JobState, Limits, Submission
from audobon.serving.jobs.leases import Leases
from audobon.serving.jobs.presence import SERVER, WORKER, Presence
from audobon.serving.jobs.queue import JobQueue
from audobon.serving.request_budget import Deadline, RequestBudget
from audobon.serving.turned_away import BusyError, NeverFitsError, TookTooLongError
from tests.unit.serving.clocks import HandClock, asked

LIMITS = Limits(attempts=3, lease_s=10.0, waiting=1000, waiting_of_client=1000)


def needs(job: Job) -> int:
    """The tests' jobs say in their bodies how much memory they take."""
    return int(job.body)


def opened(root: Path, clock: HandClock, *, total: int = 100) -> tuple[JobQueue, Leases]:
    queue = JobQueue(root, limits=LIMITS, clock=clock)
    return queue, Leases(queue, room=MemoryRoom(needs, total_bytes=total))


def held(queue: JobQueue) -> int:
    with queue.store.transaction() as connection:
        return held_bytes(connection)


def test_job_is_taken_only_if_it_fits_beside_what_runs(tmp_path: Path) -> None:
    queue, leases = opened(tmp_path, HandClock())
    for body in ("60", "50", "30"):
        queue.submit(asked(body))
    first = leases.claim("a")
    assert first is not None
    assert leases.claim("b") is None  # 50 does not fit, and 30 does not overtake it
    assert held(queue) == 60
    leases.finish(first, results=())
    assert held(queue) == 0
    bodies = [job.body for job in (leases.claim("a"), leases.claim("b")) if job]
    assert bodies == ["50", "30"]
    queue.close()


def test_memory_of_a_worker_that_died_is_free_again(tmp_path: Path) -> None:
    clock = HandClock()
    queue, leases = opened(tmp_path, clock)
    queue.submit(asked("100"))
    assert leases.claim("dies") is not None
    assert held(queue) == 100
    clock.now += 11
    job = leases.claim("goes on")
    assert job is not None
    assert (held(queue), job.attempts) == (100, 2)
    queue.close()


def test_job_too_large_for_all_goes_in_alone(tmp_path: Path) -> None:
    queue, leases = opened(tmp_path, HandClock())
    queue.submit(asked("1"))
    queue.submit(asked("500"))
    small = leases.claim("a")
    assert small is not None
    assert leases.claim("b") is None
    leases.finish(small, results=())
    assert leases.claim("b") is not None
    queue.close()


def test_lent_memory_and_resident_nets_count_for_all_processes(tmp_path: Path) -> None:
    clock = HandClock()
    queue, leases = opened(tmp_path, clock, total=1000)
    lend(queue, memory_bytes=100)
    for body in ("40", "40"):
        queue.submit(asked(body))
    with Presence(queue, name="server", role=SERVER, held_bytes=lambda: 30):
        assert leases.claim("a") is not None
        assert leases.claim("b") is None
    assert leases.claim("b") is not None
    queue.close()


class Rooms(RuleBasedStateMachine):
    """Workers claim, end and die in any order: what runs never takes more than there is, unless it runs alone."""

    def __init__(self) -> None:
        super().__init__()
        import tempfile

        self.place = tempfile.TemporaryDirectory()
        self.clock = HandClock()
        self.queue, self.leases = opened(Path(self.place.name), self.clock)
        self.held: list[Job] = []

    @rule(bytes=st.integers(1, 130), client=st.sampled_from("ab"))
    def submit(self, bytes: int, client: str) -> None:
        self.queue.submit(Submission(client=client, body=str(bytes)))

    @rule()
    def claim(self) -> None:
        job = self.leases.claim("w")
        if job is not None:
            self.held.append(job)

    @precondition(lambda self: self.held)
    @rule(finish=st.booleans())
    def end(self, finish: bool) -> None:
        job = self.held.pop()
        if self.queue.job(job.id).lease == job.lease:
            self.leases.finish(job, results=()) if finish else self.leases.give_back(job)

    @rule()
    def fall_silent(self) -> None:
        self.clock.now += 11

    @invariant()
    def fits(self) -> None:
        running = [job for job in self.queue.listing(state=JobState.RUNNING).jobs]
        total = sum(needs(job) for job in running)
        assert held(self.queue) == total
        assert total <= 100 or len(running) == 1

    def teardown(self) -> None:
        self.queue.close()
        self.place.cleanup()


TestRooms = Rooms.TestCase
TestRooms.settings = settings(max_examples=10, stateful_step_count=15)


def test_what_never_fits_is_told_at_once(tmp_path: Path) -> None:
    queue, _ = opened(tmp_path, HandClock())
    admission = Admission(queue, memory_bytes=2_000_000, longest_wait_s=60)
    admission.check(2_000_000)
    with pytest.raises(NeverFitsError, match="AUD-785"):
        admission.check(3_000_000)
    queue.close()


def test_who_would_wait_too_long_is_told_when_to_come_back(tmp_path: Path) -> None:
    clock = HandClock()
    queue, leases = opened(tmp_path, clock)
    admission = Admission(queue, memory_bytes=10, longest_wait_s=45)
    for _ in range(3):
        queue.submit(asked("1"))
        job = leases.claim("w")
        assert job is not None
        clock.now += 10
        leases.finish(job, results=())
    for _ in range(5):
        queue.submit(asked("1"))
    admission.check(1)  # nobody works: how long it takes is not known
    with Presence(queue, name="w", role=WORKER):
        rate = rate_of(queue)
        assert (rate.waiting, rate.workers, rate.job_s, rate.wait_s) == (5, 1, 10.0, 50.0)
        with pytest.raises(BusyError, match="AUD-786") as told:
            admission.check(1)
        assert (told.value.http_status, told.value.retry_after_s) == (503, 5)
    queue.close()


@given(pages=st.integers(1, 1000), most=st.integers(0, 500))
def test_pages_are_bounded(pages: int, most: int) -> None:
    budget = RequestBudget(pages=most)
    asked_for = MakeOptions(pages=pages)
    if most and pages > most:
        with pytest.raises(NeverFitsError, match="AUD-789"):
            budget.check_book(asked_for)
        with pytest.raises(NeverFitsError, match="AUD-789"):
            budget.check_pages(pages)
    else:
        budget.check_book(asked_for)
        budget.check_pages(pages)


def test_pictures_and_seconds_are_bounded() -> None:
    budget = RequestBudget(pixels=1024 * 1024, pictures=2, work_s=5)
    budget.check_pictures(width_px=1024, height_px=1024, count=2)
    for width, count in ((1025, 1), (64, 3)):
        with pytest.raises(NeverFitsError, match="AUD-789"):
            budget.check_pictures(width_px=width, height_px=1024, count=count)
    clock = HandClock()
    deadline, never = Deadline(budget.work_s, clock=clock), Deadline(0, clock=clock)
    clock.now += 5
    deadline.check()
    clock.now += 1
    never.check()
    with pytest.raises(TookTooLongError, match="AUD-791"):
        deadline.check()
