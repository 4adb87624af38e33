"""What is told of requests, and of the jobs that came of them, to whoever traces them.

Knows: spans' beginnings and ends, W3C's `traceparent`.  Does not know: where spans go (`tracing.py`).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager
from typing import Protocol

from audobon.report import Step
from audobon.serving.jobs.job import Job


class RequestSpan(Protocol):
    """A request that is being answered."""

    @property
    def traceparent(self) -> str:
        """Its place in its trace, for those whom it sets to work (W3C Trace Context, section 3.2); empty for none."""
        ...

    def answered(self, *, route: str, status: int) -> None:
        """It was answered by this route with this status."""
        ...


class Tracing(Protocol):
    """Where spans go."""

    def request(self, method: str, headers: Mapping[str, str]) -> AbstractContextManager[RequestSpan]:
        """A span of a request; it goes on with the trace that the headers tell of, if they do."""
        ...

    def job(self, job: Job, *, trace: str) -> AbstractContextManager[Callable[[Step], None]]:
        """A span of an attempt at a job, in the trace of the request that queued it; told of steps, it has spans of
        stages and of panels in it."""
        ...

    def close(self) -> None:
        """Send what is left."""
        ...
