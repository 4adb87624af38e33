"""A service with the small crew in a thread of this process, and a client that asks it without a network.

`idle` and `busy` are a test's own; `service` and `place` are shared by a file's tests, each of which leaves the book to
the next as it may be found.
"""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from audobon.serving.book_work import BookWork
from audobon.serving.config import ServeConfig
from audobon.serving.jobs.job import Limits
from audobon.serving.service import Service
from audobon.serving.web.app import create_app
from tests.builders import SmallBinder, SmallPainter, a_crew

ADDRESS = "http://127.0.0.1:8377"
TEXT = "Anna walked to the garden. She saw a bird. The bird sang to her. It began to rain. They went home."
ASKED = {"text": TEXT, "name": "walk.txt", "draft": False, "formats": ["cbz"], "dpi": 72, "cover": False, "trim": "a5"}
SMALL = Limits(waiting=6, waiting_of_client=4, lease_s=10.0)


def config_at(root: Path) -> ServeConfig:
    return ServeConfig(root=root, workers=0, limits=SMALL)


def asking(service: Service) -> TestClient:
    return TestClient(create_app(service), base_url=ADDRESS, raise_server_exceptions=False)


@pytest.fixture
def idle(tmp_path: Path) -> Iterator[Service]:
    """A service at which nobody works."""
    with Service(config_at(tmp_path / "root")) as service:
        yield service


@pytest.fixture
def idle_web(idle: Service) -> TestClient:
    return asking(idle)


def small_work(painter: SmallPainter | None = None) -> BookWork:
    """Makes books with the small crew."""
    return BookWork(crew=replace(a_crew(painter), binders=(("cbz", SmallBinder()),)))


@pytest.fixture
def busy(tmp_path: Path) -> Iterator[Service]:
    """A service that makes books."""
    with Service(config_at(tmp_path / "root"), work=small_work()) as service:
        yield service


@pytest.fixture(scope="module")
def service(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Service]:
    """A service that makes books, for all tests of a file."""
    with Service(config_at(tmp_path_factory.mktemp("root")), work=small_work()) as service:
        yield service


@pytest.fixture(scope="module")
def web(service: Service) -> TestClient:
    return asking(service)


@pytest.fixture(scope="module")
def place(web: TestClient) -> str:
    """The address of a book that is done."""
    place: str = web.post("/api/v1/books", json=ASKED).headers["location"]
    assert ended(web, place)["state"] == "done"
    return place


def ended(web: TestClient, place: str) -> dict[str, object]:
    """A book as it is when it has ended."""
    until = time.monotonic() + 60
    while time.monotonic() < until:
        book: dict[str, object] = web.get(place).json()
        if book["state"] not in ("queued", "running", "cancelling"):
            return book
        time.sleep(0.01)
    raise TimeoutError(place)
