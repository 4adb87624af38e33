"""The double page: the moment that matters most, over two facing pages.

Knows: which panel may have so much room, and on which page it must begin.  Does not know: sheets, drawing.

Sources: McCloud 1993, Understanding Comics, chapter 4 (size and bleeds let a moment last); publishers' guides: two
facing pages are an even one and the odd one after it.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import replace

from audobon.comic.page_room import PageRoom
from audobon.comic.storyboard import PagePlan, PanelBrief, Storyboard
from audobon.staging.paging import loads_of, paged
from audobon.staging.prose import word_count
from audobon.staging.shots import WIDE_SHOTS

LEAST_PAGES = 8
"""A shorter book has no double page."""
LEAST_IMPORTANCE = 0.9
MOST_WORDS = 20
MOST_LINES = 2
"""A picture of such a size speaks for itself: more words than this want the beats of smaller panels."""


def with_double_page(board: Storyboard, *, pages: int | None, room: PageRoom, cover: bool) -> Storyboard:
    """The board with its weightiest panel over two facing pages, if that is a wide view and the pages can be cut so
    that it begins on a left one; else as it is.

    Args:
        board: The story's pages, without a cover.
        pages: The page count to keep to, of which a double page takes two; None to add two.
        room: What a page holds.
        cover: Whether a cover will stand before the pages, so that the first of them is the second of the book.
    """
    panels = board.panels()
    at = _greatest(panels)
    count = len(board.pages)
    if at is None or count < LEAST_PAGES:
        return board
    ways = _ways(at, len(panels), totals=(count,) if pages is not None else (count + 2, count + 1), cover=cover)
    fitting = [way for way in ways if _is_even(at, way[0], room) and _is_even(len(panels) - at - 1, way[1], room)]
    if not fitting:
        return board
    share = at / max(1, len(panels) - 1)
    before, after = min(fitting, key=lambda way: (abs(way[0] - share * sum(way)), -sum(way)))
    plans = [
        *_cut(panels[:at], pages=before, room=room),
        PagePlan(number=0, panels=(panels[at],), double=True),
        *_cut(panels[at + 1 :], pages=after, room=room),
    ]
    return replace(board, pages=numbered(plans))


def numbered(plans: Sequence[PagePlan], *, first: int = 1) -> tuple[PagePlan, ...]:
    """Pages with their numbers in order; a double page counts as two."""
    pages: list[PagePlan] = []
    for plan in plans:
        pages.append(replace(plan, number=first))
        first += plan.sheets
    return tuple(pages)


def _greatest(panels: Sequence[PanelBrief]) -> int | None:
    """The place of the panel that matters most, if it is one for a double page."""
    if not panels:
        return None
    at = max(range(len(panels)), key=lambda index: (panels[index].importance, -index))
    panel = panels[at]
    words = sum(word_count(line.text) for line in panel.lettering)
    few_words = words <= MOST_WORDS and len(panel.lettering) <= MOST_LINES
    return at if panel.shot in WIDE_SHOTS and panel.importance >= LEAST_IMPORTANCE and few_words else None


def _ways(at: int, panels: int, *, totals: Sequence[int], cover: bool) -> Iterator[tuple[int, int]]:
    """How many pages may stand before and after the double one."""
    for total in totals:
        for before in range(total - 1):
            after = total - 2 - before
            begins_left = (before + 1 + cover) % 2 == 0
            if begins_left and (before > 0) == (at > 0) and (after > 0) == (at < panels - 1):
                yield before, after


def _is_even(panels: int, pages: int, room: PageRoom) -> bool:
    """Whether so many panels fill so many pages neither thinly nor thickly."""
    return room.few <= panels / pages and math.ceil(panels / pages) <= room.most if pages else panels == 0


def _cut(panels: Sequence[PanelBrief], *, pages: int, room: PageRoom) -> tuple[PagePlan, ...]:
    return paged(panels, loads_of(panels), pages=pages, room=room) if panels else ()
