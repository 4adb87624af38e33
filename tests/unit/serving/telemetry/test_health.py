"""Ready is said only where work is taken and done, and what is lacking is named."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from audobon.serving.jobs.presence import WORKER, Presence
from audobon.serving.service import Service
from audobon.serving.telemetry import health
from audobon.serving.telemetry.health import checks
from audobon.serving.web.app import create_app
from tests.unit.serving.web.conftest import ADDRESS, config_at


@pytest.fixture
def service(tmp_path: Path) -> Iterator[Service]:
    with Service(config_at(tmp_path / "root")) as service:
        yield service


def asking(service: Service) -> TestClient:
    return TestClient(create_app(service), base_url=ADDRESS)


def lacking(web: TestClient) -> list[str]:
    answer = web.get("/health/ready")
    told = answer.json()
    failed = [check["name"] for check in told["checks"] if not check["ok"]]
    assert answer.status_code == (503 if failed else 200)
    assert told["status"] == ("not ready" if failed else "ready")
    assert ("retry-after" in answer.headers) is bool(failed)
    return failed


def test_live_says_so_whatever_is_lacking(service: Service) -> None:
    web = asking(service)
    service.end()
    assert web.get("/health/live").json() == {"status": "live"}
    assert lacking(web) == ["open"]


def test_ready_without_workers_only_by_choice(service: Service) -> None:
    web = asking(service)
    assert lacking(web) == []
    service.config = replace(service.config, workers=1)
    assert lacking(web) == ["workers"]
    with Presence(service.queue, name="w", role=WORKER):
        assert lacking(web) == []


def test_queue_that_cannot_be_read_and_full_disk_are_named(service: Service, monkeypatch: pytest.MonkeyPatch) -> None:
    web = asking(service)
    (service.queue.root / "queue.sqlite").rename(service.queue.root / "away.sqlite")
    assert lacking(web) == ["queue"]
    found = checks(service.queue, workers_wanted=0, is_closing=False, needed_disk_bytes=10**18)
    assert [check.name for check in found if not check.ok] == ["queue", "disk"]
    assert all(str(service.queue.root) not in check.says for check in found)


def test_presence_is_told_from_a_thread_and_ends_with_its_block(
    service: Service, monkeypatch: pytest.MonkeyPatch
) -> None:
    from audobon.serving.jobs import presence

    monkeypatch.setattr(presence, "EVERY_S", 0.005)
    told = threading.Event()

    class Telling(Presence):
        def tell(self) -> None:
            super().tell()
            if threading.current_thread() is not threading.main_thread():
                told.set()

    with Telling(service.queue, name="w", role=WORKER):
        assert told.wait(10)
    assert health.checks(service.queue, workers_wanted=1, is_closing=False)[3].ok is False
