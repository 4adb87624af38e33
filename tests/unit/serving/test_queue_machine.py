"""Whatever is done to a queue in whatever order, it is in the state that a plain model says."""

from __future__ import annotations

import shutil
import tempfile
from dataclasses import dataclass
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from audobon.errors import JobError
from audobon.serving.jobs.job import Job, JobFailure, JobState, Limits, Priority, Submission
from audobon.serving.jobs.leases import Leases, Progress
from audobon.serving.jobs.queue import JobQueue
from audobon.serving.jobs.refusals import OtherBodyError, QueueFullError
from tests.unit.serving.clocks import HandClock

LIMITS = Limits(waiting=6, waiting_of_client=4, attempts=2, lease_s=10.0, events=1000)
BROKEN = JobFailure(code="AUD-554", message="the memory is full", hint="close other programs")
PICK = st.integers(0, 10_000)


@dataclass
class Known:
    """What the model knows of a job."""

    asked: Submission
    """As submitted, which is what its key stands for."""
    order: int
    body: str = ""
    results: tuple[str, ...] = ()
    state: str = "queued"
    attempts: int = 0
    until: float = 0.0
    held: Job | None = None
    events: int = 1


class QueueMachine(RuleBasedStateMachine):
    """The model is a dictionary; the queue is the real one, on a real disk."""

    @initialize()
    def begin(self) -> None:
        self.root = Path(tempfile.mkdtemp())
        self.clock = HandClock()
        self.queue = JobQueue(self.root, limits=LIMITS, clock=self.clock)
        self.leases = Leases(self.queue)
        self.jobs: dict[str, Known] = {}
        self.served: dict[tuple[int, str], int] = {}
        self.order = self.claims = 0
        self.stale: list[Job] = []

    def teardown(self) -> None:
        if hasattr(self, "root"):
            self.queue.close()
            shutil.rmtree(self.root)

    def of_state(self, *states: str) -> list[str]:
        return [id for id, known in self.jobs.items() if known.state in states]

    def change(self, id: str, state: str) -> None:
        known = self.jobs[id]
        known.events += 1
        if known.held is not None and state not in ("running", "cancelling"):
            self.stale.append(known.held)
            known.held = None
        known.state = state

    # --- those who ask ---

    @rule(client=st.sampled_from("abc"), body=st.sampled_from("xy"), key=st.sampled_from(["", "k", "l"]),
          priority=st.sampled_from(Priority))  # fmt: skip
    def submit(self, client: str, body: str, key: str, priority: Priority) -> None:
        asked = Submission(client=client, body=body, key=key, priority=priority)
        same = [
            (id, one) for id, one in self.jobs.items() if key and (one.asked.client, one.asked.key) == (client, key)
        ]
        waiting = [one for one in self.jobs.values() if one.state == "queued"]
        if same and same[0][1].asked != asked:
            with pytest.raises(OtherBodyError):
                self.queue.submit(asked)
        elif same:
            assert self.queue.submit(asked).id == same[0][0]
        elif len(waiting) >= 6 or sum(one.asked.client == client for one in waiting) >= 4:
            with pytest.raises(QueueFullError):
                self.queue.submit(asked)
        else:
            self.order += 1
            self.jobs[self.queue.submit(asked).id] = Known(asked=asked, order=self.order)
            self.served.setdefault((int(priority), client), -1_000_000 + self.order)

    @precondition(lambda self: self.jobs)
    @rule(pick=PICK)
    def cancel(self, pick: int) -> None:
        id = list(self.jobs)[pick % len(self.jobs)]
        state = self.jobs[id].state
        if state in ("cancelled", "cancelling"):
            assert self.queue.cancel(id).state.value == state
        elif state in ("queued", "running"):
            self.queue.cancel(id)
            self.change(id, "cancelled" if state == "queued" else "cancelling")
        else:
            with pytest.raises(JobError, match="AUD-701"):
                self.queue.cancel(id)

    @precondition(lambda self: self.of_state("failed", "cancelled", "quarantined"))
    @rule(pick=PICK)
    def retry(self, pick: int) -> None:
        ended = self.of_state("failed", "cancelled", "quarantined")
        id = ended[pick % len(ended)]
        waiting = [self.jobs[one].asked.client for one in self.of_state("queued")]
        if len(waiting) >= 6 or waiting.count(self.jobs[id].asked.client) >= 4:
            with pytest.raises(QueueFullError):
                self.queue.retry(id)
        else:
            self.queue.retry(id)
            self.change(id, "queued")
            self.jobs[id].attempts = 0

    @precondition(lambda self: self.jobs)
    @rule(pick=PICK, body=st.sampled_from("xyz"))
    def revise(self, pick: int, body: str) -> None:
        id = list(self.jobs)[pick % len(self.jobs)]
        known = self.jobs[id]
        waiting = [self.jobs[one].asked.client for one in self.of_state("queued")]
        touched: list[Path] = []
        if known.state in ("queued", "running", "cancelling"):
            with pytest.raises(JobError, match="AUD-701"):
                self.queue.revise(id, body, put=touched.append)
        elif len(waiting) >= 6 or waiting.count(known.asked.client) >= 4:
            with pytest.raises(QueueFullError):
                self.queue.revise(id, body, put=touched.append)
        else:
            self.queue.revise(id, body, put=touched.append)
            self.change(id, "queued")
            known.attempts, known.body = 0, body
            assert touched.pop() == self.queue.folder(id)
        assert touched == []  # what is refused leaves the folder alone

    @precondition(lambda self: self.jobs)
    @rule(pick=PICK)
    def delete(self, pick: int) -> None:
        id = list(self.jobs)[pick % len(self.jobs)]
        if self.jobs[id].state in ("queued", "running", "cancelling"):
            with pytest.raises(JobError, match="AUD-701"):
                self.queue.delete(id)
        else:
            self.queue.delete(id)
            del self.jobs[id]

    # --- those who work ---

    def lose_silent(self) -> None:
        for id in self.of_state("running", "cancelling"):
            known = self.jobs[id]
            if known.until < self.clock.now:
                worn = known.attempts >= 2
                self.change(id, "cancelled" if known.state == "cancelling" else "quarantined" if worn else "queued")

    @rule()
    def claim(self) -> None:
        self.lose_silent()
        waiting = [(id, self.jobs[id]) for id in self.of_state("queued")]
        job = self.leases.claim("w")
        if not waiting:
            assert job is None
            return

        def place(one: tuple[str, Known]) -> tuple[int, int, int]:
            asked = one[1].asked
            return int(asked.priority), self.served[int(asked.priority), asked.client], one[1].order

        id, known = min(waiting, key=place)
        assert job is not None
        assert job.id == id
        self.claims += 1
        self.served[int(known.asked.priority), known.asked.client] = self.claims
        self.change(id, "running")
        known.held, known.until, known.attempts = job, self.clock.now + 10, known.attempts + 1

    @rule()
    def expire(self) -> None:
        self.lose_silent()
        self.leases.expire()

    @rule(seconds=st.sampled_from([1.0, 6.0, 11.0]))
    def time_goes_by(self, seconds: float) -> None:
        self.clock.now += seconds

    @precondition(lambda self: self.of_state("running", "cancelling"))
    @rule(pick=PICK, what=st.sampled_from(["heartbeat", "progress", "finish", "fail", "break", "give back", "stop"]))
    def work(self, pick: int, what: str) -> None:
        held = self.of_state("running", "cancelling")
        id = held[pick % len(held)]
        known = self.jobs[id]
        job = known.held
        assert job is not None
        cancelled = known.state == "cancelling"
        if what in ("heartbeat", "progress"):
            known.until = self.clock.now + 10
            if what == "heartbeat":
                assert self.leases.heartbeat(job).state.value == known.state
            else:
                self.leases.progress(job, Progress(stage="painting", done=1, of=2))
                known.events += 1
        elif what == "finish":
            self.leases.finish(job, results=("a",))
            self.change(id, "done")
            known.results = ("a",)
        elif what == "fail":
            self.leases.fail(job, BROKEN)
            self.change(id, "failed")
        elif what == "break":
            self.leases.break_off(job, BROKEN)
            self.change(id, "cancelled" if cancelled else "quarantined" if known.attempts >= 2 else "queued")
        elif what == "give back":
            self.leases.give_back(job)
            known.attempts -= 1
            self.change(id, "cancelled" if cancelled else "queued")
        elif cancelled:
            self.leases.stop(job)
            self.change(id, "cancelled")
        else:
            with pytest.raises(JobError, match="AUD-701"):
                self.leases.stop(job)

    @precondition(lambda self: self.stale)
    @rule(pick=PICK)
    def speak_too_late(self, pick: int) -> None:
        with pytest.raises(JobError, match="AUD-705"):
            self.leases.finish(self.stale[pick % len(self.stale)], results=())

    @rule()
    def open_again(self) -> None:
        self.queue.close()
        self.queue = JobQueue(self.root, limits=LIMITS, clock=self.clock)
        self.leases = Leases(self.queue)

    # --- what must hold ---

    @invariant()
    def is_as_the_model_says(self) -> None:
        if not hasattr(self, "root"):
            return
        listed = {job.id: job for job in self.queue.listing(limit=200).jobs}
        assert {id: job.state for id, job in listed.items()} == {
            id: JobState(known.state) for id, known in self.jobs.items()
        }
        for id, known in self.jobs.items():
            job = listed[id]
            assert job.attempts == known.attempts
            assert (job.body, job.results) == (known.body or known.asked.body, known.results)
            assert bool(job.lease) == job.state.is_held
            assert [event.sequence for event in self.queue.events(id)] == list(range(1, known.events + 1))


TestQueueMachine = QueueMachine.TestCase
TestQueueMachine.settings = settings(
    max_examples=40, stateful_step_count=40, deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
