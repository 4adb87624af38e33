"""Sheets by name: their proportions, how much they hold, and frames on each."""

from __future__ import annotations

from itertools import combinations, pairwise

import pytest

from audobon.comic.page_room import US_PAGE, PageRoom
from audobon.errors import SettingsError
from audobon.lettering.grid import TierComposer
from audobon.lettering.page_format import TRIMS, US_COMIC, PageFormat, trim_named
from tests.unit.lettering.lettering_cases import a_panel, a_plan

EVERY_TRIM = pytest.mark.parametrize("sheet", TRIMS.values(), ids=TRIMS)


@EVERY_TRIM
def test_every_sheet_keeps_the_measures_of_print(sheet: PageFormat) -> None:
    assert 2 <= sheet.row_gutter_pt / sheet.column_gutter_pt <= 3
    assert min(sheet.margin_side_pt, sheet.margin_top_pt) >= 18  # the quarter inch that a trimmed sheet keeps clear
    assert sheet.smallest_type_pt < sheet.type_size_pt <= 9.5
    area = sheet.live_area()
    assert 0.75 <= area.area / (sheet.width_pt * sheet.height_pt) <= 0.9


@EVERY_TRIM
@pytest.mark.parametrize("count", range(2, 10))
def test_frames_of_any_page_of_several_panels_lie_on_its_live_area(sheet: PageFormat, count: int) -> None:
    frames = TierComposer(sheet).frames(a_plan(*(a_panel(f"p{number}") for number in range(count))))
    area = sheet.live_area()
    for frame in frames:
        assert frame.box.x >= area.x - 1e-6
        assert frame.box.right <= area.right + 1e-6
        assert frame.box.y >= area.y - 1e-6
        assert frame.box.bottom <= area.bottom + 1e-6
    assert all(one.box.intersection_area(other.box) == 0 for one, other in combinations(frames, 2))


def test_a_larger_sheet_holds_more() -> None:
    assert trim_named("us-comic").room == US_PAGE == PageRoom()
    rooms = [sheet.room for sheet in sorted(TRIMS.values(), key=lambda sheet: sheet.live_area().area)]
    for smaller, larger in pairwise(rooms):
        assert smaller.panels <= larger.panels
        assert smaller.most <= larger.most <= 9
        assert smaller.story_words <= larger.story_words
        assert smaller.few < smaller.many < smaller.most + 1


def test_a_tall_sheet_has_more_tiers_than_a_wide_one() -> None:
    plan = a_plan(*(a_panel(f"p{number}") for number in range(6)))

    def tiers(name: str) -> int:
        return len({round(frame.box.y, 3) for frame in TierComposer(TRIMS[name]).frames(plan)})

    assert tiers("screen") == 2
    assert tiers("a4") >= tiers("us-comic") == 3


def test_an_unknown_trim_is_refused() -> None:
    assert trim_named("us-comic") is US_COMIC
    with pytest.raises(SettingsError, match="AUD-242") as refused:
        trim_named("foolscap")
    assert "manga" in refused.value.hint
