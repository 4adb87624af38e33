"""The eye goes from each balloon to the nearest unread one of its tier: that is the one told next."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from audobon.comic.geometry import Box
from audobon.comic.page import Frame, Page, Refusal
from audobon.comic.storyboard import LetteringKind
from audobon.lettering.letterer import BalloonLetterer
from audobon.lettering.order import Told, jumps_in, tier_of
from tests.unit.lettering.lettering_cases import a_figure, a_lettered_line, a_panel, a_plan, some_pencils

LEFT, RIGHT = Box(x=25, y=25, width=210, height=210), Box(x=240, y=25, width=210, height=210)
BELOW = Box(x=25, y=255, width=425, height=210)


def told(frame: Box, x: float, y: float) -> Told:
    return Told(frame=frame, body=Box(x=frame.x + x, y=frame.y + y, width=60, height=20))


def page_of(first: Sequence[str], second: Sequence[str]) -> Page:
    """Two panels side by side: captions in the one, and in the other a speaker at the right who is answered."""
    captions = [a_lettered_line(text, kind=LetteringKind.CAPTION) for text in first]
    talk = [a_lettered_line(text, speaker=who) for text, who in zip(second, ("ben", "ada"), strict=False)]
    plan = a_plan(a_panel("p1", lines=captions), a_panel("p2", lines=talk))
    figures = (a_figure("ada", x=0.2, y=0.6), a_figure("ben", x=0.8, y=0.6))
    frames = (Frame(panel="p1", box=LEFT), Frame(panel="p2", box=RIGHT))
    page = BalloonLetterer().letter(plan, frames, (some_pencils("p1"), some_pencils("p2", figures=figures)))
    assert not isinstance(page, Refusal)
    return page


def jumps(page: Page) -> int:
    frames = {frame.panel: frame.box for frame in page.frames}
    return jumps_in([Told(frame=frames[one.panel], body=one.body) for one in page.balloons])


def test_tier_is_what_stands_side_by_side() -> None:
    all_three = [told(LEFT, 5, 5), told(RIGHT, 5, 5), told(BELOW, 5, 5)]
    assert tier_of(LEFT, all_three) == (all_three[0].body, all_three[1].body)
    assert tier_of(BELOW, all_three) == (all_three[2].body,)


def test_eye_jumps_to_the_nearest_across_a_border_but_not_down_a_tier() -> None:
    assert jumps_in([told(LEFT, 5, 5), told(LEFT, 5, 40), told(RIGHT, 5, 5)]) == 0
    assert jumps_in([told(LEFT, 140, 5), told(LEFT, 5, 150), told(RIGHT, 5, 5)]) == 1
    assert jumps_in([told(LEFT, 140, 150), told(RIGHT, 140, 5), told(RIGHT, 5, 150)]) == 1
    assert jumps_in([told(LEFT, 5, 180), told(RIGHT, 5, 5), told(BELOW, 5, 5)]) == 0


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (["It rained all day long.", "Nobody came."], ["Do you mean that you can find out the answer?", "Exactly."]),
        (
            ["It rained and rained.", "It was late. " * 6],
            ["What?", "I said that it would rain, and it did."],
        ),
    ],
)
def test_panels_of_a_tier_are_lettered_in_view_of_each_other(first: list[str], second: list[str]) -> None:
    assert jumps(page_of(first, second)) == 0


@settings(max_examples=15, deadline=None)
@given(st.lists(st.integers(1, 14), min_size=1, max_size=3), st.lists(st.integers(1, 14), min_size=1, max_size=2))
def test_what_fits_alone_fits_beside_others(first: list[int], second: list[int]) -> None:
    assert page_of(["word " * count for count in first], ["word " * count for count in second]).balloons
