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
from audobon.serving.token_file import add_token
from tests.builders import SmallBinder, a_crew
from tests.system.studio_pages import served, step, studio_page

pytestmark = pytest.mark.system
STORY = "Anna walked to the garden. She saw a bird. The bird sang to her. It began to rain."


@pytest.fixture
def secret(tmp_path: Path) -> str:
    return add_token(tmp_path / "tokens.toml", "anna", ["read", "write", "paint"]).secret


@pytest.fixture
def page(browser: Browser, secret: str, tmp_path: Path) -> Iterator[Page]:
    crew = replace(a_crew(), binders=(("cbz", SmallBinder()), ("pdf", SmallBinder())))
    given = {"workers": 0, "port": 0, "token_file": str(tmp_path / "tokens.toml")}
    config = read_config(None, root=tmp_path / "root", given=given)
    with (
        served(Service(config, work=BookWork(crew=crew))) as url,
        studio_page(browser, url, patience_ms=30_000, told=(401, 404)) as opened,
    ):
        yield opened


def test_a_token_is_asked_for_and_pictures_are_shown_with_it(page: Page, secret: str) -> None:
    page.get_by_role("textbox", name="Token").fill("audobon-none")
    page.get_by_role("button", name="Sign in").click()
    page.get_by_role("textbox", name="Token").fill(secret)
    page.get_by_role("button", name="Sign in").click()
    page.get_by_role("link", name="New comic").click()
    page.get_by_label("Your story").fill(STORY)
    page.get_by_role("button", name="Plan the comic").click()
    expect(page.get_by_role("heading", name="Cast")).to_be_visible(timeout=30_000)
    step(page, "Board")
    thumb = page.locator("img.thumb").first
    expect(thumb).to_have_attribute("src", re.compile("^blob:"), timeout=30_000)
    page.wait_for_function("() => document.querySelector('img.thumb')?.naturalWidth > 0")
