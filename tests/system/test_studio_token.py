"""The studio of a service that wants a token: it asks for it, and shows pictures, which browsers fetch without one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from audobon.serving.book_work import BookWork
from audobon.serving.config import read_config
from audobon.serving.service import Service
from audobon.serving.token_file import add_token, revoke_token
from tests.builders import SmallBinder, a_crew
from tests.system.studio_pages import GatedPainter, check_accessible, served, step, studio_page

pytestmark = pytest.mark.system
STORY = "Anna walked to the garden. She saw a bird. The bird sang to her. It began to rain."


@pytest.fixture
def secret(tmp_path: Path) -> str:
    return add_token(tmp_path / "tokens.toml", "anna", ["read", "write", "paint"]).secret


@pytest.fixture
def painter() -> GatedPainter:
    return GatedPainter()


@pytest.fixture
def page(browser: Browser, secret: str, painter: GatedPainter, tmp_path: Path) -> Iterator[Page]:
    crew = replace(a_crew(), painter=painter, binders=(("cbz", SmallBinder()), ("pdf", SmallBinder())))
    given = {"workers": 0, "port": 0, "token_file": str(tmp_path / "tokens.toml")}
    config = read_config(None, root=tmp_path / "root", given=given)
    with (
        served(Service(config, work=BookWork(crew=crew))) as url,
        studio_page(browser, url, patience_ms=30_000, told=(401, 404)) as opened,
    ):
        yield opened


def test_a_token_is_asked_for_and_pictures_are_shown_with_it(page: Page, secret: str) -> None:
    sign_in(page, "audobon-none")
    expect(page.get_by_role("dialog").get_by_role("alert")).to_contain_text("not good here")
    sign_in(page, secret)
    plan_a_comic(page)
    step(page, "Board")
    thumb = page.locator("img.thumb").first
    expect(thumb).to_have_attribute("src", re.compile("^blob:"), timeout=30_000)
    page.wait_for_function("() => document.querySelector('img.thumb')?.naturalWidth > 0")


@pytest.mark.long
def test_token_that_is_taken_back_is_told_and_another_goes_on(
    page: Page, secret: str, painter: GatedPainter, tmp_path: Path
) -> None:
    """Where the line is cut while a panel is painted, and where an edit is not taken when the book is finished."""
    sign_in(page, secret)
    plan_a_comic(page)
    step(page, "Paint")
    page.get_by_role("button", name="Paint and bind").click()
    expect(page.get_by_text(re.compile("Painting the panels"))).to_be_visible()
    revoke_token(tmp_path / "tokens.toml", "anna")
    painter.gate.set()
    asked_anew(page, tmp_path)
    expect(page.get_by_text("All panels are painted")).to_be_visible(timeout=30_000)
    step(page, "Board")
    page.locator(".panel-card").first.click()
    revoke_token(tmp_path / "tokens.toml", "anna")
    page.get_by_label("Shot").select_option("close_up")
    asked_anew(page, tmp_path)
    expect(page.get_by_text("Saved", exact=True)).to_be_visible(timeout=30_000)
    expect(page.get_by_label("Shot", exact=True)).to_have_value("close_up")


def asked_anew(page: Page, root: Path) -> None:
    """The studio says that its token is not good; another is made and given, by keyboard."""
    told = page.get_by_role("alert").filter(has_text="takes your token no more")
    expect(told).to_be_visible(timeout=30_000)
    check_accessible(page)
    page.locator(".progress-strip").get_by_role("button", name="Enter a token").press("Enter")
    expect(page.get_by_role("textbox", name="Token")).to_be_focused()
    another = add_token(root / "tokens.toml", "anna", ["read", "write", "paint"])
    page.get_by_role("textbox", name="Token").fill(another.secret)
    page.keyboard.press("Enter")
    expect(told).to_be_hidden()


def sign_in(page: Page, token: str) -> None:
    page.get_by_role("textbox", name="Token").fill(token)
    page.get_by_role("button", name="Sign in").click()


def plan_a_comic(page: Page) -> None:
    page.get_by_role("link", name="New comic").click()
    page.get_by_label("Your story").fill(STORY)
    page.get_by_role("button", name="Plan the comic").click()
    expect(page.get_by_role("heading", name="Cast")).to_be_visible(timeout=30_000)
