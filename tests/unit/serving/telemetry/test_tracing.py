"""One trace from a request to the panels of the book that it asked for, whichever process makes them."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from opentelemetry.sdk.trace import ReadableSpan
from opentelemetry.sdk.trace.export import SimpleSpanProcessor
from opentelemetry.sdk.trace.export.in_memory_span_exporter import InMemorySpanExporter
from starlette.testclient import TestClient

from audobon.errors import JobError
from audobon.serving.jobs.queue import JobQueue
from audobon.serving.service import Service
from audobon.serving.telemetry.http_metrics import Observed
from audobon.serving.telemetry.otel_tracing import OtelTracing
from audobon.serving.telemetry.tracing import NO_TRACES, tracing_to
from audobon.serving.web.app import create_app
from tests.unit.serving.telemetry.books import PANELS, SECRET, TEXT, book_asked, observed, worked
from tests.unit.serving.web.conftest import ADDRESS, ASKED, config_at

TRACE, PARENT = "0af7651916cd43dd8448eb211c80319c", "b7ad6b7169203331"
TRACEPARENT = f"00-{TRACE}-{PARENT}-01"


@pytest.fixture
def spans() -> InMemorySpanExporter:
    return InMemorySpanExporter()


@pytest.fixture
def tracing(spans: InMemorySpanExporter) -> Iterator[OtelTracing]:
    tracing = OtelTracing(SimpleSpanProcessor(spans), service="test")
    yield tracing
    tracing.close()


def named(spans: InMemorySpanExporter, name: str) -> list[ReadableSpan]:
    return [span for span in spans.get_finished_spans() if span.name == name]


def parent_of(span: ReadableSpan) -> int:
    assert span.parent is not None
    return span.parent.span_id


def test_trace_goes_from_request_to_panel(tmp_path: Path, tracing: OtelTracing, spans: InMemorySpanExporter) -> None:
    with Service(config_at(tmp_path), tracing=tracing) as service:
        web = TestClient(Observed(create_app(service), metrics=service.metrics.http, tracing=tracing), base_url=ADDRESS)
        answer = web.post(
            "/api/v1/books", json={**ASKED, "text": TEXT, "draft": True}, headers={"traceparent": TRACEPARENT}
        )
        assert answer.status_code == 202, answer.text
        worker = JobQueue(tmp_path)  # a worker's own, which knows the request by the queue's file alone
        worked(worker, observed(worker, tracing=tracing))
        worker.close()
    (request,) = named(spans, "POST /api/v1/books")
    (job,) = named(spans, "job")
    (painting,) = named(spans, "painting")
    panels = named(spans, "panel")
    everything = spans.get_finished_spans()
    assert {format(span.context.trace_id, "032x") for span in everything} == {TRACE}
    assert format(parent_of(request), "016x") == PARENT
    assert parent_of(job) == request.context.span_id
    stages = [span for span in everything if parent_of(span) == job.context.span_id]
    told = [span.name for span in sorted(stages, key=lambda span: span.start_time or 0)]
    assert told.count("cast") == 1, "the cast's sheets are drawn beside other work"
    assert [name for name in told if name != "cast"] == [
        "reading", "staging", "pencilling", "painting", "printing", "binding",
    ]  # fmt: skip
    assert {parent_of(panel) for panel in panels} == {painting.context.span_id}
    assert len(panels) == PANELS
    for span in everything:
        assert (span.start_time or 0) <= (span.end_time or 0)
        assert SECRET not in span.to_json()
    attributes = dict(request.attributes or {})
    assert (attributes["http.route"], attributes["http.response.status_code"]) == ("/api/v1/books", 202)
    assert dict(panels[0].attributes or {})["audobon.panel.status"] == "accepted"


def test_job_that_nobody_traced_begins_a_trace_of_its_own(
    tmp_path: Path, tracing: OtelTracing, spans: InMemorySpanExporter
) -> None:
    queue = JobQueue(tmp_path)
    book_asked(queue)
    worked(queue, observed(queue, tracing=tracing))
    queue.close()
    (job,) = named(spans, "job")
    assert job.parent is None


def test_failure_is_told_by_its_code(tmp_path: Path, tracing: OtelTracing, spans: InMemorySpanExporter) -> None:
    queue = JobQueue(tmp_path)
    book_asked(queue, source=f"../{SECRET}")
    worked(queue, observed(queue, tracing=tracing))
    queue.close()
    (job,) = named(spans, "job")
    assert (job.status.is_ok, dict(job.attributes or {})["error.type"]) == (False, "AUD-717")
    assert SECRET not in job.to_json()


@pytest.mark.parametrize("traceparent", ["", "nonsense", "00-" + "0" * 32 + "-" + "0" * 16 + "-01", "ff-a-b-c"])
def test_traceparent_that_is_none_is_passed_over(
    traceparent: str, tmp_path: Path, tracing: OtelTracing, spans: InMemorySpanExporter
) -> None:
    with Service(config_at(tmp_path), tracing=tracing) as service:
        web = TestClient(Observed(create_app(service), metrics=service.metrics.http, tracing=tracing), base_url=ADDRESS)
        assert web.get("/health/live", headers={"traceparent": traceparent}).status_code == 200
    (request,) = named(spans, "GET /health/live")
    assert request.parent is None


def test_nothing_is_traced_unless_it_is_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    assert tracing_to("", service="x") is NO_TRACES
    with pytest.raises(JobError, match="AUD-792"):
        tracing_to("localhost:4318", service="x")
    monkeypatch.setitem(sys.modules, "audobon.serving.telemetry.otel_tracing", None)
    with pytest.raises(JobError, match="AUD-793") as told:
        tracing_to("http://localhost:4318/v1/traces", service="x")
    assert "audobon[telemetry]" in told.value.hint


def test_traces_are_sent_where_they_are_asked_for() -> None:
    tracing = tracing_to("http://127.0.0.1:9/v1/traces", service="x")
    assert isinstance(tracing, OtelTracing)
