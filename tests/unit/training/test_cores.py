"""Work over the machine's cores comes back in order, and its errors come back too."""

import os
import time

import pytest

from audobon.training.cores import FEWEST_EACH, in_order, processes_for


def _slow_at_first(number: int) -> tuple[int, int]:
    time.sleep(0.2 if number == 0 else 0.0)
    return number, os.getpid()


def test_what_is_made_comes_in_the_order_of_what_was_given() -> None:
    found = list(in_order(_slow_at_first, range(9), processes=2))
    assert [number for number, _ in found] == list(range(9))
    assert os.getpid() not in {process for _, process in found}
    assert {process for _, process in in_order(_slow_at_first, range(2), processes=1)} == {os.getpid()}


def test_a_closure_will_do_and_its_error_is_raised_here() -> None:
    worst = 3

    def make(number: int) -> int:
        if number == worst:
            raise ValueError("this one is broken")
        return number

    found = in_order(make, range(9), processes=2)
    assert [next(found) for _ in range(worst)] == [0, 1, 2]
    with pytest.raises(ValueError, match="this one is broken"):
        next(found)


def test_a_few_pieces_are_done_here() -> None:
    assert processes_for(0) == processes_for(FEWEST_EACH) == 1
