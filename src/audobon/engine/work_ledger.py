"""The book of what was sent to whom: which pieces of work are waiting, out, lost or answered.

Knows: numbers of pieces, who has which.  Does not know: what the work is, clocks, or how it is sent.
"""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Hashable
from typing import Generic, TypeVar

Answer = TypeVar("Answer")
Who = TypeVar("Who", bound=Hashable)


class WorkLedger(Generic[Who, Answer]):
    """Pieces of work numbered from 0, each answered once and handed on in order, whatever is lost on the way.

    Args:
        count: How many there are.
        depth: How many one worker holds at the same time: the one in hand, and those that wait at its door.
    """

    def __init__(self, count: int, *, depth: int) -> None:
        self._count = count
        self._depth = depth
        self._waiting = deque(range(count))
        self._out: dict[int, Who] = {}
        self._held: Counter[Who] = Counter()
        self._answers: dict[int, Answer] = {}
        self._next = 0
        self.losses: Counter[int] = Counter()

    @property
    def is_done(self) -> bool:
        """Whether everything was handed on."""
        return self._next == self._count

    @property
    def out(self) -> int:
        """How many pieces are with workers."""
        return len(self._out)

    @property
    def unsent(self) -> int:
        """How many pieces wait to be sent."""
        return len(self._waiting)

    def send(self, who: Who, *, ahead: int) -> int | None:
        """Give a worker its next piece: the number, or None if it has enough, or nothing waits that may go yet.

        Args:
            who: The worker.
            ahead: Pieces that far from the first that is not handed on wait, so that answers do not pile up.
        """
        if not self._waiting or self._held[who] >= self._depth or self._waiting[0] >= self._next + ahead:
            return None
        number = self._waiting.popleft()
        self._out[number] = who
        self._held[who] += 1
        return number

    def answer(self, number: int, answer: Answer) -> None:
        """Take an answer in; a second one to the same piece is not taken, as it says the same."""
        self._back(number)
        if number >= self._next:
            self._answers.setdefault(number, answer)

    def lose(self, number: int) -> int:
        """A piece did not come back: it waits again, before those with higher numbers. How often it was lost by now."""
        self._back(number)
        if number < self._next or number in self._answers or number in self._waiting:
            return self.losses[number]
        self.losses[number] += 1
        place = sum(other < number for other in self._waiting)
        self._waiting.insert(place, number)
        return self.losses[number]

    def take(self) -> tuple[int, Answer] | None:
        """The next piece in order with its answer, if that is here."""
        if self._next not in self._answers:
            return None
        number, self._next = self._next, self._next + 1
        return number, self._answers.pop(number)

    def _back(self, number: int) -> None:
        who = self._out.pop(number, None)
        if who is not None:
            self._held[who] -= 1
