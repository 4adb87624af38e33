"""A page whose balloons would be read in another order is cut into other tiers before it is painted."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from audobon.comic.page import Frame, Page
from audobon.comic.storyboard import PagePlan
from audobon.keys import panel_pixels
from audobon.project import BookFolder
from audobon.rehearsal import Rehearsal, Rehearsed
from tests.builders import SmallComposer, SmallLetterer, a_board, a_brief, a_crew


class ComposerOfFour(SmallComposer):
    """Cuts a page in four ways, each with other heights."""

    def others(self, plan: PagePlan) -> tuple[tuple[Frame, ...], ...]:
        return tuple(
            tuple(replace(frame, box=replace(frame.box, height=frame.box.height - less)) for frame in self.frames(plan))
            for less in (10.0, 20.0, 30.0)
        )


class DoubtfulLetterer(SmallLetterer):
    """Tells of each cut how often the eye would jump, and remembers which were lettered."""

    def __init__(self, jumps: Sequence[int]) -> None:
        self._jumps = jumps
        self.heights: list[float] = []

    def jumps(self, page: Page) -> int:
        height = page.frames[0].box.height
        if height not in self.heights:
            self.heights.append(height)
        return self._jumps[self.heights.index(height)]


@pytest.mark.parametrize(
    ("jumps", "taken", "tried"),
    [([0], 0, 1), ([1, 0], 1, 2), ([2, 1, 3, 0], 3, 4), ([2, 1, 1, 2], 1, 4), ([1, 1, 2, 1], 0, 4)],
)
def test_cut_with_the_fewest_jumps_is_taken(tmp_path: Path, jumps: list[int], taken: int, tried: int) -> None:
    letterer = DoubtfulLetterer(jumps)
    folder = BookFolder(tmp_path / "a.book", is_draft=True)
    crew = replace(a_crew(), composer=ComposerOfFour(), letterer=letterer)
    rehearsal = Rehearsal(folder, crew=crew, dpi=72)
    board = a_board(pages=[[a_brief("p1"), a_brief("p2")]])
    (page,) = rehearsal.rehearsed(board, edited=False, watch=lambda done, of: None)
    assert isinstance(page, Rehearsed)
    assert len(letterer.heights) == tried
    assert page.frames[0].box.height == letterer.heights[taken]
    for frame in page.frames:
        record = folder.pencils_record(frame.panel)
        assert record is not None
        draft = folder.pencils(record).draft
        assert (draft.width_px, draft.height_px) == panel_pixels(frame, dpi=72)


class LostLetterer(SmallLetterer):
    """Every page of more than two panels is read in another order."""

    def jumps(self, page: Page) -> int:
        return max(0, len(page.frames) - 2)


@pytest.mark.parametrize(("panels", "edited", "pages"), [(3, False, [3]), (4, False, [2, 2]), (4, True, [4])])
def test_page_that_no_cut_brings_into_order_becomes_two(
    tmp_path: Path, panels: int, edited: bool, pages: list[int]
) -> None:
    folder = BookFolder(tmp_path / "a.book", is_draft=True)
    rehearsal = Rehearsal(folder, crew=replace(a_crew(), letterer=LostLetterer()), dpi=72)
    board = a_board(pages=[[a_brief(f"p{number}") for number in range(panels)]])
    found = rehearsal.rehearsed(board, edited=edited, watch=lambda done, of: None)
    assert [len(page.plan.panels) for page in found] == pages
    assert [page.plan.number for page in found] == list(range(1, len(pages) + 1))
