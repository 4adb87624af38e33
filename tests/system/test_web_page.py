"""The web page in Debian's Chromium: turned by keys, hands and mouse, in every view, and without a finding by axe."""

from __future__ import annotations

import io
import json
import zipfile
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect
from pypdf import PdfReader

from audobon.binding.web_page import WebPageBinder
from audobon.pipeline import MakeOptions, make_book
from tests.unit.binding.bound_book import a_book_with_a_double_page, art, page_pictures

pytestmark = pytest.mark.system

STORY = """Anna ran into the garden with her red kite. "Look!" cried Anna. "It flies as high as the church!"

Suddenly the string broke, and the kite sailed over the wall. "Oh no," said Anna sadly.

Her brother Tom came out of the house. "What is it?" asked Tom. "My kite is gone," said Anna.

They climbed over the wall. On the other side stood a big brown dog with the kite in its mouth. "Good dog," said Tom.
"""
VIEWS = ("page", "spread", "guided", "strip")
LAPTOP, PHONE = {"width": 1366, "height": 768}, {"width": 390, "height": 844}


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, ...]:
    folder = tmp_path_factory.mktemp("web")
    (folder / "kite.txt").write_text(STORY, encoding="utf-8")
    options = MakeOptions(draft=True, dpi=96, formats=("html", "epub"))
    return make_book(folder / "kite.txt", folder, options=options).files


@pytest.fixture(scope="module")
def file(files: tuple[Path, ...]) -> Path:
    return next(path for path in files if path.suffix == ".html")


def opened(browser: Browser, file: Path, *, mark: str = "", **context: object) -> Page:
    page = browser.new_context(**{"viewport": LAPTOP, **context}).new_page()  # type: ignore[arg-type]
    troubles: list[str] = []
    page.on("pageerror", lambda error: troubles.append(str(error)))
    page.on("console", lambda message: troubles.append(message.text))
    page.on(
        "request", lambda request: None if request.url.startswith(("file:", "data:")) else troubles.append(request.url)
    )
    page.goto(f"{file.as_uri()}{mark}")
    assert not troubles
    return page


def shown(page: Page) -> list[str]:
    return [str(one) for one in page.eval_on_selector_all(".leaf:not([hidden])", "all => all.map(one => one.id)")]


def test_keys_turn_pages_and_the_address_names_them(browser: Browser, file: Path) -> None:
    page = opened(browser, file)
    page.keyboard.press("1")
    last = page.locator(".leaf").count()
    assert shown(page) == ["page-1"]
    for key, wanted in (
        ("ArrowRight", 2), ("Space", 3), ("ArrowLeft", 2), ("Shift+Space", 1), ("ArrowLeft", 1), ("End", last),
        ("ArrowRight", last), ("Home", 1), ("PageDown", 2),
    ):  # fmt: skip
        page.keyboard.press(key)
        assert shown(page) == [f"page-{wanted}"]
    assert page.url.endswith("#page=2")
    assert page.locator("nav .where").inner_text() == f"2 / {last}"
    page.keyboard.press("2")
    assert shown(page) == ["page-2", "page-3"]
    page.goto(f"{file.as_uri()}#page=1")
    assert shown(page) == ["page-1"]


def test_double_page_is_a_spread_by_itself(browser: Browser, tmp_path: Path) -> None:
    book = a_book_with_a_double_page()
    page = opened(browser, WebPageBinder().bind(book, art, page_pictures(len(book.pages)), tmp_path))
    page.keyboard.press("2")
    for wanted in (["page-1"], ["page-2"], ["page-3", "page-4"]):
        assert shown(page) == wanted
        for one in wanted:
            box = page.locator(f"#{one} > svg").bounding_box()
            assert box is not None
            assert box["x"] >= 0
            assert box["x"] + box["width"] <= LAPTOP["width"]
            assert box["width"] / box["height"] == pytest.approx((954 if one == "page-2" else 477) / 738, abs=0.01)
        page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowLeft")
    assert shown(page) == ["page-2"]


