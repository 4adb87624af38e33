"""A clock that tests turn by hand, and a queue that goes by it."""

from __future__ import annotations

from pathlib import Path

from audobon.serving.jobs.job import Limits, Submission
from audobon.serving.jobs.leases import Leases
from audobon.serving.jobs.queue import JobQueue


class HandClock:
    """Tells the time that it was told."""

    def __init__(self, now: float = 1_000_000.0) -> None:
        self.now = now

    def __call__(self) -> float:
        return self.now


SMALL = Limits(waiting=8, waiting_of_client=6, attempts=3, lease_s=10.0, events=6)


def queue_at(root: Path, clock: HandClock, *, limits: Limits = SMALL) -> tuple[JobQueue, Leases]:
    queue = JobQueue(root, limits=limits, clock=clock)
    return queue, Leases(queue)


def asked(body: str = "a book", *, client: str = "anna", key: str = "") -> Submission:
    return Submission(client=client, body=body, key=key)
