"""Whose request a job came of, carried from the web through the queue's file to the worker: for logs and traces.

Knows: a request's id, its trace's context, the table that keeps both.  Does not know: HTTP, logs, tracing.

It is no part of the job's body: the same request sent again has another id, and is the same job.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass

from audobon.serving.jobs.job import MAX_NAME_CHARS


@dataclass(frozen=True, kw_only=True)
class Origin:
    """A request: its id, and its span as W3C's `traceparent` (empty where nothing is traced)."""

    request: str = ""
    trace: str = ""


NOWHERE = Origin()
_asking: ContextVar[Origin] = ContextVar("origin", default=NOWHERE)


@contextmanager
def asked_by(origin: Origin) -> Iterator[None]:
    """Within, jobs that are queued come of this request; threads that carry the context along are within."""
    token = _asking.set(origin)
    try:
        yield
    finally:
        _asking.reset(token)


def origin_noted(connection: sqlite3.Connection, number: int) -> None:
    """Note of whose request the job of this number was queued, if of anybody's."""
    origin = _asking.get()
    if origin != NOWHERE:
        connection.execute(
            "INSERT OR REPLACE INTO origin (job, request, trace) VALUES (?, ?, ?)",
            (number, origin.request[:MAX_NAME_CHARS], origin.trace[:MAX_NAME_CHARS]),
        )


def origin_of(connection: sqlite3.Connection, number: int) -> Origin:
    """Of whose request the job of this number was queued last."""
    row = connection.execute("SELECT request, trace FROM origin WHERE job = ?", (number,)).fetchone()
    return NOWHERE if row is None else Origin(request=row[0], trace=row[1])
