"""Work stepped together: all of it is finished once, whoever asks, whatever is cancelled, and nobody starves."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Generator, Hashable, Sequence
from concurrent.futures import CancelledError
from dataclasses import dataclass, field, replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from audobon.compute.budget import MemoryBudget
from audobon.compute.step_queue import Priority
from audobon.compute.step_scheduler import Lanes, Request, Rules, StepScheduler

WAIT_S = 60.0


@dataclass(frozen=True)
class Count:
    """A walk that adds one at each of its steps."""

    left: int
    size: int = 0
    value: int = 0


def stepped(state: Count) -> Count:
    return replace(state, left=state.left - 1, value=state.value + 1)


@dataclass
class Watched:
    """Rules that tell who was stepped with whom."""

    batches: list[tuple[Count, ...]] = field(default_factory=list)
    lock: threading.Lock = field(default_factory=threading.Lock)
    before: Callable[[], None] = lambda: None

    def advance(self, states: Sequence[Count]) -> list[Count | Exception]:
        self.before()
        with self.lock:
            self.batches.append(tuple(states))
        return [
            ValueError("negative") if s.value < 0 else replace(s, left=s.left - 1, value=s.value + 1) for s in states
        ]

    def rules(self) -> Rules[Count]:
        return Rules(
            advance=self.advance, bucket_of=lambda state: state.size or None, is_done=lambda state: state.left == 0
        )


def lanes(*, steppers: int = 1, finishers: int = 0, rows: int = 4, at_once: int = 100, are_mixed: bool = True) -> Lanes:
    return Lanes(
        steppers=steppers, finishers=finishers, rows=lambda kind: rows, at_once=at_once, are_mixed=are_mixed
    )  # fmt: skip


def counting(*walks: int, size: int = 1) -> Callable[[], Generator[Count, Count, int]]:
    """Work of several walks; its result is the number of all steps."""

    def work() -> Generator[Count, Count, int]:
        total = 0
        for steps in walks:
            total += (yield Count(steps, size)).value
        return total

    return work


@dataclass(frozen=True)
class Asked:
    walks: tuple[int, ...]
    size: int
    priority: Priority
    bytes_: int


ASKED = st.builds(
    Asked, walks=st.lists(st.integers(0, 5), max_size=3).map(tuple), size=st.integers(0, 2),
    priority=st.sampled_from(Priority), bytes_=st.integers(0, 60),
)  # fmt: skip


@settings(max_examples=40, deadline=None)
@given(st.lists(ASKED, max_size=12), st.integers(1, 3), st.integers(0, 2), st.integers(1, 4), st.integers(1, 6))
def test_all_work_is_finished_once_with_its_own_result(
    asked: list[Asked], steppers: int, finishers: int, rows: int, at_once: int
) -> None:
    watched, budget = Watched(), MemoryBudget(100)
    with StepScheduler(
        watched.rules(), lanes=lanes(steppers=steppers, finishers=finishers, rows=rows, at_once=at_once), budget=budget
    ) as scheduler:
        handles = [
            scheduler.submit(
                counting(*one.walks, size=one.size),
                Request(priority=one.priority, kind=one.size, steps=sum(one.walks), needed_bytes=one.bytes_),
            )
            for one in asked
        ]
        assert [handle.result(WAIT_S) for handle in handles] == [sum(one.walks) for one in asked]
        assert [handle.progress[0] for handle in handles] == [sum(one.walks) for one in asked]
    stepped = [state for batch in watched.batches for state in batch]
    assert len(stepped) == sum(sum(one.walks) for one in asked)
    assert scheduler.tally.rows == len(stepped)
    assert all(len({state.size for state in batch}) == 1 for batch in watched.batches)
    assert all(len(batch) <= (rows if batch[0].size else 1) for batch in watched.batches)
    assert budget.taken(100)  # all that was held was given back


@settings(max_examples=40, deadline=None)
@given(st.lists(st.tuples(ASKED, st.booleans()), max_size=10), st.integers(1, 3), st.integers(0, 1))
def test_cancelled_at_any_time_work_is_finished_or_cancelled_and_the_rest_goes_on(
    asked: list[tuple[Asked, bool]], steppers: int, finishers: int
) -> None:
    closed: list[int] = []

    def kept(number: int, one: Asked) -> Callable[[], Generator[Count, Count, int]]:
        def work() -> Generator[Count, Count, int]:
            try:
                return (yield from counting(*one.walks, size=one.size)())
            finally:
                closed.append(number)

        return work

    budget, begun = MemoryBudget(100), []
    with StepScheduler(
        Watched().rules(), lanes=lanes(steppers=steppers, finishers=finishers), budget=budget
    ) as scheduler:
        handles = [
            scheduler.submit(kept(number, one), Request(priority=one.priority, needed_bytes=one.bytes_))
            for number, (one, _) in enumerate(asked)
        ]
        gone = [cancels and handle.cancel() for handle, (_, cancels) in zip(handles, asked, strict=True)]
        for handle, (one, _), was_cancelled in zip(handles, asked, gone, strict=True):
            if was_cancelled:
                with pytest.raises(CancelledError):
                    handle.result(WAIT_S)
            else:
                assert handle.result(WAIT_S) == sum(one.walks)
        begun = [handle for handle in handles if handle.progress[0]]
    assert len(begun) <= len(closed) == len(set(closed))  # what has begun has ended, once
    assert budget.taken(100)


def test_work_of_other_askers_walks_in_one_batch_at_other_steps() -> None:
    go, watched = threading.Event(), Watched()
    watched.before = lambda: go.wait(WAIT_S) and None
    with StepScheduler(watched.rules(), lanes=lanes(), budget=MemoryBudget(1)) as scheduler:
        handles = [scheduler.submit(counting(steps), Request(kind="small", steps=steps)) for steps in (4, 2, 3)]
        go.set()
        assert [handle.result(WAIT_S) for handle in handles] == [4, 2, 3]
    assert len(watched.batches) <= 5  # of nine, had each walked alone
    assert any(len({(state.left, state.value) for state in batch}) > 1 for batch in watched.batches)


def test_somebody_at_a_screen_overtakes_a_book() -> None:
    finished: list[str] = []

    def told(name: str, steps: int) -> Callable[[], Generator[Count, Count, None]]:
        def work() -> Generator[Count, Count, None]:
            yield Count(steps, 0)
            finished.append(name)

        return work

    with StepScheduler(Watched().rules(), lanes=lanes(), budget=MemoryBudget(1)) as scheduler:
        book = [scheduler.submit(told("book", 2000), Request(length=0.001)) for _ in range(40)]
        time.sleep(0.02)  # all of the book is overdue
        panel = scheduler.submit(told("panel", 2), Request(priority=Priority.INTERACTIVE, length=1.0))
        panel.result(WAIT_S)
        before = finished.count("book")
        for handle in book:
            handle.cancel()
    assert before < 35


def test_a_book_is_not_starved_by_those_at_screens() -> None:
    """However many ask at screens, each as soon as the last is served, the book's work is done among them."""
    with StepScheduler(Watched().rules(), lanes=lanes(), budget=MemoryBudget(1)) as scheduler:
        book = scheduler.submit(counting(5), Request(length=0.5))
        served = 0
        while not book.future.done():
            scheduler.submit(counting(5), Request(priority=Priority.INTERACTIVE, length=0.5)).result(WAIT_S)
            served += 1
            assert served < 20_000
        assert book.result() == 5


