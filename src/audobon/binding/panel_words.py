"""Where a panel's words stand on its page: each told line on the balloon that letters it.

Knows: how told lines and balloons belong together.  Does not know: markup or PDF.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from audobon.comic.book import Book, LineTold, PanelTold
from audobon.comic.geometry import Box
from audobon.comic.page import Balloon, Frame, Page
from audobon.comic.storyboard import PagePlan


@dataclass(frozen=True, kw_only=True)
class PlacedLine:
    """A told line and the place of its balloon's body, in points; `size_pt` is the size it is lettered at.

    `order` is its balloon's; `vertical` says that it stands in columns.
    """

    order: int
    line: LineTold
    box: Box
    size_pt: float
    vertical: bool = False


@dataclass(frozen=True, kw_only=True)
class PlacedPanel:
    """A panel of a page, in words: its frame and the part of it that the trimmed page shows, what there is to see, and
    its lines in reading order."""

    frame: Frame
    seen: Box
    picture: str
    lines: tuple[PlacedLine, ...]


def page_title(page: Page | PagePlan) -> str:
    """What a page is called in lists of contents."""
    if page.ground:
        return "Cover"
    return f"Pages {page.number} and {page.number + 1}" if page.double else f"Page {page.number}"


def placed_panels(book: Book, page: Page) -> Iterator[PlacedPanel]:
    """The panels of one page, in reading order.

    A book whose panels are not told gives its lettered words as they stand in the balloons, and no pictures in words.
    """
    told = {panel.panel: panel for panel in book.told}
    for frame in page.frames:
        balloons = sorted((one for one in page.balloons if one.panel == frame.panel), key=lambda one: one.order)
        panel = told.get(frame.panel, PanelTold(panel=frame.panel, picture="", lines=()))
        yield PlacedPanel(
            frame=frame,
            seen=frame.box.intersection(page.sheet),
            picture=panel.picture,
            lines=tuple(_placed(panel, balloons)),
        )


def _placed(panel: PanelTold, balloons: list[Balloon]) -> Iterator[PlacedLine]:
    """Each balloon with the told line that it letters: the next one whose letters are its own."""
    waiting = list(panel.lines)
    for balloon in balloons:
        words = " ".join(line.text for line in balloon.lines)
        found = next((line for line in waiting if _letters(line.text) == _letters(words)), None)
        if found is not None:
            del waiting[: waiting.index(found) + 1]
        line = found or LineTold(how=balloon.kind.value.capitalize(), text=words)
        size_pt = balloon.lines[0].size_pt if balloon.lines else 8.0
        is_vertical = bool(balloon.lines) and balloon.lines[0].vertical
        yield PlacedLine(order=balloon.order, line=line, box=balloon.body, size_pt=size_pt, vertical=is_vertical)


def _letters(text: str) -> str:
    """A text as its letters and figures alone, so that capitals, accents, line breaks and hyphens do not count."""
    return "".join(char for char in unicodedata.normalize("NFKD", text.casefold()) if char.isalnum())
