"""A worker says how its work ended, whatever happens to it."""

from __future__ import annotations

import os
import signal
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from audobon.errors import InputError, ResourceError
from audobon.files import locked
from audobon.pipeline import MakeOptions
from audobon.plan_asked import Sheet
from audobon.serving import worker as worker_module
from audobon.serving.book_work import BookAsked, BookWork, book_asked, check_options, story_put
from audobon.serving.jobs.job import Job, JobState, Limits, Submission
from audobon.serving.jobs.leases import Leases, Progress
from audobon.serving.jobs.queue import JobQueue
from audobon.serving.stopping import signals_heard
from audobon.serving.worker import Pulse, StoppedEarly, Tell, Work, Worker
from tests.builders import a_crew
from tests.unit.serving.clocks import HandClock, asked, queue_at

TEXT = "Anna walked to the garden. She saw a bird. The bird sang to her. It began to rain. They went home."
STEPS = [Progress(stage="painting", done=number, of=3, what=f"panel {number}") for number in range(4)]


@pytest.fixture
def clock() -> HandClock:
    return HandClock()


@pytest.fixture
def both(tmp_path: Path, clock: HandClock) -> Iterator[tuple[JobQueue, Leases]]:
    queue, leases = queue_at(tmp_path / "queue", clock, limits=Limits(attempts=2, lease_s=60))
    yield queue, leases
    queue.close()


Both = tuple[JobQueue, Leases]


def worker(queue: JobQueue, work: Work, stop: threading.Event | None = None) -> Worker:
    return Worker(queue, work, stop=stop or threading.Event(), name="w")


def ended(queue: JobQueue, work: Work, stop: threading.Event | None = None) -> Job:
    job = worker(queue, work, stop).run_one()
    assert job is not None
    return job


def telling(before: Callable[[int], None]) -> Work:
    """Work of three panels; `before` is called with the number of each."""

    def work(job: Job, folder: Path, *, tell: Tell) -> tuple[str, ...]:
        for number, step in enumerate(STEPS):
            before(number)
            tell(step)
            (folder / f"panel-{number}").touch()
        return ("panel-3",)

    return work


def test_done_job_has_results_and_a_log(both: Both) -> None:
    queue, _ = both
    queue.submit(asked())
    job = ended(queue, telling(lambda number: None))
    assert (job.state, job.results, job.attempts) == (JobState.DONE, ("panel-3",), 1)
    kinds = [event.kind for event in queue.events(job.id)]
    assert kinds == ["submit", "claim", *["progress"] * 4, "finish"]
    assert worker(queue, telling(lambda number: None)).run_one() is None


@pytest.mark.parametrize(
    ("error", "code", "state"),
    [
        (InputError("AUD-107", "empty", hint="give a story"), "AUD-107", JobState.FAILED),
        (ResourceError("AUD-551", "full", hint="free space"), "AUD-551", JobState.QUEUED),
        (MemoryError(), "AUD-554", JobState.QUEUED),
        (ZeroDivisionError("/home/anna/secret"), "AUD-716", JobState.QUEUED),
    ],
)
def test_errors_end_the_job_or_the_attempt(
    both: Both, error: Exception, code: str, state: JobState, caplog: pytest.LogCaptureFixture
) -> None:
    queue, _ = both
    queue.submit(asked())

    def fails(number: int) -> None:
        raise error

    job = ended(queue, telling(fails))
    assert job.error is not None
    assert (job.state, job.error.code, job.attempts) == (state, code, 1)
    assert "secret" not in job.error.message
    assert ("secret" in caplog.text) is (code == "AUD-716")  # in the worker's log alone
    if state is JobState.QUEUED:
        assert ended(queue, telling(fails)).state is JobState.QUARANTINED


def test_cancelled_work_stops_within_one_panel(both: Both) -> None:
    queue, _ = both
    id = queue.submit(asked()).id
    job = ended(queue, telling(lambda number: queue.cancel(id) and None if number == 2 else None))
    assert job.state is JobState.CANCELLED
    assert sorted(path.name for path in queue.folder(id).iterdir()) == ["panel-0", "panel-1"]


def test_worker_that_is_to_go_gives_its_job_back_unharmed(both: Both) -> None:
    queue, _ = both
    queue.submit(asked())
    stop = threading.Event()
    job = ended(queue, telling(lambda number: stop.set() if number == 2 else None), stop)
    assert (job.state, job.attempts, job.error) == (JobState.QUEUED, 0, None)
    assert ended(queue, telling(lambda number: None)).state is JobState.DONE