def test_the_place_and_the_view_are_kept(browser: Browser, file: Path) -> None:
    page = opened(browser, file)
    page.keyboard.press("1")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("t")
    again = page.context.new_page()
    again.goto(file.as_uri())
    assert shown(again) == ["page-2"]
    assert again.locator("html").get_attribute("data-theme") == "dark"


def test_guided_view_shows_each_panel_large_and_alone(browser: Browser, file: Path) -> None:
    page = opened(browser, file, mark="#page=2", reduced_motion="reduce")
    page.keyboard.press("g")
    boxes = page.eval_on_selector_all("#page-2 figure", "all => all.map(one => one.dataset.box)")
    assert len(boxes) > 1
    room = page.evaluate("[innerWidth, innerHeight - document.querySelector('.bar').offsetHeight]")
    for order in range(len(boxes)):
        assert page.eval_on_selector_all("#page-2 figure", "all => all.map(one => one.hidden)").index(False) == order
        light = page.locator(".shade").bounding_box()
        assert light is not None
        assert light["x"] >= 0
        assert light["y"] >= 0
        assert light["x"] + light["width"] <= room[0] + 1
        assert light["y"] + light["height"] <= room[1] + 1
        assert max(light["width"] / room[0], light["height"] / room[1]) > 0.9
        art = page.locator(f"#page-2 .art image >> nth={order}").bounding_box()
        assert art is not None
        assert abs(art["x"] - light["x"]) < 3
        assert abs(art["width"] - light["width"]) < 6
        page.keyboard.press("ArrowRight")
    assert shown(page) == ["page-3"]
    page.keyboard.press("ArrowLeft")
    assert shown(page) == ["page-2"]
    assert not page.locator("#page-2 figure >> nth=-1").evaluate("one => one.hidden")


@pytest.mark.parametrize(("motion", "seconds"), [("reduce", "0s"), ("no-preference", "0.35s")])
def test_who_wants_no_motion_gets_none(browser: Browser, file: Path, motion: str, seconds: str) -> None:
    page = opened(browser, file, mark="#page=2", reduced_motion=motion)
    page.keyboard.press("g")
    page.keyboard.press("ArrowRight")
    for moved in ("#page-2 > svg", ".shade"):
        lasts = page.locator(moved).evaluate("one => getComputedStyle(one).transitionDuration")
        assert set(lasts.split(", ")) == {seconds}


@pytest.mark.parametrize("width", [320, 360, 390, 480, 600, 740, 844, 1366])
def test_the_bar_fits_any_screen(browser: Browser, file: Path, width: int) -> None:
    page = opened(browser, file, viewport={"width": width, "height": 640})
    for box in page.eval_on_selector_all(
        ".bar button, .bar input", "all => all.map(one => one.getBoundingClientRect()).filter(box => box.width)"
    ):
        assert box["left"] >= 0
        assert box["right"] <= width
        assert box["bottom"] <= 640
    slider = page.locator(".bar input").bounding_box()
    assert slider is not None
    assert slider["width"] >= 120


@pytest.mark.parametrize("key", ["1", "2", "3", "4"])
def test_printed_every_page_has_one_sheet(browser: Browser, file: Path, key: str) -> None:
    page = opened(browser, file)
    page.keyboard.press(key)
    sheets = [sheet.extract_text().strip() for sheet in PdfReader(io.BytesIO(page.pdf(format="A4"))).pages]
    assert len(sheets) == page.locator(".leaf").count()
    assert all(sheets)


@pytest.mark.parametrize(("key", "view"), [("1", "page"), ("2", "spread"), ("3", "page")])
def test_words_of_a_page_that_is_not_shown_are_found(browser: Browser, file: Path, key: str, view: str) -> None:
    page = opened(browser, file, mark="#page=1")
    page.keyboard.press(key)
    again = page.context.new_page()
    again.goto(f"{file.as_uri()}#page=1:~:text=Good%20dog")
    expect(again.locator(".where")).to_have_text(f"2 / {again.locator('.leaf').count()}")
    assert "Good dog" in str(again.locator("#page-2").text_content())
    assert "page-2" in shown(again)
    assert again.locator("html").get_attribute("data-view") == view
    assert again.locator("#page-2").get_attribute("aria-hidden") is None


