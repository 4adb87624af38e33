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
from playwright.sync_api import Browser, Locator, Page, expect

from tests.system.studio_pages import check_accessible, step, studio_page

pytestmark = pytest.mark.system
STORY = """The Tale of Peter Rabbit

"Now run along, and don't get into mischief," said old Mrs. Rabbit one morning.

But Peter, who was very naughty, ran straight away to Mr. McGregor's garden in his blue jacket.

"Stop thief!" cried Mr. McGregor.
"""
PATIENCE_MS = 90_000


@dataclass
class Studio:
    """A service in a process of its own; it can be killed and started again at the same address."""

    root: Path
    port: int = 0
    process: subprocess.Popen[str] | None = None

    def start(self) -> None:
        way = ["studio", str(self.root), "--no-browser", "--json", "--port", str(self.port)]
        self.process = subprocess.Popen(
            [sys.executable, "-m", "audobon", *way],
            stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, env=dict(os.environ),
        )  # fmt: skip
        assert self.process.stdout is not None
        url = str(json.loads(self.process.stdout.readline())["url"])
        self.port = int(re.findall(r":(\d+)", url)[0])

    def kill(self) -> None:
        assert self.process is not None
        self.process.send_signal(signal.SIGKILL)
        self.process.wait()

    def end(self) -> None:
        assert self.process is not None
        self.process.terminate()
        self.process.wait(timeout=60)


@pytest.fixture
def studio(tmp_path: Path) -> Iterator[Studio]:
    one = Studio(root=tmp_path / "root")
    one.start()
    yield one
    one.end()


@pytest.fixture
def page(browser: Browser, studio: Studio) -> Iterator[Page]:
    address = f"http://127.0.0.1:{studio.port}"
    with studio_page(browser, address, patience_ms=PATIENCE_MS, told=(404, 409), is_killed=True) as opened:
        expect.set_options(timeout=PATIENCE_MS)
        yield opened
        expect.set_options(timeout=5_000)


def saved(page: Page) -> None:
    """What was changed is saved, and what follows from it is made."""
    expect(page.get_by_text("Saved", exact=True)).to_be_visible()
    expect(page.locator(".progress-strip")).to_be_hidden()


def test_a_story_becomes_a_comic(studio: Studio, page: Page) -> None:
    tell_story(page)
    correct_a_speaker(page)
    colour_a_jacket(page)
    look_at_the_board(page)
    move_a_balloon(page)
    paint_while_the_server_dies(page, studio)
    redraw_a_panel(page)
    bind(page)
    assert {path.suffix for path in (studio.root / "jobs").rglob("*.*") if path.suffix in (".cbz", ".epub")} == {
        ".cbz",
        ".epub",
    }


def tell_story(page: Page) -> None:
    expect(page.get_by_role("heading", name="Your comics")).to_be_visible()
    check_accessible(page)
    page.get_by_role("link", name="New comic").click()
    page.get_by_label("Your story").fill(STORY)
    page.get_by_label("Pages").fill("1")
    expect(page.get_by_label("What is understood")).to_contain_text("Peter")
    check_accessible(page)
    page.get_by_role("button", name="Plan the comic").click()


def correct_a_speaker(page: Page) -> None:
    page.get_by_role("button", name="Now run along").first.click()
    page.get_by_role("menuitemradio", name="old Mrs. Rabbit").click()
    expect(page.get_by_text("1 correction")).to_be_visible()
    saved(page)
    check_accessible(page)


def colour_a_jacket(page: Page) -> None:
    step(page, "Cast")
    colour = jacket_of(page, "Peter")
    colour.evaluate("(input) => { input.value = '#7b1e2e'; input.dispatchEvent(new Event('change')); }")
    saved(page)
    page.reload()
    expect(jacket_of(page, "Peter")).to_have_value("#7b1e2e")
    check_accessible(page)


def jacket_of(page: Page, who: str) -> Locator:
    """The colour of somebody's jacket, in the form beside the cast."""
    card = page.get_by_role("list", name="Cast").get_by_role("button", name=who)
    card.click()
    expect(card).to_have_attribute("aria-current", "true")
    return page.get_by_label("Colour of the jacket")


def look_at_the_board(page: Page) -> None:
    step(page, "Board")
    expect(page.locator(".panel-card img.thumb").first).to_be_visible()
    assert page.locator(".panel-card").count() > 3
    check_accessible(page)


def move_a_balloon(page: Page) -> None:
    step(page, "Letter")
    page.get_by_role("navigation", name="Pages").get_by_role("button", name="2").click()
    page.locator("g.balloon").first.focus()
    page.keyboard.press("ArrowDown")
    expect(page.get_by_role("button", name="Undo: move a balloon")).to_be_visible()
    page.locator("circle.tip").first.focus()
    page.keyboard.press("Shift+ArrowLeft")
    expect(page.get_by_role("button", name="Undo: move a tail")).to_be_visible()
    saved(page)
    check_accessible(page)


def paint_while_the_server_dies(page: Page, studio: Studio) -> None:
    step(page, "Paint")
    page.get_by_role("button", name="Paint and bind").click()
    expect(page.get_by_text(re.compile("Painting the panels: [1-9]"))).to_be_visible()
    studio.kill()
    studio.start()
    expect(page.get_by_text("All panels are painted")).to_be_visible()
    check_accessible(page)


def redraw_a_panel(page: Page) -> None:
    picture = page.get_by_role("img", name="Panel p003")
    before = picture.get_attribute("src")
    page.get_by_role("button", name="Open panel p003").click()
    expect(page.get_by_role("group", name="Versions").get_by_role("button")).to_have_count(1)
    check_accessible(page)
    page.get_by_role("button", name="Paint again").click()
    expect(picture).not_to_have_attribute("src", str(before))
    expect(page.get_by_text("All panels are painted")).to_be_visible()


def bind(page: Page) -> None:
    step(page, "Read")
    expect(page.get_by_role("img", name="Page 1")).to_be_visible()
    check_accessible(page)
    files(page).get_by_label("PDF for print").uncheck()
    files(page).get_by_label("E-book (EPUB)").check()
    files(page).get_by_role("button", name="Bind").click()
    expect(page.locator(".progress-strip")).to_be_visible()
    expect(page.locator(".progress-strip")).to_be_hidden()
    expect(files(page).get_by_text(".epub")).to_be_visible()
    check_accessible(page)


def files(page: Page) -> Locator:
    """The dialog with the files; it is opened if it is not open."""
    dialog = page.get_by_role("dialog", name="Files")
    if not dialog.is_visible():
        page.get_by_role("button", name="Files").click()
    return dialog
