"""The studio by keyboard alone: from a pasted story to a bound comic that is fetched.

Nothing is clicked: every step is walked to with Tab, what has the focus can be seen, and after a dialog, a menu or a
change the focus is where it was. Books are made by the small crew in this process.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from audobon.comic.book import Book
from audobon.comic.manuscript import Manuscript
from audobon.comic.span import Span
from audobon.comic.story import Beat, Cue, Emotion, Manner, Mood, Story, Utterance
from audobon.crew import Artwork
from audobon.serving.book_work import BookWork
from audobon.serving.config import ServeConfig
from audobon.serving.service import Service
from tests.builders import SmallBinder, SmallReader, a_crew
from tests.system.studio_pages import GatedPainter, check_accessible, served, studio_page

pytestmark = [pytest.mark.system, pytest.mark.long]
PATIENCE_MS = 30_000
SPEECH = '"Come along!"'
STORY = f"Anna walked to the garden. {SPEECH} She saw a bird. The bird sang to her. It began to rain."
MOST_TABS = 120
SOON_MS = 5_000
IS_SEEN = """() => {
    const held = document.activeElement;
    if (held === document.body) return true;
    const shown = held.matches('input.unseen') ? held.nextElementSibling : held;
    const look = getComputedStyle(shown);
    if (look.outlineStyle !== 'none' && parseFloat(look.outlineWidth) >= 2) return true;
    const drawn = shown.querySelector('.outline') ?? shown;
    return parseFloat(getComputedStyle(drawn).strokeWidth) >= 2 && shown.ownerSVGElement !== null;
}"""
"""Whether it can be seen what has the focus: its outline, or the firmer stroke of what is drawn."""


@dataclass(frozen=True)
class NamedBinder(SmallBinder):
    """The small binder, with a format's own name for its file."""

    format: str

    def bind(self, book: Book, art: Callable[[str], Artwork], pages: Sequence[Artwork], out: Path) -> Path:
        made = super().bind(book, art, pages, out)
        return made.rename(made.with_suffix(f".{self.format}"))


class SpokenReader(SmallReader):
    """Somebody says something, nobody knows who."""

    def read(self, manuscript: Manuscript) -> Story:
        story, whole = super().read(manuscript), Span(start=0, end=len(manuscript.text))
        at = STORY.index(SPEECH)
        said = Utterance(
            id="u1", span=Span(start=at, end=at + len(SPEECH)), turn=0, speaker=None, addressees=(),
            manner=Manner.SAID, emotion=Emotion.NEUTRAL, cue=Cue.IMPLICIT, confidence=0.5,
        )  # fmt: skip
        beat = Beat(id="b1", span=whole, utterances=(said,), events=(), present=(), mood=Mood(), importance=0.5)
        return replace(story, scenes=(replace(story.scenes[0], span=whole, beats=(beat,)),))


@pytest.fixture
def painter() -> GatedPainter:
    return GatedPainter()


@pytest.fixture
def page(browser: Browser, painter: GatedPainter, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Page]:
    binders = tuple((name, NamedBinder(name)) for name in ("cbz", "epub", "pdf"))
    crew = replace(a_crew(), reader=SpokenReader(), painter=painter, binders=binders)
    config = ServeConfig(root=tmp_path_factory.mktemp("root"), workers=0, port=0)
    with (
        served(Service(config, work=BookWork(crew=crew))) as url,
        studio_page(browser, url, patience_ms=PATIENCE_MS, told=(404, 409)) as opened,
    ):
        expect.set_options(timeout=PATIENCE_MS)
        yield opened
        expect.set_options(timeout=5_000)


def test_story_becomes_a_comic_by_keyboard_alone(page: Page, painter: GatedPainter) -> None:
    tell_story(page)
    correct_a_speaker(page)
    change_a_look(page)
    edit_the_board(page)
    move_a_balloon(page)
    paint(page, painter)
    redraw_a_panel(page)
    bind_and_fetch(page)


