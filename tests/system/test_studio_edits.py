"""The studio in a browser: looks locked, colours out of a drawing, other languages, and the tour.

An edit of a book that is being painted outlives its tab. Books are made by the small crew in this process.
"""

from __future__ import annotations

import io
import json
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from playwright.sync_api import Browser, Page, expect
from starlette.testclient import TestClient

from audobon.serving.book_work import BookWork
from audobon.serving.config import ServeConfig
from audobon.serving.service import Service
from audobon.serving.web.app import create_app
from tests.builders import SmallBinder, a_crew
from tests.system.studio_pages import GatedPainter, check_accessible, ended, served, step, studio_page

pytestmark = [pytest.mark.system, pytest.mark.long]
PATIENCE_MS = 30_000
STORY = "Anna walked to the garden. She saw a bird. The bird sang to her. It began to rain. They went home."
KEPT = "Object.keys(localStorage).filter((key) => key.startsWith('audobon-edit:'))"
ASKED = {"text": STORY, "name": "walk.txt", "formats": ["cbz"], "dpi": 72, "until": "pencilled", "trim": "a5"}


@pytest.fixture(scope="module")
def painter() -> GatedPainter:
    return GatedPainter()


@pytest.fixture(scope="module")
def service(tmp_path_factory: pytest.TempPathFactory, painter: GatedPainter) -> Service:
    crew = replace(a_crew(), painter=painter, binders=(("cbz", SmallBinder()),))
    return Service(ServeConfig(root=tmp_path_factory.mktemp("root"), workers=0, port=0), work=BookWork(crew=crew))


@pytest.fixture(scope="module")
def url(service: Service) -> Iterator[str]:
    with served(service) as address:
        yield address


@pytest.fixture(scope="module")
def api(service: Service, url: str) -> TestClient:
    return TestClient(create_app(service), base_url="http://127.0.0.1:8377")


@pytest.fixture
def page(browser: Browser, url: str) -> Iterator[Page]:
    with studio_page(browser, url, patience_ms=PATIENCE_MS, told=(404, 409)) as opened:
        expect.set_options(timeout=PATIENCE_MS)
        yield opened
        expect.set_options(timeout=5_000)


@pytest.fixture
def book(api: TestClient) -> str:
    """The id of a book that is pencilled."""
    place = str(api.post("/api/v1/books", json=ASKED).headers["location"])
    ended(api, place)
    return place.rpartition("/")[2]


def kept(page: Page) -> list[str]:
    """The edits that the browser keeps."""
    return [str(key) for key in page.evaluate(KEPT)]


def test_look_is_taken_from_a_drawing_and_locked(
    page: Page, url: str, api: TestClient, book: str, tmp_path: Path
) -> None:
    pixels = np.full((400, 200, 3), 255, np.uint8)
    pixels[30:370, 60:140] = (120, 80, 40)
    Image.fromarray(pixels).save(tmp_path / "anna.png")
    page.goto(f"{url}/studio/#/book/{book}/cast")
    page.locator("#drawing-file").set_input_files(tmp_path / "anna.png")
    page.get_by_role("button", name="Take them").click()
    expect(page.get_by_role("button", name="Taken")).to_be_visible()
    expect(page.get_by_text("Saved", exact=True)).to_be_visible()
    check_accessible(page)
    page.get_by_role("button", name="Lock the look").press("Enter")
    expect(page.get_by_role("button", name="Locked", exact=True)).to_have_attribute("aria-pressed", "true")
    expect(page.get_by_role("button", name="Locked", exact=True)).to_be_focused()
    expect(page.get_by_label("Name")).to_be_disabled()
    (anna,) = api.get(f"/api/v1/books/{book}/cast").json()["cast"]
    assert (anna["locked"], anna["edited"]) == (True, True)
    page.get_by_role("button", name="Locked", exact=True).click()
    expect(page.get_by_label("Name")).to_be_enabled()


def test_book_is_translated_and_shown_in_the_language(page: Page, url: str, api: TestClient, book: str) -> None:
    page.goto(f"{url}/studio/#/book/{book}/letter")
    page.get_by_role("button", name="Translate ...").click()
    page.get_by_label("From English into").fill("de")
    page.get_by_role("button", name="Open").click()
    row = page.get_by_role("textbox", name="Anna walked to the garden.")
    row.fill("Anna ging in den Garten.")
    row.blur()
    check_accessible(page)
    page.get_by_role("button", name="Show the book in German").click()
    expect(page.get_by_label("Language")).to_have_value("de")
    board = api.get(f"/api/v1/books/{book}/storyboard").json()
    assert board["language"] == "de"
    assert "Anna ging in den Garten." in json.dumps(board, ensure_ascii=False)
    page.get_by_label("Language").select_option("en")
    expect(page.get_by_label("Language")).to_be_enabled()
    assert "Anna walked to the garden." in json.dumps(api.get(f"/api/v1/books/{book}/storyboard").json())


