"""Page composition: tiers, gutters, aspects, dominance."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from audobon.comic.page import BLEED_PT, Frame
from audobon.comic.storyboard import PanelBrief, Shot
from audobon.errors import GenerationError
from audobon.lettering.grid import TierComposer
from audobon.lettering.page_format import US_COMIC
from tests.unit.lettering.lettering_cases import a_lettered_line, a_panel, a_plan

panel_lists = st.lists(
    st.tuples(st.sampled_from(list(Shot)), st.floats(0, 1), st.integers(0, 45)), min_size=1, max_size=9
).map(
    lambda all_: tuple(
        a_panel(f"p{index}", shot=shot, importance=importance, lines=[a_lettered_line("word " * words)])
        for index, (shot, importance, words) in enumerate(all_)
    )
)


def tiers_of(frames: tuple[Frame, ...]) -> list[list[Frame]]:
    rows: dict[float, list[Frame]] = {}
    for frame in frames:
        rows.setdefault(round(frame.box.y, 3), []).append(frame)
    return [rows[y] for y in sorted(rows)]


@settings(max_examples=60, deadline=None, derandomize=True)
@given(panels=panel_lists, heading=st.sampled_from(["", "The Tale of a Rabbit"]))
def test_frames_fill_the_page_in_reading_order(panels: tuple[PanelBrief, ...], heading: str) -> None:
    frames = tuple(
        replace(frame, box=frame.box.intersection(US_COMIC.live_area()))
        for frame in TierComposer().frames(a_plan(*panels, heading=heading, byline="Somebody"))
    )
    assert [frame.panel for frame in frames] == [panel.id for panel in panels]
    for one, other in combinations(frames, 2):
        assert one.box.intersection_area(other.box) == 0
    area = US_COMIC.live_area()
    for row in tiers_of(frames):
        assert 1 <= len(row) <= 3
        assert row == sorted(row, key=lambda frame: frame.box.x)
        assert row[0].box.x == pytest.approx(area.x)
        assert row[-1].box.right == pytest.approx(area.right)
        assert len({round(frame.box.height, 6) for frame in row}) == 1
    assert max(frame.box.bottom for frame in frames) == pytest.approx(area.bottom)
    top = min(frame.box.y for frame in frames)
    assert top > area.y + 30 if heading else top == pytest.approx(area.y)


@settings(max_examples=60, deadline=None, derandomize=True)
@given(panels=panel_lists)
def test_frames_have_pleasant_aspects(panels: tuple[PanelBrief, ...]) -> None:
    for frame in TierComposer().frames(a_plan(*panels)):
        assert 0.55 <= frame.box.width / frame.box.height <= 2.6


def test_row_gutters_are_two_to_three_column_gutters() -> None:
    assert 2 <= US_COMIC.row_gutter_pt / US_COMIC.column_gutter_pt <= 3


@pytest.mark.parametrize("count", [3, 4, 5, 6])
@pytest.mark.parametrize("leader", [0, 1, 2])
def test_a_panel_that_leads_gets_a_third_of_the_page(count: int, leader: int) -> None:
    panels = tuple(a_panel(f"p{index}", importance=0.95 if index == leader else 0.3) for index in range(count))
    frames = TierComposer().frames(a_plan(*panels))
    share = frames[leader].box.area / US_COMIC.live_area().area
    assert share == max(frame.box.area for frame in frames) / US_COMIC.live_area().area
    assert 0.24 <= share <= 0.47


def test_a_wide_shot_gets_a_wider_frame_than_a_close_up() -> None:
    frames = TierComposer().frames(
        a_plan(a_panel("p0", shot=Shot.WIDE), *(a_panel(f"p{n}", shot=Shot.CLOSE_UP) for n in range(1, 5)))
    )
    aspects = [frame.box.width / frame.box.height for frame in frames]
    assert aspects[0] == max(aspects)


def a_wide_leader(at: int, *, shot: Shot = Shot.EXTREME_WIDE) -> tuple[PanelBrief, ...]:
    close = [a_panel(f"p{index}", shot=Shot.CLOSE_UP, importance=0.3) for index in range(5)]
    return (*close[:at], a_panel("lead", shot=shot, importance=0.95), *close[at:])


def edges(frame: Frame) -> tuple[bool, bool, bool, bool]:
    """Whether a frame runs out over the left, top, right and bottom edge by the whole bleed."""
    box = frame.box
    right, foot = US_COMIC.width_pt + BLEED_PT, US_COMIC.height_pt + BLEED_PT
    return box.x == -BLEED_PT, box.y == -BLEED_PT, box.right == pytest.approx(right), box.bottom == pytest.approx(foot)


@pytest.mark.parametrize(
    ("at", "heading", "wanted"),
    [
        (0, "", (True, True, True, False)),
        (0, "A Winter Walk", (True, False, True, False)),
        (5, "", (True, False, True, True)),
    ],
)
def test_a_wide_view_that_leads_bleeds_at_the_top_or_the_foot(
    at: int, heading: str, wanted: tuple[bool, bool, bool, bool]
) -> None:
    frames = TierComposer().frames(a_plan(*a_wide_leader(at), heading=heading))
    assert [frame.panel for frame in frames if edges(frame) == wanted] == ["lead"]
    area = US_COMIC.live_area()
    assert all(
        area.x - 0.01 <= one.box.x and one.box.right <= area.right + 0.01 for one in frames if one.panel != "lead"
    )


def test_a_panel_alone_on_its_page_fills_it_and_a_close_up_does_not_bleed() -> None:
    (frame,) = TierComposer().frames(a_plan(a_panel("p0")))
    assert edges(frame) == (True, True, True, True)
    for at in (0, 2):
        shot = Shot.CLOSE_UP if at == 0 else Shot.EXTREME_WIDE
        assert not any(any(edges(one)) for one in TierComposer().frames(a_plan(*a_wide_leader(at, shot=shot))))


def test_words_ask_for_room() -> None:
    lean = TierComposer().frames(a_plan(*(a_panel(f"p{n}") for n in range(4))))
    talk = [a_lettered_line("word " * 40, speaker="ada")]
    rich = TierComposer().frames(a_plan(a_panel("p0", lines=talk), *(a_panel(f"p{n}") for n in range(1, 4))))
    assert rich[0].box.area > lean[0].box.area


def test_composing_is_deterministic() -> None:
    plan = a_plan(*(a_panel(f"p{n}", importance=n / 7) for n in range(7)))
    assert TierComposer().frames(plan) == TierComposer().frames(plan)


@pytest.mark.parametrize("count", [0, 10])
def test_a_page_of_no_or_too_many_panels_is_a_coded_error(count: int) -> None:
    with pytest.raises(GenerationError, match="AUD-640"):
        TierComposer().frames(a_plan(*(a_panel(f"p{n}") for n in range(count))))


@settings(max_examples=40, deadline=None, derandomize=True)
@given(panels=panel_lists)
def test_other_cuts_are_other_tiers_of_the_same_panels(panels: tuple[PanelBrief, ...]) -> None:
    plan = a_plan(*panels)
    cuts = [TierComposer().frames(plan), *TierComposer().others(plan)]
    dealt = [tuple(len(row) for row in tiers_of(cut)) for cut in cuts]
    assert len(set(dealt)) == len(dealt) <= 5
    for cut in cuts:
        assert [frame.panel for frame in cut] == [panel.id for panel in panels]


def test_cover_is_cut_in_no_other_way() -> None:
    cover = replace(a_plan(a_panel("p1"), heading="The Hill"), ground="#334455")
    assert TierComposer().others(cover) == ()