def tell_story(page: Page) -> None:
    press(page, page.get_by_role("link", name="New comic"))
    walk_to(page, page.get_by_label("Your story"))
    page.keyboard.insert_text(STORY)
    walk_to(page, page.get_by_role("radio", checked=True))
    page.keyboard.press("ArrowRight")
    assert chosen_style(page) != "storybook"
    page.keyboard.press("ArrowLeft")
    assert chosen_style(page) == "storybook"
    picture = page.get_by_role("group", name="Painted as").locator("img").first
    expect(picture).to_have_attribute("loading", "lazy")
    page.wait_for_function("() => document.querySelector('.style-choice img').naturalWidth > 0")
    walk_to(page, page.get_by_label("Pages"))
    page.keyboard.type("2")
    press(page, page.get_by_role("button", name="Plan the comic"))


def chosen_style(page: Page) -> str:
    return str(page.get_by_role("radio", checked=True).get_attribute("value"))


def correct_a_speaker(page: Page) -> None:
    speech = page.get_by_role("button", name="Said by nobody yet")
    press(page, speech)
    expect(page.get_by_role("dialog", name="Who says this")).to_be_visible()
    page.keyboard.press("Escape")
    expect(speech).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.get_by_role("menuitemradio", name="Anna")).to_be_focused()
    page.keyboard.press("ArrowDown")
    expect(page.get_by_role("menuitemradio", name="Nobody in particular")).to_be_focused()
    page.keyboard.press("Home")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="1 correction")).to_be_visible()
    saved(page)
    expect(page.get_by_role("button", name="Said by Anna")).to_be_visible()


def change_a_look(page: Page) -> None:
    go(page, "Cast")
    height = page.get_by_label("Height", exact=True)
    walk_to(page, height)
    page.keyboard.press("ArrowRight")
    expect(page.get_by_role("button", name="Undo: height of Anna")).to_be_visible()
    expect(height).to_be_focused()
    page.keyboard.press("Control+z")
    saved(page)


def edit_the_board(page: Page) -> None:
    go(page, "Board")
    card = page.locator('[data-panel="p1"]')
    walk_to(page, page.locator('[data-panel="cover"]'))
    page.keyboard.press("ArrowRight")
    expect(card).to_be_focused()
    page.keyboard.press("Alt+ArrowRight")
    expect(page.get_by_role("button", name="Undo: move panel later (p1)")).to_be_visible()
    expect(card).to_be_focused()
    page.keyboard.press("Control+z")
    expect(page.get_by_role("button", name="Redo: move panel later (p1)")).to_be_visible()
    page.keyboard.press("ArrowRight")
    expect(page.locator('[data-panel="p2"]')).to_be_focused()
    page.keyboard.press("ArrowLeft")
    expect(card).to_be_focused()
    shot = page.get_by_label("Shot", exact=True)
    walk_to(page, shot)
    page.keyboard.press("ArrowUp")
    expect(page.get_by_role("button", name="Undo: shot of p1")).to_be_visible()
    expect(shot).to_be_focused()
    handle = page.get_by_role("button", name="Anna: ")
    walk_to(page, handle, back=True)
    page.keyboard.press("ArrowLeft")
    expect(page.locator("#announcer")).to_contain_text("of 100 from the left")
    expect(handle).to_be_focused()
    saved(page)


def move_a_balloon(page: Page) -> None:
    go(page, "Letter")
    press(page, page.get_by_role("navigation", name="Pages").get_by_role("button", name="2"))
    balloon = page.locator("g.balloon").first
    walk_to(page, balloon)
    for _ in range(2):
        page.keyboard.press("ArrowDown")
        expect(balloon).to_be_focused()
    expect(page.get_by_role("button", name="Undo: move a balloon")).to_be_visible()
    tip = page.locator("circle.tip").first
    walk_to(page, tip)
    page.keyboard.press("ArrowLeft")
    expect(page.get_by_role("button", name="Undo: move a tail")).to_be_visible()
    expect(tip).to_be_focused()
    words = page.get_by_label("Words", exact=True)
    walk_to(page, words)
    page.keyboard.press("Control+a")
    page.keyboard.type("Anna went.")
    page.keyboard.press("Tab")
    expect(page.get_by_label("Set as")).to_be_focused()
    expect(page.get_by_role("button", name="Undo: change words")).to_be_visible()
    saved(page)


