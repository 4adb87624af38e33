"""axe looks at every view and dialog of the studio in light, dark and high contrast, on a laptop and on a phone.

The book is made by the small crew in this process; nothing is wider than the window either.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest
from playwright.sync_api import Browser, Page
from starlette.testclient import TestClient

from audobon.serving.book_work import BookWork
from audobon.serving.config import ServeConfig
from audobon.serving.service import Service
from audobon.serving.web.app import create_app
from tests.builders import SmallBinder, a_crew
from tests.system.studio_pages import check_accessible, ended, served
from tools.studio_sights import SIZES

pytestmark = [pytest.mark.system, pytest.mark.long]
PATIENCE_MS = 30_000
STORY = "Anna walked to the garden. She saw a bird. The bird sang to her. It began to rain. They went home."
ASKED = {"text": STORY, "name": "walk.txt", "formats": ["cbz"], "dpi": 72, "trim": "a5"}
LOOKS = [(size, theme) for size in SIZES for theme in ("light", "dark", "contrast")]


@pytest.fixture(scope="module")
def service(tmp_path_factory: pytest.TempPathFactory) -> Service:
    crew = replace(a_crew(), binders=(("cbz", SmallBinder()),))
    config = ServeConfig(
        root=tmp_path_factory.mktemp("root"), workers=0, port=0, share=tmp_path_factory.mktemp("share")
    )
    return Service(config, work=BookWork(crew=crew))


@pytest.fixture(scope="module")
def url(service: Service) -> Iterator[str]:
    with served(service) as address:
        yield address


@pytest.fixture(scope="module")
def book(service: Service, url: str) -> str:
    """The id of a book that is bound, with a panel that was painted twice."""
    api = TestClient(create_app(service), base_url="http://127.0.0.1:8377")
    place = str(api.post("/api/v1/books", json=ASKED).headers["location"])
    ended(api, place)
    panel = api.get(f"{place}/panels").json()["panels"][1]["id"]
    assert api.post(f"{place}/panels/{panel}/redraw", json={}).status_code == 202
    ended(api, place)
    return place.rpartition("/")[2]


@pytest.fixture(params=LOOKS, ids=lambda look: "-".join(look))
def page(browser: Browser, url: str, request: pytest.FixtureRequest) -> Iterator[Page]:
    size, theme = request.param
    width, height = SIZES[size]
    context = browser.new_context(
        viewport={"width": width, "height": height}, has_touch=size == "phone", reduced_motion="reduce"
    )
    opened = context.new_page()
    opened.set_default_timeout(PATIENCE_MS)
    opened.goto(f"{url}/studio/")
    opened.evaluate("theme => localStorage.setItem('audobon-theme', theme)", theme)
    yield opened
    context.close()


def clicked(name: str, *, then: str) -> Callable[[Page], None]:
    """Clicks a button and waits for what it brings."""

    def act(page: Page) -> None:
        page.get_by_role("button", name=name, exact=True).first.click()
        page.locator(then).first.wait_for()

    return act


def after(*acts: Callable[[Page], None]) -> Callable[[Page], None]:
    def act(page: Page) -> None:
        for one in acts:
            one(page)

    return act


def nothing(page: Page) -> None:
    """The view is looked at as it comes."""


def choose_panel(page: Page) -> None:
    page.locator(".panel-card").nth(1).click()
    page.locator(".board-side form").wait_for()


def choose_balloon(page: Page) -> None:
    page.get_by_role("navigation", name="Pages").get_by_role("button", name="2", exact=True).click()
    page.locator("g.balloon").first.focus()
    page.locator("#balloon-text").wait_for()


def translate(page: Page) -> None:
    clicked("Translate ...", then="#translation-tag")(page)
    page.locator("#translation-tag").fill("de")
    page.locator("dialog").get_by_role("button", name="Open").click()
    page.locator(".translation-row").first.wait_for()


def open_panel(page: Page) -> None:
    page.locator(".panel-open").nth(1).click()
    page.locator(".version img").nth(1).wait_for()


VIEWS: dict[str, tuple[str, str, Callable[[Page], None]]] = {
    "books": ("", ".book-card", nothing),
    "new": ("new", "#story", nothing),
    "understood": ("new", "#story", clicked("A sample story", then=".understood .story-text")),
    "write": ("book/{}/write", ".story-text", nothing),
    "scene": ("book/{}/write", ".story-text", clicked("What begins with this paragraph", then=".popover")),
    "cast": ("book/{}/cast", "#design-name", nothing),
    "looks": ("book/{}/cast", "#design-name", clicked("How the studio looks", then=".popover")),
    "board": ("book/{}/board", ".panel-card", choose_panel),
    "paint": ("book/{}/paint", ".panel-painted", nothing),
    "panel": ("book/{}/paint", ".panel-painted img", open_panel),
    "compare": ("book/{}/paint", ".panel-painted img", after(open_panel, clicked("Compare", then=".compare"))),
    "part": ("book/{}/paint", ".panel-painted img", after(open_panel, clicked("Paint a part again", then="canvas"))),
    "letter": ("book/{}/letter", ".balloon-page", choose_balloon),
    "translate": ("book/{}/letter", ".balloon-page", translate),
    "read": ("book/{}/read", ".sheet-page", nothing),
    "facing": ("book/{}/read", ".reader img", clicked("Facing pages", then=".sheet-page")),
    "guided": ("book/{}/read", ".reader img", clicked("Panel by panel", then=".guided")),
    "strip": ("book/{}/read", ".reader img", clicked("Strip", then=".sheet-page")),
    "files": ("book/{}/read", ".reader img", clicked("Files", then="dialog li strong")),
    "shared": (
        "book/{}/read", ".reader img",
        after(clicked("Files", then="dialog li strong"), clicked("Put into the share folder", then=".note.good")),
    ),
}  # fmt: skip
"""By name: the address, what is there when the view is, and what is done there."""


def test_every_view_is_accessible_and_fits_its_window(page: Page, url: str, book: str) -> None:
    for name, (place, seen, act) in VIEWS.items():
        page.goto("about:blank")
        page.goto(f"{url}/studio/#/{place.format(book)}")
        page.locator(seen).first.wait_for()
        act(page)
        check_accessible(page)
        wide = page.evaluate("document.documentElement.scrollWidth - innerWidth")
        assert wide <= 0, f"{name} is wider than the window"