def test_what_goes_wrong_with_one_is_told_to_it_alone_and_it_may_go_on() -> None:
    def mended() -> Generator[Count, Count, int]:
        try:
            yield Count(3, 1, value=-5)
        except ValueError:
            return (yield Count(2, 1)).value
        return 0

    def broken() -> Generator[Count, Count, int]:
        return (yield Count(3, 1, value=-5)).value

    with StepScheduler(Watched().rules(), lanes=lanes(), budget=MemoryBudget(1)) as scheduler:
        handles = [scheduler.submit(work, Request(kind=1)) for work in (counting(4), mended, broken, counting(2))]
        assert [handle.result(WAIT_S) for handle in (handles[0], handles[1], handles[3])] == [4, 2, 2]
        with pytest.raises(ValueError, match="negative"):
            handles[2].result(WAIT_S)


def test_a_batch_that_finds_no_memory_is_made_smaller() -> None:
    class Small(Watched):
        def advance(self, states: Sequence[Count]) -> list[Count | Exception]:
            if len(states) > 1:
                raise MemoryError
            return super().advance(states)

    with StepScheduler(Small().rules(), lanes=lanes(), budget=MemoryBudget(1)) as scheduler:
        handles = [scheduler.submit(counting(3), Request(kind=1)) for _ in range(6)]
        assert [handle.result(WAIT_S) for handle in handles] == [3] * 6