def test_figure_is_moved_by_mouse_by_keys_and_by_touch_and_the_pencils_follow(
    page: Page, url: str, api: TestClient, book: str
) -> None:
    open_first_panel(page, f"{url}/studio/#/book/{book}/board")
    handle, stood = page.locator(".figure-handle").first, drawn_at(api, book)
    for move, way in ((by_mouse, -1), (by_touch, 1), (by_keys, -1)):
        shown = stage_picture(page)
        move(page, way)
        expect(page.get_by_role("button", name="Undo: move Anna in cover")).to_be_visible()
        page.wait_for_function("old => document.querySelector('.figure-stage img').src !== old", arg=shown)
        stands = drawn_at(api, book)
        assert (stands - stood) * way > 0.05, f"{move.__name__}: from {stood} to {stands}"
        stood = stands
    expect(handle).to_be_focused()
    page.keyboard.press("ArrowUp")
    expect(page.get_by_text("Saved", exact=True)).to_be_visible()
    placement = api.get(f"/api/v1/books/{book}/storyboard").json()["pages"][0]["panels"][0]["placements"][0]
    assert placement["depth"] == pytest.approx(0.05)


def test_what_is_held_or_written_stays_when_the_panel_is_drawn_anew(
    page: Page, url: str, api: TestClient, book: str
) -> None:
    open_first_panel(page, f"{url}/studio/#/book/{book}/board", panel=1)
    shown = stage_picture(page)
    by_mouse(page, -1)
    words = page.get_by_label("Words of line 1")
    words.fill("Anna ran")
    page.wait_for_function("old => document.querySelector('.figure-stage img').src !== old", arg=shown)
    expect(words).to_be_focused()
    expect(words).to_have_value("Anna ran")
    words.press("Tab")
    expect(page.get_by_label("Set as")).to_be_focused()
    expect(page.get_by_role("button", name="Undo: lettering of p1")).to_be_visible()
    shown = stage_picture(page)
    page.get_by_label("Shot").select_option("close_up")
    expect(page.get_by_role("button", name="Undo: shot of p1")).to_be_visible()
    with held_handle(page) as pointer:
        page.wait_for_function("old => document.querySelector('.figure-stage img').src !== old", arg=shown)
        pointer(60)
    expect(page.get_by_role("button", name="Undo: move Anna in p1")).to_be_visible()
    expect(page.get_by_text("Saved", exact=True)).to_be_visible()
    panel = api.get(f"/api/v1/books/{book}/storyboard").json()["pages"][1]["panels"][0]
    assert panel["lettering"][0]["text"] == "Anna ran"
    assert panel["placements"][0]["x"] > 0.5


def open_first_panel(page: Page, address: str, *, panel: int = 0) -> None:
    """The board with one panel in its form, as it is drawn, when all is there that the form offers."""
    page.goto(address)
    page.locator(".panel-card").nth(panel).click()
    page.locator(".board-side datalist option").first.wait_for(state="attached")
    page.wait_for_function("() => document.querySelector('.figure-stage img')?.naturalWidth > 0")


def stage_picture(page: Page) -> str:
    return str(page.locator(".figure-stage img").evaluate("image => image.src"))


def drawn_at(api: TestClient, book: str) -> float:
    """Where the figure of the cover stands in its pencils, as a share of their width: it is all of one colour."""
    ended(api, f"/api/v1/books/{book}")
    data = api.get(f"/api/v1/books/{book}/panels/cover/draft.png").content
    pixels = np.asarray(Image.open(io.BytesIO(data)).convert("RGB"))
    columns = np.nonzero((pixels == 40).all(axis=2))[1]
    return float(columns.mean()) / pixels.shape[1]


def middle_of_handle(page: Page) -> tuple[float, float]:
    x, y = page.locator(".figure-handle").first.evaluate(
        """handle => {
            handle.scrollIntoView({ block: "nearest" });
            const box = handle.getBoundingClientRect();
            return [box.x + box.width / 2, box.y + box.height / 2];
        }"""
    )
    return float(x), float(y)


@contextmanager
def held_handle(page: Page) -> Iterator[Callable[[int], None]]:
    """The first handle, held by the mouse; what is given moves it to the sides, in pixels."""
    x, y = middle_of_handle(page)
    page.mouse.move(x, y)
    page.mouse.down()
    yield lambda by: page.mouse.move(x + by, y, steps=5)
    page.mouse.up()


