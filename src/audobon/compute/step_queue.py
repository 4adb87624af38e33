"""Which of the pieces of work on their way goes on next, and with whom: a choice among data.

Knows: deadlines, shares, buckets, rows.  Does not know: threads, nets, memory, what the work is.
Whoever waits at a screen goes before books, which have a share of the time all the same.  Among those of one priority
a deadline is set when work is asked for, in proportion to the work, and never moves; the earliest goes first.  So work
can be overtaken only by what was asked for before its deadline, or by the others' share, and nobody waits for ever.

Source:
    Liu and Layland 1973, Scheduling Algorithms for Multiprogramming in a Hard-Real-Time Environment, section 7
    (earliest deadline first); Waldspurger and Weihl 1995, Stride Scheduling (shares of time as what is owed).
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from enum import Enum


class Priority(Enum):
    """Who waits for it: somebody at a screen, or a book in the making."""

    INTERACTIVE = "interactive"
    BATCH = "batch"


SLACK = 8.0
"""The deadline lies so many times the work's own length after it was asked for,"""
MOST_SLACK_S = 60.0
"""and no further than this."""
BATCH_SHARE = 0.2
"""Of the time, that books have while somebody waits at a screen."""
_MOST_OWED_S = 1.0


def deadline(asked_at: float, *, length_s: float) -> float:
    """When work of about `length_s` seconds, asked for at `asked_at`, is due; on the same clock."""
    return asked_at + min(SLACK * max(length_s, 0.0), MOST_SLACK_S)


def owed(before_s: float, *, priority: Priority, seconds: float, others: bool) -> float:
    """Seconds that books are owed by those at screens (negative: the other way) after some more were spent.

    Args:
        before_s: What they were owed before.
        priority: For whom the seconds were spent.
        seconds: How many.
        others: Whether there was work of the other priority meanwhile; nobody is owed what nobody else wanted.
    """
    if not others:
        return before_s
    gained = seconds * BATCH_SHARE / (1 - BATCH_SHARE) if priority is Priority.INTERACTIVE else -seconds
    return min(_MOST_OWED_S, max(-_MOST_OWED_S, before_s + gained))


def favoured(owed_s: float) -> Priority:
    """Whose work goes first."""
    return Priority.BATCH if owed_s > 0 else Priority.INTERACTIVE


@dataclass(frozen=True, kw_only=True)
class Standing:
    """One piece of work that could go on now.

    Attributes:
        number: In the order in which it was asked for.
        due: Its deadline.
        priority: Who waits for it.
        kind: Work of one kind is expected to walk in the same buckets.
        bucket: What it must share with others to be stepped with them; None if it is stepped alone, or has a turn.
        is_begun: Whether it has begun.
        has_turn: Whether it is to begin, or has come to the end of a walk; such a turn it takes alone.
        reaches_in: Whether nothing else may run meanwhile.
    """

    number: int
    due: float
    priority: Priority
    kind: Hashable = None
    bucket: Hashable = None
    is_begun: bool = True
    has_turn: bool = False
    reaches_in: bool = False

    def rank(self, first: Priority) -> tuple[bool, float, int]:
        """The least goes first, where `first` is favoured."""
        return (self.priority is not first, self.due, self.number)


def chosen(
    standings: Sequence[Standing], *, first: Priority, rows: Callable[[Hashable], int], are_mixed: bool
) -> tuple[Standing, ...]:
    """Who goes on: a turn, or a batch of one bucket; the result hangs on the standings alone, not on their order.

    The earliest deadline of the favoured priority leads, and takes with it what comes next in its bucket.  A batch that
    has room waits for work of its kind to begin, so that they can go on together; those at screens wait for nobody.

    Args:
        standings: All that could go on.
        first: Whose work goes first.
        rows: How many of a kind may be stepped at once, at least 1.
        are_mixed: Whether a batch that somebody at a screen waits for takes others with it, which is free where a batch
            takes no longer than its leader alone.
    """
    if not standings:
        return ()
    order = sorted(standings, key=lambda one: one.rank(first))
    leader = order[0]
    if leader.has_turn or leader.bucket is None:
        return (leader,)
    at_screen = leader.priority is Priority.INTERACTIVE and not are_mixed
    mates = [
        one
        for one in order
        if one.bucket == leader.bucket
        and not one.has_turn
        and one.reaches_in == leader.reaches_in
        and (not at_screen or one.priority is leader.priority)
    ][: max(1, rows(leader.kind))]
    if len(mates) < rows(leader.kind) and leader.priority is Priority.BATCH:
        waiting = [one for one in order if not one.is_begun and one.kind == leader.kind]
        if waiting:
            return (waiting[0],)
    return tuple(mates)
