"""Who is at work on a queue: each process says so every few seconds, and what it holds of the memory that all share.

Knows: the presence table, processes of this machine.  Does not know: what they do.
"""

from __future__ import annotations

import contextlib
import os
import sqlite3
import threading
from collections.abc import Callable
from dataclasses import dataclass
from types import TracebackType

from audobon.errors import AudobonError
from audobon.serving.jobs.queue import JobQueue

EVERY_S = 5.0
LASTS_S = 4 * EVERY_S
"""So long one is taken for present after it was last heard of."""
SERVER, WORKER = "server", "worker"


@dataclass(frozen=True, kw_only=True)
class Present:
    """A process at work: its name in the queue, `server` or `worker`, its id, the bytes it holds for good, and what its
    caches hold as it tells it (`telemetry/cache_facts.py`)."""

    name: str
    role: str
    process: int
    held_bytes: int
    caches: str


class Presence:
    """Says that this process is there, from a thread, within a `with` block.

    Args:
        queue: Where it is said.
        name: The process's name in the queue.
        role: SERVER or WORKER.
        held_bytes: What it holds of the shared memory beside what jobs reserve.
        besides: Tells of itself what else there is to tell, each time.
    """

    def __init__(
        self, queue: JobQueue, *, name: str, role: str, held_bytes: Callable[[], int] = lambda: 0,
        besides: Callable[[], None] = lambda: None,
    ) -> None:  # fmt: skip
        self._queue = queue
        self._name = name
        self._role = role
        self._held_bytes = held_bytes
        self._besides = besides
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._run, name=f"presence of {role}", daemon=True)

    def __enter__(self) -> Presence:
        self.tell()
        self._thread.start()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._over.set()
        self._thread.join()
        with contextlib.suppress(AudobonError):
            self._besides()
        with contextlib.suppress(AudobonError), self._queue.store.transaction() as connection:
            connection.execute("DELETE FROM presence WHERE name = ?", (self._name,))

    def tell(self) -> None:
        """Say it now.

        Raises:
            AudobonError: if the queue cannot be used.
        """
        now = self._queue.clock()
        with self._queue.store.transaction() as connection:
            connection.execute("DELETE FROM presence WHERE until < ?", (now,))
            connection.execute(
                """
                INSERT INTO presence (name, role, process, until, held_bytes) VALUES (?1, ?2, ?3, ?4, ?5)
                ON CONFLICT (name) DO UPDATE SET role = ?2, process = ?3, until = ?4, held_bytes = ?5
                """,
                (self._name, self._role, os.getpid(), now + LASTS_S, self._held_bytes()),
            )
        self._besides()

    def _run(self) -> None:
        while not self._over.wait(EVERY_S):
            with contextlib.suppress(AudobonError):  # the next time, perhaps; what lasts is told by those who work
                self.tell()


def present(connection: sqlite3.Connection, *, now: float) -> tuple[Present, ...]:
    """Who was heard of lately and is still alive."""
    rows = connection.execute(
        "SELECT name, role, process, held_bytes, caches FROM presence WHERE until >= ? ORDER BY name", (now,)
    ).fetchall()
    found = (Present(name=row[0], role=row[1], process=row[2], held_bytes=row[3], caches=row[4]) for row in rows)
    return tuple(one for one in found if is_alive(one.process))


def is_alive(process: int) -> bool:
    """Whether a process of this id runs on this machine."""
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True
