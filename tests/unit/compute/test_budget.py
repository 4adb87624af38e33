"""The memory budget: nobody is let in beyond it, everybody is let in at last."""

from __future__ import annotations

import threading
import time
from concurrent.futures import ThreadPoolExecutor

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from audobon.compute.budget import MemoryBudget, free_bytes


class Watched:
    """Works for a moment, and keeps how much was held at once at most, and whether anybody shared it with the large."""

    def __init__(self, total: int) -> None:
        self.budget = MemoryBudget(total)
        self.most, self._held, self._lock = 0, 0, threading.Lock()

    def work(self, needed: int) -> int:
        with self.budget.reserved(needed):
            with self._lock:
                self._held += needed
                self.most = max(self.most, self._held)
            time.sleep(0.001)
            with self._lock:
                self._held -= needed
        return needed


@settings(max_examples=30, deadline=None)
@given(st.lists(st.integers(0, 100), min_size=1, max_size=12), st.integers(100, 160))
def test_what_is_held_at_once_never_passes_the_budget_and_all_work_is_done(needs: list[int], total: int) -> None:
    watched = Watched(total)
    with ThreadPoolExecutor(4) as pool:
        assert list(pool.map(watched.work, needs)) == needs
    assert watched.most <= total


def test_work_larger_than_the_budget_goes_in_alone() -> None:
    watched = Watched(10)
    with ThreadPoolExecutor(4) as pool:
        assert list(pool.map(watched.work, [50, 50, 5, 50])) == [50, 50, 5, 50]
    assert watched.most == 50


def test_nobody_is_let_in_beside_one_who_works_alone() -> None:
    budget, entered = MemoryBudget(10), threading.Event()

    def other() -> None:
        with budget.reserved(1):
            entered.set()

    with budget.alone():
        thread = threading.Thread(target=other)
        thread.start()
        assert not entered.wait(0.05)
    assert entered.wait(5)
    thread.join()


def test_what_was_held_is_given_back_after_a_failure() -> None:
    budget = MemoryBudget(10)
    with pytest.raises(KeyError), budget.reserved(10):
        raise KeyError
    with budget.reserved(10):
        pass


def test_free_memory_is_told_in_bytes() -> None:
    assert 100_000_000 < free_bytes() < 2**45
