"""SQLite's errors as ours: busy, full, out of reach, or no queue at all.

Knows: SQLite's codes.  Does not know: what was being done.
"""

from __future__ import annotations

import contextlib
import sqlite3
from collections.abc import Iterator
from pathlib import Path

from audobon.errors import AudobonError, ResourceError
from audobon.serving.jobs.refusals import BadQueueError, QueueBusyError

BUSY_S = 30.0
"""How long a transaction waits for another process's; each takes milliseconds."""
_BUSY = (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED)
_UNREACHABLE = (sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_READONLY, sqlite3.SQLITE_PERM, sqlite3.SQLITE_IOERR)


@contextlib.contextmanager
def sqlite_told(path: Path) -> Iterator[None]:
    """Turn SQLite's errors about this file into ours.

    Raises:
        QueueBusyError: AUD-707, if others kept the file for `BUSY_S`.
        BadQueueError: AUD-708, if it is damaged or no queue.
        ResourceError: AUD-551, AUD-552.
    """
    try:
        yield
    except sqlite3.DatabaseError as error:
        raise _error(path, error) from error


def bad_queue(path: Path, fact: str) -> BadQueueError:
    """The error for a file that cannot be a queue."""
    hint = "move the file away to begin anew, or bring it back from a copy"
    return BadQueueError("AUD-708", f"{path} cannot be used: {fact}", hint=hint)


def _error(path: Path, error: sqlite3.DatabaseError) -> AudobonError:
    code = getattr(error, "sqlite_errorcode", sqlite3.SQLITE_ERROR) & 0xFF  # without what only explains it
    if code in _BUSY:
        return QueueBusyError("AUD-707", f"{path} was busy for {BUSY_S:g} s", hint="try again in some seconds")
    if code == sqlite3.SQLITE_FULL:
        return ResourceError("AUD-551", f"the disk is full: {path} could not be written", hint="free space")
    if code in _UNREACHABLE:
        return ResourceError(
            "AUD-552", f"{path} cannot be written: {error}", hint="change its permissions, or its place"
        )
    return bad_queue(path, str(error))
