"""What Prometheus is told is what happened: across processes, after restarts, under few labels."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient
from starlette.websockets import WebSocket

from audobon.serving.jobs.leases import Leases
from audobon.serving.jobs.presence import WORKER, Presence
from audobon.serving.jobs.queue import JobQueue
from audobon.serving.residency import Residency
from audobon.serving.service import Service
from audobon.serving.telemetry.http_metrics import Observed
from audobon.serving.telemetry.kept_collectors import ResidencyCollector
from audobon.serving.telemetry.metrics import Metrics
from audobon.serving.telemetry.process_collector import facts_of, gpus_told
from audobon.serving.web.app import create_app
from tests.unit.serving.clocks import asked
from tests.unit.serving.telemetry.books import PANELS, book_asked, observed, worked
from tests.unit.serving.telemetry.exposed import names_of, parsed, scraped, value
from tests.unit.serving.web.conftest import ADDRESS, config_at

NAMES = {
    "audobon_jobs_running", "audobon_jobs_waiting", "audobon_jobs_total", "audobon_panels_total",
    "audobon_stage_seconds_bucket", "audobon_queue_seconds_sum", "audobon_job_seconds_count", "audobon_retries_total",
    "audobon_quality_score_bucket", "audobon_workers", "audobon_process_resident_memory_bytes",
    "process_resident_memory_bytes", "audobon_http_requests_total", "audobon_http_request_seconds_bucket",
    "audobon_websockets_open", "audobon_memory_reserved_bytes", "audobon_memory_budget_bytes", "audobon_queue_up",
}  # fmt: skip


def watched(service: Service) -> TestClient:
    app = Observed(create_app(service), metrics=service.metrics.http, tracing=service.tracing)
    return TestClient(app, base_url=ADDRESS, raise_server_exceptions=False)


@pytest.fixture
def service(tmp_path: Path) -> Iterator[Service]:
    with Service(config_at(tmp_path / "root")) as service:
        yield service


def test_books_made_elsewhere_are_told_and_outlive_a_restart(tmp_path: Path) -> None:
    root = tmp_path / "root"
    with Service(config_at(root)) as service:
        web = watched(service)
        book_asked(service.queue)
        assert value(scraped(web), "audobon_jobs_waiting") == 1
        other = JobQueue(root)  # a worker's own
        with Presence(other, name="w", role=WORKER):
            worked(other, observed(other))
            assert value(scraped(web), "audobon_workers") == 1
        other.close()
        before = scraped(web)
    with Service(config_at(root)) as again:
        after = scraped(watched(again))
    for found in (before, after):
        assert value(found, "audobon_panels_total", status="accepted") == PANELS
        assert value(found, "audobon_panels_total", status="flawed") == 0
        assert value(found, "audobon_jobs_total", change="finish") == 1
        assert value(found, "audobon_stage_seconds_count", stage="painting") == 1
        assert value(found, "audobon_queue_seconds_count") == 1
        assert value(found, "audobon_job_seconds_count", end="finish") == 1
        assert value(found, "audobon_jobs_waiting") == value(found, "audobon_jobs_running") == 0
    assert names_of(before) >= NAMES


def test_names_and_units_are_as_prometheus_has_them(service: Service) -> None:
    web = watched(service)
    web.get("/health/live")
    text = web.get("/metrics").text
    kinds = dict(re.findall(r"^# TYPE (\S+) (\S+)$", text, re.MULTILINE))
    own = {name: kind for name, kind in kinds.items() if name.startswith("audobon_")}
    assert all(re.fullmatch(r"[a-z]+(_[a-z]+)*", name) for name in own)
    created = {name for name in own if name.endswith("_created")}
    assert {name for name, kind in own.items() if kind == "counter" and not name.endswith("_total")} == set()
    assert {name for name in own if re.search(r"_(ms|millis|mb|kb|minutes|percent)(_|$)", name)} == set()
    assert created <= {"audobon_http_requests_created", "audobon_http_request_seconds_created"}
    openmetrics = web.get("/metrics", headers={"accept": "application/openmetrics-text; version=1.0.0"})
    assert openmetrics.headers["content-type"].startswith("application/openmetrics-text")
    assert openmetrics.text.endswith("# EOF\n")


def test_retries_are_counted_by_reason(service: Service) -> None:
    queue = service.queue
    id = queue.submit(asked("no book")).id
    worked(queue, observed(queue))
    queue.retry(id)
    found = scraped(watched(service))
    assert value(found, "audobon_retries_total", reason="retry") == 1
    assert value(found, "audobon_jobs_total", change="fail") == 1


def test_requests_are_told_by_route_and_never_by_address(service: Service) -> None:
    web = watched(service)
    for number in range(30):
        web.get(f"/api/v1/books/{number:032x}")
        web.get(f"/nowhere/{number}")
    web.request("PROPFIND", "/api/v1/books")
    found = scraped(web)
    requests = {labels: count for (name, labels), count in found.items() if name == "audobon_http_requests_total"}
    assert len(requests) <= 4
    route = "/api/v1/books/{id}"
    assert value(found, "audobon_http_requests_total", route=route, method="GET", status="404") == 30
    assert value(found, "audobon_http_requests_total", route="unmatched", method="GET", status="404") == 30
    assert value(found, "audobon_http_request_seconds_count", route=route, method="GET") == 30
    assert any(dict(labels)["method"] == "other" for labels in requests)


def test_failing_request_is_counted_as_such(service: Service) -> None:
    app = create_app(service)

    @app.get("/breaks")
    def breaks() -> None:
        raise ZeroDivisionError

    observed_app = Observed(app, metrics=service.metrics.http, tracing=service.tracing)
    web = TestClient(observed_app, base_url=ADDRESS, raise_server_exceptions=False)
    assert web.get("/breaks").status_code == 500
    assert value(scraped(web), "audobon_http_requests_total", route="/breaks", method="GET", status="500") == 1


def test_websockets_are_counted_while_they_are_open(service: Service) -> None:
    app = create_app(service)

    @app.websocket("/echo")
    async def echo(socket: WebSocket) -> None:
        await socket.accept()
        await socket.send_text(await socket.receive_text())
        await socket.close()

    web = TestClient(Observed(app, metrics=service.metrics.http, tracing=service.tracing), base_url=ADDRESS)
    with web.websocket_connect("/echo") as socket:
        assert value(scraped(web), "audobon_websockets_open") == 1
        socket.send_text("a")
        assert socket.receive_text() == "a"
    assert value(scraped(web), "audobon_websockets_open") == 0


def test_queue_that_cannot_be_read_is_told(service: Service) -> None:
    web = watched(service)
    (service.queue.root / "queue.sqlite").rename(service.queue.root / "away.sqlite")
    found = scraped(web)
    assert value(found, "audobon_queue_up") == 0
    assert "audobon_jobs_waiting" not in names_of(found)


def test_scrape_waits_for_nobody_who_writes(service: Service) -> None:
    other = JobQueue(service.queue.root)
    with other.store.transaction():
        assert value(scraped(watched(service)), "audobon_queue_up") == 1
    other.close()


def test_memory_of_running_jobs_is_told(service: Service) -> None:
    from audobon.serving.admission import MemoryRoom

    service.queue.submit(asked())
    assert Leases(service.queue, room=MemoryRoom(lambda job: 700, total_bytes=1000)).claim("w") is not None
    found = scraped(watched(service))
    assert value(found, "audobon_memory_reserved_bytes") == 700
    assert value(found, "audobon_memory_budget_bytes") == service.memory_bytes


def test_processes_are_told_by_role(service: Service) -> None:
    found = scraped(watched(service))
    own = facts_of(os.getpid())
    assert own is not None
    told = value(found, "audobon_process_resident_memory_bytes", role="server")
    assert told == pytest.approx(own.resident_bytes, rel=0.2)
    assert own.peak_bytes >= own.resident_bytes
    assert value(found, "audobon_process_resident_memory_peak_bytes", role="server") >= told
    assert value(found, "audobon_process_threads", role="server") >= 1
    assert value(found, "audobon_process_open_fds", role="server") >= 3
    assert value(found, "audobon_process_resident_memory_bytes", role="worker") == 0
    assert facts_of(2**22 + 1) is None


def test_gpus_are_read_from_what_their_program_prints() -> None:
    (first, second) = gpus_told("0, 1024, 81559\n1, 5, 81559\n\nNo devices were found\n2, [N/A], [N/A]\n")
    assert (first.device, first.used_bytes, first.total_bytes) == ("0", 1024 * 2**20, 81559 * 2**20)
    assert second.device == "1"


def test_nets_are_told_by_their_counts() -> None:
    metrics = Metrics()
    residency: Residency[Net] = Residency(100)
    residency.add(Net())
    for _ in range(2):
        with residency.lent("net"):
            pass
    metrics.watch(ResidencyCollector(lambda: residency.counts))
    found = parsed(metrics.exposition("")[0].decode())
    assert value(found, "audobon_nets_resident_bytes") == 40
    assert (value(found, "audobon_net_loads_total"), value(found, "audobon_net_hits_total")) == (1, 1)


class Net:
    name, bytes = "net", 40

    def load(self) -> None:
        pass

    def unload(self) -> None:
        pass
