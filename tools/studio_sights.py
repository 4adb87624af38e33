"""What is to be seen of the studio in pictures: each view's name, its words, and the way to it.

Knows: addresses of views, what is clicked there.  Does not know: servers, browsers, files.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playwright.sync_api import Page

LAPTOP, PHONE = (1366, 768), (390, 844)
THEMES = ("light", "dark")
SIZES = {"laptop": LAPTOP, "phone": PHONE}
"""Width and height of the window in pixels."""


class When(Enum):
    """What a service has to do while a view is looked at."""

    EMPTY = "no book is there yet"
    LOCKED = "it wants a token"
    FINISHED = "a book is finished, another is planned, a third could not be read"
    AT_WORK = "a book is being painted, another waits"
    PAUSED = "that book is paused"


@dataclass(frozen=True, kw_only=True)
class Sight:
    """A view as it is shown.

    Attributes:
        name: Of its pictures.
        words: What is seen.
        place: The address after `#/`; `{finished}`, `{judged}`, `{planned}`, `{failed}`, `{working}` and
            `{waiting}` are books.
        seen: What is there when all of it is there.
        act: What is done before the picture is taken.
        when: What else goes on.
    """

    name: str
    words: str
    place: str
    seen: str
    act: Callable[[Page], None] = lambda page: None
    when: When = When.FINISHED


_TURNED = "before => document.querySelector('.turning [role=status]').textContent !== before"


def _tell_story(page: Page) -> None:
    page.get_by_role("button", name="A sample story").click()
    page.locator(".understood-head").wait_for()


def _bring_unknown_file(page: Page) -> None:
    page.locator("#file").set_input_files({"name": "story.rtf", "mimeType": "application/rtf", "buffer": b"{}"})
    page.locator(".toast").wait_for()


def _choose_speaker(page: Page) -> None:
    page.locator(".story-text .voice").first.click()
    page.locator(".popover").wait_for()


def _choose_panel(page: Page) -> None:
    page.locator(".panel-card").nth(2).click()
    page.locator(".figure-stage img").wait_for()


def _choose_member(page: Page) -> None:
    page.locator(".cast-card", has_text="Peter").first.click()
    page.locator("#design-name").wait_for()


def _open_panel(page: Page) -> None:
    page.get_by_role("button", name="Open panel p005").click()
    page.locator(".version img").first.wait_for()


def _open_finding(page: Page) -> None:
    page.locator(".panel-painted", has_text="finding").first.locator(".panel-open").click()
    page.locator(".version img").first.wait_for()


def _compare(page: Page) -> None:
    _open_panel(page)
    page.get_by_role("button", name="Compare").first.click()
    page.locator(".compare-over").wait_for()


def _mark(page: Page) -> None:
    _open_panel(page)
    page.get_by_role("button", name="Paint a part again").click()
    box = page.locator(".mask-canvas").bounding_box()
    assert box is not None
    page.mouse.move(box["x"] + 0.35 * box["width"], box["y"] + 0.45 * box["height"])
    page.mouse.down()
    page.mouse.move(box["x"] + 0.6 * box["width"], box["y"] + 0.5 * box["height"], steps=5)
    page.mouse.up()


def _choose_balloon(page: Page) -> None:
    page.get_by_role("navigation", name="Pages").get_by_role("button", name="2", exact=True).click()
    page.locator("g.balloon").nth(1).focus()
    page.locator("#balloon-text").wait_for()


def _translate(page: Page) -> None:
    page.get_by_role("button", name="Translate ...").click()
    page.locator(".translation-row").first.wait_for()


def _read(way: str, *, turned: int = 0) -> Callable[[Page], None]:
    def act(page: Page) -> None:
        page.get_by_role("button", name=way, exact=True).click()
        page.locator(".guided" if way == "Panel by panel" else ".sheet-page").first.wait_for()
        for _ in range(turned):
            before = page.locator(".turning [role=status]").inner_text()
            page.get_by_role("button", name="Next page").click()
            page.wait_for_function(_TURNED, arg=before)

    return act


def _open_files(page: Page) -> None:
    page.get_by_role("button", name="Files").click()
    page.locator("dialog li").first.wait_for()


def _choose_looks(page: Page) -> None:
    page.get_by_role("button", name="How the studio looks").click()


def _tour(page: Page) -> None:
    page.evaluate("id => localStorage.setItem('audobon-tour', JSON.stringify({book: id, at: 4}))", _book_of(page))
    page.reload()
    page.locator(".tour").wait_for()
    page.locator(".panel-card img.thumb").first.wait_for()


def _book_of(page: Page) -> str:
    return page.url.split("/book/")[1].split("/")[0]


def _look(page: Page) -> None:
    page.locator(".look img").wait_for()


SIGHTS: tuple[Sight, ...] = (
    Sight(name="books-none", words="No book yet", place="", seen=".empty", when=When.EMPTY),
    Sight(name="sign-in", words="A service that wants a token", place="", seen="#token", when=When.LOCKED),
    Sight(name="books", words="All books", place="", seen=".book-card .cover img", when=When.AT_WORK),
    Sight(name="new", words="A new comic", place="new", seen="#story"),
    Sight(
        name="new-understood", words="A story, and what is understood of it", place="new", seen="#story",
        act=_tell_story,
    ),
    Sight(name="error", words="A file that cannot be read", place="new", seen="#story", act=_bring_unknown_file),
    Sight(name="write", words="Write: the story, as it was read", place="book/{finished}/write", seen=".voice"),
    Sight(
        name="write-speaker", words="Write: who says this?", place="book/{finished}/write", seen=".voice",
        act=_choose_speaker,
    ),
    Sight(
        name="write-waiting", words="Write: a story that waits for its turn", place="book/{waiting}/write",
        seen=".waiting", when=When.AT_WORK,
    ),
    Sight(
        name="cast", words="Cast", place="book/{finished}/cast", seen=".cast-card img", act=_choose_member,
    ),
    Sight(
        name="board", words="Board", place="book/{finished}/board", seen=".panel-card img.thumb", act=_choose_panel,
    ),
    Sight(
        name="paint-work", words="Paint: at work", place="book/{working}/paint", seen=".panel-painted img",
        act=_look, when=When.AT_WORK,
    ),
    Sight(
        name="paint-paused", words="Paint: paused", place="book/{working}/paint", seen=".panel-painted img",
        when=When.PAUSED,
    ),
    Sight(name="paint", words="Paint: all panels", place="book/{finished}/paint", seen=".panel-painted img"),
    Sight(
        name="panel", words="Paint: a panel, opened", place="book/{finished}/paint", seen=".panel-painted img",
        act=_open_panel,
    ),
    Sight(
        name="panel-finding", words="Paint: what the editor found", place="book/{judged}/paint",
        seen=".panel-painted img", act=_open_finding,
    ),
    Sight(
        name="panel-compare", words="Paint: two versions compared", place="book/{finished}/paint",
        seen=".panel-painted img", act=_compare,
    ),
    Sight(
        name="panel-part", words="Paint: a part is marked", place="book/{finished}/paint", seen=".panel-painted img",
        act=_mark,
    ),
    Sight(
        name="letter", words="Letter", place="book/{finished}/letter", seen=".balloon-page", act=_choose_balloon,
    ),
    Sight(
        name="translate", words="Letter: translated", place="book/{finished}/letter", seen=".balloon-page",
        act=_translate,
    ),
    Sight(
        name="read-page", words="Read: by page", place="book/{finished}/read", seen=".sheet-page",
        act=_read("Page", turned=1),
    ),
    Sight(
        name="read-facing", words="Read: facing pages", place="book/{finished}/read", seen=".sheet-page",
        act=_read("Facing pages", turned=1),
    ),
    Sight(
        name="read-panel", words="Read: panel by panel", place="book/{finished}/read", seen=".reader img",
        act=_read("Panel by panel", turned=2),
    ),
    Sight(
        name="read-strip", words="Read: as a strip", place="book/{finished}/read", seen=".reader img",
        act=_read("Strip"),
    ),
    Sight(
        name="files", words="Read: its files", place="book/{finished}/read", seen=".reader img", act=_open_files,
    ),
    Sight(name="read-none", words="Read: nothing is printed yet", place="book/{planned}/read", seen=".empty"),
    Sight(
        name="failed", words="A book that could not be made", place="book/{failed}/write",
        seen=".progress-strip [role=alert]",
    ),
    Sight(name="tour", words="The tour", place="book/{planned}/board", seen=".panel-card", act=_tour),
    Sight(
        name="looks", words="How the studio looks is chosen", place="book/{finished}/cast", seen=".cast-card img",
        act=_choose_looks,
    ),
)  # fmt: skip
"""In the order in which they are shown."""


def pictures() -> tuple[str, ...]:
    """The names of all pictures, without endings."""
    return tuple(picture_of(sight, size, theme) for sight in SIGHTS for size in SIZES for theme in THEMES)


def picture_of(sight: Sight, size: str, theme: str) -> str:
    """The name of one picture, without an ending."""
    return f"{sight.name}-{size}-{theme}"
