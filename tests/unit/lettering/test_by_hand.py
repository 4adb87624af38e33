"""Balloons that a person has placed stand where they were put; the others keep every rule beside them."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from audobon.comic.codec import from_json, to_json
from audobon.comic.geometry import Box, Point
from audobon.comic.page import Balloon, Page
from audobon.comic.pencils import Pencils
from audobon.comic.storyboard import BalloonPlace, LetteringKind, LetteringLine
from audobon.lettering.letterer import BalloonLetterer
from audobon.lettering.page_format import US_COMIC
from audobon.lettering.right_to_left import MirroredLetterer
from tests.unit.lettering.lettering_cases import a_figure, a_frame, a_lettered_line, a_panel, a_plan, some_pencils

ADA, BEN = a_figure("ada", x=0.3, y=0.6), a_figure("ben", x=0.75, y=0.6)
WORDS = "Now run along, and don't get into mischief. I am going out."


def a_placed_line(
    text: str, place: BalloonPlace, *, kind: LetteringKind = LetteringKind.SPEECH, speaker: str | None = "ada"
) -> LetteringLine:
    return replace(a_lettered_line(text, kind=kind, speaker=speaker), place=place)


def lettered(*lines: LetteringLine, letterer: BalloonLetterer | MirroredLetterer | None = None) -> Page:
    plan = a_plan(a_panel("p1", lines=lines))
    page = (letterer or BalloonLetterer()).letter(plan, [a_frame(width=300, height=260)], [pencils()])
    assert isinstance(page, Page), page
    return page


def pencils() -> Pencils:
    return some_pencils("p1", figures=(ADA, BEN))


def in_panel(balloon: Balloon, page: Page) -> tuple[float, float]:
    box, middle = page.frames[0].box, balloon.body.center
    return (middle.x - box.x) / box.width, (middle.y - box.y) / box.height


def tip_of(balloon: Balloon, *, to: Point, page: Page) -> float:
    """Points between the outline and where its tail should end."""
    box = page.frames[0].box
    x, y = box.x + to.x * box.width, box.y + to.y * box.height
    return min(((one.x - x) ** 2 + (one.y - y) ** 2) ** 0.5 for one in balloon.outline.points)


def test_a_balloon_stands_where_it_was_put() -> None:
    page = lettered(a_placed_line(WORDS, BalloonPlace(x=0.6, y=0.25)))
    assert in_panel(page.balloons[0], page) == pytest.approx((0.6, 0.25), abs=1e-6)


def test_it_stays_in_the_frame() -> None:
    page = lettered(a_placed_line(WORDS, BalloonPlace(x=0.0, y=1.0)))
    body, box = page.balloons[0].body, page.frames[0].box
    assert box.x < body.x < box.x + 8
    assert box.bottom - 8 < body.bottom < box.bottom


def test_its_tail_ends_where_it_was_put() -> None:
    tip = Point(x=0.5, y=0.55)
    page = lettered(a_placed_line("Here!", BalloonPlace(x=0.5, y=0.15, tip=tip)))
    assert tip_of(page.balloons[0], to=tip, page=page) < 1.0


def test_a_tip_within_the_balloon_is_no_tail() -> None:
    page = lettered(a_placed_line(WORDS, BalloonPlace(x=0.5, y=0.3, tip=Point(x=0.5, y=0.3))))
    plain = lettered(a_placed_line(WORDS, BalloonPlace(x=0.5, y=0.3), kind=LetteringKind.CAPTION, speaker=None))
    assert len(page.balloons) == len(plain.balloons) == 1
    assert page.balloons[0].outline.points[0] != page.balloons[0].mouth


def test_a_tail_that_nobody_placed_goes_to_its_mouth() -> None:
    page = lettered(a_placed_line("Here!", BalloonPlace(x=0.3, y=0.12)))
    mouth = page.balloons[0].mouth
    assert mouth is not None
    lowest = max(point.y for point in page.balloons[0].outline.points)
    assert page.balloons[0].body.bottom + 5 < lowest < mouth.y


def test_it_grows_no_wider_than_it_was_made() -> None:
    widths = [
        lettered(a_placed_line(WORDS, BalloonPlace(x=0.5, y=0.3, width=width))).balloons[0].body.width
        for width in (0.25, 0.35, 0.9)
    ]
    assert widths == sorted(set(widths))
    assert widths[0] <= 0.25 * 300


def test_a_width_that_holds_no_word_is_the_least_that_does() -> None:
    page = lettered(a_placed_line("Incomprehensibilities!", BalloonPlace(x=0.5, y=0.3, width=0.01)))
    assert page.balloons[0].lines


def test_a_face_may_be_covered_by_hand_and_is_told() -> None:
    letterer = BalloonLetterer()
    page = lettered(a_placed_line(WORDS, BalloonPlace(x=0.3, y=0.6)), letterer=letterer)
    told = letterer.broken(page, [pencils()])
    assert [(one.orders, one.words) for one in told] == [((0,), "it covers the face of ada")]
    assert letterer.broken(lettered(a_lettered_line(WORDS, speaker="ada")), [pencils()]) == ()


@settings(max_examples=60)
@given(
    x=st.floats(0, 1),
    y=st.floats(0, 1),
    width=st.floats(0, 1),
    tip=st.none() | st.floats(0, 1),
    at=st.sampled_from([0, 1]),
)
def test_the_others_break_no_rule_beside_it(x: float, y: float, width: float, tip: float | None, at: int) -> None:
    place = BalloonPlace(x=x, y=y, width=width, tip=None if tip is None else Point(x=tip, y=1 - tip))
    free = a_lettered_line("Yes, Mother.", speaker="ben")
    lines = [a_placed_line("Run along!", place)]
    lines.insert(at, free)
    letterer = BalloonLetterer()
    page = letterer.letter(a_plan(a_panel("p1", lines=lines)), [a_frame(width=300, height=260)], [pencils()])
    if isinstance(page, Page):
        assert all(1 - at in one.orders for one in letterer.broken(page, [pencils()]))


def test_in_a_book_from_right_to_left_it_stands_where_it_was_put() -> None:
    letterer = MirroredLetterer(BalloonLetterer(US_COMIC))
    page = lettered(a_placed_line(WORDS, BalloonPlace(x=0.8, y=0.2, width=0.3)), letterer=letterer)
    assert in_panel(page.balloons[0], page) == pytest.approx((0.8, 0.2), abs=1e-6)
    covering = lettered(a_placed_line(WORDS, BalloonPlace(x=0.3, y=0.6)), letterer=letterer)
    assert [one.words for one in letterer.broken(covering, [pencils()])] == ["it covers the face of ada"]


def test_a_place_is_read_back() -> None:
    line = a_placed_line(WORDS, BalloonPlace(x=0.25, y=0.5, tip=Point(x=0.1, y=0.9)))
    assert from_json(LetteringLine, to_json(line), source="line") == line


def test_a_frame_is_not_left_by_a_body_as_wide_as_it() -> None:
    plan = a_plan(a_panel("p1", lines=[a_placed_line(WORDS, BalloonPlace(x=0.9, y=0.9, width=1.0))]))
    page = BalloonLetterer().letter(plan, [a_frame(width=120, height=140)], [some_pencils("p1")])
    assert isinstance(page, Page)
    sheet = Box(x=25, y=25, width=120, height=140)
    assert sheet.intersection_area(page.balloons[0].body) == pytest.approx(page.balloons[0].body.area, rel=0.01)
