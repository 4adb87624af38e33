"""Titles of any length over page 1."""

import pytest

from audobon.lettering.heading import heading_height, title_headings
from audobon.lettering.page_format import US_COMIC


@pytest.mark.parametrize(
    "title",
    [
        "Snow",
        "The Tale of Peter Rabbit",
        "A very long title " * 12,
        "Donaudampfschifffahrtsgesellschaft" * 6,
        "X " * 100,
    ],
)
def test_title_of_any_length_stays_between_the_margins(title: str) -> None:
    headings = title_headings(title, author="An Author of Some Length " * 8, page_format=US_COMIC)
    lines = [line for heading in headings for line in heading.lines]
    assert all(line.origin.x >= US_COMIC.margin_side_pt - 0.01 for line in lines)
    assert all(line.origin.x + line.width_pt <= US_COMIC.width_pt - US_COMIC.margin_side_pt + 0.01 for line in lines)
    assert heading_height(title, author="A", page_format=US_COMIC) < 110


def test_short_title_is_set_larger_than_a_long_one() -> None:
    short, long = (title_headings(text, author="", page_format=US_COMIC)[0] for text in ("Snow", "Snow " * 20))
    assert short.lines[0].size_pt > long.lines[0].size_pt


def test_title_that_cannot_stand_is_cut_with_three_dots() -> None:
    heading = title_headings("word " * 200, author="", page_format=US_COMIC)[0]
    assert heading.lines[-1].text.endswith("...")


def test_no_title_takes_no_room() -> None:
    assert heading_height("", author="Somebody", page_format=US_COMIC) == 0