def paint(page: Page, painter: GatedPainter) -> None:
    go(page, "Paint")
    press(page, page.get_by_role("button", name="Paint and bind"))
    expect(strip(page).get_by_role("status")).to_contain_text("Painting the panels")
    pause = page.get_by_role("button", name="Pause")
    walk_to(page, pause)
    page.keyboard.press("Enter")
    painter.gate.set()
    expect(page.get_by_role("button", name="Go on")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.get_by_text("All panels are painted")).to_be_visible()
    has_focus(page)


def redraw_a_panel(page: Page) -> None:
    opener = page.get_by_role("button", name="Open panel p2")
    before = page.get_by_role("img", name="Panel p2").get_attribute("src")
    press(page, opener)
    dialog = page.get_by_role("dialog", name="Panel p2")
    expect(dialog.get_by_role("group", name="Versions").get_by_role("button")).to_have_count(1)
    page.keyboard.press("Escape")
    expect(opener).to_be_focused()
    page.keyboard.press("Enter")
    press(page, dialog.get_by_role("button", name="Paint again"))
    expect(page.get_by_role("img", name="Panel p2")).not_to_have_attribute("src", str(before))
    expect(page.get_by_text("All panels are painted")).to_be_visible()
    expect(opener).to_be_focused()


def bind_and_fetch(page: Page) -> None:
    go(page, "Read")
    opener = page.get_by_role("button", name="Files")
    press(page, opener)
    epub = page.get_by_label("E-book (EPUB)")
    walk_to(page, epub)
    page.keyboard.press("Space")
    expect(epub).to_be_checked()
    press(page, page.get_by_role("dialog", name="Files").get_by_role("button", name="Bind", exact=True))
    expect(opener).to_be_focused()
    expect(strip(page)).to_be_hidden()
    page.keyboard.press("Enter")
    row = page.get_by_role("listitem").filter(has_text=".epub")
    check_accessible(page)
    walk_to(page, row.get_by_role("link", name="Fetch"))
    with page.expect_download() as fetched:
        page.keyboard.press("Enter")
    assert fetched.value.suggested_filename.endswith(".epub")


def walk_to(page: Page, goal: Locator, *, back: bool = False) -> None:
    """Press Tab until the goal has the focus; everything that has it on the way can be seen to have it."""
    expect(goal).to_be_visible()
    for _ in range(MOST_TABS):
        if goal.evaluate("element => element === document.activeElement"):
            return
        page.keyboard.press("Shift+Tab" if back else "Tab")
        page.wait_for_function(IS_SEEN, timeout=SOON_MS)  # what is drawn anew meanwhile has the focus again at once
    raise AssertionError(f"{goal} is not reached by Tab")


def press(page: Page, goal: Locator) -> None:
    walk_to(page, goal)
    page.keyboard.press("Enter")


def go(page: Page, name: str) -> None:
    """To a step of the book."""
    press(page, page.get_by_role("navigation", name="Steps of the book").get_by_role("link", name=name))
    expect(page.get_by_role("main")).to_be_focused()


def has_focus(page: Page) -> None:
    assert page.evaluate("document.activeElement !== document.body"), "nothing has the focus"


def strip(page: Page) -> Locator:
    return page.locator(".progress-strip")


def saved(page: Page) -> None:
    """What was changed is saved, and what follows from it is made; somebody still has the focus."""
    expect(page.get_by_text("Saved", exact=True)).to_be_visible()
    expect(strip(page)).to_be_hidden()
    has_focus(page)
