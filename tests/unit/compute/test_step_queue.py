"""Who goes on next: the earliest deadline, with its like; whatever order they are told in."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from audobon.compute.step_queue import MOST_SLACK_S, Priority, Standing, chosen, deadline

STANDINGS = st.lists(
    st.builds(
        Standing, number=st.integers(0, 100), due=st.integers(0, 5).map(float), priority=st.sampled_from(Priority),
        kind=st.integers(0, 1), bucket=st.one_of(st.none(), st.integers(0, 2)), has_turn=st.booleans(),
    ),
    max_size=12, unique_by=lambda one: one.number,
)  # fmt: skip
WALKING = Standing(number=1, due=1.0, priority=Priority.BATCH, kind="small", bucket="a")


def rows(kind: object) -> int:
    return 3


@given(STANDINGS, st.randoms(use_true_random=False), st.booleans())
def test_the_choice_does_not_hang_on_the_order_of_telling(
    standings: list[Standing], random: object, mixed: bool
) -> None:
    shuffled = list(standings)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert chosen(standings, rows=rows, are_mixed=mixed) == chosen(shuffled, rows=rows, are_mixed=mixed)


@given(STANDINGS, st.booleans())
def test_somebody_goes_on_wherever_somebody_can_and_the_earliest_is_among_them(
    standings: list[Standing], mixed: bool
) -> None:
    found = chosen(standings, rows=rows, are_mixed=mixed)
    assert bool(found) == bool(standings)
    if found:
        first = min(standings, key=lambda one: (one.due, one.number))
        assert first in found
        assert len(found) <= 3
        assert len({one.bucket for one in found}) == 1
        assert len(found) == 1 or not any(one.has_turn for one in found)


def test_a_batch_takes_what_is_due_next_in_its_bucket() -> None:
    others = [replace(WALKING, number=number, due=float(10 - number)) for number in range(2, 7)]
    elsewhere = replace(WALKING, number=9, due=1.5, bucket="b")
    found = chosen([*others, elsewhere, WALKING], rows=rows, are_mixed=True)
    assert [one.number for one in found] == [1, 6, 5]


def test_a_batch_with_room_waits_for_its_like_to_begin() -> None:
    new = replace(WALKING, number=2, due=3.0, bucket=None, is_begun=False, has_turn=True)
    assert chosen([WALKING, new], rows=rows, are_mixed=True) == (new,)
    assert chosen([WALKING, replace(new, kind="large")], rows=rows, are_mixed=True) == (WALKING,)
    assert chosen([WALKING, new], rows=lambda kind: 1, are_mixed=True) == (WALKING,)


def test_somebody_at_a_screen_waits_for_nobody() -> None:
    at_screen = replace(WALKING, priority=Priority.INTERACTIVE)
    new = replace(WALKING, number=2, due=3.0, bucket=None, is_begun=False, has_turn=True)
    slow = replace(WALKING, number=3, due=2.0)
    assert chosen([at_screen, new, slow], rows=rows, are_mixed=False) == (at_screen,)
    assert chosen([at_screen, new, slow], rows=rows, are_mixed=True) == (at_screen, slow)


@given(st.floats(0, 1e6), st.floats(0, 1e6), st.sampled_from(Priority))
def test_nobody_waits_longer_than_the_most(asked: float, length: float, priority: Priority) -> None:
    assert asked <= deadline(asked, length_s=length, priority=priority) <= asked + MOST_SLACK_S


def test_those_at_screens_are_due_before_books_asked_for_at_once() -> None:
    at_screen, book = (deadline(5.0, length_s=2.0, priority=one) for one in (Priority.INTERACTIVE, Priority.BATCH))
    assert at_screen < book
