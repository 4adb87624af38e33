"""Traces by OpenTelemetry: request, job, stages, panels, in one trace across processes.

Knows: OpenTelemetry's SDK, which is an extra; the names of its conventions.  Does not know: where spans are shown.

No story's words and no client's name are attributes of a span. Stages and panels are told when they are over, so their
spans are made afterwards, with the times that they had.

Sources: W3C Trace Context (2021), sections 2 and 3; OpenTelemetry semantic conventions for HTTP spans.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from importlib.metadata import version

from opentelemetry.context import Context
from opentelemetry.exporter.otlp.proto.http.trace_exporter import OTLPSpanExporter
from opentelemetry.sdk.resources import Resource
from opentelemetry.sdk.trace import SpanProcessor, TracerProvider
from opentelemetry.sdk.trace.export import BatchSpanProcessor
from opentelemetry.trace import Span, SpanKind, Status, StatusCode, Tracer, set_span_in_context
from opentelemetry.trace.propagation.tracecontext import TraceContextTextMapPropagator

from audobon.report import Step
from audobon.serving.jobs.job import Job
from audobon.serving.telemetry.book_facts import status_of
from audobon.serving.telemetry.spans import RequestSpan
from audobon.serving.worker import StoppedEarly

Attributes = dict[str, str | bool | int | float]
_NS_PER_S = 1_000_000_000
_FIELDS = ("traceparent", "tracestate")
_SERVER_ERROR = 500
_PROPAGATOR = TraceContextTextMapPropagator()


def otlp_tracing(endpoint: str, *, service: str) -> OtelTracing:
    """Traces to a collector, sent in batches by a thread of their own."""
    return OtelTracing(BatchSpanProcessor(OTLPSpanExporter(endpoint=endpoint)), service=service)


class OtelTracing:
    """Spans by OpenTelemetry.

    Args:
        processor: Takes spans that have ended.
        service: The program's part.
    """

    def __init__(self, processor: SpanProcessor, *, service: str) -> None:
        resource = Resource.create({"service.name": service, "service.version": version("audobon")})
        self._provider = TracerProvider(resource=resource)
        self._provider.add_span_processor(processor)
        self._tracer = self._provider.get_tracer("audobon")

    @contextmanager
    def request(self, method: str, headers: Mapping[str, str]) -> Iterator[RequestSpan]:
        context = _PROPAGATOR.extract({key: headers[key] for key in _FIELDS if key in headers})
        span = self._tracer.start_span(
            method, context=context, kind=SpanKind.SERVER, attributes={"http.request.method": method}
        )
        told = _Request(span, method)
        try:
            yield told
        except BaseException as error:
            _failed(span, error)
            raise
        finally:
            span.end()

    @contextmanager
    def job(self, job: Job, *, trace: str) -> Iterator[Callable[[Step], None]]:
        context = _PROPAGATOR.extract({"traceparent": trace}) if trace else Context()
        attributes: Attributes = {"audobon.book.id": job.id, "audobon.attempt": job.attempts}
        span = self._tracer.start_span("job", context=context, kind=SpanKind.CONSUMER, attributes=attributes)
        stages = _Stages(self._tracer, span)
        try:
            yield stages.told
        except StoppedEarly:
            span.set_attribute("audobon.stopped", True)
            raise
        except BaseException as error:
            _failed(span, error)
            raise
        finally:
            stages.close()
            span.end()

    def close(self) -> None:
        self._provider.shutdown()


class _Request:
    """A request's span."""

    def __init__(self, span: Span, method: str) -> None:
        self._span = span
        self._method = method

    @property
    def traceparent(self) -> str:
        carrier: dict[str, str] = {}
        _PROPAGATOR.inject(carrier, context=set_span_in_context(self._span))
        return carrier.get("traceparent", "")

    def answered(self, *, route: str, status: int) -> None:
        self._span.update_name(f"{self._method} {route}")
        self._span.set_attribute("http.route", route)
        self._span.set_attribute("http.response.status_code", status)
        if status >= _SERVER_ERROR:
            self._span.set_status(Status(StatusCode.ERROR))


class _Stages:
    """Spans of a job's stages, and of panels in them, by the steps that tell of them."""

    def __init__(self, tracer: Tracer, job: Span) -> None:
        self._tracer = tracer
        self._within = set_span_in_context(job)
        self._open: Span | None = None
        self._stage = ""

    def told(self, step: Step) -> None:
        now = _now_ns()
        end = now
        for ended in reversed(step.ended):
            begin = end - int(ended.seconds * _NS_PER_S)
            if ended.stage == self._stage:
                self._end(end)
            else:
                self._tracer.start_span(ended.stage, context=self._within, start_time=begin).end(end)
            end = begin
        has_ended = step.stage in {one.stage for one in step.ended}  # the last word on it
        if step.stage != self._stage and not has_ended:
            self._end(now)
            self._stage = step.stage
            self._open = self._tracer.start_span(step.stage, context=self._within, start_time=now)
        if step.what and self._open is not None:
            for panel in step.panels:
                seconds = sum(attempt.seconds for attempt in panel.attempts)
                attributes: Attributes = {
                    "audobon.panel.id": panel.panel, "audobon.panel.attempts": len(panel.attempts),
                    "audobon.panel.status": status_of(panel),
                }  # fmt: skip
                context = set_span_in_context(self._open)
                begin = now - int(seconds * _NS_PER_S)
                self._tracer.start_span("panel", context=context, start_time=begin, attributes=attributes).end(now)

    def close(self) -> None:
        """End what is open: the job has."""
        self._end(_now_ns())

    def _end(self, at: int) -> None:
        if self._open is not None:
            self._open.end(at)
        self._open, self._stage = None, ""


def _failed(span: Span, error: BaseException) -> None:
    """Say that it failed and with which error, not in whose words: those may be a story's."""
    span.set_attribute("error.type", str(getattr(error, "code", type(error).__name__)))
    span.set_status(Status(StatusCode.ERROR))


def _now_ns() -> int:
    return int(time.time() * _NS_PER_S)