def test_a_swipe_and_an_edge_turn_the_page(browser: Browser, file: Path) -> None:
    page = opened(browser, file, viewport=PHONE, has_touch=True)
    page.keyboard.press("1")
    page.mouse.click(PHONE["width"] - 20, 400)
    assert shown(page) == ["page-2"]
    page.mouse.click(20, 400)
    assert shown(page) == ["page-1"]
    swipe = """(across) => {
        const target = document.getElementById("book");
        const at = (x) => [new Touch({ identifier: 1, target, clientX: x, clientY: 300 })];
        const told = (kind, x) => new TouchEvent(kind, {
          touches: kind === "touchend" ? [] : at(x), changedTouches: at(x), bubbles: true, cancelable: true });
        target.dispatchEvent(told("touchstart", 200));
        target.dispatchEvent(told("touchend", 200 + across));
    }"""
    page.evaluate(swipe, -120)
    assert shown(page) == ["page-2"]
    page.evaluate(swipe, 20)
    assert shown(page) == ["page-2"]
    page.evaluate(swipe, 120)
    assert shown(page) == ["page-1"]


def test_a_book_read_to_the_left_turns_the_other_way(browser: Browser, file: Path, tmp_path: Path) -> None:
    turned = tmp_path / "turned.html"
    turned.write_text(file.read_text("utf-8").replace('data-direction="ltr"', 'data-direction="rtl"'), "utf-8")
    page = opened(browser, turned)
    page.keyboard.press("1")
    page.keyboard.press("ArrowLeft")
    assert shown(page) == ["page-2"]
    page.keyboard.press("2")
    left, right = (page.locator(f"#page-{number}").bounding_box() for number in (3, 2))
    assert left is not None
    assert right is not None
    assert left["x"] < right["x"]


def test_without_a_script_all_pages_lie_one_below_the_other(browser: Browser, file: Path) -> None:
    page = opened(browser, file, java_script_enabled=False)
    tops = [page.locator(f".leaf >> nth={place}").bounding_box() for place in range(3)]
    heights = [box["y"] for box in tops if box is not None]
    assert heights == sorted(heights)
    assert len(heights) == 3
    assert page.locator(".bar").count() == 0


def test_everything_is_reached_by_keyboard(browser: Browser, file: Path) -> None:
    page = opened(browser, file)
    names: list[str] = []
    for _ in range(12):
        page.keyboard.press("Tab")
        names.append(str(page.evaluate("document.activeElement.getAttribute('aria-label')")))
    assert {"On", "Page", "One page", "Two pages", "Panel by panel", "One below the other", "Help"} <= set(names)
    page.keyboard.press("?")
    assert page.locator("dialog").evaluate("one => one.open")
    page.keyboard.press("Escape")
    assert not page.locator("dialog").evaluate("one => one.open")


@pytest.mark.parametrize("size", [LAPTOP, PHONE], ids=["laptop", "phone"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_in_any_view(browser: Browser, file: Path, scheme: str, size: dict[str, int]) -> None:
    page = opened(browser, file, viewport=size, color_scheme=scheme)
    for key, view in enumerate(VIEWS, start=1):
        page.keyboard.press(str(key))
        assert page.locator("html").get_attribute("data-view") == view
        found = Axe().run(page).response["violations"]
        assert found == [], json.dumps([(one["id"], one["help"]) for one in found])


def test_axe_finds_nothing_on_the_pages_of_the_epub(browser: Browser, files: tuple[Path, ...], tmp_path: Path) -> None:
    with zipfile.ZipFile(next(path for path in files if path.suffix == ".epub")) as epub:
        epub.extractall(tmp_path)
    page = browser.new_context().new_page()
    documents = sorted(tmp_path.rglob("*.xhtml"))
    assert {path.stem for path in documents} >= {"nav", "page-001", "page-002", "colophon-1"}
    for path in documents:
        page.goto(path.as_uri())
        found = Axe().run(page).response["violations"]
        assert found == [], path.name + json.dumps([(one["id"], one["help"]) for one in found])
