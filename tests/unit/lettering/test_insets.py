"""Insets: a near view in the wide view that leads its page, clear of that one's words."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from audobon.comic.geometry import Box
from audobon.comic.insets import MOST_BODY, hidden_by_insets
from audobon.comic.page import INSET_PAPER_PT, Frame, Page
from audobon.comic.storyboard import LetteringKind, LetteringLine, PanelBrief, Shot
from audobon.evaluation.page_geometry import as_read
from audobon.lettering.grid import TierComposer
from audobon.lettering.letterer import BalloonLetterer
from audobon.lettering.page_format import TRIMS, US_COMIC
from audobon.lettering.panel_space import panel_space
from audobon.lettering.right_to_left import MirroredComposer, MirroredLetterer
from audobon.lettering.rules import broken_rules
from audobon.typography.marks import Picture, Shape, page_marks
from tests.unit.lettering.lettering_cases import (
    a_figure,
    a_lettered_line,
    a_panel,
    a_plan,
    lettering_lines,
    some_pencils,
)

MEDIUM = [a_panel(f"p{index}", importance=0.3) for index in range(9)]


def a_pair(*, follows: bool, words: int = 4, shot: Shot = Shot.CLOSE_UP) -> list[PanelBrief]:
    host = a_panel("host", shot=Shot.WIDE, importance=0.95, lines=[a_lettered_line("They came to the sea.")])
    lines = [a_lettered_line("word " * words, speaker="ada")] if words else []
    detail = a_panel("detail", shot=shot, importance=0.3, lines=lines)
    return [host, detail] if follows else [detail, host]


pages = st.builds(
    lambda before, after, follows, words, shot: (*MEDIUM[:before], *a_pair(follows=follows, words=words, shot=shot),
                                                 *MEDIUM[before : before + after]),
    st.integers(0, 3), st.integers(0, 3), st.booleans(), st.integers(0, 10),
    st.sampled_from([Shot.CLOSE_UP, Shot.EXTREME_CLOSE_UP]),
)  # fmt: skip


@settings(max_examples=80, deadline=None, derandomize=True)
@given(panels=pages, trim=st.sampled_from(sorted(TRIMS)), right_to_left=st.booleans())
def test_inset_lies_wholly_in_its_host_and_is_read_as_it_is_told(
    panels: tuple[PanelBrief, ...], trim: str, right_to_left: bool
) -> None:
    plain = TierComposer(TRIMS[trim])
    composer = MirroredComposer(plain) if right_to_left else plain
    area = plain.page_format.live_area()
    for frames in composer.with_inset(a_plan(*panels)):
        assert [frame.panel for frame in frames] == [panel.id for panel in panels]
        boxes = {frame.panel: frame for frame in frames}
        inset, host = boxes["detail"], boxes["host"]
        assert [frame.panel for frame in frames if frame.host] == ["detail"]
        assert inset.host == "host"
        whole = inset.covers
        for within in (host.box, area):
            assert within.x < whole.x
            assert within.y < whole.y
            assert whole.right < within.right
            assert whole.bottom < within.bottom
        shown = host.box.intersection(area)
        assert 0.19 <= inset.box.area / shown.area <= 0.33
        for one, other in combinations([frame for frame in frames if not frame.host], 2):
            assert one.box.intersection_area(other.box) == pytest.approx(0)
        assert as_read(frames, right_to_left=right_to_left) == tuple(panel.id for panel in panels)


@pytest.mark.parametrize("right_to_left", [False, True])
@pytest.mark.parametrize("follows", [False, True])
def test_best_corner_is_where_reading_ends_or_begins(follows: bool, right_to_left: bool) -> None:
    composer = MirroredComposer(TierComposer()) if right_to_left else TierComposer()
    first, *others = composer.with_inset(a_plan(*MEDIUM[:3], *a_pair(follows=follows)))
    boxes = {frame.panel: frame.box.center for frame in first}
    assert (boxes["detail"].y > boxes["host"].y) is follows
    assert (boxes["detail"].x > boxes["host"].x) is (follows is not right_to_left)
    assert len(others) == (1 if follows else 0)


def test_page_without_its_pair_has_no_inset() -> None:
    host, detail = a_pair(follows=True)
    composer = TierComposer()

    def ways(*panels: PanelBrief) -> int:
        return len(composer.with_inset(a_plan(*MEDIUM[:3], *panels)))

    assert ways(host, detail) == 2
    assert ways(host, *MEDIUM[4:5], detail) == 0, "they are no neighbours"
    assert ways(host, replace(detail, scene="another")) == 0
    assert ways(host, replace(detail, place="elsewhere")) == 0
    assert ways(host, replace(detail, shot=Shot.MEDIUM)) == 0
    assert ways(replace(host, shot=Shot.FULL), detail) == 0
    assert ways(replace(host, importance=0.3), detail) == 0, "it does not lead the page"
    assert ways(host, replace(detail, lettering=(a_lettered_line("word " * 11),))) == 0
    assert composer.with_inset(replace(a_plan(host, detail), ground="#204060")) == ()


def test_page_is_composed_without_an_inset_unless_one_is_asked_for() -> None:
    frames = TierComposer().frames(a_plan(*MEDIUM[:3], *a_pair(follows=True)))
    assert not any(frame.host for frame in frames)


# --- words ---

HOST = Frame(panel="host", box=Box(x=25, y=60, width=427, height=240))


def inset_at(share_x: float, share_y: float) -> Frame:
    width, height = 150.0, 130.0
    off = INSET_PAPER_PT + 4
    x = HOST.box.x + off + share_x * (HOST.box.width - width - 2 * off)
    y = HOST.box.y + off + share_y * (HOST.box.height - height - 2 * off)
    return Frame(panel="detail", box=Box(x=x, y=y, width=width, height=height), host="host")


@settings(max_examples=16, deadline=None, derandomize=True)
@given(
    lines=lettering_lines, corner=st.tuples(st.sampled_from([0.0, 1.0]), st.sampled_from([0.0, 1.0])),
    at=st.tuples(st.floats(0.1, 0.9), st.floats(0.3, 0.7)), right_to_left=st.booleans(),
)  # fmt: skip
def test_words_of_the_host_keep_clear_of_the_inset(
    lines: list[LetteringLine], corner: tuple[float, float], at: tuple[float, float], right_to_left: bool
) -> None:
    inset = inset_at(*corner)
    plan = a_plan(a_panel("host", lines=lines), a_panel("detail", lines=[a_lettered_line("Look!", speaker="ada")]))
    pencils = [
        some_pencils("host", figures=[a_figure("ada", x=at[0], y=at[1], size=0.15, aspect=1.8)]),
        some_pencils("detail", figures=[a_figure("ada", x=0.5, y=0.65, size=0.4)]),
    ]
    plain = BalloonLetterer()
    letterer = MirroredLetterer(plain) if right_to_left else plain
    page = letterer.letter(plan, [HOST, inset], pencils)
    if not isinstance(page, Page):
        return
    box = inset.covers
    for balloon in page.balloons:
        points = [point for outline in (balloon.outline, *balloon.extras) for point in outline.points]
        if balloon.panel == "host":
            assert not any(box.contains(point) for point in points)
        else:
            assert all(inset.box.contains(point) for point in points)


def test_a_short_line_is_lettered_beside_every_inset() -> None:
    for corner in ((0.0, 0.0), (1.0, 1.0)):
        plan = a_plan(
            a_panel("host", lines=[a_lettered_line("Here we are at last.", speaker="ada")]), a_panel("detail")
        )
        figure = a_figure("ada", x=1 - corner[0] * 0.8 - 0.1, y=0.6, size=0.12, aspect=1.8)
        pencils = [some_pencils("host", figures=[figure]), some_pencils("detail")]
        assert isinstance(BalloonLetterer().letter(plan, [HOST, inset_at(*corner)], pencils), Page)


def test_rules_name_a_balloon_that_runs_into_an_inset() -> None:
    plan = a_plan(a_panel("host", lines=[a_lettered_line("Once upon a time.", kind=LetteringKind.CAPTION)]))
    pencils = some_pencils("host")
    page = BalloonLetterer().letter(plan, [HOST], [pencils])
    assert isinstance(page, Page)
    body = page.balloons[0].body
    for by, faults in ((0.0, 1), (60.0, 0)):
        inset = replace(body, x=body.x + body.width - 3, y=body.y + by)
        space = panel_space(HOST, pencils, page_format=US_COMIC, taken=(inset,))
        assert len(broken_rules(page.balloons, space=space)) == faults


# --- what lies under it ---


@pytest.mark.parametrize("corner", [(0.0, 0.0), (0.0, 1.0), (1.0, 0.0), (1.0, 1.0)])
def test_face_or_body_under_an_inset_is_hidden(corner: tuple[float, float]) -> None:
    inset = inset_at(*corner)
    near = (inset.box.center.x - HOST.box.x) / HOST.box.width, (inset.box.center.y - HOST.box.y) / HOST.box.height
    for x, y, hidden in ((near[0], near[1], True), (1 - near[0], 0.2, False)):
        figure = a_figure("ada", x=x, y=y, size=0.1, aspect=1.8)
        pencils = [some_pencils("host", figures=[figure]), some_pencils("detail", figures=[a_figure("ada")])]
        assert hidden_by_insets([HOST, inset], pencils) == ((("host", "ada"),) if hidden else ())
    assert hidden_by_insets([HOST], [some_pencils("host", figures=[a_figure("ada")])]) == ()


def test_only_a_little_of_a_body_may_be_hidden_and_no_head_that_is_turned_away() -> None:
    inset = inset_at(1.0, 1.0)
    left, top = ((inset.covers.x - HOST.box.x) / HOST.box.width, (inset.covers.y - HOST.box.y) / HOST.box.height)
    away = Box(x=-3.0, y=-3.0, width=0.1, height=0.1)

    def hidden(body: Box) -> bool:
        figure = replace(a_figure("ada"), face=away, body=body)
        return bool(hidden_by_insets([HOST, inset], [some_pencils("host", figures=[figure])]))

    foot = Box(x=left + 0.02, y=top - 0.36, width=0.1, height=0.4 - 0.01)
    assert not hidden(foot)
    assert hidden(replace(foot, height=0.36 / (1 - MOST_BODY) + 0.02))
    assert hidden(Box(x=left - 0.28, y=top + 0.02, width=0.3, height=0.3)), "its shoulder is under the corner"


# --- paint ---


def test_inset_is_painted_over_its_host_with_paper_and_border_and_under_the_balloons() -> None:
    inset = inset_at(1.0, 1.0)
    for frames in ([HOST, inset], [inset, HOST]):
        page = Page(number=1, width_pt=477, height_pt=738, frames=tuple(frames), balloons=())
        marks = page_marks(page)
        assert [mark.panel for mark in marks if isinstance(mark, Picture)] == ["host", "detail"]
        kinds = ["picture" if isinstance(mark, Picture) else "shape" for mark in marks]
        assert kinds == ["picture", "shape", "shape", "picture", "shape"]
        paper = marks[2]
        assert isinstance(paper, Shape)
        assert paper.fill is not None
        (outline,) = paper.outlines
        assert min(point.x for point in outline.points) == pytest.approx(inset.box.x - INSET_PAPER_PT)
        assert max(point.y for point in outline.points) == pytest.approx(inset.box.bottom + INSET_PAPER_PT)
