"""Whatever is lost on the way, every piece is handed on once and in order, and nobody holds more than it should."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from audobon.engine.work_ledger import WorkLedger

AHEAD, DEPTH = 5, 2


ACTS = st.lists(
    st.tuples(st.sampled_from(["send", "send", "answer", "lose", "take"]), st.integers(0, 11)), max_size=120
)


@settings(max_examples=60)
@given(st.integers(0, 12), st.integers(1, 4), ACTS)
def test_every_piece_is_handed_on_once_and_in_order(count: int, workers: int, acts: list[tuple[str, int]]) -> None:
    ledger: WorkLedger[int, int] = WorkLedger(count, depth=DEPTH)
    held: list[tuple[int, int]] = []
    given_on: list[int] = []
    rest = [(act, which) for which in range(workers) for act in ("send", "answer", "take")] * (count + DEPTH)
    for act, which in [*acts, *rest]:
        if act == "send":
            number = ledger.send(which % workers, ahead=AHEAD)
            if number is not None:
                assert number < len(given_on) + AHEAD
                held.append((number, which % workers))
        elif act == "take" and (taken := ledger.take()) is not None:
            assert taken[1] == taken[0] * 10
            given_on.append(taken[0])
        elif held and act == "answer":
            number, _ = held.pop(which % len(held))
            ledger.answer(number, number * 10)
        elif held and act == "lose":
            ledger.lose(held.pop(which % len(held))[0])
        assert ledger.out == len(held)
        assert all(sum(one == who for _, one in held) <= DEPTH for who in range(workers))
    while held:
        number, _ = held.pop()
        ledger.answer(number, number * 10)
    while (taken := ledger.take()) is not None:
        given_on.append(taken[0])
    assert given_on == list(range(count))
    assert ledger.is_done


def test_lost_piece_goes_before_those_that_were_never_sent_and_is_counted() -> None:
    ledger: WorkLedger[str, str] = WorkLedger(4, depth=3)
    assert [ledger.send("a", ahead=9), ledger.send("a", ahead=9)] == [0, 1]
    assert (ledger.lose(1), ledger.lose(0)) == (1, 1)
    assert [ledger.send("b", ahead=9), ledger.send("b", ahead=9), ledger.send("b", ahead=9)] == [0, 1, 2]
    assert ledger.send("b", ahead=9) is None
    assert ledger.lose(1) == 2
    assert ledger.losses == {0: 1, 1: 2}


def test_answer_that_comes_twice_is_taken_once() -> None:
    ledger: WorkLedger[str, str] = WorkLedger(2, depth=1)
    ledger.send("a", ahead=9)
    ledger.answer(0, "first")
    ledger.answer(0, "second")
    assert ledger.take() == (0, "first")
    ledger.answer(0, "third")
    assert (ledger.take(), ledger.lose(0), ledger.unsent) == (None, 0, 1)
