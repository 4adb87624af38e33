"""The web page: one file that fetches nothing, whose words are live, escaped, and in reading order."""

from __future__ import annotations

import base64
import hashlib
import re
from dataclasses import replace
from pathlib import Path

import pytest
from lxml import html

from audobon.binding.web_page import WebPageBinder
from audobon.comic.book import Book, LineTold, PanelTold
from audobon.comic.page import TextLine
from tests.unit.binding.bound_book import a_book, a_book_with_a_double_page, a_page_with_an_inset, art, page_pictures

HOSTILE = "</script><script>alert(1)</script><img src=x onerror=alert(2)> & \u0007"
TOLD = PanelTold(
    panel="p1",
    picture=f"Anna waves {HOSTILE}.",
    lines=(
        LineTold(how="Anna says", text="It is I, the waving Viking!"),
        LineTold(how="Anna whispers", text="Hush... it says \u0448\u0448"),
    ),
)


def text_of(tmp_path: Path, book: Book) -> str:
    path = WebPageBinder().bind(book, art, page_pictures(len(book.pages)), tmp_path)
    assert path == tmp_path / "a-winter-walk.html"
    return path.read_text(encoding="utf-8")


def page_of(tmp_path: Path, **changes: object) -> html.HtmlElement:
    return html.document_fromstring(text_of(tmp_path, replace(a_book(), **{"told": (TOLD,), **changes})))  # type: ignore[arg-type]


def test_pages_and_panels_stand_in_reading_order(tmp_path: Path) -> None:
    page = page_of(tmp_path)
    assert page.get("lang") == "en"
    assert page.xpath("string(//title)") == page.xpath("string(//h1)") == "A Winter Walk"
    assert [name.text for name in page.xpath("//section/h2")] == ["Page 1", "Page 2", "Colophon"]
    figures = page.xpath("//section[1]//figure")
    assert [figure.get("aria-label") for figure in figures] == ["Panel 1 of 1"]
    said = [" ".join(line.text_content().split()) for line in figures[0].xpath("./p")]
    assert said[0].startswith("Anna waves")
    assert said[1:3] == ["Anna says: It is I, the waving Viking!", "Anna whispers: Hush... it says \u0448\u0448"]
    assert figures[0].get("data-box") == "25 80 427 300"


def test_inset_is_shown_after_its_host_and_painted_over_it(tmp_path: Path) -> None:
    page = page_of(tmp_path, pages=(a_page_with_an_inset(), *a_book().pages[1:]))
    boxes = [figure.get("data-box") for figure in page.xpath("//section[1]//figure")]
    assert boxes == ["25 80 427 300", "300 250 140 120"]
    assert [one.text for one in page.xpath("//section[1]//svg/g[@class='art']/g/title")] == ["p1", "p2"]


def test_double_page_is_a_leaf_of_twice_the_width(tmp_path: Path) -> None:
    page = page_of(tmp_path, pages=a_book_with_a_double_page().pages)
    leaves = page.xpath("//section")
    assert [leaf.get("class") for leaf in leaves] == ["leaf", "leaf double", "leaf", "leaf"]
    assert [leaf.get("data-width") for leaf in leaves] == ["477", "954", "477", "477"]
    assert [leaf.findtext("h2") for leaf in leaves] == ["Page 1", "Pages 2 and 3", "Page 4", "Colophon"]


def test_lettering_is_live_text_in_typefaces_of_its_own(tmp_path: Path) -> None:
    page = page_of(tmp_path)
    drawn = ["".join(one.itertext()) for one in page.xpath("//section[1]//svg//text")]
    assert "IT IS I, THE" in drawn
    assert page.xpath("//section[1]/svg")[0].get("aria-hidden") == "true"
    style = page.xpath("string(//style)")
    used = set(re.findall(r"font-family=\"'([^']+)'\"", text_of(tmp_path, a_book())))
    assert used
    assert all(f"@font-face {{ font-family: '{name}'; src: url(data:font/ttf;base64," in style for name in used)


def test_nothing_is_fetched_and_only_its_own_script_and_style_may_run(tmp_path: Path) -> None:
    page = page_of(tmp_path)
    addresses = page.xpath("//@src | //@href | //@*[local-name()='xlink:href'] | //@poster | //@data")
    assert all(address.startswith("data:") for address in addresses)
    policy = page.xpath("//meta[@http-equiv='Content-Security-Policy']")[0].get("content")
    scripts, styles = page.xpath("//script"), page.xpath("//style")
    assert len(scripts) == len(styles) == 1
    for kind, element in (("script", scripts[0]), ("style", styles[0])):
        digest = base64.b64encode(hashlib.sha256(element.text.encode()).digest()).decode()
        assert f"{kind}-src 'sha256-{digest}'" in policy
    assert "default-src 'none'" in policy
    assert not page.xpath("//@style")
    assert "http://" not in page.xpath("string(//style)")


def test_a_story_cannot_act_as_markup(tmp_path: Path) -> None:
    line = TextLine(text=HOSTILE, origin=a_book().pages[0].headings[0].lines[0].origin, width_pt=200, size_pt=12)
    first = a_book().pages[0]
    first = replace(first, headings=(replace(first.headings[0], lines=(line,)),))
    page = page_of(tmp_path, title=HOSTILE, author=HOSTILE, pages=(first, a_book().pages[1]))
    assert len(page.xpath("//script")) == 1
    assert not page.xpath("//img")
    assert not page.xpath("//@onerror")
    assert page.xpath("string(//h1)").strip() == HOSTILE.replace("\u0007", "").strip()


@pytest.mark.parametrize("to_left", [True, False])
def test_the_way_of_reading_is_told(tmp_path: Path, to_left: bool) -> None:
    page = page_of(tmp_path, right_to_left=to_left)
    assert page.xpath("//main")[0].get("data-direction") == ("rtl" if to_left else "ltr")


def test_the_same_book_gives_the_same_bytes(tmp_path: Path) -> None:
    assert text_of(tmp_path / "one", a_book()) == text_of(tmp_path / "two", a_book())


def test_a_book_without_language_or_author_or_told_panels_is_bound(tmp_path: Path) -> None:
    page = page_of(tmp_path, language="", author="", told=())
    assert page.get("lang") == "und"
    assert not page.xpath("//meta[@name='author']")
    assert page.xpath("//figure")
