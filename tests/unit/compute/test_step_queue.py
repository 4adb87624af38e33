"""Who goes on next: the earliest deadline, with its like; whatever order they are told in."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from audobon.compute.step_queue import (
    BATCH_SHARE,
    MOST_SLACK_S,
    Priority,
    Standing,
    chosen,
    deadline,
    favoured,
    owed,
)

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
    assert chosen(standings, first=Priority.INTERACTIVE, rows=rows, are_mixed=mixed) == chosen(
        shuffled, first=Priority.INTERACTIVE, rows=rows, are_mixed=mixed
    )


@given(STANDINGS, st.booleans(), st.sampled_from(Priority))
def test_somebody_goes_on_wherever_somebody_can_and_the_first_is_among_them(
    standings: list[Standing], mixed: bool, first: Priority
) -> None:
    found = chosen(standings, first=first, rows=rows, are_mixed=mixed)
    assert bool(found) == bool(standings)
    if found:
        foremost = [one for one in standings if one.priority is first] or standings
        assert min(foremost, key=lambda one: (one.due, one.number)) in found
        assert len(found) <= 3
        assert len({one.bucket for one in found}) == 1
        assert len(found) == 1 or not any(one.has_turn for one in found)


def test_a_batch_takes_what_is_due_next_in_its_bucket() -> None:
    others = [replace(WALKING, number=number, due=float(10 - number)) for number in range(2, 7)]
    elsewhere = replace(WALKING, number=9, due=1.5, bucket="b")
    found = chosen([*others, elsewhere, WALKING], first=Priority.BATCH, rows=rows, are_mixed=True)
    assert [one.number for one in found] == [1, 6, 5]


def test_a_batch_with_room_waits_for_its_like_to_begin() -> None:
    new = replace(WALKING, number=2, due=3.0, bucket=None, is_begun=False, has_turn=True)
    assert chosen([WALKING, new], first=Priority.BATCH, rows=rows, are_mixed=True) == (new,)
    assert chosen([WALKING, replace(new, kind="large")], first=Priority.BATCH, rows=rows, are_mixed=True) == (WALKING,)
    assert chosen([WALKING, new], first=Priority.BATCH, rows=lambda kind: 1, are_mixed=True) == (WALKING,)


def test_somebody_at_a_screen_waits_for_nobody() -> None:
    at_screen = replace(WALKING, priority=Priority.INTERACTIVE)
    new = replace(WALKING, number=2, due=0.5, bucket=None, is_begun=False, has_turn=True)
    slow = replace(WALKING, number=3, due=0.1)
    alone, mixed = (
        chosen([at_screen, new, slow], first=Priority.INTERACTIVE, rows=rows, are_mixed=mixed)
        for mixed in (False, True)
    )
    assert alone == (at_screen,)
    assert mixed == (at_screen, slow)


@given(st.floats(0, 1e6), st.floats(0, 1e6))
def test_nobody_is_due_later_than_the_most(asked: float, length: float) -> None:
    assert asked <= deadline(asked, length_s=length) <= asked + MOST_SLACK_S


@given(st.lists(st.floats(0.001, 0.2), min_size=120, max_size=120))
def test_books_have_their_share_beside_those_at_screens(lengths: list[float]) -> None:
    spent, owed_s = dict.fromkeys(Priority, 0.0), 0.0
    for seconds in lengths:
        priority = favoured(owed_s)
        spent[priority] += seconds
        owed_s = owed(owed_s, priority=priority, seconds=seconds, others=True)
    most = 1 + BATCH_SHARE * 2  # what may be owed at the end, and the last pieces
    assert abs(spent[Priority.BATCH] - BATCH_SHARE * sum(lengths)) < most


def test_who_works_while_nobody_else_is_there_owes_nothing() -> None:
    for priority in Priority:
        assert owed(0.25, priority=priority, seconds=5.0, others=False) == 0.25
    assert favoured(0.0) is Priority.INTERACTIVE