def by_mouse(page: Page, way: int) -> None:
    with held_handle(page) as pointer:
        pointer(50 * way)


def by_touch(page: Page, way: int) -> None:
    x, y = middle_of_handle(page)
    session = page.context.new_cdp_session(page)
    for kind, by in (("touchStart", 0), *(("touchMove", by) for by in range(10, 60, 10)), ("touchEnd", None)):
        points = [] if by is None else [{"x": x + by * way, "y": y}]
        session.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})


def by_keys(page: Page, way: int) -> None:
    page.locator(".figure-handle").first.focus()
    page.keyboard.press("Shift+ArrowRight" if way > 0 else "Shift+ArrowLeft")


def test_page_is_shown_with_the_balloons_that_fit_and_ways_out_for_the_others(
    page: Page, url: str, api: TestClient, book: str, painter: GatedPainter
) -> None:
    page.goto(f"{url}/studio/#/book/{book}/letter")
    expect(page.get_by_role("group", name="Page 1")).to_be_visible()
    painter.gate.clear()  # while the book is at work, no plan is made anew for the words
    assert api.post(f"/api/v1/books/{book}/make", json={"until": "bound"}).status_code == 202
    page.get_by_role("navigation", name="Pages").get_by_role("button", name="2").press("Enter")
    page.locator("g.balloon", has_text="Anna walked").focus()
    page.get_by_label("Words").fill("word " * 390)
    page.keyboard.press("Tab")
    told = page.get_by_role("region", name="A balloon does not fit")
    expect(told).to_contain_text(re.compile("About [0-9]+ words fit in the panel"))
    expect(page.locator("#announcer")).to_have_text("Balloon 1 of panel p1 does not fit.")
    expect(page.locator("g.balloon")).to_have_count(1)
    expect(page.locator("rect.frame.full")).to_have_count(1)
    check_accessible(page)
    told.get_by_role("button", name="A larger panel").press("Enter")
    expect(page.get_by_role("button", name="Undo: a larger panel (p1)")).to_be_visible()
    expect(told.get_by_role("button", name="Make it two panels")).to_be_visible()
    words = told.get_by_label("Panel p1, balloon 1 of 1")
    words.fill("Anna ran.")
    words.press("Tab")
    expect(told).to_be_hidden()
    expect(page.locator("g.balloon", has_text="Anna ran")).to_be_visible()
    painter.gate.set()
    ended(api, f"/api/v1/books/{book}")


def test_edit_of_a_book_at_work_outlives_its_tab(
    page: Page, url: str, api: TestClient, book: str, painter: GatedPainter
) -> None:
    place = f"/api/v1/books/{book}"
    page.goto(f"{url}/studio/#/book/{book}/board")
    page.locator(".panel-card").first.click()
    painter.gate.clear()
    assert api.post(f"{place}/make", json={"until": "bound"}).status_code == 202
    page.get_by_label("Shot").select_option("close_up")
    expect(page.get_by_text("saved when the book is free")).to_be_visible()
    assert kept(page) == [f"audobon-edit:{book}/storyboard"]
    other = page.context.new_page()
    page.close()
    other.goto(f"{url}/studio/#/")
    expect(other.get_by_text("edits wait")).to_be_visible()
    painter.gate.set()
    ended(api, place)
    expect(other.get_by_text("edits wait")).to_be_hidden(timeout=PATIENCE_MS)
    assert kept(other) == []
    assert api.get(f"{place}/storyboard").json()["pages"][0]["panels"][0]["shot"] == "close_up"


def test_tour_leads_through_every_step_by_keyboard(page: Page, url: str, painter: GatedPainter) -> None:
    painter.gate.set()
    page.goto(f"{url}/studio/#/")
    page.get_by_role("button", name="Take the tour").press("Enter")
    tour = page.get_by_role("dialog")
    expect(tour).to_contain_text("1 of 9")
    for number in range(2, 10):
        tour.get_by_role("button", name="Next").press("Enter")
        expect(tour).to_contain_text(f"{number} of 9")
        expect(tour).to_be_focused()
        if number == 4:
            page.reload()
            expect(tour).to_contain_text("4 of 9")
    check_accessible(page)
    page.keyboard.press("Escape")
    expect(tour).to_be_hidden()
    page.reload()
    step(page, "Cast")
    expect(page.get_by_role("heading", name="Cast")).to_be_visible()
    expect(tour).to_be_hidden()
