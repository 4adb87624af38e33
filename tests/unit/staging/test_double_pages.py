"""The moment that matters most over two facing pages: which one, where it begins, and what stays as it was."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from audobon.comic.page_room import US_PAGE
from audobon.comic.soundness import check_storyboard
from audobon.comic.storyboard import PanelBrief, Shot, Storyboard
from audobon.staging.cover import with_cover
from audobon.staging.double_pages import LEAST_PAGES, MOST_WORDS, numbered, with_double_page
from tests.builders import a_board, a_brief, a_line


def a_long_board(*, pages: int = 10, each: int = 5, at: int = 25, **changes: object) -> Storyboard:
    """A board whose panel `at` matters most."""
    briefs = [replace(a_brief(f"p{number:03d}"), importance=0.5) for number in range(pages * each)]
    peak: dict[str, object] = {"shot": Shot.WIDE, "importance": 1.0, **changes}
    briefs[at] = replace(briefs[at], **peak)  # type: ignore[arg-type]
    return a_board(pages=[briefs[start : start + each] for start in range(0, len(briefs), each)])


def doubles(board: Storyboard) -> list[PanelBrief]:
    return [page.panels[0] for page in board.pages if page.double]


@settings(max_examples=60, deadline=None, derandomize=True)
@given(
    pages=st.integers(1, 20), each=st.integers(3, 6), share=st.floats(0, 1), cover=st.booleans(), fixed=st.booleans()
)
def test_double_page_begins_left_and_keeps_panels_order_and_page_count(
    pages: int, each: int, share: float, cover: bool, fixed: bool
) -> None:
    board = a_long_board(pages=pages, each=each, at=round(share * (pages * each - 1)))
    asked = pages if fixed else None
    made = with_double_page(board, pages=asked, room=US_PAGE, cover=cover)
    assert [panel.id for panel in made.panels()] == [panel.id for panel in board.panels()]
    if not doubles(made):
        assert made == board
        return
    assert pages >= LEAST_PAGES
    assert [panel.importance for panel in doubles(made)] == [1.0]
    count = sum(page.sheets for page in made.pages)
    assert count == pages if fixed else pages < count <= pages + 2
    bound = with_cover(made) if cover else made
    check_storyboard(bound, source="the board")
    assert all(page.number % 2 == 0 for page in bound.pages if page.double)
    assert all(US_PAGE.few - 1 <= len(page.panels) <= US_PAGE.most for page in made.pages if not page.double)


@pytest.mark.parametrize("cover", [False, True])
@pytest.mark.parametrize("pages", [12, None])
def test_weightiest_wide_view_gets_two_pages(pages: int | None, cover: bool) -> None:
    made = with_double_page(a_long_board(pages=12, each=4, at=24), pages=pages, room=US_PAGE, cover=cover)
    assert [panel.id for panel in doubles(made)] == ["p024"]


def test_book_that_is_too_full_for_its_pages_gets_none() -> None:
    board = a_long_board()
    assert with_double_page(board, pages=10, room=US_PAGE, cover=True) == board
    assert doubles(with_double_page(board, pages=None, room=US_PAGE, cover=True))


@pytest.mark.parametrize(
    "changes",
    [
        {"shot": Shot.CLOSE_UP},
        {"importance": 0.8},
        {"lettering": (a_line("word " * (MOST_WORDS + 1)),)},
        {"lettering": (a_line("word"),) * 4},
    ],
    ids=["near", "not so great", "wordy", "talk"],
)
def test_other_moments_get_none(changes: dict[str, object]) -> None:
    board = a_long_board(**changes)  # type: ignore[arg-type]
    assert with_double_page(board, pages=None, room=US_PAGE, cover=True) == board


def test_short_book_gets_none() -> None:
    board = a_long_board(pages=LEAST_PAGES - 1, at=15)
    assert with_double_page(board, pages=None, room=US_PAGE, cover=True) == board
    board = a_long_board(pages=LEAST_PAGES, at=20)
    assert doubles(with_double_page(board, pages=None, room=US_PAGE, cover=True))


def test_board_of_two_panels_that_matter_alike_takes_the_first() -> None:
    board = a_long_board()
    panels = board.panels()
    also = replace(panels[30], shot=Shot.WIDE, importance=1.0)
    pages = numbered([replace(page, panels=tuple(also if one.id == also.id else one for one in page.panels))
                      for page in board.pages])  # fmt: skip
    made = with_double_page(replace(board, pages=pages), pages=None, room=US_PAGE, cover=True)
    assert [panel.id for panel in doubles(made)] == ["p025"]
