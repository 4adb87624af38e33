"""Executors keep the order, start little ahead of what is asked for, and end at once when a task fails."""

from __future__ import annotations

import threading
from collections.abc import Callable

import pytest

from audobon.engine.executor import Executor, LocalExecutor, ThreadedExecutor


def threaded(at_once: int = 2, begin: Callable[[], None] = lambda: None) -> ThreadedExecutor:
    return ThreadedExecutor(at_once, begin=begin)


EXECUTORS = pytest.mark.parametrize("executor", [LocalExecutor(), threaded(), threaded(5)], ids=["one", "two", "five"])


@EXECUTORS
@pytest.mark.parametrize("count", [0, 1, 2, 7])
def test_answers_come_in_the_order_of_the_items(executor: Executor, count: int) -> None:
    assert list(executor.map(lambda item: item * 2, range(count))) == [2 * item for item in range(count)]


@EXECUTORS
def test_failure_is_told_in_its_place_and_ends_the_run(executor: Executor) -> None:
    started: list[int] = []

    def task(item: int) -> int:
        started.append(item)
        if item == 2:
            raise KeyboardInterrupt
        return item

    answers = executor.map(task, range(100))
    assert [next(answers), next(answers)] == [0, 1]
    with pytest.raises(KeyboardInterrupt):
        next(answers)
    assert list(answers) == []
    assert len(started) < 20


@EXECUTORS
def test_closing_starts_no_other(executor: Executor) -> None:
    started: list[int] = []
    answers = executor.map(started.append, range(100))
    next(answers)
    answers.close()  # type: ignore[attr-defined]
    count = len(started)
    assert 1 <= count < 20
    threading.Event().wait(0.05)
    assert len(started) == count


def test_task_of_the_local_one_starts_only_when_its_answer_is_asked_for() -> None:
    started: list[int] = []
    answers = LocalExecutor().map(started.append, [1, 2, 3])
    next(answers)
    assert started == [1]


def test_threads_run_at_once_and_each_begins_as_told() -> None:
    begun: list[str] = []
    meeting = threading.Barrier(2, timeout=10)
    executor = threaded(2, lambda: begun.append(threading.current_thread().name))
    list(executor.map(lambda item: meeting.wait(), range(4)))  # a single thread would never meet another
    assert len(set(begun)) == 2
