"""The rehearsal sets a detail into its wide view, and gives it up where it would hide somebody."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from audobon.comic.codec import canonical, to_json
from audobon.comic.mirroring import mirrored_board
from audobon.comic.storyboard import Facing, PagePlan, PanelBrief, Placement, Shot, Storyboard
from audobon.keys import layout_of
from audobon.lettering.grid import TierComposer
from audobon.pipeline import MakeOptions, draw_board
from audobon.project import BookFolder, Layout
from audobon.rehearsal import PAGES_PER_INSET, Rehearsal, Rehearsed
from audobon.staging.details import with_detail
from audobon.staging.director import StoryboardDirector
from tests.builders import a_board, a_brief, a_design, a_line
from tests.unit.pipeline.rehearsing import crew, rehearsed, standing


def a_page(number: int, *placed: Placement, near: bool = True) -> list[PanelBrief]:
    """Three small panels and a wide one that leads; after it, if asked for, a near one."""
    small = [replace(a_brief(f"p{number}{letter}", lettering=()), importance=0.3) for letter in "xyz"]
    wide = replace(
        a_brief(f"p{number}w", shot=Shot.WIDE, placements=placed, lettering=(a_line("We are here.", speaker=None),)),
        importance=0.95,
    )
    detail = replace(a_brief(f"p{number}n", shot=Shot.CLOSE_UP, lettering=()), importance=0.3)
    return [*small, wide, *([detail] if near else [])]


def a_talking_page(number: int, *xs: float, words: str = "At last!") -> list[PanelBrief]:
    *small, wide = a_page(number, *standing(*xs), near=False)
    return [*small, replace(wide, lettering=(*wide.lettering, a_line(words, speaker="ben")))]


def board_of(pages: Sequence[Sequence[PanelBrief]]) -> Storyboard:
    return replace(a_board(pages=pages), cast=(a_design("anna"), a_design("ben")))


def insets(pages: Sequence[Rehearsed]) -> list[tuple[str, str]]:
    return [(frame.panel, frame.host) for page in pages for frame in page.frames if frame.host]


@pytest.fixture
def folder(tmp_path: Path) -> BookFolder:
    return BookFolder(tmp_path / "a.book", is_draft=True)


def test_near_view_is_set_into_the_wide_view_before_it(folder: BookFolder) -> None:
    pages = rehearsed(folder, board_of([a_page(1, *standing(0.2))]))
    assert insets(pages) == [("p1n", "p1w")]
    assert pages[0].page.frames == pages[0].frames
    assert [brief.id for brief in pages[0].plan.panels] == [frame.panel for frame in pages[0].frames]


def test_other_corner_is_taken_where_somebody_stands_in_the_first(folder: BookFolder) -> None:
    for x in (0.15, 0.85):
        (page,) = rehearsed(folder, board_of([a_page(1, *standing(x))]))
        boxes = {frame.panel: frame.box.center.x for frame in page.frames}
        assert (boxes["p1n"] > boxes["p1w"]) is (x < 0.5)


def test_page_has_no_inset_where_somebody_stands_in_every_corner(folder: BookFolder) -> None:
    plan = a_page(1, *standing(0.15, 0.85))
    (page,) = rehearsed(folder, board_of([plan]))
    assert insets([page]) == []
    composed = TierComposer().frames(PagePlan(number=1, panels=tuple(plan)))
    assert page.frames == tuple(canonical(frame) for frame in composed)


def test_last_words_of_a_wide_view_become_a_detail_in_it(folder: BookFolder) -> None:
    board = board_of([a_talking_page(1, 0.3, 0.7)])
    (page,) = rehearsed(folder, board)
    assert insets([page]) == [("p1wd", "p1w")]
    wide, detail = page.plan.panels[3:]
    assert [line.text for line in (*wide.lettering, *detail.lettering)] == ["We are here.", "At last!"]
    assert [one.character for one in detail.placements] == ["ben"]
    assert [one.character for one in wide.placements] == ["anna", "ben"]
    assert rehearsed(folder, board_of([page.plan.panels]))[0].plan == page.plan, "a detail has no detail"


def test_detail_is_taken_out_of_no_page_that_a_person_has_edited(folder: BookFolder) -> None:
    board = board_of([a_talking_page(1, 0.3, 0.7)])
    (page,) = rehearsed(folder, board, edited=True)
    assert insets([page]) == []
    assert page.plan == board.pages[0]


def test_page_keeps_its_words_where_its_detail_finds_no_corner(folder: BookFolder) -> None:
    class Unmoved(StoryboardDirector):
        def detail(self, plan, cast):  # type: ignore[no-untyped-def]
            detailed = super().detail(plan, cast)
            wide = replace(detailed.panels[3], placements=plan.panels[3].placements)
            return replace(detailed, panels=(*detailed.panels[:3], wide, *detailed.panels[4:]))

    board = board_of([a_talking_page(1, 0.15, 0.85)])
    rehearsal = Rehearsal(folder, crew=replace(crew(), director=Unmoved()), dpi=72)
    (page,) = rehearsal.rehearsed(board, edited=False, watch=lambda done, of: None)
    assert page.plan == board.pages[0]
    assert len(page.frames) == 4


def test_right_to_left_the_detail_lies_at_the_left_and_the_figures_stand_at_the_right(folder: BookFolder) -> None:
    board = mirrored_board(board_of([a_talking_page(1, 0.3, 0.7)]))
    (page,) = rehearsed(folder, board, right_to_left=True)
    assert insets([page]) == [("p1wd", "p1w")]
    boxes = {frame.panel: frame.box.center.x for frame in page.frames}
    assert boxes["p1wd"] < boxes["p1w"]
    assert all(one.x > 0.5 for one in page.plan.panels[3].placements)


def test_insets_are_rare(folder: BookFolder) -> None:
    pages = rehearsed(folder, board_of([a_page(n, *standing(0.2)) for n in range(1, PAGES_PER_INSET + 2)]))
    assert [host for _, host in insets(pages)] == ["p1w", f"p{PAGES_PER_INSET + 1}w"]


def test_kept_inset_is_given_up_when_somebody_is_moved_under_it(folder: BookFolder) -> None:
    board = board_of([a_page(1, *standing(0.2))])
    first = rehearsed(folder, board)
    folder.keep_layout(Layout(pages=(layout_of(first[0].plan, first[0].frames),)))
    assert rehearsed(folder, board, edited=True)[0].frames == first[0].frames
    moved = board_of([a_page(1, *standing(0.2, 0.85))])
    assert insets(rehearsed(folder, moved, edited=True)) == []


def test_book_with_an_inset_is_drawn_the_same_again(tmp_path: Path) -> None:
    path = tmp_path / "board.json"
    path.write_text(to_json(board_of([a_page(1, *standing(0.2)), a_page(2, *standing(0.2))])))
    options = MakeOptions(formats=("raw",), dpi=72)
    first = draw_board(path, tmp_path / "out", options=options, crew=crew())
    layout = (first.folder / "layout.json").read_text()
    assert '"host": "p1w"' in layout
    second = draw_board(path, tmp_path / "out", options=options, crew=crew())
    assert not any(panel.painted for panel in second.report.panel_reports)
    assert (second.folder / "layout.json").read_text() == layout


# --- the director's part ---


def test_detail_is_of_the_speaker_alone_who_looks_the_same_way() -> None:
    plan = PagePlan(number=1, panels=tuple(a_talking_page(1, 0.3, 0.7)))
    anna, ben = plan.panels[3].placements
    ben = replace(ben, gaze="anna", partner="anna", on="anna", facing=Facing.BACK)
    wide = replace(plan.panels[3], placements=(anna, ben))
    plan = replace(plan, panels=(*plan.panels[:3], wide))
    cast = (a_design("anna"), a_design("ben"))
    detailed = with_detail(plan, cast)
    assert detailed is not None
    (near,) = detailed.panels[4].placements
    assert (near.character, near.gaze, near.partner, near.on, near.facing) == ("ben", "left", "", "", Facing.FRONT)
    assert detailed.panels[4].prompt.startswith("Close view of ")
    assert detailed.panels[4].moment == wide.lettering[-1].spans[0]
    assert detailed.panels[4].importance < wide.importance


@pytest.mark.parametrize("words", ["one two three four five six seven eight nine ten eleven", "*"])
def test_page_has_no_detail_of_many_words_or_of_somebody_who_is_not_there(words: str) -> None:
    plan = PagePlan(number=1, panels=tuple(a_talking_page(1, 0.3, *([0.7] if words != "*" else []), words=words)))
    assert with_detail(plan, (a_design("anna"), a_design("ben"))) is None


def test_wide_view_in_which_much_else_is_said_has_no_detail() -> None:
    *small, wide = a_talking_page(1, 0.3, 0.7)
    for count, is_detailed in ((20, True), (21, False)):
        lines = (a_line("word " * count, speaker="anna"), wide.lettering[-1])
        plan = PagePlan(number=1, panels=(*small, replace(wide, lettering=lines)))
        assert (with_detail(plan, (a_design("anna"), a_design("ben"))) is not None) is is_detailed


def test_page_that_no_wide_view_leads_has_no_detail() -> None:
    *small, wide = a_talking_page(1, 0.3, 0.7)
    cast = (a_design("anna"), a_design("ben"))
    for other in (replace(wide, shot=Shot.FULL), replace(wide, importance=0.1), replace(wide, lettering=())):
        assert with_detail(PagePlan(number=1, panels=(*small, other)), cast) is None
    assert with_detail(PagePlan(number=1, panels=(wide,), ground="#204060"), cast) is None
