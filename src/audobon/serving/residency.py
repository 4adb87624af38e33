"""Which nets are in memory: loaded when they are wanted, the one that was wanted longest ago makes room.

Knows: bytes, who uses what, turns.  Does not know: what nets are, or how they are loaded.

A net that is lent is never taken away; it is loaded once, however many ask for it at the same time, and other nets go
on being lent meanwhile. What all nets in memory take together, those on their way in or out included, never exceeds
the limit.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from enum import Enum
from typing import Generic, Protocol, TypeVar

from audobon.serving.turned_away import BusyError, NeverFitsError, NoSuchNetError

MEGABYTE = 1_000_000
_LAST = 0.2
"""The weight of the newest loan in the mean of how long nets are lent."""
_UNKNOWN_WAIT_S, _LONGEST_WAIT_S = 10, 600


class ResidentNet(Protocol):
    """A net that can be in memory or not."""

    @property
    def name(self) -> str:
        """How it is asked for; of all nets of one residency no two have the same."""
        ...

    @property
    def bytes(self) -> int:
        """The most memory that it takes while it is loaded and works."""
        ...

    def load(self) -> None:
        """Take it into memory. What it raises goes to whoever asked, and the net stays away."""
        ...

    def unload(self) -> None:
        """Let its memory go; it can be loaded again. Must not fail."""
        ...


Net = TypeVar("Net", bound=ResidentNet)


@dataclass(frozen=True, kw_only=True)
class ResidencyCounts:
    """What happened so far.

    Attributes:
        resident: Names of the nets in memory, the one that was wanted last at the end.
        held_bytes: What they take, and may.
        hits: Times that a net was there when it was wanted.
        loads: Times that it was not.
        evictions: Nets that made room for others.
    """

    resident: tuple[str, ...]
    held_bytes: int
    limit_bytes: int
    hits: int
    loads: int
    evictions: int


class _Where(Enum):
    AWAY = "away"
    MOVING = "moving"
    HERE = "here"


class _Place(Generic[Net]):
    """A net, where it is, and by how many it is used."""

    def __init__(self, net: Net) -> None:
        self.net = net
        self.where = _Where.AWAY
        self.users = 0
        self.wanted = 0

    @property
    def is_free(self) -> bool:
        return self.where is _Where.HERE and self.users == 0


class Residency(Generic[Net]):
    """Nets under one limit of memory. Threads may share it.

    Args:
        limit_bytes: What nets in memory may take together.
        most: So many at once at most; None for as many as fit.
        patience_s: How long one who asks waits for others to give back what is in the way.
    """

    def __init__(self, limit_bytes: int, *, most: int | None = None, patience_s: float = 0.0) -> None:
        self._limit = limit_bytes
        self._most = most
        self._patience_s = patience_s
        self._places: dict[str, _Place[Net]] = {}
        self._changed = threading.Condition()
        self._turn = self._hits = self._loads = self._evictions = 0
        self._loan_s = 0.0

    def add(self, net: Net) -> None:
        """Let a net be asked for; it is not loaded yet. One of the same name that was added before stays.

        Raises:
            NeverFitsError: AUD-788, if it takes more than the limit.
        """
        if net.bytes > self._limit:
            raise NeverFitsError(
                "AUD-788",
                f'the net "{net.name}" takes {net.bytes // MEGABYTE} MB, and {self._limit // MEGABYTE} MB are for nets',
                hint="give nets more memory, or use a smaller one",
            )
        with self._changed:
            self._places.setdefault(net.name, _Place(net))

    @property
    def names(self) -> tuple[str, ...]:
        """All that may be asked for."""
        with self._changed:
            return tuple(self._places)

    @contextmanager
    def lent(self, name: str) -> Iterator[Net]:
        """The net, in memory until the block is left.

        Raises:
            NoSuchNetError: AUD-787.
            BusyError: AUD-790, if others use what is in its way for longer than `patience_s`.
            Exception: what its `load` raises.
        """
        place = self._held(name)
        began = time.monotonic()
        try:
            yield place.net
        finally:
            with self._changed:
                place.users -= 1
                seconds = time.monotonic() - began
                self._loan_s = seconds if self._loan_s == 0 else (1 - _LAST) * self._loan_s + _LAST * seconds
                self._changed.notify_all()

    def drop(self, name: str) -> bool:
        """Take a net out of memory if nobody uses it; whether it is away now.

        Raises:
            NoSuchNetError: AUD-787.
        """
        with self._changed:
            place = self._place(name)
            if not place.is_free:
                return place.where is _Where.AWAY
            place.where = _Where.MOVING
        self._put_away([place])
        return True

    def drop_all(self) -> None:
        """Take all nets that nobody uses out of memory."""
        for name in self.names:
            self.drop(name)

    @property
    def counts(self) -> ResidencyCounts:
        """What is in memory, and what happened so far."""
        with self._changed:
            here = sorted(
                (one for one in self._places.values() if one.where is _Where.HERE), key=lambda one: one.wanted
            )
            return ResidencyCounts(
                resident=tuple(place.net.name for place in here), held_bytes=self._held_bytes(),
                limit_bytes=self._limit, hits=self._hits, loads=self._loads, evictions=self._evictions,
            )  # fmt: skip

    # --- parts of lent; `_place`, `_in_the_way` and `_held_bytes` under the lock ---

    def _held(self, name: str) -> _Place[Net]:
        """The net's place, in memory, and one more user of it."""
        until = time.monotonic() + self._patience_s
        with self._changed:
            place = self._place(name)
            while True:
                if place.where is _Where.HERE:
                    self._hits += 1
                    self._use(place)
                    return place
                going = self._in_the_way(place) if place.where is _Where.AWAY else None
                if going is not None:
                    break
                self._wait(place, until)
            for one in (*going, place):
                one.where = _Where.MOVING
            self._evictions += len(going)
            self._loads += 1
            self._use(place)
        self._put_away(going)
        self._load(place)
        return place

    def _load(self, place: _Place[Net]) -> None:
        try:
            place.net.load()
        except BaseException:
            with self._changed:
                place.where = _Where.AWAY
                place.users -= 1
                self._changed.notify_all()
            raise
        with self._changed:
            place.where = _Where.HERE
            self._changed.notify_all()

    def _put_away(self, places: list[_Place[Net]]) -> None:
        """Unload nets that are marked as moving."""
        for place in places:
            try:
                place.net.unload()
            finally:
                with self._changed:
                    place.where = _Where.AWAY
                    self._changed.notify_all()

    def _wait(self, place: _Place[Net], until: float) -> None:
        """Wait for a change; a net that is just being loaded is waited for as long as that takes."""
        if place.where is _Where.MOVING:
            self._changed.wait()
        elif not self._changed.wait(timeout=max(0.0, until - time.monotonic())) or time.monotonic() >= until:
            seconds = int(min(_LONGEST_WAIT_S, max(1, round(self._loan_s)))) if self._loan_s else _UNKNOWN_WAIT_S
            raise BusyError(
                "AUD-790",
                f'there is no room for the net "{place.net.name}" beside those in use',
                hint=f"try again in {seconds} s",
                retry_after_s=seconds,
            )

    def _place(self, name: str) -> _Place[Net]:
        place = self._places.get(name)
        if place is None:
            raise NoSuchNetError("AUD-787", f'there is no net "{name[:64]}"', hint="list the nets that there are")
        return place

    def _use(self, place: _Place[Net]) -> None:
        place.users += 1
        self._turn += 1
        place.wanted = self._turn

    def _in_the_way(self, place: _Place[Net]) -> list[_Place[Net]] | None:
        """The nets that have to go so that it fits, longest unwanted first; None if those in use leave no room."""
        going: list[_Place[Net]] = []
        free = sorted((one for one in self._places.values() if one.is_free), key=lambda one: one.wanted)
        count = sum(one.where is not _Where.AWAY for one in self._places.values())
        room = self._limit - self._held_bytes()
        while room < place.net.bytes or (self._most is not None and count >= self._most):
            if not free:
                return None
            going.append(free.pop(0))
            room += going[-1].net.bytes
            count -= 1
        return going

    def _held_bytes(self) -> int:
        return sum(place.net.bytes for place in self._places.values() if place.where is not _Where.AWAY)
