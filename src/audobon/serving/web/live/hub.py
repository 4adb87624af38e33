"""One reader of the queue for all who follow books: a thread that looks whether anything changed, and tells them.

Knows: threads, event loops, when to look again.  Does not know: sockets, or what readers do with what they are told.

The thread is there only while somebody reads. It asks one number (`LogReader.version`): every 20 ms after a change,
then less and less often, down to every quarter of a second; only if it is another one are logs read, and only those of
books that somebody follows. Workers in other processes, and restarts of this one, make no difference: what is told is
what is in the file. Events are numbered there, so a reader that comes again with its last number misses none and
doubles none.
"""

from __future__ import annotations

import asyncio
import contextlib
import logging
import threading
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

import anyio

from audobon.errors import AudobonError
from audobon.live_preview import WANTED_S, LivePreview
from audobon.preview_frame import frame_of
from audobon.serving.book_work import LIVE
from audobon.serving.jobs.job import Event, JobState
from audobon.serving.jobs.log_reader import LogReader
from audobon.serving.jobs.queue import FILE_NAME
from audobon.serving.jobs.refusals import no_such_job
from audobon.serving.web.live.channel import Channel, Look, finished_in
from audobon.serving.web.live.finished import finished_look
from audobon.serving.web.live.refusals import WrongPlaceError

BATCH = 256
"""Events that a reader is given at once."""

log = logging.getLogger(__name__)


@dataclass(frozen=True, kw_only=True)
class Pace:
    """How often the queue is looked at, in seconds: soon after a change, at last without one, and with looks wanted."""

    soon_s: float = 0.02
    late_s: float = 0.25
    looking_s: float = 0.1


@dataclass(frozen=True, kw_only=True)
class Batch:
    """What is new to one reader.

    Attributes:
        events: The next ones, in order.
        looks: Looks that it has not had; only with the last events there are.
        ended: The book's state, if it has ended and the reader has had all events.
        is_closing: Whether the service is about to end; the reader comes again with its last number.
    """

    events: tuple[Event, ...] = ()
    looks: tuple[Look, ...] = ()
    ended: JobState | None = None
    is_closing: bool = False

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing new."""
        return not (self.events or self.looks or self.ended or self.is_closing)


class Hub:
    """Readers of the books of one queue.

    Args:
        root: The queue's folder.
        is_closing: Whether the service is about to end.
        pace: How often the queue is looked at.
    """

    def __init__(self, root: Path, *, is_closing: Callable[[], bool], pace: Pace | None = None) -> None:
        self.root = root
        self.is_closing = is_closing
        self.log = LogReader(root / FILE_NAME)
        self.guard = threading.Condition()
        self._pace = pace or Pace()
        self._channels: dict[str, Channel] = {}
        self._readers: dict[str, set[Reader]] = {}
        self._fresh: set[str] = set()
        self._previews: dict[str, _Watched] = {}
        self._thread: threading.Thread | None = None
        self.turns = 0

    @property
    def readers(self) -> int:
        """How many read now."""
        with self.guard:
            return sum(len(readers) for readers in self._readers.values())

    async def joined(self, id: str, *, behind: int | None = 0, previews: bool = False) -> Reader:
        """A new reader of a book, from behind a number of its log on; None is behind all that there is.

        Raises:
            NoSuchJobError: AUD-700.
            WrongPlaceError: AUD-768, if the log does not reach there.
            QueueBusyError, BadQueueError, ResourceError: as `LogReader`.
        """
        standing = await asyncio.to_thread(self.log.standing, id)
        if behind is not None and not 0 <= behind <= standing.last:
            raise WrongPlaceError(
                "AUD-768",
                f"the log has {standing.last} events, and {behind} was read last",
                hint=f"begin behind 0 to {standing.last}",
            )
        with self.guard:
            channel = self._channels.setdefault(id, Channel(id, standing))
            self._fresh.add(id)  # it may have changed since anybody looked
            place = standing.last if behind is None else behind
            reader = Reader(self, channel, behind=place, previews=previews, least=standing.last)
            self._readers.setdefault(id, set()).add(reader)
            if previews:
                self._previews.setdefault(id, _Watched(self.root / "jobs" / id)).readers += 1
            if self._thread is None:
                self._thread = threading.Thread(target=self._run, name="hub", daemon=True)
                self._thread.start()
            self.guard.notify_all()
        return reader

    def leave(self, reader: Reader) -> None:
        """A reader goes; going twice is no harm."""
        id = reader.channel.id
        with self.guard:
            readers = self._readers.get(id, set())
            if reader not in readers:
                return
            readers.remove(reader)
            watched = self._previews.get(id)
            if reader.previews and watched is not None:
                watched.readers -= 1
                if not watched.readers:
                    del self._previews[id]
            if not readers:
                self._forget(id)
            self.guard.notify_all()

    def _forget(self, id: str) -> None:
        for known in (self._channels, self._readers, self._previews):
            known.pop(id, None)
        self._fresh.discard(id)

    # --- the thread ---

    def _run(self) -> None:
        pause, version = self._pace.soon_s, -1
        while True:
            with self.guard:
                if not self._channels:
                    self._thread = None
                    return
                due, watched = list(self._channels.values()), dict(self._previews)
                fresh, self._fresh = self._fresh, set()
            self.turns += 1
            found = self._turn(due, fresh=fresh, watched=watched, version=version)
            is_same = found == version
            version = found
            pause = min(pause * 1.5, self._pace.late_s) if is_same else self._pace.soon_s
            if watched:
                pause = min(pause, self._pace.looking_s)
            with self.guard:
                if self._channels and not self._fresh:
                    self.guard.wait(pause)

    def _turn(self, due: list[Channel], *, fresh: set[str], watched: dict[str, _Watched], version: int) -> int:
        """Look once; the queue's version that was found."""
        try:
            found = self.log.version()
            for channel in due:
                if found != version or channel.id in fresh:
                    self._read(channel, watched=watched.get(channel.id))
        except AudobonError as error:
            log.warning("books cannot be followed: %s", error)
            self.log.close()  # opened again for whoever comes next
            for channel in due:
                self._fail(channel, error)
            return -1
        for channel in due:
            if channel.id in watched:
                self._look(channel, watched[channel.id])
        if self.is_closing():
            for channel in due:
                self._tell(channel.id)
        return found

    def _read(self, channel: Channel, *, watched: _Watched | None) -> None:
        """Take in what is new in a book's log, and looks at the panels that it says are finished."""
        while True:
            try:
                page = self.log.page(channel.id, behind=channel.last)
            except AudobonError as error:
                if error.code != no_such_job("").code:
                    raise
                self._fail(channel, error)
                return
            frames = [finished_look(watched.folder, panel) for panel in finished_in(page.events)] if watched else []
            with self.guard:
                is_new = channel.take(page)
                _shown(channel, frames)
            if is_new:
                self._tell(channel.id)
            if not page.events or page.events[-1].sequence >= page.standing.last:
                return

    def _look(self, channel: Channel, watched: _Watched) -> None:
        """Say that somebody wants to look, and take in what there is to see of the panel in hand."""
        if channel.state is not JobState.RUNNING:
            return
        frame = watched.newest()
        if frame is not None:
            with self.guard:
                _shown(channel, [frame])
            self._tell(channel.id)

    def _fail(self, channel: Channel, error: AudobonError) -> None:
        with self.guard:
            channel.failure = error
            readers = list(self._readers.get(channel.id, ()))
            self._forget(channel.id)
        for reader in readers:
            reader.wake()

    def _tell(self, id: str) -> None:
        with self.guard:
            readers = list(self._readers.get(id, ()))
        for reader in readers:
            reader.wake()


