"""What every test of the studio in a browser needs: an open page that keeps its faults, and words for what is done."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field

import uvicorn
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page
from starlette.testclient import TestClient

from audobon.comic.panel import PanelArt
from audobon.crew import PaintOrder, Progress
from audobon.serving.listening import bound_socket, server_config, url_of
from audobon.serving.service import Service
from audobon.serving.web.served import served_app
from tests.builders import SmallPainter

LAPTOP = {"width": 1366, "height": 768}


@dataclass
class GatedPainter(SmallPainter):
    """Paints when it is let."""

    gate: threading.Event = field(default_factory=threading.Event)

    def paint(self, orders: Sequence[PaintOrder], *, progress: Progress) -> tuple[PanelArt, ...]:
        progress(0, len(orders))
        self.gate.wait(60)
        return super().paint(orders, progress=progress)


def ended(api: TestClient, place: str) -> None:
    """Wait until nobody works on a book any longer."""
    until = time.monotonic() + 60
    while api.get(place).json()["state"] in ("queued", "running", "cancelling"):
        assert time.monotonic() < until
        time.sleep(0.05)


@contextmanager
def served(service: Service) -> Iterator[str]:
    """The address of a service that is served by a thread of this process, as `audobon serve` would."""
    with bound_socket(service.config) as listening, service:
        server = uvicorn.Server(server_config(served_app(service), service.config, quiet=True))
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]})
        thread.start()
        yield url_of(listening)
        service.end()
        server.should_exit = True
        thread.join(timeout=30)


@contextmanager
def studio_page(
    browser: Browser, url: str, *, patience_ms: int, told: tuple[int, ...] = (), is_killed: bool = False
) -> Iterator[Page]:
    """The studio, opened in a window of its own; in the end nothing of it has gone wrong.

    The browser may have told of answers with the statuses `told`, and where the service `is_killed` of broken lines.
    """
    page = browser.new_context(viewport=LAPTOP).new_page()  # type: ignore[arg-type]
    faults: list[str] = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.on("console", lambda message: faults.append(message.text) if message.type == "error" else None)
    page.set_default_timeout(patience_ms)
    page.on("dialog", lambda dialog: faults.append(dialog.message))
    page.goto(f"{url}/studio/")
    yield page
    page.context.close()
    foreseen = [f"status of {status} " for status in told] + (
        ["ERR_CONNECTION", "WebSocket connection"] if is_killed else []
    )
    unforeseen = [fault for fault in faults if not any(words in fault for words in foreseen)]
    assert not unforeseen, unforeseen


def step(page: Page, name: str) -> None:
    """Go to a step of the book that is open."""
    page.get_by_role("navigation", name="Steps of the book").get_by_role("link", name=name).click()


def check_accessible(page: Page) -> None:
    """axe finds nothing on the page as it is."""
    found = Axe().run(page).response["violations"]
    assert [(one["id"], [node["html"] for node in one["nodes"]]) for one in found] == []