def test_interrupted_worker_gives_its_job_back_first(both: Both) -> None:
    queue, _ = both
    id = queue.submit(asked()).id

    def interrupt(number: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        worker(queue, telling(interrupt)).run_one()
    assert (queue.job(id).state, queue.job(id).attempts) == (JobState.QUEUED, 0)


def test_answer_of_a_worker_that_was_thought_dead_is_not_taken(both: Both, clock: HandClock) -> None:
    queue, leases = both
    id = queue.submit(asked()).id

    def falls_silent(number: int) -> None:
        if number == 2:
            clock.now += 61
            assert leases.claim("other") is not None

    job = ended(queue, telling(falls_silent))
    assert (job.id, job.state, job.worker) == (id, JobState.RUNNING, "other")


def test_worker_whose_job_was_ended_and_deleted_goes_on(both: Both, clock: HandClock) -> None:
    queue, leases = both
    id = queue.submit(asked()).id

    def deleted(number: int) -> None:
        if number == 2:
            queue.cancel(id)
            clock.now += 61
            leases.expire()
            queue.delete(id)

    assert ended(queue, telling(deleted)).id == id
    assert queue.listing().jobs == ()


def test_folder_that_is_still_held_is_waited_for(both: Both, clock: HandClock, monkeypatch: pytest.MonkeyPatch) -> None:
    queue, _ = both
    monkeypatch.setattr(worker_module, "LOCK_WAIT_S", 0.0)
    tries = []

    def work(job: Job, folder: Path, *, tell: Tell) -> tuple[str, ...]:
        tries.append(job.attempts)
        clock.now += 25
        with locked(folder):
            if len(tries) < 3:
                with locked(folder):
                    pass
        return ()

    queue.submit(asked())
    assert ended(queue, work).state is JobState.DONE
    assert tries == [1, 1, 1]
    clock.now += 1
    tries[:] = []

    def held(job: Job, folder: Path, *, tell: Tell) -> tuple[str, ...]:
        clock.now += 25
        with locked(folder), locked(folder):
            return ()

    queue.submit(asked())
    job = ended(queue, held)
    assert job.error is not None
    assert (job.state, job.error.code) == (JobState.QUEUED, "AUD-553")


def test_pulse_keeps_a_lease_and_hears_of_cancelling(both: Both, clock: HandClock) -> None:
    queue, leases = both
    id = queue.submit(asked()).id
    job = leases.claim("w")
    assert job is not None
    clock.now += 50
    heard = threading.Event()

    class Hearing(Pulse):
        def heard(self, job: Job) -> None:
            super().heard(job)
            heard.set()

    stop = threading.Event()
    with Hearing(leases, job, every_s=0.005) as pulse:
        assert heard.wait(10)
        assert queue.job(id).lease_until == clock.now + 60
        pulse.check(stop=stop)
        queue.cancel(id)
        while not pulse.is_cancelled:
            heard.clear()
            assert heard.wait(10)
        with pytest.raises(StoppedEarly):
            pulse.check(stop=stop)


def test_first_signal_asks_and_the_second_insists() -> None:
    before = signal.getsignal(signal.SIGTERM)
    with signals_heard() as stopper:
        assert not stopper.wait(0)
        os.kill(os.getpid(), signal.SIGTERM)
        assert stopper.wait(10)
        assert stopper.signal == signal.SIGTERM
        with pytest.raises(KeyboardInterrupt):
            os.kill(os.getpid(), signal.SIGINT)
    assert signal.getsignal(signal.SIGTERM) is before


# --- books ---

OPTIONS = MakeOptions(formats=("raw",), dpi=72, cover=False, pages=None, sheet=Sheet(trim="a5"))


def book(queue: JobQueue, *, source: str = "walk.txt") -> Job:
    asked = BookAsked(source=source, source_sha256="0" * 64, options=OPTIONS)
    return queue.submit(Submission(client="anna", body=asked.body()), put=story_put("walk.txt", TEXT.encode()))


def test_book_is_made_in_the_jobs_folder_and_asked_for_as_it_was(both: Both) -> None:
    queue, _ = both
    assert book_asked(book(queue)).options == OPTIONS
    shown: list[str] = []
    job = ended(queue, BookWork(crew=a_crew(), shown=lambda step: shown.append(step.stage)))
    assert job.state is JobState.DONE
    folder, *files = (queue.folder(job.id) / name for name in job.results)
    assert (folder / "book.json").is_file()
    assert [path.suffix for path in files] == [".raw"]
    assert [path.parent for path in files] == [queue.folder(job.id) / "out"]
    assert {"reading", "painting", "binding"} <= set(shown)
    assert {event.stage for event in queue.events(job.id)} >= {"reading", "painting", "binding"}


def test_book_that_was_given_back_goes_on_where_it_stopped(both: Both) -> None:
    queue, _ = both
    id = book(queue).id
    stop = threading.Event()
    work = BookWork(crew=a_crew(), shown=lambda step: stop.set() if "p2" in step.what else None)
    assert ended(queue, work, stop).state is JobState.QUEUED
    painted = {path: path.stat().st_mtime_ns for path in queue.folder(id).glob("out/*/panels/*/art.json")}
    assert {path.parent.name for path in painted} >= {"p1", "p2"}
    assert len(painted) < 5
    assert ended(queue, BookWork(crew=a_crew())).state is JobState.DONE
    assert {path: path.stat().st_mtime_ns for path in painted} == painted
    assert len(list(queue.folder(id).glob("out/*/panels/*/art.json"))) == 5


@pytest.mark.parametrize("body", ["{", "{}", '{"source": "a", "source_sha256": "", "options": {"colour": "red"}}'])
def test_body_that_asks_for_no_book_is_told(both: Both, body: str) -> None:
    queue, _ = both
    queue.submit(asked(body))
    job = ended(queue, BookWork(crew=a_crew()))
    assert job.error is not None
    assert (job.state, job.error.code) == (JobState.FAILED, "AUD-717")


def test_source_outside_its_folder_is_refused(both: Both) -> None:
    queue, _ = both
    for source in ("../walk.txt", "/etc/passwd", "..", ""):
        book(queue, source=source)
        job = ended(queue, BookWork(crew=a_crew()))
        assert job.error is not None
        assert (job.state, job.error.code) == (JobState.FAILED, "AUD-717")


def test_wrong_option_is_told_before_any_story() -> None:
    from audobon.errors import SettingsError

    with pytest.raises(SettingsError):
        check_options(MakeOptions(draft=True, formats=("papyrus",)))
