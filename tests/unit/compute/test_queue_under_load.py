"""The choice of who goes on, replayed on a clock of its own: what a crowd waits for, whatever else the machine does."""

from __future__ import annotations

import heapq
from dataclasses import dataclass

import numpy as np
import pytest

from audobon.compute.step_queue import Priority, Standing, chosen, deadline, favoured, owed

WORKERS = 2
SIZES, STEPS = (0.25, 0.375, 1.0), (2, 4, 6)


@dataclass
class Job:
    """Pieces of work in seconds, as a panel's are: a turn, steps of which every third is whole, a turn."""

    number: int
    asked_at: float
    priority: Priority
    pieces: tuple[float, ...]
    done: int = 0
    finished_at: float = 0.0

    @property
    def alone_s(self) -> float:
        return sum(self.pieces)

    def standing(self) -> Standing:
        return Standing(
            number=self.number, due=deadline(self.asked_at, length_s=self.alone_s), priority=self.priority,
            is_begun=self.done > 0, has_turn=self.done in (0, len(self.pieces) - 1),
        )  # fmt: skip


def crowd(count: int, *, share: float, seed: int, at_screens: float = 0.5) -> list[Job]:
    """Jobs that arrive by chance, at a share of what the workers can do."""
    draws = np.random.default_rng(seed)
    jobs, now = [], 0.0
    shapes = [
        (0.06 * size, *(0.1 * size * (1.0 if step % 3 == 0 else 0.5) for step in range(steps)), 0.07 * size)
        for size in SIZES
        for steps in STEPS
    ]
    mean_s = float(np.mean([sum(pieces) for pieces in shapes]))
    for number in range(count):
        now += float(draws.exponential(mean_s / WORKERS / share))
        priority = Priority.INTERACTIVE if draws.random() < at_screens else Priority.BATCH
        jobs.append(Job(number, now, priority, shapes[int(draws.integers(len(shapes)))]))
    return jobs


def replayed(jobs: list[Job]) -> None:
    """Let the workers do all of it, a piece at a time, as they are told."""
    ready: dict[int, Job] = {}
    events = [(job.asked_at, 0, job.number) for job in jobs]
    heapq.heapify(events)
    free, owed_s = WORKERS, 0.0
    while events:
        now, is_end, number = heapq.heappop(events)
        job = jobs[number]
        if is_end:
            free += 1
            spent = job.pieces[job.done]
            job.done += 1
            others = any(one.priority is not job.priority for one in ready.values())
            owed_s = owed(owed_s, priority=job.priority, seconds=spent, others=others)
        if job.done == len(job.pieces):
            job.finished_at = now
        else:
            ready[number] = job
        while free and ready:
            standings = [one.standing() for one in ready.values()]
            found = chosen(standings, first=favoured(owed_s), rows=lambda kind: 1, are_mixed=False)
            one = ready.pop(found[0].number)
            free -= 1
            heapq.heappush(events, (now + one.pieces[one.done], 1, one.number))


def waited(jobs: list[Job], priority: Priority) -> list[float]:
    """How many times as long as alone each took."""
    return [(one.finished_at - one.asked_at) / one.alone_s for one in jobs if one.priority is priority]


@pytest.mark.parametrize("seed", range(3))
def test_those_at_screens_wait_at_most_three_times_as_long_as_alone(seed: int) -> None:
    jobs = crowd(1000, share=0.7, seed=seed)
    replayed(jobs)
    assert np.percentile(waited(jobs, Priority.INTERACTIVE), 99) <= 3
    assert np.percentile(waited(jobs, Priority.BATCH), 50) <= 3


@pytest.mark.parametrize("seed", range(2))
def test_books_are_done_however_many_ask_at_screens(seed: int) -> None:
    """More is asked at screens alone than can be done; books have their share all the same."""
    jobs = crowd(250, share=1.8, seed=seed, at_screens=0.9)
    replayed(jobs)
    last_asked = jobs[-1].asked_at
    books = [job for job in jobs if job.priority is Priority.BATCH]
    in_time = [job for job in books if job.finished_at <= last_asked]
    assert len(in_time) >= 0.5 * len(books)


def test_no_worker_idles_while_there_is_work() -> None:
    jobs = crowd(250, share=2.0, seed=1)
    replayed(jobs)
    whole = max(job.finished_at for job in jobs) - jobs[0].asked_at
    assert sum(job.alone_s for job in jobs) >= 0.95 * WORKERS * whole
