"""Work from many askers, stepped together: taken as it comes, let in by its memory, each finished as it is done.

Knows: threads, deadlines, memory, states that are stepped.  Does not know: nets, pictures, how a step is made.
Work is a generator: it yields the first state of each of its walks, is sent the last one, and returns its result.  What
it does between walks (its turns) goes on beside the steps of others; its states are stepped in batches with theirs.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Generator, Hashable, Sequence
from concurrent.futures import Future, InvalidStateError
from contextlib import suppress
from dataclasses import dataclass, replace
from typing import Any, Generic, TypeVar

import torch

from audobon.compute.budget import MemoryBudget
from audobon.compute.memory import is_out_of_memory
from audobon.compute.step_queue import Priority, Standing, chosen, deadline, favoured, owed
from audobon.errors import ResourceError

State = TypeVar("State")
Result = TypeVar("Result")

_LOOK_AGAIN_S = 0.05
"""Others may hold the memory that work waits for, and do not say when they give it back."""
_LEARNING = 0.2
"""How much the newest work counts in what is known of how long work takes."""
_FIRST_GUESS_S = 0.1


@dataclass(frozen=True, kw_only=True)
class Rules(Generic[State]):
    """How states are stepped.

    Attributes:
        advance: States of one bucket one step on, or what went wrong with each; what it raises went wrong for all.
        bucket_of: What states must share to be stepped at once; None for one that is stepped alone.
        is_done: Whether a walk is at its end.
    """

    advance: Callable[[Sequence[State]], Sequence[State | Exception]]
    bucket_of: Callable[[State], Hashable]
    is_done: Callable[[State], bool]


@dataclass(frozen=True, kw_only=True)
class Lanes:
    """Who does the work.

    Attributes:
        steppers: Threads that make steps, and take turns too where there are no finishers.
        finishers: Threads that take turns alone, so that steps never wait for a decoding.
        rows: How many of a kind may be stepped at once.
        at_once: How much batch work is on its way at once, at most; what somebody waits for comes on top of it.
        are_mixed: See `chosen`.
        begin: Called on each thread before anything else.
    """

    steppers: int
    finishers: int
    rows: Callable[[Hashable], int]
    at_once: int
    are_mixed: bool
    begin: Callable[[], None] = lambda: None


@dataclass(frozen=True, kw_only=True)
class Request:
    """What is known of work beforehand.

    Attributes:
        priority: Who waits for it.
        kind: Work of one kind is expected to walk in the same buckets.
        steps: How many it will take.
        length: Of the work, in units of the asker's own, the same for all.
        needed_bytes: Of memory, while it is on its way.
        reaches_in: Whether nothing else may run while it is stepped.
    """

    priority: Priority = Priority.BATCH
    kind: Hashable = None
    steps: int = 1
    length: float = 1.0
    needed_bytes: int = 0
    reaches_in: bool = False


@dataclass(frozen=True, kw_only=True)
class Tally:
    """How many `calls` of a net there were, for how many `rows`; `turns` between walks."""

    calls: int = 0
    rows: int = 0
    turns: int = 0


class Handle(Generic[Result]):
    """Work that was asked for."""

    def __init__(self, job: _Job[Any, Result], cancel: Callable[[], bool]) -> None:
        self._job = job
        self._cancel = cancel
        self.future = job.future

    def result(self, timeout_s: float | None = None) -> Result:
        """The work's result, waited for.

        Raises:
            CancelledError: If it was cancelled.
            TimeoutError: If there is none after so long.
            Exception: What went wrong with the work.
        """
        return self.future.result(timeout_s)

    def cancel(self) -> bool:
        """Give the work up, whether it has begun or not; False if it is finished already."""
        return self._cancel()

    @property
    def progress(self) -> tuple[int, int]:
        """Steps done, and how many there will be, as far as is known."""
        return self._job.steps, max(self._job.request.steps, self._job.steps)


class _Job(Generic[State, Result]):
    """One piece of work; touched by one thread at a time, which holds it."""

    def __init__(self, number: int, make: Callable[[], Generator[State, State, Result]], request: Request) -> None:
        self.number = number
        self.make = make
        self.request = request
        self.future: Future[Result] = Future()
        self.work: Generator[State, State, Result] | None = None
        self.state: State | None = None
        self.has_turn = True
        self.error: Exception | None = None
        self.needed_bytes = request.needed_bytes
        self.due = 0.0
        self.steps = 0
        self.spent_s = 0.0
        self.is_again = False

    def turn(self) -> State:
        """Begin, or go on after a walk or an error.

        Raises:
            StopIteration: With the result.
            Exception: What went wrong.
        """
        if self.work is None:
            self.work = self.make()
            return next(self.work)
        if self.error is not None:
            error, self.error = self.error, None
            return self.work.throw(error)
        assert self.state is not None, "work that is on its way has a state"
        return self.work.send(self.state)


class StepScheduler(Generic[State]):
    """Steps work of many askers together, on threads of its own; used in a `with` block, or closed.

    Args:
        rules: How states are stepped.
        lanes: Who does the work.
        budget: Of memory; work is let in in the order in which it would go, when it fits beside what is on its way.
    """

    def __init__(self, rules: Rules[State], *, lanes: Lanes, budget: MemoryBudget) -> None:
        self._rules = rules
        self._lanes = lanes
        self._budget = budget
        self._changed = threading.Condition()
        self._queued: dict[int, _Job[State, Any]] = {}
        self._going: dict[int, _Job[State, Any]] = {}
        self._held: set[int] = set()
        self._reaching = False
        self._rows: dict[Hashable, int] = {}
        self._asked = 0
        self._seconds_per_length = _FIRST_GUESS_S
        self._owed_s = 0.0
        self._is_closing = False
        self._tally = Tally()
        kinds = [True] * lanes.steppers + [False] * lanes.finishers
        self._threads = [threading.Thread(target=self._serve, args=(steps,), daemon=True) for steps in kinds]
        for thread in self._threads:
            thread.start()

    def __enter__(self) -> StepScheduler[State]:
        return self

    def __exit__(self, *raised: object) -> None:
        self.close(cancel=any(raised))

    @property
    def tally(self) -> Tally:
        """What was done so far."""
        with self._changed:
            return self._tally

    def submit(self, make: Callable[[], Generator[State, State, Result]], request: Request) -> Handle[Result]:
        """Ask for work, from any thread.

        Args:
            make: Makes the work; once more if it runs out of memory beside others and is tried alone.
            request: What is known of it.

        Raises:
            RuntimeError: If the scheduler is closed.
        """
        with self._changed:
            if self._is_closing:
                raise RuntimeError("the scheduler takes no more work: it is closed")
            self._asked += 1
            job = _Job(self._asked, make, request)
            job.due = deadline(time.monotonic(), length_s=request.length * self._seconds_per_length)
            self._queued[job.number] = job
            self._changed.notify_all()
        return Handle(job, lambda: self._cancelled(job))

    def close(self, *, cancel: bool = False) -> None:
        """Take no more work; finish what there is, or cancel it; then let the threads go."""
        with self._changed:
            self._is_closing = True
            jobs = [*self._queued.values(), *self._going.values()] if cancel else []
            self._changed.notify_all()
        for job in jobs:
            self._cancelled(job)
        for thread in self._threads:
            thread.join()

    def _cancelled(self, job: _Job[State, Any]) -> bool:
        if not job.future.cancel():
            return False
        with self._changed:
            free = job.number not in self._held
            if free:
                self._forget(job)
        if free and job.work is not None:
            job.work.close()
        return True

    def _serve(self, steps: bool) -> None:
        self._lanes.begin()
        with torch.inference_mode():
            while jobs := self._next(steps):
                is_turn, started = jobs[0].has_turn, time.perf_counter()
                if is_turn:
                    self._take_turn(jobs[0])
                else:
                    self._make_step(jobs)
                self._let_go(jobs, is_turn=is_turn, seconds=time.perf_counter() - started)

    def _next(self, steps: bool) -> list[_Job[State, Any]]:
        """Jobs for this thread, held for it; none when all is done and the scheduler closes."""
        with self._changed:
            while True:
                is_waiting = self._admit()
                jobs = [self._going[one.number] for one in self._choice(steps)]
                if jobs:
                    self._held |= {job.number for job in jobs}
                    self._reaching = jobs[0].request.reaches_in and not jobs[0].has_turn
                    return jobs
                if self._is_closing and not self._going and not self._queued:
                    self._changed.notify_all()
                    return []
                self._changed.wait(_LOOK_AGAIN_S if is_waiting else None)

    def _admit(self) -> bool:
        """Let work in, in the order in which it would go; whether some of it waits for memory."""
        first = favoured(self._owed_s)
        batches = sum(one.request.priority is Priority.BATCH for one in self._going.values())
        room = self._lanes.at_once - batches
        waiting = [one for one in self._queued.values() if room > 0 or one.request.priority is not Priority.BATCH]
        for job in sorted(waiting, key=lambda one: self._standing(one).rank(first)):
            is_batch = job.request.priority is Priority.BATCH
            if is_batch and room <= 0:
                continue
            if not self._budget.taken(job.needed_bytes):
                return True
            del self._queued[job.number]
            self._going[job.number] = job
            room -= is_batch
        return False

    def _choice(self, steps: bool) -> tuple[Standing, ...]:
        if self._reaching:
            return ()
        standings = [self._standing(job) for number, job in self._going.items() if number not in self._held]
        mine = [one for one in standings if not self._lanes.finishers or one.has_turn != steps]
        first = favoured(self._owed_s)
        found = chosen(mine, first=first, rows=self._rows_of, are_mixed=self._lanes.are_mixed)
        before_all = sorted(standings, key=lambda one: one.rank(first))[:1]
        if self._held and any(one.reaches_in and not one.has_turn for one in (*found[:1], *before_all)):
            return ()  # it goes when nobody runs, and nobody begins before it
        return found

    def _standing(self, job: _Job[State, Any]) -> Standing:
        walks = not job.has_turn and job.state is not None
        return Standing(
            number=job.number, due=job.due, priority=job.request.priority, kind=job.request.kind,
            bucket=self._rules.bucket_of(job.state) if walks and job.state is not None else None,
            is_begun=job.work is not None, has_turn=job.has_turn, reaches_in=job.request.reaches_in,
        )  # fmt: skip

    def _rows_of(self, kind: Hashable) -> int:
        return self._rows.get(kind) or self._lanes.rows(kind)

    def _take_turn(self, job: _Job[State, Any]) -> None:
        try:
            job.state = job.turn()
            job.has_turn = self._rules.is_done(job.state)
        except StopIteration as stop:
            result = stop.value
            self._finish(job, lambda: job.future.set_result(result))
        except Exception as error:  # noqa: BLE001 - told to whoever asked for the work
            if self._goes_again(job, error):
                return
            told = error
            self._finish(job, lambda: job.future.set_exception(told))

    def _goes_again(self, job: _Job[State, Any], error: Exception) -> bool:
        """Whether work that found no memory beside others begins once more, alone."""
        lacked = isinstance(error, ResourceError) or is_out_of_memory(error)
        with self._changed:
            if not lacked or job.is_again or len(self._going) < 2 or job.future.cancelled():
                return False
            self._forget(job)
            job.is_again, job.work, job.state, job.has_turn = True, None, None, True
            job.steps, job.needed_bytes = 0, self._budget.total_bytes
            self._queued[job.number] = job
            return True

    def _make_step(self, jobs: list[_Job[State, Any]]) -> None:
        states = [job.state for job in jobs if job.state is not None]
        try:
            outcomes = self._rules.advance(states)
        except Exception as error:  # noqa: BLE001 - told to each of the work, or tried in smaller batches
            if len(jobs) > 1 and is_out_of_memory(error):
                with self._changed:
                    self._rows[jobs[0].request.kind] = len(jobs) // 2
                return
            outcomes = [error] * len(jobs)
        for job, outcome in zip(jobs, outcomes, strict=True):
            job.steps += 1
            if isinstance(outcome, Exception):
                job.error, job.has_turn = outcome, True
            else:
                job.state, job.has_turn = outcome, self._rules.is_done(outcome)

    def _finish(self, job: _Job[State, Any], tell: Callable[[], None]) -> None:
        with self._changed:
            self._forget(job)
        with suppress(InvalidStateError):  # cancelled meanwhile
            tell()

    def _let_go(self, jobs: list[_Job[State, Any]], *, is_turn: bool, seconds: float) -> None:
        with self._changed:
            self._tally = _tallied(self._tally, rows=0 if is_turn else len(jobs))
            self._held -= {job.number for job in jobs}
            self._reaching = False
            priority = jobs[0].request.priority
            there = (*self._going.values(), *self._queued.values())
            others = any(job.request.priority is not priority for job in there)
            self._owed_s = owed(self._owed_s, priority=priority, seconds=seconds, others=others)
            cancelled = [job for job in jobs if job.future.cancelled()]
            for job in cancelled:
                self._forget(job)
            for job in jobs:
                job.spent_s += seconds / len(jobs)
                if job.future.done() and job not in cancelled:
                    self._learn(job)
            self._changed.notify_all()
        for job in cancelled:
            if job.work is not None:
                job.work.close()

    def _learn(self, job: _Job[State, Any]) -> None:
        if job.request.length > 0:
            told = job.spent_s / job.request.length
            self._seconds_per_length += _LEARNING * (told - self._seconds_per_length)

    def _forget(self, job: _Job[State, Any]) -> None:
        """Take work off the books, if it is on them."""
        self._queued.pop(job.number, None)
        if self._going.pop(job.number, None) is not None:
            self._budget.given_back(job.needed_bytes)
        self._changed.notify_all()


def _tallied(tally: Tally, *, rows: int) -> Tally:
    """One call more for so many rows; one turn more where there were none."""
    if rows:
        return replace(tally, calls=tally.calls + 1, rows=tally.rows + rows)
    return replace(tally, turns=tally.turns + 1)
