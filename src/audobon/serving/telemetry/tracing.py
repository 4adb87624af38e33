"""Where traces go: to a collector, or nowhere.

Knows: its address.  Does not know: OpenTelemetry (`otel_tracing.py`), which is imported if it is asked for.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager

from audobon.errors import JobError
from audobon.report import Step
from audobon.serving.jobs.job import Job
from audobon.serving.telemetry.spans import RequestSpan, Tracing


class UntracedRequest:
    """A request of which nothing is told; a trace that others began is carried on."""

    def __init__(self, traceparent: str) -> None:
        self.traceparent = traceparent

    def answered(self, *, route: str, status: int) -> None:
        """Tell nobody."""


class Untraced:
    """No traces."""

    @contextmanager
    def request(self, method: str, headers: Mapping[str, str]) -> Iterator[RequestSpan]:
        yield UntracedRequest("")

    @contextmanager
    def job(self, job: Job, *, trace: str) -> Iterator[Callable[[Step], None]]:
        yield _unseen

    def close(self) -> None:
        """Nothing is left."""


NO_TRACES: Tracing = Untraced()


def _unseen(step: Step) -> None:
    """Nobody traces."""


def tracing_to(endpoint: str, *, service: str) -> Tracing:
    """Traces to a collector at this address (OTLP over HTTP), or none if it is empty.

    Args:
        endpoint: As `http://localhost:4318/v1/traces`.
        service: The program's part, as traces name it.

    Raises:
        JobError: AUD-792, if it is no such address; AUD-793, if the packages that send traces are not installed.
    """
    if not endpoint:
        return NO_TRACES
    if not endpoint.startswith(("http://", "https://")) or not endpoint.isprintable():
        raise JobError(
            "AUD-792",
            f"{endpoint[:80]!r} is no address for traces",
            hint="give that of a collector's OTLP receiver, as http://localhost:4318/v1/traces",
        )
    try:
        from audobon.serving.telemetry.otel_tracing import otlp_tracing
    except ImportError as error:
        raise JobError(
            "AUD-793",
            f"traces are sent by packages that are not installed ({error.name})",
            hint="install them with `pip install 'audobon[telemetry]'`, or set no address for traces",
        ) from error
    return otlp_tracing(endpoint, service=service)
