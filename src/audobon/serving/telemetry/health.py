"""Is the service ready to take work, and if not, why not.

Knows: what must be there for work to be taken and done.  Does not know: HTTP.
"""

from __future__ import annotations

import shutil
import sqlite3
from dataclasses import dataclass

from audobon.serving.jobs.presence import WORKER
from audobon.serving.jobs.queue import JobQueue
from audobon.serving.telemetry.queue_collector import QueueSnapshot, snapshot

NEEDED_DISK_BYTES = 200_000_000
"""Below this a book may find no room while it is made."""


@dataclass(frozen=True, kw_only=True)
class Check:
    """One thing that must be so, whether it is, and what was found, in words that say nothing of paths or stories."""

    name: str
    ok: bool
    says: str


def checks(
    queue: JobQueue, *, workers_wanted: int, is_closing: bool, needed_disk_bytes: int = NEEDED_DISK_BYTES
) -> tuple[Check, ...]:
    """All that must be so.

    Args:
        queue: The service's.
        workers_wanted: Workers that the service keeps; 0 leaves them to others, and none is no fault.
        is_closing: Whether it was told to end.
        needed_disk_bytes: What must be free.
    """
    found = _snapshot(queue)
    workers = 0 if found is None else sum(one.role == WORKER for one in found.present)
    free = shutil.disk_usage(queue.root).free
    megabytes = free // 1_000_000
    return (
        Check(name="open", ok=not is_closing, says="it is about to end" if is_closing else "it takes work"),
        Check(name="queue", ok=found is not None, says="it can be read" if found else "its file cannot be read"),
        Check(name="disk", ok=free >= needed_disk_bytes, says=f"{megabytes} MB are free"),
        Check(
            name="workers",
            ok=workers > 0 or workers_wanted == 0,
            says=f"{workers} alive" + ("" if workers_wanted else ", none are kept by the service"),
        ),
    )


def _snapshot(queue: JobQueue) -> QueueSnapshot | None:
    try:
        return snapshot(queue)
    except sqlite3.Error:
        return None
