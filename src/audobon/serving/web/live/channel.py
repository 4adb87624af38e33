"""What is known of one book by all who read it: the last lines of its log, where it stands, the latest looks at panels.

Knows: bounds, numbers without gaps.  Does not know: threads, files, who reads.

A reader who is further behind than the lines held here reads the log itself: nobody's slowness makes anything grow.
Looks are held as long as there is room, and of one panel only the latest: they are there to be looked at now.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass

from audobon.errors import AudobonError
from audobon.preview_frame import Kind
from audobon.serving.jobs.job import Event, JobState
from audobon.serving.jobs.log_reader import LogPage, Standing

MAX_HELD = 512
MAX_LOOKS = 16
MAX_FINISHED = 4
_PAINTING, _PANEL = "painting", "panel "


@dataclass(frozen=True, kw_only=True)
class Look:
    """A preview frame, numbered in the order in which they came."""

    number: int
    panel: str
    kind: Kind
    data: bytes


def finished_in(events: Sequence[Event]) -> tuple[str, ...]:
    """The panels that these say are finished, each once; only the latest where they are many."""
    panels = [
        event.what.removeprefix(_PANEL)
        for event in events
        if event.stage == _PAINTING and event.what.startswith(_PANEL)
    ]
    return tuple(dict.fromkeys(reversed(panels)))[:MAX_FINISHED][::-1]


class Channel:
    """One book, as its readers see it.

    Args:
        id: The book's.
        standing: Where it stands; lines up to its last are not held.
    """

    def __init__(self, id: str, standing: Standing) -> None:
        self.id = id
        self.last = standing.last
        self.state: JobState = standing.state
        self.failure: AudobonError | None = None
        self._held: deque[Event] = deque(maxlen=MAX_HELD)
        self._looks: deque[Look] = deque(maxlen=MAX_LOOKS)
        self._number = 0

    @property
    def looked(self) -> int:
        """The latest look's number; 0 if there was none."""
        return self._number

    def take(self, page: LogPage) -> bool:
        """Take in the log from behind `last` on; whether that, or the state, is anything new."""
        events = page.events
        is_new = bool(events) or page.standing.state is not self.state
        if events:
            assert events[0].sequence == self.last + 1, "a log has no gaps"
            self._held.extend(events)
            self.last = events[-1].sequence
        self.state = page.standing.state
        return is_new

    def behind(self, sequence: int, *, limit: int) -> tuple[Event, ...] | None:
        """At most `limit` lines from behind a number on; None if they are not all held."""
        if sequence >= self.last:
            return ()
        if not self._held or sequence + 1 < self._held[0].sequence:
            return None
        first = sequence + 1 - self._held[0].sequence
        return tuple(self._held[place] for place in range(first, min(first + limit, len(self._held))))

    def show(self, panel: str, kind: Kind, data: bytes) -> None:
        """Take in a look, in place of those that it makes stale: of the same panel, on its way."""
        stale = [look for look in self._looks if look.panel == panel and look.kind is Kind.ON_THE_WAY]
        for look in stale:
            self._looks.remove(look)
        self._number += 1
        self._looks.append(Look(number=self._number, panel=panel, kind=kind, data=data))

    def looks(self, after: int) -> tuple[Look, ...]:
        """The looks that came after this number and are still held."""
        return tuple(look for look in self._looks if look.number > after)
