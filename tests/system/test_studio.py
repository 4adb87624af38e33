"""The studio in a browser: from a pasted story to a comic that was corrected, coloured, lettered, painted and bound.

The server is killed while the panels are painted and started again; the open page goes on by itself.
"""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect, sync_playwright

from audobon.serving.token_file import add_token

pytestmark = [pytest.mark.system, pytest.mark.long]
STORY = """The Lost Kite

Anna ran into the garden with her red kite. The wind was strong, and the old dog Rufus barked at the clouds.

"Look, Rufus!" cried Anna. "It flies as high as the church!"

Suddenly the string broke. The kite sailed over the wall and was gone. "Oh no," said Anna sadly.

Her brother Tom came out of the kitchen. "Do not cry," said Tom. "I can see it in the lane."
"""
PATIENCE_MS = 40_000


@dataclass
class Studio:
    """A service in a process of its own; it can be killed and started again at the same address."""

    root: Path
    port: int = 0
    tokens: Path | None = None
    process: subprocess.Popen[str] | None = None

    def start(self) -> str:
        """The service's address."""
        way = ["studio", "--no-browser"] if self.tokens is None else ["serve", "--tokens", str(self.tokens)]
        self.process = subprocess.Popen(
            [sys.executable, "-m", "audobon", *way, str(self.root), "--port", str(self.port), "--json"],
            stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, env=dict(os.environ),
        )  # fmt: skip
        assert self.process.stdout is not None
        url = str(json.loads(self.process.stdout.readline())["url"])
        self.port = int(re.findall(r":(\d+)", url)[0])
        return f"http://127.0.0.1:{self.port}"

    def kill(self) -> None:
        assert self.process is not None
        self.process.send_signal(signal.SIGKILL)
        self.process.wait()

    def end(self) -> None:
        assert self.process is not None
        self.process.terminate()
        self.process.wait(timeout=60)


@pytest.fixture
def secret(tmp_path: Path) -> str:
    """A token that the service knows."""
    return add_token(tmp_path / "tokens.toml", "anna", ["read", "write", "paint"]).secret


@pytest.fixture
def studio(tmp_path: Path) -> Iterator[Studio]:
    """A service; one that wants a token, where the test has made one before."""
    tokens = tmp_path / "tokens.toml"
    one = Studio(root=tmp_path / "root", tokens=tokens if tokens.exists() else None)
    one.start()
    yield one
    one.end()


@pytest.fixture
def page(studio: Studio) -> Iterator[Page]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
        opened = browser.new_context(viewport={"width": 1366, "height": 768}).new_page()
        opened.set_default_timeout(PATIENCE_MS)
        faults: list[str] = []
        opened.on("pageerror", lambda error: faults.append(str(error)))
        opened.goto(f"http://127.0.0.1:{studio.port}/studio/")
        yield opened
        browser.close()
    assert faults == []


def step(page: Page, name: str) -> None:
    page.get_by_role("navigation", name="Steps of the book").get_by_role("link", name=name).click()


def check_accessible(page: Page) -> None:
    found = Axe().run(page).response["violations"]
    assert [(one["id"], [node["html"] for node in one["nodes"]]) for one in found] == []


def settled(page: Page) -> None:
    """All is saved, and nothing is at work."""
    expect(page.locator(".progress-strip")).to_be_hidden(timeout=PATIENCE_MS)


def test_a_story_becomes_a_comic(studio: Studio, page: Page) -> None:
    expect(page.get_by_role("heading", name="Your comics")).to_be_visible()
    check_accessible(page)
    page.get_by_role("link", name="New comic").click()
    page.get_by_label("Your story").fill(STORY)
    expect(page.get_by_label("What is understood")).to_contain_text("characters", timeout=PATIENCE_MS)
    check_accessible(page)
    page.get_by_role("button", name="Plan the comic").click()

    page.get_by_role("button", name="Do not cry").first.click(timeout=PATIENCE_MS)
    page.get_by_role("menuitemradio", name="Anna").click()
    expect(page.get_by_text("1 correction")).to_be_visible()
    expect(page.get_by_text("Saved", exact=True)).to_be_visible(timeout=PATIENCE_MS)
    settled(page)
    check_accessible(page)

    step(page, "Cast")
    colour = page.locator("input.colour").last
    colour.evaluate("(input) => { input.value = '#7b1e2e'; input.dispatchEvent(new Event('change')); }")
    expect(page.get_by_text("Saved", exact=True)).to_be_visible(timeout=PATIENCE_MS)
    settled(page)
    check_accessible(page)

    step(page, "Board")
    cards = page.locator(".panel-card")
    expect(cards.first.locator("img.thumb")).to_be_visible(timeout=PATIENCE_MS)
    before = cards.count()
    assert before > 3
    check_accessible(page)

    step(page, "Letter")
    page.get_by_role("navigation", name="Pages").get_by_role("button", name="2").click()
    balloon = page.locator("g.balloon").first
    balloon.focus()
    page.keyboard.press("ArrowDown")
    expect(page.get_by_role("button", name="Undo: move a balloon")).to_be_visible()
    page.locator("circle.tip").first.focus()
    page.keyboard.press("Shift+ArrowLeft")
    expect(page.get_by_role("button", name="Undo: move a tail")).to_be_visible()
    expect(page.get_by_text("Saved", exact=True)).to_be_visible(timeout=PATIENCE_MS)
    settled(page)
    check_accessible(page)

    step(page, "Paint")
    page.get_by_role("button", name="Paint and bind").click()
    expect(page.get_by_text(re.compile("Painting the panels: [1-9]"))).to_be_visible(timeout=PATIENCE_MS)
    studio.kill()
    studio.start()
    expect(page.get_by_text("All panels are painted")).to_be_visible(timeout=PATIENCE_MS)
    check_accessible(page)

    step(page, "Read")
    expect(page.get_by_role("img", name="Page 1")).to_be_visible(timeout=PATIENCE_MS)
    page.get_by_role("button", name="Files").click()
    expect(page.get_by_role("link", name="Fetch")).to_have_count(2)
    page.get_by_role("button", name="Close", exact=True).click()
    check_accessible(page)
    assert list((studio.root / "jobs").rglob("*.cbz"))


def test_a_token_is_asked_for_and_pictures_are_shown_with_it(secret: str, studio: Studio, page: Page) -> None:
    page.get_by_role("textbox", name="Token").fill(secret)
    page.get_by_role("button", name="Sign in").click()
    page.get_by_role("link", name="New comic").click()
    page.get_by_label("Your story").fill(STORY)
    page.get_by_role("button", name="Plan the comic").click()
    expect(page.get_by_role("heading", name="Cast")).to_be_visible(timeout=PATIENCE_MS)
    settled(page)
    step(page, "Board")
    thumb = page.locator("img.thumb").first
    expect(thumb).to_be_visible(timeout=PATIENCE_MS)
    page.wait_for_function("() => document.querySelector('img.thumb')?.naturalWidth > 0", timeout=10_000)
    assert str(thumb.get_attribute("src")).startswith("blob:")