def test_work_that_finds_no_memory_beside_others_is_done_once_more_alone() -> None:
    going, most_beside = [0], []

    def work(hungry: bool) -> Callable[[], Generator[Count, Count, int]]:
        def walks() -> Generator[Count, Count, int]:
            going[0] += 1
            try:
                done = yield Count(3, 0)
                if hungry:
                    most_beside.append(going[0])
                    if going[0] > 1:
                        raise MemoryError
                return done.value
            finally:
                going[0] -= 1

        return walks

    with StepScheduler(Watched().rules(), lanes=lanes(steppers=2), budget=MemoryBudget(100)) as scheduler:
        handles = [scheduler.submit(work(hungry), Request(needed_bytes=10)) for hungry in (False, True, False, True)]
        assert [handle.result(WAIT_S) for handle in handles] == [3] * 4
    assert most_beside[-1] == 1


def test_alone_and_still_without_memory_is_an_error() -> None:
    def hungry() -> Generator[Count, Count, int]:
        yield Count(1, 0)
        raise MemoryError

    with StepScheduler(Watched().rules(), lanes=lanes(), budget=MemoryBudget(1)) as scheduler:
        with pytest.raises(MemoryError):
            scheduler.submit(hungry, Request()).result(WAIT_S)
        assert scheduler.submit(counting(2), Request()).result(WAIT_S) == 2


@settings(max_examples=15, deadline=None)
@given(st.lists(st.booleans(), min_size=1, max_size=8), st.integers(0, 1))
def test_nothing_runs_beside_what_reaches_into_nets(reaching: list[bool], finishers: int) -> None:
    running, lock, beside = [], threading.Lock(), []

    def advance(states: Sequence[Count]) -> list[Count | Exception]:
        with lock:
            running.extend(states)
            beside.append([state.size for state in running])
        threading.Event().wait(0.0005)
        with lock:
            for state in states:
                running.remove(state)
        return [stepped(state) for state in states]

    rules: Rules[Count] = Rules(advance=advance, bucket_of=_never, is_done=lambda state: state.left == 0)
    with StepScheduler(rules, lanes=lanes(steppers=3, finishers=finishers), budget=MemoryBudget(1)) as scheduler:
        handles = [
            scheduler.submit(counting(3, size=int(reaches)), Request(reaches_in=reaches)) for reaches in reaching
        ]
        assert [handle.result(WAIT_S) for handle in handles] == [3] * len(reaching)
    assert all(len(sizes) == 1 for sizes in beside if 1 in sizes)


def _never(state: Count) -> Hashable:
    return None


def test_memory_held_elsewhere_is_waited_for() -> None:
    budget = MemoryBudget(10)
    with StepScheduler(Watched().rules(), lanes=lanes(), budget=budget) as scheduler:
        with budget.reserved(8):
            handle = scheduler.submit(counting(1), Request(needed_bytes=5))
            with pytest.raises(TimeoutError):
                handle.result(0.1)
        assert handle.result(WAIT_S) == 1


def test_a_closed_scheduler_takes_nothing_and_has_finished_everything() -> None:
    scheduler = StepScheduler(Watched().rules(), lanes=lanes(), budget=MemoryBudget(1))
    handles = [scheduler.submit(counting(20), Request()) for _ in range(5)]
    scheduler.close()
    assert [handle.future.result(0) for handle in handles] == [20] * 5
    with pytest.raises(RuntimeError, match="takes no more work"):
        scheduler.submit(counting(1), Request())


def test_an_error_within_its_block_cancels_what_is_left() -> None:
    handles = []

    def broken() -> None:
        with StepScheduler(Watched().rules(), lanes=lanes(at_once=1), budget=MemoryBudget(1)) as scheduler:
            handles.extend(scheduler.submit(counting(100_000), Request()) for _ in range(3))
            raise KeyError

    with pytest.raises(KeyError):
        broken()
    assert all(handle.future.cancelled() for handle in handles)
