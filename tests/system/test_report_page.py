"""The report on a book in Debian's Chromium: read without a script, on any screen, and without a finding by axe."""

from __future__ import annotations

import io
import json
import re
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page
from pypdf import PdfReader

from audobon.report_page.page import write_report
from tests.unit.report_page.small_books import a_book

pytestmark = pytest.mark.system

LAPTOP, PHONE = {"width": 1366, "height": 768}, {"width": 390, "height": 844}


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("report")
    return write_report(a_book(folder)).file


def opened(browser: Browser, file: Path, **context: object) -> Page:
    """The page, which asks for nothing and complains of nothing."""
    page = browser.new_context(**{"viewport": LAPTOP, **context}).new_page()  # type: ignore[arg-type]
    troubles: list[str] = []
    page.on("console", lambda message: troubles.append(message.text))
    page.on(
        "request", lambda request: None if request.url.startswith(("file:", "data:")) else troubles.append(request.url)
    )
    page.goto(file.as_uri())
    assert troubles == []
    return page


@pytest.mark.parametrize("size", [LAPTOP, PHONE], ids=["laptop", "phone"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing(browser: Browser, file: Path, scheme: str, size: dict[str, int]) -> None:
    page = opened(browser, file, viewport=size, color_scheme=scheme)
    found = Axe().run(page).response["violations"]
    assert found == [], json.dumps([(one["id"], one["help"], one["nodes"][0]["html"][:200]) for one in found])


def test_axe_finds_nothing_in_the_report_on_a_draft(browser: Browser, tmp_path: Path) -> None:
    page = opened(browser, write_report(a_book(tmp_path, draft=True)).file)
    found = Axe().run(page).response["violations"]
    assert found == [], json.dumps([(one["id"], one["help"]) for one in found])


@pytest.mark.parametrize("width", [320, 390, 740, 1366])
def test_nothing_is_wider_than_the_screen(browser: Browser, file: Path, width: int) -> None:
    page = opened(browser, file, viewport={"width": width, "height": 700})
    assert page.evaluate("document.documentElement.scrollWidth") == width


def test_links_of_the_overview_lead_to_their_panels(browser: Browser, file: Path) -> None:
    page = opened(browser, file, java_script_enabled=True)
    page.get_by_role("link", name="Panel p4, accepted as first painted, 7.0 of 10").click()
    assert page.url.endswith("#panel-p4")
    box = page.locator("#panel-p4").bounding_box()
    assert box is not None
    assert 0 <= box["y"] < LAPTOP["height"]


def test_all_pictures_are_seen_without_a_script(browser: Browser, file: Path) -> None:
    page = opened(browser, file, java_script_enabled=False)
    sizes = [page.locator("img").nth(place).bounding_box() for place in range(page.locator("img").count())]
    assert len(sizes) == 13
    assert all(box is not None and box["width"] > 20 and box["height"] > 20 for box in sizes)


def test_printed_it_has_every_panel_and_its_figures(browser: Browser, file: Path) -> None:
    page = opened(browser, file)
    printed = PdfReader(io.BytesIO(page.pdf(format="A4")))
    text = "\n".join(sheet.extract_text() for sheet in printed.pages)
    for name in ("Overview", "Let through", "Panel p1", "Panel p5", "Attempt 2, kept", "Versions"):
        assert name in text
    assert sum(len(sheet.images) for sheet in printed.pages) >= 10  # blank attempts are alike, and stored once
    assert not re.search(r"Skip to the report", text)