def _shown(channel: Channel, frames: Iterable[bytes | None]) -> None:
    for data in frames:
        if data is not None:
            frame = frame_of(data)
            channel.show(frame.panel, frame.kind, data)


class _Watched:
    """A book whose panels somebody wants to see on their way."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.readers = 0
        self._preview = LivePreview(folder / LIVE)
        self._said = -WANTED_S

    def newest(self) -> bytes | None:
        """The newest look, if it was not read before; says again from time to time that it is wanted."""
        now = time.monotonic()
        if now - self._said > WANTED_S / 3:
            self._preview.want()
            self._said = now
        return self._preview.newest()


class Reader:
    """One who follows a book, on one event loop; a context manager that leaves.

    Args:
        hub: Where it reads.
        channel: The book.
        behind: The last number that it has had.
        previews: Whether it wants looks at panels on their way.
        least: The log has so many lines at least; what the channel says before it knows that is not the latest.
    """

    def __init__(self, hub: Hub, channel: Channel, *, behind: int, previews: bool, least: int) -> None:
        self.channel = channel
        self.behind = behind
        self.previews = previews
        self._hub = hub
        self._least = least
        self._looked = max(0, channel.looked - 1)
        self._loop = asyncio.get_running_loop()
        self._news = asyncio.Event()

    def __enter__(self) -> Reader:
        return self

    def __exit__(self, *raised: object) -> None:
        self._hub.leave(self)

    def wake(self) -> None:
        """Say, from any thread, that there may be something new."""
        with contextlib.suppress(RuntimeError):  # its loop has been closed meanwhile
            self._loop.call_soon_threadsafe(self._news.set)

    async def next(self, *, wait_s: float) -> Batch:
        """What is new; an empty batch if nothing is for so many seconds.

        Raises:
            AudobonError: AUD-700, if the book was deleted; what the queue's file says, if it cannot be read any more.
        """
        until = self._loop.time() + wait_s
        while True:
            self._news.clear()
            batch = await self._taken()
            left = until - self._loop.time()
            if not batch.is_empty or left <= 0:
                return batch
            with anyio.move_on_after(left):
                await self._news.wait()

    async def _taken(self) -> Batch:
        with self._hub.guard:
            channel = self.channel
            events = channel.behind(self.behind, limit=BATCH)
            if events is not None:
                return self._batch(events)
        page = await asyncio.to_thread(self._hub.log.page, channel.id, behind=self.behind, limit=BATCH)
        self.behind = page.events[-1].sequence
        return Batch(events=page.events)

    def _batch(self, events: tuple[Event, ...]) -> Batch:
        """The next events that are held, and what else is new; called under the hub's guard."""
        channel = self.channel
        if events:
            self.behind = events[-1].sequence
        elif channel.failure is not None:
            raise channel.failure
        if self.behind < channel.last or channel.last < self._least:
            return Batch(events=events)
        looks = channel.looks(self._looked) if self.previews else ()
        self._looked = channel.looked
        return Batch(
            events=events, looks=looks, ended=channel.state if channel.state.has_ended else None,
            is_closing=self._hub.is_closing(),
        )  # fmt: skip
