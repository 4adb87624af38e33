"""The local executor keeps the order, yields at once, and starts nothing that is not asked for."""

from __future__ import annotations

import pytest

from audobon.engine.executor import LocalExecutor


def test_answers_come_in_the_order_of_the_items() -> None:
    assert list(LocalExecutor().map(lambda item: item * 2, [3, 1, 2])) == [6, 2, 4]


def test_task_starts_only_when_its_answer_is_asked_for() -> None:
    started: list[int] = []
    answers = LocalExecutor().map(started.append, [1, 2, 3])
    next(answers)
    assert started == [1]


def test_interrupt_ends_the_run() -> None:
    def task(item: int) -> int:
        if item == 2:
            raise KeyboardInterrupt
        return item

    answers = LocalExecutor().map(task, [1, 2, 3])
    assert next(answers) == 1
    with pytest.raises(KeyboardInterrupt):
        next(answers)
    assert list(answers) == []
