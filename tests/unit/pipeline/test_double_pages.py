"""Double pages in the rehearsal and after it: numbered as two, clear of the fold, or plain pages."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from audobon.comic.codec import to_json
from audobon.comic.fold import FOLD_PT, fold_strip, lost_in_fold
from audobon.comic.page import BLEED_PT, Frame
from audobon.comic.storyboard import PagePlan, PanelBrief, Shot, Storyboard
from audobon.errors import GenerationError
from audobon.keys import layout_of
from audobon.lettering.page_format import US_COMIC
from audobon.pipeline import MakeOptions, draw_board
from audobon.project import BookFolder, Layout
from audobon.rehearsal import Rehearsal, Rehearsed
from audobon.staging.double_pages import numbered
from tests.builders import SmallPenciller, a_board, a_brief, a_design, a_line
from tests.unit.pipeline.rehearsing import crew, rehearsed, standing


def a_wide(*xs: float, words: str = "We are here.") -> PanelBrief:
    return a_brief("wide", shot=Shot.WIDE, placements=standing(*xs), lettering=(a_line(words, speaker=None),))


def a_book(*xs: float, before: int = 1, **changes: str) -> Storyboard:
    """A page before and one after a double page."""
    plain = [PagePlan(number=0, panels=(a_brief(f"b{n}", lettering=()),)) for n in range(before)]
    after = PagePlan(number=0, panels=(a_brief("a1", lettering=()), a_brief("a2", lettering=())))
    double = PagePlan(number=0, panels=(a_wide(*xs, **changes),), double=True)
    board = replace(a_board(), cast=(a_design("anna"), a_design("ben")))
    return replace(board, pages=numbered([*plain, double, after]))


def numbers(pages: Sequence[Rehearsed]) -> list[tuple[int, ...]]:
    return [one.page.numbers for one in pages]


@pytest.fixture
def folder(tmp_path: Path) -> BookFolder:
    return BookFolder(tmp_path / "a.book", is_draft=True)


@pytest.mark.parametrize("right_to_left", [False, True])
def test_double_page_fills_two_pages_to_the_bleed_and_counts_as_two(folder: BookFolder, right_to_left: bool) -> None:
    pages = rehearsed(folder, a_book(0.25), right_to_left=right_to_left)
    assert numbers(pages) == [(1,), (2, 3), (4,)]
    page = pages[1].page
    assert (page.width_pt, page.height_pt) == (2 * US_COMIC.width_pt, US_COMIC.height_pt)
    (frame,) = page.frames
    assert (frame.box.x, frame.box.y) == (-BLEED_PT, -BLEED_PT)
    assert frame.box.right == pytest.approx(page.width_pt + BLEED_PT)
    assert frame.box.bottom == pytest.approx(page.height_pt + BLEED_PT)
    assert page.folio is None


@pytest.mark.parametrize("right_to_left", [False, True])
@pytest.mark.parametrize("x", [0.25, 0.5, 0.75])
def test_words_and_faces_keep_out_of_the_fold(folder: BookFolder, x: float, right_to_left: bool) -> None:
    long = "It was the best of times, it was the worst of times, and so on for quite a while."
    page = rehearsed(folder, a_book(x, words=long), right_to_left=right_to_left)[1]
    assert page.page.double
    middle = page.page.width_pt / 2
    for balloon in page.page.balloons:
        for point in balloon.outline.points:
            assert abs(point.x - middle) > FOLD_PT
    (placement,) = page.plan.panels[0].placements
    assert placement.x == (x if x != 0.5 else pytest.approx(0.4))


def test_fold_that_parts_a_face_whatever_is_moved_leaves_plain_pages(
    folder: BookFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    board = a_book(0.5)

    class Stubborn(SmallPenciller):
        def draw(self, brief, cast, *, width_px, height_px):  # type: ignore[no-untyped-def]
            still = replace(brief, placements=tuple(replace(one, x=0.5) for one in brief.placements))
            return super().draw(still, cast, width_px=width_px, height_px=height_px)

    rehearsal = Rehearsal(folder, crew=replace(crew(), penciller=Stubborn()), dpi=72)
    pages = rehearsal.rehearsed(board, edited=False, watch=lambda done, of: None)
    assert numbers(pages) == [(1,), (2,), (3,), (4,)], "the book keeps its number of pages"
    assert pages[1].plan.panels == board.pages[1].panels
    with pytest.raises(GenerationError, match="AUD-655: page 2, panel wide, .* face of anna would lie in the fold"):
        rehearsal.rehearsed(board, edited=True, watch=lambda done, of: None)


def test_double_page_that_would_begin_on_the_right_is_a_plain_page(folder: BookFolder) -> None:
    board = a_book(0.25, before=2)
    assert numbers(rehearsed(folder, board)) == [(1,), (2,), (3,), (4,)]
    with pytest.raises(GenerationError, match="AUD-655: page 3, panel wide, .* right-hand page"):
        rehearsed(folder, board, edited=True)


def test_kept_double_page_is_kept(folder: BookFolder) -> None:
    first = rehearsed(folder, a_book(0.5))
    board = replace(a_book(0.5), pages=tuple(one.plan for one in first))
    folder.keep_layout(Layout(pages=tuple(layout_of(one.plan, one.frames) for one in first)))
    again = rehearsed(folder, board)
    assert [one.frames for one in again] == [one.frames for one in first]
    plain = replace(board, pages=numbered([replace(page, double=False) for page in board.pages]))
    assert [one.page.width_pt for one in rehearsed(folder, plain)] == [US_COMIC.width_pt] * 3


def test_book_with_a_double_page_is_printed_numbered_and_drawn_the_same_again(tmp_path: Path) -> None:
    path = tmp_path / "board.json"
    path.write_text(to_json(a_book(0.25)))
    options = MakeOptions(formats=("raw",), dpi=72)
    first = draw_board(path, tmp_path / "out", options=options, crew=crew())
    assert first.report.pages == 4
    assert sorted(path.name for path in (first.folder / "pages").glob("*.png")) == ["001.png", "002.png", "004.png"]
    raster = BookFolder(first.folder).pages.raster(2)
    assert (raster.width_px, raster.height_px) == (954, 738)
    second = draw_board(path, tmp_path / "out", options=options, crew=crew())
    assert not any(panel.painted for panel in second.report.panel_reports)


def test_face_beside_the_fold_is_not_lost() -> None:
    strip = fold_strip(width_pt=954, height_pt=738)
    frame = Frame(panel="wide", box=US_COMIC.doubled.bled_all_round())
    for x, lost in ((0.3, False), (0.42, False), (0.48, True), (0.5, True), (0.58, False)):
        pencils = SmallPenciller().draw(a_wide(x), (), width_px=96, height_px=72)
        assert bool(lost_in_fold([frame], [pencils], strip)) is lost
