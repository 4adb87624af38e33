"""A cover on its sheet: title above the picture, author below, light on a dark ground."""

from __future__ import annotations

from dataclasses import replace

import pytest

from audobon.comic.page import Page
from audobon.lettering.grid import TierComposer
from audobon.lettering.letterer import BalloonLetterer
from audobon.lettering.page_format import TRIMS
from audobon.typography.faces import DISPLAY, face
from audobon.typography.marks import PAPER, Shape, Words, page_marks
from tests.unit.lettering.lettering_cases import a_panel, a_plan, some_pencils

TITLES = ("Ash", "The Tale of Peter Rabbit", "word " * 40, "")


@pytest.mark.parametrize("trim", TRIMS)
@pytest.mark.parametrize("title", TITLES)
@pytest.mark.parametrize("author", ["Beatrix Potter", ""])
def test_nothing_on_a_cover_touches_anything_else(trim: str, title: str, author: str) -> None:
    sheet = TRIMS[trim]
    page = lettered(trim, title=title, author=author)
    (frame,) = page.frames
    assert frame.box.height > 0.4 * sheet.height_pt
    assert sheet.live_area().x <= frame.box.x
    assert frame.box.bottom <= sheet.height_pt - sheet.margin_top_pt + 1e-6
    for heading in page.headings:
        for line in heading.lines:
            assert line.origin.x >= sheet.margin_side_pt - 0.5
            assert line.origin.x + line.width_pt <= sheet.width_pt - sheet.margin_side_pt + 0.5
            if heading.font == DISPLAY:
                assert line.origin.y < frame.box.y
            else:
                assert line.origin.y - face(heading.font).cap_height * line.size_pt > frame.box.bottom
    assert page.folio is None


def test_a_short_title_is_set_large() -> None:
    page = lettered("us-comic", title="Ash", author="")
    assert page.headings[0].lines[0].size_pt == 64.0


def test_a_cover_is_painted_on_its_ground_in_light_letters() -> None:
    marks = page_marks(lettered("us-comic", title="Ash", author="Nobody"))
    first = marks[0]
    assert isinstance(first, Shape)
    assert first.fill == "#112233"
    words = [mark for mark in marks if isinstance(mark, Words)]
    assert [mark.color for mark in words] == [PAPER, PAPER]
    assert words[0].contours
    assert not words[1].contours


def lettered(trim: str, *, title: str, author: str) -> Page:
    plan = replace(a_plan(a_panel("cover"), heading=title, byline=author), ground="#112233")
    frames = TierComposer(TRIMS[trim]).frames(plan)
    page = BalloonLetterer(TRIMS[trim]).letter(plan, frames, [some_pencils("cover")])
    assert isinstance(page, Page)
    return page
